package check

import (
	"fmt"
	"strings"

	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/period"
	"github.com/pressfigures/figures/pkg/wording"
)

// peak answers "the busiest month was May": a stretch of time among others as
// long. Among which the text hardly says: those of a period that it speaks of, or
// all that the data hold, and it is wrong only where it is so among none of them.
func (b *bench) peak(c claim.Claim, a answer) answer {
	for _, r := range c.Periods { // "the lowest of the half-year was 45, in January"
		months, whole := r.Period.Months()
		if mine, _ := a.Span.Months(); !r.Carried && !r.Unplaced && whole && months == c.Place.Months && mine > months && a.Span.Contains(r.Period) {
			a.Span, a.when = r.Period, r.Score
			break
		}
	}
	if months, whole := a.Span.Months(); !whole || months != c.Place.Months || a.when <= carriedScore {
		a.why = "the text does not say which " + stretchName(c.Place.Months) + " this was"
		return a
	}
	best := a
	for _, field := range b.fieldsOf(c, a.Span) {
		tried := b.peakIn(c, a, field)
		if tried.known && (!best.known || tried.Verdict == wording.Right) {
			best = tried
		}
		if best.known && best.Verdict == wording.Right {
			return best
		}
	}
	if !best.known {
		best.why = "the data do not tell the " + stretchName(c.Place.Months) + "s apart"
	}
	return best
}

// stretchName is what a stretch of so many months is called.
func stretchName(months int) string {
	switch months {
	case 1:
		return "month"
	case 3:
		return "quarter"
	case 6:
		return "half-year"
	}
	return "year"
}

// fieldsOf are the periods among the stretches of which one is ranked: those of
// the text that hold it and others, its year, and all of the data.
func (b *bench) fieldsOf(c claim.Claim, span period.Span) []period.Span {
	var found []period.Span
	add := func(s period.Span) {
		if s.Contains(span) && s.Days() > span.Days()*3/2 {
			found = append(found, s)
		}
	}
	for _, r := range c.Periods {
		add(r.Period)
	}
	for _, t := range b.topics() {
		add(t.span)
	}
	year, _, _ := span.Start.Date()
	add(period.OfYear(year))
	if extent := b.Desk.Cube.Extent(); len(extent) > 0 {
		add(period.Between(extent[0].Start, extent[len(extent)-1].End-1))
	}
	return found
}

// peakIn ranks a stretch among those of a period that the data hold.
func (b *bench) peakIn(c claim.Claim, a answer, field period.Span) answer {
	claimed := wording.RankClaim{Place: c.Place.Number, Lowest: c.Place.Lowest, Subject: -1}
	var top period.Span
	var most number.Value
	start := a.Span.Start
	for earlier := start; earlier >= field.Start; earlier = earlier.AddMonths(-c.Place.Months) {
		start = earlier
	}
	for ; start < field.End; start = start.AddMonths(c.Place.Months) {
		span := period.Between(start, start.AddMonths(c.Place.Months)-1)
		value, ok := b.levelAt(a, a.Area, span)
		if !field.Contains(span) || !ok {
			continue
		}
		if span.Same(a.Span) {
			claimed.Subject, a.truth = len(claimed.Values), value
		}
		if ahead := value.Low.Cmp(most); top.Days() == 0 || ahead != 0 && ahead > 0 != c.Place.Lowest {
			top, most = span, value.Low
		}
		claimed.Values = append(claimed.Values, value)
	}
	if claimed.Subject < 0 || len(claimed.Values) < 2 {
		return a
	}
	a.known, a.result = true, "rank"
	limits := b.options.thresholds()
	limits.FewAreas = 1 // a year has but four quarters
	o := b.options.Wording
	o.Thresholds = &limits
	a.Judgement = wording.JudgeRank(claimed, o)
	way := map[bool]string{false: "busiest", true: "quietest"}[c.Place.Lowest]
	a.says = fmt.Sprintf("the %s %s for %s was %s (%s); %s had %s", way, stretchName(c.Place.Months), b.name(a.Area),
		b.Style.Span(top), ranged(number.Exactly(most), 0), strings.TrimSpace(b.Style.Span(a.Span)), ranged(a.truth, 0))
	return a
}
