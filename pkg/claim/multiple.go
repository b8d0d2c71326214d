package claim

import (
	"strings"

	"github.com/pressfigures/figures/pkg/wording"
)

// multiple reads words that tell a change as a multiple, with a number in
// them or without: "more than doubled", "almost five times higher".
func (t *text) multiple(m wording.Match) (*item, bool) {
	first, last := t.at(m.Start), t.at(m.End-1)
	if t.tok(first).kind == when || t.nounOfTwo(first) || t.idiom(m, first, last) {
		return nil, false
	}
	return t.multipleAt(m, first, last), true
}

// nounOfTwo says whether "halves" is what something has two of, and no verb: "both
// halves of the pitch", "cut into halves".
func (t *text) nounOfTwo(i int) bool {
	return t.is(i, "halves") && t.is(i-1, "both", "two", "second", "other", "into", "in", "the", "of", "equal", "their", "its")
}

// multipleAt makes an item of the words of a multiple.
func (t *text) multipleAt(m wording.Match, first, last int) *item {
	it := &item{t: t, at: first, first: first, last: last, class: timesClass}
	it.Kind, it.Row, it.Stated = Multiple, m.Row.ID, m.Stated
	it.Stated.Quantity = wording.Times
	for i := first; i <= last; i++ {
		if t.tok(i).kind == digits {
			it.Number, it.HasNumber, it.at = t.numbers[t.tok(i).index], true, i
		}
	}
	if !it.HasNumber {
		it.at = last
	}
	if m.Hedge != "" {
		it.Hedge = t.hedgeWords(m)
	}
	it.Direction = m.Sign
	switch m.Row.ID {
	case wording.Halved, wording.AlmostHalved, wording.LessThanHalf, wording.MoreThanHalved, wording.TimesFewer:
		it.Direction = -1
	default:
		if it.Direction == 0 {
			it.Direction = 1
		}
	}
	if t.is(last, "than") {
		it.last--
	}
	if _, ok := changeNoun(t.tok(it.last + 1).text); ok {
		it.last++
	}
	return it
}

// bareVerbs are verbs of multiples in the form in which a headline has them,
// with the form under which the wording table holds them.
var bareVerbs = map[string]string{
	"double": "doubled", "treble": "trebled", "triple": "tripled", "quadruple": "quadrupled", "halve": "halved",
}

// headlineVerbs makes items of multiples that are told in the present, without
// a hedge: "Calls double in Kent", "CALLS FROM KENT DOUBLE IN A YEAR".
func (f *finder) headlineVerbs(t *text) {
	for i := range t.tokens {
		past, ok := bareVerbs[t.tok(i).text]
		if !ok || t.tok(i).hedge || t.heldBy(f.items, i) || !t.verbal(i) && !t.verbOfHeadline(i) {
			continue
		}
		for _, m := range wording.FindHedge(past) {
			f.items = append(f.items, t.multipleAt(m, i, i))
		}
	}
}

// heldBy says whether an item of the text already holds token i.
func (t *text) heldBy(items []*item, i int) bool {
	for n := len(items) - 1; n >= 0 && items[n].t == t; n-- {
		if items[n].first <= i && i <= items[n].last {
			return true
		}
	}
	return false
}

// verbOfHeadline says whether token i is the verb of a line that ends like a
// headline: something stands before it and no other verb, and nothing behind
// that it would be an adjective of.
func (t *text) verbOfHeadline(i int) bool {
	k := t.tok(i)
	if i == k.opens || t.is(k.closes-1, ".", "!", "?", "”", ":", ";") || t.in(i-1, determiners) || t.in(i-1, prepositions) || !t.endsPhrase(i+1) {
		return false
	}
	for n := k.opens; n < i; n++ {
		_, change := changeVerb(t.tok(n).text)
		if change || t.in(n, beVerbs) && !t.is(n, "of", "at") || t.in(n, figureVerbs) && !t.is(n, "report") {
			return false
		}
	}
	return true
}

// endsPhrase says whether a verb of change may stand before token i.
func (t *text) endsPhrase(i int) bool {
	k := t.tok(i)
	return k.kind == edge || k.kind == when || k.kind == mark && !t.is(i, "-") || t.in(i, prepositions) || t.is(i, "as", "amid", "again", "overnight", "year", "while")
}

// verbal says whether "double" or "triple" at token i is a verb: "saw numbers
// double in a year", "could triple by 2030".
func (t *text) verbal(i int) bool {
	before := t.tok(i - 1)
	subject := before.kind == word && (contactNouns[before.text] || persons[before.text]) || before.kind == word && strings.HasSuffix(before.text, "s") && t.nounWord(i-1) || t.is(i-1, "will", "could", "would", "to", "can", "may", "might", "should", "nearly", "almost")
	ends := t.endsPhrase(i + 1)
	return subject && ends
}

// ofName says whether a name that owns a number stands at token i: "double
// Kent's 299".
func (t *text) ofName(i int) bool {
	k := t.tok(i)
	return k.kind == word && k.capital && strings.HasSuffix(k.text, "'s") && t.tok(i+1).kind == digits
}

// hedgeWords is the part of a multiple or fraction in front of its number.
func (t *text) hedgeWords(m wording.Match) string {
	fields := strings.Fields(m.Text)
	return strings.Join(fields[:max(len(fields)-1, 1)], " ")
}

// idiom says whether words of multiples tell no multiple: "double-digit",
// "doubling up", "a double room", "on the double".
func (t *text) idiom(m wording.Match, first, last int) bool {
	switch {
	case t.is(last, "double") && t.verbal(first):
		return false
	case t.is(last, "double") && !t.is(first, "more", "nearly", "almost", "over", "just", "about", "around", "roughly", "surpassing") &&
		!t.is(last+1, "the", "that", "those", "what", "in", "its", "last", "since", "by") && !t.ofName(last+1) && !t.is(first-1, "to", "than", "surpassing", "exceeding"):
		return true
	case strings.HasPrefix(t.tok(last).text, "doubl") && t.is(last+1, "up", "down", "-", "as"):
		return true
	case t.is(last+1, "-", ":") && t.tok(last+1).glued && strings.HasSuffix(t.tok(last).text, "ing"), t.is(last+1, "-") && t.tok(last+1).glued:
		return true
	case t.is(first, "treble", "triple") && t.verbal(first):
		return false
	case t.is(first, "twice", "treble", "triple") && m.Start >= 0 && first == last && !t.is(last+1, "as", "the", "that", "what", "its", "last", "more", "higher"):
		return true
	}
	return false
}
