package check

import (
	"fmt"
	"maps"
	"math/big"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/release"
)

// sortedKeys are the keys of a table in an order that does not change.
func sortedKeys[V any](table map[string]V) []string { return slices.Sorted(maps.Keys(table)) }

// mutation changes one part of a statement; false where it does not apply.
type mutation struct {
	name   string
	mutate func(*ledger, *rand.Rand, *statement) bool
}

var mutations = []mutation{
	{"digit swap", swapDigits}, {"other digit", otherDigit}, {"wrong denominator", wrongDenominator},
	{"multiple for increase", multipleForGrowth}, {"remainder for reduction", remainderForLoss}, {"points for per cent", pointsFor},
	{"direction", turnRound}, {"hedge", otherHedge}, {"million for billion", billions}, {"area", otherArea}, {"unknown area", unknownArea},
	{"period", otherPeriod}, {"period outside", outside}, {"other multiple", otherMultiple}, {"other part", otherPart}, {"other rank", otherRank},
}

// textMutations are those that the text alone can tell: the others leave what it
// prints as it is.
var textMutations = []string{"digit swap", "other digit", "wrong denominator", "multiple for increase", "remainder for reduction", "points for per cent",
	"direction", "hedge", "million for billion", "other multiple", "other part"}

// restate sets another whole number without a hedge.
func (s *statement) restate(v *big.Rat) bool {
	if v.Sign() <= 0 || !v.IsInt() || s.n == nil || v.Cmp(s.n) == 0 {
		return false
	}
	s.n, s.unit, s.hedge = v, rat(1, 1), ""
	return true
}

// inDigits says whether a statement has a whole number in digits, and which.
func (s *statement) inDigits() (string, bool) {
	if s.word != "" || s.n == nil || s.unit.Cmp(rat(1, 1)) != 0 {
		return "", false
	}
	return s.n.Num().String(), true
}

func swapDigits(_ *ledger, r *rand.Rand, s *statement) bool {
	text, ok := s.inDigits()
	if !ok || s.hedge != "" || len(text) < 2 {
		return false
	}
	i := r.IntN(len(text) - 1)
	digits := []byte(text)
	digits[i], digits[i+1] = digits[i+1], digits[i]
	v, _ := new(big.Rat).SetString(string(digits))
	return digits[0] != '0' && s.restate(v)
}

func otherDigit(_ *ledger, r *rand.Rand, s *statement) bool {
	text, ok := s.inDigits()
	if !ok || s.hedge != "" {
		return false
	}
	digits := []byte(text)
	digits[r.IntN(len(digits))] = byte('1' + r.IntN(9))
	v, _ := new(big.Rat).SetString(string(digits))
	return s.restate(v)
}

// percentOf is a ÷ b in whole per cents.
func percentOfCounts(a, b int64) *big.Rat {
	return rounded(sizeOf(rat(100*a, b)), rat(1, 1))
}

func wrongDenominator(l *ledger, _ *rand.Rand, s *statement) bool {
	now, then := l.count[s.place][s.now], l.count[s.place][s.then]
	return s.kind == "percent" && s.restate(percentOfCounts(now-then, now))
}

func multipleForGrowth(l *ledger, _ *rand.Rand, s *statement) bool {
	return s.kind == "percent" && s.way > 0 && s.restate(percentOfCounts(l.count[s.place][s.now], l.count[s.place][s.then]))
}

func remainderForLoss(l *ledger, _ *rand.Rand, s *statement) bool {
	return s.kind == "percent" && s.way < 0 && s.restate(percentOfCounts(l.count[s.place][s.now], l.count[s.place][s.then]))
}

func pointsFor(_ *ledger, _ *rand.Rand, s *statement) bool {
	s.points = s.kind == "percent"
	return s.points
}

func turnRound(_ *ledger, _ *rand.Rand, s *statement) bool {
	s.way = -s.way
	return s.kind == "percent" || s.kind == "change" || s.kind == "moved" || s.kind == "part"
}

func otherHedge(_ *ledger, r *rand.Rand, s *statement) bool {
	if _, ok := s.inDigits(); !ok || s.kind == "share" {
		return false
	}
	before := s.hedge
	s.hedge = pick(r, []string{"nearly", "almost", "just under", "more than", "over", "about", "just over", "less than", "at least", "well over"})
	if s.hedge == "less than" && s.kind != "percent" {
		s.hedge = "fewer than"
	}
	return hedges[before] != hedges[s.hedge]
}

func billions(l *ledger, r *rand.Rand, s *statement) bool {
	if s.closed && strings.HasSuffix(s.old.text, " million") {
		if r.IntN(2) == 0 {
			s.old = inMillions(l.count[s.place][s.then], "billion")
		} else {
			s.new = inMillions(l.count[s.place][s.now], "billion")
		}
		return true
	}
	if s.n == nil || s.unit.Cmp(rat(100_000, 1)) != 0 {
		return false
	}
	s.n, s.unit = timesOf(s.n, rat(1000, 1)), timesOf(s.unit, rat(1000, 1))
	return true
}

// otherArea needs a telling without the operands of the first area.
func otherArea(l *ledger, r *rand.Rand, s *statement) bool {
	region := l.parent[s.place]
	if region == "" || s.closed {
		return false
	}
	before := s.place
	s.place = pick(r, l.areas[region])
	return s.place != before
}

func unknownArea(_ *ledger, r *rand.Rand, s *statement) bool {
	s.place, s.unknown = pick(r, []string{"Rutland", "Northamptonshire", "Gwent"}), true
	return !s.closed && s.kind != "rank"
}

func otherPeriod(l *ledger, r *rand.Rand, s *statement) bool {
	if s.closed {
		return false
	}
	now := r.IntN(len(l.spans))
	if changeKinds[s.kind] && (now <= s.then || now-s.then > int(12/l.months)) {
		return false
	}
	before := s.now
	s.now = now
	return now != before
}

func outside(_ *ledger, _ *rand.Rand, s *statement) bool {
	s.now = -1
	return s.kind == "count" || s.kind == "share" || s.kind == "rate"
}

func otherMultiple(_ *ledger, r *rand.Rand, s *statement) bool {
	before := s.word
	s.word = pick(r, sortedKeys(multiples))
	return s.kind == "times" && s.word != before
}

func otherPart(_ *ledger, r *rand.Rand, s *statement) bool {
	before := s.word
	s.word = pick(r, sortedKeys(parts))
	s.n = parts[s.word]
	return s.kind == "part" && s.word != before
}

func otherRank(_ *ledger, r *rand.Rand, s *statement) bool {
	before := s.word
	s.word = ranks[r.IntN(len(ranks))].words
	return s.kind == "rank" && s.word != before
}

// tally counts what became of statements: the true ones and those of them that
// were called wrong, the untrue ones and those that were caught, those that the
// data do not hold and those of them that were judged all the same, and what
// stood beside them and was called wrong.
type tally struct{ right, rightCalledWrong, wrong, caught, unheld, unheldJudged, beside int }

func (t *tally) add(o tally) {
	t.right += o.right
	t.rightCalledWrong += o.rightCalledWrong
	t.wrong += o.wrong
	t.caught += o.caught
	t.unheld += o.unheld
	t.unheldJudged += o.unheldJudged
	t.beside += o.beside
}

// target is the claim that a marked text is about.
func target(r *Report, at release.Span) (Judged, bool) {
	var best Judged
	found := false
	for _, j := range r.Claims {
		if j.Overlaps(at) && (!found || j.Kind != claim.Count || best.Kind == claim.Count) {
			best, found = j, true
		}
	}
	return best, found
}

// score judges a text and compares with the oracle; why says what differs.
func (l *ledger) score(s statement, marked string, byData bool) (tally, string) {
	text, at := unmark(marked)
	report := l.read(text, byData)
	if slices.ContainsFunc(report.Claims, func(j Judged) bool {
		return j.Verdict == Wrong && !j.Overlaps(at) && !l.partOf(s, j)
	}) {
		return tally{beside: 1}, "BESIDE " + text + " | " + complaintsOf(report)
	}
	j, found := target(report, at)
	if !found {
		return tally{wrong: 1}, "NOT FOUND " + text
	}
	if byData && !s.held() {
		if j.Verdict == Wrong || j.Verdict == Right || j.Verdict == Loose {
			return tally{unheld: 1, unheldJudged: 1}, fmt.Sprintf("NOT HELD %s %q: %s", j.Verdict, text, j.Message)
		}
		return tally{unheld: 1}, ""
	}
	said := s.oracleOfText
	if byData {
		said = func() truth { return l.oracle(s) }
	}
	switch verdict := said(); {
	case verdict == untrue && j.Verdict != Wrong:
		return tally{wrong: 1}, fmt.Sprintf("MISSED %s (%s) %s | %s | true %s from %s to %s", text, j.Kind, j.Verdict, j.Message, j.True, j.FromText, j.ToText)
	case verdict == untrue:
		return tally{wrong: 1, caught: 1}, ""
	case j.Verdict == Wrong:
		return tally{right: 1, rightCalledWrong: 1}, fmt.Sprintf("FALSE ALARM %s | %s", text, j.Message)
	}
	return tally{right: 1}, ""
}

// partOf says whether a claim is one of the falsified sentence itself: an
// operand of another place or period is as wrong as the number beside it.
func (l *ledger) partOf(s statement, j Judged) bool {
	return s.closed && (strings.Contains(s.old.text, j.Number.Text) || strings.Contains(s.new.text, j.Number.Text) || j.Changes())
}

func complaintsOf(r *Report) string {
	var all []string
	for _, j := range r.Claims {
		if j.Verdict == Wrong {
			all = append(all, fmt.Sprintf("%q: %s", j.Text, j.Message))
		}
	}
	return strings.Join(all, "; ")
}

// mutants is how many true statements are told and falsified.
const mutants = 900 / oneIn

// TestMutations tells true statements, alone and between others, falsifies one
// part of each, and holds the verdicts against an oracle that works the figures
// out by itself.
func TestMutations(t *testing.T) {
	byData, byText := map[string]*tally{}, map[string]*tally{}
	var told, toldByText tally
	r := rand.New(rand.NewPCG(4, 2026))
	for n := range mutants {
		l := newLedger(r)
		s := l.tell(r)
		tell := l.paragraph(r, s)
		told.add(l.logged(t, "as told", s, tell(s), true))
		if s.closed {
			toldByText.add(l.logged(t, "as told, from the text", s, tell(s), false))
		}
		for k := range 4 {
			m := mutations[(5*n+k*3+r.IntN(3))%len(mutations)]
			mutant := s
			if !m.mutate(l, r, &mutant) {
				continue
			}
			if byData[m.name] == nil {
				byData[m.name], byText[m.name] = &tally{}, &tally{}
			}
			operandsHold := mutant.old.text == s.old.text && mutant.new.text == s.new.text
			if operandsHold {
				byData[m.name].add(l.logged(t, m.name, mutant, tell(mutant), true))
			}
			if mutant.closed && mutant.held() && slices.Contains(textMutations, m.name) {
				byText[m.name].add(l.logged(t, m.name+", from the text", mutant, tell(mutant), false))
			}
		}
	}
	for basis, got := range map[string]tally{"by the data": told, "by the text": toldByText} {
		t.Logf("%s: of %d true statements %d called wrong, %d not found, %d beside sentences called wrong", basis, got.right, got.rightCalledWrong, got.wrong, got.beside)
		if got.rightCalledWrong+got.wrong+got.beside > 0 {
			t.Errorf("%s: a true statement is not taken for one", basis)
		}
	}
	floor(t, "against the data", byData, 98)
	floor(t, "from the text alone", byText, 95)
}

// logged scores a statement and logs where the verdict differs.
func (l *ledger) logged(t *testing.T, what string, s statement, marked string, byData bool) tally {
	got, why := l.score(s, marked, byData)
	if why != "" {
		t.Logf("%s: %s", what, why)
	}
	return got
}

// floor prints what was caught of each mutation and fails below a floor in per
// cent, or where something true was called wrong.
func floor(t *testing.T, basis string, by map[string]*tally, percent int) {
	var all tally
	for _, m := range mutations {
		got := by[m.name]
		if got == nil || *got == (tally{}) {
			continue
		}
		all.add(*got)
		t.Logf("%s, %s: %d of %d caught; %d of %d that stayed true called wrong; %d of %d not held judged all the same", basis, m.name,
			got.caught, got.wrong, got.rightCalledWrong, got.right, got.unheldJudged, got.unheld)
	}
	t.Logf("%s: %d of %d caught (%.1f per cent); %d of %d that stayed true called wrong; %d of %d not held judged all the same; %d beside called wrong", basis,
		all.caught, all.wrong, 100*float64(all.caught)/float64(max(all.wrong, 1)), all.rightCalledWrong, all.right, all.unheldJudged, all.unheld, all.beside)
	if 100*all.caught < percent*all.wrong || all.wrong == 0 {
		t.Errorf("%s, fewer than %d per cent were caught", basis, percent)
	}
	if all.rightCalledWrong+all.beside > 0 || 100*all.unheldJudged > 3*all.unheld {
		t.Errorf("%s, %d true ones were called wrong, %d beside them, and %d were judged that the data do not hold", basis, all.rightCalledWrong, all.beside, all.unheldJudged)
	}
}
