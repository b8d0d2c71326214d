// Package release turns the files that releases come in (plain text, Markdown,
// HTML, Word) into plain text in which every byte knows its place in the file.
//
// It tells headlines, standfirsts, quotations, lists, captions, tables, notes
// to editors and running text apart, and splits running text into sentences.
// It does not know what a number is: package claim reads the text.
package release

import (
	"sort"
	"unicode/utf8"

	"github.com/pressfigures/figures/pkg/caveat"
)

// Kind is what a block of a release is.
type Kind int

// The kinds of blocks.
const (
	Paragraph  Kind = iota // running text
	Headline               // the first heading
	Standfirst             // the line or two below the headline that sum it up
	Subheading             // any other heading
	ListItem
	Caption   // of a table or a picture
	Cell      // of a table
	Quotation // a block that is a quotation as a whole
	Footnote
	Notes     // what stands below "Notes to editors" or "ENDS"
	Furniture // heads and feet of pages
)

var kindNames = [...]string{"paragraph", "headline", "standfirst", "subheading", "list item", "caption", "cell", "quotation", "footnote", "notes to editors", "page head or foot"}

// String returns the kind in the words of an editor.
func (k Kind) String() string {
	if k < 0 || int(k) >= len(kindNames) {
		return "paragraph"
	}
	return kindNames[k]
}

// Format is what kind of file a release is.
type Format int

// The formats. Auto decides by the name, then by the first bytes.
const (
	Auto Format = iota
	Text
	Markdown
	HTML
	Word
)

var formatNames = [...]string{"auto", "text", "markdown", "html", "word"}

// String returns the name of the format in lower case.
func (f Format) String() string {
	if f < 0 || int(f) >= len(formatNames) {
		return "auto"
	}
	return formatNames[f]
}

// Span is a stretch of Document.Text, in bytes; End is behind the last one.
type Span struct{ Start, End int }

// Contains says whether an offset lies in the span.
func (s Span) Contains(offset int) bool { return s.Start <= offset && offset < s.End }

// Overlaps says whether two spans share a byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// Block is one paragraph, heading, list item, cell and so on.
type Block struct {
	Kind Kind
	Span
	// Table, Row and Column count from 1 in cells, and are 0 elsewhere.
	Table, Row, Column int
	// Head is set for cells of a row or column of heads.
	Head bool
}

// Ignore is a remark in the file that asks to pass over what follows it.
type Ignore struct {
	// Span is what is passed over: the next block, or the rest of the line.
	Span
	Reason string
	// Unknown is what the remark asks for, if it is nothing that is known: a
	// slip of the pen. Its Span is empty then.
	Unknown string
	// Line is the line of the remark in the file, from 1.
	Line int
}

// Document is a release as its reader sees it.
type Document struct {
	Name   string
	Format Format
	// Text is plain UTF-8 without BOM. Blocks are parted by a blank line, the
	// cells of a row by a tab and rows by a line break. A line break inside a
	// paragraph stays one.
	Text   string
	Blocks []Block
	// Sentences cover the blocks in order; none reaches over the end of one.
	Sentences []Span
	// Quotes are what stands between quotation marks in running text, the
	// marks included.
	Quotes  []Span
	Ignores []Ignore
	// Notes say what was noticed on reading: an encoding, deleted text in
	// tracked changes.
	Notes []caveat.Caveat

	source string  // the decoded file, without BOM; the Text itself for Word
	pieces []piece // where the bytes of Text stand in source, in order
	lines  []int   // the offsets in source at which lines start
}

// piece is a stretch of Text that stands in the source as it is, or, where the
// lengths differ ("&nbsp;"), in place of a stretch of the source.
type piece struct {
	text, source int
	length       int // as it is in both; 0 for what stands in place of the source
	width        int // in the source
}

// Place is where a byte stands in the file, as an editor shows it.
type Place struct {
	// Line and Column count from 1, columns in code points. In a Word file
	// they are the paragraph and the character in it.
	Line, Column int
	// Paragraph is set where they are a paragraph and a character.
	Paragraph bool
	// Around is the words at the place, for files that have no lines.
	Around string
}

// Source returns the offset in the decoded file of a byte of Text. Offsets
// outside of Text give its ends.
func (d *Document) Source(offset int) int {
	offset = min(max(offset, 0), len(d.Text))
	if len(d.pieces) == 0 {
		return offset
	}
	i := sort.Search(len(d.pieces), func(i int) bool { return d.pieces[i].text > offset }) - 1
	p := d.pieces[max(i, 0)]
	return p.source + min(offset-p.text, p.length)
}

// SourceSpan returns the stretch of the decoded file that a stretch of Text
// stands for.
func (d *Document) SourceSpan(s Span) Span {
	if s.End <= s.Start || len(d.pieces) == 0 {
		return Span{d.Source(s.Start), d.Source(s.End)}
	}
	last := min(s.End, len(d.Text)) - 1
	i := sort.Search(len(d.pieces), func(i int) bool { return d.pieces[i].text > last }) - 1
	p := d.pieces[max(i, 0)]
	if p.length == 0 {
		return Span{d.Source(s.Start), p.source + p.width}
	}
	return Span{d.Source(s.Start), p.source + min(last-p.text+1, p.length)}
}

// Place returns where a byte of Text stands in the file.
func (d *Document) Place(offset int) Place {
	if d.Format == Word {
		return d.paragraph(offset)
	}
	at := d.Source(offset)
	line := sort.SearchInts(d.lines, at+1) - 1
	start := 0
	if line >= 0 {
		start = d.lines[line]
	}
	return Place{Line: max(line, 0) + 1, Column: utf8.RuneCountInString(d.source[start:at]) + 1}
}

// paragraph is the place in a file that has no lines.
func (d *Document) paragraph(offset int) Place {
	i := d.BlockAt(offset)
	if i < 0 {
		return Place{Line: 1, Column: 1, Paragraph: true}
	}
	start := min(d.Blocks[i].Start, offset)
	return Place{Line: i + 1, Column: utf8.RuneCountInString(d.Text[start:offset]) + 1, Paragraph: true, Around: d.around(offset)}
}

// around is the few words at an offset.
func (d *Document) around(offset int) string {
	i := d.BlockAt(offset)
	b := d.Blocks[i]
	start, end := offset, offset
	for words := 0; start > b.Start && words < 4; start-- {
		if d.Text[start-1] == ' ' {
			words++
		}
	}
	for words := 0; end < b.End && words < 6; end++ {
		if d.Text[end] == ' ' {
			words++
		}
	}
	return d.Text[start:end]
}

// Line returns the line of the file in which a byte of Text stands, without
// its line break, and the offset of the byte in that line. In a Word file it
// is the paragraph.
func (d *Document) Line(offset int) (line string, at int) {
	if d.Format == Word {
		if i := d.BlockAt(offset); i >= 0 {
			return d.Text[d.Blocks[i].Start:d.Blocks[i].End], offset - d.Blocks[i].Start
		}
		return "", 0
	}
	where := d.Source(offset)
	i := max(sort.SearchInts(d.lines, where+1)-1, 0)
	start, end := 0, len(d.source)
	if i < len(d.lines) {
		start = d.lines[i]
	}
	if i+1 < len(d.lines) {
		end = d.lines[i+1]
	}
	for end > start && (d.source[end-1] == '\n' || d.source[end-1] == '\r') {
		end--
	}
	return d.source[start:end], min(where, end) - start
}

// BlockAt returns the index of the block a byte of Text is in, or of the last
// block before it; -1 if there is none.
func (d *Document) BlockAt(offset int) int {
	return sort.Search(len(d.Blocks), func(i int) bool { return d.Blocks[i].Start > offset }) - 1
}

// SentenceAt returns the index of the sentence a byte of Text is in, or of the
// last one before it; -1 if there is none.
func (d *Document) SentenceAt(offset int) int {
	return sort.Search(len(d.Sentences), func(i int) bool { return d.Sentences[i].Start > offset }) - 1
}

// Quoted says whether a byte stands inside quotation marks or in a block that
// is a quotation.
func (d *Document) Quoted(offset int) bool {
	if i := d.BlockAt(offset); i >= 0 && d.Blocks[i].Kind == Quotation {
		return true
	}
	i := sort.Search(len(d.Quotes), func(i int) bool { return d.Quotes[i].Start > offset }) - 1
	return i >= 0 && d.Quotes[i].Contains(offset)
}

// startsOfLines returns the offsets at which the lines of a text start; CR LF,
// LF and CR end lines.
func startsOfLines(text string) []int {
	starts := []int{0}
	for i := 0; i < len(text); i++ {
		if text[i] == '\n' || text[i] == '\r' && (i+1 == len(text) || text[i+1] != '\n') {
			starts = append(starts, i+1)
		}
	}
	return starts
}
