package style

import (
	"math/big"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/period"
	"pgregory.net/rapid"
)

func value(t *testing.T, s string) number.Value {
	t.Helper()
	v, err := number.ParseValue(s)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// TestPresets holds the house styles table, cell by cell.
func TestPresets(t *testing.T) {
	tests := []struct {
		name, perCent string
		wordsUpTo     int
		rangeWord     string
		year          string
		quarter       string
		million       string
	}{
		{"press", "99 per cent", 9, "5 to 6", "2018/19", "the third quarter of 2018", "1.2 million"},
		{"govuk", "99%", 1, "5 to 6", "2018 to 2019", "July to September 2018", "1.2 million"},
		{"ons", "99%", 9, "5 to 6", "financial year ending March 2019", "the third quarter of 2018", "1.2 million"},
		{"bbc", "99%", 9, "5 to 6", "2018-19", "the third quarter of 2018", "1.2 million"},
		{"guardian", "99%", 9, "5 to 6", "2018-19", "the third quarter of 2018", "1.2 million"},
		{"economist", "99%", 10, "5-6", "2018-19", "the third quarter of 2018", "1.2m"},
		{"ap", "99%", 9, "5 to 6", "fiscal 2019", "the third quarter of 2018", "1.2 million"},
	}
	financial := period.Span{Start: period.NewDay(2018, time.April, 1), End: period.NewDay(2019, time.April, 1), Kind: period.FinancialYear}
	quarter := period.Span{Start: period.NewDay(2018, time.July, 1), End: period.NewDay(2018, time.October, 1), Kind: period.Quarter}
	var names []string
	for _, tt := range tests {
		names = append(names, tt.name)
		s, err := Get(tt.name)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Check(); err != nil {
			t.Error(err)
		}
		if !s.NeverDigitFirst {
			t.Errorf("%s lets a sentence begin with a figure", tt.name)
		}
		got := []string{s.Percent(number.Int(99), number.Int(596)), s.Range("5", "6"), s.Span(financial), s.SpanPhrase(quarter), s.Rounded(number.Int(1_200_000))}
		want := []string{tt.perCent, tt.rangeWord, tt.year, tt.quarter, tt.million}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
		for n := int64(1); n < 13; n++ {
			want := number.Int(n).String()
			if n <= int64(tt.wordsUpTo) {
				want = number.Words(n)
			}
			if got := s.Count(number.Int(n)); got != want {
				t.Errorf("%s: Count(%d) = %q, want %q", tt.name, n, got, want)
			}
		}
	}
	if !slices.Equal(names, Names()) {
		t.Errorf("Names() = %q, want %q", Names(), names)
	}
}

func TestGet(t *testing.T) {
	if s, err := Get(""); err != nil || s.Name != "press" {
		t.Errorf("the default is %q, %v, want press", s.Name, err)
	}
	if s, err := Get("BBC"); err != nil || s.Name != "bbc" {
		t.Errorf("Get(BBC) = %q, %v", s.Name, err)
	}
	_, err := Get("times")
	if err == nil || !strings.Contains(err.Error(), `"times"`) || !strings.Contains(err.Error(), "press, govuk, ons, bbc, guardian, economist, ap") {
		t.Errorf("Get(times): %v, want the name and the names there are", err)
	}
}

func TestCheck(t *testing.T) {
	tests := []struct {
		break_ func(*Style)
		want   string
	}{
		{func(s *Style) { s.WordsUpTo = 100 }, `words up to is "100"`},
		{func(s *Style) { s.WordsUpTo = -1 }, `words up to is "-1"`},
		{func(s *Style) { s.OrdinalWordsUpTo = 100 }, `ordinal words up to is "100"`},
		{func(s *Style) { s.StartWordsUpTo = -1 }, `start words up to is "-1"`},
		{func(s *Style) { s.MaxPercentPlaces = 10 }, `max percent places is "10"`},
		{func(s *Style) { s.Decimals = -2 }, `decimals is "-2"`},
		{func(s *Style) { s.PerCent = "pc" }, `per cent is "pc"`},
		{func(s *Style) { s.RangeWord = "" }, `range word is ""`},
	}
	for _, tt := range tests {
		s := Default()
		tt.break_(&s)
		if err := s.Check(); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("got error %v, want one with %q", err, tt.want)
		}
	}
}

func TestCount(t *testing.T) {
	press, govuk := Default(), presets()[1]
	tests := []struct{ v, press, govuk, digits string }{
		{"0", "zero", "0", "0"},
		{"1", "one", "one", "1"},
		{"2", "two", "2", "2"},
		{"9", "nine", "9", "9"},
		{"10", "10", "10", "10"},
		{"373", "373", "373", "373"},
		{"1186", "1,186", "1,186", "1,186"},
		{"1200000", "1,200,000", "1,200,000", "1,200,000"},
		{"-2", "minus two", "-2", "-2"},
		{"-1186", "-1,186", "-1,186", "-1,186"},
		{"1183/2", "591.5", "591.5", "591.5"},
		{"123456789012345678901", "123,456,789,012,345,678,901", "123,456,789,012,345,678,901", "123,456,789,012,345,678,901"},
	}
	for _, tt := range tests {
		v := value(t, tt.v)
		got := []string{press.Count(v), govuk.Count(v), press.Digits(v)}
		if diff := cmp.Diff([]string{tt.press, tt.govuk, tt.digits}, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.v, diff)
		}
	}
}

func TestCountAtStart(t *testing.T) {
	lenient := Default()
	lenient.NeverDigitFirst = false
	tests := []struct {
		style Style
		v     string
		want  string
		ok    bool
	}{
		{Default(), "0", "Zero", true},
		{Default(), "16", "Sixteen", true},
		{Default(), "99", "Ninety-nine", true},
		{Default(), "100", "100", false},
		{Default(), "1186", "1,186", false},
		{lenient, "1186", "1,186", true},
		{Default(), "3/2", "", false},
		{Default(), "-3", "", false},
		{presets()[1], "16", "Sixteen", true},
	}
	for _, tt := range tests {
		got, ok := tt.style.CountAtStart(value(t, tt.v))
		if got != tt.want || ok != tt.ok {
			t.Errorf("CountAtStart(%s) = %q, %t, want %q, %t", tt.v, got, ok, tt.want, tt.ok)
		}
	}
}

func TestRounded(t *testing.T) {
	tests := []struct{ v, press, economist string }{
		{"520", "520", "520"},
		{"46000", "46,000", "46,000"},
		{"999999", "999,999", "999,999"},
		{"1000000", "1 million", "1m"},
		{"1250000", "1.25 million", "1.25m"},
		{"1255000", "1,255,000", "1,255,000"},
		{"999000000", "999 million", "999m"},
		{"2500000000", "2.5 billion", "2.5bn"},
		{"1234000000000", "1,234 billion", "1,234bn"},
		{"2001000000", "2,001 million", "2,001m"},
	}
	for _, tt := range tests {
		v := value(t, tt.v)
		got := []string{Default().Rounded(v), presets()[5].Rounded(v)}
		if diff := cmp.Diff([]string{tt.press, tt.economist}, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.v, diff)
		}
	}
}

func TestPercent(t *testing.T) {
	tests := []struct{ v, base, want, table string }{
		{"590/596", "596", "1.0 per cent", "1.0"},
		{"14750/149", "596", "99 per cent", "99"}, // 1,186 against 596
		{"5500/84", "84", "65 per cent", "65"},
		{"180200/1747", "1747", "103 per cent", "103"},
		{"29/2", "200", "15 per cent", "15"}, // float code prints 14
		{"25/2", "200", "13 per cent", "13"},
		{"1612/25", "1000", "64 per cent", "64"}, // 64.48, rounded twice 65
		{"9.8", "100", "9.8 per cent", "9.8"},
		{"9.8", "99", "10 per cent", "10"},
		{"9.94", "100", "9.9 per cent", "9.9"},
		{"9.95", "100", "10 per cent", "10"},
		{"9.99", "5000", "10 per cent", "10"},
		{"10", "5000", "10 per cent", "10"},
		{"10.4", "5000", "10 per cent", "10"},
		{"5", "100", "5.0 per cent", "5.0"},
		{"0.5", "100", "0.5 per cent", "0.5"},
		{"0.5", "99", "1 per cent", "1"},
		{"0.49999", "100", "less than 1 per cent", "0.5"},
		{"0.3", "1000", "less than 1 per cent", "0.3"},
		{"0.004", "100000", "less than 1 per cent", "0.004"},
		{"0.0000004", "1000", "less than 1 per cent", "0.000000"},
		{"0", "1000", "0 per cent", "0"},
		{"-12.5", "200", "-13 per cent", "-13"},
		{"1234.5", "200", "1,235 per cent", "1235"},
	}
	for _, tt := range tests {
		v, base := value(t, tt.v), value(t, tt.base)
		if got := Default().Percent(v, base); got != tt.want {
			t.Errorf("Percent(%s, %s) = %q, want %q", tt.v, tt.base, got, tt.want)
		}
		if got := Default().PercentNumber(v, base); got != tt.table {
			t.Errorf("PercentNumber(%s, %s) = %q, want %q", tt.v, tt.base, got, tt.table)
		}
	}
}

func TestPercentDecimals(t *testing.T) {
	tests := []struct {
		max, decimals int
		v, want       string
	}{
		{1, 2, "98.98989", "98.99%"},
		{1, 2, "0.3", "0.30%"},
		{1, 2, "0.004", "less than 0.01%"},
		{1, 0, "0.4", "less than 1%"},
		{1, 0, "3.5", "4%"},
		{0, ByRule, "3.5", "4%"},
		{0, ByRule, "0.3", "less than 1%"},
		{2, ByRule, "3.55", "3.6%"},
	}
	for _, tt := range tests {
		s, _ := Get("ons")
		s.MaxPercentPlaces, s.Decimals = tt.max, tt.decimals
		if got := s.Percent(value(t, tt.v), number.Int(1000)); got != tt.want {
			t.Errorf("places %d, %d: Percent(%s) = %q, want %q", tt.max, tt.decimals, tt.v, got, tt.want)
		}
	}
}

func TestPercentShare(t *testing.T) {
	got := Default().PercentShare(number.Frac(1, 4), number.Int(1000))
	if want := (Share{LessThan: true, Number: "1", Unit: "per cent"}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if got := Default().PercentPlaces(number.Int(5), number.Int(100)); got != 1 {
		t.Errorf("5 per cent of 100 has %d places, want 1", got)
	}
}

func TestPoints(t *testing.T) {
	tests := []struct{ v, base, want string }{
		{"43", "1747", "43 percentage points"},
		{"1", "99", "1 percentage point"},
		{"-1", "99", "-1 percentage point"},
		{"1", "100", "1.0 percentage points"},
		{"0.2", "100", "less than 1 percentage point"},
	}
	for _, tt := range tests {
		if got := Default().Points(value(t, tt.v), value(t, tt.base)); got != tt.want {
			t.Errorf("Points(%s, %s) = %q, want %q", tt.v, tt.base, got, tt.want)
		}
	}
}

func TestOrdinal(t *testing.T) {
	tests := map[int]string{0: "0th", 1: "first", 2: "second", 9: "ninth", 10: "10th", 11: "11th", 22: "22nd"}
	for n, want := range tests {
		if got := Default().Ordinal(n); got != want {
			t.Errorf("Ordinal(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestProportion(t *testing.T) {
	tests := []struct {
		style       string
		part, whole int64
		want        string
	}{
		{"press", 1, 10, "one in ten"},
		{"press", 2, 5, "two in five"},
		{"press", 1, 12, "one in 12"},
		{"economist", 1, 10, "one in ten"},
		{"govuk", 1, 10, "1 in 10"},
	}
	for _, tt := range tests {
		s, _ := Get(tt.style)
		if got := s.Proportion(tt.part, tt.whole); got != tt.want {
			t.Errorf("%s: %d in %d is %q, want %q", tt.style, tt.part, tt.whole, got, tt.want)
		}
	}
}

func TestRate(t *testing.T) {
	tests := []struct{ v, want string }{
		{"1183/2", "591.5"}, {"600", "600"}, {"373/6", "62.2"}, {"25600/6", "4,266.7"}, {"61/10", "6.1"},
		{"604/100", "6.0"}, {"1/4", "0.25"}, {"1/23", "0.043"}, {"1/2000000", "0.000001"}, {"-5/2", "-2.5"}, {"0", "0"},
	}
	for _, tt := range tests {
		if got := Default().Rate(value(t, tt.v)); got != tt.want {
			t.Errorf("Rate(%s) = %q, want %q", tt.v, got, tt.want)
		}
	}
	s := Default()
	s.Decimals = 2
	if got := s.Rate(number.Frac(1183, 2)); got != "591.50" {
		t.Errorf("with two decimals the rate is %q", got)
	}
	s.Decimals, s.MaxPercentPlaces = ByRule, 0
	if got := s.Rate(number.Frac(1183, 2)); got != "592" {
		t.Errorf("without decimals the rate is %q", got)
	}
}

func TestCapitalise(t *testing.T) {
	tests := []struct{ in, want string }{
		{"sixteen people", "Sixteen people"},
		{"the South West", "The South West"},
		{"“fewer than five”", "“Fewer than five”"},
		{"(the base)", "(The base)"},
		{"iPhone users", "iPhone users"},
		{"eBay", "eBay"},
		{"in BBC style", "In BBC style"},
		{"élan", "Élan"},
		{"3,693 people", "3,693 people"},
		{"Kent", "Kent"},
		{"", ""},
		{"“", "“"},
	}
	for _, tt := range tests {
		if got := Capitalise(tt.in); got != tt.want {
			t.Errorf("Capitalise(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestJoined(t *testing.T) {
	tests := []struct {
		items []string
		want  string
	}{
		{nil, ""},
		{[]string{"Kent"}, "Kent"},
		{[]string{"Kent", "Essex"}, "Kent and Essex"},
		{[]string{"Kent", "Essex", "Suffolk"}, "Kent, Essex and Suffolk"},
		{[]string{"Dorset", "Avon and Somerset", "Kent"}, "Dorset, Avon and Somerset, and Kent"},
		{[]string{"Avon and Somerset", "Kent"}, "Avon and Somerset, and Kent"},
	}
	for _, tt := range tests {
		if got := Joined(tt.items); got != tt.want {
			t.Errorf("Joined(%q) = %q, want %q", tt.items, got, tt.want)
		}
	}
}

// TestPrintedPercentIsNear holds that what is printed stands for the value: an
// oracle in big.Rat reads it back and measures the distance.
func TestPrintedPercentIsNear(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base := rapid.Int64Range(1, 100000).Draw(t, "base")
		part := rapid.Int64Range(0, 200000).Draw(t, "part")
		v, _ := number.Int(part * 100).Quo(number.Int(base))
		s := presets()[rapid.IntRange(0, len(presets())-1).Draw(t, "style")]
		share := s.PercentShare(v, number.Int(base))
		exact := big.NewRat(part*100, base)
		if share.LessThan {
			if exact.Sign() == 0 || exact.Cmp(big.NewRat(1, 2)) >= 0 {
				t.Fatalf("%s printed as %s", exact, share)
			}
			return
		}
		printed, ok := new(big.Rat).SetString(strings.ReplaceAll(share.Number, ",", ""))
		if !ok {
			t.Fatalf("cannot read %q back", share.Number)
		}
		half := big.NewRat(1, 2)
		if strings.Contains(share.Number, ".") {
			half = big.NewRat(1, 20)
			if base < 100 || exact.Cmp(big.NewRat(10, 1)) >= 0 {
				t.Fatalf("%s on %d printed with a decimal: %s", exact, base, share)
			}
		}
		off := new(big.Rat).Sub(printed, exact)
		if off.Abs(off).Cmp(half) > 0 {
			t.Fatalf("%s printed as %s", exact, share)
		}
	})
}

// TestPrintsWhatIsRead holds that package number reads back every form that is
// printed, at the value it was printed from.
func TestPrintsWhatIsRead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := presets()[rapid.IntRange(0, len(presets())-1).Draw(t, "style")]
		n := number.Int(rapid.Int64Range(0, 10_000_000_000).Draw(t, "n"))
		for _, text := range []string{s.Count(n), s.Digits(n), s.Rounded(n.Round(-4))} {
			w, err := number.ParseWritten(text)
			if err != nil {
				t.Fatal(err)
			}
			if want := n; !w.Value.Equal(want) && !w.Value.Equal(n.Round(-4)) {
				t.Fatalf("%q is read as %s, want %s", text, w.Value, want)
			}
		}
	})
}
