package check

import (
	"fmt"
	"strings"

	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/release"
	"github.com/pressfigures/figures/pkg/wording"
)

// sameInOtherWords holds claims against each other that state one change twice
// in a breath: "nearly trebled, a rise of 134%"; "around half the level of
// 2003 (46% lower)". Those whose operands are in print have been judged
// already.
func (r *Report) sameInOtherWords(o Options) {
	for i := range r.Claims {
		for k := i + 1; k < len(r.Claims) && r.Claims[k].Sentence == r.Claims[i].Sentence; k++ {
			word, percent := i, k
			if r.Claims[word].Kind == claim.PercentChange {
				word, percent = k, i
			}
			if r.twice(word, percent) {
				r.compare(word, percent, o)
				break
			}
		}
	}
}

// twice says whether two claims are a change in words and the same change in
// per cent, neither of which the numbers in print have judged.
func (r *Report) twice(word, percent int) bool {
	w, p := r.Claims[word], r.Claims[percent]
	worded := w.Kind == claim.Multiple || w.Kind == claim.Fraction
	open := w.Basis == ByNothing && p.Basis != ByData && (p.Basis == ByNothing || p.Verdict == Right)
	return worded && open && p.Kind == claim.PercentChange && p.HasNumber && p.Upper == nil && p.Hedge == "" && r.inABreath(w.Span, p.Span)
}

// links are the words that may stand between a change and the same change in
// other words.
var links = set(`or that is ie i.e equal equivalent to representing namely meaning which a an the of some in other words`)

// inABreath says whether only a mark and such words stand between two claims;
// or the second stands in brackets behind a level that the first is one of.
func (r *Report) inABreath(a, b release.Span) bool {
	if a.Start > b.Start {
		a, b = b, a
	}
	if a.End > b.Start {
		return false
	}
	between := r.Document.Text[a.End:b.Start]
	words := wordsOf(between)
	if rest := strings.TrimRight(between, " "); strings.HasSuffix(rest, "(") && len(words) > 1 {
		return words[0] == "the" && levels[words[1]] && len(words) <= 10 && strings.Count(between, "(") == 1
	}
	for _, w := range words {
		if !links[w] {
			return false
		}
	}
	return strings.ContainsAny(between, ",(–—:;-")
}

// levels are what "half the level of 2003" can be half of.
var levels = set(`level number figure rate total amount size`)

// compare judges a change in words by the same change in per cent.
func (r *Report) compare(word, percent int, o Options) {
	w, p := &r.Claims[word], &r.Claims[percent]
	truth, ok := inOtherWords(w.Claim, p.Claim)
	row, known := wording.RowOf(w.Row)
	if !ok || !known {
		return
	}
	shownAs := shown(w.Claim, truth)
	working := fmt.Sprintf("%q is %s", p.Text, shownAs)
	answer := wording.Judge(row, w.Stated, truth, o.printed())
	if answer.Verdict != wording.Wrong {
		*w = w.holds(answer)
		w.True, w.Working = shownAs, working
		if p.Basis == ByNothing {
			p.Verdict, p.Basis, p.Working = Right, ByText, working
		}
		return
	}
	if !alikeInSize(w.Claim, truth) {
		return
	}
	w.Verdict, w.Severity, w.Basis, w.Rule = Wrong, caveat.Error, ByText, RuleNumbers
	w.True, w.Working = shownAs, working
	w.Message = fmt.Sprintf("the numbers here disagree: %s, not %q", working, w.Text)
	w.Instead = corrected(w.Claim, truth, answer)
	w.Related = append(w.Related, p.Span)
	if w.Hint = fmt.Sprintf("check %q", p.Text); len(w.Instead) > 0 {
		w.Hint = fmt.Sprintf("if %q is right, %s", p.Text, instead(w.Instead))
	}
}

// alikeInSize says whether two changes could be the same one: both say that
// more is there, or both that less is.
func alikeInSize(w claim.Claim, truth number.Range) bool {
	more, sure := number.CompareRanges(truth, number.Exactly(one))
	return w.Kind != claim.Multiple || sure && (more > 0) == (w.Direction >= 0)
}

// inOtherWords is a change in per cent as a multiple, as a fraction of change,
// or as what part of the old level is left.
func inOtherWords(w, p claim.Claim) (number.Range, bool) {
	hundredth := number.Frac(1, 100)
	change := statedInterval(p).Scale(hundredth)
	switch {
	case w.Kind == claim.Fraction && w.Direction != 0:
		return change, p.Direction == 0 || p.Direction == w.Direction
	case p.Direction < 0:
		change = change.Neg()
	case p.Direction == 0 && w.Direction < 0:
		change = change.Neg()
	}
	return change.Add(number.Exactly(one)), true
}
