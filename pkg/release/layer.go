package release

import (
	"cmp"
	"html"
	"strings"
	"unicode/utf8"
)

// layer builds the plain text of a source that has marks in it, and remembers
// where each piece came from.
type layer struct {
	source  string
	text    strings.Builder
	pieces  []piece
	blocks  []Block
	ignores []pending
	open    bool // a block is open
}

// pending is an ignore whose block is not known yet.
type pending struct {
	at      int // in the text
	source  int
	reason  string
	unknown string // what it asks for, if that is not known
}

// softHyphen marks where a word or a number may be parted at the end of a line,
// and is seen nowhere else.
const softHyphen = "\u00ad"

// copy takes over a stretch of the source as it stands, but for its soft
// hyphens.
func (l *layer) copy(start, stop int) {
	for i := strings.Index(l.source[start:max(start, stop)], softHyphen); i >= 0; i = strings.Index(l.source[start:stop], softHyphen) {
		l.piece(start, start+i)
		start += i + len(softHyphen)
	}
	l.piece(start, stop)
}

// piece takes over a stretch of the source as it stands.
func (l *layer) piece(start, stop int) {
	if start >= stop {
		return
	}
	l.pieces = append(l.pieces, piece{text: l.text.Len(), source: start, length: stop - start, width: stop - start})
	l.text.WriteString(l.source[start:stop])
}

// put writes text that stands for a stretch of the source.
func (l *layer) put(text string, start, width int) {
	l.pieces = append(l.pieces, piece{text: l.text.Len(), source: start, width: width})
	l.text.WriteString(text)
}

// begin opens a block.
func (l *layer) begin(b Block, source int) {
	l.end()
	if n := len(l.blocks); n > 0 {
		l.put(between(l.blocks[n-1], b), source, 0)
	}
	b.Start = l.text.Len()
	l.blocks, l.open = append(l.blocks, b), true
}

// end closes the block that is open; one without text is dropped.
func (l *layer) end() {
	if !l.open {
		return
	}
	l.open = false
	b := &l.blocks[len(l.blocks)-1]
	b.End = l.text.Len()
	if strings.TrimSpace(l.text.String()[b.Start:]) == "" {
		l.blocks = l.blocks[:len(l.blocks)-1]
	}
}

// within says whether a block is open and has no text yet.
func (l *layer) fresh() bool {
	return l.open && l.text.Len() == l.blocks[len(l.blocks)-1].Start
}

// character references are no longer than this.
const longestReference = 34

// escaped takes over a stretch of the source in which character references
// ("&nbsp;") and, if slashes is set, escapes ("\*") stand for characters. If
// collapse is set, blanks and line breaks in a row are one blank.
func (l *layer) escaped(start, stop int, slashes, collapse bool) {
	from := start
	for i := start; i < stop; {
		switch c := l.source[i]; {
		case c == '&':
			if n := reference(l.source[i:stop]); n > 0 {
				l.copy(from, i)
				if plain := html.UnescapeString(l.source[i : i+n]); plain != softHyphen {
					l.put(plain, i, n)
				}
				i += n
				from = i
				continue
			}
		case c == '\\' && slashes && i+1 < stop && strings.IndexByte("\\`*_{}[]()#+-.!|<>~$&\"'/:;=?@^%,", l.source[i+1]) >= 0:
			l.copy(from, i)
			from = i + 1
			i += 2
			continue
		case collapse && (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'):
			n := 1
			for i+n < stop && strings.IndexByte(" \n\t\r\f", l.source[i+n]) >= 0 {
				n++
			}
			if n > 1 || c != ' ' || l.fresh() && from == i || l.blank() && from == i {
				l.copy(from, i)
				if !l.fresh() && !l.blank() {
					l.put(" ", i, n)
				}
				i += n
				from = i
				continue
			}
		}
		i++
	}
	l.copy(from, stop)
}

// blank says whether the text so far ends in a blank.
func (l *layer) blank() bool {
	n := l.text.Len()
	return n > 0 && (l.text.String()[n-1] == ' ' || l.text.String()[n-1] == '\n')
}

// reference is the length of the character reference that a text starts with,
// or 0.
func reference(text string) int {
	end := strings.IndexByte(text[:min(len(text), longestReference)], ';')
	if end < 2 {
		return 0
	}
	if plain := html.UnescapeString(text[:end+1]); plain == text[:end+1] || !utf8.ValidString(plain) {
		return 0
	}
	return end + 1
}

// ignore takes note of a comment that asks to pass over what follows: "figures:
// ignore next -- reason". One that asks for what is not known passes over
// nothing, and is kept to be told.
func (l *layer) ignore(comment string, source int) {
	text, ok := strings.CutPrefix(strings.TrimSpace(comment), "figures:")
	if !ok {
		return
	}
	wish := strings.Join(strings.Fields(text), " ")
	text, ok = strings.CutPrefix(wish, "ignore next")
	if !ok {
		l.ignores = append(l.ignores, pending{at: l.text.Len(), source: source, unknown: cmp.Or(wish, "nothing")})
		return
	}
	reason := strings.TrimSpace(strings.TrimLeft(text, "-–—: "))
	l.ignores = append(l.ignores, pending{at: l.text.Len(), source: source, reason: reason})
}

// document ends the work.
func (l *layer) document(name string, format Format, o Options) *Document {
	l.end()
	d := &Document{Name: name, Format: format, Text: l.text.String(), Blocks: l.blocks, source: l.source, pieces: l.pieces, lines: startsOfLines(l.source)}
	for i := range d.Blocks {
		d.Blocks[i].Span = trim(d.Text, d.Blocks[i].Span)
	}
	for _, p := range l.ignores {
		at := d.blockFrom(p.at)
		if p.unknown != "" {
			at.End = at.Start
		}
		d.Ignores = append(d.Ignores, Ignore{Span: at, Reason: p.reason, Unknown: p.unknown, Line: strings.Count(l.source[:p.source], "\n") + 1})
	}
	d.finish(o)
	return d
}

// blockFrom is the first block that ends behind an offset; an empty span at
// the end where there is none.
func (d *Document) blockFrom(offset int) Span {
	for _, b := range d.Blocks {
		if b.End > offset {
			return Span{max(b.Start, offset), b.End}
		}
	}
	return Span{len(d.Text), len(d.Text)}
}
