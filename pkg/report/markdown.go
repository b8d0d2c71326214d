package report

import (
	"io"
	"strconv"
	"strings"
	"unicode"

	"github.com/jedib0t/go-pretty/v6/table"
)

// Markdown writes pipe tables, as GitHub and most content systems read them,
// with footnotes below.
type Markdown struct{}

// Name is "markdown".
func (Markdown) Name() string { return "markdown" }

// Extensions are ".md" and ".markdown".
func (Markdown) Extensions() []string { return []string{".md", ".markdown"} }

// Write writes the tables of the result.
func (m Markdown) Write(w io.Writer, r Result) error {
	p, err := newPage(r)
	if err != nil {
		return err
	}
	var blocks []string
	if p.title != "" {
		blocks = append(blocks, "## "+escapeMarkdown(p.title))
	}
	if p.lead != "" {
		blocks = append(blocks, escapeMarkdown(p.lead))
	}
	for _, s := range p.sheets {
		parts, err := m.sheet(s)
		if err != nil {
			return err
		}
		blocks = append(blocks, parts...)
	}
	if len(p.footnotes) > 0 {
		blocks = append(blocks, m.footnotes(p.footnotes))
	}
	for _, work := range p.workings {
		blocks = append(blocks, "### "+escapeMarkdown(work.title), m.working(work))
	}
	if len(blocks) == 0 {
		return nil
	}
	_, err = io.WriteString(w, strings.Join(blocks, "\n\n")+"\n")
	return err
}

// sheet writes one table: its caption, the table, and its remarks.
func (Markdown) sheet(s sheet) ([]string, error) {
	var blocks []string
	if caption := captionWithMarks(s); caption != "" {
		blocks = append(blocks, "**"+escapeMarkdown(caption)+"**")
	}
	if len(s.rows) > 0 {
		grid, err := pipeTable(s)
		if err != nil {
			return nil, err
		}
		blocks = append(blocks, grid)
	}
	for _, remark := range s.remarks {
		blocks = append(blocks, escapeMarkdown(remark))
	}
	return blocks, nil
}

// emSpace indents names: readers of Markdown take plain blanks away.
const emSpace = "\u2003"

// pipeTable draws a pipe table, totals in bold.
func pipeTable(s sheet) (string, error) {
	heads, rows := cells(s, emSpace)
	w := table.NewWriter()
	w.SetStyle(table.Style{Options: table.Options{DrawBorder: true, SeparateColumns: true, SeparateHeader: true}, Box: table.BoxStyle{
		PaddingLeft: " ", PaddingRight: " ", Left: "|", Right: "|", MiddleVertical: "|", MiddleHorizontal: "-", LeftSeparator: "|", MiddleSeparator: "|", RightSeparator: "|"}})
	w.SetColumnConfigs(aligned(heads))
	texts := make([]string, len(heads))
	for i, h := range heads {
		texts[i] = escapeMarkdown(h.text)
	}
	w.AppendHeader(cellsOf(texts))
	for i, r := range rows {
		for j, text := range r {
			r[j] = escapeMarkdown(text)
			if s.rows[i].total && text != "" {
				r[j] = "**" + r[j] + "**"
			}
		}
		w.AppendRow(cellsOf(r))
	}
	lines := strings.Split(w.Render(), "\n")
	lines = lines[1 : len(lines)-1] // without the border above and below
	lines[1] = alignRow(lines[1], heads)
	return strings.Join(lines, "\n"), nil
}

// alignRow marks on which side the cells of each column stand.
func alignRow(rule string, heads []head) string {
	columns := strings.Split(strings.Trim(rule, "|"), "|")
	for i, h := range heads {
		if h.number {
			columns[i] = columns[i][1:] + ":"
		} else {
			columns[i] = ":" + columns[i][1:]
		}
	}
	return "|" + strings.Join(columns, "|") + "|"
}

// footnotes writes the footnotes as a numbered list.
func (Markdown) footnotes(notes []string) string {
	lines := make([]string, len(notes))
	for i, note := range notes {
		lines[i] = strconv.Itoa(i+1) + ". " + escapeMarkdown(note)
	}
	return strings.Join(lines, "\n")
}

// working writes how a figure was reached as a list.
func (Markdown) working(w working) string {
	var lines []string
	for _, s := range w.steps {
		lines = append(lines, "- "+escapeMarkdown(s.result+" = "+s.formula+" = "+s.value))
		for _, o := range s.operands {
			lines = append(lines, "  - "+escapeMarkdown(o.line()))
		}
	}
	for _, c := range w.caveats {
		lines = append(lines, "- "+escapeMarkdown(c))
	}
	return strings.Join(lines, "\n")
}

// line writes an operand in a row: "new: 1,186 (Hertfordshire, 2019; eastern.csv row 5)".
func (o operand) line() string {
	text := o.name + ": " + o.value
	var about []string
	for _, part := range []string{o.label, o.source} {
		if part != "" {
			about = append(about, part)
		}
	}
	if len(about) > 0 {
		text += " (" + strings.Join(about, "; ") + ")"
	}
	return text
}

// escapeMarkdown makes text stand in Markdown as it is: no emphasis, links,
// HTML, ends of cells, headings or lists. What is harmless where it stands, as
// the "&" of "Avon & Somerset" or the brackets of "[chance]", is left alone, so
// that the text can be read as it is, too.
func escapeMarkdown(text string) string {
	runes := []rune(text)
	var b strings.Builder
	for i, r := range runes {
		next := ' '
		if i+1 < len(runes) {
			next = runes[i+1]
		}
		if marksUp(r, next) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return escapeStart(b.String())
}

// marksUp reports whether a character means something in a line of Markdown,
// given the one behind it.
func marksUp(r, next rune) bool {
	switch r {
	case '\\', '`', '*', '_', '<', '|':
		return true
	case ']':
		return strings.ContainsRune("([:", next)
	case '~':
		return next == '~'
	case '&':
		return next == '#' || unicode.IsLetter(next)
	}
	return false
}

// escapeStart escapes what would begin a heading, a list, a quotation or a rule
// at the start of a line.
func escapeStart(text string) string {
	for _, start := range []string{"#", ">", "=", "--", "- ", "+ "} {
		if strings.HasPrefix(text, start) {
			return "\\" + text
		}
	}
	rest := strings.TrimLeft(text, "0123456789")
	if len(rest) < len(text) && (strings.HasPrefix(rest, ". ") || strings.HasPrefix(rest, ") ")) {
		return text[:len(text)-len(rest)] + "\\" + rest
	}
	return text
}
