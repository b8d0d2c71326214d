package revision

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/figure"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/period"
)

// Cells that came or went together are listed together: a new month is one line
// and not one for each area.

// bunch says together with which others a cell came or went: all of a period,
// an area or a member. The zero bunch is none.
type bunch struct {
	kind   Kind
	what   int // one of the bunches below
	place  int
	column int
	member int
	start  period.Day
}

const (
	single = iota
	ofPeriod
	ofPlace
	ofMember
)

// list sorts the cells that changed into those listed one by one and groups.
func (c *comparer) list() {
	bunches := make([]bunch, len(c.pairs))
	size := map[bunch]int{}
	runs := [2][]period.Span{c.newSpans(older), c.newSpans(newer)}
	for i, p := range c.pairs {
		if p.changed && (p.kind == Came || p.kind == Went) {
			bunches[i] = c.bunchOf(p, runs)
			size[bunches[i]]++
		}
	}
	groups := map[bunch]*Group{}
	var order []bunch
	for i, p := range c.pairs {
		b := bunches[i]
		switch {
		case !p.changed:
		case b.what == single || size[b] == 1:
			c.out.Cells = append(c.out.Cells, c.cell(p, false))
		default:
			if groups[b] == nil {
				groups[b] = c.group(b, runs)
				order = append(order, b)
			}
			c.addTo(groups[b], p)
		}
	}
	slices.SortStableFunc(order, func(a, b bunch) int { return a.what - b.what })
	for _, b := range order {
		c.out.Groups = append(c.out.Groups, *groups[b])
	}
}

// newSpans lists the stretches of time of which only one version has cells.
func (c *comparer) newSpans(which int) []period.Span {
	var out []period.Span
	for _, p := range c.pairs {
		if c.outside(p) && (p.kind == Came) == (which == newer) {
			out = append(out, p.span)
		}
	}
	slices.SortFunc(out, bySpan)
	return stretches(out)
}

// stretches joins spans, which are in order, where they overlap or touch.
func stretches(spans []period.Span) []period.Span {
	var out []period.Span
	for _, s := range spans {
		if last := len(out) - 1; last >= 0 && s.Start <= out[last].End {
			out[last].End = max(out[last].End, s.End)
			continue
		}
		out = append(out, s)
	}
	return out
}

// outside reports whether a cell lies in a period of which the other version
// has nothing at all.
func (c *comparer) outside(p pair) bool {
	switch {
	case p.kind == Came && p.changed:
		return !overlaps(c.sides[older].extent, p.span)
	case p.kind == Went && p.changed:
		return !overlaps(c.sides[newer].extent, p.span)
	}
	return false
}

// bunchOf finds what a cell came or went together with: its period, else the
// largest area that the other version does not have, else a member.
func (c *comparer) bunchOf(p pair, runs [2][]period.Span) bunch {
	own, other := newer, older
	if p.kind == Went {
		own, other = older, newer
	}
	if c.outside(p) {
		at := slices.IndexFunc(runs[own], func(s period.Span) bool { return s.Contains(p.span) })
		return bunch{kind: p.kind, what: ofPeriod, start: runs[own][at].Start}
	}
	if !c.places[p.key.place].has[other] {
		top := p.key.place
		for _, up := range c.places[top].up[own] {
			if !c.places[up].has[other] {
				top = up
			}
		}
		return bunch{kind: p.kind, what: ofPlace, place: top}
	}
	for d, m := range c.combos[p.key.combo].members {
		if m >= 0 && c.shared[d].members[m].at[other] < 0 {
			return bunch{kind: p.kind, what: ofMember, column: d, member: m}
		}
	}
	return bunch{kind: p.kind, what: single}
}

// group starts the group of a bunch.
func (c *comparer) group(b bunch, runs [2][]period.Span) *Group {
	g := &Group{Kind: b.kind, Adds: c.adds()}
	switch b.what {
	case ofPeriod:
		run := runs[newer]
		if b.kind == Went {
			run = runs[older]
		}
		at := slices.IndexFunc(run, func(s period.Span) bool { return s.Start == b.start })
		g.Period = period.Between(run[at].Start, run[at].Last())
		g.Adds = g.Adds && c.measure.Kind == cube.Flow
	case ofPlace:
		at := c.place(b.place)
		g.Place = &at
	case ofMember:
		g.Members = []figure.Pick{{Dimension: c.shared[b.column].name, Names: []string{c.shared[b.column].members[b.member].name}}}
	}
	return g
}

func (c *comparer) addTo(g *Group, p pair) {
	cell, rows := p.new, c.renumber(p.new.Rows)
	if p.kind == Went {
		cell, rows = p.old, p.old.Rows
	}
	if g.Cells == 0 && !g.OfPeriod() {
		g.Period = p.span
	}
	g.Period = stretched(g.Period, p.span)
	g.Cells++
	g.Sum = g.Sum.Add(cell.Sum)
	g.Rows = mergeRows(g.Rows, rows)
}

// stretched is the stretch from the start of one span to the end of the other.
func stretched(a, b period.Span) period.Span {
	if a.Contains(b) {
		return a
	}
	return period.Between(min(a.Start, b.Start), max(a.End, b.End)-1)
}

// mergeRows adds rows to lists by file.
func mergeRows(to, more []cube.RowSet) []cube.RowSet {
	for _, s := range more {
		s = brief(s)
		at := slices.IndexFunc(to, func(o cube.RowSet) bool { return o.File == s.File })
		if at < 0 {
			s.Lowest = slices.Clone(s.Lowest)
			to = append(to, s)
			continue
		}
		to[at].Merge(s)
	}
	return to
}

// mostRows is how many row numbers what was added up keeps: its cells, where
// they changed, have their own.
const mostRows = 16

func brief(s cube.RowSet) cube.RowSet {
	s.Every = false
	s.Lowest = s.Lowest[:min(len(s.Lowest), mostRows)]
	return s
}

// findRenames looks for areas and members that went while others came with the
// same numbers.
func (c *comparer) findRenames() {
	gone, come := map[bunch]map[key]number.Value{}, map[bunch]map[key]number.Value{}
	for _, p := range c.pairs {
		if !p.changed || c.outside(p) || p.kind != Came && p.kind != Went {
			continue
		}
		to, cell := come, p.new
		if p.kind == Went {
			to, cell = gone, p.old
		}
		b, at := c.renamable(p)
		v, known := cell.Sum.Exact()
		if b.what == single || !known {
			continue
		}
		if to[b] == nil {
			to[b] = map[key]number.Value{}
		}
		to[b][at] = v
	}
	taken := map[bunch]bool{}
	for _, b := range sorted(gone) {
		best, found := Rename{}, bunch{}
		for _, a := range sorted(come) {
			if a.what != b.what || a.column != b.column || taken[a] {
				continue
			}
			if r, ok := c.alike(b, a, gone[b], come[a]); ok && r.Same > best.Same {
				best, found = r, a
			}
		}
		if best.Same > 0 {
			taken[found] = true
			c.out.Renames = append(c.out.Renames, best)
			c.suggest(best)
		}
	}
}

// renamable is the area or the member whose name would have changed, and the
// rest of a cell's key.
func (c *comparer) renamable(p pair) (bunch, key) {
	other := older
	if p.kind == Went {
		other = newer
	}
	at := p.key
	if !c.places[at.place].has[other] {
		at.place = nowhere
		return bunch{what: ofPlace, place: p.key.place}, at
	}
	for d, m := range c.combos[at.combo].members {
		if m >= 0 && c.shared[d].members[m].at[other] < 0 {
			rest := slices.Clone(c.combos[at.combo].members)
			rest[d] = cube.Any
			at.combo = c.combo(rest, false)
			return bunch{what: ofMember, column: d, member: m}, at
		}
	}
	return bunch{}, at
}

func sorted(of map[bunch]map[key]number.Value) []bunch {
	var out []bunch
	for b := range of {
		out = append(out, b)
	}
	slices.SortFunc(out, func(a, b bunch) int {
		return slices.Compare([]int{a.what, a.column, a.member, a.place}, []int{b.what, b.column, b.member, b.place})
	})
	return out
}

// smallestProof is the least number that agrees by more than chance.
const smallestProof = 10

// alike reports whether nine numbers in ten of two names are the same, or half
// of them where the names are near each other too.
func (c *comparer) alike(from, to bunch, old, new map[key]number.Value) (Rename, bool) {
	r := Rename{From: c.nameOf(from), To: c.nameOf(to), Of: max(len(old), len(new))}
	if from.what == ofMember {
		r.Dimension = c.shared[from.column].name
	}
	proof := false
	for k, v := range old {
		if w, both := new[k]; both && v.Equal(w) {
			r.Same++
			proof = proof || v.Abs().Cmp(number.Int(smallestProof)) >= 0
		}
	}
	near := len(area.Near(r.From, []string{r.To}, 1)) > 0 || strings.HasPrefix(area.Fold(r.To), area.Fold(r.From)) || strings.HasPrefix(area.Fold(r.From), area.Fold(r.To))
	return r, proof && 10*r.Same >= 9*r.Of || near && 2*r.Same >= r.Of && r.Same > 0
}

func (c *comparer) nameOf(b bunch) string {
	if b.what == ofMember {
		return c.shared[b.column].members[b.member].name
	}
	return c.places[b.place].name
}

func (c *comparer) suggest(r Rename) {
	what, hint := "", "if they are one, say so in a file of areas with a column of aliases: --areas FILE"
	if r.Dimension != "" {
		what = fmt.Sprintf(" in column %q", r.Dimension)
		hint = "if they are one, give both the same name in one of the files"
	}
	c.out.Caveats = append(c.out.Caveats, caveat.Caveat{ID: caveat.PerhapsRenamed, Hint: hint,
		Text: fmt.Sprintf("%q went and %q came%s with %d of %d numbers the same: perhaps renamed", r.From, r.To, what, r.Same, r.Of)})
}

// joined lists words with commas, the last two with "and".
func joined(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " and " + words[last]
}
