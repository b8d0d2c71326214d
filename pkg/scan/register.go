package scan

import (
	"bytes"
	"encoding/binary"
	"hash/maphash"
	"sync"
	"sync/atomic"
)

// register numbers the distinct values of a column for all workers at once. It
// is made for millions of values, such as the people in a log: a value costs
// about twenty-five bytes and its own, whatever the number of workers.
//
// Values are found without a lock and only ever added. A value is written down
// before the slot that leads to it is, so whoever sees the slot sees the value.
type register struct {
	limits Limits
	seed   maphash.Seed
	count  atomic.Int64
	size   atomic.Int64
	shards [shards]shard

	growing sync.Mutex
	pages   atomic.Pointer[[]*page]  // where the value of each id is
	pieces  atomic.Pointer[[][]byte] // the values, each after its id and its length
}

// shards is how many parts a register has, so that workers seldom wait for one
// another.
const (
	shardBits = 6
	shards    = 1 << shardBits
)

// shard is the part of a register with the values whose hashes begin alike.
type shard struct {
	mu    sync.Mutex // held while a value is added
	used  int
	slots atomic.Pointer[[]atomic.Uint64] // open addressing; a power of two, at most three quarters full
	_     [40]byte                        // so that no two shards are in one line of the cache
}

// entry is what a slot holds: the 32 bits of a value's hash by which it is looked
// for, and one more than where the value is; 0 in a free slot.
type entry uint64

func newEntry(hash uint64, at uint32) entry { return entry(spot(hash)<<32 | uint64(at+1)) }

func (e entry) at() uint32                { return uint32(e) - 1 }
func (e entry) spot() uint64              { return uint64(e) >> 32 }
func (e entry) mayBe(hash uint64) bool    { return e.spot() == spot(hash) }
func shardOf(hash uint64) uint64          { return hash >> (64 - shardBits) }
func spot(hash uint64) uint64             { return hash << shardBits >> 32 }
func pageOf(id uint32) (page, at uint32)  { return id / pageLength, id % pageLength }
func pieceOf(at uint32) (piece, from int) { return int(at / pieceSize), int(at % pieceSize) }

const pageLength = 4096

// page has for each of some ids where its value is: the number of the piece and
// the offset in it.
type page [pageLength]uint32

// pieceSize is what values are written to at a time. Longer ones have a piece
// of their own.
const (
	pieceSize  = 64 << 10
	mostPieces = 1 << 32 / pieceSize
)

// newRegister returns a register in which id 0 is the empty value.
func newRegister(limits Limits) *register {
	r := &register{limits: limits, seed: maphash.MakeSeed()}
	for i := range r.shards {
		slots := make([]atomic.Uint64, 16)
		r.shards[i].slots.Store(&slots)
	}
	r.pages.Store(&[]*page{})
	r.pieces.Store(&[][]byte{})
	if _, err := r.add(new(clerk), nil, maphash.Bytes(r.seed, nil)); err != nil {
		panic("scan: a register has no room for its first value: " + err.Error())
	}
	return r
}

// clerk enters the values of one worker.
type clerk struct {
	piece  []byte // the one in hand, with room up to its capacity
	number int
	text   []byte // a value that had to be rewritten
	hashes [batch]uint64
	seen   [batch]entry
	known  [batch][]byte // where the values of seen may be
	ids    [batch]uint32 // and their ids
}

// lookup sets ids to those of the cells data[from[i]:to[i]], at most batch of
// them, without their quotes and the blanks around them. If a value goes beyond
// the limits, it returns the error and the cell's index.
//
// Where there are millions of values, a look at one means waiting for memory,
// so each step is made for all cells before the next one: then they wait
// together.
func (r *register) lookup(c *clerk, ids []uint32, data []byte, from, to []uint32) (int, error) {
	for i := range from {
		h := maphash.Bytes(r.seed, c.value(data[from[i]:to[i]]))
		slots := *r.shards[shardOf(h)].slots.Load()
		c.hashes[i], c.seen[i] = h, entry(slots[spot(h)&uint64(len(slots)-1)].Load())
	}
	pieces := *r.pieces.Load()
	for i, e := range c.seen[:len(from)] {
		if c.known[i] = nil; e != 0 && e.mayBe(c.hashes[i]) {
			piece, start := pieceOf(e.at())
			c.known[i] = pieces[piece][start:]
			c.ids[i] = idOf(c.known[i])
		}
	}
	for i := range from {
		value := c.value(data[from[i]:to[i]])
		if known := c.known[i]; known != nil && bytes.Equal(written(known), value) {
			ids[i] = c.ids[i]
			continue
		}
		id, err := r.enter(c, value, c.hashes[i])
		if err != nil {
			return i, err
		}
		ids[i] = id
	}
	return 0, nil
}

// value returns the text of a cell without blanks around it, valid until the
// next call.
func (c *clerk) value(cell []byte) []byte {
	if isQuoted(cell) {
		if cell = cell[1 : len(cell)-1]; !isVerbatim(cell) {
			c.text = appendUnquoted(c.text[:0], cell)
			cell = c.text
		}
	}
	if n := len(cell); n > 0 && (isEdge(cell[0]) || isEdge(cell[n-1])) {
		return bytes.TrimSpace(cell)
	}
	return cell
}

// isEdge reports whether a byte may belong to a blank.
func isEdge(c byte) bool { return c <= ' ' || c >= 0x80 }

// enter returns the id of a value, a new one if it is not there.
func (r *register) enter(c *clerk, value []byte, hash uint64) (uint32, error) {
	s := &r.shards[shardOf(hash)]
	if id, ok := r.find(*s.slots.Load(), value, hash); ok {
		return id, nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if id, ok := r.find(*s.slots.Load(), value, hash); ok {
		return id, nil // another worker was first, or the slots have grown
	}
	return r.add(c, value, hash)
}

// find looks for a value.
func (r *register) find(slots []atomic.Uint64, value []byte, hash uint64) (uint32, bool) {
	for at := spot(hash); ; at++ {
		e := entry(slots[at&uint64(len(slots)-1)].Load())
		if e == 0 {
			return 0, false
		}
		if !e.mayBe(hash) {
			continue
		}
		if text := r.text(e.at()); bytes.Equal(written(text), value) {
			return idOf(text), true
		}
	}
}

// value returns the value of an id.
func (r *register) value(id uint32) []byte {
	page, at := pageOf(id)
	return written(r.text((*r.pages.Load())[page][at]))
}

// text is what stands from one place on.
func (r *register) text(at uint32) []byte {
	piece, start := pieceOf(at)
	return (*r.pieces.Load())[piece][start:]
}

// idSize is how many bytes an id takes before its value.
const idSize = 4

// idOf returns the id of the value that is written at the start of a text.
func idOf(text []byte) uint32 { return binary.LittleEndian.Uint32(text) }

// written returns the value at the start of a text, behind its id and its length.
func written(text []byte) []byte {
	text = text[idSize:]
	if n := int(text[0]); n < 0x80 { // nearly always
		return text[1 : 1+n : 1+n]
	}
	n, length := binary.Uvarint(text)
	return text[length : length+int(n) : length+int(n)]
}

// add gives a new value an id. The lock of its shard is held.
func (r *register) add(c *clerk, value []byte, hash uint64) (uint32, error) {
	if r.size.Add(int64(len(value))) > int64(r.limits.DistinctBytes) {
		return 0, r.limits.tooLong()
	}
	count := r.count.Add(1)
	if count-1 > int64(r.limits.Distinct) { // the empty value is none
		return 0, r.limits.tooMany()
	}
	id := uint32(count - 1)
	at, ok := r.write(c, id, value)
	if !ok {
		return 0, r.limits.tooLong()
	}
	page, i := pageOf(id)
	r.page(int(page))[i] = at
	r.shards[shardOf(hash)].add(newEntry(hash, at))
	return id, nil
}

// add fills a free slot. The lock is held.
func (s *shard) add(e entry) {
	slots := *s.slots.Load()
	if s.used++; 4*s.used > 3*len(slots) {
		slots = grow(slots)
		s.slots.Store(&slots)
	}
	fill(slots, e)
}

// fill fills the first free slot for an entry.
func fill(slots []atomic.Uint64, e entry) {
	at := e.spot()
	for slots[at&uint64(len(slots)-1)].Load() != 0 {
		at++
	}
	slots[at&uint64(len(slots)-1)].Store(uint64(e))
}

// grow returns the entries of slots in twice as many. Whoever still looks at
// the old ones finds what was there, or looks again under the lock.
func grow(slots []atomic.Uint64) []atomic.Uint64 {
	more := make([]atomic.Uint64, 2*len(slots))
	for i := range slots {
		if e := entry(slots[i].Load()); e != 0 {
			fill(more, e)
		}
	}
	return more
}

// page returns a page, a new one if there is none.
func (r *register) page(number int) *page {
	if pages := *r.pages.Load(); number < len(pages) {
		return pages[number]
	}
	r.growing.Lock()
	defer r.growing.Unlock()
	pages := *r.pages.Load()
	for number >= len(pages) {
		pages = append(pages, new(page))
	}
	r.pages.Store(&pages)
	return pages[number]
}

// write writes a value down and returns where; false if there are no numbers
// for pieces left.
func (r *register) write(c *clerk, id uint32, value []byte) (at uint32, ok bool) {
	size := idSize + binary.MaxVarintLen32 + len(value)
	if size > pieceSize/4 {
		number, ok := r.piece(appendValue(make([]byte, 0, size), id, value))
		return uint32(number) * pieceSize, ok
	}
	if len(c.piece)+size > cap(c.piece) {
		c.piece = make([]byte, 0, pieceSize)
		if c.number, ok = r.piece(c.piece); !ok {
			return 0, false
		}
	}
	from := len(c.piece)
	c.piece = appendValue(c.piece, id, value)
	return uint32(c.number)*pieceSize + uint32(from), true
}

// appendValue writes a value behind its id and its length.
func appendValue(text []byte, id uint32, value []byte) []byte {
	text = binary.AppendUvarint(binary.LittleEndian.AppendUint32(text, id), uint64(len(value)))
	return append(text, value...)
}

// piece adds a piece, all of its capacity, and returns its number.
func (r *register) piece(piece []byte) (number int, ok bool) {
	r.growing.Lock()
	defer r.growing.Unlock()
	pieces := append(*r.pieces.Load(), piece[:cap(piece)])
	r.pieces.Store(&pieces)
	return len(pieces) - 1, len(pieces) <= mostPieces
}
