package report

import (
	"slices"

	"github.com/pressfigures/figures/pkg/figure"
)

// changes is the table of changes.
func (l layout) changes(cs []*figure.Change) sheet {
	entries := l.changeEntries(cs)
	s := l.table(entries, l.changeHeads(entries, cs)...)
	s.remarks = append(s.remarks, l.changeContacts(cs, l.totalRows(entries))...)
	return s
}

// changeEntries are rows of new, old, change and, where any row can have one,
// percentage. Percentages change in points and have none.
func (l layout) changeEntries(cs []*figure.Change) []entry {
	entries := make([]entry, len(cs))
	for i, c := range cs {
		e := entryOf(&c.Common)
		e.against = c.Against
		e.numbers = []string{l.cell(c.New, c.Measure), l.cell(c.Old, c.Measure), l.change(c)}
		if havePercent(cs) {
			e.numbers = append(e.numbers, l.percent(c))
		}
		e.caveats = l.missing(c.New, e, c.Period)
		e.caveats = l.missing(c.Old, e, c.Against)
		entries[i] = e
	}
	return entries
}

func havePercent(cs []*figure.Change) bool {
	return slices.ContainsFunc(cs, func(c *figure.Change) bool { return !c.Points })
}

// changeHeads are the heads of those rows: the two periods by name, where they
// are the same in all of them.
func (l layout) changeHeads(entries []entry, cs []*figure.Change) []string {
	heads := []string{"New", "Old", "Change"}
	if p := l.shared(entries); p.one && p.current != "" && p.against != "" {
		heads[0], heads[1] = p.current, p.against
	}
	if havePercent(cs) {
		heads = append(heads, "Per cent")
	}
	return heads
}
