package claim

import (
	"testing"

	"github.com/pressfigures/figures/pkg/release"
)

// TestCertain holds which links an objection may rest on alone, and which it may
// not although they are the likeliest.
func TestCertain(t *testing.T) {
	for _, tt := range []struct {
		text, claim string
		want        bool
	}{
		{"The cost went from £44m to £61m, a rise of £27m.", "27m", true},
		{"Calls rose to 610 from 440, an increase of 270.", "270", true},
		{"Cases, at 610, were up 270 on the 440 of 2018.", "270", true},
		{"Cases fell from 155 to 31, a tenfold drop.", "tenfold", true},
		{"There were 400 calls, compared with 320 in 2018, a rise of 15 per cent.", "15", true},
		{"There were 400 calls (2018: 320), a rise of 15 per cent.", "15", true},
		// a third value, another change, another measure, another sentence
		{"There were 400 calls, compared with 320 in 2018 and 250 in 2017, up 15 per cent.", "15", false},
		{"Sales rose 8 per cent at constant prices, to £120m from £100m.", "8 per cent", false},
		{"In 2018 we took 320 calls. In 2019 we took 400, a rise of 15 per cent.", "15", true},
		{"In the north 320 came, 4 per cent more than the year before. In the south it was 400, a rise of 15 per cent.", "15", false},
		{"Arrears were 35 per cent, up 2 points on last month but down from 42 per cent.", "2 points", false},
		{"Sales rose 8 per cent from about £100m to £120m.", "8 per cent", false},
	} {
		d := release.Parse("test", tt.text, release.Options{})
		c, ok := holding(Find(d, Lexicon{}), tt.claim)
		if !ok || c.Certain != tt.want {
			t.Errorf("%q: %q (%s) is certain: %v, want %v", tt.text, tt.claim, told(c), c.Certain, tt.want)
		}
	}
}
