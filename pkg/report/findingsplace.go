package report

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/pressfigures/figures/pkg/release"
)

// spot is where a stretch of a release stands in its file, as an editor shows
// it.
type spot struct {
	// line and column are those of its first character, endLine and endColumn
	// those behind its last, all from 1 and in code points. In a Word file
	// they are paragraphs and characters.
	line, column, endLine, endColumn int
	paragraph                        bool
	cell                             string // of a table in a Word file: where, and below and behind which heads
	// The bytes of the decoded file that it stands for.
	release.Span
}

// spotOf finds a stretch of a document's text in its file.
func spotOf(d *release.Document, s release.Span) spot {
	s.End = min(s.End, len(d.Text))
	first := d.Place(s.Start)
	at := spot{line: first.Line, column: first.Column, endLine: first.Line, endColumn: first.Column, paragraph: first.Paragraph, Span: d.SourceSpan(s)}
	if s.End <= s.Start {
		return at
	}
	if at.paragraph {
		at.cell = cellAt(d, s)
	}
	_, size := utf8.DecodeLastRuneInString(d.Text[s.Start:s.End])
	last := release.Span{Start: s.End - size, End: s.End}
	p := d.Place(last.Start)
	at.endLine, at.endColumn = p.Line, p.Column+lettersOf(d, last)
	return at
}

// lettersOf is how many code points of its line in the file one character of
// the text stands for: 6 for a no-break space that is written "&nbsp;".
func lettersOf(d *release.Document, s release.Span) int {
	line, at := d.Line(s.Start)
	wide := d.SourceSpan(s)
	end := min(at+wide.End-wide.Start, len(line))
	if at >= end {
		return 1
	}
	return utf8.RuneCountInString(line[at:end])
}

// oneLine reports whether all of it stands in one line.
func (s spot) oneLine() bool { return s.line == s.endLine }

// mostHead is how many letters of a head of a table are told.
const mostHead = 40

// cellAt is the cell of a table that words stand in, with the heads of its row
// and of its column: "table 1, row 3, column 2 (Suffolk, 2018)". Nobody finds a
// cell by the number of its paragraph. It is empty outside of tables.
func cellAt(d *release.Document, s release.Span) string {
	i := slices.IndexFunc(d.Blocks, func(b release.Block) bool { return b.Table > 0 && b.Contains(s.Start) })
	if i < 0 {
		return ""
	}
	cell := d.Blocks[i]
	var heads []string
	for _, b := range d.Blocks {
		ofRow := b.Row == cell.Row && b.Column == 1
		ofColumn := b.Column == cell.Column && b.Row == 1
		text := strings.TrimSpace(wordsAt(d, b.Span))
		if b.Table == cell.Table && b != cell && (ofRow || ofColumn) && text != "" && utf8.RuneCountInString(text) <= mostHead {
			if ofRow {
				heads = append([]string{text}, heads...)
			} else {
				heads = append(heads, text)
			}
		}
	}
	text := fmt.Sprintf("table %d, row %d, column %d", cell.Table, cell.Row, cell.Column)
	if len(heads) > 0 {
		text += " (" + strings.Join(heads, ", ") + ")"
	}
	return text
}

// String is "3:41", "paragraph 3, character 41", or the cell of a table.
func (s spot) String() string {
	if s.cell != "" {
		return s.cell
	}
	if s.paragraph {
		return fmt.Sprintf("paragraph %d, character %d", s.line, s.column)
	}
	return fmt.Sprintf("%d:%d", s.line, s.column)
}

// nowhere reports whether it is no words at all, as of a finding about the
// whole of a release.
func (s spot) nowhere() bool { return s.Start >= s.End }

// in is the place with the name of its file before it: "release.md:3:41".
func (s spot) in(d *release.Document) string {
	switch {
	case s.nowhere():
		return printable(d.Name)
	case s.paragraph:
		return printable(d.Name) + ": " + s.String()
	}
	return printable(d.Name) + ":" + s.String()
}

// wordsAt are the words of a document at a place, on one line and safe to
// show.
func wordsAt(d *release.Document, s release.Span) string {
	if s.Start < 0 || s.End > len(d.Text) || s.Start >= s.End {
		return ""
	}
	return printable(d.Text[s.Start:s.End])
}
