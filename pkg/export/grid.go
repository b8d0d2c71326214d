package export

import "math/bits"

// grid is a table of the cells of rows with few labels: the codes of a row, a
// few bits for each, are the place of its cell. It only speeds up what the
// folder's cells know, and forgets everything where a label needs more bits.
type grid struct {
	width []int   // bits for the codes of each label
	cells []int32 // one more than the number of a cell; 0 where it has not been met
	off   bool    // the codes do not fit
}

// fewGridBits makes a grid of 256 KiB, which stays in a processor's own cache. A
// larger one, up to 4 MiB, pays where there are many cells in it.
const (
	fewGridBits  = 16
	mostGridBits = 20
	gridPerCell  = 8
)

// fit makes room for codes up to the given ones, and reports whether they fit in
// a grid for so many cells.
func (g *grid) fit(top []uint32, cells int) bool {
	if g.off {
		return false
	}
	grown, total := g.cells == nil, 0
	if grown {
		g.width = make([]int, len(top))
	}
	for at, code := range top {
		if need := bits.Len32(code); need > g.width[at] {
			g.width[at], grown = need, true
		}
		total += g.width[at]
	}
	if g.off = total > mostGridBits; g.off {
		g.cells = nil
		return false
	}
	if total > fewGridBits && 1<<total > gridPerCell*cells {
		g.cells = nil // until there are more
		return false
	}
	if grown {
		g.cells = make([]int32, 1<<total)
	}
	return true
}

// locate finds the cells of the rows of the plain block in hand.
func (g *grid) locate(w *folder) {
	clear(w.cells)
	for at, c := range w.labels {
		for row, id := range c.ids[:len(w.cells)] {
			w.cells[row] = w.cells[row]<<g.width[at] | int32(c.codes[id])
		}
	}
	for row, place := range w.cells {
		n := g.cells[place]
		if n == 0 {
			n = int32(w.cellOf(row)) + 1
			g.cells[place] = n
		}
		w.cells[row] = n - 1
	}
}
