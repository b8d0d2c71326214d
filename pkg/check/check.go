// Package check judges the claims of a release: against themselves, against the
// data, against a register of facts from elsewhere, and across the release. It
// says which are right, which are wrong and why, with the working and with
// words that would be right.
//
// What a word means is decided by package wording, what a number is by package
// figure; this package only brings the two together. It finds no claims
// (package claim does) and prints nothing (package report does).
package check

import (
	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/figure"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/release"
	"github.com/pressfigures/figures/pkg/wording"
)

// Verdict is the answer about one claim.
type Verdict string

// The verdicts.
const (
	Right       Verdict = "right"
	Loose       Verdict = "loose"       // true of a looser reading
	Wrong       Verdict = "wrong"       //
	Unsupported Verdict = "unsupported" // understood, but nothing at hand holds it
	Unclear     Verdict = "unclear"     // readings with different answers, or none
)

// Basis is what judged a claim.
type Basis string

// The bases.
const (
	ByNothing Basis = "none"
	ByText    Basis = "text"
	ByData    Basis = "data"
	ByFacts   Basis = "facts"
)

// Judged is a claim with its verdict.
type Judged struct {
	claim.Claim
	Verdict  Verdict
	Severity caveat.Severity
	// Rule is the rule that a finding is filed under; empty where the claim
	// is right without a remark.
	Rule RuleID
	// Message says what is the matter, Hint what to do; both are empty where
	// nothing is.
	Message, Hint string
	Basis         Basis
	// True is the figure that the basis gives, printed to as many places as
	// the claim; From and To are its operands. Empty where there are none.
	True, FromText, ToText string
	// Instead holds words that would be right, the best first.
	Instead []string
	// Working is how True was reached, for --explain and the page.
	Working string
	// Figure is the figure of the data that judged the claim; nil without.
	Figure figure.Figure
	// Readings are the ways the claim can be read, where it is unclear.
	Readings []string
	// Source names the fact that holds the claim.
	Source string
	// Notes are caveats of the claim, which change no verdict by themselves.
	Notes []caveat.Caveat
}

// Finding is a remark about a release: about one claim, or about how several
// stand to each other.
type Finding struct {
	Rule     RuleID
	Severity caveat.Severity
	// Claim is the index of the claim in Report.Claims, or claim.None.
	Claim int
	// Span is the words it is about.
	release.Span
	Message, Hint string
	// Related are other places that it has to do with.
	Related []release.Span
}

// Report is what was found out about one release.
type Report struct {
	Document *release.Document
	Claims   []Judged
	Plain    []claim.Plain
	// Findings are all remarks, in the order of the text; those of claims
	// among them.
	Findings []Finding
}

// Options is how strictly and with what words claims are judged.
type Options struct {
	Wording    wording.Options
	Thresholds caveat.Thresholds
}

// Text judges the claims of a release by the release alone: a claim whose
// operands are printed is worked out again, with every number standing for
// all that rounds to it.
func Text(d *release.Document, r claim.Result, o Options) *Report {
	report := &Report{Document: d, Plain: r.Plain}
	for _, c := range r.Claims {
		report.Claims = append(report.Claims, byText(r.Claims, c, o))
	}
	report.collect()
	return report
}

// byText judges one claim by the numbers printed around it.
func byText(all []claim.Claim, c claim.Claim, o Options) Judged {
	j := Judged{Claim: c, Verdict: Unsupported, Basis: ByNothing}
	if !c.From.Held() || !c.Changes() {
		return j
	}
	truth, ok := claim.Worked(&c, c.Kind == claim.Fraction, c.From.Value, c.To.Value)
	if !ok {
		return j
	}
	if c.DirectionOnly {
		return directionByText(j, c)
	}
	row, ok := wording.RowOf(c.Row)
	if !ok {
		return j
	}
	printed := o.Wording
	printed.Doubt = wording.Printed
	answer := wording.Judge(row, c.Stated, truth, printed)
	j.True, j.FromText, j.ToText = shown(c, truth), operandText(all, c.From), operandText(all, c.To)
	j.Working = working(c, j)
	if answer.Verdict != wording.Wrong {
		j.Verdict, j.Basis, j.Severity = Verdict(answer.Verdict.String()), ByText, answer.Severity
		if answer.Severity >= caveat.Info {
			j.Rule, j.Message = RuleWording, answer.Message
			j.Instead = answer.Suggest
		}
		return wrongWay(j, c)
	}
	if tens(c, truth) {
		j.Verdict, j.Basis, j.Severity, j.Rule = Loose, ByText, caveat.Warning, RuleWording
		j.Message, j.Instead = answer.Message, answer.Suggest
		return j
	}
	return object(j, c, truth, answer)
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
func wrongWay(j Judged, c claim.Claim) Judged {
	sign, sure := number.CompareRanges(c.To.Value, c.From.Value)
	if c.Direction == 0 || !sure || sign == c.Direction || sign == 0 || !c.Sure || c.From.Score < strong || c.Kind == claim.Multiple {
		return j
	}
	j.Verdict, j.Severity, j.Basis, j.Rule = Wrong, caveat.Error, ByText, RuleDirection
	j.Message = "the numbers here disagree: from " + j.FromText + " to " + j.ToText + " is a " + way(sign)
	return j
}

// directionByText judges "rose" and "fell" without an amount.
func directionByText(j Judged, c claim.Claim) Judged {
	sign, sure := number.CompareRanges(c.To.Value, c.From.Value)
	if !sure {
		return j
	}
	if sign == c.Direction {
		j.Verdict, j.Basis = Right, ByText
		return j
	}
	if !c.Sure || c.From.Score < strong || sign == 0 {
		return j
	}
	j.Verdict, j.Severity, j.Basis, j.Rule = Wrong, caveat.Error, ByText, RuleDirection
	j.Message = "the numbers here disagree: from " + c.From.Value.String() + " to " + c.To.Value.String() + " is a " + way(sign)
	return j
}

func way(sign int) string {
	if sign > 0 {
		return "rise"
	}
	return "fall"
}

// strong is the score from which a link may carry an objection.
const strong = 50

// object makes a claim wrong if the text ties its operands to it and to
// nothing else, and a known mistake explains the number or it is not far off.
// Else the link is more likely to be mistaken than the claim, and nothing is
// said: a checker that cries wolf is switched off.
func object(j Judged, c claim.Claim, truth number.Range, answer wording.Judgement) Judged {
	m, explained := explain(c, truth)
	if !c.Sure || c.From.Score < 40 || !explained && (c.From.Score < strong || !nearby(c, truth)) {
		j.True, j.Working = "", ""
		return j
	}
	j.Verdict, j.Severity, j.Basis, j.Rule = Wrong, caveat.Error, ByText, RuleNumbers
	j.Instead = answer.Suggest
	j.Message = "the numbers here disagree: from " + j.FromText + " to " + j.ToText + " is " + j.True + ", not " + c.Number.Text
	if c.Number.Text == "" {
		j.Message = "the numbers here disagree: " + answer.Message
	}
	if explained {
		j.Message += "; " + m.text
		if m.rule != "" {
			j.Rule = m.rule
		}
	}
	return j
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

// collect makes findings of the claims that have something to say.
func (r *Report) collect() {
	for i, j := range r.Claims {
		if j.Rule == "" {
			continue
		}
		r.Findings = append(r.Findings, Finding{Rule: j.Rule, Severity: j.Severity, Claim: i, Span: j.Span, Message: j.Message, Hint: j.Hint})
	}
}
