package export_test

import (
	"fmt"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/export"
	"testing"
	"time"
)

// daysOfHalfAYear writes a log with a row for every third day of half a year; swap tells
// which of them a spreadsheet wrote the other way round.
func daysOfHalfAYear(format string, swap func(time.Time) bool) string {
	out := "Date,County\n"
	for day := time.Date(2019, 1, 1, 0, 0, 0, 0, time.UTC); day.Month() < time.July; day = day.AddDate(0, 0, 3) {
		if swap(day) {
			out += fmt.Sprintf("%02d/%02d/%d,Kent\n", day.Month(), day.Day(), day.Year())
			continue
		}
		out += day.Format(format) + ",Kent\n"
	}
	return out
}

func TestSwappedDaysAndMonths(t *testing.T) {
	early := func(d time.Time) bool { return d.Day() <= 12 }
	never := func(time.Time) bool { return false }
	swapped := `have no day after the 12th while others have`
	runValues(t, []valueCase{
		{name: "swapped up to the 12th", text: daysOfHalfAYear("02/01/2006", early), note: swapped},
		{name: "swapped and dashed", text: daysOfHalfAYear("02-01-2006", early), note: swapped},
	})
	for _, format := range []string{"02/01/2006", "2006-01-02", "2 January 2006"} {
		if c, _, err := load(t, export.Options{}, cube.Plan{}, input("log.csv", daysOfHalfAYear(format, never))); err != nil || len(c.Notes()) > 0 {
			t.Errorf("%s: %v, notes %v, want neither", format, err, c.Notes())
		}
	}
}
