package claim

import "github.com/pressfigures/figures/pkg/number"

// Ranking finds the best of the pairs that a sentence offers; it cannot tell that
// none of them is meant. These are the signs that one is not: such a pair may
// still confirm a change that is true of it, as chance seldom makes a number fit,
// and is else no pair at all.

// unlikely says whether something tells against two values being those of a
// change, so that only its being true of them could tie them.
func (f *finder) unlikely(c, a, b *item) bool {
	if c.DirectionOnly || c.base == a && c.fresh == b && !c.topical {
		return false
	}
	switch {
	case c.base != a && a.cue == noCue && a.t == c.t && a.at > c.at && !f.neighbours(a, b):
		return true // "236,000 more than a year earlier, and 1.4 million people …"
	case a.t == c.t && a.at > c.at && c.t.severed(c.last+1, a.first):
		return true
	case a.baseOf != nil && a.baseOf != c && a.baseOf.class == c.class && !a.baseOf.DirectionOnly && c.fresh == b && a.baseOf.fresh != b:
		return true // the base of another change
	case c.base != a && c.t.measuredFrom(c) && f.periodOrder(a, b) <= 0:
		return true
	}
	return farApart(a, b)
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
	if !t.is(i, "on", "than", "from", "since") && !(t.in(i, compared) && t.is(i+1, "with", "to")) {
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
