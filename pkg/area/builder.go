package area

import (
	"fmt"
	"slices"
	"strings"
)

// Separator stands between the names of a path, as in "Wales > Newport".
const Separator = " > "

// Builder collects what is known of places and builds a [Tree] from it. The order in which facts arrive never
// shows in the tree.
//
//   - A name added on its own and under one parent is one place. A name under two parents is two places, namesakes.
//   - A name with ">" in it is a path: "Wales > Gwynedd" is Gwynedd in Wales.
//   - A name that an export writes and the areas file ([Builder.AddEntries]) lists as an alias is the place of the
//     areas file, unless that file has a place of that name too.
//   - Where an export puts a place in England and the areas file puts it in the South West, which lies in England,
//     it is one place, in the South West. Where neither holds the other they are namesakes, for there is no telling
//     which of the two was meant.
type Builder struct {
	mentions []mention
	alone    map[string]ID // folded name → the mention without a parent
	under    map[nested]ID // parent's mention and folded name → the mention under it
	problems []error
}

// nested is a name under a parent.
type nested struct {
	parent ID
	fold   string
}

// mention is one way of naming a place: alone or under a parent. Several may turn out to be one place.
type mention struct {
	fold      string
	spellings []string
	parent    ID   // the mention of the parent, or None
	byName    bool // the parent was given by its bare name, so it has to be unambiguous
	declared  bool // the areas file has a line for it
	says      []string
	aliases   []string
}

// NewBuilder returns an empty builder.
func NewBuilder() *Builder {
	return &Builder{alone: map[string]ID{}, under: map[nested]ID{}}
}

// provisional is the ID of the mention with the given index, index its inverse.
func provisional(index int) ID { return ID(-2 - index) }
func index(id ID) int          { return int(-2 - id) }

// Add adds a place of which no parent is known (yet) and returns its provisional ID, the same for every spelling
// that folds alike. A blank name is an error that Build reports; its ID is None.
func (b *Builder) Add(name string) ID { return b.addPath(splitPath(name)) }

// AddUnder adds a place that lies directly in another, and returns its provisional ID. The parent is added too if
// it is new; it may be a path ("Wales > Newport") where its bare name would be ambiguous. With a blank parent,
// AddUnder is Add. A place may have the name of its parent: the region West Midlands holds a police area of that
// name.
func (b *Builder) AddUnder(parent, name string) ID {
	own := splitPath(name)
	if len(own) == 0 {
		return b.addPath(nil)
	}
	return b.addPath(append(splitPath(parent), own...))
}

// addPath adds the places of a path and returns the ID of the last.
func (b *Builder) addPath(path []string) ID {
	if len(path) == 0 {
		b.problem(&ClashError{Reason: "an area has a blank name", Advice: "every row needs the name of its area"})
		return None
	}
	id := b.addAlone(path[0])
	for i, name := range path[1:] {
		id = b.nest(id, name)
		if i == 0 {
			b.mentions[index(id)].byName = true
		}
	}
	return id
}

// addAlone adds a name without a parent.
func (b *Builder) addAlone(name string) ID {
	fold := Fold(name)
	if id, ok := b.alone[fold]; ok {
		b.spell(id, name)
		return id
	}
	id := b.mention(mention{fold: fold, spellings: []string{name}, parent: None})
	b.alone[fold] = id
	return id
}

// nest adds a name under a mention.
func (b *Builder) nest(parent ID, name string) ID {
	key := nested{parent, Fold(name)}
	if id, ok := b.under[key]; ok {
		b.spell(id, name)
		return id
	}
	id := b.mention(mention{fold: key.fold, spellings: []string{name}, parent: parent})
	b.under[key] = id
	return id
}

// SetParent says that child lies directly in parent. It is an error if either is not an ID of this builder, if
// child has another parent already, or if parent lies in child; then nothing changes.
func (b *Builder) SetParent(child, parent ID) error {
	for _, id := range []ID{child, parent} {
		if !b.knows(id) {
			return strangerError(id)
		}
	}
	c := &b.mentions[index(child)]
	if c.parent == parent {
		return nil
	}
	if c.parent != None {
		return &ClashError{
			Reason: fmt.Sprintf("%q cannot lie in %q, since it lies in %q", b.name(child), b.name(parent), b.name(c.parent)),
			Advice: "a place has one parent; give namesakes a line each",
		}
	}
	if loop := b.loop(child, parent); loop != nil {
		return &CycleError{Loop: loop}
	}
	c.parent = parent
	key := nested{parent, c.fold}
	if _, taken := b.under[key]; !taken {
		b.under[key] = child
	}
	return nil
}

// loop returns the names around the circle that putting child in parent would close, or nil.
func (b *Builder) loop(child, parent ID) []string {
	names := []string{b.name(child)}
	for at := parent; at != None; at = b.mentions[index(at)].parent {
		names = append(names, b.name(at))
		if at == child {
			return names
		}
	}
	return nil
}

// SetSay sets how a place is said in running prose ("the South West"). Blank says nothing. Two different ways for
// one place are an error that Build reports.
func (b *Builder) SetSay(id ID, say string) {
	if say = tidy(say); say != "" && b.checked(id) {
		m := &b.mentions[index(id)]
		m.says = append(m.says, say)
	}
}

// AddAlias adds another name of a place. Blank adds nothing. One alias of two places is an error that Build
// reports; an alias that is some place's name gives way to it.
func (b *Builder) AddAlias(id ID, alias string) {
	if alias = tidy(alias); alias != "" && b.checked(id) {
		m := &b.mentions[index(id)]
		m.aliases = append(m.aliases, alias)
	}
}

// AddEntries adds the places of an areas file, as [ReadLookup] returns them. What they say of names and aliases
// beats what an export says.
func (b *Builder) AddEntries(entries []Entry) {
	for _, entry := range entries {
		id := b.AddUnder(entry.Parent, entry.Area)
		b.SetSay(id, entry.Say)
		for _, alias := range entry.Aliases {
			b.AddAlias(id, alias)
		}
		if b.knows(id) {
			b.mentions[index(id)].declared = true
		}
	}
}

func (b *Builder) mention(m mention) ID {
	b.mentions = append(b.mentions, m)
	return provisional(len(b.mentions) - 1)
}

func (b *Builder) spell(id ID, name string) {
	if m := &b.mentions[index(id)]; !slices.Contains(m.spellings, name) {
		m.spellings = append(m.spellings, name)
	}
}

func (b *Builder) knows(id ID) bool { return id < None && index(id) < len(b.mentions) }

// checked is knows, with a problem noted where it is false.
func (b *Builder) checked(id ID) bool {
	if b.knows(id) {
		return true
	}
	b.problem(strangerError(id))
	return false
}

func strangerError(id ID) error {
	return fmt.Errorf("area number %d was not added by this builder", id)
}

func (b *Builder) problem(err error) { b.problems = append(b.problems, err) }

func (b *Builder) name(id ID) string { return bestSpelling(b.mentions[index(id)].spellings) }

// splitPath cuts "Wales > Newport" into its names, tidied, without blank ones.
func splitPath(path string) []string {
	var names []string
	for part := range strings.SplitSeq(path, ">") {
		if part = tidy(part); part != "" {
			names = append(names, part)
		}
	}
	return names
}
