package area

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Tree holds places and how they nest. It does not change and may be used by several goroutines at once.
//
// Every method takes the IDs of the tree and the provisional ones of its builder, and answers with the tree's
// own. An ID that is neither has no place: Get gives an Area whose ID is None, lists are empty.
type Tree struct {
	areas    []Area
	ends     []ID // the places in area i are i, i+1, … ends[i]-1
	children [][]ID
	roots    []ID
	final    []ID // index of a provisional ID → the tree's own
	names    lookup
	aliases  lookup
	says     lookup // as said in prose, where that is not a name
	loose    lookup // aliases without a trailing word such as "police"
}

// lookup finds places by a folded name.
type lookup map[string][]ID

// add enters a place, whose ID is not below those entered before.
func (l lookup) add(fold string, id ID) {
	if ids := l[fold]; len(ids) == 0 || ids[len(ids)-1] != id {
		l[fold] = append(ids, id)
	}
}

// grow gives places their IDs and builds the tree.
func grow(places []place, mentions int) (*Tree, error) {
	inside := make([][]int, len(places))
	var top []int
	for i := range places {
		if p := places[i].parent; p >= 0 {
			inside[p] = append(inside[p], i)
		} else {
			top = append(top, i)
		}
	}
	byName := func(a, b int) int {
		return cmp.Or(cmp.Compare(places[a].fold, places[b].fold), cmp.Compare(places[a].area.Name, places[b].area.Name))
	}
	t := &Tree{final: make([]ID, mentions)}
	var plant func(siblings []int, parent ID) []ID
	plant = func(siblings []int, parent ID) []ID {
		slices.SortFunc(siblings, byName)
		var ids []ID
		for _, i := range siblings {
			id := t.place(&places[i], parent)
			ids = append(ids, id)
			t.children[id] = plant(inside[i], id)
			t.ends[id] = ID(len(t.areas))
		}
		return ids
	}
	t.roots = plant(top, None)
	if len(t.areas) < len(places) {
		return nil, circle(places, byName)
	}
	if err := t.index(); err != nil {
		return nil, err
	}
	return t, nil
}

// place gives one place the next ID.
func (t *Tree) place(p *place, parent ID) ID {
	id := ID(len(t.areas))
	p.area.ID, p.area.Parent = id, parent
	t.areas = append(t.areas, p.area)
	t.children = append(t.children, nil)
	t.ends = append(t.ends, 0)
	for _, i := range p.mentions {
		t.final[i] = id
	}
	return id
}

// circle finds the circle among places that hang from no root, always the same one.
func circle(places []place, byName func(a, b int) int) error {
	order := make([]int, len(places))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, byName)
	for _, start := range order {
		names := []string{places[start].area.Name}
		for at, steps := places[start].parent, 0; at >= 0 && steps <= len(places); at, steps = places[at].parent, steps+1 {
			names = append(names, places[at].area.Name)
			if at == start {
				return &CycleError{Loop: names}
			}
		}
	}
	return fmt.Errorf("areas lie within each other in a circle")
}

// index fills the lookups, and fails if an alias is that of two places.
func (t *Tree) index() error {
	t.names, t.aliases, t.says, t.loose = lookup{}, lookup{}, lookup{}, lookup{}
	for _, a := range t.areas {
		t.names.add(Fold(a.Name), a.ID)
		for _, alias := range a.Aliases {
			t.aliases.add(Fold(alias), a.ID)
			t.loose.add(withoutKind(Fold(alias)), a.ID)
		}
		t.says.add(Fold(Say(a)), a.ID)
	}
	for _, a := range t.areas {
		for _, alias := range a.Aliases {
			if ids := t.aliases[Fold(alias)]; len(ids) > 1 {
				return &ClashError{
					Reason: fmt.Sprintf("%q is an alias of both %q and %q", alias, t.Path(ids[0]), t.Path(ids[1])),
					Advice: "keep it at one of them",
				}
			}
		}
	}
	return nil
}

// Resolve finds the place with the given name. What [Fold] ignores does not matter. In this order it takes
//
//   - a name,
//   - an alias,
//   - a place as it is said in prose ([Say]),
//   - "X region" for a place X that other places lie in,
//   - an alias with or without a trailing "region", "county", "police" and the like,
//   - a path such as "Wales > Newport", from any ancestor down; a leading ">" means that nothing is above.
//
// The first that finds one place gives it; the first that finds several gives an *AmbiguousError. Names that are
// only near are suggested in an *UnknownError, never taken.
func (t *Tree) Resolve(name string) (Area, error) {
	ids := t.find(Fold(name))
	if len(ids) == 0 && strings.Contains(name, ">") {
		ids = t.findPath(name)
	}
	switch len(ids) {
	case 0:
		return Area{ID: None, Parent: None}, &UnknownError{Name: name, Near: t.near(name)}
	case 1:
		return t.areas[ids[0]], nil
	}
	return Area{ID: None, Parent: None}, &AmbiguousError{Name: name, Paths: t.whichPaths(ids)}
}

// find looks a folded name up, the stricter ways first.
func (t *Tree) find(fold string) []ID {
	for _, by := range []lookup{t.names, t.aliases, t.says} {
		if ids := by[fold]; len(ids) > 0 {
			return ids
		}
	}
	var regions []ID
	if bare, ok := strings.CutSuffix(fold, " region"); ok {
		for _, id := range t.names[bare] {
			if len(t.children[id]) > 0 {
				regions = append(regions, id)
			}
		}
	}
	if len(regions) > 0 {
		return regions
	}
	return t.loose[withoutKind(fold)]
}

// withoutKind drops a trailing word that says what kind of place a name is, if something is left.
func withoutKind(fold string) string {
	for _, word := range []string{" policing region", " police region", " region", " county", " police area", " police force", " police", " constabulary", " force area", " area"} {
		if bare, ok := strings.CutSuffix(fold, word); ok && bare != "" {
			return bare
		}
	}
	return fold
}

// findPath looks a path up: places whose own path ends in it, else places that it leads to when ancestors are left
// out. Each of its names may be an alias.
func (t *Tree) findPath(path string) []ID {
	var steps [][]ID // the places that each name of the path can be
	for _, name := range splitPath(path) {
		steps = append(steps, t.find(Fold(name)))
	}
	if len(steps) == 0 {
		return nil
	}
	rooted := strings.HasPrefix(strings.TrimSpace(path), ">")
	last := len(steps) - 1
	var direct, skipping []ID
	for _, id := range steps[last] {
		switch {
		case t.climbs(id, steps[:last], rooted):
			direct = append(direct, id)
		case !rooted && t.climbsSkipping(id, steps[:last]):
			skipping = append(skipping, id)
		}
	}
	if len(direct) > 0 {
		return direct
	}
	return skipping
}

// climbs is true if the parents of a place, from the nearest up, are the steps from the last back; rooted asks
// that nothing is above them.
func (t *Tree) climbs(id ID, steps [][]ID, rooted bool) bool {
	above := t.Ancestors(id)
	if len(above) < len(steps) || rooted && len(above) > len(steps) {
		return false
	}
	for i := range steps {
		if !slices.Contains(steps[len(steps)-1-i], above[i]) {
			return false
		}
	}
	return true
}

// climbsSkipping is climbs with ancestors left out.
func (t *Tree) climbsSkipping(id ID, steps [][]ID) bool {
	for _, above := range t.Ancestors(id) {
		if last := len(steps) - 1; last >= 0 && slices.Contains(steps[last], above) {
			steps = steps[:last]
		}
	}
	return len(steps) == 0
}

// near suggests what to type instead of an unknown name. An alias that is near suggests its place.
func (t *Tree) near(name string) []string {
	const most = 3
	steps := splitPath(name)
	meant := map[string][]ID{}
	for _, a := range t.areas {
		for _, spelling := range t.spellings(a, len(steps)) {
			meant[spelling] = append(meant[spelling], a.ID)
		}
	}
	var names []string
	for _, spelling := range Near(strings.Join(steps, Separator), slices.Collect(maps.Keys(meant)), len(meant)) {
		for _, id := range meant[spelling] {
			if typed := t.which(id); !slices.Contains(names, typed) && len(names) < most {
				names = append(names, typed)
			}
		}
	}
	return names
}

// spellings are what may have been meant by a path of so many names that leads to a place: by one name, the place's
// own or an alias.
func (t *Tree) spellings(a Area, steps int) []string {
	if steps < 2 {
		return append([]string{a.Name}, a.Aliases...)
	}
	path := splitPath(t.Path(a.ID))
	return []string{strings.Join(path[max(0, len(path)-steps):], Separator)}
}

// which is what to type for a place: its name if that is enough, else the shortest path that is.
func (t *Tree) which(id ID) string {
	if len(t.names[Fold(t.areas[id].Name)]) == 1 {
		return t.areas[id].Name
	}
	path := t.areas[id].Name
	for _, above := range t.Ancestors(id) {
		path = t.areas[above].Name + Separator + path
		if found := t.findPath(path); len(found) == 1 {
			return path
		}
	}
	return strings.TrimLeft(Separator, " ") + path
}

func (t *Tree) whichPaths(ids []ID) []string {
	var paths []string
	for _, id := range ids {
		paths = append(paths, t.which(id))
	}
	slices.Sort(paths)
	return paths
}

// own turns an ID of the tree or of its builder into one of the tree, any other into None.
func (t *Tree) own(id ID) ID {
	switch {
	case id >= 0 && int(id) < len(t.areas):
		return id
	case id < None && index(id) < len(t.final):
		return t.final[index(id)]
	}
	return None
}

// Get returns a place by its ID.
func (t *Tree) Get(id ID) Area {
	if id = t.own(id); id == None {
		return Area{ID: None, Parent: None}
	}
	return t.areas[id]
}

// Len is the number of places.
func (t *Tree) Len() int { return len(t.areas) }

// All returns every place: a parent before what lies in it, siblings by name. It is the order of the IDs.
func (t *Tree) All() []Area { return slices.Clone(t.areas) }

// Roots returns the places without a parent, by name.
func (t *Tree) Roots() []ID { return slices.Clone(t.roots) }

// Children returns the places that lie directly in a place, by name.
func (t *Tree) Children(id ID) []ID {
	if id = t.own(id); id == None {
		return nil
	}
	return slices.Clone(t.children[id])
}

// Leaves returns the places in a place that no other place lies in, in the order of All; for a place without
// children, itself.
func (t *Tree) Leaves(id ID) []ID {
	if id = t.own(id); id == None {
		return nil
	}
	var leaves []ID
	for at := id; at < t.ends[id]; at++ {
		if len(t.children[at]) == 0 {
			leaves = append(leaves, at)
		}
	}
	return leaves
}

// Ancestors returns the places that a place lies in, its parent first, the outermost last.
func (t *Tree) Ancestors(id ID) []ID {
	if id = t.own(id); id == None {
		return nil
	}
	var above []ID
	for at := t.areas[id].Parent; at != None; at = t.areas[at].Parent {
		above = append(above, at)
	}
	return above
}

// Within is true if id is the place of or lies in it, at any depth.
func (t *Tree) Within(id, of ID) bool {
	id, of = t.own(id), t.own(of)
	return id != None && of != None && of <= id && id < t.ends[of]
}

// Path returns the names from the outermost place down to this one: "UK > Wales > Newport".
func (t *Tree) Path(id ID) string {
	if id = t.own(id); id == None {
		return ""
	}
	names := []string{t.areas[id].Name}
	for _, above := range t.Ancestors(id) {
		names = append(names, t.areas[above].Name)
	}
	slices.Reverse(names)
	return strings.Join(names, Separator)
}
