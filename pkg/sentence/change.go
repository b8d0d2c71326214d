package sentence

import (
	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/figure"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/wording"
)

// Change writes a total against an earlier one: "Stop It Now! was contacted by
// 1,186 people from Hertfordshire in 2019, up 99 per cent from 596 in 2018."
// Where one of the periods is not wholly covered, only the total is written.
func (w *Writer) Change(c figure.Change) string {
	if !c.Known || !c.New.Complete() || !c.Old.Complete() {
		return w.Total(figure.Total{Common: c.Common, Cell: c.New})
	}
	if !counts(c.Measure) {
		return w.levelChange(c)
	}
	now, before := w.amount(c.New), w.amount(c.Old)
	switch {
	case !now.sayable || !before.sayable:
		return w.halfHidden(c, now, before)
	case before.none:
		return w.fromNone(c, now)
	case c.Direction == figure.Same:
		return end(w.theNumber(c.Common) + " was unchanged " + w.in(c.Period) + ", at " + now.text)
	case now.none:
		return end(w.did(now, c.Common) + " " + w.in(c.Period) + ", compared with " + before.text + " " + w.within(c.Against))
	}
	if verb, ok := w.multiple(c); ok {
		return end(w.theNumber(c.Common) + " " + verb + w.fromTo(c, now, before))
	}
	percent, ok := w.percent(c)
	switch {
	case !ok:
		return end(w.did(now, c.Common) + " " + w.in(c.Period) + w.direction(c, before))
	case c.Direction == figure.Down:
		return end(w.theNumber(c.Common) + " fell by " + percent + w.fromTo(c, now, before))
	}
	return end(w.wasReached(c, now) + " " + w.in(c.Period) + ", up " + percent + " from " + before.text + " " + w.within(c.Against))
}

// wasReached is the sentence about the new count to which a rise is added, with
// the service as its subject where English allows it.
func (w *Writer) wasReached(c figure.Change, now amount) string {
	if w.passive() {
		return w.words.Service + " was " + w.words.Verb + " by " + w.inside(now) + w.from(c.Area) + w.through(c.Members)
	}
	return w.did(now, c.Common)
}

// fromTo gives both counts and both periods: ", from 340 in 2018 to 299 in
// 2019".
func (w *Writer) fromTo(c figure.Change, now, before amount) string {
	return ", from " + before.text + " " + w.within(c.Against) + " to " + now.text + " " + w.within(c.Period)
}

// direction ends a sentence with the earlier count alone: ", up from nine in
// 2018".
func (w *Writer) direction(c figure.Change, before amount) string {
	lead := ", compared with "
	switch c.Direction {
	case figure.Up:
		lead = ", up from "
	case figure.Down:
		lead = ", down from "
	}
	return lead + before.text + " " + w.within(c.Against)
}

// fromNone writes a change from nothing, of which there is no percentage.
func (w *Writer) fromNone(c figure.Change, now amount) string {
	if now.none {
		return end(w.did(now, c.Common) + " " + w.within(c.Against) + " or " + w.within(c.Period))
	}
	first := end(w.did(now, c.Common) + " " + w.in(c.Period))
	if w.words.Verb == "" {
		return join(first, end("there were none "+w.within(c.Against)))
	}
	return join(first, end("none had done so "+w.within(c.Against)))
}

// halfHidden writes what is known where one of the counts is hidden without a
// bound.
func (w *Writer) halfHidden(c figure.Change, now, before amount) string {
	switch {
	case now.sayable && before.withheld:
		return join(end(w.did(now, c.Common)+" "+w.in(c.Period)), end("the number for "+w.words.Style.SpanPhrase(c.Against)+" is withheld"))
	case before.sayable && now.withheld:
		return join(end(w.did(before, c.Common)+" "+w.in(c.Against)), end("the number for "+w.words.Style.SpanPhrase(c.Period)+" is withheld"))
	case now.withheld:
		return w.withheld(now, c.Area, c.Period)
	}
	return ""
}

// percent writes the size of a percentage change, without its sign.
func (w *Writer) percent(c figure.Change) (string, bool) {
	v, exact := c.Percent.Exact()
	base, known := c.Old.Exact()
	if !c.HasPercent || !exact || !known {
		return "", false
	}
	if c.Direction == figure.Down && v.Abs().Cmp(number.Frac(199, 2)) >= 0 && v.Abs().Cmp(hundred) < 0 {
		// Rounded, a fall that leaves something would be one of 100 per cent.
		return "more than " + w.words.Style.Percent(number.Int(99), hundred), true
	}
	return w.words.Style.Percent(v.Abs(), base), true
}

// multiple says "more than doubled" where that is asked for and holds.
func (w *Writer) multiple(c figure.Change) (string, bool) {
	r, exact := c.Times.Exact()
	if !w.words.Hedge || !c.HasTimes || !exact {
		return "", false
	}
	choice, ok := wording.Multiple(r, w.words.Wording)
	if !ok || choice.Verb == "" {
		return "", false
	}
	return choice.Verb, true
}

// levelChange writes the change of an average, a percentage or money.
func (w *Writer) levelChange(c figure.Change) string {
	now, ok := c.New.Exact()
	before, okBefore := c.Old.Exact()
	if !ok || !okBefore {
		return ""
	}
	subject := w.measured(c.Common)
	both := ", from " + w.value(c.Measure, before) + " " + w.within(c.Against) + " to " + w.value(c.Measure, now) + " " + w.within(c.Period)
	verb := " rose"
	if c.Direction == figure.Down {
		verb = " fell"
	}
	percent, hasPercent := w.percent(c)
	switch {
	case c.Direction == figure.Same:
		return end(subject + " was unchanged " + w.in(c.Period) + ", at " + w.value(c.Measure, now))
	case c.Points:
		return end(subject + verb + " by " + w.points(now.Sub(before).Abs(), c.Measure) + both)
	case hasPercent:
		return end(subject + verb + " by " + percent + both)
	}
	return end(subject + verb + both)
}

// points writes a difference of two percentages to the places of the measure,
// so that it is exact.
func (w *Writer) points(v number.Value, m cube.Measure) string {
	if v.Equal(number.Int(1)) {
		return "1 percentage point"
	}
	text := v.Decimal(m.Places)
	if v.IsInt() {
		text = v.Decimal(0)
	}
	return number.Group(text) + " percentage points"
}

// everywhere reports whether an area is the whole of the data.
func everywhere(a area.Area) bool { return a.ID == area.None }
