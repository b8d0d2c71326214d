package workbook

import "strconv"

// decimal is a number as its decimal digits, so that nothing between a cell and
// a printed digit is worked out in binary: ±0.DIGITS × 10^point.
type decimal struct {
	negative bool
	digits   string // without zeros at either end; "" for 0
	point    int
}

// precision is the number of significant digits that Excel shows and keeps of
// what is typed.
const precision = 15

// parseDecimal reads the number in a cell. Workbooks hold binary numbers,
// written with up to 17 digits: the decimal of at most 15 digits that gives the
// same binary number is what was meant, and what Excel shows (0.1, stored as
// 0.10000000000000001). A number that has none is the result of a division or
// the like, and is rounded to the 15 digits that Excel shows; rounded says so.
// Whole numbers are kept whole.
func parseDecimal(text []byte) (d decimal, rounded, ok bool) {
	d, ok = scanDecimal(text)
	if !ok || len(d.digits) <= precision && d.point > -300 && d.point < 300 {
		return d, false, ok
	}
	stored, err := strconv.ParseFloat(string(text), 64)
	if err != nil {
		return d, false, false
	}
	d, _ = scanDecimal(strconv.AppendFloat(nil, stored, 'e', -1, 64))
	if len(d.digits) <= precision || d.point >= len(d.digits) {
		return d, false, true
	}
	d, _ = scanDecimal(strconv.AppendFloat(nil, stored, 'e', precision-1, 64))
	return d, true, true
}

// scanDecimal reads a sign, digits with at most one point among them, and an
// exponent of up to four digits.
func scanDecimal(text []byte) (decimal, bool) {
	var d decimal
	i := 0
	if i < len(text) && (text[i] == '-' || text[i] == '+') {
		d.negative = text[i] == '-'
		i++
	}
	digits := make([]byte, 0, 24)
	seen, whole := 0, -1
	for ; i < len(text) && (isDigit(rune(text[i])) || text[i] == '.' && whole < 0); i++ {
		if text[i] == '.' {
			whole = seen
			continue
		}
		digits = append(digits, text[i])
		seen++
	}
	if whole < 0 {
		whole = seen
	}
	exponent, ok := scanExponent(text[i:])
	d.set(digits, whole+exponent)
	return d, ok && seen > 0
}

// scanExponent reads nothing, or an exponent such as E-5.
func scanExponent(text []byte) (int, bool) {
	if len(text) == 0 {
		return 0, true
	}
	n := len(text) - 1
	if text[0] != 'e' && text[0] != 'E' || n == 0 || n > 5 {
		return 0, false
	}
	e, err := strconv.Atoi(string(text[1:]))
	return e, err == nil
}

// set drops the zeros at both ends of the digits.
func (d *decimal) set(digits []byte, point int) {
	for len(digits) > 0 && digits[0] == '0' {
		digits = digits[1:]
		point--
	}
	for len(digits) > 0 && digits[len(digits)-1] == '0' {
		digits = digits[:len(digits)-1]
	}
	d.digits, d.point = string(digits), point
	if d.digits == "" {
		d.negative, d.point = false, 0
	}
}

// appendTo writes the number in plain digits, times ten to the power of shift.
func (d decimal) appendTo(b []byte, shift int) []byte {
	if d.digits == "" {
		return append(b, '0')
	}
	if d.negative {
		b = append(b, '-')
	}
	point := d.point + shift
	if point <= 0 {
		b = append(b, "0."...)
	}
	for i := min(point, 0); i < max(point, len(d.digits)); i++ {
		if i == point && i > 0 {
			b = append(b, '.')
		}
		b = append(b, d.digit(i))
	}
	return b
}

// digit returns the digit in place i, a zero beyond either end.
func (d decimal) digit(i int) byte {
	if i < 0 || i >= len(d.digits) {
		return '0'
	}
	return d.digits[i]
}

// whole returns the part of the number before the point, if it has at most nine
// digits; the sign is left out.
func (d decimal) whole() (int, bool) {
	n := 0
	if d.point > 9 {
		return 0, false
	}
	for i := range max(d.point, 0) {
		n = 10*n + int(d.digit(i)-'0')
	}
	return n, true
}

// fraction returns the first places digits behind the point.
func (d decimal) fraction(places int) int64 {
	n := int64(0)
	for i := range places {
		n = 10*n + int64(d.digit(d.point+i)-'0')
	}
	return n
}
