package main

import (
	"context"
	"slices"

	"github.com/spf13/cobra"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/figure"
	"github.com/pressfigures/figures/pkg/report"
)

type totalOptions struct {
	frame   *frame
	flags   *dataFlags
	exports []string
}

func newTotalCommand(f *frame) *cobra.Command {
	o := totalOptions{frame: f, flags: newDataFlags(report.Names())}
	cmd := &cobra.Command{
		Use:     "total EXPORT… [flags]",
		Short:   "how many, for areas and a period",
		GroupID: figuresGroup,
		Long: `Adds up an export: how many people, calls or whatever it counts, for an area and a period.

Without --area or --by there is a row for each area below its parent, then the total.`,
		Example: `# Dorset in the first six months of 2019
figures total testdata/exports/south-west.csv --area Dorset --period "Jan-Jun 2019"

# North Wales and Lancashire by channel, with a monthly average
figures total testdata/exports/north-west.csv --area "North Wales" --area Lancashire --by Channel --per month`,
		Args:              exportArguments,
		ValidArgsFunction: completeExports,
		RunE: func(cmd *cobra.Command, args []string) error {
			o.exports = args
			return runTotal(cmd.Context(), o)
		},
	}
	o.flags.addTo(cmd, []string{"area", "period", "by", "where", "unique", "per"}, readFlags, wordFlags, placeFlags)
	return cmd
}

func runTotal(ctx context.Context, o totalOptions) error {
	s, q, err := o.frame.ask(ctx, o.flags, o.exports)
	if err != nil {
		return err
	}
	if slices.Contains(s.flags.rates(), perHead) {
		if err := s.needPopulations(q.span); err != nil {
			return err
		}
	}
	s.dropSingles(&q)
	rows, err := s.rows(q)
	if err != nil {
		return err
	}
	totals := make([]figure.Total, len(rows))
	for i, r := range rows {
		totals[i] = s.desk.Total(r.query)
	}
	s.addListCaveats(q, rows, totals)
	s.noteSeveral(q, rows, totals)
	figures := make([]figure.Figure, len(totals))
	for i := range totals {
		figures[i] = &totals[i]
	}
	return s.finish(ctx, q, figures)
}

// addListCaveats gives every area of a list of areas that stands below its
// parts the caveats of that list: that its parts do not add up to it, or that
// a low count can be worked out from the others. Areas that were typed one by
// one are not said to be all of anything.
func (s *session) addListCaveats(q question, rows []row, totals []figure.Total) {
	if len(q.axes) > 0 || len(q.areas) > 0 && !q.byArea {
		return
	}
	listed := map[place][]int{}
	for i, r := range rows {
		at := place{r.query.Measure, r.query.Area}
		listed[at] = append(listed[at], i)
	}
	for i := range totals {
		whole := rows[i].query
		parts := s.listedParts(whole, listed, totals)
		if len(parts) > 0 {
			base := totals[i].Base()
			base.Caveats = caveat.Dedupe(append(base.Caveats, s.desk.ListCaveats(whole, parts, totals[i])...))
		}
	}
}

// place is what the rows of one measure and area have in common.
type place struct {
	measure int
	area    area.ID
}

// listedParts are the totals in a list of the areas directly in another, of
// rows by their places, in the order of the list.
func (s *session) listedParts(whole figure.Query, listed map[place][]int, totals []figure.Total) []figure.Total {
	var at []int
	for _, part := range s.partsOf(whole.Area) {
		at = append(at, listed[place{whole.Measure, part}]...)
	}
	slices.Sort(at)
	var out []figure.Total
	for _, i := range at {
		out = append(out, totals[i])
	}
	return out
}
