package export

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/caveat"
)

// This file is about rows below a table of areas that are about its numbers and
// stand for no place: the average of the areas, the target, the change. Added to
// the areas they would make the total wrong.

// meanWords begin or end the label of a row that gives an average or an aim:
// "England average", "Target", "Average of forces".
var meanWords = []string{"average", "averages", "avg", "mean", "median", "target", "targets", "benchmark", "baseline"}

// otherStatistics are whole labels of rows that give other numbers about the
// areas.
var otherStatistics = []string{
	"change", "% change", "percentage change", "percent change", "per cent change", "annual change", "year on year change", "yoy change", "net change", "difference", "variance", "growth", "% growth", "increase", "decrease",
	"count", "counts", "number of rows", "number of records", "number of areas", "records", "rows", "row count", "record count", "count of areas", "n",
	"rank", "ranking", "percentage", "per cent", "% of total", "% of all", "percentage of total", "standard deviation", "st dev", "std dev", "minimum", "min", "maximum", "max", "lowest", "highest", "range",
}

// namesStatistic reports whether a label in the area column names a number about
// the areas and no area.
func namesStatistic(label string) bool {
	h := newHead(cleanPlace(label))
	if h.words == "" {
		return false
	}
	if slices.Contains(otherStatistics, h.words) {
		return true
	}
	if saysPartOf(h.words) || saysOfExport(h.words) {
		return true
	}
	return slices.ContainsFunc(meanWords, func(w string) bool { return startsOrEndsWith(h.words, w) })
}

// saysPartOf reports whether a label says that it is a part of what stands above
// it: "of which London", "including Bristol".
func saysPartOf(words string) bool {
	for _, lead := range []string{"of which ", "of whom ", "including ", "incl ", "included above"} {
		if strings.HasPrefix(words, lead) {
			return true
		}
	}
	return false
}

// saysOfExport reports whether a label speaks of the list or of the export and not
// of a place: "Number of counties", "Missing returns", "Report run".
func saysOfExport(words string) bool {
	for _, lead := range []string{"number of ", "no of ", "count of ", "report run", "run date", "report date", "date of report", "last updated", "last refreshed", "data extracted", "date extracted", "generated on", "printed on", "exported on"} {
		if strings.HasPrefix(words, lead) {
			return true
		}
	}
	return slices.Contains([]string{"missing returns", "returns", "nil returns", "late returns", "returns received", "no return"}, words)
}

// percentOf is the label of a row beside one of percentages: "Kent" for "Kent %" and
// for "Kent (per cent)"; "" for any other.
func percentOf(label string) string {
	bare := strings.TrimRight(label, " ()")
	for _, end := range []string{"%", "per cent", "percent", "percentage", "rate"} {
		if n := len(bare) - len(end); n > 0 && strings.EqualFold(bare[n:], end) && strings.ContainsAny(bare[n-1:n], " (") {
			return strings.TrimRight(bare[:n], " (-:")
		}
	}
	return ""
}

// startsOrEndsWith reports whether a word is the first or the last of a text.
func startsOrEndsWith(text, word string) bool {
	return text == word || len(text) > len(word) && (text[:len(word)+1] == word+" " || text[len(text)-len(word)-1:] == " "+word)
}

// aboutRows finds the rows of a table that name such a number.
type aboutRows struct {
	*reader
	known  map[string]bool // by label
	last   rowKey          // the area codes of the row before, and what it was
	lastIs bool
	labels []string
	first  int64 // row of one, 0 for none
}

// has reports whether the row of a cell is one. In a log every row is a contact,
// whatever its area is called.
func (a *aboutRows) has(key rowKey, cell int) bool {
	if !a.layout.counting() || a.layout.dated() {
		return false
	}
	if areas := key[:len(a.folding.places)]; a.last == nil || !slices.Equal(areas, a.last) {
		a.last, a.lastIs = append(a.last[:0], areas...), a.names(areas)
	}
	if a.lastIs {
		a.first = min(cmp.Or(a.first, math.MaxInt64), a.sums.rowsOf(cell).First)
	}
	return a.lastIs
}

// names reports whether one of the area codes of a row stands for such a number.
func (a *aboutRows) names(areas rowKey) bool {
	for i, k := range a.folding.places {
		book := a.keys[k].book
		if label := book.text(areas[i]); a.is(label, book) {
			return true
		}
	}
	return false
}

func (a *aboutRows) is(label string, of *book) bool {
	is, known := a.known[label]
	if !known {
		if is = namesStatistic(label) || of.has(percentOf(label)); is {
			a.labels = append(a.labels, fmt.Sprintf("%q", label))
		}
		a.known[label] = is
	}
	return is
}

// note says which rows were left out.
func (a *aboutRows) note() {
	if a.first == 0 {
		return
	}
	slices.Sort(a.labels)
	a.export.notes = append(a.export.notes, caveat.Caveat{ID: caveat.IgnoredRow, Place: fmt.Sprintf("%s:%d", a.file.input.Name, a.first),
		Text: joinSome(a.labels, 3) + ": a row about the areas, or a part of one, is left out"})
}
