package figure

import (
	"math"
	"math/big"
	"testing"

	"pgregory.net/rapid"
)

// tieLimit is 1 + the tolerance for ties, as a ratio.
var tieLimit = big.NewRat(10000001, 10000000)

// sumNoLikelier is the oracle: probabilities as exact ratios.
func sumNoLikelier(weights []*big.Rat, observed int) float64 {
	limit := new(big.Rat).Mul(weights[observed], tieLimit)
	all, tail := new(big.Rat), new(big.Rat)
	for _, w := range weights {
		all.Add(all, w)
		if w.Cmp(limit) <= 0 {
			tail.Add(tail, w)
		}
	}
	p, _ := tail.Quo(tail, all).Float64()
	return p
}

func choose(n, k int64) *big.Int { return new(big.Int).Binomial(n, k) }

// chanceOracle weighs each split by choose(n, k) · newDays^k · oldDays^(n−k).
func chanceOracle(before, after int64, oldDays, newDays int) float64 {
	n := before + after
	var weights []*big.Rat
	for k := range n + 1 {
		w := choose(n, k)
		w.Mul(w, power(newDays, k)).Mul(w, power(oldDays, n-k))
		weights = append(weights, new(big.Rat).SetInt(w))
	}
	return sumNoLikelier(weights, int(after))
}

func power(base int, exponent int64) *big.Int {
	return new(big.Int).Exp(big.NewInt(int64(base)), big.NewInt(exponent), nil)
}

// alikeOracle weighs each table with the same margins.
func alikeOracle(before, after, otherOld, otherNew int64) float64 {
	low, high := max(0, after-otherOld), min(before+after, after+otherNew)
	var weights []*big.Rat
	for k := low; k <= high; k++ {
		w := new(big.Int).Mul(choose(after+otherNew, k), choose(before+otherOld, before+after-k))
		weights = append(weights, new(big.Rat).SetInt(w))
	}
	return sumNoLikelier(weights, int(after-low))
}

func near(a probability, b float64) bool {
	return math.Abs(float64(a)-b) <= 1e-9+1e-7*math.Abs(b)
}

func TestChanceAgreesWithExactRatios(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		before, after := rapid.Int64Range(0, 150).Draw(t, "before"), rapid.Int64Range(0, 150).Draw(t, "after")
		oldDays, newDays := rapid.IntRange(1, 400).Draw(t, "oldDays"), rapid.IntRange(1, 400).Draw(t, "newDays")
		if rapid.Bool().Draw(t, "equal") {
			newDays = oldDays
		}
		got, want := chanceOf(before, after, oldDays, newDays), chanceOracle(before, after, oldDays, newDays)
		if !near(got, want) {
			t.Errorf("%d in %d days, %d in %d days: p = %g, want %g", before, oldDays, after, newDays, got, want)
		}
	})
}

func TestAlikeAgreesWithExactRatios(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		draw := rapid.Int64Range(0, 120)
		a, b, c, d := draw.Draw(t, "before"), draw.Draw(t, "after"), draw.Draw(t, "otherOld"), draw.Draw(t, "otherNew")
		got, want := alikeOf(a, b, c, d), alikeOracle(a, b, c, d)
		if !near(got, want) {
			t.Errorf("%d to %d against %d to %d: p = %g, want %g", a, b, c, d, got, want)
		}
		if swapped := alikeOf(c, d, a, b); !near(got, float64(swapped)) {
			t.Errorf("%d to %d against %d to %d: p = %g, the other way round %g", a, b, c, d, got, swapped)
		}
	})
}

// The smallest rise that the test tells from chance, in spans of like length.
func TestSmallestRises(t *testing.T) {
	for _, c := range [][2]int64{{10, 23}, {20, 36}, {50, 73}, {84, 113}, {100, 131}, {200, 243}, {500, 565}, {1000, 1091}} {
		if p := chanceOf(c[0], c[1], 365, 365); p >= 0.05 {
			t.Errorf("%d to %d: p = %g, want under 0.05", c[0], c[1], p)
		}
		if p := chanceOf(c[0], c[1]-1, 365, 365); p < 0.05 {
			t.Errorf("%d to %d: p = %g, want 0.05 or more", c[0], c[1]-1, p)
		}
	}
}

func TestPublishedProbabilities(t *testing.T) {
	for _, c := range []struct {
		what string
		p    probability
		want float64
	}{
		{"84 to 139", chanceOf(84, 139, 365, 365), 0.0003},
		{"273 to 373", chanceOf(273, 373, 181, 181), 0.0001},
		{"Cheshire against Cumbria", alikeOf(200, 586, 100, 286), 0.89},
	} {
		places := math.Pow(10, -math.Floor(math.Log10(c.want)))
		if c.want > 0.01 {
			places = 100
		}
		if got := math.Round(float64(c.p)*places) / places; got != c.want {
			t.Errorf("%s: p = %g, want %g", c.what, c.p, c.want)
		}
	}
}

func TestUnlikeLengthsAreExposures(t *testing.T) {
	// Twice as many in twice as long is no change at all.
	if p := chanceOf(100, 200, 181, 362); !near(p, 1) {
		t.Errorf("p = %g, want 1", p)
	}
	if p := chanceOf(100, 200, 181, 181); p > 1e-6 {
		t.Errorf("p = %g, want next to 0", p)
	}
}

func TestChanceWithNothingCounted(t *testing.T) {
	if p := chanceOf(0, 0, 181, 184); p != 1 {
		t.Errorf("p = %g, want 1", p)
	}
	if p := alikeOf(0, 0, 0, 0); p != 1 {
		t.Errorf("p = %g, want 1", p)
	}
	if p := alikeOf(0, 0, 10, 20); p != 1 {
		t.Errorf("p = %g, want 1", p)
	}
	if p := chanceOf(0, 5, 365, 365); p != 0.0625 {
		t.Errorf("p = %g, want 1/16", p)
	}
}

// The normal curve must say what the exact sum says where it takes over.
func TestTheCurveMeetsTheExactSum(t *testing.T) {
	for _, share := range []float64{0.5, 0.49, 0.45} {
		n := int64(mostSpread*mostSpread/(share*(1-share))) - 10
		newDays := int(math.Round(1000 * share))
		oldDays := 1000 - newDays
		mean := float64(n) * float64(newDays) / 1000
		for _, z := range []float64{-2.5, -1.96, -1, 0.5, 1.96, 2.2, 4} {
			after := int64(mean + z*mostSpread)
			exact := chanceOf(n-after, after, oldDays, newDays)
			curve := normalP(float64(after), mean, math.Sqrt(mean*(1-float64(newDays)/1000)))
			if math.Abs(float64(exact-curve)) > 0.001 {
				t.Errorf("share %g, z %g: exact %g, curve %g", share, z, exact, curve)
			}
		}
	}
}

// Counts of any size are tested at once: a step for each contact would never end.
func TestHugeCountsAreQuick(t *testing.T) {
	for _, n := range []int64{1e6, 2e7, 49_999_999, 1e9, 4e18} {
		if p := chanceOf(n, n, 365, 365); p < 0.99 {
			t.Errorf("%d to the same: p = %g", n, p)
		}
		if p := chanceOf(n, n+n/2, 365, 365); p > 1e-6 {
			t.Errorf("%d to half as many again: p = %g", n, p)
		}
		if p := alikeOf(n, n, n, n); p < 0.99 {
			t.Errorf("%d four times: p = %g", n, p)
		}
		if p := alikeOf(n, n, n, n+n/2); p > 1e-6 {
			t.Errorf("%d and half as many again: p = %g", n, p)
		}
		if p := alikeOf(1, 4, n, n); p < 0.05 {
			t.Errorf("1 to 4 beside %d: p = %g", n, p)
		}
	}
}

func TestLevel(t *testing.T) {
	for text, want := range map[string]probability{"0.05": 0.05, "0.01": 0.01, "": 0.05, "0": 0.05, "1": 0.05, "five": 0.05} {
		if got := level(text); got != want {
			t.Errorf("level(%q) = %g, want %g", text, got, want)
		}
	}
}

func BenchmarkChanceMillions(b *testing.B) {
	for b.Loop() {
		chanceOf(1_900_000, 1_900_100, 365, 365)
	}
}
