package cube

import (
	"iter"
	"maps"
	"slices"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/period"
)

// Leaf is one observation as the data give it, before anything is added up: a
// count of one area, one combination of members and one span. Subtotals are
// leaves too.
type Leaf struct {
	Measure int
	Area    area.ID
	Span    period.Span
	// Members has one entry for each dimension: an index into its Members, Any
	// or FoldedTotal. It must not be changed.
	Members []int
	// Cell holds the value, the rows and whether the value is hidden. Its
	// coverage is not judged: a log may have folded rows of half a month into
	// that month.
	Cell Cell
}

// Leaves yields every observation: by area, then by members, then by measure
// and span.
func (c *Cube) Leaves() iter.Seq[Leaf] {
	return func(yield func(Leaf) bool) {
		for _, id := range slices.Sorted(maps.Keys(c.places)) {
			if !c.leavesOf(id, yield) {
				return
			}
		}
	}
}

// leavesOf yields the observations of one area, and false once no more are
// wanted.
func (c *Cube) leavesOf(id area.ID, yield func(Leaf) bool) bool {
	for _, l := range c.places[id].ordered {
		for m := range l.series {
			for _, e := range l.series[m].entries {
				if !yield(Leaf{Measure: m, Area: id, Span: c.Spans[e.span], Members: l.members, Cell: c.single(e, m)}) {
					return false
				}
			}
		}
	}
	return true
}
