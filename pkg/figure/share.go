package figure

import (
	"fmt"
	"slices"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/period"
)

// Share works out what part of a whole something is. An empty span of one is
// the other's. Where the part lies within the whole (its area, its
// members and its period do), a hidden cell of the part is the same cell in the
// whole; else the two are independent, and a ratio over 1 is possible. Where
// different people are counted, the shares of several parts add up to more than
// the whole if somebody is in two of them.
//
// Averages and percentages are no parts of anything: Known is false.
func (d *Desk) Share(part, whole Query) Share {
	if part.Span.Days() == 0 {
		part.Span = whole.Span
	}
	part = d.settle(part)
	if whole.Span.Days() == 0 {
		whole.Span = part.Span
	}
	whole = d.settle(whole)
	s := Share{Common: d.common(part), WholePeriod: whole.Span, PartCell: d.cell(part), AllCell: d.cell(whole)}
	all := d.common(whole)
	s.Whole, s.WholeMembers = all.Area, all.Members
	rest, nested := d.rest(part, whole)
	s.Within = nested
	s.Known = d.hasParts(part) && d.hasParts(whole) && !s.PartCell.None && !s.AllCell.None &&
		positive(s.AllCell.Sum) && natural(s.PartCell.Sum) && natural(rest)
	if s.Known {
		s.Ratio = ratioOf(s.PartCell.Sum, rest, s.AllCell.Sum, nested)
		s.Suppressed = d.tooSmall(s.Measure, s.AllCell.Sum)
	}
	s.Working = d.shareWorking(part, whole, s)
	if d.NoCaveats {
		return s
	}
	s.Caveats = tidy(s.PartCell.Caveats, s.AllCell.Caveats, d.cellCaveats(part, s.PartCell), d.cellCaveats(whole, s.AllCell),
		d.lowCount(part, s.PartCell), d.lowCount(whole, s.AllCell), d.people(whole), d.shareCaveats(part, whole, s, rest, nested))
	return s
}

func ratioOf(part, rest, whole number.Range, nested bool) number.Range {
	if nested {
		return shareOf(part, rest, whole)
	}
	ratio, _ := part.Quo(whole)
	return ratio
}

func (d *Desk) shareWorking(part, whole Query, s Share) []Working {
	if d.NoWorking {
		return nil
	}
	w := Working{Result: "share", Formula: "part ÷ whole", Value: s.Ratio,
		Operands: []Operand{d.operand("part", part, s.PartCell), d.operand("whole", whole, s.AllCell)}}
	if !s.Known {
		w.Formula, w.Value = "part ÷ whole, which the data do not give", number.Anything()
	}
	return []Working{w}
}

func (d *Desk) shareCaveats(part, whole Query, s Share, rest number.Range, nested bool) []caveat.Caveat {
	var out []caveat.Caveat
	all := s.AllCell.Sum
	if zero, exact := s.AllCell.Exact(); exact && zero.Sign() <= 0 {
		return []caveat.Caveat{{ID: caveat.ZeroBase, Text: fmt.Sprintf("the whole, %s, is %s: nothing is a share of it", d.label(whole), amount(all))}}
	}
	if !s.PartCell.None && (!natural(s.PartCell.Sum) || !natural(rest)) {
		return []caveat.Caveat{{ID: caveat.ZeroBase, Text: fmt.Sprintf("some of the whole, %s, is or may be below 0: nothing is a share of it", d.label(whole))}}
	}
	if s.Known {
		out = d.smallBase(s.Measure, all, !s.Suppressed, "the whole, "+d.label(whole)+",", "share")
	}
	if s.Known && nested && counts(s.Measure) {
		out = append(out, d.leftOver(part, whole, s, rest)...)
	}
	return out
}

// leftOver warns of a low count that a reader gets by subtraction: of what the
// whole holds beside the part, or of the part where it is hidden and the rest
// is not.
func (d *Desk) leftOver(part, whole Query, s Share, rest number.Range) []caveat.Caveat {
	all, exact := s.AllCell.Exact()
	if !exact || !s.AllCell.Complete() || !s.PartCell.Complete() {
		return nil
	}
	if known, ok := s.PartCell.Exact(); ok {
		if d.isLow(all.Sub(known)) {
			return []caveat.Caveat{d.low(fmt.Sprintf("%s, without %s, is %s", d.label(whole), d.label(part), digits(all.Sub(known))))}
		}
		return nil
	}
	if _, ok := rest.Exact(); ok {
		return []caveat.Caveat{d.low(fmt.Sprintf("the hidden count for %s, is what is left of %s, without the others", d.label(part), d.label(whole)))}
	}
	return nil
}

// rest is what a whole holds beside a part that lies in it, as the sum of its
// own cells: the other areas, the other members, the rest of the period. False
// means that the part does not lie within the whole.
func (d *Desk) rest(part, whole Query) (number.Range, bool) {
	inTime := whole.Span.Same(part.Span) || whole.Span.Contains(part.Span) && (d.Cube.Measures[part.Measure].Kind == cube.Flow || d.distinct(part))
	if part.Measure != whole.Measure || !d.hasParts(part) || !inTime {
		return number.Range{}, false
	}
	others, ok := d.otherAreas(part, whole)
	if !ok {
		return number.Range{}, false
	}
	members, ok := d.otherMembers(part, whole)
	if !ok {
		return number.Range{}, false
	}
	if d.distinct(part) {
		return d.notAmong(part, whole), true
	}
	sum := number.Exactly(number.Int(0))
	for _, q := range slices.Concat(others, members, d.otherTimes(part, whole)) {
		sum = sum.Add(d.atLeast(q))
	}
	return sum, true
}

// atLeast is a cell's sum, without an upper end where some of it is missing.
func (d *Desk) atLeast(q Query) number.Range {
	c := d.cell(q)
	switch {
	case c.None && d.unknownArea(q.Area):
		return number.Exactly(number.Int(0))
	case c.None:
		return number.AtLeast(number.Int(0))
	case !c.Complete():
		return number.Range{Low: c.Sum.Low, NoLow: c.Sum.NoLow, NoHigh: true}
	}
	return c.Sum
}

// otherAreas are queries for all areas of the whole beside the part's.
func (d *Desk) otherAreas(part, whole Query) ([]Query, bool) {
	var out []Query
	for a := part.Area; a != whole.Area; {
		if a == area.None {
			return nil, false
		}
		parent := d.Cube.Areas.Get(a).Parent
		for _, sibling := range d.parts(parent) {
			if sibling != a {
				out = append(out, whole.of(sibling))
			}
		}
		a = parent
	}
	return out, true
}

// otherMembers are queries for the part's area and the members of the whole
// that are not the part's, one dimension after another.
func (d *Desk) otherMembers(part, whole Query) ([]Query, bool) {
	mine, all := d.selection(part).Members, d.selection(whole).Members
	current := whole.of(part.Area)
	var out []Query
	for i := range d.Cube.Dimensions {
		kept := at(mine, i)
		if kept == nil {
			if at(all, i) != nil {
				return nil, false
			}
			continue
		}
		from := at(all, i)
		if from == nil {
			from = d.plainMembers(i)
		}
		if len(without(kept, from)) > 0 {
			return nil, false
		}
		if others := without(from, kept); len(others) > 0 {
			out = append(out, current.only(i, others...))
		}
		current = current.only(i, kept...)
	}
	return out, true
}

func at(members [][]int, i int) []int {
	if i >= len(members) {
		return nil
	}
	return members[i]
}

// plainMembers are a dimension's members without subtotals.
func (d *Desk) plainMembers(dimension int) []int {
	var out []int
	for i, m := range d.Cube.Dimensions[dimension].Members {
		if !m.Total {
			out = append(out, i)
		}
	}
	return out
}

// without is the numbers of one list that are not in another.
func without(a, b []int) []int {
	return slices.DeleteFunc(slices.Clone(a), func(x int) bool { return slices.Contains(b, x) })
}

// otherTimes are queries for the part in what the whole's period has beside
// the part's.
func (d *Desk) otherTimes(part, whole Query) []Query {
	var out []Query
	for _, s := range coveredBy(whole.Span, []period.Span{part.Span}) {
		out = append(out, part.in(s))
	}
	return out
}
