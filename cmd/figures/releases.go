package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/check"
	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/release"
	"github.com/pressfigures/figures/pkg/scan"
	"github.com/pressfigures/figures/pkg/wording"
)

// checking is a check at work: a session over the data, where there are any,
// and the releases.
type checking struct {
	*session
	texts    []*manuscript
	data     []*session // one for each set of exports that belong together
	names    *area.Tree // of all places of the data; nil without any
	facts    []check.Fact
	accepted *check.Accepted // nil without a list

	tolerances wording.Tolerances
}

// manuscript is one release, what it says, and how that was judged.
type manuscript struct {
	input    input
	document *release.Document
	report   *check.Report
	leans    string        // words that only a date given from outside places
	err      error         // why it could not be read
	found    chan struct{} // closed when there is a report of the text by itself
}

// newChecking settles everything that can be settled without reading.
func (f *frame) newChecking(d *dataFlags, releases []string) (*checking, error) {
	c := &checking{session: &session{frame: f, flags: d}}
	steps := []func() error{
		c.configure,
		func() error { return c.nameReleases(releases) },
		c.nameData,
		c.checkEncoding,
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
			c.texts = append(c.texts, &manuscript{input: in})
			c.releases = append(c.releases, in.name)
		}
	}
	return nil
}

func (c *checking) expandRelease(name string) ([]input, error) {
	switch {
	case name == standardInput:
		return []input{{name: name}}, nil
	case hasPattern(name) && !c.exists(name):
		return c.matches(name, "", textEndings)
	}
	locked, err := c.checkInput(name, textEndings)
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
	if err := c.wrongWayRound(); err != nil {
		return err
	}
	all := slices.Clone(inputs)
	for _, t := range c.texts {
		all = append(all, t.input)
	}
	if countStandardInput(all) > 1 {
		return usage(`standard input ("-") is named twice, and can be read only once`, "")
	}
	return nil
}

// checkEncoding says what encodings there are, where none is that was typed.
func (c *checking) checkEncoding() error {
	if want := c.flags.encoding; want != "" && !slices.Contains(scan.Encodings(), strings.ToLower(want)) {
		return usage(fmt.Sprintf("--encoding %q is not one of %s", want, joined(scan.Encodings(), "or")), "")
	}
	return nil
}

// wrongWayRound finds a table among the releases: with a text for its data the
// two were mistaken for each other, and nothing would come of it; alone it is
// read, as asked, and it is said how to check by it.
func (c *checking) wrongWayRound() error {
	i := slices.IndexFunc(c.texts, func(t *manuscript) bool { return hasEnding(t.input.name, tableEndings) })
	if i < 0 {
		return nil
	}
	table, text := c.texts[i].input.name, "release.docx"
	k := slices.IndexFunc(c.inputs, func(in input) bool { return hasEnding(in.name, textEndings) && !hasEnding(in.name, []string{".txt"}) })
	if k >= 0 {
		text = c.inputs[k].name
	} else if n := slices.IndexFunc(c.texts, func(t *manuscript) bool { return hasEnding(t.input.name, textEndings) }); n >= 0 {
		text = c.texts[n].input.name
	}
	mend := fmt.Sprintf("figures check %s --data %s", quoteWord(text, c.env.System), quoteWord(table, c.env.System))
	switch {
	case k >= 0:
		return usage(fmt.Sprintf("%q is a table and %q a text: they are the wrong way round", table, text), "type: "+mend)
	case len(c.inputs) == 0 && !c.flags.quiet:
		c.say(fmt.Sprintf("note: %q is a table, and is read as a release", table))
		c.say("hint: to check a release by it, type: " + mend)
	}
	return nil
}

// readAll reads every release, several at a time.
func (c *checking) readAll() {
	parallel(c.texts, func(t *manuscript) {
		t.document, t.err = c.readRelease(t.input)
	})
}

// parallel does something with each text, with as many workers as there are
// processors.
func parallel(texts []*manuscript, do func(*manuscript)) {
	work := make(chan *manuscript)
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
	document, err := release.Read(name, r, release.Options{Names: c.properNames(), Encoding: c.flags.encoding})
	var format *release.FormatError
	switch {
	case errors.As(err, &format):
		return nil, failed(err.Error(), hintOf(err), err)
	case err != nil:
		return nil, c.unreadable(in.name, err)
	}
	return document, nil
}

// properNames are those that end no sentence, whatever they end in.
func (c *checking) properNames() []string {
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

// judgeAll finds the claims of all releases and judges them.
func (c *checking) judgeAll(ctx context.Context) error {
	if err := c.readData(ctx); err != nil {
		return err
	}
	options := c.judging()
	c.findAll(options)
	// A cube keeps what it has worked out, so one release at a time is judged
	// by it, while the claims of those behind are still being found; the next
	// then finds most of its figures ready.
	for _, t := range c.texts {
		<-t.found
		if t.report == nil {
			continue
		}
		for _, side := range c.data {
			t.report.Against(c.dataOf(side), options)
		}
		if len(c.facts) > 0 {
			t.report.Register(c.facts, options)
		}
		if err := ctx.Err(); err != nil {
			return err
		}
	}
	if len(c.reports()) > 1 {
		check.Releases(c.reports(), options)
	}
	return nil
}

// findAll begins to find the claims of all releases and to judge them by their
// own texts, several at a time, the first ones first.
func (c *checking) findAll(options check.Options) {
	lexicon := c.lexicon()
	for _, t := range c.texts {
		t.found = make(chan struct{})
	}
	go parallel(c.texts, func(t *manuscript) {
		defer close(t.found)
		if t.document != nil {
			found := claim.Find(t.document, lexicon)
			t.leans = found.Leans
			t.report = check.Text(t.document, found, options)
		}
	})
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
	if name := c.flags.facts; name != "" {
		c.facts, err = readTable(c, name, func(r io.Reader, file string) ([]check.Fact, error) {
			return check.ReadFacts(r, file, c.periods)
		})
	}
	if name := c.flags.accepted; err == nil && name != "" && c.exists(name) {
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
