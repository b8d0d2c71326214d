package wording

import (
	"math"
	"strconv"
	"strings"

	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/style"
)

// A Choice is a wording that is ok at the value it was chosen for.
type Choice struct {
	// Row is the row whose words were chosen.
	Row Row
	// Stated is the number they state; Judge(Row, Stated, …) is ok.
	Stated Stated
	// Text is the words and the number: "nearly 600", "about one in ten",
	// "doubled", "more than five times as many".
	Text string
	// Verb is the form that follows a subject, for multiples: "doubled", "rose
	// more than fivefold". Empty elsewhere.
	Verb string
}

// N returns the number that the words state.
func (c Choice) N() number.Value { return c.Stated.N }

// words are the forms that writing uses; others are read, never written.
// "Nearly" and "almost" mean the same: the first is said of numbers, the second
// of multiples and fractions.
var words = map[ID]string{
	About: "about", Nearly: "nearly", JustOver: "just over", MoreThan: "more than", AtLeast: "at least",
	AboutPart: "about", AlmostPart: "almost", JustOverPart: "just over", MoreThanPart: "more than",
	AlmostTimes: "almost", MoreThanTimes: "more than",
}

// hedgeWords returns the words for a row said of a quantity.
func hedgeWords(id ID, q Quantity) string {
	if id != Under {
		return words[id]
	}
	switch q {
	case Count, Scaled, Part:
		return "fewer than"
	}
	return "less than"
}

// severityAt returns the severity of a row at a known value.
func severityAt(row Row, s Stated, v number.Value, o Options) Severity {
	row, s = row.ready(s)
	rules := row.rules(newQuestion(s, o, true))
	return rules[decide(rules, v)].severity
}

// numberText writes a stated number in the style.
func numberText(s Stated, st style.Style) string {
	switch s.Quantity {
	case Percent:
		return percentText(s.N, s.Unit, st)
	case Points:
		return pointsText(s.N, s.Unit)
	case Part:
		return partWords(s.N, st)
	case Times:
		return decimals(s.N, maxPlaces) + " times"
	}
	if n, ok := s.N.Int64(); ok && n <= int64(st.WordsUpTo) {
		return st.Count(s.N)
	}
	if s.N.IsInt() {
		return st.Rounded(s.N)
	}
	return decimals(s.N, maxPlaces)
}

// places returns the decimals of a unit of the last place.
func places(unit number.Value) int {
	n := 0
	for ; unit.Sign() > 0 && unit.Cmp(one) < 0; n++ {
		unit = unit.Mul(ten)
	}
	return n
}

func percentText(v, unit number.Value, st style.Style) string {
	return style.Share{Number: number.Group(v.Decimal(places(unit))), Unit: st.PerCent}.String()
}

func pointsText(v, unit number.Value) string {
	text := number.Group(v.Decimal(places(unit)))
	if text == "1" {
		return "1 percentage point"
	}
	return text + " percentage points"
}

// hedgedChoice tries a hedge on a number: it is taken only if the row is ok.
func hedgedChoice(id ID, s Stated, v number.Value, o Options) (Choice, bool) {
	row := mustRow(id).For(s.Quantity)
	if severityAt(row, s, v, o) != caveat.OK {
		return Choice{}, false
	}
	return Choice{Row: row, Stated: s, Text: hedgeWords(row.ID, s.Quantity) + " " + numberText(s, o.Style)}, true
}

// farthest is how far, as a share of it, writing goes from a round number: "more
// than 300" up to 330. The table allows more; past it another number says more.
var farthest = number.Frac(1, 10)

// Hedged picks a round number near v, and the shortest honest hedge for it:
// "nearly 600" for 591.5, "more than 300" for 323, "just over 100 per cent" for
// 103.148. v is above 0, in the unit of its quantity. It first looks for
// "nearly" and "just over" beside a number of one digit and zeros or half such
// a step (600, 350), then for "more than" one of these, then for "about" a
// number of two digits and zeros.
//
// It returns false where there is nothing to hedge: v is such a round number
// itself, is a count of at most SmallCount (20), is below 1, or has no round
// number near. It never says "at least", which would mean that the value is not
// known.
func Hedged(v number.Value, quantity Quantity, o Options) (Choice, bool) {
	o = o.filled()
	if v.Cmp(one) < 0 || quantity == Part || quantity == Times {
		return Choice{}, false
	}
	if quantity == Count && v.Cmp(o.Tolerances.SmallCount) <= 0 {
		return Choice{}, false
	}
	top := topPlace(v)
	grains := []number.Value{top, top.Mul(half)}
	for _, grain := range grains {
		n := nearest(v, grain)
		if n.Equal(v) {
			return Choice{}, false
		}
		if c, ok := besides(n, v, quantity, o); ok {
			return c, true
		}
	}
	return moreOrAbout(v, top, quantity, o)
}

// besides tries "nearly" or "just over" one number.
func besides(n, v number.Value, quantity Quantity, o Options) (Choice, bool) {
	id := JustOver
	if n.Cmp(v) > 0 {
		id = Nearly
	}
	s, ok := roundStated(n, quantity, o)
	if !ok || n.Sub(v).Abs().Cmp(o.Tolerances.reach(n)) > 0 {
		return Choice{}, false
	}
	return hedgedChoice(id, s, v, o)
}

// moreOrAbout tries "more than" the round numbers below, then "about".
func moreOrAbout(v, top number.Value, quantity Quantity, o Options) (Choice, bool) {
	for _, grain := range []number.Value{top.Mul(half), top} {
		n := floor(v, grain)
		s, ok := roundStated(n, quantity, o)
		if !ok || v.Sub(n).Cmp(n.Mul(farthest)) > 0 {
			continue
		}
		if c, ok := hedgedChoice(MoreThan, s, v, o); ok {
			return c, true
		}
	}
	n := nearest(v, top.Mul(number.Frac(1, 10)))
	if s, ok := roundStated(n, quantity, o); ok && !n.Equal(v) {
		return hedgedChoice(About, s, v, o)
	}
	return Choice{}, false
}

// roundStated returns n, a multiple of a tenth, as a stated number, and false
// if it is not round enough to be hedged.
func roundStated(n number.Value, quantity Quantity, o Options) (Stated, bool) {
	s := Stated{N: n, Quantity: quantity, Unit: one}
	if !n.IsInt() {
		s.Unit = number.Frac(1, 10)
	}
	return s, n.Sign() > 0 && o.Tolerances.round(s)
}

// topPlace returns the place value of v's first digit. v is at least 1.
func topPlace(v number.Value) number.Value {
	place := one
	for next := ten; next.Cmp(v) <= 0; next = next.Mul(ten) {
		place = next
	}
	return place
}

// nearest returns the multiple of grain nearest to v, the higher at a tie.
func nearest(v, grain number.Value) number.Value {
	steps, _ := v.Quo(grain)
	return steps.Round(0).Mul(grain)
}

// floor returns the greatest multiple of grain that is not above v.
func floor(v, grain number.Value) number.Value {
	n := nearest(v, grain)
	if n.Cmp(v) > 0 {
		return n.Sub(grain)
	}
	return n
}

// ceil returns the least multiple of grain that is not below v.
func ceil(v, grain number.Value) number.Value {
	n := nearest(v, grain)
	if n.Cmp(v) < 0 {
		return n.Add(grain)
	}
	return n
}

// Ranged picks words for a value that is only known to lie in a range, as it
// is where cells are hidden: "at least 300", "fewer than five" for a count from
// 0 or 1 to 4, "between 45 and 51". Ends that are not whole are widened to whole
// numbers, so that the words hold for every value of the range. It returns false
// for an exact value, a range without a lower end or one below 0 (a count has a
// lower end, 0), and for multiples and fractions.
func Ranged(r number.Range, quantity Quantity, o Options) (Choice, bool) {
	o = o.filled()
	if _, exact := r.Exact(); exact || r.NoLow || r.Low.Sign() < 0 || quantity == Part || quantity == Times {
		return Choice{}, false
	}
	low, high := floor(r.Low, one), ceil(r.High, one)
	s := Stated{N: low, Unit: one, Quantity: quantity}
	switch {
	case r.NoHigh:
		return plainChoice(AtLeast, s, o), true
	case quantity == Count && low.Cmp(one) <= 0:
		s.N = high.Add(one)
		return plainChoice(Under, s, o), true
	}
	s.M = high
	c := plainChoice(Between, s, o)
	upper := s
	upper.N = high
	c.Text = "between " + bareNumber(s, o.Style) + " and " + numberText(upper, o.Style)
	return c, true
}

// bareNumber writes the first number of a pair, without the unit that follows
// the second.
func bareNumber(s Stated, st style.Style) string {
	if s.Quantity == Percent && st.PerCent != "%" || s.Quantity == Points {
		return number.Group(s.N.Decimal(0))
	}
	return numberText(s, st)
}

func plainChoice(id ID, s Stated, o Options) Choice {
	row := mustRow(id).For(s.Quantity)
	return Choice{Row: row, Stated: s, Text: hedgeWords(id, s.Quantity) + " " + numberText(s, o.Style)}
}

// greatestTimes bounds the multiples that are put into words: nobody is told
// anything by "1,204 times as many".
const greatestTimes = 1000

// Multiple picks words for r = new ÷ old: "doubled", "more than doubled",
// "almost trebled", "more than five times as many", "halved", "fell to less
// than half". "Doubled" for r a little below 2 is taken only if the options
// allow an info; else it is "almost doubled". It returns false where no multiple
// fits, as for 1.5, and from 1,000 times up.
func Multiple(r number.Value, o Options) (Choice, bool) {
	o = o.filled()
	if r.Cmp(one) < 0 {
		return lowMultiple(r, o)
	}
	below, above := floor(r, one), floor(r, one).Add(one)
	for _, try := range []struct {
		id ID
		n  number.Value
	}{
		{TimesAsMany, below}, {TimesAsMany, above}, {AlmostTimes, above}, {MoreThanTimes, below},
	} {
		if c, ok := timesChoice(try.id, try.n, r, o); ok {
			return c, true
		}
	}
	return Choice{}, false
}

// allowed reports whether a severity is good enough to be written.
func (o Options) allowed(s Severity) bool {
	return s == caveat.OK || s == caveat.Info && o.AllowInfo
}

func timesChoice(id ID, n, r number.Value, o Options) (Choice, bool) {
	row, s := mustRow(id), Stated{N: n, Unit: one, Quantity: Times}
	count, _ := n.Int64()
	if count < 2 || count >= greatestTimes || !o.allowed(severityAt(row, s, r, o)) {
		return Choice{}, false
	}
	text, verb := timesWords(n, count, o.Style)
	if hedge := hedgeWords(id, Times); hedge != "" {
		text, verb = hedge+" "+text, hedgedVerb(hedge, verb)
	}
	return Choice{Row: row, Stated: s, Text: text, Verb: verb}, true
}

// hedgedVerb puts a hedge into a verb: "more than doubled", "rose more than
// fivefold".
func hedgedVerb(hedge, verb string) string {
	if fold, ok := strings.CutPrefix(verb, "rose "); ok {
		return "rose " + hedge + " " + fold
	}
	return hedge + " " + verb
}

// timesWords writes a multiple as a phrase and as a verb.
func timesWords(n number.Value, count int64, st style.Style) (text, verb string) {
	switch count {
	case 2:
		return "doubled", "doubled"
	case 3:
		return "trebled", "trebled"
	case 4:
		return "quadrupled", "quadrupled"
	}
	fold := number.Words(count) + "fold"
	if count > 10 {
		fold = n.Decimal(0) + "-fold"
	}
	return st.Count(n) + " times as many", "rose " + fold
}

func lowMultiple(r number.Value, o Options) (Choice, bool) {
	for _, try := range []struct {
		id   ID
		text string
	}{
		{Halved, "halved"}, {LessThanHalf, "fell to less than half"}, {AlmostHalved, "almost halved"},
	} {
		row, s := mustRow(try.id), Stated{N: half, Unit: one, Quantity: Times}
		if o.allowed(severityAt(row, s, r, o)) {
			return Choice{Row: row, Stated: s, Text: try.text, Verb: try.text}, true
		}
	}
	return Choice{}, false
}

// plainParts are the fractions that have a name in everyday use; the rest of a
// share is told by "one in n".
func plainParts() []number.Value {
	return []number.Value{
		half, number.Frac(1, 3), number.Frac(2, 3), number.Frac(1, 4), number.Frac(3, 4),
		number.Frac(1, 5), number.Frac(2, 5), number.Frac(3, 5), number.Frac(4, 5), number.Frac(1, 10), number.Frac(9, 10),
	}
}

// shareParts are the fractions that a share of a whole is told by.
func shareParts() []number.Value {
	parts := append(plainParts(), number.Frac(3, 10), number.Frac(7, 10))
	for _, n := range []int64{6, 7, 8, 9, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 25, 30, 40, 50, 100} {
		parts = append(parts, number.Frac(1, n))
	}
	return parts
}

// Fraction picks words for v, a share of a whole between 0 and 1: "a third",
// "about one in ten", "almost two-thirds", "more than half", "fewer than one in
// 100". A bare fraction is used only where it needs no hedge at all: within a
// tenth of what the table accepts. It returns false outside 0 to 1.
func Fraction(v number.Value, o Options) (Choice, bool) {
	return choosePart(v, shareParts(), partWords, o.filled())
}

// ChangeFraction picks words for v, a change as a fraction of what it changed
// from, to follow "rose by" or "fell by": "a third", "about a fifth". It
// returns false outside 0 to 1, and below a tenth, where a per cent says it
// better.
func ChangeFraction(v number.Value, o Options) (Choice, bool) {
	if v.Cmp(number.Frac(1, 10)) < 0 {
		return Choice{}, false
	}
	return choosePart(v, plainParts(), changeWords, o.filled())
}

// choosePart tries, nearest fraction first, the bare fraction, "about", and
// "almost" or "just over", then "more than" and "fewer than".
func choosePart(v number.Value, parts []number.Value, say func(number.Value, style.Style) string, o Options) (Choice, bool) {
	if v.Sign() <= 0 || v.Cmp(one) >= 0 {
		return Choice{}, false
	}
	f := nearestOf(v, parts)
	bareLimit, _ := o.Tolerances.partWidth(f)
	off := v.Sub(f)
	id := JustOverPart
	switch size := off.Abs(); {
	case size.Cmp(bareLimit.Mul(number.Frac(1, 10))) <= 0:
		id = BarePart
	case size.Cmp(bareLimit) <= 0:
		id = AboutPart
	case off.Sign() < 0:
		id = AlmostPart
	}
	if c, ok := partChoice(id, f, v, say, o); ok {
		return c, true
	}
	below, above, _ := o.Tolerances.rungs(v)
	if below.Sign() > 0 {
		return partChoice(MoreThanPart, below, v, say, o)
	}
	return partChoice(Under, leastAbove(v, parts, above), v, say, o)
}

func partChoice(id ID, f, v number.Value, say func(number.Value, style.Style) string, o Options) (Choice, bool) {
	row, s := mustRow(id), Stated{N: f, Quantity: Part}
	if severityAt(row, s, v, o) != caveat.OK {
		return Choice{}, false
	}
	text := say(f, o.Style)
	if hedge := hedgeWords(id, Part); hedge != "" {
		text = hedge + " " + text
	}
	return Choice{Row: row, Stated: s, Text: text}, true
}

// nearestOf returns the part nearest to v, and the first named of two.
func nearestOf(v number.Value, parts []number.Value) number.Value {
	best := parts[0]
	for _, p := range parts[1:] {
		if p.Sub(v).Abs().Cmp(best.Sub(v).Abs()) < 0 {
			best = p
		}
	}
	return best
}

// leastAbove returns the least part above v that is not above the limit.
func leastAbove(v number.Value, parts []number.Value, limit number.Value) number.Value {
	least := limit
	for _, p := range parts {
		if p.Cmp(v) > 0 && p.Cmp(least) < 0 {
			least = p
		}
	}
	return least
}

// partWords writes a fraction of a whole: "half", "two-thirds", "one in ten".
func partWords(f number.Value, st style.Style) string {
	if name, ok := partNames[f.Ratio()]; ok {
		return name
	}
	part, whole := ratioOf(f)
	if whole == 0 {
		return f.String()
	}
	return st.Proportion(part, whole)
}

// changeWords writes a fraction of a change: "a third", "two-fifths".
func changeWords(f number.Value, st style.Style) string {
	if name, ok := changeNames[f.Ratio()]; ok {
		return name
	}
	return partWords(f, st)
}

var partNames = map[string]string{
	"1/2": "half", "1/3": "a third", "2/3": "two-thirds", "1/4": "a quarter", "3/4": "three-quarters",
}

var changeNames = map[string]string{
	"1/5": "a fifth", "2/5": "two-fifths", "3/5": "three-fifths", "4/5": "four-fifths", "1/10": "a tenth", "9/10": "nine-tenths",
}

// ratioOf returns a fraction in lowest terms. Parts too long for 64 bits, which
// nobody writes, come out as 0 in 0.
func ratioOf(f number.Value) (part, whole int64) {
	a, b, _ := strings.Cut(f.Ratio(), "/")
	part, errPart := strconv.ParseInt(a, 10, 64)
	whole, errWhole := strconv.ParseInt(b, 10, 64)
	if errPart != nil || errWhole != nil || part > math.MaxInt32 || whole > math.MaxInt32 {
		return 0, 0
	}
	return part, whole
}
