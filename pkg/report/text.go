package report

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// printable makes text from a stranger's file safe to show: on one line,
// without the control characters that move a terminal's cursor and without the
// marks that turn the direction of writing around. The dead bytes of broken
// UTF-8 become the replacement character.
func printable(text string) string {
	text = strings.ToValidUTF8(text, "\uFFFD")
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsControl(r), r == '\u2028', r == '\u2029':
			return ' '
		case '\u202A' <= r && r <= '\u202E', '\u2066' <= r && r <= '\u2069', r == '\uFEFF', r == '\uFFFE', r == '\uFFFF':
			return -1
		}
		return r
	}, text)
}

// width is the number of columns that text takes; combining marks take none. A
// name in a script whose letters take two comes out too narrow here, which
// makes a line long and loses nothing.
func width(text string) int {
	n := 0
	for _, r := range text {
		if !unicode.Is(unicode.Mn, r) && !unicode.Is(unicode.Cf, r) {
			n++
		}
	}
	return n
}

// wrap breaks text between words into lines of at most that many columns. A
// word that is longer has a line to itself. A limit of 0 or less is none.
func wrap(text string, limit int) []string {
	var lines []string
	line := ""
	for _, word := range strings.Split(text, " ") {
		switch {
		case line == "":
			line = word
		case limit > 0 && width(line)+1+width(word) > limit:
			lines = append(lines, line)
			line = word
		default:
			line += " " + word
		}
	}
	return append(lines, line)
}

// longestWord is the width of the widest word.
func longestWord(text string) int {
	most := 0
	for _, word := range strings.Fields(text) {
		most = max(most, width(word))
	}
	return most
}

// capitalise turns the first letter into a capital.
func capitalise(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	if !unicode.IsLower(first) {
		return text
	}
	return string(unicode.ToUpper(first)) + text[size:]
}
