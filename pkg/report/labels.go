package report

import (
	"slices"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/figure"
)

// allAreas is the name of all areas together.
const allAreas = "All areas"

// world knows how the areas of a result nest.
type world struct {
	tree *area.Tree
	seen map[area.ID]area.Area // areas of the figures, for results without a tree
}

func newWorld(r Result) world {
	w := world{tree: r.Areas, seen: map[area.ID]area.Area{}}
	if r.Areas != nil {
		return w
	}
	for _, f := range r.Figures {
		for _, p := range parts(f) {
			w.seen[p.common.Area.ID] = p.common.Area
		}
	}
	return w
}

// parent returns the area that one lies in directly, and false for none or one
// that is not known.
func (w world) parent(a area.Area) (area.Area, bool) {
	if a.ID == area.None || a.Parent == area.None || a.Parent == a.ID {
		return area.Area{ID: area.None}, false
	}
	if w.tree != nil {
		up := w.tree.Get(a.Parent)
		return up, up.ID != area.None
	}
	up, ok := w.seen[a.Parent]
	return up, ok
}

// above returns the areas that one lies in, the nearest first.
func (w world) above(a area.Area) []area.ID {
	var out []area.ID
	for {
		up, ok := w.parent(a)
		if !ok || slices.Contains(out, up.ID) {
			return out
		}
		out = append(out, up.ID)
		a = up
	}
}

// holds reports whether an area is another or takes it in.
func (w world) holds(outer, inner area.Area) bool {
	return outer.ID == area.None || outer.ID == inner.ID || slices.Contains(w.above(inner), outer.ID)
}

// areaName names an area, or all together.
func areaName(a area.Area) string {
	if a.ID == area.None {
		return allAreas
	}
	return a.Name
}

// label is a column of words.
type label struct {
	head string
	of   func(entry) string
}

// labels are the columns of words that tell entries apart. The area stands
// first, even where it is the same in all rows, so that a row makes sense by
// itself; it is left out where the data have no areas and something else tells
// rows apart.
func (l layout) labels(entries []entry) []label {
	first := label{"Area", func(e entry) string {
		if e.name != "" {
			return e.name
		}
		return areaName(e.area)
	}}
	out := []label{first}
	differ := func(head string, of func(entry) string) {
		if !same(entries, of) {
			out = append(out, label{head, of})
		}
	}
	differ("Measure", func(e entry) string { return counted(e.measure) })
	outer := periodsOutside(entries)
	if outer {
		out = append(out, l.periodLabels(entries)...)
	}
	for _, d := range dimensions(entries) {
		differ(d, func(e entry) string { return picked(e.picks, d) })
	}
	if !outer {
		out = append(out, l.periodLabels(entries)...)
	}
	if len(out) > 1 && same(entries, first.of) && first.of(entries[0]) == allAreas {
		return out[1:]
	}
	return out
}

// periodLabels name the periods of entries where they differ.
func (l layout) periodLabels(entries []entry) []label {
	if l.shared(entries).one {
		return nil
	}
	out := []label{{"Period", func(e entry) string { return l.period(e.period) }}}
	if slices.ContainsFunc(entries, func(e entry) bool { return e.against.Days() > 0 }) {
		out = append(out, label{"Against", func(e entry) string { return l.period(e.against) }})
	}
	return out
}

// periodsOutside reports whether the members of a column are listed within
// each period, and not the periods within each member: the label that changes
// less often stands further left.
func periodsOutside(entries []entry) bool {
	if len(entries) < 2 || !entries[0].period.Same(entries[1].period) {
		return false
	}
	return slices.ContainsFunc(dimensions(entries), func(d string) bool {
		return picked(entries[0].picks, d) != picked(entries[1].picks, d)
	})
}

// levels says how far the area of each entry is indented: once for each area
// it lies in that stands above it.
func (l layout) levels(entries []entry) []int {
	levels := make([]int, len(entries))
	listed := map[area.ID]bool{}
	for i, e := range entries {
		for _, up := range l.world.above(e.area) {
			if listed[up] {
				levels[i]++
			}
		}
		if e.area.ID != area.None {
			listed[e.area.ID] = true
		}
	}
	return levels
}

// totalRows counts the entries at the end that take in all those before them.
func (l layout) totalRows(entries []entry) int {
	n := 0
	for at := len(entries) - 1; at > 0; at-- {
		sum := entries[at]
		outside := func(e entry) bool { return !l.covers(sum, e) }
		if !sum.total && slices.ContainsFunc(entries[:at], outside) {
			break
		}
		n++
	}
	return n
}

// covers reports whether one entry takes another in and is not the same.
func (l layout) covers(sum, part entry) bool {
	if sum.name != part.name || counted(sum.measure) != counted(part.measure) ||
		!l.world.holds(sum.area, part.area) || !sum.period.Contains(part.period) {
		return false
	}
	wider := sum.area.ID != part.area.ID || !sum.period.Same(part.period)
	for _, d := range dimensions([]entry{sum, part}) {
		of, in := members(sum.picks, d), members(part.picks, d)
		if of != nil && (in == nil || !containsAll(of, in)) {
			return false
		}
		wider = wider || len(of) != len(in)
	}
	return wider
}

// members returns the members of a dimension that are kept; nil for all.
func members(picks []figure.Pick, dimension string) []string {
	for _, p := range picks {
		if p.Dimension == dimension {
			return p.Names
		}
	}
	return nil
}

func containsAll(names, some []string) bool {
	return !slices.ContainsFunc(some, func(n string) bool { return !slices.Contains(names, n) })
}
