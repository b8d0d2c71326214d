package check

import (
	"strings"
	"testing"

	"github.com/pressfigures/figures/pkg/caveat"
)

// hintOf is the hint of the first finding of a rule, and whether there is one.
func hintOf(r *Report, rule RuleID) (string, bool) {
	for _, f := range r.Findings {
		if f.Rule == rule {
			return f.Hint, true
		}
	}
	return "", false
}

// TestHintsForReleases: whoever has a release before them is told what to write,
// and no flags of the commands that write figures.
func TestHintsForReleases(t *testing.T) {
	for _, tt := range []struct {
		text  string
		years twoYears
		rule  RuleID
		want  string
	}{
		{"The number of people from Kent who contacted Stop It Now! rose by 50 per cent between 2018 and 2019.", twoYears{15, 10, 700, 600},
			RuleID(caveat.NoPercent), "give the counts alone"},
	} {
		got, found := hintOf(tt.years.read(t, tt.text), tt.rule)
		if !found || got != tt.want {
			t.Errorf("%s\n[%s] %q, want %q", tt.text, tt.rule, got, tt.want)
		}
	}
	for id, hint := range releaseHints {
		if _, known := caveat.Lookup(id); !known || strings.Contains(hint, "--") {
			t.Errorf("%s: hint %q", id, hint)
		}
	}
}

// TestOrderIsTold from the end that a claim is about.
func TestOrderIsTold(t *testing.T) {
	years := twoYears{700, 600, 900, 800}
	for text, want := range map[string]string{
		"In 2019, Kent had the highest number of people who contacted Stop It Now! in the South East.":  "the order in the South East is Surrey (900), Kent (700)",
		"In 2019, Surrey had the lowest number of people who contacted Stop It Now! in the South East.": "the order in the South East from the lowest is Kent (700), Surrey (900)",
	} {
		r := years.read(t, text)
		if j := r.Claims[0]; j.Verdict != Wrong || !strings.Contains(j.Message, want) {
			t.Errorf("%s\n%s %q, want %q", text, j.Verdict, j.Message, want)
		}
	}
}
