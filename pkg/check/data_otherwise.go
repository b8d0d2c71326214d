package check

import (
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/period"
	"github.com/pressfigures/figures/pkg/wording"
)

// A number that is not what its likeliest reading gives may still be exactly
// something else that its sentence speaks of: the change of the place ("an
// extra 148 people"), what it is a month, the sum of the places that are named
// together, the whole of "1,186 of 2,892". Nobody copies such a number by
// mistake: it is right where the sentence has the words for it, and else it
// stays open what it is.

// otherwise is one thing that a number may be instead, and whether the words
// say so.
type otherwise struct {
	answer
	told bool
}

// The words, beside a number or in its sentence, for what else a number is.
var (
	changeCues = set(`extra additional more fewer less rise increase increased jump growth fall drop decrease decline difference gain up down added
		rises increases jumps falls drops decreases declines gains reduction reductions dip slump`)
	sumCues       = set(`together combined between altogether total all both jointly`)
	remainderCues = set(`excluding outside except rest remaining without others elsewhere apart minus`)
	meanCues      = set(`average averaged averages averaging mean month monthly each apiece`)
)

// otherwise looks for what else a number that does not fit its likeliest
// reading is: first of all for what the words say, and in that for what is
// right before what is loose.
func (b *bench) otherwise(c claim.Claim, best answer, questions []question) (otherwise, bool) {
	if c.Upper != nil || c.DirectionOnly || best.Area == area.None && len(b.Desk.Cube.Tops()) == 0 {
		return otherwise{}, false
	}
	found := b.quick().others(c, best, questions)
	fits := func(told bool, v wording.Verdict) int {
		return slices.IndexFunc(found, func(o otherwise) bool {
			return o.told == told && o.known && o.Verdict == v && (v == wording.Right && !merelyTrue(c, o.answer) || v == wording.Loose && o.says != "")
		})
	}
	at := fits(true, wording.Right)
	if at < 0 {
		at = fits(false, wording.Right)
	}
	if at < 0 {
		at = fits(true, wording.Loose)
	}
	if at < 0 {
		return otherwise{}, false
	}
	return b.others(c, best, questions)[at], true // with its working
}

// others are all that a number may be instead.
func (b *bench) others(c claim.Claim, best answer, questions []question) []otherwise {
	found := b.asTogether(c, best)
	if !c.HasNumber {
		return found
	}
	words := anyWords(b.sentenceOf(c))
	switch c.Kind {
	case claim.Count, claim.Sum, claim.Rate:
		found = slices.Concat(found, b.elsewhere(c, best, questions), b.asAllTime(c, best), b.asRunningTotal(c, best), b.asRate(c, best), b.asMean(c, best, words), b.asChannel(c, best, words), b.asWhole(c, best))
		if b.telling(c) {
			found = slices.Concat(found, b.asAround(c, best), b.asExtra(c, best), b.asChange(c, best, words), b.asSum(c, best, words), b.asPercent(c, best))
		}
		return slices.Concat(found, b.atOtherTime(c, best))
	case claim.PercentChange:
		return slices.Concat(found, b.asShare(c, best), b.atOtherTime(c, best))
	case claim.AbsoluteChange, claim.Multiple:
		found = slices.Concat(found, b.asLevel(c, best), b.asStillThan(c, best), b.betweenPlaces(c, best))
		if c.Kind == claim.AbsoluteChange && c.Hedge == "" && c.Stated.Quantity == wording.Count && best.when < directly && best.base <= carriedScore {
			for _, o := range b.asChange(c, best, words) { // between other periods of the release
				found = append(found, otherwise{o.answer, false})
			}
		}
	case claim.Share, claim.Fraction:
		return slices.Concat(found, b.ofIncrease(c, best), b.asPercentChange(c, best))
	}
	return found
}

// telling says whether a number is exact, and too large to be another's by
// chance.
func (b *bench) telling(c claim.Claim) bool {
	return c.Hedge == "" && c.Number.Value.Cmp(number.Int(tellingCount)) >= 0
}

// merelyTrue says whether a hedge holds of an answer as it would of most: "more
// than 600" of 4,583. That tells nobody what the number is of.
func merelyTrue(c claim.Claim, a answer) bool { return c.Hedge != "" && a.Severity != caveat.OK }

// directly is the least score of a place or period that stands in the phrase of
// a number: "373 people from Dorset", "596 in 2018". What only shares its
// sentence scores less.
const directly = 85

// tellingCount is the least count that is no other place's by chance.
const tellingCount = 20

// elsewhere tries a bare count as that of another place or period that its own
// sentence names, or of the period that the release is about. That holds only
// where the words do not tie the number to its place and period directly, and
// where no other number of the sentence is that place's: of two that were
// swapped, both stay wrong.
func (b *bench) elsewhere(c claim.Claim, best answer, questions []question) []otherwise {
	var found []otherwise
	for _, q := range questions {
		if c.Kind != claim.Rate && b.telling(c) && b.couldMean(c, best.question, q) {
			found = append(found, otherwise{b.answer(c, q), true})
		}
	}
	return found
}

// couldMean says whether the words leave room for another reading than the best.
func (b *bench) couldMean(c claim.Claim, best, q question) bool {
	otherPlace, otherTime := q.Area != best.Area, !q.Span.Same(best.Span)
	switch {
	case q.lacks != "" || q.Area == area.None && best.Area != area.None || otherPlace == otherTime || !b.lends(best, q):
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

// sentenceOf is the text of the sentence of a claim, in small letters.
func (b *bench) sentenceOf(c claim.Claim) string {
	s := b.doc.Sentences[c.Sentence]
	return strings.ToLower(b.doc.Text[s.Start:s.End])
}

// anyWords says whether a text has one of some words.
func anyWords(text string) func(map[string]bool) bool {
	fields := strings.FieldsFunc(text, func(r rune) bool { return !('a' <= r && r <= 'z') })
	return func(list map[string]bool) bool {
		return slices.ContainsFunc(fields, func(w string) bool { return list[w] })
	}
}

// near are the few words before and behind a claim, in its sentence.
func (b *bench) near(c claim.Claim, words int) string {
	s := b.doc.Sentences[c.Sentence]
	before := strings.Fields(b.doc.Text[s.Start:max(min(c.Start, s.End), s.Start)])
	behind := strings.Fields(b.doc.Text[min(c.End, s.End):s.End])
	before, behind = before[max(len(before)-words, 0):], behind[:min(words, len(behind))]
	return strings.ToLower(strings.Join(slices.Concat(before, []string{c.Text}, behind), " "))
}

// spansNear are the periods that a number could be of instead, that of its
// likeliest reading first: those of the release, and what a year or as long
// lies before them. Of a number whose period stands right beside it, they are
// those of its sentence and parts of its own.
func (b *bench) spansNear(c claim.Claim, best answer) []period.Span {
	var found []period.Span
	add := func(s period.Span) {
		if s.Days() > 0 && !slices.ContainsFunc(found, s.Same) && b.Desk.Cube.Held(s) {
			found = append(found, s)
		}
	}
	add(best.Span)
	tied := best.when >= directly
	for _, t := range b.topics() {
		if !tied || best.Span.Contains(t.span) || b.namesSpan(c, t.span) {
			add(t.span)
		}
	}
	for _, s := range slices.Clone(found) {
		if before := s.YearBefore(); !tied || best.Span.Contains(before) {
			add(before)
		}
		if before := s.Previous(); !tied || best.Span.Contains(before) {
			add(before)
		}
	}
	return found
}

// namesSpan says whether the sentence of a claim names a period.
func (b *bench) namesSpan(c claim.Claim, span period.Span) bool {
	named := func(r claim.PeriodReading) bool { return !r.Carried && !r.Unplaced && r.Period.Same(span) }
	return slices.ContainsFunc(b.all, func(o claim.Claim) bool {
		return o.Sentence == c.Sentence && (slices.ContainsFunc(o.Periods, named) || slices.ContainsFunc(o.Against, named))
	})
}

// basesNear are the periods that a change to one of a number could be from.
func (b *bench) basesNear(span period.Span) []period.Span {
	found := []period.Span{span.YearBefore(), span.Previous()}
	for _, t := range b.topics() {
		if t.span.End <= span.Start && !slices.ContainsFunc(found, t.span.Same) {
			found = append(found, t.span)
		}
	}
	return found
}

// levelAt is what a place counts in a span; false where the data do not give it
// exactly.
func (b *bench) levelAt(best answer, id area.ID, span period.Span) (number.Range, bool) {
	q := best.Query
	q.Area, q.Span, q.Against = id, span, period.Span{}
	cell := b.Desk.Total(q).Cell
	return cell.Sum, !cell.None && cell.Complete()
}

// judged is an answer that rests on a value worked out beside the usual ways.
func (b *bench) judged(c claim.Claim, best answer, value number.Range, told bool, says string) otherwise {
	a := best
	a.figure, a.from, a.to, a.Against, a.whole, a.turned = nil, "", "", period.Span{}, nil, false
	a = b.by(c, a, value)
	a.says = says
	return otherwise{a, told}
}

// addsUp says whether what is asked for can be added up.
func (b *bench) addsUp(q question) bool { return b.Desk.Cube.Measures[q.Measure].Kind == cube.Flow }
