package cube

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/period"
)

// drawCube makes a small cube with subtotals, folded dimensions, areas in one
// another, spans within spans and holes.
func drawCube(t *rapid.T) *Cube {
	areas := area.NewBuilder()
	areas.AddUnder("", "North")
	areas.AddUnder("North", "Leeds")
	areas.AddUnder("", "South")
	tree, err := areas.Build()
	if err != nil {
		t.Fatal(err)
	}
	dims := []Dimension{
		{Name: "channel", Members: []Member{{Name: "All", Total: rapid.Bool().Draw(t, "total")}, {Name: "Phone"}, {Name: "Web"}}},
		{Name: "need"},
	}
	b := NewBuilder(tree, []Measure{{Name: "Contacts", Kind: rapid.SampledFrom([]MeasureKind{Flow, Flow, Stock}).Draw(t, "kind")}}, dims, []File{{Name: "a.csv"}})
	spans := []period.Span{period.OfMonth(2019, 1), period.OfMonth(2019, 2), period.OfMonth(2019, 3), period.Between(period.OfMonth(2019, 1).Start, period.OfMonth(2019, 3).End-1)}
	if rapid.Bool().Draw(t, "dated") {
		spans = spans[:3]
		b.Covers(period.Between(spans[0].Start+period.Day(rapid.IntRange(0, 40).Draw(t, "from")), spans[2].End-1))
	}
	b.AbsentIsZero(rapid.Bool().Draw(t, "absent"))
	everyArea := []area.ID{area.None}
	for id := range area.ID(8) {
		if tree.Get(id).Name != "" {
			everyArea = append(everyArea, id)
		}
	}
	folded := rapid.SampledFrom([][]int{{Any}, {Any}, {Any, FoldedTotal}}).Draw(t, "folded")
	for i := range rapid.IntRange(1, 40).Draw(t, "observations") {
		o := Observation{Area: rapid.SampledFrom(everyArea[1:]).Draw(t, "area"), Span: rapid.SampledFrom(spans).Draw(t, "span"), Amount: Known(rapid.Int64Range(0, 5).Draw(t, "n")),
			Members: []int{rapid.IntRange(0, 2).Draw(t, "channel"), rapid.SampledFrom(folded).Draw(t, "need")}}
		o.Rows.Add(int64(i + 2))
		b.Add(o)
	}
	c, err := b.Build()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// TestDirectIsWorkedOut holds the cells that are found at once against those that
// are worked out over all leaves.
func TestDirectIsWorkedOut(t *testing.T) {
	found := 0
	rapid.Check(t, func(t *rapid.T) {
		c := drawCube(t)
		plain := c.plain
		for _, id := range append([]area.ID{area.None}, c.Depths()...) {
			for _, members := range [][][]int{nil, {{0}}, {{1}}, {{2}}, {{1}, nil}, {{1, 2}}, {{}}, {{2}, {Any}}, {{1}, {FoldedTotal}}} {
				for _, span := range append([]period.Span{period.OfMonth(2018, 1), period.Between(period.OfMonth(2019, 2).Start, period.OfMonth(2019, 3).End-1)}, c.Spans...) {
					s := Selection{Area: id, Span: span, Members: members}
					c.plain, c.worked = plain, nil
					if _, ok := c.direct(s); ok {
						found++
					}
					got := fmt.Sprintf("%+v", c.Cell(s))
					c.plain, c.worked = false, nil
					if want := fmt.Sprintf("%+v", c.Cell(s)); got != want {
						t.Fatalf("%+v: got %s\nwant %s", s, got, want)
					}
				}
			}
		}
	})
	if found == 0 {
		t.Error("no cell was found at once")
	}
}
