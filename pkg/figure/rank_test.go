package figure

import (
	"strings"
	"testing"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/number"
)

func TestDevonIsFirst(t *testing.T) {
	d := southWest(t)
	r := d.Rank(Query{Area: d.id(t, "South West")}, ByCount, nil, 3)
	if got := places(r.Rows); got != "1 Devon, 2 Wiltshire, 3 Cornwall" {
		t.Error(got)
	}
	if r.Of != 7 || r.Against.Days() != 0 || r.By != ByCount || r.Area.Name != "South West" {
		t.Errorf("%+v", r)
	}
	w := r.Working[1]
	if w.Result != "rank" || w.Formula != "place by count among 7" || w.Operands[0].Label != "Wiltshire" || !w.Value.Equal(exactly("2")) {
		t.Errorf("%+v", w)
	}
	wantRange(t, "operand", w.Operands[0].Value, exactly("944"))
}

func TestJointPlaces(t *testing.T) {
	s := newSheet(t)
	for name, n := range map[string]int64{"A": 50, "B": 70, "C": 70, "D": 90, "E": 50, "F": 10} {
		s.years(name, 2019, n)
	}
	d := s.desk()
	q := Query{Area: area.None}
	if got := places(d.Rank(q, ByCount, nil, 0).Rows); got != "1 D, 2= B, 2= C, 4= A, 4= E, 6 F" {
		t.Error(got)
	}
	// A joint last place is not cut in two.
	if got := places(d.Rank(q, ByCount, nil, 2).Rows); got != "1 D, 2= B, 2= C" {
		t.Error(got)
	}
	if got := places(d.Rank(q, ByCount, d.ids(t, "F", "A"), 0).Rows); got != "1 A, 2 F" {
		t.Error(got)
	}
}

func TestRanksByChangeAndPerCent(t *testing.T) {
	d := newSheet(t).years("A", 2018, 1000, 1500).years("B", 2018, 100, 300).years("C", 2018, 500, 400).years("D", 2018, 9, 90).years("E", 2018, 0, 70).desk()
	q := Query{Area: area.None}
	r := d.Rank(q, ByChange, nil, 0)
	if got := places(r.Rows); got != "1 A, 2 B, 3 D, 4 E, 5 C" {
		t.Error(got)
	}
	if !r.Against.Same(year(2018)) || !r.Rows[0].Change.Known {
		t.Errorf("%+v", r)
	}
	r = d.Rank(q, ByPercent, nil, 0)
	if got := places(r.Rows); got != "1? B, 2? A, 3? C, 0? D, 0? E" {
		t.Error(got)
	}
	if r.Of != 3 {
		t.Errorf("of %d", r.Of)
	}
	r = d.Rank(q, ByPercent, nil, 2)
	wantText(t, r.Caveats, "no-percent", "not ranked, as the base is under 20: D")
	if strings.Join(r.Withheld, ",") != "D" {
		t.Errorf("withheld %v", r.Withheld)
	}
	if text(d.Rank(q, ByPercent, nil, 0).Caveats, "no-percent") == "" {
		t.Error("an unranked row without a reason")
	}
}

func TestRankByRate(t *testing.T) {
	d := newSheet(t).years("East > A", 2019, 100).years("East > B", 2019, 90).years("East > C", 2019, 80).desk()
	d.Population = map[area.ID]number.Value{d.id(t, "A"): val("1000000"), d.id(t, "B"): val("300000"), d.id(t, "C"): val("400000")}
	q := Query{Area: d.id(t, "East")}
	r := d.Rank(q, ByRate, nil, 0)
	if got := places(r.Rows); got != "1 B, 2 C, 3 A" {
		t.Error(got)
	}
	wantRange(t, "rate", r.Rows[0].Value, exactly("30"))
	wantCaveats(t, r.Caveats, "few-areas")
	q.Per = []string{"month", "1000"}
	r = d.Rank(q, ByRate, nil, 0)
	wantRange(t, "rate", r.Rows[0].Value, exactly("0.3"))
	// Without its population, an area could be anywhere.
	delete(d.Population, d.id(t, "C"))
	if got := places(d.Rank(q, ByRate, nil, 0).Rows); got != "1? B, 2? A, 0? C" {
		t.Error(got)
	}
}

func TestHiddenCellsMakeRanksUnsure(t *testing.T) {
	s := newSheet(t).years("A", 2019, 90).years("B", 2019, 3).years("C", 2019, 2).years("D", 2019, 5)
	d := s.add("E", year(2019), cube.HiddenBetween(1, 4)).desk()
	r := d.Rank(Query{Area: area.None}, ByCount, nil, 0)
	if got := places(r.Rows); got != "1 A, 2 D, 3? B, 4? C, 5? E" {
		t.Error(got)
	}
	// The reason for doubt is given even where its row is not listed.
	r = d.Rank(Query{Area: area.None}, ByCount, nil, 3)
	if text(r.Caveats, "hidden-cells") == "" {
		t.Errorf("%v", r.Caveats)
	}
	r = d.Rank(Query{Area: area.None}, ByCount, nil, 2)
	if text(r.Caveats, "hidden-cells") != "" {
		t.Errorf("%v", r.Caveats)
	}
	// A tie that may be none.
	s = newSheet(t).years("A", 2019, 3)
	d = s.add("B", year(2019), cube.HiddenBetween(2, 3)).desk()
	if got := places(d.Rank(Query{Area: area.None}, ByCount, nil, 0).Rows); got != "1? A, 2? B" {
		t.Error(got)
	}
}

func TestMissingAreasMakeRanksUnsure(t *testing.T) {
	s := newSheet(t).years("East > A", 2018, 90, 100).years("East > B", 2018, 30, 50).years("East > C", 2018, 70).years("East > Unknown", 2018, 5, 800)
	d := s.desk()
	q := Query{Area: d.id(t, "East"), Span: year(2019), Against: year(2018)}
	r := d.Rank(q, ByCount, nil, 0)
	if got := places(r.Rows); got != "1? A, 2? B, 0? C" {
		t.Error(got)
	}
	if text(r.Caveats, "missing-area") == "" {
		t.Errorf("%v", r.Caveats)
	}
	if got := places(d.Rank(q, ByPercent, nil, 0).Rows); got != "1? B, 2? A, 0? C" {
		t.Error(got)
	}
	// An area that is only partly covered may have more.
	s = newSheet(t).months("A", month(2019, 1), 10, 10).months("B", month(2019, 1), 5).months("C", month(2019, 1), 4, 4)
	d = s.desk()
	q = Query{Area: area.None, Span: month(2019, 1)}
	q.Span.End = month(2019, 2).End
	if got := places(d.Rank(q, ByCount, nil, 0).Rows); got != "1? A, 2? C, 3? B" {
		t.Error(got)
	}
}

// What is partly covered may be as low as what is known of it, or any higher.
func TestAPartlyCoveredRangeMayBeLow(t *testing.T) {
	s := newSheet(t).months("A", month(2019, 1), 10, 10).add("B", month(2019, 1), cube.HiddenBetween(5, 90))
	d := s.desk()
	span := month(2019, 1)
	span.End = month(2019, 2).End
	if got := places(d.Rank(Query{Area: area.None, Span: span}, ByCount, nil, 0).Rows); got != "1? A, 2? B" {
		t.Error(got)
	}
}

func TestAChangeFromAnUnknownBaseMakesRanksUnsure(t *testing.T) {
	s := newSheet(t).years("A", 2018, 100, 150).years("B", 2018, 100, 130)
	s.add("C", year(2018), cube.HiddenAtLeast(0)).add("C", year(2019), cube.Known(90))
	d := s.desk()
	if got := places(d.Rank(Query{Area: area.None}, ByPercent, nil, 0).Rows); got != "1? A, 2? B, 0? C" {
		t.Error(got)
	}
	if got := places(d.Rank(Query{Area: area.None}, ByChange, nil, 0).Rows); got != "1? A, 2? B, 3? C" {
		t.Error(got)
	}
	// Partly covered, a change could be anything.
	s = newSheet(t).months("A", month(2019, 1), 10, 50).months("B", month(2019, 1), 5, 9)
	s.add("C", month(2019, 1), cube.Known(4))
	d = s.desk()
	if got := places(d.Rank(Query{Area: area.None, Span: month(2019, 2), Against: month(2019, 1)}, ByChange, nil, 0).Rows); got != "1? A, 2? B, 0? C" {
		t.Error(got)
	}
}

func TestRankMembers(t *testing.T) {
	s := newSheet(t).by("Channel", "Email", "Not known", "Phone", "Total", "Web")
	for name, n := range map[string]int64{"Email": 30, "Phone": 90, "Web": 90, "Not known": 500, "Total": 710} {
		s.add("Kent", year(2019), cube.Known(n), name)
	}
	d := s.desk()
	q := Query{Area: d.id(t, "Kent")}
	r := d.RankMembers(q, 0, ByCount, 0)
	if got := places(r.Rows); got != "1= Phone, 1= Web, 3 Email" {
		t.Error(got)
	}
	if r.Dimension != "Channel" || r.Rows[0].Area.Name != "Kent" || r.Rows[0].Total.Members[0].Names[0] != "Phone" {
		t.Errorf("%+v", r)
	}
	if got := places(d.RankMembers(q.only(0, 0, 2), 0, ByCount, 0).Rows); got != "1 Phone, 2 Email" {
		t.Error(got)
	}
}

func TestWhereIsAnyOfItsMembers(t *testing.T) {
	s := newSheet(t).by("Channel", "Email", "Phone", "Web")
	for name, n := range map[string]int64{"Email": 30, "Phone": 90, "Web": 100} {
		s.add("Kent", year(2019), cube.Known(n), name)
	}
	d := s.desk()
	q := Query{Area: d.id(t, "Kent"), Where: []Where{{0, []int{1}}, {0, []int{0, 1}}, {0, nil}}}
	got := d.Total(q)
	wantRange(t, "total", got.Cell.Sum, exactly("120"))
	if names := strings.Join(got.Members[0].Names, ","); names != "Email,Phone" {
		t.Error(names)
	}
	if len(got.Scope) != 1 || got.Scope[0].All {
		t.Errorf("%+v", got.Scope)
	}
	if label := got.Working[0].Operands[0].Label; label != "Kent, Email or Phone, 2019" {
		t.Error(label)
	}
}

func TestNamesOfRanks(t *testing.T) {
	for by, want := range map[RankBy]string{ByCount: "count", ByChange: "change", ByPercent: "percent", ByRate: "rate"} {
		if by.String() != want {
			t.Errorf("%s, want %s", by, want)
		}
	}
}

// An area whose percentage is withheld may be the steepest of all: nobody else
// is surely so. One that is surely flatter changes nothing.
func TestWithheldPercentagesMakeRanksUnsure(t *testing.T) {
	q := Query{Area: area.None}
	d := newSheet(t).years("Kent", 2018, 20, 200).years("Essex", 2018, 15, 200).years("Avon", 2018, 100, 80).desk()
	if got := places(d.Rank(q, ByPercent, nil, 0).Rows); got != "1? Kent, 2? Avon, 0? Essex" {
		t.Error(got)
	}
	d = newSheet(t).years("Kent", 2018, 20, 200).years("Essex", 2018, 15, 30).years("Avon", 2018, 100, 80).desk()
	if got := places(d.Rank(q, ByPercent, nil, 0).Rows); got != "1 Kent, 2? Avon, 0? Essex" {
		t.Error(got)
	}
	// From none there is no percentage to be outranked by, but a base that
	// may be none or not is anyone's guess.
	d = newSheet(t).years("Kent", 2018, 20, 200).years("Essex", 2018, 0, 30).desk()
	r := d.Rank(q, ByPercent, nil, 0)
	if got := places(r.Rows); got != "1 Kent, 0? Essex" || len(r.Withheld) != 0 {
		t.Error(got, r.Withheld)
	}
	s := newSheet(t).years("Kent", 2018, 20, 200).add("Essex", year(2018), cube.HiddenBetween(0, 4)).add("Essex", year(2019), cube.Known(30))
	if got := places(s.desk().Rank(q, ByPercent, nil, 0).Rows); got != "1? Kent, 0? Essex" {
		t.Error(got)
	}
}
