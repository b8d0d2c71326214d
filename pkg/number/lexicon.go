package number

import (
	"maps"
	"slices"
	"strings"
	"sync"
)

// The tables below are read and never changed. Words stand in lower case.

// smallNumbers are the words for 0 to 19.
var smallNumbers = sync.OnceValue(func() map[string]int64 {
	return withAll(positions(smallWords[:], 0), map[string]int64{"nought": 0, "naught": 0, "nil": 0})
})

// tensNumbers are the words for 20, 30 … 90.
var tensNumbers = sync.OnceValue(func() map[string]int64 {
	return withAll(timesTen(positions(tensWords[2:], 2)), map[string]int64{"fourty": 40})
})

// smallOrdinals are "first" to "nineteenth", tensOrdinals "twentieth" to
// "ninetieth".
var (
	smallOrdinals = sync.OnceValue(func() map[string]int64 { return ordinalsOf(smallNumbers()) })
	tensOrdinals  = sync.OnceValue(func() map[string]int64 { return ordinalsOf(tensNumbers()) })
)

// scales multiply the number before them. The Indian words are English too,
// and to overlook one would misread the number by a factor of 100,000.
var scales = map[string]int64{
	"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
	"quadrillion": 1e15, "quintillion": 1e18,
	"millions": 1e6, "billions": 1e9, "trillions": 1e12,
	"lakh": 1e5, "lakhs": 1e5, "crore": 1e7, "crores": 1e7,
	"bn": 1e9, "bln": 1e9, "mn": 1e6, "mln": 1e6, "mil": 1e6, "tn": 1e12, "trn": 1e12, "tln": 1e12,
}

// gluedScales multiply only where they stand right behind the digits: "12k".
// A "b" is special, see suffixFits.
var gluedScales = map[string]int64{"k": 1e3, "m": 1e6, "b": 1e9}

// dozens are the words for twelve, which count what is before them too.
var dozens = wordSet("dozen dozens doz dozs")

// ordinalScales are the ordinals of the scales and of a hundred.
var ordinalScales = map[string]int64{
	"hundredth": 100, "thousandth": 1e3, "millionth": 1e6, "billionth": 1e9, "trillionth": 1e12,
}

// ordinalWords are the words that ordinals are made of: those that may stand
// before the last one, and the cardinal that each last one is of.
var ordinalWords = sync.OnceValue(ordinalWordLists)

type ordinalLists struct {
	before    map[string]bool
	cardinals map[string]string
}

func ordinalWordLists() ordinalLists {
	words, cardinals := map[string]bool{"and": true, "hundred": true}, make(map[string]string)
	for word := range withAll(smallNumbers(), tensNumbers(), map[string]int64{"hundred": 100}) {
		words[word], cardinals[ordinalWord(word)] = true, word
	}
	for _, word := range scaleWords[1:] {
		words[word], cardinals[ordinalWord(word)] = true, word
	}
	delete(cardinals, "nilth")
	return ordinalLists{words, cardinals}
}

// firstWords are the words a number may begin with. The others, which are
// nearly all words there are, need no closer look.
var firstWords = sync.OnceValue(func() map[string]bool {
	first := listed("a an hundred dozen half quarter minus negative quadrillionth quintillionth")
	for word := range withAll(smallNumbers(), tensNumbers(), ordinalScales, smallOrdinals(), tensOrdinals(), scales) {
		first[word] = true
	}
	return first
})

// denominators are the words behind "one" in a fraction. "second" is not one.
var denominators = sync.OnceValue(func() map[string]int64 {
	return withAll(without(smallOrdinals(), "zeroth", "noughth", "naughth", "nilth", "first", "second"),
		tensOrdinals(), ordinalScales, map[string]int64{"half": 2, "quarter": 4, "fourth": 4})
})

// vulgarFractions are the fractions that are one character.
var vulgarFractions = map[rune][2]int64{
	'½': {1, 2}, '⅓': {1, 3}, '⅔': {2, 3}, '¼': {1, 4}, '¾': {3, 4},
	'⅕': {1, 5}, '⅖': {2, 5}, '⅗': {3, 5}, '⅘': {4, 5}, '⅙': {1, 6}, '⅚': {5, 6},
	'⅐': {1, 7}, '⅛': {1, 8}, '⅜': {3, 8}, '⅝': {5, 8}, '⅞': {7, 8}, '⅑': {1, 9}, '⅒': {1, 10},
}

// currencyMarks and currencyCodes may stand right before the digits.
var (
	currencyMarks = "£$€¥₹"
	currencyCodes = wordSet("gbp usd eur chf sek nok dkk cad aud nzd jpy cny inr hkd sgd zar rmb brl mxn krw thb try pln czk huf aed sar ils twd myr idr php")
)

// percentWords and the like follow a number, with a blank or a hyphen or
// nothing between. "per cent" is two words.
var (
	percentWords = wordSet("percent percents percentage pc")
	pointWords   = wordSet("points")
	ppWords      = wordSet("pp ppt ppts")
	basisWords   = wordSet("bp bps")
	// changeWords make points of a hyphenated "point": a "3-point rise", but
	// not a "10-point plan".
	changeWords = wordSet("rise fall increase decrease drop lead gap gain swing jump decline improvement difference loss advantage")
)

// vagueWords before a bare "hundred" or "million" say that no number is meant.
var vagueWords = wordSet("several few many some numerous couple pair multi umpteen various")

// vagueHeads with "of" do the same: "a couple of hundred".
var vagueHeads = wordSet("couple pair tens dozens hundreds thousands millions number")

// timeUnits after "one in twelve" speak of a rhythm: no fraction is meant.
var timeUnits = wordSet("second seconds minute minutes hour hours day days week weeks month months quarter year years decade decades " +
	"january february march april may june july august september october november december am pm")

// metreWords around "2m" say that it is a length.
var metreWords = wordSet("apart away long wide high tall deep distance race sprint hurdles freestyle relay radius")

// fractionLeads before "a third" say that the fraction is meant.
var fractionLeads = wordSet("by than nearly almost over under around about just roughly approximately")

// fractionTails after "a third" say so too. After any other word "third" is
// an ordinal: "a third man".
var fractionTails = wordSet("of in to from on since compared and or but more fewer less higher lower greater smaller bigger larger as than the this that these those " +
	"over by when while was were is are be been had have has said did do after before during between for at with without who which whose up down again overall " +
	"last per each every year not because if so then it they we he she against versus across among within about around until through under above below")

// spanWords before "three quarters" say that quarters of a year are counted,
// and before "half" that it is a half-year.
var (
	spanWords  = wordSet("first last past previous next following these those consecutive successive final full")
	halfBefore = wordSet("first second latter last other next previous final back front opening top bottom st nd the this that each every per")
	halfAfter  = wordSet("year years yearly hour hours hourly term terms time way past day days price brother sister life")
)

// An idiom is a number word that counts nothing in this company. A set that is
// nil matches anything; before and after are the neighbouring words.
type idiom struct{ word, before, after func(string) bool }

var idioms = []idiom{
	{word: wordSet("one"), before: wordSet("this that which no any every each another some")},
	{word: wordSet("one"), after: wordSet("another")},
	{word: wordSet("one"), before: wordSet("at"), after: wordSet("point stage time")},
	{word: wordSet("one"), before: wordSet("the"), after: wordSet("that who which whose we you they i")},
	{word: wordSet("one"), after: wordSet("-off -way -stop -sided -to -time -size -liner")},
	{word: wordSet("zero"), before: wordSet("net ground absolute")},
	{word: wordSet("zero"), after: wordSet("hours tolerance -hours -hour -tolerance -carbon -emission -emissions -sum -based -rated")},
	{word: wordSet("second"), before: wordSet("per every each one split")},
}

// wordSet returns the test for being one of these words. The set is made when
// it is first asked: most commands read no prose, and start sooner.
func wordSet(words string) func(word string) bool {
	set := sync.OnceValue(func() map[string]bool { return listed(words) })
	return func(word string) bool { return set()[word] }
}

func listed(words string) map[string]bool {
	set := make(map[string]bool)
	for _, word := range strings.Fields(words) {
		set[word] = true
	}
	return set
}

// positions maps each word to its place in the list, counted from first.
func positions(words []string, first int64) map[string]int64 {
	numbers := make(map[string]int64)
	for i, word := range words {
		numbers[word] = first + int64(i)
	}
	return numbers
}

func timesTen(numbers map[string]int64) map[string]int64 {
	for word := range numbers {
		numbers[word] *= 10
	}
	return numbers
}

func ordinalsOf(numbers map[string]int64) map[string]int64 {
	ordinals := make(map[string]int64)
	for word, n := range numbers {
		ordinals[ordinalWord(word)] = n
	}
	return ordinals
}

func withAll(numbers map[string]int64, more ...map[string]int64) map[string]int64 {
	all := maps.Clone(numbers)
	for _, m := range more {
		maps.Copy(all, m)
	}
	return all
}

func without(numbers map[string]int64, words ...string) map[string]int64 {
	rest := maps.Clone(numbers)
	maps.DeleteFunc(rest, func(word string, _ int64) bool { return slices.Contains(words, word) })
	return rest
}
