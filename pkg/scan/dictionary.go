package scan

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/maphash"
	"math/bits"
	"math/rand/v2"
)

// Dictionary numbers the distinct values of one key column that one worker has
// seen: each distinct raw value once, from 0 on in the order they came. Ids
// stay valid for the life of the worker. Cells that differ only in their
// quoting ("Kent" and Kent) have two ids with the same bytes.
//
// The dictionary of a Key that is Shared is the same one for all workers. In it
// cells that differ only in their quoting, or in the blanks around them, have
// one id, that of a cell without anything else is 0, and the ids of the others
// come in no certain order.
type Dictionary struct {
	shared *register // instead of all that follows
	limits Limits
	seeds  [3]uint64 // so that no file can be made to fill one corner of slots
	seed   maphash.Seed
	slots  []slot // open addressing; a power of two, at most half full
	values []span
	text   []byte // the raw values, each followed by its text if that is no part of it
}

// slot is the place of a value. id is one more than the value's, 0 if it is
// free.
type slot struct {
	key    key
	length uint32
	id     uint32
}

// key is the first 24 bytes of a raw value, with zeros beyond its end. (Three
// fields stay in registers, an array would not.)
type key struct{ head, middle, tail uint64 }

// span is a value in Dictionary.text.
type span struct {
	raw        uint32 // where the raw value begins
	from, size uint32 // where its text is
}

// whole is the length up to which a key is the whole value. Names of places and
// dates hardly ever go beyond.
const whole = 24

// keep has, for each length up to whole, the bits of a key that are the value's.
var keep = func() (table [32]key) {
	for n := range table {
		table[n] = key{1<<(8*n) - 1, 1<<(8*max(n-8, 0)) - 1, 1<<(8*max(n-16, 0)) - 1}
	}
	return table
}()

// oddMultiplier is a number of random bits (those of the golden ratio).
const oddMultiplier = 0x9e3779b97f4a7c15

func newDictionary(limits Limits) *Dictionary {
	return &Dictionary{
		limits: limits,
		seeds:  [3]uint64{rand.Uint64(), rand.Uint64(), rand.Uint64()},
		seed:   maphash.MakeSeed(),
		slots:  make([]slot, 64),
	}
}

// Len returns the number of values; ids are 0 to Len()-1. In a shared
// dictionary other workers may be adding some.
func (d *Dictionary) Len() int {
	if d.shared != nil {
		return int(d.shared.count.Load())
	}
	return len(d.values)
}

// Bytes returns the value of an id, without the quotes of the file. It stays
// valid after Scan. The caller must not change it.
func (d *Dictionary) Bytes(id uint32) []byte {
	if d.shared != nil {
		return d.shared.value(id)
	}
	s := d.values[id]
	return d.text[s.from : s.from+s.size : s.from+s.size]
}

// lookup sets ids to those of the raw values data[from[i]:to[i]], new ones where
// needed; whole bytes of any kind must follow them. If a value goes beyond the
// limits, it returns the error and the value's index.
//
// Values come by the million and their lengths are hard to predict, so the way
// to a known short value has no branch that depends on its length.
func (d *Dictionary) lookup(ids []uint32, data []byte, from, to []uint32) (int, error) {
	for i, start := range from {
		n := to[i] - start
		if n > whole {
			id, err := d.long(data[start:to[i]])
			if err != nil {
				return i, err
			}
			ids[i] = id
			continue
		}
		k := keyOf((*[whole]byte)(data[start:]), n)
		h := d.hash(k)
		s := &d.slots[h&uint64(len(d.slots)-1)]
		for s.id != 0 && (s.key != k || s.length != n) {
			h++
			s = &d.slots[h&uint64(len(d.slots)-1)]
		}
		if s.id == 0 {
			if err := d.add(s, k, data[start:to[i]]); err != nil {
				return i, err
			}
		}
		ids[i] = s.id - 1
	}
	return 0, nil
}

// long returns the id of a value of more than whole bytes.
func (d *Dictionary) long(raw []byte) (uint32, error) {
	n := uint32(len(raw))
	k := keyOf((*[whole]byte)(raw), whole)
	for h := maphash.Bytes(d.seed, raw); ; h++ {
		s := &d.slots[h&uint64(len(d.slots)-1)]
		switch {
		case s.id == 0:
			err := d.add(s, k, raw)
			return s.id - 1, err
		case s.key == k && s.length == n && bytes.Equal(d.raw(s), raw):
			return s.id - 1, nil
		}
	}
}

// keyOf returns the key of the first n of some bytes.
func keyOf(b *[whole]byte, n uint32) key {
	kept := &keep[n%uint32(len(keep))]
	return key{
		binary.LittleEndian.Uint64(b[0:]) & kept.head,
		binary.LittleEndian.Uint64(b[8:]) & kept.middle,
		binary.LittleEndian.Uint64(b[16:]) & kept.tail,
	}
}

// hash mixes the bytes of a key; only its low bits count.
func (d *Dictionary) hash(k key) uint64 {
	high, low := bits.Mul64(k.head^d.seeds[0], k.middle^d.seeds[1])
	more, less := bits.Mul64(k.tail^d.seeds[2], oddMultiplier)
	return high ^ low ^ more ^ less
}

// raw returns the raw value of a slot.
func (d *Dictionary) raw(s *slot) []byte {
	at := d.values[s.id-1].raw
	return d.text[at : at+s.length]
}

// add gives a new value the next id and a free slot.
func (d *Dictionary) add(free *slot, k key, raw []byte) error {
	if err := d.room(len(raw)); err != nil {
		return err
	}
	d.values = append(d.values, d.store(raw))
	*free = slot{k, uint32(len(raw)), uint32(len(d.values))}
	if 4*len(d.values) > len(d.slots) {
		d.grow()
	}
	return nil
}

// room says whether the limits allow one more value of size bytes, which may
// have to be kept twice.
func (d *Dictionary) room(size int) error {
	if len(d.values) >= d.limits.Distinct {
		return d.limits.tooMany()
	}
	if len(d.text)+2*size > d.limits.DistinctBytes {
		return d.limits.tooLong()
	}
	return nil
}

// tooMany is the error of a column with too many values.
func (l Limits) tooMany() error {
	return &LimitError{"Distinct", l.Distinct, fmt.Sprintf("more than %d distinct values", l.Distinct),
		"the column seems to number the cases rather than to group them; if it is right, raise Limits.Distinct"}
}

// tooLong is the error of a column whose values take too many bytes.
func (l Limits) tooLong() error {
	return &LimitError{"DistinctBytes", l.DistinctBytes, fmt.Sprintf("more than %d bytes of distinct values", l.DistinctBytes),
		"the column seems to hold running text rather than groups; if it is right, raise Limits.DistinctBytes"}
}

// store keeps a raw value and its text.
func (d *Dictionary) store(raw []byte) span {
	at := uint32(len(d.text))
	d.text = append(d.text, raw...)
	switch {
	case !isQuoted(raw):
		return span{at, at, uint32(len(raw))}
	case isVerbatim(raw[1 : len(raw)-1]):
		return span{at, at + 1, uint32(len(raw) - 2)}
	}
	from := uint32(len(d.text))
	d.text = appendUnquoted(d.text, raw[1:len(raw)-1])
	return span{at, from, uint32(len(d.text)) - from}
}

// grow doubles the slots.
func (d *Dictionary) grow() {
	old := d.slots
	d.slots = make([]slot, 2*len(old))
	for _, s := range old {
		if s.id == 0 {
			continue
		}
		i := d.hash(s.key)
		if s.length > whole {
			i = maphash.Bytes(d.seed, d.raw(&s))
		}
		for d.slots[i&uint64(len(d.slots)-1)].id != 0 {
			i++
		}
		d.slots[i&uint64(len(d.slots)-1)] = s
	}
}
