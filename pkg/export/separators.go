package export

import (
	"strings"

	"github.com/pressfigures/figures/pkg/number"
)

var (
	// pointGroups is a number that only the continental reading explains:
	// several groups of thousands behind points, or a decimal comma behind one.
	pointGroups = lazily(`^-?\d{1,3}(\.\d{3}){2,}(,\d+)?$|^-?\d{1,3}(\.\d{3})+,\d+$|^-?\d+,\d{1,2}$|^-?\d+,\d{4,}$`)
	// commaGroups is the same for the English one.
	commaGroups = lazily(`^-?\d{1,3}(,\d{3}){2,}(\.\d+)?$|^-?\d{1,3}(,\d{3})+\.\d+$|^-?\d+\.\d{1,2}$|^-?\d+\.\d{4,}$`)
	onePoint    = lazily(`^-?\d{1,3}\.\d{3}$`)
)

// separators settles whether a point stands before decimals or between
// thousands. The whole of the first rows decides: 1.234.567 and 12,5 can only
// be continental, 1,234,567 and 12.5 only English. A lone 1.234 can be either;
// it is continental in a file whose cells are separated by semicolons, as
// these programs write commas into numbers.
func separators(records [][]string, delimiter rune, o Options) number.Separators {
	switch o.Decimal {
	case ',':
		return number.DecimalComma
	case '.':
		return number.English
	}
	continental, english, either := 0, 0, 0
	for _, r := range records {
		for _, cell := range r {
			if !strings.ContainsAny(cell, ".,") {
				continue
			}
			switch text := tidy(cell); {
			case !strings.ContainsAny(text[:1], "-0123456789"):
			case pointGroups().MatchString(text):
				continental++
			case commaGroups().MatchString(text):
				english++
			case onePoint().MatchString(text):
				either++
			}
		}
	}
	if english == 0 && (continental > 0 || either > 0) && (delimiter == ';' || continental > 0 && delimiter != ',') {
		return number.DecimalComma
	}
	return number.English
}
