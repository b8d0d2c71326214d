package sentence

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/figure"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/wording"
)

var hundred = number.Int(100)

// Rank writes who leads: "Of the areas of the South West, Devon had the highest
// number of people who contacted Stop It Now! in the first six months of 2019
// (1,020), ahead of Wiltshire (944) and Cornwall (745)." Nothing is written
// where a hidden cell could change who leads, or where an area that could lead
// is left out because its base is too small.
func (w *Writer) Rank(r figure.Ranking) string {
	leaders, rest := leading(r.Rows)
	if len(leaders) == 0 || len(r.Rows) < 2 || !counts(r.Measure) && r.By != figure.ByRate {
		return ""
	}
	for _, row := range slices.Concat(leaders, rest) {
		if _, exact := row.Value.Exact(); !row.Sure || !exact {
			return ""
		}
	}
	changes := r.By == figure.ByChange || r.By == figure.ByPercent
	if changes && leaders[0].Value.Low.Sign() <= 0 || r.By == figure.ByPercent && slices.ContainsFunc(r.Rows, unranked) {
		return ""
	}
	s := w.field(r) + w.leaders(r, leaders)
	var behind []string
	for _, row := range rest {
		if !changes || row.Value.Low.Sign() > 0 {
			behind = append(behind, w.rankedName(row)+" ("+w.rankedValue(r, row)+")")
		}
	}
	if len(behind) > 0 {
		s += ", ahead of " + w.list(behind)
	}
	return end(s)
}

// unranked reports whether an area has no place.
func unranked(row figure.RankRow) bool { return !row.Known }

// leaders says who leads, with what: "Devon had the highest number … (1,020)".
// Joint leaders of a change each have counts of their own.
func (w *Writer) leaders(r figure.Ranking, leaders []figure.RankRow) string {
	if len(leaders) == 1 {
		return w.rankedName(leaders[0]) + " had the " + w.superlative(r) + " (" + w.rankedValue(r, leaders[0]) + ")"
	}
	var names []string
	for _, l := range leaders {
		name := w.rankedName(l)
		if r.By == figure.ByChange || r.By == figure.ByPercent {
			name += " (" + w.rankedValue(r, l) + ")"
		}
		names = append(names, name)
	}
	s := w.list(names) + " had the joint " + w.superlative(r)
	if r.By == figure.ByCount || r.By == figure.ByRate {
		s += " (" + w.rankedValue(r, leaders[0]) + " each)"
	}
	return s
}

// mostBehind is how many areas stand behind the leader in the sentence.
const mostBehind = 2

// leading splits the rows into those in first place and the next ones. Of
// several that share a place all are named or none.
func leading(all []figure.RankRow) (leaders, rest []figure.RankRow) {
	for i, row := range all {
		switch {
		case !row.Known:
		case row.Place == 1:
			leaders = append(leaders, row)
		case len(rest) < mostBehind:
			rest = append(rest, row)
		case len(rest) > 0 && rest[len(rest)-1].Place == all[i].Place:
			for len(rest) > 0 && rest[len(rest)-1].Place == row.Place {
				rest = rest[:len(rest)-1]
			}
			return leaders, rest
		default:
			return leaders, rest
		}
	}
	return leaders, rest
}

// field says among whom: "of the areas of the South West, ".
func (w *Writer) field(r figure.Ranking) string {
	switch {
	case r.Dimension != "":
		return ""
	case r.Area.ID == area.None:
		return "of all areas, "
	}
	return "of the areas of " + area.Say(r.Area) + ", "
}

func (w *Writer) rankedName(r figure.RankRow) string {
	if r.Area.ID == area.None || r.Area.Name == "" {
		return r.Name
	}
	return area.Say(r.Area)
}

// superlative says what they lead in.
func (w *Writer) superlative(r figure.Ranking) string {
	what := "number of " + w.noun.plural + w.through(r.Members) + w.whoDid()
	switch r.By {
	case figure.ByChange:
		return "biggest rise in the " + what + ", by number, " + w.between(r)
	case figure.ByPercent:
		return "steepest rise in the " + what + ", by percentage, " + w.between(r)
	case figure.ByRate:
		return "highest rate of " + w.noun.plural + w.through(r.Members) + w.whoDid() + " " + w.in(r.Period)
	}
	return "highest " + what + " " + w.in(r.Period)
}

// rankedValue writes the value of a row, with the counts behind a change.
func (w *Writer) rankedValue(r figure.Ranking, row figure.RankRow) string {
	v, _ := row.Value.Exact()
	switch r.By {
	case figure.ByChange:
		return w.words.Style.Count(v) + ", " + w.counts(row.Change)
	case figure.ByPercent:
		base, _ := row.Change.Old.Exact()
		return w.words.Style.Percent(v, base) + ", " + w.counts(row.Change)
	case figure.ByRate:
		return w.words.Style.Rate(v)
	}
	return w.words.Style.Count(v)
}

func (w *Writer) counts(c figure.Change) string {
	return fmt.Sprintf("from %s to %s", w.amount(c.Old).text, w.amount(c.New).text)
}

// Monthly writes an average a month: "On average, nearly 600 people a month
// from the North West contacted Stop It Now! from January to June 2018."
func (w *Writer) Monthly(t figure.Total) string {
	rate, ok := w.monthly(t)
	if !ok {
		return ""
	}
	if w.words.Verb == "" {
		verb := "there were "
		if strings.HasSuffix(rate, " "+w.noun.singular) && w.noun.singular != w.noun.plural {
			verb = "there was "
		}
		return end("on average, " + verb + rate + " a month" + w.from(t.Area) + w.through(t.Members) + " " + w.in(t.Period) + inSeveral(t))
	}
	return end("on average, " + rate + " a month" + w.from(t.Area) + w.through(t.Members) + " " + w.action() + " " + w.in(t.Period) + inSeveral(t))
}

// monthly writes the rate and its noun: "nearly 600 people".
func (w *Writer) monthly(t figure.Total) (string, bool) {
	for _, r := range t.Rates {
		v, exact := r.Value.Exact()
		if r.Per != "month" || !r.Known || !exact || v.Sign() <= 0 || len(t.Cell.Missing) > 0 || !counts(t.Measure) {
			continue
		}
		text := w.words.Style.Rate(v)
		if v.IsInt() {
			text = w.words.Style.Count(v)
		}
		if choice, ok := wording.Hedged(v, wording.Rate, w.words.Wording); ok && v.Cmp(number.Int(20)) > 0 {
			text = choice.Text
		}
		return text + " " + w.noun.of(v.Equal(number.Int(1))), true
	}
	return "", false
}

// Channels writes totals that were counted in several ways, which one person
// may be in twice: "In 2017, there were 285 website visitors and 38 helpline
// callers from Dorset. Some may be counted in both."
func (w *Writer) Channels(totals []figure.Total) string {
	var items []string
	for _, t := range totals {
		a := w.amount(t.Cell)
		if !a.sayable || len(t.Members) == 0 || len(t.Cell.Missing) > 0 || !counts(t.Measure) {
			return ""
		}
		items = append(items, w.channel(a, t, len(items) == 0))
	}
	if len(items) < 2 {
		return ""
	}
	first := totals[0]
	both := "more than one of them"
	if len(items) == 2 {
		both = "both"
	}
	return join(end(w.in(first.Period)+", there were "+w.list(items)+w.from(first.Area)), end("some may be counted in "+both))
}

// channel writes one count and its channel: "285 website visitors", "285 people
// through “Website”".
func (w *Writer) channel(a amount, t figure.Total, first bool) string {
	name := t.Members[len(t.Members)-1].Names[0]
	if own := newNoun(name); own.people {
		return a.text + " " + own.of(a.one)
	}
	text := a.text
	if a.none {
		text = "none"
	}
	if first {
		text += " " + w.noun.of(a.one)
	}
	return text + " through “" + name + "”"
}

// RegionNote says what a region is made of: "The North West here is made up of
// Cheshire, Cumbria and Lancashire."
func (w *Writer) RegionNote(region area.Area, members []area.Area) string {
	if everywhere(region) || len(members) < 2 {
		return ""
	}
	names := make([]string, len(members))
	for i, m := range members {
		names[i] = area.Say(m)
	}
	return end(area.Say(region) + " here is made up of " + w.list(names))
}

// Brief writes the whole paragraph: the total and its change, the region, the
// monthly average, and what the region is made of.
func (w *Writer) Brief(b figure.Brief) string {
	sentences := []string{w.Change(b.Change)}
	if rate, ok := w.monthly(b.Monthly); ok && sentences[0] != "" && atLeastFive(b.Monthly) {
		sentences = append(sentences, w.onAverage(b.Monthly, rate))
	}
	c := b.Comparison
	if c.Region == nil {
		return join(sentences...)
	}
	region := w.Total(c.Region.Total)
	if c.Changes {
		region = w.regionMoved(c.Region.Change, "the number")
	}
	sentences = append(sentences, region, w.RegionNote(c.Region.Total.Area, b.RegionAreas))
	return join(sentences...)
}

// atLeastFive reports whether a monthly average is worth a sentence of a
// paragraph: "0.1 people a month" is not.
func atLeastFive(t figure.Total) bool {
	return slices.ContainsFunc(t.Rates, func(r figure.Rate) bool { return r.Value.Low.Cmp(number.Int(5)) >= 0 })
}

// between names the two periods of a ranking of changes. Where one has a "to"
// of its own, as financial years have in some styles, another would be one too
// many.
func (w *Writer) between(r figure.Ranking) string {
	from, to := w.words.Style.SpanPhrase(r.Against), w.words.Style.SpanPhrase(r.Period)
	if strings.Contains(from+to, " to ") {
		return "in " + to + " compared with " + from
	}
	return "from " + from + " to " + to
}
