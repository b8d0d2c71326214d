package export_test

import "testing"

func TestLastRowWithoutLabels(t *testing.T) {
	days := "Day Index,Users\n01/03/2019,7\n02/03/2019,5\n14/03/2019,8\n"
	runValues(t, []valueCase{
		{name: "the sum of all", text: days + ",20\n", want: map[string]string{"; 2019-03-01..2019-03-14": "20", "; 2019-03-14": "8"}, note: "holds the sum of all others"},
		{name: "another number", text: days + ",21\n", refused: "the date is blank", hint: "give the row its date"},
		{name: "twice", text: days + ",20\n,20\n", refused: "the date is blank", hint: "give the row its date"},
		{name: "with an area", text: "Date,County,Calls\n01/03/2019,Kent,7\n02/03/2019,Kent,5\n,Kent,12\n", refused: "the date is blank", hint: "give the row its date"},
	})
}
