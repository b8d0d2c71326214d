package period

import (
	"slices"
	"strings"
)

// Grain is a regular division of time that counts are broken down by.
type Grain int

// The grains. Weeks start on Monday; quarters are calendar quarters;
// financial and academic years start in the month of the Context.
const (
	ByDay Grain = iota
	ByWeek
	ByMonth
	ByQuarter
	ByYear
	ByFinancialYear
	ByAcademicYear
)

var grainNames = [...]string{"day", "week", "month", "quarter", "year", "financial year", "academic year"}

// String returns the name of the grain, such as "month".
func (g Grain) String() string {
	if g < 0 || int(g) >= len(grainNames) {
		return "unknown grain"
	}
	return grainNames[g]
}

// Of returns the span of the grain that d falls in. An unknown grain is read
// as ByDay.
func (g Grain) Of(d Day, c Context) Span {
	y, m, _ := d.Date()
	switch g {
	case ByWeek:
		start := d.monday()
		return span(Week, start, start+7)
	case ByMonth:
		return OfMonth(y, m)
	case ByQuarter:
		return OfQuarter(y, int(m-1)/3+1)
	case ByYear:
		return OfYear(y)
	case ByFinancialYear:
		if m < c.financialStart() {
			y--
		}
		return OfFinancialYear(y, c)
	case ByAcademicYear:
		if m < c.academicStart() {
			y--
		}
		return OfAcademicYear(y, c)
	}
	return OfDay(d)
}

// Split cuts s into the spans of a grain, in order. They cover s exactly:
// the first and the last are cut to fit where s starts or ends inside a
// span of the grain, and then have the kind their days settle.
func Split(s Span, g Grain, c Context) []Span {
	var parts []Span
	for d := s.Start; d < s.End; {
		part := g.Of(d, c)
		if !s.Contains(part) {
			part = Between(max(part.Start, s.Start), min(part.End, s.End)-1)
		}
		parts = append(parts, part)
		d = part.End
	}
	return parts
}

// ParseGrain reads the name of a grain as String writes it, with a hyphen or
// a blank in "financial year" and "academic year"; case makes no difference.
func ParseGrain(name string) (Grain, bool) {
	name = strings.ReplaceAll(strings.ToLower(strings.TrimSpace(name)), "-", " ")
	i := slices.Index(grainNames[:], name)
	return Grain(max(i, 0)), i >= 0
}
