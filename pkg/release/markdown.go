package release

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	table "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
)

// parseMarkdown reads Markdown with tables. Front matter, code blocks and the
// addresses of links and pictures are no text.
func parseMarkdown(name, source string, o Options) *Document {
	l := &layer{source: source}
	skip := frontMatter(source)
	masked := blankLines(source[:skip]) + source[skip:]
	root := markdownParser().Parse(text.NewReader([]byte(masked)))
	m := markdown{layer: l, source: []byte(masked)}
	// The only errors are those of the function, which returns none.
	_ = ast.Walk(root, m.visit)
	return l.document(name, Markdown, o)
}

// frontMatter is the length of the settings that stand before a text between
// two lines of three hyphens.
func frontMatter(source string) int {
	if !strings.HasPrefix(source, "---\n") && !strings.HasPrefix(source, "---\r\n") {
		return 0
	}
	end := strings.Index(source[4:], "\n---")
	if end < 0 {
		return 0
	}
	stop := 4 + end + 4
	if next := strings.IndexByte(source[stop:], '\n'); next >= 0 {
		return stop + next + 1
	}
	return len(source)
}

// blankLines keeps the line breaks of a text and blanks every other byte, so
// that offsets stay.
func blankLines(s string) string {
	out := []byte(s)
	for i, c := range out {
		if c != '\n' && c != '\r' {
			out[i] = ' '
		}
	}
	return string(out)
}

type markdown struct {
	*layer
	source   []byte
	tables   int
	row, col int
	headed   bool
	above    bool // between <sup> and </sup>
}

// visit takes one node of the tree.
func (m *markdown) visit(n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		if n.Type() == ast.TypeBlock {
			m.above = false
			m.end()
		}
		return ast.WalkContinue, nil
	}
	switch n := n.(type) {
	case *ast.Heading:
		m.begin(Block{Kind: m.heading()}, m.at(n))
	case *ast.Paragraph, *ast.TextBlock:
		m.begin(Block{Kind: kindWithin(n)}, m.at(n))
	case *table.Table:
		m.tables++
		m.row = 0
	case *table.TableHeader, *table.TableRow:
		m.row++
		m.col = 0
	case *table.TableCell:
		m.col++
		m.begin(Block{Kind: Cell, Table: m.tables, Row: m.row, Column: m.col, Head: m.row == 1}, m.at(n))
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		return ast.WalkSkipChildren, nil
	case *ast.HTMLBlock:
		m.html(n.Lines())
		return ast.WalkSkipChildren, nil
	case *ast.RawHTML:
		m.above = m.tagged(n.Segments, m.above)
		m.html(n.Segments)
		return ast.WalkSkipChildren, nil
	case *ast.Image:
		return ast.WalkSkipChildren, nil
	case *ast.Text:
		if m.above {
			m.raised(n.Segment.Start, n.Segment.Stop)
		} else {
			m.markedUp(n.Segment.Start, n.Segment.Stop)
		}
		if n.SoftLineBreak() || n.HardLineBreak() {
			m.put("\n", n.Segment.Stop, 1)
		}
	case *ast.String:
		m.put(string(n.Value), m.text.Len(), 0)
	case *ast.AutoLink:
		m.put(string(n.Label(m.source)), m.at(n), 0)
	}
	return ast.WalkContinue, nil
}

// heading is the headline for the first heading, a subheading for the others.
func (m *markdown) heading() Kind {
	if m.headed {
		return Subheading
	}
	m.headed = true
	return Headline
}

// kindWithin is what a paragraph is by what it stands in.
func kindWithin(n ast.Node) Kind {
	for p := n.Parent(); p != nil; p = p.Parent() {
		switch p.(type) {
		case *ast.ListItem:
			return ListItem
		case *ast.Blockquote:
			return Quotation
		}
	}
	return Paragraph
}

// at is where a node starts in the source, as far as it says.
func (m *markdown) at(n ast.Node) int {
	if n.Type() == ast.TypeBlock && n.Lines() != nil && n.Lines().Len() > 0 {
		return n.Lines().At(0).Start
	}
	if p := len(m.pieces); p > 0 {
		return m.pieces[p-1].source + m.pieces[p-1].width
	}
	return 0
}

// tagged says whether what follows a tag is raised above the line, given
// whether it was so before.
func (m *markdown) tagged(lines *text.Segments, before bool) bool {
	switch tag := strings.ToLower(string(lines.Value(m.source))); {
	case tag == "</sup>":
		return false
	case strings.HasPrefix(tag, "<sup>"), strings.HasPrefix(tag, "<sup "):
		return true
	}
	return before
}

// html looks for a comment that asks to ignore what follows.
func (m *markdown) html(lines *text.Segments) {
	if lines.Len() == 0 {
		return
	}
	start, stop := lines.At(0).Start, lines.At(lines.Len()-1).Stop
	raw := string(m.source[start:stop])
	for {
		open := strings.Index(raw, "<!--")
		if open < 0 {
			return
		}
		end := strings.Index(raw[open:], "-->")
		if end < 0 {
			return
		}
		m.ignore(raw[open+4:open+end], start+open)
		raw, start = raw[open+end+3:], start+open+end+3
	}
}
