package check

import (
	"testing"

	"github.com/pressfigures/figures/pkg/caveat"
)

// TestCause: a campaign is made a cause by the words before it or behind it; two
// things told side by side are not.
func TestCause(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"Calls rose by 65 per cent, from 84 to 139, thanks to our advertising campaign.", "thanks to our advertising"},
		{"After the launch of its website, calls rose by 65 per cent, from 84 to 139.", "After the launch"},
		{"The charity's campaign led to a rise of 65 per cent in calls, from 84 to 139.", "campaign led to"},
		{"Our awareness drive has sparked a 65 per cent rise in calls, from 84 to 139.", "drive has sparked"},
		{"The documentary prompted a rise of 65 per cent in calls, from 84 to 139.", "documentary prompted"},
		{"Calls rose by 65 per cent, from 84 to 139. The charity ran a campaign at the time.", ""},
		{"The campaign team took 139 calls, up 65 per cent from 84.", ""},
		{"Calls rose by 65 per cent, from 84 to 139, and worry led to many of them.", ""},
		{"After the summer, calls rose by 65 per cent, from 84 to 139.", ""},
	} {
		got := ""
		r := read(tt.text)
		for _, f := range r.Findings {
			if f.Rule == RuleID(caveat.Cause) {
				got = r.words(f.Span)
			}
		}
		if got != tt.want {
			t.Errorf("%s\n%q, want %q", tt.text, got, tt.want)
		}
	}
}
