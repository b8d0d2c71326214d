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

// rowKey is what a row is folded by: the codes of its labels and of its date,
// and last, where some columns are folded, in which of them it is a subtotal.
type rowKey []uint32

// keyColumn is a column that rows are folded by.
type keyColumn struct {
	column int
	book   *book // nil for the date
	days   *days // set for the date
	fill   bool
	quiet  bool   // a column that is left alone, read only for totals
	at     int    // where its codes stand in a row's key; −1 for a folded column
	bit    uint32 // of a folded column, in the last code of a row's key
}

// folded reports whether all values of the column but subtotals are one.
func (k keyColumn) folded() bool { return k.bit != 0 }

// folding is the pass over one file.
type folding struct {
	layout  *layout
	marks   marks
	options Options
	keys    []keyColumn
	width   int       // codes in a row's key
	every   bool      // keep every row number
	fills   bool      // some columns repeat the label above
	order   []int     // the keys in the order of their columns
	places  []int     // where in keys the area columns stand, coarse to fine
	people  *watching // where people are counted and not their contacts
	wanted  []wanted  // key columns of which only some values are asked for
	voids   []int     // columns that may say that a row is no contact

	identifier int // the column that numbers the rows and is watched, -1 for none

	mu      sync.Mutex
	workers []*folder
	layouts *scan.Layout
}

// tally counts what deserves a note, with the first place of it.
type tally struct {
	count int64
	first scan.Position
}

func (t *tally) add(at scan.Position) {
	if t.count == 0 || at < t.first {
		t.first = at
	}
	t.count++
}

func (t *tally) merge(o *tally) {
	if o.count > 0 && (t.count == 0 || o.first < t.first) {
		t.first = o.first
	}
	t.count += o.count
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
		g.keys = append(g.keys, keyColumn{column: l.date, days: newDays(plan.Grain, o.Period, l.stats[l.date].form())})
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
	g.voids, g.identifier = l.mayBeVoid(named), l.identifier(f.table.Small())
	g.layKeys()
	g.inColumnOrder()
	g.wanted = g.wantedOf(plan)
	if len(g.keys) > mostKeys {
		return nil, hinted(fmt.Errorf("%s has %d columns to group by; at most %d can be", l.name, len(g.keys), mostKeys),
			"leave some out: --column ignore="+quoteHead(l.heads[g.keys[len(g.keys)-1].column].text))
	}
	return g, nil
}

// layKeys gives every key column its place in the keys of rows, and its head.
// What a folded column says of a row is a bit of the last code.
func (g *folding) layKeys() {
	folded := 0
	for i := range g.keys {
		k := &g.keys[i]
		switch head := g.layout.heads[k.column].written; {
		case k.days != nil:
			k.days.head = head
		default:
			k.book.head = head
		}
		if k.book != nil && k.book.folded {
			k.at, k.bit = -1, 1<<folded
			folded++
			continue
		}
		k.at = g.width
		g.width++
		g.fills = g.fills || k.fill
	}
	if folded > 0 {
		g.width++
	}
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
	for _, c := range g.voids {
		spec.Watches = append(spec.Watches, voidWatch(c))
	}
	if g.identifier >= 0 {
		spec.Watches = append(spec.Watches, identifierWatch(g.identifier))
	}
	spec.Watches = append(spec.Watches, l.outside()...)
	layouts, err := f.table.Scan(ctx, spec, g.newWorker)
	g.layouts = layouts
	if err != nil {
		return err
	}
	for _, w := range g.workers {
		w.sums.settleAll()
	}
	return nil
}

func (g *folding) newWorker() scan.Worker {
	w := &folder{
		folding: g, codes: make([][]uint32, len(g.keys)), sums: newSums(g.width, len(g.layout.numbers), g.every), key: make(rowKey, g.width),
		lasts: map[int]rowKey{}, last: make(rowKey, g.width), marked: map[string]*tally{}, blankAreas: newTuples(len(g.places)),
		again: again{rows: map[string]scan.Position{}},
	}
	for _, k := range g.keys {
		if !k.folded() {
			w.top = append(w.top, 0)
		}
	}
	for range g.voids {
		w.voided = append(w.voided, voidCount{rows: map[string]int64{}})
	}
	g.mu.Lock()
	w.witness = g.people.witness()
	g.workers = append(g.workers, w)
	g.mu.Unlock()
	return w
}

// folder folds the blocks that one goroutine reads.
type folder struct {
	*folding
	sums     *sums
	codes    [][]uint32     // for each key, the code of each of the worker's dictionary ids
	subtotal uint32         // the bits of folded columns in which a subtotal was met
	strange  bool           // a label was met for which rows have to be looked at one by one
	key      rowKey         // of the row in hand
	cells    []int32        // of the rows of the block in hand
	grid     grid           // the cells of plain rows, where they have few labels
	top      []uint32       // the highest code of each label so far
	lasts    map[int]rowKey // the last labels of the fill columns in each block
	last     rowKey         // the labels in force
	read     int64          // rows that were folded

	labels    []labelled // of the plain block in hand
	subtotals []labelled // its folded columns in which a subtotal was met

	witness *witness // nil where contacts are counted
	who     []uint32 // who made the contacts of the rows of the block in hand
	person  uint32   // of the row in hand
	stray   *[]byte  // the same as text, of a row that is too long
	crowded []uint32 // by cell: its number among those of the crowd

	marked     map[string]*tally // suppression marks
	blanks     tally             // blank number cells
	blankAreas *tuples           // and their areas
	unnumbered tally             // rows with a label and no numbers
	footers    tally             // notes below the table
	grand      tally             // totals of everything above them
	headsAgain tally             // rows of heads among the data
	empty      tally             // rows with neither area nor date
	doubtful   []shortRow        // rows too short that could be notes
	noted      tally             // numbers with a mark such as [p] behind them
	voided     []voidCount       // by column of folding.voids
	again      again             // numbers of rows
	nameless   []nameless        // rows of numbers without any label
}

// Block folds one block of rows.
func (w *folder) Block(b *scan.Block, dicts []*scan.Dictionary) error {
	b, dicts = w.apart(b, dicts)
	if err := w.checkOutside(b, dicts); err != nil {
		return err
	}
	w.countVoid(b, dicts)
	w.countAgain(b, dicts)
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
	if w.fills {
		w.lasts[b.Sequence] = slices.Clone(w.last)
	}
	return nil
}

// plain reports whether the rows of a block can be folded without looking at
// each of them: plain digits in every number cell, as many fields as heads, no
// labels to repeat, nothing strange among them. It decodes what is new in the key
// columns.
func (w *folder) plain(b *scan.Block, dicts []*scan.Dictionary) bool {
	if w.fills || w.layout.population >= 0 || len(b.Ragged) > 0 || w.layout.decimal || len(w.keys) == 0 || !w.layout.counting() && !w.layout.dated() {
		return false
	}
	for _, odd := range b.Odd {
		if len(odd) > 0 {
			return false
		}
	}
	for k := range w.keys {
		w.decode(b, k, dicts[k])
	}
	return !w.strange
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

// plainRows folds the rows of a plain block, column by column: first the cells
// that rows belong to, then what they add to them.
func (w *folder) plainRows(b *scan.Block, _ []*scan.Dictionary) error {
	w.locate(b)
	add := w.addRows
	if w.tallies() {
		add = w.tallyRows
	}
	if err := add(b); err != nil {
		return err
	}
	w.read += int64(b.Rows)
	return w.meetAll(b)
}

// addRows adds the rows of a plain block to their cells.
func (w *folder) addRows(b *scan.Block) error {
	w.sums.settleAll()
	rows := b.Rows
	var failed error
	for i, values := range b.Numbers {
		if n, err := w.addColumn(i, values[:rows]); err != nil {
			// An earlier row may fail in a later column.
			rows, failed = n, w.overflow(i, b.Position(n), err)
		}
	}
	if failed != nil {
		return failed
	}
	for row, n := range w.cells {
		if !w.layout.counting() {
			w.sums.countRow(int(n))
		}
		w.sums.rowsOf(int(n)).Add(int64(b.Position(row)))
	}
	return nil
}

// cell returns the number of the cell of a key, a new one if there is none.
func (w *folder) cell(key rowKey) int {
	n := w.sums.cell(key)
	if w.witness != nil && n == len(w.crowded) {
		w.crowded = append(w.crowded, w.people.cell(key))
	}
	return n
}

// labelled is the codes of a key column in a block.
type labelled struct {
	ids, codes []uint32
	bit        uint32
}

func (c labelled) of(row int) uint32 { return c.codes[c.ids[row]] }

// locate finds the cell of every row of a plain block. Folded columns in which
// no subtotal was met have nothing to say.
func (w *folder) locate(b *scan.Block) {
	w.labels, w.subtotals = w.labels[:0], w.subtotals[:0]
	for k, key := range w.keys {
		switch c := (labelled{b.Keys[k], w.codes[k], key.bit}); {
		case !key.folded():
			w.labels = append(w.labels, c)
		case w.subtotal&key.bit != 0:
			w.subtotals = append(w.subtotals, c)
		}
	}
	w.cells = slices.Grow(w.cells[:0], b.Rows)[:b.Rows]
	many := w.read > manyRows*int64(w.sums.len()) // else most rows would be met there for the first time
	if many && len(w.subtotals) == 0 && w.grid.fit(w.top, w.sums.len()) {
		w.grid.locate(w)
		return
	}
	for row := range w.cells {
		w.cells[row] = int32(w.cellOf(row))
	}
}

// manyRows is how many rows cells have on average where finding them in a grid
// pays.
const manyRows = 4

// cellOf returns the number of the cell of a row of the plain block in hand.
func (w *folder) cellOf(row int) int {
	if len(w.key) > len(w.labels) {
		w.key[len(w.labels)] = subtotalsOf(w.subtotals, row)
	}
	for at, c := range w.labels {
		w.key[at] = c.of(row)
	}
	return w.cell(w.key)
}

// subtotalsOf has a bit set for every folded column in which a row is a
// subtotal.
func subtotalsOf(folded []labelled, row int) (bits uint32) {
	for _, c := range folded {
		if c.of(row) == foldedTotal {
			bits |= c.bit
		}
	}
	return bits
}

// addColumn adds number column i to the cells of its rows. An error is that of
// the row whose number it returns.
func (w *folder) addColumn(i int, values []int64) (int, error) {
	for row, v := range values {
		if err := w.sums.amount(int(w.cells[row]), i).AddKnown(v); err != nil {
			return row, err
		}
	}
	return 0, nil
}

// overflow is the error of a sum beyond 64 bits.
func (w *folder) overflow(n int, at scan.Position, err error) error {
	return scan.At(at, w.layout.numbers[n].column+1, fmt.Errorf("the sum up to this row is too large: %w", err))
}

// keyOf puts together the key of a row, in memory that the next row uses again.
// Its labels are given by their codes.
func (w *folder) keyOf(code func(k int) uint32) rowKey {
	clear(w.key)
	for k, key := range w.keys {
		switch c := code(k); {
		case !key.folded():
			w.key[key.at] = c
		case c == foldedTotal:
			w.key[w.width-1] |= key.bit
		}
	}
	return w.key
}

// anyRows folds the rows of any block.
func (w *folder) anyRows(b *scan.Block, dicts []*scan.Dictionary) error {
	w.sums.settleAll()
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
		key := w.keyOf(func(k int) uint32 { return w.code(k, b.Keys[k][row], dicts[k], at) })
		if err := w.row(key, cells, at); err != nil {
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
	for i := range w.last {
		w.last[i] = pendingCode | uint32(sequence)
	}
}

// code turns a worker's dictionary id into the code shared by all workers.
func (w *folder) code(k int, id uint32, d *scan.Dictionary, at scan.Position) uint32 {
	known, key := w.codes[k], w.keys[k]
	for uint32(len(known)) <= id {
		code := key.of(d.Bytes(uint32(len(known))), at)
		known = append(known, code)
		w.meet(key, code)
		if !key.folded() {
			w.top[key.at] = max(w.top[key.at], code)
		}
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

// meet takes note of labels that say something of their rows: subtotals, heads
// among the values, and blank dates and periods.
func (w *folder) meet(k keyColumn, code uint32) {
	switch {
	case k.folded():
		if code == foldedTotal {
			w.subtotal |= k.bit
		}
	case k.days != nil:
		w.strange = w.strange || code >= badDay
	default:
		w.strange = w.strange || k.book.repeatsHead(code) || code == blankCode && slices.Contains(w.layout.periods, k.column)
	}
}

// row folds one row.
func (w *folder) row(key rowKey, cells []oddCell, at scan.Position) error {
	if w.repeatsHeads(key) {
		w.headsAgain.add(at)
		return nil
	}
	if w.isNote(key, cells) {
		w.footers.add(at)
		return nil
	}
	if w.hollow(key, cells) {
		w.skip(key, at)
		return nil
	}
	w.repeatLabels(key)
	if w.grandTotal(key) {
		w.grand.add(at)
		return nil
	}
	if w.takeNameless(key, cells, at) {
		return nil
	}
	if bad, err := w.dateOf(key, at); err != nil || bad {
		return err
	}
	n := w.cell(key)
	contacts := cube.Known(1)
	for i := range w.layout.numbers {
		amount, err := w.addCell(n, i, cells[i], key, at)
		if err != nil {
			return err
		}
		contacts = amount
	}
	if !w.layout.counting() {
		w.sums.countRow(n)
	}
	if w.layout.population >= 0 {
		if err := w.populate(n, cells[len(cells)-1], at); err != nil {
			return err
		}
	}
	w.sums.rowsOf(n).Add(int64(at))
	w.read++
	return w.meetAny(n, contacts)
}

// addCell adds number cell i of a row to cell n, and returns what it added.
func (w *folder) addCell(n, i int, c oddCell, key rowKey, at scan.Position) (cube.Amount, error) {
	amount, err := w.amountOf(i, c, key, at)
	if err != nil && (w.layout.numbers[i].check || w.leavesOut(key)) {
		amount, err = cube.HiddenAtLeast(0), nil // what only checks, or is left out, may be unreadable
	}
	if err != nil {
		return amount, scan.At(at, w.layout.numbers[i].column+1, err)
	}
	if err := w.sums.amount(n, i).Add(amount); err != nil {
		return amount, w.overflow(i, at, err)
	}
	return amount, nil
}
