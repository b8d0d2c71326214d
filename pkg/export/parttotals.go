package export

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/cube"
)

// This file is about rows that say they are totals, and of what: "Southern total"
// in a list of all counties is the sum of some of them. Taken for the total of
// all areas it would stand for them in every figure.

// wholeWords are words of the label of a total that name no part of the areas:
// what is counted, all of it, or when.
var wholeWords = []string{
	"grand", "overall", "sub", "sum", "all", "whole", "combined", "national", "nationwide", "of", "the", "for", "in", "and", "row", "column", "report", "list", "table",
	"year", "annual", "yearly", "month", "monthly", "quarter", "quarterly", "week", "weekly", "date", "period", "known", "recorded", "reported", "final", "check", "figure", "figures",
	"areas", "counties", "regions", "forces", "authorities", "districts", "places", "people", "persons", "england", "scotland", "wales", "northern ireland", "uk", "britain", "great", "united", "kingdom",
}

// namesPart reports whether the label of a total says of what, and that this is
// neither everything nor a nation.
func namesPart(label string) bool {
	words := area.Fold(cleanPlace(label))
	if hasDigit(words) || strings.Contains(words, "northern ireland") || strings.ContainsAny(label, "()") {
		return false
	}
	of := strings.FieldsFunc(words, func(r rune) bool { return r == ' ' || r == ',' || r == ':' || r == '-' || r == '/' })
	of = slices.DeleteFunc(of, func(w string) bool {
		return area.IsTotal(w) || slices.Contains(wholeWords, w) || slices.Contains(countWords, w)
	})
	return len(of) > 0
}

// part is one of the places that a total may be of, with its numbers by span and
// combination.
type part struct {
	name  string
	first int64 // its first row
	known map[totalCell]int64
}

// dropPartTotals leaves out totals of some areas only, as their labels and
// numbers say: those that name a part and are the sum of rows that stand together,
// or much less than all.
func (a *assembly) dropPartTotals() {
	if len(a.partTotals) == 0 || a.export.measure().Kind != cube.Flow && a.export.measure().Kind != cube.Stock {
		return
	}
	byLabel := map[string][]fact{} // facts of one label at one place
	for _, f := range a.facts {
		if label := a.partTotals[f.amount]; label != "" {
			key := fmt.Sprint(label, area.Separator, f.place)
			byLabel[key] = append(byLabel[key], f)
		}
	}
	drop := map[*cube.Amount]bool{}
	for _, key := range slices.Sorted(maps.Keys(byLabel)) {
		facts := byLabel[key]
		parts := a.partsOf(facts[0].place)
		run := runOf(facts, parts)
		if run == nil && !muchLess(facts, parts) {
			continue
		}
		for _, f := range facts {
			drop[f.amount] = true
		}
		a.notePartTotal(facts, parts, run)
	}
	a.facts = slices.DeleteFunc(a.facts, func(f fact) bool { return drop[f.amount] })
}

// partsOf lists the places right below one, in the order of their rows.
func (a *assembly) partsOf(place int32) []*part {
	above := a.paths[place]
	byPlace := map[int32]*part{}
	for i := range a.facts {
		f := &a.facts[i]
		path := a.paths[f.place]
		if f.total || len(path) != len(above)+1 || !slices.Equal(path[:len(above)], above) {
			continue
		}
		p := byPlace[f.place]
		if p == nil {
			p = &part{name: path[len(above)], first: f.rows[0].First, known: map[totalCell]int64{}}
			byPlace[f.place] = p
		}
		p.first = min(p.first, f.rows[0].First)
		if f.amount.Hidden == 0 {
			p.known[totalCell{0, f.combo, f.file, f.span}] = f.amount.Low
		}
	}
	var out []*part
	for _, p := range byPlace {
		out = append(out, p)
	}
	slices.SortFunc(out, func(x, y *part) int { return cmp.Or(cmp.Compare(x.first, y.first), cmp.Compare(x.name, y.name)) })
	return out
}

// runOf finds two or more parts, but not all, that stand together and add up to
// a total wherever it stands; nil where none do.
func runOf(totals []fact, parts []*part) []*part {
	unlike := func(run []*part) bool {
		return slices.ContainsFunc(totals, func(f fact) bool { return f.amount.Hidden > 0 || f.amount.Low == 0 || sumOf(f, run) != f.amount.Low })
	}
	for from := range parts {
		var sum int64 // of the first of the totals
		for to := from; to < len(parts) && to-from+1 < len(parts); to++ {
			sum += sumOf(totals[0], parts[to:to+1])
			if run := parts[from : to+1]; len(run) > 1 && sum == totals[0].amount.Low && !unlike(run) {
				return run
			}
		}
	}
	return nil
}

// muchLess reports whether totals are everywhere less than nine tenths of the
// parts: no slip of the pen makes such a difference.
func muchLess(totals []fact, parts []*part) bool {
	return !slices.ContainsFunc(totals, func(f fact) bool { return f.amount.Hidden > 0 || f.amount.Low >= sumOf(f, parts)/10*9 })
}

// sumOf adds up what parts have where a total stands.
func sumOf(f fact, parts []*part) int64 {
	var sum int64
	for _, p := range parts {
		sum += p.known[totalCell{0, f.combo, f.file, f.span}]
	}
	return sum
}

// notePartTotal says which total was left out.
func (a *assembly) notePartTotal(facts []fact, parts, run []*part) {
	label := a.partTotals[facts[0].amount]
	if run != nil {
		a.export.note(caveat.SubtotalSkipped, fmt.Sprintf("%q is the sum of %s to %s wherever it stands, so it is left out", label, run[0].name, run[len(run)-1].name))
		return
	}
	row := facts[0].rows[0].First
	a.export.notes = append(a.export.notes, caveat.Caveat{ID: caveat.SubtotalConflict, Place: fmt.Sprintf("%s:%d", a.files[facts[0].file].Name, row),
		Text: fmt.Sprintf("%q is less than the %d areas beside it together: it is taken for the total of some of them and left out", label, len(parts)),
		Hint: "ask whoever made the export what the row counts"})
}
