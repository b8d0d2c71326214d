package export

import (
	"bytes"
	"fmt"
	"hash/maphash"
	"math"
	"strings"
	"sync"
	"unicode"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/scan"
)

// crowd is the people of an export, those of all its files together, told apart
// by the exact bytes of their values.
type crowd struct {
	roll    *roll         // of several files; nil where one file numbers its people itself
	people  int           // numbers are below
	cells   [][]uint32    // by the number of a folded cell: who is in it, each once
	unknown []cube.Amount // by the number of a folded cell: contacts of nobody known
}

// newCrowd returns the crowd of an export of so many files.
func newCrowd(files int) *crowd {
	c := &crowd{}
	if files > 1 {
		c.roll = newRoll()
	}
	return c
}

// sightings is who is in which folded cell of one file. What it holds grows
// with the people and their cells and not with the rows.
//
// The people are dealt out over many parts, so that workers hardly ever wait
// for each other and no table is ever copied as a whole.
type sightings struct {
	parts [crowdParts]crowdPart

	mu      sync.Mutex
	cells   *tuples // the number of every folded cell of the file, by its key
	workers []*witness
}

// crowdParts is how many parts the people of a file are dealt out over.
const crowdParts = 256

// newSightings returns sightings in cells with keys of so many codes.
func newSightings(width int) *sightings { return &sightings{cells: newTuples(width)} }

// cell returns the number of a folded cell, the same to all workers.
func (s *sightings) cell(key rowKey) uint32 {
	s.mu.Lock()
	defer s.mu.Unlock()
	n, _ := s.cells.number(key)
	return uint32(n)
}

// crowdPart is one part of the people of a file: every crowdParts-th of them.
type crowdPart struct {
	mu      sync.Mutex
	first   []uint32         // the first cell of each person plus one; 0 for nobody met yet
	more    pairs            // the people in further cells
	unknown map[uint32]int64 // the contacts of nobody known, by cell
}

// nobody stands in the place of a first cell for a value that names no person.
const nobody = math.MaxUint32

// sighting is one contact to be noted: whose, where, and how many at once.
type sighting struct {
	who, cell uint32
	contacts  int64
}

// batchSightings is how many sightings of a part are noted at a time.
const batchSightings = 512

// witness gathers what one worker sees of the people of a file.
type witness struct {
	sightings *sightings
	people    *scan.Dictionary // of the file, shared by its workers
	batches   [crowdParts][]sighting
	unknown   map[uint32]cube.Amount // contacts of nobody known, by cell
	strays    []stray                // of rows that are too long
}

// stray is a sighting of somebody who has no number yet.
type stray struct {
	value    string
	cell     uint32
	contacts cube.Amount
}

func (s *sightings) newWitness() *witness {
	w := &witness{sightings: s, unknown: map[uint32]cube.Amount{}}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.workers = append(s.workers, w)
	return w
}

// noValue is the number of whoever has a blank for a value, in every dictionary
// that is shared.
const noValue = 0

// see takes note of contacts of one person in one cell. A blank value is
// nobody's. A row that counts none is no contact, and makes nobody one of those
// who made contact.
func (w *witness) see(who, cell uint32, contacts cube.Amount) error {
	if who == noValue || contacts.Hidden > 0 && namesNobody(w.people.Bytes(who)) {
		return w.miss(cell, contacts)
	}
	if contacts.High <= 0 && !contacts.Open {
		return nil
	}
	part := who % crowdParts
	b := append(w.batches[part], sighting{who, cell, contacts.Low})
	w.batches[part] = b
	if len(b) == batchSightings {
		w.flush(int(part))
	}
	return nil
}

// miss takes note of contacts of nobody known.
func (w *witness) miss(cell uint32, contacts cube.Amount) error {
	sum := w.unknown[cell]
	err := sum.Add(contacts)
	w.unknown[cell] = sum
	return err
}

// seeText takes note of a person by value.
func (w *witness) seeText(value []byte, cell uint32, contacts cube.Amount) error {
	value = bytes.TrimSpace(value)
	switch {
	case len(value) == 0 || namesNobody(value):
		return w.miss(cell, contacts)
	case contacts.High > 0 || contacts.Open:
		w.strays = append(w.strays, stray{string(value), cell, contacts})
	}
	return nil
}

// flush notes one batch.
func (w *witness) flush(part int) {
	w.sightings.parts[part].note(w.batches[part], w.people)
	w.batches[part] = w.batches[part][:0]
}

// note notes a batch.
func (p *crowdPart) note(batch []sighting, people *scan.Dictionary) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.more.room(len(batch))
	for _, s := range batch {
		at := int(s.who / crowdParts)
		for at >= len(p.first) {
			p.first = append(p.first, 0)
		}
		if p.first[at] == 0 {
			p.first[at] = s.cell + 1
			if namesNobody(people.Bytes(s.who)) {
				p.first[at] = nobody
			}
		}
		switch p.first[at] {
		case s.cell + 1:
		case nobody:
			if p.unknown == nil {
				p.unknown = map[uint32]int64{}
			}
			p.unknown[s.cell] += s.contacts
		default:
			p.more.add(uint32(at), s.cell)
		}
	}
}

// namesNobody reports whether a value stands where one that names a person
// should: "Anonymous", "Not stated", "n/a", a dash. Those that hold a digit are
// numbers of somebody.
func namesNobody(value []byte) bool {
	for _, c := range value {
		if '0' <= c && c <= '9' {
			return false
		}
	}
	text := string(value)
	letters := strings.ContainsFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
	return !letters || area.IsUnknown(text)
}

// pairs is a set of people in cells.
type pairs struct {
	slots []uint64 // open addressing: the person and the cell, plus one; 0 is free
	used  int
}

// fewestPairs is the size of a new set.
const fewestPairs = 64

// room makes room for some more pairs, which may all be new.
func (s *pairs) room(more int) {
	if s.slots == nil {
		s.slots = make([]uint64, fewestPairs)
	}
	for 4*(s.used+more) > 3*len(s.slots) {
		old := s.slots
		s.slots = make([]uint64, 2*len(old))
		for _, pair := range old {
			if pair != 0 {
				s.put(pair)
			}
		}
	}
}

// add adds a pair, for which there must be room.
func (s *pairs) add(who, cell uint32) {
	if s.put(uint64(who)<<32 | uint64(cell) + 1) {
		s.used++
	}
}

// put puts a pair into its slot and reports whether it is new.
func (s *pairs) put(pair uint64) bool {
	mask := uint64(len(s.slots) - 1)
	for at := pair * 0x9E3779B97F4A7C15 >> 32 & mask; ; at = (at + 1) & mask {
		switch s.slots[at] {
		case 0:
			s.slots[at] = pair
			return true
		case pair:
			return false
		}
	}
}

// each visits the people of a part with their cells. Whoever is nobody is in
// none.
func (p *crowdPart) each(part int, visit func(who, cell uint32)) {
	number := func(at uint32) uint32 { return at*crowdParts + uint32(part) }
	for at, cell := range p.first {
		if cell != 0 && cell != nobody {
			visit(number(uint32(at)), cell-1)
		}
	}
	for _, pair := range p.more.slots {
		if pair != 0 {
			visit(number(uint32((pair-1)>>32)), uint32(pair-1))
		}
	}
}

// take takes in the people of a file, once it is read, and returns the number
// of its first cell: the others follow. The sightings are of no use after it.
func (c *crowd) take(s *sightings) (uint32, error) {
	base := uint32(len(c.cells))
	c.cells = append(c.cells, make([][]uint32, s.cells.len())...)
	c.unknown = append(c.unknown, make([]cube.Amount, s.cells.len())...)
	numbers, err := c.numbers(s)
	if err != nil {
		return 0, err
	}
	s.spread(c.cells[base:], numbers)
	for _, w := range s.workers {
		for _, x := range w.strays {
			cell := &c.cells[base+x.cell]
			if who := c.roll.number([]byte(x.value)); !contains(*cell, who) {
				*cell = append(*cell, who)
			}
		}
		for cell, n := range w.unknown {
			if err := c.unknown[base+cell].Add(n); err != nil {
				return 0, err
			}
		}
	}
	for i := range s.parts {
		for cell, n := range s.parts[i].unknown {
			if err := c.unknown[base+cell].AddKnown(n); err != nil {
				return 0, err
			}
		}
	}
	if c.roll != nil {
		c.people = len(c.roll.ends)
	}
	s.parts = [crowdParts]crowdPart{}
	return base, nil
}

// contains looks through a whole cell: strays are few.
func contains(cell []uint32, who uint32) bool {
	for _, x := range cell {
		if x == who {
			return true
		}
	}
	return false
}

// numbers notes what workers have still in hand, and returns the numbers that
// the people of a file have in the crowd; nil where they keep their own.
func (c *crowd) numbers(s *sightings) ([]uint32, error) {
	var people *scan.Dictionary
	strays := 0
	for _, w := range s.workers {
		if w.people == nil {
			continue // it read nothing
		}
		people = w.people
		strays += len(w.strays)
		for part := range w.batches {
			w.flush(part)
			w.batches[part] = nil
		}
	}
	n := 0
	if people != nil {
		n = people.Len()
	}
	if strays > 0 && c.roll == nil {
		c.roll = newRoll()
	}
	if c.roll == nil {
		c.people = n
		return nil, nil
	}
	numbers := make([]uint32, n)
	for who := 1; who < n; who++ {
		numbers[who] = c.roll.number(people.Bytes(uint32(who)))
		if len(c.roll.text) > mostText {
			return nil, hinted(fmt.Errorf("the values that tell people apart have more than %d bytes together", mostText),
				"the column seems to hold running text and not the names or numbers of people")
		}
	}
	return numbers, nil
}

// mostText is how many bytes the values of several files may have together.
const mostText = 1 << 30

// spread lists who is in each cell, by the numbers of the crowd.
func (s *sightings) spread(cells [][]uint32, numbers []uint32) {
	sizes := make([]int, len(cells))
	for i := range s.parts {
		s.parts[i].each(i, func(_, cell uint32) { sizes[cell]++ })
	}
	for cell, n := range sizes {
		cells[cell] = make([]uint32, 0, n)
	}
	for i := range s.parts {
		s.parts[i].each(i, func(who, cell uint32) {
			if numbers != nil {
				who = numbers[who]
			}
			cells[cell] = append(cells[cell], who)
		})
		s.parts[i].first, s.parts[i].more = nil, pairs{}
	}
}

// roll numbers the people of several files: the same value in two of them is
// one person.
type roll struct {
	seed  maphash.Seed
	slots []uint64 // open addressing: 32 bits of the hash, then the number plus one; 0 is free
	ends  []uint32 // where each value ends in text
	text  []byte
}

func newRoll() *roll { return &roll{seed: maphash.MakeSeed(), slots: make([]uint64, fewestPairs)} }

// number returns the number of a value, a new one where it is new.
func (r *roll) number(value []byte) uint32 {
	if 4*len(r.ends) >= 3*len(r.slots) {
		r.grow()
	}
	tag, mask := maphash.Bytes(r.seed, value)>>32, uint64(len(r.slots)-1)
	for at := tag & mask; ; at = (at + 1) & mask {
		slot := r.slots[at]
		if slot == 0 {
			r.text = append(r.text, value...)
			r.ends = append(r.ends, uint32(len(r.text)))
			r.slots[at] = tag<<32 | uint64(len(r.ends))
			return uint32(len(r.ends)) - 1
		}
		if who := uint32(slot) - 1; slot>>32 == tag && bytes.Equal(r.value(who), value) {
			return who
		}
	}
}

// value returns the value of a number.
func (r *roll) value(who uint32) []byte {
	from := uint32(0)
	if who > 0 {
		from = r.ends[who-1]
	}
	return r.text[from:r.ends[who]]
}

// grow doubles the slots.
func (r *roll) grow() {
	old := r.slots
	r.slots = make([]uint64, 2*len(old))
	mask := uint64(len(r.slots) - 1)
	for _, slot := range old {
		if slot == 0 {
			continue
		}
		at := slot >> 32 & mask
		for r.slots[at] != 0 {
			at = (at + 1) & mask
		}
		r.slots[at] = slot
	}
}
