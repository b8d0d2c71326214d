package report

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/check"
	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/release"
)

// findingsGoldens are the formats by the ending of their goldens.
func findingsGoldens() map[string]FindingsFormat {
	return map[string]FindingsFormat{
		".txt": FindingsText{}, ".json": FindingsJSON{}, ".xml": FindingsJUnit{}, ".sarif": FindingsSARIF{}, ".github": FindingsGitHub{}, ".html": FindingsHTML{},
	}
}

// worthAGolden are the endings of the goldens of each case; what they leave out
// is as in another case.
var worthAGolden = map[string][]string{
	"check-data":    {".txt", ".json", ".xml", ".sarif", ".github", ".html"},
	"check-all":     {".txt", ".sarif", ".github"},
	"check-several": {".txt", ".json", ".xml", ".sarif", ".github", ".html"},
	"check-narrow":  {".txt"},
	"check-nothing": {".txt", ".json"},
	"check-hostile": {".txt", ".json", ".xml", ".sarif", ".github", ".html"},
	"check-empty":   {".txt", ".json", ".xml", ".sarif", ".github"},
}

func tell(t testing.TB, format FindingsFormat, f Findings) string {
	t.Helper()
	var b bytes.Buffer
	if err := format.Write(&b, f); err != nil {
		t.Fatalf("%s: %v", format.Name(), err)
	}
	return b.String()
}

func TestFindingsGoldens(t *testing.T) {
	for name, f := range findings(t) {
		for _, end := range worthAGolden[name] {
			got := withoutRuleTexts(t, end, tell(t, findingsGoldens()[end], f))
			path := filepath.Join("testdata", name+end)
			if *update {
				if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
				continue
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("%s: -update writes what it gives now\n--- got\n%s\n--- want\n%s", path, got, want)
			}
		}
	}
}

// withoutRuleTexts leaves out of SARIF what the rules say of themselves.
func withoutRuleTexts(t testing.TB, end, text string) string {
	if end != ".sarif" {
		return text
	}
	var log sarifLog
	if err := json.Unmarshal([]byte(text), &log); err != nil {
		t.Fatal(err)
	}
	rules := log.Runs[0].Tool.Driver.Rules
	for i, r := range rules {
		rules[i] = sarifRule{ID: r.ID, Default: r.Default}
	}
	var b bytes.Buffer
	if err := writeJSON(&b, log); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestFindingsNames(t *testing.T) {
	if got := strings.Join(FindingsNames(), " "); got != "text json junit sarif github html" {
		t.Errorf("the formats are %s", got)
	}
	for _, name := range append(FindingsNames(), "", "SARIF") {
		f, err := FindingsByName(name)
		if err != nil || name != "" && f.Name() != strings.ToLower(name) || name == "" && f.Name() != "text" {
			t.Errorf("%q is %v, %v", name, f, err)
		}
	}
	_, err := FindingsByName("sarf")
	checkError(t, err, `no format of a check is called "sarf": the formats are text, json, junit, sarif, github, html`, "--format sarif")
	_, err = FindingsByName("zzzzzzzz")
	checkError(t, err, `no format of a check is called "zzzzzzzz": the formats are text, json, junit, sarif, github, html`, "")
}

func TestFindingsByExtension(t *testing.T) {
	for path, name := range map[string]string{"a.txt": "text", "a.JSON": "json", `b\c.xml`: "junit", "x.y.sarif": "sarif", "p.htm": "html", "p.html": "html"} {
		f, err := FindingsByExtension(path)
		if err != nil || f.Name() != name {
			t.Errorf("%s: %v, %v", path, f, err)
		}
	}
	_, err := FindingsByExtension("a.doc")
	checkError(t, err, `the ending of "a.doc" stands for no format: the endings are .txt, .json, .xml, .sarif, .html, .htm`,
		"name the format: --format text|json|junit|sarif|github|html")
}

func TestSummary(t *testing.T) {
	for want, s := range map[string]Summary{
		"12 claims: 9 right, 1 loose, 1 wrong, 1 no source; 6 numbers are not claims": {Claims: 12, Right: 9, Loose: 1, Wrong: 1, Unsupported: 1, NotClaims: 6},
		"0 claims": {},
		"1 claim: 1 unclear; 1 number is not a claim; 1 finding is passed over":                   {Claims: 1, Unclear: 1, NotClaims: 1, Passed: 1},
		"5 claims: 1 right, 1 loose, 1 wrong, 1 no source, 1 unclear; 2 findings are passed over": {Claims: 5, Right: 1, Loose: 1, Wrong: 1, Unsupported: 1, Unclear: 1, Passed: 2},
	} {
		if got := s.String(); got != want {
			t.Errorf("%+v\n got %s\nwant %s", s, got, want)
		}
	}
}

// TestFindingsWriterFails: nothing is written before all is ready, and what the
// writer says is passed on.
func TestFindingsWriterFails(t *testing.T) {
	f := findings(t)["check-data"]
	for _, format := range findingsFormats() {
		if err := format.Write(shut{}, f); !errors.Is(err, errShut) {
			t.Errorf("%s: %v", format.Name(), err)
		}
	}
}

func TestFindingsUnknownFigure(t *testing.T) {
	g := newJudging(t, release.Parse("a.txt", "373 people", release.Options{}))
	g.claim("373", claim.Count, check.Unsupported, check.ByNothing, figured(&stranger{}))
	var b bytes.Buffer
	if err := (FindingsJSON{}).Write(&b, Findings{Reports: []*check.Report{g.Report}}); err == nil || b.Len() > 0 {
		t.Errorf("a figure of no known kind is written: %v\n%s", err, b.String())
	}
}

// TestNoSource: that a number has no source is told one by one only where
// there was something to look it up in.
func TestNoSource(t *testing.T) {
	g := newJudging(t, release.Parse("a.txt", "373 people called, and 20 of them wrote.", release.Options{}))
	g.claim("373", claim.Count, check.Unsupported, check.ByNothing)
	g.claim("20", claim.Count, check.Unsupported, check.ByNothing, func(j *check.Judged) { j.Passed = true })
	f := Findings{Reports: []*check.Report{g.Report}}
	if got := tell(t, FindingsText{}, f); got != "2 claims: 2 no source (1 passed over)\n" {
		t.Errorf("without data:\n%s", got)
	}
	f.Files = files
	want := "a.txt:1:1: no source: nothing at hand says whether it is right\n  373 people called, and 20 of them wrote.\n  ^^^\n\n2 claims: 2 no source (1 passed over)\n"
	if got := tell(t, FindingsText{}, f); got != want {
		t.Errorf("with data:\n%s", got)
	}
	f.Files, f.All = nil, true
	if got := tell(t, FindingsText{}, f); strings.Count(got, ": no source: ") != 1 || strings.Count(got, ": passed over: ") != 1 {
		t.Errorf("all:\n%s", got)
	}
	g.Claims[1].Basis = check.ByFacts
	if f.All = false; !f.hasSources() {
		t.Error("facts are no source")
	}
}

// TestStanding: what is said of a claim without a finding.
func TestStanding(t *testing.T) {
	p := newPlaces(t)
	for want, j := range map[string]check.Judged{
		"it holds in a looser reading":             {Verdict: check.Loose},
		"no reading that the text allows holds":    {Verdict: check.Wrong},
		"it can be read in ways that differ":       {Verdict: check.Unclear},
		"nothing at hand says whether it is right": {Verdict: check.Unsupported},
		"it holds":                              {Verdict: check.Right},
		"it agrees with the other numbers here": {Verdict: check.Right, Basis: check.ByText},
		"311 − 236 = 75":                        {Verdict: check.Right, Basis: check.ByText, Working: "311 − 236 = 75"},
		"the facts say the NCA":                 {Verdict: check.Right, Basis: check.ByFacts, Source: "the NCA"},
		"the data say 10":                       {Verdict: check.Right, Basis: check.ByData, True: "10"},
		"the data say 99 for Hertfordshire, 2019 against 2018": {Verdict: check.Right, Basis: check.ByData, True: "99", Figure: hertfordshire(p)},
		"its own message": {Verdict: check.Wrong, Message: "its own message"},
	} {
		if got := (Findings{}).standing(&j); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestSpots(t *testing.T) {
	md := release.Parse("a.md", "# One\n\nUp **98&nbsp;per&nbsp;cent**\nsince 2018, é5.\n", release.Options{Format: release.Markdown})
	txt := release.Parse("a.txt", "é Up\r\n98% now", release.Options{})
	word := &release.Document{Name: "a.docx", Format: release.Word, Text: "One\n\nTwo and 3", Blocks: []release.Block{{Span: release.Span{Start: 0, End: 3}}, {Span: release.Span{Start: 5, End: 14}}}}
	for _, c := range []struct {
		d     *release.Document
		words string
		want  string
		ends  [2]int
	}{
		{md, "One", "a.md:1:3", [2]int{1, 6}},
		{md, "98\u00a0per\u00a0cent", "a.md:3:6", [2]int{3, 27}},
		{md, "98\u00a0", "a.md:3:6", [2]int{3, 14}},
		{md, "cent\nsince", "a.md:3:23", [2]int{4, 6}},
		{md, "é5", "a.md:4:13", [2]int{4, 15}},
		{md, "", "a.md", [2]int{1, 3}},
		{txt, "Up\r\n98%", "a.txt:1:3", [2]int{2, 4}},
		{word, "3", "a.docx: paragraph 2, character 9", [2]int{2, 10}},
		{word, "", "a.docx", [2]int{1, 1}},
	} {
		start := strings.Index(c.d.Text, c.words)
		s := spotOf(c.d, release.Span{Start: start, End: start + len(c.words)})
		if got := s.in(c.d); got != c.want || s.endLine != c.ends[0] || s.endColumn != c.ends[1] {
			t.Errorf("%q is at %s to %d:%d, want %s to %v", c.words, got, s.endLine, s.endColumn, c.want, c.ends)
		}
	}
}

func TestColumns(t *testing.T) {
	for text, want := range map[string]int{
		"": 0, "abc": 3, "cafe\u0301": 4, "\u6771\u4eac": 4, "🙂": 2, "a\u00a0b": 3, "\u200bx": 1, "\uff11": 2, "÷ 5": 3, "a\u20dd": 1,
	} {
		if got := columns(text); got != want {
			t.Errorf("%q takes %d columns, want %d", text, got, want)
		}
	}
}

func TestCrop(t *testing.T) {
	for _, c := range []struct {
		in    excerpt
		limit int
		want  string
	}{
		{excerpt{"  one ", "two", " three  "}, 40, "one |two| three"},
		{excerpt{"a long beginning of a line ", "two", " three"}, 24, "… of a line |two| three"},
		{excerpt{"one ", "two", " and a long end of the line"}, 24, "one |two| and a long end …"},
		{excerpt{"a long beginning of a line ", "two", " and a long end of the line"}, 24, "… a line |two| and a …"},
		{excerpt{"one ", "words that are too many for the line", " end"}, 24, "|words that are too many…|"},
		{excerpt{"one ", "words that fill the whole", " end"}, 26, "|words that fill the whole|…"},
		{excerpt{"x", "words that fill the whole", "y"}, 25, "|words that fill the whole|"},
		{excerpt{strings.Repeat("東京", 20), "5", strings.Repeat("東京", 20)}, 24, "…京東京東京|5|東京東京東…"},
	} {
		got := c.in.crop(c.limit)
		if text := got.before + "|" + got.words + "|" + got.after; text != c.want {
			t.Errorf("%+v in %d:\n got %s\nwant %s", c.in, c.limit, text, c.want)
		}
	}
}

// TestCarets: the carets stand below the words, and no line is longer than
// there is room for.
func TestCarets(t *testing.T) {
	letters := rapid.StringOfN(rapid.RuneFrom([]rune("ab 1 2é\u0301\u6771🙂\u00a0\t\u202e\x1b\u200b")), 0, 60, -1)
	rapid.Check(t, func(t *rapid.T) {
		before, words, after := letters.Draw(t, "before"), "9"+letters.Draw(t, "words")+"9", letters.Draw(t, "after")
		limit := rapid.IntRange(10, 80).Draw(t, "width")
		d := release.Parse("a.txt", before+words+after, release.Options{})
		f := Findings{Width: limit}
		var b bytes.Buffer
		f.writeLine(&b, d, remark{Finding: check.Finding{Span: release.Span{Start: len(before), End: len(before + words)}}})
		line, carets, _ := strings.Cut(b.String(), "\n")
		carets = strings.TrimSuffix(carets, "\n")
		indented := len(carets) - len(strings.TrimLeft(carets, " "))
		shown := lastColumns(line, columns(line)-indented)
		shown = strings.TrimLeftFunc(shown, func(r rune) bool { return columnsOf(r) == 0 })
		if first, _ := utf8.DecodeRuneInString(shown); first != '9' {
			t.Fatalf("the carets stand below %q:\n%s\n%s", shown, line, carets)
		}
		if most := max(limit, narrowestLine+len(indent)); columns(line) > most || len(carets) > most {
			t.Fatalf("more than %d columns:\n%s\n%s", most, line, carets)
		}
	})
}

// TestExplain: where the numbers come from, each once.
func TestExplain(t *testing.T) {
	p := newPlaces(t)
	f := Findings{Files: files, Explain: true}
	j := check.Judged{Figure: hertfordshire(p), Source: "the NCA", Working: "a − b"}
	var b bytes.Buffer
	f.writeWorking(&b, remark{judged: &j})
	want := "  working: a − b\n    new  1,186  Hertfordshire, 2019  eastern.csv row 5\n    old  596    Hertfordshire, 2018  eastern.csv row 5\n  source: the NCA\n"
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

// TestFilesOfClaims: the rows of a figure are those of the data that judged the
// claim, where there are several.
func TestFilesOfClaims(t *testing.T) {
	p := newPlaces(t)
	other := []cube.File{{Name: "other.csv"}}
	g := newJudging(t, release.Parse("a.txt", "up 98 per cent", release.Options{}))
	g.claim("98 per cent", claim.PercentChange, check.Right, check.ByData, figured(hertfordshire(p)), func(j *check.Judged) { j.Files = other })
	f := Findings{Reports: []*check.Report{g.Report}, Files: files, All: true, Explain: true}
	for _, format := range []FindingsFormat{FindingsText{}, FindingsJSON{}, FindingsHTML{}} {
		text := tell(t, format, f)
		if !strings.Contains(text, "other.csv") || strings.Count(text, "eastern.csv") > strings.Count(f.basis(), "eastern.csv") {
			t.Errorf("%s: the rows are of other files:\n%s", format.Name(), text)
		}
	}
	g.Claims[0].Working = "new = 1,186; old = 596 (Hertfordshire, 2019; Hertfordshire, 2018; other.csv row 5)"
	if text := tell(t, FindingsText{}, f); strings.Contains(text, "    new") {
		t.Errorf("the rows are told twice:\n%s", text)
	}
}

// anyFindings draws reports of any text with any claims.
func anyFindings(t *rapid.T) Findings {
	f := Findings{All: rapid.Bool().Draw(t, "all"), Explain: rapid.Bool().Draw(t, "explain"), Width: rapid.IntRange(0, 90).Draw(t, "width"), Version: names.Draw(t, "version")}
	for range rapid.IntRange(0, 3).Draw(t, "reports") {
		f.Reports = append(f.Reports, anyReport(t))
	}
	if rapid.Bool().Draw(t, "data") {
		f.Files = files
	}
	return f
}

var anyText = rapid.Map(rapid.SliceOfN(rapid.OneOf(names, rapid.SampledFrom([]string{
	"\n\n", "\n", "# ", "> ", "- ", "| a | b |\n|---|---|\n| 1 |\n", "<table><tr><td>1<td>2<tr><th>3</table>", "<p>", "&nbsp;", "**1**", "1,186", "“", "”",
})), 0, 12), func(parts []string) string { return strings.Join(parts, " ") })

func anyReport(t *rapid.T) *check.Report {
	format := rapid.SampledFrom([]release.Format{release.Text, release.Markdown, release.HTML, release.Word}).Draw(t, "format")
	d := release.Parse("r"+names.Draw(t, "file"), strings.ToValidUTF8(anyText.Draw(t, "text"), "?"), release.Options{Format: format})
	if format == release.Word {
		d.Format = release.Word
	}
	r := &check.Report{Document: d, Ignored: rapid.IntRange(0, 2).Draw(t, "ignored")}
	for range rapid.IntRange(0, 6).Draw(t, "claims") {
		span := anySpan(t, d)
		if span.Start == span.End {
			continue
		}
		r.Claims = append(r.Claims, check.Judged{
			Claim:   claim.Claim{Span: span, Text: d.Text[span.Start:span.End], Quoted: rapid.Bool().Draw(t, "quoted")},
			Verdict: rapid.SampledFrom(verdicts()).Draw(t, "verdict"), Basis: rapid.SampledFrom([]check.Basis{check.ByNothing, check.ByText, check.ByData, check.ByFacts}).Draw(t, "basis"),
			Working: names.Draw(t, "working"), Source: names.Draw(t, "source"), True: names.Draw(t, "true"), Passed: rapid.Bool().Draw(t, "passed"),
			Instead: rapid.SliceOfN(names, 0, 2).Draw(t, "instead"),
		})
	}
	slices.SortStableFunc(r.Claims, func(a, b check.Judged) int { return a.Start - b.Start })
	for range rapid.IntRange(0, 6).Draw(t, "findings") {
		one := check.Finding{
			Rule: rapid.SampledFrom([]check.RuleID{check.RuleNumbers, check.RuleWording, "noun-drift"}).Draw(t, "rule"), Severity: caveat.Severity(rapid.IntRange(1, 3).Draw(t, "severity")),
			Claim: rapid.IntRange(-1, len(r.Claims)-1).Draw(t, "claim"), Message: names.Draw(t, "message"), Hint: names.Draw(t, "hint"),
		}
		if one.Span = anySpan(t, d); one.Claim >= 0 {
			one.Span = r.Claims[one.Claim].Span
		}
		if rapid.Bool().Draw(t, "related") {
			one.Related = []release.Span{anySpan(t, d)}
		}
		r.Findings = append(r.Findings, one)
	}
	for range rapid.IntRange(0, 2).Draw(t, "plain") {
		span := anySpan(t, d)
		r.Plain = append(r.Plain, claim.Plain{Span: span, Text: d.Text[span.Start:span.End], Reason: claim.Age})
	}
	return r
}

// anySpan is a stretch of one block that ends between code points; an empty
// one at the start where there is no text.
func anySpan(t *rapid.T, d *release.Document) release.Span {
	if len(d.Blocks) == 0 {
		return release.Span{}
	}
	b := rapid.SampledFrom(d.Blocks).Draw(t, "block")
	at := func(what string) int {
		i := rapid.IntRange(b.Start, b.End).Draw(t, what)
		for i > b.Start && i < len(d.Text) && !utf8.RuneStart(d.Text[i]) {
			i--
		}
		return i
	}
	x, y := at("start"), at("end")
	return release.Span{Start: min(x, y), End: max(x, y)}
}

// TestAnyFindingsReport: whatever was found in whatever release, no format
// fails, what each writes can be read, and is the same the second time.
func TestAnyFindingsReport(t *testing.T) {
	read := map[string]func(*rapid.T, Findings, string){
		"text": readFindingsText, "json": readFindingsJSON, "junit": readJUnit, "sarif": readSARIF, "github": readGitHub, "html": readFindingsHTML,
	}
	rapid.Check(t, func(t *rapid.T) {
		f := anyFindings(t)
		for _, format := range findingsFormats() {
			var b, again bytes.Buffer
			if err := format.Write(&b, f); err != nil {
				t.Fatalf("%s: %v", format.Name(), err)
			}
			read[format.Name()](t, f, b.String())
			if err := format.Write(&again, f); err != nil || again.String() != b.String() {
				t.Fatalf("%s writes something else the second time (%v)", format.Name(), err)
			}
		}
	})
}

func readFindingsText(t *rapid.T, f Findings, text string) {
	readText(t, text)
	if !strings.HasSuffix(text, f.Summary().String()+"\n") {
		t.Fatalf("no totals at the end of\n%s", text)
	}
}

// BenchmarkFindings writes the findings of 100 releases of 600 words.
func BenchmarkFindings(b *testing.B) {
	var reports []*check.Report
	for i := range 100 {
		reports = append(reports, longReport(b, fmt.Sprintf("release-%d.md", i)))
	}
	for _, format := range findingsFormats() {
		b.Run(format.Name(), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				tell(b, format, Findings{Reports: reports})
			}
		})
	}
}

// longReport is a release of 600 words with 30 claims, three of them wrong.
func longReport(t testing.TB, name string) *check.Report {
	var text strings.Builder
	for i := range 30 {
		fmt.Fprintf(&text, "In the year %d a total of %d people from one of the areas called, which is more than anybody had expected.\n\n", i, 1000+i)
	}
	g := newJudging(t, release.Parse(name, text.String(), release.Options{Format: release.Markdown}))
	for i := range 30 {
		words := fmt.Sprintf("%d people", 1000+i)
		if i%10 == 0 {
			g.claim(words, claim.Count, check.Wrong, check.ByText, says(check.RuleNumbers, caveat.Error, "the numbers here disagree", "say something else"))
			continue
		}
		g.claim(words, claim.Count, check.Right, check.ByText, func(j *check.Judged) { j.Working = "1,186 − 596 = 590" })
	}
	return g.Report
}
