package scan

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// decoded is an input as UTF-8 without a byte order mark, not yet checked for
// bytes that are not UTF-8.
type decoded struct {
	start    []byte    // the first headBytes, or all there is
	rest     io.Reader // what follows start
	end      error     // why nothing follows start, or nil
	encoding string
	notes    []string
}

// decode finds the encoding of r, where want does not say it, and decodes it.
func decode(r io.Reader, want string) (*decoded, error) {
	want = strings.ToLower(want)
	if want != "" && !slices.Contains(Encodings(), want) {
		return nil, fmt.Errorf("unknown encoding %q: expected one of %s", want, strings.Join(Encodings(), ", "))
	}
	start, err := readStart(r)
	name, mark := byteOrderMark(start)
	d := &decoded{start[mark:], r, err, cmp.Or(name, want, UTF8), nil}
	switch {
	case name != "" && want != "" && want != name:
		d.note("the byte order mark says %s, so %s was not used", name, want)
	case name == "" && want == "" && looksLike1252(start, err != nil):
		d.encoding = Windows1252
		d.note("the bytes are not utf-8 and were read as %s", Windows1252)
	}
	if e := decoderOf(d.encoding); e != nil {
		d.through(transform.NewReader(d.all(), e))
	}
	return d, nil
}

// all reads the input from its start.
func (d *decoded) all() io.Reader { return join(d.start, d.rest, d.end) }

// through replaces the input by what r makes of all of it.
func (d *decoded) through(r io.Reader) {
	d.rest = r
	d.start, d.end = readStart(r)
}

func (d *decoded) note(format string, args ...any) {
	d.notes = append(d.notes, fmt.Sprintf(format, args...))
}

// decoderOf returns what turns an encoding into UTF-8, or nil for UTF-8. What
// cannot be decoded becomes U+FFFD, which is an error where rows are read.
func decoderOf(name string) transform.Transformer {
	switch name {
	case UTF16LE:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewDecoder()
	case UTF16BE:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM).NewDecoder()
	case Windows1252:
		return charmap.Windows1252.NewDecoder()
	}
	return nil
}

// byteOrderMark returns the encoding that the first bytes announce, or "", and
// the length of the announcement.
func byteOrderMark(start []byte) (name string, length int) {
	switch {
	case bytes.HasPrefix(start, []byte("\xEF\xBB\xBF")):
		return UTF8, 3
	case bytes.HasPrefix(start, []byte("\xFF\xFE")):
		return UTF16LE, 2
	case bytes.HasPrefix(start, []byte("\xFE\xFF")):
		return UTF16BE, 2
	}
	return "", 0
}

// looksLike1252 reports whether the bytes cannot be UTF-8 but can be
// Windows-1252. One well-formed UTF-8 character is enough to say no: the file
// is then damaged UTF-8, and reading it as anything else would spoil every
// accented name.
func looksLike1252(start []byte, whole bool) bool {
	if utf8.Valid(start) {
		return false
	}
	invalid := false
	for i := 0; i < len(start); {
		switch c := start[i]; {
		case c == 0:
			return false
		case c < utf8.RuneSelf:
			i++
			continue
		}
		r, size := utf8.DecodeRune(start[i:])
		switch {
		case size > 1:
			return false
		case r == utf8.RuneError && !whole && !utf8.FullRune(start[i:]):
			return invalid
		case charmap.Windows1252.DecodeByte(start[i]) == utf8.RuneError:
			return false
		}
		invalid = true
		i++
	}
	return invalid
}

// readStart reads up to headBytes. The error is that of the reader, io.EOF
// included, or nil where there is more to read.
func readStart(r io.Reader) ([]byte, error) {
	buffer := make([]byte, 0, 4<<10)
	for len(buffer) < headBytes {
		if len(buffer) == cap(buffer) {
			buffer = slices.Grow(buffer, min(15*len(buffer), headBytes-len(buffer))) // what is not filled costs nothing
		}
		n, err := readFull(r, buffer[len(buffer):min(cap(buffer), headBytes)])
		buffer = buffer[:len(buffer)+n]
		if err != nil {
			return buffer, err
		}
	}
	return buffer, nil
}

// readFull fills b unless the reader ends or fails first; unlike io.ReadFull it
// gives the reader's own error, and gives up on one that returns nothing.
func readFull(r io.Reader, b []byte) (n int, err error) {
	for empty := 0; n < len(b) && err == nil; {
		var m int
		m, err = r.Read(b[n:])
		if m < 0 || m > len(b)-n {
			return n, errors.New("the reader returned an impossible count of bytes")
		}
		n += m
		if empty++; m > 0 {
			empty = 0
		}
		if empty == 100 && err == nil {
			err = io.ErrNoProgress
		}
	}
	return n, err
}

// join gives back what readStart took: start, then the rest of r or err.
func join(start []byte, r io.Reader, err error) io.Reader {
	if err != nil {
		r = failing{err}
	}
	return io.MultiReader(bytes.NewReader(start), r)
}

// failing is a reader that has nothing but its error.
type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

// carriageReturns reads text whose lines end in CR alone as if they ended in
// LF. A CR LF among them is one line end.
type carriageReturns struct {
	r    io.Reader
	last byte
}

func (c *carriageReturns) Read(b []byte) (int, error) {
	n, err := c.r.Read(b)
	kept := 0
	for _, x := range b[:n] {
		last := c.last
		c.last = x
		if x == '\n' && last == '\r' {
			continue
		}
		if x == '\r' {
			x = '\n'
		}
		b[kept] = x
		kept++
	}
	return kept, err
}
