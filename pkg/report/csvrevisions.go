package report

import (
	"slices"
	"strconv"
	"strings"

	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/figure"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/period"
	"github.com/pressfigures/figures/pkg/revision"
)

// The columns of a comparison. Those of dimensions stand behind the parent.
var (
	revisionHeads = []string{"kind", "subtotal", "cells", "area", "parent"}
	revisionRest  = []string{
		"period", "start", "end", "measure", "unit", "old", "new", "change", "percent", "by_revision", "by_came", "by_went", "old_rows", "new_rows",
		"old_low", "old_high", "new_low", "new_high", "change_low", "change_high",
	}
)

// csvRevision is one row of a comparison: a cell, cells that came or went
// together, or a total.
type csvRevision struct {
	kind     string
	subtotal bool
	cells    int
	place    *revision.Place
	members  []figure.Pick
	span     period.Span
	old, new *number.Range
	change   *number.Range
	percent  *number.Range
	parts    []number.Range // by revision, came and went, of totals
	oldRows  []cube.RowSet
	newRows  []cube.RowSet
}

// revisionRecords are the rows of a comparison under their heads.
func (p printer) revisionRecords(c *revision.Comparison) [][]string {
	rows := revisionRows(c)
	var dimensions []string
	for _, r := range rows {
		for _, pick := range r.members {
			if !slices.Contains(dimensions, pick.Dimension) {
				dimensions = append(dimensions, pick.Dimension)
			}
		}
	}
	heads := slices.Clone(revisionHeads)
	for _, d := range dimensions {
		name := text(d)
		if slices.Contains(revisionHeads, name) || slices.Contains(revisionRest, name) {
			name = "column " + name
		}
		heads = append(heads, name)
	}
	out := [][]string{append(heads, revisionRest...)}
	for _, r := range rows {
		out = append(out, p.revisionRecord(c, r, dimensions))
	}
	return out
}

// revisionRows lists what there is to write: cells, groups, printed totals,
// totals.
func revisionRows(c *revision.Comparison) []csvRevision {
	var out []csvRevision
	for _, one := range c.Cells {
		out = append(out, csvCell(one))
	}
	for _, g := range c.Groups {
		r := csvRevision{kind: g.Kind.String(), cells: g.Cells, place: g.Place, members: g.Members, span: g.Period}
		sum := g.Sum
		switch {
		case g.Kind == revision.Went:
			r.old, r.oldRows = &sum, g.Rows
		default:
			r.new, r.newRows = &sum, g.Rows
		}
		if !g.Adds {
			r.old, r.new = nil, nil
		}
		out = append(out, r)
	}
	for _, one := range c.Subtotals {
		out = append(out, csvCell(one))
	}
	for _, t := range c.Totals {
		for i := range t.Rows {
			out = append(out, csvTotal(t, &t.Rows[i]))
		}
	}
	if c.Overall != nil {
		out = append(out, csvTotal(revision.Table{}, c.Overall))
	}
	return out
}

func csvCell(one revision.Cell) csvRevision {
	r := csvRevision{kind: one.Kind.String(), subtotal: one.Subtotal, cells: 1, place: &one.Place, members: one.Members, span: one.Period, oldRows: one.Old.Rows, newRows: one.New.Rows}
	if !one.Old.None {
		r.old = &one.Old.Sum
	}
	if !one.New.None {
		r.new = &one.New.Sum
	}
	if one.Known {
		r.change = &one.Change
	}
	if one.HasPercent {
		r.percent = &one.Percent
	}
	return r
}

func csvTotal(table revision.Table, t *revision.Total) csvRevision {
	r := csvRevision{kind: "total", cells: t.Cells, place: t.Place, span: t.Period, old: &t.Old, new: &t.New, change: &t.Change, parts: []number.Range{t.ByRevision, t.ByCame, t.ByWent}}
	if t.Member != "" {
		r.members = []figure.Pick{{Dimension: table.Head, Names: []string{t.Member}}}
	}
	if t.HasPercent {
		r.percent = &t.Percent
	}
	return r
}

func (p printer) revisionRecord(c *revision.Comparison, r csvRevision, dimensions []string) []string {
	parent := ""
	if r.place != nil {
		parent = r.place.Parent
	}
	out := []string{r.kind, yesNo(r.subtotal), strconv.Itoa(r.cells), text(placeName(r.place)), text(parent)}
	for _, d := range dimensions {
		name := ""
		if members(r.members, d) != nil {
			name = picked(r.members, d)
		}
		out = append(out, text(name))
	}
	write := func(v number.Value) string { return p.digits(v, c.Measure) }
	old, oldLow, oldHigh := ofRange(r.old, write)
	now, newLow, newHigh := ofRange(r.new, write)
	change, changeLow, changeHigh := ofRange(r.change, write)
	percent := ""
	if r.percent != nil && r.old != nil {
		percent, _, _ = plain(*r.percent, func(v number.Value) string { return p.style.PercentNumber(v, baseOf(*r.old)) })
	}
	name, start, end := "", "", ""
	if r.span.Days() > 0 {
		name, start, end = text(p.period(r.span)), r.span.Start.String(), r.span.Last().String()
	}
	out = append(out, name, start, end, text(c.Measure.Name), text(c.Measure.Unit), old, now, change, percent)
	parts := make([]string, 3)
	for i, part := range r.parts {
		parts[i], _, _ = plain(part, write)
	}
	out = append(out, parts...)
	return append(out, placesOf(r.oldRows, c), placesOf(r.newRows, c), oldLow, oldHigh, newLow, newHigh, changeLow, changeHigh)
}

func ofRange(r *number.Range, write func(number.Value) string) (value, low, high string) {
	if r == nil {
		return "", "", ""
	}
	return plain(*r, write)
}

// placesOf names files and rows: "new.csv:5".
func placesOf(rows []cube.RowSet, c *revision.Comparison) string {
	var texts []string
	for _, set := range rows {
		number := strings.TrimPrefix(strings.TrimPrefix(set.String(), "rows "), "row ")
		texts = append(texts, fileOf(set, c.Files).String()+":"+number)
	}
	return text(strings.Join(texts, "; "))
}
