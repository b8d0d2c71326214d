package figure

import (
	"fmt"
	"slices"

	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/period"
)

// otherBase is a span that the change could have been measured from instead.
type otherBase struct {
	span period.Span
	// reversalOnly is set for a base further back than the one taken: growth
	// from further back is larger by nature, but it should have the same sign.
	reversalOnly bool
}

// otherBases lists the bases a reader would think of: the same months a year
// before and the span just before; and, for a base a year before, the year
// before that, which shows a base that was a trough or a peak.
func (d *Desk) otherBases(c Change) []otherBase {
	before := c.Period.YearBefore()
	candidates := []otherBase{{span: before}, {span: c.Period.Previous()}}
	if before.Same(c.Against) {
		candidates = append(candidates, otherBase{span: before.YearBefore(), reversalOnly: true})
	}
	var out []otherBase
	for _, o := range candidates {
		taken := slices.ContainsFunc(out, func(have otherBase) bool { return have.span.Same(o.span) })
		if !taken && !o.span.Same(c.Against) && !o.span.Overlaps(c.Period) && d.holds(o.span) {
			out = append(out, o)
		}
	}
	return out
}

// baseChoice warns where another base in the data would reverse, halve or
// double the change. Where the base taken is of another length that is the
// matter, and has its own caveat.
func (d *Desk) baseChoice(q Query, c Change) []caveat.Caveat {
	taken, ok := d.moveFrom(c)
	if !ok || taken.amount.Sign() == 0 || d.likeness(c) > period.Apart {
		return nil
	}
	var out []caveat.Caveat
	for _, o := range d.otherBases(c) {
		other := Change{Common: c.Common, Against: o.span, New: c.New, Old: d.cell(q.in(o.span)), Points: c.Points}
		move, ok := d.moveFrom(other)
		if !ok {
			continue
		}
		mine := taken
		if move.percent != mine.percent {
			mine, move = absolute(c), absolute(other)
		}
		if differs(mine.amount, move.amount, o.reversalOnly) {
			out = append(out, caveat.Caveat{ID: caveat.BaseChoice,
				Text: fmt.Sprintf("for %s it is %s against %s (%s), and would be %s against %s (%s)", d.place(q),
					mine, name(c.Against), amount(c.Old.Sum), move, name(o.span), amount(other.Old.Sum)),
				Hint: "say why this base was taken, or give both"})
		}
	}
	return out
}

// move is how far a figure went from a base: in per cent where there is one.
type move struct {
	amount  number.Value
	percent bool
	points  bool
}

// moveFrom is the move of a change that is known exactly.
func (d *Desk) moveFrom(c Change) (move, bool) {
	if !c.New.Complete() || !c.Old.Complete() || !(pair{c.New.Sum, c.Old.Sum}).exact() {
		return move{}, false
	}
	percent, ok := pair{c.New.Sum, c.Old.Sum}.percent()
	if !ok || c.Points {
		return absolute(c), true
	}
	return move{amount: percent.Low, percent: true}, true
}

func absolute(c Change) move {
	return move{amount: c.New.Sum.Low.Sub(c.Old.Sum.Low), points: c.Points}
}

// String writes "a rise of 21.5 per cent".
func (m move) String() string {
	unit := ""
	switch {
	case m.percent:
		unit = " per cent"
	case m.points:
		unit = " points"
	}
	size := digits(m.amount.Abs())
	switch m.amount.Sign() {
	case 0:
		return "no change"
	case 1:
		return "a rise of " + size + unit
	}
	return "a fall of " + size + unit
}

// differs reports whether a change is reversed, halved or doubled in another.
func differs(taken, other number.Value, reversalOnly bool) bool {
	if taken.Sign()*other.Sign() < 0 {
		return true
	}
	two := number.Int(2)
	halved := other.Abs().Mul(two).Cmp(taken.Abs()) <= 0
	doubled := other.Abs().Cmp(taken.Abs().Mul(two)) >= 0
	return !reversalOnly && (halved || doubled)
}
