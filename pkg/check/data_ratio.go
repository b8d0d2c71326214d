package check

import (
	"fmt"
	"slices"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/figure"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/wording"
)

// "7.5 website visits for every call" and "2.7 people from Devon to every one from
// Dorset" say how many times one count is another, and are no counts themselves.

// ratioWords lead to "every" or "each" of what a ratio is held against.
var ratioWords = set(`for to`)

// aRatio says whether a number is how many there are of one thing to each of
// another.
func (b *bench) aRatio(c claim.Claim) bool {
	if c.Kind != claim.Count || !c.HasNumber || c.Upper != nil {
		return false
	}
	each := func(words []string) bool {
		for i := range words[:max(len(words)-1, 0)] {
			if ratioWords[words[i]] && (words[i+1] == "every" || words[i+1] == "each") {
				return true
			}
		}
		return false
	}
	behind, before := b.wordsBehind(c), b.wordsBefore(c)
	return each(behind[:min(len(behind), 9)]) || len(before) > 2 && each(before[:2]) && !slices.Contains(before, "of")
}

// judgeRatio judges a ratio by the two places, or the two channels, that it can be
// of.
func (b *bench) judgeRatio(j Judged) Judged {
	questions := b.questions(j.Claim)
	if len(questions) == 0 || questions[0].lacks != "" {
		return j
	}
	q := questions[0]
	tried := append(b.ratiosOfPlaces(j.Claim, q), b.ratiosOfChannels(j.Claim, q)...)
	for _, a := range tried {
		if a.Verdict == wording.Right {
			return b.right(j, a)
		}
	}
	if len(tried) == 1 && (b.stated(j.Claim, q) || b.held(tried[0]) && q.when >= carriedScore) {
		return b.wrong(j, tried[0])
	}
	return j
}

// ratiosOfPlaces is how many times the one of two places of a sentence counts what
// the other does.
func (b *bench) ratiosOfPlaces(c claim.Claim, q question) []answer {
	places := slices.DeleteFunc(b.placesOf(c), func(id area.ID) bool { return len(b.Desk.Cube.Areas.Children(id)) > 0 })
	if len(places) != 2 {
		return nil
	}
	best := answer{question: q}
	first, known := b.levelAt(best, places[0], q.Span)
	last, held := b.levelAt(best, places[1], q.Span)
	if !known || !held {
		return nil
	}
	return b.ratioOf(c, q, first, last, b.name(places[0]), b.name(places[1]))
}

// ratiosOfChannels are how many times the one of two channels counts what the other
// does, for every pair that the data have.
func (b *bench) ratiosOfChannels(c claim.Claim, q question) []answer {
	var found []answer
	for d, dimension := range b.Desk.Cube.Dimensions {
		for m, one := range dimension.Members {
			for n, other := range dimension.Members[:m] {
				if one.Total || other.Total {
					continue
				}
				first, known := b.memberAt(q, d, m)
				last, held := b.memberAt(q, d, n)
				if known && held {
					found = append(found, b.ratioOf(c, q, first, last, one.Name, other.Name)...)
				}
			}
		}
	}
	return found
}

// memberAt is what one member of a dimension counts of a reading.
func (b *bench) memberAt(q question, dimension, member int) (number.Range, bool) {
	q.Where = append(slices.Clone(b.Where), figure.Where{Dimension: dimension, Members: []int{member}})
	return b.levelAt(answer{question: q}, q.Area, q.Span)
}

// ratioOf judges a claim by the greater of two counts over the smaller.
func (b *bench) ratioOf(c claim.Claim, q question, first, last number.Range, one, other string) []answer {
	if sign, sure := number.CompareRanges(first, last); !sure || sign < 0 {
		first, last, one, other = last, first, other, one
	}
	ratio, ok := first.Quo(last)
	if !ok {
		return nil
	}
	a := b.by(c, answer{question: q}, ratio)
	a.says = fmt.Sprintf("%s to 1: %s for %s and %s for %s", ranged(ratio, 1), ranged(first, 0), one, ranged(last, 0), other)
	return []answer{a}
}
