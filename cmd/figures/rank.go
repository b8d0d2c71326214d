package main

import (
	"context"
	"math"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/figure"
	"github.com/pressfigures/figures/pkg/report"
)

// The numbers that --on ranks on.
var rankOn = []string{figure.ByCount.String(), figure.ByChange.String(), figure.ByPercent.String(), figure.ByRate.String()}

// perHead is the only rate that ranks are worked on.
const perHead = "100000"

type rankOptions struct {
	frame   *frame
	flags   *dataFlags
	exports []string
	on      string
	top     int
}

func newRankCommand(f *frame) *cobra.Command {
	o := rankOptions{frame: f, flags: newDataFlags(report.Names()), on: figure.ByCount.String()}
	cmd := &cobra.Command{
		Use:     "rank EXPORT… [flags]",
		Short:   "areas in order, the highest first",
		GroupID: figuresGroup,
		Long: `Puts areas in order: the areas of the region that --area names, or all areas that no others lie in.
Shared places are shared ("2="), and a place that a hidden number could change is marked.

--by COLUMN ranks the values of a column instead. --on says what is ranked on.`,
		Example: `# The areas of the South West by count
figures rank testdata/exports/south-west.csv

# The three steepest rises in the North West
figures rank testdata/exports/north-west.csv --period "Jan-Jun 2018" --on percent --top 3`,
		Args:              exportArguments,
		ValidArgsFunction: completeExports,
	}
	o.flags.word(&o.on, askSection, "on", "the `NUMBER` to rank on: count, change, percent or rate (default count)", rankOn)
	o.flags.whole(&o.top, askSection, "top", "only the first `N` places", 1, math.MaxInt32)
	o.flags.describe("by", "rank the values of this `COLUMN`, and not areas")
	o.flags.describe("per", "the rate behind --on rate: per `UNIT` of 100000 people")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		o.exports = args
		return runRank(cmd.Context(), o)
	}
	o.flags.addTo(cmd, []string{"area", "period", "against", "by", "where", "unique", "on", "top", "per", "min-base", "force"}, readFlags, wordFlags, placeFlags)
	return cmd
}

// rankBy is the number that a word of --on stands for.
func rankBy(word string) figure.RankBy {
	return figure.RankBy(slices.Index(rankOn, word))
}

func runRank(ctx context.Context, o rankOptions) error {
	if err := checkRankFlags(o); err != nil {
		return err
	}
	s, q, err := o.frame.ask(ctx, o.flags, o.exports)
	if err != nil {
		return err
	}
	by := rankBy(o.on)
	if by == figure.ByRate {
		if err := s.needPopulations(q.span); err != nil {
			return err
		}
	}
	if len(q.axes) == 0 && len(s.cube.Parts(area.None)) == 0 {
		return usage("the data have no areas to rank", "say which column holds them with --column area=HEADER, or rank the values of a column with --by COLUMN")
	}
	q.base.compared = by == figure.ByChange || by == figure.ByPercent
	if q.base.compared && !s.gives(q.base.whole) {
		return s.noBase(q, []row{{query: figure.Query{Against: q.base.whole}}})
	}
	var figures []figure.Figure
	for measure := range s.cube.Measures {
		for _, place := range rankPlaces(q) {
			ranking := s.ranking(q, by, measure, place, o.top)
			figures = append(figures, &ranking)
		}
	}
	return s.finish(ctx, q, figures)
}

// checkRankFlags refuses flags that contradict each other.
func checkRankFlags(o rankOptions) error {
	if len(o.flags.per) > 0 && (o.on != figure.ByRate.String() || !slices.Equal(o.flags.per, []string{perHead})) {
		return usage("figures rank takes --per 100000 with --on rate, and no other rate", "areas are in the same order by month, week or day as by count")
	}
	if len(o.flags.by) > 1 {
		return usage("figures rank ranks one thing at a time, and --by was given "+plural(len(o.flags.by), "time", "times"), "narrow the rest with --where COLUMN=VALUE")
	}
	if len(o.flags.by) == 1 {
		if _, isTime := grains[strings.ToLower(o.flags.by[0])]; isTime {
			return usage("figures rank ranks areas or the values of a column, not spans of time", "figures total --by "+o.flags.by[0]+" lists them")
		}
	}
	return nil
}

// rankPlaces are the regions to rank in.
func rankPlaces(q question) []area.ID {
	if len(q.areas) == 0 {
		return []area.ID{area.None}
	}
	return q.areas
}

func (s *session) ranking(q question, by figure.RankBy, measure int, place area.ID, top int) figure.Ranking {
	query := s.query(q, measure, place, slice{span: q.span, where: q.where})
	query.Per = nil // the rate per head is worked out by the desk
	if len(q.axes) > 0 {
		return s.desk.RankMembers(query, q.axes[0].dimension, by, top)
	}
	if place != area.None {
		return s.desk.Rank(query, by, nil, top)
	}
	query.Area = s.top()
	return s.desk.Rank(query, by, s.finest(area.None), top)
}

// finest lists the areas below one that no others lie in.
func (s *session) finest(of area.ID) []area.ID {
	var out []area.ID
	for _, a := range s.cube.Listed(of) {
		if below := s.finest(a); len(below) > 0 {
			out = append(out, below...)
			continue
		}
		out = append(out, a)
	}
	return out
}
