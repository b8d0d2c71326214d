package workbook

import (
	"fmt"
	"strconv"
	"strings"
)

// Sheet is what a sheet holds.
type Sheet struct {
	Name   string
	Hidden bool // the whole sheet
	// Records are the rows as a spreadsheet numbers them, record 0 being row 1.
	// A row that holds nothing is an empty record; all others are as wide as
	// the widest. Rows below the last one that holds something are left out.
	// Labels of merged cells that run down beside the rows of a table are
	// repeated, because that is what a reader sees; see Merged.
	Records [][]string
	// HiddenRows are the rows that hold something and are not shown, from 1,
	// ascending. They are among Records all the same.
	HiddenRows []int64
	// FilteredRows are those of HiddenRows that a filter hides: the workbook
	// has one that is in use and covers them. The others are hidden by hand, or
	// in a group that is folded.
	FilteredRows []int64
	// HiddenColumns are the columns, from 1, that are not shown.
	HiddenColumns []int
	// Merged are the ranges of merged cells that touch Records, in order of
	// their rows.
	Merged []Merge
	// Indents has, for each record, how many steps its first filled cell is
	// indented by its format: pivot tables set the levels of their labels apart
	// in this way. Blanks at the start of a text are not counted.
	Indents []int
	// Notes are what a reader should know besides the hidden rows, one sentence
	// each.
	Notes []string

	heads []headRows // for JoinHeads
}

// Read reads a sheet. The name "" stands for Options.Sheet or, if that is empty
// too, for the only visible sheet with a table; the error for several of them
// lists them. A hidden sheet is only read if it is named.
func (w *Workbook) Read(sheet string) (Sheet, error) {
	if sheet == "" {
		sheet = w.sheet
	}
	i, aside, err := w.choice(sheet)
	if err != nil {
		return Sheet{}, err
	}
	g := &grid{book: w, fail: w.failure(i)}
	s, err := w.pass(i, g)
	if err == nil {
		err = g.finish()
	}
	if err != nil {
		return Sheet{}, err
	}
	e := w.entries[i]
	out := Sheet{Name: e.name, Hidden: e.hidden, Records: g.records, HiddenRows: g.hidden, Indents: g.indents}
	out.HiddenColumns = hiddenColumns(s.hiddenColumns, g.width)
	if s.underTable != nil {
		out.FilteredRows = s.underTable(g.hidden)
	} else if out.FilteredRows, err = w.filtered(e, s.filter, g.hidden); err != nil {
		return Sheet{}, err
	}
	m := &merger{sheet: &out, fail: g.fail, width: g.width}
	if err := m.merge(s.merged); err != nil {
		return Sheet{}, err
	}
	if len(aside) > 0 {
		out.Notes = append(out.Notes, fmt.Sprintf("the sheet %q is read, because the others have no numbers: %s", e.name, w.list(aside)))
	}
	out.Notes = append(out.Notes, w.notes(i, g, m, &out)...)
	return out, nil
}

// choice returns the index of the sheet to read, and those that were set aside
// for it.
func (w *Workbook) choice(sheet string) (i int, aside []int, err error) {
	if sheet == "" {
		return w.choose()
	}
	i, err = w.find(sheet)
	return i, nil, err
}

// hiddenColumns lists the hidden columns among the first width.
func hiddenColumns(ranges [][2]int, width int) []int {
	hidden := make([]bool, width)
	for _, r := range ranges {
		for c := r[0]; c <= min(r[1], width); c++ {
			hidden[c-1] = true
		}
	}
	var list []int
	for c, h := range hidden {
		if h {
			list = append(list, c+1)
		}
	}
	return list
}

// filtered returns the hidden rows that a filter hides: the sheet's own, or
// that of a table in it.
func (w *Workbook) filtered(e entry, own filter, hidden []int64) ([]int64, error) {
	if len(hidden) == 0 {
		return nil, nil
	}
	filters, err := w.tableFilters(e)
	if err != nil {
		return nil, err
	}
	// Where the number of filters over a row changes, so that many filters over
	// many rows take no longer than both together.
	changes := make([]int, hidden[len(hidden)-1]+2)
	for _, f := range append(filters, own) {
		if from := max(f.block.top, 1); f.active && from < int64(len(changes)) {
			changes[from]++
			changes[min(f.block.bottom+1, int64(len(changes))-1)]--
		}
	}
	return underFilters(hidden, changes), nil
}

// underFilters returns the rows that at least one filter covers.
func underFilters(rows []int64, changes []int) []int64 {
	var list []int64
	over, at := 0, int64(0)
	for _, row := range rows {
		for ; at <= row; at++ {
			over += changes[at]
		}
		if over > 0 {
			list = append(list, row)
		}
	}
	return list
}

// tableFilters reads the filters of the tables in a sheet.
func (w *Workbook) tableFilters(e entry) ([]filter, error) {
	related, err := w.archive.relations(e.part)
	if err != nil {
		return nil, err
	}
	var filters []filter
	seen := map[string]bool{}
	for _, r := range related {
		if !strings.HasSuffix(r.kind, "/table") || seen[r.target] {
			continue
		}
		seen[r.target] = true
		err := w.archive.read(r.target, r.target, "table", func(x *xmlReader) error {
			return x.children(only("autoFilter", func() error {
				f, err := x.readFilter()
				filters = append(filters, f)
				return err
			}))
		})
		if err != nil {
			return nil, err
		}
	}
	return filters, nil
}

// notes words what a reader should know of a sheet.
func (w *Workbook) notes(i int, g *grid, m *merger, s *Sheet) []string {
	var notes []string
	note := func(format string, args ...any) { notes = append(notes, fmt.Sprintf(format, args...)) }
	if s.Hidden {
		note("the sheet %q is hidden and was read because it was named", s.Name)
	}
	if others := w.hiddenSheets(i); len(others) > 0 {
		note("hidden sheets are not read: %s", some(others, 8))
	}
	if len(s.HiddenColumns) > 0 {
		note("hidden columns are read all the same: %s", columnList(s.HiddenColumns))
	}
	return append(notes, cellNotes(w, g, m)...)
}

// hiddenSheets names the hidden sheets but one.
func (w *Workbook) hiddenSheets(but int) []string {
	var names []string
	for i, e := range w.entries {
		if e.hidden && i != but {
			names = append(names, strconv.Quote(e.name))
		}
	}
	return names
}

// cellNotes words what was noticed in single cells.
func cellNotes(w *Workbook, g *grid, m *merger) []string {
	var notes []string
	tell := func(t tally, one, many string) {
		switch {
		case t.count == 1:
			notes = append(notes, fmt.Sprintf(one, t.first))
		case t.count > 1:
			notes = append(notes, fmt.Sprintf(many, t.count, t.first))
		}
	}
	tell(g.rounded, "the number in %s has more than 15 digits and is read with the 15 that Excel shows", "%d numbers have more than 15 digits and are read with the 15 that Excel shows; the first is in %s")
	tell(g.scaled, "the number in %s is shown in thousands or millions and is read in full", "%d numbers are shown in thousands or millions and are read in full; the first is in %s")
	tell(m.alone, "the merged cells %s hold one value for several cells, read in the first of them alone", "%d ranges of merged cells hold one value for several cells, read in the first of them alone; the first is %s")
	tell(m.covered, "%s holds something under merged cells that nobody sees, which is left out", "%d cells hold something under merged cells that nobody sees, which is left out; the first is %s")
	if w.manual && g.formulas > 0 {
		notes = append(notes, "the workbook works its formulas out only when told to, so their values may be out of date")
	}
	return notes
}

// RowList writes rows that ascend as runs, such as "3 to 9, 12", and no more
// than eight of these.
func RowList(rows []int64) string {
	var runs []string
	for i := 0; i < len(rows); {
		j := i
		for j+1 < len(rows) && rows[j+1] == rows[j]+1 {
			j++
		}
		if j-i < 2 { // two in a row are no run
			j = i
		}
		if i == j {
			runs = append(runs, fmt.Sprint(rows[i]))
		} else {
			runs = append(runs, fmt.Sprintf("%d to %d", rows[i], rows[j]))
		}
		i = j + 1
	}
	return some(runs, 8)
}

func columnList(columns []int) string {
	var names []string
	for _, c := range columns {
		names = append(names, ColumnName(c))
	}
	return some(names, 8)
}

// some lists the first few of many.
func some(list []string, most int) string {
	if len(list) <= most {
		return strings.Join(list, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(list[:most], ", "), len(list)-most)
}
