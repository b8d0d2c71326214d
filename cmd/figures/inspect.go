package main

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/export"
	"github.com/pressfigures/figures/pkg/period"
	"github.com/pressfigures/figures/pkg/report"
)

type inspectOptions struct {
	frame   *frame
	flags   *dataFlags
	exports []string
}

func newInspectCommand(f *frame) *cobra.Command {
	o := inspectOptions{frame: f, flags: newDataFlags(report.Names())}
	cmd := &cobra.Command{
		Use:     "inspect EXPORT… [flags]",
		Short:   "what is in an export, and how it was understood",
		GroupID: dataGroup,
		Long: `Shows how an export was understood: what each column is for and why, which areas lie in which, which
periods there are and where there are gaps, hidden cells, subtotals, and the settings in force.
Begin here with a new export. Columns that are not in use are named; what is in them is not shown.`,
		Example: `# Is this what the export means?
figures inspect testdata/exports/hidden.csv

# Two files that do not say which year they are
figures inspect 2018=testdata/exports/eastern-2018.csv 2019=testdata/exports/eastern-2019.csv`,
		Args:              exportArguments,
		ValidArgsFunction: completeExports,
		RunE: func(cmd *cobra.Command, args []string) error {
			o.exports = args
			return runInspect(cmd.Context(), o)
		},
	}
	o.flags.textOnly = true
	o.flags.describe("by", "keep this `COLUMN` apart although it has very many values, as --by would")
	o.flags.addTo(cmd, []string{"by", "unique"}, readFlags, []string{"unit", "verb", "service", "style"}, []string{"out", "copy", "strict", "quiet"})
	return cmd
}

func runInspect(ctx context.Context, o inspectOptions) error {
	s, q, err := o.frame.ask(ctx, o.flags, o.exports)
	if err != nil {
		return err
	}
	notes := s.allNotes()
	if err := s.checkStrict(report.Result{Notes: notes}); err != nil {
		return err
	}
	var b bytes.Buffer
	s.inspectFiles(&b)
	s.inspectAreas(&b)
	s.inspectPeriods(&b, q)
	inspectDimensions(&b, s.export.Inspection().Dimensions)
	s.inspectPopulations(&b)
	inspectNotes(&b, notes)
	s.inspectSettings(&b)
	if err := s.deliver(b.Bytes()); err != nil || !s.flags.copy {
		return err
	}
	return s.copy(ctx, b.Bytes())
}

func (s *session) inspectFiles(b *bytes.Buffer) {
	for _, file := range s.export.Inspection().Files {
		b.WriteString(file.Name)
		if file.Label != "" {
			fmt.Fprintf(b, ", for %s", file.Label)
		}
		fmt.Fprintf(b, "\n  %s, with %s of data below the heads in row %d\n", file.Shape, plural(int(file.Rows), "row", "rows"), file.HeaderRow)
		if file.Sheet != "" {
			fmt.Fprintf(b, "  the sheet %q of a workbook\n", file.Sheet)
		} else {
			fmt.Fprintf(b, "  %s, cells separated by %s, lines ended by %s\n", strings.ToUpper(file.Encoding), file.Delimiter, file.LineEnds)
		}
		fmt.Fprintf(b, "  figures count: %s\n\n", file.Counted)
		writeColumns(b, file.Columns)
	}
}

func writeColumns(b *bytes.Buffer, columns []export.ColumnInspection) {
	w := tabwriter.NewWriter(b, 0, 0, 2, ' ', 0)
	for _, c := range columns {
		values := ""
		if c.Values > 0 {
			values = ", " + plural(c.Values, "value", "values")
		}
		fmt.Fprintf(w, "  column %d\t%s\t%s\t%s%s\n", c.Number, c.Head, roleName(c.Role), c.Reason, values)
	}
	w.Flush()
	b.WriteString("\n")
}

// roleName is a role in a word; a column without one splits the counts.
func roleName(r export.Role) string {
	switch r {
	case "":
		return "splits counts"
	case export.RoleIgnore:
		return "not used"
	}
	return string(r)
}

func (s *session) inspectAreas(b *bytes.Buffer) {
	b.WriteString("Areas\n")
	shown := 0
	for _, a := range s.cube.Areas.All() {
		if !s.cube.Holds(a.ID) {
			continue
		}
		shown++
		note := ""
		if area.IsUnknown(a.Name) {
			note = " (counted in totals, never ranked)"
		}
		fmt.Fprintf(b, "  %s%s%s\n", strings.Repeat("  ", len(s.cube.Areas.Ancestors(a.ID))), a.Name, note)
	}
	if shown == 0 {
		b.WriteString("  none: every figure is for all of the data\n")
	}
	if idle := s.cube.Areas.Len() - shown; idle > 0 {
		fmt.Fprintf(b, "  (and %s of the areas file without data)\n", plural(idle, "place", "places"))
	}
	b.WriteString("\n")
}

func (s *session) inspectPeriods(b *bytes.Buffer, q question) {
	in := s.export.Inspection()
	b.WriteString("Periods\n")
	fmt.Fprintf(b, "  %s%s\n", s.extent(), grainWords(in.Periods, in.Dated))
	for _, gap := range in.Gaps {
		fmt.Fprintf(b, "  gap: %s\n", s.style.Span(gap))
	}
	fmt.Fprintf(b, "  latest complete period: %s\n", s.style.Span(q.span))
	if s.touches(q.base.whole) {
		fmt.Fprintf(b, "  compared with, if nothing is said: %s\n", s.style.Span(q.base.whole))
	} else {
		b.WriteString("  nothing earlier to compare it with\n")
	}
	b.WriteString("\n")
}

// grainWords says what the periods are: ", 18 months".
func grainWords(spans []period.Span, dated bool) string {
	if dated || len(spans) == 0 {
		return ", by date"
	}
	kind := spans[0].Kind
	for _, span := range spans {
		if span.Kind != kind {
			return fmt.Sprintf(", %d periods of several lengths", len(spans))
		}
	}
	if kind == period.Custom || kind == period.Months {
		return ", " + plural(len(spans), "period", "periods")
	}
	return ", " + plural(len(spans), kind.String(), kind.String()+"s")
}

func inspectDimensions(b *bytes.Buffer, dimensions []cube.Dimension) {
	if len(dimensions) == 0 {
		return
	}
	b.WriteString("What splits the counts (for --by and --where)\n")
	for _, d := range dimensions {
		var names, totals []string
		for _, m := range d.Members {
			if m.Total {
				totals = append(totals, m.Name)
			} else {
				names = append(names, m.Name)
			}
		}
		line := strings.Join(names, ", ")
		if len(names) > mostMembers {
			line = fmt.Sprintf("%s and %d more", strings.Join(names[:mostMembers], ", "), len(names)-mostMembers)
		}
		if len(totals) > 0 {
			line += "; total: " + strings.Join(totals, ", ")
		}
		fmt.Fprintf(b, "  %s: %s\n", d.Name, line)
	}
	b.WriteString("\n")
}

// mostMembers is how many values of a column inspect lists.
const mostMembers = 20

func (s *session) inspectPopulations(b *bytes.Buffer) {
	if n := len(s.desk.PopulationAt(s.latest())); n > 0 {
		fmt.Fprintf(b, "Populations\n  known for %s\n\n", plural(n, "area", "areas"))
	}
}

func inspectNotes(b *bytes.Buffer, notes []caveat.Caveat) {
	b.WriteString("Notes\n")
	for _, c := range notes {
		fmt.Fprintf(b, "  %s\n", c)
		if c.Hint != "" {
			fmt.Fprintf(b, "    hint: %s\n", c.Hint)
		}
	}
	if len(notes) == 0 {
		b.WriteString("  none\n")
	}
	b.WriteString("\n")
}

// inspectSettings lists what is in force beside the defaults, and where it
// comes from.
func (s *session) inspectSettings(b *bytes.Buffer) {
	b.WriteString("Settings\n")
	if s.config == nil {
		b.WriteString("  there is no figures.yaml here\n")
	} else {
		fmt.Fprintf(b, "  from %s\n", s.config.name)
	}
	w := tabwriter.NewWriter(b, 0, 0, 2, ' ', 0)
	s.flags.all.VisitAll(func(flag *pflag.Flag) {
		if !flag.Changed {
			return
		}
		origin := "typed"
		if s.config.sets(flag.Name) && !s.flags.typed[flag.Name] {
			origin = s.config.name
		}
		fmt.Fprintf(w, "  %s\t%s\t%s\n", flag.Name, flag.Value, origin)
	})
	if s.config != nil {
		for _, limit := range s.config.limits {
			fmt.Fprintf(w, "  thresholds: %s\t%s\t%s\n", limit.name, limit.value, s.config.name)
		}
	}
	w.Flush()
}
