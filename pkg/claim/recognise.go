package claim

import (
	"slices"
	"sort"
	"strings"

	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/period"
	"github.com/pressfigures/figures/pkg/release"
	"github.com/pressfigures/figures/pkg/wording"
)

// finder finds the claims of one document.
type finder struct {
	doc      *release.Document
	lexicon  Lexicon
	dates    period.Context
	dateline release.Span // the date of the document and what stands before it
	nouns    map[string]bool
	texts    []*text
	items    []*item
	plain    []Plain
	keys     [][]string        // the words of members, folded
	folds    map[string]string // words that were folded
}

// block reads one block.
func (f *finder) block(i int) {
	if f.nouns == nil {
		f.nouns = map[string]bool{}
		for _, n := range f.lexicon.Nouns {
			f.nouns[strings.ToLower(n)] = true
		}
	}
	t := newText(f.doc, i, f.dates, f.dateline)
	f.texts = append(f.texts, t)
	from := len(f.items)
	f.numbers(t)
	items := f.items[from:]
	t.brackets(items)
	t.bracketMoves(items)
	t.lists(items)
	t.heldAgainst(items)
	t.kinds(items)
	f.wordsAlone(t)
	f.headlineVerbs(t)
	f.nones(t)
	f.order(from)
	t.clauses(f.items[from:])
	t.cues(f.items[from:])
	f.directions(t, from)
	f.order(from)
	t.items = f.items[from:len(f.items):len(f.items)]
	t.bracketChanges()
	f.comparisons(t, from)
	f.order(from)
	t.items = f.items[from:len(f.items):len(f.items)]
	t.clauses(t.items)
	t.claim()
	t.subjects()
	t.zipPeriods()
	t.frames()
	t.forecasts()
}

// claim marks the words of all items of a text, and the changes that only say
// why.
func (t *text) claim() {
	for _, it := range t.items {
		for i := it.first; i <= it.last; i++ {
			t.tokens[i].claimed = true
		}
		it.causal = changing(it) && t.causal(it)
	}
}

// numbers makes an item of every number that is a claim, and lists the others.
func (f *finder) numbers(t *text) {
	for i := 0; i < len(t.tokens); i++ {
		k := t.tokens[i]
		if k.kind == when {
			f.datesOf(t, k)
			if f.dateline.Contains(k.Start) {
				t.tokens[i].kind = mark // no period of what follows
			}
		}
		if k.kind != digits {
			continue
		}
		if m, ok := t.matchAt(i, "multiple"); ok {
			if it, ok := t.multiple(m); ok {
				f.items = append(f.items, it)
				i = max(i, it.last)
				continue
			}
		}
		if reason, ok := f.plainReason(t, i); ok {
			f.plain = append(f.plain, Plain{k.Span, t.raw[k.Start:k.End], reason})
			continue
		}
		it := f.quantity(t, i)
		f.items = append(f.items, it)
		if t.between(it) {
			i = max(i, it.last)
			continue
		}
		if it.class == partClass {
			f.fraction(t, it, i)
		}
		if c, ok := t.changeOf(it); ok {
			it.asChange(c)
		}
	}
}

// datesOf lists the numbers inside a period.
func (f *finder) datesOf(t *text, k token) {
	for _, n := range t.numbers {
		if n.Start >= k.Start && n.End <= k.End {
			f.plain = append(f.plain, Plain{release.Span{Start: n.Start, End: n.End}, n.Text, Date})
		}
	}
}

// matchAt is the match of a family that covers the number at token i.
func (t *text) matchAt(i int, family wording.Family) (wording.Match, bool) {
	k := t.tok(i)
	n := sort.Search(len(t.matches), func(n int) bool { return t.matches[n].End >= k.End })
	if n == len(t.matches) {
		return wording.Match{}, false
	}
	m := t.matches[n]
	return m, m.Row.Family == family && m.Start <= k.Start && m.HasN
}

// fraction takes over what the wording table found of a fraction.
func (f *finder) fraction(t *text, it *item, i int) {
	it.Kind = Fraction
	it.Stated.Quantity = wording.Part
	m, ok := t.matchAt(i, wording.Fractions)
	if !ok {
		m, ok = t.matchAt(i, wording.Hedge) // "fewer than one in 30"
	}
	if ok {
		it.Row, it.Stated = m.Row.ID, m.Stated
		it.first, it.last = min(it.first, t.at(m.Start)), max(it.last, t.at(m.End-1))
		if m.Hedge != "" {
			it.Hedge = t.words(it.first, max(it.first, it.at-1))
		}
		if m.Sign != 0 {
			it.Direction, it.partChange = m.Sign, true
		}
	}
}

// between reads "between 300 and 400" and "8 to 10 per cent" as one claim of
// two numbers.
func (t *text) between(it *item) bool {
	i := it.last + 1
	opened := t.is(it.first-1, "between")
	joined := opened && t.is(i, "and") || t.is(i, "-", "–", "to", "‑") && !t.is(it.first-1, "from") && t.tok(i+1).kind == digits && (t.is(i, "to") == !t.tok(i).glued)
	if !joined {
		return false
	}
	k := i + 1
	if t.is(k, "$", "£", "€") {
		k++
	}
	if t.tok(k).kind != digits {
		return false
	}
	upper := t.numbers[t.tok(k).index]
	if t.is(i, "to") && (!opened && !t.rangeLike(it, k, upper)) || upper.Value.Cmp(it.Number.Value) <= 0 && upper.Class == it.Number.Class {
		return false
	}
	it.Upper, it.last = &upper, k
	if opened {
		it.first--
	}
	if upper.Class != number.Plain && it.Number.Class == number.Plain {
		it.class = classOf(upper)
		it.Stated.Quantity = wording.StatedFrom(upper).Quantity
	}
	it.Row = wording.Between
	it.Stated.M = upper.Value
	if upper.Unit.Cmp(number.Int(1)) > 0 && it.Number.Unit.Cmp(upper.Unit) < 0 && it.Number.Value.Cmp(number.Int(1000)) < 0 {
		it.Stated.N = it.Number.Value.Mul(upper.Unit) // "8 to 10 million"
	}
	it.Noun, it.Head = t.noun(it)
	if c, ok := t.changeOf(it); ok {
		it.asChange(c)
	}
	return true
}

// rangeLike says whether "5 to 10" is a range of one value rather than its
// move from one to the other.
func (t *text) rangeLike(it *item, k int, upper number.Written) bool {
	if it.class != classOf(upper) && it.Number.Class != number.Plain {
		return false
	}
	for i := it.first - 1; i > it.first-8 && t.near(i, it.at); i-- {
		if _, ok := changeVerb(t.tok(i).text); ok {
			return false
		}
	}
	once := upper.Class == number.Percent && t.numbers[t.tok(it.at).index].Class == number.Plain // "8 to 10 per cent"
	return once || t.is(it.first-1, "of", "about", "around", "some") || t.is(k+1, "per", "times", "people")
}

// brackets settles numbers that stand in brackets or behind "or" beside
// another: "178,000 (6.9%)", "$2.8 million, or 6%", "(up 5%)".
func (t *text) brackets(items []*item) {
	for n, it := range items {
		if n == 0 {
			continue
		}
		before := items[n-1]
		if !t.near(before.at, it.at) || !t.beside(before, it) {
			continue
		}
		if before.Kind == "" && before.class != percentClass && it.Kind == PercentChange && t.is(before.last+1, "or") {
			before.asChange(change{it.Direction, before.first, before.last})
			before.inherits = true
			continue
		}
		if it.Kind != "" && it.Kind != Fraction {
			continue
		}
		if it.class == percentClass && (before.Kind == AbsoluteChange || before.Kind == PercentChange || before.Kind == Multiple) && !t.is(it.last+1, "of") {
			it.asChange(change{before.Direction, it.first, it.last})
			it.inherits = true
			continue
		}
		inside := t.tok(it.at).depth > t.tok(before.at).depth && !t.is(it.first-1, "from", "to")
		if before.Kind == PercentChange && it.class != percentClass && (inside || t.is(it.first-1, "or")) {
			it.asChange(change{before.Direction, it.first, it.last})
			it.inherits = true
		}
	}
}

// beside says whether an item stands right behind another, in brackets of its
// own or behind ", or".
func (t *text) beside(a, b *item) bool {
	i := a.last + 1
	for n := 0; t.nounWord(i) && n < 4; n++ {
		i++
	}
	for t.is(i, ",") {
		i++
	}
	if t.is(i, "(", "[") || t.is(i, "or") || t.is(i, "–", "—", "/") {
		i++
	} else {
		return false
	}
	if t.is(i, "or", "by", "+", "-", "−", "a", "an") {
		i++
	}
	return i >= b.first && i <= b.last
}

// bracketMoves reads the amount in front of a move in brackets as its size:
// "the biggest rise … (749, from 90 to 839)".
func (t *text) bracketMoves(items []*item) {
	for _, it := range items {
		if it.Kind == "" && t.is(it.first-1, "(") && t.is(it.last+1, ",") && t.is(it.last+2, "from") && t.tok(it.last+3).kind == digits {
			it.asChange(change{0, it.first, it.last})
			it.inherits = true
		}
	}
}

// heldAgainst lets a per cent that one of change is compared with be one of
// change too: "rose by 193 per cent in Cheshire (from 200 to 586), compared
// with 103 per cent across the North West".
func (t *text) heldAgainst(items []*item) {
	for n, it := range items {
		if it.Kind != "" || it.class != percentClass || !t.is(it.first-1, "with", "to") || !t.in(it.first-2, compared) {
			continue
		}
		if before := t.outerPercent(items, n); before != nil && before.Kind == PercentChange && !t.is(it.last+1, "of") {
			it.asChange(change{before.Direction, it.first, it.last})
			it.inherits = true
		}
	}
}

// outerPercent is the per cent before the n-th item that stands no deeper in
// brackets, in the same sentence.
func (t *text) outerPercent(items []*item, n int) *item {
	for k := n - 1; k >= 0 && t.near(items[k].at, items[n].at); k-- {
		if items[k].class == percentClass && t.tok(items[k].at).depth <= t.tok(items[n].at).depth {
			return items[k]
		}
	}
	return nil
}

// lists lets the second of two numbers joined by "and" take over what the
// first was settled to be: "decreases of 9.9% and 9.5%".
func (t *text) lists(items []*item) {
	for n, it := range items {
		before := t.outer(items, n)
		if it.Kind != "" || before == nil {
			continue
		}
		if before.Kind == PercentChange && before.class == it.class && (t.joined(before, it) || t.andBy(before, it)) && !t.is(it.last+1, "of") {
			it.asChange(change{before.Direction, it.first, it.last})
			it.inherits = true
		}
		if c := t.changeInRow(items, n); c != nil {
			it.asChange(change{c.Direction, it.first, it.last})
			it.inherits = true
		}
		if before.Kind == AbsoluteChange && before.class == it.class && it.class != percentClass && t.joined(before, it) && t.respectively(it) {
			it.asChange(change{before.Direction, it.first, it.last})
			it.inherits = true
		}
	}
}

// changeInRow is the change of which a per cent is the next in a row: "down 7.3
// per cent to 1,923 and 13.6 per cent to 1,164", "a rise of 6.5 per cent on the
// year and of 8.2 per cent on 2021".
func (t *text) changeInRow(items []*item, n int) *item {
	it := items[n]
	i := it.first - 1
	of := t.is(i, "of")
	if of {
		i--
	}
	if it.Kind != "" || it.class != percentClass || !t.is(i, "and") && !(t.is(i, ",") && !of) {
		return nil
	}
	if !of && !(t.is(it.last+1, "to") && t.tok(it.last+2).kind == digits) || of && !t.is(it.last+1, "on") {
		return nil
	}
	for k := n - 1; k >= 0 && t.near(items[k].at, it.at); k-- {
		if items[k].class == percentClass {
			if items[k].Kind == PercentChange {
				return items[k]
			}
			return nil
		}
	}
	return nil
}

// bracketChanges reads the per cent alone in a bracket behind the last value of
// a change, or behind its amount, as that change: "a decrease from 17,700 (16.3
// per cent)", "rose from 1,200 to 1,500 (25 per cent)", "£15,000 more than last
// year (6.7 per cent)". Where both values have one, these are shares.
func (t *text) bracketChanges() {
	for n, it := range t.items {
		if it.Kind != Share || !t.alone(it) || n == 0 {
			continue
		}
		if c := t.changeOfBracket(n); c != nil {
			it.asChange(change{c.Direction, it.first, it.last})
			it.inherits = true
		}
	}
}

// changeOfBracket is the change that the n-th item, alone in its bracket, is the
// per cent of; nil for none.
func (t *text) changeOfBracket(n int) *item {
	it, x := t.items[n], t.items[n-1]
	shares := 0
	for _, o := range t.sentenceOf(it.at) {
		if o.class == percentClass && t.alone(o) {
			shares++
		}
	}
	if !t.near(x.at, it.at) || shares > 1 {
		return nil
	}
	if x.Kind == AbsoluteChange && x.HasNumber && t.periodsBetween(x.last+1, it.first-1) {
		return x
	}
	if !x.level || x.class == percentClass || x.last+1 != it.first-1 {
		return nil
	}
	moved := x.cue == fromCue || x.cue == toCue && n > 1 && t.items[n-2].cue == fromCue
	for k := n - 2; moved && k >= 0 && t.near(t.items[k].at, it.at); k-- {
		if c := t.items[k]; changing(c) && c.class != percentClass && t.clear(c.last+1, x.first) {
			return c
		}
	}
	return nil
}

// periodsBetween says whether only what a change is measured from stands
// between two tokens: "than last year".
func (t *text) periodsBetween(first, end int) bool {
	for i := first; i < end; i++ {
		if t.tok(i).kind != when && !t.timeWord(i) && !t.in(i, determiners) && !t.is(i, "than", "on", "in", "for") {
			return false
		}
	}
	return true
}

// andBy says whether a second amount of one change follows: "fell 0.9% in
// December, and by 3.5% over the year".
func (t *text) andBy(a, b *item) bool {
	if !t.is(b.first-1, "by") || !t.is(b.first-2, "and") || b.first-a.last > 16 {
		return false
	}
	for i := a.last + 1; i < b.first; i++ {
		if _, verb := changeVerb(t.tok(i).text); verb || t.is(i, ";") || t.in(i, borders) {
			return false
		}
	}
	return true
}

// outer is the item before the n-th that stands no deeper in brackets, in the
// same sentence.
func (t *text) outer(items []*item, n int) *item {
	for k := n - 1; k >= 0 && t.near(items[k].at, items[n].at); k-- {
		if t.tok(items[k].at).depth <= t.tok(items[n].at).depth {
			return items[k]
		}
	}
	return nil
}

// joined says whether only "and", commas, brackets with what they hold, and
// names stand between two items.
func (t *text) joined(a, b *item) bool {
	depth := t.tok(a.at).depth
	and := false
	for i := a.last + 1; i < b.first; i++ {
		k := t.tok(i)
		switch {
		case k.depth > depth, t.is(i, "(", ")", "the"), k.kind == when && a.class == percentClass:
		case t.is(i, "and", ",", "&", "or"):
			and = true
		case k.kind == word && (prepositions[k.text] || k.capital || !stopWords[k.text]) && !t.is(i, "to", "from"):
			if _, verb := changeVerb(k.text); verb || t.in(i, beVerbs) {
				return false
			}
		default:
			return false
		}
	}
	return and && b.first-a.last < 25
}

// respectively says whether the sentence of an item has that word.
func (t *text) respectively(it *item) bool {
	for i := it.last + 1; t.near(i, it.at); i++ {
		if t.is(i, "respectively") {
			return true
		}
	}
	return false
}

// kinds settles what no change has claimed: rates, shares, fractions, counts.
func (t *text) kinds(items []*item) {
	for _, it := range items {
		if it.Kind == Fraction || it.Kind == "" {
			t.kind(it)
		}
		if it.HasNumber && it.Kind != Multiple && !it.level {
			t.per(it) // an amount of change a month is still a change
		}
	}
	for n, it := range items {
		if n > 0 && it.Kind == Rate && it.Per != "" {
			t.sharePer(items[n-1], it)
		}
	}
}

// sharePer lets the first of two rates have the unit of the second: "26
// permanent exclusions and 1,420 temporary exclusions a day".
func (t *text) sharePer(a, b *item) {
	i := a.last + 1
	for n := 0; n < mostNounWords && t.nounWord(i); n++ {
		i++
	}
	if a.Kind == Count && t.is(i, "and", "or") && i == b.first-1 && (a.Head == "" || sameNoun(a.Head, b.Head)) {
		a.Kind, a.Per, a.Every, a.Stated.Quantity = Rate, b.Per, b.Every, wording.Rate
	}
}

func (t *text) kind(it *item) {
	if it.Kind == Fraction {
		it.OfBase = !it.partChange && t.comparesPart(it)
		it.level = !it.partChange && !it.OfBase
		if it.OfBase && it.Row == wording.AlmostPart && it.Stated.N.Equal(number.Frac(1, 2)) {
			it.Row = wording.AlmostHalved // "almost half" of what it was is a little more
		}
		return
	}
	switch {
	case it.class == percentClass:
		it.asLevel(t.shareOrRate(it))
	case it.class == pointsClass:
		it.asLevel(AbsoluteChange)
		it.level, it.points = false, true
	case it.class == timesClass:
		it.Kind, it.Direction = Multiple, 1
	case t.per(it):
		it.asLevel(Rate)
		it.Stated.Quantity = wording.Rate
	case t.rateNoun(it):
		it.asLevel(Rate)
		it.Stated.Quantity = wording.Decimal
	default:
		it.asLevel(Count)
	}
}

// per reads what a rate is over: "a month", "per 1,000", "every two hours".
func (t *text) per(it *item) bool {
	i := it.last + 1
	for n := 0; n < 6 && (t.nounWord(i) && !durations[t.tok(i).text] || n > 0 && t.is(i, "of", "and") && t.nounWord(i+1)); n++ {
		i++
	}
	if t.is(i, "on") && t.is(i+1, "average") || t.is(i, ",") && t.is(i+1, "on") && t.is(i+2, "average") {
		i += 2
	}
	each := t.is(i, "every", "each")
	switch {
	case t.is(i, "per") && t.tok(i+1).kind == digits:
		it.Per, it.last = t.numbers[t.tok(i+1).index].Text, i+1
	case t.is(i, "per") && t.tok(i+1).kind == word:
		it.Per, it.last = t.tok(i+1).text, i+1
	case t.is(i, "/") && t.tok(i).glued && t.tok(i+1).glued && t.tok(i+1).kind == word && it.class == moneyClass:
		it.Per, it.last = t.tok(i+1).text, i+1 // "$272/oz"
	case t.is(i, "a", "an") && perUnits[t.tok(i+1).text] && it.class == moneyClass && i == it.last+1:
		it.Per, it.last = t.tok(i+1).text, i+1
	case (each || t.is(i, "a", "an")) && (durations[t.tok(i+1).text]) && !t.is(i+2, "earlier", "ago", "before", "later", "old"):
		it.Per, it.Every, it.last = t.tok(i+1).text, each, i+1
	case t.is(i, "monthly", "weekly", "daily", "annually"):
		it.Per, it.last = t.tok(i).text, i
	default:
		return false
	}
	it.Noun, it.Head = t.noun(it2(it))
	return true
}

// perUnits are what money is paid for, one of each: "£12 a head".
var perUnits = set(`head person household family pupil student patient child ticket game match share night unit room seat
	tonne ton kilo kilogram pound ounce barrel litre gallon pint hectare acre mile kilometre trip journey visit call`)

// it2 is the item before its rate was taken in, to read its noun.
func it2(it *item) *item {
	c := *it
	c.last = it.at
	return &c
}

// rateNouns are subjects whose values are rates and not counts.
var rateNouns = set(`rate rates ratio ratios roa roe roaa roae yield yields index score average mean median`)

// rateNoun says whether a value is that of a rate: the noun behind it, or the
// subject in front of it.
func (t *text) rateNoun(it *item) bool {
	if rateNouns[it.Head] {
		return true
	}
	if it.Number.Places == 0 || it.class == moneyClass || it.Number.Unit.Cmp(number.Int(1)) >= 0 {
		return false
	}
	for i := it.first - 1; i >= 0 && t.near(i, it.at) && i > it.first-40; i-- {
		if t.is(i, ";") {
			return false
		}
		if t.in(i, rateNouns) {
			return true
		}
	}
	return false
}

// rateBefore says whether the subject right before a per cent is a rate: "the
// rate of exclusions was stable, at 0.1%".
func (t *text) rateBefore(it *item) bool {
	for i := it.first - 1; i > it.first-14 && t.near(i, it.at); i-- {
		switch {
		case t.tok(i).kind == digits, t.is(i, ";", "and", "while", "with", "(", ")"), t.is(i, ",") && !t.is(i+1, "at"):
			return false
		case t.is(i, "rate", "rates") && t.is(i+1, "of", "in", "for", "was", "were", "is"):
			return true
		}
	}
	return false
}

// shareOrRate tells a part of a whole from a rate in per cent.
func (t *text) shareOrRate(it *item) Kind {
	if t.rateBefore(it) {
		return Rate
	}
	if t.is(it.last+1, "of") || t.is(it.last+1, "share") || t.is(it.last+2, "share") {
		return Share
	}
	for i := it.first - 1; i >= 0 && t.near(i, it.at) && i > it.first-25; i-- {
		if t.is(i, ";", "percentage", "share", "proportion") {
			return Share
		}
		if t.in(i, rateNouns) && !t.is(i, "average", "mean", "median") {
			return Rate
		}
	}
	return Share
}

// wordsAlone makes items of words that claim without a number: "doubled",
// "dozens", "highest".
func (f *finder) wordsAlone(t *text) {
	for _, m := range t.matches {
		first := t.at(m.Start)
		if t.covered(m, f.items) || !t.near(first, first) {
			continue
		}
		switch {
		case m.Row.Family == wording.Multiples, m.HasN && m.Stated.Quantity == wording.Times:
			if it, ok := t.multiple(m); ok && !it.HasNumber {
				f.items = append(f.items, it)
			}
		case m.Row.Family == wording.Fractions:
			if m.HasN && m.Row.ID != wording.Most && !t.tok(first).hedge {
				it := &item{t: t, at: first, first: first, last: t.at(m.End - 1), class: partClass}
				it.Row, it.Stated, it.Kind = m.Row.ID, m.Stated, Fraction
				it.Direction, it.partChange = m.Sign, m.Sign != 0
				t.kind(it)
				f.items = append(f.items, it)
			}
		case m.Row.Family == wording.Vague:
			it := &item{t: t, at: first, first: first, last: t.at(m.End - 1)}
			it.Row, it.Stated, it.Hedge = m.Row.ID, m.Stated, m.Text
			it.Noun, it.Head = t.noun(it)
			it.asLevel(Count)
			f.items = append(f.items, it)
		case m.Row.Family == wording.Ranks:
			f.rank(t, m)
		}
	}
}

// covered says whether the words of a match already belong to an item.
func (t *text) covered(m wording.Match, items []*item) bool {
	for i := len(items) - 1; i >= 0 && items[i].t == t; i-- {
		it := items[i]
		if it.Kind != Rank && t.tok(it.first).Start < m.End && m.Start < t.tok(it.last).End && !(m.Row.Family == wording.Ranks) {
			return it.Kind != Count || it.Row != "" && it.Hedge != ""
		}
	}
	return false
}

// rank makes an item of "highest", "second lowest", "biggest rise".
func (f *finder) rank(t *text, m wording.Match) {
	if m.Rank == 0 {
		return
	}
	first, last := t.at(m.Start), t.at(m.End-1)
	it := &item{t: t, at: first, first: t.withArticle(first), last: last}
	it.Kind, it.Row = Rank, m.Row.ID
	it.Claim.Place = Place{Number: m.Rank, Lowest: m.Lowest, Joint: m.Joint, Measure: m.Measure,
		Change: m.Row.ID == wording.Biggest, Record: m.Row.ID == wording.Record}
	f.items = append(f.items, it)
}

// order sorts the items of a block by their place.
func (f *finder) order(from int) {
	defer func() {
		for i := from; i < len(f.items); i++ {
			f.items[i].index = i
		}
	}()
	slices.SortStableFunc(f.items[from:], func(a, b *item) int { return a.at - b.at })
}
