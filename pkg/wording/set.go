package wording

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/number"
)

// settable are the tolerances that a configuration may set, by name, in the
// order of Tolerances.
var settable = []struct {
	name string
	of   func(*Tolerances) *number.Value
}{
	{"width-share", func(t *Tolerances) *number.Value { return &t.WidthShare }},
	{"width-floor-share", func(t *Tolerances) *number.Value { return &t.WidthFloorShare }},
	{"width-floor", func(t *Tolerances) *number.Value { return &t.WidthFloor }},
	{"small-count", func(t *Tolerances) *number.Value { return &t.SmallCount }},
	{"small-width", func(t *Tolerances) *number.Value { return &t.SmallWidth }},
	{"percent-share", func(t *Tolerances) *number.Value { return &t.PercentShare }},
	{"percent-floor", func(t *Tolerances) *number.Value { return &t.PercentFloor }},
	{"loose-widths", func(t *Tolerances) *number.Value { return &t.LooseWidths }},
	{"round-grain", func(t *Tolerances) *number.Value { return &t.RoundGrain }},
	{"round-steps", func(t *Tolerances) *number.Value { return &t.RoundSteps }},
	{"just-over", func(t *Tolerances) *number.Value { return &t.JustOver }},
	{"just-over-loose", func(t *Tolerances) *number.Value { return &t.JustOverLoose }},
	{"more-than-cap", func(t *Tolerances) *number.Value { return &t.MoreThanCap }},
	{"well-over-loose", func(t *Tolerances) *number.Value { return &t.WellOverLoose }},
	{"well-over", func(t *Tolerances) *number.Value { return &t.WellOver }},
	{"well-over-info", func(t *Tolerances) *number.Value { return &t.WellOverInfo }},
	{"vague-loose", func(t *Tolerances) *number.Value { return &t.VagueLoose }},
	{"multiple", func(t *Tolerances) *number.Value { return &t.Multiple }},
	{"multiple-loose", func(t *Tolerances) *number.Value { return &t.MultipleLoose }},
	{"multiple-above", func(t *Tolerances) *number.Value { return &t.MultipleAbove }},
	{"more-than-times-loose", func(t *Tolerances) *number.Value { return &t.MoreThanTimesLoose }},
	{"more-than-times-next", func(t *Tolerances) *number.Value { return &t.MoreThanTimesNext }},
	{"almost-times", func(t *Tolerances) *number.Value { return &t.AlmostTimes }},
	{"almost-times-loose", func(t *Tolerances) *number.Value { return &t.AlmostTimesLoose }},
	{"part-points", func(t *Tolerances) *number.Value { return &t.PartPoints }},
	{"part-share", func(t *Tolerances) *number.Value { return &t.PartShare }},
	{"part-loose-points", func(t *Tolerances) *number.Value { return &t.PartLoosePoints }},
	{"part-loose-share", func(t *Tolerances) *number.Value { return &t.PartLooseShare }},
	{"part-hedged-loose", func(t *Tolerances) *number.Value { return &t.PartHedgedLoose }},
}

// ToleranceNames are the names that Set takes, in the order of Tolerances.
func ToleranceNames() []string {
	var names []string
	for _, s := range settable {
		names = append(names, s.name)
	}
	return names
}

// Set sets the tolerance of a name from its text in a configuration: a plain
// number from 0 up ("5", "0.025"), or one in per cent ("2.5%", which is 0.025).
// An error leaves everything as it was. That bounds fit each other is for Check
// to say, once all are set.
func (t *Tolerances) Set(name, value string) error {
	at := slices.IndexFunc(settable, func(s struct {
		name string
		of   func(*Tolerances) *number.Value
	}) bool {
		return s.name == name
	})
	if at < 0 {
		return fmt.Errorf("there is no tolerance %q: there are %s", name, strings.Join(ToleranceNames(), ", "))
	}
	digits, isPercent := strings.CutSuffix(value, "%")
	d, err := number.ParseDecimal(strings.TrimSpace(digits), number.English)
	if err != nil || d.Units < 0 {
		return fmt.Errorf("tolerance %q is %q: a number from 0 up is expected, such as 0.05 or 5%%", name, value)
	}
	v := d.Value()
	if isPercent {
		v = v.Mul(number.Frac(1, 100))
	}
	*settable[at].of(t) = v
	return nil
}
