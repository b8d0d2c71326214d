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
var totals = set(`total tally combined altogether together overall`)

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
	if parts := f.dividedParts(it); len(parts) > 1 && addsUp(it, parts) {
		f.partsOf(it, parts, likelyParts)
		return
	}
	strong, weak := t.summed(it)
	if !strong && !weak || t.takesAway(it) || t.is(it.first-1, "or") { // "Together that makes 323, or more than 300"
		return
	}
	own := t.partsBefore(it, t.within(t.tok(it.at).opens, it.first))
	listed := len(own) == 2 || len(own) > 2 && t.listsUp(own)
	if strong && listed && holds(it, sumOf(own)) {
		f.partsOf(it, own, plainParts)
		return
	}
	if f.fittingParts(it, own) || !strong {
		return
	}
	lead := t.partsBefore(it, f.levelsBefore(it))
	both := append(slices.Clone(lead), own...)
	switch {
	case f.fittingParts(it, both), f.fittingParts(it, t.partsBefore(it, levelsOf(f.itemsBehind(it, 1)))), f.fittingParts(it, f.sumWithBase(it)):
	case f.fittingBefore(it, own):
	case listed && (len(lead) == 0 || !nearSum(it, both)):
		f.partsOf(it, own, plainParts)
	case len(own) < 2 && nearSum(it, both) && (len(both) == 2 || len(both) > 2 && both[0].t.listsUp(both)):
		f.partsOf(it, both, plainParts)
	case len(both) > 1 && nearSum(it, both):
		f.partsOf(it, both, likelyParts)
	}
}

// leaving are words for what is taken off a sum and not added to it.
var leaving = set(`died left gone spent lost cost closed resigned withdrew withdrawn deducted minus sold retired repaid`)

// takesAway says whether something is told to be taken off between the parts of a sum:
// "eighteen have joined and six have died, taking the total to 252".
func (t *text) takesAway(it *item) bool {
	numbers := 0
	for i := t.tok(it.at).opens; i < it.first; i++ {
		if t.counts(i) {
			numbers++
		}
		if numbers > 0 && t.in(i, leaving) {
			return true
		}
	}
	return false
}

// dividedParts are the parts that one sentence tells of a whole: "of the 500 people,
// 300 were women while 200 were men".
func (f *finder) dividedParts(it *item) []*item {
	var parts []*item
	for _, t := range f.texts[it.t.block:min(it.t.block+2, len(f.texts))] {
		for _, p := range t.pairs {
			if p.whole == it && (len(parts) == 0 || t.near(parts[0].at, p.part.at) && parts[0].t == t) {
				parts = append(parts, p.part)
			}
		}
	}
	return parts
}

// fittingParts makes a value the sum of the last of some values, as many as add up to
// it, and says whether any do.
func (f *finder) fittingParts(it *item, parts []*item) bool {
	for n := len(parts); n > 1; n-- {
		if some := parts[len(parts)-n:]; holds(it, sumOf(some)) {
			f.partsOf(it, some, likelyParts)
			return true
		}
	}
	return false
}

// fittingBefore makes a value the sum of those of its own sentence and of the only one
// further back in its text with which they add up to it: "There were 1,179 … . Others
// numbered 463, bringing the total to 1,642".
func (f *finder) fittingBefore(it *item, own []*item) bool {
	if len(own) == 0 {
		return false
	}
	var parts []*item
	for _, x := range levelsOf(it.t.within(0, it.t.tok(it.at).opens)) {
		some := append([]*item{x}, own...)
		if !partLike(x) || !alike(it, x) || !addsUp(it, some) {
			continue
		}
		if parts != nil {
			return false
		}
		parts = some
	}
	if parts != nil {
		f.partsOf(it, parts, likelyParts)
	}
	return parts != nil
}

// addsUp says whether some values make another, as they are rounded.
func addsUp(it *item, parts []*item) bool {
	_, meets := sumOf(parts).Intersect(it.interval())
	return meets
}

// nearSum says whether some values add up to a value but for a third of it, so that one
// of their digits may be wrong.
func nearSum(it *item, parts []*item) bool {
	off := sumOf(parts).Sub(it.interval())
	slack, _ := it.Number.Value.Abs().Quo(number.Int(3))
	return off.Low.Cmp(slack) <= 0 && off.High.Cmp(slack.Neg()) >= 0
}

// sumWithBase are the values around one if there are just two, the one that the other
// is compared with among them: "beats last year's £19,900, and takes the two years
// together to £43,380".
func (f *finder) sumWithBase(it *item) []*item {
	var parts []*item
	for _, x := range append(slices.Clone(f.levelsBefore(it)), levelsOf(it.t.within(it.t.tok(it.at).opens, it.first))...) {
		if countable(x) && alike(it, x) {
			parts = append(parts, x)
		}
	}
	if len(parts) != 2 {
		return nil
	}
	return parts
}

// listsUp says whether values stand in a list: each behind a comma or "and" but the
// first, and the last behind "and".
func (t *text) listsUp(parts []*item) bool {
	for n := 1; n < len(parts); n++ {
		if parts[n].t != parts[0].t || !t.near(parts[0].at, parts[n].at) {
			return false
		}
	}
	last := parts[len(parts)-1]
	for i := parts[len(parts)-2].last + 1; i < last.first; i++ {
		if t.is(i, "and") {
			return true
		}
	}
	return false
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
	for end := i + 3; t.in(i, beVerbs) && !t.is(i, "of", "at") || t.tok(i).kind == word && t.in(i-1, beVerbs) && i < end; i++ {
	}
	if t.is(i, "in") && t.is(i+1, "all", "total") || t.is(i, "altogether", "combined", "together") {
		return true, false
	}
	opens := t.tok(it.at).opens
	if t.is(opens, "altogether", "together", "combined") || t.is(opens, "in") && t.is(opens+1, "all", "total") || t.is(opens, "of") && t.is(opens+1, "the") && t.is(opens+2, "total") && it.first <= opens+4 {
		return true, false
	}
	for k := it.first - 1; k > it.first-mostBeforeSum && t.near(k, it.at); k-- {
		switch {
		case t.is(k, "making", "bringing", "giving", "totalling", "totaling", "resulting"), t.is(k, "all", "total") && t.is(k-1, "in"):
			return true, false
		case t.is(k, "means", "meaning") && t.addsBefore(k), weak && t.is(k, "taking", "takes", "took", "brings", "brought"):
			return true, false
		case t.in(k, totals):
			weak = true
		case t.tok(k).claimed && t.tok(k).kind == digits, t.is(k, ";", ")"):
			return false, weak
		}
	}
	return false, weak
}

// mostBeforeSum is how far in front of a sum the word may stand that calls it one.
const mostBeforeSum = 8

// addsBefore says whether something is told to be added in front of a token: "with a
// further 3,883 suspended".
func (t *text) addsBefore(end int) bool {
	for i := t.tok(end).opens; i < end; i++ {
		if t.is(i, "further", "another", "plus", "additional") && t.tok(t.passWords(i+1, "$", "£", "€", "some", "about")).kind == digits {
			return true
		}
	}
	return false
}

// partsBefore are the values of a list of items that may be parts of a sum: of
// its class, outside of brackets, and the base of nothing.
func (t *text) partsBefore(sum *item, items []*item) []*item {
	return slices.DeleteFunc(slices.Clone(items), func(p *item) bool {
		return !p.level || !p.HasNumber || p.Upper != nil || p.Kind == Rate || !alike(sum, p) || p.cue == baseCue || p.cue == fromCue || p.t.tok(p.at).bracket != 0 || len(p.Parts) > 0
	})
}

// listedBehind are the parts that follow a sum: "373 people: 335 by telephone
// and 38 online", "made up of 335 … and 38 …", "shared between the choir (335) and
// the school (38)".
func (t *text) listedBehind(it *item) []*item {
	i := t.listOpener(it)
	if i < 0 {
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
	if len(parts) < 2 || !holds(it, sumOf(parts)) && !t.is(parts[len(parts)-1].first-1, "and") && !t.joined(parts[len(parts)-2], parts[len(parts)-1]) && !t.divides(i) {
		return nil
	}
	return parts
}

// mostBeforeList is how far behind a sum the list of its parts may begin.
const mostBeforeList = 24

// listOpener is the token behind a sum with which the list of its parts begins: a
// colon, a bracket right behind it, or a verb that divides it. It is -1 for none.
// What is told of the sum meanwhile, as by how much it rose, is passed over.
func (t *text) listOpener(it *item) int {
	behind := t.within(it.last+1, t.tok(it.at).closes)
	for i := it.last + 1; i < it.last+mostBeforeList && t.near(i, it.at); i++ {
		for len(behind) > 0 && behind[0].at < i {
			behind = behind[1:]
		}
		switch {
		case t.is(i, ":", "comprising", "comprises", "comprised"), t.is(i, "up", "consisting", "consisted", "consists", "composed") && t.is(i+1, "of"), t.divides(i):
			return i
		case t.is(i, "–", "—") && t.toldAsTotal(it, i):
			return i
		case t.is(i, "("):
			if i > it.last+8 || t.tok(i+1).kind != digits {
				return -1
			}
			return i
		case t.tok(i).kind == digits && len(behind) > 0 && behind[0].at == i && behind[0].class == percentClass:
		case t.tok(i).kind != word && t.tok(i).kind != when && !t.is(i, ",", "'", "’"):
			return -1
		}
	}
	return -1
}

// toldAsTotal says whether words up to a token call a value a total: "a total of 373",
// "373 in all".
func (t *text) toldAsTotal(it *item, end int) bool {
	for i := it.last + 1; i < end; i++ {
		if t.in(i, totals) || t.is(i, "in") && t.is(i+1, "all") {
			return true
		}
	}
	return t.is(it.first-1, "of") && t.is(it.first-2, "total")
}

// dividing are the verbs that tell of a sum that it has just these parts.
var dividing = set(`split divided shared distributed apportioned`)

// divides says whether a sum is divided at a token: "split between", "divided into".
func (t *text) divides(i int) bool {
	return t.in(i, dividing) && t.is(i+1, "between", "among", "into")
}
