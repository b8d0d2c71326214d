package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/check"
)

// Findings is what a check of releases has found, ready to be written in any
// of its formats.
type Findings struct {
	// Reports are those of the releases, in the order they were named.
	Reports []*check.Report
	// All shows the claims that are right without a remark, and the numbers
	// that are no claims, as well.
	All bool
	// Explain adds how each figure was reached.
	Explain bool
	// Color marks severities with the colours of a terminal.
	Color bool
	// Width is how many columns the terminal has; 0 where there is none.
	Width int
	// Version is the tool's.
	Version string
}

// FindingsFormat is one way to write what a check has found.
type FindingsFormat interface {
	// Name is what --format takes.
	Name() string
	// Extensions are the endings of files that mean the format.
	Extensions() []string
	// Write writes the findings.
	Write(w io.Writer, f Findings) error
}

// findingsFormats are all of them, the default first.
var findingsFormats = []FindingsFormat{FindingsText{}, FindingsJSON{}}

// FindingsNames are the names of the formats, the default first.
func FindingsNames() []string {
	var names []string
	for _, f := range findingsFormats {
		names = append(names, f.Name())
	}
	return names
}

// FindingsByName returns the format of a name. The error names the formats
// there are.
func FindingsByName(name string) (FindingsFormat, error) {
	for _, f := range findingsFormats {
		if f.Name() == name {
			return f, nil
		}
	}
	return nil, fmt.Errorf("%q is no format of a check; there are %s", name, strings.Join(FindingsNames(), ", "))
}

// FindingsByExtension returns the format that the ending of a file's name
// stands for, in any case. The error is a *FormatError.
func FindingsByExtension(path string) (FindingsFormat, error) {
	end := extension(path)
	var known []string
	for _, f := range findingsFormats {
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
	NotClaims   int `json:"not_claims"`
}

// Summary returns the counts of all releases together.
func (f Findings) Summary() Summary {
	var s Summary
	for _, r := range f.Reports {
		s.NotClaims += len(r.Plain)
		for _, j := range r.Claims {
			s.Claims++
			switch j.Verdict {
			case check.Right:
				s.Right++
			case check.Loose:
				s.Loose++
			case check.Wrong:
				s.Wrong++
			case check.Unclear:
				s.Unclear++
			default:
				s.Unsupported++
			}
		}
	}
	return s
}

// String is the line of totals: "12 claims: 9 right, 1 loose, 1 wrong, 1 no
// source; 6 numbers are not claims".
func (s Summary) String() string {
	var parts []string
	for _, p := range []struct {
		n    int
		word string
	}{{s.Right, "right"}, {s.Loose, "loose"}, {s.Wrong, "wrong"}, {s.Unsupported, "no source"}, {s.Unclear, "unclear"}} {
		if p.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", p.n, p.word))
		}
	}
	text := oneOrMany(s.Claims, "claim", "claims")
	if len(parts) > 0 {
		text += ": " + strings.Join(parts, ", ")
	}
	switch s.NotClaims {
	case 0:
		return text
	case 1:
		return text + "; 1 number is not a claim"
	}
	return fmt.Sprintf("%s; %d numbers are not claims", text, s.NotClaims)
}

func oneOrMany(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// remark is a finding, or a claim that is shown because all are.
type remark struct {
	check.Finding
	verdict check.Verdict
	judged  *check.Judged
}

// remarks are what a report has to show, in the order of the text.
func (f Findings) remarks(r *check.Report) []remark {
	var found []remark
	shown := map[int]bool{}
	for _, finding := range r.Findings {
		m := remark{Finding: finding}
		if finding.Claim >= 0 {
			m.judged = &r.Claims[finding.Claim]
			m.verdict = m.judged.Verdict
			shown[finding.Claim] = true
		}
		found = append(found, m)
	}
	for i := range r.Claims {
		j := &r.Claims[i]
		if shown[i] || !f.All && j.Verdict == check.Right {
			continue
		}
		found = append(found, remark{check.Finding{Severity: plainSeverity(j), Claim: i, Span: j.Span, Message: plainMessage(j)}, j.Verdict, j})
	}
	slices.SortStableFunc(found, func(a, b remark) int { return a.Start - b.Start })
	return found
}

func plainSeverity(j *check.Judged) caveat.Severity {
	if j.Verdict == check.Right {
		return caveat.OK
	}
	return caveat.Info
}

// plainMessage is what is said of a claim without a finding.
func plainMessage(j *check.Judged) string {
	switch {
	case j.Message != "":
		return j.Message
	case j.Verdict == check.Right && j.FromText != "":
		return "right: " + j.Working
	case j.Verdict == check.Right:
		return "right"
	case j.Verdict == check.Unsupported:
		return "no source: nothing at hand says whether it is right"
	}
	return string(j.Verdict)
}
