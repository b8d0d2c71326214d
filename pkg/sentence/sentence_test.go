package sentence_test

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/export"
	"github.com/pressfigures/figures/pkg/figure"
	"github.com/pressfigures/figures/pkg/period"
	"github.com/pressfigures/figures/pkg/sentence"
	"github.com/pressfigures/figures/pkg/style"
)

var update = flag.Bool("update", false, "write the golden files anew")

// desk reads a CSV text and returns a desk over it.
func desk(t testing.TB, text string, o export.Options, keys ...string) *figure.Desk {
	t.Helper()
	e := export.New([]export.Input{{Name: "test.csv", Open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(text)), nil }}}, o)
	c, err := e.Load(context.Background(), cube.Plan{Grain: period.ByMonth, Keys: keys})
	if err != nil {
		t.Fatal(err)
	}
	return &figure.Desk{Cube: c, Thresholds: caveat.Default(), Noun: "people"}
}

func file(t testing.TB, name string, o export.Options) *figure.Desk {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "..", "testdata", "exports", name))
	if err != nil {
		t.Fatal(err)
	}
	return desk(t, string(text), o)
}

func find(t testing.TB, d *figure.Desk, name string) area.ID {
	t.Helper()
	if name == "" {
		return area.None
	}
	a, err := d.Cube.Areas.Resolve(name)
	if err != nil {
		t.Fatal(err)
	}
	return a.ID
}

func span(t testing.TB, text string) period.Span {
	t.Helper()
	if text == "" {
		return period.Span{}
	}
	s, err := period.ParseOne(text, period.Context{})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

var helpline = sentence.Words{Unit: "people", Verb: "contacted", Service: "Stop It Now!"}

// small holds every form of a change.
const small = `Region,County,Year,People
North,Grown,2018,596
North,Grown,2019,1186
North,Fallen,2018,340
North,Fallen,2019,299
North,Same,2018,212
North,Same,2019,212
North,From none,2018,0
North,From none,2019,16
North,To none,2018,6
North,To none,2019,0
North,Never,2018,0
North,Never,2019,0
North,To one,2018,2
North,To one,2019,1
North,Small,2018,9
North,Small,2019,13
North,Shrunk,2018,9
North,Shrunk,2019,7
North,Hidden,2018,6
North,Hidden,2019,*
North,Was hidden,2018,*
North,Was hidden,2019,6
North,Both hidden,2018,*
North,Both hidden,2019,*
North,Slight,2018,1000
North,Slight,2019,1003
North,Tenfold,2018,20
North,Tenfold,2019,200
North,Only now,2019,35
`

func TestChangeForms(t *testing.T) {
	known := []export.HiddenRule{{Mark: "*", Low: 1, High: 4}}
	tests := []struct {
		area   string
		hidden []export.HiddenRule
		want   string
		calls  string // the same without a verb and a service
	}{
		{area: "Grown", want: "Stop It Now! was contacted by 1,186 people from Grown in 2019, up 99 per cent from 596 in 2018.",
			calls: "There were 1,186 calls from Grown in 2019, up 99 per cent from 596 in 2018."},
		{area: "Fallen", want: "The number of people from Fallen who contacted Stop It Now! fell by 12 per cent, from 340 in 2018 to 299 in 2019.",
			calls: "The number of calls from Fallen fell by 12 per cent, from 340 in 2018 to 299 in 2019."},
		{area: "Same", want: "The number of people from Same who contacted Stop It Now! was unchanged in 2019, at 212.", calls: "The number of calls from Same was unchanged in 2019, at 212."},
		{area: "From none", want: "Sixteen people from From none contacted Stop It Now! in 2019. None had done so in 2018.",
			calls: "There were sixteen calls from From none in 2019. There were none in 2018."},
		{area: "To none", want: "No one from To none contacted Stop It Now! in 2019, compared with six in 2018.", calls: "There were no calls from To none in 2019, compared with six in 2018."},
		{area: "Never", want: "No one from Never contacted Stop It Now! in 2018 or in 2019.", calls: "There were no calls from Never in 2018 or in 2019."},
		{area: "To one", want: "One person from To one contacted Stop It Now! in 2019, down from two in 2018.", calls: "There was one call from To one in 2019, down from two in 2018."},
		{area: "Small", want: "Thirteen people from Small contacted Stop It Now! in 2019, up from nine in 2018.", calls: "There were thirteen calls from Small in 2019, up from nine in 2018."},
		{area: "Shrunk", want: "Seven people from Shrunk contacted Stop It Now! in 2019, down from nine in 2018."},
		{area: "Hidden", want: "Six people from Hidden contacted Stop It Now! in 2018. The number for 2019 is withheld."},
		{area: "Was hidden", want: "Six people from Was hidden contacted Stop It Now! in 2019. The number for 2018 is withheld."},
		{area: "Both hidden", want: "The number of people from Both hidden who contacted Stop It Now! in 2019 is withheld."},
		{area: "Hidden", hidden: known, want: "Fewer than five people from Hidden contacted Stop It Now! in 2019, down from six in 2018."},
		{area: "Was hidden", hidden: known, want: "Six people from Was hidden contacted Stop It Now! in 2019, up from fewer than five in 2018."},
		{area: "Both hidden", hidden: known, want: "Fewer than five people from Both hidden contacted Stop It Now! in 2019, compared with fewer than five in 2018."},
		{area: "Slight", want: "Stop It Now! was contacted by 1,003 people from Slight in 2019, up less than 1 per cent from 1,000 in 2018."},
		{area: "Only now", want: "A total of 35 people from Only now contacted Stop It Now! in 2019."},
	}
	for _, tt := range tests {
		d := desk(t, small, export.Options{Hidden: tt.hidden})
		c := d.Change(figure.Query{Area: find(t, d, tt.area)})
		want := tt.want
		if tt.area == "Only now" {
			want = "Thirty-five people from Only now contacted Stop It Now! in 2019."
		}
		if got := sentence.New(helpline, d.Cube.Areas).Change(c); got != want {
			t.Errorf("%s:\n got %s\nwant %s", tt.area, got, want)
		}
		if tt.calls == "" {
			continue
		}
		want = strings.NewReplacer("There were sixteen", "There were 16", "There were thirteen", "There were 13").Replace(tt.calls)
		if got := sentence.New(sentence.Words{Unit: "calls"}, d.Cube.Areas).Change(c); got != want {
			t.Errorf("%s:\n got %s\nwant %s", tt.area, got, want)
		}
	}
}

func TestTotalForms(t *testing.T) {
	d := desk(t, small, export.Options{})
	tests := []struct {
		area  string
		words sentence.Words
		want  string
	}{
		{"Grown", helpline, "A total of 1,186 people from Grown contacted Stop It Now! in 2019."},
		{"From none", helpline, "Sixteen people from From none contacted Stop It Now! in 2019."},
		{"To one", helpline, "One person from To one contacted Stop It Now! in 2019."},
		{"To none", helpline, "No one from To none contacted Stop It Now! in 2019."},
		{"Hidden", helpline, "The number of people from Hidden who contacted Stop It Now! in 2019 is withheld."},
		{"Fallen", sentence.Words{Unit: "people", Verb: "contacted", Service: "Stop It Now!", Hedge: true}, "Nearly 300 people from Fallen contacted Stop It Now! in 2019."},
		{"Fallen", sentence.Words{Unit: "people", Verb: "sought help"}, "A total of 299 people from Fallen sought help in 2019."},
		{"Fallen", sentence.Words{Unit: "calls", Service: "Stop It Now!"}, "Stop It Now! received 299 calls from Fallen in 2019."},
		{"Fallen", sentence.Words{Unit: "people", Service: "Stop It Now!"}, "Stop It Now! heard from 299 people from Fallen in 2019."},
		{"To one", sentence.Words{Unit: "enquiries"}, "There was one enquiry from To one in 2019."},
		{"To none", sentence.Words{Unit: "young people", Verb: "called", Service: "us"}, "No young people from To none called us in 2019."},
		{"Fallen", sentence.Words{}, "There were 299 contacts from Fallen in 2019."},
	}
	for _, tt := range tests {
		if got := sentence.New(tt.words, d.Cube.Areas).Total(d.Total(figure.Query{Area: find(t, d, tt.area)})); got != tt.want {
			t.Errorf("got %s\nwant %s", got, tt.want)
		}
	}
	if got := sentence.New(helpline, d.Cube.Areas).Total(d.Total(figure.Query{Area: find(t, d, "Only now"), Span: span(t, "2018")})); got != "" {
		t.Errorf("of what the data do not hold nothing is said, got %s", got)
	}
}

func TestPartlyCoveredPeriods(t *testing.T) {
	d := desk(t, "County,Month,People\nKent,2018-01,400\nKent,2019-01,100\nKent,2019-02,30\nEssex,2019-01,20\nEssex,2019-03,30\n", export.Options{})
	w := sentence.New(helpline, d.Cube.Areas)
	q := figure.Query{Area: find(t, d, "Kent"), Span: span(t, "January to June 2019"), Against: span(t, "January to June 2018")}
	if got, want := w.Change(d.Change(q)), "A total of 130 people from Kent contacted Stop It Now! in the first two months of 2019."; got != want {
		t.Errorf("the sentence speaks of what is covered:\n got %s\nwant %s", got, want)
	}
	q.Area, q.Span = find(t, d, "Essex"), span(t, "January to March 2019")
	if got, want := w.Total(d.Total(q)), "At least 50 people from Essex contacted Stop It Now! in the first quarter of 2019."; got != want {
		t.Errorf("what is covered in pieces is a lower end:\n got %s\nwant %s", got, want)
	}
}

func TestPeriodsInSentences(t *testing.T) {
	d := desk(t, "County,Date\nKent,2018-01-01\nKent,2018-12-31\nKent,2019-01-01\nKent,2019-12-31\nKent,2019-03-05\n", export.Options{})
	e := export.New([]export.Input{{Name: "test.csv", Open: func() (io.ReadCloser, error) {
		return io.NopCloser(strings.NewReader("County,Date\n" + strings.Repeat("Kent,2018-04-01\n", 30) + strings.Repeat("Kent,2019-03-05\n", 50) + "Kent,2019-12-31\n")), nil
	}}}, export.Options{})
	c, err := e.Load(context.Background(), cube.Plan{Grain: period.ByDay})
	if err != nil {
		t.Fatal(err)
	}
	d.Cube = c
	w := sentence.New(helpline, c.Areas)
	for when, want := range map[string]string{
		"2019":                     "in 2019",
		"January to March 2019":    "in the first quarter of 2019",
		"March to October 2019":    "from March to October 2019",
		"5 March 2019":             "on 5 March 2019",
		"4 to 10 March 2019":       "from 4 to 10 March 2019",
		"3 to 11 March 2019":       "from 3 to 11 March 2019",
		"2018/19":                  "in 2018/19",
		"year ending March 2019":   "in the 12 months to March 2019",
		"5 March to 2 April 2019":  "from 5 March to 2 April 2019",
		"July 2018 to March 2019":  "from July 2018 to March 2019",
		"12 months to August 2019": "in the 12 months to August 2019",
	} {
		got := w.Total(d.Total(figure.Query{Area: find(t, d, "Kent"), Span: span(t, when)}))
		if !strings.HasSuffix(got, " contacted Stop It Now! "+want+".") {
			t.Errorf("%s: got %q, want it to end in %q", when, got, want)
		}
	}
}

func TestYearsTogether(t *testing.T) {
	d := file(t, "uk-people.csv", export.Options{})
	words := helpline
	words.Hedge = true
	w := sentence.New(words, d.Cube.Areas)
	if got, want := w.Total(d.Total(figure.Query{Area: find(t, d, "UK"), Span: span(t, "2002 to 2019")})), "Just over 45,000 people from the UK contacted Stop It Now! from 2002 to 2019."; got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

func TestMeasuresThatDoNotCount(t *testing.T) {
	d := desk(t, "County,Year,Share online\nKent,2018,40.5%\nKent,2019,43%\nEssex,2018,30%\nEssex,2019,29%\nSurrey,2018,5%\nSurrey,2019,5%\n", export.Options{})
	w := sentence.New(sentence.Words{}, d.Cube.Areas)
	for name, want := range map[string]string{
		"Kent":   "Share online in Kent rose by 2.5 percentage points, from 40.5 per cent in 2018 to 43.0 per cent in 2019.",
		"Essex":  "Share online in Essex fell by 1 percentage point, from 30.0 per cent in 2018 to 29.0 per cent in 2019.",
		"Surrey": "Share online in Surrey was unchanged in 2019, at 5.0 per cent.",
	} {
		if got := w.Change(d.Change(figure.Query{Area: find(t, d, name)})); got != want {
			t.Errorf("got %s\nwant %s", got, want)
		}
	}
	if got, want := w.Total(d.Total(figure.Query{Area: find(t, d, "Kent")})), "Share online in Kent was 43.0 per cent in 2019."; got != want {
		t.Errorf("got %s", got)
	}
	d = desk(t, "County,Year,Average wait\nKent,2018,10\nKent,2019,12.5\n", export.Options{})
	if got, want := sentence.New(sentence.Words{}, d.Cube.Areas).Change(d.Change(figure.Query{Area: find(t, d, "Kent")})), "Average wait in Kent rose by 25 per cent, from 10.0 in 2018 to 12.5 in 2019."; got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

func TestChannels(t *testing.T) {
	d := desk(t, "County,Year,Channel,People\nDorset,2017,Website visitors,285\nDorset,2017,Helpline callers,38\nDevon,2017,Phone,20\nDevon,2017,Email,1\nDevon,2017,Website visitors,1\n", export.Options{})
	w := sentence.New(helpline, d.Cube.Areas)
	totals := func(name string, members ...string) (out []figure.Total) {
		for _, m := range members {
			out = append(out, d.Total(figure.Query{Area: find(t, d, name), Where: []figure.Where{{Dimension: 0, Members: []int{d.Cube.Dimensions[0].Index(m)}}}}))
		}
		return out
	}
	for _, tt := range []struct {
		totals []figure.Total
		want   string
	}{
		{totals("Dorset", "Website visitors", "Helpline callers"), "In 2017, there were 285 website visitors and 38 helpline callers from Dorset. Some may be counted in both."},
		{totals("Devon", "Phone", "Email", "Website visitors"), "In 2017, there were 20 people through “Phone”, one through “Email” and one website visitor from Devon. Some may be counted in more than one of them."},
		{totals("Dorset", "Website visitors"), ""},
	} {
		if got := w.Channels(tt.totals); got != tt.want {
			t.Errorf("got %s\nwant %s", got, tt.want)
		}
	}
}

// TestGolden writes every sentence about every area of the exports in
// testdata, in two house styles, hedged and not.
func TestGolden(t *testing.T) {
	for _, name := range []string{"south-west.csv", "eastern.csv", "north-west.csv", "small-numbers.csv", "hidden.csv"} {
		for _, variant := range []string{"press", "govuk", "hedged", "calls"} {
			t.Run(name+" "+variant, func(t *testing.T) {
				words := helpline
				words.Style, _ = style.Get(map[string]string{"govuk": "govuk"}[variant])
				words.Hedge = variant == "hedged"
				if variant == "calls" {
					words = sentence.Words{Unit: "calls"}
				}
				got := everything(t, file(t, name, export.Options{Hidden: []export.HiddenRule{{Mark: "*", Low: 1, High: 4}}}), words)
				path := filepath.Join("testdata", strings.TrimSuffix(name, ".csv")+"-"+variant+".golden")
				if *update {
					if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
						t.Fatal(err)
					}
				}
				want, err := os.ReadFile(path)
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(string(want), got); diff != "" {
					t.Error(diff)
				}
			})
		}
	}
}

// everything writes all sentences there are about the latest period.
func everything(t testing.TB, d *figure.Desk, words sentence.Words) string {
	w := sentence.New(words, d.Cube.Areas)
	var out strings.Builder
	for _, id := range append(d.Cube.Depths(), area.None) {
		q := figure.Query{Area: id}
		fmt.Fprintf(&out, "# %s\n", d.Cube.AreaName(id))
		b := d.Brief(q)
		lines := []string{w.Total(b.Total), w.Change(b.Change), w.Brief(b), w.Monthly(b.Monthly),
			w.Compare(d.Compare(q, []area.ID{id}, []area.ID{}, true)), w.Compare(d.Compare(q, []area.ID{id}, []area.ID{}, false))}
		if id != area.None {
			if parent := d.Cube.Areas.Get(id).Parent; parent != area.None {
				lines = append(lines, w.Share(d.Share(q, figure.Query{Area: parent})))
			}
			if parts := d.Cube.Listed(id); len(parts) > 0 {
				for _, by := range []figure.RankBy{figure.ByCount, figure.ByChange, figure.ByPercent} {
					lines = append(lines, w.Rank(d.Rank(q, by, nil, 0)))
				}
				lines = append(lines, w.Compare(d.Compare(q, parts, []area.ID{}, true)))
			}
		}
		for _, l := range lines {
			if l != "" {
				fmt.Fprintln(&out, l)
			}
		}
	}
	return out.String()
}

// TestEverySentenceKeepsTheRules writes sentences about random data in every
// house style and looks for what must never be written.
func TestEverySentenceKeepsTheRules(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		var b strings.Builder
		b.WriteString("Region,County,Month,People\n")
		for _, c := range []string{"Ash", "Birch", "Cedar", "Oak"} {
			for m := range 12 {
				n := rapid.SampledFrom([]int{0, 1, 2, 7, 15, 40, 90, 400, 2000}).Draw(rt, "n")
				text := fmt.Sprint(n)
				if rapid.IntRange(0, 30).Draw(rt, "hide") == 0 {
					text = "*"
				}
				fmt.Fprintf(&b, "Wood,%s,%d-%02d,%s\n", c, 2018+m/6, m%6+1, text)
			}
		}
		words := helpline
		words.Style, _ = style.Get(rapid.SampledFrom(style.Names()).Draw(rt, "style"))
		words.Hedge = rapid.Bool().Draw(rt, "hedge")
		if rapid.Bool().Draw(rt, "calls") {
			words.Verb, words.Service, words.Unit = "", "", "calls"
		}
		options := export.Options{}
		if rapid.Bool().Draw(rt, "rule") {
			options.Hidden = []export.HiddenRule{{Mark: "*", Low: 1, High: 4}}
		}
		for _, line := range strings.Split(everything(t, desk(t, b.String(), options), words), "\n") {
			if line == "" || strings.HasPrefix(line, "#") {
				continue
			}
			first := []rune(line)[0]
			for _, bad := range []string{"  ", "..", "!.", " ,", "%!", "<nil>", "between January", "by 0 per cent", "by 0%", " 1 people", " one people", "at least 0", "at least zero", "( ", " )"} {
				if strings.Contains(line, bad) {
					rt.Fatalf("%q in %q", bad, line)
				}
			}
			if unicode.IsDigit(first) || !unicode.IsUpper(first) || !strings.ContainsRune(".!", rune(line[len(line)-1])) {
				rt.Fatalf("not a sentence: %q", line)
			}
		}
	})
}

func TestRegionNoteNeedsARegion(t *testing.T) {
	d := file(t, "eastern.csv", export.Options{})
	w := sentence.New(helpline, d.Cube.Areas)
	if got := w.RegionNote(area.Area{ID: area.None}, nil); got != "" {
		t.Error(got)
	}
}

func TestShareOfMembersAndPeriods(t *testing.T) {
	d := desk(t, "County,Month,Channel,Calls\nKent,2019-01,phone,30\nKent,2019-01,web,70\nKent,2019-02,phone,40\nKent,2019-02,web,60\n", export.Options{})
	w := sentence.New(sentence.Words{Unit: "calls"}, d.Cube.Areas)
	kent := find(t, d, "Kent")
	whole := figure.Query{Area: kent, Span: span(t, "January to February 2019")}
	part := whole
	part.Where = []figure.Where{{Dimension: 0, Members: []int{0}}}
	if got, want := w.Share(d.Share(part, whole)), "Of the 200 calls from Kent in the first two months of 2019, 70 – just over a third – were for channel “phone”."; got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
	part = whole
	part.Span = span(t, "February 2019")
	if got, want := w.Share(d.Share(part, whole)), "Of the 200 calls from Kent in the first two months of 2019, 100 – half – were in February 2019."; got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

func TestRanksThatMustNotMislead(t *testing.T) {
	tests := []struct {
		name, text string
		by         figure.RankBy
		hidden     []export.HiddenRule
		want       string
	}{
		{name: "joint leaders of a change have counts of their own", by: figure.ByPercent, text: "County,Year,People\nKent,2018,100\nKent,2019,200\nEssex,2018,150\nEssex,2019,300\nAvon,2018,100\nAvon,2019,80\n",
			want: "Of all areas, Essex (100 per cent, from 150 to 300) and Kent (100 per cent, from 100 to 200) had the joint steepest rise in the number of people who contacted Stop It Now!, by percentage, from 2018 to 2019."},
		{name: "an area too small for a per cent could lead", by: figure.ByPercent, text: "County,Year,People\nKent,2018,20\nKent,2019,200\nEssex,2018,15\nEssex,2019,200\nAvon,2018,100\nAvon,2019,80\n"},
		{name: "nobody rose", by: figure.ByChange, text: "County,Year,People\nKent,2018,20\nKent,2019,20\nEssex,2018,15\nEssex,2019,10\n"},
		{name: "a hidden count is no zero", by: figure.ByCount, hidden: []export.HiddenRule{{Mark: "*", Low: 1, High: 4}}, text: "County,Year,People\nKent,2019,20\nEssex,2019,15\nAvon,2019,*\n"},
		{name: "of those who share a place all are named or none", by: figure.ByCount, text: "County,Year,People\nKent,2019,20\nEssex,2019,15\nAvon,2019,8\nDevon,2019,8\n",
			want: "Of all areas, Kent had the highest number of people who contacted Stop It Now! in 2019 (20), ahead of Essex (15)."},
		{name: "joint leaders", by: figure.ByCount, text: "County,Year,People\nKent,2019,20\nEssex,2019,20\nAvon,2019,8\n",
			want: "Of all areas, Essex and Kent had the joint highest number of people who contacted Stop It Now! in 2019 (20 each), ahead of Avon (eight)."},
	}
	for _, tt := range tests {
		d := desk(t, tt.text, export.Options{Hidden: tt.hidden})
		if got := sentence.New(helpline, d.Cube.Areas).Rank(d.Rank(figure.Query{Area: area.None}, tt.by, nil, 0)); got != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", tt.name, got, tt.want)
		}
	}
}

func TestAFallThatLeavesSomething(t *testing.T) {
	d := desk(t, "County,Year,People\nKent,2018,1000\nKent,2019,5\n", export.Options{})
	if got, want := sentence.New(helpline, d.Cube.Areas).Change(d.Change(figure.Query{Area: find(t, d, "Kent")})), "The number of people from Kent who contacted Stop It Now! fell by more than 99 per cent, from 1,000 in 2018 to five in 2019."; got != want {
		t.Errorf("got %s", got)
	}
}

func TestMonthlyForms(t *testing.T) {
	d := desk(t, "County,Month,Calls\nKent,2019-01,1\nKent,2019-02,1\nEssex,2019-01,300\nEssex,2019-02,290\n", export.Options{})
	w := sentence.New(sentence.Words{Unit: "calls"}, d.Cube.Areas)
	for name, want := range map[string]string{
		"Kent":  "On average, there was one call a month from Kent in the first two months of 2019.",
		"Essex": "On average, there were nearly 300 calls a month from Essex in the first two months of 2019.",
	} {
		if got := w.Monthly(d.Total(figure.Query{Area: find(t, d, name), Span: span(t, "January to February 2019"), Per: []string{"month"}})); got != want {
			t.Errorf("got %s\nwant %s", got, want)
		}
	}
}

func TestMultiplesStandBesideExactCounts(t *testing.T) {
	d := file(t, "south-west.csv", export.Options{})
	words := helpline
	words.Hedge = true
	got := sentence.New(words, d.Cube.Areas).Change(d.Change(figure.Query{Area: find(t, d, "South West")}))
	if want := "The number of people from the South West who contacted Stop It Now! more than doubled, from 1,712 in the first six months of 2018 to 3,693 in the first six months of 2019."; got != want {
		t.Errorf("got %s", got)
	}
}
