package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pressfigures/figures/pkg/wording"
)

// TestReadmeWords holds the table of words in README.md against the one that
// sentences are written by.
func TestReadmeWords(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(repository, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(text), strings.TrimSpace(wording.MarkdownTable())) {
		t.Error("the table of words in README.md is not that of the code; it should be\n" + wording.MarkdownTable())
	}
}
