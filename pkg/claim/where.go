package claim

import (
	"slices"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/release"
)

// bodies are words in the names of offices, firms and the like, which are no
// places, and tongues are languages.
var (
	bodies = set(`office foundation trust agency ministry department commission institute university association society
		council police service bank group ltd plc parliament house court hospital union party league federation committee centre
		authority charity act government nhs bbc ons ceop nca crown lords commons church college school academy network partnership
		statistics survey report campaign project covid covid-19`)
	tongues = set(`english welsh french polish spanish german urdu punjabi arabic gaelic`)
)

// where gives every claim its places.
func (f *finder) where() {
	g := f.places()
	f.named = map[*text]naming{}
	var all, told []naming // told are those that stand outside of tables
	from := 0
	for _, t := range f.texts {
		before := all
		all = f.namings(t, g, before)
		found := all[len(before):]
		_, cell := f.cell(t)
		if cell && len(found) > 0 {
			f.named[t] = found[0]
		}
		if len(told) > 0 || cell {
			before = told // a table is about what was told before it, and so is what follows it
		}
		items := f.itemsOf(t, &from)
		for _, it := range items {
			f.areasOf(it, found, before)
			f.wholePlace(it, found)
			it.splitThan()
			it.splitStandard()
			it.splitField(f.lexicon.Areas)
		}
		if !cell {
			told = append(told, found...)
		}
		f.together(t, items, found)
		f.zip(t, items, found)
		f.eachSubject(t, items, found)
	}
	for _, it := range f.items {
		f.shareAreas(it)
	}
}

// itemsOf are the items of a text; from is where they start.
func (f *finder) itemsOf(t *text, from *int) []*item {
	start := *from
	for *from < len(f.items) && f.items[*from].t == t {
		*from++
	}
	return f.items[start:*from]
}

// areasOf lists the places that an item may be about.
func (f *finder) areasOf(it *item, found, before []naming) {
	for _, n := range found {
		score := it.t.tie(it, n)
		if score == 0 {
			continue
		}
		it.Areas = append(it.Areas, n.readings(score, false)...)
	}
	it.Areas = append(it.Areas, f.cellNames(it, before)...)
	sentence := it.t.tok(it.at).sentence
	if n, ok := f.lastNamed(found, sentence); ok {
		it.Areas = append(it.Areas, n.readings(30, true)...)
	}
	if n, ok := f.lastNamed(before, sentence); ok {
		it.Areas = append(it.Areas, n.readings(20, true)...)
	}
	slices.SortStableFunc(it.Areas, func(a, b AreaReading) int { return b.Score - a.Score })
}

// lastNamed is the place of the data that was named last before a sentence: one
// that its sentence is about, if there is such a one in it, and its subject
// rather than the region that this lies in: "Kent's was the highest in the South
// East".
func (f *finder) lastNamed(names []naming, sentence int) (naming, bool) {
	var told []naming // those of one sentence, the last first
	for i := len(names) - 1; i >= 0; i-- {
		n := names[i]
		s := n.t.tok(n.first).sentence
		if s >= sentence || len(n.areas) == 0 {
			continue
		}
		if len(told) > 0 && s != told[0].t.tok(told[0].first).sentence {
			break
		}
		told = append(told, n)
	}
	if len(told) == 0 {
		return naming{}, false
	}
	best, about := told[0], false
	for _, n := range told {
		if !n.aside && !n.standard && (!about || n.opens() && f.holds(best, n)) {
			best, about = n, true
		}
	}
	return best, true
}

// opens says whether a name opens its sentence: as its subject, or behind a
// preposition.
func (n naming) opens() bool {
	i := n.first - 1
	for n.t.is(i, "in", "for", "the", "across", "from") {
		i--
	}
	return i < n.t.tok(n.first).opens
}

// holds says whether another place lies in the first.
func (f *finder) holds(n, other naming) bool {
	tree := f.lexicon.Areas
	return tree != nil && n.areas[0] != other.areas[0] && tree.Within(other.areas[0], n.areas[0])
}

// start is where a name stands in its document.
func (n naming) start() int { return n.t.tok(n.first).Start }

// readings are the places a naming may mean.
func (n naming) readings(score int, carried bool) []AreaReading {
	span := release.Span{Start: n.t.tok(n.first).Start, End: n.t.tok(n.last).End - n.cut}
	r := AreaReading{Area: area.None, Text: n.t.raw[span.Start:span.End], Span: span, Score: score, Carried: carried || n.pointing && carried}
	if len(n.areas) == 0 {
		return []AreaReading{r}
	}
	var found []AreaReading
	for _, id := range n.areas {
		r.Area = id
		found = append(found, r)
	}
	return found
}

// tie is how well the words tie a place to an item of its sentence; 0 for not
// at all.
func (t *text) tie(it *item, n naming) int {
	if !t.near(n.first, it.at) {
		return 0
	}
	switch {
	case n.first > it.last:
		if t.inBracketBehind(it, n) {
			return 92
		}
		if t.partOfWhole(it, n) {
			return 91
		}
		if t.runsOn(it.last+1, n.first) {
			return 90 - min(n.first-it.last, 9)
		}
		if t.barred(it.last+1, n.first) {
			return 35 - min((n.first-it.last)/8, 5)
		}
		if t.nextOwns(it, n) {
			return 25
		}
		if t.saysFurther(it.last+1, n.first) {
			return 28
		}
		return 55 - min((n.first-it.last)/4, 9)
	case t.tok(it.at).depth > t.tok(n.last).depth && t.is(n.last+1, "(") && n.last+2 >= it.first-1:
		if t.is(n.first-1, "in", "across", "the") && t.is(n.first-2, "in", "across", "the", "number", "total") {
			return 60
		}
		if t.is(n.first-1, "in", "across", "within") {
			return 66
		}
		return 92
	}
	if t.is(n.last+1, ",") && t.is(n.last+2, "at", "with", "on") && it.first == n.last+3 {
		return 88 // "lower than Lancashire's, at 146 per cent"
	}
	if n.aside || t.tok(n.first).bracket != 0 && t.tok(n.first).bracket != t.tok(it.at).bracket {
		return 35 // it belongs to what stands before its bracket
	}
	if t.wholeOfShare(it, n) {
		return 35
	}
	score := 70 - min((it.first-n.last)/3, 14)
	if t.whereBetween(n.last+1, it.first) {
		return 85
	}
	if t.clauseBorder(n.last+1, it.first) {
		score -= 18
	}
	if t.is(n.first-1, "than") || t.is(n.first-2, "than") && t.is(n.first-1, "the", "in", "across") {
		score -= 20
	}
	return score
}

// wholeOfShare says whether a place before a number is that of the whole of a
// share: "Essex has a third of the region's callers: 1,186 of them".
func (t *text) wholeOfShare(it *item, n naming) bool {
	beside := true // "4 per cent of the regional total of 3,549"
	for i := n.last + 1; i < it.first; i++ {
		beside = beside && (t.nounWord(i) || t.is(i, "of"))
	}
	i := n.first - 1
	if t.is(i, "the", "all") {
		i--
	}
	if beside || !t.is(i, "of") {
		return false
	}
	if k := t.tok(i - 1); k.kind == digits {
		c := t.numbers[k.index].Class
		return c == number.Percent || c == number.Fraction
	}
	return t.is(i-1, "share", "proportion", "third", "half", "quarter", "fifth", "tenth")
}

// partWords are the words of a part of a whole, with its hedge.
var partWords = set(`one in a an per cent percent % out of just over under about around almost nearly roughly more less fewer than some`)

// partOfWhole says whether a number is the part of a whole that stood before it,
// and a place is that of the part: "Of the 3,693 people from the South West,
// 373 – about one in ten – were from Dorset".
func (t *text) partOfWhole(it *item, n naming) bool {
	i := n.first - 1
	if t.is(i, "the") {
		i--
	}
	if !t.is(i, "from", "in") || !t.is(i-1, "were", "was", "came", "lived", "live", "come", "are", "is") {
		return false
	}
	numbers := 0
	for k := it.last + 1; k < i-1; k++ {
		switch {
		case t.is(k, "–", "—", "-", ",", "(", ")", "or"), t.tok(k).hedge, t.in(k, partWords):
		case t.tok(k).kind == digits:
			numbers++
		case t.tok(k).kind == word && numbers <= 1 && t.nounWord(k):
		default:
			return false
		}
	}
	return numbers <= 2
}

// inBracketBehind says whether a place stands alone in the bracket behind an
// item: "412 callers (Dorset)".
func (t *text) inBracketBehind(it *item, n naming) bool {
	if !t.is(n.first-1, "(") || !t.is(n.last+1, ")", ",") {
		return false
	}
	for i := it.last + 1; i < n.first-1; i++ {
		if !t.nounWord(i) {
			return false
		}
	}
	return true
}

// whereBetween says whether a clause of place opens between a name and an
// item: "more than the North West as a whole, where they rose by 30%".
func (t *text) whereBetween(first, end int) bool {
	for i := first; i < min(first+7, end); i++ {
		if t.is(i, "where") {
			return true
		}
		if t.tok(i).kind == digits {
			return false
		}
	}
	return false
}

// runsOn says whether only nouns, prepositions and periods stand between an
// item and the place it is about: "373 people from Dorset", "193 per cent in
// Cheshire".
func (t *text) runsOn(first, end int) bool {
	relative := false // inside "who made contact …"
	for i := first; i < end; i++ {
		k := t.tok(i)
		if t.is(i, "who", "that") {
			relative = true
		}
		switch {
		case relative && k.kind == word && !t.is(i, "and", "or", "but", "than", "compared", "while"):
		case k.kind == digits || k.kind == mark && !t.is(i, "-", "'"):
			return false
		case k.kind == when, t.is(i, "the", "from", "in", "of", "across", "for", "living", "who", "lived", "based", "area", "region", "whole", "rest"):
		case t.is(i, "and", "or", "but", "than", "compared", "while", "with", "to"):
			return false
		case k.kind == word && (t.nounWord(i) || prepositions[k.text]):
		default:
			return false
		}
	}
	return true
}

// nextOwns says whether a place behind an item opens the statement that follows,
// with a number of its own: "from 187 to 305 and from Kent from 243 to 391".
func (t *text) nextOwns(it *item, n naming) bool {
	coordinated := false
	for i := it.last + 1; i < n.first; i++ {
		coordinated = coordinated || t.is(i, "and", "while", "but", ",", "whereas")
	}
	if !coordinated {
		return false
	}
	for i := n.last + 1; t.near(i, n.first) && i < n.last+8; i++ {
		if t.counts(i) {
			return true
		}
		if t.is(i, ",", ";", "(") {
			return false
		}
	}
	return false
}

// saysFurther says whether a clause of its own opens between two tokens: "nearly
// three times as many, and no other force in the North West".
func (t *text) saysFurther(first, end int) bool {
	for i := first + 1; i < end; i++ {
		if t.is(i, "and", "but", "though", "although") && t.is(i-1, ",", "–", "—") {
			return true
		}
	}
	return false
}

// barred says whether another number stands between.
func (t *text) barred(first, end int) bool {
	for i := first; i < end; i++ {
		if t.tok(i).kind == digits || t.is(i, ";") {
			return true
		}
	}
	return false
}

// clauseBorder says whether a clause ends between two tokens.
func (t *text) clauseBorder(first, end int) bool {
	for i := first; i < end; i++ {
		if t.in(i, borders) || t.coordinates(i) {
			return true
		}
	}
	return false
}

// zip pairs a list of places with a list of numbers of one kind, as in
// "Lancashire, Cheshire and Cumbria of 146 percent, 193 percent and 186
// percent".
func (f *finder) zip(t *text, items []*item, found []naming) {
	for _, places := range runs(len(found), func(i int) bool { return t.listed(found[i].last+1, found[i+1].first) }) {
		if len(places) < 2 {
			continue
		}
		for _, list := range runs(len(items), func(i int) bool {
			return items[i].Kind == items[i+1].Kind && t.listed(items[i].last+1, items[i+1].first)
		}) {
			a, b := found[places[0]], items[list[0]]
			if len(list) != len(places) || !t.near(a.first, b.at) {
				continue
			}
			for i := range list {
				top := found[places[i]].readings(95, false)
				it := items[list[i]]
				for k := range it.Areas { // the others of the list have numbers of their own
					if a := it.Areas[k]; !a.Carried && a.Start >= found[places[0]].start() && a.Start <= found[places[len(places)-1]].start() {
						it.Areas[k].Score = min(a.Score, 55)
					}
				}
				it.Areas = append(top, it.Areas...)
			}
		}
	}
}

// runs parts 0 to n-1 into stretches whose neighbours are joined.
func runs(n int, joined func(i int) bool) [][]int {
	var found [][]int
	for i := range n {
		if i > 0 && joined(i-1) {
			found[len(found)-1] = append(found[len(found)-1], i)
			continue
		}
		found = append(found, []int{i})
	}
	return found
}

// listed says whether only commas and "and" stand between two tokens.
func (t *text) listed(first, end int) bool {
	if end <= first {
		return false
	}
	for i := first; i < end; i++ {
		if !t.is(i, ",", "and", "&") {
			return false
		}
	}
	return true
}

// shareAreas lets a change and its operands be about the same place where
// only one of them names one of its own.
func (f *finder) shareAreas(it *item) {
	if it.betweenPlaces() {
		f.shareStandard(it)
		return
	}
	if !changing(it) || !it.From.Held() {
		return
	}
	for _, l := range []Link{it.From, it.To} {
		o := f.printedNear(it, l)
		switch {
		case o == nil:
		case tied(it) > tied(o)+5:
			o.Areas = lead(o.Areas, it.Areas)
		case tied(o) > tied(it)+5:
			it.Areas = lead(it.Areas, o.Areas)
		}
	}
}

func tied(it *item) int {
	if len(it.Areas) == 0 {
		return 0
	}
	return it.Areas[0].Score
}

// lead puts the best reading of others, a little weaker, before one's own.
func lead(own, others []AreaReading) []AreaReading {
	top := others[0]
	top.Score--
	return append([]AreaReading{top}, own...)
}
