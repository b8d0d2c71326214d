package number

import (
	"slices"
	"strings"
)

// FindWritten returns every number in running prose, in order and without
// overlap: digits with or without separators, words, both mixed ("1.2 million",
// "£1.2m", "12k"), per cents and percentage points, fractions ("two-thirds",
// "one in five", "3/4"), and ordinals.
//
// It says how a number is written, not what it is for: years, dates, ages and
// references are numbers here, and it is the reader of claims who leaves them
// out. Each number is read by itself: of "5 to 10 per cent" the 5 is Plain.
// What is certainly no quantity is left out: names ("Q2", "COVID-19"),
// measures ("29km"), decades ("1990s"), clock times with a colon, telephone
// numbers and other digits with a leading 0, web addresses, section numbers
// ("1.2.3") and exponents; losses in accountants' brackets ("$(0.2) million");
// "one" the pronoun and vague numbers ("several hundred"). Hedges and ranges
// belong to package wording.
func FindWritten(text string) []Written {
	f := finder{text: text, tokens: lex(text)}
	var found []Written
	for i := 0; i < len(f.tokens); {
		w, next, ok := f.number(i)
		if !ok {
			i++
			continue
		}
		found = append(found, w)
		i = next
	}
	return found
}

// ParseWritten reads a text that is one number and nothing else, save blanks
// and a currency before it: "nearly 400" is an error. The offsets are those in
// the text. The error is a *CellError.
func ParseWritten(text string) (Written, error) {
	found := FindWritten(text)
	if len(found) == 1 {
		w := found[0]
		before := strings.TrimSpace(strings.Trim(strings.TrimSpace(text[:w.Start]), currencyMarks))
		if before == "" && strings.TrimSpace(text[w.End:]) == "" {
			return w, nil
		}
	}
	reason := "is not a number as prose has them"
	if len(found) > 1 {
		reason = "is more than one number"
	}
	return Written{}, &CellError{
		Cell: text, Reason: reason + `: one like "1,186", "1.2 million", "99 per cent" or "a third" is expected`,
		Advice: "give the number alone, without a hedge or a unit",
	}
}

// number reads the number at token i, with its sign and what it is of.
func (f finder) number(i int) (w Written, next int, ok bool) {
	if word := f.at(i).word; f.at(i).kind == wordToken && !firstWords()[word] {
		return Written{}, i, false
	}
	first, negative := f.afterSign(i)
	a, class, ok := f.unsigned(first)
	if !ok || f.isVague(first, a) || f.isIdiom(first, a.next) || f.isAccounting(first) {
		return Written{}, i, false
	}
	if negative {
		a.value = a.value.Neg()
	}
	start, end := f.at(i).start, f.at(a.next-1).end
	return Written{
		Value: a.value, Places: a.places, Unit: a.unit, Class: class,
		Text: f.text[start:end], Start: start, End: end, Words: !a.digits,
	}, a.next, true
}

// afterSign returns where the number begins behind the sign at i, or i itself
// if no sign is there.
func (f finder) afterSign(i int) (first int, negative bool) {
	t := f.at(i)
	switch {
	case t.word == "minus" || t.word == "negative":
		if f.at(i+1).gap == blank && !f.isBehindNumber(i) {
			return i + 1, true
		}
	case f.isMark(i, "-−–+") && f.mayBeSign(i):
		if f.isMark(i+1, currencyMarks) && f.at(i+2).gap == glued {
			return i + 2, t.word != "+" // "-£5"
		}
		if next := f.at(i + 1).kind; next == numeralToken || next == vulgarToken {
			return i + 1, t.word != "+"
		}
	}
	return i, false
}

// isMark reports whether one of the marks stands at i.
func (f finder) isMark(i int, marks string) bool {
	t := f.at(i)
	return t.kind == markToken && t.word != "" && strings.Contains(marks, t.word)
}

// mayBeSign reports whether the dash at i is a sign and not a hyphen, a range
// or a dash in a sentence: it touches what follows, and what is before it is a
// blank, a bracket, a currency or a comparison, but no number.
func (f finder) mayBeSign(i int) bool {
	if f.at(i+1).gap != glued || f.at(i-1).kind == numeralToken {
		return false
	}
	return f.at(i).gap != glued || f.isMark(i-1, "([{\"'“‘=<>≤≥~≈:;,"+currencyMarks)
}

// unsigned reads the number at i, trying the longest kinds first.
func (f finder) unsigned(i int) (amount, Class, bool) {
	if a, ok := f.oneIn(i); ok {
		return a, Fraction, true
	}
	if a, ok := f.fractionOf(i); ok {
		a, class := f.withUnit(a)
		return a, class, true
	}
	if a, ok := f.ordinal(i); ok {
		return a, OrdinalClass, true
	}
	if a, ok := f.quantity(i); ok {
		a, class := f.withUnit(a)
		return a, class, true
	}
	return amount{}, Plain, false
}

// quantity reads a number that counts, and the decimals or the fraction behind
// it in words.
func (f finder) quantity(i int) (amount, bool) {
	if f.isArticle(i) && f.word(i+1) == "percentage" && f.word(f.follow(i+2)) == "point" {
		return amount{value: one, unit: one, next: i + 1}, true // "a percentage point"
	}
	a, ok := f.cardinal(i)
	if !ok {
		return amount{}, false
	}
	if decimal := f.decimalWords(a); decimal.next > a.next && f.word(i-1) != "at" { // "at one point five people came"
		return f.scaled(decimal), true
	}
	a = f.withFraction(a)
	if cut, ok := f.cutBetween(i, a); ok {
		return cut, true
	}
	return a, true
}

// cutBetween reads only the first of the two numbers of "between two hundred
// and two thousand", whose "and" would make one of them.
func (f finder) cutBetween(i int, a amount) (amount, bool) {
	if f.word(i-1) != "between" || f.word(a.next) == "and" {
		return amount{}, false
	}
	for last := a.next - 1; last > i; last-- {
		if f.word(last) == "and" {
			shorter := finder{text: f.text, tokens: f.tokens[:last]}
			return shorter.quantity(i)
		}
	}
	return amount{}, false
}

// withUnit reads the per cent or the points behind an amount.
func (f finder) withUnit(a amount) (amount, Class) {
	i := a.next
	if a.value.Sign() != 0 && a.value.Cmp(one) < 0 { // "half a per cent", "0.5 of a percentage point"
		j := f.follow(i)
		if f.word(j) == "of" {
			j++
		}
		one := f.isArticle(j) || f.word(j) == "one" || f.at(j).kind == numeralToken && f.at(j).numeral.value.Equal(one)
		if class, next, ok := f.unitAt(j+1, a); ok && one {
			a.digits = a.digits || f.at(j).kind == numeralToken // "half of 1 per cent"
			return a.of(class, next), class.class
		}
	}
	class, next, ok := f.unitAt(i, a)
	switch {
	case ok:
		return a.of(class, next), class.class
	case a.part:
		a.unit = Value{}
		return a, Fraction
	}
	return a, Plain
}

// A unit is what a number may be of: per cent, or points of a given size.
type unit struct {
	class Class
	size  Value
}

var (
	percent    = unit{Percent, one}
	points     = unit{Points, one}
	basisPoint = unit{Points, Frac(1, 100)}
)

func (a amount) of(u unit, next int) amount { return a.times(u.size, next) }

// unitAt reads the unit behind an amount, which may begin at i: "%", "per
// cent", "percent", "pc", "percentage points", "pp", "points", "basis points".
func (f finder) unitAt(i int, a amount) (u unit, next int, ok bool) {
	if f.isMark(i, "%") && f.at(i).gap != broken {
		return f.pointsAfter(i + 1)
	}
	j := f.follow(i)
	word, following := f.word(j), f.word(f.follow(j+1))
	switch {
	case word == "per" && following == "cent":
		return f.pointsAfter(f.follow(j+1) + 1)
	case word == "pc" && a.digits, word != "pc" && percentWords(word):
		return f.pointsAfter(j + 1)
	case ppWords(word) && a.digits:
		return points, j + 1, true
	case basisWords(word) && a.digits:
		return basisPoint, j + 1, true
	case word == "basis" && (following == "points" || following == "point"):
		return basisPoint, f.follow(j+1) + 1, true
	case pointWords(word), word == "point" && f.isChangePoint(j, a):
		return points, j + 1, true
	}
	return unit{}, i, false
}

// pointsAfter returns points if the word goes on after "per cent" or
// "percentage" at i, as in "percentage points", else per cent.
func (f finder) pointsAfter(i int) (u unit, next int, ok bool) {
	j := f.follow(i)
	if f.word(j) == "points" || f.word(j) == "point" || f.word(j) == "pts" {
		return points, j + 1, true
	}
	return percent, i, true
}

// isChangePoint reports whether a "point" in the singular at i counts: "1
// point", "0.5 point", "a 3-point rise", but not "a 10-point plan" nor "point
// five".
func (f finder) isChangePoint(i int, a amount) bool {
	if _, isNumber := smallNumbers()[f.word(i+1)]; isNumber {
		return false
	}
	return a.value.Equal(one) || a.places > 0 || f.isHyphenated(i) && changeWords(f.word(i+1))
}

// ordinal reads "10th", "tenth", "two hundred and third".
func (f finder) ordinal(i int) (amount, bool) {
	if t := f.at(i); t.kind == numeralToken && f.at(i+1).gap == glued {
		switch f.word(i + 1) {
		case "st", "nd", "rd", "th":
			return amount{value: t.numeral.value, unit: one, next: i + 2, digits: true}, t.numeral.places == 0
		}
	}
	return f.wordOrdinal(i)
}

// wordOrdinal reads an ordinal in words. It is a cardinal but for its last
// word, so that is how it is read: "two hundred and third" as "two hundred and
// three".
func (f finder) wordOrdinal(i int) (amount, bool) {
	const most = 30 // more words than any ordinal has
	if f.word(i) == "second" && f.isBehindNumber(i) {
		return amount{}, false
	}
	for last := i; last < i+most; last++ {
		if cardinal, ok := ordinalWords().cardinals[f.word(last)]; ok {
			tokens := slices.Clone(f.tokens[i : last+1])
			tokens[last-i].word = cardinal
			a, ok := finder{text: f.text, tokens: tokens}.cardinal(0)
			a.next += i
			return a, ok && a.next == last+1 && !a.digits
		}
		if !ordinalWords().before[f.word(last)] && !isHyphen(f.at(last)) {
			break
		}
	}
	return amount{}, false
}

// isBehindNumber reports whether a number stands before token i, as in "a ten
// second delay".
func (f finder) isBehindNumber(i int) bool {
	if f.isHyphenated(i) {
		i--
	}
	return f.at(i-1).kind == numeralToken || ordinalWords().before[f.word(i-1)] && f.word(i-1) != "and"
}

// isVague reports whether a number that begins with "hundred" or the like is
// only part of "several hundred", "a couple of hundred" or "multi-million".
func (f finder) isVague(i int, a amount) bool {
	if !a.bare {
		return false
	}
	before := f.wordBefore(i)
	return vagueWords(before) || before == "of" && vagueHeads(f.word(i-2))
}

// isAccounting reports whether the number at i is in accountants' brackets
// behind a currency, "$(0.2) million": a minus that is left out rather than
// read as a plus.
func (f finder) isAccounting(i int) bool {
	return f.isMark(i-1, "(") && f.at(i).gap == glued && f.at(i-1).gap == glued && f.isMark(i-2, currencyMarks)
}

// isIdiom reports whether a single number word counts nothing here: "no one",
// "net zero".
func (f finder) isIdiom(i, next int) bool {
	if f.at(i).kind != wordToken || next != i+1 && (next != i+2 || f.word(i+1) != "point") {
		return false
	}
	after := f.word(i + 1)
	if f.startsCompound(i + 1) {
		after = "-" + f.word(i+2)
	}
	for _, idiom := range idioms {
		if idiom.word(f.word(i)) && fits(idiom.before, f.word(i-1)) && fits(idiom.after, after) {
			return true
		}
	}
	return false
}

// fits reports whether the word is in the set; every word fits where there is none.
func fits(set func(string) bool, word string) bool { return set == nil || set(word) }
