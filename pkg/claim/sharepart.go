package claim

import (
	"cmp"
	"slices"
	"strings"
)

// This file finds the part that a share is told of: the value that stands beside
// it as the same in numbers, the subject of its verb, or the one told with its
// noun in the sentence before.

// thatIs are the whole and the part of a share that opens a sentence with "That is",
// where the sentence before tells two: "We asked 640 people and 160 agreed. That is 25
// per cent".
func (f *finder) thatIs(t *text, it *item, of ofPhrase) (whole, part *item) {
	verb := t.thatVerb(it)
	if verb < 0 {
		return nil, nil
	}
	values := f.takenUp(t, it, verb)
	switch {
	case len(values) != 2 || !holdsPart(values[0], values[1]) || of.kind == ofNumber || of.narrow || !t.ends(of.end, it):
		return nil, nil
	case of.kind == ofNoun && !values[0].t.toldAs(values[0], of.noun):
		return nil, nil
	}
	if x := values[1]; !x.t.ofThem(x) && !f.ownPart(x.t, x, x, values[0]) {
		return nil, nil
	}
	return values[0], values[1]
}

// takenUp are the values that a pronoun in front of a verb takes up: those before it in
// its sentence, else those of the sentence before.
func (f *finder) takenUp(t *text, it *item, verb int) []*item {
	values := levelsOf(t.within(t.tok(it.at).opens, verb))
	if len(values) == 0 {
		values = f.levelsBefore(it)
	}
	return slices.DeleteFunc(slices.Clone(values), func(x *item) bool {
		return !partLike(x) || x.cue == fromCue || x.t.tok(x.at).bracket != 0
	})
}

// thatVerb is the verb by which a share is said of what was told before: behind "That
// is", or one of shares with a pronoun for its subject or none, "and it makes up",
// "and made up". It is -1 for none.
func (t *text) thatVerb(it *item) int {
	opens := t.tok(it.at).opens
	be := opens + 1
	if strings.HasSuffix(t.tok(opens).text, "'s") {
		be = opens
	}
	if t.is(opens, "that", "this", "it", "that's", "it's") && (be == opens || t.is(be, "is", "was", "represents", "represented", "makes", "equals", "'s", "means")) && it.first <= be+mostNounWords {
		return be
	}
	verb := t.shareVerbBefore(it.first)
	if verb <= opens || t.in(verb, beVerbs) {
		return -1
	}
	if t.is(verb-1, "and") || t.is(verb-1, "it", "this", "that", "they") && (verb-1 == opens || t.is(verb-2, "and", ",", ";")) {
		return verb
	}
	return -1
}

// partTakenUp is the one value that the pronoun in front of the verb of a share takes
// up: "Thefts came to 6,530, and made up 60 per cent of the total", "160 agreed. That
// is 25 per cent of the 640".
func (f *finder) partTakenUp(t *text, it *item, of ofPhrase) *item {
	verb := t.thatVerb(it)
	if verb < 0 || of.kind == ofNothing {
		return nil
	}
	if values := f.takenUp(t, it, verb); len(values) == 1 {
		return values[0]
	}
	return nil
}

// setOff says whether a value stands by itself in a bracket, between dashes, or
// between commas behind "or": "– 900 of them –", ", or 899 people,", ": 144."
func (t *text) setOff(x *item) bool {
	open, end := x.first-1, x.last+1
	for t.tok(open).hedge || t.is(open, "just", "only") {
		open--
	}
	for n := 0; n < mostNounWords && t.nounWord(end); n++ {
		end++
	}
	if t.is(end, "of") && t.in(end+1, themWords) {
		end += 2
	}
	closed := t.tok(end).kind == edge || !t.near(end, x.at)
	if t.is(open, "of") && t.is(open-1, "total") && t.is(open-2, "a") && t.is(open-3, ",", "–", "(") {
		return closed || t.is(end, ",", ".", ";", ")", "–")
	}
	switch {
	case t.is(open, "(", "["):
		return t.is(end, ")", "]")
	case t.is(open, "–", "—", "-"):
		return closed || t.is(end, "–", "—", "-", ",", ".", ";")
	case t.is(open, "at") && t.is(open-1, ","), t.is(open, "is", "means") && t.is(open-1, "that", "this", "which") && t.is(open-2, "–", "—", ",", ";"):
		return closed || t.is(end, ",", ".", ";", ")", "–")
	case t.is(open, "or") && t.is(open-1, ","):
		return closed || t.is(end, ",", ".", ";")
	case t.is(open, ":"):
		return closed || t.is(end, ".", ";")
	case t.is(open, ","):
		return t.is(end, ",") && x.Head != ""
	}
	return false
}

// partBehindOf reads the part behind a share of what was told before: "28 per
// cent of them – 2,646 –", "70 per cent of it (£5.6m)".
func (t *text) partBehindOf(it *item) *item {
	behind := t.within(it.last+1, t.tok(it.at).closes)
	if len(behind) == 0 || !t.is(it.last+1, "of") || !partLike(behind[0]) || !t.setOff(behind[0]) {
		return nil
	}
	i := it.last + 2
	for n := 0; n <= mostNounWords && (t.in(i, themWords) || t.in(i, determiners) || t.nounWord(i)); n++ {
		i++
	}
	if x := behind[0]; t.is(i, "(", "–", "—", "-", ":") && i == x.first-1 || t.is(i, ",") && t.is(i+1, "or") && i+1 == x.first-1 {
		return x
	}
	return nil
}

// partByNoun finds the part of a share whose whole is named right behind it by
// what the part is: "54 per cent of the 2,424 candidates were girls", "false
// alarms accounted for 43% of all 7,796 incidents". The part is then the one
// value before it of that very noun.
func (f *finder) partByNoun(t *text, it *item) (whole, part *item) {
	behind := t.within(it.last+1, t.tok(it.at).closes)
	if len(behind) == 0 || !partLike(behind[0]) || !t.ofBetween(it.last+1, behind[0].first) {
		return nil, nil
	}
	noun := t.predicateNoun(behind[0])
	if noun == "" && t.is(it.first-1, "for", "up") {
		noun, _ = t.subjectBefore(it.first - 2)
	}
	if noun == "" {
		return behind[0], nil
	}
	near := levelsOf(t.within(0, it.first))
	if t.tok(it.at).opens == 0 {
		near = f.levelsBefore(it)
	}
	for _, x := range near {
		switch {
		case !partLike(x) || !endsWithNoun(x.Noun, noun):
		case part != nil:
			return nil, nil
		default:
			part = x
		}
	}
	return behind[0], part
}

// fittingPart is the only value before a share, in its sentence or the one
// before, of which it is true with a whole that is named behind it.
func (f *finder) fittingPart(t *text, it, whole *item) *item {
	var part *item
	for _, x := range append(f.levelsBefore(it), levelsOf(t.within(t.tok(it.at).opens, it.first))...) {
		if !partLike(x) || !holdsPart(whole, x) {
			continue
		}
		switch {
		case !trueOf(it, whole, x):
		case part != nil:
			return nil
		default:
			part = x
		}
	}
	return part
}

// partOfTotal reads "Drugs made up almost two-thirds of the total" behind a
// sentence with the total and its parts: the part is the one told with the
// noun that the share is of.
func (f *finder) partOfTotal(t *text, it *item) (whole, part *item) {
	i := it.last + 1
	if !t.is(i, "of") || !t.is(i+1, "the", "this", "that", "its", "all") || !t.is(i+2, "total", "sum", "income", "whole", "number") || !t.closed(it) {
		return nil, nil
	}
	noun, _ := t.subjectBefore(it.first - 1)
	before := f.levelsBefore(it)
	for _, x := range before {
		switch {
		case !partLike(x) || !x.t.toldWith(x, noun):
		case part != nil:
			return nil, nil
		default:
			part = x
		}
	}
	if part == nil {
		return nil, nil
	}
	for _, x := range before {
		if holdsPart(x, part) && x != part && (whole == nil || x.interval().Low.Cmp(whole.interval().High) > 0) {
			whole = x
		}
	}
	if whole == nil {
		return nil, nil
	}
	return whole, part
}

// toldWith says whether a noun stands behind a value and before the next.
func (t *text) toldWith(x *item, noun string) bool {
	noun = strings.ToLower(noun)
	for i := x.last + 1; noun != "" && t.near(i, x.at) && !t.counts(i); i++ {
		if t.tok(i).kind == word && sameNoun(t.tok(i).text, noun) {
			return true
		}
	}
	return false
}

// predicateNoun is the noun that a whole is said to be in part: "girls" of "the
// 2,424 candidates were girls".
func (t *text) predicateNoun(whole *item) string {
	i := whole.last + 1
	for n := 0; n < mostNounWords && t.nounWord(i); n++ {
		i++
	}
	if !t.is(i, "were", "are", "was") || !t.nounWord(i+1) || t.nounWord(i+2) {
		return ""
	}
	return t.tok(i + 1).text
}

// endsWithNoun says whether a noun phrase is another or a closer one of the
// kind: "fire-related false alarms" of "false alarms".
func endsWithNoun(phrase, noun string) bool {
	phrase, noun = strings.ToLower(phrase), strings.ToLower(noun)
	return phrase == noun || strings.HasSuffix(phrase, " "+noun)
}

// partOf is the value that stands beside a share as the same thing in numbers;
// nil for none.
func (t *text) partOf(it *item) *item {
	items := t.sentenceOf(it.at)
	n := slices.Index(items, it)
	if n < 0 {
		return nil
	}
	if n+1 < len(items) {
		if x := items[n+1]; countable(x) && (t.bracketed(it, x) || t.dashed(it, x)) {
			return x
		}
	}
	if n > 0 {
		if x := items[n-1]; (countable(x) || x.taken()) && (t.bracketed(x, it) || t.dashed(x, it) || !x.isBase() && t.amounting(x, it) || t.is(it.first-1, "(") && t.ofThose(x, x)) {
			return x
		}
	}
	return nil
}

// taken says whether an item is an amount that is taken off, and so a part of
// what there was: "cut 160 jobs".
func (x *item) taken() bool {
	return x.Kind == AbsoluteChange && x.HasNumber && x.Direction < 0 && x.class == countClass && fallVerbs[x.t.tok(x.first).text]
}

// countable says whether an item can be the part or the whole of a share, be it of
// an earlier time: "627 of 1,205 in 2022".
func countable(x *item) bool {
	return x.level && x.HasNumber && x.Upper == nil && (x.Kind == Count || x.Kind == Sum)
}

// partLike says whether an item can be the part or the whole of a share that is told
// of no earlier time than the sentence is.
func partLike(x *item) bool { return countable(x) && x.cue != baseCue }

// sameTime says whether two values are both told as what something is compared with,
// or neither is.
func sameTime(a, b *item) bool { return (a.cue == baseCue) == (b.cue == baseCue) }

// bracketed says whether an item stands alone in a bracket behind another and what
// is said of that: "310 by car (31%)".
func (t *text) bracketed(a, b *item) bool {
	i := a.last + 1
	for n := 0; n < mostPartWords && t.tok(i).kind == word && !t.foreignChange(i) && !t.in(i, borders); n++ {
		i++
	}
	return t.is(i, "(", "[") && (i == b.first-1 && t.alone(b) || i == b.first-2 && t.is(i+1, "or") && t.is(b.last+1, ")", "]"))
}

// dashed says whether an item follows another between dashes or commas: "373 –
// about one in ten – were", "a fifth, 40 of 200,".
func (t *text) dashed(a, b *item) bool {
	i := a.last + 1
	for n := 0; n < mostNounWords && t.nounWord(i); n++ {
		i++
	}
	switch {
	case t.is(i, "–", "—", "-"):
		return i == b.first-1 && t.is(b.last+1, "–", "—", "-", ",", ".")
	case t.is(i, ",") && t.is(i+1, "or"):
		return i+1 == b.first-1
	case t.is(i, ","):
		return i == b.first-1 && (t.closed(b) || t.is(b.last+1, "of", "out") && !t.in(b.last+2, themWords))
	}
	return false
}

// amounting says whether the words between a part and a share tie them: "139
// were over the limit, or 6 per cent", "4,437 were false alarms, accounting for
// more than a quarter", "39,501 people or 23.5%".
func (t *text) amounting(a, b *item) bool {
	i := b.first - 1
	if t.is(b.first, "or") {
		i = b.first // "or about 9 per cent"
	}
	switch {
	case t.is(i, "or"):
	case t.is(i, "for") && t.is(i-1, "accounting", "accounts", "accounted"), t.is(i, "up") && t.is(i-1, "making", "makes", "made"), t.is(i, "to") && t.is(i-1, "equal", "equivalent", "amounting", "equating"):
		i--
	case t.is(i, "representing", "represents"):
	default:
		return false
	}
	for k := a.last + 1; k < i; k++ {
		if t.counts(k) || t.is(k, ";", ":", "while", "but") {
			return false
		}
	}
	return true
}

// partTold is the part that the words give a share; nil for none.
func (f *finder) partTold(t *text, it *item, of ofPhrase) *item {
	return cmp.Or(t.partOf(it), t.partBehindOf(it), t.partSetOff(it, of), t.partSubject(it), f.partTakenUp(t, it, of), t.partApposed(it, of), f.partLabelled(t, it, of))
}

// partSetOff reads the part that is set off behind what is said of a share: "32
// per cent of registrations, at 40,667", "25 per cent agreed, a total of 160",
// "25 per cent said yes – that is 160 people".
func (t *text) partSetOff(it *item, of ofPhrase) *item {
	from := it.last + 1
	if of.kind == ofNumber {
		return nil // the part is behind the whole, or before the share
	}
	behind := t.within(from, t.tok(it.at).closes)
	if len(behind) == 0 || !partLike(behind[0]) || behind[0].first-from > mostAsideWords {
		return nil
	}
	x := behind[0]
	if !t.setOff(x) && !(t.is(x.first-1, "with") && t.is(x.first-2, ",") && t.shareVerbBefore(it.first) >= 0) {
		return nil
	}
	opener := x.first - 1
	for opener > from && !t.is(opener, ",", "(", "[", "–", "—", "-", ":") {
		opener--
	}
	for i := from; i < opener; i++ {
		if t.tok(i).kind == mark && !t.is(i, "'", "’", "-") || t.in(i, borders) || t.coordinates(i) || t.foreignChange(i) {
			return nil
		}
	}
	return x
}

// mostAsideWords is how far behind a share its part may be set off.
const mostAsideWords = 12

// partSubject is the part that is the subject of the verb of a share: "Women, at
// 160, make up 25 per cent", "burglaries (160) accounted for 25 per cent", "the
// 160 women are 25 per cent of the 640 members".
func (t *text) partSubject(it *item) *item {
	verb := t.shareVerbBefore(it.first)
	if verb < 0 {
		return nil
	}
	start := t.clauseStart(verb)
	before := t.within(start, verb)
	if len(before) == 0 {
		return nil
	}
	x := before[len(before)-1]
	if !partLike(x) || len(before) > 1 && !t.setOff(x) {
		return nil
	}
	i := min(t.passNoun(x.last+1), verb)
	if t.is(i, ",", ")", "–", "—") {
		i++
	}
	for t.in(i, adverbs) || strings.HasSuffix(t.tok(i).text, "ly") || t.is(i, "therefore", "thus", "now") {
		i++
	}
	if i != verb || t.is(start, "in", "at", "for", "of", "with", "among") && x.first > start+1 {
		return nil
	}
	return x
}

// shareVerbBefore is the first token of a verb that says of its subject what share
// it is, right before a token: "made up", "accounted for", "were" behind ", at 160,".
// It is -1 for none.
func (t *text) shareVerbBefore(i int) int {
	for i--; t.tok(i).hedge || t.is(i, "some", "just", "only", "about", "a", "an", "the", "over", "nearly"); i-- {
	}
	switch {
	case t.is(i, "for") && t.is(i-1, "account", "accounts", "accounted", "accounting"), t.is(i, "up") && t.is(i-1, "make", "makes", "made", "making"):
		return i - 1
	case t.is(i, "represent", "represents", "represented", "constitute", "constitutes", "constituted", "comprise", "comprised", "take", "takes", "took"):
		return i
	case t.is(i, "were", "are", "was", "is") && t.is(i-1, ","):
		return i
	}
	return -1
}

// partApposed is the one value before a share that stands in apposition to its
// sentence: "sold 160 vans, a 25 per cent share of the 640", "640 people took part,
// and 160 finished – a rate of 25 per cent".
func (t *text) partApposed(it *item, of ofPhrase) *item {
	i, ok := t.apposedAt(it)
	if !ok || t.is(i, ";") || !t.ends(of.closes, it) && !(of.kind == ofNumber && t.narrows(of.end)) || t.tok(it.at).bracket != 0 {
		return nil
	}
	var part *item
	for _, x := range levelsOf(t.within(t.tok(it.at).opens, i)) {
		switch {
		case !partLike(x) || x.cue == fromCue || t.tok(x.at).bracket != 0 || t.shareTellsOf(x):
		case part != nil && (of.kind == ofNumber || !holdsPart(part, x)) && !t.siblings(part, x):
			return nil
		default:
			part = x
		}
	}
	if part == nil || t.severed(part.last, i) {
		return nil
	}
	return part
}

// siblings says whether two values are parts of one whole.
func (t *text) siblings(a, b *item) bool {
	return slices.ContainsFunc(t.pairs, func(p parted) bool {
		return p.part == a && slices.ContainsFunc(t.pairs, func(q parted) bool { return q.part == b && q.whole == p.whole })
	})
}

// shareTellsOf says whether a value is what a share before it is of: "72 per cent of
// 3,058 firms".
func (t *text) shareTellsOf(x *item) bool {
	return slices.ContainsFunc(t.within(t.tok(x.at).opens, x.at), func(o *item) bool { return isShare(o) && t.ofPhraseAt(o).whole == x })
}

// apposedAt is the mark or word that sets a share in apposition: that of "taking a
// 25% share" and "giving the maker a 25 per cent share" too.
func (t *text) apposedAt(it *item) (int, bool) {
	if i, ok := t.opened(it); ok {
		return i, true
	}
	i := it.first - 1
	for n := 0; n < mostPartWords && (t.in(i, determiners) || t.tok(i).hedge || t.nounWord(i)); n++ {
		if t.is(i-1, ",", "–", "—") && strings.HasSuffix(t.tok(i).text, "ing") {
			return i - 1, true
		}
		i--
	}
	return i, false
}

// partLabelled is the one value of the sentence before that is told with the noun
// that a share is said of: "Turnover was £50m and the wage bill £30m. That puts
// wages at 60 per cent of turnover".
func (f *finder) partLabelled(t *text, it *item, of ofPhrase) *item {
	noun := t.shareSubject(it)
	if noun == "" || of.kind != ofNoun && of.kind != ofTotal {
		return nil
	}
	var part *item
	for _, x := range append(f.levelsBefore(it), levelsOf(t.within(t.tok(it.at).opens, it.first))...) {
		switch {
		case !partLike(x) || x.cue == fromCue || !x.t.toldAs(x, noun) && !sameNoun(x.t.predicateNoun(x), noun):
		case part != nil:
			return nil
		default:
			part = x
		}
	}
	return part
}

// shareSubject is the noun that a share is said of: the subject of its verb, or
// what is put at it.
func (t *text) shareSubject(it *item) string {
	i := it.first - 1
	for t.tok(i).hedge || t.is(i, "some", "just", "about") {
		i--
	}
	if t.is(i, "at") && t.nounWord(i-1) && t.is(i-2, "puts", "put", "putting", "leaves", "leaving") {
		return t.tok(i - 1).text
	}
	verb := t.shareVerbBefore(it.first)
	if verb < 0 && t.in(i, beVerbs) && !t.is(i, "of", "at") {
		verb = i
	}
	if verb < 0 {
		return ""
	}
	_, head := t.subjectBefore(verb)
	return strings.ToLower(head)
}
