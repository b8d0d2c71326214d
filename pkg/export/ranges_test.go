package export_test

import "testing"

// Groups by a number that overlap are not added.
func TestGroupsThatOverlap(t *testing.T) {
	table := func(groups ...string) string {
		text := "County,Year,Age group,People\n"
		for _, g := range groups {
			text += "Kent,2019," + g + ",30\nDevon,2019," + g + ",4\n"
		}
		return text
	}
	runValues(t, []valueCase{
		{name: "under 16 and under 18", text: table("Under 16", "Under 18", "18 and over"), refused: `the groups "Under 16" and "Under 18" of column "Age group" overlap`, hint: `--where "Age group"="Under 18"`},
		{name: "16 and over beside its parts", text: table("0-15", "16 to 64", "65+", "16+"), refused: `overlap`, hint: `--where "Age group"=`},
		{name: "in years", text: table("Aged 0-4 years", "Aged 0-9 years"), refused: `overlap`, hint: `--where`},
		{name: "babies", text: table("Under 1", "Under 5"), refused: `overlap`, hint: `--where`},
		{name: "side by side", text: table("Under 16", "16 to 17", "18 and over", "Not known"), want: map[string]string{"; 2019": "136"}},
		{name: "that share an end", text: table("0-16", "16-18", "18-25", "25+"), want: map[string]string{"; 2019": "136"}},
		{name: "that have two names", text: table("18-24", "18 to 24", "25+"), want: map[string]string{"; 2019": "102"}},
		{name: "of other units", text: table("Under 4 hours", "1 to 3 days"), want: map[string]string{"; 2019": "68"}},
		{name: "of other years", text: "County,Year,Age group,People\nKent,2018,Under 16,3\nKent,2018,16+,4\nKent,2019,Under 18,3\nKent,2019,18+,5\n", want: map[string]string{"; 2019": "8", "; 2018": "7"}},
		{name: "in a log", text: "Date,County,Age group\n2019-03-01,Kent,Under 16\n2019-03-01,Kent,Under 18\n2019-03-02,Kent,18+\n", want: map[string]string{"; 2019-03-01..2019-03-02": "3"}},
	})
}
