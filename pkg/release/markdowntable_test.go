package release

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"
	"pgregory.net/rapid"
)

// tree writes the nodes of Markdown with what they hold.
func tree(root ast.Node) []string {
	var lines []string
	depth := 0
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			depth--
			return ast.WalkContinue, nil
		}
		line := strings.Repeat(" ", depth) + n.Kind().String()
		if n.Type() == ast.TypeBlock && n.Lines() != nil {
			for _, at := range n.Lines().Sliced(0, n.Lines().Len()) {
				line += fmt.Sprintf(" %d-%d", at.Start, at.Stop)
			}
		}
		if words, ok := n.(*ast.Text); ok {
			line += fmt.Sprintf(" %d-%d", words.Segment.Start, words.Segment.Stop)
		}
		lines = append(lines, line)
		depth++
		return ast.WalkContinue, nil
	})
	return lines
}

func checkMarkdown(t interface{ Fatalf(string, ...any) }, source string) {
	theirs := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough)).Parser()
	want, got := tree(theirs.Parse(text.NewReader([]byte(source)))), tree(markdownParser().Parse(text.NewReader([]byte(source))))
	if strings.Contains(source, "`") && strings.Contains(source, `\|`) {
		return // they take the backslash out of code in a cell, and we out of all text
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Fatalf("%q: %s", source, diff)
	}
}

func TestMarkdownTablesAreThoseOfGoldmark(t *testing.T) {
	pieces := []string{
		"|", "|", "|", "---", ":--", "--:", ":-:", "-", ":", "\n", "\n", "\n", "a", "b c", "1,186", `\|`, `\`, "~", "~~", "~~~", "*", " ", "   ", "    ", "\t", "> ", "- ", "1. ", "\n\n",
		"| a | b |\n|---|:-:|\n", "x\n| a |\n|-|\n| 1 | 2 |\n", "\r\n", "é", "`", "[a](b)", "\u00a0", "\f", "\v",
	}
	rapid.Check(t, func(t *rapid.T) {
		checkMarkdown(t, strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 30).Draw(t, "pieces"), ""))
	})
}

func FuzzMarkdownTables(f *testing.F) {
	for _, source := range []string{"| a | b |\n|---|---|\n| 1 | 2 |", "a\n-|-\nb", "~~a~~ ~b~", "|\n|-\n", "a|b\n:-:|-:\n1\\|2|3|4", "x\n\n  |a|\n  |-|\n"} {
		f.Add(source)
	}
	f.Fuzz(func(t *testing.T, source string) { checkMarkdown(t, source) })
}

func TestMarkdownCellWithAPipeInCode(t *testing.T) {
	d := parseMarkdown("x.md", "| a | b |\n|---|---|\n| `12 \\| 13` | 5 |\n", Options{})
	if !strings.Contains(d.Text, "12 | 13\t5") {
		t.Errorf("%q", d.Text)
	}
}
