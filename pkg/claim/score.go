package claim

import (
	"slices"

	"github.com/pressfigures/figures/pkg/number"
)

// score says how well the words tie two values to a change.
func (f *finder) score(c, a, b *item) int {
	s := 30 + cueScore(a, b) + f.frameScore(c, a, b) + f.periodOrder(a, b)
	if a.cue == fromCue && b.cue == toCue && a.at < b.at && f.neighbours(a, b) && a.Clause == b.Clause {
		s += 15
	}
	if a.Head != "" && b.Head != "" && !sameNoun(a.Head, b.Head) {
		s -= otherNoun
	}
	s += f.pairBefore(c, a, b) + f.timesOf(c, a, b)
	if a.t.tok(a.at).bracket != 0 && b.t.tok(b.at).bracket == 0 && a.cue == noCue {
		s -= 10
	}
	if c.Direction != 0 && !c.points && !c.OfBase {
		from, to := values(a, b)
		if sign, sure := number.CompareRanges(to, from); sure && sign != 0 && sign != c.Direction {
			s -= 6
		}
	}
	if framed := a == c.base && b == c.fresh; framed {
		return s
	}
	s -= 4 * f.crowd(c, a, b)
	return s - f.apart(c, a) - f.apart(c, b)
}

// frameScore is what the clause of a change, and the clauses of the others,
// say for a pair.
func (f *finder) frameScore(c, a, b *item) int {
	s := 0
	switch {
	case c.base == a:
		s += frameBase
	case c.base != nil:
		s -= otherBase
	case a.baseOf == nil || a.baseOf == c:
	case c.t.newSubject(a, c):
		s -= 3 * otherClause
	case !c.t.sameChange(c, a.baseOf):
		s -= otherBase
	}
	switch {
	case c.fresh == b:
		s += frameFresh
	case c.fresh != nil && !(c.topical && c.base == nil):
		s -= frameFresh
	}
	if c.causal {
		s -= otherClause
		if c.base == a && a.at > c.at && b.at > c.at {
			s += otherClause
		}
	}
	return s
}

// pairBefore is for the values of the sentence before, if they are all that it
// holds and the sentence of the change takes them up: "That represents a rise
// of 61%".
func (f *finder) pairBefore(c, a, b *item) int {
	if a.t != b.t || a.t == c.t && a.t.near(a.at, c.at) || !a.t.near(a.at, b.at) || !f.pointsBack(c) {
		return 0
	}
	n := 0
	for _, it := range levelsOf(a.t.sentenceOf(a.at)) {
		if alike(a, it) && (a.Head == "" || it.Head == "" || sameNoun(a.Head, it.Head)) {
			n++
		}
	}
	if n != 2 {
		return 0
	}
	return onlyPair
}

// timesOf is for the values of the periods that a change names beside it:
// "grew 0.4 per cent for 2018 compared with 2017, with 513 in 2018 and 511 in
// 2017".
func (f *finder) timesOf(c, a, b *item) int {
	from, ok := a.t.periodOf(a)
	to, ok2 := b.t.periodOf(b)
	if !ok || !ok2 || from.unplaced || to.unplaced || from.start == to.start || a.t != c.t || c.base != nil {
		return 0
	}
	var base, main bool
	for i := c.t.tok(c.at).opens; i < c.t.tok(c.at).closes; i++ {
		if c.t.tok(i).kind != when || c.t.periodBehind(a) == i || c.t.periodBehind(b) == i {
			continue
		}
		m := c.t.mentions[c.t.tok(i).index]
		if len(m.Readings) == 0 {
			continue
		}
		start := m.Readings[0].Span.Start
		base = base || start == from.start && c.t.baseOf(i)
		main = main || start == to.start && !c.t.baseOf(i)
	}
	if base && main {
		return ownTimes
	}
	return 0
}

// cueScore is what the words in front of two values say of which came first.
func cueScore(a, b *item) int {
	s := 0
	switch a.cue {
	case fromCue, baseCue:
		s += 20
	case toCue:
		s -= 40
	}
	switch b.cue {
	case toCue:
		s += 10
	case fromCue, baseCue:
		s -= 40
	}
	return s
}

// neighbours says whether two values of one sentence follow each other: "from
// a to b", "to b from a", with nothing but words between them.
func (f *finder) neighbours(a, b *item) bool {
	if a.t != b.t || !a.t.near(a.at, b.at) {
		return false
	}
	low, high := min(a.at, b.at), max(a.at, b.at)
	return !slices.ContainsFunc(a.t.within(low+1, high), func(it *item) bool {
		other := a.Head != "" && b.Head != "" && it.Head != "" && sameNoun(a.Head, b.Head) && !sameNoun(a.Head, it.Head)
		return it.HasNumber && it.class == a.class && !other
	})
}

// periodOrder compares the periods beside two values.
func (f *finder) periodOrder(a, b *item) int {
	pa, oka := a.t.periodOf(a)
	pb, okb := b.t.periodOf(b)
	switch {
	case !oka || !okb:
		return 0
	case pa.unplaced && !pb.unplaced:
		return 6
	case pb.unplaced:
		return -6
	case pa.start < pb.start:
		return 10
	case pa.start > pb.start:
		return -25
	}
	return 0
}

// crowd counts the other changes and values between a change and its operands
// in one sentence.
func (f *finder) crowd(c, a, b *item) int {
	low, high := min(a.at, b.at), max(a.at, b.at)
	switch {
	case a.t != c.t || b.t != c.t:
		return 0
	case a.t.near(a.at, c.at):
		low, high = min(c.at, low), max(c.at, high)
	}
	n := 0
	for _, it := range c.t.within(low+1, high) {
		switch {
		case it == c || it == a || it == b || it.inherits || it.DirectionOnly:
		case it.Kind == c.Kind:
			n += 3
		case it.level && it.class == a.class:
			n++
		}
	}
	return n
}

// apart is the cost of the words between a change and a value.
func (f *finder) apart(c, a *item) int {
	if a.t != c.t || !a.t.near(a.at, c.at) {
		if f.pointsBack(c) {
			return 2
		}
		return 6
	}
	cost := min(distance(c, a)/12, 6)
	if c.Clause != a.Clause {
		cost += 5
	}
	return cost
}
