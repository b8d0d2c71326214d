package figure

import (
	"fmt"
	"slices"

	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/period"
)

// Change works out how one area's value changed from one period to another.
//
// Where a period is only partly covered, its sum is a lower end, and what is
// worked out of it a range: a half-empty year looks like a fall. Where either period has
// nothing at all, Known is false and the caveats say what is missing.
func (d *Desk) Change(q Query) Change {
	q = d.settleBase(q)
	old := q.in(q.Against)
	c := Change{Common: d.common(q), Against: q.Against, New: d.cell(q), Old: d.cell(old)}
	c.Known = !c.New.None && !c.Old.None
	var p probability // that the change is chance, where it is tested
	if c.Known {
		d.measure(&c, q)
	}
	if d.NoCaveats {
		if c.Known {
			c.Caveats = d.lengths(c)
		}
		return c
	}
	if c.Known {
		p, c.Tested = chanceP(c)
		c.ByChance = c.Tested && p >= level(d.thresholds().ChanceLevel)
	}
	c.Working = d.changeWorking(q, c)
	c.Caveats = tidy(c.New.Caveats, c.Old.Caveats,
		d.cellCaveats(q, c.New), d.cellCaveats(old, c.Old),
		d.lowCount(q, c.New), d.lowCount(old, c.Old),
		d.people(q), d.changeCaveats(q, c, p))
	return c
}

// changeCaveats are those that no single cell has.
func (d *Desk) changeCaveats(q Query, c Change, p probability) []caveat.Caveat {
	if !c.Known {
		return nil
	}
	return slices.Concat(d.base(q, c), d.lengths(c), d.seasonal(q, c), d.chance(q, c, p),
		d.baseChoice(q, c), d.breaksBetween(q, c), d.breaksInside(q), d.breaksInside(q.in(q.Against)))
}

// measure sets the change, the percentage and the multiple.
func (d *Desk) measure(c *Change, q Query) {
	p := pair{openEnded(c.New), openEnded(c.Old)}
	c.Change = p.New.Sub(p.Old)
	ratio, ok := p.ratio()
	if alone, common, shared := d.sharedCells(q, *c); shared {
		c.Change = both(c.Change, alone.New.Sub(alone.Old))
		if together, known := ratioWith(alone.New, alone.Old, common); ok && known {
			ratio = both(ratio, together)
		}
	}
	c.Direction = direction(c.Change)
	c.Points = c.Measure.Kind == cube.Percentage
	if ok && !c.Points && !p.Old.NoHigh && !d.tooSmall(c.Measure, c.Old.Sum) {
		c.Percent, c.HasPercent = percentOf(ratio), true
		c.Times, c.HasTimes = ratio, true
	}
}

// openEnded is the value of a cell of which the data may lack a part: what is
// missing could add anything.
func openEnded(c cube.Cell) number.Range {
	r := c.Sum
	r.NoHigh = r.NoHigh || !c.Complete()
	return r
}

// direction is the sign of a change, Unclear where hidden cells leave it open.
func direction(change number.Range) Direction {
	switch sign, sure := number.CompareRanges(change, number.Range{}); {
	case !sure:
		return Unclear
	case sign > 0:
		return Up
	case sign < 0:
		return Down
	}
	return Same
}

// tooSmall reports whether a base is, or may be, under the floor for
// percentages.
func (d *Desk) tooSmall(m cube.Measure, base number.Range) bool {
	return counts(m) && !d.Force && under(base, d.thresholds().NoPercent)
}

// sharedCells takes two overlapping spans apart: what either has alone, and
// what they have in common. A cell hidden in the common part is then one
// unknown and not two. False means that there is nothing to gain, or that the
// data do not come apart there.
func (d *Desk) sharedCells(q Query, c Change) (alone pair, common number.Range, ok bool) {
	overlap := period.Span{Start: max(q.Span.Start, q.Against.Start), End: min(q.Span.End, q.Against.End)}
	if overlap.Days() == 0 || (pair{c.New.Sum, c.Old.Sum}).exact() || c.Measure.Kind != cube.Flow {
		return pair{}, number.Range{}, false
	}
	common = d.sumOver(q, []period.Span{overlap})
	alone.New = d.sumOver(q, outside(q.Span, overlap))
	alone.Old = d.sumOver(q, outside(q.Against, overlap))
	return alone, common, alone.New.Add(common).Equal(c.New.Sum) && alone.Old.Add(common).Equal(c.Old.Sum)
}

// sumOver adds up spans.
func (d *Desk) sumOver(q Query, spans []period.Span) number.Range {
	var sum number.Range
	for _, s := range spans {
		sum = sum.Add(d.cell(q.in(s)).Sum)
	}
	return sum
}

// outside is what is left of a span on both sides of a part of it.
func outside(s, part period.Span) []period.Span {
	return coveredBy(s, []period.Span{part})
}

// chanceP is the p of a change, and false where the test does not apply.
func chanceP(c Change) (probability, bool) {
	after, whole := wholeCount(c.New.Sum)
	before, wholeOld := wholeCount(c.Old.Sum)
	if !counted(c.Measure) || !whole || !wholeOld || !c.New.Complete() || !c.Old.Complete() ||
		c.Period.Overlaps(c.Against) || c.Period.Days() == 0 || c.Against.Days() == 0 || distinct(c.Measure) && !asLong(c.Period, c.Against) {
		return 0, false
	}
	return chanceOf(before, after, c.Against.Days(), c.Period.Days()), true
}

func (d *Desk) changeWorking(q Query, c Change) []Working {
	if d.NoWorking {
		return nil
	}
	operands := []Operand{d.operand("new", q, c.New), d.operand("old", q.in(q.Against), c.Old)}
	if !c.Known {
		return []Working{{Result: "change", Formula: "new − old, of which one is missing", Operands: operands, Value: number.Anything()}}
	}
	formula := "new − old"
	if c.Points {
		formula = "new − old, in percentage points"
	}
	working := []Working{{Result: "change", Formula: formula, Operands: operands, Value: c.Change}}
	if c.HasPercent {
		working = append(working, Working{Result: "percent", Formula: "(new − old) ÷ old × 100", Operands: operands, Value: c.Percent})
	}
	if c.HasTimes {
		working = append(working, Working{Result: "times", Formula: "new ÷ old", Operands: operands, Value: c.Times})
	}
	return working
}

// base warns of a base that carries no percentage, or a shaky one, so that
// whoever finds no percentage finds the reason. Where nothing changed, 0 per
// cent is sure on any base that has a percentage.
func (d *Desk) base(q Query, c Change) []caveat.Caveat {
	if c.Points {
		return nil
	}
	what := d.label(q.in(q.Against))
	if why := noPercentage(c.New.Sum, c.Old.Sum); why != "" {
		return []caveat.Caveat{{ID: caveat.ZeroBase, Text: fmt.Sprintf(why, what), Hint: "give both numbers"}}
	}
	if c.HasPercent && c.Direction == Same {
		return nil
	}
	return d.smallBase(c.Measure, c.Old.Sum, c.HasPercent, "the base, "+what+",", "percentage or multiple")
}

// noPercentage says of which kind of number there is no percentage.
func noPercentage(after, before number.Range) string {
	old, exact := before.Exact()
	switch {
	case exact && old.Sign() == 0:
		return "the base, %s, is 0: there is no percentage change from nothing"
	case exact && old.Sign() < 0:
		return "the base, %s, is below 0: a percentage of it would mean nothing"
	case !natural(after):
		return "what the base, %s, changed to is or may be below 0: a percentage would mean nothing"
	}
	return ""
}

// smallBase warns of a percentage, multiple or share on a small base.
func (d *Desk) smallBase(m cube.Measure, base number.Range, printed bool, what, kind string) []caveat.Caveat {
	t := d.thresholds()
	if !counts(m) {
		return nil
	}
	switch {
	case under(base, t.NoPercent) && !d.Force:
		return []caveat.Caveat{{ID: caveat.NoPercent,
			Text: fmt.Sprintf("%s is %s: on fewer than %d no %s is given", what, amount(base), t.NoPercent, kind),
			Hint: "give the counts alone; --force prints it all the same"}}
	case under(base, t.SmallBase) && printed:
		return []caveat.Caveat{{ID: caveat.SmallBase,
			Text: fmt.Sprintf("%s is %s: on fewer than %d one more or less changes a %s by points", what, amount(base), t.SmallBase, kind),
			Hint: "give both counts beside it"}}
	}
	return nil
}

// lengths warns of spans that are not alike. A level at a moment has no length.
func (d *Desk) lengths(c Change) []caveat.Caveat {
	a, b := c.Against, c.Period
	if c.Measure.Kind == cube.Stock {
		return nil
	}
	var how string
	switch d.likeness(c) {
	case period.Alike:
		return nil
	case period.Apart:
		how = "neither follow each other nor are the same months of different years"
	case period.UnlikeLength:
		how = fmt.Sprintf("are of unlike length (%s and %s days)", amount(number.Exactly(number.Int(int64(a.Days())))), amount(number.Exactly(number.Int(int64(b.Days())))))
	case period.Overlapping:
		how = "overlap"
	}
	return []caveat.Caveat{{ID: caveat.PeriodLength, Text: fmt.Sprintf("%s and %s %s", name(a), name(b), how),
		Hint: "compare with " + name(b.YearBefore()) + " or " + name(b.Previous())}}
}

// likeness says whether the two periods can be compared like for like.
func (d *Desk) likeness(c Change) period.Likeness {
	return period.CompatibleWithin(c.Period, c.Against, int(d.thresholds().LengthPercent))
}

// seasonal warns of part-years that follow each other, where the data hold the
// same months of the year before.
func (d *Desk) seasonal(q Query, c Change) []caveat.Caveat {
	adjacent := c.Against.End == c.Period.Start || c.Period.End == c.Against.Start
	before := c.Period.YearBefore()
	if !adjacent || !partYear(c.Period) || !d.holds(before) {
		return nil
	}
	return []caveat.Caveat{{ID: caveat.Seasonal,
		Text: fmt.Sprintf("%s and %s are different times of year, and the data also have %s", name(c.Period), name(c.Against), name(before)),
		Hint: "compare with the same months of the year before: --against last-year"}}
}

// partYear reports whether a span is shorter than a year.
func partYear(s period.Span) bool {
	months, whole := s.Months()
	return whole && months < 12 || !whole && s.Days() < 364
}

// chance warns of a change that the exact test does not tell from chance.
func (d *Desk) chance(q Query, c Change, p probability) []caveat.Caveat {
	if !c.ByChance || c.Direction == Same {
		return nil
	}
	return []caveat.Caveat{{ID: caveat.Chance,
		Text: fmt.Sprintf("the change for %s from %s to %s may be chance (%s): counts this size differ as much by themselves",
			d.place(q), amount(c.Old.Sum), amount(c.New.Sum), pText(p)),
		Hint: "do not make the change the story"}}
}
