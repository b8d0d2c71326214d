package check

import (
	"fmt"

	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/figure"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/wording"
)

// answer is what the data say to a question.
type answer struct {
	question
	wording.Judgement
	truth    number.Range
	from, to string
	result   string // which result of the figure's working the truth is
	figure   figure.Figure
	known    bool
	sign     int       // of a change
	why      string    // where nothing is known: what is missing
	says     string    // what the data say, where no one number does
	turned   bool      // it went the other way
	loose    caveat.ID // the caveat that makes it loose
	mend     string    // what to do about that
}

// answer works out the figure of a question and judges the claim by it.
func (b *bench) answer(c claim.Claim, q question) answer {
	a := answer{question: q}
	if q.lacks != "" {
		a.why, a.mend = q.lacks, b.nearPlace(q)
		return a
	}
	switch {
	case c.Places:
		return b.movedPlaces(c, a)
	case c.Kind == claim.Rank:
		return b.rank(c, a)
	case c.Kind == claim.Comparison:
		return b.comparison(c, a)
	case c.Kind == claim.AbsoluteChange && c.Stated.Quantity == wording.Points && !b.percents(q):
		return b.points(c, a)
	case c.Base && q.whole == nil && c.Kind != claim.Share:
		return b.level(c, a)
	case c.Changes() && (len(c.Than.Areas) > 0 || c.Than.Average):
		return b.versus(c, a)
	case c.Changes():
		return b.change(c, a)
	case q.whole != nil:
		return b.share(c, a)
	case (c.Kind == claim.Share || c.Kind == claim.Fraction) && !b.percents(q):
		a.why = "the data do not say what this is a share of"
		return a
	}
	return b.level(c, a)
}

// by judges a truth by the claim's row.
func (b *bench) by(c claim.Claim, a answer, truth number.Range) answer {
	row, ok := wording.RowOf(c.Row)
	if !ok {
		return a
	}
	stated := c.Stated
	stated.Every = stated.Every || c.Every
	a.truth, a.known = truth, true
	a.Judgement = wording.Judge(row, stated, truth, b.options.Wording)
	return a
}

// covered judges by a figure of which the data may lack a part. Of a period
// that is partly covered, what is true of the covered part is loose, and what
// is less than that is wrong; of the rest nobody knows.
func (b *bench) covered(c claim.Claim, a answer, cell cube.Cell, truth func(cube.Cell) (number.Range, bool)) answer {
	value, ok := truth(cell)
	if !ok {
		return a
	}
	if len(cell.Missing) == 0 || cell.Sum.NoHigh {
		return b.by(c, a, value)
	}
	part := b.by(c, a, value)
	if part.Verdict == wording.Right || part.Verdict == wording.Loose {
		if b.byTheEnd(c) { // the words say how much of it is covered
			return part
		}
		return part.loosen(caveat.PartialPeriod, b.gaps(a.figure))
	}
	open := cell
	open.Sum = number.AtLeast(cell.Sum.Low)
	if value, ok = truth(open); ok {
		if least := b.by(c, a, value); least.Verdict == wording.Wrong {
			return least
		}
	}
	a.known, a.why = false, b.gaps(a.figure)
	return a
}

// gaps says what the data of a figure lack.
func (b *bench) gaps(f figure.Figure) string {
	for _, c := range f.Base().Caveats {
		if c.ID == caveat.PartialPeriod || c.ID == caveat.MissingArea {
			return c.Text
		}
	}
	return "the data cover only a part of the period"
}

// loosen makes a right answer a loose one, for a caveat that says so.
func (a answer) loosen(id caveat.ID, text string) answer {
	if a.Verdict != wording.Right && a.Verdict != wording.Loose {
		return a
	}
	a.Verdict, a.Severity = wording.Loose, caveat.Warning
	a.Message = text
	a.loose = id
	return a
}

// level answers a count, a sum or a rate.
func (b *bench) level(c claim.Claim, a answer) answer {
	total := b.Desk.Total(a.Query)
	a.figure, a.result = &total, "total"
	if total.Cell.None {
		a.why = "the data hold nothing for " + b.subject(a)
		return a
	}
	if c.Kind == claim.Rate && c.Per != "" {
		return b.people(c, b.rate(c, a, total))
	}
	a = b.covered(c, a, total.Cell, func(cell cube.Cell) (number.Range, bool) { return cell.Sum, true })
	return b.people(c, a)
}

// people loosens a claim of people where contacts are counted.
func (b *bench) people(c claim.Claim, a answer) answer {
	m := b.Desk.Cube.Measures[a.Measure]
	if !a.known || !peopleNouns[c.Head] || !b.countsContacts(m) {
		return a
	}
	a = a.loosen(caveat.ContactsNotPeople, fmt.Sprintf("%q counts contacts, and one person may have made several", m.Name))
	if a.loose == caveat.ContactsNotPeople {
		a.mend = "say contacts, or count each person once"
	}
	return a
}

// percents says whether what is asked for is a percentage itself.
func (b *bench) percents(q question) bool {
	return b.Desk.Cube.Measures[q.Measure].Kind == cube.Percentage
}

// share answers a part of a whole.
func (b *bench) share(c claim.Claim, a answer) answer {
	share := b.Desk.Share(a.Query, *a.whole)
	a.figure, a.result = &share, "share"
	if !share.Known || !share.Within {
		a.why = "the data hold no such share for " + b.subject(a)
		return a
	}
	a.from, a.to = ranged(share.AllCell.Sum, 0), ranged(share.PartCell.Sum, 0)
	truth := share.Ratio
	if c.Stated.Quantity == wording.Percent {
		truth = truth.Scale(hundred)
	}
	return b.people(c, b.by(c, a, truth))
}
