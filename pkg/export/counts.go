package export

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/number"
)

// decidePopulation finds a column of people living in the areas.
func (d *decider) decidePopulation() error {
	for c, h := range d.heads {
		if d.free(c) && (h.is(populationWords) || h.has(populationWords)) && d.looksNumeric(c) {
			d.set(c, RolePopulation, "its head says so")
		}
	}
	switch typed := d.with(RolePopulation); len(typed) {
	case 0:
	case 1:
		if d.roles[typed[0]].reason != "as typed" && !d.otherNumbers() && d.date < 0 {
			d.roles[typed[0]] = columnRole{} // the only numbers are what is asked about
			return nil
		}
		d.population = typed[0]
	default:
		return d.choose(RolePopulation, typed, "population")
	}
	return nil
}

// otherNumbers reports whether a column beside the population could be counted.
func (d *decider) otherNumbers() bool {
	if len(d.numbers) > 0 || len(d.with(RoleCount))+len(d.with(RoleMeasure)) > 0 {
		return true
	}
	for c, h := range d.heads {
		if d.free(c) && !h.isIdentifier() && d.looksNumeric(c) && d.stats[c].filled > 0 {
			return true
		}
	}
	return false
}

// decideNumbers finds the column, or the columns, of counts.
func (d *decider) decideNumbers() error {
	if d.across != "" {
		return nil
	}
	typed := append(d.with(RoleCount), d.with(RoleMeasure)...)
	slices.Sort(typed)
	if len(typed) > 0 {
		return d.useTyped(typed)
	}
	var counts, others []int
	for c, h := range d.heads {
		if !d.free(c) || h.isIdentifier() && !d.countsChannel(c) || h.text == "" || h.is(coordinateWords) {
			continue
		}
		switch {
		case d.says(c, besideWords) && d.hasOtherNumbers(c):
			if d.looksNumeric(c) {
				d.set(c, RoleIgnore, "a change, a rank or a running total beside the counts")
			}
		case h.isCount() && (d.looksNumeric(c) || d.stats[c].numbers > 0 || d.stats[c].filled > 0 && d.stats[c].digits == d.stats[c].filled):
			counts = append(counts, c)
		case d.looksNumeric(c) && d.stats[c].filled > 0:
			others = append(others, c)
		}
	}
	others, err := d.dropRowNumbers(counts, others)
	if err != nil {
		return err
	}
	switch {
	case len(counts) == 1 && (len(d.flows(others)) == 0 || d.heads[counts[0]].countsAll()):
		if aside := d.flows(others); len(aside) > 0 {
			d.aside = d.list(aside)
		}
		return d.useOne(counts[0], "its head says that it counts", others)
	case len(counts)+len(others) == 0 && (d.date >= 0 || d.recordsRows()):
		return nil // a log: every row is one contact
	case len(counts)+len(others) == 0:
		return hinted(fmt.Errorf("%s: no column of numbers was found%s; the columns are %s", d.name, d.nearlyNumbers(), d.list(d.all())),
			d.numbersHint())
	case len(counts) == 0 && len(others) == 1:
		return d.useOne(others[0], "the only column of numbers", nil)
	case len(counts) == 0 && len(d.flows(others)) == 1:
		return d.useOne(d.flows(others)[0], "the only column of numbers that add up", others)
	}
	candidates := d.flows(append(counts, others...))
	if len(candidates) == 0 {
		return d.sideBySide(append(counts, others...))
	}
	for _, c := range append(counts, others...) {
		if !slices.Contains(candidates, c) {
			d.set(c, RoleIgnore, "a rate, a percentage or a level beside the counts")
		}
	}
	if len(candidates) == 1 {
		return d.useOne(candidates[0], "the only column of numbers that add up", nil)
	}
	return d.sideBySide(candidates)
}

// withPercent is a count and its percentage in one cell: "838 (24%)".
var withPercent = lazily(`^[\d,. ]*\d \(\d+(?:\.\d+)? ?%\)$`)

// numbersHint says what to do where no column holds plain numbers.
func (d *decider) numbersHint() string {
	for c := range d.stats {
		for _, r := range d.sample {
			if text := tidy(r[c]); d.free(c) && withPercent().MatchString(text) {
				return fmt.Sprintf("each cell holds a count and a percentage: keep the count alone, %q for %q; in a spreadsheet, split the column at “ (”", tidy(text[:strings.Index(text, "(")]), text)
			}
		}
	}
	return "name it: --column count=HEAD"
}

// nearlyNumbers shows a cell that keeps a column from being one of numbers.
func (d *decider) nearlyNumbers() string {
	for c, s := range d.stats {
		if !d.free(c) || s.numbers == 0 && s.digits < s.filled || s.filled == 0 || s.dates > 0 {
			continue
		}
		for _, r := range d.sample {
			if text := tidy(r[c]); hasDigit(text) && !isNumber(text, d.separators) {
				return fmt.Sprintf(" (%q below %q is not one)", text, d.heads[c].text)
			}
		}
	}
	return ""
}

// hasOtherNumbers reports whether another column than c holds numbers that add
// up.
func (d *decider) hasOtherNumbers(c int) bool {
	for o, h := range d.heads {
		if o != c && d.free(o) && h.text != "" && !h.isIdentifier() && !d.says(o, besideWords) && d.looksNumeric(o) && d.stats[o].filled > 0 && d.kindOf(o) == cube.Flow {
			return true
		}
	}
	return false
}

// flows lists the columns whose numbers add up, by their heads.
func (d *decider) flows(columns []int) []int {
	var out []int
	for _, c := range columns {
		if d.kindOf(c) == cube.Flow {
			out = append(out, c)
		}
	}
	return out
}

// channelWords are heads that name a way of getting in touch: over small
// numbers they count contacts, over long ones they are numbers to dial.
var channelWords = []string{"phone", "telephone", "mobile", "email", "e mail"}

// countsChannel reports whether a column named after a channel holds counts.
func (d *decider) countsChannel(c int) bool {
	if !d.heads[c].is(channelWords) || !d.looksNumeric(c) {
		return false
	}
	for v := range d.stats[c].distinct {
		if len(v) > 7 || strings.HasPrefix(v, "0") && len(v) > 1 {
			return false
		}
	}
	return true
}

// useOne takes one column as the count.
func (d *decider) useOne(c int, reason string, others []int) error {
	d.set(c, RoleCount, reason)
	d.numbers = []numberColumn{{column: c}}
	for _, o := range others {
		if o == c {
			continue
		}
		d.set(o, RoleIgnore, fmt.Sprintf("another column of numbers; %q is the count", d.heads[c].text))
	}
	return d.decideKind()
}

// useTyped takes the columns that were named; several become the members of a
// dimension.
func (d *decider) useTyped(columns []int) error {
	if len(columns) == 1 {
		d.numbers = []numberColumn{{column: columns[0]}}
	} else {
		d.splitInto(columns, -1)
	}
	for c, h := range d.heads {
		if d.free(c) && d.looksNumeric(c) && d.stats[c].filled > 0 && h.text != "" && h.areaLevel() == 0 {
			d.set(c, RoleIgnore, "another column of numbers")
		}
	}
	return d.decideKind()
}

func (d *decider) splitInto(columns []int, total int) {
	slices.Sort(columns)
	d.split = true
	for _, c := range columns {
		if d.free(c) {
			d.set(c, RoleCount, "one of several counts side by side")
		}
		d.numbers = append(d.numbers, numberColumn{column: c, member: d.heads[c].text, total: c == total})
	}
}

// sideBySide settles several number columns: if one is the sum of the others in
// every row seen, they are its parts; otherwise someone has to say which one.
func (d *decider) sideBySide(columns []int) error {
	if err := d.checkPoints(columns); err != nil {
		return err
	}
	for _, c := range columns {
		if d.heads[c].isTotal() || d.heads[c].isCount() {
			if d.sums(c, columns) {
				d.splitInto(columns, c)
				return d.decideKind()
			}
		}
	}
	slices.Sort(columns)
	both := make([]string, 0, len(columns))
	for _, c := range columns {
		both = append(both, "--column count="+quoteHead(d.heads[c].text))
	}
	if err := d.relative(columns); err != nil {
		return err
	}
	return hinted(fmt.Errorf("%s: %s could each be the count", d.name, d.list(columns)),
		fmt.Sprintf("say which: %s; name several to add them: %s", both[0], strings.Join(both[:2], " ")))
}

// fewestSums is how many rows must agree before a column is taken for the sum
// of the others.
const fewestSums = 3

// sums reports whether column c is the sum of the other columns in every one
// of the first rows. Rows further down are checked when they are added up.
func (d *decider) sums(c int, columns []int) bool {
	agreed := 0
	for _, record := range d.sample {
		own, known := d.count(record, c)
		var others int64
		for _, o := range columns {
			if o != c {
				n, ok := d.count(record, o)
				known = known && ok
				others += n
			}
		}
		if known && own != others {
			return false
		}
		if known && own > 0 {
			agreed++
		}
	}
	return len(columns) > 2 && agreed >= fewestSums
}

// count reads a cell in hundredths, so that sums of money can be compared.
func (d *decider) count(record []string, c int) (int64, bool) {
	bare, _ := cutMarks(tidy(record[c]))
	n, err := number.ParseMoney(bare, d.separators)
	if err != nil || n.Places > 2 || n.Units > 1<<50 || n.Units < -(1<<50) {
		return 0, false
	}
	for range 2 - n.Places {
		n.Units *= 10
	}
	return n.Units, true
}

// decideKind settles what kind of measure the number columns hold.
func (d *decider) decideKind() error {
	kinds := map[cube.MeasureKind][]int{}
	for _, n := range d.numbers {
		if n.check {
			continue
		}
		k := d.kindOf(n.column)
		kinds[k] = append(kinds[k], n.column)
	}
	if len(kinds) > 1 {
		if flows, percents := kinds[cube.Flow], kinds[cube.Percentage]; len(kinds) == 2 && len(flows) > 0 && len(percents) > 0 && d.across == acrossPeriods {
			d.numbers = slices.DeleteFunc(d.numbers, func(n numberColumn) bool { return slices.Contains(percents, n.column) })
			d.kind = cube.Flow
			return d.decideDecimals()
		}
		var all []int
		for _, n := range d.numbers {
			all = append(all, n.column)
		}
		return hinted(fmt.Errorf("%s: %s are numbers of unlike kinds (counts, averages, percentages) and cannot be added", d.name, d.list(all)),
			fmt.Sprintf("name one of them: --column count=%s", quoteHead(d.heads[all[0]].text)))
	}
	for k := range kinds {
		d.kind = k
	}
	return d.decideDecimals()
}

// decideDecimals settles how the counted numbers are written.
func (d *decider) decideDecimals() error {
	d.decimal = d.kind != cube.Flow || d.hasDecimals()
	if err := d.checkPoints(d.counted()); err != nil {
		return err
	}
	return d.decideTimes()
}

// counted lists the columns that are counted.
func (d *decider) counted() []int {
	var out []int
	for _, n := range d.numbers {
		if !n.check {
			out = append(out, n.column)
		}
	}
	return out
}

// hasDecimals reports whether the number columns hold decimals and not counts:
// most cells have a fraction, or a measure was asked for. A lone "12.5" among
// counts is an error.
func (d *decider) hasDecimals() bool {
	numbers, decimals := 0, 0
	for _, n := range d.numbers {
		if n.check {
			continue
		}
		if d.roles[n.column].role == RoleMeasure {
			return true
		}
		if d.heads[n.column].isCount() && d.stats[n.column].money == 0 {
			return false
		}
		numbers += d.stats[n.column].numbers
		decimals += d.stats[n.column].decimals
	}
	return decimals > 0 && 2*decimals >= numbers
}

func (d *decider) kindOf(c int) cube.MeasureKind {
	h, s := d.heads[c], d.stats[c]
	switch {
	case d.roles[c].role == RoleCount && d.roles[c].reason == "as typed" && !h.has(stockWords) && !h.has(populationWords):
		return cube.Flow
	case s.percents > 0 && s.percents == s.numbers || h.has(percentWords) || strings.Contains(h.text, "%"):
		return cube.Percentage
	case h.has(averageWords):
		return cube.Average
	case d.across == "" && d.rowsAre(percentWords):
		return cube.Percentage
	case d.across == "" && d.rowsAre(averageWords):
		return cube.Average
	case h.has(stockWords) || h.has(populationWords) || d.across == acrossPeriods && d.titleSays(stockWords):
		return cube.Stock
	}
	return cube.Flow
}
