package export

import (
	"fmt"
	"slices"

	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/period"
)

// A spreadsheet set to American dates reads 04/03/2019 as 3 April when it opens
// a British export, leaves 25/03/2019 as the text it cannot read, and saves both
// as they then look. Every date can still be read, and those up to the 12th of a
// month are in the wrong one.

const (
	fewestSwapped     = 3  // months without a day after the 12th
	fewestSwappedDays = 12 // different days in them
	lastSwappable     = 12 // the last day of a month that can be a month
)

// noteSwapped warns of a log in which several months have no day after the 12th
// while others have.
func (r *reader) noteSwapped(d *days, order period.DateOrder, column int) {
	type month struct{ early, late, settled int }
	months := map[period.Day]*month{}
	for _, reading := range d.readings {
		if reading.err != nil {
			continue
		}
		day := reading.dayFirst
		if order == period.MonthFirst {
			day = reading.monthFirst
		}
		y, m, dom := day.Date()
		first := period.NewDay(y, m, 1)
		if months[first] == nil {
			months[first] = &month{}
		}
		switch {
		case dom > lastSwappable:
			months[first].late++
		case reading.evidence == period.EitherOrder || dom == int(m):
			months[first].early++
		default:
			months[first].settled++
		}
	}
	var swapped []period.Day
	n, late := 0, false
	for first, m := range months {
		late = late || m.late > 0
		if m.late == 0 && m.settled == 0 {
			swapped = append(swapped, first)
			n += m.early
		}
	}
	if !late || len(swapped) < fewestSwapped || n < fewestSwappedDays {
		return
	}
	slices.Sort(swapped)
	y, m, _ := swapped[0].Date()
	r.export.notes = append(r.export.notes, caveat.Caveat{ID: caveat.PeriodAmbiguous,
		Text: fmt.Sprintf("%s: in column %q %d months, the first of them %s, have no day after the 12th while others have: a spreadsheet may have swapped days and months", r.file.input.Name, r.layout.heads[column].text, len(swapped), period.Name(period.OfMonth(y, m), period.Naming{})),
		Hint: "figures by month would be wrong: save the export anew from the system it comes from, with dates as 2019-03-04"})
}
