package release

import (
	"bytes"
	"testing"
)

// The mark of a note behind a number is no part of the number, in whatever
// format it stands above the line.
func TestRaised(t *testing.T) {
	for _, tt := range []struct {
		format       Format
		source, want string
	}{
		{HTML, "<p>Some 580<sup>1</sup> people called from Dorset<sup>[12]</sup>.</p>", "Some 580¹ people called from Dorset¹²."},
		{HTML, `<p>Some 580<sup><a href="#n">1, 2</a></sup> people.</p>`, "Some 580¹² people."},
		{HTML, "<p>Some 580<sup>a</sup> people<sup>*</sup> on the 11<sup>th</sup>.</p>", "Some 580 people on the 11th."},
		{HTML, "<p>Some 580<sup>1</p><p>12 people.</p>", "Some 580¹\n\n12 people."},
		{Markdown, "Some 580<sup>1</sup> people and <b>12</b> others.", "Some 580¹ people and 12 others."},
		{Markdown, "Some 580^1^ people and 12^b^ others^.", "Some 580¹ people and 12 others^."},
		{Markdown, "Some 580<sup>1\n\n12 people.", "Some 580¹\n\n12 people."},
	} {
		if got := Parse("test", tt.source, Options{Format: tt.format}).Text; got != tt.want {
			t.Errorf("%s: %q, want %q", tt.source, got, tt.want)
		}
	}
	mark := `<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>1</w:t></w:r>`
	d, err := Read("r.docx", bytes.NewReader(wordFile(t, map[string]string{wordBody: wordHead + para("", run("Some 580")+mark+run(" people.")) + wordFoot})), Options{})
	if err != nil || d.Text != "Some 580¹ people." {
		t.Errorf("Word: %q %v", d.Text, err)
	}
}
