package export_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/export"
	"github.com/pressfigures/figures/pkg/period"
)

// valueCase is one export and what it should say, or why it is refused.
type valueCase struct {
	name    string
	file    string // "a.csv" unless it holds label=name
	text    string
	options export.Options
	want    map[string]string
	note    string // a part of a note that must be there
	without string // a part of a note that must not be there
	refused string // a part of the error
	hint    string // a part of its hint
}

func runValues(t *testing.T, tests []valueCase) {
	t.Helper()
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			label, name, labelled := strings.Cut(tt.file, "=")
			if !labelled {
				label, name = "", tt.file
			}
			if name == "" {
				name = "a.csv"
			}
			in := input(name, tt.text)
			in.Label = label
			e := export.New([]export.Input{in}, tt.options)
			c, err := e.Load(context.Background(), cube.Plan{Grain: period.ByDay})
			if tt.refused != "" {
				if err == nil || !strings.Contains(err.Error(), tt.refused) || !strings.Contains(hintOf(err), tt.hint) || hintOf(err) == "" {
					t.Fatalf("got %v (hint %q), want a refusal with %q and a hint with %q", err, hintOf(err), tt.refused, tt.hint)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			for _, q := range sortedKeys(tt.want) {
				if got := answer(t, c, q); got != tt.want[q] {
					t.Errorf("%s: got %q, want %q", q, got, tt.want[q])
				}
			}
			var notes []string
			for _, n := range c.Notes() {
				notes = append(notes, n.Text)
			}
			if tt.note != "" && !strings.Contains(strings.Join(notes, "\n"), tt.note) {
				t.Errorf("notes are %q, want one with %q", notes, tt.note)
			}
			if tt.without != "" && strings.Contains(strings.Join(notes, "\n"), tt.without) {
				t.Errorf("notes are %q, want none with %q", notes, tt.without)
			}
			if tt.note == "" && slices.ContainsFunc(notes, func(n string) bool { return strings.Contains(n, "read as") }) {
				t.Errorf("notes are %q, want none about how values are read", notes)
			}
		})
	}
}

func TestExcelNumbersForDays(t *testing.T) {
	column := func(r export.Role, h string) export.Options {
		return export.Options{Columns: []export.Column{{Role: r, Header: h}}}
	}
	runValues(t, []valueCase{
		{name: "a log", text: "Date,County,People\n43466,Dorset,3\n43467,Devon,4\n43468.75,Dorset,5\n",
			want: map[string]string{"; 2019-01-01..2019-01-03": "12", "Dorset; 2019-01-03": "5"}, note: "43466 is 1 January 2019"},
		{name: "months", text: "Month,County,People\n43466,Dorset,3\n43497,Dorset,4\n43525,Dorset,5\n",
			want: map[string]string{"; January 2019": "3", "; January to March 2019": "12"}, note: "43466 is 1 January 2019"},
		{name: "weeks by their end", text: "Week ending,County,People\n43471,Dorset,3\n43478,Dorset,4\n",
			want: map[string]string{"; 2018-12-31..2019-01-06": "3"}, note: "43471 is 6 January 2019"},
		{name: "a head that could mean counts", text: "Received,County,Year\n43466,Dorset,2018\n43467,Devon,2018\n",
			refused: "can be counts or Excel's numbers for days (43466 is 1 January 2019)", hint: "--column date=Received or --column count=Received"},
		{name: "said to be counts", text: "Received,County,Year\n43466,Dorset,2018\n43467,Devon,2018\n", options: column(export.RoleCount, "Received"),
			want: map[string]string{"; 2018": "86933"}},
		{name: "said to be days", text: "Received,County\n43466,Dorset\n43467,Devon\n43468,Devon\n", options: column(export.RoleDate, "Received"),
			want: map[string]string{"; 2019-01-02..2019-01-03": "2"}, note: "43466 is 1 January 2019"},
		{name: "counts under a head of counts", text: "County,Year,Calls\nDorset,2019,43466\nDevon,2019,43467\n",
			want: map[string]string{"; 2019": "86933"}},
		{name: "among dates", text: "Date,County,People\n04/03/2019,Dorset,3\n43530,Dorset,3\n06/03/2019,Dorset,3\n",
			refused: `a.csv:3:1: in column "Date": "43530" is not a date`, hint: "Excel's number for 6 March 2019"},
		{name: "a date far below them", text: "Date,County,People\n" + strings.Repeat("43466,Dorset,3\n43467,Dorset,3\n", 700) + "2019-01-04,Dorset,3\n",
			refused: `"2019-01-04" stands among Excel's numbers for days`, hint: "in one way"},
		{name: "numbers out of range", text: "Date,County,People\n12345,Dorset,3\n12346,Devon,4\n",
			refused: "says nowhere which period", hint: "2019=a.csv"},
	})
}

func TestKindsOfYears(t *testing.T) {
	academic, financial := period.Context{PreferKind: period.AcademicYear}, period.Context{PreferKind: period.FinancialYear}
	dfe := "time_period,time_identifier,region_name,number\n"
	runValues(t, []valueCase{
		{name: "academic beside the year", text: dfe + "201516,Academic year,London,10\n201617,Academic year,London,20\n",
			want: map[string]string{"London; academic year 2016/17": "20", "; academic year 2015/16": "10"}},
		{name: "academic beside a slashed year", text: dfe + "2018/19,Academic year,London,10\n2019/20,Academic year,London,20\n",
			want: map[string]string{"London; academic year 2019/20": "20"}},
		{name: "financial beside the year", text: dfe + "201819,Financial year,London,10\n201920,Financial year,London,20\n",
			want: map[string]string{"; 2019/20": "20"}},
		{name: "quarters of financial years", text: dfe + "201819,Financial year Q1,London,10\n201819,Financial year Q4,London,20\n",
			want: map[string]string{"; April to June 2018": "10", "; January to March 2019": "20"}},
		{name: "kinds of years side by side are not added", text: "Year,Year type,County,People\n2018,Calendar year,Dorset,10\n2018/19,Financial year,Dorset,20\n",
			want: map[string]string{"; 2018": "10", "; 2018/19": "20"}},
		{name: "months beside the year", text: dfe + "2018,January,London,10\n2018,February,London,20\n",
			want: map[string]string{"; January 2018": "10", "; February 2018": "20"}},
		{name: "weeks beside the year", text: dfe + "2021,Week 12,London,10\n2021,Week 13,London,20\n",
			want: map[string]string{"; 2021-W12": "10"}},
		{name: "a year of its own", text: dfe + "2023,Reporting year,London,10\n", note: "they are read as calendar years",
			want: map[string]string{"; 2023": "10"}},
		{name: "an academic year with one number", text: dfe + "2018,Academic year,London,10\n2019,Academic year,London,10\n",
			refused: `"2018" can be the academic year that begins in that year or the one that ends in it`, hint: "--column ignore=time_identifier"},
		{name: "terms", text: dfe + "201819,Autumn term,London,10\n", refused: "differ from place to place", hint: "months, or their academic year"},
		{name: "six figures without a kind", text: "time_period,region_name,number\n201819,London,10\n201920,London,20\n",
			refused: `"201819" can be the financial year 2018/19 or the academic year 2018/19`, hint: "--years financial or --years academic"},
		{name: "six figures, said to be academic", text: "time_period,region_name,number\n201819,London,10\n201920,London,20\n", options: export.Options{Period: academic},
			want: map[string]string{"; academic year 2018/19": "10"}},
		{name: "six figures across", text: "Region,201516,201617,201718\nLondon,10,20,30\nDevon,1,2,3\n", options: export.Options{Period: financial},
			want: map[string]string{"; 2017/18": "33", "Devon; 2015/16": "1"}},
		{name: "six figures across without a kind", text: "Region,201516,201617,201718\nLondon,10,20,30\nDevon,1,2,3\n",
			refused: `a.csv:1:2: "201516" can be`, hint: "--years"},
		{name: "the head names the kind", text: "Academic year,Region,Pupils\n201819,London,10\n201920,London,20\n",
			want: map[string]string{"; academic year 2018/19": "10"}},
		{name: "the title names the kind", text: "Exclusions by region, academic years 2018/19 to 2019/20,\n,,\nYear,Region,Pupils\n2018/19,London,10\n2019/20,London,20\n",
			want: map[string]string{"; academic year 2018/19": "10"}, note: `"2018/19" is read as the academic year 2018/19, as row 1 says`},
		{name: "the name of the file names the kind", file: "pupils_by_academic_year.csv", text: "Year,Region,Pupils\n201819,London,10\n201920,London,20\n",
			want: map[string]string{"; academic year 2018/19": "10"}, note: "as the name of the file says"},
		{name: "a title that names both kinds names none", text: "Academic and financial years: academic year and financial year,\n,,\nYear,Region,Pupils\n201819,London,10\n",
			refused: `"201819" can be`, hint: "--years"},
		{name: "two digits for each year", text: "Year,Region,Pupils\n17/18,London,10\n18/19,London,20\n", want: map[string]string{"; 2018/19": "20"}},
		{name: "a month and not two years", text: "Month,Region,Calls\n201812,London,10\n201901,London,20\n",
			want: map[string]string{"; December 2018": "10", "; January 2019": "20"}},
	})
}

func TestMonthsWithoutAYear(t *testing.T) {
	months := "Month,County,People\nJanuary,Dorset,3\nFebruary,Dorset,4\nJanuary,Devon,5\n"
	runValues(t, []valueCase{
		{name: "the label is the year", file: "2019=a.csv", text: months, want: map[string]string{"Dorset; February 2019": "4", "; January 2019": "8"}},
		{name: "the label is a financial year", file: "2018/19=a.csv", text: "Month,County,People\nApril,Dorset,3\nMarch,Dorset,4\n", want: map[string]string{"; March 2019": "4", "; April 2018": "3"}},
		{name: "the name of the file", file: "contacts-2019.csv", text: months, want: map[string]string{"; January 2019": "8"}, note: "2019 is taken from the name of the file"},
		{name: "the title", text: "Contacts in 2019,,\n,,\n" + months, want: map[string]string{"; January 2019": "8"}, note: "2019 is taken from row 1"},
		{name: "nowhere", text: months, refused: `"January" has no year`, hint: "2019=a.csv"},
		{name: "a label against years of its own", file: "2019=a.csv", text: "Month,County,People\nJanuary 2018,Dorset,3\n", refused: "has periods of its own", hint: "leave out"},
		{name: "across, with a label", file: "2019=a.csv", text: "County,Jan,Feb,Mar,Total\nDorset,1,2,3,6\nDevon,4,5,6,15\n", want: map[string]string{"; February 2019": "7", "Devon; January to March 2019": "15"}},
		{name: "across, without a year", text: "County,Jan,Feb,Mar\nDorset,1,2,3\n", refused: `"Jan" has no year`, hint: "2019=a.csv"},
		{name: "quarters across", file: "2018/19=a.csv", text: "County,Q1,Q2\nDorset,1,2\n", want: map[string]string{"; April to June 2018": "1"}},
		{name: "rows of months, columns of years", text: "Month,2018,2019\nJanuary,3,5\nFebruary,4,6\nTotal,7,11\n", want: map[string]string{"; February 2018": "4", "; Jan-Feb 2019": "11"}},
		{name: "rows of months by area", text: "County,Month,2018,2019\nDorset,January,3,5\nDorset,February,4,6\nDevon,January,1,2\nDevon,February,1,2\n", want: map[string]string{"Dorset; February 2018": "4", "; January 2019": "7"}},
		{name: "rows of months without a head", text: ",2018/19,2019/20\nApril,3,5\nMarch,4,6\n", want: map[string]string{"; April 2018": "3", "; March 2020": "6"}},
		{name: "a day that looks like a short year", text: "Month,County,People\n19-Apr,Dorset,3\n19-May,Dorset,4\n19-Jun,Dorset,5\n", want: map[string]string{"; May 2019": "4"}, note: `"19-Apr" is April 2019`},
		{name: "short years behind months", text: "Month,County,People\nNov 18,Dorset,3\nDec 18,Dorset,4\nJan 19,Dorset,5\n", want: map[string]string{"; January 2019": "5"}, note: `"Nov 18" is November 2018`},
		{name: "short years across", text: "County,19-Apr,19-May,19-Jun\nDorset,3,4,5\n", want: map[string]string{"; May 2019": "4"}, note: `"19-Apr" is April 2019`},
		{name: "days of one month", text: "Period,County,People\n19-Apr,Dorset,3\n20-Apr,Dorset,4\n", refused: "has no year", hint: "year"},
	})
}

func TestPeriodsAsWritten(t *testing.T) {
	one := func(a, b string) string { return "Period,County,People\n" + a + ",Dorset,3\n" + b + ",Dorset,4\n" }
	runValues(t, []valueCase{
		{name: "marks behind years", text: one("2018 [r]", "2019 (p)"), want: map[string]string{"; 2018": "3", "; 2019": "4"}},
		{name: "letters behind years", text: one("2018r", "2019 p"), want: map[string]string{"; 2018": "3", "; 2019": "4"}},
		{name: "marks in heads", text: "County,2018 (r),2019 [p]\nDorset,3,4\n", want: map[string]string{"; 2018": "3", "; 2019": "4"}},
		{name: "what a system writes before each", text: one("MSitAE-APRIL-2019", "MSitAE-MAY-2019"), want: map[string]string{"; May 2019": "4"}},
		{name: "short months", text: one("Apr-19", "May-19"), want: map[string]string{"; May 2019": "4"}},
		{name: "calendar quarters", text: one("2019 Q1", "2019 Q2"), want: map[string]string{"; April to June 2019": "4"}},
		{name: "financial quarters", text: one("Q1 2019/20", "Q2 2019/20"), want: map[string]string{"; July to September 2019": "4"}},
		{name: "years that are no months, by their neighbours", text: one("2011-12", "2012-13"), want: map[string]string{"; 2011/12": "3"}},
		{name: "rolling years", text: one("y/e Mar 2018", "y/e Mar 2019"), want: map[string]string{"; year ending March 2019": "4"}},
		{name: "weeks by their end", text: one("week ending 04/01/2019", "week ending 11/01/2019"), want: map[string]string{"; 2018-12-29..2019-01-04": "3"}},
		{name: "ISO weeks", text: one("2019-W07", "2019-W08"), want: map[string]string{"; 2019-W08": "4"}},
		{name: "months as numbers", text: one("01/2019", "02/2019"), want: map[string]string{"; February 2019": "4"}},
		{name: "times with zones", text: "Date,County\n2019-03-04T23:30:00+01:00,Dorset\n2019-03-05T00:30:00Z,Dorset\n2019-03-06T00:30:00Z,Dorset\n", want: map[string]string{"; 2019-03-04": "1", "; 2019-03-04..2019-03-06": "3"}},
		{name: "American dates, proven", text: "Date,County\n03/04/2019,Dorset\n03/25/2019,Dorset\n03/26/2019,Dorset\n03/05/2019,Dorset\n", want: map[string]string{"; 2019-03-04..2019-03-26": "4"}},
		{name: "British dates, proven", text: "Date,County\n03/04/19,Dorset\n25/04/19,Dorset\n04/04/19,Dorset\n", want: map[string]string{"; 2019-04-03": "1"}},
		{name: "dates of either order", text: "Date,County\n03/04/2019,Dorset\n04/04/2019,Dorset\n05/04/2019,Dorset\n", want: map[string]string{"; 2019-04-03": "1"}, note: "are read day first"},
		{name: "dates of both orders", text: "Date,County\n25/04/2019,Dorset\n04/26/2019,Dorset\n", refused: "one column cannot hold both", hint: "2019-03-04"},
		{name: "no date", text: "Date,County\n25/04/2019,Dorset\nlater,Dorset\n26/04/2019,Dorset\n", refused: `a.csv:3:1: in column "Date": "later" is not a date`, hint: "2019-03-04"},
	})
}
