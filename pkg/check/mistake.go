package check

import (
	"strings"

	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/number"
)

// mistake is a known slip that explains a wrong number.
type mistake struct {
	rule RuleID
	text string
}

var (
	one     = number.Int(1)
	hundred = number.Int(100)
)

// explain names the mistake that leads from the printed operands to the number
// stated, if a known one does. The order is that of how often they are made.
func explain(c claim.Claim, truth number.Range) (mistake, bool) {
	if !c.HasNumber || !c.From.Held() {
		return mistake{}, false
	}
	stated := c.Number.Interval(number.Rounded)
	for _, known := range []struct {
		holds func(claim.Claim, number.Range, number.Range) bool
		mistake
	}{
		{truncated, mistake{RuleTruncated, "it looks truncated, not rounded"}},
		{dividedByNew, mistake{RuleDividedByNew, "the change was divided by the new value, not by the old one"}},
		{swappedDigits, mistake{RuleDigits, "two digits are swapped"}},
		{multipleForIncrease, mistake{RuleMultiple, "that is the new value in per cent of the old one, not the increase"}},
		{remainder, mistake{RuleRemainder, "that is what is left, not what was lost"}},
		{percentForPoints, mistake{RulePoints, "that is the difference in percentage points, not per cent"}},
		{pointsForPercent, mistake{RulePoints, "that is the change in per cent, not percentage points"}},
		{increaseForMultiple, mistake{RuleMultiple, "that counts the increase, not how many times as many"}},
		{scale, mistake{RuleScale, "it is out by a power of ten: check millions and billions, and the decimal point"}},
		{decimalForComma, mistake{RuleScale, "one of the numbers seems to have a decimal point for a comma"}},
	} {
		if known.holds(c, truth, stated) {
			return known.mistake, true
		}
	}
	return mistake{}, false
}

// meets says whether two ranges share a value.
func meets(a, b number.Range) bool {
	_, ok := a.Intersect(b)
	return ok
}

// percentOf is a ÷ b in per cent.
func percentOf(a, b number.Range) (number.Range, bool) {
	q, ok := a.Quo(b)
	if !ok {
		return number.Range{}, false
	}
	return q.Scale(hundred), true
}

func size(r number.Range) number.Range {
	if r.High.Sign() <= 0 && !r.NoHigh {
		return r.Neg()
	}
	return r
}

func truncated(c claim.Claim, truth, _ number.Range) bool {
	return !c.Number.Words && meets(truth, c.Number.Interval(number.Truncated))
}

func dividedByNew(c claim.Claim, _, stated number.Range) bool {
	if c.Kind != claim.PercentChange {
		return false
	}
	p, ok := percentOf(size(c.To.Value.Sub(c.From.Value)), c.To.Value)
	return ok && meets(p, stated)
}

func multipleForIncrease(c claim.Claim, _, stated number.Range) bool {
	if c.Kind != claim.PercentChange || c.Direction < 0 {
		return false
	}
	p, ok := percentOf(c.To.Value, c.From.Value)
	return ok && meets(p, stated)
}

func increaseForMultiple(c claim.Claim, truth, stated number.Range) bool {
	return c.Kind == claim.Multiple && meets(truth.Sub(number.Exactly(one)), stated)
}

func remainder(c claim.Claim, _, stated number.Range) bool {
	if c.Kind != claim.PercentChange || c.Direction > 0 {
		return false
	}
	p, ok := percentOf(c.To.Value, c.From.Value)
	return ok && meets(p, stated)
}

// percentForPoints needs operands that are per cents themselves.
func percentForPoints(c claim.Claim, _, stated number.Range) bool {
	return c.Kind == claim.PercentChange && c.Percents && meets(size(c.To.Value.Sub(c.From.Value)), stated)
}

func pointsForPercent(c claim.Claim, _, stated number.Range) bool {
	if c.Kind != claim.AbsoluteChange || !c.Percents {
		return false
	}
	p, ok := percentOf(size(c.To.Value.Sub(c.From.Value)), c.From.Value)
	return ok && meets(p, stated)
}

func swappedDigits(c claim.Claim, truth, stated number.Range) bool {
	if c.Number.Words || c.Kind == claim.Multiple {
		return false
	}
	digits := []byte(c.Number.Value.Abs().Decimal(c.Number.Places))
	for i := 0; i+1 < len(digits); i++ {
		k := i + 1
		if digits[k] == '.' {
			k++
		}
		if digits[i] == '.' || k >= len(digits) || digits[i] == digits[k] {
			continue
		}
		other := []byte(string(digits))
		other[i], other[k] = other[k], other[i]
		v, err := number.ParseValue(string(other))
		if err != nil {
			continue
		}
		half := stated.High.Sub(stated.Low).Mul(number.Frac(1, 2))
		if meets(truth, number.Between(v.Sub(half), v.Add(half))) {
			return true
		}
	}
	return false
}

// powers are the slips of scale: a thousand between million and billion, ten
// and a hundred for a decimal point.
var powers = []int64{10, 100, 1_000, 1_000_000}

func scale(c claim.Claim, truth, stated number.Range) bool {
	for _, p := range powers {
		if meets(truth.Scale(number.Int(p)), stated) || meets(truth, stated.Scale(number.Int(p))) {
			return true
		}
	}
	return false
}

// decimalForComma reads an operand with three decimals as thousands: "from
// 3.467 to 4,005".
func decimalForComma(c claim.Claim, _, stated number.Range) bool {
	for _, l := range []claim.Link{c.From, c.To} {
		if l.Thousandth == "" || !strings.Contains(l.Thousandth, ".") {
			continue
		}
		thousand := number.Int(1000)
		from, to := c.From.Value, c.To.Value
		if l.Claim == c.From.Claim {
			from = from.Scale(thousand)
		} else {
			to = to.Scale(thousand)
		}
		if truth, ok := claim.Worked(&c, false, from, to); ok && meets(truth, stated) {
			return true
		}
	}
	return false
}
