package claim

import (
	"strings"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/number"
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

// pointing are words in front of a common noun that say that the place was
// spoken of before.
var pointing = set(`the that this whole our entire same`)

// pointerAt is the level of the common noun for a place at token i: "the
// county", "the region's", "the regional total".
func (t *text) pointerAt(i int) (level int, ok bool) {
	if t.is(i, "regional") && t.is(i-1, "the") && t.in(i+1, totalNouns) {
		return pointers["region"], true
	}
	if t.is(i, "countywide", "county-wide") {
		return pointers["county"], true
	}
	level, ok = pointers[unpossessed(t.tok(i).text)]
	if ok && level > 0 && t.is(i-1, "a") && t.is(i+1, "with", "where", "of") && (t.counts(i+2) || t.tok(i+2).hedge) {
		return level, true // "a region with 2,892 contacts"
	}
	return level, ok && t.in(i-1, pointing) && !t.regionOfNumber(i)
}

// inDistricts says whether the release calls its places districts or the like,
// so that the county is what holds them.
func (f *finder) inDistricts() bool {
	districts := false
	for _, t := range f.texts {
		for i := range t.tokens {
			if t.is(i, "counties", "forces") {
				return false
			}
			districts = districts || t.is(i, "districts", "boroughs", "wards")
		}
	}
	return districts
}

// regionOfNumber says whether token i is the word of "in the region of 400",
// which is a hedge and no place.
func (t *text) regionOfNumber(i int) bool {
	next := i + 2
	for t.is(next, "£", "€", "$", "some", "about") {
		next++
	}
	return t.is(i, "region") && t.is(i-1, "the") && t.is(i+1, "of") && t.tok(next).kind == digits
}

// nationAt reads words for the whole country at token i: "nationally", "the
// national total", "the UK figure".
func (t *text) nationAt(i int) (last int, ok bool) {
	if t.is(i, "nationally", "nationwide", "countrywide", "uk-wide") {
		return i, true
	}
	whole := t.is(i, "national") || t.is(i, "uk", "british") && t.tok(i).capital
	return i, whole && t.is(i-1, "the", "a") && t.is(i+1, "total", "totals", "figure", "figures", "number")
}

// totalNouns are what a region has as a whole.
var totalNouns = set(`total totals figure figures number numbers average increase rise fall growth count`)

// memberNouns are what a region is made of.
var memberNouns = set(`forces counties areas regions boroughs districts councils authorities cities towns places trusts hospitals sites branches
	libraries stations centres divisions provinces`)

// membersAt reads all places of a region, told by their number and as one, as
// that region: "the six forces together", "across all seven counties".
func (f *finder) membersAt(t *text, i int, before []naming) (naming, bool) {
	if f.lexicon.Areas == nil || !t.in(i, memberNouns) || t.tok(i-1).kind != digits && !t.is(i-1, "all") {
		return naming{}, false
	}
	first := i - 1
	for t.is(first-1, "the", "all", "of") {
		first--
	}
	asOne := t.is(i+1, "together", "combined", "altogether") || t.is(first-1, "across", "between") || t.is(first-1, ",") && t.is(first-2, "together")
	n, ok := lastKnown(before)
	if !asOne || !ok || first == i-1 && t.tok(first).kind == digits {
		return naming{}, false
	}
	found := naming{t: t, first: first, last: i, pointing: true}
	parent := f.lexicon.Areas.Get(n.areas[0]).Parent
	if len(f.lexicon.Areas.Children(n.areas[0])) > 0 {
		parent = n.areas[0]
	}
	if parent != area.None && (t.is(i-1, "all") || t.numbers[t.tok(i-1).index].Value.Cmp(number.Int(int64(len(f.lexicon.Areas.Children(parent))))) == 0) {
		found.areas = []area.ID{parent}
	}
	return found, true
}

// namings puts all places of a text, in order, behind those named before it.
func (f *finder) namings(t *text, g *gazetteer, found []naming) []naming {
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
			if n, ok := lastKnown(found); ok {
				found = append(found, naming{t: t, first: i, last: i, areas: n.areas, pointing: true})
			}
			continue
		}
		if n, ok := f.membersAt(t, i, found); ok {
			found = append(found, n)
			i = n.last
			continue
		}
		if last, ok := t.nationAt(i); ok {
			found = append(found, naming{t: t, first: i, last: last, areas: g.nation(), pointing: true})
			i = last
			continue
		}
		if level, ok := t.pointerAt(i); ok {
			if level < 0 && t.is(i, "county", "county's", "county’s") && f.inDistricts() {
				level = pointers["region"]
			}
			if n, ok := f.pointed(g, found, level); ok {
				n.t, n.first, n.last, n.pointing = t, i, i, true
				if t.in(i-1, pointing) {
					n.first = i - 1
				}
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
// the next sentence is not about it: "more than in Devon", "only Devon and
// Wiltshire had more".
func (t *text) isStandard(n naming) bool {
	i := n.first - 1
	for t.is(i, "the", "in", "across", "for", "of", "that", "those") {
		i--
	}
	if k := t.listStart(i); t.is(k, "only", "except", "bar") && t.tok(k+1).kind == word {
		return true
	}
	return t.is(i, "than", "against", "versus", "behind", "after") || t.is(i, "with", "to") && t.in(i-1, compared) || t.is(i+1, "of") && t.is(i, "ahead")
}

// listStart is the token before a list of names, each of which may have a number,
// that ends in front of token i+1: "only Devon, on 1,020, and".
func (t *text) listStart(i int) int {
	for t.is(i, "and", ",", "on", "with", "at") || t.tok(i).kind == digits || t.is(i+1, "and", ",") && t.tok(i).capital && t.tok(i).kind == word {
		i--
	}
	return i
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
	if level == 2 {
		return naming{areas: g.nation()}, len(before) > 0
	}
	for _, told := range []bool{true, false} {
		for i := len(before) - 1; i >= 0; i-- {
			if n := before[i]; told && (n.aside || n.standard) {
				continue
			}
			for _, id := range before[i].areas {
				if id, ok := pointedFrom(g.tree, id, level); ok {
					return naming{areas: []area.ID{id}}, true
				}
			}
		}
	}
	return naming{}, false
}

// pointedFrom is the place of a level that a place is or lies in.
func pointedFrom(tree *area.Tree, id area.ID, level int) (area.ID, bool) {
	held := len(tree.Children(id)) > 0
	if level < 0 {
		return id, !held
	}
	if held {
		return id, true
	}
	parent := tree.Get(id).Parent
	return parent, parent != area.None
}

// nations are the countries that "the country" and "nationally" may mean.
var nations = []string{"united kingdom", "uk", "great britain", "britain", "england and wales", "england", "wales", "scotland", "northern ireland", "ireland"}

// nation is the widest country that the data hold; none where they hold only
// parts of it.
func (g *gazetteer) nation() []area.ID {
	for _, name := range nations {
		if ids := g.names[area.Fold(name)]; len(ids) > 0 {
			return ids
		}
	}
	return nil
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
	whole := t.is(k, "of") && t.is(k-1, "whole", "rest", "all", "parts", "most")
	if !whole && !t.in(k, placeWords) || t.in(k-1, figureWords) || t.titled {
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

// labels says whether a name opens a sentence as the label of a number of
// people: "Rutland: 51,950 people made contact".
func (t *text) labels(first, last int) bool {
	if first != t.tok(first).opens || !t.is(last+1, ":") || last-first > 2 {
		return false
	}
	i := last + 2
	for t.tok(i).hedge {
		i++
	}
	return t.counts(i) && t.in(i+1, persons)
}

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
	counted := t.is(last+1, "had", "has", "saw", "recorded", "registered", "logged") && (t.tok(last+2).kind == digits || t.tok(last+2).hedge) ||
		t.is(last+1, "accounted", "accounts") && t.is(last+2, "for") ||
		t.is(last+1, "made", "makes") && t.is(last+2, "up") && (t.tok(last+3).kind == digits || t.tok(last+3).hedge) ||
		t.labels(i, last)
	if !counted && !(t.is(last+1, "residents", "people", "callers") && t.nounWord(last)) {
		return naming{}, false
	}
	name := t.words(i, last)
	return naming{t: t, first: i, last: last, cut: len(name) - len(unpossessed(name))}, true
}
