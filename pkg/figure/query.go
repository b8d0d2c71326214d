package figure

import (
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/period"
)

// settle fills in what a query leaves unsaid of its own period.
func (d *Desk) settle(q Query) Query {
	// An area may be named by the number its tree's builder gave it.
	if known := d.Cube.Areas.Get(q.Area).ID; known != area.None {
		q.Area = known
	}
	if q.Span.Days() == 0 {
		if latest, ok := d.Cube.Latest(); ok {
			q.Span = latest
		}
	}
	return q
}

// settleBase fills in what a query for a change leaves unsaid.
func (d *Desk) settleBase(q Query) Query {
	q = d.settle(q)
	if q.Against.Days() == 0 {
		q.Against = d.Cube.Base(q.Span)
	}
	return q
}

// in returns the query for another span.
func (q Query) in(s period.Span) Query {
	q.Span = s
	return q
}

// of returns the query for another area.
func (q Query) of(a area.ID) Query {
	q.Area = a
	return q
}

// only returns the query narrowed, in one dimension, to these members alone.
func (q Query) only(dimension int, members ...int) Query {
	where := slices.DeleteFunc(slices.Clone(q.Where), func(w Where) bool { return w.Dimension == dimension })
	q.Where = append(where, Where{Dimension: dimension, Members: members})
	return q
}

// selection turns the query into what the cube is asked.
func (d *Desk) selection(q Query) cube.Selection {
	return cube.Selection{Measure: q.Measure, Area: q.Area, Span: q.Span, Members: d.choice(q).members}
}

// cell asks the cube, which remembers what it was asked.
func (d *Desk) cell(q Query) cube.Cell { return d.Cube.Cell(d.selection(q)) }

// common fills in what every figure of a query has.
func (d *Desk) common(q Query) Common {
	chosen := d.choice(q)
	return Common{
		Measure: d.Cube.Measures[q.Measure],
		Area:    d.Cube.Areas.Get(q.Area),
		Period:  q.Span,
		Members: chosen.picks,
		Scope:   chosen.scope,
	}
}

// adds reports whether the measure adds up over areas and dimensions.
func (d *Desk) adds(q Query) bool {
	kind := d.Cube.Measures[q.Measure].Kind
	return kind == cube.Flow || kind == cube.Stock
}

// counts reports whether the measure counts whole things or people. Floors for
// percentages, low counts and tests of chance are for counts, not for money,
// hours or averages.
func counts(m cube.Measure) bool {
	return (m.Kind == cube.Flow || m.Kind == cube.Stock || distinct(m)) && m.Places == 0 && !measured(m.Unit)
}

// measured reports whether a unit is one of money, time, distance or weight,
// of which there is an amount and not a number.
func measured(unit string) bool {
	unit = strings.ToLower(strings.TrimSpace(unit))
	return strings.ContainsAny(unit, "£$€") || slices.Contains([]string{
		"pounds", "gbp", "euros", "eur", "dollars", "usd", "pence",
		"seconds", "minutes", "hours", "days", "miles", "kilometres", "km", "kilograms", "kg", "tonnes",
	}, unit)
}

// counted reports whether the measure counts events over a span.
func counted(m cube.Measure) bool { return (m.Kind == cube.Flow || distinct(m)) && counts(m) }

// thresholds returns the desk's, or the default ones where none are set.
func (d *Desk) thresholds() caveat.Thresholds {
	if d.Thresholds == (caveat.Thresholds{}) {
		return caveat.Default()
	}
	return d.Thresholds
}

// holds is Cube.Held, remembered: lists ask the same for every area.
func (d *Desk) holds(s period.Span) bool {
	key := period.Span{Start: s.Start, End: s.End}
	held, known := d.held[key]
	if !known {
		held = s.Days() > 0 && d.Cube.Held(key)
		if d.held == nil {
			d.held = map[period.Span]bool{}
		}
		d.held[key] = held
	}
	return held
}

// region returns the area that an area lies in: its parent, or area.None for
// all areas together where it is one of several at the top. False means that
// there is nothing to hold it against.
func (d *Desk) region(a area.ID) (area.ID, bool) {
	if a == area.None {
		return area.None, false
	}
	if up, held := d.Cube.Region(a); held {
		return up, true
	}
	return area.None, len(d.Cube.Tops()) > 1
}

// parts returns the areas with data that an area is the sum of.
func (d *Desk) parts(a area.ID) []area.ID { return d.Cube.Parts(a) }

// says names areas in running prose, in order, the rest of a long list by
// their number.
func (d *Desk) says(areas []area.ID, most int) string {
	var names []string
	for i, a := range areas {
		if i == most && len(areas) > most+1 {
			names = append(names, word(len(areas)-most)+" more")
			break
		}
		names = append(names, d.say(a))
	}
	return and(names)
}

// word is a small number in running prose.
func word(n int) string {
	if n <= 9 {
		return number.Words(int64(n))
	}
	return number.Group(number.Int(int64(n)).String())
}

// and joins words as prose does: "a, b and c".
func and(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " and " + words[last]
}

// place names what a query asks for without its period: "Hertfordshire,
// Helpline".
func (d *Desk) place(q Query) string { return d.say(q.Area) + d.choice(q).words }

// label names what a query asks for: "Hertfordshire, Helpline, 2019".
func (d *Desk) label(q Query) string { return d.place(q) + ", " + d.name(q.Span) }

// name names a span in words.
func name(s period.Span) string { return period.Name(s, period.Naming{}) }

// operand is one cell in the working of a figure.
func (d *Desk) operand(as string, q Query, c cube.Cell) Operand {
	return Operand{Name: as, Label: d.label(q), Value: c.Sum, None: c.None, Rows: c.Rows, Stated: c.Stated, Contacts: c.Contacts}
}

// tidy puts caveats in their order, each once.
func tidy(lists ...[]caveat.Caveat) []caveat.Caveat {
	all := caveat.Dedupe(slices.Concat(lists...))
	caveat.Sort(all)
	return all
}
