package figure

import (
	"slices"

	"github.com/pressfigures/figures/pkg/area"
)

// Brief works out all that a paragraph about one area needs: its total, its
// change, both beside its region, and the monthly averages of the two.
func (d *Desk) Brief(q Query) Brief {
	q = d.settleBase(q)
	b := Brief{Total: d.Total(q), Change: d.Change(q)}
	b.Common = b.Total.Common
	b.Comparison = d.Compare(q, []area.ID{q.Area}, []area.ID{}, b.Change.Known)
	monthly := q
	monthly.Per = []string{"month"}
	b.Monthly = d.Total(monthly)
	if region, ok := d.region(q.Area); ok {
		total := d.Total(monthly.of(region))
		b.RegionMonthly = &total
		for _, a := range d.Cube.Listed(region) {
			b.RegionAreas = append(b.RegionAreas, d.Cube.Areas.Get(a))
		}
	}
	b.Working = slices.Concat(b.Total.Working, b.Change.Working, b.Comparison.Working)
	b.Caveats = tidy(b.Total.Caveats, b.Change.Caveats, b.Comparison.Caveats)
	return b
}
