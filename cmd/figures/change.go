package main

import (
	"cmp"
	"context"
	"slices"

	"github.com/spf13/cobra"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/figure"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/report"
)

// The orders that --sort takes.
var changeOrders = []string{"change", "percent", "name", "count"}

type changeOptions struct {
	frame   *frame
	flags   *dataFlags
	exports []string
	sort    string // empty for the order of the data
}

func newChangeCommand(f *frame) *cobra.Command {
	o := changeOptions{frame: f, flags: newDataFlags(report.Names())}
	cmd := &cobra.Command{
		Use:     "change EXPORT… [flags]",
		Short:   "how much more or fewer than before",
		GroupID: figuresGroup,
		Long: `Compares a period with an earlier one: the difference, the percentage and how many times as many.

Without --area or --by there is a row for each area below its parent, then the total. Without
--against a period is compared with the same months a year before if the data hold them, else with
the span just before. There is no percentage on a base under 20 (--min-base), nor from nothing.`,
		Example: `# Hertfordshire in 2019 against 2018
figures change testdata/exports/eastern.csv --area Hertfordshire

# All areas of the North West, the steepest rise first
figures change testdata/exports/north-west.csv --period "Jan-Jun 2018" --against previous --sort percent`,
		Args:              exportArguments,
		ValidArgsFunction: completeExports,
	}
	o.flags.word(&o.sort, askSection, "sort", "in the `ORDER` of change, percent or count, the largest first, or of name", changeOrders)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		o.exports = args
		return runChange(cmd.Context(), o)
	}
	o.flags.addTo(cmd, []string{"area", "period", "against", "by", "where", "unique", "sort", "min-base", "force"}, readFlags, wordFlags, placeFlags)
	return cmd
}

func runChange(ctx context.Context, o changeOptions) error {
	s, q, err := o.frame.ask(ctx, o.flags, o.exports)
	if err != nil {
		return err
	}
	q.base.compared = true
	s.dropSingles(&q)
	rows, err := s.rows(q)
	if err != nil {
		return err
	}
	if err := s.noBase(q, rows); err != nil {
		return err
	}
	all := make([]figure.Change, len(rows))
	for i, r := range rows {
		all[i] = s.desk.Change(r.query)
	}
	s.noteSeveralChanges(q, rows, all)
	changes := make([]changeRow, len(rows))
	for i, r := range rows {
		changes[i] = changeRow{r, &all[i]}
	}
	var figures []figure.Figure
	for _, c := range s.sorted(changes, o.sort, q) {
		figures = append(figures, c.change)
	}
	return s.finish(ctx, q, figures)
}

// changeRow is a line of a list of changes.
type changeRow struct {
	row    row
	change *figure.Change
}

// sorted puts a list into the order asked for. A total stays below its parts,
// and what lies in an area stays below it.
func (s *session) sorted(rows []changeRow, order string, q question) []changeRow {
	if order == "" {
		return rows
	}
	if len(q.axes) > 0 {
		return sortWithin(rows, order)
	}
	return s.sortSiblings(rows, order)
}

// sortWithin sorts the parts of each area and leaves its total last.
func sortWithin(rows []changeRow, order string) []changeRow {
	out := slices.Clone(rows)
	for start := 0; start < len(out); {
		end := start
		for end < len(out) && !out[end].row.total {
			end++
		}
		slices.SortStableFunc(out[start:end], compareBy(order))
		start = end + 1
	}
	return out
}

// sortSiblings sorts areas among those of the same parent, each followed by
// what lies in it. The last row, if it takes in all others, stays last.
func (s *session) sortSiblings(rows []changeRow, order string) []changeRow {
	last := len(rows) - 1
	body, end := rows, []changeRow(nil)
	if last > 0 && s.takesIn(rows[last].change.Area.ID, rows[0].change.Area.ID) {
		body, end = rows[:last], rows[last:]
	}
	listed := map[area.ID]bool{}
	for _, r := range body {
		listed[r.change.Area.ID] = true
	}
	under := map[area.ID][]changeRow{}
	for _, r := range body {
		parent := r.change.Area.Parent
		if !listed[parent] {
			parent = area.None
		}
		under[parent] = append(under[parent], r)
	}
	var out []changeRow
	var emit func(parent area.ID)
	emit = func(parent area.ID) {
		siblings := under[parent]
		slices.SortStableFunc(siblings, compareBy(order))
		for _, r := range siblings {
			out = append(out, r)
			if r.change.Area.ID != area.None {
				emit(r.change.Area.ID)
			}
		}
	}
	emit(area.None)
	return append(out, end...)
}

// takesIn reports whether one area holds another; area.None holds all.
func (s *session) takesIn(whole, part area.ID) bool {
	return whole != part && (whole == area.None || s.cube.Areas.Within(part, whole))
}

// compareBy compares two rows: the largest first, names from A, and what is
// not known last.
func compareBy(order string) func(a, b changeRow) int {
	if order == "name" {
		return func(a, b changeRow) int { return cmp.Compare(lineName(a), lineName(b)) }
	}
	return func(a, b changeRow) int {
		x, knownX := sortValue(a.change, order)
		y, knownY := sortValue(b.change, order)
		switch {
		case knownX && knownY:
			return y.Cmp(x)
		case knownX:
			return -1
		case knownY:
			return 1
		}
		return 0
	}
}

// lineName is what a row of a list is called: its area, or the member or the
// span it is narrowed to.
func lineName(r changeRow) string {
	name := area.Fold(r.change.Area.Name)
	for _, pick := range r.change.Members {
		for _, n := range pick.Names {
			name += " " + area.Fold(n)
		}
	}
	return name + " " + r.change.Period.Start.String()
}

// sortValue is the number a row is sorted by: the lower end where hidden cells
// leave it open.
func sortValue(c *figure.Change, order string) (number.Value, bool) {
	value, known := c.Change, c.Known
	switch order {
	case "percent":
		value, known = c.Percent, c.HasPercent || c.Points
	case "count":
		value, known = c.New.Sum, !c.New.None
	}
	return value.Low, known && !value.NoLow
}
