package period

import (
	"slices"
	"strconv"
	"strings"
	"time"
)

// Reading is one meaning of a phrase.
type Reading struct {
	// Span is the meaning; its Label is the phrase.
	Span Span
	// Explain says what the phrase was taken to be, with its first and last
	// day: "financial year, 1 April 2011 to 31 March 2012".
	Explain string
	// Minor marks a reading that some people have and this package does not
	// take: "between July 2017 and January 2018" without January, or
	// "03/04/2019" with the month first. It is kept to be shown, and makes
	// nothing ambiguous.
	Minor bool
	// ByDate marks a reading that was placed by the date of the text: "last
	// year".
	ByDate bool
}

// Parse returns all readings of a phrase that names a period, those that are
// not Minor first; there is at least one of them. More than one means that
// the words are ambiguous, unless c prefers a kind that only one of them has.
//
// Letter case, blanks, hyphens and dashes make no difference. Ranges include
// both ends. Years are 1800 to 2199. An error is of type *ParseError.
func Parse(text string, c Context) ([]Reading, error) {
	if r, ok := isoMonth(text); ok {
		return []Reading{r}, nil
	}
	return parseWords(text, c)
}

// isoMonth reads a month as exports of many rows write it, "2019-03", if it can
// be nothing else: "2011-12" can be a year, and "2001-09" nine of them.
func isoMonth(text string) (Reading, bool) {
	if len(text) != len("2019-03") || text[4] != '-' {
		return Reading{}, false
	}
	year, err := strconv.ParseUint(text[:4], 10, 16)
	month, also := strconv.ParseUint(text[5:], 10, 8)
	if err != nil || also != nil || year < 1800 || year > 2199 || month < 1 || month > 12 || month > year%100 {
		return Reading{}, false
	}
	r := Reading{Span: OfMonth(int(year), time.Month(month))}
	r.Explain = explain(r)
	r.Span.Label = text
	return r, true
}

// parseWords is Parse, word by word.
func parseWords(text string, c Context) ([]Reading, error) {
	p := &parser{tokens: tokenise(text), c: c}
	start := p.opt(0, leadWords...)
	start = p.opt(start, "the period from", "the period", "period", "period from", "the dates", "dates")
	whole := slices.DeleteFunc(p.phrases(p.skip(start, ":")), func(a part) bool { return !p.ends(a.next) })
	readings := p.readings(whole, strings.TrimSpace(text))
	if len(readings) > 0 {
		return readings, nil
	}
	return nil, p.explainFailure(text, whole)
}

var leadWords = []string{"in", "during", "for", "within", "over", "throughout", "on", "of", "covering"}

// ends says whether nothing but punctuation follows.
func (p *parser) ends(i int) bool {
	return p.tok(p.skip(i, ".", ",", ";", ":")).kind == endToken
}

// phrases reads everything that starts at token i and is complete, filling in
// years from the context.
func (p *parser) phrases(i int) []part {
	parts := p.parts(i)
	starts := parts
	if first := p.skip(i, "between", "from"); first > i {
		starts = p.parts(first)
	}
	found := slices.Concat(parts, p.rangesFrom(i, starts), p.yearThenMonths(i))
	for k, a := range found {
		if a.lacking() {
			found[k] = p.fill(a)
		}
	}
	return found
}

// readings merges what several forms made of the same words.
func (p *parser) readings(found []part, label string) []Reading {
	var merged []Reading
	for _, a := range found {
		for _, r := range a.readings {
			merged = addReading(merged, r)
		}
	}
	p.prefer(merged)
	slices.SortStableFunc(merged, func(a, b Reading) int { return rank(a) - rank(b) })
	for i := range merged {
		merged[i].Explain = explain(merged[i])
		merged[i].Span.Label = label
	}
	return merged
}

// addReading adds a reading unless its days are there already.
func addReading(merged []Reading, r Reading) []Reading {
	i := slices.IndexFunc(merged, func(m Reading) bool { return m.Span.Same(r.Span) })
	if i < 0 {
		return append(merged, r)
	}
	merged[i].Minor = merged[i].Minor && r.Minor
	return merged
}

func rank(r Reading) int {
	if r.Minor {
		return 1
	}
	return 0
}

// prefer makes all readings minor but the one of the preferred kind, if there
// is exactly one.
func (p *parser) prefer(readings []Reading) {
	preferred := -1
	for i, r := range readings {
		if r.Span.Kind != p.c.PreferKind || p.c.PreferKind == Custom {
			continue
		}
		if preferred >= 0 {
			return
		}
		preferred = i
	}
	for i := range readings {
		if preferred >= 0 {
			readings[i].Minor = i != preferred
		}
	}
}

func explain(r Reading) string {
	text := r.Span.Kind.String() + ", " + Naming{}.dates(r.Span)
	if r.Explain != "" {
		text += " (" + r.Explain + ")"
	}
	return text
}

// explainFailure says why there are no readings.
func (p *parser) explainFailure(text string, whole []part) error {
	for _, a := range whole {
		if a.problem != "" {
			return &ParseError{Text: text, Reason: a.problem, hint: a.hint}
		}
	}
	return &ParseError{Text: text, Reason: "is not a period",
		hint: `write it like "2019", "2018/19", "March 2019", "January to June 2019" or "2019-03-04..2019-03-31"`}
}

// ParseOne returns the span of a phrase that has one reading. Minor readings
// are passed over. An ambiguous phrase is an *AmbiguousError, which lists the
// readings and what to type for each; other errors are of type *ParseError.
func ParseOne(text string, c Context) (Span, error) {
	readings, err := Parse(text, c)
	if err != nil {
		return Span{}, err
	}
	readings = slices.DeleteFunc(readings, func(r Reading) bool { return r.Minor })
	if len(readings) > 1 {
		return Span{}, &AmbiguousError{Text: text, Readings: readings, context: c}
	}
	return readings[0].Span, nil
}
