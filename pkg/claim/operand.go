package claim

import (
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/wording"
)

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
		return it.hedged(r)
	}
	if it.Number.Class == number.Plain && it.Number.Places == 0 && it.Number.Unit.Equal(number.Int(1)) {
		return exactOrThousands(it.Number.Value)
	}
	return r
}

// hedged is what a hedged value may be: all that its words are true of, or
// loosely true, and that the number still is the nearest of its kind to. "More
// than 2,500" ends before the next such number, and nothing within "nearly
// 3,000" makes 2,000 a fall.
func (it *item) hedged(digits number.Range) number.Range {
	w := it.Number.Value.Granularity()
	widest := number.Between(digits.Low.Sub(w), digits.High.Add(w))
	row, ok := wording.RowOf(it.Row)
	if !ok {
		return widest
	}
	var values *number.Range
	for _, b := range row.For(it.Stated.Quantity).Bands(it.Stated, wording.Options{VerdictOnly: true}) {
		band := number.Range{Low: b.Low.Value, High: b.High.Value, NoLow: b.Low.Unbounded, NoHigh: b.High.Unbounded}
		part, meets := band.Intersect(widest)
		if v := wording.VerdictOf(b.Severity); !meets || v != wording.Right && v != wording.Loose {
			continue
		}
		if values != nil {
			part = values.Hull(part)
		}
		values = &part
	}
	if values == nil {
		return widest
	}
	return *values
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

// values are what two values are compared as: two losses by their size, a loss
// and a profit with their signs.
func values(a, b *item) (from, to number.Range) {
	if a.negative && b.negative {
		return a.printed(), b.printed()
	}
	return inPounds(a, b), inPounds(b, a)
}

// inPounds is what an amount may be beside another, in pounds if that is.
func inPounds(it, beside *item) number.Range {
	if inPence(it, beside) {
		return it.interval().Scale(number.Frac(1, 100))
	}
	return it.interval()
}

// operands are links to two printed values.
func (f *finder) operands(a, b *item, score int) (from, to Link) {
	return f.operand(a, inPounds(a, b), score), f.operand(b, inPounds(b, a), score)
}

// operand is a link to a printed value.
func (f *finder) operand(it *item, value number.Range, score int) Link {
	l := Link{Claim: f.index(it), Value: value, Score: score}
	if it.HasNumber && it.Number.Places == 3 && it.class == countClass && it.Number.Unit.Cmp(number.Int(1)) < 0 {
		l.Thousandth = it.Number.Text
	}
	return l
}
