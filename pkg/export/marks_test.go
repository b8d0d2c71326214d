package export_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/export"
)

// marked is a table of three counts, of which the last is a mark.
func marked(mark string) string {
	return "County,Year,People\nDorset,2019,10\nDevon,2019,20\nKent,2019," + mark + "\n"
}

func TestEveryMarkIsHiddenAndNeverZero(t *testing.T) {
	for _, mark := range strings.Fields("[c] [x] [z] [low] [u] [w] [k] [e] [p] [r] [b] [f] [d] [er] [ns] [s] [ss] [sss] [C] c x z k u low LOW : ~ . .. ... * ** *** - – — -- # ! n/a N/A n.a. NA null nil none n/k #N/A suppressed Suppressed redacted withheld confidential") {
		c, _, err := load(t, export.Options{}, cube.Plan{}, input("a.csv", marked(mark)))
		if err != nil {
			t.Errorf("%s: %v", mark, err)
			continue
		}
		if got := answer(t, c, "; 2019"); got != "at least 30" {
			t.Errorf("%s: the sum over it is %q, want at least 30", mark, got)
		}
		rule := export.HiddenRule{Mark: mark, Low: 1, High: 7}
		c, _, err = load(t, export.Options{Hidden: []export.HiddenRule{rule}}, cube.Plan{}, input("a.csv", marked(mark)))
		if err != nil {
			t.Errorf("%s=1-7: %v", mark, err)
			continue
		}
		if got := answer(t, c, "; 2019"); got != "31 to 37" {
			t.Errorf("%s=1-7: the sum over it is %q, want 31 to 37", mark, got)
		}
	}
	for _, words := range []string{"not available", "Not applicable", "no data", "not known"} {
		c, _, err := load(t, export.Options{}, cube.Plan{}, input("a.csv", marked(words)))
		if err != nil || answer(t, c, "; 2019") != "at least 30" {
			t.Errorf("%q: got %v", words, err)
		}
	}
}

func TestMarksThatSayTheirBounds(t *testing.T) {
	for mark, want := range map[string]string{
		"<5": "30 to 34", "< 5": "30 to 34", "<=5": "30 to 35", "≤5": "30 to 35", "[<5]": "30 to 34",
		"less than 5": "30 to 34", "Fewer than five": "30 to 34", "under 10": "30 to 39", "up to 4": "30 to 34", "no more than 3": "30 to 33",
		"5 or fewer": "30 to 35", "five or less": "30 to 35", "1 to 4": "31 to 34", "1-4": "31 to 34", "1–4": "31 to 34", "one to four": "31 to 34",
		">100": "at least 131", "more than 100": "at least 131", "100 or more": "at least 130", "100+": "at least 130", "≥100": "at least 130",
	} {
		c, _, err := load(t, export.Options{}, cube.Plan{}, input("a.csv", marked(`"`+mark+`"`)))
		if err != nil {
			t.Errorf("%s: %v", mark, err)
			continue
		}
		if got := answer(t, c, "; 2019"); got != want {
			t.Errorf("%s: got %q, want %q", mark, got, want)
		}
	}
	for _, no := range []string{"2018-19", "4 to 1", "<0", "<x", "some", "1 to many", "5 5", "50p"} {
		if _, _, err := load(t, export.Options{}, cube.Plan{}, input("a.csv", marked(no))); err == nil {
			t.Errorf("%q was read as a number or a mark", no)
		}
	}
	runValues(t, []valueCase{
		{name: "what is typed goes before what is written", text: marked("<5"), options: export.Options{Hidden: []export.HiddenRule{{Mark: "<5", Low: 1, High: 4}}}, want: map[string]string{"; 2019": "31 to 34"}, note: `"<5", read as 1 to 4`},
		{name: "below five of a rate is anything below five", text: "County,Year,Rate\nDorset,2019,10.5\nKent,2019,<5\n", want: map[string]string{"Kent; 2019": "0 to 5"}, note: "read as 0 to 5"},
		{name: "bands of ages are no counts", text: "Year,County,Age,Gender,People\n2019,Kent,0-9,M,80\n2019,Kent,10-19,F,70\n2019,Kent,100+,M,5\n", want: map[string]string{"; 2019": "155"}},
		{name: "what the mark says stands in the note", text: marked("[c]"), want: map[string]string{"; 2019": "at least 30"}, note: "confidential: hidden"},
	})
}

func TestMarksBehindNumbers(t *testing.T) {
	for _, cell := range []string{"5 [p]", "5[r]", "5 [e] [note 3]", "5 (p)", "5 r", "5 p", "5*", "5†", "5 (1)", "5²", "5 (provisional)", "5[er]", "5 [ns]"} {
		c, _, err := load(t, export.Options{}, cube.Plan{}, input("a.csv", marked(`"`+cell+`"`)))
		if err != nil {
			t.Errorf("%s: %v", cell, err)
			continue
		}
		if got := answer(t, c, "; 2019"); got != "35" {
			t.Errorf("%s: the sum is %q, want 35", cell, got)
		}
	}
}

func TestHiddenCellsOfNumbersBelowZero(t *testing.T) {
	table := func(head, known string) string {
		return "County,Year," + head + "\nDorset,2019," + known + "\nDevon,2019,20\nKent,2019,*\n"
	}
	runValues(t, []valueCase{
		{name: "some are below zero", text: table("People", "-10"), want: map[string]string{"; 2019": "any number", "Dorset; 2019": "-10"}, note: "sums over them can be any number"},
		{name: "the head says that they can be", text: table("Net change", "10"), want: map[string]string{"Kent; 2019": "any number"}, note: "can be any number"},
		{name: "none is", text: table("People", "10"), want: map[string]string{"; 2019": "at least 30"}, note: "at least"},
		{name: "what is known stays", text: table("People", "-10"), options: export.Options{Hidden: []export.HiddenRule{{Mark: "*", Low: 1, High: 4}}}, want: map[string]string{"; 2019": "11 to 14"}, note: "1 to 4"},
		{name: "a blank cell", text: "County,Year,Change\nDorset,2019,-10\nKent,2019,\n", want: map[string]string{"; 2019": "any number"}, note: "read as missing"},
		{name: "a place without a row", text: "County,Year,Change\nDorset,2018,-10\nKent,2018,3\nDorset,2019,4\n", want: map[string]string{"; 2019": "any number partly"}},
	})
}

func TestRoundedCountsAreNoted(t *testing.T) {
	table := func(n, step, odd int) string {
		out := "County,Year,People\n"
		for i := range n {
			out += fmt.Sprintf("Place %c,2019,%d\n", 'A'+i, (i+3)*step)
		}
		return out + fmt.Sprintf("Elsewhere,2019,%d\n", odd)
	}
	for _, tt := range []struct {
		name, text, want string
	}{
		{"multiples of 5", table(20, 5, 15), "all 21 counts are multiples of 5"},
		{"multiples of 10", table(20, 10, 20), "all 21 counts are multiples of 10"},
		{"one is not", table(20, 5, 16), ""},
		{"too few", table(12, 5, 15), ""},
	} {
		c, _, err := load(t, export.Options{}, cube.Plan{}, input("a.csv", tt.text))
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, n := range c.Notes() {
			if n.ID == "rounded-counts" {
				got = n.Text
			}
		}
		if !strings.HasPrefix(got, tt.want) || tt.want == "" && got != "" {
			t.Errorf("%s: got the note %q, want %q", tt.name, got, tt.want)
		}
	}
}
