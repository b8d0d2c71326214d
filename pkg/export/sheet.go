package export

import (
	"bytes"
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
	if err != nil {
		return notBook(name, err)
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

// compoundMark begins the files of older Office programs, and workbooks that are
// protected with a password.
const compoundMark = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"

// isCompound reports whether a file is one of these: which of them only shows
// further inside.
func isCompound(head []byte) bool { return bytes.HasPrefix(head, []byte(compoundMark)) }

// notBook is the error for what cannot be opened as a workbook. One that says
// what to do about it stands as it is; others are of archives that are none.
func notBook(name string, err error) error {
	advised, ok := errors.AsType[interface {
		error
		Hint() string
	}](err)
	if !errors.Is(err, workbook.ErrNotWorkbook) || ok && advised.Hint() != "" {
		return err
	}
	return foreign(name, []byte(zipMark))
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
