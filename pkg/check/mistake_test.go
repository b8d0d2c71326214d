package check

import "testing"

// TestMistakesAreNamed holds the mistakes that releases make, each under the
// name of what happened, with the words that would be right.
func TestMistakesAreNamed(t *testing.T) {
	for _, test := range []struct {
		text, words string
		rule        RuleID
		instead     string
	}{
		{"Deaths rose by 24 per cent, from 236 to 311.", "24", RuleDividedByNew, "32 per cent"},
		{"The fee went up 17 per cent, to £24 from £20.", "17", RuleDividedByNew, "20 per cent"},
		{"Visits grew by 280 per cent, from 500 to 1,400.", "280", RuleMultiple, "180 per cent"},
		{"Sign-ups jumped 215 per cent to 4,300 from 2,000 a year earlier.", "215", RuleMultiple, "115 per cent"},
		{"The number of callers was 1.8 times as many, 1,400 compared with 500.", "1.8", RuleMultiple, "2.8"},
		{"Complaints fell by 28 per cent, from 500 to 140.", "28", RuleRemainder, "72 per cent"},
		{"The number of buses fell by 30 per cent, from 420 to 126.", "30", RuleRemainder, "70 per cent"},
		{"The share rose by 12 per cent, from 20 per cent to 32 per cent.", "12", RulePoints, "12 percentage points"},
		{"The share rose by 60 percentage points, from 20 per cent to 32 per cent.", "60", RulePoints, "60 per cent"},
		{"Income rose from £1.25bn to £1.75bn, up £500bn.", "500", RuleScale, "£0.5bn"},
		{"Sales rose by £300m, from £1.1m to £1.4m.", "300", RuleScale, "£0.3m"},
		{"Calls rose by 98 per cent, from 596 to 1,186.", "98", RuleTruncated, "99 per cent"},
		{"Calls rose by 81 per cent, from 500 to 590.", "81", RuleDigits, "18 per cent"},
		{"Jobs rose by 15.5 per cent, from 3.467 to 4,005.", "15.5", RuleDecimal, ""},
		{"Calls more than doubled, from 300 to 588.", "doubled", RuleHedge, ""},
		{"Calls almost doubled, from 300 to 612.", "doubled", RuleHedge, ""},
		{"Calls rose by more than 50 per cent, from 400 to 598.", "50", RuleHedge, ""},
		{"Staff fell by a little over 1,000, from 9,000 to 8,020.", "1,000", RuleHedge, ""},
		// two values told the wrong way round, and one digit wrong
		{"Arrivals rose from 9,120 in May to 8,740 in June.", "rose", RuleDirection, ""},
		{"There were 3,120 calls, 12 per cent fewer than the 3,000 of 2022.", "12 per cent", RuleDirection, ""},
		{"The cost rose from £44m to £61m, an increase of £27m.", "27", RuleNumbers, "£17m"},
	} {
		j := verdictOf(t, read(test.text), test.words)
		if j.Verdict != Wrong || j.Rule != test.rule {
			t.Errorf("%s\n%q is %s [%s], want wrong [%s]: %s", test.text, j.Text, j.Verdict, j.Rule, test.rule, j.Message)
		}
		if test.instead != "" {
			holdsWords(t, test.text, j.Hint+" "+j.Message, test.instead)
		}
	}
}
