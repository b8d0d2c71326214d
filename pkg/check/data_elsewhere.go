package check

import (
	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/wording"
)

// directly is the least score of a place or period that stands in the phrase of
// a number: "373 people from Dorset", "596 in 2018". What only shares its
// sentence scores less.
const directly = 85

// tellingCount is the least count that is no other place's by chance.
const tellingCount = 20

// meantElsewhere looks for the reading under which a bare count that does not
// fit its likeliest one is exactly right: of another place or period that its
// own sentence names, or of the period that the release is about. That holds
// only where the words do not tie the number to its place and period directly,
// and where no other number of the sentence is that place's: of two that were
// swapped, both stay wrong.
func (b *bench) meantElsewhere(c claim.Claim, best answer, questions []question) (answer, bool) {
	if c.Kind != claim.Count && c.Kind != claim.Sum || c.Hedge != "" || c.Number.Value.Cmp(number.Int(tellingCount)) < 0 {
		return answer{}, false
	}
	quick := b.quick()
	for _, q := range questions {
		if !b.couldMean(c, best.question, q) {
			continue
		}
		if a := quick.answer(c, q); a.known && a.Verdict == wording.Right {
			return b.answer(c, q), true
		}
	}
	return answer{}, false
}

// couldMean says whether the words leave room for another reading than the best.
func (b *bench) couldMean(c claim.Claim, best, q question) bool {
	otherPlace, otherTime := q.Area != best.Area, !q.Span.Same(best.Span)
	switch {
	case q.lacks != "" || q.Area == area.None && best.Area != area.None || otherPlace == otherTime:
		return false
	case otherPlace:
		return best.place < directly && q.place > carriedScore && !b.taken(c, q)
	}
	return best.when < directly && q.when > otherSpanScore && !b.taken(c, q)
}

// taken says whether another number of the sentence is the one of a reading's
// place and period.
func (b *bench) taken(c claim.Claim, q question) bool {
	for _, o := range b.all {
		if o.Index == c.Index || o.Sentence != c.Sentence || o.Kind != claim.Count || len(o.Areas) == 0 || b.own(o.Areas[0]) != q.Area {
			continue
		}
		if len(o.Periods) == 0 || o.Periods[0].Period.Same(q.Span) {
			return true
		}
	}
	return false
}
