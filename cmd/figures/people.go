package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/figure"
	"github.com/pressfigures/figures/pkg/period"
)

// This file is about --unique: people are counted and not their contacts.

// planPeople asks for people where --unique does, and for days where an average
// a week or a day is wanted, which is that of the people of each.
func (s *session) planPeople(p *cube.Plan) error {
	if s.flags.unique == "" {
		return nil
	}
	p.Unique = s.flags.unique
	if slices.Contains(s.flags.rates(), "week") || slices.Contains(s.flags.rates(), "day") {
		p.Grain = period.ByDay
	}
	if s.flags.average == figure.ExcludingSelf.String() {
		return s.blame("average", s.flags.average, usage("--average excluding-self does not go with --unique: people of the area may be people of the rest of its region as well, so the region without the area has two meanings",
			"take --average whole-region or mean"))
	}
	if figure.NamesContacts(s.flags.unit) {
		return s.blame("unit", s.flags.unit, usage(fmt.Sprintf("--unit %s names contacts, and --unique counts who made them", s.flags.unit), "name people, in the plural: --unit callers; or leave out --unique"))
	}
	return nil
}

// countsPeople reports whether people are counted.
func (s *session) countsPeople() bool { return s.flags.unique != "" }

// noteSeveral says of every list of parts above their total that somebody is in
// several of them: of spans of time, and of the values of columns. Lists of
// areas say it themselves.
func (s *session) noteSeveral(q question, rows []row, totals []figure.Total) {
	if !s.countsPeople() || len(q.axes) == 0 {
		return
	}
	var how []string
	for _, a := range q.axes {
		how = append(how, several(a))
	}
	start := 0
	for i := range totals {
		if !rows[i].total {
			continue
		}
		base := totals[i].Base()
		base.Caveats = caveat.Dedupe(append(base.Caveats, s.desk.Several(totals[start:i], totals[i], strings.Join(how, " or "))...))
		start = i + 1
	}
}

// several says what makes it several parts along an axis: "in several months".
func several(a axis) string {
	if a.dimension < 0 {
		return "in several " + strings.ToLower(a.name) + "s"
	}
	return fmt.Sprintf("under several values of %q", a.name)
}

// newTotals are the totals behind the later periods of changes, by which it is
// seen who is in several of them.
func newTotals(changes []figure.Change) []figure.Total {
	out := make([]figure.Total, len(changes))
	for i, c := range changes {
		out[i] = figure.Total{Common: c.Common, Cell: c.New}
	}
	return out
}

// noteSeveralChanges is noteSeveral for a list of changes, of areas too.
func (s *session) noteSeveralChanges(q question, rows []row, changes []figure.Change) {
	if !s.countsPeople() {
		return
	}
	totals := newTotals(changes)
	for i := range totals {
		totals[i].Caveats = nil
	}
	s.noteSeveral(q, rows, totals)
	s.addListCaveats(q, rows, totals)
	for i := range changes {
		base := changes[i].Base()
		base.Caveats = caveat.Dedupe(append(base.Caveats, totals[i].Caveats...))
	}
}

// noteSeveralShares says that the shares of parts that share people add up to
// more than the whole.
func (s *session) noteSeveralShares(q question, shares []figure.Share) {
	if !s.countsPeople() || len(shares) < 2 {
		return
	}
	how := "from several of these areas"
	if len(q.axes) > 0 {
		var all []string
		for _, a := range q.axes {
			all = append(all, several(a))
		}
		how = strings.Join(all, " or ")
	}
	for i := 0; i < len(shares); {
		end := i + 1
		for end < len(shares) && sameWhole(shares[i], shares[end]) {
			end++
		}
		parts := make([]figure.Total, 0, end-i)
		for _, x := range shares[i:end] {
			parts = append(parts, figure.Total{Common: x.Common, Cell: x.PartCell})
		}
		last := shares[end-1].Base()
		whole := figure.Total{Common: shares[i].Common, Cell: shares[i].AllCell}
		last.Caveats = caveat.Dedupe(append(last.Caveats, s.desk.Several(parts, whole, how)...))
		i = end
	}
}

func sameWhole(a, b figure.Share) bool {
	return a.Whole.ID == b.Whole.ID && a.WholePeriod.Same(b.WholePeriod) && (len(a.Members) == 0) == (len(b.Members) == 0) && (a.Whole.ID != area.None || a.Area.ID == b.Area.ID)
}

// verb is what the counted did, where that is said: people who are counted did
// make contact, whatever else they did.
func (s *session) verb() string {
	switch {
	case s.flags.verb != "" || !s.countsPeople():
		return s.flags.verb
	case s.flags.service != "":
		return "made contact with"
	}
	return "made contact"
}
