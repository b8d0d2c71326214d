package report

import (
	"strings"
	"testing"

	"github.com/pressfigures/figures/pkg/release"
)

// TestCellsAreNamedByTheirHeads holds that words in a table are found by their
// row and column, with their heads, and other words by nothing of the kind.
func TestCellsAreNamedByTheirHeads(t *testing.T) {
	d := release.Parse("release.md", "# Calls\n\n| Area | 2018 | 2019 |\n|---|---|---|\n| Kent | 340 | 299 |\n| Suffolk | 164 | 231 |\n", release.Options{Format: release.Markdown})
	for words, want := range map[string]string{
		"231":   "table 1, row 3, column 3 (Suffolk, 2019)",
		"340":   "table 1, row 2, column 2 (Kent, 2018)",
		"2018":  "table 1, row 1, column 2 (Area)",
		"Calls": "",
	} {
		at := strings.Index(d.Text, words)
		if got := cellAt(d, release.Span{Start: at, End: at + len(words)}); got != want {
			t.Errorf("%q stands in %q, want %q", words, got, want)
		}
	}
}

// TestPassedOverIsSaid holds that a count of wrong claims says how many of them
// are passed over.
func TestPassedOverIsSaid(t *testing.T) {
	for _, test := range []struct {
		passed int
		want   string
	}{{0, "4 claims: 1 right, 3 wrong"}, {1, "4 claims: 1 right, 3 wrong (1 passed over)"}, {3, "4 claims: 1 right, 3 wrong (passed over)"}} {
		s := Summary{Claims: 4, Right: 1, Wrong: 3, passed: [5]int{2: test.passed}}
		if got := s.String(); got != test.want {
			t.Errorf("%q, want %q", got, test.want)
		}
	}
}
