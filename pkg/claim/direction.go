package claim

import (
	"strings"

	"github.com/pressfigures/figures/pkg/wording"
)

// directions makes items of changes that a text tells without an amount, of
// values it prints: "down from £2.6bn", "increased slightly, from 418 to 422",
// "rose to 738 from 300".
func (f *finder) directions(t *text, from int) {
	for _, m := range t.matches {
		if m.Row.Family != wording.Direction {
			continue
		}
		first, last := t.at(m.Start), t.at(m.End-1)
		if t.particle(first) || t.belongs(f.items[from:], first, last) ||
			!t.leadsTo(f.items[from:], last) && !f.movesAlone(t, m, first, last) && !(m.Row.ID == wording.Unchanged && t.staysAt(last+1)) {
			continue
		}
		it := &item{t: t, at: first, first: first, last: last}
		it.Kind, it.DirectionOnly, it.Row, it.Direction = AbsoluteChange, true, m.Row.ID, m.Sign
		f.items = append(f.items, it)
	}
}

// staysAt says whether the value that something stayed at follows: "unchanged,
// at 212".
func (t *text) staysAt(i int) bool {
	if t.is(i, ",") {
		i++
	}
	return t.is(i, "at", "on") && t.tok(i+1).kind == digits
}

// numberNouns are what a text calls the count that it is about.
var numberNouns = set(`number numbers total totals figure figures demand`)

// movesAlone says whether a clause holds nothing but that a count of a place
// rose, fell or stayed: "Numbers in Kent rose", "Calls fell in Essex", "Numbers
// in Kent were unchanged". Only where the places are known is that more than a
// phrase.
func (f *finder) movesAlone(t *text, m wording.Match, first, last int) bool {
	_, verb := changeVerb(t.tok(first).text)
	verb = verb && (strings.HasSuffix(t.tok(first).text, "ed") || t.is(first, "rose", "fell", "grew", "shrank", "dropped"))
	if m.Row.ID == wording.Unchanged {
		verb = t.is(first, "did", "stayed", "remained") || t.is(first-1, "was", "were", "has", "have", "had", "is", "remained", "stayed")
	}
	if f.lexicon.Areas == nil || !verb || !t.endsPhrase(last+1) {
		return false
	}
	counted, placed := false, t.is(last+1, "in", "for", "from") && t.tok(last+2).capital
	start := t.clauseStart(first)
	for i := start; i < first; i++ {
		if t.counts(i) {
			return false
		}
		contacts := t.in(i, contactNouns) || f.nouns[t.tok(i).text] // what stays may be any of their affairs
		counted = counted || t.in(i, numberNouns) || contacts && (m.Row.ID != wording.Unchanged || i == start)
		placed = placed || i > t.tok(i).opens && t.tok(i).kind == word && t.tok(i).capital && t.is(i-1, "in", "from", "for", "across", "the")
	}
	for i := last + 1; t.near(i, first) && !t.is(i, ";", "but", "while", "and"); i++ {
		if t.counts(i) {
			return false
		}
	}
	return counted && placed
}

// belongs says whether words are part of a claim already.
func (t *text) belongs(items []*item, first, last int) bool {
	for _, it := range items {
		if it.first <= last && first <= it.last {
			return true
		}
		if !it.level && it.Kind != Rank && it.t == t && t.near(it.at, first) && it.at > first && it.at-first < 8 && !t.barred(last+1, it.first) {
			return true
		}
	}
	return false
}

// leadsTo says whether a value that was or became stands close behind.
func (t *text) leadsTo(items []*item, last int) bool {
	for _, it := range items {
		if it.level && it.cue != noCue && it.cueAt > last && it.cueAt-last < 12 && t.near(it.at, last) && !t.barred(last+1, it.cueAt) && !t.clauseBorder(last+1, it.cueAt) {
			return true
		}
	}
	return false
}
