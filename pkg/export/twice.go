package export

import (
	"fmt"
	"slices"

	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/scan"
)

// This file is about rows of a log that were exported twice, as where two
// reports were pasted below each other or a join met two partners: every row has
// a number of its own there, and some rows have that of another.

// rowIdentifiers are heads of columns with a number of each row. A number of a
// person may stand in many.
var (
	rowIdentifiers = []string{"id", "ref", "reference", "guid", "uuid", "serial", "serial number", "reference number", "ref no", "reference no", "case id", "case number", "case no", "case ref", "case reference", "contact id", "contact number", "contact ref", "contact reference", "call id", "call number", "call ref", "call reference", "record id", "record number", "ticket id", "ticket number", "enquiry id", "enquiry number", "enquiry ref", "enquiry reference", "incident id", "incident number", "referral id", "referral number", "interaction id", "activity id", "session id", "chat id"}

	anyLetter = "0123456789abcdefghijklmnopqrstuvwxyz"
)

// seldomTwice is how many rows there must be for each that has the number of
// another: where more do, the number is of something that has several rows.
const seldomTwice = 10

// identifier finds the column that numbers the rows of a log, -1 for none. It
// is watched in files of which all that it holds can be kept.
func (l *layout) identifier(small bool) int {
	if !small || l.counting() || !l.dated() && !l.cases {
		return -1
	}
	return slices.IndexFunc(l.heads, func(h head) bool { return h.is(rowIdentifiers) })
}

// identifierWatch watches a column of such numbers.
func identifierWatch(column int) scan.Watch { return scan.Watch{Column: column, Letters: anyLetter} }

// again is what one worker saw of the numbers of rows.
type again struct {
	rows  map[string]scan.Position // the last row of each number
	tally tally                    // rows with the number of another
}

// countAgain counts the rows of a block that have the number of another row.
func (w *folder) countAgain(b *scan.Block, dicts []*scan.Dictionary) {
	if w.identifier < 0 {
		return
	}
	at := len(w.voids)
	dict := dicts[len(w.keys)+at]
	for _, hit := range b.Watched[at] {
		value := tidy(string(dict.Bytes(hit.ID)))
		if _, met := w.again.rows[value]; met {
			w.again.tally.add(b.Position(hit.Row))
		}
		w.again.rows[value] = b.Position(hit.Row)
	}
}

// noteAgain says how many rows have the number of another.
func (r *reader) noteAgain() {
	if r.identifier < 0 {
		return
	}
	var all tally
	seen := map[string]bool{}
	for _, w := range r.workers {
		all.merge(&w.again.tally)
		for value, at := range w.again.rows {
			if seen[value] {
				all.add(at)
			}
			seen[value] = true
		}
	}
	if all.count == 0 || all.count*seldomTwice > r.rows {
		return
	}
	rows := "1 row has"
	if all.count > 1 {
		rows = fmt.Sprintf("%d rows have", all.count)
	}
	r.export.notes = append(r.export.notes, caveat.Caveat{ID: caveat.RepeatedRows, Place: fmt.Sprintf("%s:%d", r.file.input.Name, r.layouts.Row(all.first)),
		Text: fmt.Sprintf("%s a value of %q that another row has too; every row is counted", rows, r.layout.heads[r.identifier].text),
		Hint: "if rows were exported twice, take them out; to count each value once: --unique " + quoteHead(r.layout.heads[r.identifier].text)})
}
