package report

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/gocarina/gocsv"
	"github.com/google/go-cmp/cmp"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/figure"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/period"
	"github.com/pressfigures/figures/pkg/style"
)

func TestByName(t *testing.T) {
	want := []string{"table", "sentence", "markdown", "csv", "json", "html"}
	if diff := cmp.Diff(want, Names()); diff != "" {
		t.Error(diff)
	}
	for _, name := range want {
		for _, typed := range []string{name, strings.ToUpper(name)} {
			if f, err := ByName(typed); err != nil || f.Name() != name {
				t.Errorf("ByName(%q) = %v, %v", typed, f, err)
			}
		}
	}
	if f, err := ByName(""); err != nil || f.Name() != "table" {
		t.Errorf("no name gives %v, %v", f, err)
	}
	_, err := ByName("jason")
	checkError(t, err, `no format is called "jason": the formats are table, sentence, markdown, csv, json, html`, "--format json")
	_, err = ByName("powerpoint")
	checkError(t, err, `no format is called "powerpoint": the formats are table, sentence, markdown, csv, json, html`, "")
}

func checkError(t *testing.T, err error, text, hint string) {
	t.Helper()
	var known *FormatError
	if !errors.As(err, &known) || known.Error() != text || known.Hint() != hint {
		t.Errorf("got %q with the hint %q, want %q with %q", err, known.Hint(), text, hint)
	}
}

func TestByExtension(t *testing.T) {
	for path, want := range map[string]string{
		"a.csv": "csv", "A.CSV": "csv", "dir.json/x.md": "markdown", "x.markdown": "markdown", "x.html": "html", "x.HTM": "html",
		"x.json": "json", "x.txt": "table", `C:\out.dir\x.y.csv`: "csv", ".csv": "csv",
	} {
		if f, err := ByExtension(path); err != nil || f.Name() != want {
			t.Errorf("ByExtension(%q) = %v, %v; want %s", path, f, err, want)
		}
	}
	for _, path := range []string{"x.docx", "x", "", "dir.csv/x", `C:\dir.csv\x`, "x.csv.gz", "csv", "x."} {
		_, err := ByExtension(path)
		checkError(t, err, fmt.Sprintf("the ending of %q stands for no format: the endings are .txt, .md, .markdown, .csv, .json, .html, .htm", path),
			"name the format: --format table|sentence|markdown|csv|json|html")
	}
}

// stranger is a kind of figure that the formats do not know.
type stranger struct{ figure.Common }

func TestUnknownKind(t *testing.T) {
	r := Result{Figures: []figure.Figure{&stranger{}}}
	for _, f := range formats() {
		if f.Name() == "sentence" {
			continue
		}
		var b bytes.Buffer
		if err := f.Write(&b, r); err == nil || !strings.Contains(err.Error(), `"*report.stranger"`) || b.Len() > 0 {
			t.Errorf("%s: %v, after writing %q", f.Name(), err, b.String())
		}
	}
}

// shut is a writer that takes nothing.
type shut struct{}

var errShut = errors.New("shut")

func (shut) Write([]byte) (int, error) { return 0, errShut }

func TestWriterFails(t *testing.T) {
	for name, r := range cases(t) {
		r.Text = []string{"A sentence."}
		for _, f := range formats() {
			if err := f.Write(shut{}, r); !errors.Is(err, errShut) {
				t.Errorf("%s, %s: %v", name, f.Name(), err)
			}
		}
	}
}

func TestNothing(t *testing.T) {
	for name, want := range map[string]string{"table": "", "sentence": "", "markdown": "", "csv": "", "json": "{\n  \"schema\": 1,\n  \"figures\": [],\n  \"notes\": []\n}\n"} {
		f, _ := ByName(name)
		if got := write(t, f, Result{}); got != want {
			t.Errorf("%s: %q", name, got)
		}
	}
	empty := Result{Figures: []figure.Figure{&figure.Comparison{}, &figure.Ranking{}}}
	for _, f := range formats() {
		write(t, f, empty)
	}
}

func TestSentence(t *testing.T) {
	r := Result{Title: "T", Text: []string{"One.", "Two\nlines.\x1b[31m"}, Notes: []caveat.Caveat{{Text: "no"}}}
	if got := write(t, Sentence{}, r); got != "One.\nTwo lines. [31m\n" {
		t.Errorf("%q", got)
	}
}

// TestRanges: every way in which a number may be known.
func TestRanges(t *testing.T) {
	p := printer{style.Default()}
	economist, _ := style.Get("economist")
	r := func(low, high int64) number.Range { return number.Between(number.Int(low), number.Int(high)) }
	amount := func(p printer, r number.Range, m cube.Measure) string { return p.amount(r, m) }
	sign := func(p printer, r number.Range, m cube.Measure) string { return p.difference(r, m) }
	for _, tt := range []struct {
		got, want string
	}{
		{amount(p, r(1186, 1186), people), "1,186"},
		{amount(p, r(-1186, -1186), people), "−1,186"},
		{amount(p, r(1, 4), people), "1 to 4"},
		{amount(p, r(0, 4), people), "fewer than 5"},
		{amount(p, r(0, 1999), people), "fewer than 2,000"},
		{amount(p, r(0, 0), people), "0"},
		{amount(p, r(-4, 0), people), "−4 to 0"},
		{amount(p, number.AtLeast(number.Int(1186)), people), "at least 1,186"},
		{amount(p, number.AtMost(number.Int(7)), people), "at most 7"},
		{amount(p, number.Anything(), people), "not known"},
		{amount(printer{economist}, r(1, 4), people), "1-4"},
		{amount(printer{economist}, r(-4, -1), people), "−4 to −1"},
		{amount(p, r(0, 4), money), "0.00 to 4.00"},
		{amount(p, r(0, 4), percentage), "0.0% to 4.0%"},
		{amount(p, number.Exactly(number.Frac(25, 2)), people), "12.5"},
		{sign(p, r(590, 590), people), "+590"},
		{sign(p, r(-1590, -1590), people), "−1,590"},
		{sign(p, r(0, 0), people), "0"},
		{sign(p, r(-1, 4), people), "−1 to +4"},
		{sign(p, number.AtMost(number.Int(-3)), people), "at most −3"},
		{sign(p, r(2, 2), percentage), "+2.0 points"},
		{sign(printer{economist}, r(2, 5), people), "+2 to +5"},
	} {
		if tt.got != tt.want {
			t.Errorf("got %q, want %q", tt.got, tt.want)
		}
	}
}

func TestCells(t *testing.T) {
	p := printer{style.Default()}
	open := open(0, 1)
	notHidden := open
	notHidden.Hidden = 0
	for want, c := range map[string]cube.Cell{"–": none, "hidden": open, "at least 0": notHidden, "1 to 4": hidden(1, 4, 2), "596": known(596, 3)} {
		if got := p.cell(c, people); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// TestPercents: tables round by the style, and both ends of a range are one
// number where they look alike.
func TestPercents(t *testing.T) {
	govuk, _ := style.Get("govuk")
	govuk.Decimals = 2
	for _, tt := range []struct {
		new, old number.Range
		style    style.Style
		want     string
	}{
		{number.Exactly(number.Int(1186)), number.Exactly(number.Int(596)), style.Default(), "+99%"},
		{number.Exactly(number.Int(1186)), number.Exactly(number.Int(596)), govuk, "+98.99%"},
		{number.Exactly(number.Int(139)), number.Exactly(number.Int(84)), style.Default(), "+65%"},
		{number.Exactly(number.Int(1034)), number.Exactly(number.Int(1000)), style.Default(), "+3.4%"},
		{number.Exactly(number.Int(999)), number.Exactly(number.Int(1000)), style.Default(), "−0.1%"},
		{number.Exactly(number.Int(1000)), number.Exactly(number.Int(1000)), style.Default(), "0%"},
		{number.Between(number.Int(1186), number.Int(1187)), number.Exactly(number.Int(596)), style.Default(), "+99%"},
		{number.Between(number.Int(50), number.Int(150)), number.Exactly(number.Int(100)), style.Default(), "−50% to +50%"},
	} {
		c := change(area.Area{}, cellOf(tt.new, 1), cellOf(tt.old, 1))
		if got := (printer{tt.style}).percent(c); got != tt.want {
			t.Errorf("%s to %s: got %q, want %q", tt.old, tt.new, got, tt.want)
		}
	}
}

// TestHeads: the table writer must not touch heads, as "Q1 2024" would become
// "Q 1 2024" and "per cent" "PER CENT".
func TestHeads(t *testing.T) {
	f := total(area.Area{ID: 1, Name: "Kent"}, year2019, known(5, 1))
	f.Members = []figure.Pick{{Dimension: "Q1 2024_x", Names: []string{"a.b_c"}}}
	g := total(area.Area{ID: 1, Name: "Kent"}, year2019, known(5, 1))
	g.Members = []figure.Pick{{Dimension: "Q1 2024_x", Names: []string{"  two  blanks "}}}
	got := write(t, Table{}, Result{Figures: []figure.Figure{f, g}})
	for _, want := range []string{"Q1 2024_x", "a.b_c", "  two  blanks "} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
	if got := write(t, Markdown{}, Result{Figures: []figure.Figure{f, g}}); !strings.Contains(got, `| Q1 2024\_x`) {
		t.Errorf("the head is not in\n%s", got)
	}
}

// TestWidth: an ordinary table of any name fits 80 columns, and names are
// wrapped where it does not.
func TestWidth(t *testing.T) {
	p := newPlaces(t)
	for name, r := range cases(t) {
		for _, line := range strings.Split(write(t, Table{Width: 80}, withFiles(p, r)), "\n") {
			if width(line) > 80 {
				t.Errorf("%s: %d columns: %s", name, width(line), line)
			}
		}
	}
	long := change(area.Area{ID: 1, Name: "The Royal Borough of Kensington and Chelsea with the City of Westminster and Hammersmith"}, known(1, 1), known(2, 2))
	for _, line := range strings.Split(write(t, Table{Width: 60}, Result{Figures: []figure.Figure{long}}), "\n") {
		if width(line) > 60 {
			t.Errorf("%d columns: %s", width(line), line)
		}
	}
}

// TestColour: only when asked, and it changes nothing else.
func TestColour(t *testing.T) {
	p := newPlaces(t)
	codes := regexp.MustCompile("\x1b\\[[0-9]+m")
	for name, r := range cases(t) {
		plain, painted := write(t, Table{}, withFiles(p, r)), write(t, Table{Color: true}, withFiles(p, r))
		if strings.Contains(plain, "\x1b") {
			t.Errorf("%s: colour without being asked", name)
		}
		if !codes.MatchString(painted) || codes.ReplaceAllString(painted, "") != plain {
			t.Errorf("%s: colour changes more than colour:\n%s", name, painted)
		}
	}
}

// TestTricky: names that mean something in some format are text in all.
func TestTricky(t *testing.T) {
	tricky := []string{"a|b", "<b>&amp;", `"q"`, "it's", "Bristol, City of", "=1+1", "two\nlines", "*x* _y_", "[a](b)", "# x", "Avon & Somerset", "\x1b[2Jx"}
	var figures []figure.Figure
	for i, name := range tricky {
		figures = append(figures, total(area.Area{ID: area.ID(i), Parent: area.None, Name: name}, year2019, known(int64(i)+10, 1)))
	}
	r := Result{Figures: figures, Title: "<Title> & |co|", Text: []string{"<i>Text</i>"}}
	page := write(t, HTML{}, r)
	if err := wellFormed(page); err != nil {
		t.Error(err)
	}
	for _, want := range []string{"&lt;b&gt;&amp;amp;", "&lt;Title&gt; &amp; |co|", "&lt;i&gt;Text&lt;/i&gt;", "Avon &amp; Somerset"} {
		if !strings.Contains(page, want) {
			t.Errorf("%q is not in the page", want)
		}
	}
	md := write(t, Markdown{}, r)
	for _, want := range []string{`a\|b`, `\<b>\&amp;`, `"q"`, "it's", `\*x\* \_y\_`, `[a\](b)`, `\# x`, "Avon & Somerset", "two lines", `## \<Title> & \|co\|`, `\=1+1`} {
		if !strings.Contains(md, want) {
			t.Errorf("%q is not in\n%s", want, md)
		}
	}
	if js := write(t, JSON{}, r); !strings.Contains(js, `"area": "<b>&amp;"`) || !strings.Contains(js, `"\"q\""`) {
		t.Errorf("names are changed in\n%s", js)
	}
	records := readBack(t, write(t, CSV{}, r))
	at := slices.Index(records[0], "area")
	for i, name := range tricky {
		if name == "=1+1" {
			name = "'=1+1"
		}
		if got := records[i+1][at]; got != name {
			t.Errorf("csv: %q, want %q", got, name)
		}
	}
}

func TestEscapeMarkdown(t *testing.T) {
	for in, want := range map[string]string{
		"plain": "plain", "a|b": `a\|b`, `a\b`: `a\\b`, "1. x": `1\. x`, "12) x": `12\) x`, "1.5": "1.5", "12": "12", "+43": "+43", "- x": `\- x`, "-x": "-x",
		"--": `\--`, "=": `\=`, "> x": `\> x`, "a > b": "a > b", "~~x~~": `\~~x\~~`, "~x": "~x", "A & B": "A & B", "&lt;": `\&lt;`, "&#60;": `\&#60;`,
		"[chance]": "[chance]", "[a](b)": `[a\](b)`, "[a][b]": `[a\][b]`, "[a]: b": `[a\]: b`, "`x`": "\\`x\\`", "": "", "+ x": `\+ x`, "#1": `\#1`,
	} {
		if got := escapeMarkdown(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestDefuse(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "Kent": "Kent", "=1": "'=1", "+1": "'+1", "-1": "'-1", "@x": "'@x", "\tx": "'\tx", "\rx": "'\rx", "＝1": "'＝1", "－1": "'－1",
		"a=1": "a=1", "'x": "'x", "\xff": "\uFFFD",
	} {
		if got := text(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func readBack(t *testing.T, content string) [][]string {
	t.Helper()
	records, err := csv.NewReader(strings.NewReader(content)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return records
}

func TestCSV(t *testing.T) {
	p := newPlaces(t)
	r := withFiles(p, cases(t)["change-region"])
	plain, marked := write(t, CSV{}, r), write(t, CSV{BOM: true}, r)
	if marked != "\uFEFF"+plain {
		t.Error("the byte order mark is not all that BOM adds")
	}
	records := readBack(t, plain)
	cell := func(row int, column string) string { return records[row][slices.Index(records[0], column)] }
	for _, tt := range []struct {
		row          int
		column, want string
	}{
		{2, "area", "Hertfordshire"}, {2, "parent", "Eastern"}, {2, "new", "1186"}, {2, "old", "596"}, {2, "change", "590"}, {2, "percent", "99"}, {2, "times", "1.99"},
		{2, "start", "2019-01-01"}, {2, "end", "2019-12-31"}, {2, "against_end", "2018-12-31"},
		{5, "change", "-41"}, {5, "percent", "-12"}, {5, "notes", "The change for Kent may be chance [chance]"},
		{6, "old", ""}, {6, "old_low", ""}, {6, "change", ""}, {6, "new", "16"},
		{7, "new", ""}, {7, "new_low", "0"}, {7, "new_high", "4"}, {7, "change_low", "-51"}, {7, "change_high", "-47"}, {7, "percent", ""},
		{8, "new_low", "5"}, {8, "new_high", ""}, {8, "percent_low", ""}, {9, "area", "All areas"}, {9, "parent", ""},
	} {
		if got := cell(tt.row, tt.column); got != tt.want {
			t.Errorf("row %d, %s: got %q, want %q", tt.row, tt.column, got, tt.want)
		}
	}
}

// TestCSVColumns: the columns of a kind are always the same, and columns of
// dimensions and rates never take the name of another.
func TestCSVColumns(t *testing.T) {
	f := total(area.Area{ID: 1, Name: "Kent"}, year2019, known(5, 1))
	f.Members = []figure.Pick{{Dimension: "period", Names: []string{"x"}}, {Dimension: "per_day", Names: []string{"y"}}, {Dimension: "=a", Names: []string{"-z"}}}
	f.Rates = []figure.Rate{{Per: "day", Known: true, Value: number.Exactly(number.Frac(1, 73))}, {Per: "100000"}}
	records := readBack(t, write(t, CSV{}, Result{Figures: []figure.Figure{f}}))
	want := [][]string{
		{"figure", "area", "parent", "column period", "column per_day", "'=a", "measure", "unit", "period", "value", "per_day", "per_100000", "notes", "start", "end", "low", "high"},
		{"total", "Kent", "", "x", "y", "'-z", "People", "people", "2019", "5", "0.014", "", "", "2019-01-01", "2019-12-31", "5", "5"},
	}
	if diff := cmp.Diff(want, records); diff != "" {
		t.Error(diff)
	}
}

// TestCSVFieldsAreText: a CSV library that is given a number prints it its own
// way, so it is given none.
func TestCSVFieldsAreText(t *testing.T) {
	row := reflect.TypeFor[csvRow]()
	var columns []string
	for i := range row.NumField() {
		f := row.Field(i)
		if !ast.IsExported(f.Name) {
			continue
		}
		if f.Type.Kind() != reflect.String {
			t.Errorf("%s is no text", f.Name)
		}
		columns = append(columns, f.Tag.Get("csv"))
	}
	all := strings.Fields(strings.Join([]string{everyRow, totalRow, changeRow, shareRow, comparisonRow, rankingRow, peopleRow}, " "))
	for _, c := range all {
		if !slices.Contains(columns, c) {
			t.Errorf("no field writes the column %s", c)
		}
	}
	for _, c := range columns {
		if !slices.Contains(all, c) {
			t.Errorf("no kind of row has the column %s", c)
		}
	}
}

// TestCSVFieldsInOrder: the fields of a row stand where gocsv puts them.
func TestCSVFieldsInOrder(t *testing.T) {
	var row csvRow
	value := reflect.ValueOf(&row).Elem()
	for i := range value.NumField() {
		if f := value.Type().Field(i); f.IsExported() {
			value.Field(i).SetString(f.Name)
		}
	}
	var typed recorder
	if err := gocsv.MarshalCSV([]csvRow{row}, &typed); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(typed.records[1], row.appendFields(nil)); diff != "" {
		t.Error(diff)
	}
}

// TestCSVOfNothing: without a row there are no heads.
func TestCSVOfNothing(t *testing.T) {
	for _, figures := range [][]figure.Figure{nil, {&figure.Comparison{}}, {&figure.Ranking{}}} {
		if got := write(t, CSV{}, Result{Figures: figures}); got != "" {
			t.Errorf("%v gives %q", figures, got)
		}
	}
}

// decoded is a figure of JSON.
type decoded map[string]any

func decode(t *testing.T, r Result) []decoded {
	t.Helper()
	var page struct{ Figures []decoded }
	if err := json.Unmarshal([]byte(write(t, JSON{}, r)), &page); err != nil {
		t.Fatal(err)
	}
	return page.Figures
}

func (d decoded) check(t *testing.T, want map[string]any) {
	t.Helper()
	for key, value := range want {
		got, there := d[key]
		if diff := cmp.Diff(value, got); diff != "" || !there {
			t.Errorf("%s (there: %t): %s", key, there, diff)
		}
	}
}

func TestJSONChange(t *testing.T) {
	p := newPlaces(t)
	all := decode(t, withFiles(p, cases(t)["change-region"]))
	all[1].check(t, map[string]any{
		"kind": "change", "area": "Hertfordshire", "parent": "Eastern", "new": "1186", "old": "596", "change": "590", "percent": "99",
		"percent_exact": "14750/149", "times": "1.99", "times_exact": "593/298", "direction": "up", "points": false, "hidden": 0.0,
		"period":  map[string]any{"label": "2019", "start": "2019-01-01", "end": "2019-12-31"},
		"against": map[string]any{"label": "2018", "start": "2018-01-01", "end": "2018-12-31"},
		"sources": []any{map[string]any{"file": "eastern.csv", "sheet": "", "rows": "row 5", "count": 1.0, "first": 5.0, "last": 5.0, "list": []any{5.0}, "all": true}},
	})
	all[5].check(t, map[string]any{"area": "Norfolk", "new": "16", "old": nil, "old_low": nil, "old_high": nil, "change": nil, "percent": nil, "percent_exact": nil, "times": nil, "direction": "unclear"})
	all[6].check(t, map[string]any{"new": nil, "new_low": "0", "new_high": "4", "change": nil, "change_low": "-51", "change_high": "-47", "percent": nil,
		"percent_exact": nil, "percent_low": "-100/1", "percent_high": "-4700/51", "hidden": 1.0})
	all[7].check(t, map[string]any{"new_low": "5", "new_high": nil, "percent": nil, "percent_low": nil})
	all[8].check(t, map[string]any{"area": nil, "parent": nil})
	if caveats := all[2]["caveats"].([]any); len(caveats) != 1 || caveats[0].(map[string]any)["severity"] != "warning" {
		t.Errorf("caveats: %v", caveats)
	}
}

func TestJSONOthers(t *testing.T) {
	p := newPlaces(t)
	all := cases(t)
	first := func(name string) decoded { return decode(t, withFiles(p, all[name]))[0] }
	first("total-rates").check(t, map[string]any{"kind": "total", "value": "3549", "low": "3549", "high": "3549",
		"rates": []any{map[string]any{"per": "month", "known": true, "value": "591.5", "exact": "591.5", "low": "591.5", "high": "591.5", "why": ""}}})
	first("share").check(t, map[string]any{"kind": "share", "area": "Dorset", "in": "South West", "part": "373", "whole": "3693", "percent": "10",
		"percent_exact": "37300/3693", "one_in": "9.9", "fraction": "about one in ten", "known": true, "suppressed": false})
	comparison := first("comparison")
	comparison.check(t, map[string]any{"kind": "comparison", "area": "North West", "changes": true, "method": "whole-region"})
	rel := decoded(comparison["relative"].([]any)[0].(map[string]any))
	rel.check(t, map[string]any{"area": "Lancashire", "region": "North West", "average": "103", "average_exact": "180200/1747", "difference": "43", "difference_exact": "74862/1747", "direction": "up"})
	rows := first("ranking")["rows"].([]any)
	decoded(rows[1].(map[string]any)).check(t, map[string]any{"place": 2.0, "joint": true, "sure": true, "name": "Cornwall", "value": "745"})
	decoded(rows[4].(map[string]any)).check(t, map[string]any{"place": nil, "known": false, "value": nil})
	first("brief").check(t, map[string]any{"kind": "brief", "region_areas": []any{"Cheshire", "Cumbria", "Lancashire", "North Wales"}})
	first("change-points").check(t, map[string]any{"points": true, "change": "-1.25", "percent": nil})
}

// TestSchema: every key is documented, and every kind has its keys in every
// figure.
func TestSchema(t *testing.T) {
	words := strings.FieldsFunc(Schema, func(r rune) bool { return r != '_' && (r < 'a' || r > 'z') })
	p := newPlaces(t)
	for name, r := range cases(t) {
		var page any
		if err := json.Unmarshal([]byte(write(t, JSON{}, withFiles(p, r))), &page); err != nil {
			t.Fatal(err)
		}
		eachKey(page, func(key string) {
			if !slices.Contains(words, key) {
				t.Errorf("%s: the schema does not name the key %q", name, key)
			}
		})
	}
}

func eachKey(v any, visit func(string)) {
	switch v := v.(type) {
	case map[string]any:
		for key, inner := range v {
			visit(key)
			eachKey(inner, visit)
		}
	case []any:
		for _, inner := range v {
			eachKey(inner, visit)
		}
	}
}

// TestFootnotes: each text once, whoever has it; many of one rule as one; those
// of every row at the caption.
func TestFootnotes(t *testing.T) {
	c := func(id caveat.ID, text string) []caveat.Caveat { return []caveat.Caveat{{ID: id, Text: text}} }
	rows := func(caveats ...[]caveat.Caveat) []sheet {
		s := sheet{}
		for _, cs := range caveats {
			s.rows = append(s.rows, row{caveats: cs})
		}
		s.lift()
		return []sheet{s}
	}
	marks := func(sheets []sheet) [][]int {
		out := [][]int{sheets[0].marks}
		for _, r := range sheets[0].rows {
			out = append(out, r.marks)
		}
		return out
	}
	chances := func(n int, id caveat.ID) (out [][]caveat.Caveat) {
		for i := range n {
			out = append(out, c(id, fmt.Sprintf("row %d", i)))
		}
		return append(out, nil)
	}
	told := "A change that chance could make: "
	for name, tt := range map[string]struct {
		sheets []sheet
		notes  []string
		marks  [][]int
	}{
		"once":      {rows(c("b", "two"), c("a", "one"), c("b", "two")), []string{"Two [b]", "One [a]"}, [][]int{nil, {1}, {2}, {1}}},
		"all":       {rows(c("b", "two"), slices.Concat(c("a", "one"), c("b", "two"))), []string{"Two [b]", "One [a]"}, [][]int{{1}, nil, {2}}},
		"order":     {rows(c("a", "one"), c("b", "two"), slices.Concat(c("b", "two"), c("a", "one"))), []string{"One [a]", "Two [b]"}, [][]int{nil, {1}, {2}, {1, 2}}},
		"one row":   {rows(c("b", "two")), []string{"Two [b]"}, [][]int{nil, {1}}},
		"three":     {rows(chances(3, caveat.Chance)...), []string{"Row 0 [chance]", "Row 1 [chance]", "Row 2 [chance]"}, [][]int{nil, {1}, {2}, {3}, nil}},
		"four":      {rows(chances(4, caveat.Chance)...), []string{told}, [][]int{nil, {1}, {1}, {1}, {1}, nil}},
		"not these": {rows(chances(4, caveat.PartialPeriod)...), []string{"Row 0 [partial-period]", "Row 1 [partial-period]", "Row 2 [partial-period]", "Row 3 [partial-period]"}, [][]int{nil, {1}, {2}, {3}, {4}, nil}},
		"place":     {rows([]caveat.Caveat{{Text: "odd", Place: "a.csv:1:2"}, {Text: "odd"}}), []string{"a.csv:1:2: odd", "Odd"}, [][]int{nil, {1, 2}}},
	} {
		got := annotate(tt.sheets)
		if len(got) == 1 && strings.HasPrefix(got[0], told) {
			got[0] = told
		}
		if diff := cmp.Diff(tt.notes, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		if diff := cmp.Diff(tt.marks, marks(tt.sheets)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// TestMissingHasFootnote: "–" for a number is always explained.
func TestMissingHasFootnote(t *testing.T) {
	kent := area.Area{ID: 1, Parent: area.None, Name: "Kent"}
	for _, f := range []figure.Figure{
		total(kent, year2019, none), change(kent, none, known(1, 2)), change(kent, known(1, 2), none),
		&figure.Share{Common: common(kent, year2019), WholePeriod: year2019, PartCell: none, AllCell: known(1, 2)},
	} {
		got := write(t, Table{}, Result{Figures: []figure.Figure{f}})
		if !strings.Contains(got, "1. The data have nothing for Kent, 201") {
			t.Errorf("no footnote in\n%s", got)
		}
	}
	told := total(kent, year2019, none, caveat.Caveat{ID: caveat.PartialPeriod, Text: "the data end in 2018"})
	if got := write(t, Table{}, Result{Figures: []figure.Figure{told}}); strings.Contains(got, "nothing for") {
		t.Errorf("a second footnote in\n%s", got)
	}
}

// TestTotalsRow: which rows at the end are set apart, and how areas are
// indented.
func TestTotalsRow(t *testing.T) {
	p := newPlaces(t)
	e := func(name string, s period.Span, channel ...string) entry {
		out := entry{area: p.named(name), measure: people, period: s}
		if len(channel) > 0 {
			out.picks = []figure.Pick{{Dimension: "Channel", Names: channel}}
		}
		return out
	}
	list := func(es ...entry) []entry { return es }
	l := layout{printer: printer{style.Default()}, world: world{tree: p.tree}}
	for name, tt := range map[string]struct {
		entries []entry
		totals  int
		levels  []int
	}{
		"one":            {list(e("Kent", year2019)), 0, []int{0}},
		"siblings":       {list(e("Kent", year2019), e("Essex", year2019)), 0, []int{0, 0}},
		"region last":    {list(e("Kent", year2019), e("Essex", year2019), e("Eastern", year2019)), 1, []int{0, 0, 0}},
		"region first":   {list(e("Eastern", year2019), e("Kent", year2019), e("Watford", year2019)), 0, []int{0, 1, 1}},
		"two totals":     {list(e("Kent", year2019), e("Eastern", year2019), e("", year2019)), 2, []int{0, 0, 0}},
		"another region": {list(e("Kent", year2019), e("South West", year2019)), 0, []int{0, 0}},
		"months":         {list(e("Kent", period.OfMonth(2019, 1)), e("Kent", year2019)), 1, []int{0, 0}},
		"years":          {list(e("Kent", year2018), e("Kent", year2019)), 0, []int{0, 0}},
		"channels":       {list(e("Kent", year2019, "a"), e("Kent", year2019, "a", "b"), e("Kent", year2019)), 2, []int{0, 0, 0}},
		"not a sum":      {list(e("Kent", year2019), e("Kent", year2019, "a")), 0, []int{0, 0}},
		"other channel":  {list(e("Kent", year2019, "a"), e("Kent", year2019, "b")), 0, []int{0, 0}},
		"the same twice": {list(e("Kent", year2019), e("Kent", year2019)), 0, []int{0, 0}},
		"deep":           {list(e("Eastern", year2019), e("Hertfordshire", year2019), e("Watford", year2019), e("", year2019)), 1, []int{0, 1, 2, 0}},
	} {
		if got := l.totalRows(tt.entries); got != tt.totals {
			t.Errorf("%s: %d totals, want %d", name, got, tt.totals)
		}
		if diff := cmp.Diff(tt.levels, l.levels(tt.entries)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// TestNoTree: parents are known from the figures themselves, too, and a circle
// of parents ends.
func TestNoTree(t *testing.T) {
	up := area.Area{ID: 0, Parent: area.None, Name: "Up"}
	down := area.Area{ID: 1, Parent: 0, Name: "Down"}
	got := write(t, Table{}, Result{Figures: []figure.Figure{total(up, year2019, known(3, 1)), total(down, year2019, known(2, 2))}})
	if !strings.Contains(got, "\n  Down") {
		t.Errorf("not indented:\n%s", got)
	}
	a, b := area.Area{ID: 0, Parent: 1, Name: "A"}, area.Area{ID: 1, Parent: 0, Name: "B"}
	write(t, Table{}, Result{Figures: []figure.Figure{total(a, year2019, known(3, 1)), total(b, year2019, known(2, 2))}})
}

// TestNoAreas: data without areas need no column for them.
func TestNoAreas(t *testing.T) {
	nowhere := area.Area{ID: area.None, Parent: area.None}
	got := write(t, Table{}, Result{Figures: []figure.Figure{total(nowhere, year2018, known(3, 1)), total(nowhere, year2019, known(2, 2))}})
	if strings.Contains(got, "All areas") || !strings.Contains(got, "Period") {
		t.Errorf("got\n%s", got)
	}
	if got := write(t, Table{}, Result{Figures: []figure.Figure{total(nowhere, year2018, known(3, 1))}}); !strings.Contains(got, "All areas") {
		t.Errorf("got\n%s", got)
	}
}

// TestMeasures: measures side by side are told apart.
func TestMeasures(t *testing.T) {
	visitors := total(area.Area{ID: 1, Name: "Dorset"}, year2019, known(285, 2))
	visitors.Measure.Unit = "visitors"
	got := write(t, Table{}, Result{Figures: []figure.Figure{visitors, total(area.Area{ID: 1, Name: "Dorset"}, year2018, known(38, 2))}})
	for _, want := range []string{"Figures\n", "Measure", "Visitors", "People", "Count"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
	if got := counted(cube.Measure{Name: "calls"}) + counted(cube.Measure{}); got != "CallsCount" {
		t.Error(got)
	}
}

// TestShareLabels: a part and its whole are named by what tells them apart.
func TestShareLabels(t *testing.T) {
	p := newPlaces(t)
	pick := func(names ...string) []figure.Pick { return []figure.Pick{{Dimension: "Channel", Names: names}} }
	l := layout{printer: printer{style.Default()}}
	share := func(of, in string, members, all []figure.Pick, s, whole period.Span) *figure.Share {
		f := &figure.Share{Common: common(p.named(of), s), Whole: p.named(in), WholePeriod: whole, WholeMembers: all}
		f.Members = members
		return f
	}
	for _, tt := range []struct {
		share       *figure.Share
		part, whole string
	}{
		{share("Dorset", "South West", nil, nil, year2019, year2019), "Dorset", "South West"},
		{share("Dorset", "Dorset", pick("phone"), nil, year2019, year2019), "Dorset, Channel: phone", "Dorset, Channel: All"},
		{share("Dorset", "South West", pick("phone"), pick("phone"), year2019, year2019), "Dorset", "South West"},
		{share("", "", pick("phone"), nil, year2019, year2019), "Channel: phone", "Channel: All"},
		{share("Kent", "Kent", nil, nil, firstHalf2019, year2019), "Kent, January to June 2019", "Kent, 2019"},
	} {
		if part, whole := l.shareLabels(tt.share); part != tt.part || whole != tt.whole {
			t.Errorf("got %q of %q, want %q of %q", part, whole, tt.part, tt.whole)
		}
	}
}

// TestRelations: every method of averaging has its heads and its columns.
func TestRelations(t *testing.T) {
	p := newPlaces(t)
	for method, want := range map[figure.AverageMethod]string{figure.WholeRegion: "Against", figure.Mean: "Mean of", figure.ExcludingSelf: "Rest of"} {
		c := northWest(p)
		c.Method = method
		c.Relative[1].Known = false
		got := write(t, Table{}, Result{Figures: []figure.Figure{c}})
		if !strings.Contains(got, want) || !strings.Contains(got, "+43 points") {
			t.Errorf("%s:\n%s", method, got)
		}
		if shown := strings.Count(got, "+103%") == 2; shown != (method != figure.WholeRegion) {
			t.Errorf("%s: the average is shown where no row shows it:\n%s", method, got)
		}
	}
	c := levels(p)
	c.Method = figure.ExcludingSelf
	if got := write(t, Table{}, Result{Figures: []figure.Figure{c}}); !strings.Contains(got, "Average of") {
		t.Errorf("got\n%s", got)
	}
	points := &figure.Change{Common: common(p.named("Kent"), year2019), Against: year2018, New: known(12, 1), Old: known(10, 1)}
	points.Measure = percentage
	c = &figure.Comparison{Common: common(p.named("Eastern"), year2019), Changes: true, Method: figure.Mean, Rows: []figure.ComparisonRow{{Change: *fill(points)}},
		Relative: []figure.Relation{{Area: p.named("Kent"), Known: true, Average: number.Exactly(number.Int(1)), Difference: number.Exactly(number.Int(1))}}}
	c.Measure = percentage
	if got := write(t, Table{}, Result{Figures: []figure.Figure{c}}); strings.Count(got, "+1.0 points") != 2 {
		t.Errorf("got\n%s", got)
	}
}

// TestRankings: by change, by rate and of members.
func TestRankings(t *testing.T) {
	p := newPlaces(t)
	a, b := halfChange(p.named("Cheshire"), 586, 200), halfChange(p.named("Cumbria"), 286, 100)
	r := &figure.Ranking{Common: common(p.named("North West"), firstHalf2018), By: figure.ByPercent, Against: lastHalf2017, Of: 2, Rows: []figure.RankRow{
		{Place: 1, Sure: true, Name: "Cheshire", Area: a.Area, Change: a, Value: a.Percent, Known: true},
		{Place: 2, Sure: true, Name: "Cumbria", Area: b.Area, Change: b, Value: b.Percent, Known: true},
	}}
	got := write(t, Table{}, Result{Figures: []figure.Figure{r}})
	for _, want := range []string{"1  Cheshire", "+193%", "2  Cumbria", "+186%", "Per cent"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
	if strings.Contains(got, "The first") {
		t.Errorf("all are shown:\n%s", got)
	}
	phone := total(p.named("Dorset"), firstHalf2019, known(5, 1))
	phone.Members = []figure.Pick{{Dimension: "Channel", Names: []string{"phone"}}}
	phone.Rates = []figure.Rate{{Per: "100000", Known: true, Value: number.Exactly(number.Frac(5, 3))}, {Per: "week", Why: "no weeks"}}
	r = &figure.Ranking{Common: common(p.named("Dorset"), firstHalf2019), By: figure.ByRate, Dimension: "Channel", Of: 1, Rows: []figure.RankRow{
		{Place: 1, Sure: true, Name: "phone", Total: *phone, Known: true, Value: phone.Rates[0].Value}}}
	got = write(t, Table{}, Result{Figures: []figure.Figure{r}})
	for _, want := range []string{"Place  Channel", "1  phone", "1.7", "No rate is given: no weeks"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
	records := readBack(t, write(t, CSV{}, Result{Figures: []figure.Figure{r}}))
	if records[1][slices.Index(records[0], "Channel")] != "phone" {
		t.Errorf("got %v", records)
	}
}

// TestWorking: sources outside the files, subtotals and missing operands.
func TestWorking(t *testing.T) {
	c := hertfordshire(newPlaces(t))
	o := c.Working[0].Operands[0]
	o.Stated = true
	for want, o := range map[string]figure.Operand{
		"eastern.csv row 5 (a subtotal)":   o,
		"north west.xlsx (Contacts) row 5": {Rows: []cube.RowSet{{File: 1, Count: 1, First: 5, Last: 5}}},
		"row 5":                            {Rows: []cube.RowSet{{File: 7, Count: 1, First: 5, Last: 5}}},
		"eastern.csv row 5; north west.xlsx (Contacts) rows 2 to 9 (3 of them)": {Rows: []cube.RowSet{{Count: 1, First: 5, Last: 5}, {File: 1, Count: 3, First: 2, Last: 9}}},
		"": {Stated: true},
	} {
		if got := source(o, files); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	c.Working = []figure.Working{{Result: "change", Formula: "new − old", Value: number.Anything(), Operands: []figure.Operand{{Name: "old", None: true}}}}
	c.Caveats = []caveat.Caveat{{ID: "x", Text: "told"}, {ID: "y", Text: "asked", Hint: "do it"}}
	got := write(t, Table{}, Result{Figures: []figure.Figure{c}, Explain: true})
	for _, want := range []string{"change = new − old = not known", "old  not in the data", "! Asked [y]: do it"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
	if strings.Contains(got, "! Told") {
		t.Errorf("a caveat without a hint is told twice:\n%s", got)
	}
}

// TestPage: what a reader and a screen reader need.
func TestPage(t *testing.T) {
	p := newPlaces(t)
	for name, r := range cases(t) {
		page := write(t, HTML{}, withFiles(p, r))
		if err := wellFormed(page); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		for _, want := range []string{`<html lang="en-GB">`, "<caption>", `scope="col"`, `scope="row"`, "prefers-color-scheme: dark", "@media print", "<title>"} {
			if !strings.Contains(page, want) {
				t.Errorf("%s: %q is not in the page", name, want)
			}
		}
		for _, not := range []string{"<script", "http://", "https://", "src=", "@import", "ZgotmplZ"} {
			if strings.Contains(page, not) {
				t.Errorf("%s: %q is in the page", name, not)
			}
		}
		checkLinks(t, name, page)
	}
}

// checkLinks: every mark leads to a footnote, and every footnote has a mark.
func checkLinks(t *testing.T, name, page string) {
	t.Helper()
	find := func(pattern string) []string {
		var out []string
		for _, m := range regexp.MustCompile(pattern).FindAllStringSubmatch(page, -1) {
			out = append(out, m[1])
		}
		slices.Sort(out)
		return slices.Compact(out)
	}
	if diff := cmp.Diff(find(`href="#(note-\d+)"`), find(`id="(note-\d+)"`)); diff != "" {
		t.Errorf("%s: %s", name, diff)
	}
}

// TestTogether: formats may be used by several goroutines at once.
func TestTogether(t *testing.T) {
	p := newPlaces(t)
	r := withFiles(p, cases(t)["change-region"])
	for _, f := range formats() {
		want := write(t, f, r)
		var group sync.WaitGroup
		for range 4 {
			group.Go(func() {
				var b bytes.Buffer
				if err := f.Write(&b, r); err != nil || b.String() != want {
					t.Errorf("%s: %v", f.Name(), err)
				}
			})
		}
		group.Wait()
	}
}

func TestWrap(t *testing.T) {
	for _, tt := range []struct {
		text  string
		limit int
		want  []string
	}{
		{"January to June 2018", 10, []string{"January to", "June 2018"}},
		{"January to June 2018", 0, []string{"January to June 2018"}},
		{"Gloucestershire", 5, []string{"Gloucestershire"}},
		{"a bb ccc", 4, []string{"a bb", "ccc"}},
		{"", 5, []string{""}},
	} {
		if diff := cmp.Diff(tt.want, wrap(tt.text, tt.limit)); diff != "" {
			t.Errorf("%q in %d: %s", tt.text, tt.limit, diff)
		}
	}
}

func TestPrintable(t *testing.T) {
	for in, want := range map[string]string{
		"Ynys Môn": "Ynys Môn", "a\tb\nc": "a b c", "\x1b[31m": " [31m", "\u202Ex\u2066": "x", "\xff": "\uFFFD", "\u0085\u2028": "  ", "\uFEFFa": "a",
	} {
		if got := printable(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestOneIn(t *testing.T) {
	half, tenth := number.Frac(1, 2), number.Frac(1, 10)
	for _, tt := range []struct {
		in   number.Range
		want string
	}{
		{number.Exactly(tenth), "10"}, {number.Exactly(half), "2"}, {number.Between(tenth, half), "2 to 10"},
		{number.Exactly(number.Frac(51, 100)), ""}, {number.Exactly(number.Int(0)), ""}, {number.AtLeast(tenth), ""}, {number.AtMost(tenth), ""},
	} {
		got, ok := oneIn(tt.in)
		if ok != (tt.want != "") || ok && got.String() != tt.want {
			t.Errorf("%s: %s, %t; want %q", tt.in, got, ok, tt.want)
		}
	}
}
