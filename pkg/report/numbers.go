package report

import (
	"strconv"
	"strings"

	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/figure"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/style"
)

// noNumber stands in a table where there is no number.
const noNumber = "–"

// minus is the true minus sign of tables. Machines are given "-".
const minus = "−"

// printer writes numbers for tables.
type printer struct{ style style.Style }

// withMinus gives a number in digits its true minus sign.
func withMinus(digits string) string {
	if rest, ok := strings.CutPrefix(digits, "-"); ok {
		return minus + rest
	}
	return digits
}

// withSign gives a number in digits a sign either way. What prints as 0 has
// none.
func withSign(digits string) string {
	if strings.HasPrefix(digits, "-") || strings.Trim(digits, "0.,%") == "" {
		return withMinus(digits)
	}
	return "+" + digits
}

// ends writes a range, each end by a function, as one number where both ends
// look alike.
func (p printer) ends(r number.Range, write func(number.Value) string) string {
	switch {
	case r.NoLow && r.NoHigh:
		return "not known"
	case r.NoHigh:
		return "at least " + write(r.Low)
	case r.NoLow:
		return "at most " + write(r.High)
	}
	low, high := write(r.Low), write(r.High)
	switch {
	case low == high:
		return low
	case strings.ContainsAny(low+high, "+-"+minus):
		return low + " to " + high
	}
	return p.style.Range(low, high)
}

// digits writes a value of a measure without commas: with the places that the
// data give, or as a rate is rounded where it has more.
func (p printer) digits(v number.Value, m cube.Measure) string {
	if !v.Equal(v.Round(m.Places)) {
		return v.Decimal(p.style.RatePlaces(v))
	}
	return v.Decimal(m.Places)
}

// value writes a value of a measure: "1,186", "12.50", "3.4%".
func (p printer) value(v number.Value, m cube.Measure) string {
	text := number.Group(p.digits(v, m))
	if m.Kind == cube.Percentage {
		text += "%"
	}
	return text
}

// amount writes what is known of a value. A whole count from 0 up to a limit
// is said to be fewer than the next number.
func (p printer) amount(r number.Range, m cube.Measure) string {
	limit, whole := r.High.Int64()
	_, exact := r.Exact()
	countable := m.Places == 0 && (m.Kind == cube.Flow || m.Kind == cube.Stock || m.Kind == cube.Distinct)
	if !exact && !r.NoLow && !r.NoHigh && r.Low.Sign() == 0 && whole && limit > 0 && countable {
		return "fewer than " + number.Group(r.High.Add(number.Int(1)).Decimal(0))
	}
	return p.ends(r, func(v number.Value) string { return withMinus(p.value(v, m)) })
}

// cell writes the value of a cell, or the mark for none. A hidden count of
// which nothing is known is "hidden": "at least 0" says less with more.
func (p printer) cell(c cube.Cell, m cube.Measure) string {
	switch {
	case c.None:
		return noNumber
	case c.Hidden > 0 && c.Sum.NoHigh && !c.Sum.NoLow && c.Sum.Low.Sign() == 0:
		return "hidden"
	}
	return p.amount(c.Sum, m)
}

// rate writes a rate.
func (p printer) rate(r figure.Rate) string {
	if !r.Known {
		return noNumber
	}
	return p.ends(r.Value, func(v number.Value) string { return withMinus(p.style.Rate(v)) })
}

// perHead writes the head of a rate's column: "A month", "Per 100,000".
func perHead(per string) string {
	if isWhole(per) {
		return "Per " + number.Group(per)
	}
	return "A " + per
}

func isWhole(text string) bool {
	_, err := strconv.ParseUint(text, 10, 63)
	return err == nil
}

// change writes a change with its sign; of percentages in points.
func (p printer) change(c *figure.Change) string {
	if !c.Known {
		return noNumber
	}
	return p.difference(c.Change, c.Measure)
}

// difference writes the difference of two values of a measure.
func (p printer) difference(r number.Range, m cube.Measure) string {
	text := p.ends(r, func(v number.Value) string { return withSign(number.Group(p.digits(v, m))) })
	if m.Kind == cube.Percentage {
		return text + " points"
	}
	return text
}

// percent writes a percentage change with its sign.
func (p printer) percent(c *figure.Change) string {
	if !c.HasPercent {
		return noNumber
	}
	return p.signedPercent(c.Percent, baseOf(c.Old.Sum))
}

func (p printer) signedPercent(r number.Range, base number.Value) string {
	return p.ends(r, func(v number.Value) string { return withSign(p.style.PercentNumber(v, base) + "%") })
}

// points writes a difference of percentages.
func (p printer) points(r number.Range, base number.Value) string {
	return p.ends(r, func(v number.Value) string { return withSign(p.style.PercentNumber(v, base)) }) + " points"
}

// sharePercent writes a share, from 0 to 1, as a percentage of the whole.
func (p printer) sharePercent(r number.Range, whole number.Value) string {
	hundred := number.Int(100)
	return p.ends(r.Scale(hundred), func(v number.Value) string {
		return withMinus(p.style.PercentNumber(v, whole)) + "%"
	})
}

// baseOf is the least that a base can be, which decides the decimals of its
// percentages.
func baseOf(r number.Range) number.Value {
	if r.NoLow {
		return number.Value{}
	}
	return r.Low
}

// oneIn turns a share round: 1/10 to 10. There is none of a share that is or
// may be 0, and "one in 1.3" tells nobody anything.
func oneIn(share number.Range) (number.Range, bool) {
	if share.NoHigh || share.NoLow || share.Low.Sign() <= 0 || share.High.Cmp(number.Frac(1, 2)) > 0 {
		return number.Range{}, false
	}
	return number.Exactly(number.Int(1)).Quo(share)
}

// exact writes a value for the working: in digits, or as a ratio with about
// what it is.
func exact(v number.Value) string {
	text := v.String()
	if !strings.Contains(text, "/") {
		return withMinus(number.Group(text))
	}
	return withMinus(text) + ", about " + withMinus(number.Group(v.Decimal(exactPlaces)))
}

// exactPlaces are the decimals that the working gives a ratio: enough to see
// which way it was rounded.
const exactPlaces = 4

// exactRange writes a range for the working.
func exactRange(r number.Range) string {
	return printer{style.Default()}.ends(r, exact)
}

// place writes a place in a ranking: "2", "2=" for a shared one, "2?" where
// hidden cells could change it.
func place(r *figure.RankRow) string {
	if r.Place == 0 {
		return noNumber
	}
	text := strconv.Itoa(r.Place)
	if r.Joint {
		text += "="
	}
	if !r.Sure {
		text += "?"
	}
	return text
}
