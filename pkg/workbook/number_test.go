package workbook

import (
	"math"
	"math/big"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
	"github.com/xuri/nfp"
	"pgregory.net/rapid"
)

// plain reads a number as a cell of no special format gives it.
func plain(text string) (string, bool) {
	d, _, ok := parseDecimal([]byte(text))
	if !ok {
		return "", false
	}
	return string(d.appendTo(nil, 0)), true
}

// A decimal of up to 15 digits, stored as a binary number and written out with
// the 17 digits that files have, is read as it was typed.
func TestTypedDecimalsComeBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		digits := rapid.Int64Range(1, 999_999_999_999_999).Draw(t, "digits")
		places := rapid.IntRange(0, 20).Draw(t, "places")
		typed := new(big.Rat).SetFrac(big.NewInt(digits), new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(places)), nil))
		stored, _ := typed.Float64()
		for _, text := range []string{
			strconv.FormatFloat(stored, 'E', 16, 64), strconv.FormatFloat(stored, 'g', 17, 64), strconv.FormatFloat(stored, 'f', -1, 64), strconv.FormatFloat(stored, 'g', -1, 64),
		} {
			got, ok := plain(text)
			if back, valid := new(big.Rat).SetString(got); !ok || !valid || back.Cmp(typed) != 0 {
				t.Fatalf("%s: got %q, want %s", text, got, typed.FloatString(places))
			}
		}
	})
}

// Any number is read to 15 digits or better, and a whole one as its binary
// number says.
func TestAnyNumber(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		stored := rapid.Float64().Filter(func(f float64) bool { return !math.IsInf(f, 0) && !math.IsNaN(f) }).Draw(t, "stored")
		got, ok := plain(strconv.FormatFloat(stored, 'E', -1, 64))
		if !ok || strings.ContainsAny(got, "eE+") {
			t.Fatalf("got %q", got)
		}
		back, err := strconv.ParseFloat(got, 64)
		if err != nil {
			t.Fatal(err)
		}
		if stored == math.Trunc(stored) && back != stored {
			t.Fatalf("whole number %v: got %q", stored, got)
		}
		if math.Abs(back-stored) > math.Abs(stored)*1e-14 {
			t.Fatalf("%v: got %q", stored, got)
		}
	})
}

func TestPercentagesAreExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		digits := rapid.Int64Range(-99999, 99999).Draw(t, "digits")
		places := rapid.IntRange(0, 6).Draw(t, "places")
		stored := new(big.Rat).SetFrac(big.NewInt(digits), new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(places)), nil))
		d, _, ok := parseDecimal([]byte(stored.FloatString(places)))
		got, valid := new(big.Rat).SetString(string(d.appendTo(nil, 2)))
		if !ok || !valid || got.Cmp(stored.Mul(stored, big.NewRat(100, 1))) != 0 {
			t.Fatalf("got %v, want %v", got, stored)
		}
	})
}

// The days and times are those of excelize, which works them out in another
// way, and is wrong below day 61.
func TestDatesAgainstExcelize(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		days := rapid.IntRange(61, 2900000).Draw(t, "days")
		seconds := rapid.IntRange(0, 86399).Draw(t, "seconds")
		from1904 := rapid.Bool().Draw(t, "from 1904")
		stored := float64(days) + float64(seconds)/86400
		want, err := excelize.ExcelDateToTime(stored, from1904)
		if err != nil {
			t.Fatal(err)
		}
		d, ok := scanDecimal(strconv.AppendFloat(nil, stored, 'f', -1, 64))
		s, inRange := toSerial(d)
		got, err := s.date(format{kind: dateTime, day: true}, from1904)
		layout := time.DateTime
		if seconds == 0 {
			layout = time.DateOnly
		}
		if !ok || !inRange || err != nil || got != want.Round(time.Second).Format(layout) {
			t.Fatalf("%v: got %q (%v), want %s", stored, got, err, want)
		}
	})
}

func TestFormats(t *testing.T) {
	day := format{kind: dateTime, day: true, month: true, year: true}
	stamp := format{kind: dateTime, day: true, month: true, year: true, clock: true}
	clock := format{kind: dateTime, clock: true}
	month := format{kind: dateTime, month: true, year: true}
	tests := []struct {
		code string
		want format
	}{
		{"", format{}}, {"General", format{}}, {"0", format{}}, {"0.00", format{}}, {"@", format{}}, {"#,##0", format{}},
		{`_-* #,##0.00_-;\-* #,##0.00_-;_-* "-"??_-;_-@_-`, format{}},
		{"#,##0 ;[Red](#,##0)", format{}}, {"0.00E+00", format{}}, {"##0.0e-0", format{}}, {"# ?/?", format{}},
		{`0 "days"`, format{}}, {`0\d`, format{}}, {"[$€-2] #,##0", format{}}, {"[$CHF-807] 0", format{}}, {`"dd/mm" 0`, format{}},
		{"[>=1000000]0.0,,\"m\";0", format{scaled: true}}, {"#,##0,", format{scaled: true}}, {"0,0", format{}}, {`"a,b"0`, format{}},
		{"0%", format{kind: percent}}, {"0.0 %", format{kind: percent}}, {`0"%"`, format{}}, {`0\%`, format{}}, {"[Red]0%", format{kind: percent}},
		{"dd/mm/yyyy", day}, {"d-mmm-yy", day}, {"yyyy\\-mm\\-dd;@", day}, {"[$-809]dd mmmm yyyy", day}, {"[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", day},
		{`d" of "mmmm yyyy`, day}, {"DD.MM.YYYY", day}, {"yyyy年m月d日", day}, {"[$-411]ge.m.d", day}, {"[Red][<1]dd/mm/yyyy", day}, {`[=0]"-";dd/mm/yyyy`, day},
		{"d/m/yyyy h:mm", stamp}, {"dd/mm/yyyy hh:mm:ss", stamp}, {"m/d/yy h:mm AM/PM", stamp}, {"yyyy-mm-dd\\Thh:mm:ss.000", stamp},
		{"h:mm", clock}, {"hh:mm:ss", clock}, {"mm:ss.0", clock}, {"h:mm A/P", clock}, {"AM/PM h", clock}, {`h" h "m" m"`, clock},
		{"mmm-yy", month}, {"mmmm yyyy", month}, {"mm/yyyy", month}, {"yyyy-mm", month},
		{"mmm", format{kind: dateTime, month: true}}, {"yyyy", format{kind: dateTime, year: true}}, {"dddd", format{kind: dateTime, day: true}},
		{"[h]:mm", format{kind: elapsed}}, {"[hh]:mm:ss", format{kind: elapsed}}, {"[mm]:ss", format{kind: elapsed}}, {"[s]", format{kind: elapsed}},
		{`"unclosed 0`, format{}}, {"[unclosed", format{}}, {"0\\", format{}}, {"_", format{}}, {";;;", format{}}, {`"Yes";"Yes";"No"`, format{}},
	}
	for _, test := range tests {
		if got := parseFormat(test.code); got != test.want {
			t.Errorf("%q: got %+v, want %+v", test.code, got, test.want)
		}
	}
}

// What is a date, a per cent or a number is what the parser of excelize's
// authors finds in the first section.
func TestFormatsAgainstNFP(t *testing.T) {
	pieces := []string{"yyyy", "yy", "mmm", "mm", "d", "dd", "h", "hh", "ss", "0", "#,##0", "0.00", "%", "d/m", "-", ":", " ", `"d0%"`, `\d`, "[Red]", "[$-809]", "[$£-809]", "_)", "* "}
	rapid.Check(t, func(t *rapid.T) {
		code := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 6).Draw(t, "pieces"), "")
		parser := nfp.NumberFormatParser()
		dates, percents, digits := false, false, false
		for _, section := range parser.Parse(code) {
			for _, token := range section.Items {
				switch token.TType {
				case nfp.TokenTypeDateTimes:
					dates = true
				case nfp.TokenTypePercent:
					percents = true
				case nfp.TokenTypeZeroPlaceHolder, nfp.TokenTypeHashPlaceHolder:
					digits = true
				}
			}
		}
		got := parseFormat(code).kind
		if want := kindFrom(dates, percents); got != want && !(dates && digits) {
			t.Fatalf("%q: got %v, want %v", code, got, want)
		}
	})
}

func kindFrom(dates, percents bool) formatKind {
	switch {
	case dates:
		return dateTime
	case percents:
		return percent
	}
	return general
}

func FuzzFormat(f *testing.F) {
	for _, code := range []string{"dd/mm/yyyy", `[$-809]0.0,"m";@`, `_-* "x"\`, "[h]:mm"} {
		f.Add(code)
	}
	f.Fuzz(func(t *testing.T, code string) { parseFormat(code) })
}

func FuzzNumber(f *testing.F) {
	for _, text := range []string{"0.1", "-1.5E-7", "1E400", ".5", "5.", "00"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got, ok := plain(text)
		want, err := strconv.ParseFloat(text, 64)
		if !ok {
			return
		}
		back, err2 := strconv.ParseFloat(got, 64)
		if err != nil && want == 0 || err2 != nil || math.Abs(back-want) > math.Abs(want)*1e-14 {
			t.Errorf("%q: got %q, want %v", text, got, want)
		}
	})
}
