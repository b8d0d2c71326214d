package export

import (
	"errors"
	"fmt"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/scan"
)

// repeatsHeads reports whether every label of a row is the head of its column,
// as where one table was put below another of the same heads.
func (w *folder) repeatsHeads(key rowKey) bool {
	for k := range w.keys {
		if w.keys[k].days != nil && key[k] != headDay || w.keys[k].book != nil && !w.keys[k].book.folded && !w.keys[k].book.repeatsHead(key[k]) {
			return false
		}
	}
	return len(w.keys) > 0
}

// headAgain reports whether a head stands among the values of its column.
func (w *folder) headAgain() bool {
	for k := range w.keys {
		if w.keys[k].book != nil && w.keys[k].book.headSeen() || w.keys[k].days != nil && w.top[k] >= headDay {
			return true
		}
	}
	return false
}

// dateOf refuses a row without a date.
func (w *folder) dateOf(key rowKey, at scan.Position) error {
	for k := range w.keys {
		if w.keys[k].days != nil && key[k] == blankDay {
			return scan.At(at, w.keys[k].column+1, hinted(errors.New("the date is blank"), "give the row its date, or take the row out"))
		}
	}
	return nil
}

// grandTotal reports whether a row names no period and no area but a total
// word, as the last row of a spreadsheet does: it sums up everything above.
func (w *folder) grandTotal(key rowKey) bool {
	if len(w.layout.periods) == 0 {
		return false
	}
	total := false
	for k := range w.keys {
		book := w.keys[k].book
		text := book.text(key[k])
		if total = total || area.IsTotal(text); text != "" && !area.IsTotal(text) || key[k]&pendingCode != 0 {
			return false
		}
	}
	return total
}

// hollow reports whether a row has no numbers and is not wholly named: a blank
// line of commas, a label above a group, a note below the table.
func (w *folder) hollow(key rowKey, cells []oddCell) bool {
	for n := range w.layout.numbers {
		if !cells[n].odd || len(cells[n].text) > 0 && tidy(string(cells[n].text)) != "" {
			return false
		}
	}
	if len(w.keys) == 0 {
		return w.layout.counting()
	}
	named := 0
	for k := range w.keys {
		if !w.blank(k, key[k]) {
			named++
		}
	}
	if !w.layout.counting() {
		return named == 0
	}
	return named == 0 || named < len(w.keys) || len(w.keys) == 1 && w.isFooter(key)
}

// blank reports whether a code stands for an empty cell.
func (w *folder) blank(k int, code uint32) bool {
	if w.keys[k].days != nil {
		return code == blankDay
	}
	return code == blankCode && !w.keys[k].book.folded
}

// skip takes note of a hollow row, and of its labels.
func (w *folder) skip(key rowKey, at scan.Position) {
	named := false
	for k := range w.keys {
		named = named || !w.blank(k, key[k])
	}
	switch {
	case !named && !w.layout.counting():
		w.empty.add(at, key)
	case !named:
	case w.isFooter(key):
		w.footers.add(at, key)
	default:
		w.unnumbered.add(at, key)
		w.repeatLabels(&key)
	}
}

// isFooter reports whether the label of a row without numbers reads like a
// note: "Source: ...", "1. Figures are rounded", a sentence.
func (w *folder) isFooter(key rowKey) bool {
	for k := range w.keys {
		if book := w.keys[k].book; book != nil && !w.blank(k, key[k]) {
			return looksLikeNote(book.text(key[k]))
		}
	}
	return false
}

// repeatLabels fills blanks below a label, and keeps the labels in force. A
// blank right of a label of its own row is not a repetition: after "South West"
// comes a row about the South West itself.
func (w *folder) repeatLabels(key *rowKey) {
	fresh := false
	for _, k := range w.order {
		switch named := !w.blank(k, key[k]); {
		case named && w.keys[k].fill:
			w.last[k], fresh = key[k], true
		case named:
			fresh = true
		case w.keys[k].fill && !fresh:
			key[k] = w.last[k]
		}
	}
}

// ragged takes a row that has not as many fields as the heads.
func (w *folder) ragged(r scan.Ragged) error {
	fields := make([]string, len(r.Fields))
	for i, f := range r.Fields {
		fields[i] = tidy(string(f))
	}
	named := filled(fields)
	if named == 0 {
		return nil
	}
	if named == 1 && fields[0] != "" || named < 3 && (looksLikeNote(fields[0]) || w.wordy(fields)) {
		w.footers.add(r.Position, rowKey{})
		return nil
	}
	if len(fields) > w.layout.width && filled(fields[w.layout.width:]) == 0 {
		return w.whole(r, fields)
	}
	return scan.At(r.Position, 0, hinted(fmt.Errorf("the row has %d fields where the heads have %d", len(fields), w.layout.width),
		"a comma inside a cell needs quotes round the cell; open the file in a spreadsheet to see which cell spills over"))
}

// wordy reports whether a row that is too short holds words and no number
// behind its first cell, as the lines of a list of notes do.
func (w *folder) wordy(fields []string) bool {
	words := false
	for _, text := range fields[1:] {
		if isNumber(text, w.layout.separators) || w.marks.known(text) {
			return false
		}
		words = words || text != ""
	}
	return words && len(fields) < w.layout.width
}

// whole folds a row that only has empty fields too many.
func (w *folder) whole(r scan.Ragged, fields []string) error {
	var key rowKey
	for k := range w.keys {
		key[k] = w.keys[k].of(r.Fields[w.keys[k].column], r.Position)
	}
	var cells []oddCell
	for _, n := range w.layout.numbers {
		cells = append(cells, oddCell{odd: true, text: r.Fields[n.column]})
	}
	if p := w.layout.population; p >= 0 {
		cells = append(cells, oddCell{odd: true, text: r.Fields[p]})
	}
	return w.row(key, cells, r.Position)
}
