package claim

import (
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/release"
)

// This file finds the whole that a share is told of: the number behind its "of",
// the one value of the noun that stands there, or the only one at hand that its
// part can be of.

// ofNumber says whether a whole of its own is named behind a value.
func (t *text) ofNumber(it *item) bool {
	behind := t.within(it.last+1, t.tok(it.at).closes)
	return len(behind) > 0 && t.ofBetween(it.last+1, behind[0].first)
}

// ofAfterNoun says whether a whole follows its part and the noun of that: "139
// drivers of the 2,310 stopped".
func (t *text) ofAfterNoun(part, whole *item) bool {
	i := part.last + 1
	for n := 0; n < mostNounWords && t.nounWord(i); n++ {
		i++
	}
	return i > part.last+1 && t.is(i, "of", "out") && t.ofBetween(i, whole.first)
}

// fittingWhole is the last value of its block, up to the end of its sentence, or
// of the sentence before that, of which a share is true.
func (f *finder) fittingWhole(t *text, it, part *item) *item {
	near := levelsOf(t.within(0, t.tok(it.at).closes))
	if t.tok(it.at).opens == 0 {
		near = append(f.levelsBefore(it), near...)
	}
	for n := len(near) - 1; n >= 0; n-- {
		x := near[n]
		if x == part || !countable(x) || !sameTime(x, part) || !alike(part, x) || part.interval().Low.Cmp(x.interval().High) > 0 {
			continue
		}
		if trueOf(it, x, part) {
			return x
		}
	}
	return nil
}

// wholeOf is the value that a share is of. It is sure where the words tie it
// to the share, and not where only the sentence before holds it.
func (f *finder) wholeOf(t *text, it, part *item) (whole *item, sure bool) {
	last := it
	if part.at > it.at {
		last = part
	}
	if behind := t.within(last.last+1, t.tok(it.at).closes); len(behind) > 0 {
		if x := behind[0]; (t.ofBetween(last.last+1, x.first) || t.ofNounOf(last.last+1, x.first)) && countable(x) {
			return x, true
		}
	}
	items := t.within(t.tok(it.at).opens, min(it.first, part.first))
	for n := len(items) - 1; n >= 0; n-- {
		if x := items[n]; countable(x) && (t.ofWhich(x) || t.ofThose(x, part)) {
			if inner := t.partBetween(x, part); inner != nil && t.ofThose(x, part) {
				return onlyFitting(it, part, []*item{x, inner})
			}
			return x, true
		}
	}
	if x := t.withOf(items, it, part); x != nil {
		return x, true
	}
	if whole := f.elliptic(t, it, part); whole != nil {
		return whole, true
	}
	opens := t.tok(it.at).opens
	if t.is(opens, "out") {
		opens++
	}
	if !t.is(opens, "of", "among") {
		return nil, false
	}
	if len(items) > 0 {
		if x := items[0]; countable(x) && t.ofBetween(opens, x.first) {
			return x, true
		}
		return nil, false
	}
	return f.wholeBefore(t, it, part, opens)
}

// elliptic is the whole of a part that is told without a noun, right behind the
// sentence that gives the whole and nothing else: "We asked 640 people. 160
// agreed (25 per cent)."
func (f *finder) elliptic(t *text, it, part *item) *item {
	k := t.tok(part.at)
	if part.Head != "" || !t.alone(it) || part.first > k.opens+1 || part.first > k.opens && t.tok(k.opens).kind == when || len(levelsOf(t.within(k.opens, part.first))) > 0 {
		return nil
	}
	before := levelsOf(f.sentenceBefore(it))
	if len(before) != 1 || !holdsPart(before[0], part) || before[0].Head == "" {
		return nil
	}
	return before[0]
}

// wholeBefore is the whole that the sentence before gives: the only value there
// for "of these", and the only one of the noun for "of the households". Of "those
// who voted" it is sure of none.
func (f *finder) wholeBefore(t *text, it, part *item, opens int) (whole *item, sure bool) {
	head := ""
	if !t.is(opens+1, "these", "those", "them", "this") {
		if _, head = t.phraseAt(opens+1, it.first); head == "" {
			return nil, false
		}
	}
	for _, x := range f.levelsBefore(it) {
		switch {
		case !countable(x) || !sameTime(x, part) || !alike(part, x) || head != "" && !sameNoun(x.Head, head):
		case whole != nil:
			return nil, false
		default:
			whole = x
		}
	}
	return whole, whole != nil && !t.narrows(opens+2)
}

// ofNounOf says whether "of" leads to a whole by its name: "of our income of
// £9.6m", "of the total budget of".
func (t *text) ofNounOf(first, end int) bool {
	if !t.is(first, "of") || !t.is(end-1, "of") || end-first > 7 {
		return false
	}
	for i := first + 1; i < end-1; i++ {
		if !t.in(i, determiners) && !t.nounWord(i) {
			return false
		}
	}
	return end-first > 2
}

// ofBetween says whether only "of", "out of", articles, whose it is and the like
// stand between two tokens: "of the region's".
func (t *text) ofBetween(first, end int) bool {
	of := false
	for i := first; i < end; i++ {
		switch {
		case t.is(i, "of", "among"):
			of = true
		case t.is(i, "out", "the", "all", "their", "its", "our", "his", "her", "my", "your", "those", "these", "total", ")", "some", "a"), t.tok(i).hedge, t.is(i, "$", "£", "€"):
		case of && t.passOwner(i) > i:
			i = t.passOwner(i) - 1
		default:
			return false
		}
	}
	return of
}

// passOwner is the token behind a phrase that tells whose something is, if one starts
// at a token, else that token: "the whole year's", "the clubs’".
func (t *text) passOwner(i int) int {
	for k := i; k < i+mostOwnerWords && (t.nounWord(k) || t.timeWord(k) || t.is(k, "whole", "entire", "full", "'", "’", "s", "'s")); k++ {
		switch {
		case strings.HasSuffix(t.tok(k).text, "'s") || strings.HasSuffix(t.tok(k).text, "’s"), t.is(k, "s") && t.is(k-1, "'", "’"):
			return k + 1
		case t.is(k, "'", "’") && !t.is(k+1, "s"):
			return k + 1
		}
	}
	return i
}

// mostOwnerWords is how many tokens may tell whose something is.
const mostOwnerWords = 4

// withOf is the whole of a share that "with" adds to the only value before it:
// "1,531 tests were carried out, with 15 per cent (240) leading to an arrest".
func (t *text) withOf(before []*item, it, part *item) *item {
	if part.isBase() || !(t.is(it.first-1, "with") && part.at > it.at) && !(t.is(part.first-1, "with", "including") && t.alone(it) && part.at < it.at) {
		return nil
	}
	var whole *item
	for _, x := range before {
		switch {
		case !partLike(x) || !alike(x, part) || t.tok(x.at).bracket != 0 || t.severed(x.last+1, it.first):
		case whole != nil:
			return nil
		default:
			whole = x
		}
	}
	return whole
}

// ofThose says whether a part is told to be one of a value before it: "656
// tests and of those, 115", "126 people … and seven of them".
func (t *text) ofThose(whole, part *item) bool {
	if t.is(part.last+1, "of") && t.is(part.last+2, "them", "these", "those") {
		return true
	}
	for i := whole.last + 1; i < part.first; i++ {
		if t.is(i, "of") && t.is(i+1, "those", "these", "them") && part.first-i < 5 {
			return true
		}
	}
	return false
}

// ofWhich says whether a value is followed by "of which" or "of whom".
func (t *text) ofWhich(x *item) bool {
	if t.is(x.last+1, "of") {
		return false // "9,800 of whom" is a part itself
	}
	for i := x.last + 1; i < x.last+9 && t.near(i, x.at); i++ {
		if t.is(i, "of") && t.is(i+1, "which", "whom") {
			return true
		}
		if t.tok(i).kind == digits {
			return false
		}
	}
	return false
}

// wholeTold is the whole that the words behind a share tell for a part: the number
// itself, the one value at hand that is told as the group that they name, or the only
// one there is.
func (f *finder) wholeTold(t *text, it, part *item, of ofPhrase, group []string) (whole *item, sure bool) {
	if of.kind == ofNumber {
		return of.whole, true
	}
	near := f.wholesNear(t, it, part, len(group) > 0 || of.kind == ofThem)
	if len(group) > 0 {
		return f.wholeOfGroup(it, part, near, group)
	}
	switch {
	case of.kind == ofThem || t.ofThem(part):
		if len(near) != 1 {
			return onlyFitting(it, part, near)
		}
		return near[0], true
	case of.kind == ofNoun || len(near) != 1:
		return nil, false
	case of.kind == ofNothing:
		return near[0], f.ownPart(t, it, part, near[0])
	}
	return near[0], !of.narrow
}

// partBetween is the part that a whole is told with before another part, and that "of
// those" may take up as well: the 1,722 of "1,722 of 4,200 came at night, and a third of
// those".
func (t *text) partBetween(whole, part *item) *item {
	for _, p := range t.pairs {
		if p.whole == whole && p.part != part && p.part.at < part.at && holdsPart(p.part, part) {
			return p.part
		}
	}
	return nil
}

// otherWhole is another value that a part can be of, and of which a share is true that
// is not true of a whole: the 640 of "640 of our 1,600 members voted, 512 (80 per cent)
// for it", what the whole is a part of, or one told before in the sentence. Where the
// words name the whole there is none.
func otherWhole(it, whole, part *item) *item {
	if trueOf(it, whole, part) || it.t.ofPhraseAt(it).kind != ofNothing || part.t.partOfNext(part, whole) {
		return nil
	}
	for _, p := range part.t.pairs {
		if x := p.part; p.whole == whole && x != part && x.at < part.at && part.t.near(x.at, part.at) && holdsPart(x, part) && !x.t.besideShare(x) && trueOf(it, x, part) {
			return x
		}
		if p.part == whole && trueOf(it, p.whole, part) {
			return p.whole
		}
	}
	for _, x := range levelsOf(it.t.within(it.t.tok(it.at).opens, max(it.first, part.first))) {
		if x != whole && x != part && countable(x) && alike(x, part) && !larger(part, x) && trueOf(it, x, part) {
			return x
		}
	}
	return nil
}

// wholesNear are the values that a part can be of: those before its share, in its
// sentence or the one that leads to it, and a total in the sentence behind. A
// value that is the part of another share is none, unless a group of its own is told.
func (f *finder) wholesNear(t *text, it, part *item, grouped bool) []*item {
	end := max(it.first, part.first)
	if part.t != t || !t.near(part.at, it.at) {
		t, end = part.t, part.first
	}
	own := levelsOf(t.within(t.tok(part.at).opens, end))
	near := onlyWholes(append(slices.Clone(own), levelsOf(f.leadOf(part))...), part, grouped)
	if len(near) == 0 {
		near = onlyWholes(f.totalBehind(it), part, grouped)
	}
	return near
}

// onlyWholes are those of some values that a part can be of.
func onlyWholes(values []*item, part *item, grouped bool) []*item {
	return slices.DeleteFunc(slices.Clone(values), func(x *item) bool {
		paired := !grouped && !part.t.ofThem(part) && slices.ContainsFunc(x.t.pairs, func(p parted) bool { return p.part == x })
		return x == part || !holdsPart(x, part) || x.cue == fromCue || x.t.tok(x.at).bracket != 0 || paired || !grouped && x.t.besideShare(x)
	})
}

// besideShare says whether a value is the part that a share beside it tells.
func (t *text) besideShare(x *item) bool {
	return slices.ContainsFunc(t.sentenceOf(x.at), func(o *item) bool { return isShare(o) && t.partOf(o) == x })
}

// onlyFitting is the only one of several wholes of which a share is true.
func onlyFitting(it, part *item, wholes []*item) (whole *item, sure bool) {
	for _, x := range wholes {
		switch {
		case !trueOf(it, x, part):
		case whole != nil:
			return nil, false
		default:
			whole = x
		}
	}
	return whole, whole != nil
}

// leadOf are the items of the sentence that leads to that of an item: the one before
// it, and for a line of a list the last before the list. Lines that tell a part and its
// share alone are a list, and a lead without a value is one of the sentence before:
// "There were 94,098. Here is how they break down:".
func (f *finder) leadOf(it *item) []*item {
	t, first := it.t, it.t.tok(it.at).opens
	for n := 0; n < mostLines; n++ {
		if first == 0 {
			if t.block == 0 {
				return nil
			}
			t = f.texts[t.block-1]
			first = len(t.tokens)
		}
		if first == 0 {
			continue // an empty block
		}
		items := t.sentenceOf(first - 1)
		listed := f.doc.Blocks[t.block].Kind == release.ListItem && f.doc.Blocks[it.t.block].Kind == release.ListItem
		if !listed && !linesUp(items) && (len(levelsOf(items)) > 0 || !t.is(t.tok(first-1).closes-1, ":")) {
			return items
		}
		first = t.tok(first - 1).opens
	}
	return nil
}

// mostLines is how many lines of a list are passed over on the way to its lead.
const mostLines = 24

// linesUp says whether all that a sentence tells is one part with its share: "Race -
// 71,251 (76%)".
func linesUp(items []*item) bool {
	return len(items) == 2 && isShare(items[1]) && countable(items[0]) && items[0].t.alone(items[1]) && items[0].t.bracketed(items[0], items[1]) && items[0].t.listLine(items[0])
}

// listLine says whether a value follows a label at the start of its line: "Race -
// 71,251".
func (t *text) listLine(x *item) bool {
	i := x.first - 1
	if !t.is(i, "-", "–", "—", ":") {
		return false
	}
	for i--; t.tok(i).kind == word && i > x.first-mostPartWords; i-- {
	}
	return i < t.tok(x.at).opens || t.tok(i).kind == edge || t.is(i, "-", "•", "*")
}

// totalBehind is the value of a sentence not far behind that adds up what was told:
// "Overall, crews attended 557,299 incidents".
func (f *finder) totalBehind(it *item) []*item {
	t := it.t
	for n, i := 1, t.tok(it.at).closes; n <= mostSentencesBehind && i < len(t.tokens); n, i = n+1, t.tok(i).closes {
		if t.in(i, totals) || t.is(i, "in") && t.is(i+1, "all", "total") {
			return slices.DeleteFunc(slices.Clone(levelsOf(t.sentenceOf(i))), func(x *item) bool { return x.cue != noCue })
		}
	}
	return nil
}

// mostSentencesBehind is how far behind a share its total may be told.
const mostSentencesBehind = 2

// aside says whether a value is told in a clause of its own about something else
// than what its sentence is about: "after Hull, where 640 were waiting".
func (t *text) aside(x *item) bool {
	for i := x.first - 1; t.near(i, x.at); i-- {
		if t.is(i, "where", "who", "whose", "which", "when", "after", "before", "than") {
			return true
		}
	}
	return false
}

// ownPart says whether a part without an "of" is one of a whole by what it is: of
// the same noun or of none, told as one of what went before, and not of some of
// them only ("In Kent 96 (60 per cent) agreed").
func (f *finder) ownPart(t *text, it, part, whole *item) bool {
	if t.included(part) {
		return true
	}
	if head := pluralHead(part); head != "" && whole.Head != "" && !sameNoun(head, whole.Head) && !(persons[head] && anybody[whole.Head]) {
		return false
	}
	if whole.t != t || !t.near(whole.at, part.at) {
		return !whole.t.aside(whole) && t.leadsLine(it, part) || t.shareVerbBefore(part.first) >= 0
	}
	return !t.restricted(whole.last, part) && !t.besideLike(whole, part)
}

// anybody are nouns for people of whatever sort.
var anybody = set(`people persons adults respondents members callers users visitors`)

// included says whether a part is told as one of what stands before it.
func (t *text) included(part *item) bool {
	i := part.first - 1
	for t.tok(i).hedge || t.is(i, "some", "just", "only", "a", "total", "of") {
		i--
	}
	return t.is(i, "including", "includes", "included") || t.ofThem(part)
}

// pluralHead is the noun of a part if it can be one: what stands behind a count and
// is no plural is a verb, as in "310 walk".
func pluralHead(x *item) string {
	if x.class != countClass || strings.HasSuffix(x.Head, "s") || persons[x.Head] || contactNouns[x.Head] {
		return x.Head
	}
	return ""
}

// leadsLine says whether a part or its share opens its sentence, but for words that
// say no more than "but only", or follows a label: "Yes: 96".
func (t *text) leadsLine(it, part *item) bool {
	x := part
	if it.first < part.first {
		x = it
	}
	i := x.first - 1
	for t.tok(i).hedge || t.is(i, "some", "just", "only", "but", "and", "a", "an", "total", "of", "another", "further", "-", "•", "*", ",") {
		i--
	}
	if t.is(i, ":") {
		for i--; t.tok(i).kind == word && i > x.first-mostPartWords; i-- {
		}
	}
	return t.listLine(x) || i < t.tok(x.at).opens || t.tok(i).kind == edge || !t.near(i, x.at)
}

// restricted says whether a part behind its whole is told of some of that only:
// what opens its clause says in which or among whom.
func (t *text) restricted(from int, part *item) bool {
	for i := part.first - 1; i > from; i-- {
		switch {
		case t.is(i, ",", "and", "that", ":", ";", "but", "–", "—", "of", "("), t.in(i, beVerbs):
			return false
		case i < part.first-1 && t.is(i, "in", "among", "for", "at", "within", "across", "from", "to"):
			return t.nounWord(i+1) || t.in(i+1, determiners)
		}
	}
	return false
}

// besideLike says whether a value is told of another group than one before it: "640
// calls from women and 96 from men".
func (t *text) besideLike(whole, part *item) bool {
	return t.is(part.first-1, "and") && t.samePlaceWord(t.passNoun(part.last+1), whole)
}

// samePlaceWord says whether the preposition at a token also stands behind a value
// and its noun.
func (t *text) samePlaceWord(i int, x *item) bool {
	return t.in(i, prepositions) && t.is(t.passNoun(x.last+1), t.tok(i).text)
}

// inherited is the whole of the share before one, in its sentence, the sentence
// before or the line before, if both are told alike: "72 of the 100 (72 per cent)
// voted for it and 26 (26 per cent) against".
func (f *finder) inherited(t *text, it, part *item) (whole *item, sure bool) {
	p := f.shareBefore(it)
	if p == nil || !p.From.Held() || t.alone(it) != p.t.alone(p) || t.alone(part) != p.t.alone(f.printed(p.To)) {
		return nil, false
	}
	whole, other := f.printed(p.From), f.printed(p.To)
	if t == p.t && slices.ContainsFunc(levelsOf(t.within(p.last+1, min(it.first, part.first))), func(x *item) bool {
		return x != part && x != other && holdsPart(x, part) && !t.besideShare(x) && t.tok(x.at).bracket == 0
	}) {
		return nil, false // "and in 2021 there were 6,500, with 1,625 (25 per cent)"
	}
	if whole == nil || other == nil || other == part || !holdsPart(whole, part) {
		return nil, false
	}
	head := pluralHead(part)
	like := head == "" || other.Head != "" && sameNoun(head, other.Head) || whole.Head != "" && (sameNoun(head, whole.Head) || anybody[whole.Head] && persons[head])
	if t == p.t && t.near(p.at, it.at) {
		elsewhere := t.tok(it.last+1).kind == mark && t.samePlaceWord(it.last+2, whole)
		return whole, p.Sure && like && !elsewhere && !t.restricted(p.last, part)
	}
	return whole, p.Sure && like && t.leadsLine(it, part)
}

// shareBefore is the share before one in its own sentence, else the last of the
// sentence or line before; nil for none.
func (f *finder) shareBefore(it *item) *item {
	own := it.t.within(it.t.tok(it.at).opens, it.first)
	for _, o := range slices.Backward(own) {
		if isShare(o) {
			return o
		}
	}
	for _, o := range slices.Backward(f.sentenceBefore(it)) {
		if isShare(o) {
			return o
		}
	}
	return nil
}
