package export

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/period"
)

// table is where one table stands among the first records of a file.
type table struct {
	first, last int // its rows of heads, from 0
	end         int // the record after its last row; -1 where it runs on
	units       int // rows right below the heads that say units and are no data
	heads       []string
}

// findTables finds the tables among the first records of a file. Blank rows
// part them: a stretch without heads of its own goes on with the table above,
// and so does one that begins with a row like those above.
func findTables(records [][]string, s number.Separators) []table {
	var out []table
	skipped := false // a table of numbers whose heads were not made out
	for _, stretch := range stretches(records) {
		t, ok := nextTable(records[:stretch[1]], stretch[0], s)
		if !ok || !isTable(records[:stretch[1]], t, s) {
			skipped = skipped || len(out) == 0 && isFull(records[stretch[0]:stretch[1]], s)
			continue
		}
		if n := len(out); n > 0 {
			if goesOn(records, out[n-1], t) {
				continue
			}
			out[n-1].end = blankBefore(records, t.first)
		}
		out = append(out, t)
	}
	if len(out) == 0 || skipped {
		if t, ok := nextTable(records, 0, s); ok {
			if skipped && len(out) > 0 {
				t.end = blankBefore(records, out[0].first)
			}
			out = append([]table{t}, out...)
		}
	}
	return out
}

// goesOn reports whether what looks like a table is more of the table above:
// its row of heads is one of data, with a mark for a hidden number or a label
// that stands in its column above.
func goesOn(records [][]string, above, t table) bool {
	if len(records[t.first]) != len(records[above.last]) {
		return false
	}
	if slices.Equal(t.heads, above.heads) {
		return false // the same of something else, for all that is known
	}
	known := newMarks(Options{})
	for c, cell := range records[t.first] {
		text := tidy(cell)
		if text == "" {
			continue
		}
		if c > 0 && known.known(text) {
			return true
		}
		dated := datesIn([]string{text}) > 0
		for _, r := range records[above.last+1 : t.first] {
			if len(r) <= c || filled(r) < 2 {
				continue
			}
			if below := tidy(r[c]); below == text && !namesYear(text) || dated && datesIn([]string{below}) > 0 {
				return true
			}
		}
	}
	return false
}

// isFull reports whether a stretch of records is filled like a table: three
// rows and more of three cells and more, with numbers.
func isFull(records [][]string, s number.Separators) bool {
	rows := 0
	for _, r := range records {
		if filled(r) > 2 && numbersIn(r, s) > 0 {
			rows++
		}
	}
	return rows > 2
}

// stretches returns the runs of records without a blank one, as half-open
// ranges.
func stretches(records [][]string) [][2]int {
	var out [][2]int
	start := -1
	for i, r := range records {
		switch blank := filled(r) == 0; {
		case !blank && start < 0:
			start = i
		case blank && start >= 0:
			out = append(out, [2]int{start, i})
			start = -1
		}
	}
	if start >= 0 {
		out = append(out, [2]int{start, len(records)})
	}
	return out
}

// isTable reports whether a row of heads really heads a table: it holds no
// numbers but years, and numbers or dates stand below it.
func isTable(records [][]string, t table, s number.Separators) bool {
	if filled(t.heads) < 2 || numbersIn(t.heads, s) > 0 {
		return false
	}
	for _, r := range records[t.last+1:] {
		if numbersIn(r, s) > 0 || filled(r) > 1 && datesIn(r) > 0 {
			return true
		}
	}
	return false
}

// datesIn counts the cells of a record that are full dates.
func datesIn(record []string) int {
	n := 0
	for _, cell := range record {
		if _, _, err := period.ParseDate(tidy(cell), period.Unknown); err == nil {
			n++
		}
	}
	return n
}

// nextTable finds the first table from a record on: its row of heads, and the
// rows above and below that are heads too.
func nextTable(records [][]string, from int, s number.Separators) (table, bool) {
	at := headerRecord(records[from:])
	if at < 0 {
		return table{}, false
	}
	at += from
	t := table{first: at, last: at, end: -1, heads: tidyAll(records[at])}
	for t.last+1 < len(records) && completes(records[t.last+1], t.heads, s) {
		t.last++
		t.heads = joinHeads(t.heads, tidyAll(records[t.last]))
	}
	for t.first > from && covers(records[t.first-1], t.heads, s) {
		t.first--
		t.heads = joinHeads(tidyAll(records[t.first]), t.heads)
	}
	for t.last+1 < len(records) && isSubhead(records[t.last+1], t.heads, s) {
		t.last++
		t.heads = joinHeads(t.heads, tidyAll(records[t.last]))
	}
	for t.last+t.units+1 < len(records) && saysUnits(records[t.last+t.units+1], t.heads) {
		t.units++
	}
	return t, true
}

// completes reports whether a record is the row of heads proper below one of
// labels that run over several columns: it names columns that have no label
// above, and labels above stand more than once.
func completes(record, heads []string, s number.Separators) bool {
	if len(record) != len(heads) || filled(record) < filled(heads) || !repeat(heads) || numbersIn(record, s) > 0 || datesIn(record) > 0 {
		return false
	}
	known, names := newMarks(Options{}), false
	for i, cell := range record {
		text := tidy(cell)
		switch {
		case known.known(text), text == "" && heads[i] != "":
			return false
		case text != "" && heads[i] == "":
			names = true
		}
	}
	return names
}

// unitWords are what a row of units below the heads holds.
var unitWords = []string{"number", "no", "nos", "n", "count", "counts", "#", "%", "per cent", "percent", "percentage", "people", "persons", "units", "total", "£"}

// saysUnits reports whether a record below the heads says in what the columns
// are counted, or numbers them ("(a)", "(b)", or "(1)", "(2)"), and is no data.
func saysUnits(record, heads []string) bool {
	if filled(record) == 0 || len(record) != len(heads) {
		return false
	}
	if lettersColumns(record) {
		return true
	}
	if tidy(record[0]) != "" {
		return false
	}
	for _, cell := range record {
		text := strings.ToLower(strings.Trim(tidy(cell), "()."))
		if text != "" && !slices.Contains(unitWords, text) {
			return false
		}
	}
	return true
}

// lettersColumns reports whether the cells of a record are (a), (b), (c) or
// (1), (2), (3) in a row.
func lettersColumns(record []string) bool {
	next := 0
	for _, cell := range record {
		text := tidy(cell)
		if text == "" && next == 0 {
			continue
		}
		if letter := fmt.Sprintf("(%c)", 'a'+rune(next)); !strings.EqualFold(text, letter) && text != fmt.Sprintf("(%d)", next+1) {
			return false
		}
		next++
	}
	return next > 1
}

// blankBefore returns the first of the blank or title records right before one.
func blankBefore(records [][]string, at int) int {
	for at > 0 && filled(records[at-1]) <= 1 {
		at--
	}
	return at
}

// numbersIn counts the numbers of a record that are not years.
func numbersIn(record []string, s number.Separators) int {
	n := 0
	for _, cell := range record {
		if text := tidy(cell); isNumber(text, s) && !isYear(cleanPeriod(text)) && !isYear(strings.TrimSpace(strings.TrimSuffix(cleanPeriod(text), "%"))) {
			n++
		}
	}
	return n
}

// isYear reports whether a text is a year, two run together as in 201819, or a
// year and a month as in 201904.
func isYear(text string) bool {
	return isDigits(text) && len(text) == 4 && text >= "1900" && text <= "2100" || isTwoYears(text) || isYearMonth(text)
}

// isYearMonth reports whether a text is a year and a month, as in 201904.
func isYearMonth(text string) bool {
	return len(text) == 6 && isDigits(text) && text[:4] >= "1900" && text[:4] <= "2100" && text[4:] >= "01" && text[4:] <= "12"
}

// isTwoYears reports whether a text is a year and the next, as in 201819.
func isTwoYears(text string) bool {
	if len(text) != 6 || !isDigits(text) || !isYear(text[:4]) {
		return false
	}
	return (int(text[2]-'0')*10+int(text[3]-'0')+1)%100 == int(text[4]-'0')*10+int(text[5]-'0')
}

// covers reports whether a record is an upper row of heads: it has labels and
// no numbers, leaves its first cell blank, and the heads below need it: they
// repeat themselves, or are months and quarters of the years it names.
func covers(record, heads []string, s number.Separators) bool {
	if filled(record) == 0 || len(record) != len(heads) || tidy(record[0]) != "" || numbersIn(record, s) > 0 {
		return false
	}
	return repeat(heads) || yearsOver(record, heads)
}

// yearsOver reports whether all labels of a record are years and some heads
// below name months or quarters without one.
func yearsOver(record, heads []string) bool {
	for _, cell := range record {
		if text := cleanPeriod(tidy(cell)); text != "" && !namesYear(text) {
			return false
		}
	}
	return slices.ContainsFunc(heads, saysNoYear)
}

// namesYear reports whether a text is a year or begins with one.
func namesYear(text string) bool { return isYear(text) || isYearish(text) }

func repeat(heads []string) bool {
	seen := map[string]bool{}
	for _, h := range heads {
		words := newHead(h).words
		if words != "" && seen[words] {
			return true
		}
		seen[words] = true
	}
	return false
}

// isSubhead reports whether a record is a lower row of heads: its first cell is
// blank and the others are labels, of which some stand below a blank, below a
// label that runs on to the right, or below one that stands several times.
func isSubhead(record, heads []string, s number.Separators) bool {
	if filled(record) < 1 || len(record) != len(heads) || tidy(record[0]) != "" || numbersIn(record, s) > 0 {
		return false
	}
	below := false
	for i, cell := range record {
		text := tidy(cell)
		if text == "" {
			continue
		}
		if _, _, err := period.ParseDate(text, period.Unknown); err == nil {
			return false
		}
		below = below || heads[i] == "" || text != heads[i] && standsTimes(heads, heads[i]) > 1
	}
	return below
}

// standsTimes counts the heads that read like one.
func standsTimes(heads []string, head string) int {
	n := 0
	for _, h := range heads {
		if strings.EqualFold(h, head) {
			n++
		}
	}
	return n
}

// joinHeads puts an upper and a lower row of heads together. An upper label
// runs on to the right over blanks, where the lower row has labels, unless the
// upper row writes its labels out over every column.
func joinHeads(upper, lower []string) []string {
	out := make([]string, len(lower))
	label, written := "", writtenOut(upper)
	if isCaption(upper, lower) {
		return lower
	}
	for i := range lower {
		if upper[i] != "" || written {
			label = upper[i]
		}
		switch {
		case lower[i] == "":
			out[i] = upper[i]
		case label == "":
			out[i] = lower[i]
		default:
			out[i] = label + " " + lower[i]
		}
	}
	return out
}

// writtenOut reports whether an upper row of heads repeats its labels over every
// column they are for, so that a blank has none.
func writtenOut(upper []string) bool {
	for i := 1; i < len(upper); i++ {
		if upper[i] != "" && upper[i] == upper[i-1] {
			return true
		}
	}
	return false
}

// isCaption reports whether all labels of an upper row are the same and no
// period, over heads that do without: then it says what the whole table is of.
func isCaption(upper, lower []string) bool {
	labels := notBlank(upper)
	if len(labels) == 0 || repeat(lower) || hasDigit(labels[0]) || slices.Contains(lower, "") {
		return false
	}
	return !slices.ContainsFunc(labels, func(l string) bool { return l != labels[0] })
}

func tidyAll(record []string) []string {
	out := make([]string, len(record))
	for i, cell := range record {
		out[i] = tidy(cell)
	}
	return out
}

// chooseTable picks the table to read: the one asked for, or the only one.
func chooseTable(name string, tables []table, wanted int) (table, error) {
	switch {
	case wanted > len(tables):
		return table{}, hinted(fmt.Errorf("there is no table %d among the first rows of %q, which hold %s", wanted, name, tablesAre(len(tables))), "leave out --table to see which there are")
	case wanted > 0:
		return tables[wanted-1], nil
	case len(tables) == 1:
		return tables[0], nil
	}
	var list []string
	for i, t := range tables {
		list = append(list, fmt.Sprintf("%d in row %d (%s)", i+1, t.first+1, joinSome(notBlank(t.heads), 4)))
	}
	return table{}, hinted(fmt.Errorf("%q holds %d tables: %s", name, len(tables), strings.Join(list, "; ")), "say which: --table 1")
}

// tablesAre says how many tables there are.
func tablesAre(n int) string {
	if n == 1 {
		return "one table"
	}
	return fmt.Sprintf("%d tables", n)
}

func notBlank(texts []string) []string {
	var out []string
	for _, t := range texts {
		if t != "" {
			out = append(out, t)
		}
	}
	return out
}

// titlePeriod finds the period that the rows above the heads name, as in "Year:
// 2020/21", or, failing that, the name of the file. More than one is no answer.
func titlePeriod(above [][]string, name string, c period.Context) (period.Span, string, bool) {
	for i, record := range above {
		for _, cell := range record {
			if s, ok := onlyPhrase(cell, c); ok && !saysWhenMade(record) {
				return s, fmt.Sprintf("row %d", i+1), !otherPhrase(above[i+1:], s, c)
			}
		}
	}
	s, ok := onlyPhrase(spaced(name), c)
	return s, "the name of the file", ok
}

// titlePeriod is the period of the whole file: of its titles, of the name of its
// sheet where there is one, or else of its own.
func (r *reader) titlePeriod() (period.Span, string, bool) {
	if s, ok := onlyPhrase(spaced(r.file.sheet+"."), r.options.Period); ok {
		if of, _, titled := titlePeriod(r.layout.above, "", r.options.Period); titled && !of.Same(s) {
			return period.Span{}, "", false
		}
		return s, "the name of the sheet", true
	}
	return titlePeriod(r.layout.above, r.file.input.Name, r.options.Period)
}

// saysWhenMade reports whether a row tells when the export was made, which is
// not what it is of.
func saysWhenMade(record []string) bool {
	words := newHead(strings.Join(record, " "))
	return words.has([]string{"generated", "exported", "export", "produced", "printed", "downloaded", "run", "created", "extracted", "published", "updated", "refreshed", "saved", "accessed"}) ||
		words.has([]string{"report date", "run date", "release date", "publication date", "next release"})
}

// spaced makes words of a file's name.
func spaced(name string) string {
	if at := strings.LastIndexAny(name, `/\`); at >= 0 {
		name = name[at+1:]
	}
	if at := strings.LastIndex(name, "."); at > 0 {
		name = name[:at]
	}
	name = strings.NewReplacer("_", " ", "+", " ").Replace(name)
	if !strings.Contains(name, "-") {
		return name
	}
	return partNumber().ReplaceAllString(name, "$1 $2")
}

// partNumber is where a hyphen joins a word and a number, as in "contacts-2019" and
// "m17-2019".
var partNumber = lazily(`(\pL\d*)-(\d)`)

// onlyPhrase returns the period that a text names, if it names one only and
// that has one reading.
func onlyPhrase(text string, c period.Context) (period.Span, bool) {
	if s, ok := compactRange(text); ok {
		return s, true
	}
	var found *period.Span
	for _, m := range period.FindPhrases(tidy(text), c) {
		readings := major(m.Readings)
		if len(readings) != 1 || found != nil && !found.Same(readings[0].Span) {
			return period.Span{}, false
		}
		found = &readings[0].Span
	}
	if found == nil {
		return period.Span{}, false
	}
	return *found, true
}

// compactDays are two days of eight digits, as analytics systems write what an
// export is of: "# 20190101-20191231".
var compactDays = lazily(`^\D*(\d{8})\s*[-–]\s*(\d{8})\D*$`)

// compactRange reads such days.
func compactRange(text string) (period.Span, bool) {
	m := compactDays().FindStringSubmatch(text)
	if m == nil || !isCompactDate(m[1]) || !isCompactDate(m[2]) {
		return period.Span{}, false
	}
	start, _, _ := period.ParseDate(m[1], period.Unknown)
	end, _, _ := period.ParseDate(m[2], period.Unknown)
	return period.Between(start, end), start <= end
}

// otherPhrase reports whether more rows name another period.
func otherPhrase(records [][]string, s period.Span, c period.Context) bool {
	for _, r := range records {
		if saysWhenMade(r) {
			continue
		}
		for _, cell := range r {
			if other, ok := onlyPhrase(cell, c); ok && !other.Same(s) {
				return true
			}
		}
	}
	return false
}
