package export

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/area"
)

// blankPlace is the last name of the path of a row that names a region and
// leaves its area blank, until settleBlanks has found out what that means.
const blankPlace = ""

// settleBlanks finds out what rows are that name a region and no area in it:
// the region's total, if they come to at least about what its areas add up to
// wherever both stand; else counts whose area nobody wrote down. A region all
// of whose rows are such has no areas, and they are its own.
func (a *assembly) settleBlanks() error {
	for n := range a.paths {
		path := a.paths[n]
		if len(path) == 0 || path[len(path)-1] != blankPlace {
			continue
		}
		region := path[:len(path)-1]
		totals, parts := a.weighBlank(n, region)
		if totals > 0 && parts > 0 {
			name := region[len(region)-1]
			return hinted(fmt.Errorf("%s: the rows of %q without an area are its total in some periods and less than its areas in others", a.export.files[0].input.Name, name),
				fmt.Sprintf("write %q into those that are totals, and %q into those whose area is not known", "Total", blankMember))
		}
		to := region
		if parts > 0 {
			to = append(slices.Clone(region), blankMember)
		}
		a.move(int32(n), int32(a.place(to)))
	}
	return nil
}

// weighBlank counts the periods (and members) in which blank rows of a region
// look like its total, and those in which they look like one more part.
func (a *assembly) weighBlank(blank int, region []string) (totals, parts int) {
	type group struct{ span, combo int32 }
	sums := map[group]int64{}
	for _, f := range a.facts {
		if a.partOf(int(f.place), region) {
			sums[group{int32(f.span), f.combo}] += f.amount.Low
		}
	}
	for _, f := range a.facts {
		sum, both := sums[group{int32(f.span), f.combo}]
		if int(f.place) != blank || !both {
			continue
		}
		if f.amount.High >= sum-sum/10 {
			totals++
		} else {
			parts++
		}
	}
	return totals, parts
}

// partOf says whether a place is an area right in a region.
func (a *assembly) partOf(place int, region []string) bool {
	path := a.paths[place]
	last := len(path) - 1
	return last == len(region) && slices.Equal(path[:last], region) && path[last] != blankPlace && !area.IsUnknown(path[last])
}

// move gives the facts of one place to another.
func (a *assembly) move(from, to int32) {
	for i := range a.facts {
		if a.facts[i].place == from {
			a.facts[i].place = to
		}
	}
	if p, ok := a.populations[int(from)]; ok {
		a.populations[int(to)] = append(a.populations[int(to)], p...)
		delete(a.populations, int(from))
	}
	a.paths[from] = a.paths[to]
	delete(a.places, strings.Join(append(slices.Clone(a.paths[to]), blankPlace), area.Separator))
}
