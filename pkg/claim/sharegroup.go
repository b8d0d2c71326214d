package claim

import (
	"slices"
	"strings"
)

// This file finds the group that a share is told of by what it is: the words of "of
// the same-sex marriages", "of those with a defect" and ", of the burglars, 108 –" are
// held against what is told of each value before.

// groupWords are the words that say what an of-phrase is of: nouns, and what narrows
// them. Those that only say how many there are, and when, are none.
func (t *text) groupWords(of ofPhrase) []string {
	if of.kind == ofNothing || of.kind == ofTotal && !of.narrow || of.kind == ofNoun && of.noun == "" {
		return nil
	}
	var words []string
	for i := of.begins; i < of.closes; i++ {
		told := t.nounWord(i) || i >= of.end && strings.HasSuffix(t.tok(i).text, "ed") // "those received"
		if told && !t.in(i, counters) && !t.in(i, totals) && !t.timeWord(i) && !t.in(i, beVerbs) && !t.is(i, "whole", "sum", "all", "those", "ones", "one") {
			words = append(words, t.tok(i).text)
		}
	}
	return words
}

// groupBefore reads what a part is of where that stands in front of it: "of the
// burglars, 108", "among those asked, 40".
func (t *text) groupBefore(part *item) ofPhrase {
	i := part.first - 1
	for t.tok(i).hedge || t.is(i, "some", "just", "only") {
		i--
	}
	if !t.is(i, ",") {
		return ofPhrase{}
	}
	end := i
	for i--; i > end-mostGroupWords && t.near(i, part.at) && (t.tok(i).kind == word || t.is(i, "-") || t.counts(i) && !t.tok(i).claimed); i-- {
		if !t.is(i, "of", "among", "amongst") || t.counts(i-1) || t.nounWord(i-1) {
			continue
		}
		if t.in(i+1, themWords) && i+2 == end {
			return ofPhrase{}
		}
		if those := t.passWords(i+1, "all"); t.is(those, "those") {
			return ofPhrase{kind: ofThem, narrow: true, begins: those + 1, end: those + 1, closes: end}
		}
		of := t.ofNounAt(i + 1)
		of.closes = end
		return of
	}
	return ofPhrase{}
}

// mostGroupWords is how many words may say in front of a part what it is of.
const mostGroupWords = 9

// wholeOfGroup is the one of several values that is told as a group: surely if it
// alone is told with all its words, and else the only one of which the share is true.
func (f *finder) wholeOfGroup(it, part *item, near []*item, group []string) (whole *item, sure bool) {
	known := slices.DeleteFunc(slices.Clone(near), func(x *item) bool { return !x.t.toldAsGroup(x, group) })
	if len(known) == 1 {
		return known[0], true
	}
	whole, _ = onlyFitting(it, part, hintedAt(near, group))
	return whole, false
}

// hintedAt are those of some values that are told with one of the words of a group at
// least, or all where none is.
func hintedAt(values []*item, group []string) []*item {
	hinted := slices.DeleteFunc(slices.Clone(values), func(x *item) bool {
		return !countable(x) || !slices.ContainsFunc(group, func(w string) bool { return x.t.toldAs(x, w) || x.t.saidOf(x, w) })
	})
	if len(hinted) == 0 {
		return values
	}
	return hinted
}

// toldAsGroup says whether a value is told with all words of a group.
func (t *text) toldAsGroup(x *item, group []string) bool {
	return !slices.ContainsFunc(group, func(w string) bool { return !t.toldAs(x, w) && !t.saidOf(x, w) })
}

// saidOf says whether a word stands, in whatever form, among those that tell of a
// value: up to the next value or mark behind it, and from the last one on before it.
func (t *text) saidOf(x *item, w string) bool {
	want := stem(w)
	for i := x.last + 1; t.near(i, x.at) && !t.counts(i) && t.tok(i).kind != mark; i++ {
		if t.tok(i).kind == word && stem(t.tok(i).text) == want {
			return true
		}
	}
	for i := x.first - 1; t.near(i, x.at) && !t.counts(i) && t.tok(i).kind != mark; i-- {
		if t.tok(i).kind == word && stem(t.tok(i).text) == want {
			return true
		}
	}
	return false
}

// toldAs says whether a value is one of a noun: "offences" of "9,450 offences",
// "turnover" of "turnover was £50m" and "the £50m turnover".
func (t *text) toldAs(x *item, noun string) bool {
	if x.Head != "" && sameNoun(strings.ToLower(x.Head), noun) {
		return true
	}
	i := x.first - 1
	for t.is(i, "at", ",", "(") {
		i--
	}
	for ; t.near(i, x.at) && i > x.first-mostLabelWords && !t.counts(i); i-- {
		if t.tok(i).kind == mark && !t.is(i, "'", "’", "-", ":") || t.is(i, "and", "but", "while", "with") {
			return false
		}
		if sameNoun(t.tok(i).text, noun) {
			return true
		}
	}
	return false
}

// mostLabelWords is how far in front of a value its noun may stand.
const mostLabelWords = 10
