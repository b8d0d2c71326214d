package figure

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/period"
)

// sheet is a small data set in the making.
type sheet struct {
	tb         testing.TB
	tree       *area.Builder
	measures   []cube.Measure
	dimensions []cube.Dimension
	rows       []sheetRow
	logged     []period.Span
	absentZero bool
	row        int64
}

type sheetRow struct {
	measure int
	area    area.ID
	span    period.Span
	members []int
	amount  cube.Amount
}

// newSheet counts people, without dimensions.
func newSheet(tb testing.TB) *sheet {
	return &sheet{tb: tb, tree: area.NewBuilder(), row: 1, measures: []cube.Measure{{Name: "People", Unit: "people"}}}
}

func (s *sheet) measure(ms ...cube.Measure) *sheet {
	s.measures = ms
	return s
}

// by adds a dimension. Members are in the order of their names, as a cube has
// them.
func (s *sheet) by(name string, members ...string) *sheet {
	dim := cube.Dimension{Name: name}
	slices.Sort(members)
	for _, m := range members {
		dim.Members = append(dim.Members, cube.Member{Name: m, Total: area.IsTotal(m), Unknown: area.IsUnknown(m)})
	}
	s.dimensions = append(s.dimensions, dim)
	return s
}

// add adds one cell of the first measure. The path is "Region > Area", members
// are by name.
func (s *sheet) add(path string, span period.Span, amount cube.Amount, members ...string) *sheet {
	return s.addOf(0, path, span, amount, members...)
}

func (s *sheet) addOf(measure int, path string, span period.Span, amount cube.Amount, members ...string) *sheet {
	s.tb.Helper()
	r := sheetRow{measure: measure, area: s.tree.Add(path), span: span, amount: amount}
	for i := range s.dimensions {
		r.members = append(r.members, s.dimensions[i].Index(members[i]))
	}
	s.rows = append(s.rows, r)
	return s
}

// years adds a path's counts for years from the first on.
func (s *sheet) years(path string, first int, counts ...int64) *sheet {
	for i, n := range counts {
		s.add(path, period.OfYear(first+i), cube.Known(n))
	}
	return s
}

// months adds a path's counts for months from the first on.
func (s *sheet) months(path string, first period.Span, counts ...int64) *sheet {
	for i, n := range counts {
		s.add(path, first.ShiftMonths(i), cube.Known(n))
	}
	return s
}

// desk builds the cube.
func (s *sheet) desk() *Desk {
	s.tb.Helper()
	tree, err := s.tree.Build()
	if err != nil {
		s.tb.Fatal(err)
	}
	b := cube.NewBuilder(tree, s.measures, s.dimensions, []cube.File{{Name: "test.csv"}})
	b.AbsentIsZero(s.absentZero)
	for _, l := range s.logged {
		b.Covers(l)
	}
	for i, r := range s.rows {
		o := cube.Observation{Measure: r.measure, Area: tree.Get(r.area).ID, Span: r.span, Members: r.members, Amount: r.amount, Rows: cube.RowSet{File: 0}}
		o.Rows.Add(int64(i + 2))
		b.Add(o)
	}
	c, err := b.Build()
	if err != nil {
		s.tb.Fatal(err)
	}
	return &Desk{Cube: c, Noun: "people"}
}

// id finds an area.
func (d *Desk) id(tb testing.TB, name string) area.ID {
	tb.Helper()
	a, err := d.Cube.Areas.Resolve(name)
	if err != nil {
		tb.Fatal(err)
	}
	return a.ID
}

func (d *Desk) ids(tb testing.TB, names ...string) []area.ID {
	var out []area.ID
	for _, n := range names {
		out = append(out, d.id(tb, n))
	}
	return out
}

func year(y int) period.Span { return period.OfYear(y) }

func half(y, h int) period.Span { return period.OfHalf(y, h) }

func month(y int, m time.Month) period.Span { return period.OfMonth(y, m) }

func val(text string) number.Value {
	v, err := number.ParseValue(text)
	if err != nil {
		panic(err)
	}
	return v
}

func exactly(text string) number.Range { return number.Exactly(val(text)) }

func between(low, high string) number.Range { return number.Between(val(low), val(high)) }

// ids lists the caveats of a figure, each once.
func ids(cs []caveat.Caveat) string {
	var out []string
	for _, c := range cs {
		if !slices.Contains(out, string(c.ID)) {
			out = append(out, string(c.ID))
		}
	}
	slices.Sort(out)
	return strings.Join(out, " ")
}

// text returns the texts of the caveats of one kind.
func text(cs []caveat.Caveat, id caveat.ID) string {
	var out []string
	for _, c := range cs {
		if c.ID == id {
			out = append(out, c.Text)
		}
	}
	return strings.Join(out, "\n")
}

func wantCaveats(t *testing.T, got []caveat.Caveat, want string) {
	t.Helper()
	if ids(got) != want {
		t.Errorf("caveats %q, want %q", ids(got), want)
		for _, c := range got {
			t.Log(c)
		}
	}
}

func wantText(t *testing.T, got []caveat.Caveat, id caveat.ID, want string) {
	t.Helper()
	if text(got, id) != want {
		t.Errorf("%s says\n%s\nwant\n%s", id, text(got, id), want)
	}
}

func wantRange(t *testing.T, what string, got, want number.Range) {
	t.Helper()
	if !got.Equal(want) {
		t.Errorf("%s is %s, want %s", what, got, want)
	}
}

// eastern is the year-by-year data of the Eastern region.
func eastern(tb testing.TB) *Desk {
	s := newSheet(tb)
	for _, c := range []struct {
		name string
		old  int64
		new  int64
	}{
		{"Bedfordshire", 187, 305}, {"Cambridgeshire", 243, 391}, {"Essex", 212, 212}, {"Hertfordshire", 596, 1186},
		{"Kent", 340, 299}, {"Norfolk", 205, 268}, {"Suffolk", 164, 231},
	} {
		s.years("Eastern > "+c.name, 2018, c.old, c.new)
	}
	return s.desk()
}

// northWest is the half-yearly data of the North West, by channel.
func northWest(tb testing.TB) *Desk {
	s := newSheet(tb).by("Channel", "Helpline", "Website")
	for _, c := range []struct {
		name                 string
		help1, web1, h2, web int64
	}{
		{"North Wales", 33, 51, 53, 86}, {"Lancashire", 115, 185, 281, 457}, {"Cheshire", 76, 124, 222, 364},
		{"Cumbria", 39, 61, 108, 178}, {"Greater Manchester", 259, 423, 451, 736}, {"Merseyside", 146, 235, 232, 381},
	} {
		path := "North West > " + c.name
		s.add(path, half(2017, 2), cube.Known(c.help1), "Helpline").add(path, half(2017, 2), cube.Known(c.web1), "Website")
		s.add(path, half(2018, 1), cube.Known(c.h2), "Helpline").add(path, half(2018, 1), cube.Known(c.web), "Website")
	}
	return s.desk()
}

func (r RankRow) String() string {
	mark := ""
	if r.Joint {
		mark += "="
	}
	if !r.Sure {
		mark += "?"
	}
	return fmt.Sprintf("%d%s %s", r.Place, mark, r.Name)
}

func places(rows []RankRow) string {
	var out []string
	for _, r := range rows {
		out = append(out, r.String())
	}
	return strings.Join(out, ", ")
}
