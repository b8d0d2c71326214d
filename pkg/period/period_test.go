package period

import (
	"testing"
	"time"
)

func TestDaysAgreeWithTime(t *testing.T) {
	for d := NewDay(1799, time.January, 1); d < NewDay(2200, time.January, 1); d += 1 {
		want := time.Unix(int64(d)*86400, 0).UTC()
		y, m, day := d.Date()
		if y != want.Year() || m != want.Month() || day != want.Day() || d.Weekday() != want.Weekday() {
			t.Fatalf("day %d is %v, want %v", d, d, want)
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
