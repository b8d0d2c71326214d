package export

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/area"
)

// This file is about groups by a number, such as ages, that overlap: "Under 16"
// beside "Under 18". To add them up counts those under 16 twice.

// ageWords say of a range that it is one of ages, and of which it is no part.
var ageWords = []string{"aged", "age", "ages", "years", "year", "yrs", "yr", "old", "of", "group"}

// groupRange reads the name of a group as a range of whole numbers, both ends
// in it: "Under 16", "16 to 17", "18 and over", "Aged 0-4 years".
func groupRange(name string) (low, high int64, ok bool) {
	words := strings.Fields(strings.ToLower(name))
	words = slices.DeleteFunc(words, func(w string) bool { return slices.Contains(ageWords, w) })
	b, ok := boundsOf(strings.Join(words, " "))
	if !ok {
		return 0, 0, false
	}
	r := b.rule("")
	if r.Open {
		r.High = math.MaxInt64
	}
	return r.Low, r.High, true
}

// groupsOverlap reports whether two groups overlap by more than an end that both
// name: "16-18" and "18-24" are taken for neighbours that were named carelessly,
// and groups of the same numbers for one of two names.
func groupsOverlap(one, other string) bool {
	low, high, ok := groupRange(one)
	from, to, also := groupRange(other)
	return ok && also && (low != from || high != to) && (low == from || high == to || max(low, from) < min(high, to))
}

// overlapping finds two groups of a list that overlap, where all of the list
// are groups by a number or stand for what is not known.
func overlapping(members []string) (one, other string, is bool) {
	members = slices.Sorted(slices.Values(members))
	for _, m := range members {
		if _, _, ok := groupRange(m); !ok && !area.IsUnknown(m) && m != "" {
			return "", "", false
		}
	}
	for i, m := range members {
		for _, o := range members[:i] {
			if groupsOverlap(o, m) {
				return o, m, true
			}
		}
	}
	return "", "", false
}

// checkRanges refuses to add groups of a column that overlap in rows of one
// place and time. In a log every row is one contact, whatever group it names.
func (l *layout) checkRanges(c int, members []string, beside func() [][]string) error {
	if !l.counting() || slices.ContainsFunc(members, area.IsTotal) {
		return nil
	}
	if _, _, is := overlapping(members); !is {
		return nil
	}
	for _, some := range beside() {
		if one, other, is := overlapping(some); is {
			head := quoteHead(l.heads[c].text)
			return hinted(fmt.Errorf("%s: the groups %q and %q of column %q overlap, so their rows cannot be added", l.name, one, other, l.heads[c].text),
				fmt.Sprintf("name those that do not, one or several: --where %s=%s", head, quoteHead(other)))
		}
	}
	return nil
}

// besides lists the different values that a column has in rows of one place,
// time and everything else that counts are split by, of the first rows.
func (l *layout) besides(c int) [][]string {
	at := map[string]int{}
	var out [][]string
	times := l.periods
	if l.date >= 0 {
		times = []int{l.date}
	}
	for _, r := range l.sample {
		var key strings.Builder
		for _, k := range slices.Concat(l.areas, times, l.dimensions) {
			if k != c {
				key.WriteString(tidy(r[k]) + "\x00")
			}
		}
		n, known := at[key.String()]
		if !known {
			n = len(out)
			at[key.String()] = n
			out = append(out, nil)
		}
		if text := tidy(r[c]); !slices.Contains(out[n], text) {
			out[n] = append(out[n], text)
		}
	}
	return out
}
