package workbook

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"
)

// OpenDocument spreadsheets (.ods) hold all their sheets in one part, each cell
// with its type and its value, so that dates, times and per cents need no
// formats to be told apart. Rows and cells that repeat are written once.

const (
	documentType = "application/vnd.oasis.opendocument.spreadsheet"
	documentPart = "content.xml"
	manifestPart = "META-INF/manifest.xml"
	documentURN  = "urn:oasis:names:tc:opendocument:xmlns:"
)

// The formats of a document: these, and those of its dates.
const (
	generalStyle = iota
	percentStyle
	dateStyle
)

// document is what a spreadsheet in OpenDocument has beside its cells.
type document struct {
	hidden map[string]bool // the styles of tables that are hidden
	styles map[string]int  // the cell styles that show dates, by name: a number of formats
}

// isDocument reports whether an archive is a spreadsheet in OpenDocument.
func (a *archive) isDocument() bool {
	if !a.has("mimetype") || !a.has(documentPart) {
		return false
	}
	rc, err := a.open("mimetype", "Outline", a.limits.Outline)
	if err != nil {
		return false
	}
	defer rc.Close()
	kind, err := io.ReadAll(io.LimitReader(rc, 256))
	return err == nil && strings.HasPrefix(string(kind), documentType)
}

// readDocumentOutline reads the list of sheets and the styles of a document.
func (a *archive) readDocumentOutline() (outline, error) {
	if err := a.checkPassword(); err != nil {
		return outline{}, err
	}
	o := outline{document: &document{hidden: map[string]bool{}, styles: map[string]int{}}}
	o.formats = formats{{}, {kind: percent}, {kind: dateTime, day: true, month: true, year: true}}
	d := &dateStyles{formats: map[string]format{}, cells: map[string]string{}}
	err := a.readTables(o.document, d, func(n int, t *tableReader) error {
		if n == a.limits.Parts {
			return &LimitError{"Parts", int64(n), fmt.Sprintf("it lists more than %d sheets", n)}
		}
		name, err := t.words("table:name")
		style, _ := t.attr("table:style-name")
		o.entries = append(o.entries, entry{name, o.document.hidden[string(style)], documentPart})
		return err
	})
	if err == nil && len(o.entries) == 0 {
		err = hinted{fmt.Errorf("%s: damaged: it has no sheets", a.name), askForCopy}
	}
	for _, cell := range slices.Sorted(maps.Keys(d.cells)) {
		if f, ok := d.formats[d.cells[cell]]; ok {
			o.document.styles[cell] = len(o.formats)
			o.formats = append(o.formats, f)
		}
	}
	return o, err
}

// checkPassword refuses a document whose parts are encrypted.
func (a *archive) checkPassword() error {
	if !a.has(manifestPart) {
		return nil
	}
	locked := false
	err := a.readSmall(manifestPart, "manifest", func(x *xmlReader) error {
		return x.children(only("file-entry", func() error {
			return x.children(only("encryption-data", func() error { locked = true; return nil }))
		}))
	})
	if locked {
		return hinted{fmt.Errorf("%q is protected with a password", a.name), "open it in the program it comes from and save it without the password"}
	}
	return err
}

// tableReader reads one table of a document.
type tableReader struct {
	*sheetReader
	document *document
	limits   Limits
	columns  []columnStyle
	filtered [][2]int64 // ranges of rows
	cells    []repeated // of the row being read
	emitted  int        // cells so far, repeated ones counted as often
}

// columnStyle is the style of cells that name none, up to a column.
type columnStyle struct{ upTo, style int }

// repeated is a cell that stands in several columns.
type repeated struct {
	cell
	times, right, down int // right and down are the columns and rows it spans
}

// readTables goes through the tables of a document. With styles, it takes note
// of those.
func (a *archive) readTables(doc *document, styles *dateStyles, handle func(n int, t *tableReader) error) error {
	n := 0
	return a.read(documentPart, documentPart, "document-content", func(x *xmlReader) error {
		if err := checkPrefixes(x); err != nil {
			return err
		}
		return x.children(func(name []byte) error {
			switch string(name) {
			case "automatic-styles":
				if styles != nil {
					return styles.read(x, doc)
				}
			case "body":
				return x.children(only("spreadsheet", func() error {
					return x.children(only("table", func() error {
						n++
						return handle(n-1, &tableReader{sheetReader: &sheetReader{xmlReader: x}, document: doc, limits: a.limits})
					}))
				}))
			}
			return nil
		})
	})
}

// checkPrefixes refuses a document with other prefixes than all programs write:
// attributes are told apart by them.
func checkPrefixes(x *xmlReader) error {
	for _, prefix := range []string{"office", "table", "text"} {
		if urn, _ := x.attr("xmlns:" + prefix); string(urn) != documentURN+prefix+":1.0" {
			return hinted{errors.New("its elements are not named as spreadsheet programs name them"), saveAsCSV}
		}
	}
	return nil
}

// dateStyles gathers the styles that show dates.
type dateStyles struct {
	formats map[string]format // of dates, by name
	cells   map[string]string // the format of each cell style
}

// read reads the styles of a document: those of dates, and whether tables are
// shown.
func (d *dateStyles) read(x *xmlReader, doc *document) error {
	return x.children(func(element []byte) error {
		if len(d.formats)+len(d.cells)+len(doc.hidden) >= stylesMost {
			return errStyles
		}
		date := string(element) == "date-style"
		name, err := x.words("style:name")
		if err != nil || !date && string(element) != "style" {
			return err
		}
		if data, ok := x.attr("style:data-style-name"); ok && !date {
			d.cells[name] = string(data)
		}
		f := format{kind: dateTime}
		err = x.children(func(part []byte) error {
			switch string(part) {
			case "day", "day-of-week":
				f.day = true
			case "month":
				f.month = true
			case "year":
				f.year = true
			case "hours", "minutes", "seconds":
				f.clock = true
			case "table-properties":
				if shown, _ := x.attr("table:display"); string(shown) == "false" {
					doc.hidden[name] = true
				}
			}
			return nil
		})
		if date {
			d.formats[name] = f
		}
		return err
	})
}

// readTable reads the table just started.
func (t *tableReader) readTable() error {
	return t.children(func(name []byte) error {
		switch string(name) {
		case "table-column-group", "table-columns", "table-header-columns", "table-row-group", "table-rows", "table-header-rows":
			return t.readTable()
		case "table-column":
			return t.readTableColumn()
		case "table-row":
			return t.readTableRow()
		}
		return nil
	})
}

// times returns an attribute that says how often something stands there.
func (t *tableReader) times(name string, most int64) (int, error) {
	if _, given := t.attr(name); !given {
		return 1, nil
	}
	n, ok := t.number(name, most)
	if !ok {
		return 0, hinted{errors.New("something is repeated a number of times that cannot be"), saveAgain}
	}
	return int(n), nil
}

// away reports whether a row or a column is not shown, and whether that is
// because of a filter.
func (t *tableReader) away() (hidden, filtered bool) {
	v, _ := t.attr("table:visibility")
	return string(v) == "collapse" || string(v) == "filter", string(v) == "filter"
}

// style returns the number of the format that an attribute names.
func (t *tableReader) styleOf(attr string) (int, bool) {
	name, given := t.attr(attr)
	return t.document.styles[string(name)], given
}

func (t *tableReader) readTableColumn() error {
	n, err := t.times("table:number-columns-repeated", maxRows)
	if err != nil {
		return err
	}
	from := 1
	if k := len(t.columns); k > 0 {
		from = t.columns[k-1].upTo + 1
	}
	if from > maxColumns {
		return nil
	}
	to := min(from+n-1, maxColumns)
	style, _ := t.styleOf("table:default-cell-style-name")
	t.columns = append(t.columns, columnStyle{to, style})
	if hidden, _ := t.away(); hidden {
		t.hiddenColumns = append(t.hiddenColumns, [2]int{from, to})
	}
	return nil
}

// readTableRow reads a row and passes it on as often as it stands there.
func (t *tableReader) readTableRow() error {
	n, err := t.times("table:number-rows-repeated", maxRows)
	if err != nil {
		return t.fail(t.row, 0, err)
	}
	hidden, filtered := t.away()
	style, styled := t.styleOf("table:default-cell-style-name")
	t.row, t.column, t.cells = t.row+1, 0, t.cells[:0]
	err = t.children(func(name []byte) error {
		if string(name) != "table-cell" && string(name) != "covered-table-cell" {
			return nil
		}
		err := t.readTableCell(style, styled)
		if err == nil || isSyntax(err) {
			return err
		}
		return t.fail(t.row, t.column, err)
	})
	if err != nil {
		return err
	}
	if filtered && len(t.cells) > 0 {
		t.filtered = append(t.filtered, [2]int64{t.row, t.row + int64(n) - 1})
	}
	return t.emit(n, hidden)
}

// emit passes the row on so many times. Rows that hold nothing only count.
func (t *tableReader) emit(times int, hidden bool) error {
	if len(t.cells) == 0 {
		t.row += int64(times) - 1
		return nil
	}
	across := 0
	for _, r := range t.cells {
		across += r.times
	}
	if most := t.limits.Cells; across > (most-t.emitted)/times {
		return t.fail(t.row, 0, &LimitError{"Cells", int64(most), fmt.Sprintf("a sheet of more than %d cells", most)})
	}
	t.emitted += across * times
	for i := range times {
		if i > 0 {
			t.row++
		}
		if t.row > maxRows {
			return t.fail(maxRows, 0, fmt.Errorf("it has more than %d rows, the most there can be", maxRows))
		}
		if err := t.into.row(t.row, hidden); err != nil {
			return err
		}
		if err := t.emitCells(); err != nil {
			return err
		}
	}
	return nil
}

// emitCells passes the cells of a row on.
func (t *tableReader) emitCells() error {
	for _, r := range t.cells {
		for k := range r.times {
			c := r.cell
			c.row, c.column = t.row, r.column+k
			if r.right > 1 || r.down > 1 {
				if len(t.merged) == mergesMost {
					return fmt.Errorf("it has more than %d ranges of merged cells", mergesMost)
				}
				t.merged = append(t.merged, block{c.row, c.row + int64(r.down) - 1, c.column, c.column + r.right - 1})
			}
			if err := t.into.cell(&c); err != nil {
				return t.fail(t.row, c.column, err)
			}
		}
	}
	return nil
}

// readTableCell reads a cell, and keeps it if it holds something.
func (t *tableReader) readTableCell(rowStyle int, rowStyled bool) error {
	r := repeated{cell: cell{column: t.column + 1}}
	var err error
	if r.times, err = t.times("table:number-columns-repeated", maxRows); err != nil {
		return err
	}
	r.right, err = t.times("table:number-columns-spanned", maxColumns)
	if err != nil {
		return err
	}
	if r.down, err = t.times("table:number-rows-spanned", maxRows); err != nil {
		return err
	}
	style, styled := t.styleOf("table:style-name")
	if !styled {
		style, styled = rowStyle, rowStyled
	}
	if !styled {
		style = t.columnStyleAt(r.column)
	}
	t.column += r.times
	if err := t.readTyped(&r.cell, style); err != nil || !r.valued && !r.formula {
		return err
	}
	if t.column > maxColumns {
		return fmt.Errorf("a row of more than %d cells, the most there can be", maxColumns)
	}
	t.cells = append(t.cells, r)
	return nil
}

// columnStyleAt returns the style of the cells of a column that name none.
func (t *tableReader) columnStyleAt(column int) int {
	i, _ := slices.BinarySearchFunc(t.columns, column, func(c columnStyle, column int) int { return c.upTo - column })
	if i == len(t.columns) {
		return generalStyle
	}
	return t.columns[i].style
}

// readTyped reads what a cell holds by its type.
func (t *tableReader) readTyped(c *cell, style int) error {
	kind, _ := t.attr("office:value-type")
	value := map[string]string{"float": "office:value", "currency": "office:value", "percentage": "office:value", "date": "office:date-value", "time": "office:time-value", "boolean": "office:boolean-value", "string": "office:string-value"}[string(kind)]
	given, err := t.words(value)
	if err != nil {
		return err
	}
	kinds := string(kind)
	if special, _ := t.attr("calcext:value-type"); string(special) == "error" {
		kinds = "error"
	}
	_, c.formula = t.attr("table:formula")
	shown, err := t.readParagraphs()
	if err != nil {
		return err
	}
	return c.take(kinds, given, shown, style)
}

// take makes a cell of what it holds and what it shows.
func (c *cell) take(kind, given string, shown []byte, style int) error {
	c.valued, c.text = kind != "", []byte(given)
	switch kind {
	case "float", "currency":
		c.kind = numberCell
	case "percentage":
		c.kind, c.style = numberCell, percentStyle
	case "boolean":
		c.kind = booleanCell
	case "date":
		return c.takeDate(given, style)
	case "time":
		text, err := clockOf(given)
		c.kind, c.text = stringCell, []byte(text)
		return err
	case "error":
		c.kind, c.text = errorCell, shown
	case "string", "":
		if c.kind = stringCell; given == "" {
			c.text = shown
		}
		c.valued = len(c.text) > 0 || c.formula && kind != ""
	default:
		return hinted{errors.New("a kind of cell that spreadsheets do not have"), saveAgain}
	}
	return nil
}

// takeDate takes a day as the number that other workbooks store for it, so that
// a month is told from its first day by what the cell shows.
func (c *cell) takeDate(given string, style int) error {
	day, err := time.Parse(time.DateOnly, strings.TrimSuffix(given, "T00:00:00")) // as Excel and Google Sheets write days
	days := int(day.Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours() / 24)
	if err != nil || days <= leapBug {
		c.kind = dateCell
		return nil
	}
	c.kind, c.style, c.text = numberCell, max(style, dateStyle), strconv.AppendInt(nil, int64(days), 10)
	return nil
}

// clockOf writes a length of time such as PT10H15M00S as 10:15:00.
func clockOf(given string) (string, error) {
	text, negative := strings.CutPrefix(given, "-")
	rest, ok := strings.CutPrefix(text, "PT")
	var parts [3]int
	for i, unit := range []string{"H", "M", "S"} {
		before, after, found := strings.Cut(rest, unit)
		if !found {
			continue
		}
		before, _, _ = strings.Cut(strings.ReplaceAll(before, ",", "."), ".")
		n, err := strconv.ParseUint(before, 10, 31)
		ok = ok && err == nil
		parts[i], rest = int(n), after
	}
	if !ok || rest != "" {
		return "", errDate
	}
	sign := ""
	if negative {
		sign = "-"
	}
	return fmt.Sprintf("%s%02d:%02d:%02d", sign, parts[0], parts[1], parts[2]), nil
}

// readParagraphs reads the text of a cell, one line for each paragraph. Remarks
// that hang on it are not part of it.
func (t *tableReader) readParagraphs() ([]byte, error) {
	var b []byte
	first := true
	err := t.children(only("p", func() (err error) {
		if !first {
			b = append(b, '\n')
		}
		first = false
		b, err = t.paragraph(b)
		return err
	}))
	return b, err
}

// paragraph appends the text of a paragraph: runs of blanks are one blank there
// unless they are written as elements.
func (t *tableReader) paragraph(b []byte) ([]byte, error) {
	depth, from := t.depth(), len(b)
	for {
		token, err := t.next()
		if err != nil || t.depth() < depth {
			return bytes.TrimRight(b, " "), err
		}
		switch token {
		case xmlText:
			t.buffer, err = t.appendText(t.buffer[:0])
			for _, c := range t.buffer {
				if !isSpace(c) {
					b = append(b, c)
				} else if len(b) > from && b[len(b)-1] != ' ' {
					b = append(b, ' ')
				}
			}
		case xmlStart:
			b, err = t.inline(b)
		}
		if err == nil && len(b)-from > t.limit {
			err = cellLimit(t.limit)
		}
		if err != nil {
			return b, err
		}
	}
}

// inline appends what an element within a paragraph stands for.
func (t *tableReader) inline(b []byte) ([]byte, error) {
	switch string(t.name) {
	case "s":
		n, err := t.times("text:c", int64(t.limit))
		return append(b, bytes.Repeat([]byte(" "), n)...), err
	case "tab":
		return append(b, '\t'), nil
	case "line-break":
		return append(b, '\n'), nil
	case "annotation", "note":
		return b, t.skipTo(t.depth())
	}
	return b, nil
}

// readDocumentSheet reads one table of a document from its start to its end.
func (w *Workbook) readDocumentSheet(i int, into sink) (*tableReader, error) {
	var found *tableReader
	err := w.archive.readTables(w.document, nil, func(n int, t *tableReader) error {
		if n != i {
			return nil
		}
		found = t
		t.into, t.fail = into, w.failure(i)
		return t.readTable()
	})
	return found, err
}

// sizeDocument sees how much there is in all tables of a document, in one pass:
// they stand in one part.
func (w *Workbook) sizeDocument() {
	err := w.archive.readTables(w.document, nil, func(n int, t *tableReader) error {
		size := &extent{book: w}
		t.into, t.fail = size, w.failure(n)
		err := t.readTable()
		if err == nil && n < len(w.sizes) {
			w.sizes[n] = size
		}
		return err
	})
	for i, size := range w.sizes {
		if size == nil || err != nil {
			w.sizes[i] = &extent{err: err}
		}
	}
}

// underFilter returns those of some rows that a filter hides.
func (t *tableReader) underFilter(rows []int64) []int64 {
	var list []int64
	at := 0
	for _, row := range rows {
		for at < len(t.filtered) && t.filtered[at][1] < row {
			at++
		}
		if at < len(t.filtered) && t.filtered[at][0] <= row {
			list = append(list, row)
		}
	}
	return list
}
