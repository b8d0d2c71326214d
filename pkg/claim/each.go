package claim

import "slices"

// Several places can be the subjects of one verb, and it is then true of each:
// "Merseyside and Cumbria more than doubled" claims it twice. Such a claim is
// copied for every place but the first that it was read of.

// eachSubject notes the places of a list that is the subject of a change.
func (f *finder) eachSubject(t *text, items []*item, found []naming) {
	for _, list := range runs(len(found), func(i int) bool { return t.listed(found[i].last+1, found[i+1].first) }) {
		if len(list) < 2 || !t.opensClause(found[list[0]].first) || t.saysTogether(found[list[0]].first) {
			continue
		}
		names := found[list[0] : list[len(list)-1]+1]
		for _, it := range items {
			if changing(it) && !it.From.Held() && t.verbOf(names[len(names)-1].last, it) {
				it.ofEach(names)
			}
		}
	}
}

// opensClause says whether a list of places that starts at token i is a subject:
// nothing but "both" or a border of the clause stands before it.
func (t *text) opensClause(i int) bool {
	if t.is(i-1, "both", "the") {
		i--
	}
	return t.tok(i).opens == i || t.clauseStart(i) == i || t.is(i-1, ",", ";", "while", "but") && !t.tok(i-2).capital
}

// verbOf says whether a change is what is said of a subject that ends at a
// token.
func (t *text) verbOf(last int, it *item) bool {
	if it.first <= last || !t.near(last, it.at) || t.respectively(it) {
		return false
	}
	for i := last + 1; i < it.first; i++ {
		if !t.tok(i).hedge && !t.in(i, adverbs) && !t.is(i, "both", "each", "all", "have", "has", "had", "were", "saw", "numbers", "calls") {
			return false
		}
	}
	return true
}

// ofEach leaves an item the first place of a list, and notes the others.
func (it *item) ofEach(names []naming) {
	var each [][]AreaReading
	for _, n := range names {
		if len(n.areas) == 0 {
			return
		}
		each = append(each, n.readings(90, false))
	}
	if len(it.Areas) > 0 && it.Areas[0].Score >= 95 {
		return // a list of numbers gives each place its own
	}
	if len(it.Areas) > 0 && !slices.ContainsFunc(each, func(r []AreaReading) bool { return r[0].Area == it.Areas[0].Area }) {
		return
	}
	it.Areas, it.each = each[0], each[1:]
}

// copies puts a copy behind every item that several places share, and moves the
// links that count the items.
func (f *finder) copies() {
	var all []*item
	moved := make([]int, len(f.items))
	for i, it := range f.items {
		moved[i] = len(all)
		all = append(all, it)
		for _, places := range it.each {
			o := *it
			o.Areas, o.each, o.Same, o.Parts = places, nil, nil, nil
			all = append(all, &o)
		}
	}
	if len(all) == len(f.items) {
		return
	}
	for i, it := range all {
		it.index = i
		it.From.Claim, it.To.Claim = movedTo(it.From.Claim, moved), movedTo(it.To.Claim, moved)
		it.Same = slices.Clone(it.Same)
		for n, same := range it.Same {
			it.Same[n] = movedTo(same, moved)
		}
		for n := range it.Parts {
			it.Parts[n].Claim = movedTo(it.Parts[n].Claim, moved)
		}
	}
	f.items = all
}

func movedTo(claim int, moved []int) int {
	if claim == None || claim >= len(moved) {
		return claim
	}
	return moved[claim]
}
