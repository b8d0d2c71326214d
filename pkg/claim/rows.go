package claim

import (
	"strings"

	"github.com/pressfigures/figures/pkg/number"
)

// setAgainst stand before a place whose change another is ranked with: "behind
// Cheshire (193 per cent)".
var setAgainst = set(`behind ahead followed above below after against than with`)

// fullNouns are what may be filled by more than the whole: "103 per cent of
// capacity" needs no change.
var fullNouns = set(`attendance occupancy capacity target targets turnout budget rate rates ratio level levels share shares
	proportion utilisation output productivity`)

// rowsOfChanges reads per cents without a verb of their own as changes where
// the sentence tells changes of like things: in apposition to a rise ("Dorset,
// at 37%, the smallest rise"), of a place that another's rise is held against
// ("the North West's 103 per cent"), in a row of such. No share is above 100.
func (t *text) rowsOfChanges() {
	for n, it := range t.items {
		if it.Kind == Share && t.percentTerms(it.at, number.Written{Class: number.Plain}) {
			it.asChange(change{0, it.first, it.last})
		}
		if it.Kind != Share || it.class != percentClass || t.is(it.last+1, "of") || t.partTold(it) {
			continue
		}
		d, told := t.changeTold(n)
		above := it.Stated.N.Cmp(number.Int(100)) > 0 && !t.fullTold(it)
		if !above && !(told && (t.inRowOf(n) || t.heldToPlace(it) || t.apposed(it))) {
			continue
		}
		if !told {
			d = 1
		}
		it.asChange(change{d, it.first, it.last})
		it.inherits = told
	}
}

// changeTold is the direction of the change that a sentence tells before its
// n-th item: of a per cent, of a rank by change, or of a noun.
func (t *text) changeTold(n int) (int, bool) {
	it := t.items[n]
	for k := n - 1; k >= 0 && t.near(t.items[k].at, it.at); k-- {
		switch o := t.items[k]; {
		case o.Kind == PercentChange:
			return o.Direction, true
		case o.class == percentClass:
			return 0, false
		}
	}
	for i := it.first - 1; t.near(i, it.at); i-- {
		if d, ok := changeNoun(t.tok(i).text); ok && t.tok(i).kind == word && d != 0 {
			return d, true
		}
	}
	return 0, false
}

// partTold says whether the sentence of a per cent speaks of parts before it.
func (t *text) partTold(it *item) bool {
	for i := it.first - 1; t.near(i, it.at); i-- {
		if t.is(i, "share", "proportion", "accounted", "accounting", "percentage") || t.is(i, "made", "make", "makes") && t.is(i+1, "up") {
			return true
		}
	}
	return false
}

// fullTold says whether a sentence speaks of what may be more than full.
func (t *text) fullTold(it *item) bool {
	for i := t.tok(it.at).opens; i < t.tok(it.at).closes; i++ {
		if t.in(i, fullNouns) {
			return true
		}
	}
	return false
}

// inRowOf says whether the n-th item goes on with a row of changes: "visits
// 147%, from 185 to 457", "; in Cumbria, 186 per cent".
func (t *text) inRowOf(n int) bool {
	it := t.items[n]
	i := it.last + 1
	if t.is(i, ",", "(") && t.is(i+1, "from") && t.tok(i+2).kind == digits {
		return true
	}
	i = it.first - 1
	if !t.is(i, ",") {
		return false
	}
	for i--; t.tok(i).kind == word && t.tok(i).capital; i-- {
	}
	return t.is(i, "in", "for") && i < it.first-2 && t.is(i-1, ";", "and", ",")
}

// heldToPlace says whether a per cent is that of a place that another's change
// is held against: "behind Cheshire (193 per cent)", "above the region's 103 per
// cent".
func (t *text) heldToPlace(it *item) bool {
	i := it.first - 1
	owned := strings.HasSuffix(t.tok(i).text, "'s") || t.is(i, "'s")
	if !owned && !t.alone(it) {
		return false
	}
	for ; t.near(i, it.at) && i > it.first-16; i-- {
		k := t.tok(i)
		switch {
		case t.in(i, setAgainst):
			return true
		case k.kind == word && !k.capital && !owned && !t.is(i, "and", "the", "by", "of"), t.is(i, ";"):
			return false
		}
	}
	return false
}

// apposed says whether a per cent stands in apposition with "at": "the regional
// increase, at 103 per cent, was also higher".
func (t *text) apposed(it *item) bool {
	return t.is(it.first-1, "at") && t.is(it.first-2, ",") && t.is(it.last+1, ",")
}
