package export

import "fmt"

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
