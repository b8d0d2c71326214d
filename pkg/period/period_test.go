package period

import (
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func mustParse(t *testing.T, text string) Span {
	t.Helper()
	s, err := ParseOne(text, Context{})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestBetweenKinds(t *testing.T) {
	for text, want := range map[string]Kind{
		"2019-03-04":             DayKind,
		"2019-03-01..2019-03-31": Month,
		"2019-04-01..2019-06-30": Quarter,
		"2019-05-01..2019-07-31": Months,
		"2019-07-01..2019-12-31": HalfYear,
		"2019-04-01..2019-09-30": Months,
		"2019-01-01..2019-12-31": Year,
		"2018-04-01..2019-03-31": Months,
		"2019-03-04..2019-03-10": Custom,
		"2019-02-01..2019-02-27": Custom,
	} {
		s := mustParse(t, text)
		if got := Between(s.Start, s.Last()).Kind; got != want || s.String() != text {
			t.Errorf("%s is a %v and written %v, want a %v", text, got, s, want)
		}
	}
}

func TestMonths(t *testing.T) {
	for text, want := range map[string]int{
		"2019": 12, "March 2019": 1, "July 2017 to January 2018": 7, "1999-12..2001-01": 14, "4 to 31 March 2019": 0, "1 to 30 March 2019": 0,
	} {
		if n, whole := mustParse(t, text).Months(); n != want || whole != (want > 0) {
			t.Errorf("%s has %d months (%v), want %d", text, n, whole, want)
		}
	}
	if n, whole := (Span{}).Months(); n != 0 || whole {
		t.Errorf("an empty span has %d months (%v)", n, whole)
	}
}

// TestSetsOfDays compares spans with the days in them, counted one by one.
func TestSetsOfDays(t *testing.T) {
	few := rapid.Custom(func(t *rapid.T) Span {
		return Span{Start: Day(rapid.IntRange(0, 6).Draw(t, "start")), End: Day(rapid.IntRange(0, 6).Draw(t, "end"))}
	})
	rapid.Check(t, func(t *rapid.T) {
		a, b := few.Draw(t, "a"), few.Draw(t, "b")
		common, inB := 0, 0
		for d := Day(0); d < 7; d++ {
			isB := b.Start <= d && d < b.End
			if isB {
				inB++
			}
			if isB && a.Start <= d && d < a.End {
				common++
			}
		}
		if b.Days() != inB {
			t.Fatalf("%v has %d days, want %d", b, b.Days(), inB)
		}
		if a.Overlaps(b) != (common > 0) {
			t.Fatalf("%v and %v overlap: %v", a, b, a.Overlaps(b))
		}
		if inB > 0 && a.Contains(b) != (common == inB) {
			t.Fatalf("%v contains %v: %v", a, b, a.Contains(b))
		}
		if a.Same(b) != (a.Start == b.Start && a.End == b.End) {
			t.Fatalf("%v is the same as %v: %v", a, b, a.Same(b))
		}
	})
}

func TestCompareOrders(t *testing.T) {
	q, f := OfQuarter(2018, 2), span(FinancialQuarter, NewDay(2018, time.April, 1), NewDay(2018, time.July, 1))
	got := []Span{OfYear(2019), f, OfMonth(2018, time.April), OfYear(2018), q}
	slices.SortFunc(got, Compare)
	want := []Span{OfYear(2018), OfMonth(2018, time.April), q, f, OfYear(2019)}
	if !slices.Equal(got, want) || Compare(q, q) != 0 {
		t.Errorf("sorted: %v, want %v", got, want)
	}
}

func TestNamesOfKinds(t *testing.T) {
	if Kind(-1).String() != "unknown kind" || Kind(99).String() != "unknown kind" || FinancialYear.String() != "financial year" {
		t.Error("kinds are not named")
	}
	if Grain(-1).String() != "unknown grain" || ByFinancialYear.String() != "financial year" {
		t.Error("grains are not named")
	}
	if Likeness(9).String() != "unknown likeness" || Overlapping.String() != "overlapping" {
		t.Error("likenesses are not named")
	}
}

func TestSplit(t *testing.T) {
	tests := []struct {
		text  string
		grain Grain
		want  string
	}{
		{"January to March 2019", ByMonth, "2019-01-01..2019-01-31 month, 2019-02-01..2019-02-28 month, 2019-03-01..2019-03-31 month"},
		{"4 January to 10 March 2019", ByMonth, "2019-01-04..2019-01-31 days, 2019-02-01..2019-02-28 month, 2019-03-01..2019-03-10 days"},
		{"4 to 12 March 2019", ByWeek, "2019-03-04..2019-03-10 week, 2019-03-11..2019-03-12 days"},
		{"4 to 5 March 2019", ByDay, "2019-03-04 day, 2019-03-05 day"},
		{"July 2017 to January 2018", ByQuarter, "2017-07-01..2017-09-30 quarter, 2017-10-01..2017-12-31 quarter, 2018-01-01..2018-01-31 month"},
		{"July 2017 to January 2018", ByYear, "2017-07-01..2017-12-31 half-year, 2018-01-01..2018-01-31 month"},
		{"2019", ByFinancialYear, "2019-01-01..2019-03-31 quarter, 2019-04-01..2019-12-31 months"},
		{"2018/19", ByFinancialYear, "2018-04-01..2019-03-31 financial year"},
		{"2018-09-01..2020-08-31", ByAcademicYear, "2018-09-01..2019-08-31 academic year, 2019-09-01..2020-08-31 academic year"},
	}
	for _, tt := range tests {
		var readings []Reading
		for _, s := range Split(mustParse(t, tt.text), tt.grain, Context{}) {
			readings = append(readings, Reading{Span: s})
		}
		if got := show(readings); got != tt.want {
			t.Errorf("%s by %v is %s\n\twant %s", tt.text, tt.grain, got, tt.want)
		}
	}
	if parts := Split(Span{Start: 5, End: 5}, ByDay, Context{}); parts != nil {
		t.Errorf("an empty span splits into %v", parts)
	}
}

// TestSplitCovers is the law that the parts are the whole, each part inside
// one span of the grain.
func TestSplitCovers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := spans().Draw(t, "span")
		grain := Grain(rapid.IntRange(int(ByDay), int(ByAcademicYear)+1).Draw(t, "grain"))
		c := Context{FinancialYearStart: time.Month(rapid.IntRange(0, 12).Draw(t, "start"))}
		at := s.Start
		for _, part := range Split(s, grain, c) {
			if part.Start != at || part.Days() == 0 || !grain.Of(part.Start, c).Contains(part) || !fits(part.Kind, part) {
				t.Fatalf("%v by %v has the part %v at %v", s, grain, part, at)
			}
			at = part.End
		}
		if at != s.End {
			t.Fatalf("%v by %v ends on %v", s, grain, at)
		}
	})
}

func TestParseGrain(t *testing.T) {
	for g := ByDay; g <= ByAcademicYear; g++ {
		if got, ok := ParseGrain(" " + strings.ToUpper(strings.ReplaceAll(g.String(), " ", "-"))); got != g || !ok {
			t.Errorf("%v is read as %v, %v", g, got, ok)
		}
	}
	if g, ok := ParseGrain("fortnight"); ok {
		t.Errorf("fortnight is read as %v", g)
	}
}
