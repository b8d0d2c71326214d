package sentence

import (
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/figure"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/revision"
)

// mostRevised is how many revised counts are named one by one.
const mostRevised = 3

// Revisions writes what changed from one version of the data to the next, for
// an area or for all of them: "The number of people who contacted Stop It Now!
// in 2019 has been revised from 2,892 to 2,941, a rise of 49 (1.7
// per cent).
// One of 14 counts was revised: Hertfordshire in 2019, from 1,186 to 1,235."
func (w *Writer) Revisions(c *revision.Comparison, where area.Area) string {
	counts := w.countsOf(c.Compared)
	if c.Same() {
		return end("nothing was revised: all " + counts + " are the same as before")
	}
	sentences := append([]string{w.revisedTotal(c, where), w.revisedCells(c)}, w.cameAndWent(c)...)
	for _, m := range c.Moves {
		sentences = append(sentences, end(w.placed(revision.Place{Name: m.Area})+" is now counted in "+w.placed(revision.Place{Name: m.To})+" and no longer in "+w.placed(revision.Place{Name: m.From})))
	}
	return join(sentences...)
}

// countsOf says how many counts: "14 counts".
func (w *Writer) countsOf(n int) string {
	if n == 1 {
		return "one count"
	}
	return w.count(n) + " counts"
}

func (w *Writer) count(n int) string { return w.words.Style.Count(number.Int(int64(n))) }

// revisedTotal says what became of the total of the periods that both versions
// have.
func (w *Writer) revisedTotal(c *revision.Comparison, where area.Area) string {
	t := c.Overall
	if t == nil || t.Gaps || !counts(c.Measure) {
		return ""
	}
	old, oldKnown := t.Old.Exact()
	now, newKnown := t.New.Exact()
	if !oldKnown || !newKnown {
		return ""
	}
	subject := w.theNumber(figure.Common{Area: where}) + " " + w.within(t.Period)
	style := w.words.Style
	if old.Equal(now) {
		return end(subject + " is unchanged, at " + style.Digits(now))
	}
	verb, by := "has been revised", "rise"
	if !isNone(t.ByCame) || !isNone(t.ByWent) {
		verb = "has changed"
	}
	if now.Cmp(old) < 0 {
		by = "fall"
	}
	text := subject + " " + verb + " from " + style.Digits(old) + " to " + style.Digits(now) + ", a " + by + " of " + style.Digits(now.Sub(old).Abs())
	if v, exact := t.Percent.Exact(); exact && t.HasPercent {
		text += " (" + style.Percent(v.Abs(), old) + ")"
	}
	return end(text)
}

func isNone(r number.Range) bool {
	v, exact := r.Exact()
	return exact && v.Sign() == 0
}

// revisedCells says how many counts were revised, and names a few of them.
func (w *Writer) revisedCells(c *revision.Comparison) string {
	var revised []revision.Cell
	for _, one := range c.Cells {
		_, known := one.Change.Exact()
		if one.Kind == revision.Revised && known {
			revised = append(revised, one)
		}
	}
	if len(revised) == 0 {
		if c.Revised+c.Revealed+c.Hidden > 0 || c.Compared == 0 {
			return ""
		}
		return end("none of " + w.countsOf(c.Compared) + " was revised")
	}
	text := w.howMany(c.Revised) + " of " + w.countsOf(c.Compared) + " " + wasWere(c.Revised) + " revised"
	if c.Compared == 1 {
		text = "the only count was revised"
	}
	if len(revised) <= mostRevised {
		var named []string
		for _, one := range revised {
			named = append(named, w.revisedCell(one, c.Measure))
		}
		return end(text + ": " + strings.Join(named, "; "))
	}
	largest := slices.MaxFunc(revised, func(a, b revision.Cell) int {
		x, _ := a.Change.Exact()
		y, _ := b.Change.Exact()
		return x.Abs().Cmp(y.Abs())
	})
	return end(text) + " " + end("the largest revision is that of "+w.revisedCell(largest, c.Measure))
}

// howMany begins a sentence with a number in words, or recasts it.
func (w *Writer) howMany(n int) string {
	if words, ok := w.words.Style.CountAtStart(number.Int(int64(n))); ok {
		return words
	}
	return "A total of " + w.count(n)
}

func wasWere(n int) string {
	if n == 1 {
		return "was"
	}
	return "were"
}

// revisedCell names a count and its two values: "Hertfordshire in 2019, from
// 1,186 to 1,235".
func (w *Writer) revisedCell(c revision.Cell, m cube.Measure) string {
	old, _ := c.Old.Exact()
	now, _ := c.New.Exact()
	write := w.words.Style.Digits
	if !counts(m) {
		write = func(v number.Value) string { return w.value(m, v) }
	}
	return w.placed(c.Place) + w.through(c.Members) + " " + w.within(c.Period) + ", from " + write(old) + " to " + write(now)
}

// placed names an area; all of them together are "all areas".
func (w *Writer) placed(p revision.Place) string {
	if p.Name == "" {
		return "all areas"
	}
	return area.Say(area.Area{Name: p.Name})
}

// cameAndWent says what else changed: periods, areas and members that were added
// or removed by name, single counts by number.
func (w *Writer) cameAndWent(c *revision.Comparison) []string {
	var out []string
	for _, g := range c.Groups {
		out = append(out, w.group(g, c.Measure))
	}
	came, went := 0, 0
	for _, one := range c.Cells {
		switch one.Kind {
		case revision.Came:
			came++
		case revision.Went:
			went++
		}
	}
	partial := 0
	for _, p := range c.Partial {
		partial += p.Cells
	}
	for _, said := range []struct {
		n         int
		one, many string
	}{
		{came, "count was added", "counts were added"},
		{went, "count was removed", "counts were removed"},
		{c.Revealed, "count that was hidden is now given", "counts that were hidden are now given"},
		{c.Hidden, "count is now hidden", "counts are now hidden"},
		{len(c.Subtotals), "printed total was revised", "printed totals were revised"},
		{partial, "count could not be compared", "counts could not be compared"},
	} {
		if said.n > 0 {
			out = append(out, end(w.howMany(said.n)+" "+plural(said.n, said.one, said.many)))
		}
	}
	return out
}

func plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// group says what was added or removed as a whole: "March 2019 was added (1,234
// people)".
func (w *Writer) group(g revision.Group, m cube.Measure) string {
	what := w.words.Style.Span(g.Period)
	switch {
	case g.Place != nil:
		what = w.placed(*g.Place)
	case len(g.Members) > 0:
		what = lowerFirst(g.Members[0].Dimension) + " " + w.list(g.Members[0].Names)
	}
	text := what + " was added"
	if g.Kind == revision.Went {
		text = what + " is no longer there"
	}
	if a := w.amount(cube.Cell{Sum: g.Sum}); g.Adds && counts(m) && a.sayable && a.exact {
		text += " (" + w.inside(a) + ")"
	}
	return end(text)
}
