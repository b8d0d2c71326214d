package check

import (
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

// This test takes the wording table through a whole check: every phrase of
// every row, in a sentence, over data that put the truth just inside, on and
// just outside each bound of the row. The table itself says which phrases there
// are and where the bounds lie, so that a new row or a new spelling is tried
// without a word here. A row of a sort that no sentence is known for fails.

// twoYears are counts of two areas of a region in 2018 and 2019.
type twoYears struct{ kent, kentBefore, surrey, surreyBefore int64 }

// desk loads them as an export would be.
func (y twoYears) data(t testing.TB) Data {
	t.Helper()
	tree := area.NewBuilder()
	tree.Add("South East > Kent")
	tree.Add("South East > Surrey")
	built, err := tree.Build()
	if err != nil {
		t.Fatal(err)
	}
	b := cube.NewBuilder(built, []cube.Measure{{Name: "People", Unit: "people"}}, nil, []cube.File{{Name: "years.csv"}})
	for i, c := range []struct {
		name string
		year int
		n    int64
	}{{"Kent", 2018, y.kentBefore}, {"Kent", 2019, y.kent}, {"Surrey", 2018, y.surreyBefore}, {"Surrey", 2019, y.surrey}} {
		place, err := built.Resolve(c.name)
		if err != nil {
			t.Fatal(err)
		}
		o := cube.Observation{Area: place.ID, Span: period.OfYear(c.year), Amount: cube.Known(c.n)}
		o.Rows.Add(int64(i + 2))
		b.Add(o)
	}
	c, err := b.Build()
	if err != nil {
		t.Fatal(err)
	}
	return Data{Desk: &figure.Desk{Cube: c, Thresholds: caveat.Default()}, Nouns: []string{"people"}, Style: style.Default()}
}

// read judges a text by them, as a run of releases does.
func (y twoYears) read(t testing.TB, text string) *Report {
	t.Helper()
	d := y.data(t)
	doc := release.Parse("table.txt", text, release.Options{Names: []string{"Stop It Now!"}})
	r := Text(doc, claim.Find(doc, d.Lexicon("Stop It Now!", period.Context{})), Options{})
	r.Against(d, Options{})
	Releases([]*Report{r}, Options{})
	return r
}

// probe is a phrase in a sentence, and how to make its truth any value.
type probe struct {
	text   string
	words  string // of the claim: the first claim that overlaps them is the one
	row    wording.Row
	stated wording.Stated
	grain  number.Value                  // the smallest step of the truth
	years  func(v number.Value) twoYears // the data of a truth
}

// truths are the values just below, on and just above every bound of a probe,
// as near as the data can come.
func (p probe) truths() []number.Value {
	seen := map[string]bool{}
	var all []number.Value
	add := func(v number.Value) {
		steps, _ := v.Quo(p.grain)
		for d := int64(-1); d <= 1; d++ {
			v := steps.Round(0).Add(number.Int(d)).Mul(p.grain)
			if v.Sign() > 0 && !seen[v.String()] {
				seen[v.String()] = true
				all = append(all, v)
			}
		}
	}
	for _, b := range p.row.Bands(p.stated, wording.Options{}) {
		if !b.Low.Unbounded {
			add(b.Low.Value)
		}
	}
	return all
}

// whole is a value that has to be one.
func whole(v number.Value) int64 {
	n, ok := v.Round(0).Int64()
	if !ok {
		panic(v.String() + " is too large")
	}
	return n
}

// asCount, asChange, asRate, asTimes and asPart are data in which the truth of
// a probe is v: a count of Kent, its rise in per cent, its count a month, how
// many times its count before, and its share of the region.
func asCount(v number.Value) twoYears {
	return twoYears{kent: whole(v), kentBefore: 7*whole(v) + 13, surrey: 11*whole(v) + 29, surreyBefore: 17*whole(v) + 31}
}

func asRate(v number.Value) twoYears { return asCount(v.Mul(number.Int(12))) }

func asChange(v number.Value) twoYears {
	return asTimes(v.Add(number.Int(100)).Mul(number.Frac(1, 100)))
}

const base = 20_000

func asTimes(v number.Value) twoYears {
	return twoYears{kent: whole(v.Mul(number.Int(base))), kentBefore: base, surrey: 7_013, surreyBefore: 6_029}
}

func asPart(v number.Value) twoYears {
	kent := whole(v.Mul(number.Int(base)))
	return twoYears{kent: kent, kentBefore: 13_007, surrey: base - kent, surreyBefore: 29_011}
}

// amount is a stated number, the kind of truth that it is held against, and the
// smallest step that this can be put in.
type amount struct {
	text  string
	n     number.Value
	kind  wording.Quantity
	grain number.Value
	years func(v number.Value) twoYears
}

var (
	counts    = amount{"400", number.Int(400), wording.Count, number.Int(1), asCount}
	changes   = amount{"40 per cent", number.Int(40), wording.Percent, number.Frac(100, base), asChange}
	means     = amount{"600", number.Int(600), wording.Rate, number.Frac(1, 12), asRate}
	times     = amount{"", number.Int(3), wording.Times, number.Frac(1, base), asTimes}
	fractions = amount{"", number.Frac(1, 3), wording.Part, number.Frac(1, base), asPart}
	risen     = amount{"", number.Frac(1, 3), wording.Part, number.Frac(1, base), func(v number.Value) twoYears { return asTimes(v.Add(number.Int(1))) }}
	shrunk    = amount{"", number.Frac(1, 3), wording.Part, number.Frac(1, base), func(v number.Value) twoYears { return asTimes(number.Int(1).Sub(v)) }}
)

// more are other counts, of other sizes: tried with one phrase of each row.
func (a amount) more() []amount {
	if a.kind != wording.Count {
		return []amount{a}
	}
	all := []amount{a}
	for text, n := range map[string]int64{"1,200": 1200, "46,000": 46_000, "30": 30} {
		a.text, a.n = text, number.Int(n)
		all = append(all, a)
	}
	return all
}

// of puts a phrase, for P, and a number, for X, into sentences.
func (a amount) of(row wording.Row, phrase string, forms ...string) []probe {
	var all []probe
	for _, form := range forms {
		words := a.text
		if words == "" {
			words = phrase
		}
		text := strings.Replace(strings.Replace(form, "P", phrase, 1), "X", a.text, 1)
		stated := wording.Stated{N: a.n, Unit: number.Int(1), Quantity: a.kind}
		all = append(all, probe{strings.ToUpper(text[:1]) + text[1:], words, row, stated, a.grain, a.years})
	}
	return all
}

// hedgeProbes put a hedge to a count, a per cent and a rate.
func hedgeProbes(row wording.Row, phrase string) []probe {
	var all []probe
	first, _, _ := strings.Cut(phrase, " ")
	verb := slices.ContainsFunc([]string{"top", "pass", "surpass", "exceed", "reach"}, func(v string) bool { return strings.HasPrefix(first, v) })
	switch {
	case row.Place == wording.Around:
		return nil // has a test of its own
	case standsAfter(phrase):
		return counts.of(row, phrase, "Stop It Now! was contacted by X P people from Kent in 2019.", "In 2019, the number of people from Kent who contacted Stop It Now! was X P.")
	case verb && strings.HasSuffix(first, "ing"):
		return counts.of(row, phrase, "The charity has asked for help, with the number of people from Kent who contacted Stop It Now! in 2019 P X.")
	case verb:
		return counts.of(row, phrase, "The number of people from Kent who contacted Stop It Now! P X in 2019.", "In 2019, contacts from Kent P X.")
	case slices.Contains([]string{"higher", "greater", "larger", "bigger", "lower", "smaller", "above", "below", "less"}, first):
		return counts.of(row, phrase, "In 2019, the number of people from Kent who contacted Stop It Now! was P X.")
	}
	if phrase == row.Phrases[0] {
		for _, a := range counts.more() {
			all = append(all, a.of(row, phrase, "In 2019, the number of people from Kent who contacted Stop It Now! was P X.")...)
		}
	}
	return slices.Concat(all,
		counts.of(row, phrase, "Stop It Now! was contacted by P X people from Kent in 2019.", "P X people from Kent contacted Stop It Now! in 2019.",
			"In 2019, the number of people from Kent who contacted Stop It Now! was P X."),
		changes.of(row, phrase, "The number of people from Kent who contacted Stop It Now! rose by P X between 2018 and 2019."),
		means.of(row, phrase, "On average, P X people a month from Kent contacted Stop It Now! in 2019."),
	)
}

// standsAfter says whether the table has a phrase behind its number.
func standsAfter(phrase string) bool {
	return slices.ContainsFunc(wording.FindHedge("400 "+phrase), func(m wording.Match) bool { return m.Place == wording.After })
}

// vagueProbes put a vague word in the place of a count.
func vagueProbes(row wording.Row, phrase string) []probe {
	a := counts
	a.text, a.n = "", statedBy(phrase).N
	return a.of(row, phrase, "P of people from Kent contacted Stop It Now! in 2019.", "In 2019, Stop It Now! heard from P of people in Kent.")
}

// statedBy is the number that a phrase says by itself.
func statedBy(phrase string) wording.Stated {
	for _, m := range wording.FindHedge(phrase) {
		if m.HasN {
			return m.Stated
		}
	}
	return wording.Stated{N: number.Int(3)}
}

// objects are forms for what a multiple ends in.
var objects = []struct{ ending, form string }{
	{"as many", "P people from Kent contacted Stop It Now! in 2019 as in 2018."},
	{"as much", "In 2019, the number of people from Kent who contacted Stop It Now! was P as in 2018."},
	{"as high", "In 2019, the number of people from Kent who contacted Stop It Now! was P as in 2018."},
	{"as large", "In 2019, the number of people from Kent who contacted Stop It Now! was P as in 2018."},
	{"as big", "In 2019, the number of people from Kent who contacted Stop It Now! was P as in 2018."},
	{"as great", "In 2019, the number of people from Kent who contacted Stop It Now! was P as in 2018."},
	{"the number", "In 2019, P of people from Kent contacted Stop It Now! than in 2018."},
	{"the total", "In 2019, the number of people from Kent who contacted Stop It Now! was P of 2018."},
	{"the figure", "In 2019, the number of people from Kent who contacted Stop It Now! was P for 2018."},
	{"the level", "In 2019, the number of people from Kent who contacted Stop It Now! was P of 2018."},
	{"that of", "In 2019, the number of people from Kent who contacted Stop It Now! was P 2018."},
	{"that", "In 2019, the number of people from Kent who contacted Stop It Now! was P of 2018."},
	{"double the", "In 2019, the number of people from Kent who contacted Stop It Now! was P number in 2018."},
	{"its", "In 2019, the number of people from Kent who contacted Stop It Now! was P 2018 level."},
	{"what", "In 2019, the number of people from Kent who contacted Stop It Now! was P it was in 2018."},
	{"more", "P people from Kent contacted Stop It Now! in 2019 than in 2018."},
	{"fewer", "P people from Kent contacted Stop It Now! in 2019 than in 2018."},
	{"more than", ""}, {"fewer than", ""}, {"less than", ""},
	{"than", "In 2019, the number of people from Kent who contacted Stop It Now! was P in 2018."},
	{"higher", "The number of people from Kent who contacted Stop It Now! was P in 2019 than in 2018."},
	{"lower", "The number of people from Kent who contacted Stop It Now! was P in 2019 than in 2018."},
	{"greater", "The number of people from Kent who contacted Stop It Now! was P in 2019 than in 2018."},
	{"larger", "The number of people from Kent who contacted Stop It Now! was P in 2019 than in 2018."},
	{"smaller", "The number of people from Kent who contacted Stop It Now! was P in 2019 than in 2018."},
	{"-fold decrease", "There was a P in the number of people from Kent who contacted Stop It Now! between 2018 and 2019."},
	{"-fold reduction", "There was a P in the number of people from Kent who contacted Stop It Now! between 2018 and 2019."},
	{"-fold", "The number of people from Kent who contacted Stop It Now! rose P between 2018 and 2019."},
	{"doubled", "The number of people from Kent who contacted Stop It Now! P between 2018 and 2019."},
	{"trebled", "The number of people from Kent who contacted Stop It Now! P between 2018 and 2019."},
	{"tripled", "The number of people from Kent who contacted Stop It Now! P between 2018 and 2019."},
	{"quadrupled", "The number of people from Kent who contacted Stop It Now! P between 2018 and 2019."},
	{"quintupled", "The number of people from Kent who contacted Stop It Now! P between 2018 and 2019."},
	{"halved", "The number of people from Kent who contacted Stop It Now! P between 2018 and 2019."},
	{"cut in half", "Between 2018 and 2019 the number of people from Kent who contacted Stop It Now! was P."},
	{"by half", "The number of people from Kent who contacted Stop It Now! P between 2018 and 2019."},
	{"bling", "The number of people from Kent who contacted Stop It Now! rose sharply, P between 2018 and 2019."},
	{"pling", "The number of people from Kent who contacted Stop It Now! rose sharply, P between 2018 and 2019."},
	{"halving", "The number of people from Kent who contacted Stop It Now! fell sharply, P between 2018 and 2019."},
	{"to less than half", "The number of people from Kent who contacted Stop It Now! P between 2018 and 2019."},
	{"to under half", "The number of people from Kent who contacted Stop It Now! P between 2018 and 2019."},
}

// timesProbes say how many times its count before a count is.
func timesProbes(row wording.Row, phrase string) []probe {
	for _, o := range objects {
		if !strings.HasSuffix(phrase, o.ending) || o.form == "" {
			continue
		}
		a := times
		phrase = strings.Replace(strings.Replace(phrase, "n-fold", "three-fold", 1), "n times", "three times", 1)
		a.n = statedBy(phrase).N
		return a.of(row, phrase, o.form)
	}
	return nil
}

// partProbes say what part of the region a place is, or by what part it rose.
func partProbes(row wording.Row, phrase string) []probe {
	phrase = strings.NewReplacer("n in n", "one in three", "n in every n", "one in every three", "n out of n", "one out of three", "n out of every n", "one out of every three").Replace(phrase)
	a := fractions
	a.n = statedBy(phrase).N
	switch {
	case strings.HasPrefix(phrase, "rose"):
		return risen.of(row, phrase, "The number of people from Kent who contacted Stop It Now! P between 2018 and 2019.")
	case strings.HasPrefix(phrase, "fell"):
		a, a.n = shrunk, number.Frac(1, 4)
		return a.of(row, phrase, "The number of people from Kent who contacted Stop It Now! P between 2018 and 2019.")
	case row.ID == wording.ChangeByPart:
		years := risen.years
		a.years = years
		return a.of(row, phrase, "In 2019, P people from Kent contacted Stop It Now! as in 2018.")
	case row.ID == wording.Most && strings.HasSuffix(phrase, "of"):
		return a.of(row, phrase, "P people from the South East who contacted Stop It Now! in 2019 were from Kent.")
	case row.ID == wording.Most && phrase == "most people":
		return a.of(row, phrase, "P from the South East who contacted Stop It Now! in 2019 were from Kent.")
	case row.ID == wording.Most:
		return nil
	}
	return a.of(row, phrase, "P of the people from the South East who contacted Stop It Now! in 2019 were from Kent.", "In 2019, P of people from the South East who contacted Stop It Now! were from Kent.")
}

// perRow is about how many phrases of a row are tried.
const perRow = 20

// TestWordingTable is about the rows that one number decides. A phrase that no
// sentence is known for is counted, so that they do not become many.
func TestWordingTable(t *testing.T) {
	sorts := map[wording.Family]func(wording.Row, string) []probe{
		wording.Hedge: hedgeProbes, wording.Vague: vagueProbes, wording.Multiples: timesProbes, wording.Fractions: partProbes,
	}
	tried, passed := 0, 0
	for _, row := range wording.Rows() {
		probes, known := sorts[row.Family]
		if !known {
			continue
		}
		for i, phrase := range row.Phrases {
			if i%(1+len(row.Phrases)/perRow) != 0 {
				continue // of rows with very many, some
			}
			all := probes(row, phrase)
			if len(all) == 0 {
				passed++
				t.Log("no sentence for", row.ID, phrase)
			}
			for _, p := range all {
				tried++
				p.try(t, phrase, i == 0)
			}
		}
	}
	t.Log(tried, "tried", passed, "passed over")
}

// try holds the verdict of a check against that of the table, at every truth.
func (p probe) try(t *testing.T, phrase string, all bool) {
	t.Helper()
	said := map[wording.Severity]bool{}
	for _, v := range p.truths() {
		want := wording.Judge(p.row, p.stated, number.Exactly(v), wording.Options{})
		if said[want.Severity] && !all {
			continue // one truth for each severity will do
		}
		said[want.Severity] = true
		r := p.years(v).read(t, p.text)
		j, found := claimAt(r, p.words)
		switch {
		case !found:
			t.Errorf("%s %q: no claim in %s", p.row.ID, phrase, p.text)
			return
		case string(j.Verdict) != want.Verdict.String() || j.Severity != want.Severity && j.Basis == ByData:
			t.Errorf("%s %q at %s: %s (%s), want %s (%s: %s)\n%s\n%s [%s, row %s]", p.row.ID, phrase, v, j.Verdict, j.Severity, want.Verdict, want.Severity, want.Message, p.text, j.Message, j.Rule, j.Row)
			return
		}
	}
}

// claimAt is the claim that holds the words.
func claimAt(r *Report, words string) (Judged, bool) {
	at := strings.Index(r.Document.Text, words)
	for _, j := range r.Claims {
		if j.Start < at+len(words) && at < j.End {
			return j, true
		}
	}
	return Judged{}, false
}

// single are the rows that more than one number decides: a sentence for each,
// with data of which it is true and data of which it is not.
var single = map[wording.ID]struct {
	text, words string
	right       twoYears
	wrong       twoYears
}{
	wording.BareCount: {"In 2019, 416 people from Kent contacted Stop It Now!", "416", twoYears{416, 900, 700, 800}, twoYears{417, 900, 700, 800}},
	wording.BareNumber: {"The number of people from Kent who contacted Stop It Now! rose by 40 per cent between 2018 and 2019.", "40 per cent",
		twoYears{1404, 1000, 500, 900}, twoYears{1406, 1000, 500, 900}},
	wording.Between:   {"In 2019, between 300 and 400 people from Kent contacted Stop It Now!", "between 300", twoYears{400, 900, 700, 800}, twoYears{401, 900, 700, 800}},
	wording.PerPeriod: {"On average, 60 people a month from Kent contacted Stop It Now! in 2019.", "60 people a month", twoYears{725, 900, 700, 800}, twoYears{1000, 900, 700, 800}},
	wording.Rank: {"In 2019, Kent had the highest number of people who contacted Stop It Now! in the South East.", "the highest",
		twoYears{701, 900, 700, 1000}, twoYears{700, 900, 701, 800}},
	wording.Biggest: {"Kent had the biggest rise in the number of people who contacted Stop It Now! between 2018 and 2019.", "the biggest rise",
		twoYears{900, 300, 700, 600}, twoYears{900, 800, 700, 200}},
	wording.Record: {"The number of people from Kent who contacted Stop It Now! reached a record high in 2019.", "record high",
		twoYears{901, 900, 700, 600}, twoYears{900, 901, 700, 200}},
	wording.Rose: {"The number of people from Kent who contacted Stop It Now! rose between 2018 and 2019.", "rose",
		twoYears{901, 900, 700, 600}, twoYears{899, 900, 700, 200}},
	wording.Fell: {"The number of people from Kent who contacted Stop It Now! fell between 2018 and 2019.", "fell",
		twoYears{899, 900, 700, 600}, twoYears{901, 900, 700, 200}},
	wording.Unchanged: {"The number of people from Kent who contacted Stop It Now! was unchanged between 2018 and 2019.", "unchanged",
		twoYears{900, 900, 700, 600}, twoYears{901, 900, 700, 200}},
	wording.AboveAverage: {"The rise in Kent between 2018 and 2019 was above the regional average.", "above the regional average",
		twoYears{2000, 1000, 1000, 1000}, twoYears{1100, 1000, 2000, 1000}},
	wording.BelowAverage: {"The rise in Kent between 2018 and 2019 was below the regional average.", "below the regional average",
		twoYears{1100, 1000, 2000, 1000}, twoYears{2000, 1000, 1000, 1000}},
}

func TestRowsOfSeveralNumbers(t *testing.T) {
	for _, row := range wording.Rows() {
		test, known := single[row.ID]
		switch row.Family {
		case wording.Hedge, wording.Vague, wording.Multiples, wording.Fractions:
			if !known {
				continue // TestWordingTable tries these
			}
		}
		if !known {
			t.Errorf("no sentence for the row %s (%s)", row.ID, row.Wording)
			continue
		}
		for want, years := range map[Verdict]twoYears{Right: test.right, Wrong: test.wrong} {
			r := years.read(t, test.text)
			j, _ := claimAt(r, test.words)
			loosely := want == Right && j.Verdict == Loose && (row.ID == wording.Rank || row.ID == wording.Biggest || row.ID == wording.Record)
			if j.Verdict != want && !loosely { // of two places or two years, an order is loose
				t.Errorf("%s: %s, want %s of %v\n%s\n%s", row.ID, j.Verdict, want, years, test.text, j.Message)
			}
		}
	}
}
