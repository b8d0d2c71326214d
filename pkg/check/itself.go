package check

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/release"
	"github.com/pressfigures/figures/pkg/wording"
)

// Scores of a link from which an objection may rest on it. A checker that
// cries wolf is switched off, so they were set on paragraphs nearly all of
// whose numbers are right, not on those with errors.
const (
	strong   = 50 // to object to a number that is not far off
	tied     = 40 // to object to a number that a known mistake explains
	straight = 60 // to object to a direction, which has no amount to confirm the link
)

// byText judges one claim by the numbers printed around it.
func (r *Report) byText(all []claim.Claim, c claim.Claim, o Options) Judged {
	j := Judged{Claim: c, Verdict: Unsupported, Basis: ByNothing}
	if share := c.Kind == claim.Share || c.Kind == claim.Fraction; !c.From.Held() || !c.Changes() && !share {
		return j
	}
	c, losses := ofLosses(r.inBrackets(all, c))
	truth, ok := claim.Worked(&c, c.Kind == claim.Fraction, c.From.Value, c.To.Value)
	if !ok {
		return j
	}
	j.FromText, j.ToText = operandText(all, c.From), operandText(all, c.To)
	if c.DirectionOnly {
		return r.directionByText(all, j, c, losses)
	}
	row, ok := wording.RowOf(c.Row)
	if !ok {
		return j
	}
	j.True = shown(c, plainly(all, c, truth))
	j.Working = working(c, j)
	answer := wording.Judge(row, c.Stated, truth, o.printed())
	switch {
	case answer.Verdict != wording.Wrong && !(c.Stated.Quantity == wording.Points && !c.Percents):
		return r.wrongWay(all, j.holds(answer), c, losses)
	case tens(c, truth) || r.foldIncrease(c, truth):
		answer.Verdict, answer.Severity = wording.Loose, caveat.Warning
		return j.holds(answer)
	case r.ofRisk(c) || r.ofOtherMeasure(all, c) || r.perTime(c) || r.ofAnotherPair(all, c):
		return j.unjudged()
	case r.holdsRounded(all, c, o):
		return j.holds(wording.Judgement{Verdict: wording.Right})
	}
	if sign, _ := number.CompareRanges(c.To.Value, c.From.Value); !losses && c.Direction != 0 && sign == -c.Direction && c.Kind != claim.Multiple {
		return r.objectTwice(all, j, c, truth)
	}
	return r.object(all, j, c, truth, answer)
}

// inBrackets makes sure of a change in brackets right behind two values that
// another change is sure of: "would rise from £86,400 to £90,720 (6 per cent)".
func (r *Report) inBrackets(all []claim.Claim, c claim.Claim) claim.Claim {
	if c.Sure || !c.Changes() || c.From.Claim == claim.None || c.To.Claim == claim.None {
		return c
	}
	last := max(all[c.From.Claim].End, all[c.To.Claim].End)
	if last > c.Start || strings.TrimSpace(r.Document.Text[last:c.Start]) != "(" {
		return c
	}
	for _, i := range c.Same {
		if twin := all[i]; twin.Certain && twin.From.Claim == c.From.Claim && twin.To.Claim == c.To.Claim && twin.Direction != -c.Direction {
			c.Sure, c.Certain, c.From.Score, c.Direction = true, true, twin.From.Score, twin.Direction
		}
	}
	return c
}

// ofLosses gives a claim whose operands are both losses their sizes: a loss
// that falls by half is half as large. Whether a rise is one of the loss or of
// the result is then left open.
func ofLosses(c claim.Claim) (claim.Claim, bool) {
	below := func(r number.Range) bool { return !r.NoHigh && r.High.Sign() < 0 }
	if !below(c.From.Value) || !below(c.To.Value) {
		return c, false
	}
	c.From.Value, c.To.Value = c.From.Value.Neg(), c.To.Value.Neg()
	return c, true
}

// plainly is a figure as a reader works it out, from the digits in print: the
// interval behind them serves to judge, and is no help to read. Where an
// operand is not in print it is the interval.
func plainly(all []claim.Claim, c claim.Claim, truth number.Range) number.Range {
	from, to := writtenOf(all, c.From), writtenOf(all, c.To)
	if from.Text == "" || to.Text == "" {
		return truth
	}
	point, ok := claim.Worked(&c, c.Kind == claim.Fraction, signed(from, c.From.Value), signed(to, c.To.Value))
	if _, exact := point.Exact(); !ok || !exact || !meets(point, truth) {
		return truth
	}
	return point
}

// signed is a printed number with the sign of the value it stands for.
func signed(w number.Written, value number.Range) number.Range {
	v := w.Value.Abs()
	if !value.NoHigh && value.High.Sign() < 0 {
		v = v.Neg()
	}
	return number.Exactly(v)
}

// foldIncrease says whether "a ten-fold increase" is right of what was added:
// 10.7 times as many is an increase of 9.7 times.
func (r *Report) foldIncrease(c claim.Claim, truth number.Range) bool {
	if c.Kind != claim.Multiple || !strings.Contains(strings.ToLower(c.Text), "fold") {
		return false
	}
	beside := append(r.wordsBefore(c.Start, 2), r.wordsAfter(c.End, 2)...)
	row, ok := wording.RowOf(c.Row)
	return ok && (anyOf(beside, increaseWords) || anyOf(wordsOf(c.Text), increaseWords)) &&
		wording.Judge(row, c.Stated, truth.Sub(number.Exactly(one)), wording.Options{Doubt: wording.Printed, VerdictOnly: true}).Verdict != wording.Wrong
}

var increaseWords = set(`increase increased increases increasing rise rose risen rising grew grown growth grow jump jumped up`)

// risks are what a percentage can be of that no count beside it gives.
var risks = set(`risk risks odds hazard likelihood chance chances probability`)

// ofRisk says whether a percentage is one of a risk, which is worked out from
// more than the counts in print.
func (r *Report) ofRisk(c claim.Claim) bool {
	return c.Kind == claim.PercentChange && !c.Percents && anyOf(r.wordsAfter(c.End, 4), risks)
}

// perTime says whether a change is one of every month or year, and not that
// between its operands: "from 440 to 610, an increase of 17 a month".
func (r *Report) perTime(c claim.Claim) bool {
	if !c.HasNumber || !c.Changes() {
		return false
	}
	behind := wordsOf(r.stretchFrom(c.Number.End, c))
	behind = behind[:min(len(behind), 4)]
	for i := 1; i < len(behind); i++ {
		spans := i > 1 && spanWords[behind[i-2]] || i+1 < len(behind) && agoWords[behind[i+1]]
		if everyWords[behind[i-1]] && timeLengths[behind[i]] && !spans {
			return true
		}
	}
	return anyOf(behind, everyTime)
}

var (
	everyWords  = set(`a per each every an`)
	timeLengths = set(`day week month quarter year hour decade`)
	everyTime   = set(`annually monthly weekly daily`)
	spanWords   = set(`in over within than from on for of to with`) // "up 12% in a decade"
	agoWords    = set(`ago earlier before later previously`)
)

// measures are words by which a change is one of another measure than the
// values beside it: "from £50m to £55m, up 1 per cent in real terms".
// subjectMeasures are those that, in front of all of them, are what is measured:
// "underlying profit rose by 8 per cent, from £50m to £54m".
var (
	measures = set(`real inflation adjusted population-adjusted inflation-adjusted seasonally like-for-like underlying organic constant comparable
		annualised annualized compound cagr pro-forma weighted standardised standardized excluding currency currencies`)
	subjectMeasures = set(`adjusted underlying organic like-for-like comparable annualised annualized pro-forma weighted standardised standardized`)
)

// ofOtherMeasure says whether the sentence of a change tells of a measure that
// the values in print need not be of.
func (r *Report) ofOtherMeasure(all []claim.Claim, c claim.Claim) bool {
	if !c.Changes() {
		return false
	}
	first := c.Start
	for _, l := range []claim.Link{c.From, c.To} {
		if l.Claim != claim.None && all[l.Claim].Sentence == c.Sentence {
			first = min(first, all[l.Claim].Start)
		}
	}
	at := r.Document.Sentences[c.Sentence]
	first = max(first, at.Start)
	subject := at.Start + strings.LastIndexAny(r.Document.Text[at.Start:first], ",;:–—") + 1
	told := func(text string, passed map[string]bool) bool {
		words := wordsOf(withoutBrackets(text))
		return slices.ContainsFunc(words, func(w string) bool { return measures[w] && !passed[w] }) || strings.Contains(strings.Join(words, " "), "like for like")
	}
	return told(r.Document.Text[at.Start:subject], nil) || told(r.Document.Text[subject:first], subjectMeasures) || told(r.Document.Text[first:r.clauseEnd(all, c)], nil)
}

// clauseEnd is where the clause of a change ends: behind it and its operands, at the
// next "and" or mark.
func (r *Report) clauseEnd(all []claim.Claim, c claim.Claim) int {
	last := c.End
	for _, l := range []claim.Link{c.From, c.To} {
		if l.Claim != claim.None && all[l.Claim].Sentence == c.Sentence {
			last = max(last, all[l.Claim].End)
		}
	}
	end := r.Document.Sentences[c.Sentence].End
	text := r.Document.Text[last:end]
	for _, border := range []string{" and ", " while ", "; "} {
		if i := strings.Index(text, border); i >= 0 {
			text = text[:i]
		}
	}
	return last + len(text)
}

// withoutBrackets is a text without what stands in round brackets: "earnings
// (excluding overtime)".
func withoutBrackets(text string) string {
	for {
		open := strings.IndexByte(text, '(')
		if open < 0 {
			return text
		}
		length := strings.IndexByte(text[open:], ')')
		if length < 0 {
			return text
		}
		text = text[:open] + text[open+length+1:]
	}
}

// printed are the options for a truth that comes from numbers in print.
func (o Options) printed() wording.Options {
	w := o.Wording
	w.Doubt = wording.Printed
	return w
}

// holds takes over the answer of the text about a claim that is right, or
// loose.
func (j Judged) holds(a wording.Judgement) Judged {
	j.Verdict, j.Basis, j.Severity = Verdict(a.Verdict.String()), ByText, a.Severity
	if a.Severity == caveat.Info && exactMultiple(j.Claim) {
		j.Severity = caveat.OK
		return j
	}
	if a.Severity >= caveat.Info {
		words := printable(j.Claim, a.Verdict, a.Suggest)
		j.Rule, j.Message, j.Instead, j.Hint = RuleWording, a.Message, words, instead(words)
	}
	return j
}

// unjudged leaves a claim as if the text had no operands for it.
func (j Judged) unjudged() Judged {
	return Judged{Claim: j.Claim, Verdict: Unsupported, Basis: ByNothing}
}

// tens says whether a large percentage that ends in 0 is right as one rounded
// to tens: "970%" for 971.2.
func tens(c claim.Claim, truth number.Range) bool {
	ten, _ := c.Stated.N.Quo(number.Int(10))
	if c.Kind != claim.PercentChange || c.Number.Places > 0 || !ten.IsInt() || c.Stated.N.Cmp(hundred) < 0 {
		return false
	}
	five := number.Int(5)
	return meets(truth, number.Between(c.Stated.N.Sub(five), c.Stated.N.Add(five)))
}

// wrongWay objects to a rise that is told of numbers that fell.
func (r *Report) wrongWay(all []claim.Claim, j Judged, c claim.Claim, losses bool) Judged {
	sign, sure := number.CompareRanges(c.To.Value, c.From.Value)
	if sure && sign == -c.Direction && (r.ofOtherMeasure(all, c) || r.ofAnotherPair(all, c)) {
		return j.unjudged()
	}
	switch {
	case losses || c.Direction == 0 || !sure || sign == c.Direction || sign == 0 || c.Kind == claim.Multiple:
		return j
	case !c.Sure || c.From.Score < strong:
		return j.unjudged() // of something else: it fits by chance
	}
	return j.turned(sign)
}

// directionByText judges "rose" and "fell" without an amount.
func (r *Report) directionByText(all []claim.Claim, j Judged, c claim.Claim, losses bool) Judged {
	sign, sure := number.CompareRanges(c.To.Value, c.From.Value)
	switch {
	case !sure:
		return j.unjudged()
	case sign == c.Direction:
		j.Verdict, j.Basis = Right, ByText
		return j
	case losses || !c.Sure || c.From.Score < straight || sign == 0 || r.overOther(all, c) || r.ofAnotherPair(all, c):
		return j.unjudged()
	}
	return j.turned(sign)
}

// overOther says whether the new value of a direction is a part of another ("42
// seats, 12 of them new, up from 36"), or has another value between it and the
// words ("60 volunteers cared for 340 animals, up from 280").
func (r *Report) overOther(all []claim.Claim, c claim.Claim) bool {
	if c.To.Claim == claim.None || all[c.To.Claim].Start > c.Start {
		return false
	}
	to := all[c.To.Claim]
	if words := r.wordsAfter(to.End, 2); len(words) == 2 && words[0] == "of" && (words[1] == "them" || words[1] == "these" || words[1] == "whom") {
		return true
	}
	return slices.ContainsFunc(all[to.Index+1:c.Index], func(other claim.Claim) bool {
		return other.Sentence == c.Sentence && other.Index != c.From.Claim && other.Kind == claim.Count && other.Currency == to.Currency
	})
}

// turned makes a claim wrong because its numbers move the other way.
func (j Judged) turned(sign int) Judged {
	j.Verdict, j.Severity, j.Basis, j.Rule = Wrong, caveat.Error, ByText, RuleDirection
	j.Message = fmt.Sprintf("the numbers here disagree: from %s to %s is a %s", j.FromText, j.ToText, way(sign))
	j.Hint, j.Instead = fmt.Sprintf("if %s and %s are right, say that it %s", j.FromText, j.ToText, went(sign)), nil
	return j
}

func way(sign int) string {
	if sign > 0 {
		return "rise"
	}
	return "fall"
}

func went(sign int) string {
	if sign > 0 {
		return "rose"
	}
	return "fell"
}

// objectTwice makes a claim wrong that has neither the direction nor the amount
// of its operands: "3,120 calls, 12 per cent fewer than the 3,000 of 2022". Such
// a claim is more often one of something else, so that the link must leave no
// doubt.
func (r *Report) objectTwice(all []claim.Claim, j Judged, c claim.Claim, truth number.Range) Judged {
	sign, sure := number.CompareRanges(c.To.Value, c.From.Value)
	c.Direction = sign
	if !sure || c.From.Score < beyondDoubt || c.From.Value.Low.Sign() < 0 || c.To.Value.Low.Sign() < 0 || !r.certain(all, c, truth) {
		return j.unjudged()
	}
	worked := j.True
	j = j.turned(sign)
	j.Message += " of " + worked
	return j
}

// object makes a claim wrong if the text ties its operands to it and to
// nothing else, and a known mistake explains the number, it is not far off, or
// there is nothing else in print that it could be of.
// Else the link is more likely to be mistaken than the claim, and nothing is
// said.
func (r *Report) object(all []claim.Claim, j Judged, c claim.Claim, truth number.Range, answer wording.Judgement) Judged {
	m, explained := confirm(all, c, truth)
	if sign, turned := turnedMultiple(all, c); turned {
		return j.turned(sign)
	}
	switch {
	case !c.Sure || c.From.Score < tied:
		return j.unjudged()
	case explained && m.weak && (c.From.Score < strong || !inSentence(all, c)) && !r.certain(all, c, truth):
		return j.unjudged()
	case !explained && (c.From.Score < strong || !(nearby(c, truth) && r.ofThese(all, c)) && !r.certain(all, c, truth)):
		return j.unjudged()
	}
	j.Verdict, j.Severity, j.Basis, j.Rule = Wrong, caveat.Error, ByText, RuleNumbers
	j.Message = disagreement(j, c, truth)
	j.Instead = corrected(c, truth, answer)
	if explained && m.text != "" {
		j.Message += "; " + m.text
		j.Rule = m.rule
		if m.instead != nil {
			j.Instead = []string{m.instead(c)}
		}
	}
	if c.Kind == claim.AbsoluteChange && len(j.Instead) == 0 {
		j.Instead = []string{j.True}
	}
	j.Hint = mending(j)
	return j
}

// ofThese says whether the words leave a change to its operands, where these are
// printed in its sentence.
func (r *Report) ofThese(all []claim.Claim, c claim.Claim) bool {
	if !c.Changes() || c.From.Claim == claim.None || c.To.Claim == claim.None || !inSentence(all, c) || r.kindOf(c) == release.Cell {
		return true
	}
	from, to := r.apartFrom(c, all[c.From.Claim]), r.apartFrom(c, all[c.To.Claim])
	return r.oneMove(all, c, from, to) || r.plainTelling(c, from, to)
}

// turnedMultiple says whether a number is said to have doubled that went down,
// or to have halved that went up, in so many words: "doubled, from 84 to 79".
func turnedMultiple(all []claim.Claim, c claim.Claim) (sign int, turned bool) {
	sign, sure := number.CompareRanges(c.To.Value, c.From.Value)
	if c.Kind != claim.Multiple || !sure || sign != -c.Direction || !c.Sure || c.From.Score < straight {
		return sign, false
	}
	for _, l := range []claim.Link{c.From, c.To} {
		if l.Claim <= c.Index || all[l.Claim].Clause != c.Clause || all[l.Claim].Block != c.Block {
			return sign, false
		}
		if slices.ContainsFunc(all[c.Index+1:l.Claim], claim.Claim.Changes) {
			return sign, false
		}
	}
	return sign, true
}

// inSentence says whether the operands of a claim are printed in its own
// sentence. Those of the sentence before are taken over on weaker grounds.
func inSentence(all []claim.Claim, c claim.Claim) bool {
	for _, l := range []claim.Link{c.From, c.To} {
		if l.Claim != claim.None && all[l.Claim].Sentence != c.Sentence {
			return false
		}
	}
	return true
}

// disagreement says in what way the numbers printed do not fit together, and
// not which of them is wrong: the text cannot know.
func disagreement(j Judged, c claim.Claim, truth number.Range) string {
	is := j.True
	if span := ranged(inUnit(c, truth), placesOf(c)); c.Currency == "" && strings.Contains(span, " to ") && !strings.HasPrefix(is, span) {
		is += " (" + span + ", as they are rounded)"
	}
	stated := c.Sign() + c.Number.Text
	if c.Number.Text == "" || c.Hedge != "" || inBasisPoints(c) {
		stated = fmt.Sprintf("%q", c.Text)
	}
	if c.Kind == claim.Share || c.Kind == claim.Fraction && c.Direction == 0 {
		return fmt.Sprintf("the numbers here disagree: %s of %s is %s, not %s", j.ToText, j.FromText, is, stated)
	}
	return fmt.Sprintf("the numbers here disagree: from %s to %s is %s, not %s", j.FromText, j.ToText, is, stated)
}

// corrected are words that would be right if the operands are: those of the
// wording table where the truth prints as one number.
func corrected(c claim.Claim, truth number.Range, answer wording.Judgement) []string {
	if len(answer.Suggest) > 0 {
		return spelled(c, answer.Suggest)
	}
	places := placesOf(c)
	if truth.NoLow || truth.NoHigh || truth.Low.Decimal(places) != truth.High.Decimal(places) {
		return nil
	}
	row, ok := wording.RowOf(c.Row)
	if !ok || c.Hedge != "" {
		return nil
	}
	return spelled(c, wording.Judge(row, c.Stated, number.Exactly(middle(truth)), wording.Options{}).Suggest)
}

func middle(r number.Range) number.Value { return r.Low.Add(r.High).Mul(number.Frac(1, 2)) }

// mending is the hint of an objection: what the claim would have to be if its
// operands are right. That they are is for the writer to say.
func mending(j Judged) string {
	if len(j.Instead) == 0 {
		return fmt.Sprintf("check %s and %s, and the words between them", j.FromText, j.ToText)
	}
	return fmt.Sprintf("if %s and %s are right, %s", j.FromText, j.ToText, instead(j.Instead))
}

// nearby says whether a stated number is off by less than a third of what it
// should be: a slip, rather than another number altogether.
func nearby(c claim.Claim, truth number.Range) bool {
	if truth.NoLow || truth.NoHigh {
		return false
	}
	third := number.Frac(1, 3)
	low := truth.Low.Sub(truth.Low.Abs().Mul(third))
	high := truth.High.Add(truth.High.Abs().Mul(third))
	return number.Between(low, high).Contains(c.Stated.N)
}
