package workbook

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/xuri/excelize/v2"
)

func TestOtherFiles(t *testing.T) {
	old := compoundMark + strings.Repeat("\x00", 600)
	tests := []struct {
		name, data, want string
		other            bool // not a workbook at all
		hint             bool
	}{
		{"empty", "", `"x.xlsx" is empty`, true, true},
		{"text", "County,People\n", `"x.xlsx" is not an Excel workbook`, true, false},
		{"old Excel", old + string(utf16("Workbook")), `"x.xlsx" is an Excel workbook in the format of Excel 2003 and older (.xls)`, true, true},
		{"older Excel", old + string(utf16("Book")), `in the format of Excel 2003 and older (.xls)`, true, true},
		{"old Word", old + string(utf16("WordDocument")), `"x.xlsx" is a Word document`, true, true},
		{"old Office", old, `"x.xlsx" is an old Word or Excel file`, true, true},
		{"encrypted", old + string(utf16("EncryptedPackage")), `"x.xlsx" is protected with a password`, false, true},
		{"start of a zip", zipMark + "abc", "x.xlsx: damaged: its table of contents cannot be read", false, true},
		{"empty zip", string(parts{}.pack(t)), `"x.xlsx" is not an Excel workbook`, true, false},
		{"zip of a text", string(parts{"a.csv": "a,b"}.pack(t)), `"x.xlsx" is not an Excel workbook`, true, false},
		{"Word", string(parts{"_rels/.rels": rels("officeDocument", "word/document.xml"), "word/document.xml": "<document/>"}.pack(t)), `"x.xlsx" is a Word document and not a table`, true, true},
		{"Word without a document", string(parts{"word/document.xml": "<document/>"}.pack(t)), `"x.xlsx" is a Word document`, true, true},
		{"PowerPoint", string(parts{"ppt/presentation.xml": "<a/>"}.pack(t)), `"x.xlsx" is a PowerPoint presentation`, true, true},
		{"OpenDocument", string(parts{"mimetype": "x", "content.xml": "<a/>"}.pack(t)), `"x.xlsx" is an OpenDocument file`, true, true},
		{"binary", string(parts{"_rels/.rels": rels("officeDocument", "xl/workbook.bin"), "xl/workbook.bin": "x"}.pack(t)), `"x.xlsx" is a binary Excel workbook (.xlsb)`, true, true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			err := readErr([]byte(test.data), Options{})
			wantError(t, err, test.want, test.hint)
			if errors.Is(err, ErrNotWorkbook) != test.other {
				t.Errorf("error %v: another kind of file: %v", err, !test.other)
			}
		})
	}
}

func TestEncryptedByExcelize(t *testing.T) {
	var b bytes.Buffer
	must(t, excelize.NewFile().Write(&b, excelize.Options{Password: "secret"}))
	wantError(t, readErr(b.Bytes(), Options{}), `"x.xlsx" is protected with a password`, true)
}

func TestEncryptedZip(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	_, err := z.CreateRaw(&zip.FileHeader{Name: "xl/workbook.xml", Flags: 1})
	must(t, err, z.Close())
	wantError(t, readErr(b.Bytes(), Options{}), `"x.xlsx" is protected with a password`, true)
}

func TestReaderFails(t *testing.T) {
	broken := errors.New("the disc is gone")
	if _, err := Open("x.xlsx", iotest.ErrReader(broken), Options{}); !errors.Is(err, broken) {
		t.Errorf("error %v", err)
	}
}

// A workbook that is cut short anywhere is refused.
func TestTruncated(t *testing.T) {
	data := handmade{rows: rowsOf([]string{"a", "b"}, []string{"1", "2"})}.pack(t)
	for n := range len(data) {
		if err := readErr(data[:n], Options{}); err == nil {
			t.Fatalf("the first %d of %d bytes are read without an error", n, len(data))
		}
	}
}

// A byte that is changed in the data of a part is found.
func TestChangedByte(t *testing.T) {
	h := handmade{rows: rowsOf([]string{"a", "b"}, []string{"1186", "2"})}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range h.parts() {
		must(t, store(z, name, []byte(text)))
	}
	must(t, z.Close())
	data := bytes.Replace(b.Bytes(), []byte("<v>1186</v>"), []byte("<v>1168</v>"), 1)
	wantError(t, readErr(data, Options{}), `x.xlsx: sheet "Data": it cannot be unpacked: zip: checksum error`, true)
}

func TestDamaged(t *testing.T) {
	h := handmade{rows: rowsOf([]string{"a", "b"}, []string{"1", "2"})}
	tests := []struct{ name, part, text, want string }{
		{"no sheet", "xl/worksheets/sheet1.xml", "", `damaged: it has no part "xl/worksheets/sheet1.xml"`},
		{"a cut sheet", "xl/worksheets/sheet1.xml", "<worksheet><sheetData><row><c><v>1</v></c>", `sheet "Data" is damaged: not well-formed XML: it ends in the middle`},
		{"another part", "xl/worksheets/sheet1.xml", "<chartsheet/>", `sheet "Data": expected the element "worksheet"`},
		{"no list of sheets", "xl/workbook.xml", "<workbook " + mainSpace + "/>", "damaged: it lists no sheets"},
		{"no sheets", "xl/workbook.xml", "<workbook " + mainSpace + "><sheets/></workbook>", "it lists no sheets"},
		{"only charts", "xl/_rels/workbook.xml.rels", rels("chartsheet", "a.xml"), "has no worksheet in it"},
		{"no relations", "xl/_rels/workbook.xml.rels", "", "has no worksheet in it"},
		{"broken relations", "xl/_rels/workbook.xml.rels", "<Relationships>", "xl/_rels/workbook.xml.rels is damaged"},
		{"broken root", "_rels/.rels", "<Relationships>", "_rels/.rels is damaged"},
		{"broken workbook", "xl/workbook.xml", "<workbook>", "xl/workbook.xml is damaged"},
		{"broken attribute", "xl/workbook.xml", "<workbook><workbookPr date1904='perhaps'/></workbook>", "xl/workbook.xml is damaged: not well-formed XML: an attribute says neither yes nor no"},
		{"entity in the name of a sheet", "xl/workbook.xml", "<workbook><sheets><sheet name='&bomb;'/></sheets></workbook>", "xl/workbook.xml is damaged: not well-formed XML: an entity is used that XML does not define"},
		{"bell in the name of a sheet", "xl/workbook.xml", "<workbook><sheets><sheet name='a\ab'/></sheets></workbook>", "it has a control character"},
		{"entity in a format", "xl/styles.xml", "<styleSheet><numFmts><numFmt numFmtId='200' formatCode='&date;'/></numFmts></styleSheet>", "xl/styles.xml is damaged: not well-formed XML: an entity is used that XML does not define"},
		{"a format without a number", "xl/styles.xml", "<styleSheet><numFmts><numFmt numFmtId='x'/></numFmts></styleSheet>", "xl/styles.xml: a number format is not numbered"},
		{"a negative format", "xl/styles.xml", "<styleSheet><cellXfs><xf numFmtId='-1'/></cellXfs></styleSheet>", "xl/styles.xml: a number format is not numbered"},
		{"a format beyond all", "xl/styles.xml", "<styleSheet><cellXfs><xf numFmtId='99999999999999999999'/></cellXfs></styleSheet>", "xl/styles.xml: a number format is not numbered"},
		{"an endless indent", "xl/styles.xml", "<styleSheet><cellXfs><xf><alignment indent='1000000000'/></xf></cellXfs></styleSheet>", "xl/styles.xml: a cell style is indented by other than 0 to 250 steps"},
		{"a negative indent", "xl/styles.xml", "<styleSheet><cellXfs><xf><alignment indent='-1'/></xf></cellXfs></styleSheet>", "xl/styles.xml: a cell style is indented"},
		{"broken styles", "xl/styles.xml", "<styleSheet>", "xl/styles.xml is damaged"},
		{"broken texts", "xl/sharedStrings.xml", "<sst>", "xl/sharedStrings.xml is damaged"},
		{"crowded styles", "xl/styles.xml", "<styleSheet><cellXfs>" + strings.Repeat("<xf/>", stylesMost+1) + "</cellXfs></styleSheet>", "xl/styles.xml: it has more than 65536 cell styles or number formats"},
		{"crowded formats", "xl/styles.xml", "<styleSheet><numFmts>" + manyFormats(stylesMost+1) + "</numFmts></styleSheet>", "xl/styles.xml: it has more than 65536 cell styles or number formats"},
	}
	for _, part := range []string{"_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"} {
		bomb := `<!DOCTYPE bomb [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>`
		tests = append(tests, struct{ name, part, text, want string }{"bomb in " + part, part, bomb + h.parts()[part], part})
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p := h.parts()
			if p[test.part] = test.text; test.text == "" {
				delete(p, test.part)
			}
			want := test.want
			if strings.HasPrefix(test.name, "bomb") {
				want = "it declares a document type"
			}
			wantError(t, readErr(p.pack(t), Options{}), want, false)
		})
	}
}

// manyFormats are number formats, each with a number of its own.
func manyFormats(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `<numFmt numFmtId="%d" formatCode="0"/>`, 200+i)
	}
	return b.String()
}

// A list of sheets longer than an archive can have parts is absurd, whatever it
// points to.
func TestCrowdedListOfSheets(t *testing.T) {
	p := handmade{rows: rowsOf([]string{"a"})}.parts()
	p["xl/workbook.xml"] = "<workbook><sheets>" + strings.Repeat("<sheet/>", 17) + "</sheets></workbook>"
	wantError(t, readErr(p.pack(t), Options{Limits: Limits{Parts: 16}}), "x.xlsx: xl/workbook.xml: it lists more than 16 sheets, the limit of Limits.Parts", true)
}

// Styles that all show one very long code cost no more than the code and the
// styles do: BenchmarkLongCodeShownOften measures it.
func TestLongCodeShownOften(t *testing.T) {
	if got := read(t, longCode(60_000).pack(t)).Records[0][0]; got != "2019-03-04" {
		t.Errorf("got %q", got)
	}
}

func BenchmarkLongCodeShownOften(b *testing.B) {
	for _, styles := range []int{600, 60_000} {
		b.Run(fmt.Sprint(styles), func(b *testing.B) {
			file := longCode(styles).pack(b)
			for b.Loop() {
				read(b, file)
			}
		})
	}
}

// longCode is a workbook with so many styles that show one very long code.
func longCode(styles int) parts {
	p := handmade{rows: `<row><c s="9"><v>43528</v></c></row>`}.parts()
	p["xl/styles.xml"] = `<styleSheet><cellXfs>` + strings.Repeat(`<xf numFmtId="200"/>`, styles) + `</cellXfs><numFmts><numFmt numFmtId="200" formatCode="&quot;` +
		strings.Repeat("x", 900_000) + `&quot;dd/mm/yyyy"/></numFmts></styleSheet>`
	return p
}

func TestEntities(t *testing.T) {
	err := readErr(handmade{rows: `<row r="1"><c r="A1" t="inlineStr"><is><t>&bomb;</t></is></c></row>`}.pack(t), Options{})
	wantError(t, err, "an entity is used that XML does not define", true)
}

func TestSamePartTwice(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range []string{"xl/workbook.xml", "XL/Workbook.xml"} {
		must(t, store(z, name, []byte("<workbook/>")))
	}
	must(t, z.Close())
	wantError(t, readErr(b.Bytes(), Options{}), `x.xlsx: damaged: it holds "XL/Workbook.xml" twice`, false)
}

// A sheet that is listed over and over is read once.
func TestSheetListedOften(t *testing.T) {
	p := handmade{rows: rowsOf([]string{"a"})}.parts()
	p["xl/workbook.xml"] = `<workbook ` + mainSpace + " " + relSpace + `><sheets>` + strings.Repeat(`<sheet name="Data" sheetId="1" r:id="rId3"/>`, 1000) + `</sheets></workbook>`
	if w := open(t, p.pack(t)); len(w.Sheets()) != 1 {
		t.Errorf("%d sheets", len(w.Sheets()))
	}
}

func TestLimits(t *testing.T) {
	table := handmade{rows: rowsOf([]string{"a", "b", "c"}, []string{"d"}, []string{"1", "2", "3"})}
	wide := handmade{rows: `<row>` + strings.Repeat("<c><v>1</v></c>", maxColumns+1) + `</row>`}
	tests := []struct {
		name   string
		book   handmade
		limits Limits
		want   string
	}{
		{"File", table, Limits{File: 100}, "x.xlsx: it has more than 100 bytes, the limit of Limits.File"},
		{"Parts", table, Limits{Parts: 3}, "x.xlsx: it holds more than 3 files, the limit of Limits.Parts"},
		{"Part", table, Limits{Part: 256}, `x.xlsx: sheet "Data": it unpacks to more than 256 bytes, the limit of Limits.Part`},
		{"Total", handmade{rows: table.rows, sheets: []madeSheet{{"b", "", "<sheetData/>"}}}, Limits{Total: 2048}, "the workbook unpacks to more than 2 KiB, the limit of Limits.Total"},
		{"Outline", table, Limits{Outline: 100}, "x.xlsx: _rels/.rels: it unpacks to more than 100 bytes, the limit of Limits.Outline"},
		{"Text of cells", table, Limits{Text: 5}, "x.xlsx:Data!B3: it has more than 5 bytes of text, the limit of Limits.Text"},
		{"Text shared", handmade{texts: []string{"abcdef", "ghijkl"}}, Limits{Text: 40}, "x.xlsx: xl/sharedStrings.xml: it has more than 40 bytes of text, the limit of Limits.Text"},
		{"Cell", handmade{rows: rowsOf([]string{strings.Repeat("x", 3000)})}, Limits{Cell: 2048}, "x.xlsx:Data!A1: more than 2 KiB in one cell or tag, the limit of Limits.Cell"},
		{"Cell in runs", handmade{rows: `<row r="1"><c r="A1" t="inlineStr"><is>` + strings.Repeat("<r><t>xxxxxxxxxx</t></r>", 300) + `</is></c></row>`}, Limits{Cell: 2048}, "x.xlsx:Data!A1: more than 2 KiB"},
		{"Cell in sections", handmade{rows: `<row r="1"><c r="A1" t="str"><v>` + strings.Repeat("<![CDATA[xxxxxxxxxx]]>", 300) + `</v></c></row>`}, Limits{Cell: 2048}, "x.xlsx:Data!A1: more than 2 KiB"},
		{"Rows", table, Limits{Rows: 2}, "x.xlsx:Data!A3: a row beyond 2, the limit of Limits.Rows"},
		{"Columns", table, Limits{Columns: 2}, "x.xlsx:Data!C1: a column beyond B, the limit of Limits.Columns"},
		{"Cells", table, Limits{Cells: 8}, "x.xlsx:Data!C3: a sheet of more than 8 cells"},
		{"Cells, wide below", handmade{rows: rowsOf([]string{"a"}, []string{"a"}, []string{"a", "b", "c"})}, Limits{Cells: 8}, "x.xlsx:Data!C3: a sheet of more than 8 cells"},
		{"a million columns", wide, Limits{}, "a row of more than 16384 cells, the most there can be"},
		{"a million rows", handmade{rows: strings.Repeat("<row/>", maxRows+1)}, Limits{}, "it has more than 1048576 rows, the most there can be"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			data := test.book.pack(t)
			wantError(t, readErr(data, Options{Limits: test.limits}), test.want, strings.Contains(test.want, "Limits"))
			if test.limits != (Limits{}) {
				if err := readErr(data, Options{}); err != nil && test.name != "Total" {
					t.Errorf("without the limit: %v", err)
				}
			}
		})
	}
}

func TestLimitsAreChecked(t *testing.T) {
	for _, l := range []Limits{{File: -1}, {Rows: maxRows + 1}, {Columns: maxColumns + 1}, {Cell: 2 << 30}, {Cells: -1}} {
		if _, err := Open("x", strings.NewReader(""), Options{Limits: l}); err == nil || !strings.Contains(err.Error(), "limits") {
			t.Errorf("%+v: error %v", l, err)
		}
	}
}

// A bomb is put out after 16 MiB, in memory that does not depend on its size.
func TestZipBomb(t *testing.T) {
	h := handmade{rows: strings.Repeat(" ", 24<<20)}
	data := h.pack(t)
	if len(data) > 1<<20 {
		t.Fatalf("the bomb has %d bytes", len(data))
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	err := readErr(data, Options{})
	runtime.ReadMemStats(&after)
	// What lies between elements counts as text, which is limited first.
	wantError(t, err, "Limits.Cell", true)
	if used := after.TotalAlloc - before.TotalAlloc; used > 32<<20 {
		t.Errorf("%d MiB were allocated", used>>20)
	}
	h.rows = strings.Repeat("<x></x>", 3<<20)
	err = readErr(h.pack(t), Options{})
	wantError(t, err, "times its size, as a zip bomb does, the limit of Limits.Ratio", true)
}

// The archive may say what it likes of the sizes of its parts.
func TestZipBombWithFalseSizes(t *testing.T) {
	p := handmade{rows: strings.Repeat("<row></row>\n", 2<<20)}.parts()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	packed, err := zip.NewReader(bytes.NewReader(p.pack(t)), int64(len(p.pack(t))))
	must(t, err)
	for _, f := range packed.File {
		r, err := f.OpenRaw()
		must(t, err)
		header := f.FileHeader
		header.Flags &^= 8 // sizes stand in the header
		if header.UncompressedSize64 > 1<<20 {
			header.UncompressedSize64 = 100
		}
		w, err := z.CreateRaw(&header)
		must(t, err)
		_, err = io.Copy(w, r)
		must(t, err)
	}
	must(t, z.Close())
	if err := readErr(b.Bytes(), Options{}); err == nil || !(strings.Contains(err.Error(), "Limits.Ratio") || strings.Contains(err.Error(), "cannot be unpacked")) {
		t.Errorf("error %v", err)
	}
}

func TestByteSize(t *testing.T) {
	for n, want := range map[int64]string{5: "5 bytes", 1024: "1 KiB", 1536: "1536 bytes", 256 << 20: "256 MiB", 2 << 30: "2 GiB", 4 << 40: "4096 GiB"} {
		if got := byteSize(n); got != want {
			t.Errorf("%d: got %s, want %s", n, got, want)
		}
	}
}

// invariants checks what holds for every sheet that is read.
func invariants(t *testing.T, w *Workbook) {
	for _, info := range w.Sheets() {
		s, err := w.Read(info.Name)
		if err != nil {
			if s.Records != nil || err.Error() == "" {
				t.Errorf("%s: records beside the error %v", info.Name, err)
			}
			continue
		}
		width := 0
		for _, r := range s.Records {
			width = max(width, len(r))
		}
		for i, r := range s.Records {
			if len(r) != 0 && len(r) != width {
				t.Errorf("row %d has %d cells, others %d", i+1, len(r), width)
			}
		}
		if len(s.Indents) != len(s.Records) || width > maxColumns {
			t.Errorf("%d indents for %d records", len(s.Indents), len(s.Records))
		}
		for _, row := range s.HiddenRows {
			if row < 1 || row > int64(len(s.Records)) || len(s.Records[row-1]) == 0 {
				t.Errorf("hidden row %d holds nothing", row)
			}
		}
		s.JoinHeads()
	}
}

// small limits keep fuzzing fast.
var smallLimits = Limits{Part: 1 << 20, Total: 4 << 20, Outline: 1 << 18, Text: 1 << 20, Cells: 1 << 16, Rows: 1 << 12, Columns: 1 << 10}

func FuzzOpen(f *testing.F) {
	f.Add(handmade{rows: rowsOf([]string{"a", "b"}, []string{"1", "2"})}.pack(f))
	f.Add([]byte(compoundMark))
	book := excelize.NewFile()
	must(f, book.SetSheetRow("Sheet1", "A1", &[]any{"a", 1, true}))
	f.Add(written(f, book))
	f.Fuzz(func(t *testing.T, data []byte) {
		if w, err := Open("x", bytes.NewReader(data), Options{Limits: smallLimits}); err == nil {
			invariants(t, w)
		}
	})
}

// FuzzParts fuzzes the parts behind the compression.
func FuzzParts(f *testing.F) {
	h := merged([]string{"A1:B1", "A2:A3"}, []string{"a", ""}, []string{"x", "1"}, []string{"", "2"})
	h.codes, h.texts = []string{"dd/mm/yyyy", "0%", "[h]:mm", "mmm-yy"}, []string{"a", "b"}
	p := h.parts()
	extra := `<worksheet><sheetPr filterMode="1"/><cols><col min="1" max="2" hidden="1"/></cols><sheetData><row hidden="1"><c s="1"><v>43528.5</v></c><c t="s"><v>1</v></c><c s="4"><v>43525</v></c></row></sheetData><autoFilter ref="A1:B2"><filterColumn><filters/></filterColumn></autoFilter></worksheet>`
	f.Add(p["xl/workbook.xml"], p["xl/styles.xml"], p["xl/sharedStrings.xml"], p["xl/worksheets/sheet1.xml"])
	f.Add(p["xl/workbook.xml"], p["xl/styles.xml"], p["xl/sharedStrings.xml"], extra)
	f.Fuzz(func(t *testing.T, workbook, styles, texts, sheet string) {
		p := h.parts()
		p["xl/workbook.xml"], p["xl/styles.xml"], p["xl/sharedStrings.xml"], p["xl/worksheets/sheet1.xml"] = workbook, styles, texts, sheet
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		for name, text := range p {
			must(t, store(z, name, []byte(text)))
		}
		must(t, z.Close())
		if w, err := Open("x", &b, Options{Limits: smallLimits}); err == nil {
			invariants(t, w)
		}
	})
}

func ExamplePlace() {
	fmt.Println(Place("contacts.xlsx", "June 2019", 7, 2))
	// Output: contacts.xlsx:'June 2019'!B7
}
