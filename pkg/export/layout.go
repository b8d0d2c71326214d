package export

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/period"
	"github.com/pressfigures/figures/pkg/scan"
)

// layout is what the rows and columns of one file mean. Columns count from 0.
type layout struct {
	name    string
	heads   []head
	headRow int // the row of the heads as a spreadsheet shows it
	skip    int // rows before the data
	width   int // fields of a row
	own     int // fields of the row of heads, which rows may have empty ones more than
	roles   []columnRole

	areas      []int // area columns, coarse to fine; the last is the area itself
	periods    []int // period columns, coarse to fine
	date       int   // -1 for none
	dimensions []int
	quiet      []int // columns of text that are left alone, and may say "Total"
	numbers    []numberColumn
	population int // -1 for none
	across     string
	runs       bool   // the counts never fall over time, as a running total's
	aside      string // other columns of numbers that could be counted, by name
	split      bool   // several counts side by side are members of one dimension
	kind       cube.MeasureKind
	decimal    bool  // numbers may have decimals
	times      int64 // what the counted numbers are multiplied by: 1, or 1000 for numbers in thousands
	monthRows  bool  // years run across the top, and the period column holds their months
	yearKinds  bool  // the last period column says of which kind the periods are
	cases      bool  // every row of a table of periods is one case
	between    bool  // two period columns give the first and the last day of each
	levels     bool  // days are its periods, as its numbers do not add up over them
	signed     bool  // numbers may be below zero, so a hidden one may be too
	separators number.Separators
	fill       map[int]bool // columns in which a blank repeats the label above
	short      bool         // rows leave out empty cells at their ends, as some programs write them
	stats      []columnStats
	sample     [][]string // the first rows of data of the right width
	above      [][]string // the records above the heads
}

// splitName is the dimension that counts side by side make.
const splitName = "column"

// numberColumn is one column of numbers, and what its head adds to the rows.
type numberColumn struct {
	column int
	period string // the head names the period
	area   string // the head names the area
	member string // the head names the member of the dimension that the columns make
	total  bool   // the column is a total of the others
	check  bool   // the column is a total of the periods: it checks them and is never added
}

// columnRole is a decided role and the reason for it.
type columnRole struct {
	role   Role
	reason string
}

func (l *layout) hasAreas() bool { return len(l.areas) > 0 || l.across == acrossAreas }
func (l *layout) hasPeriods() bool {
	return len(l.periods) > 0 || l.date >= 0 || l.across == acrossPeriods
}
func (l *layout) dated() bool { return l.date >= 0 }

// counting reports whether the file has a count column; otherwise every row is
// one contact.
func (l *layout) counting() bool { return len(l.numbers) > 0 }

// What may run across the top of a table.
const (
	acrossPeriods = "periods"
	acrossAreas   = "areas"
)

// dimensionHeads names the dimensions.
func (l *layout) dimensionHeads() []string {
	var out []string
	for _, c := range l.dimensions {
		out = append(out, l.heads[c].text)
	}
	if l.split {
		out = append(out, splitName)
	}
	return out
}

// measureName names what is counted, after the column it comes from.
func (l *layout) measureName() string {
	for _, n := range l.numbers {
		if l.across == "" && !l.split {
			return l.heads[n.column].text
		}
	}
	if !l.counting() {
		return "rows"
	}
	return "count"
}

// unit is what the count column's head says is counted, in the plural:
// "people" for "People" and for "Number of people". Heads that only say that
// something is counted ("Total", "Number") give none.
func (l *layout) unit() string {
	if len(l.numbers) == 0 || l.across != "" || l.split || l.kind != cube.Flow {
		return ""
	}
	words := l.heads[l.numbers[0].column].words
	for _, lead := range []string{"number of ", "no of ", "count of ", "sum of ", "total number of ", "total "} {
		words = strings.TrimPrefix(words, lead)
	}
	plural := words == "people" || words == "children" || strings.HasSuffix(words, "s") && !strings.HasSuffix(words, "ss")
	if !plural || strings.Contains(words, " ") || slices.Contains([]string{"counts", "numbers", "totals", "values", "records", "rows", "persons"}, words) {
		return ""
	}
	return words
}

// inferLayout works out the layout of a file from its first records.
func inferLayout(f *file, o Options) (*layout, error) {
	records := unnamedHeads(f.table.Head())
	l := &layout{name: f.input.Name, date: -1, population: -1, times: 1, fill: map[int]bool{}, separators: separators(records, f.table.Dialect().Delimiter, o)}
	tables := findTables(records, l.separators)
	if len(tables) == 0 {
		return nil, hinted(fmt.Errorf("%q has no table in it: no row of column heads was found", f.input.Name),
			"an export starts with a row of column heads, such as County, Month, People")
	}
	t, err := chooseTable(f.input.Name, tables, o.Table)
	if err != nil {
		return nil, err
	}
	if t.end >= 0 {
		f.table = scan.FromRecords(f.input.Name, records[:t.end])
	}
	l.own = len(t.heads)
	fitWidth(&t, records)
	l.headRow, l.skip, l.width = t.last+1, t.last+1+t.units, len(t.heads)
	l.above = records[:t.first]
	l.heads = newHeads(t.heads)
	l.roles = make([]columnRole, l.width)
	l.short = leavesOut(records[min(l.skip, len(records)):], l.width)
	for i, r := range records[l.skip:] {
		if t.end >= 0 && l.skip+i >= t.end {
			break
		}
		if l.short && 1 < len(r) && len(r) < l.width && filled(r) == len(r) {
			r = append(slices.Clone(r), make([]string, l.width-len(r))...)
		}
		if len(r) >= l.width && filled(r) > 0 && filled(r[l.width:]) == 0 {
			if r = r[:l.width]; !isExplanation(r) {
				l.sample = append(l.sample, r)
			}
		}
	}
	if err := l.checkWidth(records, t.end); err != nil {
		return nil, err
	}
	l.stats = statistics(l.sample, l.width, l.separators, o)
	if err := l.checkHeads(); err != nil {
		return nil, err
	}
	d := &decider{layout: l, options: o}
	if err := d.decide(); err != nil {
		return l, err
	}
	l.runs = d.running()
	l.signed = d.holdsNegatives()
	return l, nil
}

// unnamedHead is what programs write over a column that has no head: "...2" is
// R's, and "Unnamed: 1" that of Python. numberedHead is how others name all
// columns of a sheet whose heads they did not know for such.
var (
	unnamedHead  = between(".U", digitBytes, `^(?:\.\.\.\d+|Unnamed: \d+)$`)
	numberedHead = between("CFcVX", digitBytes, `^(?:Column|Field|col|V|X)[ _.]?\d+$`)
)

// unnamedHeads empties such heads in the first record: those that name nothing,
// and those that number all columns of a file with heads further down.
func unnamedHeads(records [][]string) [][]string {
	if len(records) == 0 {
		return records
	}
	first, unnamed, numbered := slices.Clone(records[0]), 0, 0
	for c, text := range first {
		if numberedHead.matches(tidy(text)) {
			numbered++
		}
		if unnamedHead.matches(tidy(text)) {
			first[c] = ""
			unnamed++
		}
	}
	if numbered > 1 && numbered == filled(records[0]) {
		clear(first)
	} else if unnamed == 0 {
		return records
	}
	records = slices.Clone(records)
	records[0] = first
	return records
}

// fitWidth makes the row of heads as wide as the rows below it, where they
// differ by empty cells at their ends only: some programs write a delimiter
// behind every row of data and none behind the heads, or the other way round.
func fitWidth(t *table, records [][]string) {
	end := len(records)
	if t.end >= 0 {
		end = t.end
	}
	widths, most := map[int]int{}, len(t.heads)
	for _, r := range records[t.last+1 : end] {
		if filled(r) > 1 {
			widths[len(r)]++
		}
	}
	for width, n := range widths {
		if n > widths[most] || n == widths[most] && most != len(t.heads) && width < most {
			most = width
		}
	}
	for len(t.heads) > most && t.heads[len(t.heads)-1] == "" {
		t.heads = t.heads[:len(t.heads)-1]
	}
	for _, r := range records[t.last+1 : end] {
		if len(r) == most && most > len(t.heads) && filled(r[len(t.heads):]) > 0 {
			return
		}
	}
	for len(t.heads) < most {
		t.heads = append(t.heads, "")
	}
}

// fewestShort is the share of rows, one in so many, that must be shorter than
// the heads before it is taken for the way in which the file was written. Fewer
// rows have lost a cell.
const fewestShort = 3

// leavesOut reports whether rows as a rule end at their last cell that is not
// empty.
func leavesOut(records [][]string, width int) bool {
	rows, short, ends := 0, 0, 0
	for _, r := range records {
		n := len(r)
		if n > 1 {
			rows++
		}
		if n > 1 && n < width {
			short++
		} else if n >= width && strings.TrimSpace(r[width-1]) == "" {
			ends++
		}
	}
	return ends == 0 && short > 1 && fewestShort*short >= rows
}

// checkWidth refuses a table of which no row has as many fields as the heads.
func (l *layout) checkWidth(records [][]string, end int) error {
	if len(l.sample) > 0 {
		return nil
	}
	wide := 0
	for i, r := range records[min(l.skip, len(records)):] {
		if n := filled(r); n > 1 && 2*n > filled(texts(l.heads)) && (end < 0 || l.skip+i < end) {
			if wide++; wide < 2 {
				continue // one such row is an error in its place
			}
			return hinted(fmt.Errorf("%s:%d: the row has %d fields where the heads in row %d have %d, and so have the rows below", l.name, l.skip+i+1, len(r), l.headRow, l.width),
				"give every column a head, the first one too; a comma inside a cell needs quotes round the cell")
		}
	}
	return nil
}

// headerRecord finds the row of column heads: the first row that is filled
// about as widely as the widest rows. Titles and filters above a table fill a
// cell or two.
func headerRecord(records [][]string) int {
	widest := 0
	for _, r := range records {
		widest = max(widest, filled(r))
	}
	for i, r := range records {
		if n := filled(r); n > 0 && 10*n >= 6*widest && (n > 1 || widest == 1) {
			return i
		}
	}
	return -1
}

// filled counts the cells of a record that are not blank.
func filled(record []string) int {
	n := 0
	for _, c := range record {
		if tidy(c) != "" {
			n++
		}
	}
	return n
}

// checkHeads refuses a file without heads, and two columns of the same head.
func (l *layout) checkHeads() error {
	numeric := 0
	seen := map[string]int{}
	for i, h := range l.heads {
		if isNumber(h.text, l.separators) && !isYear(cleanPeriod(h.text)) && !strings.Contains(h.text, "%") {
			numeric++
		}
		name := strings.ToLower(h.text)
		if other, twice := seen[name]; twice && name != "" {
			return hinted(fmt.Errorf("%s:%d:%d: the head %q stands over column %d as well", l.name, l.headRow, i+1, h.text, other+1),
				"give every column a head of its own")
		}
		seen[name] = i
	}
	if numeric > 0 && 2*numeric >= filled(texts(l.heads)) {
		return hinted(fmt.Errorf("%s:%d: the first row holds numbers where column heads were expected", l.name, l.headRow),
			"add a row of heads above the data, such as County,Month,People")
	}
	return nil
}

func texts(heads []head) []string {
	out := make([]string, len(heads))
	for i, h := range heads {
		out[i] = h.text
	}
	return out
}

// columnStats is what the first rows show of a column.
type columnStats struct {
	filled, blank int
	numbers       int // counts or decimals
	decimals      int // of these, with a fraction
	percents      int // with a per cent sign
	marks         int // suppression marks
	dates         int // full dates
	digits        int // cells with a digit in them
	serials       int // numbers that can be Excel's for a day
	seconds       int // numbers that can be seconds since 1970
	millis        int // or thousandths of these
	points, long  int // such as 1.234, and whole ones of four digits and more
	under         int // whole ones below a thousand
	point         string
	money         int // with the sign of a currency
	negatives     int // numbers below zero
	bounded       int // bounds such as "<5" or "18-24"
	worded        int // marks that are words, as may stand in any column
	compact       int // dates without marks, as in 20190304
	distinct      map[string]int
	runs          bool // a value is written out again on consecutive rows
	first         string
}

// statistics looks at the first rows of data, and at every text of a column once.
func statistics(records [][]string, width int, s number.Separators, o Options) []columnStats {
	stats := make([]columnStats, width)
	marks := newMarks(o)
	texts := make([][]string, width) // of each column, in the order they come
	for i := range stats {
		stats[i].distinct = map[string]int{}
	}
	previous := make([]string, width)
	for _, r := range records {
		for i, cell := range r {
			text := tidy(cell)
			if stats[i].see(text, previous[i]) {
				texts[i] = append(texts[i], text)
			}
			previous[i] = text
		}
	}
	for i := range stats {
		for _, text := range texts[i] {
			stats[i].look(text, stats[i].distinct[text], s, marks)
		}
	}
	return stats
}

// see takes note of a cell, and reports whether its text is a new one.
func (c *columnStats) see(text, previous string) bool {
	if text == "" {
		c.blank++
		return false
	}
	if c.filled == 0 {
		c.first = text
	}
	c.filled++
	c.runs = c.runs || text == previous
	c.distinct[text]++
	return c.distinct[text] == 1
}

// look looks at a text that stands in so many cells.
func (c *columnStats) look(text string, cells int, s number.Separators, marks marks) {
	switch {
	case marks.known(text):
		if _, says := boundsOf(text); says {
			c.bounded += cells // "<5" among counts, or a column of ages
			break
		}
		c.marks += cells
		if len(text) > 3 && strings.Trim(strings.ToLower(text), "abcdefghijklmnopqrstuvwxyz ") == "" {
			c.worded += cells
		}
	case isNumber(text, s):
		c.lookAtNumber(text, cells, s)
	case len(text) >= 6 && len(text) <= 40 && hasDigit(text):
		if _, _, err := period.ParseDate(text, period.Unknown); err == nil {
			c.dates += cells
		}
	}
	if _, ok := serialDay(text); ok {
		c.serials += cells
	}
	switch _, form, _ := epochDay(text); form {
	case inSeconds:
		c.seconds += cells
	case inMilliseconds:
		c.millis += cells
	}
	if isCompactDate(text) {
		c.compact += cells
	}
	if hasDigit(text) {
		c.digits += cells
	}
}

// lookAtNumber looks at a number that stands in so many cells.
func (c *columnStats) lookAtNumber(text string, cells int, s number.Separators) {
	c.numbers += cells
	if strings.HasPrefix(text, "-") || strings.HasPrefix(text, "−") {
		c.negatives += cells
	}
	c.lookForPoints(text, cells)
	if strings.ContainsAny(text, "£€$") {
		c.money += cells
	}
	if _, err := number.ParseCount(text, s); err != nil {
		c.decimals += cells
	}
	if strings.HasSuffix(text, "%") {
		c.percents += cells
	}
}

func hasDigit(s string) bool { return strings.ContainsAny(s, "0123456789") }

func isNumber(text string, s number.Separators) bool {
	if !hasDigit(text) {
		return false
	}
	bare, _ := cutMarks(text)
	if _, err := number.ParseDecimal(bare, s); err == nil {
		return true
	}
	if _, err := number.ParsePercent(bare, s); err == nil {
		return true
	}
	_, err := number.ParseMoney(bare, s)
	return err == nil
}

// mostlyNumbers reports whether the column is one of numbers, with a few cells
// that are not: those will be errors with their place, not another role.
func (c columnStats) mostlyNumbers() bool {
	return c.numbers > 0 && 10*(c.numbers+c.marks+c.bounded) >= 8*c.filled
}

func (c columnStats) allDates() bool { return c.filled > 0 && c.dates == c.filled }

// mostlyDates reports whether the column is one of dates, with some cells that
// are not: those will be errors with their place.
func (c columnStats) mostlyDates() bool { return c.dates > 0 && 2*c.dates >= c.filled }

// unique reports whether nearly every row has a value of its own, as an
// identifier or a free text has.
func (c columnStats) unique() bool { return c.filled >= 8 && 10*len(c.distinct) >= 8*c.filled }

// placeNames reports whether most values are names of places in the UK.
func (c columnStats) placeNames() bool {
	named := 0
	for v := range c.distinct {
		if area.IsUKName(cleanPlace(v)) {
			named++
		}
	}
	return named > 0 && 2*named >= len(c.distinct)
}

// column finds a column by its head, matched as area names are.
func (l *layout) column(text string) int {
	want := newHead(text).words
	exact := slices.IndexFunc(l.heads, func(h head) bool { return h.text == text || h.written == text })
	if exact >= 0 {
		return exact
	}
	return slices.IndexFunc(l.heads, func(h head) bool { return h.words == want && want != "" })
}

// mostListed is how many columns an error names.
const mostListed = 10

// list names columns for an error.
func (l *layout) list(columns []int) string {
	names := make([]string, 0, mostListed+1)
	for i, c := range columns {
		if i == mostListed {
			names = append(names, fmt.Sprintf("%d more", len(columns)-i))
			break
		}
		names = append(names, fmt.Sprintf("%q", l.heads[c].text))
	}
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " and " + names[last]
}

// all lists every column with a head.
func (l *layout) all() []int {
	var out []int
	for i, h := range l.heads {
		if h.text != "" {
			out = append(out, i)
		}
	}
	return out
}

// isExplanation reports whether a row explains a mark and gives no data: "*" or
// "(1)" and words behind it, and nothing else; or says on which day the export
// was made.
func isExplanation(record []string) bool {
	texts := notBlank(tidyAll(record))
	if len(texts) == 2 && len(record) > 2 && isDay(texts[1]) {
		return saysWhenMade(texts[:1])
	}
	return len(texts) == 2 && len(record) > 2 && (isReference(texts[0]) || knownMarks[strings.ToLower(texts[0])]) && isWording(texts[1])
}

// noteStarts begin the lines below a table.
var noteStarts = []string{
	"source", "note", "notes", "footnote", "(", "*", "[", "©", "crown copyright", "end of ", "exported", "generated", "extracted", "downloaded", "contact:", "please", "this table",
	"figures ", "data ", "page ", "as at ", "printed", "report ", "last updated", "last refreshed", "copyright", "produced ", "prepared ", "disclaimer", "confidential",
}

// looksLikeNote reports whether a label reads like a note below a table.
func looksLikeNote(text string) bool {
	low := strings.ToLower(text)
	for _, start := range noteStarts {
		if strings.HasPrefix(low, start) {
			return true
		}
	}
	if saysHowMany(low) {
		return true
	}
	numbered := strings.TrimLeft(low, "0123456789")
	if numbered != low && (strings.HasPrefix(numbered, ".") || strings.HasPrefix(numbered, ")") || strings.HasPrefix(numbered, " ")) {
		return true
	}
	return len(text) > 60 || strings.HasSuffix(text, ".") && strings.Contains(text, " ")
}

// howMany are words before a colon and the number of rows of an export.
var howMany = []string{"records", "rows", "count", "total records", "total rows", "row count", "record count", "number of records", "number of rows", "results", "items"}

// saysHowMany reports whether a label counts the rows above it: "Records: 7".
func saysHowMany(label string) bool {
	word, number, found := strings.Cut(label, ":")
	return found && slices.Contains(howMany, word) && isDigits(strings.TrimSpace(number))
}
