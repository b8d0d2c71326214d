package number

import (
	"strconv"
	"strings"
)

// smallWords are the names of 0 to 19, tensWords those of the tens.
var (
	smallWords = [...]string{
		"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
		"eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
	}
	tensWords = [...]string{
		"", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
	}
	// scaleWords are the names of the powers of a thousand. A billion is a
	// thousand million, as in British official use since 1974.
	scaleWords = [...]string{
		"", "thousand", "million", "billion", "trillion", "quadrillion", "quintillion",
	}
)

// Words writes n in words as British prose does: "sixteen", "minus two",
// "three hundred and seventy-three", "one million two hundred thousand and
// five". Any int64 can be written.
func Words(n int64) string {
	if n < 0 {
		return "minus " + wordsOf(magnitude(n))
	}
	return wordsOf(uint64(n))
}

// magnitude returns |n|, which for the lowest int64 only a uint64 holds.
func magnitude(n int64) uint64 {
	if n < 0 {
		return -uint64(n)
	}
	return uint64(n)
}

func wordsOf(n uint64) string {
	if n < 1000 {
		return hundredsInWords(n)
	}
	var parts []string
	for power, unit := len(scaleWords)-1, uint64(1e18); power > 0; power, unit = power-1, unit/1000 {
		if group := n / unit % 1000; group > 0 {
			parts = append(parts, hundredsInWords(group)+" "+scaleWords[power])
		}
	}
	rest := n % 1000
	if 0 < rest && rest < 100 { // two thousand AND five, but two thousand one hundred
		parts = append(parts, "and")
	}
	if rest > 0 {
		parts = append(parts, hundredsInWords(rest))
	}
	return strings.Join(parts, " ")
}

// hundredsInWords writes 0 to 999.
func hundredsInWords(n uint64) string {
	switch {
	case n < 20:
		return smallWords[n]
	case n < 100 && n%10 == 0:
		return tensWords[n/10]
	case n < 100:
		return tensWords[n/10] + "-" + smallWords[n%10]
	case n%100 == 0:
		return smallWords[n/100] + " hundred"
	}
	return smallWords[n/100] + " hundred and " + hundredsInWords(n%100)
}

// Ordinal writes n with its ordinal ending: "1st", "12th", "22nd", "-3rd".
func Ordinal(n int64) string {
	return strconv.FormatInt(n, 10) + ordinalEnding(magnitude(n))
}

func ordinalEnding(n uint64) string {
	if n/10%10 == 1 { // 11th, 12th, 13th
		return "th"
	}
	switch n % 10 {
	case 1:
		return "st"
	case 2:
		return "nd"
	case 3:
		return "rd"
	}
	return "th"
}

// irregularOrdinals are the words that do not simply take "th".
var irregularOrdinals = map[string]string{
	"one": "first", "two": "second", "three": "third", "five": "fifth",
	"eight": "eighth", "nine": "ninth", "twelve": "twelfth",
}

// OrdinalWords writes n as an ordinal in words: "first", "twenty-first", "two
// hundred and third", "minus second".
func OrdinalWords(n int64) string {
	words := Words(n)
	last := strings.LastIndexAny(words, " -") + 1
	return words[:last] + ordinalWord(words[last:])
}

// ordinalWord turns a single number word into its ordinal.
func ordinalWord(word string) string {
	if irregular, ok := irregularOrdinals[word]; ok {
		return irregular
	}
	if stem, ok := strings.CutSuffix(word, "y"); ok {
		return stem + "ieth"
	}
	return word + "th"
}

// Group puts commas between the thousands of a number in digits: "1186.5"
// becomes "1,186.5". A sign is kept ("-" or "−" or "+"). Anything else than
// digits, with or without a point and more digits, comes back as it was.
func Group(digits string) string {
	sign, unsigned := cutSign(digits)
	whole, fraction, hasPoint := strings.Cut(unsigned, ".")
	if !isDigits(whole) || hasPoint && !isDigits(fraction) {
		return digits
	}
	var b strings.Builder
	b.WriteString(sign)
	for i, digit := range []byte(whole) {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteByte(digit)
	}
	b.WriteString(unsigned[len(whole):])
	return b.String()
}

// cutSign splits a sign from the front of s.
func cutSign(s string) (sign, rest string) {
	for _, sign := range []string{"-", "−", "+"} {
		if rest, ok := strings.CutPrefix(s, sign); ok {
			return sign, rest
		}
	}
	return "", s
}
