package claim

import (
	"slices"

	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/wording"
)

// Where no words tie a change or a share to two values, that it is true of one
// pair of those around it may: a per cent is true of two numbers by chance once
// in a hundred times. Such a pair confirms a claim and never contradicts it.

// mostChance is how likely it may at most be that some pair at hand fits a claim
// by chance.
var mostChance = number.Frac(1, 8)

// leastValue is the least that the greater of two values has to be: of smaller
// numbers too many stand in the same ratio.
var leastValue = number.Int(10)

// confirm ties what is tied to nothing to the one pair of values around it that
// it is true of, if that is no chance.
func (f *finder) confirm() {
	for _, c := range f.items {
		if !c.wantsPair() {
			continue
		}
		bands := c.rightBands()
		if width, ok := widthOf(bands); ok {
			f.confirmOne(c, bands, width)
		}
	}
}

// wantsPair says whether a claim is of two values and tied to none. A share "of
// them" is of what was told last.
func (c *item) wantsPair() bool {
	if c.From.Held() || c.DirectionOnly || c.causal || c.unlinked {
		return false
	}
	return isShare(c) || changing(c) && !c.OfBase
}

// confirmOne looks for the pair of a claim among ever more of the values around
// it: those of its sentence, of the one before, of the one behind, of all three.
func (f *finder) confirmOne(c *item, bands []wording.Band, width number.Value) {
	before, own, behind := f.levelsBefore(c), levelsOf(c.t.sentenceOf(c.at)), levelsOf(f.itemsBehind(c, 1))
	tied, group := c.tiedEnds(), c.groupOf()
	if isShare(c) && c.t.ofThem(c) {
		if tied.from = lastCount(c.t.within(c.t.tok(c.at).opens, c.first)); tied.from == nil {
			tied.from = onlyCount(before)
		}
		if tied.from == nil {
			return
		}
	}
	for _, values := range [][]*item{own, slices.Concat(before, own), slices.Concat(own, behind), slices.Concat(before, own, behind)} {
		found, chance := f.fittingPairs(c, bands, width, values, tied, group)
		if len(found) == 0 {
			continue
		}
		if len(found) == 1 && chance.Cmp(mostChance) <= 0 {
			c.From, c.To = f.operands(found[0].from, found[0].to, sureScore)
			c.Percents = changing(c) && found[0].from.class == percentClass
		}
		return
	}
}

// lastCount is the last of some items that can be what "them" takes up; nil for none.
func lastCount(items []*item) *item {
	for _, x := range slices.Backward(items) {
		if partLike(x) && x.class == countClass && x.cue != fromCue {
			return x
		}
	}
	return nil
}

// onlyCount is the only of some items that can be what "them" takes up; nil for none or
// several.
func onlyCount(items []*item) *item {
	counts := slices.DeleteFunc(slices.Clone(items), func(x *item) bool { return !partLike(x) || x.class != countClass || x.isBase() })
	if len(counts) != 1 {
		return nil
	}
	return counts[0]
}

// tiedEnds are the ends of the pair of a claim that its words give: the part beside a
// share, "8,336 (9%)", and the number behind its "of". An end is nil where they do not.
func (c *item) tiedEnds() pair {
	if !isShare(c) {
		return pair{}
	}
	return pair{from: c.t.ofPhraseAt(c).whole, to: c.t.partOf(c)}
}

// groupOf are the words for what a share is of, behind it or in front of it.
func (c *item) groupOf() []string {
	if !isShare(c) {
		return nil
	}
	of := c.t.ofPhraseAt(c)
	if of.kind == ofNothing {
		of = c.t.groupBefore(c)
	}
	return c.t.groupWords(of)
}

// fittingPairs are the pairs of some values that a claim is right of, by its bands,
// and how likely it is that one of all pairs is so by chance. Pairs of the same numbers
// count once.
func (f *finder) fittingPairs(c *item, bands []wording.Band, width number.Value, among []*item, tied pair, group []string) (found []pair, chance number.Value) {
	for _, a := range hintedAt(among, group) {
		for _, b := range among {
			if tied.from != nil && a != tied.from || tied.to != nil && b != tied.to || !f.couldBe(c, a, b) {
				continue
			}
			truth, worked := Worked(&c.Claim, c.partChange, a.interval(), b.interval())
			if !worked {
				continue
			}
			chance = chance.Add(c.chanceOf(width, truth))
			right := slices.ContainsFunc(bands, func(b wording.Band) bool { return b.Overlaps(truth) })
			if right && !slices.ContainsFunc(found, func(p pair) bool { return sameValue(p.from, a) && sameValue(p.to, b) }) {
				found = append(found, pair{from: a, to: b})
			}
		}
	}
	return found, chance
}

// sameValue says whether two values are one number given twice.
func sameValue(a, b *item) bool { return a == b || a.Number.Value.Equal(b.Number.Value) }

// couldBe says whether nothing tells against two values being the operands of a
// claim.
func (f *finder) couldBe(c, a, b *item) bool {
	if a == b || a == c || b == c || !alike(a, b) || a.interval().High.Cmp(leastValue) < 0 && b.interval().High.Cmp(leastValue) < 0 {
		return false
	}
	if isShare(c) {
		coupled := a.Head != "" && b.Head != "" && !sameNoun(a.Head, b.Head) && a.t == b.t && (a.t.joined(a, b) || a.t.joined(b, a)) // "1,960 applicants and 784 places"
		return partLike(a) && partLike(b) && !coupled && !larger(b, a) && !sameValue(a, b)
	}
	if !comparable(c, a) || !comparable(c, b) || a.t.parts(a, b) || b.t.parts(a, b) || !sameWay(c, a, b) {
		return false
	}
	if a.cue == toCue || b.isBase() || f.periodOrder(a, b) < 0 || f.taken(c, a, b) {
		return false
	}
	return c.class == percentClass || a.class != percentClass || c.points
}

// taken says whether two values are the operands of another change of a claim's
// kind.
func (f *finder) taken(c, a, b *item) bool {
	return slices.ContainsFunc(f.items, func(o *item) bool {
		return o != c && o.Kind == c.Kind && o.class == c.class && o.From.Claim == a.index && o.To.Claim == b.index
	})
}

// rightBands are the stretches of values that a claim is right of without a word.
func (c *item) rightBands() []wording.Band {
	row, ok := wording.RowOf(c.Row)
	if !ok {
		return nil
	}
	bands := row.For(c.Stated.Quantity).Bands(c.Stated, wording.Options{Doubt: wording.Printed, VerdictOnly: true})
	return slices.DeleteFunc(bands, func(b wording.Band) bool { return b.Severity != caveat.OK })
}

// widthOf is how wide some bands are together; false if they have no end.
func widthOf(bands []wording.Band) (width number.Value, ok bool) {
	for _, b := range bands {
		if b.Low.Unbounded || b.High.Unbounded {
			return width, false
		}
		width = width.Add(b.High.Value.Sub(b.Low.Value))
	}
	return width, len(bands) > 0
}

// chanceOf is how likely a pair of values fits a claim by chance: the stretch
// that fits over that in which it may lie.
func (c *item) chanceOf(width number.Value, truth number.Range) number.Value {
	scale := c.Stated.N.Abs()
	switch {
	case c.class == percentClass && scale.Cmp(number.Int(100)) < 0:
		scale = number.Int(100)
	case c.class == partClass:
		scale = number.Int(1)
	}
	if truth.NoLow || truth.NoHigh || scale.Sign() == 0 {
		return number.Int(1)
	}
	part, _ := width.Add(truth.High.Sub(truth.Low)).Quo(scale)
	return part
}
