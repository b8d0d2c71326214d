package figure

import (
	"fmt"
	"slices"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/period"
)

// A channel that begins or ends makes before and after unlike. It is told from
// one that merely happened to have no contacts by the whole of the data: there
// must be none of it anywhere before and, by the test for chance, too many
// after for that to be luck.

// memberKey names one member in one span, over all areas.
type memberKey struct {
	measure, dimension, member int
	start, end                 period.Day
}

// everywhere is the query for one member over all areas.
func everywhere(q Query, dimension, member int) Query {
	return Query{Measure: q.Measure, Area: area.None, Span: q.Span, Where: []Where{{dimension, []int{member}}}}
}

// nowhere reports whether all the data have nothing of a member in a span. It
// looks from area to area and mostly finds something in the first, which is
// why it is asked before the area itself is looked at.
func (d *Desk) nowhere(q Query, dimension, member int) bool {
	key := memberKey{q.Measure, dimension, member, q.Span.Start, q.Span.End}
	none, known := d.none[key]
	if !known {
		all := everywhere(q, dimension, member)
		some := slices.ContainsFunc(d.leaves(area.None), func(a area.ID) bool { return isSome(d.cell(all.of(a))) })
		none = !some && isNone(d.cell(all))
		if d.none == nil {
			d.none = map[memberKey]bool{}
		}
		d.none[key] = none
	}
	return none
}

// breaksBetween names channels and areas that are in one of two periods and
// not in the other.
func (d *Desk) breaksBetween(q Query, c Change) []caveat.Caveat {
	out := d.areaBreaks(q, c)
	d = d.ofContacts()
	d.eachMember(q, func(dimension, member int) {
		newer, older := q.only(dimension, member), q.only(dimension, member).in(q.Against)
		if d.appears(older, newer, dimension, member, 1) {
			out = append(out, d.memberBreak(dimension, member, fmt.Sprintf("has nothing in %s and appears in %s: unlike things are compared", name(q.Against), name(q.Span))))
		}
		if d.appears(newer, older, dimension, member, 1) {
			out = append(out, d.memberBreak(dimension, member, fmt.Sprintf("is in %s and has nothing in %s: unlike things are compared", name(q.Against), name(q.Span))))
		}
	})
	return out
}

// eachMember visits the members that a figure of counts adds up over, where the
// data keep them apart.
func (d *Desk) eachMember(q Query, visit func(dimension, member int)) {
	if !counted(d.Cube.Measures[q.Measure]) {
		return
	}
	for _, scope := range d.choice(q).scope {
		dimension := slices.IndexFunc(d.Cube.Dimensions, func(dim cube.Dimension) bool { return dim.Name == scope.Dimension })
		if !d.Cube.KeepsApart(dimension) {
			continue
		}
		for _, m := range scope.Members {
			member := slices.IndexFunc(d.Cube.Dimensions[dimension].Members, func(x cube.Member) bool { return x.Name == m })
			visit(dimension, member)
		}
	}
}

// appears reports whether a member has nothing in one span and something in
// another, for the area asked for, and so in all the data. Of looks is how many
// times the question is asked, which the level of the test is divided by.
func (d *Desk) appears(empty, full Query, dimension, member, looks int) bool {
	if !d.nowhere(empty, dimension, member) || !isNone(d.cell(empty)) || !isSome(d.cell(full)) {
		return false
	}
	count, ok := wholeCount(d.cell(everywhere(full, dimension, member)).Sum)
	return ok && chanceOf(0, count, empty.Span.Days(), full.Span.Days()) < level(d.thresholds().ChanceLevel).among(looks)
}

// isNone reports whether the data cover a cell, and it is 0.
func isNone(c cube.Cell) bool {
	v, exact := c.Exact()
	return exact && v.Sign() == 0 && c.Complete()
}

// isSome reports whether a cell is more than 0.
func isSome(c cube.Cell) bool { return !c.None && positive(c.Sum) }

func (d *Desk) memberBreak(dimension, member int, how string) caveat.Caveat {
	dim := d.Cube.Dimensions[dimension]
	return caveat.Caveat{ID: caveat.DefinitionBreak,
		Text: fmt.Sprintf("%q (%s) %s", dim.Members[member].Name, dim.Name, how),
		Hint: "count only what is there throughout: --where " + quoted(dim.Name+"=…")}
}

// areaBreaks names areas within the one asked for that the data have in one of
// the periods only.
func (d *Desk) areaBreaks(q Query, c Change) []caveat.Caveat {
	var out []caveat.Caveat
	gone, come := missingAreas(q, c.New.Missing, q.Span), missingAreas(q, c.Old.Missing, q.Against)
	note := func(areas []area.ID, in, not period.Span) {
		if len(areas) > 0 {
			out = append(out, caveat.Caveat{ID: caveat.DefinitionBreak,
				Text: fmt.Sprintf("the data have %s in %s and not in %s: unlike things are compared", d.says(areas, listed), name(in), name(not)),
				Hint: "find out whether the areas were redrawn"})
		}
	}
	note(less(come, gone), q.Span, q.Against)
	note(less(gone, come), q.Against, q.Span)
	return out
}

// missingAreas lists the areas within the one asked for that lack all of a span.
func missingAreas(q Query, gaps []cube.Gap, s period.Span) []area.ID {
	var out []area.ID
	for _, g := range gaps {
		if g.Area != q.Area && g.Span.Same(s) {
			out = append(out, g.Area)
		}
	}
	return out
}

// less is the areas of one list that are not in another.
func less(areas, other []area.ID) []area.ID {
	return slices.DeleteFunc(slices.Clone(areas), func(a area.ID) bool { return slices.Contains(other, a) })
}

// breaksInside names channels that begin after the first month of a span, or
// end before its last, where the data hold its months.
func (d *Desk) breaksInside(q Query) []caveat.Caveat {
	months, whole := q.Span.Months()
	if !whole || months < 2 || len(d.choice(q).scope) == 0 {
		return nil
	}
	d = d.ofContacts()
	split := period.Split(q.Span, period.ByMonth, period.Context{})
	var out []caveat.Caveat
	d.eachMember(q, func(dimension, member int) {
		own := q.only(dimension, member)
		if at := d.firstMonth(own, split, dimension, member); at > 0 {
			out = append(out, d.memberBreak(dimension, member, fmt.Sprintf("has nothing before %s, inside %s", name(split[at]), name(q.Span))))
		}
		if at := d.lastMonth(own, split, dimension, member); at < months-1 {
			out = append(out, d.memberBreak(dimension, member, fmt.Sprintf("has nothing after %s, inside %s", name(split[at]), name(q.Span))))
		}
	})
	return out
}

// firstMonth is the month in which a member begins, 0 where it does not begin
// inside the span.
func (d *Desk) firstMonth(q Query, split []period.Span, dimension, member int) int {
	at := d.run(q, split, dimension, member)
	if at == 0 || at == len(split) {
		return 0
	}
	before := period.Span{Start: q.Span.Start, End: split[at].Start}
	after := period.Span{Start: split[at].Start, End: q.Span.End}
	if !d.appears(q.in(before), q.in(after), dimension, member, len(split)) {
		return 0
	}
	return at
}

// lastMonth is the month in which a member ends, the last of the span where it
// does not end inside.
func (d *Desk) lastMonth(q Query, split []period.Span, dimension, member int) int {
	last := len(split) - 1
	backwards := slices.Clone(split)
	slices.Reverse(backwards)
	at := last - d.run(q, backwards, dimension, member)
	if at == last || at < 0 {
		return last
	}
	before := period.Span{Start: q.Span.Start, End: split[at].End}
	after := period.Span{Start: split[at].End, End: q.Span.End}
	if !d.appears(q.in(after), q.in(before), dimension, member, len(split)) {
		return last
	}
	return at
}

// run counts the months at the start of a list in which a member has nothing
// anywhere.
func (d *Desk) run(q Query, months []period.Span, dimension, member int) int {
	for i, m := range months {
		if !d.holds(m) || !d.nowhere(q.in(m), dimension, member) {
			return i
		}
	}
	return len(months)
}
