package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/export"
	"github.com/pressfigures/figures/pkg/figure"
	"github.com/pressfigures/figures/pkg/period"
	"github.com/pressfigures/figures/pkg/sentence"
)

// writer is what turns figures into sentences in the words that were chosen.
func (s *session) writer() *sentence.Writer {
	return sentence.New(sentence.Words{
		Unit: s.noun(), Verb: s.verb(), Service: s.flags.service, Style: s.style, Hedge: s.flags.hedge,
	}, s.cube.Areas)
}

// noteWords asks for the words that sentences lack: a figure with the wrong
// noun is a wrong figure. In a log with a row for each contact, contacts are
// what is counted.
func (s *session) noteWords() {
	if s.noun() == "" && !s.isRowLog() {
		s.remarks = append(s.remarks, `note: what is counted is not known, so sentences say "contacts"`, "hint: name it in the plural with --unit, such as --unit calls")
	}
	if slices.Contains(needService, strings.ToLower(s.flags.verb)) && s.flags.service == "" {
		s.remarks = append(s.remarks, fmt.Sprintf("note: sentences do not say whom they %s", s.flags.verb), "hint: name it with --service, such as --service \"Stop It Now!\"")
	}
	if others := slices.DeleteFunc(slices.Clone(s.flags.rates()), func(per string) bool { return per == "month" }); len(others) > 0 {
		s.remarks = append(s.remarks, "note: sentences say no rate per "+joined(others, "or")+"; --format table has it")
	}
}

// needService are verbs that make no English sentence without saying whom or
// what: "people from Dorset contacted in 2019".
var needService = []string{"accessed", "approached", "attended", "called", "contacted", "emailed", "messaged", "phoned", "reached", "rang", "telephoned", "texted", "used", "viewed", "visited"}

// isRowLog reports whether every row of the data is one contact.
func (s *session) isRowLog() bool {
	return s.cube.Dated && !slices.ContainsFunc(s.export.Inspection().Files, func(f export.FileInspection) bool {
		return slices.ContainsFunc(f.Columns, func(c export.ColumnInspection) bool { return c.Role == export.RoleCount })
	})
}

// sentences writes what can be said of the figures, each line ready to paste.
// Of some nothing can be said truthfully; they have no line.
func (s *session) sentences(q question, figures []figure.Figure) []string {
	w := s.writer()
	var lines []string
	for len(figures) > 0 {
		line, used := s.together(w, q, figures)
		if line != "" {
			lines = append(lines, line)
			figures = s.withoutSum(figures[:used], figures[used:])
			continue
		}
		for _, f := range figures[:max(used, 1)] {
			lines = append(lines, alone(w, f))
		}
		figures = figures[max(used, 1):]
	}
	return slices.DeleteFunc(lines, func(line string) bool { return line == "" })
}

// withoutSum leaves out the total of channels that have just been said: the
// sentence says that people may be in more than one of them, and a total of
// people after it would not be true, unless each was counted once.
func (s *session) withoutSum(said, rest []figure.Figure) []figure.Figure {
	channel, ok := said[0].(*figure.Total)
	if !ok || len(rest) == 0 || s.countsPeople() {
		return rest
	}
	total, ok := rest[0].(*figure.Total)
	if !ok || !alike(*channel, total) || len(total.Members) >= len(channel.Members) {
		return rest
	}
	s.unsaid = append(s.unsaid, total)
	return rest[1:]
}

// together says several figures at once where that reads better: areas that
// were typed one by one, and the channels of an area. It returns how many
// figures it said; 0 where none go together.
func (s *session) together(w *sentence.Writer, q question, figures []figure.Figure) (string, int) {
	if len(q.areas) > 1 && len(q.axes) == 0 {
		if list := changesOf(figures); len(list) == len(q.areas) {
			return w.Changes(list, nil), len(list)
		}
	}
	if len(q.axes) != 1 || q.axes[0].dimension < 0 {
		return "", 0
	}
	channels := channelsOf(figures, s.cube.Dimensions[q.axes[0].dimension].Name)
	return w.Channels(channels), len(channels)
}

// changesOf returns the changes that a list begins with.
func changesOf(figures []figure.Figure) []figure.Change {
	var out []figure.Change
	for _, f := range figures {
		c, ok := f.(*figure.Change)
		if !ok {
			break
		}
		out = append(out, *c)
	}
	return out
}

// channelsOf returns the totals that a list begins with and that differ in one
// dimension only: the channels of one area and period.
func channelsOf(figures []figure.Figure, dimension string) []figure.Total {
	var out []figure.Total
	for _, f := range figures {
		t, ok := f.(*figure.Total)
		if !ok || !isMember(t, dimension) || len(out) > 0 && !alike(out[0], t) {
			break
		}
		out = append(out, *t)
	}
	return out
}

// isMember reports whether a total is of one member of the dimension.
func isMember(t *figure.Total, dimension string) bool {
	return slices.ContainsFunc(t.Members, func(p figure.Pick) bool { return p.Dimension == dimension && len(p.Names) == 1 })
}

func alike(a figure.Total, b *figure.Total) bool {
	return a.Area.ID == b.Area.ID && a.Period.Same(b.Period) && a.Measure == b.Measure
}

// alone writes the line of one figure.
func alone(w *sentence.Writer, f figure.Figure) string {
	switch f := f.(type) {
	case *figure.Total:
		return totalLine(w, *f)
	case *figure.Change:
		return w.Change(*f)
	case *figure.Comparison:
		return w.Compare(*f)
	case *figure.Share:
		return w.Share(*f)
	case *figure.Ranking:
		return w.Rank(*f)
	case *figure.Brief:
		return w.Brief(*f)
	}
	return ""
}

// totalLine adds the monthly average to a total, if it was asked for.
func totalLine(w *sentence.Writer, t figure.Total) string {
	line := w.Total(t)
	if line == "" || !slices.ContainsFunc(t.Rates, func(r figure.Rate) bool { return r.Per == "month" && r.Known }) {
		return line
	}
	if monthly := w.Monthly(t); monthly != "" {
		line += " " + monthly
	}
	return line
}

// speechless lists the figures of which nothing can be said, for a remark.
func (s *session) speechless(figures []figure.Figure) []string {
	w := s.writer()
	var names []string
	for _, f := range figures {
		if alone(w, f) == "" {
			names = append(names, s.figureName(f.Base().Area, f.Base().Period))
		}
	}
	return names
}

func (s *session) figureName(a area.Area, span period.Span) string {
	name := a.Name
	if a.ID == area.None {
		name = "all areas"
	}
	return name + ", " + s.style.Span(span)
}
