package check

import (
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/claim"
)

// A list of numbers can take up as many periods, or places, of the sentences
// before it, in their order: "It was 181 in January to March and 192 in April to
// June. The increases were 38 and 35 per cent respectively."

// pairedScore ties a number of such a list to its period or place: better than
// what is only carried on, and not so well as what its own sentence names.
const pairedScore = carriedScore + 10

// mostSentencesBack is how far back the pairs of a list may stand.
const mostSentencesBack = 3

// pluralWords say that a sentence speaks of several things named before it.
var pluralWords = set(`those these both respectively they were are`)

// placeInList is which number of a list a claim is, from 0, and how many there are:
// numbers of one kind with nothing but commas and "and" between them, in a
// sentence that takes up several things. 0 of 0 where it stands alone.
func (b *bench) placeInList(c claim.Claim) (n, of int) {
	if !c.HasNumber {
		return 0, 0
	}
	first, last := c.Index, c.Index
	for first > 0 && b.follows(b.all[first-1], b.all[first]) {
		first--
	}
	for last+1 < len(b.all) && b.follows(b.all[last], b.all[last+1]) {
		last++
	}
	if first == last || !anyWords(b.sentenceOf(c))(pluralWords) {
		return 0, 0
	}
	return c.Index - first, last - first + 1
}

// follows says whether a claim is the next in a list of numbers.
func (b *bench) follows(c, next claim.Claim) bool {
	if c.Sentence != next.Sentence || c.Kind != next.Kind || !c.HasNumber || !next.HasNumber || next.Number.Start < c.Number.End {
		return false
	}
	between := strings.TrimSpace(b.doc.Text[c.Number.End:next.Number.Start])
	for _, unit := range []string{"%", "per cent", "percent"} {
		between = strings.TrimSpace(strings.TrimPrefix(between, unit))
	}
	return between == "and" || between == "," || between == ", and" || between == "&"
}

// pairedPeriod is the period of the sentences before that a number of a list
// takes up.
func (b *bench) pairedPeriod(c claim.Claim) (dated, bool) {
	n, of := b.placeInList(c)
	if of == 0 || slices.ContainsFunc(c.Periods, func(r claim.PeriodReading) bool { return r.Start >= b.doc.Sentences[c.Sentence].Start }) {
		return dated{}, false
	}
	var told []claim.PeriodReading
	for s := c.Sentence - 1; s >= 0 && s >= c.Sentence-mostSentencesBack && len(told) < of; s-- {
		if b.doc.BlockAt(b.doc.Sentences[s].Start) != c.Block {
			break
		}
		told = append(b.periodsTold(s), told...)
	}
	if len(told) != of {
		return dated{}, false
	}
	return dated{span: told[n].Period, score: pairedScore}, true
}

// periodsTold are the periods that a sentence tells its numbers of, each once and
// in its order; not what they are compared with.
func (b *bench) periodsTold(sentence int) []claim.PeriodReading {
	var found []claim.PeriodReading
	for _, o := range b.all {
		if before := b.wordsBefore(o); o.Sentence != sentence || len(o.Periods) == 0 || o.Base || len(before) > 0 && before[len(before)-1] == "from" {
			continue
		}
		p := o.Periods[0]
		known := slices.ContainsFunc(found, func(r claim.PeriodReading) bool { return r.Period.Same(p.Period) })
		if !p.Carried && !p.Unplaced && !p.Compared && !known && !samePlural.MatchString(b.doc.Text[max(p.Start-60, 0):p.Start]) {
			found = append(found, p)
		}
	}
	slices.SortStableFunc(found, func(a, b claim.PeriodReading) int { return a.Start - b.Start })
	return found
}

// pairedPlace is the place of the sentence before that a number of a list takes
// up.
func (b *bench) pairedPlace(c claim.Claim) (claim.AreaReading, bool) {
	n, of := b.placeInList(c)
	s := c.Sentence - 1
	if of == 0 || s < 0 || b.doc.BlockAt(b.doc.Sentences[s].Start) != c.Block || len(b.namedIn(c.Sentence)) > 0 {
		return claim.AreaReading{}, false
	}
	told := slices.DeleteFunc(b.distinctNamings(s), func(a claim.AreaReading) bool { return len(b.Desk.Cube.Areas.Children(b.own(a))) > 0 })
	if len(told) != of {
		return claim.AreaReading{}, false
	}
	told[n].Score = pairedScore
	return told[n], true
}

// distinctNamings are the places that a sentence names, each once.
func (b *bench) distinctNamings(sentence int) []claim.AreaReading {
	var found []claim.AreaReading
	var seen []area.ID
	for _, a := range b.namedIn(sentence) {
		if id := b.own(a); !slices.Contains(seen, id) {
			seen, found = append(seen, id), append(found, a)
		}
	}
	return found
}
