package check

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/period"
)

// dated is a period that a claim may be about.
type dated struct {
	span    period.Span
	score   int
	remark  string
	carried bool
}

// spans are the periods a claim may be about, with the other readings of words
// that can be read in two ways. Where the claim names none, they are those that
// the release names elsewhere, and the latest of the data.
func (b *bench) spans(c claim.Claim) []dated {
	if p, ok := b.pairedPeriod(c); ok {
		return []dated{p}
	}
	var found []dated
	best := 0
	for _, r := range c.Periods {
		if c.Place.Record && r.Since || isBase(c, r) {
			continue
		}
		found = append(found, b.readings(c, r)...)
		best = max(best, r.Score)
	}
	if near, ok := b.changeBeside(c); ok && best <= carriedScore && b.isEnd(c) {
		for _, r := range near.Periods {
			if !r.Carried {
				found = append(found, b.readings(c, r)...)
			}
		}
	}
	if best <= carriedScore {
		found = append(found, b.topics()...)
	}
	if len(found) == 0 {
		if latest, ok := b.Desk.Cube.Latest(); ok {
			found = append(found, dated{span: latest, score: elsewhereScore})
		}
	}
	return distinctSpans(found)
}

// endsInPlural says whether "s of " or "s in " stands at the end of a text, which
// is cheap to see and rare.
func endsInPlural(text string) bool {
	rest, found := strings.CutSuffix(strings.ToLower(text[max(len(text)-5, 0):]), " ")
	return found && (strings.HasSuffix(rest, "s of") || strings.HasSuffix(rest, "s in"))
}

// isEnd says whether a claim is what a change is measured from or to.
func (b *bench) isEnd(c claim.Claim) bool { return c.Base || b.from[c.Index] || b.to[c.Index] }

// behindBase says whether a share is the second of two that something went from
// and to: "from 8.4 per cent to 8.0 per cent between 2018 and 2019".
func (b *bench) behindBase(c claim.Claim) bool {
	if c.Kind != claim.Share || c.Index == 0 {
		return false
	}
	before := b.all[c.Index-1]
	return before.Sentence == c.Sentence && before.Kind == c.Kind && before.Base && before.End <= c.Start && lastWord(b.doc.Text[before.End:c.Start]) == "to"
}

// isBase says whether a period beside a change is that of its base by its own
// words: "double the number a year before".
func isBase(c claim.Claim, r claim.PeriodReading) bool {
	return !r.Carried && c.Changes() && beforeWords(r.Text)
}

func beforeWords(text string) bool {
	return hasWord(text, "before", "earlier", "ago", "previous", "preceding", "prior", "previously")
}

func distinctSpans(all []dated) []dated {
	slices.SortStableFunc(all, func(a, b dated) int { return b.score - a.score })
	var found []dated
	for _, p := range all {
		if !slices.ContainsFunc(found, func(o dated) bool { return o.span.Same(p.span) }) {
			found = append(found, p)
		}
	}
	return found
}

// readings are the spans that one period of the text may mean.
func (b *bench) readings(c claim.Claim, r claim.PeriodReading) []dated {
	if r.Unplaced && beforeWords(r.Text) {
		return b.beforeThat(r)
	}
	if r.Unplaced {
		return b.latest(r)
	}
	if c.Kind == claim.Cumulative || r.Since && !c.Changes() {
		return b.since(r)
	}
	if b.toCome(r) {
		return []dated{{span: r.Period.YearBefore(), score: r.Score, carried: r.Carried}}
	}
	if likewise := b.likewise(c, r); len(likewise) > 0 {
		return likewise
	}
	found := append([]dated{{span: r.Period, score: r.Score, carried: r.Carried}}, b.ofAnotherYear(c, r)...)
	if twoEnds(c, r) {
		// "From 2018 to 2019" is one span, or what a change is between; of whole
		// years or quarters it is hardly one span.
		switch {
		case b.isEnd(c), c.Changes(), c.Kind == claim.Rank, c.Kind == claim.Comparison, b.behindBase(c):
			found = append(found, dated{span: r.Ends[1], score: r.Score - 1, carried: r.Carried})
			if months, whole := r.Ends[1].Months(); (c.Changes() || c.Base || b.behindBase(c)) && c.Text != "" && whole && months >= 3 {
				found[0].score -= 2 * closeBy
			}
		}
	}
	if shorter, ok := withoutLastMonth(r); ok {
		found = append(found, dated{span: shorter, score: r.Score - 6, carried: r.Carried,
			remark: fmt.Sprintf("%q is read as %s; with both ends it is %s", r.Text, b.Style.Span(shorter), b.Style.Span(r.Period))})
	}
	if end, ok := b.ends[r.Period.Start]; ok && relativeWords(r.Text) {
		span := r.Period.ShiftMonths(-1)
		if span.Start == end {
			found = append(found, dated{span: span, score: r.Score - 6, carried: r.Carried,
				remark: fmt.Sprintf("%q is read as %s, from the end of the period before it", r.Text, b.Style.Span(span))})
		}
	}
	if !b.Desk.Cube.Held(r.Period) && lastWords(r.Text) {
		found = append(found, b.latest(r)...)
	}
	return found
}

// samePlural is what stands before the year of periods that others give: "131 and
// 142 in the same quarters of 2018".
var samePlural = regexp.MustCompile(`(?i)\b(same|corresponding|equivalent) (two |three )?(quarters|months|halves|half-years|periods) (of|in) $`)

// likewise are the periods of a year that have to be taken from those which the
// sentence, or the one before it, names for another year.
func (b *bench) likewise(c claim.Claim, r claim.PeriodReading) []dated {
	if months, whole := r.Period.Months(); !whole || months != 12 || r.Carried {
		return nil
	}
	before := b.doc.Text[max(r.Start-60, 0):r.Start]
	if !endsInPlural(before) || !samePlural.MatchString(before) {
		return nil
	}
	var found []dated
	for _, o := range b.all {
		if o.Sentence < c.Sentence-1 || o.Sentence > c.Sentence {
			continue
		}
		for _, p := range o.Periods {
			months, whole := p.Period.Months()
			if p.Carried || p.Unplaced || !whole || months >= 12 {
				continue
			}
			span := p.Period
			for n := 0; n < 50 && span.Start >= r.Period.End; n++ {
				span = span.YearBefore()
			}
			if r.Period.Contains(span) {
				found = append(found, dated{span: span, score: r.Score})
			}
		}
	}
	return found
}

// ofAnotherYear reads months that stand without a year, in a sentence without
// one, as those of the other years that the release is about: which it is the
// sentences before do not surely say.
func (b *bench) ofAnotherYear(c claim.Claim, r claim.PeriodReading) []dated {
	months, whole := r.Period.Months()
	if !whole || months >= 12 || r.Carried || years(strings.Join(b.wordsOf(c), " ")) > 0 || !monthNamed(r.Text) || hasWord(b.sentenceOf(c), "last", "this") {
		return nil
	}
	var found []dated
	for _, years := range []int{12, -12} {
		span := r.Period.ShiftMonths(years)
		if b.Desk.Cube.Held(span) && slices.ContainsFunc(b.periods, func(p claim.PeriodReading) bool { return p.Period.Contains(span) }) {
			found = append(found, dated{span: span, score: r.Score - closeBy + 1})
		}
	}
	return found
}

// monthNamed says whether words begin with, or hold, the name of a month.
func monthNamed(text string) bool {
	return anyOf(wordsOf(text), monthNames)
}

var monthNames = set(`january february march april may june july august september october november december`)

// toCome says whether months that are named without a year lie behind all that
// the data hold, as they were read by the date of the text: they are those of the
// year before. "From January to June it was 738, from July to December 300."
func (b *bench) toCome(r claim.PeriodReading) bool {
	extent := b.Desk.Cube.Extent()
	if r.Unplaced || years(r.Text) > 0 || lastWords(r.Text) || len(extent) == 0 || r.Period.Start < extent[len(extent)-1].End {
		return false
	}
	return b.Desk.Cube.Held(r.Period.YearBefore())
}

// twoEnds says whether a range can be the two ends of a change: behind
// "between", or behind "from" where the ends are quarters or longer or each has a
// year of its own, and where no other base is named.
func twoEnds(c claim.Claim, r claim.PeriodReading) bool {
	if len(r.Ends) != 2 || slices.ContainsFunc(c.Against, func(a claim.PeriodReading) bool { return !a.Carried && a.Start != r.Start }) {
		return false
	}
	text := strings.ToLower(r.Text)
	first, whole := r.Ends[0].Months()
	last, wholeLast := r.Ends[1].Months()
	long := whole && wholeLast && first == last && (first >= 3 || years(text) == 2)
	return strings.HasPrefix(text, "between ") || strings.HasPrefix(text, "from ") && long
}

// years counts the years in a phrase.
func years(text string) int {
	n := 0
	for _, w := range strings.Fields(text) {
		if len(w) == 4 && strings.Trim(w, "0123456789") == "" {
			n++
		}
	}
	return n
}

// withoutLastMonth reads "between July 2017 and January 2018" as the months up
// to January.
func withoutLastMonth(r claim.PeriodReading) (period.Span, bool) {
	text := strings.ToLower(r.Text)
	if !strings.HasPrefix(text, "between ") || strings.Contains(text, " end of ") {
		return period.Span{}, false
	}
	months, whole := r.Period.Months()
	if !whole || months < 2 || len(r.Ends) == 2 && !isMonth(r.Ends[1]) {
		return period.Span{}, false
	}
	return period.Between(r.Period.Start, r.Period.End.AddMonths(-1)-1), true
}

func isMonth(s period.Span) bool {
	months, whole := s.Months()
	return whole && months == 1
}

func relativeWords(text string) bool {
	return hasWord(text, "following", "next", "after", "subsequent", "later", "followed", "ensuing")
}

func lastWords(text string) bool { return hasWord(text, "last", "past", "latest") }

// hasWord says whether a text has one of some words between blanks, in any case.
func hasWord(text string, words ...string) bool {
	for field := range strings.FieldsSeq(text) {
		if slices.ContainsFunc(words, func(w string) bool { return strings.EqualFold(w, field) }) {
			return true
		}
	}
	return false
}

// since is the span from a start to the end of the data.
func (b *bench) since(r claim.PeriodReading) []dated {
	end := r.Period.End
	for _, e := range b.Desk.Cube.Extent() {
		end = max(end, e.End)
	}
	return []dated{{span: period.Between(r.Period.Start, end-1), score: r.Score, carried: r.Carried}}
}

// beforeThat reads "the six months before" and "a year earlier" as what lies
// before any period of the release.
func (b *bench) beforeThat(r claim.PeriodReading) []dated {
	var found []dated
	for _, p := range b.topics() {
		if span := b.justBefore(r, p.span); b.Desk.Cube.Held(span) {
			found = append(found, dated{span: span, score: r.Score - 2, carried: r.Carried})
		}
	}
	if latest, ok := b.Desk.Cube.Latest(); ok && len(found) == 0 {
		if span := b.justBefore(r, latest); b.Desk.Cube.Held(span) {
			found = append(found, dated{span: span, score: r.Score - 2, carried: r.Carried})
		}
	}
	return found
}

// justBefore is what words such as "the year before" mean beside a period: the
// same part of the year before, or as much, or as long as they say, before it.
func (b *bench) justBefore(r claim.PeriodReading, span period.Span) period.Span {
	if hasWord(r.Text, "year", "same", "twelve", "12") {
		return span.YearBefore()
	}
	if months := b.monthsOf(r); months > 1 {
		return period.Between(span.Start.AddMonths(-months), span.Start-1)
	}
	return span.Previous()
}

// latest reads words that nothing in the release places, or that are placed
// just past the end of the data ("last year", "in the last 12 months"), as the
// latest span of that length that the data hold.
func (b *bench) latest(r claim.PeriodReading) []dated {
	months := b.monthsOf(r)
	extent := b.Desk.Cube.Extent()
	if months == 0 || len(extent) == 0 {
		return nil
	}
	end := extent[len(extent)-1].End
	if !r.Unplaced && (r.Period.End < end || r.Period.End > end.AddMonths(3)) {
		return nil
	}
	var found []dated
	for _, span := range b.lastOf(months, end) {
		found = append(found, dated{span: span, score: r.Score - 10, carried: r.Carried,
			remark: fmt.Sprintf("%q is read as %s, the latest in the data", r.Text, b.Style.Span(span))})
	}
	return found
}

// lastOf is the last span of so many months that the data hold.
func (b *bench) lastOf(months int, end period.Day) []period.Span {
	span := period.Between(end.AddMonths(-months), end-1)
	if b.Desk.Cube.Held(span) {
		return []period.Span{span}
	}
	for i := len(b.Desk.Cube.Spans) - 1; i >= 0; i-- {
		if n, whole := b.Desk.Cube.Spans[i].Months(); whole && n == months {
			return []period.Span{b.Desk.Cube.Spans[i]}
		}
	}
	return nil
}

// monthsOf is how many months a relative period has: by its span, else by its
// words; 0 where they do not say.
func (b *bench) monthsOf(r claim.PeriodReading) int {
	if n, whole := r.Period.Months(); whole && !r.Unplaced {
		return n
	}
	text := strings.ToLower(r.Text)
	for _, known := range []struct {
		word   string
		months int
	}{{"12 month", 12}, {"twelve month", 12}, {"six month", 6}, {"6 month", 6}, {"half", 6}, {"three month", 3}, {"quarter", 3}, {"year", 12}, {"month", 1}} {
		if strings.Contains(strings.ReplaceAll(text, "-", " "), known.word) {
			return known.months
		}
	}
	return 0
}
