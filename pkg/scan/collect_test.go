package scan

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"math/big"
	"slices"
	"sync"
	"testing"
)

// row is what a scan delivers of one row, by its number.
type row struct {
	Number int64
	Fields []string
}

// gatherer keeps all rows of a scan whose columns are all keys and all numbers,
// and checks that the two agree.
type gatherer struct {
	mu   sync.Mutex
	rows []placedRow
	err  error // a contradiction
}

type placedRow struct {
	position Position
	fields   []string
}

// worker returns one that gathers, and checks what a Worker may rely on.
func (g *gatherer) worker() Worker { return &gatheringWorker{g: g, sequence: -1} }

type gatheringWorker struct {
	g        *gatherer
	sequence int
	dicts    []*Dictionary
	seen     [][]string // what each id of each column meant when it was new
}

func (w *gatheringWorker) Block(b *Block, dicts []*Dictionary) error {
	w.g.mu.Lock()
	defer w.g.mu.Unlock()
	if err := w.check(b, dicts); err != nil {
		w.g.err = err
		return err
	}
	ragged := b.Ragged
	for r := range b.Rows + 1 {
		for ; len(ragged) > 0 && ragged[0].Row == r; ragged = ragged[1:] {
			w.g.rows = append(w.g.rows, placedRow{ragged[0].Position, texts(ragged[0].Fields)})
		}
		if r < b.Rows {
			var fields []string
			for k := range b.Keys {
				fields = append(fields, string(dicts[k].Bytes(b.Keys[k][r])))
			}
			w.g.rows = append(w.g.rows, placedRow{b.Position(r), fields})
		}
	}
	return nil
}

func (w *gatheringWorker) check(b *Block, dicts []*Dictionary) error {
	if w.dicts == nil {
		w.dicts = slices.Clone(dicts)
		w.seen = make([][]string, len(dicts))
	}
	if b.Sequence <= w.sequence || !slices.Equal(w.dicts, dicts) {
		return fmt.Errorf("block %d after %d, dictionaries %v after %v", b.Sequence, w.sequence, dicts, w.dicts)
	}
	w.sequence = b.Sequence
	for k, d := range dicts {
		for id := range d.Len() {
			text := string(d.Bytes(uint32(id)))
			if id == len(w.seen[k]) {
				w.seen[k] = append(w.seen[k], text)
			}
			if w.seen[k][id] != text {
				return fmt.Errorf("id %d of column %d was %q and is %q", id, k, w.seen[k][id], text)
			}
		}
	}
	for n := range b.Numbers {
		odd := b.Odd[n]
		for r, v := range b.Numbers[n] {
			text := string(dicts[n].Bytes(b.Keys[n][r]))
			isOdd := len(odd) > 0 && odd[0].Row == r
			if isOdd && string(odd[0].Text) != text {
				return fmt.Errorf("odd cell %q of %q", odd[0].Text, text)
			}
			if isOdd {
				odd = odd[1:]
			}
			if want, ok := plainCount(text); ok == isOdd || v != want {
				return fmt.Errorf("cell %q is %d, odd %v", text, v, isOdd)
			}
		}
		if len(odd) > 0 {
			return fmt.Errorf("odd cells without rows: %v", odd)
		}
	}
	return nil
}

// plainCount is an independent reading of a count that is nothing but digits.
func plainCount(text string) (int64, bool) {
	n, ok := new(big.Int).SetString(text, 10)
	if !ok || n.String() != text || n.Sign() < 0 || !n.IsInt64() {
		return 0, false
	}
	return n.Int64(), true
}

// allColumns wants each of width columns as a key and as a number.
func allColumns(skip, width int) Spec {
	s := Spec{Skip: skip, Width: width}
	for c := range width {
		s.Keys = append(s.Keys, Key{Column: c})
		s.Numbers = append(s.Numbers, c)
	}
	return s
}

// gather scans a table and returns all its rows, in order.
func gather(t testing.TB, table *Table, spec Spec) ([]row, *Layout, error) {
	t.Helper()
	g := &gatherer{}
	layout, err := table.Scan(context.Background(), spec, g.worker)
	if g.err != nil {
		t.Fatal(g.err)
	}
	slices.SortFunc(g.rows, func(a, b placedRow) int { return cmp.Compare(a.position, b.position) })
	var rows []row
	for _, r := range g.rows {
		number := int64(0)
		if layout != nil {
			number = layout.Row(r.position)
		}
		rows = append(rows, row{number, r.fields})
	}
	return rows, layout, err
}

// headless is a table of a document whose head was not read, so that all errors
// come from Scan.
func headless(name string, r io.Reader, o Options) *Table {
	o, err := o.normal()
	if err != nil {
		panic(err)
	}
	return &Table{name: name, options: o, dialect: Dialect{Encoding: UTF8, Delimiter: o.Delimiter},
		source: func(int, int) (io.Reader, error) { return r, nil }}
}

// rowOf returns the row and column of an error.
func rowOf(err error) (row int64, column int) {
	var e *RowError
	if errors.As(err, &e) {
		return e.Row, e.Column
	}
	return 0, 0
}

// open opens a document.
func open(t testing.TB, doc string, o Options) *Table {
	t.Helper()
	table, err := Open("x.csv", bytes.NewReader([]byte(doc)), o)
	if err != nil {
		t.Fatal(err)
	}
	return table
}
