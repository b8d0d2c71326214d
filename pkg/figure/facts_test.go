package figure

import (
	"testing"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/number"
)

// The facts of the stories the tool was made for.

func TestHertfordshireHasNoCaveats(t *testing.T) {
	d := eastern(t)
	c := d.Change(Query{Area: d.id(t, "Hertfordshire"), Span: year(2019), Against: year(2018)})
	wantRange(t, "new", c.New.Sum, exactly("1186"))
	wantRange(t, "old", c.Old.Sum, exactly("596"))
	wantRange(t, "change", c.Change, exactly("590"))
	wantRange(t, "percent", c.Percent, exactly("14750/149"))
	wantRange(t, "times", c.Times, exactly("593/298"))
	if got := c.Percent.Low.Decimal(0); got != "99" {
		t.Errorf("%s per cent, want 99", got)
	}
	if !c.Known || !c.HasPercent || !c.HasTimes || c.Points || c.Direction != Up || !c.Tested || c.ByChance {
		t.Errorf("%+v", c)
	}
	wantCaveats(t, c.Caveats, "")
	wantCaveats(t, d.Total(Query{Area: d.id(t, "Hertfordshire"), Span: year(2019)}).Caveats, "")
}

func TestUnchangedHasNoCaveats(t *testing.T) {
	d := eastern(t)
	c := d.Change(Query{Area: d.id(t, "Essex"), Span: year(2019), Against: year(2018)})
	wantRange(t, "change", c.Change, exactly("0"))
	if c.Direction != Same || !c.HasPercent || c.Percent.Low.Sign() != 0 {
		t.Errorf("%+v", c)
	}
	wantCaveats(t, c.Caveats, "")
}

func TestDefaultsAreTheLatestPeriodAndItsBase(t *testing.T) {
	d := eastern(t)
	c := d.Change(Query{Area: d.id(t, "Kent")})
	if !c.Period.Same(year(2019)) || !c.Against.Same(year(2018)) {
		t.Errorf("%s against %s", c.Period, c.Against)
	}
	wantRange(t, "change", c.Change, exactly("-41"))
	if c.Direction != Down || c.Percent.Low.Decimal(0) != "-12" {
		t.Errorf("%+v", c)
	}
	wantCaveats(t, c.Caveats, "chance")
}

func TestNorthWest(t *testing.T) {
	d := northWest(t)
	q := Query{Span: half(2018, 1), Against: half(2017, 2), Per: []string{"month"}}
	for _, c := range []struct {
		area, percent, times string
	}{
		{"North Wales", "65", "1.65"}, {"Lancashire", "146", "2.46"}, {"Cheshire", "193", "2.93"},
		{"Cumbria", "186", "2.86"}, {"North West", "103", "2.03"},
	} {
		got := d.Change(q.of(d.id(t, c.area)))
		if got.Percent.Low.Decimal(0) != c.percent || got.Times.Low.Decimal(2) != c.times {
			t.Errorf("%s: %s per cent, %s times", c.area, got.Percent.Low.Decimal(0), got.Times.Low.Decimal(2))
		}
		wantCaveats(t, got.Caveats, "contacts-not-people")
	}
	region := d.Total(q.of(d.id(t, "North West")))
	wantRange(t, "total", region.Cell.Sum, exactly("3549"))
	wantRange(t, "a month", region.Rates[0].Value, exactly("591.5"))
}

func TestLancashireAgainstItsRegion(t *testing.T) {
	d := northWest(t)
	c := d.Compare(Query{Span: half(2018, 1), Against: half(2017, 2)}, d.ids(t, "Lancashire"), []area.ID{}, true)
	if len(c.Rows) != 2 || c.Region == nil || c.Region.Total.Area.Name != "North West" || c.Area.Name != "North West" {
		t.Fatalf("%+v", c.Rows)
	}
	r := c.Relative[0]
	if !r.Known || r.Direction != Up || r.Difference.Low.Decimal(3) != "42.852" || !r.AlikeTested || r.Alike || r.MethodsDisagree {
		t.Errorf("%+v", r)
	}
	wantRange(t, "average", r.Average, c.Region.Change.Percent)
	wantCaveats(t, c.Caveats, "contacts-not-people region-members")
	wantText(t, c.Caveats, "region-members", "the North West here is Cheshire, Cumbria, Greater Manchester, Lancashire, Merseyside and North Wales")
}

func TestAListWithTheSteepestNotToldApart(t *testing.T) {
	d := northWest(t)
	c := d.Compare(Query{Span: half(2018, 1), Against: half(2017, 2)}, d.ids(t, "Cheshire", "Cumbria", "Lancashire"), []area.ID{}, true)
	if got := len(c.Rows); got != 4 {
		t.Errorf("%d rows, want 4", got)
	}
	wantCaveats(t, c.Caveats, "areas-alike contacts-not-people region-members")
	wantText(t, c.Caveats, "areas-alike", "the changes in Cheshire (193 per cent) and Cumbria (186 per cent) are not told apart from chance (p = 0.89)")
}

func TestNorthWalesIsLikeTheRestOfItsRegion(t *testing.T) {
	d := northWest(t)
	c := d.Compare(Query{Span: half(2018, 1), Against: half(2017, 2)}, d.ids(t, "North Wales"), nil, true)
	if len(c.Rows) != 7 || c.Rows[0].Role != SubjectRow || c.Rows[1].Role != OtherRow || c.Rows[6].Role != RegionRow {
		t.Errorf("%+v", c.Rows)
	}
	if r := c.Relative[0]; !r.Alike || r.Direction != Down {
		t.Errorf("%+v", r)
	}
	wantCaveats(t, c.Caveats, "areas-alike contacts-not-people region-members")
}

func TestMethodsOfAveraging(t *testing.T) {
	d := eastern(t)
	want := map[AverageMethod]string{WholeRegion: "48.536", Mean: "40.361", ExcludingSelf: "26.277"}
	for method, average := range want {
		d.Average = method
		c := d.Compare(Query{Span: year(2019), Against: year(2018)}, d.ids(t, "Hertfordshire"), []area.ID{}, true)
		r := c.Relative[0]
		if got := r.Average.Low.Decimal(3); got != average {
			t.Errorf("%s: %s, want %s", method, got, average)
		}
		difference := val("14750/149").Sub(r.Average.Low)
		wantRange(t, "difference", r.Difference, number.Exactly(difference))
	}
}

func TestSevenMonthsAgainstSix(t *testing.T) {
	s := newSheet(t)
	s.months("North Wales", month(2017, 7), 12, 11, 13, 12, 12, 24, 23, 23, 23, 23, 23, 24)
	d := s.desk()
	seven := month(2017, 7)
	seven.End = month(2018, 1).End
	c := d.Change(Query{Area: d.id(t, "North Wales"), Span: half(2018, 1), Against: seven})
	wantCaveats(t, c.Caveats, "period-length")
	wantText(t, c.Caveats, "period-length", "July 2017 to January 2018 and January to June 2018 overlap")
}

func TestDorset(t *testing.T) {
	s := newSheet(t)
	s.months("South West > Dorset", month(2018, 1), 46, 42, 43, 46, 48, 48, 48, 49, 52, 50, 53, 55, 60, 60, 61, 64, 64, 64)
	d := s.desk()
	c := d.Change(Query{Area: d.id(t, "Dorset"), Span: half(2019, 1)})
	wantRange(t, "new", c.New.Sum, exactly("373"))
	wantRange(t, "change", c.Change, exactly("100"))
	wantRange(t, "percent", c.Percent, exactly("10000/273"))
	wantCaveats(t, c.Caveats, "")
	rows := c.Working[0].Operands[0].Rows
	if len(rows) != 1 || rows[0].First != 14 || rows[0].Last != 19 {
		t.Errorf("rows %v", rows)
	}
	partly := d.Total(Query{Area: d.id(t, "Dorset"), Span: year(2019)})
	wantText(t, partly.Caveats, "partial-period", "the data for Dorset cover January to June 2019 only; July to December 2019 is missing")
}
