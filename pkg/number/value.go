package number

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"math/big"
	"strconv"
	"strings"
)

// maxPlaces bounds the places a value is rounded or printed to, so that a
// mistaken argument costs an odd answer and not all the memory there is.
const maxPlaces = 1000

// maxDigits bounds the digits ParseValue reads. No quantity has a thousand
// digits; a file that says so is damaged or hostile.
const maxDigits = 1000

// A Value is an exact rational number. It is immutable, and the zero Value is
// 0. Compare values with Equal or Cmp: == compares what lies inside.
type Value struct {
	// Where rat is nil, n is the whole number, or the numerator of a fraction in
	// lowest terms whose divisor is den, above 1. Numbers that do not fit, and no
	// others, are in rat, which is never changed once it is set.
	n, den int64
	rat    *big.Rat
}

// Values that the rules of this package name. They never change.
var (
	one     = Int(1)
	twelve  = Int(12)
	hundred = Int(100)
	million = Int(1e6)
)

// Int returns the whole number n.
func Int(n int64) Value {
	return Value{n: n}
}

// exact returns the value of r, which must not be changed afterwards. Numbers
// of 64 bits, which nearly all are, are kept without a ratio of math/big:
// reckoning with them then allocates nothing, and every number has one form.
func exact(r *big.Rat) Value {
	switch {
	case !r.Num().IsInt64() || !r.Denom().IsInt64():
	case r.IsInt():
		return Value{n: r.Num().Int64()}
	case r.Num().Int64() != math.MinInt64:
		return Value{n: r.Num().Int64(), den: r.Denom().Int64()}
	}
	return Value{rat: r}
}

// Frac returns num/den. The divisor must not be 0: Frac panics on it, as it is
// meant for ratios written in the code. Use Quo for a divisor that comes from
// data.
func Frac(num, den int64) Value {
	if den == 0 {
		panic("number: Frac with a divisor of 0")
	}
	return exact(big.NewRat(num, den))
}

// get returns the ratio inside, which the caller must not change.
func (v Value) get() *big.Rat {
	if v.rat == nil {
		return big.NewRat(v.n, v.divisor())
	}
	return v.rat
}

// Add returns v + w.
func (v Value) Add(w Value) Value {
	if sum, ok := v.addSmall(w); ok {
		return sum
	}
	return exact(new(big.Rat).Add(v.get(), w.get()))
}

// Sub returns v − w.
func (v Value) Sub(w Value) Value { return v.Add(w.Neg()) }

// Mul returns v × w.
func (v Value) Mul(w Value) Value {
	if product, ok := v.mulSmall(w); ok {
		return product
	}
	return exact(new(big.Rat).Mul(v.get(), w.get()))
}

// Quo returns v ÷ w, and false if w is 0.
func (v Value) Quo(w Value) (Value, bool) {
	if w.Sign() == 0 {
		return Value{}, false
	}
	if inverse, ok := w.inverse(); ok {
		return v.Mul(inverse), true
	}
	return exact(new(big.Rat).Quo(v.get(), w.get())), true
}

// Neg returns −v.
func (v Value) Neg() Value {
	if v.rat == nil && v.n != math.MinInt64 {
		return Value{n: -v.n, den: v.den}
	}
	return exact(new(big.Rat).Neg(v.get()))
}

// Abs returns the magnitude of v.
func (v Value) Abs() Value {
	if v.Sign() < 0 {
		return v.Neg()
	}
	return v
}

// Sign returns -1, 0 or 1.
func (v Value) Sign() int {
	if v.rat == nil {
		return cmp.Compare(v.n, 0)
	}
	return v.rat.Sign()
}

// Cmp returns -1, 0 or 1 as v is less than, equal to or greater than w.
func (v Value) Cmp(w Value) int {
	if v.rat == nil && w.rat == nil {
		return v.cmpSmall(w)
	}
	return v.get().Cmp(w.get())
}

// Equal reports whether v and w are the same number.
func (v Value) Equal(w Value) bool { return v.Cmp(w) == 0 }

// IsInt reports whether v is a whole number.
func (v Value) IsInt() bool { return v.isWhole() || v.rat != nil && v.rat.IsInt() }

// Int64 returns v as an int64, and false if v is not whole or does not fit.
func (v Value) Int64() (int64, bool) {
	if !v.isWhole() {
		return 0, false
	}
	return v.n, true
}

// Round returns v rounded half away from zero to so many decimal places;
// negative places round to tens (-1), hundreds (-2) and so on. Places beyond
// ±1,000 count as ±1,000. Round what is printed, once: a rounded value that is
// rounded again may differ from one rounding (14.46 → 14.5 → 15).
func (v Value) Round(places int) Value {
	if v.isWhole() && places >= 0 {
		return v
	}
	places = min(max(places, -maxPlaces), maxPlaces)
	if units, ok := v.unitsSmall(places); ok {
		return Int(units).Mul(power10(-places))
	}
	scale := power10(places)
	units := roundHalfAway(v.Mul(scale).get())
	rounded, _ := exact(new(big.Rat).SetInt(units)).Quo(scale)
	return rounded
}

// power10 returns ten to the power n, where n may be negative.
func power10(n int) Value {
	size := max(n, -n)
	switch {
	case n == 0:
		return one
	case n > 0 && n < len(powers):
		return Int(powers[n])
	case size < len(powers):
		return Value{n: 1, den: powers[size]}
	}
	p := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(size)), nil))
	if n < 0 {
		p.Inv(p)
	}
	return exact(p)
}

// roundHalfAway returns the whole number nearest to r, and the one further
// from zero where two are as near: ⌊(2|a| + b) / 2b⌋ with the sign of a/b.
func roundHalfAway(r *big.Rat) *big.Int {
	twice := new(big.Int).Lsh(new(big.Int).Abs(r.Num()), 1)
	twice.Add(twice, r.Denom())
	n := twice.Quo(twice, new(big.Int).Lsh(r.Denom(), 1))
	if r.Sign() < 0 {
		n.Neg(n)
	}
	return n
}

// Decimal returns v with exactly so many decimals, rounded once, half away
// from zero, without grouping: Frac(29, 2).Decimal(0) is "15". Negative places
// round as Round does and print a whole number. "-0" is never printed.
func (v Value) Decimal(places int) string {
	places = min(places, maxPlaces)
	if places <= 0 {
		return v.Round(places).wholeDigits()
	}
	if units, ok := v.unitsSmall(places); ok {
		return insertPoint(strconv.FormatInt(units, 10), places)
	}
	return insertPoint(v.Round(places).Mul(power10(places)).wholeDigits(), places)
}

// wholeDigits writes a whole number.
func (v Value) wholeDigits() string {
	if v.isWhole() {
		return strconv.FormatInt(v.n, 10)
	}
	return v.get().Num().String()
}

// insertPoint writes units, counted in the last of so many decimal places.
func insertPoint(units string, places int) string {
	digits, negative := strings.CutPrefix(units, "-")
	if short := places + 1 - len(digits); short > 0 {
		digits = strings.Repeat("0", short) + digits
	}
	point := len(digits) - places
	sign := ""
	if negative {
		sign = "-"
	}
	return sign + digits[:point] + "." + digits[point:]
}

// String returns the shortest exact form: "590" or "12.5", and "295/298" for
// a number that no finite decimal can write. ParseValue reads it back.
func (v Value) String() string {
	if v.isWhole() {
		return strconv.FormatInt(v.n, 10)
	}
	places, finite := v.finitePlaces()
	if !finite {
		return v.Ratio()
	}
	return v.Decimal(places)
}

// Ratio returns v as "a/b" in lowest terms, whole numbers too: "590/1".
func (v Value) Ratio() string { return v.get().String() }

// finitePlaces returns how many decimals v needs to be written exactly, and
// false if no number of decimals does (a divisor with a prime other than 2 and
// 5) or if more than maxPlaces would be needed.
func (v Value) finitePlaces() (int, bool) {
	if v.rat == nil {
		return v.finitePlacesSmall()
	}
	rest := new(big.Int).Set(v.get().Denom())
	twos := divideOut(rest, 2)
	fives := divideOut(rest, 5)
	places := max(twos, fives)
	return places, rest.IsInt64() && rest.Int64() == 1 && places <= maxPlaces
}

// divideOut divides n by the prime as often as it goes, and says how often.
func divideOut(n *big.Int, prime int64) int {
	p, rest := big.NewInt(prime), new(big.Int)
	for times := 0; ; times++ {
		q, r := new(big.Int).QuoRem(n, p, rest)
		if r.Sign() != 0 {
			return times
		}
		n.Set(q)
	}
}

// MarshalText writes what String writes.
func (v Value) MarshalText() ([]byte, error) { return []byte(v.String()), nil }

// UnmarshalText reads what String and Ratio write.
func (v *Value) UnmarshalText(text []byte) error {
	parsed, err := ParseValue(string(text))
	if err != nil {
		return err
	}
	*v = parsed
	return nil
}

// ParseValue reads what String and Ratio write: a whole number or a decimal
// ("-12.5"), or a ratio of whole numbers ("295/298"). It takes no blanks, no
// thousands separators and no exponents; cells are read by ParseCount and
// ParseDecimal, prose by ParseWritten. The error is a *CellError.
func ParseValue(s string) (Value, error) {
	num, den, isRatio := strings.Cut(s, "/")
	if len(s) > maxDigits || !isPlainDecimal(num, !isRatio) || isRatio && !isDigits(den) {
		return Value{}, badValue(s, `is not a number: one like "590", "-12.5" or "295/298" is expected`)
	}
	v := valueOfDigits(num)
	if !isRatio {
		return v, nil
	}
	v, ok := v.Quo(valueOfDigits(den))
	if !ok {
		return Value{}, badValue(s, "divides by 0")
	}
	return v, nil
}

// valueOfDigits returns the number in decimal digits, which the caller has
// checked. (big.Rat's own reader takes "010/3" for eight thirds.)
func valueOfDigits(s string) Value {
	whole, fraction, _ := strings.Cut(s, ".")
	return valueOfDecimal(whole, fraction)
}

// valueOfDecimal is valueOfDigits of the digits before the point and those
// behind it.
func valueOfDecimal(whole, fraction string) Value {
	if len(whole)+len(fraction) < len(powers) {
		if n, err := strconv.ParseInt(whole+fraction, 10, 64); err == nil {
			return lowest(n, powers[len(fraction)])
		}
	}
	units, _ := new(big.Int).SetString(whole+fraction, 10)
	v := exact(new(big.Rat).SetInt(units))
	if fraction == "" {
		return v
	}
	return v.Mul(power10(-len(fraction)))
}

func badValue(s, reason string) error { return &CellError{Cell: s, Reason: reason} }

// isPlainDecimal reports whether s is an optional minus, digits and, where
// they are allowed, a point and more digits.
func isPlainDecimal(s string, decimals bool) bool {
	whole, fraction, hasPoint := strings.Cut(strings.TrimPrefix(s, "-"), ".")
	if hasPoint && (!decimals || !isDigits(fraction)) {
		return false
	}
	return isDigits(whole)
}

// isDigits reports whether s is one or more of the digits 0 to 9.
func isDigits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// Granularity returns g(N) of the wording table, how finely N is written: the
// place value of its last digit that is not 0 (400 → 100, 520 → 10, 46,000 →
// 1,000, 591 → 1, 1.2 → 0.1). Where that digit is a 5 and not the only one, it
// is five times that (350 → 50, 2,500 → 500, but 50 → 10). The sign does not
// matter. 0 has a granularity of 1; a number that no finite decimal writes
// (1/3) has none, and 0 is returned.
func (v Value) Granularity() Value {
	switch {
	case v.Sign() == 0:
		return one
	case v.isWhole() && v.n != math.MinInt64:
		return grainOfWhole(v.n)
	}
	places, finite := v.finitePlaces()
	if !finite {
		return Value{}
	}
	digits := strings.TrimLeft(strings.ReplaceAll(v.Abs().Decimal(places), ".", ""), "0")
	significant := strings.TrimRight(digits, "0")
	place := power10(len(digits) - len(significant) - places)
	if len(significant) > 1 && strings.HasSuffix(significant, "5") {
		return place.Mul(Int(5))
	}
	return place
}

// ErrOverflow is the error of a count that does not fit into 64 bits. Nothing
// that is counted comes near; a cell that does is a code or a telephone number.
var ErrOverflow = errors.New("too large: at most 9,223,372,036,854,775,807 can be counted")

// AddCounts returns a + b, or an error that wraps ErrOverflow.
func AddCounts(a, b int64) (int64, error) {
	sum := a + b
	if (sum > a) != (b > 0) && b != 0 {
		return 0, fmt.Errorf("%d + %d: %w", a, b, ErrOverflow)
	}
	return sum, nil
}
