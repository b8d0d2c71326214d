package number

import (
	"strings"
	"unicode"
)

// explain finds out what is wrong with a cell that is no number, for people
// who have the spreadsheet open and can mend it. The first reason that fits is
// given; the cell is never read on the strength of it.
func explain(cell, text string, s Separators, expected string) error {
	reason, advice := "is not "+expected, ""
	for _, fault := range faults {
		if fault.is(text, s) {
			reason, advice = fault.reason+": "+expected+" is expected", fault.advice
			break
		}
	}
	return &CellError{Cell: cell, Reason: reason, Advice: advice}
}

// A fault is a known way for a cell to be no number.
type fault struct {
	is             func(text string, s Separators) bool
	reason, advice string
}

var faults = []fault{
	{isEmpty, "is blank", "fill the cell in, or mark it as missing"},
	{isBracketed, "is in brackets", "brackets mean minus in accounts: write (12) as -12"},
	{hasPlus, "begins with a plus sign", "take the sign away"},
	{hasTrailingMinus, "ends with a minus sign", "write the minus before the number"},
	{hasExponent, "is in scientific notation", "a spreadsheet has shortened it and may have lost digits: format the column as a number and export it again"},
	{hasPercentSign, "is a percentage", "give the column the role of a percentage, or take the sign away"},
	{hasCurrency, "is an amount of money", "give the column the role of money, or take the currency away"},
	{hasLeadingZero, "begins with a 0, as codes and telephone numbers do", "leave the column out if it is a code, or take the 0 away"},
	{isBadlyGrouped, "has separators where no thousands end", "write the number without separators; where the comma stands before decimals, set the decimal comma"},
	{hasBlanksInside, "has a blank between its digits", "where blanks stand between thousands, set the blank as the separator; else correct the cell"},
	{endsWithSeparator, "ends with a separator", "a digit may have been lost: correct the cell"},
	{hasForeignDigits, "has digits other than 0 to 9", "write it with the digits 0 to 9"},
	{hasText, "has something beside the number", "keep notes in a column of their own"},
}

func isEmpty(text string, _ Separators) bool { return text == "" }

func isBracketed(text string, s Separators) bool {
	inside, opened := strings.CutPrefix(text, "(")
	inside, closed := strings.CutSuffix(inside, ")")
	return opened && closed && strings.ContainsAny(inside, "0123456789") && !hasLetters(inside)
}

func hasPlus(text string, s Separators) bool {
	rest, ok := strings.CutPrefix(text, "+")
	return ok && reads(rest, s)
}

func hasTrailingMinus(text string, s Separators) bool {
	for _, minus := range []string{"-", "−"} {
		if rest, ok := strings.CutSuffix(text, minus); ok && reads(rest, s) {
			return true
		}
	}
	return false
}

func hasExponent(text string, s Separators) bool {
	mantissa, exponent, found := strings.Cut(strings.ToLower(text), "e")
	_, exponent = cutSign(exponent)
	return found && reads(mantissa, s) && isDigits(exponent)
}

func hasPercentSign(text string, s Separators) bool {
	rest, ok := strings.CutSuffix(text, "%")
	return ok && reads(strings.TrimFunc(rest, isBlank), s)
}

func hasCurrency(text string, s Separators) bool {
	if rest, ok := cutMinus(text); ok {
		text = rest
	}
	rest, ok := cutCurrency(text)
	return ok && reads(strings.TrimFunc(rest, isBlank), s)
}

func hasLeadingZero(text string, s Separators) bool {
	if rest, ok := cutMinus(text); ok {
		text = rest
	}
	trimmed := strings.TrimLeft(text, "0")
	return len(trimmed) < len(text) && (trimmed == "" || reads(trimmed, s))
}

// isBadlyGrouped: nothing but digits and the two separators, and still no
// number.
func isBadlyGrouped(text string, s Separators) bool {
	if rest, ok := cutMinus(text); ok {
		text = rest
	}
	odd := func(r rune) bool {
		return !('0' <= r && r <= '9') && r != '.' && r != ',' && r != s.Decimal && !separates(r, s.Thousands)
	}
	return strings.ContainsAny(text, "0123456789") && strings.IndexFunc(text, odd) < 0 && !endsWithSeparator(text, s)
}

// hasBlanksInside: it would be a number but for its blanks.
func hasBlanksInside(text string, s Separators) bool {
	joined := strings.Join(strings.FieldsFunc(text, isBlank), "")
	return joined != text && reads(joined, s)
}

func endsWithSeparator(text string, s Separators) bool {
	for _, separator := range []rune{s.Decimal, s.Thousands} {
		if rest, ok := strings.CutSuffix(text, string(separator)); ok && separator != 0 && reads(rest, s) {
			return true
		}
	}
	return false
}

func hasForeignDigits(text string, _ Separators) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return r > '9' && unicode.IsDigit(r) })
}

func hasText(text string, _ Separators) bool {
	return strings.ContainsAny(text, "0123456789")
}

func hasLetters(text string) bool { return strings.ContainsFunc(text, unicode.IsLetter) }

// reads reports whether text by itself would be read as a number.
func reads(text string, s Separators) bool {
	_, err := splitNumber(text, s)
	return err == nil
}
