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

// dayForm is how the days of a column are written.
type dayForm int

const (
	written        dayForm = iota // as dates
	inSerials                     // as Excel's numbers
	inSeconds                     // as seconds since 1970
	inMilliseconds                // as thousandths of these
)

// String names a form in a message.
func (f dayForm) String() string {
	return [...]string{"dates", "Excel's numbers for days", "seconds", "milliseconds"}[f]
}

// form is how the days of a column are written, as far as the first rows show.
func (c columnStats) form() dayForm {
	switch {
	case c.allSerials():
		return inSerials
	case c.filled > 0 && c.seconds == c.filled:
		return inSeconds
	case c.filled > 0 && c.millis == c.filled:
		return inMilliseconds
	}
	return written
}

// parseDay reads a date, or, in a column of numbers for days, such a number.
func parseDay(text string, order period.DateOrder, form dayForm) (period.Day, period.DateEvidence, error) {
	day, isSerial := serialDay(text)
	epoch, in, isEpoch := epochDay(text)
	switch {
	case form == inSerials && isSerial:
		return day, period.NoEvidence, nil
	case isEpoch && form == in:
		return epoch, period.NoEvidence, nil
	case form != written:
		return 0, period.NoEvidence, hinted(fmt.Errorf("%q stands among %s", text, form), "write all days of a column in one way, best as 2019-03-04")
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
// Some systems keep thousandths of them.
const (
	firstSecond = 631_152_000
	lastSecond  = 2_524_607_999
	daySeconds  = 86_400
)

// epochDay returns the day, by the clock of Greenwich, on which so many seconds
// since 1970 had gone by, or thousandths of them.
func epochDay(text string) (day period.Day, form dayForm, ok bool) {
	whole, fraction, cut := strings.Cut(text, ".")
	n, err := strconv.ParseInt(whole, 10, 64)
	if form = inSeconds; len(whole) > 10 {
		n, form = n/1000, inMilliseconds
	}
	if err != nil || n < firstSecond || n > lastSecond || cut && !isDigits(fraction) || !isDigits(whole) {
		return 0, written, false
	}
	return period.NewDay(1970, 1, 1) + period.Day(n/daySeconds), form, true
}

// epochNote says that numbers were read as days.
func epochNote(file, column, first string, form dayForm) string {
	day, _, _ := epochDay(first)
	return fmt.Sprintf("%s: the numbers in column %q are read as %s since 1970, by the clock of Greenwich all year: %s is on %s", file, column, form, first, period.Name(period.OfDay(day), period.Naming{}))
}
