package claim

import (
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/number"
)

// Ranking finds the best of the pairs that a sentence offers; it cannot tell that
// none of them is meant. These are the signs that one is not: such a pair may
// still confirm a change that is true of it, as chance seldom makes a number fit,
// and is else no pair at all.

// unlikely says whether something tells against two values being those of a
// change, so that only its being true of them could tie them.
func (f *finder) unlikely(c, a, b *item) bool {
	switch {
	case c.fresh != nil && !c.topical && b != c.fresh && !c.settled:
		return true // its own new value stands right behind it
	case f.closedMove(a, b), a.t.partBehind(a), c.fresh != b && b.t.subordinate(b), b.t.wholeOfPart(b):
		return true
	case c.DirectionOnly:
		return false
	case c.t.ofOtherThing(c, a, b):
		return true // "an improvement of 10 per cent in fuel use, with 48 buses against 40"
	case c.t.overYear(c, a, b):
		return true
	case f.stepBetween(c, a, b), a.t.namesBetween(a, b):
		return true
	case c.base == a && c.fresh == nil && b.t == c.t && b.at < c.at && c.t.severed(b.last+1, c.first):
		return true // "turnover was £66m, while debt fell by half from £30m"
	case c.base == a && c.fresh == b && !c.topical:
		return false
	}
	switch {
	case c.base != a && a.cue == noCue && !c.widens && a.t == c.t && a.at > c.at && !f.neighbours(a, b):
		return true // "236,000 more than a year earlier, and 1.4 million people …"
	case a.t == c.t && a.at > c.at && c.t.severed(c.last+1, a.first):
		return true
	case a.baseOf != nil && a.baseOf != c && a.baseOf.class == c.class && !a.baseOf.DirectionOnly && c.fresh == b && a.baseOf.fresh != b:
		return true // the base of another change
	case a.baseOf != nil && a.baseOf != c && a.t == c.t && a.at > c.at && !a.baseOf.inherits && c.t.hasAnd(c.last+1, a.baseOf.first):
		return true // "rose £5,000, and is 70 per cent up on 2009, when it was £150,000"
	case c.base != a && a.cue == noCue && !c.widens && !f.cameFirst(a, b):
		return true // nothing says that it was before
	case c.base != a && c.t.measuredFrom(c) && f.periodOrder(a, b) <= 0:
		return true
	}
	return farApart(a, b)
}

// closedMove says whether a value is one end of "from A to B" that holds another
// value than the second: "profit fell from £6.0m to £5.6m".
func (f *finder) closedMove(a, b *item) bool {
	if a.cue != fromCue {
		return false
	}
	behind := levelsOf(a.t.within(a.last+1, a.t.tok(a.at).closes))
	return len(behind) > 0 && behind[0] != b && behind[0].cue == toCue && alike(a, behind[0]) && a.t.clear(a.last+1, behind[0].first)
}

// wholeOfPart says whether a value is told as the whole of one before it, which
// is what a change behind it is of: "300 of the 900 posts, down from 350".
func (t *text) wholeOfPart(x *item) bool {
	return slices.ContainsFunc(t.pairs, func(p parted) bool { return p.whole == x && p.part.t == t && p.part.at < x.at })
}

// subordinate says whether a value only tells part of one before it, or what that
// comes with, so that a change behind it is of the other: "600 fires, including 50
// in shops, up from 500".
func (t *text) subordinate(x *item) bool {
	before := levelsOf(t.within(t.tok(x.at).opens, x.first))
	if len(before) == 0 || !slices.ContainsFunc(before, func(o *item) bool { return alike(o, x) && o.cue == noCue }) {
		return false
	}
	i := x.first - 1
	for t.tok(i).hedge || t.is(i, "only", "just", "a", "the") {
		i--
	}
	prev := before[len(before)-1]
	beside := x.cue == noCue && t.is(i, "from", "with", "for") && t.tok(i-1).text == prev.Head // "600 runs for 50 wickets"
	if t.partBehind(x) || beside || t.ofThem(x) || t.is(x.last+1, "of") && t.in(x.last+2, themWords) || t.is(i, "including", "includes", "include", "among") {
		return true
	}
	for ; t.near(i, x.at) && i > before[0].last; i-- {
		if t.is(i, ":") {
			return true
		}
	}
	return false
}

// partBehind says whether a value is told as a part of what stands before it: "and
// burglaries, 12 of which were in Hill Street, by 5 per cent to 76".
func (t *text) partBehind(x *item) bool {
	return t.is(x.last+1, "of") && t.is(x.last+2, "which", "whom")
}

// stepBetween says whether two changes in opposite directions lie between two
// values, so that neither is of both: "from 1,000 the number fell by 10 per cent
// and rose by a third, to 1,200".
func (f *finder) stepBetween(c, a, b *item) bool {
	if a.t != c.t || b.t != c.t || !c.t.near(a.at, c.at) || !c.t.near(b.at, c.at) || !(a.at < c.at && c.at < b.at) {
		return false
	}
	for _, o := range c.t.within(a.last+1, b.first) {
		if o != c && changing(o) && o.HasNumber && o.Direction != 0 && o.Direction == -c.Direction {
			return true
		}
	}
	return false
}

// markBehind is 1 where the words behind a value say that it is the later of two
// ("500 this year"), -1 where they say that it is the earlier, and else 0.
func markBehind(x *item) int {
	for i := x.last + 1; i < x.last+8 && x.t.near(i, x.at) && x.t.tok(i).kind != mark && x.t.tok(i).kind != digits; i++ {
		if x.t.is(i, "this") && (durations[x.t.tok(i+1).text] || x.t.is(i+1, "time") || x.t.tok(i+1).kind == mark) {
			return 1
		}
		if d := timeMarkOf(x.t, i); d != 0 {
			return d
		}
	}
	return 0
}

// measuredFrom says whether a change names the period that it is measured from
// and gives no value of it: "a rise of 41 per cent on the previous year".
func (t *text) measuredFrom(c *item) bool {
	i := c.last
	if !t.is(i, "on", "than", "over", "from", "since") {
		i++
	}
	for t.nounWord(i) && !t.timeWord(i) && i < c.last+4 {
		i++
	}
	if !t.is(i, "on", "than", "from", "since") && !(t.is(i, "as") && t.in(c.last, asManyWords)) && !(t.in(i, compared) && t.is(i+1, "with", "to")) {
		return false
	}
	timed := false
	for i++; t.tok(i).kind == when || t.timeWord(i) || t.in(i, determiners) || t.is(i, "in", "with", "to", "for", "of", "year", "the"); i++ {
		timed = timed || t.tok(i).kind == when || t.timeWord(i)
	}
	return timed && !t.counts(i) && !t.is(i, "(", "'s", "'", "£", "$", "€", "when") && !(t.is(i, ",") && t.is(i+1, "when"))
}

// farApart says whether two values are so unlike that they are not of one thing,
// by more than a slip of scale.
func farApart(a, b *item) bool {
	low, high := a.Number.Value.Abs(), b.Number.Value.Abs()
	if low.Cmp(high) > 0 {
		low, high = high, low
	}
	return low.Sign() > 0 && low.Mul(number.Int(10_000)).Cmp(high) < 0
}

// overYear says whether a change is told to be that of a year, and two values are of
// months: "500 cars in May and 620 in June, a rise of 4 per cent in the year".
func (t *text) overYear(c, a, b *item) bool {
	if a.t.monthOf(a) == 0 || b.t.monthOf(b) == 0 {
		return false
	}
	i := c.last + 1
	if !t.is(i, "in", "over", "on", "across") {
		return t.tok(i).kind == when && strings.HasSuffix(t.tok(i).text, "the year")
	}
	i = t.passWords(i+1, "the", "a", "whole", "full")
	return t.is(i, "year") || t.tok(i).kind == when && strings.HasSuffix(t.tok(i).text, "year")
}

// ofOtherThing says whether a change names what it is of behind it, and the values are
// told as something else that their sentence does not tell as that.
func (t *text) ofOtherThing(c, a, b *item) bool {
	if a.Head == "" && b.Head == "" || !t.is(c.last+1, "in") || t.tok(c.last+2).capital {
		return false
	}
	i := t.passWords(c.last+2, "the", "its", "our", "their")
	named := ""
	for ; t.nounWord(i) && !t.tok(i).capital && t.tok(i).kind == word; i++ {
		if t.timeWord(i) || sameNoun(t.tok(i).text, a.Head) || sameNoun(t.tok(i).text, b.Head) {
			return false
		}
		named = t.tok(i).text
	}
	if named == "" || !t.is(i, ",") {
		return false
	}
	for k := t.tok(c.at).opens; k < t.tok(c.at).closes; k++ {
		if (k < c.last || k > i) && t.tok(k).kind == word && sameNoun(t.tok(k).text, named) {
			return false
		}
	}
	return true
}
