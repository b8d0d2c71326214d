package period

import (
	"cmp"
	"slices"
	"sort"
)

// Tiling says how a wanted span is covered by spans at hand.
type Tiling struct {
	// Used are the indexes of the spans used, in order of time. They are
	// disjoint and lie inside the wanted span.
	Used []int
	// Gaps are the runs of days of the wanted span that are not covered, in
	// order, each with the kind its days settle.
	Gaps []Span
}

// Whole says whether the wanted span is covered without a gap.
func (t Tiling) Whole() bool { return len(t.Gaps) == 0 }

// Tile covers want with disjoint spans of have that lie inside it. Of all
// ways it takes the one that covers the most days; of these, one with the
// fewest pieces; of these, the earliest: the first piece in which two ways
// differ decides, by its start, then its end, then its index in have. So a
// year at hand is used rather than its months, and of two spans with the
// same days the first is used.
func Tile(want Span, have []Span) Tiling {
	if t, ok := inLine(want, have); ok {
		return t
	}
	pieces := usable(want, have)
	best := make([]cover, len(pieces)+1)
	for i := len(pieces) - 1; i >= 0; i-- {
		after := firstFrom(pieces, pieces[i].span.End)
		take := cover{days: pieces[i].span.Days() + best[after].days, count: 1 + best[after].count, next: after}
		best[i] = take
		if skip := best[i+1]; skip.better(take) {
			best[i] = cover{days: skip.days, count: skip.count, next: i + 1, skip: true}
		}
	}
	return collect(want, pieces, best)
}

// inLine tiles with spans that stand in order of time and do not overlap, as the
// months of a table do: all that lie inside are used.
func inLine(want Span, have []Span) (Tiling, bool) {
	t := Tiling{Used: make([]int, 0, len(have))}
	covered := want.Start
	for i, s := range have {
		if s.Days() == 0 || !want.Contains(s) {
			continue
		}
		if s.Start < covered {
			return Tiling{}, false
		}
		t.Used = append(t.Used, i)
		t.addGap(covered, s.Start)
		covered = s.End
	}
	t.addGap(covered, want.End)
	return t, true
}

// piece is a span that may be used, with its index in have.
type piece struct {
	span  Span
	index int
}

// cover is the best way to cover what lies from a piece on.
type cover struct {
	days, count int
	next        int  // where to go on
	skip        bool // this piece is not used
}

func (c cover) better(d cover) bool {
	return c.days > d.days || c.days == d.days && c.count < d.count
}

// usable returns the pieces inside want in order of time, one for each
// different run of days.
func usable(want Span, have []Span) []piece {
	var pieces []piece
	for i, s := range have {
		if s.Days() > 0 && want.Contains(s) {
			pieces = append(pieces, piece{s, i})
		}
	}
	slices.SortFunc(pieces, func(a, b piece) int {
		return cmp.Or(cmp.Compare(a.span.Start, b.span.Start),
			cmp.Compare(a.span.End, b.span.End), cmp.Compare(a.index, b.index))
	})
	return slices.CompactFunc(pieces, func(a, b piece) bool { return a.span.Same(b.span) })
}

// firstFrom is the index of the first piece that starts on or after d.
func firstFrom(pieces []piece, d Day) int {
	return sort.Search(len(pieces), func(i int) bool { return pieces[i].span.Start >= d })
}

func collect(want Span, pieces []piece, best []cover) Tiling {
	var t Tiling
	covered := want.Start
	for i := 0; i < len(pieces); i = best[i].next {
		if best[i].skip {
			continue
		}
		t.Used = append(t.Used, pieces[i].index)
		t.addGap(covered, pieces[i].span.Start)
		covered = pieces[i].span.End
	}
	t.addGap(covered, want.End)
	return t
}

func (t *Tiling) addGap(start, end Day) {
	if start < end {
		t.Gaps = append(t.Gaps, Between(start, end-1))
	}
}
