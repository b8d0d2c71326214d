package check

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/gocarina/gocsv"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/list"
)

// largestList is the largest file in bytes: registers and lists are written by
// hand, and have a row for each figure or finding.
const largestList = 4 << 20

// sheet is a file of known columns on its way to typed rows. It is strict
// before gocsv sees it, because gocsv leaves the fields of short rows and of
// missing columns empty without an error.
type sheet struct {
	*list.List
	columns  []string       // all that it may have, in the order of the type
	required []string       // those that must be there
	at       map[string]int // column → its place in the header, from 0
}

// readSheet reads a file and makes sure that every row has the header's
// columns and every column a known name.
func readSheet(r io.Reader, file string, columns, required []string) (*sheet, error) {
	read, err := list.Read(r, file, list.Rules{Largest: largestList, Larger: "is it the right file?", Columns: columns,
		Comma: `a number or text with a comma in it needs quotes: "80,000"`})
	if err != nil {
		return nil, err
	}
	s := &sheet{List: read, columns: columns, required: required}
	if err := s.readHeader(); err != nil {
		return nil, err
	}
	return s, s.Check()
}

// readHeader finds the columns.
func (s *sheet) readHeader() error {
	s.at = map[string]int{}
	for i, field := range s.Header.Fields {
		if err := s.readHead(i, strings.ToLower(list.Tidy(field)), list.Tidy(field)); err != nil {
			return err
		}
	}
	for _, name := range s.required {
		if _, ok := s.at[name]; !ok {
			return s.Fail(s.Header.Number, 0, s.Advice(), "has no column %q", name)
		}
	}
	return nil
}

func (s *sheet) readHead(i int, name, as string) error {
	_, twice := s.at[name]
	switch {
	case name == "":
		return nil // Check makes sure that nothing stands below
	case !slices.Contains(s.columns, name):
		advice := "remove it, or give it one of these names"
		if near := area.Near(name, s.columns, 1); len(near) > 0 {
			advice = fmt.Sprintf("did you mean %q?", near[0])
		}
		return s.Fail(s.Header.Number, i+1, advice, "column %q is not one of %s", as, strings.Join(s.columns, ", "))
	case twice:
		return s.Fail(s.Header.Number, i+1, "keep one of the two", "column %q stands twice", as)
	}
	s.at[name] = i
	return nil
}

// ReadAll gives gocsv the rows with all columns in one order.
func (s *sheet) ReadAll() ([][]string, error) {
	all := [][]string{s.columns}
	for _, r := range s.Rows {
		fields := make([]string, len(s.columns))
		for i, name := range s.columns {
			if at, ok := s.at[name]; ok {
				fields[i] = r.Fields[at]
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
	case !errors.As(err, &parse) || parse.Line < 2 || parse.Line-2 >= len(s.Rows) || parse.Column < 1 || parse.Column > len(s.columns):
		return fmt.Errorf("%s: %w", s.File, err)
	}
	advice := ""
	var cell *cellError
	if errors.As(parse.Err, &cell) {
		advice = cell.advice
	}
	return s.Fail(s.Rows[parse.Line-2].Number, s.at[s.columns[parse.Column-1]]+1, advice, "%v", parse.Err)
}

// cellError is what a cell's own reader finds wrong.
type cellError struct{ reason, advice string }

func (e *cellError) Error() string { return e.reason }

// textCell is a cell that may be blank.
type textCell string

// UnmarshalCSV tidies the cell.
func (c *textCell) UnmarshalCSV(cell string) error {
	*c = textCell(list.Tidy(cell))
	return nil
}

// neededCell is a cell that must hold text.
type neededCell string

// UnmarshalCSV tidies the cell and rejects a blank one.
func (c *neededCell) UnmarshalCSV(cell string) error {
	*c = neededCell(list.Tidy(cell))
	if *c == "" {
		return &cellError{"the cell is blank and must not be", "fill it, or remove the row"}
	}
	return nil
}
