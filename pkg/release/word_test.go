package release

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/pressfigures/figures/pkg/caveat"
)

const wordHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`
const wordFoot = `</w:body></w:document>`

// wordFile packs the parts of a Word file.
func wordFile(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range []string{"[Content_Types].xml", wordBody, "word/footnotes.xml", "word/header1.xml", "word/header2.xml", "word/footer1.xml", "content.xml", "xl/workbook.xml"} {
		text, ok := parts[name]
		if !ok {
			continue
		}
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func para(style, runs string) string {
	props := ""
	if style != "" {
		props = `<w:pPr><w:pStyle w:val="` + style + `"/></w:pPr>`
	}
	return "<w:p>" + props + runs + "</w:p>"
}

func run(text string) string { return `<w:r><w:t xml:space="preserve">` + text + `</w:t></w:r>` }

func kindsOf(d *Document) string {
	var lines []string
	for _, b := range d.Blocks {
		lines = append(lines, b.Kind.String()+": "+d.Text[b.Start:b.End])
	}
	return strings.Join(lines, "\n")
}

func TestWord(t *testing.T) {
	body := wordHead +
		para("Title", run("Calls double in Kent")) +
		para("", run("Some 1,1")+run("86 people called, ")+`<w:del>`+run("up 98 per cent")+`</w:del><w:ins>`+run("up 99 per cent")+`</w:ins>`+run(".")) +
		para("Quote", run("“We took 596 calls.”")) +
		`<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>` + run("one thing") + `</w:p>` +
		`<w:tbl><w:tr><w:tc>` + para("", run("Area")) + `</w:tc><w:tc>` + para("", run("Calls")) + `</w:tc></w:tr><w:tr><w:tc>` + para("", run("Kent")) + `</w:tc><w:tc>` + para("", run("12")) + `</w:tc></w:tr></w:tbl>` +
		`<w:p><w:r><w:t>Seen</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t> and hidden 77</w:t></w:r></w:p>` +
		`<w:p><w:r><w:pict><w:txbxContent>` + para("", run("In a box: 5 calls")) + `</w:txbxContent></w:pict></w:r></w:p>` +
		para("Heading2", run("Notes to editors")) + para("", run("Line one")+`<w:r><w:br/></w:r>`+run("line two")) + wordFoot
	notes := strings.ReplaceAll(wordHead, "document", "footnotes") + para("", run("Source: 3 surveys")) + strings.ReplaceAll(wordFoot, "document", "footnotes")
	data := wordFile(t, map[string]string{wordBody: strings.Replace(body, "w:body", "w:body", 1), "word/footnotes.xml": strings.ReplaceAll(notes, "w:body", "w:x")})
	d, err := Read("release.docx", bytes.NewReader(data), Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := `headline: Calls double in Kent
paragraph: Some 1,186 people called, up 99 per cent.
quotation: “We took 596 calls.”
list item: one thing
cell: Area
cell: Calls
cell: Kent
cell: 12
paragraph: Seen
paragraph: In a box: 5 calls
notes to editors: Notes to editors
notes to editors: Line one
line two
footnote: Source: 3 surveys`
	if got := kindsOf(d); got != want {
		t.Errorf("blocks:\n%s\nwant:\n%s", got, want)
	}
	if len(d.Notes) != 1 || d.Notes[0].ID != caveat.TrackedChanges {
		t.Errorf("notes %v, want one of tracked changes", d.Notes)
	}
	at := strings.Index(d.Text, "99 per cent")
	if p := d.Place(at); !p.Paragraph || p.Line != 2 || p.Column != 30 || !strings.Contains(p.Around, "99 per cent") {
		t.Errorf("99 per cent stands at %+v", p)
	}
	if line, in := d.Line(at); line[in:] != "99 per cent." {
		t.Errorf("the line from there is %q", line[in:])
	}
	if !d.Quoted(strings.Index(d.Text, "596")) || d.Quoted(at) {
		t.Error("what is quoted is told wrongly")
	}
	if cells := d.Blocks[6]; cells.Row != 2 || cells.Column != 1 || cells.Table != 1 || !d.Blocks[4].Head {
		t.Errorf("cell %+v", cells)
	}
}

// The heads and feet of pages are read once, last, whatever stands above.
func TestWordPages(t *testing.T) {
	page := func(text string) string {
		return strings.ReplaceAll(strings.ReplaceAll(wordHead+para("Header", run(text))+wordFoot, "w:document", "w:hdr"), "w:body", "w:x")
	}
	d, err := Read("r.docx", bytes.NewReader(wordFile(t, map[string]string{
		wordBody:           wordHead + para("", run("Some 580 people called.")) + para("", run("Notes to editors")) + wordFoot,
		"word/header1.xml": page("Embargoed until 3 May 2019"), "word/header2.xml": page("Embargoed until 3 May 2019"), "word/footer1.xml": page("Page 1"),
	})), Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := "paragraph: Some 580 people called.\nnotes to editors: Notes to editors\npage head or foot: Embargoed until 3 May 2019\npage head or foot: Page 1"
	if got := kindsOf(d); got != want {
		t.Errorf("blocks:\n%s\nwant:\n%s", got, want)
	}
	if len(d.Notes) > 0 {
		t.Errorf("notes %v of a file without tracked changes", d.Notes)
	}
}

// Files that a stranger sends are refused with a reason, within limits.
func TestWordRefused(t *testing.T) {
	whole := wordFile(t, map[string]string{wordBody: wordHead + para("", run("text")) + wordFoot})
	deep := wordHead + strings.Repeat("<w:p>", 600) + wordFoot
	for name, c := range map[string]struct {
		data   []byte
		limits Limits
		reason string
	}{
		"encrypted":       {[]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1rest"), Limits{}, "is encrypted"},
		"cut off":         {whole[:len(whole)-30], Limits{}, "is not a whole Word file"},
		"no Word":         {wordFile(t, map[string]string{"[Content_Types].xml": "<x/>"}), Limits{}, "has no text in it"},
		"OpenDocument":    {wordFile(t, map[string]string{"content.xml": "<x/>"}), Limits{}, "is an OpenDocument file"},
		"workbook":        {wordFile(t, map[string]string{"xl/workbook.xml": "<x/>"}), Limits{}, "is a workbook"},
		"damaged":         {wordFile(t, map[string]string{wordBody: wordHead + "<w:p"}), Limits{}, "has a damaged part"},
		"document type":   {wordFile(t, map[string]string{wordBody: `<!DOCTYPE x [<!ENTITY a "b">]>` + wordHead + wordFoot}), Limits{}, "document type"},
		"deep":            {wordFile(t, map[string]string{wordBody: deep}), Limits{}, "inside each other"},
		"bomb":            {wordFile(t, map[string]string{wordBody: wordHead + para("", run(strings.Repeat("a", 1<<20))) + wordFoot}), Limits{Bytes: 1 << 16}, "once unpacked"},
		"large":           {bytes.Repeat([]byte("PK\x03\x04"), 100), Limits{Bytes: 100}, "is larger than 100 bytes"},
		"unknown entity":  {wordFile(t, map[string]string{wordBody: wordHead + para("", run("&x;")) + wordFoot}), Limits{}, "has a damaged part"},
		"other container": {[]byte("PK\x03\x04nothing"), Limits{}, "is not a whole Word file"},
	} {
		_, err := Read("r.docx", bytes.NewReader(c.data), Options{Limits: c.limits})
		var format *FormatError
		if !errors.As(err, &format) || !strings.Contains(err.Error(), c.reason) || format.Hint() == "" {
			t.Errorf("%s: %v, want %q and a hint", name, err, c.reason)
		}
	}
}

func TestReadEncodings(t *testing.T) {
	utf16 := func(text string, order ...int) []byte {
		var b []byte
		for _, r := range text {
			pair := [2]byte{byte(r), byte(r >> 8)}
			b = append(b, pair[order[0]], pair[order[1]])
		}
		return b
	}
	for name, c := range map[string]struct {
		data     []byte
		encoding string
		text     string
		notes    int
	}{
		"utf-8":                {[]byte("£1 – “five”"), "", "£1 – “five”", 0},
		"byte order mark":      {[]byte("\xEF\xBB\xBF£1"), "", "£1", 0},
		"windows-1252":         {[]byte("\xA31 \x96 \x93five\x94"), "", "£1 – “five”", 1},
		"utf-16 little endian": {append([]byte("\xFF\xFE"), utf16("£1", 0, 1)...), "", "£1", 0},
		"utf-16 big endian":    {append([]byte("\xFE\xFF"), utf16("£1", 1, 0)...), "", "£1", 0},
		"as told":              {utf16("£1", 0, 1), "utf-16le", "£1", 0},
		"utf-16 without mark":  {utf16("Costs £1", 0, 1), "", "Costs £1", 1},
		"and big endian":       {utf16("Costs £1", 1, 0), "", "Costs £1", 1},
		"told what it is not":  {[]byte("£1 – “five”"), "windows-1252", "£1 – “five”", 0},
		"no utf-16 as told":    {[]byte("Cost £1"), "utf-16le", "Cost £1", 0},
		"pasted together":      {[]byte("£1 – two\n\xA31 \x96 two"), "", "£1 – two\n£1 – two", 1},
		"a byte for nothing":   {[]byte("\xA31\n\x9D"), "", "£1\n\uFFFD", 1},
	} {
		d, err := Read("r.txt", bytes.NewReader(c.data), Options{Encoding: c.encoding})
		if err != nil || d.Text != c.text || len(d.Notes) != c.notes {
			t.Errorf("%s: %q, %v, %v", name, d.Text, d.Notes, err)
		}
	}
	for data, want := range map[string]string{
		"£1\nand \xA31": `"r.txt" is UTF-8 but for some bytes, from line 2 on, which were read as Windows-1252`,
		"\xA31\n\x9D":   `"r.txt" is not UTF-8 and was read as Windows-1252; line 2 holds one that stands for no letter`,
	} {
		d, err := Read("r.txt", strings.NewReader(data), Options{})
		if err != nil || len(d.Notes) != 1 || d.Notes[0].Text != want || d.Notes[0].Hint == "" {
			t.Errorf("%q: %+v, %v, want %q", data, d.Notes, err, want)
		}
	}
	for name, data := range map[string]string{"utf-32": "\xFF\xFE\x00\x00a\x00\x00\x00", "a PDF": "%PDF-1.7", "rich text": "{\\rtf1\\ansi text}", "NUL bytes": "one\ntwo\x00three"} {
		if _, err := Read("r.txt", strings.NewReader(data), Options{}); err == nil {
			t.Errorf("%s is read", name)
		}
	}
}

func TestFormatOf(t *testing.T) {
	for _, c := range []struct {
		name, data string
		want       Format
	}{
		{"a.docx", "", Word}, {"a.MD", "", Markdown}, {"a.htm", "", HTML}, {`C:\x\a.txt`, "<html>", Text},
		{"-", "PK\x03\x04", Word}, {"-", "<!DOCTYPE html>", HTML}, {"-", "# Head\n", Markdown}, {"-", "Head\n", Text},
	} {
		if got := formatOf(c.name, []byte(c.data)); got != c.want {
			t.Errorf("%q %q is %v, want %v", c.name, c.data, got, c.want)
		}
	}
}

func TestSentences(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"Calls to Stop It Now! fell by 12%. Then they rose.", []string{"Calls to Stop It Now! fell by 12%.", "Then they rose."}},
		{"Dorset contacted Stop It Now! The charity is glad.", []string{"Dorset contacted Stop It Now!", "The charity is glad."}},
		{"Stop It Now! UK and Ireland took 5 calls.", []string{"Stop It Now! UK and Ireland took 5 calls."}},
		{"It ranked No. 10 at 9 a.m. on Monday. Next.", []string{"It ranked No. 10 at 9 a.m. on Monday.", "Next."}},
		{"It opens at 9 a.m. The line is free.", []string{"It opens at 9 a.m.", "The line is free."}},
		{"Sales rose in Q1. They fell in Q2.", []string{"Sales rose in Q1.", "They fell in Q2."}},
		{"Dr. Smith, e.g. of St. Ives, said: “It rose 1.5 per cent.” He left.", []string{"Dr. Smith, e.g. of St. Ives, said: “It rose 1.5 per cent.”", "He left."}},
		{"It grew by 5%.The next fell.", []string{"It grew by 5%.The next fell."}},
		{"It was a decline.The next fell.", []string{"It was a decline.", "The next fell."}},
		{"See www.gov.uk. It is there.", []string{"See www.gov.uk.", "It is there."}},
		{"Up 3 per cent... and more.", []string{"Up 3 per cent... and more."}},
		{"The U.S. economy grew. Ours did not!", []string{"The U.S. economy grew.", "Ours did not!"}},
		{"By J. R. Smith. Kent took 5.", []string{"By J. R. Smith.", "Kent took 5."}},
		{"Is it 5? £6 is more.", []string{"Is it 5?", "£6 is more."}},
	} {
		d := Parse("t", c.text, Options{Names: []string{"Stop It Now!"}})
		var got []string
		for _, s := range d.Sentences {
			got = append(got, d.Text[s.Start:s.End])
		}
		if strings.Join(got, "|") != strings.Join(c.want, "|") {
			t.Errorf("%q:\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

func TestPlainBlocks(t *testing.T) {
	text := "CALLS DOUBLE IN KENT\n\nMore people called\nthan ever.\n\n- one: 5\n- two: 6\n\n“Five\nsix”\n\nENDS\n\nCall 0808 1000 900.\n"
	d := Parse("r.txt", text, Options{})
	want := "headline: CALLS DOUBLE IN KENT\nparagraph: More people called\nthan ever.\nlist item: - one: 5\nlist item: - two: 6\nparagraph: “Five\nsix”\nnotes to editors: ENDS\nnotes to editors: Call 0808 1000 900."
	if got := kindsOf(d); got != want {
		t.Errorf("blocks:\n%s\nwant:\n%s", got, want)
	}
	if !d.Quoted(strings.Index(text, "six")) {
		t.Error("a quotation over two lines is not seen")
	}
	if p := d.Place(strings.Index(text, "than")); p.Line != 4 || p.Column != 1 {
		t.Errorf("line %d, column %d", p.Line, p.Column)
	}
}

// Every offset of the text of any file has a place in its source, and the
// words at a block's places are its own.
func FuzzRead(f *testing.F) {
	f.Add("a.md", []byte("# H\n\n1 &amp; 2 **3**\n\n| a | b |\n|--|--|\n| 1 | 2 |\n"))
	f.Add("a.html", []byte("<h1>A</h1><p>1&nbsp;2<table><tr><td>3</table><!-- figures: ignore next -->"))
	f.Add("a.txt", []byte("One. Two!\r\n\r\n- three\r- four"))
	f.Add("a.docx", wordFile(f, map[string]string{wordBody: wordHead + para("", run("text 5")) + wordFoot}))
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		d, err := Read(name, bytes.NewReader(data), Options{Limits: Limits{Bytes: 1 << 20}})
		if err != nil {
			return
		}
		last := 0
		for _, b := range d.Blocks {
			if b.Start < last || b.End < b.Start || b.End > len(d.Text) {
				t.Fatalf("block %+v after %d in %q", b, last, d.Text)
			}
			last = b.Start
		}
		for _, s := range append(d.Sentences, d.Quotes...) {
			if s.Start < 0 || s.End < s.Start || s.End > len(d.Text) {
				t.Fatalf("span %+v in %q", s, d.Text)
			}
		}
		for at := 0; at <= len(d.Text); at += max(len(d.Text)/50, 1) {
			if p := d.Place(at); p.Line < 1 || p.Column < 1 {
				t.Fatalf("place %+v of %d", p, at)
			}
			if s := d.SourceSpan(Span{at, min(at+3, len(d.Text))}); s.Start > s.End || s.End > len(d.source) {
				t.Fatalf("source %+v of %d", s, at)
			}
			if line, in := d.Line(at); in < 0 || in > len(line) {
				t.Fatalf("byte %d of %q", in, line)
			}
			d.Quoted(at)
		}
	})
}

func ExampleRead() {
	d, err := Read("release.md", strings.NewReader("# Calls double\n\nUp **99%**, to 1,186.\n"), Options{})
	if err != nil {
		panic(err)
	}
	for _, b := range d.Blocks {
		fmt.Printf("%s: %s\n", b.Kind, d.Text[b.Start:b.End])
	}
	// Output:
	// headline: Calls double
	// paragraph: Up 99%, to 1,186.
}
