package check

import (
	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/wording"
)

// Statistical offices print counts rounded to tens or hundreds and work their
// percentages out from those that were not: "rose to 29,800 from 23,100, a rise
// of 29.1 per cent". A reader sees it by the zeros that all counts of the
// paragraph share.
const (
	// leastRounded is the least count that zeros at the end say anything of.
	leastRounded = 100
	// finestRounded is how many times as large as the unit a count is at least
	// that was rounded to it.
	finestRounded = 50
)

// holdsRounded says whether a claim that is wrong of the counts in print is
// right or loose of counts that round to them.
func (r *Report) holdsRounded(all []claim.Claim, c claim.Claim, o Options) bool {
	unit, ok := r.roundedTo(all, c)
	row, known := wording.RowOf(c.Row)
	if !ok || !known {
		return false
	}
	half := unit.Mul(number.Frac(1, 2))
	from, to := around(c.From.Value, half), around(c.To.Value, half)
	truth, ok := claim.Worked(&c, c.Kind == claim.Fraction, from, to)
	return ok && wording.Judge(row, c.Stated, truth, o.printed()).Verdict != wording.Wrong
}

func around(r number.Range, half number.Value) number.Range {
	r.Low, r.High = r.Low.Sub(half), r.High.Add(half)
	return r
}

// roundedTo is the unit that both operands of a claim, and the counts of its
// paragraph that are not much smaller, look rounded to: ten, a hundred, and so
// on. It is false where one of them has a last digit that is no zero.
func (r *Report) roundedTo(all []claim.Claim, c claim.Claim) (number.Value, bool) {
	if c.From.Claim == claim.None || c.To.Claim == claim.None || !wholeCount(all[c.From.Claim]) || !wholeCount(all[c.To.Claim]) {
		return number.Value{}, false
	}
	least := all[c.From.Claim].Number.Value
	if other := all[c.To.Claim].Number.Value; other.Cmp(least) < 0 {
		least = other
	}
	unit := least // no larger than that
	for _, other := range besides(all, c) {
		if !wholeCount(other) || other.Number.Value.Mul(ten).Cmp(least) < 0 {
			continue
		}
		if zeros := lastPlace(other.Number.Value); zeros.Cmp(unit) < 0 {
			unit = zeros
		}
	}
	for unit.Mul(number.Int(finestRounded)).Cmp(least) > 0 {
		unit = unit.Mul(number.Frac(1, 10))
	}
	return unit, unit.Cmp(ten) >= 0
}

var ten = number.Int(10)

// wholeCount says whether a claim is a count in digits, all of which are
// printed: no year, no part, no money and no number with a scale word.
func wholeCount(c claim.Claim) bool {
	return c.HasNumber && !c.Number.Words && c.Number.Class == number.Plain && c.Number.Places == 0 && c.Number.Unit.Equal(one) &&
		c.Currency == "" && c.Hedge == "" && c.Number.Value.Cmp(number.Int(leastRounded)) >= 0
}

// lastPlace is the place value of the last digit that is no zero: 100 of 29,800.
func lastPlace(v number.Value) number.Value {
	place := one
	for {
		next := place.Mul(ten)
		if q, ok := v.Quo(next); !ok || !q.IsInt() {
			return place
		}
		place = next
	}
}

// besides are the claims of the block of one, and its operands.
func besides(all []claim.Claim, c claim.Claim) []claim.Claim {
	first, end := c.Index, c.Index+1
	for first > 0 && all[first-1].Block == c.Block {
		first--
	}
	for end < len(all) && all[end].Block == c.Block {
		end++
	}
	return append([]claim.Claim{all[c.From.Claim], all[c.To.Claim]}, all[first:end]...)
}
