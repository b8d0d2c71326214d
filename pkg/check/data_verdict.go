package check

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/figure"
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
		if place-q.place <= closeBy && when-q.when <= closeBy && bestBase(questions, q)-q.base <= closeBy {
			found = append(found, q)
		}
	}
	if len(found) == 0 {
		return questions
	}
	return found
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

// figures takes over what the data say to a claim.
func (b *bench) figures(j Judged, a answer) Judged {
	j.Basis, j.Figure, j.FromText, j.ToText = ByData, a.figure, a.from, a.to
	j.True = b.truth(j.Claim, a)
	j.Working = b.working(j, a)
	j.Notes = b.notes(j.Claim, a)
	j.Readings = nil
	return j
}

// truth prints what the data say.
func (b *bench) truth(c claim.Claim, a answer) string {
	switch {
	case c.Kind == claim.Rank && !c.Place.Record, c.Kind == claim.Comparison:
		return a.says
	case c.Stated.Quantity == wording.Points && c.HasNumber:
		return told(c, a.truth, max(c.Number.Places, 1)) + " percentage points"
	case c.Kind == claim.Fraction:
		return told(c, a.truth.Scale(hundred), 1) + " per cent"
	case c.Stated.Quantity == wording.Percent && !c.Changes() && a.whole == nil && !b.percents(a.question):
		return told(c, a.truth, 0) // a count, of which no share was asked
	case c.Stated.Quantity == wording.Percent && !c.Changes():
		return told(c, a.truth, max(c.Number.Places, 1)) + " per cent"
	case c.Kind == claim.Rate:
		return told(c, a.truth, max(c.Number.Places, b.Style.RatePlaces(a.truth.Low)))
	}
	return shown(c, a.truth)
}

// wrong takes over an answer that does not hold, and says whose number it is.
func (b *bench) wrong(j Judged, a answer) Judged {
	if b.keeps(j.Claim, a) {
		a.Suggest = []string{"fewer than " + number.Int(b.options.thresholds().LowCount+1).Decimal(0)}
	}
	a.Suggest = printable(j.Claim, wording.Wrong, a.Suggest)
	if !a.turned {
		a.Suggest = withSign(j.Claim, a.Suggest)
	}
	j = b.figures(j, a)
	j.Verdict, j.Severity, j.Rule, j.Instead = Wrong, caveat.Error, RuleData, a.Suggest
	if a.turned {
		j.Rule = RuleDirection
	}
	switch {
	case j.Stated.Quantity == wording.Points && a.says != "":
		j.Rule, j.Message = RulePoints, "the data say "+a.says
	case a.says != "":
		j.Message = "the data say " + a.says
	default:
		j.Message = fmt.Sprintf("the data say %s for %s", j.True, b.subject(a))
	}
	if a.from != "" && a.whole == nil {
		j.Message += fmt.Sprintf(" (from %s to %s)", a.from, a.to)
	} else if a.whole != nil {
		j.Message += fmt.Sprintf(" (%s of %s)", a.to, a.from)
	}
	whose := b.whose(j.Claim, a)
	m, slipped := explain(b.all, b.linked(j.Claim, a), a.truth)
	if !slipped && whose == "" {
		m, slipped = slipOfCount(j.Claim, a)
	}
	if text := b.workedOut(j.Claim, a, whose); text != "" {
		j.Message += "; " + text
	}
	if slipped && !a.turned && m.rule != j.Rule {
		j.Message += "; " + m.text
		if m.rule != "" {
			j.Rule = m.rule
		}
	}
	j.Hint = instead(a.Suggest)
	if whose != "" {
		j.Hint = strings.TrimPrefix(j.Hint+"; "+whose, "; ")
	}
	return j
}

// linked is a claim with the operands of the data, so that a known mistake can
// be told from them.
func (b *bench) linked(c claim.Claim, a answer) claim.Claim {
	change, ok := a.figure.(*figure.Change)
	if !ok || !change.Known {
		c.From, c.To = claim.Link{Claim: claim.None}, claim.Link{Claim: claim.None}
		return c
	}
	c.From = claim.Link{Claim: claim.None, Value: change.Old.Sum, Score: 100}
	c.To = claim.Link{Claim: claim.None, Value: change.New.Sum, Score: 100}
	c.Percents = b.percents(a.question)
	return c
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

// lends says whether a number may be that of another reading's place than the
// likeliest: "193% in Cumbria" is never Cheshire's, and a number whose sentence
// names a place is not that of one which only other sentences name, unless one
// of the two holds the other.
func (b *bench) lends(best, q question) bool {
	switch {
	case q.Area == area.None || b.Desk.Cube.Areas.Within(best.Area, q.Area):
		return true
	case best.place >= directly:
		return q.place >= best.place-2*closeBy
	}
	return best.place <= carriedScore || q.place > carriedScore || b.related(best.Area, q.Area)
}

func instead(words []string) string {
	if len(words) == 0 {
		return ""
	}
	return "say " + strings.Join(words[:min(len(words), 3)], " or ")
}

// name is how a place is said.
func (b *bench) name(id area.ID) string {
	if id == area.None {
		return allAreas
	}
	return area.Say(b.Desk.Cube.Areas.Get(id))
}

// subject is what a question is about, in words.
func (b *bench) subject(a answer) string {
	text := b.name(a.Area)
	for _, w := range a.Where {
		var names []string
		for _, m := range w.Members {
			names = append(names, b.Desk.Cube.Dimensions[w.Dimension].Members[m].Name)
		}
		text += " (" + strings.Join(names, " and ") + ")"
	}
	text += ", " + b.Style.Span(a.Span)
	if a.Against.Days() > 0 {
		text += " against " + b.Style.Span(a.Against)
	}
	return text
}

// working is how a figure was reached: its formula, its operands and the rows
// they stand in.
func (b *bench) working(j Judged, a answer) string {
	if a.figure == nil {
		return ""
	}
	for _, w := range a.figure.Base().Working {
		if w.Result != a.result {
			continue
		}
		var operands []string
		for _, o := range w.Operands {
			operands = append(operands, fmt.Sprintf("%s = %s (%s%s)", o.Name, ranged(o.Value, 0), o.Label, b.rows(o.Rows)))
		}
		return w.Formula + " = " + j.True + "; " + strings.Join(operands, "; ")
	}
	return a.says
}

// rows says where in the files a number came from.
func (b *bench) rows(sets []cube.RowSet) string {
	text := ""
	for _, s := range sets {
		name := ""
		if s.File < len(b.Desk.Cube.Files) {
			name = b.Desk.Cube.Files[s.File].String()
		}
		switch {
		case s.Count == 0:
			continue
		case s.Count == 1:
			text += fmt.Sprintf("; %s row %d", name, s.First)
		default:
			text += fmt.Sprintf("; %s, %d rows from %d to %d", name, s.Count, s.First, s.Last)
		}
	}
	return text
}

// mostTried is how many other places are tried for whose a number is.
const mostTried = 400

// whose says whose number a wrong one is: that of another place, period or
// channel. It is the commonest mistake of a release that is made for many
// places. A hedged number could be many a place's, and is nobody's.
func (b *bench) whose(c claim.Claim, a answer) string {
	if !c.HasNumber || c.Hedge != "" || c.Kind == claim.Rank || c.Kind == claim.Comparison {
		return ""
	}
	quick := b.quick()
	fits := func(q question) bool {
		other := quick.answer(c, q)
		return other.known && other.Verdict == wording.Right
	}
	if c.Kind == claim.Count || c.Kind == claim.Sum {
		if c.Stated.N.Cmp(number.Int(5)) < 0 {
			return "" // any place may have so few
		}
	}
	text := strings.TrimSpace(c.Number.Text)
	for i, other := range b.Desk.Cube.Areas.All() {
		q := a.question
		q.Area = other.ID
		if i < mostTried && other.ID != a.Area && b.Desk.Cube.Holds(other.ID) && (q.whole == nil || b.Desk.Cube.Areas.Within(other.ID, q.whole.Area)) && fits(q) {
			return fmt.Sprintf("%s is %s's", text, area.Say(other))
		}
	}
	for _, where := range b.otherMembers(a) {
		q := a.question
		q.Where = where
		if fits(q) {
			return fmt.Sprintf("%s is the figure of %s", text, b.subject(answer{question: q}))
		}
	}
	for _, span := range b.Desk.Cube.Spans {
		q := a.question
		switch {
		case c.Changes() && !q.Against.Same(span) && !span.Overlaps(q.Span):
			q.Against = span
		case !c.Changes() && !q.Span.Same(span) && q.whole == nil:
			q.Span = span
		default:
			continue
		}
		if fits(q) {
			if c.Changes() {
				return fmt.Sprintf("%s is the change from %s", text, b.Style.Span(span))
			}
			return fmt.Sprintf("%s is the figure of %s", text, b.Style.Span(span))
		}
	}
	return ""
}

// quick is the bench for trying many figures of which only the verdict is
// wanted.
func (b *bench) quick() *bench {
	quick, desk := *b, *b.Desk
	desk.NoWorking, desk.NoCaveats = true, true
	quick.Desk, quick.options.Wording.VerdictOnly = &desk, true
	return &quick
}

// otherMembers are the other channels that a claim could have meant, and all
// of them together.
func (b *bench) otherMembers(a answer) [][]figure.Where {
	var found [][]figure.Where
	if len(a.Where) > 0 {
		found = append(found, nil)
	}
	for d, dimension := range b.Desk.Cube.Dimensions {
		for m, member := range dimension.Members {
			where := []figure.Where{{Dimension: d, Members: []int{m}}}
			if !member.Total && !slices.ContainsFunc(a.Where, func(w figure.Where) bool { return w.Dimension == d && slices.Equal(w.Members, []int{m}) }) {
				found = append(found, where)
			}
		}
	}
	return found
}
