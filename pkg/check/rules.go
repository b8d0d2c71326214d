package check

import "github.com/pressfigures/figures/pkg/caveat"

// RuleID names a rule that a finding is filed under.
type RuleID string

// The rules about numbers. Caveats of a release are filed under their own ids.
const (
	RuleNumbers      RuleID = "numbers-disagree"
	RuleData         RuleID = "not-in-data"
	RuleDirection    RuleID = "wrong-direction"
	RuleWording      RuleID = "wording"
	RuleTruncated    RuleID = "truncated"
	RuleDividedByNew RuleID = "divided-by-new"
	RuleDigits       RuleID = "digits-swapped"
	RuleMultiple     RuleID = "multiple-for-increase"
	RuleRemainder    RuleID = "remainder-for-reduction"
	RulePoints       RuleID = RuleID(caveat.PointsNotPercent)
	RuleScale        RuleID = "wrong-scale"
	RuleUnclear      RuleID = "unclear"
)
