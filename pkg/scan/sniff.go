package scan

import (
	"bytes"
	"fmt"
)

// candidates are the delimiters that are looked for, the likelier ones of a tie
// first: a comma stands in numbers and names too, the others hardly ever.
const candidates = "\t;|,"

// lineEnd says how the first line outside quotes ends.
type lineEnd int

const (
	lineFeed lineEnd = iota
	carriageReturnLineFeed
	carriageReturn // and no line feed outside quotes anywhere in the sample
)

// sniffLineEnd finds how the lines of a sample end.
func sniffLineEnd(sample []byte) lineEnd {
	quoted, found := false, lineFeed
	for i, c := range sample {
		switch {
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '\n' && i > 0 && sample[i-1] == '\r':
			return carriageReturnLineFeed
		case c == '\n':
			return lineFeed
		case c == '\r':
			found = carriageReturn
		}
	}
	return found
}

// shape counts, for one record of a sample, each candidate outside quotes, and
// how many quotes would be stray if it were the delimiter.
type shape struct {
	count [len(candidates)]int
	stray [len(candidates)]bool
}

// sniffDelimiter finds the delimiter under which most records have the same
// number of fields, at least two. note says so if another would do as well.
func sniffDelimiter(sample []byte) (delimiter rune, note string) {
	if d, ok := declaredDelimiter(sample); ok {
		return d, "the first row names the delimiter"
	}
	shapes := sampleShapes(sample)
	best, bestRecords, bestFields, rival := -1, 0, 0, -1
	for i := range len(candidates) {
		records, fields := agreement(shapes, i)
		switch {
		case records == 0:
		case records > bestRecords, records == bestRecords && fields > bestFields:
			best, bestRecords, bestFields, rival = i, records, fields, -1
		case records == bestRecords && fields == bestFields:
			rival = i
		}
	}
	if best < 0 {
		return ',', ""
	}
	if rival >= 0 {
		note = fmt.Sprintf("%s and %s split the rows alike; %s was taken for the delimiter",
			delimiterName(candidates[best]), delimiterName(candidates[rival]), delimiterName(candidates[best]))
	}
	return rune(candidates[best]), note
}

// delimiterName is how a delimiter is called in a note.
func delimiterName(c byte) string {
	return map[byte]string{'\t': "tab", ';': "semicolon", '|': "pipe", ',': "comma"}[c]
}

// declaredDelimiter reads the line "sep=;" that Excel understands.
func declaredDelimiter(sample []byte) (rune, bool) {
	line, _, _ := bytes.Cut(sample, []byte("\n"))
	line = bytes.TrimSuffix(line, []byte("\r"))
	if len(line) == 5 && bytes.HasPrefix(line, []byte("sep=")) && bytes.IndexByte([]byte(candidates), line[4]) >= 0 {
		return rune(line[4]), true
	}
	return 0, false
}

// sampleShapes measures the first records of a sample. The last one may be cut
// short and is left out, unless it is the only one.
func sampleShapes(sample []byte) []shape {
	var shapes []shape
	var s shape
	quoted := false
	for i, c := range sample {
		switch {
		case c == '"':
			quoted = !quoted
			s.seeQuote(sample, i, quoted)
		case quoted:
		case c == '\n':
			if shapes = append(shapes, s); len(shapes) == headRecords {
				return shapes
			}
			s = shape{}
		default:
			if k := bytes.IndexByte([]byte(candidates), c); k >= 0 {
				s.count[k]++
			}
		}
	}
	if len(shapes) == 0 {
		shapes = append(shapes, s)
	}
	return shapes
}

// seeQuote marks the delimiters under which the quote at i is stray: an opening
// one must follow a delimiter or line end, a closing one precede one.
func (s *shape) seeQuote(sample []byte, i int, opening bool) {
	beside := byte('\n')
	if opening && i > 0 {
		beside = sample[i-1]
	} else if !opening && i+1 < len(sample) {
		beside = sample[i+1]
	}
	if bytes.IndexByte([]byte("\"\r\n"), beside) >= 0 {
		return
	}
	for k := range len(candidates) {
		if beside != candidates[k] {
			s.stray[k] = true
		}
	}
}

// agreement returns how many records have the commonest number of fields under
// candidate i, and that number; records with one field do not count.
func agreement(shapes []shape, i int) (records, fields int) {
	tally := map[int]int{}
	for _, s := range shapes {
		if s.count[i] > 0 && !s.stray[i] {
			tally[s.count[i]+1]++
		}
	}
	for f, n := range tally {
		if n > records || n == records && f > fields {
			records, fields = n, f
		}
	}
	return records, fields
}
