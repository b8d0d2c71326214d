package period

import (
	"fmt"
	"slices"
	"time"
)

// yearSystem is a way to count years.
type yearSystem int

const (
	calendarYear yearSystem = iota
	financialYear
	academicYear
	taxYear
)

// yearNames are the words that name a system before or after a year.
var yearNames = [...][]string{
	calendarYear:  {"calendar year", "year", "cy"},
	financialYear: {"financial year", "fiscal year", "financial yr", "fin year", "fy", "business year"},
	academicYear:  {"academic year", "school year", "ay"},
	taxYear:       {"tax year"},
}

// startingIn is the year of a system that starts in a calendar year. The tax
// year runs from 6 April to 5 April.
func (p *parser) startingIn(system yearSystem, year int) Span {
	switch system {
	case financialYear:
		return OfFinancialYear(year, p.c)
	case academicYear:
		return OfAcademicYear(year, p.c)
	case taxYear:
		return Between(NewDay(year, time.April, 6), NewDay(year+1, time.April, 5))
	}
	return OfYear(year)
}

// years reads the ways to write a year at token i.
func (p *parser) years(i int) []part {
	i = p.skip(i, "the")
	found := append(p.plainYear(i), p.namedYear(i)...)
	found = append(found, p.yearAndName(i)...)
	return append(found, p.relativeYear(i)...)
}

// plainYear reads "2019", "2018/19" and "2018-19".
func (p *parser) plainYear(i int) []part {
	year, ok := p.year4(i)
	if !ok {
		return p.digitsYear(i)
	}
	var found []part
	if p.stops(i + 1) {
		found = append(found, one(p.skip(i+1, "ad", "ce"), OfYear(year)))
	}
	if next, mark, ok := p.splitYear(i); ok && p.stops(next) {
		found = append(found, p.bareSplit(next, year, mark, p.tok(next-1).digits == 4))
	}
	return found
}

// splitYear reads the mark and the second year of "2018/19", "2018-2019" or
// "18/19", which must be the year after the first.
func (p *parser) splitYear(i int) (next int, mark string, ok bool) {
	if !p.is(i+1, "/", "-", "–") || !p.glued(i, i+2) {
		return 0, "", false
	}
	second := p.skip(i+2, "'")
	t := p.tok(second)
	first := p.tok(i).value
	follows := t.digits == 2 && t.value == (first+1)%100 || t.digits == 4 && t.value == first+1
	return second + 1, p.tok(i + 1).text, t.kind == number && t.glued && follows
}

// bareSplit gives the readings of a year written as two without the name of
// its system. With two full years and a dash it can be both calendar years.
func (p *parser) bareSplit(next, year int, mark string, full bool) part {
	system := financialYear
	if p.c.PreferKind == AcademicYear {
		system = academicYear
	}
	a := p.split(next, system, year)
	if full && mark != "/" {
		both := monthsFrom(Months, year, time.January, 24)
		a.readings = append(a.readings, Reading{Span: both})
		a.ends = []Span{OfYear(year), OfYear(year + 1)}
	}
	return a
}

// split is the year of a system that runs over two calendar years.
func (p *parser) split(next int, system yearSystem, year int) part {
	s := p.startingIn(system, year)
	if startYear(s) != startYear(Span{Start: s.Last()}) {
		return one(next, s)
	}
	return part{next: next, unit: s.Kind,
		problem: fmt.Sprintf("names two years, but a %s is one calendar year here", s.Kind),
		hint:    fmt.Sprintf("type %q or %q", fmt.Sprint(year), fmt.Sprint(year+1)),
	}
}

// digitsYear reads "201819", which only a preference tells from a month.
func (p *parser) digitsYear(i int) []part {
	t := p.tok(i)
	year := t.value / 100
	if t.kind != number || t.digits != 6 || !validYear(year) || t.value%100 != (year+1)%100 || !p.stops(i+1) {
		return nil
	}
	switch p.c.PreferKind {
	case FinancialYear, FinancialQuarter, FinancialHalf:
		return []part{p.split(i+1, financialYear, year)}
	case AcademicYear:
		return []part{p.split(i+1, academicYear, year)}
	}
	if t.value%100 <= 12 || p.prose {
		return nil
	}
	return []part{{next: i + 1, problem: "can be a financial or an academic year",
		hint: fmt.Sprintf("type %q or %q", splitName(year), "academic year "+splitName(year))}}
}

func splitName(year int) string { return Naming{}.splitYear(year) }

// namedYear reads a year after the name of its system: "FY2018-19",
// "financial year 2018 to 2019", "fiscal 2019".
func (p *parser) namedYear(i int) []part {
	if next, ok := p.any(i, "fiscal"); ok {
		if year, end, ok := p.anyYear(next); ok && p.stops(end) {
			return []part{one(end, p.startingIn(financialYear, year-p.crossing(financialYear)))}
		}
	}
	for system, names := range yearNames {
		if next, ok := p.any(i, names...); ok {
			next = p.opt(next, "( fy )", "of", "'")
			return p.yearIn(next, yearSystem(system))
		}
	}
	return nil
}

// anyYear reads a year of four digits or of two.
func (p *parser) anyYear(i int) (year, next int, ok bool) {
	if year, ok := p.year4(i); ok {
		return year, i + 1, true
	}
	return p.shortYear(i)
}

// yearIn reads the year itself once its system is known.
func (p *parser) yearIn(i int, system yearSystem) []part {
	year, next, ok := p.anyYear(i)
	if !ok {
		return nil
	}
	var found []part
	if p.stops(next) {
		found = append(found, p.numbered(next, system, year))
	}
	if system == calendarYear {
		return found
	}
	if end, _, ok := p.splitYear(next - 1); ok && p.stops(end) {
		found = append(found, p.split(end, system, year))
	}
	if second, ok := p.year4(next + 1); ok && p.is(next, "to", "–", "-") && second == year+1 && p.stops(next+2) {
		found = append(found, p.split(next+2, system, year))
	}
	return found
}

// numbered is a year of a system with one number. Some houses name a
// financial year by its end, some by its start; neither is taken for granted.
func (p *parser) numbered(next int, system yearSystem, year int) part {
	a := one(next, p.startingIn(system, year-p.crossing(system)))
	if p.crossing(system) > 0 {
		a.readings = append(a.readings, Reading{Span: p.startingIn(system, year)})
	}
	return a
}

// crossing is 1 for a system whose years cross the new year, else 0.
func (p *parser) crossing(system yearSystem) int {
	s := p.startingIn(system, 2019)
	return startYear(Span{Start: s.Last()}) - startYear(s)
}

// yearAndName reads "2018/19 financial year" and "2019 calendar year".
func (p *parser) yearAndName(i int) []part {
	year, ok := p.year4(i)
	if !ok {
		return nil
	}
	next, _, split := p.splitYear(i)
	if !split {
		next = i + 1
	}
	for system, names := range yearNames {
		end, ok := p.any(next, names...)
		switch {
		case !ok || p.is(next, "year") || !p.stops(end):
			continue
		case split && yearSystem(system) != calendarYear:
			return []part{p.split(end, yearSystem(system), year)}
		case !split:
			return []part{p.numbered(end, yearSystem(system), year)}
		}
	}
	return nil
}

// yearAfter reads the year that belongs to what stands before token i: "2019",
// "of 2019", ", 2019", "'19".
func (p *parser) yearAfter(i int) []part {
	at := p.opt(i, ", of the", "of the", ", of", "of", "in the", "in", ",", "for")
	found := append(p.years(at), p.yearsNamedByEnd(at)...)
	if p.is(i, "/", "-", "–") && p.glued(i-1, i+1) {
		found = append(found, p.years(i+1)...)
	}
	found = append(found, p.ofTheYear(i)...)
	return append(found, p.shortYearAfter(i)...)
}

// yearsNamedByEnd reads "financial year ending March 2019" where a year is
// expected.
func (p *parser) yearsNamedByEnd(i int) []part {
	return slices.DeleteFunc(p.ending(i), func(a part) bool {
		return a.lacking() || !slices.Contains([]Kind{FinancialYear, AcademicYear, Months}, a.unit)
	})
}

// shortYearAfter reads a two-digit year, which in prose needs a mark: "Mar-19",
// "Q4'18".
func (p *parser) shortYearAfter(i int) []part {
	marked := p.is(i, "'") || p.is(i, "-", "/") && p.glued(i-1, i+1)
	if !marked && (p.prose || !p.tok(i-1).shortYearCanFollow()) {
		return nil
	}
	year, next, ok := p.shortYear(p.skip(i, "-", "/"))
	if !ok || !p.stops(next) {
		return nil
	}
	return []part{one(next, OfYear(year))}
}

// shortYearCanFollow keeps "Mar 19" from being read as March 2019 unless a
// preference says so: it can be a day.
func (t token) shortYearCanFollow() bool { return t.kind == number }
