package cube

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// lowestKept is how many row numbers a RowSet keeps in full. Sixteen rows can
// be read out to a colleague; more are better listed by a second pass.
const lowestKept = 16

// RowSet says which rows of a file a figure came from: how many, the first and
// the last, and the lowest sixteen. Two sets merge into the same set in either
// order, so that rows may be folded in parallel.
type RowSet struct {
	File        int // index into Cube.Files
	Count       int64
	First, Last int64   // as a spreadsheet numbers rows, from 1
	Lowest      []int64 // ascending, at most 16 unless Every
	// Every keeps all rows in Lowest, for a plan that asks for them.
	Every bool
}

// kept is how many rows the set keeps in full.
func (s RowSet) kept() int {
	if s.Every {
		return math.MaxInt
	}
	return lowestKept
}

// Add notes one more row. Rows may come in any order.
func (s *RowSet) Add(row int64) {
	if s.Count == 0 || row > s.Last {
		s.addLast(row)
		return
	}
	s.First = min(s.First, row)
	s.Count++
	kept := s.kept()
	if len(s.Lowest) == kept && row >= s.Lowest[kept-1] {
		return
	}
	at, _ := slices.BinarySearch(s.Lowest, row)
	s.Lowest = slices.Insert(s.Lowest, at, row)
	s.Lowest = s.Lowest[:min(len(s.Lowest), kept)]
}

// addLast notes one more row that stands below all others.
func (s *RowSet) addLast(row int64) {
	if s.Count == 0 {
		s.First = row
	}
	s.Last = row
	s.Count++
	switch n := len(s.Lowest); {
	case n == s.kept():
		return
	case n == cap(s.Lowest) && n > 0 && n < lowestKept:
		s.Lowest = slices.Grow(s.Lowest, lowestKept-n)
	}
	s.Lowest = append(s.Lowest, row)
}

// Merge adds another set of the same file. A row that is in both (a row of a
// table with a column for each period gives several cells) counts once, as far
// as the rows that are kept can tell. The set must have its Lowest for itself.
func (s *RowSet) Merge(o RowSet) {
	if o.Count == 0 || s.same(o) {
		return
	}
	if s.Count == 0 {
		file := s.File
		*s = o
		s.File = file
		s.Lowest = slices.Clone(o.Lowest)
		return
	}
	s.Every = s.Every || o.Every
	if len(s.Lowest) == s.kept() && !s.All() && o.First > s.Lowest[len(s.Lowest)-1] {
		s.Count += o.Count
		s.Last = max(s.Last, o.Last)
		return // as below, without a look at rows that are not kept
	}
	complete := s.All() && o.All()
	var room [2 * lowestKept]int64
	lowest := mergeSorted(room[:0], s.Lowest, o.Lowest)
	s.Count += o.Count
	if complete {
		s.Count = int64(len(lowest))
	}
	s.First = min(s.First, o.First)
	s.Last = max(s.Last, o.Last)
	s.Lowest = append(s.Lowest[:0], lowest[:min(len(lowest), s.kept())]...)
}

// mergeSorted appends the numbers of two ascending lists, each once.
func mergeSorted(out, a, b []int64) []int64 {
	for len(a) > 0 && len(b) > 0 {
		x, y := a[0], b[0]
		if x <= y {
			a = a[1:]
		}
		if y <= x {
			b = b[1:]
		}
		out = append(out, min(x, y))
	}
	return slices.Compact(append(append(out, a...), b...))
}

// same reports whether both sets hold the same rows: as no two different cells
// of a log share a row, sets that agree in all that is kept are the same.
func (s RowSet) same(o RowSet) bool {
	return s.Count == o.Count && s.First == o.First && s.Last == o.Last && slices.Equal(s.Lowest, o.Lowest)
}

// All reports whether Lowest lists every row of the set.
func (s RowSet) All() bool { return s.Count == int64(len(s.Lowest)) }

// String says which rows these are: "rows 2, 5 and 9", "rows 2 to 400 (120 of
// them)".
func (s RowSet) String() string {
	switch {
	case s.Count == 0:
		return "no rows"
	case s.Count == 1:
		return "row " + strconv.FormatInt(s.First, 10)
	case s.Last-s.First+1 == s.Count:
		return fmt.Sprintf("rows %d to %d", s.First, s.Last)
	case s.Count <= 6 && s.All():
		words := make([]string, len(s.Lowest))
		for i, r := range s.Lowest {
			words[i] = strconv.FormatInt(r, 10)
		}
		last := len(words) - 1
		return "rows " + strings.Join(words[:last], ", ") + " and " + words[last]
	}
	return fmt.Sprintf("rows %d to %d (%d of them)", s.First, s.Last, s.Count)
}

// mergeRows merges two lists of row sets, file by file, sorted by file. The
// lists stay as they are.
func mergeRows(a, b []RowSet) []RowSet { return addRows(cloneRows(a), b) }

// cloneRows copies row sets for addRows.
func cloneRows(list []RowSet) []RowSet {
	out := slices.Clone(list)
	for i := range out {
		out[i].Lowest = slices.Grow(slices.Clone(out[i].Lowest), max(lowestKept-len(out[i].Lowest), 0))
	}
	return out
}

// addRows adds row sets to a list that cloneRows made, file by file, sorted by
// file.
func addRows(to, more []RowSet) []RowSet {
	for _, s := range more {
		at, found := slices.BinarySearchFunc(to, s, func(x, y RowSet) int { return x.File - y.File })
		if found {
			to[at].Merge(s)
			continue
		}
		to = slices.Insert(to, at, cloneRows([]RowSet{s})...)
	}
	return to
}
