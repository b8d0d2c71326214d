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
var propertyWords = []string{"age", "ages", "age of caller", "caller age", "client age", "priority", "severity", "urgency", "rating", "satisfaction", "stars", "nps", "ward", "ward number", "sector", "postcode sector", "hour", "hour of day", "day", "day of week", "day of month", "weekday", "grade", "band", "tier", "stage", "step", "line", "sequence", "version", "attempt", "extension", "ext", "agent", "skill", "trunk", "line number", "queue position"}

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
	timed := !cases && d.givesTimes()
	contacts := timed || !cases && d.repeatsRows()
	var kept, doubtful []int
	for _, c := range others {
		h := d.heads[c]
		long := h.is(lengthWords) || h.has([]string{"duration"}) || h.endsInTime()
		switch {
		case d.onlyOnes(c):
			kept = append(kept, c) // rows and their sum are the same
		case h.is(propertyWords), h.asks(), d.isFlag(c), (contacts || cases || len(counts) > 0) && long, (contacts || cases) && d.saysYesOrNo(c), contacts && d.kindOf(c) != cube.Flow, timed && d.stats[c].decimals > 0:
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

// timeOfDay is a time of day by the clock.
var timeOfDay = lazily(`(?i)^\d{1,2}[:.]([0-5]\d)(?:[:.]([0-5]\d)(?:\.\d+)?)?(?: ?[ap]\.?m\.?)?$`)

// givesTimes reports whether a column of a log gives the time of day of every
// row, and not the hours or quarters of them that a switchboard adds up by.
func (d *decider) givesTimes() bool {
	for c, h := range d.heads {
		if d.date < 0 || !h.has([]string{"time", "hour", "at"}) || h.is(lengthWords) || h.endsInTime() || h.has([]string{"duration", "wait", "waiting", "talk", "handling", "ring", "queue", "hold", "wrap", "answer", "spent", "taken", "total", "average"}) {
			continue
		}
		odd := 0
		for v := range d.stats[c].distinct {
			at := timeOfDay().FindStringSubmatch(v)
			if at == nil {
				odd = 0
				break
			}
			if minute, second := at[1], at[2]; minute[1] != '0' && minute[1] != '5' || strings.Trim(second, "0") != "" {
				odd++
			}
		}
		if odd > 0 {
			return true
		}
	}
	return false
}

// fewestFlags is how many rows must hold nothing but 0 and 1 in a column before
// these are taken for no and yes.
const fewestFlags = 20

// saysYesOrNo reports whether a column holds nothing but 0 and 1, and 0 among
// them: it says of each row whether something is so.
func (d *decider) saysYesOrNo(c int) bool {
	for v := range d.stats[c].distinct {
		if v != "0" && v != "1" {
			return false
		}
	}
	return d.stats[c].distinct["0"] > 0 && d.stats[c].filled >= fewestFlags
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
