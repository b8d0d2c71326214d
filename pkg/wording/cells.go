package wording

import (
	"fmt"
	"strings"

	"github.com/pressfigures/figures/pkg/number"
)

// The rows of the table with their rules and the text of their cells. The
// bounds in the text are those of the tolerances, so that the printed table
// cannot drift from what is applied.

// pc writes a share of one as a per cent: "5%".
func pc(v number.Value) string { return brief(v.Mul(hundred)) + "%" }

// pp writes a share of one in points: "2.5 pp".
func pp(v number.Value) string { return brief(v.Mul(hundred)) + " pp" }

// scaledBy writes a bound that is a multiple of N: "1.10 N".
func scaledBy(v number.Value) string { return decimalsAtLeast(v, 2) + " N" }

// decimalsAtLeast writes v with at least so many decimals.
func decimalsAtLeast(v number.Value, places int) string {
	if v.Equal(v.Round(places)) {
		return v.Decimal(places)
	}
	return brief(v)
}

type cells = func(Tolerances) (ok, warning, err string)

// same gives cells that no tolerance changes.
func same(ok, warning, err string) cells {
	return func(Tolerances) (string, string, string) { return ok, warning, err }
}

func widths(t Tolerances) string { return brief(t.LooseWidths) + " w" }

func hedgeRows() []Row {
	return []Row{
		{ID: BareCount, Family: Bare, Wording: `bare count, "1,186"`, rules: bareCountRules,
			cells: func(t Tolerances) (string, string, string) {
				return "v = N", fmt.Sprintf(`N round (g ≥ %s), v rounds to it and is within w: "say about / nearly"`, brief(t.RoundGrain)), "else"
			}},
		{ID: BareNumber, Family: Bare, Wording: `bare per cent, decimal or number with a scale word ("1.2 million")`, rules: bareNumberRules,
			cells: same("within half a unit of the last written place, ends included", "exact counts are at hand, and it is right only from rounded ones", "else")},
		{ID: About, Family: Hedge, Place: Before, Wording: "about, around, some, roughly, approximately, or so, circa, in the region of", rules: aboutRules,
			cells: func(t Tolerances) (string, string, string) {
				return "within w", "within " + widths(t) + "; or a hedge on a number that is not round", "beyond"
			}},
		{ID: Nearly, Family: Hedge, Place: Before, Wording: "nearly, almost, just under, close to, approaching", rules: nearlyRules,
			cells: func(t Tolerances) (string, string, string) {
				return "v < N by at most w", "by at most " + widths(t), "v ≥ N, or further"
			}},
		{ID: JustOver, Family: Hedge, Place: Before, Wording: "just over, a little over", rules: justOverRules,
			cells: func(t Tolerances) (string, string, string) {
				return "v > N by ≤ " + pc(t.JustOver), "≤ " + pc(t.JustOverLoose), "else"
			}},
		{ID: MoreThan, Family: Hedge, Place: Before, Wording: "more than, over, upwards of, in excess of, topped, passed", rules: moreThanRules,
			cells: func(t Tolerances) (string, string, string) {
				return "N < v < N+g and v ≤ " + scaledBy(t.MoreThanCap), "– (info: true, but understates)", "v ≤ N"
			}},
		{ID: WellOver, Family: Hedge, Place: Before, Wording: "well over", rules: wellOverRules,
			cells: func(t Tolerances) (string, string, string) {
				return fmt.Sprintf("%s ≤ v (info from %s)", scaledBy(t.WellOver), scaledBy(t.WellOverInfo)),
					fmt.Sprintf("%s–%s", decimalsAtLeast(t.WellOverLoose, 2), scaledBy(t.WellOver)), "below"
			}},
		{ID: WellUnder, Family: Hedge, Place: Before, Derived: true, Wording: "well under", rules: wellUnderRules,
			cells: func(t Tolerances) (string, string, string) {
				mirror := func(v number.Value) string { return decimalsAtLeast(two.Sub(v), 2) }
				return fmt.Sprintf("v ≤ %s N (info up to %s N)", mirror(t.WellOver), mirror(t.WellOverInfo)),
					fmt.Sprintf("%s–%s N", mirror(t.WellOver), mirror(t.WellOverLoose)), "above"
			}},
		{ID: AtLeast, Family: Hedge, Place: Before, Wording: "at least, N or more, reached", rules: atLeastRules,
			cells: same(`v ≥ N (info if v is known and is not N: prefer "more than")`, "–", "v < N")},
		{ID: Under, Family: Hedge, Place: Before, Wording: "under, fewer than, less than, below", rules: underRules,
			cells: same("v < N (info below N−g)", "–", "v ≥ N")},
		{ID: NoMoreThan, Family: Hedge, Place: Before, Wording: "no more than", rules: noMoreThanRules,
			cells: same("v ≤ N (info below N−g)", "–", "v > N")},
		{ID: UpTo, Family: Hedge, Place: Before, Wording: "up to, as many as, a maximum of", rules: upToRules,
			cells: same("the largest of the stated set rounds to N, none above it", "used of one known value", "any member > N, or largest < N−g/2")},
		{ID: Between, Family: Hedge, Place: Around, Wording: "between N and M (values)", rules: betweenRules,
			cells: same("N ≤ v ≤ M", "–", "outside")},
		{ID: Dozens, Family: Vague, Wording: "dozens, scores, hundreds, thousands, tens of thousands", rules: dozensRules,
			cells: func(t Tolerances) (string, string, string) {
				return "v ≥ 24, 40, 200, 2,000, 20,000", "within " + pc(t.VagueLoose) + " below", "lower"
			}},
	}
}

func multipleRows() []Row {
	return []Row{
		{ID: TimesAsMany, Family: Multiples, unit: fixed(Times), rules: timesRules,
			Wording: "doubled, twice as many, two-fold, trebled / tripled, quadrupled, n-fold, n times as many", cells: timesCells},
		{ID: MoreThanTimes, Family: Multiples, unit: fixed(Times), Wording: "more than doubled, …", rules: moreThanTimesRules,
			cells: func(t Tolerances) (string, string, string) {
				next := "n+" + brief(t.MoreThanTimesNext)
				return fmt.Sprintf("n < r < %s (info from %s)", next, next), "r ≤ " + brief(one.Add(t.MoreThanTimesLoose)) + " n", "r ≤ n"
			}},
		{ID: AlmostTimes, Family: Multiples, unit: fixed(Times), Wording: "almost / nearly doubled, …", rules: almostTimesRules,
			cells: func(t Tolerances) (string, string, string) {
				ok, loose := decimalsAtLeast(one.Sub(t.AlmostTimes), 2), decimalsAtLeast(one.Sub(t.AlmostTimesLoose), 2)
				return ok + " n ≤ r < n", loose + "–" + ok + " n", "else"
			}},
		{ID: Halved, Family: Multiples, unit: fixed(Times), Wording: "halved", rules: halvedRules,
			cells: func(t Tolerances) (string, string, string) {
				q := question{Stated: Stated{N: half}, t: &t}
				ok, loose := q.timesWidth(), half.Mul(t.MultipleLoose)
				return fmt.Sprintf("%s ≤ r ≤ %s", exactly(half.Sub(ok)), exactly(half.Add(ok))),
					fmt.Sprintf("%s–%s", exactly(half.Sub(loose)), exactly(half.Add(loose))), "else"
			}},
		{ID: AlmostHalved, Family: Multiples, unit: fixed(Times), Derived: true, Wording: "almost / nearly halved", rules: almostHalvedRules,
			cells: func(t Tolerances) (string, string, string) {
				ok, loose := half.Add(half.Mul(t.AlmostTimes)), half.Add(half.Mul(t.AlmostTimesLoose))
				return "0.5 < r ≤ " + exactly(ok), exactly(ok) + "–" + exactly(loose), "else"
			}},
		{ID: LessThanHalf, Family: Multiples, unit: fixed(Times), Wording: "fell to less than half", rules: lessThanHalfRules,
			cells: same("r < 0.5", "–", "r ≥ 0.5")},
		{ID: MoreThanHalved, Family: Multiples, unit: fixed(Times), Wording: "more than halved", rules: moreThanHalvedRules,
			cells: same(`r < 0.5 (info: prefer "fell to less than half")`, "–", "r ≥ 0.5")},
		{ID: TimesMore, Family: Multiples, unit: fixed(Times), Wording: "n times more than", rules: timesMoreRules,
			cells: func(t Tolerances) (string, string, string) {
				return "–", fmt.Sprintf(`r within %s of n: ambiguous, "n times as many as" is not; r near n+1 is the strict reading`, pc(t.Multiple)), "neither"
			}},
		{ID: TimesFewer, Family: Multiples, unit: fixed(Times), Derived: true, Wording: "n times fewer than", rules: timesFewerRules,
			cells: func(t Tolerances) (string, string, string) {
				return "–", fmt.Sprintf("1/r within %s of n: ambiguous, say a fraction", pc(t.Multiple)), "else"
			}},
	}
}

// exactly writes a bound with all its decimals.
func exactly(v number.Value) string { return decimals(v, maxPlaces) }

func timesCells(t Tolerances) (ok, warning, err string) {
	q := question{Stated: Stated{N: two}, t: &t}
	ok = fmt.Sprintf("|r/n − 1| ≤ %s (doubled: %s–%s)", pc(t.Multiple), exactly(two.Sub(q.timesWidth())), exactly(two.Add(q.timesWidth())))
	if t.StrictWords {
		ok = fmt.Sprintf("r rounds to n at %d decimals (doubled: %s–%s)", t.StrictPlaces, exactly(two.Sub(q.timesWidth())), exactly(two.Add(q.timesWidth())))
	}
	ok += `; where r < n an info: "almost doubled" is exact`
	return ok, fmt.Sprintf(`≤ %s, or above and < n + %s ("say more than")`, pc(t.MultipleLoose), brief(t.MultipleAbove)), "else"
}

func fractionRows() []Row {
	return []Row{
		{ID: ChangeByPart, Family: Fractions, unit: fixed(Part), rules: partRules, Wording: "half as many again, rose by a third, fell by a quarter",
			cells: same("the change as a fraction f, by the rows for fractions", "as there", "as there")},
		{ID: BarePart, Family: Fractions, unit: fixed(Part), rules: partRules, Wording: "half, a third, two-thirds, one in n, bare",
			cells: func(t Tolerances) (string, string, string) {
				return fmt.Sprintf("within min(%s, %s of f)", pp(t.PartPoints), pc(t.PartShare)),
					fmt.Sprintf("within min(%s, %s of f)", pp(t.PartLoosePoints), pc(t.PartLooseShare)), "beyond"
			}},
		{ID: AboutPart, Family: Fractions, unit: fixed(Part), Wording: "about a fraction", rules: aboutPartRules, cells: hedgedPartCells("either side", "beyond")},
		{ID: AlmostPart, Family: Fractions, unit: fixed(Part), Wording: "almost a fraction", rules: almostPartRules, cells: hedgedPartCells("v < f", "wrong side, or beyond")},
		{ID: JustOverPart, Family: Fractions, unit: fixed(Part), Wording: "just over a fraction", rules: justOverPartRules, cells: hedgedPartCells("v > f", "wrong side, or beyond")},
		{ID: MoreThanPart, Family: Fractions, unit: fixed(Part), Wording: "more than a fraction", rules: moreThanPartRules,
			cells: func(t Tolerances) (string, string, string) {
				var rungs []string
				for _, r := range t.Rungs {
					rungs = append(rungs, r.Ratio())
				}
				return fmt.Sprintf("f < v (info past the next of %s)", strings.Join(rungs, " ")), "–", "v ≤ f"
			}},
		{ID: Most, Family: Fractions, unit: fixed(Part), Wording: "most, the majority", rules: mostRules, cells: same("v > 1/2", "–", "else")},
	}
}

func hedgedPartCells(side, err string) cells {
	return func(t Tolerances) (string, string, string) {
		return fmt.Sprintf("%s, within min(%s, %s of f)", side, pp(t.PartLoosePoints), pc(t.PartLooseShare)), "within " + pp(t.PartHedgedLoose), err
	}
}

func orderRows() []Row {
	return []Row{
		{ID: Rank, Family: Ranks, Wording: "highest, second highest, lowest",
			cells: same(`exact rank on unrounded values, ties are "joint"`, "tie once rounded; fewer than 5 areas", "wrong rank (a hidden cell that could outrank: unclear)")},
		{ID: Biggest, Family: Ranks, Wording: "steepest, biggest rise",
			cells: same("as a rank, measure named", "number and per cent give different winners; base under 50; the leader not distinguishable from the next", "wrong")},
		{ID: Record, Family: Ranks, Wording: "record, highest ever, since X",
			cells: same("highest in the whole series, start stated", "short series, start not stated", "an earlier value ≥ v")},
	}
}

func changeRows() []Row {
	return []Row{
		{ID: Rose, Family: Direction, signed: true, Wording: "rose", rules: roseRules,
			cells: same("the sign matches", "– (chance is a caveat, not a verdict: a count that rose did rise)", "wrong sign")},
		{ID: Fell, Family: Direction, signed: true, Wording: "fell", rules: fellRules,
			cells: same("the sign matches", "– (chance is a caveat, not a verdict: a count that fell did fall)", "wrong sign")},
		{ID: Unchanged, Family: Direction, signed: true, Wording: "unchanged", rules: unchangedRules,
			cells: same("only if equal", "–", "any change")},
		{ID: AboveAverage, Family: Comparison, signed: true, Wording: "above the region, the average", rules: roseRules, cells: averageCells},
		{ID: BelowAverage, Family: Comparison, signed: true, Wording: "below the region, the average", rules: fellRules, cells: averageCells},
		{ID: PerPeriod, Family: Rates, Place: After, unit: fixed(Rate), Wording: "N a month, on average; one every N hours", rules: rateRules,
			cells: same("total ÷ length rounds to N under its hedge", `"every month" said of a mean`, "else")},
	}
}

func averageCells(Tolerances) (ok, warning, err string) {
	return "by the declared method: whole region (pooled, default), mean, excluding-self", "the methods disagree on the side", "wrong"
}
