package release

import (
	"bytes"
	"strings"
	"testing"
)

// A list made of line breaks has a sentence for each line, what stands twice
// for old programs is read once, and a line that only runs on is no new one.
func TestWordLinesAndFallback(t *testing.T) {
	box := func(name string) string {
		return `<mc:` + name + `><w:pict><w:txbxContent>` + para("", run("In a box: 5 calls")) + `</w:txbxContent></w:pict></mc:` + name + `>`
	}
	body := wordHead +
		para("", run("Norfolk: 268 people in 2019")+`<w:r><w:br/></w:r>`+run("Suffolk: 232 people in 2019")) +
		para("", run("Some 40 people")+`<w:r><w:br/></w:r>`+run("called from Kent.")) +
		`<w:p><w:r><mc:AlternateContent>` + box("Choice") + box("Fallback") + `</mc:AlternateContent></w:r></w:p>` + wordFoot
	d, err := Read("release.docx", bytes.NewReader(wordFile(t, map[string]string{wordBody: body})), Options{})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, s := range d.Sentences {
		got = append(got, d.Text[s.Start:s.End])
	}
	want := "Norfolk: 268 people in 2019|Suffolk: 232 people in 2019|Some 40 people\ncalled from Kent.|In a box: 5 calls"
	if strings.Join(got, "|") != want {
		t.Errorf("sentences %q, want %q", got, strings.Split(want, "|"))
	}
}

func TestOldWord(t *testing.T) {
	container := "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + strings.Repeat("\x00", 64)
	for data, want := range map[string]string{container + string(oldWord): ".doc", container: "encrypted"} {
		if _, err := Read("release.doc", strings.NewReader(data), Options{}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
}
