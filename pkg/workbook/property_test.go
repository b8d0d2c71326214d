package workbook

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"
)

// drawn is a value to be written and the text it is to be read as.
type drawn struct {
	value any
	text  string
}

// values draws what people put into cells.
func values() *rapid.Generator[drawn] {
	text := rapid.StringOfN(rapid.RuneFrom([]rune("abc XYZ0189.,%-'\"<>&;_x\n\t£é–😀")), 1, 12, -1)
	return rapid.Custom(func(t *rapid.T) drawn {
		switch rapid.IntRange(0, 6).Draw(t, "kind") {
		case 0:
			s := text.Draw(t, "text")
			return drawn{s, s}
		case 1:
			n := rapid.Int64Range(-999_999_999_999_999, 999_999_999_999_999).Draw(t, "number")
			return drawn{n, strconv.FormatInt(n, 10)}
		case 2:
			f := float64(rapid.IntRange(-1_000_000, 1_000_000).Draw(t, "thousandths")) / 1000
			return drawn{f, strconv.FormatFloat(f, 'f', -1, 64)}
		case 3:
			b := rapid.Bool().Draw(t, "yes")
			return drawn{b, strings.ToUpper(strconv.FormatBool(b))}
		case 4:
			day := time.Date(1900, 3, 2, 0, 0, 0, 0, time.UTC).AddDate(0, 0, rapid.IntRange(0, 80000).Draw(t, "day"))
			if day.Day() == 1 { // shown as a month; see TestMonthsAmongDaysAreDays
				day = day.AddDate(0, 0, 1)
			}
			return drawn{day, day.Format(time.DateOnly)}
		case 5:
			at := time.Date(2019, 1, 1, 0, 0, 1, 0, time.UTC).Add(time.Second * time.Duration(rapid.IntRange(0, 86398).Draw(t, "second")))
			return drawn{at, at.Format(time.DateTime)}
		}
		return drawn{nil, ""}
	})
}

// expected makes records of drawn rows: rows without anything are empty, those
// below the last with something are gone, the others as wide as the widest.
func expected(rows [][]drawn) [][]string {
	width, last := 0, 0
	for i, row := range rows {
		for c, d := range row {
			if d.text != "" {
				width, last = max(width, c+1), i+1
			}
		}
	}
	records := make([][]string, last)
	for i := range records {
		record, filled := make([]string, width), false
		for c := range min(width, len(rows[i])) {
			record[c] = rows[i][c].text
			filled = filled || record[c] != ""
		}
		if filled {
			records[i] = record
		}
	}
	return records
}

// Random tables that excelize writes, in either of its ways, are read the same.
func TestTablesComeBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows := rapid.SliceOfN(rapid.SliceOfN(values(), 0, 6), 0, 8).Draw(t, "rows")
		f := excelize.NewFile()
		defer f.Close()
		for i, row := range rows {
			for c, d := range row {
				if err := f.SetCellValue("Sheet1", CellName(int64(i+1), c+1), d.value); err != nil {
					t.Fatal(err)
				}
			}
		}
		var b bytes.Buffer
		if err := f.Write(&b); err != nil {
			t.Fatal(err)
		}
		w, err := Open("x.xlsx", &b, Options{})
		if err != nil {
			t.Fatal(err)
		}
		s, err := w.Read("")
		if err != nil {
			t.Fatal(err)
		}
		want := expected(rows)
		if len(want) == 0 && len(s.Records) == 0 {
			return
		}
		if diff := cmp.Diff(want, s.Records); diff != "" {
			t.Fatal(diff)
		}
		filled := 0
		for _, r := range want {
			if r != nil {
				filled++
			}
		}
		if got := w.Sheets()[0].Rows; got != filled {
			t.Fatalf("%d rows, want %d", got, filled)
		}
	})
}

// What excelize streams has its texts inline.
func TestStreamedTablesComeBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows := rapid.SliceOfN(rapid.SliceOfN(values().Filter(func(d drawn) bool { _, timed := d.value.(time.Time); return !timed }), 1, 6), 1, 8).Draw(t, "rows")
		f := excelize.NewFile()
		defer f.Close()
		out, err := f.NewStreamWriter("Sheet1")
		if err != nil {
			t.Fatal(err)
		}
		for i, row := range rows {
			list := make([]any, len(row))
			for c, d := range row {
				list[c] = d.value
			}
			if err := out.SetRow(fmt.Sprintf("A%d", i+1), list); err != nil {
				t.Fatal(err)
			}
		}
		var b bytes.Buffer
		if err := out.Flush(); err != nil {
			t.Fatal(err)
		}
		if err := f.Write(&b); err != nil {
			t.Fatal(err)
		}
		w, err := Open("x.xlsx", &b, Options{})
		if err != nil {
			t.Fatal(err)
		}
		s, err := w.Read("")
		if err != nil {
			t.Fatal(err)
		}
		if want := expected(rows); len(want)+len(s.Records) > 0 {
			if diff := cmp.Diff(want, s.Records); diff != "" {
				t.Fatal(diff)
			}
		}
	})
}

// Where cells are texts and whole numbers, excelize's own reader must agree.
func TestAgainstExcelizeRows(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var rows [][]string
		for range rapid.IntRange(1, 8).Draw(t, "rows") {
			rows = append(rows, rapid.SliceOfN(rapid.SampledFrom([]string{"", "Devon", "12", "North Wales", "0", "186"}), 1, 6).Draw(t, "row"))
		}
		data := handmade{rows: rowsOf(rows...)}.parts()
		f, err := excelize.OpenReader(bytes.NewReader(packed(data)))
		if err != nil {
			t.Fatal(err)
		}
		theirs, err := f.GetRows("Data", excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		w, err := Open("x.xlsx", bytes.NewReader(packed(data)), Options{})
		if err != nil {
			t.Fatal(err)
		}
		s, err := w.Read("")
		if err != nil {
			t.Fatal(err)
		}
		if len(theirs) != len(s.Records) {
			t.Fatalf("%d rows, want %d", len(s.Records), len(theirs))
		}
		for i, row := range theirs {
			ours := s.Records[i]
			for len(ours) > 0 && ours[len(ours)-1] == "" {
				ours = ours[:len(ours)-1]
			}
			if len(row)+len(ours) > 0 && !cmp.Equal(row, ours) {
				t.Fatalf("row %d: %q, want %q", i+1, ours, row)
			}
		}
	})
}

func ExampleOpen() {
	made := excelize.NewFile()
	rows := [][]any{{"County", "Month", "People", "By phone"}, {"Devon", time.Date(2019, 3, 1, 0, 0, 0, 0, time.UTC), 1186, 0.99}}
	for i, row := range rows {
		if err := made.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &row); err != nil {
			panic(err)
		}
	}
	percent, err := made.NewStyle(&excelize.Style{NumFmt: 9})
	if err == nil {
		err = made.SetCellStyle("Sheet1", "D2", "D2", percent)
	}
	var file bytes.Buffer
	if err == nil {
		err = made.Write(&file)
	}
	if err != nil {
		panic(err)
	}

	w, err := Open("contacts.xlsx", &file, Options{})
	if err != nil {
		panic(err)
	}
	sheet, err := w.Read("")
	if err != nil {
		panic(err)
	}
	for _, record := range sheet.Records {
		fmt.Printf("%q\n", record)
	}
	// Output:
	// ["County" "Month" "People" "By phone"]
	// ["Devon" "March 2019" "1186" "99%"]
}
