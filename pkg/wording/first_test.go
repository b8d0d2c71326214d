package wording

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// findEverywhere is FindHedge that tries every token of a text.
func findEverywhere(text string) []Match {
	tokens := tokenise(text)
	var found []Match
	for i := 0; i < len(tokens); {
		f, numbers, length := formIndex().longest(tokens[i:])
		_, _, skip := distractorIndex().longest(tokens[i:])
		if skip >= max(length, 1) {
			i += skip
			continue
		}
		m, ok := newMatch(text, tokens, i, length, f, numbers)
		if length == 0 || !ok {
			i++
			continue
		}
		found = append(found, m)
		i += length
	}
	return compose(text, found, tokens)
}

func TestFirstTokensLeaveNothingOut(t *testing.T) {
	var words []string
	for _, f := range forms() {
		words = append(words, strings.ReplaceAll(f.text, anyFold, "fivefold"))
	}
	words = append(words, distractors()...)
	words = append(words, "7", "ten", "10-fold", "nfold", "1,186", "of", "by", "+", "%", "People", "\n\n", "’s", "£")
	words = slices.Compact(slices.Sorted(slices.Values(words)))
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 1, 12).Draw(t, "words"), " ")
		if diff := cmp.Diff(shown(findEverywhere(text)), shown(FindHedge(text))); diff != "" {
			t.Fatalf("%q: %s", text, diff)
		}
	})
}

func shown(matches []Match) []string {
	var lines []string
	for _, m := range matches {
		lines = append(lines, describe(m))
	}
	return lines
}
