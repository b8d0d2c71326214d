package scan_test

import (
	"context"
	"fmt"
	"strings"

	"github.com/pressfigures/figures/pkg/scan"
)

// total adds up the counts of each area, one worker's share of the rows.
type total struct{ counts map[string]int64 }

func (t *total) Block(b *scan.Block, dicts []*scan.Dictionary) error {
	for _, odd := range b.Odd[0] {
		return scan.At(b.Position(odd.Row), 2, fmt.Errorf("%q is no count", odd.Text))
	}
	for row, id := range b.Keys[0] {
		t.counts[string(dicts[0].Bytes(id))] += b.Numbers[0][row]
	}
	return nil
}

// Sums by area: each worker adds up its rows, and the sums are added up at the
// end.
func ExampleTable_Scan() {
	export := "area;contacts\nKent;12\n\"Bristol, City of\";7\n\nKent;3\n"
	table, err := scan.Open("export.csv", strings.NewReader(export), scan.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	var workers []*total
	spec := scan.Spec{Skip: 1, Width: 2, Keys: []scan.Key{{Column: 0}}, Numbers: []int{1}}
	layout, err := table.Scan(context.Background(), spec, func() scan.Worker {
		workers = append(workers, &total{map[string]int64{}})
		return workers[len(workers)-1]
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	sums := map[string]int64{}
	for _, w := range workers {
		for area, n := range w.counts {
			sums[area] += n
		}
	}
	fmt.Println(sums, "in", layout.Rows(), "rows")
	// Output: map[Bristol, City of:7 Kent:15] in 5 rows
}
