package cube_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pressfigures/figures/pkg/cube"
)

// TestLeaves yields what the data give, subtotals among them, in one order
// whatever that of the rows.
func TestLeaves(t *testing.T) {
	dims := []cube.Dimension{{Name: "Channel", Members: []cube.Member{{Name: "All", Total: true}, {Name: "Helpline"}, {Name: "Website"}}}}
	c := build(t, dims, cube.Flow, []row{
		{"South > Kent", "2019", []int{2}, known(4)},
		{"South > Kent", "2018", []int{2}, known(3)},
		{"South > Kent", "2018", []int{1}, cube.HiddenBetween(1, 4)},
		{"South", "2018", []int{0}, known(9)},
	})
	var got []string
	for l := range c.Leaves() {
		got = append(got, fmt.Sprintf("%s %v %s %s %d hidden, row %d", c.AreaName(l.Area), l.Members, l.Span.Start, l.Cell.Sum, l.Cell.Hidden, l.Cell.Rows[0].First))
	}
	want := []string{
		"South [0] 2018-01-01 9 0 hidden, row 5",
		"South > Kent [1] 2018-01-01 1 to 4 1 hidden, row 4",
		"South > Kent [2] 2018-01-01 3 0 hidden, row 3",
		"South > Kent [2] 2019-01-01 4 0 hidden, row 2",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for range c.Leaves() {
		break // stopping early is no panic
	}
}
