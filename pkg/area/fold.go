package area

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold gives the form of a name that matching compares. Two spellings of one name fold alike when they differ
// only in case, accents, hyphens or underscores for blanks, "&" for "and", a leading "the", apostrophes, a comma
// or full stop after a word, or in the number and kind of blanks (no-break blanks, zero-width marks). Word order
// stays: "City of Bristol" and "Bristol, City of" fold apart, and it is for [Near] to suggest one for the other.
//
// A name of nothing but marks (such as "..") folds to itself. Folding twice changes nothing.
func Fold(name string) string {
	if word, ok := foldWord(name); ok {
		return word
	}
	if folded, ok := foldASCII(name); ok {
		return folded
	}
	return foldAny(name)
}

// foldWord folds one word of plain letters and digits, as most words of a text are: there is nothing in it to
// decompose, to drop or to part. It reports whether the name is one.
func foldWord(name string) (string, bool) {
	capitals := false
	for i := range len(name) {
		switch c := name[i]; {
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
		case 'A' <= c && c <= 'Z':
			capitals = true
		default:
			return "", false
		}
	}
	if capitals {
		return strings.ToLower(name), true
	}
	return name, name != ""
}

// foldASCII folds names of ASCII characters, which nearly all are: there is nothing in them to decompose. It
// reports whether the name is one, and holds something but marks.
func foldASCII(name string) (string, bool) {
	folded := make([]byte, 0, len(name)+8)
	start := 0 // of the word in hand
	for i := range len(name) {
		if name[i] >= utf8.RuneSelf {
			return "", false
		}
		switch c := foldByte(name[i]); c {
		case byteBlank:
			folded = endWord(folded, start)
			start = len(folded)
		case '&':
			folded = append(endWord(folded, start), "and "...)
			start = len(folded)
		case byteDropped:
		default:
			folded = append(folded, c)
		}
	}
	plain := strings.TrimSuffix(string(endWord(folded, start)), " ")
	for strings.HasPrefix(plain, "the ") {
		plain = plain[len("the "):]
	}
	return plain, plain != ""
}

// endWord takes full stops and commas off the end of the word from start on, and puts a blank behind what is left.
func endWord(folded []byte, start int) []byte {
	end := len(folded)
	for end > start && (folded[end-1] == '.' || folded[end-1] == ',') {
		end--
	}
	if end == start {
		return folded[:start]
	}
	return append(folded[:end], ' ')
}

// What [foldByte] makes of characters that are no part of a word.
const byteBlank, byteDropped = ' ', 0

// foldByte is [foldRune] of a character of ASCII.
func foldByte(c byte) byte {
	switch {
	case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
		return c
	case 'A' <= c && c <= 'Z':
		return c + 'a' - 'A'
	case c <= ' ', c == '-', c == '_', c == 0x7f:
		return byteBlank
	case c == '\'', c == '`':
		return byteDropped
	}
	return c
}

// foldAny is Fold for names of any characters.
func foldAny(name string) string {
	// Bytes that are no UTF-8 would keep their neighbours from being decomposed.
	spelled := strings.ReplaceAll(strings.ToValidUTF8(name, "\ufffd"), "&", " and ")
	plain := norm.NFC.String(strings.Map(foldRune, norm.NFD.String(spelled)))
	var words []string
	for _, word := range strings.Fields(plain) {
		if word = strings.TrimRight(word, ".,"); word != "" {
			words = append(words, word)
		}
	}
	for len(words) > 1 && words[0] == "the" {
		words = words[1:]
	}
	if len(words) == 0 {
		return tidy(name)
	}
	return strings.Join(words, " ")
}

// foldRune maps a rune of decomposed text: to a blank, to nothing (-1), or to lower case.
func foldRune(r rune) rune {
	switch {
	case 'a' <= r && r <= 'z', '0' <= r && r <= '9', r == ' ': // most of them; they need no looking up
		return r
	case 'A' <= r && r <= 'Z':
		return r + 'a' - 'A'
	case unicode.Is(unicode.Pd, r), r == '\u2212', r == '_', unicode.IsSpace(r), unicode.IsControl(r):
		return ' '
	case unicode.Is(unicode.Mn, r), unicode.Is(unicode.Cf, r), isApostrophe(r):
		return -1
	}
	return unicode.ToLower(r)
}

// isApostrophe is true of the marks that typists and word processors put for an apostrophe. They are dropped,
// since exports often lose them ("King's Lynn", "Kings Lynn").
func isApostrophe(r rune) bool {
	return strings.ContainsRune("'’‘ʼ`´", r)
}

// tidy trims a name and turns every run of blanks in it into one, without touching its spelling.
func tidy(name string) string {
	return strings.Join(strings.Fields(name), " ")
}
