package number

import (
	"testing"

	"pgregory.net/rapid"
)

// drawRange draws a range of small numbers, with or without ends.
func drawRange(t *rapid.T, name string) Range {
	a := Frac(rapid.Int64Range(-12, 12).Draw(t, name+" a"), 2)
	b := Frac(rapid.Int64Range(-12, 12).Draw(t, name+" b"), 2)
	switch rapid.IntRange(0, 7).Draw(t, name+" shape") {
	case 0:
		return AtLeast(a)
	case 1:
		return AtMost(a)
	case 2:
		return Anything()
	case 3:
		return Exactly(a)
	}
	return Between(a, b)
}

// drawPoint draws a number inside a range; without an end it may be far away.
func drawPoint(t *rapid.T, name string, r Range) Value {
	step := Frac(rapid.Int64Range(0, 8).Draw(t, name+" part"), 8)
	if rapid.Bool().Draw(t, name+" far") {
		step = step.Mul(Int(1000))
	}
	switch {
	case r.NoLow && r.NoHigh:
		return step.Sub(Int(500))
	case r.NoLow:
		return r.High.Sub(step)
	case r.NoHigh:
		return r.Low.Add(step)
	}
	part := Frac(rapid.Int64Range(0, 8).Draw(t, name+" inside"), 8)
	return r.Low.Add(r.High.Sub(r.Low).Mul(part))
}

func TestRangesHoldWhatTheirPointsGive(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r, s := drawRange(t, "r"), drawRange(t, "s")
		x, y := drawPoint(t, "x", r), drawPoint(t, "y", s)
		if !r.Contains(x) || !s.Contains(y) {
			t.Fatalf("%v does not hold %v, or %v not %v", r, x, s, y)
		}
		holds := func(operation string, result Range, v Value) {
			if !result.Contains(v) {
				t.Fatalf("(%v) %s (%v) = %v, which does not hold %v from %v and %v", r, operation, s, result, v, x, y)
			}
		}
		holds("+", r.Add(s), x.Add(y))
		holds("-", r.Sub(s), x.Sub(y))
		holds("×", r.Mul(s), x.Mul(y))
		holds("scaled", r.Scale(y), x.Mul(y))
		holds("negative", r.Neg(), x.Neg())
		holds("hull", r.Hull(s), x)
		holds("hull", r.Hull(s), y)
		quotient, ok := r.Quo(s)
		if ok == s.Contains(Int(0)) {
			t.Fatalf("(%v) ÷ (%v) exists: %v", r, s, ok)
		}
		if ok {
			point, _ := x.Quo(y)
			holds("÷", quotient, point)
		}
		both, overlap := r.Intersect(s)
		if overlap && (both.Contains(x) != s.Contains(x) || both.Contains(y) != r.Contains(y)) || !overlap && (s.Contains(x) || r.Contains(y)) {
			t.Fatalf("(%v) and (%v) have %v, %v in common", r, s, both, overlap)
		}
	})
}

// Without this "any number" would pass for the result of everything.
func TestRangesAreNoWiderThanTheirEnds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		bounds := func(name string) Range {
			return Between(Frac(rapid.Int64Range(-12, 12).Draw(t, name+" a"), 2), Frac(rapid.Int64Range(-12, 12).Draw(t, name+" b"), 2))
		}
		r, s := bounds("r"), bounds("s")
		reached := func(result Range, operation func(x, y Value) Value) {
			low, high := false, false
			for _, x := range []Value{r.Low, r.High} {
				for _, y := range []Value{s.Low, s.High} {
					v := operation(x, y)
					low, high = low || v.Equal(result.Low), high || v.Equal(result.High)
				}
			}
			if !low || !high || result.NoLow || result.NoHigh {
				t.Fatalf("%v from (%v) and (%v) is too wide", result, r, s)
			}
		}
		reached(r.Add(s), Value.Add)
		reached(r.Sub(s), Value.Sub)
		reached(r.Mul(s), Value.Mul)
		if q, ok := r.Quo(s); ok {
			reached(q, func(x, y Value) Value { v, _ := x.Quo(y); return v })
		}
	})
}

func TestRangesWithoutEnds(t *testing.T) {
	three, zero := Int(3), Exactly(Int(0))
	quo := func(r, s Range) Range {
		q, ok := r.Quo(s)
		if !ok {
			t.Errorf("(%v) ÷ (%v) does not exist", r, s)
		}
		return q
	}
	for _, test := range []struct {
		name      string
		got, want Range
	}{
		{"hidden total plus a count", AtLeast(three).Add(Exactly(Int(4))), AtLeast(Int(7))},
		{"at least less at least", AtLeast(three).Sub(AtLeast(three)), Anything()},
		{"negative", AtLeast(three).Neg(), AtMost(Int(-3))},
		{"times negative", AtLeast(three).Scale(Int(-2)), AtMost(Int(-6))},
		{"times zero", Anything().Mul(zero), zero},
		{"at least × at least", AtLeast(three).Mul(AtLeast(Int(2))), AtLeast(Int(6))},
		{"at least × either sign", AtLeast(three).Mul(Between(Int(-1), Int(1))), Anything()},
		{"at least × from 0", AtLeast(three).Mul(Between(Int(0), Int(1))), AtLeast(Int(0))},
		{"over at least", quo(Between(Int(1), Int(2)), AtLeast(Int(4))), Between(Int(0), Frac(1, 2))},
		{"over at most", quo(Exactly(Int(1)), AtMost(Int(-4))), Between(Frac(-1, 4), Int(0))},
		{"at least over at least", quo(AtLeast(Int(1)), AtLeast(Int(4))), AtLeast(Int(0))},
		{"hull", AtLeast(three).Hull(Exactly(Int(1))), AtLeast(Int(1))},
		{"hull of all", AtLeast(three).Hull(AtMost(Int(1))), Anything()},
		{"between in either order", Between(three, Int(1)), Between(Int(1), three)},
		{"a low end that has no meaning", Range{Low: three, NoLow: true, High: three}, AtMost(three)},
		{"the zero Range", Range{}, zero},
	} {
		if !test.got.Equal(test.want) {
			t.Errorf("%s: %v, want %v", test.name, test.got, test.want)
		}
	}
	if AtLeast(three).Equal(Exactly(three)) || AtMost(three).Equal(Anything()) {
		t.Error("different ranges are equal")
	}
	for _, divisor := range []Range{zero, Between(Int(0), three), Between(Int(-1), three), AtLeast(Int(0)), AtMost(three), Anything()} {
		if q, ok := Exactly(three).Quo(divisor); ok {
			t.Errorf("3 ÷ (%v) = %v", divisor, q)
		}
	}
	if _, ok := AtLeast(three).Exact(); ok {
		t.Error("at least 3 is exact")
	}
	if v, ok := Between(three, three).Exact(); !ok || !v.Equal(three) {
		t.Errorf("3 to 3 is exactly %v, %v", v, ok)
	}
	if _, ok := Between(Int(1), three).Exact(); ok {
		t.Error("1 to 3 is exact")
	}
}

// A hidden cell of 1 to 4 beside 16 others is a share of 5.9 to 20 per cent.
func TestShareOfAHiddenCell(t *testing.T) {
	hidden := Between(Int(1), Int(4))
	inverse, ok := Exactly(Int(16)).Quo(hidden) // the rest for each of the hidden
	if !ok {
		t.Fatal("no ratio")
	}
	share, ok := Exactly(Int(100)).Quo(inverse.Add(Exactly(Int(1))))
	if !ok || share.Low.Decimal(1) != "5.9" || share.High.Decimal(1) != "20.0" {
		t.Errorf("share = %v", share)
	}
}

func TestRangeString(t *testing.T) {
	for want, r := range map[string]Range{
		"590": Exactly(Int(590)), "5.9 to 20": Between(Int(20), Frac(59, 10)), "at least 3": AtLeast(Int(3)), "at most 7": AtMost(Int(7)), "any number": Anything(),
	} {
		if got := r.String(); got != want {
			t.Errorf("String = %q, want %q", got, want)
		}
	}
}

func TestCompareRanges(t *testing.T) {
	one, two, three := Int(1), Int(2), Int(3)
	for _, test := range []struct {
		a, b Range
		sign int
		sure bool
	}{
		{Exactly(one), Exactly(two), -1, true},
		{Exactly(two), Exactly(one), 1, true},
		{Exactly(two), Exactly(two), 0, true},
		{Between(one, two), Exactly(three), -1, true},
		{Between(one, two), Exactly(two), 0, false}, // below or equal
		{Between(one, three), Exactly(two), 0, false},
		{AtLeast(three), AtMost(two), 1, true},
		{AtLeast(two), AtMost(two), 0, false},
		{Anything(), Exactly(one), 0, false},
		{Anything(), Anything(), 0, false},
	} {
		if sign, sure := CompareRanges(test.a, test.b); sign != test.sign || sure != test.sure {
			t.Errorf("(%v) against (%v) = %d, %v", test.a, test.b, sign, sure)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		r, s := drawRange(t, "r"), drawRange(t, "s")
		x, y := drawPoint(t, "x", r), drawPoint(t, "y", s)
		sign, sure := CompareRanges(r, s)
		back, backSure := CompareRanges(s, r)
		if sure && sign != x.Cmp(y) || sure != backSure || sign != -back {
			t.Fatalf("(%v) against (%v) = %d, %v, but %v and %v", r, s, sign, sure, x, y)
		}
	})
}
