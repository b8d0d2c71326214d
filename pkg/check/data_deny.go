package check

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/wording"
)

// deny says of a claim that its likeliest reading does not hold: it is wrong,
// unless the number is exactly something else that the sentence speaks of, or
// is none that the data could hold.
func (b *bench) deny(j Judged, best answer, questions []question) Judged {
	o, ok := b.otherwise(j.Claim, best, questions)
	switch {
	case ok && o.told:
		return b.right(j, o.answer)
	case ok:
		return b.eitherOf(j, best, o.answer)
	case b.untold(j.Claim):
		j.Message = untoldText
		return j
	case b.ofAllTime(j.Claim, best) && j.HasNumber && j.Stated.N.Cmp(best.truth.High) > 0 && !best.truth.NoHigh:
		return b.eitherOf(j, best)
	case basedLater(j, best), b.ofStretch(j.Claim, best), b.ofOthers(j.Claim):
		return b.eitherOf(j, best)
	case best.whole != nil && !best.whole.Span.Same(best.Span) && best.when < directly, b.ofAnother(j.Claim, best), b.byTheEnd(j.Claim) && j.Kind == claim.Count && j.Stated.N.Cmp(best.truth.High) > 0:
		return b.eitherOf(j, best)
	case b.farOff(j.Claim, best):
		j.Message = "this cannot be a figure of " + b.subject(best) + ", which is " + b.truth(j.Claim, best)
		return j
	case j.Kind == claim.AbsoluteChange && b.comesOfOthers(j.Claim) && hasWord(j.Text, "gap", "difference"):
		return b.eitherOf(j, best)
	case b.guessedShare(j.Claim) && b.excluded(j.Claim, best, nil):
		if b.ofChannel(j.Claim) {
			return b.wrong(j, best)
		}
		return b.wrongChange(j, best)
	case b.guessedShare(j.Claim), j.Changes() && anyWords(b.sentenceOf(j.Claim))(remainderCues):
		return b.eitherOf(j, best)
	}
	if as := b.asTogether(j.Claim, best); len(as) > 0 && as[0].known && best.place < directly && b.spokenOfAsOne(j.Claim) {
		best = as[0].answer // what is said of several places is wrong of their sum
	}
	return b.wrong(j, best)
}

// pointing are the words for a place by which a text takes up one that it has
// named.
var pointing = set("the that this our their its")

// ofAnother says whether a count is exactly that of another place which the
// release names, where its own sentence names none but takes one up, or leaves it
// to the sentences before: whom the words take up is then what is unsure.
func (b *bench) ofAnother(c claim.Claim, best answer) bool {
	words := wordsOf(best.area.Text)
	taken := best.area.Carried || len(words) > 1 && pointing[words[0]] && !b.isOwnPlace(best.area.Text)
	if !taken || c.Kind != claim.Count || !b.telling(c) {
		return false
	}
	quick := b.quick()
	return slices.ContainsFunc(b.places, func(r claim.AreaReading) bool {
		q := best.question
		q.Area = b.own(r)
		if q.Area == area.None || q.Area == best.Area {
			return false
		}
		a := quick.answer(c, q)
		return a.known && a.Verdict == wording.Right
	})
}

// basedLater says whether a change whose printed values bear it out is read from
// a period behind its own: "from 1,800 in the first quarter to 2,010 in the
// last" of a financial year.
func basedLater(j Judged, best answer) bool {
	return j.Changes() && !anyOf(wordsOf(j.Text), besideWords) && j.From.Claim != claim.None && j.To.Claim != claim.None && best.Against.Days() > 0 && best.Against.Start >= best.Span.End
}

// Words for the stretches of a year.
var (
	stretchOrdinals = set("first second third fourth last final other next remaining")
	stretchUnits    = set("half halves quarter quarters month months week weeks")
)

// ofStretch says whether the words behind a count give it to a stretch of the
// period that it is read for, which that period cannot be: "3,092 in the first
// six months and 3,100 in the second".
func (b *bench) ofStretch(c claim.Claim, best answer) bool {
	if n, whole := best.Span.Months(); c.Kind != claim.Count || !whole || n < 12 || c.Stated.N.Cmp(best.truth.Low) >= 0 {
		return false
	}
	behind := b.wordsBehind(c)
	sentence := anyWords(b.sentenceOf(c))
	for i, w := range behind[:min(len(behind), 6)] {
		if i > 0 && behind[i-1] == "the" && stretchOrdinals[w] {
			return sentence(stretchUnits)
		}
	}
	return false
}

// placeNouns are what "other" leaves one place out of, and heldAgainst the words
// that only measure one place by the others.
var (
	placeNouns  = set("counties areas forces regions districts boroughs councils authorities nations countries places towns cities")
	heldAgainst = set("than unlike like ahead behind above below any no most against with to")
)

// ofOthers says whether the sentence of a claim speaks of all places but one,
// which no reading asks the data for: "in the region's six other counties the
// number rose by 26 per cent".
func (b *bench) ofOthers(c claim.Claim) bool {
	words := b.wordsOf(c)
	for i, w := range words {
		if w == "other" && slices.ContainsFunc(words[i+1:min(len(words), i+3)], func(n string) bool { return placeNouns[n] }) {
			return !slices.ContainsFunc(words[max(i-5, 0):i], func(n string) bool { return heldAgainst[n] })
		}
	}
	return false
}

// wrongChange says of a per cent that can only be a change by how much the place
// changed.
func (b *bench) wrongChange(j Judged, best answer) Judged {
	c := j.Claim
	c.Kind, c.Base = claim.PercentChange, false
	for _, span := range b.spansNear(c, best) {
		for _, then := range b.basesNear(span) {
			q := best.question
			q.Span, q.Against, q.whole = span, then, nil
			if a := b.answer(c, q); a.known {
				j.Claim = c
				return b.wrong(j, a)
			}
		}
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

// A number may be of less than the data tell apart, or of more than any period
// of the release.

// Those that a number may be a part of ("of whom 300 were women"), and words
// behind "were" that do not say what sort of people they were.
var (
	partPronouns = set(`them these those`)
	noSort       = set(`from in at on to by for of there made making recorded received registered counted logged up down about around over under more fewer
		just nearly almost the than as also still only all during between within among answered taken a an in with`)
)

const untoldText = "the data do not tell these from the others"

// untold says whether a number is one of a sort of people that the data do not
// tell from the others: "of the county's callers, 200 were men". Neither a
// channel nor a place nor a period of its own says which.
func (b *bench) untold(c claim.Claim) bool {
	if c.Kind != claim.Count && c.Kind != claim.Share && c.Kind != claim.Fraction || len(c.Channels) > 0 {
		return false
	}
	for _, a := range c.Areas {
		if !a.Carried && a.Start >= c.End {
			return false
		}
	}
	for _, p := range c.Periods {
		if !p.Carried && p.Start >= c.End && p.Score >= directly {
			return false
		}
	}
	s := b.doc.Sentences[c.Sentence]
	behind := b.wordsBehind(c)
	if strings.HasPrefix(b.doc.Text[min(c.End, s.End):], " of ") && len(behind) > 1 && partPronouns[behind[1]] {
		return true
	}
	return b.partBefore(c) && len(behind) > 1 && (behind[0] == "were" || behind[0] == "are" || behind[0] == "was") && !noSort[behind[1]]
}

// wordsOf are the words of the sentence of a claim.
func (b *bench) wordsOf(c claim.Claim) []string {
	s := b.doc.Sentences[c.Sentence]
	return b.list.between(s.Start, s.End)
}

// wordsBefore are the words of its sentence before a claim.
func (b *bench) wordsBefore(c claim.Claim) []string {
	s := b.doc.Sentences[c.Sentence]
	return b.list.between(s.Start, max(min(c.Start, s.End), s.Start))
}

// wordsBehind are the words of its sentence behind a claim.
func (b *bench) wordsBehind(c claim.Claim) []string {
	s := b.doc.Sentences[c.Sentence]
	return b.list.between(min(c.End, s.End), s.End)
}

// partBefore says whether the words before a number say of whom it is a part:
// "of these callers, 120", "callers, of whom 300".
func (b *bench) partBefore(c claim.Claim) bool {
	before := b.wordsBefore(c)
	for i, w := range before {
		if w == "of" && i+8 >= len(before) {
			return true
		}
	}
	return false
}
