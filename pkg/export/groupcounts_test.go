package export_test

import "testing"

// Reports of Salesforce write the rows of a group behind its name.
func TestCountsBehindNames(t *testing.T) {
	runValues(t, []valueCase{
		{name: "groups and a grand total", text: "County,Created Date: Year,Record Count\nKent (1234),2018,1000\n,2019,234\nDevon (603),2018,458\n,2019,145\nGrand Total (1837),,1837\n\n\"Confidential Information - Do Not Distribute\"\n",
			want: map[string]string{"; 2018": "1458", "Kent; 2019": "234", "; 2019": "379"}},
		{name: "a year in brackets is none", text: "County,2018,2019\nKent (2009),1,2\nKent,3,4\n", want: map[string]string{"Kent (2009); 2019": "2", "Kent; 2019": "4"}},
	})
}
