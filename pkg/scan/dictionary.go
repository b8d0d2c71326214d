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
	seeds  key // odd random numbers, so that no file can be made to fill one corner of slots
	seed   maphash.Seed
	slots  []slot // open addressing; a power of two, at most a quarter full
	shift  uint   // leaves as many bits of a hash as number the slots
	values []span
	text   []byte    // the raw values, each followed by its text if that is no part of it
	long   bool      // a value has more than brief bytes
	days   *calendar // where days are found at once; nil in a column of other values
}

// slot is the place of a value. size is one more than its length, 0 if the slot
// is free.
type slot struct {
	key  key
	size uint32
	id   uint32
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

// brief is the length up to which the first two parts of a key are the whole
// value.
const brief = 16

// keep has, for each length up to whole, the bits of a key that are the value's.
var keep = func() (table [32]key) {
	for n := range table {
		table[n] = key{1<<(8*n) - 1, 1<<(8*max(n-8, 0)) - 1, 1<<(8*max(n-16, 0)) - 1}
	}
	return table
}()

func newDictionary(limits Limits) *Dictionary {
	d := &Dictionary{limits: limits, seeds: key{rand.Uint64() | 1, rand.Uint64() | 1, rand.Uint64() | 1}, seed: maphash.MakeSeed()}
	d.resize(64)
	return d
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
	for at := 0; ; at++ {
		if at = d.skim(ids, data, from, to, at); at == len(from) {
			return 0, nil
		}
		start, n := int(from[at]), int(to[at]-from[at])
		id, err := d.enter(data[start : start+n : start+max(whole, n)])
		if err != nil {
			return at, err
		}
		ids[at] = id
	}
}

// skim sets ids from one row on, up to a value that it does not find, and returns
// its row. The ways to find values differ in which of them they know.
func (d *Dictionary) skim(ids []uint32, data []byte, from, to []uint32, at int) int {
	switch {
	case d.days != nil:
		return d.skimDays(ids, data, from, to, at)
	case d.long:
		return d.skimLong(ids, data, from, to, at)
	}
	return d.skimBrief(ids, data, from, to, at)
}

// skimDays is skim where most values are days of this century.
func (d *Dictionary) skimDays(ids []uint32, data []byte, from, to []uint32, at int) int {
	for ; at < len(from) && at < len(to) && at < len(ids); at++ {
		start := from[at]
		id := d.days.at((*[whole]byte)(data[start:]), to[at]-start)
		if id == nil || *id == 0 {
			break
		}
		ids[at] = *id - 1
	}
	return at
}

// skimBrief is skim for values of up to brief bytes.
func (d *Dictionary) skimBrief(ids []uint32, data []byte, from, to []uint32, at int) int {
	slots, shift, first, second := d.slots, d.shift, d.seeds.head, d.seeds.middle
	last := uint64(len(slots) - 1)
	for ; at < len(from) && at < len(to) && at < len(ids); at++ {
		start := from[at]
		n := to[at] - start
		if n > brief {
			break
		}
		b := (*[brief]byte)(data[start:])
		kept := &keep[n%uint32(len(keep))]
		head, middle := binary.LittleEndian.Uint64(b[0:])&kept.head, binary.LittleEndian.Uint64(b[8:])&kept.middle
		h := (head*first + middle*second) >> (shift & 63)
		s := &slots[h&last]
		for s.size != 0 && ((s.key.head^head)|(s.key.middle^middle)|uint64(s.size^(n+1)) != 0) {
			h++
			s = &slots[h&last]
		}
		if s.size == 0 {
			break
		}
		ids[at] = s.id
	}
	return at
}

// skimLong is skim for values of up to whole bytes.
func (d *Dictionary) skimLong(ids []uint32, data []byte, from, to []uint32, at int) int {
	slots, shift, seeds := d.slots, d.shift, d.seeds
	last := uint64(len(slots) - 1)
	for ; at < len(from) && at < len(to) && at < len(ids); at++ {
		start := from[at]
		n := to[at] - start
		if n > whole {
			break
		}
		k := keyOf((*[whole]byte)(data[start:]), n)
		h := k.hash(seeds) >> (shift & 63)
		s := &slots[h&last]
		for s.size != 0 && ((s.key.head^k.head)|(s.key.middle^k.middle)|(s.key.tail^k.tail)|uint64(s.size^(n+1)) != 0) {
			h++
			s = &slots[h&last]
		}
		if s.size == 0 {
			break
		}
		ids[at] = s.id
	}
	return at
}

// enter returns the id of a raw value, a new one where it is needed. At least
// whole bytes from its start on must be within its capacity.
func (d *Dictionary) enter(raw []byte) (uint32, error) {
	id, err := d.search(raw)
	if d.days == nil || err != nil {
		return id, err
	}
	switch day := d.days.at((*[whole]byte)(raw[:whole]), uint32(len(raw))); {
	case day != nil:
		*day = id + 1
	case d.days.strange == mostStrange:
		d.days = nil
	default:
		d.days.strange++
	}
	return id, nil
}

// search is enter without the calendar.
func (d *Dictionary) search(raw []byte) (uint32, error) {
	n := uint32(len(raw))
	k := keyOf((*[whole]byte)(raw[:whole]), min(n, whole))
	for h := d.hash(k, raw); ; h = (h + 1) & (len(d.slots) - 1) {
		s := &d.slots[h]
		switch {
		case s.size == 0:
			return d.add(s, k, raw)
		case s.key == k && s.size == n+1 && (n <= whole || bytes.Equal(d.raw(s), raw)):
			return s.id, nil
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

// hash mixes the bytes of a key: the sum of its parts, each times an odd random
// number, of which the highest bits are as good as random.
func (k key) hash(seeds key) uint64 {
	return k.head*seeds.head + k.middle*seeds.middle + k.tail*seeds.tail
}

// hash returns the number of the slot from which on a raw value is looked for.
func (d *Dictionary) hash(k key, raw []byte) int {
	if len(raw) > whole {
		return int(maphash.Bytes(d.seed, raw) >> d.shift)
	}
	return int(k.hash(d.seeds) >> d.shift)
}

// raw returns the raw value of a slot.
func (d *Dictionary) raw(s *slot) []byte {
	at := d.values[s.id].raw
	return d.text[at : at+s.size-1]
}

// add gives a new value the next id and a free slot.
func (d *Dictionary) add(free *slot, k key, raw []byte) (uint32, error) {
	if err := d.room(len(raw)); err != nil {
		return 0, err
	}
	id := uint32(len(d.values))
	d.values = append(d.values, d.store(raw))
	d.long = d.long || len(raw) > brief
	*free = slot{k, uint32(len(raw)) + 1, id}
	if 4*len(d.values) > len(d.slots) {
		d.resize(2 * len(d.slots))
	}
	return id, nil
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

// resize gives every value a slot among so many.
func (d *Dictionary) resize(slots int) {
	old := d.slots
	d.slots = make([]slot, slots)
	d.shift = uint(64 - bits.Len(uint(slots-1)))
	for _, s := range old {
		if s.size == 0 {
			continue
		}
		i := d.hash(s.key, d.raw(&s))
		for d.slots[i].size != 0 {
			i = (i + 1) & (slots - 1)
		}
		d.slots[i] = s
	}
}
