package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/figure"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/revision"
)

// RevisionLine says on one line what a comparison of two versions found: "3 of
// 96 cells were revised, 8 came and 1 went; the total of 2019 rises from 14,912
// to 14,961 (+49, 0.3 per cent)".
func (r Result) RevisionLine() string {
	if r.Comparison == nil {
		return ""
	}
	p := printer{r.styled()}
	line := happened(r.Comparison)
	if total := p.overall(r.Comparison); total != "" {
		line += "; " + total
	}
	return printable(capitalise(line))
}

// happened counts what happened to the cells.
func happened(c *revision.Comparison) string {
	if c.Same() {
		return "nothing was revised: " + plural(c.Compared, "the 1 cell is", "all "+cellCount(c.Compared)+" are") + " the same"
	}
	parts := []string{fmt.Sprintf("%s of %s %s revised", grouped(c.Revised), cellCount(c.Compared), wasWere(c.Revised))}
	if c.Revised == 0 {
		parts[0] = "none of " + cellCount(c.Compared) + " was revised"
	}
	if c.Compared == 0 {
		parts[0] = "no cell is in both"
	}
	add := func(n int, what string) {
		if n > 0 {
			parts = append(parts, grouped(n)+" "+what)
		}
	}
	add(c.Revealed, isAre(c.Revealed)+" no longer hidden")
	add(c.Hidden, isAre(c.Hidden)+" now hidden")
	add(c.Came, "came")
	add(c.Went, "went")
	add(len(c.Subtotals), plural(len(c.Subtotals), "printed total was revised", "printed totals were revised"))
	partial := 0
	for _, p := range c.Partial {
		partial += p.Cells
	}
	add(partial, "could not be compared")
	add(len(c.Moves), plural(len(c.Moves), "area moved", "areas moved"))
	return series(parts)
}

// overall says what became of the total.
func (p printer) overall(c *revision.Comparison) string {
	t := c.Overall
	if t == nil || c.Same() {
		return ""
	}
	whose := "the total of " + p.style.Span(t.Period)
	if t.Gaps {
		whose = "the total of the periods that both have"
	} else if slices.ContainsFunc(c.Groups, revision.Group.OfPeriod) {
		whose += ", which both have,"
	}
	old, oldExact := t.Old.Exact()
	now, newExact := t.New.Exact()
	if !oldExact || !newExact {
		return fmt.Sprintf("%s was %s and is now %s", whose, p.amount(t.Old, c.Measure), p.amount(t.New, c.Measure))
	}
	if old.Equal(now) {
		return whose + " stays at " + withMinus(p.value(old, c.Measure))
	}
	verb := "rises"
	if now.Cmp(old) < 0 {
		verb = "falls"
	}
	by := p.difference(t.Change, c.Measure)
	if t.HasPercent {
		v, _ := t.Percent.Exact()
		by += ", " + p.percentWords(v.Abs(), old)
	}
	if moved := t.ByCame.Add(t.ByWent); !isZero(moved) {
		by += "; " + p.difference(moved, c.Measure) + " of it by cells that came or went"
	}
	return fmt.Sprintf("%s %s from %s to %s (%s)", whose, verb, withMinus(p.value(old, c.Measure)), withMinus(p.value(now, c.Measure)), by)
}

// percentWords writes a percentage with all the digits that tables give it:
// "less than 1 per cent" would hide how small a revision is.
func (p printer) percentWords(v, base number.Value) string {
	number := p.style.PercentNumber(v, base)
	if p.style.PerCent == "%" {
		return number + "%"
	}
	return number + " " + p.style.PerCent
}

func isZero(r number.Range) bool {
	v, exact := r.Exact()
	return exact && v.Sign() == 0
}

func grouped(n int) string { return number.Group(fmt.Sprint(n)) }

func cellCount(n int) string { return grouped(n) + " " + plural(n, "cell", "cells") }

func plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

func wasWere(n int) string { return plural(n, "was", "were") }
func isAre(n int) string   { return plural(n, "is", "are") }

// series lists clauses with commas, the last two with "and".
func series(parts []string) string {
	last := len(parts) - 1
	if last == 0 {
		return parts[0]
	}
	return strings.Join(parts[:last], ", ") + " and " + parts[last]
}

// revisions lays out a comparison: what was revised, what came and went, what
// that does to the totals.
func (l layout) revisions(r Result) []sheet {
	c := r.Comparison
	var sheets []sheet
	var revised, moved []revision.Cell
	for _, cell := range c.Cells {
		if cell.Known {
			revised = append(revised, cell)
		} else {
			moved = append(moved, cell)
		}
	}
	if len(revised) > 0 {
		sheets = append(sheets, l.changedCells(c, revised, "Revised"))
	}
	if len(moved)+len(c.Groups) > 0 {
		sheets = append(sheets, l.movedCells(c, moved))
	}
	if len(c.Moves) > 0 {
		sheets = append(sheets, fields("Moved to another area, whose total changes with it", c.Moves, []field[revision.Move]{
			{"Area", false, func(m revision.Move) string { return m.Area }},
			{"From", false, func(m revision.Move) string { return m.From }},
			{"To", false, func(m revision.Move) string { return m.To }},
		}))
	}
	if len(c.Subtotals) > 0 {
		sheets = append(sheets, l.changedCells(c, c.Subtotals, "Revised totals that both versions print"))
	}
	for _, t := range c.Totals {
		if len(t.Rows) > 0 {
			sheets = append(sheets, l.changedTotals(c, t))
		}
	}
	if len(sheets) > 0 {
		last := &sheets[len(sheets)-1]
		last.remarks = append(last.remarks, "Old: "+fileList(c.Files[:c.OldFiles])+". New: "+fileList(c.Files[c.OldFiles:])+".")
	}
	return sheets
}

func fileList(files []cube.File) string {
	var names []string
	for _, f := range files {
		names = append(names, f.String())
	}
	if len(names) > mostMembers {
		names = append(names[:mostMembers], fmt.Sprintf("%d more", len(files)-mostMembers))
	}
	return strings.Join(names, ", ")
}

// field is a column of a list of cells.
type field[T any] struct {
	head   string
	number bool
	of     func(T) string
}

// fields makes a sheet of rows by its columns.
func fields[T any](caption string, rows []T, columns []field[T]) sheet {
	s := sheet{caption: caption}
	for _, c := range columns {
		s.heads = append(s.heads, head{c.head, c.number})
	}
	for _, one := range rows {
		var cells []string
		for _, c := range columns {
			cells = append(cells, c.of(one))
		}
		s.rows = append(s.rows, row{cells: cells})
	}
	return s
}

// changedCells lists cells that both versions have.
func (l layout) changedCells(c *revision.Comparison, cells []revision.Cell, caption string) sheet {
	columns := l.cellLabels(cells)
	if slices.ContainsFunc(cells, func(c revision.Cell) bool { return c.Kind != revision.Revised }) {
		columns = append(columns, field[revision.Cell]{"What", false, func(c revision.Cell) string { return kindWord(c.Kind) }})
	}
	columns = append(columns,
		field[revision.Cell]{"Old", true, func(x revision.Cell) string { return l.cell(x.Old, c.Measure) }},
		field[revision.Cell]{"New", true, func(x revision.Cell) string { return l.cell(x.New, c.Measure) }},
		field[revision.Cell]{"Change", true, func(x revision.Cell) string { return l.moved(x.Change, c.Measure) }},
	)
	if c.Measure.Kind != cube.Percentage {
		columns = append(columns, field[revision.Cell]{"Per cent", true, func(x revision.Cell) string { return l.changePercent(x.Percent, x.HasPercent, x.Old.Sum) }})
	}
	columns = append(columns,
		field[revision.Cell]{"Old row", false, func(x revision.Cell) string { return rowsOf(x.Old.Rows, c, c.OldFiles) }},
		field[revision.Cell]{"New row", false, func(x revision.Cell) string { return rowsOf(x.New.Rows, c, len(c.Files)-c.OldFiles) }},
	)
	return fields(caption+l.unitOf(c), cells, columns)
}

// unitOf adds what is counted to a caption.
func (l layout) unitOf(c *revision.Comparison) string {
	if c.Measure.Unit == "" {
		return ""
	}
	return " (" + c.Measure.Unit + ")"
}

// cellLabels are the columns that say which cell a row is: areas, where there
// are any, periods, and the columns that split both versions.
func (l layout) cellLabels(cells []revision.Cell) []field[revision.Cell] {
	var out []field[revision.Cell]
	if slices.ContainsFunc(cells, func(c revision.Cell) bool { return c.Place.Name != "" }) {
		out = append(out, field[revision.Cell]{"Area", false, func(c revision.Cell) string { return placeName(&c.Place) }})
	}
	out = append(out, field[revision.Cell]{"Period", false, func(c revision.Cell) string { return l.period(c.Period) }})
	for _, d := range pickedDimensions(cells) {
		out = append(out, field[revision.Cell]{d, false, func(c revision.Cell) string { return picked(c.Members, d) }})
	}
	return out
}

func pickedDimensions(cells []revision.Cell) []string {
	var out []string
	for _, c := range cells {
		for _, p := range c.Members {
			if !slices.Contains(out, p.Dimension) {
				out = append(out, p.Dimension)
			}
		}
	}
	return out
}

func placeName(p *revision.Place) string {
	if p == nil || p.Name == "" {
		return allAreas
	}
	return p.Name
}

func kindWord(k revision.Kind) string {
	return map[revision.Kind]string{revision.Revised: "Revised", revision.Revealed: "No longer hidden", revision.Hidden: "Now hidden", revision.Came: "Came", revision.Went: "Went"}[k]
}

// moved writes a change, which hidden cells may leave wholly open.
func (l layout) moved(r number.Range, m cube.Measure) string {
	if r.NoLow || r.NoHigh {
		return noNumber
	}
	return l.difference(r, m)
}

func (l layout) changePercent(percent number.Range, has bool, old number.Range) string {
	if _, exact := percent.Exact(); !has || !exact {
		return noNumber
	}
	return l.signedPercent(percent, baseOf(old))
}

// rowsOf says where a cell stands: its row, with the file where a version has
// several.
func rowsOf(rows []cube.RowSet, c *revision.Comparison, files int) string {
	if len(rows) == 0 {
		return "none"
	}
	var texts []string
	for _, set := range rows {
		text := strings.TrimPrefix(strings.TrimPrefix(set.String(), "rows "), "row ")
		if files > 1 {
			text = fileOf(set, c.Files).String() + ":" + text
		}
		texts = append(texts, text)
	}
	return strings.Join(texts, ", ")
}

// movedCells lists cells that came or went, many together where all of a
// period, an area or a member did.
func (l layout) movedCells(c *revision.Comparison, cells []revision.Cell) sheet {
	groups := slices.Clone(c.Groups)
	for _, one := range cells {
		held := one.New
		if one.Kind == revision.Went {
			held = one.Old
		}
		groups = append(groups, revision.Group{Kind: one.Kind, Place: &one.Place, Period: one.Period, Members: one.Members, Cells: 1, Sum: held.Sum, Adds: true, Rows: held.Rows})
	}
	columns := []field[revision.Group]{
		{"What", false, func(g revision.Group) string { return kindWord(g.Kind) }},
		{"Area", false, func(g revision.Group) string { return placeName(g.Place) }},
		{"Period", false, func(g revision.Group) string { return l.period(g.Period) }},
	}
	for _, d := range groupDimensions(groups) {
		columns = append(columns, field[revision.Group]{d, false, func(g revision.Group) string { return picked(g.Members, d) }})
	}
	columns = append(columns,
		field[revision.Group]{"Cells", true, func(g revision.Group) string { return grouped(g.Cells) }},
		field[revision.Group]{counted(c.Measure), true, func(g revision.Group) string {
			if !g.Adds {
				return noNumber
			}
			return l.amount(g.Sum, c.Measure)
		}},
		field[revision.Group]{"Where", false, func(g revision.Group) string {
			files := len(c.Files) - c.OldFiles
			if g.Kind == revision.Went {
				files = c.OldFiles
			}
			return rowsOf(g.Rows, c, files)
		}},
	)
	s := fields("Came and went", groups, columns)
	for _, n := range c.Renames {
		s.remarks = append(s.remarks, fmt.Sprintf("Perhaps renamed: %s to %s (%d of %d numbers the same).", n.From, n.To, n.Same, n.Of))
	}
	return s
}

func groupDimensions(groups []revision.Group) []string {
	var out []string
	for _, g := range groups {
		for _, p := range g.Members {
			if !slices.Contains(out, p.Dimension) {
				out = append(out, p.Dimension)
			}
		}
	}
	return out
}

// changedTotals lists what the differences do to totals.
func (l layout) changedTotals(c *revision.Comparison, t revision.Table) sheet {
	rows := slices.Clone(t.Rows)
	overall := c.Overall != nil && (len(rows) > 1 || t.Unchanged > 0) && !holdsAll(rows, c.Overall)
	if overall {
		rows = append(rows, *c.Overall)
	}
	columns := []field[revision.Total]{
		{t.Head, false, func(x revision.Total) string { return l.totalName(t.By, x) }},
		{"Old", true, func(x revision.Total) string { return l.amount(x.Old, c.Measure) }},
		{"New", true, func(x revision.Total) string { return l.amount(x.New, c.Measure) }},
		{"Change", true, func(x revision.Total) string { return l.moved(x.Change, c.Measure) }},
		{"Per cent", true, func(x revision.Total) string { return l.changePercent(x.Percent, x.HasPercent, x.Old) }},
	}
	came := slices.ContainsFunc(rows, func(x revision.Total) bool { return !isZero(x.ByCame) })
	went := slices.ContainsFunc(rows, func(x revision.Total) bool { return !isZero(x.ByWent) })
	if came || went {
		columns = append(columns, field[revision.Total]{"Revised", true, func(x revision.Total) string { return l.moved(x.ByRevision, c.Measure) }})
	}
	if came {
		columns = append(columns, field[revision.Total]{"Came", true, func(x revision.Total) string { return l.moved(x.ByCame, c.Measure) }})
	}
	if went {
		columns = append(columns, field[revision.Total]{"Went", true, func(x revision.Total) string { return l.moved(x.ByWent, c.Measure) }})
	}
	s := fields("What that does to the totals", rows, columns)
	if overall {
		s.rows[len(rows)-1].total = true
		if !t.By.Time {
			s.rows[len(rows)-1].cells[0] = "All"
		}
	}
	if t.Unchanged > 0 {
		s.remarks = append(s.remarks, fmt.Sprintf("%s more %s as before.", grouped(t.Unchanged), isAre(t.Unchanged)))
	}
	if slices.ContainsFunc(c.Groups, revision.Group.OfPeriod) {
		s.remarks = append(s.remarks, "Only periods that both versions have are in these totals.")
	}
	return s
}

// holdsAll reports whether the last total is of all there is, as that of the
// one region is.
func holdsAll(rows []revision.Total, overall *revision.Total) bool {
	last := rows[len(rows)-1]
	return last.Cells == overall.Cells && last.Old.Equal(overall.Old) && last.New.Equal(overall.New) && len(rows) > 1
}

func (l layout) totalName(by revision.By, t revision.Total) string {
	switch {
	case by.Area:
		return placeName(t.Place)
	case by.Time:
		return l.period(t.Period)
	case t.Member == "":
		return "All"
	}
	return t.Member
}

// revisionWorkings show how changes were reached.
func (l layout) revisionWorkings(r Result) []working {
	c := r.Comparison
	var out []working
	for _, one := range slices.Concat(c.Cells, c.Subtotals) {
		if !one.Known {
			continue
		}
		title := cellTitle(l, one)
		out = append(out, l.changeWorking(r, title, one.Old, one.New, one.Change, one.Percent, one.HasPercent))
	}
	for _, t := range c.Totals {
		for _, one := range t.Rows {
			old, now := cube.Cell{Sum: one.Old, Rows: one.OldRows}, cube.Cell{Sum: one.New, Rows: one.NewRows}
			out = append(out, l.changeWorking(r, "Total, "+l.totalName(t.By, one), old, now, one.Change, one.Percent, one.HasPercent))
		}
	}
	return out
}

func cellTitle(l layout, c revision.Cell) string {
	names := []string{placeName(&c.Place)}
	for _, p := range c.Members {
		names = append(names, p.Names...)
	}
	return strings.Join(append(names, l.period(c.Period)), ", ")
}

// changeWorking shows how one change was reached.
func (l layout) changeWorking(r Result, title string, old, now cube.Cell, change, percent number.Range, has bool) working {
	operands := []figure.Operand{
		{Name: "new", Value: now.Sum, Rows: now.Rows, Label: "the new version"},
		{Name: "old", Value: old.Sum, Rows: old.Rows, Label: "the old version"},
	}
	w := working{title: printable(title), steps: []step{stepOf(figure.Working{Result: "change", Formula: "new − old", Operands: operands, Value: change}, r.Comparison.Files)}}
	if _, exact := percent.Exact(); has && exact {
		w.steps = append(w.steps, stepOf(figure.Working{Result: "percent", Formula: "(new − old) ÷ old × 100", Value: percent}, r.Comparison.Files))
	}
	return w
}
