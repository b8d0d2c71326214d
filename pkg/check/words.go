package check

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// wordsOf cuts a text into words in lower case: letters and digits with the
// hyphens, apostrophes, points and commas inside them.
func wordsOf(text string) []string {
	text = strings.ToLower(strings.ReplaceAll(text, "’", "'"))
	words := make([]string, 0, len(text)/bytesPerWord+2)
	for at := 0; at < len(text); {
		end := at
		for end < len(text) {
			size := inWord(text[end:])
			if size == 0 {
				break
			}
			end += size
		}
		if word := trimmed(text[at:end]); word != "" {
			words = append(words, word)
		}
		if at = end; at < len(text) {
			_, size := utf8.DecodeRuneInString(text[at:])
			at += size
		}
	}
	return words
}

// inWord is how many bytes the first rune of a text takes if it can stand in a
// word, else 0.
func inWord(text string) int {
	c := text[0]
	if c < utf8.RuneSelf {
		if isPlain(c) || c == '-' || c == '\'' || c == '.' || c == ',' || c == '%' || c == '$' {
			return 1
		}
		return 0
	}
	r, size := utf8.DecodeRuneInString(text)
	if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '£' || r == '€' {
		return size
	}
	return 0
}

// trimmed is a word without the marks at its ends.
func trimmed(word string) string {
	if word != "" && isPlain(word[0]) && isPlain(word[len(word)-1]) {
		return word // as most are
	}
	return strings.Trim(word, "-'.,£$€")
}

func isPlain(c byte) bool { return 'a' <= c && c <= 'z' || '0' <= c && c <= '9' }

// bytesPerWord is what a word takes on average, with the blank behind it.
const bytesPerWord = 6

// longWord is what a word takes at most, on average, with the blank behind it.
const longWord = 10

// wordsBefore are the last words of a sentence before a byte of the text, at
// most so many, in order.
func (r *Report) wordsBefore(at, most int) []string {
	i := r.Document.SentenceAt(at)
	if i < 0 || r.Document.Sentences[i].Start > at {
		return nil
	}
	text := r.Document.Text[r.Document.Sentences[i].Start:at]
	for reach := most * longWord; reach < len(text); reach *= 2 { // the start of a long sentence is not looked at
		cut := len(text) - reach
		blank := strings.IndexByte(text[cut:], ' ')
		if blank < 0 {
			continue
		}
		if words := wordsOf(text[cut+blank:]); len(words) >= most {
			return words[len(words)-most:]
		}
	}
	words := wordsOf(text)
	return words[max(len(words)-most, 0):]
}

// wordsAfter are the next words of a sentence from a byte of the text on, at
// most so many.
func (r *Report) wordsAfter(at, most int) []string {
	i := r.Document.SentenceAt(max(at-1, 0))
	if i < 0 || r.Document.Sentences[i].End < at {
		return nil
	}
	text := r.Document.Text[at:r.Document.Sentences[i].End]
	for reach := most * longWord; reach < len(text); reach *= 2 { // nor is the end of one
		blank := strings.LastIndexByte(text[:reach], ' ')
		if blank < 0 {
			continue
		}
		if words := wordsOf(text[:blank]); len(words) >= most {
			return words[:most]
		}
	}
	words := wordsOf(text)
	return words[:min(most, len(words))]
}

func anyOf(words []string, list map[string]bool) bool {
	for _, w := range words {
		if list[w] {
			return true
		}
	}
	return false
}

// stem is a word without the endings of plurals and of verbs, so that "calls"
// and "called" overlap. It is crude, and serves to compare words of one text
// only.
func stem(word string) string {
	word = strings.TrimSuffix(strings.TrimSuffix(word, "'s"), "'")
	for _, ending := range []string{"ies", "ing", "ed", "es", "s", "y", "e"} {
		if len(word) > len(ending)+3 && strings.HasSuffix(word, ending) {
			return word[:len(word)-len(ending)]
		}
	}
	return word
}

// lowered is a text with its ASCII letters in lower case, so that every byte
// keeps its place.
func lowered(text string) string {
	if strings.IndexFunc(text, func(r rune) bool { return r >= utf8.RuneSelf }) < 0 {
		return strings.ToLower(text)
	}
	return strings.Map(func(r rune) rune {
		if r >= 'A' && r <= 'Z' {
			return r + 'a' - 'A'
		}
		return r
	}, text)
}
