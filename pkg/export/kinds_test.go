package export_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/export"
)

// series writes rows of "place,period,number".
func series(place string, from int, numbers ...int) string {
	var b strings.Builder
	for i, n := range numbers {
		fmt.Fprintf(&b, "%s,%d,%d\n", place, from+i, n)
	}
	return b.String()
}

func TestNumbersThatDoNotAddUp(t *testing.T) {
	long := "area_name,period,measure,value\nKent,2019,Count,183\nKent,2019,\"Per 10,000 aged 10-17\",62\nDevon,2019,Count,237\nDevon,2019,\"Per 10,000 aged 10-17\",46\n"
	indicators := "Year,School type,Indicator,Count\n"
	for year := 2015; year < 2018; year++ {
		for _, i := range []string{"lodged", "determined"} {
			indicators += fmt.Sprintf("%d,All schools,Number of reviews %s,460\n%d,Maintained,Number of reviews %s,235\n%d,Academies,Number of reviews %s,225\n", year, i, year, i, year, i)
		}
	}
	runValues(t, []valueCase{
		{name: "counts and rates below each other", text: long, refused: `the rows of column "measure" give numbers of several kinds`, hint: "--where measure=Count"},
		{name: "several counts of the same things", text: indicators, refused: `the rows of column "Indicator"`, hint: `--where Indicator="Number of reviews determined"`},
		{name: "a scottish measurement", text: "FeatureName,Year,Measurement,Units,Value\nFife,2019,Count,Crimes,183\nFife,2019,Ratio,Crimes per 10000,62\n", options: export.Options{Columns: []export.Column{{Role: export.RoleArea, Header: "FeatureName"}}},
			refused: `"Measurement"`, hint: "--where Measurement=Count"},
		{name: "words that only sound like rates", text: "County,Year,Reason,People\nKent,2019,Rate of pay,3\nKent,2019,Housing,4\n", want: map[string]string{"; 2019": "7"}},
		{name: "one kind of measure", text: "County,Year,Measure,People\nKent,2019,Contacts,3\nDevon,2019,Contacts,4\n", want: map[string]string{"; 2019": "7"}},
		{name: "every row a percentage", text: "area_name,period,measure,unit,value\nKent,2019,Percentage,Applications,66\nDevon,2019,Percentage,Applications,100\n", want: map[string]string{"; 2019": "none", "Kent; 2019": "66"}},
		{name: "levels of days", text: "Date,County,Caseload\n2019-03-01,Kent,20\n2019-03-02,Kent,28\n2019-03-03,Kent,31\n", want: map[string]string{"; 2019-03-02": "28", "; 2019-03-01..2019-03-02": "none"}},
		{name: "codes of the areas", text: "County,LGD,Year,People\nKent,K1,2018,30\nDevon,K2,2018,40\nSouth,K3,2018,70\nKent,K1,2019,50\nDevon,K2,2019,60\nSouth,K3,2019,110\n",
			want: map[string]string{"South; 2019": "110", "; 2019": "110"}, note: "read as their total"},
	})
}

func TestMembersThatAreTotals(t *testing.T) {
	table := func(all, maintained, academies []int) string {
		out := "Year,School type,Reviews\n"
		for i := range all {
			out += fmt.Sprintf("%d,Any school,%d\n%d,Maintained,%d\n%d,Academies,%d\n", 2010+i, all[i], 2010+i, maintained[i], 2010+i, academies[i])
		}
		return out
	}
	runValues(t, []valueCase{
		{name: "wherever it stands", text: table([]int{460, 398}, []int{235, 207}, []int{225, 191}), want: map[string]string{"; 2010": "460", "; 2011": "398"}, note: `"Any school" equals the sum of the rest of "School type" wherever it stands`},
		{name: "rounded to 5, four times", text: table([]int{460, 395, 420, 300, 305}, []int{235, 200, 215, 155, 155}, []int{225, 190, 205, 145, 150}), want: map[string]string{"; 2011": "395 [parts-not-total]"}, note: "so it is read as their total"},
		{name: "not everywhere", text: table([]int{460, 398, 500}, []int{235, 207, 100}, []int{225, 191, 100}), want: map[string]string{"; 2010": "920", "; 2012": "700"}},
		{name: "once", text: table([]int{460}, []int{235}, []int{225}), want: map[string]string{"; 2010": "920"}, note: "too seldom to be sure"},
	})
}

func TestRunningTotals(t *testing.T) {
	head := "County,Year,Cases\n"
	warned := func(text string) bool {
		c, _, err := load(t, export.Options{}, cube.Plan{}, input("a.csv", text))
		if err != nil {
			t.Fatal(err)
		}
		for _, n := range c.Notes() {
			if n.ID == "running-total" {
				return true
			}
		}
		return false
	}
	// Thirty counties by month, so that the first rows hold a few months only.
	byMonth := func(value func(area, month int) int) string {
		text := "County,Month,Cases\n"
		for month := range 12 {
			for a := range 30 {
				text += fmt.Sprintf("Area %c,2019-%02d,%d\n", 'A'+a, month+1, value(a, month))
			}
		}
		return text
	}
	rising, falling := []int{1, 3, 4, 9, 12, 20, 31, 33, 40, 41}, []int{1, 3, 4, 9, 12, 20, 31, 33, 32, 41}
	for name, tt := range map[string]struct {
		text string
		want bool
	}{
		"rises throughout":           {head + series("Kent", 2005, rising...), true},
		"falls once":                 {head + series("Kent", 2005, falling...), false},
		"too short to tell":          {head + series("Kent", 2005, rising[:8]...), false},
		"one area falls":             {head + series("Kent", 2005, rising...) + series("Devon", 2005, falling...), false},
		"stands still now and then":  {head + series("Kent", 2005, append(rising, 41, 41, 41)...), true},
		"sorted by month":            {byMonth(func(a, m int) int { return 7*a + 5*m }), true},
		"falls far down":             {byMonth(func(a, m int) int { return 7*a + 5*m - 6*(m/11) }), false},
		"several rows for each year": {head + series("Kent", 2005, rising...) + series("Kent", 2005, rising...), false},
	} {
		if got := warned(tt.text); got != tt.want {
			t.Errorf("%s: got %v, want %v", name, got, tt.want)
		}
	}
}

func TestRowsOfCases(t *testing.T) {
	police := "Crime ID,Month,Reported by,Longitude,Latitude,Crime type\nf1,2019-01,Avon,-2.51,51.42,Burglary\nf2,2019-01,Avon,-2.52,51.41,Burglary\n,2019-01,Avon,-2.52,51.41,Anti-social behaviour\nf3,2019-02,Avon,,,Theft\n"
	runValues(t, []valueCase{
		{name: "a row for each crime, by month", text: police, want: map[string]string{"; January 2019": "3", "; February 2019": "1"}},
		{name: "no reference: no cases", text: "Month,Reported by,Crime type\n2019-01,Avon,Burglary\n2019-01,Avon,Burglary\n", refused: "no column of numbers was found", hint: "--column count=HEAD"},
	})
}

func TestNumbersOfSixFigures(t *testing.T) {
	runValues(t, []valueCase{
		{name: "months across, some of which could be years", text: "Borough,201010,201011,201012,201101\nBarnet,6,5,3,8\n", want: map[string]string{"; November 2010": "5", "; January 2011": "8"}},
		{name: "months down", text: "Month,Borough,Crimes\n201111,Barnet,6\n201112,Barnet,5\n201201,Barnet,7\n", want: map[string]string{"; December 2011": "5"}},
		{name: "nothing but what could be both", text: "Month,Borough,Crimes\n201011,Barnet,6\n201112,Barnet,5\n", refused: `"201011" can be November 2010, the financial year 2010/11`, hint: "write months as"},
		{name: "said twice", text: "Month,201902 (Feb-19),201903 (March 2019)\nDorset,5,6\nDevon,7,8\n", want: map[string]string{"; February 2019": "12", "Devon; March 2019": "8"}},
		{name: "weeks by compact dates", text: "WeekEndingDate,Board,Attendances\n20150222,Fife,500\n20150301,Fife,510\n20150308,Fife,520\n", want: map[string]string{"; 2015-02-23..2015-03-01": "510"}},
		{name: "days by compact dates", text: "Date,Board,Attendances\n20150222,Fife,500\n20150223,Fife,510\n20150224,Fife,520\n", want: map[string]string{"; 2015-02-23": "510"}},
	})
}

func TestLevelsNamedByTheTitle(t *testing.T) {
	text := "Claimant count by district,,\n,,\nDistrict,January 2019,February 2019\nDarlington,2325,2440\nHartlepool,2735,2810\n"
	c, _, err := load(t, export.Options{}, cube.Plan{}, input("a.csv", text))
	if err != nil {
		t.Fatal(err)
	}
	if kind := c.Measures[0].Kind; kind != cube.Stock {
		t.Errorf("got a measure of kind %v, want a stock", kind)
	}
	if s, ok := c.Latest(); !ok || s.String() != "2019-02-01..2019-02-28" {
		t.Errorf("the latest period is %v, want February 2019: levels do not add up to two months", s)
	}
}

func TestHeadsAboveABlankRow(t *testing.T) {
	text := "Children in care,,,\n,,,\nPlace,Children,,Aged 10 or more\n,,,\nENGLAND,400,,90\n,,,\nNORTH,250,,60\nDerlam,140,,35\nHartwell,110,,25\n,,,\nSOUTH,150,,30\nAlford,90,,20\nBury,60,,10\n"
	runValues(t, []valueCase{{name: "one of two counts", file: "2013=a.csv", text: text, options: export.Options{Columns: []export.Column{{Role: export.RoleCount, Header: "Children"}}},
		want: map[string]string{"Hartwell; 2013": "110", "ENGLAND; 2013": "400"}}})
}
