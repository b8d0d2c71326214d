package workbook

import (
	"cmp"
	"errors"
	"slices"
	"strings"
)

// Merge is a range of merged cells; rows and columns count from 1, and both
// ends belong to it. What it holds stands in its first cell.
type Merge struct {
	Top, Bottom int64
	Left, Right int
	// Head says that it belongs to the heads of a table: what it holds stands
	// over all the columns, and in all the rows of heads, that it covers.
	// Records have it in the first cell alone, as a CSV file of the sheet has;
	// see JoinHeads.
	Head bool
	// Down says that it is a label beside several rows of a table. Records
	// repeat it in its first column, beside each of these rows.
	Down bool
}

// Name returns the range as a spreadsheet writes it, such as A5:A8.
func (m Merge) Name() string {
	return CellName(m.Top, m.Left) + ":" + CellName(m.Bottom, m.Right)
}

// merger works out what merged cells stand for.
type merger struct {
	sheet   *Sheet
	width   int
	fail    func(row int64, column int, err error) error
	filled  []int64 // the rows that hold something
	covered tally   // cells that hold something where nobody sees it
	alone   tally   // ranges whose value is for several cells
	regions []*region
}

// region is a run of rows that hold something, between blank ones.
type region struct {
	top, bottom int64
	left        int   // its first column that holds something
	counts      bool  // it has a number that is not a year
	heads       int64 // its last row that can be one of heads
	labels      map[int]bool
}

var errMerged = hinted{errors.New("merged cells that overlap others"), saveAgain}

// merge takes the ranges of the file.
func (m *merger) merge(blocks []block) error {
	if len(blocks) == 0 {
		return nil
	}
	for i, r := range m.sheet.Records {
		if len(r) > 0 {
			m.filled = append(m.filled, int64(i)+1)
		}
	}
	for _, b := range blocks {
		if b, ok := m.clip(b); ok {
			m.sheet.Merged = append(m.sheet.Merged, Merge{Top: b.top, Bottom: b.bottom, Left: b.left, Right: b.right})
		}
	}
	slices.SortFunc(m.sheet.Merged, func(a, b Merge) int {
		return cmp.Or(cmp.Compare(a.Top, b.Top), cmp.Compare(a.Left, b.Left))
	})
	if err := m.uncover(); err != nil {
		return err
	}
	m.divide()
	for i := range m.sheet.Merged {
		m.judge(&m.sheet.Merged[i])
	}
	m.findHeads()
	return nil
}

// clip cuts a range down to the records; ok is false if nothing is left of it
// that could matter.
func (m *merger) clip(b block) (block, bool) {
	b.bottom = min(b.bottom, int64(len(m.sheet.Records)))
	b.right = min(b.right, m.width)
	if b.top > b.bottom || b.left > b.right || b.top == b.bottom && b.left == b.right {
		return b, false
	}
	return b, len(m.sheet.Records[b.top-1]) > 0
}

// rows returns the rows of a range that hold something.
func (m *merger) rows(top, bottom int64) []int64 {
	from, _ := slices.BinarySearch(m.filled, top)
	to, _ := slices.BinarySearch(m.filled, bottom+1)
	return m.filled[from:to]
}

// uncover empties the cells that merged ones cover, and refuses ranges that
// overlap, so that no cell is looked at twice.
func (m *merger) uncover() error {
	words := m.width/64 + 1
	taken := make([]uint64, words*len(m.filled))
	for _, r := range m.sheet.Merged {
		at, _ := slices.BinarySearch(m.filled, r.Top)
		for i, row := range m.rows(r.Top, r.Bottom) {
			marks := taken[(at+i)*words:][:words]
			for c := r.Left; c <= r.Right; c++ {
				if marks[c/64]&(1<<(c%64)) != 0 {
					return m.fail(r.Top, r.Left, errMerged)
				}
				marks[c/64] |= 1 << (c % 64)
				if row > r.Top || c > r.Left {
					m.empty(row, c)
				}
			}
		}
	}
	return nil
}

// empty empties a cell under merged ones; few files have anything there.
func (m *merger) empty(row int64, column int) {
	text := &m.sheet.Records[row-1][column-1]
	if *text != "" {
		m.covered.add(&cell{row: row, column: column})
		*text = ""
	}
}

// judge works out what a range is.
func (m *merger) judge(r *Merge) {
	text := m.sheet.Records[r.Top-1][r.Left-1]
	g := m.regionOf(r.Top)
	switch {
	case text == "" || m.isLine(r, g):
	case g.isHead(r) && (r.Top == r.Bottom || !isYear(text)):
		r.Head = true
	case r.Bottom > r.Top && m.isLabels(g, r.Left):
		r.Down = true
		for _, row := range m.rows(r.Top, r.Bottom) {
			m.sheet.Records[row-1][r.Left-1] = text
		}
	case r.Bottom == r.Top && m.areLabels(g, r):
	default:
		if m.alone.count == 0 {
			m.alone.first = r.Name()
		}
		m.alone.count++
	}
}

// isHead reports whether a range stands among the heads. A year that runs down
// may yet be a count, if no row above it counts anything.
func (g *region) isHead(r *Merge) bool {
	if g.counts {
		return r.Bottom <= g.heads
	}
	return r.Top <= g.heads
}

// isLine reports whether a range is a line of text of its own: a title above a
// table, or a note below it.
func (m *merger) isLine(r *Merge, g *region) bool {
	return r.Right > r.Left && r.Left == g.left && filledCells(m.sheet.Records[r.Top-1]) == 1
}

func filledCells(record []string) int {
	n := 0
	for _, text := range record {
		if text != "" {
			n++
		}
	}
	return n
}

// regionOf returns the region that a row belongs to.
func (m *merger) regionOf(row int64) *region {
	at, found := slices.BinarySearchFunc(m.regions, row, func(g *region, row int64) int { return cmp.Compare(g.top, row) })
	if !found {
		at--
	}
	return m.regions[at]
}

// divide finds the regions of the sheet.
func (m *merger) divide() {
	for from := 0; from < len(m.filled); {
		to := from
		for to+1 < len(m.filled) && m.filled[to+1] == m.filled[to]+1 {
			to++
		}
		g := &region{top: m.filled[from], bottom: m.filled[to], labels: map[int]bool{}}
		m.measure(g)
		m.regions = append(m.regions, g)
		from = to + 1
	}
}

// measure finds where a region begins and which of its rows can be heads: those
// above the first that counts something or, where nothing is counted, those
// down to the first that has several cells.
func (m *merger) measure(g *region) {
	g.left = m.width
	several := int64(0)
	for row := g.top; row <= g.bottom; row++ {
		record := m.sheet.Records[row-1]
		g.left = min(g.left, firstFilled(record)+1)
		if several == 0 && filledCells(record) > 1 {
			several = row
		}
		if !g.counts && slices.ContainsFunc(record, isCount) {
			g.counts, g.heads = true, row-1
		}
	}
	if !g.counts {
		g.heads = several
	}
}

// firstFilled returns the first column that holds something, from 0.
func firstFilled(record []string) int {
	return max(0, slices.IndexFunc(record, func(text string) bool { return text != "" }))
}

// isLabels reports whether a column of a region counts nothing.
func (m *merger) isLabels(g *region, column int) bool {
	labels, known := g.labels[column]
	if !known {
		labels = true
		for row := g.top; row <= g.bottom && labels; row++ {
			labels = !isCount(m.sheet.Records[row-1][column-1])
		}
		g.labels[column] = labels
	}
	return labels
}

// areLabels reports whether none of the columns of a range counts anything.
func (m *merger) areLabels(g *region, r *Merge) bool {
	for c := r.Left; c <= r.Right; c++ {
		if !m.isLabels(g, c) {
			return false
		}
	}
	return true
}

// isCount reports whether a text is a number and not a year.
func isCount(text string) bool {
	text = strings.TrimSpace(text)
	digits := strings.Trim(text, "-+£$€()%")
	if digits == "" || strings.Trim(digits, "0123456789.,") != "" || !isDigit(rune(digits[len(digits)-1])) {
		return false
	}
	return !isYear(text)
}

// isYear reports whether a text is four digits that are mostly a year.
func isYear(text string) bool {
	return len(text) == 4 && strings.Trim(text, "0123456789") == "" && "1900" <= text && text <= "2199"
}
