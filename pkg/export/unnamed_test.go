package export_test

import "testing"

// Programs write something over columns that have no head.
func TestHeadsThatNameNothing(t *testing.T) {
	runValues(t, []valueCase{
		{name: "of R, over a caption", text: "...1,Number of pupils,...3\nArea,2018,2019\nKent,4,5\nDevon,6,7\n", want: map[string]string{"; 2019": "12", "Kent; 2018": "4"}},
		{name: "of R, beside heads", text: "Area,...2,2018,2019\nKent,,4,5\nDevon,,6,7\n", want: map[string]string{"; 2019": "12"}},
		{name: "of Python", text: "Unnamed: 0,County,Year,Calls\n0,Kent,2019,5\n1,Devon,2019,7\n", want: map[string]string{"; 2019": "12"}},
		{name: "numbers over the heads", text: "Column1,Column2,Column3\nCounty,Year,Calls\nKent,2019,5\nDevon,2019,7\n", want: map[string]string{"; 2019": "12", "Kent; 2019": "5"}},
		{name: "one number among heads", text: "County,Year,Column1\nKent,2019,5\nDevon,2019,7\n", want: map[string]string{"; 2019": "12"}},
	})
}

func TestParentName(t *testing.T) {
	runValues(t, []valueCase{{name: "fingertips", text: "Parent Code,Parent Name,Area Code,Area Name,Time period,Count\nE1,South,E2,Kent,2019,3\nE1,South,E3,Devon,2019,30\nE4,North,E5,Durham,2019,7\n",
		want: map[string]string{"South; 2019": "33", "; 2019": "40", "Kent; 2019": "3"}}})
}
