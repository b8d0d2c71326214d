package check

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/release"
	"github.com/pressfigures/figures/pkg/wording"
)

// Words that make a number the sum of others of its sentence: before it, and
// between it and parts that follow.
var (
	totalWords  = set(`total totalling totaling combined altogether sum overall`)
	madeOfWords = set(`comprising comprised comprises consisting consisted consists`)
	// comparedWords are those of a comparison.
	comparedWords = set(`from than`)
	inAll         = []string{"in all", "in total", "altogether", "all told", "combined", "together", "between them"}
)

// openWords leave it open whether the parts told are all that there are, or
// whether something is in two of them.
var openWords = set(`including include includes included among mostly mainly chiefly largely biggest largest main most such like example
	instance rounded twice both more less fewer some estimated minimum least overlap overlapping double excluding except besides plus also several above top extra additional additionally alongside`)

// breakdown is the parts of a total, and whether the words say that there are no
// others.
type breakdown struct {
	parts []int
	said  bool
	// ways is set for parts that are ways of getting in touch, which are seldom
	// all that there are.
	ways bool
}

// sums judges the totals whose parts stand beside them. One that its parts do
// not make is wrong if the words say that these are all of them. Else something
// may belong to none of the parts, and it is a remark at most.
func (r *Report) sums(o Options) {
	for i := range r.Claims {
		if j := &r.Claims[i]; j.Basis == ByNothing && r.addable(i) {
			if w := r.wholeOf(i); len(w.parts) > 1 {
				r.add(j, i, w, o)
			}
		}
	}
}

// addable says whether a claim is a level that can be a part or a sum.
func (r *Report) addable(i int) bool {
	c := r.Claims[i].Claim
	level := c.Kind == claim.Count || c.Kind == claim.Sum || c.Kind == claim.Cumulative
	return level && c.HasNumber && c.Upper == nil && c.Per == "" && !c.Percents && c.Number.Class == number.Plain
}

// wholeOf is what is said to make up a total: the parts that the claim brings
// itself, those before "a total of N" or "N in all", those behind "made up of",
// and those behind "of these" and "of whom".
func (r *Report) wholeOf(i int) breakdown {
	c := r.Claims[i].Claim
	w := breakdown{}
	for _, l := range c.Parts {
		if l.Claim != claim.None {
			w.parts = append(w.parts, l.Claim)
		}
	}
	switch {
	case len(w.parts) > 0:
		before := w.parts[0] < i
		near := r.Claims[w.parts[0]].Sentence == c.Sentence || r.takesStock(c)
		w.said = c.Sure && (before && near && r.closes(c) || !before && r.enumerates(c, w.parts))
	case r.totalsUp(c):
		w = breakdown{parts: r.listed(i, -1), said: r.closes(c)}
	case r.breaksDown(c):
		w = breakdown{parts: r.listed(i, 1), said: true}
	}
	if len(w.parts) < 2 {
		w = r.dividedUp(i)
	}
	if len(w.parts) < 2 {
		w = r.itemised(i)
	}
	w.said = w.said && len(w.parts) > 1 && !r.leftOpen(c, w.parts)
	return w
}

// leftOpen says whether the words between and behind a total and its parts leave
// open whether there are others.
func (r *Report) leftOpen(total claim.Claim, parts []int) bool {
	first, last := r.Claims[parts[0]].Claim, r.Claims[parts[len(parts)-1]].Claim
	start := min(total.Start, first.Start)
	end := r.Document.Sentences[max(total.Sentence, last.Sentence)].End
	words := withoutComparison(r.wordsBetween(start, end))
	return anyOf(words, openWords) || r.endsInRest(last, end) || strings.Contains(strings.Join(words, " "), "as well as")
}

// withoutComparison are words without the "more" or "fewer" of "3 per cent more than
// in 2018" and the "among" of "shared among", which leave no part open.
func withoutComparison(words []string) []string {
	var kept []string
	for i, w := range words {
		if i > 0 && i+1 < len(words) && words[i+1] == "than" && (words[i-1] == "cent" || words[i-1] == "percent" || unicode.IsDigit(rune(words[i-1][0]))) {
			continue
		}
		if i > 0 && w == "among" && dividingVerbs[words[i-1]] {
			continue
		}
		kept = append(kept, w)
	}
	return kept
}

// endsInRest says whether behind the last part a rest is told without its
// number: "with the rest on lighting".
func (r *Report) endsInRest(last claim.Claim, end int) bool {
	return anyOf(r.wordsBetween(last.End, max(end, last.End)), restWords)
}

// enumerates says whether parts behind a total are told as all of them: in one
// list whose last part stands behind "and", none in brackets of its own, and not
// far from the total. Else they are what several could name: "1,600 gave reasons:
// cost (900), time (800) and distance (600)".
func (r *Report) enumerates(total claim.Claim, parts []int) bool {
	sum := number.Int(0)
	for n, p := range parts {
		part := r.Claims[p].Claim
		sum = sum.Add(part.Number.Value)
		if n > 0 && !r.dividesUp(total, r.Claims[parts[0]].Claim) && strings.HasSuffix(strings.TrimRight(r.Document.Text[:part.Start], " "), "(") {
			return false
		}
	}
	last, before := r.Claims[parts[len(parts)-1]].Claim, r.Claims[parts[len(parts)-2]].Claim
	off := sum.Sub(total.Number.Value).Abs()
	return slices.Contains(r.wordsBetween(before.End, last.Start), "and") && off.Mul(ten).Cmp(total.Number.Value) <= 0
}

// dividesUp says whether a verb between a total and its first part tells that it has
// these parts and no others: "split between", "divided into".
func (r *Report) dividesUp(total, first claim.Claim) bool {
	words := r.wordsBetween(total.End, max(total.End, first.Start))
	for i := 1; i < len(words); i++ {
		if dividingVerbs[words[i-1]] && (words[i] == "between" || words[i] == "among" || words[i] == "into") {
			return true
		}
	}
	return false
}

var dividingVerbs = set(`split divided shared distributed apportioned`)

// takesStock says whether a sentence adds up what was told before it: "In all, 323
// people …", "The bill in all was £323", "bringing the total to 323".
func (r *Report) takesStock(c claim.Claim) bool {
	words := r.wordsBetween(r.Document.Sentences[c.Sentence].Start, c.Start)
	for i := 1; i < len(words); i++ {
		if words[i-1] == "in" && (words[i] == "all" || words[i] == "total") || bringingWords[words[i-1]] && slices.Contains(words[i:], "total") {
			return !anyOf(words[i:], runningWords)
		}
	}
	return len(words) > 0 && stockWords[words[0]]
}

var (
	stockWords    = set(`altogether together that making`)
	bringingWords = set(`bringing taking brings takes brought took`)
	// runningWords tell a total that has more parts than those in print.
	runningWords = set(`year date far since running`)
)

// closes says whether a number told as a total stands in apposition to its
// parts, or closes its clause: "…, a total of 136", "…, 510 in all.", and not
// "20 people in total were on the bus".
func (r *Report) closes(c claim.Claim) bool {
	at := r.Document.Sentences[c.Sentence]
	behind := r.Document.Text[c.End:at.End]
	if i := strings.IndexAny(behind, pause); i >= 0 {
		behind = behind[:i]
	}
	words := r.wordsBetween(c.End, c.End+len(behind))
	told := strings.Join(words, " ")
	for _, phrase := range inAll {
		if rest, ok := strings.CutSuffix(told, phrase); ok && len(strings.Fields(rest)) < 3 {
			return true
		}
	}
	before := strings.TrimRight(r.Document.Text[at.Start:c.Start], " ")
	if len(words) < 3 && r.takesStock(c) && !strings.HasPrefix(before, "In ") { // "In total the county had 642" is of more than was told
		return true
	}
	if i := strings.LastIndexAny(before, pause); i >= 0 {
		lead := r.wordsBetween(at.Start+i, c.Start)
		return len(lead) < 6 && anyOf(append(lead, r.wordsIn(c.Span)...), closingWords) && len(words) < 4
	}
	return false
}

var closingWords = set(`total totalling totaling making bringing giving`)

// totalsUp says whether a number is told as the sum of what stands before it.
func (r *Report) totalsUp(c claim.Claim) bool {
	before := r.wordsBefore(c.Number.Start, 7)
	if anyOf(before, totalWords) && !anyOf(r.sincePause(c, before), comparedWords) {
		return true
	}
	words := r.wordsAfter(c.Number.End, 5)
	if n := slices.IndexFunc(words, func(w string) bool { return unicode.IsDigit(rune(w[0])) }); n >= 0 {
		words = words[:n] // what follows is said of the next number
	}
	after := strings.Join(words, " ")
	return slices.ContainsFunc(inAll, func(words string) bool { return strings.Contains(after, words) })
}

// sincePause are those of the words right before a number that no pause parts from
// it: in "£21,000 from donors, a total of" they are "a total of".
func (r *Report) sincePause(c claim.Claim, before []string) []string {
	start := r.Document.Sentences[c.Sentence].Start
	if i := strings.LastIndexAny(r.Document.Text[start:c.Number.Start], pause); i >= 0 {
		return before[max(0, len(before)-len(r.wordsBetween(start+i, c.Number.Start))):]
	}
	return before
}

// breaksDown says whether the parts of a number are announced behind it.
func (r *Report) breaksDown(c claim.Claim) bool {
	after := r.wordsAfter(c.Number.End, 8)
	return anyOf(after, madeOfWords) || strings.Contains(strings.Join(after, " "), "made up of")
}

// listed are the levels of the sentence on one side of a total, if they are of
// its kind and no change is told between them.
func (r *Report) listed(total, step int) []int {
	t := r.Claims[total].Claim
	var parts []int
	for k := total + step; k >= 0 && k < len(r.Claims) && r.Claims[k].Sentence == t.Sentence; k += step {
		c := r.Claims[k].Claim
		switch {
		case c.Kind == claim.Share || c.Kind == claim.Rank:
			continue
		case !r.addable(k) || r.operands[k] || c.Currency != t.Currency || r.totalsUp(c) && step < 0:
			return nil
		}
		parts = append(parts, k)
	}
	slices.Sort(parts)
	return parts
}

// markOperands notes which claims a change is measured from, and which it is
// measured from or to.
func (r *Report) markOperands() {
	r.bases, r.operands = make([]bool, len(r.Claims)), make([]bool, len(r.Claims))
	for i := range r.Claims {
		j := &r.Claims[i]
		r.bases[i] = r.bases[i] || j.Base
		if !j.Changes() || !j.From.Held() {
			continue
		}
		if k := j.From.Claim; k != claim.None {
			r.bases[k], r.operands[k] = true, true
		}
		if k := j.To.Claim; k != claim.None {
			r.operands[k] = true
		}
	}
}

// add holds a total against the sum of its parts.
func (r *Report) add(j *Judged, i int, w breakdown, o Options) {
	sum := number.Exactly(number.Int(0))
	var texts []string
	var related []release.Span
	for _, p := range w.parts {
		part := r.Claims[p].Claim
		if part.Hedge != "" {
			return
		}
		sum = sum.Add(partValue(part.Number))
		texts = append(texts, operandText(r.claims(), claim.Link{Claim: p}))
		related = append(related, part.Span)
	}
	row, ok := wording.RowOf(j.Row)
	if !ok {
		return
	}
	answer := wording.Judge(row, j.Stated, sum, o.printed())
	shownAs := shown(j.Claim, number.Exactly(middle(sum)))
	working := fmt.Sprintf("%s = %s", strings.Join(texts, " + "), shownAs)
	if answer.Verdict != wording.Wrong {
		*j = j.holds(answer)
		j.True, j.Working = shownAs, working
		return
	}
	if !nearby(j.Claim, sum) || r.sumRounded(j.Claim, w.parts, sum) {
		return
	}
	slip := r.slipOf(j.Claim, sum)
	if !w.said && (slip == "" || r.leftOpen(j.Claim, w.parts)) {
		r.remarkParts(i, w, sum, working, related)
		return
	}
	j.Verdict, j.Severity, j.Basis, j.Rule = Wrong, caveat.Error, ByText, RuleNumbers
	j.True, j.Working, j.Related = shownAs, working, related
	j.Message = fmt.Sprintf("the parts here do not add up: %s, not %s%s", working, operandText(r.claims(), claim.Link{Claim: i}), slip)
	j.Hint = "check the parts and the total, or say what belongs to none of the parts"
	j.Instead = []string{shownAs}
}

// remarkParts remarks on parts of which the words do not say that they are all,
// and that look so: ways of getting in touch that nearly make the total.
func (r *Report) remarkParts(i int, w breakdown, sum number.Range, working string, related []release.Span) {
	c := r.Claims[i].Claim
	least, _ := c.Number.Value.Mul(number.Int(nearlyAll)).Quo(hundred)
	if !w.ways || r.leftOpen(c, w.parts) || sum.High.Cmp(c.Number.Value) > 0 || sum.Low.Cmp(least) < 0 {
		return
	}
	r.own = append(r.own, Finding{
		Rule: RuleID(caveat.PartsNotTotal), Severity: caveat.Warning, Claim: i, Span: c.Span, Related: related,
		Message: fmt.Sprintf("the parts here do not add up: %s, and the total says %s", working, operandText(r.claims(), claim.Link{Claim: i})),
		Hint:    "check the parts and the total, or say what belongs to none of the parts, or that the numbers are rounded",
	})
}

// nearlyAll is how much of a total, in per cent, its parts make at least to look
// like all of them.
const nearlyAll = 90

// slipOf says that a total has two digits of the true sum exchanged: of four
// digits and more that is no chance, whatever the words say.
func (r *Report) slipOf(c claim.Claim, sum number.Range) string {
	if c.Number.Value.Cmp(thousand) < 0 || !c.Number.Unit.Equal(one) || !swappedDigits(suspect{Claim: c, truth: sum, stated: statedInterval(c)}) {
		return ""
	}
	return "; two digits are swapped"
}

// roughest is how many times as large as the unit a part is at least that was
// rounded to it.
const roughest = 20

// sumRounded says whether a total and its parts look rounded to tens or more,
// and the sum is right of what rounds to them: "29,800 people, 14,900 by car,
// 10,200 by bus and 4,600 on foot".
func (r *Report) sumRounded(total claim.Claim, parts []int, sum number.Range) bool {
	unit, least := lastPlace(total.Number.Value), total.Number.Value
	for _, p := range parts {
		v := r.Claims[p].Number.Value
		if place := lastPlace(v); place.Cmp(unit) < 0 {
			unit = place
		}
		if v.Cmp(least) < 0 {
			least = v
		}
	}
	if unit.Cmp(ten) < 0 || total.Number.Value.Cmp(thousand) < 0 || unit.Mul(number.Int(roughest)).Cmp(least) > 0 {
		return false
	}
	slack := unit.Mul(number.Frac(int64(len(parts)+1), 2))
	return number.Between(sum.Low.Sub(slack), sum.High.Add(slack)).Contains(total.Number.Value)
}

// partValue is what a printed part stands for: a count itself, an amount with
// a scale word or decimals all that rounds to it.
func partValue(w number.Written) number.Range {
	if w.Unit.Equal(one) && w.Places == 0 {
		return number.Exactly(w.Value)
	}
	return w.Interval(number.Rounded)
}

// claims are those of the report without their verdicts.
func (r *Report) claims() []claim.Claim {
	all := make([]claim.Claim, len(r.Claims))
	for i := range r.Claims {
		all[i] = r.Claims[i].Claim
	}
	return all
}
