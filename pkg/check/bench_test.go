package check

import (
	"fmt"
	"strings"
	"testing"

	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/release"
)

// BenchmarkText judges a release of some 5,000 words by itself, the claims of
// which have been found.
func BenchmarkText(b *testing.B) {
	var text strings.Builder
	for i := range 170 {
		fmt.Fprintf(&text, "The number of people from Kent who contacted the helpline about subject %d rose by 99 per cent, from %d in 2018 to %d in 2019, with %d from Essex.\n\n", i, 596+i, 1186+2*i, 300+i)
	}
	d := release.Parse("x", text.String(), release.Options{})
	found := claim.Find(d, claim.Lexicon{})
	b.ReportAllocs()
	for b.Loop() {
		Text(d, found, Options{})
	}
}
