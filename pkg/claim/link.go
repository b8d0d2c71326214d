package claim

import (
	"cmp"
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/wording"
)

// pair is a value before and a value after that a change may be between.
type pair struct {
	from, to *item
	score    int // by the words
}

// Scores of a pair. They were set on labelled paragraphs; what matters is
// their order.
const (
	sureScore   = 40 // the least that ties a pair to a change
	confirmBy   = 20 // how far below that a pair may lie and still confirm
	clearBy     = 10 // how far the best pair has to be ahead of the next
	fitBonus    = 8  // for a pair of which the change is true
	mostScore   = 90
	frameBase   = 25 // for the base that the clause of the change names
	frameFresh  = 12 // for the new value that it names
	otherBase   = 15 // against the base of another change
	otherClause = 20 // against a pair that is told of another change
	otherNoun   = 8  // against two values of different nouns
	onlyPair    = 12 // for the only two values of a sentence that is taken up
	ownTimes    = 15 // for values of the two periods that the change names
)

// link finds the operands of every change among the values of its sentence,
// else of the one before if the sentence points back ("This is a rise of …").
func (f *finder) link() {
	type job struct {
		it    *item
		pairs []pair
	}
	var jobs []job
	for _, it := range f.items {
		if changing(it) {
			jobs = append(jobs, job{it, f.pairs(it)})
		}
	}
	slices.SortStableFunc(jobs, func(a, b job) int { return best(b.pairs) - best(a.pairs) })
	taken := map[[2]*item][]*item{}
	for _, j := range jobs {
		f.settle(j.it, j.pairs, taken)
	}
	for _, j := range jobs {
		f.makeSure(j.it, j.pairs, taken)
	}
	for _, j := range jobs {
		if !j.it.From.Held() {
			f.derive(j.it)
		}
		if j.it.unlinked {
			continue
		}
		if !j.it.From.Held() {
			f.linkForward(j.it)
		}
		if !j.it.From.Held() {
			f.linkFitting(j.it, j.pairs)
		}
		if !j.it.From.Held() {
			f.linkNearby(j.it)
		}
	}
	f.restated()
}

// changing says whether an item compares a value before and one after.
func changing(it *item) bool {
	return it.Kind == PercentChange || it.Kind == Multiple && !it.level || it.Kind == AbsoluteChange || it.partChange || it.OfBase
}

func best(pairs []pair) int {
	if len(pairs) == 0 {
		return -1000
	}
	return pairs[0].score
}

// pairs are the possible operands of a change, the best first. Of pairs that
// the words tie about as well, the one of which the change is true goes first.
func (f *finder) pairs(c *item) []pair {
	if c.unlinked {
		return nil
	}
	if c.settled {
		return []pair{{c.base, c.fresh, mostScore}}
	}
	levels := f.levels(c)
	measured := c.t.ofOtherMeasure(c) && !c.DirectionOnly
	var found []pair
	for _, a := range levels {
		for _, b := range levels {
			if a != b && alike(a, b) && comparable(c, a) && comparable(c, b) && !c.t.passed(c, a, b) && !a.t.parts(a, b) && !b.t.parts(a, b) {
				if f.ownedOther(c, a, b) || c.widens && !larger(a, b) || (measured || f.unlikely(c, a, b)) && !(fits(c, a, b) && sameWay(c, a, b)) {
					continue
				}
				found = append(found, pair{a, b, f.score(c, a, b)})
			}
		}
	}
	slices.SortStableFunc(found, func(p, q pair) int { return q.score - p.score })
	near := 0
	for near < len(found) && found[near].score >= found[0].score-fitBonus {
		near++
	}
	slices.SortStableFunc(found[:near], func(p, q pair) int { return fitted(c, q) - fitted(c, p) })
	return found
}

// larger says whether one value is the greater of two.
func larger(a, b *item) bool {
	sign, sure := number.CompareRanges(a.interval(), b.interval())
	return sure && sign > 0
}

// passed says whether two values stand before a change that can only be of
// values behind it, or of one before it: one told without an amount, unless
// its clause names the base, and one with an object of its own ("moving from
// 13 to 8 and tripling the number of visits"). Nor can two values behind be of
// a change that "follows" theirs.
func (t *text) passed(c, a, b *item) bool {
	if a.t == c.t && b.t == c.t && t.ofAnother(c, a.at) && t.ofAnother(c, b.at) {
		return true
	}
	if a.at > c.at || b.at > c.at || a.t != c.t || b.t != c.t {
		return false
	}
	return c.DirectionOnly && a != c.base || t.hasObject(c)
}

// fitted is the score of a pair with the bonus for one of which the change is
// true.
func fitted(c *item, p pair) int {
	if fits(c, p.from, p.to) {
		return p.score + fitBonus
	}
	return p.score
}

// levels are the values that a change may be of: those of its sentence, and
// those of the one before where the sentence leaves an end open.
func (f *finder) levels(c *item) []*item {
	found := levelsOf(c.t.sentenceOf(c.at))
	open := len(found) < 2 && (f.pointsBack(c) || f.takesUp(c, found)) || c.base != nil && c.fresh == nil && !f.full(c, found)
	if open {
		found = append(f.levelsBefore(c), found...)
	}
	return found
}

// takesUp says whether the one value of a sentence and the one of the sentence
// before are told of two periods: "In 2017 it received 418 applications. In
// 2018 it received 502, an increase of a fifth."
func (f *finder) takesUp(c *item, found []*item) bool {
	before := f.levelsBefore(c)
	if len(found) != 1 || len(before) != 1 || !alike(found[0], before[0]) || found[0].cue == baseCue || found[0].cue == fromCue {
		return false
	}
	new, timed := c.t.periodOf(found[0])
	old, timedBefore := before[0].t.periodOf(before[0])
	sameThing := found[0].Head == "" || before[0].Head == "" || sameNoun(found[0].Head, before[0].Head)
	return timed && timedBefore && sameThing && !new.unplaced && !old.unplaced && new.start > old.start
}

// full says whether a sentence holds a new value beside the base of a change.
func (f *finder) full(c *item, levels []*item) bool {
	return slices.ContainsFunc(levels, func(it *item) bool {
		return it != c.base && alike(it, c.base) && it.cue != baseCue && it.cue != fromCue && c.t.tok(it.at).bracket == 0
	})
}

func levelsOf(items []*item) []*item {
	var found []*item
	for _, it := range items {
		if it.level && it.HasNumber && !it.unlinked && it.Upper == nil {
			found = append(found, it)
		}
	}
	return found
}

// levelsBefore are the values of the sentence before that of an item, in its
// block or at the end of the one before.
func (f *finder) levelsBefore(c *item) []*item { return levelsOf(f.sentenceBefore(c)) }

// pointsBack says whether a sentence takes up the one before: "This is a rise
// of …", "An increase of 12%", "up from 596 in 2018."
func (f *finder) pointsBack(c *item) bool {
	i := c.t.tok(c.at).opens
	if c.t.is(i, "this", "that", "these", "it", "they", "yes", "up", "down", "compared", "those", "more", "which", "that's") {
		return true
	}
	if c.t.is(i, "the", "an", "a") {
		i++
		_, noun := changeNoun(c.t.tok(i).text)
		return noun || i >= c.first && i <= c.last || c.t.is(i, "figure", "figures", "total", "number")
	}
	return false
}

// alike says whether two values can be compared at all.
func alike(a, b *item) bool {
	if a.class != b.class {
		return false
	}
	if a.unit != b.unit && a.unit != "" && b.unit != "" {
		return false
	}
	if a.Per != b.Per && a.Per != "" && b.Per != "" {
		return false
	}
	return sameMoney(a, b) || inPence(a, b) || inPence(b, a)
}

// moneyWords are the words for a currency that stand for the same as its sign.
var moneyWords = map[string]string{"pound": "£", "pounds": "£", "dollar": "$", "dollars": "$", "euro": "€", "euros": "€", "EUR": "€", "eur": "€", "GBP": "£", "gbp": "£"}

// sameMoney says whether two amounts are of one currency, or one of them gives none.
func sameMoney(a, b *item) bool {
	sign := func(x *item) string { return cmp.Or(moneyWords[x.Currency], x.Currency) }
	return a.Currency == b.Currency || a.Currency == "" || b.Currency == "" || sign(a) == sign(b)
}

// inPence says whether the first of two amounts is in pence and the second in
// pounds.
func inPence(a, b *item) bool {
	return a.Currency == "p" && b.Currency == "£" && b.Number.Value.Cmp(number.Int(1000)) < 0 && !a.t.is(a.last+2, "every", "the")
}

// fits says whether a change is true of two values as printed.
func fits(c, a, b *item) bool {
	if c.DirectionOnly {
		return true
	}
	from, to := values(a, b)
	truth, ok := Worked(&c.Claim, c.partChange, from, to)
	return ok && holds(c, truth)
}

// sameWay says whether two values move the way that a change says, or it says
// none.
func sameWay(c, a, b *item) bool {
	from, to := values(a, b)
	sign, sure := number.CompareRanges(to, from)
	return c.Direction == 0 || !sure || sign == c.Direction || c.OfBase
}

// holds says whether an item is true, if only loosely, of some value in a
// range.
func holds(c *item, truth number.Range) bool {
	row, ok := wording.RowOf(c.Row)
	if !ok {
		return false
	}
	for _, band := range row.For(c.Stated.Quantity).Bands(c.Stated, wording.Options{Doubt: wording.Printed, VerdictOnly: true}) {
		if v := wording.VerdictOf(band.Severity); (v == wording.Right || v == wording.Loose) && band.Overlaps(truth) {
			return true
		}
	}
	return false
}

// sameNoun says whether two head nouns are one, in the singular or the plural.
func sameNoun(a, b string) bool { return singular(a) == singular(b) }

// singular is a noun without the ending of its plural, if it has one: "burglary" of
// "burglaries".
func singular(noun string) string {
	if stem, ok := strings.CutSuffix(noun, "ies"); ok && len(stem) > 1 {
		return stem + "y"
	}
	return strings.TrimSuffix(noun, "s")
}

// stem is a word without the endings of plurals and of verbs, so that "tests" and
// "tested" are one. It is crude, and serves to compare words of one text only.
func stem(w string) string {
	for _, ending := range [...]string{"ies", "ied", "ing", "ed", "es", "s", "y", "e"} {
		if base, ok := strings.CutSuffix(w, ending); ok && len(base) > 2 {
			if n := len(base); base[n-1] == base[n-2] {
				return base[:n-1] // "stopped"
			}
			return base
		}
	}
	return w
}

// settle gives a change its operands: the best pair that no change of its
// kind has taken.
func (f *finder) settle(c *item, pairs []pair, taken map[[2]*item][]*item) {
	free := left(c, pairs, taken)
	if len(free) == 0 || free[0].score < sureScore {
		return
	}
	top := free[0]
	if c.DirectionOnly && len(free) > 1 && free[1].score > top.score-clearBy {
		return
	}
	key := [2]*item{top.from, top.to}
	for _, o := range taken[key] {
		c.Same, o.Same = append(c.Same, f.index(o)), append(o.Same, f.index(c))
	}
	taken[key] = append(taken[key], c)
	score := min(top.score, mostScore)
	c.From, c.To = f.operands(top.from, top.to, score)
	c.Percents = top.from.class == percentClass
}

// left are the pairs that no other change of the kind has taken.
func left(c *item, pairs []pair, taken map[[2]*item][]*item) []pair {
	return slices.DeleteFunc(slices.Clone(pairs), func(p pair) bool {
		return slices.ContainsFunc(taken[[2]*item{p.from, p.to}], func(o *item) bool {
			return o != c && o.Kind == c.Kind && !o.DirectionOnly && !c.DirectionOnly && o.class == c.class
		})
	})
}

// makeSure marks a change whose operands are well ahead of all that is left
// for it once every change has its own.
func (f *finder) makeSure(c *item, pairs []pair, taken map[[2]*item][]*item) {
	if !c.From.Held() {
		return
	}
	own, next := -1000, -1000
	for _, p := range left(c, pairs, taken) {
		if f.index(p.from) == c.From.Claim && f.index(p.to) == c.To.Claim {
			own = p.score
		} else {
			next = max(next, p.score)
		}
	}
	c.Sure = own-next >= clearBy
}

// index is the place of an item among all.
func (f *finder) index(it *item) int { return it.index }

func distance(a, b *item) int { return max(a.at-b.at, b.at-a.at) }
