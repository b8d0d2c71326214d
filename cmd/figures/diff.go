package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"github.com/spf13/cobra"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/export"
	"github.com/pressfigures/figures/pkg/report"
	"github.com/pressfigures/figures/pkg/revision"
)

type diffOptions struct {
	frame    *frame
	flags    *dataFlags
	exports  []string // old, new
	exitCode bool
}

func newDiffCommand(f *frame) *cobra.Command {
	o := diffOptions{frame: f, flags: newDataFlags(report.Names())}
	cmd := &cobra.Command{
		Use:     "diff OLD NEW [flags]",
		Short:   "what was revised between two versions of an export",
		GroupID: dataGroup,
		Long: `Compares two versions of an export: which cells were revised, which came or went, and what that does
to the totals of the periods that both have.

It compares what cells mean, not how the files are laid out: one may have months down and the other
across, columns in another order, or areas under other names that the areas file (--areas) knows.
Where one is coarser, the finer is added up first. A log is compared by area and month; --by day and
--by COLUMN keep more apart. Several files are one version as a pattern in quotes: "2018/*.csv".

The exit status is 0 when it is done, whatever it found. With --exit-code it is 1 where anything
differs, for scripts.`,
		Example: `# What does the revised file change, and what does that do to the totals?
figures diff testdata/exports/south-west.csv testdata/exports/south-west-revised.csv

# Avon alone, as a sentence
figures diff testdata/exports/south-west.csv testdata/exports/south-west-revised.csv --area Avon -f sentence`,
		Args:              exportArguments,
		ValidArgsFunction: completeExports,
	}
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		o.exports = args
		return runDiff(cmd.Context(), o)
	}
	o.flags.flag(&o.exitCode, placeSection, "exit-code", "end with exit status 1 where anything differs")
	o.flags.describe("period", "compare only what lies in this `PERIOD`: 2019, \"Jan-Jun 2019\" … (default: all of both)")
	o.flags.describe("by", "totals for each area, day, week, month, quarter, year or `COLUMN` value (default: each period that the data give); repeat it for more tables")
	o.flags.describe("where", "compare only rows with this `COLUMN=VALUE`; repeat it")
	o.flags.describe("min-base", "no percentage on an old number under `N` (default 20)")
	o.flags.describe("explain", "show how each change was reached")
	o.flags.describe("rows", "list the rows behind each change")
	read := slices.DeleteFunc(slices.Clone(readFlags), func(name string) bool { return slices.Contains(notForDiff, name) })
	words := slices.DeleteFunc(slices.Clone(wordFlags), func(name string) bool { return slices.Contains(notForDiff, name) })
	o.flags.addTo(cmd, []string{"area", "period", "by", "where", "min-base", "force"}, read, words, append(slices.Clone(placeFlags), "exit-code"))
	return cmd
}

// notForDiff are flags that make no difference to what was revised.
var notForDiff = []string{"population", "hedge", "unique"}

func runDiff(ctx context.Context, o diffOptions) error {
	d, err := o.frame.openDiff(o.flags, o.exports)
	if err != nil {
		return err
	}
	if err := d.load(ctx); err != nil {
		return err
	}
	options, err := d.understand()
	if err != nil {
		return err
	}
	found, err := revision.Compare(d.version(d.old), d.version(d.new), options)
	if err != nil {
		return asUsage(err)
	}
	if err := d.finish(ctx, found); err != nil {
		return err
	}
	if o.exitCode && !found.Same() {
		return &failure{status: exitFound, text: "the two versions differ: --exit-code makes that exit status 1"}
	}
	return nil
}

// versions is a comparison of two versions at work. The session holds what was
// typed and where the result goes; old and new are the same session over the
// data of each.
type versions struct {
	*session
	old, new         *session
	oldName, newName string
	oldAreas         []area.ID
	newAreas         []area.ID
}

// openDiff settles everything that can be settled without reading the data.
func (f *frame) openDiff(d *dataFlags, exports []string) (*versions, error) {
	if len(exports) != 2 {
		return nil, usage(fmt.Sprintf("figures diff compares two exports, OLD and NEW, not %d", len(exports)),
			"type both: figures diff old.csv new.csv; a version of several files is a pattern in quotes, such as \"2018/*.csv\"")
	}
	s := &session{frame: f, flags: d}
	v := &versions{session: s}
	steps := []func() error{
		s.configure,
		func() error { return v.nameVersions(exports) },
		s.checkOutput,
		s.settleStyle,
		s.settlePeriods,
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return nil, err
		}
	}
	v.old.periods, v.new.periods, v.old.style, v.new.style = s.periods, s.periods, s.style, s.style
	return v, nil
}

// nameVersions finds the files of both versions.
func (v *versions) nameVersions(exports []string) error {
	var sides [2]*session
	for i, arg := range exports {
		inputs, err := v.expandInputs([]string{arg})
		if err != nil {
			return err
		}
		flags := *v.flags
		sides[i] = &session{frame: v.frame, flags: &flags, config: v.config, inputs: inputs}
		v.inputs = append(v.inputs, inputs...)
	}
	if countStandardInput(v.inputs) > 1 {
		return usage(`standard input ("-") is named twice, and can be read only once`, "name a file for one of the two versions")
	}
	v.old, v.new = sides[0], sides[1]
	v.oldName, v.newName = versionName(exports[0]), versionName(exports[1])
	return nil
}

func versionName(arg string) string {
	if arg == standardInput {
		return standardInputName
	}
	return arg
}

// load makes one pass over each version.
func (v *versions) load(ctx context.Context) error {
	plan, err := v.plan()
	if err != nil {
		return err
	}
	dropped := map[string]int{}
	for _, side := range []*session{v.old, v.new} {
		for {
			err := side.load(ctx, plan)
			header, can := side.withoutColumn(err)
			if !can {
				if err != nil {
					return err
				}
				break
			}
			if dropped[header]++; dropped[header] > 1 {
				return err // neither version has it
			}
		}
	}
	v.cube, v.export = v.new.cube, v.new.export
	return nil
}

// withoutColumn leaves out a --column that a version does not have: the other
// one may, where the two are laid out in different ways.
func (s *session) withoutColumn(err error) (header string, can bool) {
	var unknown *export.UnknownColumnError
	if !errors.As(err, &unknown) || countStandardInput(s.inputs) > 0 {
		return "", false
	}
	at := slices.IndexFunc(s.flags.columns, func(typed string) bool { return strings.HasSuffix(typed, "="+unknown.Column) })
	if at < 0 {
		return "", false
	}
	s.flags.columns = slices.Delete(slices.Clone(s.flags.columns), at, at+1)
	return unknown.Column, true
}

func (v *versions) version(side *session) revision.Version {
	if side == v.old {
		return revision.Version{Name: v.oldName, Cube: side.cube, Areas: v.oldAreas}
	}
	return revision.Version{Name: v.newName, Cube: side.cube, Areas: v.newAreas}
}

// understand resolves names and periods against both versions.
func (v *versions) understand() (revision.Options, error) {
	o := revision.Options{
		Narrowed: len(v.flags.areas) > 0, NoPercent: v.flags.thresholds.NoPercent, Force: v.flags.force, Calendar: v.periods,
	}
	if err := v.resolvePlaces(); err != nil {
		return o, err
	}
	var err error
	if o.Where, err = v.resolveMembers(); err != nil {
		return o, err
	}
	if o.By, err = v.resolveBy(); err != nil {
		return o, err
	}
	if o.Period, err = v.period("period", v.flags.period); err != nil {
		return o, err
	}
	if v.flags.period != "" && !v.old.touches(o.Period) && !v.new.touches(o.Period) {
		return o, usage(fmt.Sprintf("neither version holds anything for %q", v.flags.period), fmt.Sprintf("%q holds %s and %q %s", v.oldName, v.old.extent(), v.newName, v.new.extent()))
	}
	return o, nil
}

// resolvePlaces finds the areas of --area in either version.
func (v *versions) resolvePlaces() error {
	for _, name := range v.flags.areas {
		before, errOld := v.old.cube.Areas.Resolve(name)
		now, errNew := v.new.cube.Areas.Resolve(name)
		heldOld, heldNew := errOld == nil && v.old.cube.Holds(before.ID), errNew == nil && v.new.cube.Holds(now.ID)
		if heldOld {
			v.oldAreas = append(v.oldAreas, before.ID)
		}
		if heldNew {
			v.newAreas = append(v.newAreas, now.ID)
		}
		switch {
		case heldOld || heldNew:
		case errNew != nil:
			return v.unknownArea("area", name, errNew)
		default:
			return usage(fmt.Sprintf("neither version has rows for %q, which the areas file names", now.Name), v.areasHint())
		}
	}
	return nil
}

// shares finds a column that splits both versions.
func (v *versions) shares(flag, name string) (old, new cube.Dimension, err error) {
	var found [2]cube.Dimension
	for i, side := range []*session{v.old, v.new} {
		at := slices.IndexFunc(side.cube.Dimensions, func(d cube.Dimension) bool { return area.Fold(d.Name) == area.Fold(name) })
		if at < 0 {
			var names []string
			for _, d := range side.cube.Dimensions {
				names = append(names, d.Name)
			}
			err := usage(fmt.Sprintf("the column %q of --%s does not split the counts of %q", name, flag, v.version(side).Name), "it has to be in both versions")
			return old, new, v.unknownName(err, name, nearest(name, names, 3))
		}
		found[i] = side.cube.Dimensions[at]
	}
	return found[0], found[1], nil
}

// resolveMembers reads --where. A value that only one version has is a cell
// that came or went.
func (v *versions) resolveMembers() ([]revision.Where, error) {
	var out []revision.Where
	for _, typed := range v.flags.where {
		name, value, _ := strings.Cut(typed, "=")
		old, new, err := v.shares("where", name)
		if err != nil {
			return nil, err
		}
		if old.Index(value) < 0 && new.Index(value) < 0 {
			return nil, v.unknownMember(typed, name, value, new)
		}
		at := slices.IndexFunc(out, func(w revision.Where) bool { return area.Fold(w.Dimension) == area.Fold(name) })
		if at < 0 {
			out = append(out, revision.Where{Dimension: name, Members: []string{value}})
			continue
		}
		out[at].Members = append(out[at].Members, value)
	}
	return out, nil
}

func (v *versions) resolveBy() ([]revision.By, error) {
	var out []revision.By
	for _, by := range v.flags.by {
		grain, isTime := grains[strings.ToLower(by)]
		switch {
		case strings.EqualFold(by, byArea):
			out = append(out, revision.By{Area: true})
		case isTime:
			out = append(out, revision.By{Time: true, Grain: grain})
		default:
			if _, _, err := v.shares("by", by); err != nil {
				return nil, err
			}
			out = append(out, revision.By{Dimension: by})
		}
	}
	return out, nil
}

// finish writes what was found: first the talk, to standard error, then the
// result.
func (v *versions) finish(ctx context.Context, found *revision.Comparison) error {
	r := report.Result{
		Title: v.diffTitle(), Comparison: found, Files: found.Files, Areas: v.new.cube.Areas, Notes: v.diffNotes(ctx, found),
		Style: v.style, Explain: v.flags.explain, Version: v.env.Version.Number,
	}
	found.Measure.Unit = v.diffNoun(found)
	if err := v.checkStrict(r); err != nil {
		return err
	}
	if text := v.writer().Revisions(found, v.oneArea()); text != "" {
		r.Text = []string{text}
	}
	listRows := v.flags.rows
	v.flags.rows = false
	shown, err := v.renderDiff(r, v.colour(), listRows)
	if err != nil {
		return err
	}
	v.talkDiff(r)
	if err := v.deliver(shown); err != nil || !v.flags.copy {
		return err
	}
	plain, err := v.renderDiff(r, false, listRows)
	if err != nil {
		return err
	}
	return v.copy(ctx, plain)
}

// renderDiff writes the result in the format asked for, and the rows behind
// each change where they are wanted.
func (v *versions) renderDiff(r report.Result, colour, listRows bool) ([]byte, error) {
	shown, err := v.render(r, colour)
	if err != nil || !listRows {
		return shown, err
	}
	b := bytes.NewBuffer(shown)
	b.WriteString("\nRows\n")
	for _, c := range slices.Concat(r.Comparison.Cells, r.Comparison.Subtotals) {
		name := "All areas"
		if c.Place.Name != "" {
			name = c.Place.Name
		}
		for _, p := range c.Members {
			name += ", " + strings.Join(p.Names, " and ")
		}
		fmt.Fprintf(b, "  %s, %s:%s%s\n", withoutControls(name), v.style.Span(c.Period), rowsWords(" old", c.Old.Rows, r.Files), rowsWords(" new", c.New.Rows, r.Files))
	}
	return b.Bytes(), nil
}

// withoutControls makes a name from a stranger's file safe to show.
func withoutControls(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, name)
}

// rowsWords lists all rows of one value, empty where it has none.
func rowsWords(which string, rows []cube.RowSet, files []cube.File) string {
	var parts []string
	for _, set := range rows {
		parts = append(parts, files[set.File].String()+", "+rowList(set))
	}
	if len(parts) == 0 {
		return ""
	}
	return which + " " + strings.Join(parts, "; ") + ";"
}

// diffTitle heads a page. A table on a screen begins with what was found.
func (v *versions) diffTitle() string {
	if !slices.Contains([]string{"html", "markdown"}, v.flags.format) {
		return ""
	}
	return fmt.Sprintf("What changed from %s to %s", filepath.Base(v.oldName), filepath.Base(v.newName))
}

// diffNoun is what is counted, in the plural, as either version says.
func (v *versions) diffNoun(found *revision.Comparison) string {
	for _, side := range []*session{v.new, v.old} {
		if noun := side.noun(); noun != "" {
			return noun
		}
	}
	return found.Measure.Unit
}

// oneArea is the area of a comparison of one, and all areas of any other.
func (v *versions) oneArea() area.Area {
	switch {
	case len(v.flags.areas) != 1:
	case len(v.newAreas) == 1:
		return v.new.cube.Areas.Get(v.newAreas[0])
	case len(v.oldAreas) == 1:
		return v.old.cube.Areas.Get(v.oldAreas[0])
	}
	return area.Area{ID: area.None}
}

// diffNotes are the notes on the comparison and on reading either version. What
// both raise is said once, what one raises with its name.
func (v *versions) diffNotes(ctx context.Context, found *revision.Comparison) []caveat.Caveat {
	notes := slices.Concat(found.Caveats, v.logNotes(ctx))
	old, new := v.old.allNotes(), v.new.allNotes()
	for _, c := range old {
		if slices.Contains(new, c) {
			notes = append(notes, c)
		}
	}
	one := func(cs, others []caveat.Caveat, name string) {
		for _, c := range cs {
			if slices.Contains(others, c) {
				continue
			}
			if !strings.Contains(c.Text, name) && c.Place == "" {
				c.Text = name + ": " + c.Text
			}
			notes = append(notes, c)
		}
	}
	one(old, new, v.oldName)
	one(new, old, v.newName)
	for _, p := range found.Partial {
		name, side := v.oldName, v.old
		if p.InNew {
			name, side = v.newName, v.new
		}
		notes = append(notes, caveat.Caveat{ID: caveat.PartialPeriod, Text: fmt.Sprintf("%q covers %s only in part, so %s of it %s not compared", name, v.style.Span(p.Period),
			plural(p.Cells, "cell", "cells"), map[bool]string{true: "is", false: "are"}[p.Cells == 1]), Hint: dayHint(side)})
	}
	notes = caveat.Dedupe(notes)
	caveat.Sort(notes)
	return notes
}

// dayHint says how a month that a log covers in part can be compared.
func dayHint(side *session) string {
	if side.cube.Dated {
		return "--by day compares the days that both logs cover"
	}
	return ""
}

// logNotes says what a comparison of logs by area and month does not see.
func (v *versions) logNotes(ctx context.Context) []caveat.Caveat {
	var names []string
	for _, side := range []*session{v.old, v.new} {
		if side.isRowLog() {
			names = append(names, side.folded(ctx)...)
		}
	}
	slices.Sort(names)
	if names = slices.Compact(names); len(names) == 0 {
		return nil
	}
	return []caveat.Caveat{{
		ID:   caveat.ComparedCoarser,
		Text: fmt.Sprintf("a log is compared by area and %s: rows that moved from one value of %s to another are not seen", v.grainWord(), quoted(names, "or")),
		Hint: "--by " + quoteWord(names[0], v.env.System) + " keeps its values apart",
	}}
}

// folded lists the columns that split a log and that nobody asked for.
func (s *session) folded(ctx context.Context) []string {
	schema, _, err := s.export.Describe(ctx) // has been read: nothing is opened again
	if err != nil {
		return nil
	}
	return slices.DeleteFunc(schema.Dimensions, func(name string) bool {
		return slices.ContainsFunc(s.cube.Dimensions, func(d cube.Dimension) bool { return len(d.Members) > 0 && area.Fold(d.Name) == area.Fold(name) })
	})
}

func (v *versions) grainWord() string {
	if plan, err := v.plan(); err == nil && plan.Grain < grains["month"] {
		return "day"
	}
	return "month"
}

// talkDiff tells what was noticed.
func (v *versions) talkDiff(r report.Result) {
	if v.flags.quiet {
		return
	}
	if v.config != nil {
		v.say("configuration: " + v.config.name)
	}
	notes := slices.Clone(r.Notes)
	if !slices.Contains([]string{"sentence", "csv", "json"}, v.flags.format) {
		// The tables tell what was perhaps renamed; what to do about it they do not.
		for i, c := range notes {
			if c.ID == caveat.PerhapsRenamed {
				notes[i] = caveat.Caveat{}
				v.remarkOnce("hint: " + c.Hint)
			}
		}
		notes = slices.DeleteFunc(notes, func(c caveat.Caveat) bool { return c.ID == "" })
	}
	for _, remark := range slices.Concat(v.remarks, v.old.remarks, v.new.remarks) {
		v.say(remark)
	}
	v.sayCaveats(notes)
}

func (v *versions) remarkOnce(remark string) {
	if !slices.Contains(v.remarks, remark) {
		v.remarks = append(v.remarks, remark)
	}
}
