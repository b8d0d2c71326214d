package claim

import (
	"testing"

	"github.com/pressfigures/figures/pkg/area"
)

// said is the place of a claim as messages name it, and whether the data have it.
func said(c Claim) string {
	if len(c.Areas) == 0 {
		return ""
	}
	if c.Areas[0].Area == area.None {
		return "?" + c.Areas[0].Text
	}
	return c.Areas[0].Text
}

// The place of a whole is not that of its part, all places of a region are the
// region, and what the data do not hold is no place that they do.
func TestPlacesMeant(t *testing.T) {
	for _, tt := range []struct{ text, claim, want string }{
		// wholes
		{"In 2019, 1,186 of the region's 2,892 callers were from Essex.", "2,892", "the Eastern region"},
		{"Across the Eastern region, 1,186 of the 2,892 callers were from Essex.", "2,892", "Eastern region"},
		{"In 2019, of 2,892 callers, 1,186 were from Essex and 391 from Norfolk.", "2,892", "the Eastern region"},
		{"In 2019, of 2,892 callers, 1,186 were from Essex and 391 from Norfolk.", "391", "Norfolk"},
		{"Of the 2,892 people who rang in 2019, 1,186 lived in Essex.", "2,892", "the Eastern region"},
		{"Of the 2,892 people from Devon who rang, 1,186 were from Essex.", "2,892", "Devon"},
		{"Essex has a third of the region's callers: 1,186 of 2,892.", "2,892", "the region's"},
		{"Essex has a third of the region's callers: 1,186 of 2,892.", "1,186", "Essex"},
		{"Essex's 139 calls were 4 per cent of the regional total of 3,549.", "3,549", "the regional"},
		{"In 2019, the number from Essex was in the region of 400.", "400", "Essex"},
		{"The number from Essex rose by in the region of 40 per cent in 2019.", "40", "Essex"},
		{"The number from Essex was in the region of four hundred in 2019.", "four hundred", "Essex"},
		{"In Essex in the region of 300 people rang, and across the region 912 did.", "912", "the region"},
		{"In Essex, of 373 callers, 38 went to the website.", "373", "Essex"},
		// sums
		{"Norfolk had 268 callers and Suffolk 231, 499 in all, in 2019.", "231", "Suffolk"},
		{"Essex, Norfolk, Suffolk, Hertfordshire and Cambridgeshire had 2,892 callers between them.", "2,892", "Essex, Norfolk, Suffolk, Hertfordshire and Cambridgeshire"},
		{"Norfolk and Suffolk each had 268 callers.", "268", "Norfolk"},
		{"Norfolk and Suffolk had 268 and 231 callers respectively.", "268", "Norfolk"},
		{"In Essex the website had 268 visitors and the line 231 calls, 499 in all.", "499", "Essex"},
		// all of a region
		{"In Essex 268 people rang. The five counties together had 2,892 callers.", "2,892", "The five counties"},
		{"In Essex 268 people rang. The four counties together had 2,892 callers.", "2,892", "?The four counties"},
		{"In Essex 268 people rang. Across all five counties the number was 2,892.", "2,892", "all five counties"},
		{"In Essex 268 people rang. All five counties had at least 200 callers.", "at least 200", "Essex"},
		{"In all counties apart from Essex, where 268 people rang, calls rose.", "268", "Essex"},
		{"In Essex 268 people rang. Taken together, the five counties had 2,892.", "2,892", "the five counties"},
		// places that the data do not hold
		{"In Essex 268 people rang, and 14,862 in the whole of the UK.", "14,862", "?UK"},
		{"In Essex 268 people rang. Across the country the number was 14,862.", "14,862", "?the country"},
		{"In Essex 268 people rang. Rutland: 951 people did.", "951", "?Rutland"},
		{"In Essex 268 people rang. Rutland accounted for 15 per cent of calls.", "15 per cent", "?Rutland"},
		{"In Essex 268 people rang. Total: 951 people.", "951", "Essex"},
		{"In Essex 1,186 people rang, against 14,862 nationally.", "14,862", "?nationally"},
		{"In Essex 1,186 people rang, against 14,862 nationally.", "1,186", "Essex"},
		{"In Essex 1,186 people rang. The UK total was 14,862.", "14,862", "?UK"},
		{"In Essex 1,186 people rang. Nationwide, 14,862 did.", "14,862", "?Nationwide"},
		// each its own
		{"Calls were up from 596 to 1,186 in Essex, from Norfolk from 187 to 305 and from Suffolk from 243 to 391.", "305", "Norfolk"},
		{"Calls were up from 596 to 1,186 in Essex, from Norfolk from 187 to 305 and from Suffolk from 243 to 391.", "391", "Suffolk"},
		// spoken of before
		{"Essex rose. Compared with Norfolk, calls were many. In the county, 268 people rang.", "268", "the county"},
		{"In Essex 268 people rang, a fall on the county's 300.", "300", "the county's"},
	} {
		_, r := read(t, tt.text)
		if got := said(claimOf(t, r, tt.claim)); got != tt.want {
			t.Errorf("%q: %s is about %q, want %q", tt.text, tt.claim, got, tt.want)
		}
	}
}
