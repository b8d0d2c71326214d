package claim

import (
	"slices"
	"strings"
)

// A sentence can tell several changes at once, in lists that belong together by
// their order: "sales at the Leeds and York shops grew by 8.2 per cent and 3.9
// per cent respectively, to £1.98m and £2.13m, from £1.83m and £2.05m". The
// i-th of each list is then of one change, and no other pairs are possible.

// parallels ties the changes of every sentence that lists them to the values
// in the same places of its lists.
func (f *finder) parallels() {
	for _, t := range f.texts {
		for start := 0; start < len(t.tokens); start = t.tokens[start].closes {
			f.parallel(t, start)
		}
	}
}

// parallel ties the changes of the sentence that starts at a token.
func (f *finder) parallel(t *text, start int) {
	items := t.sentenceOf(start)
	if f.fromSeveral(t, items) {
		return
	}
	changes := listedChanges(items)
	if len(changes) < 2 {
		return
	}
	if t.stepwise(levelsOf(items), changes) {
		return
	}
	bases, fresh := sides(levelsOf(items), changes)
	switch {
	case len(bases) == len(changes) && len(fresh) == 0 && f.pointsBack(changes[0]):
		if before := levelsOf(f.sentenceBefore(changes[0])); len(before) == 1 {
			fresh = slices.Repeat(before, len(changes))
		}
	case len(bases) == len(changes) && len(fresh) == 1:
		fresh = slices.Repeat(fresh, len(changes))
	}
	if len(bases) != len(changes) || len(fresh) != len(changes) || !t.ordered(changes, items) {
		return
	}
	for i, c := range changes {
		if !alike(bases[i], fresh[i]) || !comparable(c, bases[i]) {
			return
		}
	}
	for i, c := range changes {
		c.base, c.fresh, c.settled, c.InOrder = bases[i], fresh[i], true, true
	}
}

// measured is a change with the value that it is measured from.
type measured struct{ change, base *item }

// fromSeveral settles the changes of one value that are each measured from a base
// of their own: "… 171,911. This was up 6% on the previous period (162,251), a
// rise of 37% compared to five years ago (125,239)".
func (f *finder) fromSeveral(t *text, items []*item) bool {
	told := t.eachMeasured(items)
	if len(told) < 2 {
		return false
	}
	fresh := f.freshOfAll(told)
	if fresh == nil {
		return false
	}
	for _, m := range told {
		m.change.base, m.change.fresh, m.change.settled = m.base, fresh, true
	}
	return true
}

// freshOfAll is the one value that several changes are of: the only one before
// them in their sentence that is measured from none, else the only one of the
// sentence before if theirs takes it up.
func (f *finder) freshOfAll(told []measured) *item {
	first := told[0].change
	t := first.t
	before := f.plainLevels(first, t.within(t.tok(first.at).opens, first.first))
	if len(before) == 0 && f.pointsBack(first) {
		before = f.plainLevels(first, f.sentenceBefore(first))
	}
	var fresh *item
	if len(before) == 1 {
		fresh = before[0]
	} else if first.fresh != nil && first.fresh.at < first.at {
		fresh = first.fresh
	}
	if fresh == nil || fresh.t == t && fresh.isBase() || !t.single(fresh) {
		return nil
	}
	for _, m := range told {
		if !alike(m.base, fresh) || !comparable(m.change, fresh) {
			return nil
		}
	}
	return fresh
}

// eachMeasured are the changes of a sentence if each is followed by the value
// that it is measured from, and by no other, and nothing opens another subject
// between them.
func (t *text) eachMeasured(items []*item) []measured {
	var told []measured
	var c *item
	for _, x := range items {
		switch {
		case x.Kind == Rank || x.DirectionOnly || c != nil && x.inherits && t.sameChange(c, x):
		case changing(x):
			if c != nil || x.causal || x.unlinked || len(told) > 0 && !t.onlyGoesOn(t.passNoun(told[len(told)-1].base.last+1), x) {
				return nil
			}
			c = x
		case c == nil && len(told) == 0 || !x.level || c != nil && !comparable(c, x):
		case c == nil || !x.isBase() || !t.clear(c.last+1, x.first):
			return nil
		default:
			told, c = append(told, measured{c, x}), nil
		}
	}
	if c != nil {
		return nil
	}
	return told
}

// onlyGoesOn says whether nothing but time, and words that join the next change
// of the same value, stand between a token and a change.
func (t *text) onlyGoesOn(i int, c *item) bool {
	for ; i < c.first; i++ {
		k := t.tok(i)
		if k.kind == when || k.kind == mark && !t.is(i, ";") || k.hedge || t.timeWord(i) || t.in(i, rowWords) || t.in(i, adverbs) || t.is(i, "indeed", "before", "also", "was", "were", "is", "are", "seen", "made", "set", "recorded", "reported", "registered") {
			continue
		}
		if k.kind == word && (strings.HasSuffix(k.text, "ly") || t.nounWord(i) && t.is(i-1, "of", "in") || t.is(i, "of", "in") && t.nounWord(i+1)) {
			continue // "the 37 million barrels of 1957"
		}
		return false
	}
	return true
}

// listedChanges are the changes with a number of a sentence, if they are all of
// one class.
func listedChanges(items []*item) []*item {
	var changes []*item
	for _, it := range items {
		switch {
		case !changing(it) || it.DirectionOnly || !it.HasNumber || it.unlinked:
		case len(changes) > 0 && changes[0].class != it.class:
			return nil
		default:
			changes = append(changes, it)
		}
	}
	return changes
}

// sides parts the values of a sentence into those that changes are measured
// from and the others.
func sides(levels, changes []*item) (bases, fresh []*item) {
	for _, x := range levels {
		switch {
		case x.cue == baseCue || x.cue == fromCue || bracketedBy(x, changes):
			bases = append(bases, x)
		default:
			fresh = append(fresh, x)
		}
	}
	return bases, fresh
}

// bracketedBy says whether one of the changes stands alone in the bracket
// behind a value that something is compared with: "this compares with 472,500
// (-27%)".
func bracketedBy(x *item, changes []*item) bool {
	return slices.ContainsFunc(changes, func(c *item) bool {
		return c.t == x.t && c.t.alone(c) && c.first == x.last+2 && x.t.respectively(x)
	})
}

// ordered says whether a sentence says that its lists go by their order, or
// shows it: by "respectively", or by changes in a row.
func (t *text) ordered(changes, items []*item) bool {
	k := t.tok(changes[0].at)
	for i := k.opens; i < k.closes; i++ {
		if t.is(i, "respectively") {
			return true
		}
	}
	if t.eachReaches(changes) {
		return true
	}
	for n := 1; n < len(changes); n++ {
		if !t.listed(changes[n-1].last+1, changes[n].first) && !t.joined(changes[n-1], changes[n]) {
			return false
		}
	}
	return true
}

// eachReaches says whether every change has a new value of its own right behind
// it, so that bases in a list at the end go by their order: "rose by a fifth to
// 4,200 and haddock fell by a quarter to 2,100, from 3,500 and 2,800".
func (t *text) eachReaches(changes []*item) bool {
	for _, c := range changes {
		behind := t.within(c.last+1, t.tok(c.at).closes)
		if len(behind) == 0 || behind[0].cue != toCue || behind[0].cueAt > c.last+2 {
			return false
		}
	}
	return true
}

// stepwise settles changes in a row that are told behind a row of values, one
// more than there are changes: "were £4.0m, £3.6m and £3.3m, falls of 10 per cent
// and 8 per cent".
func (t *text) stepwise(levels, changes []*item) bool {
	if len(levels) != len(changes)+1 || levels[len(levels)-1].at > changes[0].at {
		return false
	}
	for n := 1; n < len(levels); n++ {
		if levels[n].cue != noCue || !alike(levels[0], levels[n]) || !t.listed(levels[n-1].last+1, levels[n].first) && !t.listed(t.passNoun(levels[n-1].last+1), levels[n].first) {
			return false
		}
	}
	for n, c := range changes {
		if !comparable(c, levels[n]) || n > 0 && !t.listed(changes[n-1].last+1, c.first) {
			return false
		}
	}
	for n, c := range changes {
		c.base, c.fresh, c.settled, c.InOrder = levels[n], levels[n+1], true, true
	}
	return true
}

// sentenceBefore are the items of the sentence before that of an item, in its
// block or at the end of the one before.
func (f *finder) sentenceBefore(c *item) []*item {
	if k := c.t.tok(c.at); k.opens > 0 {
		return c.t.sentenceOf(k.opens - 1)
	}
	if before := c.t.block - 1; before >= 0 {
		return f.texts[before].sentenceOf(len(f.texts[before].tokens) - 1)
	}
	return nil
}
