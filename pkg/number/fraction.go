package number

import "strings"

// fraction reads a fraction by itself: "½", "3/4", "two-thirds", "a third",
// "half".
func (f finder) fraction(i int) (amount, bool) {
	if a, ok := f.digitFraction(i); ok {
		return a, true
	}
	if a, ok := f.wordFraction(i); ok {
		return a, true
	}
	if a, ok := f.half(i); ok {
		return a, true
	}
	return amount{}, false
}

// part returns the amount of a fraction. Nobody says how far a fraction beside
// a number was rounded ("half a million", "2½"): its unit is a fifth of its
// step, so that half a million is as wide as 0.5 million.
func part(num, den int64, next int, digits bool) amount {
	return amount{value: Frac(num, den), unit: Frac(1, 5*den), next: next, digits: digits, part: true}
}

// digitFraction reads "½" and "3/4".
func (f finder) digitFraction(i int) (amount, bool) {
	if t := f.at(i); t.kind == vulgarToken {
		a := part(1, t.numeral.den, i+1, true)
		a.value = t.numeral.value
		return a, true
	}
	num, ok := f.smallCount(i)
	den, denOK := f.smallCount(i + 2)
	if !ok || !denOK || !f.isSlash(i+1) || f.isSlash(i-1) || f.isSlash(i+3) || num == 0 || num >= den {
		return amount{}, false
	}
	if isYearPair(num, den) || !isRoundBase(den) && f.word(f.follow(i+3)) != "of" {
		return amount{}, false
	}
	next := i + 3
	if word := f.word(next); f.at(next).gap == glued && (word == "rd" || word == "rds" || word == "th" || word == "ths") {
		next++ // "2/3rds"
	}
	return part(num, den, next, true), true
}

// smallCount returns the whole number in up to seven plain digits at i.
func (f finder) smallCount(i int) (int64, bool) {
	t := f.at(i)
	if t.kind != numeralToken || !t.numeral.isCount() || t.numeral.digits > 7 {
		return 0, false
	}
	return t.numeral.value.Int64()
}

// isSlash reports whether a slash stands at i with no blank beside it.
func (f finder) isSlash(i int) bool {
	t := f.at(i)
	return f.isMark(i, "/⁄") && t.gap == glued && f.at(i+1).gap == glued
}

// isYearPair reports whether num/den is a financial or academic year: "18/19".
func isYearPair(num, den int64) bool { return num >= 10 && den == num+1 && den < 100 }

// isRoundBase reports whether people count "in n" or "out of n": up to ten,
// or 1, 2, 2½ or 5 followed by zeros. Of "17 out of 43" both are counts.
func isRoundBase(n int64) bool {
	if n <= 10 {
		return n >= 2
	}
	for n%10 == 0 {
		n /= 10
	}
	return n == 1 || n == 2 || n == 5 || n == 25
}

// wordFraction reads a fraction whose lower number is a word: "a third",
// "two-thirds", "3 quarters", "five - eighths".
func (f finder) wordFraction(i int) (amount, bool) {
	article := f.word(i) == "a" || f.word(i) == "an"
	num, ok := f.numerator(i)
	if article {
		num, ok = 1, true
	}
	if !ok {
		return amount{}, false
	}
	j := f.follow(i + 1)
	if isHyphen(f.at(i+1)) && f.at(i+1).gap == blank && f.at(i+2).gap == blank {
		j = i + 2
	}
	den, next, ok := f.denominatorEnd(num, j)
	if !ok || article && !f.isFractionHere(i, den, next) || !f.isNoSpan(i, j, num, next) {
		return amount{}, false
	}
	return part(num, den, next, f.at(i).kind == numeralToken), true
}

// numerator returns the upper number of a fraction: 1 to 19, in a word or in
// digits.
func (f finder) numerator(i int) (int64, bool) {
	n, ok := smallNumbers()[f.word(i)]
	if !ok {
		n, ok = f.smallCount(i)
	}
	return n, ok && 1 <= n && n <= 19
}

// denominator returns the lower number of a fraction from the word at i, if
// the word agrees with the upper one: "one third", "two thirds", and with a
// hyphen "two-third".
func (f finder) denominator(num int64, i int) (den int64, ok bool) {
	den, _, ok = f.denominatorEnd(num, i)
	return den, ok
}

func (f finder) denominatorEnd(num int64, i int) (den int64, next int, ok bool) {
	last := i
	tens := tensNumbers()[f.word(i)]
	if tens > 0 {
		last = f.follow(i + 1)
	}
	word, plural := strings.CutSuffix(f.word(last), "s")
	den, ok = denominators()[word]
	if tens > 0 {
		den, ok = smallOrdinals()[word]
		ok = ok && 0 < den && den < 10
	}
	agrees := plural == (num > 1) || num > 1 && tens == 0 && f.isHyphenated(i)
	if !ok || !agrees || word == "quarter" && num != 1 && num != 3 {
		return 0, i, false
	}
	if !f.isHyphenated(i) && f.startsCompound(last+1) && !f.multiplies(last+2) { // "one third-party claim"
		return 0, i, false
	}
	return tens + den, last + 1, true
}

// startsCompound reports whether a hyphen at i ties a word to the one before.
func (f finder) startsCompound(i int) bool {
	return isHyphen(f.at(i)) && f.at(i).gap == glued && f.at(i+1).gap == glued && f.word(i+1) != ""
}

// isFractionHere decides whether "a third" from i to next is a fraction ("by a
// third", "a third of") or an ordinal ("a third man"), by its neighbours.
func (f finder) isFractionHere(i int, den int64, next int) bool {
	after := f.word(next)
	if den == 2 || den == 4 && f.word(next-1) == "quarter" || f.at(next).gap == broken {
		return true
	}
	_, scaled := scales[after]
	return after == "" || fractionTails(after) || fractionLeads(f.word(i-1)) || scaled
}

// isNoSpan reports whether a fraction of halves or quarters, written from i on
// with its lower number at j, is no length of time: "the first three quarters",
// "in a quarter", "a half year".
func (f finder) isNoSpan(i, j int, num int64, next int) bool {
	before, after := f.wordBefore(i), f.word(f.follow(next))
	switch f.word(j) {
	case "quarters":
		return !spanWords(before)
	case "quarter":
		return num != 1 || after == "of" || !spanWords(before) && before != "in" && before != "per" && before != "each" && before != "every"
	case "half":
		if before == "and" { // "a year and a half", but "one and a half years"
			return !timeUnits(f.word(i - 2))
		}
		return !halfAfter(after)
	}
	return true
}

// half reads the word half where it is a number: "half of", "by half", but not
// "the first half", "half-term" or "half an hour".
func (f finder) half(i int) (amount, bool) {
	if before := f.wordBefore(i); f.word(i) != "half" || halfBefore(before) || before == "a" {
		return amount{}, false
	}
	j := f.follow(i + 1)
	after := f.word(j)
	if f.isArticle(j) {
		k := f.follow(j + 1)
		_, _, isPercent := f.unitAt(k, amount{digits: true, value: one})
		return part(1, 2, i+1, false), f.multiplies(k) || isPercent
	}
	compound := f.startsCompound(i+1) && scales[after] == 0 && !dozens(after)
	return part(1, 2, i+1, false), !compound && !halfAfter(after)
}

func (f finder) isArticle(i int) bool { return f.word(i) == "a" || f.word(i) == "an" }

// fractionOf reads a fraction and, if it is one of a scale, multiplies: "half a
// million", "three-quarters of a million", "quarter million", "½ million".
func (f finder) fractionOf(i int) (amount, bool) {
	a, ok := f.fraction(i)
	if !ok && f.word(i) == "quarter" { // only before a scale
		a = part(1, 4, i+1, false)
	}
	if !ok && a.next == 0 {
		return amount{}, false
	}
	if j, found := f.wholeAt(a); found {
		scaled := f.scaled(amount{value: a.value, unit: a.unit, next: j, digits: a.digits})
		if scaled.next > j {
			return scaled, true
		}
	}
	return a, ok
}

// wholeAt returns where the scale stands that a fraction is of: behind it,
// behind "a" after half, or behind "of a".
func (f finder) wholeAt(a amount) (int, bool) {
	j := f.follow(a.next)
	_, isScale := f.scaleAt(j, a)
	switch {
	case isScale:
		return a.next, true
	case f.isArticle(j) && f.word(a.next-1) == "half":
		return j + 1, true
	case f.word(j) == "of" && (f.isArticle(j+1) || f.word(j+1) == "one"):
		return j + 2, true
	}
	return 0, false
}

// withFraction adds the fraction behind "and": "one and a half", "3 million
// and a half", "one billion and three quarters million". One that goes on with
// "of" is another number: "twelve and a third of …".
func (f finder) withFraction(a amount) amount {
	j := f.follow(a.next)
	if f.word(j) != "and" || !a.value.IsInt() || a.places > 0 || a.digits && a.scale.Sign() == 0 && a.value.Cmp(hundred) >= 0 {
		return a
	}
	p, ok := f.fraction(f.follow(j + 1))
	if !ok || f.word(f.follow(p.next)) == "of" {
		return a
	}
	scaled := f.scaled(p)
	if scaled.next == p.next && a.scale.Sign() != 0 {
		scaled = p.times(a.scale, p.next)
	} else if a.scale.Sign() == 0 { // "two and a half million": all of it is scaled
		scaled = f.scaled(p.plus(a))
		return scaled
	}
	return scaled.plus(a)
}

// plus adds what stood before to an amount.
func (a amount) plus(before amount) amount {
	a.value, a.digits, a.bare, a.part = a.value.Add(before.value), a.digits || before.digits, before.bare, false
	return a
}

// oneIn reads a share of a round number: "one in five", "1 in 10", "nine out
// of ten", "one in every 20".
func (f finder) oneIn(i int) (amount, bool) {
	num, j, numOK := f.share(i)
	j, of, linkOK := f.shareLink(f.follow(j))
	if !numOK || !linkOK {
		return amount{}, false
	}
	base, ok := f.cardinal(j)
	den, whole := base.value.Int64()
	if !ok || !whole || base.places > 0 || num >= den || num > 1 && !isRoundBase(den) {
		return amount{}, false
	}
	if f.goesOn(base) || !of && f.isDateOrRhythm(j, base) {
		return amount{}, false
	}
	return amount{value: Frac(num, den), next: base.next, digits: f.at(i).kind == numeralToken || base.digits, part: true}, true
}

// share reads the number of a share, from 1 to 999.
func (f finder) share(i int) (n int64, next int, ok bool) {
	if n, next, ok := f.belowHundred(i); ok {
		return n, next, n > 0
	}
	n, ok = f.smallCount(i)
	return n, i + 1, ok && 1 <= n && n <= 999
}

// shareLink reads "in", "in every", "out of", "out of every", and says whether
// it was one of the last three, which are never said of time.
func (f finder) shareLink(i int) (next int, of, ok bool) {
	switch {
	case f.word(i) == "in":
		next = f.follow(i + 1)
	case f.word(i) == "out" && f.word(f.follow(i+1)) == "of":
		next, of = f.follow(f.follow(i+1)+1), true
	default:
		return i, false, false
	}
	if f.word(next) == "every" {
		return f.follow(next + 1), of, true
	}
	return next, of, true
}

// goesOn reports whether the base of a share is itself only the beginning of
// something else: "two in three quarters", "one in five per cent".
func (f finder) goesOn(base amount) bool {
	_, _, isUnit := f.unitAt(base.next, base)
	n, _ := base.value.Int64()
	return isUnit || f.isDenominatorOf(n, base.next)
}

// isDateOrRhythm reports whether what follows "in" is a year or a time: "5 in
// 2019", "one in 12 months".
func (f finder) isDateOrRhythm(i int, base amount) bool {
	n, plain := f.smallCount(i)
	isYear := plain && base.next == i+1 && 1900 <= n && n <= 2100
	return isYear || timeUnits(f.word(f.follow(base.next)))
}
