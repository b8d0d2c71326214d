package area

import (
	"slices"
	"strings"
	"sync"
	"unicode"
)

// IsUnknown is true of a label that stands for no one place: "Unknown", "Not stated", "Prefer not to say",
// "N/K", "(blank)", "Outside UK", "Overseas", "Other / unknown". People behind it count in totals, and the label
// is never ranked or written about. "Other" alone is not one: it may be a channel, or a real group of places.
// A blank cell is not a label.
func IsUnknown(name string) bool {
	words := gist(name)
	if len(words) == 0 {
		return strings.TrimSpace(name) == "?"
	}
	for _, phrase := range unknownWords() {
		if startsOrEnds(words, phrase) {
			return true
		}
	}
	return slices.Contains(unknownLabels, strings.Join(words, " ")) || eachUnknown(name)
}

// unknownWords are the words of unknownPhrases.
var unknownWords = sync.OnceValue(func() [][]string {
	var out [][]string
	for _, phrase := range unknownPhrases {
		out = append(out, strings.Fields(phrase))
	}
	return out
})

// eachUnknown is true of a list of labels that are each unknown, like "Overseas/withheld".
func eachUnknown(list string) bool {
	labels := strings.Split(list, "/")
	if len(labels) < 2 {
		return false
	}
	for _, label := range labels {
		if !IsUnknown(label) {
			return false
		}
	}
	return true
}

// IsTotal is true of a label for the sum of its neighbours: "Total", "Grand Total", "TOTAL CONTACTS",
// "England total", "All", "All areas", "Overall", "Sum". Words count whole: "Allerdale" is a place, and so is
// "All Saints". A running or cumulative total is not one, for its neighbours do not add up to it.
func IsTotal(name string) bool {
	words := gist(name)
	return len(words) > 0 && saysTotal(words) && !IsUnknown(name)
}

// saysTotal is IsTotal of the gist of a label, which may be one for no place.
func saysTotal(words []string) bool {
	first, last := words[0], words[len(words)-1]
	switch {
	case slices.Contains(totalLabels, strings.Join(words, " ")):
		return true
	case slices.Contains(runningWords, first):
		return false
	case first == "all" && len(words) > 1:
		return slices.Contains(allOf, last) && !slices.Contains(words, "other")
	}
	return slices.Contains(totalWords, first) || slices.Contains(totalWords, last)
}

// bareWords folds a label and cuts it into words at everything that is neither letter nor digit.
func bareWords(label string) []string {
	return strings.FieldsFunc(Fold(label), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
}

// cutCount takes a number in brackets off the end of a label, as reports write the rows of a group behind its
// name: "Grand Total (1,203)".
func cutCount(label string) string {
	bare := strings.TrimRight(strings.TrimRight(strings.TrimSpace(label), ")"), "0123456789,")
	if at := len(bare) - 1; at > 0 && bare[at] == '(' && strings.HasSuffix(strings.TrimSpace(label), ")") {
		return bare[:at]
	}
	return label
}

// gist is a label's words up to "excluding", "including" and the like: "Total excluding unknown" is a total, and
// "Unknown (including withheld)" is unknown.
func gist(label string) []string {
	words := bareWords(cutCount(label))
	if i := slices.IndexFunc(words, isExcept); i > 0 {
		return words[:i]
	}
	return words
}

func isExcept(word string) bool { return slices.Contains(exceptWords, word) }

// startsOrEnds is true if the words begin or end with the phrase, so that "Area unknown" and "Unknown area" are
// found alike.
func startsOrEnds(words, phrase []string) bool {
	n := len(phrase)
	return len(words) >= n && (slices.Equal(words[:n], phrase) || slices.Equal(words[len(words)-n:], phrase))
}
