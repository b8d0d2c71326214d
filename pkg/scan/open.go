package scan

import (
	"bytes"
	"context"
	"errors"
	"io"
)

const (
	headRecords = 200
	headBytes   = 1 << 20
	headAtFirst = 64 << 10 // which mostly holds headRecords

	smallBlockSize = 64 << 10 // of an input of headBytes at most
)

// Open reads the start of r and finds out how it is written. Errors use name
// for it. It fails if the head cannot be read; what is wrong further on shows
// when the rows are scanned. The reader may be of any kind, a pipe too, and is
// read from its start to its end once.
func Open(name string, r io.Reader, o Options) (*Table, error) {
	o, err := o.normal()
	if err != nil {
		return nil, err
	}
	d, err := decode(r, o.Encoding)
	if err != nil {
		return nil, err
	}
	lineEnd := sniffLineEnd(d.start)
	if lineEnd == carriageReturn {
		d.through(&carriageReturns{r: d.all()})
		d.note("the lines end in CR alone")
	}
	t := &Table{name: name, options: o, dialect: Dialect{d.encoding, o.Delimiter, lineEnd == carriageReturnLineFeed, d.notes}}
	t.small = d.end == io.EOF
	if o.Delimiter == 0 {
		t.dialect.sniff(d.start)
	}
	switch {
	case d.end == io.EOF && len(d.start) <= o.BlockSize:
		t.options.BlockSize, t.options.Workers = len(d.start)+1, 1
	case d.end == io.EOF && o.BlockSize == defaultBlockSize:
		// Putting together what two have done would take as long, and memory that
		// is used for the first time costs more than the reading.
		t.options.BlockSize, t.options.Workers = smallBlockSize, 1
	}
	if err := t.readHead(d.all(), min(headAtFirst, len(d.start)+1)); err != nil {
		return nil, err
	}
	return t, nil
}

// sniff finds the delimiter.
func (d *Dialect) sniff(sample []byte) {
	delimiter, note := sniffDelimiter(sample)
	d.Delimiter = delimiter
	if note != "" {
		d.Notes = append(d.Notes, note)
	}
}

// readHead reads the head of a table from the first size bytes of r, or more if
// these are too few, and leaves all of r for Scan.
func (t *Table) readHead(r io.Reader, size int) error {
	cut := &cutter{r: r, size: size, limit: t.options.Limits.Record}
	c, _, err := cut.next(context.Background(), nil)
	if err != nil {
		return t.locate(placeOf(err, 0), newLayout(0, nil))
	}
	l := t.lines(anyWidth)
	l.most = headRecords
	if err := l.split(c); err != nil {
		return t.locate(placeOf(err, 0), newLayout(0, []tally{{0, l.records}}))
	}
	all := io.MultiReader(bytes.NewReader(c.data), join(cut.rest, r, cut.err))
	if l.records < headRecords && cut.err == nil && size < headBytes {
		return t.readHead(all, headBytes)
	}
	t.keepHead(c, l)
	t.source = once(func(skip int) (io.Reader, error) {
		_, err := io.CopyN(io.Discard, all, int64(l.startOf(skip)))
		return all, err
	})
	return nil
}

// keepHead keeps the texts of the records that were found in a chunk.
func (t *Table) keepHead(c chunk, l *lines) {
	columns := newColumns(Spec{}, t.options.Limits, nil)
	columns.ragged(c, l)
	t.head = make([][]string, 0, l.records)
	for _, record := range columns.block.Ragged {
		t.head = append(t.head, texts(record.Fields))
	}
}

// texts copies the fields of a record.
func texts(fields [][]byte) []string {
	list := make([]string, len(fields))
	for i, f := range fields {
		list[i] = string(f)
	}
	return list
}

// once lets the rest of an input be read only once.
func once(rest func(skip int) (io.Reader, error)) func(skip, width int) (io.Reader, error) {
	spent := false
	return func(skip, _ int) (io.Reader, error) {
		if spent {
			return nil, errors.New("the rows were read already: open the input again")
		}
		spent = true
		return rest(skip)
	}
}
