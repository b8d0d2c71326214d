package check

import (
	"testing"

	"github.com/pressfigures/figures/pkg/claim"
)

// TestTwoPartsOfAYear holds that two halves or quarters that share their noun
// are two periods, the base before the new one, and that "halves" is no multiple
// then.
func TestTwoPartsOfAYear(t *testing.T) {
	const quarters = "Area,Q1 2018,Q2 2018,Q3 2018,Q4 2018\nDorset,131,142,150,157\nDevon,100,110,120,130\n"
	for _, test := range []struct{ text, words string }{
		{"In Dorset the number of people rose by 12 per cent between the first and second halves of 2018, from 273 to 307.", "by 12 per cent"},
		{"Between the two halves of 2018 the number of people from Dorset grew from 273 to 307.", "307"},
		{"In the third and fourth quarters of 2018 Dorset had 150 and 157 people.", "157"},
		{"In the third and fourth quarters of 2018 Dorset had 150 and 157 people.", "150"},
	} {
		r := against(t, quarters, test.text)
		if j := verdictOf(t, r, test.words); j.Verdict != Right {
			t.Errorf("%s\n%q: %s, %s", test.text, test.words, j.Verdict, j.Message)
		}
		for _, j := range r.Claims {
			if j.Verdict == Wrong || j.Kind == claim.Multiple {
				t.Errorf("%s\n%q: %s, %s", test.text, j.Text, j.Verdict, j.Message)
			}
		}
	}
	r := against(t, quarters, "In Dorset the number of people rose by 21 per cent between the first and second halves of 2018, from 273 to 307.")
	if j := verdictOf(t, r, "by 21 per cent"); j.Verdict != Wrong {
		t.Errorf("21 per cent: %s, %s", j.Verdict, j.Message)
	}
}
