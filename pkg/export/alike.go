package export

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/caveat"
)

// This file is about names that are nearly alike, such as "Cornwall" and
// "Cornwal": if they are one place, each of them has only a part of its figure.

// writing is a name as it stands in the data, and how much stands behind it.
type writing struct {
	name  string
	rows  int64
	spans bitSet // with a row; not kept of a log
	cells bitSet // the same by span and combination of members, where there are few
}

// bitSet is a set of small numbers.
type bitSet []uint64

func (s *bitSet) add(n int) {
	for len(*s) <= n/64 {
		*s = append(*s, 0)
	}
	(*s)[n/64] |= 1 << (n % 64)
}

// meets reports whether two sets have a number in common.
func (s bitSet) meets(o bitSet) bool {
	for i := range min(len(s), len(o)) {
		if s[i]&o[i] != 0 {
			return true
		}
	}
	return false
}

// Evidence that a name one slip from another is a slip, and no name of its own.
const (
	rareBeside   = 10 // rows of the usual name for each of the other, where the usual one is a known place
	rarerBeside  = 20 // the same, where neither is
	mostCompared = 2000
	mostCellBits = 1 << 14 // spans times combinations of members: of each place 2 KiB
)

// noteAlike names places, and members of columns that are asked about, that are
// nearly alike. Where an areas file says which names there are, noteStrangers
// does it better.
func (a *assembly) noteAlike() {
	if len(a.export.options.Areas) == 0 {
		for _, list := range a.writtenPlaces() {
			a.noteAlikeIn(list, "place", "list the other name as an alias in an areas file: --areas FILE")
		}
	}
	for d := range a.dimensions {
		if dim := &a.dimensions[d]; !dim.dropped && !dim.folded {
			a.noteAlikeIn(a.writtenMembers(d), "value of "+fmt.Sprintf("%q", dim.name), "give them one name in the export, or name both: --where "+quoteHead(dim.name)+"=VALUE, once for each")
		}
	}
}

// noteAlikeIn makes one note of the names of a list that are nearly alike.
func (a *assembly) noteAlikeIn(list []*writing, what, advice string) {
	var pairs []string
	for _, p := range alikePairs(list, what == "place", a.isLog()) {
		pairs = append(pairs, fmt.Sprintf("%q (%s) and %q (%s)", p[0].name, rowsOf(p[0].rows), p[1].name, rowsOf(p[1].rows)))
	}
	if len(pairs) == 0 {
		return
	}
	a.export.notes = append(a.export.notes, caveat.Caveat{ID: caveat.NamesAlike,
		Text: fmt.Sprintf("%s: nearly alike; if they are one %s, each has only a part of its figure", joinSome(pairs, 3), what), Hint: "if they are one, " + advice})
}

// rowsOf says how many rows there are.
func rowsOf(n int64) string {
	if n == 1 {
		return "1 row"
	}
	return fmt.Sprintf("%d rows", n)
}

// isLog reports whether the files are logs: there every row is of its own, and
// names stand as often as they are met.
func (a *assembly) isLog() bool { return a.export.files[0].layout.dated() }

// writtenPlaces lists the names of places by the place they lie in. Spellings
// that are one name for matching are one here, by that which stands most often.
func (a *assembly) writtenPlaces() [][]*writing {
	of, rows := make([]*writing, len(a.paths)), make([]int64, len(a.paths)) // by place
	byFold := map[string]*writing{}
	siblings := map[string][]*writing{}
	for n, p := range a.paths {
		if len(p) == 0 || area.IsUnknown(p[len(p)-1]) {
			continue
		}
		parent := area.Fold(strings.Join(p[:len(p)-1], area.Separator))
		fold := parent + area.Separator + area.Fold(p[len(p)-1])
		if byFold[fold] == nil {
			byFold[fold] = &writing{name: p[len(p)-1]}
			siblings[parent] = append(siblings[parent], byFold[fold])
		}
		of[n] = byFold[fold]
	}
	log := a.isLog()
	few := a.combos.len()*len(a.spans.List) <= mostCellBits
	for i := range a.facts {
		f := &a.facts[i]
		if w := of[f.place]; w != nil {
			w.rows += f.rows[0].Count
			if !log {
				w.spans.add(int(f.span))
			}
			if !log && few {
				w.cells.add(int(f.combo)*len(a.spans.List) + int(f.span))
			}
			rows[f.place] += f.rows[0].Count
		}
	}
	most := map[*writing]int64{}
	for n, w := range of {
		if w != nil && rows[n] > most[w] {
			w.name, most[w] = a.paths[n][len(a.paths[n])-1], rows[n]
		}
	}
	var out [][]*writing
	for _, parent := range slices.Sorted(maps.Keys(siblings)) {
		out = append(out, siblings[parent])
	}
	return out
}

// writtenMembers lists the members of a dimension.
func (a *assembly) writtenMembers(d int) []*writing {
	out := make([]*writing, len(a.dimensions[d].names))
	for m, name := range a.dimensions[d].names {
		out[m] = &writing{name: name}
	}
	for i := range a.facts {
		f := &a.facts[i]
		if m := a.memberIn(f, d); m >= 0 {
			out[m].rows += f.rows[0].Count
		}
	}
	return slices.DeleteFunc(out, func(w *writing) bool { return area.IsUnknown(w.name) || area.IsTotal(w.name) })
}

// alikePairs finds the pairs of names that are nearly alike, the rarer first:
// equal but for blanks and hyphens, or one slip apart where one of them is rare
// in a log, or stands in a table only when the other does not.
func alikePairs(list []*writing, places, log bool) [][2]*writing {
	var out [][2]*writing
	squashed, near := map[string]*writing{}, map[string][]*writing{}
	slices.SortFunc(list, func(x, y *writing) int { return strings.Compare(x.name, y.name) })
	for _, w := range list {
		key := area.Squash(w.name)
		if twin := squashed[key]; twin != nil && key != "" && area.Fold(twin.name) != area.Fold(w.name) {
			out = append(out, rarerFirst(twin, w))
			continue
		}
		squashed[key] = w
		if len(list) > mostCompared {
			continue
		}
		seen := map[*writing]bool{}
		for _, short := range lessOne(key) {
			for _, o := range near[short] {
				if p := rarerFirst(o, w); !seen[o] && isSlip(p[0], p[1], places, log) {
					out = append(out, p)
				}
				seen[o] = true
			}
			near[short] = append(near[short], w)
		}
	}
	return out
}

// lessOne lists a name and what is left of it without one of its letters: names
// that are one slip apart have one of these in common.
func lessOne(name string) []string {
	out := []string{name}
	for i, r := range name {
		out = append(out, name[:i]+name[i+len(string(r)):])
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func rarerFirst(x, y *writing) [2]*writing {
	if y.rows < x.rows {
		return [2]*writing{y, x}
	}
	return [2]*writing{x, y}
}

// isSlip reports whether the rarer of two names looks like a slip for the other.
// Well-known places are not slips for each other, and a name that is known is
// none for one that is not.
func isSlip(rare, usual *writing, places, log bool) bool {
	byRows := log || !places
	scarce := rare.rows*rareBeside <= usual.rows
	apart := !rare.spans.meets(usual.spans) || scarce && len(usual.cells) > 0 && !rare.cells.meets(usual.cells)
	// What costs little first: most pairs of a list are no slips.
	if byRows && !scarce || !byRows && !apart || !area.OneSlip(rare.name, usual.name) {
		return false
	}
	known := places && area.IsUKName(usual.name)
	if places && area.IsUKName(rare.name) || !known && len(rare.name) < 7 {
		return false
	}
	return !byRows || log && known || rare.rows*rarerBeside <= usual.rows
}
