package main

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/check"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/report"
)

type checkOptions struct {
	frame    *frame
	flags    *dataFlags
	releases []string
}

func newCheckCommand(f *frame) *cobra.Command {
	o := checkOptions{frame: f, flags: newDataFlags(report.FindingsNames())}
	cmd := &cobra.Command{
		Use:     "check RELEASE… [--data EXPORT]… [flags]",
		Short:   "every number in a release: right or not, and why",
		GroupID: textGroup,
		Long: `Finds every claim in a release (text, Markdown, HTML or Word) and says whether it is right: by the
export, by figures from elsewhere (--facts), and by the other numbers of the release, with which it
must agree even where there is no export. "figures help checking" explains the verdicts, how to pass
over what you know better, and how to accept what was found before.

The exit status is 1 where something is wrong (--fail-on), so that a script can stop.`,
		Example: `# Is every number in this release what the export says?
figures check testdata/releases/lancashire.md --data testdata/exports/north-west.csv

# Do the numbers agree with each other? Every one is shown, with its working
figures check testdata/releases/trial.txt --all --explain`,
		Args:              releaseArguments,
		ValidArgsFunction: completeReleases,
		RunE: func(cmd *cobra.Command, args []string) error {
			o.releases = args
			return runCheck(cmd.Context(), o)
		},
	}
	o.flags.checks = true
	o.flags.describe("where", "judge by the rows with this `COLUMN=VALUE` only; repeat it")
	o.flags.describe("explain", "show below each claim how the right figure is reached")
	o.flags.describe("style", "the house `STYLE` that numbers are printed in")
	o.flags.describe("dated", "the `DATE` of the release, from which “last year” is read (default: its own, else today)")
	o.flags.describe("service", "the `NAME` of the service, such as \"Stop It Now!\": it is no place and ends no sentence")
	o.flags.addTo(cmd,
		[]string{"data", "facts", "fail-on", "all", "accepted", "write-accepted", "strict-words", "where", "average", "min-base", "force"},
		readFlags, []string{"unit", "service", "style", "explain", "color"}, placeFlags)
	return cmd
}

// releaseArguments is the Args of commands that read releases.
func releaseArguments(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return nil
	}
	return usage("no release was named", `type the file behind the command, such as release.docx, or "-" for what is piped in`)
}

// completeReleases lets the shell complete the names of files that may be
// releases.
func completeReleases(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return []string{"docx", "md", "markdown", "html", "htm", "txt"}, cobra.ShellCompDirectiveFilterFileExt
}

func runCheck(ctx context.Context, o checkOptions) error {
	c, err := o.frame.newChecking(o.flags, o.releases)
	if err != nil {
		return err
	}
	c.readAll()
	if err := c.judgeAll(ctx); err != nil {
		return err
	}
	if err := c.passOver(); err != nil {
		return err
	}
	if err := c.finishCheck(ctx); err != nil {
		return err
	}
	if err := c.unread(); err != nil {
		return err
	}
	if c.flags.writeAccepted != "" {
		return c.writeList() // they are accepted from now on
	}
	return c.verdict()
}

// finishCheck writes what was found: first the talk, to standard error, then
// the result.
func (c *checking) finishCheck(ctx context.Context) error {
	notes := c.checkNotes()
	if err := c.checkStrict(report.Result{Notes: notes}); err != nil {
		return err
	}
	c.talkCheck(notes)
	if c.unread() != nil && (c.flags.out != "" || len(c.reports()) == 0) {
		return nil // a file holds all of a result or is not written, and "0 claims" is none
	}
	shown, err := c.renderFindings(c.colour())
	if err != nil {
		return err
	}
	if err := c.deliver(shown); err != nil {
		return err
	}
	if c.flags.out != "" {
		c.tell(report.Findings{Reports: c.reports()}.Summary().String())
	}
	if !c.flags.copy {
		return nil
	}
	plain, err := c.renderFindings(false)
	if err != nil {
		return err
	}
	return c.copy(ctx, plain)
}

// renderFindings writes what was found in the format asked for.
func (c *checking) renderFindings(colour bool) ([]byte, error) {
	format, err := report.FindingsByName(c.flags.format)
	if err != nil {
		return nil, asUsage(err)
	}
	found := report.Findings{
		Reports: c.reports(), All: c.flags.showAll, Explain: c.flags.explain, Color: colour, Version: c.env.Version.Number,
		Files: c.files(), Areas: c.names, Style: c.style,
	}
	if c.flags.out == "" {
		found.Width = c.streams.Width
	}
	var b bytes.Buffer
	if err := format.Write(&b, found); err != nil {
		return nil, failed(err.Error(), hintOf(err), err)
	}
	return b.Bytes(), nil
}

// files are those of all data that the releases were held against.
func (c *checking) files() []cube.File {
	var all []cube.File
	for _, side := range c.data {
		all = append(all, side.cube.Files...)
	}
	return all
}

// checkNotes are the notes on reading the data and the releases, each once.
func (c *checking) checkNotes() []caveat.Caveat {
	notes := slices.Clone(c.notes)
	for _, g := range c.data {
		notes = append(notes, g.allNotes()...)
	}
	for _, t := range c.texts {
		if t.document == nil {
			continue
		}
		notes = append(notes, t.document.Notes...)
		if t.input.locked {
			notes = append(notes, caveat.Caveat{
				ID:   openElsewhere,
				Text: fmt.Sprintf("%q is open in %s: changes that are not saved there were not checked", t.input.name, officeProgram(t.input.name)),
				Hint: fmt.Sprintf("save it; if nobody has it open, delete %q", lockOf(t.input.name)),
			})
		}
	}
	notes = caveat.Dedupe(notes)
	caveat.Sort(notes)
	return notes
}

// talkCheck tells by what the releases were judged, and what was noticed.
func (c *checking) talkCheck(notes []caveat.Caveat) {
	if c.flags.quiet {
		return
	}
	if c.config != nil {
		c.say("configuration: " + c.config.name)
	}
	c.say(c.judgedBy())
	if undated := c.undated(); undated != "" {
		c.say(undated)
	}
	for _, g := range append([]*session{c.session}, c.data...) {
		for _, remark := range g.remarks {
			c.say(remark)
		}
	}
	c.sayCaveats(notes)
}

// judgedBy says in a line what the releases were held against.
func (c *checking) judgedBy() string {
	var parts []string
	for _, g := range c.data {
		var names []string
		for _, f := range g.cube.Files {
			names = append(names, f.String())
		}
		holds := map[bool]string{true: "holds", false: "hold"}[len(names) == 1]
		parts = append(parts, fmt.Sprintf("%s, which %s %s", firstPlain(names, 3), holds, g.extent()))
	}
	if c.flags.facts != "" {
		parts = append(parts, "the facts of "+c.flags.facts)
	}
	if len(parts) == 0 {
		return "data: none; the numbers are checked against each other (--data EXPORT checks them against an export)"
	}
	return "data: " + strings.Join(parts, "; ")
}

// firstPlain lists some names and says how many more there are.
func firstPlain(names []string, most int) string {
	if len(names) > most {
		names = append(slices.Clone(names[:most]), fmt.Sprintf("%d more", len(names)-most))
	}
	return joined(names, "and")
}

// settleFindingsFormat chooses the format of a check: the one that was typed,
// else by the ending of --out, else the first.
func (d *dataFlags) settleFindingsFormat() error {
	if d.format == "" && d.out != "" {
		format, err := report.FindingsByExtension(d.out)
		if err != nil {
			return asUsage(err)
		}
		d.format = format.Name()
	}
	d.format = cmp.Or(d.format, report.FindingsNames()[0])
	if d.color == "always" && d.format != report.FindingsNames()[0] {
		return usage(fmt.Sprintf("--color does not go with the format %s", d.format), "")
	}
	return nil
}

// verdict is the end of a check: an error that prints nothing more where
// something was found that is to fail.
func (c *checking) verdict() error {
	for _, r := range c.reports() {
		if fails(r, cmp.Or(c.flags.failOn, failures[0])) {
			return &failure{status: exitFound}
		}
	}
	return nil
}

// fails reports whether a release has anything at or above a level.
func fails(r *check.Report, level string) bool {
	at := slices.Index(failures, level)
	has := map[string]bool{}
	for _, f := range r.Findings {
		has[f.Severity.String()] = true
	}
	for _, j := range r.Claims {
		if !j.Passed {
			has[string(j.Verdict)] = true
		}
	}
	return slices.ContainsFunc(failures[:at+1], func(what string) bool { return has[what] })
}
