package period

import (
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// vocabulary are the words that phrases are made of. Strung together at
// random they reach corners that no fuzzer of bytes does.
var vocabulary = strings.Fields(`2019 2018 18 19 4 31 2018/19 2018-19 2019-03 2019-03-04 04/03/2019 201903 201819 Q1 Q4 H1 3Q 2019-W07
	January March Mar Sept. May June December 4th 29 February year years month months week quarter half day six twelve 12 1990s
	first last third latter final the of in to and between from until ending ended commencing before after since
	previous following same period this financial academic tax fiscal FY FYE YE calendar rolling earlier ago
	- – / .. ( ) , . ' s inclusive week-ending w/c Monday Wed mid- early to-date so far
	people % per £ : @ 2000 1,186 99999999999 the a new start between and up, in, one so like that`)

// soup is a text of such words, with blanks between most of them.
func soup() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		var text strings.Builder
		for _, w := range rapid.SliceOfN(rapid.SampledFrom(vocabulary), 1, 12).Draw(t, "words") {
			text.WriteString(w)
			if rapid.IntRange(0, 4).Draw(t, "glue") > 0 {
				text.WriteByte(' ')
			}
		}
		return text.String()
	})
}

// TestSoup wants of any text that readings are whole, that explanations are
// there, and that what Parse reads it reads again from the days.
func TestSoup(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := soup().Draw(t, "text")
		c := Context{PreferKind: Kind(rapid.IntRange(int(Custom), int(Months)).Draw(t, "prefer"))}
		c.FinancialYearStart = time.Month(rapid.IntRange(0, 12).Draw(t, "financial year"))
		if rapid.Bool().Draw(t, "dated") {
			c.HasDated, c.Dated = true, dates().Draw(t, "date")
		}
		if rapid.Bool().Draw(t, "anchored") {
			anchor := spans().Draw(t, "anchor")
			c.Anchor = &anchor
		}
		readings, err := Parse(text, c)
		if (err == nil) != (len(readings) > 0) {
			t.Fatalf("%q: %d readings and %v", text, len(readings), err)
		}
		for _, m := range FindPhrases(text, c) {
			if m.Start >= m.End || m.End > len(text) || (m.Problem == nil) != (len(m.Readings) > 0) {
				t.Fatalf("%q: %+v", text, m)
			}
			readings = append(readings, m.Readings...)
		}
		for _, r := range readings {
			if r.Span.Days() == 0 || r.Explain == "" || r.Span.Kind != Custom && !fits(r.Span.Kind, r.Span) {
				t.Fatalf("%q is read as %v %v", text, r.Span, r.Span.Kind)
			}
		}
	})
}

// TestDeepPhrases wants a long chain of phrases inside phrases to be given
// up, not to be followed for ever: every reading of each would never end.
func TestDeepPhrases(t *testing.T) {
	for _, piece := range []string{"the first six months of ", "from ", "the week of ", "the year ending ", "Q1 (", "January to ", "2019 ", "the last 12 months to the end of ", "the first half of the "} {
		text := strings.Repeat(piece, 300) + "2019"
		FindPhrases(text, Context{})
		if _, err := Parse(text, Context{}); err == nil && piece != "from " {
			t.Errorf("%q… is a period", piece)
		}
	}
}

// TestShortcuts wants what only saves time, the words that a phrase can open
// with and the years that stand alone, to change nothing that is found.
func TestShortcuts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := soup().Draw(t, "text")
		c := Context{HasDated: rapid.Bool().Draw(t, "dated"), Dated: NewDay(2019, time.December, 3)}
		if rapid.Bool().Draw(t, "anchored") {
			anchor := OfMonth(2019, time.March)
			c.Anchor = &anchor
		}
		f := finder{parser{tokens: tokenise(text), c: c, prose: true}}
		for i := range f.tokens {
			if kind := f.tok(i).kind; kind != word && kind != number || !f.starts(i) {
				continue // "'18Q1" is found from its number on
			}
			got, _ := f.longest(i)
			want, _ := f.best(i, f.phrases(i))
			if got.next != want.next || !slices.EqualFunc(got.readings, want.readings, func(a, b Reading) bool { return a == b }) {
				t.Fatalf("%q at %q: %v, and without shortcuts %v", text, text[f.tok(i).start:], got.readings, want.readings)
			}
		}
	})
}

// TestMayHoldDay wants every day that is found to be in a text that may hold
// one.
func TestMayHoldDay(t *testing.T) {
	for _, text := range []string{"3 May 2019", "May 3, 2019", "Friday 3rd of May 2019", "03/05/2019", "3.5.19", "2019-05-03"} {
		if !MayHoldDay(text) {
			t.Errorf("%q may hold no day", text)
		}
	}
	for _, text := range []string{"", "305 people in 2019, up 63 per cent", "In May", "a rise of 1.5 points"} {
		if MayHoldDay(text) {
			t.Errorf("%q may hold a day", text)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		text := soup().Draw(t, "text")
		for _, m := range FindPhrases(text, Context{}) {
			if len(m.Readings) > 0 && m.Readings[0].Span.Kind == DayKind && !MayHoldDay(text) {
				t.Fatalf("%q holds %v", text, m.Readings[0])
			}
		}
	})
}
