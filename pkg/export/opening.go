package export

import (
	"maps"
	"slices"

	"github.com/pressfigures/figures/pkg/area"
)

// Opening returns the values of a column that splits the counts, as the first
// 200 rows of the files have them, sorted: whoever is to plan a pass sees by
// them what it would cost to keep the values of the column apart. Of counts
// that stand side by side they are the heads. It is known after Describe, and
// nil for a column that is not there.
func (e *Export) Opening(dimension string) []string {
	found := map[string]bool{}
	for _, f := range e.files {
		l := f.layout
		for _, c := range l.dimensions {
			if area.Fold(l.heads[c].text) == area.Fold(dimension) {
				for v := range l.stats[c].distinct {
					found[v] = true
				}
			}
		}
		for _, n := range l.numbers {
			if l.split && area.Fold(dimension) == area.Fold(splitName) {
				found[n.member] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(found))
}
