package export_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/export"
	"github.com/pressfigures/figures/pkg/period"
)

// alikeNotes reads an export and returns its notes on names that are alike.
func alikeNotes(t *testing.T, text string, o export.Options, keys ...string) string {
	t.Helper()
	c, _, err := load(t, o, cube.Plan{Grain: period.ByDay, Keys: keys}, input("a.csv", text))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, n := range c.Notes() {
		if n.ID == "names-alike" {
			out = append(out, n.Text)
		}
	}
	return strings.Join(out, "\n")
}

// logOf writes a log with so many rows for each name.
func logOf(names map[string]int) string {
	var b strings.Builder
	b.WriteString("Date,County,Channel\n")
	for _, name := range sortedInts(names) {
		for i := range names[name] {
			b.WriteString("2019-03-" + string(rune('0'+i/10%3)) + string(rune('1'+i%9)) + "," + name + ",Phone\n")
		}
	}
	return b.String()
}

func sortedInts(m map[string]int) []string {
	strs := map[string]string{}
	for k := range m {
		strs[k] = ""
	}
	return sortedKeys(strs)
}

func TestNamesNearlyAlike(t *testing.T) {
	for _, tt := range []struct {
		name string
		text string
		want string // "" for no note
	}{
		{"a slip", logOf(map[string]int{"Cornwall": 60, "Cornwal": 2, "Devon": 40}), `"Cornwal" (2 rows) and "Cornwall" (60 rows)`},
		{"a blank", logOf(map[string]int{"Cornwall": 20, "Corn wall": 15}), `"Corn wall" (15 rows) and "Cornwall" (20 rows)`},
		{"capitals are one name", logOf(map[string]int{"Cornwall": 20, "CORNWALL": 15}), ""},
		{"capitals beside a slip", logOf(map[string]int{"Cornwall": 30, "CORNWALL": 1, "Cornwal": 1}), `"Cornwal" (1 row) and "Cornwall" (31 rows)`},
		{"a slip that is not rare", logOf(map[string]int{"Cornwall": 20, "Cornwal": 15}), ""},
		{"places that are neighbours in name", logOf(map[string]int{"Kent": 60, "Gwent": 1, "Norfolk": 70, "Suffolk": 1, "East Sussex": 50, "West Sussex": 1, "North Wales": 40, "South Wales": 1}), ""},
		{"places that are not known", logOf(map[string]int{"Aston": 12, "Ashton": 1, "Northfields": 5, "Northfield": 1}), ""},
		{"wards by number", logOf(map[string]int{"Northfield Ward 1": 60, "Northfield Ward 2": 1}), ""},
		{"not stated", logOf(map[string]int{"Not stated": 60, "Not-stated": 2, "Unknown": 30, "Unknwon": 1, "Kent": 1}), ""},
		{"a table, in other years", "Area,Year,People\nCornwall,2018,10\nCornwal,2019,12\nDevon,2018,5\nDevon,2019,6\n", `"Cornwal" (1 row) and "Cornwall" (1 row)`},
		{"a table, in one cell of many", tableOf("Cornwall", "Cornwal"), `"Cornwal" (1 row) and "Cornwall" (23 rows)`},
		{"a table, in one cell that both have", tableOf("Cornwall", "Cornwall") + "Cornwal,2019-02,Phone,4\n", ""},
		{"a table, in the same years", "Area,Year,People\nCornwall,2019,10\nCornwell,2019,12\n", ""},
		{"across the top", "Area,2018,2019\nCornwall,10,12\nCornwell,5,6\n", ""},
		{"in regions of their own", "Region,Town,2019\nNorth,Cornwall,10\nSouth,Cornwal,12\n", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := alikeNotes(t, tt.text, export.Options{})
			if !strings.Contains(got, tt.want) || (got != "") != (tt.want != "") {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// tableOf is a table of a year of two channels of one place, of which one row has
// another name.
func tableOf(name, other string) string {
	var b strings.Builder
	b.WriteString("Area,Month,Channel,People\n")
	for month := 1; month <= 12; month++ {
		for _, channel := range []string{"Phone", "Web"} {
			who := name
			if month == 5 && channel == "Web" {
				who = other
			}
			fmt.Fprintf(&b, "%s,2019-%02d,%s,%d\nDevon,2019-%02d,%s,7\n", who, month, channel, 10+month*7%5, month, channel)
		}
	}
	return b.String()
}

func TestMembersNearlyAlike(t *testing.T) {
	text := "Date,County,Channel\n"
	for range 20 {
		text += "2019-03-01,Kent,Webchat\n2019-03-02,Kent,Mother\n"
	}
	text += "2019-03-02,Kent,Web chat\n2019-03-03,Devon,Other\n"
	if got := alikeNotes(t, text, export.Options{}); got != "" {
		t.Errorf("got %q of a column that nobody asked about", got)
	}
	if got := alikeNotes(t, text, export.Options{}, "Channel"); !strings.Contains(got, `"Web chat" (1 row) and "Webchat" (20 rows)`) || strings.Contains(got, "ther") {
		t.Errorf("got %q", got)
	}
}

// An areas file knows which names there are, and which are aliases.
func TestAreasFileSettlesNames(t *testing.T) {
	text := logOf(map[string]int{"Cornwall": 30, "Cornwal": 1})
	o := export.Options{Areas: lookup(t, "area,alias\nCornwall,Cornwal\n")}
	if got := alikeNotes(t, text, o); got != "" {
		t.Errorf("got %q", got)
	}
}
