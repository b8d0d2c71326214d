package figure

import (
	"strings"
	"testing"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/period"
)

// peopleDesk is a desk over three months of two counties of the East: in
// January Norfolk hears from people 0 and 1 and Suffolk from 1 and 2, in
// February Norfolk from 0 alone, in March nobody; one contact is of nobody known.
func peopleDesk(t *testing.T) (*Desk, map[string]area.ID) {
	t.Helper()
	b := area.NewBuilder()
	b.AddUnder("East", "Norfolk")
	b.AddUnder("East", "Suffolk")
	tree, err := b.Build()
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]area.ID{"": area.None}
	for _, name := range []string{"East", "Norfolk", "Suffolk"} {
		a, err := tree.Resolve(name)
		if err != nil {
			t.Fatal(err)
		}
		ids[name] = a.ID
	}
	cells := []cube.PeopleCell{
		{Area: ids["Norfolk"], Span: period.OfMonth(2020, 1), Amount: cube.Known(4), Unknown: cube.Known(1), People: []uint32{0, 1}},
		{Area: ids["Suffolk"], Span: period.OfMonth(2020, 1), Amount: cube.Known(2), People: []uint32{1, 2}},
		{Area: ids["Norfolk"], Span: period.OfMonth(2020, 2), Amount: cube.Known(5), People: []uint32{0}},
	}
	in := cube.NewBuilder(tree, []cube.Measure{{Name: "rows"}}, nil, []cube.File{{Name: "log.csv"}})
	in.Covers(period.Between(period.NewDay(2020, 1, 1), period.NewDay(2020, 3, 31)))
	for i := range cells {
		cells[i].Rows.Add(int64(i + 2))
		in.Add(cube.Observation{Area: cells[i].Area, Span: cells[i].Span, Amount: cells[i].Amount, Rows: cells[i].Rows})
	}
	contacts, err := in.Build()
	if err != nil {
		t.Fatal(err)
	}
	c := contacts.CountPeople(cube.Measure{Name: "people", Unit: "people", Unique: "Caller"}, cells, 3)
	return &Desk{Cube: c, Noun: "people", Force: true}, ids
}

func has(cs []caveat.Caveat, id caveat.ID, text string) bool {
	for _, c := range cs {
		if c.ID == id && strings.Contains(c.Text, text) {
			return true
		}
	}
	return false
}

func whole(n int64) number.Range { return number.Exactly(number.Int(n)) }

var quarter = period.Between(period.NewDay(2020, 1, 1), period.NewDay(2020, 3, 31))

func TestTotalOfPeople(t *testing.T) {
	d, ids := peopleDesk(t)
	got := d.Total(Query{Area: ids["East"], Span: quarter, Per: []string{"month", "week", "day", "furlong"}})
	if !got.Cell.Sum.Equal(whole(3)) || !got.Cell.Contacts.Made.Equal(whole(10)) || got.Working[0].Formula != "different people in 10 contacts, without 1 of nobody known" {
		t.Errorf("%v people, %+v, %q", got.Cell.Sum, got.Cell.Contacts, got.Working[0].Formula)
	}
	if !has(got.Caveats, caveat.NoPerson, "one of the 11 contacts in the data has no value in \"Caller\"") || has(got.Caveats, caveat.ContactsNotPeople, "") {
		t.Errorf("caveats: %v", got.Caveats)
	}
	// Three in January, one in February, none in March: not a third of three.
	if r := got.Rates[0]; !r.Known || !r.Value.Equal(number.Exactly(number.Frac(4, 3))) {
		t.Errorf("a month: %+v, want 4/3", r)
	}
	for i, why := range []string{"", "whole weeks", "not cut into days", "is not a rate"} {
		if i > 0 && (got.Rates[i].Known || !strings.Contains(got.Rates[i].Why, why)) {
			t.Errorf("%s: %+v, want %q", got.Rates[i].Per, got.Rates[i], why)
		}
	}
}

func TestPartsOfPeople(t *testing.T) {
	d, ids := peopleDesk(t)
	january := period.OfMonth(2020, 1)
	q := Query{Area: ids["East"], Span: january}
	total := d.Total(q)
	parts := []Total{d.Total(q.of(ids["Norfolk"])), d.Total(q.of(ids["Suffolk"]))}
	cs := d.ListCaveats(q, parts, total)
	if !has(cs, caveat.CountedOnce, "from several of these areas") || has(cs, caveat.PartsNotTotal, "") || has(cs, caveat.LowCount, "") {
		t.Errorf("a list of areas: %v", cs)
	}
	months := []Total{total, d.Total(q.in(period.OfMonth(2020, 2)))}
	if cs := d.Several(months, d.Total(q.in(quarter)), "in several months"); !has(cs, caveat.CountedOnce, "once in the total") {
		t.Errorf("a list of months: %v", cs)
	}
	share := d.Share(q.of(ids["Norfolk"]), q)
	if !share.Known || !share.Within || !share.Ratio.Equal(number.Exactly(number.Frac(2, 3))) {
		t.Errorf("the share of Norfolk: %+v", share)
	}
	if over := d.Share(q, q.in(quarter)); !over.Within || !over.Ratio.Equal(whole(1)) {
		t.Errorf("the share of January: %+v", over.Ratio)
	}
	if r := d.Rank(q, ByCount, nil, 0); !has(r.Caveats, caveat.CountedOnce, "from several areas") || !r.Rows[0].Joint {
		t.Errorf("the ranking: %+v", r)
	}
}

func TestComparingPeople(t *testing.T) {
	d, ids := peopleDesk(t)
	q := Query{Span: quarter}
	for _, test := range []struct {
		by   AverageMethod
		want number.Value
	}{{WholeRegion, number.Int(2)}, {Mean, number.Int(2)}, {ExcludingSelf, number.Int(2)}} {
		d.Average = test.by
		c := d.Compare(q, []area.ID{ids["Norfolk"]}, nil, false)
		if r := c.Relative[0]; !r.Known || !r.Average.Equal(number.Exactly(test.want)) || c.Working[0].Formula == "region ÷ areas" {
			t.Errorf("%v: %+v, %+v", test.by, r, c.Working)
		}
	}
	change := d.Change(Query{Area: ids["East"], Span: period.OfMonth(2020, 3), Against: period.OfMonth(2020, 1)})
	if !change.Change.Equal(whole(-3)) || !change.Tested {
		t.Errorf("the change: %+v", change)
	}
	// A quarter has not three times the people of a month, so nothing is tested.
	if c := d.Change(Query{Area: ids["East"], Span: period.Between(period.NewDay(2020, 2, 1), period.NewDay(2020, 3, 31)), Against: period.OfMonth(2020, 1)}); c.Tested {
		t.Error("two months are tested against one")
	}
}

func TestNamesContacts(t *testing.T) {
	for noun, want := range map[string]bool{"calls": true, "website visits": true, "callers": false, "people": false, "": false, "schools": false} {
		if got := NamesContacts(noun); got != want {
			t.Errorf("%q: %v", noun, got)
		}
	}
}
