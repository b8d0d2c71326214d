package export

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/period"
)

// build nests the areas, numbers the members and hands the facts to a cube.
func (a *assembly) build() (*cube.Cube, error) {
	a.nestUnderTotal()
	tree, ids, err := a.tree()
	if err != nil {
		return nil, err
	}
	dims, numbers := a.cubeDimensions()
	measure := a.export.measure()
	places := a.shrink()
	measure.Places = places
	b := cube.NewBuilder(tree, []cube.Measure{measure}, dims, a.files)
	b.AbsentIsZero(a.export.options.AbsentZero)
	for _, s := range a.covered {
		b.Covers(s)
	}
	a.noteOverlap()
	repeats := &repeats{assembly: a, seen: map[string]fact{}, ids: ids, numbers: numbers}
	for _, f := range a.facts {
		o := a.observation(f, ids, numbers, len(dims))
		if err := repeats.check(f, o); err != nil {
			return nil, err
		}
		b.Add(o)
	}
	repeats.note()
	a.export.setPopulations(a.populations, ids)
	for _, n := range a.export.notes {
		b.Note(n)
	}
	c, err := b.Build()
	if err != nil {
		return nil, err
	}
	a.export.inspectCube(c)
	return c, nil
}

// tree builds the tree of areas and returns the ID of every path.
func (a *assembly) tree() (*area.Tree, map[string]area.ID, error) {
	b := area.NewBuilder()
	b.AddEntries(a.export.options.Areas)
	paths := map[string][]string{}
	for _, f := range a.facts {
		paths[strings.Join(f.path, area.Separator)] = f.path
	}
	delete(paths, "")
	for _, name := range slices.Sorted(maps.Keys(paths)) {
		p := paths[name]
		b.AddUnder(strings.Join(p[:len(p)-1], area.Separator), p[len(p)-1])
	}
	tree, err := b.Build()
	if err != nil {
		return nil, nil, err
	}
	ids := map[string]area.ID{"": area.None}
	for name := range paths {
		found, err := tree.Resolve(name)
		if err != nil {
			return nil, nil, err
		}
		ids[name] = found.ID
	}
	a.noteStrangers(tree, ids)
	return tree, ids, nil
}

// noteStrangers names areas that the areas file does not list, and those like
// them that it does: a misspelling would split a county in two.
func (a *assembly) noteStrangers(tree *area.Tree, ids map[string]area.ID) {
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

// joinSome joins words, and says how many more there are.
func joinSome(words []string, most int) string {
	if len(words) > most {
		return fmt.Sprintf("%s and %d more", strings.Join(words[:most], ", "), len(words)-most)
	}
	return strings.Join(words, ", ")
}

// cubeDimensions numbers the dimensions and their members. numbers has, for
// each dimension of the assembly, its number in the cube, -1 for none.
func (a *assembly) cubeDimensions() (dims []cube.Dimension, numbers []int) {
	for _, d := range a.dimensions {
		if d.dropped {
			numbers = append(numbers, -1)
			a.export.note(caveat.IdentifierColumn, fmt.Sprintf("column %q has more than %d different values, so it is not counted by; name it in --by to do so", d.name, mostMembers))
			continue
		}
		numbers = append(numbers, len(dims))
		out := cube.Dimension{Name: d.name}
		for _, m := range slices.Sorted(maps.Values(d.members)) {
			out.Members = append(out.Members, cube.Member{Name: m, Total: area.IsTotal(m) || a.isSplitTotal(d.name, m), Unknown: area.IsUnknown(m)})
		}
		dims = append(dims, out)
	}
	return dims, numbers
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

// observation turns names into numbers.
func (a *assembly) observation(f fact, ids map[string]area.ID, numbers []int, dims int) cube.Observation {
	members := make([]int, dims)
	for i := range members {
		members[i] = cube.Any
	}
	for d, total := range f.totals {
		if n := numbers[d]; n >= 0 && total {
			members[n] = cube.FoldedTotal
		}
	}
	for d, m := range f.members {
		if n := numbers[d]; n >= 0 {
			members[n] = a.memberIndex(d, m)
		}
	}
	return cube.Observation{Area: ids[strings.Join(f.path, area.Separator)], Span: f.span, Members: members, Amount: f.amount, Rows: f.rows}
}

// memberIndex finds a member among the sorted names of its dimension.
func (a *assembly) memberIndex(d int, name string) int {
	dim := &a.dimensions[d]
	if dim.index == nil {
		dim.index = map[string]int{}
		for i, m := range slices.Sorted(maps.Values(dim.members)) {
			dim.index[m] = i
		}
	}
	return dim.index[name]
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

// nestUnderTotal puts flat areas under the one among them that equals the sum
// of all others wherever it stands ("England" above its regions).
func (a *assembly) nestUnderTotal() {
	if len(a.export.options.Areas) > 0 {
		return
	}
	groups := map[string]map[string]cube.Amount{}
	for _, f := range a.facts {
		if len(f.path) != 1 {
			return
		}
		key := fmt.Sprint(f.span.Start, f.span.End, f.members, f.totals)
		if groups[key] == nil {
			groups[key] = map[string]cube.Amount{}
		}
		amount := groups[key][f.path[0]]
		if amount.Add(f.amount) != nil {
			return
		}
		groups[key][f.path[0]] = amount
	}
	total := totalArea(groups)
	if total == "" {
		return
	}
	for i, f := range a.facts {
		if f.path[0] != total {
			a.facts[i].path = []string{total, f.path[0]}
		}
	}
	a.export.note(caveat.SubtotalSkipped, fmt.Sprintf("%q equals the sum of the other areas wherever it stands, so it is read as their total and not added to them", total))
}

// totalArea finds the name that is the sum of its siblings in every group. Two
// agreements are asked for, or one among five areas and more: three counts can
// add up by chance, a column of them does not.
func totalArea(groups map[string]map[string]cube.Amount) string {
	agreed, failed := map[string]int{}, map[string]bool{}
	for _, g := range groups {
		var all cube.Amount
		for _, amount := range g {
			if all.Add(amount) != nil {
				return ""
			}
		}
		for name, own := range g {
			switch {
			case own.Hidden > 0 || all.Hidden > 0:
			case all.Low != 2*own.Low || all.High != all.Low:
				failed[name] = true
			case own.Low > 0 && len(g) >= 6:
				agreed[name] += 2
			case own.Low > 0 && len(g) >= 3:
				agreed[name]++
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(agreed)) {
		if agreed[name] >= 2 && !failed[name] {
			return name
		}
	}
	return ""
}

// repeats finds cells that stand more than once in tables of periods.
type repeats struct {
	*assembly
	seen    map[string]fact
	ids     map[string]area.ID
	numbers []int
	count   int
	example string
}

// check refuses a cell that another file gives too, and counts those that
// stand twice in one file.
func (r *repeats) check(f fact, o cube.Observation) error {
	if r.export.files[f.file].layout.dated() {
		return nil
	}
	key := fmt.Sprint(o.Area, o.Span.Start, o.Span.End, o.Members)
	first, again := r.seen[key]
	if !again {
		r.seen[key] = f
	}
	if again && first.file != f.file {
		return hinted(fmt.Errorf("%s:%d and %s:%d both give %s", r.files[first.file].Name, first.rows.First, r.files[f.file].Name, f.rows.First, describe(f)),
			"two files must not give the same figure; leave one of them out")
	}
	if again || f.rows.Count > 1 {
		r.count++
		if r.example == "" {
			r.example = fmt.Sprintf("%s:%d gives %s again", r.files[f.file].Name, f.rows.Last, describe(f))
		}
	}
	return nil
}

// describe names a cell for a message.
func describe(f fact) string {
	words := []string{strings.Join(f.path, area.Separator)}
	if len(f.path) == 0 {
		words[0] = "all areas"
	}
	words = append(words, period.Name(f.span, period.Naming{}))
	for _, d := range slices.Sorted(maps.Keys(f.members)) {
		words = append(words, f.members[d])
	}
	return strings.Join(words, ", ")
}

func (r *repeats) note() {
	if r.count > 0 {
		r.export.note(caveat.RepeatedRows, fmt.Sprintf("%d figures stand in more than one row, and the rows are added (%s)", r.count, r.example))
	}
}

// noteOverlap warns of two logs that cover the same days.
func (a *assembly) noteOverlap() {
	for i, s := range a.covered {
		for j := range i {
			if o := a.covered[j]; s.Overlaps(o) {
				both := period.Between(max(s.Start, o.Start), min(s.End, o.End)-1)
				a.export.note(caveat.LogCoverage, fmt.Sprintf("%s and %s both have rows for %s; rows that stand in both are counted twice",
					a.files[j], a.files[i], period.Name(both, period.Naming{})))
			}
		}
	}
}

// setPopulations keeps the populations by area.
func (e *Export) setPopulations(by map[string]population, ids map[string]area.ID) {
	if len(by) == 0 {
		return
	}
	e.populations = map[area.ID]number.Value{}
	for name, p := range by {
		e.populations[ids[name]] = number.Int(p.value)
	}
}
