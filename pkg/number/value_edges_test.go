package number

import (
	"math"
	"math/big"
	"testing"
)

// Values change their form where they leave 64 bits; their worth must not.
func TestValuesAroundTheEndsOfInt64(t *testing.T) {
	edges := []int64{math.MinInt64, math.MinInt64 + 1, -1, 0, 1, math.MaxInt64 - 1, math.MaxInt64}
	operations := []struct {
		name  string
		value func(v, w Value) Value
		rat   func(z, x, y *big.Rat) *big.Rat
	}{
		{"+", Value.Add, (*big.Rat).Add},
		{"-", Value.Sub, (*big.Rat).Sub},
		{"*", Value.Mul, (*big.Rat).Mul},
	}
	for _, a := range edges {
		for _, b := range edges {
			x, y := new(big.Rat).SetInt64(a), new(big.Rat).SetInt64(b)
			for _, op := range operations {
				got, want := op.value(Int(a), Int(b)), op.rat(new(big.Rat), x, y)
				if got.String() != want.RatString() || got != exact(want) && got.rat == nil {
					t.Errorf("%d %s %d = %s, want %s", a, op.name, b, got, want.RatString())
				}
				if n, fits := got.Int64(); fits != want.Num().IsInt64() || fits && n != want.Num().Int64() {
					t.Errorf("(%d %s %d).Int64() = %d, %t", a, op.name, b, n, fits)
				}
				if back := op.value(Int(a), Int(b)).Neg().Neg(); !back.Equal(got) {
					t.Errorf("the negative of the negative of %s is %s", got, back)
				}
			}
			if got := Int(a).Cmp(Int(b)); got != x.Cmp(y) {
				t.Errorf("%d against %d is %d", a, b, got)
			}
		}
		if got, want := Int(a).Abs(), new(big.Rat).Abs(new(big.Rat).SetInt64(a)); got.String() != want.RatString() {
			t.Errorf("the magnitude of %d is %s, want %s", a, got, want.RatString())
		}
	}
}
