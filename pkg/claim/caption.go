package claim

import (
	"strings"

	"github.com/pressfigures/figures/pkg/period"
	"github.com/pressfigures/figures/pkg/release"
)

// narrowed lets the words above a table say which months of a year its heads
// mean: below "People who got in touch, January to June", "2019" is those months
// of 2019. The whole year stays what else it may be.
func (f *finder) narrowed(t *text, readings []PeriodReading) []PeriodReading {
	months, ok := f.captionMonths(f.doc.Blocks[t.block].Table)
	if !ok {
		return readings
	}
	var found []PeriodReading
	for _, r := range readings {
		if n, whole := r.Period.Months(); whole && n == 12 {
			part := r
			part.Period = sameMonths(months, r.Period)
			if r.Period.Contains(part.Period) {
				found = append(found, part)
				r.Score /= 2
			}
		}
		found = append(found, r)
	}
	return found
}

// sameMonths moves months to the year in which another span starts.
func sameMonths(months, in period.Span) period.Span {
	from, _, _ := months.Start.Date()
	to, _, _ := in.Start.Date()
	return months.ShiftMonths(12 * (to - from))
}

// captionMonths are the months that the line above a table names, in whichever
// year, if it names no others: a line that ends no sentence, or that ends in a
// colon.
func (f *finder) captionMonths(table int) (months period.Span, ok bool) {
	above := f.above(table)
	if above == nil {
		return period.Span{}, false
	}
	for _, m := range above.mentions {
		if len(m.Readings) == 0 {
			return period.Span{}, false
		}
		span := m.Readings[0].Span
		if n, whole := span.Months(); !whole || n >= 12 || ok && !sameMonths(span, months).Same(months) {
			return period.Span{}, false
		}
		months, ok = span, true
	}
	return months, ok
}

// above is the line right above a table; nil where a sentence or nothing stands
// there.
func (f *finder) above(table int) *text {
	var last *text
	for _, t := range f.texts {
		b := f.doc.Blocks[t.block]
		if b.Table == table {
			break
		}
		last = t
	}
	if last == nil || f.doc.Blocks[last.block].Kind == release.Cell {
		return nil
	}
	b := f.doc.Blocks[last.block].Span
	if line := strings.TrimSpace(last.raw[b.Start:b.End]); strings.HasSuffix(line, ".") || strings.Contains(line, ". ") {
		return nil
	}
	return last
}
