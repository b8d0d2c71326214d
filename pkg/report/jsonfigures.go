package report

import (
	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/figure"
	"github.com/pressfigures/figures/pkg/number"
)

// jsonCommon is what every figure has, in the order of its keys.
type jsonCommon struct {
	Kind    string      `json:"kind"`
	Area    *string     `json:"area"`
	Parent  *string     `json:"parent"`
	Period  *jsonPeriod `json:"period"`
	Measure jsonMeasure `json:"measure"`
	Members []jsonPick  `json:"members"`
	Scope   []jsonScope `json:"scope"`
}

// jsonEnd is what every figure ends with.
type jsonEnd struct {
	Hidden  int           `json:"hidden"`
	Missing []jsonGap     `json:"missing"`
	Working []jsonWorking `json:"working"`
	Sources []jsonSource  `json:"sources"`
	Caveats []jsonCaveat  `json:"caveats"`
}

func (e encoder) common(kind string, c *figure.Common) jsonCommon {
	out := jsonCommon{
		Kind: kind, Area: nameOf(c.Area), Period: e.span(c.Period), Measure: measureJSON(c.Measure),
		Members: picksJSON(c.Members), Scope: scopesJSON(c.Scope),
	}
	if up, ok := e.world.parent(c.Area); ok {
		out.Parent = nameOf(up)
	}
	return out
}

func (e encoder) end(c *figure.Common, cells ...cube.Cell) jsonEnd {
	out := jsonEnd{Missing: e.gaps(cells...), Working: e.workings(c.Working), Caveats: caveatsJSON(c.Caveats)}
	var rows [][]cube.RowSet
	for _, cell := range cells {
		out.Hidden += cell.Hidden
		rows = append(rows, cell.Rows)
	}
	out.Sources = e.sources(rows...)
	return out
}

// nameOf is an area's name, nil for all areas together.
func nameOf(a area.Area) *string {
	if a.ID == area.None {
		return nil
	}
	return &a.Name
}

// name is the name of the area with an ID, nil where it is not known.
func (w world) name(id area.ID) *string {
	if w.tree != nil {
		return nameOf(w.tree.Get(id))
	}
	if a, ok := w.seen[id]; ok {
		return nameOf(a)
	}
	return nil
}

type jsonTotal struct {
	jsonCommon
	Value *string    `json:"value"`
	Low   *string    `json:"low"`
	High  *string    `json:"high"`
	Rates []jsonRate `json:"rates"`

	Contacts *jsonContacts `json:"contacts,omitempty"`
	jsonEnd
}

type jsonRate struct {
	Per   string  `json:"per"`
	Known bool    `json:"known"`
	Value *string `json:"value"`
	Exact *string `json:"exact"`
	Low   *string `json:"low"`
	High  *string `json:"high"`
	Why   string  `json:"why"`
}

func (e encoder) total(t *figure.Total) jsonTotal {
	out := jsonTotal{jsonCommon: e.common("total", &t.Common), Rates: []jsonRate{}, Contacts: contactsOf(t.Cell.Contacts), jsonEnd: e.end(&t.Common, t.Cell)}
	out.Value, out.Low, out.High = cellQuantity(t.Cell)
	for _, r := range t.Rates {
		rate := jsonRate{Per: r.Per, Known: r.Known, Why: r.Why}
		if r.Known {
			rate.Value = rounded(r.Value, e.rateDigits)
			rate.Exact, rate.Low, rate.High = quantity(r.Value, exactly)
		}
		out.Rates = append(out.Rates, rate)
	}
	return out
}

// rateDigits writes a rate as it is printed, without commas.
func (p printer) rateDigits(v number.Value) string { return v.Decimal(p.style.RatePlaces(v)) }

type jsonChange struct {
	jsonCommon
	Against      *jsonPeriod `json:"against"`
	New          *string     `json:"new"`
	NewLow       *string     `json:"new_low"`
	NewHigh      *string     `json:"new_high"`
	Old          *string     `json:"old"`
	OldLow       *string     `json:"old_low"`
	OldHigh      *string     `json:"old_high"`
	Change       *string     `json:"change"`
	ChangeLow    *string     `json:"change_low"`
	ChangeHigh   *string     `json:"change_high"`
	Points       bool        `json:"points"`
	Percent      *string     `json:"percent"`
	PercentExact *string     `json:"percent_exact"`
	PercentLow   *string     `json:"percent_low"`
	PercentHigh  *string     `json:"percent_high"`
	Times        *string     `json:"times"`
	TimesExact   *string     `json:"times_exact"`
	TimesLow     *string     `json:"times_low"`
	TimesHigh    *string     `json:"times_high"`
	Direction    string      `json:"direction"`
	Tested       bool        `json:"chance_tested"`
	ByChance     bool        `json:"by_chance"`

	NewContacts *jsonContacts `json:"new_contacts,omitempty"`
	OldContacts *jsonContacts `json:"old_contacts,omitempty"`
	jsonEnd
}

func (e encoder) change(c *figure.Change) jsonChange {
	out := jsonChange{
		jsonCommon: e.common("change", &c.Common), Against: e.span(c.Against), Points: c.Points,
		Direction: directionName(c.Direction), Tested: c.Tested, ByChance: c.ByChance,
		NewContacts: contactsOf(c.New.Contacts), OldContacts: contactsOf(c.Old.Contacts), jsonEnd: e.end(&c.Common, c.New, c.Old),
	}
	out.New, out.NewLow, out.NewHigh = cellQuantity(c.New)
	out.Old, out.OldLow, out.OldHigh = cellQuantity(c.Old)
	if c.Known {
		out.Change, out.ChangeLow, out.ChangeHigh = quantity(c.Change, exactly)
	}
	if c.HasPercent {
		out.Percent = rounded(c.Percent, e.percentDigits(c.Old))
		out.PercentExact, out.PercentLow, out.PercentHigh = quantity(c.Percent, ratio)
	}
	if c.HasTimes {
		out.Times = rounded(c.Times, func(v number.Value) string { return v.Decimal(timesPlaces) })
		out.TimesExact, out.TimesLow, out.TimesHigh = quantity(c.Times, ratio)
	}
	return out
}

// percentDigits writes percentages of a cell as they are printed, without a
// unit.
func (p printer) percentDigits(base cube.Cell) func(number.Value) string {
	return func(v number.Value) string { return p.style.PercentNumber(v, baseOf(base.Sum)) }
}

func directionName(d figure.Direction) string {
	switch d {
	case figure.Up:
		return "up"
	case figure.Down:
		return "down"
	case figure.Same:
		return "same"
	}
	return "unclear"
}

type jsonComparison struct {
	jsonCommon
	Against  *jsonPeriod         `json:"against"`
	Changes  bool                `json:"changes"`
	Method   string              `json:"method"`
	Rows     []jsonComparisonRow `json:"rows"`
	Relative []jsonRelation      `json:"relative"`
	jsonEnd
}

type jsonComparisonRow struct {
	Role   string `json:"role"`
	Figure any    `json:"figure"`
}

type jsonRelation struct {
	Area            *string `json:"area"`
	Region          *string `json:"region"`
	Known           bool    `json:"known"`
	Average         *string `json:"average"`
	AverageExact    *string `json:"average_exact"`
	Difference      *string `json:"difference"`
	DifferenceExact *string `json:"difference_exact"`
	DifferenceLow   *string `json:"difference_low"`
	DifferenceHigh  *string `json:"difference_high"`
	Direction       string  `json:"direction"`
	AlikeTested     bool    `json:"alike_tested"`
	Alike           bool    `json:"alike"`
	MethodsDisagree bool    `json:"methods_disagree"`
}

func (e encoder) comparison(c *figure.Comparison) jsonComparison {
	out := jsonComparison{
		jsonCommon: e.common("comparison", &c.Common), Against: e.span(c.Against), Changes: c.Changes, Method: c.Method.String(),
		Rows: []jsonComparisonRow{}, Relative: []jsonRelation{}, jsonEnd: e.end(&c.Common),
	}
	for i := range c.Rows {
		row := jsonComparisonRow{Role: roleName(c.Rows[i].Role), Figure: e.total(&c.Rows[i].Total)}
		if c.Changes {
			row.Figure = e.change(&c.Rows[i].Change)
		}
		out.Rows = append(out.Rows, row)
	}
	for i := range c.Relative {
		out.Relative = append(out.Relative, e.relation(c, &c.Relative[i]))
	}
	return out
}

func (e encoder) relation(c *figure.Comparison, r *figure.Relation) jsonRelation {
	out := jsonRelation{
		Area: nameOf(r.Area), Region: nameOf(r.Region), Known: r.Known, Direction: directionName(r.Direction),
		AlikeTested: r.AlikeTested, Alike: r.Alike, MethodsDisagree: r.MethodsDisagree,
	}
	if !r.Known {
		return out
	}
	write := e.relationDigits(c, r)
	out.Average, out.Difference = rounded(r.Average, write), rounded(r.Difference, write)
	out.AverageExact, _, _ = quantity(r.Average, ratio)
	out.DifferenceExact, out.DifferenceLow, out.DifferenceHigh = quantity(r.Difference, ratio)
	return out
}

// relationDigits writes averages and differences as they are printed: as
// percentages where percentage changes are compared.
func (p printer) relationDigits(c *figure.Comparison, r *figure.Relation) func(number.Value) string {
	for i := range c.Rows {
		if change := &c.Rows[i].Change; c.Changes && change.Area.ID == r.Area.ID && !change.Points {
			return p.percentDigits(change.Old)
		}
	}
	return func(v number.Value) string { return p.digits(v, c.Measure) }
}

type jsonShare struct {
	jsonCommon
	In           *string     `json:"in"`
	InPeriod     *jsonPeriod `json:"in_period"`
	InMembers    []jsonPick  `json:"in_members"`
	Part         *string     `json:"part"`
	PartLow      *string     `json:"part_low"`
	PartHigh     *string     `json:"part_high"`
	Whole        *string     `json:"whole"`
	WholeLow     *string     `json:"whole_low"`
	WholeHigh    *string     `json:"whole_high"`
	Known        bool        `json:"known"`
	Suppressed   bool        `json:"suppressed"`
	Percent      *string     `json:"percent"`
	PercentExact *string     `json:"percent_exact"`
	PercentLow   *string     `json:"percent_low"`
	PercentHigh  *string     `json:"percent_high"`
	OneIn        *string     `json:"one_in"`
	Fraction     string      `json:"fraction"`

	PartContacts  *jsonContacts `json:"part_contacts,omitempty"`
	WholeContacts *jsonContacts `json:"whole_contacts,omitempty"`
	jsonEnd
}

func (e encoder) share(s *figure.Share) jsonShare {
	out := jsonShare{
		jsonCommon: e.common("share", &s.Common), In: nameOf(s.Whole), InPeriod: e.span(s.WholePeriod), InMembers: picksJSON(s.WholeMembers),
		Known: s.Known, Suppressed: s.Suppressed,
		PartContacts: contactsOf(s.PartCell.Contacts), WholeContacts: contactsOf(s.AllCell.Contacts), jsonEnd: e.end(&s.Common, s.PartCell, s.AllCell),
	}
	out.Part, out.PartLow, out.PartHigh = cellQuantity(s.PartCell)
	out.Whole, out.WholeLow, out.WholeHigh = cellQuantity(s.AllCell)
	if !s.Known || s.Suppressed {
		return out
	}
	percent := s.Ratio.Scale(number.Int(100))
	out.Percent = rounded(percent, e.percentDigits(s.AllCell))
	out.PercentExact, out.PercentLow, out.PercentHigh = quantity(percent, ratio)
	if one, ok := oneIn(s.Ratio); ok {
		out.OneIn = rounded(one, e.rateDigits)
	}
	if v, ok := s.Ratio.Exact(); ok {
		out.Fraction = fraction(v, e.style)
	}
	return out
}

type jsonRanking struct {
	jsonCommon
	By        string        `json:"by"`
	Against   *jsonPeriod   `json:"against"`
	Dimension string        `json:"dimension"`
	Of        int           `json:"of"`
	Rows      []jsonRankRow `json:"rows"`
	jsonEnd
}

type jsonRankRow struct {
	Place  *int    `json:"place"`
	Joint  bool    `json:"joint"`
	Sure   bool    `json:"sure"`
	Name   string  `json:"name"`
	Known  bool    `json:"known"`
	Value  *string `json:"value"`
	Low    *string `json:"low"`
	High   *string `json:"high"`
	Figure any     `json:"figure"`
}

func (e encoder) ranking(r *figure.Ranking) jsonRanking {
	out := jsonRanking{
		jsonCommon: e.common("ranking", &r.Common), By: r.By.String(), Against: e.span(r.Against),
		Dimension: r.Dimension, Of: r.Of, Rows: []jsonRankRow{}, jsonEnd: e.end(&r.Common),
	}
	for i := range r.Rows {
		out.Rows = append(out.Rows, e.rankRow(r, &r.Rows[i]))
	}
	return out
}

func (e encoder) rankRow(r *figure.Ranking, row *figure.RankRow) jsonRankRow {
	out := jsonRankRow{Joint: row.Joint, Sure: row.Sure, Name: row.Name, Known: row.Known, Figure: e.total(&row.Total)}
	if byChange(r) {
		out.Figure = e.change(&row.Change)
	}
	if row.Place > 0 {
		out.Place = &row.Place
	}
	if row.Known {
		out.Value, out.Low, out.High = quantity(row.Value, exactly)
	}
	return out
}

type jsonBrief struct {
	jsonCommon
	Total         jsonTotal      `json:"total"`
	Change        jsonChange     `json:"change"`
	Comparison    jsonComparison `json:"comparison"`
	Monthly       jsonTotal      `json:"monthly"`
	RegionMonthly *jsonTotal     `json:"region_monthly"`
	RegionAreas   []string       `json:"region_areas"`
	jsonEnd
}

func (e encoder) brief(b *figure.Brief) jsonBrief {
	out := jsonBrief{
		jsonCommon: e.common("brief", &b.Common), Total: e.total(&b.Total), Change: e.change(&b.Change),
		Comparison: e.comparison(&b.Comparison), Monthly: e.total(&b.Monthly), RegionAreas: []string{}, jsonEnd: e.end(&b.Common),
	}
	if b.RegionMonthly != nil {
		region := e.total(b.RegionMonthly)
		out.RegionMonthly = &region
	}
	for _, a := range b.RegionAreas {
		out.RegionAreas = append(out.RegionAreas, a.Name)
	}
	return out
}
