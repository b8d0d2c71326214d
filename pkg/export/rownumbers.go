package export

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/cube"
)

// This file is about numbers in a log that describe the contact of a row, such
// as the caller's age, and count nothing: added up they would pass for a figure.

// propertyWords are heads of numbers that describe a row.
var propertyWords = []string{"age", "ages", "age of caller", "caller age", "client age", "priority", "severity", "urgency", "rating", "satisfaction", "stars", "nps", "ward", "ward number", "sector", "postcode sector", "hour", "hour of day", "day", "day of week", "day of month", "weekday", "grade", "band", "tier", "stage", "step", "line", "sequence", "version", "attempt"}

// lengthWords are heads of numbers that say how long something took.
var lengthWords = []string{"duration", "length", "minutes", "mins", "min", "seconds", "secs", "hours", "hrs", "days", "wait", "wait time", "waiting time", "time taken", "talk time", "handling time", "response time"}

// dropRowNumbers takes the numbers that describe a row out of those that could
// be counts: in a log, and in a table with a row for each case. What may be
// either is refused, where the rows of one place and day repeat and so are
// contacts, each of which would otherwise count by its number.
func (d *decider) dropRowNumbers(counts, others []int) ([]int, error) {
	cases := d.date < 0 && d.recordsRows()
	if d.date < 0 && !cases {
		return d.dropDayNumbers(others), nil
	}
	d.cases = cases
	contacts := !cases && d.repeatsRows()
	var kept, doubtful []int
	for _, c := range others {
		h := d.heads[c]
		long := h.is(lengthWords) || h.has([]string{"duration"}) || h.endsInTime()
		switch {
		case d.onlyOnes(c):
			kept = append(kept, c) // rows and their sum are the same
		case h.is(propertyWords), h.asks(), d.isFlag(c), (contacts || cases) && long, contacts && d.kindOf(c) != cube.Flow:
			d.set(c, RoleIgnore, "it describes the row and counts nothing")
		case (contacts || !cases && long) && !h.endsInCount():
			doubtful = append(doubtful, c)
		default:
			kept = append(kept, c)
		}
	}
	if len(counts) == 0 && len(doubtful) > 0 {
		ignored := make([]string, 0, len(doubtful))
		for _, c := range doubtful {
			ignored = append(ignored, "--column ignore="+quoteHead(d.heads[c].text))
		}
		head := d.heads[doubtful[0]].text
		return nil, hinted(fmt.Errorf("%s: every row can be one contact, or as many as %q says", d.name, head),
			fmt.Sprintf("to count rows: %s; to add the numbers up: --column count=%s", strings.Join(ignored, " "), quoteHead(head)))
	}
	return append(kept, doubtful...), nil
}

// endsInCount reports whether a short head ends in a word for counts: "Total
// calls", "Answered calls".
func (h head) endsInCount() bool {
	words := strings.Fields(h.words)
	return len(words) > 0 && len(words) <= 3 && slices.Contains(countWords, words[len(words)-1])
}

// dropDayNumbers drops the days of months and the hours of a table from the
// numbers that could be counts: beside columns of years and months they are
// times as well.
func (d *decider) dropDayNumbers(others []int) []int {
	return slices.DeleteFunc(others, func(c int) bool {
		is := len(d.periods) > 0 && d.heads[c].is([]string{"day", "day of month", "hour", "hour of day", "weekday", "day of week"})
		if is {
			d.set(c, RoleIgnore, "a part of the time of the row")
		}
		return is
	})
}

// repeatsRows reports whether the first rows of a log say the same of several
// contacts of one day, numbers and references left aside, or give the time of
// day: such rows are contacts, and not the counts of a day.
func (d *decider) repeatsRows() bool {
	seen := map[string]bool{}
	for _, r := range d.sample {
		text := tidy(r[d.date])
		if strings.Contains(text, ":") && !strings.Contains(text, "00:00") {
			return true
		}
		day, ok := d.startOf(text)
		if !ok {
			continue
		}
		key := fmt.Sprint(day)
		for c, h := range d.heads {
			if c != d.date && h.text != "" && !h.isIdentifier() && !h.is(textWords) && !d.stats[c].unique() && !d.looksNumeric(c) {
				key += "\x00" + area.Fold(r[c])
			}
		}
		if seen[key] {
			return true
		}
		seen[key] = true
	}
	return false
}

// timeUnits end the heads of lengths of time: "Age (Hours)", "Ring (s)".
var timeUnits = []string{"hours", "hrs", "minutes", "mins", "seconds", "secs", "s", "days"}

// endsInTime reports whether a head of several words ends in a unit of time.
func (h head) endsInTime() bool {
	words := strings.Fields(h.words)
	return len(words) > 1 && slices.Contains(timeUnits, words[len(words)-1])
}

// asks reports whether a head is a question of a form whose answer counts
// nothing: "How old are you?".
func (h head) asks() bool {
	return strings.HasSuffix(h.text, "?") && !h.has([]string{"how many", "number", "how much"})
}

// onlyOnes reports whether all numbers of a column are 1: each row then says of
// itself that it is one.
func (d *decider) onlyOnes(c int) bool {
	_, one := d.stats[c].distinct["1"]
	return one && len(d.stats[c].distinct) == 1
}
