package export

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/pressfigures/figures/pkg/period"
)

// Excel stores a day as the number of days since 30 December 1899 (its own
// count starts on 1 January 1900 and has a 29 February 1900 that never was,
// which the origin makes up for). A sheet saved as text with its date column
// in the wrong format shows these numbers. Only those of 1980 to 2060 are taken
// for days: other numbers of five digits count something else.
const (
	firstSerial = 29221 // 1 January 1980
	lastSerial  = 58804 // 30 December 2060
)

// serialDay returns the day that an Excel number such as "43466" or, with a
// time of day, "43466.75" stands for.
func serialDay(text string) (period.Day, bool) {
	whole, fraction, timed := strings.Cut(text, ".")
	if len(whole) != 5 || !isDigits(whole) || timed && !isDigits(fraction) {
		return 0, false
	}
	n, err := strconv.Atoi(whole)
	if err != nil || n < firstSerial || n > lastSerial {
		return 0, false
	}
	return period.NewDay(1899, 12, 30) + period.Day(n), true
}

// allSerials reports whether every value seen can be an Excel number of a day.
func (c columnStats) allSerials() bool { return c.filled > 0 && c.serials == c.filled }

// isCompactDate reports whether a text is a date of eight digits, as in
// 20190304, of the years that Excel's numbers are taken for too.
func isCompactDate(text string) bool {
	if len(text) != 8 || !isDigits(text) || text < "1980" || text >= "2061" {
		return false
	}
	_, _, err := period.ParseDate(text, period.Unknown)
	return err == nil
}

// allCompactDates reports whether every value seen is a date of eight digits.
func (c columnStats) allCompactDates() bool { return c.filled > 0 && c.compact == c.filled }

// saysDay reports whether a head speaks of days and of nothing else: a column
// "Received" can count what was received, a column "Date received" cannot.
func (h head) saysDay() bool {
	return h.has([]string{"date", "dates", "timestamp", "datetime", "day"}) || h.is([]string{"created on", "created at", "received on", "opened on", "called on", "contacted on", "submitted on", "start time"})
}

// checkSerials refuses to choose where a column of numbers such as 43466 has a
// head that could mean days or counts.
func (d *decider) checkSerials() error {
	if err := d.checkSeconds(); err != nil {
		return err
	}
	for c, h := range d.heads {
		if d.free(c) && h.isDate() && !h.saysDay() && !h.isIdentifier() && d.stats[c].allSerials() {
			return hinted(fmt.Errorf("%s: the numbers in column %q, such as %s, can be counts or Excel's numbers for days (%s is %s)", d.name, h.text, d.stats[c].first, d.stats[c].first, serialName(d.stats[c].first)),
				fmt.Sprintf("say which: --column date=%s or --column count=%s", quoteHead(h.text), quoteHead(h.text)))
		}
	}
	return nil
}

// serialName names the day of an Excel number.
func serialName(text string) string {
	d, _ := serialDay(text)
	return period.Name(period.OfDay(d), period.Naming{})
}

// parseDay reads a date, or, in a column of Excel's numbers, such a number.
func parseDay(text string, order period.DateOrder, serials bool) (period.Day, period.DateEvidence, error) {
	day, isSerial := serialDay(text)
	switch {
	case serials && isSerial:
		return day, period.NoEvidence, nil
	case serials:
		return 0, period.NoEvidence, hinted(fmt.Errorf("%q stands among Excel's numbers for days", text), "write all days of a column in one way, best as 2019-03-04")
	}
	d, evidence, err := period.ParseDate(text, order)
	if err != nil && isSerial {
		err = hinted(err, fmt.Sprintf("it looks like Excel's number for %s; write all days of a column in one way, best as 2019-03-04", serialName(text)))
	}
	return d, evidence, err
}

// serialNote says that numbers were read as days.
func serialNote(file, column, first string) string {
	return fmt.Sprintf("%s: the numbers in column %q are read as Excel's numbers for days: %s is %s", file, column, first, serialName(first))
}

// Seconds since 1970, as systems keep the time of a row: those of 1990 to 2050.
const (
	firstSecond = 631_152_000
	lastSecond  = 2_524_607_999
)

// checkSeconds refuses a column whose head speaks of days and which holds seconds
// since 1970: which day they fall on depends on the clock of the place.
func (d *decider) checkSeconds() error {
	for c, h := range d.heads {
		if !d.free(c) || !h.isDate() || d.stats[c].filled == 0 {
			continue
		}
		all := true
		for v := range d.stats[c].distinct {
			n, err := strconv.ParseInt(v, 10, 64)
			all = all && err == nil && n >= firstSecond && n <= lastSecond
		}
		if !all {
			continue
		}
		n, _ := strconv.ParseInt(d.stats[c].first, 10, 64)
		day := period.NewDay(1970, 1, 1) + period.Day(n/86_400)
		return hinted(fmt.Errorf("%s: %q below %q looks like seconds since 1970, here on %s", d.name, d.stats[c].first, h.text, period.Name(period.OfDay(day), period.Naming{})),
			"write days in that column, best as 2019-03-04; in a spreadsheet =A2/86400+25569, shown as a date, gives them")
	}
	return nil
}
