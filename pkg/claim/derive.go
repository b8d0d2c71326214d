package claim

import (
	"fmt"
	"slices"
)

// A change in per cent and its amount together give the value before where only the
// one after is printed: "fell by 69,000 (16.8%) to 340,000".

// derivation is such a change: the amount, and the value it led to.
type derivation struct {
	amount, level *item
	// sure and certain are set where the text ties the three together; where it does
	// not, they may confirm the change and never contradict it.
	sure, certain bool
}

// derive works out the base of a change from its amount: the one beside it, else that
// of the sentence before or behind.
func (f *finder) derive(c *item) {
	if c.Kind == AbsoluteChange || c.DirectionOnly || c.t.sinceThen(c) {
		return
	}
	for _, find := range [...]func(*item) derivation{f.derivedHere, f.derivedBehind, f.derivedAcross} {
		if d := find(c); d.level != nil && c.takeDerived(d) {
			return
		}
	}
}

// takeDerived ties a change to a value and what it was before an amount of change. It
// says whether it did: one that nothing ties has to be true of them.
func (c *item) takeDerived(d derivation) bool {
	step := d.amount.interval()
	from, sign := d.level.interval().Sub(step), "−"
	if d.amount.Direction < 0 {
		from, sign = d.level.interval().Add(step), "+"
	}
	if truth, ok := Worked(&c.Claim, c.partChange, from, d.level.interval()); !d.sure && (!ok || !holds(c, truth)) {
		return false
	}
	c.To = Link{Claim: d.level.index, Value: d.level.interval(), Score: sureScore}
	c.From = Link{Claim: None, Value: from, Score: sureScore, Derived: fmt.Sprintf("%s %s %s", d.level.Number.Text, sign, d.amount.Number.Text)}
	c.Sure, c.certainShare = d.sure, d.certain
	if c.Direction == 0 && d.certain {
		c.Direction = d.amount.Direction
	}
	return true
}

// amountHere is the nearest amount of change in the sentence of a change, if it goes the same
// way.
func (f *finder) amountHere(c *item) *item {
	var amount *item
	same := false // whether it is told as one with the change
	for _, it := range c.t.sentenceOf(c.at) {
		if it.Kind != AbsoluteChange || !it.HasNumber || it.points || it.Than.first != 0 {
			continue
		}
		one := c.t.oneChange(it, c, nil)
		if amount == nil || one && !same || one == same && distance(it, c) < distance(amount, c) {
			amount, same = it, one
		}
	}
	if amount == nil || amount.Direction == 0 || distance(amount, c) > mostApart || amount.Direction != c.Direction && c.Direction != 0 {
		return nil
	}
	return amount
}

// mostApart is how far apart an amount of change and the same change in per cent may
// stand in one sentence, and mostBeside how far where their value is in another.
const (
	mostApart  = 25
	mostBeside = 8
)

// derivedHere finds the amount and the value in the sentence of a change: "increased
// 203 to 604, an increase of 51%".
func (f *finder) derivedHere(c *item) derivation {
	amount := f.amountHere(c)
	if amount == nil {
		return derivation{}
	}
	level := f.levelOfAmount(c, amount)
	own := level != nil && level == amount.fresh && c.t.oneChange(amount, c, nil)
	if level == nil || !own && (level.Clause != c.Clause && level.cue != toCue && amount.fresh != level || f.crowd(c, amount, level) > 3) {
		return derivation{}
	}
	sure := amount.base == nil && f.leadsFromTo(amount, c, level) && !c.t.joinsOther(min(amount.last, c.last)+1, max(amount.first, c.first))
	return derivation{amount, level, sure, sure && c.t.oneChange(amount, c, level)}
}

// levelOfAmount is the value that an amount of change in the sentence of a change most likely led
// to: the nearest behind "to", else the nearest.
func (f *finder) levelOfAmount(c, amount *item) *item {
	if x := amount.fresh; x != nil && x.at > amount.at && x.cue == toCue && amount.base == nil {
		return x
	}
	var level *item
	for _, it := range levelsOf(c.t.sentenceOf(c.at)) {
		if it.class == amount.class && (it.cue == toCue || it.cue == noCue) && (level == nil || it.cue == toCue && level.cue != toCue || distance(it, c) < distance(level, c) && it.cue == level.cue) {
			level = it
		}
	}
	return level
}

// oneChange says whether an amount and a change in per cent are told as one: the one
// in a bracket behind the other, behind "or", or set off by a comma or a dash.
func (t *text) oneChange(a, b, level *item) bool {
	if a.first > b.first {
		a, b = b, a
	}
	return b.first <= a.last || t.is(b.first, "by") && b.first == a.last+1 || t.restates(a, b, level)
}

// leadsFromTo says whether a value is the one that a change and its amount tell of:
// behind "to" right behind them, or before them with no other subject between.
func (f *finder) leadsFromTo(amount, c, level *item) bool {
	t := c.t
	first, last := amount, c
	if first.first > last.first {
		first, last = last, first
	}
	if !t.single(level) || c.causal || amount.causal {
		return false
	}
	if level.at > first.at {
		return level.cue == toCue && level.cueAt > first.last && t.clear(first.last+1, level.first)
	}
	for _, x := range t.within(level.last+1, first.first) {
		if x.level && alike(x, level) && !x.isBase() {
			return false
		}
	}
	return !t.joinsOther(level.last+1, first.first) && !t.newSubject(level, first) && t.clear(level.last+1, first.first)
}

// joinsOther says whether a word that joins another statement stands between two tokens,
// outside brackets. Right before the end it only joins the change itself: "up 5 per cent on
// 2018 and up 9 per cent on 2012".
func (t *text) joinsOther(first, end int) bool {
	for i := first; i < end; i++ {
		joins := t.is(i, "and", "but") && i < end-1 || t.is(i, "as", "with", "after", "following", "while", "whose", "having")
		if joins && t.tok(i).bracket == 0 {
			return true
		}
	}
	return false
}

// derivedBehind finds the amount in the sentence behind: "have risen 5.9 per cent to
// 696,740. This is an increase of 38,681."
func (f *finder) derivedBehind(c *item) derivation {
	if f.amountHere(c) != nil {
		return derivation{}
	}
	var amount *item
	alone := true
	for _, it := range f.itemsBehind(c, 1) {
		if it.Kind == AbsoluteChange && it.HasNumber && !it.points && f.pointsBack(it) {
			amount = it
		}
		alone = alone && !(it != amount && changing(it))
	}
	if amount == nil || amount.Direction == 0 || amount.Direction != c.Direction {
		return derivation{}
	}
	levels := levelsOf(c.t.sentenceOf(c.at))
	for _, it := range levels {
		if it.class == amount.class && it.cue == toCue {
			told := alone && len(levels) == 1 && !f.otherChange(c, c) && f.leadsFromTo(c, c, it) && c.t.single(amount)
			return derivation{amount, it, told, told}
		}
	}
	return derivation{}
}

// derivedAcross finds the value in the sentence before, and the amount there or beside
// the change: "There were 545 deaths. This represents 29 (5 per cent) fewer than in 2008."
func (f *finder) derivedAcross(c *item) derivation {
	before := f.toldBefore(c)
	amount := f.amountHere(c)
	if amount != nil && distance(amount, c) > mostBeside {
		return derivation{}
	}
	if amount == nil && f.pointsBack(c) {
		for _, x := range before {
			if x.Kind == AbsoluteChange && x.HasNumber && !x.points {
				amount = x
			}
		}
	}
	if amount == nil || amount.Direction == 0 || c.Direction != 0 && amount.Direction != c.Direction {
		return derivation{}
	}
	levels := slices.DeleteFunc(f.plainLevels(c, before), func(x *item) bool { return x.isBase() || x.class != amount.class })
	if len(levels) != 1 || !c.t.single(levels[0]) {
		return derivation{}
	}
	told := amount.t == c.t && c.t.near(amount.at, c.at) && c.t.onlyPointsBack(min(amount.first, c.first)) && len(f.plainLevels(c, c.t.sentenceOf(c.at))) == 0 && c.t.oneChange(amount, c, nil)
	return derivation{amount, levels[0], told, told}
}

// onlyPointsBack says whether nothing stands between the start of its sentence and a
// token but words that take up what was told before: "This represents", "The number is".
func (t *text) onlyPointsBack(end int) bool {
	for i := t.tok(end).opens; i < end; i++ {
		if k := t.tok(i); !k.hedge && !t.in(i, againWords) && !t.in(i, beVerbs) && !t.in(i, adverbs) && !t.in(i, determiners) {
			return false
		}
	}
	return end > t.tok(end).opens
}

// toldBefore are the items of the sentence before a change, or of the one before that
// if it only tells parts of it: "It gave out 1,428 parcels. That includes 508 for
// children. The number is 67 fewer than last year."
func (f *finder) toldBefore(c *item) []*item {
	i := c.t.tok(c.at).opens - 1
	if i < 0 {
		return f.sentenceBefore(c)
	}
	if open := c.t.tok(i).opens; open > 0 && (c.t.is(open+1, "includes", "included", "include", "including") || c.t.is(open, "of", "among") && c.t.is(open+1, "these", "them", "those")) {
		i = open - 1
	}
	return c.t.sentenceOf(i)
}

// sinceThen says whether the sentence of a change tells it as one since a time that it
// told before, whose value is then the base: "In 2010 it had 4,482 branches, and it has
// lost 337 since".
func (t *text) sinceThen(c *item) bool {
	for i := t.tok(c.at).opens; t.near(i, c.at) && t.tok(i).kind != edge; i++ {
		if t.is(i, "since") && (t.is(i+1, ",", ".", ";", "then", ")") || t.tok(i+1).kind == edge) {
			return true
		}
	}
	return false
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
			if a.isBase() && (a.class != percentClass || c.points) && (b.cue == noCue || b.cue == toCue) && alike(a, b) && comparable(c, a) && fits(c, a, b) {
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
		if a.Kind == AbsoluteChange || b.Kind == AbsoluteChange || slices.Contains(a.Same, b.index) || !a.t.near(a.at, b.at) || !a.t.restates(a, b, nil) {
			continue
		}
		a.Same, b.Same = append(a.Same, b.index), append(b.Same, a.index)
	}
}

// restates says whether only a bracket, a dash or "or" and words of change
// stand between two changes, beside the value that both led to, if one is given.
func (t *text) restates(a, b, level *item) bool {
	opened := false
	for i := a.last + 1; i < b.first; i++ {
		k := t.tok(i)
		_, verb := changeVerb(k.text)
		switch {
		case level != nil && (i >= level.first && i <= level.last || i == level.cueAt):
		case t.is(i, "(", "–", "—", "-", "or", ":") || t.is(i, "by") && i == a.last+1 || t.is(i, ",") && t.is(i+1, "or", "a", "an", "up", "down", "representing"),
			level != nil && t.is(i, ",") && (i+1 == level.cueAt || i+1 == b.first && a.last < level.at && level.at < b.first):
			opened = true
		case !opened && a.OfBase && b.first-a.last < 14 && !t.is(i, "and", ";", ",") && k.kind != digits:
		case opened && (t.in(i, determiners) || verb || k.hedge || t.in(i, adverbs) || t.is(i, "of", "annual", "yearly", "net", "representing")):
		case !opened && (k.kind == when || t.nounWord(i) || t.in(i, prepositions) || t.in(i, determiners) || t.in(i, compared)):
		default:
			return false
		}
	}
	return opened
}
