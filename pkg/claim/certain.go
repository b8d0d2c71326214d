package claim

import (
	"slices"

	"github.com/pressfigures/figures/pkg/number"
)

// A change is certain of its operands where a reader could not take others: the
// base stands behind a word that says so (from, compared with, than), the new
// value is what the clause of the change tells, and the sentence holds no third
// value that either could be. It is then the numbers that are mistaken where
// they do not fit, and not the link.

// certainScore is the least score of operands that are certain.
const certainScore = 65

// otherMeasures are words by which a change is one of another measure than the
// values beside it: "revenue rose 8% at constant currency, to $110m from $100m".
var otherMeasures = set(`like-for-like constant organic underlying adjusted real inflation seasonally comparable pro-forma capita
	weighted standardised standardized annualised annualized compound cagr excluding risk odds relative ex-ante currency`)

// certainties marks every change and share whose operands are certain.
func (f *finder) certainties() {
	for _, it := range f.items {
		if it.Sure && it.From.Held() {
			it.Certain = it.certainShare || changing(it) && f.certainChange(it)
			if it.Certain {
				it.From.Score, it.To.Score = max(it.From.Score, certainScore), max(it.To.Score, certainScore)
			}
		}
	}
}

// certainChange says whether the two printed operands of a change are certain.
func (f *finder) certainChange(c *item) bool {
	a, b := f.printed(c.From), f.printed(c.To)
	if a == nil || b == nil || a.t != c.t || b.t != c.t || c.causal || c.t.otherMeasure(c) && !c.t.wholeMove(c, a, b) {
		return false
	}
	if c.settled && !c.inherits && c.t.single(a) && c.t.single(b) && a.class != percentClass {
		return true // one value in each of two sentences, or in a row
	}
	if f.takenUpAlone(c, a, b) {
		return true
	}
	if !c.t.near(a.at, c.at) || !c.t.near(b.at, c.at) || !c.t.single(a) || !c.t.single(b) || c.t.hasOther(c, a, b) {
		return false
	}
	if c.class == percentClass && a.class == percentClass && !(a.cue == fromCue && b.cue == toCue) {
		return false // a per cent of per cents may be of what they are shares of
	}
	based := a.cue == fromCue || a.cue == baseCue && (c.base == a || f.neighbours(a, b)) || f.inTurn(c, a, b)
	told := b.cue == toCue || c.fresh == b || f.neighbours(a, b) && b.at < a.at
	return based && told && (c.settled || c.t.wholeMove(c, a, b) || f.movedBefore(c, a, b) || !f.rivals(c, a, b))
}

// takenUpAlone says whether a change with its base opens a sentence that takes up the only
// such value of the sentence before: "… 146,900 applied. This was an increase of 4% on the
// 141,700 of 2018."
func (f *finder) takenUpAlone(c, a, b *item) bool {
	if c.t.near(b.at, c.at) || !c.t.near(a.at, c.at) || a != c.base || !c.t.single(a) || !c.t.single(b) || !c.t.onlyPointsBack(c.first) || f.rivals(c, a, b) {
		return false
	}
	before := slices.DeleteFunc(f.levelsBefore(c), func(x *item) bool { return !alike(x, b) })
	return len(before) == 1 && before[0] == b && a.class != percentClass
}

// movedBefore says whether a change is told right behind a whole move, so that no third
// value can be one of its own: "from 15,670 in 2010 to 10,586 this year – a reduction of 32
// per cent – with more than 5,000 affected".
func (f *finder) movedBefore(c, a, b *item) bool {
	if a.cue != fromCue || b.cue != toCue || a.at > b.at || c.first < b.last || !f.neighbours(a, b) {
		return false
	}
	for i := c.t.passNoun(b.last + 1); i < c.first; i++ {
		if c.t.tok(i).kind != when && c.t.tok(i).kind != mark && !c.t.timeWord(i) && !c.t.is(i, "in", "this", "last", "at", "by") {
			return false
		}
	}
	return true
}

// wholeMove says whether a change leads on to both its values at once, so that no
// other value of the sentence can be one of them: "fell by 4% from 253 to 243 – the
// lowest since 765 were recorded", "gone up by 17, from 395 to 412".
func (t *text) wholeMove(c, a, b *item) bool {
	if c.base != a || c.fresh != b || c.topical || min(a.cueAt, b.cueAt) <= c.last || !a.isBase() || b.cue != toCue {
		return false
	}
	for i := c.last + 1; i < min(a.cueAt, b.cueAt); i++ {
		if t.counts(i) {
			return false
		}
	}
	return len(t.within(min(a.last, b.last)+1, max(a.first, b.first))) == 0
}

// inTurn says whether a change is told right behind two values of its sentence of
// which the periods beside them say that the first came before: "drew 1,280
// entries last year and 1,674 this, 31 per cent more".
func (f *finder) inTurn(c, a, b *item) bool {
	if !f.neighbours(a, b) || c.first < max(a.last, b.last) || a.cue != noCue || b.cue != noCue && b.cue != toCue || a.Head != "" && b.Head != "" && !sameNoun(a.Head, b.Head) {
		return false
	}
	return !a.t.namesBetween(a, b) && f.cameFirst(a, b)
}

// namesBetween says whether a second subject is named between two values: "Kent had
// 400 in 2018 and Sussex 500 in 2019".
func (t *text) namesBetween(a, b *item) bool {
	if a.t != b.t || !t.near(a.at, b.at) || a.cue != noCue || b.cue != noCue {
		return false
	}
	for i := a.last + 1; i < b.first; i++ {
		if k := t.tok(i); k.kind == word && k.capital && t.is(i-1, "and", "but", "while", ",") && b.first-i < 4 {
			return true
		}
	}
	return false
}

// cameFirst says whether the words beside two values say that the first is the
// earlier one.
func (f *finder) cameFirst(a, b *item) bool {
	_, told := a.t.periodOf(a)
	now := told && b.cue == toCue && b.t.is(b.cueAt, "now", "currently")
	return now || f.periodOrder(a, b) > 0 || markBehind(b) > markBehind(a) || a.t == b.t && (a.t.monthsInTurn(a, b) > 0 || a.t.markInFront(b) > a.t.markInFront(a))
}

// markInFront is 1 where the words between the value before one and it say that it is the later
// one ("today it has 183"), -1 where they say that it is the earlier ("a year earlier there were
// 1,070"), and else 0.
func (t *text) markInFront(x *item) int {
	for i := x.first - 1; i > x.first-8 && t.near(i, x.at) && !t.counts(i) && !t.is(i, ";"); i-- {
		if d := timeMarkOf(t, i); d != 0 {
			return d
		}
	}
	return 0
}

// single says whether a value is one number, not hedged and no end of a range. "Some"
// is no hedge of a number like 48,716.
func (t *text) single(x *item) bool {
	joined := t.is(x.last+1, "to") || t.is(x.last+1, "-", "–") && t.tok(x.last+1).glued
	ranged := joined && t.tok(x.last+2).kind == digits && x.cue != fromCue
	exact := x.HasNumber && x.Number.Value.Abs().Cmp(x.Number.Value.Granularity().Mul(leastExact)) >= 0
	return (x.Hedge == "" || exact) && x.Upper == nil && !ranged
}

// leastExact is how many times the place of its last digit a number has to be to be
// exact whatever hedge it has.
var leastExact = number.Int(1000)

// hasOther says whether a change has an object that the values beside it are not
// ("a more than doubled gross margin"), or leaves them to a change the other way
// ("up 100 from a year ago but down from 420").
func (t *text) hasOther(c, a, b *item) bool {
	if i := c.last + 1; c.Kind == Multiple && t.nounWord(i) && a.Head != "" && t.tok(i).kind == word && t.tok(c.first).text != "times" {
		if noun, head := t.phraseAt(i, t.tok(c.at).closes); noun != "" && !sameNoun(head, a.Head) {
			return true
		}
	}
	if d, told := changeVerb(t.tok(a.cueAt - 1).text); told && d == -c.Direction && d != 0 {
		return true
	}
	return slices.ContainsFunc(t.within(min(a.at, b.at, c.at), max(a.at, b.at, c.at)), func(o *item) bool {
		return o != c && changing(o) && o.DirectionOnly && o.Direction != c.Direction && c.Direction != 0
	})
}

// rivals says whether the sentence of a change holds another value that may be
// an operand of it, or another change that may be what the two are of.
func (f *finder) rivals(c, a, b *item) bool {
	return slices.ContainsFunc(c.t.sentenceOf(c.at), func(x *item) bool {
		switch {
		case x == a || x == b || x == c || !x.HasNumber || x.unlinked || x.tally:
			return false
		case x.level:
			return alike(a, x) && !c.t.besideBase(c, a, x) && (x.Clause == c.Clause || !x.operandOfOther(f, c))
		case !changing(x):
			return false
		}
		return x.class == c.class && x.Kind == c.Kind && !x.From.Held()
	})
}

// besideBase says whether a value is only one more that was before, behind the base
// that a change stands beside in a bracket or leads to: "compared with 499,331 in
// 2012 (a rise of 1.5%), and 539,151 in 2003", "on the previous year (22,630), although below
// the 2002 peak (84,132)".
func (t *text) besideBase(c, a, x *item) bool {
	if !x.isBase() || c.base != a {
		return false
	}
	aside := t.tok(x.at).bracket != 0 && t.tok(x.at).bracket != t.tok(c.at).bracket && a.at > c.at && x.at < c.at // "12.4 million (2022: 9.9 million), 8 per cent below the 13.5 million of 2019"
	return aside || x.at > max(a.at, c.at) && (t.tok(c.at).bracket != 0 || t.tok(a.at).bracket != 0 && t.tok(x.at).bracket != t.tok(a.at).bracket)
}

// operandOfOther says whether a value is one that another change is sure of.
func (it *item) operandOfOther(f *finder, c *item) bool {
	return slices.ContainsFunc(it.t.sentenceOf(it.at), func(o *item) bool {
		return o != c && o.Sure && o.From.Held() && (o.From.Claim == it.index || o.To.Claim == it.index)
	})
}

// otherMeasure says whether the sentence of a change says that it is one of
// another measure than the values beside it.
func (t *text) otherMeasure(c *item) bool {
	for i := t.tok(c.at).opens; i < t.tok(c.at).closes; i++ {
		if t.in(i, otherMeasures) {
			return true
		}
	}
	return false
}

// ofOtherMeasure says whether the clause of a change tells another measure than
// the values beside it outright: "but in real terms it fell by 1 per cent". Such
// a change is of values that are not printed, unless it is true of those that
// are.
func (t *text) ofOtherMeasure(c *item) bool {
	for i := t.tok(c.at).opens; i < t.tok(c.at).closes; i++ {
		switch {
		case t.is(i, "real") && t.is(i+1, "terms"), t.is(i, "inflation") && t.is(i-1, "after", "for", "with"):
			return true
		case t.is(i, "constant", "fixed") && t.is(i+1, "currency", "prices", "exchange", "currencies"), t.is(i, "like-for-like", "population-adjusted", "inflation-adjusted"):
			return true
		case t.is(i, "per") && t.is(i+1, "head", "capita"), t.is(i, "adjusted", "adjusting", "allowing") && t.is(i+1, "for"):
			return true
		}
	}
	return false
}

// ownedOther says whether two values are those of another change than this one:
// the one the other way between them, or the one that only the second is told to
// be the result of.
func (f *finder) ownedOther(c, a, b *item) bool {
	if c.DirectionOnly || c.base == a || a.t != c.t || b.t != c.t {
		return false
	}
	return slices.ContainsFunc(c.t.sentenceOf(a.at), func(o *item) bool {
		if o == c || !changing(o) || o.Direction == 0 || o.Direction != -c.Direction {
			return false
		}
		turned := b.Number.Value.Cmp(a.Number.Value) == o.Direction
		return turned && (o.base == a || o.fresh == b) && (o.DirectionOnly || o.base == a) && c.t.severedBy(o, c)
	})
}

// severedBy says whether a conjunction or a mark that opens another statement
// stands between two changes.
func (t *text) severedBy(a, b *item) bool {
	for i := min(a.last, b.last) + 1; i < max(a.first, b.first); i++ {
		if t.is(i, ";", "and", "but", "while", "as", "although", "though", "whereas", ".") {
			return true
		}
	}
	return false
}
