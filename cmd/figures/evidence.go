package main

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/check"
	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/period"
)

// This file reads the data that releases are held against: one pass over every
// export, for all releases together.

// readData reads all exports. Those that have the same columns, and those that
// were given labels, are one set of data; others are judged by one after the
// other, as what they count may not be added up.
func (c *checking) readData(ctx context.Context) error {
	groups, err := c.groups(ctx)
	if err != nil {
		return c.maybeRelease(ctx, err)
	}
	for _, g := range groups {
		if err := c.readGroup(ctx, g, len(groups) > 1); err != nil {
			return c.maybeRelease(ctx, err)
		}
		c.data = append(c.data, g)
	}
	return c.nameAreas()
}

// maybeRelease adds to the error of an export in a .txt file, which releases go by
// as well, what to type if it is one.
func (c *checking) maybeRelease(ctx context.Context, err error) error {
	i := slices.IndexFunc(c.inputs, func(in input) bool { return hasEnding(in.name, []string{".txt"}) })
	if i < 0 || ctx.Err() != nil {
		return err
	}
	name := c.inputs[i].name
	hint := fmt.Sprintf("if %q is a release, type: figures check %s --data export.csv", name, quoteWord(name, c.env.System))
	return &failure{status: statusOf(err), text: err.Error(), hint: strings.TrimLeft(hintOf(err)+"\n"+hint, "\n"), cause: err}
}

// groups parts the exports into sets that belong together.
func (c *checking) groups(ctx context.Context) ([]*session, error) {
	var groups []*session
	byKind := map[string]*session{}
	for _, in := range c.inputs {
		kind, err := c.kindOf(ctx, in)
		if err != nil {
			return nil, err
		}
		if g := byKind[kind]; g != nil {
			g.inputs = append(g.inputs, in)
			continue
		}
		flags := *c.flags
		g := &session{frame: c.frame, flags: &flags, config: c.config, inputs: []input{in}, periods: c.periods, style: c.style}
		groups, byKind[kind] = append(groups, g), g
	}
	return groups, nil
}

// kindOf tells exports of the same columns by their heads. With one export
// there is nothing to tell apart, and what is piped in can be read only once.
func (c *checking) kindOf(ctx context.Context, in input) (string, error) {
	switch {
	case len(c.inputs) == 1 || in.label != "":
		return "", nil
	case in.name == standardInput:
		return standardInput, nil
	}
	flags := *c.flags
	probe := &session{frame: c.frame, flags: &flags, config: c.config, inputs: []input{in}, periods: c.periods}
	schema, err := probe.describe(ctx, true)
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("%v %v %v %v %v", schema.Measures, schema.Dimensions, schema.HasAreas, schema.HasPeriods, schema.Dated), nil
}

// describe opens the exports of a session and says what they hold. Among
// several sets of data, a --column need not be in every one.
func (s *session) describe(ctx context.Context, several bool) (cube.Schema, error) {
	for {
		if err := s.openExport(); err != nil {
			return cube.Schema{}, err
		}
		schema, _, err := s.export.Describe(ctx)
		if err == nil {
			return schema, nil
		}
		if _, can := s.withoutColumn(err); !can || !several {
			return schema, s.loadError(err)
		}
	}
}

// readGroup makes the one pass over a set of exports.
func (c *checking) readGroup(ctx context.Context, g *session, several bool) error {
	schema, err := g.describe(ctx, several)
	if err != nil {
		return err
	}
	plan, err := c.textPlan(g, schema)
	if err != nil {
		return err
	}
	if err := g.loadOpened(ctx, plan); err != nil {
		return err
	}
	g.where, err = g.resolveWhere()
	return err
}

// textPlan is what one pass over the data has to answer so that all releases
// can be judged by it.
func (c *checking) textPlan(g *session, schema cube.Schema) (cube.Plan, error) {
	plan, err := g.plan()
	if err != nil {
		return plan, err
	}
	for _, name := range c.worthKeeping(g, schema.Dimensions) {
		plan.Keys = appendName(plan.Keys, name)
	}
	if schema.Dated && c.speaksOfDays() {
		plan.Grain = period.ByDay
	}
	return plan, nil
}

// mostCombinations is how many combinations of values, for each place and
// month, are kept apart for the sake of values that no release names in so
// many words; and shortData is how many bytes of data that is done for. It
// lets a finding say of which value a wrong number is, but each column more
// takes about as long as all else that is read of a long log.
const (
	mostCombinations = 64
	shortData        = 4 << 20
)

// worthKeeping are the columns whose values a release may be about: those that
// it names a value of, and others of few values, as long as they are few in
// all and the data are short. Only the opening of the data is known by now, so
// a value may turn up that it does not have.
func (c *checking) worthKeeping(g *session, dimensions []string) []string {
	type column struct {
		name   string
		values int
		named  bool
	}
	var columns []column
	words := c.spokenWords()
	for _, name := range dimensions {
		values := g.export.Opening(name)
		columns = append(columns, column{name, max(len(values), 1), words.name(values)})
	}
	slices.SortStableFunc(columns, func(a, b column) int {
		switch {
		case a.named != b.named && a.named:
			return -1
		case a.named != b.named:
			return 1
		}
		return a.values - b.values
	})
	size := g.totalSize()
	short := size != unknown && size <= shortData
	var kept []string
	combinations := 1
	for _, d := range columns {
		combinations *= d.values
		if d.named || short && combinations <= mostCombinations {
			kept = append(kept, d.name)
		}
	}
	return kept
}

// spoken are the words of releases, folded.
type spoken map[string]bool

// spokenWords gathers the words of all releases.
func (c *checking) spokenWords() spoken {
	words := spoken{}
	for _, t := range c.texts {
		if t.document == nil {
			continue
		}
		for word := range strings.FieldsFuncSeq(t.document.Text, isNoLetter) {
			words[word] = true
		}
	}
	folded := spoken{}
	for word := range words {
		for part := range strings.FieldsSeq(area.Fold(word)) {
			folded[part] = true
		}
	}
	return folded
}

// isNoLetter tells what stands between words. Marks that belong to words, such
// as apostrophes, are for folding to take off.
func isNoLetter(r rune) bool {
	return unicode.IsSpace(r) || unicode.IsPunct(r) && !strings.ContainsRune("'’‘&", r) || unicode.IsSymbol(r) && r != '`' && r != '´'
}

// name reports whether the words may name one of these values: they have its
// first word, in the singular or in the plural.
func (s spoken) name(values []string) bool {
	return slices.ContainsFunc(values, func(value string) bool {
		first, _, _ := strings.Cut(area.Fold(value), " ")
		return s[first] || s[first+"s"] || s[strings.TrimSuffix(first, "s")]
	})
}

// speaksOfDays reports whether a release names a period that is not made of
// whole months, the day aside that it gives as its own.
func (c *checking) speaksOfDays() bool {
	for _, t := range c.texts {
		if t.document == nil {
			continue
		}
		dated, own := claim.Dated(t.document, c.periods)
		for _, phrase := range period.FindPhrases(t.document.Text, c.periods) {
			if own && slices.ContainsFunc(phrase.Readings, func(r period.Reading) bool { return r.Span.Start == dated && r.Span.Kind == period.DayKind }) {
				own = false // if the day is named again, something happened on it
				continue
			}
			for _, r := range phrase.Readings {
				if _, whole := r.Span.Months(); !whole {
					return true
				}
			}
		}
	}
	return false
}

// nameAreas gathers the places of all data, by which releases are read.
func (c *checking) nameAreas() error {
	if len(c.data) == 0 {
		return nil
	}
	c.names = c.data[0].cube.Areas
	if len(c.data) == 1 {
		return nil
	}
	b := area.NewBuilder()
	for _, g := range c.data {
		tree := g.cube.Areas
		for _, a := range tree.All() {
			entry := area.Entry{Area: a.Name, Say: a.Say, Aliases: a.Aliases}
			if a.Parent != area.None {
				entry.Parent = tree.Get(a.Parent).Name
			}
			b.AddEntries([]area.Entry{entry})
		}
	}
	var err error
	if c.names, err = b.Build(); err != nil {
		return usage("the places of the data contradict each other: "+err.Error(), "check the releases against one of the exports at a time")
	}
	return nil
}

// lexicon is the names that releases are read with.
func (c *checking) lexicon() claim.Lexicon {
	all := claim.Lexicon{Service: c.flags.service, Period: c.datedPeriods(), OwnDate: c.flags.dated == ""}
	for _, g := range c.data {
		one := c.dataOf(g).Lexicon(c.flags.service, all.Period)
		all.Nouns, all.Members = append(all.Nouns, one.Nouns...), append(all.Members, one.Members...)
	}
	all.Areas = c.names
	slices.Sort(all.Nouns)
	slices.Sort(all.Members)
	all.Nouns, all.Members = slices.Compact(all.Nouns), slices.Compact(all.Members)
	return all
}

// datedPeriods is how the periods of a release are placed that bears no date: by
// --dated, else by the day after the data end, as a release about them is written
// soon after, else by today.
func (c *checking) datedPeriods() period.Context {
	periods := c.periods
	if c.flags.dated != "" {
		return periods
	}
	var end period.Day
	for _, g := range c.data {
		for _, span := range g.cube.Extent() {
			end = max(end, span.End)
		}
	}
	if end > 0 && end < periods.Dated {
		periods.Dated = end
	}
	return periods
}

// undated says of the first release that bears no date how its "last year" was
// read, where that matters.
func (c *checking) undated() string {
	if c.flags.dated != "" {
		return ""
	}
	for _, t := range c.texts {
		if t.leans == "" {
			continue
		}
		day := c.datedPeriods().Dated
		whose := "today"
		if day != c.periods.Dated {
			whose = "the day after the data end"
		}
		return fmt.Sprintf("date: %s bears none; %q is read from %s, %s (--dated DATE says otherwise)", t.input.name, t.leans, c.style.Span(period.OfDay(day)), whose)
	}
	return ""
}

// dataOf is one set of data as claims are judged by it.
func (c *checking) dataOf(g *session) check.Data {
	d := check.Data{Desk: g.desk, Where: g.where, Style: c.style}
	if len(c.data) > 1 {
		d.Names = c.names
	}
	d.Nouns = countedBy(g)
	for _, other := range c.data {
		if other != g {
			d.Others = append(d.Others, countedBy(other)...)
		}
	}
	return d
}

// countedBy is what a set of data counts: the noun that was typed, and the name
// of its measure.
func countedBy(g *session) []string {
	var nouns []string
	for _, noun := range []string{g.noun(), g.cube.Measures[0].Name} {
		if noun != "" && !slices.Contains(nouns, noun) {
			nouns = append(nouns, noun)
		}
	}
	return nouns
}
