package style

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Capitalise turns the first letter of a sentence into a capital. Quotation
// marks and brackets before it are passed over. A first word that spells
// itself with a capital later on ("iPhone", "eBay") is left alone, as is a
// sentence that begins with a figure.
func Capitalise(sentence string) string {
	start := strings.IndexFunc(sentence, func(r rune) bool { return !strings.ContainsRune("\"'“‘(["+" ", r) })
	if start < 0 || spellsItself(sentence[start:]) {
		return sentence
	}
	first, size := utf8.DecodeRuneInString(sentence[start:])
	if !unicode.IsLower(first) {
		return sentence
	}
	return sentence[:start] + string(unicode.ToUpper(first)) + sentence[start+size:]
}

// spellsItself reports whether the first word has a capital behind its first
// letter.
func spellsItself(text string) bool {
	_, size := utf8.DecodeRuneInString(text)
	rest := text[size:]
	end := strings.IndexFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if end >= 0 {
		rest = rest[:end]
	}
	return strings.IndexFunc(rest, unicode.IsUpper) >= 0
}

// Joined lists items as prose does: "A", "A and B", "A, B and C". A comma
// stands before the last "and" only where an item has an "and" of its own:
// "Dorset, Avon and Somerset, and Kent".
func Joined(items []string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	last := len(items) - 1
	and := " and "
	for _, item := range items {
		if strings.Contains(item, " and ") {
			and = ", and "
		}
	}
	return strings.Join(items[:last], ", ") + and + items[last]
}
