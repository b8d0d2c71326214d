package export

import (
	"fmt"
	"maps"
	"slices"

	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/scan"
)

// mergeLabels gathers the last labels of all blocks, for blanks at the top of
// the next.
func (r *reader) mergeLabels() {
	r.labels = map[int]rowKey{}
	for _, w := range r.workers {
		maps.Copy(r.labels, w.lasts)
	}
	r.blocks = slices.Sorted(maps.Keys(r.labels))
}

// settle resolves the codes that stand for the last label of earlier blocks, in
// place, and returns the key.
func (r *reader) settle(key rowKey) rowKey {
	for _, k := range r.keys {
		if !k.fill || k.folded() {
			continue
		}
		for key[k.at]&pendingCode != 0 {
			at, _ := slices.BinarySearch(r.blocks, int(key[k.at]&^pendingCode))
			if at == 0 {
				key[k.at] = blankCode
				break
			}
			key[k.at] = r.labels[r.blocks[at-1]][k.at]
		}
	}
	return key
}

// mergeCells merges what the workers folded into the cells of the one that has
// most, or into new ones where keys have to be settled first, and puts them in
// an order that does not depend on the workers.
func (r *reader) mergeCells() error {
	r.sums = newSums(r.width, len(r.layout.numbers), r.every)
	if !r.fills {
		r.sums = slices.MaxFunc(r.workers, func(a, b *folder) int { return a.sums.len() - b.sums.len() }).sums
	}
	for _, w := range r.workers {
		if w.sums == r.sums {
			continue
		}
		for n := range w.sums.len() {
			if err := r.sums.merge(r.settle(w.sums.keys.of(n)), w.sums, n); err != nil {
				return fmt.Errorf("%s: a sum is too large: %w", r.file.input.Name, err)
			}
		}
	}
	r.ordered = inRowOrder(r.sums)
	for n := range r.sums.len() {
		r.numberRows(r.sums.rowsOf(n))
	}
	return nil
}

// crowdCell is the number of folded cell n in the crowd.
func (r *reader) crowdCell(n int) uint32 {
	if r.folding.people == nil {
		return 0
	}
	return r.cellBase + r.folding.people.cell(r.sums.keys.of(n))
}

// numberRows turns the positions of a row set into rows of the file.
func (r *reader) numberRows(s *cube.RowSet) {
	s.File = r.index
	s.First, s.Last = r.row(s.First), r.row(s.Last)
	for i, p := range s.Lowest {
		s.Lowest[i] = r.row(p)
	}
	s.Lowest = slices.Clip(s.Lowest) // the cube may not add to it
}

func (r *reader) row(position int64) int64 { return r.layouts.Row(scan.Position(position)) }

// inRowOrder lists cells by their first rows. No row is the first of two. Each
// worker met its cells in that order, so that few runs are left to be merged.
func inRowOrder(s *sums) []int32 {
	order := make([]int32, s.len())
	for n := range order {
		order[n] = int32(n)
	}
	var runs [][]int32
	for from, n := 0, 1; n <= len(order); n++ {
		if n == len(order) || s.rowsOf(n).First < s.rowsOf(n-1).First {
			runs = append(runs, order[from:n])
			from = n
		}
	}
	for len(runs) > 1 {
		merged := runs[:0]
		for len(runs) > 1 {
			merged = append(merged, mergeRuns(s, runs[0], runs[1]))
			runs = runs[2:]
		}
		runs = append(merged, runs...)
	}
	if len(runs) == 0 {
		return nil
	}
	return runs[0]
}

// mergeRuns merges two lists of cells in row order.
func mergeRuns(s *sums, a, b []int32) []int32 {
	out := make([]int32, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		if s.rowsOf(int(b[0])).First < s.rowsOf(int(a[0])).First {
			a, b = b, a
		}
		out = append(out, a[0])
		a = a[1:]
	}
	return append(append(out, a...), b...)
}
