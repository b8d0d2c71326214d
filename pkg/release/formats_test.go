package release

import (
	"strings"
	"testing"
)

// words checks that each phrase of the plain text stands, by its source span,
// in the source as the author wrote it.
func checkSource(t *testing.T, d *Document, plain, source string) {
	t.Helper()
	at := strings.Index(d.Text, plain)
	if at < 0 {
		t.Fatalf("%q is not in %q", plain, d.Text)
	}
	s := d.SourceSpan(Span{at, at + len(plain)})
	if got := d.source[s.Start:s.End]; got != source {
		t.Errorf("%q stands for %q, want %q", plain, got, source)
	}
}

func TestMarkdownKeepsPlaces(t *testing.T) {
	source := "---\ntitle: 12 calls\n---\n# Calls **double**\n\nUp **99&nbsp;per\ncent** to 1\\,186 people.\n\n> \"We took 5 calls\"\n\n* one\n* two\n\n| Area | Calls |\n|---|--:|\n| Kent | 12 |\n\n<!-- figures: ignore next -- an estimate -->\nSome 80,000 people.\n\n## Notes to editors\n\nTable 3.\n"
	d := Parse("r.md", source, Options{Format: Markdown})
	checkSource(t, d, "99\u00a0per\ncent", "99&nbsp;per\ncent")
	checkSource(t, d, "1,186 people", "1\\,186 people")
	checkSource(t, d, "double", "double")
	var kinds []string
	for _, b := range d.Blocks {
		kinds = append(kinds, b.Kind.String()+": "+d.Text[b.Start:b.End])
	}
	want := []string{"headline: Calls double", "paragraph: Up 99\u00a0per\ncent to 1,186 people.", `quotation: "We took 5 calls"`, "list item: one", "list item: two",
		"cell: Area", "cell: Calls", "cell: Kent", "cell: 12", "paragraph: Some 80,000 people.", "notes to editors: Notes to editors", "notes to editors: Table 3."}
	if strings.Join(kinds, "\n") != strings.Join(want, "\n") {
		t.Errorf("blocks:\n%s\nwant:\n%s", strings.Join(kinds, "\n"), strings.Join(want, "\n"))
	}
	if len(d.Ignores) != 1 || d.Text[d.Ignores[0].Start:d.Ignores[0].End] != "Some 80,000 people." || d.Ignores[0].Reason != "an estimate" || d.Ignores[0].Line != 18 {
		t.Errorf("ignores: %+v", d.Ignores)
	}
	if p := d.Place(strings.Index(d.Text, "1,186")); p.Line != 7 || p.Column != 11 {
		t.Errorf("1,186 stands at %d:%d, want 7:11", p.Line, p.Column)
	}
}

func TestHTMLKeepsPlaces(t *testing.T) {
	source := "<!doctype html><html><head><title>9</title><style>p{margin:3px}</style></head><body>\n<h1>Calls   double</h1>\n<p>Up <b>99&nbsp;per cent</b>\n   to 1&#44;186 people.<script>var x = 5</script></p><!-- figures: ignore next -- an estimate --><div>Some 80,000</div>\n<table><tr><th>Area<th>Calls</tr><tr><td>Kent</td><td>12</td></tr></table><footer>Page 3</footer><div title=\"footer\"><p>4</p></div>"
	d := Parse("r.html", source, Options{Format: HTML})
	checkSource(t, d, "99\u00a0per cent", "99&nbsp;per cent")
	checkSource(t, d, "1,186 people", "1&#44;186 people")
	var kinds []string
	for _, b := range d.Blocks {
		kinds = append(kinds, b.Kind.String()+": "+d.Text[b.Start:b.End])
	}
	want := []string{"headline: Calls double", "paragraph: Up 99\u00a0per cent to 1,186 people.", "paragraph: Some 80,000", "cell: Area", "cell: Calls", "cell: Kent", "cell: 12", "page head or foot: Page 3", "page head or foot: 4"}
	if strings.Join(kinds, "\n") != strings.Join(want, "\n") {
		t.Errorf("blocks:\n%s\nwant:\n%s", strings.Join(kinds, "\n"), strings.Join(want, "\n"))
	}
	if len(d.Ignores) != 1 || d.Text[d.Ignores[0].Start:d.Ignores[0].End] != "Some 80,000" {
		t.Errorf("ignores: %+v", d.Ignores)
	}
}
