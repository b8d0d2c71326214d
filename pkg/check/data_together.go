package check

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/period"
)

// asWhole tries a number as that of the region, which a part of it stands
// beside: "1,186 of the region's 2,892", "of 2,892 callers, 1,186".
func (b *bench) asWhole(c claim.Claim, best answer) []otherwise {
	up, ok := b.region(best.Area)
	before := b.near(c, 6)
	before = before[:max(strings.LastIndex(before, strings.ToLower(c.Text)), 0)]
	if !ok || !hasWord(before, "of") || !b.partBeside(c, best) {
		return nil
	}
	q := best.question
	q.Area = up
	return []otherwise{{b.answer(c, q), true}}
}

// asAround tries a number whose place only an earlier sentence gives as that of
// the region around it, which the release speaks of as well: "Suffolk had 231.
// In 2018 it was 1,947."
func (b *bench) asAround(c claim.Claim, best answer) []otherwise {
	up, ok := b.region(best.Area)
	if !ok || !best.area.Carried || !b.telling(c) || !slices.ContainsFunc(b.places, func(r claim.AreaReading) bool { return b.own(r) == up }) {
		return nil
	}
	q := best.question
	q.Area = up
	return []otherwise{{b.answer(c, q), false}}
}

// partBeside says whether the sentence of a claim has a number that is true of
// the place, or a share of the whole.
func (b *bench) partBeside(c claim.Claim, best answer) bool {
	value, known := b.levelAt(best, best.Area, best.Span)
	exact, isExact := value.Exact()
	return slices.ContainsFunc(b.all, func(o claim.Claim) bool {
		if o.Index == c.Index || o.Sentence != c.Sentence || !o.HasNumber {
			return false
		}
		part := o.Kind == claim.Share || o.Kind == claim.Fraction
		return part || o.Kind == claim.Count && known && isExact && o.Number.Value.Equal(exact)
	})
}

// asSum tries a count as the sum of the places, or of the periods, that its
// sentence names, and as what is left of a place without another.
func (b *bench) asSum(c claim.Claim, best answer, words func(map[string]bool) bool) []otherwise {
	if !b.addsUp(best.question) {
		return nil
	}
	var found []otherwise
	places := b.placesOf(c)
	total, all := number.Exactly(number.Int(0)), true
	var names []string
	for _, id := range places {
		if b.holdsOther(id, places) {
			continue
		}
		value, ok := b.levelAt(best, id, best.Span)
		total, all, names = total.Add(value), all && ok, append(names, b.name(id))
	}
	if len(names) > 1 && all && (words(sumCues) || !words(eachWords)) {
		says := ranged(total, 0) + " is the sum of " + strings.Join(names, " and ")
		found = append(found, b.judged(c, best, total, words(sumCues), says))
	}
	if span, ok := b.bothPeriods(c); ok {
		if total, known := b.sumOver(best, span); known {
			says := ranged(total, 0) + " is the sum of " + b.Style.Span(span[0]) + " and " + b.Style.Span(span[1])
			found = append(found, b.judged(c, best, total, true, says))
		}
	}
	if len(b.topics()) > 1 && words(sumCues) {
		for i, span := range b.spansNear(c, best) {
			if i == 0 {
				continue // the period itself; there may be none at all
			}
			other, ok := b.levelAt(best, best.Area, span)
			value, held := b.levelAt(best, best.Area, best.Span)
			if ok && held && !span.Overlaps(best.Span) {
				says := fmt.Sprintf("%s is the sum of %s and %s", ranged(value.Add(other), 0), b.Style.Span(best.Span), b.Style.Span(span))
				found = append(found, b.judged(c, best, value.Add(other), true, says))
			}
		}
	}
	if words(remainderCues) {
		found = append(found, b.remainders(c, best, places)...)
	}
	return found
}

// bothPeriods are the two periods that stand joined beside a number: "5,296 in
// two half-years, July to December 2017 and January to June 2018".
func (b *bench) bothPeriods(c claim.Claim) ([]period.Span, bool) {
	for _, p := range c.Periods {
		for _, o := range c.Periods {
			if p.Carried || o.Carried || p.Unplaced || o.Unplaced || p.End > o.Start || p.Period.Overlaps(o.Period) {
				continue
			}
			between := strings.Fields(b.doc.Text[p.End:o.Start])
			if len(between) > 0 && between[0] == "and" && len(between) < 4 {
				return []period.Span{p.Period, o.Period}, true
			}
		}
	}
	return nil, false
}

// sumOver is what the place of an answer counts in two spans.
func (b *bench) sumOver(best answer, spans []period.Span) (number.Range, bool) {
	first, known := b.levelAt(best, best.Area, spans[0])
	last, held := b.levelAt(best, best.Area, spans[1])
	return first.Add(last), known && held
}

// remainders are what is left of a place, or of its region, without the others
// of the sentence.
func (b *bench) remainders(c claim.Claim, best answer, places []area.ID) []otherwise {
	var found []otherwise
	for _, id := range places {
		up, ok := b.region(id)
		whole, held := b.levelAt(best, up, best.Span)
		part, known := b.levelAt(best, id, best.Span)
		if ok && held && known {
			says := fmt.Sprintf("%s is %s without %s", ranged(whole.Sub(part), 0), b.name(up), b.name(id))
			found = append(found, b.judged(c, best, whole.Sub(part), true, says))
		}
	}
	return found
}

// placesOf are the places of the data that the sentence of a claim names.
func (b *bench) placesOf(c claim.Claim) []area.ID {
	var found []area.ID
	for _, o := range b.all {
		if o.Sentence != c.Sentence || o.Block != c.Block {
			continue
		}
		for _, a := range o.Areas {
			if id := b.own(a); id != area.None && !a.Carried && !slices.Contains(found, id) {
				found = append(found, id)
			}
		}
	}
	return found
}

// holdsOther says whether a place holds another of a list.
func (b *bench) holdsOther(id area.ID, places []area.ID) bool {
	return slices.ContainsFunc(places, func(o area.ID) bool { return o != id && b.Desk.Cube.Areas.Within(o, id) })
}

// betweenPlaces tries a change as how a place stands to another of its
// sentence: "31 more callers than Norfolk", "four times as many as Kent".
func (b *bench) betweenPlaces(c claim.Claim, best answer) []otherwise {
	var found []otherwise
	places := b.placesOf(c)
	for _, mine := range places {
		for _, theirs := range places {
			high, ok := b.levelAt(best, mine, best.Span)
			low, held := b.levelAt(best, theirs, best.Span)
			if mine == theirs || !ok || !held {
				continue
			}
			a := best
			a.Area, a.Against, a.turned, a.figure = mine, period.Span{}, false, nil
			a.from, a.to = ranged(low, 0), ranged(high, 0)
			a.sign, _ = number.CompareRanges(high, low)
			a = b.moved(c, a, low, high)
			a.figure = nil
			a.says = fmt.Sprintf("%s is %s and %s is %s", b.name(mine), a.to, b.name(theirs), a.from)
			found = append(found, otherwise{a, b.than(c)})
		}
	}
	return found
}

// asStillThan tries a difference that names no other place as one from the place
// that the difference before it was from: "In 2018 Kent had 48 fewer than Essex. In
// 2019 it had 19 more."
func (b *bench) asStillThan(c claim.Claim, best answer) []otherwise {
	if c.Kind != claim.AbsoluteChange || len(c.Than.Areas) > 0 || hasWord(b.behind(c, 1), "than") || !anyOf(wordsOf(c.Text), besideWords) {
		return nil
	}
	for i := c.Index - 1; i >= 0 && b.all[i].Sentence >= c.Sentence-1 && b.all[i].Block == c.Block; i-- {
		o := b.all[i]
		if o.Kind != claim.AbsoluteChange {
			continue
		}
		if len(o.Than.Areas) == 0 {
			return nil
		}
		c.Than = o.Than
		return []otherwise{{b.versus(c, best), true}}
	}
	return nil
}

// than says whether a claim compares with what is named behind it.
func (b *bench) than(c claim.Claim) bool {
	s := b.doc.Sentences[c.Sentence]
	return hasWord(c.Text+" "+b.doc.Text[min(c.End, s.End):s.End], "than", "as", "of", "that")
}
