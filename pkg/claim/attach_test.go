package claim

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/period"
	"github.com/pressfigures/figures/pkg/release"
)

// regions is a small tree of policing regions, nested as their owner says.
func regions(t testing.TB) *area.Tree {
	t.Helper()
	b := area.NewBuilder()
	for region, members := range map[string]string{
		"South West": "Dorset,Devon,Cornwall,Somerset,Wiltshire",
		"Eastern":    "Hertfordshire,Essex,Norfolk,Suffolk,Cambridgeshire",
		"North West": "North Wales,Lancashire,Cheshire,Cumbria,Merseyside,Greater Manchester",
	} {
		for _, m := range strings.Split(members, ",") {
			b.AddUnder(region, m)
		}
	}
	tree, err := b.Build()
	if err != nil {
		t.Fatal(err)
	}
	return tree
}

// read finds the claims of a text of 3 March 2020 about a helpline.
func read(t testing.TB, text string) (*release.Document, Result) {
	t.Helper()
	const service = "Stop It Now!"
	d := release.Parse("test", text, release.Options{Names: []string{service}})
	return d, Find(d, Lexicon{
		Areas: regions(t), Service: service, Nouns: []string{"people"}, Members: []string{"helpline", "website"},
		Period: period.Context{Dated: period.NewDay(2020, time.March, 3), HasDated: true},
	})
}

// the claim whose number or words hold a text.
func claimOf(t *testing.T, r Result, words string) Claim {
	t.Helper()
	for _, c := range r.Claims {
		if c.HasNumber && c.Number.Text == words || c.Text == words {
			return c
		}
	}
	for _, c := range r.Claims {
		if strings.Contains(c.Text, words) {
			return c
		}
	}
	t.Fatalf("no claim %q", words)
	return Claim{}
}

func topArea(c Claim) string {
	if len(c.Areas) == 0 {
		return ""
	}
	return c.Areas[0].Text
}

func topPeriod(p []PeriodReading) string {
	switch {
	case len(p) == 0:
		return ""
	case p[0].Unplaced:
		return "unplaced"
	}
	return p[0].Period.Start.String() + "/" + p[0].Period.Last().String()
}

func TestAreas(t *testing.T) {
	for _, tt := range []struct{ text, claim, want string }{
		{"A total of 412 people from Dorset rang in 2019.", "412", "Dorset"},
		{"In Dorset, 412 people rang in 2019.", "412", "Dorset"},
		{"Dorset’s total of 412 was the highest for years.", "412", "Dorset"},
		{"Dorset's total rose by 12 per cent to 412.", "12 per cent", "Dorset"},
		{"The number rose by 12 per cent in Devon (from 100 to 112) and 8 per cent in Cornwall (50 to 54).", "12 per cent", "Devon"},
		{"The number rose by 12 per cent in Devon (from 100 to 112) and 8 per cent in Cornwall (50 to 54).", "112", "Devon"},
		{"The number rose by 12 per cent in Devon (from 100 to 112) and 8 per cent in Cornwall (50 to 54).", "8 per cent", "Cornwall"},
		{"The number rose by 12 per cent in Devon (from 100 to 112) and 8 per cent in Cornwall (50 to 54).", "54", "Cornwall"},
		{"Devon had the highest number (1,020), ahead of Wiltshire (944) and Cornwall (745).", "1,020", "Devon"},
		{"Devon had the highest number (1,020), ahead of Wiltshire (944) and Cornwall (745).", "944", "Wiltshire"},
		{"Devon had the highest number (1,020), ahead of Wiltshire (944) and Cornwall (745).", "745", "Cornwall"},
		{"There were 412 callers (Dorset) and 300 callers (Devon).", "412", "Dorset"},
		{"There were 412 callers (Dorset) and 300 callers (Devon).", "300", "Devon"},
		{"Lancashire, Cheshire and Cumbria saw rises of 40, 50 and 60 per cent.", "50", "Cheshire"},
		{"Rises of 40, 50 and 60 per cent were seen in Lancashire, Cheshire and Cumbria respectively.", "60 per cent", "Cumbria"},
		{"Calls from Lancashire rose by 40 per cent, more than the North West as a whole, where they rose by 30 per cent.", "30 per cent", "North West"},
		{"Calls from Lancashire rose by 40 per cent, more than the North West as a whole, where they rose by 30 per cent.", "40 per cent", "Lancashire"},
		{"More people from Essex rang. In the county, 212 did so in 2019.", "212", "the county"},
		{"More people from Essex rang. Across the region, 912 did so in 2019.", "912", "the region"},
		{"Across the South West, 3,700 people rang; 412 of them were from Dorset.", "3,700", "South West"},
		{"Across the South West, 3,700 people rang; 412 of them were from Dorset.", "412", "Dorset"},
		{"Of the 3,700 people from the South West who rang, 412 were from Dorset.", "3,700", "South West"},
		{"Of the 3,700 people from the South West who rang, 412 were from Dorset.", "412", "Dorset"},
		{"HERTFORDSHIRE HELPLINE CALLS RISE BY 12 PER CENT", "12 PER CENT", "HERTFORDSHIRE"},
		{"People From Essex Make 212 Calls", "212", "Essex"},
		{"A further 90 people from Rutland rang.", "90", "Rutland"},
		{"In Essex, 212 people rang, while in Norfolk 150 did.", "150", "Norfolk"},
		{"In Essex, 212 people rang, while in Norfolk 150 did.", "212", "Essex"},
		{"Essex recorded 212 calls and Norfolk 150.", "150", "Norfolk"},
		{"Essex recorded 212 calls and Norfolk 150.", "212", "Essex"},
		{"Norfolk and Suffolk recorded 150 and 140 calls respectively.", "140", "Suffolk"},
		{"Some 212 people rang from Essex, compared with 150 from Norfolk.", "150", "Norfolk"},
		{"Some 212 people rang from Essex, compared with 150 from Norfolk.", "212", "Essex"},
		{"People in Dorset made 412 calls. The number rose by 12 per cent.", "12 per cent", "Dorset"},
		{"Across the North West, which for the police includes North Wales, 412 people rang.", "412", "North West"},
		{"The South West, including Dorset, had 412 callers.", "412", "South West"},
		{"People in Dorset made 412 calls, more than in Devon. The number rose by 12 per cent.", "12 per cent", "Dorset"},
		{"Kent bucked the trend. The number of people there fell from 340 to 299.", "340", ""},
		{"Essex bucked the trend. The number of people there fell from 340 to 299, as that of the Eastern region rose.", "340", "there"},
		{"Rutland had 2,892 callers in 2019.", "2,892", "Rutland"},
		{"Watford residents made 2,892 calls.", "2,892", "Watford"},
		{"Staff had 2,892 calls.", "2,892", ""},
		{"Dorset had the steepest rise in the South West.", "steepest", "Dorset"},
		{"Rutland saw the steepest rise in the South West.", "steepest", "Rutland"},
		{"This was the steepest rise in the South West.", "steepest", "South West"},
	} {
		_, r := read(t, tt.text)
		if got := topArea(claimOf(t, r, tt.claim)); strings.TrimPrefix(got, "the ") != strings.TrimPrefix(tt.want, "the ") && strings.TrimSuffix(strings.TrimSuffix(got, "'s"), "’s") != tt.want {
			t.Errorf("%q: %s is about %q, want %q", tt.text, tt.claim, got, tt.want)
		}
	}
}

// What is no place must not be taken for one: figures from an office, a name
// of a law or of a firm.
func TestNoAreas(t *testing.T) {
	for _, text := range []string{
		"Figures from the Office for National Statistics show 412 calls.",
		"Data from the Home Office put the number at 412.",
		"There were 412 calls to Stop It Now! in 2019.",
		"A total of 412 people wrote in English.",
		"Rise In Helpline Calls From People Seeking Help As 412 Ring",
	} {
		_, r := read(t, text)
		if got := topArea(claimOf(t, r, "412")); got != "" {
			t.Errorf("%q is about %q, want nothing", text, got)
		}
	}
}

func TestPeriods(t *testing.T) {
	for _, tt := range []struct{ text, claim, period, against string }{
		{"In 2019, 412 people rang.", "412", "2019-01-01/2019-12-31", ""},
		{"The number rose by 12 per cent in 2019, from 368 in 2018 to 412.", "12 per cent", "2019-01-01/2019-12-31", "2018-01-01/2018-12-31"},
		{"The number rose by 12 per cent in 2019, from 368 in 2018 to 412.", "368", "2018-01-01/2018-12-31", ""},
		{"The number rose by 12 per cent in 2019, from 368 in 2018 to 412.", "412", "2019-01-01/2019-12-31", ""},
		{"Some 412 people rang in the first six months of 2019, compared with 368 in the same period in 2018.", "368", "2018-01-01/2018-06-30", ""},
		{"Some 412 people rang in the first six months of 2019, compared with 368 in the same period in 2018.", "412", "2019-01-01/2019-06-30", ""},
		{"Some 412 people rang in January to June 2019, up 12 per cent on the six months before.", "12 per cent", "2019-01-01/2019-06-30", "2018-07-01/2018-12-31"},
		{"Some 412 people rang in January to June 2019, up 12 per cent on a year earlier.", "12 per cent", "2019-01-01/2019-06-30", "2018-01-01/2018-06-30"},
		{"Last year 412 people rang, up from 368 in 2018.", "412", "2019-01-01/2019-12-31", ""},
		{"Last year 412 people rang, up from 368 in 2018.", "368", "2018-01-01/2018-12-31", ""},
		{"Calls were up 12 per cent in 2019 compared with 2018.", "12 per cent", "2019-01-01/2019-12-31", "2018-01-01/2018-12-31"},
		{"Compared with 2018, calls were up 12 per cent in 2019.", "12 per cent", "2019-01-01/2019-12-31", "2018-01-01/2018-12-31"},
		{"In 2019 there were 412 calls (2018: 368).", "368", "2018-01-01/2018-12-31", ""},
		{"In 2018 and 2019 there were 368 and 412 calls respectively.", "412", "2019-01-01/2019-12-31", ""},
		{"In 2018 and 2019 there were 368 and 412 calls respectively.", "368", "2018-01-01/2018-12-31", ""},
		{"There were 368 and 412 calls in 2018 and 2019 respectively.", "412", "2019-01-01/2019-12-31", ""},
		{"There were 368 and 412 calls in 2018 and 2019 respectively.", "368", "2018-01-01/2018-12-31", ""},
		{"In 2019 calls rose. They went up by 12 per cent, from 368 in 2018.", "12 per cent", "2019-01-01/2019-12-31", "2018-01-01/2018-12-31"},
		{"In January 412 people rang, against 368 in December.", "412", "2020-01-01/2020-01-31", ""},
		{"In January 412 people rang, against 368 in December.", "368", "2019-12-01/2019-12-31", ""},
	} {
		_, r := read(t, tt.text)
		c := claimOf(t, r, tt.claim)
		if got := topPeriod(c.Periods); got != tt.period {
			t.Errorf("%q: %s is of %q, want %q", tt.text, tt.claim, got, tt.period)
		}
		if got := topPeriod(c.Against); tt.against != "" && got != tt.against {
			t.Errorf("%q: %s is against %q, want %q", tt.text, tt.claim, got, tt.against)
		}
	}
}

// TestBetweenPlaces holds changes that are the distance between two places.
func TestBetweenPlaces(t *testing.T) {
	for _, tt := range []struct{ text, words, own, other string }{
		{"Kent had 31 more callers than Norfolk in 2019.", "31 more", "", "Norfolk"},
		{"Essex had 31 more callers than Norfolk in 2019.", "31 more", "Essex", "Norfolk"},
		{"In 2019 Essex had almost four times as many callers as Norfolk.", "four", "Essex", "Norfolk"},
		{"The number from Essex in 2019, 1,186, was the highest in the region, almost four times that of Norfolk (299).", "four", "Essex", "Norfolk"},
		{"Twice as many people in Essex rang as in Norfolk.", "Twice", "Essex", "Norfolk"},
		{"Essex had 212 callers, 87 fewer than Norfolk, with 299.", "87 fewer", "Essex", "Norfolk"},
		// moves in time
		{"Essex had 41 fewer callers than in 2018.", "41 fewer", "Essex", ""},
		{"Essex had 41 fewer callers than Essex had in 2018.", "41 fewer", "Essex", ""},
		{"In Essex calls were 12 per cent higher than Labour had said.", "12 per cent", "Essex", ""},
		{"Norfolk had 268 callers, up 12% on 2018 and 37 more than Suffolk.", "12%", "Norfolk", ""},
		{"Norfolk had 268 callers, up 12% on 2018 and 37 more than Suffolk.", "37 more", "Norfolk", "Suffolk"},
	} {
		_, r := read(t, tt.text)
		c := claimOf(t, r, tt.words)
		other := ""
		if len(c.Than.Areas) > 0 {
			other = c.Than.Areas[0].Text
		}
		if other != tt.other || tt.own != "" && (len(c.Areas) == 0 || c.Areas[0].Text != tt.own) {
			t.Errorf("%q: %s is about %v and held against %q, want %q and %q", tt.text, c.Text, c.Areas, other, tt.own, tt.other)
		}
		for _, o := range r.Claims {
			if other != "" && o.Base {
				t.Errorf("%q: %s is a base in time", tt.text, o.Text)
			}
		}
	}
}

// TestEachSubject holds that what is said of several places is claimed of each,
// with links that still lead to what they did.
func TestEachSubject(t *testing.T) {
	for _, tt := range []struct {
		text, words string
		want        []string
	}{
		{"Norfolk and Essex more than doubled.", "more than doubled", []string{"Norfolk", "Essex"}},
		{"Norfolk, Suffolk and Essex all rose by 12 per cent in 2019.", "rose by 12 per cent", []string{"Norfolk", "Suffolk", "Essex"}},
		{"Calls from Norfolk and Essex more than doubled.", "more than doubled", []string{"Norfolk"}},
		{"Norfolk and Essex rose by 12 per cent and 49 per cent.", "rose by 12 per cent", []string{"Norfolk"}},
		{"Norfolk and Essex together more than doubled.", "more than doubled", []string{"Norfolk"}},
	} {
		_, r := read(t, tt.text+" In Dorset calls rose by 20%, from 300 to 360.")
		var got []string
		for i, c := range r.Claims {
			if c.Index != i {
				t.Errorf("%q: claim %d has index %d", tt.text, i, c.Index)
			}
			if c.Text == tt.words && len(c.Areas) > 0 {
				got = append(got, c.Areas[0].Text)
			}
			if c.From.Held() && (r.Claims[c.From.Claim].Text != "300" || r.Claims[c.To.Claim].Text != "360") {
				t.Errorf("%q: %s is linked to %s", tt.text, c.Text, r.Claims[c.From.Claim].Text)
			}
		}
		if len(got) != len(tt.want) || len(got) > 1 && strings.Join(got, " ") != strings.Join(tt.want, " ") {
			t.Errorf("%q is claimed of %v, want %v", tt.text, got, tt.want)
		}
	}
}

// TestMovesAlone holds what rose, fell or stayed without a number of its own.
func TestMovesAlone(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"Numbers in Essex rose.", "rose +1"},
		{"Calls fell in Essex last year.", "fell -1"},
		{"In neighbouring Essex the number was unchanged, at 212.", "unchanged +0"},
		{"The number of callers from Essex was unchanged in 2019.", "unchanged +0"},
		{"The number of people from Essex who rang did not change between 2018 and 2019.", "did not change +0"},
		{"Numbers in Essex stayed the same in 2019.", "stayed the same +0"},
		{"The advice to people from Essex is unchanged: ring us.", ""},
		{"Callers from Essex say their lives have not changed in 2019 despite two calls.", ""},
		{"Essex rose to the challenge.", ""},
		{"The number of calls rose.", ""},
	} {
		_, r := read(t, tt.text)
		got := ""
		for _, c := range r.Claims {
			if c.DirectionOnly {
				got = fmt.Sprintf("%s %+d", c.Text, c.Direction)
			}
		}
		if got != tt.want {
			t.Errorf("%q: %q, want %q", tt.text, got, tt.want)
		}
	}
}
