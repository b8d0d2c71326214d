package claim

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/pressfigures/figures/pkg/period"
	"github.com/pressfigures/figures/pkg/release"
)

// madeRelease is a release of so many words in the forms that releases have,
// the same at every run.
func madeRelease(words int) string {
	counties := strings.Fields("Dorset Devon Cornwall Somerset Wiltshire Essex Norfolk Suffolk Lancashire Cheshire Cumbria Merseyside")
	forms := []string{
		"A total of %[2]d people from %[1]s contacted the helpline in the first six months of 2019, up %[4]d per cent from %[3]d in the same period of 2018.",
		"In %[1]s the number rose by %[4]d per cent, from %[3]d in 2018 to %[2]d in 2019, which the charity says is because more people know that it is there.",
		"Of the %[2]d people from %[1]s who rang, %[3]d – about one in five – were under 25, and nearly %[4]d a month said that they had been worried about their own behaviour online.",
		"“We are here for anyone who is worried,” said Alex Morgan, who has run the line in %[1]s since it opened. “Nobody should have to wait until it is too late to talk to somebody.”",
		"That is more than the regional average, and the highest number since the line opened, with calls more than doubling in %[1]s (from %[3]d to %[2]d) and falling by %[4]d per cent elsewhere.",
	}
	var b strings.Builder
	b.WriteString("# More people ask for help\n\nLEEDS, 3 May 2019 – ")
	for n, count := 0, 0; count < words; n++ {
		s := fmt.Sprintf(forms[n%len(forms)], counties[n%len(counties)], 300+n*7%900, 200+n*11%100, 10+n%80)
		if n%2 == 0 {
			s = strings.ReplaceAll(s, "%!(EXTRA", "")
		}
		if at := strings.Index(s, "%!("); at >= 0 {
			s = s[:at]
		}
		count += len(strings.Fields(s))
		b.WriteString(s)
		if b.WriteString(" "); n%4 == 3 {
			b.WriteString("\n\n")
		}
	}
	return b.String()
}

func BenchmarkFind(b *testing.B) {
	lexicon := Lexicon{
		Areas: regions(b), Service: "Stop It Now!", Nouns: []string{"people"}, Members: []string{"Helpline", "Website"},
		Period: period.Context{Dated: period.NewDay(2020, time.March, 3), HasDated: true},
	}
	for _, words := range []int{600, 5000, 20000} {
		text := madeRelease(words)
		d := release.Parse("made", text, release.Options{})
		b.Run(fmt.Sprintf("words=%d", words), func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				Find(d, lexicon)
			}
		})
	}
}
