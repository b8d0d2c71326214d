package check

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/figure"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/period"
	"github.com/pressfigures/figures/pkg/wording"
)

// pointsApart answers "43 percentage points higher than across the North
// West": how far the percentage changes of two places are apart.
func (b *bench) pointsApart(c claim.Claim, a answer) answer {
	other, ok := b.other(c, a)
	if !ok {
		a.why = "the text does not say what this is compared with"
		return a
	}
	mine, theirs, ok := b.percentsOf(c, &a, other)
	if !ok {
		return a
	}
	size := func(r number.Range) number.Range { return number.Exactly(r.Low.Abs()) }
	if _, exact := mine.Exact(); !exact {
		a.why = "hidden cells leave the changes open"
		return a
	}
	apart := size(mine).Sub(size(theirs))
	a = b.by(c, a, apart)
	if sign := apart.Low.Sign(); c.Direction != 0 && sign != 0 && sign != c.Direction {
		a.Verdict, a.Severity, a.Suggest = wording.Wrong, caveat.Error, nil
		a.Message = fmt.Sprintf("%s is not %s than %s", shownPercent(mine), higher(c.Direction), shownPercent(theirs))
	}
	return a
}

// comparesPlaces says whether a difference in points is one between places and
// not between periods: another place or an average stands behind it.
func (b *bench) comparesPlaces(c claim.Claim) bool {
	for _, r := range c.Areas {
		if !r.Carried && r.Start > c.End {
			return true
		}
	}
	s := b.doc.Sentences[c.Sentence]
	return containsAny(strings.ToLower(b.doc.Text[min(c.End, s.End):s.End]), "average", "region", "nationally", "elsewhere")
}

// pointsOfShares answers by how much the share of a place in its region
// changed: "from 31 to 41 per cent, up 10 percentage points".
func (b *bench) pointsOfShares(c claim.Claim, a answer, region area.ID) answer {
	whole := a.Query
	whole.Area = region
	return b.movedShare(c, a, a.Query, whole)
}

// movedShare judges a change of the share that a part has in a whole.
func (b *bench) movedShare(c claim.Claim, a answer, part, whole figure.Query) answer {
	of := func(span period.Span) (number.Range, bool) {
		part, whole := part, whole
		part.Span, whole.Span = span, span
		part.Against, whole.Against = period.Span{}, period.Span{}
		share := b.Desk.Share(part, whole)
		return share.Ratio.Scale(hundred), share.Known && share.Within
	}
	now, known := of(a.Span)
	then, held := of(a.Against)
	if !known || !held {
		a.why = "the data hold no such shares for " + b.subject(a)
		return a
	}
	a.from, a.to = ranged(then, 1), ranged(now, 1)
	a.sign, _ = number.CompareRanges(now, then)
	return b.moved(c, a, then, now)
}

// shareMoved is the share of which a sentence only says that it rose or fell: "9.3
// per cent of them, down from 10.5". Its part and whole are those of the share
// that stands beside the words.
func (b *bench) shareMoved(c claim.Claim) (part, whole figure.Query, ok bool) {
	if !c.DirectionOnly || !c.Percents && c.Stated.Quantity == wording.Count {
		return part, whole, false
	}
	var best *claim.Claim
	for i := range b.all {
		o := &b.all[i]
		if o.Sentence != c.Sentence || o.Kind != claim.Share || b.guessedShare(*o) && !containsAny(b.sentenceOf(c), shareWords...) {
			continue
		}
		if best == nil || abs(o.Start-c.Start) < abs(best.Start-c.Start) {
			best = o
		}
	}
	if best == nil {
		return part, whole, false
	}
	of := *best
	of.Base = false
	for _, q := range b.questions(of) {
		if q.whole != nil && q.lacks == "" {
			return q.Query, *q.whole, true
		}
	}
	return part, whole, false
}

// pointsOfCounts answers a change of counts that is given in percentage
// points: of counts there are per cents. Only a number that is the per cent is
// surely called by the wrong name; any other may be points of what the data are
// not asked for.
func (b *bench) pointsOfCounts(c claim.Claim, a answer) answer {
	c.Kind, c.Stated.Quantity = claim.PercentChange, wording.Percent
	a = b.change(c, a)
	if !a.known {
		return a
	}
	if a.Verdict == wording.Wrong {
		a.known, a.why = false, "the text does not say of what these are percentage points"
		return a
	}
	a.Verdict, a.Severity, a.Suggest = wording.Wrong, caveat.Error, nil
	a.Message = "these are counts, and a change of counts is in per cent, not in percentage points"
	a.says = fmt.Sprintf("it %s by %s per cent", rose(a.sign), ranged(a.truth, 1))
	return a
}

// points answers an amount in percentage points: between two places, between the
// two per cents before it, of a share, or of what has none.
func (b *bench) points(c claim.Claim, a answer) answer {
	if first, last, ok := b.percentsBefore(c); ok {
		return b.pointsBetween(c, a, first, last)
	}
	if b.comparesPlaces(c) && !b.speaksOfShares(c) {
		return b.pointsApart(c, a)
	}
	if region, ok := b.region(a.Area); ok && b.speaksOfShares(c) {
		return b.pointsOfShares(c, a, region)
	}
	return b.pointsOfCounts(c, a)
}

// speaksOfShares says whether what is said in points is a share: the sentence has
// one or speaks of them, or takes up the sentence before, which does.
func (b *bench) speaksOfShares(c claim.Claim) bool {
	if containsAny(b.sentenceOf(c), shareWords...) {
		return true
	}
	share := func(o claim.Claim) bool {
		return o.Index != c.Index && o.Kind == claim.Share && o.Sentence == c.Sentence && !b.guessedShare(o)
	}
	if slices.ContainsFunc(b.all, share) {
		return true
	}
	s := c.Sentence - 1
	if s < 0 || b.doc.BlockAt(b.doc.Sentences[s].Start) != c.Block {
		return false
	}
	before := b.doc.Sentences[s]
	return containsAny(strings.ToLower(b.doc.Text[before.Start:before.End]), shareWords...)
}

// apartWords say that an amount in points lies between two per cents.
var apartWords = set(`difference gap apart less more ahead behind higher lower between`)

// percentsBefore are the changes of two places that stand right before an amount
// in points, which is then how far they are apart: "the rise was 99 per cent in
// Hertfordshire and 63 per cent in Bedfordshire, a gap of 36 points".
func (b *bench) percentsBefore(c claim.Claim) (first, last claim.Claim, ok bool) {
	if !anyOf(wordsOf(c.Text), apartWords) && !anyOf(b.wordsBehind(c), apartWords) {
		return first, last, false
	}
	var found []claim.Claim
	for i := c.Index - 1; i >= 0 && len(found) < 2 && b.all[i].Sentence >= c.Sentence-1 && b.all[i].Block == c.Block; i-- {
		o := b.all[i]
		if !o.HasNumber || o.Stated.Quantity != wording.Percent {
			continue
		}
		if o.Kind != claim.PercentChange && !b.guessedShare(o) || len(o.Areas) == 0 {
			return first, last, false
		}
		found = append(found, o)
	}
	if len(found) < 2 || found[0].Sentence != c.Sentence || b.own(found[0].Areas[0]) == b.own(found[1].Areas[0]) {
		return first, last, false
	}
	return found[1], found[0], true
}

// pointsBetween answers how far the changes of two places are apart, whichever is
// the greater.
func (b *bench) pointsBetween(c claim.Claim, a answer, first, last claim.Claim) answer {
	a.Area = b.own(first.Areas[0])
	mine, theirs, ok := b.percentsOf(c, &a, b.own(last.Areas[0]))
	if !ok {
		return a
	}
	apart := mine.Sub(theirs)
	if apart.Low.Sign() < 0 {
		apart = theirs.Sub(mine)
	}
	c.Direction = 0
	return b.by(c, a, apart)
}

func higher(way int) string {
	if way > 0 {
		return "higher"
	}
	return "lower"
}

func shownPercent(r number.Range) string { return ranged(r, 1) + " per cent" }

// other is the place that a claim compares with: the one that it names, else
// the region.
func (b *bench) other(c claim.Claim, a answer) (area.ID, bool) {
	for _, r := range c.Than.Areas {
		id := b.own(r)
		return id, id != area.None
	}
	for _, r := range c.Areas {
		id := b.own(r)
		if id != area.None && id != a.Area && !r.Carried && (r.Start > c.Start || b.Desk.Cube.Areas.Within(a.Area, id)) {
			return id, true
		}
	}
	return b.region(a.Area)
}

// region is what a place is held against where none is named.
func (b *bench) region(id area.ID) (area.ID, bool) {
	if up, ok := b.Desk.Cube.Region(id); ok {
		return up, true
	}
	return area.None, id != area.None && len(b.Desk.Cube.Tops()) > 1
}

// percentsOf are the percentage changes of a place and of another, by the
// method that the words name.
func (b *bench) percentsOf(c claim.Claim, a *answer, other area.ID) (mine, theirs number.Range, ok bool) {
	desk := *b.Desk
	desk.Force = true
	desk.Average = b.method(c)
	whole := a.Query
	whole.Area = other
	own, rest := desk.Change(a.Query), desk.Change(whole)
	a.figure = &own
	if !own.Known || !rest.Known || !own.HasPercent || !rest.HasPercent || !own.New.Complete() || !own.Old.Complete() || !rest.New.Complete() || !rest.Old.Complete() {
		a.why = "the data do not hold both changes"
		return mine, theirs, false
	}
	mine, theirs = own.Percent, rest.Percent
	if up, is := b.region(a.Area); is && up == other && desk.Average != figure.WholeRegion {
		compared := desk.Compare(a.Query, []area.ID{a.Area}, []area.ID{}, true)
		if len(compared.Relative) == 1 && compared.Relative[0].Known {
			theirs = compared.Relative[0].Average
		}
	}
	a.from, a.to = "", ""
	a.says = fmt.Sprintf("%s for %s and %s for %s", shownPercent(mine), b.name(a.Area), shownPercent(theirs), b.name(other))
	_, exact := theirs.Exact()
	return mine, theirs, exact
}

// method is the method of averaging that the words behind a claim name, else
// that of the desk.
func (b *bench) method(c claim.Claim) figure.AverageMethod {
	sentence := b.doc.Sentences[c.Sentence]
	behind := strings.ToLower(b.doc.Text[min(c.Start, sentence.End):sentence.End])
	switch {
	case strings.Contains(behind, "the mean of the areas"):
		return figure.Mean
	case strings.Contains(behind, "the rest of "):
		return figure.ExcludingSelf
	}
	return b.Desk.Average
}
