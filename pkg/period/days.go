package period

import (
	"fmt"
	"strings"
	"time"
)

// MayHoldDay says whether a text has what every date in it is written with: the
// name of a month and a number, three numbers with a dash, a slash or a point
// between them, or "the first day of 2019". It looks at no more than that, and so costs little: FindPhrases
// finds the dates.
func MayHoldDay(text string) bool {
	numbers, months, joined := false, false, 0
	for _, t := range tokenise(text) {
		switch {
		case t.kind == number:
			numbers = true
			joined++
		case t.kind != symbol || !t.glued || !strings.Contains("-/.", t.text):
			joined = 0
		}
		months = months || t.kind == word && (monthOf(t.text) != 0 || t.text == "day")
		if joined == 3 || numbers && months {
			return true
		}
	}
	return false
}

// days reads the ways to write a date.
func (p *parser) days(i int) []part {
	weekday, named := weekdayOf(p.tok(i).text)
	if named {
		i = p.opt(i+1, ". ,", ".", ",")
		i = p.skip(i, "the")
	}
	found := append(p.isoDay(i), p.slashedDay(i)...)
	found = append(found, p.dayMonth(i)...)
	found = append(found, p.monthDay(i)...)
	if !named {
		return found
	}
	for k, a := range found {
		found[k] = a.onWeekday(weekday)
	}
	return found
}

// onWeekday refuses a date whose day of the week is not the one written. A
// date without a year is asked again once its year is known.
func (a part) onWeekday(want time.Weekday) part {
	a.weekday = &want
	for _, r := range a.readings {
		if got := r.Span.Start.Weekday(); got != want && a.problem == "" {
			a.problem = fmt.Sprintf("is a %s, not a %s", got, want)
			a.hint = "check the day of the week and the year"
			a.readings = nil
		}
	}
	return a
}

// isoDay reads "2019-03-04", "2019/03/04" and "20190304".
func (p *parser) isoDay(i int) []part {
	t := p.tok(i)
	if t.kind == number && t.digits == 8 && !p.prose && p.stops(i+1) {
		return dayOfNumbers(i+1, t.value/10000, t.value/100%100, t.value%100)
	}
	year, ok := p.year4(i)
	month, isMonth := p.small(i+2, 1, 12)
	day, isDay := p.small(i+4, 1, 31)
	mark := p.tok(i + 1).text
	if !ok || !isMonth || !isDay || !p.is(i+1, "-", "/", ".") || !p.is(i+3, mark) || !p.glued(i, i+4) || !p.stops(i+5) {
		return nil
	}
	return dayOfNumbers(i+5, year, month, day)
}

func dayOfNumbers(next, year, month, day int) []part {
	if !validDate(year, time.Month(month), day) {
		return []part{{next: next, unit: DayKind, problem: "does not exist", hint: "check its numbers"}}
	}
	return []part{one(next, OfDay(NewDay(year, time.Month(month), day)))}
}

// slashedDay reads "04/03/2019". The order not taken is kept as a minor
// reading.
func (p *parser) slashedDay(i int) []part {
	first, ok := p.small(i, 1, 31)
	second, ok2 := p.small(i+2, 1, 31)
	mark := p.tok(i + 1).text
	if !ok || !ok2 || !p.is(i+1, "/", "-", ".") || !p.is(i+3, mark) || !p.glued(i, i+4) || p.afterSlash(i) {
		return nil
	}
	t, next := p.tok(i+4), i+5
	year := fullYear(t)
	if t.kind != number || t.digits != 2 && t.digits != 4 || !validYear(year) || !p.stops(next) || p.is(next, "/", "-", ".") && p.glued(next-1, next+1) && p.tok(next+1).kind == number {
		return nil
	}
	if p.c.DateOrder == MonthFirst || !validDate(year, time.Month(second), first) {
		first, second = second, first
	}
	found := dayOfNumbers(next, year, second, first)
	if validDate(year, time.Month(first), second) {
		other := Reading{Span: OfDay(NewDay(year, time.Month(first), second)), Minor: true}
		found[0].readings = append(found[0].readings, other)
	}
	return found
}

// dayNumber reads "4" or "4th".
func (p *parser) dayNumber(i int) (day, next int, ok bool) {
	day, ok = p.small(i, 1, 31)
	if !ok || p.insideNumber(i) {
		return 0, 0, false
	}
	next = i + 1
	if p.tok(next).glued {
		next = p.skip(next, "st", "nd", "rd", "th")
	}
	return day, next, true
}

func dayPart(next int, m time.Month, day int, byMonth bool) part {
	return part{next: next, unit: DayKind, day: day, month: m, byMonth: byMonth, of: func(year Span) (Span, bool) {
		month := monthIn(year, m)
		return OfDay(month.Start + Day(day-1)), day <= month.Days()
	}}
}

// dayMonth reads "4 March", "4th of March 2019" and "4-Mar-19".
func (p *parser) dayMonth(i int) []part {
	day, next, ok := p.dayNumber(i)
	if !ok {
		return nil
	}
	if p.is(next, "-") && p.glued(next-1, next+1) {
		next++
	}
	m, next, ok := p.monthName(p.skip(next, "of"))
	if !ok || !p.stops(next) {
		return nil
	}
	return p.dated(dayPart(next, m, day, false))
}

// monthDay reads "March 4" and "March 4th, 2019".
func (p *parser) monthDay(i int) []part {
	m, next, ok := p.monthName(i)
	if !ok {
		return nil
	}
	day, next, ok := p.dayNumber(p.skip(next, "the"))
	if !ok || !p.stops(next) {
		return nil
	}
	return p.dated(dayPart(next, m, day, true))
}

// dated adds the year of a date; typed dates can end with two digits.
func (p *parser) dated(a part) []part {
	found := p.withYear(a, true)
	if year, next, ok := p.shortYear(a.next); ok && !p.prose && p.stops(next) {
		found = append(found, a.inYears(next, one(next, OfYear(year))))
	}
	return found
}

// weeks reads ISO weeks and weeks named by a day.
func (p *parser) weeks(i int) []part {
	found := p.isoWeek(i)
	found = append(found, p.numberedWeek(i)...)
	return append(found, p.weekOfDay(i)...)
}

// isoWeek reads "2019-W07" and "week 2019-W07".
func (p *parser) isoWeek(i int) []part {
	i = p.opt(i, "week", "week of")
	year, ok := p.year4(i)
	if !ok {
		return nil
	}
	at := p.skip(i+1, "-")
	n, ok := p.small(at+1, 1, 53)
	if !ok || !p.is(at, "w") || !p.glued(at, at+1) || !p.stops(at+2) {
		return nil
	}
	return []part{weekPart(at+2, n).inYears(at+2, one(at, OfYear(year)))}
}

func weekPart(next, n int) part {
	return part{next: next, unit: Week, of: func(year Span) (Span, bool) {
		s, ok := OfWeek(startYear(year), n)
		return s, ok && year.Kind == Year
	}}
}

// numberedWeek reads "week 7 of 2019", "W07 2019" and "2019 week 7".
func (p *parser) numberedWeek(i int) []part {
	if year, ok := p.year4(i); ok {
		next, named := p.any(p.skip(i+1, ",", "-"), "week", "wk")
		n, isNumber := p.small(next, 1, 53)
		if !named || !isNumber || !p.stops(next+1) {
			return nil
		}
		return []part{weekPart(next+1, n).inYears(next+1, one(i+1, OfYear(year)))}
	}
	next, ok := p.any(i, "week", "wk", "week number", "week no", "week no .")
	if !ok && p.is(i, "w") && p.tok(i+1).glued {
		next, ok = i+1, true
	}
	n, isNumber := p.small(next, 1, 53)
	if !ok || !isNumber || !p.stops(next+1) {
		return nil
	}
	return p.withYear(weekPart(next+1, n), true)
}

// weekOfDay reads "week ending 10 March 2019", "w/c 4 March 2019" and "the
// week of 4 to 10 March 2019".
func (p *parser) weekOfDay(i int) []part {
	if next, ok := p.any(i, "week ending", "week ended", "week to", "w / e", "week ending on", "seven days to", "seven days ending"); ok {
		return p.mappedDays(next, func(s Span) (Span, bool) { return span(Week, s.End-7, s.End), true })
	}
	if next, ok := p.any(i, "week commencing", "week beginning", "week starting", "week from", "w / c", "w / b", "week commencing on", "week beginning on"); ok {
		return p.mappedDays(next, func(s Span) (Span, bool) { return span(Week, s.Start, s.Start+7), true })
	}
	next, ok := p.any(i, "week of", "week")
	if !ok {
		return nil
	}
	return append(p.weekRange(next), p.weekAround(next)...)
}

// mappedDays reads a date and applies a rule to it.
func (p *parser) mappedDays(i int, rule func(Span) (Span, bool)) []part {
	var found []part
	for _, day := range p.days(p.skip(i, "the")) {
		found = append(found, day.mapped(Week, rule))
	}
	return found
}

// weekRange reads "4 to 10 March 2019" after "the week of".
func (p *parser) weekRange(i int) []part {
	var found []part
	for _, r := range p.ranges(i) {
		week := r.mapped(Week, func(s Span) (Span, bool) { return span(Week, s.Start, s.End), s.Days() == 7 })
		if len(week.readings) > 0 || week.lacking() {
			found = append(found, week)
		}
	}
	return found
}

// weekAround reads one day after "the week of": the week that starts on it,
// if it is a Monday, else either that week or the one it falls in.
func (p *parser) weekAround(i int) []part {
	var found []part
	for _, day := range p.days(i) {
		week := day.mapped(Week, func(s Span) (Span, bool) { return span(Week, s.Start, s.Start+7), true })
		for _, r := range day.readings {
			week.readings = append(week.readings, Reading{Span: ByWeek.Of(r.Span.Start, p.c), Minor: r.Minor})
		}
		found = append(found, week)
	}
	return found
}
