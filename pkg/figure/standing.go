package figure

import (
	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/number"
)

// standing is one area beside its region: all that the three methods need.
type standing struct {
	desk          *Desk
	query         Query // of the area
	area, region  area.ID
	changes       bool
	part, whole   pair
	rest          pair
	partly        bool   // something of a change is missing, so that it is not tested
	has, hasWhole bool   // there are percentages, or levels, of the two
	each          []pair // of every area of the region, the area's own first
	complete      bool   // each of them is known
}

// stand gathers what an area and its region have.
func (d *Desk) stand(q Query, a, region area.ID, changes bool) standing {
	h := standing{desk: d, query: q.of(a), area: a, region: region, changes: changes, complete: true}
	h.part, h.has, h.partly = d.pairOf(q.of(a), changes)
	whole, has, partly := d.pairOf(q.of(region), changes)
	h.whole, h.hasWhole, h.partly = whole, has, h.partly || partly
	h.rest = h.restOf(q)
	h.each = append(h.each, h.part)
	for _, other := range d.Cube.Listed(region) {
		if other == a {
			continue
		}
		p, known, _ := d.pairOf(q.of(other), changes)
		h.complete = h.complete && known
		h.each = append(h.each, p)
	}
	return h
}

// pairOf is an area's value now and, where changes are compared, before, and
// whether something of either is missing.
func (d *Desk) pairOf(q Query, changes bool) (p pair, known, partly bool) {
	after := d.cell(q)
	p.New = after.Sum
	if !changes {
		return p, !after.None, false
	}
	before := d.cell(q.in(q.Against))
	p.Old = before.Sum
	return p, !after.None && !before.None, !after.Complete() || !before.Complete()
}

// restOf is the region without the area, as the sum of its other areas.
func (h standing) restOf(q Query) pair {
	rest := pair{number.Anything(), number.Anything()}
	if r, ok := h.desk.rest(q.of(h.area), q.of(h.region)); ok {
		rest.New = r
	}
	if !h.changes {
		return rest
	}
	before := q.in(q.Against)
	if r, ok := h.desk.rest(before.of(h.area), before.of(h.region)); ok {
		rest.Old = r
	}
	return rest
}

// measure is the kind of number that is compared.
func (h standing) measure() cube.Measure { return h.desk.Cube.Measures[h.query.Measure] }

// adds reports whether a region is the sum of its areas.
func (h standing) adds() bool { return h.desk.adds(h.query) }

// inPoints reports whether differences of percentages are compared.
func (h standing) inPoints() bool { return h.measure().Kind == cube.Percentage }

// relation works the comparison out by one method.
func (h standing) relation(m AverageMethod) Relation {
	r := Relation{Area: h.desk.Cube.Areas.Get(h.area), Region: h.desk.Cube.Areas.Get(h.region)}
	if !h.has || !h.hasWhole {
		return r
	}
	if h.changes && !h.inPoints() {
		r.Average, r.Difference, r.Known = h.percents(m)
	} else {
		r.Average, r.Difference, r.Known = h.levels(m)
	}
	if r.Known {
		r.Direction = direction(r.Difference)
	}
	return r
}

// percents compares percentage changes. There is none where a base carries no
// percentage.
func (h standing) percents(m AverageMethod) (average, difference number.Range, known bool) {
	if h.tooSmall(h.part.Old) || h.tooSmall(h.whole.Old) {
		return
	}
	switch m {
	case Mean:
		return h.meanPercent()
	case ExcludingSelf:
		left := h.whole.without(h.part, h.rest)
		if !h.adds() || h.tooSmall(left.Old) {
			return
		}
		own, ok := h.part.percent()
		average, known = left.percent()
		return average, own.Sub(average), ok && known
	}
	average, known = h.whole.percent()
	if !known {
		return
	}
	if h.adds() {
		difference, known = abovePooled(h.part, h.rest, h.whole, h.unit())
		return average, difference, known
	}
	own, known := h.part.percent()
	return average, own.Sub(average), known
}

func (h standing) tooSmall(base number.Range) bool {
	return base.NoHigh || h.desk.tooSmall(h.measure(), base)
}

// unit is one in the last place of the measure.
func (h standing) unit() number.Value {
	unit := number.Int(1)
	for range h.measure().Places {
		unit = quo(unit, number.Int(10))
	}
	return unit
}

// meanPercent compares with the mean of the percentage changes of all areas of
// the region. Every area counts alike, whatever its base; one without a
// percentage leaves none for the mean.
func (h standing) meanPercent() (average, difference number.Range, known bool) {
	var percents []number.Range
	for _, p := range h.each {
		percent, ok := p.percent()
		if !ok || !h.complete {
			return number.Range{}, number.Range{}, false
		}
		percents = append(percents, percent)
	}
	average, difference = againstMean(percents)
	return average, difference, true
}

// againstMean is the mean of values, and the first minus that mean, in which
// the first stands once.
func againstMean(values []number.Range) (mean, difference number.Range) {
	k := int64(len(values))
	others := sumOf(values[1:])
	mean = values[0].Add(others).Scale(number.Frac(1, k))
	difference = values[0].Scale(number.Frac(k-1, k)).Sub(others.Scale(number.Frac(1, k)))
	return mean, difference
}

// sumOf adds up values, halves first: fractions of thousands of divisors grow
// with each that is added, so the long ones are added last.
func sumOf(values []number.Range) number.Range {
	switch n := len(values); n {
	case 0:
		return number.Range{}
	case 1:
		return values[0]
	default:
		return sumOf(values[:n/2]).Add(sumOf(values[n/2:]))
	}
}

// levels compares totals with what a region has for each of its areas, and
// averages, percentages and changes in points with those of the region.
func (h standing) levels(m AverageMethod) (average, difference number.Range, known bool) {
	values := make([]number.Range, len(h.each))
	for i, p := range h.each {
		values[i] = p.New
		if h.changes {
			values[i] = p.New.Sub(p.Old)
		}
	}
	whole := h.whole.New
	if h.changes {
		whole = whole.Sub(h.whole.Old)
	}
	switch {
	case m == Mean || m == WholeRegion && h.distinct():
		average, difference = againstMean(values)
		return average, difference, h.complete
	case h.distinct():
		return againstOthers(values, h.complete)
	case !h.adds():
		return whole, values[0].Sub(whole), m == WholeRegion
	}
	return h.counts(m)
}

// counts compares a count with the region's for each area.
func (h standing) counts(m AverageMethod) (average, difference number.Range, known bool) {
	k := int64(len(h.each))
	left := h.whole.without(h.part, h.rest).New
	own := h.part.New
	if m == ExcludingSelf {
		if k < 2 {
			return
		}
		average = left.Scale(number.Frac(1, k-1))
		return average, own.Sub(average), true
	}
	average = h.whole.New.Scale(number.Frac(1, k))
	difference = own.Scale(number.Frac(k-1, k)).Sub(left.Scale(number.Frac(1, k)))
	return average, both(difference, own.Sub(average)), true
}

// disagree reports whether the methods put the area on different sides.
func (h standing) disagree() bool {
	seen := map[Direction]bool{}
	for _, m := range []AverageMethod{WholeRegion, Mean, ExcludingSelf} {
		if r := h.relation(m); r.Known {
			seen[r.Direction] = true
		}
	}
	return seen[Up] && seen[Down]
}

// formula says how the average was reached, and what it is taken from.
func (h standing) formula(m AverageMethod) (average, of string) {
	of = "area"
	switch {
	case h.changes && h.inPoints():
		of = "area's change in points"
	case h.changes:
		of = "area's percentage change"
	}
	switch {
	case h.distinct() && !h.changes && m == ExcludingSelf:
		return "mean of the other areas' own", of
	case m == Mean || h.distinct() && !h.changes:
		return "mean of the areas' own", of
	case h.adds() && !h.changes && m == ExcludingSelf:
		return "(region − area) ÷ other areas", of
	case h.adds() && !h.changes:
		return "region ÷ areas", of
	case m == ExcludingSelf:
		return "percentage change of region − area", of
	}
	return "that of the region as a whole", of
}
