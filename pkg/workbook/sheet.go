package workbook

import (
	"errors"
	"fmt"
)

// cell is one cell as it stands in a sheet.
type cell struct {
	row     int64 // from 1
	column  int   // from 1
	style   int   // the number of its format
	kind    byte  // what its text is, one of the constants below
	formula bool
	valued  bool   // it has a value, be it an empty text
	text    []byte // decoded; valid until the next cell
}

// What the text of a cell is.
const (
	numberCell byte = iota
	sharedCell      // an index into the shared texts
	stringCell      // a text
	booleanCell
	errorCell
	dateCell // an ISO 8601 date, in strict workbooks
)

// kindOf returns the kind that a file names so.
func kindOf(name []byte) (kind byte, ok bool) {
	switch string(name) {
	case "", "n":
		return numberCell, true
	case "s":
		return sharedCell, true
	case "str", "inlineStr":
		return stringCell, true
	case "b":
		return booleanCell, true
	case "e":
		return errorCell, true
	case "d":
		return dateCell, true
	}
	return 0, false
}

// sink is what a sheet is read into.
type sink interface {
	row(number int64, hidden bool) error // before its cells; numbers ascend
	cell(c *cell) error                  // columns ascend in a row
}

// sheetReader reads one sheet.
type sheetReader struct {
	*xmlReader
	into   sink
	fail   func(row int64, column int, err error) error // gives an error its place
	row    int64
	column int

	current cell // one for all, because there are millions
	buffer  []byte

	hiddenColumns [][2]int // ranges, from 1
	merged        []block
	filter        filter
	underTable    func(rows []int64) []int64 // which rows a filter hides, where rows say so themselves
}

// filter is what a sheet, or a table in it, says of the rows it hides.
type filter struct {
	block  block // the cells it covers, its heads with them
	active bool
}

// block is a rectangle of cells, both ends included, counted from 1.
type block struct {
	top, bottom int64
	left, right int
}

// read reads the parts of a sheet that matter.
func (s *sheetReader) read() error {
	return s.children(func(name []byte) error {
		switch string(name) {
		case "sheetPr":
			// An advanced filter, which does not say what it covers.
			s.filter = filter{block{1, maxRows, 1, maxColumns}, s.flag("filterMode")}
		case "cols":
			return s.children(only("col", s.readColumns))
		case "sheetData":
			return s.children(only("row", s.readRow))
		case "autoFilter":
			f, err := s.readFilter()
			if f.active {
				s.filter = f
			}
			return err
		case "mergeCells":
			return s.children(only("mergeCell", s.readMerged))
		}
		return nil
	})
}

// only calls read for elements of that name.
func only(name string, read func() error) func(name []byte) error {
	return func(n []byte) error {
		if string(n) != name {
			return nil
		}
		return read()
	}
}

// readColumns reads the widths of a range of columns.
func (s *sheetReader) readColumns() error {
	width, ok := s.attr("width")
	if !s.flag("hidden") && !(ok && isZero(width)) {
		return nil
	}
	from, ok1 := s.number("min", maxColumns)
	to, ok2 := s.number("max", maxColumns)
	if !ok1 || !ok2 || len(s.hiddenColumns) == maxColumns {
		return errors.New("its columns are not numbered as columns can be")
	}
	s.hiddenColumns = append(s.hiddenColumns, [2]int{int(from), int(to)})
	return nil
}

// isZero reports whether a width or a height is nothing.
func isZero(text []byte) bool {
	d, ok := scanDecimal(text)
	return ok && d.digits == ""
}

// number returns an attribute that is a whole number from 1 to most.
func (s *sheetReader) number(name string, most int64) (int64, bool) {
	v, _ := s.attr(name)
	n := int64(0)
	for _, c := range v {
		if !isDigit(rune(c)) || n > most {
			return 0, false
		}
		n = 10*n + int64(c-'0')
	}
	return n, 1 <= n && n <= most
}

// readFilter reads the filter of a sheet or of a table; it is active if a
// column of it picks some values.
func (x *xmlReader) readFilter() (filter, error) {
	ref, _ := x.attr("ref")
	b, ok := parseBlock(ref)
	if !ok {
		return filter{}, errors.New("its filter covers no range of cells")
	}
	f := filter{block: b}
	return f, x.children(func([]byte) error {
		return x.children(func([]byte) error { f.active = true; return nil })
	})
}

// readMerged reads one range of merged cells.
func (s *sheetReader) readMerged() error {
	ref, _ := s.attr("ref")
	b, ok := parseBlock(ref)
	if !ok {
		return errors.New("its merged cells are no range of cells")
	}
	if len(s.merged) == mergesMost {
		return fmt.Errorf("it has more than %d ranges of merged cells", mergesMost)
	}
	s.merged = append(s.merged, b)
	return nil
}

// readRow reads one row.
func (s *sheetReader) readRow() error {
	before := s.row
	s.row, s.column = before+1, 0
	if _, given := s.attr("r"); given {
		n, ok := s.number("r", maxRows)
		if !ok || n <= before {
			return s.fail(before, 0, hinted{errors.New("the row after this one is not numbered as rows can be"), saveAgain})
		}
		s.row = n
	}
	if s.row > maxRows {
		return s.fail(0, 0, fmt.Errorf("it has more than %d rows, the most there can be", maxRows))
	}
	height, ok := s.attr("ht")
	if err := s.into.row(s.row, s.flag("hidden") || ok && isZero(height)); err != nil {
		return err
	}
	return s.children(only("c", s.readCell))
}

// readCell reads one cell.
func (s *sheetReader) readCell() error {
	s.current = cell{row: s.row}
	err := s.readCellHead(&s.current)
	if err == nil {
		err = s.readCellBody(&s.current)
	}
	if err == nil {
		err = s.into.cell(&s.current)
	}
	if err == nil || isSyntax(err) {
		return err
	}
	return s.fail(s.row, s.column, err)
}

// isSyntax reports whether an error is of the part's bytes and not of a cell.
func isSyntax(err error) bool {
	if errors.Is(err, errXML) || errors.Is(err, errDocumentType) {
		return true
	}
	_, ok := errors.AsType[*unpackError](err)
	return ok
}

// readCellHead reads where a cell stands and what it is.
func (s *sheetReader) readCellHead(c *cell) error {
	s.column++
	if ref, ok := s.attr("r"); ok {
		row, column, rest := parseRef(ref)
		if len(rest) > 0 || row != s.row || column < s.column {
			return hinted{errors.New("a cell that does not stand where it says"), saveAgain}
		}
		s.column = column
	}
	if c.column = s.column; s.column > maxColumns {
		return fmt.Errorf("a row of more than %d cells, the most there can be", maxColumns)
	}
	if v, ok := s.attr("s"); ok {
		n, valid := s.style(v)
		if !valid {
			return hinted{errors.New("a cell style that is no number"), saveAgain}
		}
		c.style = n
	}
	kind, _ := s.attr("t")
	var known bool
	if c.kind, known = kindOf(kind); !known {
		return hinted{errors.New("a kind of cell that spreadsheets do not have"), saveAgain}
	}
	return nil
}

// style reads the number of a cell style, from 0.
func (s *sheetReader) style(text []byte) (int, bool) {
	n := 0
	for _, c := range text {
		if !isDigit(rune(c)) || n > 1<<20 {
			return 0, false
		}
		n = 10*n + int(c-'0')
	}
	return n, len(text) > 0
}

// readCellBody reads what a cell holds.
func (s *sheetReader) readCellBody(c *cell) error {
	s.buffer = s.buffer[:0]
	err := s.children(func(name []byte) error {
		var err error
		switch string(name) {
		case "f":
			c.formula = true
		case "v":
			s.buffer, err = s.text(s.buffer[:0])
			c.valued = len(s.buffer) > 0 || c.kind == stringCell
			if c.kind == stringCell {
				s.buffer = unescape(s.buffer)
			}
		case "is":
			s.buffer, err = s.richText(s.buffer[:0])
			c.valued = true
		}
		return err
	})
	c.text = s.buffer
	return err
}

// parseBlock reads a range such as A1:B7; a single cell is one too.
func parseBlock(ref []byte) (block, bool) {
	top, left, rest := parseRef(ref)
	bottom, right := top, left
	if len(rest) > 0 && rest[0] == ':' {
		bottom, right, rest = parseRef(rest[1:])
	}
	ok := len(rest) == 0 && 0 < top && top <= bottom && 0 < left && left <= right
	return block{top, bottom, left, right}, ok
}

// parseRef reads a cell's name, with or without dollar signs, and returns what
// follows it. Row and column are 0 where there is no such cell.
func parseRef(ref []byte) (row int64, column int, rest []byte) {
	i := 0
	for ; i < len(ref) && (isLetter(rune(ref[i])) || ref[i] == '$') && column <= maxColumns; i++ {
		if ref[i] != '$' {
			column = 26*column + int(ref[i]&^0x20-'A') + 1
		}
	}
	letters := i
	for ; i < len(ref) && isDigit(rune(ref[i])) && row <= maxRows; i++ {
		row = 10*row + int64(ref[i]-'0')
	}
	if letters == 0 || i == letters || column < 1 || column > maxColumns || row < 1 || row > maxRows {
		return 0, 0, ref[i:]
	}
	return row, column, ref[i:]
}
