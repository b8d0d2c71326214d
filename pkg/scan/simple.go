package scan

import (
	"bytes"
	"context"
	"io"
	"math"
)

// record splits the first record off data: its raw fields, and its length.
func record(data []byte, delimiter byte) (fields [][]byte, length int, err error) {
	i, start := 0, 0
	for {
		if i < len(data) && data[i] == '"' {
			if i, err = skipQuoted(data, i); err != nil {
				return fields, len(fields), err
			}
			if rest := data[i:]; len(rest) > 0 && rest[0] != delimiter && rest[0] != '\n' && !bytes.HasPrefix(rest, []byte("\r\n")) && string(rest) != "\r" {
				return fields, len(fields), &problem{"text after a closing quote", "a quote inside a field is written twice"}
			}
		}
		for i < len(data) && data[i] != delimiter && data[i] != '\n' {
			if data[i] == '"' {
				return fields, len(fields), &problem{"stray quote in a field that does not begin with one", "a quote inside a field is written twice, and the field put in quotes"}
			}
			i++
		}
		end := i
		if i == len(data) || data[i] == '\n' {
			if end > start && data[end-1] == '\r' {
				end--
			}
			fields = append(fields, data[start:end])
			if len(fields) == 1 && end == start {
				fields = nil
			}
			return fields, min(i+1, len(data)), nil
		}
		fields = append(fields, data[start:end])
		i++
		start = i
	}
}

// skipQuoted returns where the quoted field that starts at i ends.
func skipQuoted(data []byte, i int) (int, error) {
	for i++; i < len(data); i++ {
		if data[i] != '"' {
			continue
		}
		if i+1 < len(data) && data[i+1] == '"' {
			i++
			continue
		}
		return i + 1, nil
	}
	return i, &problem{"a quote is opened here and never closed", "look for a missing closing quote in this field"}
}

// unquote returns the value of a raw field.
func unquote(raw []byte) []byte {
	if len(raw) == 0 || raw[0] != '"' {
		return raw
	}
	raw = bytes.ReplaceAll(raw[1:len(raw)-1], []byte(`""`), []byte(`"`))
	return bytes.ReplaceAll(raw, []byte("\r\n"), []byte("\n"))
}

// plainDigits reads a count that is nothing but digits.
func plainDigits(text []byte) (v int64, ok bool) {
	if len(text) == 0 || text[0] == '0' && len(text) > 1 {
		return 0, false
	}
	for _, c := range text {
		d := int64(c - '0')
		if d < 0 || d > 9 || v > (math.MaxInt64-d)/10 {
			return 0, false
		}
		v = v*10 + d
	}
	return v, true
}

// Open reads the start of r and finds out how it is written. The name stands in
// errors.
func Open(name string, r io.Reader, o Options) (*Table, error) {
	o, err := o.normal()
	if err != nil {
		return nil, err
	}
	d, err := decode(r, o.Encoding)
	if err != nil {
		return nil, err
	}
	start, err := readStart(d)
	if err != nil && err != io.EOF {
		return nil, err
	}
	rest := join(start, d, err)
	end := sniffLineEnd(start)
	if end == carriageReturn {
		rest = &carriageReturns{r: rest}
	}
	data, err := io.ReadAll(rest)
	if err != nil {
		return nil, err
	}
	t := &Table{name: name, options: o, dialect: Dialect{Encoding: d.encoding, Delimiter: o.Delimiter, CRLF: end == carriageReturnLineFeed, Notes: d.notes}}
	if o.Delimiter == 0 {
		var note string
		if t.dialect.Delimiter, note = sniffDelimiter(data[:min(len(data), headBytes)]); note != "" {
			t.dialect.Notes = append(t.dialect.Notes, note)
		}
	}
	return t, t.readHead(data)
}

func (t *Table) readHead(data []byte) error {
	ends := []int{0}
	for at := 0; at < len(data) && len(t.head) < headRecords; {
		fields, n, err := record(data[at:], byte(t.dialect.Delimiter))
		if err != nil {
			return &RowError{t.name, int64(len(t.head) + 1), n + 1, err}
		}
		texts := make([]string, len(fields))
		for i, f := range fields {
			texts[i] = string(unquote(f))
		}
		t.head = append(t.head, texts)
		at += n
		ends = append(ends, at)
	}
	t.source = func(skip, _ int) (io.Reader, error) {
		return bytes.NewReader(data[ends[skip]:]), nil
	}
	return nil
}

// FromRecords is the table of a spreadsheet's rows. A row shorter than
// Spec.Width counts as filled up with empty cells, for a sheet has no ragged
// rows; a row without cells is a blank line.
func FromRecords(name string, records [][]string) *Table {
	o, _ := Options{}.normal()
	t := &Table{name: name, options: o, dialect: Dialect{Encoding: UTF8, Delimiter: ','}, head: records[:min(len(records), headRecords)]}
	t.source = func(skip, width int) (io.Reader, error) {
		var b bytes.Buffer
		for _, r := range records[skip:] {
			for i := range max(len(r), min(width, len(r)*width)) {
				if i > 0 {
					b.WriteByte(',')
				}
				if i < len(r) {
					b.WriteByte('"')
					b.Write(bytes.ReplaceAll([]byte(r[i]), []byte(`"`), []byte(`""`)))
					b.WriteByte('"')
				}
			}
			b.WriteByte('\n')
		}
		return &b, nil
	}
	return t
}

// Scan reads the rows after spec.Skip and hands them to workers.
func (t *Table) Scan(ctx context.Context, spec Spec, newWorker func() Worker) (*Layout, error) {
	r, err := t.source(spec.Skip, spec.Width)
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	dicts := make([]*Dictionary, len(spec.Keys))
	for i := range dicts {
		dicts[i] = &Dictionary{ids: map[string]uint32{}}
	}
	layout := &Layout{skipped: int64(spec.Skip), before: []int64{0}}
	w := newWorker()
	b := newBlock(spec)
	flush := func() error {
		if b.Rows+len(b.Ragged) == 0 {
			return nil
		}
		err := w.Block(b, dicts)
		if err != nil {
			at := placeOf(err, b.first)
			return &RowError{t.name, layout.Row(at.position), at.column, at.err}
		}
		next := newBlock(spec)
		next.Sequence = b.Sequence + 1
		b = next
		return nil
	}
	row := 0
	for at := 0; at < len(data); row++ {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		fields, n, err := record(data[at:], byte(t.dialect.Delimiter))
		if err != nil {
			if err := flush(); err != nil {
				return nil, err
			}
			return nil, &RowError{t.name, layout.Row(Position(row)), n + 1, err}
		}
		at += n
		b.add(fields, Position(row), spec, dicts)
		if b.Rows == 1000 {
			if err := flush(); err != nil {
				return nil, err
			}
		}
	}
	layout.rows = layout.skipped + int64(row)
	return layout, flush()
}

func newBlock(spec Spec) *Block {
	return &Block{
		Keys:    make([][]uint32, len(spec.Keys)),
		Numbers: make([][]int64, len(spec.Numbers)),
		Odd:     make([][]Odd, len(spec.Numbers)),
		records: []Position{},
	}
}

func (b *Block) add(fields [][]byte, p Position, spec Spec, dicts []*Dictionary) {
	switch len(fields) {
	case spec.Width:
	case 0:
		return
	default:
		r := Ragged{Row: b.Rows, Position: p}
		for _, f := range fields {
			r.Fields = append(r.Fields, unquote(f))
		}
		b.Ragged = append(b.Ragged, r)
		return
	}
	for i, k := range spec.Keys {
		text := unquote(fields[k.Column])
		if k.DatePrefix {
			text = datePart(text)
		}
		d := dicts[i]
		id, ok := d.ids[string(text)]
		if !ok {
			id = uint32(len(d.values))
			d.ids[string(text)] = id
			d.values = append(d.values, text)
		}
		b.Keys[i] = append(b.Keys[i], id)
	}
	for i, c := range spec.Numbers {
		text := unquote(fields[c])
		v, ok := plainDigits(text)
		if !ok {
			b.Odd[i] = append(b.Odd[i], Odd{b.Rows, text})
		}
		b.Numbers[i] = append(b.Numbers[i], v)
	}
	b.records = append(b.records, p)
	b.Rows++
}

// datePart returns what stands before the time of day, where one follows.
func datePart(text []byte) []byte {
	const shortest = 6 // "1/1/19"
	for i := shortest; i+1 < len(text); i++ {
		switch rest := text[i+1:]; {
		case text[i] == 'T' && isDigit(text[i-1]) && isDigit(rest[0]):
			return text[:i]
		case text[i] == ' ' && isDigit(rest[0]):
			if rest[1:] != nil && bytes.IndexByte(rest[:min(3, len(rest))], ':') > 0 {
				return text[:i]
			}
		}
	}
	return text
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
