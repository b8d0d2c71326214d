package claim

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/pressfigures/figures/pkg/period"
	"github.com/pressfigures/figures/pkg/release"
	"pgregory.net/rapid"
)

// sound says what is wrong with what was found in a text: claims and numbers
// that are none name their own words, in the order of the text and inside a
// sentence, and links lead to other claims. It is empty where all is well.
func sound(d *release.Document, r Result) string {
	last := 0
	for i, c := range r.Claims {
		switch {
		case c.Index != i:
			return "an index is not the place"
		case c.Start < 0 || c.End > len(d.Text) || c.Start >= c.End || d.Text[c.Start:c.End] != c.Text:
			return "a claim does not name its words: " + c.Text
		case c.HasNumber && (c.Number.Start < c.Start || c.Number.End > c.End || d.Text[c.Number.Start:c.Number.End] != c.Number.Text):
			return "a number does not stand in its claim: " + c.Text
		case c.Sentence < 0 || c.Start < d.Sentences[c.Sentence].Start || c.End > d.Sentences[c.Sentence].End:
			return "a claim reaches over its sentence: " + c.Text
		case c.Block < last:
			return "claims are out of order"
		}
		last = c.Block
		for _, l := range append([]Link{c.From, c.To}, c.Parts...) {
			if l.Held() && (l.Claim < None || l.Claim >= len(r.Claims) || l.Claim == i) {
				return "a link leads nowhere: " + c.Text
			}
		}
		for _, same := range c.Same {
			if same < 0 || same >= len(r.Claims) || same == i {
				return "the same change stands nowhere: " + c.Text
			}
		}
	}
	for _, p := range r.Plain {
		if p.Start < 0 || p.End > len(d.Text) || d.Text[p.Start:p.End] != p.Text || p.Reason == "" {
			return "a number that is no claim does not name its words: " + p.Text
		}
	}
	return ""
}

func FuzzFind(f *testing.F) {
	for _, text := range seeds {
		f.Add(text)
	}
	files, err := filepath.Glob("../../testdata/releases/*.md")
	if err != nil || len(files) == 0 {
		f.Fatal("no releases to start from", err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(data))
	}
	lexicons := []Lexicon{{}, {
		Areas: regions(f), Service: "Stop It Now!", Nouns: []string{"people"}, Members: []string{"helpline", "website visitors"},
		Period: period.Context{Dated: period.NewDay(2020, time.March, 3), HasDated: true}, OwnDate: true,
	}}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 4000 {
			return
		}
		for _, l := range lexicons {
			d := release.Parse("fuzz", text, release.Options{Names: []string{"Stop It Now!"}})
			r := Find(d, l)
			if wrong := sound(d, r); wrong != "" {
				t.Fatalf("%q: %s", text, wrong)
			}
			if again := Find(d, l); !reflect.DeepEqual(r, again) {
				t.Fatalf("%q is read in two ways", text)
			}
		}
	})
}

// seeds are texts of every kind of claim and of number that is none.
var seeds = []string{
	"Calls rose by 12 per cent, from 300 in 2018 to 336 in 2019.",
	"CALLS FROM DORSET DOUBLE IN A YEAR\n\nLEEDS, 3 May 2019 – This year 412 people rang.",
	"Sales at the two shops grew by 8.2 per cent and 3.9 per cent respectively, to £1.98m and £2.13m, from £1.83m and £2.05m.",
	"Of the 240 carers, 180 (75 per cent) said so – three in four, up from a half – and one in six (40) had given up work.",
	"Between 300 and 400 people, aged 18 to 25, call 0808 157 0123 every two hours (p < 0.05), says Table 2.",
	"Dorset (412) had the second highest number in the South West, ahead of Devon (300) and more than the average.",
	"None had done so in 2018. Nearly 600 people a month; $272/oz; 8-10 per cent; 1.2 million, or 6%.",
	"285 visited the website and 38 rang, 323 in all: 200 men and 123 women.",
	"(((((12 per cent) of 300) (from 20 to 30)))) to to from than 5 5 5, and and or",
	"“Calls have doubled,” she said. ‘It was 3.467 in May, 14% up on 2018 (2018: 2,000; 2017: 1,900).’",
	"", " ", "\x00", "5", "%", "£", "from 1 to 2", "½ ⅓ 10³ ٣٤٥ 1️⃣",
}

// Pieces of prose in any order are read soundly.
func TestSoundness(t *testing.T) {
	lexicon := Lexicon{Areas: regions(t), Service: "Stop It Now!", Nouns: []string{"people"}, Members: []string{"helpline", "website"}}
	var pieces []string
	for _, s := range seeds {
		pieces = append(pieces, strings.Fields(s)...)
	}
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 40).Draw(t, "pieces"), rapid.SampledFrom([]string{" ", " ", " ", "\n\n"}).Draw(t, "between"))
		d := release.Parse("soup", text, release.Options{})
		r := Find(d, lexicon)
		if wrong := sound(d, r); wrong != "" {
			t.Fatalf("%q: %s", text, wrong)
		}
	})
}

// What is said of a change does not depend on which numbers it is told with:
// the operands of a plain frame are found for all of them.
func TestFramesLink(t *testing.T) {
	forms := []string{
		"The number rose from %A in 2018 to %B in 2019, a change of %P per cent.",
		"A total of %B people rang in 2019, up %P per cent from %A in 2018.",
		"In 2019, %B people rang, compared with %A in 2018, an increase of %P per cent.",
		"Calls rose %P per cent to %B, from %A a year earlier.",
		"There were %B calls in 2019 (2018: %A), up %P per cent.",
		"Calls went up by %P per cent (from %A to %B).",
	}
	rapid.Check(t, func(t *rapid.T) {
		a, b := rapid.IntRange(100, 90_000).Draw(t, "a"), rapid.IntRange(100, 90_000).Draw(t, "b")
		text := strings.NewReplacer("%A", commas(a), "%B", commas(b), "%P", "12").Replace(rapid.SampledFrom(forms).Draw(t, "form"))
		d := release.Parse("frame", text, release.Options{})
		for _, c := range Find(d, Lexicon{}).Claims {
			if c.Kind != PercentChange {
				continue
			}
			if !c.From.Held() || !c.From.Value.Low.Equal(intValue(a)) && a%1000 != 0 || !c.To.Value.Low.Equal(intValue(b)) && b%1000 != 0 {
				t.Fatalf("%q: %q is linked to %v and %v", text, c.Text, c.From.Value, c.To.Value)
			}
			return
		}
		t.Fatalf("%q: no change found", text)
	})
}
