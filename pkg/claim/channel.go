package claim

import (
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/area"
)

// channels lists the members of the data that are named with a number: in its
// own phrase ("285 website visitors", "38 called the helpline"), or else as
// what its sentence is about ("the number of calls (channel: Helpline) fell
// from 40 to 31").
func (f *finder) channels() {
	if len(f.lexicon.Members) == 0 {
		return
	}
	for _, t := range f.texts {
		named := f.memberNames(t)
		told, meant := f.impliedMembers(t, named)
		named = append(named, told...)
		slices.SortStableFunc(named, func(a, b memberName) int { return a.first - b.first })
		for _, it := range t.items {
			t.channelsOf(it, named)
		}
		t.zipChannels(named)
		t.shareChannels()
		f.cellChannels(t)
		t.meantChannels(meant)
	}
	for i, it := range f.items {
		if i > 0 && !it.HasNumber && it.Kind == Count && it.cue == baseCue && f.items[i-1].t == it.t && len(it.Channels) == 0 {
			it.Channels, it.ChannelFar = f.items[i-1].Channels, f.items[i-1].ChannelFar // "None had done so"
		}
	}
}

// memberName is a member named in a text.
type memberName struct {
	name        string
	first, last int // tokens
}

// Words for what comes through a channel and for how it is used. Beside another
// channel they tell one: "86 website visitors and 53 callers", "285 went online
// and 38 rang". Alone they may stand for all contacts.
var (
	telephones = set(`helpline phone telephone calls callers call telephone-line`)
	websites   = set(`website web online site webpage visitors visits`)
	callWords  = set(`calls callers`)
	rangWords  = set(`rang phoned telephoned dialled phone telephone`)
	clickWords = set(`visitors clicks online browsed clicked`)
	// otherRoutes are in the names of channels that are neither.
	otherRoutes = set(`chat webchat email e-mail emails form forms text texts post letter letters app social`)
)

// meantMember is the channel that the word at token i may mean.
func (f *finder) meantMember(t *text, i int) (string, bool) {
	switch {
	case t.in(i, callWords) && !t.is(i+1, "to", "by", "via", "through", "on"), t.in(i, rangWords),
		t.is(i, "called") && (t.tok(i-1).kind == digits || t.in(i-1, persons)) && !t.tok(i+1).capital && t.tok(i+1).kind != digits && !t.is(i+1, "“", "\"", "on", "for", "off", "a", "in"):
		return f.memberLike(telephones)
	case t.in(i, clickWords):
		return f.memberLike(websites)
	}
	return "", false
}

// impliedMembers are the channels that a sentence means by its words for what
// comes through them: told ones where it names another, by its name or by such
// words too, and else ones that may stand for all contacts.
func (f *finder) impliedMembers(t *text, named []memberName) (told, meant []memberName) {
	var found []memberName
	for i := range t.tokens {
		if t.tok(i).kind != word || t.besideName(i, named) && !t.in(i, rangWords) {
			continue
		}
		if name, ok := f.meantMember(t, i); ok && !slices.ContainsFunc(named, func(m memberName) bool { return m.name == name && m.last >= i && m.first <= i+3 }) {
			found = append(found, memberName{name, i, i})
		}
	}
	for _, m := range found {
		other := func(o memberName) bool { return o.name != m.name && t.near(o.first, m.first) }
		if slices.ContainsFunc(named, other) || slices.ContainsFunc(found, other) {
			told = append(told, m)
		} else {
			meant = append(meant, m)
		}
	}
	return told, meant
}

// besideName says whether token i is part of a member's name, or stands right
// beside one: "website visitors".
func (t *text) besideName(i int, named []memberName) bool {
	return slices.ContainsFunc(named, func(m memberName) bool { return m.first <= i+1 && i-1 <= m.last })
}

// memberLike is the only member that one of some words names.
func (f *finder) memberLike(words map[string]bool) (string, bool) {
	found := ""
	for m, key := range f.memberKeys() {
		if slices.ContainsFunc(key, func(w string) bool { return words[w] }) && !slices.ContainsFunc(key, func(w string) bool { return otherRoutes[w] }) {
			if found != "" {
				return "", false
			}
			found = f.lexicon.Members[m]
		}
	}
	return found, found != ""
}

// memberNames finds the members that a text names; the name of the service is
// none.
func (f *finder) memberNames(t *text) []memberName {
	keys := f.memberKeys()
	var found []memberName
	for i := 0; i < len(t.tokens); i++ {
		if t.tok(i).kind != word || f.inService(t, i) {
			continue
		}
		best := memberName{last: -1}
		for m, name := range f.lexicon.Members {
			n := f.memberAt(t, i, keys[m])
			if n == 0 && len(keys[m]) == 2 && contactNouns[keys[m][1]] {
				n = f.memberAt(t, i, keys[m][:1]) // "the website had 2,465 visitors"
			}
			if n > 0 && i+n-1 > best.last {
				best = memberName{name, i, i + n - 1}
			}
		}
		if best.last >= 0 {
			found = append(found, best)
			i = best.last
		}
	}
	return found
}

// memberKeys are the folded words of the members' names, without those that all of
// them have: what tells "Parcels for adults" and "Parcels for children" apart.
func (f *finder) memberKeys() [][]string {
	if f.keys == nil {
		for _, name := range f.lexicon.Members {
			f.keys = append(f.keys, strings.Fields(area.Fold(name)))
		}
		withoutShared(f.keys)
	}
	return f.keys
}

// withoutShared takes out of some lists of words those that all begin with, if that
// leaves each of them at least one.
func withoutShared(keys [][]string) {
	shared := func() bool {
		return len(keys) > 1 && !slices.ContainsFunc(keys, func(k []string) bool { return len(k) < 2 || k[0] != keys[0][0] })
	}
	for shared() {
		for i := range keys {
			keys[i] = keys[i][1:]
		}
	}
}

// fold is area.Fold, done once for every word.
func (f *finder) fold(word string) string {
	key, known := f.folds[word]
	if !known {
		if f.folds == nil {
			f.folds = map[string]string{}
		}
		key = area.Fold(word)
		f.folds[word] = key
	}
	return key
}

// memberAt is how many tokens from i on are a folded name, in the singular or
// the plural; 0 for none.
func (f *finder) memberAt(t *text, i int, words []string) int {
	for n, w := range words {
		k := t.tok(i + n)
		if k.kind != word {
			return 0
		}
		if key := f.fold(k.text); key != w && key != w+"s" && key+"s" != w {
			return 0
		}
	}
	return len(words)
}

// reachOfMember is how many words may stand between a number and the member
// it is about.
const reachOfMember = 9

// channelsOf gives an item its members: those behind it in its own phrase, one
// right before it, or the ones that stand before the first number of its
// sentence, which all of the sentence is about.
func (t *text) channelsOf(it *item, named []memberName) {
	for _, m := range named {
		if t.is(it.first-1, "(") && m.last == it.first-2 && t.tok(it.at).depth > t.tok(m.last).depth {
			it.Channels = []string{m.name} // "via the helpline (53)"
			return
		}
	}
	end := t.phraseEnd(it)
	for _, m := range named {
		if m.first >= it.first && m.first <= end && t.near(m.first, it.at) {
			it.Channels = append(it.Channels, m.name)
			it.ChannelFar = it.ChannelFar || m.first > it.last+1 && t.tok(m.first).depth == 0 && !t.is(m.first-1, "“", "\"", "through", "via") || t.isVerbPhrase(it.last+1, m.first)
		}
	}
	for _, m := range named {
		if len(it.Channels) == 0 && m.first > end && t.partIs(it, m) {
			it.Channels = append(it.Channels, m.name)
		}
	}
	if len(it.Channels) > 0 {
		return
	}
	for _, m := range named {
		if m.last < it.first && it.first-m.last <= 2 && t.near(m.first, it.at) && !t.is(m.last+1, "and", ",", ")", ".", ";") && m.last+1 >= it.first-1 {
			it.Channels = append(it.Channels, m.name)
		}
	}
	if len(it.Channels) > 0 {
		return
	}
	if m, ok := t.lastTopic(it, named); ok {
		it.Channels = []string{m.name}
		return
	}
	for _, m := range named {
		if m.last < it.first && t.near(m.first, it.at) && !t.numberBefore(m.first) {
			it.Channels = append(it.Channels, m.name)
			it.ChannelFar = it.ChannelFar || t.tok(m.first).depth == 0
		}
		if t.is(m.first-1, ":") && t.tok(m.first).depth > 0 && m.last < it.first && t.near(m.first, it.at) {
			it.Channels = append(it.Channels, m.name) // "(channel: Helpline)"
		}
	}
}

// zipChannels gives each of two channels that are told together its own of two
// numbers that follow together: "the fewest website visitors and callers (240 and
// 29)".
func (t *text) zipChannels(named []memberName) {
	for n := 0; n+1 < len(t.items); n++ {
		a, b := t.items[n], t.items[n+1]
		if a.Kind != Count || b.Kind != Count || !a.HasNumber || !b.HasNumber || b.first-a.last != 2 || !t.is(b.first-1, "and", ",", "/") {
			continue
		}
		if n+2 < len(t.items) && t.items[n+2].first-b.last == 2 || n > 0 && a.first-t.items[n-1].last == 2 {
			continue // a longer list
		}
		first, second, ok := t.pairBefore(a, named)
		if ok && !t.numberBetween(second.last+1, a.first) {
			a.Channels, b.Channels = []string{first.name}, []string{second.name}
			a.ChannelFar, b.ChannelFar = false, false
		}
	}
}

// pairBefore are the last two channels before an item, if they are told together
// and are no more than two.
func (t *text) pairBefore(it *item, named []memberName) (first, second memberName, ok bool) {
	var before []memberName
	for _, m := range named {
		if m.last < it.first && t.near(m.first, it.at) {
			before = append(before, m)
		}
	}
	if len(before) != 2 || before[0].name == before[1].name {
		return memberName{}, memberName{}, false
	}
	joined := false
	for i := before[0].last + 1; i < before[1].first; i++ {
		joined = joined || t.is(i, "and")
		if !t.is(i, "and", "to", "the", "of", "both") && !t.nounWord(i) {
			return memberName{}, memberName{}, false
		}
	}
	return before[0], before[1], joined
}

// numberBetween says whether a number stands between two tokens.
func (t *text) numberBetween(first, end int) bool {
	for i := first; i < end; i++ {
		if t.tok(i).kind == digits {
			return true
		}
	}
	return false
}

// shareChannels lets a count and the share that says the same of it have one
// channel: "38 per cent of them, or 1,347, rang", "1,347 rang the helpline, 38 per
// cent of the total".
func (t *text) shareChannels() {
	for n := 0; n+1 < len(t.items); n++ {
		a, b := t.items[n], t.items[n+1]
		share, count := a, b
		if b.Kind == Share || b.Kind == Fraction {
			share, count = b, a
		}
		if share.Kind != Share && share.Kind != Fraction || count.Kind != Count || share.Direction != 0 || !t.near(a.at, b.at) {
			continue
		}
		k := b.first - 1
		restated := t.is(k, "or") && t.is(k-1, ",", "–", "-", "—") || t.is(k, "(") || t.is(k, ",", "–", "—", "-") && share == b && t.is(b.last+1, "of")
		switch {
		case !restated:
		case len(share.Channels) == 0:
			share.Channels = count.Channels
		case len(count.Channels) == 0:
			count.Channels = share.Channels
		}
	}
}

// meantChannels notes the channels that words of a sentence may mean where no
// channel is told.
func (t *text) meantChannels(meant []memberName) {
	for _, it := range t.items {
		for _, m := range meant {
			if len(it.Channels) == 0 && t.near(m.first, it.at) && !slices.Contains(it.Meant, m.name) {
				it.Meant = append(it.Meant, m.name)
			}
		}
	}
}

// lastTopic is the member that opens the last statement before a number, behind
// other numbers: "contacts by website went up from 40 to 50, and calls from 20 to
// 30".
func (t *text) lastTopic(it *item, named []memberName) (memberName, bool) {
	for n := len(named) - 1; n >= 0; n-- {
		m := named[n]
		if m.last >= it.first || !t.near(m.first, it.at) || !t.numberBefore(m.first) {
			continue
		}
		i := m.first - 1
		for t.is(i, "the", "to", "by", "its", "from", "most", "fewest", "more", "fewer", "highest", "lowest", "number", "of") || t.in(i, callWords) || t.is(i, "contacts", "visits") {
			i--
		}
		listed := n > 0 && named[n-1].last >= i-1 && named[n-1].last < m.first
		return m, t.is(i, "and", ",", ";", "while", "but", "whereas") && !listed && t.tok(it.at).depth <= t.tok(m.first).depth
	}
	return memberName{}, false
}

// partIs says whether a member is the part of a whole that a number stands
// for: "Of the 379 people from Lancashire, 164 – more than two in five – were
// for channel “Helpline”". The whole itself stands before any comma.
func (t *text) partIs(it *item, m memberName) bool {
	if !t.near(it.at, m.first) {
		return false
	}
	opens := it.at
	for t.near(opens-1, it.at) {
		opens--
	}
	said := false
	for k := m.first - 1; k > m.first-7 && k > it.last; k-- {
		said = said || t.is(k, "were", "was") && t.is(k+1, "for", "through", "by", "via", "to")
	}
	comma := false
	for k := opens; k < it.at; k++ {
		comma = comma || t.is(k, ",")
	}
	return said && comma && t.is(opens, "of")
}

// phraseEnd is the last token that can belong to the phrase of a number.
func (t *text) phraseEnd(it *item) int {
	i := it.last + 1
	for n := 0; n < reachOfMember+4 && t.near(i, it.at); i, n = i+1, n+1 {
		if t.tok(i).depth < t.tok(it.at).depth || t.tok(i).kind == digits || t.is(i, "none") || t.in(i, borders) || t.is(i, "compared", ".") || t.is(i, "and", ",") && (t.numberSoon(i) || t.verbSoon(i)) || t.is(i, "rather") && t.is(i+1, "than") || t.is(i, "instead") && t.is(i+1, "of") {
			break
		}
	}
	return i - 1
}

// numberSoon says whether a number starts the next phrase.
func (t *text) numberSoon(i int) bool {
	for k := i + 1; k < i+6 && t.near(k, i); k++ {
		if t.tok(k).kind == digits {
			return true
		}
	}
	return false
}

// timesVerbs are verbs of change that tell by how many times.
var timesVerbs = set(`doubled trebled tripled quadrupled halved`)

// verbSoon says whether what starts behind a token has a verb of change of its
// own: "to 1,010, and web chats almost quadrupled".
func (t *text) verbSoon(i int) bool {
	for k := i + 1; k < i+6 && t.near(k, i) && t.tok(k).kind == word; k++ {
		if _, ok := changeVerb(t.tok(k).text); ok && k > i+1 || t.in(k, timesVerbs) && k > i+1 {
			return true
		}
	}
	return false
}

// isVerbPhrase says whether a member behind a number is what was called, and
// not what is counted: "people contacted the helpline".
func (t *text) isVerbPhrase(first, end int) bool {
	for i := first; i < end; i++ {
		if t.is(i, "contacted", "called", "rang", "phoned", "used", "visited", "contact", "who") {
			return true
		}
	}
	return false
}

// numberBefore says whether a number stands before token i in its sentence.
func (t *text) numberBefore(i int) bool {
	for k := t.tok(i).opens; k < i; k++ {
		if t.tok(k).kind == digits {
			return true
		}
	}
	return false
}
