package number

// A finder looks for numbers in a list of tokens. Its methods take the index
// of a token and return the index behind what they read; they never change
// anything.
type finder struct {
	text   string
	tokens []token
}

// An amount is a number as it was read, before its class is known.
type amount struct {
	value  Value
	places int
	unit   Value // as Written.Unit
	next   int   // the token behind it
	scale  Value // the last "thousand" or "million" in it, or 0
	digits bool  // digits stand in it
	bare   bool  // it begins with "hundred" or the like, nothing before
	empty  bool  // it is the nothing before "hundred"
	part   bool  // it is a fraction and nothing else
}

// at returns a token, or one of no kind behind the last.
func (f finder) at(i int) *token {
	if i < 0 || i >= len(f.tokens) {
		return &noTokenThere
	}
	return &f.tokens[i]
}

// noTokenThere stands before the first token and behind the last. Nothing
// changes it.
var noTokenThere = token{gap: broken}

// word returns the word at i in lower case, or "" if no word is there.
func (f finder) word(i int) string {
	if t := f.at(i); t.kind == wordToken {
		return t.word
	}
	return ""
}

// wordBefore returns the word before token i, behind a hyphen too.
func (f finder) wordBefore(i int) string {
	if f.isHyphenated(i) {
		i--
	}
	return f.word(i - 1)
}

// follow returns where a number goes on that has been read up to token i: at
// i, or behind a hyphen, as in "twenty-one". It returns a place behind the
// last token if the text is broken there.
func (f finder) follow(i int) int {
	t := f.at(i)
	if isHyphen(t) && t.gap == glued && f.at(i+1).gap == glued {
		return i + 1
	}
	if t.gap == broken {
		return len(f.tokens)
	}
	return i
}

// behind returns where a number goes on behind an amount.
func (f finder) behind(a amount) int {
	if a.empty {
		return a.next
	}
	return f.follow(a.next)
}

// isHyphenated reports whether a hyphen links token i to what is before it.
func (f finder) isHyphenated(i int) bool {
	return isHyphen(f.at(i-1)) && f.at(i-1).gap == glued && f.at(i).gap == glued
}

// cardinal reads a number that counts, in words, digits or both: "373",
// "three hundred and seventy-three", "1.2 million", "4 thousand 3 hundred".
func (f finder) cardinal(i int) (amount, bool) {
	a, ok := f.group(i)
	if !ok {
		return amount{}, false
	}
	return f.withRest(f.scaled(a)).spelled(), true
}

// group reads a number below a thousand, in words, or one in digits, and the
// word hundred with what belongs to it.
func (f finder) group(i int) (amount, bool) {
	a, ok := f.coefficient(i)
	if !ok {
		return amount{}, false
	}
	j := f.behind(a)
	if f.word(j) != "hundred" || a.value.Cmp(hundred) >= 0 || a.value.Sign() == 0 {
		return a, true
	}
	a = a.times(hundred, j+1)
	if !a.digits {
		a.unit = one // "three hundred" is how 300 is spelled out
	}
	if !a.value.IsInt() || a.places > 0 {
		return a, true
	}
	return f.withTens(a), true
}

// times multiplies an amount by a hundred or a scale that ends before next.
func (a amount) times(factor Value, next int) amount {
	a.value, a.unit, a.next, a.empty = a.value.Mul(factor), a.unit.Mul(factor), next, false
	return a
}

// coefficient reads what can stand before "hundred" or "million": a numeral,
// a number word below a hundred, an article, or nothing.
func (f finder) coefficient(i int) (amount, bool) {
	if f.at(i).kind == numeralToken {
		return f.mixedNumeral(i), true
	}
	if n, next, ok := f.belowHundred(i); ok {
		return amount{value: Int(n), unit: one, next: next}, true
	}
	if f.multiplies(i) && f.mayBeBare(i) {
		return amount{value: one, unit: one, next: i, bare: true, empty: true}, true
	}
	if article := f.word(i); (article == "a" || article == "an") && f.multiplies(f.follow(i+1)) {
		return amount{value: one, unit: one, next: i + 1}, true
	}
	return amount{}, false
}

// multiplies reports whether the word at i is "hundred", a scale or "dozen" in
// the singular, before which "one" may be left out.
func (f finder) multiplies(i int) bool {
	word := f.word(i)
	switch word {
	case "hundred", "dozen", "thousand", "million", "billion", "trillion", "lakh", "crore":
		return true
	}
	return false
}

// mayBeBare reports whether the "million" at i may stand for one million. It
// may not where something that was not understood is multiplied: "X12 million",
// "$(0.2) million", "mega-million".
func (f finder) mayBeBare(i int) bool {
	before := f.at(i - 1).kind
	understood := before != otherToken && before != numeralToken && before != vulgarToken
	return understood && !f.isMark(i-1, ")]}%") && !f.isHyphenated(i)
}

// mixedNumeral reads a numeral and the fraction that may follow it: "2½",
// "2 1/4".
func (f finder) mixedNumeral(i int) amount {
	n := f.at(i).numeral
	a := amount{value: n.value, places: n.places, unit: power10(-n.places), next: i + 1, digits: true}
	if !n.isCount() || n.digits > 3 || f.at(i+1).gap == broken {
		return a
	}
	part, ok := f.digitFraction(i + 1)
	if !ok {
		return a
	}
	return part.plus(a)
}

// belowHundred reads a number word from 0 to 99: "seven", "twenty-one".
func (f finder) belowHundred(i int) (n int64, next int, ok bool) {
	if n, ok := smallNumbers()[f.word(i)]; ok {
		return n, i + 1, true
	}
	tens, ok := tensNumbers()[f.word(i)]
	if !ok {
		return 0, i, false
	}
	j := f.follow(i + 1)
	if unit := smallNumbers()[f.word(j)]; 0 < unit && unit < 10 && !f.isDenominatorOf(unit, j+1) {
		return tens + unit, j + 1, true
	}
	return tens, i + 1, true
}

// isDenominatorOf reports whether the word that goes on at i makes a fraction
// of the n before it, as "thirds" of "twenty two thirds".
func (f finder) isDenominatorOf(n int64, i int) bool {
	_, ok := f.denominator(n, f.follow(i))
	return ok && n > 1
}

// withTens reads the rest behind "three hundred": "and seventy-three".
func (f finder) withTens(a amount) amount {
	j := f.follow(a.next)
	hasAnd := f.word(j) == "and"
	if hasAnd {
		j = f.follow(j + 1)
	}
	n, next, ok := f.tensAt(j, hasAnd && a.digits)
	if !ok || n == 0 || f.word(f.follow(next)) == "hundred" || f.isDenominatorOf(n, next) {
		return a
	}
	a.value, a.unit, a.next = a.value.Add(Int(n)), one, next
	return a
}

// tensAt is belowHundred for words and, where they are allowed, for one or
// two digits: "3 hundred and 21".
func (f finder) tensAt(i int, digitsToo bool) (n int64, next int, ok bool) {
	t := f.at(i)
	if digitsToo && t.kind == numeralToken && t.numeral.isCount() && t.numeral.digits <= 2 {
		n, _ := t.numeral.value.Int64()
		return n, i + 1, f.at(i+1).gap != glued || f.at(i+1).kind == markToken
	}
	return f.belowHundred(i)
}

// scaled multiplies a group with the scales behind it: "million", "dozen",
// "lakh crore". Two in a row are the most.
func (f finder) scaled(a amount) amount {
	for range 2 {
		j := f.behind(a)
		scale, ok := f.scaleAt(j, a)
		if !ok {
			return a
		}
		a = a.times(scale, j+1)
		if dozens(f.word(j)) {
			a.unit = one
			return a
		}
		a.scale = scale
	}
	return a
}

// scaleAt returns the scale at i for the amount before it.
func (f finder) scaleAt(i int, a amount) (Value, bool) {
	word := f.word(i)
	switch {
	case dozens(word) && a.scale.Sign() == 0:
		return twelve, true
	case scales[word] > 0:
		return Int(scales[word]), true
	case gluedScales[word] > 0 && a.digits && (f.at(i).gap == glued || f.isSpacedScale(i, a)):
		return Int(gluedScales[word]), true
	}
	return Value{}, false
}

// isSpacedScale reports whether a letter after a blank is a scale: a "k", a
// capital M behind decimals ("2.5 M") and any of them where there is money ("£5
// m"); "5 m" is a length.
func (f finder) isSpacedScale(i int, a amount) bool {
	letter := f.text[f.at(i).start:f.at(i).end]
	return letter == "k" || letter == "K" || letter == "M" && a.places > 0 || f.isMark(i-2, currencyMarks)
}

// withRest reads the groups of lower scale behind a scale: "one million two
// hundred thousand and five". An amount with decimals has none.
func (f finder) withRest(a amount) amount {
	if a.scale.Sign() == 0 || !a.value.IsInt() || a.places > 0 {
		return a
	}
	rest, ok := f.rest(f.follow(a.next), a)
	if !ok {
		return a
	}
	rest.value, rest.digits, rest.bare = a.value.Add(rest.value), a.digits || rest.digits, a.bare
	if rest.scale.Sign() == 0 {
		rest.scale = one // "and a half" is no longer half a million
	}
	return rest
}

// spelled sets the unit of thousands in words to 1: "three thousand" is how
// 3,000 is spelled out, while "three million" is rounded to millions.
func (a amount) spelled() amount {
	if !a.digits && a.scale.Equal(Int(1e3)) && a.value.Cmp(million) < 0 {
		a.unit = one
	}
	return a
}

// rest reads what is added to a from token i on, which is less than a's scale.
func (f finder) rest(i int, a amount) (amount, bool) {
	hasAnd := f.word(i) == "and"
	hasComma := !hasAnd && !a.digits && f.isMark(i, ",")
	if hasAnd || hasComma {
		i = f.follow(i + 1)
	}
	group, ok := f.group(i)
	if !ok || group.value.Sign() == 0 || f.startsFraction(i) {
		return amount{}, false
	}
	rest := f.scaled(group)
	mixes := rest.digits && rest.next == i+1 // "£2 million and 5 jobs"
	if mixes || rest.bare || rest.places > 0 || !rest.value.IsInt() || rest.value.Cmp(a.scale) >= 0 {
		return amount{}, false
	}
	if suffix := f.word(a.next - 1); gluedScales[suffix] > 0 {
		return amount{}, false // "5k three times"
	}
	if hasComma && !f.goesOnBehindComma(rest) {
		return amount{}, false
	}
	return f.withRest(rest), true
}

// goesOnBehindComma reports whether words behind a comma add to the number
// before it, as they are written to be spoken: "three thousand, five hundred and
// forty-nine". Tens and digits may as well be the next of a list, and so may
// what another number is joined to.
func (f finder) goesOnBehindComma(rest amount) bool {
	if rest.digits || rest.value.Cmp(Int(100)) < 0 {
		return false
	}
	i := rest.next
	if f.isMark(i, ",") || f.word(i) == "and" || f.word(i) == "or" {
		_, listed := f.group(f.follow(i + 1))
		return !listed
	}
	return true
}

// startsFraction reports whether a fraction stands at i: "three quarters" of
// "five billion and three quarters".
func (f finder) startsFraction(i int) bool {
	_, ok := f.fraction(i)
	return ok
}

// decimalWords reads the decimals behind a whole number in words: "point
// five", "point nought four", "point seventy-one".
func (f finder) decimalWords(a amount) amount {
	j := f.follow(a.next)
	if a.digits || a.scale.Sign() != 0 || f.word(j) != "point" || !a.value.IsInt() {
		return a
	}
	n, places, next := f.digitWords(f.follow(j + 1))
	if places == 0 {
		return a
	}
	unit := power10(-places)
	return amount{value: a.value.Add(Int(n).Mul(unit)), places: places, unit: unit, next: next}
}

// digitWords reads digits one by one ("nought four"), or two at once
// ("seventy-one"), and says how many there were.
func (f finder) digitWords(i int) (n int64, places, next int) {
	const most = 9
	if n, next, ok := f.belowHundred(i); ok && n >= 10 {
		return n, 2, next
	}
	for next = i; places < most; places++ {
		digit, ok := smallNumbers()[f.word(i)]
		if !ok || digit > 9 {
			break
		}
		n, next = n*10+digit, i+1
		i = f.follow(next)
	}
	return n, places, next
}
