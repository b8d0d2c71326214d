package release

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/caveat"
)

// wordBody is the part of a Word file that has to be there.
const wordBody = "word/document.xml"

// wordPart is a part of a Word file that holds what its reader sees.
type wordPart struct {
	file *zip.File
	kind Kind
}

// wordNames are the names of such parts in the order of reading: the body, the
// notes, and last the heads and feet of pages, which have no place of their own.
var wordNames = []struct {
	name func() *regexp.Regexp
	kind Kind
}{
	{lazily(`^word/document\.xml$`), Paragraph},
	{lazily(`^word/footnotes\.xml$`), Footnote},
	{lazily(`^word/endnotes\.xml$`), Footnote},
	{lazily(`^word/(header|footer)\d*\.xml$`), Furniture},
}

// wordParts are the parts of an archive that are read, in order.
func wordParts(archive *zip.Reader) []wordPart {
	var parts []wordPart
	for _, wanted := range wordNames {
		for _, f := range archive.File {
			if wanted.name().MatchString(f.Name) {
				parts = append(parts, wordPart{f, wanted.kind})
			}
		}
	}
	return parts
}

// otherArchive says what an archive without the text of a Word file is, and
// what to do.
func otherArchive(archive *zip.Reader) (reason, fix string) {
	for _, f := range archive.File {
		switch f.Name {
		case wordBody:
			return "", ""
		case "content.xml":
			reason, fix = "is an OpenDocument file (.odt)", "open it and save it as .docx, or as plain text"
		case "xl/workbook.xml":
			reason, fix = "is a workbook, which holds no release", "give it with --data if it is the export, and the release without a flag"
		}
	}
	if reason == "" {
		return "has no text in it: it is a zip archive, but no Word file", "save it again from Word as .docx"
	}
	return reason, fix
}

// readWord reads a Word file: paragraphs, tables, text boxes and notes, with
// tracked changes as they would be if accepted, and the heads and feet of pages.
// Comments are left out.
func readWord(name string, data []byte, o Options) (*Document, error) {
	switch {
	case encrypted(data) && bytes.Contains(data, oldWord):
		return nil, &FormatError{Name: name, Reason: "is a file of an old Word (.doc)", Fix: "open it in Word and save it as .docx"}
	case encrypted(data):
		return nil, &FormatError{Name: name, Reason: "is encrypted", Fix: "open it in Word, take the password off, and save it again"}
	}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, &FormatError{Name: name, Reason: "is not a whole Word file: " + err.Error(), Fix: "save it again from Word as .docx"}
	}
	if reason, fix := otherArchive(archive); reason != "" {
		return nil, &FormatError{Name: name, Reason: reason, Fix: fix}
	}
	d := &Document{Name: name, Format: Word}
	w := wordReader{limits: o.limits()}
	for _, part := range wordParts(archive) {
		text, err := w.part(part.file)
		if err == nil {
			err = w.read(text, part.kind)
		}
		if err != nil {
			return nil, &FormatError{Name: name, Reason: fmt.Sprintf("has a damaged part %q: %v", part.file.Name, err), Fix: "open it in Word and save it again"}
		}
	}
	if w.tracked {
		d.Notes = append(d.Notes, caveat.Caveat{ID: caveat.TrackedChanges,
			Text: fmt.Sprintf("%q has tracked changes and is read as if they were accepted", name),
			Hint: "accept or reject them in Word before it goes out"})
	}
	d.lay(w.blocks)
	d.finish(o)
	return d, nil
}

// encrypted says whether bytes are those of the container that Office wraps a
// file with a password in.
func encrypted(data []byte) bool { return bytes.HasPrefix(data, []byte("\xD0\xCF\x11\xE0")) }

// oldWord is the name of the stream that the files of Word before 2007, which
// stand in the same container, keep their text in.
var oldWord = []byte("W\x00o\x00r\x00d\x00D\x00o\x00c\x00u\x00m\x00e\x00n\x00t\x00")

// wordReader turns parts of a Word file into blocks.
type wordReader struct {
	limits Limits
	blocks []rawBlock
	used   int64
	tables int
	// tracked is set where a change was neither accepted nor rejected.
	tracked bool
}

// rawBlock is a block before it has a place in the text.
type rawBlock struct {
	Block
	text string
}

// part unpacks one part, within limits.
func (w *wordReader) part(f *zip.File) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	text, err := io.ReadAll(io.LimitReader(r, w.limits.Bytes-w.used+1))
	if err != nil {
		return nil, err
	}
	if w.used += int64(len(text)); w.used > w.limits.Bytes {
		return nil, fmt.Errorf("more than %d bytes once unpacked", w.limits.Bytes)
	}
	return text, nil
}

// wordState is what is open while a part is read: a paragraph or a table.
type wordState struct {
	kind    Kind
	text    strings.Builder
	style   string
	list    bool
	depth   int // of paragraphs: text boxes stand inside of one
	deleted int
	table   []tableState
	hidden  bool
	above   bool // the run stands above the line
}

type tableState struct{ number, row, column int }

// read goes through the XML of a part. Names are matched without their
// namespace, as files of other programs choose other prefixes.
func (w *wordReader) read(text []byte, kind Kind) error {
	x := xml.NewDecoder(bytes.NewReader(text))
	x.Strict = true
	x.Entity = map[string]string{}
	var open []*wordState // one for each paragraph that is open
	s := &wordState{kind: kind}
	for depth := 0; ; {
		token, err := x.RawToken()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.Directive:
			return errors.New("a document type, which no Word file has")
		case xml.StartElement:
			if depth++; depth > w.limits.Depth {
				return fmt.Errorf("more than %d elements inside each other", w.limits.Depth)
			}
			if t.Name.Local == "p" {
				inner := &wordState{kind: kind, table: s.table, deleted: s.deleted}
				open, s = append(open, s), inner
			} else {
				w.start(s, t)
			}
		case xml.EndElement:
			depth--
			if t.Name.Local == "p" && len(open) > 0 {
				w.paragraph(s)
				outer := open[len(open)-1]
				open, s = open[:len(open)-1], outer
			} else {
				w.end(s, t.Name.Local)
			}
		case xml.CharData:
			if s.text.Len() >= 0 && len(open) > 0 && s.deleted == 0 && !s.hidden && s.inText() {
				s.words(string(t))
			}
		}
	}
}

// textDepth marks that character data belongs to the text.
func (s *wordState) inText() bool { return s.depth > 0 }

// start takes note of an element that opens.
func (w *wordReader) start(s *wordState, t xml.StartElement) {
	switch t.Name.Local {
	case "t":
		s.depth++
	case "ins", "moveTo":
		w.tracked = true
	case "del", "moveFrom":
		w.tracked = true
		s.deleted++
	case "Fallback": // what stands once more for old programs
		s.deleted++
	case "tab", "ptab":
		if s.style != "" || s.text.Len() > 0 {
			s.write(" ")
		}
	case "br", "cr":
		s.write("\n")
	case "noBreakHyphen":
		s.write("‑")
	case "pStyle":
		s.style = value(t)
	case "numPr":
		s.list = true
	case "vanish":
		s.hidden = value(t) != "0" && value(t) != "false"
	case "vertAlign":
		s.above = value(t) == "superscript"
	case "r":
		s.hidden, s.above = false, false
	case "tbl":
		w.tables++
		s.table = append(s.table, tableState{number: w.tables})
	case "tr":
		if n := len(s.table); n > 0 {
			s.table[n-1].row++
			s.table[n-1].column = 0
		}
	case "tc":
		if n := len(s.table); n > 0 {
			s.table[n-1].column++
		}
	}
}

// words adds characters of the text.
func (s *wordState) words(text string) {
	if s.above {
		text = raise(text)
	}
	s.text.WriteString(text)
}

// write adds what an element stands for, unless it was deleted.
func (s *wordState) write(text string) {
	if s.deleted == 0 && !s.hidden {
		s.text.WriteString(strings.ReplaceAll(text, softHyphen, ""))
	}
}

// value is the attribute "val" of an element.
func value(t xml.StartElement) string {
	for _, a := range t.Attr {
		if a.Name.Local == "val" {
			return a.Value
		}
	}
	return ""
}

// end takes note of an element that closes.
func (w *wordReader) end(s *wordState, name string) {
	switch name {
	case "t":
		s.depth = max(s.depth-1, 0)
	case "del", "moveFrom", "Fallback":
		s.deleted = max(s.deleted-1, 0)
	case "tbl":
		if n := len(s.table); n > 0 {
			s.table = s.table[:n-1]
		}
	}
}

// paragraph makes a block of a paragraph that has ended.
func (w *wordReader) paragraph(s *wordState) {
	text := s.text.String()
	if strings.TrimSpace(text) == "" {
		return
	}
	b := Block{Kind: s.kind}
	style := strings.ToLower(s.style)
	switch {
	case len(s.table) > 0:
		top := s.table[len(s.table)-1]
		b.Kind, b.Table, b.Row, b.Column, b.Head = Cell, top.number, top.row, top.column, top.row == 1
	case s.kind != Paragraph:
	case style == "title" || style == "heading1" && !w.hasHeadline():
		b.Kind = Headline
	case strings.HasPrefix(style, "heading") || style == "subtitle":
		b.Kind = Subheading
	case strings.Contains(style, "quote"):
		b.Kind = Quotation
	case strings.Contains(style, "caption"):
		b.Kind = Caption
	case s.list || strings.HasPrefix(style, "list"):
		b.Kind = ListItem
	}
	if found := (rawBlock{b, text}); b.Kind != Furniture || !slices.Contains(w.blocks, found) { // first pages and left ones repeat it
		w.blocks = append(w.blocks, found)
	}
}

func (w *wordReader) hasHeadline() bool {
	for _, b := range w.blocks {
		if b.Kind == Headline {
			return true
		}
	}
	return false
}

// lay puts blocks one after the other into the text of a document that has no
// source of its own to point into.
func (d *Document) lay(blocks []rawBlock) {
	var text strings.Builder
	for i, b := range blocks {
		if i > 0 {
			text.WriteString(between(blocks[i-1].Block, b.Block))
		}
		b.Start = text.Len()
		text.WriteString(b.text)
		b.End = text.Len()
		d.Blocks = append(d.Blocks, b.Block)
	}
	d.Text = text.String()
	d.source, d.lines = d.Text, startsOfLines(d.Text)
	for i := range d.Blocks {
		d.Blocks[i].Span = trim(d.Text, d.Blocks[i].Span)
	}
	if len(d.Blocks) > 1 && d.Blocks[0].Kind == Paragraph && headlike(d.Text[d.Blocks[0].Start:d.Blocks[0].End]) {
		d.Blocks[0].Kind = Headline
	}
}

// between is what stands in the text between two blocks: a tab between the
// cells of a row, a line break between rows, a blank line elsewhere.
func between(a, b Block) string {
	switch {
	case a.Table == 0 || a.Table != b.Table:
		return "\n\n"
	case a.Row != b.Row:
		return "\n"
	case a.Column != b.Column:
		return "\t"
	}
	return " "
}
