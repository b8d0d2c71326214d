package check

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/release"
)

// versions remarks on one figure that is given twice, with different values or
// hedges: "about 520 a month" here, "at least 500 a month" there; or 373 in
// the body and still 337 in the quotation.
func (r *Report) versions(o Options) {
	like := map[likelyKey][]figureSeen{}
	for k := range r.Claims {
		b := r.Claims[k].Claim
		if !b.HasNumber || b.Upper != nil || r.heading(b) || b.Kind == claim.Rank || b.Kind == claim.Comparison || b.Stated.N.Cmp(number.Int(20)) < 0 {
			continue // small numbers are alike by chance
		}
		if r.kindOf(b) == release.Cell {
			continue // a table tells each number by its heads, and has too many to pair
		}
		now := r.seen(k)
		key := keyOf(b)
		for _, before := range like[key] {
			if !r.oneFigure(before, now) {
				continue
			}
			if a := r.Claims[before.claim].Claim; r.differ(a, b, o) {
				r.remark(caveat.TwoVersions, k, b.Span,
					fmt.Sprintf("one figure seems to be given in two versions: %q here, and %q before", b.Text, a.Text),
					"give it alike in both places, or say what sets the two apart", a.Span)
				break
			}
		}
		like[key] = append(like[key], now)
	}
}

// likelyKey is what two claims have in common that may state one figure.
type likelyKey struct {
	kind             claim.Kind
	class            number.Class
	currency, per    string
	percents, future bool
	direction        int
}

func keyOf(c claim.Claim) likelyKey {
	k := likelyKey{c.Kind, c.Number.Class, c.Currency, c.Per, c.Percents, c.Forecast, c.Direction}
	if k.kind == claim.Sum || k.kind == claim.Cumulative {
		k.kind = claim.Count
	}
	return k
}

// figureSeen is a claim with what it is compared by, worked out once.
type figureSeen struct {
	claim            int
	sentence         int
	number, tenfold  number.Value
	digits           string // in rising order
	head, place      string
	topic            map[string]bool
	sides            sides
	periods, against []claim.PeriodReading // those that it names
}

func (r *Report) seen(k int) figureSeen {
	c := r.Claims[k].Claim
	digits := []byte(c.Number.Value.Decimal(c.Number.Places))
	slices.Sort(digits)
	topic := r.about(c)
	return figureSeen{claim: k, sentence: c.Sentence, number: c.Stated.N, tenfold: c.Stated.N.Mul(number.Int(10)), digits: string(digits),
		head: stem(c.Head), place: place(c), topic: topic.words, sides: topic.sides, periods: own(c.Periods), against: own(c.Against)}
}

// oneFigure says whether two claims look like the same figure: nearly as large,
// of the same place and period, counted in the same words, in sentences about
// the same thing. In one sentence only rates do, with hedges that are not the
// same.
func (r *Report) oneFigure(x, y figureSeen) bool {
	if x.sentence == y.sentence && !r.apart(x.claim, y.claim) || x.head != "" && y.head != "" && x.head != y.head || x.place != "" && y.place != "" && x.place != y.place {
		return false
	}
	a, b := &r.Claims[x.claim], &r.Claims[y.claim]
	alike := near(x, y) || x.digits == y.digits && transposed(a.Number, b.Number) || r.stale(x, y)
	if !alike || r.bases[x.claim] != r.bases[y.claim] {
		return false
	}
	both, of := shared(x.topic, y.topic)
	return of > 0 && both >= 2 && 3*both >= 2*of && !x.sides.contrast(y.sides) && agree(x.periods, y.periods) && agree(x.against, y.against)
}

// stale says whether one of two numbers can be what the other was before it was
// brought up to date, which may be far off: both name the same noun and the same
// place, or neither a place, and both the same period or one of them none; and
// one of them stands in a quotation, where such numbers are forgotten, or both
// go on since one year.
func (r *Report) stale(x, y figureSeen) bool {
	a, b := &r.Claims[x.claim], &r.Claims[y.claim]
	if x.head == "" || x.head != y.head || x.place != y.place || r.operands[x.claim] || r.operands[y.claim] || !within(x.number, y.number) {
		return false
	}
	if a.Block == b.Block || len(a.Channels) != len(b.Channels) {
		return false
	}
	goOn := func(f figureSeen) bool {
		return slices.ContainsFunc(f.periods, func(p claim.PeriodReading) bool { return p.Since })
	}
	return a.Quoted != b.Quoted && x.place != "" || goOn(x) && goOn(y)
}

// apart says whether two claims of a sentence are put apart, each with a hedge
// of its own: "about 520 a month, and the charity says at least 500 a month".
func (r *Report) apart(x, y int) bool {
	a, b := &r.Claims[x], &r.Claims[y]
	return a.Per != "" && a.Hedge != "" && b.Hedge != "" && a.Row != b.Row && !r.operands[x] && !r.operands[y]
}

// near says whether two numbers are within a tenth of the larger.
func near(x, y figureSeen) bool {
	if x.number.Cmp(y.number) > 0 {
		x, y = y, x
	}
	return y.tenfold.Sub(x.tenfold).Cmp(y.number) <= 0
}

// subject is what a sentence is about.
type subject struct {
	words map[string]bool
	sides sides
}

// about is what the sentence of a claim is about.
func (r *Report) about(c claim.Claim) subject {
	if r.topics == nil {
		r.topics = map[int]subject{}
	}
	found, ok := r.topics[c.Sentence]
	if !ok {
		words := topic(r.wordsIn(r.sentenceAt(c.Start)))
		found = subject{words, sidesOf(words)}
		r.topics[c.Sentence] = found
	}
	return found
}

// transposed says whether one number is the other with two neighbouring digits
// swapped.
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

// sides are the words of opposites and the qualifiers that a topic has, as bits.
type sides struct{ left, right, qualified uint64 }

func sidesOf(topic map[string]bool) sides {
	var s sides
	for word := range topic {
		one := sidesOfStems()[word]
		s.left, s.right, s.qualified = s.left|one.left, s.right|one.right, s.qualified|one.qualified
	}
	return s
}

// sidesOfStems are the sides that each word of the two lists stands for, by its
// stem.
var sidesOfStems = sync.OnceValue(func() map[string]sides {
	found := map[string]sides{}
	add := func(word string, more sides) {
		s := found[stem(word)]
		found[stem(word)] = sides{s.left | more.left, s.right | more.right, s.qualified | more.qualified}
	}
	for i, pair := range opposites {
		add(pair[0], sides{left: 1 << i})
		add(pair[1], sides{right: 1 << i})
	}
	for i, q := range qualifiers {
		add(q, sides{qualified: 1 << i})
	}
	return found
})

// contrast says whether two topics stand on the two sides of a pair of
// opposites, or one of them has a word that makes another figure of it.
func (s sides) contrast(t sides) bool {
	return s.qualified != t.qualified || s.left&^t.left&t.right != 0 || s.right&^t.right&t.left != 0
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
		if !r.bases[k] && within(stated, middle(truth)) && (nearest < 0 || gap.Cmp(best) < 0) {
			nearest, best = k, gap
		}
	}
	if nearest < 0 || r.together(h, o) {
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

// together says whether two or more counts of one sentence of the body make up
// what a headline says: 285 visitors and 38 callers are more than 300 people.
func (r *Report) together(h claim.Claim, o Options) bool {
	bands := okay(h, o)
	for i := 0; i < len(r.Claims); {
		sum, n, first := number.Exactly(number.Int(0)), 0, r.Claims[i].Sentence
		for ; i < len(r.Claims) && r.Claims[i].Sentence == first; i++ {
			if c := r.Claims[i].Claim; !r.heading(c) && r.addable(i) && !r.operands[i] && c.Currency == h.Currency {
				sum, n = sum.Add(partValue(c.Number)), n+1
			}
		}
		if n > 1 && holdsFor(bands, sum) {
			return true
		}
	}
	return false
}

// speaksOf says whether a claim of a headline and one of the body are about
// the same thing, as far as so few words can tell: they count the same, or
// share a word.
func (r *Report) speaksOf(h, b claim.Claim) bool {
	if h.Head != "" && b.Head != "" {
		return stem(h.Head) == stem(b.Head) || contactWords[h.Head] && contactWords[b.Head]
	}
	both, _ := shared(r.about(h).words, r.about(b).words)
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
		if !h.HasNumber || !b.HasNumber || keyOf(h) != keyOf(b) || b.Hedge != "" || b.Upper != nil {
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
