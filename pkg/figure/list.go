package figure

import (
	"fmt"
	"slices"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/number"
)

// ListCaveats are the caveats of a list of parts printed above their total:
// that they do not add up to it, that some are counted in the total only, or
// that a low count can be worked out from the others. Whole is the total's
// query, parts and total the figures as they are printed.
//
// Whoever prints such a list calls it; comparisons and rankings do so
// themselves for what they can see.
func (d *Desk) ListCaveats(whole Query, parts []Total, total Total) []caveat.Caveat {
	whole = d.settle(whole)
	var cells []listedCell
	for _, p := range parts {
		cells = append(cells, listedCell{d.label(whole.of(p.Area.ID)), p.Cell, p.Measure})
	}
	all := listedCell{d.label(whole), total.Cell, total.Measure}
	return tidy(d.notTotal(whole, cells, all), d.givenAway(cells, all), d.inSeveralAreas(whole, cells, all))
}

// listedCell is a cell that is printed, and what it is called.
type listedCell struct {
	label   string
	cell    cube.Cell
	measure cube.Measure
}

// atLeast is the cell's sum, open upwards where something of it is missing.
func (l listedCell) atLeast() number.Range {
	switch {
	case l.cell.None:
		return number.AtLeast(number.Int(0))
	case !l.cell.Complete():
		return number.Range{Low: l.cell.Sum.Low, NoLow: l.cell.Sum.NoLow, NoHigh: true}
	}
	return l.cell.Sum
}

// notTotal warns where parts do not add up to the total printed with them.
// People whose area is not known are named apart: they are in the total alone.
func (d *Desk) notTotal(q Query, parts []listedCell, whole listedCell) []caveat.Caveat {
	if len(parts) == 0 || whole.cell.None || !d.adds(q) || contradicted(whole.cell) {
		return nil
	}
	sum := number.Exactly(number.Int(0))
	for _, p := range parts {
		sum = sum.Add(p.atLeast())
	}
	unknown, some := d.unknownSum(q)
	all := whole.atLeast()
	if _, agree := sum.Intersect(all); agree && !some {
		return nil
	}
	if _, agree := sum.Add(unknown).Intersect(all); agree && some {
		return []caveat.Caveat{{ID: caveat.UnknownMembers,
			Text: fmt.Sprintf("the total for %s, includes %s whose area is not known, so the rows add up to less", whole.label, amount(unknown))}}
	}
	return []caveat.Caveat{{ID: caveat.PartsNotTotal,
		Text: fmt.Sprintf("the parts add up to %s, and the total for %s, is %s", amount(sum), whole.label, amount(all)),
		Hint: "say why, or find the mistake: rounding, an area left out, or a wrong cell"}}
}

// contradicted reports whether the data's own subtotal is already known not to
// be the sum of its parts, with both numbers in its caveat.
func contradicted(c cube.Cell) bool {
	return slices.ContainsFunc(c.Caveats, func(c caveat.Caveat) bool {
		return c.ID == caveat.SubtotalConflict || c.ID == caveat.PartsNotTotal
	})
}

// unknownSum adds up the areas that stand for no one place, and says whether
// they hold anything.
func (d *Desk) unknownSum(q Query) (number.Range, bool) {
	sum := number.Exactly(number.Int(0))
	for _, a := range d.parts(q.Area) {
		if d.unknownArea(a) {
			sum = sum.Add(d.atLeast(q.of(a)))
		}
	}
	return sum, sum.NoHigh || sum.High.Sign() > 0
}

// givenAway warns of a low count that is not printed but is what is left of an
// exact total: a single hidden row, or what no row shows.
func (d *Desk) givenAway(parts []listedCell, whole listedCell) []caveat.Caveat {
	all, exact := whole.cell.Exact()
	if !exact || !whole.cell.Complete() || !counts(whole.measure) || distinct(whole.measure) || len(parts) == 0 {
		return nil
	}
	var hidden []string
	left := all
	for _, p := range parts {
		v, known := p.cell.Exact()
		switch {
		case !known:
			hidden = append(hidden, p.label)
		case !p.cell.Complete():
			return nil
		}
		left = left.Sub(v)
	}
	switch {
	case len(hidden) == 1 && d.isLow(left):
		return []caveat.Caveat{d.low(fmt.Sprintf("the hidden count for %s, is what is left of the total for %s", hidden[0], whole.label))}
	case len(hidden) == 0 && d.isLow(left):
		return []caveat.Caveat{d.low(fmt.Sprintf("the total for %s, leaves %s for what is not listed", whole.label, digits(left)))}
	}
	return nil
}

// areaName is how a row of a list is called.
func areaName(a area.Area) string {
	if a.ID == area.None {
		return "all areas"
	}
	return a.Name
}
