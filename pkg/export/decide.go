package export

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/period"
)

// decider gives every column of a layout its role. The order is that of
// certainty: what was typed, then what heads and values agree on, and an error
// with the flag to type where two readings are left.
type decider struct {
	*layout
	options Options
	shorts  int // whether years run across the top in two digits: 0 not known yet, 1 no, 2 yes
}

func (d *decider) decide() error {
	steps := []func() error{
		d.headsAreHeads, d.assignTyped, d.skipEmpty, d.decideDate, d.decidePeriods, d.decideAcross, d.decideAreas, d.decidePopulation, d.decideNumbers, d.decideDimensions,
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	d.datedLevels()
	d.decideFill()
	return nil
}

// headsAreHeads refuses a file whose first row is data: a number over numbers,
// a date over dates, a month over months, a place over places.
func (d *decider) headsAreHeads() error {
	for c, h := range d.heads {
		s := d.stats[c]
		if s.filled == 0 || h.text == "" {
			continue
		}
		_, _, err := period.ParseDate(h.text, period.Unknown)
		date := err == nil && s.allDates()
		month := !isDigits(h.text) && d.isPeriod(h.text) && s.numbers == 0 && d.readsAsPeriod(c)
		place := s.placeNames() && area.IsUKName(h.text) && h.areaLevel() == 0 && s.numbers == 0
		if number := isNumber(h.text, d.separators) && !isYear(cleanPeriod(h.text)) && !strings.Contains(h.text, "%") && s.mostlyNumbers(); date || month || place || number {
			return hinted(fmt.Errorf("%s:%d:%d: the row of heads looks like data", d.name, d.headRow, c+1), "add a row of heads above the data, such as County,Month,People")
		}
	}
	return nil
}

func (d *decider) set(c int, r Role, reason string) { d.roles[c] = columnRole{r, reason} }

func (d *decider) free(c int) bool { return d.roles[c].role == "" }

// with lists the columns of a role.
func (d *decider) with(r Role) []int {
	var out []int
	for c := range d.roles {
		if d.roles[c].role == r {
			out = append(out, c)
		}
	}
	return out
}

// choose is the error for several candidates for one role.
func (d *decider) choose(r Role, candidates []int, what string) error {
	if err := d.relative(candidates); err != nil {
		return err
	}
	return hinted(fmt.Errorf("%s: %s could each be the %s", d.name, d.list(candidates), what),
		fmt.Sprintf("say which: --column %s=%s", r, quoteHead(d.heads[candidates[0]].text)))
}

// quoteHead writes a head as it is typed in a command.
func quoteHead(text string) string {
	if strings.ContainsAny(text, " \t'&|;<>()$`\\\"*?[]#~!") {
		return `"` + strings.ReplaceAll(text, `"`, `\"`) + `"`
	}
	return text
}

// assignTyped gives the roles of --column and of the configuration.
func (d *decider) assignTyped() error {
	for _, typed := range d.options.Columns {
		c := d.column(typed.Header)
		if c < 0 {
			return &UnknownColumnError{File: d.name, Column: typed.Header, Columns: texts(d.heads), Flag: fmt.Sprintf("--column %s=", typed.Role)}
		}
		if !d.free(c) && d.roles[c].role != typed.Role {
			return hinted(fmt.Errorf("the column %q was given two roles, %s and %s", d.heads[c].text, d.roles[c].role, typed.Role), "leave one of them out")
		}
		d.set(c, typed.Role, "as typed")
	}
	return nil
}

// skipEmpty leaves out columns in which the first rows have nothing.
func (d *decider) skipEmpty() error {
	for c, h := range d.heads {
		if d.free(c) && h.text == "" && d.stats[c].filled == 0 {
			d.set(c, RoleIgnore, "empty")
		}
	}
	return nil
}

// decideDate finds the column of days that makes the file a log.
func (d *decider) decideDate() error {
	typed := d.with(RoleDate)
	if len(typed) > 1 {
		return d.choose(RoleDate, typed, "date")
	}
	if len(typed) == 0 && len(d.with(RolePeriod)) == 0 {
		if d.decideBetween() {
			return nil
		}
		candidates := d.dateColumns()
		if len(candidates) == 0 {
			if err := d.checkSerials(); err != nil {
				return err
			}
		}
		switch {
		case len(candidates) > 1:
			return d.choose(RoleDate, candidates, "date to count by")
		case len(candidates) == 1:
			d.set(candidates[0], RoleDate, "its values are days")
		}
		typed = d.with(RoleDate)
	}
	if len(typed) == 1 {
		d.date = typed[0]
	}
	return nil
}

// dateColumns lists the columns of days, those whose heads say so first.
func (d *decider) dateColumns() []int {
	var named, others []int
	for c, h := range d.heads {
		_, isPeriod := h.periodRank()
		switch s := d.stats[c]; {
		case !d.free(c) || h.isIdentifier() || isPeriod && (!h.isDate() || h.has([]string{"week"})):
		case h.isDate() && (s.mostlyDates() || s.allCompactDates()), h.saysDay() && s.allSerials(), h.isDate() && (s.form() == inSeconds || s.form() == inMilliseconds):
			named = append(named, c)
		case s.allDates():
			others = append(others, c)
		}
	}
	return append(named, others...)
}

// decidePeriods finds the column of periods, or the two (year and month) that
// make one together.
func (d *decider) decidePeriods() error {
	typed := d.with(RolePeriod)
	if d.between {
		return nil
	}
	if d.date >= 0 {
		if len(typed) > 0 {
			return d.choose(RoleDate, []int{d.date, typed[0]}, "time of a row")
		}
		for c, h := range d.heads {
			if _, is := h.periodRank(); d.free(c) && is && d.readsAsPeriod(c) {
				d.set(c, RoleIgnore, fmt.Sprintf("%q gives the day", d.heads[d.date].text))
			}
		}
		return nil
	}
	if len(typed) == 0 {
		for c, h := range d.heads {
			if _, is := h.periodRank(); d.free(c) && is && d.stats[c].filled > 0 && !h.isIdentifier() && !d.misnamed(c) {
				typed = append(typed, c)
			}
		}
		if len(typed) == 0 {
			typed = d.byValues()
		}
	}
	slices.SortStableFunc(typed, func(a, b int) int { return d.rank(a) - d.rank(b) })
	if whole := slices.IndexFunc(typed, func(c int) bool { return d.rank(c) == 0 }); len(typed) > 1 && whole >= 0 && len(d.with(RolePeriod)) == 0 {
		for _, c := range typed {
			if c != typed[whole] && d.rank(c) > 0 {
				d.set(c, RoleIgnore, fmt.Sprintf("%q gives the period", d.heads[typed[whole]].text))
			}
		}
		typed = slices.DeleteFunc(typed, func(c int) bool { return !d.free(c) })
	}
	typed = d.finest(typed)
	typed = d.withoutMiddle(typed)
	if len(typed) > 2 || len(typed) == 2 && d.rank(typed[0]) == d.rank(typed[1]) {
		return d.choose(RolePeriod, typed, "period")
	}
	for _, c := range typed {
		if d.free(c) {
			d.set(c, RolePeriod, "its head and values name periods")
		}
	}
	d.periods = typed
	d.takeMonthRows()
	d.decideYearKind()
	return nil
}

// finest drops year columns beside a column whose values name their year
// already.
func (d *decider) finest(columns []int) []int {
	if len(columns) < 2 {
		return columns
	}
	last := columns[len(columns)-1]
	if !d.readsAsPeriod(last) {
		return columns
	}
	for _, c := range columns[:len(columns)-1] {
		if d.free(c) {
			d.set(c, RoleIgnore, fmt.Sprintf("%q gives the period", d.heads[last].text))
		}
	}
	return []int{last}
}

// withoutMiddle drops the quarters between columns of years and of months, as
// where a system writes out every level of a date: year and month say it all.
func (d *decider) withoutMiddle(columns []int) []int {
	last := len(columns) - 1
	if last < 2 || d.rank(columns[0]) != 1 || d.rank(columns[last]) != 4 || d.rank(columns[last-1]) == 4 || len(d.with(RolePeriod)) > 0 {
		return columns
	}
	for i, c := range columns[1:last] {
		if d.rank(c) == d.rank(columns[i]) {
			return columns
		}
	}
	for _, c := range columns[1:last] {
		d.set(c, RoleIgnore, fmt.Sprintf("%q gives the period", d.heads[columns[last]].text))
	}
	return []int{columns[0], columns[last]}
}

func (d *decider) rank(c int) int {
	rank, _ := d.heads[c].periodRank()
	return rank
}

// byValues finds text columns whose values all read as periods, where no head
// says so.
func (d *decider) byValues() []int {
	var out []int
	for c, h := range d.heads {
		if d.free(c) && !h.isIdentifier() && !h.isCount() && d.stats[c].filled > 0 && d.readsAsPeriod(c) {
			out = append(out, c)
		}
	}
	return out
}

// readsAsPeriod reports whether the values of a column name periods, year
// included. Bare whole numbers count as years only from 1900 to 2100.
func (d *decider) readsAsPeriod(c int) bool {
	read := 0
	for v := range d.stats[c].distinct {
		if !d.isPeriod(v) {
			return false
		}
		read++
	}
	return read > 0
}

// relative is the error of columns whose heads all name periods as seen from a day
// that the file does not give: "This year", "Calls last month".
func (d *decider) relative(columns []int) error {
	for _, c := range columns {
		words := strings.Fields(strings.ToLower(d.heads[c].text))
		i := slices.IndexFunc(words, func(w string) bool { return slices.Contains(seenFrom, w) })
		if i < 0 || i+1 == len(words) || !slices.Contains(seenSpans, words[i+1]) {
			return nil
		}
	}
	return hinted(fmt.Errorf("%s: the heads %s do not say which periods they are", d.name, d.list(columns)),
		`write the periods in their places, such as "2018" and "2019": who reads the file later cannot know`)
}

// Words of heads that name a period as seen from a day.
var (
	seenFrom  = []string{"this", "last", "previous", "current", "prior", "next"}
	seenSpans = []string{"year", "quarter", "month", "week", "period"}
)

func (d *decider) isPeriod(text string) bool {
	if isTwoYears(text) {
		return true // of which kind is settled later
	}
	if isDigits(text) && (len(text) != 4 || text < "1900" || text > "2100") && len(text) != 6 {
		return false
	}
	if _, err := period.Parse(text, d.options.Period); err == nil {
		return true
	}
	_, _, err := period.ParseDate(text, period.Unknown)
	return err == nil
}

func isDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// decideAreas finds the area column and the columns of places it lies in.
func (d *decider) decideAreas() error {
	typed, parents := d.with(RoleArea), d.with(RoleParent)
	if len(typed) > 1 {
		return d.choose(RoleArea, typed, "area")
	}
	if d.across == acrossAreas {
		d.areas = parents
		return nil
	}
	if len(typed) == 1 {
		d.areas = append(parents, typed[0])
		d.nestTyped(typed[0], len(parents) > 0)
		return nil
	}
	var found []int
	for c, h := range d.heads {
		if d.free(c) && h.areaLevel() > 0 && d.stats[c].filled > 0 && !d.looksNumeric(c) {
			found = append(found, c)
		}
	}
	if len(found) == 0 {
		for c, h := range d.heads {
			if d.free(c) && d.stats[c].placeNames() && !h.isIdentifier() {
				found = append(found, c)
			}
		}
	}
	if len(found) == 0 && d.across == acrossPeriods {
		// Beside periods across the top, one column of names is the area.
		for c := range d.heads {
			if d.free(c) && d.stats[c].filled > 0 && !d.looksNumeric(c) {
				found = append(found, c)
			}
		}
		if len(found) > 1 {
			found = nil
		}
	}
	if len(found) == 0 {
		d.areas = parents
		return nil
	}
	slices.SortStableFunc(found, func(a, b int) int { return d.heads[a].areaLevel() - d.heads[b].areaLevel() })
	for i := 1; i < len(found); i++ {
		if d.heads[found[i]].areaLevel() == d.heads[found[i-1]].areaLevel() {
			return d.choose(RoleArea, found, "area")
		}
	}
	last := len(found) - 1
	for i, c := range found {
		if i < last {
			d.set(c, RoleParent, fmt.Sprintf("its head names places, coarser than %q", d.heads[found[last]].text))
		} else {
			d.set(c, RoleArea, "its head or values name places")
		}
	}
	d.areas = append(parents, found...)
	return nil
}

// nestTyped takes coarser area columns as parents of the area column that was
// typed, unless parents were typed too.
func (d *decider) nestTyped(typed int, parentsTyped bool) {
	if parentsTyped {
		return
	}
	var coarser []int
	for c, h := range d.heads {
		if level := h.areaLevel(); d.free(c) && level > 0 && level < max(d.heads[typed].areaLevel(), levelCounty) && !d.looksNumeric(c) && d.stats[c].filled > 0 {
			coarser = append(coarser, c)
			d.set(c, RoleParent, "its head names places, coarser than the area's")
		}
	}
	slices.SortStableFunc(coarser, func(a, b int) int { return d.heads[a].areaLevel() - d.heads[b].areaLevel() })
	d.areas = append(coarser, d.areas...)
}

// decideDimensions takes what is left: text columns whose values repeat split
// the counts; others say nothing that can be counted by.
func (d *decider) decideDimensions() error {
	for c, h := range d.heads {
		switch s := d.stats[c]; {
		case !d.free(c):
		case h.text == "":
			d.set(c, RoleIgnore, "it has no head")
		case h.isIdentifier():
			d.set(c, RoleIgnore, "it names single rows or persons")
		case h.is(coordinateWords):
			d.set(c, RoleIgnore, "it says where on a map the row lies")
		case !d.looksNumeric(c) && d.pairs(c):
			d.set(c, RoleIgnore, fmt.Sprintf("it names the same places as %q", d.heads[d.areas[len(d.areas)-1]].text))
		case d.isAreaType(c):
			d.set(c, RoleIgnore, "it says of what kind each area is")
		case h.is(textWords):
			d.set(c, RoleIgnore, "free text")
		case s.filled == 0:
			d.set(c, RoleIgnore, "empty in the first rows")
		case s.unique():
			d.set(c, RoleIgnore, "nearly every row has a value of its own")
		case d.looksNumeric(c):
			d.set(c, RoleIgnore, "numbers that are not the count")
		default:
			d.set(c, roleDimension, "words that split the counts")
		}
		if d.roles[c].role == roleDimension {
			d.dimensions = append(d.dimensions, c)
		}
		if d.roles[c].role == RoleIgnore && d.roles[c].reason != "as typed" && !d.dated() && d.stats[c].filled > 0 && d.stats[c].numbers == 0 && d.stats[c].dates == 0 && h.text != "" {
			d.quiet = append(d.quiet, c)
		}
	}
	return nil
}

// decideFill finds the label columns of a table in which a blank repeats the
// label above: columns left of another label column, that start with a label
// and never write it out again on the next row. The rightmost label column
// names each row, and a blank there repeats nothing.
func (d *decider) decideFill() {
	labels := slices.Concat(d.areas, d.periods, d.dimensions)
	if d.dated() || len(labels) == 0 {
		return
	}
	for _, c := range labels {
		if s := d.stats[c]; s.blank > 0 && s.filled > 0 && !s.runs && c < slices.Max(labels) && d.blankBesideParts(c, labels) {
			d.fill[c] = true
		}
	}
}

// blankBesideParts reports whether the column is blank in a row that is no
// total: the last row of a spreadsheet, which sums up all of it, leaves cells
// blank that repeat nothing.
func (d *decider) blankBesideParts(c int, labels []int) bool {
	for _, r := range d.sample {
		if tidy(r[c]) == "" && !slices.ContainsFunc(labels, func(l int) bool { return area.IsTotal(cutFootnoteMarks(tidy(r[l]))) }) {
			return true
		}
	}
	return false
}
