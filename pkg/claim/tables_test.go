package claim

import (
	"testing"
	"time"

	"github.com/pressfigures/figures/pkg/period"
	"github.com/pressfigures/figures/pkg/release"
)

// In a table the head of the column and the name of the row say what words
// would say in a sentence.
func TestTables(t *testing.T) {
	const text = `Calls by county:

| County | Jan–Jun 2018 | Jan–Jun 2019 | Change | % change |
|---|---|---|---|---|
| Dorset | 273 | 373 | +100 | 37 |
| Devon | 438 | 1,020 | 582 | +133% |
`
	d := release.Parse("test.md", text, release.Options{Format: release.Markdown})
	r := Find(d, Lexicon{Areas: regions(t), Nouns: []string{"people"},
		Period: period.Context{Dated: period.NewDay(2019, time.September, 9), HasDated: true}})
	for _, tt := range []struct{ number, area, period, from, to string }{
		{"273", "Dorset", "2018-01-01/2018-06-30", "", ""},
		{"1,020", "Devon", "2019-01-01/2019-06-30", "", ""},
		{"+100", "Dorset", "2019-01-01/2019-06-30", "273", "373"},
		{"37", "Dorset", "2019-01-01/2019-06-30", "273", "373"},
		{"582", "Devon", "2019-01-01/2019-06-30", "438", "1,020"},
		{"+133%", "Devon", "2019-01-01/2019-06-30", "438", "1,020"},
	} {
		c := claimOf(t, r, tt.number)
		if got := topArea(c); got != tt.area {
			t.Errorf("%s is about %q, want %q", tt.number, got, tt.area)
		}
		if got := topPeriod(c.Periods); got != tt.period {
			t.Errorf("%s is of %s, want %s", tt.number, got, tt.period)
		}
		if tt.from == "" {
			continue
		}
		if !c.Changes() || !c.From.Held() || r.Claims[c.From.Claim].Number.Text != tt.from || r.Claims[c.To.Claim].Number.Text != tt.to {
			t.Errorf("%s (%s) is not the change from %s to %s", tt.number, c.Kind, tt.from, tt.to)
		}
	}
	if c := claimOf(t, r, "37"); c.Kind != PercentChange {
		t.Errorf("37 below %q is %s", "% change", c.Kind)
	}
}

// A column that is headed by a per cent sign alone holds changes behind two
// periods, and shares behind one.
func TestPercentColumns(t *testing.T) {
	for _, tt := range []struct {
		text string
		want Kind
	}{
		{"| County | 2018 | 2019 | % |\n|---|---|---|---|\n| Dorset | 273 | 373 | 37 |\n", PercentChange},
		{"| County | Calls | % |\n|---|---|---|\n| Dorset | 273 | 37 |\n", Count},
	} {
		d := release.Parse("test.md", tt.text, release.Options{Format: release.Markdown})
		if c := claimOf(t, Find(d, Lexicon{Areas: regions(t)}), "37"); c.Kind != tt.want {
			t.Errorf("%q: 37 is %s, want %s", tt.text, c.Kind, tt.want)
		}
	}
}

// What something is compared with lends its period to no other number.
func TestPeriodsOfBases(t *testing.T) {
	for _, tt := range []struct{ text, claim, want string }{
		{"Last year was a busy one. There were 412 in the county against 300 in 2018.", "412", "2019-01-01/2019-12-31"},
		{"In 2019, 412 people rang. The exact number was twice the 206 of the year before.", "206", "2018-01-01/2018-12-31"},
		{"In 2017, 412 people rang, up 12 on the 400 recorded the previous year.", "400", "2016-01-01/2016-12-31"},
		{"412 people (2018: 300) rang in 2019. The region recorded 2,892 (2018: 1,947).", "2,892", "2019-01-01/2019-12-31"},
		{"412 people (2018: 300) rang in 2019. The region recorded 2,892 (2018: 1,947).", "1,947", "2018-01-01/2018-12-31"},
		{"The total in the first half of 2019 was 412, or 2.2 times the figure for January to June 2018 (187).", "187", "2018-01-01/2018-06-30"},
		{"January to June 2018, compared with July to December 2017.\n\nDorset – 586 (was 200)", "200", "2017-07-01/2017-12-31"},
		{"January to June 2018, compared with July to December 2017.\n\nDorset – 586 (was 200)", "586", "2018-01-01/2018-06-30"},
		{"Calls up 37% on last year to 373\n\nIn the first half of 2019, 373 people rang.", "373", "2019-01-01/2019-06-30"},
		{"In the calendar year 2018, 580 people rang, of whom 307 did so between July and December.", "307", "2018-07-01/2018-12-31"},
		{"In the first half of 2019, 373 people rang. Over the half-year 12 wrote.", "12", "2019-01-01/2019-06-30"},
		{"In H1 2019, 373 people rang, and 307 between July and December 2018. The region had 912 in the half-year.", "912", "2019-01-01/2019-06-30"},
		{"In H1 2019, 373 people rang; May and June each brought 64.", "64", "2019-05-01/2019-05-31"},
	} {
		_, r := read(t, tt.text)
		if got := topPeriod(claimOf(t, r, tt.claim).Periods); got != tt.want {
			t.Errorf("%q: %s is of %s, want %s", tt.text, tt.claim, got, tt.want)
		}
	}
}
