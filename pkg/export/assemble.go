package export

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/period"
	"github.com/pressfigures/figures/pkg/scan"
)

// fact is one number of a folded cell with its codes turned into names: what
// rows said, before areas are nested and members sorted. Its amount and rows lie
// where they were folded.
type fact struct {
	place  int32 // a number of assembly.paths
	combo  int32 // a number of assembly.combos
	span   cube.SpanNumber
	file   int32
	total  bool // the row names a total of the place and not the place itself
	amount *cube.Amount
	rows   []cube.RowSet // one set
	cell   uint32        // the number of the cell among those of the crowd
}

// Load makes the pass over every file and folds it into a cube.
func (e *Export) Load(ctx context.Context, plan cube.Plan) (*cube.Cube, error) {
	if err := e.open(ctx); err != nil {
		return nil, err
	}
	defer e.close()
	a := &assembly{export: e, plan: plan, places: map[string]int{}, indents: map[string]int{}, combos: newTuples(0), spans: &cube.Spans{}, populations: map[int][]population{}, partTotals: map[*cube.Amount]string{}}
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
			a.facts = slices.DeleteFunc(a.facts, func(x fact) bool { return int(x.file) == i })
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
	combos      *tuples        // of members, one for each dimension so far, as comboCode gives them
	spans       *cube.Spans    // of facts
	facts       []fact
	covered     []coveredBy // of logs
	populations map[int][]population
	crowd       *crowd                  // nil where contacts are counted
	partTotals  map[*cube.Amount]string // totals whose label names a part of the areas, by amount
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

// comboCode is the code of a member of a dimension: its number, cube.Any or
// cube.FoldedTotal.
func comboCode(member int) uint32 { return uint32(member - cube.FoldedTotal) }

// comboMember is the member that a code stands for.
func comboMember(code uint32) int { return int(code) + cube.FoldedTotal }

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
	return &CellError{File: row.Name, Row: row.Row, Column: row.Column, Head: g.layout.heads[row.Column-1].text, Err: g.layout.unlikeHint(row)}
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
	inOrder   []when               // they by where they stand
	year      *period.Span         // of periods that name none; nil where they do
	months    bool                 // numbers of six figures are years and months
	titleKind period.Kind          // the kind of year that the title speaks of
	written   map[string]string    // periods as they are read, where they are written otherwise
	spans     map[when]period.Span // by the text that names them
	labels    map[int]rowKey       // the last labels of every block
	blocks    []int
	sums      *sums   // the cells of all workers
	ordered   []int32 // they by their first rows
	rows      int64
	overall   int64   // cells that are totals over the periods
	unlike    []int64 // rows whose total column is not the sum of their periods
}

func (r *reader) read() error {
	r.mergeLabels()
	for _, w := range r.workers {
		r.rows += w.read
	}
	if r.rows == 0 {
		return hinted(fmt.Errorf("%s has column heads and no rows of data below them", r.file.input.Name), "check that the export was not cut short")
	}
	if err := r.settleDoubtful(); err != nil {
		return err
	}
	tooLarge := r.mergeCells()
	if err := r.decodeTime(); err != nil {
		return err
	}
	if tooLarge != nil {
		return tooLarge
	}
	if err := r.settleNameless(); err != nil {
		return err
	}
	if err := r.checkAllMembers(); err != nil {
		return err
	}
	r.addFacts()
	r.files = append(r.files, cube.File{Name: r.file.input.Name, Sheet: r.file.sheet, Rows: r.rows})
	r.noteTallies()
	r.inspect()
	return nil
}

// place names the row and column of a value for an error.
func (r *reader) cellError(at scan.Position, column int, err error) error {
	return &CellError{File: r.file.input.Name, Row: r.layouts.Row(at), Column: column + 1, Head: r.layout.heads[column].text, Err: err}
}

// shared is a key column and its number among the dimensions of all files.
type shared struct {
	key       keyColumn
	dimension int
	members   []int // by code; unnumbered where they have not been met in a cell yet
}

// shareDimensions finds, for each dimension column of the file, its number
// among the dimensions of all files.
func (r *reader) shareDimensions() []shared {
	var out []shared
	for _, key := range r.keys {
		if !slices.Contains(r.layout.dimensions, key.column) && !key.quiet {
			continue
		}
		d := r.dimension(r.layout.heads[key.column].text)
		r.shareMembers(key, d)
		out = append(out, shared{key: key, dimension: d})
	}
	if r.layout.split {
		d := r.dimension(splitName)
		for _, n := range r.layout.numbers {
			if n.member != "" {
				r.dimensions[d].number(n.member)
			}
		}
	}
	for i := range out {
		out[i].members = r.memberNumbers(out[i])
	}
	return out
}

// shareMembers numbers the values of a key column among the members of its
// dimension. Those of a quiet column are nobody's business; only its totals are.
func (r *reader) shareMembers(key keyColumn, d int) {
	r.dimensions[d].folded = r.dimensions[d].folded || key.folded()
	switch {
	case key.quiet:
	case key.book.full:
		r.dimensions[d].dropped = true
	default:
		for _, v := range key.book.members() {
			r.dimensions[d].number(v)
		}
	}
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
func (r *reader) memberNumbers(s shared) []int {
	none := unnumbered
	if r.dimensions[s.dimension].dropped {
		none = cube.Any
	}
	return slices.Repeat([]int{none}, len(s.key.book.values))
}

// memberOf returns the member that a row's key has in a dimension.
func (r *reader) memberOf(s shared, key rowKey) int {
	switch {
	case !s.key.folded():
		n := &s.members[key[s.key.at]]
		if *n == unnumbered {
			*n = r.dimensions[s.dimension].number(s.key.book.text(key[s.key.at]))
		}
		return *n
	case key[r.width-1]&s.key.bit != 0:
		return cube.FoldedTotal
	}
	return cube.Any
}

// addFacts makes facts of the folded cells of the file.
func (r *reader) addFacts() {
	columns := r.layout.numbers
	if len(columns) == 0 {
		columns = []numberColumn{{column: -1}} // a log: rows are counted
	}
	m := r.newMembers()
	places, times := r.newPlaces(columns), r.newTimes(columns)
	about := aboutRows{reader: r, known: map[string]bool{}}
	r.facts = slices.Grow(r.facts, r.sums.len()*len(columns))
	for _, cell := range r.ordered {
		n := int(cell)
		key := r.sums.keys.of(n)
		if about.has(key, n) {
			continue
		}
		at, when := places.of(key), times.of(key)
		m.take(key)
		r.checkTotal(n)
		for i, column := range columns {
			if column.check {
				continue
			}
			span, ok := times.span(when, i, key)
			if !ok {
				r.overall++
				continue
			}
			f := fact{place: places.place(at, i), combo: m.combo(column), span: span, file: int32(r.index), total: places.list[at].total,
				amount: r.sums.amount(n, i), rows: r.sums.listOf(n), cell: r.crowdCell(n)}
			r.facts = append(r.facts, f)
			if part := places.list[at].part; part != "" {
				r.partTotals[f.amount] = part
			}
			r.populated(n, f)
		}
	}
	about.note()
}

// members are the members that a file's rows have in the dimensions.
type members struct {
	*reader
	shared []shared
	split  int    // the dimension that tells number columns apart, −1 for none
	codes  rowKey // of the row in hand, as comboCode gives them
	row    int32  // the number of their combination
}

func (r *reader) newMembers() *members {
	m := &members{reader: r, shared: r.shareDimensions(), split: -1}
	m.combos.widen(len(r.dimensions), comboCode(cube.Any))
	m.codes = make(rowKey, len(r.dimensions))
	for d := range m.codes {
		m.codes[d] = comboCode(cube.Any)
	}
	if r.layout.split {
		m.split = r.dimension(splitName)
	}
	return m
}

// take takes a row in hand.
func (m *members) take(key rowKey) {
	for _, s := range m.shared {
		m.codes[s.dimension] = comboCode(m.memberOf(s, key))
	}
	n, _ := m.combos.number(m.codes)
	m.row = int32(n)
}

// combo returns the combination of members of a number in the row.
func (m *members) combo(column numberColumn) int32 {
	if m.split < 0 || column.member == "" {
		return m.row
	}
	of := m.codes[m.split]
	m.codes[m.split] = comboCode(m.dimensions[m.split].number(column.member))
	n, _ := m.combos.number(m.codes)
	m.codes[m.split] = of
	return int32(n)
}

// checkTotal holds the total column of a table against the periods of the row.
func (r *reader) checkTotal(n int) {
	at := slices.IndexFunc(r.layout.numbers, func(n numberColumn) bool { return n.check })
	if at < 0 || r.sums.amount(n, at).Hidden > 0 {
		return
	}
	var sum cube.Amount
	for i, column := range r.layout.numbers {
		if !column.check && sum.Add(*r.sums.amount(n, i)) != nil {
			return
		}
	}
	if total := r.sums.amount(n, at); sum.Hidden == 0 && sum.Low != total.Low || total.High < sum.Low {
		r.unlike = append(r.unlike, r.sums.rowsOf(n).First)
	}
}

// totalLabel is the label by which a row says that it is a total, "" for a row
// of one area.
func (r *reader) totalLabel(key rowKey) string {
	for _, k := range r.folding.places {
		if name := cleanPlace(r.keys[k].book.text(key[k])); area.IsTotal(name) {
			return name
		}
	}
	return ""
}

// places are what the combinations of area codes of a file stand for. Names are
// looked at once for each combination: there are few of them and many rows.
type places struct {
	*reader
	codes   *tuples
	list    []placed // by combination
	columns []numberColumn
	across  []int32 // by combination and number column; −1 where it has not been asked for
}

// placed is what a combination of area codes stands for.
type placed struct {
	place int32  // a number of assembly.paths
	total bool   // one of the names is a total word
	part  string // the label of a total that names a part of the areas
}

func (r *reader) newPlaces(columns []numberColumn) *places {
	return &places{reader: r, codes: newTuples(len(r.folding.places)), columns: columns}
}

// of returns the number of the combination of a row.
func (p *places) of(key rowKey) int {
	n, fresh := p.codes.number(key[:p.codes.width])
	if fresh {
		label := p.totalLabel(key)
		at := placed{place: int32(p.assembly.place(p.path(key))), total: label != ""}
		if at.total && namesPart(label) {
			at.part = label
		}
		p.list = append(p.list, at)
		for range p.columns {
			p.across = append(p.across, -1)
		}
	}
	return n
}

// place returns the place of number column i in rows of a combination.
func (p *places) place(n, i int) int32 {
	at := &p.across[n*len(p.columns)+i]
	switch {
	case *at >= 0:
	case p.columns[i].area == "":
		*at = p.list[n].place
	default:
		*at = int32(p.assembly.place(appendPlace(p.paths[p.list[n].place], p.columns[i].area)))
	}
	return *at
}

// populated keeps the population that a fact's row gives for its area and span.
func (r *reader) populated(n int, f fact) {
	value := r.sums.population(n)
	if value < 0 || len(r.paths[f.place]) == 0 {
		return
	}
	all, span := r.populations[int(f.place)], r.assembly.spans.List[f.span]
	if !slices.ContainsFunc(all, func(p population) bool { return p.span.Same(span) }) {
		r.populations[int(f.place)] = append(all, population{value, span})
	}
}

// path returns the names of the areas of a row, coarse to fine. A total word or
// the parent's own name stands for the parent. In a log with a row for each
// contact nothing is a total, and a blank is a place that nobody wrote down;
// elsewhere settleBlanks finds out which a blank is.
func (r *reader) path(key rowKey) []string {
	var path []string
	named := false
	contacts := r.folding.layout.dated() && !r.folding.layout.counting()
	for _, k := range r.folding.places {
		name := r.keys[k].book.text(key[k])
		r.indents[cleanPlace(name)] = r.keys[k].book.indent[name]
		if name == "" && len(path) > 0 {
			if contacts {
				return append(slices.Clone(path), blankMember)
			}
			return append(slices.Clone(path), blankPlace)
		}
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

// cleanPlace takes footnote marks off the name of an area, and the number of its
// rows, as a report writes it behind the name of a group: "Kent (1,203)".
func cleanPlace(name string) string {
	if strings.HasSuffix(name, ")") {
		if at := strings.LastIndexByte(name, '('); at > 0 && isGroupCount(name[at+1:len(name)-1]) {
			name = name[:at]
		}
	}
	return tidy(cutFootnoteMarks(name))
}

// isGroupCount reports whether a text is a number of rows.
func isGroupCount(text string) bool {
	digits := strings.ReplaceAll(text, ",", "")
	return isDigits(digits) && len(digits) > 2 && !isYear(digits)
}
