package check

import (
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/period"
)

// bases are the periods that a change may be measured from: those that the
// text gives it, the earlier of two that stand together, and else the usual
// ones.
func (b *bench) bases(c claim.Claim, q question) []question {
	var found []question
	add := func(span period.Span, score int, remark string) {
		if span.Overlaps(q.Span) || slices.ContainsFunc(found, func(o question) bool { return o.Against.Same(span) }) {
			return
		}
		with := q
		with.Against, with.base = span, score
		if with.remark == "" {
			with.remark = remark
		}
		found = append(found, with)
	}
	against := c.Against
	periods := c.Periods
	if near, ok := b.changeBeside(c); ok {
		against, periods = slices.Concat(against, near.Against), slices.Concat(periods, near.Periods)
	}
	for _, r := range c.Periods {
		if isBase(c, r) {
			against = append(against, r)
		}
	}
	for _, r := range against {
		switch {
		case r.Unplaced && strings.Contains(strings.ToLower(r.Text), "year"), hasWord(r.Text, "same", "corresponding"):
			add(q.Span.YearBefore(), r.Score, "")
		case r.Unplaced:
			add(q.Span.Previous(), r.Score, "")
		case r.Period.Days() > q.Span.Days()+31:
			if span, ok := sameMonths(q.Span, r.Period); ok { // "up 37% on last year", of half a year
				add(span, r.Score, "")
			}
		}
		if !r.Unplaced {
			for _, p := range b.readings(claim.Claim{Kind: claim.PercentChange}, r) {
				add(p.span, p.score, p.remark)
			}
		}
	}
	for _, r := range periods {
		if twoEnds(c, r) && r.Ends[1].Same(q.Span) {
			add(r.Ends[0], r.Score, "")
		}
		if !r.Unplaced && r.Period.End <= q.Span.Start && !r.Carried {
			add(r.Period, r.Score-4, "")
		}
	}
	add(q.Span.YearBefore(), usualScore, "")
	add(q.Span.Previous(), usualScore, "")
	if len(c.Against) == 0 || c.Against[0].Carried {
		found = append(found, b.upTo(q)...)
	}
	return found
}

// mostYearsBack is how far back the same months of an earlier year are looked for.
const mostYearsBack = 30

// sameMonths are the months of a span in an earlier year or longer period.
func sameMonths(span, year period.Span) (period.Span, bool) {
	for range mostYearsBack {
		if span = span.YearBefore(); year.Contains(span) {
			return span, true
		}
	}
	return period.Span{}, false
}

// upTo reads the period of a change as what it is measured from, up to a later
// one of the release: "In 2018 it was 273, so the number went up by a third."
func (b *bench) upTo(q question) []question {
	var found []question
	for _, p := range b.topics() {
		if p.span.Start < q.Span.End || p.span.Days() > q.Span.Days()+6 || p.span.Days() < q.Span.Days()-6 {
			continue
		}
		with := q
		with.Span, with.Against, with.base, with.penalty = p.span, q.Span, usualScore, 8
		found = append(found, with)
	}
	return found
}
