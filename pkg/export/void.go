package export

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/caveat"
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

// noteVoid names rows of a log that say they are void and are counted all the
// same, in columns that the question does not name. It goes by the first rows.
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
		var void []string
		rest := ""
		rows := 0
		for _, value := range l.seen(c) {
			if h.isVoid(value) {
				void = append(void, fmt.Sprintf("%q", value))
				rows += l.stats[c].distinct[value]
			} else if rest == "" {
				rest = value
			}
		}
		if len(void) == 0 || rest == "" {
			continue
		}
		r.export.notes = append(r.export.notes, caveat.Caveat{ID: caveat.VoidRows,
			Text: fmt.Sprintf("%s: rows that say %s below %q are counted like all others (%d of the first %d)", r.file.input.Name, strings.Join(void, " or "), h.text, rows, len(l.sample)),
			Hint: fmt.Sprintf("if they are no contacts, count the others: --where %s=%s, once for each value that counts", quoteHead(h.text), quoteHead(rest))})
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
