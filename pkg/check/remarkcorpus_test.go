package check

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/pressfigures/figures/pkg/caveat"
)

// TestCorpusWholeReleases counts the remarks about how paragraphs stand to each
// other, in releases put together from ten that follow each other: many of
// them come from one release.
func TestCorpusWholeReleases(t *testing.T) {
	for _, name := range []string{"prose.jsonl", "no_pair.jsonl"} {
		counts, releases, claims := map[RuleID]int{}, 0, 0
		all := corpus(t, name)
		for len(all) > 0 {
			n := min(10, len(all))
			var texts []string
			for _, p := range all[:n] {
				texts = append(texts, p.Text)
			}
			all = all[n:]
			r := judge(paragraph{ID: fmt.Sprint(releases), Text: strings.Join(texts, "\n\n")})
			releases++
			claims += len(r.Claims)
			for _, f := range r.Findings {
				counts[f.Rule]++
				if os.Getenv("WHOLE") == string(f.Rule) || os.Getenv("WHOLE") == "all" {
					fmt.Printf("%s %s %q\n    %s\n    %s\n", f.Severity, f.Rule, r.words(f.Span), f.Message, r.sentence(f.Start))
					for _, s := range f.Related {
						fmt.Printf("    (%s)\n", r.sentence(s.Start))
					}
				}
			}
		}
		for rule, n := range counts {
			t.Logf("%s: %s %d in %d releases with %d claims", name, rule, n, releases, claims)
		}
	}
}

// TestCorpusRemarks counts the remarks that do not make a claim wrong, on
// paragraphs nearly all of which are right. A rule that has something to say
// of every other paragraph is one that gets switched off.
func TestCorpusRemarks(t *testing.T) {
	// In 100 paragraphs, that is; what was reached is 3.
	const most = 5
	for _, name := range []string{"gold.jsonl", "prose.jsonl", "no_pair.jsonl"} {
		remarks := 0
		counts, paragraphs := map[RuleID]int{}, 0
		for _, p := range corpus(t, name) {
			paragraphs++
			r := judge(p)
			for _, f := range r.Findings {
				counts[f.Rule]++
				if f.Severity < caveat.Error && f.Rule != RuleWording && f.Rule != RuleNoClaims {
					remarks++
				}
				if os.Getenv("REMARKS") == string(f.Rule) || os.Getenv("REMARKS") == "all" {
					fmt.Printf("%s %s %s %q\n    %s\n    %s\n", p.ID, f.Severity, f.Rule, r.words(f.Span), f.Message, r.sentence(f.Start))
				}
			}
		}
		if 100*remarks > most*paragraphs {
			t.Errorf("%s: %d remarks in %d paragraphs", name, remarks, paragraphs)
		}
		for rule, n := range counts {
			t.Logf("%s: %s %d in %d paragraphs", name, rule, n, paragraphs)
		}
	}
}
