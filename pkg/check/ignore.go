package check

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/release"
)

// Pattern asks to pass over what is found in sentences with certain words.
type Pattern struct {
	// Text is words that the sentence has to have; case, blanks and the shape
	// of quotation marks do not matter. It must not be empty.
	Text string
	// Rule is the only rule that is passed over; empty for all.
	Rule RuleID
	// Reason is the writer's, for messages.
	Reason string
	// Place is where the pattern stands, as "figures.yaml:12"; may be empty.
	Place string
}

// matches says whether a finding of a rule in a sentence is passed over.
func (p Pattern) matches(rule RuleID, sentence string) bool {
	words := folded(p.Text)
	return words != "" && (p.Rule == "" || p.Rule == rule) && strings.Contains(folded(sentence), words)
}

// Pass passes over what the patterns of a configuration say, beside what
// remarks in the release say. Patterns that pass over nothing in any release
// are told by [UnusedPatterns].
func (r *Report) Pass(patterns []Pattern) {
	r.patterns = patterns
	r.collect()
}

// UnusedPatterns adds to the last report a finding for each pattern that passed
// over nothing in any of them: what it was there for is gone, and it would
// hide the next mistake.
func UnusedPatterns(reports []*Report) {
	if len(reports) == 0 {
		return
	}
	last, alike := reports[len(reports)-1], map[string]int{}
	for i, p := range last.patterns {
		if slices.ContainsFunc(reports, func(r *Report) bool { return i < len(r.used) && r.used[i] }) {
			continue
		}
		f := Finding{
			Rule: RuleUnusedIgnore, Severity: caveat.Warning, Claim: claim.None,
			Message: fmt.Sprintf("%q of the configuration passes over nothing", p.Text),
			Hint:    "remove it, or write the words as the release has them",
		}
		if p.Place != "" {
			f.Message += " (" + p.Place + ")"
		}
		f.fingerprint = printOf(strings.Join([]string{string(f.Rule), string(p.Rule), folded(p.Text)}, "\x00"), alike[p.Text])
		alike[p.Text]++
		last.others = append(last.others, f)
	}
	last.collect()
}

// passOver takes out the findings that a remark, the configuration or the list
// of accepted findings asks to leave out, and marks their claims. A remark that
// passes over nothing is a finding itself.
func (r *Report) passOver() {
	r.Ignored, r.Accepted = 0, 0
	remarks := make([]bool, len(r.Document.Ignores))
	r.used = make([]bool, len(r.patterns))
	for i := range r.Claims {
		r.Claims[i].Passed = false
	}
	r.Findings = slices.DeleteFunc(r.Findings, func(f Finding) bool {
		switch {
		case r.ignored(f, remarks):
			r.Ignored++
		case r.accepted.take(f):
			r.Accepted++
		default:
			return false
		}
		if f.Claim >= 0 && f.Rule == r.Claims[f.Claim].Rule {
			r.Claims[f.Claim].Passed = true
		}
		return true
	})
	r.passClaims(remarks)
	for i, used := range remarks {
		if !used {
			r.Findings = append(r.Findings, r.unusedRemark(r.Document.Ignores[i]))
		}
	}
	r.tidy()
	r.mark()
	r.Findings = slices.DeleteFunc(r.Findings, func(f Finding) bool {
		taken := f.Rule == RuleUnusedIgnore && r.accepted.take(f)
		if taken {
			r.Accepted++
		}
		return taken
	})
}

// ignored says whether a remark or a pattern covers a finding, and notes which
// of them did.
func (r *Report) ignored(f Finding, remarks []bool) bool {
	if f.Rule == RuleUnusedIgnore {
		return false
	}
	covered := false
	for i, g := range r.Document.Ignores {
		if g.Contains(f.Start) {
			remarks[i], covered = true, true
		}
	}
	for i, p := range r.patterns {
		if p.matches(f.Rule, r.sentence(f.Start)) {
			r.used[i], covered = true, true
		}
	}
	return covered
}

// passClaims marks the claims without a finding that are not right, such as
// those without a source: with --fail-on unsupported they count as well.
func (r *Report) passClaims(remarks []bool) {
	for i := range r.Claims {
		j := &r.Claims[i]
		if j.Verdict == Right || j.Rule != "" || j.Verdict == Unsupported && r.operands[i] {
			continue
		}
		j.Passed = r.ignored(Finding{Rule: RuleID(j.Verdict), Span: j.Span}, remarks)
	}
}

func (r *Report) unusedRemark(g release.Ignore) Finding {
	if g.Unknown != "" {
		return Finding{
			Rule: RuleUnusedIgnore, Severity: caveat.Warning, Claim: claim.None, Span: g.Span,
			Message: fmt.Sprintf("the remark in line %d asks for %q, which is not known", g.Line, g.Unknown),
			Hint:    `write "figures: ignore next -- reason"`,
		}
	}
	at := g.Span
	if i := r.Document.SentenceAt(at.Start); i >= 0 && at.Start < at.End {
		at = r.Document.Sentences[i]
	}
	text := "the remark in line %d passes over nothing"
	return Finding{
		Rule: RuleUnusedIgnore, Severity: caveat.Warning, Claim: claim.None, Span: at,
		Message: fmt.Sprintf(text, g.Line),
		Hint:    "remove it, or it will hide the next mistake",
	}
}
