package report

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/check"
	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/release"
)

// FindingsJUnit writes findings as the XML that servers for tests read: a suite
// for each release, a case for each claim. A claim fails if it is wrong, and is
// skipped if nothing says whether it is right, or if its finding is passed
// over. What is the matter with the release as a whole is a case of its own.
//
// It has the elements that JUnit writes for Ant and Maven and that Jenkins,
// GitLab and GitHub read. No test was run, so every time is 0, and there is no
// time stamp.
type FindingsJUnit struct{}

// Name is "junit".
func (FindingsJUnit) Name() string { return "junit" }

// Extensions is ".xml".
func (FindingsJUnit) Extensions() []string { return []string{".xml"} }

type junitSuites struct {
	XMLName  xml.Name     `xml:"testsuites"`
	Name     string       `xml:"name,attr"`
	Tests    int          `xml:"tests,attr"`
	Failures int          `xml:"failures,attr"`
	Errors   int          `xml:"errors,attr"`
	Skipped  int          `xml:"skipped,attr"`
	Time     string       `xml:"time,attr"`
	Suites   []junitSuite `xml:"testsuite"`
}

type junitSuite struct {
	Name     string      `xml:"name,attr"`
	Tests    int         `xml:"tests,attr"`
	Failures int         `xml:"failures,attr"`
	Errors   int         `xml:"errors,attr"`
	Skipped  int         `xml:"skipped,attr"`
	Time     string      `xml:"time,attr"`
	Cases    []junitCase `xml:"testcase"`
}

type junitCase struct {
	Name      string        `xml:"name,attr"`
	Classname string        `xml:"classname,attr"`
	File      string        `xml:"file,attr"`
	Line      int           `xml:"line,attr,omitempty"`
	Time      string        `xml:"time,attr"`
	Skipped   *junitSkipped `xml:"skipped"`
	Failure   *junitFailure `xml:"failure"`
	Output    string        `xml:"system-out,omitempty"`
}

type junitSkipped struct {
	Message string `xml:"message,attr"`
}

type junitFailure struct {
	Message string `xml:"message,attr"`
	Type    string `xml:"type,attr"`
	Text    string `xml:",chardata"`
}

// Write writes a suite for each release.
func (FindingsJUnit) Write(w io.Writer, f Findings) error {
	all := junitSuites{Name: "figures check", Time: "0"}
	for _, r := range f.Reports {
		s := junitSuiteOf(r)
		all.Tests, all.Failures, all.Skipped = all.Tests+s.Tests, all.Failures+s.Failures, all.Skipped+s.Skipped
		all.Suites = append(all.Suites, s)
	}
	var b bytes.Buffer
	b.WriteString(xml.Header)
	out := xml.NewEncoder(&b)
	out.Indent("", "  ")
	if err := out.Encode(all); err != nil {
		return fmt.Errorf("the findings cannot be written as XML: %w", err)
	}
	b.WriteByte('\n')
	_, err := w.Write(b.Bytes())
	return err
}

func junitSuiteOf(r *check.Report) junitSuite {
	s := junitSuite{Name: printable(r.Document.Name), Time: "0"}
	ofClaim := make([][]check.Finding, len(r.Claims))
	for _, f := range r.Findings {
		if f.Claim != claim.None {
			ofClaim[f.Claim] = append(ofClaim[f.Claim], f)
			continue
		}
		c := junitCaseAt(r.Document, f.Span, string(f.Rule))
		c.judge(r.Document, []check.Finding{f})
		s.add(c)
	}
	for i, findings := range ofClaim {
		j := &r.Claims[i]
		c := junitCaseAt(r.Document, j.Span, printable(j.Text))
		c.judge(r.Document, findings)
		if c.Failure == nil {
			c.skip(j)
		}
		s.add(c)
	}
	return s
}

// add adds a case and counts it.
func (s *junitSuite) add(c junitCase) {
	s.Tests++
	switch {
	case c.Failure != nil:
		s.Failures++
	case c.Skipped != nil:
		s.Skipped++
	}
	s.Cases = append(s.Cases, c)
}

// junitCaseAt is a case that nothing is the matter with. Its name has the place,
// as the same words may stand twice in a release.
func junitCaseAt(d *release.Document, span release.Span, name string) junitCase {
	at := spotOf(d, span)
	file := printable(d.Name)
	c := junitCase{Name: name, Classname: file, File: file, Time: "0"}
	if !at.nowhere() {
		c.Name = fmt.Sprintf("%s (%s)", name, at)
	}
	if !at.paragraph {
		c.Line = at.line
	}
	return c
}

// judge fails a case that has an error among its findings, and tells the
// others in its output.
func (c *junitCase) judge(d *release.Document, findings []check.Finding) {
	var texts []string
	for _, f := range findings {
		text := fmt.Sprintf("%s: %s: %s [%s]", spotOf(d, f.Span).in(d), f.Severity, printable(f.Message), f.Rule)
		if f.Hint != "" {
			text += "\nhint: " + printable(f.Hint)
		}
		texts = append(texts, text)
		if f.Severity == caveat.Error && c.Failure == nil {
			c.Failure = &junitFailure{Message: printable(f.Message), Type: string(f.Rule)}
		}
	}
	all := strings.Join(texts, "\n")
	if c.Failure != nil {
		c.Failure.Text = all
		return
	}
	c.Output = all
}

// skip skips a case whose claim nothing says to be right.
func (c *junitCase) skip(j *check.Judged) {
	switch {
	case j.Passed:
		c.Skipped = &junitSkipped{"passed over: " + printable(Findings{}.standing(j))}
	case j.Verdict == check.Unsupported, j.Verdict == check.Unclear:
		c.Skipped = &junitSkipped{verdictWord(j.Verdict) + ": " + printable(Findings{}.standing(j))}
	}
}
