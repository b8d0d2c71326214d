package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/figure"
	"github.com/pressfigures/figures/pkg/period"
)

// This file turns what was typed into what is asked: flags into the plan that
// one pass over the data answers, then names and periods into queries.

// byArea is the word that --by takes for areas.
const byArea = "area"

// grains are the words that --by takes for divisions of time.
var grains = map[string]period.Grain{
	"day": period.ByDay, "week": period.ByWeek, "month": period.ByMonth, "quarter": period.ByQuarter, "year": period.ByYear,
}

// The words that --against takes beside periods.
const (
	againstLastYear = "last-year"
	againstPrevious = "previous"
)

// plan is what one pass over the data has to answer: the columns that are
// asked about by name, and the finest division of time.
func (s *session) plan() (cube.Plan, error) {
	p := cube.Plan{Grain: period.ByMonth, AllRows: s.flags.rows}
	for _, by := range s.flags.by {
		grain, isTime := grains[strings.ToLower(by)]
		switch {
		case isTime && grain < period.ByMonth:
			p.Grain = period.ByDay
		case !isTime && !strings.EqualFold(by, byArea):
			p.Keys = appendName(p.Keys, by)
		}
	}
	for _, typed := range s.flags.where {
		column, value, found := strings.Cut(typed, "=")
		if !found || strings.TrimSpace(column) == "" {
			return p, usage(fmt.Sprintf("--where %q is not of the form COLUMN=VALUE", typed), "for example: --where Channel=Helpline")
		}
		p.Keys = appendName(p.Keys, column)
		if p.Where == nil {
			p.Where = map[string][]string{}
		}
		p.Where[column] = append(p.Where[column], value)
	}
	if err := s.planPeople(&p); err != nil {
		return p, err
	}
	whole, err := s.wholeMonths()
	if err == nil && !whole {
		p.Grain = period.ByDay
	}
	return p, err
}

func appendName(names []string, name string) []string {
	if slices.ContainsFunc(names, func(n string) bool { return area.Fold(n) == area.Fold(name) }) {
		return names
	}
	return append(names, name)
}

// wholeMonths reports whether every period that was typed is made of whole
// months, in all its readings. It also finds out, before the data are read,
// that one cannot be read at all.
func (s *session) wholeMonths() (bool, error) {
	all := true
	for _, flag := range []struct{ name, typed string }{{"period", s.flags.period}, {"against", s.typedBase()}} {
		if flag.typed == "" {
			continue
		}
		readings, err := period.Parse(flag.typed, s.periods)
		if err != nil {
			return false, flagFailure(flag.name, err)
		}
		for _, r := range readings {
			_, whole := r.Span.Months()
			all = all && whole
		}
	}
	return all, nil
}

// typedBase is the period behind --against, empty where there is none or where
// it is one of the two words.
func (s *session) typedBase() string {
	if s.flags.against == againstLastYear || s.flags.against == againstPrevious {
		return ""
	}
	return s.flags.against
}

// question is what was asked, in the terms of the cube.
type question struct {
	areas      []area.ID // in the order typed; empty where none was
	byArea     bool
	axes       []axis
	where      []figure.Where
	span       period.Span
	unsaidSpan bool
	allSpans   bool // the period is all that the data hold
	base       base
}

// axis is one --by: members of a column or divisions of time.
type axis struct {
	name      string
	dimension int // −1 for time
	grain     period.Grain
}

// understand resolves all names and periods against the data.
func (s *session) understand() (question, error) {
	var q question
	var err error
	if q.areas, err = s.resolveAreas("area", s.flags.areas); err != nil {
		return q, err
	}
	if q.where, err = s.resolveWhere(); err != nil {
		return q, err
	}
	if err := s.resolveAxes(&q); err != nil {
		return q, err
	}
	return q, s.resolvePeriod(&q)
}

// resolveAreas finds places by name. One that is not in the data is an error
// with the nearest names and the corrected command.
func (s *session) resolveAreas(flag string, names []string) ([]area.ID, error) {
	var out []area.ID
	for _, name := range names {
		a, err := s.cube.Areas.Resolve(name)
		if err != nil {
			return nil, s.unknownArea(flag, name, err)
		}
		if !s.cube.Holds(a.ID) {
			return nil, usage(fmt.Sprintf("the data have no rows for %q, which the areas file names", a.Name), s.areasHint())
		}
		if !slices.Contains(out, a.ID) {
			out = append(out, a.ID)
		}
	}
	return out, nil
}

func (s *session) resolveWhere() ([]figure.Where, error) {
	var out []figure.Where
	for _, typed := range s.flags.where {
		column, value, _ := strings.Cut(typed, "=")
		d, err := s.dimension("where", column)
		if err != nil {
			return nil, err
		}
		dimension := s.cube.Dimensions[d]
		m := dimension.Index(value)
		if m < 0 {
			return nil, s.unknownMember(typed, column, value, dimension)
		}
		at := slices.IndexFunc(out, func(w figure.Where) bool { return w.Dimension == d })
		if at < 0 {
			out = append(out, figure.Where{Dimension: d, Members: []int{m}})
			continue
		}
		out[at].Members = append(out[at].Members, m)
	}
	return out, nil
}

// dimension finds a column of the cube by name.
func (s *session) dimension(flag, name string) (int, error) {
	var names []string
	for d, dimension := range s.cube.Dimensions {
		if area.Fold(dimension.Name) == area.Fold(name) {
			return d, nil
		}
		names = append(names, dimension.Name)
	}
	return 0, s.unknownName(usage(fmt.Sprintf("the column %q of --%s does not split the counts", name, flag), ""), name, nearest(name, names, 3))
}

func (s *session) resolveAxes(q *question) error {
	for _, by := range s.flags.by {
		grain, isTime := grains[strings.ToLower(by)]
		switch {
		case strings.EqualFold(by, byArea):
			q.byArea = true
		case isTime:
			q.axes = append(q.axes, axis{by, -1, s.yearsMeant(grain)})
		default:
			d, err := s.dimension("by", by)
			if err != nil {
				return err
			}
			q.axes = append(q.axes, axis{s.cube.Dimensions[d].Name, d, 0})
		}
	}
	return nil
}

// yearsMeant is the grain that --by year stands for where --years says of which
// kind years are.
func (s *session) yearsMeant(g period.Grain) period.Grain {
	switch {
	case g == period.ByYear && s.periods.PreferKind == period.FinancialYear:
		return period.ByFinancialYear
	case g == period.ByYear && s.periods.PreferKind == period.AcademicYear:
		return period.ByAcademicYear
	}
	return g
}

// resolvePeriod settles the period and what it is compared with.
func (s *session) resolvePeriod(q *question) error {
	var err error
	if q.span, err = s.period("period", s.flags.period); err != nil {
		return err
	}
	if s.flags.period == "" {
		latest, ok := s.cube.Latest()
		if !ok {
			return failed("the data hold no period", "", nil)
		}
		q.span, q.unsaidSpan = latest, true
		if s.listsTime(*q) && len(s.cube.Extent()) > 0 {
			q.span, q.allSpans = s.everything(), true
		}
	}
	if !s.touches(q.span) {
		return usage(fmt.Sprintf("the data hold nothing for %q", s.flags.period), "they hold "+s.extent())
	}
	if !s.gives(q.span) {
		return s.uncut(s.style.Span(q.span))
	}
	if err := s.checkCuts(*q); err != nil {
		return err
	}
	q.base, err = s.resolveBase(q.span)
	return err
}

// listsTime reports whether a list of spans of time is asked for that are not
// held against earlier ones: one of all spans that the data have then answers.
func (s *session) listsTime(q question) bool {
	return !s.flags.offered["against"] && slices.ContainsFunc(q.axes, func(a axis) bool { return a.dimension < 0 })
}

// everything is the time from the first day to the last that the data speak
// of.
func (s *session) everything() period.Span {
	extent := s.cube.Extent()
	return period.Between(extent[0].Start, extent[len(extent)-1].End-1)
}

// gives reports whether the data have figures within a span: dated rows can be
// cut to any, a month cannot be cut to a week.
func (s *session) gives(span period.Span) bool {
	if s.cube.Dated {
		return s.touches(span)
	}
	return slices.ContainsFunc(s.cube.Spans, span.Contains)
}

// uncut says that the periods in the data cannot be cut to a shorter one.
func (s *session) uncut(to string) error {
	kinds := map[string]bool{}
	for _, span := range s.cube.Spans {
		kinds[kindWord(span.Kind)] = true
	}
	by := "in periods of their own"
	if words := slices.Sorted(maps.Keys(kinds)); len(words) < 3 && !kinds[""] {
		by = "by " + joined(words, "and")
	}
	return usage(fmt.Sprintf("the data are %s and cannot be cut to %s", by, to), "they hold "+s.extent()+`; "figures inspect" lists their periods`)
}

// kindWord names a kind of period, empty for those without a name.
func kindWord(k period.Kind) string {
	return map[period.Kind]string{
		period.DayKind: "day", period.Week: "week", period.Month: "month", period.Quarter: "quarter", period.HalfYear: "half-year", period.Year: "year",
		period.FinancialYear: "financial year", period.AcademicYear: "academic year", period.FinancialQuarter: "financial quarter",
		period.FinancialHalf: "financial half-year", period.RollingYear: "year ending in some month",
	}[k]
}

// checkCuts refuses a --by of which the data have not one span.
func (s *session) checkCuts(q question) error {
	for _, a := range q.axes {
		if a.dimension < 0 && !slices.ContainsFunc(period.Split(q.span, a.grain, s.periods), s.gives) {
			return s.uncut(strings.ToLower(a.name) + "s")
		}
	}
	return nil
}

// dropSingles leaves out divisions of time that leave the period whole: its
// one part would only repeat the total.
func (s *session) dropSingles(q *question) {
	q.axes = slices.DeleteFunc(q.axes, func(a axis) bool {
		return a.dimension < 0 && len(period.Split(q.span, a.grain, s.periods)) == 1
	})
}

// period reads the value of a flag; an empty one is an empty span. Where the
// words have two readings, --years settles it, or else periods in the data that
// are all of one kind.
func (s *session) period(flag, typed string) (period.Span, error) {
	if typed == "" {
		return period.Span{}, nil
	}
	context := s.periods
	if context.PreferKind == period.Custom {
		context.PreferKind = s.commonKind()
	}
	span, err := period.ParseOne(typed, context)
	if err != nil {
		return span, flagFailure(flag, err)
	}
	s.noteOtherReadings(typed, span, context)
	return span, nil
}

// noteOtherReadings says how else some people read a period: "between July and
// January" without January.
func (s *session) noteOtherReadings(typed string, taken period.Span, c period.Context) {
	readings, err := period.Parse(typed, c)
	if err != nil {
		return
	}
	for _, r := range readings {
		if r.Minor {
			s.remarks = append(s.remarks, fmt.Sprintf("note: %q is read as %s, both ends included; some would read it as %s", typed, s.style.Span(taken), s.style.Span(r.Span)))
		}
	}
}

// commonKind is the kind that all periods in the data share, if they do.
func (s *session) commonKind() period.Kind {
	kind := period.Custom
	for i, span := range s.cube.Spans {
		if i > 0 && span.Kind != kind {
			return period.Custom
		}
		kind = span.Kind
	}
	return kind
}

// touches reports whether the data speak of any day of a span.
func (s *session) touches(span period.Span) bool {
	return slices.ContainsFunc(s.cube.Extent(), span.Overlaps)
}

// extent says which periods the data hold.
func (s *session) extent() string {
	var words []string
	for _, e := range s.cube.Extent() {
		words = append(words, s.style.Span(period.Between(e.Start, e.End-1)))
	}
	return joined(words, "and")
}

// base is what a period is compared with.
type base struct {
	rule   string      // last-year, previous, or empty for a period of its own
	whole  period.Span // what the whole period is compared with
	unsaid bool
	// compared is set by commands that compare.
	compared bool
}

func (s *session) resolveBase(span period.Span) (base, error) {
	switch s.flags.against {
	case againstLastYear:
		return base{rule: againstLastYear, whole: span.YearBefore()}, nil
	case againstPrevious:
		return base{rule: againstPrevious, whole: span.Previous()}, nil
	case "":
		b := base{rule: againstLastYear, whole: s.cube.Base(span), unsaid: true}
		// A period of several years overlaps itself a year before.
		if !b.whole.Same(span.YearBefore()) || b.whole.Overlaps(span) {
			b.rule, b.whole = againstPrevious, span.Previous()
		}
		return b, nil
	}
	whole, err := s.period("against", s.flags.against)
	return base{whole: whole}, err
}

// of is what a part of the period is compared with. The parts of a base that
// was typed are paired with the parts of the period in order.
func (b base) of(part slice, whole period.Span) period.Span {
	switch {
	case part.span.Same(whole):
		return b.whole
	case b.rule == againstLastYear:
		return part.span.YearBefore()
	case b.rule == againstPrevious:
		return part.span.Previous()
	}
	return part.pair
}

// slice is one line of a list within an area: a part of the period, narrowed
// to members.
type slice struct {
	span  period.Span
	pair  period.Span // the same part of a base that was typed
	where []figure.Where
	total bool // all parts together
}

// slices cuts the question along its axes: every combination in order, then
// all of them together.
func (s *session) slices(q question) ([]slice, error) {
	all := slice{span: q.span, where: q.where, total: true}
	parts := []slice{{span: q.span, where: q.where}}
	for _, a := range q.axes {
		var finer []slice
		for _, part := range parts {
			cut, err := s.cut(part, a, q)
			if err != nil {
				return nil, err
			}
			finer = append(finer, cut...)
		}
		parts = finer
	}
	if len(q.axes) == 0 {
		return []slice{all}, nil
	}
	return append(parts, all), nil
}

// cut cuts one slice along one axis.
func (s *session) cut(part slice, a axis, q question) ([]slice, error) {
	var out []slice
	if a.dimension >= 0 {
		for _, m := range s.members(a.dimension, part.where) {
			narrowed := part
			narrowed.where = narrow(part.where, a.dimension, m)
			out = append(out, narrowed)
		}
		return out, nil
	}
	spans := period.Split(part.span, a.grain, s.periods)
	pairs, err := s.pairUp(part, len(spans), a, q.base)
	if err != nil {
		return nil, err
	}
	for i, span := range spans {
		finer := part
		finer.span = span
		if pairs != nil {
			finer.pair = pairs[i]
		}
		out = append(out, finer)
	}
	return out, nil
}

// pairUp cuts a base that was typed as its period is cut, so that the parts
// can be compared one by one. Other bases are found for each part.
func (s *session) pairUp(part slice, count int, a axis, b base) ([]period.Span, error) {
	if b.rule != "" {
		return nil, nil
	}
	whole := b.whole
	if part.pair.Days() > 0 {
		whole = part.pair
	}
	pairs := period.Split(whole, a.grain, s.periods)
	if len(pairs) != count {
		return nil, usage(fmt.Sprintf("%s and %s cannot be compared by %s: they have %d and %d of them", s.style.Span(part.span), s.style.Span(whole), a.name, count, len(pairs)),
			"compare with last-year or previous, or with a period as long")
	}
	return pairs, nil
}

// members lists the members of a dimension that a list shows: those it is
// narrowed to, else all but subtotals.
func (s *session) members(d int, where []figure.Where) []int {
	if at := slices.IndexFunc(where, func(w figure.Where) bool { return w.Dimension == d }); at >= 0 {
		return where[at].Members
	}
	var out []int
	for m, member := range s.cube.Dimensions[d].Members {
		if !member.Total {
			out = append(out, m)
		}
	}
	return out
}

// narrow replaces what is kept of one dimension by one member.
func narrow(where []figure.Where, d, m int) []figure.Where {
	out := slices.DeleteFunc(slices.Clone(where), func(w figure.Where) bool { return w.Dimension == d })
	return append(out, figure.Where{Dimension: d, Members: []int{m}})
}

// places lists the areas of a list, in order: those typed, and with --by area,
// or with nothing typed at all, those below them and then themselves.
func (s *session) places(q question) []area.ID {
	switch {
	case len(q.areas) > 0 && !q.byArea:
		return q.areas
	case len(q.areas) > 0:
		var out []area.ID
		for _, a := range q.areas {
			out = append(append(out, s.cube.Listed(a)...), a)
		}
		return out
	case len(s.flags.by) > 0 && !q.byArea:
		return []area.ID{area.None}
	}
	return s.everyPlace()
}

// everyPlace lists each area under its parent, then the total.
func (s *session) everyPlace() []area.ID {
	top := s.top()
	return append(s.below(top), top)
}

// top is the smallest area that holds all the data: an area above it would
// only repeat its figures. It is area.None where several areas stand at the
// top.
func (s *session) top() area.ID {
	top := area.None
	for parts := s.partsOf(top); len(parts) == 1; parts = s.partsOf(top) {
		top = parts[0]
	}
	return top
}

// partsOf are the areas directly in another; of all areas together, those at
// the top that the data hold whole. An areas file may know a country of which
// the data have two regions: they are no country.
func (s *session) partsOf(a area.ID) []area.ID {
	if a == area.None {
		return s.cube.Tops()
	}
	return s.cube.Parts(a)
}

// below lists the areas in an area, each followed by what lies in it.
func (s *session) below(of area.ID) []area.ID {
	var out []area.ID
	for _, a := range s.partsOf(of) {
		if !area.IsUnknown(s.cube.Areas.Get(a).Name) {
			out = append(append(out, a), s.below(a)...)
		}
	}
	return out
}

// row is one query of a list.
type row struct {
	query figure.Query
	total bool // of all parts together
}

// rows lists the queries of a list: for every area and measure its slices.
func (s *session) rows(q question) ([]row, error) {
	parts, err := s.slices(q)
	if err != nil {
		return nil, err
	}
	places := s.places(q)
	of := make([]row, len(parts)) // without a measure and a place, which are the same for all
	for i, part := range parts {
		of[i] = row{s.query(q, 0, area.None, part), part.total}
	}
	out := make([]row, 0, len(places)*len(s.cube.Measures)*len(parts))
	for _, place := range places {
		for measure := range s.cube.Measures {
			for _, r := range of {
				r.query.Measure, r.query.Area = measure, place
				out = append(out, r)
			}
		}
	}
	return out, nil
}

func (s *session) query(q question, measure int, place area.ID, part slice) figure.Query {
	return figure.Query{Measure: measure, Area: place, Span: part.span, Against: q.base.of(part, q.span), Where: part.where, Per: s.flags.rates()}
}
