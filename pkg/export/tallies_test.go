package export

import (
	"context"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/period"
)

// TestTalliesAreSums folds logs of few cells and many rows, some of which are
// not plain, with tallies and without them: where every row is kept there are
// none.
func TestTalliesAreSums(t *testing.T) {
	for seed := range uint64(6) {
		r := rand.New(rand.NewPCG(seed, 9))
		var b strings.Builder
		b.WriteString("date,area,contacts\n")
		for i := range 6000 {
			n := fmt.Sprint(r.IntN(12))
			if i%1000 > 700 && r.IntN(20) == 0 {
				n = []string{"*", "\"1,200\"", " 3 "}[r.IntN(3)]
			}
			fmt.Fprintf(&b, "2019-%02d-%02d,%s,%s\n", 1+r.IntN(2), 1+r.IntN(28), []string{"Kent", "Devon"}[r.IntN(2)], n)
		}
		leaves := func(all bool, o Options) (list []string) {
			e := New([]Input{{Name: "log.csv", Open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(b.String())), nil }}}, o)
			c, err := e.Load(context.Background(), cube.Plan{Grain: period.ByMonth, AllRows: all})
			if err != nil {
				t.Fatal(err)
			}
			for leaf := range c.Leaves() {
				rows := leaf.Cell.Rows[0]
				list = append(list, fmt.Sprint(c.AreaName(leaf.Area), leaf.Span.Start, leaf.Cell.Sum, leaf.Cell.Hidden, rows.Count, rows.First, rows.Last, rows.Lowest[:tallied]))
			}
			return list
		}
		want := leaves(true, Options{Workers: 1})
		for workers := 1; workers < 4; workers++ {
			if got := leaves(false, Options{Workers: workers, BlockSize: 500 + r.IntN(3000)}); !slices.Equal(got, want) {
				t.Fatalf("%d workers: got %q\nwant %q", workers, got, want)
			}
		}
	}
}

// TestTallyOverflows refuses the very row that takes a sum beyond 64 bits.
func TestTallyOverflows(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tallied, plain := newSums(1, 1, false), newSums(1, 1, false)
		for _, s := range []*sums{tallied, plain} {
			s.cell(rowKey{7})
			*s.amount(0, 0) = cube.Amount{Low: 40, High: rapid.SampledFrom([]int64{0, 40, 90}).Draw(t, "high")}
		}
		*plain.amount(0, 0) = *tallied.amount(0, 0)
		tallied.tallies = make([]rowTally, 1)
		for at := range int64(60) {
			value := rapid.SampledFrom([]int64{0, 1, 5, 1 << 40, math.MaxInt64 / 30}).Draw(t, "value")
			want := plain.amount(0, 0).AddKnown(value)
			plain.rowsOf(0).Add(at)
			if got := tallied.tally(0, value, at); got != want {
				t.Fatalf("row %d: %v, want %v", at, got, want)
			} else if got != nil {
				return
			}
		}
		tallied.settleAll()
		if *tallied.amount(0, 0) != *plain.amount(0, 0) || fmt.Sprint(*tallied.rowsOf(0)) != fmt.Sprint(*plain.rowsOf(0)) {
			t.Fatalf("%+v %v, want %+v %v", *tallied.amount(0, 0), *tallied.rowsOf(0), *plain.amount(0, 0), *plain.rowsOf(0))
		}
	})
}
