package check

import (
	"fmt"
	"os"
	"testing"
)

// TestCorpusRemarks counts the remarks that do not make a claim wrong, on
// paragraphs nearly all of which are right. A rule that has something to say
// of every other paragraph is one that gets switched off.
func TestCorpusRemarks(t *testing.T) {
	for _, name := range []string{"gold.jsonl", "prose.jsonl", "no_pair.jsonl"} {
		counts, paragraphs := map[RuleID]int{}, 0
		for _, p := range corpus(t, name) {
			paragraphs++
			r := judge(p)
			for _, f := range r.Findings {
				counts[f.Rule]++
				if os.Getenv("REMARKS") == string(f.Rule) || os.Getenv("REMARKS") == "all" {
					fmt.Printf("%s %s %s %q\n    %s\n    %s\n", p.ID, f.Severity, f.Rule, r.words(f.Span), f.Message, r.sentence(f.Start))
				}
			}
		}
		for rule, n := range counts {
			t.Logf("%s: %s %d in %d paragraphs", name, rule, n, paragraphs)
		}
	}
}
