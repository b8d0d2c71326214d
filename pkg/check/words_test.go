package check

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// The words of a stretch are the same whether they are taken from the list of the
// whole text or cut from the stretch by itself, also where it cuts a word.
func TestWordsOfStretch(t *testing.T) {
	piece := rapid.SampledFrom([]string{"Of", " ", " ", "the", "1,712", "£1.2m", "don’t", "'all'", "12-storey", "(63%)", ", ", ". ", "–", "É", "é", "\n\n", "’", "-", "x"})
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(piece, 0, 20).Draw(t, "text"), "")
		cuts := []int{0}
		for i := range text {
			cuts = append(cuts, i)
		}
		cuts = append(cuts, len(text))
		start := rapid.SampledFrom(cuts).Draw(t, "start")
		end := max(rapid.SampledFrom(cuts).Draw(t, "end"), start)
		got, want := newWordList(text).between(start, end), wordsOf(text[start:end])
		if !slices.Equal(got, want) {
			t.Fatalf("words of %q from %d to %d: got %q, want %q", text, start, end, got, want)
		}
	})
}

func TestWordsOf(t *testing.T) {
	for text, want := range map[string][]string{
		"":                                {},
		"Of the 1,712 (63%), it’s “all”.": {"of", "the", "1,712", "63%", "it's", "all"},
		"£1.2m – ‘a 12-storey’ house, -5.": {"1.2m", "a", "12-storey", "house", "5"},
		"ÉCOLE's don't.\n\nNext":           {"école's", "don't", "next"},
	} {
		if got := wordsOf(text); !slices.Equal(got, want) {
			t.Errorf("wordsOf(%q) = %q, want %q", text, got, want)
		}
	}
}
