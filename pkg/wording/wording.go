// Package wording is the one table of what words about numbers mean: hedges
// ("nearly", "more than"), multiples ("doubled"), fractions ("a third"), ranks,
// records, directions and averages. Writing picks a wording whose row is ok at
// the true value; checking looks the wording up and applies the same row. So
// what is written is also accepted, and neither can drift from the other.
//
// No UK body defines "nearly" or "doubled" in numbers, so the bounds are this
// project's own: calibrated on observed press and official use, on studies of
// how readers take hedges (Ferson et al. 2015; Williams and Power 2013; Cummins,
// Sauerland and Solt 2012) and on the rule of the research systems that verify
// text against data (AggChecker, SIGMOD 2019; statcheck). Every one is a field
// of Tolerances, and every judgement prints the bound it used.
//
// The package is given true values and stated numbers. It does not look for
// claims in a text beyond finding the words (FindHedge), does not fetch or work
// out figures, builds no sentences, and tests nothing for chance.
package wording

import (
	"sync"

	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/style"
)

// Severity is how far a wording is from the truth: caveat.OK, caveat.Info,
// caveat.Warning or caveat.Error.
type Severity = caveat.Severity

// A Verdict is the answer about one claim.
type Verdict int

// The verdicts. Loose is true of a looser reading; Unclear is true of some of
// the values that the truth may have and not of others.
const (
	Right Verdict = iota
	Loose
	Wrong
	Unclear
)

var verdictNames = [...]string{"right", "loose", "wrong", "unclear"}

// String returns "right", "loose", "wrong" or "unclear".
func (v Verdict) String() string {
	if v < 0 || int(v) >= len(verdictNames) {
		return "unknown verdict"
	}
	return verdictNames[v]
}

// VerdictOf returns the verdict of a severity: ok and info are right, a warning
// is loose, an error is wrong.
func VerdictOf(s Severity) Verdict {
	switch s {
	case caveat.OK, caveat.Info:
		return Right
	case caveat.Warning:
		return Loose
	}
	return Wrong
}

// A Quantity is what kind of number is stated. It decides how wide a hedge is
// and which row a bare number falls under.
type Quantity int

// The quantities, with the unit in which both the stated number and the true
// value are given.
const (
	Count   Quantity = iota // people, contacts: 1,186
	Scaled                  // a count with a scale word: "1.2 million" is 1,200,000
	Percent                 // per cents: 99 is 99 per cent
	Points                  // percentage points: 43
	Decimal                 // any other measured or worked-out number: 12.5
	Rate                    // a mean or a rate: 591.5 a month
	Times                   // a multiple, new ÷ old: 2 is "doubled"
	Part                    // a fraction of a whole, or of a change: 1/3
)

var quantityNames = [...]string{"count", "scaled count", "per cent", "percentage points", "decimal", "rate", "multiple", "fraction"}

// String returns the name of the quantity in lower case.
func (q Quantity) String() string {
	if q < 0 || int(q) >= len(quantityNames) {
		return "unknown quantity"
	}
	return quantityNames[q]
}

// Stated is a number as a text states it, hedge aside. Numbers are magnitudes:
// a sign is dropped, and direction is judged by rows of its own.
type Stated struct {
	// N is the stated number, in the unit of its quantity. For the rows of
	// dozens, scores and so on it is the number the word stands for.
	N number.Value
	// M is the upper number of "between N and M", and unused elsewhere.
	M number.Value
	// Unit is the value of one in the last written place: 1 for "1,186",
	// 100,000 for "1.2 million", 0.1 for "9.8 per cent". 0 counts as 1.
	Unit number.Value
	// Quantity is what kind of number N is.
	Quantity Quantity
	// SetOf is, for "up to", how many values the true value is the largest of.
	// Up to 1, the words are used of one known value.
	SetOf int
	// Every is set where a mean is said of every month ("nearly 600 people
	// every month"), which claims more than "a month on average".
	Every bool
	// FromPrinted is what the true value may be if it is worked out from
	// numbers as the text prints them, each standing for all that rounds to
	// it. It counts only if HasPrinted is set, and only beside an exact truth:
	// a bare per cent or decimal that is right from these alone is loose.
	FromPrinted number.Range
	HasPrinted  bool
}

// StatedFrom returns a number found in a text as a stated number: per cents,
// points and fractions by their class; a plain number as Scaled where a scale
// word makes its last place larger than one, as Decimal where decimals are
// written, else as a Count. Rates and multiples look like counts in print: the
// caller, who knows the words around it, sets Rate or Times.
func StatedFrom(w number.Written) Stated {
	s := Stated{N: w.Value.Abs(), Unit: w.Unit}
	switch {
	case w.Class == number.Percent:
		s.Quantity = Percent
	case w.Class == number.Points:
		s.Quantity = Points
	case w.Class == number.Fraction:
		s.Quantity = Part
	case w.Unit.Cmp(one) > 0 || w.Places > 0 && w.Unit.Equal(one): // "1.234567 million" is written to the last one
		s.Quantity = Scaled
	case w.Places > 0:
		s.Quantity = Decimal
	}
	return s
}

// Doubt is why a true value is a range and not one number.
type Doubt int

// The doubts. A Hidden truth is one value that the data do not show: the claim
// is right only if it is right whatever that value is. A Printed truth comes
// from numbers as a text prints them: each stands for every value that rounds
// to it, and the claim is wrong only if no such values make it true.
const (
	Hidden Doubt = iota
	Printed
)

// Options is what a house or a user can set about judging and choosing words.
// The zero Options is usable: it has the defaults.
type Options struct {
	// Tolerances are the bounds of the table; nil means the defaults.
	Tolerances *Tolerances
	// Thresholds are those that ranks share with the caveats (few areas, small
	// base); nil means the defaults.
	Thresholds *caveat.Thresholds
	// Style prints the numbers in messages and suggestions; a Style without a
	// name means the default.
	Style style.Style
	// Doubt is what a range of truth means.
	Doubt Doubt
	// VerdictOnly leaves out Message, Suggest and the reasons of bands, for trying
	// many numbers.
	VerdictOnly bool
	// AllowInfo lets Multiple choose words whose row has an info at the value:
	// "doubled" for 1.99.
	AllowInfo bool
}

// Default returns the options that hold unless others are set.
func Default() Options {
	o, t := Options{}.filled(), DefaultTolerances()
	o.Tolerances = &t // the caller's own, to change
	return o
}

// defaultThresholds is one copy for all that set none; nothing changes it.
var defaultThresholds = sync.OnceValue(func() *caveat.Thresholds {
	t := caveat.Default()
	return &t
})

// filled returns o with every default in place.
func (o Options) filled() Options {
	if o.Tolerances == nil {
		o.Tolerances = defaultTolerances()
	}
	if o.Thresholds == nil {
		o.Thresholds = defaultThresholds()
	}
	if o.Style.Name == "" {
		o.Style = style.Default()
	}
	return o
}
