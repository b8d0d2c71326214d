package scan

import (
	"bytes"
	"fmt"
	"unicode/utf8"
)

// lines are the rows that chunks are cut into: the offsets of their fields in
// the latest chunk, in memory that is used again for the next one.
type lines struct {
	separators separators
	encoding   string // of the input before it was decoded
	width      int    // or anyWidth
	most       int    // how many records to take of a chunk; 0 takes all
	limits     Limits

	end     int // of the records taken from the chunk
	records int // in the chunk, blank and ragged ones counted
	rows    int // that have width fields
	// Cell c of row r stands between the bytes at ends[r·step+c] and at
	// ends[r·step+c+1]. A row shares its last end with the next row where all
	// rows follow on one another; else it has one end more than it has cells.
	ends       []uint32
	step       int
	kept       []uint32 // the ends of rows that do not follow on one another
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
	stray, plain := l.separators.find(c.padded(), len(c.data))
	bad := failure{len(c.data), nil}
	if !plain {
		bad = l.unreadable(c)
	}
	if stray < bad.at {
		bad = failure{stray, strayQuote(c.data[stray])}
	}
	l.records, l.rows, l.end, l.numbered = 0, 0, 0, false
	l.numbers, l.ragged, l.raggedEnds = l.numbers[:0], l.ragged[:0], l.raggedEnds[:0]
	if bad.err == nil && l.regular(c.data) {
		return nil
	}
	return l.irregular(c, l.separators.list[1:], bad)
}

// regular takes the rows of a chunk in which every width-th separator is a line
// feed and no other byte is, and reports whether it is one.
func (l *lines) regular(data []byte) bool {
	all := l.separators.list
	rows := (len(all) - 1) / max(l.width, 1)
	if l.width < 2 || len(data) > l.limits.Record || rows*l.width != len(all)-1 ||
		bytes.Count(data, []byte{'\n'}) != rows {
		return false
	}
	for at := l.width; at < len(all); at += l.width {
		if data[all[at]] != '\n' {
			return false
		}
	}
	l.ends, l.step, l.rows = all, l.width, rows
	l.records, l.end = rows, len(data)
	return int(all[len(all)-1])+1 == len(data)
}

// irregular takes the rows of a chunk one by one, up to the one with the first
// error, whose place it works out. bad is an error that is known already.
func (l *lines) irregular(c chunk, separators []uint32, bad failure) error {
	l.numbered = true
	l.kept, l.step = l.kept[:0], l.width+1
	defer func() { l.ends = l.kept }()
	first := 0
	for i, end := range separators {
		at := int(end)
		if c.data[at] != '\n' {
			continue
		}
		if l.enough() {
			break
		}
		ends := separators[first : i+1]
		if bad.at <= at || at+1-l.end > l.limits.Record || len(ends) > l.limits.Fields {
			return placeInRecord(c.position(l.records), ends, l.limited(bad, at+1, len(ends), ends))
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
	case len(ends) == l.width && !blank:
		l.rows++
		l.numbers = append(l.numbers, uint32(l.records))
		l.kept = append(append(l.kept, uint32(start)-1), ends...)
	case blank && l.width != anyWidth:
	case blank:
		l.ragged = append(l.ragged, extent{0, l.records, start, nil})
	default:
		from := len(l.raggedEnds)
		l.raggedEnds = append(l.raggedEnds, ends...)
		l.ragged = append(l.ragged, extent{l.rows, l.records, start, l.raggedEnds[from:]})
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

// cells writes where the cells of a column are, from row first on: cell i is
// data[from[i]:to[i]], with its quotes, without the CR of a line end.
func (l *lines) cells(data []byte, column, first int, from, to []uint32) {
	before, ends := l.ends[first*l.step+column:], l.ends[first*l.step+column+1:]
	to = to[:len(from)]
	at, step := 0, l.step
	for i := range from {
		from[i], to[i] = before[at]+1, ends[at]
		at += step
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

// cell returns where one cell is.
func (l *lines) cell(data []byte, row, column int) (from, to uint32) {
	ends := l.ends[row*l.step+column:]
	from, to = ends[0]+1, ends[1]
	if column == l.width-1 && from < to && data[to-1] == '\r' {
		to--
	}
	return from, to
}
