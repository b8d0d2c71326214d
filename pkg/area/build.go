package area

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Build builds the tree. It is an error if areas lie within each other in a circle (*CycleError), if facts
// contradict each other (*ClashError), or if a parent's bare name could be any of several places
// (*AmbiguousError). The builder can be added to and built again.
func (b *Builder) Build() (*Tree, error) {
	if len(b.problems) > 0 {
		return nil, errors.Join(b.problems...)
	}
	m := newMerger(b.mentions)
	m.run()
	places, err := m.places()
	if err != nil {
		return nil, err
	}
	return grow(places, len(b.mentions))
}

// merger finds out which mentions are one place. Mentions are joined, never parted. The rules come in three ranks:
// a lower one decides only when the higher ones have nothing left to do, and then everything at once, so that the
// order of the mentions cannot show. Within the first rank it cannot either, since there a rule that holds goes on
// holding as others are joined.
type merger struct {
	mentions []mention
	up       []int            // a mention's way to the first of its group
	folds    []string         // a mention's folded name, or that of the place it is an alias of
	coarse   []bool           // the mention's parent gives way to a nearer one in the areas file
	declared map[string]bool  // folded names that the areas file has
	owners   map[string][]int // folded alias → the mentions that have it in the areas file
	joined   bool             // whether anything was joined in this round
}

func newMerger(mentions []mention) *merger {
	n := len(mentions)
	m := &merger{mentions: mentions, up: make([]int, n), folds: make([]string, n), coarse: make([]bool, n)}
	for i := range mentions {
		m.up[i] = i
		m.folds[i] = mentions[i].fold
	}
	m.readAliases()
	return m
}

func (m *merger) run() {
	for again := true; again; again = m.joined {
		m.joined = false
		m.joinAliases()
		m.joinSiblings()
		if !m.joined {
			m.joinAlone()
		}
		if !m.joined {
			m.refine()
		}
	}
}

// group is the mention that stands for all those of one place.
func (m *merger) group(i int) int {
	for m.up[i] != i {
		m.up[i] = m.up[m.up[i]]
		i = m.up[i]
	}
	return i
}

// parent is the group of a mention's parent, or -1.
func (m *merger) parent(i int) int {
	if m.mentions[i].parent == None || m.coarse[i] {
		return -1
	}
	return m.group(index(m.mentions[i].parent))
}

func (m *merger) join(i, j int) {
	i, j = m.group(i), m.group(j)
	if i != j {
		m.up[max(i, j)] = min(i, j)
		m.joined = true
	}
}

// readAliases finds the names and aliases of the areas file.
func (m *merger) readAliases() {
	m.declared, m.owners = map[string]bool{}, map[string][]int{}
	for i := range m.mentions {
		if !m.mentions[i].declared {
			continue
		}
		m.declared[m.mentions[i].fold] = true
		for _, alias := range m.mentions[i].aliases {
			fold := Fold(alias)
			m.owners[fold] = append(m.owners[fold], i)
		}
	}
}

// isAlias is true of a mention by a name that the areas file has as an alias only.
func (m *merger) isAlias(i int) bool {
	fold := m.mentions[i].fold
	return !m.declared[fold] && len(m.owners[fold]) > 0
}

// joinAliases takes a mention by an alias of one place for that place.
func (m *merger) joinAliases() {
	for i := range m.mentions {
		if !m.isAlias(i) {
			continue
		}
		owner, ok := m.only(m.owners[m.mentions[i].fold])
		switch {
		case !ok: // an alias of several places, which Build reports if it stays so
		case m.mentions[i].parent == None:
			m.join(i, owner)
		case m.folds[i] != m.mentions[owner].fold:
			m.folds[i] = m.mentions[owner].fold
			m.joined = true
		}
	}
}

// only is the first of mentions that all belong to one place; false if they do not, or there is none.
func (m *merger) only(mentions []int) (int, bool) {
	for _, i := range mentions {
		if m.group(i) != m.group(mentions[0]) {
			return 0, false
		}
	}
	if len(mentions) == 0 {
		return 0, false
	}
	return mentions[0], true
}

// joinSiblings makes one place of mentions with one name under one parent.
func (m *merger) joinSiblings() {
	type key struct {
		parent int
		fold   string
	}
	first := map[key]int{}
	for i := range m.mentions {
		parent := m.parent(i)
		if parent < 0 {
			continue
		}
		k := key{parent, m.folds[i]}
		if j, ok := first[k]; ok {
			m.join(i, j)
		} else {
			first[k] = i
		}
	}
}

// joinAlone takes a name without a parent for the only place of that name that has one.
func (m *merger) joinAlone() {
	nested := m.nestedByName()
	found := map[int]int{}
	for i := range m.mentions {
		if m.mentions[i].parent != None || m.isAlias(i) {
			continue
		}
		if j, ok := m.only(nested[m.folds[i]]); ok {
			found[i] = j
		}
	}
	for i, j := range found {
		m.join(i, j)
	}
}

// nestedByName lists, for each folded name, the mentions that have a parent, other than those that have their
// parent's name: a bare "West Midlands" is the region, not the police area within it.
func (m *merger) nestedByName() map[string][]int {
	found := map[string][]int{}
	for i := range m.mentions {
		p := m.mentions[i].parent
		if m.parent(i) >= 0 && m.folds[index(p)] != m.folds[i] {
			found[m.folds[i]] = append(found[m.folds[i]], i)
		}
	}
	return found
}

// refine takes a place that the data put in England for the one that the areas file puts in the South West, if the
// South West lies in England.
func (m *merger) refine() {
	declared := map[string][]int{}
	settled := map[int]bool{} // groups that the areas file places itself
	for i := range m.mentions {
		if m.mentions[i].declared {
			declared[m.folds[i]] = append(declared[m.folds[i]], i)
			settled[m.group(i)] = true
		}
	}
	above := m.above()
	nearer := map[int]int{}
	for i := range m.mentions {
		if m.parent(i) < 0 || settled[m.group(i)] {
			continue
		}
		var within []int
		for _, j := range declared[m.folds[i]] {
			if m.liesIn(above, m.group(j), m.parent(i)) {
				within = append(within, j)
			}
		}
		if j, ok := m.only(within); ok {
			nearer[i] = j
		}
	}
	for i, j := range nearer {
		m.coarse[i] = true
		m.join(i, j)
	}
}

// above gives, for each group that lies in another, that other.
func (m *merger) above() map[int]int {
	found := map[int]int{}
	for i := range m.mentions {
		if parent := m.parent(i); parent >= 0 {
			found[m.group(i)] = parent
		}
	}
	return found
}

// liesIn is true if a group lies in another at any depth.
func (m *merger) liesIn(above map[int]int, group, in int) bool {
	for range m.mentions { // no way up is longer, unless it is a circle
		parent, ok := above[group]
		if !ok {
			return false
		}
		if parent == in {
			return true
		}
		group = parent
	}
	return false
}

// place is a place found, before it has its ID.
type place struct {
	area     Area
	fold     string
	parent   int // index of a place, or -1
	mentions []int
}

// places turns the groups into places.
func (m *merger) places() ([]place, error) {
	if err := m.checkParents(); err != nil {
		return nil, err
	}
	number := map[int]int{} // group → place
	var places []place
	for i := range m.mentions {
		g := m.group(i)
		if _, ok := number[g]; !ok {
			number[g] = len(places)
			places = append(places, place{parent: -1})
		}
		p := &places[number[g]]
		p.mentions = append(p.mentions, i)
	}
	for i := range places {
		if err := m.describe(&places[i], number); err != nil {
			return nil, err
		}
	}
	return places, nil
}

// checkParents makes sure that a parent given by its bare name is one place.
func (m *merger) checkParents() error {
	nested := m.nestedByName()
	var worst *AmbiguousError
	for i := range m.mentions {
		if !m.mentions[i].byName {
			continue
		}
		p := index(m.mentions[i].parent)
		namesakes := nested[m.mentions[p].fold]
		if _, one := m.only(namesakes); one || len(namesakes) == 0 {
			continue
		}
		found := &AmbiguousError{Name: bestSpelling(m.mentions[p].spellings), Paths: m.paths(namesakes)}
		if worst == nil || found.Name < worst.Name {
			worst = found
		}
	}
	if worst == nil {
		return nil
	}
	return fmt.Errorf("a parent is not clear: %w", worst)
}

// paths lists "Parent > Name" for mentions, sorted, each once.
func (m *merger) paths(mentions []int) []string {
	found := map[string]bool{}
	for _, i := range mentions {
		parent := m.mentions[index(m.mentions[i].parent)]
		found[bestSpelling(parent.spellings)+Separator+bestSpelling(m.mentions[i].spellings)] = true
	}
	return slices.Sorted(maps.Keys(found))
}

// describe fills in a place from its mentions.
func (m *merger) describe(p *place, number map[int]int) error {
	var declared, plain, says, aliases []string
	for _, i := range p.mentions {
		mention := &m.mentions[i]
		plain = append(plain, mention.spellings...)
		if mention.declared {
			declared = append(declared, mention.spellings...)
		}
		says = append(says, mention.says...)
		aliases = append(aliases, mention.aliases...)
		if parent := m.parent(i); parent >= 0 {
			p.parent = number[parent]
		}
	}
	p.area.Name = bestSpelling(plain)
	if len(declared) > 0 {
		p.area.Name = bestSpelling(declared)
	}
	p.fold = Fold(p.area.Name)
	p.area.Aliases = distinct(aliases, p.fold)
	says = slices.Compact(slices.Sorted(slices.Values(says)))
	if len(says) > 1 {
		return &ClashError{
			Reason: fmt.Sprintf("%q is to be said in two ways: %q and %q", p.area.Name, says[0], says[1]),
			Advice: "keep one of them in the say column",
		}
	}
	p.area.Say = strings.Join(says, "")
	return nil
}

// distinct returns one spelling of every alias that does not fold like the name itself, sorted.
func distinct(aliases []string, name string) []string {
	spellings := map[string][]string{}
	for _, alias := range aliases {
		if fold := Fold(alias); fold != name {
			spellings[fold] = append(spellings[fold], alias)
		}
	}
	var found []string
	for _, fold := range slices.Sorted(maps.Keys(spellings)) {
		found = append(found, bestSpelling(spellings[fold]))
	}
	return found
}

// bestSpelling picks one of several spellings of a name, whatever their order: the one most fit to print, and of
// those the first in the alphabet.
func bestSpelling(spellings []string) string {
	return slices.MinFunc(spellings, func(a, b string) int {
		return cmp.Or(cmp.Compare(unfitness(a), unfitness(b)), cmp.Compare(a, b))
	})
}

// unfitness is how unfit a spelling is to print: all in one case is worst, then "_" for a blank, "&", and a leading
// "the", which is for Say to add.
func unfitness(spelling string) int {
	unfit := 0
	if oneCase(spelling) {
		unfit += 8
	}
	if strings.Contains(spelling, "_") {
		unfit += 4
	}
	if strings.Contains(spelling, "&") {
		unfit += 2
	}
	if strings.HasPrefix(strings.ToLower(spelling), "the ") {
		unfit++
	}
	return unfit
}

// oneCase is true of a name all in capitals or all in small letters.
func oneCase(s string) bool { return s == strings.ToUpper(s) || s == strings.ToLower(s) }
