package scan

import (
	"bytes"
	"strings"
	"unicode"
)

// watch finds the cells of a column that begin with certain letters.
type watch struct {
	column int
	first  [256]sight // what the first byte of a cell tells of it
}

// sight is what a byte at the start of a cell tells.
type sight uint8

const (
	other  sight = iota // not one of the cells that are watched for
	wanted              // one of them
	unsure              // a quote or what may be a blank: look at what follows
)

func newWatch(w Watch) watch {
	x := watch{column: w.Column}
	for _, c := range []byte("\" \t\n\v\f\r") {
		x.first[c] = unsure
	}
	for c := 0x80; c < len(x.first); c++ {
		x.first[c] = unsure // the start of a no-break space, perhaps
	}
	for _, c := range []byte(strings.ToUpper(w.Letters) + strings.ToLower(w.Letters)) {
		x.first[c] = wanted
	}
	return x
}

// isNoLetter reports whether a rune is neither a letter nor a digit of ASCII.
func isNoLetter(r rune) bool {
	return (r < '0' || r > '9') && ((r|0x20) < 'a' || (r|0x20) > 'z' || r > unicode.MaxASCII)
}

// watches reports whether a cell, with its quotes, begins with the letters.
func (w *watch) watches(cell []byte) bool {
	if isQuoted(cell) {
		cell = cell[1 : len(cell)-1]
	}
	cell = bytes.TrimLeftFunc(cell, unicode.IsSpace)
	return len(cell) > 0 && w.first[cell[0]] == wanted
}

// watch adds the hits of some rows in a watched column. An error is that of a
// column with too many values of its kind for this worker.
func (c *columns) watch(i int, w *watch, data []byte, l *lines, first, n int) error {
	hits := c.block.Watched[i]
	known := len(hits)
	c.from, c.to = c.fromAll[:0], c.toAll[:0]
	at := first*l.step + w.column
	for row := first; row < first+n; row, at = row+1, at+l.step {
		s := w.first[data[l.ends[at]+1]]
		if s == other {
			continue
		}
		from, to := l.cell(data, row, w.column)
		if from < to && (s == wanted || w.watches(data[from:to])) {
			hits = append(hits, Hit{Row: row})
			c.from, c.to = append(c.from, from), append(c.to, to)
		}
	}
	c.block.Watched[i] = hits
	ids := c.ids[:len(c.from)]
	if k, err := c.dicts[len(c.spec.Keys)+i].lookup(ids, data, c.from, c.to); err != nil {
		return &placed{c.block.Position(hits[known+k].Row), inColumn, w.column + 1, err}
	}
	for k, id := range ids {
		hits[known+k].ID = id
	}
	return nil
}
