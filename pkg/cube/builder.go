package cube

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"maps"
	"slices"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/period"
)

// Any stands in Observation.Members for a dimension that was folded: all its
// members but subtotals, together.
const Any = -1

// FoldedTotal stands in Observation.Members for the subtotal of a dimension
// that was folded.
const FoldedTotal = -2

// Observation is one folded cell as a source delivers it.
type Observation struct {
	Measure int
	Area    area.ID
	Span    period.Span
	Members []int // one for each dimension: an index into its Members, Any or FoldedTotal
	Amount  Amount
	Rows    RowSet
}

// Builder collects the observations of a cube. Observations of the same cell
// are added together. Their order never shows in the cube.
type Builder struct {
	cube    *Cube
	repeats []Repeat
	key     []byte // room for the key of an observation
}

// Repeat is a cell that two observations gave. They were added together.
type Repeat struct {
	Area          area.ID
	Span          period.Span
	Members       []int
	First, Second RowSet
}

// Repeats returns the cells that were given more than once, by area, members
// and span. It is known after Build.
func (b *Builder) Repeats() []Repeat { return b.repeats }

// NewBuilder starts a cube over these areas, measures, dimensions and files.
func NewBuilder(areas *area.Tree, measures []Measure, dimensions []Dimension, files []File) *Builder {
	return &Builder{cube: &Cube{
		Areas: areas, Measures: measures, Dimensions: dimensions, Files: files,
		places: map[area.ID]*place{}, absent: map[absence]bool{}, zeroed: map[area.ID]bool{},
	}}
}

// AbsentIsZero makes an area without a row in a span count as 0 there.
func (b *Builder) AbsentIsZero(yes bool) { b.cube.absentIsZero = yes }

// Note adds something that reading the data raised.
func (b *Builder) Note(c caveat.Caveat) { b.cube.notes = append(b.cube.notes, c) }

// Covers says that the data are a log that covers these days whole: inside,
// an area without a row had no contacts.
func (b *Builder) Covers(s period.Span) {
	b.cube.Dated = true
	b.cube.logged = append(b.cube.logged, s)
}

// Add takes one observation, and its rows for its own; Members may be used
// again.
func (b *Builder) Add(o Observation) {
	p := b.place(o.Area)
	mask := b.cube.totalMask(o.Members)
	p.cover(mask, o.Span)
	b.key = packMembers(b.key[:0], o.Members)
	l := p.leaves[string(b.key)]
	if l == nil {
		l = &leaf{members: slices.Clone(o.Members), mask: mask, entries: make([][]entry, len(b.cube.Measures))}
		p.leaves[string(b.key)] = l
	}
	l.entries[o.Measure] = append(l.entries[o.Measure], entry{o.Span, o.Amount, []RowSet{o.Rows}})
}

// Build finishes the cube. It fails where a sum leaves 64 bits.
func (b *Builder) Build() (*Cube, error) {
	c := b.cube
	spans := map[[2]period.Day]period.Span{}
	for _, id := range slices.Sorted(maps.Keys(c.places)) {
		p := c.places[id]
		if err := b.settle(id, p); err != nil {
			return nil, err
		}
		for _, covered := range p.covered {
			for _, s := range covered {
				spans[[2]period.Day{s.Start, s.End}] = s
			}
		}
	}
	c.Spans = slices.SortedFunc(maps.Values(spans), period.Compare)
	slices.SortFunc(c.logged, period.Compare)
	c.markHolders()
	c.findViews()
	c.findUnnamedTotals()
	c.granule = c.commonGranule()
	return c, nil
}

func (b *Builder) place(a area.ID) *place {
	p := b.cube.places[a]
	if p == nil {
		p = &place{leaves: map[string]*leaf{}, covered: map[uint64][]period.Span{}, seen: map[coverKey]bool{}}
		b.cube.places[a] = p
	}
	return p
}

// place holds the observations of one area.
type place struct {
	leaves  map[string]*leaf
	ordered []*leaf // by members, set by sort
	covered map[uint64][]period.Span
	seen    map[coverKey]bool
}

type coverKey struct {
	mask       uint64
	start, end period.Day
}

func (p *place) cover(mask uint64, s period.Span) {
	key := coverKey{mask, s.Start, s.End}
	if !p.seen[key] {
		p.seen[key] = true
		p.covered[mask] = append(p.covered[mask], s)
	}
}

// settle puts the leaves and spans of a place in order, and adds up
// observations of the same cell.
func (b *Builder) settle(id area.ID, p *place) error {
	p.ordered = slices.SortedFunc(maps.Values(p.leaves), func(a, b *leaf) int { return slices.Compare(a.members, b.members) })
	for _, l := range p.ordered {
		for m, es := range l.entries {
			slices.SortFunc(es, compareEntries)
			kept := es[:0]
			for _, e := range es {
				last := len(kept) - 1
				if last < 0 || !kept[last].span.Same(e.span) {
					kept = append(kept, e)
					continue
				}
				b.repeats = append(b.repeats, Repeat{id, e.span, l.members, kept[last].rows[0], e.rows[0]})
				if err := kept[last].amount.Add(e.amount); err != nil {
					return fmt.Errorf("the sum of %q for %s in %s is too large: %w", b.cube.Measures[m].Name, b.cube.AreaName(id), e.span, err)
				}
				kept[last].rows = mergeRows(kept[last].rows, e.rows)
			}
			l.entries[m] = kept
		}
	}
	for _, spans := range p.covered {
		slices.SortFunc(spans, period.Compare)
	}
	return nil
}

// compareEntries orders entries by span, and those of one span by where they
// come from.
func compareEntries(a, b entry) int {
	return cmp.Or(cmp.Compare(a.span.Start, b.span.Start), cmp.Compare(a.span.End, b.span.End),
		cmp.Compare(a.rows[0].File, b.rows[0].File), cmp.Compare(a.rows[0].First, b.rows[0].First))
}

// leaf is one combination of members in one area: the grain at which spans are
// tiled.
type leaf struct {
	members []int
	mask    uint64
	entries [][]entry // by measure
}

type entry struct {
	span   period.Span
	amount Amount
	rows   []RowSet
}

// packMembers appends a map key of a combination of members.
func packMembers(b []byte, members []int) []byte {
	for _, m := range members {
		b = binary.BigEndian.AppendUint32(b, uint32(m))
	}
	return b
}

// totalMask has a bit set for every dimension in which the members name a
// subtotal. Rows of unlike masks are different views of the same contacts.
func (c *Cube) totalMask(members []int) uint64 {
	var mask uint64
	for d, m := range members {
		if m == FoldedTotal || m >= 0 && c.Dimensions[d].Members[m].Total {
			mask |= 1 << d
		}
	}
	return mask
}

// fewestGroups is how often a member must equal the sum of its siblings before
// it is taken for their total: three chance agreements of independent counts
// are rare, one is not.
const fewestGroups = 3

// findUnnamedTotals marks the member of a dimension that equals the sum of all
// its siblings wherever it stands, even without a word such as "Total".
func (c *Cube) findUnnamedTotals() {
	for d := range c.Dimensions {
		members := c.Dimensions[d].Members
		if len(members) < 3 || slices.ContainsFunc(members, func(m Member) bool { return m.Total }) {
			continue
		}
		if m, found := c.unnamedTotal(d); found {
			members[m].Total = true
			c.notes = append(c.notes, caveat.Caveat{ID: caveat.SubtotalSkipped, Text: fmt.Sprintf(
				"%q in column %q equals the sum of the others wherever it stands, so it is read as their total and not added to them", members[m].Name, c.Dimensions[d].Name)})
			c.remask()
		}
	}
}

// unnamedTotal goes through the data area by area and drops the members that
// fail somewhere; almost always none is left after the first area.
func (c *Cube) unnamedTotal(d int) (member int, found bool) {
	agreed := map[int]int{}
	for m := range c.Dimensions[d].Members {
		agreed[m] = 0
	}
	for _, id := range slices.Sorted(maps.Keys(c.places)) {
		for _, g := range c.places[id].groups(d) {
			for m := range agreed {
				switch g.totals(m) {
				case fails:
					delete(agreed, m)
				case holds:
					agreed[m]++
				}
			}
		}
		if len(agreed) == 0 {
			return 0, false
		}
	}
	for _, m := range slices.Sorted(maps.Keys(agreed)) {
		if agreed[m] >= fewestGroups {
			return m, true
		}
	}
	return 0, false
}

// findViews marks the dimensions whose members are views of the same contacts:
// wherever several of them stand, they give the same number.
func (c *Cube) findViews() {
	for d := range c.Dimensions {
		dim := &c.Dimensions[d]
		if len(dim.Members) < 2 || !c.sameEverywhere(d) {
			continue
		}
		dim.Views = true
		c.notes = append(c.notes, caveat.Caveat{ID: caveat.SubtotalSkipped, Text: fmt.Sprintf(
			"the values of column %q give the same numbers wherever several of them stand, so they are read as views of the same contacts and not added", dim.Name)})
	}
}

// sameEverywhere reports whether all groups of a dimension with several members
// hold one number, in enough groups to be no chance.
func (c *Cube) sameEverywhere(d int) bool {
	agreed := 0
	for _, id := range slices.Sorted(maps.Keys(c.places)) {
		for _, g := range c.places[id].groups(d) {
			var first Amount
			seen := 0
			for _, amount := range g {
				if amount.Hidden > 0 {
					continue
				}
				if seen > 0 && amount.Low != first.Low {
					return false
				}
				first = amount
				seen++
			}
			if seen > 1 && first.Low >= smallestView {
				agreed++
			}
		}
	}
	return agreed >= fewestGroups
}

// smallestView is the least count that agrees by more than chance.
const smallestView = 10

// group is the cells that differ in one dimension only, by member.
type group map[int]Amount

type outcome int

const (
	silent outcome = iota // the group says nothing about the member
	holds
	fails
)

// totals says whether member m is the sum of its siblings in the group.
func (g group) totals(m int) outcome {
	own, ok := g[m]
	if !ok || own.Hidden > 0 {
		return silent
	}
	var others Amount
	for other, amount := range g {
		if other != m && others.Add(amount) != nil {
			return fails
		}
	}
	switch {
	case others.Hidden > 0:
		return silent
	case own.Low != others.Low:
		return fails
	case own.Low == 0 || len(g) < 3:
		return silent
	}
	return holds
}

// groups gathers the cells of the place that are alike in everything but
// dimension d.
func (p *place) groups(d int) []group {
	byKey := map[string]group{}
	var order []group
	for _, l := range p.ordered {
		if l.members[d] < 0 {
			continue
		}
		rest := slices.Clone(l.members)
		rest[d] = Any
		key := packMembers(nil, rest)
		fixed := len(key)
		for measure, es := range l.entries {
			for _, e := range es {
				key = packMembers(key[:fixed], []int{measure, int(e.span.Start), int(e.span.End)})
				g := byKey[string(key)]
				if g == nil {
					g = group{}
					byKey[string(key)] = g
					order = append(order, g)
				}
				g[l.members[d]] = e.amount
			}
		}
	}
	return order
}

// remask works out coverage anew after a member turned out to be a total.
func (c *Cube) remask() {
	for _, p := range c.places {
		p.covered, p.seen = map[uint64][]period.Span{}, map[coverKey]bool{}
		for _, l := range p.ordered {
			l.mask = c.totalMask(l.members)
			for _, es := range l.entries {
				for _, e := range es {
					p.cover(l.mask, e.span)
				}
			}
		}
		for _, spans := range p.covered {
			slices.SortFunc(spans, period.Compare)
		}
	}
}

// commonGranule returns the largest of 1,000, 100, 10 and 5 that divides every
// count, or 1: publishers round to it, and their totals then differ a little
// from their parts.
func (c *Cube) commonGranule() int64 {
	all := int64(0)
	cells := 0
	for _, p := range c.places {
		for _, l := range p.ordered {
			for _, es := range l.entries {
				for _, e := range es {
					if e.amount.Hidden == 0 {
						all = gcd(all, e.amount.Low)
						cells++
					}
				}
			}
		}
	}
	if cells < 8 {
		return 1
	}
	for _, g := range []int64{1000, 100, 10, 5} {
		if all != 0 && all%g == 0 {
			return g
		}
	}
	return 1
}

func gcd(a, b int64) int64 {
	for b != 0 {
		a, b = b, a%b
	}
	return max(a, -a)
}
