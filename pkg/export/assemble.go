package export

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/period"
	"github.com/pressfigures/figures/pkg/scan"
)

// fact is one folded cell with its codes turned into names: what a row said,
// before areas are nested and members sorted.
type fact struct {
	place   int // a number of assembly.paths
	span    period.Span
	members []int // for each dimension so far: a number of dimension.names, cube.Any or cube.FoldedTotal
	amount  cube.Amount
	rows    cube.RowSet
	file    int
	total   bool   // the row names a total of the place and not the place itself
	cell    uint32 // the number of the cell among those of the crowd
}

// Load makes the pass over every file and folds it into a cube.
func (e *Export) Load(ctx context.Context, plan cube.Plan) (*cube.Cube, error) {
	if err := e.open(ctx); err != nil {
		return nil, err
	}
	defer e.close()
	a := &assembly{export: e, plan: plan, places: map[string]int{}, indents: map[string]int{}, populations: map[int][]population{}}
	if plan.Unique != "" {
		a.crowd = newCrowd(len(e.files))
	}
	for i, f := range e.files {
		e.leaveOutHidden(f)
		if err := a.read(ctx, i, f); err != nil {
			return nil, err
		}
		if err := a.readShown(ctx, i, f); err != nil {
			return nil, err
		}
	}
	e.dropTwins(a)
	return a.build()
}

// dropTwins leaves out a file whose content another file has already given.
func (e *Export) dropTwins(a *assembly) {
	type content struct {
		sum   uint64
		bytes int64
	}
	seen := map[content]Input{}
	for i, f := range e.files {
		if f.hash == nil {
			continue
		}
		c := content{f.hash.sum.Sum64(), f.hash.bytes}
		first, twin := seen[c]
		switch {
		case twin && first.Label != f.input.Label:
			e.notes = append(e.notes, caveat.Caveat{ID: caveat.SameFileTwice,
				Text: fmt.Sprintf("%q for %s holds the same bytes as %q for %s", f.input.Name, f.input.Label, first.Name, first.Label), Hint: "check that each period has its own file"})
		case twin:
			e.note(caveat.SameFileTwice, fmt.Sprintf("%q holds the same bytes as %q and is read once", f.input.Name, first.Name))
			a.facts = slices.DeleteFunc(a.facts, func(x fact) bool { return x.file == i })
			a.covered = slices.DeleteFunc(a.covered, func(c coveredBy) bool { return c.file == i })
		default:
			seen[c] = f.input
		}
	}
}

// assembly gathers the facts of all files.
type assembly struct {
	export      *Export
	plan        cube.Plan
	files       []cube.File
	dimensions  []dimension
	paths       [][]string // names of areas, coarse to fine; empty for all areas together
	places      map[string]int
	indents     map[string]int // blanks before the names of areas, where there are any
	facts       []fact
	covered     []coveredBy // of logs
	populations map[int][]population
	crowd       *crowd // nil where contacts are counted
}

// coveredBy is what one log covers.
type coveredBy struct {
	span period.Span
	file int
}

// place numbers a path of areas.
func (a *assembly) place(path []string) int {
	name := strings.Join(path, area.Separator)
	n, known := a.places[name]
	if !known {
		n = len(a.paths)
		a.places[name] = n
		a.paths = append(a.paths, path)
	}
	return n
}

// dimension is a column that splits the counts, over all files.
type dimension struct {
	name    string
	names   []string       // of its members, as first written
	numbers map[string]int // of its members, by folded name
	folded  bool           // all its members were folded together
	dropped bool           // it has too many values to be one
}

// population is what rows say of one area's people.
type population struct {
	value int64
	span  period.Span
}

// read folds one file and turns its cells into facts.
func (a *assembly) read(ctx context.Context, index int, f *file) error {
	person, err := f.layout.personColumn(a.plan)
	if err != nil {
		return err
	}
	g, err := newFolding(f, a.export.options, a.plan)
	if err != nil {
		return err
	}
	g.watch(person)
	if err := g.run(ctx, f); err != nil {
		return g.explain(err)
	}
	base, err := a.gatherPeople(g)
	if err != nil {
		return err
	}
	r := &reader{assembly: a, folding: g, file: f, index: index, cellBase: base}
	return r.read()
}

// explain gives the error of a row the name of its column.
func (g *folding) explain(err error) error {
	var row *scan.RowError
	if !errors.As(err, &row) || row.Column == 0 || row.Column > len(g.layout.heads) {
		return err
	}
	return &CellError{File: row.Name, Row: row.Row, Column: row.Column, Head: g.layout.heads[row.Column-1].text, Err: row.Err}
}

// reader turns the folded cells of one file into facts.
type reader struct {
	*assembly
	*folding
	file  *file
	index int
	// The number of the file's first cell in the crowd.
	cellBase uint32

	order     period.DateOrder
	dates     dates                // how full dates in a period column are read
	texts     map[when]place       // the texts that name periods
	year      *period.Span         // of periods that name none; nil where they do
	months    bool                 // numbers of six figures are years and months
	titleKind period.Kind          // the kind of year that the title speaks of
	written   map[string]string    // periods as they are read, where they are written otherwise
	spans     map[when]period.Span // by the text that names them
	labels    map[int]rowKey       // the last labels of every block
	room      []int                // for the members of facts to come
	placed    map[rowKey]placed    // the place of each combination of area codes
	member    map[int][]int        // for each key of a dimension, its members by code
	blocks    []int
	rows      int64
	overall   int64   // cells that are totals over the periods
	unlike    []int64 // rows whose total column is not the sum of their periods
}

func (r *reader) read() error {
	r.mergeLabels()
	for _, w := range r.workers {
		r.rows += w.rows
	}
	if r.rows == 0 {
		return hinted(fmt.Errorf("%s has column heads and no rows of data below them", r.file.input.Name), "check that the export was not cut short")
	}
	if err := r.settleDoubtful(); err != nil {
		return err
	}
	if err := r.decodeTime(); err != nil {
		return err
	}
	dims := r.shareDimensions()
	r.placed, r.member = map[rowKey]placed{}, map[int][]int{}
	for k := range dims {
		r.member[k] = r.memberNumbers(k, dims[k])
	}
	cells, err := r.mergeCells()
	if err != nil {
		return err
	}
	r.facts = slices.Grow(r.facts, len(cells)*max(len(r.layout.numbers), 1))
	for _, c := range cells {
		r.addFacts(c.key, c, dims)
	}
	r.files = append(r.files, cube.File{Name: r.file.input.Name, Sheet: r.file.sheet, Rows: r.rows})
	r.noteTallies()
	r.inspect()
	return nil
}

// mergeLabels gathers the last labels of all blocks, for blanks at the top of
// the next.
func (r *reader) mergeLabels() {
	r.labels = map[int]rowKey{}
	for _, w := range r.workers {
		maps.Copy(r.labels, w.labels)
	}
	r.blocks = slices.Sorted(maps.Keys(r.labels))
}

// settle resolves the codes that stand for the last label of earlier blocks.
func (r *reader) settle(key rowKey) rowKey {
	for k := range r.keys {
		if !r.keys[k].fill {
			continue
		}
		for key[k]&pendingCode != 0 {
			at, _ := slices.BinarySearch(r.blocks, int(key[k]&^pendingCode))
			if at == 0 {
				key[k] = blankCode
				break
			}
			key[k] = r.labels[r.blocks[at-1]][k]
		}
	}
	return key
}

// mergeCells merges what the workers folded, in an order that does not depend
// on them.
func (r *reader) mergeCells() ([]*cell, error) {
	merged, all, others := r.workers[0].cells, r.workers[0].list, r.workers[1:]
	if r.fills { // the keys of every worker have to be settled first
		merged, all, others = map[rowKey]*cell{}, nil, r.workers
	}
	for _, w := range others {
		for _, c := range w.list {
			c.key = r.settle(c.key)
			into := merged[c.key]
			if into == nil {
				merged[c.key] = c
				all = append(all, c)
				continue
			}
			if err := into.merge(c); err != nil {
				return nil, fmt.Errorf("%s: a sum is too large: %w", r.file.input.Name, err)
			}
		}
	}
	return r.inRowOrder(all), nil
}

// inRowOrder sorts cells by their first rows, and gives them the numbers of
// their rows for positions.
func (r *reader) inRowOrder(all []*cell) []*cell {
	for _, c := range all {
		c.rows = r.rowNumbers(c.rows)
		c.rows.File = r.index
	}
	slices.SortFunc(all, func(x, y *cell) int {
		if x.rows.First != y.rows.First {
			return cmp.Compare(x.rows.First, y.rows.First)
		}
		return slices.Compare(x.key[:], y.key[:])
	})
	return all
}

// merge adds another cell of the same key.
func (c *cell) merge(o *cell) error {
	for n := range c.amounts {
		if err := c.amounts[n].Add(o.amounts[n]); err != nil {
			return err
		}
	}
	c.rows.Merge(o.rows)
	c.population = max(c.population, o.population)
	return nil
}

// rowNumbers turns the positions of a row set into rows.
func (r *reader) rowNumbers(s cube.RowSet) cube.RowSet {
	s.First, s.Last = r.row(s.First), r.row(s.Last)
	for i, p := range s.Lowest {
		s.Lowest[i] = r.row(p)
	}
	return s
}

func (r *reader) row(position int64) int64 { return r.layouts.Row(scan.Position(position)) }

// place names the row and column of a value for an error.
func (r *reader) cellError(at scan.Position, column int, err error) error {
	return &CellError{File: r.file.input.Name, Row: r.layouts.Row(at), Column: column + 1, Head: r.layout.heads[column].text, Err: err}
}

// shareDimensions finds, for each dimension column of the file, its number
// among the dimensions of all files.
func (r *reader) shareDimensions() map[int]int {
	out := map[int]int{}
	for k, key := range r.keys {
		if !slices.Contains(r.layout.dimensions, key.column) && !key.quiet {
			continue
		}
		d := r.dimension(r.layout.heads[key.column].text)
		out[k] = d
		r.dimensions[d].folded = r.dimensions[d].folded || key.book.folded
		if key.quiet {
			continue // its values are nobody's business; only its totals are
		}
		if key.book.full {
			r.dimensions[d].dropped = true
			continue
		}
		for _, v := range key.book.members() {
			r.dimensions[d].number(v)
		}
	}
	if r.layout.split {
		d := r.dimension(splitName)
		for _, n := range r.layout.numbers {
			if n.member != "" {
				r.dimensions[d].number(n.member)
			}
		}
	}
	return out
}

// dimension returns the number of the dimension of that name, a new one if it
// has none yet.
func (a *assembly) dimension(name string) int {
	for i, d := range a.dimensions {
		if area.Fold(d.name) == area.Fold(name) {
			return i
		}
	}
	a.dimensions = append(a.dimensions, dimension{name: name, numbers: map[string]int{}})
	return len(a.dimensions) - 1
}

// blankMember names what rows with an empty cell in a dimension belong to.
const blankMember = "Not stated"

// number numbers a member of the dimension.
func (d *dimension) number(name string) int {
	if name == "" {
		name = blankMember
	}
	fold := area.Fold(name)
	n, known := d.numbers[fold]
	if !known {
		n = len(d.names)
		d.numbers[fold] = n
		d.names = append(d.names, name)
	}
	return n
}

// unnumbered stands for a code whose member has not been met in a cell yet.
const unnumbered = -3

// memberNumbers makes the list of members by code of a key column.
func (r *reader) memberNumbers(k, d int) []int {
	book := r.keys[k].book
	if book.folded {
		return []int{cube.Any, cube.Any, cube.FoldedTotal} // by blankCode, foldedAny, foldedTotal
	}
	none := unnumbered
	if r.dimensions[d].dropped {
		none = cube.Any
	}
	return slices.Repeat([]int{none}, len(book.values))
}

// memberOf returns the member that a code of a key column stands for.
func (r *reader) memberOf(k, d int, code uint32) int {
	n := &r.member[k][code]
	if *n == unnumbered {
		*n = r.dimensions[d].number(r.keys[k].book.text(code))
	}
	return *n
}

// addFacts makes a fact of every number cell of a folded cell.
func (r *reader) addFacts(key rowKey, c *cell, dims map[int]int) {
	at := r.placeOf(key)
	base := fact{place: at.place, total: at.total, rows: c.rows, file: r.index, members: r.newMembers(), cell: r.cellBase + c.number}
	for d := range base.members {
		base.members[d] = cube.Any
	}
	for k, d := range dims {
		base.members[d] = r.memberOf(k, d, key[k])
	}
	columns := r.layout.numbers
	if len(columns) == 0 {
		columns = []numberColumn{{column: -1}} // a log: rows are counted
	}
	r.checkTotal(c)
	for n, column := range columns {
		if column.check {
			continue
		}
		f := base
		f.amount = c.amounts[n]
		span, ok := r.span(key, column)
		if !ok {
			r.overall++
			continue
		}
		f.span = span
		if column.area != "" {
			f.place = r.assembly.place(appendPlace(r.paths[base.place], column.area))
		}
		if r.layout.split && column.member != "" {
			d := r.dimension(splitName)
			f.members = r.newMembers()
			copy(f.members, base.members)
			f.members[d] = r.dimensions[d].number(column.member)
		}
		r.facts = append(r.facts, f)
		r.populated(c, f)
	}
}

// checkTotal holds the total column of a table against the periods of the row.
func (r *reader) checkTotal(c *cell) {
	at := slices.IndexFunc(r.layout.numbers, func(n numberColumn) bool { return n.check })
	if at < 0 || c.amounts[at].Hidden > 0 {
		return
	}
	var sum cube.Amount
	for n, column := range r.layout.numbers {
		if !column.check && sum.Add(c.amounts[n]) != nil {
			return
		}
	}
	if sum.Hidden == 0 && sum.Low != c.amounts[at].Low || c.amounts[at].High < sum.Low {
		r.unlike = append(r.unlike, c.rows.First)
	}
}

// newMembers returns room for the members of a fact.
func (r *reader) newMembers() []int {
	n := len(r.dimensions)
	if len(r.room) < n {
		r.room = make([]int, 1024*n)
	}
	out := r.room[:n:n]
	r.room = r.room[n:]
	return out
}

// namesTotal reports whether a row names its area by a total word.
func (r *reader) namesTotal(key rowKey) bool {
	for _, k := range r.folding.places {
		if area.IsTotal(cleanPlace(r.keys[k].book.text(key[k]))) {
			return true
		}
	}
	return false
}

// placed is what a combination of area codes stands for.
type placed struct {
	place int  // a number of assembly.paths
	total bool // one of the names is a total word
}

// placeOf returns the place of a row. Names are looked at once for each
// combination of codes: there are few of them and many rows.
func (r *reader) placeOf(key rowKey) placed {
	var codes rowKey
	for _, k := range r.folding.places {
		codes[k] = key[k]
	}
	p, known := r.placed[codes]
	if !known {
		p = placed{r.assembly.place(r.path(key)), r.namesTotal(key)}
		r.placed[codes] = p
	}
	return p
}

// populated keeps the population that a fact's row gives for its area and span.
func (r *reader) populated(c *cell, f fact) {
	if c.population < 0 || len(r.paths[f.place]) == 0 {
		return
	}
	all := r.populations[f.place]
	if !slices.ContainsFunc(all, func(p population) bool { return p.span.Same(f.span) }) {
		r.populations[f.place] = append(all, population{c.population, f.span})
	}
}

// path returns the names of the areas of a row, coarse to fine. A blank, a
// total word or the parent's own name stands for the parent.
func (r *reader) path(key rowKey) []string {
	var path []string
	named := false
	for _, k := range r.folding.places {
		name := r.keys[k].book.text(key[k])
		r.indents[cleanPlace(name)] = r.keys[k].book.indent[name]
		named = named || name != ""
		path = appendPlace(path, name)
	}
	if !named && len(r.folding.places) > 0 {
		return []string{blankMember}
	}
	return path
}

func appendPlace(path []string, name string) []string {
	name = cleanPlace(name)
	if name == "" || area.IsTotal(name) || len(path) > 0 && area.Fold(path[len(path)-1]) == area.Fold(name) {
		return path
	}
	return append(slices.Clone(path), name)
}

// cleanPlace takes footnote marks off the name of an area.
func cleanPlace(name string) string { return tidy(cutFootnoteMarks(name)) }
