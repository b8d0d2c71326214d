package check

import "testing"

const (
	sheetYears    = "Region,County,2018,2019\nEastern,Kent,340,299\nEastern,Norfolk,205,268\nEastern,Essex,500,610\n"
	sheetChannels = "Region,County,Year,Channel,People\nEastern,Kent,2018,Website,240\nEastern,Kent,2018,Helpline,100\nEastern,Kent,2019,Website,480\nEastern,Kent,2019,Helpline,120\n" +
		"Eastern,Norfolk,2018,Website,60\nEastern,Norfolk,2018,Helpline,80\nEastern,Norfolk,2019,Website,120\nEastern,Norfolk,2019,Helpline,120\n"
)

// What a number in a table is, the name of its row and the head of its column
// say between them.
func TestTablesByData(t *testing.T) {
	const years = "## Contacts in the Eastern region\n\n| County | 2018 | 2019 | % change |\n|---|---|---|---|\n| Kent | 340 | 299 | -12.1 |\n"
	const channels = "## Dashboard, Eastern\n\n| Indicator | 2018 | 2019 | Change |\n|---|---|---|---|\n| Contacts, Kent | 340 | 600 | ▲ 76% |\n"
	for _, test := range []struct {
		csv, text, words string
		want             Verdict
	}{
		{sheetYears, years, "-12.1", Right},
		{sheetYears, years + "| Norfolk | 205 | 268 | −30.7 |\n", "−30.7", Wrong},
		{sheetYears, years + "| All counties | 1,045 | 1,177 | 12.6 |\n", "1,177", Right},
		{sheetYears, years + "| All counties | 1,045 | 1,717 | 12.6 |\n", "1,717", Wrong},
		{sheetYears, years + "| All counties | 1,045 | 1,177 | 12.6 |\n", "12.6", Right},
		{sheetYears, years + "| Norfolk | 205 | 268 | 30.7 |\n| Total of both | 545 | 567 | 4 |\n", "567", Unclear},
		{sheetYears, years + "| Whole region | 1,045 | 1,177 | 12.6 |\n\nThe number grew by an eighth.", "grew by an eighth", Right},
		{sheetYears, years + "| A month, Norfolk | 17 | 22 | 30.7 |\n", "22", Right},
		{sheetYears, years + "| A month, Norfolk | 17 | 32 | 30.7 |\n", "32", Wrong},
		{sheetYears, years + "| Monthly average, all counties | 87 | 98 | 12.6 |\n", "98", Right},
		{sheetYears, "| County | 2018 | 2019 | % |\n|---|---|---|---|\n| Kent | 340 | 299 | ▼ 12% |\n", "12%", Right},
		{sheetYears, "| County | 2018 | 2019 | % |\n|---|---|---|---|\n| Kent | 340 | 299 | ▲ 12% |\n", "12%", Wrong},
		{sheetYears, "In 2019, compared with 2018: Essex ⬆️ 22%. Kent ⬇️ 12%. Norfolk 🔻31%.", "12%", Right},
		{sheetYears, "In 2019, compared with 2018: Essex ⬆️ 22%. Kent ⬇️ 12%. Norfolk 🔻31%.", "31%", Wrong},
		{sheetChannels, channels + "| Contacts by website | 300 | 600 | ▲ 100% |\n", "300", Right},
		{sheetChannels, channels + "| Contacts by website | 330 | 600 | ▲ 100% |\n", "330", Wrong},
		{sheetChannels, channels + "| Helpline | 180 | 240 | ▲ 33% |\n", "240", Right},
		{sheetChannels, channels + "| Norfolk, helpline | 80 | 120 | ▲ 50% |\n", "80", Right},
		{sheetChannels, channels + "| Share by website | 63% | 71% | – |\n", "71%", Right},
		{sheetChannels, "| County, 2019 | Website | Helpline |\n|---|---|---|\n| Kent | 480 | 120 |\n| Norfolk | 210 | 120 |\n", "480", Right},
		{sheetChannels, "| County, 2019 | Website | Helpline |\n|---|---|---|\n| Kent | 480 | 120 |\n| Norfolk | 210 | 120 |\n", "210", Wrong},
	} {
		r := countedIn(t, test.csv, test.text)
		if j := verdictOf(t, r, test.words); j.Verdict != test.want {
			t.Errorf("%s\n%q is %s, want %s: %s", test.text, j.Text, j.Verdict, test.want, j.Message)
		}
	}
}

// The rows of a table are named by the column that names most places, and a row
// of changes is of the values above it.
func TestTablesOfOtherShapes(t *testing.T) {
	for _, test := range []struct {
		csv, text, words string
		want             Verdict
	}{
		{sheetYears, "| No. | County | 2018 | 2019 |\n|---|---|---|---|\n| 1 | Essex | 500 | 610 |\n| 2 | Kent | 340 | 299 |\n", "610", Right},
		{sheetYears, "| Code | County | 2018 | 2019 |\n|---|---|---|---|\n| E07 | Essex | 500 | 601 |\n| E08 | Kent | 340 | 299 |\n", "601", Wrong},
		{sheetYears, "| Region | County | 2018 | 2019 |\n|---|---|---|---|\n| Eastern | Essex | 500 | 610 |\n| Eastern | Kent | 340 | 299 |\n", "299", Right},
		{sheetYears, "| County | Year | Number |\n|---|---|---|\n| Kent | 2018 | 340 |\n| Kent | 2019 | 399 |\n", "340", Right},
		{sheetYears, "| County | Year | Number |\n|---|---|---|\n| Kent | 2018 | 340 |\n| Kent | 2019 | 399 |\n", "399", Wrong},
		{sheetYears, "| | Kent | Essex |\n|---|---|---|\n| 2018 | 340 | 500 |\n| 2019 | 299 | 610 |\n| Change | -41 | 110 |\n", "110", Right},
		{sheetYears, "| | Kent | Essex |\n|---|---|---|\n| 2018 | 340 | 500 |\n| 2019 | 299 | 610 |\n| Change, % | -12% | 22% |\n", "22%", Right},
		{sheetYears, "| | Kent | Essex |\n|---|---|---|\n| 2018 | 340 | 500 |\n| 2019 | 299 | 610 |\n| Change, % | -12% | 32% |\n", "32%", Wrong},
		{sheetChannels, "| County | Channel | Year | Number |\n|---|---|---|---|\n| Kent | Website | 2019 | 480 |\n| Kent | Helpline | 2019 | 210 |\n", "210", Wrong},
	} {
		r := countedIn(t, test.csv, test.text)
		if j := verdictOf(t, r, test.words); j.Verdict != test.want {
			t.Errorf("%s\n%q is %s, want %s: %s", test.text, j.Text, j.Verdict, test.want, j.Message)
		}
	}
}

// The line above a table says which months of a year its heads mean; a sentence
// there does not.
func TestTablesBelowMonths(t *testing.T) {
	const (
		sheet = "County,Period,People\nKent,Jan-Mar 2018,100\nKent,Apr-Jun 2018,140\nKent,Jul-Sep 2018,100\nKent,Oct-Dec 2018,100\nKent,Jan-Mar 2019,150\nKent,Apr-Jun 2019,150\nKent,Jul-Sep 2019,100\nKent,Oct-Dec 2019,100\n"
		table = "\n\n| Rank | County | 2019 | 2018 | More | Per cent more |\n|---|---|---|---|---|---|\n| 1 | Kent | 300 | 240 | 60 | 25 |\n"
	)
	for _, test := range []struct {
		above, words string
		want         Verdict
	}{
		{"People who got in touch, January to June 2019 (and January to June 2018)", "300", Right},
		{"People who got in touch, January to June 2019 (and January to June 2018)", "240", Right},
		{"People who got in touch, January to June", "240", Right},
		{"People who got in touch, first half of the year:", "60", Right},
		{"People who got in touch, January to June", "25", Right},
		{"People who got in touch, January to March", "300", Wrong},
		{"Most people got in touch from January to June 2019.", "300", Wrong},
		{"People who got in touch, January to June 2019 and April to June 2018", "300", Wrong},
	} {
		r := countedIn(t, sheet, "# Contacts\n\n"+test.above+table)
		if j := verdictOf(t, r, test.words); j.Verdict != test.want {
			t.Errorf("%s: %q is %s, want %s: %s", test.above, j.Text, j.Verdict, test.want, j.Message)
		}
	}
}
