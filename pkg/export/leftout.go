package export

import (
	"fmt"
	"slices"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/scan"
)

// This file is about rows that a question leaves out: below "Value" may stand
// counts in the rows that are asked for, and rates in others, which then need
// not be read as counts.

// wanted is a key column of which only some values are asked for.
type wanted struct {
	key    int             // its number among the keys
	values map[string]bool // folded
}

// wantedOf finds the key columns of a plan of which only some values are asked
// for. Columns in which a blank repeats the label above are none: what such a
// label is may be known only when all rows have been read.
func (g *folding) wantedOf(plan cube.Plan) []wanted {
	var out []wanted
	for i, k := range g.keys {
		if k.days != nil || k.folded() || k.fill || !slices.Contains(g.layout.dimensions, k.column) {
			continue
		}
		w := wanted{key: i, values: map[string]bool{}}
		for name, values := range plan.Where {
			for _, v := range values {
				if g.layout.column(name) == k.column {
					w.values[area.Fold(v)] = true
				}
			}
		}
		if len(w.values) > 0 {
			out = append(out, w)
		}
	}
	return out
}

// leavesOut reports whether the question leaves out the row of a key.
func (g *folding) leavesOut(key rowKey) bool {
	return slices.ContainsFunc(g.wanted, func(w wanted) bool {
		k := g.keys[w.key]
		text := k.book.text(key[k.at])
		if text == "" {
			text = blankMember
		}
		return !w.values[area.Fold(text)]
	})
}

// unlikeHint is the error of a row's number with the advice to choose among the
// values of a column such as "Measure", where there is one.
func (l *layout) unlikeHint(row *scan.RowError) error {
	isNumber := slices.ContainsFunc(l.numbers, func(n numberColumn) bool { return n.column == row.Column-1 })
	for _, c := range l.dimensions {
		if !isNumber || !l.heads[c].is(measureHeads) {
			continue
		}
		example := l.seen(c)[0]
		if counts, _, others := measured(l.seen(c)); len(counts)+len(others) > 0 {
			example = append(counts, others...)[0]
		}
		return hinted(row.Err, fmt.Sprintf("correct the cell; or, if rows of the column %q hold unlike numbers, ask for one of them: --where %s=%s", l.heads[c].text, quoteHead(l.heads[c].text), quoteHead(example)))
	}
	return row.Err
}
