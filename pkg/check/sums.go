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

// Words that make a number the sum of others of its sentence: before it, and
// between it and parts that follow.
var (
	totalWords    = set(`total totalling totaling combined altogether sum overall`)
	madeOfWords   = set(`comprising comprised comprises consisting`)
	comparedWords = set(`from than`)
)

// sums judges the totals whose parts stand in the same sentence. A total that
// its parts do not make is a remark, and not a wrong claim: which of the
// numbers is wrong, or whether something belongs to none of the parts, the text
// cannot know.
func (r *Report) sums(o Options) {
	for i := range r.Claims {
		if j := &r.Claims[i]; j.Basis == ByNothing && r.addable(i) {
			if parts := r.partsOf(i); len(parts) > 1 {
				r.add(j, i, parts, o)
			}
		}
	}
}

// addable says whether a claim is a level that can be a part or a sum.
func (r *Report) addable(i int) bool {
	c := r.Claims[i].Claim
	level := c.Kind == claim.Count || c.Kind == claim.Sum || c.Kind == claim.Cumulative
	return level && c.HasNumber && c.Upper == nil && c.Per == "" && !c.Percents && c.Number.Class == number.Plain
}

// partsOf are the claims that are said to make up a total: those the claim
// brings itself, those before "a total of N" or "N in all", or those behind
// "made up of".
func (r *Report) partsOf(i int) []int {
	c := r.Claims[i].Claim
	var parts []int
	for _, l := range c.Parts {
		if l.Claim != claim.None {
			parts = append(parts, l.Claim)
		}
	}
	switch {
	case len(parts) > 0:
		return parts
	case r.totalsUp(c):
		return r.listed(i, -1)
	case r.breaksDown(c):
		return r.listed(i, 1)
	}
	return nil
}

// totalsUp says whether a number is told as the sum of what stands before it.
func (r *Report) totalsUp(c claim.Claim) bool {
	before, after := r.wordsBefore(c.Number.Start, 7), strings.Join(r.wordsAfter(c.Number.End, 5), " ")
	if anyOf(before, totalWords) && !anyOf(before, comparedWords) {
		return true
	}
	for _, words := range []string{"in all", "in total", "altogether", "all told", "combined"} {
		if strings.Contains(after, words) {
			return true
		}
	}
	return false
}

// breaksDown says whether the parts of a number are announced behind it.
func (r *Report) breaksDown(c claim.Claim) bool {
	after := r.wordsAfter(c.Number.End, 8)
	return anyOf(after, madeOfWords) || strings.Contains(strings.Join(after, " "), "made up of")
}

// listed are the levels of the sentence on one side of a total, if they are of
// its kind and no change is told between them.
func (r *Report) listed(total, step int) []int {
	t := r.Claims[total].Claim
	var parts []int
	for k := total + step; k >= 0 && k < len(r.Claims) && r.Claims[k].Sentence == t.Sentence; k += step {
		c := r.Claims[k].Claim
		switch {
		case c.Kind == claim.Share || c.Kind == claim.Rank:
			continue
		case !r.addable(k) || r.operands[k] || c.Currency != t.Currency || r.totalsUp(c) && step < 0:
			return nil
		}
		parts = append(parts, k)
	}
	slices.Sort(parts)
	return parts
}

// markOperands notes which claims a change is measured from, and which it is
// measured from or to.
func (r *Report) markOperands() {
	r.bases, r.operands = make([]bool, len(r.Claims)), make([]bool, len(r.Claims))
	for i := range r.Claims {
		j := &r.Claims[i]
		r.bases[i] = r.bases[i] || j.Base
		if !j.Changes() || !j.From.Held() {
			continue
		}
		if k := j.From.Claim; k != claim.None {
			r.bases[k], r.operands[k] = true, true
		}
		if k := j.To.Claim; k != claim.None {
			r.operands[k] = true
		}
	}
}

// add holds a total against the sum of its parts.
func (r *Report) add(j *Judged, i int, parts []int, o Options) {
	sum := number.Exactly(number.Int(0))
	var texts []string
	var related []release.Span
	for _, p := range parts {
		part := r.Claims[p].Claim
		if part.Hedge != "" {
			return
		}
		sum = sum.Add(partValue(part.Number))
		texts = append(texts, operandText(r.claims(), claim.Link{Claim: p}))
		related = append(related, part.Span)
	}
	row, ok := wording.RowOf(j.Row)
	if !ok {
		return
	}
	answer := wording.Judge(row, j.Stated, sum, o.printed())
	working := fmt.Sprintf("%s = %s", strings.Join(texts, " + "), shown(j.Claim, number.Exactly(middle(sum))))
	if answer.Verdict != wording.Wrong {
		verdict := j.holds(answer)
		verdict.True, verdict.Working = shown(j.Claim, number.Exactly(middle(sum))), working
		*j = verdict
		return
	}
	if !nearby(j.Claim, sum) {
		return
	}
	r.own = append(r.own, Finding{
		Rule: RuleID(caveat.PartsNotTotal), Severity: caveat.Warning, Claim: i, Span: j.Span, Related: related,
		Message: fmt.Sprintf("the parts here do not add up: %s, and the total says %s", working, operandText(r.claims(), claim.Link{Claim: i})),
		Hint:    "check the parts and the total, or say what belongs to none of the parts, or that the numbers are rounded",
	})
}

// partValue is what a printed part stands for: a count itself, an amount with
// a scale word or decimals all that rounds to it.
func partValue(w number.Written) number.Range {
	if w.Unit.Equal(one) && w.Places == 0 {
		return number.Exactly(w.Value)
	}
	return w.Interval(number.Rounded)
}

// claims are those of the report without their verdicts.
func (r *Report) claims() []claim.Claim {
	all := make([]claim.Claim, len(r.Claims))
	for i := range r.Claims {
		all[i] = r.Claims[i].Claim
	}
	return all
}
