package cube

import (
	"cmp"
	"slices"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/period"
)

// This file answers at once what a long list asks most: the value of one
// combination of members in one area of which there are no parts. Nothing is
// added up over members or areas then, and nothing checked against a subtotal,
// so that the observations of one leaf are all there is to it.

// briefSeries is how many observations may lie near a span whose cell is worked
// out again each time: to remember it would cost more.
const briefSeries = 2

// markPlain finds the places without parts, and whether any leaf is a subtotal
// that no member names.
func (c *Cube) markPlain() {
	c.plain = true
	for id, p := range c.places {
		p.whole = id != area.None && len(c.Parts(id)) == 0
		for _, l := range p.ordered {
			c.plain = c.plain && !slices.Contains(l.members, FoldedTotal)
		}
	}
	c.tops = c.findTops()
	c.extent = c.findExtent()
}

// direct is the cell of a selection of one leaf, if it is one and the leaf has
// any.
func (c *Cube) direct(s Selection) (Cell, bool) {
	p := c.places[s.Area]
	if c.people != nil || p == nil || !p.whole {
		return Cell{}, false
	}
	l := c.only(p, s)
	if l == nil || len(c.near(l.series[s.Measure].entries, s.Span)) > briefSeries {
		return Cell{}, false
	}
	return c.ofLeaf(p, l, s)
}

// ofLeaf is the value of one leaf, if it has any.
func (c *Cube) ofLeaf(p *place, l *leaf, s Selection) (Cell, bool) {
	cell := c.tile(p, l, s.Area, s)
	cell.Missing = slices.Clip(cell.Missing) // what is appended is not the leaf's
	return cell, !cell.None
}

// only is the one leaf of a place that a selection keeps: its members are one of
// each dimension, or all of a dimension of which none is kept apart. It is nil
// where there may be others.
func (c *Cube) only(p *place, s Selection) *leaf {
	if !c.plain {
		return nil
	}
	for d := range c.Dimensions {
		if keep := s.members(d); len(keep) != 1 && (keep != nil || c.apart[d] || c.Dimensions[d].Views) {
			return nil
		}
	}
	at, found := slices.BinarySearchFunc(p.ordered, s, func(l *leaf, s Selection) int {
		for d, m := range l.members {
			want := Any
			if keep := s.members(d); keep != nil {
				want = keep[0]
			}
			if m != want {
				return cmp.Compare(m, want)
			}
		}
		return 0
	})
	if !found {
		return nil
	}
	return p.ordered[at]
}

// covering is what a log covers of a span.
type covering struct {
	any  bool
	gaps []period.Span
}

// coverOf works out what the log covers of a span, once.
func (c *Cube) coverOf(s period.Span) covering {
	days := [2]period.Day{s.Start, s.End}
	known, ok := c.covers[days]
	if !ok {
		tiling := period.Tile(s, clip(c.logged, s))
		known = covering{len(tiling.Used) > 0, tiling.Gaps}
		if c.covers == nil {
			c.covers = map[[2]period.Day]covering{}
		}
		c.covers[days] = known
	}
	return known
}
