package number

import (
	"errors"
	"math"
	"math/big"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

var (
	spaced   = Separators{Decimal: ',', Thousands: ' '}
	swiss    = Separators{Decimal: '.', Thousands: '’'}
	noGroups = Separators{Decimal: '.'}
)

func TestParseCount(t *testing.T) {
	for _, test := range []struct {
		cell       string
		separators Separators
		want       int64
	}{
		{"0", English, 0},
		{"596", English, 596},
		{"1,186", English, 1186},
		{" 596 ", English, 596},
		{"\u00a0596\u00a0", English, 596},
		{"\ufeff596\u202f\t", English, 596},
		{"1186.0", English, 1186},
		{"1,186.00", English, 1186},
		{"0.0", English, 0},
		{"-0", English, 0},
		{"-5", English, -5},
		{"−1,186", English, -1186},
		{"1,186,000", English, 1186000},
		{"1,186", Separators{}, 1186},
		{"1186", noGroups, 1186},
		{"1.186", DecimalComma, 1186},
		{"9.291,0", DecimalComma, 9291},
		{"1 186", spaced, 1186},
		{"1\u00a0186,0", spaced, 1186},
		{"1\u202f186", spaced, 1186},
		{"1’186.0", swiss, 1186},
		{"9223372036854775807", English, math.MaxInt64},
		{"-9,223,372,036,854,775,808", English, math.MinInt64},
		{"999999999999999999", English, 999999999999999999},
	} {
		if got, err := ParseCount(test.cell, test.separators); err != nil || got != test.want {
			t.Errorf("ParseCount(%q) = %d, %v; want %d", test.cell, got, err, test.want)
		}
	}
}

// Every cell that is no count says what was expected and what to do.
func TestParseCountErrors(t *testing.T) {
	for _, test := range []struct {
		cell, reason, hint string
		separators         Separators
	}{
		{cell: "", reason: `"" is blank: a whole number is expected`, hint: "missing"},
		{cell: " \u00a0", reason: "is blank", hint: "missing"},
		{cell: "12.5", reason: `"12.5" is not a whole number: a count is expected`, hint: "role"},
		{cell: "1.186", reason: "is not a whole number", hint: "decimal comma"},
		{cell: "1.2e3", reason: "is in scientific notation", hint: "format the column as a number"},
		{cell: "1.23E+05", reason: "is in scientific notation", hint: "export it again"},
		{cell: "010", reason: "begins with a 0", hint: "code"},
		{cell: "00", reason: "begins with a 0", hint: "code"},
		{cell: "-010", reason: "begins with a 0", hint: "code"},
		{cell: "(12)", reason: "is in brackets", hint: "write (12) as -12"},
		{cell: "(1,200)", reason: "is in brackets", hint: "minus"},
		{cell: "12 approx", reason: "has something beside the number", hint: "column of their own"},
		{cell: "1186 [r]", reason: "has something beside the number", hint: "column"},
		{cell: "1,18", reason: "has separators where no thousands end", hint: "decimal comma"},
		{cell: "1,1860", reason: "has separators where no thousands end", hint: "without separators"},
		{cell: "1186,000", reason: "has separators where no thousands end", hint: "without separators"},
		{cell: ",186", reason: "has separators where no thousands end", hint: "without separators"},
		{cell: "1,,186", reason: "has separators where no thousands end", hint: "without separators"},
		{cell: "1.186.000", reason: "has separators where no thousands end", hint: "without separators"},
		{cell: "-1,18", reason: "has separators where no thousands end", hint: "without separators"},
		{cell: "1,186", separators: noGroups, reason: "has separators where no thousands end", hint: "without separators"},
		{cell: "1 186", reason: "has a blank between its digits", hint: "thousands"},
		{cell: "- 5", reason: "has a blank between its digits", hint: "correct the cell"},
		{cell: "12.", reason: "ends with a separator", hint: "digit"},
		{cell: "12,", reason: "ends with a separator", hint: "digit"},
		{cell: "+5", reason: "begins with a plus sign", hint: "take the sign away"},
		{cell: "5-", reason: "ends with a minus sign", hint: "before"},
		{cell: "12%", reason: "is a percentage", hint: "role"},
		{cell: "£12", reason: "is an amount of money", hint: "role"},
		{cell: "-£12", reason: "is an amount of money", hint: "role"},
		{cell: "١٢", reason: "has digits other than 0 to 9", hint: "0 to 9"},
		{cell: "twelve", reason: "is not a whole number", hint: ""},
		{cell: "-", reason: "is not a whole number", hint: ""},
		{cell: "--5", reason: "has something beside the number", hint: ""},
		{cell: "*", reason: "is not a whole number", hint: ""},
		{cell: "NaN", reason: "is not a whole number", hint: ""},
		{cell: "0x1F", reason: "has something beside", hint: ""},
		{cell: "1_000", reason: "has something beside", hint: ""},
		{cell: "9223372036854775808", reason: "is too large", hint: "code"},
		{cell: "-9223372036854775809", reason: "is too large", hint: "code"},
		{cell: strings.Repeat("x", 500), reason: "…", hint: ""},
	} {
		got, err := ParseCount(test.cell, test.separators)
		var cellError *CellError
		if !errors.As(err, &cellError) {
			t.Errorf("ParseCount(%q) = %d, %v", test.cell, got, err)
			continue
		}
		if !strings.Contains(err.Error(), test.reason) || !strings.Contains(cellError.Hint(), test.hint) || len(err.Error()) > 200 {
			t.Errorf("ParseCount(%q): %v; hint: %s", test.cell, err, cellError.Hint())
		}
		if large := strings.Contains(err.Error(), "too large"); errors.Is(err, ErrOverflow) != large {
			t.Errorf("ParseCount(%q): %v is ErrOverflow: %v", test.cell, err, !large)
		}
	}
}

// englishCount is the whole grammar of a count, written down a second time.
var englishCount = regexp.MustCompile(`^[-−]?((?:0|[1-9][0-9]*)|[1-9][0-9]{0,2}(?:,[0-9]{3})+|)(?:\.0+)?$`)

func countByPattern(cell string) (*big.Int, bool) {
	cell = strings.TrimFunc(cell, isBlank)
	match := englishCount.FindStringSubmatch(cell)
	if match == nil || !strings.ContainsAny(cell, "0123456789") {
		return nil, false
	}
	n, ok := new(big.Int).SetString("0"+strings.ReplaceAll(match[1], ",", ""), 10)
	if strings.HasPrefix(cell, "-") || strings.HasPrefix(cell, "−") {
		n.Neg(n)
	}
	return n, ok
}

func checkCount(t interface{ Fatalf(string, ...any) }, cell string) {
	got, err := ParseCount(cell, English)
	want, ok := countByPattern(cell)
	if ok = ok && want.IsInt64(); ok != (err == nil) || ok && got != want.Int64() {
		t.Fatalf("ParseCount(%q) = %d, %v; the pattern says %v, %v", cell, got, err, want, ok)
	}
}

func TestParseCountAgreesWithAPattern(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		checkCount(t, rapid.StringMatching(`[ \x{a0}]?[-−+(]?[0-9]{0,4}([,.][0-9]{1,4}){0,3}[ )%ex]?`).Draw(t, "cell"))
		checkCount(t, rapid.String().Draw(t, "any text"))
	})
}

func FuzzParseCount(f *testing.F) {
	for _, cell := range []string{"1,186", " 596 ", "1186.0", "(12)", "1,18", "010", "1.2e3", "−5", "9223372036854775808", ".0", "\xff1"} {
		f.Add(cell)
	}
	f.Fuzz(func(t *testing.T, cell string) {
		checkCount(t, cell)
		for _, s := range []Separators{DecimalComma, spaced, swiss, noGroups} {
			n, err := ParseCount(cell, s)
			if err == nil && !strings.ContainsAny(cell, "0123456789") {
				t.Fatalf("ParseCount(%q) = %d", cell, n)
			}
		}
	})
}

// In every dialect a count is read as it is written there.
func TestCountsAreReadInEveryDialect(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.Int64().Draw(t, "n")
		s := rapid.SampledFrom([]Separators{English, DecimalComma, spaced, swiss}).Draw(t, "dialect")
		cell := strings.ReplaceAll(Group(strconv.FormatInt(n, 10)), ",", string(s.Thousands)) + string(s.Decimal) + "00"
		if got, err := ParseCount(cell, s); err != nil || got != n {
			t.Fatalf("ParseCount(%q) = %d, %v", cell, got, err)
		}
	})
}

func TestParseDecimal(t *testing.T) {
	for _, test := range []struct {
		cell       string
		separators Separators
		want       Decimal
	}{
		{"12.50", English, Decimal{1250, 2}},
		{"1,186.5", English, Decimal{11865, 1}},
		{"-0.5", English, Decimal{-5, 1}},
		{".5", English, Decimal{5, 1}},
		{"-.5", English, Decimal{-5, 1}},
		{"590", English, Decimal{590, 0}},
		{" 0.0 ", English, Decimal{0, 1}},
		{"1.186,5", DecimalComma, Decimal{11865, 1}},
		{"1 186,5", spaced, Decimal{11865, 1}},
		{"0.000000000000000001", English, Decimal{1, 18}},
	} {
		got, err := ParseDecimal(test.cell, test.separators)
		if err != nil || got != test.want {
			t.Errorf("ParseDecimal(%q) = %v, %v; want %v", test.cell, got, err, test.want)
		}
	}
	for _, cell := range []string{"", "1.2e3", "(1.5)", "01.5", "1.5 approx", "1,18.5", "1.186,5", "+1.5", "1.5%", "£1.5", "1.", ".", "-", "Inf", "NaN", "1.5.5", "1.5-"} {
		if got, err := ParseDecimal(cell, English); err == nil {
			t.Errorf("ParseDecimal(%q) = %v", cell, got)
		}
	}
	for _, cell := range []string{"9223372036854775808", "92233720368547758.08", "0.0000000000000000001"} {
		if _, err := ParseDecimal(cell, English); !errors.Is(err, ErrOverflow) {
			t.Errorf("ParseDecimal(%q): %v", cell, err)
		}
	}
	d := Decimal{-1250, 2}
	if d.String() != "-12.50" || !d.Value().Equal(Frac(-25, 2)) {
		t.Errorf("%#v is %s, %v", d, d, d.Value())
	}
}

func checkDecimal(t interface{ Fatalf(string, ...any) }, cell string) {
	d, err := ParseDecimal(cell, English)
	if err != nil {
		return
	}
	plain := strings.NewReplacer(",", "", "−", "-").Replace(strings.TrimFunc(cell, isBlank))
	want, ok := new(big.Rat).SetString(plain)
	if !ok || !same(d.Value(), want) {
		t.Fatalf("ParseDecimal(%q) = %v; math/big reads %v", cell, d, want)
	}
	_, decimals, _ := strings.Cut(plain, ".")
	if d.Places != len(decimals) {
		t.Fatalf("ParseDecimal(%q) has %d places", cell, d.Places)
	}
	if back, err := ParseDecimal(d.String(), English); err != nil || back != d {
		t.Fatalf("%q is read as %v and back as %v, %v", cell, d, back, err)
	}
}

func TestDecimalsAreExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		checkDecimal(t, rapid.StringMatching(`[-−]?[0-9]{0,3}(,[0-9]{3}){0,2}(\.[0-9]{1,9})?`).Draw(t, "cell"))
	})
	rapid.Check(t, func(t *rapid.T) {
		d := Decimal{rapid.Int64().Draw(t, "units"), rapid.IntRange(0, 18).Draw(t, "places")}
		if back, err := ParseDecimal(Group(d.String()), English); err != nil || back != d {
			t.Fatalf("%v is read back as %v, %v", d, back, err)
		}
	})
}

func FuzzParseDecimal(f *testing.F) {
	for _, cell := range []string{"12.50", "1,186.5", "-.5", "1.2e3", "(1.5)", "£1,200.50", "12.5%", "0.0000000000000000001"} {
		f.Add(cell)
	}
	f.Fuzz(func(t *testing.T, cell string) {
		checkDecimal(t, cell)
		for _, parse := range []func(string, Separators) (Decimal, error){ParseDecimal, ParseMoney, ParsePercent} {
			bare, err := ParseDecimal(cell, DecimalComma)
			d, roleErr := parse(cell, DecimalComma)
			if err == nil && (roleErr != nil || d != bare) {
				t.Fatalf("%q is %v as a decimal and %v, %v in its role", cell, bare, d, roleErr)
			}
		}
	})
}

func TestParsePercentAndMoney(t *testing.T) {
	type parser func(string, Separators) (Decimal, error)
	for _, test := range []struct {
		parse      parser
		cell       string
		separators Separators
		want       string
	}{
		{ParsePercent, "12.5%", English, "12.5"},
		{ParsePercent, " 12.5 % ", English, "12.5"},
		{ParsePercent, "-3", English, "-3"},
		{ParsePercent, "12,5\u00a0%", DecimalComma, "12.5"},
		{ParseMoney, "£1,200.50", English, "1200.50"},
		{ParseMoney, "-£5", English, "-5"},
		{ParseMoney, "£-5", English, "-5"},
		{ParseMoney, "− £ 5", English, "-5"},
		{ParseMoney, "GBP 5", English, "5"},
		{ParseMoney, "12,50 €", DecimalComma, "12.50"},
		{ParseMoney, "1,200", English, "1200"},
	} {
		got, err := test.parse(test.cell, test.separators)
		if err != nil || got.String() != test.want {
			t.Errorf("%q is read as %v, %v; want %s", test.cell, got, err, test.want)
		}
	}
	for _, test := range []struct {
		parse        parser
		cell, reason string
	}{
		{ParsePercent, "%", "is not a percentage"},
		{ParsePercent, "12%%", "a percentage is expected"},
		{ParsePercent, "12 per cent", "a percentage is expected"},
		{ParsePercent, "£12", "is an amount of money: a percentage is expected"},
		{ParseMoney, "(£5)", "is in brackets: an amount of money is expected"},
		{ParseMoney, "£", "is not an amount of money"},
		{ParseMoney, "££5", "an amount of money is expected"},
		{ParseMoney, "-£-5", "an amount of money is expected"},
		{ParseMoney, "£1.2m", "an amount of money is expected"},
		{ParseMoney, "50p", "an amount of money is expected"},
		{ParseMoney, "", "is blank: an amount of money is expected"},
	} {
		if got, err := test.parse(test.cell, English); err == nil || !strings.Contains(err.Error(), test.reason) {
			t.Errorf("%q is read as %v, %v", test.cell, got, err)
		}
	}
}
