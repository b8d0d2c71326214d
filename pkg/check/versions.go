package check

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/number"
)

// versions remarks on one figure that is given twice, with different values or
// hedges: "about 520 a month" here, "at least 500 a month" there; or 373 in
// the body and still 337 in the quotation.
func (r *Report) versions(o Options) {
	told := map[int]bool{}
	for k := range r.Claims {
		for i := range k {
			if told[k] || r.heading(r.Claims[i].Claim) || r.heading(r.Claims[k].Claim) || !r.oneFigure(i, k) || !r.differ(r.Claims[i].Claim, r.Claims[k].Claim, o) {
				continue
			}
			told[k] = true
			a, b := r.Claims[i], r.Claims[k]
			r.remark(caveat.TwoVersions, k, b.Span,
				fmt.Sprintf("one figure seems to be given in two versions: %q here, and %q before", b.Text, a.Text),
				"give it alike in both places, or say what sets the two apart", a.Span)
		}
	}
}

// oneFigure says whether two claims of different sentences look like the same
// figure: of one kind and unit, of the same place and period, counted in the
// same words, in sentences about the same thing, and nearly as large.
func (r *Report) oneFigure(i, k int) bool {
	a, b := r.Claims[i].Claim, r.Claims[k].Claim
	if a.Sentence == b.Sentence || !comparable(a, b) || !close(a, b) || !samePlace(a, b) || !samePeriod(a, b) || r.base(i) != r.base(k) {
		return false
	}
	x, y := r.about(a), r.about(b)
	both, of := shared(x, y)
	return of > 0 && both >= 2 && 3*both >= 2*of && !contrasts(x, y)
}

// about are the words of a claim's sentence that say what it is about.
func (r *Report) about(c claim.Claim) map[string]bool {
	if r.topics == nil {
		r.topics = map[int]map[string]bool{}
	}
	words, ok := r.topics[c.Sentence]
	if !ok {
		words = topic(r.sentence(c.Start))
		r.topics[c.Sentence] = words
	}
	return words
}

// comparable says whether two claims state the same kind of number.
func comparable(a, b claim.Claim) bool {
	level := func(k claim.Kind) claim.Kind {
		if k == claim.Sum || k == claim.Cumulative {
			return claim.Count
		}
		return k
	}
	return level(a.Kind) == level(b.Kind) && a.HasNumber && b.HasNumber && a.Upper == nil && b.Upper == nil &&
		a.Currency == b.Currency && a.Percents == b.Percents && a.Per == b.Per && a.Direction == b.Direction &&
		a.Number.Class == b.Number.Class && (a.Head == "" || b.Head == "" || stem(a.Head) == stem(b.Head)) &&
		a.Source == b.Source && a.Forecast == b.Forecast && a.Kind != claim.Rank && a.Kind != claim.Comparison
}

// close says whether two numbers are within a tenth of each other, or one is
// the other with two digits swapped.
func close(a, b claim.Claim) bool {
	low, high := a.Stated.N, b.Stated.N
	if low.Cmp(high) > 0 {
		low, high = high, low
	}
	if high.Cmp(number.Int(20)) < 0 {
		return false // small numbers are alike by chance
	}
	return high.Sub(low).Mul(number.Int(10)).Cmp(high) <= 0 || transposed(a.Number, b.Number)
}

func transposed(a, b number.Written) bool {
	x, y := a.Value.Decimal(a.Places), b.Value.Decimal(b.Places)
	if len(x) != len(y) || x == y {
		return false
	}
	for i := range len(x) - 1 {
		if swapped(x, i) == y {
			return true
		}
	}
	return false
}

// base says whether a change is measured from a claim.
func (r *Report) base(i int) bool {
	return r.Claims[i].Base || slices.ContainsFunc(r.Claims, func(j Judged) bool {
		return j.Changes() && j.From.Held() && j.From.Claim == i
	})
}

// differ says whether two claims are not put alike: both are hedged, and not
// in the same way; or no value makes both true. Within one paragraph the second
// is more often another figure that stands beside the first.
func (r *Report) differ(a, b claim.Claim, o Options) bool {
	if a.Row == b.Row && a.Stated.N.Equal(b.Stated.N) {
		return false
	}
	x, y := okay(a, o), okay(b, o)
	if len(x) == 0 || len(y) == 0 {
		return false
	}
	if bothHold(x, y) {
		return a.Hedge != "" && b.Hedge != ""
	}
	return a.Block != b.Block
}

// opposites are words that set two sentences apart that are otherwise about
// the same thing.
var opposites = [][2]string{
	{"male", "female"}, {"men", "women"}, {"boy", "girl"}, {"man", "woman"}, {"adult", "children"}, {"young", "old"},
	{"gross", "net"}, {"domestic", "international"}, {"urban", "rural"}, {"north", "south"}, {"east", "west"},
	{"current", "prior"}, {"operating", "net"}, {"basic", "diluted"}, {"adjusted", "net"}, {"primary", "secondary"},
	{"high", "low"}, {"highest", "lowest"}, {"public", "private"}, {"full", "part"}, {"england", "wales"},
}

// qualifiers are words that make another figure of one: the tangible book value
// is not the book value.
var qualifiers = strings.Fields("tangible adjusted underlying net gross diluted average median mean organic core estimated provisional " +
	"cumulative annual monthly weekly daily unique new repeat")

// contrasts says whether two topics stand on the two sides of such a pair, or
// one of them has a word that makes another figure of it.
func contrasts(a, b map[string]bool) bool {
	for _, q := range qualifiers {
		if a[stem(q)] != b[stem(q)] {
			return true
		}
	}
	for _, pair := range opposites {
		x, y := stem(pair[0]), stem(pair[1])
		if a[x] && !b[x] && b[y] || a[y] && !b[y] && b[x] {
			return true
		}
	}
	return false
}

// headlines remarks on a headline or standfirst that says more, or something
// else, than the body it stands over: IPSO's code, clause 1, holds for it.
func (r *Report) headlines(o Options) {
	for i := range r.Claims {
		if c := r.Claims[i].Claim; r.heading(c) && c.Sentence >= 0 {
			r.headline(i, o)
		}
	}
}

// headline holds one claim of a headline against those of the body that could
// be the same figure. One of them bears it out, or the nearest is named.
func (r *Report) headline(i int, o Options) {
	h := r.Claims[i].Claim
	nearest, best := -1, number.Value{}
	for k, j := range r.Claims {
		b := j.Claim
		if r.heading(b) || !samePlace(h, b) || !samePeriod(h, b) || !r.speaksOf(h, b) {
			continue
		}
		truth, stated, ok := inKind(h, b)
		if !ok {
			continue
		}
		if holdsFor(okay(h, o), truth) {
			return
		}
		gap := stated.Sub(middle(truth)).Abs()
		if !r.base(k) && within(stated, middle(truth)) && (nearest < 0 || gap.Cmp(best) < 0) {
			nearest, best = k, gap
		}
	}
	if nearest < 0 {
		return
	}
	b := r.Claims[nearest]
	truth, stated, _ := inKind(h, b.Claim)
	id, hint := caveat.TwoVersions, "bring the two together"
	if stronger(h, stated, truth) {
		id, hint = caveat.HeadlineStronger, "a headline must be borne out by its text: say what the body says"
	}
	r.remark(id, i, h.Span, fmt.Sprintf("the %s says %q, and the body says %q", r.kindOf(h), h.Text, b.Text), hint, b.Span)
}

// speaksOf says whether a claim of a headline and one of the body are about
// the same thing, as far as so few words can tell: they count the same, or
// share a word.
func (r *Report) speaksOf(h, b claim.Claim) bool {
	if h.Head != "" && b.Head != "" {
		return stem(h.Head) == stem(b.Head) || contactWords[h.Head] && contactWords[b.Head]
	}
	both, _ := shared(r.about(h), r.about(b))
	return both > 0
}

// inKind is a claim of the body in the unit of one of the headline, beside
// what the headline states: a change in per cent as a multiple, or the other
// way round.
func inKind(h, b claim.Claim) (truth number.Range, stated number.Value, ok bool) {
	switch {
	case h.Changes() && b.Changes():
		if h.Direction != 0 && b.Direction != 0 && h.Direction != b.Direction || h.DirectionOnly || b.DirectionOnly {
			return number.Range{}, number.Value{}, false
		}
		return changeAs(h, b)
	case h.Kind == claim.Count || h.Kind == claim.Sum || h.Kind == claim.Cumulative || h.Kind == claim.Rate || h.Kind == claim.Share:
		if !comparable(h, b) && !(h.HasNumber && b.HasNumber && h.Kind == b.Kind && h.Per == b.Per && h.Currency == b.Currency && h.Number.Class == b.Number.Class) || b.Hedge != "" || b.Upper != nil {
			return number.Range{}, number.Value{}, false
		}
		return partValue(b.Number), h.Stated.N, true
	}
	return number.Range{}, number.Value{}, false
}

// changeAs is a change of the body in the unit of the headline's.
func changeAs(h, b claim.Claim) (number.Range, number.Value, bool) {
	if h.Kind == b.Kind && h.Kind != claim.AbsoluteChange && b.Hedge == "" {
		return statedInterval(b), h.Stated.N, h.Kind != claim.Multiple || b.HasNumber
	}
	ratio, ok := ratioOf(b)
	if !ok {
		return number.Range{}, number.Value{}, false
	}
	switch {
	case h.Kind == claim.Multiple:
		return ratio, h.Stated.N, true
	case h.Kind == claim.PercentChange:
		return size(ratio.Sub(number.Exactly(one)).Scale(hundred)), h.Stated.N, true
	case h.Kind == claim.Fraction:
		return size(ratio.Sub(number.Exactly(one))), h.Stated.N, true
	}
	return number.Range{}, number.Value{}, false
}

// ratioOf is the new value over the old one that a change states: of its
// operands where they are in print, else of its per cents.
func ratioOf(c claim.Claim) (number.Range, bool) {
	switch {
	case c.From.Held() && c.Changes():
		return c.To.Value.Quo(c.From.Value)
	case c.Kind == claim.PercentChange && c.HasNumber && c.Hedge == "" && c.Upper == nil:
		return inOtherWords(claim.Claim{Kind: claim.Multiple}, c)
	}
	return number.Range{}, false
}

// within says whether two amounts could be versions of one: neither is more
// than half as large again as the other.
func within(a, b number.Value) bool {
	a, b = a.Abs(), b.Abs()
	if a.Cmp(b) < 0 {
		a, b = b, a
	}
	return b.Sign() > 0 && a.Cmp(b.Mul(number.Frac(3, 2))) <= 0
}

// stronger says whether what a headline states is more than the truth: a
// larger number, or, of a fall told as what is left, a smaller one.
func stronger(h claim.Claim, stated number.Value, truth number.Range) bool {
	if h.Kind == claim.Multiple && h.Direction < 0 {
		return stated.Cmp(middle(truth)) < 0
	}
	return stated.Cmp(middle(truth)) > 0
}
