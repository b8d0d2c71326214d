package figure

import (
	"strings"
	"testing"
	"time"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/period"
)

// Every caveat is tested where it begins and just before, and where it would be
// noise.

// pairOfYears is one area's counts in 2018 and 2019.
func pairOfYears(tb testing.TB, before, after int64) Change {
	d := newSheet(tb).years("Powys", 2018, before, after).desk()
	return d.Change(Query{Area: d.id(tb, "Powys"), Span: year(2019), Against: year(2018)})
}

func TestSmallBase(t *testing.T) {
	for _, c := range []struct {
		before, after int64
		want          string
	}{
		{50, 150, ""}, {49, 150, "small-base"}, {20, 90, "small-base"}, {19, 90, "no-percent"}, {7, 90, "no-percent"},
		{7, 7, "no-percent"}, {30, 30, ""},
	} {
		got := pairOfYears(t, c.before, c.after)
		wantCaveats(t, got.Caveats, c.want)
		if got.HasPercent != (c.before >= 20) || got.HasTimes != got.HasPercent {
			t.Errorf("%d: has a percentage: %t", c.before, got.HasPercent)
		}
	}
	wantText(t, pairOfYears(t, 7, 90).Caveats, "no-percent", "the base, Powys, 2018, is 7: on fewer than 20 no percentage or multiple is given")
	wantText(t, pairOfYears(t, 36, 90).Caveats, "small-base", "the base, Powys, 2018, is 36: on fewer than 50 one more or less changes a percentage or multiple by points")
}

func TestForceGivesPercentagesOnAnyBase(t *testing.T) {
	d := newSheet(t).years("Powys", 2018, 7, 21).desk()
	d.Force = true
	c := d.Change(Query{Area: d.id(t, "Powys")})
	wantRange(t, "percent", c.Percent, exactly("200"))
	wantCaveats(t, c.Caveats, "small-base")
}

func TestThresholdsCanBeSet(t *testing.T) {
	d := newSheet(t).years("Powys", 2018, 90, 300).desk()
	d.Thresholds = caveat.Default()
	d.Thresholds.SmallBase, d.Thresholds.NoPercent = 91, 90
	q := Query{Area: d.id(t, "Powys")}
	wantCaveats(t, d.Change(q).Caveats, "small-base")
	d.Thresholds.NoPercent = 91
	wantCaveats(t, d.Change(q).Caveats, "no-percent")
	d.Thresholds.NoPercent, d.Thresholds.SmallBase = 0, 0
	wantCaveats(t, d.Change(q).Caveats, "")
}

func TestAveragesAndMoneyHaveNoFloor(t *testing.T) {
	for _, m := range []cube.Measure{
		{Name: "Wait", Kind: cube.Average, Unit: "minutes"},
		{Name: "Cost", Kind: cube.Flow, Unit: "£"},
		{Name: "Time", Kind: cube.Flow, Unit: "minutes"},
		{Name: "Hours", Kind: cube.Flow, Unit: "hours", Places: 1},
	} {
		d := newSheet(t).measure(m).years("Powys", 2018, 3, 4).desk()
		c := d.Change(Query{Area: d.id(t, "Powys")})
		wantRange(t, "percent", c.Percent, exactly("100/3"))
		wantCaveats(t, c.Caveats, "")
		if c.Tested {
			t.Errorf("%s was tested for chance", m.Name)
		}
	}
}

func TestZeroBase(t *testing.T) {
	c := pairOfYears(t, 0, 16)
	wantCaveats(t, c.Caveats, "zero-base")
	wantText(t, c.Caveats, "zero-base", "the base, Powys, 2018, is 0: there is no percentage change from nothing")
	if c.HasPercent || c.HasTimes || !c.Known || c.Direction != Up {
		t.Errorf("%+v", c)
	}
	// Five from none may be luck, six are not.
	wantCaveats(t, pairOfYears(t, 0, 5).Caveats, "chance zero-base")
	wantCaveats(t, pairOfYears(t, 0, 6).Caveats, "zero-base")
	wantCaveats(t, pairOfYears(t, 0, 0).Caveats, "zero-base")
	if c := pairOfYears(t, 0, 0); c.Direction != Same || c.HasPercent {
		t.Errorf("%+v", c)
	}
	to := pairOfYears(t, 60, 0)
	wantRange(t, "percent", to.Percent, exactly("-100"))
	wantRange(t, "times", to.Times, exactly("0"))
	wantCaveats(t, to.Caveats, "")
}

func TestNegativeValues(t *testing.T) {
	c := pairOfYears(t, -40, 60)
	wantRange(t, "change", c.Change, exactly("100"))
	wantCaveats(t, c.Caveats, "zero-base")
	wantText(t, c.Caveats, "zero-base", "the base, Powys, 2018, is below 0: a percentage of it would mean nothing")
	if c.HasPercent || c.HasTimes || c.Tested {
		t.Errorf("%+v", c)
	}
	c = pairOfYears(t, 60, -40)
	wantText(t, c.Caveats, "zero-base", "what the base, Powys, 2018, changed to is or may be below 0: a percentage would mean nothing")
	if c.HasPercent || c.HasTimes || c.Tested || c.Direction != Down {
		t.Errorf("%+v", c)
	}
}

func TestChance(t *testing.T) {
	for _, c := range []struct {
		before, after int64
		want          string
	}{
		{100, 131, ""}, {100, 130, "chance"}, {131, 100, ""}, {130, 100, "chance"}, {1000, 1091, ""}, {1000, 1090, "chance"},
		{212, 212, ""},
	} {
		got := pairOfYears(t, c.before, c.after)
		wantCaveats(t, got.Caveats, c.want)
		if !got.Tested || got.ByChance != (c.want == "chance" || c.before == c.after) {
			t.Errorf("%d to %d: tested %t, by chance %t", c.before, c.after, got.Tested, got.ByChance)
		}
	}
	wantText(t, pairOfYears(t, 51, 58).Caveats, "chance",
		"the change for Powys from 51 to 58 may be chance (p = 0.57): counts this size differ as much by themselves")
}

// The test counts the days: twice as many in twice the time is no rise.
func TestChanceCountsTheDays(t *testing.T) {
	s := newSheet(t).months("Powys", month(2018, 7), 20, 20, 20, 20, 20, 20, 20, 20, 20)
	d := s.desk()
	three := period.Between(month(2018, 7).Start, month(2018, 9).Last())
	six := period.Between(month(2018, 10).Start, month(2019, 3).Last())
	c := d.Change(Query{Area: d.id(t, "Powys"), Span: six, Against: three})
	wantCaveats(t, c.Caveats, "chance period-length")
}

func TestChanceNeedsExactCompleteCounts(t *testing.T) {
	d := newSheet(t).add("Powys", year(2018), cube.HiddenBetween(51, 54)).add("Powys", year(2019), cube.Known(58)).desk()
	if c := d.Change(Query{Area: d.id(t, "Powys")}); c.Tested || c.ByChance {
		t.Errorf("tested %t, by chance %t", c.Tested, c.ByChance)
	}
	s := newSheet(t).years("Powys", 2018, 51).months("Powys", month(2019, 1), 30, 28)
	d = s.desk()
	c := d.Change(Query{Area: d.id(t, "Powys"), Span: year(2019), Against: year(2018)})
	if c.Tested {
		t.Error("a partly covered year was tested")
	}
	wantCaveats(t, c.Caveats, "partial-period")
}

func TestPeriodLength(t *testing.T) {
	s := newSheet(t).months("Kent", month(2017, 1), 900, 900, 900, 900, 900, 900, 900, 900, 900, 900, 900, 900, 900, 900, 900, 900, 900, 900, 900, 900, 900, 900, 900, 900)
	d := s.desk()
	run := func(y int, from, to time.Month) period.Span {
		return period.Between(month(y, from).Start, month(y, to).Last())
	}
	for _, c := range []struct {
		span, against period.Span
		want          string
	}{
		{half(2018, 1), half(2017, 2), ""},                                // 181 and 184 days
		{month(2018, 3), month(2018, 2), "31 days is more than 5% of 28"}, // see below
		{month(2018, 2), month(2017, 2), ""},
		{month(2018, 5), month(2018, 4), ""},                            // 31 and 30 days
		{run(2018, 1, 4), run(2017, 9, 12), ""},                         // 120 and 122
		{run(2018, 1, 6), run(2017, 7, 11), "of unlike length"},         // 181 and 153
		{run(2018, 4, 6), run(2017, 7, 9), "neither follow each other"}, // 91 and 92, apart
		{run(2018, 4, 6), run(2017, 4, 6), ""},
		{run(2018, 1, 6), run(2017, 8, 1+12), "overlap"},
	} {
		got := d.lengths(Change{Common: Common{Period: c.span}, Against: c.against})
		if fired := len(got) > 0; fired != (c.want != "") {
			t.Errorf("%s against %s: %v, want %q", c.span, c.against, got, c.want)
			continue
		}
		if len(got) > 0 && !strings.Contains(c.want, "31 days") && !strings.Contains(got[0].Text, c.want) {
			t.Errorf("%s against %s: %v, want %q", c.span, c.against, got, c.want)
		}
	}
}

func TestSeasonal(t *testing.T) {
	s := newSheet(t).months("Kent", month(2017, 1), 50, 50, 50, 50, 50, 50, 70, 70, 70, 70, 70, 70, 60, 60, 60, 60, 60, 60)
	d := s.desk()
	q := Query{Area: d.id(t, "Kent"), Span: half(2018, 1), Against: half(2017, 2)}
	c := d.Change(q)
	wantText(t, c.Caveats, "seasonal", "January to June 2018 and July to December 2017 are different times of year, and the data also have January to June 2017")
	q.Against = half(2017, 1)
	if c := d.Change(q); text(c.Caveats, "seasonal") != "" {
		t.Errorf("the same months of the year before: %s", text(c.Caveats, "seasonal"))
	}
	// Half of the year before is not in the data.
	d = newSheet(t).months("Kent", month(2017, 2), 50, 50, 50, 50, 50, 70, 70, 70, 70, 70, 70, 50, 50, 50, 50, 50, 50).desk()
	q = Query{Area: d.id(t, "Kent"), Span: half(2018, 1), Against: half(2017, 2)}
	wantCaveats(t, d.Change(q).Caveats, "")
	// Years have no season, nor has a run of them.
	d = newSheet(t).years("Kent", 2016, 300, 300, 300, 600).desk()
	wantCaveats(t, d.Change(Query{Area: d.id(t, "Kent"), Span: period.Between(year(2018).Start, year(2019).Last()), Against: period.Between(year(2016).Start, year(2017).Last())}).Caveats, "")
	d = newSheet(t).years("Kent", 2017, 300, 400, 500).desk()
	wantCaveats(t, d.Change(Query{Area: d.id(t, "Kent"), Span: year(2019), Against: year(2018)}).Caveats, "")
}

func TestPartialPeriod(t *testing.T) {
	s := newSheet(t)
	s.months("South East > Kent", month(2019, 1), 60, 60, 60)
	s.months("South East > Surrey", month(2019, 1), 60, 60, 60, 60, 60, 60)
	d := s.desk()
	kent := d.Total(Query{Area: d.id(t, "Kent"), Span: half(2019, 1)})
	wantRange(t, "Kent", kent.Cell.Sum, exactly("180"))
	wantText(t, kent.Caveats, "partial-period", "the data for Kent cover January to March 2019 only; April to June 2019 is missing")
	region := d.Total(Query{Area: d.id(t, "South East"), Span: half(2019, 1), Per: []string{"month", "100000"}})
	wantText(t, region.Caveats, "partial-period", "the data for Kent cover January to March 2019 only; April to June 2019 is missing")
	if r := region.Rates[0]; r.Known || r.Why != "the data cover only a part of the period" {
		t.Errorf("%+v", r)
	}
	wantCaveats(t, d.Total(Query{Area: d.id(t, "Surrey"), Span: half(2019, 1)}).Caveats, "")
	both := d.Total(Query{Area: d.id(t, "South East"), Span: year(2019)})
	wantText(t, both.Caveats, "partial-period", "the data for Kent cover January to March 2019 only; April to December 2019 is missing\n"+
		"the data for Surrey cover January to June 2019 only; July to December 2019 is missing")
}

func TestPartialPeriodOfAllAreasAlike(t *testing.T) {
	s := newSheet(t)
	s.months("South East > Kent", month(2019, 2), 60, 60).months("South East > Kent", month(2019, 5), 60)
	s.months("South East > Surrey", month(2019, 2), 60, 60).months("South East > Surrey", month(2019, 5), 60)
	d := s.desk()
	got := d.Total(Query{Area: d.id(t, "South East"), Span: half(2019, 1)})
	wantText(t, got.Caveats, "partial-period",
		"the data for the South East cover February to March 2019 and May 2019 only; January 2019, April 2019 and June 2019 are missing")
}

func TestNothingAtAll(t *testing.T) {
	d := eastern(t)
	c := d.Change(Query{Area: d.id(t, "Kent"), Span: year(2018)})
	wantCaveats(t, c.Caveats, "partial-period")
	wantText(t, c.Caveats, "partial-period", "the data have nothing for 2017")
	if c.Known || c.HasPercent || c.Tested || c.Direction != Unclear {
		t.Errorf("%+v", c)
	}
	if op := c.Working[0].Operands; !op[1].None || op[0].None || op[0].Name != "new" || op[1].Label != "Kent, 2017" {
		t.Errorf("%+v", op)
	}
	if hint := c.Caveats[0].Hint; hint != "the data cover January 2018 to December 2019" {
		t.Errorf("hint %q", hint)
	}
}

func TestMissingArea(t *testing.T) {
	s := newSheet(t).years("East > Kent", 2018, 300, 300).years("East > Essex", 2019, 200)
	d := s.desk()
	c := d.Change(Query{Area: d.id(t, "East")})
	wantRange(t, "old", c.Old.Sum, number.AtLeast(val("300")))
	wantRange(t, "new", c.New.Sum, exactly("500"))
	wantRange(t, "change", c.Change, number.AtMost(val("200")))
	if c.HasPercent || c.Direction != Unclear {
		t.Errorf("%+v", c)
	}
	wantCaveats(t, c.Caveats, "definition-break missing-area")
	wantText(t, c.Caveats, "missing-area", "the data have nothing for Essex in 2018, so the figure for the East is at least 300")
	wantText(t, c.Caveats, "definition-break", "the data have Essex in 2019 and not in 2018: unlike things are compared")
	wantText(t, d.Change(Query{Area: d.id(t, "Essex")}).Caveats, "missing-area", "the data have nothing for Essex, 2018")
	s.absentZero = true
	d = s.desk()
	wantCaveats(t, d.Change(Query{Area: d.id(t, "East")}).Caveats, "")
}

func TestAnAreaThatVanishes(t *testing.T) {
	d := newSheet(t).years("East > Kent", 2018, 300, 300).years("East > Essex", 2018, 200).desk()
	c := d.Change(Query{Area: d.id(t, "East")})
	wantText(t, c.Caveats, "definition-break", "the data have Essex in 2018 and not in 2019: unlike things are compared")
	wantRange(t, "percent", c.Percent, number.AtLeast(val("-40")))
	// An area that neither period has is missing, and no break.
	s := newSheet(t).years("East > Kent", 2017, 300, 300, 300).years("East > Essex", 2017, 200)
	d = s.desk()
	wantCaveats(t, d.Change(Query{Area: d.id(t, "East"), Span: year(2019), Against: year(2018)}).Caveats, "missing-area")
}

func TestAnAreaWithoutAnyRow(t *testing.T) {
	s := newSheet(t).years("East > Kent", 2018, 300, 300)
	s.tree.Add("East > Essex")
	s.tree.Add("East > Unknown")
	s.tree.Add("North > Durham")
	s.tree.Add("North > Tyne")
	s.tree.Add("North > Tees")
	s.years("North > Tyne", 2018, 100, 100)
	s.tree.Add("West > Avon")
	d := s.desk()
	wantText(t, d.Total(Query{Area: d.id(t, "East")}).Caveats, "missing-area", "the data have nothing for Essex in 2019, so the figure for the East is at least 300")
	wantText(t, d.Total(Query{Area: d.id(t, "North")}).Caveats, "missing-area", "the data have nothing for Durham and Tees in 2019, so the figure for the North is at least 100")
	wantText(t, d.Total(Query{Area: area.None}).Caveats, "missing-area",
		"the data have no rows for Durham and Tees, so the North is without them\nthe data have no rows for Essex, so the East is without it")
	wantCaveats(t, d.Total(Query{Area: d.id(t, "Kent")}).Caveats, "")
	// A printed total stands for itself.
	s.years("East", 2018, 500, 500)
	d = s.desk()
	got := d.Total(Query{Area: d.id(t, "East")})
	if text(got.Caveats, "missing-area") != "" {
		t.Errorf("%v", got.Caveats)
	}
	wantText(t, d.Total(Query{Area: area.None}).Caveats, "missing-area", "the data have no rows for Durham and Tees, so the North is without them")
}

func TestHiddenCells(t *testing.T) {
	s := newSheet(t).years("Scotland > Highland", 2018, 53, 58)
	s.add("Scotland > Orkney", year(2019), cube.HiddenAtLeast(0)).add("Scotland > Orkney", year(2018), cube.Known(6))
	s.add("Scotland > Shetland", year(2019), cube.HiddenBetween(1, 4)).add("Scotland > Shetland", year(2018), cube.Known(7))
	d := s.desk()
	got := d.Total(Query{Area: d.id(t, "Scotland")})
	wantText(t, got.Caveats, "hidden-cells", "the figure for Scotland, 2019, includes two hidden or blank cells, never counted as 0: it is at least 59")
	got = d.Total(Query{Area: d.id(t, "Shetland")})
	wantText(t, got.Caveats, "hidden-cells", "the figure for Shetland, 2019, is hidden or blank, which is not 0: it is from 1 to 4")
	wantCaveats(t, got.Caveats, "hidden-cells")
	wantCaveats(t, d.Total(Query{Area: d.id(t, "Highland")}).Caveats, "")
	c := d.Change(Query{Area: d.id(t, "Scotland")})
	wantRange(t, "percent", c.Percent, number.AtLeast(val("-700/66")))
	if !c.HasPercent || c.Direction != Unclear || c.Tested {
		t.Errorf("%+v", c)
	}
}

// A base whose size nobody knows has no percentage, even where its lower end is
// over the floor.
func TestABaseWithoutAnUpperEnd(t *testing.T) {
	s := newSheet(t).years("Scotland > Highland", 2018, 100, 180)
	s.add("Scotland > Orkney", year(2018), cube.HiddenAtLeast(0)).add("Scotland > Orkney", year(2019), cube.Known(0))
	d := s.desk()
	c := d.Change(Query{Area: d.id(t, "Scotland")})
	if c.HasPercent || c.HasTimes {
		t.Errorf("%+v", c)
	}
	wantCaveats(t, c.Caveats, "hidden-cells")
	wantRange(t, "change", c.Change, number.AtMost(val("80")))
}

func TestAPrintedTotalBeatsHiddenParts(t *testing.T) {
	s := newSheet(t).years("Scotland", 2018, 110, 190).years("Scotland > Highland", 2018, 100, 180)
	s.add("Scotland > Orkney", year(2018), cube.HiddenBetween(1, 40)).add("Scotland > Orkney", year(2019), cube.HiddenBetween(1, 40))
	d := s.desk()
	c := d.Change(Query{Area: d.id(t, "Scotland")})
	wantRange(t, "change", c.Change, exactly("80"))
	wantCaveats(t, c.Caveats, "")
	if !c.Working[0].Operands[0].Stated {
		t.Error("not marked as printed")
	}
	if got := c.Working[0].Formula; got != "new − old" {
		t.Errorf("formula %q", got)
	}
	if got := d.Total(Query{Area: d.id(t, "Scotland")}).Working[0].Formula; got != "printed in the data as a subtotal" {
		t.Errorf("formula %q", got)
	}
}

func TestLowCount(t *testing.T) {
	for _, c := range []struct {
		before, after int64
		want          string
	}{
		{300, 4, "low-count"}, {300, 5, ""}, {300, 1, "low-count"}, {300, 0, ""}, {3, 111, "low-count no-percent"}, {5, 111, "no-percent"},
	} {
		wantCaveats(t, pairOfYears(t, c.before, c.after).Caveats, c.want)
	}
	wantText(t, pairOfYears(t, 300, 4).Caveats, "low-count", "the count for Powys, 2019, is 4: a count from 1 to 4 can give people away")
	d := newSheet(t).years("Shetland", 2018, 10, 11).desk()
	d.Thresholds = caveat.Default()
	d.Thresholds.LowCount = 10
	wantCaveats(t, d.Total(Query{Area: d.id(t, "Shetland"), Span: year(2018)}).Caveats, "low-count")
	wantCaveats(t, d.Total(Query{Area: d.id(t, "Shetland"), Span: year(2019)}).Caveats, "")
}

func TestLowCountsAreOfCounts(t *testing.T) {
	d := newSheet(t).measure(cube.Measure{Name: "Wait", Kind: cube.Average}).years("Powys", 2018, 3, 3).desk()
	wantCaveats(t, d.Total(Query{Area: d.id(t, "Powys")}).Caveats, "")
}

func TestContactsNotPeople(t *testing.T) {
	for _, c := range []struct {
		name, unit, noun string
		unique           bool
		want             string
	}{
		{"People", "people", "people", false, ""},
		{"Contacts", "", "people", false, "contacts-not-people"},
		{"Calls answered", "", "callers", false, "contacts-not-people"},
		{"Enquiries", "", "People", false, "contacts-not-people"},
		{"Contacts", "", "contacts", false, ""},
		{"Contacts", "", "", false, ""},
		{"Contacts", "people", "", false, ""},
		{"Contacts", "", "people", true, ""},
		{"Website visitors", "", "people", false, ""},
		{"Total", "visits", "people", false, "contacts-not-people"},
		{"Called", "", "people", false, ""},
		{"rows", "", "people", false, "contacts-not-people"},
		{"rows", "", "people", true, ""},
	} {
		d := newSheet(t).measure(cube.Measure{Name: c.name, Unit: c.unit}).years("Kent", 2018, 300, 500).desk()
		d.Noun, d.Unique = c.noun, c.unique
		got := d.Change(Query{Area: d.id(t, "Kent")})
		if ids(got.Caveats) != c.want {
			t.Errorf("%+v: %q", c, ids(got.Caveats))
		}
	}
}

func TestChannelsAreNotPeople(t *testing.T) {
	build := func(dimension string, members ...string) *Desk {
		s := newSheet(t).by(dimension, members...)
		for _, m := range members {
			s.add("Dorset", year(2017), cube.Known(38), m)
		}
		return s.desk()
	}
	for _, c := range []struct {
		dimension string
		members   []string
		want      string
	}{
		{"Channel", []string{"Alpha", "Beta"}, "contacts-not-people"},
		{"How", []string{"Helpline", "Website"}, "contacts-not-people"},
		{"How", []string{"Helpline", "Other"}, ""},
		{"Audience", []string{"Under 18", "Over 18"}, ""},
		{"Channel", []string{"Helpline"}, ""},
	} {
		d := build(c.dimension, c.members...)
		q := Query{Area: d.id(t, "Dorset")}
		if got := ids(d.Total(q).Caveats); got != c.want {
			t.Errorf("%+v: %q", c, got)
		}
		d.Unique = true
		wantCaveats(t, d.Total(q).Caveats, "")
	}
	d := build("Channel", "Helpline", "Website")
	q := Query{Area: d.id(t, "Dorset")}
	wantText(t, d.Total(q).Caveats, "contacts-not-people", "Helpline and Website are added together, and one person can be in more than one of them")
	wantCaveats(t, d.Total(q.only(0, 1)).Caveats, "")
	d.Noun = "contacts"
	wantCaveats(t, d.Total(q).Caveats, "")
}

func TestFewEvents(t *testing.T) {
	for _, c := range []struct {
		count int64
		per   []string
		want  string
	}{
		{20, []string{"month"}, ""}, {19, []string{"month"}, "few-events"}, {19, []string{"100000"}, "few-events"},
		{19, nil, ""}, {19, []string{"fortnight"}, ""},
	} {
		d := newSheet(t).years("Powys", 2019, c.count).desk()
		d.Population = map[area.ID]number.Value{d.id(t, "Powys"): val("132000")}
		wantCaveats(t, d.Total(Query{Area: d.id(t, "Powys"), Per: c.per}).Caveats, c.want)
	}
	d := newSheet(t).years("Powys", 2019, 19).desk()
	wantText(t, d.Total(Query{Area: d.id(t, "Powys"), Per: []string{"week"}}).Caveats, "few-events",
		"the rate for Powys, 2019, rests on 19, and a rate on fewer than 20 is unstable")
}

func TestCountNotRate(t *testing.T) {
	d := eastern(t)
	q := Query{Area: d.id(t, "Eastern"), Span: year(2019), Against: year(2018)}
	if got := ids(d.Rank(q, ByCount, nil, 0).Caveats); got != "count-not-rate" {
		t.Errorf("%q", got)
	}
	d.Population = map[area.ID]number.Value{d.id(t, "Kent"): val("1500000")}
	if got := ids(d.Rank(q, ByCount, nil, 0).Caveats); got != "" {
		t.Errorf("with populations: %q", got)
	}
	d.Population = nil
	if got := d.Rank(q, ByPercent, nil, 0).Caveats; text(got, "count-not-rate") != "" {
		t.Errorf("by per cent: %v", got)
	}
	if got := d.Rank(q, ByCount, d.ids(t, "Kent"), 0).Caveats; text(got, "count-not-rate") != "" {
		t.Errorf("a single area: %v", got)
	}
	n := northWest(t)
	if got := n.RankMembers(Query{Area: area.None, Span: half(2018, 1)}, 0, ByCount, 0).Caveats; ids(got) != "" {
		t.Errorf("members: %v", got)
	}
}

func TestFewAreas(t *testing.T) {
	d := eastern(t)
	q := Query{Area: d.id(t, "Eastern"), Span: year(2019), Against: year(2018)}
	if got := d.Rank(q, ByCount, d.ids(t, "Kent", "Essex", "Norfolk", "Suffolk"), 0).Caveats; text(got, "few-areas") != "four areas are ranked: a place among fewer than 5 says little" {
		t.Errorf("%v", got)
	}
	if got := d.Rank(q, ByCount, d.ids(t, "Kent", "Essex", "Norfolk", "Suffolk", "Bedfordshire"), 0).Caveats; text(got, "few-areas") != "" {
		t.Errorf("%v", got)
	}
}

func TestBaseChoice(t *testing.T) {
	change := func(months ...int64) Change {
		d := newSheet(t).months("Kent", month(2018, 1), months...).desk()
		return d.Change(Query{Area: d.id(t, "Kent"), Span: half(2019, 1)})
	}
	// 600 in the first half of 2018, then what is given, then 900: up by half.
	build := func(between int64) Change {
		months := []int64{100, 100, 100, 100, 100, 100, between - 500, 100, 100, 100, 100, 100, 150, 150, 150, 150, 150, 150}
		return change(months...)
	}
	for _, c := range []struct {
		between int64
		want    string
	}{
		{719, ""},            // up 25.2 per cent: over half of 50
		{720, "base-choice"}, // up 25 per cent: half of it
		{901, "base-choice"}, // a fall
		{451, ""},            // up 99.6
		{450, "base-choice"}, // twice as much
	} {
		got := build(c.between)
		if fired := text(got.Caveats, "base-choice") != ""; fired != (c.want != "") {
			t.Errorf("%d between: %q, want %q", c.between, ids(got.Caveats), c.want)
		}
	}
	wantText(t, build(1000).Caveats, "base-choice", "for Kent it is a rise of 50 per cent against January to June 2018 (600), and would be a fall of 10 per cent against July to December 2018 (1,000)")
	wantCaveats(t, build(600).Caveats, "")
}

func TestBaseChoiceOfATrough(t *testing.T) {
	change := func(counts ...int64) Change {
		d := newSheet(t).years("Kent", 2017, counts...).desk()
		return d.Change(Query{Area: d.id(t, "Kent"), Span: year(2019), Against: year(2018)})
	}
	wantText(t, change(1300, 1000, 1200).Caveats, "base-choice", "for Kent it is a rise of 20 per cent against 2018 (1,000), and would be a fall of 7.7 per cent against 2017 (1,300)")
	// Growth from further back is larger or smaller by nature.
	wantCaveats(t, change(1150, 1000, 1200).Caveats, "")
	wantCaveats(t, change(500, 1000, 1200).Caveats, "")
	wantCaveats(t, change(1300, 1200, 1200).Caveats, "")
}

func TestBaseChoiceInPointsAndOfNoChange(t *testing.T) {
	s := newSheet(t).measure(cube.Measure{Name: "Answered", Kind: cube.Percentage})
	d := s.add("Kent", half(2018, 1), cube.Known(70)).add("Kent", half(2018, 2), cube.Known(80)).add("Kent", half(2019, 1), cube.Known(80)).desk()
	c := d.Change(Query{Area: d.id(t, "Kent"), Span: half(2019, 1), Against: half(2018, 1)})
	wantText(t, c.Caveats, "base-choice", "for Kent it is a rise of 10 points against January to June 2018 (70), and would be no change against July to December 2018 (80)")
	// No change is no story, whatever other bases say.
	c = d.Change(Query{Area: d.id(t, "Kent"), Span: half(2019, 1), Against: half(2018, 2)})
	wantText(t, c.Caveats, "base-choice", "")
}

func TestBaseChoiceNeedsKnownBases(t *testing.T) {
	s := newSheet(t).add("Kent", half(2018, 1), cube.Known(100)).add("Kent", half(2018, 2), cube.HiddenBetween(400, 500)).add("Kent", half(2019, 1), cube.Known(200))
	d := s.desk()
	wantCaveats(t, d.Change(Query{Area: d.id(t, "Kent"), Span: half(2019, 1), Against: half(2018, 1)}).Caveats, "")
	s = newSheet(t).add("Kent", half(2018, 1), cube.HiddenBetween(90, 100)).add("Kent", half(2018, 2), cube.Known(400)).add("Kent", half(2019, 1), cube.Known(200))
	d = s.desk()
	wantCaveats(t, d.Change(Query{Area: d.id(t, "Kent"), Span: half(2019, 1), Against: half(2018, 1)}).Caveats, "hidden-cells")
}

func TestBaseChoiceFromNone(t *testing.T) {
	d := newSheet(t).months("Kent", month(2018, 1), 0, 0, 0, 0, 0, 0, 20, 20, 20, 20, 20, 20, 30, 30, 30, 30, 30, 30).desk()
	c := d.Change(Query{Area: d.id(t, "Kent"), Span: half(2019, 1)})
	wantText(t, c.Caveats, "base-choice", "for Kent it is a rise of 180 against January to June 2018 (0), and would be a rise of 60 against July to December 2018 (120)")
}

func TestDefinitionBreakBetween(t *testing.T) {
	build := func(newChat, oldChat int64) *Desk {
		s := newSheet(t).by("Channel", "Phone", "Web chat")
		for i, y := range []int{2018, 2019} {
			s.add("East > Kent", year(y), cube.Known([]int64{400, 500}[i]), "Phone")
			s.add("East > Essex", year(y), cube.Known(200), "Phone")
		}
		s.add("East > Kent", year(2019), cube.Known(newChat), "Web chat")
		s.add("East > Essex", year(2018), cube.Known(oldChat), "Web chat")
		d := s.desk()
		d.Noun = "contacts"
		return d
	}
	q := func(d *Desk) Query { return Query{Area: d.id(t, "Kent"), Span: year(2019), Against: year(2018)} }
	d := build(40, 0)
	wantText(t, d.Change(q(d)).Caveats, "definition-break", `"Web chat" (Channel) has nothing in 2018 and appears in 2019: unlike things are compared`)
	// The channel was there, only not in Kent.
	d = build(40, 1)
	wantCaveats(t, d.Change(q(d)).Caveats, "")
	// Five might be luck, six are not.
	d = build(5, 0)
	wantCaveats(t, d.Change(q(d)).Caveats, "")
	d = build(6, 0)
	wantCaveats(t, d.Change(q(d)).Caveats, "definition-break")
	// Narrowed to the telephone, nothing breaks.
	wantCaveats(t, d.Change(q(d).only(0, 0)).Caveats, "")
	// And the other way round.
	d = build(0, 40)
	wantText(t, d.Change(q(d).of(d.id(t, "Essex"))).Caveats, "definition-break", `"Web chat" (Channel) is in 2018 and has nothing in 2019: unlike things are compared`)
}

// Among several channels, the one that is new is named, and no other.
func TestDefinitionBreakNamesTheChannel(t *testing.T) {
	s := newSheet(t).by("Channel", "Email", "Phone", "Web chat").by("Audience", "Adult", "Child")
	for _, y := range []int{2018, 2019} {
		for _, who := range []string{"Adult", "Child"} {
			s.add("Kent", year(y), cube.Known(100), "Email", who).add("Kent", year(y), cube.Known(300), "Phone", who)
		}
	}
	s.add("Kent", year(2019), cube.Known(40), "Web chat", "Child")
	d := s.desk()
	d.Noun = "contacts"
	q := Query{Area: d.id(t, "Kent")}
	wantText(t, d.Change(q).Caveats, "definition-break", `"Web chat" (Channel) has nothing in 2018 and appears in 2019: unlike things are compared`)
	wantText(t, d.Change(q.only(1, 0)).Caveats, "definition-break", "")
}

func TestDefinitionBreakInside(t *testing.T) {
	build := func(chat ...int64) Total {
		s := newSheet(t).by("Channel", "Phone", "Web chat")
		for i, n := range chat {
			s.add("Kent", month(2019, 1).ShiftMonths(i), cube.Known(50), "Phone")
			if n > 0 {
				s.add("Kent", month(2019, 1).ShiftMonths(i), cube.Known(n), "Web chat")
			}
		}
		d := s.desk()
		d.Noun = "contacts"
		return d.Total(Query{Area: d.id(t, "Kent"), Span: half(2019, 1)})
	}
	wantText(t, build(0, 0, 30, 30, 30, 30).Caveats, "definition-break", `"Web chat" (Channel) has nothing before March 2019, inside January to June 2019`)
	wantText(t, build(30, 30, 30, 30, 30, 0).Caveats, "definition-break", `"Web chat" (Channel) has nothing after May 2019, inside January to June 2019`)
	wantCaveats(t, build(30, 30, 0, 30, 30, 30).Caveats, "")
	wantCaveats(t, build(0, 1, 0, 1, 0, 0).Caveats, "")
	wantCaveats(t, build(30, 30, 30, 30, 30, 30).Caveats, "")
	wantCaveats(t, build(0, 0, 0, 0, 0, 0).Caveats, "")
}

func TestMeanOfPercentages(t *testing.T) {
	d := eastern(t)
	q := Query{Span: year(2019), Against: year(2018)}
	herts := d.ids(t, "Hertfordshire")
	for _, c := range []struct {
		method  AverageMethod
		changes bool
		want    bool
	}{{Mean, true, true}, {Mean, false, false}, {WholeRegion, true, false}, {ExcludingSelf, true, false}} {
		d.Average = c.method
		got := text(d.Compare(q, herts, []area.ID{}, c.changes).Caveats, "mean-of-percentages") != ""
		if got != c.want {
			t.Errorf("%+v: %t", c, got)
		}
	}
}

func TestEveryCaveatIsInTheRegister(t *testing.T) {
	for _, id := range []caveat.ID{
		caveat.AreasAlike, caveat.BaseChoice, caveat.Chance, caveat.ContactsNotPeople, caveat.CountNotRate, caveat.DefinitionBreak,
		caveat.FewAreas, caveat.FewEvents, caveat.HiddenCells, caveat.LowCount, caveat.MeanOfPercentages, caveat.MissingArea,
		caveat.NoPercent, caveat.PartialPeriod, caveat.PartsNotTotal, caveat.PeriodLength, caveat.RegionMembers, caveat.Seasonal,
		caveat.SmallBase, caveat.StockNotAdded, caveat.UnknownMembers, caveat.ZeroBase,
	} {
		if _, ok := caveat.Lookup(id); !ok {
			t.Errorf("%s is not in the register", id)
		}
	}
}
