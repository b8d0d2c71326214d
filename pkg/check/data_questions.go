package check

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/figure"
	"github.com/pressfigures/figures/pkg/period"
)

// question is one reading of a claim, as a query of the data.
type question struct {
	figure.Query
	whole *figure.Query // of a share
	than  *area.ID      // what a comparison is with; area.None for all places
	// How well the text ties the claim to this place, period and base, from 0
	// to 100, and what else speaks against the reading.
	place, when, base, penalty int
	area                       claim.AreaReading
	// remark says how a period was read that can be read in two ways.
	remark string
	// lacks says why the data cannot be asked at all: a place they do not
	// know.
	lacks string
}

// Scores of readings. What matters is their order.
const (
	closeBy        = 12 // how far behind the best a reading may be and still be favoured
	carriedScore   = 30 // of what an earlier sentence of the paragraph gives
	elsewhereScore = 15 // of what the release speaks of elsewhere
	otherSpanScore = 20 // of a period that the release speaks of elsewhere, where the claim's own sentence has none
	usualScore     = 25 // of a base that is not printed
	wholeScore     = 12 // of all places together, where none is named
)

// rank orders readings of one claim, the best first.
func (q question) rank() int { return q.place + q.when + q.base - 2*q.penalty }

// stated says whether the release itself, and not a guess, ties the claim to
// the place and the period: in its own sentence, or in an earlier one of a
// release that speaks of no other place.
func (b *bench) stated(c claim.Claim, q question) bool {
	place := q.place > carriedScore || q.place >= carriedScore && b.lonely(q) || q.place > elsewhereScore && b.soleOf(q)
	if q.place <= carriedScore && q.when <= carriedScore && !b.pointsBack(c) {
		return false
	}
	return place && q.when >= carriedScore
}

// pointsBack says whether the sentence of a claim takes up the one before: "On
// average, that is 60 people a month."
func (b *bench) pointsBack(c claim.Claim) bool {
	s := b.doc.Sentences[c.Sentence]
	before := strings.ToLower(b.doc.Text[s.Start:max(min(c.Start, s.End), s.Start)])
	return hasWord(before, "that", "this", "these", "it", "they", "those") || containsAny(before, "the number", "the total", "the figure")
}

// lonely says whether the paragraph of a reading that is carried on names no
// other place but such as hold it or lie in it.
func (b *bench) lonely(q question) bool {
	i := b.doc.BlockAt(q.area.Start)
	for _, a := range b.places {
		if b.doc.BlockAt(a.Start) == i && !b.related(b.own(a), q.Area) {
			return false
		}
	}
	return true
}

// soleOf says whether the whole release names no other place but such as hold
// it.
func (b *bench) soleOf(q question) bool {
	for _, a := range b.places {
		if id := b.own(a); id != q.Area && (id == area.None || !b.Desk.Cube.Areas.Within(q.Area, id)) {
			return false
		}
	}
	return q.Area != area.None
}

func (b *bench) related(id, other area.ID) bool {
	tree := b.Desk.Cube.Areas
	return id == other || id != area.None && other != area.None && (tree.Within(id, other) || tree.Within(other, id))
}

// dated is a period that a claim may be about.
type dated struct {
	span    period.Span
	score   int
	remark  string
	carried bool
}

// questions are the readings of a claim as queries, the best first.
func (b *bench) questions(c claim.Claim) []question {
	var found []question
	for _, a := range b.partsOf(c, b.areas(c)) {
		for _, p := range b.spans(c) {
			for _, m := range b.measures(c) {
				q := question{area: a, place: a.Score, when: p.score, base: 100, remark: p.remark}
				q.Query = figure.Query{Measure: m, Area: b.own(a), Span: p.span, Where: b.members(c)}
				if q.Area == area.None && a.Text != allAreas {
					q.lacks = fmt.Sprintf("the data hold no place %q", a.Text)
				}
				if q.Area == area.None && a.Text == "" {
					q.lacks = "the text does not say which part of the whole this is, or of a place that the data do not hold"
				}
				found = append(found, b.expand(c, q)...)
				if len(q.Where) > len(b.Where) && c.ChannelFar { // the channel may be the name of the whole service
					q.Where, q.penalty = b.Where, 4
					found = append(found, b.expand(c, q)...)
				}
			}
		}
	}
	slices.SortStableFunc(found, func(a, b question) int { return b.rank() - a.rank() })
	return found
}

const allAreas = "all areas"

// wholeBehind is the place of the whole of a share that is named right behind
// it: "10 per cent of the people from the South West".
func (b *bench) wholeBehind(c claim.Claim) (claim.AreaReading, bool) {
	if c.Kind != claim.Share && c.Kind != claim.Fraction || c.Direction != 0 {
		return claim.AreaReading{}, false
	}
	for _, r := range c.Areas {
		if r.Carried || r.Start < c.End {
			continue
		}
		between := strings.ToLower(b.doc.Text[c.End:r.Start])
		if strings.HasPrefix(strings.TrimLeft(between, " "), "of ") && !strings.ContainsAny(between, ",;.–0123456789") {
			return r, true
		}
	}
	return claim.AreaReading{}, false
}

// ranked are the places that can be what is ranked: not one that another of the
// sentence lies in.
func (b *bench) ranked(areas []claim.AreaReading) []claim.AreaReading {
	var found []claim.AreaReading
	for _, a := range areas {
		id := b.own(a)
		holds := slices.ContainsFunc(areas, func(r claim.AreaReading) bool {
			other := b.own(r)
			return other != area.None && id != area.None && other != id && !r.Carried && b.Desk.Cube.Areas.Within(other, id)
		})
		if !holds {
			found = append(found, a)
		}
	}
	return found
}

// partsOf are the places that a share can be the part of: not the one that its
// whole is from, unless the part is one of its channels.
func (b *bench) partsOf(c claim.Claim, areas []claim.AreaReading) []claim.AreaReading {
	if c.Kind == claim.Rank && !c.Place.Record {
		return b.ranked(areas)
	}
	whole, ok := b.wholeBehind(c)
	if !ok || len(c.Channels) > 0 {
		return areas
	}
	var parts []claim.AreaReading
	for _, a := range areas {
		if a.Start != whole.Start {
			parts = append(parts, a)
		}
	}
	if len(parts) == 0 {
		parts = append(parts, claim.AreaReading{Area: area.None, Text: "", Score: whole.Score})
	}
	return parts
}

// areas are the places a claim may be about; those named elsewhere, and all
// together, where the text names none.
func (b *bench) areas(c claim.Claim) []claim.AreaReading {
	found := slices.Clone(c.Areas)
	if len(c.Areas) > 0 && c.Areas[0].Score > carriedScore {
		return found
	}
	for _, a := range b.places {
		if !slices.ContainsFunc(found, func(o claim.AreaReading) bool { return o.Area == a.Area }) {
			a.Score = elsewhereScore
			found = append(found, a)
		}
	}
	if len(c.Areas) == 0 {
		found = append(found, claim.AreaReading{Area: area.None, Text: allAreas, Score: wholeScore})
	}
	return found
}

// own is a place of the text in the tree of the data; area.None for one that
// they do not hold.
func (b *bench) own(a claim.AreaReading) area.ID {
	tree := b.Desk.Cube.Areas
	if a.Text == allAreas && a.Area == area.None {
		return area.None
	}
	name := a.Text
	switch {
	case a.Area != area.None && b.Names == nil:
		return a.Area
	case a.Area != area.None:
		name = b.Names.Get(a.Area).Name
	}
	found, err := tree.Resolve(name)
	if err != nil {
		return area.None
	}
	return found.ID
}

// measures are the measures a claim may be of: those that its noun names, else
// the one that counts.
func (b *bench) measures(c claim.Claim) []int {
	var found []int
	for i, m := range b.Desk.Cube.Measures {
		if len(b.Desk.Cube.Measures) > 1 && c.Noun != "" && (strings.EqualFold(m.Name, c.Noun) || strings.EqualFold(m.Unit, c.Noun) || singular(lastWord(m.Name)) == singular(c.Head)) {
			found = append(found, i)
		}
	}
	if len(found) == 0 {
		found = append(found, b.Measure)
	}
	return found
}

// members are the channels that a claim names, as the data know them.
func (b *bench) members(c claim.Claim) []figure.Where {
	where := slices.Clone(b.Where)
	for i, dimension := range b.Desk.Cube.Dimensions {
		var members []int
		for _, name := range c.Channels {
			if m := dimension.Index(name); m >= 0 {
				members = append(members, m)
			}
		}
		if len(members) > 0 {
			where = append(where, figure.Where{Dimension: i, Members: members})
		}
	}
	return where
}

// spans are the periods a claim may be about, with the other readings of words
// that can be read in two ways. Where the claim names none, they are those that
// the release names elsewhere, and the latest of the data.
func (b *bench) spans(c claim.Claim) []dated {
	var found []dated
	best := 0
	for _, r := range c.Periods {
		if c.Place.Record && r.Since || isBase(c, r) {
			continue
		}
		found = append(found, b.readings(c, r)...)
		best = max(best, r.Score)
	}
	if near, ok := b.changeBeside(c); ok && best <= carriedScore && b.isEnd(c) {
		for _, r := range near.Periods {
			if !r.Carried {
				found = append(found, b.readings(c, r)...)
			}
		}
	}
	if best <= carriedScore {
		found = append(found, b.topics()...)
	}
	if len(found) == 0 {
		if latest, ok := b.Desk.Cube.Latest(); ok {
			found = append(found, dated{span: latest, score: elsewhereScore})
		}
	}
	return distinctSpans(found)
}

// isEnd says whether a claim is what a change is measured from or to.
func (b *bench) isEnd(c claim.Claim) bool { return c.Base || b.from[c.Index] || b.to[c.Index] }

// isBase says whether a period beside a change is that of its base by its own
// words: "double the number a year before".
func isBase(c claim.Claim, r claim.PeriodReading) bool {
	return c.Changes() && beforeWords(r.Text) && !r.Carried
}

func beforeWords(text string) bool {
	return hasWord(text, "before", "earlier", "ago", "previous", "preceding", "prior", "previously")
}

func distinctSpans(all []dated) []dated {
	slices.SortStableFunc(all, func(a, b dated) int { return b.score - a.score })
	var found []dated
	for _, p := range all {
		if !slices.ContainsFunc(found, func(o dated) bool { return o.span.Same(p.span) }) {
			found = append(found, p)
		}
	}
	return found
}

// readings are the spans that one period of the text may mean.
func (b *bench) readings(c claim.Claim, r claim.PeriodReading) []dated {
	if r.Unplaced && beforeWords(r.Text) {
		return b.beforeThat(r)
	}
	if r.Unplaced {
		return b.latest(r)
	}
	if c.Kind == claim.Cumulative || r.Since && !c.Changes() {
		return b.since(r)
	}
	found := []dated{{span: r.Period, score: r.Score, carried: r.Carried}}
	if twoEnds(c, r) {
		// "From 2018 to 2019" is one span, or what a change is between; of whole
		// years or quarters it is hardly one span.
		switch {
		case b.isEnd(c), c.Changes(), c.Kind == claim.Rank, c.Kind == claim.Comparison:
			found = append(found, dated{span: r.Ends[1], score: r.Score - 1, carried: r.Carried})
			if months, whole := r.Ends[1].Months(); (c.Changes() || c.Base) && c.Text != "" && whole && months >= 3 {
				found[0].score -= 2 * closeBy
			}
		}
	}
	if shorter, ok := withoutLastMonth(r); ok {
		found = append(found, dated{span: shorter, score: r.Score - 6, carried: r.Carried,
			remark: fmt.Sprintf("%q is read as %s; with both ends it is %s", r.Text, b.Style.Span(shorter), b.Style.Span(r.Period))})
	}
	if end, ok := b.ends[r.Period.Start]; ok && relativeWords(r.Text) {
		span := r.Period.ShiftMonths(-1)
		if span.Start == end {
			found = append(found, dated{span: span, score: r.Score - 6, carried: r.Carried,
				remark: fmt.Sprintf("%q is read as %s, from the end of the period before it", r.Text, b.Style.Span(span))})
		}
	}
	if !b.Desk.Cube.Held(r.Period) && lastWords(r.Text) {
		found = append(found, b.latest(r)...)
	}
	return found
}

// twoEnds says whether a range can be the two ends of a change: behind
// "between", or behind "from" where the ends are quarters or longer or each has a
// year of its own, and where no other base is named.
func twoEnds(c claim.Claim, r claim.PeriodReading) bool {
	if len(r.Ends) != 2 || slices.ContainsFunc(c.Against, func(a claim.PeriodReading) bool { return !a.Carried && a.Start != r.Start }) {
		return false
	}
	text := strings.ToLower(r.Text)
	first, whole := r.Ends[0].Months()
	last, wholeLast := r.Ends[1].Months()
	long := whole && wholeLast && first == last && (first >= 3 || years(text) == 2)
	return strings.HasPrefix(text, "between ") || strings.HasPrefix(text, "from ") && long
}

// years counts the years in a phrase.
func years(text string) int {
	n := 0
	for _, w := range strings.Fields(text) {
		if len(w) == 4 && strings.Trim(w, "0123456789") == "" {
			n++
		}
	}
	return n
}

// withoutLastMonth reads "between July 2017 and January 2018" as the months up
// to January.
func withoutLastMonth(r claim.PeriodReading) (period.Span, bool) {
	text := strings.ToLower(r.Text)
	months, whole := r.Period.Months()
	if !strings.HasPrefix(text, "between ") || strings.Contains(text, " end of ") || !whole || months < 2 || len(r.Ends) == 2 && !isMonth(r.Ends[1]) {
		return period.Span{}, false
	}
	return period.Between(r.Period.Start, r.Period.End.AddMonths(-1)-1), true
}

func isMonth(s period.Span) bool {
	months, whole := s.Months()
	return whole && months == 1
}

func relativeWords(text string) bool {
	return hasWord(text, "following", "next", "after", "subsequent", "later", "followed", "ensuing")
}

func lastWords(text string) bool { return hasWord(text, "last", "past", "latest") }

func hasWord(text string, words ...string) bool {
	return slices.ContainsFunc(strings.Fields(strings.ToLower(text)), func(w string) bool { return slices.Contains(words, w) })
}

// since is the span from a start to the end of the data.
func (b *bench) since(r claim.PeriodReading) []dated {
	end := r.Period.End
	for _, e := range b.Desk.Cube.Extent() {
		end = max(end, e.End)
	}
	return []dated{{span: period.Between(r.Period.Start, end-1), score: r.Score, carried: r.Carried}}
}

// beforeThat reads "the six months before" and "a year earlier" as what lies
// before any period of the release.
func (b *bench) beforeThat(r claim.PeriodReading) []dated {
	var found []dated
	for _, p := range b.topics() {
		if span := b.justBefore(r, p.span); b.Desk.Cube.Held(span) {
			found = append(found, dated{span: span, score: r.Score - 2, carried: r.Carried})
		}
	}
	if latest, ok := b.Desk.Cube.Latest(); ok && len(found) == 0 {
		if span := b.justBefore(r, latest); b.Desk.Cube.Held(span) {
			found = append(found, dated{span: span, score: r.Score - 2, carried: r.Carried})
		}
	}
	return found
}

// justBefore is what words such as "the year before" mean beside a period: the
// same part of the year before, or as much, or as long as they say, before it.
func (b *bench) justBefore(r claim.PeriodReading, span period.Span) period.Span {
	if hasWord(r.Text, "year", "same", "twelve", "12") {
		return span.YearBefore()
	}
	if months := b.monthsOf(r); months > 1 {
		return period.Between(span.Start.AddMonths(-months), span.Start-1)
	}
	return span.Previous()
}

// latest reads words that nothing in the release places, or that are placed
// just past the end of the data ("last year", "in the last 12 months"), as the
// latest span of that length that the data hold.
func (b *bench) latest(r claim.PeriodReading) []dated {
	months := b.monthsOf(r)
	extent := b.Desk.Cube.Extent()
	if months == 0 || len(extent) == 0 {
		return nil
	}
	end := extent[len(extent)-1].End
	if !r.Unplaced && (r.Period.End < end || r.Period.End > end.AddMonths(3)) {
		return nil
	}
	var found []dated
	for _, span := range b.lastOf(months, end) {
		found = append(found, dated{span: span, score: r.Score - 10, carried: r.Carried,
			remark: fmt.Sprintf("%q is read as %s, the latest in the data", r.Text, b.Style.Span(span))})
	}
	return found
}

// lastOf is the last span of so many months that the data hold.
func (b *bench) lastOf(months int, end period.Day) []period.Span {
	span := period.Between(end.AddMonths(-months), end-1)
	if b.Desk.Cube.Held(span) {
		return []period.Span{span}
	}
	for i := len(b.Desk.Cube.Spans) - 1; i >= 0; i-- {
		if n, whole := b.Desk.Cube.Spans[i].Months(); whole && n == months {
			return []period.Span{b.Desk.Cube.Spans[i]}
		}
	}
	return nil
}

// monthsOf is how many months a relative period has: by its span, else by its
// words; 0 where they do not say.
func (b *bench) monthsOf(r claim.PeriodReading) int {
	if n, whole := r.Period.Months(); whole && !r.Unplaced {
		return n
	}
	text := strings.ToLower(r.Text)
	for _, known := range []struct {
		word   string
		months int
	}{{"12 month", 12}, {"twelve month", 12}, {"six month", 6}, {"6 month", 6}, {"half", 6}, {"three month", 3}, {"quarter", 3}, {"year", 12}, {"month", 1}} {
		if strings.Contains(strings.ReplaceAll(text, "-", " "), known.word) {
			return known.months
		}
	}
	return 0
}

// expand adds to a question what its kind needs: the period of the base, the
// whole of a share.
func (b *bench) expand(c claim.Claim, q question) []question {
	switch {
	case c.Base:
		var found []question
		for _, with := range b.bases(c, q) {
			with.Span, with.Against = with.Against, period.Span{}
			if (c.Kind == claim.Share || c.Kind == claim.Fraction) && !b.percents(q) {
				found = append(found, b.wholes(c, with)...) // "from 31 to 41 per cent" of the whole
				continue
			}
			found = append(found, with)
		}
		return found
	case c.Changes(), c.Kind == claim.Rank && c.Place.Change, c.Kind == claim.Comparison && c.Than.Change:
		return b.bases(c, q)
	case c.Kind == claim.Share || c.Kind == claim.Fraction:
		return b.wholes(c, q)
	}
	return []question{q}
}

// bases are the periods that a change may be measured from: those that the
// text gives it, the earlier of two that stand together, and else the usual
// ones.
func (b *bench) bases(c claim.Claim, q question) []question {
	var found []question
	add := func(span period.Span, score int, remark string) {
		if span.Overlaps(q.Span) || slices.ContainsFunc(found, func(o question) bool { return o.Against.Same(span) }) {
			return
		}
		with := q
		with.Against, with.base = span, score
		if with.remark == "" {
			with.remark = remark
		}
		found = append(found, with)
	}
	against := c.Against
	periods := c.Periods
	if near, ok := b.changeBeside(c); ok {
		against, periods = slices.Concat(against, near.Against), slices.Concat(periods, near.Periods)
	}
	for _, r := range c.Periods {
		if isBase(c, r) {
			against = append(against, r)
		}
	}
	for _, r := range against {
		switch {
		case r.Unplaced && strings.Contains(strings.ToLower(r.Text), "year"), hasWord(r.Text, "same", "corresponding"):
			add(q.Span.YearBefore(), r.Score, "")
		case r.Unplaced:
			add(q.Span.Previous(), r.Score, "")
		case r.Period.Contains(q.Span.YearBefore()) && r.Period.Days() > q.Span.Days()+31:
			add(q.Span.YearBefore(), r.Score, "") // "up 37% on last year", of half a year
		}
		if !r.Unplaced {
			for _, p := range b.readings(claim.Claim{Kind: claim.PercentChange}, r) {
				add(p.span, p.score, p.remark)
			}
		}
	}
	for _, r := range periods {
		if twoEnds(c, r) && r.Ends[1].Same(q.Span) {
			add(r.Ends[0], r.Score, "")
		}
		if !r.Unplaced && r.Period.End <= q.Span.Start && !r.Carried {
			add(r.Period, r.Score-4, "")
		}
	}
	add(q.Span.YearBefore(), usualScore, "")
	add(q.Span.Previous(), usualScore, "")
	if len(c.Against) == 0 || c.Against[0].Carried {
		found = append(found, b.upTo(q)...)
	}
	return found
}

// upTo reads the period of a change as what it is measured from, up to a later
// one of the release: "In 2018 it was 273, so the number went up by a third."
func (b *bench) upTo(q question) []question {
	var found []question
	for _, p := range b.topics() {
		if p.span.Start < q.Span.End || p.span.Days() > q.Span.Days()+6 || p.span.Days() < q.Span.Days()-6 {
			continue
		}
		with := q
		with.Span, with.Against, with.base, with.penalty = p.span, q.Span, usualScore, 8
		found = append(found, with)
	}
	return found
}

// changeBeside is the claim of a change nearest to one in its sentence that
// needs two periods and has them from there.
func (b *bench) changeBeside(c claim.Claim) (claim.Claim, bool) {
	best, found := claim.Claim{}, false
	for _, o := range b.all {
		if o.Index == c.Index || o.Block != c.Block || o.Sentence != c.Sentence || !o.Changes() {
			continue
		}
		if !found || abs(o.Start-c.Start) < abs(best.Start-c.Start) {
			best, found = o, true
		}
	}
	return best, found
}

func abs(n int) int { return max(n, -n) }

// wholes are what a share may be of: another place of the sentence that holds
// the part, all channels, a longer period, else the place right above.
func (b *bench) wholes(c claim.Claim, q question) []question {
	tree := b.Desk.Cube.Areas
	var found []question
	add := func(whole figure.Query, penalty int) {
		with := q
		with.whole, with.penalty = &whole, with.penalty+penalty
		found = append(found, with)
	}
	if w, ok := b.wholeBehind(c); ok && len(q.Where) == len(b.Where) {
		if id := b.own(w); id != area.None && id != q.Area {
			whole := q.Query
			whole.Area = id
			add(whole, 0)
			return found
		}
	}
	for _, w := range c.Areas {
		id := b.own(w)
		if id != area.None && id != q.Area && tree.Within(q.Area, id) && !w.Carried {
			whole := q.Query
			whole.Area = id
			add(whole, 0)
			break
		}
	}
	if len(q.Where) > len(b.Where) {
		whole := q.Query
		whole.Where = b.Where
		add(whole, 0)
	}
	for _, p := range c.Periods {
		if !p.Unplaced && !p.Carried && p.Period.Contains(q.Span) && !p.Period.Same(q.Span) {
			whole := q.Query
			whole.Span = p.Period
			add(whole, 2)
		}
	}
	if len(found) > 0 || q.Area == area.None {
		return found
	}
	if region, ok := b.Desk.Cube.Region(q.Area); ok {
		whole := q.Query
		whole.Area = region
		add(whole, 3)
	} else if len(b.Desk.Cube.Tops()) > 1 {
		whole := q.Query
		whole.Area = area.None
		add(whole, 3)
	}
	return found
}
