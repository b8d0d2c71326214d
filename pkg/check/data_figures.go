package check

import (
	"fmt"
	"strings"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/wording"
)

// What the data say to a claim, for whoever reads the report.

// figures takes over what the data say to a claim.
func (b *bench) figures(j Judged, a answer) Judged {
	j.Basis, j.Figure, j.FromText, j.ToText = ByData, a.figure, a.from, a.to
	j.True = b.truth(j.Claim, a)
	j.Working = b.working(j, a)
	j.Notes = b.notes(j.Claim, a)
	j.Readings = nil
	return j
}

// truth prints what the data say.
func (b *bench) truth(c claim.Claim, a answer) string {
	switch {
	case c.Kind == claim.Rank && !c.Place.Record, c.Kind == claim.Comparison:
		return a.says
	case c.Stated.Quantity == wording.Points && c.HasNumber:
		return told(c, a.truth, max(c.Number.Places, 1)) + " percentage points"
	case c.Kind == claim.Fraction:
		return told(c, a.truth.Scale(hundred), 1) + " per cent"
	case c.Stated.Quantity == wording.Percent && !c.Changes() && a.whole == nil && !b.percents(a.question):
		return told(c, a.truth, 0) // a count, of which no share was asked
	case c.Stated.Quantity == wording.Percent && !c.Changes():
		return told(c, a.truth, max(c.Number.Places, 1)) + " per cent"
	case c.Kind == claim.Rate:
		return told(c, a.truth, max(c.Number.Places, b.Style.RatePlaces(a.truth.Low)))
	}
	return shown(c, a.truth)
}

func instead(words []string) string {
	if len(words) == 0 {
		return ""
	}
	return "say " + strings.Join(words[:min(len(words), 3)], " or ")
}

// name is how a place is said.
func (b *bench) name(id area.ID) string {
	if id == area.None {
		return allAreas
	}
	return area.Say(b.Desk.Cube.Areas.Get(id))
}

// subject is what a question is about, in words.
func (b *bench) subject(a answer) string {
	text := b.name(a.Area)
	for _, w := range a.Where {
		var names []string
		for _, m := range w.Members {
			names = append(names, b.Desk.Cube.Dimensions[w.Dimension].Members[m].Name)
		}
		text += " (" + strings.Join(names, " and ") + ")"
	}
	text += ", " + b.Style.Span(a.Span)
	if a.Against.Days() > 0 {
		text += " against " + b.Style.Span(a.Against)
	}
	return text
}

// working is how a figure was reached: its formula, its operands and the rows
// they stand in.
func (b *bench) working(j Judged, a answer) string {
	if a.figure == nil {
		return ""
	}
	for _, w := range a.figure.Base().Working {
		if w.Result != a.result {
			continue
		}
		var operands []string
		for _, o := range w.Operands {
			operands = append(operands, fmt.Sprintf("%s = %s (%s%s)", o.Name, ranged(o.Value, 0), o.Label, b.rows(o.Rows)))
		}
		return w.Formula + " = " + j.True + "; " + strings.Join(operands, "; ")
	}
	return a.says
}

// rows says where in the files a number came from.
func (b *bench) rows(sets []cube.RowSet) string {
	text := ""
	for _, s := range sets {
		name := ""
		if s.File < len(b.Desk.Cube.Files) {
			name = b.Desk.Cube.Files[s.File].String()
		}
		switch {
		case s.Count == 0:
			continue
		case s.Count == 1:
			text += fmt.Sprintf("; %s row %d", name, s.First)
		default:
			text += fmt.Sprintf("; %s, %d rows from %d to %d", name, s.Count, s.First, s.Last)
		}
	}
	return text
}
