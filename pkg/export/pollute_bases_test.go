package export_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/cube"
)

// record is one true count, whatever a file makes of it.
type record struct {
	region, area, span, member string
	value                      int64
	hidden                     bool  // the file does not give it
	most                       int64 // and says that it is no more than this, where it is not 0
}

// What the columns of a document are for.
const (
	isRegion  = "region"
	isArea    = "area"
	isPeriod  = "period"
	isDate    = "date"
	isMember  = "member"
	isCount   = "count"
	isPercent = "percent"
	isSum     = "sum"
	isOther   = "other"
)

// column is one column of a document.
type column struct {
	kind string
	span string // that the head names, as records have it
}

// box is one cell of a document, with the records it gives.
type box struct {
	text    string
	records []int
}

// document is an export in the making.
type document struct {
	name    string
	keys    []string
	columns []column
	heads   [][]string // one row of heads or more
	rows    [][]box
	above   [][]string // records above the heads
	below   [][]string // records below the rows
	again   string     // what follows in the file
	records []record
	whole   string          // all periods together, in words
	parents map[string]bool // names that stand above the areas

	delimiter string
	quoted    func(text, delimiter string) string
	lineEnd   func(line int) string
	open      bool // the last line does not end
	trailing  int  // delimiters behind every row
	encoded   func(string) string
}

// figure is one figure that is known to be right.
type figure struct {
	area, span, member string
	value              string
}

func (f figure) String() string {
	return fmt.Sprintf("%q in %s %s", f.area, f.span, f.member)
}

// wanted are the figures that a reader must get out of the document: of every
// area, region and member, in every period and all of them.
func (d *document) wanted() []figure {
	type sum struct {
		low, high int64
		open      bool
	}
	sums := map[figure]sum{}
	var order []figure
	for _, r := range d.records {
		areas := []string{"", r.area, r.region}
		spans := []string{r.span, d.whole}
		for _, a := range areas {
			for _, s := range spans {
				for _, m := range []string{"", r.member} {
					f := figure{area: a, span: s, member: m}
					if s == "" || a == "" && f.area != a {
						continue
					}
					have, known := sums[f]
					if !known {
						order = append(order, f)
					}
					sums[f] = have
				}
			}
		}
	}
	for _, r := range d.records {
		seen := map[figure]bool{}
		for _, a := range []string{"", r.area, r.region} {
			for _, s := range []string{r.span, d.whole} {
				for _, m := range []string{"", r.member} {
					f := figure{area: a, span: s, member: m}
					have, known := sums[f]
					if !known || seen[f] {
						continue
					}
					seen[f] = true
					switch {
					case r.hidden && r.most > 0:
						have.high += r.most
					case r.hidden:
						have.open = true
					default:
						have.low, have.high = have.low+r.value, have.high+r.value
					}
					sums[f] = have
				}
			}
		}
	}
	for i, f := range order {
		order[i].value = strconv.FormatInt(sums[f].low, 10)
		switch s := sums[f]; {
		case s.open:
			order[i].value = "at least " + order[i].value
		case s.high > s.low:
			order[i].value += " to " + strconv.FormatInt(s.high, 10)
		}
	}
	return order
}

// strangers names the first area that the cube has and the document has not.
func (d *document) strangers(c *cube.Cube) string {
	known := map[string]bool{}
	for _, r := range d.records {
		known[area.Fold(r.area)], known[area.Fold(r.region)] = true, true
	}
	for name := range d.parents {
		known[area.Fold(name)] = true
	}
	for _, a := range c.Areas.All() {
		if c.Holds(a.ID) && !known[area.Fold(a.Name)] {
			return fmt.Sprintf("%q is taken for an area", a.Name)
		}
	}
	return ""
}

// text writes the document.
func (d *document) text() string {
	var lines []string
	write := func(fields []string) {
		out := make([]string, len(fields))
		for i, f := range fields {
			out[i] = d.quoted(f, d.delimiter)
		}
		lines = append(lines, strings.Join(out, d.delimiter))
	}
	for _, r := range d.above {
		write(r)
	}
	for _, h := range d.heads {
		write(slices.Concat(h, make([]string, d.trailing)))
	}
	for _, row := range d.rows {
		var fields []string
		for _, c := range row {
			fields = append(fields, c.text)
		}
		write(slices.Concat(fields, make([]string, d.trailing)))
	}
	for _, r := range d.below {
		write(r)
	}
	var b strings.Builder
	for i, l := range lines {
		b.WriteString(l)
		if i < len(lines)-1 || !d.open {
			b.WriteString(d.lineEnd(i))
		}
	}
	b.WriteString(d.again)
	return d.encoded(b.String())
}

// ifNeeded quotes what has to be quoted.
func ifNeeded(text, delimiter string) string {
	if strings.Contains(text, delimiter) || strings.ContainsAny(text, "\"\r\n") {
		return always(text, delimiter)
	}
	return text
}

func always(text, _ string) string { return `"` + strings.ReplaceAll(text, `"`, `""`) + `"` }

// base is one kind of export.
type base struct {
	name string
	make func(r *rand.Rand) *document
}

func newDocument(heads []string, kinds ...string) *document {
	d := &document{name: "export.csv", heads: [][]string{heads}, delimiter: ",", quoted: ifNeeded,
		lineEnd: func(int) string { return "\n" }, encoded: func(s string) string { return s }, parents: map[string]bool{}}
	for _, k := range kinds {
		d.columns = append(d.columns, column{kind: k})
	}
	return d
}

// county is a place in a region.
type county struct{ region, name string }

// someCounties picks counties of three regions, real ones or invented ones.
func someCounties(r *rand.Rand, real bool) []county {
	groups := map[string][]string{
		"Eastern":    {"Bedfordshire", "Cambridgeshire", "Essex", "Hertfordshire", "Norfolk"},
		"South West": {"Avon", "Bristol, City of", "Devon", "Dorset", "Wiltshire"},
		"North East": {"Cleveland", "Durham", "Northumbria"},
	}
	if !real && r.IntN(3) == 0 {
		groups = map[string][]string{
			"Marchland":  {"Aldershire", "Brackmoor", "Corrie and Dunmore", "Easthaven", "Fenbridge"},
			"High Coast": {"Garrowdale", "Holm", "Inverlyn", "Jarrowby", "Kelstone"},
			"The Vales":  {"Lothersdale", "Merrow", "Netherby"},
		}
	}
	var out []county
	regions := make([]string, 0, len(groups))
	for name := range groups {
		regions = append(regions, name)
	}
	slices.Sort(regions)
	for _, region := range regions {
		names := groups[region]
		for _, n := range names[:len(names)-r.IntN(2)] {
			out = append(out, county{region, n})
		}
	}
	return out
}

// someCount draws a count, of a thousand and more as often as not.
func someCount(r *rand.Rand) int64 {
	if r.IntN(2) == 0 {
		return int64(5 + r.IntN(995))
	}
	return int64(1001 + r.IntN(8000))
}

// months lists months of 2019 from January on.
func months(n int) []string {
	var out []string
	for m := range n {
		out = append(out, fmt.Sprintf("2019-%02d", m+1))
	}
	return out
}

// lateMonths are months of two years.
func lateMonths() []string { return []string{"2018-11", "2018-12", "2019-01", "2019-02", "2019-03"} }

func monthNamed(span, layout string) string {
	t, err := time.Parse("2006-01", span)
	if err != nil {
		return span
	}
	return t.Format(layout)
}

// give adds a record and returns its cell.
func (d *document) give(r record) box {
	d.records = append(d.records, r)
	return box{strconv.FormatInt(r.value, 10), []int{len(d.records) - 1}}
}

func label(text string) box { return box{text: text} }

// bases are the kinds of exports that are polluted.
var bases = []base{
	{"long", func(r *rand.Rand) *document {
		d := newDocument([]string{"Region", "County", "Month", "People"}, isRegion, isArea, isPeriod, isCount)
		d.whole = "2019-01..2019-06"
		for _, c := range someCounties(r, false) {
			for _, m := range months(6) {
				d.rows = append(d.rows, []box{label(c.region), label(c.name), {m, nil}, d.give(record{region: c.region, area: c.name, span: m, value: someCount(r)})})
			}
		}
		return d
	}},
	{"long, by channel", func(r *rand.Rand) *document {
		d := newDocument([]string{"Region", "County", "Month", "Channel", "Calls"}, isRegion, isArea, isPeriod, isMember, isCount)
		d.whole, d.keys = "2019-01..2019-03", []string{"Channel"}
		for _, c := range someCounties(r, false) {
			for _, m := range months(3) {
				for _, ch := range []string{"Phone", "Webchat"} {
					d.rows = append(d.rows, []box{label(c.region), label(c.name), label(m), label(ch), d.give(record{region: c.region, area: c.name, span: m, member: ch, value: someCount(r)})})
				}
			}
		}
		return d
	}},
	{"months across", func(r *rand.Rand) *document {
		d := newDocument([]string{"Region", "County"}, isRegion, isArea)
		d.whole = "2019-01..2019-06"
		for _, m := range months(6) {
			d.columns = append(d.columns, column{isCount, m})
			d.heads[0] = append(d.heads[0], monthNamed(m, "Jan 2006"))
		}
		for _, c := range someCounties(r, false) {
			row := []box{label(c.region), label(c.name)}
			for _, m := range months(6) {
				row = append(row, d.give(record{region: c.region, area: c.name, span: m, value: someCount(r)}))
			}
			d.rows = append(d.rows, row)
		}
		return d
	}},
	{"months across, of two years", func(r *rand.Rand) *document {
		d := newDocument([]string{"Region", "County"}, isRegion, isArea)
		d.whole = "2018-11..2019-03"
		for _, m := range lateMonths() {
			d.columns = append(d.columns, column{isCount, m})
			d.heads[0] = append(d.heads[0], monthNamed(m, "Jan 2006"))
		}
		for _, c := range someCounties(r, false) {
			row := []box{label(c.region), label(c.name)}
			for _, m := range lateMonths() {
				row = append(row, d.give(record{region: c.region, area: c.name, span: m, value: someCount(r)}))
			}
			d.rows = append(d.rows, row)
		}
		return d
	}},
	{"years across", func(r *rand.Rand) *document {
		d := newDocument([]string{"County"}, isArea)
		years := []string{"2017", "2018", "2019"}
		for _, y := range years {
			d.columns = append(d.columns, column{isCount, y})
			d.heads[0] = append(d.heads[0], y)
		}
		for _, c := range someCounties(r, false) {
			row := []box{label(c.name)}
			for _, y := range years {
				row = append(row, d.give(record{area: c.name, span: y, value: someCount(r)}))
			}
			d.rows = append(d.rows, row)
		}
		return d
	}},
	{"log", func(r *rand.Rand) *document {
		d := newDocument([]string{"Contact ID", "Date", "County", "Channel"}, isOther, isDate, isArea, isMember)
		d.whole, d.keys = "2019-01..2019-03", []string{"Channel"}
		cs := someCounties(r, false)
		for day := range 90 {
			date := time.Date(2019, 1, 1+day, 0, 0, 0, 0, time.UTC)
			for range 1 + r.IntN(2) {
				c, ch := cs[r.IntN(len(cs))], []string{"Phone", "Webchat", "Email"}[r.IntN(3)]
				d.records = append(d.records, record{area: c.name, span: date.Format("2006-01"), member: ch, value: 1})
				d.rows = append(d.rows, []box{label(fmt.Sprintf("C-%05d", 1000+len(d.rows))), {date.Format("2006-01-02"), []int{len(d.records) - 1}}, label(c.name), label(ch)})
			}
		}
		return d
	}},
	{"log with counts", func(r *rand.Rand) *document {
		d := newDocument([]string{"Date", "Region", "County", "Calls"}, isDate, isRegion, isArea, isCount)
		d.whole = "2019-01..2019-02"
		cs := someCounties(r, false)
		for day := range 59 {
			date := time.Date(2019, 1, 1+day, 0, 0, 0, 0, time.UTC)
			for range 2 {
				c := cs[r.IntN(len(cs))]
				d.rows = append(d.rows, []box{label(date.Format("2006-01-02")), label(c.region), label(c.name), d.give(record{region: c.region, area: c.name, span: date.Format("2006-01"), value: someCount(r)})})
			}
		}
		return d
	}},
	{"years and months", func(r *rand.Rand) *document {
		d := newDocument([]string{"County", "Year", "Month", "Contacts"}, isArea, isOther, isOther, isCount)
		d.whole = "2019-01..2019-04"
		for _, c := range someCounties(r, false)[:8] {
			for _, m := range months(4) {
				d.rows = append(d.rows, []box{label(c.name), label("2019"), label(monthNamed(m, "January")), d.give(record{area: c.name, span: m, value: someCount(r)})})
			}
		}
		return d
	}},
	{"measures", func(r *rand.Rand) *document {
		d := newDocument([]string{"County", "Year", "Calls", "Emails", "Webchats", "Total contacts"}, isArea, isPeriod, isCount, isCount, isCount, isSum)
		for _, c := range someCounties(r, false) {
			for _, y := range []string{"2018", "2019"} {
				row, sum := []box{label(c.name), label(y)}, int64(0)
				for _, m := range []string{"Calls", "Emails", "Webchats"} {
					n := someCount(r)
					sum += n
					row = append(row, d.give(record{area: c.name, span: y, member: m, value: n}))
				}
				d.rows = append(d.rows, append(row, label(strconv.FormatInt(sum, 10))))
			}
		}
		return d
	}},
	{"numbers and per cents in pairs", func(r *rand.Rand) *document {
		d := newDocument([]string{"County", "2018 Number", "2018 %", "2019 Number", "2019 %"}, isArea, isCount, isPercent, isCount, isPercent)
		d.columns[1].span, d.columns[3].span = "2018", "2019"
		for _, c := range someCounties(r, false) {
			row := []box{label(c.name)}
			for _, y := range []string{"2018", "2019"} {
				row = append(row, d.give(record{area: c.name, span: y, value: someCount(r)}), label(fmt.Sprintf("%.1f%%", 20*r.Float64())))
			}
			d.rows = append(d.rows, row)
		}
		return d
	}},
	{"hidden marks", func(r *rand.Rand) *document {
		d := newDocument([]string{"Region", "County", "Year", "People"}, isRegion, isArea, isPeriod, isCount)
		for _, c := range someCounties(r, false) {
			for _, y := range []string{"2017", "2018", "2019"} {
				b := d.give(record{region: c.region, area: c.name, span: y, value: someCount(r), hidden: r.IntN(8) == 0})
				if d.records[len(d.records)-1].hidden {
					b.text = "[c]"
				}
				d.rows = append(d.rows, []box{label(c.region), label(c.name), label(y), b})
			}
		}
		return d
	}},
	{"areas across", func(r *rand.Rand) *document {
		d := newDocument([]string{"Month"}, isPeriod)
		d.whole = "2019-01..2019-08"
		cs := someCounties(r, true)[:6]
		for _, c := range cs {
			d.columns = append(d.columns, column{kind: isCount})
			d.heads[0] = append(d.heads[0], c.name)
		}
		for _, m := range months(8) {
			row := []box{label(m)}
			for _, c := range cs {
				row = append(row, d.give(record{area: c.name, span: m, value: someCount(r)}))
			}
			d.rows = append(d.rows, row)
		}
		return d
	}},
	{"levels in one column", func(r *rand.Rand) *document {
		d := newDocument([]string{"Area", "2018", "2019"}, isArea, isCount, isCount)
		d.columns[1].span, d.columns[2].span = "2018", "2019"
		d.parents["England"] = true
		var regions []string
		var rows [][]box
		totals := map[string][2]int64{}
		for _, c := range someCounties(r, false) {
			x, y := someCount(r), someCount(r)
			if !slices.Contains(regions, c.region) {
				regions = append(regions, c.region)
				rows = append(rows, []box{label(strings.ToUpper(c.region)), {}, {}})
			}
			for _, up := range []string{c.region, "England"} {
				t := totals[up]
				totals[up] = [2]int64{t[0] + x, t[1] + y}
			}
			rows = append(rows, []box{label(c.name), d.give(record{region: c.region, area: c.name, span: "2018", value: x}), d.give(record{region: c.region, area: c.name, span: "2019", value: y})})
		}
		rows = append([][]box{{label("ENGLAND"), {}, {}}}, rows...)
		for _, row := range rows {
			for name, t := range totals {
				if strings.EqualFold(name, row[0].text) {
					row[1].text, row[2].text = strconv.FormatInt(t[0], 10), strconv.FormatInt(t[1], 10)
				}
			}
		}
		d.rows = rows
		return d
	}},
	{"quarters", func(r *rand.Rand) *document {
		d := newDocument([]string{"Local authority", "Quarter", "Referrals"}, isArea, isPeriod, isCount)
		d.whole = "2019"
		for _, c := range someCounties(r, false) {
			for q := range 4 {
				s := fmt.Sprintf("Q%d 2019", q+1)
				d.rows = append(d.rows, []box{label(c.name), label(s), d.give(record{area: c.name, span: s, value: someCount(r)})})
			}
		}
		return d
	}},
	{"one period", func(r *rand.Rand) *document {
		d := newDocument([]string{"Region", "County", "Number of people"}, isRegion, isArea, isCount)
		d.name = "contacts_2019.csv"
		for _, c := range someCounties(r, false) {
			d.rows = append(d.rows, []box{label(c.region), label(c.name), d.give(record{region: c.region, area: c.name, span: "2019", value: someCount(r)})})
		}
		return d
	}},
}
