package export_test

import "testing"

// A column of ends holds periods that begin long before the month it names.
func TestColumnsOfEnds(t *testing.T) {
	table := func(head string, times ...string) string {
		out := "County," + head + ",People\n"
		for i, when := range times {
			out += "Kent," + when + "," + []string{"100", "120", "150", "170"}[i] + "\n"
		}
		return out
	}
	runValues(t, []valueCase{
		{name: "years", text: table("Year ending", "Mar-18", "Mar-19"), want: map[string]string{"; year ending March 2019": "120", "; 2019-03": "none"}},
		{name: "rolling years", text: table("12 months to", "March 2019", "June 2019"), want: map[string]string{"; year ending June 2019": "120", "; year ending March 2019": "100", "; 2019-06": "none"}},
		{name: "rolling years by their last days", text: table("12 months to", "31/03/2019", "30/06/2019"), want: map[string]string{"; year ending June 2019": "120", "; 2019-04..2019-06": "none"}},
		{name: "the month in the head", text: table("Year to March", "2018", "2019"), want: map[string]string{"; year ending March 2019": "120", "; 2019": "none"}},
		{name: "the day in the head", text: table("Year ending 31 March", "2018", "2019"), want: map[string]string{"; year ending March 2019": "120"}},
		{name: "quarters", text: table("Quarter ending", "March 2019", "June 2019"), want: map[string]string{"; 2019-04..2019-06": "120", "; 2019-01..2019-06": "220", "; 2019-06": "none"}},
		{name: "rolling quarters", text: table("Three months ended", "2019-03", "2019-04"), want: map[string]string{"; 2019-02..2019-04": "120"}},
		{name: "financial years", text: table("Financial year ending", "2018", "2019"), want: map[string]string{"; year ending March 2019": "120"}},
		{name: "nobody says in which month", text: table("Year ending", "2018", "2019"), want: map[string]string{"; 2019": "120"}, note: `the head "Year ending" does not say in which month`},
		{name: "months", text: table("Month ending", "31/03/2019", "30/04/2019"), want: map[string]string{"; 2019-04": "120"}},
		{name: "written out in the cells", text: table("Year ending", "year ending March 2018", "year ending March 2019"), want: map[string]string{"; year ending March 2019": "120"}},
	})
}
