package check

import (
	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/number"
)

// shown prints a worked-out figure as the claim puts its own: per cents to as
// many places, with one more where that is needed to tell them apart.
func shown(c claim.Claim, truth number.Range) string {
	places := c.Number.Places
	if c.Kind == claim.Multiple {
		places = 2
	}
	text := ranged(truth, places)
	if v, ok := truth.Exact(); ok && c.HasNumber && v.Decimal(places) == c.Stated.N.Decimal(places) && !v.Equal(c.Stated.N) {
		text = v.Decimal(places + 1)
	}
	switch {
	case c.Kind == claim.PercentChange:
		return text + " per cent"
	case c.Kind == claim.Multiple:
		return text + " times"
	case c.Kind == claim.AbsoluteChange && c.Percents:
		return text + " percentage points"
	}
	return text
}

// ranged prints a range with a number of decimals: one number where both ends
// print alike.
func ranged(r number.Range, places int) string {
	if v, ok := r.Exact(); ok {
		return number.Group(v.Decimal(places))
	}
	if r.NoHigh {
		return "at least " + number.Group(r.Low.Decimal(places))
	}
	low, high := r.Low.Decimal(places), r.High.Decimal(places)
	if low == high {
		return number.Group(low)
	}
	return number.Group(low) + " to " + number.Group(high)
}

// operandText is an operand as the text prints it.
func operandText(all []claim.Claim, l claim.Link) string {
	if l.Derived != "" {
		return l.Derived
	}
	if l.Claim == claim.None {
		return ranged(l.Value, 0)
	}
	c := all[l.Claim]
	return c.Sign() + c.Number.Text
}

// working is the sum behind a figure.
func working(c claim.Claim, j Judged) string {
	switch c.Kind {
	case claim.PercentChange:
		return "(" + j.ToText + " − " + j.FromText + ") ÷ " + j.FromText + " × 100 = " + j.True
	case claim.Multiple:
		return j.ToText + " ÷ " + j.FromText + " = " + j.True
	case claim.AbsoluteChange:
		return j.ToText + " − " + j.FromText + " = " + j.True
	case claim.Fraction:
		return "(" + j.ToText + " − " + j.FromText + ") ÷ " + j.FromText + " = " + j.True
	}
	return ""
}

// About is the place and the periods that a claim was judged for, in words:
// those of the figure, else the best reading of the text.
func (j Judged) About() (area, period, against string) {
	if len(j.Areas) > 0 {
		area = j.Areas[0].Text
	}
	if len(j.Periods) > 0 {
		period = j.Periods[0].Text
	}
	if j.Changes() && len(j.Against) > 0 {
		against = j.Against[0].Text
	}
	return area, period, against
}
