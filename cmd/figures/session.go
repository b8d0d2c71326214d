package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/export"
	"github.com/pressfigures/figures/pkg/figure"
	"github.com/pressfigures/figures/pkg/period"
	"github.com/pressfigures/figures/pkg/style"
)

// session is one command at work on its data: what was typed, what the
// configuration added, and the cube that one pass over the inputs gave.
type session struct {
	*frame
	flags   *dataFlags
	config  *config // nil where there is none
	inputs  []input
	periods period.Context
	style   style.Style
	export  *export.Export
	cube    *cube.Cube
	desk    *figure.Desk

	// Of a check: the names of the releases, and the rows that it is narrowed to.
	releases []string
	where    []figure.Where

	progress *progress // of reading; nil where nobody would see it

	notes   []caveat.Caveat // raised here, beside those of the data
	remarks []string        // on what was typed
	unsaid  []figure.Figure // that no sentence is about
}

// newSession settles everything that can be settled without reading the data:
// the configuration, the inputs, where the result goes. Mistakes in typing are
// found before a long file is read.
func (f *frame) newSession(d *dataFlags, args []string) (*session, error) {
	s := &session{frame: f, flags: d}
	steps := []func() error{
		s.configure,
		func() error { return s.nameInputs(args) },
		s.checkOutput,
		s.settleStyle,
		s.settlePeriods,
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// configure finds figures.yaml and lets it set what was not typed.
func (s *session) configure() error {
	name, err := s.findConfig(s.flags.config, s.flags.noConfig)
	if err != nil {
		return err
	}
	if s.config, err = s.loadConfig(name); err != nil || s.config == nil {
		return err
	}
	if err := s.config.apply(s.frame, s.flags); err != nil {
		return err
	}
	return s.config.setThresholds(&s.flags.thresholds)
}

// nameInputs takes the exports that were typed, else those of the
// configuration.
func (s *session) nameInputs(args []string) error {
	if len(args) == 0 && s.config != nil {
		var err error
		if args, err = s.config.exports(s.frame); err != nil {
			return err
		}
	}
	if len(args) == 0 {
		return usage("no export was named", `type the file behind the command, such as contacts.csv, or name it in figures.yaml as "data: contacts.csv"`)
	}
	inputs, err := s.expandInputs(args)
	s.inputs = inputs
	return err
}

func (s *session) settleStyle() error {
	chosen, err := style.Get(s.flags.style)
	if err != nil {
		return asUsage(err)
	}
	chosen.Decimals = s.flags.decimals
	s.style = chosen
	if s.flags.minBase >= 0 {
		return s.flags.thresholds.Set(string(caveat.NoPercent), strconv.Itoa(s.flags.minBase))
	}
	return nil
}

// settlePeriods works out how periods are read. This is the one place that
// asks for the time, and --dated answers instead where it is given.
func (s *session) settlePeriods() error {
	s.periods.FinancialYearStart = time.Month(s.flags.financialYearStart)
	switch s.flags.years {
	case yearKinds[0]:
		s.periods.PreferKind = period.FinancialYear
	case yearKinds[1]:
		s.periods.PreferKind = period.AcademicYear
	}
	s.periods.HasDated = true
	if s.flags.dated == "" {
		year, month, day := s.env.Now().Date()
		s.periods.Dated = period.NewDay(year, month, day)
		return nil
	}
	day, _, err := period.ParseDate(s.flags.dated, period.DayFirst)
	if err != nil {
		return flagFailure("dated", err)
	}
	s.periods.Dated = day
	return nil
}

// flagFailure says that the value of a flag could not be read.
func flagFailure(flag string, err error) error {
	return &failure{exitUsage, "--" + flag + ": " + err.Error(), hintOf(err), err}
}

// load makes the one pass over the data. The keys are the columns whose values
// are to be kept apart.
func (s *session) load(ctx context.Context, plan cube.Plan) error {
	if err := s.openExport(); err != nil {
		return err
	}
	return s.loadOpened(ctx, plan)
}

// openExport makes the export ready to be read.
func (s *session) openExport() error {
	options, err := s.readOptions()
	if err != nil {
		return err
	}
	var inputs []export.Input
	for _, in := range s.inputs {
		inputs = append(inputs, s.exportInput(in))
	}
	s.export = export.New(inputs, options)
	s.watchProgress()
	return nil
}

// loadOpened makes the one pass over an export that is open.
func (s *session) loadOpened(ctx context.Context, plan cube.Plan) error {
	var err error
	s.cube, err = s.export.Load(ctx, plan)
	s.progress.end()
	if err != nil {
		return s.loadError(err)
	}
	s.noteLocks()
	return s.openDesk()
}

func (s *session) exportInput(in input) export.Input {
	name := in.name
	if name == standardInput {
		name = standardInputName
	}
	return export.Input{Name: name, Label: in.label, Open: func() (io.ReadCloser, error) {
		r, err := s.open(in)
		if err != nil {
			return nil, err
		}
		return observed(r, s.progress), nil
	}}
}

// noteLocks says which inputs Excel has open: what is not saved there is not
// in the figures.
func (s *session) noteLocks() {
	for _, in := range s.inputs {
		if in.locked {
			s.notes = append(s.notes, caveat.Caveat{
				ID:   openElsewhere,
				Text: fmt.Sprintf("%q is open in Excel: changes that are not saved there are not in these figures", in.name),
				Hint: fmt.Sprintf("save it; if nobody has it open, delete %q", lockOf(in.name)),
			})
		}
	}
}

// openElsewhere is the note on an input that Excel has open.
const openElsewhere caveat.ID = "open-elsewhere"

// loadError gives what the reader of exports refused its exit status: a column
// that is not there is a name that was typed wrongly, anything else is wrong
// with the data.
func (s *session) loadError(err error) error {
	var unknown *export.UnknownColumnError
	if errors.As(err, &unknown) {
		if place, found := s.config.placeOf(s.flags, "column", func(value string) bool { return strings.HasSuffix(value, "="+unknown.Column) }); found {
			return &failure{exitUsage, place + ": " + err.Error(), didYouMean(nearest(unknown.Column, unknown.Columns, 3)), err}
		}
		if place, found := s.config.placeOf(s.flags, "unique", func(value string) bool { return value == unknown.Column }); found {
			return &failure{exitUsage, place + ": " + err.Error(), didYouMean(nearest(unknown.Column, unknown.Columns, 3)), err}
		}
		return s.unknownName(err, unknown.Column, nearest(unknown.Column, unknown.Columns, 3))
	}
	if errors.Is(err, context.Canceled) {
		return err
	}
	if beyond := beyondLimit(err); beyond != nil {
		return beyond
	}
	status, hint := exitFailed, hintOf(err)
	if strings.Contains(hint, "--") {
		status = exitUsage // a flag settles it
	}
	if strings.Contains(hint, "--by area") && len(s.flags.where) > 0 {
		hint = "rows of an area or a period are picked with --area and --period"
	}
	var known *failure
	if errors.As(err, &known) {
		status = known.status
	}
	return &failure{status, err.Error(), hint, err}
}

// blame gives an error in the value of a setting its place in figures.yaml,
// where it was not typed, and takes the flag that nobody typed out of it.
func (s *session) blame(flag, value string, err error) error {
	place, found := s.config.placeOf(s.flags, flag, func(v string) bool { return v == value || s.config.path(s.frame, v) == value })
	if err == nil || !found {
		return err
	}
	text := strings.TrimPrefix(strings.TrimPrefix(err.Error(), "--"+flag+" "), "--"+flag+": ")
	hint := hintOf(err)
	if strings.Contains(hint, "--") {
		hint = `"figures init" prints a file that shows what can be said in it`
	}
	return usage(place+": "+text, hint)
}

// readOptions turns flags into what the reader of exports takes.
func (s *session) readOptions() (export.Options, error) {
	d := s.flags
	o := export.Options{Period: s.periods, BlankZero: d.blank == "zero", AbsentZero: d.absent == "zero", ShownRows: d.hiddenRows == "leave-out", Encoding: d.encoding, Sheet: d.sheet, Table: d.table, Unit: d.unit}
	o.Period.HasDated = false // "last year" in a cell means another year every year
	steps := []func(*export.Options) error{s.readColumns, s.readPopulationColumn, s.readHidden, s.readDialect, s.readLimits, s.readAreas}
	for _, step := range steps {
		if err := step(&o); err != nil {
			return o, err
		}
	}
	return o, nil
}

// columnRoles are the roles that --column gives.
var columnRoles = []export.Role{
	export.RoleArea, export.RoleParent, export.RolePeriod, export.RoleDate, export.RoleCount, export.RoleMeasure, export.RolePopulation, export.RoleIgnore,
}

func (s *session) readColumns(o *export.Options) error {
	for _, typed := range s.flags.columns {
		role, header, found := strings.Cut(typed, "=")
		if !found || strings.TrimSpace(header) == "" {
			return s.blame("column", typed, usage(fmt.Sprintf("--column %q is not of the form ROLE=HEADER", typed), "for example: --column area=County"))
		}
		if !slices.Contains(columnRoles, export.Role(role)) {
			return s.blame("column", typed, flagFailure("column", notAChoice(role, roleNames())))
		}
		o.Columns = append(o.Columns, export.Column{Role: export.Role(role), Header: header})
	}
	return nil
}

func roleNames() []string {
	var names []string
	for _, r := range columnRoles {
		names = append(names, string(r))
	}
	return names
}

// readPopulationColumn takes --population for a column where it is no file.
func (s *session) readPopulationColumn(o *export.Options) error {
	if name := s.flags.population; name != "" && !s.exists(name) {
		if strings.ContainsAny(name, `/\`) || strings.HasSuffix(strings.ToLower(name), ".csv") {
			return s.blame("population", name, s.missing(name))
		}
		o.Columns = append(o.Columns, export.Column{Role: export.RolePopulation, Header: name})
	}
	return nil
}

func (s *session) readHidden(o *export.Options) error {
	for _, typed := range s.flags.hidden {
		rule, err := parseHidden(typed)
		if err != nil {
			return s.blame("hidden", typed, err)
		}
		o.Hidden = append(o.Hidden, rule)
	}
	return nil
}

// parseHidden reads MARK=LOW-HIGH, MARK=LOW+ or MARK=NUMBER. The mark itself
// may hold an equals sign.
func parseHidden(typed string) (export.HiddenRule, error) {
	wrong := usage(fmt.Sprintf("--hidden %q is not of the form MARK=LOW-HIGH", typed), "for example: --hidden '*=1-4', or '*=1+' for one or more")
	at := strings.LastIndex(typed, "=")
	if at < 1 {
		return export.HiddenRule{}, wrong
	}
	rule := export.HiddenRule{Mark: typed[:at]}
	low, high, isRange := strings.Cut(typed[at+1:], "-")
	low, rule.Open = strings.CutSuffix(low, "+")
	if !isRange {
		high = low
	}
	var errLow, errHigh error
	rule.Low, errLow = strconv.ParseInt(low, 10, 64)
	rule.High, errHigh = strconv.ParseInt(high, 10, 64)
	if errLow != nil || errHigh != nil || rule.Low < 0 || rule.Low > rule.High || rule.Open && isRange {
		return export.HiddenRule{}, wrong
	}
	return rule, nil
}

// separators are the characters that may stand between cells or before
// decimals.
const separators = "\t!#$%&*+,./:;<=>?@^_`|~-"

// characters are the words that stand for a delimiter or a decimal character.
var characters = map[string]rune{"comma": ',', "semicolon": ';', "tab": '\t', `\t`: '\t', "pipe": '|', "point": '.', "dot": '.'}

func (s *session) readDialect(o *export.Options) error {
	var err error
	if o.Delimiter, err = character("delimiter", s.flags.delimiter); err != nil {
		return s.blame("delimiter", s.flags.delimiter, err)
	}
	o.Decimal, err = character("decimal", s.flags.decimal)
	if err == nil && o.Decimal != 0 && o.Decimal != '.' && o.Decimal != ',' {
		err = usage(fmt.Sprintf("--decimal %q is neither point nor comma", s.flags.decimal), "")
	}
	return s.blame("decimal", s.flags.decimal, err)
}

// character reads a character, itself or by its name; 0 where none was typed.
func character(flag, typed string) (rune, error) {
	if r, known := characters[typed]; known || typed == "" {
		return r, nil
	}
	if len(typed) == 1 && strings.Contains(separators, typed) {
		return rune(typed[0]), nil
	}
	return 0, usage(fmt.Sprintf("--%s %q is not a character that separates", flag, typed), "type the character itself, or its name: comma, semicolon, tab, pipe, point")
}

func (s *session) readAreas(o *export.Options) error {
	name := s.flags.areasFile
	if name == "" {
		return nil
	}
	if _, err := s.checkInput(name, tableEndings); err != nil {
		return s.blame("areas", name, err)
	}
	r, err := s.env.Files.Open(name)
	if err != nil {
		return s.unreadable(name, err)
	}
	defer r.Close()
	if o.Areas, err = area.ReadLookup(r, name); err != nil {
		return asUsage(err)
	}
	return nil
}

// openDesk makes ready for working out figures.
func (s *session) openDesk() error {
	population, err := s.populations()
	if err != nil {
		return err
	}
	s.desk = &figure.Desk{
		Cube: s.cube, Thresholds: s.flags.thresholds, Noun: s.noun(),
		Average: averageMethod(s.flags.average), Force: s.flags.force, PopulationAt: population,
		NoWorking: !s.showsWorking(),
	}
	return nil
}

// noun is what is counted, in the plural: what was typed, else what the head
// of the column of counts says. It is empty where neither does.
func (s *session) noun() string {
	if s.flags.unit != "" || len(s.cube.Measures) == 0 {
		return s.flags.unit
	}
	return s.cube.Measures[0].Unit
}

func averageMethod(name string) figure.AverageMethod {
	for _, m := range []figure.AverageMethod{figure.WholeRegion, figure.Mean, figure.ExcludingSelf} {
		if m.String() == name {
			return m
		}
	}
	return figure.WholeRegion
}
