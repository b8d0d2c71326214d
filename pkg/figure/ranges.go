package figure

import "github.com/pressfigures/figures/pkg/number"

// This file holds the arithmetic of ranges in which one unknown stands more
// than once. Every function returns a range that holds the true value; those
// that say so return the smallest one.

var (
	hundred = number.Int(100)
	one     = number.Exactly(number.Int(1))
)

// percentOf turns a ratio into the percentage change.
func percentOf(ratio number.Range) number.Range { return ratio.Sub(one).Scale(hundred) }

// positive reports whether every number of the range is above 0.
func positive(r number.Range) bool { return !r.NoLow && r.Low.Sign() > 0 }

// natural reports whether no number of the range is below 0.
func natural(r number.Range) bool { return !r.NoLow && r.Low.Sign() >= 0 }

// bounded reports whether the range has both ends.
func bounded(r number.Range) bool { return !r.NoLow && !r.NoHigh }

// quo divides two numbers of which the second is known not to be 0.
func quo(a, b number.Value) number.Value {
	q, _ := a.Quo(b)
	return q
}

// both narrows a range by another that holds the same number. Where they
// contradict each other, because the data do, the first stands.
func both(a, b number.Range) number.Range {
	if narrow, ok := a.Intersect(b); ok {
		return narrow
	}
	return a
}

// fit returns the number of the range that is nearest to v.
func fit(v number.Value, r number.Range) number.Value {
	if !r.NoLow && v.Cmp(r.Low) < 0 {
		return r.Low
	}
	if !r.NoHigh && v.Cmp(r.High) > 0 {
		return r.High
	}
	return v
}

// ratioWith returns the smallest range of (a + c) ÷ (b + c), where c is the
// same in both, and false where the divisor may be 0 or an end is not known.
// The ratio is monotone in each of the three, so its ends are among the
// corners.
func ratioWith(a, b, c number.Range) (number.Range, bool) {
	if !bounded(a) || !bounded(b) || !bounded(c) || !positive(b.Add(c)) {
		return number.Range{}, false
	}
	var ratio number.Range
	for i, x := range ends(a, b, c) {
		q := number.Exactly(quo(x[0].Add(x[2]), x[1].Add(x[2])))
		if i == 0 {
			ratio = q
		}
		ratio = ratio.Hull(q)
	}
	return ratio, true
}

// ends lists the eight corners of a box.
func ends(a, b, c number.Range) [][3]number.Value {
	var out [][3]number.Value
	for i := range 8 {
		out = append(out, [3]number.Value{end(a, i&1), end(b, i&2), end(c, i&4)})
	}
	return out
}

func end(r number.Range, high int) number.Value {
	if high != 0 {
		return r.High
	}
	return r.Low
}

// shareOf returns the smallest range of part ÷ whole where whole = part + rest
// and whole also lies in its own range (which is exact where a total was
// printed). The share rises with the part and falls with the rest. All three
// must not be negative, and the whole more than 0.
func shareOf(part, rest, whole number.Range) number.Range {
	share := number.Range{High: number.Int(1)}
	if top, known := sumUpTo(part.Low, rest, whole); known {
		share.Low = quo(part.Low, top)
	}
	if !part.NoHigh {
		bottom := fit(part.High.Add(rest.Low), whole)
		share.High = quo(part.High, bottom)
	}
	return both(share, number.Range{High: number.Int(1)})
}

// sumUpTo is the largest whole that a part can belong to.
func sumUpTo(part number.Value, rest, whole number.Range) (number.Value, bool) {
	switch {
	case !rest.NoHigh:
		return fit(part.Add(rest.High), whole), true
	case !whole.NoHigh:
		return whole.High, true
	}
	return number.Value{}, false
}

// pair is one figure in two periods.
type pair struct{ New, Old number.Range }

func (p pair) exact() bool {
	_, after := p.New.Exact()
	_, before := p.Old.Exact()
	return after && before
}

// ratio is new ÷ old, and false where old may be 0 or less, or new below 0: a
// fall of 140 per cent means nothing.
func (p pair) ratio() (number.Range, bool) {
	if !positive(p.Old) || !natural(p.New) {
		return number.Range{}, false
	}
	return p.New.Quo(p.Old)
}

func (p pair) percent() (number.Range, bool) {
	ratio, ok := p.ratio()
	return percentOf(ratio), ok
}

// without takes a part out of a whole. What is left is known in two ways, as
// the difference and as the sum of the other parts, and lies in both. Where the
// part's hidden cells make it uncertain, it is largest where the part is
// smallest, so that differences from the part need no more care.
func (p pair) without(part, rest pair) pair {
	return pair{
		New: both(rest.New, p.New.Sub(part.New)),
		Old: both(rest.Old, p.Old.Sub(part.Old)),
	}
}

// abovePooled returns part's percentage change minus that of the whole it is
// in, in points, where whole = part + rest. The part's hidden cells stand in
// both.
func abovePooled(part, rest, whole pair, unit number.Value) (number.Range, bool) {
	own, ok := part.percent()
	pooled, known := whole.percent()
	if !ok || !known {
		return number.Range{}, false
	}
	apart := own.Sub(pooled)
	if part.exact() || whole.exact() {
		return apart, true
	}
	return both(apart, abovePooledTogether(part, rest, unit)), true
}

// abovePooledTogether works the difference out as
//
//	f = (a ÷ b − (a + r) ÷ (b + s)) × 100
//
// with a, b the part and r, s the rest, new and old. With nothing negative, f
// rises with a and s and falls with r, whatever the others are; along b it
// turns at most once.
func abovePooledTogether(part, rest pair, unit number.Value) number.Range {
	for _, r := range []number.Range{part.New, part.Old, rest.New, rest.Old} {
		if !bounded(r) || !natural(r) {
			return number.Anything()
		}
	}
	if !positive(part.Old) {
		return number.Anything()
	}
	most := above{part.New.High, rest.New.Low, rest.Old.High}.over(part.Old, unit)
	least := above{part.New.Low, rest.New.High, rest.Old.Low}.over(part.Old, unit)
	return number.Between(least.Low, most.High)
}

// above is the difference f with all but b held.
type above struct{ a, r, s number.Value }

func (f above) at(b number.Value) number.Value {
	return quo(f.a, b).Sub(quo(f.a.Add(f.r), b.Add(f.s))).Mul(hundred)
}

// slope is the sign of f's derivative at b: that of (a + r)·b² − a·(b + s)².
func (f above) slope(b number.Value) int {
	c := b.Add(f.s)
	return f.a.Add(f.r).Mul(b).Mul(b).Cmp(f.a.Mul(c).Mul(c))
}

// over returns the range of f over all b that are whole units. Where f turns
// between two units, both stand beside the turn and one of them is the extreme.
func (f above) over(b number.Range, unit number.Value) number.Range {
	hull := number.Between(f.at(b.Low), f.at(b.High))
	low, high := b.Low, b.High
	if f.slope(low)*f.slope(high) >= 0 {
		return hull
	}
	for high.Sub(low).Cmp(unit) > 0 {
		middle := halfway(low, high, unit)
		if f.slope(middle) == f.slope(b.Low) {
			low = middle
		} else {
			high = middle
		}
	}
	return hull.Hull(number.Between(f.at(low), f.at(high)))
}

// halfway is a whole number of units from low, between low and high.
func halfway(low, high, unit number.Value) number.Value {
	steps := quo(high.Sub(low), unit.Mul(number.Int(2)))
	whole := steps.Sub(number.Frac(1, 2)).Round(0)
	if whole.Sign() <= 0 {
		whole = number.Int(1)
	}
	return low.Add(whole.Mul(unit))
}
