package period

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// tokenKind tells the tokens of a text apart.
type tokenKind uint8

const (
	endToken tokenKind = iota // after the last token
	number                    // a run of ASCII digits
	word                      // a run of letters
	symbol                    // one other rune
	gap                       // a blank line: no phrase reaches across it
)

// token is a piece of a text. A word or number that directly follows another
// token is glued to it, as "07" is in "W07".
type token struct {
	kind       tokenKind
	glued      bool   // no blank stands before it
	capital    bool   // a word that starts with a capital letter
	text       string // folded: lower case, all dashes but the hyphen as "–"
	value      int    // of a number of up to 8 digits, else -1
	digits     int    // how many digits a number is written with
	start, end int    // byte offsets
}

// bytesPerToken is how long the tokens of prose are at least on average, with
// the blanks between them.
const bytesPerToken = 4

// tokenise cuts a text into tokens, of which the last is an endToken.
func tokenise(text string) []token {
	tokens := make([]token, 0, len(text)/bytesPerToken+2)
	for at := 0; at < len(text); {
		start := skipBlanks(text, at)
		if start-at > 1 && strings.Count(text[at:start], "\n") > 1 {
			tokens = append(tokens, token{kind: gap, start: at, end: at})
		}
		if start == len(text) {
			break
		}
		t := nextToken(text, start)
		t.glued = start == at && at > 0
		tokens = append(tokens, t)
		at = t.end
	}
	return append(tokens, token{start: len(text), end: len(text)})
}

func skipBlanks(text string, at int) int {
	if at < len(text) && text[at] == ' ' {
		at++ // most gaps are one blank
	}
	if at < len(text) && '!' <= text[at] && text[at] < utf8.RuneSelf {
		return at
	}
	rest := strings.TrimLeftFunc(text[at:], unicode.IsSpace)
	return len(text) - len(rest)
}

func nextToken(text string, start int) token {
	r, size := utf8.DecodeRuneInString(text[start:])
	switch {
	case isDigit(r):
		return numberToken(text, start)
	case unicode.IsLetter(r):
		end := runEnd(text, start, isLetter)
		return token{kind: word, text: strings.ToLower(text[start:end]), start: start, end: end, capital: unicode.IsUpper(r)}
	}
	t := token{kind: symbol, text: text[start : start+size], start: start, end: start + size}
	if r >= utf8.RuneSelf {
		t.text = foldSymbol(r)
	}
	return t
}

func numberToken(text string, start int) token {
	end := runEnd(text, start, isDigit)
	t := token{kind: number, text: text[start:end], value: -1, digits: end - start, start: start, end: end}
	if t.digits <= 8 {
		t.value, _ = strconv.Atoi(t.text)
	}
	return t
}

// runEnd is the end of the run of runes that are like the first.
func runEnd(text string, start int, like func(rune) bool) int {
	for i, r := range text[start:] {
		if !like(r) {
			return start + i
		}
	}
	return len(text)
}

// isLetter is unicode.IsLetter, quick for the letters that most words have.
func isLetter(r rune) bool {
	return 'a' <= r|0x20 && r|0x20 <= 'z' || r >= utf8.RuneSelf && unicode.IsLetter(r)
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

func foldSymbol(r rune) string {
	switch r {
	case '\u2010', '\u2011': // hyphens
		return "-"
	case '\u2012', '\u2013', '\u2014', '\u2015', '\u2212': // dashes and minus
		return "–"
	case '\u2018', '\u2019', '\u02bc': // curly apostrophes
		return "'"
	}
	return string(r)
}
