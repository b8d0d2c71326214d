package period

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

// TestDaysAgreeWithTime goes through four centuries day by day.
func TestDaysAgreeWithTime(t *testing.T) {
	for d := NewDay(1799, time.January, 1); d < NewDay(2201, time.January, 1); d++ {
		want := time.Unix(int64(d)*86400, 0).UTC()
		y, m, day := d.Date()
		if y != want.Year() || m != want.Month() || day != want.Day() || d.Weekday() != want.Weekday() || d.String() != want.Format(time.DateOnly) {
			t.Fatalf("day %d is %v, a %v; want %v", int32(d), d, d.Weekday(), want)
		}
		iy, iw := d.ISOWeek()
		if wy, ww := want.ISOWeek(); iy != wy || iw != ww {
			t.Fatalf("%v is in week %d-%d, want %d-%d", d, iy, iw, wy, ww)
		}
		if NewDay(y, m, day) != d {
			t.Fatalf("NewDay(%v) is %v", d, NewDay(y, m, day))
		}
	}
}

// TestNewDayCarries compares dates that do not exist, and far ones, with
// time.Date.
func TestNewDayCarries(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		y := rapid.IntRange(-5000, 9000).Draw(t, "year")
		m := time.Month(rapid.IntRange(-30, 40).Draw(t, "month"))
		d := rapid.IntRange(-400, 400).Draw(t, "day")
		want := time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
		if got := NewDay(y, m, d); int64(got) != want.Unix()/86400 {
			t.Fatalf("NewDay(%d, %d, %d) is %v, want %v", y, m, d, got, want)
		}
		gy, gm, gd := NewDay(y, m, d).Date()
		if gy != want.Year() || gm != want.Month() || gd != want.Day() {
			t.Fatalf("%v is %d-%d-%d", want, gy, gm, gd)
		}
	})
}

// TestAddMonthsClamps compares with time.AddDate where that does not carry
// into another month, and wants the end of the month where it does.
func TestAddMonthsClamps(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d, n := dates().Draw(t, "day"), rapid.IntRange(-600, 600).Draw(t, "months")
		got := d.AddMonths(n)
		start := time.Unix(int64(d)*86400, 0).UTC()
		carried := start.AddDate(0, n, 0)
		first := time.Date(start.Year(), start.Month()+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
		want := carried
		if carried.Month() != first.Month() {
			want = first.AddDate(0, 1, -1)
		}
		if int64(got) != want.Unix()/86400 {
			t.Fatalf("%v and %d months is %v, want %v", d, n, got, want)
		}
	})
}

// TestISOWeeks goes through the weeks of each year.
func TestISOWeeks(t *testing.T) {
	for year := 1990; year < 2030; year++ {
		last := 52
		if y, _ := time.Date(year, time.December, 31, 0, 0, 0, 0, time.UTC).ISOWeek(); y == year {
			_, last = time.Date(year, time.December, 31, 0, 0, 0, 0, time.UTC).ISOWeek()
		}
		for week := 0; week <= 54; week++ {
			s, ok := OfWeek(year, week)
			if ok != (week >= 1 && week <= last) {
				t.Fatalf("week %d of %d: %v, %v", week, year, s, ok)
			}
			if y, w := s.Start.ISOWeek(); ok && (y != year || w != week || s.Start.Weekday() != time.Monday || s.Days() != 7) {
				t.Fatalf("week %d of %d is %v", week, year, s)
			}
		}
	}
}
