package export

import (
	"fmt"
	"strings"

	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/period"
)

// table is where one table stands among the first records of a file.
type table struct {
	first, last int // its rows of heads, from 0
	end         int // the record after its last row; -1 where it runs on
	heads       []string
}

// findTables finds the tables among the first records of a file. Blank rows
// part them: a stretch without heads of its own goes on with the table above.
func findTables(records [][]string, s number.Separators) []table {
	var out []table
	for _, stretch := range stretches(records) {
		t, ok := nextTable(records[:stretch[1]], stretch[0], s)
		if !ok || !isTable(records[:stretch[1]], t, s) {
			continue
		}
		if n := len(out); n > 0 {
			out[n-1].end = blankBefore(records, t.first)
		}
		out = append(out, t)
	}
	if len(out) == 0 {
		if t, ok := nextTable(records, 0, s); ok {
			out = append(out, t)
		}
	}
	return out
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
// numbers but years, and numbers stand below it.
func isTable(records [][]string, t table, s number.Separators) bool {
	if filled(t.heads) < 2 || numbersIn(t.heads, s) > 0 {
		return false
	}
	for _, r := range records[t.last+1:] {
		if numbersIn(r, s) > 0 {
			return true
		}
	}
	return false
}

// nextTable finds the first table from a record on.
func nextTable(records [][]string, from int, s number.Separators) (table, bool) {
	at := headerRecord(records[from:])
	if at < 0 {
		return table{}, false
	}
	at += from
	t := table{first: at, last: at, end: -1, heads: tidyAll(records[at])}
	for t.first > from && covers(records[t.first-1], t.heads, s) {
		t.first--
		t.heads = joinHeads(tidyAll(records[t.first]), t.heads)
	}
	for t.last+1 < len(records) && isSubhead(records[t.last+1], t.heads, s) {
		t.last++
		t.heads = joinHeads(t.heads, tidyAll(records[t.last]))
	}
	return t, true
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
		if text := tidy(cell); isNumber(text, s) && !isYear(cleanPeriod(text)) && !isYear(strings.TrimSpace(strings.TrimSuffix(text, "%"))) {
			n++
		}
	}
	return n
}

// isYear reports whether a text is a year, or two run together as in 201819.
func isYear(text string) bool {
	return isDigits(text) && len(text) == 4 && text >= "1900" && text <= "2100" || isTwoYears(text)
}

// isTwoYears reports whether a text is a year and the next, as in 201819.
func isTwoYears(text string) bool {
	if len(text) != 6 || !isDigits(text) || !isYear(text[:4]) {
		return false
	}
	return (int(text[2]-'0')*10+int(text[3]-'0')+1)%100 == int(text[4]-'0')*10+int(text[5]-'0')
}

// covers reports whether a record is an upper row of heads: it has labels and
// no numbers, leaves its first cell blank, and the heads below repeat
// themselves without it.
func covers(record, heads []string, s number.Separators) bool {
	return filled(record) > 0 && len(record) == len(heads) && tidy(record[0]) == "" && numbersIn(record, s) == 0 && repeat(heads)
}

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
// blank and the others are labels, of which some stand below a blank or below a
// label that runs on to the right.
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
		below = below || heads[i] == ""
	}
	return below
}

// joinHeads puts an upper and a lower row of heads together. An upper label
// runs on to the right over blanks, where the lower row has labels.
func joinHeads(upper, lower []string) []string {
	out := make([]string, len(lower))
	label := ""
	for i := range lower {
		if upper[i] != "" {
			label = upper[i]
		}
		switch {
		case lower[i] == "":
			out[i] = upper[i]
		case i == 0 || label == "":
			out[i] = lower[i]
		default:
			out[i] = label + " " + lower[i]
		}
	}
	return out
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
			if s, ok := onlyPhrase(cell, c); ok {
				return s, fmt.Sprintf("row %d", i+1), !otherPhrase(above[i+1:], s, c)
			}
		}
	}
	s, ok := onlyPhrase(spaced(name), c)
	return s, "the name of the file", ok
}

// spaced makes words of a file's name.
func spaced(name string) string {
	if at := strings.LastIndexAny(name, `/\`); at >= 0 {
		name = name[at+1:]
	}
	if at := strings.LastIndex(name, "."); at > 0 {
		name = name[:at]
	}
	return partNumber().ReplaceAllString(strings.NewReplacer("_", " ", "+", " ").Replace(name), "$1 $2")
}

// partNumber is where a hyphen joins a word and a number, as in "contacts-2019".
var partNumber = lazily(`(\pL)-(\d)`)

// onlyPhrase returns the period that a text names, if it names one only and
// that has one reading.
func onlyPhrase(text string, c period.Context) (period.Span, bool) {
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

// otherPhrase reports whether more rows name another period.
func otherPhrase(records [][]string, s period.Span, c period.Context) bool {
	for _, r := range records {
		for _, cell := range r {
			if other, ok := onlyPhrase(cell, c); ok && !other.Same(s) {
				return true
			}
		}
	}
	return false
}
