package workbook

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestJoinHeads(t *testing.T) {
	tests := []struct {
		name string
		refs []string
		rows [][]string
		want [][]string
	}{
		{
			name: "three rows", refs: []string{"A1:A3", "B1:E1", "B2:C2", "D2:E2"},
			rows: [][]string{{"County", "2019"}, {"", "Q1", "", "Q2"}, {"", "Phone", "Web", "Phone", "Web"}, {"Kent", "1", "2", "3", "4"}},
			want: [][]string{nil, nil, {"County", "2019 Q1 Phone", "2019 Q1 Web", "2019 Q2 Phone", "2019 Q2 Web"}, {"Kent", "1", "2", "3", "4"}},
		},
		{
			name: "the label's head in the last row", refs: []string{"B1:C1"},
			rows: [][]string{{"", "People"}, {"County", "May", "June"}, {"Devon", "1", "2"}},
			want: [][]string{nil, {"County", "People May", "People June"}, {"Devon", "1", "2"}},
		},
		{
			name: "the label's head in the first row, not merged", refs: []string{"B1:C1"},
			rows: [][]string{{"County", "People"}, {"", "2018", "2019"}, {"Devon", "1", "2"}},
			want: [][]string{nil, {"County", "People 2018", "People 2019"}, {"Devon", "1", "2"}},
		},
		{
			name: "a head beside that is not merged runs on", refs: []string{"B1:C1"},
			rows: [][]string{{"County", "2018", "", "2019"}, {"", "Phone", "Web", "Phone", "Web"}, {"Devon", "1", "2", "3", "4"}},
			want: [][]string{nil, {"County", "2018 Phone", "2018 Web", "2019 Phone", "2019 Web"}, {"Devon", "1", "2", "3", "4"}},
		},
		{
			name: "a merged head does not run on", refs: []string{"B1:C1"},
			rows: [][]string{{"County", "2018"}, {"", "Phone", "Web", "Total"}, {"Devon", "1", "2", "3"}},
			want: [][]string{nil, {"County", "2018 Phone", "2018 Web", "Total"}, {"Devon", "1", "2", "3"}},
		},
		{
			name: "a column without heads", refs: []string{"B1:C1"},
			rows: [][]string{{"County", "2018", "", "2019"}, {"", "Phone", "Web", "", "Web"}, {"Devon", "1", "2", "3", "4"}},
			want: [][]string{nil, {"County", "2018 Phone", "2018 Web", "2019", "2019 Web"}, {"Devon", "1", "2", "3", "4"}},
		},
		{
			name: "a row of data without numbers is none of heads", refs: []string{"B1:C1"},
			rows: [][]string{{"County", "People"}, {"Kent", "[c]", "[x]"}, {"Devon", "1", "2"}},
			want: [][]string{{"County", "People", "People"}, {"Kent", "[c]", "[x]"}, {"Devon", "1", "2"}},
		},
		{
			name: "a count without a label is no head", refs: []string{"B1:C1"},
			rows: [][]string{{"County", "People"}, {"", "5", "6"}, {"Devon", "1", "2"}},
			want: [][]string{{"County", "People", "People"}, {"", "5", "6"}, {"Devon", "1", "2"}},
		},
		{
			name: "heads that are only merged downwards", refs: []string{"A1:A2", "B1:B2", "C1:C2"},
			rows: [][]string{{"County", "2018", "2019"}, {"", "", "(revised)"}, {"Devon", "1", "2"}},
			want: [][]string{nil, {"County", "2018", "2019"}, {"Devon", "1", "2"}},
		},
		{
			name: "a title above", refs: []string{"A1:C1", "A3:A4", "B3:C3"},
			rows: [][]string{{"Contacts"}, nil, {"County", "People"}, {"", "2018", "2019"}, {"Devon", "1", "2"}},
			want: [][]string{{"Contacts", "", ""}, nil, nil, {"County", "People 2018", "People 2019"}, {"Devon", "1", "2"}},
		},
		{
			name: "two tables", refs: []string{"B1:C1", "B5:C5"},
			rows: [][]string{{"", "People"}, {"County", "2018", "2019"}, {"Devon", "1", "2"}, nil, {"", "Calls"}, {"County", "2018", "2019"}, {"Devon", "3", "4"}},
			want: [][]string{nil, {"County", "People 2018", "People 2019"}, {"Devon", "1", "2"}, nil, nil, {"County", "Calls 2018", "Calls 2019"}, {"Devon", "3", "4"}},
		},
		{
			name: "what is as high as a page is no head", refs: []string{"A1:A10"},
			rows: [][]string{{"x", "a"}, {"", "b"}, {"", "c"}, {"", "d"}, {"", "e"}, {"", "f"}, {"", "g"}, {"", "h"}, {"", "i"}, {"", "j"}, {"y", "5"}},
			want: [][]string{{"x", "a"}, {"", "b"}, {"", "c"}, {"", "d"}, {"", "e"}, {"", "f"}, {"", "g"}, {"", "h"}, {"", "i"}, {"", "j"}, {"y", "5"}},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := read(t, merged(test.refs, test.rows...).pack(t))
			s.JoinHeads()
			if diff := cmp.Diff(test.want, s.Records); diff != "" {
				t.Error(diff)
			}
			s.JoinHeads()
			if diff := cmp.Diff(test.want, s.Records); diff != "" {
				t.Error("again:", diff)
			}
		})
	}
}

// Merged heads over many tables take no longer than all cells together:
// BenchmarkManyMergedHeads measures it.
func TestManyMergedHeads(t *testing.T) {
	const tables = 2_000
	s := read(t, mergedHeads(tables).pack(t))
	s.JoinHeads()
	if diff := cmp.Diff([]string{"a", "b c", "b d"}, s.Records[4*tables-3]); len(s.Records) < 4*tables-1 || diff != "" {
		t.Error(diff)
	}
}

func BenchmarkManyMergedHeads(b *testing.B) {
	for _, tables := range []int{2_000, 20_000} {
		b.Run(fmt.Sprint(tables), func(b *testing.B) {
			file := mergedHeads(tables).pack(b)
			for b.Loop() {
				s := read(b, file)
				s.JoinHeads()
			}
		})
	}
}

// mergedHeads is a sheet with so many tables, each with heads of two rows that
// are merged.
func mergedHeads(tables int) handmade {
	var rows, refs strings.Builder
	for i := range tables {
		for line, cells := range []string{`<c t="str"><v>a</v></c><c t="str"><v>b</v></c>`, `<c/><c t="str"><v>c</v></c><c t="str"><v>d</v></c>`, `<c t="str"><v>x</v></c><c><v>1</v></c><c><v>2</v></c>`} {
			fmt.Fprintf(&rows, `<row r="%d">%s</row>`, 4*i+line+1, cells)
		}
		fmt.Fprintf(&refs, `<mergeCell ref="B%d:C%d"/>`, 4*i+1, 4*i+1)
	}
	return handmade{rows: rows.String(), after: "<mergeCells>" + refs.String() + "</mergeCells>"}
}
