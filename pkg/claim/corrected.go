package claim

import "strings"

// A correction repeats what was wrong: "We gave the number as 1,816. It should
// have read 1,186." What it repeats is no claim of the text.

// errorWords say that what is told was a mistake.
var errorWords = set(`wrongly incorrectly mistakenly erroneously inaccurately misreported misstated`)

// tellers are verbs of a text that gives a number.
var tellers = set(`gave give said say says stated state states reported showed shows put described claimed suggested printed published
	listed read named quoted told misreported misstated given`)

// tellings are what was published and can be wrong.
var tellings = set(`we version versions release story article report statement page post headline notice edition newsletter table`)

// mistakeEnds are words behind which a correction tells what is right.
var mistakeEnds = set(`should instead when whereas actually ; correct in-fact`)

// dropMistakes takes the words that a correction repeats from the items of a
// block, from one of them on.
func (f *finder) dropMistakes(t *text, from int) {
	kept := f.items[:from]
	for _, it := range f.items[from:] {
		if !f.isMistake(t, it) {
			kept = append(kept, it)
			continue
		}
		if k := t.tok(it.at); k.kind == digits {
			f.plain = append(f.plain, Plain{k.Span, t.raw[k.Start:k.End], Mistake})
		}
	}
	f.items = kept
}

// isMistake says whether an item repeats a mistake that the text puts right.
func (f *finder) isMistake(t *text, it *item) bool {
	if t.notAsStated(it) {
		return true
	}
	first, teller := t.tok(it.at).opens, -1
	for i := first; i < it.first; i++ {
		switch {
		case t.in(i, tellers) && teller < 0:
			teller = i
		case teller >= 0 && (t.in(i, mistakeEnds) || t.is(i, "in") && t.is(i+1, "fact") || t.is(i, "rather", "instead") && t.is(i+1, "than", "of")):
			return false
		}
	}
	if teller < 0 {
		return false
	}
	return t.ownsMistake(first, it.first) || t.publishedBy(first, teller) && f.putRightBehind(t, it)
}

// ownsMistake says whether a sentence says before token end that what was
// published was wrong: "an earlier version said", "because of an editing error".
func (t *text) ownsMistake(first, end int) bool {
	for i := first; i < end; i++ {
		switch {
		case t.in(i, errorWords),
			t.is(i, "error", "mistake") && t.is(i-1, "in", "by", "an", "a", "editing", "our", "production", "typing", "reporting", "transcription"),
			t.is(i, "earlier", "previous", "original") && t.is(i-1, "an", "a", "the", "our") && t.is(i+1, "version", "versions", "edition", "release"):
			return true
		}
	}
	return false
}

// publishedBy says whether the subject of a verb is who or what published the
// text.
func (t *text) publishedBy(first, verb int) bool {
	for i := verb - 1; i >= first && i > verb-8; i-- {
		if t.in(i, tellings) {
			return true
		}
	}
	return false
}

// putRightBehind says whether the sentence behind that of an item says what it
// should have been.
func (f *finder) putRightBehind(t *text, it *item) bool {
	next := t.tok(it.at).sentence + 1
	if next <= 0 || next >= len(f.doc.Sentences) {
		return false
	}
	s := f.doc.Sentences[next]
	words := strings.ToLower(f.doc.Text[s.Start:s.End])
	for _, cue := range [...]string{"should have ", "correct figure", "correct number", "correct total", "right figure", "right number", "we have corrected", "has been corrected", "this was wrong", "was incorrect", "this is incorrect", "in fact"} {
		if strings.Contains(words, cue) {
			return true
		}
	}
	return false
}

// notAsStated says whether an item is held against what is right as what was
// told before: "373, not 337 as stated", "rather than the 337 we reported".
func (t *text) notAsStated(it *item) bool {
	k := it.first - 1
	if t.is(k, "the") {
		k--
	}
	if !t.is(k, "not") && !(t.is(k, "than") && t.is(k-1, "rather")) && !(t.is(k, "of") && t.is(k-1, "instead")) {
		return false
	}
	for i := it.last + 1; i < it.last+6 && t.near(i, it.at); i++ {
		told := t.in(i, tellers) || t.is(i, "first", "originally", "previously", "previous", "earlier")
		if told && (t.is(i-1, "as", "we", "originally", "previously", "first", "that") || t.in(i-1, tellings)) {
			return true
		}
	}
	return false
}
