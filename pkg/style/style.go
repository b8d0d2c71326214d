// Package style prints numbers, per cents, percentage points, ordinals, spans
// and lists the way a house writes them: the press, GOV.UK, the ONS, the BBC,
// the Guardian, the Economist and the AP.
//
// It decides how something looks, never whether it is true (package wording)
// and never what is said about it (package sentence). Every rounding for print
// happens here or in package number, once, half away from zero, from the exact
// value: no method takes a number that has been rounded before, Rounded apart.
package style

import (
	"fmt"
	"strings"

	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/period"
)

// ByRule, as Decimals, leaves the places of per cents, points and rates to the
// writing rules.
const ByRule = -1

// Millions is how a house writes a million and a billion.
type Millions int

// The ways to write a million. The Guardian writes "m" for money and things
// but "million" for people, and people are what this tool counts.
const (
	MillionWord   Millions = iota // 1.2 million
	MillionLetter                 // 1.2m
)

// A Style is a house style. Take one from Get and change what your house does
// differently: the presets are values, and every field may be set. The zero
// Style is not usable; Check says why a changed one is not.
type Style struct {
	// Name is the preset's name, for messages and configuration.
	Name string
	// PerCent stands behind a number: "%" close to it, words after a blank.
	// "per cent" is the press's and the New Oxford Dictionary for Writers and
	// Editors' form; GOV.UK, ONS, BBC, Guardian, Economist and, since 2019,
	// AP write "%".
	PerCent string
	// WordsUpTo is the last whole number from 1 that is written in words, 0
	// to 99: nine in most guides, ten in the Economist's, one in GOV.UK's.
	WordsUpTo int
	// OrdinalWordsUpTo is the same for ordinals: "ninth" but "10th" (GOV.UK,
	// BBC, ONS).
	OrdinalWordsUpTo int
	// StartWordsUpTo is the last number written in words at the start of a
	// sentence, 0 to 99: above it the sentence has to be recast ("A total of
	// 373 people …"), as ONS asks; nobody reads 1,186 in words.
	StartWordsUpTo int
	// NeverDigitFirst forbids figures at the start of a sentence. Every guide
	// read does, except the NHS's; the BBC does in headlines too.
	NeverDigitFirst bool
	// RangeWord stands between the ends of a range, blanks included: " to "
	// (GOV.UK, ONS), "-" (Economist: 5-6%).
	RangeWord string
	// FinancialYear is how the year from April 2018 is written: 2018/19 (press,
	// local government), 2018 to 2019 (GOV.UK), and so on.
	FinancialYear period.FinancialYearStyle
	// Millions is how rounded numbers from a million up are written.
	Millions Millions
	// QuartersNamed allows "the third quarter of 2018"; GOV.UK names the
	// months instead.
	QuartersNamed bool
	// ShortMonths writes "Sept" for September, and so on.
	ShortMonths bool
	// MaxPercentPlaces is the most decimal places the writing rules may print
	// in a per cent, in points and in a rate: 1 in every preset (Economist:
	// resist more than one; T. Cole, Too many digits, ADC 2015), 0 for none.
	MaxPercentPlaces int
	// Decimals sets the places of per cents, points and rates to a fixed
	// number, 0 to 9, against the rules; ByRule keeps the rules.
	Decimals int
}

// Default returns the press style: that of the news stories this tool was first
// asked for.
func Default() Style {
	return Style{
		Name:             "press",
		PerCent:          "per cent",
		WordsUpTo:        9,
		OrdinalWordsUpTo: 9,
		StartWordsUpTo:   99,
		NeverDigitFirst:  true,
		RangeWord:        " to ",
		FinancialYear:    period.FinancialYearSlash,
		Millions:         MillionWord,
		QuartersNamed:    true,
		MaxPercentPlaces: 1,
		Decimals:         ByRule,
	}
}

// presets returns the house styles table, in its order; the first is the
// default.
func presets() []Style {
	press := Default()
	from := func(name string, financialYear period.FinancialYearStyle) Style {
		s := press
		s.Name, s.PerCent, s.FinancialYear = name, "%", financialYear
		return s
	}
	govuk := from("govuk", period.FinancialYearTo)
	govuk.WordsUpTo, govuk.QuartersNamed = 1, false
	ons := from("ons", period.FinancialYearEnding)
	bbc := from("bbc", period.FinancialYearHyphen)
	guardian := from("guardian", period.FinancialYearHyphen)
	economist := from("economist", period.FinancialYearHyphen)
	economist.WordsUpTo, economist.RangeWord, economist.Millions = 10, "-", MillionLetter
	ap := from("ap", period.FinancialYearFiscal)
	return []Style{press, govuk, ons, bbc, guardian, economist, ap}
}

// Names returns the names of the presets, the default first.
func Names() []string {
	var names []string
	for _, s := range presets() {
		names = append(names, s.Name)
	}
	return names
}

// Get returns the preset with the name, in any case; an empty name is the
// default. The error lists the names there are.
func Get(name string) (Style, error) {
	if name == "" {
		return Default(), nil
	}
	for _, s := range presets() {
		if strings.EqualFold(s.Name, name) {
			return s, nil
		}
	}
	return Style{}, fmt.Errorf("no style is called %q: the styles are %s", name, strings.Join(Names(), ", "))
}

// Check returns an error that names the first field with a value no method
// can print, for styles that a configuration has changed.
func (s Style) Check() error {
	for _, f := range []struct {
		name      string
		value     int
		low, high int
	}{
		{"words up to", s.WordsUpTo, 0, 99},
		{"ordinal words up to", s.OrdinalWordsUpTo, 0, 99},
		{"start words up to", s.StartWordsUpTo, 0, 99},
		{"max percent places", s.MaxPercentPlaces, 0, 9},
		{"decimals", s.Decimals, ByRule, 9},
	} {
		if f.value < f.low || f.value > f.high {
			return fmt.Errorf("style %q: %s is \"%d\": a number from %d to %d is expected", s.Name, f.name, f.value, f.low, f.high)
		}
	}
	switch s.PerCent {
	case "per cent", "percent", "%":
	default:
		return fmt.Errorf("style %q: per cent is %q: one of \"per cent\", \"percent\" and \"%%\" is expected", s.Name, s.PerCent)
	}
	if s.RangeWord == "" {
		return fmt.Errorf("style %q: the range word is \"\": one like \" to \" or \"-\" is expected", s.Name)
	}
	return nil
}

// Naming returns how package period is to name spans in this style.
func (s Style) Naming() period.Naming {
	return period.Naming{
		FinancialYear: s.FinancialYear,
		RangeWord:     s.RangeWord,
		NoQuarters:    !s.QuartersNamed,
		ShortMonths:   s.ShortMonths,
	}
}

// Span names a span where a name stands alone, as in the head of a table:
// "January to June 2019".
func (s Style) Span(span period.Span) string { return period.Name(span, s.Naming()) }

// SpanPhrase names a span in running prose: "the first six months of 2019".
func (s Style) SpanPhrase(span period.Span) string { return period.Phrase(span, s.Naming()) }

// Range writes a range of two numbers that are in print already: "5.9 to 20".
func (s Style) Range(low, high string) string { return low + s.RangeWord + high }

// grouped writes v with exactly so many places and commas between thousands.
func grouped(v number.Value, places int) string { return number.Group(v.Decimal(places)) }
