package check

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/figure"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/period"
	"github.com/pressfigures/figures/pkg/wording"
)

// asMean tries a number as what it is a month on average.
func (b *bench) asMean(c claim.Claim, best answer, words func(map[string]bool) bool) []otherwise {
	if c.Kind == claim.Sum || !words(meanCues) || c.Stated.N.Cmp(number.Int(tellingCount)) < 0 {
		return nil
	}
	if c.Kind == claim.Count {
		c.Kind, c.Per, c.Row, c.Stated.Quantity = claim.Rate, "month", rateRow(c.Row), wording.Rate
	}
	var found []otherwise
	for _, span := range b.spansNear(c, best) {
		q := best.question
		q.Span, q.Against = span, period.Span{}
		if months, whole := span.Months(); whole && months > 1 || !span.Same(best.Span) {
			found = append(found, otherwise{b.answer(c, q), c.Hedge == ""})
		}
	}
	return found
}

// asRate tries a count as a rate like the one just before it: "about 20 a day,
// four of them from Lancashire", "23 people a month. It used to be fourteen".
func (b *bench) asRate(c claim.Claim, best answer) []otherwise {
	before, ok := b.rateBefore(c)
	if !ok || c.Kind != claim.Count || c.Stated.N.Cmp(best.truth.Low.Mul(number.Frac(1, 2))) > 0 {
		return nil
	}
	c.Kind, c.Per, c.Row, c.Stated.Quantity = claim.Rate, before.Per, rateRow(c.Row), wording.Rate
	spans := []period.Span{best.Span}
	if containsAny(b.sentenceOf(c), "used to", "before", "earlier", "previous", "ago", "was once") {
		spans = append(spans, b.basesNear(best.Span)...)
	}
	var found []otherwise
	for _, span := range spans {
		q := best.question
		q.Span, q.Against, q.whole = span, period.Span{}, nil
		found = append(found, otherwise{b.answer(c, q), true})
		if len(q.Where) > len(b.Where) {
			q.Where = b.Where
			found = append(found, otherwise{b.answer(c, q), true})
		}
	}
	return found
}

// rateBefore is the rate over a span of time that stands right before a claim,
// in its sentence or in the one before.
func (b *bench) rateBefore(c claim.Claim) (claim.Claim, bool) {
	for i := c.Index - 1; i >= 0 && b.all[i].Sentence >= c.Sentence-1; i-- {
		if o := b.all[i]; o.Kind == claim.Rate && (o.Per == "month" || o.Per == "week" || o.Per == "day") {
			return o, true
		}
	}
	return claim.Claim{}, false
}

// channelOfAnother says whether a channel is that of another number of the sentence.
func (b *bench) channelOfAnother(c claim.Claim, where []figure.Where) bool {
	return slices.ContainsFunc(b.all, func(o claim.Claim) bool {
		if o.Index == c.Index || o.Sentence != c.Sentence || o.Block != c.Block || len(o.Channels) == 0 {
			return false
		}
		return slices.ContainsFunc(where, func(w figure.Where) bool {
			names := b.Desk.Cube.Dimensions[w.Dimension].Members
			return slices.ContainsFunc(w.Members, func(m int) bool { return slices.Contains(o.Channels, names[m].Name) })
		})
	})
}

// asChannel tries a number as that of a channel that its sentence names and no other
// number has, or of any where it has none.
func (b *bench) asChannel(c claim.Claim, best answer, words func(map[string]bool) bool) []otherwise {
	if c.Hedge != "" || c.Number.Value.Cmp(number.Int(tellingCount)) < 0 {
		return nil
	}
	var found []otherwise
	for _, where := range b.otherMembers(best) {
		q := best.question
		q.Where = where
		told := false
		for _, w := range where {
			for _, m := range w.Members {
				told = told || words(set(strings.ToLower(b.Desk.Cube.Dimensions[w.Dimension].Members[m].Name)))
			}
		}
		if len(c.Channels) > 0 && b.channelOfAnother(c, where) {
			continue // "230 by phone and 371 online"
		}
		if told || len(c.Channels) == 0 {
			found = append(found, otherwise{b.answer(c, q), told})
		}
	}
	return found
}

// asChange tries a count as by how much the place changed, where the sentence
// speaks of changes.
func (b *bench) asChange(c claim.Claim, best answer, words func(map[string]bool) bool) []otherwise {
	if !words(changeCues) {
		return nil
	}
	told := anyWords(b.near(c, 2))(changeCues) || b.ofExtra(c)
	var found []otherwise
	for _, now := range b.spansNear(c, best) {
		for _, then := range b.basesNear(now) {
			a, okNow := b.levelAt(best, best.Area, now)
			z, okThen := b.levelAt(best, best.Area, then)
			sign, _ := number.CompareRanges(a, z)
			if c.Direction != 0 && sign != 0 && sign != c.Direction {
				continue
			}
			if okNow && okThen && !now.Overlaps(then) && now.Days()-then.Days() <= 6 && then.Days()-now.Days() <= 6 {
				if sign < 0 {
					a, z = z, a
				}
				says := fmt.Sprintf("%s is how far %s and %s are apart in %s", ranged(a.Sub(z), 0), b.Style.Span(now), b.Style.Span(then), b.name(best.Area))
				found = append(found, b.judged(c, best, a.Sub(z), told, says))
			}
		}
	}
	return found
}

// asLevel tries a change as the level that a change stands behind: "944, up 148
// per cent".
func (b *bench) asLevel(c claim.Claim, best answer) []otherwise {
	if c.Kind != claim.AbsoluteChange || c.Hedge != "" || hasWord(c.Text, "by", "of") || c.Stated.Quantity != wording.Count || c.Number.Value.Cmp(number.Int(tellingCount)) < 0 {
		return nil
	}
	told := !strings.HasPrefix(strings.ToLower(c.Text), "up") && hasWord(c.Text, "up", "down")
	c.Kind, c.Direction = claim.Count, 0
	q := best.question
	q.Against = period.Span{}
	found := []otherwise{{b.answer(c, q), told}}
	if best.Against.Days() > 0 {
		q.Span = best.Against
		found = append(found, otherwise{b.answer(c, q), false})
	}
	return found
}

// asPercentChange tries a per cent that was taken for a share, for want of
// better, as a change.
func (b *bench) asPercentChange(c claim.Claim, best answer) []otherwise {
	if c.Kind != claim.Share || !b.guessedShare(c) {
		return nil
	}
	told, base := b.speaksOfChange(c) || c.Stated.N.Cmp(hundred) > 0, c.Base
	c.Kind, c.Base = claim.PercentChange, false
	var found []otherwise
	for _, now := range b.spansNear(c, best) {
		for _, then := range b.basesNear(now) {
			q := best.question
			q.Span, q.Against, q.whole = now, then, nil
			between := slices.ContainsFunc(c.Periods, func(r claim.PeriodReading) bool {
				return twoEnds(c, r) && r.Ends[0].Same(then) && r.Ends[1].Same(now)
			})
			found = append(found, otherwise{b.answer(c, q), told && (base || between || now.Same(best.Span))})
		}
	}
	return found
}

// shareWords say that a sentence speaks of parts of a whole.
var shareWords = []string{"share", "proportion", "made up", "make up", "makes up", "account", "represent", " of all "}

// asShare tries a per cent that was taken for a change as the share of a place
// in its region, in a sentence that speaks of shares.
func (b *bench) asShare(c claim.Claim, best answer) []otherwise {
	if !containsAny(b.sentenceOf(c), shareWords...) {
		return nil
	}
	c.Kind, c.Direction, c.Base = claim.Share, 0, false
	var found []otherwise
	for _, id := range append(b.placesOf(c), best.Area) {
		region, ok := b.region(id)
		if !ok {
			continue
		}
		for _, span := range b.spansNear(c, best) {
			q := best.question
			q.Area, q.Span, q.Against = id, span, period.Span{}
			whole := q.Query
			whole.Area = region
			q.whole = &whole
			found = append(found, otherwise{b.answer(c, q), true})
		}
	}
	return found
}

// asPercent tries a number without a noun as the per cent of a change: "99 and
// 49", "the percentage column".
func (b *bench) asPercent(c claim.Claim, best answer) []otherwise {
	if c.Kind != claim.Count || c.Head != "" || b.isEnd(c) {
		return nil
	}
	told := containsAny(b.sentenceOf(c), "per cent", "percent", "%")
	c.Kind, c.Row, c.Stated.Quantity = claim.PercentChange, wording.BareNumber, wording.Percent
	var found []otherwise
	loose := best
	loose.when = 0
	for _, now := range b.spansNear(c, loose) {
		for _, then := range b.basesNear(now) {
			q := best.question
			q.Span, q.Against = now, then
			found = append(found, otherwise{b.answer(c, q), told})
		}
	}
	return found
}

// changeVerbs are words by which a sentence speaks of changes.
var changeVerbs = set(`rose grew increased jumped climbed soared surged fell dropped declined decreased rises grows falls steeper steepest rising growing
	falling leap leapt surge doubled trebled`)

// guessedShare says whether a per cent was taken for a share though nothing in
// its sentence says of what.
func (b *bench) guessedShare(c claim.Claim) bool {
	if c.Kind != claim.Share && c.Kind != claim.Fraction || c.Stated.Quantity != wording.Percent {
		return false
	}
	if b.doc.Blocks[c.Block].Table > 0 || b.restates(c) {
		return false // the head of its column says so, or the count before it
	}
	s := b.doc.Sentences[c.Sentence]
	behind := strings.TrimLeft(strings.ToLower(b.doc.Text[min(c.End, s.End):s.End]), " ")
	before := b.doc.Text[s.Start:max(min(c.Start, s.End), s.Start)]
	return !strings.HasPrefix(behind, "of ") && lastWord(before) != "for" && !hasWord(c.Text, "of") &&
		!containsAny(b.sentenceOf(c), "share", "proportion", "account", "made up", "make up", "makes up", "making up", "represent", "percentage of", "were from", "came from", "was from", "of whom", "of them", "of which")
}
