package claim

import (
	"slices"

	"github.com/pressfigures/figures/pkg/number"
)

// Scores of the parts of sums and of the ends of shares.
const (
	plainParts  = 85 // the words say that these are the parts
	likelyParts = 60 // they are at hand, and add up
)

// totals are words that call a value the sum of others.
var totals = set(`total combined altogether together overall`)

// sums finds the printed parts of every value that is said to be a sum: "285
// visited the website and 38 rang, 323 in all".
func (f *finder) sums() {
	for _, t := range f.texts {
		for _, it := range t.items {
			if it.level && it.HasNumber && (it.class == countClass || it.class == moneyClass) && it.Kind != Rate && it.cue != baseCue && it.cue != fromCue {
				f.sum(t, it)
			}
		}
	}
}

func (f *finder) sum(t *text, it *item) {
	if parts := t.listedBehind(it); len(parts) > 1 {
		f.partsOf(it, parts, plainParts)
		return
	}
	strong, weak := t.summed(it)
	if !strong && !weak {
		return
	}
	parts := t.partsBefore(it, t.within(t.tok(it.at).opens, it.first))
	if len(parts) < 2 && strong {
		parts = t.partsBefore(it, f.levelsBefore(it))
	}
	for n := len(parts); n > 1; n-- {
		if some := parts[len(parts)-n:]; holds(it, sumOf(some)) {
			f.partsOf(it, some, likelyParts)
			return
		}
	}
	if strong && len(parts) == 2 {
		f.partsOf(it, parts, plainParts)
	}
}

// partsOf makes a value the sum of parts.
func (f *finder) partsOf(it *item, parts []*item, score int) {
	if it.Kind == Count {
		it.Kind = Sum
	}
	for _, p := range parts {
		it.Parts = append(it.Parts, f.operand(p, p.interval(), score))
	}
	it.Sure = score == plainParts
}

func sumOf(parts []*item) number.Range {
	sum := number.Exactly(number.Int(0))
	for _, p := range parts {
		sum = sum.Add(p.interval())
	}
	return sum
}

// summed says whether the words call a value a sum: strongly ("323 in all",
// "making 323 in total"), or weakly, as "a total of 323" may just be a way to
// say 323.
func (t *text) summed(it *item) (strong, weak bool) {
	i := it.last + 1
	for n := 0; n < mostNounWords && t.nounWord(i) && !totals[t.tok(i).text]; n++ {
		i++
	}
	if t.is(i, "in") && t.is(i+1, "all", "total") || t.is(i, "altogether", "combined", "together") {
		return true, false
	}
	opens := t.tok(it.at).opens
	if t.is(opens, "altogether", "together", "combined") || t.is(opens, "in") && t.is(opens+1, "all", "total") {
		return true, false
	}
	for k := it.first - 1; k > it.first-8 && t.near(k, it.at); k-- {
		switch {
		case t.is(k, "making", "bringing", "giving", "totalling", "totaling", "resulting"):
			return true, false
		case t.in(k, totals):
			weak = true
		case t.tok(k).kind == digits, t.is(k, ";", ")"):
			return false, weak
		}
	}
	return false, weak
}

// partsBefore are the values of a list of items that may be parts of a sum: of
// its class, outside of brackets, and the base of nothing.
func (t *text) partsBefore(sum *item, items []*item) []*item {
	return slices.DeleteFunc(slices.Clone(items), func(p *item) bool {
		return !p.level || !p.HasNumber || p.Upper != nil || p.Kind == Rate || !alike(sum, p) || p.cue == baseCue || p.cue == fromCue || p.t.tok(p.at).bracket != 0 || len(p.Parts) > 0
	})
}

// listedBehind are the parts that follow a sum: "373 people: 335 by telephone
// and 38 online", "made up of 335 … and 38 …".
func (t *text) listedBehind(it *item) []*item {
	i := it.last + 1
	for n := 0; n < 8 && t.near(i, it.at) && !t.is(i, ":", "("); n++ {
		if t.is(i, "comprising") || t.is(i, "up", "consisting", "composed") && t.is(i+1, "of") {
			break
		}
		if t.tok(i).kind != word && t.tok(i).kind != when && !t.is(i, ",") {
			return nil
		}
		i++
	}
	if t.is(i, "(") && t.tok(i+1).kind != digits || !t.is(i, ":", "(", "comprising", "up", "consisting", "composed") {
		return nil
	}
	var parts []*item
	for _, p := range t.within(i, t.tok(it.at).closes) {
		if t.is(i, "(") && t.tok(p.at).bracket == 0 {
			break
		}
		if !p.level || !p.HasNumber || !alike(it, p) || p.cue != noCue || p.Upper != nil {
			return nil
		}
		parts = append(parts, p)
	}
	if len(parts) < 2 || !holds(it, sumOf(parts)) && !t.joined(parts[len(parts)-2], parts[len(parts)-1]) {
		return nil
	}
	return parts
}

// shares finds the part and the whole of every share that prints them: "Of the
// 3,693 people, 373 – about one in ten – were from Dorset", "25% (12,755) of
// the 50,489 offences".
func (f *finder) shares() {
	for _, t := range f.texts {
		for _, it := range t.items {
			if it.Kind != Share && (it.Kind != Fraction || !it.level) || it.From.Held() {
				continue
			}
			if part := t.partOf(it); part != nil {
				f.share(t, it, part)
			}
		}
	}
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

// fittingWhole is the nearest value before a share of which it is true.
func (f *finder) fittingWhole(t *text, it, part *item) *item {
	near := append(f.levelsBefore(it), levelsOf(t.within(t.tok(it.at).opens, it.first))...)
	for n := len(near) - 1; n >= 0; n-- {
		x := near[n]
		if x == part || !partLike(x) || !alike(part, x) {
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
		if x := items[n-1]; partLike(x) && (t.bracketed(x, it) || t.dashed(x, it) || t.is(it.first-1, "(") && t.ofThose(x, x)) {
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

// wholeOf is the value that a share is of. It is sure where the words tie it
// to the share, and not where only the sentence before holds it.
func (f *finder) wholeOf(t *text, it, part *item) (whole *item, sure bool) {
	last := it
	if part.at > it.at {
		last = part
	}
	if behind := t.within(last.last+1, t.tok(it.at).closes); len(behind) > 0 {
		if x := behind[0]; t.ofBetween(last.last+1, x.first) && partLike(x) {
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
	if before := slices.DeleteFunc(slices.Clone(f.levelsBefore(it)), func(x *item) bool { return !partLike(x) }); len(before) == 1 && t.is(opens+1, "these", "those", "them", "this") {
		return before[0], false
	}
	return nil, false
}

// ofBetween says whether only "of", "out of", articles and the like stand
// between two tokens.
func (t *text) ofBetween(first, end int) bool {
	of := false
	for i := first; i < end; i++ {
		switch {
		case t.is(i, "of", "among"):
			of = true
		case t.is(i, "out", "the", "all", "their", "its", "those", "these", "total", ")", "some", "a"), t.tok(i).hedge:
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
