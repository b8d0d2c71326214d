package scan

import "encoding/binary"

// calendar finds the ids of days of this century as most exports write them,
// "2019-03-04", without a search: a log has thousands of them, which are too
// many for the fastest cache in a table of whole values.
type calendar struct {
	strange int                   // cells met that are no such days
	years   [100]*[16 << 5]uint32 // by month and day: one more than an id, 0 where there is none
}

// mostStrange is how many cells of a column may be no such days before they are
// searched for like all others.
const mostStrange = 64

// at returns where the id of a day is kept, nil for what is no such day. A cell
// has n bytes.
func (c *calendar) at(cell *[whole]byte, n uint32) *uint32 {
	month, day, year := dayOf(cell)
	if n != uint32(len("2019-03-04")) || day > 31 {
		return nil
	}
	days := c.years[year]
	if days == nil {
		days = new([16 << 5]uint32)
		c.years[year] = days
	}
	return &days[uint(month)<<5|uint(day)]
}

// dayOf reads a day of this century, and returns one above 31 where there is
// none.
//
// Where the bytes and those of the shape differ, digits are below ten and all
// others nothing: adding 0x76 takes what is more than nine to the high bit, and
// adding 0x7f what is more than nothing. No sum reaches the next byte but one of
// a byte that has its high bit set already.
func dayOf(cell *[whole]byte) (month, day, year uint8) {
	const shape = '-'<<56 | '0'<<48 | '0'<<40 | '-'<<32 | '0'<<24 | '0'<<16 | '0'<<8 | '2' // 2000-00-
	const beyond = 0x7f<<56 | 0x76<<48 | 0x76<<40 | 0x7f<<32 | 0x76<<24 | 0x76<<16 | 0x7f<<8 | 0x7f
	start := binary.LittleEndian.Uint64(cell[:]) ^ shape
	tens, ones := cell[8]-'0', cell[9]-'0'
	month = uint8(start>>40)*10 + uint8(start>>48)
	if (start|(start+beyond))&highBit != 0 || month > 12 || tens > 3 || ones > 9 {
		return 0, 99, 0
	}
	return month, tens*10 + ones, uint8(start>>16)*10 + uint8(start>>24)
}
