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
	facts int
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
		g := groups[i]
		if g == nil || failed[f.members[d]] {
			continue
		}
		m := f.members[d]
		off := g.sum.Low - 2*f.amount.Low
		slack := int64(0)
		if unit > 1 {
			slack = unit * int64(g.facts) / 2
		}
		switch {
		case f.amount.Hidden > 0 || g.sum.Hidden > 0 || g.facts == 1:
		case max(off, -off) > slack:
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
	byKey := map[string]*memberSum{}
	groups := make([]*memberSum, len(a.facts))
	rates := a.rateMembers()
	counted := &assembly{}
	var key []byte
	for i, f := range a.facts {
		if f.members[d] < 0 || isRate(f.members, rates) {
			continue
		}
		counted.facts = append(counted.facts, f)
		key = pack(key[:0], int(f.span.Start), int(f.span.End), f.members[:d])
		key = pack(key, f.place, f.file, f.members[d+1:])
		g := byKey[string(key)]
		if g == nil {
			g = &memberSum{}
			byKey[string(key)] = g
		}
		if g.sum.Add(f.amount) != nil {
			return make([]*memberSum, len(a.facts)), 1
		}
		g.facts++
		groups[i] = g
	}
	return groups, counted.unit()
}

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

func isRate(members []int, rates []map[int]bool) bool {
	for d, m := range members {
		if d < len(rates) && rates[d][m] {
			return true
		}
	}
	return false
}
