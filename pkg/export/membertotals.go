package export

import (
	"fmt"
	"slices"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/cube"
)

// memberSum is what the siblings of a fact within one dimension add up to.
type memberSum struct {
	sum   cube.Amount
	facts int64
}

// sumMembers finds the members of a dimension that are the sum of the others
// wherever they stand, such as "All schools" beside its parts, and keeps them
// from being added to these. The same evidence is asked for as of areas.
func (a *assembly) sumMembers(d int) map[string]bool {
	names := a.dimensions[d].names
	if a.dimensions[d].dropped || a.dimensions[d].folded || len(names) < 3 || slices.ContainsFunc(names, func(m string) bool { return area.IsTotal(m) || a.isSplitTotal(a.dimensions[d].name, m) }) {
		return nil
	}
	groups, unit := a.memberGroups(d)
	agreed, near, failed := make([]int, len(names)), make([]int, len(names)), make([]bool, len(names))
	for i, f := range a.facts {
		g, m := groups[i], a.memberIn(f, d)
		if g == nil || failed[m] {
			continue
		}
		off := g.sum.Low - 2*f.amount.Low
		switch {
		case f.amount.Hidden > 0 || g.sum.Hidden > 0 || g.facts == 1:
		case max(off, -off) > slack(unit, g.facts):
			failed[m] = true
		case f.amount.Low < 10*unit || g.facts < 3:
		case off != 0:
			near[m]++
		case g.facts >= 6:
			agreed[m] += 2
		default:
			agreed[m]++
		}
	}
	for m, name := range names {
		switch {
		case failed[m]:
		case agreed[m] >= 2 && near[m] == 0, near[m] > 0 && agreed[m]+near[m] >= 4:
			a.export.note(caveat.SubtotalSkipped, fmt.Sprintf("%q equals the sum of the rest of %q wherever it stands, so it is read as their total and not added to them", name, a.dimensions[d].name))
			return map[string]bool{name: true}
		case agreed[m]+near[m] > 0:
			a.export.notes = append(a.export.notes, caveat.Caveat{ID: caveat.PossibleSubtotal,
				Text: fmt.Sprintf("%q equals the sum of the rest of %q, too seldom to be sure: if it is their total, figures over all of them count twice", name, a.dimensions[d].name),
				Hint: fmt.Sprintf("count it alone, or all others: --where %s=%s", quoteHead(a.dimensions[d].name), quoteHead(name))})
			return nil
		}
	}
	return nil
}

// memberGroups sums the facts that differ in one dimension only, and returns
// for each fact the sums of its group; nil where the fact is no single member.
func (a *assembly) memberGroups(d int) ([]*memberSum, int64) {
	siblings := newTuples(3 + len(a.dimensions)) // of span, place, file and the other members
	var sums []*memberSum
	groups := make([]*memberSum, len(a.facts))
	rates := a.rateMembers()
	counted := make([]fact, 0, len(a.facts))
	key := make(rowKey, siblings.width)
	for i, f := range a.facts {
		if a.memberIn(f, d) < 0 || a.isRate(f, rates) {
			continue
		}
		counted = append(counted, f)
		key[0], key[1], key[2] = uint32(f.span), uint32(f.place), uint32(f.file)
		copy(key[3:], a.combos.of(int(f.combo)))
		key[3+d] = comboCode(cube.Any)
		n, fresh := siblings.number(key)
		if fresh {
			sums = append(sums, &memberSum{})
		}
		g := sums[n]
		if g.sum.Add(*f.amount) != nil {
			return make([]*memberSum, len(a.facts)), 1
		}
		g.facts++
		groups[i] = g
	}
	return groups, unitOf(counted)
}

// memberIn is the member of a fact in a dimension: a number of its names,
// cube.Any or cube.FoldedTotal.
func (a *assembly) memberIn(f fact, d int) int { return comboMember(a.combos.of(int(f.combo))[d]) }

// rateMembers lists, for each dimension, the members that are rates or
// percentages beside counts: they are the sum of nothing.
func (a *assembly) rateMembers() []map[int]bool {
	out := make([]map[int]bool, len(a.dimensions))
	for d, dim := range a.dimensions {
		_, rates, _ := measured(dim.names)
		out[d] = map[int]bool{}
		for _, m := range rates {
			out[d][dim.numbers[area.Fold(m)]] = true
		}
	}
	return out
}

func (a *assembly) isRate(f fact, rates []map[int]bool) bool {
	for d := range rates {
		if rates[d][a.memberIn(f, d)] {
			return true
		}
	}
	return false
}
