package claim

// A change may be no move in time but the distance between two places: "Kent
// had 31 more callers than Norfolk", "almost four times that of Kent (299)".
// Its Than then holds the other place, From is the other place's value and To
// its own, both of one period.

// mostThanWords is how far behind the words of a change the place may stand
// that it is measured from.
const mostThanWords = 10

// asManyWords stand between the two "as" of a multiple.
var asManyWords = set(`many much high large big great often likely`)

// standards notes behind which words a change may name another place that it
// is measured from. Whether they are a place is settled when places are known.
func (t *text) standards() {
	for _, it := range t.items {
		if !changing(it) || it.DirectionOnly || it.points {
			continue // percentage points may lie between two changes
		}
		if first, ok := t.standardOf(it); ok {
			if than := t.thanFrom(first); than.last >= first {
				it.Than = than
			}
		}
	}
}

// standardOf is where what a change is measured from begins: behind "than" of
// "31 more callers than Norfolk", behind the second "as" of "four times as many
// callers as Kent", behind "times" of "four times Kent's 299".
func (t *text) standardOf(it *item) (int, bool) {
	i := it.last + 1
	if t.is(it.last, "than", "of", "the", "behind") {
		return i, true
	}
	as := it.Kind == Multiple
	switch {
	case as && t.is(i, "as") && !t.in(it.last, asManyWords):
		i += 2 // "four times as many"
	case as && (t.tok(i).capital || t.is(i, "that", "the")):
		return i, true
	}
	for n := 0; n < mostThanWords && t.near(i, it.at); n, i = n+1, i+1 {
		switch k := t.tok(i); {
		case t.is(i, "than"), as && t.is(i, "as"):
			return i + 1, true
		case as && k.kind == word, k.kind == when, t.nounWord(i), t.in(i, prepositions), t.in(i, determiners):
		default:
			return 0, false
		}
	}
	return 0, false
}

// thanFrom reads the place or average that is named from a token on.
func (t *text) thanFrom(first int) Than {
	than := Than{first: first, last: first - 1}
	for n := first; n < first+mostThanWords && t.near(n, first); n++ {
		x := t.tok(n)
		switch {
		case t.in(n, averageWords):
			than.Average, than.last = true, n
		case t.in(n, wholeWords), x.kind == word && x.capital:
			than.last = n
		case t.in(n, thanFillers), t.is(n, "from", "number", "total", "figure", "people"), t.is(n, "-", "'", "s", "'s", "&", "and") && than.last == n-1 && n > first:
		case t.is(n, ",") && than.last == n-1 && n > first && t.namesFollow(n):
		default:
			return than
		}
	}
	return than
}

// namesFollow says whether a list of names goes on behind a comma and ends in "and":
// ", Suffolk and Essex".
func (t *text) namesFollow(comma int) bool {
	i := comma
	for t.is(i, ",") && t.tok(i+1).capital {
		for i++; t.tok(i).capital; i++ {
		}
	}
	return t.is(i, "and") && t.tok(i+1).capital
}

// betweenPlaces says whether an item is a change between two places.
func (it *item) betweenPlaces() bool {
	return changing(it) && len(it.Than.Areas) > 0
}

// splitStandard takes the place that a change is measured from out of those
// that it may be about: only another than its own is one, and words that name
// none are what came before in time.
func (it *item) splitStandard() {
	if !changing(it) {
		return
	}
	it.takeThan()
	own := it.Than.Areas
	if len(own) > 0 && len(it.Areas) > 0 && own[0].Area == it.Areas[0].Area {
		it.Areas = append(own, it.Areas...)
		own = nil
	}
	if len(own) == 0 && !it.Than.Average {
		it.Than = Than{}
	}
	it.Than.Areas = own
}

// shareStandard gives the two values that a change is between their places: the
// one it is measured from that of its Than, and the change that of the other.
func (f *finder) shareStandard(it *item) {
	if from := f.printed(it.From); from != nil && from.t == it.t && from.at > it.at {
		from.Areas = lead(from.Areas, it.Than.Areas)
	}
	if to := f.printed(it.To); to != nil && tied(to) > 0 && to.Areas[0].Area != it.Than.Areas[0].Area {
		it.Areas = lead(it.Areas, to.Areas)
	}
}
