package claim

import "strings"

// This file finds the word that says what a value is for: "from", "to", "than", "when
// it was". It mostly stands to the left of the value.

// cueOf is the cue of a value and the token that gives it.
func (t *text) cueOf(it *item) (cue, int) {
	if c, at, ok := t.bracketCue(it); ok {
		return c, at
	}
	for i := it.first; i < it.at; i++ {
		if t.in(i, reaching) {
			return t.reachedCue(it, i)
		}
	}
	if t.is(it.last+1, "last") && !t.nounWord(it.last+2) && t.tok(it.last+2).kind != when {
		return baseCue, it.last + 1 // "500 this year and 400 last"
	}
	s := cueScan{t: t, it: it}
	return s.cue()
}

// reachedCue is the cue of a verb that leads to a value: to the new one, or in a clause
// of time to the one before.
func (t *text) reachedCue(it *item, i int) (cue, int) {
	if c, at, ok := t.whenVerb(it, i); ok {
		return c, at
	}
	return toCue, i
}

// cueScan looks for a cue from a value to the left. It passes articles, hedges and
// periods, and nouns only up to an "of" ("from a peak of 300"); any other number or
// mark ends it.
type cueScan struct {
	t  *text
	it *item
	n  int  // how many tokens were passed
	of bool // one of them was "of"
}

// mostCueWords is how far in front of a value its cue may stand.
const mostCueWords = 12

func (s *cueScan) cue() (cue, int) {
	readers := [...]func(int) (cue, int, bool){s.preposition, s.standard, s.timeClause, s.verb, s.pronounClause, s.participle}
	for i := s.it.first - 1; s.n < mostCueWords && s.t.near(i, s.it.at); i, s.n = i-1, s.n+1 {
		for _, read := range readers {
			if c, at, found := read(i); found {
				return c, at
			}
		}
		if !s.passes(i) {
			return noCue, 0
		}
	}
	return noCue, 0
}

// preposition reads "from", "to" and "with"; whatever they lead to, the scan ends
// there, as it does at a number.
func (s *cueScan) preposition(i int) (cue, int, bool) {
	t := s.t
	c := noCue
	switch {
	case t.is(i, "as") && t.asManyBefore(i):
		c = baseCue // "half as many as the 34"
	case t.tok(i).kind == digits:
	case t.is(i, "from"):
		c = s.from(i)
	case t.is(i, "to"):
		c = s.to(i)
	case t.is(i, "with"):
		if t.in(i-1, compared) || t.is(i-1, "favourably", "favorably", "compares") {
			c = baseCue
		}
	default:
		return noCue, 0, false
	}
	if c == noCue {
		i = 0
	}
	return c, i, true
}

// from is what "from" says: "rose from 265", and not "373 people from Dorset".
func (s *cueScan) from(i int) cue {
	t := s.t
	if t.comesFrom(s.it, i) || t.is(i-1, "hear", "hears", "heard", "hearing") || !s.reaches(i) {
		return noCue
	}
	return fromCue
}

// to is what "to" says: "rose to 300", "compared to 265", "close to 300".
func (s *cueScan) to(i int) cue {
	t := s.t
	switch {
	case t.tallied(i):
		s.it.tally = true
		return noCue
	case t.in(i-1, compared), t.in(i-2, compared) && t.tok(i-1).kind == word:
		return baseCue
	case s.n == 0 && t.is(i-1, "due", "according", "related", "owing", "thanks"), !s.reaches(i):
		return noCue
	}
	return toCue
}

// reaches says whether nothing but time, or a point in it, stands between a preposition
// and the value.
func (s *cueScan) reaches(i int) bool {
	return s.of && s.t.pointOf(i+1) || s.t.timeBetween(i, s.it.first)
}

// standard reads what a value is held against by a word of comparing: "than 300", "up
// on the 300", "ahead of the 300", "double the 300".
func (s *cueScan) standard(i int) (cue, int, bool) {
	t := s.t
	timeOnly := func() bool { return t.timeBetween(i, s.it.first) }
	switch {
	case t.is(i, "than", "versus", "vs", "against"),
		t.is(i, "of") && t.is(i-1, "ahead", "short") && t.counts(i-2), t.is(i, "behind") && t.counts(i-1),
		t.is(i, "since") && t.changesBefore(i) && (s.n == 0 || timeOnly()),                                     // "a fall of 62 per cent since the 37 million of 1957"
		t.in(i, multiplying) && (s.n > 0 && timeOnly() || s.n == 0 && strings.HasSuffix(t.tok(i).text, "ing")): // "more than doubling its £2m of 2018"
		return baseCue, i, true
	case t.is(i, "on", "upon", "above", "below", "over", "under") && (s.n == 0 || s.of || t.standardBetween(i, s.it.first) || timeOnly()):
		_, told := changeNoun(t.tok(i - 1).text)
		if t.counts(i-1) && !t.levelEnds(i-1) || told || t.is(i-1, "up", "down", "more", "fewer", "less", "higher", "lower") {
			return baseCue, i, true
		}
		return noCue, 0, true
	}
	return noCue, 0, false
}

// timeClause reads "when", "where" and "which": "in 2017, when there were 265".
func (s *cueScan) timeClause(i int) (cue, int, bool) {
	if !s.t.is(i, "when", "where") && (!s.t.is(i, "which") || s.n == 0) {
		return noCue, 0, false
	}
	c, at, _ := s.t.whenCue(s.it, i)
	return c, at, true
}

// verb reads a verb behind which the new value stands, or, in "having stood at 4,210",
// the one before.
func (s *cueScan) verb(i int) (cue, int, bool) {
	if !s.t.in(i, reaching) {
		return noCue, 0, false
	}
	if s.t.is(i-1, "having", "after") {
		return baseCue, i - 1, true
	}
	c, at := s.t.reachedCue(s.it, i)
	return c, at, true
}

// pronounClause reads "when it was 265", of which the pronoun or the verb behind it
// comes first.
func (s *cueScan) pronounClause(i int) (cue, int, bool) {
	t := s.t
	if s.n == 0 && t.tok(i).kind == word && !t.in(i, beVerbs) && t.in(i-1, subjectPronouns) && t.is(i-2, "when") {
		c, at, _ := t.whenVerb(s.it, i)
		return c, at, true
	}
	if t.in(i, subjectPronouns) && t.is(i-1, "when") {
		c, at, _ := t.whenCue(s.it, i-1)
		return c, at, true // "higher than last year, when it was £7.6 billion"
	}
	return noCue, 0, false
}

// participle reads "having drawn 400 in 2018", "beats 400 by 20" and "previously 400".
func (s *cueScan) participle(i int) (cue, int, bool) {
	t := s.t
	switch {
	case s.lastTime(i):
	case t.is(i-1, "having") && s.n < 4, t.is(i, "having"), t.is(i, "after") && strings.HasSuffix(t.tok(i+1).text, "ing") && s.n < 4,
		t.beats(i) && t.byBehind(s.it), t.is(i, "previously", "formerly"):
		return baseCue, i, true
	}
	return noCue, 0, false
}

// lastTime says whether a token is the "last" of "last year" or "last month's".
func (s *cueScan) lastTime(i int) bool {
	return s.t.is(i, "last") && (s.t.timeWord(i+1) || strings.HasSuffix(s.t.tok(i+1).text, "'s"))
}

// passes says whether the scan goes on to the left of a token.
func (s *cueScan) passes(i int) bool {
	t := s.t
	k := t.tok(i)
	switch {
	case t.is(i, "at") && t.in(i-1, reaching), s.lastTime(i):
	case t.is(i, "of"):
		s.of = true
	case t.is(i, "'", "’"), t.is(i, "s") && t.is(i-1, "'", "’"):
	case k.kind == when, k.hedge, t.in(i, determiners), t.in(i, adverbs), strings.HasSuffix(k.text, "ly"):
	case t.is(i, "there", "were", "was", "saw", "had", "$", "£", "€", "just", "only", "~", "≈"):
	case strings.HasSuffix(k.text, "ed") && t.in(i-1, determiners) && s.n == 0:
	case (k.kind == word && !stopWords[k.text] || t.is(i, "'s")) && (s.of || t.timeWord(i) || t.nounBefore(s.it)):
	default:
		return false
	}
	return true
}
