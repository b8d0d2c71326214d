package figure

import (
	"testing"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/period"
)

// southWest is the first half of 2019.
func southWest(tb testing.TB) *Desk {
	s := newSheet(tb)
	for name, n := range map[string]int64{"Avon": 214, "Cornwall": 745, "Devon": 1020, "Dorset": 373, "Gloucestershire": 176, "Somerset": 221, "Wiltshire": 944} {
		s.add("South West > "+name, half(2019, 1), cube.Known(n))
	}
	return s.desk()
}

func TestDorsetIsOneInTen(t *testing.T) {
	d := southWest(t)
	s := d.Share(Query{Area: d.id(t, "Dorset")}, Query{Area: d.id(t, "South West")})
	wantRange(t, "share", s.Ratio, exactly("373/3693"))
	if !s.Known || s.Suppressed || s.Whole.Name != "South West" || s.Area.Name != "Dorset" || !s.WholePeriod.Same(half(2019, 1)) {
		t.Errorf("%+v", s)
	}
	wantCaveats(t, s.Caveats, "")
	w := s.Working[0]
	if w.Formula != "part ÷ whole" || w.Operands[0].Label != "Dorset, January to June 2019" || w.Operands[1].Label != "the South West, January to June 2019" {
		t.Errorf("%+v", w)
	}
	wantRange(t, "working", w.Value, s.Ratio)
}

// One to four among 16 others is 1/17 to 4/20, not 1/20 to 4/17.
func TestAHiddenPartIsHiddenInTheWhole(t *testing.T) {
	d := newSheet(t).add("East > Kent", year(2019), cube.HiddenBetween(1, 4)).add("East > Essex", year(2019), cube.Known(16)).desk()
	d.Force = true
	part, whole := Query{Area: d.id(t, "Kent")}, Query{Area: d.id(t, "East")}
	s := d.Share(part, whole)
	wantRange(t, "share", s.Ratio, between("1/17", "1/5"))
	wantCaveats(t, s.Caveats, "hidden-cells small-base")
	// And the rest is 16/20 to 16/17.
	wantRange(t, "rest", d.Share(part.of(d.id(t, "Essex")), whole).Ratio, between("4/5", "16/17"))
}

// Where the whole is printed, it is known, and the part's own range counts.
func TestAPrintedWholeIsExact(t *testing.T) {
	s := newSheet(t).add("East > Kent", year(2019), cube.HiddenBetween(1, 4)).add("East > Essex", year(2019), cube.Known(97))
	d := s.add("East", year(2019), cube.Known(100)).desk()
	got := d.Share(Query{Area: d.id(t, "Kent")}, Query{Area: d.id(t, "East")})
	wantRange(t, "share", got.Ratio, between("1/100", "1/25"))
	wantCaveats(t, got.Caveats, "hidden-cells low-count")
	wantText(t, got.Caveats, "low-count", "the hidden count for Kent, 2019, is what is left of the East, 2019, without the others: a count from 1 to 4 can give people away")
	// With two hidden, nothing is given away, and the range stays.
	s = newSheet(t).add("East > Kent", year(2019), cube.HiddenBetween(1, 4)).add("East > Essex", year(2019), cube.HiddenBetween(90, 99))
	d = s.add("East", year(2019), cube.Known(100)).desk()
	got = d.Share(Query{Area: d.id(t, "Kent")}, Query{Area: d.id(t, "East")})
	wantRange(t, "share", got.Ratio, between("1/100", "1/25"))
	wantText(t, got.Caveats, "low-count", "")
}

// The data contradict themselves; the whole's own number is taken.
func TestAPartLargerThanItsWhole(t *testing.T) {
	d := newSheet(t).years("East > Kent", 2019, 60).years("East > Essex", 2019, 70).years("East", 2019, 50).desk()
	s := d.Share(Query{Area: d.id(t, "Kent")}, Query{Area: d.id(t, "East")})
	wantRange(t, "share", s.Ratio, exactly("6/5"))
	if text(s.Caveats, "subtotal-conflict") == "" {
		t.Errorf("%v", s.Caveats)
	}
}

func TestShareOfAnOpenWhole(t *testing.T) {
	s := newSheet(t).add("East > Kent", year(2019), cube.Known(30)).add("East > Essex", year(2019), cube.HiddenAtLeast(20))
	d := s.desk()
	got := d.Share(Query{Area: d.id(t, "Kent")}, Query{Area: d.id(t, "East")})
	wantRange(t, "share", got.Ratio, between("0", "3/5"))
	// An open part may be nearly all of the whole.
	wantRange(t, "share", d.Share(Query{Area: d.id(t, "Essex")}, Query{Area: d.id(t, "East")}).Ratio, between("2/5", "1"))
	// A missing area has an unknown share, and leaves the others one at most.
	s = newSheet(t).years("East > Kent", 2018, 30, 30).years("East > Essex", 2018, 20)
	d = s.desk()
	got = d.Share(Query{Area: d.id(t, "Kent"), Span: year(2019)}, Query{Area: d.id(t, "East")})
	wantRange(t, "share", got.Ratio, between("0", "1"))
	if missing := d.Share(Query{Area: d.id(t, "Essex"), Span: year(2019)}, Query{Area: d.id(t, "East")}); missing.Known {
		t.Errorf("%+v", missing)
	}
	// Days that are missing could hold anything, too.
	s = newSheet(t).months("East > Kent", month(2019, 1), 30, 30).months("East > Essex", month(2019, 1), 20)
	s.add("East", period.Between(month(2019, 1).Start, month(2019, 2).Last()), cube.Known(120))
	d = s.desk()
	got = d.Share(Query{Area: d.id(t, "Kent")}, Query{Area: d.id(t, "East")})
	wantRange(t, "share", got.Ratio, exactly("1/2"))
}

func TestShareFloors(t *testing.T) {
	for _, c := range []struct {
		whole      int64
		suppressed bool
		want       string
	}{{50, false, ""}, {49, false, "small-base"}, {20, false, "small-base"}, {19, true, "no-percent"}} {
		d := newSheet(t).years("East > Kent", 2019, 7).years("East > Essex", 2019, c.whole-7).desk()
		s := d.Share(Query{Area: d.id(t, "Kent")}, Query{Area: d.id(t, "East")})
		if s.Suppressed != c.suppressed || !s.Known {
			t.Errorf("%+v", s)
		}
		wantCaveats(t, s.Caveats, c.want)
	}
	d := newSheet(t).years("East > Kent", 2019, 0).years("East > Essex", 2019, 0).desk()
	s := d.Share(Query{Area: d.id(t, "Kent")}, Query{Area: d.id(t, "East")})
	if s.Known {
		t.Errorf("%+v", s)
	}
	wantCaveats(t, s.Caveats, "zero-base")
	wantText(t, s.Caveats, "zero-base", "the whole, the East, 2019, is 0: nothing is a share of it")
	if s.Working[0].Formula != "part ÷ whole, which the data do not give" {
		t.Errorf("%+v", s.Working)
	}
}

func TestShareLeavesALowCount(t *testing.T) {
	for n, want := range map[int64]string{0: "", 1: "low-count", 4: "low-count", 5: ""} {
		d := newSheet(t).years("East > Kent", 2019, 500).years("East > Essex", 2019, n).desk()
		wantCaveats(t, d.Share(Query{Area: d.id(t, "Kent")}, Query{Area: d.id(t, "East")}).Caveats, want)
	}
	d := newSheet(t).years("East > Kent", 2019, 500).years("East > Essex", 2019, 2).desk()
	wantText(t, d.Share(Query{Area: d.id(t, "Kent")}, Query{Area: d.id(t, "East")}).Caveats, "low-count",
		"the East, 2019, without Kent, 2019, is 2: a count from 1 to 4 can give people away")
}

func TestSharesOfMembersAndTimes(t *testing.T) {
	d := northWest(t)
	d.Unique = true
	q := Query{Area: d.id(t, "North Wales"), Span: half(2018, 1)}
	s := d.Share(q.only(0, 0), q)
	wantRange(t, "helpline", s.Ratio, exactly("53/139"))
	if len(s.Members) != 1 || s.Members[0].Names[0] != "Helpline" || len(s.WholeMembers) != 0 {
		t.Errorf("%+v", s.Members)
	}
	if got := s.Working[0].Operands[0].Label; got != "North Wales, Helpline, January to June 2018" {
		t.Errorf("label %q", got)
	}
	both := q.in(period.Between(half(2017, 2).Start, half(2018, 1).Last()))
	wantRange(t, "time", d.Share(q, both).Ratio, exactly("139/223"))
	// A part that is not in the whole is still a ratio.
	wantRange(t, "beside", d.Share(q.only(0, 1), q.only(0, 0)).Ratio, exactly("86/53"))
	wantRange(t, "another area", d.Share(q, q.of(d.id(t, "Cumbria"))).Ratio, exactly("139/286"))
	wantRange(t, "narrower", d.Share(q, q.only(0, 0)).Ratio, exactly("139/53"))
	wantRange(t, "later", d.Share(q, q.in(half(2017, 2))).Ratio, exactly("139/84"))
}

func TestShareTakesThePeriodThatIsGiven(t *testing.T) {
	d := eastern(t)
	part, whole := Query{Area: d.id(t, "Kent")}, Query{Area: d.id(t, "Eastern")}
	latest := d.Share(part, whole)
	wantRange(t, "latest", latest.Ratio, exactly("299/2892"))
	for _, s := range []Share{d.Share(part.in(year(2018)), whole), d.Share(part, whole.in(year(2018)))} {
		wantRange(t, "2018", s.Ratio, exactly("340/1947"))
	}
}

// Parts that are not in the whole are independent of it.
func TestShareOfSomethingElse(t *testing.T) {
	d := newSheet(t).add("Kent", year(2019), cube.HiddenBetween(10, 20)).add("Essex", year(2019), cube.HiddenBetween(40, 50)).desk()
	s := d.Share(Query{Area: d.id(t, "Kent")}, Query{Area: d.id(t, "Essex")})
	wantRange(t, "ratio", s.Ratio, between("1/5", "1/2"))
}

func TestShareWithASubtotalMember(t *testing.T) {
	s := newSheet(t).by("Channel", "Phone", "Total", "Web")
	s.add("Kent", year(2019), cube.Known(60), "Phone").add("Kent", year(2019), cube.HiddenBetween(1, 4), "Web").add("Kent", year(2019), cube.Known(63), "Total")
	d := s.desk()
	d.Noun = "calls"
	q := Query{Area: d.id(t, "Kent")}
	got := d.Share(q.only(0, d.Cube.Dimensions[0].Index("Web")), q)
	wantRange(t, "share", got.Ratio, between("1/63", "4/63"))
	wantCaveats(t, got.Caveats, "hidden-cells low-count")
	wantRange(t, "total", d.Share(q.only(0, d.Cube.Dimensions[0].Index("Total")), q).Ratio, exactly("1"))
}

func TestAreaBuilderNumbersAreTaken(t *testing.T) {
	b := area.NewBuilder()
	kent := b.Add("East > Kent")
	tree, err := b.Build()
	if err != nil {
		t.Fatal(err)
	}
	cb := cube.NewBuilder(tree, []cube.Measure{{Name: "People"}}, nil, []cube.File{{}})
	cb.Add(cube.Observation{Area: tree.Get(kent).ID, Span: year(2019), Amount: cube.Known(70)})
	c, err := cb.Build()
	if err != nil {
		t.Fatal(err)
	}
	d := &Desk{Cube: c}
	wantRange(t, "total", d.Total(Query{Area: kent}).Cell.Sum, exactly("70"))
	// A number that is no area's has no data; it does not stand for all.
	if got := d.Total(Query{Area: 99}); !got.Cell.None {
		t.Errorf("%+v", got.Cell)
	}
	if got := d.Rank(Query{}, ByCount, []area.ID{kent, tree.Get(kent).ID}, 0); len(got.Rows) != 1 || got.Rows[0].Area.Name != "Kent" {
		t.Errorf("%+v", got.Rows)
	}
}

func TestShareRangesStayInBounds(t *testing.T) {
	part, rest := number.Between(val("0"), val("5")), number.Between(val("0"), val("5"))
	wantRange(t, "share", shareOf(part, rest, number.Between(val("1"), val("10"))), between("0", "1"))
}

func TestSharesOfNegativesMeanNothing(t *testing.T) {
	d := newSheet(t).years("East > Kent", 2019, 50).years("East > Essex", 2019, -12).desk()
	whole := Query{Area: d.id(t, "East")}
	for _, name := range []string{"Kent", "Essex"} {
		s := d.Share(Query{Area: d.id(t, name)}, whole)
		if s.Known {
			t.Errorf("%s: %+v", name, s)
		}
		wantText(t, s.Caveats, "zero-base", "some of the whole, the East, 2019, is or may be below 0: nothing is a share of it")
	}
}

func TestWithin(t *testing.T) {
	d := southWest(t)
	dorset := Query{Area: d.id(t, "Dorset")}
	for whole, want := range map[string]bool{"South West": true, "Dorset": true, "Avon": false} {
		if s := d.Share(dorset, Query{Area: d.id(t, whole)}); s.Within != want || !s.Known {
			t.Errorf("Dorset within %s: %t, want %t", whole, s.Within, want)
		}
	}
	if s := d.Share(Query{Area: d.id(t, "South West")}, dorset); s.Within {
		t.Error("a region within its area")
	}
}
