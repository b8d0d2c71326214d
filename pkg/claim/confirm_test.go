package claim

import (
	"fmt"
	"strings"
	"testing"

	"github.com/pressfigures/figures/pkg/release"
)

// TestConfirmedOnlyWhereNoChance holds that a share of nothing in particular is
// tied to the one pair that it is true of, and to none where enough numbers stand
// around it for one to fit by chance.
func TestConfirmedOnlyWhereNoChance(t *testing.T) {
	const share = " Visitors from abroad made up 37 per cent."
	for _, test := range []struct {
		before string
		want   bool
	}{
		{"The house had 812 visitors in June, and 300 spoke no English.", true},
		{"The house had 812 visitors in June, and 310 spoke no English.", false},
		{"The house had 812 visitors in June, 300 in May, 291 in April, 340 in March, 655 in July, 702 in August and 555 in September.", false},
	} {
		found := Find(release.Parse("test", test.before+share, release.Options{}), Lexicon{}).Claims
		held := false
		for _, c := range found {
			if strings.Contains(c.Text, "37") {
				held = c.From.Held() && !c.Sure && !c.Certain
			}
		}
		if held != test.want {
			t.Errorf("%s%s\ntied: %v, want %v", test.before, share, held, test.want)
		}
	}
}

// TestNothingIsConfirmedByTinyNumbers holds that small numbers, many of which
// stand in one ratio, confirm nothing.
func TestNothingIsConfirmedByTinyNumbers(t *testing.T) {
	for _, n := range []int{2, 4, 6, 8} {
		text := fmt.Sprintf("The hall has %d doors and %d windows. Attendance was 50 per cent.", n, n/2)
		for _, c := range Find(release.Parse("test", text, release.Options{}), Lexicon{}).Claims {
			if c.From.Held() {
				t.Errorf("%s\n%q is tied", text, c.Text)
			}
		}
	}
}
