package main

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/check"
)

type rulesOptions struct {
	frame *frame
	rule  string // empty for the list
}

func newRulesCommand(f *frame) *cobra.Command {
	return &cobra.Command{
		Use:     "rules [RULE]",
		Short:   "what the names in square brackets mean",
		GroupID: textGroup,
		Long: `Lists the rules that findings and notes are filed under, the names in square brackets; or explains one
of them, with a text that fails, what figures check prints of it, and the text put right.`,
		Example: `# All rules
figures rules

# What is the matter with a percentage that was divided by the new value?
figures rules divided-by-new`,
		Args: atMostOne,
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return allRuleNames(), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			o := rulesOptions{frame: f}
			if len(args) > 0 {
				o.rule = args[0]
			}
			return runRules(cmd.Context(), o)
		},
	}
}

// figureRules are the rules about figures and exports: those of the registry
// that are not about releases.
func figureRules() []caveat.Rule {
	return slices.DeleteFunc(caveat.Rules(), func(r caveat.Rule) bool {
		_, isOfReleases := check.LookupRule(check.RuleID(r.ID))
		return isOfReleases
	})
}

func allRuleNames() []string {
	var names []string
	for _, r := range check.Rules() {
		names = append(names, string(r.ID))
	}
	for _, r := range figureRules() {
		names = append(names, string(r.ID))
	}
	return names
}

func runRules(_ context.Context, o rulesOptions) error {
	var b bytes.Buffer
	// As it is printed, brackets and all, is how it is pasted.
	name := strings.ToLower(strings.Trim(o.rule, "[] "))
	if o.rule == "" {
		listRules(&b)
	} else if rule, found := check.LookupRule(check.RuleID(name)); found {
		explainRule(&b, rule)
	} else if rule, found := caveat.Lookup(caveat.ID(name)); found {
		explainNote(&b, rule)
	} else {
		return o.unknown(name)
	}
	_, err := o.frame.streams.Out.Write(b.Bytes())
	return err
}

func (o rulesOptions) unknown(name string) error {
	text := "there is no rule " + strconv.Quote(o.rule)
	near := nearest(name, allRuleNames(), 1)
	if begins := beginning(name, allRuleNames()); len(begins) > 0 {
		near = begins
	}
	if len(near) > 0 {
		return usage(text, "did you mean: "+commandLine([]string{"rules", near[0]}, o.frame.env.System))
	}
	return usage(text, `"figures rules" lists them`)
}

// leastBeginning is how many letters of a rule's name tell it.
const leastBeginning = 3

// beginning are the names that begin with a word or have it, hyphens aside:
// "not-in-data" for "notin".
func beginning(word string, names []string) []string {
	bare := func(s string) string { return strings.NewReplacer("-", "", "_", "", " ", "").Replace(s) }
	var begins, has []string
	for _, name := range names {
		switch at := strings.Index(bare(name), bare(word)); {
		case len(bare(word)) < leastBeginning || at < 0:
		case at == 0:
			begins = append(begins, name)
		default:
			has = append(has, name)
		}
	}
	return append(begins, has...)
}

// listRules lists all rules with how serious they are.
func listRules(b *bytes.Buffer) {
	b.WriteString("Of releases (figures check)\n")
	for _, r := range check.Rules() {
		ruleLine(b, string(r.ID), r.Severity, r.Title)
	}
	b.WriteString("\nOf figures and exports (all commands)\n")
	for _, r := range figureRules() {
		ruleLine(b, string(r.ID), r.Severity, r.Title)
	}
	b.WriteString("\n\"figures rules RULE\" explains one of them.\n")
}

func ruleLine(b *bytes.Buffer, id string, s caveat.Severity, title string) {
	fmt.Fprintf(b, "  %-24s %-8s %s\n", id, s, title)
}

// explainRule shows a rule of releases with its example.
func explainRule(b *bytes.Buffer, r check.Rule) {
	fmt.Fprintf(b, "%s (%s)\n", r.ID, r.Severity)
	ruleText(b, "", r.Title)
	about, _ := caveat.Lookup(caveat.ID(r.ID))
	ruleText(b, "When", about.When)
	ruleText(b, "Why", r.Why)
	ruleThreshold(b, about)
	ruleBlock(b, "The data", r.Example.Data)
	ruleBlock(b, "The facts", r.Example.Facts)
	ruleText(b, "Another release of the same run", r.Example.Other)
	ruleText(b, "A text that fails", r.Example.Fails)
	ruleBlock(b, "What figures check says", r.Example.Output)
	ruleText(b, "Put right", r.Example.Mended)
}

// explainNote shows a rule of figures and exports.
func explainNote(b *bytes.Buffer, r caveat.Rule) {
	fmt.Fprintf(b, "%s (%s)\n", r.ID, r.Severity)
	ruleText(b, "", r.Title)
	ruleText(b, "When", r.When)
	ruleText(b, "Why", r.Why)
	ruleThreshold(b, r)
	ruleText(b, "For example", r.Example)
}

// ruleThreshold says how the number that sets a rule off is changed.
func ruleThreshold(b *bytes.Buffer, r caveat.Rule) {
	if r.Threshold != "" {
		ruleText(b, "Threshold", fmt.Sprintf("%s; figures.yaml sets another: thresholds: {%s: %s}", r.Threshold, r.ID, r.Threshold))
	}
}

// ruleText writes a heading and a paragraph below it; nothing for no text.
func ruleText(b *bytes.Buffer, heading, text string) {
	if text == "" {
		return
	}
	ruleHeading(b, heading)
	for line := range strings.Lines(text) {
		b.WriteString(cmp.Or(wrapped("  ", strings.TrimSpace(line)), "\n"))
	}
}

// ruleBlock writes a heading and lines as they stand below it.
func ruleBlock(b *bytes.Buffer, heading, text string) {
	if text == "" {
		return
	}
	ruleHeading(b, heading)
	b.WriteString(indent(text) + "\n")
}

func ruleHeading(b *bytes.Buffer, heading string) {
	if heading != "" {
		b.WriteString("\n" + heading + "\n")
	}
}
