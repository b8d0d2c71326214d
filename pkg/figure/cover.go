package figure

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/period"
)

// listed is how many names a caveat spells out before it says how many more.
const listed = 6

// amount writes a value for a caveat: "1,186", "from 61 to 70", "at least 58".
// Values that no decimal writes are rounded to one place.
func amount(r number.Range) string {
	if v, exact := r.Exact(); exact {
		return digits(v)
	}
	switch {
	case r.NoLow && r.NoHigh:
		return "any number"
	case r.NoHigh:
		return "at least " + digits(r.Low)
	case r.NoLow:
		return "at most " + digits(r.High)
	}
	return "from " + digits(r.Low) + " to " + digits(r.High)
}

func digits(v number.Value) string {
	if v.IsInt() {
		return number.Group(v.Decimal(0))
	}
	return number.Group(v.Decimal(1))
}

// cellCaveats are those of one cell, whatever is made of it: what of it is
// missing and what is hidden.
func (d *Desk) cellCaveats(q Query, c cube.Cell) []caveat.Caveat {
	if c.None {
		return []caveat.Caveat{d.nothing(q)}
	}
	return slices.Concat(d.missing(q, c), d.rowless(q), d.hidden(q, c), d.noPerson(c))
}

// nothing says that the data have no value at all.
func (d *Desk) nothing(q Query) caveat.Caveat {
	measure := d.Cube.Measures[q.Measure]
	switch {
	case !slices.ContainsFunc(d.Cube.Extent(), q.Span.Overlaps):
		return caveat.Caveat{ID: caveat.PartialPeriod, Text: fmt.Sprintf("the data have nothing for %s", name(q.Span)), Hint: d.extentHint()}
	case measure.Kind == cube.Stock && d.holds(q.Span):
		return caveat.Caveat{ID: caveat.StockNotAdded, Text: fmt.Sprintf(
			"%q is a level and does not add up over time, and the data give none for %s as a whole", measure.Name, d.label(q))}
	case measure.Kind == cube.Average || measure.Kind == cube.Percentage:
		return caveat.Caveat{ID: caveat.StockNotAdded, Text: fmt.Sprintf(
			"%q does not add up, and the data give none for %s as a whole", measure.Name, d.label(q))}
	}
	return caveat.Caveat{ID: caveat.MissingArea, Text: fmt.Sprintf("the data have nothing for %s", d.label(q))}
}

// extentHint says what the data do speak of.
func (d *Desk) extentHint() string {
	var names []string
	for _, s := range d.Cube.Extent() {
		names = append(names, name(period.Between(s.Start, s.Last())))
	}
	if len(names) == 0 {
		return ""
	}
	return "the data cover " + and(names)
}

// rowless names areas that lie in the area asked for but of which the data
// have no row at all, beside others of which they do: they are not in the sum,
// and nothing in the data says so. A subtotal that the data print stands for
// itself; of an area that is named, the cell says what it lacks.
func (d *Desk) rowless(q Query) []caveat.Caveat {
	if q.Area != area.None || !d.adds(q) && !d.distinct(q) {
		return nil
	}
	var out []caveat.Caveat
	for _, parent := range d.summed(q.Area) {
		var without []area.ID
		for _, child := range d.Cube.Areas.Children(parent) {
			if !d.Cube.Holds(child) && !d.unknownArea(child) {
				without = append(without, child)
			}
		}
		if len(without) > 0 && !d.cell(q.of(parent)).Stated {
			out = append(out, caveat.Caveat{ID: caveat.MissingArea, Text: fmt.Sprintf("the data have no rows for %s, so %s is without %s",
				d.says(without, listed), d.say(parent), them(len(without)))})
		}
	}
	return out
}

func them(n int) string {
	if n == 1 {
		return "it"
	}
	return "them"
}

// summed lists the areas within one, itself included, that are sums of parts.
func (d *Desk) summed(a area.ID) []area.ID {
	parts := d.parts(a)
	if len(parts) == 0 {
		return nil
	}
	var out []area.ID
	if a != area.None {
		out = append(out, a)
	}
	for _, part := range parts {
		out = append(out, d.summed(part)...)
	}
	return out
}

// missing says which areas and stretches of days are not in the sum. Areas
// that lack the same days are named together.
func (d *Desk) missing(q Query, c cube.Cell) []caveat.Caveat {
	var out []caveat.Caveat
	for _, g := range gapGroups(c.Missing) {
		if g.gaps[0].Same(q.Span) {
			out = append(out, d.missingArea(q, g.areas, c))
			continue
		}
		out = append(out, d.partial(q, g))
	}
	return out
}

func (d *Desk) missingArea(q Query, areas []area.ID, c cube.Cell) caveat.Caveat {
	text := fmt.Sprintf("the data have nothing for %s in %s", d.says(areas, listed), name(q.Span))
	if !slices.Equal(areas, []area.ID{q.Area}) {
		text += fmt.Sprintf(", so the figure for %s is %s", d.say(q.Area), amount(c.Sum))
	}
	return caveat.Caveat{ID: caveat.MissingArea, Text: text, Hint: "if no row means none, say so with --absent zero"}
}

func (d *Desk) partial(q Query, g gapGroup) caveat.Caveat {
	var gone, kept []string
	for _, gap := range g.gaps {
		gone = append(gone, name(gap))
	}
	for _, s := range coveredBy(q.Span, g.gaps) {
		kept = append(kept, name(s))
	}
	is := "is"
	if len(gone) > 1 {
		is = "are"
	}
	return caveat.Caveat{ID: caveat.PartialPeriod, Text: fmt.Sprintf("the data for %s cover %s only; %s %s missing",
		d.lacking(q.Area, g.areas), and(kept), and(gone), is)}
}

// lacking names the areas that lack days: the area asked for where it is all
// of its parts.
func (d *Desk) lacking(whole area.ID, areas []area.ID) string {
	if len(areas) > 1 && len(areas) == len(d.leaves(whole)) {
		return d.say(whole)
	}
	return d.says(areas, listed)
}

// leaves lists the areas with data that an area is in the end the sum of.
func (d *Desk) leaves(a area.ID) []area.ID {
	parts := d.parts(a)
	if len(parts) == 0 {
		return []area.ID{a}
	}
	var out []area.ID
	for _, part := range parts {
		out = append(out, d.leaves(part)...)
	}
	return out
}

// gapGroup is areas that lack the same stretches of days.
type gapGroup struct {
	areas []area.ID
	gaps  []period.Span
}

// gapGroups gathers gaps by area, and areas by their gaps, in the order in
// which they stand.
func gapGroups(gaps []cube.Gap) []gapGroup {
	byArea := map[area.ID][]period.Span{}
	var order []area.ID
	for _, g := range gaps {
		if byArea[g.Area] == nil {
			order = append(order, g.Area)
		}
		byArea[g.Area] = append(byArea[g.Area], g.Span)
	}
	var groups []gapGroup
	for _, a := range order {
		at := slices.IndexFunc(groups, func(g gapGroup) bool { return slices.EqualFunc(g.gaps, byArea[a], period.Span.Same) })
		if at < 0 {
			groups = append(groups, gapGroup{gaps: byArea[a]})
			at = len(groups) - 1
		}
		groups[at].areas = append(groups[at].areas, a)
	}
	return groups
}

// coveredBy is what is left of a span without its gaps.
func coveredBy(s period.Span, gaps []period.Span) []period.Span {
	sorted := slices.SortedFunc(slices.Values(gaps), func(a, b period.Span) int { return cmp.Compare(a.Start, b.Start) })
	var out []period.Span
	from := s.Start
	for _, g := range sorted {
		if g.Start > from {
			out = append(out, period.Between(from, g.Start-1))
		}
		from = max(from, g.End)
	}
	if from < s.End {
		out = append(out, period.Between(from, s.End-1))
	}
	return out
}

// hidden says that suppressed or blank cells are part of the sum.
func (d *Desk) hidden(q Query, c cube.Cell) []caveat.Caveat {
	if c.Hidden == 0 {
		return nil
	}
	cells := "a hidden or blank cell"
	if c.Hidden > 1 {
		cells = word(c.Hidden) + " hidden or blank cells"
	}
	text := fmt.Sprintf("the figure for %s, includes %s, never counted as 0: it is %s", d.label(q), cells, amount(c.Sum))
	if c.Pieces == 1 {
		text = fmt.Sprintf("the figure for %s, is hidden or blank, which is not 0: it is %s", d.label(q), amount(c.Sum))
	}
	hint := ""
	if c.Sum.NoHigh {
		hint = "if the rule for hiding is known, give it: --hidden '*=1-4'"
	}
	return []caveat.Caveat{{ID: caveat.HiddenCells, Text: text, Hint: hint}}
}

// lowCount warns of a printed count so low that it may give people away.
func (d *Desk) lowCount(q Query, c cube.Cell) []caveat.Caveat {
	v, exact := c.Exact()
	if !exact || !c.Complete() || !counts(d.Cube.Measures[q.Measure]) || !d.isLow(v) {
		return nil
	}
	return []caveat.Caveat{d.low("the count for " + d.label(q) + ", is " + digits(v))}
}

// isLow reports whether a count is from 1 to the threshold.
func (d *Desk) isLow(v number.Value) bool {
	return v.Sign() > 0 && v.Cmp(number.Int(d.thresholds().LowCount)) <= 0
}

// low words the caveat of a low count. A long list of a small log says it of
// every other figure, so that what they all say is worded once.
func (d *Desk) low(what string) caveat.Caveat {
	most := d.thresholds().LowCount
	if d.memo.low.most != most {
		d.memo.low = lowWords{most, fmt.Sprintf(": a count from 1 to %d can give people away", most),
			fmt.Sprintf("print \"fewer than %s\", or a larger area or a longer period", word(int(most)+1))}
	}
	return caveat.Caveat{ID: caveat.LowCount, Text: what + d.memo.low.text, Hint: d.memo.low.hint}
}

// lowWords are what the caveats of low counts have in common.
type lowWords struct {
	most       int64 // 0 before there is any
	text, hint string
}
