package number

import (
	"cmp"
	"math"
	"math/big"
	"math/bits"
)

// This file reckons with numbers of 64 bits. Each function says whether the
// answer is one too; where it is not, math/big takes over.

// powers are the powers of ten of 64 bits.
var powers = [...]int64{
	1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
}

// isWhole reports whether v is a whole number of 64 bits.
func (v Value) isWhole() bool { return v.rat == nil && v.den == 0 }

// divisor returns what n is divided by, where rat is nil.
func (v Value) divisor() int64 { return max(v.den, 1) }

// lowest returns n ÷ den in lowest terms; den is above 0.
func lowest(n, den int64) Value {
	if n == math.MinInt64 {
		return exact(big.NewRat(n, den))
	}
	if g := divisorOfBoth(n, den); g > 1 {
		n, den = n/g, den/g
	}
	if den == 1 {
		den = 0
	}
	return Value{n: n, den: den}
}

// divisorOfBoth returns the greatest common divisor of |a| and b, which is
// above 0.
func divisorOfBoth(a, b int64) int64 {
	x, y := magnitude(a), uint64(b)
	for x != 0 {
		x, y = y%x, x
	}
	return int64(y)
}

// times returns a × b.
func times(a, b int64) (int64, bool) {
	if isHalf(a) && isHalf(b) {
		return a * b, true
	}
	high, low := bits.Mul64(magnitude(a), magnitude(b))
	if high != 0 || low > math.MaxInt64 {
		return 0, false
	}
	if (a < 0) != (b < 0) {
		return -int64(low), true
	}
	return int64(low), true
}

// isHalf reports whether the product of two such numbers is of 64 bits.
func isHalf(n int64) bool { return -1<<31 <= n && n < 1<<31 }

// plus returns a + b.
func plus(a, b int64) (int64, bool) {
	sum := a + b
	return sum, (sum > a) == (b > 0) || b == 0
}

func (v Value) addSmall(w Value) (Value, bool) {
	if v.rat != nil || w.rat != nil {
		return Value{}, false
	}
	if v.den == w.den {
		sum, ok := plus(v.n, w.n)
		if v.den == 0 || !ok {
			return Value{n: sum}, ok
		}
		return lowest(sum, v.den), true
	}
	a, fits := times(v.n, w.divisor())
	b, fits2 := times(w.n, v.divisor())
	den, fits3 := times(v.divisor(), w.divisor())
	sum, fits4 := plus(a, b)
	if !fits || !fits2 || !fits3 || !fits4 {
		return Value{}, false
	}
	return lowest(sum, den), true
}

func (v Value) mulSmall(w Value) (Value, bool) {
	if v.rat != nil || w.rat != nil {
		return Value{}, false
	}
	if v.den == 0 && w.den == 0 {
		product, ok := times(v.n, w.n)
		return Value{n: product}, ok
	}
	// What can be cancelled is, so that the answer fits wherever it can.
	g, h := divisorOfBoth(v.n, w.divisor()), divisorOfBoth(w.n, v.divisor())
	n, fits := times(v.n/g, w.n/h)
	den, fits2 := times(v.divisor()/h, w.divisor()/g)
	if !fits || !fits2 {
		return Value{}, false
	}
	return lowest(n, den), true
}

// inverse returns 1 ÷ v of a number that is not 0.
func (v Value) inverse() (Value, bool) {
	switch {
	case v.rat != nil || v.n == math.MinInt64:
		return Value{}, false
	case v.n < 0:
		return lowest(-v.divisor(), -v.n), true
	}
	return lowest(v.divisor(), v.n), true
}

// cmpSmall compares two numbers of 64 bits; it always can.
func (v Value) cmpSmall(w Value) int {
	if v.den == w.den || (v.n < 0) != (w.n < 0) {
		return cmp.Compare(v.n, w.n)
	}
	high, low := bits.Mul64(magnitude(v.n), uint64(w.divisor()))
	high2, low2 := bits.Mul64(magnitude(w.n), uint64(v.divisor()))
	order := cmp.Compare(high, high2)
	if order == 0 {
		order = cmp.Compare(low, low2)
	}
	if v.n < 0 {
		return -order
	}
	return order
}

// unitsSmall returns v rounded half away from zero, counted in units of the
// last of so many decimal places.
func (v Value) unitsSmall(places int) (int64, bool) {
	if v.rat != nil || max(places, -places) >= len(powers) {
		return 0, false
	}
	scale, den := uint64(1), v.divisor()
	if places >= 0 {
		scale = uint64(powers[places])
	} else {
		wider, ok := times(den, powers[-places])
		if !ok {
			return 0, false
		}
		den = wider
	}
	units, ok := quotient(magnitude(v.n), scale, uint64(den))
	if v.n < 0 {
		units = -units
	}
	return units, ok
}

// quotient returns n × scale ÷ den, rounded half up: ⌊(2 n scale + den) / 2 den⌋.
// The divisor is below 2⁶³.
func quotient(n, scale, den uint64) (int64, bool) {
	high, low := bits.Mul64(n, scale)
	if high >= 1<<62 {
		return 0, false
	}
	high, low = high<<1|low>>63, low<<1
	low, carry := bits.Add64(low, den, 0)
	high += carry
	if high >= 2*den {
		return 0, false
	}
	units, _ := bits.Div64(high, low, 2*den)
	return int64(units), units <= math.MaxInt64
}

// finitePlacesSmall is finitePlaces where rat is nil.
func (v Value) finitePlacesSmall() (int, bool) {
	rest, twos, fives := v.divisor(), 0, 0
	for ; rest%2 == 0; rest /= 2 {
		twos++
	}
	for ; rest%5 == 0; rest /= 5 {
		fives++
	}
	return max(twos, fives), rest == 1
}

// grainOfWhole is Granularity of a whole number that is not 0.
func grainOfWhole(n int64) Value {
	rest, place := max(n, -n), int64(1)
	for ; rest%10 == 0; rest /= 10 {
		place *= 10
	}
	if rest > 9 && rest%10 == 5 {
		return Int(place).Mul(Int(5))
	}
	return Int(place)
}
