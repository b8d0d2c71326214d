package figure

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/period"
)

// Total works out one area's value in one period, and the rates asked for.
//
// Query.Against plays no part. Where the data have nothing for the query, the
// cell is None and a caveat says what is missing.
func (d *Desk) Total(q Query) Total {
	q = d.settle(q)
	t := Total{Common: d.common(q), Cell: d.cell(q)}
	t.Working = append(d.totalWorking(q, t.Cell), d.rates(q, &t)...)
	if d.NoCaveats {
		return t
	}
	t.Caveats = tidy(t.Cell.Caveats, d.cellCaveats(q, t.Cell), d.lowCount(q, t.Cell),
		d.people(q), d.breaksInside(q), d.fewEvents(t))
	return t
}

func (d *Desk) totalWorking(q Query, c cube.Cell) []Working {
	if d.NoWorking {
		return nil
	}
	return []Working{{Result: "total", Formula: d.totalFormula(q, c), Operands: []Operand{d.operand("total", q, c)}, Value: c.Sum}}
}

func (d *Desk) totalFormula(q Query, c cube.Cell) string {
	switch {
	case c.None:
		return "nothing in the data"
	case c.Contacts != nil && c.Pieces > 0:
		return d.onceEach(q, c)
	case c.Stated:
		return "printed in the data as a subtotal"
	case c.Pieces == 1:
		return "as it stands in the data"
	case c.Pieces == 0:
		return "no rows in a period that the data cover"
	}
	return fmt.Sprintf("sum of %s cells", number.Group(strconv.Itoa(c.Pieces)))
}

// rates works out the rates asked for and how.
func (d *Desk) rates(q Query, t *Total) []Working {
	var working []Working
	for _, per := range q.Per {
		if d.distinct(q) && !isPeople(per) {
			rate, how := d.eachRate(q, t.Cell, per)
			t.Rates = append(t.Rates, rate)
			working = append(working, how...)
			continue
		}
		divisor, why := d.divisor(q, t.Cell, per)
		if why != "" {
			t.Rates = append(t.Rates, Rate{Per: per, Why: why})
			continue
		}
		rate := Rate{Per: per, Known: true, Value: t.Cell.Sum.Scale(quo(number.Int(1), divisor.value))}
		t.Rates = append(t.Rates, rate)
		if d.NoWorking {
			continue
		}
		working = append(working, Working{Result: "rate", Formula: divisor.formula, Value: rate.Value, Operands: []Operand{
			d.operand("total", q, t.Cell),
			{Name: divisor.name, Label: divisor.label, Value: number.Exactly(divisor.stands)},
		}})
	}
	return working
}

// divisor is what a total is divided by for a rate.
type divisor struct {
	value       number.Value // what the total is divided by
	name, label string       // of the operand in the working
	stands      number.Value // the operand: the population itself, not its hundred thousands
	formula     string
}

// divisor finds what a total is divided by, or says why there is no such rate.
func (d *Desk) divisor(q Query, c cube.Cell, per string) (divisor, string) {
	switch {
	case c.None:
		return divisor{}, "the data have no total to divide"
	case !d.adds(q) && !d.distinct(q):
		return divisor{}, "an average or a percentage has no rate"
	case partlyCovered(c):
		return divisor{}, "the data cover only a part of the period"
	}
	if people, err := strconv.ParseInt(per, 10, 64); err == nil && people > 0 {
		return d.perHead(q, people)
	}
	if d.Cube.Measures[q.Measure].Kind != cube.Flow {
		return divisor{}, "a level has no rate over time"
	}
	return perTime(q.Span, per)
}

// partlyCovered reports whether a stretch of the period is missing for some
// area, so that the length of the period is not that of what was counted.
func partlyCovered(c cube.Cell) bool { return len(c.Missing) > 0 && bounded(c.Sum) }

func perTime(s period.Span, per string) (divisor, string) {
	length := number.Int(int64(s.Days()))
	switch per {
	case "day":
	case "week":
		length = quo(length, number.Int(7))
	case "month":
		months, whole := s.Months()
		if !whole {
			return divisor{}, "the period is not made of whole calendar months"
		}
		length = number.Int(int64(months))
	default:
		return divisor{}, fmt.Sprintf("%q is not a rate: month, week, day or a number of people is", per)
	}
	if length.Sign() == 0 {
		return divisor{}, "the period has no days"
	}
	return divisor{value: length, stands: length, name: per + "s", label: per + "s in " + name(s), formula: "total ÷ " + per + "s"}, ""
}

func (d *Desk) perHead(q Query, people int64) (divisor, string) {
	population, ok := d.population(q.Area, d.populations(q.Span))
	if !ok {
		return divisor{}, "no population is known for " + d.say(q.Area)
	}
	return divisor{
		value: quo(population, number.Int(people)), stands: population,
		name: "population", label: "population of " + d.say(q.Area),
		formula: "total ÷ population × " + number.Group(strconv.FormatInt(people, 10)),
	}, ""
}

// population is an area's own, or the sum of its parts if every part with data
// has one. A population of zero or less is none.
func (d *Desk) population(a area.ID, known map[area.ID]number.Value) (number.Value, bool) {
	if own, ok := known[a]; ok && a != area.None {
		return own, own.Sign() > 0
	}
	parts := slices.DeleteFunc(d.parts(a), d.unknownArea)
	sum := number.Int(0)
	for _, part := range parts {
		people, ok := d.population(part, known)
		if !ok {
			return number.Value{}, false
		}
		sum = sum.Add(people)
	}
	return sum, len(parts) > 0
}

// populations are the people of every area in a period.
func (d *Desk) populations(s period.Span) map[area.ID]number.Value {
	if d.PopulationAt != nil {
		return d.PopulationAt(s)
	}
	return d.Population
}

func (d *Desk) unknownArea(a area.ID) bool { return area.IsUnknown(d.Cube.Areas.Get(a).Name) }

// fewEvents warns of rates on so few events that one more changes them much.
func (d *Desk) fewEvents(t Total) []caveat.Caveat {
	fewest := d.thresholds().FewEvents
	known := slices.ContainsFunc(t.Rates, func(r Rate) bool { return r.Known })
	if !known || !counted(t.Measure) || !under(t.Cell.Sum, fewest) {
		return nil
	}
	return []caveat.Caveat{{ID: caveat.FewEvents,
		Text: fmt.Sprintf("the rate for %s, %s, rests on %s, and a rate on fewer than %d is unstable", d.say(t.Area.ID), name(t.Period), amount(t.Cell.Sum), fewest),
		Hint: "give the count alone, or take a longer period"}}
}

// under reports whether a number is, or may be, less than a floor.
func under(r number.Range, floor int64) bool {
	return r.NoLow || r.Low.Cmp(number.Int(floor)) < 0
}
