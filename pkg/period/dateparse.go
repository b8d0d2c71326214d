package period

import (
	"fmt"
	"strings"
	"time"
)

// DateOrder says which part of a date like 03/04/2019 is the day.
type DateOrder int

// The orders. Unknown reads day first wherever such a date exists, and month
// first otherwise.
const (
	DayFirst DateOrder = iota
	MonthFirst
	Unknown
)

// DateEvidence is what one cell proves about the order of day and month in
// its column.
type DateEvidence int

// The evidence a date gives.
const (
	// NoEvidence: the cell names its month or starts with the year, or both
	// orders give the same day (04/04/2019).
	NoEvidence DateEvidence = iota
	// EitherOrder: both orders give a date, and not the same one. The cell
	// was read in the order asked for, day first if that was Unknown.
	EitherOrder
	// ProvesDayFirst: only the day-first reading exists (31/01/2019).
	ProvesDayFirst
	// ProvesMonthFirst: only the month-first reading exists (01/31/2019).
	ProvesMonthFirst
)

// ParseDate reads a cell that holds one date, and says what it proves about
// the order of day and month. It reads ISO 8601 ("2019-03-04", "20190304"),
// slashed, dotted and hyphened dates ("04/03/2019", "4.3.19"), and dates
// with the month in words ("4 Mar 2019", "4-Mar-19", "March 4, 2019"), each
// also after a day of the week, which must be the right one.
//
// A time of day may follow, with a zone or without. It must be a real time,
// and is dropped: the day is the day as written, never moved to another zone.
//
// Two-digit years up to 68 are of this century, from 69 of the last, as
// POSIX has it. Years outside 1800 to 2199 are errors, as is a date that
// exists only in the other order than the one asked for. Errors are of type
// *ParseError.
func ParseDate(cell string, order DateOrder) (Day, DateEvidence, error) {
	cell = strings.TrimSpace(cell)
	p := cellParser{tokens: tokenise(cell), order: order}
	day, evidence, reason := p.date()
	if reason == "" {
		reason = p.rest()
	}
	if reason != "" {
		return 0, NoEvidence, &ParseError{Text: cell, Reason: reason, hint: p.hint}
	}
	return day, evidence, nil
}

// cellParser reads the tokens of one cell from left to right.
type cellParser struct {
	tokens []token
	at     int
	order  DateOrder
	hint   string
}

const (
	dateHint = `write dates like "2019-03-04", "04/03/2019" or "4 March 2019"`
	notADate = "is not a date"
)

func (p *cellParser) peek() token { return p.tokens[p.at] }

// take moves past the next token if it is one of these symbols or words.
func (p *cellParser) take(texts ...string) bool {
	for _, text := range texts {
		if t := p.peek(); t.kind != number && t.text == text {
			p.at++
			return t.kind != endToken
		}
	}
	return false
}

// number moves past a number of at most the given digits.
func (p *cellParser) number(most int) (token, bool) {
	t := p.peek()
	if t.kind != number || t.digits > most {
		return t, false
	}
	p.at++
	return t, true
}

// month moves past the name of a month and the full stop of its abbreviation.
func (p *cellParser) month() (time.Month, bool) {
	m := monthOf(p.peek().text)
	if m == 0 {
		return 0, false
	}
	p.at++
	p.take(".")
	return m, true
}

// date reads the day; a reason says why there is none.
func (p *cellParser) date() (Day, DateEvidence, string) {
	p.hint = dateHint
	weekday, given := weekdayOf(p.peek().text)
	if given {
		p.at++
		p.take(".")
		p.take(",")
	}
	day, evidence, reason := p.dayMonthYear()
	if reason == "" && given && day.Weekday() != weekday {
		return 0, 0, fmt.Sprintf("is not a %s but a %s", weekday, day.Weekday())
	}
	return day, evidence, reason
}

func (p *cellParser) dayMonthYear() (Day, DateEvidence, string) {
	if m, ok := p.month(); ok {
		return p.afterMonth(m)
	}
	first, ok := p.number(8)
	switch {
	case !ok:
		return 0, 0, notADate
	case first.digits == 8:
		return numberedDate(first.value/10000, first.value/100%100, first.value%100)
	case first.digits == 4:
		return p.afterYear(first.value)
	case first.digits > 2:
		return 0, 0, notADate
	}
	p.ordinal()
	mark := p.mark()
	if m, ok := p.month(); ok {
		p.mark()
		return p.namedDate(first, m)
	}
	return p.numbers(first, mark)
}

// ordinal moves past the "th" of "4th".
func (p *cellParser) ordinal() {
	if p.peek().glued {
		p.take("st", "nd", "rd", "th")
	}
	p.take("of")
}

// mark moves past what stands between the parts of a date.
func (p *cellParser) mark() string {
	t := p.peek()
	if p.take("/", "-", ".", ",") {
		return t.text
	}
	return ""
}

// afterMonth reads "4, 2019" after "March".
func (p *cellParser) afterMonth(m time.Month) (Day, DateEvidence, string) {
	p.mark()
	day, ok := p.number(2)
	if !ok {
		return 0, 0, notADate
	}
	p.ordinal()
	p.mark()
	return p.namedDate(day, m)
}

// namedDate reads the year of a date whose month is in words.
func (p *cellParser) namedDate(day token, m time.Month) (Day, DateEvidence, string) {
	year, ok := p.year()
	if !ok {
		p.hint = `add the year, as in "4 March 2019"`
		return 0, 0, "has no year"
	}
	return numberedDate(year, int(m), day.value)
}

func (p *cellParser) year() (int, bool) {
	p.take("'")
	t, ok := p.number(4)
	if !ok || t.digits == 1 || t.digits == 3 {
		return 0, false
	}
	return fullYear(t), true
}

// fullYear gives a two-digit year its century.
func fullYear(t token) int {
	switch {
	case t.digits > 2:
		return t.value
	case t.value < 69:
		return 2000 + t.value
	}
	return 1900 + t.value
}

// afterYear reads "-03-04" or "-Mar-04" after "2019".
func (p *cellParser) afterYear(year int) (Day, DateEvidence, string) {
	mark := p.mark()
	m, named := p.month()
	if !named {
		t, ok := p.number(2)
		if !ok || mark == "" {
			return 0, 0, notADate
		}
		m = time.Month(t.value)
	}
	if p.mark() != mark {
		return 0, 0, notADate
	}
	day, ok := p.number(2)
	if !ok {
		p.hint = dateHint
		return 0, 0, "has no day"
	}
	return numberedDate(year, int(m), day.value)
}

// numbers reads the rest of a date like 03/04/2019, whose order is open.
func (p *cellParser) numbers(first token, mark string) (Day, DateEvidence, string) {
	second, ok := p.number(2)
	if !ok || mark == "" || mark == "," || p.mark() != mark {
		return 0, 0, notADate
	}
	year, ok := p.year()
	if !ok {
		return 0, 0, notADate
	}
	return p.ordered(year, first.value, second.value)
}

// ordered decides between the two orders.
func (p *cellParser) ordered(year, first, second int) (Day, DateEvidence, string) {
	dayFirst := validDate(year, time.Month(second), first)
	monthFirst := validDate(year, time.Month(first), second)
	evidence := NoEvidence
	switch {
	case dayFirst && !monthFirst:
		evidence = ProvesDayFirst
	case monthFirst && !dayFirst:
		evidence = ProvesMonthFirst
	case first != second:
		evidence = EitherOrder
	}
	if p.order == MonthFirst && evidence == ProvesDayFirst {
		p.hint = "it is a date if the day comes first"
		return 0, 0, "is not a date with the month first"
	}
	if p.order == DayFirst && evidence == ProvesMonthFirst {
		p.hint = "it is a date if the month comes first"
		return 0, 0, "is not a date with the day first"
	}
	if p.order == MonthFirst || evidence == ProvesMonthFirst {
		first, second = second, first
	}
	day, _, reason := numberedDate(year, second, first)
	return day, evidence, reason
}

// numberedDate is the date of a year, a month and a day, if it exists.
func numberedDate(year, month, day int) (Day, DateEvidence, string) {
	switch {
	case !validYear(year):
		return 0, 0, fmt.Sprintf("has a year outside %d to %d", firstYear, lastYear)
	case !validDate(year, time.Month(month), day):
		return 0, 0, "is a date that does not exist"
	}
	return NewDay(year, time.Month(month), day), NoEvidence, ""
}

// rest reads what may follow a date: a time of day and a zone.
func (p *cellParser) rest() string {
	p.hint = dateHint
	p.take(",")
	if p.peek().kind == endToken {
		return ""
	}
	p.take("t", "at")
	if !p.clock() {
		return "has more than a date in it"
	}
	p.zone()
	if p.peek().kind != endToken {
		return "has more than a date and a time in it"
	}
	return ""
}

// clock reads a time of day: "10:00", "00:00:00.000", "9:30 PM".
func (p *cellParser) clock() bool {
	hour, ok := p.number(2)
	if !ok || hour.value > 23 || !p.sixty() {
		return false
	}
	if p.peek().text == ":" && !p.sixty() {
		return false
	}
	if p.take(".", ",") {
		if t := p.peek(); t.kind != number || !t.glued {
			return false
		}
		p.at++
	}
	if p.take("am", "pm") {
		return hour.value >= 1 && hour.value <= 12
	}
	return true
}

// sixty reads ":" and minutes or seconds.
func (p *cellParser) sixty() bool {
	if !p.take(":") {
		return false
	}
	t, ok := p.number(2)
	return ok && t.digits == 2 && t.value < 60
}

// zone reads a zone: "Z", "UTC", "+01:00", "-0500", "+00".
func (p *cellParser) zone() {
	p.take("z", "utc", "gmt", "bst")
	if !p.take("+", "-", "–") {
		return
	}
	if _, ok := p.number(4); ok && p.take(":") {
		p.number(2)
	}
}
