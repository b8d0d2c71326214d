package check

import (
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/wording"
)

// What data count is the name of their measure. A wide sheet has none, and the
// columns of one that are added up have a name each: what these count, a release
// says.

// mute are names of measures that say nothing of what is counted.
var mute = set(`count counts number numbers total totals value values figure figures amount n no data rows`)

// unnamed says whether the data do not say what they count.
func (b *bench) unnamed() bool {
	return !slices.ContainsFunc(b.nouns(), func(n string) bool { return !mute[lastWord(n)] })
}

// adopt takes for what unnamed data count every noun of the release that one of
// their figures stands before: the words for contacts need no such proof. A noun
// that none does may be that of something else altogether.
func (b *bench) adopt() {
	if !b.unnamed() {
		return
	}
	quick := b.quick()
	for _, c := range b.all {
		head := singular(strings.ToLower(c.Head))
		count := (c.Kind == claim.Count || c.Kind == claim.Sum) && c.HasNumber && c.Upper == nil && c.Source == "" && c.Currency == "" && !c.Forecast
		if head == "" || b.adopted[head] || !count || c.Number.Class != number.Plain || c.Number.Value.Cmp(number.Int(tellingCount)) < 0 {
			continue
		}
		if quick.bearsOut(c) {
			if b.adopted == nil {
				b.adopted = map[string]bool{}
			}
			b.adopted[head] = true
		}
	}
}

// bearsOut says whether the likeliest place of a claim has its number in one of
// the periods that it may be about.
func (b *bench) bearsOut(c claim.Claim) bool {
	asked := b.questions(c)
	return slices.ContainsFunc(asked, func(q question) bool {
		if q.place < asked[0].place {
			return false
		}
		a := b.answer(c, q)
		return a.known && a.Verdict == wording.Right
	})
}

// goesOn says whether a claim without a noun goes on with what the data count,
// which are no contacts: the claim with a noun that stands nearest before it, or
// else the first behind it, is of that, and its own sentence speaks of nobody
// who makes contact.
func (b *bench) goesOn(c claim.Claim) bool {
	if c.Head != "" && !b.counts(c.Head) && !b.counts(c.Noun) && !isGeneral(c.Noun) && !isPlace(c) && !isPart(c) {
		return false
	}
	s := b.doc.Sentences[c.Sentence]
	for _, word := range strings.Fields(strings.ToLower(b.doc.Text[s.Start:s.End])) {
		if word = strings.Trim(word, ".,;:()“”\"'"); isContact(word) || word == "contacted" || word == "called" || word == "rang" {
			return false
		}
	}
	topic, found := claim.Claim{}, false
	for _, o := range b.all {
		if o.Index == c.Index || o.Head == "" || isPlace(o) || isGeneral(o.Noun) || found && o.Index > c.Index {
			continue
		}
		topic, found = o, true
	}
	return found && b.namesCounted(topic.Noun)
}

// isPart says whether a claim is a part of a whole, so that the noun behind it is
// that of its whole: "half of the total".
func isPart(c claim.Claim) bool { return c.Kind == claim.Share || c.Kind == claim.Fraction }

// namesCounted says whether one of some words is what the data count.
func (b *bench) namesCounted(words string) bool {
	return slices.ContainsFunc(strings.Fields(words), b.counts)
}
