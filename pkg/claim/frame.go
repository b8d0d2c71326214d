package claim

import (
	"cmp"
	"strings"
)

// frames gives every change of a text the values that its own clause ties to
// it: the base right behind it ("up 12% from 300"), the new value right behind
// it ("rose 12% to 336"), or what stands right before ("336, up 12%"). What a
// frame ties is not up for ranking.
func (t *text) frames() {
	t.elsewhere()
	for _, c := range t.items {
		if !changing(c) || c.unlinked {
			continue
		}
		t.framedBehind(c)
		if own := c.causal || t.hasObject(c); !own {
			if c.base == nil {
				t.framedBefore(c)
			}
			if c.fresh == nil {
				c.fresh = t.topic(c)
				c.topical = true
			}
		}
		if c.base == c.fresh {
			c.fresh = nil
		}
		if c.base != nil && c.base.baseOf == nil {
			c.base.baseOf = c
		}
	}
}

// framedBehind reads what follows a change: "to B", "from A", "on the A in
// 2018", "compared with A".
func (t *text) framedBehind(c *item) {
	if t.closesMove(c) {
		return
	}
	for _, x := range t.within(c.last+1, t.tok(c.at).closes) {
		switch {
		case !x.level && changing(x) && !x.inherits && t.hasAnd(c.last+1, x.first):
			return // "rose £5,000 to £255,000, and is 70% higher than in 2009, when it was £150,000"
		case !x.level && t.sameChange(c, x) && !(x.DirectionOnly && t.is(x.first-1, "and")), x.Kind == Rank:
			continue
		case !x.level || !x.HasNumber || !comparable(c, x):
			return
		case !t.clear(c.last+1, x.first), t.changesItself(x, c):
			return
		case x.cue == toCue && x.cueAt > c.last && c.fresh == nil && c.base == nil, t.opensBracket(c.last+1, x) && x.cue == noCue && !t.alone(x):
			c.fresh = x // "to B", "51 times higher (B against A)"
		case x.cue == noCue && t.is(x.first-1, "at") && t.is(x.first-2, ",") && c.fresh == nil && c.base == nil && t.heldNext(x):
			c.fresh = x // "17 per cent down, at 2,140 against 2,301"
		case (x.cue == fromCue || x.cue == baseCue) && x.cueAt > c.first:
			c.base = t.countOfShare(x)
			t.freshBehind(c, c.base)
			return
		default:
			return
		}
	}
}

// countOfShare is the count that stands in a bracket behind a share that is all its
// sentence tells in per cent, and else the value itself: what something is measured
// from in "since 2015, when it was 5 per cent (1,083)" is the 1,083.
func (t *text) countOfShare(x *item) *item {
	if x.class != percentClass {
		return x
	}
	found := x
	for _, o := range t.sentenceOf(x.at) {
		switch {
		case o == x || !o.level:
		case o.class == percentClass:
			return x
		case o.first == x.last+2 && t.is(o.first-1, "(") && t.is(t.passNoun(o.last+1), ")"):
			found = o
		}
	}
	return found
}

// heldNext says whether a value is followed at once by what it is held against.
func (t *text) heldNext(x *item) bool {
	i := t.passNoun(x.last + 1)
	return t.is(i, "against", "versus") || t.in(i, compared) || t.is(i, ",") && t.in(i+1, compared)
}

// closesMove says whether a change stands alone in a bracket behind the new value
// of a move, so that nothing behind the bracket is of it: "from £86,400 to £90,720
// (6%), equal to £2 a year", "400 to 500 beds (up 25%), York 300 to 360".
func (t *text) closesMove(c *item) bool {
	before := t.within(t.tok(c.at).opens, c.first)
	return t.alone(c) && len(before) > 0 && before[len(before)-1].cue == toCue && t.passNoun(before[len(before)-1].last+1) == c.first-1
}

// opensBracket says whether a value is the first thing in a bracket that stands
// behind the noun of a change or the period it is measured from: "31 per cent
// fewer arrests (300 against 400)", "120 more pupils than in 2018 (500 against 400)".
func (t *text) opensBracket(i int, x *item) bool {
	for n := 0; n < mostPartWords && (t.tok(i).kind == word || t.tok(i).kind == when); n++ {
		i++
	}
	return t.is(i, "(") && x.first <= i+2 && x.first > i
}

// changesItself says whether a value is followed by a change of its own: in
// "£556, up 1.8%, compared with £459 for women, up 2.2%" the £459 is no base of
// the 1.8%.
func (t *text) changesItself(x, c *item) bool {
	next := t.within(x.last+1, t.tok(x.at).closes)
	if len(next) == 0 || !changing(next[0]) || next[0].DirectionOnly || next[0].class != c.class || next[0].first-x.last > 6 {
		return false
	}
	return t.is(next[0].first-1, ",", "(") && !t.is(x.last+1, ",", "–") || t.is(next[0].first-1, "(")
}

// newSubject says whether a clause with a subject of its own opens between a
// value and a change: "climbed to £9m from £7m, equity doubled".
func (t *text) newSubject(x, c *item) bool {
	_, verb := changeVerb(t.tok(c.first).text)
	if !verb && c.Kind != Multiple {
		return false
	}
	i := c.first - 1
	for t.tok(i).hedge || t.in(i, adverbs) || strings.HasSuffix(t.tok(i).text, "ly") || t.is(i, "has", "have", "had") {
		i--
	}
	if !t.nounWord(i) || t.tok(i).kind != word {
		return false
	}
	for k := i; k > x.last; k-- {
		if t.is(k, ",") {
			return true
		}
	}
	return false
}

// hasObject says whether a multiple has an object that it multiplies:
// "tripling the number of branches".
func (t *text) hasObject(c *item) bool {
	return c.Kind == Multiple && !c.HasNumber && strings.HasSuffix(t.tok(c.last).text, "ing") && (t.in(c.last+1, determiners) || t.nounWord(c.last+1)) && t.tok(c.last+1).kind != when &&
		!t.leadsToValue(c.last+1)
}

// leadsToValue says whether only words of time, articles and a sign stand
// between a token and a number: "the £330,000", "last year's 300".
func (t *text) leadsToValue(i int) bool {
	for t.in(i, determiners) || t.timeWord(i) || t.tok(i).kind == when || t.is(i, "'s", "£", "$", "€") || t.tok(i).hedge {
		i++
	}
	return t.counts(i)
}

// freshBehind reads the new value behind a base: "up 12% from 300 to 336".
func (t *text) freshBehind(c, base *item) {
	rest := t.within(base.last+1, t.tok(c.at).closes)
	if c.fresh == nil && len(rest) > 0 && rest[0].level && rest[0].cue == toCue && comparable(base, rest[0]) && t.clear(base.last+1, rest[0].first) && rest[0].cueAt > base.last {
		c.fresh = rest[0]
	}
}

// framedBefore reads a base right in front of a change: "compared with 4,950
// in 2013, a rise of 17 per cent", "from 300 to 336, up 12%".
func (t *text) framedBefore(c *item) {
	items := t.within(t.tok(c.at).opens, c.first)
	for n := len(items) - 1; n >= 0; n-- {
		x := items[n]
		switch {
		case x.Kind == Rank, !x.level && t.sameChange(c, x), x.level && !comparable(c, x), x.level && t.deeper(x, c):
			continue
		case !x.level || !x.HasNumber || !t.clear(x.last+1, c.first) || t.newSubject(x, c):
			return
		case n > 0 && changing(items[n-1]) && t.changesItself(x, items[n-1]):
			c.fresh = x
			return
		case x.isBase() && t.ofStandard(x) && t.measuredFrom(c):
			return // "against a target of £16m, and 8 per cent up on the year before"
		case x.isBase():
			c.base = x
			return
		case c.fresh != nil && c.fresh.at > c.at && t.hasAnd(x.last+1, c.first) && t.is(c.first, "up", "down", "a", "an"):
			return // "down 623 to 2,515, and a two per cent rise in others, up 172 to 8,635"
		case c.fresh != nil && c.fresh.at > c.at:
			c.base = x // "rose to 7.9, but fell to 7.3": from the last value
			return
		case x.cue == toCue && c.fresh == nil:
			c.fresh = x
		default:
			return
		}
	}
}

// countedDegrees compare what is counted and no money: "twice as many".
var countedDegrees = set(`many often few`)

// ofStandard says whether a value is what something was held against and not what it
// was before: "against a target of £16m".
func (t *text) ofStandard(x *item) bool {
	for i := x.first - 1; i > x.first-5 && i > x.cueAt; i-- {
		if t.in(i, standardNouns) && !t.in(i, numberNouns) && !t.in(i, points) {
			return true
		}
	}
	return false
}

// topic is the value that a change without a new value of its own is about:
// the last one before it that is the base of none. A bracket is passed by
// unless the change stands in it too.
func (t *text) topic(c *item) *item {
	items := t.within(t.tok(c.at).opens, c.first)
	var other *item // the nearest of another noun
	for n := len(items) - 1; n >= 0; n-- {
		x := items[n]
		if !x.level || !x.HasNumber || x.unlinked || !comparable(c, x) || t.deeper(x, c) || c.base != nil && !alike(c.base, x) {
			continue
		}
		if x.cue == fromCue || x.cue == baseCue || t.subordinate(x) {
			continue
		}
		if t.majorityBetween(x.last+1, c.first) || t.severed(x.last+1, c.first) {
			break
		}
		if c.base != nil && c.base.Head != "" && x.Head != "" && !sameNoun(c.base.Head, x.Head) {
			other = cmp.Or(other, x)
			continue
		}
		return x
	}
	return other
}

// majorityBetween says whether the amount by which one value passes another is
// told between two tokens, and so is what follows about that.
func (t *text) majorityBetween(first, end int) bool {
	for i := first; i < end; i++ {
		if t.is(i, "majority", "margin", "lead") && t.is(i+1, "of") {
			return true
		}
	}
	return false
}

// deeper says whether a value stands in a bracket that a change is not in.
func (t *text) deeper(x, c *item) bool {
	return t.tok(x.at).bracket != 0 && t.tok(x.at).bracket != t.tok(c.at).bracket
}

// comparable says whether a value can be an operand of a change at all.
func comparable(c, x *item) bool {
	switch {
	case x.Upper != nil && !c.DirectionOnly, x.unlinked, x.tally:
		return false
	case x.class == moneyClass && c.Kind != AbsoluteChange && c.t.in(c.last, countedDegrees) && c.t.is(c.last-1, "as"):
		return false // "twice as many had asked for £2,000"
	case c.level:
		return alike(c, x)
	case c.points: // of counts only by mistake: "up 12 percentage points from 300"
		return x.class == percentClass || x.class == countClass && (c.base == nil || alike(c.base, x)) && (c.fresh == nil || alike(c.fresh, x))
	case c.DirectionOnly:
		return true
	case c.Kind == AbsoluteChange:
		return x.class == c.class && sameMoney(x, c) && (x.unit == c.unit || x.unit == "" || c.unit == "")
	}
	return true
}

// sameChange says whether another change can be the same one in other terms:
// "up 35,000 or 5%", "rose 12%, up from".
func (t *text) sameChange(c, x *item) bool {
	return changing(x) && (x.class != c.class || x.DirectionOnly != c.DirectionOnly || x.inherits) && (x.Direction == c.Direction || x.Direction == 0 || c.Direction == 0) &&
		!t.severed(min(c.last, x.last)+1, max(c.first, x.first))
}

// clear says whether one clause runs on between two tokens: no border, and no
// other word of change.
func (t *text) clear(first, end int) bool {
	for i := first; i < end; i++ {
		if t.is(i, ";") || t.is(i, "–", "—") && t.is(i+1, "and", "but") || t.in(i, borders) && !t.is(i, "which", "who") || t.coordinates(i) {
			return false
		}
		if t.foreignChange(i) {
			return false
		}
	}
	return true
}

// foreignChange says whether token i tells a change that no item holds.
func (t *text) foreignChange(i int) bool {
	k := t.tok(i)
	if k.kind != word || k.hedge || t.particle(i) {
		return false
	}
	d, ok := changeVerb(k.text)
	return ok && d != 0 && !k.claimed && !t.is(i, "up", "down", "over", "more", "increasing", "growing", "recorded", "improved", "lower", "raise", "raised", "boost", "cut")
}

// severed says whether a statement ends between two tokens.
func (t *text) severed(first, end int) bool {
	for i := first; i < end; i++ {
		if t.is(i, ";", "while", "whereas", "whilst", "although", "though", "meanwhile") {
			return true
		}
	}
	return false
}

// causes open a phrase that says why: "driven by a 31% increase in …". What
// they hold is a change of another quantity than that of the sentence.
var causes = set(`driven led fuelled fueled boosted helped caused prompted sparked offset reflecting partly partially due
	owing thanks because following followed attributed attributable supported aided underpinned result`)

// causal says whether a change stands in a phrase that says why.
func (t *text) causal(c *item) bool {
	for i := c.first - 1; i > c.first-8 && t.near(i, c.at); i-- {
		k := t.tok(i)
		switch {
		case t.is(i, "by", "to", "of") && t.in(i-1, causes), t.in(i, causes) && t.is(i, "reflecting", "because", "following", "offset"):
			return true
		case k.kind == digits, t.is(i, ";", ".", ")"):
			return false
		}
	}
	return false
}

// half says whether a fraction compares with another value rather than telling
// a part of one: "almost half the level of 2009", "a third of what it was",
// "half as many as the 34".
func (t *text) comparesPart(it *item) bool {
	i := it.last + 1
	if t.is(i, "as") && t.in(i+1, asManyWords) {
		return !t.is(i+2, "again")
	}
	if t.is(i, "of") {
		i++
	}
	for t.is(i, "the", "that", "its", "their", "what") {
		if t.is(i, "that", "what") {
			return t.is(i+1, "of", "in", "it", "they", "recorded", "seen", "for")
		}
		i++
	}
	if !t.is(i, "level", "number", "figure", "total", "rate", "amount", "levels", "value") {
		return false
	}
	return t.is(i+1, "of", "in", "recorded", "seen", "it", "they", "for", "reported", "a", "at") && !strings.HasSuffix(t.tok(i+2).text, "s") || t.is(i+1, "recorded", "seen", "reported")
}
