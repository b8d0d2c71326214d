package report

import (
	"slices"

	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/figure"
	"github.com/pressfigures/figures/pkg/period"
)

// totals is the table of totals and their rates.
func (l layout) totals(ts []*figure.Total) sheet {
	pers := rates(ts)
	entries := make([]entry, len(ts))
	for i, t := range ts {
		entries[i] = l.total(t)
	}
	contacts := l.contacts(ts, entries)
	for i, t := range ts {
		for _, per := range pers {
			text, why := l.rateOf(t, per)
			entries[i].numbers = append(entries[i].numbers, text)
			entries[i].caveats = append(entries[i].caveats, why...)
		}
	}
	heads := append([]string{l.countHead(entries)}, contacts...)
	for _, per := range pers {
		heads = append(heads, perHead(per))
	}
	return l.table(entries, heads...)
}

// total is the row of one total, without rates.
func (l layout) total(t *figure.Total) entry {
	e := entryOf(&t.Common)
	e.numbers = []string{l.cell(t.Cell, t.Measure)}
	e.caveats = l.missing(t.Cell, e, e.period)
	return e
}

// countHead is the head of the counts: the period, where that is the same in
// all rows, else what is counted.
func (l layout) countHead(entries []entry) string {
	if p := l.shared(entries); p.one && p.current != "" {
		return p.current
	}
	if same(entries, func(e entry) string { return counted(e.measure) }) {
		return counted(entries[0].measure)
	}
	return "Count"
}

// rates lists the rates that some total has, in the order asked for.
func rates(ts []*figure.Total) []string {
	var out []string
	for _, t := range ts {
		for _, r := range t.Rates {
			if !slices.Contains(out, r.Per) {
				out = append(out, r.Per)
			}
		}
	}
	return out
}

// rateOf writes one rate of a total. Where there is none, a caveat of no rule
// says why.
func (l layout) rateOf(t *figure.Total, per string) (string, []caveat.Caveat) {
	for _, r := range t.Rates {
		if r.Per != per {
			continue
		}
		if !r.Known && r.Why != "" {
			return l.rate(r), []caveat.Caveat{{Text: "no rate is given: " + r.Why}}
		}
		return l.rate(r), nil
	}
	return "", nil
}

// missing returns the caveats of a row. A cell without a number always has one
// that says so.
func (l layout) missing(c cube.Cell, e entry, of period.Span) []caveat.Caveat {
	cs := slices.Clone(e.caveats)
	if !c.None || len(cs) > 0 {
		return cs
	}
	text := "the data have nothing for " + areaName(e.area)
	if name := l.period(of); name != "" {
		text += ", " + name
	}
	return append(cs, caveat.Caveat{ID: caveat.MissingArea, Text: text})
}
