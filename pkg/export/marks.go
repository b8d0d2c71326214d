package export

import (
	"strconv"
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
	_, ruled := m.rule(text)
	return ruled || knownMarks[strings.ToLower(text)]
}

// rule is what a mark is known to stand for: by a rule that was given, or by
// what it says itself, as "<5" does.
func (m marks) rule(text string) (HiddenRule, bool) {
	if r, ok := m.rules[strings.ToLower(text)]; ok {
		return r, true
	}
	return boundOf(text)
}

// boundOf reads "<5", "<=5" and "≤5": from nothing up to the number, which is
// itself left out by "<".
func boundOf(text string) (HiddenRule, bool) {
	low := int64(1)
	digits, found := strings.CutPrefix(text, "<=")
	if !found {
		digits, found = strings.CutPrefix(text, "≤")
	}
	if !found {
		digits, found = strings.CutPrefix(text, "<")
		low = 0
	}
	digits = strings.TrimSpace(digits)
	if !found || !isDigits(digits) || len(digits) > 6 {
		return HiddenRule{}, false
	}
	n, err := strconv.ParseInt(digits, 10, 64)
	if err != nil || n+low < 1 {
		return HiddenRule{}, false
	}
	return HiddenRule{Mark: text, High: n + low - 1}, true
}

// amount is what a mark stands for.
func (m marks) amount(text string) cube.Amount {
	if r, ok := m.rule(text); ok {
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
