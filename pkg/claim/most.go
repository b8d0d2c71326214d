package claim

import "github.com/pressfigures/figures/pkg/wording"

// "Most" and "the majority" claim a share only where the words say of which
// place: "most callers were from Kent", "Kent had the majority of callers". Of
// what callers are, feel or do ("most people from Kent were men") no count of
// places says anything, and nothing is claimed.

// comesFrom are the verbs between "most callers" and their place, each with the
// words that lead to it; holdsMost are those between a place and its "most".
var (
	beings    = set(`is are was were be been being came come comes coming lived live lives living hailed`)
	holdsMost = set(`had has have saw made makes accounted accounts accounting provided provides contributed contributes represented represents recorded with`)
)

// ofPlace says whether a match of "most" is of the part that a place known to
// the lexicon is of a whole.
func (f *finder) ofPlace(t *text, m wording.Match) bool {
	if f.lexicon.Areas == nil {
		return false
	}
	first, last := t.at(m.Start), t.at(m.End-1)
	return f.endsInPlace(t, last) || f.heldByPlace(t, first)
}

// endsInPlace reads "… were from Kent" behind token last, up to the end of its
// clause.
func (f *finder) endsInPlace(t *text, last int) bool {
	for i := last + 1; t.near(i, last) && !t.is(i, ";", ":", "but", "while", "and"); i++ {
		if !t.in(i, beings) {
			continue
		}
		k := i + 1
		for t.is(k, "all", "also", "again", "either") {
			k++
		}
		if t.is(k, "from", "in") && f.placeAt(t, k+1) >= 0 {
			return true
		}
	}
	return false
}

// heldByPlace reads "Kent had …" and "Kent made up …" in front of token first.
func (f *finder) heldByPlace(t *text, first int) bool {
	i := first - 1
	for t.is(i, "the", "a", "an", "for", "up", "by", "far") {
		i--
	}
	if !t.in(i, holdsMost) {
		return false
	}
	for k := i - 1; t.near(k, first) && k >= i-f.places().most; k-- {
		if f.placeAt(t, k) == i-1 {
			return true
		}
	}
	return false
}

// placeAt is the last token of the place that is named from token i on, an
// article aside; -1 without any.
func (f *finder) placeAt(t *text, i int) int {
	if t.is(i, "the") {
		i++
	}
	if n, ok := f.places().at(t, i); ok {
		return n.last
	}
	return -1
}

// places are the names of the lexicon's places, put in order once.
func (f *finder) places() *gazetteer {
	if f.gazetteer == nil {
		f.gazetteer = newGazetteer(f.lexicon.Areas)
	}
	return f.gazetteer
}
