package scan

import (
	"io"
	"strings"
)

// FromRecords is the table of a sheet's rows, which takes the same road as a
// file. A row with fewer than Spec.Width cells counts as filled up with empty
// ones, and one with more loses empty ones at its end, because a sheet does not
// say how long its rows are. A row without cells is a blank line, and so is a
// row of empty cells where one column is all there is. The records must not
// change until the last Scan is over.
func FromRecords(name string, records [][]string) *Table {
	o, err := Options{}.normal()
	if err != nil {
		panic("scan: default options are invalid: " + err.Error())
	}
	t := &Table{name: name, options: o, small: true, dialect: Dialect{Encoding: UTF8, Delimiter: ','}}
	t.head = records[:min(len(records), headRecords)]
	t.source = func(skip, width int) (io.Reader, error) {
		return &sheet{records: records[skip:], width: width}, nil
	}
	return t
}

// sheet reads records as comma-separated text.
type sheet struct {
	records [][]string
	width   int
	text    []byte // not yet read
}

func (s *sheet) Read(b []byte) (int, error) {
	for len(s.text) == 0 {
		if len(s.records) == 0 {
			return 0, io.EOF
		}
		s.text = appendRecord(s.text[:0], s.records[0], s.width)
		s.records = s.records[1:]
	}
	n := copy(b, s.text)
	s.text = s.text[n:]
	return n, nil
}

// appendRecord writes a record of width fields, or of more if it has more.
func appendRecord(text []byte, record []string, width int) []byte {
	n := len(record)
	for n > width && record[n-1] == "" {
		n--
	}
	for i := range n {
		if i > 0 {
			text = append(text, ',')
		}
		text = appendField(text, record[i])
	}
	for i := n; 0 < i && i < width; i++ {
		text = append(text, ',')
	}
	return append(text, '\n')
}

// appendField writes a field, in quotes if it needs them.
func appendField(text []byte, field string) []byte {
	if !strings.ContainsAny(field, "\",\r\n") {
		return append(text, field...)
	}
	text = append(text, '"')
	text = append(text, strings.ReplaceAll(field, `"`, `""`)...)
	return append(text, '"')
}
