package period

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestTile(t *testing.T) {
	months := func(year int, from, to time.Month) []Span {
		return Split(Between(NewDay(year, from, 1), NewDay(year, to+1, 1)-1), ByMonth, Context{})
	}
	tests := []struct {
		name string
		want Span
		have []Span
		used string
		gaps string
	}{
		{"months make a half", OfHalf(2019, 1), months(2019, 1, 12), "[0 1 2 3 4 5]", "[]"},
		{"a year is used rather than its months", OfYear(2019), append(months(2019, 1, 12), OfYear(2019)), "[12]", "[]"},
		{"quarters are used rather than months", OfHalf(2019, 1), append(months(2019, 1, 6), OfQuarter(2019, 1), OfQuarter(2019, 2)), "[6 7]", "[]"},
		{"a gap is named", OfHalf(2019, 1), append(months(2019, 1, 2), months(2019, 4, 6)...), "[0 1 2 3 4]", "[2019-03-01..2019-03-31]"},
		{"more days beat fewer pieces", OfHalf(2019, 1), append(months(2019, 1, 6), OfQuarter(2019, 1)), "[6 3 4 5]", "[]"},
		{"what reaches outside is not used", OfMonth(2019, time.March), []Span{OfQuarter(2019, 1)}, "[]", "[2019-03-01..2019-03-31]"},
		{"overlapping pieces are not both used", OfHalf(2019, 1), []Span{Between(NewDay(2019, 1, 1), NewDay(2019, 4, 30)), Between(NewDay(2019, 3, 1), NewDay(2019, 6, 30))}, "[1]", "[2019-01-01..2019-02-28]"},
		{"of the same days the first is used", OfYear(2019), []Span{OfYear(2019), Between(NewDay(2019, 1, 1), NewDay(2019, 12, 31))}, "[0]", "[]"},
		{"nothing at hand", OfYear(2019), nil, "[]", "[2019-01-01..2019-12-31]"},
		{"nothing wanted", Span{}, []Span{OfYear(2019), {}}, "[]", "[]"},
		{"of two as long the earlier", OfMonth(2019, time.March), []Span{Between(NewDay(2019, 3, 12), NewDay(2019, 3, 31)), Between(NewDay(2019, 3, 1), NewDay(2019, 3, 20))}, "[1]", "[2019-03-21..2019-03-31]"},
		{"with a gap between the pieces", OfQuarter(2019, 1), []Span{OfMonth(2019, time.March), Between(NewDay(2019, 3, 1), NewDay(2019, 3, 30)), Between(NewDay(2019, 1, 1), NewDay(2019, 1, 30))}, "[2 0]", "[2019-01-31..2019-02-28]"},
	}
	for _, tt := range tests {
		got := Tile(tt.want, tt.have)
		if fmt.Sprint(got.Used) != tt.used || fmt.Sprint(got.Gaps) != tt.gaps || got.Whole() != (tt.gaps == "[]") {
			t.Errorf("%s: used %v, gaps %v; want %s, %s", tt.name, got.Used, got.Gaps, tt.used, tt.gaps)
		}
	}
}

// choice is one way of tiling, as the oracle compares them.
type choice struct {
	days  int
	order []Span
	used  []int
}

// better compares two choices by the rule as the documentation words it.
func (c choice) better(d choice) bool {
	if c.days != d.days {
		return c.days > d.days
	}
	if len(c.order) != len(d.order) {
		return len(c.order) < len(d.order)
	}
	for i := range c.order {
		a, b := c.order[i], d.order[i]
		switch {
		case a.Start != b.Start:
			return a.Start < b.Start
		case a.End != b.End:
			return a.End < b.End
		case c.used[i] != d.used[i]:
			return c.used[i] < d.used[i]
		}
	}
	return false
}

// bestOf tries every set of pieces.
func bestOf(want Span, have []Span) choice {
	var best choice
	for set := range 1 << len(have) {
		var c choice
		for i, s := range have {
			if set&(1<<i) != 0 {
				c.used = append(c.used, i)
				c.days += s.Days()
			}
		}
		slices.SortFunc(c.used, func(a, b int) int { return Compare(have[a], have[b]) })
		valid := true
		for k, i := range c.used {
			c.order = append(c.order, have[i])
			valid = valid && have[i].Days() > 0 && want.Contains(have[i]) && (k == 0 || have[c.used[k-1]].End <= have[i].Start)
		}
		if valid && c.better(best) {
			best = c
		}
	}
	return best
}

// TestTileAgreesWithTryingAll compares with the oracle on small cases.
func TestTileAgreesWithTryingAll(t *testing.T) {
	small := rapid.Custom(func(t *rapid.T) Span {
		start := Day(rapid.IntRange(-2, 10).Draw(t, "start"))
		return Span{Start: start, End: start + Day(rapid.IntRange(0, 6).Draw(t, "days"))}
	})
	rapid.Check(t, func(t *rapid.T) {
		want := Span{Start: 0, End: Day(rapid.IntRange(0, 10).Draw(t, "end"))}
		have := rapid.SliceOfN(small, 0, 9).Draw(t, "have")
		got, oracle := Tile(want, have), bestOf(want, have)
		if !slices.Equal(got.Used, oracle.used) {
			t.Fatalf("%v by %v: used %v, should be %v", want, have, got.Used, oracle.used)
		}
		covered := make([]int, 10)
		for _, i := range got.Used {
			for d := have[i].Start; d < have[i].End; d++ {
				covered[d]++
			}
		}
		for _, gap := range got.Gaps {
			for d := gap.Start; d < gap.End; d++ {
				covered[d]++
			}
		}
		for d := range covered {
			if inside := Day(d) < want.End; inside != (covered[d] == 1) {
				t.Fatalf("%v by %v: day %d is covered %d times", want, have, d, covered[d])
			}
		}
	})
}
