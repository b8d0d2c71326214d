package number

import (
	"errors"
	"strconv"
	"strings"
	"unicode"
)

// Separators is how a spreadsheet's cells are punctuated: the rune before the
// decimals and the rune between thousands. A rune of 0 means that there is no
// such separator. The zero Separators is English. Where Thousands is a blank,
// any blank (a non-breaking or thin one too) separates.
type Separators struct{ Decimal, Thousands rune }

// English writes 1,186.5 and DecimalComma writes 1.186,5.
var (
	English      = Separators{Decimal: '.', Thousands: ','}
	DecimalComma = Separators{Decimal: ',', Thousands: '.'}
)

// orEnglish replaces the zero Separators.
func (s Separators) orEnglish() Separators {
	if s == (Separators{}) {
		return English
	}
	return s
}

// A CellError says why a cell was not read as a number.
type CellError struct {
	Cell   string // the cell as it stood
	Reason string // completes the sentence: `"12.5" is not a whole number…`
	Advice string // what to do about it; may be empty
	Err    error  // ErrOverflow, or nil
}

// Error returns the cell in quotes (cut where it is very long) and the reason.
func (e *CellError) Error() string { return strconv.Quote(shorten(e.Cell)) + " " + e.Reason }

// Hint returns what the reader can do about the cell, or "".
func (e *CellError) Hint() string { return e.Advice }

// Unwrap returns ErrOverflow for a number that is too large.
func (e *CellError) Unwrap() error { return e.Err }

// shorten cuts a cell for an error message: a cell can be a whole book.
func shorten(cell string) string {
	const most = 40
	for i := range cell {
		if i >= most {
			return cell[:i] + "…"
		}
	}
	return cell
}

// ParseCount reads a cell that counts something. Blanks around the number,
// thousands separators in their right places, decimals that are all 0 and a
// minus are read ("1,186", " 596 ", "1186.0", "-5"). Everything else is a
// *CellError whose text says what was expected and whose Hint says what to do:
// a cell that is half understood is a wrong number in print. A count beyond 64
// bits is an error that wraps ErrOverflow.
func ParseCount(cell string, s Separators) (int64, error) {
	if n, ok := plainCount(cell); ok {
		return n, nil
	}
	parts, err := splitCell(cell, strings.TrimFunc(cell, isBlank), s, "a whole number")
	if err != nil {
		return 0, err
	}
	if strings.Trim(parts.fraction, "0") != "" {
		return 0, notWhole(cell, parts, s.orEnglish())
	}
	n, err := strconv.ParseInt(parts.sign+parts.whole, 10, 64)
	if err != nil {
		return 0, tooLarge(cell)
	}
	return n, nil
}

// plainCount is the short way for what nearly every cell is: up to 18 digits
// without a leading 0.
func plainCount(cell string) (int64, bool) {
	if cell == "" || len(cell) > 18 || cell[0] == '0' && len(cell) > 1 {
		return 0, false
	}
	var n int64
	for i := range len(cell) {
		digit := cell[i] - '0'
		if digit > 9 {
			return 0, false
		}
		n = n*10 + int64(digit)
	}
	return n, true
}

func notWhole(cell string, parts cellParts, s Separators) error {
	advice := "give the column the role of a rate, a percentage or money, or correct the cell"
	if len(parts.fraction) == 3 && s.Decimal == '.' {
		advice = "if the point separates thousands here, set the decimal comma; else " + advice
	}
	return &CellError{Cell: cell, Reason: "is not a whole number: a count is expected", Advice: advice}
}

func tooLarge(cell string) error {
	return &CellError{
		Cell: cell, Reason: "is too large: at most 9,223,372,036,854,775,807 can be read", Err: ErrOverflow,
		Advice: "a number as long as this is mostly a code: leave the column out, or give it another role",
	}
}

// A Decimal is a decimal number with its places as written: "12.50" is 1250
// units of the second place. Places is from 0 to 18.
type Decimal struct {
	Units  int64
	Places int
}

// Value returns the number exactly.
func (d Decimal) Value() Value { return Int(d.Units).Mul(power10(-d.Places)) }

// String returns the number with its places: "12.50".
func (d Decimal) String() string { return d.Value().Decimal(d.Places) }

// ParseDecimal reads a cell that holds a decimal number, and keeps the places
// it was written with. It is as strict as ParseCount: blanks around, thousands
// separators in their right places and a minus are read ("1,186.50", "-0.5",
// ".5"), exponents, brackets, notes and leading zeros are not. A number of more
// than 64 bits in units of its last place is an error that wraps ErrOverflow.
func ParseDecimal(cell string, s Separators) (Decimal, error) {
	return parseDecimal(cell, strings.TrimFunc(cell, isBlank), s, "a number")
}

// parseDecimal reads the bare number in text; cell is what errors show.
func parseDecimal(cell, text string, s Separators, expected string) (Decimal, error) {
	parts, err := splitCell(cell, text, s, expected)
	if err != nil {
		return Decimal{}, err
	}
	units, err := strconv.ParseInt(parts.sign+parts.whole+parts.fraction, 10, 64)
	if err != nil || len(parts.fraction) > 18 {
		return Decimal{}, tooLarge(cell)
	}
	return Decimal{Units: units, Places: len(parts.fraction)}, nil
}

// ParsePercent reads a cell that holds a percentage, with or without its sign:
// "12.5%", "12.5 %" and "12.5" are all 12.5. It is otherwise as strict as
// ParseDecimal.
func ParsePercent(cell string, s Separators) (Decimal, error) {
	text := strings.TrimFunc(cell, isBlank)
	if bare, ok := strings.CutSuffix(text, "%"); ok && bare != "" {
		text = strings.TrimRightFunc(bare, isBlank)
	}
	return parseDecimal(cell, text, s, "a percentage")
}

// currencies are the marks ParseMoney takes, before or after the amount.
var currencies = []string{"£", "€", "$", "GBP", "EUR", "USD"}

// ParseMoney reads a cell that holds an amount of money, with or without one
// currency before or after it: "£1,200.50", "-£5", "£-5", "12,50 €". The
// currency is not returned: a column has one, and its head says which. It is
// otherwise as strict as ParseDecimal.
func ParseMoney(cell string, s Separators) (Decimal, error) {
	text := strings.TrimFunc(cell, isBlank)
	sign, unsigned := "", text
	if rest, ok := cutMinus(text); ok {
		sign, unsigned = "-", strings.TrimLeftFunc(rest, isBlank)
	}
	if bare, ok := cutCurrency(unsigned); ok && bare != "" {
		text = sign + strings.TrimFunc(bare, isBlank)
	}
	return parseDecimal(cell, text, s, "an amount of money")
}

func cutCurrency(text string) (rest string, found bool) {
	for _, mark := range currencies {
		if rest, ok := strings.CutPrefix(text, mark); ok {
			return rest, true
		}
		if rest, ok := strings.CutSuffix(text, mark); ok {
			return rest, true
		}
	}
	return text, false
}

// cellParts is a cell taken apart: sign is "" or "-", whole and fraction are
// digits without separators, and fraction is empty where there is none.
type cellParts struct{ sign, whole, fraction string }

var errNoNumber = errors.New("no number")

// splitCell takes the number in text apart, or says what is wrong with it.
func splitCell(cell, text string, s Separators, expected string) (cellParts, error) {
	s = s.orEnglish()
	parts, err := splitNumber(text, s)
	if err != nil {
		return cellParts{}, explain(cell, text, s, expected)
	}
	return parts, nil
}

func splitNumber(text string, s Separators) (cellParts, error) {
	var parts cellParts
	unsigned, negative := cutMinus(text)
	if negative {
		parts.sign = "-"
	}
	whole, fraction, hasDecimals := cutRune(unsigned, s.Decimal)
	if hasDecimals && !isDigits(fraction) {
		return parts, errNoNumber
	}
	if whole == "" && hasDecimals { // ".5", as statistical packages write it
		whole = "0"
	}
	digits, ok := ungroup(whole, s.Thousands)
	if !ok || !isDigits(digits) || digits[0] == '0' && len(digits) > 1 {
		return parts, errNoNumber
	}
	parts.whole, parts.fraction = digits, fraction
	return parts, nil
}

// cutMinus takes a minus from the front: the hyphen or the real sign.
func cutMinus(text string) (rest string, found bool) {
	sign, rest := cutSign(text)
	if sign == "" || sign == "+" {
		return text, false
	}
	return rest, true
}

// cutRune is strings.Cut around a rune; a rune of 0 is never found.
func cutRune(s string, sep rune) (before, after string, found bool) {
	if sep == 0 {
		return s, "", false
	}
	return strings.Cut(s, string(sep))
}

// ungroup takes the thousands separators out, and reports whether they stood
// right: one to three digits first, then always three.
func ungroup(whole string, thousands rune) (string, bool) {
	groups := strings.FieldsFunc(whole, func(r rune) bool { return separates(r, thousands) })
	digits := strings.Join(groups, "")
	if len(groups) <= 1 {
		return digits, digits == whole
	}
	separators := 0
	for _, r := range whole {
		if separates(r, thousands) {
			separators++
		}
	}
	if separators != len(groups)-1 || len(groups[0]) > 3 {
		return digits, false
	}
	for _, group := range groups[1:] {
		if len(group) != 3 {
			return digits, false
		}
	}
	return digits, true
}

func separates(r, thousands rune) bool {
	switch {
	case thousands == 0:
		return false
	case isBlank(thousands):
		return isBlank(r)
	}
	return r == thousands
}

// isBlank reports whether r is white space, the non-breaking, thin and
// zero-width kinds included, or a byte order mark that slipped into a cell.
func isBlank(r rune) bool {
	return unicode.IsSpace(r) || r == '\u200b' || r == '\u2060' || r == '\ufeff'
}
