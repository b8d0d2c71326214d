package check

import (
	"strings"

	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/period"
)

// A number may be of less than the data tell apart, or of more than any period
// of the release.

// Those that a number may be a part of ("of whom 300 were women"), and words
// behind "were" that do not say what sort of people they were.
var (
	partPronouns = set(`them these those`)
	noSort       = set(`from in at on to by for of there made making recorded received registered counted logged up down about around over under more fewer
		just nearly almost the than as also still only all during between within among answered taken a an in with`)
)

// untold says whether a number is one of a sort of people that the data do not
// tell from the others: "of the county's callers, 200 were men". Neither a
// channel nor a place nor a period of its own says which.
func (b *bench) untold(c claim.Claim) bool {
	if c.Kind != claim.Count && c.Kind != claim.Share && c.Kind != claim.Fraction || len(c.Channels) > 0 {
		return false
	}
	for _, a := range c.Areas {
		if !a.Carried && a.Start >= c.End {
			return false
		}
	}
	for _, p := range c.Periods {
		if !p.Carried && p.Start >= c.End && p.Score >= directly {
			return false
		}
	}
	s := b.doc.Sentences[c.Sentence]
	behind := wordsOf(b.doc.Text[min(c.End, s.End):s.End])
	if strings.HasPrefix(b.doc.Text[min(c.End, s.End):], " of ") && len(behind) > 1 && partPronouns[behind[1]] {
		return true
	}
	return b.partBefore(c) && len(behind) > 1 && (behind[0] == "were" || behind[0] == "are" || behind[0] == "was") && !noSort[behind[1]]
}

// partBefore says whether the words before a number say of whom it is a part:
// "of these callers, 120", "callers, of whom 300".
func (b *bench) partBefore(c claim.Claim) bool {
	s := b.doc.Sentences[c.Sentence]
	before := wordsOf(b.doc.Text[s.Start:max(min(c.Start, s.End), s.Start)])
	for i, w := range before {
		if w == "of" && i+8 >= len(before) {
			return true
		}
	}
	return false
}

// allTimeWords say that a number is of longer than any period of the text.
var allTimeWords = []string{"all told", "so far", "to date", "since it ", "since its ", "over the years", "in its history", "ever since", "in all that time"}

// ofAllTime says whether a number is said of all time, and no period stands
// right beside it.
func (b *bench) ofAllTime(c claim.Claim, best answer) bool {
	return best.when < directly && containsAny(b.sentenceOf(c), allTimeWords...)
}

// asAllTime tries a number as that of all periods that the data hold.
func (b *bench) asAllTime(c claim.Claim, best answer) []otherwise {
	extent := b.Desk.Cube.Extent()
	if !b.ofAllTime(c, best) || len(extent) == 0 {
		return nil
	}
	q := best.question
	q.Against = period.Span{}
	q.Span = period.Between(extent[0].Start, extent[len(extent)-1].End-1)
	return []otherwise{{b.answer(c, q), true}}
}
