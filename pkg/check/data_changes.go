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

// versus answers how a place stands to another at one time: "31 more callers
// than Norfolk", "almost four times as many as Kent".
func (b *bench) versus(c claim.Claim, a answer) answer {
	mine, known := b.levelAt(a, a.Area, a.Span)
	others, theirs, held := b.othersAt(c, a)
	if !known || !held || c.Than.Change || c.DirectionOnly {
		a.why = "this holds one place against another, which the data are not asked for here"
		return a
	}
	a.Against = period.Span{}
	a.from, a.to = ranged(theirs, 0), ranged(mine, 0)
	a.sign, _ = number.CompareRanges(mine, theirs)
	a = b.moved(c, a, theirs, mine)
	a.says = fmt.Sprintf("%s for %s and %s for %s", a.to, b.name(a.Area), a.from, b.names(others))
	return a
}

// othersAt are the places that one is held against, and what they count together:
// "475 more than Norfolk, Suffolk and Essex combined".
func (b *bench) othersAt(c claim.Claim, a answer) (others []area.ID, sum number.Range, held bool) {
	for _, r := range c.Than.Areas {
		id := b.own(r)
		if id == area.None || id == a.Area {
			return nil, sum, false
		}
		if !slices.Contains(others, id) {
			others = append(others, id)
		}
	}
	if len(others) == 1 {
		sum, held = b.levelAt(a, others[0], a.Span)
		return others, sum, held
	}
	sum, held = b.sumAt(a, others, a.Span)
	return others, sum, held
}

// change answers a change: by how much, how many times, which way.
func (b *bench) change(c claim.Claim, a answer) answer {
	if part, whole, ok := b.shareMoved(c); ok && !b.percents(a.question) {
		a.Area = part.Area
		return b.movedShare(c, a, part, whole)
	}
	if b.asNobodyKnown(c) {
		a.why = "this holds one place against another, which the data are not asked for here"
		return a
	}
	change := b.Desk.Change(a.Query)
	a.figure = &change
	if !change.Known {
		a.why = "the data do not hold both " + b.Style.Span(a.Span) + " and " + b.Style.Span(a.Against) + " for " + b.name(a.Area)
		return a
	}
	a.from, a.to = ranged(change.Old.Sum, change.Measure.Places), ranged(change.New.Sum, change.Measure.Places)
	a.sign, _ = number.CompareRanges(change.New.Sum, change.Old.Sum)
	if !change.New.Complete() || !change.Old.Complete() {
		return b.partly(c, a, change)
	}
	forth := a
	a = b.moved(c, a, change.Old.Sum, change.New.Sum)
	if a.turned && b.ofTheOld(c, a) {
		if back := b.lookedBack(c, forth, change); back.known && !back.turned {
			return back
		}
	}
	if !b.bothNamed(c, a) && slices.ContainsFunc(change.Caveats, func(c caveat.Caveat) bool { return c.ID == caveat.PeriodLength }) {
		a = a.loosen(caveat.PeriodLength, textOf(change.Caveats, caveat.PeriodLength))
	}
	return b.people(c, a)
}

// asNobodyKnown says whether a multiple is of a name that is no time and no place
// of the data: "twice as many contacts as East".
func (b *bench) asNobodyKnown(c claim.Claim) bool {
	s := b.doc.Sentences[c.Sentence]
	behind := strings.Fields(b.doc.Text[min(c.End, s.End):s.End])
	for i, w := range behind[:min(len(behind), 4)] {
		if w != "as" || i+1 >= len(behind) {
			continue
		}
		name := strings.Trim(behind[i+1], ".,;:")
		return c.Kind == claim.Multiple && name != "" && name[0] >= 'A' && name[0] <= 'Z' && !monthNames[strings.ToLower(name)] && !b.isOwnPlace(name)
	}
	return false
}

// bothNamed says whether the sentence of a change names both its periods, which
// are as long as each other: it hides nothing from its readers.
func (b *bench) bothNamed(c claim.Claim, a answer) bool {
	months, whole := a.Span.Months()
	before, also := a.Against.Months()
	return whole && also && months == before && !a.Span.Overlaps(a.Against) && b.namesSpan(c, a.Span) && b.namesSpan(c, a.Against)
}

// partly answers a change of which a period is not wholly covered: it is loose
// if it is true of what is covered, and else not known.
func (b *bench) partly(c claim.Claim, a answer, change figure.Change) answer {
	old, after := change.Old.Sum, change.New.Sum
	if !old.NoHigh && !after.NoHigh {
		if known := b.moved(c, a, old, after); known.known && known.Verdict != wording.Wrong {
			return known.loosen(caveat.PartialPeriod, b.gaps(a.figure))
		}
	}
	a.why = b.gaps(a.figure)
	return a
}

// moved judges a change by the values before and after.
func (b *bench) moved(c claim.Claim, a answer, old, after number.Range) answer {
	difference := after.Sub(old)
	if c.DirectionOnly {
		a.result = "change"
		return b.by(c, a, difference)
	}
	truth, ok := claim.Worked(&c, c.Kind == claim.Fraction, old, after)
	if !ok {
		a.why = "there is no percentage of a base of 0"
		return a
	}
	a.result = map[claim.Kind]string{claim.AbsoluteChange: "change", claim.Multiple: "times"}[c.Kind]
	if a.result == "" {
		a.result = "percent"
	}
	a = b.by(c, a, truth)
	if c.Direction != 0 && a.sign != c.Direction && a.known && (c.Kind != claim.Multiple || a.Verdict != wording.Wrong) {
		return b.wrongWay(c, a, difference)
	}
	return a
}

// wrongWay answers a rise that was none, or a fall.
func (b *bench) wrongWay(c claim.Claim, a answer, difference number.Range) answer {
	switch _, sure := number.CompareRanges(difference, number.Exactly(number.Int(0))); {
	case !sure && a.Verdict == wording.Wrong:
		return a
	case !sure:
		a.Verdict, a.Severity, a.Message = wording.Unclear, caveat.Warning, "hidden cells leave it open which way it went"
		return a
	case a.sign == 0:
		a.Message = fmt.Sprintf("it was unchanged, at %s", a.to)
	default:
		a.Message = fmt.Sprintf("from %s to %s is a %s", a.from, a.to, way(a.sign))
	}
	a.Verdict, a.Severity, a.Suggest, a.turned = wording.Wrong, caveat.Error, nil, true
	return a
}

// textOf is the text of the first caveat of a rule.
func textOf(all []caveat.Caveat, id caveat.ID) string {
	for _, c := range all {
		if c.ID == id {
			return c.Text
		}
	}
	return ""
}

func rose(sign int) string {
	if sign < 0 {
		return "fell"
	}
	return "rose"
}
