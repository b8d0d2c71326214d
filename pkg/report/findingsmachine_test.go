package report

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"pgregory.net/rapid"

	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/check"
	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/release"
)

// TestFindingsSchema: the schema names every key.
func TestFindingsSchema(t *testing.T) {
	all := FindingsSchema + Schema
	words := strings.FieldsFunc(all, func(r rune) bool { return r != '_' && (r < 'a' || r > 'z') })
	own := strings.FieldsFunc(FindingsSchema, func(r rune) bool { return r != '_' && (r < 'a' || r > 'z') })
	for name, f := range findings(t) {
		var page map[string]any
		if err := json.Unmarshal([]byte(tell(t, FindingsJSON{}, f)), &page); err != nil {
			t.Fatal(err)
		}
		eachKey(page, func(key string) {
			if !slices.Contains(words, key) {
				t.Errorf("%s: no schema names the key %q", name, key)
			}
		})
		for _, file := range page["files"].([]any) {
			for _, c := range file.(map[string]any)["claims"].([]any) {
				c := c.(map[string]any)
				delete(c, "figure")
				delete(c, "notes")
				eachKey(c, func(key string) {
					if !slices.Contains(own, key) {
						t.Errorf("%s: the schema of a check does not name the key %q of a claim", name, key)
					}
				})
			}
		}
	}
}

type decodedFindings struct {
	Schema  int     `json:"schema"`
	Summary Summary `json:"summary"`
	Files   []struct {
		File, Format string
		Summary      Summary          `json:"summary"`
		Claims       []map[string]any `json:"claims"`
		Findings     []map[string]any `json:"findings"`
		NotClaims    []map[string]any `json:"not_claims"`
	} `json:"files"`
}

func decodeFindings(text string) (decodedFindings, error) {
	var page decodedFindings
	in := json.NewDecoder(strings.NewReader(text))
	in.DisallowUnknownFields()
	return page, in.Decode(&page)
}

func readFindingsJSON(t *rapid.T, f Findings, text string) {
	page, err := decodeFindings(text)
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	counts := f.Summary()
	counts.passed = [5]int{} // is for people
	if page.Schema != SchemaVersion || page.Files == nil || len(page.Files) != len(f.Reports) || page.Summary != counts {
		t.Fatalf("not schema %d:\n%s", SchemaVersion, text)
	}
	for i, file := range page.Files {
		if len(file.Claims) != len(f.Reports[i].Claims) || len(file.Findings) != len(f.Reports[i].Findings) {
			t.Fatalf("claims or findings are lost:\n%s", text)
		}
	}
}

// TestFindingsJSON: the keys of the contract with what they hold, the offsets of
// the file, and figures with the files they come from.
func TestFindingsJSON(t *testing.T) {
	page, err := decodeFindings(tell(t, FindingsJSON{}, findings(t)["check-data"]))
	if err != nil {
		t.Fatal(err)
	}
	c := page.Files[0].Claims[2]
	for key, want := range map[string]any{
		"text": "98\u00a0per\u00a0cent increase", "kind": "percent_change", "verdict": "wrong", "severity": "error", "rule": "truncated", "line": 4.0, "column": 5.0,
		"end_line": 4.0, "end_column": 37.0, "stated": "98", "true": "98.99", "from": "596", "to": "1186", "hedge": "", "area": "Hertfordshire",
		"period": "2019", "against": "2018", "basis": "data", "quoted": false, "passed": false, "source": "",
	} {
		if c[key] != want {
			t.Errorf("%s is %v, want %v", key, c[key], want)
		}
	}
	start, end := int(c["start"].(float64)), int(c["end"].(float64))
	if got := increase[start:end]; got != "98&nbsp;per&nbsp;cent** increase" {
		t.Errorf("the bytes of the file are %q", got)
	}
	sources := c["figure"].(map[string]any)["sources"].([]any)
	if len(sources) == 0 || sources[0].(map[string]any)["file"] != "eastern.csv" {
		t.Errorf("the figure comes from %v", sources)
	}
	if parent := c["figure"].(map[string]any)["parent"]; parent != "Eastern" {
		t.Errorf("the area lies in %v", parent)
	}
	if related := page.Files[0].Findings[1]["related"].([]any); related[0].(map[string]any)["text"] != "596" {
		t.Errorf("related is %v", related)
	}
	if page.Files[0].Findings[3]["claim"] == nil || page.Files[0].Findings[2]["claim"] != nil {
		t.Error("findings point to the wrong claims")
	}
}

// readJUnit holds what servers for tests ask for: names and counts of suites
// that add up, cases that fail or are skipped and not both.
func readJUnit(t *rapid.T, f Findings, text string) {
	if err := checkJUnit(text, f); err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
}

func checkJUnit(text string, f Findings) error {
	var all junitSuites
	if err := xml.Unmarshal([]byte(text), &all); err != nil {
		return err
	}
	if len(all.Suites) != len(f.Reports) {
		return fmt.Errorf("%d suites for %d releases", len(all.Suites), len(f.Reports))
	}
	tests, failures, skipped := 0, 0, 0
	for i, s := range all.Suites {
		fails := count(s.Cases, func(c junitCase) bool { return c.Failure != nil })
		skips := count(s.Cases, func(c junitCase) bool { return c.Skipped != nil })
		if s.Tests != len(s.Cases) || s.Failures != fails || s.Skipped != skips || s.Tests < len(f.Reports[i].Claims) {
			return fmt.Errorf("the suite counts %d tests, %d failures and %d skipped, and has %d, %d and %d", s.Tests, s.Failures, s.Skipped, len(s.Cases), fails, skips)
		}
		for _, c := range s.Cases {
			if c.Failure != nil && (c.Skipped != nil || c.Failure.Type == "") || c.Time == "" {
				return fmt.Errorf("a case that cannot be: %+v", c)
			}
		}
		tests, failures, skipped = tests+s.Tests, failures+s.Failures, skipped+s.Skipped
	}
	if all.Tests != tests || all.Failures != failures || all.Skipped != skipped || all.Errors != 0 {
		return fmt.Errorf("the totals are %+v", all)
	}
	return checkXML(text)
}

func count[T any](list []T, holds func(T) bool) int {
	n := 0
	for _, one := range list {
		if holds(one) {
			n++
		}
	}
	return n
}

// junitAttributes are those that each element has to have, and all that it may
// have; junitChildren are the elements that may stand in it.
var (
	junitAttributes = map[string][2]string{
		"testsuites": {"name tests failures errors skipped time", ""}, "testsuite": {"name tests failures errors skipped time", ""},
		"testcase": {"name classname file time", "line"}, "failure": {"message type", ""}, "skipped": {"message", ""}, "system-out": {"", ""},
	}
	junitChildren = map[string]string{"": "testsuites", "testsuites": "testsuite", "testsuite": "testcase", "testcase": "skipped failure system-out"}
)

// checkXML holds the structure of the elements.
func checkXML(text string) error {
	in := xml.NewDecoder(strings.NewReader(text))
	var open []string
	for {
		token, err := in.Token()
		if token == nil {
			if err.Error() == "EOF" {
				return nil
			}
			return err
		}
		switch e := token.(type) {
		case xml.StartElement:
			parent := ""
			if len(open) > 0 {
				parent = open[len(open)-1]
			}
			name := e.Name.Local
			if !slices.Contains(strings.Fields(junitChildren[parent]), name) {
				return fmt.Errorf("<%s> in <%s>", name, parent)
			}
			has := map[string]bool{}
			for _, a := range e.Attr {
				has[a.Name.Local] = true
				if !slices.Contains(strings.Fields(junitAttributes[name][0]+" "+junitAttributes[name][1]), a.Name.Local) {
					return fmt.Errorf("<%s> has the attribute %s", name, a.Name.Local)
				}
			}
			for _, a := range strings.Fields(junitAttributes[name][0]) {
				if !has[a] {
					return fmt.Errorf("<%s> has no %s", name, a)
				}
			}
			open = append(open, name)
		case xml.EndElement:
			open = open[:len(open)-1]
		}
	}
}

func TestJUnit(t *testing.T) {
	for name, f := range findings(t) {
		if err := checkJUnit(tell(t, FindingsJUnit{}, f), f); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	var all junitSuites
	if err := xml.Unmarshal([]byte(tell(t, FindingsJUnit{}, findings(t)["check-data"])), &all); err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, c := range all.Suites[0].Cases {
		switch {
		case c.Failure != nil:
			got[c.Name] = "failure " + c.Failure.Type
		case c.Skipped != nil:
			got[c.Name] = "skipped " + c.Skipped.Message[:7]
		default:
			got[c.Name] = "passed"
		}
	}
	for name, want := range map[string]string{
		"1,186 people (3:31)": "passed", "Nearly 1,200 people (6:4)": "passed", "98\u00a0per\u00a0cent increase (4:5)": "failure truncated",
		"373 people (8:3)": "skipped no sour", "sixteen (9:3)": "skipped unclear", "one in ten (9:29)": "skipped passed ", "noun-drift (4:54)": "passed", "unused-ignore": "passed",
	} {
		if got[name] != want {
			t.Errorf("%s is %q, want %q", name, got[name], want)
		}
	}
}

// sarifStandard is the schema of the standard, as OASIS publishes it.
var sarifStandard = sync.OnceValues(func() (*jsonschema.Schema, error) {
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	return c.Compile(filepath.Join("testdata", "sarif-schema-2.1.0.json"))
})

// checkSARIF holds a log to the schema, and to what no schema says: indexes point to
// what they name, and regions end behind their start.
func checkSARIF(text string, f Findings) error {
	schema, err := sarifStandard()
	if err != nil {
		return err
	}
	page, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		return err
	}
	if err := schema.Validate(page); err != nil {
		return err
	}
	var log sarifLog
	if err := json.Unmarshal([]byte(text), &log); err != nil {
		return err
	}
	run := log.Runs[0]
	files := map[string]bool{}
	for _, r := range f.Reports {
		files[uri(r.Document.Name)] = true
	}
	if len(log.Runs) != 1 || len(run.Artifacts) != len(files) {
		return fmt.Errorf("%d runs, %d artifacts for %d files", len(log.Runs), len(run.Artifacts), len(files))
	}
	for _, r := range run.Results {
		if r.RuleIndex != nil && run.Tool.Driver.Rules[*r.RuleIndex].ID != r.RuleID || (r.RuleIndex == nil) != (r.RuleID == "") {
			return fmt.Errorf("the rule %s is not at its index", r.RuleID)
		}
		if (r.Kind == "fail") == (r.Level == "none") {
			return fmt.Errorf("a result of kind %s has the level %s", r.Kind, r.Level)
		}
		for _, l := range append(slices.Clone(r.Locations), r.Related...) {
			if err := checkLocation(run, l); err != nil {
				return err
			}
		}
	}
	return nil
}

func checkLocation(run sarifRun, l sarifLocation) error {
	artifact := l.Physical.Artifact
	if uri := run.Artifacts[*artifact.Index].Location.URI; uri != artifact.URI {
		return fmt.Errorf("the artifact %s is not at its index", artifact.URI)
	}
	if strings.ContainsAny(artifact.URI, " \\\"<>^`{}|\x00\n") {
		return fmt.Errorf("%q is no address", artifact.URI)
	}
	region := l.Physical.Region
	if region != nil && (region.EndLine < region.StartLine || region.EndLine == region.StartLine && region.EndColumn <= region.StartColumn) {
		return fmt.Errorf("the region %+v ends before its start", *region)
	}
	return nil
}

func readSARIF(t *rapid.T, f Findings, text string) {
	if err := checkSARIF(text, f); err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
}

func TestSARIF(t *testing.T) {
	for name, f := range findings(t) {
		if err := checkSARIF(tell(t, FindingsSARIF{}, f), f); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestSARIFKinds: without --all there are only findings; with it the claims too,
// as what they came to.
func TestSARIFKinds(t *testing.T) {
	for name, want := range map[string]string{"check-data": "fail 7", "check-all": "fail 7 informational 1 open 1 pass 4"} {
		var log sarifLog
		if err := json.Unmarshal([]byte(tell(t, FindingsSARIF{}, findings(t)[name])), &log); err != nil {
			t.Fatal(err)
		}
		kinds := map[string]int{}
		for _, r := range log.Runs[0].Results {
			kinds[r.Kind]++
		}
		var got []string
		for _, kind := range []string{"fail", "informational", "open", "pass"} {
			if kinds[kind] > 0 {
				got = append(got, fmt.Sprintf("%s %d", kind, kinds[kind]))
			}
		}
		if text := strings.Join(got, " "); text != want {
			t.Errorf("%s has %s, want %s", name, text, want)
		}
	}
}

// TestSARIFRules: rules of checks and of caveats tell why they are there, those
// of checks with their example, and a rule that nobody knows is still a rule.
func TestSARIFRules(t *testing.T) {
	known, _ := check.LookupRule(check.RuleNumbers)
	for id, wants := range map[check.RuleID][]string{
		check.RuleNumbers:             {sentence(known.Why), strings.TrimSpace(known.Example.Fails), strings.TrimSpace(known.Example.Mended), `"figures rules numbers-disagree" explains the rule.`},
		check.RuleID(caveat.DayFirst): {`"figures rules day-first" explains the rule.`},
		"nobody-knows":                {`"figures rules nobody-knows" explains the rule.`},
	} {
		r := sarifRuleOf(id, caveat.Warning)
		for _, want := range wants {
			if !strings.Contains(r.Help.Text, want) {
				t.Errorf("%s: the help does not say %q:\n%s", id, want, r.Help.Text)
			}
		}
		if (r.Full == nil) != (id == "nobody-knows") || !strings.HasSuffix(r.Short.Text, ".") {
			t.Errorf("%s is %+v", id, r)
		}
	}
	if r := sarifRuleOf("nobody-knows", caveat.Error); r.Short.Text != "Nobody knows." || r.Default.Level != "error" {
		t.Errorf("a rule that nobody knows is %+v", r)
	}
}

// TestFingerprints: a finding keeps its fingerprint when text is added above
// it, and all of a release differ.
func TestFingerprints(t *testing.T) {
	prints := func(text string) []string {
		d := release.Parse("a.md", text, release.Options{Format: release.Markdown})
		r := check.Text(d, claim.Find(d, claim.Lexicon{}), check.Options{})
		var log sarifLog
		if err := json.Unmarshal([]byte(tell(t, FindingsSARIF{}, Findings{Reports: []*check.Report{r}})), &log); err != nil {
			t.Fatal(err)
		}
		var found []string
		for _, one := range log.Runs[0].Results {
			if one.Level == "error" {
				found = append(found, one.Fingerprints[fingerprintName])
			}
		}
		return found
	}
	const text = "Referrals rose by 24% from 236 to 311.\n\nCalls fell by 32% from 311 to 236.\n"
	before, after := prints(text), prints("# Another headline\n\nA new first paragraph.\n\n"+text)
	if len(before) != 2 || !slices.Equal(before, after) || before[0] == before[1] || !regexp.MustCompile(`^[0-9a-f]{16}$`).MatchString(before[0]) {
		t.Errorf("before %v, after %v", before, after)
	}
}

func TestURI(t *testing.T) {
	for path, want := range map[string]string{
		"releases/a.md":      "releases/a.md",
		"./a b.md":           "a%20b.md",
		`releases\a.md`:      "releases/a.md",
		"/press/a.md":        "file:///press/a.md",
		`C:\press\a & b.doc`: "file:///C:/press/a%20&%20b.doc",
		`\\server\share\a`:   "file://server/share/a",
		"a:b%.md":            "a%3Ab%25.md",
		"é.md":               "%C3%A9.md",
		"standard input":     "standard%20input",
	} {
		if got := uri(path); got != want {
			t.Errorf("%s is %s, want %s", path, got, want)
		}
	}
}

// command takes a command of a workflow apart, as the runner does.
var command = regexp.MustCompile(`^::(error|warning|notice) ([^:]*)::(.*)$`)

func readGitHub(t *rapid.T, f Findings, text string) {
	if err := checkGitHub(f, text); err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
}

func checkGitHub(f Findings, text string) error {
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	want := 0
	for _, r := range f.Reports {
		want += len(f.remarks(r, f.hasSources()))
	}
	if len(lines) != want+1 || lines[want] != f.Summary().String() {
		return fmt.Errorf("%d lines for %d remarks", len(lines), want)
	}
	for _, line := range lines[:want] {
		parts := command.FindStringSubmatch(line)
		if parts == nil {
			return fmt.Errorf("%q is no command", line)
		}
		values := map[string]string{}
		for _, property := range strings.Split(parts[2], ",") {
			key, value, ok := strings.Cut(property, "=")
			if !ok || !slices.Contains([]string{"file", "line", "endLine", "col", "endColumn", "title"}, key) {
				return fmt.Errorf("the property %q in %q", property, line)
			}
			values[key] = value
		}
		if err := checkNumbers(values); err != nil {
			return fmt.Errorf("%w in %q", err, line)
		}
		if strings.ContainsAny(parts[3], "\r\n") {
			return fmt.Errorf("the message breaks the line: %q", line)
		}
	}
	return nil
}

func checkNumbers(values map[string]string) error {
	number := func(key string) int {
		n, err := strconv.Atoi(values[key])
		if err != nil && values[key] != "" {
			return -1
		}
		return n
	}
	if _, ok := values["file"]; !ok || number("line") < 0 || number("endLine") < number("line") || number("endColumn") < number("col") {
		return fmt.Errorf("the place %v", values)
	}
	return nil
}

func TestGitHub(t *testing.T) {
	for name, f := range findings(t) {
		if err := checkGitHub(f, tell(t, FindingsGitHub{}, f)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if got := property("a%b\r\nc:d,e"); got != "a%25b%0D%0Ac%3Ad%2Ce" {
		t.Errorf("the property is %s", got)
	}
	if got := data("a%b\r\nc:d,e"); got != "a%25b%0D%0Ac:d,e" {
		t.Errorf("the message is %s", got)
	}
}
