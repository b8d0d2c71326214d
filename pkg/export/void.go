package export

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/scan"
)

// This file is about rows of a log that say of themselves that they may be no
// contacts: duplicates, tests, what was typed in error.

// voidWords are values that say so below any head, and doubtfulWords those that
// do below a head such as "Status"; elsewhere they may be a subject.
var (
	voidWords     = []string{"duplicate", "duplicates", "duplicated", "duplicate record", "duplicate case", "spam", "void", "voided", "deleted", "created in error", "entered in error", "logged in error", "raised in error", "dummy", "test record", "test case", "test call", "test data", "merged"}
	doubtfulWords = []string{"test", "testing", "training", "cancelled", "canceled", "invalid", "error", "in error", "withdrawn", "rejected", "junk", "not a contact"}
	statusWords   = []string{"status", "state", "outcome", "result", "disposition", "resolution", "stage", "record type", "record status", "case status", "call status", "ticket status", "status reason", "closure reason", "close reason", "validity"}
)

// flagWords are heads of columns that say yes or no to the same.
var flagWords = []string{"duplicate", "is duplicate", "deleted", "is deleted", "test", "is test", "test record", "spam", "is spam", "void", "is void", "cancelled", "is cancelled"}

// yesWords are what such a column says of a row that is one.
var yesWords = []string{"yes", "y", "true", "1"}

// isVoid reports whether a value says that its row may be no contact.
func (h head) isVoid(value string) bool {
	words := newHead(value).words
	switch {
	case h.is(flagWords) && slices.Contains(yesWords, words):
		return true
	case slices.Contains(voidWords, words):
		return true
	}
	return (h.is(statusWords) || h.has([]string{"status", "outcome"})) && slices.Contains(doubtfulWords, words)
}

// mostStatuses is how many values a column may show in the first rows to be
// watched for those that say void: a status has a few.
const mostStatuses = 50

// mayBeVoid lists the columns of a log whose heads speak of a status, or ask for
// one, and that the question does not name: rows further down may be void.
func (l *layout) mayBeVoid(named []int) []int {
	if l.counting() || !l.dated() && !l.cases {
		return nil
	}
	var out []int
	for c, h := range l.heads {
		speaks := h.is(flagWords) || h.is(statusWords) || h.has([]string{"status", "outcome"})
		if speaks && c != l.date && !slices.Contains(named, c) && !slices.Contains(l.areas, c) && len(l.stats[c].distinct) <= mostStatuses {
			out = append(out, c)
		}
	}
	return out
}

// voidWatch watches a column for values that may say void, by their first
// letters.
func voidWatch(column int) scan.Watch {
	var letters []byte
	for _, word := range slices.Concat(voidWords, doubtfulWords, yesWords) {
		letters = append(letters, word[0])
	}
	slices.Sort(letters)
	return scan.Watch{Column: column, Letters: string(slices.Compact(letters))}
}

// voidCount is how many rows of a column hold each value that says void.
type voidCount struct {
	void []bool // by id of the watch's dictionary: whether the value says void
	rows map[string]int64
}

// countVoid counts the rows of a block that say they are void.
func (w *folder) countVoid(b *scan.Block, dicts []*scan.Dictionary) {
	for i, column := range w.voids {
		v, dict, h := &w.voided[i], dicts[len(w.keys)+i], w.layout.heads[column]
		for len(v.void) < dict.Len() {
			v.void = append(v.void, h.isVoid(tidy(string(dict.Bytes(uint32(len(v.void)))))))
		}
		for _, hit := range b.Watched[i] {
			if v.void[hit.ID] {
				v.rows[tidy(string(dict.Bytes(hit.ID)))]++
			}
		}
	}
}

// voidRows counts the rows of a column by the values that say void, and says
// how many rows were looked at: all, in a column that was watched, or else the
// first.
func (r *reader) voidRows(c int) (rows map[string]int64, of string) {
	rows = map[string]int64{}
	if i := slices.Index(r.voids, c); i >= 0 {
		for _, w := range r.workers {
			for value, n := range w.voided[i].rows {
				rows[value] += n
			}
		}
		return rows, fmt.Sprintf("of %d", r.rows)
	}
	for value, n := range r.layout.stats[c].distinct {
		if r.layout.heads[c].isVoid(value) {
			rows[value] = int64(n)
		}
	}
	return rows, fmt.Sprintf("of the first %d", len(r.layout.sample))
}

// noteVoid names rows of a log that say they are void and are counted all the
// same, in columns that the question does not name.
func (r *reader) noteVoid() {
	l := r.layout
	if l.counting() || !l.dated() && !l.cases {
		return
	}
	for c, h := range l.heads {
		asked := slices.ContainsFunc(r.plan.Keys, func(k string) bool { return area.Fold(k) == area.Fold(h.text) })
		if asked || h.text == "" || slices.Contains(l.areas, c) || c == l.date {
			continue
		}
		void, of := r.voidRows(c)
		rest := slices.IndexFunc(l.seen(c), func(value string) bool { return !h.isVoid(value) })
		if len(void) == 0 || rest < 0 {
			continue
		}
		var rows int64
		var said []string
		for _, value := range slices.Sorted(maps.Keys(void)) {
			said = append(said, fmt.Sprintf("%q", value))
			rows += void[value]
		}
		r.export.notes = append(r.export.notes, caveat.Caveat{ID: caveat.VoidRows,
			Text: fmt.Sprintf("%s: rows that say %s below %q are counted like all others (%d %s)", r.file.input.Name, strings.Join(said, " or "), h.text, rows, of),
			Hint: fmt.Sprintf("if they are no contacts, count the others: --where %s=%s, once for each value that counts", quoteHead(h.text), quoteHead(l.seen(c)[rest]))})
	}
}

// isFlag reports whether a column says yes or no in figures, 1 or 0, to
// something that its head asks, and counts nothing.
func (d *decider) isFlag(c int) bool {
	words := strings.Fields(d.heads[c].words)
	if len(words) == 0 || words[0] != "is" && words[0] != "has" && words[0] != "was" && !d.heads[c].is(flagWords) {
		return false
	}
	for v := range d.stats[c].distinct {
		if v != "0" && v != "1" {
			return false
		}
	}
	return true
}

// testPlaces are names that stand where a place should in rows that somebody made
// to try a system.
var testPlaces = []string{"test", "testing", "test area", "test county", "test region", "test record", "test data", "dummy", "dummy area", "dummy data", "demo"}

// noteTests names such places: their rows are counted in every total.
func (a *assembly) noteTests() {
	rows := map[int32]int64{}
	for n, p := range a.paths {
		if len(p) > 0 && slices.Contains(testPlaces, area.Fold(p[len(p)-1])) {
			rows[int32(n)] = 0
		}
	}
	if len(rows) == 0 {
		return
	}
	for i := range a.facts {
		f := &a.facts[i]
		if _, is := rows[f.place]; is {
			rows[f.place] += f.rows[0].Count
		}
	}
	for _, place := range slices.Sorted(maps.Keys(rows)) {
		name := a.paths[place][len(a.paths[place])-1]
		a.export.notes = append(a.export.notes, caveat.Caveat{ID: caveat.VoidRows,
			Text: fmt.Sprintf("rows that say %q where a place should stand are counted like all others (%s)", name, rowsOf(rows[place])),
			Hint: "if they only tried the system, take them out of the export"})
	}
}
