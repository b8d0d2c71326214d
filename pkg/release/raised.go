package release

import (
	"html"
	"strings"
	"unicode"
)

// superscripts are the digits as they stand above a line.
var superscripts = [...]rune{'⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'}

// raise writes what stands above the line in characters that do: the mark of a
// note behind 580 must not make it 5,801. A mark that is one letter or a sign
// is left out; words ("11th") stay what they are.
func raise(text string) string {
	mark := []rune(strings.Trim(text, " \t\r\n[]()"))
	if len(mark) == 1 && !unicode.IsDigit(mark[0]) {
		return ""
	}
	var above strings.Builder
	for _, r := range mark {
		switch {
		case '0' <= r && r <= '9':
			above.WriteRune(superscripts[r-'0'])
		case r != ',' && !unicode.IsSpace(r):
			return text
		}
	}
	return above.String()
}

// raised takes over a stretch of the source that stands above the line.
func (l *layer) raised(start, stop int) {
	l.put(raise(html.UnescapeString(l.source[start:stop])), start, stop-start)
}

// carets stand round what is raised in the Markdown of pandoc: "580^1^".
var carets = lazily(`\^(\d{1,3}|[a-z])\^`)

// markedUp takes over a stretch of Markdown, in which carets may raise marks.
func (l *layer) markedUp(start, stop int) {
	for at := carets().FindStringIndex(l.source[start:stop]); at != nil; at = carets().FindStringIndex(l.source[start:stop]) {
		l.escaped(start, start+at[0], true, false)
		l.put(raise(l.source[start+at[0]+1:start+at[1]-1]), start+at[0], at[1]-at[0])
		start += at[1]
	}
	l.escaped(start, stop, true, false)
}
