package check

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pressfigures/figures/pkg/release"
)

// wordsOf cuts a text into words in lower case: letters and digits with the
// hyphens, apostrophes, points and commas inside them.
func wordsOf(text string) []string {
	words := make([]string, 0, len(text)/bytesPerWord+2)
	eachWord(text, func(at release.Span) { words = append(words, lowerWord(text[at.Start:at.End])) })
	return words
}

// eachWord calls a function with the place of each word of a text.
func eachWord(text string, do func(release.Span)) {
	for at := 0; at < len(text); {
		end := at
		for end < len(text) {
			size := inWord(text[end:])
			if size == 0 {
				break
			}
			end += size
		}
		if end == at {
			at += runeLength(text[at:])
			continue
		}
		if word := trimmed(text, release.Span{Start: at, End: end}); word.Start < word.End {
			do(word)
		}
		at = end
	}
}

// lowerWord is a word in lower case, with a plain apostrophe.
func lowerWord(word string) string {
	for i := range len(word) {
		if c := word[i]; c >= utf8.RuneSelf || 'A' <= c && c <= 'Z' {
			return strings.ToLower(strings.ReplaceAll(word, "’", "'"))
		}
	}
	return word // as most are
}

// wordList is the words of a release and where each stands. It is made once,
// because judging asks for the words of the same sentences over and over.
type wordList struct {
	text  string
	words []string
	at    []release.Span
}

func newWordList(text string) *wordList {
	l := &wordList{text: text, words: make([]string, 0, len(text)/bytesPerWord+2), at: make([]release.Span, 0, len(text)/bytesPerWord+2)}
	eachWord(text, func(at release.Span) {
		l.words, l.at = append(l.words, lowerWord(text[at.Start:at.End])), append(l.at, at)
	})
	return l
}

// between are the words of the text from one byte to another. Whoever adds to
// them gets a copy.
func (l *wordList) between(start, end int) []string {
	from := sort.Search(len(l.at), func(i int) bool { return l.at[i].End > start })
	to := from + sort.Search(len(l.at)-from, func(i int) bool { return l.at[from+i].Start >= end })
	if from == to {
		return nil
	}
	if l.at[from].Start < start || l.at[to-1].End > end {
		return wordsOf(l.text[start:end]) // a word is cut
	}
	return l.words[from:to:to]
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
	if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '£' || r == '€' || r == '’' {
		return size
	}
	return 0
}

// runeLength is how many bytes the first rune of a text takes.
func runeLength(text string) int {
	if text[0] < utf8.RuneSelf {
		return 1
	}
	_, size := utf8.DecodeRuneInString(text)
	return size
}

// trimmed is the place of a word without the marks at its ends.
func trimmed(text string, at release.Span) release.Span {
	word := text[at.Start:at.End]
	if word != "" && isPlain(word[0]) && isPlain(word[len(word)-1]) {
		return at // as most are
	}
	at.Start += len(word) - len(strings.TrimLeft(word, wordMarks))
	at.End = at.Start + len(strings.Trim(word, wordMarks))
	return at
}

// wordMarks stand in a word, and not at its ends.
const wordMarks = "-'’.,£$€"

func isPlain(c byte) bool {
	return 'a' <= c && c <= 'z' || '0' <= c && c <= '9' || 'A' <= c && c <= 'Z'
}

// bytesPerWord is what a word takes on average, with the blank behind it.
const bytesPerWord = 6

// wordsBetween are the words of the release from one byte to another.
func (r *Report) wordsBetween(start, end int) []string { return r.wordList().between(start, end) }

// wordList is the words of the release, listed once the first of them is asked for.
func (r *Report) wordList() *wordList {
	if r.list == nil {
		r.list = newWordList(r.Document.Text)
	}
	return r.list
}

// wordsIn are the words of a stretch of the release.
func (r *Report) wordsIn(at release.Span) []string { return r.wordsBetween(at.Start, at.End) }

// wordsBefore are the last words of a sentence before a byte of the text, at
// most so many, in order.
func (r *Report) wordsBefore(at, most int) []string {
	i := r.Document.SentenceAt(at)
	if i < 0 || r.Document.Sentences[i].Start > at {
		return nil
	}
	words := r.wordsBetween(r.Document.Sentences[i].Start, at)
	return words[max(len(words)-most, 0):]
}

// wordsAfter are the next words of a sentence from a byte of the text on, at
// most so many.
func (r *Report) wordsAfter(at, most int) []string {
	i := r.Document.SentenceAt(max(at-1, 0))
	if i < 0 || r.Document.Sentences[i].End < at {
		return nil
	}
	words := r.wordsBetween(at, r.Document.Sentences[i].End)
	return words[:min(most, len(words)):min(most, len(words))]
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
