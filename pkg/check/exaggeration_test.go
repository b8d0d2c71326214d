package check

import (
	"strings"
	"testing"

	"github.com/pressfigures/figures/pkg/caveat"
)

// exaggerationsIn are the hints of the remarks on words that are too strong.
func exaggerationsIn(r *Report) []string {
	var found []string
	for _, f := range r.Findings {
		if f.Rule == RuleID(caveat.Exaggeration) {
			found = append(found, r.words(f.Span)+": "+f.Hint)
		}
	}
	return found
}

func TestExaggeration(t *testing.T) {
	const noise, out = ": let the number speak: ", ": let the number speak, and leave the word out"
	for _, tt := range []struct{ text, want string }{
		{"Calls soared and exploded by 2 per cent, from 300 to 306.", `soared` + noise + `"rose"`},
		{"Calls plummeted by 2 per cent, from 300 to 294.", `plummeted` + noise + `"fell"`},
		{"There was a surge of 4 per cent in calls, from 300 to 312.", `surge` + noise + `"rise"`},
		{"Calls skyrocketed to 306, from 300 in 2018.", `skyrocketed` + noise + `"rose"`},
		{"Calls went up by a staggering 4 per cent, from 300 to 312.", "staggering" + out},
		{"Calls fell by an unprecedented 9 per cent, from 300 to 273.", "unprecedented" + out},
		{"Calls rose exponentially, by 106 per cent from 300 to 618.", "exponentially: say by how much it rose"},
		// Large enough for the words, or not of the change.
		{"Calls soared by 93 per cent, from 300 to 579.", ""},
		{"Calls plummeted by 40 per cent, from 300 to 180.", ""},
		{"Calls rose by 2 per cent, from 300 to 306.", ""},
		{"The service was massive. Calls rose by 2 per cent, from 300 to 306.", ""},
		{"The crisis line took 306 calls, up from 300.", ""},
		{"Visits doubled to a staggering 600, from 300.", ""},
	} {
		if got := strings.Join(exaggerationsIn(read(tt.text)), "; "); got != tt.want {
			t.Errorf("%s\n%q, want %q", tt.text, got, tt.want)
		}
	}
}

// TestExaggerationByData: of a change without a number, the data know how large
// it was; it is remarked upon once, whatever both know.
func TestExaggerationByData(t *testing.T) {
	small, large := twoYears{306, 300, 700, 600}, twoYears{579, 300, 700, 600}
	for _, tt := range []struct {
		text  string
		years twoYears
		want  string
	}{
		{"In 2019, calls in Kent soared.", small, `soared: let the number speak: "rose"`},
		{"In 2019, calls in Kent soared.", large, ""},
		{"In 2019, calls in Kent rose.", small, ""},
		{"In 2019, calls in Kent soared by 2 per cent.", small, `soared: let the number speak: "rose"`},
	} {
		r := tt.years.read(t, tt.text)
		if got := strings.Join(exaggerationsIn(r), "; "); got != tt.want {
			t.Errorf("%s\n%q, want %q", tt.text, got, tt.want)
		}
	}
}
