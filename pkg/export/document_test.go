package export_test

import (
	"strings"
	"testing"

	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/export"
)

// TestOpenDocument reads a spreadsheet in OpenDocument by the same rules as a
// workbook of Excel, from the file to the figures.
func TestOpenDocument(t *testing.T) {
	said := func(text string) string {
		return `<table:table-cell office:value-type="string"><text:p>` + text + `</text:p></table:table-cell>`
	}
	count := func(n string) string {
		return `<table:table-cell office:value-type="float" office:value="` + n + `"><text:p>about ` + n + `</text:p></table:table-cell>`
	}
	across := `<table:table-cell table:number-columns-spanned="2" office:value-type="string"><text:p>2019</text:p></table:table-cell><table:covered-table-cell/>`
	content := `<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">` +
		`<office:body><office:spreadsheet><table:table table:name="Data">` +
		`<table:table-row>` + said("Contacts by county") + `</table:table-row><table:table-row/>` +
		`<table:table-row>` + said("County") + across + `</table:table-row>` +
		`<table:table-row><table:table-cell/>` + said("Q1") + said("Q2") + `</table:table-row>` +
		`<table:table-row>` + said("Kent") + count("1000") + count("200") + `</table:table-row>` +
		`<table:table-row table:visibility="filter">` + said("Essex") + count("30") + count("4") + `</table:table-row>` +
		`</table:table></office:spreadsheet></office:body></office:document-content>`
	file := zippedParts(t, [][2]string{{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", content}})
	c, _, err := load(t, export.Options{}, cube.Plan{}, input("a.ods", file))
	if err != nil {
		t.Fatalf("%v (%s)", err, hintOf(err))
	}
	for question, want := range map[string]string{"Kent; Q1 2019": "1000", "; Q2 2019": "204"} {
		if got := answer(t, c, question); got != want {
			t.Errorf("%s: got %s, want %s", question, got, want)
		}
	}
	want := `1 row of the sheet "Data" is filtered out (row 6) and counted all the same: the counts add up to 1,234 with it and to 1,200 without it`
	if got := hiddenNotes(c); len(got) != 1 || !strings.Contains(got[0], want) {
		t.Errorf("notes %q, want %q", got, want)
	}
}
