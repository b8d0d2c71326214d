package wording

import (
	"fmt"
	"strings"

	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/style"
)

// A question is a stated number made ready for the rules of a row: magnitudes,
// its granularity g and its width w, and the tolerances that hold.
type question struct {
	Stated
	g, w  number.Value
	known bool // the true value is one known number, not a range
	t     *Tolerances
	style style.Style
}

func newQuestion(s Stated, o Options, known bool) question {
	s.N, s.M = s.N.Abs(), s.M.Abs()
	t := o.Tolerances
	return question{Stated: s, g: s.grain(), w: t.width(s), known: known, t: t, style: o.Style}
}

// share returns a share of N.
func (q question) share(s number.Value) number.Value { return q.N.Mul(s) }

// plus and minus return N and that share of it more, or less.
func (q question) plus(s number.Value) number.Value  { return q.N.Add(q.share(s)) }
func (q question) minus(s number.Value) number.Value { return q.N.Sub(q.share(s)) }

// halfUnit returns the stretch of values that print as N: half a unit of the
// last written place either side, both ends included, as writers go either way
// at a tie.
func (q question) halfUnit() Band { return within(q.N, q.unit().Mul(half)) }

// stepBelow returns the number below which "under N" says too little: N − g,
// and for a fraction the next rung down.
func (q question) stepBelow() number.Value {
	if q.Quantity == Part {
		rung, _, _ := q.t.rungs(q.N)
		return rung
	}
	return q.N.Sub(q.g)
}

// roundsFrom returns the lowest number that rounds to N: N − g/2, and for a
// fraction as far below as a bare one may be.
func (q question) roundsFrom() number.Value {
	if q.Quantity == Part {
		ok, _ := q.t.partWidth(q.N)
		return q.N.Sub(ok)
	}
	return q.N.Sub(q.g.Mul(half))
}

// A text is words for a message that are put together only if they are asked
// for: most rules of a row are tried and not told.
type text func() string

// String puts the words together.
func (t text) String() string { return t() }

// later returns formatted text; the arguments may be texts themselves.
func later(format string, args ...any) text {
	if len(args) == 0 {
		return func() string { return format }
	}
	return func() string { return fmt.Sprintf(format, args...) }
}

// say, limit and exactly are sayNow, limitNow and exactly for the reasons of
// rules.
func (q question) say(v number.Value) text     { return func() string { return q.sayNow(v) } }
func (q question) limit(v number.Value) text   { return func() string { return q.limitNow(v) } }
func (q question) exactly(v number.Value) text { return func() string { return exactly(v) } }

// sayNow writes a number of the question's quantity for a message.
func (q question) sayNow(v number.Value) string {
	switch q.Quantity {
	case Part:
		return q.percent(brief(v.Mul(hundred)))
	case Percent:
		return q.percent(brief(v))
	case Times:
		return brief(v) + " times"
	}
	return brief(v)
}

// limitNow writes a distance: per cents and fractions are points apart.
func (q question) limitNow(v number.Value) string {
	switch q.Quantity {
	case Part:
		return pointsApart(brief(v.Mul(hundred)))
	case Percent, Points:
		return pointsApart(brief(v))
	}
	return brief(v)
}

func pointsApart(text string) string {
	if text == "1" {
		return "1 point"
	}
	return text + " points"
}

func (q question) percent(digits string) string {
	return style.Share{Number: digits, Unit: q.style.PerCent}.String()
}

// stated writes the stated number as words would: "400", "2 times", "one in
// ten (10 per cent)".
func (q question) stated() string {
	if q.Quantity == Part {
		return fmt.Sprintf("%s (%s)", partWords(q.N, q.style), q.sayNow(q.N))
	}
	return q.sayNow(q.N)
}

var hundred = number.Int(100)

// briefPlaces is how many decimals a message gives a number that has more.
const briefPlaces = 3

// brief writes v with as few decimals as show it to three places. Bounds are
// compared exactly; only their print is short.
func brief(v number.Value) string { return decimals(v, briefPlaces) }

// decimals writes v rounded to the places, without zeros at the end.
func decimals(v number.Value, places int) string {
	text := v.Decimal(places)
	if strings.Contains(text, ".") {
		text = strings.TrimRight(strings.TrimRight(text, "0"), ".")
	}
	return number.Group(text)
}

// maxPlaces bounds the decimals tellApart prints.
const maxPlaces = 12

// tellApart returns how many decimals v needs so that its print compares with
// each of the marks as v itself does: 99.9996 beside a mark at 100 is not
// printed as "100".
func tellApart(v number.Value, marks []number.Value) int {
	for places := briefPlaces - 1; places < maxPlaces; places++ {
		printed, apart := v.Round(places), true
		for _, mark := range marks {
			apart = apart && printed.Cmp(mark) == v.Cmp(mark)
		}
		if apart {
			return places
		}
	}
	return maxPlaces
}
