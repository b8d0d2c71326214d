package claim

import "github.com/pressfigures/figures/pkg/number"

// isSpaced says whether a number stands before or behind another with nothing
// but a blank between them, as if that parted its thousands: "62 855 tons". It
// may be one number or two ("Dorset 273 373"), so nothing is worked out of it.
// A blank that does not break parts thousands and nothing else: package number
// reads those.
func (t *text) isSpaced(n number.Written) bool {
	return t.startsThousands(n.Start, n.End) && t.isGroup(n.End+1) || t.isGroup(n.Start) && t.endsThousands(n.Start-1)
}

// startsThousands says whether the digits between two offsets can be those
// before the first blank, which stands behind them: one to three, no nought
// first.
func (t *text) startsThousands(start, end int) bool {
	if end-start < 1 || end-start > 3 || end >= len(t.raw) || t.raw[end] != ' ' || t.raw[start] == '0' {
		return false
	}
	for i := start; i < end; i++ {
		if !isDigit(t.raw[i]) {
			return false
		}
	}
	return start == 0 || !isDigit(t.raw[start-1]) && t.raw[start-1] != '.' && t.raw[start-1] != ','
}

// isGroup says whether three digits and no more start at an offset.
func (t *text) isGroup(start int) bool {
	for i := start; i < start+3; i++ {
		if i >= len(t.raw) || !isDigit(t.raw[i]) {
			return false
		}
	}
	return start+3 >= len(t.raw) || !isDigit(t.raw[start+3])
}

// endsThousands says whether digits that can be the first of a number end
// before the blank at an offset.
func (t *text) endsThousands(blank int) bool {
	start := blank
	for start > 0 && isDigit(t.raw[start-1]) {
		start--
	}
	return blank > 0 && t.startsThousands(start, blank)
}
