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
			switch whole, part, ok := f.partAndWhole(t, it); {
			case ok:
				it.From, it.To = f.operands(whole, part, plainParts)
				it.Sure = part.interval().High.Cmp(whole.interval().Low) <= 0
			case part != nil:
				f.share(t, it, part)
			}
		}
	}
}

// partAndWhole reads the forms in which the words name both the part and the
// whole of a share. A part alone is what stands beside the share as the same
// thing in numbers.
func (f *finder) partAndWhole(t *text, it *item) (whole, part *item, ok bool) {
	if part, whole := t.partOfNamed(it); part != nil {
		return whole, part, alike(part, whole)
	}
	if whole, part := t.wholeThenPart(it); part != nil {
		return whole, part, alike(part, whole)
	}
	if part = t.partOf(it); part != nil {
		return nil, part, false
	}
	if whole, part := f.partByNoun(t, it); part != nil {
		return whole, part, alike(part, whole)
	}
	return nil, nil, false
}

// partOfNamed reads "1,230 of the 1,640 tenants who replied (75 per cent)" and
// "121 of 2,420, or 5 per cent": a part of a whole with the share behind them.
func (t *text) partOfNamed(it *item) (part, whole *item) {
	items := t.within(t.tok(it.at).opens, it.first)
	n := len(items)
	if n < 2 || !partLike(items[n-1]) || !partLike(items[n-2]) || !t.ofBetween(items[n-2].last+1, items[n-1].first) && !t.ofAfterNoun(items[n-2], items[n-1]) {
		return nil, nil
	}
	if t.alone(it) || t.is(it.first-1, "or", "–", "—") {
		return items[n-2], items[n-1]
	}
	return nil, nil
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
// whole right behind the share, and then the part alone in a bracket.
func (t *text) wholeThenPart(it *item) (whole, part *item) {
	behind := t.within(it.last+1, t.tok(it.at).closes)
	if len(behind) < 2 || !t.ofBetween(it.last+1, behind[0].first) || !t.alone(behind[1]) || !partLike(behind[0]) || !partLike(behind[1]) {
		return nil, nil
	}
	for i := behind[0].last + 1; i < behind[1].first-1; i++ {
		if t.counts(i) || t.is(i, ";", ")") {
			return nil, nil
		}
	}
	return behind[0], behind[1]
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
		return nil, nil
	}
	for _, x := range append(f.levelsBefore(it), levelsOf(t.within(t.tok(it.at).opens, it.first))...) {
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
		it.From, it.To = f.operands(whole, part, plainParts)
		it.Sure = sure && part.interval().High.Cmp(whole.interval().Low) <= 0
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
		if x := items[n-1]; partLike(x) && (t.bracketed(x, it) || t.dashed(x, it) || t.amounting(x, it) || t.is(it.first-1, "(") && t.ofThose(x, x)) {
			return x
		}
	}
	return nil
}

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
		return i == b.first-1 && t.is(b.last+1, "of", "out")
	}
	return false
}

// amounting says whether the words between a part and a share tie them: "139
// were over the limit, or 6 per cent", "4,437 were false alarms, accounting for
// more than a quarter", "39,501 people or 23.5%".
func (t *text) amounting(a, b *item) bool {
	i := b.first - 1
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
	if !t.is(it.first-1, "with") || part.at < it.at {
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
