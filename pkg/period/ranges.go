package period

import (
	"fmt"
	"slices"
	"time"
)

// ranges reads the periods made of two ends: "January to June 2019", "between
// July 2017 and January 2018", "4 to 31 March 2019", "2015-2019".
func (p *parser) ranges(i int) []part {
	if p.depth >= maxDepth {
		return nil
	}
	return p.rangesFrom(i, p.parts(p.skip(i, "between", "from")))
}

// rangesFrom is ranges where the single periods that the first end can be have
// been read.
func (p *parser) rangesFrom(i int, starts []part) []part {
	if p.depth >= maxDepth {
		return nil
	}
	r := ranger{parser: p, between: p.is(i, "between"), lead: p.is(i, "between", "from")}
	i = p.skip(i, "between", "from")
	var found []part
	for _, a := range slices.Concat(starts, r.bareDay(i), r.newYear(i)) {
		if a.rangeable() {
			found = append(found, r.endings(a)...)
		}
	}
	return slices.Concat(found, r.betweenRanges(i), r.monthList(i))
}

// betweenRanges reads two ranges that something lies between: "between July to
// December 2017 and January to June 2018".
func (r ranger) betweenRanges(i int) []part {
	if !r.between {
		return nil
	}
	var found []part
	for _, a := range r.rangesFrom(i, r.parts(i)) {
		if len(a.readings) == 0 || !r.is(a.next, "and") {
			continue
		}
		sep := separator{"and", a.next + 1}
		for _, b := range r.rangesFrom(sep.next, r.parts(sep.next)) {
			joined := part{next: b.next, unit: Months}
			if r.pairs(&joined, a, b, sep); len(joined.readings) > 0 {
				found = append(found, joined)
			}
		}
	}
	return found
}

// monthList reads three months or more that follow each other and are told one
// by one: "January, February and March 2019".
func (r ranger) monthList(i int) []part {
	last, next, ok := r.monthName(i)
	n := 1
	for ok {
		at := r.skip(r.skip(next, ","), "and", "&")
		m, end, named := r.monthName(at)
		if !named || at == next || m != last%12+1 {
			break
		}
		last, next, n = m, end, n+1
	}
	if n < 3 {
		return nil
	}
	return r.withYear(part{next: next, unit: Months, of: func(year Span) (Span, bool) {
		end := monthIn(year, last)
		return Between(end.Start.AddMonths(1-n), end.End-1), true
	}}, true)
}

// ranger reads one range; between and lead tell how it was introduced.
type ranger struct {
	*parser
	between, lead bool
}

// rangeable says whether a part can be one end of a range. A rolling year
// cannot: "from the year ending March 2018 to …" compares two years.
func (a part) rangeable() bool {
	return a.problem == "" && a.unit != RollingYear && a.unit != Months && a.unit != Custom
}

// bareDay reads the "4" of "4 to 31 March 2019".
func (r ranger) bareDay(i int) []part {
	day, next, ok := r.dayNumber(i)
	if !ok || !r.stops(next) {
		return nil
	}
	return []part{{next: next, unit: DayKind, day: day}}
}

// newYear reads the "New Year" of "between New Year and the end of June".
func (r ranger) newYear(i int) []part {
	next, ok := r.any(r.skip(i, "the"), "new year ' s day", "new year", "the start of the year", "start of the year")
	if !ok || !r.lead {
		return nil
	}
	return []part{monthPart(next, time.January)}
}

// bare says whether a part is the number of a day and no more.
func (a part) bare() bool { return a.unit == DayKind && a.of == nil && a.readings == nil }

// endings joins a with every end that can follow it.
func (r ranger) endings(a part) []part {
	var found []part
	for _, sep := range r.separators(a) {
		for _, b := range r.lastParts(a, sep) {
			if joined := r.join(a, b, sep); joined.useful() {
				found = append(found, r.inclusive(joined))
			}
		}
	}
	return append(found, r.shortYears(a)...)
}

// separator is what stands between two ends, with the token after it.
type separator struct {
	text string
	next int
}

// separators reads what can stand after the first end of a range.
func (r ranger) separators(a part) []separator {
	i := r.skip(a.next, ",")
	if next, ok := r.any(i, "to the end of", "to end of", "to end", "to", "until the end of", "until", "till", "til",
		"through to", "through", "thru", "up to", "up until", "up to the end of"); ok {
		return []separator{{"to", next}}
	}
	if next, ok := r.any(i, "-", "–", ". ."); ok {
		return []separator{{"–", next}}
	}
	if r.is(i, "and", "&") && (r.between || a.unit == Month && a.lacking()) {
		return []separator{{"and", r.opt(i+1, "the end of", "end of")}}
	}
	if r.is(i, "/") && (a.unit == Month || a.unit == DayKind) {
		return []separator{{"/", i + 1}}
	}
	return nil
}

// lastParts reads the second end of a range.
func (r ranger) lastParts(a part, sep separator) []part {
	i := r.skip(sep.next, "from")
	found := slices.DeleteFunc(r.parts(i), func(b part) bool {
		return !b.rangeable() || a.bare() && b.day == 0
	})
	if !a.byMonth || !a.lacking() {
		return found
	}
	day, next, ok := r.dayNumber(i)
	if !ok || !r.stops(next) {
		return found
	}
	return append(found, r.withYear(dayPart(next, a.month, day, true), true)...)
}

// join makes a range of two ends, lending a year from one to the other.
func (r ranger) join(a, b part, sep separator) part {
	joined := part{next: b.next, unit: Months, relative: a.relative || b.relative}
	if a.bare() {
		a.of = r.sameMonth(a, b)
	}
	switch {
	case (a.unit == Week) != (b.unit == Week),
		a.isYear() && b.lacking(), b.isYear() && a.lacking(),
		a.isYear() && !b.isYear() && sep.text == "–":
		return part{}
	case a.lacking() && b.lacking():
		joined.of = func(year Span) (Span, bool) {
			pair, ok := lend(a, b, Reading{Span: year})
			return pair.whole(), ok
		}
		return r.plausible(joined, a, b, sep)
	case a.lacking():
		for _, year := range b.yearsWritten() {
			r.add(&joined, a, b, year, sep)
		}
	case b.lacking():
		for _, year := range a.yearsWritten() {
			r.add(&joined, a, b, year, sep)
		}
	default:
		r.pairs(&joined, a, b, sep)
	}
	return r.plausible(joined, a, b, sep)
}

// isYear says whether a part is a year, which has no year to lend.
func (a part) isYear() bool {
	return a.unit == Year || a.unit == FinancialYear || a.unit == AcademicYear
}

// sameMonth gives a bare day the month of the day it is joined with.
func (r ranger) sameMonth(a, b part) func(Span) (Span, bool) {
	return func(year Span) (Span, bool) {
		last, ok := b.spanIn(year)
		first := ByMonth.Of(last.Start, r.c).Start + Day(a.day-1)
		return OfDay(first), ok && first < last.Start
	}
}

// spanIn is the part in a year, or its first reading where it has no need of
// one.
func (a part) spanIn(year Span) (Span, bool) {
	if a.of != nil {
		return a.of(year)
	}
	if len(a.readings) == 0 {
		return Span{}, false
	}
	return a.readings[0].Span, true
}

// yearsWritten are the years a part can lend: those written beside it, else
// the calendar years of its readings.
func (a part) yearsWritten() []Reading {
	if a.years != nil {
		return a.years
	}
	var years []Reading
	for _, reading := range a.readings {
		years = append(years, Reading{Span: OfYear(startYear(reading.Span)), Minor: reading.Minor, Explain: reading.Explain})
	}
	return years
}

// pair is the two ends of a range.
type pair struct{ first, last Span }

func (p pair) whole() Span { return Between(p.first.Start, p.last.End-1) }

func (p pair) ordered() bool { return p.first.Start < p.last.Start && p.first.End < p.last.End }

// lend completes the end that lacks a year. "November to February 2019"
// starts in 2018, and "November 2018 to February" ends in 2019.
func lend(a, b part, year Reading) (pair, bool) {
	first, ok1 := a.spanIn(year.Span)
	last, ok2 := b.spanIn(year.Span)
	p := pair{first, last}
	if !ok1 || !ok2 || p.ordered() || year.Span.Kind != Year || a.bare() {
		return p, ok1 && ok2 && p.ordered()
	}
	if a.lacking() && !b.lacking() {
		p.first, ok1 = a.of(OfYear(startYear(year.Span) - 1))
	} else if b.lacking() {
		p.last, ok1 = b.of(OfYear(startYear(year.Span) + 1))
	}
	return p, ok1 && p.ordered() && !p.slip()
}

// slip says whether a range over the new year looks like two ends in the
// wrong order: "30 June to 1 June 2019" is no year, "6 June to 5 June" is.
func (p pair) slip() bool {
	_, m1, _ := p.first.Start.Date()
	_, m2, _ := p.last.Start.Date()
	return p.first.Kind == DayKind && m1 == m2 && p.first.Start.AddMonths(12) != p.last.End
}

// add adds the reading of a range whose ends share a year.
func (r ranger) add(joined *part, a, b part, year Reading, sep separator) {
	if p, ok := lend(a, b, year); ok {
		r.addPair(joined, p, year.Minor, sep)
	}
}

// pairs adds the readings of a range whose ends are both complete. Ends that
// are written alike are read alike: both months or both financial years, both
// day first or both month first.
func (r ranger) pairs(joined *part, a, b part, sep separator) {
	if len(a.readings) == len(b.readings) {
		for i, first := range a.readings {
			r.addIfPair(joined, first, b.readings[i], sep)
		}
		return
	}
	for _, alike := range []bool{true, false} {
		for _, first := range a.readings {
			for _, last := range b.readings {
				if !first.Minor && !last.Minor && (first.Span.Kind == last.Span.Kind) == alike && len(joined.readings) == 0 {
					r.addIfPair(joined, first, last, sep)
				}
			}
		}
	}
}

// addIfPair adds the reading of a range from two complete ends, if they are
// in order and of systems that mix: "2015 to May 2018", but not a financial
// year with anything else. The same month twice, as forms with two fields send
// it, is that month.
func (r ranger) addIfPair(joined *part, first, last Reading, sep separator) {
	p := pair{first.Span, last.Span}
	if first.Span.Same(last.Span) {
		joined.readings = append(joined.readings, first)
		return
	}
	kinds := p.first.Kind == p.last.Kind || p.first.Kind.plain() && p.last.Kind.plain()
	if kinds && p.ordered() {
		r.addPair(joined, p, first.Minor || last.Minor, sep)
	}
}

// plain says whether a kind belongs to the calendar alone.
func (k Kind) plain() bool {
	switch k {
	case DayKind, Week, Month, Quarter, HalfYear, Year:
		return true
	}
	return false
}

// addPair adds one reading of a range, and beside it the others that the
// words have.
func (r ranger) addPair(joined *part, p pair, minor bool, sep separator) {
	if split, ok := r.asSplitYear(p, sep); ok {
		joined.readings = append(joined.readings, split)
	}
	joined.readings = append(joined.readings, Reading{Span: p.whole(), Minor: minor})
	if joined.ends == nil {
		joined.ends = []Span{p.first, p.last}
	}
	if r.between && p.last.Kind == Month {
		joined.readings = append(joined.readings, Reading{
			Span: Between(p.first.Start, p.last.Start-1), Minor: true,
			Explain: "up to the start of " + Name(p.last, Naming{}),
		})
	}
}

// asSplitYear reads "2018 to 2019", without "from" or "between", as one
// financial year, the way GOV.UK writes it.
func (r ranger) asSplitYear(p pair, sep separator) (Reading, bool) {
	years := p.first.Kind == Year && p.last.Kind == Year && p.first.End == p.last.Start
	if !years || r.lead || sep.text == "and" {
		return Reading{}, false
	}
	system := financialYear
	if r.c.PreferKind == AcademicYear {
		system = academicYear
	}
	s := r.startingIn(system, startYear(p.first))
	return Reading{Span: s}, s.Kind != Year && !s.Same(p.first)
}

// plausible drops what is no range: months joined by "and" or a slash that
// are not neighbours. Ends in the wrong order are a problem to tell.
func (r ranger) plausible(joined, a, b part, sep separator) part {
	if joined.of == nil && len(joined.readings) == 0 {
		joined.problem = "ends before it starts"
		joined.hint = "write the earlier end first"
		if r.prose {
			return part{}
		}
		return joined
	}
	apart := a.unit != DayKind && (sep.text == "/" || sep.text == "and" && !r.between)
	sample, ok := joined.spanIn(OfYear(2019))
	if n, whole := sample.Months(); apart && (!ok || !whole || n != 2) {
		return part{}
	}
	return joined
}

// inclusive moves past "inclusive", which settles that the last month counts.
func (r ranger) inclusive(joined part) part {
	next, ok := r.any(joined.next, "inclusive", ", inclusive", "( inclusive )", "both inclusive", "( both inclusive )")
	if !ok {
		return joined
	}
	joined.next = next
	joined.readings = slices.DeleteFunc(joined.readings, func(reading Reading) bool { return reading.Minor })
	return joined
}

// shortYears reads "2002–12" and "2015-19" as years. Typed with a hyphen,
// "2001-09" is first of all a month.
func (r ranger) shortYears(a part) []part {
	dash := r.tok(a.next).text
	t := r.tok(a.next + 1)
	if a.unit != Year || len(a.readings) != 1 || !r.is(a.next, "-", "–") || !r.glued(a.next-1, a.next+1) || t.kind != number || t.digits != 2 || !r.stops(a.next+2) {
		return nil
	}
	first := startYear(a.readings[0].Span)
	last := first/100*100 + t.value
	if last <= first+1 {
		return nil
	}
	minor := dash == "-" && t.value <= 12 && !r.prose
	ends := []Span{OfYear(first), OfYear(last)}
	return []part{{next: a.next + 2, unit: Months, ends: ends, readings: []Reading{{
		Span: Between(ends[0].Start, ends[1].End-1), Minor: minor, Explain: fmt.Sprintf("the years %d to %d", first, last),
	}}}}
}

// yearThenMonths reads "2019 (January to June)" and "2019: Jan-Jun".
func (p *parser) yearThenMonths(i int) []part {
	var found []part
	for _, year := range p.plainYear(i) {
		open := p.is(year.next, "(")
		if !open && !p.is(year.next, ":", ",") {
			continue
		}
		for _, months := range p.ranges(year.next + 1) {
			if months.lacking() && (!open || p.is(months.next, ")")) {
				found = append(found, months.inYears(p.skip(months.next, ")"), year))
			}
		}
	}
	return found
}
