package export

import (
	"errors"
	"io"
	"strings"

	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/scan"
	"github.com/pressfigures/figures/pkg/workbook"
)

// openSheet opens the sheet of a workbook as a table, and says what a reader of
// the sheet would not see.
func (e *Export) openSheet(f *file, r io.Reader) error {
	name := f.input.Name
	w, err := workbook.Open(name, r, workbook.Options{Sheet: e.options.Sheet, Limits: e.options.Limits.orDefault().sheet()})
	if errors.Is(err, workbook.ErrNotWorkbook) {
		return foreign(name, []byte("PK\x03\x04"))
	}
	if err != nil {
		return err
	}
	sheet, err := w.Read("")
	if err != nil {
		return err
	}
	sheet.JoinHeads()
	indent(sheet.Records, sheet.Indents)
	f.sheet = sheet.Name
	f.table = scan.FromRecords(name, sheet.Records)
	for _, n := range sheet.Notes {
		e.note(caveat.TableChoice, name+": "+n)
	}
	f.hides = newHiding(sheet, f.table)
	return nil
}

// indent puts blanks before labels that are indented by their format, as they
// stand before them in a text file.
func indent(records [][]string, steps []int) {
	for i, n := range steps {
		if n == 0 || i >= len(records) {
			continue
		}
		for c, text := range records[i] {
			if text != "" {
				records[i][c] = strings.Repeat(" ", n) + text
				break
			}
		}
	}
}
