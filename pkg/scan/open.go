package scan

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
)

const (
	headRecords = 200
	headBytes   = 1 << 20
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
	if o.Delimiter == 0 {
		t.dialect.sniff(d.start)
	}
	if d.end == io.EOF && len(d.start) <= o.BlockSize {
		t.options.BlockSize, t.options.Workers = len(d.start)+1, 1
	}
	return t.withHead(d.all(), min(headBytes, len(d.start)+1))
}

// sniff finds the delimiter.
func (d *Dialect) sniff(sample []byte) {
	delimiter, note := sniffDelimiter(sample)
	d.Delimiter = delimiter
	if note != "" {
		d.Notes = append(d.Notes, note)
	}
}

// withHead reads the head of a table, of which about size bytes are looked at,
// and leaves the rest for Scan.
func (t *Table) withHead(r io.Reader, size int) (*Table, error) {
	cut := &cutter{r: r, size: size, limit: t.options.Limits.Record}
	c, ok, err := cut.next(context.Background(), nil)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", t.name, placeOf(err, 0).err)
	}
	l := t.lines(anyWidth)
	l.most = headRecords
	if ok {
		err = l.split(c)
	}
	if err != nil {
		return nil, t.locate(placeOf(err, 0), newLayout(0, []tally{{0, l.records}}))
	}
	columns := newColumns(Spec{}, t.options.Limits)
	columns.ragged(c, l)
	for _, record := range columns.block.Ragged {
		t.head = append(t.head, texts(record.Fields))
	}
	t.source = once(func(skip, _ int) io.Reader {
		from := l.end
		if skip < len(l.ragged) {
			from = l.ragged[skip].start
		}
		return io.MultiReader(bytes.NewReader(c.data[from:]), bytes.NewReader(cut.rest), join(nil, r, cut.err))
	})
	return t, nil
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
func once(rest func(skip, width int) io.Reader) func(skip, width int) (io.Reader, error) {
	spent := false
	return func(skip, width int) (io.Reader, error) {
		if spent {
			return nil, errors.New("the rows were read already: open the input again")
		}
		spent = true
		return rest(skip, width), nil
	}
}
