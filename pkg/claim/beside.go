package claim

import (
	"slices"

	"github.com/pressfigures/figures/pkg/number"
)

// brackets settles numbers that stand in brackets or behind "or" beside
// another: "178,000 (6.9%)", "$2.8 million, or 6%", "(up 5%)".
func (t *text) brackets(items []*item) {
	for n, it := range items {
		if n == 0 {
			continue
		}
		before := items[n-1]
		if !t.near(before.at, it.at) || !t.beside(before, it) {
			continue
		}
		if before.Kind == "" && before.class != percentClass && it.Kind == PercentChange && t.is(t.passNoun(before.last+1), "or") {
			before.asChange(change{it.Direction, before.first, before.last})
			before.inherits = true
			continue
		}
		if before.Kind == "" && before.class == percentClass && it.Kind == AbsoluteChange && t.is(before.last+1, "or") {
			before.asChange(change{it.Direction, before.first, before.last}) // "14 per cent or 1,278 fewer"
			before.inherits = true
			continue
		}
		if before.Kind == PercentChange && it.Kind == "" && it.class != percentClass && t.is(it.first-1, "by") && it.first == before.last+2 {
			it.asChange(change{before.Direction, it.first - 1, it.last}) // "up five per cent by 354 to 7,519"
			it.inherits = true
			continue
		}
		if it.Kind != "" && it.Kind != Fraction {
			continue
		}
		if it.Kind == Fraction && !it.partChange && before.Kind == AbsoluteChange && t.is(before.last+1, "or", ",", "–", "—") && !t.is(it.last+1, "of") {
			it.asChange(change{before.Direction, it.first, it.last}) // "up by 505 or almost three-quarters"
			it.inherits = true
			continue
		}
		if it.class == percentClass && (before.Kind.Change() || before.Kind == Fraction && before.partChange) && !t.is(it.last+1, "of") {
			it.asChange(change{before.Direction, it.first, it.last})
			it.inherits = true
			continue
		}
		if !t.is(it.first-1, "or") && t.is(t.passNoun(it.last+1), "against", "versus", "vs", "compared", "from", "v") || t.tok(it.at).bracket != 0 && n+1 < len(items) && t.is(it.last+1, "in") && items[n+1].class == it.class && t.tok(items[n+1].at).bracket == t.tok(it.at).bracket {
			continue // "31% fewer arrests (300 against 400 the year before)"
		}
		if before.Kind == PercentChange && t.alone(it) && t.likeLevel(items[:n-1], it) {
			it.cue, it.cueAt = baseCue, it.first-1 // "marking an 11% increase (1,200)"
			continue
		}
		if t.in(it.first-2, standardNouns) && t.is(it.first-3, "over", "under", "above", "below", "of") {
			continue // "25 per cent over budget (£6.0m)"
		}
		inside := t.tok(it.at).depth > t.tok(before.at).depth && !t.is(it.first-1, "from", "to") && !(t.is(it.last+1, "to", "→") && t.tok(t.passWords(it.last+2, "$", "£", "€")).kind == digits)
		if before.Kind == PercentChange && it.class != percentClass && (inside || t.is(it.first-1, "or")) {
			it.asChange(change{before.Direction, it.first, it.last})
			it.inherits = true
		}
	}
}

// likeLevel says whether a value in a bracket behind a change is of the size of
// the nearest value before it, and so that before the change and not its amount.
func (t *text) likeLevel(before []*item, it *item) bool {
	for _, x := range slices.Backward(before) {
		if x.class == it.class && x.Kind == "" && x.HasNumber {
			half := x.Number.Value.Mul(number.Frac(1, 2))
			return it.Number.Value.Cmp(half) > 0 && it.Number.Value.Cmp(x.Number.Value.Add(half)) < 0
		}
	}
	return false
}

// passNoun is the token behind the noun phrase at a token.
func (t *text) passNoun(i int) int {
	for n := 0; n < mostNounWords && t.nounWord(i); n++ {
		i++
	}
	return i
}

// beside says whether an item stands right behind another, in brackets of its
// own or behind ", or".
func (t *text) beside(a, b *item) bool {
	i := a.last + 1
	for n := 0; t.nounWord(i) && n < 4; n++ {
		i++
	}
	i = t.passPeriod(i)
	for t.is(i, ",") {
		i++
	}
	if t.is(i, "(", "[") || t.is(i, "or", "by") || t.is(i, "–", "—", "/") {
		i++
	} else {
		return false
	}
	if t.is(i, "or", "by", "+", "-", "−", "a", "an") {
		i++
	}
	return i >= b.first && i <= b.last
}

// passPeriod is the token behind what a change is measured from, where "or" leads
// on to the same change: "up 12,400 on 2022, or 4.1%".
func (t *text) passPeriod(i int) int {
	k := i
	if !t.is(k, "on", "from", "than", "over", "since") {
		return i
	}
	for k++; t.tok(k).kind == when || t.timeWord(k) || t.in(k, determiners) || t.is(k, "in"); k++ {
	}
	if t.is(k, "or") || t.is(k, ",") && t.is(k+1, "or") {
		return k
	}
	return i
}

// bracketMoves reads the amount in front of a move in brackets as its size:
// "the biggest rise … (749, from 90 to 839)".
func (t *text) bracketMoves(items []*item) {
	for _, it := range items {
		if it.Kind == "" && t.is(it.first-1, "(") && t.is(it.last+1, ",") && t.is(it.last+2, "from") && t.tok(it.last+3).kind == digits {
			it.asChange(change{0, it.first, it.last})
			it.inherits = true
		}
	}
}

// heldAgainst lets a per cent that one of change is compared with be one of
// change too: "rose by 193 per cent in Cheshire (from 200 to 586), compared
// with 103 per cent across the North West".
func (t *text) heldAgainst(items []*item) {
	for n, it := range items {
		if it.Kind != "" || it.class != percentClass || !t.is(it.first-1, "with", "to") || !t.in(it.first-2, compared) {
			continue
		}
		if before := t.outerPercent(items, n); before != nil && before.Kind == PercentChange && !t.is(it.last+1, "of") {
			it.asChange(change{before.Direction, it.first, it.last})
			it.inherits = true
		}
	}
}

// outerPercent is the per cent before the n-th item that stands no deeper in
// brackets, in the same sentence.
func (t *text) outerPercent(items []*item, n int) *item {
	for k := n - 1; k >= 0 && t.near(items[k].at, items[n].at); k-- {
		if items[k].class == percentClass && t.tok(items[k].at).depth <= t.tok(items[n].at).depth {
			return items[k]
		}
	}
	return nil
}

// lists lets the second of two numbers joined by "and" take over what the
// first was settled to be: "decreases of 9.9% and 9.5%".
func (t *text) lists(items []*item) {
	for n, it := range items {
		before := t.outer(items, n)
		if it.Kind != "" || before == nil {
			continue
		}
		if before.Kind == PercentChange && before.class == it.class && (t.joined(before, it) || t.andBy(before, it)) && !t.is(it.last+1, "of") {
			it.asChange(change{before.Direction, it.first, it.last})
			it.inherits = true
		}
		if c := t.changeInRow(items, n); c != nil {
			it.asChange(change{c.Direction, it.first, it.last})
			it.inherits = true
		}
		if before := t.amountBefore(items, n); before != nil && t.is(it.first-1, "and") && t.is(it.last+1, "from") && t.tok(t.passWords(it.last+2, "£", "$", "€")).kind == digits {
			it.asChange(change{before.Direction, it.first, it.last}) // "up 18 from 300 and 53 from 265"
			it.inherits = true
		}
		if before.Kind == AbsoluteChange && before.class == it.class && it.class != percentClass && t.joined(before, it) && t.respectively(it) {
			it.asChange(change{before.Direction, it.first, it.last})
			it.inherits = true
		}
	}
}

// amountBefore is the last amount of change before the n-th item in its sentence
// that is of its class.
func (t *text) amountBefore(items []*item, n int) *item {
	for k := n - 1; k >= 0 && t.near(items[k].at, items[n].at); k-- {
		if items[k].Kind == AbsoluteChange && items[k].class == items[n].class && items[k].HasNumber {
			return items[k]
		}
	}
	return nil
}

// changeInRow is the change of which a per cent is the next in a row: "down 7.3
// per cent to 1,923 and 13.6 per cent to 1,164", "a rise of 6.5 per cent on the
// year and of 8.2 per cent on 2021".
func (t *text) changeInRow(items []*item, n int) *item {
	it := items[n]
	if t.movesFrom(it) || t.gapped(it) {
		return t.percentChangeBefore(items, n)
	}
	i := it.first - 1
	of := t.is(i, "of")
	if of {
		i--
	}
	if it.Kind != "" || it.class != percentClass || !t.is(i, "and") && !(t.is(i, ",") && !of) {
		return nil
	}
	if !of && !(t.is(it.last+1, "to") && t.tok(it.last+2).kind == digits) || of && !t.is(it.last+1, "on") {
		return nil
	}
	return t.percentChangeBefore(items, n)
}

// movesFrom says whether a per cent is one of a move told behind it: "arson by 23
// per cent, from 50 to 61".
func (t *text) movesFrom(it *item) bool {
	i := it.last + 1
	if t.is(i, ",", "(") {
		i++
	}
	return it.Kind == "" && it.class == percentClass && !t.is(it.first-1, "to", "at") && t.is(i, "from") && t.tok(t.passWords(i+1, "£", "$", "€")).kind == digits
}

// gapped says whether a per cent leads to a new value behind a subject of its own,
// and has its verb from the change before: "sales rose 6% to £12m and profits
// before tax 8% to £935,000".
func (t *text) gapped(it *item) bool {
	if it.Kind != "" || it.class != percentClass || !t.is(it.last+1, "to") {
		return false
	}
	if to := t.passWords(it.last+2, "£", "$", "€"); !t.counts(to) || t.numbers[t.tok(to).index].Class == number.Percent {
		return false
	}
	i := it.first - 1
	if t.is(i, "by") {
		i--
	}
	subject := i
	for i > it.first-8 && (t.nounWord(i) || t.is(i, "before", "after", "of", "in", "for", "per") || t.in(i, determiners)) {
		i--
	}
	return i < subject && t.is(i, "and", ",", ";", "while", "with", "but")
}

// percentChangeBefore is the per cent before the n-th item in its sentence, if
// it is one of change.
func (t *text) percentChangeBefore(items []*item, n int) *item {
	for k := n - 1; k >= 0 && t.near(items[k].at, items[n].at); k-- {
		if items[k].class == percentClass {
			if items[k].Kind == PercentChange {
				return items[k]
			}
			return nil
		}
	}
	return nil
}

// bracketChanges reads the per cent alone in a bracket behind the last value of
// a change, or behind its amount, as that change: "a decrease from 17,700 (16.3
// per cent)", "rose from 1,200 to 1,500 (25 per cent)", "£15,000 more than last
// year (6.7 per cent)". Where both values have one, these are shares.
func (t *text) bracketChanges() {
	for n, it := range t.items {
		if it.Kind == Share && n > 1 && t.orShare(t.items[n-1], it) && t.items[n-1].cue == toCue && t.items[n-2].cue == fromCue {
			if c := t.moveBefore(n - 1); c != nil {
				it.asChange(change{c.Direction, it.first, it.last})
				it.inherits = true
				continue
			}
		}
		if it.Kind != Share || !t.alone(it) || n == 0 {
			continue
		}
		if c := t.changeOfBracket(n); c != nil {
			it.asChange(change{c.Direction, it.first, it.last})
			it.inherits = true
		}
	}
}

// orShare reads "grown from 400 to 500, or 25 per cent".
func (t *text) orShare(x, it *item) bool {
	i := it.first - 1
	for t.tok(i).kind == word && !t.is(i, "or") && i > it.first-4 && (t.in(i, determiners) || t.in(i, adverbs) || t.nounWord(i)) {
		i--
	}
	return (t.is(i, "or", "–", "—", ",") || t.is(it.first, "or")) && t.clear(x.last+1, it.first) && t.closed(it) && !t.is(it.last+1, "of")
}

// moveBefore is the change in words of which the n-th item is the new value.
func (t *text) moveBefore(n int) *item {
	for k := n - 1; k >= 0 && t.near(t.items[k].at, t.items[n].at); k-- {
		if c := t.items[k]; changing(c) && c.class != percentClass {
			return c
		}
	}
	return nil
}

// changeOfBracket is the change that the n-th item, alone in its bracket, is the
// per cent of; nil for none.
func (t *text) changeOfBracket(n int) *item {
	it, x := t.items[n], t.items[n-1]
	shares := 0
	for _, o := range t.sentenceOf(it.at) {
		if o.class == percentClass && t.alone(o) {
			shares++
		}
	}
	if !t.near(x.at, it.at) || shares > 1 {
		return nil
	}
	if x.Kind == AbsoluteChange && x.HasNumber && t.periodsBetween(x.last+1, it.first-1) {
		return x
	}
	if !x.level || x.class == percentClass || x.last+1 != it.first-1 {
		return nil
	}
	moved := x.cue == fromCue || x.cue == toCue && n > 1 && t.items[n-2].cue == fromCue
	for k := n - 2; moved && k >= 0 && t.near(t.items[k].at, it.at); k-- {
		if c := t.items[k]; changing(c) && c.class != percentClass && t.clear(c.last+1, x.first) {
			return c
		}
	}
	return nil
}

// periodsBetween says whether only what a change is measured from stands
// between two tokens: "than last year".
func (t *text) periodsBetween(first, end int) bool {
	for i := first; i < end; i++ {
		if t.tok(i).kind != when && !t.timeWord(i) && !t.in(i, determiners) && !t.is(i, "than", "on", "in", "for") {
			return false
		}
	}
	return true
}

// andBy says whether a second amount of one change follows: "fell 0.9% in
// December, and by 3.5% over the year".
func (t *text) andBy(a, b *item) bool {
	if !t.is(b.first-1, "by") || !t.is(b.first-2, "and") || b.first-a.last > 16 {
		return false
	}
	for i := a.last + 1; i < b.first; i++ {
		if _, verb := changeVerb(t.tok(i).text); verb || t.is(i, ";") || t.in(i, borders) {
			return false
		}
	}
	return true
}

// outer is the item before the n-th that stands no deeper in brackets, in the
// same sentence.
func (t *text) outer(items []*item, n int) *item {
	for k := n - 1; k >= 0 && t.near(items[k].at, items[n].at); k-- {
		if t.tok(items[k].at).depth <= t.tok(items[n].at).depth {
			return items[k]
		}
	}
	return nil
}

// joined says whether only "and", commas, brackets with what they hold, and
// names stand between two items.
func (t *text) joined(a, b *item) bool {
	depth := t.tok(a.at).depth
	and := false
	for i := a.last + 1; i < b.first; i++ {
		k := t.tok(i)
		switch {
		case k.depth > depth, t.is(i, "(", ")", "the"), k.kind == when && a.class == percentClass:
		case t.is(i, "and", ",", "&", "or"):
			and = true
		case k.kind == word && (prepositions[k.text] || k.capital || !stopWords[k.text]) && !t.is(i, "to", "from"):
			if _, verb := changeVerb(k.text); verb || t.in(i, beVerbs) {
				return false
			}
		default:
			return false
		}
	}
	return and && b.first-a.last < 25
}

// respectively says whether the sentence of an item has that word.
func (t *text) respectively(it *item) bool {
	for i := it.last + 1; t.near(i, it.at); i++ {
		if t.is(i, "respectively") {
			return true
		}
	}
	return false
}
