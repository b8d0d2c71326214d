package number

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestWords(t *testing.T) {
	for n, want := range map[int64]string{
		0: "zero", 16: "sixteen", -2: "minus two", 40: "forty", 99: "ninety-nine", 100: "one hundred",
		373: "three hundred and seventy-three", 1000: "one thousand", 1005: "one thousand and five",
		1100: "one thousand one hundred", 2019: "two thousand and nineteen", 100000: "one hundred thousand",
		1200005:       "one million two hundred thousand and five",
		1000373:       "one million three hundred and seventy-three",
		math.MinInt64: "minus nine quintillion two hundred and twenty-three quadrillion three hundred and seventy-two trillion thirty-six billion eight hundred and fifty-four million seven hundred and seventy-five thousand eight hundred and eight",
	} {
		if got := Words(n); got != want {
			t.Errorf("Words(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestOrdinals(t *testing.T) {
	for n, want := range map[int64][2]string{
		1: {"1st", "first"}, 2: {"2nd", "second"}, 3: {"3rd", "third"}, 4: {"4th", "fourth"}, 5: {"5th", "fifth"},
		8: {"8th", "eighth"}, 9: {"9th", "ninth"}, 10: {"10th", "tenth"}, 11: {"11th", "eleventh"}, 12: {"12th", "twelfth"},
		13: {"13th", "thirteenth"}, 20: {"20th", "twentieth"}, 21: {"21st", "twenty-first"}, 22: {"22nd", "twenty-second"},
		100: {"100th", "one hundredth"}, 101: {"101st", "one hundred and first"}, 111: {"111th", "one hundred and eleventh"},
		112: {"112th", "one hundred and twelfth"}, 203: {"203rd", "two hundred and third"}, -3: {"-3rd", "minus third"},
		0: {"0th", "zeroth"}, 1000: {"1000th", "one thousandth"}, math.MinInt64: {"-9223372036854775808th", ""},
	} {
		if got := Ordinal(n); got != want[0] {
			t.Errorf("Ordinal(%d) = %q, want %q", n, got, want[0])
		}
		if got := OrdinalWords(n); got != want[1] && want[1] != "" {
			t.Errorf("OrdinalWords(%d) = %q, want %q", n, got, want[1])
		}
	}
}

func TestGroup(t *testing.T) {
	for digits, want := range map[string]string{
		"1186.5": "1,186.5", "0": "0", "999": "999", "1000": "1,000", "-1186": "-1,186", "−1186": "−1,186", "+123456": "+123,456",
		"1234567.1234567": "1,234,567.1234567", "": "", "-": "-", "295/298": "295/298", "1186.": "1186.", "x1186": "x1186", "1,186": "1,186",
	} {
		if got := Group(digits); got != want {
			t.Errorf("Group(%q) = %q, want %q", digits, got, want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.Int64().Draw(t, "n")
		digits := strconv.FormatInt(n, 10)
		grouped := Group(digits)
		if strings.ReplaceAll(grouped, ",", "") != digits {
			t.Fatalf("Group(%q) = %q", digits, grouped)
		}
		if back, err := ParseCount(grouped, English); err != nil || back != n {
			t.Fatalf("ParseCount(%q) = %d, %v", grouped, back, err)
		}
	})
}

// foundAs checks that a text by itself is found as one number of a class.
func foundAs(text string, class Class, want Value) bool {
	found := FindWritten(text)
	return len(found) == 1 && found[0].Text == text && found[0].Class == class && found[0].Value.Equal(want) && found[0].Words
}

func TestWordsAreFoundAgain(t *testing.T) {
	for n := int64(-20); n <= 10000; n++ {
		if words := Words(n); !foundAs(words, Plain, Int(n)) {
			t.Fatalf("%q is found as %v", words, FindWritten(words))
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.Int64Range(-1e12, 1e12).Draw(t, "n")
		words := Words(n)
		for _, form := range []string{words, strings.ToUpper(words), strings.ReplaceAll(words, "-", " ")} {
			if !foundAs(form, Plain, Int(n)) {
				t.Fatalf("%q is found as %v", form, FindWritten(form))
			}
		}
		sentence := "A total of " + words + " people wrote."
		if found := FindWritten(sentence); len(found) != 1 || !found[0].Value.Equal(Int(n)) {
			t.Fatalf("in %q are found %v", sentence, found)
		}
	})
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.Int64().Draw(t, "n")
		if words := Words(n); !foundAs(words, Plain, Int(n)) {
			t.Fatalf("%q is found as %v", words, FindWritten(words))
		}
	})
}

func TestOrdinalsAreFoundAgain(t *testing.T) {
	check := func(n int64) bool {
		digits := FindWritten(Ordinal(n))
		if len(digits) != 1 || digits[0].Class != OrdinalClass || !digits[0].Value.Equal(Int(n)) {
			return false
		}
		words := OrdinalWords(n)
		if words == "one hundredth" || words == "one thousandth" { // the fraction is said alike
			return foundAs(words, Fraction, Frac(1, n))
		}
		return foundAs(words, OrdinalClass, Int(n))
	}
	for n := int64(1); n <= 10000; n++ {
		if !check(n) {
			t.Fatalf("%q and %q are found as %v and %v", Ordinal(n), OrdinalWords(n), FindWritten(Ordinal(n)), FindWritten(OrdinalWords(n)))
		}
	}
}
