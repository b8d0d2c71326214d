// Package period is about spans of time: every reading of a phrase that
// names one, and how spans are compared, shifted, split, tiled and named in
// words.
//
// A span is a run of whole days. Inside it is half-open; where people type
// or read it, both ends are included. A phrase with two readings ("2011-12":
// a month or a financial year) gives both: nothing here settles an ambiguity
// by a guess.
//
// The package knows nothing of clocks, time zones, holidays or seasons, does
// not read the current time, and does not know which spans some data cover.
package period

import (
	"cmp"
	"time"
)

// Kind says what sort of period a span is, which its days alone do not
// settle: April 2018 to March 2019 can be a financial year, a rolling year
// or just twelve months.
type Kind int

// The kinds of span. Custom, the zero Kind, is any run of days, and as a
// preference means none. A Week is any seven days; a RollingYear is twelve
// months named by their end ("the year ending June 2019"); Months is any run
// of whole months that is none of the others.
const (
	Custom Kind = iota
	DayKind
	Week
	Month
	Quarter
	HalfYear
	Year
	FinancialYear
	AcademicYear
	FinancialQuarter
	FinancialHalf
	RollingYear
	Months
)

var kindNames = [...]string{
	"days", "day", "week", "month", "quarter", "half-year", "year",
	"financial year", "academic year", "financial quarter",
	"half of a financial year", "rolling year", "months",
}

// String returns the kind in words, such as "financial year".
func (k Kind) String() string {
	if k < 0 || int(k) >= len(kindNames) {
		return "unknown kind"
	}
	return kindNames[k]
}

// Span is a run of whole days from Start up to, and not including, End.
// Label is the text it was read from, as typed, and may be empty; it plays
// no part in comparing spans. A Span whose End is not after its Start is
// empty; no reader of this package returns one without an error.
type Span struct {
	Start, End Day
	Kind       Kind
	Label      string
}

// Between returns the span from the first to the last day, both included,
// with the kind its days settle: a day, a calendar month, quarter, half-year
// or year, a run of months, or Custom.
func Between(first, last Day) Span {
	return span(naturalKind(first, last+1), first, last+1)
}

// OfYear returns a calendar year.
func OfYear(year int) Span {
	return monthsFrom(Year, year, time.January, 12)
}

// OfHalf returns a calendar half-year: half is 1 or 2.
func OfHalf(year, half int) Span {
	return monthsFrom(HalfYear, year, time.Month(6*half-5), 6)
}

// OfQuarter returns a calendar quarter: quarter is 1 to 4.
func OfQuarter(year, quarter int) Span {
	return monthsFrom(Quarter, year, time.Month(3*quarter-2), 3)
}

// OfMonth returns a calendar month.
func OfMonth(year int, month time.Month) Span {
	return monthsFrom(Month, year, month, 1)
}

// OfDay returns the span of a single day.
func OfDay(d Day) Span { return span(DayKind, d, d+1) }

// OfWeek returns an ISO week, Monday to Sunday, and false where the year has
// no week of that number.
func OfWeek(year, week int) (Span, bool) {
	start := NewDay(year, time.January, 4).monday() + Day(7*(week-1))
	s := span(Week, start, start+7)
	y, w := start.ISOWeek()
	return s, y == year && w == week
}

// OfFinancialYear returns the financial year that starts in the given
// calendar year: 2018 for 2018/19. The month it starts in is c's.
func OfFinancialYear(startYear int, c Context) Span {
	return monthsFrom(FinancialYear, startYear, c.financialStart(), 12)
}

// OfAcademicYear returns the academic year that starts in the given calendar
// year: 2018 for 2018/19. The month it starts in is c's.
func OfAcademicYear(startYear int, c Context) Span {
	return monthsFrom(AcademicYear, startYear, c.academicStart(), 12)
}

func span(k Kind, start, end Day) Span { return Span{Start: start, End: end, Kind: k} }

func monthsFrom(k Kind, year int, month time.Month, n int) Span {
	return span(k, NewDay(year, month, 1), NewDay(year, month+time.Month(n), 1))
}

// Last returns the last day of the span.
func (s Span) Last() Day { return s.End - 1 }

// Days returns the number of days, 0 for an empty span.
func (s Span) Days() int { return max(0, int(s.End)-int(s.Start)) }

// Months returns how many months the span holds, and whether it is made of
// whole calendar months; if it is not, the number is 0.
func (s Span) Months() (n int, whole bool) {
	if s.End <= s.Start || !s.Start.firstOfMonth() || !s.End.firstOfMonth() {
		return 0, false
	}
	y1, m1, _ := s.Start.Date()
	y2, m2, _ := s.End.Date()
	return 12*(y2-y1) + int(m2-m1), true
}

// Same says whether two spans have the same days, whatever their kinds.
func (s Span) Same(t Span) bool { return s.Start == t.Start && s.End == t.End }

// Contains says whether every day of t is a day of s. An empty t is
// contained if it lies at or between the ends of s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Overlaps says whether the spans have a day in common.
func (s Span) Overlaps(t Span) bool {
	return max(s.Start, t.Start) < min(s.End, t.End)
}

// String returns the span in ISO 8601 with both ends included:
// "2019-01-01..2019-06-30", or "2019-03-04" for one day. Parse reads it.
func (s Span) String() string {
	if s.Days() == 1 {
		return s.Start.String()
	}
	return s.Start.String() + ".." + s.Last().String()
}

// Compare orders spans by their start, then by their end, then by kind. It
// is 0 only for spans of the same days and kind.
func Compare(a, b Span) int {
	return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End), cmp.Compare(a.Kind, b.Kind))
}

// naturalKind is the kind that the days alone settle. Seven days are a week
// only where they were called one.
func naturalKind(start, end Day) Kind {
	if end-start == 1 {
		return DayKind
	}
	n, whole := Span{Start: start, End: end}.Months()
	if !whole {
		return Custom
	}
	_, m, _ := start.Date()
	switch {
	case n == 1:
		return Month
	case n == 3 && m%3 == 1:
		return Quarter
	case n == 6 && m%6 == 1:
		return HalfYear
	case n == 12 && m == time.January:
		return Year
	}
	return Months
}

// fits says whether a span with these days can be of kind k. Whether twelve
// months are a financial year depends on who counts, so length decides.
func fits(k Kind, s Span) bool {
	n, whole := s.Months()
	switch k {
	case DayKind:
		return s.Days() == 1
	case Week:
		return s.Days() == 7
	case Month, Quarter, HalfYear, Year:
		return naturalKind(s.Start, s.End) == k
	case FinancialYear, AcademicYear:
		return whole && n == 12
	case FinancialQuarter:
		return whole && n == 3
	case FinancialHalf:
		return whole && n == 6
	case RollingYear:
		return s.Start == s.End.AddMonths(-12) || s.Start == s.Last().AddMonths(-12)+1
	case Months:
		return whole
	}
	return s.End > s.Start
}
