package workbook

import (
	"errors"
	"fmt"
	"strings"
)

// ErrNotWorkbook is wrapped by the error of Open for a file that is no Excel
// workbook of 2007 or later, so that a caller may try to read it as something
// else. A damaged or encrypted workbook is not such a file.
var ErrNotWorkbook = errors.New("not an Excel workbook")

// otherFile is the error for a file that is no workbook that can be read here.
type otherFile struct{ text, advice string }

// Error names the file and says what it is.
func (o otherFile) Error() string { return o.text }

// Hint says how to make a file of it that can be read.
func (o otherFile) Hint() string { return o.advice }

// Is makes every such error an ErrNotWorkbook.
func (o otherFile) Is(target error) bool { return target == ErrNotWorkbook }

// other says what a file is.
func other(name, what, advice string) error {
	return otherFile{fmt.Sprintf("%q is %s", name, what), advice}
}

// CellError is an error in one cell.
type CellError struct {
	Name   string // of the file, as given to Open
	Sheet  string
	Row    int64 // from 1
	Column int   // from 1; 0 where the whole row is meant
	Err    error // what is wrong there; it may have a Hint() string
}

// Error gives the place as NAME:SHEET!B7 and what is wrong there, never what
// the cell holds: it may be of a column that nobody asked for.
func (e *CellError) Error() string {
	return fmt.Sprintf("%s: %v", Place(e.Name, e.Sheet, e.Row, e.Column), e.Err)
}

// Unwrap returns what is wrong at the place.
func (e *CellError) Unwrap() error { return e.Err }

// Hint says what to do about it, "" where there is nothing to say.
func (e *CellError) Hint() string { return hintOf(e.Err) }

// LimitError says that a workbook goes beyond one of the Limits.
type LimitError struct {
	Limit string // the field of Limits, such as "Part"
	Value int64  // what it was set to
	what  string
}

// Error says what is too large, and which limit says so.
func (e *LimitError) Error() string {
	return fmt.Sprintf("%s, the limit of Limits.%s", e.what, e.Limit)
}

// Hint says how to read the data all the same.
func (e *LimitError) Hint() string {
	return "if the workbook is what it should be, save the sheet as “CSV UTF-8”, which is read at any length, or raise Limits." + e.Limit
}

// cellLimit is the error for a text that no cell can have.
func cellLimit(limit int) error {
	return &LimitError{"Cell", int64(limit), fmt.Sprintf("more than %s in one cell or tag", byteSize(int64(limit)))}
}

// hinted is an error with advice.
type hinted struct {
	error
	advice string
}

// Hint says what to do about the error.
func (h hinted) Hint() string { return h.advice }

// Unwrap returns the error without the advice.
func (h hinted) Unwrap() error { return h.error }

// hintOf returns the advice of an error, or of one that it wraps.
func hintOf(err error) string {
	if h, ok := errors.AsType[interface {
		error
		Hint() string
	}](err); ok {
		return h.Hint()
	}
	return ""
}

const (
	saveAgain  = "open it in Excel and save it again as an Excel workbook (.xlsx)"
	saveAnew   = "open it in Excel and save it as an Excel workbook (.xlsx), or the sheet as “CSV UTF-8”"
	saveAsCSV  = "open it in the program it comes from and save it as an Excel workbook (.xlsx), or the sheet as CSV"
	askForData = "an export is a table: save it from the system or spreadsheet it comes from as “CSV UTF-8”"
	askForCopy = "it may have been cut short on its way: ask for it again, or open it in Excel and save it again"
)

// errDocumentType is what an XML bomb begins with.
var errDocumentType error = hinted{errors.New("it declares a document type, which no spreadsheet program writes"), "do not trust the file: ask whoever sent it for the data as CSV"}

// inPart names the file and the part that an error was met in.
func inPart(name, part string, err error) error {
	if errors.Is(err, errXML) && hintOf(err) == "" {
		return hinted{fmt.Errorf("%s: %s is damaged: %w", name, part, err), askForCopy}
	}
	return fmt.Errorf("%s: %s: %w", name, part, err)
}

// Place writes the place of a cell as a spreadsheet does, behind the name of
// the file: contacts.xlsx:'June 2019'!B7. Row and column count from 1; without
// a column the row is named, and without a row the sheet.
func Place(name, sheet string, row int64, column int) string {
	place := name + ":" + quoteSheet(sheet)
	switch {
	case row == 0:
		return place
	case column == 0:
		return fmt.Sprintf("%s!%d", place, row)
	}
	return place + "!" + CellName(row, column)
}

// CellName returns the name of a cell: row 7 of column 2 is B7.
func CellName(row int64, column int) string {
	return fmt.Sprintf("%s%d", ColumnName(column), row)
}

// ColumnName returns the letters of a column, from 1: 28 is AB.
func ColumnName(column int) string {
	letters := ""
	for ; column > 0; column = (column - 1) / 26 {
		letters = string(rune('A'+(column-1)%26)) + letters
	}
	return letters
}

// quoteSheet writes the name of a sheet as it stands in a formula: in quotes
// unless it is one plain word.
func quoteSheet(sheet string) string {
	plain := sheet != "" && !strings.ContainsFunc(sheet, func(r rune) bool {
		return r != '_' && !isDigit(r) && !isLetter(r)
	}) && !isDigit(rune(sheet[0]))
	if plain {
		return sheet
	}
	return "'" + strings.ReplaceAll(sheet, "'", "''") + "'"
}

func isDigit(r rune) bool  { return '0' <= r && r <= '9' }
func isLetter(r rune) bool { return 'a' <= r|0x20 && r|0x20 <= 'z' }
