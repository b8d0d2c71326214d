// Package check judges the claims of a release: against themselves, against the
// data, against a register of facts from elsewhere, and across the release. It
// says which are right, which are wrong and why, with the working and with
// words that would be right.
//
// What a word means is decided by package wording, what a number is by package
// figure; this package only brings the two together. It finds no claims
// (package claim does) and prints nothing (package report does).
//
// A report is made in steps, each of which may be left out but the first:
//
//	report := check.Text(document, claims, options) // the release by itself
//	report.Against(data, options)                   // by the data
//	report.Register(facts, options)                 // by figures from elsewhere
//	check.Releases(reports, options)                // by the other releases of the run
//	report.Pass(patterns)                           // what the configuration passes over
//	report.Accept(accepted)                         // what was accepted before
//
// Report.Findings is whole after each of them.
package check

import (
	"slices"

	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/figure"
	"github.com/pressfigures/figures/pkg/release"
	"github.com/pressfigures/figures/pkg/wording"
)

// Verdict is the answer about one claim.
type Verdict string

// The verdicts.
const (
	Right       Verdict = "right"
	Loose       Verdict = "loose"       // true of a looser reading
	Wrong       Verdict = "wrong"       // no reading that the text allows is true
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
	// Files are what its rows point into.
	Figure figure.Figure
	Files  []cube.File
	// Readings are the ways the claim can be read, where it is unclear.
	Readings []string
	// Source names the fact that holds the claim.
	Source string
	// Notes are caveats of the claim, which change no verdict by themselves.
	Notes []caveat.Caveat
	// Related are other words of the release that the message speaks of.
	Related []release.Span
	// Passed is set for a claim whose finding, or whose want of a source, is
	// passed over: by a remark in the release, by the configuration, or
	// because it was accepted before.
	Passed bool
}

// Report is what was found out about one release.
type Report struct {
	Document *release.Document
	Claims   []Judged
	Plain    []claim.Plain
	// Findings are all remarks, in the order of the text; those of claims
	// among them. What is passed over is not.
	Findings []Finding
	// Ignored and Accepted count the findings that are left out because a
	// remark or the configuration says so, and because they were accepted.
	Ignored, Accepted int

	own      []Finding // about how claims stand to each other, and the release as a whole
	others   []Finding // about how claims stand to those of other releases
	patterns []Pattern // what the configuration passes over
	used     []bool    // which of the patterns passed over anything here
	accepted *Accepted
	bases    []bool          // claims that a change is measured from
	operands []bool          // claims that a change is measured from or to
	topics   map[int]subject // what the sentences are about, by index
	// partsOpen says of sentences, by index, whether they begin to tell parts.
	partsOpen map[int]bool
	list      *wordList // the words of the release, once one was asked for
}

// Options is how strictly and with what words claims are judged. The zero
// Options is usable: it has the defaults.
type Options struct {
	Wording    wording.Options
	Thresholds caveat.Thresholds
}

// thresholds are those given, or the defaults where none are.
func (o Options) thresholds() caveat.Thresholds {
	if o.Thresholds == (caveat.Thresholds{}) {
		return caveat.Default()
	}
	return o.Thresholds
}

// Text judges the claims of a release by the release alone: a claim whose
// operands are printed is worked out again, with every number standing for
// all that rounds to it, and claims are held against each other.
func Text(d *release.Document, r claim.Result, o Options) *Report {
	report := &Report{Document: d, Plain: r.Plain, Claims: slices.Grow([]Judged(nil), len(r.Claims))}
	for _, c := range r.Claims {
		report.Claims = append(report.Claims, report.byText(r.Claims, c, o))
	}
	report.markOperands()
	report.sameInOtherWords(o)
	report.tables()
	report.sums(o)
	report.across(o)
	report.collect()
	return report
}
