package export_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// pollution is one way in which exports are spoiled.
type pollution struct {
	name  string
	group string // two of one group never come together
	// spoil changes the document, and its right figures where it takes some
	// away; false where it does not apply.
	spoil func(d *document, r *rand.Rand) bool
	// refusal is what the reason of a refusal must say; "" where there is no
	// reason to refuse.
	refusal string
	// says is what a note must say where a figure is another.
	says string
}

// pollutions are in the order in which they are applied: cells, columns, rows,
// what stands around the table, bytes.
var pollutions = slices.Concat(cellPollutions, columnPollutions, headPollutions, rowPollutions, aroundPollutions, bytePollutions)

// each changes the cells of columns of one kind.
func (d *document) each(kind string, change func(row int, b *box)) bool {
	found := false
	for c, col := range d.columns {
		if col.kind != kind {
			continue
		}
		for i := range d.rows {
			if d.rows[i][c].text != "" {
				change(i, &d.rows[i][c])
				found = true
			}
		}
	}
	return found
}

// numbers changes the plain numbers of counts and sums.
func (d *document) numbers(change func(digits string) string) bool {
	found := false
	for _, kind := range []string{isCount, isSum} {
		d.each(kind, func(_ int, b *box) {
			if _, err := strconv.Atoi(b.text); err == nil {
				changed := change(b.text)
				found = found || changed != b.text
				b.text = changed
			}
		})
	}
	return found
}

// grouped writes thousands with a separator.
func grouped(separator string) func(d *document, _ *rand.Rand) bool {
	return func(d *document, _ *rand.Rand) bool {
		return d.numbers(func(s string) string {
			if len(s) < 4 {
				return s
			}
			return s[:len(s)-3] + separator + s[len(s)-3:]
		})
	}
}

// column returns the first column of a kind, -1 for none.
func (d *document) column(kind string) int {
	return slices.IndexFunc(d.columns, func(c column) bool { return c.kind == kind })
}

// insert puts in a column.
func (d *document) insert(at int, kind, head string, cell func(row int) string) {
	d.columns = slices.Insert(d.columns, at, column{kind: kind})
	for i := range d.heads {
		text := ""
		if i == len(d.heads)-1 {
			text = head
		}
		d.heads[i] = slices.Insert(d.heads[i], at, text)
	}
	for i := range d.rows {
		d.rows[i] = slices.Insert(d.rows[i], at, label(cell(i)))
	}
}

// months respells the months of a column or of heads.
func monthsAs(layout string) func(d *document, r *rand.Rand) bool {
	return spell("2006-01", func(t time.Time) string { return t.Format(layout) })
}

func daysAs(layout string) func(d *document, r *rand.Rand) bool {
	return spell("2006-01-02", func(t time.Time) string { return t.Format(layout) })
}

func spell(from string, to func(t time.Time) string) func(d *document, r *rand.Rand) bool {
	return func(d *document, _ *rand.Rand) bool {
		found := false
		change := func(_ int, b *box) {
			if t, err := time.Parse(from, b.text); err == nil {
				b.text, found = to(t), true
			}
		}
		d.each(isPeriod, change)
		d.each(isDate, change)
		for c, col := range d.columns {
			if t, err := time.Parse(from, col.span); err == nil {
				d.heads[len(d.heads)-1][c], found = to(t), true
			}
		}
		return found
	}
}

func yearsAs(to func(year int) string) func(d *document, r *rand.Rand) bool {
	return func(d *document, _ *rand.Rand) bool {
		if slices.ContainsFunc(d.records, func(r record) bool { return len(r.span) != 4 }) {
			return false
		}
		found := false
		d.each(isPeriod, func(_ int, b *box) {
			if y, err := strconv.Atoi(b.text); err == nil && len(b.text) == 4 {
				b.text, found = to(y), true
			}
		})
		last := d.heads[len(d.heads)-1]
		for c := range d.columns {
			if y, err := strconv.Atoi(d.columns[c].span); err == nil && strings.Contains(last[c], d.columns[c].span) {
				last[c], found = strings.ReplaceAll(last[c], d.columns[c].span, to(y)), true
			}
		}
		if !found {
			return false
		}
		for i, rec := range d.records {
			if y, err := strconv.Atoi(rec.span); err == nil {
				d.records[i].span = to(y)
			}
		}
		return true
	}
}

// serial is the day as Excel counts it.
func serial(t time.Time) int {
	return int(t.Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours() / 24)
}

// money reports whether a cell holds a sum of money.
func (d *document) money() bool {
	return slices.ContainsFunc(d.rows, func(row []box) bool {
		return slices.ContainsFunc(row, func(b box) bool { return strings.Contains(b.text, "£") })
	})
}

// hide replaces some counts by a mark.
func hide(mark string) func(d *document, r *rand.Rand) bool {
	return func(d *document, r *rand.Rand) bool {
		found := false
		if mark == "<5" && d.money() {
			return false // less than five pounds may be 4.99
		}
		d.each(isCount, func(_ int, b *box) {
			if len(b.records) > 0 && r.IntN(6) == 0 {
				b.text, found = mark, true
				for _, n := range b.records {
					d.records[n].hidden = true
					if mark == "<5" {
						d.records[n].most = 4
					}
				}
			}
		})
		return found && d.column(isSum) < 0 && len(d.parents) == 0
	}
}

var cellPollutions = []pollution{
	{"thousands by comma", "number", grouped(","), "", ""},
	{"thousands by point", "number", grouped("."), `point|decimal|thousand|could each be|not a whole number`, ""},
	{"thousands by blank", "number", grouped(" "), "", ""},
	{"thousands by no-break space", "number", grouped("\u00a0"), "", ""},
	{"thousands by thin space", "number", grouped("\u202f"), "", ""},
	{"thousands by apostrophe", "number", grouped("'"), "", ""},
	{"counts with .0", "number", func(d *document, _ *rand.Rand) bool { return d.numbers(func(s string) string { return s + ".0" }) }, "", ""},
	{"counts with a decimal comma", "number", func(d *document, _ *rand.Rand) bool {
		return d.numbers(func(s string) string { return s + ",00" })
	}, `no column of numbers|,00|says nowhere`, ""},
	{"continental numbers", "number", func(d *document, r *rand.Rand) bool {
		d.delimiter = ";"
		grouped(".")(d, r)
		return d.each(isPercent, func(_ int, b *box) { b.text = strings.ReplaceAll(b.text, ".", ",") }) || d.numbers(func(s string) string { return s }) || true
	}, `with a point between thousands`, ""},
	{"blanks round numbers", "number", func(d *document, _ *rand.Rand) bool {
		return d.numbers(func(s string) string { return " " + s + "  " })
	}, "", ""},
	{"sums in pounds", "number", func(d *document, _ *rand.Rand) bool { return d.numbers(func(s string) string { return "£" + s }) }, "", ""},
	{"sums in pounds and pence", "number", func(d *document, r *rand.Rand) bool {
		grouped(",")(d, r)
		found := false
		for _, kind := range []string{isCount, isSum} {
			found = d.each(kind, func(_ int, b *box) {
				if b.text[0] >= '0' && b.text[0] <= '9' {
					b.text = "£" + b.text + ".00"
				}
			}) || found
		}
		return found
	}, "", ""},
	{"marks behind numbers", "number", func(d *document, r *rand.Rand) bool {
		return d.numbers(func(s string) string {
			if r.IntN(4) == 0 {
				return s + " [p]"
			}
			return s
		})
	}, "", ""},
	{"a letter behind numbers", "number", func(d *document, r *rand.Rand) bool {
		return d.numbers(func(s string) string {
			if r.IntN(4) == 0 {
				return s + " r"
			}
			return s
		})
	}, `\d r"|could each be`, ""},
	{"hidden as *", "mark", hide("*"), "", ""},
	{"hidden as ..", "mark", hide(".."), "", ""},
	{"hidden as a dash", "mark", hide("-"), "", ""},
	{"hidden as [x]", "mark", hide("[x]"), "", ""},
	{"hidden as c", "mark", hide("c"), "", ""},
	{"hidden as <5", "mark", hide("<5"), "", ""},
	{"hidden as words", "mark", hide("Suppressed"), "", ""},
	{"blank cells", "mark", hide(""), "", ""},
	{"#N/A", "mark", hide("#N/A"), "", ""},

	{"months as Jan 2019", "date", monthsAs("Jan 2006"), "", ""},
	{"months as January 2019", "date", monthsAs("January 2006"), "", ""},
	{"months as Jan-19", "date", monthsAs("Jan-06"), "", ""},
	{"months as 01/2019", "date", monthsAs("01/2006"), "", ""},
	{"months as 201901", "date", monthsAs("200601"), `"2019\d\d"`, ""},
	{"months as 2019M01", "date", monthsAs("2006M01"), "", ""},
	{"months as 1 January 2019", "date", monthsAs("2 January 2006"), `begin|periods`, ""},
	{"months as 2019-01-01", "date", monthsAs("2006-01-02"), `begin|periods`, ""},
	{"months as 01/01/2019", "date", monthsAs("02/01/2006"), `begin|periods`, ""},
	{"months as 01-Jan-2019", "date", monthsAs("02-Jan-2006"), `begin|periods`, ""},
	{"months as their last days", "date", spell("2006-01", func(t time.Time) string { return t.AddDate(0, 1, -1).Format("02/01/2006") }), `end|periods|stand`, ""},
	{"months as Excel serials", "date", spell("2006-01", func(t time.Time) string { return strconv.Itoa(serial(t)) }), `\d{5}|numbers where column heads`, ""},
	{"years as 2018/19", "date", yearsAs(func(y int) string { return fmt.Sprintf("%d/%02d", y, (y+1)%100) }), "", ""},
	{"years as FY2018-19", "date", yearsAs(func(y int) string { return fmt.Sprintf("FY%d-%02d", y, (y+1)%100) }), "", ""},
	{"years as 2018-19", "date", yearsAs(func(y int) string { return fmt.Sprintf("%d/%02d", y, (y+1)%100) }), "", ""},
	{"years as 2018-2019", "date", func(d *document, r *rand.Rand) bool {
		if !yearsAs(func(y int) string { return fmt.Sprintf("%d-%d", y, y+1) })(d, r) {
			return false
		}
		for i, rec := range d.records {
			d.records[i].span = rec.span[:4] + "/" + rec.span[7:]
		}
		return true
	}, `two|readings|could be`, ""},
	{"years with .0", "date", func(d *document, _ *rand.Rand) bool {
		found := false
		d.each(isPeriod, func(_ int, b *box) {
			if len(b.text) == 4 {
				b.text, found = b.text+".0", true
			}
		})
		return found
	}, `20\d\d\.0`, ""},
	{"days as 15/01/2019", "date", daysAs("02/01/2006"), "", ""},
	{"days as 15/01/19", "date", daysAs("02/01/06"), "", ""},
	{"days as 15.01.2019", "date", daysAs("02.01.2006"), "", ""},
	{"days as 01/15/2019", "date", daysAs("01/02/2006"), "", ""},
	{"days as 15 January 2019", "date", daysAs("2 January 2006"), "", ""},
	{"days as 15-Jan-19", "date", daysAs("02-Jan-06"), "", ""},
	{"days as Tuesday 15 January 2019", "date", daysAs("Monday 2 January 2006"), `"\w+day \d+ \w+ 2019"`, ""},
	{"days with times", "date", daysAs("02/01/2006 15:04"), "", ""},
	{"days as ISO times", "date", daysAs("2006-01-02T15:04:05Z"), "", ""},
	{"days as Excel serials", "date", spell("2006-01-02", func(t time.Time) string { return strconv.Itoa(serial(t)) }), `date|\d{5}`, ""},
	{"days of two orders", "date", func(d *document, r *rand.Rand) bool {
		n := 0
		return spell("2006-01-02", func(t time.Time) string {
			if n++; n%2 == 0 {
				return t.Format("01/02/2006")
			}
			return t.Format("02/01/2006")
		})(d, r)
	}, `day first|month first|order`, ""},

	{"names with note numbers", "name", names(func(s string, _ int) string { return s + " (1)" }), "", ""},
	{"some names with note marks", "name", names(func(s string, n int) string { return s + []string{"", "*", " [1]", "", ""}[n%5] }), "", ""},
	{"names with superscripts", "name", names(func(s string, n int) string { return s + []string{"", "¹"}[n%2] }), "", ""},
	{"names with glued note numbers", "name", names(func(s string, n int) string { return s + []string{"", "1"}[n%2] }), "no area", "note"},
	{"names in capitals", "name", names(func(s string, _ int) string { return strings.ToUpper(s) }), "", ""},
	{"names in small letters", "name", names(func(s string, _ int) string { return strings.ToLower(s) }), "", ""},
	{"names with blanks behind", "name", names(func(s string, _ int) string { return s + "   " }), "", ""},
	{"names with no-break spaces", "name", names(func(s string, _ int) string { return "\u00a0" + s + "\u00a0" }), "", ""},
	{"names of unlike case", "name", func(d *document, _ *rand.Rand) bool {
		n := 0
		return len(d.parents) == 0 && d.each(isArea, func(_ int, b *box) {
			if n++; n%3 == 0 {
				b.text = strings.ToUpper(b.text)
			}
		})
	}, "", ""},
	{"names indented below their region", "name", func(d *document, _ *rand.Rand) bool {
		return len(d.parents) > 0 && d.each(isArea, func(_ int, b *box) {
			if b.text != strings.ToUpper(b.text) {
				b.text = "    " + b.text
			} else if b.text != "ENGLAND" {
				b.text = "  " + b.text
			}
		})
	}, "", ""},
}

// names changes area names, each in one way wherever it stands.
func names(change func(name string, n int) string) func(d *document, _ *rand.Rand) bool {
	return func(d *document, _ *rand.Rand) bool {
		if len(d.parents) > 0 && change("Aa", 0) != "Aa" && strings.EqualFold(change("Aa", 0), "Aa") {
			return false // their case says how they nest
		}
		numbers := map[string]int{}
		return d.each(isArea, func(_ int, b *box) {
			if _, known := numbers[b.text]; !known {
				numbers[b.text] = len(numbers)
			}
			b.text = change(b.text, numbers[b.text])
		})
	}
}

// beside puts a column of other numbers right of the counts.
func beside(head string, cell func(r *rand.Rand, row int) string) func(d *document, r *rand.Rand) bool {
	return func(d *document, r *rand.Rand) bool {
		if d.column(isCount) < 0 {
			return false
		}
		d.insert(len(d.columns), isPercent, head, func(row int) string { return cell(r, row) })
		return true
	}
}

func percent(r *rand.Rand, row int) string {
	if row%7 == 3 {
		return "#DIV/0!"
	}
	return fmt.Sprintf("%.1f%%", 30*r.Float64())
}

var columnPollutions = []pollution{
	{"a per cent column", "column", beside("Per cent", percent), "", ""},
	{"a column of %", "column", beside("%", percent), "", ""},
	{"a column of % without signs", "column", beside("% of total", func(r *rand.Rand, _ int) string { return fmt.Sprintf("%.1f", 30*r.Float64()) }), "", ""},
	{"a column of changes", "column", beside("% change", func(r *rand.Rand, _ int) string { return fmt.Sprintf("%+.1f%%", 30*r.Float64()-15) }), "", ""},
	{"a column of differences", "column", beside("Change", func(r *rand.Rand, _ int) string { return strconv.Itoa(r.IntN(200) - 100) }), "", ""},
	{"a column of rates", "column", beside("Rate per 1,000", func(r *rand.Rand, _ int) string { return fmt.Sprintf("%.2f", 30*r.Float64()) }), "", ""},
	{"a column of ranks", "column", beside("Rank", func(_ *rand.Rand, row int) string { return strconv.Itoa(row + 1) }), "", ""},
	{"a column of population", "column", beside("Population", func(r *rand.Rand, _ int) string { return strconv.Itoa(100000 + r.IntN(900000)) }), "", ""},
	{"a second column of counts", "column", beside("Website visitors", func(r *rand.Rand, _ int) string { return strconv.Itoa(r.IntN(9000)) }), `could each be|not known as a place`, `"Website visitors" beside it is not counted`},
	{"a running total", "column", beside("Cumulative total", func(_ *rand.Rand, row int) string { return strconv.Itoa(1000 * (row + 1)) }), "", ""},
	{"a column of notes", "other", beside("Notes", func(_ *rand.Rand, row int) string {
		return []string{"", "", "revised; see above", `said "about 5"`}[row%4]
	}), "", ""},
	{"a column of codes", "other", func(d *document, _ *rand.Rand) bool {
		at := d.column(isArea)
		if at < 0 {
			return false
		}
		codes := map[string]string{}
		d.insert(at, isOther, "Area code", func(row int) string {
			name := d.rows[row][at].text
			if codes[name] == "" {
				codes[name] = fmt.Sprintf("E100000%02d", len(codes)+1)
			}
			return codes[name]
		})
		return true
	}, "", ""},
	{"a column of one value", "other", func(d *document, _ *rand.Rand) bool {
		d.insert(0, isOther, "Service", func(int) string { return "Helpline" })
		return true
	}, "", ""},
	{"a column of row numbers", "other", func(d *document, _ *rand.Rand) bool {
		d.insert(0, isOther, "", func(row int) string { return strconv.Itoa(row + 1) })
		return true
	}, `no head|without a head|could each`, ""},
	{"a total column", "total", totalColumn(func(d *document) int { return len(d.columns) }), "", ""},
	{"a total column before the counts", "total", totalColumn(func(d *document) int { return d.column(isCount) }), "", ""},
	{"an empty column first", "empty", func(d *document, _ *rand.Rand) bool {
		d.insert(0, isOther, "", func(int) string { return "" })
		return true
	}, "", ""},
	{"an empty column inside", "empty", func(d *document, _ *rand.Rand) bool {
		d.insert(1, isOther, "", func(int) string { return "" })
		return true
	}, "", ""},
	{"two empty columns last", "empty", func(d *document, _ *rand.Rand) bool {
		for range 2 {
			d.insert(len(d.columns), isOther, "", func(int) string { return "" })
		}
		return true
	}, "", ""},
	{"columns in another order", "order", func(d *document, r *rand.Rand) bool {
		order := r.Perm(len(d.columns))
		kinds := make([]column, len(order))
		for to, from := range order {
			kinds[to] = d.columns[from]
		}
		d.columns = kinds
		for i, h := range d.heads {
			d.heads[i] = permuted(h, order)
		}
		for i, row := range d.rows {
			d.rows[i] = permuted(row, order)
		}
		return true
	}, "", ""},
}

func permuted[T any](list []T, order []int) []T {
	out := make([]T, len(order))
	for to, from := range order {
		out[to] = list[from]
	}
	return out
}

// totalColumn puts in the sums of the rows.
func totalColumn(at func(d *document) int) func(d *document, r *rand.Rand) bool {
	return func(d *document, _ *rand.Rand) bool {
		counts := 0
		for _, c := range d.columns {
			if c.kind == isCount {
				counts++
			}
		}
		if counts < 2 || d.column(isSum) >= 0 {
			return false
		}
		d.insert(at(d), isSum, "Total", func(row int) string {
			sum := int64(0)
			for _, b := range d.rows[row] {
				for _, n := range b.records {
					sum += d.records[n].value
				}
			}
			for _, b := range d.rows[row] {
				if len(b.records) == 0 && sum == 0 {
					if n, err := strconv.ParseInt(b.text, 10, 64); err == nil {
						return strconv.FormatInt(n+parsed(d.rows[row]), 10)
					}
				}
			}
			return strconv.FormatInt(sum, 10)
		})
		return true
	}
}

// parsed sums the numbers of a row but the first.
func parsed(row []box) int64 {
	sum, first := int64(0), true
	for _, b := range row {
		if n, err := strconv.ParseInt(b.text, 10, 64); err == nil {
			if !first {
				sum += n
			}
			first = false
		}
	}
	return sum
}

// rename changes heads that stand in a document.
func rename(pairs ...string) func(d *document, _ *rand.Rand) bool {
	return func(d *document, _ *rand.Rand) bool {
		found := false
		last := d.heads[len(d.heads)-1]
		if slices.Contains(last, "Year") && slices.Contains(last, "Month") && slices.Contains(pairs, "Time period") {
			return false // two heads would be the same
		}
		for i := 0; i < len(pairs); i += 2 {
			for c, h := range last {
				if h == pairs[i] {
					last[c], found = pairs[i+1], true
					d.rename(pairs[i], pairs[i+1])
				}
			}
		}
		return found
	}
}

// headsAs changes all heads.
func headsAs(change func(head string, c column) string) func(d *document, _ *rand.Rand) bool {
	return func(d *document, _ *rand.Rand) bool {
		last := d.heads[len(d.heads)-1]
		found := false
		for c, h := range last {
			if h != "" {
				last[c] = change(h, d.columns[c])
				found = found || last[c] != h
			}
		}
		return found
	}
}

// rename renames the members that a head gives.
func (d *document) rename(from, to string) {
	for i, r := range d.records {
		if r.member == from {
			d.records[i].member = to
		}
	}
}

// overHeads puts a row of heads above the heads, over the counts.
func overHeads(text func(n int) string) func(d *document, _ *rand.Rand) bool {
	return func(d *document, _ *rand.Rand) bool {
		upper := make([]string, len(d.columns))
		n := 0
		for c, col := range d.columns {
			if col.kind == isCount {
				upper[c] = text(n)
				n++
			}
		}
		if n < 2 {
			return false
		}
		d.heads = append([][]string{upper}, d.heads...)
		return true
	}
}

var headPollutions = []pollution{
	{"heads: No. of calls, LA name, Mth", "heads", rename("County", "LA name", "Month", "Mth", "People", "No. of people", "Calls", "No. of calls", "Year", "Yr", "Quarter", "Qtr", "Referrals", "No of referrals", "Region", "Region name", "Date", "Call date", "Number of people", "No. people"), "", ""},
	{"heads: Count of ID, Row Labels", "heads", rename("People", "Count of ID", "County", "Row Labels", "Calls", "Sum of Calls", "Referrals", "Sum of Referrals", "Number of people", "Count of Contact ID"), "", ""},
	{"heads: Police Force Area, Reporting month", "heads", rename("County", "Police Force Area", "Month", "Reporting month", "Year", "Calendar Year", "People", "Volume", "Calls", "Total calls", "Quarter", "Reporting quarter", "Date", "Date of contact"), "", ""},
	{"heads: Local authority district (2019)", "heads", rename("County", "Local authority district (2019)", "Region", "Region (former GOR)", "Local authority", "Local authority (upper tier)"), "", ""},
	{"heads: Geography, Time period, Value", "heads", rename("County", "Geography", "Area", "Geography", "Month", "Time period", "Year", "Time period", "Quarter", "Time period", "People", "Value", "Calls", "Value", "Referrals", "Value", "Number of people", "Value"), "", ""},
	{"heads: # calls", "heads", rename("People", "# people", "Calls", "# calls", "Referrals", "# referrals", "Contacts", "# contacts", "Number of people", "# people"), "", ""},
	{"heads: Ardal, Blwyddyn", "heads", rename("County", "Ardal", "Year", "Blwyddyn", "People", "Nifer"), `could each|no column|says nowhere|period|no area|no year`, ""},
	{"heads in capitals", "heads", headsAs(func(h string, _ column) string { return strings.ToUpper(h) }), "", ""},
	{"heads in small letters", "heads", headsAs(func(h string, _ column) string { return strings.ToLower(h) }), "", ""},
	{"heads with underscores", "heads", headsAs(func(h string, _ column) string { return strings.ReplaceAll(strings.ToLower(h), " ", "_") }), "", ""},
	{"heads in CamelCase", "heads", headsAs(func(h string, c column) string {
		if c.span != "" {
			return h
		}
		words := strings.Fields(h)
		for i, w := range words {
			words[i] = strings.ToUpper(w[:1]) + w[1:]
		}
		return strings.Join(words, "")
	}), "", ""},
	{"heads with blanks around", "heads", headsAs(func(h string, _ column) string { return "  " + h + " " }), "", ""},
	{"heads with note numbers", "heads", headsAs(func(h string, c column) string {
		if c.kind == isCount {
			return h + " (1)"
		}
		return h
	}), "", ""},
	{"heads with [note 2]", "heads", headsAs(func(h string, _ column) string { return h + " [note 2]" }), "", ""},
	{"heads with superscripts", "heads", headsAs(func(h string, _ column) string { return h + "²" }), "", ""},
	{"heads with glued note numbers", "heads", headsAs(func(h string, c column) string {
		if c.span != "" || strings.HasSuffix(h, "%") {
			return h
		}
		return h + "2"
	}), `no column|could each`, ""},
	{"heads with an asterisk", "heads", headsAs(func(h string, _ column) string { return h + "*" }), "", ""},
	{"heads of two lines", "heads", headsAs(func(h string, c column) string { return strings.Replace(h, " ", "\n", 1) }), "", ""},
	{"heads in thousands", "heads", func(d *document, _ *rand.Rand) bool {
		at := d.column(isCount)
		if at < 0 || d.columns[at].span != "" || strings.HasPrefix(d.heads[0][at], "2") || d.column(isSum) >= 0 || d.heads[0][0] == "Month" && len(d.columns) > 4 {
			return false
		}
		d.heads[0][at] += " (000s)"
		for i := range d.records {
			d.records[i].value *= 1000
		}
		return true
	}, `thousand|000`, `thousand|000`},
	{"a label over the counts, merged", "over", overHeads(func(n int) string { return []string{"People who called", "", "", "", "", "", "", "", "", "", ""}[n] }), "", ""},
	{"a label over the counts, repeated", "over", overHeads(func(int) string { return "People who called" }), "", ""},
	{"years over months, merged", "over", func(d *document, _ *rand.Rand) bool { return yearsOver(d, false) }, "", ""},
	{"years over months, repeated", "over", func(d *document, _ *rand.Rand) bool { return yearsOver(d, true) }, "", ""},
	{"years over number and %, merged", "over", func(d *document, _ *rand.Rand) bool { return pairsOver(d, false, true) }, "", ""},
	{"years over number and %, repeated", "over", func(d *document, _ *rand.Rand) bool { return pairsOver(d, true, true) }, "", ""},
	{"years over number and %, labels above", "over", func(d *document, _ *rand.Rand) bool { return pairsOver(d, false, false) }, "", ""},
	{"a title over years over months", "over", func(d *document, r *rand.Rand) bool {
		if !yearsOver(d, false) {
			return false
		}
		top := make([]string, len(d.columns))
		top[d.column(isCount)] = "Contacts by month"
		d.heads = append([][]string{top}, d.heads...)
		return true
	}, "", ""},
	{"a row of units below the heads", "units", func(d *document, _ *rand.Rand) bool {
		units := make([]string, len(d.columns))
		found := false
		for c, col := range d.columns {
			if col.kind == isCount || col.kind == isSum {
				units[c], found = "Number", true
			}
		}
		d.heads = append(d.heads, units)
		return found
	}, "", ""},
	{"letters below the heads", "units", func(d *document, _ *rand.Rand) bool {
		letters := make([]string, len(d.columns))
		for c := range d.columns {
			letters[c] = "(" + string(rune('a'+c)) + ")"
		}
		d.heads = append(d.heads, letters)
		return len(letters) > 0
	}, `row of heads|\([a-z]\)`, ""},
	{"the heads twice", "units", func(d *document, _ *rand.Rand) bool {
		d.heads = append(d.heads, slices.Clone(d.heads[len(d.heads)-1]))
		return true
	}, "", ""},
}

// yearsOver puts the years of months across into a row of their own.
func yearsOver(d *document, repeated bool) bool {
	upper := make([]string, len(d.columns))
	last := d.heads[len(d.heads)-1]
	found, year := false, ""
	for c, col := range d.columns {
		if len(col.span) != 7 {
			continue
		}
		last[c] = monthNamed(col.span, "Jan")
		if year != col.span[:4] || repeated {
			upper[c] = col.span[:4]
		}
		found, year = true, col.span[:4]
	}
	d.heads = append([][]string{upper}, d.heads...)
	return found
}

// pairsOver puts the years of pairs of columns into a row of their own; the
// labels of the other columns stand in the lower row or the upper one.
func pairsOver(d *document, repeated, below bool) bool {
	if d.column(isPercent) < 0 || len(d.heads[0]) < 5 || !strings.HasSuffix(d.heads[0][1], "Number") {
		return false
	}
	upper, lower := make([]string, len(d.columns)), make([]string, len(d.columns))
	for c, h := range d.heads[0] {
		year, rest, cut := strings.Cut(h, " ")
		switch {
		case cut && len(year) == 4 && (rest == "Number" || rest == "%"):
			lower[c] = rest
			if rest == "Number" || repeated {
				upper[c] = year
			}
		case below:
			lower[c] = h
		default:
			upper[c] = h
		}
	}
	d.heads = [][]string{upper, lower}
	return true
}

// sumOf makes a row of sums over all rows with records.
func (d *document) sumOf(name string, of func(r record) bool) []box {
	row := make([]box, len(d.columns))
	for c, col := range d.columns {
		if col.kind == isArea {
			row[c] = label(name)
		}
		if col.kind != isCount && col.kind != isSum {
			continue
		}
		sum, any := int64(0), false
		for i := range d.rows {
			for k, b := range d.rows[i] {
				if k != c && col.kind != isSum {
					continue
				}
				for _, n := range b.records {
					if of(d.records[n]) {
						sum, any = sum+d.records[n].value, true
					}
				}
			}
		}
		if any {
			row[c] = label(strconv.FormatInt(sum, 10))
		}
	}
	return row
}

func everything(record) bool { return true }

// wide reports whether every area has one row, so that a row of sums needs no
// period.
func (d *document) wide() bool {
	return d.column(isPeriod) < 0 && d.column(isDate) < 0 && d.column(isArea) >= 0 && d.heads[0][min(1, len(d.heads[0])-1)] != "Year" && len(d.parents) == 0 &&
		!slices.ContainsFunc(d.records, func(r record) bool { return r.hidden })
}

// dropCell takes the last cell off a row, or a cell out of it.
func clipped(row []box, at int) []box { return slices.Delete(slices.Clone(row), at, at+1) }

var rowPollutions = []pollution{
	{"a total row at the bottom", "sum", func(d *document, _ *rand.Rand) bool {
		if !d.wide() {
			return false
		}
		d.rows = append(d.rows, d.sumOf("Total", everything))
		return true
	}, "", ""},
	{"a total row at the top", "sum", func(d *document, _ *rand.Rand) bool {
		if !d.wide() {
			return false
		}
		d.rows = append([][]box{d.sumOf("All areas", everything)}, d.rows...)
		return true
	}, "", ""},
	{"a grand total below a long table", "sum", func(d *document, _ *rand.Rand) bool {
		if d.column(isPeriod) < 0 || d.column(isArea) < 0 || slices.ContainsFunc(d.records, func(r record) bool { return r.hidden }) {
			return false
		}
		d.rows = append(d.rows, d.sumOf("Grand Total", everything))
		return true
	}, "", ""},
	{"a total row for each period", "sum", func(d *document, _ *rand.Rand) bool {
		at := d.column(isPeriod)
		if at < 0 || d.column(isArea) < 0 || d.column(isMember) >= 0 || slices.ContainsFunc(d.records, func(r record) bool { return r.hidden }) {
			return false
		}
		var spans []string
		texts := map[string]string{}
		for _, row := range d.rows {
			for _, b := range row {
				for _, n := range b.records {
					if s := d.records[n].span; texts[s] == "" {
						spans, texts[s] = append(spans, s), row[at].text
					}
				}
			}
		}
		var rows [][]box
		for _, s := range spans {
			row := d.sumOf("Total", func(r record) bool { return r.span == s })
			row[at] = label(texts[s])
			rows = append(rows, row)
		}
		d.rows = append(d.rows, rows...)
		return true
	}, "", ""},
	{"a total row below every region", "sum", func(d *document, _ *rand.Rand) bool {
		at := d.column(isRegion)
		if at < 0 || !d.wide() {
			return false
		}
		var rows [][]box
		for i, row := range d.rows {
			rows = append(rows, row)
			region := row[at].text
			if i+1 == len(d.rows) || d.rows[i+1][at].text != region {
				sum := d.sumOf(region+" Total", func(r record) bool { return r.region == region })
				sum[at] = label(region)
				rows = append(rows, sum)
			}
		}
		d.rows = rows
		return true
	}, "", ""},
	{"total rows as pivots have them", "sum", func(d *document, _ *rand.Rand) bool {
		at, names := d.column(isRegion), d.column(isArea)
		if at < 0 || !d.wide() || at > names {
			return false
		}
		var rows [][]box
		last := ""
		for i, row := range d.rows {
			region := row[at].text
			row = slices.Clone(row)
			if region == last {
				row[at] = label("")
			}
			rows, last = append(rows, row), region
			if i+1 == len(d.rows) || d.rows[i+1][at].text != region {
				sum := d.sumOf("", func(r record) bool { return r.region == region })
				sum[at] = label(region + " Total")
				rows = append(rows, sum)
			}
		}
		grand := d.sumOf("", everything)
		grand[at] = label("Grand Total")
		d.rows = append(rows, grand)
		return true
	}, "", ""},
	{"rows in another order", "roworder", func(d *document, r *rand.Rand) bool {
		if len(d.parents) > 0 || d.rows[0][0].text == "" {
			return false
		}
		for _, row := range d.rows {
			for _, b := range row {
				if strings.HasSuffix(b.text, "Total") && d.column(isRegion) >= 0 && d.rows[len(d.rows)-1][d.column(isRegion)].text == "Grand Total" {
					return false
				}
			}
		}
		r.Shuffle(len(d.rows), func(i, j int) { d.rows[i], d.rows[j] = d.rows[j], d.rows[i] })
		return true
	}, "", ""},
	{"group labels printed once", "blank", func(d *document, _ *rand.Rand) bool {
		return d.labelsOnce(0)
	}, "", ""},
	{"two columns of labels printed once", "blank", func(d *document, _ *rand.Rand) bool {
		return len(d.columns) > 2 && d.columns[0].kind == isRegion && d.columns[1].kind == isArea && d.column(isPeriod) == 2 && d.labelsOnce(0, 1)
	}, "", ""},
	{"group labels on lines of their own", "blank", func(d *document, _ *rand.Rand) bool {
		at := d.column(isRegion)
		if at != 0 || d.column(isDate) >= 0 {
			return false
		}
		var rows [][]box
		last := ""
		for _, row := range d.rows {
			if row[at].text != last && row[at].text != "" {
				last = row[at].text
				head := make([]box, len(row))
				head[at] = label(last)
				rows = append(rows, head)
			}
			row = slices.Clone(row)
			row[at] = label("")
			rows = append(rows, row)
		}
		d.rows = rows
		return true
	}, "", ""},
	{"the heads again inside", "inside", func(d *document, _ *rand.Rand) bool {
		var row []box
		for _, h := range d.heads[len(d.heads)-1] {
			row = append(row, label(h))
		}
		d.rows = slices.Insert(d.rows, len(d.rows)/2, row)
		return true
	}, `heads|whole number|expected|names a period|not a date`, ""},
	{"blank rows inside", "inside", func(d *document, _ *rand.Rand) bool {
		for _, at := range []int{len(d.rows) / 2, len(d.rows) / 4} {
			d.rows = slices.Insert(d.rows, at, make([]box, len(d.columns)))
		}
		return true
	}, "", ""},
	{"empty lines inside", "inside", func(d *document, _ *rand.Rand) bool {
		for _, at := range []int{len(d.rows) / 2, 3} {
			d.rows = slices.Insert(d.rows, at, nil)
		}
		return true
	}, "", ""},
	// Two people can call on one day: rows of a log that are alike are two
	// contacts for all that the file says, so logs are left out here.
	{"one row twice", "double", func(d *document, r *rand.Rand) bool {
		if len(d.parents) > 0 || d.column(isDate) >= 0 {
			return false
		}
		at := r.IntN(len(d.rows))
		d.rows = slices.Insert(d.rows, at, d.rows[at])
		return true
	}, `twice|again|more than one|both give`, `more than one row|twice|again`},
	{"all rows twice", "double", func(d *document, _ *rand.Rand) bool {
		if len(d.parents) > 0 || d.column(isDate) >= 0 {
			return false
		}
		d.rows = append(d.rows, slices.Clone(d.rows)...)
		return true
	}, `twice|again|more than one|both give`, `more than one row|twice|again`},
	{"a short row", "ragged", func(d *document, r *rand.Rand) bool {
		at := 1 + r.IntN(len(d.rows)-1)
		if len(d.rows[at]) < 2 {
			return false
		}
		d.rows[at] = clipped(d.rows[at], r.IntN(len(d.rows[at])))
		return true
	}, `fields where the heads have`, `with a label and no numbers`},
	{"a row cut at its end", "ragged", func(d *document, r *rand.Rand) bool {
		at := 1 + r.IntN(len(d.rows)-1)
		if len(d.rows[at]) < 2 {
			return false
		}
		d.rows[at] = clipped(d.rows[at], len(d.rows[at])-1)
		return true
	}, `fields where the heads have`, `with a label and no numbers|blank and read as missing`},
	{"a long row", "ragged", func(d *document, r *rand.Rand) bool {
		at := 1 + r.IntN(len(d.rows)-1)
		if len(d.rows[at]) < 2 {
			return false
		}
		d.rows[at] = slices.Insert(slices.Clone(d.rows[at]), r.IntN(len(d.rows[at])), label("12"))
		return true
	}, `fields where the heads have|beside the number|not a whole number|could each be|a period`, ""},
	{"empty cells at the ends not written", "ragged", func(d *document, _ *rand.Rand) bool {
		found := false
		d.insert(len(d.columns), isOther, "Notes", func(row int) string {
			if row%5 == 2 {
				return "revised"
			}
			return ""
		})
		for i, row := range d.rows {
			for len(row) > 0 && row[len(row)-1].text == "" {
				row, found = row[:len(row)-1], true
			}
			d.rows[i] = row
		}
		return found
	}, `fields where the heads have`, ""},
}

// labelsOnce blanks the labels of columns that repeat the row above.
func (d *document) labelsOnce(columns ...int) bool {
	if d.column(isDate) >= 0 || d.columns[0].kind != isRegion && d.columns[0].kind != isArea || d.columns[0].kind == isArea && d.column(isPeriod) < 1 || len(d.parents) > 0 {
		return false
	}
	found := false
	last := make([]string, len(d.columns))
	for i, row := range d.rows {
		if len(row) == 0 || slices.ContainsFunc(row, func(b box) bool { return strings.HasSuffix(b.text, "Total") }) {
			return false
		}
		row = slices.Clone(row)
		same := true
		for _, c := range columns {
			if same = same && row[c].text == last[c]; same {
				row[c].text, found = "", true
			} else {
				last[c] = row[c].text
			}
		}
		d.rows[i] = row
	}
	return found
}

// stretched fills a record up to the width of the table.
func (d *document) stretched(cells ...string) []string {
	return slices.Concat(cells, make([]string, max(0, len(d.columns)-len(cells))))
}

var aroundPollutions = []pollution{
	{"a title above", "above", func(d *document, _ *rand.Rand) bool {
		d.above = [][]string{{"Contacts with the helpline"}}
		return true
	}, "", ""},
	{"a title and a blank line above", "above", func(d *document, _ *rand.Rand) bool {
		d.above = [][]string{{"Table 3a: Contacts with the helpline, by area"}, {""}}
		return true
	}, "", ""},
	{"a title and blank rows of delimiters above", "above", func(d *document, _ *rand.Rand) bool {
		d.above = [][]string{d.stretched("Contacts with the helpline"), d.stretched(), d.stretched("Experimental statistics")}
		return true
	}, "", ""},
	{"a block of filters above", "above", func(d *document, _ *rand.Rand) bool {
		d.above = [][]string{d.stretched("Filters"), d.stretched("Measure", "Count"), d.stretched("Channel", "All"), d.stretched()}
		return true
	}, "", ""},
	{"notes and a date above", "above", func(d *document, _ *rand.Rand) bool {
		d.above = [][]string{{"Report: Contacts by area"}, {"Generated on 14/02/2020 09:31 by J Smith"}, {"Notes: figures are provisional,\nand may be revised"}, {""}}
		return true
	}, `generated|14 February|period`, ""},
	{"a source below", "below", func(d *document, _ *rand.Rand) bool {
		d.below = [][]string{{""}, {"Source: Helpline contact database"}}
		return true
	}, "", ""},
	{"numbered notes below", "below", func(d *document, _ *rand.Rand) bool {
		d.below = [][]string{d.stretched(), d.stretched("Notes"), d.stretched("1. Figures are rounded to the nearest 5"), d.stretched("2. Includes calls, emails and webchats")}
		return true
	}, "", ""},
	{"quoted notes of many lines below", "below", func(d *document, _ *rand.Rand) bool {
		d.below = [][]string{{""}, {"Notes:\n1. Figures for 2019, 1,234 of them, are provisional.\n2. See \"Methods\"."}, {"(c) Crown copyright"}}
		return true
	}, "", ""},
	{"notes in two columns below", "below", func(d *document, _ *rand.Rand) bool {
		d.below = [][]string{d.stretched(), d.stretched("*", "fewer than five people"), d.stretched("..", "not available"), d.stretched("(1)", "from April 2018")}
		return true
	}, "", ""},
	{"an end mark below", "below", func(d *document, _ *rand.Rand) bool {
		d.below = [][]string{{"End of table"}}
		return true
	}, "", ""},
	{"a date of export below", "below", func(d *document, _ *rand.Rand) bool {
		d.below = [][]string{{""}, {"Exported", "14/02/2020"}}
		return true
	}, "", ""},
	{"another table below", "again", func(d *document, _ *rand.Rand) bool {
		d.below = [][]string{{""}, {"Helpline", "2018", "2019"}, {"Answered", "10", "20"}, {"Missed", "11", "21"}}
		return true
	}, `tables|fields where the heads have`, ""},
	{"another table below, with a title", "again", func(d *document, _ *rand.Rand) bool {
		d.below = [][]string{d.stretched(), d.stretched("Table 2: Staff by office"), d.stretched(), d.stretched("Office", "Staff"), d.stretched("Leeds", "10"), d.stretched("York", "12")}
		return true
	}, `tables|whole number|fields|blank|period|row of heads|"Staff"|"Office"|"Leeds"|date`, ""},
}

// asUTF16 encodes with a byte order mark.
func asUTF16(e unicode.Endianness) func(d *document, _ *rand.Rand) bool {
	return func(d *document, _ *rand.Rand) bool {
		d.encoded = func(s string) string {
			out, err := unicode.UTF16(e, unicode.UseBOM).NewEncoder().String(s)
			if err != nil {
				return s
			}
			return out
		}
		return true
	}
}

func delimit(by string) func(d *document, _ *rand.Rand) bool {
	return func(d *document, _ *rand.Rand) bool {
		d.delimiter = by
		return true
	}
}

func endLines(end func(line int) string) func(d *document, _ *rand.Rand) bool {
	return func(d *document, _ *rand.Rand) bool {
		d.lineEnd = end
		return true
	}
}

var bytePollutions = []pollution{
	{"semicolons", "delimiter", delimit(";"), "", ""},
	{"tabs", "delimiter", delimit("\t"), "", ""},
	{"pipes", "delimiter", delimit("|"), "", ""},
	{"sep= on the first line", "delimiter", func(d *document, _ *rand.Rand) bool {
		d.delimiter = ";"
		before := d.encoded
		d.encoded = func(s string) string { return before("sep=;\n" + s) }
		return true
	}, "", ""},
	{"delimiters behind every row", "trailing", func(d *document, _ *rand.Rand) bool {
		d.trailing = 3
		return true
	}, "", ""},
	{"delimiters behind rows only", "trailing", func(d *document, _ *rand.Rand) bool {
		for i, row := range d.rows {
			d.rows[i] = append(slices.Clone(row), box{})
		}
		return true
	}, "", ""},
	{"everything quoted", "quotes", func(d *document, _ *rand.Rand) bool {
		d.quoted = always
		return true
	}, "", ""},
	{"labels quoted", "quotes", func(d *document, _ *rand.Rand) bool {
		d.quoted = func(text, delimiter string) string {
			if text != "" && (text[0] < '0' || text[0] > '9') {
				return always(text, delimiter)
			}
			return ifNeeded(text, delimiter)
		}
		return true
	}, "", ""},
	{"nothing quoted", "quotes", func(d *document, _ *rand.Rand) bool {
		d.quoted = func(text, _ string) string { return text }
		return true
	}, `fields where the heads have|quote|tables|not a whole number|beside the number|could each be|a period`, ""},
	{"an unescaped quote", "quotes", func(d *document, r *rand.Rand) bool {
		at := d.column(isArea)
		if at < 0 {
			return false
		}
		row := 2 + r.IntN(len(d.rows)-2)
		if len(d.rows[row]) <= at || d.rows[row][at].text == "" {
			return false
		}
		name := d.rows[row][at].text
		d.rows[row] = slices.Clone(d.rows[row])
		d.rows[row][at].text = name + "\x00"
		d.quoted = func(text, delimiter string) string {
			if bare, found := strings.CutSuffix(text, "\x00"); found {
				return `"` + bare + `" x"`
			}
			return ifNeeded(text, delimiter)
		}
		return true
	}, `quote`, ""},
	{"a quote that does not end", "quotes", func(d *document, r *rand.Rand) bool {
		at := d.column(isArea)
		row := 2 + r.IntN(len(d.rows)-2)
		if at < 0 || len(d.rows[row]) <= at {
			return false
		}
		d.rows[row] = slices.Clone(d.rows[row])
		d.rows[row][at].text += "\x00"
		d.quoted = func(text, delimiter string) string {
			if bare, found := strings.CutSuffix(text, "\x00"); found {
				return `"` + bare
			}
			return ifNeeded(text, delimiter)
		}
		return true
	}, `quote|fields where`, ""},
	{"CRLF", "ends", endLines(func(int) string { return "\r\n" }), "", ""},
	{"CR alone", "ends", endLines(func(int) string { return "\r" }), "", ""},
	{"LF and CRLF", "ends", endLines(func(n int) string { return []string{"\n", "\r\n"}[n%2] }), "", ""},
	{"no end of the last line", "open", func(d *document, _ *rand.Rand) bool {
		d.open = true
		return true
	}, "", ""},
	{"empty lines at the end", "open", func(d *document, _ *rand.Rand) bool {
		d.again = strings.Repeat(d.lineEnd(0), 3)
		return true
	}, "", ""},
	{"a byte order mark", "encoding", func(d *document, _ *rand.Rand) bool {
		before := d.encoded
		d.encoded = func(s string) string { return "\ufeff" + before(s) }
		return true
	}, "", ""},
	{"UTF-16, little end first", "encoding", asUTF16(unicode.LittleEndian), "", ""},
	{"UTF-16, big end first", "encoding", asUTF16(unicode.BigEndian), "", ""},
	{"Windows-1252", "encoding", func(d *document, _ *rand.Rand) bool {
		before := d.encoded
		spoiled := false
		d.above = append([][]string{{"Contacts – by area, café and £ included"}}, d.above...)
		d.encoded = func(s string) string {
			out, err := charmap.Windows1252.NewEncoder().String(s)
			if err != nil {
				return before(s)
			}
			spoiled = true
			return out
		}
		return d.text() != "" && spoiled
	}, "", ""},
}
