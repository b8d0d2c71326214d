package workbook

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"time"

	"github.com/pressfigures/figures/pkg/period"
)

// grid takes the cells of a sheet and makes records of them.
type grid struct {
	book    *Workbook
	fail    func(row int64, column int, err error) error
	records [][]string
	width   int // of the widest record
	filled  int // records that hold something
	held    int64

	current []string // the record being read
	at      int64    // its row
	hiding  bool     // its row is hidden
	hidden  []int64  // the hidden rows that hold something
	indents []int    // of the first filled cell, for each record
	indent  int      // of the current record

	region   int       // counts the blank rows that part the records
	months   []*months // by column, from 0; nil where there are no dates
	rounded  tally
	scaled   tally
	formulas int
}

// tally counts the cells that a note is about.
type tally struct {
	count int
	first string // the name of the first of them
}

func (t *tally) add(c *cell) {
	if t.count == 0 {
		t.first = CellName(c.row, c.column)
	}
	t.count++
}

// months are dates below one another in a column that stand for whole months
// (or years). They are read as days after all if other days stand among them:
// then it is a column of days of which somebody shows the month, or shows it of
// the first day of each month alone, as excelize does of what it writes.
type months struct {
	region int // of blank rows between: a date above the table says nothing of it
	rows   []int64
	days   []period.Day
	mixed  bool // there are other days among them
}

// row begins a row.
func (g *grid) row(number int64, hidden bool) error {
	if err := g.flush(); err != nil {
		return err
	}
	g.at, g.hiding = number, hidden
	return nil
}

// flush ends the row that is being read. Rows in between that hold nothing, and
// may not even be in the file, become empty records.
func (g *grid) flush() error {
	if len(g.current) == 0 {
		return nil
	}
	g.width = max(g.width, len(g.current))
	g.filled++
	if l := g.book.limits.Cells; g.filled > l/g.width {
		return g.fail(g.at, len(g.current), &LimitError{"Cells", int64(l), fmt.Sprintf("a sheet of more than %d cells, with its rows made as wide as the widest", l)})
	}
	for int64(len(g.records)) < g.at-1 {
		g.records, g.indents = append(g.records, nil), append(g.indents, 0)
	}
	record := make([]string, g.width)
	copy(record, g.current)
	g.records, g.indents = append(g.records, record), append(g.indents, g.indent)
	if g.hiding {
		g.hidden = append(g.hidden, g.at)
	}
	clear(g.current)
	g.current = g.current[:0]
	return nil
}

// finish ends the last row and makes all rows equally wide.
func (g *grid) finish() error {
	if err := g.flush(); err != nil {
		return err
	}
	for i, r := range g.records {
		if r != nil && len(r) < g.width {
			g.records[i] = append(r, make([]string, g.width-len(r))...)
		}
	}
	for column := range g.months {
		g.endMonths(column + 1)
	}
	return nil
}

// cell takes a cell.
func (g *grid) cell(c *cell) error {
	if c.formula {
		g.formulas++
		if !c.valued {
			return errNoValue
		}
	}
	if len(g.current) == 0 && c.row > int64(len(g.records))+1 {
		g.region++
	}
	text, err := g.text(c)
	if err != nil || text == "" {
		return err
	}
	if c.kind != numberCell {
		g.endMonths(c.column)
	}
	if l := g.book.limits; c.row > int64(l.Rows) {
		return &LimitError{"Rows", int64(l.Rows), fmt.Sprintf("a row beyond %d", l.Rows)}
	} else if c.column > l.Columns {
		return &LimitError{"Columns", int64(l.Columns), fmt.Sprintf("a column beyond %s", ColumnName(l.Columns))}
	}
	if len(g.current) == 0 {
		g.indent = g.book.formats.at(c.style).indent
	}
	for len(g.current) < c.column-1 {
		g.current = append(g.current, "")
	}
	g.current = append(g.current, text)
	if c.kind != sharedCell {
		g.held += int64(len(text))
	}
	return checkHeld(g.held, g.book.limits)
}

var (
	errNoValue = hinted{errors.New("a formula whose value was never worked out"), "open the workbook in Excel and save it: that works the formulas out"}
	errNumber  = hinted{errors.New("expected a number, as the cell says it holds one"), saveAgain}
	errShared  = hinted{errors.New("its text is missing from the workbook's table of texts"), saveAgain}
	errStyle   = hinted{errors.New("its format is missing from the workbook's table of formats"), saveAgain}
	errBoolean = hinted{errors.New("expected 0 or 1, as the cell says it holds yes or no"), saveAgain}
	errDate    = hinted{errors.New("expected a date such as 2019-03-04, as the cell says it holds one"), saveAgain}
)

// text returns what a cell holds.
func (g *grid) text(c *cell) (string, error) {
	if !c.valued {
		return "", nil
	}
	switch c.kind {
	case sharedCell:
		return g.book.shared(c.text)
	case stringCell, errorCell:
		return string(c.text), nil
	case booleanCell:
		return boolean(c.text)
	case dateCell:
		return isoDate(c.text)
	}
	return g.number(c)
}

// shared returns the text with that index.
func (w *Workbook) shared(index []byte) (string, error) {
	i, err := strconv.Atoi(string(bytes.TrimSpace(index)))
	if err != nil || i < 0 || i >= len(w.texts) {
		return "", errShared
	}
	return w.texts[i], nil
}

func boolean(text []byte) (string, error) {
	switch string(bytes.TrimSpace(text)) {
	case "1", "true":
		return "TRUE", nil
	case "0", "false":
		return "FALSE", nil
	}
	return "", errBoolean
}

// number returns a number as its format says it is meant.
func (g *grid) number(c *cell) (string, error) {
	if c.style > 0 && c.style >= len(g.book.formats) {
		return "", errStyle
	}
	f := g.book.formats.at(c.style)
	text := bytes.TrimSpace(c.text)
	switch {
	case f.kind == dateTime || f.kind == elapsed:
		return g.moment(c, f, text)
	case f.scaled:
		g.scaled.add(c)
	case f.kind == general && isPlain(text):
		return string(text), nil
	}
	d, rounded, ok := parseDecimal(text)
	if !ok {
		return "", errNumber
	}
	if rounded {
		g.rounded.add(c)
	}
	if f.kind == percent {
		return string(append(d.appendTo(nil, 2), '%')), nil
	}
	return string(d.appendTo(nil, 0)), nil
}

// isPlain reports whether a number stands as it is to be written: digits that
// begin with no zero and are no more than a binary number holds.
func isPlain(text []byte) bool {
	for _, c := range text {
		if !isDigit(rune(c)) {
			return false
		}
	}
	return len(text) > 0 && len(text) <= precision && (text[0] != '0' || len(text) == 1)
}

// moment returns the date, the time or the length of time that a number is.
func (g *grid) moment(c *cell, f format, text []byte) (string, error) {
	d, ok := scanDecimal(text)
	if !ok {
		return "", errNumber
	}
	s, ok := toSerial(d)
	switch {
	case !ok:
		return "", errLateDate
	case f.kind == elapsed && d.negative:
		return "-" + s.clock(s.days), nil
	case f.kind == elapsed:
		return s.clock(s.days), nil
	case d.negative:
		return "", errNegativeDate
	}
	written, err := s.date(f, g.book.from1904)
	if err == nil && s.days > 0 {
		written = g.monthly(c, f, s, written)
	}
	return written, err
}

// monthly returns the month that a date stands for, or the date as written.
func (g *grid) monthly(c *cell, f format, s serial, written string) string {
	m := g.monthsOf(c.column)
	day, _ := s.day(g.book.from1904)
	name, ok := monthly(day, f)
	if s.milli > 0 || !ok {
		m.mixed = true
		return written
	}
	m.rows, m.days = append(m.rows, c.row), append(m.days, day)
	return name
}

// monthsOf returns the dates right above in a column.
func (g *grid) monthsOf(column int) *months {
	for len(g.months) < column {
		g.months = append(g.months, nil)
	}
	m := g.months[column-1]
	if m == nil || m.region != g.region {
		g.endMonths(column)
		m = &months{region: g.region}
		g.months[column-1] = m
	}
	return m
}

// endMonths settles whether the dates above in a column are months or days.
func (g *grid) endMonths(column int) {
	if column > len(g.months) || g.months[column-1] == nil {
		return
	}
	m := g.months[column-1]
	for i, row := range m.rows {
		if m.mixed {
			g.records[row-1][column-1] = m.days[i].String()
		}
	}
	g.months[column-1] = nil
}

// isoDate returns the date of a cell of a strict workbook, its time of day left
// out if it is midnight.
func isoDate(text []byte) (string, error) {
	stamp := string(bytes.TrimSuffix(bytes.TrimSpace(text), []byte("Z")))
	for _, layout := range []string{time.DateOnly, "2006-01-02T15:04:05", "2006-01-02T15:04"} {
		if t, err := time.Parse(layout, stamp); err == nil {
			midnight := time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
			return t.Format(time.DateOnly) + serial{milli: t.Sub(midnight).Milliseconds()}.timeOfDay(), nil
		}
	}
	return "", errDate
}
