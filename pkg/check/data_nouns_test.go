package check

import (
	"testing"
	"time"

	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/period"
	"github.com/pressfigures/figures/pkg/release"
)

// countedIn judges a text in Markdown by data that name what they count
// themselves, if at all.
func countedIn(t *testing.T, csv, text string) *Report {
	t.Helper()
	d := dataOf(t, csv)
	d.Nouns = nil
	for _, m := range d.Desk.Cube.Measures {
		if m.Unit != "" {
			d.Nouns = append(d.Nouns, m.Unit)
		}
	}
	doc := release.Parse("test.md", text, release.Options{Format: release.Markdown})
	r := Text(doc, claim.Find(doc, d.Lexicon("", period.Context{Dated: period.NewDay(2024, time.May, 1), HasDated: true})), Options{})
	r.Against(d, Options{})
	return r
}

const (
	rehomed   = "Centre,Year,Animals\nLincoln,2022,412\nLincoln,2023,498\nLeeds,2022,980\nLeeds,2023,1127\n"
	suspended = "District,2022,2023\nElmwood,140,210\nAshfield,300,260\n"
)

// A number without a noun is of what the text speaks of, and what data without
// the name of a measure count, the text says.
func TestNouns(t *testing.T) {
	for _, test := range []struct {
		csv, text, words string
		want             Verdict
	}{
		{rehomed, "In 2023 Lincoln rehomed 498 animals. Leeds rehomed 1,127.", "1,127", Right},
		{rehomed, "In 2023 Lincoln rehomed 498 animals. Leeds rehomed 1,172.", "1,172", Wrong},
		{rehomed, "In 2023 Lincoln rehomed 498 animals, up 21 per cent from 412 in 2022.", "21 per cent", Right},
		{rehomed, "In 2023 Lincoln rehomed 498 animals. In Lincoln 30 volunteers gave 412 hours in 2023.", "30", Unsupported},
		{rehomed, "In 2023 Lincoln rehomed 498 animals. Lincoln had calls too: 412 in 2023.", "412", Unsupported},
		{rehomed, "Lincoln answered 700 letters in 2023. Leeds had 650.", "650", Unsupported},
		{suspended, "There were 210 suspensions in Elmwood in 2023, up from 140 in 2022.", "210", Right},
		{suspended, "There were 210 suspensions in Elmwood in 2023. In Ashfield there were 206 suspensions in 2023.", "206", Wrong},
		{suspended, "There were 210 suspensions in Elmwood in 2023. In Ashfield there were 206 exclusions in 2023.", "206", Unsupported},
	} {
		r := countedIn(t, test.csv, test.text)
		if j := verdictOf(t, r, test.words); j.Verdict != test.want {
			t.Errorf("%s\n%q is %s, want %s: %s", test.text, j.Text, j.Verdict, test.want, j.Message)
		}
	}
}
