package period

import "time"

// Context is what a reader of periods knows beside the words. The zero
// Context knows nothing: financial years start in April, academic years in
// September, slashed dates are day first, and phrases like "last year"
// cannot be read.
type Context struct {
	// FinancialYearStart is the month financial years start in; 0 is April.
	FinancialYearStart time.Month
	// AcademicYearStart is the month academic years start in; 0 is September.
	AcademicYearStart time.Month
	// Dated is the day the text is dated, if HasDated.
	Dated    Day
	HasDated bool
	// Anchor is the span that the text speaks of just before the phrase, to
	// which "the same period last year" is relative; nil if there is none.
	Anchor *Span
	// PreferKind settles a phrase with several readings if exactly one of
	// them is of this kind; Custom prefers none.
	PreferKind Kind
	// DateOrder is how dates like 03/04/2019 are read.
	DateOrder DateOrder
}

func (c Context) financialStart() time.Month {
	if c.FinancialYearStart < time.January || c.FinancialYearStart > time.December {
		return time.April
	}
	return c.FinancialYearStart
}

func (c Context) academicStart() time.Month {
	if c.AcademicYearStart < time.January || c.AcademicYearStart > time.December {
		return time.September
	}
	return c.AcademicYearStart
}
