package report

import (
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	prettytext "github.com/jedib0t/go-pretty/v6/text"
)

// Table writes plain tables for a terminal, with footnotes below. The zero
// Table has no colour and breaks no lines but heads, as suits a pipe.
type Table struct {
	// Color sets heads in bold and rules and footnotes in grey, by ANSI codes.
	// Rises are not green nor falls red: neither is good or bad by itself.
	Color bool
	// Width is the columns of the terminal: footnotes are wrapped to it, though
	// never wider than 100, and names in tables that are wider than it. 0 or
	// less is no limit.
	Width int
}

// Name is "table".
func (Table) Name() string { return "table" }

// Extensions is ".txt".
func (Table) Extensions() []string { return []string{".txt"} }

// Write writes the tables of the result.
func (t Table) Write(w io.Writer, r Result) error {
	p, err := newPage(r)
	if err != nil {
		return err
	}
	var blocks []string
	if p.title != "" {
		blocks = append(blocks, t.bold(p.title))
	}
	if p.lead != "" {
		blocks = append(blocks, strings.Join(t.wrapped(p.lead, "", ""), "\n"))
	}
	for _, s := range p.sheets {
		text, err := t.sheet(s)
		if err != nil {
			return err
		}
		blocks = append(blocks, text)
	}
	if len(p.footnotes) > 0 {
		blocks = append(blocks, t.footnotes(p.footnotes))
	}
	for _, work := range p.workings {
		blocks = append(blocks, t.working(work))
	}
	if len(blocks) == 0 {
		return nil
	}
	_, err = io.WriteString(w, strings.Join(blocks, "\n\n")+"\n")
	return err
}

// sheet writes one table with its caption and remarks.
func (t Table) sheet(s sheet) (string, error) {
	var lines []string
	if caption := captionWithMarks(s); caption != "" {
		lines = append(lines, t.wrapped(caption, "", "")...)
	}
	if len(s.rows) > 0 {
		grid, err := t.grid(s)
		if err != nil {
			return "", err
		}
		lines = append(lines, grid...)
	}
	for _, remark := range s.remarks {
		for _, line := range t.wrapped(remark, "", "") {
			lines = append(lines, t.grey(line))
		}
	}
	return strings.Join(lines, "\n"), nil
}

// captionWithMarks adds the footnotes of a whole table to its caption.
func captionWithMarks(s sheet) string {
	if len(s.marks) == 0 {
		return s.caption
	}
	word := "note "
	if len(s.marks) > 1 {
		word = "notes "
	}
	return strings.TrimSpace(s.caption + " (" + word + joinMarks(s.marks) + ")")
}

func joinMarks(marks []int) string {
	texts := make([]string, len(marks))
	for i, m := range marks {
		texts[i] = strconv.Itoa(m)
	}
	return strings.Join(texts, ", ")
}

// indent is how far an area stands in from the one it lies in.
const indent = "  "

// grid writes the head and the rows of a table as lines.
func (t Table) grid(s sheet) ([]string, error) {
	heads, rows := cells(s, indent)
	lines, err := draw(heads, rows, s)
	if err != nil {
		return nil, err
	}
	if over := widest(lines) - t.Width; t.Width > 0 && over > 0 {
		narrow(rows, over)
		if lines, err = draw(heads, rows, s); err != nil {
			return nil, err
		}
	}
	return t.paint(lines), nil
}

// cells returns the texts of a table: the heads, and the rows with their
// indent. A last column for footnotes is there if any row has one.
func cells(s sheet, indent string) (heads []head, rows [][]string) {
	heads = slices.Clone(s.heads)
	noted := slices.ContainsFunc(s.rows, func(r row) bool { return len(r.marks) > 0 })
	if noted {
		heads = append(heads, head{text: "Note"})
	}
	for _, r := range s.rows {
		texts := slices.Clone(r.cells)
		texts[0] = strings.Repeat(indent, r.level) + texts[0]
		if noted {
			texts = append(texts, joinMarks(r.marks))
		}
		rows = append(rows, texts)
	}
	return heads, rows
}

// gap stands between two columns.
const gap = "  "

// draw draws a table. Rules are the only ornament.
func draw(heads []head, rows [][]string, s sheet) ([]string, error) {
	body := slices.IndexFunc(s.rows, func(r row) bool { return r.total })
	if body < 0 {
		body = len(rows)
	}
	w := table.NewWriter()
	w.SetStyle(table.Style{Box: table.BoxStyle{MiddleHorizontal: ruleMark, PaddingRight: gap}, Options: table.Options{SeparateHeader: true, SeparateFooter: true}})
	w.SetColumnConfigs(aligned(heads))
	w.AppendHeader(cellsOf(headCells(heads, rows)))
	for i, r := range rows {
		if i < body {
			w.AppendRow(cellsOf(r))
		} else {
			w.AppendFooter(cellsOf(oneLine(r)))
		}
	}
	return trimmed(w.Render()), nil
}

// aligned sets numbers on the right of their columns.
func aligned(heads []head) []table.ColumnConfig {
	out := make([]table.ColumnConfig, len(heads))
	for i, h := range heads {
		align := prettytext.AlignLeft
		if h.number {
			align = prettytext.AlignRight
		}
		out[i] = table.ColumnConfig{Number: i + 1, Align: align, AlignHeader: align, AlignFooter: align}
	}
	return out
}

// cellsOf is a row for the table writer.
func cellsOf(texts []string) table.Row {
	out := make(table.Row, len(texts))
	for i, t := range texts {
		out[i] = t
	}
	return out
}

// oneLine takes the line ends out of a row.
func oneLine(texts []string) []string {
	out := make([]string, len(texts))
	for i, t := range texts {
		out[i] = strings.ReplaceAll(t, "\n", " ")
	}
	return out
}

// narrowHead is how narrow a head may be made where its column is narrower.
const narrowHead = 10

// headCells breaks long heads into lines and sets all of them on the last
// line, next to the numbers.
func headCells(heads []head, rows [][]string) []string {
	broken := make([][]string, len(heads))
	tallest := 1
	for i, h := range heads {
		limit := max(narrowHead, longestWord(h.text))
		for _, r := range rows {
			limit = max(limit, width(r[i]))
		}
		broken[i] = wrap(h.text, limit)
		tallest = max(tallest, len(broken[i]))
	}
	out := make([]string, len(heads))
	for i, lines := range broken {
		out[i] = strings.Repeat("\n", tallest-len(lines)) + strings.Join(lines, "\n")
	}
	return out
}

// narrowest is the least that the column of names is narrowed to.
const narrowest = 12

// narrow breaks the texts of the first column so that it is so much narrower.
func narrow(rows [][]string, by int) {
	now := 0
	for _, r := range rows {
		now = max(now, width(r[0]))
	}
	limit := max(narrowest, now-by)
	for _, r := range rows {
		text := strings.TrimLeft(r[0], " ")
		margin := strings.Repeat(" ", len(r[0])-len(text))
		r[0] = margin + strings.Join(wrap(text, limit-len(margin)), "\n"+margin+indent)
	}
}

// trimmed cuts a drawing into lines without blanks at their ends, and rules to
// the width of the rest.
func trimmed(drawing string) []string {
	lines := strings.Split(strings.TrimRight(drawing, "\n"), "\n")
	longest := 0
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, " ")
		if !isRule(lines[i]) {
			longest = max(longest, width(lines[i]))
		}
	}
	for i, line := range lines {
		if isRule(line) {
			lines[i] = strings.Repeat(ruleMark, longest)
		}
	}
	return lines
}

const ruleMark = "─"

func isRule(line string) bool { return line != "" && strings.Trim(line, ruleMark) == "" }

func widest(lines []string) int {
	most := 0
	for _, line := range lines {
		most = max(most, width(line))
	}
	return most
}

// paint sets the head in bold and the rules in grey.
func (t Table) paint(lines []string) []string {
	head := slices.IndexFunc(lines, isRule)
	for i, line := range lines {
		switch {
		case i < head:
			lines[i] = t.bold(line)
		case isRule(line):
			lines[i] = t.grey(line)
		}
	}
	return lines
}

func (t Table) bold(line string) string { return t.sgr("1", line) }
func (t Table) grey(line string) string { return t.sgr("2", line) }

// sgr wraps a line in an ANSI code, where colour is wanted.
func (t Table) sgr(code, line string) string {
	if !t.Color || line == "" {
		return line
	}
	return "\x1b[" + code + "m" + line + "\x1b[0m"
}

// widestText is the longest line of running text that reads well.
const widestText = 100

// wrapped breaks a text into lines, with a margin before the first and one
// before the others.
func (t Table) wrapped(text, first, others string) []string {
	limit := 0
	if t.Width > 0 {
		limit = max(narrowest, min(t.Width, widestText)-max(width(first), width(others)))
	}
	lines := wrap(text, limit)
	for i := range lines {
		margin := others
		if i == 0 {
			margin = first
		}
		lines[i] = margin + lines[i]
	}
	return lines
}

// footnotes writes the numbered footnotes.
func (t Table) footnotes(notes []string) string {
	var lines []string
	for i, note := range notes {
		number := strconv.Itoa(i+1) + ". "
		for _, line := range t.wrapped(note, number, strings.Repeat(" ", len(number))) {
			lines = append(lines, t.grey(line))
		}
	}
	return strings.Join(lines, "\n")
}

// working writes how a figure was reached, the operands in columns.
func (t Table) working(w working) string {
	lines := []string{t.bold(w.title)}
	for _, s := range w.steps {
		lines = append(lines, indent+s.result+" = "+s.formula+" = "+s.value)
		lines = append(lines, operandLines(s.operands)...)
	}
	for _, c := range w.caveats {
		lines = append(lines, t.wrapped(c, indent+"! ", indent+indent)...)
	}
	return strings.Join(lines, "\n")
}

// operandLines sets the operands of one step in columns.
func operandLines(operands []operand) []string {
	var columns [4]int
	for _, o := range operands {
		for i, text := range o.columns() {
			columns[i] = max(columns[i], width(text))
		}
	}
	var lines []string
	for _, o := range operands {
		line := indent
		for i, text := range o.columns() {
			line += gap + text + strings.Repeat(" ", columns[i]-width(text))
		}
		lines = append(lines, strings.TrimRight(line, " "))
	}
	return lines
}

func (o operand) columns() [4]string { return [4]string{o.name, o.value, o.label, o.source} }
