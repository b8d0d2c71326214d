package check

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/period"
	"github.com/pressfigures/figures/pkg/wording"
)

// A number that is not what its likeliest reading gives may still be exactly
// something else that its sentence speaks of: the change of the place ("an
// extra 148 people"), what it is a month, the sum of the places that are named
// together, the whole of "1,186 of 2,892". Nobody copies such a number by
// mistake: it is right where the sentence has the words for it, and else it
// stays open what it is.

// otherwise is one thing that a number may be instead, and the words that say
// so.
type otherwise struct {
	answer
	told bool
}

// The words, beside a number or in its sentence, for what else a number is.
var (
	changeCues    = set(`extra additional more fewer less rise increase increased jump growth fall drop decrease decline difference gain up down added`)
	sumCues       = set(`together combined between altogether total all both jointly`)
	remainderCues = set(`excluding outside except rest remaining without others elsewhere apart minus`)
	meanCues      = set(`average averaged averages averaging mean month monthly each apiece`)
)

// otherwise looks for what else a number that does not fit is exactly.
func (b *bench) otherwise(c claim.Claim, best answer) (otherwise, bool) {
	if !c.HasNumber || c.Upper != nil || c.DirectionOnly || best.Area == area.None && len(b.Desk.Cube.Tops()) == 0 {
		return otherwise{}, false
	}
	quick := b.quick()
	words := anyWords(b.sentenceOf(c))
	var found []otherwise
	switch c.Kind {
	case claim.Count, claim.Sum, claim.Rate:
		found = slices.Concat(quick.asAllTime(c, best), quick.asMean(c, best, words), quick.asChannel(c, best, words), quick.asWhole(c, best))
		if c.Hedge == "" && c.Number.Value.Cmp(number.Int(tellingCount)) >= 0 {
			found = slices.Concat(found, quick.asChange(c, best, words), quick.asSum(c, best, words), quick.asPercent(c, best))
		}
		found = slices.Concat(found, quick.atOtherTime(c, best))
	case claim.PercentChange:
		found = quick.atOtherTime(c, best)
	case claim.AbsoluteChange, claim.Multiple:
		found = slices.Concat(quick.asLevel(c, best), quick.betweenPlaces(c, best))
		if c.Kind == claim.AbsoluteChange && c.Hedge == "" && c.Stated.Quantity == wording.Count && best.when < directly {
			for _, o := range quick.asChange(c, best, words) { // between other periods of the release
				found = append(found, otherwise{o.answer, false})
			}
		}
	case claim.Share, claim.Fraction:
		found = quick.asPercentChange(c, best, words)
	}
	for _, told := range []bool{true, false} {
		for _, o := range found {
			if o.told == told && o.known && o.Verdict == wording.Right && !merelyTrue(c, o.answer) {
				return o, true
			}
		}
	}
	return otherwise{}, false
}

// merelyTrue says whether a hedge holds of an answer as it would of most: "more
// than 600" of 4,583. That tells nobody what the number is of.
func merelyTrue(c claim.Claim, a answer) bool { return c.Hedge != "" && a.Severity != caveat.OK }

// sentenceOf is the text of the sentence of a claim, in small letters.
func (b *bench) sentenceOf(c claim.Claim) string {
	s := b.doc.Sentences[c.Sentence]
	return strings.ToLower(b.doc.Text[s.Start:s.End])
}

// anyWords says whether a text has one of some words.
func anyWords(text string) func(map[string]bool) bool {
	fields := strings.FieldsFunc(text, func(r rune) bool { return !('a' <= r && r <= 'z') })
	return func(list map[string]bool) bool {
		return slices.ContainsFunc(fields, func(w string) bool { return list[w] })
	}
}

// near are the few words before and behind a claim, in its sentence.
func (b *bench) near(c claim.Claim, words int) string {
	s := b.doc.Sentences[c.Sentence]
	before := strings.Fields(b.doc.Text[s.Start:max(min(c.Start, s.End), s.Start)])
	behind := strings.Fields(b.doc.Text[min(c.End, s.End):s.End])
	before, behind = before[max(len(before)-words, 0):], behind[:min(words, len(behind))]
	return strings.ToLower(strings.Join(slices.Concat(before, []string{c.Text}, behind), " "))
}

// spansNear are the periods that a number could be of instead, that of its
// likeliest reading first: those of the release, and what a year or as long
// lies before them. Of a number whose period stands right beside it, they are
// those of its sentence and parts of its own.
func (b *bench) spansNear(c claim.Claim, best answer) []period.Span {
	var found []period.Span
	add := func(s period.Span) {
		if s.Days() > 0 && !slices.ContainsFunc(found, s.Same) && b.Desk.Cube.Held(s) {
			found = append(found, s)
		}
	}
	add(best.Span)
	tied := best.when >= directly
	for _, t := range b.topics() {
		if !tied || best.Span.Contains(t.span) || b.namesSpan(c, t.span) {
			add(t.span)
		}
	}
	for _, s := range slices.Clone(found) {
		if before := s.YearBefore(); !tied || best.Span.Contains(before) {
			add(before)
		}
		if before := s.Previous(); !tied || best.Span.Contains(before) {
			add(before)
		}
	}
	return found
}

// namesSpan says whether the sentence of a claim names a period.
func (b *bench) namesSpan(c claim.Claim, span period.Span) bool {
	named := func(r claim.PeriodReading) bool { return !r.Carried && !r.Unplaced && r.Period.Same(span) }
	return slices.ContainsFunc(b.all, func(o claim.Claim) bool {
		return o.Sentence == c.Sentence && (slices.ContainsFunc(o.Periods, named) || slices.ContainsFunc(o.Against, named))
	})
}

// basesNear are the periods that a change to one of a number could be from.
func (b *bench) basesNear(span period.Span) []period.Span {
	found := []period.Span{span.YearBefore(), span.Previous()}
	for _, t := range b.topics() {
		if t.span.End <= span.Start && !slices.ContainsFunc(found, t.span.Same) {
			found = append(found, t.span)
		}
	}
	return found
}

// levelAt is what a place counts in a span; false where the data do not give it
// exactly.
func (b *bench) levelAt(best answer, id area.ID, span period.Span) (number.Range, bool) {
	q := best.Query
	q.Area, q.Span, q.Against = id, span, period.Span{}
	cell := b.Desk.Total(q).Cell
	return cell.Sum, !cell.None && cell.Complete()
}

// judged is an answer that rests on a value worked out beside the usual ways.
func (b *bench) judged(c claim.Claim, best answer, value number.Range, told bool, says string) otherwise {
	a := best
	a.figure, a.from, a.to, a.Against, a.whole, a.turned = nil, "", "", period.Span{}, nil, false
	a = b.by(c, a, value)
	a.says = says
	return otherwise{a, told}
}

// asMean tries a number as what it is a month on average.
func (b *bench) asMean(c claim.Claim, best answer, words func(map[string]bool) bool) []otherwise {
	if c.Kind == claim.Sum || !words(meanCues) || c.Stated.N.Cmp(number.Int(tellingCount)) < 0 {
		return nil
	}
	if c.Kind == claim.Count {
		c.Kind, c.Per, c.Row, c.Stated.Quantity = claim.Rate, "month", rateRow(c.Row), wording.Rate
	}
	var found []otherwise
	for _, span := range b.spansNear(c, best) {
		q := best.question
		q.Span, q.Against = span, period.Span{}
		if months, whole := span.Months(); whole && months > 1 || !span.Same(best.Span) {
			found = append(found, otherwise{b.answer(c, q), c.Hedge == ""})
		}
	}
	return found
}

// asChannel tries a number as that of a channel that its sentence names, or of
// any.
func (b *bench) asChannel(c claim.Claim, best answer, words func(map[string]bool) bool) []otherwise {
	if c.Hedge != "" || c.Number.Value.Cmp(number.Int(tellingCount)) < 0 {
		return nil
	}
	var found []otherwise
	for _, where := range b.otherMembers(best) {
		q := best.question
		q.Where = where
		told := false
		for _, w := range where {
			for _, m := range w.Members {
				told = told || words(set(strings.ToLower(b.Desk.Cube.Dimensions[w.Dimension].Members[m].Name)))
			}
		}
		if told || len(c.Channels) == 0 {
			found = append(found, otherwise{b.answer(c, q), told})
		}
	}
	return found
}

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

// asChange tries a count as by how much the place changed, where the sentence
// speaks of changes.
func (b *bench) asChange(c claim.Claim, best answer, words func(map[string]bool) bool) []otherwise {
	if !words(changeCues) {
		return nil
	}
	told := anyWords(b.near(c, 2))(changeCues)
	var found []otherwise
	for _, now := range b.spansNear(c, best) {
		for _, then := range b.basesNear(now) {
			a, okNow := b.levelAt(best, best.Area, now)
			z, okThen := b.levelAt(best, best.Area, then)
			sign, _ := number.CompareRanges(a, z)
			if c.Direction != 0 && sign != 0 && sign != c.Direction {
				continue
			}
			if okNow && okThen && !now.Overlaps(then) && now.Days()-then.Days() <= 6 && then.Days()-now.Days() <= 6 {
				if sign < 0 {
					a, z = z, a
				}
				says := fmt.Sprintf("%s is how far %s and %s are apart in %s", ranged(a.Sub(z), 0), b.Style.Span(now), b.Style.Span(then), b.name(best.Area))
				found = append(found, b.judged(c, best, a.Sub(z), told, says))
			}
		}
	}
	return found
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
	if len(names) > 1 && all {
		says := ranged(total, 0) + " is the sum of " + strings.Join(names, " and ")
		found = append(found, b.judged(c, best, total, words(sumCues), says))
	}
	if len(b.topics()) > 1 && words(sumCues) {
		for _, span := range b.spansNear(c, best)[1:] {
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

// asLevel tries a change as the level that a change stands behind: "944, up 148
// per cent".
func (b *bench) asLevel(c claim.Claim, best answer) []otherwise {
	if c.Kind != claim.AbsoluteChange || c.Hedge != "" || c.Stated.Quantity != wording.Count || c.Number.Value.Cmp(number.Int(tellingCount)) < 0 {
		return nil
	}
	told := !strings.HasPrefix(strings.ToLower(c.Text), "up") && hasWord(c.Text, "up", "down")
	c.Kind, c.Direction = claim.Count, 0
	q := best.question
	q.Against = period.Span{}
	found := []otherwise{{b.answer(c, q), told}}
	if best.Against.Days() > 0 {
		q.Span = best.Against
		found = append(found, otherwise{b.answer(c, q), false})
	}
	return found
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

// than says whether a claim compares with what is named behind it.
func (b *bench) than(c claim.Claim) bool {
	s := b.doc.Sentences[c.Sentence]
	return hasWord(c.Text+" "+b.doc.Text[min(c.End, s.End):s.End], "than", "as", "of", "that")
}

// asPercentChange tries a per cent that was taken for a share, for want of
// better, as a change.
func (b *bench) asPercentChange(c claim.Claim, best answer, words func(map[string]bool) bool) []otherwise {
	if c.Kind != claim.Share || !b.guessedShare(c) {
		return nil
	}
	c.Kind = claim.PercentChange
	told := words(changeCues) || words(changeVerbs) || c.Stated.N.Cmp(hundred) > 0
	var found []otherwise
	for _, now := range b.spansNear(c, best) {
		for _, then := range b.basesNear(now) {
			q := best.question
			q.Span, q.Against, q.whole = now, then, nil
			found = append(found, otherwise{b.answer(c, q), told && now.Same(best.Span)})
		}
	}
	return found
}

// asPercent tries a number without a noun as the per cent of a change: "99 and
// 49", "the percentage column".
func (b *bench) asPercent(c claim.Claim, best answer) []otherwise {
	if c.Kind != claim.Count || c.Head != "" || b.isEnd(c) {
		return nil
	}
	told := containsAny(b.sentenceOf(c), "per cent", "percent", "%")
	c.Kind, c.Row, c.Stated.Quantity = claim.PercentChange, wording.BareNumber, wording.Percent
	var found []otherwise
	loose := best
	loose.when = 0
	for _, now := range b.spansNear(c, loose) {
		for _, then := range b.basesNear(now) {
			q := best.question
			q.Span, q.Against = now, then
			found = append(found, otherwise{b.answer(c, q), told})
		}
	}
	return found
}

// atOtherTime tries a number whose period is only named by where it lies ("the
// previous half-year") as that of another period of the release, where no other
// number of the sentence is that.
func (b *bench) atOtherTime(c claim.Claim, best answer) []otherwise {
	if !b.softTime(c, best) || c.Hedge != "" || c.Stated.N.Cmp(number.Int(tellingCount)) < 0 {
		return nil
	}
	var found []otherwise
	loose := best
	loose.when = 0
	for _, now := range b.spansNear(c, loose) {
		q := best.question
		q.Span = now
		if !c.Changes() {
			if !b.taken(c, q) {
				found = append(found, otherwise{b.answer(c, q), false})
			}
			continue
		}
		for _, then := range b.basesNear(now) {
			q.Against = then
			found = append(found, otherwise{b.answer(c, q), false})
		}
	}
	return found
}

// softTime says whether the words for the period of a reading stand behind
// another number, or name it by no year and no month.
func (b *bench) softTime(c claim.Claim, best answer) bool {
	for _, r := range slices.Concat(c.Periods, c.Against) {
		if r.Start > c.End && strings.ContainsAny(b.doc.Text[c.End:r.Start], "0123456789") {
			return true // another number stands between: "944, two and a half times its 381 of a year earlier"
		}
		if r.Unplaced || strings.ContainsAny(r.Text, "0123456789") {
			continue
		}
		for _, d := range b.readings(c, r) {
			if d.span.Same(best.Span) {
				return hasWord(r.Text, "the", "a", "that", "this") && !hasWord(r.Text, "last", "year")
			}
		}
	}
	return false
}

// changeVerbs are words by which a sentence speaks of changes.
var changeVerbs = set(`rose grew increased jumped climbed soared surged fell dropped declined decreased rises grows falls steeper steepest rising growing
	falling leap leapt surge doubled trebled`)

// guessedShare says whether a per cent was taken for a share though nothing in
// its sentence says of what.
func (b *bench) guessedShare(c claim.Claim) bool {
	if c.Kind != claim.Share && c.Kind != claim.Fraction || c.Stated.Quantity != wording.Percent {
		return false
	}
	s := b.doc.Sentences[c.Sentence]
	behind := strings.TrimLeft(strings.ToLower(b.doc.Text[min(c.End, s.End):s.End]), " ")
	before := b.doc.Text[s.Start:max(min(c.Start, s.End), s.Start)]
	return !strings.HasPrefix(behind, "of ") && lastWord(before) != "for" && !hasWord(c.Text, "of") &&
		!containsAny(b.sentenceOf(c), "share", "proportion", "account", "made up", "make up", "makes up", "making up", "represent", "percentage of", "were from", "came from", "was from", "of whom", "of them", "of which")
}

// deny says of a claim that its likeliest reading does not hold: it is wrong,
// unless the number is exactly something else that the sentence speaks of, or
// is none that the data could hold.
func (b *bench) deny(j Judged, best answer, questions []question) Judged {
	if a, ok := b.meantElsewhere(j.Claim, best, questions); ok {
		return b.right(j, a)
	}
	o, ok := b.otherwise(j.Claim, best)
	switch {
	case ok && o.told:
		return b.right(j, o.answer)
	case ok:
		return b.eitherOf(j, best, o.answer)
	case b.untold(j.Claim):
		j.Message = "the data do not tell these from the others"
		return j
	case b.ofAllTime(j.Claim, best) && j.HasNumber && j.Stated.N.Cmp(best.truth.High) > 0 && !best.truth.NoHigh:
		return b.eitherOf(j, best)
	case b.farOff(j.Claim, best):
		j.Message = "this cannot be a figure of " + b.subject(best) + ", which is " + b.truth(j.Claim, best)
		return j
	case b.guessedShare(j.Claim), j.Changes() && anyWords(b.sentenceOf(j.Claim))(remainderCues):
		return b.eitherOf(j, best)
	}
	return b.wrong(j, best)
}

// eitherOf leaves a claim open between readings.
func (b *bench) eitherOf(j Judged, readings ...answer) Judged {
	j = b.figures(j, readings[0])
	j.Verdict, j.Severity, j.Rule = Unclear, caveat.Warning, RuleUnclear
	for _, a := range readings {
		text := fmt.Sprintf("%s: %s", b.subject(a), b.truth(j.Claim, a))
		if a.figure == nil && a.says != "" {
			text = a.says
		}
		if !slices.Contains(j.Readings, text) {
			j.Readings = append(j.Readings, text)
		}
	}
	j.Message = "the text does not say clearly what this is about; " + strings.Join(j.Readings, "; ")
	return j
}

// farOff says whether a count is hundreds of times a place's figure and not
// said of those who make contact: a population.
func (b *bench) farOff(c claim.Claim, best answer) bool {
	if c.Kind != claim.Count || callerNouns[c.Head] || callNouns[c.Head] || best.truth.NoHigh {
		return false
	}
	return c.Stated.N.Cmp(best.truth.High.Mul(number.Int(500))) > 0 && best.truth.High.Sign() > 0 && best.truth.High.Cmp(number.Int(100_000)) < 0
}

// addsUp says whether what is asked for can be added up.
func (b *bench) addsUp(q question) bool { return b.Desk.Cube.Measures[q.Measure].Kind == cube.Flow }
