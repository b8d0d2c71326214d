// Package scan turns the bytes of an export into records, fast: it finds out
// the encoding, the delimiter and the line ends, keeps the first records for
// whoever has to work out what the columns mean, and then hands the rows on in
// blocks of columns, from several goroutines at once.
//
// It is strict where a guess could change a figure: a stray quote, a byte that
// cannot be decoded, a NUL and a record beyond the limits are errors with a row
// and a column. It does NOT know what a header, a date, an area or a footer is,
// nor what a number with a comma means: it delivers text, and the value of a
// cell only where the cell is nothing but digits. It opens no files and prints
// no cell of the input in its errors.
//
// The rules of records are those of encoding/csv (RFC 4180 with LF as well as
// CRLF, blank lines skipped, CRLF inside quotes read as LF), with the
// differences that rows of another width are handed on rather than refused,
// and that a file whose lines end in CR alone is read too.
package scan

import (
	"cmp"
	"fmt"
	"io"
	"runtime"
)

// Options say how to read one input. The zero value finds everything out.
type Options struct {
	// Encoding is one of Encodings, in any case, or "" to find it out. A byte
	// order mark in the input wins over it, with a note.
	Encoding string
	// Delimiter stands between fields; 0 finds it out among comma, semicolon,
	// tab and pipe. A blank and other ASCII punctuation will do too, except a
	// double quote.
	Delimiter rune
	// Limits bound what a stranger's file may cost; zero fields take the
	// defaults of DefaultLimits.
	Limits Limits
	// Workers is the number of goroutines that read rows; 0 is one for each
	// processor Go may use. It never changes a result.
	Workers int
	// BlockSize is the number of bytes a worker takes at a time; 0 is a size
	// that suits processor caches. It never changes a result.
	BlockSize int
}

// Limits bound the memory that an input can claim, whatever its length.
type Limits struct {
	// Record is the most bytes one record may have, its line end included,
	// from 1 to 1<<30. Default 64 MiB.
	Record int
	// Fields is the most fields one record may have. Default 16,384, which is
	// the most columns an Excel sheet has.
	Fields int
	// Distinct is the most distinct raw values a key column may show to one
	// worker, or to all of them if it is Shared, up to 1<<31. Default 8,388,608.
	Distinct int
	// DistinctBytes is the most bytes these values may have together, up to
	// 1<<32-1. Default 256 MiB.
	DistinctBytes int
}

// DefaultLimits returns the limits that hold where Options say nothing.
func DefaultLimits() Limits {
	return Limits{Record: 64 << 20, Fields: 16384, Distinct: 8 << 20, DistinctBytes: 256 << 20}
}

// orDefault fills the zero fields of l.
func (l Limits) orDefault() Limits {
	d := DefaultLimits()
	return Limits{
		Record:        cmp.Or(l.Record, d.Record),
		Fields:        cmp.Or(l.Fields, d.Fields),
		Distinct:      cmp.Or(l.Distinct, d.Distinct),
		DistinctBytes: cmp.Or(l.DistinctBytes, d.DistinctBytes),
	}
}

// Dialect is how the input was found to be written.
type Dialect struct {
	Encoding  string   // one of Encodings
	Delimiter rune     // what stands between fields
	CRLF      bool     // the first line ends in CR LF
	Notes     []string // what was guessed or is unusual, one sentence each
}

// Spec says which columns of the rows are wanted. Columns count from 0.
type Spec struct {
	Skip    int   // rows before the data, blank lines counted: at most len(Head())
	Width   int   // the fields a row must have; others are delivered as Ragged
	Keys    []Key // columns wanted as ids into a Dictionary
	Numbers []int // columns wanted as counts
	// Watches are columns of which only a few cells are wanted, such as those
	// that may say "Total". A watch costs next to nothing for the other cells.
	Watches []Watch
}

// Watch is a column of which the cells that begin with certain letters are
// wanted, as ids into a Dictionary of their own.
type Watch struct {
	Column int
	// Letters are the ASCII letters, in either case, and digits that are looked
	// for, after an opening quote and blanks of any kind.
	Letters string
}

// Key is a column wanted as ids into a Dictionary.
type Key struct {
	Column int
	// DatePrefix drops the time of day from a cell that has one, so that the
	// dictionary holds each day once: from "2019-03-04T10:15", "2019-03-04
	// 10:15:00" or "4/3/2019 9:05" it keeps what stands before the T or the
	// blank. A cell whose time is written in any other way is kept whole.
	DatePrefix bool
	// Shared gives all workers the same ids, in one Dictionary, for columns of
	// very many values such as the people in a log: their memory then does not
	// grow with the number of workers. It costs more for each row than
	// dictionaries of few values.
	Shared bool
}

// Worker receives the blocks that one goroutine reads.
type Worker interface {
	// Block is called for one block after another, never twice at once for the
	// same Worker. The block and all it refers to are only valid during the
	// call; dicts has one dictionary for each Spec.Keys and then one for each
	// Spec.Watches, the same ones in each call, with ids that stay valid until
	// after Scan. An error ends the scan; use At to give it a place.
	Block(b *Block, dicts []*Dictionary) error
}

// Position is the place of a row in the input: opaque, and ordered as the rows
// are. Layout.Row turns it into a row number. Positions of one Scan mean
// nothing to another.
type Position uint64

// Block is a run of rows, column by column. All of it is valid only during the
// call of Worker.Block that receives it.
type Block struct {
	// Sequence is the number of the block in the input, from 0; a worker
	// receives its blocks in ascending order. A block without rows is not
	// delivered, so numbers may be missing.
	Sequence int
	// Rows is the number of rows of the right width: the length of each column
	// in Keys and Numbers. It may be 0 where all rows are ragged.
	Rows int
	// Keys has a column of dictionary ids for each Spec.Keys.
	Keys [][]uint32
	// Numbers has a column of values for each Spec.Numbers: the value where the
	// cell is plain digits, 0 where it is in Odd.
	Numbers [][]int64
	// Odd has, for each Spec.Numbers, the cells that are not plain digits, in
	// order of their rows.
	Odd [][]Odd
	// Watched has, for each Spec.Watches, the cells that begin with its letters,
	// in order of their rows.
	Watched [][]Hit
	// Ragged has the rows that have not Spec.Width fields, in order. Blank
	// lines are not among them.
	Ragged []Ragged

	first    Position // of the first record, blank and ragged ones counted
	numbered bool     // whether records holds the record of every row, or row i is record i
	records  []uint32
}

// Odd is a cell in a number column that is not plain digits: empty, padded,
// signed, grouped, with decimals or with a leading zero, beyond 64 bits, or no
// number at all.
type Odd struct {
	Row  int    // in the block, from 0
	Text []byte // without the quotes of the file; empty for an empty cell
}

// Hit is a cell of a watched column.
type Hit struct {
	Row int    // in the block, from 0
	ID  uint32 // in the dictionary of the watch
}

// Ragged is a row that has not Spec.Width fields.
type Ragged struct {
	Row      int      // how many rows of the block's columns stand before it
	Position Position // where it stands
	Fields   [][]byte // at least one, without the quotes of the file
}

// Position returns the place of a row of the block's columns, 0 ≤ row < Rows.
// A ragged row has its own Position.
func (b *Block) Position(row int) Position {
	if b.numbered {
		row = int(b.records[row])
	}
	return b.first + Position(row)
}

// defaultBlockSize is what a worker takes at a time: long enough to be read in
// few calls, short enough to stay in a processor's own cache.
const defaultBlockSize = 256 << 10

// The encodings that can be read, as Options.Encoding takes them and
// Dialect.Encoding gives them.
const (
	UTF8        = "utf-8"        // with or without a byte order mark; ASCII too
	UTF16LE     = "utf-16le"     // Excel's "Unicode Text"
	UTF16BE     = "utf-16be"     // the same from other machines
	Windows1252 = "windows-1252" // Western European, a superset of Latin-1's letters
)

// Encodings lists the encodings that can be read.
func Encodings() []string { return []string{UTF8, UTF16LE, UTF16BE, Windows1252} }

// Table is an input whose first records have been read.
type Table struct {
	name    string
	options Options
	dialect Dialect
	head    [][]string
	small   bool
	// source returns the decoded bytes from the first record that is not
	// skipped, for rows of the given width; it fails where the input is spent.
	source func(skip, width int) (io.Reader, error)
}

// Name returns the name that errors use for the input.
func (t *Table) Name() string { return t.name }

// Head returns the first records, up to 200 or 1 MiB of them, for working out
// what rows and columns mean. Blank lines are empty records, so that record i
// is what a spreadsheet shows as row i+1. The caller must not change it.
func (t *Table) Head() [][]string { return t.head }

// Small reports whether opening the table read all of its input, which then has
// 1 MiB at most, or whether its records were in memory before.
func (t *Table) Small() bool { return t.small }

// Dialect returns how the input was found to be written.
func (t *Table) Dialect() Dialect { return t.dialect }

// Layout knows the row numbers of a scanned input.
type Layout struct {
	skipped int64
	before  []int64 // for each chunk: the records before it, without the skipped ones; and for all
}

// Row returns the number of the row at p as a spreadsheet shows it: from 1,
// header and blank lines counted, a line end inside quotes not.
func (l *Layout) Row(p Position) int64 {
	return l.skipped + l.before[p>>32] + int64(uint32(p)) + 1
}

// Rows returns how many rows the input has, header and blank lines counted.
func (l *Layout) Rows() int64 { return l.skipped + l.before[len(l.before)-1] }

// normal checks o and fills in its defaults.
func (o Options) normal() (Options, error) {
	o.Limits = o.Limits.orDefault()
	o.Workers = cmp.Or(o.Workers, runtime.GOMAXPROCS(0))
	o.BlockSize = cmp.Or(o.BlockSize, defaultBlockSize)
	l := o.Limits
	switch {
	case l.Record < 1 || l.Record > 1<<30:
		return o, fmt.Errorf("limit of %d bytes for a record is out of range: expected 1 to %d", l.Record, 1<<30)
	case l.Fields < 1, l.Distinct < 1, l.DistinctBytes < 1:
		return o, fmt.Errorf("limits must be at least 1, not %+v", l)
	case int64(l.Distinct) > 1<<31 || int64(l.DistinctBytes) > 1<<32-1:
		return o, fmt.Errorf("limits for distinct values are out of range: %d values, %d bytes", l.Distinct, l.DistinctBytes)
	case o.Workers < 1 || o.BlockSize < 1 || o.BlockSize > 1<<30:
		return o, fmt.Errorf("expected at least one worker and a block size of 1 to %d bytes, not %d and %d", 1<<30, o.Workers, o.BlockSize)
	}
	return o, checkDelimiter(o.Delimiter)
}

// checkDelimiter refuses characters that cannot stand between fields.
func checkDelimiter(d rune) error {
	switch {
	case d == 0, d == '\t', ' ' <= d && d <= '~' && d != '"' && !isAlphanumeric(d):
		return nil
	}
	return fmt.Errorf("%q cannot be a delimiter: expected a comma, semicolon, tab, pipe or other ASCII punctuation", d)
}

func isAlphanumeric(r rune) bool {
	return '0' <= r && r <= '9' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
}
