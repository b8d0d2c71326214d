package export

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/cube"
)

// This file is about rows that say "Total" and are the total of nothing, such as
// a line at the foot of an export that counts its rows. Taken for the total of
// all areas it would stand for them in every figure.

// totalCell names the place, span and members of a total.
type totalCell struct {
	place, combo, file int32
	span               cube.SpanNumber
}

// largestTwo are the largest known numbers below a total.
type largestTwo struct{ first, second int64 }

// add takes note of one more number.
func (l *largestTwo) add(n int64) {
	switch {
	case n > l.first:
		l.first, l.second = n, l.first
	case n > l.second:
		l.second = n
	}
}

// dropSmallTotals leaves out numbers of rows that say they are totals and are
// less than two of their parts: one such part could be a slip of the pen.
func (a *assembly) dropSmallTotals() {
	below := a.belowTotals()
	if len(below) == 0 {
		return
	}
	noted := map[int64]bool{} // by the row of the file
	a.facts = slices.DeleteFunc(a.facts, func(f fact) bool {
		parts := below[totalCell{f.place, f.combo, f.file, f.span}]
		if !f.total || parts == nil || f.amount.Hidden > 0 || f.amount.Low < 0 || f.amount.High >= parts.second {
			return false
		}
		if row := f.rows[0].First; !noted[row] {
			noted[row] = true
			unit := int64(1) // decimals are folded in millionths
			if a.export.files[f.file].layout.decimal {
				unit = scale
			}
			a.export.notes = append(a.export.notes, caveat.Caveat{ID: caveat.SubtotalConflict, Place: fmt.Sprintf("%s:%d", a.files[f.file].Name, row),
				Text: fmt.Sprintf("the row says it is a total, and is less than its parts (%d is less than %d and %d): it is left out there, and the parts are added up", f.amount.Low/unit, parts.second/unit, parts.first/unit),
				Hint: "ask whoever made the export what the row counts"})
		}
		return true
	})
}

// belowTotals finds, for every total, the largest two of the numbers that it
// would hold.
func (a *assembly) belowTotals() map[totalCell]*largestTwo {
	below := map[totalCell]*largestTwo{}
	for _, f := range a.facts {
		if f.total {
			below[totalCell{f.place, f.combo, f.file, f.span}] = &largestTwo{}
		}
	}
	if len(below) == 0 || a.export.measure().Kind != cube.Flow && a.export.measure().Kind != cube.Stock {
		return nil
	}
	for i := range a.facts {
		f := &a.facts[i]
		if f.total || f.amount.Hidden > 0 {
			continue
		}
		path := a.paths[f.place]
		for depth := range path {
			over, known := a.places[strings.Join(path[:depth], area.Separator)]
			if parts := below[totalCell{int32(over), f.combo, f.file, f.span}]; known && parts != nil {
				parts.add(f.amount.Low)
			}
		}
	}
	return below
}
