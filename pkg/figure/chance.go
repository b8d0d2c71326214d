package figure

import (
	"fmt"
	"math"
	"strconv"

	"github.com/pressfigures/figures/pkg/number"
)

// The two tests of this file are the only floating point of the program. They
// decide whether a caveat is printed and give its p, which leaves this file as a
// probability: no digit of a figure can be worked out of one by mistake.
//
// Both are exact conditional tests with the p of "the sum of the probabilities
// of outcomes no likelier than the one observed" (as R's binom.test,
// poisson.test and fisher.test have it), with R's tolerance for ties.

// probability is the p of a test, or the level that one is held against: from 0
// to 1.
type probability float64

// among is a level divided by how many tests are held against it, or from how
// many the one was picked.
func (p probability) among(tests int) probability { return p / probability(tests) }

// tieTolerance lets an outcome that is as likely as the observed one but for
// rounding count as no likelier.
const tieTolerance = 1e-7

// mostSpread is the standard deviation from which the normal curve stands in
// for the exact sum, which then has some 20,000 terms. It is that of four
// million counted. The curve's p is within 0.001 of the exact one, which could
// only matter to changes that lie on the very edge of the level.
const mostSpread = 1000

// negligible is the weight, against that of the likeliest outcome, below which
// outcomes are left out: all of them together do not change p's tenth decimal.
const negligible = 1e-18

// chanceOf is the p of equal rates: given so many events before, in a span of
// oldDays, and so many after, in newDays, how likely is a split no likelier than
// this if the rate was the same? Under that hypothesis after is
// Binomial(before + after, newDays ÷ all days). It is 1 where nothing was
// counted.
func chanceOf(before, after int64, oldDays, newDays int) probability {
	n := float64(before) + float64(after)
	odds := float64(newDays) / float64(oldDays)
	share := odds / (1 + odds)
	spread := math.Sqrt(n * share * (1 - share))
	if spread > mostSpread {
		return normalP(float64(after), n*share, spread)
	}
	all := before + after
	return law{
		low: 0, high: all, mode: int64(math.Floor((n + 1) * share)),
		next: func(k int64) float64 { return float64(all-k) / float64(k+1) * odds },
	}.noLikelier(after)
}

// alikeOf is the p of Fisher's exact test of two areas' changes, from before to
// after in each: given how many there were in each period and in each area, how
// likely is a split no likelier than this if both changed alike? Both areas are
// counted over the same spans, so the spans' lengths cancel out.
func alikeOf(before, after, otherOld, otherNew int64) probability {
	area := float64(before) + float64(after)
	late := float64(after) + float64(otherNew)
	all := area + float64(otherOld) + float64(otherNew)
	if all < 2 {
		return 1
	}
	mean := area / all * late
	spread := math.Sqrt(mean * (1 - area/all) * (all - late) / (all - 1))
	if spread > mostSpread || all > math.MaxInt64/2 {
		return normalP(float64(after), mean, spread)
	}
	early := before + otherOld
	return law{
		low: max(0, after-otherOld), high: min(before+after, after+otherNew),
		mode: int64(math.Floor((area + 1) * (late + 1) / (all + 2))),
		next: func(k int64) float64 {
			return float64(before+after-k) * float64(after+otherNew-k) / (float64(k+1) * float64(early-(before+after)+k+1))
		},
	}.noLikelier(after)
}

// law is a distribution over whole numbers with a single peak, by the ratio of
// neighbouring probabilities.
type law struct {
	low, high int64
	mode      int64                 // the likeliest outcome or one next to it
	next      func(k int64) float64 // P(k+1) ÷ P(k)
}

// noLikelier sums the probabilities of all outcomes no likelier than x, for x
// from low to high. It walks out from the peak, where weights are largest, until
// they are negligible: some 18 standard deviations.
func (l law) noLikelier(x int64) probability {
	l.mode = min(max(l.mode, l.low), l.high)
	limit := l.weight(x) * (1 + tieTolerance)
	all, tail := 0.0, 0.0
	count := func(weight float64) {
		all += weight
		if weight <= limit {
			tail += weight
		}
	}
	count(1)
	weight := 1.0
	for k := l.mode; k < l.high && weight > negligible; k++ {
		weight *= l.next(k)
		count(weight)
	}
	weight = 1
	for k := l.mode; k > l.low && weight > negligible; k-- {
		weight /= l.next(k - 1)
		count(weight)
	}
	return probability(min(1, tail/all))
}

// weight is the probability of an outcome against that of the peak, 0 where it
// is negligible.
func (l law) weight(x int64) float64 {
	weight := 1.0
	for k := l.mode; k < x && weight > negligible; k++ {
		weight *= l.next(k)
	}
	for k := l.mode; k > x && weight > negligible; k-- {
		weight /= l.next(k - 1)
	}
	if weight <= negligible {
		return 0
	}
	return weight
}

// normalP is the two-sided p by the normal curve, with the usual correction by
// half a unit for counts being whole.
func normalP(x, mean, spread float64) probability {
	if spread == 0 {
		return 1
	}
	z := max(0, math.Abs(x-mean)-0.5) / spread
	return probability(min(1, math.Erfc(z/math.Sqrt2)))
}

// level reads a test's level, a decimal between 0 and 1. What is not one
// counts as the usual 0.05.
func level(text string) probability {
	v, err := strconv.ParseFloat(text, 64)
	if err != nil || v <= 0 || v >= 1 {
		return 0.05
	}
	return probability(v)
}

// pText writes a p for a caveat: "p = 0.56".
func pText(p probability) string { return fmt.Sprintf("p = %.2f", p) }

// wholeCount is the count of a range that is one natural number.
func wholeCount(r number.Range) (int64, bool) {
	v, exact := r.Exact()
	if !exact {
		return 0, false
	}
	n, whole := v.Int64()
	return n, whole && n >= 0
}
