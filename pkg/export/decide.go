package export

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/period"
)

// decider gives every column of a layout its role. The order is that of
// certainty: what was typed, then what heads and values agree on, and an error
// with the flag to type where two readings are left.
type decider struct {
	*layout
	options  Options
	labelled bool // the file has a period by its label
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
		if number := isNumber(h.text, d.separators) && !isYear(h.text) && !strings.Contains(h.text, "%") && s.mostlyNumbers(); date || month || place || number {
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
		candidates := d.dateColumns()
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
		case !d.free(c) || h.isIdentifier() || isPeriod && !h.isDate():
		case h.isDate() && s.mostlyDates():
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
			if _, is := h.periodRank(); d.free(c) && is && d.stats[c].filled > 0 && !h.isIdentifier() {
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
	if len(typed) > 2 || len(typed) == 2 && d.rank(typed[0]) == d.rank(typed[1]) {
		return d.choose(RolePeriod, typed, "period")
	}
	for _, c := range typed {
		if d.free(c) {
			d.set(c, RolePeriod, "its head and values name periods")
		}
	}
	d.periods = typed
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

func (d *decider) isPeriod(text string) bool {
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

// decideAcross finds out whether periods or areas run across the top.
func (d *decider) decideAcross() error {
	var periods, areas, numeric, totals []int
	for c, h := range d.heads {
		if !d.free(c) || !d.looksNumeric(c) && (!h.isTotal() || d.stats[c].numbers == 0) {
			continue
		}
		switch {
		case h.isTotal():
			totals = append(totals, c)
		case d.periodHead(h.text) || len(d.periods) == 1 && d.rank(d.periods[0]) == 1 && isMonthName(h.text):
			periods = append(periods, c)
		case d.isPlace(h.text):
			areas = append(areas, c)
		default:
			numeric = append(numeric, c)
		}
	}
	typedCount := len(d.with(RoleCount))+len(d.with(RoleMeasure)) > 0
	switch {
	case typedCount:
		return nil
	case len(periods) > 0 && (len(d.periods) == 0 || isMonthName(d.heads[periods[0]].text)) && d.date < 0:
		return d.acrossWith(acrossPeriods, periods, totals, numeric)
	case len(areas) > 1 && len(areas) >= len(numeric) && len(d.with(RoleArea)) == 0 && !d.hasAreaColumn():
		return d.acrossWith(acrossAreas, append(areas, numeric...), totals, nil)
	}
	return nil
}

// periodHead reports whether a head names a period, alone or beside what is
// counted in it: "2018", "Jan 2019", "2018 Number", "Contacts 2018/19".
func (d *decider) periodHead(text string) bool {
	_, _, ok := d.cutPeriod(text)
	return ok
}

// cutPeriod takes the period out of a head: the longest run of words at its
// start or its end that names one. What is left says what is counted.
func (d *decider) cutPeriod(text string) (span, rest string, ok bool) {
	if d.isPeriod(text) {
		return text, "", true
	}
	words := strings.Fields(strings.NewReplacer("(", " ", ")", " ").Replace(footnoteMark.ReplaceAllString(text, "")))
	if len(words) > 8 {
		return "", "", false
	}
	for n := len(words) - 1; n > 0; n-- {
		if head := strings.Join(words[:n], " "); d.isPeriod(head) && hasDigit(head) {
			return head, strings.Join(words[n:], " "), true
		}
		if tail := strings.Join(words[len(words)-n:], " "); d.isPeriod(tail) && hasDigit(tail) {
			return tail, strings.Join(words[:len(words)-n], " "), true
		}
	}
	return "", "", false
}

func isMonthName(text string) bool {
	_, err := period.Parse(text+" 2000", period.Context{})
	return err == nil && !isDigits(text) && strings.Trim(text, "0123456789") == text
}

// isPlace reports whether a head names a place, by the areas file or by common
// knowledge.
func (d *decider) isPlace(text string) bool {
	want := area.Fold(text)
	for _, e := range d.options.Areas {
		if area.Fold(e.Area) == want || slices.ContainsFunc(e.Aliases, func(a string) bool { return area.Fold(a) == want }) {
			return true
		}
	}
	return area.IsUKName(text)
}

func (d *decider) hasAreaColumn() bool {
	for c, h := range d.heads {
		if d.free(c) && h.areaLevel() > 0 && !d.looksNumeric(c) && d.stats[c].filled > 0 {
			return true
		}
	}
	return false
}

// looksNumeric reports whether a column holds numbers.
func (d *decider) looksNumeric(c int) bool {
	s := d.stats[c]
	return s.mostlyNumbers() || s.numbers == 0 && s.marks > 0 && s.marks == s.filled || s.filled == 0 && d.heads[c].text != ""
}

func (d *decider) acrossWith(across string, columns, totals, others []int) error {
	d.across = across
	slices.Sort(columns)
	for _, c := range columns {
		if n, ok := d.acrossColumn(across, c); ok {
			d.set(c, RoleCount, "its head names one of the "+across)
			d.numbers = append(d.numbers, n)
		}
	}
	if len(d.numbers) == 0 {
		d.across = ""
		return nil
	}
	for _, c := range totals {
		if across == acrossAreas {
			d.numbers = append(d.numbers, numberColumn{column: c, area: d.heads[c].text, total: true})
			d.set(c, RoleCount, "the total of the areas")
			continue
		}
		d.set(c, RoleIgnore, "a total of the periods: it checks them and is never added to them")
		if len(totals) == 1 {
			d.numbers = append(d.numbers, numberColumn{column: c, check: true})
		}
	}
	for _, c := range others {
		if d.free(c) {
			d.set(c, RoleIgnore, "not one of the "+across+" across the top")
		}
	}
	return d.decideKind()
}

// acrossColumn is what the head of a column says of the numbers below it; false
// where they are percentages or changes beside the counts.
func (d *decider) acrossColumn(across string, c int) (numberColumn, bool) {
	n := numberColumn{column: c}
	if across == acrossAreas {
		n.area = d.heads[c].text
		return n, true
	}
	span, rest, ok := d.cutPeriod(d.heads[c].text)
	if !ok {
		span = d.heads[c].text // a month beside a column of years
	}
	n.period = span
	switch h := newHead(rest); {
	case rest == "":
	case h.has(percentWords) || strings.Contains(rest, "%") || h.has(averageWords) || h.has([]string{"change", "difference", "yoy", "growth", "rank"}):
		d.set(c, RoleIgnore, "a percentage, a rate or a change beside the counts")
		return n, false
	case h.countsAll() && !h.isTotal() || h.core() == "" || h.isCount() && d.oneNoun():
	default:
		n.member, n.total, d.split = rest, h.isTotal(), true
	}
	return n, true
}

// oneNoun reports whether all heads that name periods count the same thing, so
// that "Contacts 2018" and "Contacts 2019" are no members of anything.
func (d *decider) oneNoun() bool {
	nouns := map[string]bool{}
	for _, h := range d.heads {
		if _, rest, ok := d.cutPeriod(h.text); ok && rest != "" {
			nouns[newHead(rest).words] = true
		}
	}
	return len(nouns) == 1
}

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
		if !d.free(c) || h.isIdentifier() && !d.countsChannel(c) || h.text == "" {
			continue
		}
		switch {
		case h.isCount() && (d.looksNumeric(c) || d.stats[c].numbers > 0 || d.stats[c].filled > 0 && d.stats[c].digits == d.stats[c].filled):
			counts = append(counts, c)
		case d.looksNumeric(c) && d.stats[c].filled > 0:
			others = append(others, c)
		}
	}
	switch {
	case len(counts) == 1 && (len(d.flows(others)) == 0 || d.heads[counts[0]].countsAll()):
		if aside := d.flows(others); len(aside) > 0 {
			d.aside = d.list(aside)
		}
		return d.useOne(counts[0], "its head says that it counts", others)
	case len(counts)+len(others) == 0 && d.date >= 0:
		return nil // a log: every row is one contact
	case len(counts)+len(others) == 0:
		return hinted(fmt.Errorf("%s: no column of numbers was found; the columns are %s", d.name, d.list(d.all())),
			"name it: --column count=HEAD")
	case len(counts) == 0 && len(others) == 1:
		return d.useOne(others[0], "the only column of numbers", nil)
	case len(counts) == 0 && len(d.flows(others)) == 1:
		return d.useOne(d.flows(others)[0], "the only column of numbers that add up", others)
	}
	return d.sideBySide(append(counts, others...))
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

func (d *decider) count(record []string, c int) (int64, bool) {
	bare, _ := cutMarks(tidy(record[c]))
	n, err := number.ParseCount(bare, d.separators)
	return n, err == nil
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
			return nil
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
	d.decimal = d.kind != cube.Flow || d.hasDecimals()
	return nil
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
		if d.heads[n.column].isCount() {
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
	case h.has(stockWords) || h.has(populationWords):
		return cube.Stock
	}
	return cube.Flow
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
		if s := d.stats[c]; s.blank > 0 && s.filled > 0 && !s.runs && c < slices.Max(labels) {
			d.fill[c] = true
		}
	}
}
