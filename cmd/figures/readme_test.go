package main

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// TestReadme runs every command that README.md shows and compares what it
// prints. A block of commands is a fenced block whose first line begins with
// "$ "; the lines below a command are what a person would see: the result and,
// where the command does not end in "2>/dev/null", the notes above it.
// Commands that build or install figures are not run.
func TestReadme(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(repository, "README.md"))
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("there is no README.md yet")
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, block := range fencedBlocks(string(text)) {
		dir := repository
		for _, shown := range shownCommands(block) {
			words := shellWords(t, shown.line)
			switch words[0] {
			case "cd":
				dir = filepath.Join(dir, words[1])
			case "figures":
				t.Run(shown.line, func(t *testing.T) { checkShown(t, dir, words[1:], shown.output) })
			case "head":
				t.Run(shown.line, func(t *testing.T) { checkHead(t, dir, words, shown.output) })
			case "cat":
				t.Run(shown.line, func(t *testing.T) { checkCat(t, dir, words, shown.output) })
			case "go", "git", "brew", "scoop", "sudo": // builds and installs
			default:
				t.Errorf("README.md shows %q, which this test does not know how to run", shown.line)
			}
		}
	}
}

// checkShown runs one command and compares all it prints, in the order in
// which a terminal would show it.
func checkShown(t *testing.T, dir string, args []string, want string) {
	t.Helper()
	quiet := args[len(args)-1] == "2>/dev/null"
	if quiet {
		args = args[:len(args)-1]
	}
	var screen, nowhere bytes.Buffer
	streams := Streams{In: strings.NewReader(""), Out: &screen, Err: &screen}
	if quiet {
		streams.Err = &nowhere
	}
	run(context.Background(), args, streams, world{dir: dir}.env(t))
	if got := trimLines(screen.String()); got != trimLines(want) {
		t.Errorf("prints\n%s\nwhere README.md has\n%s", got, want)
	}
}

// checkHead compares the first lines of a file: head -5 FILE.
func checkHead(t *testing.T, dir string, words []string, want string) {
	t.Helper()
	count, err := strconv.Atoi(strings.TrimPrefix(words[1], "-"))
	if err != nil || len(words) != 3 {
		t.Fatalf("expected head -NUMBER FILE, not %q", words)
	}
	text, err := os.ReadFile(filepath.Join(dir, words[2]))
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.SplitAfterN(string(text), "\n", count+1)
	if got := trimLines(strings.Join(lines[:min(count, len(lines))], "")); got != trimLines(want) {
		t.Errorf("holds\n%s\nwhere README.md has\n%s", got, want)
	}
}

// checkCat compares a whole file: cat FILE.
func checkCat(t *testing.T, dir string, words []string, want string) {
	t.Helper()
	if len(words) != 2 {
		t.Fatalf("expected cat FILE, not %q", words)
	}
	text, err := os.ReadFile(filepath.Join(dir, words[1]))
	if err != nil {
		t.Fatal(err)
	}
	if got := trimLines(string(text)); got != trimLines(want) {
		t.Errorf("holds\n%s\nwhere README.md has\n%s", got, want)
	}
}

// trimLines drops blanks at the ends of lines, which editors drop too.
func trimLines(text string) string {
	lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n")
}

// shown is a command and what stands below it.
type shown struct{ line, output string }

// fencedBlocks are the blocks of a Markdown text that hold commands.
func fencedBlocks(text string) []string {
	var out []string
	parts := strings.Split(text, "\n```")
	for i := 1; i < len(parts); i += 2 {
		_, block, _ := strings.Cut(parts[i], "\n")
		if strings.HasPrefix(block, "$ ") {
			out = append(out, block)
		}
	}
	return out
}

// shownCommands splits a block at its "$ ". A command may go on in the next
// line after a backslash.
func shownCommands(block string) []shown {
	var out []shown
	block = strings.ReplaceAll(block, "\\\n", "")
	for _, part := range strings.Split("\n"+block, "\n$ ")[1:] {
		line, output, _ := strings.Cut(part, "\n")
		out = append(out, shown{line, output})
	}
	return out
}

func TestShownCommands(t *testing.T) {
	const text = "Words.\n\n```sh\n$ figures a \\\n  b\none\ntwo\n$ figures c\n```\n\n```json\n{}\n```\n"
	blocks := fencedBlocks(text)
	if len(blocks) != 1 {
		t.Fatalf("%d blocks, want 1: %q", len(blocks), blocks)
	}
	got := shownCommands(blocks[0])
	want := []shown{{"figures a   b", "one\ntwo"}, {"figures c", ""}}
	if len(got) != 2 || got[0] != want[0] || got[1] != want[1] {
		t.Errorf("got %q, want %q", got, want)
	}
}
