package claim

import (
	"strings"

	"github.com/pressfigures/figures/pkg/number"
)

// change is a stretch of tokens that tells a change, and its direction.
type change struct {
	direction   int
	first, last int
}

// changeOf reads the words that make a number the amount of a change. What
// stands closer to the number is tried first.
func (t *text) changeOf(it *item) (change, bool) {
	if it.Places = t.countsPlaces(it); it.Places {
		return change{}, false // "rose in five of the seven counties"
	}
	for _, form := range []func(*item) (change, bool){
		t.extra, t.comparedInBracket, t.changeBehind, t.changeBefore, t.nounOf, t.comparedBehind, t.subjectChange, t.orBy,
	} {
		if c, ok := form(it); ok {
			return c, true
		}
	}
	if it.Direction != 0 && (it.class != moneyClass || it.Direction > 0) {
		return change{it.Direction, it.first, it.last}, true
	}
	return change{}, false
}

// countsPlaces says whether a number is one of places: "five of the seven counties",
// "in five of the region's counties", "in five counties".
func (t *text) countsPlaces(it *item) bool {
	if it.class != countClass {
		return false
	}
	if !t.is(it.last+1, "of") {
		return t.is(it.first-1, "in") && (t.in(it.last, memberNouns) || t.in(it.last+1, memberNouns))
	}
	for i := it.last + 2; i < it.last+9 && t.near(i, it.at); i++ {
		switch k := t.tok(i); {
		case t.in(i, memberNouns):
			return true
		case k.kind == mark && !t.is(i, "'", "’"), k.kind == when, k.kind == word && (t.in(i, beVerbs) || t.is(i, "had", "has", "have")):
			return false
		}
	}
	return false
}

// extra reads "an extra 148 people" and "the 438 extra people".
func (t *text) extra(it *item) (change, bool) {
	if it.class != countClass && it.class != moneyClass {
		return change{}, false
	}
	switch {
	case t.is(it.first-1, "extra"):
		return change{1, t.withArticle(it.first - 1), it.last}, true
	case t.is(it.last+1, "extra") && (t.nounWord(it.last+2) || t.is(it.last+2, ".", ",", ";") || !t.near(it.last+2, it.at)):
		return change{1, it.first, it.last + 1}, true
	}
	return change{}, false
}

// changeBefore reads "rose by 24%", "up 24%", "increased net revenue 71%",
// "fell in Dorset by only 5".
func (t *text) changeBefore(it *item) (change, bool) {
	if t.bounded(it) {
		return change{}, false
	}
	if c, ok := t.beaten(it); ok {
		return c, true
	}
	if it.class == percentClass && t.is(it.first-1, "off") && (t.in(it.first-2, beVerbs) || t.counts(it.first-2) || t.is(it.first-2, ",", "(", "–", "—")) {
		return change{-1, it.first - 1, it.last}, true // "admissions were off 6 per cent"
	}
	i, by := it.first-1, false
	for steps := 0; steps < 14 && t.near(i, it.at); steps, i = steps+1, i-1 {
		k := t.tok(i)
		if k.depth < t.tok(it.at).depth {
			return change{}, false
		}
		if d, ok := changeVerb(k.text); ok && k.kind == word && !k.hedge && !t.particle(i) {
			if !by && it.class != percentClass && t.in(i, transitive) {
				return change{}, false // "raised £930,000", "added 12 beds"
			}
			if t.is(i-1, "more", "less") && (k.text == "than") {
				return change{}, false
			}
			return change{d, i, it.last}, true
		}
		switch {
		case t.is(i, "by"):
			if by {
				return change{}, false
			}
			by = true
			if t.passive(i - 1) {
				return change{}, false
			}
		case k.hedge, t.in(i, adverbs), strings.HasSuffix(k.text, "ly"):
		case k.kind == mark:
			if !by || !t.is(i, ",", "-", "–", "—") {
				return change{}, false
			}
		case by && (k.kind == when || k.kind == word):
		case k.kind == word && (it.class == percentClass || it.class == moneyClass) && t.nounWord(i) && !prepositions[k.text] && steps < 5:
			if it.class == moneyClass {
				return change{}, false
			}
		default:
			return change{}, false
		}
	}
	return change{}, false
}

// beaten reads how far a value was passed: "beating the 400 of 2018 by 25 per
// cent".
func (t *text) beaten(it *item) (change, bool) {
	by := it.first - 1
	if !t.is(by, "by") {
		return change{}, false
	}
	for i := by - 1; i > by-14 && t.near(i, it.at) && !t.is(i, ",", ";"); i-- {
		if d := beatVerbs[t.tok(i).text]; d != 0 {
			return change{d, by, it.last}, true
		}
	}
	return change{}, false
}

// bounded says whether a verb of change leads to a bound of what it changes and
// not to an amount: "never dropped below 500".
func (t *text) bounded(it *item) bool {
	return t.is(it.first, "below", "above", "beneath") || t.is(it.first-1, "below", "above", "beneath")
}

// orBy reads the amount of a change behind its two values: "rose from 1,947 to
// 2,892, or by 49 per cent".
func (t *text) orBy(it *item) (change, bool) {
	i := it.first - 1
	for t.tok(i).hedge {
		i--
	}
	if !t.is(i, "by") || !t.saysAgain(i-1) {
		return change{}, false
	}
	for k := i - 2; k >= 0 && t.near(k, it.at); k-- {
		if d, ok := changeVerb(t.tok(k).text); ok && t.tok(k).kind == word && !t.particle(k) {
			return change{d, i, it.last}, true
		}
	}
	return change{}, false
}

// saysAgain says whether what ends at a token announces what was just said in
// other terms: "or", "that is", "in other words", a dash.
func (t *text) saysAgain(i int) bool {
	if t.is(i, ",", ":") {
		i--
	}
	return t.is(i+1, ",") || t.is(i, "or", "–", "—", "namely", "i.e", "ie") || t.is(i, "is") && t.is(i-1, "that") || t.is(i, "words") && t.is(i-1, "other")
}

// particle says whether "up" or "down" belongs to another verb or hedges a
// number, and whether a word of change is only an adjective.
func (t *text) particle(i int) bool {
	if t.is(i, "up", "down") {
		return t.in(i-1, particleVerbs) || t.is(i+1, "to") && !t.is(i+2, "and") || t.is(i-1, "-") || t.is(i+1, "-") || t.is(i+1, "and") && t.is(i+2, "down", "running")
	}
	if t.is(i, "fall", "falls", "fell", "fallen", "falling") && t.is(i+1, "ill", "asleep", "behind", "through", "short", "pregnant", "foul", "victim", "due", "silent", "out", "apart") {
		return true
	}
	if t.is(i, "drop", "drops", "dropped", "dropping") && t.is(i+1, "out") {
		return true // "a quarter dropped out, compared with a fifth"
	}
	return t.is(i, "lower", "contract", "contracts", "change", "changes", "lost", "added", "advance", "cut") && (t.in(i-1, determiners) || t.is(i, "contract", "contracts"))
}

// passive says whether a word before "by" is a participle of another sense:
// "driven by", "used by".
func (t *text) passive(i int) bool {
	k := t.tok(i)
	if _, ok := changeVerb(k.text); ok {
		return false
	}
	return k.kind == word && (strings.HasSuffix(k.text, "ed") || strings.HasSuffix(k.text, "en") && len(k.text) > 4 || k.text == "led" || k.text == "made" || k.text == "run" || k.text == "held")
}

// changeBehind reads "31% year-over-year revenue growth", "a 14.7% decrease",
// "a 100-call rise".
func (t *text) changeBehind(it *item) (change, bool) {
	if it.class == partClass {
		return change{}, false
	}
	i := it.last + 1
	t.passHyphen(&i)
	most := 5
	if it.class == countClass {
		most = 2
	}
	for steps := 0; steps < most && t.near(i, it.at); steps, i = steps+1, i+1 {
		k := t.tok(i)
		if d, ok := changeNoun(k.text); ok && k.kind == word {
			if steps > 0 && it.class == countClass && !t.in(it.first-1, determiners) {
				return change{}, false
			}
			if t.is(i+1, "rate", "rates", "target", "targets", "opportunity") && steps == 0 && it.class == countClass {
				return change{}, false
			}
			return change{d, t.withArticle(it.first), i}, true
		}
		if k.kind == when || k.kind == mark && k.text == "-" {
			continue
		}
		if k.kind != word || prepositions[k.text] || stopWords[k.text] && k.text != "annual" {
			return change{}, false
		}
	}
	return change{}, false
}

// withArticle moves before an article, and a word between.
func (t *text) withArticle(i int) int {
	if t.in(i-1, determiners) {
		return i - 1
	}
	if t.is(i-2, "a", "an") && t.in(i-1, ofDegree) {
		return i - 2 // "an annual decrease"
	}
	return i
}

// ofDegree say how great a change is, or over what time, and not what of.
var ofDegree = set(`annual yearly net overall total sharp steep slight modest small big large huge massive dramatic significant marked
	further record whopping mere`)

// nounOf reads "an increase of 9.8%", "a decrease in subscription revenue of
// 17.5%", "a rise (0.8%)".
func (t *text) nounOf(it *item) (change, bool) {
	i := it.first - 1
	if t.is(i, "(") && t.tok(i-2).kind != digits {
		if d, ok := changeNoun(t.tok(i - 1).text); ok {
			return change{d, t.withArticle(i - 1), it.last}, true
		}
	}
	for t.is(i, "a", "an", "some") || t.tok(i).hedge || t.in(i, adverbs) {
		i-- // "a rise of just two per cent", "a fall of a massive 12%"
	}
	if c, ok := t.asideOf(it, i); ok {
		return c, true
	}
	if c, ok := t.lossOf(it, i); ok {
		return c, true
	}
	if !t.is(i, "of") || t.is(i-1, "number", "numbers", "total", "volume", "level", "count", "proportion", "average", "rate", "peak", "low", "high", "figure", "base", "excess") {
		return change{}, false
	}
	for k := i - 1; k > i-10 && t.near(k, it.at); k-- {
		x := t.tok(k)
		if d, ok := changeNoun(x.text); ok && x.kind == word {
			if k == i-1 || t.in(k+1, prepositions) && !t.is(k+1, "from", "to", "on", "over", "than") {
				return change{d, t.withArticle(k), it.last}, true
			}
			return change{}, false
		}
		if x.kind == mark || x.kind == digits {
			return change{}, false
		}
	}
	return change{}, false
}

// asideOf reads "a fall, of 12%" and "a decrease, since May 2013, of 253,000".
func (t *text) asideOf(it *item, of int) (change, bool) {
	if !t.is(of, "of") || !t.is(of-1, ",") {
		return change{}, false
	}
	k := of - 2
	for t.tok(k).kind == when || t.in(k, prepositions) || t.timeWord(k) {
		k--
	}
	if t.is(k, ",") {
		k--
	}
	d, ok := changeNoun(t.tok(k).text)
	return change{d, t.withArticle(k), it.last}, ok
}

// lossOf reads "a net loss of 41 branches" and "a saving of £394". A loss of money
// is a value of its own.
func (t *text) lossOf(it *item, of int) (change, bool) {
	saved := t.is(of-1, "saving", "savings")
	if !t.is(of, "of") || !saved && !(t.is(of-1, "loss") && it.class == countClass) || it.class == percentClass || it.unit != "" {
		return change{}, false
	}
	i := of - 2
	for t.nounWord(i) && t.tok(i).kind == word && i > of-4 {
		i--
	}
	return change{-1, i, it.last}, t.is(i, "a", "an", "the")
}

// comparedBehind reads "5% higher", "381 fewer than", "100 more people", "20
// per cent down".
func (t *text) comparedBehind(it *item) (change, bool) {
	i := t.passShare(it)
	if t.levelThenMove(it) {
		return change{}, false
	}
	if c, ok := t.offLevel(it, i); ok {
		return c, true
	}
	if c, ok := t.behindPlace(it, i); ok {
		return c, true
	}
	if end, ok := t.countedThan(it, i); ok {
		i = end
	}
	for range 3 {
		if k := t.tok(i); k.kind == word {
			if d, ok := direction(k.text, greaterDegrees, lesserDegrees); ok && (it.class == percentClass || it.class == partClass) {
				return change{d, it.first, i}, true
			}
			if d, ok := comparative(k.text); ok && !(k.text == "over" || k.text == "under" || k.text == "above" && !t.compares(i)) {
				if k.hedge && !t.is(i+1, "than") {
					return change{}, false
				}
				if t.is(it.last+1, "(", ")") {
					return change{d, it.first, it.last}, true
				}
				return change{d, it.first, i}, true
			}
			if it.class == countClass && contactNouns[k.text] || it.class == percentClass && t.is(i, "times") {
				i++
				continue
			}
		}
		break
	}
	if it.class == percentClass && t.is(it.last+1, "on") && t.tok(it.last+2).kind == when {
		return change{0, it.first, it.last}, true
	}
	return change{}, false
}

// behindPlace reads how far a place is from another that is named: "76 behind Devon",
// "76 people ahead of Wiltshire".
func (t *text) behindPlace(it *item, i int) (change, bool) {
	if it.class != countClass {
		return change{}, false
	}
	for end := i + mostCounted; i < end && t.nounWord(i); i++ {
	}
	switch {
	case t.is(i, "behind") && t.tok(i+1).capital:
		return change{-1, it.first, i}, true
	case t.is(i, "ahead") && t.is(i+1, "of") && t.tok(i+2).capital:
		return change{1, it.first, i + 1}, true
	}
	return change{}, false
}

// countedThan is the comparative behind what a number counts, with "than" to follow:
// "13 boats less than", "1,200 litres more than".
func (t *text) countedThan(it *item, i int) (end int, ok bool) {
	if it.class != countClass {
		return 0, false
	}
	for end = i; t.nounWord(end) && !strings.HasSuffix(t.tok(end).text, "ed") && end < i+mostCounted; end++ {
	}
	return end, end > i && t.is(end, "more", "fewer", "less", "up", "down") && t.is(end+1, "than", "on")
}

// mostCounted is how many words may name what an amount of change counts.
const mostCounted = 3

// offLevel reads how far something is from a level: "24 per cent above the £10m
// of last year", "48 per cent above 280", "20 per cent over the budget of £7m",
// "8 per cent short of the target of 500".
func (t *text) offLevel(it *item, i int) (change, bool) {
	if it.class == timesClass || t.bounded(it) {
		return change{}, false
	}
	d, way := 1, t.is(i, "above")
	switch {
	case way:
	case t.is(i, "below", "beneath"):
		d, way = -1, true
	case t.is(i, "over") && it.class != countClass:
		way = t.in(i+1, ownLevels) || t.levelNamed(i+1)
	case t.is(i, "under") && it.class != countClass:
		d, way = -1, t.in(i+1, ownLevels) || t.levelNamed(i+1)
	case t.is(i, "short") && t.is(i+1, "of"):
		d, way, i = -1, true, i+1
	case t.is(i, "ahead") && t.is(i+1, "of"):
		way, i = true, i+1
	case t.is(i, "behind"):
		d, way = -1, true
	}
	if !way || !t.levelNamed(i+1) {
		return change{}, false
	}
	return change{d, it.first, i}, true
}

// ownLevels stand before what something is held against.
var ownLevels = set(`its their the last this that those`)

// standardNouns name what a value can lie above or below.
var standardNouns = set(`budget target average forecast level levels figure number total norm mean limit estimate plan goal
	price cost rate peak low high guide median baseline minimum maximum threshold amount capacity quota expectations`)

// levelNamed says whether what starts at a token is a value, or what a value is
// held against: "£10m", "the 280 of 2017", "last year's 300", "the average of 80".
func (t *text) levelNamed(i int) bool {
	start := i
	for ; i < start+8; i++ {
		k := t.tok(i)
		switch {
		case t.is(i, "age", "ages"):
			return false
		case i == start && t.is(i, "it", "that", "this", "them") && !t.nounWord(i+1):
			return true // "the 19.6 million forecast, or 6 per cent below it"
		case k.kind == digits:
			w := t.numbers[k.index]
			aged := i == start && w.Value.Cmp(oldest) <= 0 && w.Places == 0 && w.Class == number.Plain
			return w.Class != number.OrdinalClass && !aged && !durations[t.tok(i+1).text] && !t.is(i+1, "-")
		case t.in(i, standardNouns):
			return true
		case k.kind == when, t.in(i, determiners), t.nounWord(i), t.timeWord(i), t.is(i, "$", "£", "€", "'", "s", "'s", "of"):
		default:
			return false
		}
	}
	return false
}

// levelThenMove says whether a move of its own follows a level: "Wiltshire's 944
// up 148 per cent", "from 340 down to 299".
func (t *text) levelThenMove(it *item) bool {
	i := it.last + 1
	if !t.is(i, "up", "down") || it.class == percentClass {
		return false
	}
	return t.is(i+1, "to") && t.is(it.first-1, "from") || t.tok(i+1).kind == digits && t.numbers[t.tok(i+1).index].Class == number.Percent
}

// passShare is the token behind an amount of change and the same change in per
// cent in a bracket, or behind the bracket that a per cent stands alone in:
// "1,120 (13.6 per cent) more than".
func (t *text) passShare(it *item) int {
	switch i := it.last + 1; {
	case t.is(i, "("):
		if end := t.oneInBracket(i); end > 0 {
			return end + 1
		}
		return i
	case t.alone(it) && t.tok(it.first-2).kind == digits:
		return i + 1
	default:
		return i
	}
}

// oneInBracket is the end of a bracket that holds one number and what it counts;
// 0 for any other.
func (t *text) oneInBracket(open int) int {
	n := 0
	for i := open + 1; i < open+7 && t.near(i, open); i++ {
		switch {
		case t.is(i, ")"):
			if n == 1 {
				return i
			}
			return 0
		case t.tok(i).kind == digits:
			n++
		case t.tok(i).kind == mark && !t.is(i, "£", "$", "€"):
			return 0
		}
	}
	return 0
}

// comparedInBracket reads "lower (1.1 million tonnes or 3 per cent) than": what
// stands in a bracket between a comparative and its "than".
func (t *text) comparedInBracket(it *item) (change, bool) {
	if t.tok(it.at).depth == 0 {
		return change{}, false
	}
	open, end := it.first-1, it.last+1
	for t.near(open, it.at) && !t.is(open, "(") {
		open--
	}
	for t.near(end, it.at) && !t.is(end, ")") {
		end++
	}
	d, ok := comparative(t.tok(open - 1).text)
	if !ok || !t.is(end+1, "than") {
		return change{}, false
	}
	return change{d, it.first, it.last}, true
}

// compares says whether "above" and the like compare rather than place:
// "20% above 2018", "5 per cent above the average".
func (t *text) compares(i int) bool {
	return t.tok(i+1).kind == when || t.is(i+1, "the", "last", "that", "those", "its", "pre-pandemic") || t.tok(i+1).kind == digits
}

// subjectChange reads "the corresponding increase for females was 34%": a
// change as the subject of a verb that states its amount.
func (t *text) subjectChange(it *item) (change, bool) {
	i := it.first - 1
	if t.is(i, "around", "about", "a", "an", "at") {
		i--
	}
	if t.is(i, "averaging") || t.is(i-1, "averaging") {
		return t.earlierNoun(it, i)
	}
	if c, ok := t.changesInPlaces(it); ok {
		return c, true
	}
	if _, noun := changeNoun(t.tok(i - 1).text); t.is(i, ":") && noun && i-1 == t.tok(it.at).opens && it.class != partClass {
		d, _ := changeNoun(t.tok(i - 1).text)
		return change{d, i - 1, it.last}, true // "Difference: 148"
	}
	if t.is(i, ":") && (it.class == percentClass || it.class == pointsClass) && t.beingBefore(i) {
		return t.earlierNoun(it, i)
	}
	if !t.is(i, "was", "were", "is", "are", "been", "totalled", "totaled", "averaged", "being") || t.is(i-1, "there") ||
		it.class == countClass && t.is(it.last+1, "to") && t.tok(it.last+2).kind == digits {
		return change{}, false
	}
	return t.earlierNoun(it, i)
}

// beingBefore says whether a verb of being stands before token i with no number
// between: "the rises in 2018 were steeper still: 40 per cent".
func (t *text) beingBefore(i int) bool {
	for k := i - 1; t.near(k, i) && t.tok(k).kind != digits; k-- {
		if t.is(k, "was", "were", "is", "are") {
			return true
		}
	}
	return false
}

// changesInPlaces reads "the biggest falls were in Kent (0.9%), Essex (1%) and
// Surrey (2%)": per cents alone in brackets behind places, with a noun of
// change for their subject.
func (t *text) changesInPlaces(it *item) (change, bool) {
	if it.class != percentClass || !t.alone(it) {
		return change{}, false
	}
	for k := it.first - 2; t.near(k, it.at); k-- {
		x := t.tok(k)
		d, noun := changeNoun(x.text)
		switch {
		case x.bracket != 0, x.kind == mark:
		case x.kind == digits, t.is(k, "while", "whereas", "but", "which"):
			return change{}, false
		case noun && x.kind == word:
			if t.is(k+1, "was", "were", "came", "seen", "recorded", "in") {
				return change{d, it.first, it.last}, true
			}
			return change{}, false
		}
	}
	return change{}, false
}

// earlierNoun looks for a noun of change that is the subject of a clause.
func (t *text) earlierNoun(it *item, i int) (change, bool) {
	for k := i - 1; k >= 0 && t.near(k, it.at); k-- {
		x := t.tok(k)
		if x.kind == mark && (x.text == ";" || x.text == "(" || x.text == ")") || x.kind == digits || t.is(k, "while", "whereas", "but", "and", "which", "that") {
			return change{}, false
		}
		if d, ok := changeNoun(x.text); ok && x.kind == word && k > 0 && !t.in(k-1, prepositions) {
			if t.is(k+1, "rate", "rates", "in") && t.is(k+1, "rate", "rates") {
				return change{}, false
			}
			return change{d, it.first, it.last}, true
		}
	}
	return change{}, false
}

// asChange turns a quantity into the amount of a change.
func (it *item) asChange(c change) {
	it.first, it.last = min(it.first, c.first), max(it.last, c.last)
	it.Direction = c.direction
	for i := c.first; i <= c.last+1; i++ {
		it.widens = it.widens || it.class == percentClass && it.t.is(i, "gap")
	}
	it.level = false
	switch it.class {
	case percentClass:
		it.Kind = PercentChange
	case partClass:
		it.Kind, it.partChange = Fraction, true
	case timesClass:
		it.Kind = Multiple
	case pointsClass:
		it.Kind, it.points = AbsoluteChange, true
	default:
		it.Kind = AbsoluteChange
	}
}

// asLevel turns a quantity into a value.
func (it *item) asLevel(kind Kind) {
	it.Kind, it.level = kind, true
}
