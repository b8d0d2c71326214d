package figure

import (
	"fmt"
	"slices"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/cube"
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
	seen := map[area.ID]bool{}
	for _, a := range areas {
		if known := d.Cube.Areas.Get(a).ID; known != area.None {
			a = known
		}
		if !seen[a] {
			out = append(out, a)
		}
		seen[a] = true
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
	seen := map[area.ID]bool{} // there may be thousands
	add := func(role Role, list []area.ID) {
		for _, a := range list {
			if !seen[a] {
				row := d.comparisonRow(q.of(a), role, changes)
				rows, seen[row.Total.Area.ID] = append(rows, row), true
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

func (d *Desk) relationWorking(q Query, r Relation, h standing) []Working {
	if !r.Known || d.NoWorking {
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
	within := map[area.ID]bool{}
	for _, a := range d.parts(q.Area) {
		within[a] = true
	}
	for _, row := range rows {
		if within[row.Total.Area.ID] {
			parts = append(parts, row.listed(d, q, old))
		}
	}
	whole := rowOf(rows, q.Area).listed(d, q, old)
	out := append(d.givenAway(parts, whole), d.inSeveralAreas(q, parts, whole)...)
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
