package caveat

import (
	"slices"
	"strings"
)

// Rule says what a caveat means.
type Rule struct {
	// ID names the rule.
	ID ID
	// Title says in a few words what it warns of.
	Title string
	// Severity says how much it matters.
	Severity Severity
	// Threshold is the default of the number that sets it off, as Thresholds.Set takes it; empty if there is none.
	Threshold string
	// When says when it holds.
	When string
	// Why says why it is worth a warning, with the source.
	Why string
	// Example is a caveat as it would be printed, without the ID.
	Example string
}

// Rules returns every rule, sorted by ID.
func Rules() []Rule {
	rules := table()
	slices.SortFunc(rules, func(a, b Rule) int { return strings.Compare(string(a.ID), string(b.ID)) })
	return rules
}

// Lookup returns the rule with the given ID.
func Lookup(id ID) (Rule, bool) {
	for _, rule := range table() {
		if rule.ID == id {
			return rule, true
		}
	}
	return Rule{}, false
}

func table() []Rule {
	return []Rule{
		{ID: SmallBase, Title: "a per cent on a small base", Severity: Warning, Threshold: "50"},
	}
}
