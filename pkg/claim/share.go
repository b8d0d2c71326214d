package claim

import "slices"

// shares finds the part and the whole of every share that prints them: "Of the
// 3,693 people, 373 – about one in ten – were from Dorset", "25% (12,755) of
// the 50,489 offences".
func (f *finder) shares() {
	for _, t := range f.texts {
		f.sharesInOrder(t)
		for _, it := range t.items {
			switch {
			case it.From.Held():
			case isShare(it):
				if !f.tellsPair(t, t.pairs, it) {
					f.likelyPair(t, it)
				}
			case it.Kind == Rate && it.class == percentClass:
				f.shareRate(t, it)
			}
		}
		for n := 1; n < len(t.items); n++ {
			f.sameShare(t, t.items[n-1], t.items[n])
		}
	}
}

// sharesInOrder ties shares told in a row to the parts told in a row before them: "86
// of the 139 came by car and 53 on foot. That is 62 per cent and 38 per cent".
func (f *finder) sharesInOrder(t *text) {
	for n := 0; n+1 < len(t.items); n++ {
		row := []*item{t.items[n]}
		for k := n + 1; k < len(t.items) && isShare(row[0]) && isShare(t.items[k]) && t.near(row[0].at, t.items[k].at) && t.listed(row[len(row)-1].last+1, t.items[k].first); k++ {
			row = append(row, t.items[k])
		}
		if len(row) > 1 {
			f.tieInOrder(t, row)
			n += len(row) - 1
		}
	}
}

// tieInOrder ties shares in a row where the values before them are one whole and as
// many parts of it, and the words say that they belong together.
func (f *finder) tieInOrder(t *text, row []*item) {
	opens := t.tok(row[0].at).opens
	values := levelsOf(t.within(opens, row[0].first))
	if points := t.is(opens, "that", "this", "that's"); points && len(values) == 0 {
		values = f.levelsBefore(row[0])
	} else if !t.respectively(row[len(row)-1]) {
		return
	}
	var whole *item
	for _, x := range values {
		if whole == nil || x.Number.Value.Cmp(whole.Number.Value) > 0 {
			whole = x
		}
	}
	parts := slices.DeleteFunc(slices.Clone(values), func(x *item) bool { return x == whole })
	told := whole != nil && slices.ContainsFunc(whole.t.pairs, func(p parted) bool { return p.whole == whole })
	if !told || len(parts) != len(row) || slices.ContainsFunc(parts, func(x *item) bool { return !holdsPart(whole, x) || x.cue != noCue }) {
		return
	}
	for i, it := range row {
		f.tie(it, whole, parts[i], t.ends(row[len(row)-1].last+1, row[0]) || t.respectively(it))
	}
}

// shareRate makes a share of a rate whose part and whole stand beside it: "a pass rate
// of 25 per cent: 310 of 1,240 candidates".
func (f *finder) shareRate(t *text, it *item) {
	it.Kind = Share
	if !f.tellsPair(t, t.pairs, it) || !it.Sure {
		it.Kind, it.From, it.To, it.Sure, it.certainShare = Rate, Link{}, Link{}, false, false
	}
}

// isShare says whether an item is a part of a whole.
func isShare(x *item) bool { return x.Kind == Share || x.Kind == Fraction && x.level }

// tellsPair ties a share to the part and the whole that the words give it, and
// says whether they do.
func (f *finder) tellsPair(t *text, pairs []parted, it *item) bool {
	if whole, part := t.wholeThenPart(it); part != nil && alike(part, whole) {
		f.tie(it, whole, part, true)
		return true
	}
	if p, ok := t.besidePair(pairs, it); ok {
		f.tie(it, p.whole, p.part, true)
		return true
	}
	of := t.ofPhraseAt(it)
	if whole, part := f.thatIs(t, it, of); part != nil {
		f.tie(it, whole, part, true)
		return true
	}
	part := f.partTold(t, it, of)
	if part == nil {
		return false
	}
	group := t.groupWords(of)
	for _, p := range pairs {
		if p.part == part && !t.ofNumber(it) && !t.ofNumber(part) && (len(group) == 0 || p.whole.t.toldAsGroup(p.whole, group)) {
			f.tie(it, p.whole, part, true)
			return true
		}
	}
	f.share(t, it, part, of)
	return it.From.Held()
}

// tie links a share to its whole and part. A part that may be greater than its
// whole is no part.
func (f *finder) tie(it, whole, part *item, sure bool) {
	if part.interval().Low.Cmp(whole.interval().High) > 0 {
		return
	}
	if other := otherWhole(it, whole, part); other != nil {
		whole, sure = other, false
	}
	it.From, it.To = f.operands(whole, part, plainParts)
	it.Sure = sure && part.interval().High.Cmp(whole.interval().Low) <= 0
	it.certainShare = it.Sure
}

// likelyPair ties a share to a part and a whole that stand further off: the part
// by the noun that the share is told of, the whole by its name, or either by
// being the only one of which the share is true.
func (f *finder) likelyPair(t *text, it *item) {
	whole, part := f.partByNoun(t, it)
	switch {
	case part != nil && alike(part, whole):
		f.tie(it, whole, part, true)
		return
	case whole == nil:
		if whole, part = f.partOfTotal(t, it); part != nil {
			f.tie(it, whole, part, false)
		}
		return
	}
	if part = f.fittingPart(t, it, whole); part != nil {
		f.tie(it, whole, part, false)
	}
}

// sameShare lets one of two shares that stand beside each other as the same
// thing be of the operands of the other: "7.6 per cent, or roughly one in 13".
func (f *finder) sameShare(t *text, a, b *item) {
	i := a.last + 1
	for t.is(i, ",", "–", "(") {
		i++
	}
	if !isShare(a) || !isShare(b) || a.Kind == b.Kind || !t.near(a.at, b.at) || !t.is(i, "or") && i == a.last+1 || b.first > i+1 {
		return
	}
	if t.is(i, "or") || t.alone(b) {
		switch {
		case a.From.Held() && !b.From.Held():
			b.From, b.To, b.Sure = a.From, a.To, a.Sure
		case b.From.Held() && !a.From.Held():
			a.From, a.To, a.Sure = b.From, b.To, b.Sure
		}
	}
}

// wholeThenPart reads "three-quarters of the 240 carers we spoke to (180)": the
// whole right behind the share, and then the part set off by a bracket, dashes
// or "or".
func (t *text) wholeThenPart(it *item) (whole, part *item) {
	behind := t.within(it.last+1, t.tok(it.at).closes)
	if len(behind) < 2 || !t.ofBetween(it.last+1, behind[0].first) || !partLike(behind[0]) || !partLike(behind[1]) {
		return nil, nil
	}
	whole, part = behind[0], behind[1]
	if !t.setOff(part) || len(behind) > 2 && t.alone(behind[2]) && t.joined(part, behind[2]) {
		return nil, nil // "half of the 1,600 were about money (500) or housing (300)"
	}
	for i := whole.last + 1; i < part.first-1; i++ {
		if t.counts(i) || t.is(i, ";", ")") || t.in(i, borders) || t.is(i, "and") && t.is(i-1, ",") {
			return nil, nil
		}
	}
	return whole, part
}

// share ties a share to its part and its whole: the one the words name, that of
// the share before, the only one at hand, else the one value nearby of which the
// share is true.
func (f *finder) share(t *text, it, part *item, of ofPhrase) {
	if of.kind == ofNothing {
		of = t.groupBefore(part)
	}
	group := t.groupWords(of)
	var whole *item
	var sure bool
	if len(group) == 0 {
		whole, sure = f.wholeOf(t, it, part)
	}
	if whole == nil || whole == part || !alike(part, whole) {
		whole, sure = f.wholeTold(t, it, part, of, group)
	}
	if of.kind == ofNothing && !sure {
		if other, told := f.inherited(t, it, part); other != nil {
			whole, sure = other, told
		}
	}
	if whole == nil || whole == part || !alike(part, whole) {
		whole, sure = f.fittingWhole(t, it, part), false
	}
	sure = sure && (part.cue != fromCue || of.kind == ofNumber)
	if whole != nil && (sure || trueOf(it, whole, part)) {
		f.tie(it, whole, part, sure)
	}
}

// trueOf says whether a share is true of a whole and a part as printed.
func trueOf(it, whole, part *item) bool {
	truth, ok := Worked(&it.Claim, false, whole.interval(), part.interval())
	return ok && holds(it, truth)
}
