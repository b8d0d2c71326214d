package workbook

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

// rowsOf makes rows of cells with inline texts; digits become numbers and ""
// no cell at all.
func rowsOf(rows ...[]string) string {
	var b strings.Builder
	for i, row := range rows {
		fmt.Fprintf(&b, `<row r="%d">`, i+1)
		for c, text := range row {
			switch {
			case text == "":
			case strings.Trim(text, "0123456789") == "":
				fmt.Fprintf(&b, `<c r="%s"><v>%s</v></c>`, CellName(int64(i+1), c+1), text)
			default:
				fmt.Fprintf(&b, `<c r="%s" t="inlineStr"><is><t>%s</t></is></c>`, CellName(int64(i+1), c+1), escaped(text))
			}
		}
		b.WriteString("</row>")
	}
	return b.String()
}

func TestRowsAreNumberedAsASpreadsheetDoes(t *testing.T) {
	h := handmade{
		codes: []string{"0"},
		rows: `<row r="1" s="1"/><row r="3"><c r="B3"><v>1</v></c><c r="E3" s="1"/></row>
			<row r="4"><c r="A4" t="inlineStr"><is><t></t></is></c></row>
			<row r="6"><c r="A6"><v>2</v></c><c r="D6"><v>3</v></c></row><row r="9"><c r="Z9" s="1"/></row>`,
	}
	want := [][]string{nil, nil, {"", "1", "", ""}, nil, nil, {"2", "", "", "3"}}
	if diff := cmp.Diff(want, read(t, h.pack(t)).Records); diff != "" {
		t.Error(diff)
	}
}

func TestCellsWithoutNames(t *testing.T) {
	h := handmade{rows: `<row><c><v>1</v></c><c/><c><v>2</v></c></row><row/><row><c r="B3"><v>3</v></c><c><v>4</v></c></row>`}
	want := [][]string{{"1", "", "2"}, nil, {"", "3", "4"}}
	if diff := cmp.Diff(want, read(t, h.pack(t)).Records); diff != "" {
		t.Error(diff)
	}
}

func TestEmptySheet(t *testing.T) {
	s := read(t, handmade{}.pack(t))
	if len(s.Records) != 0 || s.Name != "Data" {
		t.Errorf("got %+v", s)
	}
}

// Other programs use other prefixes, other namespaces, other names of parts and
// other separators than Excel does.
func TestOtherWriters(t *testing.T) {
	p := parts{
		"_rels/.rels": `<x:Relationships xmlns:x="http://schemas.openxmlformats.org/package/2006/relationships"><x:Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/XL/Book.xml"/></x:Relationships>`,
		`xl\book.xml`: `<x:workbook xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main" xmlns:q="http://purl.oclc.org/ooxml/officeDocument/relationships"><x:sheets><x:sheet name="Elsewhere" sheetId="2" q:id="zero"/><x:sheet name="Übersicht" sheetId="1" q:id="one"/></x:sheets></x:workbook>`,
		`xl/_rels/book.xml.rels`: `<Relationships ` + relsSpace + `>
			<Relationship Id="zero" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet" Target="http://example.org/worksheet" TargetMode="External"/>
			<Relationship Id="one" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet" Target="..\tabs\First.XML"/></Relationships>`,
		`tabs/first.xml`: `<x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>5</x:v></x:c></x:row></x:sheetData>
			<x:extLst><x:ext><x:sheetData><x:row><x:c><x:v>6</x:v></x:c></x:row></x:sheetData></x:ext></x:extLst></x:worksheet>`,
	}
	s := read(t, p.pack(t))
	if diff := cmp.Diff([][]string{{"5"}}, s.Records); diff != "" || s.Name != "Übersicht" {
		t.Errorf("%s: %s", s.Name, diff)
	}
}

func TestHiddenByHandAndByFilter(t *testing.T) {
	hide := func(rows string, numbers ...int) string {
		for _, n := range numbers {
			rows = strings.Replace(rows, fmt.Sprintf(`<row r="%d">`, n), fmt.Sprintf(`<row r="%d" hidden="1">`, n), 1)
		}
		return rows
	}
	table := rowsOf([]string{"County", "People"}, []string{"Devon", "5"}, []string{"Kent", "6"}, []string{"Essex", "7"}, []string{"Dorset", "8"})
	table += `<row r="8" hidden="1"><c r="A8"/></row>`
	tests := []struct {
		name          string
		before, after string
		want          []int64
	}{
		{"no filter", "", "", nil},
		{"a filter not in use", "", `<autoFilter ref="A1:B4"/>`, nil},
		{"a filter with a hidden button", "", `<autoFilter ref="A1:B4"><filterColumn colId="0" hiddenButton="1"/></autoFilter>`, nil},
		{"a filter in use", `<sheetPr filterMode="1"/>`, `<autoFilter ref="A1:B4"><filterColumn colId="0"><filters><filter val="Kent"/></filters></filterColumn></autoFilter>`, []int64{2, 4}},
		{"an advanced filter", `<sheetPr filterMode="true"/>`, "", []int64{2, 4, 5}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := read(t, handmade{rows: hide(table, 2, 4, 5), before: test.before, after: test.after}.pack(t))
			if diff := cmp.Diff([]int64{2, 4, 5}, s.HiddenRows); diff != "" {
				t.Error("hidden", diff)
			}
			if diff := cmp.Diff(test.want, s.FilteredRows); diff != "" {
				t.Error("filtered", diff)
			}
			if len(s.Records) != 5 {
				t.Errorf("%d records, want all 5", len(s.Records))
			}
		})
	}
}

func TestRowsHiddenByTheFilterOfATable(t *testing.T) {
	h := handmade{
		rows:  rowsOf([]string{"a"}, []string{"1"}) + `<row r="3" hidden="1"><c><v>2</v></c></row><row r="4" ht="0" customHeight="1"><c><v>3</v></c></row>`,
		after: `<tableParts count="1"><tablePart r:id="rId1"/></tableParts>`,
	}
	p := h.parts()
	p["xl/worksheets/_rels/sheet1.xml.rels"] = rels("table", "../tables/table1.xml", "table", "../tables/table1.xml", "drawing", "../drawings/d.xml")
	p["xl/tables/table1.xml"] = `<table ` + mainSpace + ` ref="A1:A3"><autoFilter ref="A1:A3"><filterColumn colId="0"><customFilters/></filterColumn></autoFilter></table>`
	s := read(t, p.pack(t))
	if !slices.Equal(s.HiddenRows, []int64{3, 4}) || !slices.Equal(s.FilteredRows, []int64{3}) {
		t.Errorf("hidden %v, by a filter %v", s.HiddenRows, s.FilteredRows)
	}
	p["xl/tables/table1.xml"] = `<table ` + mainSpace + `><autoFilter ref="what"/></table>`
	wantError(t, readErr(p.pack(t), Options{}), "xl/tables/table1.xml: its filter covers no range", false)
	delete(p, "xl/tables/table1.xml")
	wantError(t, readErr(p.pack(t), Options{}), `no part "xl/tables/table1.xml"`, true)
	p["xl/worksheets/_rels/sheet1.xml.rels"] = "<Relationships>"
	wantError(t, readErr(p.pack(t), Options{}), "xl/worksheets/_rels/sheet1.xml.rels is damaged", true)
}

func TestHiddenColumns(t *testing.T) {
	h := handmade{
		before: `<cols><col min="1" max="1" width="9"/><col min="2" max="3" hidden="1"/><col min="5" max="5" width="0"/><col min="6" max="16384" hidden="1"/></cols>`,
		rows:   rowsOf([]string{"a", "b", "c", "d", "e", "f"}),
	}
	s := read(t, h.pack(t))
	if diff := cmp.Diff([]int{2, 3, 5, 6}, s.HiddenColumns); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"hidden columns are read all the same: B, C, E, F"}, s.Notes); diff != "" {
		t.Error(diff)
	}
	h.before = `<cols><col min="3" max="20000" hidden="1"/></cols>`
	wantError(t, readErr(h.pack(t), Options{}), `x.xlsx: sheet "Data": its columns are not numbered`, false)
}

func TestHiddenRowsByExcelize(t *testing.T) {
	f := excelize.NewFile()
	for r := 1; r <= 12; r++ {
		must(t, f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", r), &[]any{"x", r}))
	}
	for _, r := range []int{3, 4, 5, 9} {
		must(t, f.SetRowVisible("Sheet1", r, false))
	}
	must(t, f.SetColVisible("Sheet1", "B", false))
	s := read(t, written(t, f))
	if !slices.Equal(s.HiddenRows, []int64{3, 4, 5, 9}) || !slices.Equal(s.HiddenColumns, []int{2}) {
		t.Errorf("rows %v, columns %v", s.HiddenRows, s.HiddenColumns)
	}
	if got := RowList(s.HiddenRows); got != "3 to 5, 9" {
		t.Errorf("rows %s", got)
	}
}

func TestIndents(t *testing.T) {
	f := excelize.NewFile()
	for r, text := range []string{"Row Labels", "South West", "Devon", "Exeter", "Dorset"} {
		must(t, f.SetSheetRow("Sheet1", fmt.Sprintf("B%d", r+2), &[]any{text, r}))
		style, err := f.NewStyle(&excelize.Style{Alignment: &excelize.Alignment{Horizontal: "left", Indent: []int{0, 0, 1, 2, 1}[r]}})
		must(t, err, f.SetCellStyle("Sheet1", fmt.Sprintf("B%d", r+2), fmt.Sprintf("B%d", r+2), style))
	}
	s := read(t, written(t, f))
	if want := []int{0, 0, 0, 1, 2, 1}; !slices.Equal(s.Indents, want) {
		t.Errorf("indents %v, want %v", s.Indents, want)
	}
}

func TestNotesOnCells(t *testing.T) {
	h := handmade{
		book:  `<calcPr calcMode="manual"/>`,
		codes: []string{"#,##0,"},
		rows:  `<row><c><v>0.33333333333333331</v></c><c s="1"><v>12345</v></c></row><row><c><f>1/3</f><v>0.66666666666666663</v></c><c s="1"><v>1</v></c></row>`,
	}
	// calcPr stands behind the sheets in a workbook, and excelize minds no order.
	want := []string{
		"2 numbers have more than 15 digits and are read with the 15 that Excel shows; the first is in A1",
		"2 numbers are shown in thousands or millions and are read in full; the first is in B1",
		"the workbook works its formulas out only when told to, so their values may be out of date",
	}
	if diff := cmp.Diff(want, read(t, h.pack(t)).Notes); diff != "" {
		t.Error(diff)
	}
}

func TestRowList(t *testing.T) {
	var many []int64
	for i := range int64(20) {
		many = append(many, 2*i)
	}
	if got := RowList(many); got != "0, 2, 4, 6, 8, 10, 12, 14 and 12 more" {
		t.Error(got)
	}
}

func TestChoosingASheet(t *testing.T) {
	table := "<sheetData>" + rowsOf([]string{"a", "b"}, []string{"1", "2"}) + "</sheetData>"
	title := "<sheetData>" + rowsOf([]string{"About this file"}) + "</sheetData>"
	list := rowsOf([]string{"a"}, []string{"1"})
	tests := []struct {
		name   string
		first  string // rows of Data
		others []madeSheet
		want   string
		err    string
		hint   string
		notes  []string
	}{
		{name: "one sheet", first: list, want: "Data"},
		{name: "one sheet, empty", want: "Data"},
		{name: "a title and a table", first: rowsOf([]string{"x"}), others: []madeSheet{{"2019", "visible", table}}, want: "2019"},
		{name: "two tables", first: rowsOf([]string{"a", "b"}, []string{"1"}), others: []madeSheet{{"June 2019", "", table}, {"About", "", title}},
			err: `"x.xlsx" has 2 sheets with a table: "Data" (2 rows, 2 columns), "June 2019" (2 rows, 2 columns)`, hint: "say which: --sheet Data"},
		{name: "a page of text and a table", first: rowsOf([]string{"Contact", "press@example.org"}, []string{"Published", "March"}), others: []madeSheet{{"2019", "", "<sheetData>" + rowsOf([]string{"a", "b"}, []string{"x", "2"}, []string{"y", "2"}) + "</sheetData>"}},
			want: "2019", notes: []string{`the sheet "2019" is read, because the others have no numbers: "Data" (2 rows, 2 columns)`}},
		{name: "a long page of text and a table", first: rowsOf([]string{"a", "b"}, []string{"c", "d"}, []string{"e", "f"}), others: []madeSheet{{"2019", "", table}},
			err: `"x.xlsx" has 2 sheets with a table: "Data" (3 rows, 2 columns), "2019" (2 rows, 2 columns)`},
		{name: "a page of text and two tables", first: rowsOf([]string{"a", "b"}, []string{"c", "d"}), others: []madeSheet{{"2018", "", table}, {"2019", "", table}}, err: `has 3 sheets with a table`},
		{name: "two pages of text", first: rowsOf([]string{"a", "b"}, []string{"c", "d"}), others: []madeSheet{{"2019", "", "<sheetData>" + rowsOf([]string{"a", "b"}, []string{"x", "y"}) + "</sheetData>"}}, err: `has 2 sheets with a table`},
		{name: "two lists", first: list, others: []madeSheet{{"$'s", "", "<sheetData>" + list + "</sheetData>"}}, err: "has 2 sheets", hint: "say which: --sheet Data"},
		{name: "a table and a hidden one", first: rowsOf([]string{"a", "b"}, []string{"1"}), others: []madeSheet{{"Raw", "hidden", table}, {"Deep", "veryHidden", title}},
			want: "Data", notes: []string{`hidden sheets are not read: "Raw", "Deep"`}},
		{name: "only hidden tables", first: "", others: []madeSheet{{"Cover", "", "<sheetData/>"}, {"Raw data", "hidden", table}},
			err: `"x.xlsx" has no visible sheet with a table; hidden ones are "Raw data" (2 rows, 2 columns) (hidden)`, hint: `--sheet "Raw data"`},
		{name: "nothing at all", first: "", others: []madeSheet{{"b", "", "<sheetData/>"}}, err: `"x.xlsx" has no sheet with anything in it`},
		{name: "a broken visible sheet", first: list, others: []madeSheet{{"b", "", "<sheetData><row>"}}, err: `x.xlsx: sheet "b" is damaged`},
		{name: "a broken hidden sheet", first: list, others: []madeSheet{{"b", "hidden", "<sheetData><row>"}}, want: "Data", notes: []string{`hidden sheets are not read: "b"`}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			w := open(t, handmade{rows: test.first, sheets: test.others}.pack(t))
			s, err := w.Read("")
			if test.err != "" {
				wantError(t, err, test.err, test.hint != "")
				if !strings.Contains(hintOf(err), test.hint) {
					t.Errorf("hint %q, want %q", hintOf(err), test.hint)
				}
				return
			}
			must(t, err)
			if s.Name != test.want {
				t.Errorf("read %q, want %q", s.Name, test.want)
			}
			if diff := cmp.Diff(test.notes, s.Notes); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestSheetsByName(t *testing.T) {
	table := "<sheetData>" + rowsOf([]string{"a", "b"}, []string{"1", "2"}) + "</sheetData>"
	data := handmade{rows: rowsOf([]string{"x"}), sheets: []madeSheet{{"June 2019 ", "hidden", table}, {"data", "", table}, {"broken", "", "<row"}}}.pack(t)
	w := open(t, data)
	for name, want := range map[string]string{"Data": "Data", "data": "data", "june 2019": "June 2019 "} {
		s, err := w.Read(name)
		if err != nil || s.Name != want {
			t.Errorf("%s: read %q, %v", name, s.Name, err)
		}
		if s.Hidden && !slices.Equal(s.Notes, []string{`the sheet "June 2019 " is hidden and was read because it was named`}) {
			t.Errorf("notes %q", s.Notes)
		}
	}
	want := []SheetInfo{{"Data", false, 1, 1}, {"June 2019 ", true, 2, 2}, {"data", false, 2, 2}, {"broken", false, 0, 0}}
	if diff := cmp.Diff(want, w.Sheets()); diff != "" {
		t.Error(diff)
	}
	_, err := w.Read("July")
	wantError(t, err, `"x.xlsx" has no sheet "July"; its sheets are "Data" (1 rows, 1 columns), "June 2019 "`, true)
	wantError(t, readErr(data, Options{Sheet: "July"}), `has no sheet "July"; its sheets are "Data", "June 2019 " (hidden), "data"`, true)
	if err := readErr(data, Options{Sheet: "JUNE 2019"}); err != nil {
		t.Error(err)
	}
}

func TestSizesCountWhatIsFilled(t *testing.T) {
	h := handmade{
		texts: []string{"", "x"}, codes: []string{"0"},
		rows: `<row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c></row><row r="3"><c r="B3" t="s"><v>0</v></c><c r="D3" s="1"/></row><row r="9"><c r="C9"><v>5</v></c><c r="E9"><v>6</v></c></row>`,
	}
	if diff := cmp.Diff([]SheetInfo{{"Data", false, 2, 2}}, open(t, h.pack(t)).Sheets()); diff != "" {
		t.Error(diff)
	}
}

func TestFlagValue(t *testing.T) {
	for name, want := range map[string]string{"2019": "2019", "June 2019": `"June 2019"`, `a"b`: `'a"b'`, "Tom's $": `'Tom'\''s $'`, "Tom's": `"Tom's"`} {
		if got := flagValue(name); got != want {
			t.Errorf("%s: got %s, want %s", name, got, want)
		}
	}
}
