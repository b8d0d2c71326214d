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
	for n := 1; n < len(changes); n++ {
		if !t.listed(changes[n-1].last+1, changes[n].first) {
			return false
		}
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
