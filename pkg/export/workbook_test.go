package export_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/export"
)

// all reports the first error.
func all(errs ...error) {
	for _, err := range errs {
		if err != nil {
			panic(err)
		}
	}
}

// shown gives cells of Sheet1 a number format.
func shown(f *excelize.File, code, from, to string) {
	id, err := f.NewStyle(&excelize.Style{CustomNumFmt: &code})
	all(err, f.SetCellStyle("Sheet1", from, to, id))
}

// indented indents a cell of Sheet1.
func indented(f *excelize.File, cell string, steps int) {
	id, err := f.NewStyle(&excelize.Style{Alignment: &excelize.Alignment{Horizontal: "left", Indent: steps}})
	all(err, f.SetCellStyle("Sheet1", cell, cell, id))
}

// day is a date as a cell takes it.
func day(year, month, of int) time.Time {
	return time.Date(year, time.Month(month), of, 0, 0, 0, 0, time.UTC)
}

// TestWorkbooksOfPeople reads workbooks as people make them, from the file to
// the figures.
func TestWorkbooksOfPeople(t *testing.T) {
	tests := []struct {
		name    string
		rows    [][]any
		more    func(*excelize.File)
		options export.Options
		want    map[string]string
		notes   []string // ids that must be among those raised
	}{
		{
			name: "a head of two rows, merged across",
			rows: [][]any{{"County", "2018", nil, "2019"}, {nil, "Phone", "Web", "Phone", "Web"}, {"Kent", 1, 2, 3, 4}, {"Essex", 10, 20, 30, 40}},
			more: func(f *excelize.File) {
				all(f.MergeCell("Sheet1", "A1", "A2"), f.MergeCell("Sheet1", "B1", "C1"), f.MergeCell("Sheet1", "D1", "E1"))
			},
			want: map[string]string{"Kent; 2018": "3", "Kent; 2019": "7", "; 2019": "77", "Essex; 2018": "30"},
		},
		{
			name: "a head of three rows, merged across and down, below a title",
			rows: [][]any{{"Contacts by county and quarter"}, {}, {"County", "2019"}, {nil, "Q1", nil, "Q2"}, {nil, "Phone", "Web", "Phone", "Web"}, {"Kent", 1, 2, 3, 4}, {"Essex", 10, 20, 30, 40}},
			more: func(f *excelize.File) {
				all(f.MergeCell("Sheet1", "A1", "E1"), f.MergeCell("Sheet1", "A3", "A5"), f.MergeCell("Sheet1", "B3", "E3"), f.MergeCell("Sheet1", "B4", "C4"), f.MergeCell("Sheet1", "D4", "E4"))
			},
			want: map[string]string{"Kent; Jan-Mar 2019": "3", "Kent; Apr-Jun 2019": "7", "; Jan-Jun 2019": "110"},
		},
		{
			name: "stored values, not those displayed",
			rows: [][]any{{"County", "Year", "People"}, {"Kent", 2019, 1186}, {"Essex", 2019, 1499}},
			more: func(f *excelize.File) { shown(f, "#,##0,", "C2", "C3") }, // in thousands
			want: map[string]string{"Kent; 2019": "1186", "; 2019": "2685"},
		},
		{
			name: "days in the system of 1900",
			rows: [][]any{{"Date", "County", "People"}, {day(2019, 1, 30), "Kent", 1}, {day(2019, 1, 31), "Kent", 3}, {day(2019, 2, 1), "Kent", 4}, {day(2019, 2, 3), "Essex", 5}},
			more: func(f *excelize.File) { shown(f, "dd/mm/yyyy", "A2", "A5") },
			want: map[string]string{"; February 2019": "9 partly", "Kent; January 2019": "4 partly"},
		},
		{
			name: "days in the system of 1904",
			rows: [][]any{{"Date", "County", "People"}, {43496 - 1462, "Kent", 3}, {43497 - 1462, "Kent", 4}, {43499 - 1462, "Essex", 5}},
			more: func(f *excelize.File) {
				yes := true
				all(f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &yes}))
				shown(f, "yyyy-mm-dd", "A2", "A4")
			},
			want: map[string]string{"; February 2019": "9 partly"},
		},
		{
			name: "months across the top that are dates",
			rows: [][]any{{"County", day(2019, 1, 1), day(2019, 2, 1)}, {"Kent", 3, 4}, {"Essex", 5, 6}},
			more: func(f *excelize.File) { shown(f, "mmm-yy", "B1", "C1") },
			want: map[string]string{"Kent; January 2019": "3", "; February 2019": "10"},
		},
		{
			name: "a pivot table with indented rows",
			rows: [][]any{{"Sum of People", "Column Labels"}, {"Row Labels", 2018, 2019, "Grand Total"}, {"South West", 3, 30, 33}, {"Devon", 1, 10, 11}, {"Dorset", 2, 20, 22}, {"East", 7, 70, 77}, {"Essex", 3, 30, 33}, {"Kent", 4, 40, 44}, {"Grand Total", 10, 100, 110}},
			more: func(f *excelize.File) {
				for _, cell := range []string{"A4", "A5", "A7", "A8"} {
					indented(f, cell, 1)
				}
			},
			want: map[string]string{"South West; 2019": "30", "South West > Devon; 2018": "1", "; 2019": "100", "East > Kent; 2019": "40"},
		},
		{
			name:  "footnotes",
			rows:  [][]any{{"County", "Year", "People [note 1]"}, {"Kent [2]", 2019, 3}, {"Essex", 2019, 4}, {}, {"Notes"}, {"1. People are counted once in a year."}, {"[2] Without Medway."}, {"Source: the helpline's own figures"}},
			want:  map[string]string{"Kent; 2019": "3", "; 2019": "7"},
			notes: []string{"ignored-row"},
		},
		{
			name: "numbers stored as text",
			rows: [][]any{{"County", "Year", "People"}, {"Kent", "2019", "1,186"}, {"Essex", "2019", " 4 "}},
			want: map[string]string{"Kent; 2019": "1186", "; 2019": "1190"},
		},
		{
			name: "yes and no",
			rows: [][]any{{"County", "Year", "First contact", "People"}, {"Kent", 2019, true, 3}, {"Kent", 2019, false, 4}, {"Essex", 2019, true, 5}},
			want: map[string]string{"Kent; 2019": "7", "; 2019; TRUE": "8", "; 2019; FALSE": "4"},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			c, _, err := load(t, test.options, cube.Plan{}, input("a.xlsx", book(t, test.rows, test.more)))
			if err != nil {
				t.Fatalf("%v (%s)", err, hintOf(err))
			}
			for question, want := range test.want {
				if got := answer(t, c, question); got != want {
					t.Errorf("%s: got %s, want %s", question, got, want)
				}
			}
			for _, id := range test.notes {
				if got := fmt.Sprint(noteIDs(c)); !strings.Contains(got, id) {
					t.Errorf("notes %s, want %s", got, id)
				}
			}
		})
	}
}

// rawBook is a workbook whose one sheet has these rows, written by hand.
func rawBook(t testing.TB, rows string) string {
	t.Helper()
	const types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	relation := func(id, kind, target string) string {
		return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="` + id + `" Type="` + types + "/" + kind + `" Target="` + target + `"/></Relationships>`
	}
	return zippedParts(t, [][2]string{
		{"[Content_Types].xml", "<Types/>"},
		{"_rels/.rels", relation("a", "officeDocument", "xl/workbook.xml")},
		{"xl/workbook.xml", `<workbook xmlns:r="` + types + `"><sheets><sheet name="Data" sheetId="1" r:id="b"/></sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", relation("b", "worksheet", "worksheets/sheet1.xml")},
		{"xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + rows + "</sheetData></worksheet>"},
	})
}

// zippedParts is an archive of files: their names and what they hold.
func zippedParts(t testing.TB, parts [][2]string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, p := range parts {
		w, err := z.Create(p[0])
		if err == nil {
			_, err = w.Write([]byte(p[1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// rawRow is a row of cells: kind:value, where kind is s for a text in the cell
// itself, n for a number, e for a formula with that error, f for one with that
// number; a blank is no cell.
func rawRow(cells ...string) string {
	b := "<row>"
	for _, c := range cells {
		kind, value, _ := strings.Cut(c, ":")
		switch kind {
		case "s":
			b += `<c t="inlineStr"><is><t>` + value + `</t></is></c>`
		case "n":
			b += `<c><v>` + value + `</v></c>`
		case "e":
			b += `<c t="e"><f>A1/B1</f><v>` + value + `</v></c>`
		case "f":
			b += `<c><f>A1+B1</f><v>` + value + `</v></c>`
		default:
			b += "<c/>"
		}
	}
	return b + "</row>"
}

// Errors of formulas beside the counts are nobody's business, and those among
// the counts have their cell named.
func TestErrorsOfFormulas(t *testing.T) {
	beside := rawRow("s:County", "s:2018", "s:2019", "s:Change") +
		rawRow("s:Kent", "n:0", "f:3", "e:#DIV/0!") + rawRow("s:Essex", "n:2", "f:4", "n:1") + rawRow("s:Devon", "n:1", "n:1", "e:#REF!")
	c, _, err := load(t, export.Options{}, cube.Plan{}, input("a.xlsx", rawBook(t, beside)))
	if err != nil {
		t.Fatalf("%v (%s)", err, hintOf(err))
	}
	for question, want := range map[string]string{"Kent; 2019": "3", "; 2018": "3", "; 2019": "8"} {
		if got := answer(t, c, question); got != want {
			t.Errorf("%s: got %s, want %s", question, got, want)
		}
	}
	among := rawRow("s:County", "s:2018", "s:2019") + rawRow("s:Kent", "n:0", "f:3") + rawRow("s:Essex", "n:2", "e:#DIV/0!") + strings.Repeat(rawRow("s:Devon", "n:2", "n:3"), 9)
	_, _, err = load(t, export.Options{}, cube.Plan{}, input("a.xlsx", rawBook(t, among)))
	if err == nil || !strings.Contains(err.Error(), `a.xlsx:3:3: in column "2019"`) || !strings.Contains(err.Error(), "#DIV/0!") {
		t.Errorf("error %v", err)
	}
}

// covered is a workbook that begins with a cover page, and has a hidden sheet
// and two of data.
func covered(t testing.TB, years ...string) string {
	return book(t, [][]any{{"Helpline statistics"}, {}, {"Published on 4 March 2020"}, {"Contact", "press@example.org"}}, func(f *excelize.File) {
		all(f.SetSheetName("Sheet1", "Cover"))
		for i, year := range years {
			_, err := f.NewSheet("Data " + year)
			all(err, f.SetSheetRow("Data "+year, "A1", &[]any{"County", "Year", "People"}))
			for n, county := range []string{"Kent", "Essex", "Devon", "Dorset"} {
				all(f.SetSheetRow("Data "+year, fmt.Sprintf("A%d", n+2), &[]any{county, year, (i + 1) * (n + 1)}))
			}
		}
		_, err := f.NewSheet("Raw")
		all(err, f.SetSheetRow("Raw", "A1", &[]any{"County", "Year", "People"}), f.SetSheetRow("Raw", "A2", &[]any{"Kent", 2019, 99}), f.SetSheetVisible("Raw", false))
	})
}

// A cover page is not taken for the data, and a hidden sheet is named and not
// read; a sheet that was asked for by a name that is not there is an error that
// names those there are.
func TestSheets(t *testing.T) {
	tests := []struct {
		name, sheet string
		years       []string
		want        string // for all areas in the first year
		err, hint   string
	}{
		{name: "by its name", sheet: "data 2018", years: []string{"2018", "2019"}, want: "10"},
		{name: "misspelt", sheet: "Dta 2018", years: []string{"2018", "2019"},
			err:  `"a.xlsx" has no sheet "Dta 2018"; its sheets are "Cover", "Data 2018", "Data 2019", "Raw" (hidden)`,
			hint: `did you mean "Data 2018"? Type: --sheet "Data 2018"`},
		{name: "like no other", sheet: "July", years: []string{"2018"}, err: `has no sheet "July"; its sheets are`, hint: "say which: --sheet "},
		{name: "a hidden one", sheet: "Raw", years: []string{"2019"}, want: "99"},
		{name: "two of data", years: []string{"2018", "2019"}, err: `sheets with a table`, hint: "say which: --sheet "},
		{name: "a cover page and one of data", years: []string{"2018"}, want: "10"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			c, _, err := load(t, export.Options{Sheet: test.sheet}, cube.Plan{}, input("a.xlsx", covered(t, test.years...)))
			if test.err != "" {
				if err == nil || !strings.Contains(err.Error(), test.err) || !strings.Contains(hintOf(err), test.hint) {
					t.Errorf("error %v (%s), want %q (%s)", err, hintOf(err), test.err, test.hint)
				}
				return
			}
			if err != nil {
				t.Fatalf("%v (%s)", err, hintOf(err))
			}
			if got := answer(t, c, "; "+test.years[0]); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
			text := ""
			for _, n := range c.Notes() {
				text += n.String() + "\n"
			}
			if test.sheet != "Raw" && !strings.Contains(text, `hidden sheets are not read: "Raw"`) || test.sheet == "Raw" && !strings.Contains(text, `the sheet "Raw" is hidden and was read because it was named`) {
				t.Errorf("notes %q", text)
			}
		})
	}
}
