// Package export works out what the rows and columns of an export mean, and
// answers plans from it: which column is the area, which the period, which
// counts; whether periods or areas run across the top; which rows are
// subtotals, which cells are hidden, which days a log covers.
//
// It decides by the words people put in column heads and by the values below
// them, says what it decided (Inspection), and refuses with the flag to type
// where two readings are left. Bytes are package scan's business, and adding
// up tiles and subtotals is package cube's.
package export

import (
	"context"
	"errors"
	"fmt"
	"hash/maphash"
	"io"
	"maps"
	"slices"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/period"
	"github.com/pressfigures/figures/pkg/scan"
)

// Column assigns a role to the column of that head, as --column does.
type Column struct {
	Role   Role
	Header string
}

// HiddenRule says what a mark in a number column stands for: a count from Low
// to High, or with no upper end where Open.
type HiddenRule struct {
	Mark      string
	Low, High int64
	Open      bool
}

// Options say how to read exports where the default is not wanted. The zero
// value works everything out.
type Options struct {
	Columns    []Column
	Areas      []area.Entry // the areas file: parents, ways of saying, aliases
	Period     period.Context
	Hidden     []HiddenRule
	BlankZero  bool // a blank cell is 0 and not missing
	AbsentZero bool // an area without a row in a period has 0 there
	Encoding   string
	Delimiter  rune
	Decimal    rune // '.' or ','; 0 is '.'
	Sheet      string
	ShownRows  bool // rows that a sheet hides do not count
	Table      int
	Unit       string // what is counted, in the plural
	Workers    int
	BlockSize  int
	Limits     Limits
}

// Input is one file.
type Input struct {
	Name  string // as typed
	Label string // the period of a file that has none; "" for none
	// Open opens the file from its start; it is called once. What it returns may
	// be an io.ReaderAt with a Size too, as an io.SectionReader is: workbooks and
	// zip archives are then read in their place and not held in memory.
	Open func() (io.ReadCloser, error)
}

// Export is one or more files read as one source of counts.
type Export struct {
	inputs  []Input
	options Options
	files   []*file
	notes   []caveat.Caveat
	opened  bool

	populations map[area.ID][]population // by span
	inspection  Inspection
}

// file is one input and what was worked out of it.
type file struct {
	input  Input
	table  *scan.Table
	closer io.Closer
	hash   *hashing
	layout *layout
	sheet  string  // of a workbook
	hides  *hiding // what the sheet does not show; nil where it shows all
}

// New returns an export over the inputs. Nothing is opened yet.
func New(inputs []Input, o Options) *Export {
	return &Export{inputs: inputs, options: o}
}

// Describe reads the opening of every file and says what the columns are for.
func (e *Export) Describe(ctx context.Context) (cube.Schema, []caveat.Caveat, error) {
	if err := e.open(ctx); err != nil {
		return cube.Schema{}, nil, err
	}
	schema := cube.Schema{}
	seen := map[string]bool{}
	for _, f := range e.files {
		l := f.layout
		schema.HasAreas = schema.HasAreas || l.hasAreas()
		schema.HasPeriods = schema.HasPeriods || l.hasPeriods() || f.input.Label != ""
		schema.Dated = schema.Dated || l.dated()
		for _, d := range l.dimensionHeads() {
			if !seen[area.Fold(d)] {
				seen[area.Fold(d)] = true
				schema.Dimensions = append(schema.Dimensions, d)
			}
		}
	}
	schema.Measures = []cube.Measure{e.measure()}
	return schema, e.notes, nil
}

// open reads the heads of all inputs, once.
func (e *Export) open(ctx context.Context) error {
	if e.opened {
		return nil
	}
	if len(e.inputs) == 0 {
		return hinted(errors.New("no export was given"), "name a file, such as contacts.csv")
	}
	names := map[string]bool{}
	for _, in := range e.inputs {
		if err := ctx.Err(); err != nil {
			return err
		}
		if names[in.Name] {
			e.note(caveat.SameFileTwice, fmt.Sprintf("%q was named twice and is read once", in.Name))
			continue
		}
		names[in.Name] = true
		f, err := e.openFile(in)
		if err != nil {
			e.close()
			return err
		}
		e.files = append(e.files, f)
	}
	e.opened = true
	if err := e.checkAlike(); err != nil {
		e.close()
		return err
	}
	return nil
}

// openFile reads the head of one input.
func (e *Export) openFile(in Input) (*file, error) {
	rc, err := in.Open()
	if err != nil {
		return nil, err
	}
	f := &file{input: in, closer: rc}
	if err := e.openTable(f, rc); err != nil {
		f.closer.Close()
		return nil, err
	}
	if f.layout, err = inferLayout(f, e.options); err != nil {
		f.closer.Close()
		return nil, err
	}
	for _, n := range f.table.Dialect().Notes {
		e.note(caveat.Encoding, in.Name+": "+n)
	}
	return f, nil
}

// openTable finds out what sort of file an input is and opens its table: a text
// or the sheet of a workbook, packed or not.
func (e *Export) openTable(f *file, r io.Reader) error {
	name, limits := f.input.Name, e.options.Limits.orDefault()
	u, err := unwrap(name, r, limits)
	if err != nil {
		return err
	}
	if u.closer != nil {
		f.closer = closers{u.closer, f.closer}
	}
	if u.book != nil {
		if isWord(u.head) {
			return foreign(name, u.head)
		}
		return e.openBook(f, u.book)
	}
	if isCompound(u.head) {
		return e.openSheet(f, u)
	}
	if err := foreign(name, u.head); err != nil {
		return err
	}
	if e.options.Sheet != "" {
		return hinted(fmt.Errorf("%q is a text file and has no sheet %q", name, e.options.Sheet), "leave out --sheet, which names a sheet of an Excel workbook")
	}
	r = e.watched(f, u)
	o := e.options
	f.table, err = scan.Open(name, r, scan.Options{Encoding: o.Encoding, Delimiter: o.Delimiter, Workers: o.Workers, BlockSize: o.BlockSize, Limits: limits.text()})
	return err
}

// openBook opens the sheet of a workbook.
func (e *Export) openBook(f *file, book packedFile) error {
	if whole := e.watched(f, io.NewSectionReader(book, 0, book.Size())); f.hash != nil {
		if _, err := io.Copy(io.Discard, whole); err != nil {
			return in(f.input.Name, err)
		}
	}
	return e.openSheet(f, io.NewSectionReader(book, 0, book.Size()))
}

// watched takes note of what a file holds where there are several, to find
// those that are the same.
func (e *Export) watched(f *file, r io.Reader) io.Reader {
	if len(e.inputs) < 2 {
		return r
	}
	f.hash = &hashing{Reader: r}
	f.hash.sum.SetSeed(seed)
	return f.hash
}

// closers close one after another.
type closers []io.Closer

// Close closes all; errors of closing what was only read do not matter.
func (c closers) Close() error {
	for _, one := range c {
		one.Close()
	}
	return nil
}

// checkAlike refuses mixtures that cannot be added up: a log beside a table of
// periods counts the same contacts twice.
func (e *Export) checkAlike() error {
	first := e.files[0]
	for _, f := range e.files[1:] {
		if f.layout.dated() != first.layout.dated() {
			log, table := f, first
			if first.layout.dated() {
				log, table = first, f
			}
			return hinted(fmt.Errorf("%q is a log of dated rows and %q a table of periods; adding them would count contacts twice", log.input.Name, table.input.Name),
				"ask about one of them at a time")
		}
		a, b := f.layout, first.layout
		if a.kind != b.kind {
			return hinted(fmt.Errorf("%q holds numbers of another kind (%s: %s) than %q (%s: %s)", f.input.Name, a.measureName(), a.kind, first.input.Name, b.measureName(), b.kind),
				"ask about one of them at a time")
		}
		if newHead(a.measureName()).words != newHead(b.measureName()).words && len(e.options.Columns) == 0 {
			e.notes = append(e.notes, caveat.Caveat{ID: caveat.NounDrift, Text: fmt.Sprintf("%q counts %q and %q counts %q; they are taken for the same thing", first.input.Name, b.measureName(), f.input.Name, a.measureName()),
				Hint: "leave one of them out if they are not"})
		}
	}
	return nil
}

// close closes what is open; errors of closing files that were only read do
// not matter.
func (e *Export) close() {
	for _, f := range e.files {
		f.closer.Close()
	}
}

func (e *Export) note(id caveat.ID, text string) {
	e.notes = append(e.notes, caveat.Caveat{ID: id, Text: text})
}

// measure describes what the number columns hold.
func (e *Export) measure() cube.Measure {
	l := e.files[0].layout
	unit := e.options.Unit
	if unit == "" {
		unit = l.unit()
	}
	return cube.Measure{Name: l.measureName(), Kind: l.kind, Unit: unit}
}

// Populations returns the people of each area where the export has a column
// of them, nil where it has none: those of the span, or, for an area that gives
// none for it, those of the latest span before, with a note that names it. It
// is known after Load.
func (e *Export) Populations(s period.Span) (map[area.ID]number.Value, []caveat.Caveat) {
	if e.populations == nil {
		return nil, nil
	}
	out := map[area.ID]number.Value{}
	other := map[string]int{}
	for id, all := range e.populations {
		best := all[0]
		for _, p := range all {
			if p.span.Start <= s.Start {
				best = p
			}
			if p.span.Same(s) {
				best = p
				break
			}
		}
		out[id] = number.Int(best.value)
		if !best.span.Contains(s) && !s.Contains(best.span) {
			other[period.Name(best.span, period.Naming{})]++
		}
	}
	var notes []caveat.Caveat
	for _, name := range slices.Sorted(maps.Keys(other)) {
		notes = append(notes, caveat.Caveat{ID: caveat.SpansDisagree, Text: fmt.Sprintf("the population of %s is used for %s (%s)", name, period.Name(s, period.Naming{}), areasCount(other[name]))})
	}
	return out, notes
}

func areasCount(n int) string {
	if n == 1 {
		return "1 area"
	}
	return fmt.Sprintf("%d areas", n)
}

// Inspection returns what was understood; it is whole after Load.
func (e *Export) Inspection() Inspection { return e.inspection }

// hashing tells files of the same content from each other.
type hashing struct {
	io.Reader
	sum   maphash.Hash
	bytes int64
}

var seed = maphash.MakeSeed()

// Read reads and takes note of what went by.
func (h *hashing) Read(p []byte) (int, error) {
	n, err := h.Reader.Read(p)
	h.sum.Write(p[:n])
	h.bytes += int64(n)
	return n, err
}

// hint is an error with advice.
type hint struct {
	error
	advice string
}

// Hint says what to do about the error.
func (h hint) Hint() string { return h.advice }

// Unwrap returns the error without the advice.
func (h hint) Unwrap() error { return h.error }

func hinted(err error, advice string) error { return hint{err, advice} }
