package export

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/period"
)

// build nests the areas, numbers the members and hands the facts to a cube.
func (a *assembly) build() (*cube.Cube, error) {
	if err := a.settleBlanks(); err != nil {
		return nil, err
	}
	a.keepKinds()
	a.dropPartTotals()
	a.settleTotals()
	a.dropSmallTotals()
	a.dropCombined()
	if err := a.nestFlat(); err != nil {
		return nil, err
	}
	tree, ids, err := a.tree()
	if err != nil {
		return nil, err
	}
	dims, numbering := a.cubeDimensions()
	measure := a.export.measure()
	measure.Places = a.shrink()
	if measure.Signed = a.signed(); measure.Signed {
		a.unboundBelow()
	}
	a.noteRounding()
	b := cube.NewBuilder(tree, []cube.Measure{measure}, dims, a.files)
	b.AbsentIsZero(a.export.options.AbsentZero)
	for _, c := range a.covered {
		b.Covers(c.span)
	}
	a.noteOverlap()
	a.noteAlike()
	a.noteTests()
	a.fill(b, ids, numbering)
	a.export.setPopulations(a.populations, ids)
	c, err := b.Build()
	if err != nil {
		return nil, err
	}
	if err := a.checkRepeats(c, b.Repeats()); err != nil {
		return nil, err
	}
	a.noteHidden(c, ids, numbering)
	for _, n := range a.export.notes {
		b.Note(n)
	}
	a.export.inspectCube(c)
	return a.countPeople(c, ids, numbering), nil
}

// fill hands the facts to a cube, series by series.
func (a *assembly) fill(b *cube.Builder, ids []area.ID, members numbering) {
	spans := make([]cube.SpanNumber, len(a.spans.List))
	for i, s := range a.spans.List {
		spans[i] = b.Span(s)
	}
	series := newTuples(2) // of place and combination
	of := make([]int32, len(a.facts))
	var length []int
	for i := range a.facts {
		f := &a.facts[i]
		n, fresh := series.number(rowKey{uint32(f.place), uint32(f.combo)})
		if fresh {
			length = append(length, 0)
		}
		of[i] = int32(n)
		length[n]++
	}
	all := make([]*cube.Series, series.len())
	for n := range all {
		key := series.of(n)
		all[n] = b.Series(0, ids[key[0]], members.apply(a.combos.of(int(key[1]))), length[n])
	}
	for i := range a.facts {
		f := &a.facts[i]
		all[of[i]].Add(spans[f.span], f.amount, f.rows)
	}
}

// settleTotals keeps one total row for each place, span and combination. Rows
// that say "Total" more than once ("Total" below every block of a list, then
// "Grand Total") are totals of other things than all areas, or say the same
// twice: they are never added to each other.
func (a *assembly) settleTotals() {
	cells := newTuples(4)
	var best []int
	drop := map[int]bool{}
	for i := range a.facts {
		f := &a.facts[i]
		if !f.total {
			continue
		}
		n, fresh := cells.number(rowKey{uint32(f.span), uint32(f.place), uint32(f.file), uint32(f.combo)})
		if fresh {
			best = append(best, i)
			continue
		}
		switch other := a.facts[best[n]]; {
		case f.rows[0].Count == 1 && (other.rows[0].Count > 1 || f.amount.Low > other.amount.Low):
			drop[best[n]] = true
			best[n] = i
		default:
			drop[i] = true
		}
	}
	if len(best) == 0 {
		return
	}
	for i, f := range a.facts {
		if f.total && f.rows[0].Count > 1 && !drop[i] {
			drop[i] = true // several rows, added together while they were read
		}
	}
	if len(drop) == 0 {
		return
	}
	kept := a.facts[:0]
	for i, f := range a.facts {
		if !drop[i] {
			kept = append(kept, f)
		}
	}
	a.facts = kept
	a.export.note(caveat.SubtotalSkipped, fmt.Sprintf("%d rows are further totals of the same areas and are left out", len(drop)))
}

// tree builds the tree of areas and returns the ID of every place.
func (a *assembly) tree() (*area.Tree, []area.ID, error) {
	b := area.NewBuilder()
	b.AddEntries(a.export.options.Areas)
	ids := make([]area.ID, len(a.paths))
	for n, p := range a.paths {
		ids[n] = area.None
		if len(p) > 0 {
			ids[n] = b.AddUnder(strings.Join(p[:len(p)-1], area.Separator), p[len(p)-1])
		}
	}
	tree, err := b.Build()
	if err != nil {
		return nil, nil, err
	}
	for n, provisional := range ids {
		if provisional != area.None {
			ids[n] = tree.Get(provisional).ID
		}
	}
	a.noteStrangers(tree, ids)
	a.noteTwoParents(tree)
	return tree, ids, nil
}

// noteStrangers names areas that the areas file does not list, and those like
// them that it does: a misspelling would split a county in two.
func (a *assembly) noteStrangers(tree *area.Tree, ids []area.ID) {
	entries := a.export.options.Areas
	if len(entries) == 0 {
		return
	}
	listed := map[string]bool{}
	var names []string
	for _, e := range entries {
		for _, n := range append([]string{e.Area, e.Parent}, e.Aliases...) {
			listed[area.Fold(n)] = true
			names = append(names, n)
		}
	}
	var strangers []string
	for _, id := range ids {
		if id == area.None {
			continue
		}
		name := tree.Get(id).Name
		if listed[area.Fold(name)] || area.IsUnknown(name) {
			continue
		}
		text := fmt.Sprintf("%q", name)
		if near := area.Near(name, names, 1); len(near) > 0 {
			text += fmt.Sprintf(" (like %q)", near[0])
		}
		strangers = append(strangers, text)
	}
	slices.Sort(strangers)
	if strangers = slices.Compact(strangers); len(strangers) > 0 {
		a.export.note(caveat.UnlistedArea, fmt.Sprintf("the areas file does not list %s", joinSome(strangers, 6)))
	}
}

// noteTwoParents warns of places that the export puts into one area and the
// areas file into another: they are then two places.
func (a *assembly) noteTwoParents(tree *area.Tree) {
	for _, e := range a.export.options.Areas {
		if e.Parent == "" {
			continue
		}
		for _, p := range a.paths {
			n := len(p)
			if n < 2 || area.Fold(p[n-1]) != area.Fold(e.Area) {
				continue
			}
			found, err := tree.Resolve(strings.Join(p, area.Separator))
			if err != nil {
				continue
			}
			if up := tree.Ancestors(found.ID); !slices.ContainsFunc(up, func(id area.ID) bool { return area.Fold(tree.Get(id).Name) == area.Fold(e.Parent) }) {
				a.export.notes = append(a.export.notes, caveat.Caveat{ID: caveat.UnlistedArea,
					Text: fmt.Sprintf("%q lies in %q in the export and in %q in the areas file; they are taken for two places", e.Area, p[n-2], e.Parent),
					Hint: "leave one of the two out, with --column ignore=HEAD for the column"})
			}
		}
	}
}

// joinSome joins words, and says how many more there are.
func joinSome(words []string, most int) string {
	if len(words) > most {
		return fmt.Sprintf("%s and %d more", strings.Join(words[:most], ", "), len(words)-most)
	}
	return strings.Join(words, ", ")
}

// numbering turns numbers of an assembly's members into those of a cube.
type numbering struct {
	dimensions []int   // by dimension of the assembly; -1 for one that was dropped
	members    [][]int // by dimension and member of the assembly
}

// apply returns the cube's members of a combination.
func (n numbering) apply(combo rowKey) []int {
	var to []int
	for d, code := range combo {
		switch m := comboMember(code); {
		case n.dimensions[d] < 0:
		case m >= 0:
			to = append(to, n.members[d][m])
		default:
			to = append(to, m)
		}
	}
	return to
}

// cubeDimensions sorts the members of every dimension, so that the order of
// rows and files does not show.
func (a *assembly) cubeDimensions() ([]cube.Dimension, numbering) {
	var dims []cube.Dimension
	var n numbering
	for at, d := range a.dimensions {
		sorted := slices.Clone(d.names)
		slices.Sort(sorted)
		order := make([]int, len(d.names))
		for i, name := range d.names {
			order[i], _ = slices.BinarySearch(sorted, name)
		}
		n.members = append(n.members, order)
		if d.dropped {
			n.dimensions = append(n.dimensions, -1)
			a.export.note(caveat.IdentifierColumn, fmt.Sprintf("column %q has more than %d different values, so it is not counted by; name it in --by to do so", d.name, mostMembers))
			continue
		}
		n.dimensions = append(n.dimensions, len(dims))
		sums := a.sumMembers(at)
		out := cube.Dimension{Name: d.name}
		for _, m := range sorted {
			out.Members = append(out.Members, cube.Member{Name: m, Total: area.IsTotal(m) || isBoth(m, sorted) || a.isSplitTotal(d.name, m) || sums[m], Unknown: area.IsUnknown(m)})
		}
		dims = append(dims, out)
	}
	return dims, n
}

// isSplitTotal reports whether a member stands for a column that is the total
// of the columns beside it.
func (a *assembly) isSplitTotal(dimension, member string) bool {
	if dimension != splitName {
		return false
	}
	for _, f := range a.export.files {
		for _, n := range f.layout.numbers {
			if n.total && n.member == member {
				return true
			}
		}
	}
	return false
}

// shrink drops the decimal places that no amount uses, and returns how many
// are left.
func (a *assembly) shrink() int {
	decimal := false
	for _, f := range a.export.files {
		decimal = decimal || f.layout.decimal
	}
	if !decimal {
		return 0
	}
	a.widen()
	places := scalePlaces
	for places > 0 && a.allTens() {
		for i := range a.facts {
			a.facts[i].amount.Low /= 10
			a.facts[i].amount.High /= 10
		}
		places--
	}
	return places
}

// widen brings the amounts of files that hold whole numbers to the scale of
// those that hold decimals.
func (a *assembly) widen() {
	for i, f := range a.facts {
		if !a.export.files[f.file].layout.decimal {
			a.facts[i].amount.Low *= scale
			a.facts[i].amount.High *= scale
		}
	}
}

func (a *assembly) allTens() bool {
	for _, f := range a.facts {
		if f.amount.Low%10 != 0 || f.amount.High%10 != 0 {
			return false
		}
	}
	return true
}

// nestFlat nests areas of which no column and no file says how they lie in each
// other: by the order and the writing of the rows, or by their sums. Where
// something looks like a total and is not sure to be one, it says so.
func (a *assembly) nestFlat() error {
	if len(a.export.options.Areas) > 0 || slices.ContainsFunc(a.paths, func(p []string) bool { return len(p) > 1 }) {
		return nil
	}
	l := a.newLedger()
	if done, err := a.nestByRows(l); done || err != nil {
		return err
	}
	total, verdict := a.totalPlace(l)
	if verdict != isTotal {
		nation, err := a.checkLevels(l)
		if err != nil {
			return err
		}
		if nation >= 0 {
			total, verdict = nation, isTotal
		}
	}
	switch verdict {
	case isTotal:
		a.putUnder(total, func(n int) bool { return true })
		a.export.note(caveat.SubtotalSkipped, fmt.Sprintf("%q equals the sum of the other areas wherever it stands, so it is read as their total and not added to them", a.paths[total][0]))
	case mayBeTotal:
		a.export.notes = append(a.export.notes, caveat.Caveat{ID: caveat.PossibleSubtotal,
			Text: fmt.Sprintf("%q equals the sum of the other areas, once: if it is their total, figures over all areas count twice", a.paths[total][0]),
			Hint: "say how areas nest with --areas FILE, or leave the row out"})
	default:
		a.noteMixedLevels()
	}
	return nil
}

// putUnder puts the chosen places under another.
func (a *assembly) putUnder(parent int, chosen func(n int) bool) {
	above := a.paths[parent]
	for n, p := range a.paths {
		if n != parent && len(p) > 0 && chosen(n) {
			a.paths[n] = append(slices.Clone(above), p[len(p)-1])
		}
	}
}

// nations are names under which other places of a list may lie.
var nations = []string{"uk", "united kingdom", "great britain", "gb", "england", "scotland", "wales", "northern ireland", "england and wales", "britain"}

// noteMixedLevels warns of a nation beside places that may lie in it, and of
// areas of which the codes say that one is of a kind that holds the other.
func (a *assembly) noteMixedLevels() {
	for _, f := range a.export.files {
		if outer, inner, found := f.layout.mixedCodes(); found {
			a.export.notes = append(a.export.notes, caveat.Caveat{ID: caveat.MixedLevels,
				Text: fmt.Sprintf("%s: by their codes %q and %q are areas of different levels: where one lies in the other, figures over all areas count it twice", f.input.Name, outer, inner),
				Hint: "say how areas nest with --areas FILE, or take the areas of all levels but one out"})
			return
		}
	}
	var named []string
	others := 0
	for _, n := range a.placesInOrder() {
		p := a.paths[n]
		switch {
		case slices.Contains(nations, area.Fold(p[0])):
			named = append(named, p[0])
		case !area.IsUnknown(p[0]):
			others++
		}
	}
	uk := slices.ContainsFunc(named, func(n string) bool {
		return slices.Contains([]string{"uk", "united kingdom", "great britain", "gb", "britain", "england and wales"}, area.Fold(n))
	})
	if len(named) > 0 && others > 0 || uk && len(named) > 1 {
		a.export.notes = append(a.export.notes, caveat.Caveat{ID: caveat.MixedLevels,
			Text: fmt.Sprintf("%q stands beside other areas and may hold them: figures over all areas then count twice", named[0]),
			Hint: "say how areas nest with --areas FILE"})
	}
}

// verdict says whether an area is the total of its siblings.
type verdict int

const (
	noTotal verdict = iota
	mayBeTotal
	isTotal
)

// totalPlace finds the area that is the sum of its siblings wherever it stands.
// Two agreements are asked for, or one among five siblings and more: three
// counts can add up by chance, a column of them does not. Published numbers
// are rounded, so a few units of their last place are allowed, for twice as
// much agreement.
func (a *assembly) totalPlace(l *ledger) (place int, v verdict) {
	sums, facts := make([]cube.Amount, l.groups), make([]int64, l.groups)
	for i := range a.facts {
		f := &a.facts[i]
		g := l.group[i]
		if len(a.paths[f.place]) == 0 || sums[g].Add(*f.amount) != nil {
			return 0, noTotal
		}
		facts[g]++
	}
	agreed, near, failed := make([]int, len(a.paths)), make([]int, len(a.paths)), make([]bool, len(a.paths))
	for i := range a.facts {
		f := &a.facts[i]
		sum, facts := sums[l.group[i]], facts[l.group[i]]
		off := sum.Low - 2*f.amount.Low
		switch {
		case f.amount.Hidden > 0 || sum.Hidden > 0:
		case max(off, -off) > slack(l.unit, facts):
			failed[f.place] = true
		case f.amount.Low < 10*l.unit || facts < 3:
		case off != 0:
			near[f.place]++
		case facts >= 6:
			agreed[f.place] += 2
		default:
			agreed[f.place]++
		}
	}
	for n := range a.paths {
		switch {
		case failed[n]:
		case agreed[n] >= 2 && near[n] == 0, near[n] > 0 && agreed[n]+near[n] >= 4:
			return n, isTotal
		case agreed[n]+near[n] > 0:
			place, v = n, mayBeTotal
		}
	}
	return place, v
}

// checkRepeats refuses a figure that two tables of periods give, and notes
// those that stand in more than one row of a table. Dated rows add up as a
// matter of course.
func (a *assembly) checkRepeats(c *cube.Cube, repeats []cube.Repeat) error {
	if c.Dated {
		return nil
	}
	count, example := 0, ""
	for _, r := range repeats {
		x, y := r.First, r.Second
		if x.File != y.File {
			return hinted(fmt.Errorf("%s:%d and %s:%d both give %s", a.files[x.File].Name, x.First, a.files[y.File].Name, y.First, describe(c, r)),
				"two files must not give the same figure; leave one of them out")
		}
		count++
		if example == "" {
			example = fmt.Sprintf("%s:%d gives %s again", a.files[y.File].Name, y.First, describe(c, r))
		}
	}
	for i := range a.facts {
		f := &a.facts[i]
		if f.rows[0].Count > 1 && a.export.files[f.file].layout.counting() {
			count++
			if example == "" {
				example = fmt.Sprintf("%s:%d is one of them", a.files[f.file].Name, f.rows[0].Last)
			}
		}
	}
	if count > 0 {
		figures := "1 figure stands"
		if count > 1 {
			figures = fmt.Sprintf("%d figures stand", count)
		}
		a.export.note(caveat.RepeatedRows, fmt.Sprintf("%s in more than one row, and the rows are added (%s)", figures, example))
	}
	return nil
}

// describe names a cell for a message.
func describe(c *cube.Cube, r cube.Repeat) string {
	words := []string{c.AreaName(r.Area), period.Name(r.Span, period.Naming{})}
	for d, m := range r.Members {
		if m >= 0 {
			words = append(words, c.Dimensions[d].Members[m].Name)
		}
	}
	return strings.Join(words, ", ")
}

// noteOverlap warns of two logs that cover the same days.
func (a *assembly) noteOverlap() {
	for i, c := range a.covered {
		for _, o := range a.covered[:i] {
			if !c.span.Overlaps(o.span) {
				continue
			}
			both := period.Between(max(c.span.Start, o.span.Start), min(c.span.End, o.span.End)-1)
			a.export.note(caveat.LogCoverage, fmt.Sprintf("%s and %s both have rows for %s; rows that stand in both are counted twice",
				a.files[o.file], a.files[c.file], period.Name(both, period.Naming{})))
		}
	}
}

// setPopulations keeps the populations by area, in the order of their spans.
func (e *Export) setPopulations(by map[int][]population, ids []area.ID) {
	if len(by) == 0 {
		return
	}
	e.populations = map[area.ID][]population{}
	for place, all := range by {
		slices.SortFunc(all, func(a, b population) int { return period.Compare(a.span, b.span) })
		e.populations[ids[place]] = all
	}
}
