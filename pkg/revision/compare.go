package revision

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/period"
)

// pair is one cell with what either version has for it.
type pair struct {
	key      key
	span     period.Span
	old, new *cube.Cell
	kind     Kind
	changed  bool
}

// comparer is a comparison at work.
type comparer struct {
	*names
	options Options
	sides   [2]*side
	measure cube.Measure
	out     *Comparison

	keys    []key  // of all cells that are asked for, in order
	pairs   []pair // of all cells but subtotals, those alone in a version among them
	alone   [2]int // subtotals that only one version prints
	finer   [2]int // cells that were added up to be compared
	unknown int    // cells that are hidden in both
	partial map[Partial]int
}

// Compare works out what has changed from one version to the next. The error
// is a *MismatchError where the two cannot be compared.
func Compare(old, new Version, o Options) (*Comparison, error) {
	if err := checkMeasures(old, new); err != nil {
		return nil, err
	}
	versions := [2]Version{old, new}
	n := align(versions)
	c := &comparer{names: n, options: o, partial: map[Partial]int{}}
	for which, v := range versions {
		c.sides[which] = newSide(n, which, v)
	}
	c.measure = new.Cube.Measures[0]
	c.measure.Places = max(c.measure.Places, old.Cube.Measures[0].Places)
	c.out = &Comparison{Measure: c.measure, Files: slices.Concat(old.Cube.Files, new.Cube.Files), OldFiles: len(old.Cube.Files)}
	c.keys = c.questions()
	c.pairs = make([]pair, 0, len(c.keys))
	for _, k := range c.keys {
		c.compare(k)
	}
	if c.out.Compared == 0 && (len(c.pairs) == 0 || !o.narrows()) {
		return nil, c.apart()
	}
	c.list()
	c.findRenames()
	c.findMoves()
	c.addUp()
	c.warn()
	return c.out, nil
}

// MismatchError says why two versions cannot be compared.
type MismatchError struct {
	Reason string
	Advice string // may be empty
}

// Error says what does not fit.
func (e *MismatchError) Error() string { return e.Reason }

// Hint says what to do about it, or nothing.
func (e *MismatchError) Hint() string { return e.Advice }

// checkMeasures refuses versions that count different things.
func checkMeasures(old, new Version) error {
	a, b := old.Cube.Measures[0], new.Cube.Measures[0]
	switch {
	case a.Kind != b.Kind:
		return &MismatchError{fmt.Sprintf("%q holds numbers of another kind (%s: %s) than %q (%s: %s)", new.Name, b.Name, b.Kind, old.Name, a.Name, a.Kind),
			"compare two versions of the same figures; --column count=HEADER says which column they are in"}
	case a.Unit != "" && b.Unit != "" && area.Fold(a.Unit) != area.Fold(b.Unit):
		return &MismatchError{fmt.Sprintf("%q counts %s and %q counts %s", old.Name, a.Unit, new.Name, b.Unit),
			fmt.Sprintf("if both mean the same, say so: --unit %s", b.Unit)}
	}
	return nil
}

// questions are the cells that stand in either version and are asked for, in
// order.
func (c *comparer) questions() []key {
	all := map[key]bool{}
	for _, s := range c.sides {
		for k := range s.cells {
			if c.wanted(k) {
				all[k] = true
			}
		}
	}
	return slices.SortedFunc(maps.Keys(all), c.order)
}

// order sorts cells by area, period and members.
func (c *comparer) order(a, b key) int {
	return cmp.Or(cmp.Compare(a.place, b.place), cmp.Compare(a.start, b.start), cmp.Compare(a.end, b.end),
		slices.Compare(c.combos[a.combo].members, c.combos[b.combo].members))
}

// wanted reports whether a cell is asked for.
func (c *comparer) wanted(k key) bool {
	span := period.Span{Start: k.start, End: k.end}
	return (c.options.Period.Days() == 0 || c.options.Period.Contains(span)) && c.wantedPlace(k.place) && c.wantedMembers(k.combo)
}

func (c *comparer) wantedPlace(p int) bool {
	if !c.options.Narrowed {
		return true
	}
	for which, s := range c.sides {
		for _, limit := range s.version.Areas {
			at := c.places[p]
			if at.has[which] && p != allAreas && (at.ids[which] == limit || s.version.Cube.Areas.Within(at.ids[which], limit)) {
				return true
			}
		}
	}
	return false
}

func (c *comparer) wantedMembers(combo int) bool {
	for _, w := range c.options.Where {
		d := slices.IndexFunc(c.shared, func(s column) bool { return area.Fold(s.name) == area.Fold(w.Dimension) })
		if d < 0 {
			continue
		}
		m := c.combos[combo].members[d]
		if m < 0 || !slices.ContainsFunc(w.Members, func(name string) bool { return area.Fold(name) == area.Fold(c.shared[d].members[m].name) }) {
			return false
		}
	}
	return true
}

// compare asks both versions for one cell.
func (c *comparer) compare(k key) {
	stands := [2]*stated{c.sides[older].cells[k], c.sides[newer].cells[k]}
	for which, own := range stands {
		if own != nil && own.total && stands[1-which] == nil {
			c.alone[which]++
			return
		}
	}
	p := pair{key: k}
	var cells [2]*cube.Cell
	for which, own := range stands {
		if own != nil {
			p.span = own.span
			cells[which] = c.sides[which].value(k, own)
		}
	}
	for which, own := range stands {
		if own == nil {
			cell := c.sides[which].ask(k, p.span)
			cells[which] = &cell
			if cells[which].None && c.sides[which].coarser(k, p.span) {
				c.finer[1-which]++
				return
			}
		}
	}
	p.old, p.new = cells[older], cells[newer]
	if c.isPartial(p) {
		return
	}
	c.judge(&p)
	if stands[older] != nil && stands[newer] != nil && stands[older].total && stands[newer].total {
		if p.changed {
			c.out.Subtotals = append(c.out.Subtotals, c.cell(p, true))
		}
		return
	}
	c.pairs = append(c.pairs, p)
	c.count(p)
}

// isPartial sets aside a cell of which one version covers less than the other.
func (c *comparer) isPartial(p pair) bool {
	if p.old.None || p.new.None {
		return false
	}
	before, after := c.sides[older].covered(p.span), c.sides[newer].covered(p.span)
	same := func(a, b period.Span) bool { return a.Same(b) }
	logs := c.sides[older].version.Cube.Dated || c.sides[newer].version.Cube.Dated
	switch {
	case logs && !slices.EqualFunc(before, after, same):
		c.partial[Partial{Period: p.span, InNew: days(after) < days(before)}]++
		return true
	case !logs && len(p.old.Missing)+len(p.new.Missing) > 0:
		c.partial[Partial{Period: p.span, InNew: len(p.new.Missing) > 0}]++
		return true
	}
	return false
}

func days(spans []period.Span) int {
	n := 0
	for _, s := range spans {
		n += s.Days()
	}
	return n
}

// judge decides what happened to a cell.
func (c *comparer) judge(p *pair) {
	_, sure := p.old.Sum.Intersect(p.new.Sum)
	p.changed = true
	switch {
	case p.old.None:
		p.kind = Came
	case p.new.None:
		p.kind = Went
	case p.old.Hidden > 0 && p.new.Hidden > 0:
		// Both are unknown: only numbers that cannot be the same were revised.
		p.kind, p.changed = Revised, !sure
	case p.old.Hidden > 0:
		p.kind = Revealed
	case p.new.Hidden > 0:
		p.kind = Hidden
	default:
		p.kind, p.changed = Revised, !p.old.Sum.Equal(p.new.Sum)
	}
}

// count counts a cell under what happened to it.
func (c *comparer) count(p pair) {
	if p.kind != Came && p.kind != Went {
		c.out.Compared++
	}
	if !p.changed && p.old.Hidden > 0 {
		c.unknown++
	}
	if !p.changed {
		return
	}
	switch p.kind {
	case Revised:
		c.out.Revised++
	case Revealed:
		c.out.Revealed++
	case Hidden:
		c.out.Hidden++
	case Came:
		c.out.Came++
	case Went:
		c.out.Went++
	}
}

// cell makes a listed cell of a pair.
func (c *comparer) cell(p pair, subtotal bool) Cell {
	out := Cell{Kind: p.kind, Place: c.place(p.key.place), Period: p.span, Members: c.picks(p.key.combo), Old: *p.old, New: c.renumbered(*p.new), Subtotal: subtotal}
	if p.old.None || p.new.None {
		return out
	}
	out.Change, out.Known = p.new.Sum.Sub(p.old.Sum), true
	out.Percent, out.HasPercent = c.percent(out.Change, p.old.Sum)
	return out
}

func (c *comparer) place(at int) Place { return Place{c.places[at].name, c.places[at].parent} }

// renumbered points a new cell's rows into the files of both versions.
func (c *comparer) renumbered(cell cube.Cell) cube.Cell {
	cell.Rows = c.renumber(cell.Rows)
	return cell
}

func (c *comparer) renumber(rows []cube.RowSet) []cube.RowSet {
	rows = slices.Clone(rows)
	for i := range rows {
		rows[i].File += c.out.OldFiles
	}
	return rows
}

// percent is a change in per cent of what it changed, where that is a known
// number that is large enough.
func (c *comparer) percent(change, old number.Range) (number.Range, bool) {
	base, known := old.Exact()
	if !known || base.Sign() <= 0 || c.measure.Kind == cube.Percentage {
		return number.Range{}, false
	}
	if base.Cmp(number.Int(c.options.NoPercent)) < 0 && !c.options.Force {
		return number.Range{}, false
	}
	ratio, ok := change.Quo(old)
	return ratio.Scale(number.Int(100)), ok
}

// adds reports whether the measure adds up over areas and members.
func (c *comparer) adds() bool { return c.measure.Kind == cube.Flow || c.measure.Kind == cube.Stock }

// apart is the error for versions that have no cell in common: it says in what
// they differ.
func (c *comparer) apart() error {
	old, new := c.sides[older], c.sides[newer]
	if len(c.partial) > 0 {
		first := slices.MinFunc(slices.Collect(maps.Keys(c.partial)), func(a, b Partial) int { return bySpan(a.Period, b.Period) })
		lacking := old
		if first.InNew {
			lacking = new
		}
		return &MismatchError{
			fmt.Sprintf("%q and %q have no cell in common that both cover whole: %q has only a part of %s", old.version.Name, new.version.Name, lacking.version.Name, period.Name(first.Period, period.Naming{})),
			"compare versions that cover the same periods; two logs can be compared by day, with --by day",
		}
	}
	if len(c.pairs) == 0 && c.options.narrows() {
		return &MismatchError{"neither version has cells of what was asked for", "leave out --area, --period or --where to see what they have"}
	}
	if !overlapping(old.extent, new.extent) {
		return &MismatchError{
			fmt.Sprintf("%q and %q have no cell in common: one holds %s, the other %s", old.version.Name, new.version.Name, extent(old.extent), extent(new.extent)),
			"these are not two versions of the same period; to add the periods up, name both files in one command, such as figures total",
		}
	}
	if a, b := c.only(older), c.only(newer); len(a) > 0 && len(b) > 0 {
		return &MismatchError{
			fmt.Sprintf("%q and %q have no cell in common: the areas of one are %s, those of the other %s", old.version.Name, new.version.Name, firstOf(a), firstOf(b)),
			"if some are the same under other names, say so in a file of areas with a column of aliases: --areas FILE",
		}
	}
	return &MismatchError{fmt.Sprintf("%q and %q have no cell in common", old.version.Name, new.version.Name),
		`"figures inspect" shows which areas and periods each of them has`}
}

// only lists the areas that only one version has.
func (c *comparer) only(which int) []string {
	var out []string
	for _, p := range c.places[1:] {
		if p.has[which] && !p.has[1-which] {
			out = append(out, fmt.Sprintf("%q", p.name))
		}
	}
	return out
}

// mostNamed is how many names a message lists.
const mostNamed = 3

func firstOf(names []string) string {
	if len(names) <= mostNamed {
		return joined(names)
	}
	return joined(append(slices.Clone(names[:mostNamed]), fmt.Sprintf("%d more", len(names)-mostNamed)))
}

func overlapping(a, b []period.Span) bool {
	return slices.ContainsFunc(a, func(s period.Span) bool { return overlaps(b, s) })
}

// extent names stretches of days.
func extent(spans []period.Span) string {
	var words []string
	for _, s := range spans {
		words = append(words, period.Name(period.Between(s.Start, s.Last()), period.Naming{}))
	}
	return joined(words)
}

// findMoves lists the areas that lie in another area than before.
func (c *comparer) findMoves() {
	for at, p := range c.places {
		if !p.has[older] || !p.has[newer] || at == allAreas || !c.wantedPlace(at) {
			continue
		}
		from, to := p.up[older][0], p.up[newer][0]
		if from != allAreas && to != allAreas && !slices.Contains(p.up[newer], from) && !slices.Contains(p.up[older], to) {
			c.out.Moves = append(c.out.Moves, Move{p.name, c.places[from].name, c.places[to].name})
		}
	}
}

// warn says what could not be compared as it stands.
func (c *comparer) warn() {
	for _, p := range slices.SortedFunc(maps.Keys(c.partial), func(a, b Partial) int { return bySpan(a.Period, b.Period) }) {
		p.Cells = c.partial[p]
		c.out.Partial = append(c.out.Partial, p)
	}
	for which := range c.sides {
		c.warnOfTotals(which)
	}
	for which, n := range c.finer {
		if n > 0 {
			c.note("%q is coarser than %q, of which %s %s added up to be compared", c.sides[1-which].version.Name, c.sides[which].version.Name, cells(n), plural(n, "was", "were"))
		}
	}
	for which, n := range c.alone {
		if n > 0 {
			c.note("%d %s only in %q; what %s up is compared instead", n, plural(n, "total stands", "totals stand"), c.sides[which].version.Name, plural(n, "it adds", "they add"))
		}
	}
	for which, s := range c.sides {
		if more := c.unshared(which); len(more) > 0 {
			c.note("only %q splits by %s; its numbers were added up to be compared", s.version.Name, firstOf(more))
		}
	}
	if c.unknown > 0 {
		c.note("%s hidden or blank in both versions, at least in part; whether %s revised cannot be seen", cells(c.unknown)+plural(c.unknown, " is", " are"), plural(c.unknown, "it was", "they were"))
	}
}

// warnOfTotals says which totals that a version prints its parts do not add up
// to: after a revision, one of the two was perhaps forgotten.
func (c *comparer) warnOfTotals(which int) {
	s := c.sides[which]
	var wrong []string
	for _, k := range c.keys {
		own := s.cells[k]
		if own == nil || !own.total {
			continue
		}
		cell := s.ask(k, own.span)
		if slices.ContainsFunc(cell.Caveats, func(x caveat.Caveat) bool { return x.ID == caveat.SubtotalConflict }) {
			wrong = append(wrong, c.title(k, own.span))
		}
	}
	if len(wrong) > 0 {
		c.out.Caveats = append(c.out.Caveats, caveat.Caveat{ID: caveat.SubtotalConflict,
			Text: fmt.Sprintf("%q prints %s that its parts do not add up to (%s); the totals here are of the parts", s.version.Name, plural(len(wrong), "a total", "totals"), firstOf(wrong)),
			Hint: "ask whoever made the export which is right"})
	}
}

// title names a cell in a message.
func (c *comparer) title(k key, span period.Span) string {
	name := "all areas"
	if k.place != allAreas {
		name = c.places[k.place].name
	}
	for _, p := range c.picks(k.combo) {
		name += ", " + p.Names[0]
	}
	return name + ", " + period.Name(span, period.Naming{})
}

func (c *comparer) note(format string, args ...any) {
	c.out.Caveats = append(c.out.Caveats, caveat.Caveat{ID: caveat.ComparedCoarser, Text: fmt.Sprintf(format, args...)})
}

// unshared lists the columns that split one version alone.
func (c *comparer) unshared(which int) []string {
	var out []string
	for at, d := range c.sides[which].version.Cube.Dimensions {
		if len(d.Members) > 0 && !slices.ContainsFunc(c.shared, func(s column) bool { return s.at[which] == at }) {
			out = append(out, fmt.Sprintf("%q", d.Name))
		}
	}
	return out
}

func plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

func cells(n int) string {
	if n == 1 {
		return "1 cell"
	}
	return fmt.Sprintf("%s cells", number.Group(fmt.Sprint(n)))
}
