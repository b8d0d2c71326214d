package claim

import (
	"testing"
	"time"

	"github.com/pressfigures/figures/pkg/period"
	"github.com/pressfigures/figures/pkg/release"
)

func TestDated(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"Calls rise\n\n3 May 2019\n\nThis year 412 people rang.", "2019-05-03"},
		{"Calls rise\n\nMore people than ever ask for help, says charity\n\nLEEDS, 3 May 2019 – This year 412 people rang.", "2019-05-03"},
		{"Calls rise\n\nLeeds, Friday 3 May 2019: This year 412 people rang.", "2019-05-03"},
		{"For immediate release: 3 May 2019\n\nCalls rise\n\nThis year 412 people rang.", "2019-05-03"},
		{"EMBARGOED UNTIL 00.01 ON FRIDAY 3 MAY 2019\n\nCalls rise\n\nThis year 412 people rang.", "2019-05-03"},
		{"Press release | 3 May 2019\n\nCalls rise\n\nThis year 412 people rang.", "2019-05-03"},
		{"Calls rise\n\nLEEDS, May 3, 2019 (PA) – This year 412 people rang.", "2019-05-03"},
		{"Calls rise\n\nDate: 03/05/2019\n\nThis year 412 people rang.", "2019-05-03"},
		{"Calls rise\n\nOn 3 May 2019, 412 people rang.", ""},
		{"Calls rise\n\nThe line opened on 3 May 2019 – and 412 people rang.", ""},
		{"Calls rise\n\nIn May 2019 – a busy month – 412 people rang.", ""},
		{"Calls rise\n\n412 people rang.\n\nNotes to editors\n\n3 May 2019", ""},
		{"", ""},
	} {
		day, ok := Dated(release.Parse("test", tt.text, release.Options{}), period.Context{})
		if got := day.String(); ok != (tt.want != "") || ok && got != tt.want {
			t.Errorf("%q is dated %s (%v), want %q", tt.text, got, ok, tt.want)
		}
	}
}

// The date of a release places what is said of years, and is itself the period
// of nothing; a date given by hand holds against it.
func TestOwnDate(t *testing.T) {
	d := release.Parse("test", "Calls rise\n\nLEEDS, 3 May 2019 – Last year 412 people rang, and 90 wrote from Dorset.", release.Options{})
	reading := period.Context{Dated: period.NewDay(2026, time.March, 3), HasDated: true}
	for own, want := range map[bool]string{true: "2018-01-01/2018-12-31", false: "2025-01-01/2025-12-31"} {
		r := Find(d, Lexicon{Areas: regions(t), Period: reading, OwnDate: own})
		for _, c := range r.Claims {
			if got := topPeriod(c.Periods); got != want {
				t.Errorf("own date %v: %q is of %s, want %s", own, c.Text, got, want)
			}
		}
		if len(r.Claims) != 2 {
			t.Errorf("%d claims, want 2", len(r.Claims))
		}
	}
	d = release.Parse("test", "Calls rise\n\nDORSET, 3 May 2019 – Some 412 people rang.", release.Options{})
	for _, c := range Find(d, Lexicon{Areas: regions(t)}).Claims {
		if len(c.Periods) > 0 || len(c.Areas) > 0 {
			t.Errorf("%q is of %v in %v, want neither", c.Text, c.Periods, c.Areas)
		}
	}
}
