package report

import (
	"fmt"
	"slices"

	"github.com/pressfigures/figures/pkg/figure"
)

// ranking is the table of areas, or members of a dimension, in order.
func (l layout) ranking(r *figure.Ranking) sheet {
	if len(r.Rows) == 0 {
		return sheet{caption: counted(r.Measure), caveats: r.Caveats}
	}
	entries, heads := l.rankRows(r)
	for i := range r.Rows {
		entries[i].name = r.Rows[i].Name
		entries[i].picks = slices.DeleteFunc(slices.Clone(entries[i].picks), func(p figure.Pick) bool { return p.Dimension == r.Dimension })
	}
	s := l.table(entries, heads...)
	if r.Dimension != "" {
		s.heads[0].text = r.Dimension
	}
	s.heads = slices.Insert(s.heads, 0, head{text: "Place", number: true})
	for i := range s.rows {
		s.rows[i].cells = slices.Insert(s.rows[i].cells, 0, place(&r.Rows[i]))
		s.rows[i].level, s.rows[i].total = 0, false
	}
	s.remarks = append(s.remarks, rankRemarks(r)...)
	s.about(r.Caveats)
	return s
}

// rankRows are the rows without their places.
func (l layout) rankRows(r *figure.Ranking) ([]entry, []string) {
	if byChange(r) {
		cs := make([]*figure.Change, len(r.Rows))
		for i := range r.Rows {
			cs[i] = &r.Rows[i].Change
		}
		entries := l.changeEntries(cs)
		return entries, l.changeHeads(entries, cs)
	}
	ts := make([]*figure.Total, len(r.Rows))
	entries := make([]entry, len(r.Rows))
	for i := range r.Rows {
		ts[i] = &r.Rows[i].Total
		entries[i] = l.total(ts[i])
	}
	heads := append([]string{l.countHead(entries)}, l.contacts(ts, entries)...)
	for _, per := range rates(ts) {
		heads = append(heads, perHead(per))
		for i, t := range ts {
			text, why := l.rateOf(t, per)
			entries[i].numbers = append(entries[i].numbers, text)
			entries[i].caveats = append(entries[i].caveats, why...)
		}
	}
	return entries, heads
}

// rankRemarks say how many were ranked, where not all are shown, and what a
// question mark means.
func rankRemarks(r *figure.Ranking) []string {
	var out []string
	if r.Of > len(r.Rows) {
		out = append(out, fmt.Sprintf("The first %d of %d.", len(r.Rows), r.Of))
	}
	if slices.ContainsFunc(r.Rows, func(row figure.RankRow) bool { return row.Place > 0 && !row.Sure }) {
		out = append(out, "? A hidden or missing number could change this place.")
	}
	return out
}
