package check

import (
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/figure"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/period"
	"github.com/pressfigures/figures/pkg/wording"
)

// mostHeld is how many places of a release a number is held against.
const mostHeld = 60

// excluded says whether the data rule a number out whatever it is about: it is
// one of what they count, and that of none of the places that the release
// names, of no period and against no base. Numbers that come of two printed ones
// by adding or taking away are left alone.
func (b *bench) excluded(c claim.Claim, best answer, known []answer) bool {
	if c.Upper != nil || c.DirectionOnly || !b.counted(c, best) || b.besideOthers(c) || b.untold(c) || b.ofAllTime(c, best) || b.comesOfOthers(c) || anyWords(b.sentenceOf(c))(remainderCues) {
		return false
	}
	if slices.ContainsFunc(known, func(a answer) bool { return a.Verdict != wording.Wrong }) {
		return false
	}
	quick := b.quick()
	for _, id := range b.placesHeld(c, best) {
		for _, span := range b.allSpans(c, best) {
			if quick.fitsAt(c, best, id, span) {
				return false
			}
		}
	}
	return true
}

// besideOthers says whether a number without a noun stands in a sentence with
// one that is not of what the data count: "520 arrests a month, or 17 a day".
func (b *bench) besideOthers(c claim.Claim) bool {
	return c.Head == "" && slices.ContainsFunc(b.all, func(o claim.Claim) bool {
		_, about := b.about(o)
		return o.Sentence == c.Sentence && o.Index < c.Index && !about
	})
}

// counted says whether a number is surely one of what the data count, or of how
// that changed.
func (b *bench) counted(c claim.Claim, best answer) bool {
	_, exact := best.truth.Exact()
	switch {
	case !exact || !c.HasNumber && c.Kind != claim.Multiple || best.Area == area.None && len(b.places) > 0:
		return false
	case c.Changes():
		return figuresIn(c.Text) < 2
	case c.Kind == claim.Count, c.Kind == claim.Sum:
		return c.Stated.N.Cmp(number.Int(tellingCount)) >= 0 && b.saidOfCounts(c, best)
	case c.Kind == claim.Rate:
		return c.Per == "month" || c.Per == "week" || c.Per == "day"
	case c.Kind == claim.Share, c.Kind == claim.Fraction:
		return b.ofPlace(c, best) || b.ofChannel(c)
	}
	return false
}

// levelWords are subjects that have a count.
var levelWords = set(`total totals number numbers figure figures count tally`)

// saidOfCounts says whether a bare number is told of what the data count: by
// its noun, as an end of a change, beside its place, or in a sentence on those
// who make contact.
func (b *bench) saidOfCounts(c claim.Claim, best answer) bool {
	if c.Head != "" && !isPlace(c) {
		return contactWords[c.Head] || b.counts(c.Head)
	}
	if len(c.Channels) > 0 || b.isEnd(c) || best.place >= directly || slices.ContainsFunc(c.Periods, func(p claim.PeriodReading) bool { return p.Compared }) {
		return true
	}
	words := b.wordsOf(c)
	return anyOf(words, contactWords) || anyOf(words, levelWords) || anyWords(b.sentenceOf(c))(set("month months"))
}

// ofPlace says whether a share is the part that a place has in its region, by
// its words, or hardly a share at all.
func (b *bench) ofPlace(c claim.Claim, best answer) bool {
	if len(c.Channels) > 0 || best.Area == area.None {
		return false
	}
	if b.guessedShare(c) {
		return best.place > carriedScore && b.speaksOfChange(c)
	}
	sentence := b.sentenceOf(c)
	said := containsAny(sentence, "account", "made up", "make up", "makes up", "represent", "share of", "proportion of", "'s share", "’s share")
	behind := strings.ToLower(b.behind(c, 8))
	if containsAny(behind+" ", "of the total", "of the overall", "of everyone", "of everybody", "of all ") {
		return true
	}
	for _, contacted := range []string{"who contacted", "who called", "who got in touch", "who made contact"} {
		behind = strings.Replace(behind, contacted, "", 1)
	}
	from := containsAny(behind, "from", " in ", " live", " came")
	return said || from && !anyWords(behind)(unlikePlace) || hasWholeNumber(b.behind(c, 4)) || b.restates(c)
}

// unlikePlace are words behind a share that make it one of some sort of people.
var unlikePlace = set(`were said who men women under over aged used visited rang`)

// restates says whether a share says again, of the whole, how many the count right
// before it is: "Kent had the most, with 1,186, or 41 per cent".
func (b *bench) restates(c claim.Claim) bool {
	i := c.Index - 1
	if i < 0 || c.Kind != claim.Share || b.all[i].Kind != claim.Count || b.all[i].Sentence != c.Sentence || b.all[i].End > c.Start {
		return false
	}
	between := strings.Trim(strings.ToLower(b.doc.Text[b.all[i].End:c.Start]), " ,–—")
	words := anyWords(b.sentenceOf(c))
	return between == "or" && !words(changeCues) && !words(changeVerbs) && !words(riseWords) && !words(fallWords)
}

// channelVerbs open the words behind a share that say which way its part came,
// and sortWords those that say something else of them.
var (
	channelVerbs = set(`used use using visited visit rang ring phoned called telephoned went go came come contacted reached chose preferred turned made
		got logged picked on by via through over online`)
	sortWords = set(`said say says felt men women boys girls aged under older younger white black first again back returned because after before whose who`)
)

// ofChannel says whether a share is the part of those that came by a channel: "62
// per cent of them used the website", "Website: 2,202 (62%)", and not one of the
// channel's own people: "62 per cent of website visitors were women".
func (b *bench) ofChannel(c claim.Claim) bool {
	behind := wordsOf(b.behind(c, 12))
	if len(c.Channels) == 0 || anyOf(behind, sortWords) {
		return false
	}
	if b.inBrackets(c) {
		return true
	}
	if len(behind) > 0 && behind[0] == "of" {
		for len(behind) > 0 && !channelVerbs[behind[0]] {
			behind = behind[1:]
		}
	}
	for len(behind) > 0 && (behind[0] == "were" || behind[0] == "was" || behind[0] == "of") {
		behind = behind[1:]
	}
	return len(behind) > 0 && channelVerbs[behind[0]]
}

// inBrackets says whether a claim is all that stands in a pair of brackets.
func (b *bench) inBrackets(c claim.Claim) bool {
	return strings.HasSuffix(b.doc.Text[:c.Start], "(") && strings.HasPrefix(b.doc.Text[c.End:], ")")
}

// hasWholeNumber says whether words give the whole of a share as a number: "of
// the 2,892 in the region".
func hasWholeNumber(behind string) bool {
	return strings.HasPrefix(behind, "of ") && strings.ContainsAny(behind, "0123456789")
}

// speaksOfChange says whether the sentence of a claim, or the one before it in
// its paragraph, speaks of changes.
func (b *bench) speaksOfChange(c claim.Claim) bool {
	text := b.sentenceOf(c)
	if i := c.Sentence - 1; i >= 0 && b.doc.BlockAt(b.doc.Sentences[i].Start) == c.Block {
		text += " " + strings.ToLower(b.doc.Text[b.doc.Sentences[i].Start:b.doc.Sentences[i].End])
	}
	words := anyWords(text)
	return words(changeCues) || words(changeVerbs)
}

// comesOfOthers says whether a count is the sum or the difference of two that
// the release prints.
func (b *bench) comesOfOthers(c claim.Claim) bool {
	if c.Kind != claim.Count && c.Kind != claim.Sum && c.Kind != claim.AbsoluteChange {
		return false
	}
	var printed []number.Value
	for _, o := range b.all {
		if o.Index != c.Index && o.HasNumber && (o.Kind == claim.Count || o.Kind == claim.Sum || o.Kind == claim.AbsoluteChange) && o.Number.Value.Cmp(number.Int(tellingCount)) >= 0 && len(printed) < 100 {
			printed = append(printed, o.Number.Value)
		}
	}
	for i, x := range printed {
		for _, y := range printed[:i] {
			if x.Add(y).Equal(c.Stated.N) || x.Sub(y).Abs().Equal(c.Stated.N) {
				return true
			}
		}
	}
	return false
}

// placesHeld are the places of the data that a number can be of: those that the
// release names, and their regions; of one whose sentence names a place, those of
// the sentence and what they hold or lie in; of one without a place, all.
func (b *bench) placesHeld(c claim.Claim, best answer) []area.ID {
	found := []area.ID{best.Area}
	add := func(id area.ID) {
		if !slices.Contains(found, id) && len(found) < mostHeld {
			found = append(found, id)
		}
	}
	if best.Area == area.None { // whose it is the text does not say
		for _, a := range b.Desk.Cube.Areas.All() {
			add(a.ID)
		}
	}
	for _, a := range b.places {
		if id := b.own(a); id != area.None && (best.place <= carriedScore || b.inSentence(c, id) || b.related(id, best.Area)) {
			add(id)
			if up, ok := b.region(id); ok {
				add(up)
			}
		}
	}
	return found
}

// inSentence says whether the sentence of a claim names a place.
func (b *bench) inSentence(c claim.Claim, id area.ID) bool {
	return slices.Contains(b.placesOf(c), id)
}

// allSpans are the periods that a number can be of: those that its own sentence
// names, if it names any, and else those of the data, of the release, and what lies
// before them.
func (b *bench) allSpans(c claim.Claim, best answer) []period.Span {
	if best.when > carriedScore && !b.guessedShare(c) {
		found := []period.Span{best.Span}
		for _, t := range b.topics() {
			if b.namesSpan(c, t.span) {
				found = append(found, t.span)
			}
		}
		return found
	}
	loose := best
	loose.when = 0
	found := b.spansNear(c, loose)
	for _, s := range b.Desk.Cube.Spans {
		if !slices.ContainsFunc(found, s.Same) {
			found = append(found, s)
		}
	}
	return found
}

// fitsAt says whether a number may be that of a place in a period, in any way
// that its kind can be meant.
func (b *bench) fitsAt(c claim.Claim, best answer, id area.ID, span period.Span) bool {
	q := best.question
	q.Area, q.Span, q.Against, q.whole = id, span, period.Span{}, nil
	fits := func(c claim.Claim, q question) bool {
		a := b.answer(c, q)
		return a.known && a.Verdict != wording.Wrong
	}
	switch {
	case c.Changes() && best.base > carriedScore && best.Against.Days() > 0 && span.Same(best.Span):
		q.Against = best.Against // its sentence names what it is measured from
		return fits(c, q)
	case c.Changes():
		return b.fitsAsChange(c, q)
	case c.Kind == claim.Share, c.Kind == claim.Fraction:
		if b.fitsAsShare(c, q) {
			return true
		}
		if !b.guessedShare(c) || b.ofChannel(c) && !b.inBrackets(c) {
			return false
		}
		c.Kind, c.Base = claim.PercentChange, false
		return b.fitsAsChange(c, q)
	case fits(c, q):
		return c.Kind != claim.Rate || !isMonth(span)
	}
	return slices.ContainsFunc(b.otherMembers(best), func(where []figure.Where) bool {
		q.Where = where
		return fits(c, q)
	}) || c.Kind != claim.Rate && b.fitsAsMean(c, q)
}

// fitsAsShare says whether a number may be the share that a place has in what
// holds it, or that a channel which the sentence names has in a place.
func (b *bench) fitsAsShare(c claim.Claim, part question) bool {
	try := func(q question, id area.ID, where []figure.Where) bool {
		whole := q.Query
		whole.Area, whole.Where = id, where
		q.whole = &whole
		a := b.answer(c, q)
		return a.known && a.Verdict != wording.Wrong
	}
	region, ok := b.region(part.Area)
	if ok && try(part, region, part.Where) {
		return true
	}
	if len(c.Channels) == 0 {
		return false
	}
	for _, where := range append(b.membersNamed(c), part.Where) {
		q := part
		q.Where = where
		if try(q, q.Area, b.Where) || ok && try(q, region, where) || ok && try(q, region, b.Where) {
			return true
		}
	}
	return false
}

// membersNamed are the channels that the sentence of a claim names.
func (b *bench) membersNamed(c claim.Claim) [][]figure.Where {
	var found [][]figure.Where
	for _, o := range b.all {
		if o.Sentence == c.Sentence && len(o.Channels) > 0 {
			found = append(found, b.members(o))
		}
	}
	return found
}

// fitsAsChange says whether a number may be that of a change to a period, from
// any that it can be measured from.
func (b *bench) fitsAsChange(c claim.Claim, q question) bool {
	return slices.ContainsFunc(b.basesNear(q.Span), func(then period.Span) bool {
		q.Against = then
		if then.Overlaps(q.Span) {
			return false
		}
		if a := b.answer(c, q); a.known && a.Verdict != wording.Wrong {
			return true
		}
		return slices.ContainsFunc(b.otherMembers(answer{question: q}), func(where []figure.Where) bool {
			of := q
			of.Where = where
			a := b.answer(c, of)
			return a.known && a.Verdict != wording.Wrong
		})
	})
}

// fitsAsMean says whether a count may be what a place counts a month.
func (b *bench) fitsAsMean(c claim.Claim, q question) bool {
	if isMonth(q.Span) {
		return false
	}
	c.Kind, c.Per, c.Row, c.Stated.Quantity = claim.Rate, "month", rateRow(c.Row), wording.Rate
	a := b.answer(c, q)
	return a.known && a.Verdict != wording.Wrong
}
