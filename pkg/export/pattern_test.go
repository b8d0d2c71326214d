package export

import (
	"testing"

	"pgregory.net/rapid"
)

// patterns are those that look at the ends of a text first, with texts that they
// match.
var patterns = []struct {
	pattern
	texts []string
}{
	{boundBefore, []string{"<5", "up to 4", "at most ten", "no more than 4", "less than 5", "fewer than five", "under 10", "below 3", "≤4", "≥ 10", ">=7", "at least 4", "more than 9", "over two"}},
	{boundAfter, []string{"4 or fewer", "five or less", "4 or under", "9 and under", "10 or more", "ten or over", "20 and over", "10+"}},
	{boundRange, []string{"1-4", "one to four", "1 – 4"}},
	{numberMark, []string{"-1,234 p", "12r", "7 R", "3.5 E", "40*", "12†", "12 ³", "8 (1)", ".5 e"}},
	{shortYears, []string{"17/18", "17-18"}},
	{unnamedHead, []string{"...2", "Unnamed: 1"}},
	{numberedHead, []string{"Column1", "Field 2", "col.3", "V4", "X_5"}},
	{quarterOfYear, []string{"Q1", "q 4", "Qtr 2", "quarter 3"}},
	{halfOfYear, []string{"H1", "half 2"}},
	{numberMonth, []string{"19-Apr", "19 april"}},
	{monthNumber, []string{"Apr 19", "JUNE 20"}},
}

// Texts that a pattern would not even try are no matches of it.
func TestPatternsLookAtEnds(t *testing.T) {
	for _, p := range patterns {
		for _, text := range p.texts {
			if p.match(text) == nil || !p.matches(text) {
				t.Errorf("%q is not matched by %s", text, p.compiled())
			}
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		p := rapid.SampledFrom(patterns).Draw(t, "pattern")
		text := rapid.OneOf(rapid.StringMatching(p.compiled().String()), rapid.String()).Draw(t, "text")
		if p.compiled().MatchString(text) != p.matches(text) {
			t.Fatalf("%q: the expression %s and the pattern disagree", text, p.compiled())
		}
	})
}
