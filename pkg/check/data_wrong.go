package check

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/figure"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/wording"
)

// A number that the data do not bear out, and whose it is.

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
	case j.DirectionOnly && a.says == "" && a.sign != 0:
		j.Message = fmt.Sprintf("it %s for %s", rose(a.sign), b.subject(a))
		a.Judgement.Message = ""
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
