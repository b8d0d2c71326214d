package export

import (
	"fmt"
	"strings"

	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/number"
)

var (
	// pointGroups is a number that only the continental reading explains:
	// several groups of thousands behind points, or a decimal comma behind one.
	pointGroups = lazily(`^-?\d{1,3}(\.\d{3}){2,}(,\d+)?$|^-?\d{1,3}(\.\d{3})+,\d+$|^-?\d+,\d{1,2}$|^-?\d+,\d{4,}$`)
	// commaGroups is the same for the English one.
	commaGroups = lazily(`^-?\d{1,3}(,\d{3}){2,}(\.\d+)?$|^-?\d{1,3}(,\d{3})+\.\d+$|^-?\d+\.\d{1,2}$|^-?\d+\.\d{4,}$|^-?0\.\d+$`)
	onePoint    = lazily(`^-?[1-9]\d{0,2}\.\d{3}$`)
	oneComma    = lazily(`^-?[1-9]\d{0,2},\d{3}$`)
	// blankGroups is a number with blanks between thousands, as in France and
	// by the rules of the SI, and quoteGroups one with apostrophes, as in
	// Switzerland.
	blankGroups = lazily(`^-?[1-9]\d{0,2}( \d{3})+([.,]\d+)?$`)
	quoteGroups = lazily(`^-?[1-9]\d{0,2}(['’]\d{3})+(\.\d+)?$`)
)

// seen counts what the numbers of a file prove of their separators.
type seen struct {
	continental, english, points, commas int
	blanks, quotes, curled               int
	commaDecimals                        int // behind blanks between thousands
}

// look takes note of one cell.
func (n *seen) look(text string) {
	text = strings.TrimSpace(strings.Trim(text, "£€$%"))
	if text == "" || !strings.ContainsAny(text, "., '’") || !strings.ContainsAny(text[:1], "-0123456789") {
		return
	}
	switch {
	case pointGroups().MatchString(text):
		n.continental++
	case commaGroups().MatchString(text):
		n.english++
	case onePoint().MatchString(text):
		n.points++
	case oneComma().MatchString(text):
		n.commas++
	case blankGroups().MatchString(text):
		n.blanks++
		if strings.Contains(text, ",") {
			n.commaDecimals++
		}
	case quoteGroups().MatchString(text):
		n.quotes++
		if strings.Contains(text, "’") {
			n.curled++
		}
	}
}

// separators settles whether a point stands before decimals or between
// thousands. The whole of the first rows decides: 1.234.567 and 12,5 can only
// be continental, 1,234,567 and 12.5 only English. A lone 1.234 can be either;
// it is continental in a file whose cells are separated by semicolons, as
// these programs write commas into numbers, and refused where it is counted in
// another file (see checkPoints).
func separators(records [][]string, delimiter rune, o Options) number.Separators {
	var n seen
	for _, r := range records {
		for _, cell := range r {
			n.look(tidy(cell))
		}
	}
	point := n.commaDecimals == 0 && (n.continental == 0 || n.english > 0)
	switch o.Decimal {
	case ',':
		point = false
	case '.':
		point = true
	}
	decimal := map[bool]rune{true: '.', false: ','}[point]
	switch {
	case n.blanks > max(n.commas, n.points, n.quotes):
		return number.Separators{Decimal: decimal, Thousands: ' '}
	case n.quotes > max(n.commas, n.points) && n.curled > 0:
		return number.Separators{Decimal: decimal, Thousands: '’'}
	case n.quotes > max(n.commas, n.points):
		return number.Separators{Decimal: decimal, Thousands: '\''}
	case o.Decimal == ',':
		return number.DecimalComma
	case o.Decimal == '.':
		return number.English
	}
	lone := n.points > 0 && n.commas == 0 && delimiter == ';'
	if n.english == 0 && (lone || n.continental > 0 && (delimiter != ',' || n.commas == 0)) {
		return number.DecimalComma
	}
	return number.English
}

// checkPoints refuses to count numbers such as 1.234 of which nothing says
// whether the point stands before decimals or between thousands: no number of
// the file has the point where only one of the two can be, and the column has
// no number of four digits and more that does without.
func (d *decider) checkPoints(columns []int) error {
	if d.options.Decimal != 0 || d.separators != number.English {
		return nil
	}
	for _, c := range columns {
		s := d.stats[c]
		if s.points == 0 || s.long > 0 || s.points+s.under < s.numbers || d.kindOf(c) != cube.Flow {
			continue
		}
		thousands := strings.ReplaceAll(s.point, ".", "")
		return hinted(fmt.Errorf("%s: in column %q, %q could be %s, with a point between thousands, or a little more than %s, with a point before decimals", d.name, d.heads[c].text, s.point, thousands, strings.Split(s.point, ".")[0]),
			"say which: --decimal comma for thousands, --decimal point for decimals")
	}
	return nil
}

// lookForPoints takes note of points that could stand for either, of whole
// numbers below a thousand, and of whole ones above without a separator.
func (c *columnStats) lookForPoints(text string, cells int) {
	switch bare := strings.TrimLeft(text, "-£€$ "); {
	case strings.Contains(bare, ".") && onePoint().MatchString(bare):
		if c.points == 0 {
			c.point = bare
		}
		c.points += cells
	case isDigits(bare) && len(bare) > 3:
		c.long += cells
	case isDigits(bare):
		c.under += cells
	}
}
