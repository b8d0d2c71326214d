package period

import (
	"sync"
	"time"
)

// numberWords are the numbers that people write in words beside a unit of
// time: "the first six months", "eighteen months to June 2019".
var numberWords = [...]string{
	"zero", "one", "two", "three", "four", "five", "six", "seven", "eight",
	"nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen",
	"sixteen", "seventeen", "eighteen", "nineteen", "twenty",
}

// monthNames are the ways to write each month, January first, in full and
// as abbreviated.
var monthNames = [...][]string{
	{"january", "jan"}, {"february", "feb", "febr"}, {"march", "mar"},
	{"april", "apr"}, {"may"}, {"june", "jun"}, {"july", "jul"},
	{"august", "aug"}, {"september", "sept", "sep"}, {"october", "oct"},
	{"november", "nov"}, {"december", "dec"},
}

// weekdayNames are the same for the days of the week, Sunday first.
var weekdayNames = [...][]string{
	{"sunday", "sun"}, {"monday", "mon"}, {"tuesday", "tues", "tue"},
	{"wednesday", "weds", "wed"}, {"thursday", "thurs", "thur", "thu"},
	{"friday", "fri"}, {"saturday", "sat"},
}

// monthOf is the month that a folded word names, or 0.
func monthOf(word string) time.Month { return time.Month(monthNumbers()[word]) }

// weekdayOf is the day of the week that a folded word names, if it does.
func weekdayOf(word string) (time.Weekday, bool) {
	n := weekdayNumbers()[word]
	return time.Weekday(n - 1), n > 0
}

// monthNumbers and weekdayNumbers give the names their places, from 1.
var (
	monthNumbers   = sync.OnceValue(func() map[string]int { return places(monthNames[:]) })
	weekdayNumbers = sync.OnceValue(func() map[string]int { return places(weekdayNames[:]) })
)

func places(lists [][]string) map[string]int {
	numbers := map[string]int{}
	for i, names := range lists {
		for _, name := range names {
			numbers[name] = i + 1
		}
	}
	return numbers
}
