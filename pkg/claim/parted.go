package claim

import (
	"slices"
	"strings"
)

// Words make one value a part of another without a share: "96 of the 640
// letters", "of 640 letters, 96 came back", "640 letters, 96 of them late". A
// share that stands beside such a pair is of it, in whatever order: "96 of the
// 640 letters (15%)", "15 per cent: 96 of 640 letters", "96 of the 640 letters
// came back, which is 15 per cent".

// parted is a part and its whole, with the tokens that they span.
type parted struct {
	part, whole *item
	first, last int
}

// mostPartWords is how many words may stand between a part and the "out of" of
// its whole: "2,646 enquiries about debt out of 9,450".
const mostPartWords = 6

// partWholes notes the pairs of every text.
func (f *finder) partWholes() {
	for _, t := range f.texts {
		t.pairs = f.partPairs(t)
	}
}

// parts says whether two values are told to be part and whole, so that neither
// was the other before.
func (t *text) parts(a, b *item) bool {
	return slices.ContainsFunc(t.pairs, func(p parted) bool {
		return p.part == a && p.whole == b || p.part == b && p.whole == a
	})
}

// partPairs are the parts with their wholes that the words of a text tell, in
// order of their last token.
func (f *finder) partPairs(t *text) []parted {
	var pairs []parted
	for n, x := range t.items {
		if !canBePart(x) {
			continue
		}
		p := parted{part: x}
		switch {
		case n+1 < len(t.items) && t.partOfNext(x, t.items[n+1]):
			p.whole = t.items[n+1]
		case t.ofThem(x):
			p.whole = f.wholeOfThem(t, x)
		case slices.ContainsFunc(pairs, func(q parted) bool { return q.whole == x }):
			continue // the 38 of "19 of the 38"
		default:
			if p.whole = t.openingWhole(x); p.whole == nil {
				p.whole = t.wholeOfSibling(pairs, x)
			}
		}
		if p.whole == nil || p.whole == x || !alike(x, p.whole) || x.interval().Low.Cmp(p.whole.interval().High) > 0 {
			continue
		}
		p.first, p.last = x.first, x.last
		if p.whole.t == t {
			p.first, p.last = min(p.first, p.whole.first), max(p.last, p.whole.last)
		}
		pairs = append(pairs, p)
	}
	return pairs
}

// wholeOfSibling is the whole of the part before one, if the two are told alike: "of
// these, 4,143 were fires, 9,762 were floods and 5,894 were false alarms".
func (t *text) wholeOfSibling(pairs []parted, x *item) *item {
	if len(pairs) == 0 {
		return nil
	}
	before := pairs[len(pairs)-1].part
	if between := t.within(before.last+1, x.first); !t.near(before.at, x.at) || slices.ContainsFunc(between, func(o *item) bool { return !isShare(o) }) {
		return nil // "1,020 were online (65 per cent) and 553 by telephone"
	}
	i := x.first - 1
	for t.tok(i).hedge || t.is(i, "some", "just", "only", "a", "further", "another", "and") {
		i--
	}
	listed := t.is(i, ",", ";") || t.is(x.first-1, "and", "further", "another") || t.is(i, "while")
	alike := t.in(t.passNoun(before.last+1), beVerbs) && t.in(t.passNoun(x.last+1), beVerbs)
	if !listed || !alike || x.cue != noCue || x.Head != "" && !sameNoun(x.Head, before.Head) {
		return nil
	}
	return pairs[len(pairs)-1].whole
}

// canBePart says whether an item can be a part of a whole: a value, or an amount
// that is taken from one ("cut 160 of its 1,840 jobs").
func canBePart(x *item) bool {
	return countable(x) || x.taken() && x.t.is(x.last+1, "of")
}

// partOfNext says whether "of" or "out of" leads from a part to the next value:
// "36 of the 96", "139 drivers of the 2,310", "enquiries about debt out of 9,450".
func (t *text) partOfNext(part, whole *item) bool {
	if !countable(whole) || !t.near(part.at, whole.at) {
		return false
	}
	if t.ofBetween(part.last+1, whole.first) || t.ofAfterNoun(part, whole) {
		return true
	}
	if be := t.passNoun(part.last + 1); t.is(be, "were", "are", "was", "is") && t.is(be+1, "among") && t.ofBetween(be+1, whole.first) {
		return true // "160 women were among the 640 members"
	}
	out := part.last + 1
	for n := 0; n < mostPartWords && t.tok(out).kind == word && !t.is(out, "out"); n++ {
		out++
	}
	return t.is(out, "out") && t.ofBetween(out, whole.first)
}

// ofThem says whether a value is told to be one of what came before: "61 of
// them", "of whom 118", "11 of which".
func (t *text) ofThem(x *item) bool {
	i := x.last + 1
	for n := 0; n < mostNounWords && t.nounWord(i); n++ {
		i++
	}
	i = t.passBracket(i) // "450 (50 per cent) of them"
	if t.is(i, "of") && t.in(i+1, themWords) && (!t.nounWord(i+2) || t.is(i+1, "those")) {
		return true
	}
	i = x.first - 1
	for t.tok(i).hedge || t.is(i, ",", "some", "only", "just", "about", "around") {
		i--
	}
	if t.nounWord(i) && strings.HasSuffix(t.tok(i).text, "s") && t.is(i-1, "these", "those") && i-2 == t.tok(i).opens {
		i-- // "Of these contacts 1,020 were"
	}
	return t.in(i, themWords) && (t.is(i-1, "of") || t.is(i-1, "all") && t.is(i-2, "of"))
}

// themWords take up what was counted before.
var themWords = set(`them these those which whom it this that`)

// wholeOfThem is the value that "of them" takes up: the nearest before a part
// that it can be a part of, else the only such one of the sentence before.
func (f *finder) wholeOfThem(t *text, part *item) *item {
	before := t.within(t.tok(part.at).opens, part.first)
	for n := len(before) - 1; n >= 0; n-- {
		if holdsPart(before[n], part) && (before[n].cue != fromCue || part.cue == fromCue) {
			return before[n]
		}
	}
	return onlyWhole(f.levelsBefore(part), part)
}

// holdsPart says whether a value can be the whole of a part, of the same time.
func holdsPart(whole, part *item) bool {
	return countable(whole) && sameTime(whole, part) && alike(whole, part) && part.interval().High.Cmp(whole.interval().Low) <= 0
}

// onlyWhole is the only value of some that a part can be of; nil for none or
// several.
func onlyWhole(values []*item, part *item) *item {
	var whole *item
	for _, x := range values {
		switch {
		case !holdsPart(x, part):
		case whole != nil:
			return nil
		default:
			whole = x
		}
	}
	return whole
}

// openingWhole is the whole with which the clause of a part opens: "of the 420
// audits, 84 found faults and 20 none", "out of 88 nurseries visited, 11 were".
func (t *text) openingWhole(part *item) *item {
	before := t.within(t.tok(part.at).opens, part.first)
	group := t.groupBefore(part)
	for n := len(before) - 1; n >= 0; n-- {
		x := before[n]
		if t.severed(x.last+1, part.first) || group.begins > x.last {
			return nil
		}
		if !countable(x) || t.tok(x.at).bracket != 0 {
			continue
		}
		if i := t.ofOpening(x); i >= 0 {
			return x
		}
	}
	return nil
}

// ofOpening is the token of the "of" that opens a clause and leads to a value;
// -1 for none.
func (t *text) ofOpening(x *item) int {
	i := x.first - 1
	for t.in(i, determiners) || t.tok(i).hedge || t.is(i, "total", "'s", "$", "£", "€") || t.nounWord(i) && strings.HasSuffix(t.tok(i).text, "'s") {
		i--
	}
	if !t.is(i, "of", "among", "from") {
		return -1
	}
	if t.is(i-1, "out") {
		i--
	}
	if i == t.tok(x.at).opens && !t.is(i, "from") || !t.is(i, "from") && t.is(i-1, ",", ";", ":", "–", "—", "and", "but", "that") && !t.counts(i-2) {
		return i
	}
	return -1
}

// besidePair is the pair of part and whole that a share tells of: the one in
// the bracket, behind the colon or the dash right behind it, else the nearest
// before it that it is set beside. The pair is certain.
func (t *text) besidePair(pairs []parted, it *item) (parted, bool) {
	for _, p := range pairs {
		if p.first > it.last && t.near(p.first, it.at) && t.leadsToPair(it, p) {
			return p, true
		}
	}
	for _, p := range slices.Backward(pairs) {
		if p.last < it.first && t.setBeside(p, it) {
			return p, true
		}
	}
	return parted{}, false
}

// leadsToPair reads the pair behind a share: "15 per cent (96 of 640)", "a fifth
// of respondents (128 of 640)", "75 per cent, with 900 of the 1,200 voting".
func (t *text) leadsToPair(it *item, p parted) bool {
	i := it.last + 1
	if t.is(i, "of") {
		i++
	}
	for n := 0; n < mostPartWords && t.tok(i).kind == word && !t.is(i, "with"); n++ {
		i++
	}
	switch {
	case t.is(i, "(", "–", "—", ":"):
		i++
	case t.is(i, ",") && t.is(i+1, "with", "or", "as"):
		i += 2
	case t.is(i, ",") && t.is(t.passNoun(p.last+1), ","):
		i++ // "two thirds of our income, £1.24m out of £1.86m, comes"
	default:
		return false
	}
	for t.tok(i).hedge || t.is(i, "or", "just", "only", "some", "of", "the", "$", "£", "€") {
		i++
	}
	return i >= p.first && i <= p.last
}

// setBeside says whether a share is set beside a pair before it as the same in
// other words: "…, 15 per cent.", "… (15%)", "…; that is 15 per cent", or opens
// the next sentence with "That is".
func (t *text) setBeside(p parted, it *item) bool {
	if p.part.t != t || !t.closed(it) {
		return false
	}
	i, ok := t.opened(it)
	if !ok {
		return false
	}
	if !t.near(p.last, it.at) {
		return i < t.tok(it.at).opens+2 && t.tok(p.last).closes == t.tok(it.at).opens && t.is(t.tok(it.at).opens, "that", "this", "it", "which")
	}
	for k := p.last + 1; k < i; k++ {
		if t.counts(k) && !t.plainAt(k) || t.in(k, borders) && !t.is(k, "which", "who", ";") || t.coordinates(k) {
			return false
		}
	}
	return true
}

// plainAt says whether the number at token i is part of no claim.
func (t *text) plainAt(i int) bool { return !t.tok(i).claimed }

// opened is the mark or word that sets a share beside what was said before it.
func (t *text) opened(it *item) (int, bool) {
	i := it.first - 1
	for t.tok(i).hedge || t.is(i, "a", "an", "some", "exactly", "just", "only", "nearly", "about") {
		i--
	}
	if t.is(i, "of") && t.is(i-1, "share", "proportion", "rate", "total", "percentage", "ratio", "turnout") {
		i -= 2
		for t.in(i, determiners) || t.nounWord(i) {
			i--
		}
	}
	if t.is(i, "is", "was", "represents", "represented", "means", "equals", "makes", "to") {
		for i--; t.is(i, "amounts", "amounted", "equates", "comes", "came", "equivalent", "equal", "or", "which", "that", "this", "it", "is"); i-- {
			if t.is(i, "that", "this", "it") && i == t.tok(i).opens {
				return i, true
			}
			if t.is(i, "it") && t.is(i-1, ",") {
				return i, false // "among the 180 who rent, it was 71 per cent"
			}
		}
		return i, t.is(i, ",", ";", "–", "—", "-", "(", ":") || t.is(i+1, "or", "equivalent", "equal")
	}
	if t.is(i, "words") && t.is(i-1, "other") && t.is(i-2, "in") {
		return i - 3, t.is(i-3, ",", "–", "—", ";")
	}
	if t.is(i, "or", "making", "representing", "giving") {
		if t.is(i-1, ",", "–", "—") {
			i--
		}
		return i, true
	}
	return i, t.is(i, ",", "–", "—", "-", "(", ":", ";")
}

// closed says whether nothing more is said of a share but of what it is: "15 per
// cent.", "15 per cent of them,", "15 per cent of the total".
func (t *text) closed(it *item) bool {
	i := it.last + 1
	if t.is(i, "of") && (t.in(i+1, themWords) || t.is(i+1, "the") && t.in(i+2, totals)) {
		i += 2
		if t.in(i, totals) {
			i++
		}
	}
	return t.ends(i, it)
}

// ends says whether what is said of an item ends at a token.
func (t *text) ends(i int, it *item) bool {
	k := t.tok(i)
	return k.kind == edge || !t.near(i, it.at) || t.is(i, ".", ",", ")", ";", "–", "—", "-", ":", "]", "”", "\"", "'") || t.is(i, "or", "and")
}
