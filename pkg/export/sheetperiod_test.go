package export_test

import (
	"bytes"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/export"
)

// A sheet for each month names its month.
func TestPeriodOfASheet(t *testing.T) {
	book := excelize.NewFile()
	for i, name := range []string{"Jan 2019", "Feb 2019"} {
		if _, err := book.NewSheet(name); err != nil {
			t.Fatal(err)
		}
		for r, row := range [][]any{{"County", "Calls"}, {"Kent", 10 + i}, {"Devon", 20 + i}} {
			for c, cell := range row {
				at, err := excelize.CoordinatesToCellName(c+1, r+1)
				if err != nil {
					t.Fatal(err)
				}
				if err := book.SetCellValue(name, at, cell); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	var file bytes.Buffer
	if err := book.Write(&file); err != nil {
		t.Fatal(err)
	}
	c, _, err := load(t, export.Options{Sheet: "Feb 2019"}, cube.Plan{}, input("calls.xlsx", file.String()))
	if err != nil {
		t.Fatal(err)
	}
	if got := answer(t, c, "; 2019-02"); got != "32" {
		t.Errorf("got %s, want 32", got)
	}
	if got := answer(t, c, "; 2019-01"); got != "none" {
		t.Errorf("got %s for the other month, want none", got)
	}
}
