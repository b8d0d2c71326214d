package period

import "strings"

// length is a stretch of time as people count it: in months or in days, never
// both.
type length struct{ months, days int }

// units are the words for a unit of time.
var units = []struct {
	words  []string
	length length
}{
	{[]string{"day", "days"}, length{days: 1}},
	{[]string{"week", "weeks", "wk", "wks"}, length{days: 7}},
	{[]string{"month", "months", "mth", "mths"}, length{months: 1}},
	{[]string{"quarter", "quarters"}, length{months: 3}},
	{[]string{"half - year", "half year", "half - years"}, length{months: 6}},
	{[]string{"year", "years", "yr", "yrs"}, length{months: 12}},
}

// unit reads the word for a unit of time.
func (p *parser) unit(i int) (l length, next int, ok bool) {
	for _, u := range units {
		if next, ok := p.any(i, u.words...); ok {
			return u.length, next, true
		}
	}
	return length{}, 0, false
}

// length reads "12 months", "six-month period", "quarter".
func (p *parser) length(i int) (l length, next int, ok bool) {
	n, counted := p.count(i)
	at := i
	if counted {
		at = p.skip(i+1, "full", "-", "calendar")
	}
	l, next, ok = p.unit(at)
	if !ok || !counted && strings.HasSuffix(p.tok(next-1).text, "s") {
		return length{}, 0, false
	}
	if !counted {
		return l, next, true
	}
	l.months, l.days = l.months*n, l.days*n
	return l, p.skip(next, "period"), l.months <= 12*100 && l.days <= 366*100
}

// endingBefore is the stretch that ends with the day before end.
func (l length) endingBefore(end Day) Span {
	switch {
	case l.days > 0:
		return l.named(end-Day(l.days), end)
	case end.firstOfMonth():
		return l.named(end.AddMonths(-l.months), end)
	}
	// The year to 28 February starts on 1 March, not on 29 February.
	return l.named((end-1).AddMonths(-l.months)+1, end)
}

// startingOn is the stretch that starts on a day.
func (l length) startingOn(start Day) Span {
	if l.days > 0 {
		return l.named(start, start+Day(l.days))
	}
	return l.named(start, start.AddMonths(l.months))
}

// named gives a stretch of twelve months or seven days its kind.
func (l length) named(start, end Day) Span {
	s := Between(start, end-1)
	if l.days == 7 {
		s.Kind = Week
	}
	return s
}

// toWords stand before the last period of a stretch.
var toWords = []string{"ending", "ended", "to", "up to", "until", "ending on", "ended on", "ending in", "ended in", "ends", "end"}

// to reads "to the end of" and its like.
func (p *parser) to(i int) (int, bool) {
	next, ok := p.any(i, toWords...)
	return p.opt(next, "the end of", "end of", "end", "end -", "the"), ok
}

// ending reads a stretch named by its end: "the year ending June 2019",
// "12 months to the end of June 2019", "FYE March 2019".
func (p *parser) ending(i int) []part {
	if next, ok := p.any(i, "fye", "fy ending", "fy ended", "fy end"); ok {
		return p.yearEnding(p.opt(next, "the end of", "end of", "in", ":"), financialYear)
	}
	if next, ok := p.any(i, "ye", "y / e"); ok {
		return p.lengthEnding(next, length{months: 12})
	}
	for system, names := range yearNames {
		if next, ok := p.any(i, names...); ok && yearSystem(system) != calendarYear {
			if at, ok := p.to(next); ok {
				return p.yearEnding(at, yearSystem(system))
			}
		}
	}
	l, next, ok := p.length(p.skip(i, "rolling", "calendar", "whole", "full", "last", "latest", "past"))
	if !ok {
		return nil
	}
	at, ok := p.to(next)
	if !ok {
		return nil
	}
	return p.lengthEnding(at, l)
}

// bases are the periods that a stretch can be measured from: days, months,
// quarters and halves.
func (p *parser) bases(i int) []part {
	found := append(p.months(i), p.days(i)...)
	return append(found, p.subdivisions(i)...)
}

// lengthEnding applies a length to the period that ends it. A bare year can
// end some years, but "the year to 2019" is no period. In prose, what happened
// "in the year to the first half of 2019" can be that half against the one a
// year before it: it is read as the half too.
func (p *parser) lengthEnding(i int, l length) []part {
	bases := p.bases(i)
	if l.months > 12 && l.months%12 == 0 {
		bases = append(bases, p.plainYear(i)...)
	}
	var found []part
	for _, base := range bases {
		found = append(found, base.mapped(Months, func(s Span) (Span, bool) {
			stretch := l.endingBefore(s.End)
			if l.months == 12 {
				stretch.Kind = RollingYear
			}
			return stretch, true
		}))
		if p.prose && l.months == 12 {
			found = append(found, base.mapped(Months, func(s Span) (Span, bool) {
				months, whole := s.Months()
				return s, whole && months > 1 && months < 12
			}))
		}
	}
	return found
}

// yearEnding reads the end of a year of a named system: a month, a day, or
// the calendar year it ends in.
func (p *parser) yearEnding(i int, system yearSystem) []part {
	kind := p.startingIn(system, 2019).Kind
	var found []part
	for _, base := range p.bases(i) {
		found = append(found, base.mapped(kind, func(s Span) (Span, bool) {
			year := length{months: 12}.endingBefore(s.End)
			if _, whole := year.Months(); whole && system != taxYear {
				year.Kind = kind
			}
			return year, true
		}))
	}
	if year, ok := p.year4(i); ok && p.stops(i+1) {
		found = append(found, one(i+1, p.startingIn(system, year-p.crossing(system))))
	}
	return found
}

// starting reads a stretch named by its start, or by what it comes before or
// after: "the six months from January 2018", "six months before July 2018".
// Where a range follows ("the six months from January to June 2018") the
// range names the period.
func (p *parser) starting(i int) []part {
	l, next, ok := p.length(i)
	if !ok || len(p.ranges(next)) > 0 {
		return nil
	}
	if at, ok := p.any(next, "from", "beginning", "starting", "commencing", "from the start of", "beginning in", "starting in", "beginning on", "starting on", "from the beginning of"); ok {
		return p.measured(at, func(s Span) Span { return l.startingOn(s.Start) })
	}
	if at, ok := p.any(next, "before", "prior to", "up to the start of", "to the start of", "leading up to"); ok {
		return p.measured(at, func(s Span) Span { return l.endingBefore(s.Start) })
	}
	if at, ok := p.any(next, "after", "following"); ok {
		return p.measured(at, func(s Span) Span { return l.startingOn(s.End) })
	}
	return nil
}

func (p *parser) measured(i int, rule func(Span) Span) []part {
	var found []part
	for _, base := range p.bases(i) {
		found = append(found, base.mapped(Months, func(s Span) (Span, bool) { return rule(s), true }))
	}
	return found
}

// portion reads a first, later or last stretch of a period: "the first six
// months of 2019", "the last three months of 2018/19", "the last day of 2018".
func (p *parser) portion(i int) []part {
	nth, next, ok := p.ordinal(i)
	if !ok {
		return nil
	}
	if _, counted := p.count(next); !counted && !p.is(next, "month", "day") {
		return nil
	}
	l, next, ok := p.lengthOrFew(next)
	if !ok {
		return nil
	}
	var found []part
	for _, whole := range append(p.parts(p.opt(next, "of the", "of", "in", ",")), p.ofTheYear(next)...) {
		found = append(found, whole.mapped(Months, func(s Span) (Span, bool) { return l.portionOf(s, nth) }))
	}
	return found
}

// lengthOrFew reads a length, or the number of months of a year that are left
// out: "the first six of 2018".
func (p *parser) lengthOrFew(i int) (l length, next int, ok bool) {
	if l, next, ok := p.length(i); ok {
		return l, next, true
	}
	n, counted := p.count(i)
	_, year := p.year4(i + 2)
	return length{months: n}, i + 1, counted && n%3 == 0 && n > 0 && n < 12 && p.is(i+1, "of") && year
}

// portionOf is the nth stretch of that length inside s, from its end if nth
// is 0. Months are counted in spans of whole months only.
func (l length) portionOf(s Span, nth int) (Span, bool) {
	if _, whole := s.Months(); !whole && l.months > 0 {
		return Span{}, false
	}
	portion := l.endingBefore(s.End)
	if nth > 0 {
		offset := length{months: l.months * (nth - 1), days: l.days * (nth - 1)}
		portion = l.startingOn(offset.startingOn(s.Start).End)
	}
	if d := (subdivision{months: l.months}); s.Kind == FinancialYear && (l.months == 3 || l.months == 6) {
		portion.Kind = d.kind(s.Kind)
	}
	return portion, s.Contains(portion) && !portion.Same(s)
}
