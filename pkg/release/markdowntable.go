package release

import (
	"bytes"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	struck "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// markdownParser reads Markdown with the tables and the struck-out words of
// GitHub. goldmark has both in a package that also finds web addresses, and
// which compiles the expressions for these whenever a program starts that has
// it, which takes as long as all else that ours does before it begins. A test
// holds the two against each other.
func markdownParser() parser.Parser {
	return goldmark.New(goldmark.WithParserOptions(
		parser.WithParagraphTransformers(util.Prioritized(pipeTables{}, 200)),
		parser.WithInlineParsers(util.Prioritized(struckOut{}, 500)),
	)).Parser()
}

// pipeTables makes tables of the paragraphs that have a row of dashes in them.
type pipeTables struct{}

// Transform makes a table of a paragraph from the line above the dashes on.
func (pipeTables) Transform(p *ast.Paragraph, reader text.Reader, _ parser.Context) {
	lines, source := p.Lines(), reader.Source()
	dashes, columns := 0, 0
	for columns == 0 {
		if dashes++; dashes >= lines.Len() {
			return
		}
		at := lines.At(dashes)
		columns = dashedColumns(at.Value(source))
	}
	head := tableRow(lines.At(dashes-1), source, columns, true)
	if head.ChildCount() != columns {
		return
	}
	table := struck.NewTable()
	table.AppendChild(table, struck.NewTableHeader(head))
	for i := dashes + 1; i < lines.Len(); i++ {
		table.AppendChild(table, tableRow(lines.At(i), source, columns, false))
	}
	p.Parent().InsertAfter(p.Parent(), p, table)
	lines.SetSliced(0, dashes-1)
	if lines.Len() == 0 {
		p.Parent().RemoveChild(p.Parent(), p)
		return
	}
	last := lines.At(dashes - 2)
	last.Stop-- // without its line end
	lines.Set(dashes-2, last)
}

// dashedColumns is how many columns a line such as "|---|:-:|" parts a table
// into; 0 where it is no such line.
func dashedColumns(line []byte) int {
	if indent, _ := util.IndentWidth(line, 0); indent > 3 || len(bytes.Trim(line, "-")) == 0 {
		return 0
	}
	cells := bytes.Split(line, []byte{'|'})
	if util.IsBlank(cells[0]) {
		cells = cells[1:]
	}
	if n := len(cells); n > 0 && util.IsBlank(cells[n-1]) {
		cells = cells[:n-1]
	}
	for _, cell := range cells {
		if !isDashes(bytes.TrimFunc(cell, func(r rune) bool { return r < 0x80 && util.IsSpace(byte(r)) })) {
			return 0
		}
	}
	return len(cells)
}

// isDashes says whether a cell is dashes with or without a colon at each end.
func isDashes(cell []byte) bool {
	dashes := bytes.TrimSuffix(bytes.TrimPrefix(cell, []byte{':'}), []byte{':'})
	return len(dashes) > 0 && len(bytes.Trim(dashes, "-")) == 0
}

// tableRow reads a row of cells. One that has fewer than the columns is filled
// up; what one that is no head has beyond them is left out.
func tableRow(line text.Segment, source []byte, columns int, head bool) *struck.TableRow {
	line = line.TrimLeftSpace(source)
	line = line.TrimRightSpace(source)
	words := line.Value(source)
	row := struck.NewTableRow(nil)
	from, end := 0, len(words)
	if end > 0 && words[0] == '|' {
		from++
	}
	if end > 0 && words[end-1] == '|' {
		end--
	}
	for from < end && (head || row.ChildCount() < columns) {
		stop := from
		for stop < end && (words[stop] != '|' || stop > 0 && words[stop-1] == '\\') {
			stop++
		}
		inside := text.NewSegment(line.Start+from, line.Start+stop)
		inside = inside.TrimLeftSpace(source)
		cell := struck.NewTableCell()
		cell.Lines().Append(inside.TrimRightSpace(source))
		row.AppendChild(row, cell)
		from = stop + 1
	}
	for row.ChildCount() < columns {
		row.AppendChild(row, struck.NewTableCell())
	}
	return row
}

// struckOut reads words between one or two tildes.
type struckOut struct{}

// Trigger is the mark that may begin or end such words.
func (struckOut) Trigger() []byte { return []byte{'~'} }

// Parse takes note of a mark that may begin or end struck-out words.
func (struckOut) Parse(_ ast.Node, block text.Reader, context parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, segment := block.PeekLine()
	mark := parser.ScanDelimiter(line, before, 1, tildes{})
	if mark == nil || mark.OriginalLength > 2 || before == '~' {
		return nil
	}
	mark.Segment = segment.WithStop(segment.Start + mark.OriginalLength)
	block.Advance(mark.OriginalLength)
	context.PushDelimiter(mark)
	return mark
}

// CloseBlock has nothing to do.
func (struckOut) CloseBlock(ast.Node, parser.Context) {}

// tildes says which marks go together.
type tildes struct{}

// IsDelimiter is true of a tilde.
func (tildes) IsDelimiter(b byte) bool { return b == '~' }

// CanOpenCloser says whether two marks are alike.
func (tildes) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char
}

// OnMatch makes the node of struck-out words.
func (tildes) OnMatch(int) ast.Node { return struck.NewStrikethrough() }
