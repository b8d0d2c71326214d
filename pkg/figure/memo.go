package figure

import (
	"encoding/binary"
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/period"
)

// memo is what a desk has worked out once and says of many figures: a list of
// forty areas, sixty months and thirty channels and audiences has tens of
// thousands, of a hundred names.
type memo struct {
	choices map[string]*choice
	said    map[area.ID]string
	named   map[period.Span]string
	people  map[counting][]caveat.Caveat
	low     lowWords
}

// choice is what a query is narrowed to, and what follows from that alone.
type choice struct {
	members [][]int      // as in cube.Selection
	picks   []Pick       // the same by name
	words   string       // the same behind the name of an area: ", Helpline or Website"
	scope   []cube.Scope // what is added up over
}

// counting is what a figure counts.
type counting struct {
	measure int
	choice  *choice
	noun    string // the desk's
	unique  bool
}

// choice looks up what a query is narrowed to.
func (d *Desk) choice(q Query) *choice {
	key := make([]byte, 0, 64)
	for _, w := range q.Where {
		key = binary.AppendVarint(key, int64(w.Dimension))
		key = binary.AppendVarint(key, int64(len(w.Members)))
		for _, m := range w.Members {
			key = binary.AppendVarint(key, int64(m))
		}
	}
	chosen := d.memo.choices[string(key)]
	if chosen == nil {
		chosen = d.choose(q.Where)
		if d.memo.choices == nil {
			d.memo.choices = map[string]*choice{}
		}
		d.memo.choices[string(key)] = chosen
	}
	return chosen
}

// choose works a choice out.
func (d *Desk) choose(where []Where) *choice {
	members := d.members(where)
	c := &choice{members: members, picks: d.picks(members), scope: d.Cube.Scope(cube.Selection{Members: members})}
	for _, pick := range c.picks {
		c.words += ", " + strings.Join(pick.Names, " or ")
	}
	return c
}

// members lists the members that are kept of each dimension, in order; nil
// where all are.
func (d *Desk) members(where []Where) [][]int {
	var out [][]int
	for _, w := range where {
		if len(w.Members) == 0 {
			continue
		}
		if out == nil {
			out = make([][]int, len(d.Cube.Dimensions))
		}
		out[w.Dimension] = append(out[w.Dimension], w.Members...)
	}
	for i, members := range out {
		slices.Sort(members)
		out[i] = slices.Compact(members)
	}
	return out
}

// picks names the members that are kept.
func (d *Desk) picks(kept [][]int) []Pick {
	var picks []Pick
	for i, members := range kept {
		if len(members) == 0 {
			continue
		}
		dimension := d.Cube.Dimensions[i]
		pick := Pick{Dimension: dimension.Name}
		for _, m := range members {
			pick.Names = append(pick.Names, dimension.Members[m].Name)
		}
		picks = append(picks, pick)
	}
	return picks
}

// say names an area in running prose.
func (d *Desk) say(a area.ID) string {
	if a == area.None {
		return "all areas"
	}
	said, known := d.memo.said[a]
	if !known {
		said = area.Say(d.Cube.Areas.Get(a))
		if d.memo.said == nil {
			d.memo.said = map[area.ID]string{}
		}
		d.memo.said[a] = said
	}
	return said
}

// name is name, remembered.
func (d *Desk) name(s period.Span) string {
	named, known := d.memo.named[s]
	if !known {
		named = name(s)
		if d.memo.named == nil {
			d.memo.named = map[period.Span]string{}
		}
		d.memo.named[s] = named
	}
	return named
}
