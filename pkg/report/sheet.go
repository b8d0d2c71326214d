package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/figure"
	"github.com/pressfigures/figures/pkg/period"
	"github.com/pressfigures/figures/pkg/style"
)

// page is a result laid out as tables, the same for every format that shows
// tables. All its text is printable.
type page struct {
	title     string
	lead      string // says what the tables show; may be empty
	sheets    []sheet
	footnotes []string // numbered from 1
	workings  []working
}

// sheet is one table.
type sheet struct {
	caption string
	marks   []int // footnotes of all rows
	heads   []head
	rows    []row
	remarks []string

	caveats []caveat.Caveat // what marks are for
}

// head is the head of a column.
type head struct {
	text   string
	number bool // right-aligned
}

// row is one line of a table.
type row struct {
	cells []string
	level int  // how far the first cell is indented
	total bool // set apart below the others
	lead  bool // what was asked about, beside what it is compared with
	marks []int

	caveats []caveat.Caveat
}

// entry is a row before it is known which labels its table needs.
type entry struct {
	area            area.Area
	name            string // in the place of the area's name; usually empty
	picks           []figure.Pick
	scope           []cube.Scope
	measure         cube.Measure
	period, against period.Span
	numbers         []string
	caveats         []caveat.Caveat
	lead, total     bool
}

func entryOf(c *figure.Common) entry {
	return entry{area: c.Area, picks: c.Members, scope: c.Scope, measure: c.Measure, period: c.Period, caveats: c.Caveats}
}

// layout lays figures out as sheets.
type layout struct {
	printer
	world world
}

// newPage lays a result out. It fails on a kind of figure it does not know.
func newPage(r Result) (page, error) {
	l := layout{printer: printer{r.styled()}, world: newWorld(r)}
	p := page{title: printable(r.Title)}
	for _, run := range runs(r.Figures) {
		sheets, err := l.sheets(run)
		if err != nil {
			return page{}, err
		}
		p.sheets = append(p.sheets, sheets...)
	}
	if r.Comparison != nil {
		p.lead, p.sheets = r.RevisionLine(), l.revisions(r)
	}
	p.footnotes = annotate(p.sheets)
	switch {
	case r.Explain && r.Comparison != nil:
		p.workings = l.revisionWorkings(r)
	case r.Explain:
		p.workings = l.workings(r, p.footnotes)
	}
	p.clean()
	return p, nil
}

// runs splits figures into runs of one kind, each of which makes a table.
func runs(figures []figure.Figure) [][]figure.Figure {
	var out [][]figure.Figure
	kind := ""
	for _, f := range figures {
		k := fmt.Sprintf("%T", f)
		if k != kind || !joins(f) {
			out = append(out, nil)
		}
		kind = k
		out[len(out)-1] = append(out[len(out)-1], f)
	}
	return out
}

// joins reports whether a figure is one row, to stand in a table with others.
func joins(f figure.Figure) bool {
	switch f.(type) {
	case *figure.Total, *figure.Change, *figure.Share:
		return true
	}
	return false
}

// sheets lays out a run of figures of one kind.
func (l layout) sheets(run []figure.Figure) ([]sheet, error) {
	switch f := run[0].(type) {
	case *figure.Total:
		return []sheet{l.totals(all[*figure.Total](run))}, nil
	case *figure.Change:
		return []sheet{l.changes(all[*figure.Change](run))}, nil
	case *figure.Share:
		return []sheet{l.shares(all[*figure.Share](run))}, nil
	case *figure.Comparison:
		return []sheet{l.comparison(f)}, nil
	case *figure.Ranking:
		return []sheet{l.ranking(f)}, nil
	case *figure.Brief:
		return l.brief(f), nil
	}
	return nil, unknownKind(run[0])
}

func unknownKind(f figure.Figure) error {
	return fmt.Errorf("a figure of the kind %q cannot be written: it is not one of those that this version knows", fmt.Sprintf("%T", f))
}

// all asserts the kind of a run.
func all[T figure.Figure](run []figure.Figure) []T {
	out := make([]T, len(run))
	for i, f := range run {
		out[i] = f.(T)
	}
	return out
}

// periods says which period a table is of, where it is the same in all rows.
type periods struct {
	one              bool
	current, against string
}

// shared finds the period, and what it is held against, that all entries have.
func (l layout) shared(entries []entry) periods {
	for _, e := range entries {
		if !e.period.Same(entries[0].period) || !e.against.Same(entries[0].against) {
			return periods{}
		}
	}
	p := periods{one: true, current: l.period(entries[0].period)}
	if entries[0].against.Days() > 0 {
		p.against = l.period(entries[0].against)
	}
	return p
}

// period names a period; a missing one has no name.
func (p printer) period(s period.Span) string {
	if s.Days() == 0 {
		return ""
	}
	return style.Capitalise(p.style.Span(s))
}

// table makes a sheet of entries: the labels that they need, then their
// numbers under the heads given.
func (l layout) table(entries []entry, heads ...string) sheet {
	labels := l.labels(entries)
	s := sheet{caption: caption(entries)}
	for _, c := range labels {
		s.heads = append(s.heads, head{text: c.head})
	}
	for _, h := range heads {
		s.heads = append(s.heads, head{text: h, number: true})
	}
	levels := l.levels(entries)
	body := len(entries) - l.totalRows(entries)
	for i, e := range entries {
		r := row{level: levels[i], total: i >= body, lead: e.lead, caveats: e.caveats}
		for _, c := range labels {
			r.cells = append(r.cells, c.of(e))
		}
		r.cells = append(r.cells, e.numbers...)
		s.rows = append(s.rows, r)
	}
	s.remarks = scopes(entries)
	s.lift()
	return s
}

// lift moves the caveats that all of several rows have to the caption.
func (s *sheet) lift() {
	if len(s.rows) < 2 {
		return
	}
	shared := slices.DeleteFunc(slices.Clone(s.rows[0].caveats), func(c caveat.Caveat) bool {
		return slices.ContainsFunc(s.rows, func(r row) bool { return !slices.Contains(r.caveats, c) })
	})
	for i := range s.rows {
		s.rows[i].caveats = without(s.rows[i].caveats, shared)
	}
	s.caveats = append(s.caveats, shared...)
}

// about adds the caveats of a whole table that none of its rows has.
func (s *sheet) about(cs []caveat.Caveat) { s.caveats = append(s.caveats, s.lacks(cs)...) }

// lacks returns the caveats that neither the table nor its rows have.
func (s *sheet) lacks(cs []caveat.Caveat) []caveat.Caveat {
	for _, r := range s.rows {
		cs = without(cs, r.caveats)
	}
	return without(cs, s.caveats)
}

func without(cs, others []caveat.Caveat) []caveat.Caveat {
	return slices.DeleteFunc(slices.Clone(cs), func(c caveat.Caveat) bool { return slices.Contains(others, c) })
}

// clean makes all text of a page printable.
func (p *page) clean() {
	for i := range p.sheets {
		s := &p.sheets[i]
		s.caption = printable(s.caption)
		cleanAll(s.remarks)
		for j := range s.heads {
			s.heads[j].text = printable(s.heads[j].text)
		}
		for _, r := range s.rows {
			cleanAll(r.cells)
		}
	}
	cleanAll(p.footnotes)
	for _, w := range p.workings {
		w.clean()
	}
}

func cleanAll(texts []string) {
	for i, t := range texts {
		texts[i] = printable(t)
	}
}

// caption says what the numbers of a table are of: what is counted, and the
// members that all rows are narrowed to.
func caption(entries []entry) string {
	var parts []string
	if same(entries, func(e entry) string { return counted(e.measure) }) {
		parts = append(parts, counted(entries[0].measure))
	}
	for _, d := range dimensions(entries) {
		pick := func(e entry) string { return picked(e.picks, d) }
		if same(entries, pick) {
			parts = append(parts, d+": "+pick(entries[0]))
		}
	}
	if len(parts) == 0 {
		return "Figures"
	}
	return strings.Join(parts, ", ")
}

// counted names what a measure counts: its unit, or the measure itself.
func counted(m cube.Measure) string {
	switch {
	case m.Unit != "":
		return capitalise(m.Unit)
	case m.Name != "":
		return capitalise(m.Name)
	}
	return "Count"
}

// same reports whether a text is the same in all entries.
func same(entries []entry, of func(entry) string) bool {
	return !slices.ContainsFunc(entries, func(e entry) bool { return of(e) != of(entries[0]) })
}

// dimensions lists the dimensions that some entry is narrowed in, in the order
// in which they turn up.
func dimensions(entries []entry) []string {
	var out []string
	for _, e := range entries {
		for _, p := range e.picks {
			if !slices.Contains(out, p.Dimension) {
				out = append(out, p.Dimension)
			}
		}
	}
	return out
}

// picked names the members of a dimension that are kept.
func picked(picks []figure.Pick, dimension string) string {
	for _, p := range picks {
		if p.Dimension == dimension {
			return strings.Join(p.Names, ", ")
		}
	}
	return "All"
}

// mostMembers is how many members of a dimension a remark names.
const mostMembers = 6

// scopes says what all rows of a table add up over: a reader should know that
// visitors are in it as well as callers.
func scopes(entries []entry) []string {
	var out []string
	for _, s := range entries[0].scope {
		text := scopeText(s, entries[0].measure)
		everywhere := !slices.ContainsFunc(entries, func(e entry) bool {
			return !slices.ContainsFunc(e.scope, func(o cube.Scope) bool { return scopeText(o, e.measure) == text })
		})
		if everywhere {
			out = append(out, text)
		}
	}
	return out
}

// scopeText words one dimension that is added up over: "Channel: all of phone,
// webchat".
func scopeText(s cube.Scope, m cube.Measure) string {
	names := s.Members
	more := ""
	if len(names) > mostMembers {
		more = fmt.Sprintf(" and %d more", len(names)-mostMembers)
		names = names[:mostMembers]
	}
	added := "sum of "
	switch {
	case s.All:
		added = "all of "
	case m.Kind == cube.Distinct:
		added = "any of "
	}
	return s.Dimension + ": " + added + strings.Join(names, ", ") + more
}
