// Package workbook turns Excel workbooks (.xlsx, .xlsm, .xltx, .xltm) and
// OpenDocument spreadsheets (.ods) into records that take the same road as a CSV
// file: the values that are stored, not those displayed, with what a record
// cannot say beside them: which rows and columns are hidden, which cells are
// merged, how far labels are indented.
//
// A number is given in the decimal digits that were meant, a percentage with
// its sign, a date in ISO 8601, a formula by the value it had when the workbook
// was saved, and a text as typed, so that "007" stays "007".
//
// It is strict where a guess could change a figure: a formula without a value,
// a text that is missing and a date that never was are errors with their cell.
// It trusts nothing in the file: what is unpacked is limited, entities and
// document types are refused, links to other files are never followed.
//
// It does NOT know what a header, an area or a footer is, does not calculate,
// draws no charts, and reads neither workbooks of Excel 2003 and older (.xls)
// nor binary ones (.xlsb). It opens no files and prints no cell of the input in
// its errors and notes.
package workbook

import (
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/area"
)

// Options say how to read a workbook. The zero value works everything out.
type Options struct {
	// Sheet is the name of the sheet that Read("") reads, in any case; "" is
	// the only visible sheet with a table.
	Sheet string
	// Limits bound what a stranger's file may cost; zero fields take the
	// defaults of DefaultLimits.
	Limits Limits
}

// Workbook is an open workbook. It holds the packed file, and is for one
// goroutine at a time.
type Workbook struct {
	outline
	name    string
	sheet   string // the one asked for
	limits  Limits
	archive *archive
	texts   []string  // those that cells share
	sizes   []*extent // of the entries, once they are known
}

// SheetInfo is what there is to say of a sheet before it is read.
type SheetInfo struct {
	Name   string
	Hidden bool // by hand or by a macro
	// Rows and Columns are how many hold something; 0 for a sheet that cannot
	// be read, for which Read has the error.
	Rows, Columns int
}

// Open reads the list of sheets of a workbook and the texts that its cells
// share. Errors use name for the file. An error wraps ErrNotWorkbook if the
// file is something else. If r is an io.ReaderAt with a Size, as an
// io.SectionReader is, it is read in its place, from its start; anything else
// is held in memory.
func Open(name string, r io.Reader, o Options) (*Workbook, error) {
	limits, err := o.Limits.orDefault()
	if err != nil {
		return nil, err
	}
	data, err := contentOf(r, limits.File)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	a, err := openArchive(name, data, limits)
	if err != nil {
		return nil, err
	}
	w := &Workbook{name: name, sheet: o.Sheet, limits: limits, archive: a}
	if w.outline, err = a.readOutline(); err != nil {
		return nil, err
	}
	if w.texts, err = a.readTexts(w.outline.texts); err != nil {
		return nil, err
	}
	w.sizes = make([]*extent, len(w.entries))
	if o.Sheet != "" {
		if _, err := w.find(o.Sheet); err != nil {
			return nil, err
		}
	}
	return w, nil
}

// Sheets lists the sheets that have cells, in the order of their tabs. It reads
// through all of them, once.
func (w *Workbook) Sheets() []SheetInfo {
	list := make([]SheetInfo, len(w.entries))
	for i, e := range w.entries {
		size := w.size(i)
		list[i] = SheetInfo{e.name, e.hidden, size.rows, size.filledColumns()}
	}
	return list
}

// find returns the index of the sheet of that name; case does not matter, as it
// does not in Excel.
func (w *Workbook) find(sheet string) (int, error) {
	for _, same := range []func(a, b string) bool{func(a, b string) bool { return a == b }, strings.EqualFold} {
		for i, e := range w.entries {
			if same(strings.TrimSpace(e.name), strings.TrimSpace(sheet)) {
				return i, nil
			}
		}
	}
	all := w.where(func(int) bool { return true })
	return 0, hinted{fmt.Errorf("%q has no sheet %q; its sheets are %s", w.name, sheet, w.list(all)), w.nearest(sheet)}
}

// nearest is the hint for a sheet that is not there.
func (w *Workbook) nearest(sheet string) string {
	var names []string
	for _, e := range w.entries {
		names = append(names, e.name)
	}
	if near := area.Near(sheet, names, 1); len(near) > 0 {
		return fmt.Sprintf("did you mean %q? Type: --sheet %s", near[0], flagValue(near[0]))
	}
	return "say which: --sheet " + flagValue(names[0])
}

// choose returns the index of the sheet to read where none was asked for: the
// only visible one with a table. What is a page of text beside it is set aside.
func (w *Workbook) choose() (chosen int, aside []int, err error) {
	visible := w.where(func(i int) bool { return !w.entries[i].hidden })
	if len(visible) == 1 {
		return visible[0], nil, nil
	}
	for _, i := range visible {
		if err := w.size(i).err; err != nil {
			return 0, nil, err
		}
	}
	tables := w.where(func(i int) bool { return !w.entries[i].hidden && w.size(i).isTable() })
	if len(tables) == 0 {
		tables = w.where(func(i int) bool { return !w.entries[i].hidden && w.size(i).rows > 0 })
	}
	if len(tables) == 0 {
		return 0, nil, w.noTable()
	}
	if data := w.withoutPages(tables); len(data) == 1 {
		return data[0], slices.DeleteFunc(tables, func(i int) bool { return i == data[0] }), nil
	}
	return 0, nil, hinted{fmt.Errorf("%q has %d sheets with a table: %s", w.name, len(tables), w.list(tables)), "say which: --sheet " + flagValue(w.entries[tables[0]].name)}
}

// withoutPages leaves out the pages of text, such as covers and notes: those
// without a number that are smaller than every sheet with numbers.
func (w *Workbook) withoutPages(tables []int) []int {
	smallest := int64(math.MaxInt64)
	for _, i := range tables {
		if size := w.size(i); size.numbers {
			smallest = min(smallest, size.area())
		}
	}
	if smallest == math.MaxInt64 {
		return tables
	}
	return slices.DeleteFunc(slices.Clone(tables), func(i int) bool {
		size := w.size(i)
		return !size.numbers && size.area() < smallest
	})
}

// noTable is the error for a workbook whose visible sheets are empty.
func (w *Workbook) noTable() error {
	hidden := w.where(func(i int) bool { return w.entries[i].hidden && w.size(i).isTable() })
	if len(hidden) == 0 {
		return fmt.Errorf("%q has no sheet with anything in it", w.name)
	}
	return hinted{fmt.Errorf("%q has no visible sheet with a table; hidden ones are %s", w.name, w.list(hidden)), "if a hidden sheet is the right one, say so: --sheet " + flagValue(w.entries[hidden[0]].name)}
}

// where lists the sheets that fit.
func (w *Workbook) where(fits func(i int) bool) []int {
	var list []int
	for i := range w.entries {
		if fits(i) {
			list = append(list, i)
		}
	}
	return list
}

// list names sheets, with their sizes where these are known.
func (w *Workbook) list(sheets []int) string {
	names := make([]string, len(sheets))
	for n, i := range sheets {
		names[n] = fmt.Sprintf("%q", w.entries[i].name)
		if size := w.sizes[i]; size != nil && size.err == nil {
			names[n] += fmt.Sprintf(" (%d rows, %d columns)", size.rows, size.filledColumns())
		}
		if w.entries[i].hidden {
			names[n] += " (hidden)"
		}
	}
	return some(names, 24)
}

// flagValue writes a name as it is typed behind a flag.
func flagValue(name string) string {
	if strings.ContainsAny(name, "\"\\$`!") {
		return "'" + strings.ReplaceAll(name, "'", `'\''`) + "'"
	}
	if strings.ContainsFunc(name, func(r rune) bool { return !isLetter(r) && !isDigit(r) && r != '-' && r != '_' && r != '.' }) {
		return `"` + name + `"`
	}
	return name
}

// extent counts what holds something in a sheet.
type extent struct {
	book    *Workbook
	last    int64 // the last row that holds something
	rows    int
	columns []bool
	numbers bool  // one cell at least holds a number or a date
	err     error // why the sheet cannot be read
}

// size reads through a sheet to see how much there is.
func (w *Workbook) size(i int) *extent {
	if w.sizes[i] == nil && w.document != nil {
		w.sizeDocument()
	}
	if w.sizes[i] == nil {
		size := &extent{book: w}
		if _, err := w.pass(i, size); err != nil {
			size = &extent{err: err}
		}
		w.sizes[i] = size
	}
	return w.sizes[i]
}

func (e *extent) row(int64, bool) error { return nil }

func (e *extent) cell(c *cell) error {
	empty := !c.valued || len(c.text) == 0
	if c.kind == sharedCell && c.valued {
		text, err := e.book.shared(c.text)
		empty = err == nil && text == ""
	}
	if empty {
		return nil
	}
	if c.row > e.last {
		e.last = c.row
		e.rows++
	}
	e.numbers = e.numbers || c.kind == numberCell || c.kind == dateCell
	for len(e.columns) < c.column {
		e.columns = append(e.columns, false)
	}
	e.columns[c.column-1] = true
	return nil
}

func (e *extent) filledColumns() int {
	return len(slices.DeleteFunc(slices.Clone(e.columns), func(filled bool) bool { return !filled }))
}

// area is how many cells the rows and columns have that hold something.
func (e *extent) area() int64 { return int64(e.rows) * int64(e.filledColumns()) }

// isTable reports whether there is more than a list or a title.
func (e *extent) isTable() bool { return e.rows >= 2 && e.filledColumns() >= 2 }

// pass reads a sheet from its start to its end.
func (w *Workbook) pass(i int, into sink) (*sheetReader, error) {
	e := w.entries[i]
	if w.document != nil {
		t, err := w.readDocumentSheet(i, into)
		if err != nil {
			return nil, err
		}
		t.underTable = t.underFilter
		return t.sheetReader, nil
	}
	var s *sheetReader
	label := fmt.Sprintf("sheet %q", e.name)
	err := w.archive.read(e.part, label, "worksheet", func(x *xmlReader) error {
		s = &sheetReader{xmlReader: x, into: into, fail: w.failure(i)}
		return s.read()
	})
	return s, err
}

// failure returns a function that gives errors their place in a sheet.
func (w *Workbook) failure(i int) func(row int64, column int, err error) error {
	return func(row int64, column int, err error) error {
		return &CellError{w.name, w.entries[i].name, row, column, err}
	}
}
