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
type Dictionary struct {
	limits Limits
	seeds  [2]uint64 // so that no file can be made to fill one corner of slots
	seed   maphash.Seed
	slots  []slot // open addressing; a power of two, at most half full
	values []span
	text   []byte // the raw values, each followed by its text if that is no part of it
}

// slot holds a raw value by its first and last eight bytes and its length:
// all there is to know up to 16 bytes. id is one more than the value's.
type slot struct {
	head, tail uint64
	length     uint32
	id         uint32
}

// span is a value in Dictionary.text.
type span struct {
	raw        uint32 // where the raw value begins
	from, size uint32 // where its text is
}

// whole is the longest value that a slot holds entirely.
const whole = 16

func newDictionary(limits Limits) *Dictionary {
	return &Dictionary{
		limits: limits,
		seeds:  [2]uint64{rand.Uint64(), rand.Uint64()},
		seed:   maphash.MakeSeed(),
		slots:  make([]slot, 64),
	}
}

// Len returns the number of values; ids are 0 to Len()-1.
func (d *Dictionary) Len() int { return len(d.values) }

// Bytes returns the value of an id, without the quotes of the file. It stays
// valid after Scan. The caller must not change it.
func (d *Dictionary) Bytes(id uint32) []byte {
	s := d.values[id]
	return d.text[s.from : s.from+s.size : s.from+s.size]
}

// lookup returns the id of the raw value data[start:end], a new one if there is
// none; eight bytes of any kind must follow it.
func (d *Dictionary) lookup(data []byte, start, end int) (uint32, error) {
	key, raw := keyOf(data, start, end), data[start:end]
	for i := d.hash(key, raw); ; i++ {
		i &= uint64(len(d.slots) - 1)
		s := &d.slots[i]
		if s.id == 0 {
			return d.add(i, key, raw)
		}
		if s.head == key.head && s.tail == key.tail && s.length == key.length &&
			(key.length <= whole || bytes.Equal(raw, d.raw(s))) {
			return s.id - 1, nil
		}
	}
}

// keyOf returns the slot of a raw value, without an id.
func keyOf(data []byte, start, end int) slot {
	head := binary.LittleEndian.Uint64(data[start:])
	n := end - start
	if n >= 8 {
		return slot{head, binary.LittleEndian.Uint64(data[end-8:]), uint32(n), 0}
	}
	return slot{head & (1<<(8*n) - 1), 0, uint32(n), 0}
}

// hash mixes all bytes of a raw value; only its low bits count.
func (d *Dictionary) hash(key slot, raw []byte) uint64 {
	if key.length > whole {
		return maphash.Bytes(d.seed, raw)
	}
	high, low := bits.Mul64(key.head^d.seeds[0], key.tail^d.seeds[1]^uint64(key.length)<<32)
	return high ^ low
}

// raw returns the raw value of a slot.
func (d *Dictionary) raw(s *slot) []byte {
	at := d.values[s.id-1].raw
	return d.text[at : at+s.length]
}

// add gives a new value the next id and the free slot i.
func (d *Dictionary) add(i uint64, key slot, raw []byte) (uint32, error) {
	if err := d.room(len(raw)); err != nil {
		return 0, err
	}
	d.values = append(d.values, d.store(raw))
	key.id = uint32(len(d.values))
	d.slots[i] = key
	if 2*len(d.values) > len(d.slots) {
		d.grow()
	}
	return key.id - 1, nil
}

// room says whether the limits allow one more value of size bytes, which may
// have to be kept twice.
func (d *Dictionary) room(size int) error {
	if most := d.limits.Distinct; len(d.values) >= most {
		return &LimitError{"Distinct", most, fmt.Sprintf("column of more than %d distinct values", most),
			"the column seems to number the cases rather than to group them; if it is right, raise Limits.Distinct"}
	}
	if most := d.limits.DistinctBytes; len(d.text)+2*size > most {
		return &LimitError{"DistinctBytes", most, fmt.Sprintf("column of more than %d bytes of distinct values", most),
			"the column seems to hold running text rather than groups; if it is right, raise Limits.DistinctBytes"}
	}
	return nil
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
		i := d.hash(s, d.raw(&s))
		for ; d.slots[i&uint64(len(d.slots)-1)].id != 0; i++ {
		}
		d.slots[i&uint64(len(d.slots)-1)] = s
	}
}
