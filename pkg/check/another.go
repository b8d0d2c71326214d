package check

import (
	"slices"

	"github.com/pressfigures/figures/pkg/claim"
)

// Words that make a number one of something else than the operands it is tied
// to. They only ever take an objection back: a number that is right of its
// operands is right of them whatever stands between.

// ofAnotherPair says whether a claim that does not fit its operands is told of
// something else than these: of what another verb has done, or of a value whose
// base is not in print.
func (r *Report) ofAnotherPair(all []claim.Claim, c claim.Claim) bool {
	if c.From.Claim == claim.None || c.To.Claim == claim.None || !inSentence(all, c) {
		return false
	}
	return r.comparesOther(all, c) || c.Changes() && spokenFor(all, c)
}

// comparesOther says whether a fraction compares what its own words name with a
// value before it: "61 points, up from 44, and conceded half as many".
func (r *Report) comparesOther(all []claim.Claim, c claim.Claim) bool {
	behind := r.wordsAfter(c.End, 2)
	if c.Kind != claim.Fraction || c.Direction != 0 || len(behind) < 2 || behind[0] != "as" || !degreeWords[behind[1]] {
		return false
	}
	return !r.plainTelling(c, all[c.From.Claim], all[c.To.Claim])
}

// degreeWords stand between the two "as" of a comparison.
var degreeWords = set(`many much high large big great long often far few little low small`)

// spokenFor says whether a change takes one value of a pair that another change
// has to itself, and a third value behind that pair: "Kent took 610 calls, up
// from 440, and Sussex 900, a rise of a third". The third value is then one of
// another thing, and what it is measured from is not in print. Values that
// follow one upon another are not so told: "from 440 to 610, and then to 900, a
// rise of a third".
func spokenFor(all []claim.Claim, c claim.Claim) bool {
	return slices.ContainsFunc(sentenceOf(all, c), func(d claim.Claim) bool {
		if d.Index == c.Index || !d.Changes() || !d.Sure || d.From.Claim == claim.None || d.To.Claim == claim.None {
			return false
		}
		third, shared := c.From.Claim, c.To.Claim
		if third == d.From.Claim || third == d.To.Claim {
			third, shared = shared, third
		}
		if third == d.From.Claim || third == d.To.Claim || shared != d.From.Claim && shared != d.To.Claim {
			return false
		}
		follows := all[third].Start > max(all[d.From.Claim].Start, all[d.To.Claim].Start, d.Start) && c.Start > all[third].Start
		aside := all[d.From.Claim].Start > all[d.To.Claim].Start
		return follows && (aside || c.From.Claim != d.To.Claim)
	})
}
