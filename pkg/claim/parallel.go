package claim

import "slices"

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
		c.base, c.fresh, c.settled = bases[i], fresh[i], true
	}
}

// listedChanges are the changes with a number of a sentence, if they are all of
// one class.
func listedChanges(items []*item) []*item {
	var changes []*item
	for _, it := range items {
		switch {
		case !changing(it) || it.DirectionOnly || !it.HasNumber:
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
		if !t.listed(changes[n-1].last+1, changes[n].first) {
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
		c.base, c.fresh, c.settled = levels[n], levels[n+1], true
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
