package claim

import "github.com/pressfigures/figures/pkg/wording"

// directions makes items of changes that a text tells without an amount, of
// values it prints: "down from £2.6bn", "increased slightly, from 418 to 422",
// "rose to 738 from 300".
func (f *finder) directions(t *text, from int) {
	for _, m := range t.matches {
		if m.Row.Family != wording.Direction {
			continue
		}
		first, last := t.at(m.Start), t.at(m.End-1)
		if t.particle(first) || t.belongs(f.items[from:], first, last) || !t.leadsTo(f.items[from:], last) {
			continue
		}
		it := &item{t: t, at: first, first: first, last: last}
		it.Kind, it.DirectionOnly, it.Row, it.Direction = AbsoluteChange, true, m.Row.ID, m.Sign
		f.items = append(f.items, it)
	}
}

// belongs says whether words are part of a claim already.
func (t *text) belongs(items []*item, first, last int) bool {
	for _, it := range items {
		if it.first <= last && first <= it.last {
			return true
		}
		if !it.level && it.Kind != Rank && it.t == t && t.near(it.at, first) && it.at > first && it.at-first < 8 && !t.barred(last+1, it.first) {
			return true
		}
	}
	return false
}

// leadsTo says whether a value that was or became stands close behind.
func (t *text) leadsTo(items []*item, last int) bool {
	for _, it := range items {
		if it.level && it.cue != noCue && it.cueAt > last && it.cueAt-last < 12 && t.near(it.at, last) && !t.barred(last+1, it.cueAt) && !t.clauseBorder(last+1, it.cueAt) {
			return true
		}
	}
	return false
}
