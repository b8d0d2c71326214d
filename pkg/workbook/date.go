package workbook

import (
	"errors"
	"fmt"
	"time"

	"github.com/pressfigures/figures/pkg/period"
)

// serial is a moment as a workbook counts it: days from its first one, and
// milliseconds of the day, which is as finely as Excel shows them.
type serial struct {
	days  int
	milli int64
}

const (
	milliDay = 24 * 60 * 60 * 1000
	// lastSerial is 31 December 9999, the last day that Excel knows.
	lastSerial = 2958465
	// offset1904 is what the days of the two systems differ by.
	offset1904 = 1462
	// leapBug is 29 February 1900, a day that there never was. Excel has it
	// because Lotus 1-2-3 had it; days before it are one off.
	leapBug = 60
)

var (
	errNegativeDate = hinted{errors.New("a date or time before the first that Excel knows"), "give the cell the format “General” in Excel to see what it holds"}
	errLateDate     = hinted{errors.New("a date after the year 9999"), "the cell seems to hold a number: give it the format “General” in Excel"}
	errLeapBug      = hinted{errors.New("29 February 1900, a day that there never was"), "Excel counts 1900 as a leap year: put the right date into the cell, or a text"}
)

// toSerial makes a moment of a number. Its parts of a day are rounded to the
// millisecond: a binary number cannot hold most times of day exactly.
func toSerial(d decimal) (serial, bool) {
	days, ok := d.whole()
	// Eleven digits of a day are less than a microsecond, and their product
	// with the milliseconds of a day fits into 63 bits.
	const places, unit = 11, 100_000_000_000
	milli := (d.fraction(places)*milliDay + unit/2) / unit
	return serial{days + int(milli/milliDay), milli % milliDay}, ok
}

// date writes a number that is formatted as a date or time: the day in ISO
// 8601, with the time of day if it has one, and the time alone where only a
// time is stored and shown. Day 0 of the 1900 system, which formulas leave
// where a date is blank, is written as Excel shows it, 1900-01-00: no reader of
// dates takes it for one.
func (s serial) date(f format, from1904 bool) (string, error) {
	switch {
	case s.days == 0 && !f.day && !f.month && !f.year:
		return s.clock(0), nil
	case s.days == 0 && !from1904:
		return "1900-01-00" + s.timeOfDay(), nil
	}
	day, err := s.day(from1904)
	return day.String() + s.timeOfDay(), err
}

// day returns the calendar day.
func (s serial) day(from1904 bool) (period.Day, error) {
	n := s.days
	if from1904 {
		n += offset1904
	}
	switch {
	case n > lastSerial:
		return 0, errLateDate
	case from1904 || n > leapBug:
		return period.NewDay(1899, time.December, 30) + period.Day(n), nil
	case n == leapBug:
		return 0, errLeapBug
	}
	return period.NewDay(1899, time.December, 31) + period.Day(n), nil
}

// timeOfDay writes the time behind a date; midnight is left out.
func (s serial) timeOfDay() string {
	if s.milli == 0 {
		return ""
	}
	return " " + s.clock(0)
}

// clock writes hours, minutes and seconds; the hours run on over days.
func (s serial) clock(days int) string {
	seconds := s.milli / 1000
	text := fmt.Sprintf("%02d:%02d:%02d", seconds/3600+24*int64(days), seconds/60%60, seconds%60)
	if rest := s.milli % 1000; rest > 0 {
		text += fmt.Sprintf(".%03d", rest)
	}
	return text
}

// monthly returns the text of a date of which only the month, or the year, is
// meant: "March 2019" typed into Excel is stored as the first of March, in a
// format that shows no day. Read as a day it would cover that one day.
func monthly(day period.Day, f format) (string, bool) {
	year, month, of := day.Date()
	switch {
	case of != 1 || f.day || f.clock || !f.month && !f.year:
		return "", false
	case f.month:
		return fmt.Sprintf("%s %d", month, year), true
	}
	return fmt.Sprintf("%d", year), month == time.January
}
