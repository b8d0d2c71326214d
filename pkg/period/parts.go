package period

import (
	"slices"
	"time"
)

// parts reads every single period that starts at token i, in every length.
func (p *parser) parts(i int) []part {
	if p.depth >= maxDepth {
		return nil
	}
	p.depth++
	defer func() { p.depth-- }()
	i = p.skip(i, "the")
	var found []part
	for _, form := range []func(int) []part{
		p.years, p.months, p.days, p.subdivisions, p.weeks, p.ending, p.starting, p.portion, p.relatives,
	} {
		found = append(found, form(i)...)
	}
	return slices.DeleteFunc(found, func(a part) bool { return !a.useful() })
}

// withYear completes a part with every year that follows it.
func (p *parser) withYear(a part, calendarOnly bool) []part {
	found := []part{a}
	for _, y := range p.yearAfter(a.next) {
		if calendarOnly && y.problem == "" && y.unit != Year {
			continue
		}
		found = append(found, a.inYears(y.next, y))
	}
	return found
}

// monthIn is the month of that name in a year, wherever the year starts.
func monthIn(year Span, m time.Month) Span {
	y, start, _ := year.Start.Date()
	if m < start {
		y++
	}
	return OfMonth(y, m)
}

// monthName reads a month and the full stop of its abbreviation.
func (p *parser) monthName(i int) (m time.Month, next int, ok bool) {
	t := p.tok(i)
	if t.kind != word {
		return 0, 0, false
	}
	m = monthOf(t.text)
	next = i + 1
	if t.text != monthNames[max(m-1, 0)][0] && p.is(next, ".") && p.glued(next-1, next) && !(p.is(next+1, ".") && p.glued(next, next+1)) {
		next++
	}
	return m, next, m != 0
}

func monthPart(next int, m time.Month) part {
	return part{next: next, unit: Month, of: func(year Span) (Span, bool) { return monthIn(year, m), true }}
}

// months reads the ways to write a month.
func (p *parser) months(i int) []part {
	i = p.opt(i, "month of", "month")
	if m, next, ok := p.monthName(i); ok {
		found := p.withYear(monthPart(next, m), true)
		if p.c.PreferKind == Month {
			found = append(found, p.monthShortYear(next, m)...)
		}
		return found
	}
	return append(p.monthAfterYear(i), p.numberedMonth(i)...)
}

// monthShortYear reads "Mar 19" as a month where months are expected.
func (p *parser) monthShortYear(i int, m time.Month) []part {
	year, next, ok := p.shortYear(i)
	if !ok || !p.stops(next) {
		return nil
	}
	return []part{one(next, OfMonth(year, m))}
}

// monthAfterYear reads "2019 March", "2019-Mar" and "2019M03".
func (p *parser) monthAfterYear(i int) []part {
	year, ok := p.year4(i)
	if !ok {
		return nil
	}
	if m, next, ok := p.monthName(p.skip(i+1, ",", "-", "/")); ok && p.stops(next) {
		return []part{one(next, OfMonth(year, m))}
	}
	if m, ok := p.small(i+2, 1, 12); ok && p.is(i+1, "m") && p.glued(i+1, i+2) {
		return []part{one(i+3, OfMonth(year, time.Month(m)))}
	}
	return nil
}

// numberedMonth reads "2019-03", "03/2019" and "201903".
func (p *parser) numberedMonth(i int) []part {
	if year, ok := p.year4(i); ok {
		return p.isoMonth(i, year)
	}
	t := p.tok(i)
	if t.kind == number && t.digits == 6 && p.stops(i+1) {
		return monthOfDigits(i+1, t.value/100, t.value%100, 6)
	}
	m, ok := p.small(i, 1, 12)
	year, full := p.year4(i + 2)
	if !ok || !full || !p.is(i+1, "/", "-") || !p.glued(i, i+2) || !p.stops(i+3) || p.afterSlash(i) {
		return nil
	}
	return []part{one(i+3, OfMonth(year, time.Month(m)))}
}

// afterSlash says whether token i is a later piece of a date in numbers.
func (p *parser) afterSlash(i int) bool {
	return i > 0 && p.tok(i).glued && p.is(i-1, "/", "-", ".")
}

func (p *parser) isoMonth(i, year int) []part {
	t := p.tok(i + 2)
	if t.kind != number || t.digits != 2 || !p.is(i+1, "-", "/", ".") || !p.glued(i, i+2) || !p.stops(i+3) {
		return nil
	}
	if p.is(i+1, ".", "/") && p.prose || p.is(i+3, "-", "/", ".") && p.glued(i+2, i+4) && p.tok(i+4).kind == number {
		return nil
	}
	found := monthOfDigits(i+3, year, t.value, t.digits)
	if _, mark, split := p.splitYear(i); split && len(found) > 0 {
		// "2011-12" can be a month as well as two years; "2011/12" is first
		// of all two years, and in prose nobody writes a month so.
		found[0].readings[0].Minor = mark == "/" || p.prose
	}
	return found
}

func monthOfDigits(next, year, month, digits int) []part {
	if !validYear(year) || month < 1 || month > 12 || digits < 2 {
		return nil
	}
	return []part{one(next, OfMonth(year, time.Month(month)))}
}

// subdivision is a quarter or a half of a year: the nth run of months.
type subdivision struct{ n, months, next int }

var ordinals = [...][]string{
	{"first", "1st", "opening"}, {"second", "2nd"}, {"third", "3rd"}, {"fourth", "4th", "final", "last"},
}

// ordinal reads "first" to "fourth", and "last" and "final" as 0, in words or
// figures.
func (p *parser) ordinal(i int) (n, next int, ok bool) {
	if p.is(i, "last", "final", "latter", "closing") {
		return 0, i + 1, true
	}
	if v, ok := p.small(i, 1, 4); ok && p.tok(i+1).glued && p.is(i+1, "st", "nd", "rd", "th") {
		return v, i + 2, true
	}
	n = 1 + slices.IndexFunc(ordinals[:], func(words []string) bool { return p.is(i, words...) })
	return n, i + 1, n > 0
}

// subdivisionAt reads "Q3", "3Q", "quarter 3", "third quarter", "H1", "first
// half" and their like.
func (p *parser) subdivisionAt(i int) (subdivision, bool) {
	i = p.skip(i, "the")
	if n, next, ok := p.ordinal(i); ok {
		return p.subdivisionName(next, n)
	}
	if n, ok := p.small(i, 1, 4); ok && p.tok(i+1).glued && p.is(i+1, "q", "h") {
		return p.subdivisionOf(i+2, n, p.tok(i+1).text)
	}
	name := p.tok(i).text
	if p.is(i, "quarter", "qtr", "half", "q", "h") {
		at := p.skip(i+1, ".")
		n, ok := p.small(at, 1, 4)
		if named, isWord := p.count(at); !ok && isWord && len(name) > 1 {
			n, ok = named, true
		}
		if glued := p.tok(at).glued; ok && (glued || len(name) > 1) {
			return p.subdivisionOf(at+1, n, name)
		}
	}
	return subdivision{}, false
}

// subdivisionName reads "quarter" or "half" after an ordinal.
func (p *parser) subdivisionName(i, n int) (subdivision, bool) {
	if p.is(i, "-") && p.glued(i-1, i+1) {
		i++ // "third-quarter"
	}
	if next, ok := p.any(i, "quarter", "qtr", "qtr ."); ok {
		if n == 0 {
			n = 4
		}
		return p.subdivisionOf(next, n, "q")
	}
	if next, ok := p.any(i, "half", "half - year", "half year"); ok {
		if n == 0 {
			n = 2
		}
		return p.subdivisionOf(next, n, "h")
	}
	return subdivision{}, false
}

func (p *parser) subdivisionOf(next, n int, name string) (subdivision, bool) {
	months := 3
	if name[0] == 'h' {
		months = 6
	}
	return subdivision{n, months, next}, n >= 1 && n*months <= 12
}

// of is the subdivision in a year of twelve whole months.
func (d subdivision) of(year Span) (Span, bool) {
	start := year.Start.AddMonths((d.n - 1) * d.months)
	s := span(d.kind(year.Kind), start, start.AddMonths(d.months))
	if s.Kind == Months {
		s.Kind = naturalKind(s.Start, s.End)
	}
	n, whole := year.Months()
	return s, whole && n == 12
}

func (d subdivision) kind(year Kind) Kind {
	switch {
	case year == Year && d.months == 3:
		return Quarter
	case year == Year:
		return HalfYear
	case year == FinancialYear && d.months == 3:
		return FinancialQuarter
	case year == FinancialYear:
		return FinancialHalf
	}
	return Months
}

func (d subdivision) part() part {
	return part{next: d.next, unit: d.kind(Year), of: d.of}
}

// subdivisions reads quarters and halves, with their year before, behind or
// missing.
func (p *parser) subdivisions(i int) []part {
	if d, ok := p.subdivisionAt(i); ok {
		if !p.stops(d.next) {
			return p.gluedYear(d)
		}
		if named := p.withMonthsNamed(d); named != nil {
			return named
		}
		return append(p.withYear(d.part(), false), p.subdivisionEnding(d)...)
	}
	return append(p.afterItsYear(i), p.shortYearFirst(i)...)
}

// gluedYear reads the year of "3Q18".
func (p *parser) gluedYear(d subdivision) []part {
	year, next, ok := p.shortYear(d.next)
	if !ok || !p.stops(next) || p.tok(d.next-1).kind != word {
		return nil
	}
	return []part{d.part().inYears(next, one(next, OfYear(year)))}
}

// subdivisionEnding reads "second quarter ended 30 June 2019", where the end
// says which quarter it is, whoever counts.
func (p *parser) subdivisionEnding(d subdivision) []part {
	at, ok := p.any(d.next, "ended", "ending")
	if !ok {
		return nil
	}
	return p.lengthEnding(p.opt(at, "on", "in", "the end of"), length{months: d.months})
}

// afterItsYear reads "2019 Q1", "2019-Q1", "FY2018-19 Q1", "2016 the third
// quarter" and "last year's first quarter".
func (p *parser) afterItsYear(i int) []part {
	var found []part
	years := p.years(i)
	if year, ok := p.year4(i); ok && !p.stops(i+1) {
		years = append(years, one(i+1, OfYear(year))) // "2018Q3"
	}
	for _, year := range years {
		d, ok := p.subdivisionAt(p.opt(year.next, "-", "–", ",", "/", "' s"))
		if ok && (p.stops(d.next) || p.tok(d.next-1).kind == word) {
			found = append(found, d.part().inYears(d.next, year))
		}
	}
	return found
}

// shortYearFirst reads "18Q4".
func (p *parser) shortYearFirst(i int) []part {
	year, next, ok := p.shortYear(i)
	if !ok || !p.glued(i, next+1) || !p.is(next, "q", "h") {
		return nil
	}
	d, ok := p.subdivisionAt(next)
	if !ok || !p.stops(d.next) {
		return nil
	}
	return []part{d.part().inYears(d.next, one(next, OfYear(year)))}
}

// withMonthsNamed reads "Q4 (January to March) 2019": the months named in
// brackets say which quarter it is.
func (p *parser) withMonthsNamed(d subdivision) []part {
	if !p.is(d.next, "(") {
		return nil
	}
	var found []part
	for _, months := range p.ranges(d.next + 1) {
		if !months.lacking() || !p.is(months.next, ")") {
			continue
		}
		months.next++
		if !d.agrees(months, p.c) {
			return p.contradiction(months.next)
		}
		found = append(found, p.withYear(months, false)...)
	}
	return found
}

// contradiction is the problem of months in brackets that are not the quarter
// before them, with the year or without.
func (p *parser) contradiction(next int) []part {
	a := part{next: next, unit: Quarter, problem: "names a part of the year and other months in brackets",
		hint: "name the months alone"}
	found := []part{a}
	for _, year := range p.yearAfter(next) {
		a.next = year.next
		found = append(found, a)
	}
	return found
}

// agrees says whether months are that subdivision of a calendar or a
// financial year.
func (d subdivision) agrees(months part, c Context) bool {
	for _, year := range []Span{OfYear(2018), OfFinancialYear(2018, c)} {
		a, _ := d.of(year)
		if b, ok := months.of(year); ok && a.Same(b) {
			return true
		}
	}
	return false
}
