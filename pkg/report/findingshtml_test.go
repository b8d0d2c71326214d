package report

import (
	"encoding/xml"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/pressfigures/figures/pkg/check"
	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/release"
)

// element is a part of a page.
type element struct {
	XMLName xml.Name
	Attrs   []xml.Attr `xml:",any,attr"`
	Content []byte     `xml:",innerxml"`
	Nodes   []element  `xml:",any"`
}

func (e element) attr(name string) string {
	for _, a := range e.Attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func (e element) has(class string) bool {
	return slices.Contains(strings.Fields(e.attr("class")), class)
}

// each visits an element and all in it.
func (e element) each(visit func(element)) {
	visit(e)
	for _, n := range e.Nodes {
		n.each(visit)
	}
}

// pageOf reads a page, which is XML apart from its entities.
func pageOf(text string) (element, error) {
	var page element
	in := xml.NewDecoder(strings.NewReader(text))
	in.Entity = xml.HTMLEntity
	return page, in.Decode(&page)
}

// allowed are the elements of our pages. None of them runs or loads anything.
const allowed = `html head meta title style body header h1 h2 h3 h4 p ul ol li nav a main section div article aside
	blockquote table tr th td span sup details summary footer`

// checkFindingsPage holds that a page is well formed, safe, and whole: nothing
// but our own elements, every link leads somewhere, every claim can be reached
// with the keyboard, has its note and its tip, and the text is that of the
// release.
func checkFindingsPage(f Findings, text string) error {
	page, err := pageOf(text)
	if err != nil {
		return err
	}
	ids := map[string]element{}
	var problems []string
	complain := func(format string, args ...any) { problems = append(problems, fmt.Sprintf(format, args...)) }
	page.each(func(e element) {
		if !slices.Contains(strings.Fields(allowed), e.XMLName.Local) {
			complain("an element <%s>", e.XMLName.Local)
		}
		for _, a := range e.Attrs {
			if strings.HasPrefix(a.Name.Local, "on") || a.Name.Local == "src" || a.Name.Local == "style" {
				complain("an attribute %s", a.Name.Local)
			}
		}
		if id := e.attr("id"); id != "" {
			if _, twice := ids[id]; twice {
				complain("the id %s stands twice", id)
			}
			ids[id] = e
		}
	})
	marks := 0
	page.each(func(e element) {
		if href := e.attr("href"); href != "" && ids[strings.TrimPrefix(href, "#")].XMLName.Local == "" {
			complain("the link %s leads nowhere", href)
		}
		if !e.has("mark") {
			return
		}
		marks++
		id := strings.TrimPrefix(e.Nodes[0].attr("id"), "claim-")
		note, tip := ids["note-"+id], ids["tip-"+id]
		if e.Nodes[0].XMLName.Local != "a" || e.Nodes[0].attr("href") != "#note-"+id || e.Nodes[0].attr("aria-describedby") != "tip-"+id || !tip.has("tip") {
			complain("the mark %s has no note or no tip", id)
		}
		if !strings.Contains(string(note.Content), `href="#claim-`+id+`"`) {
			complain("the note %s does not lead back", id)
		}
	})
	want := 0
	for _, r := range f.Reports {
		want += len(r.Claims)
	}
	if marks < want {
		complain("%d marks for %d claims", marks, want)
	}
	if len(problems) > 0 {
		return fmt.Errorf("%s", strings.Join(problems, "; "))
	}
	return checkArticles(f, page)
}

// checkArticles holds that each release can be read on the page, letter by
// letter, with nothing between.
func checkArticles(f Findings, page element) error {
	var articles []string
	page.each(func(e element) {
		if e.XMLName.Local == "article" {
			articles = append(articles, lettersIn(string(e.Content)))
		}
	})
	if len(articles) != len(f.Reports) {
		return fmt.Errorf("%d articles for %d releases", len(articles), len(f.Reports))
	}
	for i, r := range f.Reports {
		var want strings.Builder
		for _, b := range r.Document.Blocks {
			want.WriteString(printable(r.Document.Text[b.Start:b.End]))
		}
		if got := letters(want.String()); articles[i] != got {
			return fmt.Errorf("the article reads\n%q, the release\n%q", articles[i], got)
		}
	}
	return nil
}

// lettersIn are the letters of a release in the source of its article.
func lettersIn(source string) string {
	in := xml.NewDecoder(strings.NewReader("<x>" + source + "</x>"))
	in.Entity = xml.HTMLEntity
	var out strings.Builder
	hidden := 0
	for {
		token, err := in.Token()
		if err != nil {
			return letters(out.String())
		}
		switch e := token.(type) {
		case xml.StartElement:
			class := ""
			for _, a := range e.Attr {
				if a.Name.Local == "class" {
					class = a.Value
				}
			}
			if hidden > 0 || e.Name.Local == "sup" || class == "hidden" || class == "tip" {
				hidden++
			}
		case xml.EndElement:
			hidden = max(hidden-1, 0)
		case xml.CharData:
			if hidden == 0 {
				out.Write(e)
			}
		}
	}
}

// letters is a text without blanks, and with what XML cannot hold replaced.
func letters(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune(" \t\r\n\f\v", r):
			return -1
		case r < ' ', r == '\uFFFE', r == '\uFFFF':
			return '\uFFFD'
		}
		return r
	}, text)
}

func readFindingsHTML(t *rapid.T, f Findings, text string) {
	if err := checkFindingsPage(f, text); err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
}

func TestFindingsPage(t *testing.T) {
	for name, f := range findings(t) {
		text := tell(t, FindingsHTML{}, f)
		if err := checkFindingsPage(f, text); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		for _, want := range []string{
			`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"/>`,
			"prefers-color-scheme: dark", "@media print", "forced-colors", `lang="en-GB"`, f.Summary().String(),
		} {
			if !strings.Contains(text, want) {
				t.Errorf("%s: the page has no %q", name, want)
			}
		}
		if outside := regexp.MustCompile(`https?:|//|url\(|@import`).FindString(text); outside != "" {
			t.Errorf("%s: the page loads %q", name, outside)
		}
	}
}

// TestVerdictsWithoutColour: each verdict has a sign, a word and an underline of
// its own.
func TestVerdictsWithoutColour(t *testing.T) {
	signs, strokes := map[string]bool{}, map[string]bool{}
	for _, v := range verdicts() {
		class, sign := verdictLook(v)
		stroke := regexp.MustCompile(`\.` + class + ` \{[^}]*--stroke: ([^;]*);`).FindStringSubmatch(findingsTemplate)
		if stroke == nil || strokes[stroke[1]] || signs[sign] {
			t.Errorf("%s looks like another verdict", v)
			continue
		}
		signs[sign], strokes[stroke[1]] = true, true
	}
}

// TestPageOfClaims: the parts of a page that the goldens are too long to show.
func TestPageOfClaims(t *testing.T) {
	text := tell(t, FindingsHTML{}, findings(t)["check-data"])
	for _, want := range []string{
		`<h3 class="kept">Calls to Stop It Now! <span class="mark right"><a id="claim-1-2" href="#note-1-2" aria-describedby="tip-1-2"><span class="words">double</span><sup aria-hidden="true">✓2</sup>`,
		`<blockquote class="kept">“<span class="mark loose">`,
		`<ul><li class="kept"><span class="mark unsourced">`,
		`<tr><th>Area</th><th>2019</th><th>Remark</th></tr>`,
		`<td></td></tr><tr><td>Kent</td>`,
		`<p class="kept small">Notes to editors</p>`,
		`<span class="mark wrong passed">`,
		`see <a href="#claim-1-5">“596”</a> line 4, column 41`,
		`<p class="work">new = 1,186, Hertfordshire, 2019, eastern.csv row 5</p>`,
		`The numbers are held against eastern.csv, north west.xlsx (Contacts), and against figures from elsewhere and each other.`,
		`line 6, column 4; in a quotation`, `line 1, column 25; in the headline`,
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the page has no %s", want)
		}
	}
}

// TestOverlaps: claims that share words are marked one after the other, and a
// remark inside a claim behind it.
func TestOverlaps(t *testing.T) {
	d := release.Parse("a.txt", "up by 50 per cent to 300", release.Options{})
	note := func() *checkNote { return &checkNote{} }
	at := func(start, end int, j *check.Judged) noted {
		return noted{remark: remark{Finding: check.Finding{Span: release.Span{Start: start, End: end}}, judged: j}, note: note()}
	}
	some := &check.Judged{}
	var got []string
	for _, m := range marksOf(d, []noted{at(0, 17, some), at(3, 8, nil), at(6, 8, some), at(6, 24, some), at(0, 0, nil)}) {
		got = append(got, fmt.Sprintf("%d-%d", m.Start, m.End))
	}
	if text := strings.Join(got, " "); text != "0-17 17-17 17-24 17-17" {
		t.Errorf("the marks are at %s", text)
	}
}

// TestBlocks: what the parts of a release become.
func TestBlocks(t *testing.T) {
	kinds := []release.Kind{release.Headline, release.Standfirst, release.Subheading, release.ListItem, release.ListItem, release.Caption, release.Cell, release.Cell, release.Cell, release.Footnote, release.Furniture, release.Quotation}
	places := map[int][3]int{6: {1, 1, 2}, 7: {1, 1, 2}, 8: {2, 2, 1}}
	d := &release.Document{Format: release.Word}
	for i, k := range kinds {
		start := len(d.Text)
		d.Text += fmt.Sprintf("• %d", i)
		b := release.Block{Kind: k, Span: release.Span{Start: start, End: len(d.Text)}}
		b.Table, b.Row, b.Column = places[i][0], places[i][1], places[i][2]
		d.Blocks = append(d.Blocks, b)
		d.Text += "\n\n"
	}
	var got []string
	for _, p := range partsOf(d, nil) {
		got = append(got, strings.TrimSpace(fmt.Sprintf("%s %s %d %d", p.Kind, p.Class, len(p.Items), len(p.Rows))))
	}
	want := "headline  0 0|paragraph standfirst 0 0|subheading  0 0|list bare 2 0|paragraph caption 0 0|table  0 1|table  0 2|paragraph small 0 0|paragraph small 0 0|quotation  0 0"
	if text := strings.Join(got, "|"); text != want {
		t.Errorf("got  %s\nwant %s", text, want)
	}
	first := partsOf(d, nil)[5].Rows[0]
	if len(first) != 2 || len(first[1].Runs) != 3 {
		t.Errorf("two paragraphs of one cell are %+v", first)
	}
}

func TestWhere(t *testing.T) {
	for k, want := range map[release.Kind]string{release.Paragraph: "", release.Standfirst: "in the standfirst", release.Caption: "in a caption", release.Cell: "in a table", release.Footnote: "in a footnote", release.Notes: "in the notes to editors"} {
		if got := where(k); got != want {
			t.Errorf("%v is %q, want %q", k, got, want)
		}
	}
	g := newJudging(t, release.Parse("a.txt", "373", release.Options{}))
	g.claim("373", claim.Count, check.Right, check.ByText)
	if got := asides(g.Report, &g.Claims[0]); len(got) > 0 {
		t.Errorf("running text is %q", got)
	}
}
