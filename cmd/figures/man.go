package main

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

type manOptions struct {
	frame *frame
	root  *cobra.Command
	out   string // the folder the pages go to
}

// newManCommand is for whoever makes packages, and is not listed by help.
func newManCommand(f *frame) *cobra.Command {
	o := manOptions{frame: f}
	cmd := &cobra.Command{
		Use:    "man --out FOLDER",
		Short:  "write the manual pages, for packages",
		Long:   "Writes a manual page for each command into a folder, which is made if need be. Pages that are there are replaced.",
		Hidden: true,
		Args:   noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			o.root = cmd.Root()
			return runMan(cmd.Context(), o)
		},
	}
	cmd.Flags().StringVar(&o.out, "out", "", "the `FOLDER` to write the pages to")
	return cmd
}

func runMan(_ context.Context, o manOptions) error {
	if o.out == "" {
		return usage("figures man needs --out", "type the folder after it: --out man")
	}
	if err := o.frame.env.Files.MkdirAll(o.out); err != nil {
		return failed(fmt.Sprintf("cannot make the folder %q: %s", o.out, reason(err)), "", err)
	}
	pages := append([]*cobra.Command{o.root}, o.root.Commands()...)
	for _, cmd := range pages {
		if !hasPage(cmd) {
			continue
		}
		name := filepath.Join(o.out, manName(cmd)+".1")
		if err := writeFile(o.frame.env.Files, name, manPage(cmd, o.frame.env)); err != nil {
			return err
		}
	}
	return nil
}

// manName is the name of a command's page: figures-change.
func manName(cmd *cobra.Command) string {
	return strings.ReplaceAll(cmd.CommandPath(), " ", "-")
}

// manPage writes one page in the man macros, which man and mandoc both read.
func manPage(cmd *cobra.Command, env Env) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, ".TH %s 1 %q %q\n", strings.ToUpper(roff(manName(cmd))), manDate(env), strings.TrimSpace("figures "+env.Version.Number))
	fmt.Fprintf(&b, ".SH NAME\n%s \\- %s\n", roff(manName(cmd)), roff(cmd.Short))
	fmt.Fprintf(&b, ".SH SYNOPSIS\n.B %s\n", roff(usageLine(cmd)))
	fmt.Fprintf(&b, ".SH DESCRIPTION\n%s", manText(cmd.Long))
	for _, s := range sections {
		manFlags(&b, s, cmd.Flags())
	}
	if cmd.Example != "" {
		fmt.Fprintf(&b, ".SH EXAMPLES\n.nf\n%s\n.fi\n", roff(cmd.Example))
	}
	manTopics(&b, cmd)
	fmt.Fprintf(&b, ".SH EXIT STATUS\n%s", manText("0 done, and nothing wrong\n\n1 something was found in a text, or by diff --exit-code\n\n2 usage, configuration, or a name the data do not have\n\n3 could not do it"))
	fmt.Fprintf(&b, ".SH SEE ALSO\n%s\n", manSeeAlso(cmd))
	return b.Bytes()
}

// hasPage reports whether a command has a page of its own. The help topics
// stand on the page of the whole program.
func hasPage(cmd *cobra.Command) bool {
	return !cmd.Hidden && cmd.GroupID != topicGroup && cmd.Name() != "help"
}

// manTopics writes the help topics as sections.
func manTopics(b *bytes.Buffer, cmd *cobra.Command) {
	if cmd != cmd.Root() {
		return
	}
	for _, t := range topics {
		text, err := topicText(t.name)
		if err == nil {
			fmt.Fprintf(b, ".SH %s\n%s", strings.ToUpper(t.name), manText(text))
		}
	}
}

func manSeeAlso(cmd *cobra.Command) string {
	if cmd != cmd.Root() {
		return ".BR figures (1)"
	}
	var lines []string
	for _, c := range cmd.Commands() {
		if hasPage(c) {
			lines = append(lines, ".BR "+roff(manName(c))+" (1)")
		}
	}
	return strings.Join(lines, ",\n")
}

func manFlags(b *bytes.Buffer, title string, all *pflag.FlagSet) {
	heading := fmt.Sprintf(".SH %s\n", strings.ToUpper(title))
	all.SortFlags = false
	all.VisitAll(func(flag *pflag.Flag) {
		if sectionOf(flag) != title || flag.Hidden {
			return
		}
		b.WriteString(heading)
		heading = ""
		name, text := pflag.UnquoteUsage(flag)
		short := ""
		if flag.Shorthand != "" {
			short = `\-` + flag.Shorthand + ", "
		}
		fmt.Fprintf(b, ".TP\n.B %s%s\n%s\n", short, roff(strings.TrimSpace("--"+flag.Name+" "+name)), roff(text))
	})
}

// manDate is the day of the commit that is built, never of the clock: the same
// commit makes the same pages. Packagers give it as SOURCE_DATE_EPOCH.
func manDate(env Env) string {
	const day = "2006-01-02"
	if seconds, err := strconv.ParseInt(env.Getenv("SOURCE_DATE_EPOCH"), 10, 64); err == nil {
		return time.Unix(seconds, 0).UTC().Format(day)
	}
	if built, err := time.Parse(time.RFC3339, env.Version.Date); err == nil {
		return built.UTC().Format(day)
	}
	return env.Version.Date
}

// manText writes paragraphs. Lines that are indented are set as they stand.
func manText(text string) string {
	var b strings.Builder
	asIs := false
	for line := range strings.Lines(strings.TrimRight(text, "\n") + "\n") {
		line = strings.TrimRight(line, "\n")
		if set := strings.HasPrefix(line, "  "); set != asIs && line != "" {
			b.WriteString(map[bool]string{true: ".nf\n", false: ".fi\n"}[set])
			asIs = set
		}
		switch {
		case line == "" && !asIs:
			b.WriteString(".PP\n")
		case line == "":
			b.WriteString(".sp\n")
		default:
			b.WriteString(roff(line) + "\n")
		}
	}
	if asIs {
		b.WriteString(".fi\n")
	}
	return b.String()
}

// roff escapes what the man macros would take for their own.
func roff(text string) string {
	text = strings.NewReplacer(`\`, `\e`, "-", `\-`).Replace(text)
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		if strings.HasPrefix(line, ".") || strings.HasPrefix(line, "'") {
			lines[i] = `\&` + line
		}
	}
	return strings.Join(lines, "\n")
}
