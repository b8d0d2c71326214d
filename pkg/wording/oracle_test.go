package wording

import (
	"math/big"
	"strings"
	"testing"

	"github.com/pressfigures/figures/pkg/number"
	"pgregory.net/rapid"
)

// The oracle is written from the text of the table with math/big alone: no
// bands, no shared helper. It says what the severity is at one value, cell by
// cell, and the property below holds the package against it.

func rat(a, b int64) *big.Rat { return big.NewRat(a, b) }

func mul(a, b *big.Rat) *big.Rat { return new(big.Rat).Mul(a, b) }
func add(a, b *big.Rat) *big.Rat { return new(big.Rat).Add(a, b) }
func sub(a, b *big.Rat) *big.Rat { return new(big.Rat).Sub(a, b) }
func gap(a, b *big.Rat) *big.Rat { d := sub(a, b); return d.Abs(d) }
func lt(a, b *big.Rat) bool      { return a.Cmp(b) < 0 }
func le(a, b *big.Rat) bool      { return a.Cmp(b) <= 0 }
func least(a, b *big.Rat) *big.Rat {
	if lt(a, b) {
		return a
	}
	return b
}
func most(a, b *big.Rat) *big.Rat {
	if lt(a, b) {
		return b
	}
	return a
}

// granule is g(N), found by trying every place from the largest.
func granule(n *big.Rat) *big.Rat {
	if n.Sign() == 0 {
		return rat(1, 1)
	}
	place := rat(1_000_000_000_000, 1)
	for !new(big.Rat).Quo(n, place).IsInt() {
		place = mul(place, rat(1, 10))
		if lt(place, rat(1, 1_000_000)) {
			return rat(1, 1) // no finite decimal
		}
	}
	units := new(big.Rat).Quo(n, place).Num()
	if units.Cmp(big.NewInt(5)) != 0 && new(big.Int).Mod(units, big.NewInt(10)).Int64() == 5 {
		return mul(place, rat(5, 1))
	}
	return place
}

// oracleWidth is w(N).
func oracleWidth(n *big.Rat, q Quantity, unit *big.Rat) *big.Rat {
	g := granule(n)
	half := mul(g, rat(1, 2))
	five := mul(n, rat(5, 100))
	if q == Percent || q == Points {
		return least(half, most(five, rat(1, 2)))
	}
	if q != Times && q != Decimal && le(n, rat(20, 1)) && !lt(unit, rat(1, 1)) {
		return rat(1, 1)
	}
	return least(half, most(five, least(mul(n, rat(10, 100)), rat(5, 1))))
}

type oracleCase struct {
	row        ID
	q          Quantity
	n, m, unit *big.Rat
	v          *big.Rat
	set        int
}

func ladder() []*big.Rat {
	var rungs []*big.Rat
	for _, s := range strings.Fields("1/10 1/5 1/4 1/3 2/5 1/2 3/5 2/3 3/4 4/5 9/10") {
		r, _ := new(big.Rat).SetString(s)
		rungs = append(rungs, r)
	}
	return rungs
}

func pick(ok bool, yes, no string) string {
	if ok {
		return yes
	}
	return no
}

// ring returns ok within a, warning within b, else error.
func ring(d, a, b *big.Rat) string {
	return pick(le(d, a), "ok", pick(le(d, b), "warning", "error"))
}

func (c oracleCase) severity() string {
	n, v := c.n, c.v
	g, w := granule(n), oracleWidth(n, c.q, c.unit)
	times := func(x int64) *big.Rat { return mul(n, rat(x, 1000)) }
	d := gap(v, n)
	lower := sub(n, g)
	if c.q == Part {
		lower = new(big.Rat)
		for _, r := range ladder() {
			if lt(r, n) {
				lower = r
			}
		}
	}
	partOK, partLoose := least(rat(1, 100), mul(n, rat(5, 100))), least(rat(25, 1000), mul(n, rat(10, 100)))
	switch c.row {
	case BareCount:
		if d.Sign() == 0 {
			return "ok"
		}
		return pick(le(rat(10, 1), g) && le(d, mul(g, rat(1, 2))) && le(d, w), "warning", "error")
	case BareNumber:
		return pick(le(d, mul(c.unit, rat(1, 2))), "ok", "error")
	case PerPeriod:
		if le(d, mul(c.unit, rat(1, 2))) {
			return "ok"
		}
		return pick(le(rat(10, 1), g) && le(d, w), "warning", "error")
	case About:
		isRound := le(rat(10, 1), g) || c.q != Count && le(n, mul(g, rat(20, 1)))
		if !isRound {
			return pick(le(d, mul(w, rat(2, 1))), "warning", "error")
		}
		return ring(d, w, mul(w, rat(2, 1)))
	case Nearly:
		return pick(le(n, v), "error", ring(d, w, mul(w, rat(2, 1))))
	case JustOver:
		return pick(le(v, n), "error", ring(d, times(50), times(100)))
	case MoreThan:
		if le(v, n) {
			return "error"
		}
		return pick(lt(v, add(n, g)) && le(v, times(1250)), "ok", "info")
	case WellOver:
		switch {
		case lt(v, times(1050)):
			return "error"
		case lt(v, times(1100)):
			return "warning"
		}
		return pick(le(times(1500), v), "info", "ok")
	case WellUnder:
		switch {
		case lt(times(950), v):
			return "error"
		case lt(times(900), v):
			return "warning"
		}
		return pick(le(v, times(500)), "info", "ok")
	case AtLeast:
		return pick(lt(v, n), "error", pick(d.Sign() == 0, "ok", "info"))
	case Under:
		return pick(le(n, v), "error", pick(lt(v, lower), "info", "ok"))
	case NoMoreThan:
		return pick(lt(n, v), "error", pick(lt(v, lower), "info", "ok"))
	case UpTo:
		from := sub(n, mul(g, rat(1, 2)))
		if c.q == Part {
			from = sub(n, partOK)
		}
		if lt(n, v) || lt(v, from) {
			return "error"
		}
		return pick(c.set > 1, "ok", "warning")
	case Between:
		return pick(le(least(n, c.m), v) && le(v, most(n, c.m)), "ok", "error")
	case Dozens:
		return pick(le(n, v), "ok", pick(le(times(900), v), "warning", "error"))
	case TimesAsMany:
		switch {
		case le(d, times(25)):
			return pick(lt(v, n), "info", "ok")
		case le(d, times(50)), lt(n, v) && lt(v, add(n, rat(1, 2))):
			return "warning"
		}
		return "error"
	case MoreThanTimes:
		switch {
		case le(v, n):
			return "error"
		case le(v, times(1005)):
			return "warning"
		}
		return pick(le(add(n, rat(1, 1)), v), "info", "ok")
	case AlmostTimes:
		return pick(le(n, v), "error", pick(le(times(950), v), "ok", pick(le(times(900), v), "warning", "error")))
	case Halved:
		return pick(le(rat(4875, 10000), v) && le(v, rat(5125, 10000)), "ok", pick(le(rat(475, 1000), v) && le(v, rat(525, 1000)), "warning", "error"))
	case AlmostHalved:
		return pick(le(v, rat(1, 2)), "error", pick(le(v, rat(525, 1000)), "ok", pick(le(v, rat(55, 100)), "warning", "error")))
	case LessThanHalf:
		return pick(lt(v, rat(1, 2)), "ok", "error")
	case MoreThanHalved:
		return pick(lt(v, rat(1, 2)), "info", "error")
	case TimesMore:
		next := add(n, rat(1, 1))
		return pick(le(d, times(25)) || le(gap(v, next), mul(next, rat(25, 1000))), "warning", "error")
	case TimesFewer:
		if v.Sign() == 0 {
			return "error"
		}
		return pick(le(gap(new(big.Rat).Inv(v), n), times(25)), "warning", "error")
	case ChangeByPart, BarePart:
		return ring(d, partOK, partLoose)
	case AboutPart:
		return ring(d, partLoose, rat(4, 100))
	case AlmostPart:
		return pick(le(n, v), "error", ring(d, partLoose, rat(4, 100)))
	case JustOverPart:
		return pick(le(v, n), "error", ring(d, partLoose, rat(4, 100)))
	case MoreThanPart:
		if le(v, n) {
			return "error"
		}
		for _, r := range ladder() {
			if lt(n, r) {
				return pick(lt(r, v), "info", "ok")
			}
		}
		return "ok"
	case Most:
		return pick(lt(rat(1, 2), v), "ok", "error")
	case Rose, AboveAverage:
		return pick(v.Sign() > 0, "ok", "error")
	case Fell, BelowAverage:
		return pick(v.Sign() < 0, "ok", "error")
	case Unchanged:
		return pick(v.Sign() == 0, "ok", "error")
	}
	return "no such row"
}

// fromRat carries a ratio over as text, so that no arithmetic is shared.
func fromRat(r *big.Rat) number.Value {
	v, err := number.ParseValue(r.String())
	if err != nil {
		panic(err)
	}
	return v
}

// drawStated draws a number as texts state them: few digits and zeros.
func drawStated(t *rapid.T, q Quantity) (n, unit *big.Rat) {
	switch q {
	case Part:
		whole := rapid.Int64Range(2, 30).Draw(t, "whole")
		return rat(rapid.Int64Range(1, whole-1).Draw(t, "part"), whole), rat(1, 1)
	case Times:
		if rapid.Bool().Draw(t, "half times") {
			return rat(rapid.Int64Range(10, 60).Draw(t, "tenths"), 10), rat(1, 10)
		}
		return rat(rapid.Int64Range(2, 40).Draw(t, "n"), 1), rat(1, 1)
	}
	digits := rapid.Int64Range(1, 999).Draw(t, "digits")
	zeros := rapid.Int64Range(0, 4).Draw(t, "zeros")
	n = rat(digits, 1)
	for range zeros {
		n = mul(n, rat(10, 1))
	}
	unit = rat(1, 1)
	switch q {
	case Percent, Points, Decimal, Rate:
		if rapid.Bool().Draw(t, "decimals") {
			n, unit = mul(rat(digits, 1), rat(1, 10)), rat(1, 10)
		}
	case Scaled:
		n, unit = mul(n, rat(100_000, 1)), rat(100_000, 1)
	}
	return n, unit
}

// drawTruth draws a value near the stated number, and often exactly on a bound
// of some row, or a hair to one side of it.
func drawTruth(t *rapid.T, n, unit, g, w *big.Rat) *big.Rat {
	marks := []*big.Rat{
		n, sub(n, w), add(n, w), sub(n, mul(w, rat(2, 1))), add(n, mul(w, rat(2, 1))), add(n, g), sub(n, g), sub(n, mul(g, rat(1, 2))),
		add(n, mul(unit, rat(1, 2))), sub(n, mul(unit, rat(1, 2))), add(n, rat(1, 2)), add(n, rat(1, 1)), rat(1, 2), new(big.Rat),
		add(n, rat(1, 25)), sub(n, rat(1, 25)), add(n, rat(1, 40)), sub(n, rat(1, 40)), add(n, rat(1, 100)), sub(n, rat(1, 100)),
		new(big.Rat).Inv(mul(n, rat(1025, 1000))), new(big.Rat).Inv(mul(n, rat(975, 1000))),
		mul(add(n, rat(1, 1)), rat(1025, 1000)), mul(add(n, rat(1, 1)), rat(975, 1000)),
	}
	for _, share := range []int64{500, 850, 900, 950, 975, 1005, 1025, 1050, 1100, 1250, 1500} {
		marks = append(marks, mul(n, rat(share, 1000)))
	}
	for _, share := range []int64{4875, 5125, 4750, 5250, 5500} {
		marks = append(marks, rat(share, 10000))
	}
	marks = append(marks, ladder()...)
	v := marks[rapid.IntRange(0, len(marks)-1).Draw(t, "mark")]
	switch rapid.IntRange(0, 3).Draw(t, "where") {
	case 0:
		v = add(v, rat(1, 1_000_000_007))
	case 1:
		v = sub(v, rat(1, 1_000_000_007))
	case 2:
		v = mul(n, rat(rapid.Int64Range(1, 3000).Draw(t, "thousandths"), 1000))
	}
	return v
}

func quantitiesOf(row Row) []Quantity {
	switch {
	case row.unit != nil:
		return []Quantity{*row.unit}
	case row.signed:
		return []Quantity{Count}
	case row.ID == BareCount, row.ID == Dozens:
		return []Quantity{Count}
	case row.ID == BareNumber:
		return []Quantity{Scaled, Percent, Points, Decimal}
	}
	all := []Quantity{Count, Scaled, Percent, Points, Decimal, Rate, Times, Part}
	var own []Quantity
	for _, q := range all {
		if row.For(q).ID == row.ID { // "nearly" of a multiple is another row
			own = append(own, q)
		}
	}
	return own
}

// TestOracle: the package agrees with the oracle on every row, for random
// stated numbers and for truths on, beside and off the bounds.
func TestOracle(t *testing.T) {
	for _, row := range Rows() {
		if row.rules == nil {
			continue
		}
		t.Run(string(row.ID), func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				q := rapid.SampledFrom(quantitiesOf(row)).Draw(t, "quantity")
				n, unit := drawStated(t, q)
				m, _ := drawStated(t, q)
				v := drawTruth(t, n, unit, granule(n), oracleWidth(n, q, unit))
				if v.Sign() < 0 && !row.signed {
					v = v.Neg(v)
				}
				c := oracleCase{row: row.ID, q: q, n: n, m: m, unit: unit, v: v, set: rapid.IntRange(0, 3).Draw(t, "set")}
				s := Stated{N: fromRat(n), M: fromRat(m), Unit: fromRat(unit), Quantity: q, SetOf: c.set}
				got := Judge(row, s, number.Exactly(fromRat(v)), Options{})
				if got.Severity.String() != c.severity() {
					t.Fatalf("%s %s %s at %s: %s (%s), the table says %s", row.ID, q, n, v, got.Severity, got.Message, c.severity())
				}
				if got.Verdict != VerdictOf(got.Severity) || got.Message == "" || got.Row != row.ID {
					t.Fatalf("judgement %+v does not hold together", got)
				}
			})
		})
	}
}

// TestBandsCoverTheLine: the bands of every row are disjoint, in order, meet
// without a gap, and go from end to end.
func TestBandsCoverTheLine(t *testing.T) {
	for _, row := range Rows() {
		if row.rules == nil {
			if row.Bands(Stated{}, Options{}) != nil {
				t.Errorf("%s has bands but no rules", row.ID)
			}
			continue
		}
		t.Run(string(row.ID), func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				q := rapid.SampledFrom(quantitiesOf(row)).Draw(t, "quantity")
				n, unit := drawStated(t, q)
				strict := DefaultTolerances()
				strict.StrictWords = rapid.Bool().Draw(t, "strict")
				s := Stated{N: fromRat(n), M: fromRat(mul(n, rat(3, 2))), Unit: fromRat(unit), Quantity: q}
				bands := row.Bands(s, Options{Tolerances: &strict})
				if !bands[0].Low.Unbounded || !bands[len(bands)-1].High.Unbounded {
					t.Fatalf("the line has an end: %+v", bands)
				}
				for i, b := range bands[1:] {
					below := bands[i]
					if below.High.Unbounded || b.Low.Unbounded || !below.High.Value.Equal(b.Low.Value) {
						t.Fatalf("bands do not meet: %+v %+v", below, b)
					}
					if below.High.Open == b.Low.Open {
						t.Fatalf("%s is in both or neither of %+v %+v", b.Low.Value, below, b)
					}
				}
				v := fromRat(drawTruth(t, n, unit, granule(n), rat(1, 1)))
				if !row.signed {
					v = v.Abs()
				}
				judged := Judge(row, s, number.Exactly(v), Options{Tolerances: &strict}).Severity
				holding := 0
				for _, b := range bands {
					if b.Reason == "" {
						t.Fatalf("band without a reason: %+v", b)
					}
					if b.Contains(v) {
						holding++
						if b.Severity != judged {
							t.Fatalf("%s is judged %s, and lies in %s", v, judged, b)
						}
					}
					if b.Contains(v) != b.Overlaps(number.Exactly(v)) {
						t.Fatalf("contains and overlaps disagree on %s in %+v", v, b)
					}
				}
				if holding != 1 {
					t.Fatalf("%d bands hold %s", holding, v)
				}
			})
		})
	}
}
