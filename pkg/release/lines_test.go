package release

import (
	"strings"
	"testing"
)

// A break that a writer set ends a sentence, and one that only fits the text
// to the page does not.
func TestLines(t *testing.T) {
	for _, tt := range []struct {
		format     Format
		text, want string
	}{
		{HTML, "<p>Norfolk: 268 people<br>Suffolk: 231 people</p>", "Norfolk: 268 people|Suffolk: 231 people"},
		{HTML, "<p>In 2019 there were 268 people from<br>Norfolk alone.</p>", "In 2019 there were 268 people from\nNorfolk alone."},
		{HTML, "<h2>Calls Up In<br/>Norfolk</h2><p>More.</p>", "Calls Up In\nNorfolk|More."},
		{Text, "Norfolk: 268 people\nSuffolk: 231 people\nKent – 299", "Norfolk: 268 people|Suffolk: 231 people|Kent – 299"},
		{Text, "These are the numbers\nNorth Wales: 139\nCheshire: 586", "These are the numbers|North Wales: 139|Cheshire: 586"},
		{Text, "Last year 268 people\nNorfolk has never seen\nso many", "Last year 268 people\nNorfolk has never seen\nso many"},
		{Text, "One thing is clear of\nNorfolk: 268 people are\nmore than before", "One thing is clear of\nNorfolk: 268 people are\nmore than before"},
		{Markdown, "Norfolk: 268 people\nSuffolk: 231 people\n", "Norfolk: 268 people|Suffolk: 231 people"},
	} {
		d := Parse("test", tt.text, Options{Format: tt.format})
		var got []string
		for _, s := range d.Sentences {
			got = append(got, d.Text[s.Start:s.End])
		}
		if strings.Join(got, "|") != tt.want {
			t.Errorf("%q: sentences %q, want %q", tt.text, got, tt.want)
		}
	}
}

// A soft hyphen is seen only where a line ends, so a number that holds one is
// one number. What follows keeps its place in the file.
func TestSoftHyphens(t *testing.T) {
	for format, text := range map[Format]string{
		Text: "Some 1\u00ad186 callers", HTML: "<p>Some 1&shy;186 cal\u00adlers</p>", Markdown: "Some 1&shy;186 cal\u00adlers",
	} {
		d := Parse("test", text, Options{Format: format})
		at := strings.Index(d.Text, "186")
		if got := d.Text[d.Blocks[0].Start:d.Blocks[0].End]; got != "Some 1186 callers" {
			t.Errorf("%s: %q", text, got)
		} else if got := d.Source(at); got != strings.Index(text, "186") {
			t.Errorf("%s: 186 stands at %d", text, got)
		}
	}
}
