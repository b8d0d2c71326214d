package scan

import (
	"bytes"
	"fmt"
	"unicode/utf8"
)

// lines are the rows that chunks are cut into: the offsets of their fields in
// the latest chunk, in memory that is used again for the next one.
type lines struct {
	delimiter byte
	encoding  string // of the input before it was decoded
	width     int    // or anyWidth
	most      int    // how many records to take of a chunk; 0 takes all
	limits    Limits

	end        int      // of the records taken from the chunk
	records    int      // in the chunk, blank and ragged ones counted
	starts     []uint32 // of the rows that have width fields
	separators []uint32 // that end their fields: width for each row
	numbered   bool     // whether numbers has the record of each row, or row i is record i
	numbers    []uint32
	ragged     []extent
	raggedEnds []uint32 // that end the fields of ragged records, one after another
}

// anyWidth makes all records ragged ones, blank ones too, which have no fields.
const anyWidth = 0

// extent is a record of another width than the wanted one.
type extent struct {
	row    int // how many rows of the wanted width stand before it
	record int
	start  int
	ends   []uint32
}

// failure is an error at an offset of a chunk; without one, the offset is the
// chunk's end.
type failure struct {
	at  int
	err error
}

// earlier returns the failure that comes first.
func (f failure) earlier(at int, err error) failure {
	if at < f.at {
		return failure{at, err}
	}
	return f
}

// split finds the rows of a chunk. An error has its place, and the rows before
// it are found all the same.
func (l *lines) split(c chunk) error {
	bad := l.unreadable(c)
	separators, stray := findSeparators(l.separators, c.padded(), len(c.data), l.delimiter)
	if stray < bad.at {
		bad = failure{stray, strayQuote(c.data[stray])}
	}
	l.records, l.end, l.numbered, l.separators = 0, 0, false, separators
	l.numbers, l.ragged, l.raggedEnds = l.numbers[:0], l.ragged[:0], l.raggedEnds[:0]
	if bad.err == nil && l.regular(c.data) {
		return nil
	}
	return l.irregular(c, separators, bad)
}

// regular takes the rows of a chunk in which every width-th separator is a line
// feed and no other byte is, and reports whether it is one.
func (l *lines) regular(data []byte) bool {
	rows := len(l.separators) / max(l.width, 1)
	if l.width < 2 || len(data) > l.limits.Record || rows*l.width != len(l.separators) ||
		bytes.Count(data, []byte{'\n'}) != rows {
		return false
	}
	l.starts = resize(l.starts, rows)
	start, at := uint32(0), l.width-1
	for i := range l.starts {
		l.starts[i] = start
		end := l.separators[at]
		if data[end] != '\n' {
			return false
		}
		start, at = end+1, at+l.width
	}
	l.records, l.end = rows, len(data)
	return int(start) == len(data)
}

// irregular takes the rows of a chunk one by one, up to the one with the first
// error, whose place it works out. It moves the separators of the rows it keeps
// to the front. bad is an error that is known already.
func (l *lines) irregular(c chunk, separators []uint32, bad failure) error {
	l.numbered = true
	l.starts, l.separators = l.starts[:0], separators[:0]
	first := 0
	for i := 0; i < len(separators) && !l.enough(); i++ {
		at := int(separators[i])
		if c.data[at] != '\n' {
			continue
		}
		ends := separators[first : i+1]
		if bad = l.limited(bad, at+1, len(ends), ends); bad.at <= at {
			return placeInRecord(c.position(l.records), ends, bad)
		}
		l.take(c.data, l.end, ends)
		first, l.end = i+1, at+1
	}
	if l.end == len(c.data) || l.enough() {
		return nil
	}
	ends := separators[first:]
	if bad = l.limited(bad, len(c.data), len(ends)+1, ends); bad.err == nil {
		bad = l.unclosed(ends)
	}
	return placeInRecord(c.position(l.records), ends, bad)
}

// startOf returns where record i of a chunk starts, or the records after the
// last one that was taken, if any width was.
func (l *lines) startOf(i int) int {
	if i < len(l.ragged) {
		return l.ragged[i].start
	}
	return l.end
}

// enough reports whether no more records are wanted.
func (l *lines) enough() bool { return l.most > 0 && l.records == l.most }

// take adds a record to the rows, to the ragged ones or, if it is blank, to
// neither.
func (l *lines) take(data []byte, start int, ends []uint32) {
	blank := len(ends) == 1 && len(withoutCR(data[start:ends[0]])) == 0
	switch {
	case blank && l.width != anyWidth:
	case blank:
		l.ragged = append(l.ragged, extent{0, l.records, start, nil})
	case len(ends) == l.width:
		l.starts = append(l.starts, uint32(start))
		l.numbers = append(l.numbers, uint32(l.records))
		l.separators = append(l.separators, ends...)
	default:
		from := len(l.raggedEnds)
		l.raggedEnds = append(l.raggedEnds, ends...)
		l.ragged = append(l.ragged, extent{len(l.starts), l.records, start, l.raggedEnds[from:]})
	}
	l.records++
}

// withoutCR drops the CR of a line end.
func withoutCR(line []byte) []byte {
	if n := len(line); n > 0 && line[n-1] == '\r' {
		return line[:n-1]
	}
	return line
}

// placeInRecord gives an error the column it stands in; ends are separators of
// its record.
func placeInRecord(p Position, ends []uint32, bad failure) error {
	column := 1
	for _, end := range ends {
		if int(end) < bad.at {
			column++
		}
	}
	return At(p, column, bad.err)
}

// limited adds to bad what limits say about the record that ends at end and has
// so many fields, of which ends are the separators.
func (l *lines) limited(bad failure, end, fields int, ends []uint32) failure {
	if most := l.limits.Record; end-l.end > most {
		bad = bad.earlier(l.end+most, &LimitError{"Record", most,
			fmt.Sprintf("record of more than %d bytes", most),
			"a quote that is never closed makes one record of all that follows; if the record is right, raise Limits.Record"})
	}
	if most := l.limits.Fields; fields > most {
		bad = bad.earlier(int(ends[most-1]), &LimitError{"Fields", most,
			fmt.Sprintf("record of more than %d fields", most),
			"line ends may be missing, or the delimiter is another one (--delimiter); if the record is right, raise Limits.Fields"})
	}
	return bad
}

// unclosed is the error of a record that ends inside quotes.
func (l *lines) unclosed(ends []uint32) failure {
	start := l.end
	if len(ends) > 0 {
		start = int(ends[len(ends)-1]) + 1
	}
	return failure{start, &problem{"the quote that opens this field is never closed",
		"add the closing quote; all rows after this one were taken for its text"}}
}

// strayQuote is the error of a quote in the wrong place, which shows at c.
func strayQuote(c byte) error {
	hint := `a field with a quote in it is put in quotes, and the quote written twice: "the ""Speak up"" campaign"`
	if c == '"' {
		return &problem{"quote inside a field that does not begin with one", hint}
	}
	return &problem{"text after the closing quote of a field", hint}
}

// unreadable finds the first byte of a chunk that no text has.
func (l *lines) unreadable(c chunk) failure {
	data := c.data
	bad := failure{len(data), nil}
	if i := bytes.IndexByte(data, 0); i >= 0 {
		bad = failure{i, &problem{"NUL byte, which no text has",
			"the file may be utf-16 without a byte order mark (--encoding utf-16le or utf-16be), or not be text at all"}}
	}
	if i := firstInvalid(data[:bad.at]); i < bad.at && !(c.broken && !utf8.FullRune(data[i:])) {
		bad = failure{i, &problem{fmt.Sprintf("byte 0x%02X is not utf-8", data[i]),
			"if the file comes from an older Windows program, name its encoding (--encoding windows-1252)"}}
	}
	if l.encoding == UTF8 {
		return bad
	}
	if i := bytes.Index(data[:bad.at], []byte("\uFFFD")); i >= 0 {
		bad = failure{i, &problem{"character that cannot be decoded from " + l.encoding,
			"the file may be damaged, or its encoding another one (--encoding)"}}
	}
	return bad
}

// firstInvalid returns the offset of the first byte that is not UTF-8, or the
// length of data.
func firstInvalid(data []byte) int {
	if utf8.Valid(data) {
		return len(data)
	}
	i := 0
	for {
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size < 2 {
			return i
		}
		i += size
	}
}

// resize returns a slice of n elements, in the memory of s if that suffices.
func resize[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/4)
	}
	return s[:n]
}

// cells writes where the cells of a column are: cell i is data[from[i]:to[i]],
// with its quotes, without the CR of a line end.
func (l *lines) cells(data []byte, column int, from, to []uint32) {
	if column == 0 {
		copy(from, l.starts)
	}
	for i, at := 0, column; i < len(to); i, at = i+1, at+l.width {
		to[i] = l.separators[at]
		if column > 0 {
			from[i] = l.separators[at-1] + 1
		}
	}
	if column < l.width-1 {
		return
	}
	for i, end := range to {
		if end > from[i] && data[end-1] == '\r' {
			to[i]--
		}
	}
}

// cellStart returns where one cell of a column starts.
func (l *lines) cellStart(row, column int) uint32 {
	if column == 0 {
		return l.starts[row]
	}
	return l.separators[row*l.width+column-1] + 1
}

// cellEnd returns where one cell of a column ends, without the CR of a line end.
func (l *lines) cellEnd(data []byte, row, column int) uint32 {
	end := l.separators[row*l.width+column]
	if column == l.width-1 && end > l.cellStart(row, column) && data[end-1] == '\r' {
		end--
	}
	return end
}
