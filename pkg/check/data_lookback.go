package check

import (
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/figure"
	"github.com/pressfigures/figures/pkg/number"
)

// A text may say of the earlier period how it stood to the later one: "it heard
// from 273 in 2018, a hundred fewer". That is a difference seen from the other
// end, and goes the other way.

// Words that hold two amounts beside each other, with no say in which was first,
// and those that lead to what something is measured from.
var (
	besideWords = set(`fewer less lower smaller more higher greater larger extra additional`)
	thanWords   = set(`than on against compared comparison versus vs from since with to relative above below`)
	withinWords = set(`in during for within throughout`)
)

// lookedBack judges a change as what the earlier period was beside the later.
func (b *bench) lookedBack(c claim.Claim, a answer, change figure.Change) answer {
	a.from, a.to, a.Span, a.Against = a.to, a.from, a.Against, a.Span
	a.sign, _ = number.CompareRanges(change.Old.Sum, change.New.Sum)
	return b.moved(c, a, change.New.Sum, change.Old.Sum)
}

// ofTheOld says whether the words of a difference tell it of the earlier period:
// the clause of the difference names that period, and not as what the later one
// is held against.
func (b *bench) ofTheOld(c claim.Claim, a answer) bool {
	s := b.doc.Sentences[c.Sentence]
	if !anyOf(wordsOf(c.Text), besideWords) || c.Start < s.Start || c.End > s.End {
		return false
	}
	return slices.ContainsFunc(slices.Concat(c.Periods, c.Against), func(r claim.PeriodReading) bool {
		if r.Carried || r.Start < s.Start || r.End > s.End || !r.Period.Same(a.Against) && !beforeWords(r.Text) && !r.Unplaced {
			return false
		}
		if r.Start >= c.End {
			return b.saidWithin(b.doc.Text[c.End:r.Start], r.Text)
		}
		lead := b.doc.Text[s.Start:r.Start]
		lead = lead[strings.LastIndexAny(lead, ",;:–—")+1:]
		return r.End <= c.Start && !anyOf(wordsOf(lead), thanWords) && !hasWord(b.doc.Text[c.End:s.End], "than") && !b.laterBeside(c, a)
	})
}

// saidWithin says whether the words between a difference and a period behind it
// make that the time of the difference: "423 fewer in 2018", "423 fewer a year
// earlier".
func (b *bench) saidWithin(between, span string) bool {
	words := wordsOf(between)
	if strings.ContainsAny(between, ",;:–—(") || anyOf(words, thanWords) || len(words) > 4 {
		return false
	}
	return len(words) == 0 && beforeWords(span) || len(words) > 0 && withinWords[words[len(words)-1]] || anyOf(wordsOf(span)[:min(1, len(wordsOf(span)))], withinWords)
}

// laterBeside says whether the sentence of a difference names the later period
// too, or gives what it counts.
func (b *bench) laterBeside(c claim.Claim, a answer) bool {
	for _, o := range b.all {
		if o.Sentence != c.Sentence {
			continue
		}
		if o.Index != c.Index && o.HasNumber && o.Kind == claim.Count && ranged(number.Exactly(o.Number.Value), 0) == a.to {
			return true
		}
		if slices.ContainsFunc(o.Periods, func(r claim.PeriodReading) bool {
			return !r.Carried && !r.Unplaced && r.Start >= b.doc.Sentences[c.Sentence].Start && r.Period.Overlaps(a.Span)
		}) {
			return true
		}
	}
	return false
}
