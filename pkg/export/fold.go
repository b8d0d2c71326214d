package export

import (
	"context"
	"fmt"
	"slices"
	"sync"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/scan"
)

// mostKeys is how many columns can be grouped by at once, areas and periods
// included.
const mostKeys = 16

// scale is what decimals are multiplied by while they are added: six places
// are more than any published rate gives.
const (
	scalePlaces = 6
	scale       = 1_000_000
)

// rowKey is what a row is folded by: a code for each key column.
type rowKey [mostKeys]uint32

// keyColumn is a column that rows are folded by.
type keyColumn struct {
	column int
	book   *book // nil for the date
	days   *days // set for the date
	fill   bool
	quiet  bool // a column that is left alone, read only for totals
}

// folding is the pass over one file.
type folding struct {
	layout  *layout
	marks   marks
	options Options
	keys    []keyColumn
	every   bool      // keep every row number
	fills   bool      // some columns repeat the label above
	order   []int     // the keys in the order of their columns
	places  []int     // where in keys the area columns stand, coarse to fine
	people  *watching // where people are counted and not their contacts

	mu      sync.Mutex
	workers []*folder
	layouts *scan.Layout
}

// tally counts what deserves a note, with the first place of each.
type tally struct {
	count int64
	first scan.Position
	key   rowKey
}

func (t *tally) add(at scan.Position, key rowKey) {
	if t.count == 0 || at < t.first {
		t.first, t.key = at, key
	}
	t.count++
}

func (t *tally) merge(o *tally) {
	if o.count > 0 && (t.count == 0 || o.first < t.first) {
		t.first, t.key = o.first, o.key
	}
	t.count += o.count
}

// cell is one folded row key.
type cell struct {
	key        rowKey
	rows       cube.RowSet // of positions, until the pass is over
	amounts    []cube.Amount
	single     [1]cube.Amount // the amounts, where there is one number column
	population int64          // -1 for none
	number     uint32         // of the cell among those of the crowd
}

// newFolding plans the pass: which columns are keys, which are numbers.
func newFolding(f *file, o Options, plan cube.Plan) (*folding, error) {
	l := f.layout
	g := &folding{layout: l, marks: newMarks(o), options: o, every: plan.AllRows}
	for _, c := range l.areas {
		g.places = append(g.places, len(g.keys))
		g.keys = append(g.keys, keyColumn{column: c, book: newBook(0, false), fill: l.fill[c]})
	}
	for _, c := range l.periods {
		g.keys = append(g.keys, keyColumn{column: c, book: newBook(0, false), fill: l.fill[c]})
	}
	if l.date >= 0 {
		g.keys = append(g.keys, keyColumn{column: l.date, days: newDays(plan.Grain, o.Period, l.stats[l.date].allSerials())})
	}
	named, err := l.named(plan.Keys)
	if err != nil {
		return nil, err
	}
	if err := l.checkUnlike(named); err != nil {
		return nil, err
	}
	for _, c := range l.dimensions {
		wanted := slices.Contains(named, c)
		switch {
		case wanted:
			g.keys = append(g.keys, keyColumn{column: c, book: newBook(0, false), fill: l.fill[c]})
		case !l.counting():
			// Every row of such a log is one contact: none is a subtotal.
		default:
			g.keys = append(g.keys, keyColumn{column: c, book: newBook(mostMembers, l.dated()), fill: l.fill[c]})
		}
	}
	for _, c := range l.quiet {
		if !slices.Contains(named, c) && len(g.keys) < mostKeys {
			g.keys = append(g.keys, keyColumn{column: c, book: newBook(0, true), quiet: true})
		}
	}
	for _, k := range g.keys {
		g.fills = g.fills || k.fill
		if k.days != nil {
			k.days.head = l.heads[k.column].written
		} else {
			k.book.head = l.heads[k.column].written
		}
	}
	g.inColumnOrder()
	if len(g.keys) > mostKeys {
		return nil, hinted(fmt.Errorf("%s has %d columns to group by; at most %d can be", l.name, len(g.keys), mostKeys),
			"leave some out: --column ignore="+quoteHead(l.heads[g.keys[len(g.keys)-1].column].text))
	}
	return g, nil
}

// inColumnOrder lists the keys as their columns stand, from the left.
func (g *folding) inColumnOrder() {
	for k := range g.keys {
		g.order = append(g.order, k)
	}
	slices.SortFunc(g.order, func(a, b int) int { return g.keys[a].column - g.keys[b].column })
}

// named finds the columns of the plan's keys and makes dimensions of those
// that would have been left alone.
func (l *layout) named(keys []string) ([]int, error) {
	var out []int
	for _, k := range keys {
		if l.split && area.Fold(k) == area.Fold(splitName) {
			continue
		}
		c := l.column(k)
		if c < 0 {
			return nil, &UnknownColumnError{File: l.name, Column: k, Columns: append(texts(l.heads), l.madeUp()...)}
		}
		switch l.roles[c].role {
		case roleDimension:
		case RoleIgnore:
			l.roles[c] = columnRole{roleDimension, "asked for"}
			l.dimensions = append(l.dimensions, c)
			slices.Sort(l.dimensions)
		default:
			return nil, hinted(fmt.Errorf("%s: the column %q is the %s and cannot be grouped by as it is", l.name, l.heads[c].text, l.roles[c].role),
				"areas and periods are grouped by with --by area, --by month and the like")
		}
		out = append(out, c)
	}
	return out, nil
}

func (l *layout) madeUp() []string {
	if l.split {
		return []string{splitName}
	}
	return nil
}

// run makes the pass.
func (g *folding) run(ctx context.Context, f *file) error {
	l := g.layout
	spec := scan.Spec{Skip: l.skip, Width: l.width}
	for _, k := range g.keys {
		spec.Keys = append(spec.Keys, scan.Key{Column: k.column, DatePrefix: k.days != nil})
	}
	spec.Keys = append(spec.Keys, g.people.key()...)
	for _, n := range l.numbers {
		spec.Numbers = append(spec.Numbers, n.column)
	}
	if l.population >= 0 {
		spec.Numbers = append(spec.Numbers, l.population)
	}
	layouts, err := f.table.Scan(ctx, spec, g.newWorker)
	g.layouts = layouts
	if err != nil {
		return err
	}
	return nil
}

func (g *folding) newWorker() scan.Worker {
	w := &folder{folding: g, codes: make([][]uint32, len(g.keys)), cells: map[rowKey]*cell{}, index: newIndex(len(g.keys)), top: make([]uint32, len(g.keys)), labels: map[int]rowKey{},
		marked: map[string]*tally{}, blanks: &tally{}, blankAreas: map[rowKey]bool{}, unnumbered: &tally{}, footers: &tally{}, grand: &tally{}, headsAgain: &tally{}, empty: &tally{}, noted: &tally{}}
	g.mu.Lock()
	w.witness = g.people.witness()
	g.workers = append(g.workers, w)
	g.mu.Unlock()
	return w
}

// folder folds the blocks that one goroutine reads.
type folder struct {
	*folding
	codes  [][]uint32 // for each key, the code of each of the worker's dictionary ids
	cells  map[rowKey]*cell
	list   []*cell // the cells in the order of their first rows
	room   []cell  // for cells to come
	index  *index
	top    []uint32       // the highest code of each key so far
	labels map[int]rowKey // the last labels of the fill columns in each block
	last   rowKey         // the labels in force
	rows   int64

	witness *witness // nil where contacts are counted
	who     []uint32 // who made the contacts of the rows of the block in hand
	person  uint32   // of the row in hand
	stray   *[]byte  // the same as text, of a row that is too long

	marked     map[string]*tally // suppression marks
	blanks     *tally            // blank number cells
	blankAreas map[rowKey]bool   // and their areas, the first hundred
	unnumbered *tally            // rows with a label and no numbers
	footers    *tally            // notes below the table
	grand      *tally            // totals of everything above them
	headsAgain *tally            // rows of heads among the data
	empty      *tally            // rows with neither area nor date
	doubtful   []shortRow        // rows too short that could be notes
	noted      *tally            // numbers with a mark such as [p] behind them
}

// Block folds one block of rows.
func (w *folder) Block(b *scan.Block, dicts []*scan.Dictionary) error {
	b, dicts = w.apart(b, dicts)
	w.start(b.Sequence)
	fold := w.anyRows
	if w.plain(b, dicts) {
		fold = w.plainRows
	}
	if err := fold(b, dicts); err != nil {
		return err
	}
	if err := w.checkValues(); err != nil {
		return err
	}
	w.labels[b.Sequence] = w.last
	return nil
}

// plain reports whether the rows of a block can be folded without looking at
// each of them: plain digits in every number cell, as many fields as heads, no
// labels to repeat. It decodes what is new in the key columns.
func (w *folder) plain(b *scan.Block, dicts []*scan.Dictionary) bool {
	if w.fills || w.layout.population >= 0 || len(b.Ragged) > 0 || w.layout.decimal || len(w.keys) == 0 {
		return false
	}
	for _, odd := range b.Odd {
		if len(odd) > 0 {
			return false
		}
	}
	for k, d := range dicts {
		w.decode(b, k, d)
	}
	if w.headAgain() || w.hasGrandTotals() {
		return false
	}
	w.index.fit(w.top)
	return !w.index.off
}

// hasGrandTotals reports whether rows without a period have been met: blocks of
// tables that may hold totals of everything are read row by row.
func (w *folder) hasGrandTotals() bool {
	for i := range w.layout.periods {
		if w.keys[len(w.places)+i].book.blanks() {
			return true
		}
	}
	return false
}

// decode gives a code to every dictionary id that is new in this block.
func (w *folder) decode(b *scan.Block, k int, d *scan.Dictionary) {
	if d.Len() == len(w.codes[k]) {
		return
	}
	for row, id := range b.Keys[k] {
		if int(id) >= len(w.codes[k]) {
			w.code(k, id, d, b.Position(row))
		}
	}
}

// plainRows folds the rows of a plain block. Almost all of them find their
// cell in the index.
func (w *folder) plainRows(b *scan.Block, dicts []*scan.Dictionary) error {
	for row := range b.Rows {
		packed := uint64(0)
		for k, ids := range b.Keys {
			packed = packed<<w.index.width[k] | uint64(w.codes[k][ids[row]])
		}
		at := b.Position(row)
		s := w.index.find(packed)
		if s.cell == nil {
			key := w.keyOf(b, dicts, row, at)
			if !w.layout.counting() && w.hollow(key, nil) {
				w.skip(key, at)
				continue
			}
			if _, err := w.dateOf(key, at); err != nil {
				return err
			}
			w.index.put(s, packed, w.cell(key))
			s = w.index.find(packed)
		}
		if err := w.add(s.cell, b, row, at); err != nil {
			return err
		}
	}
	return nil
}

// add adds a plain row to its cell.
func (w *folder) add(c *cell, b *scan.Block, row int, at scan.Position) error {
	if len(b.Numbers) == 0 {
		c.amounts[0].Low++
		c.amounts[0].High++
	}
	for n, values := range b.Numbers {
		if err := c.amounts[n].AddKnown(values[row]); err != nil {
			return w.overflow(n, at, err)
		}
	}
	c.rows.Add(int64(at))
	w.rows++
	if w.witness != nil {
		return w.meet(c, b, row)
	}
	return nil
}

// overflow is the error of a sum beyond 64 bits.
func (w *folder) overflow(n int, at scan.Position, err error) error {
	return scan.At(at, w.layout.numbers[n].column+1, fmt.Errorf("the sum up to this row is too large: %w", err))
}

// keyOf returns the codes of a row.
func (w *folder) keyOf(b *scan.Block, dicts []*scan.Dictionary, row int, at scan.Position) rowKey {
	var key rowKey
	for k, ids := range b.Keys {
		key[k] = w.code(k, ids[row], dicts[k], at)
	}
	return key
}

// cell returns the cell of a key, a new one if there is none.
func (w *folder) cell(key rowKey) *cell {
	c := w.cells[key]
	if c == nil {
		c = w.newCell()
		*c = cell{key: key, population: -1, rows: cube.RowSet{Every: w.every}}
		c.amounts = c.single[:]
		if n := len(w.layout.numbers); n > 1 {
			c.amounts = make([]cube.Amount, n)
		}
		w.cells[key] = c
		w.list = append(w.list, c)
		if w.people != nil {
			c.number = w.people.cell(key)
		}
	}
	return c
}

// newCell returns room for a cell, many of which are allocated at a time.
func (w *folder) newCell() *cell {
	if len(w.room) == 0 {
		w.room = make([]cell, min(max(len(w.list), 16), 1024))
	}
	c := &w.room[0]
	w.room = w.room[1:]
	return c
}

// anyRows folds the rows of any block.
func (w *folder) anyRows(b *scan.Block, dicts []*scan.Dictionary) error {
	odd := make([]int, len(b.Odd))
	cells := make([]oddCell, len(b.Numbers))
	ragged := 0
	for row := range b.Rows {
		for ragged < len(b.Ragged) && b.Ragged[ragged].Row <= row {
			if err := w.ragged(b.Ragged[ragged]); err != nil {
				return err
			}
			ragged++
		}
		at := b.Position(row)
		for n := range b.Numbers {
			cells[n] = oddCell{value: b.Numbers[n][row]}
			if i := odd[n]; i < len(b.Odd[n]) && b.Odd[n][i].Row == row {
				cells[n] = oddCell{odd: true, text: b.Odd[n][i].Text}
				odd[n]++
			}
		}
		if w.witness != nil {
			w.person = w.who[row]
		}
		if err := w.row(w.keyOf(b, dicts, row, at), cells, at); err != nil {
			return err
		}
	}
	for ; ragged < len(b.Ragged); ragged++ {
		if err := w.ragged(b.Ragged[ragged]); err != nil {
			return err
		}
	}
	return nil
}

// start forgets the labels of the block before: blocks are read in any order,
// so what a leading blank repeats is settled when all have been read.
func (w *folder) start(sequence int) {
	for k := range w.keys {
		w.last[k] = pendingCode | uint32(sequence)
	}
}

// code turns a worker's dictionary id into the code shared by all workers.
func (w *folder) code(k int, id uint32, d *scan.Dictionary, at scan.Position) uint32 {
	known := w.codes[k]
	for uint32(len(known)) <= id {
		raw := d.Bytes(uint32(len(known)))
		code := w.keys[k].of(raw, at)
		known = append(known, code)
		w.top[k] = max(w.top[k], code)
	}
	w.codes[k] = known
	return known[id]
}

// of returns the code of a raw value.
func (k keyColumn) of(raw []byte, at scan.Position) uint32 {
	if k.days != nil {
		return k.days.code(raw, at)
	}
	return k.book.code(raw, at)
}

// row folds one row.
func (w *folder) row(key rowKey, cells []oddCell, at scan.Position) error {
	if w.repeatsHeads(key) {
		w.headsAgain.add(at, key)
		return nil
	}
	if w.isNote(key, cells) {
		w.footers.add(at, key)
		return nil
	}
	if w.hollow(key, cells) {
		w.skip(key, at)
		return nil
	}
	w.repeatLabels(&key)
	if w.grandTotal(key) {
		w.grand.add(at, key)
		return nil
	}
	if bad, err := w.dateOf(key, at); err != nil || bad {
		return err
	}
	c := w.cell(key)
	contacts := cube.Known(1)
	for n := range w.layout.numbers {
		amount, err := w.amount(n, cells[n], key, at)
		if err != nil && w.layout.numbers[n].check {
			amount, err = cube.HiddenAtLeast(0), nil // what only checks may be unreadable
		}
		if err != nil {
			return scan.At(at, w.layout.numbers[n].column+1, err)
		}
		if err := c.amounts[n].Add(amount); err != nil {
			return w.overflow(n, at, err)
		}
		contacts = amount
	}
	if !w.layout.counting() {
		c.amounts[0].Low++
		c.amounts[0].High++
	}
	if w.layout.population >= 0 {
		if err := w.populate(c, cells[len(cells)-1], at); err != nil {
			return err
		}
	}
	c.rows.Add(int64(at))
	w.rows++
	return w.meetAny(c, contacts)
}
