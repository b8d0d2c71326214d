package check

import (
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/number"
)

// shown prints a worked-out figure as the claim puts its own: in its unit, with
// its sign of money, to as many places, and with more where they are needed to
// tell the two apart.
func shown(c claim.Claim, truth number.Range) string {
	text := ranged(inUnit(c, truth), placesFor(c, truth))
	switch {
	case c.Kind == claim.PercentChange || c.Kind == claim.Share:
		return minusOf(c) + text + percentSign(c)
	case c.Kind == claim.Multiple:
		return text + " times"
	case c.Kind == claim.Fraction:
		return ranged(truth.Scale(hundred), 1) + percentSign(c)
	case inBasisPoints(c):
		return text + " basis points"
	case c.Kind == claim.AbsoluteChange && c.Percents:
		return pointsWord(text)
	case c.Currency != "":
		return money(c, truth)
	}
	return text
}

// percentSign is how the claim writes per cents.
func percentSign(c claim.Claim) string {
	if strings.HasSuffix(c.Number.Text, "%") {
		return "%"
	}
	return " per cent"
}

// minusOf is the minus that a fall is printed with: "(-27%)".
func minusOf(c claim.Claim) string {
	for _, minus := range []string{"-", "−", "–"} {
		if c.Kind == claim.PercentChange && strings.HasPrefix(c.Number.Text, minus) {
			return minus
		}
	}
	return ""
}

// inBasisPoints says whether a claim counts hundredths of a percentage point.
func inBasisPoints(c claim.Claim) bool {
	text := strings.ToLower(c.Text)
	return c.Kind == claim.AbsoluteChange && c.Percents && (strings.Contains(text, "basis point") || strings.HasSuffix(text, "bps") || strings.HasSuffix(text, "bp"))
}

// inUnit is a truth in the unit that the claim is printed in.
func inUnit(c claim.Claim, truth number.Range) number.Range {
	if inBasisPoints(c) {
		return truth.Scale(hundred)
	}
	return truth
}

// placesOf is how many decimals a claim prints.
func placesOf(c claim.Claim) int {
	if c.Kind == claim.Multiple {
		return max(c.Number.Places, 2)
	}
	if c.Number.Unit.Cmp(one) >= 0 {
		return 0 // "1.2 million" has decimals of millions
	}
	return c.Number.Places
}

// exactPlaces is how many decimals, up to two, a difference of printed numbers
// has by itself: 72.1 − 69.4 is 2.7 even beside a claim of "4 points".
func exactPlaces(c claim.Claim, v number.Value) int {
	if c.Kind != claim.AbsoluteChange {
		return 0
	}
	for places := range mostPlaces {
		if v.Round(places).Equal(v) {
			return places
		}
	}
	return mostPlaces
}

// mostPlaces is how many decimals more than the claim's are printed to tell a
// figure from it.
const mostPlaces = 2

// placesFor is how many decimals tell the truth from what is stated: 98.99
// prints as 99, and would look like a right "99".
func placesFor(c claim.Claim, truth number.Range) int {
	places := placesOf(c)
	v, ok := inUnit(c, truth).Exact()
	if !ok || !c.HasNumber {
		return places
	}
	if level := c.Kind == claim.Count || c.Kind == claim.Sum || c.Kind == claim.Cumulative; level && v.IsInt() {
		return 0
	}
	places = max(places, exactPlaces(c, v))
	for more := range mostPlaces + 1 {
		if v.Equal(c.Number.Value) || !v.Round(places+more).Equal(c.Number.Value) {
			return places + more
		}
	}
	return places
}

// ranged prints a range with a number of decimals: one number where both ends
// print alike.
func ranged(r number.Range, places int) string {
	if v, ok := r.Exact(); ok {
		return number.Group(v.Decimal(places))
	}
	switch {
	case r.NoLow && r.NoHigh:
		return "any number"
	case r.NoHigh:
		return "at least " + number.Group(r.Low.Decimal(places))
	case r.NoLow:
		return "at most " + number.Group(r.High.Decimal(places))
	}
	low, high := r.Low.Decimal(places), r.High.Decimal(places)
	if low == high {
		return number.Group(low)
	}
	return number.Group(low) + " to " + number.Group(high)
}

// scales are the words of large amounts, the largest first, with how they may
// be written.
var scales = []struct {
	size  number.Value
	words []string
}{
	{number.Int(1_000_000_000_000), []string{"trillion", "tn", "t"}},
	{number.Int(1_000_000_000), []string{"billion", "bn", "b"}},
	{number.Int(1_000_000), []string{"million", "mn", "m"}},
	{number.Int(1_000), []string{"thousand", "k"}},
}

// money prints an amount in the scale that the claim is written in: "£1.3
// billion", not "£1,300,000,000".
func money(c claim.Claim, truth number.Range) string {
	for _, s := range scales {
		for _, word := range s.words {
			before, ok := strings.CutSuffix(strings.ToLower(c.Number.Text), word)
			if !ok || !strings.ContainsAny(before, "0123456789") {
				continue
			}
			unit, _ := one.Quo(s.size)
			amount := truth.Scale(unit)
			places := c.Number.Places
			if v, ok := amount.Exact(); ok {
				places = max(places, exactPlaces(c, v))
			}
			return c.Sign() + ranged(amount, places) + c.Number.Text[len(strings.TrimRight(before, " -")):]
		}
	}
	return c.Sign() + ranged(truth, placesOf(c))
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
	if !c.HasNumber {
		return c.Text
	}
	if c.Sign() != "" && strings.ContainsAny(strings.ToLower(c.Number.Text), strings.ToLower(strings.TrimSpace(c.Sign()))) {
		return c.Number.Text
	}
	return c.Sign() + c.Number.Text
}

// working is the sum behind a figure.
func working(c claim.Claim, j Judged) string {
	from, to := j.FromText, j.ToText
	if strings.ContainsAny(from, "+−") {
		from = "(" + from + ")"
	}
	switch c.Kind {
	case claim.Share:
		return to + " ÷ " + from + " × 100 = " + j.True
	case claim.PercentChange:
		return "(" + to + " − " + from + ") ÷ " + from + " × 100 = " + j.True
	case claim.Multiple:
		return to + " ÷ " + from + " = " + j.True
	case claim.AbsoluteChange:
		return to + " − " + from + " = " + j.True
	case claim.Fraction:
		if c.Direction == 0 {
			return to + " ÷ " + from + " = " + j.True
		}
		return "(" + to + " − " + from + ") ÷ " + from + " = " + j.True
	}
	return ""
}

// spelled are words that would be right, with the signs that the claim has:
// the table prints per cents in the house's way and knows no money.
func spelled(c claim.Claim, words []string) []string {
	out := slices.Clone(words)
	for i, w := range out {
		if percentSign(c) == "%" {
			w = strings.Replace(w, " per cent", "%", 1)
		}
		if minus := minusOf(c); minus != "" && strings.HasPrefix(strings.TrimLeft(w, "0123456789.,"), percentSign(c)) {
			w = minus + w
		}
		if sign := c.Sign(); sign != "" && c.Kind == claim.AbsoluteChange {
			if at := strings.IndexAny(w, "0123456789"); at >= 0 {
				w = w[:at] + sign + w[at:]
			}
		}
		out[i] = w
	}
	return out
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
