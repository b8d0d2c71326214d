package claim

import (
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/wording"
)

// nones makes items of words that say that nobody did something: "No one from
// Powys contacted …", "None had done so in 2018", "there were no calls". "No"
// needs a noun that is counted, and all of them a place or a period in the
// sentence, as "no one should suffer in silence" claims no number.
func (f *finder) nones(t *text) {
	for i := range t.tokens {
		last, ok := f.noneAt(t, i)
		if !ok || !t.placedOrTimed(i, f) {
			continue
		}
		it := &item{t: t, at: i, first: i, last: last}
		it.Stated = wording.Stated{N: number.Int(0), Unit: number.Int(1), Quantity: wording.Count}
		it.Row = wording.BareCount
		if t.is(i, "no") && !t.is(last, "one") {
			it.Noun, it.Head = t.words(i+1, last), t.tok(last).text
		}
		it.asLevel(Count)
		if t.is(last+1, "had") && t.is(last+2, "done") || t.hadThen(last) || t.is(i, "none") && t.is(i-1, "were") && t.is(i-2, "there") {
			it.cue, it.cueAt = baseCue, i // "None had done so in 2018": what was before
		}
		f.items = append(f.items, it)
	}
}

// hadThen says whether what is said of nobody is what was before, cut short:
// "where none had in 2018", "none did the year before".
func (t *text) hadThen(last int) bool {
	i := last + 2
	if t.is(i, "so", "that") {
		i++
	}
	if t.is(i, "in", "during", "over", "for") {
		i++
	}
	return t.is(last+1, "had", "did", "have") && t.tok(i).kind == when
}

// noneAt reads a word of none at token i, up to the last of its tokens.
func (f *finder) noneAt(t *text, i int) (last int, ok bool) {
	switch {
	case t.is(i, "none"):
		return i, !t.is(i+1, "the", "other") && !t.is(i-1, "second", "all", "or")
	case t.is(i, "nobody"):
		return i, true
	case t.is(i, "no") && t.is(i+1, "one"):
		return i + 1, true
	case !t.is(i, "no"):
		return 0, false
	}
	for k := i + 1; k < i+4 && t.nounWord(k); k++ {
		if contactNouns[t.tok(k).text] || f.nouns[t.tok(k).text] || f.nouns[t.lower(i+1, k)] {
			return k, true
		}
	}
	return 0, false
}

// lower is the text from one token to another in lower case.
func (t *text) lower(first, last int) string {
	words := ""
	for i := first; i <= last; i++ {
		if i > first {
			words += " "
		}
		words += t.tok(i).text
	}
	return words
}

// placedOrTimed says whether a sentence names a period, or stands in a text
// with places of the data.
func (t *text) placedOrTimed(i int, f *finder) bool {
	for k := t.tok(i).opens; k < t.tok(i).closes; k++ {
		if t.tok(k).kind == when {
			return true
		}
	}
	return false
}
