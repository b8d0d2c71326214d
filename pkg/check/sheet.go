package check

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gocarina/gocsv"

	"github.com/pressfigures/figures/pkg/area"
)

// ListError is an error in a register of facts or a list of accepted findings.
type ListError struct {
	// File is the name of the file as it was given.
	File string
	// Row and Column say where, from 1, as a spreadsheet shows it; 0 where that
	// cannot be said.
	Row, Column int
	// Reason says what is wrong, with the culprit in quotes.
	Reason string
	// Advice says what to do; may be empty.
	Advice string
}

// Error gives the place and the reason: `facts.csv:3:2: …`.
func (e *ListError) Error() string {
	place := e.File
	for _, at := range []int{e.Row, e.Column} {
		if at == 0 {
			break
		}
		place += fmt.Sprintf(":%d", at)
	}
	return place + ": " + e.Reason
}

// Hint says what to do, or is empty.
func (e *ListError) Hint() string { return e.Advice }

// largestList is the largest file in bytes: registers and lists are written by
// hand, and have a row for each figure or finding.
const largestList = 4 << 20

const utf8Advice = `save the file again as "CSV UTF-8"`

// sheet is a file of known columns on its way to typed rows. It is strict
// before gocsv sees it, because gocsv leaves the fields of short rows and of
// missing columns empty without an error.
type sheet struct {
	file     string
	columns  []string // all that it may have, in the order of the type
	required []string // those that must be there
	header   line
	rows     []line
	at       map[string]int // column → its place in the header, from 0
}

// line is a row that holds any text.
type line struct {
	row    int
	fields []string
}

// readSheet reads a file and makes sure that every row has the header's
// columns and every column a known name.
func readSheet(r io.Reader, file string, columns, required []string) (*sheet, error) {
	s := &sheet{file: file, columns: columns, required: required}
	for _, step := range []func() error{func() error { return s.read(r) }, s.readHeader, s.checkRows} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return s, nil
}

func (s *sheet) fail(row, column int, advice, format string, args ...any) error {
	return &ListError{File: s.file, Row: row, Column: column, Reason: fmt.Sprintf(format, args...), Advice: advice}
}

func (s *sheet) read(r io.Reader) error {
	text, err := io.ReadAll(io.LimitReader(r, largestList+1))
	if err != nil {
		return fmt.Errorf("%s: cannot be read: %w", s.file, err)
	}
	if len(text) > largestList {
		return s.fail(0, 0, "is it the right file?", "is larger than %d MiB", largestList>>20)
	}
	raw := string(text)
	if strings.HasPrefix(raw, "\xff\xfe") || strings.HasPrefix(raw, "\xfe\xff") || strings.Contains(raw, "\x00") {
		return s.fail(0, 0, utf8Advice, "is not UTF-8 text")
	}
	return s.split(strings.TrimPrefix(raw, "\ufeff"))
}

// split reads the records and works out their rows: a spreadsheet counts blank
// lines, which the reader skips, and not the line breaks within a cell.
func (s *sheet) split(text string) error {
	reader := csv.NewReader(strings.NewReader(text))
	reader.FieldsPerRecord = -1 // checked with better words in checkRows
	reader.TrimLeadingSpace = true
	inside := 0 // line breaks within cells so far
	for {
		fields, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return s.broken(err, inside)
		}
		at, _ := reader.FieldPos(0)
		found := line{row: at - inside, fields: fields}
		inside += strings.Count(strings.Join(fields, ""), "\n")
		if slices.ContainsFunc(fields, func(f string) bool { return tidied(f) != "" }) {
			s.rows = append(s.rows, found)
		}
	}
}

// broken says in our own words what the CSV reader could not read.
func (s *sheet) broken(err error, inside int) error {
	var parse *csv.ParseError
	if !errors.As(err, &parse) {
		return fmt.Errorf("%s: cannot be read: %w", s.file, err)
	}
	return s.fail(parse.StartLine-inside, 0, `a cell with quotes in it is written "like ""this"""`, "has a quotation mark that does not fit: %v", parse.Err)
}

// readHeader takes the first row for the header and finds the columns.
func (s *sheet) readHeader() error {
	advice := "its first row names the columns: " + strings.Join(s.columns, ",")
	if len(s.rows) == 0 {
		return s.fail(0, 0, advice, "is empty")
	}
	s.header, s.rows = s.rows[0], s.rows[1:]
	if len(s.header.fields) == 1 && strings.ContainsAny(s.header.fields[0], ";\t|") {
		return s.fail(s.header.row, 1, "put commas between the columns", "the header %q has no commas", s.header.fields[0])
	}
	s.at = map[string]int{}
	for i, field := range s.header.fields {
		if err := s.readHead(i, strings.ToLower(tidied(field)), tidied(field)); err != nil {
			return err
		}
	}
	for _, name := range s.required {
		if _, ok := s.at[name]; !ok {
			return s.fail(s.header.row, 0, advice, "has no column %q", name)
		}
	}
	return nil
}

func (s *sheet) readHead(i int, name, as string) error {
	_, twice := s.at[name]
	switch {
	case name == "":
		return nil // checkRows makes sure that nothing stands below
	case !slices.Contains(s.columns, name):
		advice := "remove it, or give it one of these names"
		if near := area.Near(name, s.columns, 1); len(near) > 0 {
			advice = fmt.Sprintf("did you mean %q?", near[0])
		}
		return s.fail(s.header.row, i+1, advice, "column %q is not one of %s", as, strings.Join(s.columns, ", "))
	case twice:
		return s.fail(s.header.row, i+1, "keep one of the two", "column %q stands twice", as)
	}
	s.at[name] = i
	return nil
}

// checkRows makes sure that every row has the header's columns and that its
// text came through whole.
func (s *sheet) checkRows() error {
	width := len(s.header.fields)
	for _, r := range append([]line{s.header}, s.rows...) {
		switch {
		case len(r.fields) < width:
			return s.fail(r.row, len(r.fields)+1, "a row needs a comma for each column, even if nothing follows",
				"the row has %s, the header has %d", counted(len(r.fields), "column", "columns"), width)
		case len(r.fields) > width:
			return s.fail(r.row, width+1, `a number or text with a comma in it needs quotes: "80,000"`,
				"the row has %s, the header has %d", counted(len(r.fields), "column", "columns"), width)
		}
		for i, field := range r.fields {
			if err := s.checkCell(r, i, field); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *sheet) checkCell(r line, i int, text string) error {
	switch {
	case !utf8.ValidString(text), strings.ContainsRune(text, utf8.RuneError):
		return s.fail(r.row, i+1, utf8Advice, "letters were lost in %q", text)
	case strings.ContainsFunc(text, func(r rune) bool { return unicode.IsControl(r) && !unicode.IsSpace(r) }):
		return s.fail(r.row, i+1, "type the cell anew", "%q holds a character that cannot be seen", text)
	case tidied(s.header.fields[i]) == "" && tidied(text) != "":
		return s.fail(r.row, i+1, "name the column in the header, or clear it", "%q stands in a column without a name", text)
	}
	return nil
}

// ReadAll gives gocsv the rows with all columns in one order.
func (s *sheet) ReadAll() ([][]string, error) {
	all := [][]string{s.columns}
	for _, r := range s.rows {
		fields := make([]string, len(s.columns))
		for i, name := range s.columns {
			if at, ok := s.at[name]; ok {
				fields[i] = r.fields[at]
			}
		}
		all = append(all, fields)
	}
	return all, nil
}

// Read is the other half of gocsv's interface for readers. It has nothing to
// give: UnmarshalCSV calls ReadAll.
func (s *sheet) Read() ([]string, error) { return nil, io.EOF }

// fill has gocsv fill a slice of typed rows. Errors of cells get the row and
// column of the file.
func (s *sheet) fill(rows any) error {
	err := gocsv.UnmarshalCSV(s, rows)
	var parse *csv.ParseError
	switch {
	case err == nil:
		return nil
	case !errors.As(err, &parse) || parse.Line < 2 || parse.Line-2 >= len(s.rows) || parse.Column < 1 || parse.Column > len(s.columns):
		return fmt.Errorf("%s: %w", s.file, err)
	}
	advice := ""
	var cell *cellError
	if errors.As(parse.Err, &cell) {
		advice = cell.advice
	}
	return s.fail(s.rows[parse.Line-2].row, s.at[s.columns[parse.Column-1]]+1, advice, "%v", parse.Err)
}

// cellError is what a cell's own reader finds wrong.
type cellError struct{ reason, advice string }

func (e *cellError) Error() string { return e.reason }

// textCell is a cell that may be blank.
type textCell string

// UnmarshalCSV tidies the cell.
func (c *textCell) UnmarshalCSV(cell string) error {
	*c = textCell(tidied(cell))
	return nil
}

// neededCell is a cell that must hold text.
type neededCell string

// UnmarshalCSV tidies the cell and rejects a blank one.
func (c *neededCell) UnmarshalCSV(cell string) error {
	*c = neededCell(tidied(cell))
	if *c == "" {
		return &cellError{"the cell is blank and must not be", "fill it, or remove the row"}
	}
	return nil
}

// tidied is a cell without blanks at its ends and with single ones inside.
func tidied(cell string) string { return strings.Join(strings.Fields(cell), " ") }

// counted is a number with its noun.
func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
