package export

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/period"
)

// measureHeads are heads of columns that say, row by row, what the numbers
// measure, as open data in long form have them.
var measureHeads = []string{"measure", "measure name", "measure type", "measurement", "indicator", "indicator name", "metric", "statistic", "statistic label", "unit", "units", "unit of measure", "variable", "value type"}

// measured sorts the members of a dimension by what they say is measured:
// those that count, those that are rates, averages or percentages, and others.
func measured(members []string) (counts, rates, others []string) {
	for _, m := range members {
		switch h := newHead(m); {
		case area.IsTotal(m):
		case h.has(percentWords) || strings.Contains(m, "%") || h.has(averageWords):
			rates = append(rates, m)
		case h.isCount():
			counts = append(counts, m)
		default:
			others = append(others, m)
		}
	}
	return counts, rates, others
}

// unlike reports whether rows of different members of a column hold numbers
// that cannot be added: counts beside rates, or whatever stands below a head
// such as "Measure" and has no total that would make it parts of one thing. The
// example is a member that can be asked for.
func (h head) unlike(members []string) (example string, is bool) {
	counts, rates, others := measured(members)
	named := h.is(measureHeads)
	things := append(counts, others...)
	switch {
	case len(counts) > 0 && len(rates) > 0:
		return counts[0], true
	case named && len(rates) > 0 && len(others) > 0:
		return others[0], true
	case named && len(things) > 1 && !slices.ContainsFunc(members, area.IsTotal):
		return things[0], true // people beside their contacts: nobody says that they are parts
	}
	return "", false
}

// seen lists the values of a column in the first rows, in order.
func (l *layout) seen(c int) []string {
	return slices.Sorted(maps.Keys(l.stats[c].distinct))
}

// checkUnlike refuses to add counts and rates that stand below each other in
// one column, versions of one number and groups that overlap, where the question
// does not say which of them it means. It goes by the first rows.
func (l *layout) checkUnlike(named []int) error {
	for _, c := range l.dimensions {
		if slices.Contains(named, c) {
			continue
		}
		if err := l.checkMembers(c, l.seen(c), func() [][]string { return l.besides(c) }); err != nil {
			return err
		}
	}
	return nil
}

// checkMembers is checkUnlike for the values of one column, and for those of
// them that rows beside each other have.
func (l *layout) checkMembers(c int, members []string, beside func() [][]string) error {
	if err := l.checkRanges(c, members, beside); err != nil {
		return err
	}
	head := quoteHead(l.heads[c].text)
	if version := l.versions(members, beside); version != "" {
		return hinted(fmt.Errorf("%s: the rows of column %q give the same numbers in several versions, such as %s, which cannot be added", l.name, l.heads[c].text, examples(members)), fmt.Sprintf("ask for one of them: --where %s=%s", head, quoteHead(version)))
	}
	if part := partAmong(members); part != "" && l.counting() {
		return hinted(fmt.Errorf("%s: %q of column %q is a part of other rows, which would count it twice", l.name, part, l.heads[c].text), "ask for the values that are no such part: --where "+head+"=VALUE, once for each")
	}
	example, is := l.heads[c].unlike(members)
	if !is {
		return nil
	}
	return hinted(fmt.Errorf("%s: the rows of column %q give numbers of several kinds, such as %s, which cannot be added", l.name, l.heads[c].text, examples(members)),
		fmt.Sprintf("ask for one of them: --where %s=%s", head, quoteHead(example)))
}

// partAmong finds a value that says it is a part of another: "of which webchat".
func partAmong(members []string) string {
	for _, m := range members {
		if saysPartOf(newHead(m).words) {
			return m
		}
	}
	return ""
}

// checkAllMembers is checkUnlike for the values that only rows beyond the first
// hold: long tables are sorted, and the first rows then hold one value only.
func (r *reader) checkAllMembers() error {
	l := r.layout
	for _, k := range r.keys {
		if k.book == nil || k.book.limit == 0 || k.book.full || !slices.Contains(l.dimensions, k.column) {
			continue
		}
		members := k.book.members()
		if len(members) <= len(l.stats[k.column].distinct) {
			continue // the first rows had them all
		}
		if err := l.checkMembers(k.column, members, func() [][]string { return r.addedUp(k, members) }); err != nil {
			return err
		}
	}
	return nil
}

// addedUp lists the values of a column that stand in rows beside each other,
// which differ in nothing else. Those of a folded column all do, if any rows
// were added up.
func (r *reader) addedUp(k keyColumn, members []string) [][]string {
	var beside [][]string
	groups := newTuples(r.width)
	for n := range r.sums.len() {
		if k.folded() {
			if r.sums.rowsOf(n).Count > 1 {
				return [][]string{members}
			}
			continue
		}
		key := slices.Clone(r.sums.keys.of(n))
		text := k.book.text(key[k.at])
		key[k.at] = 0
		group, fresh := groups.number(key)
		if fresh {
			beside = append(beside, nil)
		}
		if !slices.Contains(beside[group], text) {
			beside[group] = append(beside[group], text)
		}
	}
	return beside
}

// versionWords are values of a column that tells versions of the same numbers
// apart, what was measured before what was meant.
var versionWords = []string{"final", "actual", "actuals", "revised", "outturn", "provisional", "original", "first release", "preliminary", "draft", "estimate", "estimated", "forecast", "projected", "projection", "target", "plan", "planned", "budget"}

// versions finds out whether a column tells versions of the same numbers apart:
// all its values say so, and rows of one place and time have several of them. It
// returns the best of them, "" where the column is none.
func (l *layout) versions(members []string, beside func() [][]string) string {
	best := len(versionWords)
	values := map[int]string{}
	for _, m := range members {
		n := slices.Index(versionWords, newHead(m).words)
		if n < 0 {
			return ""
		}
		best, values[n] = min(best, n), m
	}
	if len(values) < 2 || !l.counting() || l.dated() || !slices.ContainsFunc(beside(), func(b []string) bool { return len(b) > 1 }) {
		return ""
	}
	return values[best]
}

// examples names the first members of a column.
func examples(members []string) string {
	quoted := make([]string, len(members))
	for i, m := range members {
		quoted[i] = fmt.Sprintf("%q", m)
	}
	slices.Sort(quoted)
	return joinSome(quoted, 3)
}

// pairs reports whether a column names the same places as the area column, one
// value for each of its values: "E10000009" beside "Dorset". As a dimension it
// would part every area from the others.
func (d *decider) pairs(c int) bool {
	if len(d.areas) == 0 {
		return false
	}
	place := d.areas[len(d.areas)-1]
	to, from := map[string]string{}, map[string]string{}
	for _, r := range d.sample {
		a, b := tidy(r[place]), tidy(r[c])
		if a == "" || b == "" {
			continue
		}
		if have, known := to[a]; known && have != b {
			return false
		}
		if have, known := from[b]; known && have != a {
			return false
		}
		to[a], from[b] = b, a
	}
	return len(to) > 1
}

// coordinateWords are heads of columns that say where on a map a row lies.
var coordinateWords = []string{"longitude", "latitude", "lon", "lat", "lng", "easting", "eastings", "northing", "northings", "grid reference", "x coordinate", "y coordinate"}

// recordsRows reports whether each row of a table without numbers is one case:
// it has a period, and a number or reference of its own.
func (d *decider) recordsRows() bool {
	if len(d.periods) == 0 || d.across != "" {
		return false
	}
	for c, h := range d.heads {
		if len(d.periods) == 2 && d.rank(d.periods[1]) == 4 && d.isDayOfMonth(c) {
			return true
		}
		if s := d.stats[c]; h.has(identifierWords) && !h.has([]string{"code", "cd"}) && s.filled > 0 && len(s.distinct) == s.filled {
			return true
		}
	}
	return false
}

// datedLevels reads the days of a table of levels, averages or percentages as
// its periods: only counts are added up over the days of a log.
func (d *decider) datedLevels() {
	if d.date < 0 || !d.counting() || d.kind == cube.Flow {
		return
	}
	d.set(d.date, RolePeriod, fmt.Sprintf("its values are days, over which %q does not add up", d.measureName()))
	d.periods, d.date, d.levels = []int{d.date}, -1, true
}

// rowsAre reports whether a column that says what the rows measure says of all
// of them that they are of one kind: "Percentage" in every row of "measure".
func (d *decider) rowsAre(words []string) bool {
	for c, h := range d.heads {
		if !h.is(measureHeads) || d.stats[c].filled == 0 {
			continue
		}
		all := true
		for m := range d.stats[c].distinct {
			all = all && (newHead(m).has(words) || slices.Contains(words, "%") && strings.Contains(m, "%"))
		}
		if all {
			return true
		}
	}
	return false
}

// titleSays reports whether a row above the heads has one of the words. Where
// periods run across the top, no head says what is counted: the title does.
func (d *decider) titleSays(words []string) bool {
	for _, record := range d.above {
		for _, cell := range record {
			if newHead(cell).has(words) {
				return true
			}
		}
	}
	return false
}

// signedWords are heads of numbers that can be below zero.
var signedWords = []string{"net", "change", "difference", "balance", "surplus", "deficit", "growth", "gain", "variance"}

// holdsNegatives reports whether the numbers of the table can be below zero: by
// their heads, or as some of the first rows are.
func (d *decider) holdsNegatives() bool {
	for _, n := range d.numbers {
		if d.stats[n.column].negatives > 0 || d.heads[n.column].has(signedWords) {
			return true
		}
	}
	return d.across != "" && d.titleSays(signedWords)
}

// fewestRunning is how many values must follow each other without a fall
// before they are called a running total.
const fewestRunning = 8

// running reports whether the counts of the first rows never fall from one
// period to the next, in every area, as those of a running total do.
func (d *decider) running() bool {
	if d.kind != cube.Flow || d.across != "" || len(d.numbers) != 1 {
		return false
	}
	times := d.periods
	if d.date >= 0 {
		times = []int{d.date}
	}
	if len(times) != 1 {
		return false
	}
	type point struct {
		start period.Day
		n     int64
	}
	groups := map[string][]point{}
	starts := map[string]dayRead{} // by the text of the cell
	for _, r := range d.sample {
		n, known := d.count(r, d.numbers[0].column)
		text := tidy(r[times[0]])
		if _, read := starts[text]; !read {
			start, ok := d.startOf(text)
			starts[text] = dayRead{start, ok}
		}
		start, ok := starts[text].day, starts[text].ok
		if !known || !ok {
			continue
		}
		var key strings.Builder
		for _, c := range slices.Concat(d.areas, d.dimensions) {
			key.WriteString(tidy(r[c]) + "\x00")
		}
		groups[key.String()] = append(groups[key.String()], point{start, n})
	}
	found := false
	for _, g := range groups {
		slices.SortFunc(g, func(a, b point) int { return int(a.start - b.start) })
		rises := 0
		for i := 1; i < len(g); i++ {
			if g[i].n < g[i-1].n || g[i].start == g[i-1].start {
				return false
			}
			if g[i].n > g[i-1].n {
				rises++
			}
		}
		found = found || rises >= fewestRunning
	}
	return found
}

// runs reports whether the counts of the file never fall from one period to the
// next, in every area: by the first rows of a log, whose days may be folded into
// months, and by all rows of a table.
func (r *reader) runs() bool {
	l := r.layout
	if l.kind != cube.Flow || l.across != "" || len(l.numbers) != 1 || len(l.periods) > 1 || l.dated() && !l.runs {
		return false
	}
	type point struct {
		start period.Day
		n     int64
		rises int
	}
	series := newTuples(2) // of place and combination
	var last []point
	most := 0
	for _, f := range r.facts {
		if int(f.file) != r.index || f.amount.Hidden > 0 {
			continue
		}
		if f.rows[0].Count > 1 && !l.dated() {
			return false
		}
		at, fresh := series.number(rowKey{uint32(f.place), uint32(f.combo)})
		now := point{start: r.assembly.spans.List[f.span].Start, n: f.amount.Low}
		if fresh {
			last = append(last, now)
			continue
		}
		before := last[at]
		if (now.start-before.start > 0) != (now.n >= before.n) && now.n != before.n {
			return false
		}
		if now.rises = before.rises; now.n != before.n {
			now.rises++
		}
		last[at], most = now, max(most, now.rises)
	}
	return most >= fewestRunning || l.dated() && l.runs
}

// dayRead is what startOf says of a text.
type dayRead struct {
	day period.Day
	ok  bool
}

// startOf is the first day of the period or date in a cell.
func (d *decider) startOf(text string) (period.Day, bool) {
	if day, _, err := parseDay(text, period.Unknown, written); err == nil {
		return day, true
	}
	if day, ok := serialDay(text); ok {
		return day, true
	}
	if day, _, ok := epochDay(text); ok {
		return day, true
	}
	all, err := period.Parse(slashed(cleanPeriod(text)), d.options.Period)
	if err != nil {
		return 0, false
	}
	return all[0].Span.Start, true
}

// isDayOfMonth reports whether a column gives the day of the month.
func (d *decider) isDayOfMonth(c int) bool {
	for v := range d.stats[c].distinct {
		if n, err := strconv.Atoi(v); err != nil || n < 1 || n > 31 {
			return false
		}
	}
	return d.heads[c].is([]string{"day", "day of month"}) && d.stats[c].filled > 0
}
