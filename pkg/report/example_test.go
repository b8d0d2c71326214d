package report_test

import (
	"fmt"
	"os"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/figure"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/period"
	"github.com/pressfigures/figures/pkg/report"
)

// A change as package figure works it out, in two formats.
func ExampleFormat() {
	count := func(n int64) cube.Cell { return cube.Cell{Sum: number.Exactly(number.Int(n))} }
	change := &figure.Change{
		Common: figure.Common{
			Measure: cube.Measure{Name: "People", Unit: "people"},
			Area:    area.Area{ID: 0, Parent: area.None, Name: "Hertfordshire"},
			Period:  period.OfYear(2019),
		},
		Against: period.OfYear(2018), New: count(1186), Old: count(596),
		Known: true, Change: number.Exactly(number.Int(590)),
		HasPercent: true, Percent: number.Exactly(number.Frac(14750, 149)),
	}
	result := report.Result{Figures: []figure.Figure{change}}
	for _, name := range []string{"table", "markdown"} {
		format, err := report.ByName(name)
		if err != nil {
			fmt.Println(err)
			return
		}
		if err := format.Write(os.Stdout, result); err != nil {
			fmt.Println(err)
		}
		fmt.Println()
	}
	// Output:
	// People
	// Area            2019  2018  Change  Per cent
	// ────────────────────────────────────────────
	// Hertfordshire  1,186   596    +590      +99%
	//
	// **People**
	//
	// | Area          |  2019 | 2018 | Change | Per cent |
	// |:--------------|------:|-----:|-------:|---------:|
	// | Hertfordshire | 1,186 |  596 |   +590 |     +99% |
}
