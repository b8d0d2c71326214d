package claim

import (
	"fmt"
	"slices"
)

// derive works out a base that is not printed from an amount of change beside
// the claim: "increased 203 to 604, an increase of 51%".
func (f *finder) derive(c *item) {
	if c.Kind == AbsoluteChange {
		return
	}
	var amount, level *item
	for _, it := range c.t.sentenceOf(c.at) {
		if it.Kind == AbsoluteChange && it.HasNumber && !it.points && it.Than.first == 0 && (amount == nil || distance(it, c) < distance(amount, c)) {
			amount = it
		}
	}
	if amount == nil {
		f.deriveBehind(c)
		f.deriveAcross(c, nil)
		return
	}
	if amount.Direction == 0 || distance(amount, c) > 25 || amount.Direction != c.Direction && c.Direction != 0 {
		return
	}
	for _, it := range levelsOf(c.t.sentenceOf(c.at)) {
		if it.class == amount.class && (it.cue == toCue || it.cue == noCue) && it.cue != baseCue && (level == nil || it.cue == toCue && level.cue != toCue || distance(it, c) < distance(level, c) && it.cue == level.cue) {
			level = it
		}
	}
	if level == nil {
		f.deriveAcross(c, amount)
		return
	}
	if level.Clause != c.Clause && level.cue != toCue && amount.fresh != level || f.crowd(c, amount, level) > 3 {
		return
	}
	step := amount.interval()
	from := level.interval().Sub(step)
	sign := "−"
	if amount.Direction < 0 {
		from, sign = level.interval().Add(step), "+"
	}
	c.To = Link{Claim: f.index(level), Value: level.interval(), Score: sureScore}
	c.From = Link{Claim: None, Value: from, Score: sureScore, Derived: fmt.Sprintf("%s %s %s", level.Number.Text, sign, amount.Number.Text)}
	c.Sure = level.cue == toCue || amount.fresh == level && amount.base == nil
}

// deriveBehind works the base out from an amount that the next sentence gives:
// "have risen 5.9 per cent to 696,740. This is an increase of 38,681." It may
// confirm a change, never contradict it.
func (f *finder) deriveBehind(c *item) {
	var amount, level *item
	for _, it := range f.itemsBehind(c, 1) {
		if it.Kind == AbsoluteChange && it.HasNumber && !it.points && f.pointsBack(it) {
			amount = it
		}
	}
	if amount == nil || amount.Direction == 0 || amount.Direction != c.Direction {
		return
	}
	for _, it := range levelsOf(c.t.sentenceOf(c.at)) {
		if it.class == amount.class && it.cue == toCue && level == nil {
			level = it
		}
	}
	if level == nil {
		return
	}
	f.deriveFitting(c, amount, level)
}

// deriveFitting ties a change to a value and what it was before an amount of
// change, if it is true of them.
func (f *finder) deriveFitting(c, amount, level *item) {
	from, sign := level.interval().Sub(amount.interval()), "−"
	if amount.Direction < 0 {
		from, sign = level.interval().Add(amount.interval()), "+"
	}
	if truth, ok := Worked(&c.Claim, c.partChange, from, level.interval()); !ok || !holds(c, truth) {
		return
	}
	c.To = Link{Claim: f.index(level), Value: level.interval(), Score: sureScore}
	c.From = Link{Claim: None, Value: from, Score: sureScore, Derived: fmt.Sprintf("%s %s %s", level.Number.Text, sign, amount.Number.Text)}
}

// mostBeside is how far apart an amount of change and the same change in per cent
// may stand.
const mostBeside = 8

// deriveAcross works the base out where the value, or the value and the amount,
// stand in the sentence before: "There were 545 deaths. This represents 29 (5 per
// cent) fewer than in 2008." It may confirm a change, never contradict it.
func (f *finder) deriveAcross(c, amount *item) {
	if c.From.Held() || c.DirectionOnly || !c.HasNumber {
		return
	}
	before := f.sentenceBefore(c)
	if amount == nil && f.pointsBack(c) {
		for _, x := range before {
			if x.Kind == AbsoluteChange && x.HasNumber && !x.points {
				amount = x
			}
		}
	} else if amount != nil && distance(amount, c) > mostBeside {
		return
	}
	if amount == nil || amount.Direction == 0 || c.Direction != 0 && amount.Direction != c.Direction {
		return
	}
	levels := slices.DeleteFunc(f.plainLevels(c, before), func(x *item) bool { return x.isBase() || x.class != amount.class })
	if len(levels) == 1 {
		f.deriveFitting(c, amount, levels[0])
	}
}

// linkForward looks for the operands of a change in the sentence behind it:
// "Calls rose by 65 per cent. In all 139 people rang, compared with 84 …". It
// may confirm a change so, never contradict it.
func (f *finder) linkForward(c *item) {
	if c.DirectionOnly || c.Quoted || len(levelsOf(c.t.sentenceOf(c.at))) > 1 {
		return
	}
	for _, a := range f.levelsBehind(c) {
		for _, b := range f.levelsBehind(c) {
			if (a.cue == baseCue || a.cue == fromCue) && (b.cue == noCue || b.cue == toCue) && alike(a, b) && comparable(c, a) && fits(c, a, b) {
				c.From, c.To = f.operands(a, b, sureScore)
				c.Percents = a.class == percentClass
				return
			}
		}
	}
}

// linkFitting takes the pair of which a change is true where the words leave
// several open, and only one is: it may confirm a change, never contradict it.
func (f *finder) linkFitting(c *item, pairs []pair) {
	if c.DirectionOnly || !c.HasNumber || c.causal {
		return
	}
	var only *pair
	for i, p := range pairs {
		if p.score < sureScore-confirmBy || !fits(c, p.from, p.to) || !sameWay(c, p.from, p.to) {
			continue
		}
		if only != nil {
			return
		}
		only = &pairs[i]
	}
	if only != nil {
		c.From, c.To = f.operands(only.from, only.to, sureScore)
		c.Percents = only.from.class == percentClass
	}
}

// linkNearby takes the only two values of the sentences beside that of a change,
// if it is true of them: "The market fell 1 per cent. Some 84,054 cars were sold.
// That compares with 84,886 last year." It may confirm a change, never contradict
// it, and not one told in round words, which is true of too much.
func (f *finder) linkNearby(c *item) {
	if c.DirectionOnly || !c.HasNumber || c.causal || c.Hedge != "" || c.class == partClass || c.Direction == 0 {
		return
	}
	own := f.plainLevels(c, c.t.sentenceOf(c.at))
	next := f.plainLevels(c, f.itemsBehind(c, 1))
	for _, two := range [][]*item{
		append(f.plainLevels(c, f.sentenceBefore(c)), own...),
		append(slices.Clone(own), next...),
		append(append(slices.Clone(own), next...), f.plainLevels(c, f.itemsBehind(c, 2))...),
	} {
		if len(two) != 2 || !alike(two[0], two[1]) {
			continue
		}
		for _, p := range [...]pair{{two[0], two[1], 0}, {two[1], two[0], 0}} {
			if fits(c, p.from, p.to) && sameWay(c, p.from, p.to) && !p.from.t.parts(p.from, p.to) {
				c.From, c.To = f.operands(p.from, p.to, sureScore)
				c.Percents = p.from.class == percentClass
				return
			}
		}
	}
}

// itemsBehind are the items of the n-th sentence behind that of an item, in its
// block.
func (f *finder) itemsBehind(c *item, n int) []*item {
	end := c.t.tok(c.at).closes
	for ; n > 1 && end < len(c.t.tokens); n-- {
		end = c.t.tok(end).closes
	}
	if end >= len(c.t.tokens) {
		return nil
	}
	return c.t.sentenceOf(end)
}

// levelsBehind are the values of the sentence behind that of an item.
func (f *finder) levelsBehind(c *item) []*item {
	if end := c.t.tok(c.at).closes; end < len(c.t.tokens) {
		return levelsOf(c.t.sentenceOf(end))
	}
	if next := c.t.block + 1; next < len(f.texts) && len(f.texts[next].tokens) > 0 {
		return levelsOf(f.texts[next].sentenceOf(0))
	}
	return nil
}

// restated notes changes that stand beside each other and say the same thing
// in other words: "nearly trebled (a rise of 134%)".
func (f *finder) restated() {
	for n := 1; n < len(f.items); n++ {
		a, b := f.items[n-1], f.items[n]
		if a.t != b.t || !changing(a) || !changing(b) || a.DirectionOnly || b.DirectionOnly || a.Kind == b.Kind && a.class == b.class {
			continue
		}
		if a.Kind == AbsoluteChange || b.Kind == AbsoluteChange || slices.Contains(a.Same, b.index) || !a.t.near(a.at, b.at) || !a.t.restates(a, b) {
			continue
		}
		a.Same, b.Same = append(a.Same, b.index), append(b.Same, a.index)
	}
}

// restates says whether only a bracket, a dash or "or" and words of change
// stand between two changes.
func (t *text) restates(a, b *item) bool {
	opened := false
	for i := a.last + 1; i < b.first; i++ {
		k := t.tok(i)
		_, verb := changeVerb(k.text)
		switch {
		case t.is(i, "(", "–", "—", "-", "or", ":") || t.is(i, ",") && (t.is(i+1, "or") || t.is(i+1, "a", "an", "up", "down")):
			opened = true
		case !opened && a.OfBase && b.first-a.last < 14 && !t.is(i, "and", ";", ",") && k.kind != digits:
		case opened && (t.in(i, determiners) || verb || k.hedge || t.in(i, adverbs) || t.is(i, "of")):
		case !opened && (k.kind == when || t.nounWord(i) || t.in(i, prepositions) || t.in(i, determiners)):
		default:
			return false
		}
	}
	return opened
}
