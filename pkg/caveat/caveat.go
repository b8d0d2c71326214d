// Package caveat is the registry of everything worth warning of: what each caveat is called, when it holds, how
// serious it is, the threshold that sets it off, and why it is there.
//
// It holds the rules and the caveats found, and nothing that decides whether a rule applies: that is for the
// packages that see the data or the text.
package caveat

import (
	"cmp"
	"slices"
)

// ID names a rule, in words joined by hyphens. It is printed in square brackets behind a caveat and is what
// `figures rules ID` takes.
type ID string

// Severity says how much a caveat matters. The zero Severity is OK.
type Severity int

// The severities, in rising order.
const (
	OK Severity = iota
	Info
	Warning
	Error
)

// String is "ok", "info", "warning" or "error".
func (s Severity) String() string {
	names := []string{"ok", "info", "warning", "error"}
	if s < OK || int(s) >= len(names) {
		return "unknown"
	}
	return names[s]
}

// Caveat is a warning that goes with a figure, a table or a file.
type Caveat struct {
	// ID is the rule it comes from.
	ID ID
	// Text says what is the matter, in one sentence, without the ID.
	Text string
	// Hint says what to do about it; may be empty.
	Hint string
	// Place is where, as file:row:column; may be empty.
	Place string
}

// Severity is that of the caveat's rule; Warning if the registry does not know the rule, so that nothing is
// played down by mistake.
func (c Caveat) Severity() Severity {
	if rule, ok := Lookup(c.ID); ok {
		return rule.Severity
	}
	return Warning
}

// String is the caveat on one line: place, text and rule.
func (c Caveat) String() string {
	text := c.Text + " [" + string(c.ID) + "]"
	if c.Place == "" {
		return text
	}
	return c.Place + ": " + text
}

// Sort puts caveats in the order in which they are printed: the most serious first, then by rule, text, place and
// hint. Caveats in any order come out alike.
func Sort(cs []Caveat) { slices.SortStableFunc(cs, compare) }

func compare(a, b Caveat) int {
	if a.ID != b.ID {
		return cmp.Or(cmp.Compare(b.Severity(), a.Severity()), cmp.Compare(a.ID, b.ID))
	}
	return cmp.Or(
		cmp.Compare(a.Text, b.Text),
		cmp.Compare(a.Place, b.Place),
		cmp.Compare(a.Hint, b.Hint),
	)
}

// Dedupe returns the caveats without those that stand there already, in the order of the first of each. Two
// caveats are the same if all their fields are. The caveats given are not changed.
func Dedupe(cs []Caveat) []Caveat {
	if len(cs) == 0 {
		return nil
	}
	kept := make([]Caveat, 0, min(len(cs), few))
	if len(cs) <= few {
		for _, c := range cs {
			if !slices.Contains(kept, c) {
				kept = append(kept, c)
			}
		}
		return kept
	}
	seen := make(map[Caveat]bool, len(cs))
	for _, c := range cs {
		if !seen[c] {
			seen[c] = true
			kept = append(kept, c)
		}
	}
	return kept
}

// few is up to how many caveats, as most figures have, are sooner compared one by one than looked up.
const few = 8
