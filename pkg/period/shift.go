package period

import "time"

// ShiftMonths returns the span n months later, or earlier for a negative n.
// Whole months stay whole: January to June 2020 less twelve months is
// January to June 2019, a day shorter. Other spans keep the dates of their
// first and last day, clamped to the end of the month (29 February becomes
// 28), except that a week keeps its seven days. A span that is no longer
// what its kind says (a quarter shifted by a month) gets the kind its days
// settle. The label is dropped.
func (s Span) ShiftMonths(n int) Span {
	shifted := span(s.Kind, s.Start.AddMonths(n), s.shiftedEnd(n))
	if !s.keepsKind(n) || !fits(s.Kind, shifted) {
		shifted.Kind = naturalKind(shifted.Start, shifted.End)
	}
	return shifted
}

func (s Span) shiftedEnd(n int) Day {
	if _, whole := s.Months(); whole {
		return s.End.AddMonths(n)
	}
	if s.Kind == Week {
		return s.Start.AddMonths(n) + Day(s.Days())
	}
	return s.Last().AddMonths(n) + 1
}

// keepsKind says whether a shift by n months leads from one span of a kind
// to another of it. Where a financial or an academic year starts is not
// known here, so it moves by its own length only.
func (s Span) keepsKind(n int) bool {
	switch s.Kind {
	case FinancialYear, AcademicYear:
		return n%12 == 0
	case FinancialHalf:
		return n%6 == 0
	case FinancialQuarter:
		return n%3 == 0
	}
	return s.Kind != Months && s.Kind != Custom
}

// Previous returns the span just before s: as many whole months before it
// where s is made of whole months, else as many days.
func (s Span) Previous() Span {
	if n, whole := s.Months(); whole {
		return s.ShiftMonths(-n)
	}
	return s.movedDays(-s.Days())
}

// movedDays is the span n days later, of its kind if that still fits.
func (s Span) movedDays(n int) Span {
	moved := span(s.Kind, s.Start+Day(n), s.End+Day(n))
	if s.Kind == Custom || !fits(s.Kind, moved) {
		moved.Kind = naturalKind(moved.Start, moved.End)
	}
	return moved
}

// YearBefore returns the same span of the year before: the same months, the
// same dates (29 February becomes 28), and of a week from Monday to Sunday
// the ISO week of the same number, or week 52 where the year before has no
// week 53. Other weeks move by 52 weeks, which keeps their weekdays.
func (s Span) YearBefore() Span {
	if s.Kind != Week || s.Days() != 7 {
		return s.ShiftMonths(-12)
	}
	if s.Start.Weekday() != time.Monday {
		return span(Week, s.Start-364, s.End-364)
	}
	year, week := s.Start.ISOWeek()
	before, ok := OfWeek(year-1, week)
	if !ok {
		before, _ = OfWeek(year-1, week-1)
	}
	return before
}

// Likeness says whether two spans can be compared like for like.
type Likeness int

// The answers of Compatible, mildest first.
const (
	// Alike spans are about as long and adjacent, or the same part of
	// different years.
	Alike Likeness = iota
	// Apart spans are about as long, but neither adjacent nor the same part
	// of different years.
	Apart
	// UnlikeLength spans differ in their number of days.
	UnlikeLength
	// Overlapping spans have days in common.
	Overlapping
)

var likenessNames = [...]string{"alike", "apart", "of unlike length", "overlapping"}

// String returns the likeness in words.
func (l Likeness) String() string {
	if l < 0 || int(l) >= len(likenessNames) {
		return "unknown likeness"
	}
	return likenessNames[l]
}

// Compatible says whether figures of two spans can be compared like for
// like, allowing lengths to differ by 5 per cent of the shorter, which lets
// months of 30 and 31 days and leap years pass.
func Compatible(a, b Span) Likeness { return CompatibleWithin(a, b, 5) }

// CompatibleWithin is Compatible with lengths that may differ by the given
// per cent of the shorter span. If several answers hold, the gravest is
// returned.
func CompatibleWithin(a, b Span, percent int) Likeness {
	shorter, longer := min(a.Days(), b.Days()), max(a.Days(), b.Days())
	switch {
	case a.Overlaps(b):
		return Overlapping
	case 100*(longer-shorter) > percent*shorter:
		return UnlikeLength
	case a.End == b.Start || b.End == a.Start || samePartOfYear(a, b):
		return Alike
	}
	return Apart
}

// samePartOfYear says whether a and b are the same months, dates or ISO week
// of different years. Both directions are tried, as 29 February clamps to
// 28 and not back.
func samePartOfYear(a, b Span) bool {
	ya, _, _ := a.Start.Date()
	yb, _, _ := b.Start.Date()
	if a.ShiftMonths(12*(yb-ya)).Same(b) || b.ShiftMonths(12*(ya-yb)).Same(a) {
		return true
	}
	_, wa := a.Start.ISOWeek()
	_, wb := b.Start.ISOWeek()
	return isoWeek(a) && isoWeek(b) && wa == wb
}

// isoWeek says whether s is a week from Monday to Sunday.
func isoWeek(s Span) bool {
	return s.Kind == Week && s.Days() == 7 && s.Start.Weekday() == time.Monday
}
