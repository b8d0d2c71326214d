package cube

import (
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/period"
)

// call is one contact of a made-up log; who is -1 where nobody knows.
type call struct {
	area area.ID
	day  period.Day
	way  int
	who  int
}

// callLog is a log with its two regions of three counties, folded by month.
type callLog struct {
	tree     *area.Tree
	counties []area.ID
	regions  []area.ID
	calls    []call
	first    period.Day
	last     period.Day
}

func newCallLog(calls int, people int, r *rand.Rand) *callLog {
	b := area.NewBuilder()
	names := [][]string{{"East", "Norfolk", "Suffolk", "Essex"}, {"West", "Devon", "Dorset", "Avon"}}
	var ids, tops []area.ID
	for _, group := range names {
		tops = append(tops, b.Add(group[0]))
		for _, name := range group[1:] {
			ids = append(ids, b.AddUnder(group[0], name))
		}
	}
	tree, err := b.Build()
	if err != nil {
		panic(err)
	}
	l := &callLog{tree: tree, first: period.NewDay(2019, 1, 1), last: period.NewDay(2019, 12, 31)}
	for _, id := range ids {
		l.counties = append(l.counties, tree.Get(id).ID)
	}
	for _, id := range tops {
		l.regions = append(l.regions, tree.Get(id).ID)
	}
	for i := range calls {
		c := call{l.counties[r.IntN(len(l.counties))], l.first + period.Day(r.IntN(365)), r.IntN(2), r.IntN(people+1) - 1}
		switch {
		case i < len(l.counties):
			c.area = l.counties[i] // each county has a row
		case r.IntN(20) == 0:
			c.area = l.regions[r.IntN(2)] // somebody of the region, no county said
		}
		l.calls = append(l.calls, c)
	}
	return l
}

// cube folds the log by month and counts people.
func (l *callLog) cube(t testing.TB, people int) *Cube {
	dims := []Dimension{{Name: "Way", Members: []Member{{Name: "Phone"}, {Name: "Web"}}}}
	b := NewBuilder(l.tree, []Measure{{Name: "rows"}}, dims, []File{{Name: "log.csv"}})
	b.Covers(period.Between(l.first, l.last))
	type key struct {
		area  area.ID
		month int
		way   int
	}
	at := map[key]int{}
	in := map[key]map[int]bool{}
	var cells []PeopleCell
	for row, c := range l.calls {
		y, m, _ := c.day.Date()
		k := key{c.area, int(m), c.way}
		i, known := at[k]
		if !known {
			i = len(cells)
			at[k], in[k] = i, map[int]bool{}
			cells = append(cells, PeopleCell{Area: c.area, Span: period.OfMonth(y, m), Members: []int{c.way}})
		}
		cells[i].Rows.Add(int64(row + 2))
		cells[i].Amount.AddKnown(1)
		if c.who < 0 {
			cells[i].Unknown.AddKnown(1)
			continue
		}
		if !in[k][c.who] {
			in[k][c.who] = true
			cells[i].People = append(cells[i].People, uint32(c.who))
		}
	}
	for _, c := range cells {
		b.Add(Observation{Area: c.Area, Span: c.Span, Members: c.Members, Amount: c.Amount, Rows: c.Rows})
	}
	contacts, err := b.Build()
	if err != nil {
		t.Fatal(err)
	}
	return contacts.CountPeople(Measure{Name: "people", Unit: "people", Unique: "Person"}, cells, people)
}

// answer counts by looking at every row.
func (l *callLog) answer(s Selection) (people, made, unknown int) {
	seen := map[int]bool{}
	for _, c := range l.calls {
		inArea := s.Area == area.None || s.Area == c.area || l.tree.Within(c.area, s.Area)
		keep := s.members(0)
		inWay := keep == nil
		for _, m := range keep {
			inWay = inWay || m == c.way
		}
		switch {
		case !inArea || !inWay || c.day < s.Span.Start || c.day >= s.Span.End:
		case c.who < 0:
			unknown++
		default:
			made++
			seen[c.who] = true
		}
	}
	return len(seen), made, unknown
}

func exactly(n int) number.Range { return number.Exactly(number.Int(int64(n))) }

// TestPeopleAgainstRows holds every selection against a count of the rows, and
// a whole against its parts: it has no more people than they have together, and
// no fewer than the largest of them.
func TestPeopleAgainstRows(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		people := rapid.IntRange(1, 300).Draw(rt, "people")
		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(rt, "seed"), 1))
		l := newCallLog(rapid.IntRange(7, 400).Draw(rt, "calls"), people, r)
		c := l.cube(t, people)
		ask := func(s Selection) int {
			cell := c.Cell(s)
			n, made, unknown := l.answer(s)
			if cell.None || !cell.Sum.Equal(exactly(n)) || !cell.Contacts.Made.Equal(exactly(made)) || !cell.Contacts.Unknown.Equal(exactly(unknown)) {
				rt.Fatalf("%+v: %+v, contacts %+v; want %d people, %d contacts, %d unknown", s, cell, cell.Contacts, n, made, unknown)
			}
			return n
		}
		spans := []period.Span{period.OfYear(2019), period.Between(period.NewDay(2019, 1, 1), period.NewDay(2019, 6, 30)), period.OfMonth(2019, 3)}
		for _, span := range spans {
			for _, way := range [][][]int{nil, {{0}}, {{0, 1}}} {
				whole := ask(Selection{Span: span, Members: way, Area: area.None})
				sum, most := 0, 0
				for _, a := range l.regions {
					n := ask(Selection{Span: span, Members: way, Area: a})
					sum, most = sum+n, max(most, n)
				}
				if whole > sum || whole < most {
					rt.Fatalf("%v: %d people in all, %d in the regions together, %d in the largest", span, whole, sum, most)
				}
				for _, a := range l.counties {
					ask(Selection{Span: span, Members: way, Area: a})
				}
			}
		}
	})
}

func TestPeopleCoverage(t *testing.T) {
	l := newCallLog(200, 20, rand.New(rand.NewPCG(1, 2)))
	c := l.cube(t, 20)
	if m := c.Measures[0]; m.Kind != Distinct || m.Kind.String() != "distinct" || m.Unique != "Person" {
		t.Errorf("the measure is %+v", m)
	}
	if c.Contacts().Measures[0].Kind != Flow || c.Contacts().Contacts() != c.Contacts() {
		t.Error("the contacts behind the people are not a flow")
	}
	before := c.Cell(Selection{Area: area.None, Span: period.OfYear(2018)})
	if !before.None || before.Contacts != nil || len(before.Missing) != 1 {
		t.Errorf("2018: %+v, want none and a gap", before)
	}
	partly := c.Cell(Selection{Area: area.None, Span: period.Between(period.NewDay(2018, 7, 1), period.NewDay(2019, 6, 30))})
	half := c.Cell(Selection{Area: area.None, Span: period.Between(period.NewDay(2019, 1, 1), period.NewDay(2019, 6, 30))})
	if partly.None || !partly.Sum.Equal(half.Sum) || len(partly.Missing) == 0 {
		t.Errorf("half of a year: %+v, want %v and a gap", partly, half.Sum)
	}
	if day := c.Cell(Selection{Area: area.None, Span: period.OfDay(period.NewDay(2019, 3, 4))}); !day.None {
		t.Errorf("a day of data folded by month: %+v, want none", day)
	}
	_, _, unknown := l.answer(Selection{Area: area.None, Span: period.OfYear(2019)})
	if got := c.Behind(); !got.Unknown.Equal(exactly(unknown)) || !got.Made.Equal(exactly(200-unknown)) {
		t.Errorf("%+v behind all people, want %d of nobody known", got, unknown)
	}
	if got := c.Contacts().Behind(); !got.Made.Equal(exactly(0)) {
		t.Errorf("a cube of contacts has %+v behind it", got)
	}
}

// TestPeopleOfAMissingArea keeps a sum open where an area of the list has no
// row at all: anybody may be in it.
func TestPeopleOfAMissingArea(t *testing.T) {
	b := area.NewBuilder()
	b.AddUnder("East", "Norfolk")
	b.AddUnder("East", "Kent")
	tree, err := b.Build()
	if err != nil {
		t.Fatal(err)
	}
	norfolk, err := tree.Resolve("Norfolk")
	if err != nil {
		t.Fatal(err)
	}
	east, err := tree.Resolve("East")
	if err != nil {
		t.Fatal(err)
	}
	year := period.OfYear(2019)
	in := NewBuilder(tree, []Measure{{Name: "rows"}}, nil, []File{{Name: "log.csv"}})
	in.Covers(year)
	in.Add(Observation{Area: norfolk.ID, Span: year, Amount: Known(3), Rows: threeRows()})
	contacts, err := in.Build()
	if err != nil {
		t.Fatal(err)
	}
	c := contacts.CountPeople(Measure{Name: "people"}, []PeopleCell{{Area: norfolk.ID, Span: year, Amount: Known(3), People: []uint32{0, 1}, Rows: threeRows()}}, 2)
	cell := c.Cell(Selection{Area: east.ID, Span: year})
	if !cell.Sum.Equal(number.AtLeast(number.Int(2))) {
		t.Errorf("people of the East: %v, want at least 2", cell.Sum)
	}
	if got := c.Cell(Selection{Area: norfolk.ID, Span: year}); !got.Sum.Equal(exactly(2)) || got.Rows[0].Count != 3 {
		t.Errorf("people of Norfolk: %+v, want 2", got)
	}
}

func threeRows() RowSet {
	var s RowSet
	for row := range int64(3) {
		s.Add(row + 2)
	}
	return s
}
