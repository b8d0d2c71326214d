package revision_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/period"
	"github.com/pressfigures/figures/pkg/revision"
)

// data is a version in a few lines: "South > Kent | 2019-01 | Helpline | 12".
// Columns between the period and the value are members of the dimensions; a
// value of "*" is hidden, "1-4" a range, and a member that begins with "=" a
// subtotal.
type data struct {
	name   string
	dims   []string
	kind   cube.MeasureKind
	unit   string
	rows   []string
	logged string // the days that a log covers; empty for a table
	areas  []area.Entry
}

// failer is what both *testing.T and *rapid.T are.
type failer interface {
	Helper()
	Fatal(args ...any)
}

func (d data) cube(t failer) *cube.Cube {
	t.Helper()
	var split [][]string
	for _, r := range d.rows {
		cells := strings.Split(r, "|")
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		split = append(split, cells)
	}
	tree := d.tree(t, split)
	dims := d.dimensions(split)
	b := cube.NewBuilder(tree, []cube.Measure{{Name: "Count", Kind: d.kind, Unit: d.unit}}, dims, []cube.File{{Name: d.name}})
	if d.logged != "" {
		b.Covers(span(t, d.logged))
	}
	for i, cells := range split {
		o := cube.Observation{Area: area.None, Span: span(t, cells[1]), Members: make([]int, len(dims)), Amount: amount(t, cells[len(cells)-1])}
		if cells[0] != "" {
			a, err := tree.Resolve(cells[0])
			if err != nil {
				t.Fatal(err)
			}
			o.Area = a.ID
		}
		for at := range dims {
			o.Members[at] = dims[at].Index(strings.TrimPrefix(cells[2+at], "="))
		}
		o.Rows.Add(int64(i + 2))
		b.Add(o)
	}
	c, err := b.Build()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func (d data) tree(t failer, split [][]string) *area.Tree {
	b := area.NewBuilder()
	b.AddEntries(d.areas)
	for _, cells := range split {
		if parts := strings.Split(cells[0], area.Separator); cells[0] != "" {
			b.AddUnder(strings.Join(parts[:len(parts)-1], area.Separator), parts[len(parts)-1])
		}
	}
	tree, err := b.Build()
	if err != nil {
		t.Fatal(err)
	}
	return tree
}

func (d data) dimensions(split [][]string) []cube.Dimension {
	var out []cube.Dimension
	for at, name := range d.dims {
		dim := cube.Dimension{Name: name}
		var names []string
		for _, cells := range split {
			if !slices.Contains(names, cells[2+at]) {
				names = append(names, cells[2+at])
			}
		}
		slices.Sort(names)
		for _, n := range names {
			bare, total := strings.CutPrefix(n, "=")
			dim.Members = append(dim.Members, cube.Member{Name: bare, Total: total})
		}
		out = append(out, dim)
	}
	return out
}

func amount(t failer, text string) cube.Amount {
	if text == "*" {
		return cube.HiddenAtLeast(0)
	}
	low, high, isRange := strings.Cut(text, "-")
	a, err := strconv.ParseInt(low, 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	if !isRange {
		return cube.Known(a)
	}
	b, err := strconv.ParseInt(high, 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	return cube.HiddenBetween(a, b)
}

func span(t failer, text string) period.Span {
	s, err := period.ParseOne(text, period.Context{})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func (d data) version(t failer) revision.Version {
	return revision.Version{Name: d.name, Cube: d.cube(t)}
}

// tell writes a comparison in lines that a person can check.
func tell(c *revision.Comparison) []string {
	out := []string{fmt.Sprintf("%d compared, %d revised, %d revealed, %d hidden, %d came, %d went", c.Compared, c.Revised, c.Revealed, c.Hidden, c.Came, c.Went)}
	for _, one := range append(slices.Clone(c.Cells), c.Subtotals...) {
		line := one.Kind.String() + " " + title(&one.Place, one.Period)
		for _, p := range one.Members {
			line += ", " + p.Names[0]
		}
		if one.Subtotal {
			line = "subtotal " + line
		}
		out = append(out, line+": "+value(one.Old)+" to "+value(one.New))
	}
	for _, g := range c.Groups {
		line := g.Kind.String() + " together "
		switch {
		case g.Place != nil:
			line += g.Place.Name
		case len(g.Members) > 0:
			line += g.Members[0].Names[0]
		default:
			line += period.Name(g.Period, period.Naming{})
		}
		out = append(out, fmt.Sprintf("%s: %d cells, %s", line, g.Cells, g.Sum))
	}
	for _, p := range c.Partial {
		out = append(out, fmt.Sprintf("partial %s: %d cells, new %v", period.Name(p.Period, period.Naming{}), p.Cells, p.InNew))
	}
	for _, r := range c.Renames {
		out = append(out, fmt.Sprintf("renamed %s to %s: %d of %d", r.From, r.To, r.Same, r.Of))
	}
	for _, m := range c.Moves {
		out = append(out, fmt.Sprintf("moved %s from %s to %s", m.Area, m.From, m.To))
	}
	for _, table := range c.Totals {
		for _, t := range table.Rows {
			out = append(out, "total "+totalTitle(table, t)+": "+sums(t))
		}
	}
	if c.Overall != nil {
		out = append(out, "overall: "+sums(*c.Overall))
	}
	return out
}

func title(p *revision.Place, s period.Span) string {
	name := "all"
	if p != nil && p.Name != "" {
		name = p.Name
	}
	return name + ", " + period.Name(s, period.Naming{})
}

func totalTitle(table revision.Table, t revision.Total) string {
	switch {
	case table.By.Area:
		return t.Place.Name
	case table.By.Time:
		return period.Name(t.Period, period.Naming{})
	}
	return t.Member
}

func sums(t revision.Total) string {
	return fmt.Sprintf("%s to %s, %s revised, %s came, %s went", t.Old, t.New, t.ByRevision, t.ByCame, t.ByWent)
}

func value(c cube.Cell) string {
	if c.None {
		return "none"
	}
	return c.Sum.String()
}

func compare(t *testing.T, old, new data, o revision.Options) *revision.Comparison {
	t.Helper()
	c, err := revision.Compare(old.version(t), new.version(t), o)
	if err != nil {
		t.Fatal(err)
	}
	return c
}
