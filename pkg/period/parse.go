package period

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// Reading is one meaning of a phrase.
type Reading struct {
	Span Span
	// Explain says what the phrase was taken to be, with its first and last
	// day: "financial year, 1 April 2011 to 31 March 2012".
	Explain string
	// Minor marks a reading that some readers have and this package does not
	// take: it is kept to be shown, and makes nothing ambiguous.
	Minor bool
}

// Parse returns all readings of a phrase that names a period.
func Parse(text string, c Context) ([]Reading, error) {
	trimmed := strings.TrimSpace(text)
	if m := yearForm.FindStringSubmatch(trimmed); m != nil {
		y, _ := strconv.Atoi(m[1])
		return []Reading{reading(OfYear(y), text)}, nil
	}
	if m := financialForm.FindStringSubmatch(trimmed); m != nil {
		y, _ := strconv.Atoi(m[1])
		return []Reading{reading(OfFinancialYear(y, c), text)}, nil
	}
	if m := monthsForm.FindStringSubmatch(trimmed); m != nil {
		y, _ := strconv.Atoi(m[3])
		first, last := monthNumber(m[1]), monthNumber(m[2])
		if m[1] == "" {
			first = last
		}
		if first > 0 && last > 0 && first <= last {
			return []Reading{reading(Between(NewDay(y, first, 1), NewDay(y, last+1, 1)-1), text)}, nil
		}
	}
	return nil, &ParseError{Text: text, Reason: "is not a period", hint: `write it like "2019", "2018/19" or "January to June 2019"`}
}

var (
	yearForm      = regexp.MustCompile(`^(\d{4})$`)
	financialForm = regexp.MustCompile(`^(\d{4})[/-]\d{2}$`)
	monthsForm    = regexp.MustCompile(`^(?:([A-Za-z]+)\s*(?:to|-|–)\s*)?([A-Za-z]+) (\d{4})$`)
)

func monthNumber(word string) time.Month {
	for m := time.January; m <= time.December; m++ {
		if len(word) >= 3 && strings.HasPrefix(strings.ToLower(m.String()), strings.ToLower(word)) {
			return m
		}
	}
	return 0
}

func reading(s Span, label string) Reading {
	s.Label = label
	return Reading{Span: s, Explain: fmt.Sprintf("%s, %s", s.Kind, Naming{}.dates(s))}
}

// ParseOne returns the one reading of a phrase.
func ParseOne(text string, c Context) (Span, error) {
	readings, err := Parse(text, c)
	if err != nil {
		return Span{}, err
	}
	if len(readings) > 1 {
		return Span{}, &AmbiguousError{Text: text, Readings: readings}
	}
	return readings[0].Span, nil
}
