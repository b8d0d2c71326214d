package export_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/export"
)

// wide writes an ASCII text in UTF-16, as old Office files name their parts.
func wide(text string) string { return strings.Join(strings.Split(text, ""), "\x00") + "\x00" }

// A file that is no workbook of the kind that is read is named for what it is,
// with what to save it as.
func TestOtherOfficeFiles(t *testing.T) {
	old := "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + strings.Repeat("\x00", 600)
	var locked bytes.Buffer
	if err := excelize.NewFile().Write(&locked, excelize.Options{Password: "secret"}); err != nil {
		t.Fatal(err)
	}
	tests := []struct{ name, content, want, hint string }{
		{"a.xlsb", zippedParts(t, [][2]string{{"[Content_Types].xml", "<Types/>"}, {"xl/workbook.bin", "x"}}), `"a.xlsb" is a binary Excel workbook (.xlsb), which cannot be read here`, "save it as an Excel workbook (.xlsx), or the sheet as “CSV UTF-8”"},
		{"a.xls", old + wide("Workbook"), `"a.xls" is an Excel workbook in the format of Excel 2003 and older (.xls), which cannot be read here`, "save it as an Excel workbook (.xlsx)"},
		{"a.xlsx", locked.String(), `"a.xlsx" is protected with a password`, "take the password off"},
		{"a.doc", old + wide("WordDocument"), `"a.doc" is a Word document and not a table`, "save it from the system or spreadsheet it comes from"},
		{"a.docx", zippedParts(t, [][2]string{{"[Content_Types].xml", "<Types/>"}, {"word/document.xml", "<document/>"}}), `"a.docx" is a Word document`, "save"},
		{"a.pptx", zippedParts(t, [][2]string{{"[Content_Types].xml", "<Types/>"}, {"ppt/presentation.xml", "<a/>"}}), `"a.pptx" is a PowerPoint presentation and not a table`, "save it from the system"},
		{"a.odt", zippedParts(t, [][2]string{{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", "<a/>"}}), `"a.odt" is an OpenDocument`, "save"},
		{"a.msg", old, `"a.msg" is an old Word or Excel file`, "save it as an Excel workbook (.xlsx)"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, _, err := load(t, export.Options{}, cube.Plan{}, input(test.name, test.content))
			if err == nil || !strings.Contains(err.Error(), test.want) || !strings.Contains(hintOf(err), test.hint) {
				t.Errorf("error %v (%s), want %q (%s)", err, hintOf(err), test.want, test.hint)
			}
		})
	}
}
