package figure_test

import (
	"fmt"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/figure"
	"github.com/pressfigures/figures/pkg/period"
)

func ExampleDesk_Change() {
	places := area.NewBuilder()
	places.Add("Hertfordshire")
	tree, err := places.Build()
	if err != nil {
		fmt.Println(err)
		return
	}
	herts, err := tree.Resolve("hertfordshire")
	if err != nil {
		fmt.Println(err)
		return
	}
	b := cube.NewBuilder(tree, []cube.Measure{{Name: "People", Unit: "people"}}, nil, []cube.File{{Name: "eastern.csv"}})
	b.Add(cube.Observation{Area: herts.ID, Span: period.OfYear(2018), Amount: cube.Known(596)})
	b.Add(cube.Observation{Area: herts.ID, Span: period.OfYear(2019), Amount: cube.Known(1186)})
	data, err := b.Build()
	if err != nil {
		fmt.Println(err)
		return
	}

	desk := figure.Desk{Cube: data}
	change := desk.Change(figure.Query{Area: herts.ID, Span: period.OfYear(2019)})
	fmt.Println(change.Change, "more")
	fmt.Println(change.Percent.Low.Decimal(0), "per cent, exactly", change.Percent)
	for _, w := range change.Working {
		fmt.Printf("%s = %s = %s\n", w.Result, w.Formula, w.Value)
	}
	// Output:
	// 590 more
	// 99 per cent, exactly 14750/149
	// change = new − old = 590
	// percent = (new − old) ÷ old × 100 = 14750/149
	// times = new ÷ old = 593/298
}
