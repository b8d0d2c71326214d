package export

import (
	"fmt"
	"slices"
	"strings"
)

// isHiddenPeriod reports whether a column below the name of a period holds marks
// of hidden numbers and bounds such as "<5" only.
func (d *decider) isHiddenPeriod(c int) bool {
	s := d.stats[c]
	return s.filled > 0 && s.marks+s.bounded == s.filled && d.isPeriod(cleanPeriod(d.heads[c].text))
}

// checkPeriodsAcross refuses a table with periods across the top where one of
// these stands over cells that are not read as numbers. Left aside, the period
// would be gone without a word, and an earlier one taken for the latest.
func (d *decider) checkPeriodsAcross() error {
	if d.across != acrossPeriods {
		return nil
	}
	if err := d.checkNounsAcross(); err != nil {
		return err
	}
	for c, h := range d.heads {
		if !d.free(c) || h.text == "" || d.stats[c].filled == 0 || d.looksNumeric(c) || !d.isPeriod(cleanPeriod(h.text)) {
			continue
		}
		for _, r := range d.sample {
			if text := tidy(r[c]); text != "" && !isNumber(text, d.separators) && !newMarks(d.options).known(text) {
				return hinted(fmt.Errorf("%s: %q below %q is neither a number nor a known mark for a hidden one, and most of that column is neither", d.name, text, h.text),
					"correct the cells, or leave the column out: --column ignore="+quoteHead(h.text))
			}
		}
	}
	return nil
}

// checkNounsAcross refuses several counts below one period where one of them
// counts everything: "2019 contacts" beside "2019 people" are two counts of the
// same, and no parts to be added up.
func (d *decider) checkNounsAcross() error {
	var totals bool
	nouns := map[string][]int{} // the columns of a period
	for _, n := range d.numbers {
		if totals = totals || n.total; !n.check {
			nouns[n.period] = append(nouns[n.period], n.column)
		}
	}
	for _, n := range d.numbers {
		columns := nouns[n.period]
		if totals || len(columns) < 2 || !slices.ContainsFunc(columns, d.countsAllOfPeriod) {
			continue
		}
		first := d.heads[columns[0]].text
		_, noun, _ := d.cutPeriod(first)
		var others []string
		for _, c := range d.counted() {
			if _, rest, ok := d.cutPeriod(d.heads[c].text); ok && !strings.EqualFold(rest, noun) {
				others = append(others, "--column ignore="+quoteHead(d.heads[c].text))
			}
		}
		return hinted(fmt.Errorf("%s: %s could each be the count of %s", d.name, d.list(columns), n.period), fmt.Sprintf("leave the others out, as for %q: %s", first, strings.Join(others, " ")))
	}
	return nil
}

// countsAllOfPeriod reports whether the head of a column says that it counts
// everything of its period.
func (d *decider) countsAllOfPeriod(c int) bool {
	_, rest, ok := d.cutPeriod(d.heads[c].text)
	return ok && rest != "" && newHead(rest).countsAll()
}
