package check

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/figure"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/period"
	"github.com/pressfigures/figures/pkg/release"
	"github.com/pressfigures/figures/pkg/sentence"
	"github.com/pressfigures/figures/pkg/style"
)

// world is a random dataset with the words its figures are written in.
type world struct {
	desk    *figure.Desk
	words   sentence.Words
	regions []area.ID
	spans   []period.Span // those that have a base in the data, the latest last
	channel bool
	hides   bool // some cells are hidden
	cells   []cellOf
}

// regionNames are regions with areas that are hard in their own ways: one
// named like its region, one with "and", one of three words.
var regionNames = []struct {
	region string
	areas  []string
}{
	{"North West", []string{"Lancashire", "Cheshire", "Cumbria", "North Wales", "Greater Manchester", "Merseyside"}},
	{"South West", []string{"Dorset", "Devon & Cornwall", "Avon and Somerset", "Wiltshire", "Gloucestershire"}},
	{"Eastern", []string{"Hertfordshire", "Kent", "Essex", "Norfolk", "Suffolk", "Bedfordshire", "Cambridgeshire"}},
	{"Scotland", []string{"Highland", "Orkney", "Na h-Eileanan Siar", "Dumfries and Galloway"}},
}

// counters draw the counts of a dataset: none and small ones, large ones, and
// ones that tie.
func drawCount(t *rapid.T, kind int) int64 {
	switch kind {
	case 0:
		return int64(rapid.IntRange(0, 12).Draw(t, "small"))
	case 1:
		return int64(rapid.IntRange(15, 120).Draw(t, "middling"))
	case 2:
		return int64(rapid.IntRange(90, 2_500).Draw(t, "large"))
	case 3:
		return int64(rapid.SampledFrom([]int{100, 200, 212, 300, 596, 1186}).Draw(t, "round"))
	}
	return int64(rapid.IntRange(10_000, 900_000).Draw(t, "huge"))
}

// drawSpans draws the periods of a dataset, in order, and those to ask for.
func drawSpans(t *rapid.T) (rows, asked []period.Span) {
	switch rapid.IntRange(0, 3).Draw(t, "periods") {
	case 0:
		for y := 2016; y <= 2019; y++ {
			rows = append(rows, period.OfYear(y))
		}
		return rows, rows[1:]
	case 1:
		for y := 2017; y <= 2019; y++ {
			rows = append(rows, period.OfHalf(y, 1), period.OfHalf(y, 2))
		}
		return rows, append(slices.Clone(rows[2:]), period.OfYear(2018), period.OfYear(2019))
	case 2:
		for m := range 24 {
			rows = append(rows, period.OfMonth(2018, time.Month(1+m)))
		}
		for m := range rows {
			rows[m] = period.OfMonth(2018+m/12, time.Month(1+m%12))
		}
		return rows, []period.Span{period.OfMonth(2019, 3), period.OfQuarter(2019, 2), period.OfHalf(2019, 1), period.OfHalf(2018, 2), period.OfYear(2019)}
	}
	for y := 2016; y <= 2019; y++ {
		rows = append(rows, period.OfFinancialYear(y, period.Context{}))
	}
	return rows, rows[1:]
}

var units = []sentence.Words{
	{Unit: "people", Verb: "contacted", Service: "Stop It Now!"},
	{Unit: "people", Verb: "contacted", Service: "the helpline"},
	{Unit: "callers", Verb: "got in touch with", Service: "Childline"},
	{Unit: "people", Verb: "sought help"},
	{Unit: "calls", Service: "Stop It Now!"},
	{Unit: "calls"},
	{Unit: "young people", Verb: "called", Service: "the Runaway Helpline"},
	{Unit: "enquiries", Service: "the Advice Line"},
	{},
}

// drawWorld draws a dataset and the words it is written about in.
func drawWorld(t *rapid.T) world {
	var w world
	rows, asked := drawSpans(t)
	w.spans = asked
	w.words = rapid.SampledFrom(units).Draw(t, "words")
	w.words.Style, _ = style.Get(rapid.SampledFrom(style.Names()).Draw(t, "style"))
	w.words.Hedge = rapid.Bool().Draw(t, "hedge")
	w.channel = rapid.IntRange(0, 2).Draw(t, "channels") == 0
	w.hides = rapid.IntRange(0, 3).Draw(t, "hides") == 0
	tree := area.NewBuilder()
	cells := w.drawCells(t, tree, rows)
	built, err := tree.Build()
	if err != nil {
		t.Fatal(err)
	}
	w.desk = &figure.Desk{Cube: w.fold(t, built, cells), Thresholds: caveat.Default()}
	for _, a := range built.All() {
		if a.Parent == area.None {
			w.regions = append(w.regions, a.ID)
		}
	}
	return w
}

// cellOf is one observation of a world.
type cellOf struct {
	area    string
	place   area.Area // known once the tree is built
	span    period.Span
	members []int
	amount  cube.Amount
}

// drawCells draws the regions, their areas, and what each of them counts.
func (w *world) drawCells(t *rapid.T, tree *area.Builder, rows []period.Span) []cellOf {
	kinds := rapid.SampledFrom([][]int{{0}, {1, 2}, {2}, {2, 3}, {0, 1, 2}, {4}, {3}}).Draw(t, "sizes")
	regions := regionNames[:rapid.IntRange(1, 3).Draw(t, "regions")]
	if rapid.IntRange(0, 4).Draw(t, "last") == 0 {
		regions = regionNames[3:]
	}
	members := [][]int{nil}
	if w.channel {
		members = [][]int{{0}, {1}}
	}
	var cells []cellOf
	for _, r := range regions {
		n := rapid.IntRange(2, len(r.areas)).Draw(t, "areas")
		for _, a := range r.areas[:n] {
			tree.Add(r.region + " > " + a)
			kind := rapid.SampledFrom(kinds).Draw(t, "kind")
			for _, s := range rows {
				for _, m := range members {
					c := cellOf{area: a, span: s, members: m, amount: cube.Known(drawCount(t, kind))}
					if w.hides && rapid.IntRange(0, 9).Draw(t, "hidden") == 0 {
						c.amount = cube.Amount{Low: 1, High: 4, Hidden: 1}
					}
					cells = append(cells, c)
				}
			}
		}
		tree.Add(r.region)
	}
	return cells
}

// fold loads the cells as an export would be.
func (w *world) fold(t *rapid.T, tree *area.Tree, cells []cellOf) *cube.Cube {
	var dimensions []cube.Dimension
	if w.channel {
		dimensions = []cube.Dimension{{Name: "Channel", Members: []cube.Member{{Name: "Helpline"}, {Name: "Website"}}}}
		if rapid.Bool().Draw(t, "people channels") {
			dimensions[0].Members = []cube.Member{{Name: "Helpline callers"}, {Name: "Website visitors"}}
		}
	}
	b := cube.NewBuilder(tree, []cube.Measure{{Name: "People", Unit: w.words.Unit}}, dimensions, []cube.File{{Name: "law.csv"}})
	for i, c := range cells {
		place, err := tree.Resolve(c.area)
		if err != nil {
			t.Fatal(err)
		}
		cells[i].place = place
		o := cube.Observation{Area: place.ID, Span: c.span, Members: c.members, Amount: c.amount}
		o.Rows.Add(int64(i + 2))
		b.Add(o)
	}
	c, err := b.Build()
	if err != nil {
		t.Fatal(err)
	}
	w.cells = cells
	return c
}

// written is one text with the name of its form.
type written struct{ form, text string }

// scene is a world and what was written of one place of it.
type scene struct {
	world
	own, region area.ID
	listed      []area.ID
	query       figure.Query
	texts       []written
	reckoned    *reckoned // worked out when first asked for
}

// drawScene draws a world and writes everything that can be said of one region
// of it.
func drawScene(t *rapid.T) scene {
	s := scene{world: drawWorld(t)}
	s.write(t)
	return s
}

func (w *scene) write(t *rapid.T) {
	d, to := w.desk, sentence.New(w.words, w.desk.Cube.Areas)
	region := rapid.SampledFrom(w.regions).Draw(t, "region")
	listed := d.Cube.Listed(region)
	own := rapid.SampledFrom(listed).Draw(t, "area")
	q := figure.Query{Area: own, Span: rapid.SampledFrom(w.spans).Draw(t, "span"), Per: []string{"month"}}
	if rapid.Bool().Draw(t, "previous") && d.Cube.Held(q.Span.Previous()) {
		q.Against = q.Span.Previous()
	}
	if !d.Cube.Held(q.Span.YearBefore()) && q.Against.Days() == 0 && !d.Cube.Held(q.Span.Previous()) {
		return
	}
	w.own, w.region, w.listed, w.query = own, region, listed, q
	whole := q
	whole.Area = region
	few := listed[:min(len(listed), 3)]
	out := []written{
		{"total", to.Total(d.Total(q))},
		{"total of the region", to.Total(d.Total(whole))},
		{"change", to.Change(d.Change(q))},
		{"change of the region", to.Change(d.Change(whole))},
		{"comparison", to.Compare(d.Compare(q, []area.ID{own}, []area.ID{}, true))},
		{"list", to.Compare(d.Compare(q, few, []area.ID{}, true))},
		{"levels", to.Compare(d.Compare(q, few, []area.ID{}, false))},
		{"share", to.Share(d.Share(q, whole))},
		{"rank", to.Rank(d.Rank(whole, figure.ByCount, nil, 3))},
		{"rank by change", to.Rank(d.Rank(whole, figure.ByChange, nil, 3))},
		{"rank by per cent", to.Rank(d.Rank(whole, figure.ByPercent, nil, 3))},
		{"monthly", to.Monthly(d.Total(q))},
		{"brief", to.Brief(d.Brief(q))},
	}
	members := make([]area.Area, len(listed))
	for i, id := range listed {
		members[i] = d.Cube.Areas.Get(id)
	}
	out = append(out, written{"region note", to.RegionNote(d.Cube.Areas.Get(region), members)})
	if w.channel {
		one, other := q, q
		one.Where, other.Where = []figure.Where{{Members: []int{0}}}, []figure.Where{{Members: []int{1}}}
		out = append(out,
			written{"channels", to.Channels([]figure.Total{d.Total(one), d.Total(other)})},
			written{"total of a channel", to.Total(d.Total(one))},
			written{"change of a channel", to.Change(d.Change(one))},
			written{"share of a channel", to.Share(d.Share(one, q))},
		)
	}
	w.texts = slices.DeleteFunc(out, func(w written) bool { return w.text == "" })
}

// data is what the sentences of a world are judged by.
func (w world) data() Data {
	return Data{Desk: w.desk, Nouns: []string{w.words.Unit}, Style: w.words.Style}
}

// read judges a text by the data of a world.
func (w world) read(text string) *Report {
	d := w.data()
	doc := release.Parse("law.txt", text, release.Options{Names: []string{w.words.Service}})
	r := Text(doc, claim.Find(doc, d.Lexicon(w.words.Service, period.Context{})), Options{})
	r.Against(d, Options{})
	return r
}

// unlikeMonths says whether a change is between February and a longer month,
// which the table calls loose: periods of unlike length.
func unlikeMonths(j Judged) bool {
	change, ok := j.Figure.(*figure.Change)
	return ok && change.Period.Days() < 32 && abs(change.Period.Days()-change.Against.Days()) > 1 && j.Rule == RuleID(caveat.PeriodLength)
}

// complaints are the reasons why a written text is not accepted: a number that
// is no claim, or a claim that is not right.
func complaints(form string, r *Report) []string {
	var out []string
	for _, p := range r.Plain {
		if p.Reason != claim.Date {
			out = append(out, fmt.Sprintf("%q is no claim: %s", p.Text, p.Reason))
		}
	}
	for _, j := range r.Claims {
		if j.Verdict == Right || j.Verdict == Loose && (j.Kind == claim.Rank || unlikeMonths(j)) {
			continue
		}
		a, p, b := j.About()
		out = append(out, fmt.Sprintf("%q (%s) is %s: %s [%s; %s; %s]", j.Text, j.Kind, j.Verdict, j.Message, a, p, b))
	}
	if len(out) == 0 && len(r.Claims) == 0 && form != "region note" && !strings.Contains(strings.ToLower(r.Document.Text), "withheld") {
		out = append(out, "no claim was found")
	}
	for _, n := range number.FindWritten(r.Document.Text) {
		span := release.Span{Start: n.Start, End: n.End}
		found := slices.ContainsFunc(r.Plain, func(p claim.Plain) bool { return p.Overlaps(span) }) ||
			slices.ContainsFunc(r.Claims, func(j Judged) bool { return j.Overlaps(span) })
		if !found {
			out = append(out, fmt.Sprintf("%q is passed over", n.Text))
		}
	}
	return out
}

// scenes is how many worlds are written about; FIGURES_LAW sets another number.
func scenes(t *testing.T) int {
	if more := os.Getenv("FIGURES_LAW"); more != "" {
		n, err := strconv.Atoi(more)
		if err != nil {
			t.Fatalf("FIGURES_LAW is %q, and has to be a number of worlds", more)
		}
		return n
	}
	return 180 / oneIn
}

// TestLawWritten holds that whatever is written of figures is found and judged
// right by the same data, in every house style. Its worlds are the same in
// every run.
func TestLawWritten(t *testing.T) {
	sentences, claims, styles := 0, 0, map[string]int{}
	draw := rapid.Custom(drawScene)
	for seed := range scenes(t) {
		w := draw.Example(seed)
		for _, s := range w.texts {
			r := w.read(s.text)
			sentences++
			claims += len(r.Claims)
			styles[w.words.Style.Name] += len(r.Claims)
			if bad := complaints(s.form, r); len(bad) > 0 {
				t.Errorf("world %d, %s: %s\n%s", seed, s.form, s.text, strings.Join(bad, "\n"))
			}
		}
	}
	t.Logf("%d claims of %d sentences and paragraphs were found and judged right; by style %v", claims, sentences, styles)
}
