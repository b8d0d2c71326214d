package main

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/figure"
	"github.com/pressfigures/figures/pkg/report"
)

type compareOptions struct {
	frame   *frame
	flags   *dataFlags
	exports []string
	with    []string
}

func newCompareCommand(f *frame) *cobra.Command {
	o := compareOptions{frame: f, flags: newDataFlags(report.Names())}
	cmd := &cobra.Command{
		Use:     "compare EXPORT… --area AREA [flags]",
		Short:   "areas beside their region and its other areas",
		GroupID: figuresGroup,
		Long: `Puts areas beside the region they lie in, which is always shown, and beside its other areas or
those named with --with. Areas stand in the order typed.

Changes are compared where the data hold an earlier period, by the same rules as in "figures
change"; otherwise the counts themselves are.`,
		Example: `# Lancashire beside the North West and its other forces
figures compare testdata/exports/north-west.csv --area Lancashire --period "Jan-Jun 2018"

# Dorset beside Devon and Cornwall
figures compare testdata/exports/south-west.csv --area Dorset --with Devon --with Cornwall`,
		Args:              exportArguments,
		ValidArgsFunction: completeExports,
	}
	o.flags.list(&o.with, askSection, "with", "another `NAME` to compare with; repeat it (default: the region's other areas)")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		o.exports = args
		return runCompare(cmd.Context(), o)
	}
	o.flags.addTo(cmd, []string{"area", "with", "period", "against", "by", "where", "unique", "average", "min-base", "force"}, readFlags, wordFlags, placeFlags)
	return cmd
}

func runCompare(ctx context.Context, o compareOptions) error {
	if len(o.flags.areas) == 0 {
		return usage("figures compare needs --area", "type the place behind it: --area Dorset")
	}
	s, q, err := o.frame.ask(ctx, o.flags, o.exports)
	if err != nil {
		return err
	}
	with, err := s.resolveAreas("with", o.with)
	if err != nil {
		return err
	}
	changes, err := s.comparesChanges(&q)
	if err != nil {
		return err
	}
	s.dropSingles(&q)
	parts, err := s.slices(q)
	if err != nil {
		return err
	}
	var figures []figure.Figure
	for measure := range s.cube.Measures {
		for _, part := range parts {
			c := s.desk.Compare(s.query(q, measure, area.None, part), q.areas, with, changes)
			figures = append(figures, &c)
		}
	}
	return s.finish(ctx, q, figures)
}

// comparesChanges reports whether changes are compared: where an earlier
// period was typed, or is in the data.
func (s *session) comparesChanges(q *question) (bool, error) {
	held := s.gives(q.base.whole)
	q.base.compared = held
	if !held && !q.base.unsaid {
		return false, s.noBase(*q, []row{{query: figure.Query{Against: q.base.whole}}})
	}
	return held, nil
}
