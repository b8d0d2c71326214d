package style

import (
	"github.com/pressfigures/figures/pkg/number"
)

// The writing rules for per cents: integers; one decimal place from 0.5 to
// below 10 when the base is 100 or more, because one case in a smaller base
// moves the per cent by more than the decimal shows; "less than 1 per cent"
// below 0.5.
var (
	decimalFrom  = number.Frac(1, 2)
	decimalBelow = number.Int(10)
	decimalBase  = number.Int(100)
)

// percentPlaces returns the decimals the rules print. A value that one decimal
// would print as "10.0" is printed as "10": it is rounded once either way.
func (s Style) percentPlaces(v, base number.Value) int {
	if s.Decimals != ByRule {
		return s.Decimals
	}
	size := v.Abs()
	if s.MaxPercentPlaces < 1 || base.Abs().Cmp(decimalBase) < 0 || size.Cmp(decimalFrom) < 0 {
		return 0
	}
	if size.Round(1).Cmp(decimalBelow) >= 0 {
		return 0
	}
	return 1
}

// PercentPlaces returns how many decimals Percent prints for v on the base, so
// that a reader of the print knows its unit.
func (s Style) PercentPlaces(v, base number.Value) int { return s.percentPlaces(v, base) }

// A Share is a per cent or a number of points ready for print, in parts, for
// sentences that need to know how it came out.
type Share struct {
	// LessThan is set where the value is not 0 but too small to print: Number
	// is then what it is less than.
	LessThan bool
	// Number is the number in figures: "99", "3.4".
	Number string
	// Unit is what stands behind it: "per cent", "%", "percentage points".
	Unit string
}

// String writes the share: "99 per cent", "99%", "less than 1 per cent".
func (p Share) String() string {
	text := p.Number + " " + p.Unit
	if p.Unit == "%" {
		text = p.Number + p.Unit
	}
	if p.LessThan {
		return "less than " + text
	}
	return text
}

// share rounds v, a per cent, once.
func (s Style) share(v, base number.Value) Share {
	places := s.percentPlaces(v, base)
	if s.tooSmall(v, places) {
		return Share{LessThan: true, Number: smallest(places)}
	}
	return Share{Number: grouped(v, places)}
}

// tooSmall reports whether v is not 0 but would be below 0.5, or print as 0.
func (s Style) tooSmall(v number.Value, places int) bool {
	if v.Sign() == 0 {
		return false
	}
	return s.Decimals == ByRule && v.Abs().Cmp(decimalFrom) < 0 || v.Round(places).Sign() == 0
}

// smallest writes one in the last place: "1", "0.1", "0.01".
func smallest(places int) string {
	unit := number.Int(1)
	for range places {
		unit = unit.Mul(number.Frac(1, 10))
	}
	return unit.Decimal(places)
}

// PercentShare returns v, a number of per cents (98.99 for 98.99 per cent), in
// parts. The base is the count the per cent is of; it decides whether a decimal
// is honest. Sentences give the magnitude and say the direction in a word; a
// value below 0 keeps its minus.
func (s Style) PercentShare(v, base number.Value) Share {
	p := s.share(v, base)
	p.Unit = s.PerCent
	return p
}

// Percent writes v, a number of per cents, on the base: "99 per cent", "3.4
// per cent", "less than 1 per cent". Each of the three can follow "rose by" or
// "up".
func (s Style) Percent(v, base number.Value) string { return s.PercentShare(v, base).String() }

// PercentNumber writes v, a number of per cents, without a unit for tables and
// machines: "99", "3.4", "-12". It rounds as Percent does; a value that Percent
// calls less than 1 is given its first digit that counts, to at most six
// places, because a table that says 0 says there is none.
func (s Style) PercentNumber(v, base number.Value) string {
	places := s.percentPlaces(v, base)
	for s.tooSmall(v, places) && v.Round(places).Sign() == 0 && places < 6 {
		places++
	}
	return v.Decimal(places)
}

// Points writes v, a difference of two percentages, on the smaller base of the
// two: "43 percentage points", "1 percentage point", "0.8 percentage points".
// A difference of percentages is never called per cent (ONS).
func (s Style) Points(v, base number.Value) string {
	p := s.share(v, base)
	p.Unit = "percentage points"
	if p.Number == "1" || p.Number == "-1" {
		p.Unit = "percentage point"
	}
	return p.String()
}
