package wording

import (
	"strings"
	"testing"

	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/style"
	"pgregory.net/rapid"
)

func TestHedged(t *testing.T) {
	tests := []struct {
		q       Quantity
		v, want string
	}{
		{Rate, "1183/2", "nearly 600"}, {Count, "323", "more than 300"}, {Count, "516", "just over 500"}, {Count, "373", "more than 350"},
		{Count, "1186", "about 1,200"}, {Count, "3549", "just over 3,500"}, {Count, "28", "nearly 30"}, {Count, "84", "just over 80"},
		{Count, "46123", "just over 45,000"}, {Count, "1247000", "about 1.2 million"}, {Count, "1020", "just over 1,000"},
		{Count, "21", "just over 20"}, {Count, "745", "nearly 750"}, {Count, "299", "nearly 300"}, {Count, "999999", "nearly 1 million"},
		{Count, "1000001", "just over 1 million"},
		// Nothing to hedge: round itself, small, or no round number near.
		{Count, "400", ""}, {Count, "350", ""}, {Count, "520", "just over 500"}, {Count, "540", "nearly 550"}, {Count, "1070", "more than 1,000"}, {Count, "570", "nearly 600"},
		{Count, "680", "nearly 700"}, {Count, "1200", ""}, {Count, "20", ""}, {Count, "9", ""}, {Count, "26", ""}, {Count, "0", ""}, {Rate, "0.3", ""},
		{Times, "2.1", ""}, {Part, "1/3", ""},
		{Percent, "14750/149", "nearly 100 per cent"}, {Percent, "180200/1747", "just over 100 per cent"}, {Percent, "1375/21", "just over 65 per cent"},
		{Percent, "7.3", "just over 7 per cent"}, {Percent, "146", "nearly 150 per cent"}, {Percent, "1.6", "more than 1.5 per cent"},
		{Points, "1.02", "just over 1 percentage point"}, {Points, "42.6", "more than 40 percentage points"},
		{Rate, "6.3", "just over six"}, {Rate, "6.4", "nearly 6.5"}, {Rate, "8.6", "nearly nine"}, {Rate, "1.55", "just over 1.5"}, {Decimal, "12.6", "about 13"},
	}
	for _, tt := range tests {
		c, ok := Hedged(val(tt.v), tt.q, Options{})
		if c.Text != tt.want || ok != (tt.want != "") {
			t.Errorf("%s %s: %q, %t, want %q", tt.q, tt.v, c.Text, ok, tt.want)
		}
	}
	economist, _ := style.Get("economist")
	if c, _ := Hedged(val("1247000"), Count, Options{Style: economist}); c.Text != "about 1.2m" {
		t.Errorf("the Economist's is %q", c.Text)
	}
	if c, _ := Hedged(val("98.9"), Percent, Options{Style: economist}); c.Text != "nearly 100%" {
		t.Errorf("the Economist's is %q", c.Text)
	}
}

func TestMultiple(t *testing.T) {
	tests := []struct{ r, text, verb, withInfo string }{
		{"2", "doubled", "doubled", ""},
		{"593/298", "almost doubled", "almost doubled", "doubled"},
		{"1.93", "almost doubled", "almost doubled", ""},
		{"2.04", "doubled", "doubled", ""},
		{"2.11", "more than doubled", "more than doubled", ""},
		{"2.9", "almost trebled", "almost trebled", ""},
		{"3", "trebled", "trebled", ""},
		{"3.7", "more than trebled", "more than trebled", ""},
		{"4", "quadrupled", "quadrupled", ""},
		{"5", "five times as many", "rose fivefold", ""},
		{"6.5", "more than six times as many", "rose more than sixfold", ""},
		{"10", "10 times as many", "rose tenfold", ""},
		{"11.3", "more than 11 times as many", "rose more than 11-fold", ""},
		{"45.3", "45 times as many", "rose 45-fold", ""},
		{"999.9", "999 times as many", "rose 999-fold", ""},
		{"1000", "", "", ""},
		{"1.5", "", "", ""},
		{"1", "", "", ""},
		{"0.6", "", "", ""},
		{"0.54", "", "", ""},
		{"0.52", "almost halved", "almost halved", ""},
		{"0.5", "halved", "halved", ""},
		{"0.45", "fell to less than half", "fell to less than half", ""},
		{"0", "fell to less than half", "fell to less than half", ""},
	}
	for _, tt := range tests {
		c, ok := Multiple(val(tt.r), Options{})
		if c.Text != tt.text || c.Verb != tt.verb || ok != (tt.text != "") {
			t.Errorf("%s: %q, %q, %t, want %q, %q", tt.r, c.Text, c.Verb, ok, tt.text, tt.verb)
		}
		want := tt.withInfo
		if want == "" {
			want = tt.text
		}
		if c, _ := Multiple(val(tt.r), Options{AllowInfo: true}); c.Text != want {
			t.Errorf("%s, infos allowed: %q, want %q", tt.r, c.Text, want)
		}
	}
}

func TestFraction(t *testing.T) {
	tests := []struct{ v, share, change string }{
		{"373/3693", "about one in ten", "about a tenth"},
		{"0.333", "a third", "a third"}, {"1/3", "a third", "a third"},
		{"0.523", "just over half", "just over half"}, {"0.644", "almost two-thirds", "almost two-thirds"},
		{"0.373", "more than a third", "more than a third"}, {"0.55", "more than half", "more than half"},
		{"0.21", "about one in five", "about a fifth"}, {"0.5", "half", "half"}, {"0.3", "three in ten", "more than a quarter"},
		{"0.96", "more than nine in ten", "more than nine-tenths"}, {"1/17", "one in 17", ""}, {"0.07", "about one in 14", ""},
		{"13/84", "almost one in six", "more than a tenth"}, {"0.015", "fewer than one in 50", ""}, {"0.004", "fewer than one in 100", ""}, {"0", "", ""}, {"1", "", ""}, {"1.2", "", ""}, {"-0.5", "", ""},
	}
	for _, tt := range tests {
		if c, ok := Fraction(val(tt.v), Options{}); c.Text != tt.share || ok != (tt.share != "") {
			t.Errorf("a share of %s: %q, %t, want %q", tt.v, c.Text, ok, tt.share)
		}
		if c, ok := ChangeFraction(val(tt.v), Options{}); c.Text != tt.change || ok != (tt.change != "") {
			t.Errorf("a change of %s: %q, %t, want %q", tt.v, c.Text, ok, tt.change)
		}
	}
	if got := partWords(number.Frac(1, 3_000_000_000), style.Default()); got != "1/3000000000" {
		t.Errorf("a fraction nobody writes is %q", got)
	}
}

func TestRanged(t *testing.T) {
	tests := []struct {
		r    number.Range
		q    Quantity
		want string
	}{
		{number.Between(val("1"), val("4")), Count, "fewer than five"},
		{number.Between(val("0"), val("4")), Count, "fewer than five"},
		{number.Between(val("45"), val("51")), Count, "between 45 and 51"},
		{number.Between(val("1150000"), val("1250000")), Count, "between 1.15 million and 1.25 million"},
		{number.Between(val("5.88"), val("20")), Percent, "between 5 and 20 per cent"},
		{number.Between(val("5.88"), val("20")), Points, "between 5 and 20 percentage points"},
		{number.Between(val("590.5"), val("591.2")), Rate, "between 590 and 592"},
		{number.AtLeast(val("300")), Count, "at least 300"},
		{number.AtMost(val("40")), Count, ""},
		{number.Between(val("-2"), val("40")), Count, ""},
		{number.Anything(), Count, ""},
		{number.Exactly(val("40")), Count, ""},
		{number.Between(val("0.1"), val("0.2")), Part, ""},
	}
	for _, tt := range tests {
		c, ok := Ranged(tt.r, tt.q, Options{})
		if c.Text != tt.want || ok != (tt.want != "") {
			t.Errorf("%s: %q, %t, want %q", tt.r, c.Text, ok, tt.want)
		}
		if !ok {
			continue
		}
		if j := Judge(c.Row, c.Stated, tt.r, Options{}); j.Verdict != Right {
			t.Errorf("%q of %s is %s (%s)", c.Text, tt.r, j.Verdict, j.Message)
		}
	}
	govuk, _ := style.Get("govuk")
	if c, _ := Ranged(number.Between(val("5.88"), val("20")), Percent, Options{Style: govuk}); c.Text != "between 5% and 20%" {
		t.Errorf("with a sign: %q", c.Text)
	}
}

func drawOptions(t *rapid.T) Options {
	st, err := style.Get(rapid.SampledFrom(style.Names()).Draw(t, "style"))
	if err != nil {
		t.Fatal(err)
	}
	return Options{Style: st}
}

// drawValue draws a value of any size, near a round number half the time.
func drawValue(t *rapid.T) number.Value {
	v := number.Frac(rapid.Int64Range(1, 10_000_000).Draw(t, "num"), rapid.SampledFrom([]int64{1, 1, 6, 7, 12, 100}).Draw(t, "den"))
	if rapid.Bool().Draw(t, "near round") {
		n, _ := drawStated(t, Count)
		v = fromRat(n).Add(number.Int(rapid.Int64Range(-30, 30).Draw(t, "off")))
	}
	return v.Abs()
}

// accepts checks a choice at the value it was chosen for: its row is ok there,
// and so is what a reader of its text finds (the third law, at the level of
// words).
func accepts(t *rapid.T, c Choice, v number.Value, o Options, worst Severity) {
	t.Helper()
	if j := Judge(c.Row, c.Stated, number.Exactly(v), o); j.Severity > worst {
		t.Fatalf("%q for %s is %s (%s)", c.Text, v, j.Severity, j.Message)
	}
	row, s, ok := read(c.Text, c.Stated.Quantity)
	if !ok {
		t.Fatalf("%q is not read", c.Text)
	}
	if row.ID != c.Row.ID || !s.N.Equal(c.N()) {
		t.Fatalf("%q is read as %s of %s, was chosen as %s of %s", c.Text, row.ID, s.N, c.Row.ID, c.N())
	}
	if j := Judge(row, s, number.Exactly(v), o); j.Severity > worst {
		t.Fatalf("%q for %s, read back, is %s (%s)", c.Text, v, j.Severity, j.Message)
	}
}

// read finds the words and the number of a phrase as the checker will: by
// FindHedge and package number, knowing nothing of how it was chosen.
func read(text string, q Quantity) (Row, Stated, bool) {
	text = "It was " + text + "."
	matches := FindHedge(text)
	for _, m := range matches {
		if m.HasN {
			return m.Row, m.Stated, true
		}
	}
	numbers := number.FindWritten(text)
	if len(numbers) == 0 {
		return Row{}, Stated{}, false
	}
	w := numbers[0]
	s := StatedFrom(w)
	if s.Quantity == Count || s.Quantity == Scaled || s.Quantity == Decimal {
		s.Quantity = q // the words around it say whether it is a rate
	}
	if m, ok := HedgeOf(text, matches, w.Start, w.End); ok {
		return m.Row.For(s.Quantity), s, true
	}
	return BareRow(s.Quantity), s, true
}

func TestHedgedIsAlwaysOK(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		o, v := drawOptions(t), drawValue(t)
		q := rapid.SampledFrom([]Quantity{Count, Scaled, Percent, Points, Decimal, Rate}).Draw(t, "quantity")
		c, ok := Hedged(v, q, o)
		if !ok {
			return
		}
		if v.Equal(c.N()) {
			t.Fatalf("%q hedges an exact number", c.Text)
		}
		if strings.Contains(c.Text, "at least") {
			t.Fatalf("%q of a known value", c.Text)
		}
		accepts(t, c, v, o, caveat.OK)
	})
}

// TestHedgedCountsAlwaysFound: from 105 up every count has a hedge, or is round.
func TestHedgedCountsAlwaysFound(t *testing.T) {
	for n := int64(105); n < 12_000; n += 7 {
		v := number.Int(n)
		if _, ok := Hedged(v, Count, Options{}); !ok && v.Granularity().Cmp(ten) < 0 {
			t.Fatalf("no hedge for %d", n)
		}
	}
}

func TestMultipleIsAlwaysOK(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		o := drawOptions(t)
		r := number.Frac(rapid.Int64Range(0, 30_000).Draw(t, "new"), rapid.Int64Range(1, 3_000).Draw(t, "old"))
		o.AllowInfo = rapid.Bool().Draw(t, "infos")
		worst := caveat.OK
		if o.AllowInfo {
			worst = caveat.Info
		}
		c, ok := Multiple(r, o)
		if !ok {
			return
		}
		accepts(t, c, r, o, worst)
		c.Text = c.Verb
		accepts(t, c, r, o, worst)
	})
}

func TestFractionIsAlwaysOK(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		o := drawOptions(t)
		whole := rapid.Int64Range(2, 5_000).Draw(t, "whole")
		v := number.Frac(rapid.Int64Range(1, whole-1).Draw(t, "part"), whole)
		c, ok := Fraction(v, o)
		if !ok {
			t.Fatalf("no words for %s", v)
		}
		accepts(t, c, v, o, caveat.OK)
		if c, ok := ChangeFraction(v, o); ok {
			accepts(t, c, v, o, caveat.OK)
		}
	})
}

// TestSuggestionsAreOK: whatever a finding suggests would be right itself.
func TestSuggestionsAreOK(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		o := drawOptions(t)
		row := rapid.SampledFrom(Rows()).Draw(t, "row")
		if row.rules == nil || row.signed {
			return
		}
		q := rapid.SampledFrom(quantitiesOf(row)).Draw(t, "quantity")
		n, unit := drawStated(t, q)
		v := fromRat(drawTruth(t, n, unit, granule(n), rat(1, 1))).Abs()
		if q == Count || q == Scaled {
			v = v.Round(0)
		}
		j := Judge(row, Stated{N: fromRat(n), M: fromRat(n), Unit: fromRat(unit), Quantity: q}, number.Exactly(v), o)
		for _, text := range j.Suggest {
			row, s, ok := read(text, q)
			if !ok {
				t.Fatalf("suggestion %q is not read", text)
			}
			if again := Judge(row, s, number.Exactly(v), o); again.Verdict != Right {
				t.Fatalf("suggested %q for %s %s: %s (%s)", text, q, v, again.Verdict, again.Message)
			}
		}
	})
}

// TestTolerancesReachWriting: words are chosen by the bounds that are set.
func TestTolerancesReachWriting(t *testing.T) {
	bare := DefaultTolerances()
	bare.Rungs = nil
	if c, ok := Fraction(val("0.004"), Options{Tolerances: &bare}); ok {
		t.Errorf("without rungs 0.004 is %q", c.Text)
	}
	strict := DefaultTolerances()
	strict.StrictWords = true
	if c, _ := Multiple(val("2.04"), Options{Tolerances: &strict}); c.Text != "more than doubled" {
		t.Errorf("strictly, 2.04 is %q", c.Text)
	}
	if c, _ := Multiple(val("0.49"), Options{Tolerances: &strict}); c.Text != "fell to less than half" {
		t.Errorf("strictly, 0.49 is %q", c.Text)
	}
}
