package figure

import (
	"testing"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/period"
)

func TestRates(t *testing.T) {
	d := newSheet(t).years("Kent", 2019, 3650).months("Kent", month(2020, 2), 290).desk()
	d.Population = map[area.ID]number.Value{d.id(t, "Kent"): val("1500000")}
	q := Query{Area: d.id(t, "Kent"), Span: year(2019), Per: []string{"month", "week", "day", "100000", "1000"}}
	got := d.Total(q)
	for i, want := range []string{"1825/6", "70", "10", "730/3", "73/30"} {
		r := got.Rates[i]
		wantRange(t, r.Per, r.Value, exactly(want))
		if !r.Known || r.Why != "" || r.Per != q.Per[i] {
			t.Errorf("%+v", r)
		}
	}
	w := got.Working[4]
	if w.Formula != "total ÷ population × 100,000" || w.Operands[1].Label != "population of Kent" || !w.Operands[1].Value.Equal(exactly("1500000")) {
		t.Errorf("%+v", w)
	}
	if w := got.Working[1]; w.Formula != "total ÷ months" || w.Operands[1].Label != "months in 2019" || !w.Operands[1].Value.Equal(exactly("12")) {
		t.Errorf("%+v", w)
	}
	wantCaveats(t, got.Caveats, "")
	// A month is a month, however long.
	feb := d.Total(Query{Area: d.id(t, "Kent"), Span: month(2020, 2), Per: []string{"month", "day"}})
	wantRange(t, "month", feb.Rates[0].Value, exactly("290"))
	wantRange(t, "day", feb.Rates[1].Value, exactly("10"))
}

func TestRatesThatDoNotExist(t *testing.T) {
	s := newSheet(t).add("Kent", period.Between(month(2019, 3).Start+3, month(2019, 3).Last()), cube.Known(90))
	d := s.desk()
	for per, why := range map[string]string{
		"month":     "the period is not made of whole calendar months",
		"fortnight": `"fortnight" is not a rate: month, week, day or a number of people is`,
		"0":         `"0" is not a rate: month, week, day or a number of people is`,
		"100000":    "no population is known for Kent",
	} {
		r := d.Total(Query{Area: d.id(t, "Kent"), Per: []string{per}}).Rates[0]
		if r.Known || r.Why != why {
			t.Errorf("%s: %+v", per, r)
		}
	}
	none := d.Total(Query{Area: d.id(t, "Kent"), Span: year(2017), Per: []string{"month"}})
	if none.Rates[0].Why != "the data have no total to divide" {
		t.Errorf("%+v", none.Rates)
	}
	if len(none.Working) != 1 || none.Working[0].Formula != "nothing in the data" {
		t.Errorf("%+v", none.Working)
	}
}

func TestPopulationsAddUp(t *testing.T) {
	d := newSheet(t).years("East > Kent", 2019, 30).years("East > Essex", 2019, 20).years("East > Unknown", 2019, 5).desk()
	east := Query{Area: d.id(t, "East"), Per: []string{"100000"}}
	d.Population = map[area.ID]number.Value{d.id(t, "Kent"): val("1500000")}
	if d.Total(east).Rates[0].Known {
		t.Error("a rate without all populations")
	}
	d.Population[d.id(t, "Essex")] = val("1000000")
	wantRange(t, "sum", d.Total(east).Rates[0].Value, exactly("2.2"))
	wantRange(t, "all", d.Total(east.of(area.None)).Rates[0].Value, exactly("2.2"))
	d.Population[d.id(t, "East")] = val("5500000")
	wantRange(t, "own", d.Total(east).Rates[0].Value, exactly("1"))
	d.Population[d.id(t, "East")] = val("0")
	if d.Total(east).Rates[0].Known {
		t.Error("a rate on nobody")
	}
}

func TestRatesOfRanges(t *testing.T) {
	d := newSheet(t).add("Kent", half(2019, 1), cube.HiddenBetween(60, 66)).add("Essex", half(2019, 1), cube.HiddenAtLeast(60)).desk()
	got := d.Total(Query{Area: d.id(t, "Kent"), Per: []string{"month"}})
	wantRange(t, "month", got.Rates[0].Value, between("10", "11"))
	got = d.Total(Query{Area: d.id(t, "Essex"), Per: []string{"month"}})
	wantRange(t, "month", got.Rates[0].Value, number.AtLeast(val("10")))
}

func TestHowATotalWasReached(t *testing.T) {
	s := newSheet(t).years("Kent", 2018, 500).months("Kent", month(2019, 1), 5, 6, 7)
	d := s.desk()
	for _, c := range []struct {
		span period.Span
		want string
	}{
		{year(2018), "as it stands in the data"},
		{period.OfQuarter(2019, 1), "sum of 3 cells"},
		{year(2016), "nothing in the data"},
	} {
		got := d.Total(Query{Area: d.id(t, "Kent"), Span: c.span})
		if got.Working[0].Formula != c.want || got.Working[0].Result != "total" {
			t.Errorf("%s: %+v", c.span, got.Working[0])
		}
	}
}

// Inside a log, a month without a row is a month without contacts.
func TestALogWithoutRows(t *testing.T) {
	s := newSheet(t).months("Kent", month(2019, 1), 5, 6).months("Essex", month(2019, 1), 9)
	s.logged = []period.Span{half(2019, 1)}
	d := s.desk()
	got := d.Total(Query{Area: d.id(t, "Kent"), Span: month(2019, 4)})
	wantRange(t, "total", got.Cell.Sum, exactly("0"))
	if got.Working[0].Formula != "no rows in a period that the data cover" {
		t.Errorf("%+v", got.Working[0])
	}
	wantCaveats(t, got.Caveats, "")
}

func TestAnEmptyCube(t *testing.T) {
	tree, err := area.NewBuilder().Build()
	if err != nil {
		t.Fatal(err)
	}
	c, err := cube.NewBuilder(tree, []cube.Measure{{Name: "People"}}, nil, nil).Build()
	if err != nil {
		t.Fatal(err)
	}
	d := &Desk{Cube: c}
	q := Query{Area: area.None}
	if got := d.Total(q); !got.Cell.None {
		t.Errorf("%+v", got)
	}
	if got := d.Change(q); got.Known {
		t.Errorf("%+v", got)
	}
	if got := d.Rank(q, ByPercent, nil, 0); len(got.Rows) != 0 {
		t.Errorf("%+v", got)
	}
	if got := d.Compare(q, []area.ID{area.None}, nil, true); len(got.Rows) != 1 {
		t.Errorf("%+v", got)
	}
	if got := d.Share(q, q); got.Known {
		t.Errorf("%+v", got)
	}
	if got := d.Brief(q); got.Change.Known || got.RegionMonthly != nil {
		t.Errorf("%+v", got)
	}
}

// A table without an area column has rows all the same.
func TestRowsWithoutAnArea(t *testing.T) {
	tree, err := area.NewBuilder().Build()
	if err != nil {
		t.Fatal(err)
	}
	b := cube.NewBuilder(tree, []cube.Measure{{Name: "People", Unit: "people"}}, nil, []cube.File{{}})
	b.Add(cube.Observation{Area: area.None, Span: year(2018), Amount: cube.Known(596)})
	b.Add(cube.Observation{Area: area.None, Span: year(2019), Amount: cube.Known(1186)})
	c, err := b.Build()
	if err != nil {
		t.Fatal(err)
	}
	d := &Desk{Cube: c}
	got := d.Change(Query{Area: area.None})
	wantRange(t, "change", got.Change, exactly("590"))
	wantCaveats(t, got.Caveats, "")
	if label := got.Working[0].Operands[0].Label; label != "all areas, 2019" {
		t.Error(label)
	}
}

func TestListCaveats(t *testing.T) {
	totals := func(d *Desk, q Query, names ...string) []Total {
		var out []Total
		for _, a := range d.ids(t, names...) {
			out = append(out, d.Total(q.of(a)))
		}
		return out
	}
	d := newSheet(t).years("East > Kent", 2019, 300).years("East > Essex", 2019, 200).years("East > Norfolk", 2019, 90).desk()
	q := Query{Area: d.id(t, "East")}
	wantCaveats(t, d.ListCaveats(q, totals(d, q, "Kent", "Essex", "Norfolk"), d.Total(q)), "")
	got := d.ListCaveats(q, totals(d, q, "Kent", "Essex"), d.Total(q))
	wantText(t, got, "parts-not-total", "the parts add up to 500, and the total for the East, 2019, is 590")
	wantCaveats(t, d.ListCaveats(q, nil, d.Total(q)), "")

	d = newSheet(t).years("East > Kent", 2019, 300).years("East > Essex", 2019, 200).years("East > Unknown", 2019, 12).desk()
	q = Query{Area: d.id(t, "East")}
	wantText(t, d.ListCaveats(q, totals(d, q, "Kent", "Essex"), d.Total(q)), "unknown-members",
		"the total for the East, 2019, includes 12 whose area is not known, so the rows add up to less")
	got = d.ListCaveats(q, totals(d, q, "Kent"), d.Total(q))
	wantCaveats(t, got, "parts-not-total")

	// The data's own contradiction already has a caveat.
	d = newSheet(t).years("East", 2019, 510).years("East > Kent", 2019, 300).years("East > Essex", 2019, 200).desk()
	q = Query{Area: d.id(t, "East")}
	wantCaveats(t, d.Total(q).Caveats, "subtotal-conflict")
	wantCaveats(t, d.ListCaveats(q, totals(d, q, "Kent", "Essex"), d.Total(q)), "")

	// Hidden parts may well add up; what is missing, too.
	s := newSheet(t).years("East", 2019, 510).years("East > Kent", 2019, 300).add("East > Essex", year(2019), cube.HiddenAtLeast(0))
	d = s.years("East > Norfolk", 2018, 10).desk()
	q = Query{Area: d.id(t, "East"), Span: year(2019)}
	wantCaveats(t, d.ListCaveats(q, totals(d, q, "Kent", "Essex", "Norfolk"), d.Total(q)), "")

	// Averages are not expected to add up.
	d = newSheet(t).measure(cube.Measure{Name: "Wait", Kind: cube.Average}).years("East", 2019, 5).years("East > Kent", 2019, 3).desk()
	q = Query{Area: d.id(t, "East")}
	wantCaveats(t, d.ListCaveats(q, totals(d, q, "Kent"), d.Total(q)), "")
}

// A partly covered part could be any larger, so nothing can be subtracted.
func TestListsWithPartlyCoveredParts(t *testing.T) {
	s := newSheet(t).months("East > Kent", month(2019, 1), 50, 50).months("East > Essex", month(2019, 1), 20)
	s.add("East", period.Between(month(2019, 1).Start, month(2019, 2).Last()), cube.Known(123))
	d := s.desk()
	q := Query{Area: d.id(t, "East"), Span: period.Between(month(2019, 1).Start, month(2019, 2).Last())}
	var parts []Total
	for _, a := range d.ids(t, "Kent", "Essex") {
		parts = append(parts, d.Total(q.of(a)))
	}
	wantCaveats(t, d.ListCaveats(q, parts, d.Total(q)), "")
}

func TestBrief(t *testing.T) {
	d := northWest(t)
	b := d.Brief(Query{Area: d.id(t, "Lancashire"), Span: half(2018, 1)})
	wantRange(t, "total", b.Total.Cell.Sum, exactly("738"))
	wantRange(t, "change", b.Change.Percent, exactly("146"))
	if !b.Comparison.Changes || len(b.Comparison.Rows) != 2 || b.Comparison.Relative[0].Direction != Up {
		t.Errorf("%+v", b.Comparison)
	}
	wantRange(t, "a month", b.Monthly.Rates[0].Value, exactly("123"))
	wantRange(t, "the region a month", b.RegionMonthly.Rates[0].Value, exactly("591.5"))
	if len(b.RegionAreas) != 6 || b.RegionAreas[0].Name != "Cheshire" {
		t.Errorf("%+v", b.RegionAreas)
	}
	wantCaveats(t, b.Caveats, "contacts-not-people region-members")
	if b.Base().Area.Name != "Lancashire" || len(b.Working) == 0 || !b.Change.Against.Same(half(2017, 2)) {
		t.Errorf("%+v", b.Common)
	}
}

func TestBriefWithoutABase(t *testing.T) {
	d := southWest(t)
	b := d.Brief(Query{Area: d.id(t, "Dorset")})
	if b.Change.Known || b.Comparison.Changes {
		t.Errorf("%+v", b)
	}
	wantRange(t, "average", b.Comparison.Relative[0].Average, exactly("3693/7"))
	region := d.Brief(Query{Area: d.id(t, "South West")})
	if region.RegionMonthly != nil || len(region.RegionAreas) != 0 || len(region.Comparison.Rows) != 1 {
		t.Errorf("%+v", region)
	}
}

func TestEveryFigureHasABase(t *testing.T) {
	d := eastern(t)
	q := Query{Area: d.id(t, "Kent")}
	total, change, share := d.Total(q), d.Change(q), d.Share(q, q.of(d.id(t, "Eastern")))
	comparison, ranking, brief := d.Compare(q, []area.ID{q.Area}, nil, true), d.Rank(q.of(d.id(t, "Eastern")), ByCount, nil, 0), d.Brief(q)
	for _, f := range []Figure{&total, &change, &share, &comparison, &ranking, &brief} {
		base := f.Base()
		if base.Measure.Name != "People" || !base.Period.Same(year(2019)) || len(base.Working) == 0 {
			t.Errorf("%T: %+v", f, base)
		}
		for _, w := range base.Working {
			if w.Formula == "" || w.Result == "" || len(w.Operands) == 0 {
				t.Errorf("%T: %+v", f, w)
			}
			for _, o := range w.Operands {
				if o.Name == "" || o.Label == "" {
					t.Errorf("%T: %+v", f, o)
				}
			}
		}
	}
}

func TestNames(t *testing.T) {
	if got := word(9) + " " + word(10) + " " + word(1234); got != "nine 10 1,234" {
		t.Error(got)
	}
	d := eastern(t)
	if got := d.says(d.Cube.Listed(d.id(t, "Eastern")), 6); got != "Bedfordshire, Cambridgeshire, Essex, Hertfordshire, Kent, Norfolk and Suffolk" {
		t.Error(got)
	}
	if got := d.says(d.Cube.Listed(d.id(t, "Eastern")), 3); got != "Bedfordshire, Cambridgeshire, Essex and four more" {
		t.Error(got)
	}
	for r, want := range map[string]number.Range{
		"1,186": exactly("1186"), "12.5": exactly("12.5"), "0.3": exactly("1/3"), "from 61 to 70": between("61", "70"),
		"at least 1,000": number.AtLeast(val("1000")), "at most 5": number.AtMost(val("5")), "any number": number.Anything(),
	} {
		if got := amount(want); got != r {
			t.Errorf("%q, want %q", got, r)
		}
	}
}

// The order in which caveats come out is that in which they are printed.
func TestCaveatsAreSortedAndDistinct(t *testing.T) {
	d := newSheet(t).years("East > Kent", 2018, 30, 33).years("East > Essex", 2018, 25, 26).desk()
	c := d.Compare(Query{}, d.ids(t, "Kent", "Essex"), nil, true)
	sorted := append([]caveat.Caveat(nil), c.Caveats...)
	caveat.Sort(sorted)
	for i := range sorted {
		if sorted[i] != c.Caveats[i] {
			t.Errorf("%v", c.Caveats)
			break
		}
	}
	if len(caveat.Dedupe(c.Caveats)) != len(c.Caveats) {
		t.Errorf("%v", c.Caveats)
	}
}
