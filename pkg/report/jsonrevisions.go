package report

import (
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/period"
	"github.com/pressfigures/figures/pkg/revision"
)

// jsonRevisions is the whole answer on two versions.
type jsonRevisions struct {
	Schema      int                 `json:"schema"`
	Summary     jsonSummary         `json:"summary"`
	Revisions   []jsonRevision      `json:"revisions"`
	Totals      []jsonRevisionTotal `json:"totals"`
	NotCompared []jsonNotCompared   `json:"not_compared"`
	Renames     []jsonRename        `json:"renames"`
	Moves       []jsonMove          `json:"moves"`
	Notes       []jsonCaveat        `json:"notes"`
}

type jsonSummary struct {
	Text      string             `json:"text"`
	Same      bool               `json:"same"`
	Old       []string           `json:"old"`
	New       []string           `json:"new"`
	Measure   jsonMeasure        `json:"measure"`
	Compared  int                `json:"compared"`
	Revised   int                `json:"revised"`
	Revealed  int                `json:"revealed"`
	Hidden    int                `json:"hidden"`
	Came      int                `json:"came"`
	Went      int                `json:"went"`
	Subtotals int                `json:"subtotals"`
	Total     *jsonRevisionTotal `json:"total"`
}

// jsonSpread is what an old and a new value and their difference have in
// common between cells and totals.
type jsonSpread struct {
	Old          *string `json:"old"`
	OldLow       *string `json:"old_low"`
	OldHigh      *string `json:"old_high"`
	New          *string `json:"new"`
	NewLow       *string `json:"new_low"`
	NewHigh      *string `json:"new_high"`
	Change       *string `json:"change"`
	ChangeLow    *string `json:"change_low"`
	ChangeHigh   *string `json:"change_high"`
	Percent      *string `json:"percent"`
	PercentExact *string `json:"percent_exact"`
}

type jsonRevision struct {
	Kind     string      `json:"kind"`
	Subtotal bool        `json:"subtotal"`
	Cells    int         `json:"cells"`
	Area     *string     `json:"area"`
	Parent   *string     `json:"parent"`
	Period   *jsonPeriod `json:"period"`
	Members  []jsonPick  `json:"members"`
	jsonSpread
	OldSources []jsonSource `json:"old_sources"`
	NewSources []jsonSource `json:"new_sources"`
}

type jsonRevisionTotal struct {
	By     string      `json:"by"`
	Area   *string     `json:"area"`
	Period *jsonPeriod `json:"period"`
	Member *string     `json:"member"`
	Cells  int         `json:"cells"`
	jsonSpread
	ByRevision *string `json:"by_revision"`
	ByCame     *string `json:"by_came"`
	ByWent     *string `json:"by_went"`
}

type jsonNotCompared struct {
	Period  *jsonPeriod `json:"period"`
	Lacking string      `json:"lacking"`
	Cells   int         `json:"cells"`
}

type jsonRename struct {
	Column string `json:"column"`
	From   string `json:"from"`
	To     string `json:"to"`
	Same   int    `json:"same"`
	Of     int    `json:"of"`
}

type jsonMove struct {
	Area string `json:"area"`
	From string `json:"from"`
	To   string `json:"to"`
}

// comparisonOf encodes what two versions differ in.
func (e encoder) comparisonOf(r Result) jsonRevisions {
	c := r.Comparison
	out := jsonRevisions{
		Schema: SchemaVersion, Revisions: []jsonRevision{}, Totals: []jsonRevisionTotal{}, NotCompared: []jsonNotCompared{}, Renames: []jsonRename{}, Moves: []jsonMove{}, Notes: caveatsJSON(r.Notes),
		Summary: jsonSummary{
			Text: r.RevisionLine(), Same: c.Same(), Old: fileNamesOf(c.Files[:c.OldFiles]), New: fileNamesOf(c.Files[c.OldFiles:]), Measure: measureJSON(c.Measure),
			Compared: c.Compared, Revised: c.Revised, Revealed: c.Revealed, Hidden: c.Hidden, Came: c.Came, Went: c.Went, Subtotals: len(c.Subtotals),
		},
	}
	for _, cell := range c.Cells {
		out.Revisions = append(out.Revisions, e.revision(cell))
	}
	for _, g := range c.Groups {
		out.Revisions = append(out.Revisions, e.group(g))
	}
	for _, cell := range c.Subtotals {
		out.Revisions = append(out.Revisions, e.revision(cell))
	}
	for _, t := range c.Totals {
		for _, one := range t.Rows {
			out.Totals = append(out.Totals, e.revisionTotal(byWord(t), one))
		}
	}
	if c.Overall != nil {
		total := e.revisionTotal("all", *c.Overall)
		out.Summary.Total = &total
	}
	for _, p := range c.Partial {
		lacking := "old"
		if p.InNew {
			lacking = "new"
		}
		out.NotCompared = append(out.NotCompared, jsonNotCompared{e.span(p.Period), lacking, p.Cells})
	}
	for _, n := range c.Renames {
		out.Renames = append(out.Renames, jsonRename{n.Dimension, n.From, n.To, n.Same, n.Of})
	}
	for _, m := range c.Moves {
		out.Moves = append(out.Moves, jsonMove(m))
	}
	return out
}

func fileNamesOf(files []cube.File) []string {
	names := []string{}
	for _, f := range files {
		names = append(names, f.String())
	}
	return names
}

func (e encoder) revision(c revision.Cell) jsonRevision {
	out := jsonRevision{
		Kind: c.Kind.String(), Subtotal: c.Subtotal, Cells: 1, Area: orNull(c.Place.Name), Parent: orNull(c.Place.Parent),
		Period: e.span(c.Period), Members: picksJSON(c.Members), OldSources: e.sources(c.Old.Rows), NewSources: e.sources(c.New.Rows),
	}
	out.Old, out.OldLow, out.OldHigh = cellQuantity(c.Old)
	out.New, out.NewLow, out.NewHigh = cellQuantity(c.New)
	if c.Known {
		out.Change, out.ChangeLow, out.ChangeHigh = quantity(c.Change, exactly)
	}
	out.percent(e.printer, c.Percent, c.HasPercent, c.Old.Sum)
	return out
}

// percent fills in a percentage, where there is one.
func (s *jsonSpread) percent(p printer, percent number.Range, has bool, old number.Range) {
	if has {
		s.Percent = rounded(percent, func(v number.Value) string { return p.style.PercentNumber(v, baseOf(old)) })
		s.PercentExact = rounded(percent, ratio)
	}
}

// group encodes cells that came or went together as one revision of many
// cells.
func (e encoder) group(g revision.Group) jsonRevision {
	out := jsonRevision{Kind: g.Kind.String(), Cells: g.Cells, Period: e.span(g.Period), Members: picksJSON(g.Members), OldSources: []jsonSource{}, NewSources: []jsonSource{}}
	if g.Place != nil {
		out.Area, out.Parent = orNull(g.Place.Name), orNull(g.Place.Parent)
	}
	value, low, high := quantity(g.Sum, exactly)
	if !g.Adds {
		value, low, high = nil, nil, nil
	}
	if g.Kind == revision.Went {
		out.Old, out.OldLow, out.OldHigh, out.OldSources = value, low, high, e.sources(g.Rows)
		return out
	}
	out.New, out.NewLow, out.NewHigh, out.NewSources = value, low, high, e.sources(g.Rows)
	return out
}

func (e encoder) revisionTotal(by string, t revision.Total) jsonRevisionTotal {
	out := jsonRevisionTotal{By: by, Period: e.span(period.Span{Start: t.Period.Start, End: t.Period.End, Kind: t.Period.Kind}), Member: orNull(t.Member), Cells: t.Cells}
	if t.Place != nil {
		out.Area = orNull(t.Place.Name)
	}
	out.Old, out.OldLow, out.OldHigh = quantity(t.Old, exactly)
	out.New, out.NewLow, out.NewHigh = quantity(t.New, exactly)
	out.Change, out.ChangeLow, out.ChangeHigh = quantity(t.Change, exactly)
	out.percent(e.printer, t.Percent, t.HasPercent, t.Old)
	out.ByRevision = rounded(t.ByRevision, exactly)
	out.ByCame = rounded(t.ByCame, exactly)
	out.ByWent = rounded(t.ByWent, exactly)
	return out
}

// byWord says what a total is by: "period", "area" or the name of a column.
func byWord(t revision.Table) string {
	switch {
	case t.By.Time:
		return "period"
	case t.By.Area:
		return "area"
	}
	return t.Head
}

func orNull(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}
