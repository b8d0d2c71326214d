package export

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/period"
)

// lacksYear reports whether a text names a month, a quarter or a half without
// its year; rank is that of its column's head, by which bare numbers are read.
func lacksYear(text string, rank int) bool {
	if n, err := strconv.Atoi(text); err == nil {
		return rank == 4 && n >= 1 && n <= 12 || rank == 3 && n >= 1 && n <= 4
	}
	return isMonthName(text) || quarterOfYear.matches(text) || halfOfYear.matches(text)
}

// yearless reports whether the values of a column, totals left aside, name
// months, quarters or halves and no year.
func (d *decider) yearless(c int) bool {
	rank, _ := d.heads[c].periodRank()
	named := 0
	for v := range d.stats[c].distinct {
		switch {
		case lacksYear(v, rank):
			named++
		case !saysWhole(v):
			return false
		}
	}
	return named > 0
}

// wholeYear are labels, in a column of months or quarters, of the whole year.
var wholeYear = []string{"annual", "annual total", "full year", "whole year", "all year", "year", "year total"}

// saysWhole reports whether a label in a column of periods is one for all of
// them.
func saysWhole(text string) bool {
	return area.IsTotal(text) || slices.Contains(wholeYear, newHead(text).words)
}

// fewestYearless is how many heads without a year must name months before they
// are taken for periods: "March" alone is a town as well.
const fewestYearless = 2

// saysNoYear reports whether a head names a month or quarter without its year,
// or with one that could be a day: "Jan", "Q1", "19-Apr".
func saysNoYear(text string) bool {
	_, _, short := shortMonth(text)
	return short || lacksYear(text, -1)
}

// yearlessHeads reports whether months or quarters without a year run across
// the top.
func (d *decider) yearlessHeads() bool {
	n := 0
	for c, h := range d.heads {
		if d.free(c) && d.looksNumeric(c) && saysNoYear(h.text) {
			n++
		}
	}
	return n >= fewestYearless
}

// findYear finds the year of periods that name none: in the label of the file,
// in its title or in its name.
func (r *reader) findYear(texts map[when]place) error {
	for w, p := range texts {
		rank, _ := r.layout.heads[max(p.column, 0)].periodRank()
		if w.coarse != "" || !lacksYear(w.fine, rank) && !saysWhole(w.fine) {
			return nil
		}
	}
	if label := r.file.input.Label; label != "" {
		s, err := period.ParseOne(label, r.options.Period)
		r.year = &s
		return err
	}
	if s, where, ok := titlePeriod(r.layout.above, r.file.input.Name, r.options.Period); ok && s.Days() > 300 {
		r.year = &s
		r.export.notes = append(r.export.notes, caveat.Caveat{ID: caveat.PeriodFromTitle,
			Text: fmt.Sprintf("%s: the periods name no year; %s is taken from %s", r.file.input.Name, period.Name(s, period.Naming{}), where),
			Hint: fmt.Sprintf("if it is another, put it before the file, as in 2019=%s", r.file.input.Name)})
	}
	return nil
}

// Months and days written with one number, as spreadsheets do.
var (
	numberMonth = between(digitBytes, letterBytes, `(?i)^(\d{2})[- ]([a-z]{3,9})$`)
	monthNumber = between(letterBytes, digitBytes, `(?i)^([a-z]{3,9}) (\d{2})$`)
)

// The years that a number of two digits beside a month is taken for.
const (
	firstShortYear = 2
	lastShortYear  = 40
)

// settleShort reads "19-Apr", "19-May" (or "Apr 19", "May 19") as months where
// the column shows that the number is a year: as years the months follow each
// other without a gap. As days they would be of one month, or stand apart.
func (r *reader) settleShort(texts map[when]place) {
	starts, first := map[period.Day]bool{}, ""
	written := map[string]string{}
	for _, w := range r.inOrder {
		if saysWhole(w.fine) {
			continue
		}
		year, month, ok := shortMonth(w.fine)
		if !ok || w.coarse != "" {
			return
		}
		s := period.OfMonth(year, month)
		starts[s.Start] = true
		written[w.fine] = fmt.Sprintf("%s %d", month, year)
		if first == "" {
			first = w.fine
		}
	}
	if len(starts) < 2 || !inSequence(starts) {
		return
	}
	r.written = written
	r.export.note(caveat.PeriodAmbiguous, fmt.Sprintf("%s: %q and the like are read as months, not days: %q is %s", r.file.input.Name, first, first, written[first]))
}

// inSequence reports whether months follow each other without a gap.
func inSequence(starts map[period.Day]bool) bool {
	gaps := 0
	for start := range starts {
		if !starts[start.AddMonths(1)] {
			gaps++
		}
	}
	return gaps == 1
}

// shortMonth reads a month beside a number of two digits.
func shortMonth(text string) (year int, m time.Month, ok bool) {
	name, digits := "", ""
	if at := numberMonth.match(text); at != nil {
		name, digits = at[2], at[1]
	} else if at := monthNumber.match(text); at != nil {
		name, digits = at[1], at[2]
	}
	n, err := strconv.Atoi(digits)
	if err != nil || n < firstShortYear || n > lastShortYear || !isMonthName(name) {
		return 0, 0, false
	}
	s, err := period.ParseOne(name+" 2000", period.Context{})
	if err != nil {
		return 0, 0, false
	}
	_, m, _ = s.Start.Date()
	return 2000 + n, m, true
}

// statusMark is what stands behind a period for "provisional" or "revised"
// without brackets.
var statusMark = lazily(`(?i)(\d)\s?[pr]$`)

// cleanPeriod takes marks and footnotes off the end of a period: "2019 [p]",
// "2019 (r)", "2019p", "2018/19 (1)".
func cleanPeriod(text string) string {
	bare, _ := cutMarks(text)
	bare = saidTwice(cutFootnoteMarks(bare))
	if isYearish(bare) && strings.ContainsAny(bare[len(bare)-1:], "pPrR") {
		bare = statusMark().ReplaceAllString(bare, "$1")
	}
	if bare = tidy(bare); bare == "" {
		return text
	}
	return bare
}

// codeAndName is a period as a number and in words, as Stat-Xplore writes it:
// "201903 (Mar-19)".
var codeAndName = lazily(`^(\d{6}) \(([^()]+)\)$`)

// saidTwice keeps one of a period's two names.
func saidTwice(text string) string {
	if !strings.HasSuffix(text, ")") {
		return text
	}
	at := codeAndName().FindStringSubmatch(text)
	if at == nil {
		return text
	}
	number, err := period.ParseOne(at[1], period.Context{})
	name, other := period.ParseOne(at[2], period.Context{})
	if err != nil || other != nil || !number.Same(name) {
		return text
	}
	return at[2]
}

// isYearish reports whether a text begins with a year.
func isYearish(text string) bool { return len(text) > 4 && isYear(text[:4]) }

// systemLead is what a system writes before each of its periods: "MSitAE-" in
// "MSitAE-APRIL-2019".
var systemLead = lazily(`^[A-Za-z]+[-_:]`)

// leadOf is what a system wrote before a period, "" for nothing.
func leadOf(text string) string {
	if !strings.ContainsAny(text, "-_:") || isDigits(text[:1]) {
		return ""
	}
	return systemLead().FindString(text)
}

// cutLead takes off what all periods of a column begin with, where it is no
// part of a period.
func (r *reader) cutLead(texts map[when]place) {
	lead := ""
	for w := range texts {
		own := leadOf(w.fine)
		if own == "" || lead != "" && own != lead || w.coarse != "" || isMonthName(strings.TrimRight(own, "-_:")) {
			return
		}
		lead = own
	}
	written := map[string]string{}
	for w := range texts {
		rest := strings.NewReplacer("_", " ", "-", " ").Replace(strings.TrimPrefix(w.fine, lead))
		if _, err := period.Parse(rest, r.options.Period); err != nil {
			return
		}
		written[w.fine] = rest
	}
	r.written = written
}

// phrase is the text of a period as it is read.
func (r *reader) phrase(text string) string {
	if written, ok := r.written[text]; ok {
		return written
	}
	return cleanPeriod(text)
}

// misnamed reports whether a column whose head says that it holds periods holds
// none, while they run across the top: "Month" stands there over the names of
// places, as in what Stat-Xplore writes.
func (d *decider) misnamed(c int) bool {
	for v := range d.stats[c].distinct {
		if hasDigit(v) || d.isPeriod(v) || lacksYear(v, 4) {
			return false
		}
	}
	across := 0
	for i, h := range d.heads {
		if i != c && d.looksNumeric(i) && d.periodHead(h.text) {
			across++
		}
	}
	return across > 1
}

// isMonthRows reports whether the rows of a table with years across the top are
// its months.
func (d *decider) isMonthRows() bool {
	return len(d.periods) == 1 && d.yearless(d.periods[0])
}

// takeMonthRows takes the column without a head of periods that holds months,
// beside years across the top.
func (d *decider) takeMonthRows() {
	if len(d.periods) > 0 || d.date >= 0 {
		return
	}
	var found []int
	for c, h := range d.heads {
		if d.free(c) && h.areaLevel() == 0 && !d.looksNumeric(c) && d.yearless(c) {
			found = append(found, c)
		}
	}
	years := slices.ContainsFunc(d.heads, func(h head) bool { return d.periodHead(h.text) })
	if len(found) == 1 && years {
		d.set(found[0], RolePeriod, "its values name months of the years across the top")
		d.periods = found
	}
}
