package check

import (
	"bytes"
	"errors"
	"reflect"
	"strings"
	"testing"

	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/list"
	"github.com/pressfigures/figures/pkg/period"
	"github.com/pressfigures/figures/pkg/release"
)

const register = `value,hedge,what,area,period,source,date,link
"80,000",,people who pose a sexual threat to children,UK,,National Crime Agency,2018,https://www.nationalcrimeagency.gov.uk
"50,000",as many as,people who view indecent images of children,,,CEOP,2013,
"46,000",more than,people who contacted the helpline since 2002,,,the charity,2019,
12%,,adults who were abused as children,England and Wales,2016,Office for National Statistics,2017,
£2.6bn,,cost of abuse a year,,,Home Office,2021,
516,,arrests a month,,,Home Office,2020,
"71,312",,people advised,,2002 to 2019,the board,2020,
70%,,rise in reports of grooming,,2019,NSPCC,2020,
31%,,webchat contacts by under-16s,,,the board,2020,
`

func facts(t testing.TB, csv string) []Fact {
	t.Helper()
	found, err := ReadFacts(strings.NewReader(csv), "facts.csv", period.Context{})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestRegister(t *testing.T) {
	all := facts(t, register)
	for _, test := range []struct {
		text, words string
		want        Verdict
		source      string
	}{
		{"Some 80,000 people in the UK pose a sexual threat to children.", "80,000", Right, "National Crime Agency"},
		{"Almost 80,000 people in the UK pose a sexual threat to children.", "80,000", Wrong, "National Crime Agency"},
		{"As many as 50,000 people view indecent images of children, CEOP says.", "50,000", Right, "CEOP"},
		{"Some 90,000 people in the UK pose a sexual threat to children.", "90,000", Wrong, "National Crime Agency"},
		{"In Kent, 800 people pose a sexual threat to children.", "800", Unsupported, ""},
		{"More than 46,000 people have contacted the helpline since 2002.", "46,000", Right, "the charity"},
		{"Exactly 46,000 people have contacted the helpline since 2002.", "46,000", Loose, "the charity"},
		{"A total of 1,186 people contacted the helpline in 2019.", "1,186", Unsupported, ""},
		{"The line has advised more than 70,000 people since 2002.", "70,000", Right, "the board"},
		{"The line has advised more than 90,000 people since 2002.", "90,000", Wrong, "the board"},
		{"The line advised more than 90,000 people in 2018.", "90,000", Unsupported, ""},
		{"More than 300 people contacted the helpline.", "300", Unsupported, ""},
		{"Police make at least 500 arrests a month.", "500", Right, "Home Office"},
		{"Police make about 700 arrests a month.", "700", Wrong, "Home Office"},
		{"Police made about 520 arrests.", "520", Unsupported, ""},
		{"Abuse costs the country £2.6bn a year.", "2.6", Right, "Home Office"},
		{"Abuse costs the country £2.9bn a year.", "2.9", Wrong, "Home Office"},
		{"Twelve people had lunch.", "Twelve", Unsupported, ""},
		{"An estimated 50,000 people view indecent images of children.", "50,000", Right, "CEOP"},
		{"A total of 50,000 people view indecent images of children.", "50,000", Loose, "CEOP"},
		{"Reports of grooming rose by 70 per cent in 2019.", "70", Right, "NSPCC"},
		{"There was a 70% rise in reports of grooming.", "70%", Right, "NSPCC"},
		{"Reports of grooming rose by 77 per cent in 2019.", "77", Wrong, "NSPCC"},
		{"Reports of grooming fell by 70 per cent in 2019.", "70", Unsupported, ""},
		{"Reports of grooming made up 70 per cent of reports in 2019.", "70", Unsupported, ""},
		{"Reports of grooming rose by 70 per cent in 2018.", "70", Unsupported, ""},
		{"Under-16s made 31 per cent of webchat contacts.", "31", Right, "the board"},
		{"Under-16s made 13 per cent of webchat contacts.", "13", Wrong, "the board"},
		{"Webchat contacts by under-16s rose by 31 per cent.", "31", Unsupported, ""},
	} {
		r := read(test.text)
		r.Register(all, Options{})
		j := verdictOf(t, r, test.words)
		if j.Verdict != test.want || test.source == "" != (j.Source == "") || !strings.Contains(j.Source, test.source) {
			t.Errorf("%s\n%q is %s by %q, want %s by %q: %s", test.text, j.Text, j.Verdict, j.Source, test.want, test.source, j.Message)
		}
		if j.Source != "" && j.Basis != ByFacts {
			t.Errorf("%s: basis %s", test.text, j.Basis)
		}
	}
}

func TestFactString(t *testing.T) {
	all := facts(t, register)
	if got := all[2].String(); got != "more than 46,000 (the charity, 2019)" {
		t.Error(got)
	}
	if got := facts(t, "value,what,source\n£3m,cost of it,Home Office\n")[0].String(); got != "£3m (Home Office)" {
		t.Error(got)
	}
}

func TestListsAreReadStrictly(t *testing.T) {
	const head = "value,hedge,what,area,period,source,date,link\n"
	for _, test := range []struct{ csv, want string }{
		{"", "facts.csv: is empty"},
		{"value;what;source\n1;2;3\n", `facts.csv:1:1: the header "value;what;source" has no commas`},
		{"value,what\n1,people\n", `facts.csv:1: has no column "source"`},
		{"value,what,sauce\n1,people,x\n", `facts.csv:1:3: column "sauce" is not one of value, hedge, what, area, period, source, date, link`},
		{"value,what,source,value\n1,people,x,1\n", `facts.csv:1:4: column "value" stands twice`},
		{head + "80,people\n", "facts.csv:2:3: the row has 2 columns, the header has 8"},
		{head + "80,000,,people,,,NCA,2018,\n", "facts.csv:2:9: the row has 9 columns, the header has 8"},
		{head + "eighty-ish,,people,,,NCA,2018,\n", `facts.csv:2:1: "eighty-ish" is more than a number`},
		{head + "many,,people,,,NCA,2018,\n", `facts.csv:2:1: "many" is not one number`},
		{head + "80 or 90,,people,,,NCA,2018,\n", `facts.csv:2:1: "80 or 90" is not one number`},
		{head + ",,people,,,NCA,2018,\n", "facts.csv:2:1: the cell is blank and must not be"},
		{head + "80,perhaps,people,,,NCA,2018,\n", `facts.csv:2:2: "perhaps" is not a hedge that is known`},
		{head + "80,,the,,,NCA,2018,\n", `facts.csv:2:3: "the" says too little to know it again`},
		{head + "80,,people who rang,,,NCA,2018,nca.uk\n", `facts.csv:2:8: "nca.uk" is no web address`},
		{head + "80,,people who rang,,,NCA,,\n\n90,,People who rang,,,NCA,,\n", `facts.csv:4:3: "People who rang" stands in row 2 already`},
		{head + "80,,people\x01,,,NCA,,\n", "facts.csv:2:3: \"people\\x01\" holds a character that cannot be seen"},
		{head + "80,,people \xff,,,NCA,,\n", "facts.csv:2:3: letters were lost in \"people \\xff\""},
		{"\xff\xfev", "facts.csv: is not UTF-8 text"},
		{head + "80,,\"people,,,NCA,,\n", `facts.csv:2: has a quotation mark that does not fit: extraneous or missing " in quoted-field`},
		{head + "80,,people who rang,,someday,NCA,,\n", "facts.csv:2:5: "},
		{"value,what,source,\n1,people,x,y\n", `facts.csv:2:4: "y" stands in a column without a name`},
	} {
		_, err := ReadFacts(strings.NewReader(test.csv), "facts.csv", period.Context{})
		if err == nil || !strings.HasPrefix(err.Error(), test.want) {
			t.Errorf("%q\n%v\nwant %s", test.csv, err, test.want)
			continue
		}
		var list *list.Error
		if !errors.As(err, &list) || list.Hint() == "" {
			t.Errorf("%v has no hint", err)
		}
	}
	if all := facts(t, head); len(all) != 0 {
		t.Errorf("a register without rows has %d facts", len(all))
	}
}

// TestCellsAreStrict makes sure that gocsv is given no bare numbers to fill: it
// reads 010 as 8, and blanks as 0, without an error.
func TestCellsAreStrict(t *testing.T) {
	for _, row := range []any{factCells{}, acceptedCells{}} {
		for i := range reflect.TypeOf(row).NumField() {
			field := reflect.TypeOf(row).Field(i)
			if field.Type.Kind() != reflect.String || field.Type.Name() == "string" {
				t.Errorf("%T.%s is a bare %s", row, field.Name, field.Type)
			}
		}
	}
}

const twoMistakes = "Calls rose by 46 per cent, from 300 to 423.\n\nVisits rose by 24 per cent, from 236 to 311."

func TestAccepted(t *testing.T) {
	r := read(twoMistakes)
	if len(r.Findings) != 2 {
		t.Fatalf("%d findings", len(r.Findings))
	}
	var b bytes.Buffer
	if err := WriteAccepted(&b, []*Report{r}, nil, "2019-07-01"); err != nil {
		t.Fatal(err)
	}
	list, err := ReadAccepted(bytes.NewReader(b.Bytes()), "accepted.csv")
	if err != nil {
		t.Fatal(err)
	}
	// What stands above and below may change, and so may blanks and quotation
	// marks; of the sentences accepted one is now another.
	later := read("# News\n\nA new paragraph with 12 people.\n\nCalls  rose by\n46 per cent, from 300 to 423.\n\nIn May visits rose by 24 per cent, from 236 to 311.")
	later.Accept(list)
	if later.Accepted != 1 || rulesOf(later) != "divided-by-new" {
		t.Errorf("%d accepted, left %q", later.Accepted, rulesOf(later))
	}
	if j := verdictOf(t, later, "46"); !j.Passed || j.Verdict != Wrong {
		t.Errorf("the accepted claim is %+v", j)
	}
	stale := list.Stale()
	if len(stale) != 1 || stale[0].Rule != RuleDividedByNew || stale[0].Row != 3 {
		t.Errorf("stale: %+v", stale)
	}
	b.Reset()
	if err := WriteAccepted(&b, []*Report{later}, list, "2019-08-01"); err != nil {
		t.Fatal(err)
	}
	if text := b.String(); !strings.Contains(text, "2019-07-01") || !strings.Contains(text, "2019-08-01") || strings.Count(text, "\n") != 3 {
		t.Errorf("the new list is\n%s", text)
	}
}

func TestAcceptedIsReadStrictly(t *testing.T) {
	const head = "rule,text,fingerprint,reason,date\n"
	for _, test := range []struct{ csv, want string }{
		{"rule,text\nwording,x\n", `accepted.csv:1: has no column "fingerprint"`},
		{head + "wordings,x,0123456789abcdef,,\n", `accepted.csv:2:1: there is no rule "wordings"`},
		{head + "wording,x,1.23E+15,,\n", `accepted.csv:2:3: "1.23E+15" is no fingerprint: those have 16 hexadecimal digits`},
		{head + "wording,x,0123456789abcdef,,\nwording,y,0123456789ABCDEF,,\n", `accepted.csv:3:3: "0123456789abcdef" stands in row 2 already`},
	} {
		_, err := ReadAccepted(strings.NewReader(test.csv), "accepted.csv")
		var list *list.Error
		if err == nil || err.Error() != test.want || !errors.As(err, &list) || list.Hint() == "" {
			t.Errorf("%q\n%v\nwant %s", test.csv, err, test.want)
		}
	}
	var none *Accepted
	if none.Stale() != nil || none.take(Finding{}) {
		t.Error("no list accepts something")
	}
	if got := defused("=1+1"); got != "'=1+1" {
		t.Error(got)
	}
}

// TestOccurrences tells like sentences apart by how many stand before.
func TestOccurrences(t *testing.T) {
	twice := "Calls rose by 46 per cent, from 300 to 423.\n\nCalls rose by 46 per cent, from 300 to 423."
	r := read(twice)
	if len(r.Findings) != 2 || r.Findings[0].Fingerprint() == r.Findings[1].Fingerprint() || len(r.Findings[0].Fingerprint()) != printLength {
		t.Fatalf("%+v", r.Findings)
	}
	first := r.Findings[0].Fingerprint()
	r.Accept(&Accepted{Rows: []AcceptedRow{{Rule: RuleNumbers, Fingerprint: first}}, byPrint: map[string]int{first: 0}, seen: make([]bool, 1)})
	if r.Accepted != 1 || len(r.Findings) != 1 || r.Findings[0].Fingerprint() == first {
		t.Errorf("%d accepted, left %+v", r.Accepted, r.Findings)
	}
}

func TestIgnores(t *testing.T) {
	r := read("<!-- figures: ignore next -- the base is revised -->\n\n" + twoMistakes)
	if r.Ignored != 1 || rulesOf(r) != "divided-by-new" || !verdictOf(t, r, "46").Passed {
		t.Errorf("%d ignored, left %q", r.Ignored, rulesOf(r))
	}
	r = read("Calls rose by 41 per cent, from 300 to 423.\n\n<!-- figures: ignore next -- x -->\n")
	if rulesOf(r) != string(RuleUnusedIgnore) {
		t.Errorf("%q", rulesOf(r))
	}
	for text, want := range map[string]string{
		"<!-- figures: ingore next -- the base is revised -->\n\nCalls rose by 41 per cent, from 300 to 423.": `the remark in line 1 asks for "ingore next -- the base is revised", which is not known`,
		"Calls rose by 41 per cent, from 300 to 423.\n\n<!-- figures: -->\n":                                  `the remark in line 3 asks for "nothing", which is not known`,
	} {
		if r = read(text); rulesOf(r) != string(RuleUnusedIgnore) || r.Findings[0].Message != want || r.Ignored != 0 {
			t.Errorf("%s\n%q %+v, want %q", text, rulesOf(r), r.Findings, want)
		}
	}
	r = read("<!-- figures: ignore next -- no source is held -->\n\nSome 80,000 people pose a threat.")
	if len(r.Findings) != 0 || !verdictOf(t, r, "80,000").Passed {
		t.Errorf("%q, %+v", rulesOf(r), r.Claims)
	}
}

func TestPatterns(t *testing.T) {
	a, b := read(twoMistakes), read("Calls rose by 41 per cent, from 300 to 423.")
	patterns := []Pattern{
		{Text: "calls  ROSE by 46"}, {Text: "Visits", Rule: RuleNumbers, Place: "figures.yaml:9"}, {Text: ""},
	}
	a.Pass(patterns)
	b.Pass(patterns)
	if a.Ignored != 1 || rulesOf(a) != "divided-by-new" {
		t.Errorf("%d ignored, left %q", a.Ignored, rulesOf(a))
	}
	UnusedPatterns([]*Report{a, b})
	if rulesOf(b) != "unused-ignore unused-ignore" || !strings.Contains(b.Findings[0].Message+b.Findings[1].Message, "figures.yaml:9") {
		t.Errorf("%+v", b.Findings)
	}
	UnusedPatterns(nil)
}

func TestReleases(t *testing.T) {
	a := read("A total of 3,693 people from the South West contacted the helpline in 2019. In Dorset, 373 people from Dorset did in 2019.")
	b := read("Across the South West, 3,693 people contacted the helpline in 2019. There were 391 people from Devon in 2019.")
	c := read("Across the South West, 3,639 people contacted the helpline in 2019.")
	Releases([]*Report{a, b, c}, Options{})
	Releases([]*Report{a, b, c}, Options{}) // again changes nothing
	if rulesOf(a) != "" || rulesOf(b) != "" || rulesOf(c) != string(RuleOtherRelease) {
		t.Errorf("%q, %q, %q", rulesOf(a), rulesOf(b), rulesOf(c))
	}
}

func TestSummary(t *testing.T) {
	r := read("Calls rose by 46 per cent, from 300 to 423, said the helpline on 0808 1000 900 in 2019. Visits doubled, from 596 to 1,186.")
	s := r.Summary()
	if s.Claims != 6 || s.Wrong != 1 || s.Right != 1 || s.Unsupported != 4 || s.NotClaims == 0 || r.Worst().String() != "error" {
		t.Errorf("%+v, worst %s", s, r.Worst())
	}
	if empty := read(""); rulesOf(empty) != string(RuleNoClaims) || !strings.Contains(empty.Findings[0].Message, "empty") {
		t.Errorf("an empty text has the findings %+v", empty.Findings)
	}
}

func FuzzText(f *testing.F) {
	for _, rule := range Rules() {
		f.Add(rule.Example.Fails)
	}
	all := facts(f, register)
	f.Fuzz(func(t *testing.T, text string) {
		d := release.Parse("x", text, release.Options{})
		r := Text(d, claim.Find(d, claim.Lexicon{}), Options{})
		r.Register(all, Options{})
		for _, found := range r.Findings {
			if found.Start < 0 || found.End > len(d.Text) || found.Start > found.End || found.Message == "" || len(found.Fingerprint()) != printLength {
				t.Fatalf("%+v", found)
			}
		}
	})
}

func FuzzLists(f *testing.F) {
	f.Add(register)
	f.Add("rule,text,fingerprint,reason,date\nwording,x,0123456789abcdef,,\n")
	f.Fuzz(func(t *testing.T, csv string) {
		_, _ = ReadFacts(strings.NewReader(csv), "facts.csv", period.Context{})
		_, _ = ReadAccepted(strings.NewReader(csv), "accepted.csv")
	})
}
