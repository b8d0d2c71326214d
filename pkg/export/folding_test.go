package export

import (
	"context"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/period"
)

// TestTuples numbers combinations as a map does, in the order they come.
func TestTuples(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		width := rapid.IntRange(0, 4).Draw(t, "width")
		tuples, known := newTuples(width), map[string]int{}
		for range rapid.IntRange(0, 400).Draw(t, "combinations") {
			key := rowKey(rapid.SliceOfN(rapid.SampledFrom([]uint32{0, 1, 2, 3, 1 << 31, math.MaxUint32}), width, width).Draw(t, "key"))
			name := fmt.Sprint(key)
			want, again := known[name]
			if !again {
				want = len(known)
				known[name] = want
			}
			n, fresh := tuples.number(key)
			if n != want || fresh == again {
				t.Fatalf("%v is %d, new %v; want %d", key, n, fresh, want)
			}
			if !slices.Equal(tuples.of(n), key) {
				t.Fatalf("%d is %v, want %v", n, tuples.of(n), key)
			}
		}
		if tuples.len() != len(known) {
			t.Fatalf("%d combinations, want %d", tuples.len(), len(known))
		}
		wide := width + rapid.IntRange(0, 2).Draw(t, "more")
		before := slices.Clone(tuples.codes)
		tuples.widen(wide, 7)
		for n := range tuples.len() {
			want := append(slices.Clone(before[n*width:(n+1)*width]), 7, 7)[:wide]
			if !slices.Equal(tuples.of(n), want) {
				t.Fatalf("%d is %v, want %v", n, tuples.of(n), want)
			}
			if again, fresh := tuples.number(rowKey(want)); again != n || fresh {
				t.Fatalf("%v is %d after it was widened, want %d", want, again, n)
			}
		}
	})
}

// TestInRowOrder merges the runs that workers leave.
func TestInRowOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows := rapid.SliceOfNDistinct(rapid.Int64Range(0, 1<<40), 0, 60, rapid.ID).Draw(t, "rows")
		for from := 0; from < len(rows); { // runs, of one row upwards
			to := min(len(rows), from+rapid.IntRange(1, 20).Draw(t, "run"))
			slices.Sort(rows[from:to])
			from = to
		}
		s := newSums(1, 1, false)
		for n, row := range rows {
			s.rowsOf(s.cell(rowKey{uint32(n)})).Add(row)
		}
		var got []int64
		for _, n := range inRowOrder(s) {
			got = append(got, s.rowsOf(int(n)).First)
		}
		if slices.Sort(rows); !slices.Equal(got, rows) {
			t.Fatalf("got %v, want %v", got, rows)
		}
	})
}

// TestUnitOf finds the place that all amounts are rounded to.
func TestUnitOf(t *testing.T) {
	for want, amounts := range map[int64][]int64{
		1:       {10, 20, 30, 40, 50, 60, 70, 81},
		5:       {10, 25, 30, 40, 50, 60, 70, 80},
		10:      {10, 20, 30, 40, 50, 60, 70, 80},
		1000:    {1000, 2000, 0, 4000, 5000, 6000, 7000, 8000},
		500_000: {500_000, 1_000_000, 1_500_000, 2_000_000, 0, 0, 0, 0},
	} {
		var facts []fact
		for _, a := range amounts {
			amount := cube.Known(a)
			facts = append(facts, fact{amount: &amount})
		}
		odd := cube.Known(3)
		facts = append(facts, fact{amount: &odd, total: true})
		if got := unitOf(facts, func(f *fact) bool { return !f.total }); got != want {
			t.Errorf("%v: got %d, want %d", amounts, got, want)
		}
		if got := unitOf(facts[:7], func(*fact) bool { return true }); got != 1 {
			t.Errorf("seven amounts: got %d, want 1", got)
		}
	}
}

// madeUpLog is a log with labels, and what its rows add up to by area, month
// and channel.
type madeUpLog struct {
	text string
	sums map[string]int64
	rows map[string]int64
}

func drawLog(t *rapid.T) madeUpLog {
	l := madeUpLog{sums: map[string]int64{}, rows: map[string]int64{}}
	areas := rapid.IntRange(1, 70).Draw(t, "areas")
	months := rapid.IntRange(1, 40).Draw(t, "months")
	channels := rapid.IntRange(1, 40).Draw(t, "channels")
	var b strings.Builder
	b.WriteString("date,area,channel,audience,contacts\n")
	for i := range rapid.IntRange(50, 300).Draw(t, "rows") {
		a, m, c := rapid.IntRange(0, areas-1).Draw(t, "area"), rapid.IntRange(0, months-1).Draw(t, "month"), rapid.IntRange(0, channels-1).Draw(t, "channel")
		n, audience := rapid.Int64Range(0, 9).Draw(t, "n"), []string{"friend", "family"}[i%2]
		month := period.OfMonth(2010+m/12, 1).Start.AddMonths(m % 12)
		fmt.Fprintf(&b, "%s,Area %s,Way %s,%s,%d\n", month+period.Day(i%28), letters(a), letters(c), audience, n)
		key := fmt.Sprintf("Area %s/%s/Way %s", letters(a), month, letters(c))
		l.sums[key] += n
		l.rows[key]++
	}
	l.text = b.String()
	return l
}

func letters(n int) string { return string([]byte{'A' + byte(n/26), 'a' + byte(n%26)}) }

// TestFoldingAddsUp folds made-up logs, by few labels and by many, in blocks of
// any size and by any number of workers, to what a map adds up to.
func TestFoldingAddsUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := drawLog(t)
		o := Options{Workers: rapid.IntRange(1, 4).Draw(t, "workers"), BlockSize: rapid.IntRange(100, 4000).Draw(t, "block")}
		e := New([]Input{{Name: "log.csv", Open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(l.text)), nil }}}, o)
		c, err := e.Load(context.Background(), cube.Plan{Grain: period.ByMonth, Keys: []string{"channel"}})
		if err != nil {
			t.Fatal(err)
		}
		at := slices.IndexFunc(c.Dimensions, func(d cube.Dimension) bool { return d.Name == "channel" })
		found := 0
		for leaf := range c.Leaves() {
			key := fmt.Sprintf("%s/%s/%s", c.AreaName(leaf.Area), leaf.Span.Start, c.Dimensions[at].Members[leaf.Members[at]].Name)
			v, _ := leaf.Cell.Exact()
			if n, whole := v.Int64(); !whole || n != l.sums[key] || leaf.Cell.Rows[0].Count != l.rows[key] {
				t.Fatalf("%s: got %s of %d rows, want %d of %d", key, leaf.Cell.Sum, leaf.Cell.Rows[0].Count, l.sums[key], l.rows[key])
			}
			found++
		}
		if found != len(l.sums) {
			t.Fatalf("%d cells, want %d", found, len(l.sums))
		}
	})
}

// TestSubtotalsOfFoldedColumns keeps a row of totals apart from the rows it sums
// up, in whichever block it stands and by whichever word it is one.
func TestSubtotalsOfFoldedColumns(t *testing.T) {
	var b strings.Builder
	b.WriteString("date,area,channel,contacts\n")
	for i := range 200 {
		channel := []string{"phone", "web"}[i%2]
		if i%10 == 9 {
			channel = "Channels total"
		}
		fmt.Fprintf(&b, "2019-%02d-%02d,Kent,%s,%d\n", i/20+1, i%20+1, channel, 1+i%3)
	}
	want := ""
	for _, block := range []int{80, 500, 1 << 20} {
		e := New([]Input{{Name: "log.csv", Open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(b.String())), nil }}}, Options{Workers: 3, BlockSize: block})
		c, err := e.Load(t.Context(), cube.Plan{Grain: period.ByMonth})
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for leaf := range c.Leaves() {
			got += fmt.Sprintf("%v %s %s\n", leaf.Members, leaf.Span.Start, leaf.Cell.Sum)
		}
		if want == "" {
			want = got
		}
		if got != want || strings.Count(got, "[-2]") != 10 || strings.Count(got, "[-1]") != 10 {
			t.Errorf("blocks of %d: got\n%s", block, got)
		}
	}
}
