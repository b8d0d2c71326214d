package period

import (
	"fmt"
	"strings"
)

// ParseError says why a text is not a period or not a date.
type ParseError struct {
	Text   string // the text that was to be read
	Reason string // what is wrong with it
	hint   string
}

// Error names the text in quotes and the reason.
func (e *ParseError) Error() string { return fmt.Sprintf("%q %s", e.Text, e.Reason) }

// Hint says what to type instead.
func (e *ParseError) Hint() string { return e.hint }

// AmbiguousError says that a text has more than one reading.
type AmbiguousError struct {
	Text     string    // the text that was to be read
	Readings []Reading // two or more, each a span with its explanation
	context  Context
}

// Error names the text in quotes and lists the readings.
func (e *AmbiguousError) Error() string {
	explained := make([]string, len(e.Readings))
	for i, r := range e.Readings {
		explained[i] = r.Explain
	}
	return fmt.Sprintf("%q has %d readings: %s", e.Text, len(e.Readings), strings.Join(explained, "; or "))
}

// Hint gives words for each reading that have no other.
func (e *AmbiguousError) Hint() string {
	typed := e.Types()
	for i, t := range typed {
		typed[i] = fmt.Sprintf("%q", t)
	}
	return "type " + strings.Join(typed, " or ")
}

// Types returns, for each reading, words to type that mean it alone.
func (e *AmbiguousError) Types() []string {
	n := Naming{FinancialYearStart: e.context.FinancialYearStart, AcademicYearStart: e.context.AcademicYearStart}
	typed := make([]string, len(e.Readings))
	for i, r := range e.Readings {
		typed[i] = Name(r.Span, n)
	}
	return typed
}
