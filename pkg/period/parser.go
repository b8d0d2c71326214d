package period

import (
	"slices"
	"strings"
	"time"
)

// parser tries the forms of a period at a token. It never moves by itself:
// every method takes the index of a token and returns the index after what
// it read, so that several readings can be followed side by side.
type parser struct {
	tokens []token
	c      Context
	prose  bool // running prose, where a number is more often not a year
	depth  int  // how many phrases are being read inside each other
}

// maxDepth bounds phrases inside phrases: "the first month of the last
// quarter of the year ending June 2019" has three.
const maxDepth = 4

// part is a period as found in a text, or what is there of one: "January" in
// "January to June 2019" lacks its year until the range lends it one.
type part struct {
	next     int       // the token after it
	unit     Kind      // what it is, before days are known
	readings []Reading // its meanings, the first the most usual
	// of is set where the year is written apart or not at all, and gives the
	// span in a calendar or financial year; years are the readings of the
	// year if it is written.
	of    func(year Span) (Span, bool)
	years []Reading
	// ends are the two ends of a range, where it has two.
	ends []Span
	// relative marks what only a Context can settle.
	relative bool
	// problem says why there are no readings, hint what to type instead.
	problem, hint string
	// day, month, byMonth and weekday tell how a day was written.
	day     int
	month   time.Month
	byMonth bool // the month stands first: "March 4"
	weekday *time.Weekday
}

// lacking says whether the part waits for a year.
func (a part) lacking() bool { return a.of != nil && a.years == nil && a.problem == "" }

// inYears completes a part with the readings of its year.
func (a part) inYears(next int, years part) part {
	a.next = next
	a.relative = a.relative || years.relative
	if years.problem != "" {
		a.problem, a.hint = years.problem, years.hint
		return a
	}
	a.years = years.readings
	for _, y := range a.years {
		if s, ok := a.of(y.Span); ok {
			a.readings = append(a.readings, Reading{Span: s, Explain: y.Explain, Minor: y.Minor, ByDate: y.ByDate})
		}
	}
	if len(a.readings) == 0 {
		a.problem, a.hint = "does not exist", "check its numbers"
	}
	return a
}

// mapped applies a rule to every reading of a part: "week ending" to a day,
// "the first six months of" to a year.
func (a part) mapped(unit Kind, rule func(Span) (Span, bool)) part {
	b := part{next: a.next, unit: unit, relative: a.relative, problem: a.problem, hint: a.hint, years: a.years}
	for _, r := range a.readings {
		if s, ok := rule(r.Span); ok {
			b.readings = append(b.readings, Reading{Span: s, Explain: r.Explain, Minor: r.Minor, ByDate: r.ByDate})
		}
	}
	if a.of != nil {
		b.of = func(year Span) (Span, bool) {
			s, ok := a.of(year)
			if !ok {
				return Span{}, false
			}
			return rule(s)
		}
	}
	return b
}

// useful says whether a part carries anything.
func (a part) useful() bool { return len(a.readings) > 0 || a.problem != "" || a.lacking() }

// one is a part with one reading.
func one(next int, s Span) part {
	return part{next: next, unit: s.Kind, readings: []Reading{{Span: s}}}
}

// tok is token i; before the first and after the last there are endTokens.
func (p *parser) tok(i int) token { return *p.at(i) }

// at is tok for those who only look at it.
func (p *parser) at(i int) *token {
	if i < 0 {
		return &before
	}
	return &p.tokens[min(i, len(p.tokens)-1)]
}

// before is what stands before the first token. Nothing ever changes it.
var before = token{}

// is says whether token i is one of these words or symbols.
func (p *parser) is(i int, texts ...string) bool {
	if i < 0 || i >= len(p.tokens) {
		return false
	}
	t := &p.tokens[i]
	return (t.kind == word || t.kind == symbol) && slices.Contains(texts, t.text)
}

// skip moves past token i if it is one of these words or symbols.
func (p *parser) skip(i int, texts ...string) int {
	if p.is(i, texts...) {
		return i + 1
	}
	return i
}

// any matches the longest of some phrases, each of words parted by blanks.
func (p *parser) any(i int, phrases ...string) (next int, ok bool) {
	if i < 0 || i >= len(p.tokens) {
		return 0, false
	}
	t := &p.tokens[i]
	if t.kind != word && t.kind != symbol {
		return 0, false
	}
	for _, phrase := range phrases {
		if phrase[0] != t.text[0] || !strings.HasPrefix(phrase, t.text) {
			continue // most phrases fail at their first word, which costs little
		}
		if end, found := p.match(i, phrase); found && (!ok || end > next) {
			next, ok = end, true
		}
	}
	return next, ok
}

func (p *parser) match(i int, phrase string) (int, bool) {
	for phrase != "" {
		var text string
		text, phrase, _ = strings.Cut(phrase, " ")
		if !p.is(i, text) {
			return 0, false
		}
		i++
	}
	return i, true
}

// opt moves past one of some phrases if it stands there.
func (p *parser) opt(i int, phrases ...string) int {
	if next, ok := p.any(i, phrases...); ok {
		return next
	}
	return i
}

// glued says whether tokens i to j stand together without a blank.
func (p *parser) glued(i, j int) bool {
	for k := i + 1; k <= j; k++ {
		if !p.tok(k).glued {
			return false
		}
	}
	return true
}

// year4 reads a year of four digits that is a token of its own: not "2,019",
// "2019.5", "1990s" or "x2019".
func (p *parser) year4(i int) (int, bool) {
	t := p.tok(i)
	if t.kind != number || t.digits != 4 || !validYear(t.value) || p.insideNumber(i) {
		return 0, false
	}
	return t.value, true
}

// insideNumber says whether token i is a piece of a longer number.
func (p *parser) insideNumber(i int) bool {
	if p.is(i-1, ",", ".") && p.glued(i-2, i) && p.tok(i-2).kind == number && p.tok(i-2).digits <= 3 {
		return true
	}
	after := p.tok(i + 2)
	return p.is(i+1, ",", ".") && p.glued(i, i+2) && after.kind == number && (p.is(i+1, ",") || after.digits != 2)
}

// small reads a number of one or two digits between two bounds.
func (p *parser) small(i, low, high int) (int, bool) {
	t := p.tok(i)
	if t.kind != number || t.digits > 2 || t.value < low || t.value > high {
		return 0, false
	}
	return t.value, true
}

// count reads a number of units of time, in figures or in words.
func (p *parser) count(i int) (int, bool) {
	t := p.tok(i)
	if t.kind == number && t.digits <= 3 && t.value > 0 {
		return t.value, true
	}
	if t.kind != word {
		return 0, false
	}
	n := slices.Index(numberWords[:], t.text)
	return n, n > 0
}

// shortYear reads a two-digit year, with or without an apostrophe.
func (p *parser) shortYear(i int) (year, next int, ok bool) {
	i = p.skip(i, "'")
	t := p.tok(i)
	if t.kind != number || t.digits != 2 {
		return 0, 0, false
	}
	return fullYear(t), i + 1, true
}

// stops says whether nothing is glued to the end of token i-1 that would
// make it a piece of something else.
func (p *parser) stops(i int) bool {
	t := p.tok(i)
	return !t.glued || t.kind == symbol || t.kind == endToken || t.kind == gap
}
