package report

import (
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

// records writes records as encoding/csv does, byte for byte, which takes three
// times as long: a long list of figures is half done when its records are.
type records struct {
	to   io.Writer
	text []byte // not yet written
	err  error  // the first
}

// mostUnwritten is how many bytes wait to be written together.
const mostUnwritten = 64 << 10

func newRecords(to io.Writer) *records {
	return &records{to: to, text: make([]byte, 0, mostUnwritten+4096)}
}

// add adds a record. Errors of writing stay until flush.
func (r *records) add(record []string) {
	for i, field := range record {
		if i > 0 {
			r.text = append(r.text, ',')
		}
		r.text = appendField(r.text, field)
	}
	r.text = append(r.text, '\n')
	if len(r.text) > mostUnwritten {
		r.write()
	}
}

// addAll adds records.
func (r *records) addAll(list [][]string) {
	for _, record := range list {
		r.add(record)
	}
}

func (r *records) write() {
	if r.err == nil {
		_, r.err = r.to.Write(r.text)
	}
	r.text = r.text[:0]
}

// flush writes what is left, and returns the first error of all.
func (r *records) flush() error {
	r.write()
	return r.err
}

// appendField writes a field, in quotes where it needs them.
func appendField(text []byte, field string) []byte {
	if !needsQuotes(field) {
		return append(text, field...)
	}
	text = append(text, '"')
	for {
		before, after, quoted := strings.Cut(field, `"`)
		text = append(text, before...)
		if !quoted {
			return append(text, '"')
		}
		text = append(text, `""`...)
		field = after
	}
}

// needsQuotes reports whether a field is written in quotes: one with a comma, a
// quote or a line end in it, one that begins with a blank, and the mark by which
// some databases know the end of their data.
func needsQuotes(field string) bool {
	if field == "" {
		return false
	}
	for i := range len(field) {
		switch field[i] {
		case ',', '"', '\n', '\r':
			return true
		}
	}
	first, _ := utf8.DecodeRuneInString(field)
	return field == `\.` || unicode.IsSpace(first)
}
