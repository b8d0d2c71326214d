package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/figure"
	"github.com/pressfigures/figures/pkg/report"
)

type shareOptions struct {
	frame   *frame
	flags   *dataFlags
	exports []string
	of      []string
	in      string
}

func newShareCommand(f *frame) *cobra.Command {
	o := shareOptions{frame: f, flags: newDataFlags(report.Names())}
	cmd := &cobra.Command{
		Use:     "share EXPORT… --of AREA [flags]",
		Short:   "a part of a whole: per cent, fraction, one in n",
		GroupID: figuresGroup,
		Long: `Works out what part of a whole an area is: as a percentage, as a fraction and as "one in n". The whole
is the area's region, or the area that --in names.

With --by COLUMN each value of the column is a part: the share of each channel in all contacts of an
area. There is no share of a whole under 20 (--min-base).`,
		Example: `# What part of the South West's callers are from Dorset?
figures share testdata/exports/south-west.csv --of Dorset --period "Jan-Jun 2019"

# The channels that people in Lancashire use
figures share testdata/exports/north-west.csv --of Lancashire --by Channel`,
		Args:              exportArguments,
		ValidArgsFunction: completeExports,
	}
	o.flags.list(&o.of, askSection, "of", "the part: the `NAME` of an area; repeat it for more")
	o.flags.text(&o.in, askSection, "in", "the whole: the `NAME` of an area (default: the region of the part)")
	o.flags.describe("by", "each value of this `COLUMN`, or each day, week, month, quarter or year, is a part")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		o.exports = args
		return runShare(cmd.Context(), o)
	}
	o.flags.addTo(cmd, []string{"of", "in", "period", "by", "where", "unique", "min-base", "force"}, readFlags, wordFlags, placeFlags)
	return cmd
}

func runShare(ctx context.Context, o shareOptions) error {
	if len(o.of) == 0 && len(o.flags.by) == 0 {
		return usage("figures share needs --of", "type the place behind it: --of Dorset; or ask for the parts of a column: --by Channel")
	}
	s, q, err := o.frame.ask(ctx, o.flags, o.exports)
	if err != nil {
		return err
	}
	parts, err := s.resolveAreas("of", o.of)
	if err != nil {
		return err
	}
	whole, err := s.wholeOf(o.in)
	if err != nil {
		return err
	}
	if err := s.checkParts(q, parts, whole, o.in); err != nil {
		return err
	}
	pairs, err := s.pairs(q, parts, whole)
	if err != nil {
		return err
	}
	var shares []figure.Share
	for _, p := range pairs {
		shares = append(shares, s.desk.Share(p.part, p.whole))
	}
	s.noteSeveralShares(q, shares)
	var figures []figure.Figure
	for i := range shares {
		figures = append(figures, &shares[i])
	}
	return s.finish(ctx, q, figures)
}

// wholeOf resolves --in; nil where it was not typed.
func (s *session) wholeOf(name string) (*area.ID, error) {
	if name == "" {
		return nil, nil
	}
	found, err := s.resolveAreas("in", []string{name})
	if err != nil {
		return nil, err
	}
	return &found[0], nil
}

// checkParts refuses a part of which the whole is nowhere said, and one that
// is no part of the whole that was typed as --in.
func (s *session) checkParts(q question, parts []area.ID, whole *area.ID, in string) error {
	if q.byArea {
		return usage("figures share takes no --by area", "name the areas: --of Dorset --of Devon")
	}
	if whole != nil && len(parts) == 0 {
		return usage("--in needs --of", "name the part as well: --of AREA")
	}
	for _, part := range parts {
		a := s.cube.Areas.Get(part)
		if whole != nil && !s.cube.Areas.Within(part, *whole) {
			return s.notInside(a, s.cube.Areas.Get(*whole), in)
		}
		if whole == nil && len(q.axes) == 0 && s.top() != area.None && s.cube.Areas.Within(s.top(), part) {
			return usage(fmt.Sprintf("%q is all that the data hold, so it is a part of nothing", a.Name), "name a part of it with --of, or another whole with --in")
		}
	}
	return nil
}

// notInside refuses a part that does not lie in its whole: the share would be
// of people who are not among them.
func (s *session) notInside(part, whole area.Area, typed string) error {
	text := fmt.Sprintf("%q is not in %q", part.Name, whole.Name)
	if part.Parent == area.None {
		return usage(text+"; the data have nothing that it lies in", "a list of areas that says what lies in what can be named with --areas")
	}
	parent := s.cube.Areas.Get(part.Parent).Name
	text += fmt.Sprintf("; it lies in %q", parent)
	return usage(text, commandLine(corrected(s.args, "in", typed, parent), s.env.System))
}

// pair is a part and its whole.
type pair struct{ part, whole figure.Query }

// pairs lists the shares asked for: of areas in their region, or, along a
// --by, of each slice of an area in the area as a whole.
func (s *session) pairs(q question, parts []area.ID, whole *area.ID) ([]pair, error) {
	cuts, err := s.slices(q)
	if err != nil {
		return nil, err
	}
	if len(parts) == 0 {
		parts = []area.ID{area.None}
	}
	var out []pair
	for measure := range s.cube.Measures {
		for _, part := range parts {
			if len(q.axes) == 0 {
				out = append(out, s.areaPair(q, measure, part, whole, cuts[0]))
				continue
			}
			for _, cut := range cuts[:len(cuts)-1] {
				all := s.query(q, measure, part, cuts[len(cuts)-1])
				if whole != nil {
					all.Area = *whole
				}
				out = append(out, pair{s.query(q, measure, part, cut), all})
			}
		}
	}
	return out, nil
}

// areaPair is an area in the area it lies in, or in the one that was named.
func (s *session) areaPair(q question, measure int, part area.ID, whole *area.ID, cut slice) pair {
	p := pair{s.query(q, measure, part, cut), s.query(q, measure, part, cut)}
	p.whole.Area = s.cube.Areas.Get(part).Parent
	if whole != nil {
		p.whole.Area = *whole
	}
	return p
}
