package check

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/figure"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/period"
	"github.com/pressfigures/figures/pkg/release"
	"github.com/pressfigures/figures/pkg/style"
)

// overWhole remarks on shares of one list that come to more than the whole:
// "62 per cent from the north and 47 per cent from the south".
func (r *Report) overWhole(Options) {
	for i := 0; i < len(r.Claims); {
		list := r.shareList(i)
		i += max(len(list), 1)
		if len(list) < 2 {
			continue
		}
		sum := number.Exactly(number.Int(0))
		var texts []string
		for _, k := range list {
			sum = sum.Add(statedInterval(r.Claims[k].Claim))
			texts = append(texts, r.Claims[k].Number.Text)
		}
		if sum.Low.Cmp(hundred) <= 0 {
			continue
		}
		first, last := r.Claims[list[0]].Claim, r.Claims[list[len(list)-1]].Claim
		r.own = append(r.own, Finding{
			Rule: RuleOverWhole, Severity: caveat.Warning, Claim: list[0], Span: first.Span, Related: []release.Span{last.Span},
			Message: fmt.Sprintf("the shares here come to more than the whole: %s is %s", strings.Join(texts, " + "), ranged(number.Exactly(middle(sum)), first.Number.Places)+percentSign(first)),
			Hint:    "say so if some were counted in several of them, or check the shares",
		})
	}
}

// partWords stand behind the shares of a list whose members exclude each other.
var partWords = set(`from came come by via through under aged`)

// shareList are the shares of one sentence from a claim on, each behind the
// other, that the same word divides.
func (r *Report) shareList(i int) []int {
	var list []int
	word := ""
	for k := i; k < len(r.Claims) && r.Claims[k].Sentence == r.Claims[i].Sentence; k++ {
		c := r.Claims[k].Claim
		after := r.wordsAfter(c.Number.End, 1)
		if c.Kind != claim.Share || !c.HasNumber || c.Number.Class != number.Percent || c.Upper != nil || len(after) == 0 || !partWords[after[0]] || word != "" && after[0] != word || c.Hedge != "" {
			break
		}
		word = after[0]
		list = append(list, k)
	}
	return list
}

// withoutBase remarks, once for a release, on the percentages and multiples of
// change beside which no count stands: "doubled" may be from one to two. A
// table has its counts in other columns.
func (r *Report) withoutBase(o Options) {
	var bare []int
	for i, j := range r.Claims {
		if (j.Kind == claim.PercentChange || j.Kind == claim.Multiple) && !j.DirectionOnly && !j.Forecast && r.kindOf(j.Claim) != release.Cell && !r.based(i) && !r.restated(i, o) {
			bare = append(bare, i)
		}
	}
	if len(bare) == 0 {
		return
	}
	first := r.Claims[bare[0]]
	message := fmt.Sprintf("%q stands without the numbers it is worked out from", first.Text)
	var related []release.Span
	for _, k := range bare[1:] {
		related = append(related, r.Claims[k].Span)
	}
	if n := len(related); n > 0 {
		message += fmt.Sprintf("; so %s further down", counted(n, "does one more", "do more"))
		message = strings.Replace(message, "so 1 does one more", "so does one more", 1)
		message = strings.Replace(message, fmt.Sprintf("so %d do more", n), fmt.Sprintf("so do %d more", n), 1)
	}
	r.remark(caveat.PercentWithoutBase, bare[0], first.Span, message, "give the count before and the one after, once, and what they count", related...)
}

// based says whether a reader can tell what a change is worked out from: its
// operands are in print, those of another claim that says the same are, or a
// count stands in its paragraph; for a heading, anywhere.
func (r *Report) based(i int) bool {
	c := r.Claims[i].Claim
	if c.From.Held() || c.To.Held() {
		return true
	}
	whole := r.heading(c) || r.kindOf(c) == release.Subheading || r.kindOf(c) == release.Caption
	for i := range r.Claims {
		j := &r.Claims[i]
		if j.Block != c.Block && !whole {
			continue
		}
		level := j.Kind == claim.Count || j.Kind == claim.Sum || j.Kind == claim.Cumulative || j.Kind == claim.Rate || j.Kind == claim.AbsoluteChange
		if level && j.HasNumber || whole && j.Changes() && j.From.Held() {
			return true
		}
	}
	return false
}

// basesNear is how many paragraphs before or behind a change the counts may
// stand that it is worked out from. Counts of the place it names may stand
// anywhere.
const basesNear = 2

// restated says whether the numbers of a change stand elsewhere: beside another
// change that it can be a repeat of, or as two counts close by, or of its
// place, that it is true of.
func (r *Report) restated(i int, o Options) bool {
	c := r.Claims[i].Claim
	bands := okay(c, o)
	fits := func(from, to number.Range) bool {
		truth, ok := claim.Worked(&c, false, from, to)
		return ok && holdsFor(bands, truth)
	}
	var counts []int
	for k := range r.Claims {
		j := &r.Claims[k]
		if k != i && j.Changes() && j.From.Held() && samePlace(c, j.Claim) && (c.Direction == 0 || j.Direction == 0 || j.Direction == c.Direction) && fits(j.From.Value, j.To.Value) {
			return true
		}
		near := j.Block != c.Block && j.Block >= c.Block-basesNear && j.Block <= c.Block+basesNear
		if r.addable(k) && (near || place(c) != "" && place(j.Claim) == place(c)) {
			counts = append(counts, k)
		}
	}
	for _, a := range counts {
		for _, b := range counts {
			x, y := r.Claims[a].Claim, r.Claims[b].Claim
			if a != b && x.Currency == y.Currency && fits(partValue(x.Number), partValue(y.Number)) {
				return true
			}
		}
	}
	return false
}

// personWords are what people of a release are called, each a claim of its own
// about them.
var personWords = map[string]string{
	"people": "people", "person": "people", "persons": "people", "individuals": "people", "adults": "adults", "men": "men", "women": "women",
	"callers": "callers", "caller": "callers", "visitors": "visitors", "visitor": "visitors", "users": "users", "user": "users",
	"offenders": "offenders", "offender": "offenders", "victims": "victims", "victim": "victims", "patients": "patients", "patient": "patients",
	"clients": "clients", "client": "clients", "perpetrators": "perpetrators", "suspects": "suspects", "survivors": "survivors", "abusers": "abusers",
	"paedophiles": "paedophiles", "calls": "calls", "call": "calls", "contacts": "contacts", "contact": "contacts", "visits": "visits", "visit": "visits",
	"enquiries": "enquiries", "referrals": "referrals", "families": "families", "households": "households", "pupils": "pupils", "children": "children",
}

// nounDrift remarks on one number that is of people here and of callers,
// offenders or visitors there.
func (r *Report) nounDrift(Options) {
	told := map[string]bool{}
	byNumber := map[string][]int{}
	for k := range r.Claims {
		b := r.Claims[k].Claim
		y := personWords[strings.ToLower(b.Head)]
		if y == "" || !b.HasNumber {
			continue
		}
		number := b.Number.Value.String()
		for _, i := range byNumber[number] {
			a := r.Claims[i].Claim
			x := personWords[strings.ToLower(a.Head)]
			if x == y || told[x+y] || a.Sentence == b.Sentence || !sameCount(a, b) {
				continue
			}
			told[x+y], told[y+x] = true, true
			r.remark(caveat.NounDrift, k, b.Span, fmt.Sprintf("%s are %s here and %s before", b.Number.Text, y, x),
				"call them by one name, the one that the data bear out", a.Span)
		}
		byNumber[number] = append(byNumber[number], k)
	}
}

// sameCount says whether two counts are one number that is no round one by
// chance: of the same place, with digits enough to tell it.
func sameCount(a, b claim.Claim) bool {
	level := (a.Kind == claim.Count || a.Kind == claim.Sum || a.Kind == claim.Cumulative) && (b.Kind == claim.Count || b.Kind == claim.Sum || b.Kind == claim.Cumulative)
	if !level || !a.HasNumber || !b.HasNumber || !a.Number.Value.Equal(b.Number.Value) || !samePlace(a, b) {
		return false
	}
	v := a.Number.Value
	exact := v.Granularity().Mul(hundred).Cmp(v) <= 0
	return exact || place(a) != "" && place(a) == place(b) && samePeriod(a, b) && v.Cmp(number.Int(20)) > 0
}

// Words that make a cause of what stands behind them, words that make one of
// what stands before them, and what a cause is laid at the door of in releases.
var (
	causeWords = []string{"thanks to", "because of", "due to", "as a result of", "owing to", "following", "after", "in the wake of",
		"in response to", "prompted by", "driven by", "on the back of", "since the launch of", "caused by", "sparked by", "triggered by"}
	effectWords   = []string{"led to", "leads to", "has led to", "resulted in", "prompted", "sparked", "triggered", "caused", "brought about", "drove"}
	campaignWords = set(`campaign campaigns launch launched advert adverts advertising scheme programme initiative awareness publicity
		crackdown intervention appeal documentary coverage training drive`)
)

// causes remarks on a change that stands beside a campaign as if the campaign
// had made it.
func (r *Report) causes(Options) {
	told := map[int]bool{}
	for i, j := range r.Claims {
		if !j.Changes() && j.Kind != claim.Rank || told[j.Sentence] || j.Sentence < 0 {
			continue
		}
		s := r.Document.Sentences[j.Sentence]
		at, words, ok := causeIn(r.words(s))
		if !ok {
			at, words, ok = effectIn(r.words(s))
		}
		if !ok {
			continue
		}
		told[j.Sentence] = true
		span := release.Span{Start: s.Start + at.Start, End: s.Start + at.End}
		r.remark(caveat.Cause, i, span, fmt.Sprintf("%q makes a cause of what came before: the change may have others", words),
			"say that both happened, and who says that one made the other", j.Span)
	}
}

// reachOfCause is how many words may stand between a word of cause and the
// campaign.
const reachOfCause = 7

// causeIn finds a word of cause with a campaign behind it.
func causeIn(sentence string) (release.Span, string, bool) {
	lower := lowered(sentence)
	for _, cause := range causeWords {
		for from := 0; ; {
			at := strings.Index(lower[from:], cause)
			if at < 0 {
				break
			}
			at += from
			from = at + len(cause)
			if !wholeWord(lower, at, from) {
				continue
			}
			if end, ok := campaignBehind(lower, from); ok {
				return release.Span{Start: at, End: end}, sentence[at:end], true
			}
		}
	}
	return release.Span{}, "", false
}

// effectIn finds a campaign with words behind it that make it a cause: "the
// campaign led to".
func effectIn(sentence string) (release.Span, string, bool) {
	lower := lowered(sentence)
	for _, effect := range effectWords {
		at := strings.Index(lower, " "+effect+" ")
		if at < 0 {
			continue
		}
		start := at - reachOf(lower[:at], 2) // "the campaign has", "our campaign"
		for _, word := range strings.FieldsFunc(lower[start:at], func(r rune) bool { return !isLetter(r) }) {
			if campaignWords[word] {
				start += strings.Index(lower[start:at], word)
				end := at + 1 + len(effect)
				return release.Span{Start: start, End: end}, sentence[start:end], true
			}
		}
	}
	return release.Span{}, "", false
}

// wholeWord says whether no letter touches a stretch of a text.
func wholeWord(text string, start, end int) bool {
	letter := func(i int) bool {
		return i >= 0 && i < len(text) && (text[i] >= 'a' && text[i] <= 'z' || text[i] >= 0x80)
	}
	return !letter(start-1) && !letter(end)
}

// campaignBehind is where the campaign ends that a stretch of text leads to.
func campaignBehind(lower string, from int) (int, bool) {
	at := from
	for range reachOfCause {
		start := at + strings.IndexFunc(lower[at:], isLetter)
		if start < at {
			return 0, false
		}
		if strings.ContainsAny(lower[at:start], ".;:()") {
			return 0, false
		}
		length := strings.IndexFunc(lower[start:], func(r rune) bool { return !isLetter(r) && r != '-' && r != '\'' && r != '’' })
		if length < 0 {
			length = len(lower) - start
		}
		at = start + length
		if campaignWords[lower[start:at]] {
			return at, true
		}
	}
	return 0, false
}

func isLetter(r rune) bool { return r >= 'a' && r <= 'z' || r >= 0x80 }

// strongWords are words that are too strong for a small change, each with what
// says as much without the noise; where that is nothing, the word is left out.
// curveWords are too strong for any two numbers.
var (
	strongWords = calmerWords(map[string]string{
		"rose":    `soared rocketed skyrocketed surged exploded spiralled ballooned mushroomed`,
		"rise":    `soar surge skyrocket explode balloon mushroom explosion epidemic tsunami flood`,
		"rises":   `soars surges skyrockets explodes balloons mushrooms`,
		"rising":  `soaring rocketing skyrocketing surging exploding spiralling ballooning mushrooming`,
		"fell":    `plummeted plunged collapsed tumbled nosedived cratered crashed`,
		"fall":    `plunge plummet collapse nosedive`,
		"falling": `plummeting plunging collapsing tumbling nosediving crashing`,
		"": `dramatic dramatically staggering staggeringly astonishing astonishingly shocking shockingly massive massively alarming
			alarmingly enormous enormously unprecedented flooded`,
	})
	curveWords = set(`exponential exponentially`)
)

// calmerWords turns a table of plain words and the strong ones that they stand
// for into one of strong words.
func calmerWords(table map[string]string) map[string]string {
	plain := map[string]string{}
	for word, strong := range table {
		for _, s := range strings.Fields(strong) {
			plain[s] = word
		}
	}
	return plain
}

// exaggerations remarks on words that are too strong for the change beside
// them: below a tenth, or a curve that two points cannot show. Of a change
// without a number, only the data know how large it was.
func (r *Report) exaggerations(Options) {
	told := map[int]bool{}
	for i, j := range r.Claims {
		if !j.Changes() || told[j.Sentence] || j.Sentence < 0 || r.toldOf(caveat.Exaggeration, i) {
			continue
		}
		at, strongWord, ok := r.strongBeside(j.Claim)
		if !ok {
			continue
		}
		small, known := r.small(j)
		switch {
		case curveWords[strongWord]:
			r.remark(caveat.Exaggeration, i, at, fmt.Sprintf("%q stands beside two points, which show no curve", strongWord), "say by how much it rose", j.Span)
		case known && small:
			r.remark(caveat.Exaggeration, i, at, fmt.Sprintf("%q stands beside a change of less than a tenth", strongWord), calmer(strongWord), j.Span)
		default:
			continue
		}
		told[j.Sentence] = true
	}
}

// toldOf says whether a remark was made of a claim already.
func (r *Report) toldOf(id caveat.ID, i int) bool {
	return slices.ContainsFunc(r.own, func(f Finding) bool { return f.Rule == RuleID(id) && f.Claim == i })
}

// calmer says what to write instead of a strong word.
func calmer(strong string) string {
	if plain := strongWords[strong]; plain != "" {
		return fmt.Sprintf("let the number speak: %q", plain)
	}
	return "let the number speak, and leave the word out"
}

// reachOfWord is how many words may stand between a strong word and a change.
const reachOfWord = 6

// strongBeside is the strong word in or close before a change, or right behind
// it.
func (r *Report) strongBeside(c claim.Claim) (release.Span, string, bool) {
	s := r.Document.Sentences[c.Sentence]
	from := s.Start
	if before := r.wordsBefore(c.Start, reachOfWord); len(before) == reachOfWord {
		from = c.Start - reachOf(r.Document.Text[s.Start:c.Start], reachOfWord)
	}
	to := min(c.End+24, s.End)
	lower := lowered(r.Document.Text[from:to])
	for at := 0; at < len(lower); {
		start := strings.IndexFunc(lower[at:], isLetter)
		if start < 0 {
			break
		}
		start += at
		length := strings.IndexFunc(lower[start:], func(r rune) bool { return !isLetter(r) })
		if length < 0 {
			length = len(lower) - start
		}
		at = start + length
		if word := lower[start:at]; isStrong(word) || curveWords[word] {
			return release.Span{Start: from + start, End: from + at}, word, true
		}
	}
	return release.Span{}, "", false
}

func isStrong(word string) bool { _, strong := strongWords[word]; return strong }

// reachOf is how many bytes the last words of a text take up.
func reachOf(text string, words int) int {
	at := len(text)
	for at > 0 && words > 0 {
		at = strings.LastIndexByte(strings.TrimRight(text[:at], " "), ' ') + 1
		words--
		if at == 0 {
			break
		}
	}
	return len(text) - at
}

// small says whether a change is one of less than a tenth, as far as the text
// tells, or the data where the text gives no number.
func (r *Report) small(j Judged) (small, known bool) {
	c, ten := j.Claim, number.Int(10)
	if change, ok := j.Figure.(*figure.Change); ok && j.Basis == ByData && c.DirectionOnly && change.Known {
		was, exact := change.Old.Sum.Exact()
		is, known := change.New.Sum.Exact()
		return is.Sub(was).Abs().Mul(ten).Cmp(was) < 0, exact && known
	}
	switch {
	case c.Kind == claim.PercentChange && c.HasNumber:
		return c.Stated.N.Cmp(ten) < 0, true
	case c.Kind == claim.Multiple:
		return false, true
	}
	ratio, ok := ratioOf(c)
	if !ok || c.Percents || ratio.NoLow || ratio.NoHigh {
		return false, false
	}
	return middle(size(ratio.Sub(number.Exactly(one)))).Mul(hundred).Cmp(ten) < 0, true
}

// ambiguousPeriods remarks, once for a release, on "between M and M" where a
// length given beside it or the period that goes on from it speaks against
// reading both months as part of it.
func (r *Report) ambiguousPeriods(Options) {
	periods := r.periods()
	for _, p := range periods {
		months, whole := p.Period.Months()
		if !whole || len(p.Ends) != 2 || months < 3 {
			continue
		}
		shorter := months - 1
		why := ""
		switch next, ok := goesOn(periods, p); {
		case p.StatedMonths == shorter || r.callsItself(p, shorter):
			why = fmt.Sprintf("the text speaks of %s", counted(shorter, "month", "months"))
		case ok:
			why = fmt.Sprintf("%q begins where it ends", next.Text)
		default:
			continue
		}
		r.remark(caveat.PeriodAmbiguous, claim.None, p.Span,
			fmt.Sprintf("%q is %s with both ends, and %s: it can end where its last month begins", p.Text, counted(months, "month", "months"), why),
			fmt.Sprintf("name the months that count: “%s” or “%s”", style.Default().Span(p.Period), style.Default().Span(shorterSpan(p.Period))))
		return
	}
}

// periods are the ranges of months that claims stand beside, in the order of
// the text, each place once, by its first reading.
func (r *Report) periods() []claim.PeriodReading {
	var found []claim.PeriodReading
	seen := map[release.Span]bool{}
	for _, j := range r.Claims {
		for _, p := range slices.Concat(j.Periods, j.Against) {
			if !p.Unplaced && !seen[p.Span] {
				seen[p.Span] = true
				found = append(found, p)
			}
		}
	}
	slices.SortFunc(found, func(a, b claim.PeriodReading) int { return a.Start - b.Start })
	return found
}

// shorterSpan is a span of whole months without its last one.
func shorterSpan(s period.Span) period.Span {
	return period.Between(s.Start, s.End.AddMonths(-1)-1)
}

// goesOn is a period of like length that starts in the last month of another.
func goesOn(periods []claim.PeriodReading, p claim.PeriodReading) (claim.PeriodReading, bool) {
	last := p.Period.End.AddMonths(-1)
	months, _ := p.Period.Months()
	for _, q := range periods {
		n, whole := q.Period.Months()
		if q.Period.Start == last && q.Period.End > p.Period.End && q.Span != p.Span && whole && n >= months-2 && n <= months {
			return q, true
		}
	}
	return claim.PeriodReading{}, false
}

// lengths are the lengths in months that prose gives in words.
var lengths = []string{"", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}

// callsItself says whether the sentence of a period, or the one before or
// behind it, speaks of so many months.
func (r *Report) callsItself(p claim.PeriodReading, months int) bool {
	at := r.Document.SentenceAt(p.Start)
	if at < 0 {
		return false
	}
	first, last := max(at-1, 0), min(at+1, len(r.Document.Sentences)-1)
	text := strings.ToLower(r.Document.Text[r.Document.Sentences[first].Start:r.Document.Sentences[last].End])
	text = strings.NewReplacer("-", " ", "‑", " ", "\n", " ", "\u00a0", " ").Replace(text)
	names := []string{fmt.Sprintf("%d month", months)}
	if months < len(lengths) {
		names = append(names, lengths[months]+" month")
	}
	return slices.ContainsFunc(names, func(name string) bool {
		i := strings.Index(text, name)
		return i >= 0 && (i == 0 || text[i-1] == ' ')
	})
}

// counted is a number with its noun.
func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
