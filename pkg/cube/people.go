package cube

import (
	"math/bits"
	"slices"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/period"
)

// PeopleCell is one folded cell of a log that says who made its contacts.
// Subtotals of other cells must not be among the cells of a cube: what is
// counted twice would be called two contacts of one person.
type PeopleCell struct {
	Area    area.ID
	Span    period.Span
	Members []int // as in Observation
	Rows    RowSet
	// People are the numbers of those who made contact, each once, in any
	// order: from 0 on, the same number for the same person in all cells.
	People []uint32
	// Amount is all contacts of the cell, Unknown those among them of which
	// nobody knows who made them.
	Amount, Unknown Amount
}

// Contacts says how many contacts stand behind a number of people.
type Contacts struct {
	Made    number.Range // by the people counted
	Unknown number.Range // by nobody knows whom: they may be anybody's
}

// CountPeople returns a cube that answers with the number of different people
// who made contact, for the same selections as c, which counts the contacts and
// says what the data cover. People is how many there are in all cells, and more
// than any of their numbers. The cubes share what they know of areas, members
// and time.
//
// The people of a selection are the union of those of its cells: nobody is
// counted twice in it, and somebody of two months, areas or channels is in each
// of them. So its values never add up to each other, and none is checked
// against another.
func (c *Cube) CountPeople(m Measure, cells []PeopleCell, people int) *Cube {
	m.Kind, m.Places = Distinct, 0
	out := *c
	out.Measures = []Measure{m}
	out.worked = nil
	out.people = &crowd{contacts: c, cells: cells, seen: make([]uint64, (people+63)/64)}
	out.people.file()
	return &out
}

// Contacts returns the cube that counts the contacts of a cube that counts
// people, and the cube itself where it counts no people.
func (c *Cube) Contacts() *Cube {
	if c.people == nil {
		return c
	}
	return c.people.contacts
}

// Behind says how many contacts stand behind all people of the data; the zero
// Contacts where the cube counts no people.
func (c *Cube) Behind() Contacts {
	if c.people == nil {
		return Contacts{}
	}
	return c.people.behind(c.people.under[area.None])
}

// IsSubtotal reports whether a combination of members, as in Observation,
// names a subtotal of one of its dimensions.
func (c *Cube) IsSubtotal(members []int) bool { return c.totalMask(members) != 0 }

// crowd answers for a cube that counts people.
type crowd struct {
	contacts *Cube
	cells    []PeopleCell
	under    map[area.ID][]int // the cells in each area and below it, by their numbers
	seen     []uint64          // one bit for each person, all 0 between two questions
}

// file lists the cells under every area that takes them in.
func (p *crowd) file() {
	p.under = map[area.ID][]int{}
	for i, cell := range p.cells {
		p.under[area.None] = append(p.under[area.None], i)
		if cell.Area == area.None {
			continue
		}
		for _, up := range append([]area.ID{cell.Area}, p.contacts.Areas.Ancestors(cell.Area)...) {
			p.under[up] = append(p.under[up], i)
		}
	}
}

// cell counts the people of a selection. What of it is not covered is what the
// contacts lack; a whole area without any row could add anybody.
func (p *crowd) cell(s Selection) Cell {
	covered := p.contacts.Cell(s)
	if covered.None {
		return Cell{None: true, Missing: covered.Missing}
	}
	in, whole := p.within(s)
	if !whole {
		return Cell{None: true, Missing: []Gap{{Area: s.Area, Span: s.Span}}}
	}
	out := Cell{Missing: covered.Missing, Pieces: len(in)}
	for _, i := range in {
		out.Rows = mergeRows(out.Rows, []RowSet{p.cells[i].Rows})
	}
	contacts := p.behind(in)
	out.Contacts = &contacts
	out.Sum = number.Exactly(number.Int(int64(p.union(in))))
	out.Sum.NoHigh = slices.ContainsFunc(covered.Missing, func(g Gap) bool { return g.Span.Same(s.Span) })
	return out
}

// behind adds up the contacts of some cells. All contacts of the data have been
// added up before, and no sum of some of them is larger.
func (p *crowd) behind(in []int) Contacts {
	var all, unknown Amount
	for _, i := range in {
		// Neither can fail.
		_ = all.Add(p.cells[i].Amount)
		_ = unknown.Add(p.cells[i].Unknown)
	}
	made := Amount{Low: all.Low - unknown.Low, High: all.High - unknown.High, Open: all.Open, Hidden: all.Hidden}
	return Contacts{Made: made.Range(0), Unknown: unknown.Range(0)}
}

// within lists the cells of a selection. False means that one was folded more
// coarsely than it is asked for: nobody knows who of it lies inside.
func (p *crowd) within(s Selection) (in []int, whole bool) {
	for _, i := range p.under[s.Area] {
		cell := &p.cells[i]
		if !cell.Span.Overlaps(s.Span) || !s.keeps(cell.Members) {
			continue
		}
		if !s.Span.Contains(cell.Span) && !p.contacts.coveredWithin(cell.Span, s.Span) {
			return nil, false
		}
		in = append(in, i)
	}
	return in, true
}

// keeps reports whether a combination of members is among those selected.
func (s Selection) keeps(members []int) bool {
	for d, m := range members {
		if keep := s.members(d); keep != nil && !slices.Contains(keep, m) {
			return false
		}
	}
	return true
}

// union counts the people of some cells, each once.
func (p *crowd) union(in []int) int {
	if len(in) == 1 {
		return len(p.cells[in[0]].People)
	}
	before := 0
	for _, i := range in {
		for _, who := range p.cells[i].People {
			p.seen[who/64] |= 1 << (who % 64)
		}
		before += len(p.cells[i].People)
	}
	if before < len(p.seen) {
		return p.take(in)
	}
	n := 0
	for i, word := range p.seen {
		n += bits.OnesCount64(word)
		p.seen[i] = 0
	}
	return n
}

// take counts and clears the bits of a few people, without a look at all the
// others.
func (p *crowd) take(in []int) int {
	n := 0
	for _, i := range in {
		for _, who := range p.cells[i].People {
			n += bits.OnesCount64(p.seen[who/64])
			p.seen[who/64] = 0
		}
	}
	return n
}
