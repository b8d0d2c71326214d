package wording

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/pressfigures/figures/pkg/number"
)

// brief form of a match for the tests: row, text, and what else it says.
func describe(m Match) string {
	parts := []string{string(m.Row.ID), m.Text}
	if m.HasN {
		parts = append(parts, m.Stated.N.String())
	}
	if m.Rank > 0 {
		parts = append(parts, "place "+ordinal(m.Rank))
	}
	for _, flag := range []struct {
		set  bool
		name string
	}{{m.Joint, "joint"}, {m.Lowest, "low"}, {m.Sign > 0, "+"}, {m.Sign < 0, "-"}, {m.Measure == ByPercent, "by per cent"}, {m.Measure == ByNumber, "by number"}} {
		if flag.set {
			parts = append(parts, flag.name)
		}
	}
	return strings.Join(parts, " | ")
}

func TestFindHedge(t *testing.T) {
	tests := []struct {
		text string
		want []string
	}{
		{"Nearly 400 people, about one in ten", []string{"nearly | Nearly", "about-fraction | about one in ten | 0.1"}},
		{"in the region of 300", []string{"about | in the region of"}},
		{"300 or so people; 300 people or more; 5,000+", []string{"about | or so", "at-least | or more", "at-least | +"}},
		{"or so they say", nil},
		{"just over 100 per cent", []string{"just-over | just over"}},
		{"just\n  over 100", []string{"just-over | just\n  over"}},
		{"just.\n\nOver 100", []string{"more-than | Over"}},
		{"well over 300, far fewer than 400", []string{"well-over | well over", "well-under | far fewer than"}},
		{"at least 500 a month", []string{"at-least | at least", "rate | a month"}},
		{"no more than 40", []string{"no-more-than | no more than"}},
		{"as many as 50,000", []string{"up-to | as many as"}},
		{"between 300 and 400", []string{"between | between"}},
		{"tens of thousands, dozens", []string{"dozens | tens of thousands | 20000", "dozens | dozens | 24"}},
		// Multiples.
		{"It doubled.", []string{"times-as-many | doubled | 2"}},
		{"more than doubling", []string{"more-than-times | more than doubling | 2"}},
		{"almost trebled", []string{"almost-times | almost trebled | 3"}},
		{"tripled, quadruples, quintupling", []string{"times-as-many | tripled | 3", "times-as-many | quadruples | 4", "times-as-many | quintupling | 5"}},
		{"twofold, two-fold, two fold, 10-fold, tenfold", []string{
			"times-as-many | twofold | 2", "times-as-many | two-fold | 2", "times-as-many | two fold | 2", "times-as-many | 10-fold | 10", "times-as-many | tenfold | 10"}},
		{"twice as many; twice the number; contacted twice", []string{"times-as-many | twice as many | 2", "times-as-many | twice the number | 2"}},
		{"more than twice as high", []string{"more-than-times | more than twice as high | 2"}},
		{"five times as many, 2.5 times the level, called five times", []string{"times-as-many | five times as many | 5", "times-as-many | 2.5 times the level | 2.5"}},
		{"three times more than", []string{"times-more | three times more than | 3"}},
		{"almost five times higher than", []string{"almost-times | almost five times higher than | 5"}},
		{"three times fewer; around three times less", []string{"times-fewer | three times fewer | 3", "times-fewer | around three times less | 3"}},
		{"10-fold lower", []string{"times-fewer | 10-fold lower | 10"}},
		{"set to double by 2030; more than double; double the number", []string{"times-as-many | double | 2", "more-than-times | more than double | 2", "times-as-many | double the | 2"}},
		{"double-digit growth in a double room", []string{"rose | growth | +"}},
		{"about twice as many", []string{"about | about twice as many | 2"}},
		{"halved, more than halved, almost halved", []string{"halved | halved | 0.5", "more-than-halved | more than halved | 0.5", "almost-halved | almost halved | 0.5"}},
		{"fell to less than half", []string{"less-than-half | fell to less than half | 0.5"}},
		{"expected to halve", []string{"halved | halve | 0.5"}},
		// Fractions.
		{"a third; two-thirds; one quarter; three quarters; half of them", []string{
			"fraction | a third | 1/3", "fraction | two-thirds | 2/3", "fraction | one quarter | 0.25", "fraction | three quarters | 0.75", "fraction | half | 0.5"}},
		{"two quarters, the first quarter, the first half of 2019, half a million", nil},
		{"one in five, 1 in 160,000, 3 in 10, nine out of ten, one in every six", []string{
			"fraction | one in five | 0.2", "fraction | 1 in 160,000 | 0.00000625", "fraction | 3 in 10 | 0.3", "fraction | nine out of ten | 0.9", "fraction | one in every six | 1/6"}},
		{"nine in 2018, one in 2019, one in 2100, 300 in 200, nine in nine", nil},
		{"almost a third, just over half, more than a quarter, fewer than half", []string{
			"almost-fraction | almost a third | 1/3", "just-over-fraction | just over half | 0.5", "more-than-fraction | more than a quarter | 0.25", "under | fewer than half | 0.5"}},
		{"nearly 400. It doubled.", []string{"nearly | nearly", "times-as-many | doubled | 2"}},
		{"It rose. A third came; it rose then a third time", []string{"rose | rose | +", "fraction | A third | 1/3", "rose | rose | +"}},
		{"it rose while a third of callers rang", []string{"rose | rose | +", "fraction | a third | 1/3"}},
		{"half as many again", []string{"change-by-fraction | half as many again | 0.5 | +"}},
		{"rose by a third, fell by almost a quarter", []string{
			"rose | rose | +", "change-by-fraction | a third | 1/3 | +", "fell | fell | low | -", "almost-fraction | almost a quarter | 0.25 | low | -"}},
		{"a third more, a quarter fewer", []string{"change-by-fraction | a third | 1/3 | +", "change-by-fraction | a quarter | 0.25 | low | -"}},
		{"a fall of a fifth, and a third", []string{"fell | fall | low | -", "change-by-fraction | a fifth | 0.2 | low | -", "fraction | a third | 1/3"}},
		{"the majority of callers; most people; more than most of", []string{
			"most | the majority of | 0.5", "most | most people | 0.5", "more-than | more than", "most | most of | 0.5"}},
		// Ranks.
		{"the highest; the second highest; joint-second highest; the lowest", []string{
			"rank | highest | place 1st", "rank | second highest | place 2nd", "rank | joint-second highest | place 2nd | joint", "rank | lowest | place 1st | low"}},
		{"the 10th largest, third-fewest, the most recent", []string{"rank | 10th largest | place 10th", "rank | third-fewest | place 3rd | low"}},
		{"the steepest rise; second biggest percentage fall; largest numerical increase", []string{
			"biggest-change | steepest rise | place 1st", "biggest-change | second biggest percentage fall | place 2nd | low | by per cent", "biggest-change | largest numerical increase | place 1st | by number"}},
		{"a record high, the highest number since 2002, record low, off the record", []string{
			"record | record high | place 1st", "record | highest number since | place 1st", "record | record low | place 1st | low"}},
		// Directions, comparisons, rates.
		{"Calls fell while visits rose; chats were unchanged", []string{"fell | fell | low | -", "rose | rose | +", "unchanged | unchanged"}},
		{"above the regional average, lower than average", []string{"above-average | above the regional average | +", "below-average | lower than average | low | -"}},
		{"600 people every month, one every two hours, a year earlier", []string{"rate | every month", "rate | one every"}},
		{"more or less, year-over-year, up to date", nil},
		{"NEARLY 400, More Than Doubled", []string{"nearly | NEARLY", "more-than-times | More Than Doubled | 2"}},
		{"last year’s; twice last year’s", []string{"times-as-many | twice last year’s | 2"}},
		{"", nil},
	}
	for _, tt := range tests {
		var got []string
		for _, m := range FindHedge(tt.text) {
			got = append(got, describe(m))
			if tt.text[m.Start:m.End] != m.Text {
				t.Errorf("%q stands at %d to %d of %q", m.Text, m.Start, m.End, tt.text)
			}
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", tt.text, diff)
		}
	}
}

// TestMatchKeepsHedge: who composes a sentence needs to know both words.
func TestMatchKeepsHedge(t *testing.T) {
	m := FindHedge("over double the number")[0]
	if m.Hedge != MoreThan || m.Stated.Quantity != Times || m.Place != Alone {
		t.Errorf("got %+v", m)
	}
}

func TestHedgeOf(t *testing.T) {
	tests := []struct{ text, number, want string }{
		{"nearly 400 people", "400", "nearly"},
		{"more than £1.2 million", "1.2 million", "more-than"},
		{"about a further 40 people", "40", "about"},
		{"nearly a 99 per cent rise", "99 per cent", "nearly"},
		{"400 or so", "400", "about"},
		{"40 people or more", "40", "at-least"},
		{"40% or more", "40%", "at-least"},
		{"5,000+", "5,000", "at-least"},
		{"nearly all of the 400 people", "400", ""},
		{"about abuse. 400 people", "400", ""},
		{"up to March; 400 people", "400", ""},
		{"400, or more", "400", ""},
		{"doubled to 400", "400", ""},
		{"nearly 300 and 400", "400", ""},
		{"nearly\n\n400", "400", ""},
		{"400 nearly 300", "400", ""},
		{"or so 400", "400", ""},
	}
	for _, tt := range tests {
		start := strings.Index(tt.text, tt.number)
		m, ok := HedgeOf(tt.text, FindHedge(tt.text), start, start+len(tt.number))
		if got := string(m.Row.ID); got != tt.want || ok != (tt.want != "") {
			t.Errorf("%q: the hedge of %s is %q, want %q", tt.text, tt.number, got, tt.want)
		}
	}
}

func TestLookup(t *testing.T) {
	tests := []struct {
		text string
		want ID
	}{
		{"nearly", Nearly}, {"in the region of", About}, {"or so", About}, {"+", AtLeast}, {"Upwards Of", MoreThan},
		{"two-fold", TimesAsMany}, {"trebling", TimesAsMany}, {"more than trebled", MoreThanTimes}, {"nearly halved", AlmostHalved},
		{"almost two-thirds", AlmostPart}, {"n times", ""}, {"nearly 400", ""}, {"hello", ""}, {"", ""}, {"double", TimesAsMany},
		{"one in five", BarePart}, {"second highest", Rank},
	}
	for _, tt := range tests {
		row, ok := Lookup(tt.text)
		if row.ID != tt.want || ok != (tt.want != "") {
			t.Errorf("Lookup(%q) = %q, want %q", tt.text, row.ID, tt.want)
		}
	}
}

// TestEveryPhraseIsFound: the finder knows every phrase the table lists, and
// gives it the row that lists it.
func TestEveryPhraseIsFound(t *testing.T) {
	seen := map[string]ID{}
	for _, row := range Rows() {
		if row.Family != Bare && len(row.Phrases) == 0 {
			t.Errorf("%s has no phrases", row.ID)
		}
		for _, phrase := range row.Phrases {
			if other, ok := seen[phrase]; ok && other != row.ID {
				t.Errorf("%q is listed by %s and %s", phrase, other, row.ID)
			}
			seen[phrase] = row.ID
			text := strings.Replace(" "+phrase+" ", " n ", " seven ", 1)
			text = strings.Replace(text, " n ", " nine ", 1)
			text = strings.TrimSpace(strings.ReplaceAll(text, " n-fold", " seven-fold"))
			if phrase == "rose by a third" || phrase == "fell by a quarter" {
				continue // two matches, of a direction and of the fraction
			}
			if got, ok := Lookup(text); !ok || got.ID != row.ID {
				t.Errorf("%q of %s is looked up as %q", text, row.ID, got.ID)
			}
		}
	}
}

// TestNoFormIsAShadow: two forms spelt alike would hide one another, unless one
// stands before a number and the other after.
func TestNoFormIsAShadow(t *testing.T) {
	seen := map[string]form{}
	for _, f := range forms() {
		if other, ok := seen[f.text]; ok && other.place == f.place {
			t.Errorf("%q is a form of %s and of %s", f.text, other.row, f.row)
		}
		seen[f.text] = f
	}
}

func FuzzFindHedge(f *testing.F) {
	for _, text := range []string{
		"nearly 400 people, about one in ten", "more than halved; 5,000+", "rose by a third in 2018/19", "joint-second highest",
		"“just over” half’s", "\xff nearly \xc3", "0 in 0", "1.2.3 times as many", "9999999999999999999999-fold", "K over K", "fold",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, m := range FindHedge(text) {
			if m.Start < end || m.End <= m.Start || m.End > len(text) || text[m.Start:m.End] != m.Text {
				t.Fatalf("match at %d to %d after %d in %q", m.Start, m.End, end, text)
			}
			end = m.End
			if m.HasN && m.Stated.N.Sign() <= 0 {
				t.Fatalf("%q states %s", m.Text, m.Stated.N)
			}
			if m.Row.ID == "" {
				t.Fatalf("%q has no row", m.Text)
			}
			if m.HasN && m.Row.rules != nil {
				Judge(m.Row, m.Stated, number.Exactly(number.Int(2)), Options{})
			}
		}
	})
}

// TestCorpus runs the finder over real prose: it takes every paragraph, and
// finds the hedges that are labelled in the gold set where the labels say.
func TestCorpus(t *testing.T) {
	folder := os.Getenv("FIGURES_CORPUS")
	if folder == "" {
		t.Skip("FIGURES_CORPUS is not set")
	}
	file, err := os.Open(filepath.Join(folder, "gold.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	found, labelled := 0, 0
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<22)
	for lines.Scan() {
		var paragraph struct {
			Text   string
			Claims []struct {
				Approx     *string
				Start, End int
			}
		}
		if err := json.Unmarshal(lines.Bytes(), &paragraph); err != nil {
			t.Fatal(err)
		}
		runes := []rune(paragraph.Text)
		matches := FindHedge(paragraph.Text)
		for _, c := range paragraph.Claims {
			if c.Approx == nil {
				continue
			}
			labelled++
			start := len(string(runes[:c.Start]))
			text := string(runes[c.Start:c.End])
			for _, m := range matches {
				if strings.Contains(strings.ToLower(m.Text), *c.Approx) && m.Start >= start-20 && m.Start <= start+len(text) {
					found++
					break
				}
			}
		}
	}
	t.Logf("%d of %d labelled hedges found", found, labelled)
	if found < labelled {
		t.Errorf("%d of %d labelled hedges found", found, labelled)
	}
}
