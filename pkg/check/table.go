package check

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/release"
)

// This file judges tables by themselves: totals by their rows and columns, and
// columns of shares by the counts beside them. That a row, a column or a share
// is meant so is told by its head, and by the others: where all cells but one
// or two come out, those do not.

// spot is a row and a column of a table, from 1.
type spot struct{ row, column int }

// grid is a table with the number of every cell that holds just one.
type grid struct {
	rows, columns int
	texts         map[spot]string
	claims        map[spot]int
}

// grids are the tables of a release, in their order.
func (r *Report) grids() []grid {
	var found []grid
	for _, b := range r.Document.Blocks {
		if b.Table == 0 {
			continue
		}
		for len(found) < b.Table {
			found = append(found, grid{texts: map[spot]string{}, claims: map[spot]int{}})
		}
		g := &found[b.Table-1]
		g.rows, g.columns = max(g.rows, b.Row), max(g.columns, b.Column)
		g.texts[spot{b.Row, b.Column}] = r.words(b.Span)
	}
	for i, j := range r.Claims {
		b := r.Document.Blocks[j.Block]
		if b.Table == 0 || !j.HasNumber {
			continue
		}
		at, g := spot{b.Row, b.Column}, found[b.Table-1]
		if _, several := g.claims[at]; several {
			i = claim.None // neither is the cell's
		}
		g.claims[at] = i
	}
	for _, g := range found {
		maps.DeleteFunc(g.claims, func(_ spot, i int) bool { return i == claim.None })
	}
	return found
}

// tables judges every table of the release.
func (r *Report) tables() {
	for _, g := range r.grids() {
		r.totalRow(g)
		r.totalColumn(g)
		r.shareColumns(g)
		r.unsignedFalls(g)
	}
}

// totalHeads are the names of rows and columns that hold totals.
var totalHeads = set(`total totals all overall altogether sum`)

// saysTotal says whether a head names a total: "Total", "All sites".
func saysTotal(head string) bool {
	words := wordsOf(head)
	return len(words) > 0 && len(words) < 4 && (totalHeads[words[0]] || totalHeads[words[len(words)-1]])
}

// partHeads open the name of a row that is part of the one above it.
var partHeads = set(`of including incl which subtotal sub-total sub`)

// total is the last row of a table, if it is its only one of totals and no row
// is part of another; 0 for none.
func (g grid) total() int {
	found := 0
	for row := 2; row <= g.rows; row++ {
		words := wordsOf(g.texts[spot{row, 1}])
		switch {
		case len(words) > 0 && partHeads[words[0]]:
			return 0
		case saysTotal(g.texts[spot{row, 1}]) && found > 0:
			return 0
		case saysTotal(g.texts[spot{row, 1}]):
			found = row
		}
	}
	if found != g.rows {
		return 0
	}
	return found
}

// tableSum is a total of a table with its parts, as claims.
type tableSum struct {
	total int
	parts []int
}

// counted is the claim of a cell that can be part of a total; false for others.
func (r *Report) counted(g grid, at spot) (int, bool) {
	i, ok := g.claims[at]
	return i, ok && r.addable(i) && r.Claims[i].Hedge == ""
}

// totalRow holds the cells of the last row against the rows above them. One of
// several columns that come out, or a table of one column, is enough to say
// that the rows are the parts.
func (r *Report) totalRow(g grid) {
	last := g.total()
	if last == 0 {
		return
	}
	var sums []tableSum
	for column := 2; column <= g.columns; column++ {
		if notSummed(g.texts[spot{1, column}]) {
			continue
		}
		var cells []spot
		for row := 2; row < last; row++ {
			cells = append(cells, spot{row, column})
		}
		if s, ok := r.summed(g, spot{last, column}, cells); ok {
			sums = append(sums, s)
		}
	}
	r.judgeSums(sums, 1)
}

// totalColumn holds the cells of the only column of totals against those before it,
// if they come out in most rows.
func (r *Report) totalColumn(g grid) {
	total := 0
	for column := 4; column <= g.columns; column++ {
		switch {
		case !saysTotal(g.texts[spot{1, column}]) || notSummed(g.texts[spot{1, column}]):
		case total > 0:
			return
		default:
			total = column
		}
	}
	var sums []tableSum
	for row := 2; row <= g.rows && total > 0; row++ {
		var cells []spot
		for column := 2; column < total; column++ {
			cells = append(cells, spot{row, column})
		}
		if s, ok := r.summed(g, spot{row, total}, cells); ok {
			sums = append(sums, s)
		}
	}
	r.judgeSums(sums, 2)
}

// unsummed are words of heads whose numbers have no sum.
var unsummed = set(`% per cent percent percentage share rate average mean median index rank ratio change difference age score position year`)

func notSummed(head string) bool {
	return anyOf(wordsOf(head), unsummed) || strings.Contains(head, "%")
}

// summed is a total with its parts; false unless every cell of it is a count of
// its currency.
func (r *Report) summed(g grid, total spot, cells []spot) (tableSum, bool) {
	i, ok := r.counted(g, total)
	if !ok || len(cells) < 2 {
		return tableSum{}, false
	}
	s := tableSum{total: i}
	for _, at := range cells {
		k, counted := r.counted(g, at)
		if !counted || r.Claims[k].Currency != r.Claims[i].Currency {
			return tableSum{}, false
		}
		s.parts = append(s.parts, k)
	}
	return s, true
}

// judgeSums judges totals of one table: those that come out are right, and if
// they are the most, or there is only one, the others are wrong. Fewer than so
// many must come out, unless there is but one and it is near.
func (r *Report) judgeSums(sums []tableSum, least int) {
	var wrong []tableSum
	right := 0
	for _, s := range sums {
		if r.comesOut(s) {
			right++
			r.rightSum(s)
			continue
		}
		wrong = append(wrong, s)
	}
	alone := len(sums) == 1 && least == 1
	if right < least && !alone || right < len(wrong) && !alone {
		return
	}
	for _, s := range wrong {
		if alone && r.partlySummed(s) || !nearby(r.Claims[s.total].Claim, r.sumOf(s)) {
			continue
		}
		r.wrongSum(s)
	}
}

// sumOf is what the parts of a total make.
func (r *Report) sumOf(s tableSum) number.Range {
	sum := number.Exactly(number.Int(0))
	for _, p := range s.parts {
		sum = sum.Add(partValue(r.Claims[p].Number))
	}
	return sum
}

// comesOut says whether the parts of a total make it, as they are rounded.
func (r *Report) comesOut(s tableSum) bool {
	total, sum := r.Claims[s.total].Claim, r.sumOf(s)
	return meets(sum, partValue(total.Number)) || r.sumRounded(total, s.parts, sum)
}

// partlySummed says whether some of the rows make the total by themselves, so
// that the others are told beside them: men, women, and those under 25.
func (r *Report) partlySummed(s tableSum) bool {
	for from := range s.parts {
		for to := from + 2; to <= len(s.parts); to++ {
			if to-from < len(s.parts) && r.comesOut(tableSum{s.total, s.parts[from:to]}) {
				return true
			}
		}
	}
	return false
}

// told is the sum of a total in words: "100 + 200 = 300".
func (r *Report) told(s tableSum) (working, is string, related []release.Span) {
	is = shown(r.Claims[s.total].Claim, number.Exactly(middle(r.sumOf(s))))
	var parts []string
	for _, p := range s.parts {
		parts = append(parts, r.Claims[p].Number.Text)
		related = append(related, r.Claims[p].Span)
	}
	return fmt.Sprintf("%s = %s", strings.Join(parts, " + "), is), is, related
}

func (r *Report) rightSum(s tableSum) {
	if j := &r.Claims[s.total]; j.Basis == ByNothing {
		j.Verdict, j.Basis = Right, ByText
		j.Working, j.True, _ = r.told(s)
	}
}

func (r *Report) wrongSum(s tableSum) {
	j := &r.Claims[s.total]
	if j.Basis != ByNothing {
		return
	}
	working, is, related := r.told(s)
	j.Verdict, j.Severity, j.Basis, j.Rule = Wrong, caveat.Error, ByText, RuleNumbers
	j.True, j.Working, j.Related, j.Instead = is, working, related, []string{is}
	j.Message = fmt.Sprintf("the parts here do not add up: %s, not %s%s", working, j.Number.Text, r.slipOf(j.Claim, r.sumOf(s)))
	j.Hint = "check the parts and the total, or say what belongs to none of the parts"
}

// shareColumns holds every column of shares against the counts in another: as parts
// of the total below them, or of a column that holds the wholes. Where the head does
// not say which, it is the one by which most of the shares come out.
func (r *Report) shareColumns(g grid) {
	for column := 3; column <= g.columns; column++ {
		if of, ok := g.shareHead(column); ok {
			r.judgeShares(r.bestShares(g, column, of))
		}
	}
}

// shareHead says whether the head of a column says that it holds shares, and gives
// its other words: those of what the shares are of, or of what they are.
func (g grid) shareHead(column int) (of []string, ok bool) {
	head := wordsOf(g.texts[spot{1, column}])
	if !anyOf(head, shareNames) {
		return nil, false
	}
	return slices.DeleteFunc(head, func(w string) bool { return shareNames[w] || shareHeadWords[w] }), true
}

// shareNames are the words by which a head says that its column holds shares, and
// shareHeadWords those that stand beside them.
var (
	shareNames     = set(`% share shares percent percentage proportion cent turnout`)
	shareHeadWords = set(`per of total all in as a the`)
)

// shareCell is a cell of a column of shares with its part and its whole.
type shareCell struct {
	at       int
	judged   Judged
	comesOut bool
}

// bestShares are the cells of a column of shares with the operands by which the most
// of them come out: parts of the total of the column that its head names, or that
// stands before it, else of any two columns. There are none where too few do.
func (r *Report) bestShares(g grid, column int, of []string) []shareCell {
	counts, named := g.namedColumn(r, column, of)
	if !named {
		counts = g.countsBefore(r, column)
	}
	if last := g.total(); last > 0 && counts > 0 && (named || len(of) == 0) {
		if cells := r.shareCells(g, column, spot{0, counts}, spot{last, counts}); enoughRight(cells, 1) {
			return cells
		}
	}
	var best []shareCell
	for part := 2; part <= g.columns; part++ {
		for whole := 2; whole <= g.columns; whole++ {
			if part == whole || part == column || whole == column || named && part != counts && whole != counts {
				continue
			}
			least := 2
			if part == column-1 && whole == column-2 {
				least = 1
			}
			if cells := r.shareCells(g, column, spot{0, part}, spot{0, whole}); enoughRight(cells, least) && rightOf(cells) > rightOf(best) {
				best = cells
			}
		}
	}
	return best
}

// enoughRight says whether shares come out often enough to be meant so: twice at
// least, or so many times as there are others, and more often than not.
func enoughRight(cells []shareCell, least int) bool {
	right, wrong := rightOf(cells), len(cells)-rightOf(cells)
	return right >= 2 && right >= wrong && (least == 1 || right > wrong) || least == 1 && right == 1 && wrong == 1
}

func rightOf(cells []shareCell) int {
	n := 0
	for _, c := range cells {
		if c.comesOut {
			n++
		}
	}
	return n
}

// shareCells are the cells of a column of shares as parts in one column and wholes in
// another, or in one cell where the row of that is given.
func (r *Report) shareCells(g grid, column int, parts, wholes spot) []shareCell {
	var cells []shareCell
	for row := 2; row <= g.rows && row != wholes.row; row++ {
		at := spot{row, wholes.column}
		if wholes.row > 0 {
			at = wholes
		}
		part, counted := r.counted(g, spot{row, parts.column})
		whole, told := r.counted(g, at)
		i, ok := g.claims[spot{row, column}]
		if !counted || !ok || !told || part == whole {
			continue
		}
		truth, known := percentOf(partValue(r.Claims[part].Number), partValue(r.Claims[whole].Number))
		if !known || r.Claims[i].Basis != ByNothing {
			continue
		}
		cell := shareCell{at: i, judged: r.Claims[i].ofWhole(r.Claims[part].Claim, r.Claims[whole].Claim, truth)}
		cell.comesOut = meets(truth, statedInterval(r.Claims[i].Claim))
		cells = append(cells, cell)
	}
	return cells
}

// judgeShares judges the cells of a column of shares.
func (r *Report) judgeShares(cells []shareCell) {
	for _, c := range cells {
		if c.comesOut {
			c.judged.Verdict = Right
			r.Claims[c.at] = c.judged
			continue
		}
		r.Claims[c.at] = c.judged.wrongShare()
	}
}

// namedColumn is the column of counts whose head has the words by which that of a
// column of shares says what they are of: "Share of 2024".
func (g grid) namedColumn(r *Report, column int, of []string) (int, bool) {
	for c := 2; c <= g.columns && len(of) > 0; c++ {
		if c != column && slices.Equal(of, wordsOf(g.texts[spot{1, c}])) {
			_, counted := r.counted(g, spot{2, c})
			return c, counted
		}
	}
	return 0, false
}

// countsBefore is the column of counts that a column of shares is of: that to its
// left, or the only one of the table; 0 for none.
func (g grid) countsBefore(r *Report, column int) int {
	if _, ok := r.counted(g, spot{2, column - 1}); ok {
		return column - 1
	}
	only := 0
	for c := 2; c <= g.columns; c++ {
		if _, ok := r.counted(g, spot{2, c}); ok && c != column {
			if only > 0 {
				return 0
			}
			only = c
		}
	}
	return only
}

// ofWhole gives a cell of a column of shares its operands.
func (j Judged) ofWhole(part, whole claim.Claim, truth number.Range) Judged {
	j.Kind, j.Basis = claim.Share, ByText
	j.FromText, j.ToText = whole.Number.Text, part.Number.Text
	j.True = truth.Low.Decimal(max(j.Number.Places, 0)) + "%"
	j.Working = fmt.Sprintf("%s ÷ %s × 100 = %s", j.ToText, j.FromText, j.True)
	return j
}

func (j Judged) wrongShare() Judged {
	j.Verdict, j.Severity, j.Rule = Wrong, caveat.Error, RuleNumbers
	j.Message = fmt.Sprintf("the numbers here disagree: %s of %s is %s, not %s", j.ToText, j.FromText, j.True, j.Number.Text)
	j.Hint = fmt.Sprintf("if %s and %s are right, say %s", j.ToText, j.FromText, j.True)
	j.Instead = []string{j.True}
	return j
}

// apartHeads are words of heads below which no number has a sign.
var apartHeads = set(`difference gap margin swing`)

// unsignedFalls objects to a fall without a minus among others that have a sign, or
// that are rises without one: it reads as a rise.
func (r *Report) unsignedFalls(g grid) {
	for column := 2; column <= g.columns; column++ {
		signed, rises := false, 0
		var falls []*Judged
		for row := 2; row <= g.rows; row++ {
			i, ok := g.claims[spot{row, column}]
			if !ok || !r.Claims[i].Changes() {
				continue
			}
			j := &r.Claims[i]
			signed = signed || strings.ContainsAny(j.Number.Text, "+-−–") || j.Number.Value.Sign() < 0
			sign, sure := number.CompareRanges(j.To.Value, j.From.Value)
			cell := strings.TrimSpace(g.texts[spot{row, column}])
			switch unsigned := j.From.Held() && j.Verdict == Right && sure && j.Direction == 0 && !strings.HasPrefix(cell, "("); {
			case unsigned && sign < 0:
				falls = append(falls, j)
			case unsigned && sign > 0 && j.Kind == claim.PercentChange && !anyOf(wordsOf(g.texts[spot{1, column}]), apartHeads):
				rises++
			}
		}
		for _, j := range falls {
			if signed || rises > 0 {
				*j = j.turned(-1)
				j.Hint, j.Instead = "write the fall with a minus, as a rise has none", []string{"−" + j.Number.Text}
			}
		}
	}
}
