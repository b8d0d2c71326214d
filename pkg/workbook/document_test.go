package workbook

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const documentHead = `<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" ` +
	`xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">`

// documentStyles are those that LibreOffice writes for a hidden sheet, a month
// and a day.
const documentStyles = `<office:automatic-styles>` +
	`<style:style style:name="ta1" style:family="table"><style:table-properties table:display="true"/></style:style>` +
	`<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>` +
	`<number:date-style style:name="N1"><number:month number:textual="true"/><number:text>-</number:text><number:year/></number:date-style>` +
	`<style:style style:name="ce1" style:family="table-cell" style:data-style-name="N1"/>` +
	`<style:style style:name="ce2" style:family="table-cell" style:data-style-name="N2"/>` +
	`<number:date-style style:name="N2"><number:day/><number:text>/</number:text><number:month/><number:year/></number:date-style>` +
	`</office:automatic-styles>`

// documentOf is a spreadsheet in OpenDocument with these tables.
func documentOf(tables ...string) parts {
	return parts{
		"mimetype":              documentType,
		"META-INF/manifest.xml": `<manifest:manifest xmlns:manifest="m"><manifest:file-entry manifest:full-path="content.xml"/></manifest:manifest>`,
		"content.xml": documentHead + documentStyles + `<office:body><office:spreadsheet><table:calculation-settings/>` + strings.Join(tables, "") +
			`<table:named-expressions/></office:spreadsheet></office:body></office:document-content>`,
	}
}

// tableOf is a table of a document.
func tableOf(name, style, rows string) string {
	return fmt.Sprintf(`<table:table table:name="%s" table:style-name="%s"><office:forms/>%s</table:table>`, name, style, rows)
}

// said is a cell with a text.
func said(text string) string {
	return `<table:table-cell office:value-type="string" calcext:value-type="string"><text:p>` + text + `</text:p></table:table-cell>`
}

// numbered is a cell with a number.
func numbered(n int) string {
	return fmt.Sprintf(`<table:table-cell office:value-type="float" office:value="%d" calcext:value-type="float"><text:p>%d approx</text:p></table:table-cell>`, n, n)
}

func tableRow(cells ...string) string {
	return "<table:table-row>" + strings.Join(cells, "") + "</table:table-row>"
}

// As LibreOffice writes it: everything is there down to the last row of the
// sheet, and what repeats stands there once.
func TestDocument(t *testing.T) {
	rows := `<table:table-column table:number-columns-repeated="3"/><table:table-column table:visibility="collapse" table:number-columns-repeated="2"/><table:table-column table:number-columns-repeated="16379"/>` +
		`<table:table-header-rows>` + tableRow(`<table:table-cell office:value-type="string" table:number-columns-spanned="3" table:number-rows-spanned="1"><text:p>Contacts</text:p></table:table-cell><table:covered-table-cell table:number-columns-repeated="2"/>`) + `</table:table-header-rows>` +
		`<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>` +
		tableRow(said("County"), said("2018"), said("2019")) +
		`<table:table-row-group>` + tableRow(said("Kent"), numbered(3), `<table:table-cell/>`, numbered(5)) +
		`<table:table-row table:visibility="filter">` + said("Essex") + numbered(4) + `</table:table-row></table:table-row-group>` +
		`<table:table-row table:visibility="collapse" table:number-rows-repeated="2">` + said("Devon") + `<table:table-cell office:value-type="float" office:value="7" table:number-columns-repeated="2"/></table:table-row>` +
		`<table:table-row table:visibility="filter" table:number-rows-repeated="1048568"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>`
	w := open(t, documentOf(tableOf("Data", "ta1", rows), tableOf("Raw", "ta2", tableRow(said("x")))).pack(t))
	if diff := cmp.Diff([]SheetInfo{{"Data", false, 6, 4}, {"Raw", true, 1, 1}}, w.Sheets()); diff != "" {
		t.Error(diff)
	}
	s, err := w.Read("")
	must(t, err)
	want := [][]string{{"Contacts", "", "", ""}, nil, nil, {"County", "2018", "2019", ""}, {"Kent", "3", "", "5"}, {"Essex", "4", "", ""}, {"Devon", "7", "7", ""}, {"Devon", "7", "7", ""}}
	if diff := cmp.Diff(want, s.Records); diff != "" {
		t.Error(diff)
	}
	if !slices.Equal(s.HiddenRows, []int64{6, 7, 8}) || !slices.Equal(s.FilteredRows, []int64{6}) || !slices.Equal(s.HiddenColumns, []int{4}) {
		t.Errorf("hidden rows %v, by a filter %v, columns %v", s.HiddenRows, s.FilteredRows, s.HiddenColumns)
	}
	if diff := cmp.Diff(map[string]string{"A1:C1": ""}, kinds(s)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{`hidden sheets are not read: "Raw"`, "hidden columns are read all the same: D"}, s.Notes); diff != "" {
		t.Error(diff)
	}
}

func TestDocumentCells(t *testing.T) {
	tests := []struct{ name, cell, want string }{
		{"whole number", numbered(1186), "1186"},
		{"stored, not shown", `<table:table-cell office:value-type="float" office:value="1186.5"><text:p>1,187</text:p></table:table-cell>`, "1186.5"},
		{"17 digits", `<table:table-cell office:value-type="float" office:value="0.10000000000000001"/>`, "0.1"},
		{"money", `<table:table-cell office:value-type="currency" office:currency="GBP" office:value="1200.5"><text:p>£1,200.50</text:p></table:table-cell>`, "1200.5"},
		{"per cent", `<table:table-cell office:value-type="percentage" office:value="0.075"><text:p>8%</text:p></table:table-cell>`, "7.5%"},
		{"day", `<table:table-cell table:style-name="ce2" office:value-type="date" office:date-value="2019-03-01"><text:p>1/3/19</text:p></table:table-cell>`, "2019-03-01"},
		{"month", `<table:table-cell table:style-name="ce1" office:value-type="date" office:date-value="2019-03-01"><text:p>Mar-19</text:p></table:table-cell>`, "March 2019"},
		{"another day of a month", `<table:table-cell table:style-name="ce1" office:value-type="date" office:date-value="2019-03-04"><text:p>Mar-19</text:p></table:table-cell>`, "2019-03-04"},
		{"day and time", `<table:table-cell office:value-type="date" office:date-value="2019-03-04T10:15:00"/>`, "2019-03-04 10:15:00"},
		{"day at midnight", `<table:table-cell table:style-name="ce2" office:value-type="date" office:date-value="2019-03-01T00:00:00"/>`, "2019-03-01"},
		{"month at midnight", `<table:table-cell table:style-name="ce1" office:value-type="date" office:date-value="2019-03-01T00:00:00"/>`, "March 2019"},
		{"parts of seconds", `<table:table-cell office:value-type="date" office:date-value="2019-03-04T10:15:00.250000000"/>`, "2019-03-04 10:15:00.250"},
		{"a link", said(`<text:a xlink:href="x" xmlns:xlink="l">Kent</text:a> and <text:span><text:span>Essex</text:span></text:span>`), "Kent and Essex"},
		{"a remark behind it", `<table:table-cell office:value-type="float" office:value="5"><text:p>5</text:p><office:annotation office:display="false"><dc:date xmlns:dc="d">2019-03-04T00:00:00</dc:date><text:list><text:list-item><text:p>7</text:p></text:list-item></text:list></office:annotation></table:table-cell>`, "5"},
		{"a picture on it", `<table:table-cell office:value-type="string"><draw:frame xmlns:draw="d"><draw:text-box><text:p>logo</text:p></draw:text-box></draw:frame><text:p>a</text:p></table:table-cell>`, "a"},
		{"first days of 1900", `<table:table-cell office:value-type="date" office:date-value="1900-01-05"/>`, "1900-01-05"},
		{"before them", `<table:table-cell office:value-type="date" office:date-value="1850-01-05"/>`, "1850-01-05"},
		{"time", `<table:table-cell office:value-type="time" office:time-value="PT10H15M00S"/>`, "10:15:00"},
		{"length of time", `<table:table-cell office:value-type="time" office:time-value="-PT25H30M00.5S"/>`, "-25:30:00"},
		{"yes", `<table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>TRUE</text:p></table:table-cell>`, "TRUE"},
		{"text", said("North &amp; <text:span>South</text:span>"), "North & South"},
		{"blanks", said("  a\n  b<text:s text:c=\"3\"/>c<text:tab/>d<text:line-break/>e "), "a b   c\td\ne"},
		{"two lines", `<table:table-cell office:value-type="string"><text:p>a</text:p><text:p>b</text:p></table:table-cell>`, "a\nb"},
		{"a remark on it", `<table:table-cell office:value-type="string"><office:annotation><text:p>secret</text:p></office:annotation><text:p>a</text:p></table:table-cell>`, "a"},
		{"text that is not shown", `<table:table-cell office:value-type="string" office:string-value="a"><text:p>b</text:p></table:table-cell>`, "a"},
		{"no type", `<table:table-cell><text:p>a</text:p></table:table-cell>`, "a"},
		{"error of a formula", `<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>`, "#DIV/0!"},
		{"formula", `<table:table-cell table:formula="of:=1+1" office:value-type="float" office:value="2"><text:p>2</text:p></table:table-cell>`, "2"},
		{"formula with an empty text", `<table:table-cell table:formula="of:=&quot;&quot;" office:value-type="string" office:string-value=""><text:p/></table:table-cell>`, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := read(t, documentOf(tableOf("Data", "ta1", tableRow(said("x"), test.cell))).pack(t))
			got := ""
			if len(s.Records[0]) > 1 {
				got = s.Records[0][1]
			}
			if got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// A month may be shown by the style of its column or of its row.
func TestDocumentStylesOfColumnsAndRows(t *testing.T) {
	date := `<table:table-cell office:value-type="date" office:date-value="2019-03-01"/>`
	rows := `<table:table-column table:default-cell-style-name="ce2"/><table:table-column table:default-cell-style-name="ce1" table:number-columns-repeated="2"/>` +
		tableRow(date, date) + tableRow() + `<table:table-row table:default-cell-style-name="ce1">` + date + `</table:table-row>`
	want := [][]string{{"2019-03-01", "March 2019"}, nil, {"March 2019", ""}}
	if diff := cmp.Diff(want, read(t, documentOf(tableOf("Data", "ta1", rows)).pack(t)).Records); diff != "" {
		t.Error(diff)
	}
}

// Repetitions are where a small document becomes a large one.
func TestHostileDocuments(t *testing.T) {
	full := `<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="16384"/>`
	table := func(rows string) parts { return documentOf(tableOf("Data", "ta1", rows)) }
	changed := func(part, content string) parts {
		p := table(tableRow(said("a")))
		p[part] = content
		return p
	}
	tests := []struct {
		name string
		p    parts
		want string
		hint bool
	}{
		{"cells without end", table(`<table:table-row table:number-rows-repeated="1048576">` + full + `</table:table-row>`), "Limits.Cells", true},
		{"in groups", table(strings.Repeat(`<table:table-row-group>`, 300) + strings.Repeat(`</table:table-row-group>`, 300)), "its elements nest too deeply", true},
		{"texts without end", table(`<table:table-row table:number-rows-repeated="1000000">` + said(strings.Repeat("x", 10_000)) + `</table:table-row>`), "Limits.Text", true},
		{"too many columns", table(tableRow(full, numbered(1))), "a row of more than 16384 cells", false},
		{"a column beyond all", table(tableRow(`<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="1048576"/>`)), "a row of more than 16384 cells", false},
		{"too many rows", table(`<table:table-row table:number-rows-repeated="1048576"/>` + tableRow(numbered(1))), "it has more than 1048576 rows", false},
		{"rows no number of times", table(`<table:table-row table:number-rows-repeated="many"/>`), "x.xlsx:Data: something is repeated a number of times", true},
		{"cells no times", table(tableRow(`<table:table-cell table:number-columns-repeated="0"/>`)), "a number of times that cannot be", true},
		{"columns no times", table(`<table:table-column table:number-columns-repeated="-1"/>`), "a number of times that cannot be", true},
		{"spans beyond all", table(tableRow(`<table:table-cell office:value-type="string" table:number-columns-spanned="99999999"/>`)), "a number of times that cannot be", true},
		{"blanks without end", table(tableRow(said(`<text:s text:c="999999999"/>`))), "a number of times that cannot be", true},
		{"blanks again and again", table(tableRow(said(strings.Repeat(`<text:s text:c="900000"/>`, 5)))), "Limits.Cell", true},
		{"merged cells that overlap", table(tableRow(`<table:table-cell office:value-type="float" office:value="1" table:number-columns-spanned="3" table:number-columns-repeated="2"/>`, numbered(2))), "merged cells that overlap", true},
		{"no such type", table(tableRow(`<table:table-cell office:value-type="void"/>`)), "x.xlsx:Data!A1: a kind of cell", true},
		{"no number", table(tableRow(`<table:table-cell office:value-type="float" office:value="secret"/>`)), "x.xlsx:Data!A1: expected a number", true},
		{"a number that is missing", table(tableRow(`<table:table-cell office:value-type="float"><text:p>5</text:p></table:table-cell>`)), "expected a number", true},
		{"no date", table(tableRow(`<table:table-cell office:value-type="date" office:date-value="2019-02-30"/>`)), "expected a date", true},
		{"no time", table(tableRow(`<table:table-cell office:value-type="time" office:time-value="soon"/>`)), "expected a date", true},
		{"a formula without a value", table(tableRow(`<table:table-cell table:formula="of:=A1"/>`)), "a formula whose value was never worked out", true},
		{"no sheets", documentOf(), "it has no sheets", true},
		{"other prefixes", changed("content.xml", strings.Replace(documentOf(tableOf("a", "", tableRow(said("a"))))["content.xml"], "xmlns:table=", "xmlns:t=", 1)), "its elements are not named", true},
		{"a bomb", changed("content.xml", `<!DOCTYPE a [<!ENTITY b "c">]>`+documentHead), "it declares a document type", true},
		{"cut short", changed("content.xml", documentHead), "it ends in the middle", true},
		{"a password", changed("META-INF/manifest.xml", `<manifest><file-entry><encryption-data/></file-entry></manifest>`), `"x.xlsx" is protected with a password`, true},
		{"a broken manifest", changed("META-INF/manifest.xml", `<manifest>`), "META-INF/manifest.xml is damaged", true},
		{"crowded styles", changed("content.xml", documentHead+`<office:automatic-styles>`+crowd()+`</office:automatic-styles></office:document-content>`), "cell styles or number formats", true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			wantError(t, readErr(test.p.pack(t), Options{}), test.want, test.hint)
		})
	}
	sheets := make([]string, 40)
	for i := range sheets {
		sheets[i] = tableOf("a", "", "")
	}
	wantError(t, readErr(documentOf(sheets...).pack(t), Options{Limits: Limits{Parts: 30}}), "it lists more than 30 sheets", true)
	other := documentOf(tableOf("a", "", ""))
	other["mimetype"] = "application/vnd.oasis.opendocument.text"
	err := readErr(other.pack(t), Options{})
	wantError(t, err, "an OpenDocument file and not a spreadsheet", true)
	if !errors.Is(err, ErrNotWorkbook) {
		t.Errorf("error %v", err)
	}
	if strings.Contains(fmt.Sprint(readErr(table(tableRow(`<table:table-cell office:value-type="float" office:value="secret"/>`)).pack(t), Options{})), "secret") {
		t.Error("an error shows the cell")
	}
}

// crowd is more cell styles than are read.
func crowd() string {
	var b strings.Builder
	for i := range stylesMost + 2 {
		fmt.Fprintf(&b, `<style:style style:name="a%d" style:data-style-name="N"/>`, i)
	}
	return b.String()
}

func FuzzDocument(f *testing.F) {
	f.Add(documentOf(tableOf("Data", "ta1", tableRow(said("County"), said("2019"))+tableRow(said("Kent"), numbered(3))), tableOf("b", "ta2", ""))["content.xml"])
	f.Add(documentOf(tableOf("Data", "ta1", `<table:table-row table:visibility="filter" table:number-rows-repeated="3"><table:table-cell table:style-name="ce1" table:number-columns-repeated="2" table:number-rows-spanned="2" office:value-type="date" office:date-value="2019-03-01"/></table:table-row>`))["content.xml"])
	f.Fuzz(func(t *testing.T, content string) {
		p := documentOf()
		p["content.xml"] = content
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
