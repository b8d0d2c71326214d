package check

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/figure"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/period"
	"github.com/pressfigures/figures/pkg/release"
	"github.com/pressfigures/figures/pkg/style"
	"github.com/pressfigures/figures/pkg/wording"
)

// ledger is a dataset whose figures the test knows by itself: the oracle adds
// up and divides these numbers, and asks the wording table, and nothing else.
type ledger struct {
	regions []string
	areas   map[string][]string // by region
	parent  map[string]string
	spans   []period.Span
	count   map[string]map[int]int64 // by place and number of the span; regions too
	data    Data
}

func newLedger(r *rand.Rand) *ledger {
	l := &ledger{areas: map[string][]string{}, parent: map[string]string{}, count: map[string]map[int]int64{}}
	switch r.IntN(3) {
	case 0:
		for y := 2016; y <= 2019; y++ {
			l.spans = append(l.spans, period.OfYear(y))
		}
	case 1:
		for y := 2017; y <= 2019; y++ {
			l.spans = append(l.spans, period.OfHalf(y, 1), period.OfHalf(y, 2))
		}
	default:
		for y := 2016; y <= 2019; y++ {
			l.spans = append(l.spans, period.OfFinancialYear(y, period.Context{}))
		}
	}
	size := []int64{60, 400, 3_000, 2_500_000}[r.IntN(4)]
	tree := area.NewBuilder()
	for _, region := range regionNames[:2+r.IntN(2)] {
		l.regions = append(l.regions, region.region)
		l.count[region.region] = map[int]int64{}
		for _, a := range region.areas {
			tree.Add(region.region + " > " + a)
			l.areas[region.region] = append(l.areas[region.region], a)
			l.parent[a] = region.region
			l.count[a] = map[int]int64{}
			for s := range l.spans {
				l.count[a][s] = size + r.Int64N(3*size)
				l.count[region.region][s] += l.count[a][s]
			}
		}
	}
	built, err := tree.Build()
	if err != nil {
		panic(err)
	}
	b := cube.NewBuilder(built, []cube.Measure{{Name: "People", Unit: "people"}}, nil, []cube.File{{Name: "ledger.csv"}})
	row := int64(2)
	for _, a := range built.All() {
		for s, span := range l.spans {
			if l.parent[a.Name] == "" {
				continue
			}
			o := cube.Observation{Area: a.ID, Span: span, Amount: cube.Known(l.count[a.Name][s])}
			o.Rows.Add(row)
			row++
			b.Add(o)
		}
	}
	c, err := b.Build()
	if err != nil {
		panic(err)
	}
	l.data = Data{Desk: &figure.Desk{Cube: c, Thresholds: caveat.Default()}, Nouns: []string{"people"}, Style: style.Default()}
	return l
}

// place is a random place: an area, or now and then a region.
func (l *ledger) place(r *rand.Rand) string {
	region := l.regions[r.IntN(len(l.regions))]
	if r.IntN(5) == 0 {
		return region
	}
	return l.areas[region][r.IntN(len(l.areas[region]))]
}

// statement is one thing said, in parts that can be falsified one by one.
type statement struct {
	kind      claim.Kind
	place     string
	now, then int // numbers of spans; -1 is one that the data do not hold
	stated    wording.Stated
	row       wording.ID
	words     string // the number in words or digits, with its hedge
	way       int    // 1 for a rise
	old, new  string // operands as printed; empty where the telling has none
	telling   int
	points    bool // called percentage points
	unknown   bool // the place is not in the data
	scaled    bool // the operands are printed in millions
	textOnly  bool // an operand was falsified: the number is false of the text alone
}

// said is how periods outside of the data are called.
func (l *ledger) said(s int) string {
	if s < 0 {
		span := l.spans[0]
		return style.Default().SpanPhrase(span.ShiftMonths(-48))
	}
	return style.Default().SpanPhrase(l.spans[s])
}

func rise(way int, up, down string) string {
	if way < 0 {
		return down
	}
	return up
}

// inWords is a place as running text has it.
func inWords(place string) string {
	switch place {
	case "North West", "South West":
		return "the " + place
	case "Eastern":
		return "the Eastern region"
	}
	return place
}

// text tells the statement; the words of its claim stand between the marks.
func (l *ledger) text(s statement) string {
	a, now, then := inWords(s.place), l.said(s.now), l.said(s.then)
	amount := s.words
	switch s.kind {
	case claim.PercentChange:
		unit := []string{" per cent", "%", " percent"}[s.telling%3]
		if s.points {
			unit = " percentage points"
		}
		amount += unit
		return []string{
			fmt.Sprintf("The number of people from %s who contacted Stop It Now! %s by «%s», from %s in %s to %s in %s.", a, rise(s.way, "rose", "fell"), amount, s.old, then, s.new, now),
			fmt.Sprintf("Stop It Now! was contacted by %s people from %s in %s, %s «%s» from %s in %s.", s.new, a, now, rise(s.way, "up", "down"), amount, s.old, then),
			fmt.Sprintf("In %s, %s people from %s contacted the charity, a %s of «%s» on the %s who did so in %s.", now, s.new, a, rise(s.way, "rise", "fall"), amount, s.old, then),
			fmt.Sprintf("Calls to the charity from %s %s «%s» to %s in %s, compared with %s in %s.", a, rise(s.way, "jumped", "dropped"), amount, s.new, now, s.old, then),
			fmt.Sprintf("%s saw %s people make contact in %s, «%s» %s than the %s in %s.", capital(a), s.new, now, amount, rise(s.way, "more", "fewer"), s.old, then),
			fmt.Sprintf("The number of people from %s contacting the charity %s by «%s» between %s and %s.", a, rise(s.way, "increased", "decreased"), amount, then, now),
			fmt.Sprintf("Contacts from %s in %s were «%s» %s than in %s.", a, now, amount, rise(s.way, "higher", "lower"), then),
			fmt.Sprintf("Compared with %s, the number of people from %s who got in touch in %s was %s «%s».", then, a, now, rise(s.way, "up", "down"), amount),
		}[s.telling]
	case claim.Multiple:
		return []string{
			fmt.Sprintf("The number of people from %s who contacted Stop It Now! «%s», from %s in %s to %s in %s.", a, amount, s.old, then, s.new, now),
			fmt.Sprintf("Contacts from %s «%s» to %s in %s, from %s in %s.", a, amount, s.new, now, s.old, then),
			fmt.Sprintf("The number of callers from %s «%s» between %s and %s.", a, amount, then, now),
		}[s.telling]
	case claim.AbsoluteChange:
		return []string{
			fmt.Sprintf("The number of people from %s who contacted Stop It Now! %s by «%s», from %s in %s to %s in %s.", a, rise(s.way, "rose", "fell"), amount, s.old, then, s.new, now),
			fmt.Sprintf("In %s, «%s» %s people from %s contacted the charity than in %s.", now, amount, rise(s.way, "more", "fewer"), a, then),
			fmt.Sprintf("There was %s of «%s» in the number of people from %s between %s and %s.", rise(s.way, "a rise", "a fall"), amount, a, then, now),
		}[s.telling]
	case claim.Share:
		region := inWords(l.parent[s.place])
		if s.unknown {
			region = inWords(l.regions[0])
		}
		return []string{
			fmt.Sprintf("In %s, «%s per cent» of the people from %s who contacted the charity were from %s.", now, amount, region, a),
			fmt.Sprintf("%s accounted for «%s%%» of contacts from %s in %s.", capital(a), amount, region, now),
		}[s.telling]
	case claim.Rate:
		return []string{
			fmt.Sprintf("On average, «%s people a month» from %s contacted Stop It Now! in %s.", amount, a, now),
			fmt.Sprintf("The charity heard from «%s people a month» from %s in %s.", amount, a, now),
		}[s.telling]
	case claim.Rank:
		return []string{
			fmt.Sprintf("%s had the «%s» number of people contacting the charity in %s in %s.", capital(a), amount, inWords(l.regionOf(s)), now),
			fmt.Sprintf("Of the areas of %s, %s had the «%s» number of callers in %s.", inWords(l.regionOf(s)), a, amount, now),
		}[s.telling]
	}
	return []string{
		fmt.Sprintf("A total of «%s» people from %s contacted Stop It Now! in %s.", amount, a, now),
		fmt.Sprintf("In %s, «%s» people from %s got in touch.", now, amount, a),
		fmt.Sprintf("The charity was contacted by «%s» people from %s in %s.", amount, a, now),
		fmt.Sprintf("%s: «%s» people made contact in %s.", capital(a), amount, now),
	}[s.telling]
}

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

func (l *ledger) regionOf(s statement) string {
	if s.unknown || l.parent[s.place] == "" {
		return l.regions[0]
	}
	return l.parent[s.place]
}

// tellings is in how many ways each kind is told, and how many of these give
// both operands.
var tellings = map[claim.Kind]struct{ all, closed int }{
	claim.Count: {4, 0}, claim.PercentChange: {8, 5}, claim.Multiple: {3, 2}, claim.AbsoluteChange: {3, 1},
	claim.Share: {2, 0}, claim.Rate: {2, 0}, claim.Rank: {2, 0},
}

// truth is what the oracle works out for a statement: the number its row is
// applied to, and which way it went.
func (l *ledger) truth(s statement) (truth number.Value, way int) {
	now := number.Int(l.count[s.place][s.now])
	switch s.kind {
	case claim.Share:
		whole := number.Int(l.count[l.parent[s.place]][s.now])
		part, _ := now.Quo(whole)
		return part.Mul(number.Int(100)), 0
	case claim.Rate:
		months, _ := l.spans[s.now].Months()
		each, _ := now.Quo(number.Int(int64(months)))
		return each, 0
	case claim.Count:
		return now, 0
	}
	then := number.Int(l.count[s.place][s.then])
	times, _ := now.Quo(then)
	way = now.Cmp(then)
	switch s.kind {
	case claim.PercentChange:
		return times.Sub(number.Int(1)).Mul(number.Int(100)).Abs(), way
	case claim.Multiple:
		return times, way
	}
	return now.Sub(then).Abs(), way
}

// held says whether the data hold what a statement is about.
func (l *ledger) held(s statement) bool {
	return !s.unknown && s.now >= 0 && s.then >= 0
}

// oracle judges a statement by the ledger and the wording table.
func (l *ledger) oracle(s statement) wording.Verdict {
	if s.kind == claim.Rank {
		return l.oracleOfRank(s)
	}
	truth, way := l.truth(s)
	if s.points || s.textOnly {
		return wording.Wrong // a change of counts is none of percentage points
	}
	row, _ := wording.RowOf(s.row)
	verdict := wording.Judge(row, s.stated, number.Exactly(truth), wording.Options{}).Verdict
	if (s.kind == claim.PercentChange || s.kind == claim.AbsoluteChange) && s.way != way {
		return wording.Wrong
	}
	return verdict
}

// places are the ranks that a text can claim.
var places = []struct {
	words  string
	place  int
	lowest bool
}{{"highest", 1, false}, {"second highest", 2, false}, {"lowest", 1, true}, {"second lowest", 2, true}, {"third highest", 3, false}}

func (l *ledger) oracleOfRank(s statement) wording.Verdict {
	better, same := 0, 0
	at := slices.IndexFunc(places, func(p struct {
		words  string
		place  int
		lowest bool
	}) bool {
		return p.words == s.words
	})
	for _, other := range l.areas[l.parent[s.place]] {
		mine, theirs := l.count[s.place][s.now], l.count[other][s.now]
		if places[at].lowest {
			mine, theirs = -mine, -theirs
		}
		switch {
		case other == s.place:
		case theirs > mine:
			better++
		case theirs == mine:
			same++
		}
	}
	if better+1 != places[at].place {
		return wording.Wrong
	}
	return wording.Right
}

// tell makes a true statement of a random kind.
func (l *ledger) tell(r *rand.Rand) statement {
	kinds := []claim.Kind{claim.Count, claim.Count, claim.PercentChange, claim.PercentChange, claim.PercentChange, claim.PercentChange,
		claim.Multiple, claim.AbsoluteChange, claim.AbsoluteChange, claim.Share, claim.Rate, claim.Rank}
	s := statement{kind: kinds[r.IntN(len(kinds))], place: l.place(r)}
	for s.kind == claim.Share && l.parent[s.place] == "" || s.kind == claim.Rank && l.parent[s.place] == "" {
		s.place = l.place(r)
	}
	s.now = 1 + r.IntN(len(l.spans)-1)
	s.then = s.now - 1
	if len(l.spans) == 6 && s.now >= 2 && r.IntN(2) == 0 {
		s.then = s.now - 2
	}
	s.telling = r.IntN(tellings[s.kind].all)
	if s.telling < tellings[s.kind].closed {
		s.old, s.new = digits(l.count[s.place][s.then]), digits(l.count[s.place][s.now])
	}
	truth, way := l.truth(s)
	s.way = way
	if way == 0 && s.kind != claim.Count && s.kind != claim.Share && s.kind != claim.Rate && s.kind != claim.Rank {
		return l.tell(r)
	}
	return l.wordsFor(r, l.scale(r, s), truth)
}

// scale prints the operands of a change in millions, now and then where that
// leaves its number true.
func (l *ledger) scale(r *rand.Rand, s statement) statement {
	if s.kind != claim.PercentChange || s.old == "" || l.count[s.place][s.then] < 1_000_000 || r.IntN(2) > 0 {
		return s
	}
	s.scaled = true
	s.old, s.new = millions(l.count[s.place][s.then]), millions(l.count[s.place][s.now])
	return s
}

// millions prints a count in millions, so exactly that per cents stay true.
func millions(n int64) string {
	return number.Int(n).Mul(number.Frac(1, 1_000_000)).Decimal(3) + " million"
}

func digits(n int64) string { return number.Group(fmt.Sprint(n)) }

// wordsFor puts the true number of a statement into words.
func (l *ledger) wordsFor(r *rand.Rand, s statement, truth number.Value) statement {
	quantity := map[claim.Kind]wording.Quantity{claim.PercentChange: wording.Percent, claim.Share: wording.Percent, claim.Multiple: wording.Times, claim.Rate: wording.Rate}[s.kind]
	s.stated = wording.Stated{N: truth.Round(0), Unit: number.Int(1), Quantity: quantity}
	s.row = wording.BareRow(quantity).ID
	switch s.kind {
	case claim.Rank:
		for _, p := range places {
			s.words = p.words
			if l.oracleOfRank(s) == wording.Right {
				return s
			}
		}
		return l.tell(r)
	case claim.Multiple:
		choice, ok := wording.Multiple(truth, wording.Options{AllowInfo: true})
		if !ok || choice.Verb == "" {
			return l.tell(r)
		}
		s.words, s.row, s.stated = choice.Verb, choice.Row.ID, choice.Stated
		return s
	case claim.Count, claim.Rate:
		if choice, ok := wording.Hedged(truth, quantity, wording.Options{}); ok && r.IntN(2) == 0 {
			s.words, s.row, s.stated = choice.Text, choice.Row.ID, choice.Stated
			return s
		}
		if s.kind == claim.Count && truth.Cmp(number.Int(1_000_000)) > 0 && r.IntN(2) == 0 {
			tenths := truth.Mul(number.Frac(1, 100_000)).Round(0)
			s.stated = wording.Stated{N: tenths.Mul(number.Int(100_000)), Unit: number.Int(100_000), Quantity: wording.Scaled}
			s.row = wording.BareNumber
			s.words = tenths.Mul(number.Frac(1, 10)).Decimal(1) + " million"
			return s
		}
	}
	if s.stated.N.Sign() == 0 {
		return l.tell(r)
	}
	s.words = number.Group(s.stated.N.Decimal(0))
	return s
}

// mutation makes one part of a statement false, or at least other; false where
// it does not apply.
type mutation struct {
	name   string
	mutate func(*ledger, *rand.Rand, *statement) bool
}

var mutations = []mutation{
	{"digit swap", swapDigits}, {"other digit", otherDigit}, {"wrong denominator", wrongDenominator},
	{"multiple for increase", multipleForGrowth}, {"remainder for reduction", remainderForLoss}, {"points for per cent", pointsFor},
	{"direction", turnRound}, {"hedge", otherHedge}, {"million for billion", billions}, {"area", otherArea}, {"unknown area", unknownArea},
	{"period", otherPeriod}, {"period outside", outside}, {"other multiple", otherMultiple}, {"other rank", otherRank},
}

// bare sets a number without a hedge.
func (s *statement) bare(v number.Value) bool {
	if v.Sign() <= 0 || v.Equal(s.stated.N) {
		return false
	}
	s.stated.N = v
	s.words = number.Group(v.Decimal(0))
	return true
}

// plainNumber says whether a statement has a number in digits that stands by
// itself.
func (s *statement) plainNumber() bool {
	return s.kind != claim.Multiple && s.kind != claim.Rank && s.words == number.Group(s.stated.N.Decimal(0))
}

func swapDigits(_ *ledger, r *rand.Rand, s *statement) bool {
	text := s.stated.N.Decimal(0)
	if !s.plainNumber() || len(text) < 2 {
		return false
	}
	i := r.IntN(len(text) - 1)
	swapped := []byte(text)
	swapped[i], swapped[i+1] = swapped[i+1], swapped[i]
	v, err := number.ParseValue(string(swapped))
	return err == nil && swapped[0] != '0' && s.bare(v)
}

func otherDigit(_ *ledger, r *rand.Rand, s *statement) bool {
	text := []byte(s.stated.N.Decimal(0))
	if !s.plainNumber() {
		return false
	}
	text[r.IntN(len(text))] = byte('1' + r.IntN(9))
	v, err := number.ParseValue(string(text))
	return err == nil && s.bare(v)
}

// percentOfCounts is a ÷ b in whole per cents.
func percentOfCounts(a, b int64) number.Value {
	q, _ := number.Int(100 * a).Quo(number.Int(b))
	return q.Abs().Round(0)
}

func wrongDenominator(l *ledger, _ *rand.Rand, s *statement) bool {
	now, then := l.count[s.place][s.now], l.count[s.place][s.then]
	return s.kind == claim.PercentChange && s.bare(percentOfCounts(now-then, now))
}

func multipleForGrowth(l *ledger, _ *rand.Rand, s *statement) bool {
	return s.kind == claim.PercentChange && s.way > 0 && s.bare(percentOfCounts(l.count[s.place][s.now], l.count[s.place][s.then]))
}

func remainderForLoss(l *ledger, _ *rand.Rand, s *statement) bool {
	return s.kind == claim.PercentChange && s.way < 0 && s.bare(percentOfCounts(l.count[s.place][s.now], l.count[s.place][s.then]))
}

func pointsFor(_ *ledger, _ *rand.Rand, s *statement) bool {
	s.points = s.kind == claim.PercentChange
	return s.points
}

func turnRound(_ *ledger, _ *rand.Rand, s *statement) bool {
	s.way = -s.way
	return s.kind == claim.PercentChange || s.kind == claim.AbsoluteChange
}

func otherHedge(_ *ledger, r *rand.Rand, s *statement) bool {
	hedges := map[wording.ID]string{wording.Nearly: "nearly", wording.MoreThan: "more than", wording.About: "about", wording.JustOver: "just over", wording.Under: "fewer than", wording.AtLeast: "at least"}
	ids := []wording.ID{wording.Nearly, wording.MoreThan, wording.About, wording.JustOver, wording.Under, wording.AtLeast}
	if s.kind != claim.Count && s.kind != claim.Rate && s.kind != claim.PercentChange || s.kind == claim.Count && s.row == wording.BareNumber {
		return false
	}
	id := ids[r.IntN(len(ids))]
	if id == s.row {
		return false
	}
	row, _ := wording.RowOf(id)
	s.row = row.For(s.stated.Quantity).ID
	s.words = hedges[id] + " " + number.Group(s.stated.N.Decimal(0))
	if id == wording.Under && s.kind == claim.PercentChange {
		s.words = "less than " + number.Group(s.stated.N.Decimal(0))
	}
	return true
}

func billions(_ *ledger, r *rand.Rand, s *statement) bool {
	if s.scaled {
		s.textOnly = true
		if r.IntN(2) == 0 {
			s.old = strings.Replace(s.old, "million", "billion", 1)
			return true
		}
		s.new = strings.Replace(s.new, "million", "billion", 1)
		return true
	}
	text, ok := strings.CutSuffix(s.words, " million")
	if !ok {
		return false
	}
	s.words = text + " billion"
	s.stated.N, s.stated.Unit = s.stated.N.Mul(number.Int(1000)), s.stated.Unit.Mul(number.Int(1000))
	return true
}

// otherArea needs a telling without the operands of the first area.
func otherArea(l *ledger, r *rand.Rand, s *statement) bool {
	region := l.parent[s.place]
	if region == "" || s.old != "" {
		return false
	}
	other := l.areas[region][r.IntN(len(l.areas[region]))]
	changed := other != s.place
	s.place = other
	return changed
}

func unknownArea(_ *ledger, r *rand.Rand, s *statement) bool {
	s.place, s.unknown = []string{"Rutland", "Northamptonshire", "Gwent"}[r.IntN(3)], true
	return s.old == "" && s.kind != claim.Rank
}

func otherPeriod(l *ledger, r *rand.Rand, s *statement) bool {
	if s.old != "" {
		return false
	}
	needs := s.kind == claim.PercentChange || s.kind == claim.Multiple || s.kind == claim.AbsoluteChange
	now := r.IntN(len(l.spans))
	if now == s.now || needs && now <= s.then {
		return false
	}
	if needs && len(l.spans) == 6 && now-s.then > 2 {
		return false
	}
	s.now = now
	return true
}

func outside(_ *ledger, _ *rand.Rand, s *statement) bool {
	if s.kind != claim.Count && s.kind != claim.Share && s.kind != claim.Rate {
		return false
	}
	s.now = -1
	return true
}

func otherMultiple(_ *ledger, r *rand.Rand, s *statement) bool {
	if s.kind != claim.Multiple {
		return false
	}
	forms := []struct {
		words string
		row   wording.ID
		n     int64
	}{{"doubled", wording.TimesAsMany, 2}, {"more than doubled", wording.MoreThanTimes, 2}, {"almost doubled", wording.AlmostTimes, 2},
		{"trebled", wording.TimesAsMany, 3}, {"more than trebled", wording.MoreThanTimes, 3}, {"quadrupled", wording.TimesAsMany, 4}}
	f := forms[r.IntN(len(forms))]
	changed := f.words != s.words
	s.words, s.row, s.stated = f.words, f.row, wording.Stated{N: number.Int(f.n), Unit: number.Int(1), Quantity: wording.Times}
	return changed
}

func otherRank(_ *ledger, r *rand.Rand, s *statement) bool {
	p := places[r.IntN(len(places))]
	changed := p.words != s.words
	s.words = p.words
	return s.kind == claim.Rank && changed
}

// tally counts what became of the mutants of one kind.
type tally struct{ right, rightCalledWrong, wrong, caught, unheld, unheldJudged int }

func (t *tally) add(o tally) {
	t.right += o.right
	t.rightCalledWrong += o.rightCalledWrong
	t.wrong += o.wrong
	t.caught += o.caught
	t.unheld += o.unheld
	t.unheldJudged += o.unheldJudged
}

// target is the claim that a marked text is about.
func target(r *Report, at release.Span) (Judged, bool) {
	var best Judged
	found := false
	for _, j := range r.Claims {
		if j.Overlaps(at) && (!found || j.Kind != claim.Count || best.Kind == claim.Count) {
			best, found = j, true
		}
	}
	return best, found
}

// unmark takes the marks out of a text and says what stood between them.
func unmark(text string) (string, release.Span) {
	before, rest, _ := strings.Cut(text, "«")
	claimed, after, _ := strings.Cut(rest, "»")
	return before + claimed + after, release.Span{Start: len(before), End: len(before) + len(claimed)}
}

// readLedger judges a text, by itself and, where asked to, by the data.
func (l *ledger) read(text string, byData bool) *Report {
	doc := release.Parse("mutant.txt", text, release.Options{Names: []string{"Stop It Now!"}})
	lexicon := claim.Lexicon{}
	if byData {
		lexicon = l.data.Lexicon("Stop It Now!", period.Context{})
	}
	r := Text(doc, claim.Find(doc, lexicon), Options{})
	if byData {
		r.Against(l.data, Options{})
	}
	return r
}

// score judges a mutant and compares with the oracle.
func (l *ledger) score(t *testing.T, s statement, byData bool) (tally, string) {
	text, at := unmark(l.text(s))
	j, found := target(l.read(text, byData), at)
	if !found {
		return tally{wrong: 1}, "NOT FOUND " + text
	}
	if byData && !l.held(s) {
		if j.Verdict == Wrong || j.Verdict == Right || j.Verdict == Loose {
			return tally{unheld: 1, unheldJudged: 1}, fmt.Sprintf("NOT HELD %s %q: %s", j.Verdict, text, j.Message)
		}
		return tally{unheld: 1}, ""
	}
	switch verdict := l.oracle(s); {
	case verdict == wording.Wrong && j.Verdict != Wrong:
		return tally{wrong: 1}, fmt.Sprintf("MISSED %s (%s) %s | %s | true %s from %s to %s", text, j.Kind, j.Verdict, j.Message, j.True, j.FromText, j.ToText)
	case verdict == wording.Wrong:
		return tally{wrong: 1, caught: 1}, ""
	case j.Verdict == Wrong:
		return tally{right: 1, rightCalledWrong: 1}, fmt.Sprintf("FALSE ALARM %s | %s", text, j.Message)
	}
	return tally{right: 1}, ""
}

// mutants is how many true statements are told and falsified.
const mutants = 1200

// TestMutations tells true statements, falsifies one part of each, and holds
// the verdicts against an oracle that works the figures out by itself.
func TestMutations(t *testing.T) {
	byData, byText, consistent := map[string]*tally{}, map[string]*tally{}, tally{}
	r := rand.New(rand.NewPCG(4, 2026))
	for n := range mutants {
		l := newLedger(r)
		s := l.tell(r)
		got, why := l.score(t, s, true)
		consistent.add(got)
		if why != "" {
			t.Logf("as told, %s", why)
		}
		for range 3 {
			m := mutations[(n+r.IntN(len(mutations)))%len(mutations)]
			mutant := s
			if !m.mutate(l, r, &mutant) {
				continue
			}
			if byData[m.name] == nil {
				byData[m.name], byText[m.name] = &tally{}, &tally{}
			}
			if !mutant.textOnly {
				got, why := l.score(t, mutant, true)
				byData[m.name].add(got)
				if why != "" {
					t.Logf("%s: %s", m.name, why)
				}
			}
			if mutant.old == "" || !l.held(mutant) || m.name == "other digit" {
				continue // a number that no mistake explains is left to the data
			}
			got, why := l.score(t, mutant, false)
			byText[m.name].add(got)
			if why != "" {
				t.Logf("%s, from the text: %s", m.name, why)
			}
		}
	}
	if consistent.rightCalledWrong > 0 || consistent.wrong > 0 {
		t.Errorf("of %d true statements %d were called wrong, and %d were not found", consistent.right, consistent.rightCalledWrong, consistent.wrong)
	}
	floor(t, "against the data", byData, 98)
	floor(t, "from the text alone", byText, 93)
}

// floor prints what was caught of each mutation and fails below a floor in per
// cent, or where something true was called wrong.
func floor(t *testing.T, basis string, by map[string]*tally, percent int) {
	var all tally
	for _, m := range mutations {
		got := by[m.name]
		if got == nil {
			continue
		}
		all.add(*got)
		t.Logf("%s, %s: %d of %d caught; %d of %d that stayed true called wrong; %d of %d not held judged all the same", basis, m.name,
			got.caught, got.wrong, got.rightCalledWrong, got.right, got.unheldJudged, got.unheld)
	}
	t.Logf("%s: %d of %d caught (%.1f per cent); %d of %d that stayed true called wrong; %d of %d not held judged all the same", basis,
		all.caught, all.wrong, 100*float64(all.caught)/float64(max(all.wrong, 1)), all.rightCalledWrong, all.right, all.unheldJudged, all.unheld)
	if 100*all.caught < percent*all.wrong || all.wrong == 0 {
		t.Errorf("%s, fewer than %d per cent were caught", basis, percent)
	}
	if all.rightCalledWrong > 0 || all.unheldJudged > 0 {
		t.Errorf("%s, %d true ones were called wrong, and %d were judged that the data do not hold", basis, all.rightCalledWrong, all.unheldJudged)
	}
}
