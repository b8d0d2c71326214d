package export

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/period"
	"github.com/pressfigures/figures/pkg/scan"
)

// repeatsHeads reports whether every label of a row is the head of its column,
// as where one table was put below another of the same heads.
func (w *folder) repeatsHeads(key rowKey) bool {
	for _, k := range w.keys {
		if k.days != nil && key[k.at] != headDay || k.book != nil && !k.folded() && !k.book.repeatsHead(key[k.at]) {
			return false
		}
	}
	return len(w.keys) > 0
}

// dateOf refuses a row without a date, and takes note of one whose date cannot
// be read: which of these comes first in the file is known at its end.
func (w *folder) dateOf(key rowKey, at scan.Position) (bad bool, err error) {
	for _, k := range w.keys {
		switch {
		case k.days == nil:
		case key[k.at] == blankDay:
			return true, scan.At(at, k.column+1, hinted(errors.New("the date is blank"), "give the row its date, or take the row out"))
		case key[k.at] >= badDay && key[k.at] < headDay:
			k.days.blame(key[k.at])
			return true, nil
		}
	}
	return false, nil
}

// isNote reports whether a row is a line of notes that fills the cells of the
// table: its first label is a mark that is explained ("*", "..", "(1)") or
// begins like a note, and its number cells hold words or nothing; or it holds
// one text and nothing else where the date should be.
func (w *folder) isNote(key rowKey, cells []oddCell) bool {
	dated := false
	for n := range w.layout.numbers {
		if !cells[n].odd {
			return false
		}
		text := tidy(string(cells[n].text))
		dated = dated || isDay(text)
		if text != "" && !isWording(text) && !isDay(text) {
			return false
		}
	}
	first, named := "", 0
	for _, k := range w.order {
		if text := w.keys[k].textOf(key); text != "" {
			if named++; named == 1 {
				first = text
			}
		}
	}
	if dated {
		return named == 1 && saysWhenMade([]string{first})
	}
	if w.layout.dated() {
		return w.isNoteOfLog(key, first, named)
	}
	return w.layout.counting() && (w.marks.known(first) || isReference(first) || looksLikeNote(first) && named < len(w.keys))
}

// isDay reports whether a text is a full date, as behind "Printed".
func isDay(text string) bool {
	if len(text) < 6 || len(text) > 40 || !hasDigit(text) {
		return false
	}
	_, _, err := period.ParseDate(text, period.Unknown)
	return err == nil
}

// isNoteOfLog is isNote for rows whose date is no date.
func (w *folder) isNoteOfLog(key rowKey, first string, named int) bool {
	for _, k := range w.keys {
		if k.days != nil && k.textOf(key) != "" {
			return named == 1 || w.marks.known(first) || isReference(first) || looksLikeNote(first)
		}
	}
	return false
}

// textOf returns the text of a row in a column, "" for a date that can be read
// and for a column whose values are folded together.
func (k keyColumn) textOf(key rowKey) string {
	switch {
	case k.folded():
		return ""
	case k.days != nil:
		return k.days.badText(key[k.at])
	case key[k.at]&pendingCode != 0:
		return ""
	}
	return k.book.text(key[k.at])
}

// reference is what points to a note: "(1)", "[2]", "1.", "**".
var reference = lazily(`^(?:\(\w{1,2}\)|\[(?:note )?\w{1,2}\]|\d{1,2}[.)]|[*†‡§]+)$`)

func isReference(text string) bool { return len(text) < 12 && reference().MatchString(text) }

// isWording reports whether a text is words: two at least, and no number.
func isWording(text string) bool {
	return strings.Contains(text, " ") && len(strings.Trim(text, "0123456789.,-+%£() ")) > len(text)/2
}

// grandTotal reports whether a row names no period and no area but a total
// word, as the last row of a spreadsheet does: it sums up everything above.
func (w *folder) grandTotal(key rowKey) bool {
	if len(w.layout.periods) == 0 && !(w.layout.dated() && w.layout.counting()) {
		return false
	}
	total := false
	for _, k := range w.keys {
		if k.days != nil && key[k.at] < badDay {
			return false
		}
		text := k.textOf(key)
		if total = total || area.IsTotal(text); text != "" && !area.IsTotal(text) || k.fill && !k.folded() && key[k.at]&pendingCode != 0 {
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
	named, repeats := 0, 0
	for _, k := range w.keys {
		switch {
		case !k.blank(key):
			named++
		case k.fill && named == 0:
			repeats++ // the label above stands for it
		}
	}
	if !w.layout.counting() {
		return named == 0
	}
	return named == 0 || named+repeats < len(w.keys) || len(w.keys) == 1 && w.isFooter(key)
}

// blank reports whether a row's cell in the column is empty; one of a folded
// column never counts as such.
func (k keyColumn) blank(key rowKey) bool {
	switch {
	case k.folded():
		return false
	case k.days != nil:
		return key[k.at] == blankDay
	}
	return key[k.at] == blankCode
}

// skip takes note of a hollow row, and of its labels.
func (w *folder) skip(key rowKey, at scan.Position) {
	named := false
	for _, k := range w.keys {
		named = named || !k.blank(key)
	}
	switch {
	case !named && !w.layout.counting():
		w.empty.add(at)
	case !named:
	case w.isFooter(key):
		w.footers.add(at)
	default:
		w.unnumbered.add(at)
		w.repeatLabels(key)
	}
}

// isFooter reports whether the label of a row without numbers reads like a
// note: "Source: ...", "1. Figures are rounded", a sentence.
func (w *folder) isFooter(key rowKey) bool {
	for _, k := range w.keys {
		if k.book != nil && !k.blank(key) {
			return !k.folded() && looksLikeNote(k.book.text(key[k.at]))
		}
	}
	return false
}

// repeatLabels fills blanks below a label, and keeps the labels in force. A
// blank right of a label of its own row is not a repetition: after "South West"
// comes a row about the South West itself.
func (w *folder) repeatLabels(key rowKey) {
	if w.saysGrand(key) {
		return
	}
	fresh := false
	for _, i := range w.order {
		k := w.keys[i]
		switch {
		case !k.blank(key):
			fresh = true
			if k.fill && !k.folded() {
				w.last[k.at] = key[k.at]
			}
		case k.fill && !fresh:
			key[k.at] = w.last[k.at]
		}
	}
}

// saysGrand reports whether a label of a row says that it is the total of all
// there is, and of no group.
func (w *folder) saysGrand(key rowKey) bool {
	for _, k := range w.keys {
		if k.book == nil || k.folded() || k.fill && key[k.at]&pendingCode != 0 {
			continue
		}
		if words := area.Fold(cleanPlace(k.textOf(key))); words == "grand total" || words == "overall total" {
			return true
		}
	}
	return false
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
	switch {
	case len(fields) > w.layout.width && filled(fields[w.layout.width-len(w.layout.outside()):]) == 0, w.isWhole(fields):
		return w.whole(r, fields)
	case named == 1 && fields[0] != "" && (looksLikeNote(fields[0]) || len(w.keys) == 0):
		w.footers.add(r.Position)
		return nil
	case named == 1 && fields[0] != "":
		return w.lonely(r, fields[0])
	case named < 3 && (looksLikeNote(fields[0]) || isReference(fields[0]) || w.marks.known(fields[0])) && onlyWords(fields[1:]):
		w.footers.add(r.Position)
		return nil
	case named < 3 && w.wordy(fields):
		w.doubtful = append(w.doubtful, shortRow{r.Position, fields})
		return nil
	}
	return scan.At(r.Position, 0, hinted(fmt.Errorf("the row has %d fields where the heads have %d", len(fields), w.layout.width),
		"a comma inside a cell needs quotes round the cell; open the file in a spreadsheet to see which cell spills over"))
}

// outside watches the columns at the right end that have no head and next to
// nothing in them: a cell there may be the last of a row that has one too many,
// whose other cells then stand below the wrong heads.
func (l *layout) outside() []scan.Watch {
	var out []scan.Watch
	for c := l.width - 1; c >= 0 && l.heads[c].text == "" && l.stats[c].filled <= max(1, len(l.sample)/10); c-- {
		out = append(out, scan.Watch{Column: c, Letters: "0123456789abcdefghijklmnopqrstuvwxyz"})
	}
	return out
}

// checkOutside refuses a block with a cell in a column of layout.outside.
func (w *folder) checkOutside(b *scan.Block, dicts []*scan.Dictionary) error {
	columns := w.layout.outside()
	for i, column := range columns {
		n := len(b.Watched) - len(columns) + i
		for _, hit := range b.Watched[n] {
			text := tidy(string(dicts[len(dicts)-len(columns)+i].Bytes(hit.ID)))
			return scan.At(b.Position(hit.Row), column.Column+1, hinted(fmt.Errorf("%q stands in a column without a head: the row has fields where the heads have none", text),
				"take a cell too many out of the row, or give the column a head"))
		}
	}
	return nil
}

// isWhole reports whether a row that is too short has all its cells: as many as
// the row of heads, or all that are read where rows leave out those at the end.
func (w *folder) isWhole(fields []string) bool {
	n := len(fields)
	if n >= w.layout.width {
		return false
	}
	return n >= w.layout.own && w.headless(n) || w.layout.short && filled(fields) > 1 && (w.headless(n) || w.unused(n))
}

// headless reports whether no column from the given one on has a head.
func (w *folder) headless(from int) bool {
	for _, h := range w.layout.heads[from:] {
		if h.text != "" {
			return false
		}
	}
	return true
}

// unused reports whether no column from the given one on is read.
func (w *folder) unused(from int) bool {
	for _, k := range w.keys {
		if k.column >= from && !k.quiet {
			return false
		}
	}
	return w.layout.population < from && !slices.ContainsFunc(w.layout.numbers, func(n numberColumn) bool { return n.column >= from })
}

// lonely takes a row with one text at its start and nothing else: a label above
// a group, a line below the table.
func (w *folder) lonely(r scan.Ragged, text string) error {
	w.unnumbered.add(r.Position)
	for _, k := range w.keys {
		if k.column == 0 && k.fill && !k.folded() {
			w.last[k.at] = k.of([]byte(text), r.Position)
		}
	}
	return nil
}

// shortRow is a row that is too short to be one of data, or has lost a cell.
type shortRow struct {
	at     scan.Position
	fields []string
}

// wordy reports whether a row that is too short holds words and no number
// behind its first cell, as the lines of a list of notes do.
func (w *folder) wordy(fields []string) bool {
	return filled(fields[1:]) > 0 && !w.hasNumber(fields[1:]) && len(fields) < w.layout.width
}

// onlyWords reports whether no field but those of words holds anything.
func onlyWords(fields []string) bool {
	return !slices.ContainsFunc(fields, func(text string) bool { return text != "" && !isWording(text) && hasDigit(text) })
}

func (w *folder) hasNumber(fields []string) bool {
	return slices.ContainsFunc(fields, func(text string) bool {
		return isNumber(text, w.layout.separators) || w.marks.known(text)
	})
}

// settleDoubtful refuses a row that is too short and has labels of the data in
// their columns: it has lost its numbers. Others are notes.
func (r *reader) settleDoubtful() error {
	var first *shortRow
	for _, w := range r.workers {
		for i := range w.doubtful {
			d := &w.doubtful[i]
			if !r.hasLabels(d.fields) {
				w.footers.add(d.at)
			} else if first == nil || d.at < first.at {
				first = d
			}
		}
	}
	if first == nil {
		return nil
	}
	return hinted(fmt.Errorf("%s:%d: the row has %d fields where the heads have %d", r.file.input.Name, r.layouts.Row(first.at), len(first.fields), r.layout.width),
		"give the row its numbers, or take it out")
}

// hasLabels reports whether a text of a row is a label of the data elsewhere. A
// row that has lost a cell has its labels in other columns.
func (r *reader) hasLabels(fields []string) bool {
	for _, k := range r.keys {
		if k.book != nil && slices.ContainsFunc(fields, k.book.has) {
			return true
		}
	}
	return false
}

// whole folds a row that only has empty fields too many, or too few where there
// are no heads.
func (w *folder) whole(r scan.Ragged, fields []string) error {
	for len(r.Fields) < w.layout.width {
		r.Fields = append(r.Fields, nil)
	}
	key := w.keyOf(func(k int) uint32 { return w.keys[k].of(r.Fields[w.keys[k].column], r.Position) })
	var cells []oddCell
	for _, n := range w.layout.numbers {
		cells = append(cells, oddCell{odd: true, text: r.Fields[n.column]})
	}
	if p := w.layout.population; p >= 0 {
		cells = append(cells, oddCell{odd: true, text: r.Fields[p]})
	}
	if w.witness != nil {
		w.stray = &r.Fields[w.people.column]
		defer func() { w.stray = nil }()
	}
	return w.row(key, cells, r.Position)
}
