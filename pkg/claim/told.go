package claim

import (
	"slices"
	"strings"
)

// Some changes have their two values settled by how a text tells them, whatever
// else stands nearby: one value in each of two sentences ("In 2017 it took 320.
// A year later it took 400, a rise of 25 per cent"), or one after the other in a
// row ("rose from 265 to 300 (up 13 per cent) and 318 (up 6 per cent)").

// sequences settles the changes of which neighbouring sentences hold the values,
// and those of values in a row.
func (f *finder) sequences() {
	for _, c := range f.items {
		if !changing(c) || c.settled || c.causal || c.unlinked {
			continue
		}
		if base, fresh := c.t.rowBefore(c); base != nil {
			c.base, c.fresh, c.settled = base, fresh, true
			continue
		}
		if base, fresh := f.pairInList(c); base != nil {
			c.base, c.fresh, c.settled = base, fresh, true
			continue
		}
		if base, fresh := f.gapBetween(c); base != nil {
			c.base, c.fresh, c.settled = base, fresh, true
			continue
		}
		if c.base != nil {
			continue
		}
		if base, fresh := f.twoInTime(c); base != nil {
			c.base, c.fresh, c.settled = base, fresh, true
			continue
		}
		if base, fresh := f.acrossSentences(c); base != nil {
			c.base, c.fresh, c.settled = base, fresh, true
		}
	}
}

// twoInTime orders the only two values of a sentence by the times beside them, where a
// change is told behind both: "At the end of March there were 1,284 on the list; a year
// earlier there were 1,070, so it has grown by a fifth".
func (f *finder) twoInTime(c *item) (base, fresh *item) {
	t := c.t
	levels := f.plainLevels(c, t.sentenceOf(c.at))
	if len(levels) != 2 || c.class == timesClass && !t.asManyTimes(c) || c.OfBase || t.measuredFrom(c) || f.otherChange(c, c) || t.overYear(c, levels[0], levels[1]) {
		return nil, nil
	}
	a, b := levels[0], levels[1]
	if b.last > c.first || !alike(a, b) || a.isBase() || b.isBase() || a.class == percentClass || a.Head != "" && b.Head != "" && !sameNoun(a.Head, b.Head) || t.namesBetween(a, b) {
		return nil, nil
	}
	if !t.oneThing(a, b) || !t.concludesAt(c, b) || t.newSubject(b, c) && !t.concludes(c, b) {
		return nil, nil
	}
	if a.placed() != b.placed() || (markBehind(a) < 0) != (markBehind(b) < 0) && t.markInFront(a) == 0 && t.markInFront(b) == 0 {
		return inWay(c, a, b) // "last year" may be before or after 2018
	}
	switch first, second := f.cameFirst(a, b), f.cameFirst(b, a); {
	case first && !second:
		return a, b
	case second && !first:
		return b, a
	}
	return nil, nil
}

// placed says whether the period beside a value has a place in time.
func (x *item) placed() bool {
	p, ok := x.t.periodOf(x)
	return ok && !p.unplaced
}

// inWay orders two values the way that a change says they moved; nil if it says none.
func inWay(c, a, b *item) (base, fresh *item) {
	switch {
	case c.Direction == 0:
		return nil, nil
	case sameWay(c, a, b):
		return a, b
	}
	return b, a
}

// oneThing says whether nothing opens another subject, or tells another act, between two
// values behind the "and" or mark that joins them.
func (t *text) oneThing(a, b *item) bool {
	i := a.last + 1
	for i < b.first && !t.is(i, "and", "but", ",", ";", "–", "—") {
		i++
	}
	for ; i < b.first; i++ {
		k := t.tok(i)
		plain := k.kind == when || k.kind == mark || k.hedge || t.timeWord(i) || t.in(i, prepositions) || t.in(i, determiners) || t.in(i, beVerbs) || t.in(i, adverbs) || t.in(i, subjectPronouns)
		if !plain && !t.is(i, "and", "but", "had", "has", "have", "then", "today", "now", "did", "later", "earlier", "before", "last", "next", "figure", "number", "total") {
			return false
		}
	}
	return true
}

// concludesAt says whether a change follows a value with nothing between but its noun, its
// time, and words that lead on to the change.
func (t *text) concludesAt(c, b *item) bool {
	for i := t.passNoun(b.last + 1); i < c.first; i++ {
		k := t.tok(i)
		if k.kind != when && k.kind != mark && !k.hedge && !t.timeWord(i) && !t.in(i, determiners) && !t.in(i, againWords) && !t.in(i, adverbs) && !t.is(i, "in", "on", "at", "for", "did", "we", "seen", "which", "was", "were", "before", "–") {
			return false
		}
	}
	return true
}

// pairInList reads "under-fives: 1,930 and 1,204 (down 38%); over-fives: …", if
// another item of the list shows that it goes so.
func (f *finder) pairInList(c *item) (base, fresh *item) {
	base, fresh = c.t.labelledPair(c)
	if base == nil || fits(c, base, fresh) {
		return base, fresh
	}
	for _, o := range c.t.items {
		if a, b := o.t.labelledPair(o); a != nil && o != c && fits(o, a, b) && sameWay(o, a, b) {
			return base, fresh
		}
	}
	return nil, nil
}

// labelledPair are the two values between the colon behind a label and the bracket
// that a change stands alone in.
func (t *text) labelledPair(c *item) (a, b *item) {
	if !changing(c) || c.DirectionOnly || !t.alone(c) {
		return nil, nil
	}
	before := levelsOf(t.within(t.tok(c.at).opens, c.first))
	if len(before) < 2 {
		return nil, nil
	}
	a, b = before[len(before)-2], before[len(before)-1]
	if b.last != c.first-2 || !t.is(a.last+1, "and", "then") || a.last+2 != b.first || !t.is(a.first-1, ":") || !alike(a, b) || !comparable(c, a) {
		return nil, nil
	}
	return a, b
}

// gapBetween reads a gap told behind the only two values of its sentence, of which
// it is measured from the greater: "women earn £24,000, compared to men who earn
// £30,000: a 20% pay gap". Some measure it from the smaller one.
func (f *finder) gapBetween(c *item) (base, fresh *item) {
	levels := f.plainLevels(c, c.t.sentenceOf(c.at))
	if !c.widens || len(levels) != 2 || !alike(levels[0], levels[1]) || levels[1].last > c.first {
		return nil, nil
	}
	base, fresh = levels[0], levels[1]
	if !larger(base, fresh) {
		base, fresh = fresh, base
	}
	if !larger(base, fresh) || fits(c, fresh, base) {
		return nil, nil
	}
	return base, fresh
}

// rowBefore reads a change from the last of the values told before it: "fell to
// 1,480 (down 31 per cent) and recovered to 1,790 (up 21 per cent)".
func (t *text) rowBefore(c *item) (base, fresh *item) {
	fresh = c.fresh
	if before := t.within(t.tok(c.at).opens, c.first); len(before) > 0 && t.tok(c.at).bracket != 0 && t.is(c.first-1, "(") {
		fresh = before[len(before)-1]
	}
	if fresh == nil || fresh.t != t || !fresh.level || fresh.isBase() {
		return nil, nil
	}
	before := t.within(t.tok(c.at).opens, min(fresh.first, c.first))
	var last *item
	for _, x := range before {
		if x.level && x.HasNumber && alike(x, fresh) && t.tok(x.at).bracket == 0 {
			last = x
		}
	}
	if last != nil && fresh.first > c.last && t.hasAnd(c.last+1, fresh.first) {
		return nil, nil // the next step is told between
	}
	if last != nil && c.base != nil && c.base != last && c.base.isBase() && c.base.at > last.at {
		return nil, nil
	}
	if last == nil || !t.reached(last) || !comparable(c, last) || !t.sameSubject(last.last+1, fresh.first, c) {
		return nil, nil
	}
	return last, fresh
}

// hasAnd says whether a conjunction stands between two tokens.
func (t *text) hasAnd(first, end int) bool {
	for i := first; i < end; i++ {
		if t.is(i, "and", "then", "but", "before") {
			return true
		}
	}
	return false
}

// reached says whether a value is the new one of a change before it.
func (t *text) reached(x *item) bool {
	if x.cue != toCue {
		return false
	}
	for i := x.cueAt; i > x.cueAt-10 && t.near(i, x.at); i-- {
		if _, verb := changeVerb(t.tok(i).text); verb || t.in(i, reaching) || t.is(i, "went", "go", "goes") {
			return true
		}
	}
	return false
}

// rowWords may stand between the values of a row, beside periods and words of
// change: anything else opens another subject.
var rowWords = set(`and then but before when after again to in at by of the a an since have has had it they which first second
	half third quarter fourth final on from for during over next following just only level peak low high mark to year month week
	recovered recovering further more by-then now`)

// sameSubject says whether nothing but the next step of a row is told between
// two tokens.
func (t *text) sameSubject(first, end int, c *item) bool {
	moves := false
	for i := first; i < end; i++ {
		k := t.tok(i)
		_, verb := changeVerb(k.text)
		switch {
		case i >= c.first && i <= c.last:
			moves = moves || verb || c.Kind == Multiple
		case k.depth > t.tok(c.at).depth, k.bracket != 0, k.kind == when:
		case verb:
			moves = true
		case t.is(i, "then"), t.is(i, "and") && t.tok(c.at).bracket != 0:
			moves = true
		case t.is(i, "and"):
		case k.kind == mark && !t.is(i, ";", ":"), k.hedge, t.in(i, rowWords), t.in(i, adverbs), t.timeWord(i), strings.HasSuffix(k.text, "ly"):
		case k.kind == mark && t.is(i, "£", "$", "€"):
		default:
			return false
		}
	}
	return moves
}

// acrossSentences finds the two values of a change in neighbouring sentences:
// one in its own and one in that before, or one in each of the two before.
func (f *finder) acrossSentences(c *item) (base, fresh *item) {
	own := f.plainLevels(c, c.t.sentenceOf(c.at))
	before := f.plainLevels(c, f.sentenceBefore(c))
	if c.t.asManyTimes(c) || c.t.sinceThen(c) {
		before = slices.DeleteFunc(before, (*item).isBase)
	}
	if len(own) == 1 && len(before) > 1 {
		before = slices.DeleteFunc(before, (*item).isWhole)
	}
	switch {
	case len(own) == 1 && len(before) == 1 && c.t.sinceThen(c):
		return f.sinceBefore(c, own[0], before[0])
	case len(own) == 1 && len(before) == 1 && c.t.ofToday(c):
		if alike(own[0], before[0]) && !own[0].isBase() {
			return before[0], own[0]
		}
		return nil, nil
	case len(own) == 1 && len(before) == 1:
		x, y := own[0], before[0]
		if x.isBase() || !alike(x, y) || f.otherChange(c, c) || f.otherChange(c, y) || !f.sameThing(x, y) && !c.t.numberConcludes(c, x) {
			return nil, nil
		}
		if c.t.asManyTimes(c) {
			return y, x // of what was told first, whenever that was
		}
		if c.OfBase {
			if fits(c, y, x) {
				return y, x
			}
			return nil, nil
		}
		return f.inTime(c, y, x)
	case len(own) == 0 && len(before) == 2:
		return f.saidBefore(c, before[0], before[1])
	case len(own) == 0 && len(before) == 1 && f.pointsBack(c):
		x := before[0]
		further := f.plainLevels(c, f.sentenceBefore(x))
		if len(further) != 1 || !alike(x, further[0]) || x.t != further[0].t || c.t != x.t || !f.sameThing(x, further[0]) {
			return nil, nil
		}
		return f.inTime(c, further[0], x)
	}
	return nil, nil
}

// isWhole says whether a value is told as the whole of another.
func (x *item) isWhole() bool {
	return slices.ContainsFunc(x.t.pairs, func(p parted) bool { return p.whole == x })
}

// sinceBefore reads a change since a time of which its own sentence gives the value, to the
// last one told in the sentence before: "… to 4,145 in 2013-14. In 2009-10 it had 4,482,
// a loss of 337 since".
func (f *finder) sinceBefore(c, own, before *item) (base, fresh *item) {
	pa, oka := own.t.periodOf(own)
	pb, okb := before.t.periodOf(before)
	if own.at > c.at || !alike(own, before) || !oka || okb && !pa.unplaced && !pb.unplaced && pa.start >= pb.start {
		return nil, nil
	}
	return own, before
}

// ofToday says whether a multiple is one of what is now, which the text told before: "In
// 1990 we had 940, three times today's number".
func (t *text) ofToday(c *item) bool {
	i := c.last + 1
	for t.is(i, "the", "of", "that") {
		i++
	}
	own := t.tok(i).kind == when && (t.tok(i).text == "today" || strings.HasPrefix(t.tok(i).text, "this ")) && t.is(i+1, "'s", "’s", "s") || t.is(i, "today's", "this year's", "today’s")
	return c.Kind == Multiple && (own || t.is(i, "this") && strings.HasSuffix(t.tok(i+1).text, "'s") || t.is(i, "current", "present") && t.in(i+1, numberNouns))
}

// concludes says whether a change is told as what two values come to, behind the second of
// them: "In 2019 it had been 4,210, so we have seen a drop of 26 per cent".
func (t *text) concludes(c, second *item) bool {
	if second.t != t || second.at > c.at || !t.near(second.at, c.at) {
		return false
	}
	for i := second.last + 1; i < c.first; i++ {
		if t.is(i, "so", "meaning", "thus", "therefore", "hence", "means") {
			return true
		}
	}
	return false
}

// numberConcludes says whether a change is told as that of the number that two sentences give,
// whatever each calls what it counts: "so the number is down by a third".
func (t *text) numberConcludes(c, second *item) bool {
	for i := second.last + 1; t.concludes(c, second) && i < c.first; i++ {
		if t.in(i, numberNouns) && t.is(i-1, "the", "this", "that") {
			return true
		}
	}
	return false
}

// saidBefore finds the move that a sentence says again in other terms: "The number
// went from 860 to 1,775. In other words, it has more than doubled."
func (f *finder) saidBefore(c, a, b *item) (base, fresh *item) {
	if !c.t.saysAgainAll(c, a, b) || !alike(a, b) {
		return nil, nil
	}
	if b.isBase() {
		a, b = b, a
	}
	if !a.isBase() || b.isBase() || c.t != a.t || f.otherChange(c, c) {
		return nil, nil
	}
	return a, b
}

// againWords open, or lead through, a sentence that only says again what was said.
var againWords = set(`in other words short so thus therefore that is this means it they has have had now numbers number the figure figures
	total means an a or yes put another way that's it's`)

// saysAgainAll says whether a sentence holds nothing but a change that says again
// how two values of the sentence before moved.
func (t *text) saysAgainAll(c, a, b *item) bool {
	end := t.tok(c.last + 1)
	if end.kind != edge && end.kind != mark {
		return false
	}
	for i := t.tok(c.at).opens; i < c.first; i++ {
		if k := t.tok(i); k.kind != mark && !k.hedge && !t.in(i, againWords) && !t.in(i, adverbs) && !(k.kind == word && (sameNoun(k.text, a.Head) || sameNoun(k.text, b.Head))) {
			return false
		}
	}
	return c.Kind == Multiple || c.partChange || t.is(t.tok(c.at).opens, "in", "that", "this", "so", "that's", "which")
}

// plainLevels are the values of a sentence that a change can be of.
func (f *finder) plainLevels(c *item, items []*item) []*item {
	var found []*item
	for _, x := range levelsOf(items) {
		share := x.Kind == Share || x.Kind == Fraction
		if x != c && comparable(c, x) && (!share || c.points) && !(c.points && x.class != percentClass) {
			found = append(found, x)
		}
	}
	return found
}

// otherChange says whether a sentence holds another change of the class of one,
// so that a value may be of that: it is then told as the first of a list.
func (f *finder) otherChange(c, in *item) bool {
	for _, x := range in.t.sentenceOf(in.at) {
		if x != c && changing(x) && !x.DirectionOnly && x.class == c.class {
			return true
		}
	}
	return false
}

// inTime orders two values, the second told after the first, by when they were.
// Values that lie further apart than two years are likelier to be of two changes,
// and only settled where the change is true of them.
func (f *finder) inTime(c, first, second *item) (base, fresh *item) {
	order := second.t.timeMark(second) - first.t.timeMark(first)
	pa, oka := first.t.periodOf(first)
	pb, okb := second.t.periodOf(second)
	far := false
	if oka && okb && !pa.unplaced && !pb.unplaced && pa.start != pb.start {
		order = 1
		if pa.start > pb.start {
			order = -1
		}
		far = max(pa.start-pb.start, pb.start-pa.start) > mostDaysApart
	}
	if oka && okb && pa.unplaced && pb.unplaced && order == 0 {
		order = first.t.monthsInTurn(first, second)
	}
	if oka && okb && pa.unplaced != pb.unplaced || order == 0 && c.t.concludes(c, second) || !(f.dates.HasDated && oka && okb) && f.datedAlone(first, second) {
		base, fresh = first, second // "last year" may be before or after 2018
		told := func() bool { return (fits(c, base, fresh) || c.t.concludes(c, second)) && sameWay(c, base, fresh) }
		if !told() {
			base, fresh = second, first
		}
		if !told() {
			return nil, nil
		}
		return base, fresh
	}
	if second.cue == toCue && second.t.reached(second) && order == 0 {
		order = 1
	}
	if order == 0 {
		order = c.t.thanVerb(c, first, second)
	}
	base, fresh = first, second
	if order < 0 {
		base, fresh = second, first
	}
	if order == 0 || far && !c.t.saidMore(c) && !c.t.concludes(c, second) && !fits(c, base, fresh) {
		return nil, nil
	}
	return base, fresh
}

// asManyTimes says whether a multiple is told as one of what was told before, and
// not of anything behind it: "In 2020 it was 49,350, more than twice as many."
func (t *text) asManyTimes(c *item) bool {
	return c.Kind == Multiple && t.in(c.last, asManyWords) && (t.is(c.last+1, ".", ",", ";", "–", "—", ")") || t.tok(c.last+1).kind == edge)
}

// thanVerb is 1 where a change is measured from what the sentence of the first of
// two values tells by the same verb, -1 from that of the second: "We promised 500
// homes. We have built 615. That is 115 more than we promised."
func (t *text) thanVerb(c, first, second *item) int {
	i := c.last
	if !t.is(i, "than") {
		i = t.passNoun(i + 1)
	}
	if !t.is(i, "than") || !t.in(i+1, subjectPronouns) && !t.is(i+1, "i", "was", "were") {
		return 0
	}
	verb := t.tok(t.passWords(i+2, "had", "have", "has", "been")).text
	tells := func(x *item) bool {
		k := x.t.tok(x.at)
		for n := k.opens; n < k.closes; n++ {
			if x.t.tok(n).kind == word && x.t.tok(n).text == verb {
				return true
			}
		}
		return false
	}
	switch a, b := tells(first), tells(second); {
	case len(verb) < 4 || a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// datedAlone says whether of two sentences one names a year and the other only a
// period relative to a day that the text does not give: which of 2018 and "last year" came first is then
// open.
func (f *finder) datedAlone(first, second *item) bool {
	year, last := f.timesTold(first)
	otherYear, otherLast := f.timesTold(second)
	return year && otherLast || otherYear && last
}

// timesTold says whether the sentence of a value names a period that is placed in
// time, and whether it names one that is not, such as "last year".
func (f *finder) timesTold(x *item) (placed, last bool) {
	k := x.t.tok(x.at)
	for i := k.opens; i < k.closes; i++ {
		relative := strings.HasPrefix(x.t.tok(i).text, "last ") && x.t.tok(i).kind == when
		_, ok := x.t.spanAt(i)
		placed = placed || ok && !relative
		last = last || relative || x.t.is(i, "last") && x.t.timeLength(i+1)
	}
	return placed, last && !placed
}

// saidMore says whether a change stands right behind its new value and a pause, as more
// said of that: "In 2023 it treated 900, a rise of 50 per cent".
func (t *text) saidMore(c *item) bool {
	before := t.within(t.tok(c.at).opens, c.first)
	if len(before) == 0 || before[len(before)-1] != c.fresh || !t.is(c.first-1, ",", "–", "—", "(") {
		return false
	}
	return t.passNoun(c.fresh.last+1) == c.first-1
}

// monthsInTurn is 1 where two values are each told of a month without a year, the
// second of a later one than the first: "In May it took 940 calls. In August …".
func (t *text) monthsInTurn(first, second *item) int {
	a, b := t.monthOf(first), second.t.monthOf(second)
	if a > 0 && a < b {
		return 1
	}
	return 0
}

// monthOf is the month that is named alone as the period of a value, from 1; 0 for
// none.
func (t *text) monthOf(x *item) int {
	if i := t.ownPeriod(x); i >= 0 {
		return slices.Index(months, t.tok(i).text) + 1
	}
	return 0
}

var months = strings.Fields("january february march april may june july august september october november december")

// mostDaysApart is how far apart two values may lie that one change is taken to
// be between without being true of them.
const mostDaysApart = 740

// timeMark is 1 where the sentence of a value says that it is the later one
// ("now", "a year later"), -1 where it is the earlier ("the year before"), and 0
// where it says neither.
func (t *text) timeMark(x *item) int {
	k := t.tok(x.at)
	for i := k.opens; i < k.closes; i++ {
		if t.is(i, "than", "on", "since", "against") || t.in(i, compared) {
			for i++; i < k.closes && (t.tok(i).kind == when || t.timeWord(i) || t.in(i, determiners) || t.is(i, "in", "with", "to", "before")); i++ {
			}
		}
		if d := timeMarkOf(t, i); d != 0 {
			if d < 0 && (t.is(i, "ago") || strings.HasSuffix(t.tok(i).text, " ago")) && !t.is(i-2, "a", "one") && !strings.HasPrefix(t.tok(i).text, "a ") {
				return 2 * d // "ten years ago" lies before "last year"
			}
			return d
		}
	}
	return 0
}

var (
	latterWords = set(`this now today later following next currently latest by current`)
	formerWords = set(`last previous previously earlier ago formerly then`)
)

// timeLength says whether token i is a length of time or a season: the word that
// "this" or "last" makes a period of.
func (t *text) timeLength(i int) bool {
	w := strings.TrimSuffix(t.tok(i).text, "'s")
	return durations[w] || w == "time" || w == "autumn" || w == "winter" || w == "spring" || w == "summer"
}

func timeMarkOf(t *text, i int) int {
	k := t.tok(i)
	if k.kind != when && k.kind != word {
		return 0
	}
	for _, w := range strings.Fields(k.text) {
		switch {
		case w == "this" && k.kind == word && !t.timeLength(i+1):
		case w == "by" && !(i == k.opens && t.tok(i+1).kind == when):
		case w == "then" && !t.is(i+1, ".", ","):
		case w == "last" && k.kind == word && !t.timeLength(i+1):
		case latterWords[w]:
			return 1
		case (w == "comparable" || w == "corresponding" || w == "equivalent") && t.in(i+1, numberNouns):
			return -1 // "the comparable figure was 63 per cent"
		case w == "before" && durations[t.tok(i-1).text] && t.is(i-2, "the"):
			return -2 // "the season before" lies before "last season"
		case formerWords[w], w == "before" && (durations[t.tok(i-1).text] || k.kind == when):
			return -1
		}
	}
	return 0
}

// sameThing says whether two values of neighbouring sentences, the second told
// after the first, count one thing: they have one noun, or the sentence of the
// second takes the first up by a pronoun or as "the figure", or the same
// word stands before both.
func (f *finder) sameThing(second, first *item) bool {
	if second.Head != "" && first.Head != "" {
		return sameNoun(second.Head, first.Head) || numberNouns[strings.ToLower(second.Head)]
	}
	k := second.t.tok(second.at)
	for i := k.opens; i < k.closes; i++ {
		if second.t.in(i, takingUp) || second.Head == "" && second.t.is(i, "there") || second.t.figureAt(i) || second.t.is(i, "that", "this") && !second.t.nounWord(i+1) && second.t.tok(i+1).kind == word {
			return true
		}
	}
	if a, b := first.t.tok(first.t.tok(first.at).opens), second.t.tok(k.opens); a.kind == word && a.text == b.text && len(a.text) > 3 && !prepositions[a.text] && !determiners[a.text] && !stopWords[a.text] {
		return true // "Arrests 2018: 400. Arrests 2019: 500"
	}
	before, now := first.t.tok(first.first-1), second.t.tok(second.first-1)
	return before.kind == word && before.text == now.text && !prepositions[now.text] && !beVerbs[now.text] && !determiners[now.text]
}

// figureAt says whether "the figure" or the like stands at token i for what was
// counted before, with no word beside it that would make it another.
func (t *text) figureAt(i int) bool {
	if !t.in(i, numberNouns) || t.is(i, "demand") || !t.is(i-1, "the", "this", "that") && !strings.HasSuffix(t.tok(i-1).text, "'s") && t.tok(i-1).kind != when && !(t.is(i-1, "s") && t.is(i-2, "'", "’")) {
		return false
	}
	_, verb := changeVerb(t.tok(i + 1).text)
	return verb || t.in(i+1, beVerbs) && !t.is(i+1, "of") || t.is(i+1, "had", "has", "have") || t.is(i+1, "for", "in") && !t.nounWord(i+2) || t.tok(i+1).kind == when
}

// takingUp are the pronouns that can stand for what was counted before.
var takingUp = set(`it they we them these those`)
