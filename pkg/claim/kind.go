package claim

import (
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/wording"
)

// kinds settles what no change has claimed: rates, shares, fractions, counts.
func (t *text) kinds(items []*item) {
	for _, it := range items {
		if it.Kind == Fraction || it.Kind == "" {
			t.kind(it)
		}
		if it.HasNumber && it.Kind != Multiple && !it.level {
			t.per(it) // an amount of change a month is still a change
		}
	}
	for n, it := range items {
		if n > 0 && it.Kind == Rate && it.Per != "" {
			t.sharePer(items[n-1], it)
		}
	}
}

// sharePer lets the first of two rates have the unit of the second: "26
// permanent exclusions and 1,420 temporary exclusions a day".
func (t *text) sharePer(a, b *item) {
	i := a.last + 1
	for n := 0; n < mostNounWords && t.nounWord(i); n++ {
		i++
	}
	if a.Kind == Count && t.is(i, "and", "or") && i == b.first-1 && (a.Head == "" || sameNoun(a.Head, b.Head)) {
		a.Kind, a.Per, a.Every, a.Stated.Quantity = Rate, b.Per, b.Every, wording.Rate
	}
}

func (t *text) kind(it *item) {
	if it.Kind == Fraction {
		it.OfBase = !it.partChange && t.comparesPart(it)
		it.level = !it.partChange && !it.OfBase
		if it.OfBase && it.Row == wording.AlmostPart && it.Stated.N.Equal(number.Frac(1, 2)) {
			it.Row = wording.AlmostHalved // "almost half" of what it was is a little more
		}
		return
	}
	switch {
	case it.class == percentClass:
		it.asLevel(t.shareOrRate(it))
		it.OfBase = it.Kind == Share && t.percentOfBase(it)
		it.level = !it.OfBase
	case it.class == pointsClass:
		it.asLevel(AbsoluteChange)
		it.level, it.points = false, true
	case it.class == timesClass:
		it.Kind, it.Direction = Multiple, 1
	case t.per(it), t.perFar(it):
		it.asLevel(Rate)
		it.Stated.Quantity = wording.Rate
	case t.rateNoun(it):
		it.asLevel(Rate)
		it.Stated.Quantity = wording.Decimal
	default:
		it.asLevel(Count)
		if t.bounded(it) && t.negated(it.first-2) && t.is(it.first, "below") {
			it.Row = wording.AtLeast // "never dropped below 500"
		}
	}
}

// percentOfBase says whether a per cent is one of an earlier value: "199 per
// cent of what it was in 2018", "half as many, 51 per cent of its 2018 level".
func (t *text) percentOfBase(it *item) bool {
	i := it.last + 1
	if !t.is(i, "of") {
		return false
	}
	if t.is(i+1, "what") && t.is(i+2, "it", "they", "there") {
		return true
	}
	own := t.is(i+1, "its", "their") || t.is(i+1, "the") && it.Stated.N.Cmp(number.Int(100)) > 0
	if t.tok(i+2).kind == when {
		i++
	}
	return own && t.is(i+2, "level", "levels", "number", "figure", "total")
}

// negated says whether "never" or "not" stands at token i or two words before.
func (t *text) negated(i int) bool {
	for k := i; k > i-3; k-- {
		if t.is(k, "never", "not", "n't") {
			return true
		}
	}
	return false
}

// per reads what a rate is over: "a month", "per 1,000", "every two hours".
func (t *text) per(it *item) bool {
	i := it.last + 1
	for n := 0; n < 6 && (t.nounWord(i) && !durations[t.tok(i).text] || n > 0 && t.is(i, "of", "and") && t.nounWord(i+1)); n++ {
		i++
	}
	if t.is(i, "on") && t.is(i+1, "average") || t.is(i, ",") && t.is(i+1, "on") && t.is(i+2, "average") {
		i += 2
	}
	each := t.is(i, "every", "each")
	switch {
	case t.is(i, "per") && t.tok(i+1).kind == digits:
		it.Per, it.last = t.numbers[t.tok(i+1).index].Text, i+1
	case t.is(i, "per") && t.tok(i+1).kind == word:
		it.Per, it.last = t.tok(i+1).text, i+1
	case t.is(i, "/") && t.tok(i).glued && t.tok(i+1).glued && t.tok(i+1).kind == word && it.class == moneyClass:
		it.Per, it.last = t.tok(i+1).text, i+1 // "$272/oz"
	case t.is(i, "a", "an") && perUnits[t.tok(i+1).text] && it.class == moneyClass && i == it.last+1:
		it.Per, it.last = t.tok(i+1).text, i+1
	case each && t.tok(i+1).kind == digits && durations[t.tok(i+2).text]:
		it.Per, it.last = t.words(i+1, i+2), i+2 // "one every 85 minutes"
	case (each || t.is(i, "a", "an")) && (durations[t.tok(i+1).text]) && !t.is(i+2, "earlier", "ago", "before", "later", "old"):
		it.Per, it.Every, it.last = t.tok(i+1).text, each, i+1
	case t.is(i, "monthly", "weekly", "daily", "annually"):
		it.Per, it.last = t.tok(i).text, i
	default:
		return false
	}
	it.Noun, it.Head = t.noun(it2(it))
	return true
}

// perUnits are what money is paid for, one of each: "£12 a head".
var perUnits = set(`head person household family pupil student patient child ticket game match share night unit room seat
	tonne ton kilo kilogram pound ounce barrel litre gallon pint hectare acre mile kilometre trip journey visit call`)

// it2 is the item before its rate was taken in, to read its noun.
func it2(it *item) *item {
	c := *it
	c.last = it.at
	return &c
}

// rateNouns are subjects whose values are rates and not counts.
var rateNouns = set(`rate rates ratio ratios roa roe roaa roae yield yields index score average mean median`)

// rateNoun says whether a value is that of a rate: the noun behind it, or the
// subject in front of it.
func (t *text) rateNoun(it *item) bool {
	if rateNouns[it.Head] {
		return true
	}
	if it.Number.Places == 0 || it.class == moneyClass || it.Number.Unit.Cmp(number.Int(1)) >= 0 {
		return false
	}
	for i := it.first - 1; i >= 0 && t.near(i, it.at) && i > it.first-40; i-- {
		if t.is(i, ";") {
			return false
		}
		if t.in(i, rateNouns) {
			return true
		}
	}
	return false
}

// rateBefore says whether the subject right before a per cent is a rate: "the
// rate of exclusions was stable, at 0.1%".
func (t *text) rateBefore(it *item) bool {
	for i := it.first - 1; i > it.first-14 && t.near(i, it.at); i-- {
		switch {
		case t.tok(i).kind == digits, t.is(i, ";", "and", "while", "with", "(", ")"), t.is(i, ",") && !t.is(i+1, "at"):
			return false
		case t.is(i, "rate", "rates") && t.is(i+1, "of", "in", "for", "was", "were", "is"):
			return true
		}
	}
	return false
}

// shareOrRate tells a part of a whole from a rate in per cent.
func (t *text) shareOrRate(it *item) Kind {
	if t.rateBefore(it) {
		return Rate
	}
	if t.is(it.last+1, "of") || t.is(it.last+1, "share") || t.is(it.last+2, "share") {
		return Share
	}
	for i := it.first - 1; i >= 0 && t.near(i, it.at) && i > it.first-25; i-- {
		if t.is(i, ";", "percentage", "share", "proportion") {
			return Share
		}
		if t.in(i, rateNouns) && !t.is(i, "average", "mean", "median") {
			return Rate
		}
	}
	return Share
}
