package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/check"
	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/style"
)

// Findings is what a check of releases has found, ready to be written in any
// of its formats.
type Findings struct {
	// Reports are those of the releases, in the order they were named.
	Reports []*check.Report
	// All shows the claims that are right without a remark, those that are
	// passed over, and the numbers that are no claims, as well.
	All bool
	// Explain adds how each figure was reached.
	Explain bool
	// Color marks severities with the colours of a terminal.
	Color bool
	// Width is how many columns the terminal has; 0 where there is none.
	Width int
	// Version is the tool's; may be empty.
	Version string
	// Files are those that the releases were held against; none where there
	// were no data. The rows of a figure point into these where its claim does
	// not bring its own.
	Files []cube.File
	// Areas names the parents of areas; may be nil.
	Areas *area.Tree
	// Style prints the numbers and periods of figures; without a name it is
	// the default.
	Style style.Style
}

// FindingsFormat is one way to write what a check has found. All formats write
// the same bytes for the same findings, and write to w only once they have
// succeeded.
type FindingsFormat interface {
	// Name is what --format takes.
	Name() string
	// Extensions are the endings of file names that mean the format, lower
	// case, with the dot; may be none.
	Extensions() []string
	// Write writes the findings. It fails where w does, or where a claim has
	// a kind of figure that the format does not know.
	Write(w io.Writer, f Findings) error
}

// findingsFormats lists all of them, the default first.
func findingsFormats() []FindingsFormat {
	return []FindingsFormat{FindingsText{}, FindingsJSON{}, FindingsJUnit{}, FindingsSARIF{}, FindingsGitHub{}, FindingsHTML{}}
}

// FindingsNames are the names of the formats, the default first.
func FindingsNames() []string {
	var names []string
	for _, f := range findingsFormats() {
		names = append(names, f.Name())
	}
	return names
}

// FindingsByName returns the format of that name, in any case; an empty name
// is the default. The error is a *FormatError.
func FindingsByName(name string) (FindingsFormat, error) {
	if name == "" {
		return findingsFormats()[0], nil
	}
	for _, f := range findingsFormats() {
		if strings.EqualFold(f.Name(), name) {
			return f, nil
		}
	}
	err := &FormatError{Reason: fmt.Sprintf("no format of a check is called %q: the formats are %s", name, strings.Join(FindingsNames(), ", "))}
	if near := area.Near(name, FindingsNames(), 1); len(near) > 0 {
		err.Advice = "--format " + near[0]
	}
	return nil, err
}

// FindingsByExtension returns the format that the ending of a file's name
// stands for, in any case. The error is a *FormatError.
func FindingsByExtension(path string) (FindingsFormat, error) {
	end := extension(path)
	var known []string
	for _, f := range findingsFormats() {
		if slices.Contains(f.Extensions(), end) {
			return f, nil
		}
		known = append(known, f.Extensions()...)
	}
	reason := fmt.Sprintf("the ending of %q stands for no format: the endings are %s", path, strings.Join(known, ", "))
	return nil, &FormatError{Reason: reason, Advice: "name the format: --format " + strings.Join(FindingsNames(), "|")}
}

// Summary counts claims by their verdicts.
type Summary struct {
	Claims      int `json:"claims"`
	Right       int `json:"right"`
	Loose       int `json:"loose"`
	Wrong       int `json:"wrong"`
	Unsupported int `json:"unsupported"`
	Unclear     int `json:"unclear"`
	// NotClaims are the numbers that are no claims.
	NotClaims int `json:"not_claims"`
	// Passed are the findings that are left out because somebody asked to
	// pass over them, or accepted them before.
	Passed int `json:"passed"`

	// passed counts the claims of a verdict that are passed over, in the order
	// of verdicts().
	passed [5]int
}

// Summary returns the counts of all releases together.
func (f Findings) Summary() Summary {
	var all Summary
	for _, r := range f.Reports {
		one := summaryOf(r)
		all.Claims += one.Claims
		all.Right += one.Right
		all.Loose += one.Loose
		all.Wrong += one.Wrong
		all.Unsupported += one.Unsupported
		all.Unclear += one.Unclear
		all.NotClaims += one.NotClaims
		all.Passed += one.Passed
		for i, n := range one.passed {
			all.passed[i] += n
		}
	}
	return all
}

// summaryOf returns the counts of one release.
func summaryOf(r *check.Report) Summary {
	s := r.Summary()
	out := Summary{
		Claims: s.Claims, Right: s.Right, Loose: s.Loose, Wrong: s.Wrong, Unsupported: s.Unsupported, Unclear: s.Unclear,
		NotClaims: s.NotClaims, Passed: r.Ignored + r.Accepted,
	}
	for _, j := range r.Claims {
		if i := slices.Index(verdicts(), j.Verdict); i >= 0 && j.Passed && j.Verdict != check.Right {
			out.passed[i]++
		}
	}
	return out
}

// passedOver says of a count of one verdict how many of them are passed over:
// "4 wrong" beside an exit status of 0 needs it.
func passedOver(passed, all int) string {
	switch passed {
	case 0:
		return ""
	case all:
		return " (passed over)"
	}
	return fmt.Sprintf(" (%d passed over)", passed)
}

// of is the count of one verdict.
func (s Summary) of(v check.Verdict) int {
	switch v {
	case check.Right:
		return s.Right
	case check.Loose:
		return s.Loose
	case check.Wrong:
		return s.Wrong
	case check.Unclear:
		return s.Unclear
	}
	return s.Unsupported
}

// verdicts are all of them, in the order in which they are counted.
func verdicts() []check.Verdict {
	return []check.Verdict{check.Right, check.Loose, check.Wrong, check.Unsupported, check.Unclear}
}

// verdictWord is how a verdict is said: "no source" for what nothing holds.
func verdictWord(v check.Verdict) string {
	if v == check.Unsupported {
		return "no source"
	}
	return string(v)
}

// String is the line of totals: "12 claims: 9 right, 1 loose, 1 wrong, 1 no
// source; 6 numbers are not claims". Counts of none are left out.
func (s Summary) String() string {
	text := oneOrMany(s.Claims, "claim", "claims")
	var parts []string
	for i, v := range verdicts() {
		if n := s.of(v); n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s%s", n, verdictWord(v), passedOver(s.passed[i], n)))
		}
	}
	if len(parts) > 0 {
		text += ": " + strings.Join(parts, ", ")
	}
	if s.NotClaims > 0 {
		text += "; " + oneOrMany(s.NotClaims, "number is not a claim", "numbers are not claims")
	}
	if s.Passed > 0 {
		text += "; " + oneOrMany(s.Passed, "finding is passed over", "findings are passed over")
	}
	return text
}

// oneOrMany is a number with what it counts.
func oneOrMany(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// hasSources reports whether there was anything beside the releases to judge
// them by. Where there was nothing, that a number has no source is no news.
func (f Findings) hasSources() bool {
	return len(f.Files) > 0 || slices.ContainsFunc(f.Reports, func(r *check.Report) bool { return judgedBy(r, check.ByData, check.ByFacts) })
}

// filesOf are what the rows of a claim's figure point into.
func (f Findings) filesOf(j *check.Judged) []cube.File {
	if j.Files != nil {
		return j.Files
	}
	return f.Files
}

// judgedBy reports whether a claim of a release was judged by one of some
// bases.
func judgedBy(r *check.Report, bases ...check.Basis) bool {
	return slices.ContainsFunc(r.Claims, func(j check.Judged) bool { return slices.Contains(bases, j.Basis) })
}

// remark is a finding, or a claim that is shown although it has none.
type remark struct {
	check.Finding
	// judged is the claim it is about; nil for none.
	judged *check.Judged
	// bare is set for a claim without a finding.
	bare bool
}

// remarks are what there is to show of a release, in the order of its text.
// Messages and hints quote the release, and are made safe to show here.
func (f Findings) remarks(r *check.Report, sources bool) []remark {
	var found []remark
	told := make([]bool, len(r.Claims))
	for _, finding := range r.Findings {
		m := remark{Finding: finding}
		m.Message, m.Hint = printable(finding.Message), printable(finding.Hint)
		if c := finding.Claim; c != claim.None && c < len(r.Claims) {
			m.judged = &r.Claims[c]
			told[c] = told[c] || finding.Rule == m.judged.Rule
		}
		found = append(found, m)
	}
	for i := range r.Claims {
		if j := &r.Claims[i]; !told[i] && (f.All || noteworthy(j, sources)) {
			found = append(found, f.bare(i, j))
		}
	}
	slices.SortStableFunc(found, func(a, b remark) int { return a.Start - b.Start })
	return found
}

// noteworthy reports whether a claim without a finding is shown by itself.
func noteworthy(j *check.Judged, sources bool) bool {
	switch {
	case j.Passed, j.Verdict == check.Right:
		return false
	case j.Verdict == check.Unsupported:
		return sources
	}
	return true
}

// bare makes a remark of a claim that has no finding.
func (f Findings) bare(i int, j *check.Judged) remark {
	finding := check.Finding{Severity: j.Severity, Claim: i, Span: j.Span, Message: printable(f.standing(j))}
	if j.Verdict == check.Unsupported {
		finding.Hint = printable(j.Hint)
	}
	if j.Passed {
		finding.Rule = j.Rule
	}
	return remark{Finding: finding, judged: j, bare: true}
}

// standing says of a claim without a finding what its verdict rests on.
func (f Findings) standing(j *check.Judged) string {
	switch {
	case j.Message != "":
		return j.Message
	case j.Basis == check.ByText && j.Working != "":
		return j.Working
	case j.Basis == check.ByText:
		return "it agrees with the other numbers here"
	case j.Basis == check.ByFacts && j.Source != "":
		return "the facts say " + j.Source
	case j.Basis == check.ByData && j.True != "":
		return "the data say " + j.True + f.whereAndWhen(j)
	}
	return meaning(j.Verdict)
}

// meaning says what a verdict means.
func meaning(v check.Verdict) string {
	switch v {
	case check.Right:
		return "it holds"
	case check.Loose:
		return "it holds in a looser reading"
	case check.Wrong:
		return "no reading that the text allows holds"
	case check.Unclear:
		return "it can be read in ways that differ"
	}
	return "nothing at hand says whether it is right"
}

// whereAndWhen is what the figure of a claim is about: " for Hertfordshire,
// 2019 against 2018".
func (f Findings) whereAndWhen(j *check.Judged) string {
	if j.Figure == nil {
		return ""
	}
	all := parts(j.Figure)
	l := layout{printer: printer{Result{Style: f.Style}.styled()}}
	last := all[len(all)-1]
	return " for " + strings.Replace(l.partTitle(last), areaName(last.common.Area), said(last.common.Area), 1)
}

// said is the name of a place as running text has it: "the South West".
func said(a area.Area) string {
	if a.ID == area.None {
		return allAreas
	}
	return area.Say(a)
}

// word is how a remark is headed: by its severity, or, of a claim without a
// finding, by its verdict.
func (m remark) word() string {
	switch {
	case !m.bare:
		return m.Severity.String()
	case m.judged.Passed:
		return "passed over"
	}
	return verdictWord(m.judged.Verdict)
}
