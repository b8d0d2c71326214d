package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// shellWords splits a command as a POSIX shell would, for the plain words and
// quotes that examples use.
func shellWords(t *testing.T, line string) []string {
	t.Helper()
	var words []string
	var word strings.Builder
	inWord, quote := false, rune(0)
	for _, r := range line {
		switch {
		case quote != 0 && r == quote:
			quote = 0
		case quote == 0 && (r == '"' || r == '\''):
			quote, inWord = r, true
		case quote == 0 && r == ' ':
			if inWord {
				words = append(words, word.String())
			}
			word.Reset()
			inWord = false
		default:
			word.WriteRune(r)
			inWord = true
		}
	}
	if quote != 0 {
		t.Fatalf("a quote is left open: %s", line)
	}
	if inWord {
		words = append(words, word.String())
	}
	return words
}

// exampleLines are the commands of an example text.
func exampleLines(text string) []string {
	var lines []string
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); strings.HasPrefix(line, "figures ") {
			lines = append(lines, line)
		}
	}
	return lines
}

// TestExamplesRun runs the examples that the help of every command shows.
func TestExamplesRun(t *testing.T) {
	root := newRootCommand(&frame{env: world{}.env(t)})
	for _, cmd := range append(root.Commands(), root) {
		if cmd.Hidden {
			continue
		}
		lines := exampleLines(cmd.Example)
		if len(lines) < 2 {
			t.Errorf("the help of %q shows %d examples, want two", cmd.CommandPath(), len(lines))
		}
		for _, line := range lines {
			t.Run(line, func(t *testing.T) {
				w := world{}
				if cmd.Name() == "init" { // it writes a file into the current folder
					w.dir = t.TempDir()
					if err := os.CopyFS(filepath.Join(w.dir, "testdata"), os.DirFS(filepath.Join(repository, "testdata"))); err != nil {
						t.Fatal(err)
					}
				}
				got := w.run(t, shellWords(t, line)[1:]...)
				if got.status != exitDone && (cmd.Name() != "check" || got.status != exitFound) {
					t.Errorf("exit status %d:\n%s", got.status, got.stderr)
				}
				if got.stdout+got.stderr == "" {
					t.Error("prints nothing")
				}
			})
		}
	}
}
