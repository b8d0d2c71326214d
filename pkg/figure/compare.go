package figure

import (
	"fmt"
	"slices"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/period"
)

// Compare sets areas beside the region each lies in and beside other areas.
// With lists those others; nil stands for all other areas of the regions, and
// an empty list for none. The region of an area is its parent, or all areas
// together for one of several at the top. Query.Area plays no part.
//
// Where changes is false, totals are compared and Query.Against plays no part.
func (d *Desk) Compare(q Query, areas, with []area.ID, changes bool) Comparison {
	q = d.settle(q)
	if changes {
		q = d.settleBase(q)
	}
	areas = d.final(areas)
	regions := d.regionsOf(areas)
	c := Comparison{Changes: changes, Method: d.Average, Against: q.Against}
	q.Area = area.None
	if len(regions) == 1 {
		q.Area = regions[0]
	}
	c.Common = d.common(q)
	if !changes {
		c.Against = period.Span{}
	}
	c.Rows = d.comparisonRows(q, areas, d.others(areas, with, regions), regions, changes)
	if len(regions) == 1 {
		c.Region = rowOf(c.Rows, regions[0])
	}
	d.relate(q, &c, areas)
	c.Caveats = tidy(c.Caveats, rowCaveats(c.Rows), d.steepest(c, with != nil), d.regionMembers(regions), d.givenAwayByRows(q, c, regions))
	return c
}

// final turns areas into the numbers their tree gives them, each once.
func (d *Desk) final(areas []area.ID) []area.ID {
	var out []area.ID
	for _, a := range areas {
		if known := d.Cube.Areas.Get(a).ID; known != area.None {
			a = known
		}
		if !slices.Contains(out, a) {
			out = append(out, a)
		}
	}
	return out
}

// regionsOf lists the regions that areas lie in, each once.
func (d *Desk) regionsOf(areas []area.ID) []area.ID {
	var out []area.ID
	for _, a := range areas {
		if region, ok := d.region(a); ok && !slices.Contains(out, region) {
			out = append(out, region)
		}
	}
	return out
}

// others are the areas to compare with: those named, or the rest of the regions.
func (d *Desk) others(areas, with, regions []area.ID) []area.ID {
	if with == nil {
		for _, region := range regions {
			with = append(with, d.Cube.Listed(region)...)
		}
	}
	return less(d.final(with), areas)
}

func (d *Desk) comparisonRows(q Query, areas, others, regions []area.ID, changes bool) []ComparisonRow {
	var rows []ComparisonRow
	add := func(role Role, list []area.ID) {
		for _, a := range list {
			if rowOf(rows, a) == nil {
				rows = append(rows, d.comparisonRow(q.of(a), role, changes))
			}
		}
	}
	add(SubjectRow, areas)
	add(OtherRow, less(others, regions))
	add(RegionRow, regions)
	return rows
}

func (d *Desk) comparisonRow(q Query, role Role, changes bool) ComparisonRow {
	row := ComparisonRow{Role: role, Total: d.Total(q)}
	if changes {
		row.Change = d.Change(q)
	}
	return row
}

// rowOf finds the row of an area.
func rowOf(rows []ComparisonRow, a area.ID) *ComparisonRow {
	at := slices.IndexFunc(rows, func(r ComparisonRow) bool { return r.Total.Area.ID == a })
	if at < 0 {
		return nil
	}
	return &rows[at]
}

func rowCaveats(rows []ComparisonRow) []caveat.Caveat {
	var out []caveat.Caveat
	for _, r := range rows {
		out = append(out, r.Total.Caveats...)
		out = append(out, r.Change.Caveats...)
	}
	return out
}

// relate holds every area asked for against its region.
func (d *Desk) relate(q Query, c *Comparison, areas []area.ID) {
	for _, a := range areas {
		region, ok := d.region(a)
		if !ok {
			continue
		}
		held := d.stand(q, a, region, c.Changes)
		r := held.relation(d.Average)
		r.MethodsDisagree = held.disagree()
		d.alike(c, &r, held)
		c.Relative = append(c.Relative, r)
		c.Working = append(c.Working, d.relationWorking(q, r, held)...)
	}
	if c.meanOfPercentages() {
		c.Caveats = append(c.Caveats, caveat.Caveat{ID: caveat.MeanOfPercentages,
			Text: "the average is the mean of the areas' own percentages, in which a small area weighs as much as a large one: it is not that of the region as a whole",
			Hint: "--average whole-region takes the region as one"})
	}
}

// meanOfPercentages reports whether percentages were averaged.
func (c *Comparison) meanOfPercentages() bool {
	known := slices.ContainsFunc(c.Relative, func(r Relation) bool { return r.Known })
	level := c.Measure.Kind == cube.Percentage || c.Measure.Kind == cube.Average
	return known && c.Method == Mean && (c.Changes || level)
}

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
		average, known = left.percent()
		if known {
			difference, known = aboveRest(h.part, h.rest, h.whole)
		}
		return average, difference, known
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
	var others number.Range
	for _, v := range values[1:] {
		others = others.Add(v)
	}
	mean = values[0].Add(others).Scale(number.Frac(1, k))
	difference = values[0].Scale(number.Frac(k-1, k)).Sub(others.Scale(number.Frac(1, k)))
	return mean, difference
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
	case m == Mean:
		average, difference = againstMean(values)
		return average, difference, h.complete
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

func (d *Desk) relationWorking(q Query, r Relation, h standing) []Working {
	if !r.Known {
		return nil
	}
	formula, of := h.formula(d.Average)
	operands := []Operand{d.operand("new", q.of(h.area), d.cell(q.of(h.area))), d.operand("region, new", q.of(h.region), d.cell(q.of(h.region)))}
	if h.changes {
		before := q.in(q.Against)
		operands = append(operands, d.operand("old", before.of(h.area), d.cell(before.of(h.area))), d.operand("region, old", before.of(h.region), d.cell(before.of(h.region))))
	}
	return []Working{
		{Result: "average", Formula: formula, Operands: operands, Value: r.Average},
		{Result: "difference", Formula: of + " − average", Operands: operands, Value: r.Difference},
	}
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
	case m == Mean:
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

// alike tests an area's change against that of the rest of its region.
func (d *Desk) alike(c *Comparison, r *Relation, h standing) {
	left := h.whole.without(h.part, h.rest)
	p, tested := h.alikeP(h.part, left)
	r.AlikeTested = tested && r.Known
	r.Alike = r.AlikeTested && p >= level(d.thresholds().AlikeLevel)
	if r.Alike && r.Direction != Same {
		c.Caveats = append(c.Caveats, caveat.Caveat{ID: caveat.AreasAlike,
			Text: fmt.Sprintf("the changes in %s and in %s are not told apart from chance (%s)", d.say(h.area), d.restName(h.region), pText(p)),
			Hint: "do not call one steeper than the other"})
	}
}

// restName names a region without the area that is compared with it.
func (d *Desk) restName(region area.ID) string {
	if region == area.None {
		return "the other areas together"
	}
	return "the rest of " + d.say(region)
}

// alikeP is Fisher's p for two pairs of exact, complete counts.
func (h standing) alikeP(a, b pair) (float64, bool) {
	if h.partly || !h.changes || !counted(h.measure()) {
		return 0, false
	}
	return fisher(a, b)
}

func fisher(a, b pair) (float64, bool) {
	var n [4]int64
	for i, r := range []number.Range{a.Old, a.New, b.Old, b.New} {
		count, ok := wholeCount(r)
		if !ok {
			return 0, false
		}
		n[i] = count
	}
	if n[0]+n[1] == 0 || n[2]+n[3] == 0 {
		return 0, false
	}
	return alikeOf(n[0], n[1], n[2], n[3]), true
}

// steepest tests the steepest of the areas that were named against the next.
func (d *Desk) steepest(c Comparison, othersNamed bool) []caveat.Caveat {
	var changes []Change
	for _, row := range c.Rows {
		named := row.Role == SubjectRow || row.Role == OtherRow && othersNamed
		if named && c.Changes {
			changes = append(changes, row.Change)
		}
	}
	return d.leaderAlike(changes)
}

// leaderAlike warns where the steepest of several changes is not told apart
// from the next. Two are one comparison; the steepest of k was picked from k,
// so the level is divided by k.
func (d *Desk) leaderAlike(changes []Change) []caveat.Caveat {
	ranked := slices.DeleteFunc(slices.Clone(changes), func(c Change) bool { return !c.HasPercent })
	slices.SortStableFunc(ranked, func(a, b Change) int { return byLow(b.Percent, a.Percent) })
	if len(ranked) < 2 || !ranked[0].Tested || !ranked[1].Tested {
		return nil
	}
	first, next := ranked[0], ranked[1]
	p, ok := fisher(pair{first.New.Sum, first.Old.Sum}, pair{next.New.Sum, next.Old.Sum})
	limit := level(d.thresholds().AlikeLevel)
	if len(ranked) > 2 {
		limit /= float64(len(ranked))
	}
	if !ok || p < limit || first.Percent.Equal(next.Percent) {
		return nil
	}
	return []caveat.Caveat{{ID: caveat.AreasAlike,
		Text: fmt.Sprintf("the changes in %s (%s per cent) and %s (%s per cent) are not told apart from chance (%s)",
			d.say(first.Area.ID), digits(first.Percent.Low), d.say(next.Area.ID), digits(next.Percent.Low), pText(p)),
		Hint: "do not call one steeper than the other"}}
}

// regionMembers says which areas the regions are.
func (d *Desk) regionMembers(regions []area.ID) []caveat.Caveat {
	var out []caveat.Caveat
	for _, region := range regions {
		members := d.Cube.Listed(region)
		if region == area.None || len(members) == 0 {
			continue
		}
		var names []string
		for _, m := range members {
			names = append(names, d.say(m))
		}
		out = append(out, caveat.Caveat{ID: caveat.RegionMembers,
			Text: fmt.Sprintf("%s here is %s", d.say(region), and(names)),
			Hint: "say so where readers may think of another region of that name"})
	}
	return out
}

// givenAwayByRows looks in each region, now and before, for a low count that
// the printed rows give away, and for rows that do not add up to the region.
func (d *Desk) givenAwayByRows(q Query, c Comparison, regions []area.ID) []caveat.Caveat {
	var out []caveat.Caveat
	for _, region := range regions {
		out = append(out, d.regionRows(q.of(region), c.Rows, false)...)
		if c.Changes {
			out = append(out, d.regionRows(q.of(region).in(q.Against), c.Rows, true)...)
		}
	}
	return out
}

// regionRows checks the rows of one region's areas against the region's own.
func (d *Desk) regionRows(q Query, rows []ComparisonRow, old bool) []caveat.Caveat {
	var parts []listedCell
	for _, row := range rows {
		if slices.Contains(d.parts(q.Area), row.Total.Area.ID) {
			parts = append(parts, row.listed(d, q, old))
		}
	}
	whole := rowOf(rows, q.Area).listed(d, q, old)
	out := d.givenAway(parts, whole)
	if len(parts) >= len(d.Cube.Listed(q.Area)) {
		out = append(out, d.notTotal(q, parts, whole)...)
	}
	return out
}

// listed is a row's cell now or before, with its name.
func (r ComparisonRow) listed(d *Desk, q Query, old bool) listedCell {
	cell := r.Total.Cell
	if old {
		cell = r.Change.Old
	}
	return listedCell{label: d.label(q.of(r.Total.Area.ID)), cell: cell, measure: r.Total.Measure}
}
