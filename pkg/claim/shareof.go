package claim

import "strings"

// ofKind is what the words behind a share say that it is of.
type ofKind int

const (
	ofNothing ofKind = iota // they do not say
	ofNumber                // "of the 640 members"
	ofThem                  // "of them"
	ofTotal                 // "of the total"
	ofNoun                  // "of registrations"
)

// ofPhrase is what a share is told to be of.
type ofPhrase struct {
	kind  ofKind
	whole *item  // the number of ofNumber
	noun  string // the head of the noun of ofNoun; empty for a name
	// narrow is set where only some of what the noun names are meant: "of calls
	// from men".
	narrow bool
	begins int // the token behind its "of"
	end    int // the token behind the phrase
	closes int // the token behind the words that narrow it as well
}

// ofPhraseAt reads what a share is of behind it, past the part in a bracket:
// "a third (160) of the 499 homicides", "a 25 per cent share of the 640 sold".
func (t *text) ofPhraseAt(it *item) ofPhrase {
	i := t.passBracket(it.last + 1)
	if i == it.last+1 && t.in(i, shareWords) {
		i++
	}
	if !t.is(i, "of", "among") || !t.near(i, it.at) {
		return ofPhrase{end: i, closes: i}
	}
	if behind := t.within(i, t.tok(it.at).closes); len(behind) > 0 && countable(behind[0]) && (t.ofBetween(i, behind[0].first) || t.ofNounOf(i, behind[0].first)) {
		return ofPhrase{kind: ofNumber, whole: behind[0], end: t.passNoun(behind[0].last + 1), closes: t.passNoun(behind[0].last + 1)}
	}
	if t.in(i+1, themWords) && (!t.nounWord(i+2) || t.is(i+1, "them", "it", "whom", "which") || t.is(i+1, "those") && isParticiple(t.tok(i+2).text)) {
		narrow := t.is(i+1, "those", "this", "that") && t.tok(i+2).kind == word
		of := ofPhrase{kind: ofThem, narrow: narrow, begins: i + 2, end: i + 2, closes: i + 2}
		if narrow {
			of.closes = t.passNarrowing(i + 2)
		}
		return of
	}
	return t.ofNounAt(i + 1)
}

// ofNounAt reads the noun that a share is of from behind its "of" on.
func (t *text) ofNounAt(i int) ofPhrase {
	begins := i
	_, head := t.phraseAt(i, t.tok(i).closes)
	for t.in(i, determiners) {
		i++
	}
	total := false
	for n := 0; n < mostPartWords && (t.nounWord(i) || t.is(i, "of") && t.in(i-1, counters)); n++ {
		total = total || t.in(i, totals) || t.is(i, "whole", "sum")
		i++
		if head != "" && sameNoun(t.tok(i-1).text, head) {
			break
		}
	}
	of := ofPhrase{kind: ofNoun, noun: head, begins: begins, end: i, closes: i, narrow: t.narrows(i)}
	if of.narrow {
		of.closes = t.passNarrowing(i)
	}
	switch {
	case head == "" && total:
		of.kind = ofTotal
	case head == "":
		of.narrow = true
	}
	return of
}

// passNarrowing is the token behind the words that tell which of "those" are meant:
// "tested", "who replied", "we wrote to".
func (t *text) passNarrowing(i int) int {
	end := i + mostPartWords
	if t.is(i, "who", "which", "that") {
		i++
	}
	for i < end && t.tok(i).kind == word && !t.in(i, borders) && (!t.in(i, beVerbs) || t.is(i-1, "who", "which", "that")) {
		i++
	}
	return i
}

// narrows says whether the words behind a noun tell which of what it names are
// meant, and not just when: "calls from men", "members who voted".
func (t *text) narrows(i int) bool {
	if t.is(i, "in", "for", "over", "during", "at", "on", "by") {
		k := i + 1
		for t.in(k, determiners) || t.is(k, "last", "past") {
			k++
		}
		return t.tok(k).kind == word && !t.timeWord(k)
	}
	return t.is(i, "from", "among", "with", "to", "of", "aged", "under", "over", "who", "which", "that", "than", "without", "between", "across", "within") ||
		t.tok(i).kind == word && (isParticiple(t.tok(i).text) || strings.HasSuffix(t.tok(i).text, "ing"))
}

// passBracket is the token behind the bracket at a token, if it holds but one
// number.
func (t *text) passBracket(i int) int {
	if !t.is(i, "(", "[") {
		return i
	}
	n := 0
	for k := i + 1; k < i+8 && t.near(k, i); k++ {
		if t.counts(k) {
			n++
		}
		if t.is(k, ")", "]") && n == 1 {
			return k + 1
		}
	}
	return i
}

// shareWords are nouns that a share is told with: "a 25 per cent share", "a
// turnout of 55 per cent".
var shareWords = set(`share proportion percentage ratio rate turnout`)
