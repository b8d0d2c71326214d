package claim

import (
	"fmt"
	"slices"

	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/wording"
)

// pair is a value before and a value after that a change may be between.
type pair struct {
	from, to *item
	score    int  // by the words
	fits     bool // the change is true of them
}

// Scores of a pair. They were set on labelled paragraphs; what matters is
// their order.
const (
	sureScore  = 40 // the least that ties a pair to a change
	clearBy    = 10 // how far the best pair has to be ahead of the next
	fitBonus   = 8  // for a pair of which the change is true
	sureScored = 90
)

// link finds the operands of every change among the values of its sentence,
// else of the one before if the sentence only points back ("This is a rise
// of …").
func (f *finder) link() {
	type job struct {
		it    *item
		pairs []pair
	}
	var jobs []job
	for _, it := range f.items {
		if f.changes(it) {
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
	for _, it := range f.items {
		if f.changes(it) && !it.From.Held() {
			f.derive(it)
		}
	}
}

// changes says whether an item compares a value before and one after.
func (f *finder) changes(it *item) bool {
	return it.Kind == PercentChange || it.Kind == Multiple || it.Kind == AbsoluteChange || it.partChange
}

func best(pairs []pair) int {
	if len(pairs) == 0 {
		return -1000
	}
	return pairs[0].score
}

// pairs are the possible operands of a change, the best first.
func (f *finder) pairs(c *item) []pair {
	levels := f.levels(c, c.t.tok(c.at).sentence, false)
	if len(levels) < 2 {
		if f.pointsBack(c) {
			levels = append(f.levels(c, c.t.tok(c.at).sentence-1, true), levels...)
		}
	}
	var found []pair
	for _, a := range levels {
		for _, b := range levels {
			if a != b && alike(a, b) && f.measures(c, a) && !(c.DirectionOnly && a.at < c.at && b.at < c.at) {
				found = append(found, pair{a, b, f.score(c, a, b), fits(c, a, b)})
			}
		}
	}
	rank := func(p pair) int {
		if p.fits {
			return p.score + fitBonus
		}
		return p.score
	}
	slices.SortStableFunc(found, func(p, q pair) int { return rank(q) - rank(p) })
	return found
}

// levels are the values that stand in a sentence.
func (f *finder) levels(c *item, sentence int, back bool) []*item {
	var found []*item
	for _, it := range f.items {
		same := it.t == c.t || back
		if it.level && it.HasNumber && !it.unlinked && same && it.t.tok(it.at).sentence == sentence && it.Upper == nil {
			found = append(found, it)
		}
	}
	return found
}

// pointsBack says whether a sentence takes up the one before: "This is a rise
// of …", "up from 596 in 2018."
func (f *finder) pointsBack(c *item) bool {
	i := c.at
	for c.t.near(i-1, c.at) {
		i--
	}
	return c.t.is(i, "this", "that", "these", "it", "the", "an", "a", "up", "down", "compared", "those", "more")
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

// measures says whether a change can be one of such values.
func (f *finder) measures(c, a *item) bool {
	switch {
	case c.DirectionOnly:
		return true
	case c.points:
		return a.class == percentClass
	case c.Kind == AbsoluteChange:
		return a.class == c.class && (a.Currency == c.Currency || a.Currency == "" || c.Currency == "")
	}
	return true
}

// fits says whether a change is true of two values as printed.
func fits(c, a, b *item) bool {
	if !c.HasNumber && !c.Stated.N.Abs().Equal(c.Stated.N) || c.DirectionOnly {
		return true
	}
	truth, ok := Worked(&c.Claim, c.partChange, a.interval(), b.interval())
	if !ok {
		return false
	}
	row, ok := wording.RowOf(c.Row)
	if !ok {
		return false
	}
	j := wording.Judge(row, c.Stated, truth, wording.Options{Doubt: wording.Printed})
	return j.Verdict == wording.Right || j.Verdict == wording.Loose
}

// interval is what a value may be, as printed.
func (it *item) interval() number.Range {
	if !it.HasNumber {
		return number.Exactly(it.Stated.N)
	}
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

// Worked works out what a change states, from the values before and after: a
// magnitude in the unit of the claim. It is false where the base may be 0.
func Worked(c *Claim, part bool, from, to number.Range) (number.Range, bool) {
	switch {
	case c.Kind == AbsoluteChange:
		return magnitude(to.Sub(from)), true
	case c.Kind == Multiple:
		r, ok := to.Quo(from)
		return r, ok
	}
	q, ok := to.Quo(from)
	if !ok {
		return number.Range{}, false
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
	s := 30 + cueScore(a, b)
	if a.cue == fromCue && b.cue == toCue && a.at < b.at && f.neighbours(a, b) && a.Clause == b.Clause {
		s += 15
	}
	s += f.order2(a, b)
	if a.Head != "" && b.Head != "" && a.Head != b.Head {
		s -= 6
	}
	s -= 4 * f.crowd(c, a, b)
	if a.t.tok(a.at).sentence == c.t.tok(c.at).sentence {
		s -= f.apart(c, a) + f.apart(c, b)
	} else {
		s -= 12
	}
	if a.t.tok(a.at).depth > 0 && b.t.tok(b.at).depth == 0 && a.cue == noCue {
		s -= 10
	}
	if c.Direction != 0 && !c.points {
		if sign, sure := number.CompareRanges(b.interval(), a.interval()); sure && sign != 0 && sign != c.Direction {
			s -= 6
		}
	}
	return s
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
	for _, it := range f.items {
		if it.t == a.t && it.HasNumber && it.at > low && it.at < high && it.class == a.class {
			return false
		}
	}
	return true
}

// order2 compares the periods beside two values.
func (f *finder) order2(a, b *item) int {
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
	low, high := min(c.at, a.at, b.at), max(c.at, a.at, b.at)
	if a.t.tok(a.at).sentence != c.t.tok(c.at).sentence {
		low, high = min(a.at, b.at), max(a.at, b.at)
	}
	n := 0
	for _, it := range f.items {
		if it.t != c.t || it == c || it == a || it == b || it.at <= low || it.at >= high {
			continue
		}
		switch {
		case it.inherits:
		case it.Kind == c.Kind && !it.DirectionOnly:
			n += 3
		case it.level && it.class == a.class:
			n++
		}
	}
	return n
}

// apart is the cost of the words between a change and a value.
func (f *finder) apart(c, a *item) int {
	cost := 0
	if c.Clause != a.Clause {
		cost += 5
	}
	distance := c.at - a.at
	if distance < 0 {
		distance = -distance
	}
	return cost + min(distance/12, 6)
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
	score := min(top.score, sureScored)
	c.From, c.To = f.operand(top.from, score), f.operand(top.to, score)
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

// operand is a link to a printed value.
func (f *finder) operand(it *item, score int) Link {
	l := Link{Claim: f.index(it), Value: it.interval(), Score: score}
	if it.HasNumber && it.Number.Places == 3 && it.class == countClass && it.Number.Unit.Cmp(number.Int(1)) < 0 {
		l.Thousandth = it.Number.Text
	}
	return l
}

// index is the place of an item among all.
func (f *finder) index(it *item) int { return slices.Index(f.items, it) }

// derive works out a base that is not printed from an amount of change beside
// the claim: "increased 203 to 604, an increase of 51%".
func (f *finder) derive(c *item) {
	if c.Kind == AbsoluteChange {
		return
	}
	sentence := c.t.tok(c.at).sentence
	var amount, level *item
	for _, it := range f.items {
		if it.t != c.t || it.t.tok(it.at).sentence != sentence {
			continue
		}
		if it.Kind == AbsoluteChange && it.HasNumber && !it.points && (amount == nil || distance(it, c) < distance(amount, c)) {
			amount = it
		}
	}
	if amount == nil || amount.Direction == 0 || distance(amount, c) > 25 || amount.Direction != c.Direction && c.Direction != 0 {
		return
	}
	for _, it := range f.levels(c, sentence, false) {
		if it.class == amount.class && (it.cue == toCue || it.cue == noCue) && it.cue != baseCue && (level == nil || it.cue == toCue && level.cue != toCue || distance(it, c) < distance(level, c) && it.cue == level.cue) {
			level = it
		}
	}
	if level == nil || level.Clause != c.Clause && level.cue != toCue || f.crowd(c, amount, level) > 3 {
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
	c.Sure = level.cue == toCue
}

func distance(a, b *item) int { return max(a.at-b.at, b.at-a.at) }
