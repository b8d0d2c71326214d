package figure

import (
	"fmt"
	"slices"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/number"
)

// alike tests an area's change against that of the rest of its region.
func (d *Desk) alike(c *Comparison, r *Relation, h standing) {
	left := h.whole.without(h.part, h.rest)
	p, tested := h.alikeP(h.part, left)
	r.AlikeTested = tested && r.Known
	r.Alike = r.AlikeTested && p >= level(d.thresholds().AlikeLevel)
	if r.Alike && r.Direction != Same {
		c.Caveats = append(c.Caveats, caveat.Caveat{ID: caveat.AreasAlike,
			Text: fmt.Sprintf("the changes in %s and in %s are not told apart from chance (%s)", d.say(h.area), d.restName(h.region), pText(p)),
			Hint: "do not call one steeper than the other"})
	}
}

// restName names a region without the area that is compared with it.
func (d *Desk) restName(region area.ID) string {
	if region == area.None {
		return "the other areas together"
	}
	return "the rest of " + d.say(region)
}

// alikeP is Fisher's p for two pairs of exact, complete counts.
func (h standing) alikeP(a, b pair) (probability, bool) {
	if h.partly || !h.changes || !counted(h.measure()) {
		return 0, false
	}
	return fisher(a, b)
}

func fisher(a, b pair) (probability, bool) {
	var n [4]int64
	for i, r := range []number.Range{a.Old, a.New, b.Old, b.New} {
		count, ok := wholeCount(r)
		if !ok {
			return 0, false
		}
		n[i] = count
	}
	if n[0]+n[1] == 0 || n[2]+n[3] == 0 {
		return 0, false
	}
	return alikeOf(n[0], n[1], n[2], n[3]), true
}

// steepest tests the steepest of the areas that were named against the next.
func (d *Desk) steepest(c Comparison, othersNamed bool) []caveat.Caveat {
	var changes []Change
	for _, row := range c.Rows {
		named := row.Role == SubjectRow || row.Role == OtherRow && othersNamed
		if named && c.Changes {
			changes = append(changes, row.Change)
		}
	}
	return d.leaderAlike(changes)
}

// leaderAlike warns where the steepest of several changes is not told apart
// from the next. Two are one comparison; the steepest of k was picked from k,
// so the level is divided by k.
func (d *Desk) leaderAlike(changes []Change) []caveat.Caveat {
	ranked := slices.DeleteFunc(slices.Clone(changes), func(c Change) bool { return !c.HasPercent })
	slices.SortStableFunc(ranked, func(a, b Change) int { return byLow(b.Percent, a.Percent) })
	if len(ranked) < 2 || !ranked[0].Tested || !ranked[1].Tested {
		return nil
	}
	first, next := ranked[0], ranked[1]
	p, ok := fisher(pair{first.New.Sum, first.Old.Sum}, pair{next.New.Sum, next.Old.Sum})
	limit := level(d.thresholds().AlikeLevel)
	if len(ranked) > 2 {
		limit = limit.among(len(ranked))
	}
	if !ok || p < limit || first.Percent.Equal(next.Percent) {
		return nil
	}
	return []caveat.Caveat{{ID: caveat.AreasAlike,
		Text: fmt.Sprintf("the changes in %s (%s per cent) and %s (%s per cent) are not told apart from chance (%s)",
			d.say(first.Area.ID), digits(first.Percent.Low), d.say(next.Area.ID), digits(next.Percent.Low), pText(p)),
		Hint: "do not call one steeper than the other"}}
}
