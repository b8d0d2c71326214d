package export_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/export"
	"github.com/pressfigures/figures/pkg/period"
)

func TestRowsThatMayBeVoid(t *testing.T) {
	log := func(head string, values ...string) string {
		text := "Date,County," + head + "\n"
		for i, v := range values {
			text += "2019-03-0" + string(rune('1'+i)) + ",Kent," + v + "\n2019-03-0" + string(rune('1'+i)) + ",Kent," + values[0] + "\n"
		}
		return text
	}
	for _, tt := range []struct{ name, text, want string }{
		{"a duplicate", log("Status", "Closed", "Duplicate"), `rows that say "Duplicate" below "Status" are counted like all others (1 of 4)`},
		{"two kinds", log("Case outcome", "Closed", "Test", "Cancelled"), `"Cancelled" or "Test" below "Case outcome"`},
		{"in error, below any head", log("Reason", "Debt", "Created in error"), `"Created in error" below "Reason"`},
		{"a flag", log("Is duplicate", "FALSE", "TRUE"), `"TRUE" below "Is duplicate"`},
		{"a flag in figures", log("IsDeleted", "0", "1"), `"1" below "IsDeleted"`},
		{"tests that people ask about", log("Subject", "Work", "Test"), ""},
		{"no such row", log("Status", "Closed", "Open"), ""},
		{"all rows alike", log("Status", "Cancelled"), ""},
		{"in a table", "County,Year,Status,People\nKent,2019,Closed,3\nKent,2019,Cancelled,4\n", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c, _, err := load(t, export.Options{}, cube.Plan{Grain: period.ByMonth}, input("a.csv", tt.text))
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, n := range c.Notes() {
				if n.ID == "void-rows" {
					got = append(got, n.Text+" "+n.Hint)
				}
			}
			if all := strings.Join(got, "\n"); !strings.Contains(all, tt.want) || (all != "") != (tt.want != "") || all != "" && !strings.Contains(all, "--where") {
				t.Errorf("got %q, want %q", all, tt.want)
			}
		})
	}
	c, _, err := load(t, export.Options{}, cube.Plan{Keys: []string{"Status"}}, input("a.csv", log("Status", "Closed", "Duplicate")))
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range c.Notes() {
		if n.ID == "void-rows" {
			t.Errorf("got %q though the question names the column", n.Text)
		}
	}
}

// Rows far below the first ones are looked at too.
func TestVoidRowsFarDown(t *testing.T) {
	text := "Date,County,Status\n" + strings.Repeat("2019-03-01,Kent,Closed\n", 5000) + strings.Repeat("2019-03-02,Kent,Duplicate\n2019-03-02,Kent,Dealt with\n", 40)
	for _, workers := range []int{1, 2} {
		c, _, err := load(t, export.Options{Workers: workers, BlockSize: 4096}, cube.Plan{Grain: period.ByMonth}, input("a.csv", text))
		if err != nil {
			t.Fatal(err)
		}
		if !slices.ContainsFunc(c.Notes(), func(n caveat.Caveat) bool {
			return strings.Contains(n.Text, `"Duplicate" below "Status" are counted like all others (40 of 5080)`)
		}) {
			t.Errorf("%d workers: the notes are %v", workers, c.Notes())
		}
	}
}
