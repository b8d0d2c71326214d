package check

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/figure"
	"github.com/pressfigures/figures/pkg/period"
)

// question is one reading of a claim, as a query of the data.
type question struct {
	figure.Query
	whole *figure.Query // of a share
	than  *area.ID      // what a comparison is with; area.None for all places
	// How well the text ties the claim to this place, period and base, from 0
	// to 100, and what else speaks against the reading.
	place, when, base, penalty int
	area                       claim.AreaReading
	// remark says how a period was read that can be read in two ways.
	remark string
	// lacks says why the data cannot be asked at all: a place they do not
	// know.
	lacks string
}

// Scores of readings. What matters is their order.
const (
	closeBy        = 12 // how far behind the best a reading may be and still be favoured
	carriedScore   = 30 // of what an earlier sentence of the paragraph gives
	elsewhereScore = 15 // of what the release speaks of elsewhere
	otherSpanScore = 20 // of a period that the release speaks of elsewhere, where the claim's own sentence has none
	usualScore     = 25 // of a base that is not printed
	wholeScore     = 12 // of all places together, where none is named
)

// rank orders readings of one claim, the best first.
func (q question) rank() int { return q.place + q.when + q.base - 2*q.penalty }

// stated says whether the release itself, and not a guess, ties the claim to
// the place and the period: in its own sentence, or in an earlier one of a
// release that speaks of no other place.
func (b *bench) stated(c claim.Claim, q question) bool {
	if b.placeless() {
		return q.when >= carriedScore
	}
	place := q.place > carriedScore || q.place >= carriedScore && b.lonely(q) || q.place > elsewhereScore && b.soleOf(q)
	if q.place <= carriedScore && q.when <= carriedScore && !b.pointsBack(c) {
		return false
	}
	return place && q.when >= carriedScore
}

// placeless says whether the data tell no places apart, so that nothing has to say
// which is meant.
func (b *bench) placeless() bool { return len(b.Desk.Cube.Areas.All()) < 2 }

// pointsBack says whether the sentence of a claim takes up the one before: "On
// average, that is 60 people a month."
func (b *bench) pointsBack(c claim.Claim) bool {
	s := b.doc.Sentences[c.Sentence]
	before := strings.ToLower(b.doc.Text[s.Start:max(min(c.Start, s.End), s.Start)])
	return hasWord(before, "that", "this", "these", "it", "they", "those") || containsAny(before, "the number", "the total", "the figure")
}

// lonely says whether the paragraph of a reading that is carried on names no
// other place but such as hold it or lie in it.
func (b *bench) lonely(q question) bool {
	i := b.doc.BlockAt(q.area.Start)
	return !slices.ContainsFunc(b.named, func(a claim.AreaReading) bool {
		return b.doc.BlockAt(a.Start) == i && !b.related(b.own(a), q.Area)
	})
}

// soleOf says whether the whole release names no other place but such as hold
// it.
func (b *bench) soleOf(q question) bool {
	for _, a := range b.places {
		if id := b.own(a); id != q.Area && (id == area.None || !b.Desk.Cube.Areas.Within(q.Area, id)) {
			return false
		}
	}
	return q.Area != area.None
}

func (b *bench) related(id, other area.ID) bool {
	tree := b.Desk.Cube.Areas
	return id == other || id != area.None && other != area.None && (tree.Within(id, other) || tree.Within(other, id))
}

// questions are the readings of a claim as queries, the best first.
func (b *bench) questions(c claim.Claim) []question {
	var found []question
	spans, measures, members := b.spans(c), b.measures(c), b.members(c)
	for _, a := range b.partsOf(c, b.areas(c)) {
		own := b.own(a)
		for _, p := range spans {
			for _, m := range measures {
				q := question{area: a, place: a.Score, when: p.score, base: 100, remark: p.remark}
				q.Query = figure.Query{Measure: m, Area: own, Span: p.span, Where: members}
				if q.Area == area.None && a.Text != allAreas {
					q.lacks = fmt.Sprintf("the data hold no place %q", a.Text)
				}
				if q.Area == area.None && a.Text == "" {
					q.lacks = "the text does not say which part of the whole this is, or of a place that the data do not hold"
				}
				found = b.expand(found, c, q)
				if len(q.Where) > len(b.Where) && c.ChannelFar { // the channel may be the name of the whole service
					q.Where, q.penalty = b.Where, 4
					found = b.expand(found, c, q)
				}
			}
		}
	}
	slices.SortStableFunc(found, func(a, b question) int { return b.rank() - a.rank() })
	return found
}

// expand adds a question to those found, with what its kind needs: the period of
// the base, the whole of a share.
func (b *bench) expand(found []question, c claim.Claim, q question) []question {
	switch {
	case c.Base:
		for _, with := range b.bases(c, q) {
			with.Span, with.Against = with.Against, period.Span{}
			if (c.Kind == claim.Share || c.Kind == claim.Fraction) && !b.percents(q) {
				found = append(found, b.wholes(c, with)...) // "from 31 to 41 per cent" of the whole
				continue
			}
			found = append(found, with)
		}
		return found
	case c.Changes(), c.Kind == claim.Rank && c.Place.Change, c.Kind == claim.Comparison && c.Than.Change:
		return append(found, b.bases(c, q)...)
	case c.Kind == claim.Share || c.Kind == claim.Fraction:
		return append(found, b.wholes(c, q)...)
	}
	return append(found, q)
}

// changeBeside is the claim of a change nearest to one in its sentence that
// needs two periods and has them from there.
func (b *bench) changeBeside(c claim.Claim) (*claim.Claim, bool) {
	var best *claim.Claim
	for i := range b.all { // a claim is large, and this is asked often: none is copied
		o := &b.all[i]
		if o.Sentence != c.Sentence || o.Block != c.Block || o.Index == c.Index || !o.Changes() {
			continue
		}
		if best == nil || abs(o.Start-c.Start) < abs(best.Start-c.Start) {
			best = o
		}
	}
	return best, best != nil
}

func abs(n int) int { return max(n, -n) }
