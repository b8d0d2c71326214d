package style

import (
	"github.com/pressfigures/figures/pkg/number"
)

// Count writes a count: "nine", "373", "1,186". Exact counts keep all their
// digits, however large; only a rounded number is written in millions, by
// Rounded. 0 is "zero" in a style that writes words at all; a sentence about
// none says so in another way. A number that is not whole is written as Rate
// writes it.
func (s Style) Count(v number.Value) string {
	if !v.IsInt() {
		return s.Rate(v)
	}
	if n, ok := v.Int64(); ok && inWords(n, s.WordsUpTo) {
		return number.Words(n)
	}
	return s.Digits(v)
}

// inWords reports whether a style with words up to the limit writes n in words.
// A house that writes only "one" in words (GOV.UK) writes 0 in figures.
func inWords(n int64, limit int) bool {
	if n == 0 {
		return limit > 1
	}
	return -int64(limit) <= n && n <= int64(limit)
}

// Digits writes a whole number in figures: "9", "1,186". Tables use it. A
// number that is not whole is written as Rate writes it.
func (s Style) Digits(v number.Value) string {
	if !v.IsInt() {
		return s.Rate(v)
	}
	return grouped(v, 0)
}

// CountAtStart writes a count that begins a sentence: "Sixteen". It returns
// false where the house's rule forbids that number there, and the sentence has
// to be recast ("A total of 373 people …", "In 2019, 373 people …"). A number
// that is not whole, and one below 0, never begins a sentence.
func (s Style) CountAtStart(v number.Value) (string, bool) {
	n, ok := v.Int64()
	if !ok || n < 0 {
		return "", false
	}
	if n <= int64(s.StartWordsUpTo) {
		return Capitalise(number.Words(n)), true
	}
	return s.Digits(v), !s.NeverDigitFirst
}

// million is the number from which Rounded writes words for scale. No house
// writes "0.9 million" (GOV.UK and ONS say so).
var million, billion = number.Int(1_000_000), number.Int(1_000_000_000)

// Rounded writes a number that has been rounded to be said with a hedge:
// "520", "46,000", "1.2 million" or, where the house says so, "1.2m". It drops
// no digit: what is not round enough for two decimals of a million stays in
// figures.
func (s Style) Rounded(v number.Value) string {
	if text, ok := s.scaled(v, billion, " billion", "bn"); ok {
		return text
	}
	if text, ok := s.scaled(v, million, " million", "m"); ok {
		return text
	}
	return s.Digits(v)
}

// scaled writes v in the unit if it is at least one and needs at most two
// decimals.
func (s Style) scaled(v, unit number.Value, word, letter string) (string, bool) {
	scaled, _ := v.Quo(unit)
	if scaled.Abs().Cmp(number.Int(1)) < 0 || !scaled.Equal(scaled.Round(2)) {
		return "", false
	}
	name := word
	if s.Millions == MillionLetter {
		name = letter
	}
	return number.Group(scaled.String()) + name, true
}

// Ordinal writes a place in an order: "second", "10th", "21st".
func (s Style) Ordinal(n int) string {
	if 0 < n && n <= s.OrdinalWordsUpTo {
		return number.OrdinalWords(int64(n))
	}
	return number.Ordinal(int64(n))
}

// Proportion writes a part of a whole as people count it: "one in ten", "two
// in five", "one in 12"; in a style without words for small numbers "1 in 10".
// Ten counts as a small number here in every style that writes nine in words:
// "one in 10" mixes two forms in three words.
func (s Style) Proportion(part, whole int64) string {
	limit := s.WordsUpTo
	if limit >= 9 {
		limit = max(limit, 10)
	}
	return plainCount(part, limit) + " in " + plainCount(whole, limit)
}

func plainCount(n int64, wordsUpTo int) string {
	if wordsUpTo > 1 && inWords(n, wordsUpTo) {
		return number.Words(n)
	}
	return grouped(number.Int(n), 0)
}

// RatePlaces returns the decimals Rate prints: Decimals where it is set; none
// for a whole number; else one (none where MaxPercentPlaces is 0), and below 1
// as many as show two digits that count (0.043), at most six, as "0.0" says
// nothing.
func (s Style) RatePlaces(v number.Value) int {
	switch {
	case s.Decimals != ByRule:
		return s.Decimals
	case v.IsInt():
		return 0
	case v.Abs().Cmp(number.Int(1)) >= 0:
		return min(1, s.MaxPercentPlaces)
	}
	places := 2
	for tenth := number.Frac(1, 10); places < 6 && v.Abs().Cmp(tenth) < 0; places++ {
		tenth = tenth.Mul(number.Frac(1, 10))
	}
	return places
}

// Rate writes a rate or an average: "591.5", "4,266.7", "0.043". It is rounded
// once.
func (s Style) Rate(v number.Value) string { return grouped(v, s.RatePlaces(v)) }
