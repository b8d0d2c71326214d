package check

import (
	"fmt"
	"slices"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/period"
	"github.com/pressfigures/figures/pkg/wording"
)

// A number of places is no number of what the data count: "numbers rose in five of
// the seven counties" counts the counties.

// upWords and downWords say which way it went in the places that are counted.
var (
	upWords   = set(`more rose rise rises higher up increase increased increases grew growth`)
	downWords = set(`fewer fell fall falls lower down decrease decreased decreases less declined dropped`)
)

// mostPlacesTold is the greatest number that is taken for one of places.
const mostPlacesTold = 200

// ofPlaces says whether the number of a claim is one of places: "five of the
// region's seven counties".
func (b *bench) ofPlaces(c claim.Claim) bool {
	n, whole := c.Stated.N.Int64()
	if c.Kind != claim.Count && c.Kind != claim.AbsoluteChange || !c.HasNumber || !whole || n > mostPlacesTold {
		return false
	}
	behind := b.wordsBehind(c)
	if len(behind) < 2 || behind[0] != "of" {
		return false
	}
	for _, w := range behind[1:min(len(behind), 8)] {
		if placeNouns[w] {
			return true
		}
		if contactWords[w] {
			return false
		}
	}
	return false
}

// howMany judges a number of places in which it rose, or fell.
func (b *bench) howMany(j Judged) Judged {
	way := b.wayTold(j.Claim)
	asked := j.Claim
	asked.Kind, asked.Direction = claim.AbsoluteChange, way
	questions := b.questions(asked)
	if way == 0 || len(questions) == 0 {
		return j
	}
	a := answer{question: questions[0]}
	parent, ok := a.Area, len(b.Desk.Cube.Areas.Children(a.Area)) > 0
	if !ok {
		parent, ok = b.region(a.Area)
	}
	went, all, known := b.wentIn(a, parent, way)
	if !ok || !known {
		return j
	}
	stated := j.Claim
	stated.Kind, stated.Row, stated.Stated.Quantity = claim.Count, wording.BareNumber, wording.Count
	a.Area = parent
	a.says = fmt.Sprintf("%d of the %d places in %s, %s against %s", went, all, b.name(parent), b.Style.Span(a.Span), b.Style.Span(a.Against))
	switch a = b.by(stated, a, number.Exactly(number.Int(int64(went)))); {
	case a.Verdict == wording.Right:
		return b.right(j, a)
	case b.stated(asked, a.question):
		return b.wrong(j, a)
	}
	return j
}

// wayTold is which way the sentence of a claim says that it went; 0 where it says
// neither or both.
func (b *bench) wayTold(c claim.Claim) int {
	words := wordsOf(b.sentenceOf(c))
	switch rises, falls := anyOf(words, upWords), anyOf(words, downWords); {
	case rises == falls:
		return c.Direction
	case rises:
		return 1
	}
	return -1
}

// wentIn is in how many of the places of another it went one way between the two
// periods of a reading, and how many these are.
func (b *bench) wentIn(a answer, parent area.ID, way int) (went, all int, known bool) {
	places := slices.Clone(b.Desk.Cube.Listed(parent))
	for _, id := range places {
		now, held := b.levelAt(a, id, a.Span)
		then, also := b.levelAt(a, id, a.Against)
		sign, sure := number.CompareRanges(now, then)
		if !held || !also || !sure || a.Against.Same(period.Span{}) {
			return 0, 0, false
		}
		if sign == way {
			went++
		}
	}
	return went, len(places), len(places) > 1
}
