package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// frame is what every command is given: the arguments as typed, the streams
// and the world.
type frame struct {
	args    []string
	streams Streams
	env     Env
	stop    stopping
}

// say writes one line of talk to standard error. The result never goes here.
func (f *frame) say(line string) { fmt.Fprintln(f.streams.Err, line) }

// run is the whole program: it returns the exit status.
func run(ctx context.Context, args []string, streams Streams, env Env) int {
	f := &frame{args: args, streams: streams, env: env}
	f.stop.watch(&f.streams)
	err := f.stop.do(ctx, func() error { return execute(ctx, f) })
	if err == nil || isBrokenPipe(err, env.System) {
		return exitDone
	}
	printError(streams.Err, err)
	return statusOf(err)
}

func execute(ctx context.Context, f *frame) error {
	root := newRootCommand(f)
	// Given nil, cobra would go and read the arguments of the process.
	root.SetArgs(append([]string{}, f.args...))
	root.SetOut(f.streams.Out)
	root.SetErr(f.streams.Err)
	root.SetIn(f.streams.In)
	return root.ExecuteContext(ctx)
}

// doubleClicked is shown on Windows to someone who opens figures.exe from a
// folder window, where nothing else would be seen but a flash.
const doubleClicked = `figures is typed, not clicked.

Open the folder that holds your export in Explorer, type "cmd" in the address
bar and press Return. In the black window that opens, type

  figures inspect contacts.csv

with the name of your export in place of contacts.csv. "figures help" lists
everything else.

`

// settleCobra sets what cobra keeps in package variables, once: tests run side
// by side.
var settleCobra = sync.OnceFunc(func() {
	cobra.EnableCommandSorting = false // help lists commands in the order they are used
	cobra.MousetrapHelpText = doubleClicked
	cobra.MousetrapDisplayDuration = 0 // wait for a key: five seconds are too few to read it
})

func newRootCommand(f *frame) *cobra.Command {
	settleCobra()
	showVersion := false
	root := &cobra.Command{
		Use:   "figures",
		Short: "the figures of a press release, worked out from an export",
		Long: `figures works out the figures of a press release from an export: totals, changes and
comparisons with the region, as a table or as sentences ready to paste. Every figure can show how
it was reached and from which rows.`,
		Example: `# What is in this export?
figures inspect testdata/exports/south-west.csv

# The whole paragraph for Dorset
figures brief testdata/exports/south-west.csv --area Dorset`,
		SilenceErrors:     true,
		SilenceUsage:      true,
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
		Args:              func(cmd *cobra.Command, args []string) error { return unknownCommand(f, cmd, args) },
		RunE: func(cmd *cobra.Command, _ []string) error {
			if showVersion {
				return runVersion(cmd.Context(), versionOptions{frame: f})
			}
			return writeHelp(f.streams.Out, cmd)
		},
	}
	root.Flags().BoolVar(&showVersion, "version", false, "print the version")
	root.SetHelpFunc(func(cmd *cobra.Command, _ []string) { showHelp(f, cmd) })
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error { return flagError(f, cmd, err) })
	root.AddGroup(groups...)
	help := newHelpCommand(f)
	root.AddCommand(append(commands(f), help)...)
	root.SetHelpCommand(help)
	for _, cmd := range append(root.Commands(), root) {
		cmd.Flags().BoolP("help", "h", false, "show this help")
	}
	return root
}

// makers make the commands, in the order in which help lists them.
var makers = []struct {
	name string
	make func(*frame) *cobra.Command
}{
	{"total", newTotalCommand},
	{"change", newChangeCommand},
	{"compare", newCompareCommand},
	{"share", newShareCommand},
	{"rank", newRankCommand},
	{"brief", newBriefCommand},
	{"check", newCheckCommand},
	{"rules", newRulesCommand},
	{"inspect", newInspectCommand},
	{"diff", newDiffCommand},
	{"init", newInitCommand},
	{"completion", newCompletionCommand},
	{"version", newVersionCommand},
	{"man", newManCommand},
}

// commands makes the command that was asked for alone, because making all of
// them with all their flags takes longer than many an answer; or, for help and
// whatever else looks at all of them, all.
func commands(f *frame) []*cobra.Command {
	asked := firstWord(f.args)
	var all []*cobra.Command
	for _, m := range makers {
		if m.name == asked && !looksAtAll(asked) {
			return []*cobra.Command{m.make(f)}
		}
	}
	for _, m := range makers {
		all = append(all, m.make(f))
	}
	return append(all, newTopicCommands(f)...)
}

// looksAtAll reports whether a command looks at all the others.
func looksAtAll(name string) bool { return name == "man" || name == "completion" }

// wholeRoot is the root with all commands, for errors that name other ones.
func wholeRoot(f *frame) *cobra.Command {
	return newRootCommand(&frame{streams: f.streams, env: f.env})
}

// unknownCommand refuses words that are not commands. cobra alone would show
// help and report success.
func unknownCommand(f *frame, root *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	text := strconv.Quote(args[0]) + " is not a command of figures"
	near := nearest(args[0], commandNames(root), 1)
	if len(near) == 0 {
		return usage(text, `"figures help" lists the commands`)
	}
	right := make([]string, len(f.args))
	copy(right, f.args)
	for i, a := range right {
		if a == args[0] {
			right[i] = near[0]
			break
		}
	}
	return usage(text, "did you mean: "+commandLine(right, f.env.System))
}

func commandNames(root *cobra.Command) []string {
	var names []string
	for _, c := range root.Commands() {
		if !c.Hidden {
			names = append(names, c.Name())
		}
	}
	return names
}

// flagError words what is wrong with a flag the way the other errors are.
func flagError(f *frame, cmd *cobra.Command, err error) error {
	// Before anything else, the root is asked to parse the flags of a command
	// that is not known; the command is then what is wrong.
	if word := firstWord(f.args); cmd == cmd.Root() && word != "" {
		return unknownCommand(f, cmd, []string{word})
	}
	var unknown *pflag.NotExistError
	var bare *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	switch {
	case errors.As(err, &unknown):
		return unknownFlag(f, cmd, unknown)
	case errors.As(err, &bare):
		name := bare.GetFlag().Name
		return usage("--"+name+" needs a value", fmt.Sprintf("type it after the flag: --%s %s", name, valueName(bare.GetFlag())))
	case errors.As(err, &invalid):
		flag := invalid.GetFlag()
		return &failure{exitUsage, "--" + flag.Name + " " + invalid.Unwrap().Error(), hintOf(invalid.Unwrap()), err}
	}
	return asUsage(err)
}

func firstWord(args []string) string {
	for _, a := range args {
		if !strings.HasPrefix(a, "-") {
			return a
		}
	}
	return ""
}

// unknownFlag says whether another command has the flag, and else names the
// nearest one of this command.
func unknownFlag(f *frame, cmd *cobra.Command, unknown *pflag.NotExistError) error {
	name := unknown.GetSpecifiedName()
	if short := unknown.GetSpecifiedShortnames(); short != "" {
		return usage(fmt.Sprintf("there is no flag -%s", name), fmt.Sprintf(`flags have two dashes and a whole word; "%s --help" lists them`, cmd.CommandPath()))
	}
	text := fmt.Sprintf("%s has no flag --%s", cmd.CommandPath(), name)
	if others := commandsWith(wholeRoot(f), name); len(others) > 0 {
		return usage(text, fmt.Sprintf("--%s is for %s", name, joined(others, "and")))
	}
	if isFormat(cmd, name) {
		return usage(text, "formats are asked for by name: --format "+name)
	}
	var names []string
	cmd.Flags().VisitAll(func(flag *pflag.Flag) { names = append(names, flag.Name) })
	if near := nearest(name, names, 1); len(near) > 0 {
		return usage(text, "did you mean --"+near[0]+"?")
	}
	return usage(text, fmt.Sprintf(`"%s --help" lists the flags`, cmd.CommandPath()))
}

// isFormat says whether a command can print a format of that name, as its help
// lists them: "the `FORMAT`: text, json or html (default: …)".
func isFormat(cmd *cobra.Command, name string) bool {
	format := cmd.Flags().Lookup("format")
	if format == nil {
		return false
	}
	_, list, _ := strings.Cut(format.Usage, ": ")
	list, _, _ = strings.Cut(list, " (")
	return slices.Contains(strings.Split(strings.ReplaceAll(list, " or ", ", "), ", "), name)
}

func commandsWith(root *cobra.Command, flag string) []string {
	var names []string
	for _, c := range root.Commands() {
		if !c.Hidden && c.Flags().Lookup(flag) != nil {
			names = append(names, c.Name())
		}
	}
	return names
}

// noArguments is the Args of commands that take none.
func noArguments(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return usage(fmt.Sprintf("%s takes no %s", cmd.CommandPath(), strconv.Quote(args[0])), fmt.Sprintf(`"%s --help" shows how it is used`, cmd.CommandPath()))
}

// showHelp prints help; help cannot fail, but a closed pipe is no reason to
// say so.
func showHelp(f *frame, cmd *cobra.Command) {
	_ = writeHelp(f.streams.Out, cmd)
}
