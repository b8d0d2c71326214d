package check

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/number"
)

// judgePlaces judges a number of places by what happened in each: "numbers rose in
// five of the seven counties". Of what else they may have in common the data know
// nothing.
func (b *bench) judgePlaces(j Judged) Judged {
	if b.way(j.Claim) == 0 {
		return j
	}
	change := j
	change.Kind = claim.AbsoluteChange
	found := b.settle(change, b.questions(change.Claim))
	found.Kind = j.Kind
	return found
}

// ofPlaces says whether a claim tells what became of a number of places that is
// none of the data: "offices in five of the counties, up from three".
func (b *bench) ofPlaces(c claim.Claim) bool {
	return c.Head == "" && slices.ContainsFunc(b.all, func(o claim.Claim) bool {
		return o.Places && o.Sentence == c.Sentence && o.End <= c.Start && b.way(o) == 0
	})
}

// way is which way things went in the places that a claim counts, by the words that
// stand beside it: 1 for a rise, -1 for a fall, 0 where they do not say.
func (b *bench) way(c claim.Claim) int {
	before, behind := b.wordsBefore(c), b.wordsBehind(c)
	if n := len(before); n > 1 && before[n-1] == "in" {
		if i := slices.Index(before, "than"); i > 0 && wayOf(before[:i]) != 0 {
			return wayOf(before[:i]) // "More people rang in 2019 than in 2018 in five of …"
		}
		return wayOf(before[max(0, n-4) : n-1]) // "rose in five of …"
	}
	n := slices.IndexFunc(behind, func(w string) bool { return sawWords[w] })
	if n < 0 {
		return 0
	}
	return wayOf(behind[n:min(n+5, len(behind))]) // "Five of the seven counties saw a rise"
}

// sawWords stand between places and what happened there.
var sawWords = set(`had saw recorded reported showed experienced registered received`)

func wayOf(words []string) int {
	switch up, down := anyOf(words, riseWords), anyOf(words, fallWords); {
	case up && !down:
		return 1
	case down && !up:
		return -1
	}
	return 0
}

// movedPlaces answers in how many places of a region there was a rise or a fall.
func (b *bench) movedPlaces(c claim.Claim, a answer) answer {
	parent := a.Area
	if len(b.Desk.Cube.Listed(parent)) == 0 {
		var ok bool
		if parent, ok = b.region(a.Area); !ok {
			a.why = "the text does not say among which places"
			return a
		}
	}
	places := b.Desk.Cube.Listed(parent)
	var moved []string
	for _, id := range places {
		now, held := b.levelAt(a, id, a.Span)
		then, also := b.levelAt(a, id, a.Against)
		sign, sure := number.CompareRanges(now, then)
		if !held || !also || !sure || a.Against.Days() == 0 {
			a.why = fmt.Sprintf("the data do not say how %s changed", b.name(id))
			return a
		}
		if sign == b.way(c) {
			moved = append(moved, b.name(id))
		}
	}
	a.Area = parent
	a = b.by(c, a, number.Exactly(number.Int(int64(len(moved)))))
	a.says = b.saysMoved(c, a, moved, len(places))
	return a
}

// saysMoved names the places that rose or fell.
func (b *bench) saysMoved(c claim.Claim, a answer, moved []string, of int) string {
	verb, when := map[int]string{1: "rose", -1: "fell"}[b.way(c)], fmt.Sprintf(", %s against %s", b.Style.Span(a.Span), b.Style.Span(a.Against))
	if len(moved) == 0 {
		return fmt.Sprintf("the number %s in none of the %d places of %s%s", verb, of, b.name(a.Area), when)
	}
	return fmt.Sprintf("the number %s in %d of the %d places of %s%s (%s)", verb, len(moved), of, b.name(a.Area), when, strings.Join(moved, ", "))
}
