package claim

import (
	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/release"
	"github.com/pressfigures/figures/pkg/wording"
)

// Than is what a comparison holds a place against, and what a change is
// measured from that is no move in time but the distance between two places
// ("31 more callers than Norfolk"): both values are then of one period, that of
// the claim, and Against says nothing.
type Than struct {
	// Areas are the readings of the other place, the best first; empty where
	// the words only speak of an average, or of what was said before ("even
	// steeper"), and for changes in time.
	Areas []AreaReading
	// Average is set where the words speak of an average.
	Average bool
	// Change is set where changes are compared and not levels.
	Change bool

	first, last int // the tokens that the other place is named in
}

// The words of comparisons, beside the comparatives of change.
var (
	steeperWords = set(`steeper sharper faster slower`)
	evenWords    = set(`even still much far also well even-more`)
	averageWords = set(`average mean`)
	wholeWords   = set(`region county country rest whole nation uk`)
	thanFillers  = set(`the that in across for of a an it was is those regional national whole overall area average mean rest`)
)

// comparisons makes items of words that hold a place against another or an
// average without saying by how much: "more than the North West average",
// "above the regional average", "even steeper".
func (f *finder) comparisons(t *text, from int) {
	for i := range t.tokens {
		way, ok := comparative(t.tok(i).text)
		if steeperWords[t.tok(i).text] {
			way, ok = 1, true
			if t.is(i, "slower") {
				way = -1
			}
		}
		if !ok || t.tok(i).kind != word || t.measured(f.items[from:], i) {
			continue
		}
		than, ok := t.thanBehind(i)
		if !ok {
			continue
		}
		it := &item{t: t, at: i, first: i, last: max(i, than.last)}
		if t.in(i-1, evenWords) {
			it.first--
		}
		it.Kind, it.Direction, it.Than = Comparison, way, than
		it.Row = wording.AboveAverage
		if way < 0 {
			it.Row = wording.BelowAverage
		}
		it.Than.Change = steeperWords[t.tok(i).text] || t.changeBeside(f.items[from:], i)
		f.items = append(f.items, it)
	}
}

// measured says whether a comparative belongs to a number, so that it is the
// amount of a change: "100 more than", "five times higher than".
func (t *text) measured(items []*item, i int) bool {
	for _, it := range items {
		if it.t == t && it.first <= i && i <= it.last {
			return true
		}
	}
	return t.tok(i-1).kind == digits || t.tok(i+1).kind == digits || t.is(i-1, "cent", "percent", "points", "point", "%", "times", "people")
}

// thanBehind reads what a comparative at token i holds against: a name or an
// average behind "than", or an average behind "above".
func (t *text) thanBehind(i int) (Than, bool) {
	k := i + 1
	if !t.is(k, "than") {
		switch {
		case t.is(i, "above", "below", "over", "under"):
		case steeperWords[t.tok(i).text] && (t.in(i-1, evenWords) || t.is(i+1, "still", "yet")):
			return Than{Change: true, first: i + 1, last: i}, true
		default:
			return Than{}, false
		}
		k--
	}
	than := Than{first: k + 1, last: k}
	named := false
	for n := k + 1; n < k+10 && t.near(n, i); n++ {
		x := t.tok(n)
		switch {
		case t.in(n, averageWords):
			than.Average, than.last = true, n
		case t.in(n, wholeWords), x.kind == word && x.capital:
			named, than.last = true, n
		case t.in(n, thanFillers), t.is(n, "-", "'", "s", "'s", "&", "and") && named:
		default:
			n = k + 10
		}
		if than.Average && named || than.Average && t.is(n+1, ",", ".", ";") {
			break
		}
	}
	if t.is(k, "than") {
		return than, than.Average || named
	}
	return than, than.Average
}

// changeBeside says whether the nearest claim in front, or else behind, in the
// sentence is one of change.
func (t *text) changeBeside(items []*item, i int) bool {
	for k := len(items) - 1; k >= 0; k-- {
		it := items[k]
		if it.t == t && it.at < i && t.near(it.at, i) {
			if it.Kind == Count && it.cue != noCue {
				continue // an operand
			}
			return !it.level && it.Kind != Rank
		}
	}
	for _, it := range items {
		if it.t == t && it.at > i && t.near(it.at, i) {
			return !it.level && it.Kind != Rank
		}
	}
	return false
}

// splitField takes the place that holds those in an order ("the highest number
// of calls in the South West") out of those that a rank may be about, unless
// the clause names nothing else.
func (it *item) splitField(tree *area.Tree) {
	if it.Kind != Rank || it.Claim.Place.Record {
		return
	}
	var own []AreaReading
	for _, r := range it.Areas {
		if !r.Carried && !it.goesOnIn(tree, r) && it.t.isField(it, it.t.at(r.Start)) {
			it.Claim.Place.Among = append(it.Claim.Place.Among, r)
			continue
		}
		own = append(own, r)
	}
	switch name, ok := it.t.subjectName(it); {
	case len(it.Claim.Place.Among) == 0, len(own) == 0 && !ok:
	case ok && (len(own) == 0 || own[0].Carried):
		it.Areas = []AreaReading{name} // it is no place of the data
	default:
		it.Areas = own
	}
}

// goesOnIn says whether the place behind a superlative that goes on with another
// is its own: "the smallest rise was in Kent and the largest in Essex". One that
// holds others is where they are ranked.
func (it *item) goesOnIn(tree *area.Tree, r AreaReading) bool {
	bare := it.Claim.Place.Change && it.t.is(it.first-1, "and", "while", "but") && it.t.at(r.Start) <= it.last+3
	return bare && r.Area != area.None && len(tree.Children(r.Area)) == 0
}

// subjectName is the capitalised name that opens the clause of an item, as a
// place that the data do not hold.
func (t *text) subjectName(it *item) (AreaReading, bool) {
	i := t.clauseStart(it.first)
	last := i
	for t.tok(last+1).kind == word && t.tok(last+1).capital {
		last++
	}
	if last >= it.first || !t.tok(i).capital || stopWords[t.tok(i).text] || generic[t.tok(i).text] || t.tok(i).kind != word {
		return AreaReading{}, false
	}
	r := AreaReading{Area: area.None, Text: t.words(i, last), Span: release.Span{Start: t.tok(i).Start, End: t.tok(last).End}, Score: 60}
	return r, true
}

// isField says whether the place named at token i holds those in the order that
// a superlative names: nothing but its noun, what that is of, and periods stand
// between, and "in", "of" or the like right before it.
func (t *text) isField(it *item, i int) bool {
	k := i - 1
	for t.is(k, "the", "all", "whole") {
		k--
	}
	if k <= it.last || !t.is(k, "in", "of", "across", "within", "among", "throughout", "anywhere") {
		return false
	}
	for n := it.last + 1; n < k; n++ {
		if t.tok(n).kind != when && !t.nounWord(n) && !t.is(n, "in", "of", "the", "for", "anywhere", "per") {
			return false
		}
	}
	return true
}

// splitThan takes the place that a comparison holds against out of those that
// it may be about.
func (it *item) splitThan() {
	if it.Kind == Comparison {
		it.takeThan()
	}
}

// takeThan moves the readings of the place that Than names from the places of
// an item to those of its Than.
func (it *item) takeThan() {
	if it.Than.first == 0 || it.Than.last < it.Than.first {
		return
	}
	from, to := it.t.tok(it.Than.first).Start, it.t.tok(it.Than.last).End
	var own []AreaReading
	for _, r := range it.Areas {
		if !r.Carried && r.Start >= from && r.End <= to {
			it.Than.Areas = append(it.Than.Areas, r)
			continue
		}
		own = append(own, r)
	}
	it.Areas = own
}
