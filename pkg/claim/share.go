package claim

import (
	"slices"
	"strings"
)

// shares finds the part and the whole of every share that prints them: "Of the
// 3,693 people, 373 – about one in ten – were from Dorset", "25% (12,755) of
// the 50,489 offences".
func (f *finder) shares() {
	for _, t := range f.texts {
		for _, it := range t.items {
			if it.Kind != Share && (it.Kind != Fraction || !it.level) || it.From.Held() {
				continue
			}
			if !f.tellsPair(t, t.pairs, it) {
				f.likelyPair(t, it)
			}
		}
		for n := 1; n < len(t.items); n++ {
			f.sameShare(t, t.items[n-1], t.items[n])
		}
	}
}

// tellsPair ties a share to the part and the whole that the words give it, and
// says whether they do.
func (f *finder) tellsPair(t *text, pairs []parted, it *item) bool {
	if whole, part := t.wholeThenPart(it); part != nil && alike(part, whole) {
		f.tie(it, whole, part, true)
		return true
	}
	if p, ok := t.besidePair(pairs, it); ok {
		f.tie(it, p.whole, p.part, true)
		return true
	}
	part := t.partOf(it)
	if part == nil {
		part = t.partBehindOf(it)
	}
	if part == nil {
		part = f.partThatIs(t, it)
	}
	if part == nil {
		return false
	}
	for _, p := range pairs {
		if p.part == part && !t.ofNumber(it) && !t.ofNumber(part) {
			f.tie(it, p.whole, part, true)
			return true
		}
	}
	f.share(t, it, part)
	return true
}

// partThatIs is the only value of the sentence before one that says what share of
// a whole it is: "Of those asked, 160 agreed. That is 25 per cent of the 640."
func (f *finder) partThatIs(t *text, it *item) *item {
	opens := t.tok(it.at).opens
	if !t.is(opens, "that", "this", "it") || !t.is(opens+1, "is", "was", "represents", "represented", "makes", "equals", "'s") || !t.ofNumber(it) {
		return nil
	}
	var part *item
	for _, x := range f.levelsBefore(it) {
		switch {
		case !partLike(x):
		case part != nil:
			return nil
		default:
			part = x
		}
	}
	return part
}

// ofNumber says whether a whole of its own is named behind a value.
func (t *text) ofNumber(it *item) bool {
	behind := t.within(it.last+1, t.tok(it.at).closes)
	return len(behind) > 0 && t.ofBetween(it.last+1, behind[0].first)
}

// tie links a share to its whole and part. A part that may be greater than its
// whole is no part.
func (f *finder) tie(it, whole, part *item, sure bool) {
	if part.interval().Low.Cmp(whole.interval().High) > 0 {
		return
	}
	it.From, it.To = f.operands(whole, part, plainParts)
	it.Sure = sure && part.interval().High.Cmp(whole.interval().Low) <= 0
	it.certainShare = it.Sure && whole.t == it.t && part.t == it.t && it.t.near(whole.at, it.at) && it.t.near(part.at, it.at)
}

// likelyPair ties a share to a part and a whole that stand further off: the part
// by the noun that the share is told of, the whole by its name, or either by
// being the only one of which the share is true.
func (f *finder) likelyPair(t *text, it *item) {
	whole, part := f.partByNoun(t, it)
	switch {
	case part != nil && alike(part, whole):
		f.tie(it, whole, part, true)
		return
	case whole == nil:
		if whole, part = f.partOfTotal(t, it); part != nil {
			f.tie(it, whole, part, false)
		}
		return
	}
	if part = f.fittingPart(t, it, whole); part != nil {
		f.tie(it, whole, part, false)
	}
}

// sameShare lets one of two shares that stand beside each other as the same
// thing be of the operands of the other: "7.6 per cent, or roughly one in 13".
func (f *finder) sameShare(t *text, a, b *item) {
	share := func(x *item) bool { return x.Kind == Share || x.Kind == Fraction && x.level }
	i := a.last + 1
	for t.is(i, ",", "–", "(") {
		i++
	}
	if !share(a) || !share(b) || a.Kind == b.Kind || !t.near(a.at, b.at) || !t.is(i, "or") && i == a.last+1 || b.first > i+1 {
		return
	}
	if t.is(i, "or") || t.alone(b) {
		switch {
		case a.From.Held() && !b.From.Held():
			b.From, b.To, b.Sure = a.From, a.To, a.Sure
		case b.From.Held() && !a.From.Held():
			a.From, a.To, a.Sure = b.From, b.To, b.Sure
		}
	}
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

// wholeThenPart reads "three-quarters of the 240 carers we spoke to (180)": the
// whole right behind the share, and then the part set off by a bracket, dashes
// or "or".
func (t *text) wholeThenPart(it *item) (whole, part *item) {
	behind := t.within(it.last+1, t.tok(it.at).closes)
	if len(behind) < 2 || !t.ofBetween(it.last+1, behind[0].first) || !partLike(behind[0]) || !partLike(behind[1]) {
		return nil, nil
	}
	whole, part = behind[0], behind[1]
	if !t.setOff(part) || len(behind) > 2 && t.alone(behind[2]) && t.joined(part, behind[2]) {
		return nil, nil // "half of the 1,600 were about money (500) or housing (300)"
	}
	for i := whole.last + 1; i < part.first-1; i++ {
		if t.counts(i) || t.is(i, ";", ")") || t.in(i, borders) {
			return nil, nil
		}
	}
	return whole, part
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
	case t.is(open, "or") && t.is(open-1, ","):
		return closed || t.is(end, ",", ".", ";")
	case t.is(open, ":"):
		return closed || t.is(end, ".", ";")
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
		truth, ok := Worked(&it.Claim, false, whole.interval(), x.interval())
		switch {
		case !ok || !holds(it, truth):
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
	if i == whole.last+1 || !t.is(i, "were", "are", "was") || !t.nounWord(i+1) || t.nounWord(i+2) {
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

// share ties a share to its part and its whole: the one the words name, else
// the one value nearby of which the share is true.
func (f *finder) share(t *text, it, part *item) {
	whole, sure := f.wholeOf(t, it, part)
	if whole == nil || whole == part || !alike(part, whole) {
		whole, sure = f.fittingWhole(t, it, part), false
	}
	if whole != nil {
		f.tie(it, whole, part, sure)
	}
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
		if x == part || !partLike(x) || !alike(part, x) || part.interval().Low.Cmp(x.interval().High) > 0 {
			continue
		}
		if truth, ok := Worked(&it.Claim, false, x.interval(), part.interval()); ok && holds(it, truth) {
			return x
		}
	}
	return nil
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
		if x := items[n+1]; partLike(x) && (t.bracketed(it, x) || t.dashed(it, x)) {
			return x
		}
	}
	if n > 0 {
		if x := items[n-1]; (partLike(x) || x.taken()) && (t.bracketed(x, it) || t.dashed(x, it) || t.amounting(x, it) || t.is(it.first-1, "(") && t.ofThose(x, x)) {
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

// partLike says whether an item can be the part or the whole of a share.
func partLike(x *item) bool {
	return x.level && x.HasNumber && x.Upper == nil && (x.Kind == Count || x.Kind == Sum) && x.cue != baseCue
}

// bracketed says whether an item stands alone in a bracket behind another.
func (t *text) bracketed(a, b *item) bool {
	i := a.last + 1
	for n := 0; n < mostNounWords && t.nounWord(i); n++ {
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

// wholeOf is the value that a share is of. It is sure where the words tie it
// to the share, and not where only the sentence before holds it.
func (f *finder) wholeOf(t *text, it, part *item) (whole *item, sure bool) {
	last := it
	if part.at > it.at {
		last = part
	}
	if behind := t.within(last.last+1, t.tok(it.at).closes); len(behind) > 0 {
		if x := behind[0]; (t.ofBetween(last.last+1, x.first) || t.ofNounOf(last.last+1, x.first)) && partLike(x) {
			return x, true
		}
	}
	items := t.within(t.tok(it.at).opens, min(it.first, part.first))
	for n := len(items) - 1; n >= 0; n-- {
		if x := items[n]; partLike(x) && (t.ofWhich(x) || t.ofThose(x, part)) {
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
		if x := items[0]; partLike(x) && t.ofBetween(opens, x.first) {
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
	if part.Head != "" || !t.alone(it) || part.first > k.opens+1 || len(levelsOf(t.within(k.opens, part.first))) > 0 {
		return nil
	}
	before := levelsOf(f.sentenceBefore(it))
	if len(before) != 1 || !holdsPart(before[0], part) || before[0].Head == "" {
		return nil
	}
	return before[0]
}

// wholeBefore is the whole that the sentence before gives: the only value there
// for "of these", and the only one of the noun for "of the households".
func (f *finder) wholeBefore(t *text, it, part *item, opens int) (whole *item, sure bool) {
	head := ""
	if !t.is(opens+1, "these", "those", "them", "this") {
		if _, head = t.phraseAt(opens+1, it.first); head == "" {
			return nil, false
		}
	}
	for _, x := range f.levelsBefore(it) {
		switch {
		case !partLike(x) || !alike(part, x) || head != "" && !sameNoun(x.Head, head):
		case whole != nil:
			return nil, false
		default:
			whole = x
		}
	}
	return whole, whole != nil
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

// ofBetween says whether only "of", "out of", articles and the like stand
// between two tokens.
func (t *text) ofBetween(first, end int) bool {
	of := false
	for i := first; i < end; i++ {
		switch {
		case t.is(i, "of", "among"):
			of = true
		case t.is(i, "out", "the", "all", "their", "its", "our", "those", "these", "total", ")", "some", "a"), t.tok(i).hedge, t.is(i, "$", "£", "€"):
		default:
			return false
		}
	}
	return of
}

// withOf is the whole of a share that "with" adds to the only value before it:
// "1,531 tests were carried out, with 15 per cent (240) leading to an arrest".
func (t *text) withOf(before []*item, it, part *item) *item {
	if !(t.is(it.first-1, "with") && part.at > it.at) && !(t.is(part.first-1, "with", "including") && t.alone(it) && part.at < it.at) {
		return nil
	}
	var whole *item
	for _, x := range before {
		switch {
		case !partLike(x) || !alike(x, part) || t.tok(x.at).bracket != 0:
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
