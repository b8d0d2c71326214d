// Package sentence writes figures as English sentences that are ready to
// paste: a total, a change, an area beside its region, a share, a ranking, and
// the whole paragraph of a brief.
//
// Every form it knows (a rise, a fall, no change, from none, to none, one
// person, a base too small for a per cent, a hidden count) gives exact counts
// unless asked to hedge, stands both counts and both periods by every
// percentage, and never begins with figures. What cannot be said truthfully is
// not said: the sentence is then empty, and the figure's caveats tell why.
//
// It works nothing out and judges nothing: figures come from package figure,
// hedges and multiples from package wording, numbers in print from package
// style.
package sentence

import (
	"strings"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/figure"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/period"
	"github.com/pressfigures/figures/pkg/style"
	"github.com/pressfigures/figures/pkg/wording"
)

// Words are what a sentence needs beside its figure.
type Words struct {
	// Unit is what is counted, in the plural: "people", "calls". Empty is
	// "contacts".
	Unit string
	// Verb is what they did, in the past tense: "contacted". Without one, the
	// sentences speak of "calls from Dorset".
	Verb string
	// Service is whom they contacted: "Stop It Now!". May be empty.
	Service string
	// Style is the house style; one without a name is the default.
	Style style.Style
	// Hedge rounds totals and puts a hedge before them ("nearly 600"), and says
	// "more than doubled" where it is so. Counts beside a percentage, a multiple
	// or a share stay exact.
	Hedge bool
	// Wording are the bounds of hedges and multiples; the zero value has the
	// defaults.
	Wording wording.Options
}

// Writer writes sentences.
type Writer struct {
	words Words
	noun  noun
	tree  *area.Tree
}

// New returns a writer for figures of these areas.
func New(w Words, tree *area.Tree) *Writer {
	if w.Style.Name == "" {
		w.Style = style.Default()
	}
	if w.Unit == "" {
		w.Unit = "contacts"
	}
	w.Wording.Style = w.Style
	return &Writer{words: w, noun: newNoun(w.Unit), tree: tree}
}

// from says where somebody is from, with a blank before it: " from Dorset".
// All areas together are not said.
func (w *Writer) from(a area.Area) string {
	if a.ID == area.None || area.IsTotal(a.Name) {
		return ""
	}
	return " from " + area.Say(a)
}

// in says when, with a preposition: "in 2019", "on 4 March 2019", "from
// January to June 2019".
func (w *Writer) in(s period.Span) string {
	phrase := w.words.Style.SpanPhrase(s)
	switch {
	case s.Days() == 1:
		return "on " + phrase
	case runs(s) && !strings.HasPrefix(phrase, "the "):
		return "from " + phrase
	}
	return "in " + phrase
}

// within says when after a count, where another "from" would mislead: "300 in
// July to December 2017".
func (w *Writer) within(s period.Span) string {
	if s.Days() == 1 {
		return "on " + w.words.Style.SpanPhrase(s)
	}
	return "in " + w.words.Style.SpanPhrase(s)
}

// runs reports whether a span is named by its two ends, as "January to June
// 2019" is and "2018 to 2019", a financial year, is not.
func runs(s period.Span) bool {
	switch s.Kind {
	case period.Custom, period.Months, period.RollingYear, period.Week, period.HalfYear, period.Quarter, period.FinancialHalf, period.FinancialQuarter:
		return true
	}
	return false
}

// end puts a full stop to a sentence that does not end in one, and a capital
// to its start.
func end(s string) string {
	if s == "" {
		return ""
	}
	if s = style.Capitalise(s); strings.HasSuffix(s, "!") || strings.HasSuffix(s, "?") {
		return s // "… contacted Stop It Now!" is closed already
	}
	return s + "."
}

// join puts sentences into one paragraph.
func join(sentences ...string) string {
	var kept []string
	for _, s := range sentences {
		if s != "" {
			kept = append(kept, s)
		}
	}
	return strings.Join(kept, " ")
}

// amount is a count as it will be said.
type amount struct {
	text     string // "373", "nearly 600", "fewer than five"
	one      bool   // exactly one: the noun is singular
	none     bool   // exactly none
	hedged   bool   // begins with words, so it may begin a sentence
	exact    bool
	value    number.Value
	sayable  bool // false: nothing true can be said
	withheld bool // hidden, and no bound is known
}

// rounded says the value of a cell, hedged if that was asked for.
func (w *Writer) rounded(c cube.Cell) amount {
	a := w.amount(c)
	if !w.words.Hedge || !a.exact {
		return a
	}
	if choice, ok := wording.Hedged(a.value, wording.Count, w.words.Wording); ok {
		a.text, a.hedged = choice.Text, true
	}
	return a
}

// amount says the value of a cell.
func (w *Writer) amount(c cube.Cell) amount {
	if c.None {
		return amount{}
	}
	r := c.Sum
	if len(c.Missing) > 0 {
		r.NoHigh = true
	}
	v, exact := r.Exact()
	if !exact {
		choice, ok := wording.Ranged(r, wording.Count, w.words.Wording)
		if !ok || r.NoHigh && r.Low.Sign() <= 0 {
			return amount{withheld: c.Hidden > 0}
		}
		one := choice.Row.ID != wording.Between && choice.N().Equal(number.Int(1)) // at least one person
		return amount{text: choice.Text, hedged: true, sayable: true, one: one}
	}
	return amount{text: w.words.Style.Count(v), exact: true, value: v, sayable: true, one: v.Equal(number.Int(1)), none: v.Sign() == 0}
}

// start says the amount and its noun at the start of a sentence: "Sixteen
// people", "A total of 373 people", "Fewer than five people".
func (w *Writer) start(a amount) string {
	switch {
	case a.none:
		return w.noun.none()
	case a.hedged:
		return a.text + " " + w.noun.of(a.one)
	}
	if words, ok := w.words.Style.CountAtStart(a.value); ok {
		return words + " " + w.noun.of(a.one)
	}
	return "A total of " + a.text + " " + w.noun.plural
}

// inside says the amount and its noun within a sentence: "one person", "373
// people", "no calls".
func (w *Writer) inside(a amount) string {
	if a.none {
		return "no " + w.noun.plural
	}
	return a.text + " " + w.noun.of(a.one)
}

// covered returns the cell and span that a sentence can speak of: where the
// data cover a single stretch of the period, that stretch.
func covered(c cube.Cell, a area.ID, s period.Span) (cube.Cell, period.Span) {
	for _, g := range c.Missing {
		if g.Area != a {
			return c, s
		}
	}
	rest := []period.Span{s}
	for _, g := range c.Missing {
		rest = cut(rest, g.Span)
	}
	if len(c.Missing) > 0 && len(rest) == 1 {
		c.Missing = nil
		return c, rest[0]
	}
	return c, s
}

// cut takes a gap out of spans.
func cut(spans []period.Span, gap period.Span) []period.Span {
	var out []period.Span
	for _, s := range spans {
		if !s.Overlaps(gap) {
			out = append(out, s)
			continue
		}
		if s.Start < gap.Start {
			out = append(out, period.Between(s.Start, gap.Start-1))
		}
		if gap.End < s.End {
			out = append(out, period.Between(gap.End, s.End-1))
		}
	}
	return out
}

// Total writes one total: "A total of 373 people from Dorset contacted Stop It
// Now! in the first six months of 2019." Where only one stretch of the period
// is covered, the sentence speaks of that stretch.
func (w *Writer) Total(t figure.Total) string {
	cell, span := covered(t.Cell, t.Area.ID, t.Period)
	if !counts(t.Measure) {
		return w.level(t, cell, span)
	}
	a := w.rounded(cell)
	if !a.sayable {
		return w.withheld(a, t.Area, span)
	}
	return end(w.did(a, t.Common) + " " + w.in(span))
}

// counts reports whether a measure counts something, so that "373 people" can
// be said of it.
func counts(m cube.Measure) bool {
	return (m.Kind == cube.Flow || m.Kind == cube.Stock || m.Kind == cube.Distinct) && m.Places == 0
}

// withheld says that a count is hidden, where it is.
func (w *Writer) withheld(a amount, where area.Area, s period.Span) string {
	if !a.withheld {
		return ""
	}
	return end("the number of " + w.noun.plural + w.from(where) + w.whoDid() + " " + w.in(s) + " is withheld")
}

// level writes a measure that does not count: "Average wait in Kent was 12.5 in
// 2019."
func (w *Writer) level(t figure.Total, c cube.Cell, s period.Span) string {
	v, ok := c.Exact()
	if !ok || len(c.Missing) > 0 {
		return ""
	}
	return end(w.measured(t.Common) + " was " + w.value(t.Measure, v) + " " + w.in(s))
}

// measured names a measure that does not count, and where: "average wait in
// Kent".
func (w *Writer) measured(c figure.Common) string {
	name := lowerFirst(c.Measure.Name)
	if c.Area.ID == area.None || area.IsTotal(c.Area.Name) {
		return name
	}
	return name + " in " + area.Say(c.Area)
}

// value writes a value of a measure that does not count.
func (w *Writer) value(m cube.Measure, v number.Value) string {
	if m.Kind == cube.Percentage {
		text := number.Group(v.Decimal(m.Places))
		if w.words.Style.PerCent == "%" {
			return text + "%"
		}
		return text + " " + w.words.Style.PerCent
	}
	return number.Group(v.Decimal(m.Places))
}
