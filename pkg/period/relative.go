package period

import (
	"strconv"
	"strings"
	"time"
)

const (
	needsDate   = "is relative to the date of the text, which is not known"
	needsAnchor = "is relative to another period, which is not known"
)

// relativePart is a part that a Context settles: with no readings it says
// what is missing.
func relativePart(next int, missing string, readings ...Reading) part {
	a := part{next: next, unit: Custom, relative: true, readings: readings}
	if len(readings) == 0 {
		a.problem, a.hint = missing, `name the period, as in "January to June 2019"`
	}
	return a
}

// dated is a reading that starts from the date of the text.
func (p *parser) fromDate(rule func(Day) Span, note string) []Reading {
	if !p.c.HasDated {
		return nil
	}
	return []Reading{{Span: rule(p.c.Dated), Explain: note, ByDate: true}}
}

// fromAnchor is a reading that starts from the period just named.
func (p *parser) fromAnchor(rule func(Span) Span, note string) []Reading {
	if p.c.Anchor == nil || p.c.Anchor.Days() == 0 {
		return nil
	}
	return []Reading{{Span: rule(*p.c.Anchor), Explain: note}}
}

const (
	byDate   = "by the date of the text"
	byAnchor = "by the period just named"
)

// ofTheYear reads "the year" and "the financial year" where they are the year
// of a part of it: "the first half of the year".
func (p *parser) ofTheYear(i int) []part {
	next, ok := p.any(i, "of the year", "of the financial year", "of the fiscal year")
	if !ok {
		return nil
	}
	return []part{p.thatYear(next, !p.is(i+2, "year"), 0)}
}

// relativeYear reads "last year", "this financial year", "the previous year".
func (p *parser) relativeYear(i int) []part {
	shift, next, ok := p.yearShift(i)
	if !ok {
		return nil
	}
	financial := p.is(next, "financial", "fiscal")
	next, ok = p.any(next, "year", "financial year", "fiscal year", "calendar year", "yr")
	if !ok || p.is(i, "last", "past") && p.is(i-1, "the") {
		return nil
	}
	return []part{p.thatYear(next, financial, shift)}
}

// yearShift reads the word that says which year: "last", "this", "next".
func (p *parser) yearShift(i int) (shift, next int, ok bool) {
	switch {
	case p.is(i, "last", "previous", "preceding", "prior"):
		return -1, i + 1, true
	case p.is(i, "this", "current"):
		return 0, i + 1, true
	case p.is(i, "next", "following"):
		return 1, i + 1, true
	}
	return 0, 0, false
}

// thatYear gives the readings of a year relative to the date, and of one
// relative to the period just named, which can be another.
func (p *parser) thatYear(next int, financial bool, shift int) part {
	grain := ByYear
	if financial {
		grain = ByFinancialYear
	}
	readings := p.fromDate(func(d Day) Span {
		return grain.Of(d, p.c).ShiftMonths(12 * shift)
	}, byDate)
	readings = append(readings, p.fromAnchor(func(s Span) Span {
		if n, whole := s.Months(); whole && n == 12 && !financial {
			return s.ShiftMonths(12 * shift)
		}
		return grain.Of(s.Start, p.c).ShiftMonths(12 * shift)
	}, byAnchor)...)
	if shift == -1 && !financial {
		readings = append(readings, p.fromAnchor(Span.YearBefore, "the same part of the year before")...)
	}
	a := relativePart(next, needsDate, readings...)
	a.unit = Year
	return a
}

// relatives reads the other phrases that only a Context settles.
func (p *parser) relatives(i int) []part {
	var found []part
	for _, form := range []func(int) []part{
		p.samePeriod, p.thatPeriod, p.earlier, p.lastStretch, p.neighbour, p.unitOfDate, p.namedMonth, p.toDate, p.since,
	} {
		found = append(found, form(i)...)
	}
	return found
}

// samePeriod reads "the same period last year", "the corresponding months of
// 2018" and "the same period".
func (p *parser) samePeriod(i int) []part {
	at, ok := p.any(i, "same", "corresponding", "equivalent", "comparable", "like")
	if !ok {
		return p.yearsPeriod(i)
	}
	if end, ok := p.any(at, "time last year", "time the previous year", "time the year before", "point last year", "stage last year"); ok {
		return []part{relativePart(end, needsAnchor, p.fromAnchor(Span.YearBefore, byAnchor)...)}
	}
	if behind := p.yearsPeriod(at); behind != nil {
		return behind
	}
	next, ok := p.any(at, "period", "months", "quarter", "half - year", "half year", "half", "month", "week", "dates", "time period")
	if !ok {
		if end, vague := p.any(at, "part", "stretch", "spell", "span", "portion"); vague {
			return p.ofYear(end, nil)[1:] // "the same part of 2018", but not "the same part"
		}
		if _, next, ok = p.length(at); !ok {
			return nil
		}
	}
	if n, whole := p.anchorMonths(); whole && n == 1 && p.is(next-1, "months") {
		return nil // "the same months" take up no single one
	}
	self := p.fromAnchor(func(s Span) Span { return s }, byAnchor)
	if !p.is(i, "same", "like") { // "in the corresponding period" is that of the year before
		self = append(p.fromAnchor(Span.YearBefore, "the same part of the year before"), self...)
	}
	return p.ofYear(next, self)
}

// ofYear is a phrase that takes up the period just named, with the year that
// may follow it: "the same months of 2018", "that period of the year before".
func (p *parser) ofYear(next int, self []Reading) []part {
	found := []part{relativePart(next, needsAnchor, self...)}
	at := p.opt(next, "of the", "in the", "of", "in", "during", "during the", "for", "the", "for the", "a", "one")
	if end, ok := p.any(at, "last year", "previous year", "year before", "prior year", "preceding year", "year earlier", "year ago", "year previously"); ok {
		before := p.fromAnchor(Span.YearBefore, byAnchor)
		return append(found, relativePart(end, needsAnchor, before...))
	}
	if year, ok := p.year4(at); ok && p.stops(at+1) {
		moved := p.fromAnchor(func(s Span) Span { return s.inYear(year) }, byAnchor)
		found = append(found, relativePart(at+1, needsAnchor, moved...))
	}
	return found
}

// thatPeriod reads "that period", "the half-year" and "the six months" where
// they take up a period of that length which was just named. Without one they
// name none.
func (p *parser) thatPeriod(i int) []part {
	that := p.is(i, "that", "those", "this", "these")
	if !that && !p.is(i-1, "the") {
		return nil
	}
	at := i
	if that {
		at++
	}
	if next, ok := p.any(at, "period", "stretch", "spell"); ok && that {
		return p.ofYear(next, p.fromAnchor(func(s Span) Span { return s }, byAnchor))
	}
	l, next, ok := p.length(at)
	if !ok || p.is(next, "of", "in", "to", "from", "before", "after", "earlier", "ago", "that", "since", "later", "ending", "ended", "until", "when", "previously", "between", "covered", "(") {
		return nil
	}
	if l.months < 2 || l.months > 12 || l.months == 12 && !that {
		return nil
	}
	if p.c.Anchor != nil {
		if months, whole := p.c.Anchor.Months(); !whole || l.months != months {
			return nil
		}
	}
	return []part{relativePart(next, needsAnchor, p.fromAnchor(func(s Span) Span { return s }, byAnchor)...)}
}

// yearsPeriod reads "prior year period" and "year-ago quarter".
func (p *parser) yearsPeriod(i int) []part {
	next, ok := p.any(i, "prior year", "prior - year", "previous year", "previous year ' s", "prior year ' s", "last year ' s", "year - ago", "year - earlier", "year ago")
	if !ok {
		return nil
	}
	next, ok = p.any(next, "period", "quarter", "half", "month", "week", "comparable period", "comparable quarter")
	if !ok {
		return nil
	}
	return []part{relativePart(next, needsAnchor, p.fromAnchor(Span.YearBefore, byAnchor)...)}
}

// inYear is the same part of the year in another calendar year.
func (s Span) inYear(year int) Span { return s.ShiftMonths(12 * (year - startYear(s))) }

// earlier reads "a year earlier", "the year before", "two years ago" and "six
// months earlier", and what lies as far behind: "twelve months later".
func (p *parser) earlier(i int) []part {
	i = p.skip(i, "a", "one")
	l, next, ok := p.length(i)
	if !ok {
		return nil
	}
	if end, ok := p.any(next, "earlier", "ago", "previously", "before", "before that"); ok {
		return []part{relativePart(end, needsAnchor, p.fromAnchor(func(s Span) Span { return s.by(l, -1) }, byAnchor)...)}
	}
	end, ok := p.any(next, "later", "on")
	if !ok || p.is(end-1, "on") && (p.tok(end).kind == word && !p.is(end, "it", "the", "there", "that", "they") || p.isBaseAt(end)) {
		return nil
	}
	return []part{relativePart(end, needsAnchor, p.fromAnchor(func(s Span) Span { return s.by(l, 1) }, byAnchor)...)}
}

// by is the span a length earlier or later: -1 or 1 times.
func (s Span) by(l length, times int) Span {
	switch {
	case l.months == 12 && times < 0:
		return s.YearBefore()
	case l.months > 0:
		return s.ShiftMonths(times * l.months)
	}
	return s.movedDays(times * l.days)
}

// lastStretch reads "the last 12 months", "the past year". Whether it ends
// with the last full month or on the day is open; so is whether it ends with
// the period just named.
func (p *parser) lastStretch(i int) []part {
	if !p.is(i, "last", "past", "latest", "recent") {
		return nil
	}
	_, counted := p.count(i + 1)
	if !counted && !p.is(i, "past") && !p.is(i-1, "the") {
		return nil
	}
	l, next, ok := p.length(i + 1)
	if !ok {
		return nil
	}
	readings := p.fromDate(func(d Day) Span { return l.lastFull(d) }, "the last full ones before the date of the text")
	readings = append(readings, p.fromDate(func(d Day) Span { return l.endingBefore(d + 1) }, "up to the date of the text")...)
	readings = append(readings, p.fromAnchor(func(s Span) Span { return l.endingBefore(s.End) }, byAnchor)...)
	return []part{relativePart(next, needsDate, readings...)}
}

// lastFull is the stretch of whole months, or of whole weeks, that were over
// at the end of day d.
func (l length) lastFull(d Day) Span {
	switch {
	case l.months > 0:
		return l.endingBefore(ByMonth.Of(d+1, Context{}).Start)
	case l.days%7 == 0:
		return l.endingBefore((d + 1).monday())
	}
	return l.endingBefore(d)
}

// isBaseAt says whether what stands behind "on" is what something is measured
// from: "up by a quarter on the year before" is no quarter later.
func (p *parser) isBaseAt(i int) bool {
	return p.is(i, "the", "that") && (p.tok(i+1).kind != word || p.is(i+1, "year", "quarter", "month", "half", "same", "previous", "preceding", "prior", "first", "second", "third", "fourth", "last", "figure", "number", "total", "level"))
}

// neighbour reads what lies just before or after the period just named: "the
// previous six months", "the following quarter", "the six months before".
func (p *parser) neighbour(i int) []part {
	before := p.is(i, "previous", "preceding", "prior", "earlier")
	after := p.is(i, "next", "following", "subsequent", "ensuing")
	if !before && !after {
		return append(p.neighbourBehind(i), p.monthBefore(i)...)
	}
	if p.is(i+1, "period") {
		return []part{p.nextTo(i+2, length{}, before)}
	}
	l, next, ok := p.length(i + 1)
	if !ok {
		l, next, ok = p.nextFew(i + 1)
	}
	if !ok {
		return nil
	}
	return []part{p.nextTo(next, l, before)}
}

// anchorMonths is how many months the period just named has.
func (p *parser) anchorMonths() (int, bool) {
	if p.c.Anchor == nil {
		return 0, false
	}
	return p.c.Anchor.Months()
}

// nextFew reads "the next six" where the months are left out: behind a period
// of as many, and before a mark.
func (p *parser) nextFew(i int) (l length, next int, ok bool) {
	n, counted := p.count(i)
	months, whole := p.anchorMonths()
	return length{months: n}, i + 1, counted && n > 1 && n <= 12 && (p.c.Anchor == nil || whole && months == n) &&
		(p.tok(i+1).kind == symbol || p.tok(i+1).kind == endToken)
}

// monthBefore reads "the August before" as the last one before the period just
// named.
func (p *parser) monthBefore(i int) []part {
	m, next, ok := p.monthName(i)
	if !ok || i > 0 && !p.is(i-1, "the") {
		return nil
	}
	end, ok := p.any(next, "before that", "before last", "before", "of the year before", "a year before", "a year earlier")
	if !ok || p.tok(end).kind == word && !p.is(end, "it", "we", "there", "they", "was", "were", "had", "saw", "brought", "the") {
		return nil
	}
	last := func(s Span) Span {
		year, _, _ := s.Start.Date()
		if month := OfMonth(year, m); month.Start < s.Start {
			return month
		}
		return OfMonth(year-1, m)
	}
	return []part{relativePart(end, needsAnchor, p.fromAnchor(last, byAnchor)...)}
}

// neighbourBehind reads "the six months before" and "the six months that
// followed".
func (p *parser) neighbourBehind(i int) []part {
	l, next, ok := p.length(i)
	if !ok || !p.is(i-1, "the") {
		return nil
	}
	if end, ok := p.any(next, "before", "before that", "previously", "prior"); ok {
		return []part{p.nextTo(end, l, true)}
	}
	if end, ok := p.any(next, "that followed", "after", "after that", "afterwards", "following"); ok {
		return []part{p.nextTo(end, l, false)}
	}
	return nil
}

// nextTo is the stretch before or after the period just named, of the
// period's own length if none is given.
func (p *parser) nextTo(next int, l length, before bool) part {
	return relativePart(next, needsAnchor, p.fromAnchor(func(s Span) Span {
		switch n, whole := s.Months(); {
		case l == length{} && before:
			return s.Previous()
		case l == length{}:
			return s.moved(1)
		case before && l.months == 12 && whole && n == 12:
			return s.Previous()
		case before:
			return l.endingBefore(s.Start)
		}
		return l.startingOn(s.End)
	}, byAnchor)...)
}

// unitOfDate reads "last month", "this quarter", "next week", by the date of
// the text.
func (p *parser) unitOfDate(i int) []part {
	shift, next, ok := p.yearShift(i)
	if !ok || p.is(i, "previous", "preceding", "prior", "following") || p.is(i-1, "the") {
		return nil
	}
	for _, grain := range []Grain{ByWeek, ByMonth, ByQuarter} {
		if p.is(next, grain.String()) {
			return []part{relativePart(next+1, needsDate, p.fromDate(func(d Day) Span {
				return grain.Of(d, p.c).moved(shift)
			}, byDate)...)}
		}
	}
	return nil
}

// moved is the span n of its own lengths later.
func (s Span) moved(n int) Span {
	if months, whole := s.Months(); whole {
		return s.ShiftMonths(n * months)
	}
	return s.movedDays(n * s.Days())
}

// namedMonth reads "last March": the latest one that is over, or the one of
// the year before, where they differ.
func (p *parser) namedMonth(i int) []part {
	m, next, ok := p.monthName(i + 1)
	if !ok || !p.is(i, "last", "this") {
		return nil
	}
	readings := p.fromDate(func(d Day) Span { return latest(monthPart(next, m), d) }, byDate)
	if p.is(i, "last") {
		readings = append(readings, p.fromDate(func(d Day) Span {
			y, _, _ := d.Date()
			return OfMonth(y-1, m)
		}, "in the year before the date of the text")...)
	}
	return []part{relativePart(next, needsDate, readings...)}
}

// latest is a part without a year in the latest year that lets it start on or
// before a day.
func latest(a part, d Day) Span {
	y, _, _ := d.Date()
	for year := y; year > y-9; year-- {
		if s, ok := a.of(OfYear(year)); ok && s.Start <= d {
			return s
		}
	}
	return Span{}
}

// toDate reads "year to date" and "so far this year".
func (p *parser) toDate(i int) []part {
	next, ok := p.any(i, "year to date", "year - to - date", "ytd", "so far this year", "this year so far", "year so far", "this year to date")
	if !ok {
		return nil
	}
	return []part{relativePart(next, needsDate, p.fromDate(func(d Day) Span {
		return Between(ByYear.Of(d, p.c).Start, d)
	}, "up to the date of the text")...)}
}

// since reads "since 2002", up to the date of the text. In prose the year is
// a phrase by itself, marked as the start of a count that goes on.
func (p *parser) since(i int) []part {
	if !p.is(i, "since") || p.prose {
		return nil
	}
	var found []part
	for _, start := range p.parts(p.opt(i+1, "the start of", "the beginning of")) {
		var readings []Reading
		for _, from := range start.readings {
			readings = append(readings, p.fromDate(func(d Day) Span {
				return Between(from.Span.Start, max(d, from.Span.Start))
			}, "up to the date of the text")...)
		}
		found = append(found, relativePart(start.next, needsDate, readings...))
	}
	return found
}

// fill completes a part that lacks its year from the Context: the year that
// puts it inside the period just named, and the latest before the date of
// the text. A quarter or a half without a year can also be one of a
// financial year.
func (p *parser) fill(a part) part {
	filled := part{next: a.next, unit: a.unit, relative: true}
	if p.c.Anchor != nil {
		for _, year := range p.yearsOf(*p.c.Anchor, a) {
			if s, ok := a.of(year); ok && p.c.Anchor.Contains(s) {
				filled.readings = append(filled.readings, Reading{Span: s, Explain: byAnchor})
			}
		}
	}
	if p.c.HasDated {
		for _, year := range p.yearsBefore(p.c.Dated, a) {
			filled.readings = append(filled.readings, Reading{Span: year, Explain: byDate, ByDate: true})
		}
	}
	if len(filled.readings) == 0 {
		filled.problem = "has no year"
		filled.hint = p.yearHint(a)
	}
	if a.weekday != nil {
		return filled.onWeekday(*a.weekday)
	}
	return filled
}

// yearsOf are the calendar years a span touches, and for quarters and halves
// the financial years.
func (p *parser) yearsOf(s Span, a part) []Span {
	var years []Span
	for _, grain := range a.grains() {
		first, last := grain.Of(s.Start, p.c), grain.Of(s.Last(), p.c)
		years = append(years, first)
		if !last.Same(first) {
			years = append(years, last)
		}
	}
	return years
}

func (a part) grains() []Grain {
	if a.unit == Quarter || a.unit == HalfYear {
		return []Grain{ByYear, ByFinancialYear}
	}
	return []Grain{ByYear}
}

// yearsBefore gives the part in the latest year of each system that lets it
// start on or before d.
func (p *parser) yearsBefore(d Day, a part) []Span {
	var spans []Span
	for _, grain := range a.grains() {
		year := grain.Of(d, p.c)
		for range 9 { // 29 February can be eight years back
			if s, ok := a.of(year); ok && s.Start <= d {
				spans = append(spans, s)
				break
			}
			year = year.ShiftMonths(-12)
		}
	}
	return spans
}

// yearHint shows what to type for a part that lacks its year.
func (p *parser) yearHint(a part) string {
	year := NewDay(2019, time.December, 1)
	if p.c.HasDated {
		year = p.c.Dated
	}
	var examples []string
	for _, grain := range a.grains() {
		if example, ok := a.of(grain.Of(year, p.c)); ok {
			examples = append(examples, strconv.Quote(Name(example, Naming{})))
		}
	}
	if a.byMonth {
		examples = append(examples, strconv.Quote(Name(monthIn(OfYear(2000+a.day), a.month), Naming{})))
	}
	return "add the year, as in " + strings.Join(examples, " or ")
}
