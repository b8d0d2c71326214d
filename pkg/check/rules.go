package check

import (
	_ "embed" // rules.txt
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/caveat"
)

// RuleID names a rule that a finding is filed under.
type RuleID string

// The rules about numbers. Caveats of a release are filed under their own ids.
const (
	RuleNumbers      RuleID = "numbers-disagree"
	RuleData         RuleID = "not-in-data"
	RuleDirection    RuleID = "wrong-direction"
	RuleWording      RuleID = "wording"
	RuleHedge        RuleID = "hedge-wrong-side"
	RuleTruncated    RuleID = "truncated"
	RuleDividedByNew RuleID = "divided-by-new"
	RuleDigits       RuleID = "digits-swapped"
	RuleMultiple     RuleID = "multiple-for-increase"
	RuleRemainder    RuleID = "remainder-for-reduction"
	RulePoints       RuleID = RuleID(caveat.PointsNotPercent)
	RuleScale        RuleID = "wrong-scale"
	RuleDecimal      RuleID = "decimal-for-comma"
	RuleUnclear      RuleID = "unclear"
	RuleFacts        RuleID = "not-in-facts"
	RuleOtherRelease RuleID = "other-release"
	RuleOverWhole    RuleID = "over-100"
	RuleNoClaims     RuleID = "no-claims"
	RuleUnusedIgnore RuleID = "unused-ignore"
)

// Rule says what a finding means.
type Rule struct {
	// ID is what is printed in square brackets behind a finding.
	ID RuleID
	// Title says in a few words what it warns of.
	Title    string
	Severity caveat.Severity
	// Why says why it is worth a warning.
	Why string
	// Example is a text that the rule objects to.
	Example Example
}

// Example is a text that fails under a rule, and the same text mended.
type Example struct {
	// Fails is the text, as a plain file.
	Fails string
	// Data is the export it is checked against, and Facts the register; both
	// are empty where the text is enough.
	Data, Facts string
	// Other is another release of the same run; empty for none.
	Other string
	// Output is the message and the hint of the finding, with a line break
	// between them.
	Output string
	// Mended is the text put right. It has no finding of the rule.
	Mended string
}

// Rules returns all rules that findings are filed under: those about numbers
// that are wrong, then those about how they stand to each other and to their
// words, then those that only the data can tell, then those about the check
// itself.
func Rules() []Rule {
	rules := slices.Concat(numberRules, textRules, dataRules, ownRules)
	said := outputs()
	for i, r := range rules {
		rules[i].Example.Output = said[r.ID]
		if about, ok := caveat.Lookup(caveat.ID(r.ID)); ok {
			rules[i].Title, rules[i].Severity, rules[i].Why = about.Title, about.Severity, about.Why
		}
	}
	return rules
}

// exampleOutputs is what figures check says of each example, as the tests last wrote
// it down: a line "== rule", then the message and the hint.
//
//go:embed rules.txt
var exampleOutputs string

// outputs reads what is written of each rule.
func outputs() map[RuleID]string {
	said := map[RuleID]string{}
	for part := range strings.SplitSeq(exampleOutputs, "== ") {
		id, text, ok := strings.Cut(part, "\n")
		if ok {
			said[RuleID(id)] = strings.TrimSpace(text)
		}
	}
	return said
}

// LookupRule returns the rule of an id.
func LookupRule(id RuleID) (Rule, bool) {
	for _, r := range Rules() {
		if r.ID == id {
			return r, true
		}
	}
	return Rule{}, false
}

func ruleNames() []string {
	var names []string
	for _, r := range Rules() {
		names = append(names, string(r.ID))
	}
	return names
}
