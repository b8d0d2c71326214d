package export

import (
	"math"

	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/scan"
)

// rowTally adds up plain rows of a cell that has many already: all that such a
// row changes is a count, a sum and which row is the last. These three lie
// together here, where a million rows find them in the cache, until settle
// enters them in the cell. Nothing else may be added to it before.
type rowTally struct {
	most int64 // the greater bound of the cell's amount, these rows included
	rows int64 // 0 while there are none
	last int64 // the position of the last
}

// tallied is how many rows a cell must have for its next ones to be tallied: as
// many as are kept by their numbers.
const tallied = 16

// manyTallied is how many rows cells have on average where tallying them pays.
const manyTallied = tallied / 2

// tallies reports whether the rows of a plain block are tallied: they have one
// number at most, and cells have many rows on average.
func (w *folder) tallies() bool {
	return len(w.layout.numbers) <= 1 && !w.every && w.read > manyTallied*int64(w.sums.len())
}

// tallyRows folds the rows of a plain block of which the cells are known.
func (w *folder) tallyRows(b *scan.Block) error {
	s := w.sums
	for len(s.tallies) < s.len() {
		s.tallies = append(s.tallies, rowTally{})
	}
	for row, n := range w.cells {
		value, at := int64(1), b.Position(row)
		if len(b.Numbers) > 0 {
			value = b.Numbers[0][row]
		}
		t := &s.tallies[n]
		if t.rows > 0 && value <= math.MaxInt64-t.most {
			t.most += value
			t.rows++
			t.last = int64(at)
			continue
		}
		if err := s.tally(int(n), value, int64(at)); err != nil {
			return w.overflow(0, at, err)
		}
	}
	return nil
}

// tally adds a plain row to a cell, which may have no tally yet.
func (s *sums) tally(n int, value, at int64) error {
	s.settle(n)
	rows, amount := s.rowsOf(n), s.amount(n, 0)
	if rows.Count < tallied || rows.Every || at < rows.Last {
		rows.Add(at)
		return amount.AddKnown(value)
	}
	most := max(amount.Low, amount.High)
	if value > math.MaxInt64-most {
		return number.ErrOverflow
	}
	s.tallies[n] = rowTally{most: most + value, rows: 1, last: at}
	return nil
}

// settle enters the tally of a cell in it.
func (s *sums) settle(n int) {
	t := &s.tallies[n]
	if t.rows == 0 {
		return
	}
	amount, rows := s.amount(n, 0), s.rowsOf(n)
	added := t.most - max(amount.Low, amount.High)
	amount.Low += added
	amount.High += added
	rows.Count += t.rows
	rows.Last = t.last
	*t = rowTally{}
}

// settleAll enters all tallies in their cells, which other rows may then be
// added to.
func (s *sums) settleAll() {
	for n := range s.tallies {
		s.settle(n)
	}
}
