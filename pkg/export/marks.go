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

// knownMarks are read as hidden without being told: the shorthand of the
// Government Statistical Service (Analysis Function, "Symbols in tables"), its
// letters without brackets as the Department for Education writes them, the
// older signs of StatsWales, NHS, Scottish and justice statistics, and what
// offices type in words.
var knownMarks = marksOf(
	"[c]", "[x]", "[z]", "[low]", "[u]", "[w]", "[k]", "[e]", "[p]", "[r]", "[b]", "[f]", "[d]", "[er]", "[ns]", "[s]", "[ss]", "[sss]",
	"c", "x", "z", "u", "low", "k",
	"*", "**", "***", "..", "...", "…", ":", "~", "-", "--", "–", "—", ".", "#", "!", "@",
	"n/a", "n.a.", "n.a", "na", "nan", "null", "nil", "none", "n/k", "nk", "#n/a", "suppressed", "supp", "sup", "redacted", "withheld", "hidden", "confidential", "disclosive",
	"not available", "not applicable", "not known", "not recorded", "not provided", "no data", "unavailable", "missing", "data not available",
)

func marksOf(texts ...string) map[string]bool {
	out := map[string]bool{}
	for _, text := range texts {
		out[text] = true
	}
	return out
}

// markMeanings are what the marks of the GSS say, for notes.
var markMeanings = map[string]string{
	"[c]": "confidential", "[x]": "not available", "[z]": "not applicable", "[low]": "low, but not zero", "[u]": "of low reliability", "[w]": "none recorded",
	"[e]": "estimated", "[p]": "provisional", "[r]": "revised", "[b]": "a break in the series", "[f]": "forecast", "[ns]": "not significant",
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
	_, ruled := m.rule(text, false)
	return ruled || knownMarks[strings.ToLower(text)]
}

// rule is what a mark is known to stand for: by a rule that was given, or by
// what it says itself, as "<5" does.
func (m marks) rule(text string, decimal bool) (HiddenRule, bool) {
	if r, ok := m.rules[strings.ToLower(text)]; ok {
		return r, true
	}
	b, ok := boundsOf(text)
	if decimal {
		return b.wide(text), ok
	}
	return b.rule(text), ok
}

// amount is what a mark stands for, in a column of whole numbers or of
// decimals.
func (m marks) amount(text string, decimal bool) cube.Amount {
	if r, ok := m.rule(text, decimal); ok {
		if r.Open {
			return cube.HiddenAtLeast(r.Low)
		}
		return cube.HiddenBetween(r.Low, r.High)
	}
	return cube.HiddenAtLeast(0)
}

// noteMarks stand behind a number and say something of it: provisional,
// revised, estimated, of low reliability, a break in the series, a note.
var noteMarks = []string{"[p]", "[r]", "[e]", "[f]", "[b]", "[u]", "[d]", "[er]", "[ns]", "[s]", "[ss]", "[sss]", "(p)", "(r)", "(e)", "(prov)", "(provisional)", "(revised)"}

// cutMarks takes the marks off the end of a number.
func cutMarks(text string) (bare string, cut bool) {
	if text == "" || isDigits(text[len(text)-1:]) {
		return text, false // no mark ends in a digit, and nearly all numbers do
	}
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
	if at := numberMark.match(bare); at != nil {
		bare = at[1]
	}
	return bare, bare != text
}
