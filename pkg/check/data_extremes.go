package check

import (
	"fmt"
	"slices"

	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/period"
	"github.com/pressfigures/figures/pkg/wording"
)

// A number can be the least or the greatest that a stretch of time had, among those
// of a longer one: "the lowest monthly figure was 12, in July", "no month had fewer
// than 503". It is none of the longer one itself.

// Words for what is ranked by stretches, and the stretches with their months.
var (
	topWords    = set(`highest largest biggest greatest best top peak record`)
	bottomWords = set(`lowest smallest fewest least worst`)
	eachStretch = map[string]int{"monthly": 1, "quarterly": 3, "month": 1, "quarter": 3, "months": 1, "quarters": 3}
)

// extreme is what a sentence says of the stretches of a time: that one has the
// most, or the least; or that none has more, or less; or that all lie between two
// numbers.
type extreme struct {
	months int
	lowest bool
	none   bool // "no month had fewer than"
	within bool // "the monthly figure stayed between"
}

// extremeTold reads what the sentence of a claim says of stretches; false for
// nothing.
func (b *bench) extremeTold(c claim.Claim) (extreme, bool) {
	if c.Kind != claim.Count && c.Kind != claim.Rate && c.Kind != claim.Sum || !c.HasNumber || c.Forecast {
		return extreme{}, false
	}
	words := b.wordsOf(c)
	for i, w := range words[:max(len(words)-1, 0)] {
		months := eachStretch[words[i+1]]
		switch {
		case w == "no" && months > 0 && (c.Row == wording.Under || c.Row == wording.MoreThan):
			return extreme{months: months, none: true, lowest: c.Row == wording.Under}, true
		case !topWords[w] && !bottomWords[w] || words[i+1] == "month" || words[i+1] == "quarter":
		case months > 0:
			return extreme{months: months, lowest: bottomWords[w]}, true
		case figureWords[words[i+1]]:
			if _, ok := b.monthBehind(c); ok {
				return extreme{months: 1, lowest: bottomWords[w]}, true
			}
		}
		if c.Upper != nil && eachStretch[w] > 0 && slices.Contains(words, "between") && (slices.Contains(words, "stayed") || slices.Contains(words, "remained")) {
			return extreme{months: eachStretch[w], within: true}, true
		}
	}
	return extreme{}, false
}

// figureWords are what a superlative of a figure stands before.
var figureWords = set(`figure number total count tally`)

// monthBehind is the month that stands right behind a number: "106, in March".
func (b *bench) monthBehind(c claim.Claim) (period.Span, bool) {
	i := slices.IndexFunc(c.Periods, func(p claim.PeriodReading) bool {
		return !p.Carried && !p.Unplaced && p.Start >= c.End && p.Start-c.End < 8 && isMonth(p.Period)
	})
	if i < 0 {
		return period.Span{}, false
	}
	return c.Periods[i].Period, true
}

// judgeExtreme judges a number by the stretches that its sentence speaks of.
func (b *bench) judgeExtreme(j Judged, e extreme) Judged {
	c := j.Claim
	c.Kind, c.Per, c.Every, c.Base, c.Stated.Quantity = claim.Count, "", false, false, wording.Count
	switch {
	case e.none && e.lowest:
		c.Row = wording.AtLeast
	case e.none:
		c.Row = wording.NoMoreThan
	case c.Row == wording.PerPeriod:
		c.Row = wording.BareNumber
	}
	var wrong, known []answer
	named, beside := b.monthBehind(c)
	for _, q := range favouredOf(b.questions(c)) {
		if beside && e.months == 1 && !e.none && !e.within {
			q.Span, q.when = named, directly
		}
		a := b.extremeOf(c, q, e)
		if a.known && a.Verdict == wording.Right {
			return b.right(j, a)
		}
		if a.known {
			known = append(known, a)
		}
		if a.known && (b.stated(c, q) || b.held(a) && q.when >= carriedScore) {
			wrong = append(wrong, a)
		}
	}
	switch {
	case len(wrong) > 0:
		return b.wrong(j, wrong[0])
	case len(known) > 0:
		return b.eitherOf(j, known[0])
	}
	return j
}

// extremeOf judges a number by the stretch that its sentence names, else by those
// of the period of a reading.
func (b *bench) extremeOf(c claim.Claim, q question, e extreme) answer {
	a := answer{question: q}
	if months, whole := q.Span.Months(); whole && months == e.months && !e.none {
		return b.level(c, a)
	}
	low, high, at, known := b.spread(a, e.months)
	if !known || q.lacks != "" {
		a.why = "the data do not tell the " + stretchName(e.months) + "s apart"
		return a
	}
	switch {
	case e.within:
		most := c.Upper.Value
		c.Upper, c.Row = nil, wording.AtLeast
		if under := b.by(c, a, low); under.Verdict == wording.Wrong {
			a = under
			break
		}
		c.Row, c.Stated.N = wording.NoMoreThan, most
		a = b.by(c, a, high)
	case e.lowest:
		a = b.by(c, a, low)
	default:
		a = b.by(c, a, high)
	}
	a.says = fmt.Sprintf("from %s to %s a %s for %s, %s, the lowest in %s", ranged(low, 0), ranged(high, 0), stretchName(e.months), b.name(a.Area), b.Style.Span(a.Span), b.Style.Span(at))
	return a
}

// spread is the least and the greatest count of the stretches of a reading's
// period, and which had the least.
func (b *bench) spread(a answer, months int) (low, high number.Range, at period.Span, known bool) {
	n := 0
	for start := a.Span.Start; start < a.Span.End; start = start.AddMonths(months) {
		span := period.Between(start, start.AddMonths(months)-1)
		value, ok := b.levelAt(a, a.Area, span)
		if !ok && n > 1 && span.Start >= b.lastHeld() {
			break // "of the year so far"
		}
		if !ok || !a.Span.Contains(span) {
			return low, high, at, false
		}
		if n == 0 || value.Low.Cmp(low.Low) < 0 {
			low, at = value, span
		}
		if n == 0 || value.Low.Cmp(high.Low) > 0 {
			high = value
		}
		n++
	}
	return low, high, at, n > 1
}

// lastHeld is where the data end.
func (b *bench) lastHeld() period.Day {
	var end period.Day
	for _, e := range b.Desk.Cube.Extent() {
		end = max(end, e.End)
	}
	return end
}
