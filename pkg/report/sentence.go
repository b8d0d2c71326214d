package report

import (
	"io"
	"strings"
)

// Sentence writes the sentences of a result, one on each line, and nothing
// else: what stands on standard output can be pasted as it is.
type Sentence struct{}

// Name is "sentence".
func (Sentence) Name() string { return "sentence" }

// Extensions are none: a text file is taken for a table.
func (Sentence) Extensions() []string { return nil }

// Write writes the sentences of the result.
func (Sentence) Write(w io.Writer, r Result) error {
	var b strings.Builder
	for _, text := range r.Text {
		b.WriteString(printable(text))
		b.WriteByte('\n')
	}
	_, err := io.WriteString(w, b.String())
	return err
}
