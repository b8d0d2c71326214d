package report

import (
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/release"
)

// checkPart is a stretch of a release as its reader sees it: a paragraph, a
// heading, a list or a table.
type checkPart struct {
	// Kind is "headline", "subheading", "paragraph", "quotation", "list" or
	// "table", and Class the look of a paragraph.
	Kind, Class string
	Runs        []checkRun
	Items       [][]checkRun
	Rows        [][]checkCell
}

type checkCell struct {
	Head bool
	Runs []checkRun
}

// checkRun is a stretch of text, with or without a mark.
type checkRun struct {
	Text string
	Note *checkNote // nil for plain text
}

// mark is where a note stands in the text: at words, or, where start and end
// are the same, behind them.
type mark struct {
	release.Span
	note *checkNote
}

// marksOf lays the marks of notes over a text, so that none overlap: a claim
// that begins inside another one is marked from where that ends. What is no
// claim is marked behind its words.
func marksOf(d *release.Document, notes []noted) []mark {
	var found []mark
	free := 0
	for _, n := range notes {
		if n.judged == nil || n.End > len(d.Text) {
			continue
		}
		m := mark{release.Span{Start: max(n.Start, free), End: max(n.End, free)}, n.note}
		free = m.End
		n.note.Marked = true
		found = append(found, m)
	}
	claims := len(found)
	for _, n := range notes {
		if n.judged == nil && n.Start < n.End && n.End <= len(d.Text) {
			n.note.Marked = true
			at := outside(found[:claims], n.End)
			found = append(found, mark{release.Span{Start: at, End: at}, n.note})
		}
	}
	slices.SortStableFunc(found, func(a, b mark) int { return a.Start - b.Start })
	return found
}

// outside is an offset, or the end of the mark that it lies in.
func outside(marks []mark, at int) int {
	for _, m := range marks {
		if m.Start < at && at < m.End {
			return m.End
		}
	}
	return at
}

// blocks turns the blocks of a document into parts.
type blocks struct {
	*release.Document
	marks []mark // those not yet set
	table int    // the table that is open
	parts []checkPart
}

// partsOf rebuilds a release.
func partsOf(d *release.Document, marks []mark) []checkPart {
	b := blocks{Document: d, marks: marks}
	for _, one := range d.Blocks {
		b.add(one)
	}
	for i := range b.parts {
		b.parts[i].square()
	}
	return b.parts
}

// square fills the rows of a table up to the longest of them.
func (p *checkPart) square() {
	most := 0
	for _, row := range p.Rows {
		most = max(most, len(row))
	}
	for i, row := range p.Rows {
		p.Rows[i] = append(row, make([]checkCell, most-len(row))...)
	}
}

func (b *blocks) add(one release.Block) {
	runs := b.runs(one.Span)
	switch one.Kind {
	case release.Cell:
		b.cell(one, runs)
	case release.ListItem:
		list := b.last("list")
		list.Items = append(list.Items, runs)
		list.Class = bulleted(b.Text[one.Start:one.End])
	case release.Headline:
		b.parts = append(b.parts, checkPart{Kind: "headline", Runs: runs})
	case release.Subheading:
		b.parts = append(b.parts, checkPart{Kind: "subheading", Runs: runs})
	case release.Quotation:
		b.parts = append(b.parts, checkPart{Kind: "quotation", Runs: runs})
	default:
		b.parts = append(b.parts, checkPart{Kind: "paragraph", Class: paragraphClass(one.Kind), Runs: runs})
	}
}

// paragraphClass is the look of running text.
func paragraphClass(k release.Kind) string {
	switch k {
	case release.Standfirst:
		return "standfirst"
	case release.Caption:
		return "caption"
	case release.Footnote, release.Notes, release.Furniture:
		return "small"
	}
	return ""
}

// bulleted is the look of a list whose items bring their own marks, as those of
// a plain text do.
func bulleted(item string) string {
	if strings.HasPrefix(item, "(") || strings.ContainsAny(item[:min(len(item), 1)], "-*0123456789") ||
		slices.ContainsFunc([]string{"•", "●", "▪", "◦", "–", "·"}, func(mark string) bool { return strings.HasPrefix(item, mark) }) {
		return "bare"
	}
	return ""
}

// last is the part at the end if it is of a kind, else a new one.
func (b *blocks) last(kind string) *checkPart {
	if n := len(b.parts); n == 0 || b.parts[n-1].Kind != kind {
		b.parts = append(b.parts, checkPart{Kind: kind})
	}
	return &b.parts[len(b.parts)-1]
}

// cell puts a cell in its place; blank cells before it are filled in, as
// documents leave them out.
func (b *blocks) cell(one release.Block, runs []checkRun) {
	if n := len(b.parts); n > 0 && b.parts[n-1].Kind == "table" && b.table != one.Table {
		b.parts = append(b.parts, checkPart{Kind: "table"})
	}
	b.table = one.Table
	t := b.last("table")
	for len(t.Rows) < max(one.Row, 1) {
		t.Rows = append(t.Rows, nil)
	}
	row := &t.Rows[max(one.Row, 1)-1]
	for len(*row) < one.Column-1 {
		*row = append(*row, checkCell{})
	}
	if n := len(*row); n > 0 && n == one.Column { // another paragraph of the same cell
		last := &(*row)[n-1]
		last.Runs = append(append(last.Runs, checkRun{Text: "\n"}), runs...)
		return
	}
	*row = append(*row, checkCell{one.Head, runs})
}

// runs cuts the text of a block at its marks.
func (b *blocks) runs(s release.Span) []checkRun {
	var out []checkRun
	at := s.Start
	for len(b.marks) > 0 && b.marks[0].Start <= s.End {
		m := b.marks[0]
		b.marks = b.marks[1:]
		from, to := min(max(m.Start, at), s.End), min(max(m.End, at), s.End)
		out = b.plain(out, at, from)
		out = append(out, checkRun{b.shown(from, to), m.note})
		at = to
	}
	return b.plain(out, at, s.End)
}

// plain adds text without a mark.
func (b *blocks) plain(runs []checkRun, from, to int) []checkRun {
	if from >= to {
		return runs
	}
	return append(runs, checkRun{Text: b.shown(from, to)})
}

// shown is a stretch of the text, safe to show. Where the writer chose the line
// breaks they are kept; Markdown and HTML have none that their readers see.
func (b *blocks) shown(from, to int) string {
	if b.Format == release.Markdown || b.Format == release.HTML {
		return printable(b.Text[from:to])
	}
	lines := strings.Split(strings.ReplaceAll(b.Text[from:to], "\r\n", "\n"), "\n")
	for i, line := range lines {
		lines[i] = printable(line)
	}
	return strings.Join(lines, "\n")
}
