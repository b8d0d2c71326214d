package claim

import (
	"slices"

	"github.com/pressfigures/figures/pkg/number"
)

// Some changes are of values that are not in print, though numbers stand beside
// them: those measured from what is only named ("a fifth more than their target"),
// those of what was hoped for and not reached, and those that came more than once,
// of which the values in print tell the sum.

// elsewhere marks the changes of which no value in print is an operand.
func (t *text) elsewhere() {
	for _, c := range t.items {
		if !changing(c) || c.DirectionOnly {
			continue
		}
		c.unlinked = c.unlinked || t.ownRate(c) || t.fromNamed(c) || t.lossOfOther(c) || t.besideCount(c) || t.onlyAim(c) || t.cameAgain(c)
	}
}

// fromNamed says whether a change is measured from something that is named
// without its value: "a third more girls than boys", "12% below its target", "8 per
// cent above forecast".
func (t *text) fromNamed(c *item) bool {
	i, ok := t.behindComparator(c)
	if !ok {
		return false
	}
	first := i
	for ; i < first+mostThanWords && t.near(i, c.at); i++ {
		k := t.tok(i)
		switch {
		case t.counts(i), k.kind == when, t.is(i, "(", "£", "$", "€"), t.timeWord(i), t.in(i, pastWords), t.in(i, subjectPronouns), t.is(i, "i", "this", "that", "those", "what", "which", "before", "then", "ever", "usual", "half"):
			return false
		case k.kind == mark && !t.is(i, "'", "’", "-"), t.is(i, "and", "but", "while", "with"), t.in(i, compared):
			return i > first && !t.namedBefore(first, i)
		}
	}
	return i > first && !t.namedBefore(first, i)
}

// lossOfOther says whether what is lost is another thing than the values before it
// count: "from 40 pubs to 30, with the loss of 120 jobs".
func (t *text) lossOfOther(c *item) bool {
	if c.Kind != AbsoluteChange || c.Head == "" || !t.is(c.at-1, "of") || !t.is(c.at-2, "loss", "gain") {
		return false
	}
	return slices.ContainsFunc(t.within(t.tok(c.at).opens, c.first), func(x *item) bool {
		return x.level && x.Head != "" && !sameNoun(x.Head, c.Head)
	})
}

// pastWords say of a time before without naming one.
var pastWords = set(`previously earlier ago past`)

// behindComparator is the token behind the word that a change is compared by, if
// it is one: "than", or "above", "below", "over" and the like at its end.
func (t *text) behindComparator(c *item) (int, bool) {
	if t.is(c.last, "above", "below", "over", "under", "beneath") || t.is(c.last, "of") && t.is(c.last-1, "short", "ahead") {
		return c.last + 1, true
	}
	if _, more := comparative(t.tok(c.last).text); !more && c.class != percentClass && c.class != partClass {
		return 0, false
	}
	i := c.last
	if !t.is(i, "than") {
		i = t.passNoun(c.last + 1)
	}
	return i + 1, t.is(i, "than")
}

// namedBefore says whether what is named between two tokens is counted elsewhere
// in the text before or behind, so that its value may be in print: "spent less
// than its income".
func (t *text) namedBefore(first, end int) bool {
	for i := first; i < end; i++ {
		if !t.nounWord(i) || t.tok(i).kind != word {
			continue
		}
		for k := range t.tokens {
			if (k < first || k >= end) && t.tok(k).kind == word && sameNoun(t.tok(k).text, t.tok(i).text) {
				return true
			}
		}
	}
	return false
}

// besideCount says whether a change is one of another measure that a count came
// with: "up from 2,500, in a third less time", "at a cost 10 per cent lower".
func (t *text) besideCount(c *item) bool {
	if _, more := comparative(t.tok(c.last).text); !more || t.is(c.last, "up", "down", "above", "below", "over", "under") || c.base != nil {
		return false
	}
	i := c.first - 1
	for t.tok(i).hedge || t.in(i, determiners) {
		i--
	}
	if own := t.passNoun(c.last + 1); own > c.last+1 && (t.is(i, "with", "in", "using") || t.in(i, besideWords)) && !t.is(own, "than") {
		return true
	}
	noun := i
	for t.nounWord(noun) && t.tok(noun).kind == word && noun > i-3 {
		noun--
	}
	return noun < i && t.in(noun, determiners) && t.is(noun-1, "at", "with")
}

// besideWords open a clause of its own, of which what is told in it is: "as 15 per cent more
// volunteers were trained".
var besideWords = set(`as while because when since whereas though although after where whilst`)

// ownRate says whether a change is a rate of growth that is itself compared with another:
// "2.5 per cent growth in 2025, up from 2.1 per cent".
func (t *text) ownRate(c *item) bool {
	if c.class != percentClass || c.Kind != PercentChange {
		return false
	}
	i := c.last + 1
	for t.tok(i).kind == when || t.is(i, "in", "for", "this", "next", "last") || t.timeWord(i) {
		i++
	}
	if !t.is(i, ",") || !(t.is(i+1, "up", "down") && t.is(i+2, "from")) && !t.is(i+1, "against") && !(t.in(i+1, compared) && t.is(i+2, "with", "to")) {
		return false
	}
	for k := i + 2; k < i+7 && t.near(k, i); k++ {
		if t.tok(k).kind == digits {
			return t.numbers[t.tok(k).index].Class == number.Percent && c.t.is(c.last, "growth", "inflation", "rise", "increase", "fall", "decline")
		}
	}
	return false
}

// aims are words behind which "to" opens what somebody means to reach.
var aims = set(`want wants wanted wanting hope hopes hoped hoping plan plans planned planning aim aims aimed aiming promise promises
	promised pledge pledges pledged pledging vow vows vowed seek seeks sought seeking intend intends intended intending supposed
	ambition goal target targets targeted targeting commitment committed wish wishes wished pressure asked told urged ordered needs
	needed required trying tried`)

// onlyAim says whether a change is one that somebody means to reach, and the text
// does not say to what: "hopes to cut calls by a third from 900".
func (t *text) onlyAim(c *item) bool {
	i := c.first
	for n := 0; n < 3 && !t.is(i-1, "to"); n++ {
		i--
	}
	if _, verb := changeVerb(t.tok(i).text); !t.is(i-1, "to") || !verb && !t.isMultiple(i) {
		return false
	}
	for k := i - 2; k > i-8 && t.near(k, c.at) && !t.counts(k); k-- {
		if t.in(k, aims) {
			return !t.aimsAt(c)
		}
	}
	return false
}

// isMultiple says whether a verb that multiplies stands at a token.
func (t *text) isMultiple(i int) bool {
	_, bare := bareVerbs[t.tok(i).text]
	return bare
}

// aimsAt says whether an aim tells its new value: "to cut calls by a third, from
// 900 to 600".
func (t *text) aimsAt(c *item) bool {
	for _, x := range t.within(c.last+1, t.tok(c.at).closes) {
		if !x.level || x.cue != toCue {
			continue
		}
		for i := c.last + 1; i < x.first; i++ {
			if t.is(i, "and", "but", ";", "it", "they", "while", "though") || t.in(i, aims) {
				return false
			}
		}
		return true
	}
	return false
}

// cameAgain says whether a change is told to have come more than once, so that
// values beside it are those of all: "halved in 2001 and halved again by 2010, from
// 400 to 100", "fell by a tenth twice", "5 per cent in each of the three years".
func (t *text) cameAgain(c *item) bool {
	i := c.last + 1
	if t.is(i, "twice", "thrice") || t.is(i, "in", "for") && t.is(i+1, "each", "every") {
		return true
	}
	return t.againBehind(c) || t.is(i, "again") && t.anyAgain(c)
}

// againBehind says whether the same change is told once more behind one, before
// any value: "doubled in 2021 and again in 2022".
func (t *text) againBehind(c *item) bool {
	and := false
	for i := c.last + 1; i < c.last+12 && t.near(i, c.at); i++ {
		switch {
		case t.is(i, "and", "then"):
			and = true
		case and && t.is(i, "again", "another"), and && t.is(i, "further") && t.is(i-1, "a"):
			return true
		case t.counts(i) && !durations[t.tok(i+1).text], t.is(i, ";"):
			return false
		}
	}
	return false
}

// anyAgain says whether a change before one in its sentence came again.
func (t *text) anyAgain(c *item) bool {
	return slices.ContainsFunc(t.within(t.tok(c.at).opens, c.first), func(o *item) bool { return o.Kind == c.Kind && o.unlinked && changing(o) })
}
