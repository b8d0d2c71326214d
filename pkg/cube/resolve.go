package cube

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"slices"
	"sort"
	"strings"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/period"
)

// Cube is the answer to a plan.
type Cube struct {
	Areas      *area.Tree
	Measures   []Measure
	Dimensions []Dimension
	Files      []File
	Spans      []period.Span // every span the data speak of, in order
	Dated      bool          // the data are a log of dated rows

	notes        []caveat.Caveat
	places       map[area.ID]*place
	holders      map[area.ID]bool // areas with observations in them or below them
	logged       []period.Span
	longest      period.Day // the days of the longest span
	apart        []bool     // by dimension: whether its members are kept apart
	absentIsZero bool
	absent       map[absence]bool
	zeroed       map[area.ID]bool      // areas without a row that were taken for none
	worked       map[selectionKey]Cell // cells worked out before
	choices      map[string]int32      // numbers of choices of members
	people       *crowd                // of a cube that counts people
	plain        bool                  // no leaf is a subtotal that no member names
	tops         []area.ID             // the areas of Tops
	extent       []period.Span         // the stretches of Extent
	covers       map[[2]period.Day]covering
}

// absence is a combination that had no row where its siblings had one.
type absence struct {
	area       area.ID
	start, end period.Day
}

// Selection picks one cell.
type Selection struct {
	Measure int     // index into Cube.Measures
	Area    area.ID // area.None is every area together
	Span    period.Span
	// Members keeps, for each dimension, only the listed members; nil keeps
	// all of them. A shorter slice keeps all members of the rest.
	Members [][]int
}

// members returns the members kept of dimension d, nil for all.
func (s Selection) members(d int) []int {
	if d >= len(s.Members) {
		return nil
	}
	return s.Members[d]
}

// selectionKey names a selection among all selections of a cube.
type selectionKey struct {
	measure, choice int32
	area            area.ID
	start, end      period.Day
}

func (c *Cube) keyOf(s Selection) selectionKey {
	return selectionKey{int32(s.Measure), c.choice(s.Members), s.Area, s.Span.Start, s.Span.End}
}

// choice numbers a choice of members: 0 for all of them.
func (c *Cube) choice(members [][]int) int32 {
	if len(members) == 0 {
		return 0
	}
	b := make([]byte, 0, 64)
	for _, keep := range members {
		if keep == nil {
			b = append(b, 'a') // all members, which is not the same as none
			continue
		}
		b = binary.AppendVarint(append(b, 'n'), int64(len(keep)))
		for _, m := range keep {
			b = binary.AppendVarint(b, int64(m))
		}
	}
	n, known := c.choices[string(b)]
	if !known {
		if c.choices == nil {
			c.choices = map[string]int32{}
		}
		n = int32(len(c.choices) + 1)
		c.choices[string(b)] = n
	}
	return n
}

// Cell works out the value of a selection. A cube remembers its cells: it must
// not be asked by several goroutines at once, and what it returns must not be
// changed.
func (c *Cube) Cell(s Selection) Cell {
	if cell, ok := c.direct(s); ok {
		return cell
	}
	key := c.keyOf(s)
	if cell, known := c.worked[key]; known {
		return cell
	}
	cell := c.work(s)
	if c.worked == nil {
		c.worked = map[selectionKey]Cell{}
	}
	c.worked[key] = cell
	return cell
}

// work works a cell out.
func (c *Cube) work(s Selection) Cell {
	if c.people != nil {
		return c.people.cell(s)
	}
	if s.Area != area.None {
		return c.inArea(s.Area, s)
	}
	roots := c.Tops()
	switch {
	case len(roots) == 0:
		return c.own(area.None, s)
	case c.places[area.None] != nil && c.adds(s.Measure):
		return c.reconcile(c.own(area.None, s), c.sumAreas(roots, s), func() string { return "all areas, " + named(s.Span) + "," }, s.Measure)
	case len(roots) == 1:
		s.Area = roots[0]
		return c.Cell(s)
	case !c.adds(s.Measure):
		return Cell{None: true, Missing: []Gap{{Area: area.None, Span: s.Span}}}
	}
	return c.sumAreas(roots, s)
}

// KeepsApart reports whether any observation is of a single member of a
// dimension: of one that was folded, none is.
func (c *Cube) KeepsApart(dimension int) bool { return c.apart[dimension] }

// Parts returns the areas directly below one that have data in them or below,
// in the order of the tree; for area.None, the topmost ones.
func (c *Cube) Parts(of area.ID) []area.ID {
	all := c.Areas.Children(of)
	if of == area.None {
		all = c.Areas.Roots()
	}
	return slices.DeleteFunc(all, func(id area.ID) bool { return !c.holders[id] })
}

// AreaName returns the path of an area for messages, and "all areas" for
// area.None.
func (c *Cube) AreaName(a area.ID) string {
	if a == area.None {
		return "all areas"
	}
	return c.Areas.Path(a)
}

// Holds reports whether the data have any row for the area or for one in it.
func (c *Cube) Holds(a area.ID) bool { return c.holders[a] }

// Notes returns what reading raised, and what has come up while cells were
// worked out: call it after the cells.
func (c *Cube) Notes() []caveat.Caveat {
	return append(slices.Clone(c.notes), c.absentNotes()...)
}

func (c *Cube) markHolders() {
	c.holders = map[area.ID]bool{}
	for id := range c.places {
		if id == area.None {
			continue
		}
		c.holders[id] = true
		for _, up := range c.Areas.Ancestors(id) {
			c.holders[up] = true
		}
	}
}

// inArea is the value of one area: its own rows, or its parts added up, one
// checked against the other where both are there.
func (c *Cube) inArea(a area.ID, s Selection) Cell {
	own := c.own(a, s)
	parts := slices.Concat(c.Parts(a), c.Unheld(a))
	if len(c.Parts(a)) == 0 || !c.adds(s.Measure) {
		return c.orZero(own, a, s)
	}
	return c.reconcile(own, c.sumAreas(parts, s), func() string { return fmt.Sprintf("%q, %s,", c.Areas.Get(a).Name, named(s.Span)) }, s.Measure)
}

// orZero makes none of an area without a row, where that was asked for.
func (c *Cube) orZero(x Cell, a area.ID, s Selection) Cell {
	if !x.None || !c.absentIsZero || !c.holders[a] || c.Measures[s.Measure].Kind != Flow || !c.Held(s.Span) {
		return x
	}
	c.zeroed[a] = true
	return Cell{Sum: number.Exactly(number.Int(0))}
}

// adds reports whether the measure adds up over areas and dimensions.
func (c *Cube) adds(measure int) bool {
	kind := c.Measures[measure].Kind
	return kind == Flow || kind == Stock
}

// sumAreas adds areas. One without any row makes the sum open-ended: missing
// is not zero.
func (c *Cube) sumAreas(areas []area.ID, s Selection) Cell {
	var sum adder
	var lacking []area.ID
	for _, a := range areas {
		of := s
		of.Area = a
		part := c.Cell(of)
		if part.None {
			lacking = append(lacking, a)
			continue
		}
		sum.add(part)
	}
	if sum.parts == 0 {
		return nothing(s.Area, s)
	}
	total := sum.total
	for _, a := range lacking {
		if area.IsUnknown(c.Areas.Get(a).Name) {
			continue
		}
		total.Missing = append(total.Missing, Gap{Area: a, Span: s.Span})
		total.Sum = total.Sum.Add(c.anyAmount(s.Measure))
	}
	return total
}

// anyAmount is what a part that is missing may be: no less than nothing, unless
// the measure can be below zero.
func (c *Cube) anyAmount(measure int) number.Range {
	if c.Measures[measure].Signed {
		return number.Anything()
	}
	return number.AtLeast(number.Int(0))
}

// nothing is the cell of a selection of which the data cover no part.
func nothing(a area.ID, s Selection) Cell {
	return Cell{None: true, Missing: []Gap{{Area: a, Span: s.Span}}}
}

// adder adds up cells of unlike rows. One cell alone stays as it is.
type adder struct {
	total Cell
	parts int
	own   bool             // the rows of the total are its own, and not those of a part
	gaps  map[gapDays]bool // what the total lacks, once several parts lack anything
}

// gapDays tells gaps apart: labels and kinds of spans make no difference.
type gapDays struct {
	area       area.ID
	start, end period.Day
}

func (g Gap) days() gapDays { return gapDays{g.Area, g.Span.Start, g.Span.End} }

func (a *adder) add(x Cell) {
	if a.parts++; a.parts == 1 {
		a.total = x
		a.total.Missing = slices.Clip(x.Missing) // what is appended is not the part's
		return
	}
	t := &a.total
	t.Stated = false
	t.Sum = t.Sum.Add(x.Sum)
	a.addRows(x.Rows)
	t.Hidden += x.Hidden
	t.Pieces += x.Pieces
	if len(x.Missing) > 0 {
		a.addGaps(x.Missing)
	}
	if len(x.Caveats) > 0 {
		t.Caveats = slices.Concat(t.Caveats, x.Caveats)
	}
}

// addRows adds the rows of a part. Most sums have one part with any rows, and
// take them as they are.
func (a *adder) addRows(more []RowSet) {
	t := &a.total
	switch {
	case len(more) == 0:
		return
	case len(t.Rows) == 0:
		t.Rows = more
		return
	case !a.own:
		t.Rows, a.own = cloneRows(t.Rows), true
	}
	t.Rows = addRows(t.Rows, more)
}

// addGaps adds what a part lacks, each gap once.
func (a *adder) addGaps(more []Gap) {
	t := &a.total
	if a.gaps == nil {
		a.gaps = map[gapDays]bool{}
		for _, g := range t.Missing {
			a.gaps[g.days()] = true
		}
	}
	for _, g := range more {
		if !a.gaps[g.days()] {
			a.gaps[g.days()] = true
			t.Missing = append(t.Missing, g)
		}
	}
}

// own is the value of the rows that name the area itself.
func (c *Cube) own(a area.ID, s Selection) Cell {
	p := c.places[a]
	if p == nil {
		return nothing(a, s)
	}
	if l := c.only(p, s); l != nil {
		if cell, ok := c.ofLeaf(p, l, s); ok {
			return cell
		}
	}
	cell := c.overDimensions(p, p.ordered, 0, a, s)
	if !cell.None || len(s.Members) == 0 || c.Measures[s.Measure].Kind != Flow {
		return cell
	}
	// Nothing of these members anywhere in the area's rows: where its other
	// rows cover the span, that is a count of none.
	blank := &leaf{members: make([]int, len(c.Dimensions)), series: make([]Series, len(c.Measures))}
	cell = c.tile(p, blank, a, s)
	if cell.None {
		return nothing(a, s)
	}
	return cell
}

// overDimensions adds the leaves up, one dimension after another.
func (c *Cube) overDimensions(p *place, leaves []*leaf, d int, a area.ID, s Selection) Cell {
	if len(leaves) == 0 {
		return nothing(a, s)
	}
	if d == len(c.Dimensions) {
		return c.tile(p, leaves[0], a, s)
	}
	keep := s.members(d)
	var sum adder
	var totals []total
	for from := 0; from < len(leaves); {
		m := leaves[from].members[d]
		to := from
		for to < len(leaves) && leaves[to].members[d] == m {
			to++
		}
		group := leaves[from:to]
		from = to
		if keep != nil && !slices.Contains(keep, m) {
			continue
		}
		cell := c.overDimensions(p, group, d+1, a, s)
		switch {
		case cell.None:
		case keep == nil && (c.isTotal(d, m) || c.Dimensions[d].Views):
			totals = append(totals, total{cell, c.totalName(d, m)})
		default:
			sum.add(cell)
		}
	}
	if c.Dimensions[d].Views && keep == nil {
		return sameView(totals, c.Dimensions[d].Name)
	}
	parts := sum.total
	if sum.parts == 0 || !c.adds(s.Measure) && sum.parts > 1 { // averages of several members do not add up
		parts = nothing(a, s)
	}
	chosen := chooseTotal(totals)
	return c.reconcile(chosen.cell, parts, func() string { return chosen.name + " of " + c.AreaName(a) + ", " + named(s.Span) }, s.Measure)
}

// total is a stated subtotal and its name.
type total struct {
	cell Cell
	name string
}

// sameView picks one of several views of the same contacts, the one that has
// the fewest warnings, and warns where they differ after all.
func sameView(views []total, dimension string) Cell {
	best := Cell{None: true}
	for _, v := range views {
		if best.None || len(v.cell.Caveats) < len(best.Caveats) {
			best = v.cell
		}
	}
	for _, v := range views {
		if _, agree := v.cell.Sum.Intersect(best.Sum); !agree {
			best.Caveats = append(slices.Clone(best.Caveats), caveat.Caveat{ID: caveat.SubtotalConflict,
				Text: fmt.Sprintf("the views of column %q give %s and %s; the first is used", dimension, best.Sum, v.cell.Sum), Hint: fmt.Sprintf("choose one with --where %q=VALUE", dimension)})
			break
		}
	}
	return best
}

// chooseTotal picks, of several subtotals of one dimension, the largest: a total
// of all is no less than one of some. If the parts do not add up to it, the
// caveat says so.
func chooseTotal(totals []total) total {
	best := total{cell: Cell{None: true}}
	for _, t := range totals {
		if best.cell.None || t.cell.Sum.Low.Cmp(best.cell.Sum.Low) > 0 {
			best = t
		}
	}
	return best
}

// named names a span in a caveat.
func named(s period.Span) string { return period.Name(s, period.Naming{}) }

func (c *Cube) isTotal(d, m int) bool {
	return m == FoldedTotal || m >= 0 && c.Dimensions[d].Members[m].Total
}

func (c *Cube) totalName(d, m int) string {
	if m >= 0 {
		return fmt.Sprintf("%q", c.Dimensions[d].Members[m].Name)
	}
	return fmt.Sprintf("the total of %q", c.Dimensions[d].Name)
}

// reconcile checks a stated subtotal against the sum of its parts. They are
// never added together. A stated value stands where parts are hidden or
// missing, and where the two disagree, with a caveat that gives both.
func (c *Cube) reconcile(stated, parts Cell, name func() string, measure int) Cell {
	switch {
	case stated.None:
		return parts
	case parts.None:
		stated.Stated = true
		return stated
	case parts.Complete() && !stated.Complete(), !parts.Complete() && !stated.Complete() && missingDays(parts) < missingDays(stated):
		return parts
	}
	stated.Stated = true
	known := parts.Sum
	if !parts.Complete() {
		known = known.Add(c.anyAmount(measure))
	}
	both, agree := stated.Sum.Intersect(known)
	stated.Caveats = slices.Concat(stated.Caveats, parts.Caveats)
	switch _, exact := known.Exact(); {
	case !stated.Complete():
		return stated
	case !agree:
		stated.Caveats = append(stated.Caveats, c.disagreement(stated, parts, name(), measure))
		return stated
	case exact:
		return parts
	}
	stated.Sum = both
	if _, exact := both.Exact(); exact {
		stated.Hidden = 0
	}
	return stated
}

// missingDays adds up the days that a cell lacks, over its areas.
func missingDays(c Cell) int {
	days := 0
	for _, g := range c.Missing {
		days += g.Span.Days()
	}
	return days
}

// disagreement words the caveat for a subtotal that is not the sum of its
// parts. Where every number in the data is rounded, as decimals always are, a
// small difference is no mistake.
func (c *Cube) disagreement(stated, parts Cell, name string, measure int) caveat.Caveat {
	text := fmt.Sprintf("the row for %s says %s, but its parts add up to %s", name, stated.Sum, parts.Sum)
	places := c.Measures[measure].Places
	granule := c.commonGranule()
	unit := decimal(granule, places)
	slack := unit.Mul(number.Frac(int64(parts.Pieces+1), 2))
	off := parts.Sum.Low.Sub(stated.Sum.Low).Abs()
	if (granule > 1 || places > 0) && off.Cmp(slack) <= 0 {
		return caveat.Caveat{ID: caveat.PartsNotTotal, Text: fmt.Sprintf("%s: the data look rounded to %s, which explains it", text, unit)}
	}
	return caveat.Caveat{ID: caveat.SubtotalConflict, Text: text + "; the row's own number is used", Hint: "ask whoever made the export which of the two is right"}
}

// tile adds the observations of one leaf that tile the span.
func (c *Cube) tile(p *place, l *leaf, a area.ID, s Selection) Cell {
	if c.Dated {
		return c.tileLog(l, a, s)
	}
	entries := c.near(l.series[s.Measure].entries, s.Span)
	exact := slices.IndexFunc(entries, func(e entry) bool { return c.Spans[e.span].Same(s.Span) })
	var pieces []entry
	if exact < 0 { // most of them are pieces then
		pieces = make([]entry, 0, len(entries))
	}
	for i, e := range entries {
		if i != exact && s.Span.Contains(c.Spans[e.span]) {
			pieces = append(pieces, e)
		}
	}
	if exact < 0 || c.Measures[s.Measure].Kind == Flow && len(pieces) > 0 {
		if exact < 0 && c.Measures[s.Measure].Kind == Flow {
			pieces = c.appendAbsent(pieces, p.coveredBy(l.mask, len(c.Spans)), entries, s.Span)
		}
		tiled := c.addPieces(pieces, a, s)
		if exact < 0 {
			return tiled
		}
		return c.exactSpan(entries[exact], tiled, a, s)
	}
	return c.single(entries[exact], s.Measure)
}

// near returns the entries whose spans may have a day in common with a span.
// They stand in the order of their spans' first days.
func (c *Cube) near(entries []entry, s period.Span) []entry {
	firstFrom := func(d period.Day) int {
		return sort.Search(len(entries), func(i int) bool { return c.Spans[entries[i].span].Start >= d })
	}
	return entries[firstFrom(s.Start-c.longest):firstFrom(s.End)]
}

// single is the cell of one observation.
func (c *Cube) single(e entry, measure int) Cell {
	if len(e.rows) == 0 {
		return Cell{Sum: number.Exactly(number.Int(0)), Pieces: 1}
	}
	return Cell{Sum: e.amount.Range(c.Measures[measure].Places), Rows: e.rows, Hidden: int(e.amount.Hidden), Pieces: 1}
}

// appendAbsent adds the spans that the area's rows cover and of which a leaf
// has no row: nothing was counted there.
func (c *Cube) appendAbsent(pieces []entry, covered []SpanNumber, entries []entry, within period.Span) []entry {
	for _, n := range covered {
		s := c.Spans[n]
		if !within.Contains(s) {
			continue
		}
		if _, given := slices.BinarySearchFunc(entries, n, func(e entry, n SpanNumber) int { return cmp.Compare(e.span, n) }); given {
			continue
		}
		if !slices.ContainsFunc(entries, func(e entry) bool { return c.Spans[e.span].Overlaps(s) }) {
			pieces = append(pieces, entry{span: n})
		}
	}
	return pieces
}

// addPieces tiles the span with the pieces. A stock is known only where a
// single piece is the whole span.
func (c *Cube) addPieces(pieces []entry, a area.ID, s Selection) Cell {
	spans := make([]period.Span, len(pieces))
	for i, e := range pieces {
		spans[i] = c.Spans[e.span]
	}
	tiling := period.Tile(s.Span, spans)
	flow := c.Measures[s.Measure].Kind == Flow
	if len(tiling.Used) == 0 || !flow && (len(tiling.Used) > 1 || len(tiling.Gaps) > 0) {
		return nothing(a, s)
	}
	for _, i := range tiling.Used {
		if len(pieces[i].rows) == 0 {
			c.absent[absence{a, spans[i].Start, spans[i].End}] = true
		}
	}
	total, ok := Cell{}, false
	if len(tiling.Used) == len(pieces) { // no piece is a part of another
		total, ok = c.sumPieces(pieces, s.Measure)
	}
	if !ok {
		var sum adder
		for _, i := range tiling.Used {
			sum.add(c.checked(pieces, i, a, s))
		}
		total = sum.total
	}
	for _, g := range tiling.Gaps {
		total.Missing = append(total.Missing, Gap{Area: a, Span: g})
	}
	return total
}

// sumPieces adds up pieces that stand for themselves, and fails where their sum
// leaves 64 bits.
func (c *Cube) sumPieces(pieces []entry, measure int) (Cell, bool) {
	if len(pieces) == 1 {
		return c.single(pieces[0], measure), true
	}
	var sum Amount
	var rows []RowSet
	for _, e := range pieces {
		if len(e.rows) == 0 {
			continue
		}
		if sum.Add(*e.amount) != nil {
			return Cell{}, false
		}
		rows = addRows(rows, e.rows)
	}
	return Cell{Sum: sum.Range(c.Measures[measure].Places), Rows: rows, Hidden: int(sum.Hidden), Pieces: len(pieces)}, true
}

// checked is the cell of one piece of a tiling, held against the finer pieces
// that make up the same days, if there are any.
func (c *Cube) checked(pieces []entry, i int, a area.ID, s Selection) Cell {
	whole := c.Spans[pieces[i].span]
	var finer []entry
	for j, e := range pieces {
		if j != i && len(e.rows) > 0 && whole.Contains(c.Spans[e.span]) {
			finer = append(finer, e)
		}
	}
	if len(finer) < 2 || len(pieces[i].rows) == 0 {
		return c.single(pieces[i], s.Measure)
	}
	s.Span = whole
	return c.exactSpan(pieces[i], c.addPieces(finer, a, s), a, s)
}

// exactSpan prefers the observation of the very span; its parts in time only
// check it.
func (c *Cube) exactSpan(e entry, tiled Cell, a area.ID, s Selection) Cell {
	cell := c.single(e, s.Measure)
	if !tiled.Complete() {
		return cell
	}
	both, agree := cell.Sum.Intersect(tiled.Sum)
	if !agree {
		cell.Caveats = append(cell.Caveats, caveat.Caveat{ID: caveat.SpansDisagree, Text: fmt.Sprintf(
			"for %s the data give %s for %s as a whole and %s in parts; the whole is used", c.AreaName(a), cell.Sum, named(s.Span), tiled.Sum)})
		return cell
	}
	cell.Sum = both
	if _, exact := both.Exact(); exact {
		cell.Hidden = 0
	}
	return cell
}

// tileLog adds dated rows: inside what the log covers, no row is none.
func (c *Cube) tileLog(l *leaf, a area.ID, s Selection) Cell {
	var sum adder
	for _, e := range c.near(l.series[s.Measure].entries, s.Span) {
		switch span := c.Spans[e.span]; {
		case !s.Span.Overlaps(span):
		case s.Span.Contains(span), c.coveredWithin(span, s.Span):
			sum.add(c.single(e, s.Measure))
		default:
			// Folded more coarsely than it is asked for: nobody knows how much
			// of it lies inside.
			return nothing(a, s)
		}
	}
	if sum.parts == 0 {
		sum.add(Cell{Sum: number.Exactly(number.Int(0))})
	}
	cover := c.coverOf(s.Span)
	for _, g := range cover.gaps {
		sum.total.Missing = append(sum.total.Missing, Gap{Area: a, Span: g})
	}
	if !cover.any {
		return Cell{None: true, Missing: sum.total.Missing}
	}
	return sum.total
}

// coveredWithin reports whether all that the log covers of a span lies within
// another: the rows folded into January are all of 2 to 31 January where the
// log begins on the second.
func (c *Cube) coveredWithin(folded, within period.Span) bool {
	covered := clip(c.logged, folded)
	for _, s := range covered {
		if !within.Contains(s) {
			return false
		}
	}
	return len(covered) > 0
}

// clip cuts spans to what lies within one span.
func clip(spans []period.Span, within period.Span) []period.Span {
	var out []period.Span
	for _, s := range spans {
		if !s.Overlaps(within) {
			continue
		}
		s.Start, s.End = max(s.Start, within.Start), min(s.End, within.End)
		out = append(out, s)
	}
	return out
}

// absentNotes says once for all cells where a missing combination was counted
// as none.
func (c *Cube) absentNotes() []caveat.Caveat {
	var out []caveat.Caveat
	names := map[string]bool{}
	for a := range c.absent {
		names[c.AreaName(a.area)] = true
	}
	if len(names) > 0 {
		out = append(out, caveat.Caveat{ID: caveat.AbsentIsZero, Text: fmt.Sprintf(
			"where an area's other rows cover a period, a combination without a row counts as none (%s)", list(names, 5))})
	}
	names = map[string]bool{}
	for a := range c.zeroed {
		names[c.AreaName(a)] = true
	}
	if len(names) > 0 {
		out = append(out, caveat.Caveat{ID: caveat.AbsentIsZero, Text: fmt.Sprintf("areas without a row count as none, as asked (%s)", list(names, 5))})
	}
	return out
}

// list joins the names in order, and says how many more there are.
func list(names map[string]bool, most int) string {
	all := make([]string, 0, len(names))
	for n := range names {
		all = append(all, n)
	}
	slices.Sort(all)
	if len(all) <= most {
		return strings.Join(all, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(all[:most], ", "), len(all)-most)
}
