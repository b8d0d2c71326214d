package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// The groups that commands are listed in.
const (
	figuresGroup = "figures"
	textGroup    = "text"
	dataGroup    = "data"
	topicGroup   = "topics"
	otherGroup   = "other"
)

var groups = []*cobra.Group{
	{ID: figuresGroup, Title: "Figures"},
	{ID: textGroup, Title: "Releases"},
	{ID: dataGroup, Title: "The data"},
	{ID: topicGroup, Title: "Help topics"},
	{ID: otherGroup, Title: "Other"},
}

// section is the annotation of a flag that says where help lists it.
const section = "section"

// The sections that flags are listed in, in order. A flag without one stands
// in the last.
const (
	askSection   = "What to work out"
	checkSection = "What to check, and by what"
	readSection  = "How to read the export"
	writeSection = "How to write it"
	placeSection = "Where it goes"
	otherSection = "Other"
)

var sections = []string{askSection, checkSection, readSection, writeSection, placeSection, otherSection}

// helpWidth is how wide help is written: it fits the window that Windows opens.
const helpWidth = 100

// writeHelp writes the help of a command or of the whole program.
func writeHelp(w io.Writer, cmd *cobra.Command) error {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s\n\nUsage:\n  %s\n", cmd.Long, usageLine(cmd))
	if cmd == cmd.Root() {
		writeCommands(&b, cmd)
	}
	if cmd.Example != "" {
		fmt.Fprintf(&b, "\nExamples:\n%s\n", indent(cmd.Example))
	}
	for _, s := range sections {
		writeFlags(&b, s, cmd.Flags())
	}
	if cmd == cmd.Root() {
		b.WriteString("\n\"figures COMMAND --help\" says more about a command.\n")
	}
	_, err := w.Write(b.Bytes())
	return err
}

func usageLine(cmd *cobra.Command) string {
	if cmd == cmd.Root() {
		return "figures COMMAND EXPORT… [flags]"
	}
	return "figures " + cmd.Use
}

func writeCommands(b *bytes.Buffer, root *cobra.Command) {
	for _, g := range root.Groups() {
		fmt.Fprintf(b, "\n%s:\n", g.Title)
		for _, c := range root.Commands() {
			if c.GroupID == g.ID && !c.Hidden {
				fmt.Fprintf(b, "  %-11s %s\n", c.Name(), c.Short)
			}
		}
	}
}

// writeFlags lists the flags of one section.
func writeFlags(b *bytes.Buffer, title string, all *pflag.FlagSet) {
	some := pflag.NewFlagSet("", pflag.ContinueOnError)
	some.SortFlags = false
	all.SortFlags = false
	all.VisitAll(func(flag *pflag.Flag) {
		if sectionOf(flag) == title {
			some.AddFlag(flag)
		}
	})
	if text := some.FlagUsagesWrapped(helpWidth); text != "" {
		fmt.Fprintf(b, "\n%s:\n%s", title, text)
	}
}

func sectionOf(flag *pflag.Flag) string {
	if names := flag.Annotations[section]; len(names) > 0 {
		return names[0]
	}
	return otherSection
}

// valueName is what help calls the value of a flag: the word in backquotes.
func valueName(flag *pflag.Flag) string {
	name, _ := pflag.UnquoteUsage(flag)
	return name
}

func indent(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		if strings.TrimSpace(line) != "" {
			b.WriteString("  ")
		}
		b.WriteString(line)
	}
	return strings.TrimRight(b.String(), "\n")
}

type helpOptions struct {
	frame *frame
	root  *cobra.Command
	about string // a command or a topic; empty for the whole program
}

func newHelpCommand(f *frame) *cobra.Command {
	return &cobra.Command{
		Use:     "help [COMMAND | TOPIC]",
		Short:   "help on a command or a topic",
		Long:    "Shows what a command does and all its flags, or explains a topic.",
		GroupID: otherGroup,
		Example: `# All flags of a command
figures help change

# How periods are typed
figures help periods`,
		Args: atMostOne,
		ValidArgsFunction: func(cmd *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return commandNames(cmd.Root()), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			o := helpOptions{frame: f, root: cmd.Root()}
			if len(args) > 0 {
				o.about = args[0]
			}
			return runHelp(cmd.Context(), o)
		},
	}
}

// atMostOne is the Args of commands that take one word or none.
func atMostOne(cmd *cobra.Command, args []string) error {
	if len(args) < 2 {
		return nil
	}
	return usage(fmt.Sprintf("%s takes one word, not %d", cmd.CommandPath(), len(args)), fmt.Sprintf(`"%s --help" shows how it is used`, cmd.CommandPath()))
}

func runHelp(ctx context.Context, o helpOptions) error {
	if o.about == "" {
		return writeHelp(o.frame.streams.Out, o.root)
	}
	for _, c := range o.root.Commands() {
		if c.Name() != o.about {
			continue
		}
		if c.GroupID == topicGroup {
			return runTopic(ctx, topicOptions{frame: o.frame, name: c.Name()})
		}
		return writeHelp(o.frame.streams.Out, c)
	}
	text := strconv.Quote(o.about) + " is neither a command nor a topic"
	if near := nearest(o.about, commandNames(o.root), 1); len(near) > 0 {
		return usage(text, "did you mean: "+commandLine([]string{"help", near[0]}, o.frame.env.System))
	}
	return usage(text, `"figures help" lists both`)
}
