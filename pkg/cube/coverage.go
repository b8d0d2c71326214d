package cube

import (
	"cmp"
	"slices"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/period"
)

// Extent returns the stretches of days the data speak of, joined where they
// touch, in order. It is the cube's own and must not be changed.
func (c *Cube) Extent() []period.Span { return slices.Clip(c.extent) }

// findExtent works Extent out, once for all that ask.
func (c *Cube) findExtent() []period.Span {
	spans := c.Spans
	if c.Dated {
		spans = c.logged
	}
	return join(spans)
}

// join merges spans that overlap or touch.
func join(spans []period.Span) []period.Span {
	sorted := slices.SortedFunc(slices.Values(spans), period.Compare)
	var out []period.Span
	for _, s := range sorted {
		s = period.Span{Start: s.Start, End: s.End}
		if last := len(out) - 1; last >= 0 && s.Start <= out[last].End {
			out[last].End = max(out[last].End, s.End)
			continue
		}
		out = append(out, s)
	}
	return out
}

// Held reports whether the data, all areas together, speak of the whole span.
func (c *Cube) Held(s period.Span) bool {
	for _, e := range c.Extent() {
		if e.Start <= s.Start && s.End <= e.End {
			return c.Dated || c.tiles(s)
		}
	}
	return false
}

// tiles reports whether some of the data's spans make up the span exactly: a
// year alone does not hold its first half.
func (c *Cube) tiles(s period.Span) bool {
	tiling := period.Tile(s, c.Spans)
	return len(tiling.Used) > 0 && len(tiling.Gaps) == 0
}

// Latest returns the latest complete period: of the periods the data give, and
// the calendar years, half-years, quarters and months they add up to, the one
// that ends last, and the longest of those. Of levels, which do not add up, it is the
// latest that the data give. A log that covers no whole month
// has the last span it was folded into. False means there is none.
func (c *Cube) Latest() (period.Span, bool) {
	candidates := slices.Clone(c.Spans)
	if c.Dated {
		candidates = nil
	}
	if !slices.ContainsFunc(c.Measures, func(m Measure) bool { return m.Kind == Flow }) && len(candidates) > 0 {
		return slices.MaxFunc(candidates, byEnd), true // levels do not add up to longer spans
	}
	for _, e := range c.Extent() {
		candidates = append(candidates, c.standardEnding(e)...)
	}
	if len(candidates) == 0 && c.Dated && len(c.Spans) > 0 {
		return c.Spans[len(c.Spans)-1], true // a log shorter than a month: the month it lies in
	}
	if len(candidates) == 0 {
		return period.Span{}, false
	}
	return slices.MaxFunc(candidates, byEnd), true
}

// byEnd orders spans by their ends, and the longer of two after the shorter.
func byEnd(a, b period.Span) int {
	return cmp.Or(cmp.Compare(a.End, b.End), cmp.Compare(b.Start, a.Start))
}

// standardEnding lists the last complete month, quarter, half-year and year of
// a stretch of days.
func (c *Cube) standardEnding(e period.Span) []period.Span {
	var out []period.Span
	for _, months := range []int{1, 3, 6, 12} {
		if s, ok := lastRun(e, months); ok && (c.Dated || c.tiles(s)) {
			out = append(out, s)
		}
	}
	return out
}

// lastRun finds the last run of that many calendar months, starting where the
// year divides evenly into such runs, that lies within the stretch.
func lastRun(e period.Span, months int) (period.Span, bool) {
	y, m, _ := e.End.Date()
	start := period.NewDay(y, m, 1)
	if back := (int(m) - 1) % months; back != 0 {
		start = start.AddMonths(-back)
	}
	for range 2 {
		if end := start.AddMonths(months); end <= e.End {
			s := period.Span{Start: start, End: end, Kind: kindOf(months)}
			return s, s.Start >= e.Start
		}
		start = start.AddMonths(-months)
	}
	return period.Span{}, false
}

func kindOf(months int) period.Kind {
	switch months {
	case 1:
		return period.Month
	case 3:
		return period.Quarter
	case 6:
		return period.HalfYear
	}
	return period.Year
}

// Base returns the span that a change is measured against when none is named:
// the same months a year before if the data hold them, else the span just
// before. It is not said that the data hold the latter.
func (c *Cube) Base(s period.Span) period.Span {
	if before := s.YearBefore(); c.Held(before) {
		return before
	}
	return s.Previous()
}

// Scope says over which members a selection adds up: for every dimension that
// is not narrowed to one, its name and the members that are added.
func (c *Cube) Scope(s Selection) []Scope {
	var out []Scope
	for d, dim := range c.Dimensions {
		keep := s.members(d)
		if len(keep) == 1 {
			continue
		}
		scope := Scope{Dimension: dim.Name, All: keep == nil}
		for m, member := range dim.Members {
			if !member.Total && (keep == nil || slices.Contains(keep, m)) {
				scope.Members = append(scope.Members, member.Name)
			}
		}
		if len(scope.Members) > 1 {
			out = append(out, scope)
		}
	}
	return out
}

// Scope is one dimension that a figure adds up over.
type Scope struct {
	Dimension string
	Members   []string
	All       bool // every member, not a choice of some
}

// Listed returns the areas directly below one that a list or a ranking shows:
// those with data, without "Unknown" and its like.
func (c *Cube) Listed(of area.ID) []area.ID {
	return slices.DeleteFunc(c.Parts(of), func(id area.ID) bool { return area.IsUnknown(c.Areas.Get(id).Name) })
}

// Depths returns the areas with data, parents before their parts, each level
// of a parent in the order of the tree. It begins with the topmost areas that
// the data hold whole: a list of areas may know a country of which the data
// have one region.
func (c *Cube) Depths() []area.ID {
	var out []area.ID
	var walk func(ids []area.ID)
	walk = func(ids []area.ID) {
		for _, id := range ids {
			out = append(out, id)
			walk(c.Parts(id))
		}
	}
	walk(c.Tops())
	return out
}

// Unheld returns the areas directly below one of which the data have no row
// at all, although the list of areas knows them.
func (c *Cube) Unheld(of area.ID) []area.ID {
	if of == area.None {
		return nil
	}
	return slices.DeleteFunc(c.Areas.Children(of), func(id area.ID) bool {
		return c.holders[id] || area.IsUnknown(c.Areas.Get(id).Name)
	})
}

// Region returns the area that one lies in, if the data hold that one whole:
// by a row of its own, or by rows of every area in it.
func (c *Cube) Region(a area.ID) (area.ID, bool) {
	if a == area.None {
		return area.None, false
	}
	up := c.Areas.Get(a).Parent
	if up == area.None || c.partlyHeld(up) {
		return area.None, false
	}
	return up, true
}

// partlyHeld reports whether an area has no row of its own and some of its
// parts have none either.
func (c *Cube) partlyHeld(a area.ID) bool {
	return c.places[a] == nil && (len(c.Unheld(a)) > 0 || slices.ContainsFunc(c.Parts(a), c.partlyHeld))
}

// Tops returns the topmost areas that the data hold whole: together they are
// all there is. The list must not be changed.
func (c *Cube) Tops() []area.ID { return slices.Clip(c.tops) }

// findTops works Tops out.
func (c *Cube) findTops() []area.ID {
	var out []area.ID
	var walk func(ids []area.ID)
	walk = func(ids []area.ID) {
		for _, id := range ids {
			if c.partlyHeld(id) {
				walk(c.Parts(id))
				continue
			}
			out = append(out, id)
		}
	}
	walk(c.Parts(area.None))
	return out
}
