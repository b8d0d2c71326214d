package report

import (
	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/figure"
	"github.com/pressfigures/figures/pkg/number"
)

// comparison is the table of areas beside their region.
func (l layout) comparison(c *figure.Comparison) sheet {
	if len(c.Rows) == 0 {
		return sheet{caption: counted(c.Measure), caveats: c.Caveats}
	}
	entries, heads := l.comparisonRows(c)
	for i, r := range c.Rows {
		entries[i].lead = r.Role == figure.SubjectRow
		entries[i].total = r.Role == figure.RegionRow
	}
	heads = append(heads, l.relate(c, entries)...)
	s := l.table(entries, heads...)
	s.about(c.Caveats)
	if c.Changes {
		s.remarks = append(s.remarks, l.comparedContacts(c)...)
	}
	return s
}

// comparisonRows are the rows without their relations.
func (l layout) comparisonRows(c *figure.Comparison) ([]entry, []string) {
	if c.Changes {
		cs := make([]*figure.Change, len(c.Rows))
		for i := range c.Rows {
			cs[i] = &c.Rows[i].Change
		}
		entries := l.changeEntries(cs)
		return entries, l.changeHeads(entries, cs)
	}
	entries, ts := make([]entry, len(c.Rows)), make([]*figure.Total, len(c.Rows))
	for i := range c.Rows {
		ts[i] = &c.Rows[i].Total
		entries[i] = l.total(ts[i])
	}
	return entries, append([]string{l.countHead(entries)}, l.contacts(ts, entries)...)
}

// relate adds to the entries how each area stands to its region, and returns
// the heads. The average has a column of its own where no row shows it.
func (l layout) relate(c *figure.Comparison, entries []entry) []string {
	if len(c.Relative) == 0 {
		return nil
	}
	average := !c.Changes || c.Method != figure.WholeRegion
	for i := range entries {
		average, difference := l.relation(c, i, average)
		entries[i].numbers = append(entries[i].numbers, average...)
		entries[i].numbers = append(entries[i].numbers, difference)
	}
	heads := []string{againstHead(c)}
	if average {
		heads = []string{averageHead(c), againstHead(c)}
	}
	return heads
}

// relation writes the average, if it is shown, and the difference for the row
// of an area; blanks for areas that are not held against a region.
func (l layout) relation(c *figure.Comparison, at int, average bool) (shown []string, difference string) {
	rel := relationOf(c, at)
	switch {
	case rel == nil:
	case !rel.Known:
		difference = noNumber
	case c.Changes && !c.Rows[at].Change.Points:
		difference = l.points(rel.Difference, baseOf(c.Rows[at].Change.Old.Sum))
	default:
		difference = l.difference(rel.Difference, c.Measure)
	}
	if !average {
		return nil, difference
	}
	return []string{l.average(c, rel, at)}, difference
}

func (l layout) average(c *figure.Comparison, rel *figure.Relation, at int) string {
	switch {
	case rel == nil:
		return ""
	case !rel.Known:
		return noNumber
	case c.Changes && c.Rows[at].Change.Points:
		return l.difference(rel.Average, c.Measure)
	case c.Changes:
		return l.signedPercent(rel.Average, baseOf(c.Rows[at].Change.Old.Sum))
	}
	return l.ends(rel.Average, func(v number.Value) string { return withMinus(l.printer.value(v, c.Measure)) })
}

// relationOf finds how the area of a row stands to its region; nil for the
// regions themselves and for areas that were not asked for.
func relationOf(c *figure.Comparison, at int) *figure.Relation {
	if c.Rows[at].Role != figure.SubjectRow {
		return nil
	}
	id := rowArea(c, at).ID
	for i := range c.Relative {
		if c.Relative[i].Area.ID == id {
			return &c.Relative[i]
		}
	}
	return nil
}

func rowArea(c *figure.Comparison, at int) area.Area {
	if c.Changes {
		return c.Rows[at].Change.Area
	}
	return c.Rows[at].Total.Area
}

// averageHead names what an area is held against.
func averageHead(c *figure.Comparison) string {
	switch c.Method {
	case figure.Mean:
		return "Mean of areas"
	case figure.ExcludingSelf:
		if c.Changes {
			return "Rest of region"
		}
		return "Average of other areas"
	}
	return "Average area"
}

func againstHead(c *figure.Comparison) string {
	if c.Changes && c.Method == figure.WholeRegion {
		return "Against region"
	}
	return "Difference"
}
