package claim

import (
	"strings"

	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/wording"
)

// class is what sort of number a quantity is; a change compares two of one
// class.
type class int

const (
	countClass class = iota
	moneyClass
	percentClass
	pointsClass
	timesClass
	partClass // fractions
)

// item is a claim in the making.
type item struct {
	Claim
	t            *text
	at           int // the token of the number, or the first of the words
	first, last  int // the tokens of the claim's words
	class        class
	level        bool // a value, not a change of one
	cue          cue
	cueAt        int             // the token that gave the cue
	points       bool            // a change of percentage points
	partChange   bool            // a change as a fraction: "fell by a third"
	inherits     bool            // the kind is that of the item before: "9.9% and 9.5%"
	unlinked     bool            // a level that no change may take: an average, a projection
	widens       bool            // a gap, of which the greater value is the base
	negative     bool            // a loss, a deficit, "negative $0.2m"
	topical      bool            // its new value is only the topic of its sentence
	settled      bool            // its base and new value are what the order of lists or sentences says
	tally        bool            // what several values come to, which no change is of
	unit         string          // of measure, or pence; empty for none
	certainShare bool            // a share beside its part and whole, or a change down a column, told as such
	causal       bool            // a change that stands in a phrase that says why
	index        int             // its place among all items
	shown        *number.Range   // what printed has worked out
	each         [][]AreaReading // the other places that it is said of
	whenAt       int             // 1 + the token of the period that a list gives it

	// What the clause ties to a change, and to a value the change it is the
	// base of; nil for none.
	base, fresh, baseOf *item
}

// quantity reads the number at token i with its currency, unit, hedge and
// noun.
func (f *finder) quantity(t *text, i int) *item {
	n := t.numbers[t.tok(i).index]
	n.Class = t.listedClass(i, n)
	if n.Class == number.Points && n.Places == 0 && t.scores(i) {
		n.Class = number.Plain // points in a table of sport
	}
	if t.percentTerms(i, n) || t.fromPercent(i, n) {
		n.Class = number.Percent
	}
	it := &item{t: t, at: i, first: i, last: i}
	it.Number, it.HasNumber = n, true
	it.Stated = wording.StatedFrom(n)
	it.class = classOf(n)
	it.unlinked = t.isSpaced(n)
	t.currency(it)
	t.takeUnit(it)
	t.basisPoints(it)
	t.sign(it)
	it.negative = t.loses(it)
	t.times(it)
	f.hedge(t, it)
	it.Noun, it.Head = t.noun(it)
	return it
}

// listedClass is the class of a number, which the end of its list may tell:
// in "40, 50 and 60 per cent" all three are per cents.
func (t *text) listedClass(i int, n number.Written) number.Class {
	for k := i + 1; n.Class == number.Plain && !t.is(i-1, "$", "£", "€"); k += 2 {
		ends := t.is(k, "and", "or", "to")
		if t.is(k, ",") && t.is(k+1, "and", "or") {
			k, ends = k+1, true
		}
		if t.is(k, "or") && !t.rangeOf(i, k+1) {
			return n.Class // "by 80, or 25 per cent": one thing said twice
		}
		if !ends && !t.is(k, ",") || t.tok(k+1).kind != digits {
			break
		}
		switch next := t.numbers[t.tok(k+1).index].Class; {
		case next == number.Plain && !ends:
		case ends && (next == number.Percent || next == number.Points) && n.Value.Cmp(number.Int(1000)) < 0:
			return next
		default:
			return n.Class
		}
	}
	return n.Class
}

// scores says whether points are won in a game: "have taken 34 points".
func (t *text) scores(i int) bool {
	for k := i - 1; k > i-4; k-- {
		if t.is(k, "won", "win", "taken", "took", "take", "scored", "earned", "collected", "picked", "gained", "total") {
			return !t.is(i+1, "percentage")
		}
		if t.tok(k).kind != word || k < i-1 && t.in(k, beVerbs) {
			return false
		}
	}
	return false
}

// rangeOf says whether two numbers joined by "or" are near enough to be the ends
// of one guess, "8 or 9 per cent", and no signed amount.
func (t *text) rangeOf(a, b int) bool {
	if t.tok(b).kind != digits {
		return true
	}
	x, y := t.numbers[t.tok(a).index], t.numbers[t.tok(b).index]
	if t.is(b-2, ",") {
		return t.tok(b-3).kind == digits && b-3 != a // the end of a list
	}
	signed := strings.ContainsAny(x.Text[:1]+y.Text[:1], "+-−") || t.is(a-1, "+", "-", "−")
	return !signed && y.Value.Cmp(x.Value) > 0 && y.Value.Cmp(x.Value.Mul(number.Int(2))) <= 0
}

// percentTerms says whether a number is a per cent by the words that open its
// sentence: "in percentage terms, that means 99 and 49".
func (t *text) percentTerms(i int, n number.Written) bool {
	if n.Class != number.Plain || n.Value.Cmp(number.Int(1000)) >= 0 || t.nounWord(i+1) {
		return false
	}
	for k := i - 1; t.near(k, i); k-- {
		if t.is(k, "terms") && t.is(k-1, "percentage") {
			return true
		}
	}
	return false
}

// fromPercent says whether a number without a unit is the per cent that another
// came from: "to 55 per cent from 51".
func (t *text) fromPercent(i int, n number.Written) bool {
	if n.Class != number.Plain || n.Value.Cmp(number.Int(100)) > 0 || t.nounWord(i+1) || !t.is(i-1, "from") || t.tok(i-2).kind != digits {
		return false
	}
	return t.numbers[t.tok(i-2).index].Class == number.Percent && t.is(i-3, "to", "at")
}

func classOf(n number.Written) class {
	switch n.Class {
	case number.Percent:
		return percentClass
	case number.Points:
		return pointsClass
	case number.Fraction:
		return partClass
	}
	return countClass
}

// currency takes in the sign or code in front of an amount, or its word
// behind it.
func (t *text) currency(it *item) {
	i := it.first - 1
	if t.is(i, "-", "−", "–") && t.tok(it.first).glued && t.tok(i).glued {
		i--
	}
	signed := t.is(i, "$", "£", "€", "¥", "₹")
	switch {
	case signed:
		it.Currency = t.tok(i).text
		if before := t.tok(i - 1); t.tok(i).glued && before.kind == word && len(before.text) <= 3 && t.raw[before.Start:before.End] == strings.ToUpper(before.text) {
			i--
			it.Currency = before.text + it.Currency
		}
	case t.tok(i).kind == word && currencies[t.tok(i).text] && t.raw[t.tok(i).Start:t.tok(i).End] == strings.ToUpper(t.tok(i).text):
		it.Currency = t.tok(i).text
	case t.in(it.last+1, currencies) && it.class == countClass:
		it.Currency, it.last = t.tok(it.last+1).text, it.last+1
		it.class = moneyClass
		return
	case t.is(it.last+1, "-") && t.in(it.last+2, currencies) && it.class == countClass: // "3 billion-pound"
		it.Currency, it.last = t.tok(it.last+2).text, it.last+2
		it.class = moneyClass
		return
	default:
		return
	}
	it.class, it.first = moneyClass, i
}

// basisPoints reads "10 basis points" and "23 bps" as percentage points.
func (t *text) basisPoints(it *item) {
	i := it.last + 1
	t.passHyphen(&i)
	switch {
	case t.is(i, "basis") && t.is(i+1, "point", "points"):
		it.last = i + 1
	case t.is(i, "bps", "bp"):
		it.last = i
	default:
		return
	}
	it.class = pointsClass
	hundredth := number.Frac(1, 100)
	it.Stated.Quantity = wording.Points
	it.Stated.N, it.Stated.Unit = it.Stated.N.Mul(hundredth), it.Stated.Unit.Mul(hundredth)
}

func (t *text) passHyphen(i *int) {
	if t.is(*i, "-", "‑") && t.tok(*i).glued {
		*i++
	}
}

// times reads "three times the national rate" as a multiple.
func (t *text) times(it *item) {
	if it.class == countClass && t.is(it.last+1, "-") && t.is(it.last+2, "fold") {
		it.last += 2 // "two-and-a-half-fold"
		it.class, it.Stated.Quantity = timesClass, wording.Times
		return
	}
	if it.class != countClass || !t.is(it.last+1, "times") || !t.is(it.last+2, "the", "that", "those", "what", "its", "their", "as", "today's", "today") && !(t.tok(it.last+2).kind == when && t.is(it.last+3, "'s")) {
		return
	}
	it.last++
	it.class = timesClass
	it.Stated.Quantity = wording.Times
}

// Arrows and triangles that stand for a rise or a fall.
var (
	upMarks   = set("▲ △ ⏶ 🔺 🔼 ⬆ ⇧ ↑ ↗ 📈")
	downMarks = set("▼ ▽ ⏷ 🔻 🔽 ⬇ ⇩ ↓ ↘ 📉")
)

// arrow is the direction of the arrow beside a per cent, or beside a number that
// is all its cell or line has to say; 0 for none. The mark that makes a picture
// of one is passed over.
func (t *text) arrow(it *item) int {
	before, after := it.first-1, it.last+1
	for t.is(before, "\ufe0f") {
		before--
	}
	if d := t.arrowAt(before); d != 0 {
		return d
	}
	for t.is(after+1, "\ufe0f") {
		after++
	}
	if next := t.tok(after + 1); next.kind == digits && t.sameLine(after, after+1) {
		return 0 // "299 ↓ 12%": it belongs to what follows
	}
	return t.arrowAt(it.last + 1)
}

// arrowAt is the direction of the arrow at token i; 0 for none.
func (t *text) arrowAt(i int) int {
	switch {
	case t.in(i, upMarks):
		return 1
	case t.in(i, downMarks):
		return -1
	}
	return 0
}

// sign reads the "+" of "+802" and the arrow of "▼ 12%".
func (t *text) sign(it *item) {
	raw := it.Number.Text
	if d := t.arrow(it); d != 0 && it.class == percentClass {
		it.Direction = d
	}
	switch {
	case strings.HasPrefix(raw, "+"):
		it.Direction = 1
	case strings.HasPrefix(raw, "-"), strings.HasPrefix(raw, "−"):
		it.Direction = -1
	}
}

// losses are nouns of which an amount is below 0.
var losses = set(`loss losses deficit shortfall outflow outflows`)

// loses says whether an amount of money stands for one below 0: "a net loss of
// $4.5m", "negative $0.2m", "a $2m loss".
func (t *text) loses(it *item) bool {
	if it.class != moneyClass {
		return false
	}
	i := it.first - 1
	for t.tok(i).hedge || t.is(i, "approximately", "roughly", "just", "a", "an", "only") {
		i--
	}
	if t.is(i, "negative", "minus") || t.is(i, "(") && it.Number.Value.Sign() < 0 {
		return true
	}
	if t.is(i, "of", "was", "totaled", "totalled", "to", "at") {
		for k := i - 1; k > i-8 && t.near(k, i) && t.tok(k).kind == word; k-- {
			if t.in(k, losses) {
				return true
			}
		}
	}
	return t.in(it.last+1, losses) || t.is(it.last+1, "net", "operating") && t.in(it.last+2, losses)
}

// hedge takes in the hedge of a number.
func (f *finder) hedge(t *text, it *item) {
	it.Row = wording.BareRow(it.Stated.Quantity).ID
	m, ok := wording.HedgeOf(t.raw, t.matches, t.tok(it.first).Start, t.tok(it.last).End)
	if !ok {
		m, ok = wording.HedgeOf(t.raw, t.matches, it.Number.Start, it.Number.End)
	}
	if !ok || !t.near(t.at(m.Start), it.at) {
		return
	}
	if m.Row.ID == wording.Between || t.offBefore(t.at(m.Start)) {
		return
	}
	it.Row, it.Hedge = m.Row.For(it.Stated.Quantity).ID, m.Text
	it.first = min(it.first, t.at(m.Start))
	it.last = max(it.last, t.at(m.End-1))
}

// offBefore says whether "above" and the like at token i tell how far an amount
// before them is from what follows, and so hedge nothing: "16 per cent above £620".
func (t *text) offBefore(i int) bool {
	if !t.is(i, "above", "below", "beneath", "over", "under") {
		return false
	}
	k := t.tok(i - 1)
	if k.kind != digits {
		return false
	}
	w := t.numbers[k.index]
	return w.Class == number.Percent || w.Class == number.Points
}

// mostNounWords is how long a noun phrase behind a number can be.
const mostNounWords = 5

// noun is the noun phrase behind a number: "live births" of "698,512 live
// births", "people" of "1,186 people from Hertfordshire".
func (t *text) noun(it *item) (noun, head string) {
	i := it.last + 1
	t.passHyphen(&i)
	start := i
	for i < start+mostNounWords && t.nounWord(i) {
		i++
	}
	if i == start {
		return "", ""
	}
	i = t.cutNoun(start, i)
	if i == start+1 && isParticiple(t.tok(start).text) {
		return "", ""
	}
	return t.raw[t.tok(start).Start:t.tok(i-1).End], t.tok(i - 1).text
}

// isParticiple says whether a word that stands alone where a noun would is a
// verb: "37% involved a knife".
func isParticiple(w string) bool {
	return len(w) > 4 && strings.HasSuffix(w, "ed") && !edNouns[w]
}

// edNouns are nouns that end like participles.
var edNouns = set(`speed breed hundred thoroughbred moped newlywed unemployed injured disabled homeless deceased detained accused
	bereaved wounded newborn employed`)

// persons are nouns that end a noun phrase: what follows is a verb, as in "50
// people look at".
var persons = set(`people persons men women children adults callers users visitors clients victims offenders patients pupils
	students residents families households survivors girls boys teenagers workers drivers volunteers supporters members fans
	passengers teachers nurses doctors officers employees spectators tourists customers subscribers voters migrants refugees
	prisoners parents carers runners players pensioners claimants applicants donors guests cyclists pedestrians motorists`)

// cutNoun ends a noun phrase behind a word for people, and before a participle
// ("400 calls answered", "452 offences involving a knife").
func (t *text) cutNoun(start, end int) int {
	for i := start; i < end-1; i++ {
		w, next := t.tok(i).text, t.tok(i+1).text
		plural := strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss")
		if persons[w] || plural && (strings.HasSuffix(next, "ed") || strings.HasSuffix(next, "ing")) {
			return i + 1
		}
	}
	return end
}

// nounWord says whether a word can be one of a noun phrase.
func (t *text) nounWord(i int) bool {
	k := t.tok(i)
	if k.kind != word || stopWords[k.text] || strings.HasSuffix(k.text, "ly") && k.text != "family" && k.text != "monthly" || k.hedge {
		return false
	}
	if _, ok := changeVerb(k.text); ok {
		return false
	}
	return true
}

// words is the text from one token to another.
func (t *text) words(first, last int) string {
	if first > last || t.tok(first).kind == edge || t.tok(last).kind == edge {
		return ""
	}
	return t.raw[t.tok(first).Start:t.tok(last).End]
}
