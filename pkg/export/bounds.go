package export

import (
	"strconv"
	"strings"
)

// bounds are what a cell says itself of a number that it does not give: "<5",
// "fewer than five", "1 to 4", "10 or more". An end that a word such as "under"
// leaves out is strict.
type bounds struct {
	low, high             int64
	strictLow, strictHigh bool
	open                  bool // no upper end
}

// The ways to write bounds: the words before the number, or behind it.
var (
	boundBefore = between("<>uanlfbmo", digitBytes+letterBytes, `^(<=|≤|up to|at most|no more than|<|less than|fewer than|under|below|>=|≥|at least|>|more than|over)\s*([0-9]+|[a-z]+)$`)
	boundAfter  = between(digitBytes+letterBytes, "rse+", `^([0-9]+|[a-z]+)\s*(or fewer|or less|or under|and under|or more|or over|and over|\+)$`)
	boundRange  = between(digitBytes+letterBytes, digitBytes+letterBytes, `^([0-9]+|[a-z]+)\s*(?:-|–|to)\s*([0-9]+|[a-z]+)$`)
)

// numberWords are the numbers that rules of suppression name in words.
var numberWords = map[string]int64{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twenty": 20}

// highestBound is the highest number that a rule of suppression is thought to
// name: beyond it, "2018-19" is no range of counts.
const highestBound = 1000

func boundNumber(text string) (int64, bool) {
	if n, ok := numberWords[text]; ok {
		return n, true
	}
	n, err := strconv.ParseInt(text, 10, 64)
	return n, err == nil && n <= highestBound
}

// boundsOf reads the bounds that a cell names; false where it names none.
func boundsOf(text string) (bounds, bool) {
	if isDigits(text) {
		return bounds{}, false // a number, as nearly all cells are
	}
	low := strings.ToLower(strings.Trim(strings.TrimSpace(text), "[]"))
	if !namesNumber(low) {
		return bounds{}, false
	}
	if at := boundBefore.match(low); at != nil {
		return beforeBounds(at[1], at[2])
	}
	if at := boundAfter.match(low); at != nil {
		return afterBounds(at)
	}
	at := boundRange.match(low)
	if at == nil {
		return bounds{}, false
	}
	from, ok := boundNumber(at[1])
	to, also := boundNumber(at[2])
	return bounds{low: from, high: to}, ok && also && from < to
}

// namesNumber reports whether a text in small letters holds a number, in digits or
// in words.
func namesNumber(low string) bool {
	if hasDigit(low) {
		return true
	}
	for word := range strings.FieldsFuncSeq(low, func(r rune) bool { return r < 'a' || r > 'z' }) {
		if _, is := numberWords[word]; is {
			return true
		}
	}
	return false
}

func beforeBounds(words, digits string) (bounds, bool) {
	n, ok := boundNumber(digits)
	switch words {
	case "<=", "≤", "up to", "at most", "no more than":
		return bounds{high: n}, ok
	case "<", "less than", "fewer than", "under", "below":
		return bounds{high: n, strictHigh: true}, ok && n > 0
	case ">=", "≥", "at least":
		return bounds{low: n, open: true}, ok
	}
	return bounds{low: n, strictLow: true, open: true}, ok
}

func afterBounds(at []string) (bounds, bool) {
	n, ok := boundNumber(at[1])
	if strings.HasSuffix(at[2], "fewer") || strings.HasSuffix(at[2], "less") || strings.HasSuffix(at[2], "under") {
		return bounds{high: n}, ok
	}
	return bounds{low: n, open: true}, ok
}

// rule is the bounds as a rule for whole numbers: fewer than five is four at
// most.
func (b bounds) rule(mark string) HiddenRule {
	if b.strictHigh {
		b.high--
	}
	if b.strictLow {
		b.low++
	}
	return HiddenRule{Mark: mark, Low: b.low, High: b.high, Open: b.open}
}

// wide is the bounds as a rule for numbers with decimals: below 5 can be 4.9.
func (b bounds) wide(mark string) HiddenRule {
	return HiddenRule{Mark: mark, Low: b.low, High: b.high, Open: b.open}
}

// numberMark is what stands behind a number without brackets, or in brackets of
// its own: a note, "r" for revised, or, after a blank, "p" and "e" for provisional
// and estimated ("50p" is money, and "2e" the start of a number).
var numberMark = between("-.,"+digitBytes, "pPeErR*)", `(?i)^(-?[\d.,]*\d)(?:\s[pe]|\s?r|\s?[*†‡¹²³]+|\s?\(\d{1,2}\))$`)
