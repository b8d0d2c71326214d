package main

import (
	"strings"
	"testing"

	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/check"
)

// ruleFiles are the files of a rule's example, as an office would have them.
func ruleFiles(e check.Example, text string) (files map[string]string, args []string) {
	files, args = map[string]string{"release.md": text}, []string{"check"}
	if e.Other != "" {
		files["other.md"] = e.Other
		args = append(args, "other.md")
	}
	args = append(args, "release.md", "--no-config", "--quiet", "--dated", "2020-03-01", "--unit", "people", "--service", "Stop It Now!")
	if e.Data != "" {
		files["data.csv"] = e.Data
		args = append(args, "--data", "data.csv")
	}
	if e.Facts != "" {
		files["facts.csv"] = e.Facts
		args = append(args, "--facts", "facts.csv")
	}
	return files, args
}

func runExample(t *testing.T, e check.Example, text string) outcome {
	t.Helper()
	dir := t.TempDir()
	files, args := ruleFiles(e, text)
	writeTree(t, dir, files)
	got := world{dir: dir}.run(t, args...)
	if got.status != exitDone && got.status != exitFound {
		t.Fatalf("exit status %d: %s", got.status, got.stderr)
	}
	return got
}

// TestRuleExamples runs the example of every rule: the text that fails must be
// found to fail in the words that are shown, and the mended one must not.
func TestRuleExamples(t *testing.T) {
	if len(check.Rules()) == 0 {
		t.Fatal("there are no rules")
	}
	for _, r := range check.Rules() {
		t.Run(string(r.ID), func(t *testing.T) {
			tag := "[" + string(r.ID) + "]"
			if r.Title == "" || r.Why == "" || r.Example.Fails == "" || r.Example.Output == "" || r.Example.Mended == "" {
				t.Errorf("not whole: %+v", r)
			}
			failing := runExample(t, r.Example, r.Example.Fails)
			if !strings.Contains(failing.stdout, r.Severity.String()+": ") || !strings.Contains(failing.stdout, tag) {
				t.Errorf("no %s %s in\n%s", r.Severity, tag, failing.stdout)
			}
			for _, line := range strings.Split(strings.TrimSpace(r.Example.Output), "\n") {
				if !strings.Contains(failing.stdout, strings.TrimSpace(line)) {
					t.Errorf("prints\n%s\nand not\n%s", failing.stdout, line)
				}
			}
			if mended := runExample(t, r.Example, r.Example.Mended); strings.Contains(mended.stdout, tag) {
				t.Errorf("the mended text still fails:\n%s", mended.stdout)
			}
		})
	}
}

// TestRulesAreExplained holds that every name that can stand in square
// brackets is listed and explained.
func TestRulesAreExplained(t *testing.T) {
	list := world{}.run(t, "rules")
	if list.status != exitDone || list.stderr != "" {
		t.Fatalf("exit status %d, stderr %q", list.status, list.stderr)
	}
	for _, name := range allRuleNames() {
		if !strings.Contains(list.stdout, "\n  "+name+" ") {
			t.Errorf("%s is not listed", name)
		}
		got := world{}.run(t, "rules", "["+name+"]")
		if got.status != exitDone || !strings.HasPrefix(got.stdout, name+" (") || !strings.Contains(got.stdout, "\nWhy\n") {
			t.Errorf("rules %s: exit status %d\n%s%s", name, got.status, got.stdout, got.stderr)
		}
	}
	for _, r := range caveat.Rules() {
		if !strings.Contains(list.stdout, "\n  "+string(r.ID)+" ") {
			t.Errorf("%s is not listed", r.ID)
		}
	}
}

func TestUnknownRule(t *testing.T) {
	got := world{}.run(t, "rules", "smal-base")
	if got.status != exitUsage || got.stdout != "" || !strings.Contains(got.stderr, "did you mean: figures rules small-base") {
		t.Errorf("exit status %d, stdout %q, stderr %q", got.status, got.stdout, got.stderr)
	}
}
