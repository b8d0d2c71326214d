package export_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/export"
)

// Cells of rows that a question leaves out need not be counts.
func TestRowsLeftOutAreNotRead(t *testing.T) {
	text := "Area,Year,Measure,Value\nKent,2018,Number,838\nKent,2018,Rate per 1000,83.8\nKent,2019,Number,278\nKent,2019,Rate per 1000,27.8\nKent,2019,Cost,see note\n"
	plan := cube.Plan{Keys: []string{"Measure"}, Where: map[string][]string{"measure": {"NUMBER"}}}
	c, _, err := load(t, export.Options{}, plan, input("a.csv", text))
	if err != nil {
		t.Fatal(err)
	}
	if got := answer(t, c, "Kent; 2019; Number"); got != "278" {
		t.Errorf("got %q", got)
	}
	for name, where := range map[string][]string{"of all": nil, "of another": {"Rate per 1000"}, "of both": {"Number", "Rate per 1000"}} {
		if _, _, err := load(t, export.Options{}, cube.Plan{Keys: []string{"Measure"}, Where: map[string][]string{"Measure": where}}, input("a.csv", text)); err == nil || !strings.Contains(err.Error(), `"83.8" is not a whole number`) || !strings.Contains(hintOf(err), "--where Measure=Number") {
			t.Errorf("%s: got %v, hint %q", name, err, hintOf(err))
		}
	}
}

// sorted writes a long table sorted by its third column, whose first rows hold
// one value only.
func sorted(head string, values ...string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "Area,Year,%s,Value\n", head)
	for n, v := range values {
		for year := 1900; year < 2020; year++ {
			fmt.Fprintf(&b, "Kent,%d,%s,%d\nDevon,%d,%s,%d\n", year, v, 10+n+year%7, year, v, 20+n+year%11)
		}
	}
	return b.String()
}

// What a column holds is known when all of it has been read.
func TestLongTablesThatAreSorted(t *testing.T) {
	runValues(t, []valueCase{
		{name: "measures", text: sorted("Measure", "Contacts", "People"), refused: `numbers of several kinds, such as "Contacts", "People"`, hint: "--where Measure=Contacts"},
		{name: "counts and percentages", text: sorted("Unit", "Number", "Percentage"), refused: "numbers of several kinds", hint: "--where Unit=Number"},
		{name: "groups that overlap", text: sorted("Age group", "18 and over", "Under 16", "Under 18"), refused: `"Under 16" and "Under 18"`, hint: `--where "Age group"=`},
		{name: "versions", text: sorted("Status", "Provisional", "Final"), refused: "several versions", hint: "--where Status=Final"},
		{name: "parts", text: sorted("Channel", "Phone", "Web"), want: map[string]string{"Kent; 1900": "27"}},
	})
}
