package number

import (
	"math"
	"math/big"
	"testing"

	"pgregory.net/rapid"
)

// long returns v in the form of math/big, which the long way reckons with.
func long(v Value) Value { return Value{rat: v.get()} }

// numerators draws numbers of every size, and many at the ends of 64 and 32 bits.
func numerators() *rapid.Generator[int64] {
	return rapid.OneOf(rapid.Int64(), rapid.Int64Range(-3000, 3000), rapid.SampledFrom([]int64{
		math.MinInt64, math.MinInt64 + 1, math.MaxInt64, math.MaxInt64 - 1, 1 << 31, -1 << 31, 1<<31 - 1, 1 << 32, 1 << 62, -1 << 62,
		1e18, -1e18, 5e17, 999999999999999999, 0, 1, -1,
	}))
}

func drawValue(t *rapid.T, name string) Value {
	den := rapid.OneOf(rapid.Just(int64(1)), rapid.Int64Range(1, 2000), rapid.Int64Range(1, math.MaxInt64),
		rapid.SampledFrom([]int64{2, 5, 10, 1000, 1e18, math.MaxInt64, 1 << 62, 1 << 31})).Draw(t, name+" divisor")
	return exact(big.NewRat(numerators().Draw(t, name), den))
}

// checkForm fails unless v has the one form that its number has.
func checkForm(t *rapid.T, what string, v Value) {
	t.Helper()
	want := exact(new(big.Rat).Set(v.get()))
	if v.rat == nil && v != want || (v.rat == nil) != (want.rat == nil) {
		t.Fatalf("%s is %+v, and not in its form %+v", what, v, want)
	}
}

func TestSmallNumbersReckonAsLongOnesDo(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v, w := drawValue(t, "v"), drawValue(t, "w")
		for name, op := range map[string]func(v, w Value) Value{
			"+": Value.Add, "-": Value.Sub, "×": Value.Mul, "÷": func(v, w Value) Value { q, _ := v.Quo(w); return q },
		} {
			got, want := op(v, w), op(long(v), long(w))
			if got.get().Cmp(want.get()) != 0 {
				t.Fatalf("%v %s %v = %v, want %v", v, name, w, got, want)
			}
			checkForm(t, name, got)
		}
		checkForm(t, "−", v.Neg())
		if v.Cmp(w) != long(v).Cmp(long(w)) || v.Cmp(v) != 0 || v.Sign() != long(v).Sign() || v.IsInt() != long(v).IsInt() {
			t.Fatalf("%v is compared with %v otherwise", v, w)
		}
	})
}

func TestSmallNumbersPrintAsLongOnesDo(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := drawValue(t, "v")
		places := rapid.IntRange(-25, 25).Draw(t, "places")
		got, want := v.Round(places), long(v).Round(places)
		if got.get().Cmp(want.get()) != 0 {
			t.Fatalf("%v.Round(%d) = %v, want %v", v, places, got, want)
		}
		checkForm(t, "rounded", got)
		if got, want := v.Decimal(places), long(v).Decimal(places); got != want {
			t.Fatalf("%v.Decimal(%d) = %q, want %q", v, places, got, want)
		}
		if got, want := v.String(), long(v).String(); got != want {
			t.Fatalf("%v is written %q, want %q", v, got, want)
		}
		if got, want := v.Granularity(), long(v).Granularity(); !got.Equal(want) {
			t.Fatalf("the granularity of %v is %v, want %v", v, got, want)
		}
		digits := rapid.StringMatching(`-?[0-9]{1,22}(\.[0-9]{1,12})?`).Draw(t, "digits")
		read, _ := new(big.Rat).SetString(digits)
		parsed, err := ParseValue(digits)
		if err != nil || parsed.get().Cmp(read) != 0 {
			t.Fatalf("%q is read as %v, %v", digits, parsed, err)
		}
		checkForm(t, digits, parsed)
	})
}

func BenchmarkPercentOfCounts(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		share, _ := Int(1186 - 596).Quo(Int(596))
		if share.Mul(hundred).Round(0).Decimal(1) != "99.0" {
			b.Fatal("wrong")
		}
	}
}
