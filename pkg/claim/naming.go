package claim

import (
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/area"
)

// naming is a place named in a text.
type naming struct {
	t           *text
	first, last int // tokens
	cut         int // bytes of "'s" at its end
	areas       []area.ID
	pointing    bool // "the county", "the region"
	aside       bool // in a phrase between commas: ", which includes Wales,"
	standard    bool // what something is held against: "than the North West"
}

// pointers are common nouns for the place spoken of before: the narrowest, or
// one that holds others.
var pointers = map[string]int{
	"county": -1, "borough": -1, "district": -1, "city": -1, "town": -1, "area": -1, "force": -1,
	"region": 1, "country": 2, "nation": 2,
}

// namings finds all places of a text, in order.
func (f *finder) namings(t *text, g *gazetteer, before []naming) []naming {
	var found []naming
	for i := 0; i < len(t.tokens); i++ {
		if f.inService(t, i) || f.dateline.Contains(t.tokens[i].Start) {
			continue
		}
		if n, ok := g.at(t, i); ok {
			n.aside, n.standard = t.isAside(n), t.isStandard(n)
			found = append(found, n)
			i = n.last
			continue
		}
		if t.pointsThere(i) {
			if n, ok := lastKnown(slices.Concat(before, found)); ok {
				found = append(found, naming{t: t, first: i, last: i, areas: n.areas, pointing: true})
			}
			continue
		}
		if level, ok := pointers[t.tok(i).text]; ok && t.is(i-1, "the", "that", "this", "whole", "our") {
			if n, ok := f.pointed(g, slices.Concat(before, found), level); ok {
				n.t, n.first, n.last, n.pointing = t, i-1, i, true
				found = append(found, n)
			}
			continue
		}
		if n, ok := t.unknownPlace(i); ok {
			found = append(found, n)
			i = n.last
		}
	}
	return found
}

// pointsThere says whether token i means the place spoken of before: "calls
// there rose", and not "there were 40 calls".
func (t *text) pointsThere(i int) bool {
	return t.is(i, "there") && i > t.tok(i).opens && t.nounWord(i-1) && !t.in(i+1, beVerbs) && !t.is(i+1, "has", "have", "had", "will", "would")
}

// lastKnown is the last of some names that the data hold.
func lastKnown(names []naming) (naming, bool) {
	for i := len(names) - 1; i >= 0; i-- {
		if len(names[i].areas) > 0 {
			return names[i], true
		}
	}
	return naming{}, false
}

// asides are words that open a phrase which says something further of a place
// or a service and tells no place of the numbers behind it.
var asides = set(`which who including excluding unlike whose where`)

// isAside says whether a name stands in a phrase between commas: "the North
// West, which for the police includes North Wales, 3,549 people".
func (t *text) isAside(n naming) bool {
	closed := false
	for i := n.last + 1; t.near(i, n.first) && t.tok(i).kind != digits; i++ {
		if closed = t.is(i, ","); closed {
			break
		}
	}
	for i := n.first - 1; closed && t.near(i, n.first) && t.tok(i).kind != digits && !t.is(i, ","); i-- {
		if t.in(i, asides) && t.is(i-1, ",") {
			return true
		}
	}
	return false
}

// isStandard says whether a name is what something is held against, so that
// the next sentence is not about it: "more than in Devon".
func (t *text) isStandard(n naming) bool {
	i := n.first - 1
	for t.is(i, "the", "in", "across", "for", "of", "that", "those") {
		i--
	}
	return t.is(i, "than", "against", "versus") || t.is(i, "with", "to") && t.in(i-1, compared)
}

// inService says whether token i is part of the name of the service.
func (f *finder) inService(t *text, i int) bool {
	name := f.lexicon.Service
	if name == "" {
		return false
	}
	k := t.tok(i)
	from := max(k.Start-len(name), 0)
	at := strings.Index(t.raw[from:min(k.End+len(name), len(t.raw))], name)
	return at >= 0 && from+at <= k.Start && k.End <= from+at+len(name)
}

// pointed is the last place named of a level: a narrow one for "the county",
// one with places in it for "the region", the top for "the country".
func (f *finder) pointed(g *gazetteer, before []naming, level int) (naming, bool) {
	if g.tree == nil {
		return naming{}, false
	}
	for i := len(before) - 1; i >= 0; i-- {
		for _, id := range before[i].areas {
			switch {
			case level < 0 && len(g.tree.Children(id)) == 0:
				return naming{areas: []area.ID{id}}, true
			case level == 1:
				if len(g.tree.Children(id)) > 0 {
					return naming{areas: []area.ID{id}}, true
				}
				if p := g.tree.Get(id).Parent; p != area.None {
					return naming{areas: []area.ID{p}}, true
				}
			case level == 2:
				for id != area.None && g.tree.Get(id).Parent != area.None {
					id = g.tree.Get(id).Parent
				}
				return naming{areas: []area.ID{id}}, true
			}
		}
	}
	return naming{}, false
}

// placeWords stand before the name of a place and not of a firm or a person.
var placeWords = set(`from in across throughout around within`)

// unknownPlace reads a capitalised phrase behind "from" or "in" as a place the
// data do not know: "people from Rutland".
func (t *text) unknownPlace(i int) (naming, bool) {
	if !t.tok(i).capital || t.tok(i).kind != word {
		return naming{}, false
	}
	if n, ok := t.unknownSubject(i); ok {
		return n, true
	}
	k := i - 1
	if t.is(k, "the") {
		k--
	}
	if !t.in(k, placeWords) || t.in(k-1, figureWords) || t.titled {
		return naming{}, false
	}
	last := i
	for t.tok(last+1).kind == word && t.tok(last+1).capital || t.is(last+1, "of", "and", "upon", "-") && t.tok(last+2).kind == word && t.tok(last+2).capital && t.is(last+1, "of", "upon", "-") {
		last++
	}
	if t.in(i, references) || t.in(i, namers) || t.in(i, bodies) || t.in(last, bodies) || t.in(i, tongues) {
		return naming{}, false
	}
	name := t.words(i, last)
	return naming{t: t, first: i, last: last, cut: len(name) - len(unpossessed(name))}, true
}

// noPlaces are words that open sentences in front of "had 40" and are no names.
var noPlaces = set(`police staff nobody everyone everybody someone management government parliament nurses volunteers crime
	traffic attendance membership both none each many most few several others another researchers`)

// unknownSubject reads a capitalised subject that has a number of something, or
// whose people do it, as a place that the data do not know: "Cumbria had 2,892
// callers", "Watford residents made 40 calls".
func (t *text) unknownSubject(i int) (naming, bool) {
	if t.titled || i != t.tok(i).opens && !t.is(i-1, ",", "while", "and", "but") {
		return naming{}, false
	}
	last := i
	for t.tok(last+1).kind == word && t.tok(last+1).capital {
		last++
	}
	head := t.tok(last).text
	if stopWords[head] || generic[head] || persons[head] || contactNouns[head] || noPlaces[head] || figureWords[head] || officials[head] || bodies[head] ||
		strings.HasSuffix(head, "ly") || last == i && strings.HasSuffix(head, "s") || i == last && ownWords[head] {
		return naming{}, false
	}
	counted := t.is(last+1, "had", "has", "saw", "recorded") && (t.tok(last+2).kind == digits || t.tok(last+2).hedge)
	if !counted && !(t.is(last+1, "residents", "people", "callers") && t.nounWord(last)) {
		return naming{}, false
	}
	name := t.words(i, last)
	return naming{t: t, first: i, last: last, cut: len(name) - len(unpossessed(name))}, true
}
