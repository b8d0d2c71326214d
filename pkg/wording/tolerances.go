package wording

import (
	"fmt"
	"slices"
	"sync"

	"github.com/pressfigures/figures/pkg/number"
)

var (
	zero = number.Value{}
	half = number.Frac(1, 2)
	one  = number.Int(1)
	two  = number.Int(2)
	ten  = number.Int(10)
)

// Tolerances are the bounds of the table. Shares are given as fractions of one
// (5 per cent is 1/20); every field may be set, and the default stands behind
// it. Start from DefaultTolerances.
type Tolerances struct {
	// The width w of a hedge on a count is min(g/2, max(WidthShare × N,
	// min(WidthFloorShare × N, WidthFloor))): 5%, 10%, 5. It joins the rule of
	// half a place (PyUncertainNumber) to the 5–7% that readers were measured
	// to infer at hundreds, and makes "nearly 374" impossible.
	WidthShare, WidthFloorShare, WidthFloor number.Value
	// On a count up to SmallCount (20) the width is SmallWidth (1).
	SmallCount, SmallWidth number.Value
	// On per cents the width is min(g/2, max(PercentShare × N, PercentFloor)):
	// 5%, half a point.
	PercentShare, PercentFloor number.Value
	// LooseWidths (2) times the width is loose, beyond it is wrong.
	LooseWidths number.Value
	// A count is round if its granularity is at least RoundGrain (10); any
	// other number also if it is at most RoundSteps (20) granularities large
	// (65 is 13 fives, 99 is 99 ones).
	RoundGrain, RoundSteps number.Value
	// "Just over" is ok up to JustOver (5%) above N and loose up to
	// JustOverLoose (10%).
	JustOver, JustOverLoose number.Value
	// "More than" understates beyond MoreThanCap (1.25) times N, and from the
	// next number as round as N (Cummins, Sauerland and Solt 2012).
	MoreThanCap number.Value
	// "Well over" is loose from WellOverLoose (1.05), ok from WellOver (1.10)
	// and understates from WellOverInfo (1.5) times N.
	WellOverLoose, WellOver, WellOverInfo number.Value
	// "Dozens" and its like are loose down to VagueLoose (10%) below.
	VagueLoose number.Value
	// A multiple is ok within Multiple (2.5%, "doubled" from 1.95 to 2.05: it
	// accepts the 1.990 that was printed without fuss and not the 1.931 that
	// was attacked), loose within MultipleLoose (5%) or below n +
	// MultipleAbove (0.5).
	Multiple, MultipleLoose, MultipleAbove number.Value
	// StrictWords narrows the ok of multiples to "rounds to n at StrictPlaces
	// (2) decimals".
	StrictWords  bool
	StrictPlaces int
	// "More than doubled" is loose up to MoreThanTimesLoose (0.5%) above n and
	// understates from n + MoreThanTimesNext (1).
	MoreThanTimesLoose, MoreThanTimesNext number.Value
	// "Almost doubled" is ok down to AlmostTimes (5%) below n and loose down to
	// AlmostTimesLoose (10%).
	AlmostTimes, AlmostTimesLoose number.Value
	// A bare fraction is ok within min(PartPoints, PartShare × f): 1 point, 5%;
	// loose within min(PartLoosePoints, PartLooseShare × f): 2.5 points, 10%.
	// A hedged one is ok where the bare one is loose, and loose within
	// PartHedgedLoose (4 points).
	PartPoints, PartShare           number.Value
	PartLoosePoints, PartLooseShare number.Value
	PartHedgedLoose                 number.Value
	// Rungs are the fractions that readers expect to hear in place of a lower
	// one: "more than a third" understates past two-fifths. In rising order.
	Rungs []number.Value
	// ShortSeries (5) is the number of values below which a record is one of a
	// short series.
	ShortSeries int
}

// DefaultTolerances returns the bounds of the table.
func DefaultTolerances() Tolerances {
	percent := func(n int64) number.Value { return number.Frac(n, 100) }
	return Tolerances{
		WidthShare:         percent(5),
		WidthFloorShare:    percent(10),
		WidthFloor:         number.Int(5),
		SmallCount:         number.Int(20),
		SmallWidth:         one,
		PercentShare:       percent(5),
		PercentFloor:       half,
		LooseWidths:        two,
		RoundGrain:         ten,
		RoundSteps:         number.Int(20),
		JustOver:           percent(5),
		JustOverLoose:      percent(10),
		MoreThanCap:        percent(125),
		WellOverLoose:      percent(105),
		WellOver:           percent(110),
		WellOverInfo:       percent(150),
		VagueLoose:         percent(10),
		Multiple:           number.Frac(25, 1000),
		MultipleLoose:      percent(5),
		MultipleAbove:      half,
		StrictPlaces:       2,
		MoreThanTimesLoose: number.Frac(5, 1000),
		MoreThanTimesNext:  one,
		AlmostTimes:        percent(5),
		AlmostTimesLoose:   percent(10),
		PartPoints:         percent(1),
		PartShare:          percent(5),
		PartLoosePoints:    number.Frac(25, 1000),
		PartLooseShare:     percent(10),
		PartHedgedLoose:    percent(4),
		Rungs: []number.Value{
			number.Frac(1, 10), number.Frac(1, 5), number.Frac(1, 4), number.Frac(1, 3), number.Frac(2, 5),
			half, number.Frac(3, 5), number.Frac(2, 3), number.Frac(3, 4), number.Frac(4, 5), number.Frac(9, 10),
		},
		ShortSeries: 5,
	}
}

// defaultTolerances is one copy for all that set none; nothing changes it.
var defaultTolerances = sync.OnceValue(func() *Tolerances {
	t := DefaultTolerances()
	return &t
})

// Check returns an error that names the first bound below 0, or a pair of
// bounds in which the looser is the narrower one.
func (t Tolerances) Check() error {
	for _, p := range t.pairs() {
		if p.narrow.Sign() < 0 {
			return fmt.Errorf("tolerance %q is %q: a number from 0 up is expected", p.name, p.narrow)
		}
		if p.wide.Cmp(p.narrow) < 0 {
			return fmt.Errorf("tolerance %q is %q, more than the %q that is still loose", p.name, p.narrow, p.wide)
		}
	}
	if !slices.IsSortedFunc(t.Rungs, number.Value.Cmp) {
		return fmt.Errorf("the rungs %q are not in rising order", t.Rungs)
	}
	return nil
}

type pair struct {
	name         string
	narrow, wide number.Value
}

// pairs returns every bound with the one that must not be below it; a bound
// that has none stands with itself.
func (t Tolerances) pairs() []pair {
	alone := func(name string, v number.Value) pair { return pair{name, v, v} }
	return []pair{
		alone("width share", t.WidthShare), alone("width floor share", t.WidthFloorShare), alone("width floor", t.WidthFloor),
		alone("small count", t.SmallCount), alone("small width", t.SmallWidth),
		alone("percent share", t.PercentShare), alone("percent floor", t.PercentFloor),
		{"ok widths", one, t.LooseWidths}, alone("round grain", t.RoundGrain), alone("round steps", t.RoundSteps),
		{"just over", t.JustOver, t.JustOverLoose}, {"one", one, t.MoreThanCap},
		{"well over loose", t.WellOverLoose, t.WellOver}, {"well over", t.WellOver, t.WellOverInfo},
		alone("vague loose", t.VagueLoose), {"multiple", t.Multiple, t.MultipleLoose}, alone("multiple above", t.MultipleAbove),
		alone("more than times loose", t.MoreThanTimesLoose), alone("more than times next", t.MoreThanTimesNext),
		{"almost times", t.AlmostTimes, t.AlmostTimesLoose},
		{"part points", t.PartPoints, t.PartLoosePoints}, {"part share", t.PartShare, t.PartLooseShare},
		{"part loose points", t.PartLoosePoints, t.PartHedgedLoose},
	}
}

// width returns w(N) of the table, how far a hedged number may be from the
// truth. A multiple is no count, so the rule for small counts leaves it alone.
func (t *Tolerances) width(s Stated) number.Value {
	halfGrain := s.grain().Mul(half)
	switch s.Quantity {
	case Percent, Points:
		return lesser(halfGrain, greater(s.N.Mul(t.PercentShare), t.PercentFloor))
	case Count, Scaled, Rate:
		if s.N.Cmp(t.SmallCount) <= 0 && s.unit().Cmp(one) >= 0 {
			return t.SmallWidth
		}
	}
	return lesser(halfGrain, t.reach(s.N))
}

// reach is the width of a hedge on n before its granularity narrows it.
func (t *Tolerances) reach(n number.Value) number.Value {
	return greater(n.Mul(t.WidthShare), lesser(n.Mul(t.WidthFloorShare), t.WidthFloor))
}

// round reports whether a hedge on the number is no surprise.
func (t *Tolerances) round(s Stated) bool {
	grain := s.grain()
	if grain.Cmp(t.RoundGrain) >= 0 {
		return true
	}
	return s.Quantity != Count && s.N.Cmp(grain.Mul(t.RoundSteps)) <= 0
}

// partWidth returns how far a bare fraction may be from the truth: ok, loose.
func (t *Tolerances) partWidth(f number.Value) (ok, loose number.Value) {
	return lesser(t.PartPoints, f.Mul(t.PartShare)), lesser(t.PartLoosePoints, f.Mul(t.PartLooseShare))
}

// rungs returns the rungs next below and next above a fraction: 0 and false
// where there is none.
func (t *Tolerances) rungs(f number.Value) (below, above number.Value, hasAbove bool) {
	for _, rung := range t.Rungs {
		if rung.Cmp(f) < 0 {
			below = rung
		}
		if rung.Cmp(f) > 0 {
			return below, rung, true
		}
	}
	return below, zero, false
}

// grain returns g(N) of the table. A number that no finite decimal writes (1/3
// said as a number) has the granularity of its last written place.
func (s Stated) grain() number.Value {
	if g := s.N.Granularity(); g.Sign() > 0 {
		return g
	}
	return s.unit()
}

// unit returns the value of one in the last written place.
func (s Stated) unit() number.Value {
	if s.Unit.Sign() <= 0 {
		return one
	}
	return s.Unit
}

func lesser(a, b number.Value) number.Value {
	if b.Cmp(a) < 0 {
		return b
	}
	return a
}

func greater(a, b number.Value) number.Value {
	if b.Cmp(a) > 0 {
		return b
	}
	return a
}
