package scan

import (
	"errors"
	"fmt"
)

// RowError is an error in one row of an input.
type RowError struct {
	Name   string // of the input, as given to Open or FromRecords
	Row    int64  // as a spreadsheet shows it, from 1; 0 where no row can be named
	Column int    // from 1; 0 where the whole row is meant
	Err    error  // what is wrong there; it may have a Hint() string
}

// Error gives the place as NAME:ROW:COLUMN and what is wrong there.
func (e *RowError) Error() string {
	switch {
	case e.Row == 0:
		return fmt.Sprintf("%s: column %d: %v", e.Name, e.Column, e.Err)
	case e.Column == 0:
		return fmt.Sprintf("%s:%d: %v", e.Name, e.Row, e.Err)
	}
	return fmt.Sprintf("%s:%d:%d: %v", e.Name, e.Row, e.Column, e.Err)
}

// Unwrap returns what is wrong at the place.
func (e *RowError) Unwrap() error { return e.Err }

// LimitError says that an input goes beyond one of the Limits.
type LimitError struct {
	Limit string // the field of Limits, such as "Record"
	Value int    // what it was set to
	what  string
	hint  string
}

// Error says what is too large, and which limit says so.
func (e *LimitError) Error() string {
	return fmt.Sprintf("%s, the limit of Limits.%s", e.what, e.Limit)
}

// Hint says what to look for, and how to raise the limit.
func (e *LimitError) Hint() string { return e.hint }

// problem is something wrong with the input's bytes, and what to do about it.
type problem struct{ text, hint string }

func (p *problem) Error() string { return p.text }
func (p *problem) Hint() string  { return p.hint }

// placed is an error whose row number is not worked out yet.
type placed struct {
	position Position
	where    where
	column   int
	err      error
}

// where says how much of a position may be shown: an error must read the same
// whatever worker met it, and in blocks of whatever size.
type where int

const (
	inRow    where = iota
	inColumn       // the row depends on which rows the worker happened to read
	nowhere        // the position is only that of a block
)

func (p *placed) Error() string { return p.err.Error() }
func (p *placed) Unwrap() error { return p.err }

// At gives err a place, for a Worker to return: Scan turns it into a RowError.
// column counts from 1; 0 means the whole row. Of several errors in a scan the
// one with the lowest position is returned. An error without a place stands at
// the start of its block, and Scan returns it as it is.
func At(p Position, column int, err error) error {
	return &placed{p, inRow, column, err}
}

// placeOf returns err as an error with a place, at the block p if it has none.
func placeOf(err error, p Position) *placed {
	switch at, ok := errors.AsType[*placed](err); {
	case !ok:
		return &placed{p, nowhere, 0, err}
	case error(at) != err:
		return &placed{at.position, at.where, at.column, err}
	default:
		return at
	}
}
