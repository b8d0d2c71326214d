package claim

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/wording"
)

// pair is a value before and a value after that a change may be between.
type pair struct {
	from, to *item
	score    int // by the words
}

// Scores of a pair. They were set on labelled paragraphs; what matters is
// their order.
const (
	sureScore   = 40 // the least that ties a pair to a change
	confirmBy   = 20 // how far below that a pair may lie and still confirm
	clearBy     = 10 // how far the best pair has to be ahead of the next
	fitBonus    = 8  // for a pair of which the change is true
	mostScore   = 90
	frameBase   = 25 // for the base that the clause of the change names
	frameFresh  = 12 // for the new value that it names
	otherBase   = 15 // against the base of another change
	otherClause = 20 // against a pair that is told of another change
	otherNoun   = 8  // against two values of different nouns
	onlyPair    = 12 // for the only two values of a sentence that is taken up
	ownTimes    = 15 // for values of the two periods that the change names
)

// link finds the operands of every change among the values of its sentence,
// else of the one before if the sentence points back ("This is a rise of …").
func (f *finder) link() {
	type job struct {
		it    *item
		pairs []pair
	}
	var jobs []job
	for _, it := range f.items {
		if changing(it) {
			jobs = append(jobs, job{it, f.pairs(it)})
		}
	}
	slices.SortStableFunc(jobs, func(a, b job) int { return best(b.pairs) - best(a.pairs) })
	taken := map[[2]*item][]*item{}
	for _, j := range jobs {
		f.settle(j.it, j.pairs, taken)
	}
	for _, j := range jobs {
		f.makeSure(j.it, j.pairs, taken)
	}
	for _, j := range jobs {
		if !j.it.From.Held() {
			f.derive(j.it)
		}
		if !j.it.From.Held() {
			f.linkForward(j.it)
		}
		if !j.it.From.Held() {
			f.linkFitting(j.it, j.pairs)
		}
	}
	f.restated()
}

// changing says whether an item compares a value before and one after.
func changing(it *item) bool {
	return it.Kind == PercentChange || it.Kind == Multiple && !it.level || it.Kind == AbsoluteChange || it.partChange || it.OfBase
}

func best(pairs []pair) int {
	if len(pairs) == 0 {
		return -1000
	}
	return pairs[0].score
}

// pairs are the possible operands of a change, the best first. Of pairs that
// the words tie about as well, the one of which the change is true goes first.
func (f *finder) pairs(c *item) []pair {
	if c.parallel {
		return []pair{{c.base, c.fresh, mostScore}}
	}
	levels := f.levels(c)
	var found []pair
	for _, a := range levels {
		for _, b := range levels {
			if a != b && alike(a, b) && comparable(c, a) && comparable(c, b) && !c.t.passed(c, a, b) {
				found = append(found, pair{a, b, f.score(c, a, b)})
			}
		}
	}
	slices.SortStableFunc(found, func(p, q pair) int { return q.score - p.score })
	near := 0
	for near < len(found) && found[near].score >= found[0].score-fitBonus {
		near++
	}
	slices.SortStableFunc(found[:near], func(p, q pair) int { return fitted(c, q) - fitted(c, p) })
	return found
}

// passed says whether two values stand before a change that can only be of
// values behind it, or of one before it: one told without an amount, unless
// its clause names the base, and one with an object of its own ("moving from
// 13 to 8 and tripling the number of visits").
func (t *text) passed(c, a, b *item) bool {
	if a.at > c.at || b.at > c.at || a.t != c.t || b.t != c.t {
		return false
	}
	return c.DirectionOnly && a != c.base || t.hasObject(c)
}

// fitted is the score of a pair with the bonus for one of which the change is
// true.
func fitted(c *item, p pair) int {
	if fits(c, p.from, p.to) {
		return p.score + fitBonus
	}
	return p.score
}

// levels are the values that a change may be of: those of its sentence, and
// those of the one before where the sentence leaves an end open.
func (f *finder) levels(c *item) []*item {
	found := levelsOf(c.t.sentenceOf(c.at))
	open := len(found) < 2 && (f.pointsBack(c) || f.takesUp(c, found)) || c.base != nil && c.fresh == nil && !f.full(c, found)
	if open {
		found = append(f.levelsBefore(c), found...)
	}
	return found
}

// takesUp says whether the one value of a sentence and the one of the sentence
// before are told of two periods: "In 2017 it received 418 applications. In
// 2018 it received 502, an increase of a fifth."
func (f *finder) takesUp(c *item, found []*item) bool {
	before := f.levelsBefore(c)
	if len(found) != 1 || len(before) != 1 || !alike(found[0], before[0]) || found[0].cue == baseCue || found[0].cue == fromCue {
		return false
	}
	new, timed := c.t.periodOf(found[0])
	old, timedBefore := before[0].t.periodOf(before[0])
	sameThing := found[0].Head == "" || before[0].Head == "" || sameNoun(found[0].Head, before[0].Head)
	return timed && timedBefore && sameThing && !new.unplaced && !old.unplaced && new.start > old.start
}

// full says whether a sentence holds a new value beside the base of a change.
func (f *finder) full(c *item, levels []*item) bool {
	return slices.ContainsFunc(levels, func(it *item) bool {
		return it != c.base && alike(it, c.base) && it.cue != baseCue && it.cue != fromCue && c.t.tok(it.at).bracket == 0
	})
}

func levelsOf(items []*item) []*item {
	var found []*item
	for _, it := range items {
		if it.level && it.HasNumber && !it.unlinked && it.Upper == nil {
			found = append(found, it)
		}
	}
	return found
}

// levelsBefore are the values of the sentence before that of an item, in its
// block or at the end of the one before.
func (f *finder) levelsBefore(c *item) []*item { return levelsOf(f.sentenceBefore(c)) }

// pointsBack says whether a sentence takes up the one before: "This is a rise
// of …", "An increase of 12%", "up from 596 in 2018."
func (f *finder) pointsBack(c *item) bool {
	i := c.t.tok(c.at).opens
	if c.t.is(i, "this", "that", "these", "it", "up", "down", "compared", "those", "more", "which") {
		return true
	}
	if c.t.is(i, "the", "an", "a") {
		i++
		_, noun := changeNoun(c.t.tok(i).text)
		return noun || i >= c.first && i <= c.last || c.t.is(i, "figure", "figures", "total", "number")
	}
	return false
}

// alike says whether two values can be compared at all.
func alike(a, b *item) bool {
	if a.class != b.class {
		return false
	}
	if a.Per != b.Per && a.Per != "" && b.Per != "" {
		return false
	}
	return a.Currency == b.Currency || a.Currency == "" || b.Currency == ""
}

// fits says whether a change is true of two values as printed.
func fits(c, a, b *item) bool {
	if c.DirectionOnly {
		return true
	}
	from, to := values(a, b)
	truth, ok := Worked(&c.Claim, c.partChange, from, to)
	return ok && holds(c, truth)
}

// holds says whether an item is true, if only loosely, of some value in a
// range.
func holds(c *item, truth number.Range) bool {
	row, ok := wording.RowOf(c.Row)
	if !ok {
		return false
	}
	for _, band := range row.For(c.Stated.Quantity).Bands(c.Stated, wording.Options{Doubt: wording.Printed}) {
		if v := wording.VerdictOf(band.Severity); (v == wording.Right || v == wording.Loose) && band.Overlaps(truth) {
			return true
		}
	}
	return false
}

// interval is what a value may be, as printed.
func (it *item) interval() number.Range {
	if !it.HasNumber {
		return number.Exactly(it.Stated.N)
	}
	if it.Upper != nil && it.Stated.M.Cmp(it.Stated.N) > 0 {
		return number.Between(it.Stated.N, it.Stated.M)
	}
	r := it.printed()
	if it.negative {
		return r.Neg()
	}
	return r
}

// printed is the interval of a value without its sign.
func (it *item) printed() number.Range {
	if it.shown == nil {
		r := it.printedRange()
		it.shown = &r
	}
	return *it.shown
}

func (it *item) printedRange() number.Range {
	r := it.Number.Interval(number.Rounded)
	if it.Hedge != "" {
		w := it.Number.Value.Granularity()
		r = number.Between(r.Low.Sub(w), r.High.Add(w))
	}
	if it.Number.Class == number.Plain && it.Number.Places == 0 && it.Number.Unit.Equal(number.Int(1)) && it.Hedge == "" {
		return exactOrThousands(it.Number.Value)
	}
	return r
}

// exactOrThousands is a count as printed: the number itself, or, from ten
// thousand on and with three zeros at its end, all that rounds to it.
func exactOrThousands(v number.Value) number.Range {
	thousands, _ := v.Quo(number.Int(1000))
	if !thousands.IsInt() || v.Abs().Cmp(number.Int(10_000)) < 0 {
		return number.Exactly(v)
	}
	half := number.Int(500)
	return number.Between(v.Sub(half), v.Add(half))
}

// Worked works out what a claim of two values states: a change from the value
// before and the one after, a share from the whole and the part. The result is
// a magnitude in the unit of the claim. It is false where the base may be 0.
func Worked(c *Claim, part bool, from, to number.Range) (number.Range, bool) {
	if c.Kind == AbsoluteChange {
		return magnitude(to.Sub(from)), true
	}
	q, ok := to.Quo(from)
	switch {
	case !ok || !from.NoLow && from.Low.Sign() < 0 || from.NoLow:
		return number.Range{}, false // no percentage of a loss
	case c.Kind == Multiple, c.Kind == Fraction && c.Direction == 0:
		return q, true
	case c.Kind == Share:
		return q.Scale(number.Int(100)), true
	}
	q = magnitude(q.Sub(number.Exactly(number.Int(1))))
	if part {
		return q, true
	}
	return q.Scale(number.Int(100)), true
}

// magnitude is the range of the absolute values of a range.
func magnitude(r number.Range) number.Range {
	if r.NoLow || r.NoHigh {
		return r
	}
	switch {
	case r.Low.Sign() >= 0:
		return r
	case r.High.Sign() <= 0:
		return r.Neg()
	}
	top := r.High
	if r.Low.Neg().Cmp(top) > 0 {
		top = r.Low.Neg()
	}
	return number.Between(number.Int(0), top)
}

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

// sameNoun says whether two head nouns are one, in the singular or the plural.
func sameNoun(a, b string) bool {
	return strings.TrimSuffix(a, "s") == strings.TrimSuffix(b, "s")
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

// settle gives a change its operands: the best pair that no change of its
// kind has taken.
func (f *finder) settle(c *item, pairs []pair, taken map[[2]*item][]*item) {
	free := left(c, pairs, taken)
	if len(free) == 0 || free[0].score < sureScore {
		return
	}
	top := free[0]
	if c.DirectionOnly && len(free) > 1 && free[1].score > top.score-clearBy {
		return
	}
	key := [2]*item{top.from, top.to}
	for _, o := range taken[key] {
		c.Same, o.Same = append(c.Same, f.index(o)), append(o.Same, f.index(c))
	}
	taken[key] = append(taken[key], c)
	score := min(top.score, mostScore)
	c.From, c.To = f.operands(top.from, top.to, score)
	c.Percents = top.from.class == percentClass
}

// left are the pairs that no other change of the kind has taken.
func left(c *item, pairs []pair, taken map[[2]*item][]*item) []pair {
	return slices.DeleteFunc(slices.Clone(pairs), func(p pair) bool {
		return slices.ContainsFunc(taken[[2]*item{p.from, p.to}], func(o *item) bool {
			return o != c && o.Kind == c.Kind && !o.DirectionOnly && !c.DirectionOnly && o.class == c.class
		})
	})
}

// makeSure marks a change whose operands are well ahead of all that is left
// for it once every change has its own.
func (f *finder) makeSure(c *item, pairs []pair, taken map[[2]*item][]*item) {
	if !c.From.Held() {
		return
	}
	own, next := -1000, -1000
	for _, p := range left(c, pairs, taken) {
		if f.index(p.from) == c.From.Claim && f.index(p.to) == c.To.Claim {
			own = p.score
		} else {
			next = max(next, p.score)
		}
	}
	c.Sure = own-next >= clearBy
}

// values are what two values are compared as: two losses by their size, a loss
// and a profit with their signs.
func values(a, b *item) (from, to number.Range) {
	if a.negative && b.negative {
		return a.printed(), b.printed()
	}
	return a.interval(), b.interval()
}

// operands are links to two printed values.
func (f *finder) operands(a, b *item, score int) (from, to Link) {
	return f.operand(a, a.interval(), score), f.operand(b, b.interval(), score)
}

// operand is a link to a printed value.
func (f *finder) operand(it *item, value number.Range, score int) Link {
	l := Link{Claim: f.index(it), Value: value, Score: score}
	if it.HasNumber && it.Number.Places == 3 && it.class == countClass && it.Number.Unit.Cmp(number.Int(1)) < 0 {
		l.Thousandth = it.Number.Text
	}
	return l
}

// index is the place of an item among all.
func (f *finder) index(it *item) int { return it.index }

// derive works out a base that is not printed from an amount of change beside
// the claim: "increased 203 to 604, an increase of 51%".
func (f *finder) derive(c *item) {
	if c.Kind == AbsoluteChange {
		return
	}
	var amount, level *item
	for _, it := range c.t.sentenceOf(c.at) {
		if it.Kind == AbsoluteChange && it.HasNumber && !it.points && (amount == nil || distance(it, c) < distance(amount, c)) {
			amount = it
		}
	}
	if amount == nil || amount.Direction == 0 || distance(amount, c) > 25 || amount.Direction != c.Direction && c.Direction != 0 {
		return
	}
	for _, it := range levelsOf(c.t.sentenceOf(c.at)) {
		if it.class == amount.class && (it.cue == toCue || it.cue == noCue) && it.cue != baseCue && (level == nil || it.cue == toCue && level.cue != toCue || distance(it, c) < distance(level, c) && it.cue == level.cue) {
			level = it
		}
	}
	if level == nil || level.Clause != c.Clause && level.cue != toCue && amount.fresh != level || f.crowd(c, amount, level) > 3 {
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

func distance(a, b *item) int { return max(a.at-b.at, b.at-a.at) }

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
		if p.score < sureScore-confirmBy || !fits(c, p.from, p.to) {
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
