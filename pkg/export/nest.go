package export

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/pressfigures/figures/pkg/caveat"
)

// nestByRows nests areas by how they are written in one column: names in
// capitals above those that are not ("NORTH EAST", then Darlington, Durham),
// or names that are indented below others. The first of the capitals may be
// the total of the others. What the writing says must hold for the numbers. A
// region in capitals that is more than its areas leaves open what a figure over
// all areas would be, and the export is refused; one that is less is no region,
// and neither is a name that somebody put a blank before.
func (a *assembly) nestByRows(l *ledger) (done bool, err error) {
	if len(a.export.files) != 1 || a.export.files[0].layout.dated() {
		return false, nil
	}
	order := a.placesInOrder()
	levels, indented := a.levels(order)
	if levels == nil {
		return a.nestBySums(l, order) || a.nestByLevels(l, order), nil
	}
	parents := parentsOf(order, levels)
	a.liftFirst(l, order, levels, parents)
	agree, less, more := 0, 0, -1
	for _, p := range distinctParents(order, parents) {
		switch off := l.compareParts(p, parents); {
		case off == 0:
			agree++
		case off < 0:
			less++
		default:
			more = p
		}
	}
	switch {
	case agree > 0 && agree >= less:
		// What disagrees is a mistake in a number, and is reported with it.
	case more < 0 || indented || less > 0:
		return false, nil
	default:
		return false, hinted(fmt.Errorf("%s: %q looks like the total of the rows below it, but they do not add up to it", a.export.files[0].input.Name, a.paths[more][0]),
			"say how the areas lie in each other with --areas FILE (area,parent)")
	}
	a.nest(order, parents)
	a.export.note(caveat.SubtotalSkipped, fmt.Sprintf("areas are nested as the rows are written (%s), and regions are not added to the areas in them", strings.Join(a.deepest(order), " > ")))
	return true, nil
}

// nest puts every place under its parent.
func (a *assembly) nest(order []int, parents map[int]int) {
	for _, n := range order {
		if p := parents[n]; p >= 0 {
			a.paths[n] = append(slices.Clone(a.paths[p]), a.paths[n][0])
		}
	}
}

// nestBySums nests a flat list in which every area but those of a block stands
// right above the areas that add up to it, in every span: a region, its
// counties, the next region, its counties. All of the list must fit, and two
// regions at least, of two areas or more: that is no chance.
func (a *assembly) nestBySums(l *ledger, order []int) bool {
	parents := map[int]int{}
	regions := 0
	for i := 0; i < len(order); {
		n := l.blockLength(order[i:])
		if n == 0 {
			return false
		}
		parents[order[i]] = -1
		for _, part := range order[i+1 : i+1+n] {
			parents[part] = order[i]
		}
		regions++
		i += 1 + n
	}
	if regions < 2 {
		return false
	}
	a.nest(order, parents)
	a.export.note(caveat.SubtotalSkipped, fmt.Sprintf("areas are nested by their sums (%s), and regions are not added to the areas in them", strings.Join(a.deepest(order), " > ")))
	return true
}

// blockLength is how many places right behind the first add up to it, 0 where
// no two or more do, or where hidden numbers leave open whether they do.
func (l *ledger) blockLength(order []int) int {
	b := l.newBalance(order[0])
	for n, part := range order[1:] {
		b.add(part)
		if n+1 < 2 {
			continue
		}
		switch verdict := b.compare(); {
		case verdict == 0 && b.proved():
			return n + 1
		case verdict <= 0:
			return 0
		}
	}
	return 0
}

// distinctParents lists the places that others were put under, in order.
func distinctParents(order []int, parents map[int]int) []int {
	var out []int
	for _, n := range order {
		if p := parents[n]; p >= 0 && !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	return out
}

// placesInOrder lists the places by their first rows.
func (a *assembly) placesInOrder() []int {
	first := make([]int64, len(a.paths)) // rows count from 1
	for i := range a.facts {
		f := &a.facts[i]
		if row := f.rows[0].First; first[f.place] == 0 || row < first[f.place] {
			first[f.place] = row
		}
	}
	var order []int
	for n, p := range a.paths {
		if first[n] > 0 && len(p) == 1 {
			order = append(order, n)
		}
	}
	slices.SortFunc(order, func(x, y int) int { return cmp.Or(cmp.Compare(first[x], first[y]), cmp.Compare(x, y)) })
	return order
}

// levels says how deep each place lies by its writing, and whether by blanks
// before its name; nil where the writing says nothing.
func (a *assembly) levels(order []int) (depths map[int]int, indented bool) {
	indents := map[int]bool{}
	depths = map[int]int{}
	capitals, small := 0, 0
	for _, n := range order {
		depths[n] = a.indents[a.paths[n][0]]
		indents[depths[n]] = true
		if inCapitals(a.paths[n][0]) {
			capitals++
		} else {
			small++
		}
	}
	switch {
	case len(indents) > 1:
		return depths, true
	case capitals < 2 || small < 2 || !inCapitals(a.paths[order[0]][0]):
		return nil, false
	}
	for _, n := range order {
		depths[n] = 0
		if !inCapitals(a.paths[n][0]) {
			depths[n] = 1
		}
	}
	return depths, false
}

// inCapitals reports whether a name is written in capitals: at least three
// letters, so that "UK" says nothing.
func inCapitals(name string) bool {
	letters := 0
	for _, r := range name {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			letters++
		}
	}
	return letters >= 3
}

// parentsOf gives each place the nearest one above it that lies less deep, -1
// for none.
func parentsOf(order []int, levels map[int]int) map[int]int {
	parents := map[int]int{}
	var above []int
	for _, n := range order {
		for len(above) > 0 && levels[above[len(above)-1]] >= levels[n] {
			above = above[:len(above)-1]
		}
		parents[n] = -1
		if len(above) > 0 {
			parents[n] = above[len(above)-1]
		}
		above = append(above, n)
	}
	return parents
}

// liftFirst puts all topmost places under the first of them, if that has no
// places of its own and is their sum: "ENGLAND" above the regions.
func (a *assembly) liftFirst(l *ledger, order []int, levels, parents map[int]int) {
	first := order[0]
	tried := map[int]int{}
	for n, p := range parents {
		if p == first {
			return
		}
		tried[n] = p
		if p < 0 && n != first && levels[n] == levels[first] {
			tried[n] = first
		}
	}
	if l.compareParts(first, tried) == 0 {
		for n, p := range tried {
			parents[n] = p
		}
	}
}

// compareParts compares a place with the sum of those put under it, as a balance
// does.
func (l *ledger) compareParts(parent int, parents map[int]int) int {
	b := l.newBalance(parent)
	for place, up := range parents {
		if up == parent {
			b.add(place)
		}
	}
	return b.compare()
}

// deepest is the path of the first place that lies deepest.
func (a *assembly) deepest(order []int) []string {
	var best []string
	for _, n := range order {
		if len(a.paths[n]) > len(best) {
			best = a.paths[n]
		}
	}
	return best
}
