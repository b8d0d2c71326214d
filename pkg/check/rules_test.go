package check

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/export"
	"github.com/pressfigures/figures/pkg/figure"
	"github.com/pressfigures/figures/pkg/period"
	"github.com/pressfigures/figures/pkg/release"
	"github.com/pressfigures/figures/pkg/style"
)

// dataOf loads an export that a test writes out.
func dataOf(t testing.TB, csv string) Data {
	t.Helper()
	open := func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(csv)), nil }
	e := export.New([]export.Input{{Name: "data.csv", Open: open}}, export.Options{})
	var keys []string
	if strings.Contains(csv, "Channel") {
		keys = []string{"Channel"}
	}
	c, err := e.Load(context.Background(), cube.Plan{Grain: period.ByMonth, Keys: keys})
	if err != nil {
		t.Fatal(err)
	}
	return Data{Desk: &figure.Desk{Cube: c, Noun: "people"}, Nouns: []string{"people"}, Style: style.Default()}
}

// judgeExample checks a text as an example of a rule says, and returns its
// report.
func judgeExample(t testing.TB, e Example, text string) *Report {
	t.Helper()
	lexicon, data := claim.Lexicon{Service: "Stop It Now!"}, (*Data)(nil)
	if e.Data != "" {
		d := dataOf(t, e.Data)
		lexicon, data = d.Lexicon("Stop It Now!", period.Context{}), &d
	}
	reports := []*Report{}
	for _, source := range []string{e.Other, text} {
		if source == "" {
			continue
		}
		name := "release.md"
		if source == e.Other {
			name = "other.md"
		}
		d := release.Parse(name, source, release.Options{Format: release.Markdown, Names: []string{"Stop It Now!"}})
		r := Text(d, claim.Find(d, lexicon), Options{})
		if data != nil {
			r.Against(*data, Options{})
		}
		if e.Facts != "" {
			facts, err := ReadFacts(strings.NewReader(e.Facts), "facts.csv", period.Context{})
			if err != nil {
				t.Fatal(err)
			}
			r.Register(facts, Options{})
		}
		reports = append(reports, r)
	}
	Releases(reports, Options{})
	return reports[len(reports)-1]
}

var update = flag.Bool("update", false, "write down anew what the examples of rules give")

// company are rules that an example cannot do without: a rank among few areas
// is also one by counts.
var company = map[RuleID][]RuleID{
	RuleID(caveat.FewAreas):        {RuleWording, RuleID(caveat.CountNotRate)},
	RuleID(caveat.AreasAlike):      {RuleWording},
	RuleID(caveat.MissingArea):     {RuleUnclear},
	RuleID(caveat.DefinitionBreak): {RuleID(caveat.ContactsNotPeople)},
}

// TestRules runs every example: the text that fails has findings of its rule
// and of no other, with the output that is written down, and the mended text
// has no finding at all.
func TestRules(t *testing.T) {
	seen := map[RuleID]bool{}
	var outputs strings.Builder
	for _, rule := range Rules() {
		t.Run(string(rule.ID), func(t *testing.T) {
			if seen[rule.ID] {
				t.Fatal("the rule stands twice")
			}
			seen[rule.ID] = true
			if rule.Title == "" || rule.Why == "" || rule.Severity == caveat.OK {
				t.Errorf("the rule is not explained: %+v", rule)
			}
			output := failing(t, rule)
			fmt.Fprintf(&outputs, "== %s\n%s\n\n", rule.ID, output)
			if output != rule.Example.Output && !*update {
				t.Errorf("output\n%s\nwritten down\n%s\n(-update writes it anew)", output, rule.Example.Output)
			}
			for _, f := range judgeExample(t, rule.Example, rule.Example.Mended).Findings {
				t.Errorf("the mended text has %s: %s (%s)", f.Rule, f.Message, f.Hint)
			}
		})
	}
	if *update {
		if err := os.WriteFile("rules.txt", []byte(outputs.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// failing is what a rule says of the text that fails.
func failing(t *testing.T, rule Rule) string {
	t.Helper()
	output := ""
	for _, f := range judgeExample(t, rule.Example, rule.Example.Fails).Findings {
		switch {
		case f.Rule != rule.ID:
			if !slices.Contains(company[rule.ID], f.Rule) {
				t.Errorf("the failing text is also filed under %s: %s", f.Rule, f.Message)
			}
		case output == "":
			output = strings.TrimSpace(f.Message + "\n" + f.Hint)
			fallthrough
		default:
			if f.Severity != rule.Severity {
				t.Errorf("severity %s, documented %s", f.Severity, rule.Severity)
			}
		}
	}
	if output == "" {
		t.Error("the failing text does not fail")
	}
	return output
}

// TestRuleIDs makes sure that every caveat about texts has its example.
func TestRuleIDs(t *testing.T) {
	for _, id := range []caveat.ID{caveat.PeriodAmbiguous, caveat.NounDrift, caveat.PercentWithoutBase, caveat.PointsNotPercent,
		caveat.Exaggeration, caveat.Cause, caveat.HeadlineStronger, caveat.TwoVersions, caveat.PartsNotTotal} {
		if _, ok := LookupRule(RuleID(id)); !ok {
			t.Errorf("%s has no example", id)
		}
	}
	if _, ok := LookupRule("no-such-rule"); ok {
		t.Error("a rule that does not exist was found")
	}
}
