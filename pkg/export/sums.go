package export

import (
	"math/bits"

	"github.com/pressfigures/figures/pkg/cube"
)

// sums are folded cells: for each key, what its rows add up to and which rows
// these are. They are kept in columns, a page at a time, so that a cell costs
// no allocation of its own and never moves: the cube takes amounts and rows
// over as they lie here.
type sums struct {
	keys    *tuples // a cell has the number of its key
	numbers int     // amounts of each cell
	every   bool    // keep every row number
	shift   uint    // of a cell's number to that of its page
	amounts [][]cube.Amount
	rows    [][]cube.RowSet // of positions, until the pass is over
	// people is the population that the rows of a cell give, −1 for none; nil
	// where the file has no column of them.
	people []int64
	// tallies are what was added to cells and not yet entered in them.
	tallies []rowTally
}

// pageOf is how many amounts a page holds, roughly.
const pageOf = 512

func newSums(width, numbers int, every bool) *sums {
	numbers = max(numbers, 1)
	return &sums{keys: newTuples(width), numbers: numbers, every: every, shift: uint(bits.Len(uint(pageOf / numbers / 2)))}
}

// len is how many cells there are.
func (s *sums) len() int { return s.keys.len() }

// cell returns the number of the cell of a key, a new one if there is none.
func (s *sums) cell(key rowKey) int {
	n, fresh := s.keys.number(key)
	if fresh && n>>s.shift == len(s.rows) {
		s.addPage()
	}
	return n
}

// addPage makes room for more cells, each with room for the number of its first
// row.
func (s *sums) addPage() {
	size := 1 << s.shift
	firsts, rows := make([]int64, size), make([]cube.RowSet, size)
	for i := range rows {
		rows[i] = cube.RowSet{Lowest: firsts[i : i : i+1], Every: s.every}
	}
	s.rows = append(s.rows, rows)
	s.amounts = append(s.amounts, make([]cube.Amount, size*s.numbers))
}

// amount is number i of cell n.
func (s *sums) amount(n, i int) *cube.Amount {
	return &s.amounts[n>>s.shift][(n&(1<<s.shift-1))*s.numbers+i]
}

// countRow adds a row that stands for one contact to cell n.
func (s *sums) countRow(n int) {
	a := s.amount(n, 0)
	a.Low++
	a.High++
}

// rowsOf is the set of the rows of cell n.
func (s *sums) rowsOf(n int) *cube.RowSet {
	return &s.rows[n>>s.shift][n&(1<<s.shift-1)]
}

// listOf is rowsOf, as a list of one set.
func (s *sums) listOf(n int) []cube.RowSet {
	at := n & (1<<s.shift - 1)
	return s.rows[n>>s.shift][at : at+1 : at+1]
}

// setPopulation keeps the population that a row gives for its cell.
func (s *sums) setPopulation(n int, value int64) {
	for len(s.people) <= n {
		s.people = append(s.people, -1)
	}
	s.people[n] = max(s.people[n], value)
}

// population is what the rows of a cell say of its people, −1 for nothing.
func (s *sums) population(n int) int64 {
	if n >= len(s.people) {
		return -1
	}
	return s.people[n]
}

// merge adds cell n of other sums to the cell of a key.
func (s *sums) merge(key rowKey, from *sums, n int) error {
	into := s.cell(key)
	for i := range s.numbers {
		if err := s.amount(into, i).Add(*from.amount(n, i)); err != nil {
			return err
		}
	}
	s.rowsOf(into).Merge(*from.rowsOf(n))
	if p := from.population(n); p >= 0 {
		s.setPopulation(into, p)
	}
	return nil
}
