package export_test

import "testing"

// Rows about the areas are none of them.
func TestRowsAboutTheAreas(t *testing.T) {
	table := func(label string) string {
		return "Area,2018,2019\nKent,10,20\nDevon,30,40\nDorset,30,50\n" + label + ",20,37\n"
	}
	var tests []valueCase
	for _, label := range []string{"Average", "England average", "Mean of areas", "Median", "Target", "Annual change", "Standard deviation"} {
		tests = append(tests, valueCase{name: label, text: table(label), want: map[string]string{"; 2019": "110"}, note: `"` + label + `": a row about the areas`})
	}
	tests = append(tests,
		valueCase{name: "a place", text: table("Meanwood"), want: map[string]string{"; 2019": "147"}},
		valueCase{name: "in long form", text: "Area,Year,People\nKent,2019,10\nDevon,2019,30\nAverage,2019,20\n", want: map[string]string{"; 2019": "40"}, note: "a row about the areas"},
		valueCase{name: "in a log every row is a contact", text: "Date,Area\n2019-03-01,Kent\n2019-03-02,Target\n", want: map[string]string{"; 2019-03-01..2019-03-02": "2"}},
	)
	runValues(t, tests)
}

// A period across the top whose cells cannot be read is not passed over.
func TestPeriodsAcrossThatCannotBeRead(t *testing.T) {
	runValues(t, []valueCase{
		{name: "letters for digits", text: "Area,2018,2019\nKent,10,15\nDevon,12,1O\n", refused: `"1O" below "2019"`, hint: "--column ignore=2019"},
		{name: "numbers in words", text: "Area,2018,2019\nKent,TBC,15\nDevon,ten,16\n", refused: `"TBC" below "2018"`, hint: "--column ignore=2018"},
		{name: "counts and percentages in one cell", text: "Area,2018,2019\nKent,10,15 (20%)\nDevon,12,16 (25%)\n", refused: `"15 (20%)" below "2019"`, hint: "--column ignore=2019"},
		{name: "all hidden", text: "Area,2018,2019\nKent,10,<5\nDevon,12,<5\n", want: map[string]string{"; 2019": "0 to 8"}, note: "read as 0 to 4"},
		{name: "notes below a year", text: "Area,2018,2019,2019 notes\nKent,10,15,provisional\nDevon,12,16,\n", want: map[string]string{"; 2019": "31"}},
	})
}
