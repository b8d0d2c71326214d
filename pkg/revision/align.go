package revision

import (
	"cmp"
	"encoding/binary"
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/figure"
)

// The two versions number areas and members each in its own way. This file
// gives both the same numbers.

// nowhere stands for an area or a member that a version does not have.
const nowhere = -1

// allAreas is the number of all areas together.
const allAreas = 0

// sides are the two versions: the old one is sides[older].
const (
	older = 0
	newer = 1
)

// names numbers areas and members of both versions.
type names struct {
	places []place
	// shared are the columns that both versions split by.
	shared []column
	combos []combo
	number map[string]int // of a combination, by its packed members
}

// place is an area of either version.
type place struct {
	name, parent string
	ids          [2]area.ID // area.None where it is nowhere, and for all areas
	has          [2]bool    // whether each version has data in it
	up           [2][]int   // the areas it lies in, the nearest first, ending with allAreas
}

// column is a column that both versions split by.
type column struct {
	name    string
	at      [2]int // index into the dimensions of each version
	members []member
}

type member struct {
	name  string
	total bool
	at    [2]int // nowhere in a version without it
}

// combo is a combination of members of the shared columns; cube.Any stands for
// all of them.
type combo struct {
	members []int
	total   bool // names a subtotal
}

// align matches what the two versions have by name.
func align(versions [2]Version) *names {
	n := &names{number: map[string]int{}}
	n.alignPlaces(versions)
	n.alignColumns(versions)
	return n
}

// alignPlaces matches areas by name, or by path where a version has several of
// the name.
func (n *names) alignPlaces(versions [2]Version) {
	n.places = []place{{ids: [2]area.ID{area.None, area.None}, has: [2]bool{true, true}}}
	shared := map[string]bool{}
	for _, v := range versions {
		seen := map[string]bool{}
		for _, a := range held(v.Cube) {
			fold := area.Fold(a.Name)
			shared[fold] = shared[fold] || seen[fold]
			seen[fold] = true
		}
	}
	numbers := map[string]int{}
	var of [2]map[area.ID]int
	for _, side := range []int{newer, older} {
		tree := versions[side].Cube.Areas
		of[side] = map[area.ID]int{}
		for _, a := range held(versions[side].Cube) {
			key, name := area.Fold(a.Name), a.Name
			if shared[key] {
				key, name = foldPath(tree, a.ID), tree.Path(a.ID)
			}
			at, known := numbers[key]
			if !known {
				at = len(n.places)
				numbers[key] = at
				n.places = append(n.places, place{name: name, ids: [2]area.ID{area.None, area.None}})
			}
			p := &n.places[at]
			p.ids[side], p.has[side] = a.ID, true
			if a.Parent != area.None && p.parent == "" {
				p.parent = tree.Get(a.Parent).Name
			}
			of[side][a.ID] = at
		}
	}
	for at := range n.places[1:] {
		p := &n.places[at+1]
		for side := range versions {
			if p.has[side] {
				p.up[side] = above(versions[side].Cube.Areas, p.ids[side], of[side])
			}
		}
	}
}

// held lists the areas with data in them or below them.
func held(c *cube.Cube) []area.Area {
	return slices.DeleteFunc(slices.Clone(c.Areas.All()), func(a area.Area) bool { return !c.Holds(a.ID) })
}

// foldPath folds every name of a path.
func foldPath(tree *area.Tree, id area.ID) string {
	parts := []string{area.Fold(tree.Get(id).Name)}
	for _, up := range tree.Ancestors(id) {
		parts = append(parts, area.Fold(tree.Get(up).Name))
	}
	return strings.Join(parts, area.Separator)
}

// above lists the numbers of the areas that one lies in.
func above(tree *area.Tree, id area.ID, of map[area.ID]int) []int {
	var out []int
	for at := tree.Get(id).Parent; at != area.None; at = tree.Get(at).Parent {
		out = append(out, of[at])
	}
	return append(out, allAreas)
}

// alignColumns matches the columns that both versions split by, and their
// members.
func (n *names) alignColumns(versions [2]Version) {
	for at, d := range versions[newer].Cube.Dimensions {
		other := slices.IndexFunc(versions[older].Cube.Dimensions, func(o cube.Dimension) bool { return area.Fold(o.Name) == area.Fold(d.Name) })
		if len(d.Members) == 0 || other < 0 || len(versions[older].Cube.Dimensions[other].Members) == 0 {
			continue
		}
		c := column{name: d.Name, at: [2]int{other, at}}
		for m, one := range d.Members {
			c.members = append(c.members, member{one.Name, one.Total, [2]int{nowhere, m}})
		}
		for m, one := range versions[older].Cube.Dimensions[other].Members {
			c.addOld(one, m)
		}
		slices.SortStableFunc(c.members, func(a, b member) int { return cmp.Compare(a.name, b.name) })
		n.shared = append(n.shared, c)
	}
}

func (c *column) addOld(one cube.Member, m int) {
	at := slices.IndexFunc(c.members, func(o member) bool { return area.Fold(o.name) == area.Fold(one.Name) })
	if at < 0 {
		c.members = append(c.members, member{one.Name, one.Total, [2]int{m, nowhere}})
		return
	}
	c.members[at].at[older] = m
	c.members[at].total = c.members[at].total || one.Total
}

// numbering turns the members of one version into those of both.
func (n *names) numbering(side int) [][]int {
	out := make([][]int, len(n.shared))
	for d, c := range n.shared {
		for m, one := range c.members {
			if at := one.at[side]; at >= 0 {
				for len(out[d]) <= at {
					out[d] = append(out[d], nowhere)
				}
				out[d][at] = m
			}
		}
	}
	return out
}

// combo numbers a combination of shared members.
func (n *names) combo(members []int, total bool) int {
	var packed [64]byte
	key := packed[:0]
	for _, m := range members {
		key = binary.AppendVarint(key, int64(m))
	}
	at, known := n.number[string(key)]
	if !known {
		for d, m := range members {
			total = total || m >= 0 && n.shared[d].members[m].total
		}
		at = len(n.combos)
		n.number[string(key)] = at
		n.combos = append(n.combos, combo{slices.Clone(members), total})
	}
	return at
}

// picks names the members of a combination.
func (n *names) picks(c int) []figure.Pick {
	var out []figure.Pick
	for d, m := range n.combos[c].members {
		if m >= 0 {
			out = append(out, figure.Pick{Dimension: n.shared[d].name, Names: []string{n.shared[d].members[m].name}})
		}
	}
	return out
}

// has reports whether a version has all members of a combination.
func (n *names) has(side, c int) bool {
	for d, m := range n.combos[c].members {
		if m >= 0 && n.shared[d].members[m].at[side] < 0 {
			return false
		}
	}
	return true
}

// keep is the combination as a selection of a version takes it.
func (n *names) keep(side, c int, dimensions int) [][]int {
	var out [][]int
	for d, m := range n.combos[c].members {
		if m < 0 {
			continue
		}
		if out == nil {
			out = make([][]int, dimensions)
		}
		out[n.shared[d].at[side]] = []int{n.shared[d].members[m].at[side]}
	}
	return out
}
