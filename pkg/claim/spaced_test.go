package claim

import (
	"testing"

	"github.com/pressfigures/figures/pkg/release"
)

// A number that a blank parts, or two beside each other, are not worked with;
// one that another follows at a distance is.
func TestSpaced(t *testing.T) {
	for text, linked := range map[string]bool{
		"Stocks fell to 62 855 tons from 66 725 tons, a drop of 8.5 per cent.": false,
		"Stocks fell to 62 855t from 66 725t, a drop of 8.5 per cent.":         false,
		"Stocks fell to 262 tons from 266 tons, a drop of 8.5 per cent.":       true,
		"In 2018 373 people called, down from 400, a drop of 8.5 per cent.":    true,
		"Stocks fell to 62\u00a0855 tons from 66,725, a drop of 8.5 per cent.": true,
	} {
		claims := Find(release.Parse("test", text, release.Options{}), Lexicon{}).Claims
		if c := claims[len(claims)-1]; c.From.Held() != linked {
			t.Errorf("%q: linked %v, want %v", text, !linked, linked)
		}
	}
}
