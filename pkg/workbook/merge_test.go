package workbook

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// merged is a workbook of rows with merged cells.
func merged(refs []string, rows ...[]string) handmade {
	after := "<mergeCells>"
	for _, r := range refs {
		after += fmt.Sprintf(`<mergeCell ref="%s"/>`, r)
	}
	return handmade{rows: rowsOf(rows...), after: after + "</mergeCells>"}
}

// kinds writes what each range was taken for.
func kinds(s Sheet) map[string]string {
	out := map[string]string{}
	for _, m := range s.Merged {
		kind := ""
		if m.Head {
			kind += "head"
		}
		if m.Down {
			kind += "down"
		}
		out[m.Name()] = kind
	}
	return out
}

func TestMergedHeadsAndLabels(t *testing.T) {
	h := merged([]string{"A1:E1", "A3:A4", "B3:C3", "D3:E3", "A5:A6", "A7:A8", "D7:D8", "D5:E5", "A10:E10"},
		[]string{"Contacts by region"},
		nil,
		[]string{"Region", "2018", "", "2019"},
		[]string{"", "Phone", "Web", "Phone", "Web"},
		[]string{"South West", "5", "6", "n/a"},
		[]string{"", "7", "8", "9", "10"},
		[]string{"South East", "11", "12", "13", "14"},
		[]string{"", "15", "16", "", "17"},
		nil,
		[]string{"Source: Stop It Now"},
	)
	s := read(t, h.pack(t))
	want := [][]string{
		{"Contacts by region", "", "", "", ""},
		nil,
		{"Region", "2018", "", "2019", ""},
		{"", "Phone", "Web", "Phone", "Web"},
		{"South West", "5", "6", "n/a", ""},
		{"South West", "7", "8", "9", "10"},
		{"South East", "11", "12", "13", "14"},
		{"South East", "15", "16", "", "17"},
		nil,
		{"Source: Stop It Now", "", "", "", ""},
	}
	if diff := cmp.Diff(want, s.Records); diff != "" {
		t.Error(diff)
	}
	wantKinds := map[string]string{"A1:E1": "", "A3:A4": "head", "B3:C3": "head", "D3:E3": "head", "A5:A6": "down", "A7:A8": "down", "D7:D8": "", "D5:E5": "", "A10:E10": ""}
	if diff := cmp.Diff(wantKinds, kinds(s)); diff != "" {
		t.Error(diff)
	}
	wantNotes := []string{"2 ranges of merged cells hold one value for several cells, read in the first of them alone; the first is D5:E5"}
	if diff := cmp.Diff(wantNotes, s.Notes); diff != "" {
		t.Error(diff)
	}
	s.JoinHeads()
	want[2], want[3] = nil, []string{"Region", "2018 Phone", "2018 Web", "2019 Phone", "2019 Web"}
	if diff := cmp.Diff(want, s.Records); diff != "" {
		t.Error(diff)
	}
}

func TestMergedCells(t *testing.T) {
	tests := []struct {
		name  string
		refs  []string
		rows  [][]string
		kinds map[string]string
		want  [][]string
		notes []string
	}{
		{
			name: "a year beside its months", refs: []string{"A2:A3"},
			rows:  [][]string{{"Year", "Month", "People"}, {"2019", "May", "12"}, {"", "June", "13"}},
			kinds: map[string]string{"A2:A3": "down"},
			want:  [][]string{{"Year", "Month", "People"}, {"2019", "May", "12"}, {"2019", "June", "13"}},
		},
		{
			name: "a count for two rows is not doubled", refs: []string{"B2:B3"},
			rows:  [][]string{{"County", "People"}, {"Devon", "2019"}, {"Kent"}, {"Essex", "5"}},
			kinds: map[string]string{"B2:B3": ""},
			want:  [][]string{{"County", "People"}, {"Devon", "2019"}, {"Kent", ""}, {"Essex", "5"}},
			notes: []string{"the merged cells B2:B3 hold one value for several cells, read in the first of them alone"},
		},
		{
			name: "a label over two columns and rows", refs: []string{"A2:B3"},
			rows:  [][]string{{"a", "b", "c"}, {"x", "", "5"}, {"", "", "6"}},
			kinds: map[string]string{"A2:B3": "down"},
			want:  [][]string{{"a", "b", "c"}, {"x", "", "5"}, {"x", "", "6"}},
		},
		{
			name: "a label over two label columns", refs: []string{"A3:B3"},
			rows:  [][]string{{"a", "b", "c"}, {"x", "y", "5"}, {"Total", "", "5"}},
			kinds: map[string]string{"A3:B3": ""},
			want:  [][]string{{"a", "b", "c"}, {"x", "y", "5"}, {"Total", "", "5"}},
		},
		{
			name: "a table of words", refs: []string{"A1:A2", "A3:A4"},
			rows:  [][]string{{"a", "b"}, {"", "(note)"}, {"x", "y"}, {"", "z"}},
			kinds: map[string]string{"A1:A2": "head", "A3:A4": "down"},
			want:  [][]string{{"a", "b"}, {"", "(note)"}, {"x", "y"}, {"x", "z"}},
		},
		{
			name: "a head that is not over the first column", refs: []string{"B1:C1"},
			rows:  [][]string{{"", "People"}, {"County", "May", "June"}, {"Devon", "1", "2"}},
			kinds: map[string]string{"B1:C1": "head"},
			want:  [][]string{{"", "People", ""}, {"County", "May", "June"}, {"Devon", "1", "2"}},
		},
		{
			name: "counts from the first row on", refs: []string{"A1:A2"},
			rows:  [][]string{{"Devon", "1"}, {"", "2"}},
			kinds: map[string]string{"A1:A2": "down"},
			want:  [][]string{{"Devon", "1"}, {"Devon", "2"}},
		},
		{
			name: "a label whose first count is suppressed", refs: []string{"A2:A3"},
			rows:  [][]string{{"a", "b"}, {"x", "*"}, {"", "2"}},
			kinds: map[string]string{"A2:A3": "down"},
			want:  [][]string{{"a", "b"}, {"x", "*"}, {"x", "2"}},
		},
		{
			name: "under the merged cells", refs: []string{"A2:A3", "B2:C2"},
			rows:  [][]string{{"a", "b", "c"}, {"x", "5", "6"}, {"hidden", "7", "8"}},
			kinds: map[string]string{"A2:A3": "down", "B2:C2": ""},
			want:  [][]string{{"a", "b", "c"}, {"x", "5", ""}, {"x", "7", "8"}},
			notes: []string{
				"the merged cells B2:C2 hold one value for several cells, read in the first of them alone",
				"2 cells hold something under merged cells that nobody sees, which is left out; the first is A3",
			},
		},
		{
			name: "beyond what is filled", refs: []string{"A2:A9", "C1:D1", "F4:G7", "A1:XFD1", "B3:B1048576"},
			rows:  [][]string{{"a", "b"}, {"x", "1"}},
			kinds: map[string]string{"A1:B1": ""},
			want:  [][]string{{"a", ""}, {"x", "1"}},
			notes: []string{"B1 holds something under merged cells that nobody sees, which is left out"},
		},
		{
			name: "a blank row inside a label", refs: []string{"A2:A4"},
			rows:  [][]string{{"a", "b"}, {"x", "1"}, nil, {"", "2"}},
			kinds: map[string]string{"A2:A4": "down"},
			want:  [][]string{{"a", "b"}, {"x", "1"}, nil, {"x", "2"}},
		},
		{
			name: "nothing inside", refs: []string{"A2:A3"},
			rows:  [][]string{{"a", "b"}, {"", "1"}, {"", "2"}},
			kinds: map[string]string{"A2:A3": ""},
			want:  [][]string{{"a", "b"}, {"", "1"}, {"", "2"}},
		},
		{
			name: "a single cell", refs: []string{"A2"},
			rows:  [][]string{{"a", "b"}, {"x", "1"}},
			kinds: map[string]string{},
			want:  [][]string{{"a", "b"}, {"x", "1"}},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := read(t, merged(test.refs, test.rows...).pack(t))
			if diff := cmp.Diff(test.want, s.Records); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(test.kinds, kinds(s)); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(test.notes, s.Notes); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestMergedCellsRefused(t *testing.T) {
	rows := [][]string{{"a", "b"}, {"x", "1"}, {"y", "2"}}
	for refs, want := range map[string]string{
		"A2:A3 A3:B3": "x.xlsx:Data!A3: merged cells that overlap others", "A3:A2": "no range of cells", "A0:A1": "no range of cells",
		"": "no range of cells", "A1:A2:A3": "no range of cells", "A1:": "no range of cells", "1:2": "no range of cells", "A1:A1048577": "no range of cells",
	} {
		wantError(t, readErr(merged(strings.Split(refs, " "), rows...).pack(t), Options{}), want, false)
	}
}

func TestIsCount(t *testing.T) {
	for text, want := range map[string]bool{
		"1186": true, "0": true, "12.5": true, "-5": true, "99%": true, "1,186": true, "£1,200.50": true, "(12)": true, " 7 ": true,
		"2019": false, "1900": false, "1899": true, "2200": true, "": false, "x": false, "2019-03-04": false, "March 2019": false, "10:15:00": false, "-": false, "*": false, "12 approx": false, "...": false,
	} {
		if got := isCount(text); got != want {
			t.Errorf("%q: got %v", text, got)
		}
	}
}
