package scan

import (
	"bytes"
	"math"
	"time"
)

// columns turns the rows of chunks into blocks, for one worker.
type columns struct {
	spec    Spec
	dicts   []*Dictionary // of the keys, then of the watches
	watches []watch
	block   Block

	from, to       []uint32 // where the cells in hand are, in the memory of the next two
	fromAll, toAll [batch]uint32
	ids            [batch]uint32 // of the hits in hand
	clerk          clerk         // who enters what is shared
	text           []byte        // cells that had to be rewritten to lose their quotes
	fields         [][]byte      // of all ragged rows
}

func newColumns(spec Spec, limits Limits, shared map[int]*Dictionary) *columns {
	c := &columns{spec: spec, block: Block{
		Keys:    make([][]uint32, len(spec.Keys)),
		Numbers: make([][]int64, len(spec.Numbers)),
		Odd:     make([][]Odd, len(spec.Numbers)),
		Watched: make([][]Hit, len(spec.Watches)),
	}}
	for i := range len(spec.Keys) + len(spec.Watches) {
		d := shared[i]
		if d == nil {
			d = newDictionary(limits)
			if i < len(spec.Keys) && spec.Keys[i].DatePrefix {
				d.days = new(calendar)
			}
		}
		c.dicts = append(c.dicts, d)
	}
	for _, w := range spec.Watches {
		c.watches = append(c.watches, newWatch(w))
	}
	return c
}

// sharedDictionaries makes those that all workers have in common, by the
// indexes of their keys.
func sharedDictionaries(spec Spec, limits Limits) map[int]*Dictionary {
	shared := map[int]*Dictionary{}
	for i, k := range spec.Keys {
		if k.Shared {
			shared[i] = &Dictionary{shared: newRegister(limits)}
		}
	}
	return shared
}

// batch is how many rows are gone through column by column, so that a row is
// still in the fastest cache when its next column is read.
const batch = 256

// fill makes the block of a chunk's rows. An error is that of a key column with
// too many values for this worker.
func (c *columns) fill(cut chunk, l *lines) error {
	c.start(cut, l)
	for first := 0; first < l.rows; first += batch {
		if err := c.rows(cut.padded(), l, first, min(batch, l.rows-first)); err != nil {
			return err
		}
	}
	c.ragged(cut, l)
	return nil
}

// start makes room for the rows of a chunk.
func (c *columns) start(cut chunk, l *lines) {
	b := &c.block
	b.Sequence, b.Rows, b.first = cut.sequence, l.rows, cut.position(0)
	b.numbered, b.records = l.numbered, l.numbers
	c.text = c.text[:0]
	for i := range b.Keys {
		b.Keys[i] = resize(b.Keys[i], l.rows)
	}
	for i := range b.Numbers {
		b.Numbers[i], b.Odd[i] = resize(b.Numbers[i], l.rows), b.Odd[i][:0]
	}
	for i := range b.Watched {
		b.Watched[i] = b.Watched[i][:0]
	}
}

// rows reads the columns of some rows.
func (c *columns) rows(data []byte, l *lines, first, n int) error {
	b := &c.block
	c.from, c.to = c.fromAll[:n], c.toAll[:n]
	for i, k := range c.spec.Keys {
		l.cells(data, k.Column, first, c.from, c.to)
		if k.DatePrefix {
			c.dropTimes(data)
		}
		if row, err := c.lookup(c.dicts[i], b.Keys[i][first:first+n], data); err != nil {
			return &placed{b.Position(first + row), inColumn, k.Column + 1, err}
		}
	}
	for i, column := range c.spec.Numbers {
		l.cells(data, column, first, c.from, c.to)
		c.numbers(i, data, first)
	}
	for i := range c.watches {
		if err := c.watch(i, &c.watches[i], data, l, first, n); err != nil {
			return err
		}
	}
	return nil
}

// lookup sets ids to those of the cells in hand.
func (c *columns) lookup(d *Dictionary, ids []uint32, data []byte) (int, error) {
	if d.shared != nil {
		return d.shared.lookup(&c.clerk, ids, data, c.from, c.to)
	}
	return d.lookup(ids, data, c.from, c.to)
}

// numbers reads the cells in hand of a column of counts.
func (c *columns) numbers(i int, data []byte, first int) {
	values, odd := c.block.Numbers[i][first:first+len(c.from)], c.block.Odd[i]
	for r, from := range c.from {
		cell := data[from:c.to[r]]
		if len(cell) == 1 && isDigit(cell[0]) {
			values[r] = int64(cell[0] - '0')
			continue
		}
		v, ok := plainDigits(inQuotes(cell))
		if !ok {
			odd = append(odd, Odd{first + r, c.unquote(cell)})
		}
		values[r] = v
	}
	c.block.Odd[i] = odd
}

// plainDigits reads a count that is nothing but digits, as a count is written:
// no leading zero, and no more than an int64 holds.
func plainDigits(cell []byte) (v int64, ok bool) {
	if len(cell) == 0 || cell[0] == '0' && len(cell) > 1 {
		return 0, false
	}
	for _, c := range cell {
		d := int64(c) - '0'
		if d < 0 || d > 9 || v > (math.MaxInt64-d)/10 {
			return 0, false
		}
		v = v*10 + d
	}
	return v, true
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

const (
	shortestDate = len("1/1/19")
	shortestTime = len(" 1:23")
)

// dropTimes cuts the time of day off the cells in hand. Of a cell in quotes,
// what is left stands without them.
func (c *columns) dropTimes(data []byte) {
	for r, from := range c.from {
		end := c.to[r]
		if int(end-from) < shortestDate+shortestTime {
			continue
		}
		if data[from] == '"' {
			from, end = from+1, end-1
		}
		if n := dateLength(data[from:end]); n > 0 {
			c.from[r], c.to[r] = from, from+uint32(n)
		}
	}
}

// dateLength returns the length of the date in a cell that has a time of day
// after it, and 0 for any other cell. A date has no quotes and no line ends.
func dateLength(cell []byte) int {
	if isISOTime(cell) {
		return len(time.DateOnly)
	}
	return beforeTime(cell)
}

// beforeTime is dateLength for dates that may be written in any way.
func beforeTime(cell []byte) int {
	for i := 0; i+shortestTime <= len(cell); i++ {
		switch x := cell[i]; {
		case x == '"' || x == '\r' || x == '\n':
			return 0
		case i >= shortestDate && isTime(cell[i-1], cell[i:]):
			return i
		}
	}
	return 0
}

// isISOTime reports whether a cell is a date as in "2019-03-04" with a time of
// day: so are nearly all that have one.
func isISOTime(cell []byte) bool {
	const date = len(time.DateOnly)
	if len(cell) < date+shortestTime || cell[4] != '-' || cell[7] != '-' {
		return false
	}
	for _, i := range [...]int{0, 1, 2, 3, 5, 6, 8, 9} {
		if !isDigit(cell[i]) {
			return false
		}
	}
	return isTime(cell[date-1], cell[date:])
}

// isTime reports whether a time of day begins at text, which has at least
// shortestTime bytes, after the byte before: a T between digits, or a blank and
// an hour of one or two digits with a colon. The colon is asked for because
// "12 January 2019" is a date without a time.
func isTime(before byte, text []byte) bool {
	switch {
	case !isDigit(text[1]):
		return false
	case text[0] == 'T':
		return isDigit(before)
	}
	return text[0] == ' ' && (text[2] == ':' || isDigit(text[2]) && text[3] == ':')
}

// ragged makes the rows that have another width.
func (c *columns) ragged(cut chunk, l *lines) {
	c.block.Ragged, c.fields = c.block.Ragged[:0], c.fields[:0]
	for _, x := range l.ragged {
		at, start := len(c.fields), x.start
		for _, end := range x.ends {
			cell := cut.data[start:end]
			start = int(end) + 1
			if cut.data[end] == '\n' {
				cell = withoutCR(cell)
			}
			c.fields = append(c.fields, c.unquote(cell))
		}
		c.block.Ragged = append(c.block.Ragged, Ragged{x.row, cut.position(x.record), c.fields[at:len(c.fields):len(c.fields)]})
	}
}

// inQuotes returns what stands between the quotes of a cell, as it is written.
func inQuotes(cell []byte) []byte {
	if isQuoted(cell) {
		return cell[1 : len(cell)-1]
	}
	return cell
}

// unquote returns the text of a cell, valid until the next chunk.
func (c *columns) unquote(cell []byte) []byte {
	if !isQuoted(cell) {
		return cell
	}
	if cell = cell[1 : len(cell)-1]; isVerbatim(cell) {
		return cell
	}
	at := len(c.text)
	c.text = appendUnquoted(c.text, cell)
	return c.text[at:]
}

// isQuoted reports whether a cell is in quotes. One that begins with a quote
// ends with one too: other cells are errors.
func isQuoted(cell []byte) bool { return len(cell) > 0 && cell[0] == '"' }

// isVerbatim reports whether what stands between quotes is the text it means.
func isVerbatim(inner []byte) bool {
	return bytes.IndexByte(inner, '"') < 0 && bytes.IndexByte(inner, '\r') < 0
}

// appendUnquoted appends the text that stands between quotes: a quote is written
// twice there, and CR LF is one line end.
func appendUnquoted(text, inner []byte) []byte {
	for i := 0; i < len(inner); i++ {
		if inner[i] == '\r' && i+1 < len(inner) && inner[i+1] == '\n' {
			continue
		}
		text = append(text, inner[i])
		if inner[i] == '"' {
			i++
		}
	}
	return text
}
