package main

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/pressfigures/figures/pkg/figure"
	"github.com/pressfigures/figures/pkg/report"
)

type briefOptions struct {
	frame   *frame
	flags   *dataFlags
	exports []string
}

func newBriefCommand(f *frame) *cobra.Command {
	o := briefOptions{frame: f, flags: newDataFlags(report.Names())}
	cmd := &cobra.Command{
		Use:     "brief EXPORT… --area AREA [flags]",
		Short:   "the whole paragraph for an area",
		GroupID: figuresGroup,
		Long: `Writes the paragraph a local release is built on: the area's total, its change, the same for its region,
the monthly average, and a note on what the region takes in. It is written as sentences unless
--format says otherwise.`,
		Example: `# The paragraph for Dorset
figures brief testdata/exports/south-west.csv --area Dorset --unit people --verb contacted --service "Stop It Now!"

# The figures behind the one for Hertfordshire, as a table
figures brief testdata/exports/eastern.csv --area Hertfordshire --format table`,
		Args:              exportArguments,
		ValidArgsFunction: completeExports,
		RunE: func(cmd *cobra.Command, args []string) error {
			o.exports = args
			return runBrief(cmd.Context(), o)
		},
	}
	o.flags.defaultFormat = "sentence"
	o.flags.describe("format", "the `FORMAT`: "+joined(report.Names(), "or")+" (default: by the ending of --out, else sentence)")
	o.flags.addTo(cmd, []string{"area", "period", "against", "where", "unique", "average", "min-base", "force"}, readFlags, wordFlags, placeFlags)
	return cmd
}

func runBrief(ctx context.Context, o briefOptions) error {
	if len(o.flags.areas) == 0 {
		return usage("figures brief needs --area", "type the place behind it: --area Dorset")
	}
	s, q, err := o.frame.ask(ctx, o.flags, o.exports)
	if err != nil {
		return err
	}
	if _, err := s.comparesChanges(&q); err != nil {
		return err
	}
	rows, err := s.rows(q)
	if err != nil {
		return err
	}
	var figures []figure.Figure
	for _, r := range rows {
		brief := s.desk.Brief(r.query)
		figures = append(figures, &brief)
	}
	return s.finish(ctx, q, figures)
}
