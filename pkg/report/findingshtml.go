package report

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/check"
	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/release"
)

// FindingsHTML writes one page that needs nothing else: no script, no font, no
// network. It shows each release as its readers see it, with every claim marked
// by its verdict in colour, in the style of its underline and by a sign. What
// there is to say of a claim shows when it is pointed at or reached with the
// keyboard, and stands in a list beside the text; each leads to the other. On
// paper the list are footnotes.
//
// Whatever a release holds is text on the page, never a part of it.
type FindingsHTML struct{}

// Name is "html".
func (FindingsHTML) Name() string { return "html" }

// Extensions are ".html" and ".htm".
func (FindingsHTML) Extensions() []string { return []string{".html", ".htm"} }

//go:embed findings.gohtml
var findingsTemplate string

// checkPage is what the template shows.
type checkPage struct {
	Title, Totals, Basis, Version string
	Verdicts                      []checkVerdict
	Releases                      []checkRelease
}

// checkVerdict is a line of the legend.
type checkVerdict struct {
	Class, Sign, Word, Meaning string
	Count                      int
}

// checkRelease is one release with its notes.
type checkRelease struct {
	Number       int
	Name, Totals string
	Single       bool // it is the only one
	// Body is its text with the notes beside it, as [pageWriter] wrote them:
	// a template takes ten times as long for as many claims.
	Body template.HTML
}

// checkNote is what there is to say of a claim, or of the release.
type checkNote struct {
	ID     string // "1-3"
	Number int
	Class  string // the look of its verdict
	Sign   string // the same without colour
	Word   string // the same in words
	Words  string // of the release
	Place  string
	Marked bool // there is a mark in the text that leads here
	// Lines say what is the matter, or what the verdict rests on.
	Lines   []checkLine
	Working string
	Sources []string
	Asides  []string // where it stands
	Related []checkRelated
}

// checkRelated is another place that a note has to do with; ID is that of the
// note on the claim there, if there is one.
type checkRelated struct{ ID, Words, Place string }

type checkLine struct{ Severity, Text, Rule, Hint string }

// Write writes the releases as a page.
func (FindingsHTML) Write(w io.Writer, f Findings) error {
	tmpl, err := template.New("findings").Parse(findingsTemplate)
	if err != nil {
		return fmt.Errorf("the page's template cannot be read: %w", err)
	}
	var b bytes.Buffer
	if err := tmpl.Execute(&b, checkPageOf(f)); err != nil {
		return fmt.Errorf("the page cannot be written: %w", err)
	}
	_, err = w.Write(b.Bytes())
	return err
}

func checkPageOf(f Findings) checkPage {
	totals := f.Summary()
	out := checkPage{Title: "Check of " + oneOrMany(len(f.Reports), "release", "releases"), Totals: totals.String(), Version: printable(f.Version)}
	if len(f.Reports) == 1 {
		out.Title = "Check of " + printable(f.Reports[0].Document.Name)
	}
	out.Basis = f.basis()
	for _, v := range verdicts() {
		class, sign := verdictLook(v)
		out.Verdicts = append(out.Verdicts, checkVerdict{class, sign, verdictWord(v), meaning(v), totals.of(v)})
	}
	sources := f.hasSources()
	numbers := make([]int, len(f.Reports))
	for i := range numbers {
		numbers[i] = i + 1
	}
	// None can fail, so there is no error to pass on.
	out.Releases, _ = eachInTurn(numbers, func(n int) (checkRelease, error) {
		return f.checkRelease(f.Reports[n-1], n, sources), nil
	})
	return out
}

// basis says what the releases were held against.
func (f Findings) basis() string {
	against := "each other"
	if slices.ContainsFunc(f.Reports, func(r *check.Report) bool { return judgedBy(r, check.ByFacts) }) {
		against = "figures from elsewhere and " + against
	}
	if names := fileNames(Result{Files: f.Files}); names != "" {
		against = names + ", and against " + against
	}
	return "The numbers are held against " + against + "."
}

// verdictLook is the class and the sign of a verdict.
func verdictLook(v check.Verdict) (class, sign string) {
	switch v {
	case check.Right:
		return "right", "✓"
	case check.Loose:
		return "loose", "≈"
	case check.Wrong:
		return "wrong", "✗"
	case check.Unclear:
		return "unclear", "?"
	}
	return "unsourced", "○"
}

// severityLook is the class and the sign of a remark that is about no claim.
func severityLook(s caveat.Severity) (class, sign string) {
	switch s {
	case caveat.Error:
		return "wrong", "✗"
	case caveat.Warning:
		return "loose", "!"
	}
	return "info", "i"
}

// checkRelease lays out one release.
func (f Findings) checkRelease(r *check.Report, number int, sources bool) checkRelease {
	var look, know, rest []*checkNote // what to look at, what is right with a remark, and the other claims
	notes := f.notesOf(r)
	for i := range notes {
		n := &notes[i]
		n.note.Number, n.note.ID = i+1, fmt.Sprintf("%d-%d", number, i+1)
		switch {
		case n.minor():
			know = append(know, n.note)
		case n.worth(sources):
			look = append(look, n.note)
		default:
			rest = append(rest, n.note)
		}
	}
	relate(r, notes)
	var w pageWriter
	w.tag("<div class=\"beside\">\n")
	w.article(partsOf(r.Document, marksOf(r.Document, notes)))
	w.tag("<aside aria-label=\"Notes\" tabindex=\"0\">\n")
	if len(look) == 0 {
		w.tag("<p>There is nothing to look at.</p>\n")
	}
	w.notes("To look at", look)
	w.notes("Right, with a remark", know)
	w.notes("The other claims", rest)
	w.plain(r)
	w.tag("</aside>\n</div>")
	return checkRelease{Number: number, Single: len(f.Reports) == 1, Name: printable(r.Document.Name), Totals: summaryOf(r).String(), Body: w.html()}
}

// placeOf is a place in words; empty for what stands nowhere.
func placeOf(s spot) string {
	switch {
	case s.nowhere():
		return ""
	case s.paragraph:
		return s.String()
	}
	return fmt.Sprintf("line %d, column %d", s.line, s.column)
}

// noted is a claim with its findings, or a finding that is about no claim, and
// the note on it.
type noted struct {
	remark
	findings []check.Finding
	note     *checkNote
}

// worth reports whether a note is among those to look at.
func (n noted) worth(sources bool) bool {
	return len(n.findings) > 0 || n.judged != nil && noteworthy(n.judged, sources)
}

// minor reports whether a note is on a claim that is right, and that nothing is
// said of but infos.
func (n noted) minor() bool {
	serious := func(f check.Finding) bool { return f.Severity >= caveat.Warning }
	return n.judged != nil && n.judged.Verdict == check.Right && len(n.findings) > 0 && !slices.ContainsFunc(n.findings, serious)
}

// notesOf are the notes on a release, in the order of its text.
func (f Findings) notesOf(r *check.Report) []noted {
	found := make([]noted, len(r.Claims))
	for i := range r.Claims {
		found[i] = noted{remark: f.bare(i, &r.Claims[i])}
	}
	for _, one := range r.Findings {
		if one.Claim != claim.None {
			found[one.Claim].findings = append(found[one.Claim].findings, one)
			continue
		}
		found = append(found, noted{remark: remark{Finding: one}, findings: []check.Finding{one}})
	}
	slices.SortStableFunc(found, func(a, b noted) int { return a.Start - b.Start })
	for i := range found {
		found[i].note = f.noteOf(r, found[i])
	}
	return found
}

// relate adds to the notes the other places that they have to do with.
func relate(r *check.Report, notes []noted) {
	claims := map[release.Span]string{}
	for _, n := range notes {
		if n.judged != nil {
			claims[n.Span] = n.note.ID
		}
	}
	for _, n := range notes {
		for _, one := range n.findings {
			for _, s := range one.Related {
				n.note.Related = append(n.note.Related, checkRelated{claims[s], wordsAt(r.Document, s), placeOf(spotOf(r.Document, s))})
			}
		}
	}
}

// noteOf writes a note.
func (f Findings) noteOf(r *check.Report, n noted) *checkNote {
	out := &checkNote{Words: wordsAt(r.Document, n.Span), Place: placeOf(spotOf(r.Document, n.Span))}
	for _, one := range n.findings {
		out.Lines = append(out.Lines, checkLine{one.Severity.String(), printable(one.Message), string(one.Rule), printable(one.Hint)})
	}
	if n.judged == nil {
		out.Class, out.Sign = severityLook(n.Severity)
		out.Word = n.Severity.String()
		return out
	}
	f.tellClaim(out, n)
	out.Asides = asides(r, n.judged)
	return out
}

// tellClaim adds to a note what is known of its claim.
func (f Findings) tellClaim(out *checkNote, n noted) {
	j := n.judged
	out.Class, out.Sign = verdictLook(j.Verdict)
	out.Word = n.word()
	if j.Passed {
		out.Class += " passed"
	}
	if slices.ContainsFunc(n.findings, func(f check.Finding) bool { return f.Severity >= caveat.Warning }) && j.Verdict == check.Right {
		out.Sign += "!"
	}
	if len(out.Lines) == 0 {
		out.Lines = []checkLine{{Text: n.Message}}
	}
	if j.Working != n.Message {
		out.Working = printable(j.Working)
	}
	for _, o := range f.operands(j) {
		texts := slices.DeleteFunc([]string{o.name + " = " + o.value, o.label, o.source}, func(s string) bool { return s == "" })
		out.Sources = append(out.Sources, strings.Join(texts, ", "))
	}
	if j.Source != "" && !slices.ContainsFunc(out.Lines, func(l checkLine) bool { return strings.Contains(l.Text, printable(j.Source)) }) {
		out.Sources = append(out.Sources, printable(j.Source))
	}
}

// asides say where a claim stands.
func asides(r *check.Report, j *check.Judged) []string {
	var out []string
	if j.Quoted {
		out = append(out, "in a quotation")
	}
	if i := r.Document.BlockAt(j.Start); i >= 0 {
		out = append(out, where(r.Document.Blocks[i].Kind))
	}
	return slices.DeleteFunc(out, func(s string) bool { return s == "" })
}

// where says in what a claim stands, if not in running text.
func where(k release.Kind) string {
	switch k {
	case release.Headline:
		return "in the headline"
	case release.Standfirst:
		return "in the standfirst"
	case release.Caption:
		return "in a caption"
	case release.Cell:
		return "in a table"
	case release.Footnote:
		return "in a footnote"
	case release.Notes:
		return "in the notes to editors"
	}
	return ""
}
