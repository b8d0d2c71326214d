package revision

import (
	"cmp"
	"slices"

	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/period"
)

// key names a cell in both versions.
type key struct {
	place, combo int
	start, end   period.Day
}

func (k key) series() series { return series{k.place, k.combo} }

// series is all that one area and combination of members has over time.
type series struct{ place, combo int }

// stated is a cell that stands in a version.
type stated struct {
	span  period.Span
	cell  cube.Cell
	total bool // a subtotal: of members, of areas or of shorter periods
	added bool // made of several observations, which the cube adds up
}

// side is one version by the numbers of both.
type side struct {
	*names
	which   int
	version Version
	cells   map[key]*stated
	spans   map[series][]period.Span // in order
	extent  []period.Span
}

// newSide indexes what stands in a version.
func newSide(n *names, which int, v Version) *side {
	s := &side{names: n, which: which, version: v, cells: map[key]*stated{}, spans: map[series][]period.Span{}, extent: v.Cube.Extent()}
	of := map[int]int{} // the number of each area, by its ID
	for at, p := range n.places {
		if p.has[which] {
			of[int(p.ids[which])] = at
		}
	}
	numbers := n.numbering(which)
	members := make([]int, len(n.shared))
	splitMore := s.splitsMore()
	for leaf := range v.Cube.Leaves() {
		if leaf.Measure != 0 {
			continue
		}
		folded := false
		for d, c := range n.shared {
			m := leaf.Members[c.at[which]]
			folded = folded || m == cube.FoldedTotal
			members[d] = cube.Any
			if m >= 0 {
				members[d] = numbers[d][m]
			}
		}
		s.add(leaf, key{of[int(leaf.Area)], n.combo(members, folded), leaf.Span.Start, leaf.Span.End}, splitMore)
	}
	s.markTotals()
	return s
}

// splitsMore reports whether the version splits by a column that the other
// does not have.
func (s *side) splitsMore() bool {
	n := 0
	for _, d := range s.version.Cube.Dimensions {
		if len(d.Members) > 0 {
			n++
		}
	}
	return n > len(s.shared)
}

func (s *side) add(leaf cube.Leaf, k key, splitMore bool) {
	if c := s.cells[k]; c != nil {
		c.added = true
		return
	}
	s.cells[k] = &stated{span: leaf.Span, cell: leaf.Cell, added: splitMore}
	s.spans[k.series()] = append(s.spans[k.series()], leaf.Span)
}

// markTotals finds the subtotals.
func (s *side) markTotals() {
	for _, spans := range s.spans {
		slices.SortFunc(spans, bySpan)
	}
	below := s.below()
	parts := s.partedColumns()
	for k, c := range s.cells {
		c.total = s.isTotalOfMembers(k.combo, parts) || overlaps(below[k.place], c.span) || s.hasShorter(k, c.span)
	}
}

func bySpan(a, b period.Span) int {
	return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
}

// below lists, for each area, the spans of which areas in it have cells.
func (s *side) below() map[int][]period.Span {
	seen := map[key]bool{}
	out := map[int][]period.Span{}
	for k, c := range s.cells {
		if k.place == allAreas {
			continue
		}
		for _, up := range s.places[k.place].up[s.which] {
			at := key{up, 0, k.start, k.end}
			if !seen[at] {
				seen[at] = true
				out[up] = append(out[up], c.span)
			}
		}
	}
	return out
}

func overlaps(spans []period.Span, with period.Span) bool {
	return slices.ContainsFunc(spans, with.Overlaps)
}

// partedColumns are the shared columns of which the version has members that
// are no subtotals.
func (s *side) partedColumns() []bool {
	out := make([]bool, len(s.shared))
	for d, c := range s.shared {
		out[d] = slices.ContainsFunc(c.members, func(m member) bool { return !m.total && m.at[s.which] >= 0 })
	}
	return out
}

func (s *side) isTotalOfMembers(c int, parted []bool) bool {
	if !s.combos[c].total {
		return false
	}
	for d, m := range s.combos[c].members {
		if (m < 0 || s.shared[d].members[m].total) && parted[d] {
			return true
		}
	}
	return false
}

// hasShorter reports whether the series also gives shorter periods of a span.
func (s *side) hasShorter(k key, span period.Span) bool {
	spans := s.spans[k.series()]
	at, _ := slices.BinarySearchFunc(spans, period.Span{Start: span.Start}, bySpan)
	for ; at < len(spans) && spans[at].Start < span.End; at++ {
		if span.Contains(spans[at]) && !span.Same(spans[at]) {
			return true
		}
	}
	return false
}

// value is what stands in the version for a cell.
func (s *side) value(k key, c *stated) *cube.Cell {
	if c.added {
		c.cell, c.added = s.ask(k, c.span), false
	}
	return &c.cell
}

// ask lets the cube work out a cell. A version without the area or a member
// has none.
func (s *side) ask(k key, span period.Span) cube.Cell {
	p := s.places[k.place]
	if !p.has[s.which] || !s.has(s.which, k.combo) {
		return cube.Cell{None: true}
	}
	c := s.version.Cube
	return c.Cell(cube.Selection{Area: p.ids[s.which], Span: span, Members: s.keep(s.which, k.combo, len(c.Dimensions))})
}

// coarser reports whether the version has a cell, and no subtotal, that a cell
// of the other version is a part of: the same or a longer period of the area
// or one that it lies in, by the other's nesting.
func (s *side) coarser(k key, span period.Span) bool {
	within := append([]int{k.place}, s.places[k.place].up[1-s.which]...)
	combos := []int{k.combo}
	if whole := s.combo(slices.Repeat([]int{cube.Any}, len(s.shared)), false); whole != k.combo {
		combos = append(combos, whole)
	}
	for _, p := range within {
		for _, c := range combos {
			for _, longer := range s.spans[series{p, c}] {
				if at := (key{p, c, longer.Start, longer.End}); at != k && longer.Contains(span) && !s.cells[at].total {
					return true
				}
			}
		}
	}
	return false
}

// covered is the part of a span that a log speaks of, and the whole span for a
// table.
func (s *side) covered(span period.Span) []period.Span {
	if !s.version.Cube.Dated {
		return []period.Span{span}
	}
	var out []period.Span
	for _, e := range s.extent {
		if e.Overlaps(span) {
			out = append(out, period.Span{Start: max(e.Start, span.Start), End: min(e.End, span.End)})
		}
	}
	return out
}
