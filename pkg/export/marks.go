package export

import (
	"strings"

	"github.com/pressfigures/figures/pkg/cube"
)

// marks are the signs that stand in a number column for a value that is not
// given: those of the GSS ("[c]", "[x]", "[z]", "[low]"), and older ones of
// British publishers, whose meaning differs between them. None of them is zero.
type marks struct {
	rules map[string]HiddenRule
}

// knownMarks are read as hidden without being told.
var knownMarks = map[string]bool{
	"[c]": true, "[x]": true, "[z]": true, "[low]": true, "[u]": true, "[w]": true, "[k]": true,
	"*": true, "**": true, "..": true, "...": true, ":": true, "~": true, "-": true, "–": true, "—": true, ".": true,
	"c": true, "x": true, "z": true, "u": true, "low": true, "k": true, "n/a": true, "na": true, "null": true, "suppressed": true, "#n/a": true,
}

func newMarks(o Options) marks {
	m := marks{rules: map[string]HiddenRule{}}
	for _, r := range o.Hidden {
		m.rules[strings.ToLower(tidy(r.Mark))] = r
	}
	return m
}

// known reports whether the text of a cell is a mark.
func (m marks) known(text string) bool {
	low := strings.ToLower(text)
	_, ruled := m.rules[low]
	return ruled || knownMarks[low]
}

// amount is what a mark stands for.
func (m marks) amount(text string) cube.Amount {
	if r, ok := m.rules[strings.ToLower(text)]; ok {
		if r.Open {
			return cube.HiddenAtLeast(r.Low)
		}
		return cube.HiddenBetween(r.Low, r.High)
	}
	return cube.HiddenAtLeast(0)
}

// noteMarks stand behind a number and say something of it: provisional,
// revised, estimated, of low reliability, a break in the series, a note.
var noteMarks = []string{"[p]", "[r]", "[e]", "[f]", "[b]", "[u]", "(p)", "(r)", "(e)"}

// cutMarks takes the marks off the end of a number.
func cutMarks(text string) (bare string, cut bool) {
	bare = text
	for again := true; again; {
		again = false
		for _, m := range noteMarks {
			if len(bare) > len(m) && strings.EqualFold(bare[len(bare)-len(m):], m) {
				bare, again = strings.TrimSpace(bare[:len(bare)-len(m)]), true
			}
		}
		if open := strings.LastIndex(bare, "[note"); open > 0 && strings.HasSuffix(bare, "]") {
			bare, again = strings.TrimSpace(bare[:open]), true
		}
	}
	return bare, bare != text
}
