package export

import (
	"errors"

	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/scan"
)

// This file is about the last row of a table of days that names nothing and
// holds the sum of all rows above, as analytics systems write it.

// nameless is a row of numbers without any label.
type nameless struct {
	at     scan.Position
	column int     // of the date
	values []int64 // one for each number column
}

// takeNameless keeps a row of a log of counts that has numbers and no label at
// all, for the end of the file to judge.
func (w *folder) takeNameless(key rowKey, cells []oddCell, at scan.Position) bool {
	if !w.layout.dated() || !w.layout.counting() || w.layout.decimal {
		return false
	}
	row := nameless{at: at}
	for _, k := range w.keys {
		if k.folded() || !k.blank(key) {
			return false
		}
		if k.days != nil {
			row.column = k.column
		}
	}
	for n := range w.layout.numbers {
		amount, err := w.amountOf(n, cells[n], key, at)
		if err != nil || amount.Hidden > 0 {
			return false
		}
		row.values = append(row.values, amount.Low)
	}
	w.nameless = append(w.nameless, row)
	return true
}

// settleNameless leaves out the one row without labels that holds the sum of all
// others, and refuses any other.
func (r *reader) settleNameless() error {
	var rows []nameless
	for _, w := range r.workers {
		rows = append(rows, w.nameless...)
	}
	if len(rows) == 0 {
		return nil
	}
	first := rows[0]
	for _, row := range rows {
		if row.at < first.at {
			first = row
		}
	}
	if len(rows) > 1 || !r.sumsUpTo(first.values) {
		return r.cellError(first.at, first.column, hinted(errors.New("the date is blank"), "give the row its date, or take the row out"))
	}
	r.tell(&tally{count: 1, first: first.at}, caveat.SubtotalSkipped, "%s without a label holds the sum of all others and is left out", "", "row", "")
	return nil
}

// sumsUpTo reports whether all rows add up to the given numbers.
func (r *reader) sumsUpTo(values []int64) bool {
	for i, want := range values {
		left := want
		for n := range r.sums.len() {
			left -= r.sums.amount(n, i).Low
		}
		if left != 0 {
			return false
		}
	}
	return true
}
