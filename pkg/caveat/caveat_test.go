package caveat

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"math/rand/v2"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func ExampleLookup() {
	rule, _ := Lookup(SmallBase)
	fmt.Printf("%s: %s [%s, %s]\n", rule.Severity, rule.Title, rule.ID, rule.Threshold)
	fmt.Println("when:", rule.When)
	fmt.Println("why: ", rule.Why)
	fmt.Println("e.g.", rule.Example)
	// Output:
	// warning: a percentage on a small base [small-base, 50]
	// when: a per cent, multiple or share is worked out on a base below the threshold
	// why:  one person is two points on a base of 50: HESA, Sport England and NatCen have such floors
	// e.g. the percentage is worked out on a base of 36, where one person more or less is nearly three points
}

func ExampleThresholds_Set() {
	limits := Default()
	fmt.Println(limits.Set("small-base", "100"), limits.SmallBase)
	fmt.Println(limits.Set("small-base", "1e2"), limits.SmallBase)
	// Output:
	// <nil> 100
	// threshold "small-base": "1e2" is not a whole number from 0 to 1000000 100
}

// TestDesignIDs keeps the IDs that the documents and other packages rely on.
func TestDesignIDs(t *testing.T) {
	want := strings.Fields(`small-base zero-base period-length partial-period period-ambiguous seasonal chance
		areas-alike contacts-not-people noun-drift percent-without-base points-not-percent count-not-rate few-events
		region-members low-count hidden-cells parts-not-total mean-of-percentages base-choice definition-break
		exaggeration cause headline-stronger two-versions
		absent-is-zero blank-is-missing repeated-rows day-first subtotal-conflict spans-disagree encoding missing-area
		no-area log-coverage ignored-column in-thousands same-file-twice unknown-members`)
	for _, id := range want {
		if _, ok := Lookup(ID(id)); !ok {
			t.Errorf("no rule %q", id)
		}
	}
}

// TestEveryConstantHasItsRule reads the constants from the source, so that none can be added without a rule.
func TestEveryConstantHasItsRule(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "ids.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var declared []ID
	ast.Inspect(file, func(n ast.Node) bool {
		if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
			text, err := strconv.Unquote(lit.Value)
			if err != nil {
				t.Fatal(err)
			}
			declared = append(declared, ID(text))
		}
		return true
	})
	slices.Sort(declared)
	var ruled []ID
	for _, rule := range Rules() {
		ruled = append(ruled, rule.ID)
	}
	if diff := cmp.Diff(declared, ruled); diff != "" {
		t.Errorf("constants (-) and rules (+) differ:\n%s", diff)
	}
}

func TestRulesAreWhole(t *testing.T) {
	id := regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`)
	texts := map[string]ID{}
	for _, rule := range Rules() {
		if !id.MatchString(string(rule.ID)) {
			t.Errorf("ID %q is not words with hyphens", rule.ID)
		}
		if rule.Severity < Info || rule.Severity > Error {
			t.Errorf("%s: severity %v", rule.ID, rule.Severity)
		}
		for part, text := range map[string]string{"title": rule.Title, "when": rule.When, "why": rule.Why, "example": rule.Example} {
			if text == "" || strings.TrimSpace(text) != text || strings.HasSuffix(text, ".") || strings.Contains(text, "  ") {
				t.Errorf("%s: %s %q", rule.ID, part, text)
			}
			if other, taken := texts[text]; taken {
				t.Errorf("%s and %s share %q", rule.ID, other, text)
			}
			texts[text] = rule.ID
		}
		if len(rule.Title) > 60 {
			t.Errorf("%s: the title %q is too long for a table", rule.ID, rule.Title)
		}
		if strings.Contains(rule.Example, "["+string(rule.ID)+"]") {
			t.Errorf("%s: the example repeats the ID", rule.ID)
		}
	}
}

func TestRulesCannotBeChanged(t *testing.T) {
	before := Rules()
	Rules()[0].Title = "changed"
	if diff := cmp.Diff(before, Rules()); diff != "" {
		t.Error(diff)
	}
}

func TestLookupOfNoRule(t *testing.T) {
	if rule, ok := Lookup("no-such-rule"); ok || rule != (Rule{}) {
		t.Errorf("found %+v", rule)
	}
}

func TestSeverity(t *testing.T) {
	for severity, want := range map[Severity]string{OK: "ok", Info: "info", Warning: "warning", Error: "error", -1: "unknown", 4: "unknown"} {
		if got := severity.String(); got != want {
			t.Errorf("%d: %q, want %q", severity, got, want)
		}
	}
	if got := (Caveat{ID: PointsNotPercent}).Severity(); got != Error {
		t.Errorf("points called per cent are %v, want error", got)
	}
	if got := (Caveat{ID: "unheard-of"}).Severity(); got != Warning {
		t.Errorf("an unknown rule is %v, want warning", got)
	}
}

func TestCaveatString(t *testing.T) {
	c := Caveat{ID: ZeroBase, Text: "Ceredigion had none in 2018"}
	if got, want := c.String(), "Ceredigion had none in 2018 [zero-base]"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	c.Place = "a.csv:3:2"
	if got, want := c.String(), "a.csv:3:2: Ceredigion had none in 2018 [zero-base]"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestSort(t *testing.T) {
	want := []Caveat{
		{ID: PointsNotPercent, Text: "z"},
		{ID: Chance, Text: "b"},
		{ID: SmallBase, Text: "a"},
		{ID: SmallBase, Text: "b", Place: "a"},
		{ID: SmallBase, Text: "b", Place: "b", Hint: "a"},
		{ID: SmallBase, Text: "b", Place: "b", Hint: "b"},
		{ID: AbsentIsZero, Text: "a"},
	}
	for range 20 {
		got := slices.Clone(want)
		rand.Shuffle(len(got), func(i, j int) { got[i], got[j] = got[j], got[i] })
		Sort(got)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatal(diff)
		}
	}
}

func TestDedupe(t *testing.T) {
	a, b := Caveat{ID: Cause, Text: "a"}, Caveat{ID: Cause, Text: "b"}
	elsewhere := Caveat{ID: Cause, Text: "a", Place: "x:1"}
	given := []Caveat{b, a, b, elsewhere, a}
	if diff := cmp.Diff([]Caveat{b, a, elsewhere}, Dedupe(given)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]Caveat{b, a, b, elsewhere, a}, given); diff != "" {
		t.Error("the caveats given were changed:", diff)
	}
	if got := Dedupe(nil); got != nil {
		t.Errorf("nothing gives %v", got)
	}
}

// caveats makes lists with repeats.
func caveats() *rapid.Generator[[]Caveat] {
	word := rapid.SampledFrom([]string{"", "a", "b"})
	return rapid.SliceOf(rapid.Custom(func(t *rapid.T) Caveat {
		id := rapid.SampledFrom([]ID{SmallBase, ZeroBase, PointsNotPercent, "new"}).Draw(t, "id")
		return Caveat{ID: id, Text: word.Draw(t, "text"), Hint: word.Draw(t, "hint"), Place: word.Draw(t, "place")}
	}))
}

func TestSortAndDedupeProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		given := caveats().Draw(t, "caveats")
		once := Dedupe(given)
		if diff := cmp.Diff(once, Dedupe(once)); diff != "" {
			t.Fatal("twice is not once:", diff)
		}
		for _, c := range given {
			if !slices.Contains(once, c) {
				t.Fatalf("%v was lost", c)
			}
		}
		sorted := slices.Clone(given)
		Sort(sorted)
		sortedFirst := Dedupe(sorted)
		Sort(once)
		if diff := cmp.Diff(once, sortedFirst); diff != "" {
			t.Fatal("the order of the two steps shows:", diff)
		}
	})
}

func TestThresholdsMatchRules(t *testing.T) {
	for _, rule := range Rules() {
		got, ok := Default().Get(rule.ID)
		if ok != (rule.Threshold != "") || got != rule.Threshold {
			t.Errorf("%s: the rule says %q, the default is %q", rule.ID, rule.Threshold, got)
		}
	}
	want := Thresholds{
		SmallBase: 50, NoPercent: 20, LowCount: 4, ChanceLevel: "0.05", AlikeLevel: "0.05",
		LengthPercent: 5, FewEvents: 20, FewAreas: 5, ManyValues: 1000,
	}
	if diff := cmp.Diff(want, Default()); diff != "" {
		t.Error(diff)
	}
}

func TestSetKeepsEachApart(t *testing.T) {
	for i, id := range Settable() {
		limits := Default()
		value := strconv.Itoa(60 + i)
		if limits.level(id) != nil {
			value = "0." + value
		}
		if err := limits.Set(string(id), value); err != nil {
			t.Errorf("%s: %v", id, err)
		}
		for _, other := range Settable() {
			want, _ := Default().Get(other)
			if other == id {
				want = value
			}
			if got, _ := limits.Get(other); got != want {
				t.Errorf("after setting %s, %s is %q, want %q", id, other, got, want)
			}
		}
	}
}

func TestSetIsStrict(t *testing.T) {
	tests := []struct{ id, value, want, hint string }{
		{"small-bases", "50", `no threshold is called "small-bases"`, "those that can be set are areas-alike, chance, few-areas, few-events, identifier-column, low-count, no-percent, period-length, small-base"},
		{"cause", "1", `no threshold is called "cause"`, "those that can be set are"},
		{"", "", `no threshold is called ""`, "those that can be set are"},
		{"small-base", "", `threshold "small-base": "" is not a whole number from 0 to 1000000`, "the default is 50"},
		{"small-base", "050", `threshold "small-base": "050" is not`, "the default is 50"},
		{"small-base", "+50", `"+50" is not`, ""},
		{"small-base", "-1", `"-1" is not`, ""},
		{"small-base", " 50", `" 50" is not`, ""},
		{"small-base", "5.0", `"5.0" is not`, ""},
		{"small-base", "1,000", `"1,000" is not`, ""},
		{"small-base", "1000001", `"1000001" is not`, ""},
		{"small-base", "99999999999999999999", `is not a whole number`, ""},
		{"period-length", "101", `"101" is not a whole number from 0 to 100`, "the default is 5"},
		{"chance", "5", `threshold "chance": "5" is not a decimal above 0 and below 1`, "the default is 0.05"},
		{"chance", "0", `"0" is not a decimal`, ""},
		{"chance", "0.", `"0." is not a decimal`, ""},
		{"chance", "0.00", `"0.00" is not a decimal`, ""},
		{"chance", "1.0", `"1.0" is not a decimal`, ""},
		{"chance", ".05", `".05" is not a decimal`, ""},
		{"chance", "0.05 ", `"0.05 " is not a decimal`, ""},
		{"chance", "0,05", `"0,05" is not a decimal`, ""},
		{"chance", "5%", `"5%" is not a decimal`, ""},
		{"areas-alike", "0.0000000000001", `is not a decimal`, "the default is 0.05"},
	}
	for _, test := range tests {
		limits := Default()
		err := limits.Set(test.id, test.value)
		if err == nil {
			t.Errorf("%s=%q is taken", test.id, test.value)
			continue
		}
		if !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s=%q: %q, want %q", test.id, test.value, err, test.want)
		}
		hinter, ok := err.(interface{ Hint() string })
		if !ok || !strings.Contains(hinter.Hint(), test.hint) {
			t.Errorf("%s=%q: hint %q, want %q", test.id, test.value, hinter.Hint(), test.hint)
		}
		if limits != Default() {
			t.Errorf("%s=%q changed %+v", test.id, test.value, limits)
		}
	}
}

func TestSetBounds(t *testing.T) {
	for id, values := range map[string][]string{
		"low-count": {"0", "10", "1000000"}, "period-length": {"0", "100"}, "chance": {"0.01", "0.999999999999", "0.050"},
	} {
		for _, value := range values {
			limits := Default()
			if err := limits.Set(id, value); err != nil {
				t.Errorf("%s=%s: %v", id, value, err)
			}
			if got, _ := limits.Get(ID(id)); got != value {
				t.Errorf("%s=%s gives %s", id, value, got)
			}
		}
	}
}

func FuzzSet(f *testing.F) {
	f.Add("small-base", "50")
	f.Add("chance", "0.05")
	f.Fuzz(func(t *testing.T, id, value string) {
		limits := Default()
		if err := limits.Set(id, value); err != nil {
			if limits != Default() {
				t.Fatal("an error changed something")
			}
			return
		}
		if got, ok := limits.Get(ID(id)); !ok || got != value {
			t.Fatalf("set %q, got %q", value, got)
		}
	})
}
