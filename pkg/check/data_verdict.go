package check

import (
	"cmp"
	"slices"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/wording"
)

// settle makes one verdict of all readings, which stand in the order in which
// the text favours them. No more of them are worked out than it takes: most
// claims are right by the first.
func (b *bench) settle(j Judged, questions []question) Judged {
	if len(questions) == 0 {
		return j
	}
	var favoured []answer
	for _, q := range b.inPrint(j.Claim, favouredOf(questions)) {
		if q.Area != questions[0].Area && len(favoured) > 0 && j.Kind == claim.Count && b.taken(j.Claim, q) {
			continue // the place has a number of its own: two that were swapped are both wrong
		}
		a := b.answer(j.Claim, q)
		if a.known && a.Verdict == wording.Right {
			return b.right(j, a)
		}
		favoured = append(favoured, a)
	}
	for _, a := range favoured {
		if a.known && a.Verdict == wording.Loose {
			return b.right(j, a)
		}
	}
	for _, a := range favoured {
		if a.known && a.Verdict == wording.Unclear {
			return b.unclear(j, a)
		}
	}
	best := likeliest(favoured)
	switch {
	case !best.known && b.printed(j.Claim, best):
		return b.unsupported(j, best)
	case !best.known || !b.stated(j.Claim, best.question):
		return b.open(j, questions)
	}
	return b.deny(j, best, questions)
}

// likeliest is the first of the favoured answers, or, where the data do not hold
// the base that it supposes and the text names none, that of the base they hold.
func likeliest(favoured []answer) answer {
	best := favoured[0]
	if best.known || best.base > usualScore {
		return best
	}
	for _, a := range favoured {
		if a.known && a.Area == best.Area && a.Span.Same(best.Span) {
			return a
		}
	}
	return best
}

// inPrint leaves, of a hedged number that its sentence does not tie to a place
// and a period, the readings whose figure the release prints elsewhere: "almost
// 400 callers from one county" rounds the 373 before it, and not whatever else
// is near 400. Without any they are left as they are.
func (b *bench) inPrint(c claim.Claim, questions []question) []question {
	level := c.Kind == claim.Count || c.Kind == claim.Sum
	if len(questions) < 2 || c.Hedge == "" || !level || questions[0].place > carriedScore && questions[0].when > carriedScore {
		return questions
	}
	quick := b.quick()
	var printed []question
	for _, q := range questions {
		if v, exact := quick.answer(c, q).truth.Exact(); exact && b.prints(v) {
			printed = append(printed, q)
		}
	}
	if len(printed) == 0 {
		return questions
	}
	return printed
}

// prints says whether the release gives a number as an exact count.
func (b *bench) prints(v number.Value) bool {
	return slices.ContainsFunc(b.all, func(c claim.Claim) bool {
		return c.Kind == claim.Count && c.HasNumber && c.Hedge == "" && c.Number.Value.Equal(v)
	})
}

// answers works out all readings of a claim.
func (b *bench) answers(c claim.Claim, questions []question) []answer {
	var found []answer
	for _, q := range questions {
		found = append(found, b.answer(c, q))
	}
	return found
}

// favouredOf are the readings that stand hardly behind the best: in how they
// are tied to the place and to the period, and to the base among those of one
// period.
func favouredOf(questions []question) []question {
	place, when := 0, 0
	for _, q := range questions {
		place, when = max(place, q.place), max(when, q.when)
	}
	var found []question
	for _, q := range questions {
		if hardlyBehind(place, q.place) && hardlyBehind(when, q.when) && bestBase(questions, q)-q.base <= closeBy {
			found = append(found, q)
		}
	}
	if len(found) == 0 {
		return questions
	}
	return found
}

// hardlyBehind says whether a tie is nearly as good as the best: what another
// paragraph names never is beside what stands in the one at hand.
func hardlyBehind(best, tie int) bool {
	if best == carriedScore {
		return best-tie <= closeBy/2
	}
	return best-tie <= closeBy
}

// bestBase is the score of the base that is tied best to a reading's period.
func bestBase(questions []question, q question) int {
	best := 0
	for _, o := range questions {
		if o.Span.Same(q.Span) || q.Against.Days() == 0 {
			best = max(best, o.base)
		}
	}
	return best
}

// unsupported says what the data lack for a claim that they cannot judge.
func (b *bench) unsupported(j Judged, a answer) Judged {
	if j.Basis == ByNothing {
		j.Message, j.Hint = a.why, a.mend
	}
	return j
}

// unclear takes over an answer that hidden cells leave open.
func (b *bench) unclear(j Judged, a answer) Judged {
	j = b.figures(j, a)
	j.Verdict, j.Severity, j.Message, j.Rule = Unclear, caveat.Warning, a.Judgement.Message, RuleUnclear
	return j
}

// right takes over an answer that holds.
func (b *bench) right(j Judged, a answer) Judged {
	if a.Severity == caveat.Info && (b.keeps(j.Claim, a) || exactMultiple(j.Claim)) {
		a.Severity, a.Suggest = caveat.OK, nil
	}
	a.Suggest = printable(j.Claim, a.Verdict, a.Suggest)
	j = b.figures(j, a)
	j.Verdict, j.Severity, j.Instead = Verdict(a.Verdict.String()), a.Severity, a.Suggest
	j.Rule, j.Message, j.Hint = "", "", ""
	if a.Severity >= caveat.Info {
		j.Rule, j.Message = RuleWording, a.Judgement.Message
		if a.loose != "" {
			j.Rule = RuleID(a.loose)
		}
		j.Hint = cmp.Or(a.mend, instead(a.Suggest))
	}
	return j
}

// open says which readings a claim has that is not tied to one.
func (b *bench) open(j Judged, questions []question) Judged {
	answers := b.answers(j.Claim, questions)
	var known []answer
	for _, a := range answers {
		if a.known && (len(known) == 0 || b.lends(known[0].question, a.question)) {
			known = append(known, a)
		}
	}
	if len(known) == 0 {
		return b.unsupported(j, answers[0])
	}
	for _, verdict := range []wording.Verdict{wording.Right, wording.Loose} {
		for _, a := range known {
			if a.Verdict == verdict && (a.rank() >= known[0].rank()-2*closeBy || known[0].place <= carriedScore || known[0].when <= carriedScore) {
				return b.right(j, a)
			}
		}
	}
	if small, ok := j.Stated.N.Int64(); ok && small <= 10 && j.Number.Words && known[0].place <= carriedScore {
		return j // "we would rather hear from ten people who did not need us"
	}
	if o, ok := b.otherwise(j.Claim, known[0], nil); ok && o.told {
		return b.right(j, o.answer)
	}
	if best := b.surest(j.Claim, known); b.nowhere(j.Claim, best, known, questions) || b.excluded(j.Claim, best, known) {
		return b.deny(j, best, nil)
	}
	if j.Place.Months > 0 && known[0].place >= questions[0].place && !slices.ContainsFunc(known, func(a answer) bool { return a.Verdict != wording.Wrong }) {
		return b.wrong(j, known[0]) // of no place that it can be about
	}
	if b.untold(j.Claim) {
		j.Message = untoldText
		return j
	}
	j = b.figures(j, known[0])
	j.Verdict, j.Severity, j.Rule = Unclear, caveat.Warning, RuleUnclear
	j.Readings, j.Notes = b.tellings(j.Claim, known), nil
	j.Message, j.Hint = b.unclearMessage(j.Claim, known, j.Readings), hintFor(j.Claim, known[0].question)
	return j
}

// lends says whether a number may be that of another reading than the likeliest.
// What its own sentence names, a reading that has it from elsewhere does not
// replace: its period, the base of a change, and its place, unless one of two
// places holds the other: "193% in Cumbria" is never Cheshire's.
func (b *bench) lends(best, q question) bool {
	switch {
	case best.when > carriedScore && q.when <= carriedScore:
		return false
	case best.when == carriedScore && q.when < carriedScore && q.remark == "":
		return false
	case best.place == carriedScore && q.place < carriedScore && !b.related(best.Area, q.Area):
		return false
	case best.base > carriedScore && q.base <= carriedScore && best.Against.Days() > 0:
		return false
	case q.Area == area.None || b.Desk.Cube.Areas.Within(best.Area, q.Area):
		return true
	case best.place >= directly:
		return q.place >= best.place-2*closeBy
	}
	return best.place <= carriedScore || q.place > carriedScore || b.related(best.Area, q.Area)
}
