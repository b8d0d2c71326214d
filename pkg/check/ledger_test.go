package check

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/figure"
	"github.com/pressfigures/figures/pkg/period"
	"github.com/pressfigures/figures/pkg/release"
	"github.com/pressfigures/figures/pkg/style"
)

// ledger is a random dataset whose counts the oracle knows by itself.
type ledger struct {
	regions []string
	areas   map[string][]string // by region
	parent  map[string]string
	spans   []period.Span
	months  int64                    // of each span
	count   map[string]map[int]int64 // by place and number of the span; regions too
	data    Data
}

func newLedger(r *rand.Rand) *ledger {
	l := &ledger{areas: map[string][]string{}, parent: map[string]string{}, count: map[string]map[int]int64{}, months: 12}
	switch r.IntN(4) {
	case 0:
		for y := 2016; y <= 2019; y++ {
			l.spans = append(l.spans, period.OfYear(y))
		}
	case 1:
		l.months = 6
		for y := 2017; y <= 2019; y++ {
			l.spans = append(l.spans, period.OfHalf(y, 1), period.OfHalf(y, 2))
		}
	case 2:
		l.months = 3
		for q := range 8 {
			l.spans = append(l.spans, period.OfQuarter(2018+q/4, 1+q%4))
		}
	default:
		for y := 2016; y <= 2019; y++ {
			l.spans = append(l.spans, period.OfFinancialYear(y, period.Context{}))
		}
	}
	l.fill(r)
	return l
}

// fill draws the counts and loads them as an export would be.
func (l *ledger) fill(r *rand.Rand) {
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
}

// place is a random place: an area, or now and then a region.
func (l *ledger) place(r *rand.Rand) string {
	region := l.regions[r.IntN(len(l.regions))]
	if r.IntN(5) == 0 {
		return region
	}
	return l.areas[region][r.IntN(len(l.areas[region]))]
}

// area is a random area of any region.
func (l *ledger) area(r *rand.Rand) string {
	region := l.regions[r.IntN(len(l.regions))]
	return l.areas[region][r.IntN(len(l.areas[region]))]
}

// read judges a text, by itself and, where asked to, by the data.
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

// statement is one thing said of a ledger, in parts that can be falsified one
// by one.
type statement struct {
	kind      string // count, percent, times, part, change, moved, share, rate, rank
	place     string
	now, then int // numbers of spans; -1 is one that the data do not hold
	hedge     string
	n, unit   *big.Rat // the number stated, and the place value of its last digit
	word      string   // for multiples, parts and ranks
	way       int      // 1 for a rise
	telling   int
	closed    bool // both operands are printed
	old, new  operand
	points    bool // called percentage points
	unknown   bool // the place is not in the data
}

// operand is a count as printed, with all that prints like it.
type operand struct {
	text      string
	low, high *big.Rat
}

// wholeNumber prints a count as it is, which nothing else prints like.
func wholeNumber(n int64) operand { return operand{grouped(n), rat(n, 1), rat(n, 1)} }

// inMillions prints a count in millions with three decimals.
func inMillions(n int64, scale string) operand {
	thousands := (n + 500) / 1000
	size := rat(1, 1)
	if scale == "billion" {
		size = rat(1000, 1)
	}
	return operand{
		fmt.Sprintf("%d.%03d %s", thousands/1000, thousands%1000, scale),
		timesOf(size, rat(2*thousands*1000-1000, 2)), timesOf(size, rat(2*thousands*1000+1000, 2)),
	}
}

// grouped is a whole number with commas.
func grouped(n int64) string {
	digits := fmt.Sprint(n)
	for at := len(digits) - 3; at > 0; at -= 3 {
		digits = digits[:at] + "," + digits[at:]
	}
	return digits
}

// number is the stated number in digits: grouped, and in millions where its
// last digit stands for a hundred thousand.
func (s statement) number() string {
	switch {
	case s.unit.Cmp(rat(100_000_000, 1)) == 0:
		return over(s.n, rat(1_000_000_000, 1)).FloatString(1) + " billion"
	case s.unit.Cmp(rat(100_000, 1)) == 0:
		return over(s.n, rat(1_000_000, 1)).FloatString(1) + " million"
	case s.unit.Cmp(rat(1, 10)) == 0:
		return s.n.FloatString(1)
	}
	return grouped(s.n.Num().Int64())
}

// amount is the number with its hedge, or the words for it.
func (s statement) amount() string {
	text := s.word
	if text == "" && s.n != nil {
		text = s.number()
	}
	return strings.TrimSpace(s.hedge + " " + text)
}

// measured is what the stated number is a number of.
func (s statement) measured() measured {
	switch {
	case s.kind == "percent" || s.kind == "share":
		return ofPercent
	case s.kind == "rate":
		return ofRate
	case s.kind == "part":
		return ofPart
	case below(rat(1, 1), s.unit):
		return ofScaled
	}
	return ofCount
}

// ranks are the places in an order that a text can claim.
var ranks = []struct {
	words  string
	place  int
	lowest bool
}{{"highest", 1, false}, {"second highest", 2, false}, {"lowest", 1, true}, {"second lowest", 2, true}, {"third highest", 3, false}}

// oracle says whether a statement is true of the ledger.
func (l *ledger) oracle(s statement) truth {
	now := rat(l.count[s.place][s.now], 1)
	switch s.kind {
	case "count":
		return holds(s.hedge, s.measured(), s.n, s.unit, now)
	case "rate":
		return holds(s.hedge, ofRate, s.n, s.unit, over(now, rat(l.months, 1)))
	case "share":
		whole := rat(l.count[l.parent[s.place]][s.now], 1)
		return holds(s.hedge, ofPercent, s.n, s.unit, timesOf(over(now, whole), rat(100, 1)))
	case "rank":
		return l.oracleOfRank(s)
	}
	return s.moved(rat(l.count[s.place][s.then], 1), now)
}

// moved says whether a change is true of two values.
func (s statement) moved(then, now *big.Rat) truth {
	difference, way := minus(now, then), now.Cmp(then)
	switch {
	case s.kind == "times":
		return multiples[s.word](over(now, then))
	case way != s.way:
		return untrue
	case s.kind == "moved":
		return entirely
	case s.points:
		return untrue // a change of counts is none of percentage points
	case s.kind == "part":
		return partHolds(s.hedge, s.n, over(sizeOf(difference), then))
	case s.kind == "percent":
		return holds(s.hedge, ofPercent, s.n, s.unit, timesOf(over(sizeOf(difference), then), rat(100, 1)))
	}
	return holds(s.hedge, s.measured(), s.n, s.unit, sizeOf(difference))
}

// steps is how finely the oracle looks between two operands as printed.
const steps = 8

// oracleOfText says whether a change can be true of what its operands as
// printed stand for: untrue only if no values that print so make it true.
func (s statement) oracleOfText() truth {
	best := untrue
	at := func(o operand, i int64) *big.Rat { return plus(o.low, timesOf(minus(o.high, o.low), rat(i, steps))) }
	for i := range int64(steps + 1) {
		for k := range int64(steps + 1) {
			best = max(best, s.moved(at(s.old, i), at(s.new, k)))
		}
	}
	return best
}

func (l *ledger) oracleOfRank(s statement) truth {
	at := slices.IndexFunc(ranks, func(p struct {
		words  string
		place  int
		lowest bool
	}) bool {
		return p.words == s.word
	})
	better := 0
	for _, other := range l.areas[l.parent[s.place]] {
		mine, theirs := l.count[s.place][s.now], l.count[other][s.now]
		if ranks[at].lowest {
			mine, theirs = -mine, -theirs
		}
		if theirs > mine {
			better++
		}
	}
	return either(better+1 == ranks[at].place, entirely, untrue)
}

// held says whether the data hold what a statement is about.
func (s statement) held() bool { return !s.unknown && s.now >= 0 && s.then >= 0 }
