package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"go.yaml.in/yaml/v3"
)

// The Action and the hook name commands and flags of figures. They are read
// here and not run: GitHub and pre-commit do that.

func readYAML(t *testing.T, name string, into any) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(repository, name))
	if err != nil {
		t.Fatal(err)
	}
	if err := yaml.Unmarshal(text, into); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return string(text)
}

func commandOf(t *testing.T, name string) *cobra.Command {
	t.Helper()
	for _, c := range newRootCommand(&frame{env: world{}.env(t)}).Commands() {
		if c.Name() == name {
			return c
		}
	}
	t.Fatalf("there is no command %q", name)
	return nil
}

type actionFile struct {
	Name, Description string
	Inputs            map[string]struct {
		Description string
		Required    bool
		Default     *string
	}
	Runs struct {
		Using string
		Steps []struct {
			Uses, Run, Shell string
			Env              map[string]string
		}
	}
}

func TestAction(t *testing.T) {
	var action actionFile
	readYAML(t, ".github/actions/check/action.yml", &action)
	if action.Name == "" || action.Description == "" || action.Runs.Using != "composite" || len(action.Runs.Steps) < 2 {
		t.Fatalf("not an action: %+v", action)
	}
	var script strings.Builder
	used := map[string]bool{"version": true}
	for _, step := range action.Runs.Steps {
		if step.Uses != "" && !regexp.MustCompile(`@[0-9a-f]{40}$`).MatchString(step.Uses) {
			t.Errorf("%q is not pinned to a commit", step.Uses)
		}
		if step.Run != "" && step.Shell != "bash" {
			t.Errorf("a step without a shell: %q", step.Run)
		}
		if strings.Contains(step.Run, "${{") {
			t.Error("an input stands in a script, where it can be a command; pass it through env")
		}
		for _, value := range step.Env {
			if input, found := strings.CutPrefix(value, "${{ inputs."); found {
				used[strings.TrimSuffix(input, " }}")] = true
			}
		}
		script.WriteString(step.Run + "\n")
	}
	for name, input := range action.Inputs {
		if !used[name] || input.Description == "" || !input.Required && input.Default == nil {
			t.Errorf("the input %q is not used, not described or has no default", name)
		}
	}
	check := commandOf(t, "check")
	for _, line := range strings.Split(script.String(), "\n") {
		if !strings.Contains(line, "figures check ") && !strings.Contains(line, "arguments") {
			continue
		}
		for _, flag := range regexp.MustCompile(`--([a-z-]+)`).FindAllStringSubmatch(line, -1) {
			if check.Flags().Lookup(flag[1]) == nil {
				t.Errorf("figures check has no flag --%s: %s", flag[1], line)
			}
		}
	}
	if !strings.Contains(script.String(), "figures check --format github ") {
		t.Error("the action writes no annotations")
	}
}

// TestActionPins holds that the Action uses the same commits of other actions
// as the workflows do.
func TestActionPins(t *testing.T) {
	var any any
	pins := regexp.MustCompile(`uses: (actions/[a-z-]+@[0-9a-f]{40})`)
	workflow := readYAML(t, ".github/workflows/ci.yml", &any)
	for _, pin := range pins.FindAllStringSubmatch(readYAML(t, ".github/actions/check/action.yml", &any), -1) {
		if !strings.Contains(workflow, pin[1]) {
			t.Errorf("the workflows use another commit than %s", pin[1])
		}
	}
}

func TestHooks(t *testing.T) {
	var hooks []struct {
		ID, Name, Description, Entry, Language, Files string
		Serial                                        bool `yaml:"require_serial"`
	}
	readYAML(t, ".pre-commit-hooks.yaml", &hooks)
	if len(hooks) != 1 {
		t.Fatalf("%d hooks, want one", len(hooks))
	}
	h := hooks[0]
	if h.ID == "" || h.Name == "" || h.Description == "" || h.Language != "golang" || !h.Serial {
		t.Errorf("not whole: %+v", h)
	}
	words := strings.Fields(h.Entry)
	if len(words) != 2 || words[0] != "figures" {
		t.Fatalf("entry %q", h.Entry)
	}
	commandOf(t, words[1])
	files := regexp.MustCompile(h.Files)
	for name, want := range map[string]bool{"a/release.docx": true, "b.md": true, "c.html": true, "d.htm": true, "e.txt": true, "data.csv": false, "page.htmlx": false} {
		if files.MatchString(name) != want {
			t.Errorf("%s: matches %v, want %v", name, !want, want)
		}
	}
}
