package revision

import (
	"cmp"
	"slices"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/period"
)

// Totals are of the periods that both versions have. Within these, what cells
// that came or went add is told apart from what revisions add.

// slot names one total of a table.
type slot struct {
	place, member int
	start, end    period.Day
}

// sum is a total at work.
type sum struct {
	Total
	slot slot
}

// addUp works out the totals.
func (c *comparer) addUp() {
	if !c.adds() || c.out.Compared == 0 {
		return
	}
	by := c.options.By
	if len(by) == 0 {
		by = []By{{Time: true, Grain: ownPeriods}}
	}
	for _, b := range by {
		c.out.Totals = append(c.out.Totals, c.table(b))
	}
	overall := map[slot]*sum{}
	var spans []period.Span
	for _, p := range c.pairs {
		if c.outside(p) {
			continue
		}
		spans = append(spans, p.span)
		c.addPair(overall, p, []slot{{}}, []slot{{}})
	}
	slices.SortFunc(spans, bySpan)
	spans = slices.CompactFunc(spans, period.Span.Same)
	if t := overall[slot{}]; t != nil && (c.measure.Kind == cube.Flow || len(spans) == 1) {
		c.finish(&t.Total)
		t.Gaps = len(stretches(spans)) > 1
		c.out.Overall = &t.Total
	}
}

// ownPeriods stands for the periods that the data are in.
const ownPeriods period.Grain = -1

// table adds up by one By.
func (c *comparer) table(b By) Table {
	sums := map[slot]*sum{}
	for _, p := range c.pairs {
		if !c.outside(p) {
			c.addPair(sums, p, c.slots(b, p, older), c.slots(b, p, newer))
		}
	}
	out := Table{By: b, Head: c.head(b)}
	for _, t := range c.inOrder(b, sums) {
		c.finish(&t.Total)
		if t.same() {
			out.Unchanged++
			continue
		}
		c.label(b, t)
		out.Rows = append(out.Rows, t.Total)
	}
	return out
}

func (c *comparer) head(b By) string {
	switch {
	case b.Area:
		return "Area"
	case b.Time:
		return "Period"
	}
	return c.shared[c.columnOf(b)].name
}

func (c *comparer) columnOf(b By) int {
	return slices.IndexFunc(c.shared, func(s column) bool { return area.Fold(s.name) == area.Fold(b.Dimension) })
}

// slots are the totals of a table that a version counts a cell in.
func (c *comparer) slots(b By, p pair, which int) []slot {
	span := p.span
	switch {
	case b.Area:
		var out []slot
		for _, at := range append([]int{p.key.place}, c.places[p.key.place].up[which]...) {
			if at != allAreas {
				out = append(out, slot{place: at})
			}
		}
		return out
	case b.Time && b.Grain != ownPeriods:
		span = unit(span, b.Grain, c.options.Calendar)
		return []slot{{start: span.Start, end: span.End}}
	case b.Time:
		return []slot{{start: span.Start, end: span.End}}
	}
	return []slot{{member: c.combos[p.key.combo].members[c.columnOf(b)]}}
}

// unit is the day, week, month, quarter or year that a span lies in, and the
// span itself where it lies in none.
func unit(span period.Span, g period.Grain, calendar period.Context) period.Span {
	if u := g.Of(span.Start, calendar); u.Contains(span) {
		return u
	}
	return span
}

// addPair adds a cell to totals, those of the old version and those of the new
// one. They are not the same where an area has moved to another region.
func (c *comparer) addPair(sums map[slot]*sum, p pair, old, new []slot) {
	for _, s := range old {
		if !p.old.None {
			t := at(sums, s, p.span)
			t.Old = t.Old.Add(p.old.Sum)
			t.OldRows = mergeRows(t.OldRows, p.old.Rows)
			if p.new.None || !slices.Contains(new, s) {
				t.ByWent = t.ByWent.Sub(p.old.Sum)
			}
		}
	}
	for _, s := range new {
		if p.new.None {
			continue
		}
		t := at(sums, s, p.span)
		t.Cells++
		t.New = t.New.Add(p.new.Sum)
		t.NewRows = mergeRows(t.NewRows, c.renumber(p.new.Rows))
		switch {
		case p.old.None || !slices.Contains(old, s):
			t.ByCame = t.ByCame.Add(p.new.Sum)
		case p.changed:
			t.ByRevision = t.ByRevision.Add(p.new.Sum.Sub(p.old.Sum))
		}
	}
}

// at returns a total, a new one if there is none, and stretches it over a span.
func at(sums map[slot]*sum, s slot, span period.Span) *sum {
	t := sums[s]
	if t == nil {
		t = &sum{slot: s, Total: Total{Period: span}}
		sums[s] = t
	}
	t.Period = stretched(t.Period, span)
	return t
}

// finish works out the change. A cell that is hidden in both versions is taken
// for unrevised, so that only what changed shows.
func (c *comparer) finish(t *Total) {
	t.Change = t.ByRevision.Add(t.ByCame).Add(t.ByWent)
	t.Percent, t.HasPercent = c.percent(t.Change, t.Old)
}

// same reports whether nothing about a total has changed.
func (t *sum) same() bool {
	none := number.Exactly(number.Int(0))
	return t.ByRevision.Equal(none) && t.ByCame.Equal(none) && t.ByWent.Equal(none)
}

// label names a total.
func (c *comparer) label(b By, t *sum) {
	switch {
	case b.Area:
		at := c.place(t.slot.place)
		t.Place = &at
	case !b.Time && t.slot.member >= 0:
		t.Member = c.shared[c.columnOf(b)].members[t.slot.member].name
	}
}

// inOrder sorts totals: by time, by member, and areas before those they lie in.
func (c *comparer) inOrder(b By, sums map[slot]*sum) []*sum {
	var out []*sum
	for _, t := range sums {
		out = append(out, t)
	}
	holds := map[int]bool{}
	if b.Area {
		for s := range sums {
			for which := range c.sides {
				for _, up := range c.places[s.place].up[which] {
					holds[up] = true
				}
			}
		}
	}
	last := func(s slot) int {
		if holds[s.place] {
			return 1
		}
		return 0
	}
	slices.SortFunc(out, func(x, y *sum) int {
		a, b := x.slot, y.slot
		return cmp.Or(last(a)-last(b), cmp.Compare(a.place, b.place), cmp.Compare(a.member, b.member), cmp.Compare(a.start, b.start), cmp.Compare(a.end, b.end))
	})
	return out
}
