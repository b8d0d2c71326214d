package number

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// brief writes a found number as text, value and class, in short.
func brief(w Written) string {
	class := ""
	switch w.Class {
	case Percent:
		class = "%"
	case Points:
		class = "pp"
	case OrdinalClass:
		class = "."
	case Fraction:
		class = " f"
	}
	return fmt.Sprintf("%s=%s%s", w.Text, w.Value, class)
}

func briefs(text string) string {
	var all []string
	for _, w := range FindWritten(text) {
		all = append(all, brief(w))
	}
	return strings.Join(all, "; ")
}

// The left column is prose, the right what is found in it: the text of each
// number, its value, and % for per cents, pp for points, . for ordinals and f
// for fractions.
func TestFindWritten(t *testing.T) {
	for _, test := range []struct{ prose, want string }{
		// A release.
		{"Stop It Now! was contacted by 1,186 people from Hertfordshire in 2019, up 99 per cent from 596 in 2018.",
			"1,186=1186; 2019=2019; 99 per cent=99%; 596=596; 2018=2018"},
		{"(from 200 to 586), 186 per cent in Cumbria (100 to 286)", "200=200; 586=586; 186 per cent=186%; 100=100; 286=286"},
		{"Of the 3,693 people, 373 – about one in ten – were from Dorset.", "3,693=3693; 373=373; one in ten=0.1 f"},
		{"NEARLY 400 PEOPLE AND THREE HUNDRED AND SIX MORE", "400=400; THREE HUNDRED AND SIX=306"},

		// Digits.
		{"1,186.", "1,186=1186"},
		{"0.5, .5 and 10.50", "0.5=0.5; .5=0.5; 10.50=10.5"},
		{"the raised point of The Lancet: 1·5", "1·5=1.5"},
		{"In 2019,300 people and on June 30, 2025", "2019=2019; 300=300; 30=30; 2025=2025"},
		{"1,000-strong, 1,000+, 999 calls, aged 16-24, 65+, £3-a-day, 10,000s", "1,000=1000; 1,000=1000; 999=999; 16=16; 24=24; 65=65; 3=3"},
		{"99\u00a0per\u00a0cent and 1.2\u00a0million", "99\u00a0per\u00a0cent=99%; 1.2\u00a0million=1200000"},
		{"22,24,26,31", "22=22; 24=24; 26=26; 31=31"},
		{"1,1860 and 12,34", "1=1; 1860=1860; 12=12; 34=34"},
		{"40 000 and 40\u202f000 and 1\u00a0250\u00a0000", "40 000=40000; 40\u202f000=40000; 1\u00a0250\u00a0000=1250000"},
		{"Kent 340 299 Essex", "340=340; 299=299"},
		{"16.6 per 100, 000 people", "16.6=16.6; 100, 000=100000"},
		{"£1,200.50 or $10000 or EUR12.5m", "1,200.50=1200.5; 10000=10000; 12.5m=12500000"},
		{"an 18-year-old on a 12-month plan since mid-2019", "18=18; 12=12; 2019=2019"},
		{"in 2003/04 (46% lower) and 2004-05 12 per cent", "2003=2003; 46%=46%; 2004=2004; 12 per cent=12%"},
		{"in 2018/19 or 2018-19", "2018=2018; 19=19; 2018=2018; 19=19"},

		// Signs.
		{"-4.3% and −4.3 and (-5) and –6 and minus two and negative 7", "-4.3%=-4.3%; −4.3=-4.3; -5=-5; –6=-6; minus two=-2; negative 7=-7"},
		{"-£5.20, £-5 and +802", "-£5.20=-5.2; -5=-5; +802=802"},
		{"5-10, 5–10, 5 -10, 5 – 10 and five minus two", "5=5; 10=10; 5=5; 10=10; 5=5; 10=10; 5=5; 10=10; five=5; two=2"},
		{"- 12 people (a list)", "12=12"},
		{"minus\n\nfive", "five=5"},
		{"<-30, ±3 and +/-4", "-30=-30; 3=3; 4=4"},
		{"-½", "-½=-0.5 f"},

		// Scales.
		{"1.2 million, 1.2m, £1.2bn, 12k, 2 mn and 5 tn", "1.2 million=1200000; 1.2m=1200000; 1.2bn=1200000000; 12k=12000; 2 mn=2000000; 5 tn=5000000000000"},
		{"1.2b, £2b and paragraph 13b", "1.2b=1200000000; 2b=2000000000"},
		{"2.5 M and 5 k, but 5 m and 5 M", "2.5 M=2500000; 5 k=5000; 5=5; 5=5"},
		{"stay 2m apart, 2m people", "2m=2000000"},
		{"£5 m, $2.5 b and RMB322 billion", "5 m=5000000; 2.5 b=2500000000; 322 billion=322000000000"},
		{"R&D12 million, a mega-million, 5) million", "5=5"},
		{"3 hundred and 21, 4 thousand 3 hundred and 21", "3 hundred and 21=321; 4 thousand 3 hundred and 21=4321"},
		{"4000 3 hundred, 2.12 hundred", "4000=4000; 3 hundred=300; 2.12 hundred=212"},
		{"£2 million and 5 jobs, 2 million 500 people", "2 million=2000000; 5=5; 2 million=2000000; 500=500"},
		{"1.2 million five hundred", "1.2 million=1200000; five hundred=500"},
		{"5k three times", "5k=5000; three=3"},
		{"1 crore, 30 lakh, three lakh crore", "1 crore=10000000; 30 lakh=3000000; three lakh crore=3000000000000"},

		// Words.
		{"three hundred and seventy-three", "three hundred and seventy-three=373"},
		{"three thousand, five hundred and forty-nine people", "three thousand, five hundred and forty-nine=3549"},
		{"one million, two hundred thousand", "one million, two hundred thousand=1200000"},
		{"one thousand, two hundred and three hundred", "one thousand=1000; two hundred=200; three hundred=300"},
		{"three thousand, twelve and two; 3 thousand, 500", "three thousand=3000; twelve=12; two=2; 3 thousand=3000; 500=500"},
		{"zero 1 %", "zero=0; 1 %=1%"},
		{"three hundred and four hundred", "three hundred=300; four hundred=400"},
		{"a hundred, a thousand and one, one hundred and zero", "a hundred=100; a thousand and one=1001; one hundred=100; zero=0"},
		{"two hundred and two thousand", "two hundred and two thousand=202000"},
		{"between two hundred and two thousand", "two hundred=200; two thousand=2000"},
		{"between two hundred and fifty and three hundred", "two hundred and fifty=250; three hundred=300"},
		{"between one and a half and two", "one and a half=1.5; two=2"},
		{"between one and a half", "one=1; a half=0.5 f"},
		{"nineteen hundred, twenty-two hundred", "nineteen hundred=1900; twenty-two hundred=2200"},
		{"two million three hundred thousand", "two million three hundred thousand=2300000"},
		{"five thousand two million", "five thousand=5000; two million=2000000"},
		{"a dozen, two dozen, half a dozen, 3 dozens", "a dozen=12; two dozen=24; half a dozen=6; 3 dozens=36"},
		{"three point five, nine point nought four, two hundred point seventy-one, one point two million",
			"three point five=3.5; nine point nought four=9.04; two hundred point seventy-one=200.71; one point two million=1200000"},
		{"three-nought-four and two-nil", "three=3; nought=0; four=4; two=2; nil=0"},
		{"twenty five\tsix", "twenty five=25; six=6"},
		{"twenty\n\nfive", "twenty=20; five=5"},
		{"one\nhundred", "one\nhundred=100"},
		{"twenty‑one", "twenty‑one=21"},

		// Vague numbers and words that do not count.
		{"several hundred, a few thousand, a couple of hundred, tens of thousands, multi-million", ""},
		{"hundreds, thousands and millions of people, dozens", ""},
		{"no one, this one, another one, one another, at one point, a one-off, net zero, zero-hours", ""},
		{"the one that, every second, per second", ""},
		{"one of the 12", "one=1; 12=12"},
		{"hundred thousand dollars; per million", "hundred thousand=100000; million=1000000"},

		// Per cents and points.
		{"99 per cent 99 percent 99pc 99% 99 % ten per cent 5 per-cent", "99 per cent=99%; 99 percent=99%; 99pc=99%; 99%=99%; 99 %=99%; ten per cent=10%; 5 per-cent=5%"},
		{"3 percentage points, 3pp, 3 points, a 3.5 percentage-point rise, 2 per cent points, 2%-points",
			"3 percentage points=3pp; 3pp=3pp; 3 points=3pp; 3.5 percentage-point=3.5pp; 2 per cent points=2pp; 2%-points=2pp"},
		{"a percentage point, half a percentage point, 0.5 of a percentage point", "a percentage point=1pp; half a percentage point=0.5pp; 0.5 of a percentage point=0.5pp"},
		{"half a per cent, a quarter of one per cent, half of 1%", "half a per cent=0.5%; a quarter of one per cent=0.25%; half of 1%=0.5%"},
		{"25 basis points, 100 bps, 1 basis point", "25 basis points=0.25pp; 100 bps=1pp; 1 basis point=0.01pp"},
		{"a 10-point plan, a 3-point rise, 1 point, data points", "10=10; 3-point=3pp; 1 point=1pp"},
		{"5 to 10 per cent", "5=5; 10 per cent=10%"},
		{"two and a half per cent", "two and a half per cent=2.5%"},
		{"minus five percent", "minus five percent=-5%"},
		{"per cent of 10", "10=10"},

		// Ordinals.
		{"10th, 21ST, 1,000th, tenth, twenty-first, two hundred and third", "10th=10.; 21ST=21.; 1,000th=1000.; tenth=10.; twenty-first=21.; two hundred and third=203."},
		{"the hundredth, two thousand two hundredth", "hundredth=100.; two thousand two hundredth=2200."},
		{"11st, 12nd, 1.5th", ""},
		{"a second wave, the second, a ten second delay, a 30-second delay", "second=2.; second=2.; ten=10; 30=30"},
		{"a third man, a third-party claim, one third-party claim", "third=3.; third=3.; one=1; third=3."},

		// Fractions.
		{"a third of people, two-thirds, two thirds, three quarters, a half, a tenth.", "a third=1/3 f; two-thirds=2/3 f; two thirds=2/3 f; three quarters=0.75 f; a half=0.5 f; a tenth=0.1 f"},
		{"rose by a third year on year, a two-third majority, one - fourth, five - eighths of", "a third=1/3 f; two-third=2/3 f; one - fourth=0.25 f; five - eighths=0.625 f"},
		{"a twenty-first, three twenty-firsts, an eighth, a hundredth", "a twenty-first=1/21 f; three twenty-firsts=1/7 f; an eighth=0.125 f; a hundredth=0.01 f"},
		{"half of them, by half, half the number, more than half", "half=0.5 f; half=0.5 f; half=0.5 f; half=0.5 f"},
		{"the first half of 2019, First-half results, half-term, half an hour, a half hour, a year and a half", "first=1.; 2019=2019; First=1."},
		{"the first three quarters of 2019, in a quarter, two quarters", "first=1.; three=3; 2019=2019; two=2"},
		{"in a quarter of cases, a quarter of businesses", "a quarter=0.25 f; a quarter=0.25 f"},
		{"one in five, 1 in 10, nine out of ten, one-in-five, one in every 20, 1 in 160,000, one in a hundred",
			"one in five=0.2 f; 1 in 10=0.1 f; nine out of ten=0.9 f; one-in-five=0.2 f; one in every 20=0.05 f; 1 in 160,000=0.00000625 f; one in a hundred=0.01 f"},
		{"17 out of 43 forces, 12 out of 10, 12 in six boxes", "17=17; 43=43; 12=12; 10=10; 12=12; six=6"},
		{"1 in 2019, 3 in 2000 and one in 2,000", "1=1; 2019=2019; 3=3; 2000=2000; one in 2,000=0.0005 f"},
		{"5 in 2019, 5 in 12 months, one in ten years, 5 in 10 per cent, two in three quarters", "5=5; 2019=2019; 5=5; 12=12; one=1; ten=10; 5=5; 10 per cent=10%; two=2; three quarters=0.75 f"},
		{"1/4, 2/10, 3/4 of, 5/12 of", "1/4=0.25 f; 2/10=0.2 f; 3/4=0.75 f; 5/12=5/12 f"},
		{"2/3rds, 1/3rd of, 1/4th and 1⁄2", "2/3rds=2/3 f; 1/3rd=1/3 f; 1/4th=0.25 f; 1⁄2=0.5 f"},
		{"9/11, 24/7, 18/19, 19/20, 1/2/2019, 0/5", "9=9; 11=11; 24=24; 7=7; 18=18; 19=19; 19=19; 20=20; 1=1; 2=2; 2019=2019; 0=0; 5=5"},
		{"½, ¾ of, 2½, 2 ½, 1 1/2 and 2019 1/2", "½=0.5 f; ¾=0.75 f; 2½=2.5; 2 ½=2.5; 1 1/2=1.5; 2019=2019; 1/2=0.5 f"},
		{"half a million, half million, a quarter of a million, quarter million, two-thirds of a million, ½ million",
			"half a million=500000; half million=500000; a quarter of a million=250000; quarter million=250000; two-thirds of a million=2000000/3; ½ million=500000"},
		{"two and a half million, 2½ million, 3 million and a half, one billion and three quarters million",
			"two and a half million=2500000; 2½ million=2500000; 3 million and a half=3500000; one billion and three quarters million=1000750000"},
		{"a half-million, a quarter-million, a three-quarter million, one and three-quarter hours",
			"a half-million=500000; a quarter-million=250000; three-quarter million=750000; one and three-quarter=1.75"},
		{"one and a half times, three and a fifth, one hundred and three and two thirds", "one and a half=1.5; three and a fifth=3.2; one hundred and three and two thirds=311/3"},
		{"twelve and a third of them, 596 and a half", "twelve=12; a third=1/3 f; 596=596; a half=0.5 f"},
		{"the quarter, each quarter", ""},

		// What is no quantity.
		{"COVID-19, Covid–19, Q2, 3Q25, H1N1, 5G, 2A, year7", ""},
		{"29km, 180.25ml, .25ml, 1990s, under-18s, 50p, 10m/s, 3m²", ""},
		{"10:30, 1.2.3, 12.03.2019, 2^10, 1.3x10^6, 12.32e+14", ""},
		{"0800 123 456, (01305) 123456, +44 20 7946 0958, +1-222-2222/2222, 007", ""},
		{"https://example.org/2019?q=30%25 www.example.org/12 a12@example.org", ""},
		{"a loss of $(0.2) million", ""},
		{"123456789012345678901234567890123 and 1" + strings.Repeat(",111", 12) + ".5", ""},
		{"٣ and १२", ""},
		{"a, an, half-baked, thirdly, tenant, often, onely, hundredfold", ""},
		{"", ""},
	} {
		if got := briefs(test.prose); got != test.want {
			t.Errorf("in %q\n got  %s\n want %s", test.prose, got, test.want)
		}
	}
}

// A number stands for what its last written place allows.
func TestInterval(t *testing.T) {
	for _, test := range []struct {
		text               string
		places             int
		unit               string
		rounded, truncated string
		words              bool
	}{
		{"99 per cent", 0, "1", "98.5 to 99.5", "99 to 100", false},
		{"1.2 million", 1, "100000", "1150000 to 1250000", "1200000 to 1300000", false},
		{"1,186", 0, "1", "1185.5 to 1186.5", "1186 to 1187", false},
		{"400", 0, "1", "399.5 to 400.5", "400 to 401", false},
		{"12.50%", 2, "0.01", "12.495 to 12.505", "12.5 to 12.51", false},
		{"-4.3%", 1, "0.1", "-4.35 to -4.25", "-4.4 to -4.3", false},
		{"12k", 0, "1000", "11500 to 12500", "12000 to 13000", false},
		{"2 million", 0, "1000000", "1500000 to 2500000", "2000000 to 3000000", false},
		{"two million", 0, "1000000", "1500000 to 2500000", "2000000 to 3000000", true},
		{"three thousand", 0, "1", "2999.5 to 3000.5", "3000 to 3001", true},
		{"3 thousand", 0, "1000", "2500 to 3500", "3000 to 4000", false},
		{"three hundred", 0, "1", "299.5 to 300.5", "300 to 301", true},
		{"one million two hundred thousand", 0, "1000", "1199500 to 1200500", "1200000 to 1201000", true},
		{"one million and five", 0, "1", "1000004.5 to 1000005.5", "1000005 to 1000006", true},
		{"three point five thousand", 1, "100", "3450 to 3550", "3500 to 3600", true},
		{"half a million", 0, "100000", "450000 to 550000", "500000 to 600000", true},
		{"a quarter of a million", 0, "50000", "225000 to 275000", "250000 to 300000", true},
		{"two and a half", 0, "0.1", "2.45 to 2.55", "2.5 to 2.6", true},
		{"two dozen", 0, "1", "23.5 to 24.5", "24 to 25", true},
		{"25 basis points", 0, "0.01", "0.245 to 0.255", "0.25 to 0.26", false},
		{"a third", 0, "0", "1/3", "1/3", true},
		{"one in five", 0, "0", "0.2", "0.2", true},
		{"tenth", 0, "1", "10", "10", true},
	} {
		w, err := ParseWritten(test.text)
		if err != nil {
			t.Error(err)
			continue
		}
		if w.Places != test.places || w.Unit.String() != test.unit || w.Words != test.words {
			t.Errorf("%q has %d places, a unit of %v and words %v", test.text, w.Places, w.Unit, w.Words)
		}
		if got := w.Interval(Rounded).String(); got != test.rounded {
			t.Errorf("%q rounded stands for %s, want %s", test.text, got, test.rounded)
		}
		if got := w.Interval(Truncated).String(); got != test.truncated {
			t.Errorf("%q truncated stands for %s, want %s", test.text, got, test.truncated)
		}
		if v, ok := w.Interval(Exact).Exact(); !ok || !v.Equal(w.Value) {
			t.Errorf("%q exactly stands for %v", test.text, w.Interval(Exact))
		}
	}
}

// What is printed from a value lies in the interval of what is read.
func TestIntervalHoldsWhatWasRounded(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := Frac(rapid.Int64Range(-1e9, 1e9).Draw(t, "numerator"), rapid.Int64Range(1, 1e4).Draw(t, "divisor"))
		places := rapid.IntRange(0, 3).Draw(t, "places")
		w, err := ParseWritten(Group(v.Decimal(places)) + " per cent")
		if err != nil {
			t.Fatal(err)
		}
		if !w.Interval(Rounded).Contains(v) {
			t.Fatalf("%v printed as %q stands for %v", v, w.Text, w.Interval(Rounded))
		}
		tooFar := v.Add(w.Unit.Mul(Frac(11, 10)))
		if w.Interval(Rounded).Contains(tooFar) {
			t.Fatalf("%q stands for %v too", w.Text, tooFar)
		}
	})
}

func TestParseWritten(t *testing.T) {
	for text, want := range map[string]string{
		"1,186": "1,186=1186", " 99 per cent\n": "99 per cent=99%", "£1.2m": "1.2m=1200000", "a third": "a third=1/3 f", "- £5": "", "tenth": "tenth=10.",
		"-£5": "-£5=-5", "+5": "+5=5", "€ 5": "5=5",
	} {
		w, err := ParseWritten(text)
		if got := brief(w); err == nil && (got != want || text[w.Start:w.End] != w.Text) || (err != nil) != (want == "") {
			t.Errorf("ParseWritten(%q) = %s, %v", text, got, err)
		}
	}
	for text, reason := range map[string]string{
		"": "is not a number", "nearly 400": "is not a number", "400 people": "is not a number", "400 or 500": "more than one", "Q2": "is not a number", "££5": "",
	} {
		w, err := ParseWritten(text)
		if reason == "" {
			continue
		}
		if err == nil || !strings.Contains(err.Error(), reason) || err.(*CellError).Hint() == "" {
			t.Errorf("ParseWritten(%q) = %s, %v", text, brief(w), err)
		}
	}
}

func TestClassNames(t *testing.T) {
	var names []string
	for class := Plain; class <= Fraction+1; class++ {
		names = append(names, class.String())
	}
	if got := strings.Join(names, " "); got != "plain percent points ordinal fraction unknown class" || Class(-1).String() != "unknown class" {
		t.Errorf("classes are called %s", got)
	}
}

// A form is a way to write numbers, for printing and finding them again.
type form struct {
	write func(n int64) string
	value func(n int64) Value
	class Class
	unit  Value
}

var forms = []form{
	{func(n int64) string { return strconv.FormatInt(n, 10) }, Int, Plain, Int(1)},
	{func(n int64) string { return Group(strconv.FormatInt(n, 10)) }, Int, Plain, Int(1)},
	{Words, Int, Plain, Value{}},
	{func(n int64) string { return tenths(n) }, inTenths, Plain, Frac(1, 10)},
	{func(n int64) string { return tenths(n) + " million" }, func(n int64) Value { return Int(n).Mul(Int(1e5)) }, Plain, Int(1e5)},
	{func(n int64) string { return tenths(n) + "bn" }, func(n int64) Value { return Int(n).Mul(Int(1e8)) }, Plain, Int(1e8)},
	{func(n int64) string { return tenths(n) + "%" }, inTenths, Percent, Frac(1, 10)},
	{func(n int64) string { return Group(strconv.FormatInt(n, 10)) + " per cent" }, Int, Percent, Int(1)},
	{func(n int64) string { return tenths(n) + " percentage points" }, inTenths, Points, Frac(1, 10)},
	{func(n int64) string { return strings.ToUpper(Words(n)) + " PER CENT" }, Int, Percent, Value{}},
	{func(n int64) string { return "one in " + Words(max(n, -n)+2) }, func(n int64) Value { return Frac(1, max(n, -n)+2) }, Fraction, Value{}},
}

func inTenths(n int64) Value { return Frac(n, 10) }
func tenths(n int64) string  { return Group(inTenths(n).Decimal(1)) }

// Whatever is written in one of the usual forms is found in a sentence again,
// and nothing else is.
func TestWrittenIsFoundAgain(t *testing.T) {
	frames := []string{"%s", "It rose to %s.", "Nearly %s, the charity said", "(%s)", "“%s”", "from %s, compared with before", "\tabout %s\n", "£%s"}
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.Int64Range(-1e9, 1e9).Draw(t, "n")
		if rapid.Bool().Draw(t, "small") {
			n %= 200
		}
		form := rapid.SampledFrom(forms).Draw(t, "form")
		frame := rapid.SampledFrom(frames).Draw(t, "frame")
		written := form.write(n)
		text := fmt.Sprintf(frame, written)
		found := FindWritten(text)
		if len(found) != 1 || found[0].Text != written || !found[0].Value.Equal(form.value(n)) || found[0].Class != form.class {
			t.Fatalf("in %q is found %s", text, briefs(text))
		}
		if form.unit.Sign() != 0 && !found[0].Unit.Equal(form.unit) {
			t.Fatalf("%q has a unit of %v", written, found[0].Unit)
		}
	})
}

// checkFound checks what holds of every text.
func checkFound(t interface{ Fatalf(string, ...any) }, text string) {
	last := 0
	for _, w := range FindWritten(text) {
		if w.Start < last || w.End <= w.Start || w.End > len(text) || text[w.Start:w.End] != w.Text {
			t.Fatalf("in %q is found %q at %d to %d", text, w.Text, w.Start, w.End)
		}
		last = w.End
		if strings.TrimFunc(w.Text, unicode.IsSpace) != w.Text || utf8.ValidString(text) && !utf8.ValidString(w.Text) {
			t.Fatalf("in %q is found %q", text, w.Text)
		}
		if !w.Interval(Rounded).Contains(w.Value) || !w.Interval(Truncated).Contains(w.Value) || w.Places < 0 || w.Unit.Sign() < 0 {
			t.Fatalf("in %q, %q has a unit of %v and %d places", text, w.Text, w.Unit, w.Places)
		}
		if w.Words == strings.ContainsFunc(w.Text, func(r rune) bool { return isDigit(r) || vulgarFractions[r] != [2]int64{} }) {
			t.Fatalf("in %q, %q is in words: %v", text, w.Text, w.Words)
		}
	}
	if _, err := ParseWritten(text); err != nil && err.Error() == "" {
		t.Fatalf("no reason for %q", text)
	}
}

// pieces are what random prose is made of: what numbers are made of, and what
// breaks them.
var pieces = slices.Concat(smallWords[:], tensWords[2:], scaleWords[1:], strings.Fields(
	"a an and of in out every hundred dozen half quarter third thirds tenth hundredth per cent % percentage points point minus negative - – − + £ $ ( ) , . / : ^ 1 12 186 1,186 0 000 010 1.5 ½ k m bn th st x one's no between first two-thirds 1/2 18/19 2019 several lakh \t \n"))

func TestAnyProseIsRead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 12).Draw(t, "words")
		glue := rapid.SampledFrom([]string{" ", "", "-", "\n", " - "}).Draw(t, "glue")
		checkFound(t, strings.Join(words, glue))
		checkFound(t, rapid.String().Draw(t, "text"))
	})
}

// However often something stands in a text, no number runs on over all of it,
// and reading comes to an end.
func TestNumbersDoNotRunOn(t *testing.T) {
	for _, piece := range []string{
		"111 ", "111,", "1", "+1 ", "+1", "0", "0 1 ", "0800 ", "1.1.", "1e+", "one ", "one hundred and ", "twenty-", "million ", "half a ", "one in ",
		"one million two ", "1/", "1/2 ", "three point ", "between two and ", "minus ", "-", "½", "x1", "www.", "\u00a0", "per cent of one ", "^1",
	} {
		text := strings.Repeat(piece, 1<<14/len(piece))
		for _, w := range FindWritten(text) {
			if len(w.Text) > 200 {
				t.Errorf("in a row of %q a number of %d bytes is found", piece, len(w.Text))
				break
			}
		}
	}
}

func FuzzFindWritten(f *testing.F) {
	for _, text := range []string{
		"three hundred and seventy-three", "half a million", "£1.2bn, -4.3% and 99 per cent", "one in five", "1 1/2 million and a half",
		"0800 123 456", "+44 20 7946 0958", "40 000", "100, 000", "between one and a half and two", "\xff1\xc2½", "a twenty-first of one per cent", "12.32e+14 1.2.3 Q2 COVID-19", "minus £5 -£5 million",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) { checkFound(t, text) })
}

func BenchmarkFindWritten(b *testing.B) {
	text := "Stop It Now! was contacted by 1,186 people from Hertfordshire in 2019, up 99 per cent from 596 in 2018. " +
		"Of the 3,693 people from the South West, three hundred and seventy-three – about one in ten – were from Dorset."
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		FindWritten(text)
	}
}
