package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// writeBook writes a workbook with a filter in use and a hidden sheet, and
// returns its path.
func writeBook(t *testing.T) string {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	rows := [][]any{{"County", "2018", "2019"}, {"Kent", 500, 1000}, {"Essex", 100, 200}, {"Dorset", 20, 30}, {"Total", 620, 1230}}
	for i, row := range rows {
		cell, err := excelize.CoordinatesToCellName(1, i+1)
		if err == nil {
			err = f.SetSheetRow("Sheet1", cell, &row)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	filter := []excelize.AutoFilterOptions{{Column: "A", Expression: "x == Kent"}}
	_, err := f.NewSheet("Raw")
	path := filepath.Join(t.TempDir(), "contacts.xlsx")
	for _, err := range []error{err, f.SetSheetVisible("Raw", false), f.AutoFilter("Sheet1", "A1:C4", filter), f.SetRowVisible("Sheet1", 3, false), f.SetRowVisible("Sheet1", 4, false), f.SaveAs(path)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	return path
}

// Rows that a filter hides are counted, and that is said once, with the totals
// of what is seen and of all.
func TestFilteredWorkbook(t *testing.T) {
	path := writeBook(t)
	got := world{}.run(t, "total", path, "--period", "2019")
	if got.status != exitDone || !strings.Contains(got.stdout, "1,230") {
		t.Errorf("status %d, stdout %q", got.status, got.stdout)
	}
	want := `2 rows of the sheet "Sheet1" are filtered out (rows 3, 4) and counted all the same: the counts add up to 1,850 with them and to 1,500 without them [hidden-rows]`
	if !strings.Contains(got.stderr, want) || strings.Count(got.stderr, "rows 3, 4") != 1 || !strings.Contains(got.stderr, "hint: if what is hidden should not count") {
		t.Errorf("stderr %q, want %q once", got.stderr, want)
	}
	if !strings.Contains(got.stderr, `hidden sheets are not read: "Raw"`) {
		t.Errorf("stderr %q does not name the hidden sheet", got.stderr)
	}
	got = world{}.run(t, "total", path, "--period", "2019", "--area", "Kent", "--hidden-rows", "leave-out")
	if got.status != exitDone || !strings.Contains(got.stdout, "1,000") || strings.Contains(got.stderr, "counted all the same") {
		t.Errorf("rows left out: status %d, stdout %q, stderr %q", got.status, got.stdout, got.stderr)
	}
	if got = (world{}).run(t, "total", path, "--period", "2019", "--strict"); got.status != exitFailed || got.stdout != "" {
		t.Errorf("--strict: status %d, stdout %q", got.status, got.stdout)
	}
	got = world{}.run(t, "total", path, "--sheet", "Shet1")
	if got.status == exitDone || !strings.Contains(got.stderr, `has no sheet "Shet1"; its sheets are "Sheet1", "Raw" (hidden)`) || !strings.Contains(got.stderr, `did you mean "Sheet1"? Type: --sheet Sheet1`) {
		t.Errorf("status %d, stderr %q", got.status, got.stderr)
	}
}

// What is said of a text file is not said of a workbook.
func TestInspectWorkbook(t *testing.T) {
	got := world{}.run(t, "inspect", writeBook(t))
	if got.status != exitDone || !strings.Contains(got.stdout, "\n  the sheet \"Sheet1\" of a workbook\n") || strings.Contains(got.stdout, "separated by") {
		t.Errorf("status %d, stdout %q", got.status, got.stdout)
	}
}

// A workbook's own message reaches the screen.
func TestOldWorkbook(t *testing.T) {
	path := filepath.Join(t.TempDir(), "contacts.xls")
	content := "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + strings.Repeat("\x00", 600) + "W\x00o\x00r\x00k\x00b\x00o\x00o\x00k\x00"
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	got := world{}.run(t, "total", path)
	if got.status != exitFailed || !strings.Contains(got.stderr, "in the format of Excel 2003 and older (.xls)") || !strings.Contains(got.stderr, "figures: hint: open it in Excel and save it as an Excel workbook (.xlsx)") {
		t.Errorf("status %d, stderr %q", got.status, got.stderr)
	}
}
