package figure

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/period"
)

func roles(c Comparison) string {
	out := ""
	for _, r := range c.Rows {
		if out != "" {
			out += ", "
		}
		out += [...]string{"", "other ", "region "}[r.Role] + areaName(r.Total.Area)
	}
	return out
}

func TestRowsOfAComparison(t *testing.T) {
	d := newSheet(t).years("East > Kent", 2018, 300, 400).years("East > Essex", 2018, 200, 300).years("East > Unknown", 2018, 20, 30).
		years("West > Avon", 2018, 100, 200).years("West > Devon", 2018, 150, 250).desk()
	all := []area.ID(nil)
	none := []area.ID{}
	for _, c := range []struct {
		areas, with []area.ID
		want        string
		region      bool
	}{
		{d.ids(t, "Kent"), all, "Kent, other Essex, region East", true},
		{d.ids(t, "Kent"), none, "Kent, region East", true},
		{d.ids(t, "Kent", "Essex"), all, "Kent, Essex, region East", true},
		{d.ids(t, "Essex", "Kent", "Essex"), none, "Essex, Kent, region East", true},
		{d.ids(t, "Kent"), d.ids(t, "Avon", "Kent", "East"), "Kent, other Avon, region East", true},
		{d.ids(t, "Kent", "Avon"), none, "Kent, Avon, region East, region West", false},
		{d.ids(t, "Kent", "Avon"), all, "Kent, Avon, other Essex, other Devon, region East, region West", false},
		{d.ids(t, "East"), all, "East, other West, region all areas", true},
		{d.ids(t, "Kent", "East"), none, "Kent, East, region all areas", false},
		{[]area.ID{area.None}, all, "all areas", false},
	} {
		got := d.Compare(Query{}, c.areas, c.with, true)
		if roles(got) != c.want {
			t.Errorf("%s, want %s", roles(got), c.want)
		}
		if (got.Region != nil) != c.region {
			t.Errorf("%s: has one region: %t", c.want, got.Region != nil)
		}
	}
}

// A table without regions is compared with all of its areas together.
func TestAreasWithoutARegion(t *testing.T) {
	d := newSheet(t).years("Kent", 2018, 300, 400).years("Essex", 2018, 200, 300).desk()
	c := d.Compare(Query{}, d.ids(t, "Kent"), []area.ID{}, true)
	r := c.Relative[0]
	wantRange(t, "average", r.Average, exactly("40"))
	wantRange(t, "difference", r.Difference, exactly("-20/3"))
	if r.Region.ID != area.None || r.Direction != Down || !r.Alike {
		t.Errorf("%+v", r)
	}
	wantText(t, c.Caveats, "areas-alike", "the changes in Kent and in the other areas together are not told apart from chance (p = 0.34)")
	wantText(t, c.Caveats, "region-members", "")
	// A single area has nothing beside it.
	d = newSheet(t).years("Kent", 2018, 300, 400).desk()
	if c := d.Compare(Query{}, d.ids(t, "Kent"), nil, true); len(c.Rows) != 1 || len(c.Relative) != 0 || c.Region != nil {
		t.Errorf("%+v", c)
	}
}

func TestLevelsAreComparedForEachArea(t *testing.T) {
	d := newSheet(t).years("East > Kent", 2019, 400).years("East > Essex", 2019, 300).years("East > Norfolk", 2019, 200).desk()
	for method, want := range map[AverageMethod][2]string{WholeRegion: {"300", "100"}, Mean: {"300", "100"}, ExcludingSelf: {"250", "150"}} {
		d.Average = method
		c := d.Compare(Query{}, d.ids(t, "Kent"), []area.ID{}, false)
		r := c.Relative[0]
		wantRange(t, method.String(), r.Average, exactly(want[0]))
		wantRange(t, method.String(), r.Difference, exactly(want[1]))
		if r.AlikeTested || c.Against.Days() != 0 || c.Changes || len(c.Rows[0].Change.Working) != 0 {
			t.Errorf("%+v", c)
		}
		wantCaveats(t, c.Caveats, "region-members")
	}
}

func TestMethodsDisagree(t *testing.T) {
	// Large areas rose by little, a tiny one by a lot: the area is above the
	// region as a whole, and below the mean of the areas.
	d := newSheet(t).years("East > Kent", 2018, 1000, 1200).years("East > Essex", 2018, 3000, 3030).years("East > Rutland", 2018, 50, 100).desk()
	c := d.Compare(Query{}, d.ids(t, "Kent"), []area.ID{}, true)
	if r := c.Relative[0]; !r.MethodsDisagree || r.Direction != Up {
		t.Errorf("%+v", r)
	}
	d.Average = Mean
	c = d.Compare(Query{}, d.ids(t, "Kent"), []area.ID{}, true)
	if r := c.Relative[0]; !r.MethodsDisagree || r.Direction != Down {
		t.Errorf("%+v", r)
	}
}

func TestRelationsThatDoNotExist(t *testing.T) {
	s := newSheet(t).years("East > Kent", 2018, 10, 90).years("East > Essex", 2018, 300, 400).years("East > Norfolk", 2018, 0, 70)
	s.years("East > Suffolk", 2019, 70)
	d := s.desk()
	q := Query{Span: year(2019), Against: year(2018)}
	for _, c := range []struct {
		area   string
		method AverageMethod
		why    string
	}{
		{"Kent", WholeRegion, "a base under the floor"},
		{"Norfolk", WholeRegion, "a base of 0"},
		{"Suffolk", WholeRegion, "no base"},
		{"Essex", WholeRegion, "a region that lacks an area"},
		{"Essex", Mean, "an area without a percentage"},
	} {
		d.Average = c.method
		got := d.Compare(q, d.ids(t, c.area), []area.ID{}, true)
		if r := got.Relative[0]; r.Known || r.AlikeTested || r.Direction != Unclear {
			t.Errorf("%s: %+v", c.why, r)
		}
		if len(got.Working) != 0 {
			t.Errorf("%s has a working", c.why)
		}
	}
	// Without the area there is next to nothing left.
	d = newSheet(t).years("East > Kent", 2018, 100, 200).years("East > Essex", 2018, 19, 30).desk()
	d.Average = ExcludingSelf
	if r := d.Compare(q, d.ids(t, "Kent"), []area.ID{}, true).Relative[0]; r.Known {
		t.Errorf("%+v", r)
	}
	if r := d.Compare(q, d.ids(t, "Kent"), []area.ID{}, false).Relative[0]; !r.Known {
		t.Errorf("%+v", r)
	}
	// And an area that is all of its region has no others.
	d = newSheet(t).years("East > Kent", 2018, 100, 200).years("West > Avon", 2018, 100, 200).desk()
	d.Average = ExcludingSelf
	for _, changes := range []bool{true, false} {
		if r := d.Compare(q, d.ids(t, "Kent"), []area.ID{}, changes).Relative[0]; r.Known || r.AlikeTested {
			t.Errorf("%+v", r)
		}
	}
}

func TestPercentagesChangeInPoints(t *testing.T) {
	s := newSheet(t).measure(cube.Measure{Name: "Answered", Kind: cube.Percentage, Places: 1})
	s.years("East", 2018, 800, 850).years("East > Kent", 2018, 700, 800).years("East > Essex", 2018, 820, 860)
	d := s.desk()
	q := Query{Area: d.id(t, "Kent")}
	c := d.Change(q)
	wantRange(t, "change", c.Change, exactly("10"))
	if !c.Points || c.HasPercent || c.HasTimes || c.Tested || c.Direction != Up {
		t.Errorf("%+v", c)
	}
	if got := c.Working[0].Formula; got != "new − old, in percentage points" {
		t.Errorf("formula %q", got)
	}
	wantCaveats(t, c.Caveats, "")
	for i, want := range []string{WholeRegion: "5", Mean: "7"} {
		method := AverageMethod(i)
		d.Average = method
		r := d.Compare(q, d.ids(t, "Kent"), []area.ID{}, true).Relative[0]
		wantRange(t, method.String(), r.Average, exactly(want))
		wantRange(t, method.String(), r.Difference, number.Exactly(val("10").Sub(val(want))))
		level := d.Compare(q, d.ids(t, "Kent"), []area.ID{}, false)
		if r := level.Relative[0]; !r.Known || r.Direction != Down {
			t.Errorf("%+v", r)
		}
	}
	wantCaveats(t, d.Compare(q, d.ids(t, "Kent"), []area.ID{}, false).Caveats, "mean-of-percentages region-members")
	d.Average = ExcludingSelf
	if r := d.Compare(q, d.ids(t, "Kent"), []area.ID{}, true).Relative[0]; r.Known {
		t.Errorf("a region of percentages without an area: %+v", r)
	}
	if r := d.Rank(q.of(d.id(t, "East")), ByPercent, nil, 0).Rows[0]; r.Name != "Kent" || !r.Known || !r.Value.Equal(exactly("10")) {
		t.Errorf("%+v", r)
	}
}

// Averages that are not percentages change by a percentage, and never add up.
func TestAveragesNeverAddUp(t *testing.T) {
	s := newSheet(t).measure(cube.Measure{Name: "Wait", Kind: cube.Average, Unit: "minutes"})
	s.years("East", 2018, 10, 12).years("East > Kent", 2018, 8, 12).years("East > Essex", 2018, 11, 12).years("West > Avon", 2018, 5, 6)
	d := s.desk()
	c := d.Compare(Query{}, d.ids(t, "Kent"), []area.ID{}, true)
	wantRange(t, "average", c.Relative[0].Average, exactly("20"))
	wantRange(t, "difference", c.Relative[0].Difference, exactly("30"))
	all := d.Total(Query{Area: area.None})
	if !all.Cell.None {
		t.Errorf("averages were added up: %+v", all.Cell)
	}
	wantCaveats(t, all.Caveats, "stock-not-added")
	wantText(t, all.Caveats, "stock-not-added", `"Wait" does not add up, and the data give none for all areas, 2019 as a whole`)
	west := d.Total(Query{Area: d.id(t, "West")})
	wantCaveats(t, west.Caveats, "stock-not-added")
	if s := d.Share(Query{Area: d.id(t, "Kent")}, Query{Area: d.id(t, "East")}); s.Known {
		t.Errorf("a share of an average: %+v", s)
	}
	if r := d.Total(Query{Area: d.id(t, "Kent"), Per: []string{"month", "100000"}}).Rates; r[0].Known || r[1].Known {
		t.Errorf("%+v", r)
	}
}

func TestStocksDoNotAddUpOverTime(t *testing.T) {
	s := newSheet(t).measure(cube.Measure{Name: "Caseload", Kind: cube.Stock, Unit: "cases"})
	s.months("East > Kent", month(2019, 1), 100, 110, 120).months("East > Essex", month(2019, 1), 50, 60, 70)
	d := s.desk()
	quarter := period.OfQuarter(2019, 1)
	got := d.Total(Query{Area: d.id(t, "East"), Span: quarter})
	if !got.Cell.None {
		t.Errorf("%+v", got.Cell)
	}
	wantText(t, got.Caveats, "stock-not-added", `"Caseload" is a level and does not add up over time, and the data give none for the East, January to March 2019 as a whole`)
	march := Query{Area: d.id(t, "East"), Span: month(2019, 3), Against: month(2019, 2), Per: []string{"month", "100000"}}
	d.Population = map[area.ID]number.Value{d.id(t, "Kent"): val("1500000"), d.id(t, "Essex"): val("500000")}
	total := d.Total(march)
	wantRange(t, "total", total.Cell.Sum, exactly("190"))
	if total.Rates[0].Known || total.Rates[0].Why != "a level has no rate over time" {
		t.Errorf("%+v", total.Rates[0])
	}
	wantRange(t, "per head", total.Rates[1].Value, exactly("9.5"))
	c := d.Change(march)
	wantRange(t, "percent", c.Percent, exactly("200/17"))
	if c.Tested {
		t.Error("a level was tested for chance")
	}
	wantCaveats(t, c.Caveats, "")
}

// Whatever hides the area hides the rest of a printed region, too.
func TestWithoutTheAreaByBruteForce(t *testing.T) {
	s := newSheet(t).years("East", 2018, 300, 400)
	s.add("East > Kent", year(2018), cube.HiddenBetween(100, 120)).add("East > Kent", year(2019), cube.HiddenBetween(150, 180))
	s.add("East > Essex", year(2018), cube.HiddenBetween(0, 300)).add("East > Essex", year(2019), cube.HiddenBetween(0, 400))
	d := s.desk()
	d.Average = ExcludingSelf
	r := d.Compare(Query{}, d.ids(t, "Kent"), []area.ID{}, true).Relative[0]
	var all number.Range
	for before := int64(100); before <= 120; before++ {
		for after := int64(150); after <= 180; after++ {
			own := pair{number.Exactly(number.Int(after)), number.Exactly(number.Int(before))}
			rest := pair{number.Exactly(number.Int(400 - after)), number.Exactly(number.Int(300 - before))}
			a, _ := own.percent()
			b, _ := rest.percent()
			if before == 100 && after == 150 {
				all = a.Sub(b)
			}
			all = all.Hull(a.Sub(b))
		}
	}
	wantRange(t, "difference", r.Difference, all)
}

// A printed row for all areas is the whole, and what is not known of its parts
// does not blur it.
func TestRegionWithHiddenPartsAndAPrintedTotal(t *testing.T) {
	s := newSheet(t).years("East", 2018, 150, 330)
	s.add("East > Kent", year(2018), cube.HiddenBetween(40, 60)).add("East > Kent", year(2019), cube.Known(150))
	s.add("East > Essex", year(2018), cube.HiddenBetween(80, 120)).add("East > Essex", year(2019), cube.Known(180))
	d := s.desk()
	r := d.Compare(Query{}, d.ids(t, "Kent"), []area.ID{}, true).Relative[0]
	wantRange(t, "average", r.Average, exactly("120"))
	wantRange(t, "difference", r.Difference, between("30", "155"))
	d.Average = ExcludingSelf
	r = d.Compare(Query{}, d.ids(t, "Kent"), []area.ID{}, true).Relative[0]
	// Essex is what Kent is not: 90 to 110, and where Kent is 40, Essex is 110.
	wantRange(t, "average", r.Average, between("700/11", "100"))
	wantRange(t, "difference", r.Difference, between("50", "2325/11"))
}

// With the others hidden too, the area's own base is one unknown in both.
func TestTheAreasOwnHiddenCellIsOneUnknown(t *testing.T) {
	s := newSheet(t)
	s.add("East > Kent", year(2018), cube.HiddenBetween(30, 400)).add("East > Kent", year(2019), cube.Known(100))
	s.add("East > Essex", year(2018), cube.Known(100)).add("East > Essex", year(2019), cube.Known(500))
	d := s.desk()
	r := d.Compare(Query{}, d.ids(t, "Kent"), []area.ID{}, true).Relative[0]
	low, high := number.Int(1<<30), number.Int(-1<<30)
	for base := int64(30); base <= 400; base++ {
		own, _ := number.Int(100).Quo(number.Int(base))
		pooled, _ := number.Int(600).Quo(number.Int(base + 100))
		difference := own.Sub(pooled).Mul(number.Int(100))
		if difference.Cmp(low) < 0 {
			low = difference
		}
		if difference.Cmp(high) > 0 {
			high = difference
		}
	}
	wantRange(t, "difference", r.Difference, number.Between(low, high))
}

func TestOpenEndedPartsAreHeldApart(t *testing.T) {
	s := newSheet(t)
	s.add("East > Kent", year(2018), cube.Known(100)).add("East > Kent", year(2019), cube.HiddenAtLeast(120))
	s.add("East > Essex", year(2018), cube.HiddenBetween(90, 95)).add("East > Essex", year(2019), cube.Known(95))
	d := s.desk()
	r := d.Compare(Query{}, d.ids(t, "Kent"), []area.ID{}, true).Relative[0]
	if !r.Known || !r.Average.NoHigh || !r.Difference.NoHigh {
		t.Errorf("%+v", r)
	}
}

func TestLowCountsThatRowsGiveAway(t *testing.T) {
	build := func(a, b, c cube.Amount) *Desk {
		s := newSheet(t).add("East > Kent", year(2019), a).add("East > Essex", year(2019), b).add("East > Norfolk", year(2019), c)
		return s.add("East", year(2019), cube.Known(103)).desk()
	}
	all := func(d *Desk) Comparison { return d.Compare(Query{}, d.ids(t, "Kent"), nil, false) }
	d := build(cube.Known(60), cube.Known(40), cube.HiddenBetween(1, 4))
	wantText(t, all(d).Caveats, "low-count", "the hidden count for Norfolk, 2019, is what is left of the total for the East, 2019: a count from 1 to 4 can give people away")
	// Two hidden cells hide each other.
	d = build(cube.Known(60), cube.HiddenBetween(1, 40), cube.HiddenBetween(1, 4))
	wantText(t, all(d).Caveats, "low-count", "")
	// A hidden cell that is no low count.
	d = build(cube.Known(60), cube.HiddenBetween(1, 40), cube.Known(5))
	wantText(t, all(d).Caveats, "low-count", "")
	// One row of two, and the other is low.
	s := newSheet(t).years("East > Kent", 2019, 100).years("East > Essex", 2019, 3)
	d = s.desk()
	c := d.Compare(Query{}, d.ids(t, "Kent"), []area.ID{}, false)
	wantText(t, c.Caveats, "low-count", "the total for the East, 2019, leaves 3 for what is not listed: a count from 1 to 4 can give people away")
}

func TestUnknownAreasAreInTheTotalAlone(t *testing.T) {
	d := newSheet(t).years("East > Kent", 2018, 300, 390).years("East > Essex", 2018, 200, 300).years("East > Not stated", 2018, 0, 12).desk()
	c := d.Compare(Query{}, d.ids(t, "Kent"), nil, true)
	wantText(t, c.Caveats, "unknown-members", "the total for the East, 2019, includes 12 whose area is not known, so the rows add up to less")
	wantText(t, c.Caveats, "parts-not-total", "")
	c = d.Compare(Query{}, d.ids(t, "Kent"), []area.ID{}, true)
	wantText(t, c.Caveats, "unknown-members", "")
}

func TestSteepestOfSeveral(t *testing.T) {
	q := Query{Span: year(2019), Against: year(2018)}
	desk := func(second int64) *Desk {
		return newSheet(t).years("A", 2018, 1000, 2000).years("B", 2018, 1000, second).years("C", 2018, 1000, 100).desk()
	}
	for _, c := range []struct {
		second int64
		areas  []string
		want   bool
	}{
		{1794, []string{"A", "B"}, false}, // p = 0.0497
		{1795, []string{"A", "B"}, true},
		{1749, []string{"A", "B", "C"}, false}, // p is under 0.05 ÷ 3
		{1750, []string{"A", "B", "C"}, true},
		{2000, []string{"A", "B", "C"}, false}, // joint: neither is called steeper
		{1750, []string{"A"}, false},
	} {
		d := desk(c.second)
		if got := len(d.steepest(d.Compare(q, d.ids(t, c.areas...), []area.ID{}, true), true)) > 0; got != c.want {
			t.Errorf("%+v: %t", c, got)
		}
		if len(c.areas) < 2 {
			continue
		}
		q := q.of(area.None)
		got := d.leaderAlike(ranked(d.Rank(q, ByPercent, d.ids(t, c.areas...), 0).Rows))
		if fired := len(got) > 0; fired != c.want {
			t.Errorf("rank of %+v: %t", c, fired)
		}
	}
}

// What is left of a printed whole may be nothing, and has no percentage then.
func TestARestThatMayBeNothing(t *testing.T) {
	s := newSheet(t).years("East", 2018, 100, 100)
	s.add("East > Kent", year(2018), cube.HiddenBetween(50, 100)).add("East > Kent", year(2019), cube.Known(40))
	s.add("East > Essex", year(2018), cube.HiddenBetween(0, 50)).add("East > Essex", year(2019), cube.Known(60))
	d := s.desk()
	d.Average, d.Force = ExcludingSelf, true
	if r := d.Compare(Query{}, d.ids(t, "Kent"), []area.ID{}, true).Relative[0]; r.Known {
		t.Errorf("%+v", r)
	}
}

// The new value may be hidden as well as the old one.
func TestRestOfAPrintedWholeByItsNewValue(t *testing.T) {
	part := pair{New: between("150", "180"), Old: exactly("100")}
	rest := pair{New: between("0", "160"), Old: exactly("100")}
	whole := pair{New: exactly("300"), Old: exactly("200")}
	left := whole.without(part, rest)
	wantRange(t, "rest", left.New, between("120", "150"))
	wantRange(t, "rest", left.Old, exactly("100"))
	got, _ := abovePooled(part, rest, whole, number.Int(1))
	wantRange(t, "difference", got, between("0", "30"))
}

func TestNoRatioWithoutABase(t *testing.T) {
	zero := pair{New: exactly("5"), Old: between("0", "4")}
	fine := pair{New: exactly("50"), Old: exactly("40")}
	if _, ok := abovePooled(zero, fine, fine, number.Int(1)); ok {
		t.Error("a part without a base")
	}
	if _, ok := abovePooled(fine, fine, zero, number.Int(1)); ok {
		t.Error("a whole without a base")
	}
	if _, ok := ratioWith(exactly("5"), exactly("0"), between("0", "4")); ok {
		t.Error("a divisor that may be 0")
	}
	if _, ok := ratioWith(number.AtLeast(val("5")), exactly("3"), between("1", "4")); ok {
		t.Error("an end that is not known")
	}
}

// With something negative in the rest, the two are held apart as if they were
// independent: wider, and right.
func TestNegativePartsAreHeldApart(t *testing.T) {
	part := pair{New: between("10", "20"), Old: between("10", "20")}
	rest := pair{New: between("-5", "10"), Old: between("10", "15")}
	whole := pair{New: part.New.Add(rest.New), Old: part.Old.Add(rest.Old)}
	got, ok := abovePooled(part, rest, whole, number.Int(1))
	own, _ := part.percent()
	pooled, _ := whole.percent()
	if !ok {
		t.Fatal("not known")
	}
	wantRange(t, "difference", got, own.Sub(pooled))
	if r := abovePooledTogether(pair{New: exactly("1"), Old: between("0", "1")}, rest, number.Int(1)); !r.Equal(number.Anything()) {
		t.Errorf("%s", r)
	}
}

// Amounts with pence turn between two pence.
func TestTheTurnIsFoundInTheMeasuresOwnUnits(t *testing.T) {
	s := newSheet(t).measure(cube.Measure{Name: "Hours", Kind: cube.Flow, Places: 1, Unit: "hours"})
	s.add("East > Kent", year(2018), cube.HiddenBetween(3, 40)).add("East > Kent", year(2019), cube.Known(10))
	s.add("East > Essex", year(2018), cube.Known(10)).add("East > Essex", year(2019), cube.Known(50))
	d := s.desk()
	r := d.Compare(Query{}, d.ids(t, "Kent"), []area.ID{}, true).Relative[0]
	var all number.Range
	for base := int64(3); base <= 40; base++ {
		own, _ := number.Int(10).Quo(number.Int(base))
		pooled, _ := number.Int(60).Quo(number.Int(base + 10))
		difference := number.Exactly(own.Sub(pooled).Mul(number.Int(100)))
		if base == 3 {
			all = difference
		}
		all = all.Hull(difference)
	}
	wantRange(t, "difference", r.Difference, all)
}

// The turn lies between two whole numbers, wherever it is.
func TestTheTurnIsFoundExactly(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, r, s := rapid.Int64Range(0, 300).Draw(t, "a"), rapid.Int64Range(0, 300).Draw(t, "r"), rapid.Int64Range(0, 300).Draw(t, "s")
		low := rapid.Int64Range(1, 200).Draw(t, "low")
		high := low + rapid.Int64Range(0, 200).Draw(t, "more")
		f := above{number.Int(a), number.Int(r), number.Int(s)}
		want := number.Exactly(f.at(number.Int(low)))
		for b := low; b <= high; b++ {
			want = want.Hull(number.Exactly(f.at(number.Int(b))))
		}
		if got := f.over(number.Between(number.Int(low), number.Int(high)), number.Int(1)); !got.Equal(want) {
			t.Errorf("%s, want %s", got, want)
		}
	})
}

func TestMeanWithAMissingBase(t *testing.T) {
	d := newSheet(t).years("East > Kent", 2018, 100, 200).years("East > Essex", 2018, 100, 200).desk()
	d.Average = Mean
	r := d.Compare(Query{}, d.ids(t, "Kent"), []area.ID{}, true).Relative[0]
	if !r.Known || r.Direction != Same {
		t.Errorf("%+v", r)
	}
	// Negative counts have no percentage, whatever the floor.
	d = newSheet(t).years("East > Kent", 2018, 100, 200).years("East > Essex", 2018, -50, 200).desk()
	d.Average, d.Force = Mean, true
	if r := d.Compare(Query{}, d.ids(t, "Kent"), []area.ID{}, true).Relative[0]; r.Known {
		t.Errorf("%+v", r)
	}
	d.Average = WholeRegion
	if r := d.Compare(Query{}, d.ids(t, "Essex"), []area.ID{}, true).Relative[0]; r.Known {
		t.Errorf("%+v", r)
	}
	d = newSheet(t).years("East > Kent", 2018, 100, 200).years("East > Essex", 2018, -150, 200).desk()
	d.Force = true
	if r := d.Compare(Query{}, d.ids(t, "Kent"), []area.ID{}, true).Relative[0]; r.Known {
		t.Errorf("%+v", r)
	}
	d.Average = ExcludingSelf
	if r := d.Compare(Query{}, d.ids(t, "Kent"), []area.ID{}, true).Relative[0]; r.Known {
		t.Errorf("%+v", r)
	}
}

// Two areas cannot be told apart where one of them is only partly covered.
func TestPartlyCoveredChangesAreNotTested(t *testing.T) {
	s := newSheet(t).years("East > Kent", 2018, 300).months("East > Kent", month(2019, 1), 100, 100)
	s.years("East > Essex", 2018, 300, 500)
	d := s.desk()
	q := Query{Span: year(2019), Against: year(2018)}
	c := d.Compare(q, d.ids(t, "Essex"), []area.ID{}, true)
	if c.Relative[0].AlikeTested {
		t.Errorf("%+v", c.Relative[0])
	}
	q.Area = d.id(t, "East")
	if got := places(d.Rank(q, ByChange, nil, 0).Rows); got != "1? Essex, 2? Kent" {
		t.Error(got)
	}
}

// Naming an area to compare with is a comparison of two; the others of the
// region, which are shown unasked, are not.
func TestNamedOthersAreTested(t *testing.T) {
	d := northWest(t)
	q := Query{Span: half(2018, 1), Against: half(2017, 2)}
	named := d.Compare(q, d.ids(t, "Cheshire"), d.ids(t, "Cumbria"), true)
	wantText(t, named.Caveats, "areas-alike", "the changes in Cheshire (193 per cent) and Cumbria (186 per cent) are not told apart from chance (p = 0.89)")
	wantText(t, d.Compare(q, d.ids(t, "Cheshire"), nil, true).Caveats, "areas-alike", "")
}

// Where both rose alike, nobody says that one is steeper.
func TestEqualChangesNeedNoTest(t *testing.T) {
	d := newSheet(t).years("East > Kent", 2018, 100, 200).years("East > Essex", 2018, 100, 200).desk()
	c := d.Compare(Query{}, d.ids(t, "Kent", "Essex"), []area.ID{}, true)
	wantCaveats(t, c.Caveats, "region-members")
	if r := c.Relative[0]; !r.AlikeTested || !r.Alike || r.Direction != Same {
		t.Errorf("%+v", r)
	}
}

// Half a period is missing on one side only: either alone makes a change open.
func TestEitherSidePartlyCoveredMakesARankUnsure(t *testing.T) {
	for _, partly := range []int{2018, 2019} {
		s := newSheet(t).years("A", 2018, 300, 900).years("B", 2018+2019-partly, 300).months("B", month(partly, 1), 50, 50)
		d := s.desk()
		r := d.Rank(Query{Area: area.None, Span: year(2019), Against: year(2018)}, ByChange, nil, 0)
		if r.Rows[0].Sure || r.Rows[1].Sure {
			t.Errorf("%d: %s", partly, places(r.Rows))
		}
	}
}
