package export_test

import (
	"strings"
	"testing"

	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/export"
)

// TestHeadsAndNeighbours reads the shapes that public bodies and pivots give
// their tables to figures worked out by hand.
func TestHeadsAndNeighbours(t *testing.T) {
	tests := []struct {
		name, text string
		options    export.Options
		want       map[string]string
		notes      []string
	}{
		{name: "years merged over months", text: ",,2018,,2019,\nRegion,County,Nov,Dec,Jan,Feb\nEast,Kent,1,2,3,4\nEast,Essex,5,6,7,8\n",
			want: map[string]string{"; November 2018": "6", "Kent; Jan-Feb 2019": "7"}},
		{name: "years written out over months", text: ",,2018,2018,2019,2019\nRegion,County,Nov,Dec,Jan,Feb\nEast,Kent,1,2,3,4\nEast,Essex,5,6,7,8\n",
			want: map[string]string{"; November 2018": "6", "Kent; Jan-Feb 2019": "7"}},
		{name: "years written out over numbers and per cents, the names last", text: "2018,2018,2019,2019,\nNumber,%,Number,%,County\n1,10%,2,20%,Kent\n3,30%,4,#DIV/0!,Essex\n",
			want: map[string]string{"; 2018": "4", "Essex; 2019": "4"}},
		{name: "one label over all counts", text: ",People who called,People who called\nCounty,2018,2019\nKent,1,2\nEssex,3,4\n",
			want: map[string]string{"; 2019": "6"}},
		{name: "units below the heads", text: "County,2018,2019\n,Number,Number\n(a),(b),(c)\nKent,1,2\nEssex,3,4\n",
			want: map[string]string{"; 2019": "6"}},
		{name: "marks of notes at heads", text: "County (1),Month [note 2],People²\nKent,Jan 2019,10\nEssex,Jan 2019,20\n",
			want: map[string]string{"; January 2019": "30"}},
		{name: "numbers of notes glued to heads", text: "County1,Month2,People3\nKent,Jan 2019,10\nEssex,Jan 2019,20\n",
			want: map[string]string{"Kent; January 2019": "10"}},
		{name: "blanks between thousands", text: "County,Year,People\nKent,2019,1 234\nEssex,2019,12 345\nDevon,2019,7\n",
			want: map[string]string{"; 2019": "13586"}},
		{name: "apostrophes between thousands", text: "County,Year,People\nKent,2019,1'234\nEssex,2019,12'345\n",
			want: map[string]string{"; 2019": "13579"}},
		{name: "sums of money", text: "County,Year,Grants\nKent,2019,\"£1,234.50\"\nEssex,2019,£10\n",
			want: map[string]string{"; 2019": "1244.5"}},
		{name: "numbers in thousands", text: "County,Year,People (000s)\nKent,2019,12.5\nEssex,2019,3\n",
			want: map[string]string{"; 2019": "15500"}, notes: []string{"in-thousands"}},
		{name: "a title that says thousands", text: "Visitors (thousands),,\nCounty,Year,Visitors\nKent,2019,12\n",
			want: map[string]string{"; 2019": "12000"}, notes: []string{"in-thousands"}},
		{name: "less than five", text: "County,Year,People\nKent,2019,<5\nEssex,2019,20\n",
			want: map[string]string{"; 2019": "20 to 24"}, notes: []string{"hidden-cells"}},
		{name: "ranks, changes and running totals beside the counts", text: "County,Month,Calls,Emails,Total contacts,Rank,Change,Cumulative total\nKent,Jan 2019,1,2,3,1,5,3\nKent,Feb 2019,3,4,7,2,-5,10\nKent,Mar 2019,5,6,11,3,5,21\n",
			want: map[string]string{"Kent; Feb-Mar 2019": "18"}},
		{name: "areas across with a per cent column", text: "Month,Kent,Essex,% of total\nJan 2019,1,2,40%\nFeb 2019,3,4,60%\n",
			want: map[string]string{"; February 2019": "7"}},
		{name: "months as their first days across", text: "County,01/01/2019,01/02/2019\nKent,1,2\nEssex,3,4\n",
			want: map[string]string{"; February 2019": "6"}, notes: []string{"period-ambiguous"}},
		{name: "months by their last days", text: "County,Month,People\nKent,31/01/2019,1\nKent,28/02/2019,2\n",
			want: map[string]string{"; January 2019": "1"}},
		{name: "a grand total below a long table", text: "Region,County,Month,People\nEast,Kent,Jan 2019,1\nEast,Essex,Jan 2019,2\n,Grand Total,,3\n",
			want: map[string]string{"; January 2019": "3"}, notes: []string{"subtotal-skipped"}},
		{name: "a grand total below months that are printed once", text: "Month,County,People\nJan 2019,Kent,1\n,Essex,2\nFeb 2019,Kent,3\n,Essex,4\n,Grand Total,10\n",
			want: map[string]string{"; February 2019": "7", "; Jan-Feb 2019": "10"}, notes: []string{"subtotal-skipped"}},
		{name: "a blank count where labels are printed once", text: "Region,County,Year,People\nEast,Kent,2019,1\n,Essex,2019,\n,Suffolk,2019,3\nWest,Devon,2019,4\n,Dorset,2019,5\n",
			want: map[string]string{"; 2019": "at least 13", "East > Essex; 2019": "at least 0"}, notes: []string{"blank-is-missing"}},
		{name: "marks explained below the table", text: "County,2018,2019\nKent,1,2\nEssex,3,4\n,,\n*,fewer than five people,\n(1),from April,\n",
			want: map[string]string{"; 2018": "4"}, notes: []string{"ignored-row"}},
		{name: "marks explained below a log", text: "Date,County,ID\n2019-01-01,Kent,1\n2019-01-31,Essex,2\nNotes,,\n*,fewer than five,\n",
			want: map[string]string{"; January 2019": "2"}, notes: []string{"ignored-row"}},
		{name: "delimiters behind rows and not behind heads", text: "County,Year,People\nKent,2019,1,\nEssex,2019,2,\n",
			want: map[string]string{"; 2019": "3"}},
		{name: "rows that leave out empty cells at their ends", text: "County,Year,People,Notes\nKent,2019,1\nEssex,2019,2\nDevon,2019,3,revised\n",
			want: map[string]string{"; 2019": "6"}},
		{name: "when a report was made is not its period", text: "Contacts in 2019,\nGenerated on 14/02/2020 09:31,\nCounty,People\nKent,1\n",
			want: map[string]string{"; 2019": "1"}, notes: []string{"period-from-title"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c, _, err := load(t, tt.options, cube.Plan{}, input("a.csv", tt.text))
			if err != nil {
				t.Fatal(err)
			}
			for _, q := range sortedKeys(tt.want) {
				if got := answer(t, c, q); got != tt.want[q] {
					t.Errorf("%s: got %q, want %q", q, got, tt.want[q])
				}
			}
			for _, id := range tt.notes {
				if !strings.Contains(strings.Join(noteIDs(c), " "), id) {
					t.Errorf("notes %v, want %s", noteIDs(c), id)
				}
			}
		})
	}
}

// TestRefusedShapes refuses what has two readings or has lost something, and
// the flag of the hint, typed, makes it right where there is one.
func TestRefusedShapes(t *testing.T) {
	tests := []struct{ name, text, refusal, mended string }{
		{"a point that could be either", "County,Year,People\nKent,2019,1.234\nEssex,2019,7\n", `"1.234" could be 1234, with a point between thousands`, "1241"},
		{"a count beside areas across", "Month,Kent,Essex,Website visitors\nJan 2019,1,2,70\nFeb 2019,3,4,80\n", `"Website visitors" stands beside columns of areas such as "Kent"`, ""},
		{"two tables of a width", "County,Year,People\nKent,2018,1\nEssex,2018,2\n\nHelpline,2018,2019\nAnswered,10,20\n", "holds 2 tables", ""},
		{"a log with another table below", "Date,County\n2019-01-01,Kent\n2019-01-31,Essex\n\nOffice,2019\nLeeds,3\n", "holds 2 tables", ""},
		{"a row that lost its number", "Region,County,People 2019\nEast,Kent,1\nEast,Essex,2\nEast,Kent\n", "the row has 2 fields where the heads have 3", ""},
		{"a row with a cell too many before empty columns", "County,Year,People,,\nKent,2019,1,,\nEssex,2019,12,2,\n", "stands in a column without a head", ""},
		{"columns in unlike units", "County,2018 (000s),2019\nKent,1,2000\nEssex,2,3000\n", "unlike units", ""},
		{"rows with names that have no head", "County,2018,2019\n1,Kent,3,4\n2,Essex,5,6\n", "the row has 4 fields where the heads in row 1 have 3", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, _, err := load(t, export.Options{}, cube.Plan{}, input("a.csv", tt.text))
			if err == nil || !strings.Contains(err.Error(), tt.refusal) || hintOf(err) == "" {
				t.Fatalf("got %v (hint %q), want a refusal with %q and a hint", err, hintOf(err), tt.refusal)
			}
			if tt.mended == "" {
				return
			}
			for _, o := range typedHints(err) {
				if c, _, err := load(t, o, cube.Plan{}, input("a.csv", tt.text)); err == nil && answer(t, c, "; 2019") == tt.mended {
					return
				}
			}
			t.Errorf("the hint %q does not mend it", hintOf(err))
		})
	}
}
