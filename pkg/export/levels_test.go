package export_test

import (
	"strings"
	"testing"

	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/export"
)

// threeLevels is England, two regions and their authorities, of one year.
const threeLevels = "Area code,Area name,Area type,Year,Value\n" +
	"E92,England,Country,2019,2962\nE12,South West,Region,2019,1535\nE13,East,Region,2019,1427\n" +
	"E0,Avon,UTLA,2019,353\nE1,Cornwall,UTLA,2019,217\nE2,Devon,UTLA,2019,319\nE3,Dorset,UTLA,2019,646\n" +
	"E4,Essex,UTLA,2019,589\nE5,Kent,UTLA,2019,532\nE6,Norfolk,UTLA,2019,306\n"

// A nation, its regions and their areas in one column are one count and not
// three.
func TestLevelsInOneColumn(t *testing.T) {
	mixed := strings.Replace(threeLevels, "E4,Essex,UTLA,2019,589\n", "", 1) + "E4,Essex,UTLA,2019,589\n"
	mixed = strings.Replace(mixed, "E0,Avon,UTLA,2019,353\n", "", 1) + "E0,Avon,UTLA,2019,353\n"
	noKinds := func(text string) string {
		return strings.NewReplacer(",Area type", "", ",Country", "", ",Region", "", ",UTLA", "").Replace(text)
	}
	runValues(t, []valueCase{
		{name: "level by level", text: threeLevels, want: map[string]string{"; 2019": "2962", "South West; 2019": "1535", "England > East > Kent; 2019": "532"}, note: "nested by their sums"},
		{name: "without their kinds", text: noKinds(threeLevels), want: map[string]string{"; 2019": "2962", "England > South West > Avon; 2019": "353"}},
		{name: "in another order", text: mixed, refused: `"England" is in the list of areas, and the others add up to it 2 times`, hint: `--where "Area type"=UTLA`},
		{name: "in another order, without their kinds", text: noKinds(mixed), refused: `add up to it 2 times`, hint: `--areas FILE`},
		{name: "one level below", text: "Area,Year,Value\nEngland,2019,42\nKent,2019,20\nDevon,2019,12\nDorset,2019,10\n", want: map[string]string{"; 2019": "42"}, note: "read as their total"},
		{name: "no sum", text: "Area,Year,Value\nEngland,2019,142\nKent,2019,20\nDevon,2019,12\nDorset,2019,10\n", want: map[string]string{"; 2019": "184"}},
	})
}

// Asked for one kind of area, nobody is told that England has none of it.
func TestOneKindOfArea(t *testing.T) {
	plan := cube.Plan{Keys: []string{"Area type"}, Where: map[string][]string{"Area type": {"UTLA"}}}
	c, _, err := load(t, export.Options{}, plan, input("a.csv", threeLevels))
	if err != nil {
		t.Fatal(err)
	}
	if got := answer(t, c, "; 2019"); got != "2962" {
		t.Errorf("got %q", got)
	}
	england, err := c.Areas.Resolve("England")
	if err == nil && c.Holds(england.ID) {
		t.Error("England is held")
	}
	for _, n := range c.Notes() {
		if n.ID == "mixed-levels" {
			t.Errorf("got %v", n)
		}
	}
}
