// Package list reads the small CSV files that people write by hand: areas files,
// registers of facts, lists of accepted findings. It is strict, because a list that
// is half understood puts numbers into the wrong place: it refuses rows that are too
// short or too long, letters lost on the way from another encoding, and characters
// that cannot be seen, each by its row and column.
//
// It does not read exports, which come in every shape (package export), and does not
// know what the columns of a list mean.
package list

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Error is an error in a list.
type Error struct {
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

// Error gives the place and the reason: `areas.csv:3:2: …`.
func (e *Error) Error() string {
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
func (e *Error) Hint() string { return e.Advice }

// Rules are what a list is held to.
type Rules struct {
	// Largest is the largest file in bytes, and Larger the advice on one that is
	// larger.
	Largest int
	Larger  string
	// Columns are the names of its columns, as the advice on a file without any
	// gives them.
	Columns []string
	// Comma is the advice on a row with too many columns, with an example of a
	// cell that holds a comma.
	Comma string
}

// List is a list that was read: its header, and the rows below that hold any text.
type List struct {
	File   string
	Header Row
	Rows   []Row
	rules  Rules
}

// Row is a row of a list.
type Row struct {
	// Number is the row of the file as a spreadsheet shows it, from 1: one that
	// counts blank rows, and not the line breaks within a cell.
	Number int
	Fields []string
}

// Read reads a list in UTF-8, with or without a mark of that at its beginning. What
// cannot be read as rows below a header is an *Error; whether each row fits the
// header is for Check to say, which is asked once the header is understood. The name
// of the file is for messages only.
func Read(r io.Reader, file string, rules Rules) (*List, error) {
	l := &List{File: file, rules: rules}
	text, err := io.ReadAll(io.LimitReader(r, int64(rules.Largest)+1))
	if err != nil {
		return nil, fmt.Errorf("%s: cannot be read: %w", file, err)
	}
	if len(text) > rules.Largest {
		return nil, l.Fail(0, 0, rules.Larger, "is larger than %d MiB", rules.Largest>>20)
	}
	raw := string(text)
	if strings.HasPrefix(raw, "\xff\xfe") || strings.HasPrefix(raw, "\xfe\xff") || strings.Contains(raw, "\x00") {
		return nil, l.Fail(0, 0, utf8Advice, "is not UTF-8 text")
	}
	if err := l.split(strings.TrimPrefix(raw, "\ufeff")); err != nil {
		return nil, err
	}
	return l, l.takeHeader()
}

const utf8Advice = `save the file again as "CSV UTF-8"`

// Fail makes an error at a row and column, both from 1; 0 leaves them out.
func (l *List) Fail(row, column int, advice, format string, args ...any) error {
	return &Error{File: l.File, Row: row, Column: column, Reason: fmt.Sprintf(format, args...), Advice: advice}
}

// Advice is what the first row has to be.
func (l *List) Advice() string {
	return "its first row names the columns: " + strings.Join(l.rules.Columns, ",")
}

// split reads the records and works out their rows: a spreadsheet counts blank
// lines, which the reader skips, and not the line breaks within a cell.
func (l *List) split(text string) error {
	reader := csv.NewReader(strings.NewReader(text))
	reader.FieldsPerRecord = -1 // checked with better words in Check
	reader.TrimLeadingSpace = true
	inside := 0 // line breaks within cells so far
	for {
		fields, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return l.broken(err, inside)
		}
		line, _ := reader.FieldPos(0)
		found := Row{Number: line - inside, Fields: fields}
		inside += strings.Count(strings.Join(fields, ""), "\n")
		if slices.ContainsFunc(fields, func(f string) bool { return Tidy(f) != "" }) {
			l.Rows = append(l.Rows, found)
		}
	}
}

// broken says in our own words what the CSV reader could not read.
func (l *List) broken(err error, inside int) error {
	var parse *csv.ParseError
	if !errors.As(err, &parse) {
		return fmt.Errorf("%s: cannot be read: %w", l.File, err)
	}
	return l.Fail(parse.StartLine-inside, 0, `a cell with quotes in it is written "like ""this"""`, "has a quotation mark that does not fit: %v", parse.Err)
}

// takeHeader takes the first row for the header.
func (l *List) takeHeader() error {
	if len(l.Rows) == 0 {
		return l.Fail(0, 0, l.Advice(), "is empty")
	}
	l.Header, l.Rows = l.Rows[0], l.Rows[1:]
	if len(l.Header.Fields) == 1 && strings.ContainsAny(l.Header.Fields[0], ";\t|") {
		return l.Fail(l.Header.Number, 1, "put commas between the columns", "the header %q has no commas", l.Header.Fields[0])
	}
	return nil
}

// Check makes sure that every row has the header's columns, that nothing stands in a
// column without a name, and that the text came through whole.
func (l *List) Check() error {
	width := len(l.Header.Fields)
	for _, r := range append([]Row{l.Header}, l.Rows...) {
		switch {
		case len(r.Fields) < width:
			return l.Fail(r.Number, len(r.Fields)+1, "a row needs a comma for each column, even if nothing follows",
				"the row has %s, the header has %d", columns(len(r.Fields)), width)
		case len(r.Fields) > width:
			return l.Fail(r.Number, width+1, l.rules.Comma, "the row has %s, the header has %d", columns(len(r.Fields)), width)
		}
		for i, field := range r.Fields {
			if err := l.checkCell(r, i, field); err != nil {
				return err
			}
		}
	}
	return nil
}

func columns(n int) string {
	if n == 1 {
		return "1 column"
	}
	return fmt.Sprintf("%d columns", n)
}

func (l *List) checkCell(r Row, i int, text string) error {
	switch {
	case !utf8.ValidString(text), strings.ContainsRune(text, utf8.RuneError):
		return l.Fail(r.Number, i+1, utf8Advice, "letters were lost in %q", text)
	case strings.ContainsFunc(text, isStray):
		return l.Fail(r.Number, i+1, "type the cell anew", "%q holds a character that cannot be seen", text)
	case Tidy(l.Header.Fields[i]) == "" && Tidy(text) != "":
		return l.Fail(r.Number, i+1, "name the column in the header, or clear it", "%q stands in a column without a name", text)
	}
	return nil
}

// isStray is true of control characters other than blanks and line breaks.
func isStray(r rune) bool { return unicode.IsControl(r) && !unicode.IsSpace(r) }

// Tidy is a cell without blanks at its ends and with single ones inside.
func Tidy(cell string) string { return strings.Join(strings.Fields(cell), " ") }
