package check

import (
	"math/big"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/period"
	"github.com/pressfigures/figures/pkg/release"
	"github.com/pressfigures/figures/pkg/wording"
)

// sum adds up the cells of a place, or of all areas of a region, in a span and
// one channel, or -1 for both.
func (w *scene) sum(id area.ID, span period.Span, channel int) *big.Rat {
	total := int64(0)
	for _, c := range w.cells {
		if (c.place.ID == id || c.place.Parent == id) && span.Contains(c.span) && (channel < 0 || c.members[0] == channel) {
			total += c.amount.Low
		}
	}
	return rat(total, 1)
}

// reckoned are all numbers that a text about a scene could rightly have: counts
// of its places and periods, how these differ, and what they are a month; and
// per cents, of changes and of shares. A number that is true of none of them is
// untrue whatever it was meant to be.
type reckoned struct{ counts, percents []*big.Rat }

func (w *scene) reckon() reckoned {
	if w.reckoned != nil {
		return *w.reckoned
	}
	var all reckoned
	channels := []int{-1}
	if w.channel {
		channels = []int{-1, 0, 1}
	}
	bases := []period.Span{w.query.Against, w.query.Span.YearBefore(), w.query.Span.Previous()}
	months, _ := w.query.Span.Months()
	for _, channel := range channels {
		whole := w.sum(w.region, w.query.Span, channel)
		for _, id := range append([]area.ID{w.region}, w.listed...) {
			now := w.sum(id, w.query.Span, channel)
			all.counts = append(all.counts, now, over(now, rat(int64(max(months, 1)), 1)))
			all.share(now, whole)
			all.share(now, w.sum(id, w.query.Span, -1))
			for _, base := range bases {
				then := w.sum(id, base, channel)
				all.counts = append(all.counts, then, sizeOf(minus(now, then)))
				all.share(sizeOf(minus(now, then)), then)
			}
		}
	}
	w.reckoned = &all
	return all
}

// share adds a ÷ b in per cent, if there is one.
func (n *reckoned) share(a, b *big.Rat) {
	if b.Sign() > 0 {
		n.percents = append(n.percents, timesOf(over(a, b), rat(100, 1)))
	}
}

// fits are the numbers that a printed one with a hedge is true of.
func (n *reckoned) fits(hedge string, w number.Written) []*big.Rat {
	value, unit := new(big.Rat), new(big.Rat)
	value.SetString(w.Value.String())
	unit.SetString(w.Unit.String())
	of, known := ofCount, n.counts
	if w.Class == number.Percent {
		of, known = ofPercent, n.percents
	}
	var found []*big.Rat
	for _, v := range known {
		if holds(hedge, of, value, unit, v) != untrue || of == ofCount && holds(hedge, ofRate, value, unit, v) != untrue {
			found = append(found, v)
		}
	}
	return found
}

// hedgeBefore is the hedge of the table right before a byte, the longest that
// fits; ok is false where other words that may be one stand there.
func hedgeBefore(text string, at int) (hedge string, ok bool) {
	before := strings.ToLower(strings.TrimRight(text[:at], " "))
	for _, h := range sortedKeys(hedges) {
		if h != "" && strings.HasSuffix(before, " "+h) && len(h) > len(hedge) {
			hedge = h
		}
	}
	return hedge, hedge != "" || !strings.HasSuffix(before, " than") && !strings.HasSuffix(before, " to about")
}

// lawMutant is a text with one thing changed, where that stands, and whether it
// is untrue now.
type lawMutant struct {
	text   string
	at     release.Span
	untrue bool
}

// renumbered swaps or changes a digit of the number of a claim, or its hedge.
func (w *scene) renumbered(r *rand.Rand, text string, c claim.Claim) (lawMutant, bool) {
	n := c.Number
	hedge, ok := hedgeBefore(text, n.Start)
	if !ok || n.Words || n.Value.Cmp(number.Int(10)) < 0 || n.Class != number.Plain && n.Class != number.Percent || n.Unit.Cmp(number.Int(1)) > 0 {
		return lawMutant{}, false
	}
	digits := []byte(n.Text)
	var places []int
	for i, d := range digits {
		if d >= '0' && d <= '9' {
			places = append(places, i)
		}
	}
	i := r.IntN(len(places) - 1)
	if r.IntN(2) == 0 {
		digits[places[i]], digits[places[i+1]] = digits[places[i+1]], digits[places[i]]
	} else {
		digits[places[i]] = byte('1' + r.IntN(9))
	}
	found := number.FindWritten(string(digits))
	if len(found) != 1 || string(digits) == n.Text || digits[0] == '0' {
		return lawMutant{}, false
	}
	changed := text[:n.Start] + string(digits) + text[n.End:]
	reckoned := w.reckon()
	before, after := reckoned.fits(hedge, n), reckoned.fits(hedge, found[0])
	known := len(after) == 0 || !slices.ContainsFunc(before, func(v *big.Rat) bool { return !slices.Contains(after, v) })
	return lawMutant{changed, release.Span{Start: n.Start, End: n.End}, len(after) == 0}, known && len(before) == 1
}

// turns are words of direction, each with its opposite.
var turns = [][2]string{{" rose ", " fell "}, {" up ", " down "}, {" higher ", " lower "}}

// turnedRound exchanges the first word of direction of a text.
func turnedRound(text string) (string, bool) {
	for _, pair := range turns {
		for k := range pair {
			if strings.Count(text, pair[k]) == 1 {
				return strings.Replace(text, pair[k], pair[1-k], 1), true
			}
		}
	}
	return text, false
}

// lawTally counts the mutants of one kind: untrue ones and those of them that
// were caught, true ones and those that were called wrong.
type lawTally struct{ untrue, caught, true, calledWrong int }

// scored adds what became of a mutant.
func (l *lawTally) scored(t *testing.T, name string, w *scene, m lawMutant) {
	report := w.read(m.text)
	caught := slices.ContainsFunc(report.Claims, func(j Judged) bool { return j.Verdict == Wrong && (m.at.End == 0 || j.Overlaps(m.at)) })
	switch {
	case m.untrue:
		l.untrue++
		if caught {
			l.caught++
		} else {
			t.Logf("%s: missed: %s", name, m.text)
		}
	default:
		l.true++
		if caught {
			l.calledWrong++
			t.Logf("%s: true, and called wrong: %s", name, m.text)
		}
	}
}

// TestLawMutated falsifies one thing of what is written and holds the verdicts
// against what the cells come to.
func TestLawMutated(t *testing.T) {
	tallies := map[string]*lawTally{"digit": {}, "direction": {}, "area": {}, "period": {}}
	draw := rapid.Custom(drawScene)
	r := rand.New(rand.NewPCG(3, 2026))
	for seed := range (scenes(t) + 2) / 3 {
		w := draw.Example(seed)
		if w.hides {
			continue // of hidden cells the oracle knows nothing
		}
		for _, s := range w.texts {
			for name, mutants := range w.falsified(r, s) {
				for _, m := range mutants {
					tallies[name].scored(t, name, &w, m)
				}
			}
		}
	}
	for _, name := range sortedKeys(tallies) {
		got := tallies[name]
		t.Logf("%s: %d of %d untrue ones caught; %d of %d true ones called wrong", name, got.caught, got.untrue, got.calledWrong, got.true)
		if 100*got.caught < 98*got.untrue || got.untrue < 20/oneIn || got.calledWrong > 0 {
			t.Errorf("%s: below the floor of 98 per cent, or something true was called wrong", name)
		}
	}
}

// falsified are the mutants of a text.
func (w *scene) falsified(r *rand.Rand, s written) map[string][]lawMutant {
	found := map[string][]lawMutant{}
	report := w.read(s.text)
	for _, at := range r.Perm(len(report.Claims))[:min(2, len(report.Claims))] {
		j := report.Claims[at]
		if !j.HasNumber || j.Kind == claim.Rank || j.Kind == claim.Fraction || j.Kind == claim.Multiple || j.Stated.Quantity == wording.Points {
			continue
		}
		if m, ok := w.renumbered(r, s.text, j.Claim); ok {
			found["digit"] = append(found["digit"], m)
		}
	}
	now, then := w.sum(w.own, w.query.Span, -1), w.sum(w.own, w.base(), -1)
	if text, ok := turnedRound(s.text); ok && s.form == "change" && now.Cmp(then) != 0 {
		found["direction"] = append(found["direction"], lawMutant{text: text, untrue: true})
	}
	open := strings.Contains(strings.ToLower(s.text), "more than") // which a larger number leaves true
	if s.form != "total" && s.form != "monthly" || open {
		return found
	}
	if m, ok := w.elsewhere(r, s.text, now); ok {
		found["area"] = append(found["area"], m)
	}
	if m, ok := w.anotherTime(r, s.text, now); ok {
		found["period"] = append(found["period"], m)
	}
	return found
}

// base is the period that a change of the scene is measured from.
func (w *scene) base() period.Span {
	switch {
	case w.query.Against.Days() > 0:
		return w.query.Against
	case w.desk.Cube.Held(w.query.Span.YearBefore()):
		return w.query.Span.YearBefore()
	}
	return w.query.Span.Previous()
}

// farApart says whether two counts are so far apart that no words fit both.
func farApart(a, b *big.Rat) bool {
	return a.Sign() > 0 && b.Sign() > 0 && (below(timesOf(a, rat(3, 2)), b) || below(timesOf(b, rat(3, 2)), a))
}

// elsewhere puts another area of the region in place of the text's own.
func (w *scene) elsewhere(r *rand.Rand, text string, now *big.Rat) (lawMutant, bool) {
	other := w.listed[r.IntN(len(w.listed))]
	tree := w.desk.Cube.Areas
	from, to := area.Say(tree.Get(w.own)), area.Say(tree.Get(other))
	if strings.Count(text, from) != 1 || !farApart(now, w.sum(other, w.query.Span, -1)) {
		return lawMutant{}, false
	}
	return lawMutant{text: strings.Replace(text, from, to, 1), untrue: true}, true
}

// anotherTime puts another period of the data in place of the text's own.
func (w *scene) anotherTime(r *rand.Rand, text string, now *big.Rat) (lawMutant, bool) {
	other := w.spans[r.IntN(len(w.spans))]
	from, to := w.words.Style.SpanPhrase(w.query.Span), w.words.Style.SpanPhrase(other)
	if strings.Count(text, from) != 1 || !farApart(now, w.sum(w.own, other, -1)) || other.Days() > w.query.Span.Days()+6 || other.Days() < w.query.Span.Days()-6 {
		return lawMutant{}, false
	}
	return lawMutant{text: strings.Replace(text, from, to, 1), untrue: true}, true
}
