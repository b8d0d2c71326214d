package claim

import (
	"slices"

	"github.com/pressfigures/figures/pkg/period"
	"github.com/pressfigures/figures/pkg/wording"
)

// This file reads the cells of tables: the head of a column and the name of a
// row say of a number what words would say in a sentence.

// cellAt is the place of a cell in its table.
type cellAt struct{ table, row, column int }

// cells finds the texts of the cells of all tables.
func (f *finder) cells() map[cellAt]*text {
	found := map[cellAt]*text{}
	for _, t := range f.texts {
		if b := f.doc.Blocks[t.block]; b.Table > 0 {
			found[cellAt{b.Table, b.Row, b.Column}] = t
		}
	}
	return found
}

// cell is where a text stands in a table; false for one that is in none.
func (f *finder) cell(t *text) (cellAt, bool) {
	b := f.doc.Blocks[t.block]
	return cellAt{b.Table, b.Row, b.Column}, b.Table > 0
}

// heads are the texts that say of a cell what it holds: the head of its
// column, and the first cell of its row. They are nil where there are none.
func (f *finder) heads(t *text) (column, row *text) {
	at, ok := f.cell(t)
	if !ok || f.table == nil {
		return nil, nil
	}
	if at.row > 1 {
		column = f.table[cellAt{at.table, 1, at.column}]
	}
	if first := f.headColumn(at.table); at.column > first {
		row = f.table[cellAt{at.table, at.row, first}]
	}
	return column, row
}

// tables makes changes of the numbers below heads such as "Change" and "% rise",
// and of per cents beside a value before and one after. linkTables gives them
// these values.
func (f *finder) tables() {
	f.table = f.cells()
	if len(f.table) == 0 {
		return
	}
	f.rows = map[[2]int][]*item{}
	for _, it := range f.items {
		if at, ok := f.cell(it.t); ok {
			row := [2]int{at.table, at.row}
			f.rows[row] = append(f.rows[row], it)
		}
	}
	for _, it := range f.items {
		column, row := f.heads(it.t)
		it.asHead(row)
		if column == nil || !it.HasNumber || changing(it) && it.class != countClass {
			continue
		}
		direction, ok := changeHead(column)
		if d, down := f.changeRow(row); down && !ok {
			direction, ok = d, true
			if it.class == countClass && slices.ContainsFunc(row.tokens, isPercentWord) {
				it.asPercent()
			}
		}
		if changing(it) { // signed: "-12.3" below "% change"
			direction, ok = it.Direction, ok && slices.ContainsFunc(column.tokens, isPercentWord)
			if !ok {
				continue
			}
		}
		if !ok && !(onlyPercent(column) && it.class == countClass && f.movesTo(it)) {
			it.asHead(column)
			continue
		}
		if it.class == countClass && slices.ContainsFunc(column.tokens, isPercentWord) {
			it.asPercent()
		}
		it.asChange(change{direction, it.first, it.last})
	}
	for _, it := range f.items {
		if column, _ := f.heads(it.t); column != nil && it.Kind == AbsoluteChange && pointsHead(column) {
			it.asPoints()
		}
	}
}

// pointsHead says whether a head names percentage points.
func pointsHead(t *text) bool {
	return slices.ContainsFunc(t.tokens, func(k token) bool {
		return k.text == "points" || k.text == "point" || k.text == "pp" || k.text == "ppt" || k.text == "ppts"
	})
}

// asPoints makes an amount of change one of percentage points.
func (it *item) asPoints() {
	it.class, it.points, it.Stated.Quantity = pointsClass, true, wording.Points
	if it.Hedge == "" {
		it.Row = wording.BareRow(wording.Points).ID
	}
}

func isPercentWord(k token) bool {
	return k.text == "%" || k.text == "pc" || k.text == "percent" || k.text == "cent" || k.text == "percentage"
}

// onlyPercent says whether a head says no more than that its column holds per
// cents.
func onlyPercent(t *text) bool {
	for _, k := range t.tokens {
		if !isPercentWord(k) && k.text != "per" {
			return false
		}
	}
	return len(t.tokens) > 0
}

// movesTo says whether the row of a cell has a value before and one after, so
// that a per cent beside them is that of the change.
func (f *finder) movesTo(it *item) bool {
	from, _ := f.moveOfRow(it)
	return from != nil
}

// changeHead says whether a head names a change, and which way.
func changeHead(t *text) (direction int, ok bool) {
	for i := range t.tokens {
		if t.is(i, "change", "difference") {
			return 0, true
		}
		if d, told := headDirections[t.tok(i).text]; told && t.saysNoMore(i) {
			return d, true
		}
		if d, noun := changeNoun(t.tok(i).text); noun {
			return d, true
		}
	}
	return 0, false
}

// headDirections are the words that head a column of changes by themselves, or
// beside "per cent".
var headDirections = map[string]int{"extra": 1, "more": 1, "up": 1, "fewer": -1, "less": -1, "down": -1}

// saysNoMore says whether a head consists of one word and of words for per cent.
func (t *text) saysNoMore(word int) bool {
	for i, k := range t.tokens {
		if i != word && !isPercentWord(k) && k.text != "per" && k.kind != mark {
			return false
		}
	}
	return true
}

// linkTables ties the changes of a table to the two values of their rows, where
// a row has two of different periods.
func (f *finder) linkTables() {
	for _, c := range f.items {
		if _, ok := f.cell(c.t); !ok || !changing(c) || c.From.Held() {
			continue
		}
		from, to := f.moveOfRow(c)
		if from == nil {
			from, to = f.moveOfColumn(c)
		}
		if from == nil {
			continue
		}
		c.From, c.To = f.operands(from, to, mostScore)
		c.Sure, c.Percents = true, from.class == percentClass
	}
	f.linkDown()
}

// linkDown ties the changes of a column to the values of their rows and of the rows
// of the period before, if most of them are true of those: "Change on previous
// quarter" down a column of quarters.
func (f *finder) linkDown() {
	columns := map[[2]int][]*item{}
	var order [][2]int
	for _, c := range f.items {
		at, ok := f.cell(c.t)
		if !ok || !changing(c) || c.DirectionOnly || c.From.Held() {
			continue
		}
		key := [2]int{at.table, at.column}
		if columns[key] == nil {
			order = append(order, key)
		}
		columns[key] = append(columns[key], c)
	}
	for _, key := range order {
		f.linkColumn(columns[key])
	}
}

// linkColumn ties the changes of one column.
func (f *finder) linkColumn(changes []*item) {
	var tied []*item
	right := 0
	for _, c := range changes {
		from, to := f.stepOfRow(c)
		if from == nil || !comparable(c, from) {
			continue
		}
		tied = append(tied, c)
		c.base, c.fresh = from, to
		if fits(c, from, to) && sameWay(c, from, to) {
			right++
		}
	}
	if right < 2 || 2*right <= len(tied) {
		return
	}
	for _, c := range tied {
		c.From, c.To = f.operands(c.base, c.fresh, mostScore)
		c.Sure, c.certainShare, c.Percents = true, true, c.base.class == percentClass
	}
}

// stepOfRow are the only value in front of a change in its row, and that of the row
// beside it which is of the period right before; nil for none.
func (f *finder) stepOfRow(c *item) (from, to *item) {
	at, _ := f.cell(c.t)
	for _, it := range f.rows[[2]int{at.table, at.row}] {
		if own, _ := f.cell(it.t); it.level && it.HasNumber && own.column < at.column && (it.class == countClass || it.class == moneyClass) {
			if to != nil {
				return nil, nil
			}
			to = it
		}
	}
	if to == nil {
		return nil, nil
	}
	now, timed := f.headPeriod(to)
	own, _ := f.cell(to.t)
	for _, row := range [...]int{at.row - 1, at.row + 1} {
		for _, it := range f.rows[[2]int{at.table, row}] {
			if place, _ := f.cell(it.t); place.column != own.column || !it.level || !alike(it, to) {
				continue
			}
			if then, ok := f.headPeriod(it); ok && timed && then.End == now.Start {
				return it, to
			}
		}
	}
	return nil, nil
}

// moveOfRow are the two values of the row of a cell, of the periods that the
// heads of their columns name, the earlier one first; nil where the row has not
// just two such values.
func (f *finder) moveOfRow(c *item) (from, to *item) {
	at, _ := f.cell(c.t)
	return f.move(c, f.rows[[2]int{at.table, at.row}])
}

// moveOfColumn is the same of the values above a cell in a row of changes, where
// the periods stand down the side.
func (f *finder) moveOfColumn(c *item) (from, to *item) {
	at, _ := f.cell(c.t)
	if _, row := f.heads(c.t); at.row < 4 || at.row > mostPeriodRows {
		return nil, nil
	} else if _, down := f.changeRow(row); !down {
		return nil, nil
	}
	var above []*item
	for row := 2; row < at.row; row++ {
		for _, it := range f.rows[[2]int{at.table, row}] {
			if other, _ := f.cell(it.t); other.column == at.column {
				above = append(above, it)
			}
		}
	}
	return f.move(c, above)
}

// mostPeriodRows is how far down a row of changes may stand.
const mostPeriodRows = 8

// changeRow says whether the name of a row is that of changes of the values above,
// and which way they go.
func (f *finder) changeRow(row *text) (direction int, ok bool) {
	if row == nil || len(row.tokens) > 6 {
		return 0, false
	}
	if _, named := f.places().at(row, 0); named {
		return 0, false
	}
	return changeHead(row)
}

// move are the two values among some of the table of a change.
func (f *finder) move(c *item, among []*item) (from, to *item) {
	var values []*item
	for _, it := range among {
		if it != c && it.level && it.HasNumber && (it.class == countClass || it.class == moneyClass || c.points && it.class == percentClass) {
			if _, timed := f.headPeriod(it); timed {
				values = append(values, it)
			}
		}
	}
	if len(values) != 2 || !alike(values[0], values[1]) {
		return nil, nil
	}
	first, _ := f.headPeriod(values[0])
	second, _ := f.headPeriod(values[1])
	switch {
	case first.Start == second.Start:
		return nil, nil
	case first.Start > second.Start:
		return values[1], values[0]
	}
	return values[0], values[1]
}

// headPeriod is the period that the head of a value's column names, else that
// of its row.
func (f *finder) headPeriod(it *item) (period.Span, bool) {
	t, i := f.headWhen(it.t)
	if t == nil {
		return period.Span{}, false
	}
	return t.mentions[t.tok(i).index].Readings[0].Span, true
}

// headWhen is the token of a period in the heads of a cell, with their text;
// nil where they name none.
func (f *finder) headWhen(t *text) (*text, int) {
	column, row := f.heads(t)
	for _, head := range append([]*text{column, row}, f.labels(t)...) {
		if head == nil {
			continue
		}
		for i := range head.tokens {
			if head.tok(i).kind == when && len(head.mentions[head.tok(i).index].Readings) > 0 {
				return head, i
			}
		}
	}
	return nil, 0
}

// isHead says whether a text is a cell that only names what others hold.
func (f *finder) isHead(t *text) bool {
	at, ok := f.cell(t)
	return ok && at.row == 1
}

// cellPeriods are the periods that the heads of a cell give a number in it.
func (f *finder) cellPeriods(it *item) []PeriodReading {
	if _, ok := f.cell(it.t); !ok || changing(it) && it.From.Held() {
		return nil
	}
	t, i := f.headWhen(it.t)
	if t == nil {
		return nil
	}
	return f.narrowed(it.t, t.periodReadings(i, 90, false))
}

// cellNames are the places that the heads of a cell name, or mean without naming
// one.
func (f *finder) cellNames(it *item, before []naming) []AreaReading {
	column, row := f.heads(it.t)
	for _, head := range []*text{row, column} {
		if n, ok := f.named[head]; ok && head != nil {
			return n.readings(90, false)
		}
	}
	return f.wholeNames(it, before)
}
