package export

import "math/bits"

// index finds the cell of a row by its codes, packed into one word: as many
// bits for each key column as its codes need so far. It only speeds up what
// folder.cells knows, and may forget everything at any time.
type index struct {
	width []uint // bits for the codes of each key column
	off   bool   // the codes do not fit into 64 bits together
	slots []slot
	used  int
}

type slot struct {
	packed uint64
	cell   *cell // nil for an empty slot
}

// fewestSlots is the size of a new index; a few thousand cells are usual.
const fewestSlots = 1 << 10

// newIndex returns an empty index for that many key columns.
func newIndex(keys int) *index {
	ix := &index{width: make([]uint, keys)}
	for k := range ix.width {
		ix.width[k] = 4
	}
	ix.forget()
	return ix
}

func (ix *index) forget() {
	ix.slots, ix.used = make([]slot, fewestSlots), 0
}

// fit makes room for codes up to the given ones. Packed words change their
// meaning when a width grows, so the index then starts over.
func (ix *index) fit(top []uint32) {
	total, grown := uint(0), false
	for k, code := range top {
		if need := uint(bits.Len32(code)); need > ix.width[k] {
			ix.width[k], grown = need+2, true
		}
		total += ix.width[k]
	}
	if ix.off = total > 64; ix.off || grown {
		ix.forget()
	}
}

// hash spreads a packed word over the slots (Fibonacci hashing).
func (ix *index) hash(packed uint64) int {
	return int(packed * 0x9E3779B97F4A7C15 >> (64 - uint(bits.Len(uint(len(ix.slots)-1)))))
}

// find returns the slot of a packed word: its own, or the empty one where it
// belongs.
func (ix *index) find(packed uint64) *slot {
	for i := ix.hash(packed); ; i = (i + 1) & (len(ix.slots) - 1) {
		if s := &ix.slots[i]; s.cell == nil || s.packed == packed {
			return s
		}
	}
}

// put remembers the cell of a packed word in the slot that find returned.
func (ix *index) put(s *slot, packed uint64, c *cell) {
	s.packed, s.cell = packed, c
	if ix.used++; 2*ix.used > len(ix.slots) {
		ix.grow()
	}
}

func (ix *index) grow() {
	old := ix.slots
	ix.slots = make([]slot, 4*len(old))
	for _, s := range old {
		if s.cell != nil {
			*ix.find(s.packed) = s
		}
	}
}
