package sentence

import (
	"testing"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/figure"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/period"
	"github.com/pressfigures/figures/pkg/revision"
)

func just(n int64) number.Range { return number.Exactly(number.Int(n)) }

// revised is a cell of 2019 that both versions have.
func revised(place string, old, new int64) revision.Cell {
	return revision.Cell{Place: revision.Place{Name: place}, Period: period.OfYear(2019), Known: true,
		Old: cube.Cell{Sum: just(old)}, New: cube.Cell{Sum: just(new)}, Change: just(new - old)}
}

func whole(old, new int64) *revision.Total {
	t := &revision.Total{Period: period.OfYear(2019), Old: just(old), New: just(new), Change: just(new - old), ByRevision: just(new - old)}
	if old > 0 {
		t.Percent, t.HasPercent = just(new-old).Scale(number.Frac(100, old)), true
	}
	return t
}

func TestRevisions(t *testing.T) {
	flow := cube.Measure{Name: "People", Unit: "people"}
	came := whole(2892, 2900)
	came.ByRevision, came.ByCame = just(0), just(8)
	open := whole(10, 12)
	open.New = number.AtLeast(number.Int(12))
	kent, channel := revision.Place{Name: "Kent"}, []figure.Pick{{Dimension: "Channel", Names: []string{"Webchat"}}}
	tests := []struct {
		name  string
		c     revision.Comparison
		where area.Area
		want  string
	}{
		{"nothing", revision.Comparison{Compared: 14}, nowhere(), "Nothing was revised: all 14 counts are the same as before."},
		{"one", revision.Comparison{Compared: 14, Revised: 1, Cells: []revision.Cell{revised("Hertfordshire", 1186, 1235)}, Overall: whole(2892, 2941)}, nowhere(),
			"The number of people who contacted Stop It Now! in 2019 has been revised from 2,892 to 2,941, a rise of 49 (1.7 per cent). One of 14 counts was revised: Hertfordshire in 2019, from 1,186 to 1,235."},
		{"a fall in an area", revision.Comparison{Compared: 1, Revised: 1, Cells: []revision.Cell{revised("South West", 50, 40)}, Overall: whole(50, 40)}, area.Area{ID: 1, Name: "South West"},
			"The number of people from the South West who contacted Stop It Now! in 2019 has been revised from 50 to 40, a fall of 10 (20 per cent). The only count was revised: the South West in 2019, from 50 to 40."},
		{"many", revision.Comparison{Compared: 1400, Revised: 12, Overall: whole(40, 40), Cells: []revision.Cell{revised("Kent", 1, 2), revised("Essex", 9, 2), revised("Avon", 3, 2), revised("", 3, 2)}}, nowhere(),
			"The number of people who contacted Stop It Now! in 2019 is unchanged, at 40. Twelve of 1,400 counts were revised. The largest revision is that of Essex in 2019, from 9 to 2."},
		{"came and went", revision.Comparison{Compared: 14, Came: 21, Went: 1, Overall: came,
			Cells: []revision.Cell{{Kind: revision.Came, Place: kent}, {Kind: revision.Came, Place: kent}, {Kind: revision.Went, Place: kent}},
			Groups: []revision.Group{
				{Kind: revision.Came, Period: period.OfMonth(2020, 1), Cells: 7, Sum: just(648), Adds: true},
				{Kind: revision.Went, Place: &kent, Cells: 7, Sum: number.AtLeast(number.Int(3)), Adds: true},
				{Kind: revision.Came, Members: channel, Cells: 7},
			}, Moves: []revision.Move{{Area: "Kent", From: "Eastern", To: "South East"}}}, nowhere(),
			"The number of people who contacted Stop It Now! in 2019 has changed from 2,892 to 2,900, a rise of 8 (less than 1 per cent). None of 14 counts was revised. " +
				"January 2020 was added (648 people). Kent is no longer there. Channel Webchat was added. Two counts were added. One count was removed. " +
				"Kent is now counted in the South East and no longer in the Eastern region."},
		{"hidden", revision.Comparison{Compared: 14, Hidden: 1, Revealed: 2, Overall: open, Cells: []revision.Cell{{Kind: revision.Hidden}}, Subtotals: make([]revision.Cell, 1),
			Partial: []revision.Partial{{Cells: 60}}}, nowhere(),
			"Two counts that were hidden are now given. One count is now hidden. One printed total was revised. Sixty counts could not be compared."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tt.c.Measure = flow
			w := New(Words{Unit: "people", Verb: "contacted", Service: "Stop It Now!"}, nil)
			if got := w.Revisions(&tt.c, tt.where); got != tt.want {
				t.Errorf("%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

func nowhere() area.Area { return area.Area{ID: area.None} }

// TestRevisionsOfPercentages speak of no totals.
func TestRevisionsOfPercentages(t *testing.T) {
	c := &revision.Comparison{Measure: cube.Measure{Name: "Satisfied", Kind: cube.Percentage, Places: 1}, Compared: 2, Revised: 1, Cells: []revision.Cell{revised("Kent", 60, 62)}}
	want := "One of two counts was revised: Kent in 2019, from 60.0 per cent to 62.0 per cent."
	if got := New(Words{}, nil).Revisions(c, nowhere()); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}
