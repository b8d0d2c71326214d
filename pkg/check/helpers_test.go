package check

import (
	"testing"
)

// judging is a text, the words of the claim in it that is meant, and what is to
// become of it. An empty rule is not looked at.
type judging struct {
	text, words string
	want        Verdict
	rule        RuleID
}

// judges fails for every text whose claim gets another verdict, or is filed
// under another rule, than is wanted.
func judges(t *testing.T, judge func(text string) *Report, tests []judging) {
	t.Helper()
	for _, test := range tests {
		j := verdictOf(t, judge(test.text), test.words)
		if j.Verdict != test.want || test.rule != "" && j.Rule != test.rule {
			t.Errorf("%s\n%q is %s [%s], want %s [%s]: %s %s", test.text, j.Text, j.Verdict, j.Rule, test.want, test.rule, j.Message, j.Working)
		}
		if j.Verdict == Wrong && (j.Message == "" || j.Hint == "") {
			t.Errorf("%s: %q (%q) wants a message and a hint", test.text, j.Message, j.Hint)
		}
	}
}

// silent fails for every text in which a number is called wrong.
func silent(t *testing.T, judge func(text string) *Report, texts []string) {
	t.Helper()
	for _, text := range texts {
		for _, j := range judge(text).Claims {
			if j.Verdict == Wrong {
				t.Errorf("%s\n%q is called wrong: %s", text, j.Text, j.Message)
			}
		}
	}
}
