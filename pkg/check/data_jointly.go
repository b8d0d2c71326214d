package check

import (
	"regexp"
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/period"
	"github.com/pressfigures/figures/pkg/wording"
)

// Several places can be one subject: "Norfolk and Suffolk had 499 contacts, 130
// more than in 2018", "the two counties account for 17 per cent". What is said
// of them is said of their sum, unless the sentence says it of each.

// eachWords say that what several places are the subject of is true of each.
var eachWords = set(`each both respectively apiece either every separately`)

// pairWords take up as many of the places named last.
var pairWords = []struct {
	words  []string
	places int
}{
	{[]string{"the two ", "the pair ", "these two ", "those two ", "both counties", "both areas", "both forces", "between them"}, 2},
	{[]string{"the three ", "these three ", "the trio ", "those three ", "all three "}, 3},
	{[]string{"the four ", "these four ", "those four ", "all four "}, 4},
	{[]string{"the five counties ", "the five areas ", "the five districts ", "these five ", "those five "}, 5},
	{[]string{"the six counties ", "the six areas ", "the six districts ", "these six ", "those six "}, 6},
}

// joint are the places that are the subject of a claim as one; nil for none.
func (b *bench) joint(c claim.Claim) []area.ID {
	sentence := b.sentenceOf(c)
	if anyWords(sentence)(eachWords) && !containsAny(sentence, "both counties", "both areas", "both forces") {
		return nil
	}
	if list := b.listed(c); len(list) > 1 {
		return list
	}
	for _, p := range pairWords {
		if containsAny(sentence+" ", p.words...) {
			return b.namedLast(c, p.places)
		}
	}
	return b.jointBefore(c)
}

// oneWords say that several places are spoken of as one.
var oneWords = set(`together jointly combined combine`)

// spokenOfAsOne says whether the sentence of a claim, or the one before it, has a
// word for several places as one.
func (b *bench) spokenOfAsOne(c claim.Claim) bool {
	said := b.sentenceOf(c) + " "
	if s := c.Sentence - 1; s >= 0 {
		said += strings.ToLower(b.doc.Text[b.doc.Sentences[s].Start:b.doc.Sentences[s].End])
	}
	return anyWords(said)(oneWords) || strings.Contains(said, "between them") || slices.ContainsFunc(pairWords, func(p struct {
		words  []string
		places int
	}) bool {
		return containsAny(said, p.words...)
	})
}

// jointBefore are the places that the sentence before speaks of as one, or that a
// claim's sentence, which names none, adds up: "Devon and Cornwall together had
// 1,765. A year before it was 760."
func (b *bench) jointBefore(c claim.Claim) []area.ID {
	s := c.Sentence - 1
	if s < 0 || b.doc.BlockAt(b.doc.Sentences[s].Start) != c.Block || len(b.namedIn(c.Sentence)) > 0 {
		return nil
	}
	before := b.doc.Text[b.doc.Sentences[s].Start:b.doc.Sentences[s].End]
	said := strings.ToLower(before + " " + b.sentenceOf(c))
	if !anyWords(said)(oneWords) && !strings.Contains(said, "between them") && !b.countedAsOne(s) {
		return nil
	}
	return slices.DeleteFunc(b.distinct(b.namedIn(s)), func(id area.ID) bool { return len(b.Desk.Cube.Areas.Children(id)) > 0 })
}

// countedAsOne says whether a sentence gives one count to several places in a row:
// "Norfolk and Suffolk had 499".
func (b *bench) countedAsOne(sentence int) bool {
	var counts []claim.Claim
	for _, o := range b.all {
		if o.Sentence == sentence && (o.Kind == claim.Count || o.Kind == claim.Sum) && o.HasNumber {
			counts = append(counts, o)
		}
	}
	return len(counts) == 1 && !anyWords(b.sentenceOf(counts[0]))(eachWords) && len(b.listed(counts[0])) > 1
}

// namedIn are the places that a sentence names.
func (b *bench) namedIn(sentence int) []claim.AreaReading {
	s := b.doc.Sentences[sentence]
	return slices.DeleteFunc(slices.Clone(b.named), func(a claim.AreaReading) bool { return a.Start < s.Start || a.End > s.End })
}

// namings are the places of the data that the text names, each naming once, in
// its order.
func (b *bench) namings() []claim.AreaReading {
	var found []claim.AreaReading
	for _, c := range b.all {
		for _, a := range c.Areas {
			if b.own(a) != area.None && !slices.ContainsFunc(found, func(o claim.AreaReading) bool { return o.Start == a.Start }) {
				found = append(found, a)
			}
		}
	}
	slices.SortFunc(found, func(a, b claim.AreaReading) int { return a.Start - b.Start })
	return found
}

// inBrackets is what stands in brackets between the names of a list.
var inBrackets = regexp.MustCompile(`\([^()]*\)`)

// listed are the places of the list of names, joined by commas and "and", that
// stands nearest before a claim in its sentence, or else behind it.
func (b *bench) listed(c claim.Claim) []area.ID {
	var list, best []claim.AreaReading
	flush := func() {
		if len(list) > 1 && (best == nil || list[0].Start < c.Start) {
			best = list
		}
		list = nil
	}
	for _, a := range b.namedIn(c.Sentence) {
		if len(list) > 0 && !joins(b.doc.Text[list[len(list)-1].End:a.Start]) {
			flush()
		}
		list = append(list, a)
	}
	flush()
	return b.distinct(best)
}

// joins says whether nothing but commas, "and" and brackets stands between two
// names.
func joins(between string) bool {
	between = strings.TrimSpace(inBrackets.ReplaceAllString(between, ""))
	return slices.Contains([]string{"and", "&", ",", ", and"}, between)
}

// distinct are the places of some names, each once.
func (b *bench) distinct(names []claim.AreaReading) []area.ID {
	var found []area.ID
	for _, a := range names {
		if id := b.own(a); !slices.Contains(found, id) {
			found = append(found, id)
		}
	}
	return found
}

// namedLast are the n places that the text named last before the end of a
// claim, those aside that hold others; nil if there are not so many.
func (b *bench) namedLast(c claim.Claim, n int) []area.ID {
	var found []area.ID
	names := b.named
	for i := len(names) - 1; i >= 0 && len(found) < n; i-- {
		id := b.own(names[i])
		if names[i].End <= c.Start && !slices.Contains(found, id) && len(b.Desk.Cube.Areas.Children(id)) == 0 {
			found = append(found, id)
		}
	}
	if len(found) < n {
		return nil
	}
	return found
}

// sumAt is what several places count together in a span.
func (b *bench) sumAt(best answer, places []area.ID, span period.Span) (number.Range, bool) {
	total := number.Exactly(number.Int(0))
	for _, id := range places {
		value, ok := b.levelAt(best, id, span)
		if !ok || b.holdsOther(id, places) {
			return total, false
		}
		total = total.Add(value)
	}
	return total, len(places) > 1
}

// asTogether tries a number as that of the places which are its subject
// together.
func (b *bench) asTogether(c claim.Claim, best answer) []otherwise {
	places := b.joint(c)
	now, known := b.sumAt(best, places, best.Span)
	if !known || !b.addsUp(best.question) {
		return nil
	}
	says := ranged(now, 0) + " is the sum of " + b.names(places)
	switch {
	case c.Kind == claim.Count, c.Kind == claim.Sum:
		return []otherwise{b.judged(c, best, now, true, says)}
	case c.Kind == claim.Rate && c.Per == "month":
		if months, whole := best.Span.Months(); whole {
			mean, _ := now.Quo(number.Exactly(number.Int(int64(months))))
			return []otherwise{b.judged(c, best, mean, true, says)}
		}
	case c.Changes() && best.Against.Days() > 0 && len(c.Than.Areas) == 0:
		return b.changeTogether(c, best, places, now)
	case c.Kind == claim.Share, c.Kind == claim.Fraction:
		return b.shareTogether(c, best, places, now, says)
	}
	return nil
}

// changeTogether is the change of the sum of some places.
func (b *bench) changeTogether(c claim.Claim, best answer, places []area.ID, now number.Range) []otherwise {
	then, known := b.sumAt(best, places, best.Against)
	if !known {
		return nil
	}
	a := best
	a.figure, a.turned, a.why = nil, false, ""
	a.from, a.to = ranged(then, 0), ranged(now, 0)
	a.sign, _ = number.CompareRanges(now, then)
	a = b.moved(c, a, then, now)
	a.figure = nil
	a.says = b.names(places) + " together went from " + a.from + " to " + a.to
	a.from, a.to = "", ""
	return []otherwise{{a, true}}
}

// shareTogether is the share of some places in what holds them all.
func (b *bench) shareTogether(c claim.Claim, best answer, places []area.ID, now number.Range, says string) []otherwise {
	up, ok := b.region(places[0])
	whole, known := b.levelAt(best, up, best.Span)
	ratio, divides := now.Quo(whole)
	if !ok || !known || !divides {
		return nil
	}
	if c.Stated.Quantity == wording.Percent {
		ratio = ratio.Scale(hundred)
	}
	return []otherwise{b.judged(c, best, ratio, true, says+", of "+ranged(whole, 0))}
}

// names are some places, in words.
func (b *bench) names(places []area.ID) string {
	var names []string
	for _, id := range places {
		names = append(names, b.name(id))
	}
	return strings.Join(names, " and ")
}

// ofIncrease tries a share as one of by how much a region changed: "Of the 945
// extra people, 590 were from Hertfordshire, or 62 per cent".
func (b *bench) ofIncrease(c claim.Claim, best answer) []otherwise {
	if c.Kind != claim.Share && c.Kind != claim.Fraction || best.Area == area.None {
		return nil
	}
	up, ok := b.region(best.Area)
	said := containsAny(b.sentenceOf(c), "of the increase", "of the rise", "of the growth", "of the extra", "of the additional", "of that increase", "of that rise")
	for _, o := range b.all {
		if o.Sentence == c.Sentence && (o.Kind == claim.AbsoluteChange || b.isExtra(o)) {
			said = true
		}
	}
	if !ok || !said {
		return nil
	}
	return b.sharesOfGain(c, best, up)
}

// sharesOfGain are the shares that a place has in by how much its region rose.
func (b *bench) sharesOfGain(c claim.Claim, best answer, up area.ID) []otherwise {
	var found []otherwise
	for _, now := range b.spansNear(c, best) {
		at := best
		at.Span = now
		for _, then := range b.basesNear(now) {
			mine, known := b.gain(at, best.Area, then)
			all, held := b.gain(at, up, then)
			ratio, divides := mine.Quo(all)
			if !known || !held || !divides {
				continue
			}
			if c.Stated.Quantity == wording.Percent {
				ratio = ratio.Scale(hundred)
			}
			says := ranged(mine, 0) + " of the increase of " + ranged(all, 0) + " in " + b.name(up) + " were from " + b.name(best.Area)
			found = append(found, b.judged(c, at, ratio, true, says))
		}
	}
	return found
}

// asExtra tries a count that is said to have been added as by how much a place
// or its region rose: "438 of the 1,802 additional contacts".
func (b *bench) asExtra(c claim.Claim, best answer) []otherwise {
	if !b.isExtra(c) {
		return nil
	}
	places := []area.ID{best.Area}
	if up, ok := b.region(best.Area); ok {
		places = append(places, up)
	}
	var found []otherwise
	for _, now := range b.spansNear(c, best) {
		at := best
		at.Span = now
		for _, then := range b.basesNear(now) {
			for _, id := range places {
				if gain, known := b.gain(at, id, then); known {
					found = append(found, b.judged(c, at, gain, true, ranged(gain, 0)+" is the increase in "+b.name(id)))
				}
			}
		}
	}
	return found
}

// isExtra says whether a count is one of what came to something: "the 945
// additional people".
func (b *bench) isExtra(c claim.Claim) bool {
	return c.Kind == claim.Count && anyWords(strings.ToLower(c.Text+" "+b.behind(c, 2)))(set("extra additional more added"))
}

// ofExtra says whether a count is a part of what came to something: "590 of the
// 945 extra people".
func (b *bench) ofExtra(c claim.Claim) bool {
	return c.Kind == claim.Count && slices.ContainsFunc(b.all, func(o claim.Claim) bool {
		if o.Index == c.Index || o.Sentence != c.Sentence || o.Kind != claim.AbsoluteChange && !b.isExtra(o) {
			return false
		}
		before := strings.ToLower(strings.TrimSpace(b.doc.Text[b.doc.Sentences[o.Sentence].Start:o.Start]))
		return strings.HasSuffix(before, "of the") || strings.HasSuffix(before, "of")
	})
}

// behind are the few words behind a claim in its sentence.
func (b *bench) behind(c claim.Claim, words int) string {
	s := b.doc.Sentences[c.Sentence]
	behind := strings.Fields(b.doc.Text[min(c.End, s.End):s.End])
	return strings.Join(behind[:min(words, len(behind))], " ")
}

// gain is by how much a place rose since an earlier span.
func (b *bench) gain(best answer, id area.ID, then period.Span) (number.Range, bool) {
	now, known := b.levelAt(best, id, best.Span)
	before, held := b.levelAt(best, id, then)
	gain := now.Sub(before)
	return gain, known && held && gain.Low.Sign() > 0 && !then.Overlaps(best.Span)
}
