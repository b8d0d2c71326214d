package cube

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"iter"
	"maps"
	"math"
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
	spans   Spans
	leaves  map[area.ID]map[string]*leaf
	repeats []Repeat
	key     []byte // room for the key of a leaf
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
	}, leaves: map[area.ID]map[string]*leaf{}}
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
	o.Rows.Lowest = slices.Clip(o.Rows.Lowest)
	b.Series(o.Measure, o.Area, slices.Clone(o.Members), 1).Add(b.Span(o.Span), &o.Amount, []RowSet{o.Rows})
}

// Span numbers a span for Series.Add.
func (b *Builder) Span(s period.Span) SpanNumber { return b.spans.Number(s) }

// Series returns the series of a measure in an area and a combination of
// members, which are as in Observation and must not be changed any more, with
// room for so many observations to come.
func (b *Builder) Series(measure int, a area.ID, members []int, room int) *Series {
	b.key = packMembers(b.key[:0], members)
	leaves := b.leaves[a]
	if leaves == nil {
		leaves = map[string]*leaf{}
		b.leaves[a] = leaves
		b.cube.places[a] = &place{}
	}
	l := leaves[string(b.key)]
	if l == nil {
		l = &leaf{members: members, mask: b.cube.totalMask(members), series: make([]Series, len(b.cube.Measures))}
		leaves[string(b.key)] = l
		b.cube.places[a].ordered = append(b.cube.places[a].ordered, l)
	}
	s := &l.series[measure]
	s.entries = slices.Grow(s.entries, room)
	return s
}

// Series is the observations of one measure in one area and one combination of
// members, over time.
type Series struct {
	entries []entry // by their spans, once they are settled
}

// Add takes an observation of a span. The amount and the set of rows, which is
// one, stay where they are and must not be changed any more.
func (s *Series) Add(span SpanNumber, amount *Amount, rows []RowSet) {
	s.entries = append(s.entries, entry{span, amount, rows})
}

// Build finishes the cube. It fails where a sum leaves 64 bits.
func (b *Builder) Build() (*Cube, error) {
	c := b.cube
	b.numberSpans()
	for _, id := range slices.Sorted(maps.Keys(c.places)) {
		p := c.places[id]
		slices.SortFunc(p.ordered, func(a, b *leaf) int { return slices.Compare(a.members, b.members) })
		for _, l := range p.ordered {
			if err := b.settle(id, l); err != nil {
				return nil, err
			}
		}
	}
	slices.SortFunc(c.logged, period.Compare)
	c.markHolders()
	c.markApart()
	c.findViews()
	c.findUnnamedTotals()
	c.markPlain()
	return c, nil
}

// numberSpans lists the spans of the observations in order, and numbers them
// anew by it.
func (b *Builder) numberSpans() {
	c := b.cube
	given := make([]bool, len(b.spans.List))
	c.eachEntry(func(e *entry) { given[e.span] = true })
	for n, s := range b.spans.List {
		if given[n] {
			c.Spans = append(c.Spans, s)
		}
	}
	slices.SortFunc(c.Spans, period.Compare)
	rank := make([]SpanNumber, len(given))
	for i, s := range c.Spans {
		rank[b.spans.Number(s)] = SpanNumber(i)
		c.longest = max(c.longest, s.End-s.Start)
	}
	c.eachEntry(func(e *entry) { e.span = rank[e.span] })
}

// eachEntry visits every observation, in no order.
func (c *Cube) eachEntry(visit func(*entry)) {
	for _, p := range c.places {
		for _, l := range p.ordered {
			for m := range l.series {
				for i := range l.series[m].entries {
					visit(&l.series[m].entries[i])
				}
			}
		}
	}
}

// settle puts the observations of a leaf in order, and adds up those of the
// same span.
func (b *Builder) settle(id area.ID, l *leaf) error {
	for m := range l.series {
		s := &l.series[m]
		if s.inOrder() {
			continue
		}
		slices.SortFunc(s.entries, compareEntries)
		kept := s.entries[:0]
		for _, e := range s.entries {
			last := len(kept) - 1
			if last < 0 || kept[last].span != e.span {
				kept = append(kept, e)
				continue
			}
			b.repeats = append(b.repeats, Repeat{id, b.cube.Spans[e.span], l.members, kept[last].rows[0], e.rows[0]})
			sum := *kept[last].amount
			if err := sum.Add(*e.amount); err != nil {
				return fmt.Errorf("the sum of %q for %s in %s is too large: %w", b.cube.Measures[m].Name, b.cube.AreaName(id), b.cube.Spans[e.span], err)
			}
			kept[last].amount, kept[last].rows = &sum, mergeRows(kept[last].rows, e.rows)
		}
		s.entries = kept
	}
	return nil
}

// inOrder reports whether every observation is of a later span than the one
// before.
func (s *Series) inOrder() bool {
	for i := 1; i < len(s.entries); i++ {
		if s.entries[i].span <= s.entries[i-1].span {
			return false
		}
	}
	return true
}

// compareEntries orders entries by span, and those of one span by where they
// come from.
func compareEntries(a, b entry) int {
	return cmp.Or(cmp.Compare(a.span, b.span), cmp.Compare(a.rows[0].File, b.rows[0].File), cmp.Compare(a.rows[0].First, b.rows[0].First))
}

// place holds the observations of one area.
type place struct {
	ordered []*leaf                 // by members
	whole   bool                    // no area in it has rows of its own
	covered map[uint64][]SpanNumber // by mask of subtotals, once they are asked for
}

// coveredBy lists the spans, of so many, of which the place has rows of a mask.
func (p *place) coveredBy(mask uint64, spans int) []SpanNumber {
	covered, known := p.covered[mask]
	if known {
		return covered
	}
	given := make([]bool, spans)
	for _, l := range p.ordered {
		if l.mask != mask {
			continue
		}
		for m := range l.series {
			for _, e := range l.series[m].entries {
				given[e.span] = true
			}
		}
	}
	for n, is := range given {
		if is {
			covered = append(covered, SpanNumber(n))
		}
	}
	if p.covered == nil {
		p.covered = map[uint64][]SpanNumber{}
	}
	p.covered[mask] = covered
	return covered
}

// leaf is one combination of members in one area: the grain at which spans are
// tiled.
type leaf struct {
	members []int
	mask    uint64
	series  []Series // by measure
}

// entry is one observation.
type entry struct {
	span   SpanNumber // an index into Cube.Spans
	amount *Amount
	rows   []RowSet
}

func (c *Cube) markApart() {
	c.apart = make([]bool, len(c.Dimensions))
	for _, p := range c.places {
		for _, l := range p.ordered {
			for d, m := range l.members {
				c.apart[d] = c.apart[d] || m >= 0
			}
		}
	}
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
// fail somewhere; almost always none is left after the first groups.
func (c *Cube) unnamedTotal(d int) (member int, found bool) {
	agreed := map[int]int{}
	for m := range c.Dimensions[d].Members {
		agreed[m] = 0
	}
	for g := range c.groups(d) {
		sum, ok := g.sum()
		for _, x := range g {
			times, left := agreed[x.member]
			if !left {
				continue
			}
			switch said := x.against(sum, len(g)); {
			case !ok || said == fails:
				delete(agreed, x.member)
			case said == holds:
				agreed[x.member] = times + 1
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
	for g := range c.groups(d) {
		known := slices.DeleteFunc(slices.Clone(g), func(x memberAmount) bool { return x.Hidden > 0 })
		for _, x := range known {
			if x.Low != known[0].Low {
				return false
			}
		}
		if len(known) > 1 && known[0].Low >= smallestView {
			agreed++
		}
	}
	return agreed >= fewestGroups
}

// smallestView is the least count that agrees by more than chance.
const smallestView = 10

// group is the cells that differ in one dimension only.
type group []memberAmount

// memberAmount is the cell of a member in a group.
type memberAmount struct {
	member int
	*Amount
}

type outcome int

const (
	silent outcome = iota // the group says nothing about the member
	holds
	fails
)

// sum adds up a group, and fails beyond 64 bits.
func (g group) sum() (sum Amount, ok bool) {
	for _, x := range g {
		if sum.Add(*x.Amount) != nil {
			return sum, false
		}
	}
	return sum, true
}

// against says whether a member is the sum of its siblings in a group of so
// many; the sum is that of all of them.
func (x memberAmount) against(sum Amount, of int) outcome {
	switch {
	case sum.Hidden > 0:
		return silent
	case x.Low != sum.Low-x.Low:
		return fails
	case x.Low == 0 || of < 3:
		return silent
	}
	return holds
}

// groups yields the cells that are alike in everything but dimension d, area by
// area.
func (c *Cube) groups(d int) iter.Seq[group] {
	return func(yield func(group) bool) {
		for _, id := range slices.Sorted(maps.Keys(c.places)) {
			for _, leaves := range c.places[id].alike(d) {
				for m := range c.Measures {
					if !eachGroup(leaves, d, m, yield) {
						return
					}
				}
			}
		}
	}
}

// alike gathers the leaves of the place that differ in dimension d only, where
// it is not folded.
func (p *place) alike(d int) [][]*leaf {
	byRest := map[string]int{}
	var out [][]*leaf
	for _, l := range p.ordered {
		if l.members[d] < 0 {
			continue
		}
		rest := slices.Clone(l.members)
		rest[d] = Any
		key := string(packMembers(nil, rest))
		n, known := byRest[key]
		if !known {
			n = len(out)
			byRest[key] = n
			out = append(out, nil)
		}
		out[n] = append(out[n], l)
	}
	return out
}

// eachGroup yields the cells of some leaves span by span, in memory that the
// next span uses again, and returns false once no more are wanted.
func eachGroup(leaves []*leaf, d, measure int, yield func(group) bool) bool {
	at := make([]int, len(leaves)) // the next entry of each leaf
	var g group
	for {
		next := SpanNumber(math.MaxInt32)
		for i, l := range leaves {
			if es := l.series[measure].entries; at[i] < len(es) {
				next = min(next, es[at[i]].span)
			}
		}
		if next == math.MaxInt32 {
			return true
		}
		g = g[:0]
		for i, l := range leaves {
			if es := l.series[measure].entries; at[i] < len(es) && es[at[i]].span == next {
				g = append(g, memberAmount{l.members[d], es[at[i]].amount})
				at[i]++
			}
		}
		if !yield(g) {
			return false
		}
	}
}

// remask works out coverage anew after a member turned out to be a total.
func (c *Cube) remask() {
	for _, p := range c.places {
		p.covered = nil
		for _, l := range p.ordered {
			l.mask = c.totalMask(l.members)
		}
	}
}

// commonGranule returns the largest of 1,000, 100, 10 and 5 that divides every
// count, or 1: publishers round to it, and their totals then differ a little
// from their parts.
func (c *Cube) commonGranule() int64 {
	all := int64(0)
	cells := 0
	c.eachEntry(func(e *entry) {
		if e.amount.Hidden == 0 {
			all = gcd(all, e.amount.Low)
			cells++
		}
	})
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
