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
	if a.dimensions[d].dropped || a.dimensions[d].folded || len(names) < 3 || slices.ContainsFunc(names, func(m string) bool {
		return area.IsTotal(m) || isBoth(m, names) || a.isSplitTotal(a.dimensions[d].name, m)
	}) {
		return nil
	}
	agreed, near, failed, ok := a.memberEvidence(d)
	if !ok {
		return nil
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

// memberEvidence counts, for each member of a dimension, how often it is the sum
// of the others and how often nearly so, and whether it is something else
// anywhere. Facts are siblings where they differ in that dimension only. They
// are held against each other place by place, and mostly every member has failed
// after the first; ok is then false, as it is where a sum is too large.
func (a *assembly) memberEvidence(d int) (agreed, near []int, failed []bool, ok bool) {
	members := len(a.dimensions[d].names)
	agreed, near, failed = make([]int, members), make([]int, members), make([]bool, members)
	rates := a.rateMembers()
	single := func(f *fact) bool { return a.memberIn(f, d) >= 0 && !a.isRate(f, rates) }
	unit := unitOf(a.facts, single)
	for _, facts := range a.byPlace() {
		groups, ok := a.memberGroups(d, facts, single)
		if !ok {
			return nil, nil, nil, false
		}
		for i, n := range facts {
			f, g := &a.facts[n], groups[i]
			if g == nil {
				continue
			}
			m := a.memberIn(f, d)
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
		if !slices.Contains(failed, false) {
			return nil, nil, nil, false
		}
	}
	return agreed, near, failed, true
}

// memberGroups sums the facts of one place that differ in one dimension only,
// and returns for each fact the sums of its group; nil where the fact is no
// single member. It fails beyond 64 bits.
func (a *assembly) memberGroups(d int, facts []int32, single func(*fact) bool) ([]*memberSum, bool) {
	siblings := newTuples(2 + len(a.dimensions)) // of span, file and the other members
	groups, sums := make([]*memberSum, len(facts)), []*memberSum(nil)
	key := make(rowKey, siblings.width)
	for i, n := range facts {
		f := &a.facts[n]
		if !single(f) {
			continue
		}
		key[0], key[1] = uint32(f.span), uint32(f.file)
		copy(key[2:], a.combos.of(int(f.combo)))
		key[2+d] = comboCode(cube.Any)
		at, fresh := siblings.number(key)
		if fresh {
			sums = append(sums, &memberSum{})
		}
		g := sums[at]
		if g.sum.Add(*f.amount) != nil {
			return nil, false
		}
		g.facts++
		groups[i] = g
	}
	return groups, true
}

// memberIn is the member of a fact in a dimension: a number of its names,
// cube.Any or cube.FoldedTotal.
func (a *assembly) memberIn(f *fact, d int) int { return comboMember(a.combos.of(int(f.combo))[d]) }

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

func (a *assembly) isRate(f *fact, rates []map[int]bool) bool {
	for d := range rates {
		if rates[d][a.memberIn(f, d)] {
			return true
		}
	}
	return false
}
