package export

import (
	"math/bits"
	"math/rand/v2"
	"slices"
)

// tuples numbers combinations of codes: each different combination once, from 0
// on, in the order they come. Rows are folded by such numbers, and so are
// places, members and periods found once for all cells that share them.
type tuples struct {
	width int      // codes in each combination
	codes []uint32 // of all combinations, one after another
	slots []uint32 // open addressing: one more than a number, 0 where free; a power of two, at most half full
	shift uint     // leaves as many bits of a hash as number the slots
	seeds []uint64 // so that no file can be made to fill one corner of the slots
	count int
}

// fewestSlots is the size of new tuples; a few hundred cells are usual.
const fewestSlots = 1 << 8

func newTuples(width int) *tuples {
	t := &tuples{width: width, seeds: make([]uint64, width)}
	for i := range t.seeds {
		t.seeds[i] = rand.Uint64() | 1
	}
	t.resize(fewestSlots)
	return t
}

// len is how many different combinations there are; their numbers are below.
func (t *tuples) len() int { return t.count }

// of returns the combination of a number, which must not be changed.
func (t *tuples) of(n int) rowKey { return t.codes[n*t.width : (n+1)*t.width] }

// number returns the number of a combination, and whether it is a new one.
func (t *tuples) number(key rowKey) (n int, fresh bool) {
	for i := t.hash(key); ; i = (i + 1) & (len(t.slots) - 1) {
		switch n := int(t.slots[i]) - 1; {
		case n < 0:
			return t.add(i, key), true
		case slices.Equal(t.of(n), key):
			return n, false
		}
	}
}

// hash spreads combinations over the slots: the sum of the codes, each times a
// random number, of which the highest bits are as good as random.
func (t *tuples) hash(key rowKey) int {
	sum := uint64(0)
	for i, seed := range t.seeds {
		sum += seed * (uint64(key[i]) + 1)
	}
	return int(sum >> t.shift)
}

func (t *tuples) add(slot int, key rowKey) int {
	if len(t.codes)+t.width > cap(t.codes) {
		t.codes = slices.Grow(t.codes, max(len(t.codes), 64*t.width)) // append alone would copy them more often
	}
	t.codes = append(t.codes, key...)
	t.count++
	t.slots[slot] = uint32(t.count)
	if 2*t.count > len(t.slots) {
		t.resize(4 * len(t.slots))
	}
	return t.count - 1
}

// resize gives every combination a slot among so many.
func (t *tuples) resize(slots int) {
	t.slots = make([]uint32, slots)
	t.shift = uint(64 - bits.Len(uint(slots-1)))
	for n := range t.count {
		i := t.hash(t.of(n))
		for t.slots[i] != 0 {
			i = (i + 1) & (slots - 1)
		}
		t.slots[i] = uint32(n + 1)
	}
}

// widen makes the combinations longer by codes that all of them share.
func (t *tuples) widen(width int, code uint32) {
	if width == t.width {
		return
	}
	wide := newTuples(width)
	key := make(rowKey, width)
	for i := t.width; i < width; i++ {
		key[i] = code
	}
	for n := range t.count {
		copy(key, t.of(n))
		wide.number(key)
	}
	*t = *wide
}
