package cube

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/period"
)

// TestAddingLeavesPartsAlone: cells are remembered, so a sum of them must not
// change them.
func TestAddingLeavesPartsAlone(t *testing.T) {
	january := period.Span{Start: 0, End: 31}
	part := func(row int64, gaps ...Gap) Cell {
		lowest := append(make([]int64, 0, lowestKept), row)
		return Cell{Sum: number.Exactly(number.Int(1)), Rows: []RowSet{{Count: 1, First: row, Last: row, Lowest: lowest}}, Missing: gaps, Pieces: 1}
	}
	room := append(make([]Gap, 0, 8), Gap{Area: 1, Span: january})
	parts := []Cell{part(2), part(3), part(4, Gap{Area: 2, Span: january})}
	parts[0].Missing = room
	var first, second adder
	for _, p := range parts {
		first.add(p)
	}
	second.add(parts[0])
	second.total.Missing = append(second.total.Missing, Gap{Area: 3, Span: january})
	if diff := cmp.Diff([]RowSet{{Count: 3, First: 2, Last: 4, Lowest: []int64{2, 3, 4}}}, first.total.Rows); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]Gap{{Area: 1, Span: january}, {Area: 2, Span: january}}, first.total.Missing); diff != "" {
		t.Error(diff)
	}
	for i, p := range parts {
		if diff := cmp.Diff(part(int64(i+2)).Rows, p.Rows); diff != "" {
			t.Errorf("part %d was changed: %s", i, diff)
		}
	}
	if full := room[:2]; full[1] != (Gap{}) {
		t.Errorf("the room behind the gaps of a part was written to: %v", full[1])
	}
}

// TestEachGapOnce: what two parts lack alike is named once, whatever the span
// is called.
func TestEachGapOnce(t *testing.T) {
	january, named := period.Span{Start: 0, End: 31}, period.Span{Start: 0, End: 31, Kind: period.Month}
	var sum adder
	for _, gaps := range [][]Gap{{{Area: 1, Span: january}}, {{Area: 1, Span: named}, {Area: 2, Span: january}}, {{Area: 2, Span: january}}} {
		sum.add(Cell{Missing: gaps})
	}
	if diff := cmp.Diff([]Gap{{Area: 1, Span: january}, {Area: 2, Span: january}}, sum.total.Missing); diff != "" {
		t.Error(diff)
	}
}
