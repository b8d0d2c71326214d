package claim

import (
	"strings"

	"github.com/pressfigures/figures/pkg/number"
)

// isSmallWord tells small numbers in words that count nothing a release is
// about: "two halves of the charity", "one exception". Before a noun of people
// or contacts, as an operand ("up from nine") or in a change they are counts.
func (f *finder) isSmallWord(t *text, i int, n number.Written) bool {
	if !n.Words || n.Class != number.Plain || n.Value.Cmp(number.Int(10)) > 0 {
		return false
	}
	for k := i + 1; k <= i+3 && t.nounWord(k); k++ {
		if contactNouns[t.tok(k).text] || f.nouns[t.tok(k).text] {
			return n.Value.Cmp(number.Int(1)) == 0 && !f.memberFollows(t, i+1) && !t.in(k+2, durations) && !t.is(i-1, "to", "from", "only", "just", "by", "was", "than") && !f.tellsOfPlace(t, k)
		}
	}
	if t.tok(i-1).hedge && t.is(i+1, "a", "an", "per", "every", "each") && t.in(i+2, durations) || t.is(i+1, "of") && (t.tok(i+2).kind == digits || t.is(i+2, "the") && t.tok(i+3).kind == digits) {
		return false // "more than four a day", "just four of 119"
	}
	if k := i + 1; t.is(k, "every") || t.nounWord(k) && t.is(k+1, "every") {
		for !t.is(k, "every") {
			k++
		}
		if t.tok(k+1).kind == digits && durations[t.tok(k+2).text] {
			return false // "one every 85 minutes"
		}
	}
	if t.is(i+1, "times", "-") || t.is(i+1, "million", "billion", "thousand") {
		return false
	}
	if t.repeatsNoun(i) {
		return false
	}
	if t.tok(i-1).hedge && t.is(i+1, "did", "were", "was", "had", "have", "has", "are") {
		return false // "not more than ten did"
	}
	if f.standsForCount(t, i) || t.countsOn(i) {
		return false
	}
	for k := i - 1; k > i-3; k-- {
		if _, change := changeVerb(t.tok(k).text); change && !t.is(k, "add", "added") {
			return false
		}
		if t.is(k, "than", "from", "to", "by") && f.countsAround(t, i) {
			return false
		}
	}
	_, more := comparative(t.tok(i + 1).text)
	return !more || !t.is(i+2, "than", "people", "calls", "callers")
}

// repeatsNoun says whether a small number stands where a noun told before would
// be repeated: "the eight he managed last year", "a further five are run by
// volunteers", "opened 20 pubs and closed four".
func (t *text) repeatsNoun(i int) bool {
	switch {
	case t.is(i, "one"):
		return false
	case t.is(i-1, "further", "another") && t.is(i+1, "are", "were", "have", "had", "was", "did"):
		return true
	case t.is(i-1, "the") && t.is(i+1, "he", "she", "it", "they", "we", "recorded", "seen", "reported") && t.numberBefore(i):
		return true
	}
	ends := t.is(i+1, ".", ",", ";") || !t.near(i+1, i) || t.is(i+1, "in", "during") && t.tok(i+2).kind == when
	return ends && strings.HasSuffix(t.tok(i-1).text, "ed") && t.is(i-2, "and", "but") && t.numberBefore(i)
}

// countsOn says whether a small number takes up what was counted before in its
// sentence: "three deaths in May 2016, four in May 2017", "seven of them", or
// is hedged before a plural: "only three fires".
func (t *text) countsOn(i int) bool {
	if t.is(i+1, "of") && t.is(i+2, "them", "these", "those", "whom", "which") {
		return true
	}
	if t.tok(i-1).hedge || t.is(i-1, "only", "just") {
		for k := i + 1; k < i+4 && t.nounWord(k); k++ {
			if s := t.tok(k).text; strings.HasSuffix(s, "s") && !durations[s] && s != "times" {
				return true
			}
		}
	}
	timed := t.tok(i+1).kind == when || t.is(i+1, "in", "for", "during") && t.tok(i+2).kind == when
	return timed && t.is(i-1, ",", "and", "were", "was", "from", "to", "than", "with") && t.numberBefore(i)
}

// standsForCount says whether a small number without a noun is a count in a
// text whose places are known: "fewer than five in 2018", "one from Dorset",
// "(eight)", "unchanged, at one".
func (f *finder) standsForCount(t *text, i int) bool {
	if f.lexicon.Areas == nil {
		return false
	}
	if t.is(i-1, ",") && t.is(i+1, "were", "was") && t.is(i+2, "from", "in", "for") || f.memberFollows(t, i+1) {
		return true
	}
	if t.is(i-1, "(") && t.is(i+1, ")", ",", "each") {
		return true
	}
	if t.is(i-1, "to") && t.tok(i-2).kind == digits && t.is(i-3, "from", "(") || t.is(i-1, "from") && t.is(i+1, "to") && t.tok(i+2).kind == digits {
		return true
	}
	if t.is(i-1, "at") && t.is(i-2, ",") || t.is(i-1, "between") && t.is(i+1, "and") && t.tok(i+2).kind == digits {
		return true
	}
	if t.is(i-1, "and") && t.tok(i-2).kind == digits && t.is(i-3, "between") {
		return true
	}
	hedged := t.tok(i-1).hedge || t.in(i-1, compared) || t.in(i-2, compared) || t.is(i-1, "with", "from", "to") && f.countsAround(t, i)
	if t.is(i+1, "from", "in", "across", "through", "–", "-", ",") || t.tok(i+1).kind == when || t.tok(i+1).kind == edge || t.is(i+1, "to", ".", ")") || !t.near(i+1, i) {
		return hedged || t.is(i+1, "from", "across", "through") && f.tellsOfPlace(t, i) || t.is(i-1, "out", "of", "from", "–") && f.numberNear(t, i) || t.is(i+1, "–")
	}
	return hedged && t.is(i+1, "across")
}

// memberFollows says whether a channel of the data is named at token i: "one
// helpline caller".
func (f *finder) memberFollows(t *text, i int) bool {
	for _, words := range f.memberKeys() {
		if f.memberAt(t, i, words) > 0 {
			return true
		}
	}
	return false
}

// numberNear says whether another number stands in the same sentence.
func (f *finder) numberNear(t *text, i int) bool {
	for k := t.tok(i).opens; k < t.tok(i).closes; k++ {
		if k != i && t.tok(k).kind == digits {
			return true
		}
	}
	return false
}

// tellsOfPlace says whether a noun is followed by where the counted are from,
// so that even "one person" is a count: "one person from Powys contacted".
func (f *finder) tellsOfPlace(t *text, k int) bool {
	return f.lexicon.Areas != nil && t.is(k+1, "from", "across", "through", "(") && (t.tok(k+2).capital || t.is(k+2, "the", "“", "channel", "\""))
}

// countsAround says whether a change is told in the same sentence, so that a
// small number can be one of its ends.
func (f *finder) countsAround(t *text, i int) bool {
	for k := i - 12; k < i+12; k++ {
		if !t.near(k, i) {
			continue
		}
		if _, ok := changeVerb(t.tok(k).text); ok && !t.particle(k) {
			return true
		}
	}
	return false
}
