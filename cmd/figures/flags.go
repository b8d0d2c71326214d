package main

import (
	"math"
	"slices"
	"strconv"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/style"
)

// The words that flags of a few words take.
var (
	missingOrZero = []string{"missing", "zero"}
	failures      = []string{"error", "unsupported", "unclear", "warning"} // each takes in those before it
	colourModes   = []string{"auto", "always", "never"}
	yearKinds     = []string{"financial", "academic"}
	hiddenRows    = []string{"count", "leave-out"}
	averages      = []string{"whole-region", "mean", "excluding-self"}
	rates         = []string{"month", "week", "day", "100000"}
)

// dataFlags are the flags about exports, figures and how they are written, in
// one place: a command takes from them those that it can use, and figures.yaml
// sets them by the same names.
type dataFlags struct {
	all *pflag.FlagSet

	// What to work out.
	areas   []string
	period  string
	against string
	by      []string
	where   []string
	unique  string
	per     []string
	average string
	minBase int // −1 where it was not typed
	force   bool

	// What to check releases by.
	data          []string
	facts         string
	accepted      string
	writeAccepted string
	failOn        string
	strictWords   bool
	showAll       bool

	// How to read the export.
	columns            []string
	areasFile          string
	population         string
	hidden             []string
	blank              string
	absent             string
	financialYearStart int // a month, 0 where it was not typed
	years              string
	encoding, sheet    string
	hiddenRows         string
	delimiter          string
	decimal            string
	table              int // from 1, 0 where it was not typed
	limits             []string
	dated              string
	config             string
	noConfig           bool

	// How to write it.
	unit     string
	verb     string
	service  string
	style    string
	decimals int
	hedge    bool
	explain  bool
	rows     bool
	color    string

	// Where it goes.
	format string
	out    string
	copy   bool
	strict bool
	quiet  bool

	thresholds    caveat.Thresholds
	defaultFormat string // of the command; empty for the first of all
	textOnly      bool   // the command writes plain text, whatever --out ends in
	checks        bool   // the command writes what a check has found
	typed         map[string]bool
	offered       map[string]bool // the flags that the command has
}

// The flags by what they are for. A command that cannot use a flag does not
// have it.
var (
	readFlags  = []string{"column", "areas", "population", "hidden", "blank", "absent", "financial-year-start", "years", "encoding", "delimiter", "decimal", "sheet", "hidden-rows", "table", "limit", "dated", "config", "no-config"}
	wordFlags  = []string{"unit", "verb", "service", "style", "decimals", "hedge", "explain", "rows", "color"}
	placeFlags = []string{"format", "out", "copy", "strict", "quiet"}
)

// shorthands are the flags that have a single letter. There is one: a letter
// that has to be looked up saves nobody time.
var shorthands = map[string]string{"format": "f"}

// newDataFlags defines all of them.
func newDataFlags(formats []string) *dataFlags {
	d := &dataFlags{all: pflag.NewFlagSet("", pflag.ContinueOnError), minBase: -1, decimals: style.ByRule, thresholds: caveat.Default()}
	d.defineAsking()
	d.defineChecking()
	d.defineReading()
	d.defineWriting()
	d.definePlace(formats)
	return d
}

func (d *dataFlags) defineAsking() {
	s := askSection
	d.list(&d.areas, s, "area", "a `NAME` of a place, as the data have it; repeat it for more")
	d.text(&d.period, s, "period", "the `PERIOD`: 2019, 2018/19, \"Jan-Jun 2019\" … (default: the latest complete one)")
	d.text(&d.against, s, "against", "what to compare with: last-year, previous or a `PERIOD` (default: the same months last year, else the span before)")
	d.list(&d.by, s, "by", "a row for each `COLUMN` value, or for each area, day, week, month, quarter or year; repeat it")
	d.list(&d.where, s, "where", "count only rows with this `COLUMN=VALUE`; repeat it")
	d.text(&d.unique, s, "unique", "count people and not their contacts: each different value of this `COLUMN` once; the values are never shown")
	d.words(&d.per, s, "per", "also a rate per `UNIT`: month, week, day or 100000 people; repeat it", rates)
	d.word(&d.average, s, "average", "how an area is held against its region, by `METHOD`: whole-region, mean or excluding-self (default whole-region)", averages)
	d.whole(&d.minBase, s, "min-base", "no percentage on a base under `N` (default 20)", 0, math.MaxInt32)
	d.flag(&d.force, s, "force", "percentages on any base but zero, however small")
}

func (d *dataFlags) defineChecking() {
	s := checkSection
	d.list(&d.data, s, "data", "the `EXPORT` to check against: a file, a pattern, or label=path; repeat it (default: what figures.yaml names, else the text alone)")
	d.text(&d.facts, s, "facts", "a `FILE` of figures from elsewhere (value,what,area,period,source …), each with its source")
	d.word(&d.failOn, s, "fail-on", "what makes the exit status 1, `WHAT` and all that is worse: error, unsupported, unclear or warning (default error)", failures)
	d.text(&d.accepted, s, "accepted", "a `FILE` of findings that were accepted before and are not shown again")
	d.text(&d.writeAccepted, s, "write-accepted", "write all findings of this run to a `FILE` for --accepted")
	d.flag(&d.strictWords, s, "strict-words", "“doubled” only where it rounds to 2.00, and so with other multiples")
	d.flag(&d.showAll, s, "all", "show what is right too, and the numbers that are not claims")
}

func (d *dataFlags) defineReading() {
	s := readSection
	d.list(&d.columns, s, "column", "what a column is for: `ROLE=HEADER`, with a role of area, parent, period, date, count, measure, population or ignore; repeat it")
	d.text(&d.areasFile, s, "areas", "a `FILE` that says how places nest and are said (area,parent,say,alias)")
	d.text(&d.population, s, "population", "a `FILE` (area,population) or a column of the export, for rates per head")
	d.list(&d.hidden, s, "hidden", "what a mark hides: `MARK=LOW-HIGH`, such as '*=1-4'; repeat it")
	d.word(&d.blank, s, "blank", "what a blank cell is: `VALUE` missing or zero (default missing)", missingOrZero)
	d.word(&d.absent, s, "absent", "what an area without a row in a period has there: `VALUE` missing or zero (default missing)", missingOrZero)
	d.whole(&d.financialYearStart, s, "financial-year-start", "the `MONTH` financial years start in, 1 to 12 (default 4, April)", 1, 12)
	d.word(&d.years, s, "years", "the `KIND` of year that two years in one are, as in 2018/19 or 201819: financial or academic (default: as the export says, else financial)", yearKinds)
	d.text(&d.encoding, s, "encoding", "the `ENCODING` of the file, where the guess is wrong")
	d.text(&d.delimiter, s, "delimiter", "the `CHARACTER` between cells, where the guess is wrong: comma, semicolon, tab or pipe")
	d.text(&d.decimal, s, "decimal", "the decimal `CHARACTER`: point or comma (default point)")
	d.text(&d.sheet, s, "sheet", "read the sheet of this `NAME` of a workbook")
	d.word(&d.hiddenRows, s, "hidden-rows", "what rows that a sheet hides or filters out do: `WHAT` of count or leave-out (default count, with a note)", hiddenRows)
	d.whole(&d.table, s, "table", "read the `N`th table of a file that holds several, from the top", 1, math.MaxInt32)
	d.list(&d.limits, s, "limit", "allow a file to cost more: `NAME=VALUE`, such as row=64MiB; repeat it (figures help limits)")
	d.text(&d.dated, s, "dated", "read “last year” and the like from this `DATE` (default today)")
	d.text(&d.config, s, "config", "read this `FILE` and not figures.yaml")
	d.flag(&d.noConfig, s, "no-config", "read no figures.yaml")
}

func (d *dataFlags) defineWriting() {
	s := writeSection
	d.text(&d.unit, s, "unit", "the `NOUN` for what is counted, in the plural: people, calls …")
	d.text(&d.verb, s, "verb", "the `VERB` for what they did: contacted (without one: \"calls from Dorset\")")
	d.text(&d.service, s, "service", "the `NAME` of whom they contacted")
	d.word(&d.style, s, "style", "the house `STYLE`: "+joined(style.Names(), "or")+" (default "+style.Names()[0]+")", style.Names())
	d.whole(&d.decimals, s, "decimals", "percentages to `N` decimal places, against the rules of the style", 0, 9)
	d.flag(&d.hedge, s, "hedge", "round in sentences, and say so: “nearly 600”")
	d.flag(&d.explain, s, "explain", "show below each figure how it was reached")
	d.flag(&d.rows, s, "rows", "list below each figure the rows it came from")
	d.word(&d.color, s, "color", "colour tables, `WHEN`: auto, always or never (default auto)", colourModes)
}

func (d *dataFlags) definePlace(formats []string) {
	s := placeSection
	d.word(&d.format, s, "format", "the `FORMAT`: "+joined(formats, "or")+" (default: by the ending of --out, else "+formats[0]+")", formats)
	d.text(&d.out, s, "out", "write to this `FILE` and not to the screen")
	d.flag(&d.copy, s, "copy", "copy the result to the clipboard as well")
	d.flag(&d.strict, s, "strict", "stop where there is a warning about the data")
	d.flag(&d.quiet, s, "quiet", "no notes, only the result and errors")
}

// describe replaces the help of a flag for a command that uses it in a way of
// its own.
func (d *dataFlags) describe(name, help string) { d.all.Lookup(name).Usage = help }

// addTo gives a command the flags of these names.
func (d *dataFlags) addTo(cmd *cobra.Command, lists ...[]string) {
	d.offered = map[string]bool{}
	for _, name := range slices.Concat(lists...) {
		flag := d.all.Lookup(name)
		d.offered[name] = true
		cmd.Flags().AddFlag(flag)
		complete(cmd, flag)
	}
}

// complete teaches the shells the words a flag takes.
func complete(cmd *cobra.Command, flag *pflag.Flag) {
	var words []string
	switch v := flag.Value.(type) {
	case *choiceValue:
		words = v.choices
	case *choicesValue:
		words = v.choices
	default:
		return
	}
	// The only error is a second registration, and each flag is new.
	_ = cmd.RegisterFlagCompletionFunc(flag.Name, cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp))
}

// rates are the rates wanted of a command that prints rates. figures.yaml may
// name some for all commands.
func (d *dataFlags) rates() []string {
	if !d.offered["per"] {
		return nil
	}
	return d.per
}

// noteTyped takes note of what was typed, before figures.yaml adds to it.
func (d *dataFlags) noteTyped() {
	d.typed = map[string]bool{}
	d.all.VisitAll(func(flag *pflag.Flag) { d.typed[flag.Name] = flag.Changed })
}

func (d *dataFlags) add(v pflag.Value, s, name, help string) {
	d.all.VarPF(v, name, shorthands[name], help).Annotations = map[string][]string{section: {s}}
}

func (d *dataFlags) text(to *string, s, name, help string) { d.add(&textValue{to: to}, s, name, help) }

func (d *dataFlags) list(to *[]string, s, name, help string) {
	d.add(&listValue{to: to}, s, name, help)
}

func (d *dataFlags) word(to *string, s, name, help string, choices []string) {
	d.add(&choiceValue{to: to, choices: choices}, s, name, help)
}

func (d *dataFlags) words(to *[]string, s, name, help string, choices []string) {
	d.add(&choicesValue{to: to, choices: choices}, s, name, help)
}

func (d *dataFlags) whole(to *int, s, name, help string, low, high int) {
	d.add(&numberValue{to: to, low: low, high: high}, s, name, help)
}

func (d *dataFlags) flag(to *bool, s, name, help string) {
	d.add(&switchValue{to: to}, s, name, help)
	d.all.Lookup(name).NoOptDefVal = strconv.FormatBool(true)
}
