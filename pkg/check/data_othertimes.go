package check

import (
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/period"
)

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

// byTheEnd says whether a count is told as what had come together by a time: "by
// the end of 2013 more than 15,000 people had used it", "by June the total had
// reached 139".
func (b *bench) byTheEnd(c claim.Claim) bool {
	words := b.wordsOf(c)
	for i, w := range words {
		if w == "by" && i+3 < len(words) && words[i+1] == "the" && words[i+2] == "end" {
			return true
		}
		if w == "by" && i+1 < len(words) && (words[i+1] == "the" || words[i+1] == "then" || words[i+1] == "now" || monthNames[words[i+1]] || years(words[i+1]) > 0) {
			return slices.ContainsFunc(words, func(w string) bool {
				return w == "had" || w == "has" || w == "have" || w == "total" || w == "altogether"
			})
		}
	}
	return false
}

// asRunningTotal tries a number as what came together up to the end of its
// period, since the data begin or since its year does.
func (b *bench) asRunningTotal(c claim.Claim, best answer) []otherwise {
	extent := b.Desk.Cube.Extent()
	if len(extent) == 0 || !b.byTheEnd(c) || !b.addsUp(best.question) {
		return nil
	}
	year, _, _ := best.Span.Start.Date()
	var found []otherwise
	for _, start := range []period.Day{extent[0].Start, period.OfYear(year).Start} {
		q := best.question
		q.Against = period.Span{}
		if q.Span = period.Between(start, best.Span.End-1); start < best.Span.End {
			found = append(found, otherwise{b.answer(c, q), true})
		}
	}
	return found
}

// atOtherTime tries a number whose period is only named by where it lies ("the
// previous half-year") as that of another period of the release, where no other
// number of the sentence is that.
func (b *bench) atOtherTime(c claim.Claim, best answer) []otherwise {
	if !b.softTime(c, best) || c.Hedge != "" || c.Stated.N.Cmp(number.Int(tellingCount)) < 0 {
		return nil
	}
	var found []otherwise
	loose := best
	loose.when = 0
	for _, now := range b.spansNear(c, loose) {
		q := best.question
		q.Span = now
		if !c.Changes() {
			if !b.taken(c, q) {
				found = append(found, otherwise{b.answer(c, q), false})
			}
			continue
		}
		for _, then := range b.basesNear(now) {
			q.Against = then
			found = append(found, otherwise{b.answer(c, q), false})
		}
	}
	return found
}

// softTime says whether the words for the period of a reading stand behind
// another number, or name it by no year and no month.
func (b *bench) softTime(c claim.Claim, best answer) bool {
	for _, r := range slices.Concat(c.Periods, c.Against) {
		if r.Start > c.End && strings.ContainsAny(b.doc.Text[c.End:r.Start], "0123456789") {
			return true // another number stands between: "944, two and a half times its 381 of a year earlier"
		}
		if r.Unplaced || strings.ContainsAny(r.Text, "0123456789") {
			continue
		}
		for _, d := range b.readings(c, r) {
			if d.span.Same(best.Span) {
				return hasWord(r.Text, "the", "a", "that", "this") && !hasWord(r.Text, "last", "year")
			}
		}
	}
	return false
}
