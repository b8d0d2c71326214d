package check

import (
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/period"
	"github.com/pressfigures/figures/pkg/wording"
)

// changeNotes are the caveats of a change that a reader of the release has to
// know of; levelNotes those of a single figure; orderNotes those of an order.
// Others are for whoever works with the data.
var (
	changeNotes = []caveat.ID{caveat.SmallBase, caveat.NoPercent, caveat.ZeroBase, caveat.PeriodLength, caveat.PartialPeriod, caveat.Chance,
		caveat.Seasonal, caveat.BaseChoice, caveat.DefinitionBreak, caveat.HiddenCells, caveat.ContactsNotPeople}
	levelNotes = []caveat.ID{caveat.PartialPeriod, caveat.LowCount, caveat.HiddenCells, caveat.FewEvents, caveat.ContactsNotPeople,
		caveat.DefinitionBreak, caveat.MissingArea}
	shareNotes = []caveat.ID{caveat.SmallBase, caveat.NoPercent, caveat.HiddenCells, caveat.ContactsNotPeople}
	orderNotes = []caveat.ID{caveat.CountNotRate, caveat.FewAreas, caveat.AreasAlike, caveat.HiddenCells, caveat.NoPercent}
)

// saidOnce are the caveats that hold for all data alike, and say nothing new
// the second time.
var saidOnce = []caveat.ID{caveat.ContactsNotPeople, caveat.CountNotRate}

// releaseHints are what whoever has a release before them can do, where the hint
// of a caveat names a flag of the commands that write figures.
var releaseHints = map[caveat.ID]string{
	caveat.NoPercent:         "give the counts alone",
	caveat.Seasonal:          "compare with the same months of the year before",
	caveat.ContactsNotPeople: "say so (\"some may have done both\"), or give each by itself",
	caveat.CountNotRate:      "say that the largest have most people to count, or rank them by a rate",
	caveat.DefinitionBreak:   "compare only what is there throughout, or say what came or went",
}

// notes are the caveats of an answer that concern whoever reads the release,
// each said once in a release.
func (b *bench) notes(c claim.Claim, a answer) []caveat.Caveat {
	var found []caveat.Caveat
	if a.remark != "" && !b.spoke[a.remark] {
		b.spoke[a.remark] = true
		found = append(found, caveat.Caveat{ID: caveat.PeriodAmbiguous, Text: a.remark, Hint: "name the months: \"" + b.Style.Span(a.Span) + "\""})
	}
	if a.figure == nil {
		return found
	}
	for _, n := range a.figure.Base().Caveats {
		key := string(n.ID)
		if !slices.Contains(saidOnce, n.ID) {
			key += n.Text
		}
		if !slices.Contains(wanted(c), n.ID) || b.said[key] || n.ID == a.loose || !b.concerns(c, a, n.ID) {
			continue
		}
		b.said[key] = true
		if hint, ok := releaseHints[n.ID]; ok && strings.Contains(n.Hint, "--") {
			n.Hint = hint
		}
		found = append(found, n)
	}
	return found
}

// concerns says whether a caveat of a figure is one of what the claim says of
// it: contacts may be called contacts, "fewer than five" gives nobody away, and
// an order of changes or of months needs no population; and another base matters
// little beside the one to take.
func (b *bench) concerns(c claim.Claim, a answer, id caveat.ID) bool {
	switch id {
	case caveat.ContactsNotPeople:
		return b.saysPeople(c)
	case caveat.CountNotRate:
		return a.Verdict == wording.Right && !c.Place.Change && !c.Place.Record
	case caveat.LowCount:
		return !bound(c)
	case caveat.BaseChoice:
		return !a.Against.Same(a.Span.YearBefore()) || b.turnsSince(a)
	}
	return true
}

// turnsSince says whether a change on the same months of the year before, which is
// the base to take, goes another way when it is measured from the span just before,
// or from the same months a year earlier still: only that is worth a word to whoever
// took it.
func (b *bench) turnsSince(a answer) bool {
	now, known := b.levelAt(a, a.Area, a.Span)
	then, held := b.levelAt(a, a.Area, a.Against)
	way, _ := number.CompareRanges(now, then)
	return slices.ContainsFunc([]period.Span{a.Span.Previous(), a.Against.YearBefore()}, func(base period.Span) bool {
		before, also := b.levelAt(a, a.Area, base)
		other, _ := number.CompareRanges(now, before)
		return known && held && also && !base.Same(a.Against) && other != way
	})
}

// saysPeople says whether a claim is put as one of people: by its own noun, or
// by that of its sentence where it has none ("the number of people rose by").
func (b *bench) saysPeople(c claim.Claim) bool {
	if c.Head != "" {
		return peopleNouns[c.Head]
	}
	s := b.doc.Sentences[c.Sentence]
	return anyOf(wordsOf(b.doc.Text[s.Start:s.End]), peopleNouns)
}

// keeps says whether a claim keeps back a count that is too low to be printed:
// what is said of it must not give the count away either.
func (b *bench) keeps(c claim.Claim, a answer) bool {
	least := b.options.thresholds().LowCount
	v, exact := a.truth.Exact()
	return bound(c) && exact && v.Sign() > 0 && v.Cmp(number.Int(least)) <= 0
}

// bound says whether a claim gives no more than what a number lies below.
func bound(c claim.Claim) bool { return c.Row == wording.Under || c.Row == wording.NoMoreThan }

// wanted are the caveats that matter to a kind of claim. A count that is an
// operand beside a change carries what the change carries.
func wanted(c claim.Claim) []caveat.ID {
	switch {
	case c.Kind == claim.Rank, c.Kind == claim.Comparison:
		return orderNotes
	case c.DirectionOnly:
		return []caveat.ID{caveat.Chance, caveat.PeriodLength, caveat.PartialPeriod}
	case c.Kind == claim.AbsoluteChange:
		return slices.DeleteFunc(slices.Clone(changeNotes), func(id caveat.ID) bool {
			return id == caveat.SmallBase || id == caveat.NoPercent || id == caveat.ZeroBase
		})
	case c.Changes():
		return changeNotes
	case c.Kind == claim.Share, c.Kind == claim.Fraction:
		return shareNotes
	}
	return levelNotes
}
