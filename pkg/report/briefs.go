package report

import (
	"strings"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/figure"
)

// brief is two small tables: the totals with their rates, and the changes
// beside those of the region.
func (l layout) brief(b *figure.Brief) []sheet {
	first := l.totals(briefTotals(b))
	second := l.changes([]*figure.Change{&b.Change})
	if len(b.Comparison.Rows) > 0 && b.Comparison.Changes {
		second = l.comparison(&b.Comparison)
	}
	if text := regionText(b); text != "" {
		second.remarks = append(second.remarks, text)
	}
	second.about(first.lacks(b.Caveats))
	return []sheet{first, second}
}

// briefTotals are the total and that of the region, with their rates where
// there are any.
func briefTotals(b *figure.Brief) []*figure.Total {
	totals := []*figure.Total{&b.Total}
	if len(b.Monthly.Rates) > 0 {
		totals[0] = &b.Monthly
	}
	if b.RegionMonthly != nil {
		totals = append(totals, b.RegionMonthly)
	}
	return totals
}

// regionText says which areas the region is made of.
func regionText(b *figure.Brief) string {
	if len(b.RegionAreas) == 0 || b.Comparison.Region == nil {
		return ""
	}
	names := make([]string, len(b.RegionAreas))
	for i, a := range b.RegionAreas {
		names[i] = a.Name
	}
	region := b.Comparison.Area
	if region.ID == area.None {
		return ""
	}
	return region.Name + ": " + strings.Join(names, ", ") + "."
}
