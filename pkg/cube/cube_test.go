package cube_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/period"
)

// row is one line of test data: an area path, a period, members and a count.
type row struct {
	area    string
	period  string
	members []int
	amount  cube.Amount
}

// build makes a cube of contacts over the rows, numbered from 2 as below a
// header.
func build(t testing.TB, dims []cube.Dimension, kind cube.MeasureKind, rows []row) *cube.Cube {
	t.Helper()
	return buildWith(t, dims, kind, rows, func(*cube.Builder) {})
}

func buildWith(t testing.TB, dims []cube.Dimension, kind cube.MeasureKind, rows []row, more func(*cube.Builder)) *cube.Cube {
	t.Helper()
	areas := area.NewBuilder()
	for _, r := range rows {
		parts := strings.Split(r.area, area.Separator)
		if r.area != "" {
			areas.AddUnder(strings.Join(parts[:len(parts)-1], area.Separator), parts[len(parts)-1])
		}
	}
	tree, err := areas.Build()
	if err != nil {
		t.Fatal(err)
	}
	b := cube.NewBuilder(tree, []cube.Measure{{Name: "Contacts", Kind: kind}}, dims, []cube.File{{Name: "test.csv"}})
	for i, r := range rows {
		o := cube.Observation{Area: area.None, Span: span(t, r.period), Members: r.members, Amount: r.amount}
		if o.Members == nil {
			o.Members = make([]int, len(dims))
		}
		if r.area != "" {
			o.Area = find(t, tree, r.area)
		}
		o.Rows.Add(int64(i + 2))
		b.Add(o)
	}
	more(b)
	c, err := b.Build()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func find(t testing.TB, tree *area.Tree, name string) area.ID {
	t.Helper()
	a, err := tree.Resolve(name)
	if err != nil {
		t.Fatal(err)
	}
	return a.ID
}

func span(t testing.TB, text string) period.Span {
	t.Helper()
	s, err := period.ParseOne(text, period.Context{})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func known(n int64) cube.Amount { return cube.Known(n) }

// cell asks for one area and period.
func cell(t testing.TB, c *cube.Cube, name, when string, members ...[]int) cube.Cell {
	t.Helper()
	s := cube.Selection{Area: area.None, Span: span(t, when), Members: members}
	if name != "" {
		s.Area = find(t, c.Areas, name)
	}
	return c.Cell(s)
}

// say sums a cell up in one line.
func say(c *cube.Cube, x cube.Cell) string {
	if x.None {
		return "none"
	}
	out := x.Sum.String()
	for _, g := range x.Missing {
		out += fmt.Sprintf(", without %s %s", c.AreaName(g.Area), g.Span)
	}
	if x.Stated {
		out += ", stated"
	}
	for _, w := range x.Caveats {
		out += ", " + string(w.ID)
	}
	return out
}

var channels = []cube.Dimension{{Name: "Channel", Members: []cube.Member{{Name: "phone"}, {Name: "webchat"}, {Name: "Total", Total: true}}}}

func TestCell(t *testing.T) {
	phone, webchat, total := []int{0}, []int{1}, []int{2}
	hidden := cube.HiddenBetween(1, 4)
	tests := []struct {
		name string
		dims []cube.Dimension
		rows []row
		area string
		when string
		want string
	}{
		{name: "months add up to a half-year", rows: []row{
			{"Kent", "January 2019", nil, known(1)}, {"Kent", "February 2019", nil, known(2)}, {"Kent", "March 2019", nil, known(4)},
			{"Kent", "April 2019", nil, known(8)}, {"Kent", "May 2019", nil, known(16)}, {"Kent", "June 2019", nil, known(32)}, {"Kent", "July 2019", nil, known(64)},
		}, area: "Kent", when: "January to June 2019", want: "63"},
		{name: "a half-covered span names what is missing", rows: []row{
			{"Kent", "Q1 2019", nil, known(5)},
		}, area: "Kent", when: "January to June 2019", want: "5, without Kent 2019-04-01..2019-06-30"},
		{name: "a year is never cut", rows: []row{{"Kent", "2019", nil, known(5)}}, area: "Kent", when: "January to June 2019", want: "none"},
		{name: "a year and its months are not added together", rows: []row{
			{"Kent", "2019", nil, known(30)}, {"Kent", "H1 2019", nil, known(10)}, {"Kent", "H2 2019", nil, known(20)},
		}, area: "Kent", when: "2019", want: "30"},
		{name: "a year that its halves contradict", rows: []row{
			{"Kent", "2019", nil, known(31)}, {"Kent", "H1 2019", nil, known(10)}, {"Kent", "H2 2019", nil, known(20)},
		}, area: "Kent", when: "2019", want: "31, spans-disagree"},
		{name: "a hidden year is bounded by its halves", rows: []row{
			{"Kent", "2019", nil, cube.HiddenAtLeast(0)}, {"Kent", "H1 2019", nil, known(1)}, {"Kent", "H2 2019", nil, known(2)},
		}, area: "Kent", when: "2019", want: "3"},
		{name: "regions add their areas", rows: []row{
			{"South > Kent", "2019", nil, known(3)}, {"South > Essex", "2019", nil, known(4)},
		}, area: "South", when: "2019", want: "7"},
		{name: "a region's own row is checked and not added", rows: []row{
			{"South", "2019", nil, known(7)}, {"South > Kent", "2019", nil, known(3)}, {"South > Essex", "2019", nil, known(4)},
		}, area: "South", when: "2019", want: "7"},
		{name: "a region's own row that its areas contradict", rows: []row{
			{"South", "2019", nil, known(9)}, {"South > Kent", "2019", nil, known(3)}, {"South > Essex", "2019", nil, known(4)},
		}, area: "South", when: "2019", want: "9, stated, subtotal-conflict"},
		{name: "a stated total bounds hidden parts", rows: []row{
			{"South", "2019", nil, known(7)}, {"South > Kent", "2019", nil, known(5)}, {"South > Essex", "2019", nil, hidden},
		}, area: "South", when: "2019", want: "7, stated"},
		{name: "hidden parts make a range", rows: []row{
			{"South > Kent", "2019", nil, known(5)}, {"South > Essex", "2019", nil, hidden},
		}, area: "South", when: "2019", want: "6 to 9"},
		{name: "an area without a row opens the sum", rows: []row{
			{"South > Kent", "2019", nil, known(5)}, {"South > Essex", "2018", nil, known(2)},
		}, area: "South", when: "2019", want: "at least 5, without South > Essex 2019-01-01..2019-12-31"},
		{name: "unknown areas without a row are none", rows: []row{
			{"South > Kent", "2019", nil, known(5)}, {"South > Not stated", "2018", nil, known(2)},
		}, area: "South", when: "2019", want: "5"},
		{name: "partly covered parts do not contradict a stated total", rows: []row{
			{"South", "2019", nil, known(100)}, {"South > Kent", "H1 2019", nil, known(40)},
		}, area: "South", when: "2019", want: "100, stated"},
		{name: "but too large a part does", rows: []row{
			{"South", "2019", nil, known(100)}, {"South > Kent", "H1 2019", nil, known(140)},
		}, area: "South", when: "2019", want: "100, stated, subtotal-conflict"},
		{name: "the part with fewer gaps is used", rows: []row{
			{"South", "Q1 2019", nil, known(10)}, {"South > Kent", "H1 2019", nil, known(40)},
		}, area: "South", when: "2019", want: "40, without South > Kent 2019-07-01..2019-12-31"},
		{name: "complete parts beat a partly covered total", rows: []row{
			{"South", "H1 2019", nil, known(10)}, {"South > Kent", "2019", nil, known(40)},
		}, area: "South", when: "2019", want: "40"},
		{name: "a total row of a dimension is not added", dims: channels, rows: []row{
			{"Kent", "2019", phone, known(3)}, {"Kent", "2019", webchat, known(4)}, {"Kent", "2019", total, known(7)},
		}, area: "Kent", when: "2019", want: "7"},
		{name: "a total row alone is used", dims: channels, rows: []row{
			{"Kent", "2018", total, known(5)}, {"Kent", "2019", phone, known(3)}, {"Kent", "2019", webchat, known(4)},
		}, area: "Kent", when: "2018", want: "5, stated"},
		{name: "a combination without a row is none where its siblings have one", dims: channels, rows: []row{
			{"Kent", "H1 2019", phone, known(3)}, {"Kent", "H1 2019", webchat, known(4)}, {"Kent", "H2 2019", phone, known(5)},
		}, area: "Kent", when: "2019", want: "12"},
		{name: "the stated whole is checked against all areas", rows: []row{
			{"", "2019", nil, known(7)}, {"Kent", "2019", nil, known(3)}, {"Essex", "2019", nil, known(4)},
		}, area: "", when: "2019", want: "7"},
		{name: "a file without areas", rows: []row{{"", "2019", nil, known(7)}}, area: "", when: "2019", want: "7"},
		{name: "all areas together", rows: []row{{"Kent", "2019", nil, known(3)}, {"Essex", "2019", nil, known(4)}}, area: "", when: "2019", want: "7"},
		{name: "quarters that their months contradict", rows: []row{
			{"Kent", "Q1 2019", nil, known(100)}, {"Kent", "Q2 2019", nil, known(200)}, {"Kent", "January 2019", nil, known(10)}, {"Kent", "February 2019", nil, known(10)}, {"Kent", "March 2019", nil, known(10)},
		}, area: "Kent", when: "H1 2019", want: "300, spans-disagree"},
		{name: "of two totals the one that the parts add up to", dims: []cube.Dimension{{Name: "Channel", Members: []cube.Member{{Name: "All calls", Total: true}, {Name: "Mobile"}, {Name: "Phone"}, {Name: "Total", Total: true}, {Name: "Web"}}}}, rows: []row{
			{"Kent", "2019", []int{0}, known(30)}, {"Kent", "2019", []int{1}, known(20)}, {"Kent", "2019", []int{2}, known(10)}, {"Kent", "2019", []int{3}, known(55)}, {"Kent", "2019", []int{4}, known(25)},
		}, area: "Kent", when: "2019", want: "55"},
		{name: "of two totals, one of some parts, where a part is hidden", dims: []cube.Dimension{{Name: "Channel", Members: []cube.Member{{Name: "All calls", Total: true}, {Name: "Mobile"}, {Name: "Phone"}, {Name: "Total", Total: true}, {Name: "Web"}}}}, rows: []row{
			{"Kent", "2019", []int{0}, known(30)}, {"Kent", "2019", []int{1}, known(20)}, {"Kent", "2019", []int{2}, known(10)}, {"Kent", "2019", []int{3}, known(55)}, {"Kent", "2019", []int{4}, cube.HiddenAtLeast(0)},
		}, area: "Kent", when: "2019", want: "55, stated"},
		{name: "of two totals that nothing adds up to, the larger", dims: []cube.Dimension{{Name: "Channel", Members: []cube.Member{{Name: "All calls", Total: true}, {Name: "Phone"}, {Name: "Total", Total: true}}}}, rows: []row{
			{"Kent", "2019", []int{0}, known(30)}, {"Kent", "2019", []int{1}, known(20)}, {"Kent", "2019", []int{2}, known(55)},
		}, area: "Kent", when: "2019", want: "55, stated, subtotal-conflict"},
		{name: "a repeated cell is added", rows: []row{{"Kent", "2019", nil, known(3)}, {"Kent", "2019", nil, known(4)}}, area: "Kent", when: "2019", want: "7"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := build(t, tt.dims, cube.Flow, tt.rows)
			if got := say(c, cell(t, c, tt.area, tt.when)); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestCellOfMembers(t *testing.T) {
	c := build(t, channels, cube.Flow, []row{
		{"Kent", "H1 2019", []int{0}, known(3)}, {"Kent", "H1 2019", []int{1}, known(4)}, {"Kent", "H1 2019", []int{2}, known(7)},
		{"Kent", "H2 2019", []int{0}, known(5)},
		{"Essex", "H1 2019", []int{0}, known(9)},
		{"Powys", "H1 2019", []int{2}, known(9)},
	})
	tests := []struct {
		area, when string
		members    []int
		want       string
	}{
		{"Kent", "H1 2019", []int{0}, "3"},
		{"Kent", "H1 2019", []int{0, 1}, "7"},
		{"Kent", "H1 2019", []int{2}, "7"},
		{"Kent", "2019", []int{1}, "4"},     // no webchat row in the second half, where phone has one
		{"Essex", "H1 2019", []int{1}, "0"}, // never a webchat row
		{"Essex", "H2 2019", []int{1}, "none"},
		{"Powys", "H1 2019", []int{0}, "none"}, // only a total is known: not zero
	}
	for _, tt := range tests {
		if got := say(c, cell(t, c, tt.area, tt.when, tt.members)); got != tt.want {
			t.Errorf("%s, %s, %v: got %q, want %q", tt.area, tt.when, tt.members, got, tt.want)
		}
	}
	if notes := c.Notes(); len(notes) != 1 || notes[0].ID != caveat.AbsentIsZero || !strings.Contains(notes[0].Text, "Essex, Kent") {
		t.Errorf("one note should name Essex and Kent, got %v", notes)
	}
}

func TestFoldedTotals(t *testing.T) {
	c := build(t, channels, cube.Flow, []row{
		{"Kent", "2019", []int{cube.Any}, known(7)}, {"Kent", "2019", []int{cube.FoldedTotal}, known(7)},
		{"Essex", "2019", []int{cube.FoldedTotal}, known(5)},
	})
	if got := say(c, cell(t, c, "", "2019")); got != "12" {
		t.Errorf("got %q, want 12", got)
	}
	c = build(t, channels, cube.Flow, []row{{"Kent", "2019", []int{cube.Any}, known(7)}, {"Kent", "2019", []int{cube.FoldedTotal}, known(8)}})
	if got := cell(t, c, "Kent", "2019"); len(got.Caveats) != 1 || !strings.Contains(got.Caveats[0].Text, `the total of "Channel" of Kent, 2019 says 8, but its parts add up to 7`) {
		t.Errorf("got %v", got.Caveats)
	}
}

func TestMeasuresThatDoNotAddUp(t *testing.T) {
	rows := []row{{"South > Kent", "H1 2019", []int{0}, known(20)}, {"South > Kent", "H1 2019", []int{1}, known(30)}, {"South > Essex", "H1 2019", []int{0}, known(40)}, {"South > Essex", "H2 2019", []int{0}, known(50)}}
	for _, kind := range []cube.MeasureKind{cube.Average, cube.Percentage} {
		c := build(t, channels, kind, rows)
		for _, tt := range []struct{ area, when, want string }{
			{"South > Essex", "H1 2019", "40"}, {"South > Essex", "2019", "none"}, {"South > Kent", "H1 2019", "none"}, {"South", "H1 2019", "none"}, {"", "H1 2019", "none"},
		} {
			if got := say(c, cell(t, c, tt.area, tt.when)); got != tt.want {
				t.Errorf("%s of %s, %s: got %q, want %q", kind, tt.area, tt.when, got, tt.want)
			}
		}
		if got := say(c, cell(t, c, "Kent", "H2 2019", []int{1})); got != "none" {
			t.Errorf("%s: an absent row is not zero, got %q", kind, got)
		}
	}
	c := build(t, nil, cube.Stock, []row{{"South > Kent", "H1 2019", nil, known(20)}, {"South > Kent", "H2 2019", nil, known(22)}, {"South > Essex", "H1 2019", nil, known(40)}})
	for _, tt := range []struct{ area, when, want string }{{"South", "H1 2019", "60"}, {"Kent", "2019", "none"}, {"Kent", "H2 2019", "22"}} {
		if got := say(c, cell(t, c, tt.area, tt.when)); got != tt.want {
			t.Errorf("stock of %s, %s: got %q, want %q", tt.area, tt.when, got, tt.want)
		}
	}
}

func TestLog(t *testing.T) {
	c := buildWith(t, nil, cube.Flow, []row{
		{"Kent", "January 2019", nil, known(3)}, {"Kent", "March 2019", nil, known(4)}, {"Essex", "March 2019", nil, known(1)},
	}, func(b *cube.Builder) { b.Covers(span(t, "2019-01-01..2019-03-31")) })
	for _, tt := range []struct{ area, when, want string }{
		{"Kent", "Q1 2019", "7"}, {"Kent", "February 2019", "0"}, {"Essex", "January 2019", "0"}, {"", "January 2019", "3"},
		{"Kent", "H1 2019", "7, without Kent 2019-04-01..2019-06-30"}, {"Kent", "April 2019", "none"},
	} {
		if got := say(c, cell(t, c, tt.area, tt.when)); got != tt.want {
			t.Errorf("%s, %s: got %q, want %q", tt.area, tt.when, got, tt.want)
		}
	}
	if s, ok := c.Latest(); !ok || !s.Same(span(t, "Q1 2019")) {
		t.Errorf("latest: got %v", s)
	}
	if !c.Held(span(t, "2019-01-02..2019-01-09")) || c.Held(span(t, "April 2019")) {
		t.Error("a log holds any days it covers, and no others")
	}
}

func TestShortLog(t *testing.T) {
	c := buildWith(t, nil, cube.Flow, []row{{"Kent", "January 2019", nil, known(2)}}, func(b *cube.Builder) { b.Covers(span(t, "2019-01-02..2019-01-05")) })
	s, ok := c.Latest()
	if !ok || !s.Same(span(t, "January 2019")) {
		t.Errorf("latest: got %v", s)
	}
	if got := say(c, cell(t, c, "Kent", "January 2019")); got != "2, without Kent 2019-01-01, without Kent 2019-01-06..2019-01-31" {
		t.Errorf("got %q", got)
	}
	if got := say(c, cell(t, c, "Kent", "2019-01-02..2019-01-05")); got != "2" {
		t.Errorf("all rows of the month lie in what the log covers of it: got %q", got)
	}
	if got := say(c, cell(t, c, "Kent", "2019-01-02..2019-01-04")); got != "none" {
		t.Errorf("what was folded by month cannot be cut into days: got %q", got)
	}
}

func TestAbsentIsZero(t *testing.T) {
	rows := []row{{"South > Kent", "2019", nil, known(5)}, {"South > Essex", "2018", nil, known(2)}}
	c := buildWith(t, nil, cube.Flow, rows, func(b *cube.Builder) { b.AbsentIsZero(true) })
	if got := say(c, cell(t, c, "South", "2019")); got != "5" {
		t.Errorf("got %q", got)
	}
}

func TestUnnamedTotal(t *testing.T) {
	dims := func() []cube.Dimension {
		return []cube.Dimension{{Name: "Channel", Members: []cube.Member{{Name: "helpline"}, {Name: "remote"}, {Name: "webchat"}}}}
	}
	var rows []row
	for i, month := range []string{"January 2019", "February 2019", "March 2019"} {
		a, b := int64(10+i), int64(20*i+1)
		rows = append(rows, row{"Kent", month, []int{0}, known(a)}, row{"Kent", month, []int{1}, known(a + b)}, row{"Kent", month, []int{2}, known(b)})
	}
	c := build(t, dims(), cube.Flow, rows)
	if got := say(c, cell(t, c, "Kent", "Q1 2019")); got != "96" {
		t.Errorf("the member that is always the sum of the others must not be added: got %q, want 96", got)
	}
	if notes := c.Notes(); len(notes) != 1 || !strings.Contains(notes[0].Text, `"remote" in column "Channel" equals the sum`) {
		t.Errorf("got %v", notes)
	}
	if c = build(t, dims(), cube.Flow, rows[:6]); len(c.Notes()) != 0 {
		t.Error("two agreements can be chance")
	}
	rows[7].amount = known(1)
	if c = build(t, dims(), cube.Flow, rows); len(c.Notes()) != 0 {
		t.Error("one disagreement settles that it is not the total")
	}
}

func TestViewsAreNotAdded(t *testing.T) {
	dims := func() []cube.Dimension {
		return []cube.Dimension{{Name: "View", Members: []cube.Member{{Name: "by age"}, {Name: "by need"}}}, {Name: "Group", Members: []cube.Member{{Name: "Total", Total: true}, {Name: "deaf"}, {Name: "old"}, {Name: "young"}}}}
	}
	var rows []row
	for i, year := range []string{"2017", "2018", "2019"} {
		n := int64(100 + 7*i)
		rows = append(rows, row{"Kent", year, []int{0, 0}, known(n)}, row{"Kent", year, []int{0, 2}, known(n - 40)}, row{"Kent", year, []int{0, 3}, known(40)},
			row{"Kent", year, []int{1, 0}, known(n)}, row{"Kent", year, []int{1, 1}, known(n)})
	}
	c := build(t, dims(), cube.Flow, rows)
	if got := say(c, cell(t, c, "Kent", "2019")); got != "114" || !c.Dimensions[0].Views {
		t.Errorf("got %q", got)
	}
	if got := say(c, cell(t, c, "Kent", "2019", []int{1})); got != "114" {
		t.Errorf("one view: got %q", got)
	}
	rows[13].amount = known(115)
	if c = build(t, dims(), cube.Flow, rows); c.Dimensions[0].Views {
		t.Error("members that differ are parts")
	}
}

func TestRoundedDataExplainSmallDisagreements(t *testing.T) {
	rows := []row{{"South", "2019", nil, known(30)}, {"South > A", "2019", nil, known(15)}, {"South > B", "2019", nil, known(20)}}
	for y := 2010; y < 2016; y++ {
		rows = append(rows, row{"South > A", fmt.Sprint(y), nil, known(25)})
	}
	c := build(t, nil, cube.Flow, rows)
	if got := say(c, cell(t, c, "South", "2019")); got != "30, stated, parts-not-total" {
		t.Errorf("got %q", got)
	}
	rows[2].amount = known(40)
	c = build(t, nil, cube.Flow, rows)
	if got := say(c, cell(t, c, "South", "2019")); got != "30, stated, subtotal-conflict" {
		t.Errorf("got %q", got)
	}
}

func TestLatestAndBase(t *testing.T) {
	months := func(from string, n int) []row {
		var rows []row
		start := span(t, from).Start
		for i := range n {
			y, m, _ := start.AddMonths(i).Date()
			rows = append(rows, row{"Kent", fmt.Sprintf("%d-%02d", y, int(m)), nil, known(1)})
		}
		return rows
	}
	tests := []struct {
		name         string
		rows         []row
		latest, base string
	}{
		{"two whole years of months", months("January 2018", 24), "2019", "2018"},
		{"to June", months("January 2018", 18), "H1 2019", "H1 2018"},
		{"to June, from July", months("July 2017", 12), "H1 2018", "H2 2017"},
		{"to January", months("January 2018", 25), "January 2020", "January 2019"},
		{"years", []row{{"Kent", "2018", nil, known(1)}, {"Kent", "2019", nil, known(1)}}, "2019", "2018"},
		{"financial years", []row{{"Kent", "2017/18", nil, known(1)}, {"Kent", "2018/19", nil, known(1)}}, "2018/19", "2017/18"},
		{"a year and its months", append(months("January 2019", 12), row{"Kent", "2019", nil, known(12)}), "2019", "2018"},
		{"one year has only what is before it", []row{{"Kent", "2019", nil, known(1)}}, "2019", "2018"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := build(t, nil, cube.Flow, tt.rows)
			latest, ok := c.Latest()
			if !ok || !latest.Same(span(t, tt.latest)) {
				t.Fatalf("latest: got %v, want %s", latest, tt.latest)
			}
			if base := c.Base(latest); !base.Same(span(t, tt.base)) {
				t.Errorf("base: got %v, want %s", base, tt.base)
			}
		})
	}
	if _, ok := build(t, nil, cube.Flow, nil).Latest(); ok {
		t.Error("no data has no latest period")
	}
}

func TestHeldNeedsTiles(t *testing.T) {
	c := build(t, nil, cube.Flow, []row{{"Kent", "2018", nil, known(1)}, {"Kent", "Q1 2019", nil, known(1)}, {"Kent", "Q2 2019", nil, known(1)}})
	for text, want := range map[string]bool{"2018": true, "H1 2018": false, "H1 2019": true, "2019": false, "2018-01-01..2019-06-30": true} {
		if got := c.Held(span(t, text)); got != want {
			t.Errorf("%s: got %v", text, got)
		}
	}
}

func TestListsAndScope(t *testing.T) {
	c := build(t, channels, cube.Flow, []row{
		{"UK > South > Kent", "2019", []int{0}, known(3)}, {"UK > South > Essex", "2019", []int{1}, known(4)}, {"UK > South > Unknown", "2019", []int{1}, known(4)}, {"UK > North", "2019", []int{1}, known(4)},
	})
	names := func(ids []area.ID) (out []string) {
		for _, id := range ids {
			out = append(out, c.AreaName(id))
		}
		return out
	}
	if got, want := names(c.Depths()), []string{"UK", "UK > North", "UK > South", "UK > South > Essex", "UK > South > Kent", "UK > South > Unknown"}; !slices.Equal(got, want) {
		t.Errorf("depths: %q", got)
	}
	if got := names(c.Listed(find(t, c.Areas, "South"))); !slices.Equal(got, []string{"UK > South > Essex", "UK > South > Kent"}) {
		t.Errorf("listed: %q", got)
	}
	if got := c.Scope(cube.Selection{}); !cmp.Equal(got, []cube.Scope{{Dimension: "Channel", Members: []string{"phone", "webchat"}, All: true}}) {
		t.Errorf("scope: %v", got)
	}
	if got := c.Scope(cube.Selection{Members: [][]int{{0}}}); got != nil {
		t.Errorf("scope of one member: %v", got)
	}
	if got := c.Dimensions[0].Index("Phone"); got != 0 {
		t.Errorf("index: %d", got)
	}
	if got := c.Dimensions[0].Index("fax"); got != -1 {
		t.Errorf("index: %d", got)
	}
	if c.Holds(find(t, c.Areas, "North")) != true || c.AreaName(area.None) != "all areas" {
		t.Error("names")
	}
}

func TestOverflowIsAnError(t *testing.T) {
	tree, _ := area.NewBuilder().Build()
	b := cube.NewBuilder(tree, []cube.Measure{{Name: "Contacts"}}, nil, nil)
	for range 2 {
		b.Add(cube.Observation{Area: area.None, Span: period.OfYear(2019), Amount: known(1 << 62)})
	}
	if _, err := b.Build(); err == nil || !strings.Contains(err.Error(), "too large") {
		t.Errorf("got %v", err)
	}
}

func TestRowSet(t *testing.T) {
	var rows []int64
	for i := range int64(40) {
		rows = append(rows, 3+2*i)
	}
	rand.New(rand.NewPCG(1, 2)).Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
	var whole, left, right cube.RowSet
	for i, r := range rows {
		whole.Add(r)
		if i%3 == 0 {
			left.Add(r)
		} else {
			right.Add(r)
		}
	}
	left.Merge(right)
	if !cmp.Equal(left, whole) {
		t.Errorf("merged %v, whole %v", left, whole)
	}
	if whole.Count != 40 || whole.First != 3 || whole.Last != 81 || len(whole.Lowest) != 16 || whole.Lowest[15] != 33 || whole.All() {
		t.Errorf("got %+v", whole)
	}
	every := cube.RowSet{Every: true}
	for _, r := range rows {
		every.Add(r)
	}
	if len(every.Lowest) != 40 || !slices.IsSorted(every.Lowest) || !every.All() {
		t.Errorf("a set that keeps every row has them all: %v", every.Lowest)
	}
	same := left
	same.Merge(whole)
	if same.Count != 40 {
		t.Errorf("a set merged with itself stays the same, got %+v", same)
	}
	for want, in := range map[string][]int64{"no rows": nil, "row 7": {7}, "rows 4 to 6": {4, 5, 6}, "rows 4, 6 and 9": {4, 6, 9}, "rows 1 to 15 (8 of them)": {1, 3, 5, 7, 9, 11, 13, 15}} {
		var s cube.RowSet
		for _, r := range in {
			s.Add(r)
		}
		if s.String() != want {
			t.Errorf("got %q, want %q", s, want)
		}
	}
}

func TestAmountRange(t *testing.T) {
	a := cube.Known(1250)
	if got := a.Range(2).String(); got != "12.5" {
		t.Errorf("got %s", got)
	}
	if err := a.Add(cube.HiddenAtLeast(100)); err != nil || a.Range(2).String() != "at least 13.5" || a.Hidden != 1 {
		t.Errorf("got %s, %v", a.Range(2), err)
	}
	before := cube.Known(1<<63 - 1)
	after := before
	if err := after.Add(cube.Known(1)); err == nil || after != before {
		t.Error("overflow must be an error that changes nothing")
	}
	rapid.Check(t, func(rt *rapid.T) {
		a := cube.Amount{Low: rapid.Int64().Draw(rt, "low"), High: rapid.Int64().Draw(rt, "high")}
		n := rapid.Int64().Draw(rt, "n")
		slow, fast := a, a
		if e1, e2 := slow.Add(cube.Known(n)), fast.AddKnown(n); (e1 == nil) != (e2 == nil) || slow != fast {
			rt.Fatalf("%v + %d: %v (%v) and %v (%v)", a, n, slow, e1, fast, e2)
		}
	})
	open := cube.Amount{High: 1<<63 - 1}
	if err := open.Add(cube.HiddenBetween(0, 1)); err == nil {
		t.Error("overflow of the upper end must be an error")
	}
}

func TestKindNames(t *testing.T) {
	for k, want := range map[cube.MeasureKind]string{cube.Flow: "flow", cube.Stock: "stock", cube.Average: "average", cube.Percentage: "percentage", 9: "unknown"} {
		if k.String() != want {
			t.Errorf("got %s, want %s", k, want)
		}
	}
	if got := (cube.File{Name: "a.xlsx", Sheet: "2019"}).String(); got != "a.xlsx (2019)" {
		t.Error(got)
	}
	if got := (cube.File{Name: "a.csv"}).String(); got != "a.csv" {
		t.Error(got)
	}
}

// TestCellAgainstBruteForce compares cells with sums over the raw rows, on
// random data without subtotals, in random order.
func TestCellAgainstBruteForce(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		areas := []string{"North > A", "North > B", "South > C", "South > D"}
		dims := []cube.Dimension{{Name: "Channel", Members: []cube.Member{{Name: "phone"}, {Name: "webchat"}}}}
		var rows []row
		for _, a := range areas {
			for m := range 6 {
				for ch := range 2 {
					amount := known(rapid.Int64Range(0, 50).Draw(rt, "n"))
					if rapid.IntRange(0, 9).Draw(rt, "hidden") == 0 {
						amount = cube.HiddenBetween(1, 4)
					}
					rows = append(rows, row{a, fmt.Sprintf("2019-%02d", m+1), []int{ch}, amount})
				}
			}
		}
		rows = rapid.Permutation(rows).Draw(rt, "order")
		c := build(t, dims, cube.Flow, rows)
		name := rapid.SampledFrom(append([]string{"", "North", "South"}, areas...)).Draw(rt, "area")
		from := rapid.IntRange(1, 6).Draw(rt, "from")
		to := rapid.IntRange(from, 6).Draw(rt, "to")
		members := rapid.SampledFrom([][]int{nil, {0}, {1}, {0, 1}}).Draw(rt, "members")
		when := period.Span{Start: period.NewDay(2019, time.Month(from), 1), End: period.NewDay(2019, time.Month(to+1), 1)}
		sel := cube.Selection{Area: area.None, Span: when, Members: [][]int{members}}
		if name != "" {
			sel.Area = find(t, c.Areas, name)
		}
		var low, high, hidden, count int64
		for _, r := range rows {
			var month int
			fmt.Sscanf(r.period, "2019-%d", &month)
			if strings.HasPrefix(r.area, name) && month >= from && month <= to && (members == nil || slices.Contains(members, r.members[0])) {
				low, high, hidden, count = low+r.amount.Low, high+r.amount.High, hidden+r.amount.Hidden, count+1
			}
		}
		got := c.Cell(sel)
		if want := number.Between(number.Int(low), number.Int(high)); !got.Sum.Equal(want) || int64(got.Hidden) != hidden || int64(got.Pieces) != count || !got.Complete() {
			rt.Fatalf("%s %s %v: got %s (%d hidden, %d pieces), want %s (%d hidden, %d pieces)", name, when, members, got.Sum, got.Hidden, got.Pieces, want, hidden, count)
		}
		if got.Rows[0].Count != count {
			rt.Fatalf("rows: got %d, want %d", got.Rows[0].Count, count)
		}
	})
}
