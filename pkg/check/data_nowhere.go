package check

import (
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/period"
	"github.com/pressfigures/figures/pkg/wording"
)

// A text need not say in every sentence which place and which period it is
// about. A number that is none of all that it could be is wrong all the same.

// printed says whether a figure that the data do not hold is the very one that
// the text names, and not one that was supposed: of a period of its own words,
// and measured from the one they name.
func (b *bench) printed(c claim.Claim, a answer) bool {
	if a.lacks != "" || !b.Desk.Cube.Held(a.Span) && !c.Base && a.when > otherSpanScore+1 {
		return true
	}
	if a.Against.Days() > 0 && !b.Desk.Cube.Held(a.Against) {
		return slices.ContainsFunc(c.Against, func(r claim.PeriodReading) bool {
			return !r.Unplaced && !r.Carried && r.Period.Same(a.Against) && !relativeBase(r.Text)
		})
	}
	return a.Against.Days() == 0 && !c.Base && b.Desk.Cube.Held(a.Span)
}

// relativeBase says whether words name a base only by what lies before it.
func relativeBase(text string) bool {
	return beforeWords(text) || lastWords(text) || hasWord(text, "same", "corresponding")
}

// nowhere says whether a number of a place that its sentence or paragraph is
// about is that of no reading: of none of the places and periods that the
// release speaks of, and of no other period of the place. Then it is wrong
// whichever was meant.
func (b *bench) nowhere(c claim.Claim, best answer, known []answer, questions []question) bool {
	_, exact := best.truth.Exact()
	if !exact || !c.HasNumber && (c.Kind != claim.Multiple || c.DirectionOnly) || c.Upper != nil || !b.held(best) || best.place < questions[0].place {
		return false
	}
	if one := onlyOne(known) && best.place > carriedScore; !one && !b.borneOut(c, best) {
		return false
	}
	switch {
	case c.Changes():
		if figuresIn(c.Text) > 1 { // "+590 or +99%"
			return false
		}
	case c.Kind == claim.Count || c.Kind == claim.Sum:
		if !b.sureCount(c, best) {
			return false
		}
	case c.Kind == claim.Share:
		if _, ok := b.wholeBehind(c); !ok || len(c.Channels) > 0 || best.place <= carriedScore {
			return false
		}
	case c.Kind != claim.Rate:
		return false
	}
	return b.noOtherPlace(c, best) && b.noOtherSpan(c, best) && !slices.ContainsFunc(known, func(a answer) bool { return a.Verdict != wording.Wrong })
}

// surest is the likeliest reading of a period that is borne out by other
// numbers of the text, else the likeliest of all.
func (b *bench) surest(c claim.Claim, known []answer) answer {
	for _, a := range known {
		if a.place >= known[0].place && b.borneOut(c, a) {
			return a
		}
	}
	return known[0]
}

// onlyOne says whether all readings give the same.
func onlyOne(known []answer) bool {
	return !slices.ContainsFunc(known, func(a answer) bool {
		return a.truth.String() != known[0].truth.String()
	})
}

// figuresIn counts the numbers in digits of some words.
func figuresIn(text string) int {
	n := 0
	for _, f := range strings.FieldsFunc(text, func(r rune) bool { return (r < '0' || r > '9') && r != ',' && r != '.' }) {
		if strings.ContainsAny(f, "0123456789") {
			n++
		}
	}
	return n
}

// borneOut says whether the period of a reading is surely one of the text: it
// stands beside the number, or another number of the text is right of it.
func (b *bench) borneOut(c claim.Claim, best answer) bool {
	if best.when >= directly {
		return true
	}
	quick := b.quick()
	return slices.ContainsFunc(b.all, func(o claim.Claim) bool {
		if o.Index == c.Index || o.Kind != claim.Count || o.Hedge != "" || len(o.Areas) == 0 || !o.HasNumber || o.Number.Value.Cmp(number.Int(tellingCount)) < 0 {
			return false
		}
		q := best.question
		q.Area, q.Against, q.Where, q.whole = b.own(o.Areas[0]), period.Span{}, b.members(o), nil
		a := quick.level(o, answer{question: q})
		return q.Area != area.None && a.known && a.Verdict == wording.Right
	})
}

// noOtherPlace says whether a number is that of no other place of its sentence.
func (b *bench) noOtherPlace(c claim.Claim, best answer) bool {
	quick := b.quick()
	for _, id := range b.placesOf(c) {
		q := best.question
		q.Area = id
		if a := quick.answer(c, q); id != best.Area && a.known && a.Verdict != wording.Wrong {
			return false
		}
	}
	return c.Kind != claim.AbsoluteChange || saysBy(c.Text) || !b.isLevel(c, best)
}

// saysBy says whether the words of a change give it its amount, and not where it
// came from: "up by 505", "an increase of 505", "505 more".
func saysBy(text string) bool {
	return hasWord(text, "by", "of", "more", "fewer", "extra", "additional")
}

// isLevel says whether the number of a change is what some place of the release
// counts: "340 down to 299".
func (b *bench) isLevel(c claim.Claim, best answer) bool {
	for _, place := range b.places {
		for _, span := range b.spansNear(c, best) {
			if level, ok := b.levelAt(best, b.own(place), span); ok && level.Low.Equal(c.Stated.N) {
				return true
			}
		}
	}
	return false
}

// held says whether the text holds on to the place of a reading: it is named in
// the sentence, or the only one of the paragraph or of the release.
func (b *bench) held(a answer) bool {
	place := b.placeless() || a.place > carriedScore || a.place >= carriedScore && b.lonely(a.question) || a.place >= elsewhereScore && b.soleOf(a.question)
	return place && a.when >= min(otherSpanScore, elsewhereScore)
}

// sureCount says whether a count is surely one of what the data count: by its
// noun, or as an operand of a change, or as a bare number right behind its place.
func (b *bench) sureCount(c claim.Claim, best answer) bool {
	if c.Number.Value.Cmp(number.Int(tellingCount)) < 0 && best.place < directly {
		return false
	}
	if b.ofAllTime(c, best) || b.untold(c) {
		return false
	}
	return contactWords[c.Head] || b.counts(c.Head) || b.isEnd(c) ||
		c.Head == "" && best.place > carriedScore && best.area.End <= c.Start && c.Start-best.area.End < 40
}

// noOtherSpan says whether a number is that of no other period of its place.
func (b *bench) noOtherSpan(c claim.Claim, best answer) bool {
	quick := b.quick()
	for _, span := range slices.Concat(b.Desk.Cube.Spans, b.spansNear(c, best)) {
		q := best.question
		q.Span = span
		if c.Kind == claim.Rate && c.Per == "month" && isMonth(span) {
			continue // what one month counts is no mean
		}
		if c.Changes() {
			q.Span, q.Against = best.Span, span
		}
		if q.whole != nil {
			whole := *q.whole
			whole.Span = span
			q.whole = &whole
		}
		if a := quick.answer(c, q); a.known && a.Verdict != wording.Wrong {
			return false
		}
	}
	return true
}
