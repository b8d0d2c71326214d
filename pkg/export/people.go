package export

import (
	"fmt"
	"slices"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/scan"
)

// This file counts people and not their contacts, where a plan names the column
// that tells them apart. Nothing of what stands in that column goes further
// than the crowd: neither into a cube nor into an error.

// RolePerson is the role of the column that tells people apart: each of its
// values is whoever made a contact, and is counted once. A plan gives it.
const RolePerson Role = "person"

// noPerson is the column of a file of which contacts are counted.
const noPerson = -1

// personColumn finds the column that tells people apart and gives it its role.
// It refuses exports that have no row for each contact, and a column that
// already says something else: counting the values of a column of counts would
// give a number, and a wrong one.
func (l *layout) personColumn(plan cube.Plan) (int, error) {
	if plan.Unique == "" {
		return noPerson, nil
	}
	c := l.column(plan.Unique)
	if c < 0 {
		return 0, &UnknownColumnError{File: l.name, Column: plan.Unique, Columns: texts(l.heads), Flag: "--unique "}
	}
	if slices.ContainsFunc(plan.Keys, func(key string) bool { return l.column(key) == c }) {
		return 0, hinted(fmt.Errorf("the column %q tells people apart, so figures cannot be asked for by its values, which name them", l.heads[c].text),
			"leave the column out of --by and --where")
	}
	l.countsRows(c)
	if err := l.holdsPeople(); err != nil {
		return 0, err
	}
	switch role := l.roles[c].role; role {
	case roleDimension, RoleIgnore, RolePerson:
	case RoleCount, RoleMeasure, RolePopulation:
		return 0, hinted(fmt.Errorf("%s: the column %q is the %s, so it cannot tell people apart", l.name, l.heads[c].text, role),
			"if each of its values is the number of a person and counts nothing, say so: --column ignore="+quoteHead(l.heads[c].text))
	default:
		return 0, hinted(fmt.Errorf("%s: the column %q is the %s, so it cannot tell people apart", l.name, l.heads[c].text, role),
			"name the column in which every person has a value of their own, such as a caller's number")
	}
	l.roles[c] = columnRole{RolePerson, "each of its values is counted as one person, as asked"}
	l.dimensions = slices.DeleteFunc(l.dimensions, func(d int) bool { return d == c })
	return c, nil
}

// countsRows takes a column of numbers that is to tell people apart out of the
// counts, where only its numbers made it the count and its head does not: rows
// are counted then.
func (l *layout) countsRows(c int) {
	if l.roles[c].role != RoleCount || l.roles[c].reason == typedRole || l.heads[c].isCount() || len(l.numbers) != 1 || l.numbers[0].column != c {
		return
	}
	l.roles[c].role = RoleIgnore
	l.numbers, l.kind, l.decimal = nil, cube.Flow, false
}

// typedRole is the reason of a role that was typed.
const typedRole = "as typed"

// holdsPeople refuses a file in which no row is about one person's contacts.
func (l *layout) holdsPeople() error {
	advice := "a log has a row for each contact, with its date and who made it; from totals nobody can tell who was in several of them"
	switch {
	case !l.dated() && !l.levels:
		return hinted(fmt.Errorf("%s is not a log: it is %s, and people can only be counted where each contact has a row", l.name, l.shape()), advice)
	case l.across != "" || len(l.numbers) > 1:
		return hinted(fmt.Errorf("%s has several counts in a row, so which of them a person is one of cannot be told", l.name), "name the one to count: --column count=HEAD")
	case l.counting() && (l.kind != cube.Flow || l.decimal):
		return hinted(fmt.Errorf("%s: the column %q holds no numbers of contacts, so nobody can be said to have made them", l.name, l.heads[l.numbers[0].column].text),
			"leave the column out: --column ignore="+quoteHead(l.heads[l.numbers[0].column].text))
	}
	return nil
}

// watching is what a folding needs to note who made contact.
type watching struct {
	*sightings
	column int
}

// watch makes a folding note who made contact, if people are counted.
func (g *folding) watch(column int) {
	if column != noPerson {
		g.people = &watching{newSightings(g.width), column}
	}
}

// key is the column of people as a pass reads it; none where contacts are
// counted.
func (p *watching) key() []scan.Key {
	if p == nil {
		return nil
	}
	return []scan.Key{{Column: p.column, Shared: true}}
}

// witness makes what one worker notes people with; nil where none are counted.
func (p *watching) witness() *witness {
	if p == nil {
		return nil
	}
	return p.newWitness()
}

// apart takes the column of people off a block, of which it is the last key:
// rows are not folded by it.
func (w *folder) apart(b *scan.Block, dicts []*scan.Dictionary) (*scan.Block, []*scan.Dictionary) {
	if w.witness == nil {
		return b, dicts
	}
	last := len(w.keys)
	w.who, w.witness.people = b.Keys[last], dicts[last]
	rest := *b
	rest.Keys = b.Keys[:last]
	return &rest, slices.Delete(slices.Clone(dicts), last, last+1)
}

// meetAll notes who made the contacts of the rows of a plain block.
func (w *folder) meetAll(b *scan.Block) error {
	if w.witness == nil {
		return nil
	}
	contacts := cube.Known(1)
	for row, n := range w.cells {
		if len(b.Numbers) > 0 {
			contacts = cube.Known(b.Numbers[0][row])
		}
		if err := w.witness.see(w.who[row], w.crowded[n], contacts); err != nil {
			return err
		}
	}
	return nil
}

// meetAny notes who made the contacts of any row, which belong to cell n: the
// one in hand, or one that is too long, of which there is the text.
func (w *folder) meetAny(n int, contacts cube.Amount) error {
	switch {
	case w.witness == nil:
		return nil
	case w.stray != nil:
		return w.witness.seeText(*w.stray, w.crowded[n], contacts)
	}
	return w.witness.see(w.person, w.crowded[n], contacts)
}

// gatherPeople takes the people of a file into the crowd, and says which number
// its first cell has there.
func (a *assembly) gatherPeople(g *folding) (uint32, error) {
	if g.people == nil {
		return 0, nil
	}
	return a.crowd.take(g.people.sightings)
}

// countPeople turns a cube of contacts into one of people, where the plan asks
// for that.
func (a *assembly) countPeople(c *cube.Cube, ids []area.ID, n numbering) *cube.Cube {
	if a.crowd == nil {
		return c
	}
	cells := make([]cube.PeopleCell, 0, len(a.facts))
	for _, f := range a.facts {
		members := n.apply(a.combos.of(int(f.combo)))
		if a.isTotal(c, f, members) {
			continue
		}
		cells = append(cells, cube.PeopleCell{Area: ids[f.place], Span: a.spans.List[f.span], Members: members, Rows: f.rows[0],
			People: a.crowd.cells[f.cell], Amount: *f.amount, Unknown: a.crowd.unknown[f.cell]})
	}
	return c.CountPeople(a.people(), cells, a.crowd.people)
}

// isTotal reports whether a cell is a subtotal of others. In a log with a row
// for each contact none is, whatever it is called.
func (a *assembly) isTotal(c *cube.Cube, f fact, members []int) bool {
	if !a.export.files[f.file].layout.counting() {
		return false
	}
	return f.total || c.IsSubtotal(members)
}

// people is the measure of the people who made the contacts.
func (a *assembly) people() cube.Measure {
	m := cube.Measure{Name: "people", Unit: a.export.options.Unit, Unique: a.plan.Unique}
	if l := a.export.files[0].layout; l.column(m.Unique) >= 0 {
		m.Unique = l.heads[l.column(m.Unique)].text
	}
	if m.Unit == "" {
		m.Unit = m.Name
	}
	return m
}
