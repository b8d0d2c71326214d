package workbook

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

const (
	mainSpace = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	relSpace  = `xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	relTypes  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	relsSpace = `xmlns="http://schemas.openxmlformats.org/package/2006/relationships"`
)

// parts are the files of a workbook made by hand.
type parts map[string]string

// handmade is a workbook with one sheet called Data. Style 0 is General and
// styles 1 and up show the format codes.
type handmade struct {
	rows   string // what stands inside sheetData
	before string // and before it
	after  string // and behind it
	codes  []string
	texts  []string
	book   string // inside workbook, before its sheets
	sheets []madeSheet
}

// madeSheet is one more sheet.
type madeSheet struct{ name, state, body string }

func (h handmade) parts() parts {
	p := parts{}
	p["_rels/.rels"] = rels("officeDocument", "xl/workbook.xml")
	all := append([]madeSheet{{name: "Data", body: h.before + "<sheetData>" + h.rows + "</sheetData>" + h.after}}, h.sheets...)
	list, targets := "", []string{"styles", "styles.xml", "sharedStrings", "sharedStrings.xml"}
	for i, s := range all {
		list += fmt.Sprintf(`<sheet name="%s" sheetId="%d" state="%s" r:id="rId%d"/>`, escaped(s.name), i+1, s.state, i+3)
		targets = append(targets, "worksheet", fmt.Sprintf("worksheets/sheet%d.xml", i+1))
		p[fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1)] = "<worksheet " + mainSpace + " " + relSpace + ">" + s.body + "</worksheet>"
	}
	p["xl/workbook.xml"] = `<?xml version="1.0" encoding="UTF-8"?><workbook ` + mainSpace + " " + relSpace + ">" + h.book + "<sheets>" + list + "</sheets></workbook>"
	p["xl/_rels/workbook.xml.rels"] = rels(targets...)
	p["xl/styles.xml"] = styles(h.codes)
	p["xl/sharedStrings.xml"] = "<sst " + mainSpace + ">" + texts(h.texts) + "</sst>"
	return p
}

func rels(typesAndTargets ...string) string {
	b := "<Relationships " + relsSpace + ">"
	for i := 0; i < len(typesAndTargets); i += 2 {
		b += fmt.Sprintf(`<Relationship Id="rId%d" Type="%s%s" Target="%s"/>`, i/2+1, relTypes, typesAndTargets[i], typesAndTargets[i+1])
	}
	return b + "</Relationships>"
}

func styles(codes []string) string {
	formats, xfs := "", `<xf numFmtId="0"/>`
	for i, code := range codes {
		formats += fmt.Sprintf(`<numFmt numFmtId="%d" formatCode="%s"/>`, 200+i, escaped(code))
		xfs += fmt.Sprintf(`<xf numFmtId="%d"/>`, 200+i)
	}
	return "<styleSheet " + mainSpace + "><numFmts>" + formats + "</numFmts><cellXfs>" + xfs + "</cellXfs></styleSheet>"
}

func texts(list []string) string {
	b := ""
	for _, s := range list {
		b += "<si><t>" + escaped(s) + "</t></si>"
	}
	return b
}

func escaped(s string) string {
	var b strings.Builder
	if err := xml.EscapeText(&b, []byte(s)); err != nil {
		panic(err)
	}
	return b.String()
}

// packed makes an archive of the parts, in order of their names.
func packed(p parts) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(p)) {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(p[name]))
		}
		if err != nil {
			panic(err)
		}
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// store adds a part that is not compressed, so that its bytes can be changed.
func store(z *zip.Writer, name string, data []byte) error {
	w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
	if err != nil {
		return err
	}
	_, err = w.Write(data)
	return err
}

func (p parts) pack(testing.TB) []byte { return packed(p) }

func (h handmade) pack(t testing.TB) []byte { return h.parts().pack(t) }

// written is the file that excelize writes.
func written(t testing.TB, f *excelize.File) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// open opens a workbook called x.xlsx.
func open(t testing.TB, data []byte) *Workbook {
	t.Helper()
	w, err := Open("x.xlsx", bytes.NewReader(data), Options{})
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// read reads the default sheet of a workbook.
func read(t testing.TB, data []byte) Sheet {
	t.Helper()
	s, err := open(t, data).Read("")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// readErr opens a workbook, reads its default sheet and returns the error.
func readErr(data []byte, o Options) error {
	w, err := Open("x.xlsx", bytes.NewReader(data), o)
	if err != nil {
		return err
	}
	_, err = w.Read("")
	return err
}

// wantError checks an error's text, and that it says what to do if it should.
func wantError(t *testing.T, err error, want string, hint bool) {
	t.Helper()
	switch {
	case err == nil:
		t.Errorf("no error, want one with %q", want)
	case !strings.Contains(err.Error(), want):
		t.Errorf("error %q, want one with %q", err, want)
	case hint && hintOf(err) == "":
		t.Errorf("error %q has no hint", err)
	}
}

func must(t testing.TB, errs ...error) {
	t.Helper()
	for _, err := range errs {
		if err != nil {
			t.Fatal(err)
		}
	}
}
