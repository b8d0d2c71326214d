package claim

import (
	"strings"

	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/period"
)

// cue is what the words in front of a value say it is for.
type cue int

const (
	noCue   cue = iota
	fromCue     // "from 596", "up from 596"
	toCue       // "to 1,186", "reaching 1,186"
	baseCue     // "compared with 596", "than 596", "(2018: 596)"
)

// borders start a clause.
var borders = set(`while whereas whilst but although though however ; meanwhile which who`)

// clauses numbers the clauses of a block and gives each item its own. A
// border is a semicolon, a conjunction that sets one statement against
// another, or "and" behind a comma with a verb to follow.
func (t *text) clauses(items []*item) {
	clause, next := 0, 0
	for i := range t.tokens {
		if i > 0 && (!t.near(i, i-1) || t.in(i, borders) || t.coordinates(i)) && t.tok(i).depth == 0 {
			clause++
		}
		for next < len(items) && items[next].at <= i {
			items[next].Clause = clause
			next++
		}
	}
}

// coordinates says whether an "and" joins two statements: a comma before it,
// or a verb of change within a few words after it.
func (t *text) coordinates(i int) bool {
	if !t.is(i, "and", "with") || !t.is(i-1, ",") {
		return false
	}
	for k := i + 1; k < i+14 && t.near(k, i); k++ {
		if t.tok(k).kind == digits && durations[t.tok(k+1).text] {
			continue // "and those there for more than six weeks were"
		}
		if _, ok := changeVerb(t.tok(k).text); ok && !t.particle(k) || t.in(k, beVerbs) && !t.is(k, "of", "at") {
			return true
		}
		if t.is(k, "from") && k > i+1 {
			return t.tok(t.passWords(k+1, "$", "£", "€", "about", "around", "just")).kind == digits // ", and profit from £240m to £300m"
		}
		if t.tok(k).kind == digits {
			return false
		}
	}
	return false
}

// cues reads the words in front of every value.
func (t *text) cues(items []*item) {
	t.items = items
	for n, it := range items {
		if !it.level || it.cue != noCue {
			continue
		}
		it.cue, it.cueAt = t.cueOf(it)
		it.unlinked = it.unlinked || t.sinceWhen(it) || t.limitsNoun(it)
		if n > 0 && it.cue != noCue && items[n-1].cue != noCue && it.cue != items[n-1].cue && items[n-1].negative != it.negative && t.bothLosses(items[n-1], it) {
			items[n-1].negative, it.negative = true, true // "the deficit widened to £4.2m from £3.1m"
		}
		if n > 0 && t.laterBase(items[n-1], it) {
			items[n-1].cue, it.cue = fromCue, toCue
			items[n-1].cueAt = items[n-1].first
		}
		if n > 0 && it.cue == noCue && t.alone(it) && items[n-1].level && items[n-1].cue == toCue && items[n-1].class == it.class && items[n-1].last == it.first-2 {
			it.cue, it.cueAt = baseCue, it.first-1 // "down one per cent to 40,212 (40,654)"
		}
		if n > 0 && it.cue == noCue && t.is(it.first-1, "(") && items[n-1].isBase() && items[n-1].class == percentClass && items[n-1].last == it.first-2 {
			it.cue, it.cueAt = items[n-1].cue, items[n-1].cueAt // "since 2015, when they made 5% (1,083)"
		}
		if n > 0 && t.betweenValues(items[n-1], it) {
			items[n-1].cue, it.cue = fromCue, toCue
			items[n-1].cueAt, it.cueAt = items[n-1].first, it.first
		}
		if n > 0 && n+1 < len(items) && t.bareBefore(items[n-1], it, items[n+1]) {
			items[n-1].cue, items[n-1].cueAt = fromCue, items[n-1].first
			it.cue, it.cueAt = toCue, it.first-1
		}
		if n > 0 && (t.bareTo(items[n-1], it) || n > 1 && t.bareMove(items[n-2], items[n-1], it)) {
			items[n-1].cue, items[n-1].cueAt = fromCue, items[n-1].first
		}
		if it.cue == noCue && n > 0 && items[n-1].level && !t.movesOnly(it) && (t.joined(items[n-1], it) || t.joinedBases(items[n-1], it)) && t.tok(items[n-1].at).bracket == t.tok(it.at).bracket {
			it.cue, it.cueAt = items[n-1].cue, items[n-1].cueAt
		}
	}
}

// bothLosses says whether two values of a move are both losses, as one is and nothing
// says that the other is a profit.
func (t *text) bothLosses(a, b *item) bool {
	for i := a.last + 1; i < b.first; i++ {
		if k := t.tok(i); k.kind != when && !t.is(i, "from", "to") && !t.timeWord(i) && !t.in(i, determiners) && k.kind == word && !k.hedge {
			return false
		}
	}
	return a.class == moneyClass && b.class == moneyClass
}

// limitsNoun says whether a hedged value only says which of the things counted right
// before it are meant: "11,900 delays of more than 30 minutes".
func (t *text) limitsNoun(it *item) bool {
	i := it.first - 1
	if it.Hedge == "" || !t.is(i, "of", "over", "lasting", "taking", "exceeding", "took", "lasted") && !t.is(it.first, "over", "under") {
		return false
	}
	if t.is(i, "took", "lasted", "take") && t.is(i-1, "that", "which") {
		i--
	}
	k := i - 1
	for t.nounWord(k) && t.tok(k).kind == word && k > i-1-mostNounWords {
		k--
	}
	return k < i-1 && t.tok(k).kind == digits && t.numbers[t.tok(k).index].Class == number.Plain && t.numbers[t.tok(k).index].Value.Cmp(it.Number.Value) > 0 && it.class == countClass
}

// laterBase says whether the second of two values that are compared is the later one,
// so that the change is to it: "6,140 sales in the first half of last year compared to
// 4,280 this year".
func (t *text) laterBase(a, b *item) bool {
	if b.cue != baseCue || !t.in(b.cueAt-1, compared) || !a.level || a.cue != noCue || a.class != b.class || !t.near(a.at, b.at) {
		return false
	}
	return markBehind(b) > 0 && (markBehind(a) < 0 || t.formerBefore(a)) || t.placedOrder(a, b) > 0
}

// formerBefore says whether the words in front of a value say that it is the earlier one:
// "Last year there were 400".
func (t *text) formerBefore(x *item) bool {
	for i := t.tok(x.at).opens; i < x.first; i++ {
		if timeMarkOf(t, i) < 0 {
			return true
		}
	}
	return false
}

// placedOrder is 1 where the periods beside two values say that the first is the earlier
// one, -1 where they say that it is the later, and else 0.
func (t *text) placedOrder(a, b *item) int {
	x, ok := t.periodOf(a)
	y, ok2 := t.periodOf(b)
	switch {
	case !ok || !ok2 || x.unplaced || y.unplaced || x.start == y.start:
		return 0
	case t.saysYear(a) != t.saysYear(b):
		return 0 // "in December of last year …, compared with £760m in November"
	case x.start < y.start:
		return 1
	}
	return -1
}

// saysYear says whether the period beside a value says of which year it is.
func (t *text) saysYear(x *item) bool {
	i := t.ownPeriod(x)
	return i >= 0 && (strings.ContainsAny(t.tok(i).text, "0123456789") || strings.Contains(t.tok(i).text, "year"))
}

// standardBetween says whether a determiner and one word more stand between a
// cue and its number: "below the budgeted £40m".
func (t *text) standardBetween(i, first int) bool {
	return t.in(i+1, determiners) && t.tok(i+2).kind == word && !stopWords[t.tok(i+2).text] && i+3 == first
}

// joinedBases says whether a second base follows the period of the first:
// "compared with 300 in 2017 and 265 in 2010".
func (t *text) joinedBases(a, b *item) bool {
	i := t.passNoun(a.last + 1)
	if a.cue != baseCue || a.class != b.class {
		return false
	}
	timed := false
	for ; t.tok(i).kind == when || t.is(i, "in", "for", "during") || t.timeWord(i) || t.in(i, determiners); i++ {
		timed = timed || t.tok(i).kind == when || t.timeWord(i)
	}
	return timed && t.is(i, "and") && i == b.first-1 && t.timedUnit(b.at)
}

// movesOnly says whether a move of its own follows a value: "and 140 staff, up
// from 120".
func (t *text) movesOnly(it *item) bool {
	i := t.passNoun(it.last + 1)
	if t.is(i, ",", "(") {
		i++
	}
	return t.is(i, "up", "down") && t.is(i+1, "from") || t.in(i, compared) && t.is(i+1, "with", "to") && t.tok(i+2).kind == digits
}

// bareTo reads "(100 to 286)" and "100 → 286" as "from 100 to 286".
func (t *text) bareTo(a, b *item) bool {
	if !a.level || a.class != b.class || a.cue != noCue || b.first != a.last+2 {
		return false
	}
	if t.is(a.last+1, "to") && t.is(a.first-1, "was") {
		return true // "the decrease was 121 to 72"
	}
	return t.is(a.last+1, "to", "→") && t.tok(a.at).depth > 0 && t.tok(a.at).depth == t.tok(b.at).depth
}

// bareBefore reads "nursing 9.6 to 12.0 (+25%)" as a move: two values joined by "to", a
// noun or a unit, and a change alone in a bracket.
func (t *text) bareBefore(a, b, c *item) bool {
	if !a.level || !b.level || a.class != b.class || a.cue == baseCue || !t.is(a.last+1, "to", "→", "–") || b.first != a.last+2 || a.class == percentClass && c.class == percentClass {
		return false
	}
	return changing(c) && t.alone(c) && c.first-1 == t.passNoun(b.last+1) && (c.class == percentClass || c.class == b.class) && t.signedOrWay(c)
}

// signedOrWay says whether a change has a sign, or a word of the way it goes.
func (t *text) signedOrWay(c *item) bool {
	raw := t.raw[t.tok(c.first).Start:t.tok(c.last).End]
	return strings.ContainsAny(raw, "+-−–▲▼") || t.is(c.first, "up", "down") || c.first < c.at && !t.tok(c.first).hedge
}

// bareMove reads "rose 25 per cent, 400 to 500" as "from 400 to 500".
func (t *text) bareMove(c, a, b *item) bool {
	return changing(c) && c.last == a.first-2 && t.is(a.first-1, ",", "–", "—", ":") && a.level && a.cue == noCue && a.class == b.class &&
		t.is(a.last+1, "to", "→") && b.first == a.last+2
}

// betweenValues reads "a contrast between 150 visits in 2011 and 240 today" as
// a move from one to the other.
func (t *text) betweenValues(a, b *item) bool {
	if !a.level || !b.level || a.class != b.class || a.cue != noCue || !t.is(a.first-1, "between") || !t.near(a.at, b.at) {
		return false
	}
	_, noun := changeNoun(t.tok(a.first - 2).text)
	return (noun || t.is(a.first-2, "contrast", "jump", "gap", "difference")) && t.is(b.first-1, "and")
}

// compared are the words that put a base after "to" or "with".
var compared = set(`compared compare compares comparing comparison relative contrast contrasted opposed against versus`)

// reaching are verbs behind which the new value stands.
var reaching = set(`reach reached reaching reaches hit hitting hits totalling totaling stood stands standing now currently
	exceeding exceeded became becoming representing`)

// tallied says whether "to" at a token leads to what several values come to together, and
// so to no new value of one: "takes the two years together to £4,240".
func (t *text) tallied(to int) bool {
	sum := false
	for i := to - 1; i > to-9 && t.near(i, to) && (!t.counts(i) || t.numbers[t.tok(i).index].Words); i-- {
		sum = sum || t.is(i, "total", "tally", "together", "sum", "altogether", "combined")
		if t.is(i, "takes", "taking", "took", "brings", "bringing", "brought", "take", "bring") {
			return sum
		}
	}
	return false
}

// beatVerbs tell how far something is past another value behind "by".
var beatVerbs = map[string]int{"beat": 1, "beats": 1, "beating": 1, "exceed": 1, "exceeds": 1, "exceeded": 1, "exceeding": 1,
	"outnumber": 1, "outnumbers": 1, "outnumbered": 1, "outnumbering": 1, "surpass": 1, "surpassed": 1, "surpassing": 1, "topped": 1, "topping": 1, "outstripped": 1, "outstripping": 1,
	"missed": -1, "missing": -1, "undershot": -1}

// beats says whether token i is such a verb.
func (t *text) beats(i int) bool { return beatVerbs[t.tok(i).text] != 0 }

// byBehind says whether a value is followed by "by" and how far it was passed:
// "beating the 400 of 2018 by 25 per cent".
func (t *text) byBehind(it *item) bool {
	for i := it.last + 1; i < it.last+9 && t.near(i, it.at); i++ {
		switch {
		case t.is(i, "by"):
			return t.tok(t.passWords(i+1, "£", "$", "€", "just", "about", "nearly", "almost", "some")).kind == digits
		case t.tok(i).kind == mark && !t.is(i, "'", "’"), t.counts(i):
			return false
		}
	}
	return false
}

// multiplying are words that lead to the value that they multiply.
var multiplying = set(`double twice treble triple quadruple times doubled trebled tripled quadrupled
	doubling trebling tripling quadrupling halving`)

// asManyBefore says whether "as" at token i is the second of "as many as".
func (t *text) asManyBefore(i int) bool {
	for k := i - 1; k > i-6 && t.near(k, i); k-- {
		if t.in(k, asManyWords) && t.is(k-1, "as") {
			return true
		}
		if !t.nounWord(k) {
			return false
		}
	}
	return false
}

// comesFrom says whether "from" at token i tells where what was counted right
// before it comes from: "96 entrants from 14 schools". It then has a noun of its
// own on either side, and no change is told before it.
func (t *text) comesFrom(it *item, i int) bool {
	if it.Head == "" || !t.nounWord(i-1) || sameNoun(it.Head, t.tok(i-1).text) {
		return false
	}
	k := i - 1
	for t.nounWord(k) {
		k--
	}
	if !t.counts(k) || t.numbers[t.tok(k).index].Class != number.Plain {
		return false
	}
	for n := t.clauseStart(k); n < i; n++ {
		_, verb := changeVerb(t.tok(n).text)
		_, noun := changeNoun(t.tok(n).text)
		if verb || noun {
			return false
		}
	}
	return true
}

// points are nouns that "from" and "to" lead to in front of a value: "from a
// peak of 300", "to levels of 400".
var points = set(`peak peaks high highs low lows level levels total totals figure base baseline record average mean median
	loss losses profit deficit surplus number rate estimate maximum minimum all-time year-end closing`)

// pointOf says whether a phrase leads to a value: "a record total of". In
// "income from operations of $1.8m" it does not.
func (t *text) pointOf(i int) bool {
	return t.in(i, determiners) || t.in(i, points) || t.in(i+1, points)
}

// nounBefore lets a name or noun stand between the cue and the number where
// nothing else could: "compared with Kent's 596".
func (t *text) nounBefore(it *item) bool {
	before := t.tok(it.first - 1).text
	return before == "'s" || strings.HasSuffix(before, "'s") || strings.HasSuffix(before, "s'")
}

// timeWord is a word of time that is part of no period found.
func (t *text) timeWord(i int) bool {
	return durations[t.tok(i).text] || t.is(i, "previous", "prior", "last", "same", "period", "earlier", "year's", "year-ago", "corresponding", "preceding", "figure", "level", "total", "quarter's", "month's", "comparable",
		"pre-pandemic", "pre-covid", "equivalent", "ago")
}

// timeBetween says whether only hedges, articles and words of time stand
// between a cue and its number: in "income from operations of $1.8m" "from" is
// none.
func (t *text) timeBetween(i, first int) bool {
	for k := i + 1; k < first; k++ {
		x := t.tok(k)
		if x.kind == when || x.hedge || t.is(k, "s") || t.in(k, determiners) || t.in(k, adverbs) || t.timeWord(k) || strings.HasSuffix(x.text, "ly") || x.kind == mark || strings.HasSuffix(x.text, "'s") || t.is(k, "reach", "in", "for", "of", "over") {
			continue
		}
		return false
	}
	return true
}

// subjectPronouns stand between "when" and the verb of a value.
var subjectPronouns = set(`it they there we he she`)

// whenVerb reads the base of "lower than in 2014, when it stood at 2,500", whose
// verb stands at a token.
func (t *text) whenVerb(it *item, verb int) (cue, int, bool) {
	i := verb - 1
	for t.in(i, subjectPronouns) || t.is(i, "had") {
		i--
	}
	if i == verb-1 || !t.is(i, "when") {
		return noCue, 0, false
	}
	return t.whenCue(it, i)
}

// whenCue reads "compared with 2018, when 596 people …" and "since 2011 when
// there were 4,740".
func (t *text) whenCue(it *item, i int) (cue, int, bool) {
	k := i - 1
	if t.is(k, ",") {
		k--
	}
	if t.tok(k).kind != when && !t.timeWord(k) {
		return noCue, 0, false
	}
	for n := 0; n < 9 && t.near(k, it.at); n, k = n+1, k-1 {
		if t.is(k, "since") && t.superlativeBefore(k) {
			return noCue, 0, false
		}
		if t.is(k, "with", "to", "than", "from", "since", "on", "versus", "vs", "against", "of") {
			return baseCue, k, true
		}
		if t.tok(k).kind != when && !t.timeWord(k) && !t.in(k, determiners) && !t.is(k, "in", "recorded", "reported", "seen", "peak", "record", "number") {
			break
		}
	}
	if t.tok(i-1).kind == when || t.is(i-1, ",") {
		if m := t.mentionAt(i - 1); m >= 0 && t.mentions[m].Since && !t.superlativeBefore(i-1) {
			return baseCue, i, true
		}
	}
	return noCue, 0, false
}

// sinceWhen says whether a value is only the one that an order goes back to.
func (t *text) sinceWhen(it *item) bool {
	for i := it.first - 1; i > it.first-8 && t.near(i, it.at); i-- {
		switch {
		case t.is(i, "when"):
			k := i - 1
			for t.tok(k).kind == when || t.timeWord(k) || t.is(k, ",") {
				k--
			}
			return t.is(k, "since") && t.superlativeBefore(k) || t.superlativeBefore(k+1) && t.mentionAt(k+1) >= 0 && t.mentions[t.mentionAt(k+1)].Since
		case t.counts(i):
			return false
		}
	}
	return false
}

// superlativeBefore says whether an order is told right before a period: in "the
// lowest since 2009, when it was 606" the 606 is no base of a change.
func (t *text) superlativeBefore(i int) bool {
	for k := i - 1; k > i-5 && t.near(k, i); k-- {
		if t.is(k, "highest", "lowest", "most", "fewest", "best", "worst", "record", "biggest", "smallest", "largest", "greatest", "first") {
			return true
		}
	}
	return false
}

// mentionAt is the period at token i or right before it; -1 for none.
func (t *text) mentionAt(i int) int {
	if t.is(i, ",") {
		i--
	}
	if t.tok(i).kind == when {
		return t.tok(i).index
	}
	return -1
}

// bracketCue reads a value in brackets: "(2018: 596)", "than the year ending
// March 2013 (22,630)".
func (t *text) bracketCue(it *item) (cue, int, bool) {
	if t.tok(it.at).depth == 0 {
		return noCue, 0, false
	}
	open := it.first - 1
	colon := false
	for t.near(open, it.at) && !t.is(open, "(", "[") {
		if t.tok(open).kind == digits {
			return noCue, 0, false
		}
		colon = colon || t.is(open, ":")
		open--
	}
	if !t.is(open, "(", "[") || open+1 == it.first && t.heldBehind(it) {
		return noCue, 0, false
	}
	if colon || t.tok(open+1).kind == when && t.earlierWord(open+1, it.first) {
		return baseCue, open, true
	}
	if t.is(open+1, "from") && open+2 >= it.first {
		return fromCue, open + 1, true
	}
	if t.is(open+1, "was", "were") && open+2 >= it.first || t.earlierWord(open+1, it.first) || t.is(open+1, "vs", "versus", "compared", "from", "up", "down") {
		if t.is(open+1, "up", "down") && !t.is(open+2, "from") {
			return noCue, 0, false
		}
		return baseCue, open, true
	}
	if open+1 != it.first {
		return noCue, 0, false
	}
	k := open - 1
	for t.tok(k).kind == when || t.timeWord(k) || t.in(k, determiners) || t.is(k, "'s", "'", "s") {
		k--
	}
	if k < open-1 && t.is(k, "with", "to", "versus", "vs", "from", "on", "against", "since", "above", "below") && !(t.is(k-1, "up") && t.tok(k-2).kind != digits && !t.is(k-2, "cent", "percent")) {
		return baseCue, k, true
	}
	if k, ok := t.stretchOfTime(open - 1); ok {
		return baseCue, k, true // "a 12% increase in a decade (153,804)"
	}
	if k, ok := t.standard(open - 1); ok {
		return baseCue, k, true
	}
	if t.datedBefore(it, open) {
		return baseCue, open, true // "186 callers in 2019 (68 in 2018)"
	}
	if t.alone(it) && t.earlierInBracket(it) {
		return baseCue, open, true // "turnover: £50m (£40m), up 25 per cent"
	}
	if t.in(open-1, standardNouns) && t.is(open-2, "above", "below", "over", "under", "of") {
		return baseCue, open, true // "25 per cent over budget (£6.0m)"
	}
	return noCue, 0, false
}

// levelEnds says whether the number at a token is a value and no amount of a
// change: "£52,000 on a turnover of £267,000".
func (t *text) levelEnds(i int) bool {
	for _, x := range t.within(i, i+1) {
		if x.level && x.class != percentClass && x.class != partClass {
			return true
		}
	}
	return false
}

// heldBehind says whether the value that one is held against follows in its
// bracket: "(8,599 against 6,328)", "(500 in 2018, compared with 400)".
func (t *text) heldBehind(it *item) bool {
	for i := it.last + 1; i < it.last+9 && t.tok(i).bracket == t.tok(it.at).bracket && !t.counts(i); i++ {
		if t.is(i, "against", "versus", "vs", "v") || t.in(i, compared) && t.is(i+1, "with", "to") || t.is(i, "from") && (t.is(i-1, "up", "down", ",") || i == it.last+1) {
			return true
		}
	}
	return false
}

// stretchOfTime looks to the left for the preposition of a length of time that a
// change is told over: "up 65 per cent over ten years (2,000)".
func (t *text) stretchOfTime(from int) (int, bool) {
	k := from
	for durations[t.tok(k).text] || t.tok(k).kind == digits && durations[t.tok(k+1).text] || t.in(k, determiners) || t.is(k, "last", "past", "previous", "space", "of", "just", "only") {
		k--
	}
	return k, k < from && t.is(k, "in", "over", "within") && t.changesBefore(k)
}

// changesBefore says whether a change is told right before a token: its amount, or
// a noun or comparative of change.
func (t *text) changesBefore(i int) bool {
	k := t.tok(i - 1)
	_, noun := changeNoun(k.text)
	_, more := comparative(k.text)
	class := number.Plain
	if k.kind == digits {
		class = t.numbers[k.index].Class
	}
	return class == number.Percent || class == number.Fraction || k.kind == word && (noun || more)
}

// datedBefore says whether a value that opens a bracket is that of an earlier
// period than the last one in front of the bracket, and no more stands there.
func (t *text) datedBefore(it *item, open int) bool {
	i := it.last + 1
	if t.is(i, "in", "for", "during", "at", "over") {
		i++
	}
	then, ok := t.spanAt(i)
	if !ok || !t.is(i+1, ")", "]") {
		return false
	}
	for k := open - 1; t.near(k, it.at); k-- {
		if now, ok := t.spanAt(k); ok {
			return then.Start < now.Start && then.End <= now.End
		}
	}
	return false
}

// spanAt is the likeliest period that token i names.
func (t *text) spanAt(i int) (period.Span, bool) {
	k := t.tok(i)
	if k.kind != when || len(t.mentions[k.index].Readings) == 0 {
		return period.Span{}, false
	}
	return t.mentions[k.index].Readings[0].Span, true
}

// earlierInBracket says whether a value alone in a bracket is the one before of
// the value right in front of the bracket: they are of one kind, and a move of no
// other base follows.
func (t *text) earlierInBracket(it *item) bool {
	now := t.tok(it.first - 2)
	if now.kind != digits || t.numbers[now.index].Class != it.Number.Class || it.class == percentClass {
		return false
	}
	money := func(i int) string {
		if t.is(i, "£", "$", "€") {
			return t.tok(i).text
		}
		return ""
	}
	i := it.last + 2
	if t.is(i, ",", "–", "—") {
		i++
	}
	if t.is(i, "a", "an") {
		i += 2 // "a rise of"
		if t.is(i, "of") {
			i++
		}
	} else if t.is(i, "up", "down") {
		i++
	} else {
		return false
	}
	return money(it.first-3) == it.Currency && t.tok(i).kind == digits && t.numbers[t.tok(i).index].Class == number.Percent && !t.is(i+1, "on", "from")
}

// standard looks to the left for the "than" or "compared with" that what
// stands in a bracket is the value of: "than when they were first collected
// in 2010 (30,620)".
func (t *text) standard(from int) (int, bool) {
	for k := from; k > from-16 && t.near(k, from); k-- {
		switch {
		case t.is(k, "than"), t.is(k, "as") && t.asManyBefore(k), t.is(k, "with", "to") && t.in(k-1, compared), t.is(k, "figure", "number", "total", "level") && t.timesThe(k-1):
			return k, true
		case t.counts(k), t.tok(k).kind == mark && !t.is(k, "-", "'", "&"), t.is(k, "and", "or"):
			return 0, false
		}
	}
	return 0, false
}

// counts says whether token i is a number and no ordinal.
func (t *text) counts(i int) bool {
	k := t.tok(i)
	return k.kind == digits && t.numbers[k.index].Class != number.OrdinalClass
}

// alone says whether a value is all that its bracket holds.
func (t *text) alone(it *item) bool {
	return t.is(it.first-1, "(", "[") && t.is(it.last+1, ")", "]")
}

// earlierWord says whether words between two tokens name an earlier period.
func (t *text) earlierWord(first, end int) bool {
	for i := first; i < end; i++ {
		k := t.tok(i)
		if t.is(i, "previous", "prior", "earlier", "ago", "previously", "year-ago", "last") || k.kind == when && strings.ContainsAny(k.text, "pl") && (strings.Contains(k.text, "previous") || strings.Contains(k.text, "prior") || strings.Contains(k.text, "last")) {
			return true
		}
	}
	return false
}
