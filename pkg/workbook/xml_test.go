package workbook

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// event is what both readers of XML make of a part.
type event struct {
	Kind  string
	Name  string
	Attrs []string
	Text  string
}

// ours reads a part with xmlReader.
func ours(r io.Reader, limit int) ([]event, error) {
	var events []event
	x := newXMLReader(r, limit)
	if err := x.start(); err != nil {
		return nil, err
	}
	for {
		t, err := x.next()
		if err != nil || t == xmlEOF {
			return events, err
		}
		switch t {
		case xmlStart:
			e := event{Kind: "start", Name: string(x.name)}
			for _, a := range x.attrs {
				name := string(a.name)
				if v := x.decoded(a.value); v != nil || len(a.value) == 0 {
					e.Attrs = append(e.Attrs, name+"="+string(v))
				}
			}
			events = append(events, e)
		case xmlEnd:
			events = append(events, event{Kind: "end"})
		case xmlText:
			b, err := x.appendText(nil)
			if err != nil {
				return events, err
			}
			events = addText(events, string(b))
		}
	}
}

// theirs reads a part with encoding/xml.
func theirs(data []byte) ([]event, error) {
	var events []event
	d := xml.NewDecoder(bytes.NewReader(data))
	for {
		t, err := d.RawToken()
		if err == io.EOF {
			return events, nil
		}
		if err != nil {
			return events, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			e := event{Kind: "start", Name: t.Name.Local}
			for _, a := range t.Attr {
				name := a.Name.Local
				if a.Name.Space != "" {
					name = a.Name.Space + ":" + name
				}
				e.Attrs = append(e.Attrs, name+"="+a.Value)
			}
			events = append(events, e)
		case xml.EndElement:
			events = append(events, event{Kind: "end"})
		case xml.CharData:
			events = addText(events, string(t))
		case xml.Directive:
			return events, errDocumentType
		}
	}
}

// addText joins runs of text, and leaves out blanks outside of the elements.
func addText(events []event, text string) []event {
	if n := len(events); n > 0 && events[n-1].Kind == "text" {
		events[n-1].Text += text
		return events
	}
	if text == "" {
		return events
	}
	return append(events, event{Kind: "text", Text: text})
}

const wellFormed = "\xef\xbb\xbf<?xml version=\"1.0\" encoding=\"UTF-8\" standalone='yes'?>\r\n<!-- a > b --><x:a  xmlns:x='u' b = \"1 > 0 &amp; '\" x:id='&#163;&#xA3;'>" +
	"t&lt;\r\nu\rv<![CDATA[<&]]>w<e/><f g=''\n/><h>\u00a3</h ><?pi x?></x:a>\n"

func TestXMLReader(t *testing.T) {
	want := []event{
		{Kind: "text", Text: "\n"},
		{Kind: "start", Name: "a", Attrs: []string{"xmlns:x=u", "b=1 > 0 & '", "x:id=££"}},
		{Kind: "text", Text: "t<\nu\nv<&w"},
		{Kind: "start", Name: "e"}, {Kind: "end"}, {Kind: "start", Name: "f", Attrs: []string{"g="}}, {Kind: "end"},
		{Kind: "start", Name: "h"}, {Kind: "text", Text: "£"}, {Kind: "end"}, {Kind: "end"}, {Kind: "text", Text: "\n"},
	}
	for _, r := range []io.Reader{strings.NewReader(wellFormed), iotest.OneByteReader(strings.NewReader(wellFormed)), iotest.DataErrReader(strings.NewReader(wellFormed))} {
		got, err := ours(r, 1<<20)
		if diff := cmp.Diff(want, got); err != nil || diff != "" {
			t.Errorf("%v\n%s", err, diff)
		}
	}
}

func TestXMLRefused(t *testing.T) {
	tests := []struct{ part, want string }{
		{"", "it is empty"},
		{"<?xml version='1.0'?>", "it is empty"},
		{"<a>", "it ends in the middle"},
		{"<a", "it ends in the middle"},
		{"<a b='", "it ends in the middle"},
		{"<a b", "it ends in the middle"},
		{"<a/", "it ends in the middle"},
		{"<", "it ends in the middle"},
		{"<a></a", "it ends in the middle"},
		{"<a><!-- ", "it ends in the middle"},
		{"<a><![CDATA[ ]]", "it ends in the middle"},
		{"<?xml", "it ends in the middle"},
		{"<a></b>", "a tag closes what is not open"},
		{"<ab></a>", "a tag closes what is not open"},
		{"<a></ab>", "a tag closes what is not open"},
		{"<a></a></a>", "a tag closes what is not open"},
		{"<a/><b/>", "more than one outermost element"},
		{"text<a/>", "text outside of its elements"},
		{"<![CDATA[x]]><a/>", "text outside of its elements"},
		{"<a/>text", "text outside of its elements"},
		{"< a/>", "a tag has no name"},
		{"<1/>", "a tag has no name"},
		{"<a / >", "a tag is not closed"},
		{"<a b='<'/>", "a tag is not closed"},
		{"<a b/>", "no name or no value"},
		{"<a ='1'/>", "no name or no value"},
		{"<a b=1/>", "no quotes"},
		{"<a b='1'c='2'/>", "without a blank between them"},
		{"<a>&</a>", "a reference has no end"},
		{"<a>&bomb;</a>", "an entity is used that XML does not define"},
		{"<a>&#xD800;</a>", "an entity is used that XML does not define"},
		{"<a>&#;</a>", "an entity is used that XML does not define"},
		{"<a>&#0;</a>", "a control character"},
		{"<a>\x01</a>", "a control character"},
		{"<a>\xff</a>", "not UTF-8"},
		{"<a>\uffff</a>", "not UTF-8"},
		{"\xff\xfe<\x00a\x00", "expected UTF-8"},
		{"<\x00a\x00", "expected UTF-8"},
		{"<?xml version='1.0' encoding='windows-1252'?><a/>", "expected UTF-8"},
		{"<!DOCTYPE a><a/>", "document type"},
		{"<a><!ENTITY b 'c'></a>", "document type"},
		{strings.Repeat("<a>", 300), "nest too deeply"},
		{"<a>" + strings.Repeat("x", 5000) + "</a>", "in one cell or tag"},
		{"<a b='" + strings.Repeat("x", 5000) + "'/>", "in one cell or tag"},
	}
	for _, test := range tests {
		if _, err := ours(strings.NewReader(test.part), 4096); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%.40q: error %v, want one with %q", test.part, err, test.want)
		}
	}
}

func TestXMLPassesErrorsOn(t *testing.T) {
	broken := errors.New("broken")
	for _, part := range []string{"", "<", "<a", "<a>text", "<a></a", "<!--", "<a><![CDATA[", "<?xml ", "<a b='"} {
		if _, err := ours(io.MultiReader(strings.NewReader(part), iotest.ErrReader(broken)), 4096); !errors.Is(err, broken) {
			t.Errorf("%q: error %v", part, err)
		}
	}
}

// agree checks that both readers make the same of what both can read.
func agree(t interface{ Errorf(string, ...any) }, data []byte) {
	got, err := ours(bytes.NewReader(data), 1<<20)
	want, err2 := theirs(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")))
	if err != nil || err2 != nil {
		return
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%q: %s", data, diff)
	}
}

// What a writer makes of any tree is read, and as encoding/xml reads it.
func TestXMLAgainstEncodingXML(t *testing.T) {
	text := rapid.StringOfN(rapid.RuneFrom([]rune("ab<>&'\"\r\n\t ]£é€😀_x")), 0, 12, -1)
	var element func(depth int) *rapid.Generator[string]
	element = func(depth int) *rapid.Generator[string] {
		return rapid.Custom(func(t *rapid.T) string {
			name := rapid.SampledFrom([]string{"a", "x:row", "c-1", "é"}).Draw(t, "name")
			b := "<" + name
			for i := range rapid.IntRange(0, 2).Draw(t, "attributes") {
				b += " n" + string(rune('0'+i)) + `="` + escaped(text.Draw(t, "value")) + `"`
			}
			if rapid.Bool().Draw(t, "empty") {
				return b + "/>"
			}
			b += ">"
			for range rapid.IntRange(0, 3).Draw(t, "children") {
				switch rapid.IntRange(0, 3).Draw(t, "child") {
				case 0:
					b += escaped(text.Draw(t, "text"))
				case 1:
					b += "<![CDATA[" + strings.ReplaceAll(text.Draw(t, "data"), "]]>", "") + "]]>"
				case 2:
					b += "<!-- c -->"
				default:
					if depth > 0 {
						b += element(depth-1).Draw(t, "element")
					}
				}
			}
			return b + "</" + name + ">"
		})
	}
	rapid.Check(t, func(t *rapid.T) {
		part := []byte(element(3).Draw(t, "part"))
		got, err := ours(bytes.NewReader(part), 1<<20)
		want, err2 := theirs(part)
		if err != nil || err2 != nil {
			t.Fatalf("%q: %v, %v", part, err, err2)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("%q: %s", part, diff)
		}
	})
}

func FuzzXML(f *testing.F) {
	f.Add([]byte(wellFormed))
	f.Add([]byte("<a b='1'><c>x</c></a>"))
	f.Add([]byte("<a><![CDATA[]]]]>&#10;</a>"))
	f.Fuzz(func(t *testing.T, data []byte) { agree(t, data) })
}
