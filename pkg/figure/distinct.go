package figure

import (
	"fmt"

	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/period"
)

// This file is about different people and not their contacts. One person can be
// in several months, areas and channels, so nothing here is ever the sum of its
// parts.

// distinct reports whether a measure counts different people.
func distinct(m cube.Measure) bool { return m.Kind == cube.Distinct }

func (d *Desk) distinct(q Query) bool { return distinct(d.Cube.Measures[q.Measure]) }

func (h standing) distinct() bool { return distinct(h.measure()) }

// hasParts reports whether a part of the measure's whole can be told: counts
// have parts, and so have people, of whom some are among others.
func (d *Desk) hasParts(q Query) bool { return d.adds(q) || d.distinct(q) }

// ofContacts is the desk of the contacts behind the people: whether a channel
// begins or ends is to be seen in its contacts, of whoever they are.
func (d *Desk) ofContacts() *Desk {
	if d.Cube.Contacts() == d.Cube {
		return d
	}
	if d.contacts == nil {
		d.contacts = &Desk{Cube: d.Cube.Contacts(), Thresholds: d.Thresholds, Unique: true, NoWorking: d.NoWorking}
	}
	return d.contacts
}

// onceEach says how people were counted: "different people in 38 contacts".
func (d *Desk) onceEach(q Query, c cube.Cell) string {
	noun := d.noun(d.Cube.Measures[q.Measure])
	if noun == "" {
		noun = "people"
	}
	text := fmt.Sprintf("different %s in %s", noun, contacts(c.Contacts.Made))
	if !c.Contacts.Unknown.Equal(number.Range{}) {
		text += fmt.Sprintf(", without %s of nobody known", amount(c.Contacts.Unknown))
	}
	return text
}

// contacts writes a number of contacts: "38 contacts", "one contact".
func contacts(r number.Range) string {
	if r.Equal(one) {
		return "one contact"
	}
	return amount(r) + " contacts"
}

// noPerson says how many contacts of the data are nobody's, where a figure
// leaves out some of them. It says the same of every figure, so that a list has
// it once.
func (d *Desk) noPerson(c cube.Cell) []caveat.Caveat {
	if c.Contacts == nil || c.Contacts.Unknown.Equal(number.Range{}) {
		return nil
	}
	all := d.Cube.Behind()
	head := d.Cube.Measures[0].Unique
	text := fmt.Sprintf("%s of the %s in the data have no value in %q and are not counted as people", amount(all.Unknown), contacts(all.Made.Add(all.Unknown)), head)
	if all.Unknown.Equal(one) {
		text = fmt.Sprintf("one of the %s in the data has no value in %q and is not counted as a person", contacts(all.Made.Add(all.Unknown)), head)
	}
	return []caveat.Caveat{{ID: caveat.NoPerson, Text: text, Hint: "say that the number is of people who are known, or give the contacts beside it"}}
}

// grainOf is the division of time that a rate is an average over.
func grainOf(per string) (period.Grain, bool) {
	switch per {
	case "day":
		return period.ByDay, true
	case "week":
		return period.ByWeek, true
	case "month":
		return period.ByMonth, true
	}
	return 0, false
}

// eachRate is the average number of different people a month, week or day: the
// mean of the people of each. The people of a year divided by twelve would be
// something else: somebody who makes contact every month is one of each month's
// people, and not a twelfth of one.
func (d *Desk) eachRate(q Query, c cube.Cell, per string) (Rate, []Working) {
	spans, why := d.wholeSpans(q, c, per)
	sum := number.Exactly(number.Int(0))
	for _, s := range spans {
		cell := d.cell(q.in(s))
		if cell.None {
			why = "the data are not cut into " + per + "s"
			break
		}
		sum = sum.Add(cell.Sum)
	}
	if why != "" {
		return Rate{Per: per, Why: why}, nil
	}
	n := number.Int(int64(len(spans)))
	rate := Rate{Per: per, Known: true, Value: sum.Scale(quo(number.Int(1), n))}
	if d.NoWorking {
		return rate, nil
	}
	noun := d.noun(d.Cube.Measures[q.Measure])
	return rate, []Working{{Result: "rate", Formula: fmt.Sprintf("sum of the different %s of each %s ÷ %ss", noun, per, per), Value: rate.Value, Operands: []Operand{
		{Name: "sum", Label: fmt.Sprintf("different %s of each %s, added up", noun, per), Value: sum},
		{Name: per + "s", Label: per + "s in " + name(q.Span), Value: number.Exactly(n)},
	}}}
}

// wholeSpans cuts the period of a rate, or says why there is no such rate.
func (d *Desk) wholeSpans(q Query, c cube.Cell, per string) ([]period.Span, string) {
	grain, known := grainOf(per)
	switch {
	case !known:
		return nil, fmt.Sprintf("%q is not a rate: month, week, day or a number of people is", per)
	case c.None:
		return nil, "the data have no total to divide"
	case partlyCovered(c):
		return nil, "the data cover only a part of the period"
	}
	spans := period.Split(q.Span, grain, period.Context{})
	if _, months := q.Span.Months(); per == "month" && !months {
		return nil, "the period is not made of whole calendar months"
	}
	for _, s := range spans {
		if per == "week" && s.Days() != 7 {
			return nil, "the period is not made of whole weeks, Monday to Sunday, so some week's people are not all in it"
		}
	}
	return spans, ""
}

// asLong reports whether two periods are about equally long. The test for
// chance allows for unlike lengths by their days, and twice the days do not
// make twice the people.
func asLong(a, b period.Span) bool {
	apart := a.Days() - b.Days()
	return 20*max(apart, -apart) <= max(a.Days(), b.Days())
}

// notAmong is how many people of a whole are not among a part that lies in it.
func (d *Desk) notAmong(part, whole Query) number.Range {
	rest := d.atLeast(whole).Sub(d.atLeast(part))
	if rest.NoLow || rest.Low.Sign() < 0 {
		rest.Low, rest.NoLow = number.Int(0), false
	}
	return rest
}

// againstOthers compares the first of some values with the mean of the others.
func againstOthers(values []number.Range, complete bool) (average, difference number.Range, known bool) {
	if len(values) < 2 {
		return average, difference, false
	}
	for _, v := range values[1:] {
		average = average.Add(v)
	}
	average = average.Scale(number.Frac(1, int64(len(values)-1)))
	return average, values[0].Sub(average), complete
}

// inSeveralAreas says of a list of areas and what they lie in that somebody is
// in several of them, and that some people's area is not known.
func (d *Desk) inSeveralAreas(q Query, parts []listedCell, whole listedCell) []caveat.Caveat {
	if !distinct(whole.measure) || len(parts) == 0 {
		return nil
	}
	out := d.countedOnce(q.Measure, parts, whole.cell, "from several of these areas", ", and once in their total")
	if unknown, some := d.unknownSum(q); some && !whole.cell.None {
		out = append(out, caveat.Caveat{ID: caveat.UnknownMembers,
			Text: fmt.Sprintf("the total for %s, includes contacts of %s whose area is not known", whole.label, d.persons(q.Measure, unknown))})
	}
	return out
}

// countedOnce warns that somebody is in several parts, where that shows: they
// add up to more than the whole. How says what makes it several, once what
// becomes of it in the whole.
func (d *Desk) countedOnce(measure int, parts []listedCell, whole cube.Cell, how, once string) []caveat.Caveat {
	sum := number.Exactly(number.Int(0))
	for _, p := range parts {
		if !p.cell.None {
			sum = sum.Add(p.cell.Sum)
		}
	}
	if whole.None || sum.Low.Cmp(whole.Sum.Low) <= 0 {
		return nil
	}
	who := "a person who"
	if !persons(d.noun(d.Cube.Measures[measure])) {
		who = "one that"
	}
	return []caveat.Caveat{{ID: caveat.CountedOnce, Text: who + " made contact " + how + " is counted in each" + once}}
}

// persons writes a number of people: "12 people".
func (d *Desk) persons(measure int, r number.Range) string {
	noun := d.noun(d.Cube.Measures[measure])
	if noun == "people" && r.Equal(one) {
		return "one person"
	}
	return amount(r) + " " + noun
}

// Several are the caveats of a list of parts, such as months or the members of
// a dimension, above the total of them all, where different people are counted:
// that somebody is in several of them. How says what makes it several: "in
// several months".
//
// Whoever prints such a list calls it. Lists of areas have ListCaveats.
func (d *Desk) Several(parts []Total, total Total, how string) []caveat.Caveat {
	if !distinct(total.Measure) {
		return nil
	}
	var cells []listedCell
	for _, p := range parts {
		cells = append(cells, listedCell{cell: p.Cell})
	}
	return d.countedOnce(0, cells, total.Cell, how, ", and once in the total")
}

// inColumn says what makes it several members of a dimension.
func inColumn(dimension string) string { return fmt.Sprintf("under several values of %q", dimension) }

// rankedTwice says that somebody is in several rows of a ranking.
func (d *Desk) rankedTwice(q Query, rows []RankRow, how string) []caveat.Caveat {
	if !d.distinct(q) {
		return nil
	}
	var cells []listedCell
	for _, r := range rows {
		cells = append(cells, listedCell{cell: r.Total.Cell})
	}
	return d.countedOnce(q.Measure, cells, d.cell(q), how, "")
}

// NamesContacts reports whether a noun, in the plural, is one for what a person
// can make many of, such as calls: a number of people must not be called that.
func NamesContacts(noun string) bool { return countsContacts(cube.Measure{Unit: noun}) }
