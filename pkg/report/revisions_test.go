package report

import (
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/figure"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/period"
	"github.com/pressfigures/figures/pkg/revision"
)

func just(n int64) number.Range { return number.Exactly(number.Int(n)) }

// inFile points a cell's row into a file of both versions.
func inFile(c cube.Cell, file int) cube.Cell {
	for i := range c.Rows {
		c.Rows[i].File = file
	}
	return c
}

// changed is a cell that both versions have.
func changed(kind revision.Kind, place string, span period.Span, old, new cube.Cell, channel string) revision.Cell {
	c := revision.Cell{Kind: kind, Place: revision.Place{Name: place, Parent: "Eastern"}, Period: span, Old: inFile(old, 0), New: inFile(new, 1), Known: true, Change: new.Sum.Sub(old.Sum)}
	if channel != "" {
		c.Members = []figure.Pick{{Dimension: "Channel", Names: []string{channel}}}
	}
	if base, exact := old.Sum.Exact(); exact && base.Cmp(number.Int(20)) >= 0 {
		ratio, ok := c.Change.Quo(old.Sum)
		c.Percent, c.HasPercent = ratio.Scale(number.Int(100)), ok
	}
	return c
}

func sumOf(span period.Span, old, new, revised, came, went int64) revision.Total {
	t := revision.Total{Period: span, Old: just(old), New: just(new), Change: just(new - old), ByRevision: just(revised), ByCame: just(came), ByWent: just(went), Cells: 12}
	if old >= 20 {
		t.Percent, t.HasPercent = just(new-old).Scale(number.Frac(100, old)), true
	}
	return t
}

// versions are one of everything, one of nothing, and one by area.
func versions() map[string]Result {
	two := []cube.File{{Name: "old.csv"}, {Name: "new.csv"}}
	var rows cube.RowSet
	for row := range int64(20) {
		rows.Add(row + 2)
	}
	rows.File = 1
	eastern := revision.Place{Name: "Eastern"}
	overall := sumOf(firstHalf2019, 1890, 1937, 42, 10, -5)
	everything := &revision.Comparison{
		Measure: people, Files: two, OldFiles: 1, Compared: 96, Revised: 2, Revealed: 1, Hidden: 1, Came: 21, Went: 1,
		Cells: []revision.Cell{
			changed(revision.Revised, "Essex", firstHalf2019, known(1186, 5), known(1228, 6), "Website"),
			changed(revision.Revised, "Kent", firstHalf2019, cube.Cell{Sum: just(0)}, known(3, 7), "Helpline"),
			changed(revision.Revealed, "=cmd|' /C calc'!A0", firstHalf2019, hidden(1, 4, 8), known(3, 8), "Helpline"),
			changed(revision.Hidden, "Norfolk | Wells_next_the_Sea", firstHalf2019, known(25, 9), open(0, 9), "Website"),
			{Kind: revision.Came, Place: revision.Place{Name: "Watford", Parent: "Hertfordshire"}, Period: firstHalf2019, Old: cube.Cell{None: true}, New: inFile(known(10, 11), 1)},
			{Kind: revision.Went, Place: revision.Place{Name: "Kent", Parent: "Eastern"}, Period: firstHalf2019, New: cube.Cell{None: true}, Old: inFile(known(5, 12), 0)},
		},
		Groups: []revision.Group{
			{Kind: revision.Came, Period: period.OfHalf(2019, 2), Cells: 20, Sum: just(1234), Adds: true, Rows: []cube.RowSet{rows}},
			{Kind: revision.Went, Period: firstHalf2019, Members: []figure.Pick{{Dimension: "Channel", Names: []string{"Letter"}}}, Cells: 2, Sum: just(3), Rows: []cube.RowSet{rows}},
			{Kind: revision.Came, Place: &eastern, Period: firstHalf2019, Cells: 2, Sum: number.Between(number.Int(3), number.Int(6)), Adds: true},
		},
		Subtotals: []revision.Cell{changed(revision.Revised, "Eastern", firstHalf2019, known(1890, 2), known(1937, 2), "")},
		Totals: []revision.Table{{By: revision.By{Time: true}, Head: "Period", Unchanged: 3, Rows: []revision.Total{
			sumOf(period.OfMonth(2019, 1), 300, 342, 42, 0, 0), sumOf(period.OfMonth(2019, 2), 12, 17, 0, 10, -5),
		}}},
		Overall: &overall,
		Partial: []revision.Partial{{Period: period.OfHalf(2018, 2), InNew: true, Cells: 4}},
		Renames: []revision.Rename{{From: "Herts", To: "Hertfordshire", Same: 5, Of: 6}},
		Moves:   []revision.Move{{Area: "Kent", From: "Eastern", To: "South East"}},
	}
	everything.Subtotals[0].Subtotal = true
	nothing := sumOf(year2019, 90, 90, 0, 0, 0)
	byArea := sumOf(year2019, 90, 93, 3, 0, 0)
	place := revision.Place{Name: "Kent"}
	kent := sumOf(year2019, 40, 43, 3, 0, 0)
	kent.Place = &place
	phone := sumOf(year2019, 40, 43, 3, 0, 0)
	phone.Member = "Phone"
	gaps := byArea
	gaps.Gaps = true
	points := cube.Measure{Name: "Satisfied", Kind: cube.Percentage, Places: 1}
	return map[string]Result{
		"revisions": {Title: "What changed", Comparison: everything, Files: two, Explain: true, Text: []string{"The number of people has been revised."}, Version: "1.2.3", Notes: []caveat.Caveat{{ID: caveat.PerhapsRenamed, Text: "perhaps"}}},
		"revisions-none": {Comparison: &revision.Comparison{Measure: people, Files: two, OldFiles: 1, Compared: 1, Overall: &nothing,
			Totals: []revision.Table{{By: revision.By{Time: true}, Head: "Period", Unchanged: 1}}}, Files: two},
		"revisions-by-area": {Comparison: &revision.Comparison{Measure: people, Files: append(slices.Clone(two), cube.File{Name: "more.csv"}), OldFiles: 1, Compared: 30, Revised: 1, Overall: &gaps,
			Cells: []revision.Cell{changed(revision.Revised, "Kent", year2019, known(40, 3), known(43, 3), "")},
			Totals: []revision.Table{
				{By: revision.By{Area: true}, Head: "Area", Rows: []revision.Total{kent}, Unchanged: 1},
				{By: revision.By{Dimension: "Channel"}, Head: "Channel", Rows: []revision.Total{phone}, Unchanged: 1},
			}}, Files: two},
		"revisions-points": {Comparison: &revision.Comparison{Measure: points, Files: two, OldFiles: 1, Compared: 30, Revised: 1,
			Cells: []revision.Cell{changed(revision.Revised, "", year2019, cellOf(number.Exactly(number.Frac(605, 10)), 3), cellOf(number.Exactly(number.Int(62)), 3), "")}}, Files: two},
		"revisions-came-only": {Comparison: &revision.Comparison{Measure: people, Files: two, OldFiles: 1, Came: 1,
			Cells: []revision.Cell{{Kind: revision.Came, Place: place, Period: year2019, Old: cube.Cell{None: true}, New: inFile(known(1, 2), 1)}}}, Files: two},
	}
}

func TestRevisionGoldens(t *testing.T) {
	for name, r := range versions() {
		for end, format := range goldenFormats() {
			got := write(t, format, r)
			path := filepath.Join("testdata", name+end)
			if *update {
				if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
				continue
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("%s: -update writes what it gives now\n--- got\n%s\n--- want\n%s", path, got, want)
			}
		}
	}
}

// TestRevisionSchema: every key of the JSON is documented.
func TestRevisionSchema(t *testing.T) {
	words := strings.FieldsFunc(Schema, func(r rune) bool { return r != '_' && (r < 'a' || r > 'z') })
	for name, r := range versions() {
		var page any
		if err := json.Unmarshal([]byte(write(t, JSON{}, r)), &page); err != nil {
			t.Fatal(err)
		}
		eachKey(page, func(key string) {
			if !slices.Contains(words, key) {
				t.Errorf("%s: the schema does not name the key %q", name, key)
			}
		})
	}
}

// TestRevisionCSV: as many cells in each row as heads, and no formula.
func TestRevisionCSV(t *testing.T) {
	for name, r := range versions() {
		records, err := csv.NewReader(strings.NewReader(write(t, CSV{}, r))).ReadAll()
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for _, record := range records[1:] {
			if strings.HasPrefix(record[3], "=") {
				t.Errorf("%s: %q is a formula", name, record[3])
			}
		}
	}
}

func TestRevisionLine(t *testing.T) {
	want := map[string]string{
		"revisions": "2 of 96 cells were revised, 1 is no longer hidden, 1 is now hidden, 21 came, 1 went, 1 printed total was revised, 4 could not be compared and 1 area moved; " +
			"the total of January to June 2019, which both have, rises from 1,890 to 1,937 (+47, 2.5 per cent; +5 of it by cells that came or went)",
		"revisions-none":      "Nothing was revised: the 1 cell is the same",
		"revisions-by-area":   "1 of 30 cells was revised; the total of the periods that both have rises from 90 to 93 (+3, 3 per cent)",
		"revisions-points":    "1 of 30 cells was revised",
		"revisions-came-only": "No cell is in both and 1 came",
	}
	for name, r := range versions() {
		if got := r.RevisionLine(); got != want[name] {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, want[name])
		}
	}
	if got := (Result{}).RevisionLine(); got != "" {
		t.Errorf("nothing compared: %q", got)
	}
	falls := sumOf(year2019, 90, 60, -30, 0, 0)
	hidden := sumOf(year2019, 90, 60, 0, 0, 0)
	hidden.New = number.AtLeast(number.Int(60))
	for want, overall := range map[string]*revision.Total{
		"1 of 1 cell was revised; the total of 2019 falls from 90 to 60 (−30, 33 per cent)": &falls,
		"1 of 1 cell was revised; the total of 2019 was 90 and is now at least 60":          &hidden,
	} {
		c := &revision.Comparison{Measure: people, Compared: 1, Revised: 1, Overall: overall, Cells: make([]revision.Cell, 1)}
		if got := (Result{Comparison: c}).RevisionLine(); got != want {
			t.Errorf("%s\nwant\n%s", got, want)
		}
	}
}
