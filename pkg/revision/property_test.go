package revision_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/revision"
)

// grid is a version with every combination of some areas, months and channels,
// so that what an edit means is plain.
type grid map[[3]int]int64

var (
	gridAreas    = []string{"North > Durham", "North > Tyne", "South > Kent", "South > Surrey", "South > Essex"}
	gridMonths   = []string{"2018-11", "2018-12", "2019-01", "2019-02"}
	gridChannels = []string{"Phone", "Web"}
)

func drawGrid(t *rapid.T) grid {
	g := grid{}
	for a := range gridAreas {
		for m := range gridMonths {
			for c := range gridChannels {
				g[[3]int{a, m, c}] = rapid.Int64Range(0, 200).Draw(t, "count")
			}
		}
	}
	return g
}

// data lays a grid out, in any order of rows.
func (g grid) data(t *rapid.T, name string) data {
	d := data{name: name, dims: []string{"Channel"}}
	var keys [][3]int
	for k := range g {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b [3]int) int { return slices.Compare(a[:], b[:]) })
	for _, k := range rapid.Permutation(keys).Draw(t, "order") {
		d.rows = append(d.rows, fmt.Sprintf("%s | %s | %s | %d", gridAreas[k[0]], gridMonths[k[1]], gridChannels[k[2]], g[k]))
	}
	return d
}

// TestListsTheEdits makes random edits and finds exactly these: numbers
// revised, whole months and whole areas removed; and the totals change by the
// sum of them.
func TestListsTheEdits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		old := drawGrid(t)
		new := grid{}
		goneMonth := rapid.IntRange(-1, 1).Draw(t, "month that goes")
		goneArea := rapid.IntRange(-1, 1).Draw(t, "area that goes")
		var revised []string
		var change, went, before int64
		lost := 0
		for k, v := range old {
			if k[1] == goneMonth {
				lost++
				continue
			}
			before += v
			if k[0] == goneArea {
				lost++
				went += v
				continue
			}
			new[k] = v
		}
		edits := rapid.SliceOfNDistinct(rapid.Custom(func(t *rapid.T) [3]int {
			return [3]int{rapid.IntRange(2, 4).Draw(t, "area"), rapid.IntRange(2, 3).Draw(t, "month"), rapid.IntRange(0, 1).Draw(t, "channel")}
		}), 0, 8, rapid.ID).Draw(t, "edits")
		for _, k := range edits {
			to := rapid.Int64Range(0, 200).Draw(t, "to")
			if to != old[k] {
				new[k] = to
				change += to - old[k]
				revised = append(revised, fmt.Sprintf("%s %s %s %d %d", gridAreas[k[0]], gridMonths[k[1]], gridChannels[k[2]], old[k], to))
			}
		}
		a, b := old.data(t, "old.csv"), new.data(t, "new.csv")
		c := mustCompare(t, a, b)

		var got []string
		for _, one := range c.Cells {
			if one.Kind == revision.Revised {
				got = append(got, fmt.Sprintf("%s > %s %s %s %s %s", one.Place.Parent, one.Place.Name, one.Period.Start.String()[:7], one.Members[0].Names[0], one.Old.Sum, one.New.Sum))
			}
		}
		slices.Sort(got)
		slices.Sort(revised)
		if diff := cmp.Diff(revised, got); diff != "" {
			t.Fatal(diff)
		}
		if c.Went != lost || c.Came != 0 || c.Compared != len(new) || c.Revised != len(revised) {
			t.Fatalf("%d went, want %d; %d came; %d compared, want %d", c.Went, lost, c.Came, c.Compared, len(new))
		}
		want := revision.Total{Old: known(before), New: known(before + change - went), Change: known(change - went), ByRevision: known(change), ByWent: known(-went)}
		for name, pair := range map[string][2]number.Range{
			"old": {want.Old, c.Overall.Old}, "new": {want.New, c.Overall.New}, "change": {want.Change, c.Overall.Change},
			"by revision": {want.ByRevision, c.Overall.ByRevision}, "by what went": {want.ByWent, c.Overall.ByWent}, "by what came": {known(0), c.Overall.ByCame},
		} {
			if !pair[0].Equal(pair[1]) {
				t.Fatalf("%s: %s, want %s", name, pair[1], pair[0])
			}
		}
		sum := known(0)
		for _, one := range c.Totals[0].Rows {
			sum = sum.Add(one.Change)
			if !one.New.Sub(one.Old).Equal(one.Change) {
				t.Fatalf("%s − %s is not %s", one.New, one.Old, one.Change)
			}
		}
		if !sum.Equal(c.Overall.Change) {
			t.Fatalf("the totals change by %s, all of them together by %s", sum, c.Overall.Change)
		}
		if self := mustCompare(t, b, new.data(t, "again.csv")); !self.Same() {
			t.Fatalf("the same data in another order: %q", tell(self))
		}
		mirror(t, c, mustCompare(t, b, a))
	})
}

// mirror holds that the other way round, what rose falls and what went comes.
func mirror(t *rapid.T, c, back *revision.Comparison) {
	if c.Revised != back.Revised || c.Went != back.Came || c.Came != back.Went || c.Compared != back.Compared || len(c.Groups) != len(back.Groups) {
		t.Fatalf("%q\nand the other way round\n%q", tell(c), tell(back))
	}
	if !c.Overall.Change.Equal(back.Overall.Change.Neg()) {
		t.Fatalf("%s one way and %s the other", c.Overall.Change, back.Overall.Change)
	}
}

// TestCoarserSumsAreTheSame adds a grid up over channels, months or areas: a
// version is the same as its own sums.
func TestCoarserSumsAreTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := drawGrid(t)
		months, spans, regions := map[string]int64{}, map[string]int64{}, map[string]int64{}
		for k, v := range g {
			place, month, channel := gridAreas[k[0]], gridMonths[k[1]], gridChannels[k[2]]
			winter := map[string]string{"2018": "2018-11..2018-12", "2019": "2019-01..2019-02"}[month[:4]]
			months[place+" | "+month] += v
			spans[place+" | "+winter+" | "+channel] += v
			regions[place[:5]+" | "+month+" | "+channel] += v
		}
		fine := g.data(t, "fine.csv")
		for _, coarse := range []data{
			{name: "months.csv", rows: rowsOf(months)}, {name: "spans.csv", dims: []string{"Channel"}, rows: rowsOf(spans)}, {name: "regions.csv", dims: []string{"Channel"}, rows: rowsOf(regions)},
		} {
			for _, pair := range [][2]data{{fine, coarse}, {coarse, fine}} {
				c := mustCompare(t, pair[0], pair[1])
				if !c.Same() || c.Compared != len(coarse.rows) {
					t.Fatalf("%s against %s: %q", pair[0].name, pair[1].name, tell(c))
				}
			}
		}
	})
}

// rowsOf writes sums as rows.
func rowsOf(sums map[string]int64) []string {
	var out []string
	for k, v := range sums {
		out = append(out, fmt.Sprintf("%s | %d", k, v))
	}
	slices.Sort(out)
	return out
}

func known(n int64) number.Range { return number.Exactly(number.Int(n)) }

func mustCompare(t *rapid.T, old, new data) *revision.Comparison {
	t.Helper()
	c, err := revision.Compare(old.version(t), new.version(t), revision.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return c
}
