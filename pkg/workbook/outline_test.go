package workbook

import (
	"bytes"
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"
)

// sheetNames are names that a sheet can have, odd ones among them.
var sheetNames = []string{"Data", "June 2019", "Tom's & Ann's", "a<b>", `"quoted"`, "Übersicht", "数据", "2019", " x "}

// codesOfPeople are number formats as they are met in workbooks.
var codesOfPeople = []string{
	"dd/mm/yyyy", "mmm-yy", "yyyy", "[h]:mm", "h:mm", "0%", "0.0%", "#,##0", "#,##0,", `0 "days"`, `[$-809]dd mmmm yyyy;@`, "@",
	`_-* #,##0.00_-;\-* #,##0.00_-;_-* "-"??_-;_-@_-`, "[Red]0;[Blue]-0", `"<&>" 0`,
}

// drawnBook is a workbook with sheets, styles, dates and merged cells of
// every kind.
func drawnBook(t *rapid.T) *excelize.File {
	f := excelize.NewFile()
	names := rapid.SliceOfNDistinct(rapid.SampledFrom(sheetNames), 1, 5, rapid.ID).Draw(t, "sheets")
	fine(t, f.SetSheetName("Sheet1", names[0]))
	for _, name := range names[1:] {
		_, err := f.NewSheet(name)
		fine(t, err)
		switch rapid.IntRange(0, 2).Draw(t, "state") {
		case 1:
			fine(t, f.SetSheetVisible(name, false))
		case 2:
			fine(t, f.SetSheetVisible(name, false, true))
		}
	}
	from1904 := rapid.Bool().Draw(t, "from 1904")
	fine(t, f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &from1904}))
	for row := range rapid.IntRange(1, 8).Draw(t, "rows") {
		drawnCells(t, f, names[0], row+1)
	}
	if rapid.Bool().Draw(t, "merged") {
		fine(t, f.MergeCell(names[0], "B2", fmt.Sprintf("%s%d", rapid.SampledFrom([]string{"B", "C", "D"}).Draw(t, "to"), rapid.IntRange(2, 5).Draw(t, "down"))))
		fine(t, f.MergeCell(names[0], "A7", "C7"))
	}
	return f
}

// drawnCells fills a row with numbers that have styles.
func drawnCells(t *rapid.T, f *excelize.File, sheet string, row int) {
	for _, column := range []string{"A", "B", "C"} {
		name := fmt.Sprintf("%s%d", column, row)
		fine(t, f.SetCellValue(sheet, name, rapid.IntRange(61, 60000).Draw(t, "value")))
		s := &excelize.Style{}
		if rapid.Bool().Draw(t, "own") {
			s.CustomNumFmt = new(rapid.SampledFrom(codesOfPeople).Draw(t, "code"))
		} else {
			s.NumFmt = rapid.SampledFrom([]int{0, 1, 9, 14, 15, 17, 20, 22, 45, 46, 49}).Draw(t, "built in")
		}
		if rapid.Bool().Draw(t, "indented") {
			s.Alignment = &excelize.Alignment{Horizontal: "left", Indent: rapid.IntRange(0, 15).Draw(t, "indent")}
		}
		id, err := f.NewStyle(s)
		fine(t, err)
		fine(t, f.SetCellStyle(sheet, name, name, id))
	}
}

func fine(t *rapid.T, err error) {
	if err != nil {
		t.Fatal(err)
	}
}

// What is read of a workbook besides its cells is what excelize reads: the
// sheets and which of them are hidden, the styles, and where days begin.
func TestOutlineAgainstExcelize(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := drawnBook(t)
		defer f.Close()
		var b bytes.Buffer
		fine(t, f.Write(&b))
		theirs, err := excelize.OpenReader(bytes.NewReader(b.Bytes()))
		fine(t, err)
		defer theirs.Close()
		w, err := Open("x.xlsx", &b, Options{})
		fine(t, err)
		sheetsAgree(t, theirs, w)
		stylesAgree(t, theirs, w.formats)
		mergesAgree(t, theirs, w)
		props, err := theirs.GetWorkbookProps()
		fine(t, err)
		if w.from1904 != (props.Date1904 != nil && *props.Date1904) {
			t.Fatalf("days from 1904: %v", w.from1904)
		}
	})
}

// sheetsAgree compares the lists of sheets.
func sheetsAgree(t *rapid.T, theirs *excelize.File, w *Workbook) {
	var want, got []entry
	for _, name := range theirs.GetSheetList() {
		visible, err := theirs.GetSheetVisible(name)
		fine(t, err)
		want = append(want, entry{name: name, hidden: !visible})
	}
	for _, e := range w.entries {
		got = append(got, entry{name: e.name, hidden: e.hidden})
	}
	if !slices.Equal(want, got) {
		t.Fatalf("sheets %+v, want %+v", got, want)
	}
}

// stylesAgree compares number formats and indents.
func stylesAgree(t *rapid.T, theirs *excelize.File, ours formats) {
	if n := len(theirs.Styles.CellXfs.Xf); n != len(ours) {
		t.Fatalf("%d styles, want %d", len(ours), n)
	}
	for id, got := range ours {
		s, err := theirs.GetStyle(id)
		fine(t, err)
		code := builtIn[s.NumFmt]
		if s.CustomNumFmt != nil {
			code = *s.CustomNumFmt
		}
		want := parseFormat(code)
		if s.Alignment != nil {
			want.indent = s.Alignment.Indent
		}
		if got != want {
			t.Fatalf("style %d: %+v, want %+v", id, got, want)
		}
	}
}

// mergesAgree compares the merged cells of the first sheet, as far as they
// touch what is filled.
func mergesAgree(t *rapid.T, theirs *excelize.File, w *Workbook) {
	name := w.entries[0].name
	s, err := w.Read(name)
	fine(t, err)
	merged, err := theirs.GetMergeCells(name)
	fine(t, err)
	var want, got []string
	for _, m := range merged {
		b, ok := parseBlock([]byte(m[0]))
		b.bottom, b.right = min(b.bottom, int64(len(s.Records))), min(b.right, 3)
		clipped := Merge{Top: b.top, Bottom: b.bottom, Left: b.left, Right: b.right}
		if ok && b.top <= b.bottom && (b.top < b.bottom || b.left < b.right) {
			want = append(want, clipped.Name())
		}
	}
	for _, m := range s.Merged {
		got = append(got, m.Name())
	}
	if diff := cmp.Diff(want, got, cmpopts.SortSlices(func(a, b string) bool { return a < b }), cmpopts.EquateEmpty()); diff != "" {
		t.Fatal(diff)
	}
}

// Dates that excelize writes in both systems are read as it reads them.
func TestDatesOfBothSystemsAgainstExcelize(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		from1904 := rapid.Bool().Draw(t, "from 1904")
		days := rapid.IntRange(61, 80000).Draw(t, "days")
		f := excelize.NewFile()
		defer f.Close()
		fine(t, f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &from1904}))
		id, err := f.NewStyle(&excelize.Style{CustomNumFmt: new("yyyy-mm-dd")})
		fine(t, err)
		fine(t, f.SetCellValue("Sheet1", "A1", days))
		fine(t, f.SetCellStyle("Sheet1", "A1", "A1", id))
		want, err := f.GetCellValue("Sheet1", "A1")
		fine(t, err)
		var b bytes.Buffer
		fine(t, f.Write(&b))
		w, err := Open("x.xlsx", &b, Options{})
		fine(t, err)
		s, err := w.Read("")
		fine(t, err)
		if got := s.Records[0][0]; got != want {
			t.Fatalf("day %d: %q, want %q", days, got, want)
		}
	})
}

// Other programs put the formats behind the styles that show them, and leave
// out what has a default.
func TestStylesInAnyOrder(t *testing.T) {
	p := handmade{rows: `<row><c s="1"><v>43528</v></c><c s="2"><v>0.5</v></c><c s="0"><v>3</v></c></row>`}.parts()
	p["xl/styles.xml"] = `<styleSheet><cellXfs><xf/><xf numFmtId=" 200 "/><xf numFmtId="9"><alignment/></xf></cellXfs>` +
		`<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><dxfs><dxf><numFmt numFmtId="200" formatCode="0"/></dxf></dxfs>` +
		`<numFmts><numFmt numFmtId="200" formatCode="dd/mm/yyyy"/></numFmts></styleSheet>`
	if diff := cmp.Diff([][]string{{"2019-03-04", "50%", "3"}}, read(t, p.pack(t)).Records); diff != "" {
		t.Error(diff)
	}
}

// A workbook without styles has numbers alone.
func TestNoStyles(t *testing.T) {
	p := handmade{rows: rowsOf([]string{"a", "1"})}.parts()
	p["xl/_rels/workbook.xml.rels"] = rels("worksheet", "worksheets/sheet1.xml")
	p["xl/workbook.xml"] = "<workbook " + relSpace + "><sheets><sheet name='a' r:id='rId1'/></sheets></workbook>"
	if diff := cmp.Diff([][]string{{"a", "1"}}, read(t, p.pack(t)).Records); diff != "" {
		t.Error(diff)
	}
}
