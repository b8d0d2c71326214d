package release

import (
	"strings"
	"unicode"
)

// Options is how a release is read.
type Options struct {
	Format Format
	// Encoding is that of the bytes where they leave it open: "utf-16le" or
	// "utf-16be" of a text with NUL bytes and no mark. What is UTF-8, and what
	// is not and is read as Windows-1252, shows by itself.
	Encoding string
	// Names never end a sentence: "Stop It Now!".
	Names []string
	// Limits bound what a file may cost; zero fields are the defaults.
	Limits Limits
}

// Parse reads a release that is at hand as a text: plain text, or the source
// of Markdown or HTML as the options say. Auto is plain text.
func Parse(name, text string, o Options) *Document {
	switch o.Format {
	case Markdown:
		return parseMarkdown(name, text, o)
	case HTML:
		return parseHTML(name, text, o)
	}
	d := &Document{Name: name, Format: Text, Text: text, source: text, lines: startsOfLines(text)}
	if strings.Contains(text, softHyphen) {
		l := layer{source: text}
		l.copy(0, len(text))
		d.Text, d.pieces = l.text.String(), l.pieces
	}
	d.Blocks = plainBlocks(d.Text)
	d.finish(o)
	return d
}

// finish tells kinds of blocks apart that only their order shows, and splits
// sentences.
func (d *Document) finish(o Options) {
	if d.Format == Markdown || d.Format == Text {
		d.splitNotes()
	}
	notes := false
	d.markStandfirst()
	for i := range d.Blocks {
		b := &d.Blocks[i]
		b.Start += ordinalWidth(d.Text[b.Start:b.End], b.Kind)
		notes = notes || beginsNotes(d.Text[b.Start:b.End])
		if notes && b.Kind != Cell && b.Kind != Footnote && b.Kind != Furniture {
			b.Kind = Notes
		}
		for _, line := range d.lineSpans(*b) {
			d.Sentences = append(d.Sentences, sentences(d.Text, line, o.Names)...)
		}
		d.Quotes = append(d.Quotes, quotes(d.Text, b.Span)...)
	}
}

// A standfirst has so many words, and a paragraph has more bytes.
const (
	leastStandfirst = 5
	mostStandfirst  = 250
)

// markStandfirst tells the line below a headline that sums a release up: a
// heading of the next order, or a line that ends no sentence and stands before
// running text.
func (d *Document) markStandfirst() {
	if len(d.Blocks) < 3 || d.Blocks[0].Kind != Headline {
		return
	}
	b := &d.Blocks[1]
	text := d.Text[b.Start:b.End]
	like := b.Kind == Subheading || b.Kind == Paragraph && headlike(text) && !strings.HasSuffix(text, "!") && !strings.HasSuffix(text, "?")
	if words := len(strings.Fields(text)); like && words >= leastStandfirst && len(text) <= mostStandfirst && !beginsNotes(text) && d.Blocks[2].Kind == Paragraph {
		b.Kind = Standfirst
	}
}

// lineSpans are the lines of a block whose breaks its writer set, as in Word
// and on web pages, where a list is often made of them: each ends a sentence,
// if it could end there and the next opens like one. In a text that is broken
// to fit the page only lines that start with labels are a list.
func (d *Document) lineSpans(b Block) []Span {
	if b.Kind == Headline || b.Kind == Subheading || b.Kind == Standfirst || !strings.Contains(d.Text[b.Start:b.End], "\n") {
		return []Span{b.Span}
	}
	set := d.Format == Word || d.Format == HTML
	if !set && labels(d.Text[b.Start:b.End]) < 2 {
		return []Span{b.Span}
	}
	lines := []Span{{b.Start, b.Start}}
	for i := b.Start; i < b.End; i++ {
		if d.Text[i] != '\n' {
			continue
		}
		start := lines[len(lines)-1].Start
		if next := strings.TrimLeft(d.Text[i:b.End], " \r\n\t"); opens(next) && !unfinished(d.Text[start:i]) && (set || labelled(next)) {
			lines[len(lines)-1].End = i
			lines = append(lines, Span{i, i})
		}
	}
	lines[len(lines)-1].End = b.End
	return lines
}

// label starts a line of a list that is made of line breaks: a name of up to
// five words and a colon or a dash, with a number behind it.
var label = lazily(`^[ \t]*\p{Lu}[\p{L}’'&.-]*(?:[ \t]+[\p{L}’'&.-]+){0,4}[ \t]*(?::|[ \t][–—-][ \t])[^\n]*\d`)

// labelled says whether a text starts with a line that has a label.
func labelled(text string) bool { return label().MatchString(text) }

// labels counts the lines of a text that have labels.
func labels(text string) int {
	n := 0
	for line := range strings.Lines(text) {
		if labelled(line) {
			n++
		}
	}
	return n
}

// unfinished says whether a line ends in the middle of a phrase: at a comma, a
// hyphen or a word that leads to another.
func unfinished(line string) bool {
	line = strings.TrimSpace(line)
	return strings.HasSuffix(line, ",") || leading[strings.ToLower(line[strings.LastIndexAny(line, " \t\n")+1:])]
}

// leading are words that do not end what is said.
var leading = set(`a an the and or but of from in on at to by with for than as that which who between across about nearly
	almost over under more per was were is are had has have its their his her this these those`)

// beginsNotes says whether a block is the line that ends the release proper:
// "Notes to editors", "ENDS", "-ends-", "###".
func beginsNotes(text string) bool {
	line := strings.ToLower(strings.Trim(text, " \t\r\n:*#_-–—=~."))
	switch line {
	case "ends", "end", "notes", "notes to editor", "notes to editors", "note to editors", "notes for editors", "editor's notes", "editors' notes", "editor’s notes", "background notes", "for further information", "contacts", "contact":
		return true
	case "":
		return strings.Trim(text, " \t\r\n") == "###"
	}
	return strings.HasPrefix(line, "notes to editors") && len(line) < 60
}

// plainBlocks parts a plain text at blank lines. The first line that reads
// like one is the headline; lines behind bullets are list items.
func plainBlocks(text string) []Block {
	var blocks []Block
	for _, s := range paragraphs(text) {
		blocks = append(blocks, parted(text, s)...)
	}
	if len(blocks) > 1 && headlike(text[blocks[0].Start:blocks[0].End]) {
		blocks[0].Kind = Headline
	}
	return blocks
}

// paragraphs are the stretches between blank lines.
func paragraphs(text string) []Span {
	var found []Span
	start := -1
	for _, line := range linesOf(text) {
		blank := strings.TrimSpace(text[line.Start:line.End]) == ""
		switch {
		case blank && start >= 0:
			start = -1
		case !blank && start < 0:
			start = len(found)
			found = append(found, trim(text, line))
		case !blank:
			found[len(found)-1].End = trim(text, line).End
		}
	}
	return found
}

// linesOf are the lines of a text without their breaks.
func linesOf(text string) []Span {
	var lines []Span
	starts := startsOfLines(text)
	for i, s := range starts {
		end := len(text)
		if i+1 < len(starts) {
			end = starts[i+1]
		}
		lines = append(lines, Span{s, s + len(strings.TrimRight(text[s:end], "\r\n"))})
	}
	return lines
}

// parted splits a paragraph whose lines are items of a list, or lines each
// whole by itself.
func parted(text string, s Span) []Block {
	lines := linesOf(text[s.Start:s.End])
	var blocks []Block
	last := 0 // the number of the item above
	for i, l := range lines {
		l = trim(text, Span{l.Start + s.Start, l.End + s.Start})
		count, item := markOf(text[l.Start:l.End])
		switch {
		case item && (i == 0 || count <= 1 || count == last+1):
			blocks = append(blocks, Block{Kind: ListItem, Span: l})
			last = count
		case i == 0 || finished(text, blocks[len(blocks)-1].End, lines):
			blocks = append(blocks, Block{Kind: Paragraph, Span: l})
		default:
			blocks[len(blocks)-1].End = l.End
		}
	}
	return blocks
}

// finished says whether the line that ends at an offset is a paragraph of its
// own although no blank line follows: it ends a sentence and is far longer or
// shorter than a line that was broken to fit.
func finished(text string, end int, lines []Span) bool {
	longest := 0
	for _, l := range lines {
		longest = max(longest, l.End-l.Start)
	}
	if longest <= 120 {
		return false
	}
	return end > 0 && strings.ContainsRune(".!?”\":", rune(text[end-1])) || longest > 200
}

// headlike says whether a block reads like a headline: one short line that
// ends no sentence.
func headlike(text string) bool {
	if len(text) > 160 || strings.ContainsAny(text, "\r\n\t") {
		return false
	}
	last := rune(text[len(text)-1])
	return !strings.ContainsRune(".:;,", last) && strings.ContainsFunc(text, unicode.IsLetter)
}
