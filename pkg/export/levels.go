package export

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/caveat"
)

// This file is about tables that list a nation, its regions and their
// authorities one level after the other in a single column.

// levelHeads are heads of columns that say of what kind the area of a row is.
var levelHeads = []string{"area type", "area level", "type of area", "geography type", "geography level", "geographic level", "geographical level", "geo type", "geo level", "level of geography", "region type"}

// isAreaType reports whether a column says of what kind each area is: by its
// head, and as no area of the first rows has two kinds.
func (d *decider) isAreaType(c int) bool {
	if len(d.areas) != 1 || !d.heads[c].is(levelHeads) {
		return false
	}
	kinds := map[string]string{}
	for _, r := range d.sample {
		place, kind := tidy(r[d.areas[0]]), tidy(r[c])
		if have, known := kinds[place]; known && have != kind {
			return false
		}
		kinds[place] = kind
	}
	return true
}

// keepKinds leaves out areas of kinds that are not asked for, where a column of
// kinds is: an England that is no "UTLA" is not an England of none.
func (a *assembly) keepKinds() {
	for name, values := range a.plan.Where {
		d := slices.IndexFunc(a.dimensions, func(d dimension) bool { return area.Fold(d.name) == area.Fold(name) })
		if d < 0 || !newHead(name).is(levelHeads) {
			continue
		}
		var keep []int
		for _, v := range values {
			if n, known := a.dimensions[d].numbers[area.Fold(v)]; known {
				keep = append(keep, n)
			}
		}
		if len(keep) > 0 {
			a.facts = slices.DeleteFunc(a.facts, func(f fact) bool { return !slices.Contains(keep, a.memberIn(&f, d)) })
		}
	}
}

// nestByLevels nests a list that begins with one area, goes on with those that
// add up to it, and then with their parts, in the same order: every area of the
// second level must be the sum of those parts that are its turn. All of the list
// must fit.
func (a *assembly) nestByLevels(l *ledger, order []int) bool {
	if len(order) < 7 { // one, two, and two for each of these
		return false
	}
	regions := l.blockLength(order)
	if regions < 2 {
		return false
	}
	parents := map[int]int{order[0]: -1}
	rest := order[1+regions:]
	for _, region := range order[1 : 1+regions] {
		parents[region] = order[0]
		n := l.blockLength(append([]int{region}, rest...))
		if n == 0 {
			return false
		}
		for _, part := range rest[:n] {
			parents[part] = region
		}
		rest = rest[n:]
	}
	if len(rest) > 0 {
		return false
	}
	a.nest(order, parents)
	a.export.note(caveat.SubtotalSkipped, fmt.Sprintf("areas are nested by their sums (%s), and regions are not added to the areas in them", strings.Join(a.deepest(order), " > ")))
	return true
}

// mostLevels is how many whole levels below a nation a list is thought to hold.
const mostLevels = 4

// checkLevels refuses a list in which the other areas add up to a nation several
// times over, wherever both stand: these are whole levels, and nothing says
// which of their areas lie in which. Where they add up to it once, the nation is
// their total.
func (a *assembly) checkLevels(l *ledger) (total int, err error) {
	order := a.placesInOrder()
	for _, n := range order {
		if !slices.Contains(nations, area.Fold(a.paths[n][0])) {
			continue
		}
		switch times := l.timesOver(n, order); {
		case times == 1:
			return n, nil
		case times > 1:
			return -1, hinted(fmt.Errorf("%s: %q is in the list of areas, and the others add up to it %d times: they are areas of several levels, and a figure over all of them would count everyone %d times", a.export.files[0].input.Name, a.paths[n][0], times, times+1), a.levelAdvice())
		}
	}
	return -1, nil
}

// levelAdvice says how to count one level only.
func (a *assembly) levelAdvice() string {
	for _, f := range a.export.files {
		for c, h := range f.layout.heads {
			if kinds := f.layout.seen(c); h.is(levelHeads) && len(kinds) > 1 {
				return fmt.Sprintf("count the areas of one level: --where %s=%s; or say how they lie in each other: --areas FILE (area,parent)", quoteHead(h.text), quoteHead(kinds[len(kinds)-1]))
			}
		}
	}
	return "say how the areas lie in each other with --areas FILE (area,parent), or take the areas of all levels but one out"
}

// timesOver is how often the other areas add up to one, in every span and
// combination in which it stands; 0 where they do not, or where it is too small
// to tell.
func (l *ledger) timesOver(place int, order []int) int64 {
	b := l.newBalance(place)
	for _, o := range order {
		if o != place {
			b.add(o)
		}
	}
	var times int64
	for g, own := range b.own {
		switch {
		case own == nil || own.Low == 0 && b.parts[g].Low == 0:
		case b.overflow, own.Hidden > 0, b.parts[g].Hidden > 0, b.count[g] < 3, own.Low < 10*l.unit:
			return 0
		default:
			n := (b.parts[g].Low + own.Low/2) / own.Low
			if off := b.parts[g].Low - n*own.Low; n < 1 || n > mostLevels || times > 0 && n != times || max(off, -off) > slack(l.unit, b.count[g]+1) {
				return 0
			}
			times = n
		}
	}
	return times
}
