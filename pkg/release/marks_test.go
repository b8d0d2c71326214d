package release

import (
	"strings"
	"testing"
)

// What counts paragraphs is no text of theirs, however it was typed; a number
// that a sentence begins or ends with is.
func TestOrdinals(t *testing.T) {
	for _, tt := range []struct {
		format     Format
		text, want string
	}{
		{Text, "Notes to editors\n    1. The region is Kent.\n    2. Under the Act.", "Notes to editors|The region is Kent.|Under the Act."},
		{Text, "Notes:\n\n(1) The region is Kent.\n(2) Under the Act.", "Notes:|The region is Kent.|Under the Act."},
		{Text, "Notes:\n\n1) The region is Kent.\n2) 373 people called.", "Notes:|The region is Kent.|373 people called."},
		{Text, "12. Members noted the report.\n\n13. It was agreed.", "Members noted the report.|It was agreed."},
		{Text, "4.1 Members noted the report.\n\n4.1.2 It was agreed.", "Members noted the report.|It was agreed."},
		{Text, "Minutes\n\n34.5 RESOLVED: to note it.\n\n3.4 Dorset, Devon and Kent rose.", "Minutes|RESOLVED: to note it.|Dorset, Devon and Kent rose."},
		{Text, "Helpline\n\n4.1 Million people called.", "Helpline|4.1 Million people called."},
		{Text, "Helpline\n\n4.1 per cent more called.", "Helpline|4.1 per cent more called."},
		{Text, "Helpline\n\nIn May there were\n12. That is fewer than before.", "Helpline|In May there were\n12.|That is fewer than before."},
		{Text, "Helpline\n\n12 people called.", "Helpline|12 people called."},
		{HTML, "<p>2. Under the Act.</p>", "Under the Act."},
		{HTML, "<h1>2. Tories</h1><p>Under the Act.</p>", "2.|Tories|Under the Act."},
		{HTML, "<table><tr><td>2. Kent</td></tr></table>", "2.|Kent"},
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

// The texts of footnotes are notes, without their marks, whether or not a
// mark in the text leads to them.
func TestDefinitions(t *testing.T) {
	for _, format := range []Format{Text, Markdown} {
		d := Parse("test", "Some 580[^1] people called.\n\n[^1]: Including chats.\n[^b]: Of these\n12 were new.\n\nMore [^2]: to come.", Options{Format: format})
		want := "paragraph: Some 580[^1] people called.\nfootnote: Including chats.\nfootnote: Of these\n12 were new.\nparagraph: More [^2]: to come."
		if got := kindsOf(d); got != want {
			t.Errorf("%v:\n%s\nwant:\n%s", format, got, want)
		}
	}
}
