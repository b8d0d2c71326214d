package export

import (
	"context"
	"fmt"
	"slices"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/period"
	"github.com/pressfigures/figures/pkg/scan"
	"github.com/pressfigures/figures/pkg/workbook"
)

// hiding is what a sheet does not show, and what is left without it. Rows that
// are hidden count all the same, because a sheet is filtered to look at it and
// not to change it; but whoever looks at it adds up other rows, so both totals
// are given.
type hiding struct {
	sheet    string
	table    *scan.Table // of all rows
	records  [][]string
	rows     []int64 // the hidden ones, as a spreadsheet numbers them, ascending
	filtered []int64 // those of them that a filter hides

	facts   []fact // of the rows that are shown
	counted int64  // rows that are hidden and count
	unsure  bool   // the rows that are shown cannot be read alone
}

// newHiding keeps the rows of a sheet if it hides some.
func newHiding(s workbook.Sheet, t *scan.Table) *hiding {
	if len(s.HiddenRows) == 0 {
		return nil
	}
	return &hiding{sheet: s.Name, table: t, records: s.Records, rows: s.HiddenRows, filtered: s.FilteredRows}
}

// settle keeps the hidden rows of the table that is read, and forgets those
// above its data and those of the next table.
func (h *hiding) settle(f *file) {
	if f.table != h.table { // cut off where the next table begins
		h.records = h.records[:len(f.table.Head())]
	}
	outside := func(row int64) bool { return row <= int64(f.layout.skip) || row > int64(len(h.records)) }
	h.rows = slices.DeleteFunc(slices.Clone(h.rows), outside)
	h.filtered = slices.DeleteFunc(slices.Clone(h.filtered), outside)
}

// shown returns the table of a file without its hidden rows. Of these, only the
// labels stay that rows below repeat by leaving them out.
func (h *hiding) shown(f *file) *scan.Table {
	records := slices.Clone(h.records)
	for _, row := range h.rows {
		records[row-1] = f.layout.labelsOnly(records[row-1])
	}
	return scan.FromRecords(f.input.Name, records)
}

// labelsOnly returns a row with nothing but the labels that rows below repeat.
func (l *layout) labelsOnly(record []string) []string {
	if len(l.fill) == 0 {
		return nil
	}
	out := make([]string, len(record))
	for c := range l.fill {
		out[c] = record[c]
	}
	return out
}

// leaveOutHidden leaves out what a sheet does not show, if that was asked for.
// It is called before the rows of a file are read.
func (e *Export) leaveOutHidden(f *file) {
	h := f.hides
	if h == nil {
		return
	}
	h.settle(f)
	n := int64(len(h.rows))
	if n > 0 && e.options.ShownRows {
		f.table = h.shown(f)
		e.notes = append(e.notes, caveat.Caveat{ID: caveat.HiddenRows, Place: f.input.Name, Text: fmt.Sprintf("%s of the sheet %q %s and left out, as asked", rowsCount(n), h.sheet, h.how(n))})
	}
	if n == 0 || e.options.ShownRows {
		f.hides = nil
	}
}

// readShown folds what a sheet shows once more, without the rows that it hides.
func (a *assembly) readShown(ctx context.Context, index int, f *file) error {
	h := f.hides
	if h == nil {
		return nil
	}
	alone := *f
	alone.table = h.shown(f)
	g, err := newFolding(&alone, a.export.options, a.plan)
	if err == nil {
		err = g.run(ctx, &alone)
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err == nil && g.empty() {
		h.counted = a.files[index].Rows
		return nil
	}
	// What is noted and found on the way has been so when all rows were read.
	beside := *a
	beside.export = &Export{inputs: a.export.inputs, options: a.export.options, files: a.export.files}
	beside.facts, beside.files, beside.covered, beside.populations = nil, nil, nil, map[int][]population{}
	if err == nil {
		err = (&reader{assembly: &beside, folding: g, file: &alone, index: index}).read()
	}
	a.paths, a.dimensions = beside.paths, beside.dimensions
	if err != nil {
		h.unsure, h.counted = true, int64(len(h.rows)) // such as dates that only all rows together settle
		return nil
	}
	h.facts, h.counted = beside.facts, a.files[index].Rows-beside.files[0].Rows
	return nil
}

// empty reports whether no row of data was met.
func (g *folding) empty() bool {
	return !slices.ContainsFunc(g.workers, func(w *folder) bool { return w.read > 0 })
}

// noteHidden says of every sheet how many rows it hides that count, and what
// the counts add up to with and without them.
func (a *assembly) noteHidden(c *cube.Cube, ids []area.ID, n numbering) {
	for i, f := range a.export.files {
		h := f.hides
		if h == nil || h.counted == 0 {
			continue
		}
		t := totals{cube: c, ids: ids, numbering: n, assembly: a, file: i}
		a.export.notes = append(a.export.notes, caveat.Caveat{ID: caveat.HiddenRows, Place: f.input.Name,
			Text: fmt.Sprintf("%s of the sheet %q %s and counted all the same%s", rowsCount(h.counted), h.sheet, h.how(h.counted), t.words(f)),
			Hint: "if what is hidden should not count, leave it out with --hidden-rows leave-out"})
	}
}

// rowsCount says how many rows.
func rowsCount(n int64) string {
	if n == 1 {
		return "1 row"
	}
	return number.Group(fmt.Sprint(n)) + " rows"
}

// how says how so many rows are hidden and, where these are all that are, which
// they are.
func (h *hiding) how(counted int64) string {
	are := "are"
	if counted == 1 {
		are = "is"
	}
	all := counted == int64(len(h.rows))
	list := ""
	if all {
		list = " (" + rowWord(h.rows) + workbook.RowList(h.rows) + ")"
	}
	switch n := len(h.filtered); {
	case n == 0:
		return are + " hidden" + list
	case n == len(h.rows):
		return are + " filtered out" + list
	case all:
		return fmt.Sprintf("%s hidden, %d of them by a filter%s,", are, n, list)
	}
	return are + " hidden or filtered out" + list
}

func rowWord(rows []int64) string {
	if len(rows) == 1 {
		return "row "
	}
	return "rows "
}

// totals adds up what one file counts, with and without its hidden rows.
type totals struct {
	*assembly
	numbering
	cube *cube.Cube
	ids  []area.ID
	file int
}

// words says what the counts of a file add up to with its hidden rows and
// without them; nothing where that is not certain.
func (t totals) words(f *file) string {
	if f.hides.unsure || f.layout.kind != cube.Flow {
		return ""
	}
	places := t.cube.Measures[0].Places
	unit := 0
	if f.layout.decimal {
		unit = scalePlaces
	}
	own := slices.DeleteFunc(slices.Clone(t.facts), func(x fact) bool { return int(x.file) != t.file })
	with, spans, ok := t.sum(own)
	if !ok || len(own) == 0 || !t.agrees(own, with, spans) {
		return ""
	}
	without, _, ok := t.sum(f.hides.facts)
	if !ok {
		return ""
	}
	x, y, them := printed(with, places), printed(without, unit), "them"
	if f.hides.counted == 1 {
		them = "it"
	}
	if x == y {
		return fmt.Sprintf(": %s %s with or without %s", f.layout.addsUp(), x, them)
	}
	return fmt.Sprintf(": %s %s with %s and to %s without %s", f.layout.addsUp(), x, them, y, them)
}

// addsUp begins the sentence on the sum of all counts.
func (l *layout) addsUp() string {
	switch {
	case !l.counting():
		return "the rows add up to"
	case l.across != "" || l.split:
		return "the counts add up to"
	}
	return fmt.Sprintf("%q adds up to", l.measureName())
}

// printed writes an amount of so many decimal places.
func printed(a cube.Amount, places int) string {
	den := int64(1)
	for range places {
		den *= 10
	}
	v := number.Frac(a.Low, den)
	for places > 0 && v.Round(places-1).Equal(v) {
		places--
	}
	text := number.Group(v.Decimal(places))
	if a.Hidden > 0 {
		return "at least " + text
	}
	return text
}

// sum adds up facts, each person once: a total is not added to its parts. It
// fails where that cannot be told: where a total has no parts among the facts,
// where one span is part of another, where the sum leaves 64 bits.
func (t totals) sum(facts []fact) (sum cube.Amount, spans []period.Span, ok bool) {
	type cell struct {
		area area.ID
		span cube.SpanNumber
		of   int32 // a combination, or −1 for all of them
	}
	above := map[cell]bool{}   // the areas above others, by combination
	covered := map[cell]bool{} // the areas with parts, by span
	for _, f := range facts {
		if t.isTotal(f) {
			continue
		}
		id := t.ids[f.place]
		up := t.cube.Areas.Ancestors(id)
		if id != area.None {
			up = append(slices.Clone(up), area.None)
		}
		for _, over := range up {
			above[cell{over, f.span, f.combo}], covered[cell{over, f.span, -1}] = true, true
		}
		covered[cell{id, f.span, -1}] = true
	}
	for _, f := range facts {
		id := t.ids[f.place]
		switch {
		case t.isTotal(f) && !covered[cell{id, f.span, -1}]:
			return sum, nil, false
		case t.isTotal(f) || above[cell{id, f.span, f.combo}]:
		case sum.Add(*f.amount) != nil:
			return sum, nil, false
		default:
			spans = append(spans, t.spans.List[f.span])
		}
	}
	spans = distinct(spans)
	return sum, spans, t.cube.Dated || !overlap(spans)
}

// isTotal reports whether a fact is a total by name: of its area, or of one of
// the columns that split the counts.
func (t totals) isTotal(f fact) bool {
	for d, m := range t.apply(t.combos.of(int(f.combo))) {
		if m == cube.FoldedTotal || m >= 0 && t.cube.Dimensions[d].Members[m].Total {
			return true
		}
	}
	return f.total
}

// distinct sorts spans and keeps each once.
func distinct(spans []period.Span) []period.Span {
	slices.SortFunc(spans, period.Compare)
	return slices.CompactFunc(spans, func(a, b period.Span) bool { return a.Same(b) })
}

// overlap reports whether two spans have a day in common.
func overlap(sorted []period.Span) bool {
	for i := 1; i < len(sorted); i++ {
		if sorted[i].Start < sorted[i-1].End {
			return true
		}
	}
	return false
}

// agrees reports whether figures over all areas come to the same sum: they do
// not where a printed total is other than its parts and taken instead, or where
// one way of splitting the counts stands beside another. Such figures are
// worked out aside, so that nothing is noted of what nobody asked for. Rows of
// a log are split by nothing.
func (t totals) agrees(facts []fact, sum cube.Amount, spans []period.Span) bool {
	if t.cube.Dated {
		return true
	}
	dimensions := slices.Clone(t.cube.Dimensions) // a cube marks the totals among their members
	for d := range dimensions {
		dimensions[d].Members = slices.Clone(dimensions[d].Members)
	}
	b := cube.NewBuilder(t.cube.Areas, t.cube.Measures, dimensions, t.cube.Files)
	for _, f := range facts {
		b.Add(cube.Observation{Area: t.ids[f.place], Span: t.spans.List[f.span], Members: t.apply(t.combos.of(int(f.combo))), Amount: *f.amount, Rows: f.rows[0]})
	}
	c, err := b.Build()
	if err != nil {
		return false
	}
	all := number.Int(0)
	for _, s := range spans {
		all = all.Add(c.Cell(cube.Selection{Area: area.None, Span: s}).Sum.Low)
	}
	den := int64(1)
	for range t.cube.Measures[0].Places {
		den *= 10
	}
	return all.Equal(number.Frac(sum.Low, den))
}
