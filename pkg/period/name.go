package period

import (
	"fmt"
	"strconv"
	"time"
)

// FinancialYearStyle is how a house writes a financial year.
type FinancialYearStyle int

// The styles, by the financial year from April 2018 to March 2019.
const (
	FinancialYearSlash  FinancialYearStyle = iota // 2018/19
	FinancialYearHyphen                           // 2018-19
	FinancialYearTo                               // 2018 to 2019
	FinancialYearEnding                           // financial year ending March 2019, as the ONS writes
	FinancialYearFiscal                           // fiscal 2019, as the AP writes
)

// Naming is how a house style names spans. The zero Naming writes "2018/19"
// and "January to June 2019".
type Naming struct {
	// FinancialYear is the way to write a financial year.
	FinancialYear FinancialYearStyle
	// RangeWord stands between the two ends of a range, blanks included;
	// empty is " to ". Parse reads " to ", hyphens and dashes.
	RangeWord string
	// NoQuarters makes Phrase name the months instead of a quarter.
	NoQuarters bool
	// ShortMonths writes "Sept" for September, and so on.
	ShortMonths bool
	// FinancialYearStart is the month in which a reader takes a financial
	// year to start; 0 is April. A financial year that starts in another
	// month is named by its end, so that "2018/19" never means two things.
	FinancialYearStart time.Month
	// AcademicYearStart is the same for academic years; 0 is September.
	AcademicYearStart time.Month
}

// Name returns the words for a span where a name stands alone, as in the
// head of a table: "2019", "January to June 2019", "2018/19", "4 to 31 March
// 2019", "the year ending June 2019". Quarters and halves are named by their
// months. Parse reads every name back. An empty span is written in ISO 8601.
//
// "between X and Y" is never written: readers differ on its ends.
func Name(s Span, n Naming) string {
	if s.Days() == 0 {
		return s.String()
	}
	if !fits(s.Kind, s) {
		s.Kind = naturalKind(s.Start, s.End)
	}
	switch s.Kind {
	case Week:
		return "the week of " + n.dates(s)
	case Year:
		return strconv.Itoa(startYear(s))
	case FinancialYear:
		return n.financialYear(s)
	case AcademicYear:
		return n.academicYear(s)
	case RollingYear:
		return "the year ending " + n.end(s)
	}
	return n.byDays(s)
}

// Phrase returns the words for a span in running prose, without a
// preposition: "the first six months of 2019", "the third quarter of 2018",
// "the 12 months to June 2019", else as Name has it. Parse reads every
// phrase back.
func Phrase(s Span, n Naming) string {
	if s.Days() == 0 || !fits(s.Kind, s) {
		return Name(s, n)
	}
	switch s.Kind {
	case FinancialYear:
		return n.financialYearPhrase(s)
	case AcademicYear:
		return "the " + n.academicYear(s)
	case RollingYear:
		return n.rollingYearPhrase(s)
	case Quarter, FinancialQuarter:
		return n.quarterPhrase(s)
	case HalfYear, FinancialHalf:
		return n.halfPhrase(s)
	case Months:
		return n.monthsPhrase(s)
	}
	return Name(s, n)
}

// byDays names a span by its months or its dates alone.
func (n Naming) byDays(s Span) string {
	count, whole := s.Months()
	if !whole {
		return n.dates(s)
	}
	if years, ok := n.years(s); ok {
		return years
	}
	y1, m1, _ := s.Start.Date()
	y2, m2, _ := s.Last().Date()
	last := fmt.Sprintf("%s %d", n.month(m2), y2)
	switch {
	case count == 1:
		return last
	case y1 == y2:
		return n.month(m1) + n.to() + last
	}
	return fmt.Sprintf("%s %d%s%s", n.month(m1), y1, n.to(), last)
}

// years names three or more calendar years: "2015 to 2019". Two years are
// named by their months, as "2018 to 2019" can be a financial year.
func (n Naming) years(s Span) (string, bool) {
	count, _ := s.Months()
	first := startYear(s)
	if s.Start != NewDay(first, time.January, 1) || count%12 != 0 || count < 36 {
		return "", false
	}
	return fmt.Sprintf("%d%s%d", first, n.to(), first+count/12-1), true
}

// dates names a span by its first and last day: "4 March 2019", "4 to 31
// March 2019", "4 March to 2 April 2019".
func (n Naming) dates(s Span) string {
	y1, m1, d1 := s.Start.Date()
	y2, m2, d2 := s.Last().Date()
	last := fmt.Sprintf("%d %s %d", d2, n.month(m2), y2)
	switch {
	case s.Days() == 1:
		return last
	case y1 == y2 && m1 == m2:
		return fmt.Sprintf("%d%s%s", d1, n.to(), last)
	case y1 == y2:
		return fmt.Sprintf("%d %s%s%s", d1, n.month(m1), n.to(), last)
	}
	return fmt.Sprintf("%d %s %d%s%s", d1, n.month(m1), y1, n.to(), last)
}

// end names the end of a span: its last month if it ends with one, else its
// last day.
func (n Naming) end(s Span) string {
	y, m, d := s.Last().Date()
	if s.End.firstOfMonth() {
		return fmt.Sprintf("%s %d", n.month(m), y)
	}
	return fmt.Sprintf("%d %s %d", d, n.month(m), y)
}

func (n Naming) financialYear(s Span) string {
	year, month, _ := s.Start.Date()
	switch {
	case month == time.January:
		return strconv.Itoa(year)
	case month != (Context{FinancialYearStart: n.FinancialYearStart}).financialStart(),
		n.FinancialYear == FinancialYearEnding:
		return "financial year ending " + n.end(s)
	case n.FinancialYear == FinancialYearTo:
		return fmt.Sprintf("%d to %d", year, year+1)
	case n.FinancialYear == FinancialYearFiscal:
		return fmt.Sprintf("fiscal %d", year+1)
	}
	return n.splitYear(year)
}

// financialYearPhrase adds the article where the words need one.
func (n Naming) financialYearPhrase(s Span) string {
	name := n.financialYear(s)
	if name[0] == 'f' && name[1] == 'i' && name[2] == 'n' {
		return "the " + name
	}
	return name
}

func (n Naming) academicYear(s Span) string {
	year, month, _ := s.Start.Date()
	switch {
	case month == time.January:
		return "academic year ending " + n.end(s)
	case month != (Context{AcademicYearStart: n.AcademicYearStart}).academicStart():
		return "academic year ending " + n.end(s)
	case n.FinancialYear == FinancialYearTo:
		return fmt.Sprintf("academic year %d to %d", year, year+1)
	}
	return "academic year " + n.splitYear(year)
}

// splitYear writes a year that crosses the new year: "2018/19", and
// "1999/2000" in full where the century changes.
func (n Naming) splitYear(year int) string {
	mark := "/"
	if n.FinancialYear == FinancialYearHyphen {
		mark = "-"
	}
	if year%100 == 99 {
		return fmt.Sprintf("%d%s%d", year, mark, year+1)
	}
	return fmt.Sprintf("%d%s%02d", year, mark, (year+1)%100)
}

func (n Naming) rollingYearPhrase(s Span) string {
	if n.FinancialYear == FinancialYearEnding {
		return Name(s, n)
	}
	return "the 12 months to " + n.end(s)
}

func (n Naming) quarterPhrase(s Span) string {
	of, start, ok := n.yearOf(s)
	if n.NoQuarters || !ok {
		return n.byDays(s)
	}
	count, _ := span(Months, start, s.End).Months()
	return fmt.Sprintf("the %s quarter of %s", [...]string{"first", "second", "third", "fourth"}[count/3-1], of)
}

func (n Naming) halfPhrase(s Span) string {
	of, start, ok := n.yearOf(s)
	switch {
	case !ok:
		return n.byDays(s)
	case s.Start == start:
		return "the first six months of " + of
	}
	return "the last six months of " + of
}

// monthsPhrase says a run of months from January as part of its year.
func (n Naming) monthsPhrase(s Span) string {
	year, month, _ := s.Start.Date()
	count, _ := s.Months()
	if month != time.January || count < 2 || count > 11 {
		return n.byDays(s)
	}
	return fmt.Sprintf("the first %s months of %d", countWord(count), year)
}

// yearOf names the calendar or financial year that a quarter or a half is a
// part of, with the day that year starts; false if it is a part of none.
func (n Naming) yearOf(s Span) (name string, start Day, ok bool) {
	if s.Kind == Quarter || s.Kind == HalfYear {
		year := startYear(s)
		return strconv.Itoa(year), NewDay(year, time.January, 1), true
	}
	c := Context{FinancialYearStart: n.FinancialYearStart}
	year := ByFinancialYear.Of(s.Start, c)
	months, _ := s.Months()
	before, _ := span(Months, year.Start, s.End).Months()
	if c.financialStart() == time.January || before%months != 0 {
		return "", 0, false
	}
	name = n.financialYearPhrase(year)
	if n.FinancialYear == FinancialYearTo {
		name = "the financial year " + name
	}
	return name, year.Start, true
}

// countWord writes a number of months as the press does: words up to nine.
func countWord(n int) string {
	if n > 9 {
		return strconv.Itoa(n)
	}
	return numberWords[n]
}

func (n Naming) to() string {
	if n.RangeWord == "" {
		return " to "
	}
	return n.RangeWord
}

func (n Naming) month(m time.Month) string {
	if !n.ShortMonths || m == time.May {
		return m.String()
	}
	if m == time.September {
		return "Sept"
	}
	return m.String()[:3]
}

func startYear(s Span) int {
	y, _, _ := s.Start.Date()
	return y
}
