package scan

import (
	"encoding/binary"
	"math"
	"math/bits"
	"slices"
)

// The structure of a chunk is found 64 bytes at a time. Each chunk of 64 gets
// two bit masks, one of its quotes and one of its separators (delimiters and
// line feeds), eight bytes at a time in ordinary 64-bit arithmetic. The
// exclusive-or of all quote bits up to a byte tells whether the byte is inside
// quotes, where a separator is text.

const (
	stride  = 64 // bytes looked at together
	padding = 2 * stride

	everyByte = 0x0101010101010101 // times a byte: that byte, eight times
	lowBits   = 0x7f7f7f7f7f7f7f7f
	highBit   = 0x8080808080808080
)

// masks returns which of 64 bytes are quotes, and which are delimiters or line
// feeds; delimiters is the delimiter's byte eight times, exclusive-or lowBits.
//
// A byte equals another one below 0x80 if their seven low bits differ in
// nothing and its high bit is clear. Where the low bits of both are exclusive-or
// combined, and with 0x7f, adding 1 carries into the high bit for no difference
// and for nothing else, and never into the next byte: so the test is exact,
// unlike the usual one, which takes '-' after ',' for another comma.
func masks(b *[stride]byte, delimiters uint64) (quotes, separators uint64) {
	quotes, separators = classify(b[0:], delimiters, quotes, separators)
	quotes, separators = classify(b[8:], delimiters, quotes, separators)
	quotes, separators = classify(b[16:], delimiters, quotes, separators)
	quotes, separators = classify(b[24:], delimiters, quotes, separators)
	quotes, separators = classify(b[32:], delimiters, quotes, separators)
	quotes, separators = classify(b[40:], delimiters, quotes, separators)
	quotes, separators = classify(b[48:], delimiters, quotes, separators)
	quotes, separators = classify(b[56:], delimiters, quotes, separators)
	return transpose(quotes), transpose(separators)
}

// classify looks at eight bytes: bit 7 of byte i of the masks is set if byte i is
// meant. What the masks were before moves down by one bit.
func classify(b []byte, delimiters, quotes, separators uint64) (uint64, uint64) {
	const lineFeeds = everyByte * ('\n' ^ 0x7f)
	const quoteMarks = everyByte * ('"' ^ 0x7f)
	w := binary.LittleEndian.Uint64(b)
	low, ascii := w&lowBits, highBit&^w
	return quotes>>1 | (low^quoteMarks+everyByte)&ascii,
		separators>>1 | ((low^delimiters+everyByte)|(low^lineFeeds+everyByte))&ascii
}

// transpose turns bit 8·i+j into bit 8·j+i (Hacker's Delight, 7-3): masks
// leaves the bit of byte j of word i at i of byte j, and bytes are wanted in
// their order.
func transpose(x uint64) uint64 {
	t := (x ^ x>>7) & 0x00AA00AA00AA00AA
	x ^= t ^ t<<7
	t = (x ^ x>>14) & 0x0000CCCC0000CCCC
	x ^= t ^ t<<14
	t = (x ^ x>>28) & 0x00000000F0F0F0F0
	return x ^ t ^ t<<28
}

// inside returns the bytes from an opening quote up to the one before the
// closing quote: bit i is the parity of the quotes at 0 to i.
func inside(quotes uint64) uint64 {
	for shift := 1; shift < 64; shift *= 2 {
		quotes ^= quotes << shift
	}
	return quotes
}

// mask is what a kernel finds in 64 bytes, with bit i for byte i.
type mask struct {
	quotes     uint64
	separators uint64 // delimiters and line feeds, those inside quotes too
	inside     uint64 // inside of quotes
}

// kernel makes the masks of the first 64 · len(masks) bytes of data, each as if
// its bytes began outside quotes, and reports whether these bytes are plain:
// ASCII without NUL.
type kernel func(masks []mask, data []byte, delimiter byte) (plain bool)

// portableKernel runs on any processor.
func portableKernel(list []mask, data []byte, delimiter byte) (plain bool) {
	delimiters := everyByte * uint64(delimiter^0x7f)
	for i := range list {
		quotes, separators := masks((*[stride]byte)(data[i*stride:]), delimiters)
		list[i] = mask{quotes, separators, inside(quotes)}
	}
	return isPlain(data[:len(list)*stride])
}

// isPlain reports whether text is ASCII without NUL.
func isPlain(text []byte) bool {
	all := byte(0)
	for len(text) >= 8 {
		w := binary.LittleEndian.Uint64(text)
		if (w|(w-everyByte))&highBit != 0 { // a byte from 0x80 on, or one that borrowed
			return false
		}
		text = text[8:]
	}
	for _, c := range text {
		all |= c | (c - 1)
	}
	return all < 0x80
}

// strip is how many masks are made at a time, to stay in the fastest cache.
const strip = 64

// separators finds the separators of chunks.
type separators struct {
	kernel    kernel
	delimiter byte
	list      []uint32 // one less than where the first cell starts; the separators outside quotes
	masks     [strip]mask
}

// find lists the offsets of the separators outside quotes in data[:n], after
// that of the byte before data. data must be followed by zeros up to n +
// padding, and start with a record. stray is the offset of the first quote that
// stands where none may, or of the text after a closing quote, and n if there
// is none; the list then ends before it. plain reports whether data[:n] is ASCII
// without NUL.
func (s *separators) find(data []byte, n int) (stray int, plain bool) {
	plain = true
	// What the last byte before the 64 was, as bit 0: a separator or a quote (or
	// the start), a closing quote, inside quotes (in all bits).
	before, closed, within := uint64(1), uint64(0), uint64(0)
	list := append(s.list[:0], beforeAll)
	for start := 0; start < n; start += strip * stride {
		found := s.masks[:min(strip, (n-start+stride-1)/stride)]
		plain = s.strip(found, data[start:], n-start) && plain
		list = slices.Grow(list, len(found)*stride)
		for i := range found {
			m, base := &found[i], start+i*stride
			in := m.inside ^ within
			within = uint64(int64(in) >> 63)

			// An opening quote follows a separator or, where a quote is written
			// twice inside quotes, the quote that seemed to close. A closing quote
			// precedes a separator or such a second quote.
			either := m.quotes | m.separators
			opening, closing := m.quotes&in, m.quotes&^in
			bad := opening&^(either<<1|before) | (closing<<1|closed)&^either
			before, closed = either>>63, closing>>63
			separators := m.separators &^ in
			if bad != 0 {
				if at := firstStray(data, base, bad); at < n {
					s.list = put(list, base, separators&(1<<(at-base)-1))
					return at, false
				}
			}
			list = put(list, base, separators)
		}
	}
	s.list = list
	return n, plain
}

// beforeAll is one less than the offset of the first byte.
const beforeAll = math.MaxUint32

// strip makes the masks of some strides, of which the last may go beyond n.
func (s *separators) strip(found []mask, data []byte, n int) (plain bool) {
	whole := n / stride
	if len(found) <= whole {
		return s.kernel(found, data, s.delimiter)
	}
	plain = s.kernel(found[:whole], data, s.delimiter)
	portableKernel(found[whole:], data[whole*stride:], s.delimiter)
	return isPlain(data[whole*stride:n]) && plain
}

// put appends the offsets of the bits that are set to list, which has room for
// 64 more.
func put(list []uint32, base int, set uint64) []uint32 {
	room := (*[stride]uint32)(list[len(list) : len(list)+stride])
	list = list[:len(list)+bits.OnesCount64(set)]
	// Eight without a question, of which the last ones may be too many: how
	// often a loop goes round is hard to predict.
	set = putOne(&room[0], base, set)
	set = putOne(&room[1], base, set)
	set = putOne(&room[2], base, set)
	set = putOne(&room[3], base, set)
	set = putOne(&room[4], base, set)
	set = putOne(&room[5], base, set)
	set = putOne(&room[6], base, set)
	set = putOne(&room[7], base, set)
	for i := 8; set != 0; i++ {
		set = putOne(&room[i%stride], base, set)
	}
	return list
}

// putOne writes the offset of the lowest bit that is set, and clears that bit.
func putOne(offset *uint32, base int, set uint64) uint64 {
	*offset = uint32(base + bits.TrailingZeros64(set))
	return set & (set - 1)
}

// firstStray returns the offset of the first byte of bad that is not the CR of
// a line end, or one past everything.
func firstStray(data []byte, base int, bad uint64) int {
	for ; bad != 0; bad &= bad - 1 {
		at := base + bits.TrailingZeros64(bad)
		if data[at] != '\r' || data[at+1] != '\n' {
			return at
		}
	}
	return len(data)
}
