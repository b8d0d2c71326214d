package period

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestShiftMonths(t *testing.T) {
	tests := []struct {
		text   string
		months int
		want   string
		kind   Kind
	}{
		{"January to June 2020", -12, "2019-01-01..2019-06-30", HalfYear},
		{"January to June 2019", 12, "2020-01-01..2020-06-30", HalfYear},
		{"February 2020", -12, "2019-02-01..2019-02-28", Month},
		{"February 2019", 12, "2020-02-01..2020-02-29", Month},
		{"29 February 2020", -12, "2019-02-28", DayKind},
		{"4 to 29 February 2020", -12, "2019-02-04..2019-02-28", Custom},
		{"4 to 28 February 2019", 12, "2020-02-04..2020-02-28", Custom},
		{"31 January 2019", 1, "2019-02-28", DayKind},
		{"Q3 2018", -3, "2018-04-01..2018-06-30", Quarter},
		{"Q3 2018", 1, "2018-08-01..2018-10-31", Months},
		{"May to July 2019", -1, "2019-04-01..2019-06-30", Quarter},
		{"2018/19", -12, "2017-04-01..2018-03-31", FinancialYear},
		{"2018/19", -3, "2018-01-01..2018-12-31", Year},
		{"academic year 2018/19", 12, "2019-09-01..2020-08-31", AcademicYear},
		{"Q1 2018/19", 3, "2018-07-01..2018-09-30", FinancialQuarter},
		{"Q1 2018/19", 1, "2018-05-01..2018-07-31", Months},
		{"H1 2018/19", 6, "2018-10-01..2019-03-31", FinancialHalf},
		{"H1 2018/19", 3, "2018-07-01..2018-12-31", HalfYear},
		{"year ending June 2019", -1, "2018-06-01..2019-05-31", RollingYear},
		{"2019-W05", 1, "2019-02-28..2019-03-06", Week},
		{"27 December 2018 to 3 January 2019", 12, "2019-12-27..2020-01-03", Custom},
	}
	for _, tt := range tests {
		got := mustParse(t, tt.text).ShiftMonths(tt.months)
		if got.String() != tt.want || got.Kind != tt.kind || got.Label != "" {
			t.Errorf("%s shifted by %d is %v %v %q, want %s %v", tt.text, tt.months, got, got.Kind, got.Label, tt.want, tt.kind)
		}
	}
}

func TestPrevious(t *testing.T) {
	for text, want := range map[string]string{
		"January to June 2019":  "2018-07-01..2018-12-31",
		"2020":                  "2019-01-01..2019-12-31",
		"2018/19":               "2017-04-01..2018-03-31",
		"March 2019":            "2019-02-01..2019-02-28",
		"year ending June 2019": "2017-07-01..2018-06-30",
		"4 to 31 March 2019":    "2019-02-04..2019-03-03",
		"2 to 29 March 2019":    "2019-02-02..2019-03-01",
		"2019-W07":              "2019-02-04..2019-02-10",
		"4 March 2019":          "2019-03-03",
		"tax year 2018/19":      "2017-04-06..2018-04-05",
	} {
		if got := mustParse(t, text).Previous(); got.String() != want || !fits(got.Kind, got) {
			t.Errorf("before %s was %v %v, want %s", text, got, got.Kind, want)
		}
	}
}

func TestYearBefore(t *testing.T) {
	for text, want := range map[string]string{
		"January to June 2020":     "2019-01-01..2019-06-30",
		"4 to 31 March 2019":       "2018-03-04..2018-03-31",
		"29 February 2020":         "2019-02-28",
		"2018/19":                  "2017-04-01..2018-03-31",
		"2019-W07":                 "2018-02-12..2018-02-18",
		"2020-W53":                 "2019-12-23..2019-12-29",
		"2021-W01":                 "2019-12-30..2020-01-05",
		"week ending 8 March 2019": "2018-03-03..2018-03-09",
	} {
		if got := mustParse(t, text).YearBefore(); got.String() != want {
			t.Errorf("a year before %s was %v, want %s", text, got, want)
		}
	}
}

// TestShiftLaws are what holds of all spans.
func TestShiftLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, n := spans().Draw(t, "span"), rapid.IntRange(-200, 200).Draw(t, "months")
		shifted := s.ShiftMonths(n)
		if shifted.Days() == 0 || !fits(shifted.Kind, shifted) {
			t.Fatalf("%v %v shifted by %d is %v %v", s, s.Kind, n, shifted, shifted.Kind)
		}
		if same := s.ShiftMonths(0); !same.Same(s) {
			t.Fatalf("%v shifted by nothing is %v", s, same)
		}
		months, whole := s.Months()
		after, still := shifted.Months()
		if whole && (months != after || !still || !shifted.ShiftMonths(-n).Same(s)) {
			t.Fatalf("%v shifted by %d is %v, which has %d months", s, n, shifted, after)
		}
		before := s.Previous()
		if before.End != s.Start || !whole && before.Days() != s.Days() || !fits(before.Kind, before) {
			t.Fatalf("before %v was %v", s, before)
		}
		if beforeMonths, _ := before.Months(); whole && beforeMonths != months {
			t.Fatalf("before %v was %v", s, before)
		}
	})
}

func TestCompatible(t *testing.T) {
	tests := []struct {
		a, b string
		want Likeness
	}{
		{"2019", "2018", Alike},
		{"2020", "2015", Alike},
		{"January to June 2019", "January to June 2018", Alike},
		{"January to June 2019", "July to December 2018", Alike},
		{"January to June 2019", "July to December 2017", Apart},
		{"July 2017 to January 2018", "February to July 2018", UnlikeLength},
		{"July 2017 to January 2018", "January to June 2018", Overlapping},
		{"2019", "2018/19", Overlapping},
		{"2019", "January to June 2018", UnlikeLength},
		{"March 2019", "April 2019", Alike},
		{"February 2019", "March 2019", UnlikeLength},
		{"February 2019", "February 2020", Alike},
		{"March 2019", "May 2019", Apart},
		{"March 2019", "May 2018", Apart},
		{"2019-W07", "2018-W07", Alike},
		{"2019-W07", "2018-W09", Apart},
		{"4 to 31 March 2019", "4 to 31 March 2017", Alike},
		{"29 February 2020", "28 February 2019", Alike},
		{"29 February 2020", "1 March 2019", Apart},
		{"4 March 2019", "5 March 2019", Alike},
	}
	for _, tt := range tests {
		a, b := mustParse(t, tt.a), mustParse(t, tt.b)
		if got := Compatible(a, b); got != tt.want {
			t.Errorf("%s and %s are %v, want %v", tt.a, tt.b, got, tt.want)
		}
		if got := Compatible(b, a); got != tt.want {
			t.Errorf("%s and %s are %v, want %v", tt.b, tt.a, got, tt.want)
		}
	}
	if got := Compatible(Between(1, 20), Between(21, 41)); got != Alike {
		t.Errorf("20 and 21 days, just 5 per cent, are %v", got)
	}
	feb, mar := OfMonth(2019, time.February), OfMonth(2019, time.March)
	if got := CompatibleWithin(feb, mar, 11); got != Alike {
		t.Errorf("28 and 31 days within 11 per cent are %v", got)
	}
	if got := CompatibleWithin(feb, mar, 10); got != UnlikeLength {
		t.Errorf("28 and 31 days within 10 per cent are %v", got)
	}
}
