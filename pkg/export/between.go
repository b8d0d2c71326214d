package export

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/period"
)

// This file is about periods that are given by their first and their last day,
// each in a column of its own: "REPORTING_PERIOD_START" and "..._END".

// firstWords and lastWords are what the heads of such columns differ in.
var (
	firstWords = []string{"start", "from", "begin", "beginning", "first", "starts", "started", "starting"}
	lastWords  = []string{"end", "to", "ending", "last", "ends", "ended", "until"}
)

// withoutAny is a head without some words, and whether it had one of them.
func (h head) withoutAny(words []string) (rest string, had bool) {
	all := strings.Fields(h.words)
	kept := slices.DeleteFunc(slices.Clone(all), func(w string) bool { return slices.Contains(words, w) })
	return strings.Join(kept, " "), len(kept) < len(all)
}

// decideBetween finds two columns of days of which the one begins whole months
// and the other ends them, in every row. Those of a log are days like any other.
func (d *decider) decideBetween() bool {
	for first, h := range d.heads {
		name, is := h.withoutAny(firstWords)
		for last, o := range d.heads {
			other, ends := o.withoutAny(lastWords)
			if is && ends && name == other && first != last && d.free(first) && d.free(last) && d.areMonths(first, last) {
				d.set(first, RolePeriod, "it gives the first day of each period")
				d.set(last, RolePeriod, "it gives the last day of each period")
				d.periods, d.between = []int{first, last}, true
				return true
			}
		}
	}
	return false
}

// areMonths reports whether two columns give the first and the last day of whole
// months, in all of the first rows.
func (d *decider) areMonths(first, last int) bool {
	if !d.stats[first].allDates() || !d.stats[last].allDates() {
		return false
	}
	known := map[[2]string]bool{}
	for _, r := range d.sample {
		texts := [2]string{tidy(r[first]), tidy(r[last])}
		if known[texts] || texts[0] == "" && texts[1] == "" {
			continue
		}
		known[texts] = true
		s, err := spanBetween(texts[0], texts[1])
		if _, whole := s.Months(); err != nil || !whole {
			return false
		}
	}
	return true
}

// spanBetween reads a period by its first and last day. The last of a month is
// past the twelfth, and shows whether days or months come first.
func spanBetween(first, last string) (period.Span, error) {
	end, evidence, err := period.ParseDate(last, period.Unknown)
	if err != nil {
		return period.Span{}, err
	}
	order := period.DayFirst
	if evidence == period.ProvesMonthFirst {
		order = period.MonthFirst
	}
	start, _, err := period.ParseDate(first, order)
	if err != nil {
		return period.Span{}, err
	}
	s := period.Between(start, end)
	if _, whole := s.Months(); end < start || !whole {
		return period.Span{}, hinted(fmt.Errorf("%q to %q are not whole months, as in the rows above", first, last), "name the column to go by: --column date=HEAD or --column period=HEAD")
	}
	return s, nil
}

// readBetween reads the period of a row whose columns give its days.
func readBetween(w when) ([]period.Reading, error) {
	if w.coarse == "" || w.fine == "" {
		return nil, hinted(errors.New("the first or the last day of the period is blank"), "give the row both days, or take it out")
	}
	s, err := spanBetween(w.coarse, w.fine)
	return []period.Reading{{Span: s}}, err
}
