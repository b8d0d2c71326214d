package report

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/check"
	"github.com/pressfigures/figures/pkg/release"
)

// FindingsGitHub writes findings as the commands that make GitHub show them
// beside the lines of a pull request, and the line of totals for the log.
type FindingsGitHub struct{}

// Name is "github".
func (FindingsGitHub) Name() string { return "github" }

// Extensions is none.
func (FindingsGitHub) Extensions() []string { return nil }

// Write writes a command for each finding.
func (FindingsGitHub) Write(w io.Writer, f Findings) error {
	var b bytes.Buffer
	sources := f.hasSources()
	for _, r := range f.Reports {
		for _, m := range f.remarks(r, sources) {
			writeCommand(&b, r.Document, m)
		}
	}
	fmt.Fprintln(&b, f.Summary())
	_, err := w.Write(b.Bytes())
	return err
}

// writeCommand writes one command: "::error file=…,line=…::message".
func writeCommand(b *bytes.Buffer, d *release.Document, m remark) {
	at := spotOf(d, m.Span)
	message := m.Message
	if m.Hint != "" {
		message += "\nhint: " + m.Hint
	}
	if at.paragraph && !at.nowhere() {
		message = at.String() + ": " + message
	}
	fmt.Fprintf(b, "::%s file=%s%s,title=%s::%s\n", level(m), property(slashed(d.Name)), lines(at), property(title(m)), data(message))
}

// level is the command for a remark.
func level(m remark) string {
	switch severityOf(m) {
	case caveat.Error:
		return "error"
	case caveat.Warning:
		return "warning"
	}
	return "notice"
}

// title heads an annotation.
func title(m remark) string {
	words := m.word()
	if m.Rule != "" {
		words = string(m.Rule)
	}
	if m.judged == nil {
		return words
	}
	if m.bare && m.judged.Verdict == check.Right {
		words = "right"
	}
	return words + ": " + printable(m.judged.Text)
}

// lines is the place of an annotation. GitHub takes columns only within one
// line, and counts the last one in. A Word file has none.
func lines(at spot) string {
	switch {
	case at.paragraph, at.nowhere():
		return ""
	case !at.oneLine():
		return fmt.Sprintf(",line=%d,endLine=%d", at.line, at.endLine)
	}
	return fmt.Sprintf(",line=%d,col=%d,endLine=%d,endColumn=%d", at.line, at.column, at.line, max(at.column, at.endColumn-1))
}

// data escapes the message of a command, property the value of a property, as
// the runner takes them apart.
func data(text string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(text)
}

func property(text string) string {
	return strings.NewReplacer(":", "%3A", ",", "%2C").Replace(data(text))
}

// slashed is a path with slashes, as addresses have them.
func slashed(path string) string {
	return strings.TrimPrefix(strings.ReplaceAll(path, `\`, "/"), "./")
}
