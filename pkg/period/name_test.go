package period

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestName(t *testing.T) {
	d := NewDay
	financial := OfFinancialYear(2018, Context{})
	academic := OfAcademicYear(2018, Context{})
	rolling := span(RollingYear, d(2018, 7, 1), d(2019, 7, 1))
	quarter := span(FinancialQuarter, d(2019, 1, 1), d(2019, 4, 1))
	half := span(FinancialHalf, d(2018, 4, 1), d(2018, 10, 1))
	week, _ := OfWeek(2019, 10)
	tests := []struct {
		s            Span
		n            Naming
		name, phrase string
	}{
		{OfYear(2019), Naming{}, "2019", "2019"},
		{OfHalf(2019, 1), Naming{}, "January to June 2019", "the first six months of 2019"},
		{OfHalf(2017, 2), Naming{}, "July to December 2017", "the last six months of 2017"},
		{OfHalf(2017, 2), Naming{RangeWord: "-", ShortMonths: true}, "Jul-Dec 2017", "the last six months of 2017"},
		{OfQuarter(2018, 3), Naming{}, "July to September 2018", "the third quarter of 2018"},
		{OfQuarter(2018, 3), Naming{NoQuarters: true, ShortMonths: true}, "Jul to Sept 2018", "Jul to Sept 2018"},
		{OfMonth(2019, time.May), Naming{ShortMonths: true}, "May 2019", "May 2019"},
		{OfMonth(2019, time.March), Naming{}, "March 2019", "March 2019"},
		{Between(d(2019, 1, 1), d(2019, 9, 30)), Naming{}, "January to September 2019", "the first nine months of 2019"},
		{Between(d(2019, 1, 1), d(2019, 10, 31)), Naming{}, "January to October 2019", "the first 10 months of 2019"},
		{Between(d(2017, 7, 1), d(2018, 1, 31)), Naming{}, "July 2017 to January 2018", "July 2017 to January 2018"},
		{Between(d(2015, 1, 1), d(2019, 12, 31)), Naming{}, "2015 to 2019", "2015 to 2019"},
		{Between(d(2018, 1, 1), d(2019, 12, 31)), Naming{}, "January 2018 to December 2019", "January 2018 to December 2019"},
		{Between(d(2018, 4, 1), d(2019, 3, 31)), Naming{}, "April 2018 to March 2019", "April 2018 to March 2019"},

		{financial, Naming{}, "2018/19", "2018/19"},
		{financial, Naming{FinancialYear: FinancialYearHyphen}, "2018-19", "2018-19"},
		{financial, Naming{FinancialYear: FinancialYearTo}, "2018 to 2019", "2018 to 2019"},
		{financial, Naming{FinancialYear: FinancialYearEnding}, "financial year ending March 2019", "the financial year ending March 2019"},
		{financial, Naming{FinancialYear: FinancialYearFiscal}, "fiscal 2019", "fiscal 2019"},
		{financial, Naming{FinancialYearStart: time.July}, "financial year ending March 2019", "the financial year ending March 2019"},
		{OfFinancialYear(1999, Context{}), Naming{}, "1999/2000", "1999/2000"},
		{OfFinancialYear(2009, Context{}), Naming{FinancialYear: FinancialYearHyphen}, "2009-10", "2009-10"},
		{OfFinancialYear(2018, Context{FinancialYearStart: time.January}), Naming{FinancialYearStart: time.January}, "2018", "2018"},
		{academic, Naming{}, "academic year 2018/19", "the academic year 2018/19"},
		{academic, Naming{FinancialYear: FinancialYearTo}, "academic year 2018 to 2019", "the academic year 2018 to 2019"},
		{academic, Naming{AcademicYearStart: time.August}, "academic year ending August 2019", "the academic year ending August 2019"},
		{rolling, Naming{}, "the year ending June 2019", "the 12 months to June 2019"},
		{rolling, Naming{FinancialYear: FinancialYearEnding}, "the year ending June 2019", "the year ending June 2019"},
		{span(RollingYear, d(2018, 6, 16), d(2019, 6, 16)), Naming{}, "the year ending 15 June 2019", "the 12 months to 15 June 2019"},
		{quarter, Naming{}, "January to March 2019", "the fourth quarter of 2018/19"},
		{quarter, Naming{NoQuarters: true}, "January to March 2019", "January to March 2019"},
		{quarter, Naming{FinancialYearStart: time.January}, "January to March 2019", "January to March 2019"},
		{quarter, Naming{FinancialYearStart: time.May}, "January to March 2019", "January to March 2019"},
		{half, Naming{}, "April to September 2018", "the first six months of 2018/19"},
		{half, Naming{FinancialYear: FinancialYearTo}, "April to September 2018", "the first six months of the financial year 2018 to 2019"},
		{half, Naming{FinancialYear: FinancialYearFiscal}, "April to September 2018", "the first six months of fiscal 2019"},
		{half, Naming{FinancialYearStart: time.January}, "April to September 2018", "April to September 2018"},

		{week, Naming{}, "the week of 4 to 10 March 2019", "the week of 4 to 10 March 2019"},
		{OfDay(d(2019, 3, 4)), Naming{}, "4 March 2019", "4 March 2019"},
		{Between(d(2019, 3, 4), d(2019, 3, 31)), Naming{}, "4 to 31 March 2019", "4 to 31 March 2019"},
		{Between(d(2019, 3, 4), d(2019, 3, 31)), Naming{RangeWord: "–"}, "4–31 March 2019", "4–31 March 2019"},
		{Between(d(2019, 3, 4), d(2019, 4, 2)), Naming{}, "4 March to 2 April 2019", "4 March to 2 April 2019"},
		{Between(d(2018, 12, 27), d(2019, 1, 3)), Naming{}, "27 December 2018 to 3 January 2019", "27 December 2018 to 3 January 2019"},

		// A kind that does not fit the days is not believed.
		{span(Year, d(2019, 1, 1), d(2019, 7, 1)), Naming{}, "January to June 2019", "January to June 2019"},
		{span(DayKind, d(2019, 3, 4), d(2019, 3, 6)), Naming{}, "4 to 5 March 2019", "4 to 5 March 2019"},
		{span(Kind(99), d(2019, 3, 4), d(2019, 3, 6)), Naming{}, "4 to 5 March 2019", "4 to 5 March 2019"},
		{span(Custom, 10, 10), Naming{}, "1970-01-11..1970-01-10", "1970-01-11..1970-01-10"},
	}
	for _, tt := range tests {
		if got := Name(tt.s, tt.n); got != tt.name {
			t.Errorf("Name(%v %v, %+v) = %q, want %q", tt.s, tt.s.Kind, tt.n, got, tt.name)
		}
		if got := Phrase(tt.s, tt.n); got != tt.phrase {
			t.Errorf("Phrase(%v %v, %+v) = %q, want %q", tt.s, tt.s.Kind, tt.n, got, tt.phrase)
		}
	}
}

// namings are all the ways a house can name spans.
func namings() *rapid.Generator[Naming] {
	months := rapid.SampledFrom([]time.Month{0, time.January, time.April, time.July, time.September, time.October})
	return rapid.Custom(func(t *rapid.T) Naming {
		return Naming{
			FinancialYear:      FinancialYearStyle(rapid.IntRange(0, 4).Draw(t, "style")),
			RangeWord:          rapid.SampledFrom([]string{"", " to ", "-", "–", " – ", " until "}).Draw(t, "range"),
			NoQuarters:         rapid.Bool().Draw(t, "no quarters"),
			ShortMonths:        rapid.Bool().Draw(t, "short"),
			FinancialYearStart: months.Draw(t, "financial year"),
			AcademicYearStart:  months.Draw(t, "academic year"),
		}
	})
}

// spans are spans of any kind.
func spans() *rapid.Generator[Span] {
	return rapid.Custom(func(t *rapid.T) Span {
		kind := Kind(rapid.IntRange(int(Custom), int(Months)).Draw(t, "kind"))
		return spansOf(kind).Draw(t, "span")
	})
}

// spansOf are spans of one kind. Years of any system start in any month.
func spansOf(kind Kind) *rapid.Generator[Span] {
	return rapid.Custom(func(t *rapid.T) Span {
		year := rapid.IntRange(firstYear+2, lastYear-6).Draw(t, "year")
		month := time.Month(rapid.IntRange(1, 12).Draw(t, "month"))
		first := NewDay(year, month, 1)
		switch kind {
		case DayKind:
			return OfDay(first + Day(rapid.IntRange(0, 27).Draw(t, "day")))
		case Week:
			start := first + Day(rapid.IntRange(0, 27).Draw(t, "day"))
			return span(Week, start, start+7)
		case Month:
			return OfMonth(year, month)
		case Quarter:
			return OfQuarter(year, rapid.IntRange(1, 4).Draw(t, "quarter"))
		case HalfYear:
			return OfHalf(year, rapid.IntRange(1, 2).Draw(t, "half"))
		case Year:
			return OfYear(year)
		case FinancialYear, AcademicYear, RollingYear:
			if kind == RollingYear && rapid.Bool().Draw(t, "odd") {
				first += Day(rapid.IntRange(0, 27).Draw(t, "day"))
			}
			return span(kind, first, first.AddMonths(12))
		case FinancialQuarter:
			return span(kind, first, first.AddMonths(3))
		case FinancialHalf:
			return span(kind, first, first.AddMonths(6))
		case Months:
			n := rapid.IntRange(1, 60).Draw(t, "months")
			return Between(first, first.AddMonths(n)-1)
		}
		start := first + Day(rapid.IntRange(0, 27).Draw(t, "day"))
		return Between(start, start+Day(rapid.IntRange(0, 800).Draw(t, "days")))
	})
}

// ofEachKind checks a property on spans of each kind in turn.
func ofEachKind(t *testing.T, property func(*rapid.T, Span)) {
	for kind := Custom; kind <= Months; kind++ {
		t.Run(kind.String(), rapid.MakeCheck(func(t *rapid.T) {
			property(t, spansOf(kind).Draw(t, "span"))
		}))
	}
}

// TestNamesParse is the law that what is written can be read: every name and
// phrase of a span has the span among its readings, and where the style
// leaves no doubt, as its only one.
func TestNamesParse(t *testing.T) {
	ofEachKind(t, func(t *rapid.T, s Span) {
		n := namings().Draw(t, "naming")
		c := Context{FinancialYearStart: n.FinancialYearStart, AcademicYearStart: n.AcademicYearStart}
		for _, name := range []string{Name(s, n), Phrase(s, n)} {
			readings, err := Parse(name, c)
			if err != nil || !slices.ContainsFunc(readings, func(r Reading) bool { return !r.Minor && r.Span.Same(s) }) {
				t.Fatalf("%v %v is named %q, which is %s, %v", s, s.Kind, name, show(readings), err)
			}
			if !readings[0].Span.Same(s) {
				t.Fatalf("%v %v is named %q, which is first of all %s", s, s.Kind, name, show(readings))
			}
		}
	})
}

// TestPlainNamesAreSettled is the same for the plain style, whose names are
// offered to settle an ambiguity: they have one reading.
func TestPlainNamesAreSettled(t *testing.T) {
	ofEachKind(t, func(t *rapid.T, s Span) {
		for _, name := range []string{Name(s, Naming{}), Phrase(s, Naming{})} {
			got, err := ParseOne(name, Context{})
			if err != nil || !got.Same(s) {
				t.Fatalf("%v %v is named %q, which is %v, %v", s, s.Kind, name, got, err)
			}
		}
	})
}

// TestPhrasesAreFound is the same for prose: in a sentence the phrase is
// found where it stands.
func TestPhrasesAreFound(t *testing.T) {
	ofEachKind(t, func(t *rapid.T, s Span) {
		n := namings().Draw(t, "naming")
		c := Context{FinancialYearStart: n.FinancialYearStart, AcademicYearStart: n.AcademicYearStart}
		phrase := Phrase(s, n)
		before, after := "A total of 373 people from Dorset made contact in ", ", up from 273."
		found := FindPhrases(before+phrase+after, c)
		if len(found) != 1 || found[0].Start != len(before) || found[0].End != len(before)+len(phrase) {
			t.Fatalf("%q: found %+v", before+phrase+after, found)
		}
		if !slices.ContainsFunc(found[0].Readings, func(r Reading) bool { return !r.Minor && r.Span.Same(s) }) {
			t.Fatalf("%v is said %q, which is found as %s", s, phrase, show(found[0].Readings))
		}
	})
}
