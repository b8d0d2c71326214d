package number

import (
	"encoding/json"
	"errors"
	"math"
	"math/big"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// ratio draws a value and the same number as math/big knows it.
func ratio(t *rapid.T, name string) (Value, *big.Rat) {
	num := rapid.Int64().Draw(t, name+" numerator")
	den := rapid.Int64Range(1, math.MaxInt64).Draw(t, name+" divisor")
	if rapid.Bool().Draw(t, name+" small") {
		num, den = num%100, den%20+1
	}
	return Frac(num, den), big.NewRat(num, den)
}

func same(v Value, r *big.Rat) bool { return v.get().Cmp(r) == 0 }

func TestValuesReckonAsMathBigDoes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v, a := ratio(t, "v")
		w, b := ratio(t, "w")
		if got := v.Add(w); !same(got, new(big.Rat).Add(a, b)) {
			t.Fatalf("%v + %v = %v", v, w, got)
		}
		if got := v.Sub(w); !same(got, new(big.Rat).Sub(a, b)) {
			t.Fatalf("%v - %v = %v", v, w, got)
		}
		if got := v.Mul(w); !same(got, new(big.Rat).Mul(a, b)) {
			t.Fatalf("%v × %v = %v", v, w, got)
		}
		if got, ok := v.Quo(w); ok != (b.Sign() != 0) || ok && !same(got, new(big.Rat).Quo(a, b)) {
			t.Fatalf("%v ÷ %v = %v, %v", v, w, got, ok)
		}
		if v.Cmp(w) != a.Cmp(b) || v.Equal(w) != (a.Cmp(b) == 0) || v.Sign() != a.Sign() || v.IsInt() != a.IsInt() {
			t.Fatalf("%v and %v are compared otherwise", v, w)
		}
		if !same(v.Neg(), new(big.Rat).Neg(a)) || !same(v.Abs(), new(big.Rat).Abs(a)) {
			t.Fatalf("negative or magnitude of %v is wrong", v)
		}
		if !same(v, a) || !same(w, b) {
			t.Fatal("an operand has changed")
		}
	})
}

func TestZeroValueIsZero(t *testing.T) {
	var zero Value
	if !zero.Equal(Int(0)) || zero.Sign() != 0 || zero.String() != "0" || zero.Ratio() != "0/1" || !zero.IsInt() {
		t.Errorf("the zero Value is %v", zero)
	}
	if got := zero.Add(Int(3)); !got.Equal(Int(3)) {
		t.Errorf("0 + 3 = %v", got)
	}
	if n, ok := zero.Int64(); n != 0 || !ok {
		t.Errorf("Int64 of 0 = %d, %v", n, ok)
	}
	if got := zero.Neg().Decimal(2); got != "0.00" {
		t.Errorf("-0 prints as %q", got)
	}
}

func TestFracPanicsOnZero(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a ratio with a divisor of 0 was made")
		}
	}()
	Frac(1, 0)
}

func TestInt64(t *testing.T) {
	for _, test := range []struct {
		v    Value
		want int64
		ok   bool
	}{
		{Int(math.MinInt64), math.MinInt64, true},
		{Int(math.MaxInt64), math.MaxInt64, true},
		{Int(math.MaxInt64).Add(Int(1)), 0, false},
		{Frac(1, 2), 0, false},
		{Frac(4, 2), 2, true},
	} {
		if got, ok := test.v.Int64(); got != test.want || ok != test.ok {
			t.Errorf("Int64 of %v = %d, %v", test.v, got, ok)
		}
	}
}

func TestDecimal(t *testing.T) {
	for _, test := range []struct {
		v      Value
		places int
		want   string
	}{
		{Frac(29, 2), 0, "15"}, // fmt and x/text/number print 14
		{Frac(-29, 2), 0, "-15"},
		{Frac(25, 2), 0, "13"},
		{Frac(1446, 100), 0, "14"}, // rounded twice it would be 15
		{Frac(-1, 1000), 0, "0"},
		{Frac(-1, 1000), 2, "0.00"},
		{Frac(-5, 1000), 2, "-0.01"},
		{Frac(1, 3), 4, "0.3333"},
		{Frac(2, 3), 1, "0.7"},
		{Frac(55, 84).Mul(Int(100)), 0, "65"}, // 84 → 139 of the wording table
		{Int(1250), -2, "1300"},
		{Int(-1250), -2, "-1300"},
		{Int(4), -1, "0"},
		{Int(5), -1, "10"},
		{Int(7), 3, "7.000"},
		{Int(7), -5000, "0"},
	} {
		if got := test.v.Decimal(test.places); got != test.want {
			t.Errorf("%v to %d places = %q, want %q", test.v, test.places, got, test.want)
		}
	}
	if got := len(Int(1).Decimal(1 << 40)); got != len("1.")+maxPlaces {
		t.Errorf("a mistaken number of places prints %d bytes", got)
	}
}

// roundDigits rounds a decimal in digits half away from zero the way a pupil
// does: it looks at the first digit left out and carries. Places may be
// negative.
func roundDigits(whole, fraction string, places int) (digits string, scale int) {
	digits, scale = whole+fraction, len(fraction)
	for scale < places {
		digits, scale = digits+"0", scale+1
	}
	for len(digits) <= scale-places {
		digits = "0" + digits
	}
	cut := len(digits) - (scale - places)
	kept := []byte("0" + digits[:cut])
	if cut < len(digits) && digits[cut] >= '5' {
		i := len(kept) - 1
		for ; kept[i] == '9'; i-- {
			kept[i] = '0'
		}
		kept[i]++
	}
	return string(kept), places
}

func TestRoundAgreesWithRoundingByHand(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		whole := rapid.StringMatching(`[0-9]{1,12}`).Draw(t, "whole")
		fraction := rapid.StringMatching(`([0-9]{1,8}|[0-9]{0,3}5|4?9*[45]0*)`).Draw(t, "fraction")
		places := rapid.IntRange(-6, 9).Draw(t, "places")
		negative := rapid.Bool().Draw(t, "negative")

		v := valueOfDigits(whole + "." + fraction)
		digits, scale := roundDigits(whole, fraction, places)
		want := valueOfDigits(digits).Mul(power10(-scale))
		if negative {
			v, want = v.Neg(), want.Neg()
		}
		got := v.Round(places)
		if !got.Equal(want) {
			t.Fatalf("%s.%s to %d places = %v, want %v", whole, fraction, places, got, want)
		}
		printed := v.Decimal(places)
		if back, err := ParseValue(printed); err != nil || !back.Equal(want) {
			t.Fatalf("%v to %d places prints %q", v, places, printed)
		}
		if strings.HasPrefix(printed, "-") && want.Sign() == 0 {
			t.Fatalf("%v prints as %q", v, printed)
		}
		if _, decimals, _ := strings.Cut(printed, "."); len(decimals) != max(places, 0) {
			t.Fatalf("%q has not %d places", printed, places)
		}
	})
}

func TestRoundIsNearest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v, _ := ratio(t, "v")
		places := rapid.IntRange(-4, 6).Draw(t, "places")
		rounded := v.Round(places)
		if !rounded.Mul(power10(places)).IsInt() {
			t.Fatalf("%v to %d places = %v", v, places, rounded)
		}
		half := power10(-places).Mul(Frac(1, 2))
		switch off := v.Sub(rounded).Abs().Cmp(half); {
		case off > 0:
			t.Fatalf("%v to %d places = %v, which is not nearest", v, places, rounded)
		case off == 0 && rounded.Abs().Cmp(v.Abs()) < 0:
			t.Fatalf("%v to %d places = %v, towards zero", v, places, rounded)
		}
	})
}

func TestString(t *testing.T) {
	for want, v := range map[string]Value{
		"590": Int(590), "12.5": Frac(25, 2), "295/298": Frac(590, 596), "-0.375": Frac(-3, 8),
		"-1/3": Frac(2, -6), "0": Frac(0, 5), "0.1": Frac(1, 10),
	} {
		if got := v.String(); got != want {
			t.Errorf("String = %q, want %q", got, want)
		}
	}
	tiny := power10(-maxPlaces - 1)
	if got := tiny.String(); !strings.HasPrefix(got, "1/1000") {
		t.Errorf("a number of over %d decimals is written %.20q", maxPlaces, got)
	}
}

func TestValuesAreReadAsWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v, _ := ratio(t, "v")
		for _, text := range []string{v.String(), v.Ratio()} {
			if back, err := ParseValue(text); err != nil || !back.Equal(v) {
				t.Fatalf("ParseValue(%q) = %v, %v", text, back, err)
			}
		}
		encoded, err := json.Marshal(map[string]Value{"v": v})
		var decoded map[string]Value
		if err != nil || json.Unmarshal(encoded, &decoded) != nil || !decoded["v"].Equal(v) {
			t.Fatalf("%v becomes %s in JSON (%v)", v, encoded, err)
		}
	})
}

func TestParseValueErrors(t *testing.T) {
	for _, text := range []string{
		"", "-", ".", "5.", ".5", "1,186", " 5", "5 ", "+5", "1e3", "0x10", "1_000", "1/0", "1/-2", "1.5/2", "1/2.5", "--5", "a", "1/", "/1", "١", "Inf",
		strings.Repeat("9", maxDigits+1),
	} {
		v, err := ParseValue(text)
		if err == nil {
			t.Errorf("ParseValue(%.40q) = %v", text, v)
		}
	}
	if v, err := ParseValue("010/3"); err != nil || !v.Equal(Frac(10, 3)) {
		t.Errorf("010/3 = %v, %v: a leading 0 is not octal", v, err)
	}
	unchanged := Int(7)
	if err := unchanged.UnmarshalText([]byte("x")); err == nil || !unchanged.Equal(Int(7)) {
		t.Errorf("a bad text made %v, %v", unchanged, err)
	}
}

func TestGranularity(t *testing.T) {
	for text, want := range map[string]string{
		"400": "100", "520": "10", "46000": "1000", "591": "1", "350": "50", "2500": "500", "50": "10", "5": "1", "15": "5", "10": "10",
		"5000": "1000", "1.2": "0.1", "12.5": "0.5", "0.5": "0.1", "0.05": "0.01", "1200000": "100000", "-400": "100", "-350": "50", "0": "1", "1/3": "0", "105": "5", "0.25": "0.05",
	} {
		v, err := ParseValue(text)
		if err != nil {
			t.Fatal(err)
		}
		if got := v.Granularity().String(); got != want {
			t.Errorf("granularity of %s = %s, want %s", text, got, want)
		}
	}
}

func TestAddCounts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := rapid.Int64().Draw(t, "a")
		b := rapid.Int64().Draw(t, "b")
		want := new(big.Int).Add(big.NewInt(a), big.NewInt(b))
		got, err := AddCounts(a, b)
		if (err == nil) != want.IsInt64() || err == nil && got != want.Int64() {
			t.Fatalf("%d + %d = %d, %v", a, b, got, err)
		}
	})
	for _, pair := range [][2]int64{{math.MaxInt64, 1}, {math.MinInt64, -1}, {math.MinInt64, math.MinInt64}} {
		if _, err := AddCounts(pair[0], pair[1]); !errors.Is(err, ErrOverflow) {
			t.Errorf("%d + %d: %v", pair[0], pair[1], err)
		}
	}
}
