package export

import (
	"fmt"
	"strings"

	"github.com/pressfigures/figures/pkg/area"
)

// UnknownColumnError says that a file has no column of that head.
type UnknownColumnError struct {
	File    string
	Column  string   // as typed
	Columns []string // the heads there are
	Flag    string   // what stood before the head on the command line, such as "--by "; may be empty
}

// Error names the column and lists those there are.
func (e *UnknownColumnError) Error() string {
	var quoted []string
	for _, c := range e.Columns {
		if c != "" {
			quoted = append(quoted, fmt.Sprintf("%q", c))
		}
	}
	return fmt.Sprintf("%s has no column %q; its columns are %s", e.File, e.Column, strings.Join(quoted, ", "))
}

// Hint suggests the nearest head.
func (e *UnknownColumnError) Hint() string {
	near := area.Near(e.Column, e.Columns, 1)
	if len(near) == 0 {
		return "`figures inspect` shows what every column was taken for"
	}
	return fmt.Sprintf("did you mean %s%s?", e.Flag, quoteHead(near[0]))
}

// CellError is an error in one cell.
type CellError struct {
	File   string
	Row    int64 // as a spreadsheet shows it
	Column int   // from 1
	Head   string
	Err    error
}

// Error gives the place, the column and what is wrong.
func (e *CellError) Error() string {
	if e.Head == "" {
		return fmt.Sprintf("%s:%d:%d: %v", e.File, e.Row, e.Column, e.Err)
	}
	return fmt.Sprintf("%s:%d:%d: in column %q: %v", e.File, e.Row, e.Column, e.Head, e.Err)
}

// Unwrap returns what is wrong, without the place.
func (e *CellError) Unwrap() error { return e.Err }
