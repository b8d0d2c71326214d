package period

import (
	"fmt"
	"time"
)

// Day is a calendar day, counted from 1 January 1970 (day 0) in the
// proleptic Gregorian calendar. It has no time of day and no zone, so that
// adding days never meets a clock change. Every int32 is a valid Day; the
// readers of this package only produce days of the years 1800 to 2199.
type Day int32

// NewDay returns the day of a date. Months and days outside their usual
// range carry over, as they do in time.Date: 30 February 2019 is 2 March.
func NewDay(year int, month time.Month, day int) Day {
	months := year*12 + int(month) - 1
	y, m := floorDiv(months, 12), floorMod(months, 12)
	return Day(daysBeforeMonth(y, m+1) + day - 1)
}

// Date returns the year, the month and the day of the month of d.
func (d Day) Date() (year int, month time.Month, day int) {
	// The year is counted from 1 March, so that the leap day is its last
	// day; 146,097 days make a whole cycle of 400 years.
	shifted := int(d) + daysTo1970
	cycle := floorDiv(shifted, 146097)
	dayOfCycle := floorMod(shifted, 146097)
	yearOfCycle := (dayOfCycle - dayOfCycle/1460 + dayOfCycle/36524 - dayOfCycle/146096) / 365
	dayOfYear := dayOfCycle - (365*yearOfCycle + yearOfCycle/4 - yearOfCycle/100)
	m := (5*dayOfYear + 2) / 153
	day = dayOfYear - (153*m+2)/5 + 1
	year = yearOfCycle + cycle*400
	if m >= 10 {
		return year + 1, time.Month(m - 9), day
	}
	return year, time.Month(m + 3), day
}

// String returns the day in ISO 8601: "2019-03-04".
func (d Day) String() string {
	y, m, day := d.Date()
	return fmt.Sprintf("%04d-%02d-%02d", y, int(m), day)
}

// AddMonths returns the same day of the month n months later, or earlier for
// a negative n. A day that month does not have becomes its last day: 31
// January plus one month is 28 or 29 February.
func (d Day) AddMonths(n int) Day {
	y, m, day := d.Date()
	first := NewDay(y, m+time.Month(n), 1)
	next := NewDay(y, m+time.Month(n)+1, 1)
	return first + Day(min(day, int(next-first))) - 1
}

// Weekday returns the day of the week.
func (d Day) Weekday() time.Weekday {
	// Day 0 was a Thursday.
	return time.Weekday(floorMod(int(d)+int(time.Thursday), 7))
}

// ISOWeek returns the year and the number (1 to 53) of the ISO 8601 week
// that d belongs to. Weeks start on Monday and belong to the year of their
// Thursday, so the year can differ from that of Date.
func (d Day) ISOWeek() (year, week int) {
	thursday := d.monday() + 3
	year, _, _ = thursday.Date()
	return year, int(thursday-NewDay(year, time.January, 1))/7 + 1
}

// monday is the Monday on or before d.
func (d Day) monday() Day {
	return d - Day(floorMod(int(d.Weekday())-int(time.Monday), 7))
}

// firstOfMonth says whether d is the first day of a month.
func (d Day) firstOfMonth() bool {
	_, _, day := d.Date()
	return day == 1
}

// daysTo1970 is the number of days from 1 March of year 0 to 1 January 1970.
const daysTo1970 = 719468

// daysBeforeMonth counts the days from 1 January 1970 to the first day of a
// month from 1 to 12.
func daysBeforeMonth(year, month int) int {
	if month <= 2 {
		year--
		month += 12
	}
	dayOfYear := (153*(month-3) + 2) / 5
	leapDays := floorDiv(year, 4) - floorDiv(year, 100) + floorDiv(year, 400)
	return 365*year + leapDays + dayOfYear - daysTo1970
}

// daysIn is the number of days of a month.
func daysIn(year int, month time.Month) int {
	return int(NewDay(year, month+1, 1) - NewDay(year, month, 1))
}

// validDate says whether a date exists, in the years this package reads.
func validDate(year int, month time.Month, day int) bool {
	return validYear(year) && month >= time.January && month <= time.December &&
		day >= 1 && day <= daysIn(year, month)
}

// Years outside this range are taken for other numbers, or for mistakes.
const (
	firstYear = 1800
	lastYear  = 2199
)

func validYear(year int) bool { return firstYear <= year && year <= lastYear }

func floorDiv(a, b int) int {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

func floorMod(a, b int) int { return a - b*floorDiv(a, b) }
