package report

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	wide "golang.org/x/text/width"

	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/check"
	"github.com/pressfigures/figures/pkg/release"
)

// FindingsText writes findings for people at a terminal, as compilers do: the
// place, what is the matter, the line with the words marked, and a hint.
type FindingsText struct{}

// Name is "text".
func (FindingsText) Name() string { return "text" }

// Extensions is ".txt".
func (FindingsText) Extensions() []string { return []string{".txt"} }

// Write writes the findings and the line of totals.
func (FindingsText) Write(w io.Writer, f Findings) error {
	var b bytes.Buffer
	sources := f.hasSources()
	for _, r := range f.Reports {
		remarks := f.remarks(r, sources)
		if !f.All {
			remarks = saidOnce(remarks)
		}
		for _, m := range remarks {
			f.writeRemark(&b, r.Document, m)
		}
		if f.All {
			writePlain(&b, r)
		}
	}
	fmt.Fprintln(&b, f.Summary())
	_, err := w.Write(b.Bytes())
	return err
}

// writeRemark writes one finding.
func (f Findings) writeRemark(b *bytes.Buffer, d *release.Document, m remark) {
	rule := ""
	if m.Rule != "" {
		rule = fmt.Sprintf(" [%s]", m.Rule)
	}
	fmt.Fprintf(b, "%s: %s: %s%s\n", spotOf(d, m.Span).in(d), f.paint(m, m.word()), m.Message, rule)
	f.writeLine(b, d, m)
	if f.Explain && m.judged != nil {
		f.writeWorking(b, m)
	}
	if m.Hint != "" {
		fmt.Fprintf(b, "%shint: %s\n", indent, m.Hint)
	}
	for _, other := range m.Related {
		if seenBeside(d, m.Span, other) {
			continue
		}
		fmt.Fprintf(b, "%ssee %s: \"%s\"\n", indent, spotOf(d, other).in(d), wordsAt(d, other))
	}
	b.WriteByte('\n')
}

// saidOnce leaves of infos that say the same of several places the first, and
// has it point to the others: a release that says "doubled" of one number four
// times is told so once.
func saidOnce(remarks []remark) []remark {
	type what struct{ rule, message, hint string }
	first := map[what]int{}
	var kept []remark
	for _, m := range remarks {
		key := what{string(m.Rule), m.Message, m.Hint}
		if at, again := first[key]; again && m.Severity == caveat.Info && !m.bare {
			kept[at].Related = append(slices.Clone(kept[at].Related), m.Span)
			continue
		}
		if m.Severity == caveat.Info && !m.bare {
			first[key] = len(kept)
		}
		kept = append(kept, m)
	}
	return kept
}

// seenBeside reports whether a reader who was shown the line of some words has
// other words before them: those stand in the same line, close by.
func seenBeside(d *release.Document, shown, other release.Span) bool {
	away := max(shown.Start-other.End, other.Start-shown.End)
	return d.Place(shown.Start).Line == d.Place(other.Start).Line && away < narrowestLine
}

// paint gives a text the colour of a remark, where colour is wanted.
func (f Findings) paint(m remark, text string) string {
	code := "32" // green
	switch severityOf(m) {
	case caveat.Error:
		code = "31" // red
	case caveat.Warning:
		code = "33" // yellow
	case caveat.Info:
		code = "36" // cyan
	}
	return Table{Color: f.Color}.sgr("1;"+code, text)
}

// severityOf is how much a remark matters; a claim that nothing holds is
// worth an info.
func severityOf(m remark) caveat.Severity {
	if m.bare && m.judged.Verdict != check.Right {
		return max(m.Severity, caveat.Info)
	}
	return m.Severity
}

// lineWidth is how much of a line is shown where the terminal says nothing.
const lineWidth = 100

// narrowestLine is how little of a line is shown on a narrow terminal.
const narrowestLine = 24

// writeLine writes the line with the words and carets below them. Of a long
// line, as paragraphs are, the stretch round the words is shown; of words that
// go on in the next line, those of the first.
func (f Findings) writeLine(b *bytes.Buffer, d *release.Document, m remark) {
	line, at := d.Line(m.Start)
	span := d.SourceSpan(m.Span)
	end := min(at+span.End-span.Start, len(line))
	if at >= end {
		return
	}
	limit := lineWidth
	if f.Width > 0 {
		limit = max(narrowestLine, f.Width-len(indent))
	}
	e := excerpt{printable(line[:at]), printable(line[at:end]), printable(line[end:])}.crop(limit)
	fmt.Fprintln(b, indent+e.before+e.words+e.after)
	fmt.Fprintln(b, indent+strings.Repeat(" ", columns(e.before))+f.paint(m, strings.Repeat("^", max(columns(e.words), 1))))
}

// excerpt is a line with some of its words marked.
type excerpt struct{ before, words, after string }

// crop cuts an excerpt to the words and what stands round them, between words
// where it can, with dots where something is left out.
func (e excerpt) crop(limit int) excerpt {
	e.before, e.after = strings.TrimLeft(e.before, " "), strings.TrimRight(e.after, " ")
	if columns(e.words) > limit {
		e.words = firstColumns(e.words, limit-1) + "…"
	}
	room := limit - columns(e.words)
	if columns(e.before)+columns(e.after) <= room {
		return e
	}
	if left := max(room/2, room-columns(e.after)); columns(e.before) > left {
		e.before = tail(e.before, left)
	}
	if right := room - columns(e.before); columns(e.after) > right {
		e.after = opening(e.after, right)
	}
	return e
}

// tail is the end of a text in at most that many columns, from the start of a
// word on if one starts in the first half.
func tail(text string, limit int) string {
	if limit < 2 {
		return strings.Repeat("…", max(limit, 0))
	}
	text = lastColumns(text, limit-1)
	if space := strings.IndexByte(text, ' '); space >= 0 && space < len(text)/2 {
		text = text[space:]
	}
	return "…" + text
}

// opening is the beginning of a text in at most that many columns, up to the end
// of a word if one ends in the second half.
func opening(text string, limit int) string {
	if limit < 2 {
		return strings.Repeat("…", max(limit, 0))
	}
	text = firstColumns(text, limit-1)
	if space := strings.LastIndexByte(text, ' '); space > len(text)/2 {
		text = text[:space+1]
	}
	return text + "…"
}

// firstColumns and lastColumns are as much of a text as goes into so many
// columns.
func firstColumns(s string, n int) string {
	for i, r := range s {
		if n -= columnsOf(r); n < 0 {
			return s[:i]
		}
	}
	return s
}

func lastColumns(s string, n int) string {
	at := len(s)
	for at > 0 {
		r, size := utf8.DecodeLastRuneInString(s[:at])
		if n -= columnsOf(r); n < 0 {
			break
		}
		at -= size
	}
	return s[at:]
}

// columns is how many columns of a terminal a text takes. Unlike width, it
// knows the letters that take two: a caret has to stand below its word.
func columns(text string) int {
	n := 0
	for _, r := range text {
		n += columnsOf(r)
	}
	return n
}

func columnsOf(r rune) int {
	switch {
	case r < 0x300: // before the first combining mark
		return 1
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	}
	switch wide.LookupRune(r).Kind() {
	case wide.EastAsianWide, wide.EastAsianFullwidth:
		return 2
	}
	return 1
}

// writeWorking writes how the figure of a claim was reached, and where its
// numbers come from.
func (f Findings) writeWorking(b *bytes.Buffer, m remark) {
	j := m.judged
	if j.Working != "" && j.Working != m.Message {
		fmt.Fprintf(b, "%sworking: %s\n", indent, printable(j.Working))
	}
	for _, line := range operandLines(f.operands(j)) {
		fmt.Fprintln(b, line)
	}
	if !strings.Contains(m.Message, j.Source) {
		fmt.Fprintf(b, "%ssource: %s\n", indent, printable(j.Source))
	}
}

// operands are the numbers of the data behind a claim that its working does not
// tell, each once.
func (f Findings) operands(j *check.Judged) []operand {
	if j.Figure == nil {
		return nil
	}
	var found []operand
	seen := map[operand]bool{}
	for _, made := range j.Figure.Base().Working {
		w := working{steps: []step{stepOf(made, f.filesOf(j))}}
		w.clean()
		for _, o := range w.steps[0].operands {
			told := strings.Contains(j.Working, o.label) && strings.Contains(j.Working, o.value)
			if !told && !seen[o] {
				seen[o] = true
				found = append(found, o)
			}
		}
	}
	return found
}

// writePlain lists the numbers that are no claims.
func writePlain(b *bytes.Buffer, r *check.Report) {
	for _, p := range r.Plain {
		fmt.Fprintf(b, "%s: not a claim: \"%s\" (%s)\n", spotOf(r.Document, p.Span).in(r.Document), printable(p.Text), p.Reason)
	}
	if len(r.Plain) > 0 {
		b.WriteByte('\n')
	}
}
