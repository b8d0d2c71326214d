package wording

import (
	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/number"
)

// The rules of each row, in the order in which they are tried. "Within w" and
// "within 2 w" stand one inside the other, so the narrower is tried first;
// wherever two cells of the table would hold at one value, the more severe one
// is tried first.

// otherwise is the last rule of a row: wrong wherever nothing else holds.
func otherwise(format string, args ...any) rule {
	return rule{caveat.Error, anywhere(), later(format, args...)}
}

func okElse(format string, args ...any) rule {
	return rule{caveat.OK, anywhere(), later(format, args...)}
}

func on(s Severity, b Band, format string, args ...any) rule {
	return rule{s, b, later(format, args...)}
}

// bareCountRules: a count without a hedge is exact; a round one may have been
// meant as an estimate.
func bareCountRules(q question) []rule {
	rules := []rule{on(caveat.OK, closed(q.N, q.N), "a bare count is exact")}
	if q.g.Cmp(q.t.RoundGrain) >= 0 {
		rules = append(rules, on(caveat.Warning, within(q.N, q.w),
			"a bare count is exact, limit %s for a round one: say about or nearly", q.limit(q.w)))
	}
	return append(rules, otherwise("a bare count is exact"))
}

// bareNumberRules: a per cent, a decimal or a number with a scale word stands
// for all that rounds to it.
func bareNumberRules(q question) []rule {
	limit := q.limit(q.unit().Mul(half))
	return []rule{on(caveat.OK, q.halfUnit(), "limit %s", limit), otherwise("limit %s", limit)}
}

// rateRules: a mean without a hedge rounds to what is printed, or is round and
// should have had a hedge.
func rateRules(q question) []rule {
	rules := []rule{on(caveat.OK, q.halfUnit(), "limit %s", q.limit(q.unit().Mul(half)))}
	if q.g.Cmp(q.t.RoundGrain) >= 0 {
		rules = append(rules, on(caveat.Warning, within(q.N, q.w), "limit %s for a round mean: say about or nearly", q.limit(q.w)))
	}
	return append(rules, otherwise("limit %s", q.limit(q.unit().Mul(half))))
}

func aboutRules(q question) []rule {
	loose := q.w.Mul(q.t.LooseWidths)
	limits := later("limit %s", q.limit(q.w))
	if !q.t.round(q.Stated) {
		return []rule{
			on(caveat.Warning, within(q.N, loose), "%s is not a round number, so the hedge is odd; %s", q.say(q.N), limits),
			otherwise("%s", limits),
		}
	}
	return []rule{
		on(caveat.OK, within(q.N, q.w), "%s", limits),
		on(caveat.Warning, within(q.N, loose), "%s", limits),
		otherwise("%s, loosely %s", limits, q.limit(loose)),
	}
}

func nearlyRules(q question) []rule {
	loose := q.w.Mul(q.t.LooseWidths)
	return oneSidedBelow(q, q.w, loose)
}

// oneSidedBelow is ok below N by at most the one width, loose by at most the
// other.
func oneSidedBelow(q question, ok, loose number.Value) []rule {
	return []rule{
		on(caveat.Error, from(q.N), "it has to be below %s", q.say(q.N)),
		on(caveat.OK, from(q.N.Sub(ok)), "limit %s", q.limit(ok)),
		on(caveat.Warning, from(q.N.Sub(loose)), "limit %s", q.limit(ok)),
		otherwise("limit %s, loosely %s", q.limit(ok), q.limit(loose)),
	}
}

// oneSidedAbove is its mirror.
func oneSidedAbove(q question, ok, loose number.Value) []rule {
	return []rule{
		on(caveat.Error, upTo(q.N), "it has to be above %s", q.say(q.N)),
		on(caveat.OK, upTo(q.N.Add(ok)), "limit %s", q.limit(ok)),
		on(caveat.Warning, upTo(q.N.Add(loose)), "limit %s", q.limit(ok)),
		otherwise("limit %s, loosely %s", q.limit(ok), q.limit(loose)),
	}
}

func justOverRules(q question) []rule {
	return oneSidedAbove(q, q.share(q.t.JustOver), q.share(q.t.JustOverLoose))
}

func moreThanRules(q question) []rule {
	next, limit := q.N.Add(q.g), q.N.Mul(q.t.MoreThanCap)
	ok := stretch(open(q.N), open(next))
	if limit.Cmp(next) < 0 {
		ok = stretch(open(q.N), at(limit))
	}
	return []rule{
		on(caveat.Error, upTo(q.N), "it has to be above %s", q.say(q.N)),
		on(caveat.OK, ok, "above %s and not past %s", q.say(q.N), q.say(lesser(next, limit))),
		on(caveat.Info, anywhere(), "true, but understates past %s", q.say(lesser(next, limit))),
	}
}

func wellOverRules(q question) []rule {
	loose, ok, info := q.N.Mul(q.t.WellOverLoose), q.N.Mul(q.t.WellOver), q.N.Mul(q.t.WellOverInfo)
	return []rule{
		on(caveat.Error, below(loose), "it has to be at least %s, loosely %s", q.say(ok), q.say(loose)),
		on(caveat.Warning, below(ok), "it has to be at least %s", q.say(ok)),
		on(caveat.Info, from(info), "true, but understates from %s", q.say(info)),
		okElse("at least %s", q.say(ok)),
	}
}

// wellUnderRules mirror "well over", from 1/1.10 to 10% below and so on: the
// words cannot be left to mean no more than "under".
func wellUnderRules(q question) []rule {
	mirror := func(v number.Value) number.Value { return q.N.Mul(two.Sub(v)) }
	loose, ok, info := mirror(q.t.WellOverLoose), mirror(q.t.WellOver), mirror(q.t.WellOverInfo)
	return []rule{
		on(caveat.Error, above(loose), "it has to be at most %s, loosely %s", q.say(ok), q.say(loose)),
		on(caveat.Warning, above(ok), "it has to be at most %s", q.say(ok)),
		on(caveat.Info, upTo(info), "true, but says too little from %s down", q.say(info)),
		okElse("at most %s", q.say(ok)),
	}
}

func atLeastRules(q question) []rule {
	rules := []rule{on(caveat.Error, below(q.N), "it has to be %s or more", q.say(q.N))}
	if q.known {
		rules = append(rules, on(caveat.Info, above(q.N), "the value is known: prefer more than"))
	}
	return append(rules, okElse("%s or more", q.say(q.N)))
}

func underRules(q question) []rule {
	step := q.stepBelow()
	return []rule{
		on(caveat.Error, from(q.N), "it has to be below %s", q.say(q.N)),
		on(caveat.Info, below(step), "true, but says too little below %s", q.say(step)),
		okElse("below %s", q.say(q.N)),
	}
}

func noMoreThanRules(q question) []rule {
	step := q.stepBelow()
	return []rule{
		on(caveat.Error, above(q.N), "it has to be %s or less", q.say(q.N)),
		on(caveat.Info, below(step), "true, but says too little below %s", q.say(step)),
		okElse("%s or less", q.say(q.N)),
	}
}

// upToRules judge the largest of a set. The words imply that some member
// reaches N (ASA: up-to claims must not exaggerate).
func upToRules(q question) []rule {
	low := q.roundsFrom()
	rules := []rule{
		on(caveat.Error, above(q.N), "none may be above %s", q.say(q.N)),
		on(caveat.Error, below(low), "the largest has to be at least %s", q.say(low)),
	}
	if q.SetOf > 1 {
		return append(rules, okElse("the largest of %d, from %s to %s", q.SetOf, q.say(low), q.say(q.N)))
	}
	return append(rules, on(caveat.Warning, anywhere(), "one known value is not up to anything: say what it is"))
}

func betweenRules(q question) []rule {
	low, high := lesser(q.N, q.M), greater(q.N, q.M)
	return []rule{
		on(caveat.OK, closed(low, high), "from %s to %s", q.say(low), q.say(high)),
		otherwise("it has to be from %s to %s", q.say(low), q.say(high)),
	}
}

func dozensRules(q question) []rule {
	loose := q.minus(q.t.VagueLoose)
	return []rule{
		on(caveat.OK, from(q.N), "at least %s", q.say(q.N)),
		on(caveat.Warning, from(loose), "it has to be at least %s", q.say(q.N)),
		otherwise("it has to be at least %s, loosely %s", q.say(q.N), q.say(loose)),
	}
}

// timesWidth returns how far from n the ok of a multiple reaches.
func (q question) timesWidth() number.Value {
	if q.t.StrictWords {
		return half.Mul(tenth(q.t.StrictPlaces))
	}
	return q.share(q.t.Multiple)
}

// tenth returns one in the last of so many decimal places.
func tenth(places int) number.Value {
	v := one
	for range places {
		v = v.Mul(number.Frac(1, 10))
	}
	return v
}

func timesRules(q question) []rule {
	ok, loose := q.timesWidth(), q.share(q.t.MultipleLoose)
	limits := later("the words hold from %s to %s", q.exactly(q.N.Sub(ok)), q.exactly(q.N.Add(ok)))
	return []rule{
		on(caveat.OK, closed(q.N, q.N.Add(ok)), "%s", limits),
		on(caveat.Info, stretch(at(q.N.Sub(ok)), open(q.N)), "%s, and almost %s is exact", limits, q.say(q.N)),
		on(caveat.Warning, within(q.N, loose), "%s", limits),
		on(caveat.Warning, stretch(open(q.N), open(q.N.Add(q.t.MultipleAbove))), "%s; say more than %s", limits, q.say(q.N)),
		otherwise("%s", limits),
	}
}

func moreThanTimesRules(q question) []rule {
	loose, next := q.plus(q.t.MoreThanTimesLoose), q.N.Add(q.t.MoreThanTimesNext)
	return []rule{
		on(caveat.Error, upTo(q.N), "it has to be above %s", q.say(q.N)),
		on(caveat.Warning, upTo(loose), "above %s by so little that it is %s", q.say(q.N), q.say(q.N)),
		on(caveat.Info, from(next), "true, but understates from %s", q.say(next)),
		okElse("above %s and below %s", q.say(q.N), q.say(next)),
	}
}

func almostTimesRules(q question) []rule {
	ok, loose := q.minus(q.t.AlmostTimes), q.minus(q.t.AlmostTimesLoose)
	return []rule{
		on(caveat.Error, from(q.N), "it has to be below %s", q.say(q.N)),
		on(caveat.OK, from(ok), "from %s", q.say(ok)),
		on(caveat.Warning, from(loose), "it has to be at least %s", q.say(ok)),
		otherwise("it has to be at least %s, loosely %s", q.say(ok), q.say(loose)),
	}
}

// halvedRules judge r itself, whatever N the caller gave: halved is a half.
func halvedRules(q question) []rule {
	q.N = half
	ok, loose := q.timesWidth(), q.share(q.t.MultipleLoose)
	limits := later("the words hold from %s to %s", q.exactly(half.Sub(ok)), q.exactly(half.Add(ok)))
	return []rule{
		on(caveat.OK, within(half, ok), "%s", limits),
		on(caveat.Warning, within(half, loose), "%s", limits),
		otherwise("%s", limits),
	}
}

// almostHalvedRules mirror "almost doubled": a fall that does not quite reach a
// half.
func almostHalvedRules(q question) []rule {
	q.N = half
	ok, loose := q.plus(q.t.AlmostTimes), q.plus(q.t.AlmostTimesLoose)
	return []rule{
		on(caveat.Error, upTo(half), "it has to be above %s", "0.5"),
		on(caveat.OK, upTo(ok), "up to %s", q.exactly(ok)),
		on(caveat.Warning, upTo(loose), "it has to be at most %s", q.exactly(ok)),
		otherwise("it has to be at most %s, loosely %s", q.exactly(ok), q.exactly(loose)),
	}
}

func lessThanHalfRules(question) []rule {
	return []rule{on(caveat.Error, from(half), "it has to be below %s", "0.5"), okElse("below %s", "0.5")}
}

func moreThanHalvedRules(question) []rule {
	return []rule{
		on(caveat.Error, from(half), "it has to be below %s", "0.5"),
		on(caveat.Info, anywhere(), "prefer fell to less than half"),
	}
}

// timesMoreRules: sticklers read "three times more than" as four times as many.
func timesMoreRules(q question) []rule {
	strict := q.N.Add(one)
	return []rule{
		on(caveat.Warning, within(q.N, q.share(q.t.Multiple)), "ambiguous: say %s as many as", q.say(q.N)),
		on(caveat.Warning, within(strict, strict.Mul(q.t.Multiple)), "only the strict reading holds: say %s as many as", q.say(strict)),
		otherwise("it has to be near %s, or strictly %s", q.say(q.N), q.say(strict)),
	}
}

// timesFewerRules mirror "n times more than" for old ÷ new. "Three times fewer"
// has no strict reading that a count could have.
func timesFewerRules(q question) []rule {
	low, _ := one.Quo(q.plus(q.t.Multiple))
	high, bounded := one.Quo(q.minus(q.t.Multiple))
	near := closed(low, high)
	if !bounded { // n is 0, and nothing is 0 times fewer
		near = closed(one, zero)
	}
	return []rule{
		on(caveat.Warning, near, "times fewer is ambiguous: say one in so many, or a fraction"),
		otherwise("it has to be near one part in %s", q.exactly(q.N)),
	}
}

func partRules(q question) []rule {
	ok, loose := q.t.partWidth(q.N)
	return []rule{
		on(caveat.OK, within(q.N, ok), "limit %s", q.limit(ok)),
		on(caveat.Warning, within(q.N, loose), "limit %s: say about, almost or just over", q.limit(ok)),
		otherwise("limit %s, loosely %s", q.limit(ok), q.limit(loose)),
	}
}

func aboutPartRules(q question) []rule {
	_, ok := q.t.partWidth(q.N)
	return []rule{
		on(caveat.OK, within(q.N, ok), "limit %s", q.limit(ok)),
		on(caveat.Warning, within(q.N, q.t.PartHedgedLoose), "limit %s", q.limit(ok)),
		otherwise("limit %s, loosely %s", q.limit(ok), q.limit(q.t.PartHedgedLoose)),
	}
}

func almostPartRules(q question) []rule {
	_, ok := q.t.partWidth(q.N)
	return oneSidedBelow(q, ok, q.t.PartHedgedLoose)
}

func justOverPartRules(q question) []rule {
	_, ok := q.t.partWidth(q.N)
	return oneSidedAbove(q, ok, q.t.PartHedgedLoose)
}

func moreThanPartRules(q question) []rule {
	rules := []rule{on(caveat.Error, upTo(q.N), "it has to be above %s", q.say(q.N))}
	if _, next, ok := q.t.rungs(q.N); ok {
		rules = append(rules, on(caveat.Info, above(next), "true, but understates past %s", q.say(next)))
	}
	return append(rules, okElse("above %s", q.say(q.N)))
}

func mostRules(q question) []rule {
	return []rule{on(caveat.Error, upTo(half), "it has to be above a half"), okElse("above a half")}
}

// The rows of direction judge a signed difference.
func roseRules(question) []rule {
	return []rule{on(caveat.Error, upTo(zero), "it has to be above 0"), okElse("above 0")}
}

func fellRules(question) []rule {
	return []rule{on(caveat.Error, from(zero), "it has to be below 0"), okElse("below 0")}
}

func unchangedRules(question) []rule {
	return []rule{on(caveat.OK, closed(zero, zero), "equal"), otherwise("unchanged only if equal")}
}
