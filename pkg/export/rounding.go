package export

import (
	"fmt"
	"slices"

	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/cube"
)

// signed reports whether the numbers can be below zero: by their heads, or as
// some of them are.
func (a *assembly) signed() bool {
	return slices.ContainsFunc(a.export.files, func(f *file) bool { return f.layout.signed }) ||
		slices.ContainsFunc(a.facts, func(f fact) bool { return f.amount.Low < 0 })
}

// unboundBelow takes the lower end off every amount with a cell in it of which
// nothing is known.
func (a *assembly) unboundBelow() {
	for i := range a.facts {
		a.facts[i].amount.Below = a.facts[i].amount.Open
	}
}

// fewestRounded is how many counts other than zero must be multiples of 5
// before they are called rounded: one count in five is such a multiple by
// chance, twenty in a row are not.
const fewestRounded = 20

// noteRounding says that the publisher has rounded the counts, where all of
// them are multiples of 5 or 10.
func (a *assembly) noteRounding() {
	if a.export.measure().Kind != cube.Flow && a.export.measure().Kind != cube.Stock {
		return
	}
	counts, fives, tens := 0, true, true
	for _, f := range a.facts {
		if f.amount.Hidden > 0 || f.amount.Low == 0 {
			continue
		}
		if a.export.files[f.file].layout.decimal || !a.export.files[f.file].layout.counting() || f.amount.Low%5 != 0 {
			fives = false
			break
		}
		counts++
		tens = tens && f.amount.Low%10 == 0
	}
	if !fives || counts < fewestRounded {
		return
	}
	to := 5
	if tens {
		to = 10
	}
	a.export.notes = append(a.export.notes, caveat.Caveat{ID: caveat.RoundedCounts,
		Text: fmt.Sprintf("all %d counts are multiples of %d: they look rounded, so that sums and differences can be off by some units, and percentages of small counts by some points", counts, to)})
}
