package wording

import (
	"strings"
	"testing"
)

// TestMarkdownTable: the README's table has a line for each row, in order, and
// four cells in each.
func TestMarkdownTable(t *testing.T) {
	lines := strings.Split(strings.TrimSuffix(MarkdownTable(), "\n"), "\n")
	rows := Rows()
	if len(lines) != len(rows)+2 {
		t.Fatalf("%d lines for %d rows", len(lines), len(rows))
	}
	for i, line := range lines {
		if got := strings.Count(strings.ReplaceAll(line, `\|`, ""), "|"); got != 5 {
			t.Errorf("line %d has %d bars: %s", i, got, line)
		}
		if i >= 2 && !strings.HasPrefix(line, "| "+rows[i-2].Wording) {
			t.Errorf("line %d is not of %s: %s", i, rows[i-2].ID, line)
		}
	}
	// Cells as the definition has them.
	for _, want := range []string{
		"| about, around, some, roughly, approximately, or so, circa, in the region of | within w | within 2 w; or a hedge on a number that is not round | beyond |",
		"| nearly, almost, just under, close to, approaching | v < N by at most w | by at most 2 w | v ≥ N, or further |",
		"| just over, a little over | v > N by ≤ 5% | ≤ 10% | else |",
		"N < v < N+g and v ≤ 1.25 N", "| 1.10 N ≤ v (info from 1.50 N) | 1.05–1.10 N | below |",
		`\|r/n − 1\| ≤ 2.5% (doubled: 1.95–2.05); where r < n an info: "almost doubled" is exact | ≤ 5%, or above and < n + 0.5 ("say more than") | else |`,
		"| n < r < n+1 (info from n+1) | r ≤ 1.005 n | r ≤ n |", "| 0.95 n ≤ r < n | 0.90–0.95 n | else |",
		"| 0.4875 ≤ r ≤ 0.5125 | 0.475–0.525 | else |", "| within min(1 pp, 5% of f) | within min(2.5 pp, 10% of f) | beyond |",
		"1/10 1/5 1/4 1/3 2/5 1/2 3/5 2/3 3/4 4/5 9/10", "† | v ≤ 0.90 N", "† | 0.5 < r ≤ 0.525 | 0.525–0.55 |",
	} {
		if !strings.Contains(MarkdownTable(), want) {
			t.Errorf("the table has no %s", want)
		}
	}
}

// TestTableFollowsTolerances: the printed bounds are those that are applied.
func TestTableFollowsTolerances(t *testing.T) {
	changed := DefaultTolerances()
	changed.JustOver, changed.WellOver, changed.StrictWords = val("0.06"), val("1.125"), true
	for _, want := range []string{"v > N by ≤ 6%", "1.125 N ≤ v", "r rounds to n at 2 decimals (doubled: 1.995–2.005)", "0.495 ≤ r ≤ 0.505"} {
		if !strings.Contains(MarkdownTableOf(changed), want) {
			t.Errorf("the table has no %s", want)
		}
	}
}

// TestRowsAreSafe: a caller cannot change the table.
func TestRowsAreSafe(t *testing.T) {
	rows := Rows()
	rows[0].ID, rows[0].Wording = "changed", "changed"
	if Rows()[0].ID != BareCount {
		t.Error("the table was changed from outside")
	}
	if _, ok := RowOf("no-such-row"); ok {
		t.Error("found a row that is not there")
	}
	o := Default()
	o.Tolerances.JustOver = one
	if !Default().Tolerances.JustOver.Equal(val("0.05")) || !defaultTolerances().JustOver.Equal(val("0.05")) {
		t.Error("the defaults were changed from outside")
	}
}
