package main

import (
	"context"
	"errors"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/pressfigures/figures/pkg/check"
	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/period"
	"github.com/pressfigures/figures/pkg/release"
	"github.com/pressfigures/figures/pkg/wording"
)

// checking is a check at work: a session over the data, where there are any,
// and the releases.
type checking struct {
	*session
	texts    []*text
	accepted *check.Accepted // nil without a list

	tolerances wording.Tolerances
}

// text is one release, what it says, and how that was judged.
type text struct {
	input    input
	document *release.Document
	report   *check.Report
	err      error // why it could not be read
}

// newChecking settles everything that can be settled without reading.
func (f *frame) newChecking(d *dataFlags, releases []string) (*checking, error) {
	c := &checking{session: &session{frame: f, flags: d}}
	steps := []func() error{
		c.configure,
		func() error { return c.nameReleases(releases) },
		c.nameData,
		c.checkOutput,
		c.checkLists,
		c.settleStyle,
		c.settlePeriods,
		c.settleTolerances,
		c.readLists,
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return c, nil
}

// nameReleases finds the files that were typed. An equals sign in a name is a
// part of it: releases have no labels.
func (c *checking) nameReleases(args []string) error {
	seen := map[string]bool{}
	for _, arg := range args {
		found, err := c.expandRelease(arg)
		if err != nil {
			return err
		}
		for _, in := range found {
			if seen[in.name] && in.name != standardInput {
				continue
			}
			seen[in.name] = true
			c.texts = append(c.texts, &text{input: in})
		}
	}
	return nil
}

func (c *checking) expandRelease(name string) ([]input, error) {
	switch {
	case name == standardInput:
		return []input{{name: name}}, nil
	case hasPattern(name) && !c.exists(name):
		return c.matches(name, "")
	}
	locked, err := c.checkInput(name)
	return []input{{name: name, locked: locked}}, err
}

// nameData takes the exports of --data, else those of the configuration. None
// at all is no mistake: the text is then judged by itself.
func (c *checking) nameData() error {
	args := c.flags.data
	if len(args) == 0 && c.config != nil {
		var err error
		if args, err = c.config.exports(c.frame); err != nil {
			return err
		}
	}
	inputs, err := c.expandInputs(args)
	if err != nil {
		return err
	}
	c.inputs = inputs
	all := slices.Clone(inputs)
	for _, t := range c.texts {
		all = append(all, t.input)
	}
	if countStandardInput(all) > 1 {
		return usage(`standard input ("-") is named twice, and can be read only once`, "")
	}
	return nil
}

// readNames are all files that this run reads.
func (c *checking) readNames() []string {
	names := append(c.session.readNames(), c.flags.facts, c.flags.accepted)
	for _, t := range c.texts {
		names = append(names, t.input.name)
	}
	return slices.DeleteFunc(names, func(n string) bool { return n == "" || n == standardInput })
}

// readAll reads every release, several at a time.
func (c *checking) readAll() {
	parallel(c.texts, func(t *text) {
		t.document, t.err = c.readRelease(t.input)
	})
}

// parallel does something with each text, with as many workers as there are
// processors.
func parallel(texts []*text, do func(*text)) {
	work := make(chan *text)
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(texts)) {
		workers.Go(func() {
			for t := range work {
				do(t)
			}
		})
	}
	for _, t := range texts {
		work <- t
	}
	close(work)
	workers.Wait()
}

func (c *checking) readRelease(in input) (*release.Document, error) {
	r, err := c.open(in)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	name := in.name
	if name == standardInput {
		name = standardInputName
	}
	document, err := release.Read(name, r, release.Options{Names: c.names()})
	var format *release.FormatError
	switch {
	case errors.As(err, &format):
		return nil, failed(err.Error(), hintOf(err), err)
	case err != nil:
		return nil, c.unreadable(in.name, err)
	}
	return document, nil
}

// names are those that end no sentence, whatever they end in.
func (c *checking) names() []string {
	if c.flags.service == "" {
		return nil
	}
	return []string{c.flags.service}
}

// unread is the error of the releases that could not be read; nil where all
// could.
func (c *checking) unread() error {
	var errs []error
	for _, t := range c.texts {
		if t.err != nil {
			errs = append(errs, t.err)
		}
	}
	if len(errs) == 0 {
		return nil
	}
	return &unreadReleases{errs}
}

// reports are those of the releases that could be read, in the order named.
func (c *checking) reports() []*check.Report {
	var out []*check.Report
	for _, t := range c.texts {
		if t.report != nil {
			out = append(out, t.report)
		}
	}
	return out
}

// judgeAll finds the claims of all releases and judges them. The data are read
// once for all of them.
func (c *checking) judgeAll(ctx context.Context) error {
	options := c.judging()
	lexicon := claim.Lexicon{Service: c.flags.service, Period: c.periods}
	var data *check.Data
	if len(c.inputs) > 0 {
		if err := c.readData(ctx); err != nil {
			return err
		}
		d := c.data()
		data, lexicon = &d, d.Lexicon(c.flags.service, c.periods)
	}
	parallel(c.texts, func(t *text) {
		if t.document != nil {
			t.report = check.Text(t.document, claim.Find(t.document, lexicon), options)
		}
	})
	// A cube keeps what it has worked out, so one release at a time is judged
	// by it; the next then finds most of its figures ready.
	for _, r := range c.reports() {
		if data != nil {
			r.Against(*data, options)
		}
	}
	return ctx.Err()
}

// readData makes the one pass over the data.
func (c *checking) readData(ctx context.Context) error {
	if err := c.openExport(); err != nil {
		return err
	}
	plan, err := c.textPlan(ctx)
	if err != nil {
		return err
	}
	return c.loadOpened(ctx, plan)
}

// settleTolerances works out how far a word may be from the truth.
func (c *checking) settleTolerances() error {
	c.tolerances = wording.DefaultTolerances()
	c.tolerances.StrictWords = c.flags.strictWords
	if c.config == nil {
		return nil
	}
	return c.config.setTolerances(&c.tolerances)
}

// readLists reads the lists that were named.
func (c *checking) readLists() error {
	var err error
	if name := c.flags.accepted; name != "" && c.exists(name) {
		c.accepted, err = c.readList(name)
	}
	return err
}

// judging is how strictly claims are judged.
func (c *checking) judging() check.Options {
	thresholds := c.flags.thresholds
	return check.Options{
		Wording:    wording.Options{Tolerances: &c.tolerances, Thresholds: &thresholds, Style: c.style},
		Thresholds: thresholds,
	}
}

// data is what claims are judged by.
func (c *checking) data() check.Data {
	d := check.Data{Desk: c.desk, Style: c.style}
	for _, noun := range []string{c.noun(), c.cube.Measures[0].Name} {
		if noun != "" && !slices.Contains(d.Nouns, noun) {
			d.Nouns = append(d.Nouns, noun)
		}
	}
	return d
}

// textPlan is what one pass over the data has to answer so that all releases
// can be judged by it.
func (c *checking) textPlan(ctx context.Context) (cube.Plan, error) {
	plan, err := c.plan()
	if err != nil {
		return plan, err
	}
	schema, _, err := c.export.Describe(ctx)
	if err != nil {
		return plan, c.loadError(err)
	}
	for _, name := range c.worthKeeping(schema.Dimensions) {
		plan.Keys = appendName(plan.Keys, name)
	}
	if schema.Dated && c.speaksOfDays() {
		plan.Grain = period.ByDay
	}
	return plan, nil
}

// mostCombinations is how many combinations of values, for each place and
// month, are kept apart for the sake of values that no release names in so
// many words.
const mostCombinations = 64

// worthKeeping are the columns whose values a release may be about: those that
// it names a value of, and others of few values, as long as they are few in
// all. Only the opening of the data is known by now, so a value may turn up
// that it does not have.
func (c *checking) worthKeeping(dimensions []string) []string {
	type column struct {
		name   string
		values int
		named  bool
	}
	var columns []column
	for _, name := range dimensions {
		values := c.export.Opening(name)
		columns = append(columns, column{name, max(len(values), 1), c.named(values)})
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
	var kept []string
	combinations := 1
	for _, d := range columns {
		combinations *= d.values
		if d.named || combinations <= mostCombinations {
			kept = append(kept, d.name)
		}
	}
	return kept
}

// named reports whether a release has one of these words in it.
func (c *checking) named(values []string) bool {
	for _, t := range c.texts {
		if t.document == nil {
			continue
		}
		words := strings.ToLower(t.document.Text)
		for _, v := range values {
			if len(v) > 1 && strings.Contains(words, strings.ToLower(v)) {
				return true
			}
		}
	}
	return false
}

// speaksOfDays reports whether a release names a period that is not made of
// whole months.
func (c *checking) speaksOfDays() bool {
	for _, t := range c.texts {
		if t.document == nil {
			continue
		}
		for _, phrase := range period.FindPhrases(t.document.Text, c.periods) {
			for _, r := range phrase.Readings {
				if _, whole := r.Span.Months(); !whole {
					return true
				}
			}
		}
	}
	return false
}

// unreadReleases says of each release why it could not be read.
type unreadReleases struct{ errs []error }

func (u *unreadReleases) Error() string {
	var lines []string
	for _, err := range u.errs {
		lines = append(lines, err.Error())
	}
	return strings.Join(lines, "\n")
}

// Hint gives the hints, each once.
func (u *unreadReleases) Hint() string {
	var hints []string
	for _, err := range u.errs {
		if h := hintOf(err); h != "" && !slices.Contains(hints, h) {
			hints = append(hints, h)
		}
	}
	return strings.Join(hints, "\n")
}

// Unwrap returns the errors, so that one that has a status gives it.
func (u *unreadReleases) Unwrap() []error { return u.errs }
