package report

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

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
	for _, r := range f.Reports {
		for _, m := range f.remarks(r) {
			f.writeRemark(&b, r, m)
		}
		if f.All {
			f.writePlain(&b, r)
		}
	}
	fmt.Fprintln(&b, f.Summary())
	_, err := w.Write(b.Bytes())
	return err
}

// writeRemark writes one finding.
func (f Findings) writeRemark(b *bytes.Buffer, r *check.Report, m remark) {
	rule := ""
	if m.Rule != "" {
		rule = fmt.Sprintf(" [%s]", m.Rule)
	}
	fmt.Fprintf(b, "%s: %s: %s%s\n", whereabouts(r, m.Start), f.severity(m), m.Message, rule)
	f.writeLine(b, r, m.Start, m.End)
	if f.Explain && m.judged != nil && m.judged.Working != "" {
		fmt.Fprintf(b, "  working: %s\n", m.judged.Working)
	}
	if m.Hint != "" {
		fmt.Fprintf(b, "  hint: %s\n", m.Hint)
	}
	b.WriteByte('\n')
}

// severity is the word for how serious a remark is; a claim without a finding
// has its verdict.
func (f Findings) severity(m remark) string {
	text := m.Severity.String()
	if m.Rule == "" && m.judged != nil {
		text = string(m.verdict)
		if m.verdict == check.Unsupported {
			text = "no source"
		}
	}
	if !f.Color {
		return text
	}
	colour := map[caveat.Severity]string{caveat.Error: "31", caveat.Warning: "33", caveat.Info: "36", caveat.OK: "32"}[m.Severity]
	return "\x1b[1;" + colour + "m" + text + "\x1b[0m"
}

// whereabouts is where a byte stands: "release.md:3:41", or the paragraph of a file
// without lines.
func whereabouts(r *check.Report, offset int) string {
	p := r.Document.Place(offset)
	if p.Paragraph {
		return fmt.Sprintf("%s: paragraph %d, character %d", r.Document.Name, p.Line, p.Column)
	}
	return fmt.Sprintf("%s:%d:%d", r.Document.Name, p.Line, p.Column)
}

// lineWidth is how much of a line is shown where the terminal says nothing.
const lineWidth = 100

// writeLine writes the line with the words and carets below them. Of a long
// line, as paragraphs are, the stretch round the words is shown.
func (f Findings) writeLine(b *bytes.Buffer, r *check.Report, start, end int) {
	line, at := r.Document.Line(start)
	span := r.Document.SourceSpan(release.Span{Start: start, End: end})
	length := min(span.End-span.Start, len(line)-at)
	if length <= 0 {
		return
	}
	most := lineWidth
	if f.Width > 20 {
		most = f.Width - 4
	}
	before, words, after := crop(line, at, length, most)
	fmt.Fprintf(b, "  %s%s%s\n", before, words, after)
	fmt.Fprintf(b, "  %s%s\n", strings.Repeat(" ", width(before)), strings.Repeat("^", max(width(words), 1)))
}

// crop cuts a line to the words and what stands round them, with dots where
// something is left out.
func crop(line string, at, length, most int) (before, words, after string) {
	before, words, after = printable(line[:at]), printable(line[at:at+length]), printable(line[at+length:])
	room := max(most-width(words), 20)
	if width(before)+width(after) <= room {
		return before, words, after
	}
	left := max(room/2, room-width(after))
	if width(before) > left {
		before = "…" + lastRunes(before, left-1)
	}
	if right := room - width(before); width(after) > right {
		after = firstRunes(after, right-1) + "…"
	}
	return before, words, after
}

// firstRunes and lastRunes are as many code points of a text.
func firstRunes(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

func lastRunes(s string, n int) string {
	at := len(s)
	for n > 0 && at > 0 {
		_, size := utf8.DecodeLastRuneInString(s[:at])
		at -= size
		n--
	}
	return s[at:]
}

// writePlain lists the numbers that are no claims.
func (f Findings) writePlain(b *bytes.Buffer, r *check.Report) {
	for _, p := range r.Plain {
		fmt.Fprintf(b, "%s: not a claim: %q (%s)\n", whereabouts(r, p.Start), p.Text, p.Reason)
	}
	if len(r.Plain) > 0 {
		b.WriteByte('\n')
	}
}
