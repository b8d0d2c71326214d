package claim

import (
	"slices"

	"github.com/pressfigures/figures/pkg/area"
)

// A number may be the whole that another is a part of: "1,186 of the region's
// 2,892 callers were from Hertfordshire", "of 2,892 callers, 1,186 were from
// Hertfordshire". The place behind it is then that of the part, and the whole is
// of what holds that place, unless the words name another.

// partVerbs lead from a whole to where its part is.
var partVerbs = set(`were was are is came come live lived lives call called rang contacted`)

// wholeScore is how well a whole is tied to what holds the place of its part.
const wholeScore = 60

// wholePlace settles the place of an item that is a whole.
func (f *finder) wholePlace(it *item, found []naming) {
	if !it.level || !it.HasNumber || !it.t.isWhole(it) {
		return
	}
	part, ok := it.t.partPlace(it, found)
	if !ok {
		f.holderBefore(it)
		return
	}
	from := it.t.tok(part.first).Start
	it.Areas = slices.DeleteFunc(it.Areas, func(r AreaReading) bool {
		return !r.Carried && (r.Start >= from || r.Area == part.areas[0])
	})
	if len(it.Areas) > 0 && it.Areas[0].Score >= wholeScore {
		return
	}
	if p := f.lexicon.Areas.Get(part.areas[0]).Parent; p != area.None {
		it.Areas = append([]AreaReading{f.unnamed(p, part)}, it.Areas...)
	}
}

// unnamed is the reading of a place that the words do not name but mean, at the
// place that they name.
func (f *finder) unnamed(id area.ID, n naming) AreaReading {
	r := n.readings(wholeScore, false)[0]
	r.Area, r.Text = id, area.Say(f.lexicon.Areas.Get(id))
	return r
}

// holderBefore prefers, of the places before a whole, the one that holds the
// likeliest: "Dorset has a tenth of the region's callers: 373 of 3,693".
func (f *finder) holderBefore(it *item) {
	if len(it.Areas) < 2 || it.Areas[0].Carried || it.Areas[0].Area == area.None {
		return
	}
	for i, r := range it.Areas {
		if r.Carried || r.Area == area.None || r.Area == it.Areas[0].Area || !f.lexicon.Areas.Within(it.Areas[0].Area, r.Area) {
			continue
		}
		r.Score = max(r.Score, 85)
		it.Areas = append([]AreaReading{r}, slices.Delete(it.Areas, i, i+1)...)
		return
	}
}

// isWhole says whether a number is one that another is a part of: it stands
// behind the "of" of that part, or of a clause that opens with it.
func (t *text) isWhole(it *item) bool {
	i := it.first - 1
	for n := 0; n < 6 && (t.in(i, determiners) || t.is(i, "'s", "'", "total", "nearly", "about") || t.tok(i).kind == word && !t.is(i, "of") && (t.tok(i).capital || n < 3 && t.nounWord(i))); n++ {
		i--
	}
	if !t.is(i, "of") {
		return false
	}
	before := i - 1
	for n := 0; n < 3 && t.nounWord(before); n++ {
		before--
	}
	if before == i-1 && (i == t.tok(it.at).opens || t.is(before, ",", ";", ":", "–", "—", "and", "but", "that")) {
		return true
	}
	return t.counts(before) && t.numbers[t.tok(before).index].Class == it.Number.Class && !t.is(i-1, "total")
}

// partPlace is the place of the part of a whole: the first behind a verb behind
// the whole.
func (t *text) partPlace(it *item, found []naming) (naming, bool) {
	for _, n := range found {
		if n.first <= it.last || !t.near(n.first, it.at) {
			continue
		}
		for i := n.first - 1; i > it.last && t.tok(i).kind != digits; i-- {
			if t.in(i, partVerbs) && !t.is(i-1, "who", "that", "which") {
				return n, len(n.areas) > 0
			}
		}
	}
	return naming{}, false
}
