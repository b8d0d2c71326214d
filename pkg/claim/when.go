package claim

import (
	"cmp"
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/period"
	"github.com/pressfigures/figures/pkg/release"
)

// dated is the period that stands beside a value.
type dated struct {
	start    period.Day
	unplaced bool
}

// periodOf is the period nearest to a value in its own phrase: right behind it
// ("596 in 2018"), in a bracket before it ("(2018: 596)"), or in front.
func (t *text) periodOf(it *item) (dated, bool) {
	i := t.ownPeriod(it)
	if i < 0 {
		return dated{}, false
	}
	m := t.mentions[t.tok(i).index]
	if len(m.Readings) == 0 {
		return dated{unplaced: true}, true
	}
	return dated{start: m.Readings[0].Span.Start}, true
}

// ownPeriod is the token of the period nearest to a value in its own phrase,
// or -1.
func (t *text) ownPeriod(it *item) int {
	if it.whenAt > 0 {
		return it.whenAt - 1
	}
	for _, i := range []int{t.periodBehind(it), t.periodBefore(it)} {
		if i >= 0 && !t.isPer(it, i) && (it.isBase() || !t.baseOf(i)) {
			return i
		}
	}
	return t.whenItWas(it)
}

// whenItWas is the token of the period that a clause of time tells of, in which a
// value stands: "15 times as many as in 2009, when the figure was 987", "in
// 2020/21, when we were closed for much of the year (5,070)"; -1 for none.
func (t *text) whenItWas(it *item) int {
	if !it.level || !it.HasNumber || it.cue == fromCue || it.cue == toCue {
		return -1 // "in 2018, when it went from 4,710 to 11,418"
	}
	for i, n := it.first-1, 0; n < 16 && t.near(i, it.at); i, n = i-1, n+1 {
		if t.is(i, "when") {
			if t.is(i-1, ",") {
				i--
			}
			if t.tok(i-1).kind == when && t.near(i-1, it.at) {
				return i - 1
			}
			return -1
		}
		if t.tok(i).kind == digits || t.tok(i).kind == mark && !t.is(i, "(") {
			return -1
		}
	}
	return -1
}

// isPer says whether the period right behind a rate is what it is over: "590 a
// month, compared with 290 a month before".
func (t *text) isPer(it *item, i int) bool {
	return it.Kind == Rate && it.cue == baseCue && i == it.last+1 && strings.HasPrefix(t.tok(i).text, "a "+it.Per+" ")
}

// isBase says whether the words in front of a value make it one that something
// is compared with: "from 596", "than the 596".
func (it *item) isBase() bool { return it.level && (it.cue == fromCue || it.cue == baseCue) }

// periodBehind is the token of the period right behind a value, or -1.
func (t *text) periodBehind(it *item) int {
	for i, n := it.last+1, 0; n < 9 && t.near(i, it.at); i, n = i+1, n+1 {
		k := t.tok(i)
		if k.kind == when {
			return i
		}
		if k.kind == digits && durations[t.tok(i+1).text] && t.is(i-1, "the") {
			continue // "84 of the six months from July"
		}
		if t.is(i, "and", "but", "then") && (t.tok(i+1).kind == when || t.is(i+1, "in", "during", "over", "for") && t.tok(i+2).kind == when) {
			break // "200 people from Cheshire and in the first half of 2018 there were 586"
		}
		if k.kind == digits || k.kind == mark && !t.is(i, "'") || t.is(i, "compared", "than", "against", "where", "whereas", "none", "nobody") {
			break
		}
		if _, ok := changeVerb(k.text); ok {
			break
		}
	}
	return -1
}

// periodBefore is the token of the period right in front of a value, unless it
// belongs to the value before; or -1.
func (t *text) periodBefore(it *item) int {
	for i, n := it.first-1, 0; n < 9 && t.near(i, it.at); i, n = i-1, n+1 {
		k := t.tok(i)
		if k.kind == when {
			if t.takenBefore(it, i) || it.isBase() && i < it.cueAt && !t.baseOf(i) {
				return -1
			}
			return i
		}
		if k.kind == digits || k.kind == mark && !t.is(i, ":", "(", ",") {
			break
		}
	}
	return -1
}

// takenBefore says whether the period at token i stands right behind another
// value: in "from 368 in 2018 to 412" the year is no period of 412.
func (t *text) takenBefore(it *item, i int) bool {
	before := t.within(t.tok(i).opens, i)
	if len(before) == 0 {
		return false
	}
	x := before[len(before)-1]
	return x != it && x.HasNumber && x.level && t.periodBehind(x) == i && !t.is(i+1, "(") && !t.severed(x.last+1, i)
}

// zipPeriods pairs a list of periods with a list of values in a sentence that
// says "respectively", or whose lists follow each other: "in 2018 and 2019
// there were 368 and 412 calls", "(101 and 90 respectively)".
func (t *text) zipPeriods() {
	for _, list := range runs(len(t.items), func(n int) bool {
		a, b := t.items[n], t.items[n+1]
		return a.level && b.level && a.class == b.class && a.HasNumber && b.HasNumber && t.near(a.at, b.at) && t.listed(a.last+1, b.first)
	}) {
		if len(list) < 2 {
			continue
		}
		first, last := t.items[list[0]], t.items[list[len(list)-1]]
		if when := t.periodList(first, last, len(list)); when != nil {
			for n, i := range list {
				it := t.items[i]
				it.whenAt = when[n] + 1
				if t.baseOf(when[n]) {
					it.cue, it.cueAt = baseCue, it.first
				} else if it.cue == noCue {
					it.cue, it.cueAt = toCue, it.first
				}
			}
		}
	}
}

// periodList are the tokens of as many periods as a list has values: those
// right behind it, else those in front of it if the sentence says
// "respectively" or they are listed too.
func (t *text) periodList(first, last *item, n int) []int {
	all := func(from, to int) []int {
		var found []int
		for i := from; i < to; i++ {
			if t.tok(i).kind == when {
				found = append(found, i)
			}
		}
		return found
	}
	said := t.respectively(last)
	for _, found := range [][]int{all(last.last+1, t.tok(last.at).closes), all(t.tok(first.at).opens, first.first)} {
		if len(found) != n {
			continue
		}
		joined := true
		for i := 1; i < n; i++ {
			joined = joined && t.listed(found[i-1]+1, found[i])
		}
		if said || joined {
			return found
		}
	}
	return nil
}

// anchors places the phrases that only a neighbour can place ("the same period
// of 2018") by the period that the text was about last. A headline is about
// what the text behind it is.
func (f *finder) anchors() {
	var named []period.Span // what the text was about, the last at the end
	if t, k := f.topic(); t != nil {
		named = append(named, t.mentions[t.tok(k).index].Readings[0].Span)
	}
	for _, t := range f.texts {
		named = f.anchor(t, named)
	}
}

// topic is the token of the first period that the text is about by its own
// words, with its block; nil for a text that names none.
func (f *finder) topic() (*text, int) {
	for _, t := range f.texts {
		for i := range t.mentions {
			m := &t.mentions[i]
			if k := t.at(m.Start); len(m.Readings) > 0 && m.Readings[0].Span.Days() > 1 && t.leads(k) {
				return t, k
			}
		}
	}
	return nil, 0
}

// leads says whether the period at token i is what its sentence is about: not
// what something is compared with, began at or was left behind, and not the label
// of a value in a bracket, "(2018: six)".
func (t *text) leads(i int) bool {
	return t.tok(i).kind == when && !t.baseOf(i) && !t.sinceAt(i) && !t.ownedByBase(i) && !backwards(t.tok(i).text) &&
		!(t.is(i-1, "(") && t.is(i+1, ":")) && t.besideBracket(i) == nil
}

// ownedByBase says whether a period stands beside a value that something is
// compared with: "up from 596 in 2018", "(2018: 596)".
func (t *text) ownedByBase(i int) bool {
	for _, it := range t.sentenceOf(i) {
		if (it.isBase() || it.OfBase) && t.ownPeriod(it) == i {
			return true
		}
	}
	return false
}

// backwards says whether a phrase points back from another period.
func backwards(phrase string) bool {
	for _, word := range strings.FieldsFunc(phrase, parts) {
		if earlierWords[word] {
			return true
		}
	}
	return false
}

func parts(r rune) bool { return r == ' ' || r == '-' || r == '\u00a0' || r == '\n' || r == '\t' }

var earlierWords = set(`earlier before ago previous previously preceding prior same corresponding equivalent comparable`)

// anchor places the phrases of a text that lean on the ones before. What a
// thing is compared with, and what points back, is placed by the period that
// the text is about, before the date of the text has a say: in a release of
// 2020 about 2019, "on the previous year" is on 2018.
func (f *finder) anchor(t *text, named []period.Span) []period.Span {
	var began []period.Span // what began and goes on, for want of another
	here, opens := len(named), -1
	for i := range t.mentions {
		m := &t.mentions[i]
		k := t.at(m.Start)
		if t.tok(k).opens != opens {
			here, opens = len(named), t.tok(k).opens
		}
		if m.Relative || len(m.Readings) == 0 {
			base := t.baseOf(k) || t.ownedByBase(k) || backwards(t.tok(k).text)
			n := len(named) - 1
			base = base || n >= here && partOfYear(t.tok(k).text) // "in 2018 there were 836 in the first quarter"
			if m.Whole != "" && n >= 0 {
				f.place(t, m, yearOf(named), true)
				n = -1
			}
			for n >= 0 && !f.place(t, m, named[n], base) {
				n--
			}
			if n < 0 && len(began) > 0 && m.Whole == "" {
				f.place(t, m, began[len(began)-1], base)
			}
			if n > 0 && len(m.Readings) > 0 && m.Readings[0].Span.Same(named[n]) && strings.HasPrefix(t.tok(k).text, "the ") {
				f.place(t, m, named[0], base) // "the half-year" is first of all the one the text is about
			}
		}
		if len(m.Readings) > 0 && t.leads(k) && m.Readings[0].Span.Days() > 1 {
			named = append(named, m.Readings[0].Span)
		}
		if len(m.Readings) > 0 && t.tok(k).kind == when && t.sinceAt(k) && f.dates.HasDated && m.Readings[0].Span.Start < f.dates.Dated {
			began = append(began, period.Between(m.Readings[0].Span.Start, f.dates.Dated))
		}
	}
	return named
}

// yearOf is the year that a text was about last: one that it named, or that of
// the last period it named.
func yearOf(named []period.Span) period.Span {
	last := named[len(named)-1]
	for i := len(named) - 1; i >= 0; i-- {
		if months, whole := named[i].Months(); whole && months == 12 && named[i].Contains(last) {
			return named[i]
		}
	}
	year, _, _ := last.Start.Date()
	return period.OfYear(year)
}

// partOfYear says whether words name a part of a year without the year.
func partOfYear(phrase string) bool {
	return !strings.ContainsAny(phrase, "0123456789") && (strings.HasPrefix(phrase, "the first") || strings.HasPrefix(phrase, "the second") ||
		strings.HasPrefix(phrase, "the third") || strings.HasPrefix(phrase, "the fourth") || strings.HasPrefix(phrase, "the last") || strings.HasPrefix(phrase, "the final"))
}

// place reads a phrase by the period that the text is about: first of all if
// it is a base, and else behind the readings by the date of the text. It says
// whether the phrase can be about that period at all: "the half-year" takes up
// no month.
func (f *finder) place(t *text, m *period.Mention, now period.Span, base bool) bool {
	c := f.dates
	c.Anchor = &now
	phrase := cmp.Or(m.Whole, t.raw[m.Start:m.End])
	readings, err := period.Parse(phrase, c)
	if err != nil {
		return false
	}
	m.Readings, m.Problem = readings, nil
	if !base {
		m.Readings = ofDate(strings.ToLower(phrase), readings)
		return true
	}
	c.HasDated = false
	if anchored, err := period.Parse(phrase, c); err == nil {
		m.Readings = slices.Concat(anchored, slices.DeleteFunc(slices.Clone(readings), func(r period.Reading) bool {
			return slices.ContainsFunc(anchored, func(o period.Reading) bool { return o.Span == r.Span })
		}))
	}
	return true
}

// ofDate are the readings of "last year" by the date of the text, which settles
// it where nothing is compared: an old figure under it is the commonest slip.
func ofDate(phrase string, readings []period.Reading) []period.Reading {
	dated := slices.DeleteFunc(slices.Clone(readings), func(r period.Reading) bool { return !r.ByDate })
	if len(dated) == 0 || phrase != "last year" && phrase != "this year" {
		return readings
	}
	return dated
}

// when gives every claim its period and the period of its base: its own, one of
// its sentence, or what the text was about before.
func (f *finder) when() {
	d := discourse{finder: f}
	if t, k := f.topic(); t != nil { // a headline is about what the text behind it is
		d.now = t.periodReadings(k, blockBefore, true)
	}
	from := 0
	for _, t := range f.texts {
		items := f.itemsOf(t, &from)
		d.newBlock()
		for i := 0; i < len(t.tokens); i = t.tok(i).closes {
			items = d.sentence(t, i, items)
		}
	}
	for _, it := range f.items {
		f.sharePeriods(it)
	}
	for i, it := range f.items {
		f.moveOf(i, it)
		f.baseAlone(it)
	}
}

// discourse is what a text was about up to a sentence: its period, and the
// period of the base.
type discourse struct {
	*finder
	now, base []PeriodReading
}

// scores of periods that are taken over from the sentence before, and from an
// earlier block.
const (
	sentenceBefore = 30
	blockBefore    = 20
)

// newBlock weakens what was named in the blocks before.
func (d *discourse) newBlock() {
	d.now, d.base = carried(d.now, blockBefore), carried(d.base, blockBefore)
}

// carried are readings taken over into a later sentence.
func carried(readings []PeriodReading, score int) []PeriodReading {
	out := slices.Clone(readings)
	for i := range out {
		out[i].Score, out[i].Carried = min(out[i].Score, score), true
	}
	return out
}

// sentence gives the items of the sentence that starts with token i their
// periods, and returns those behind it.
func (d *discourse) sentence(t *text, i int, items []*item) []*item {
	n := 0
	for n < len(items) && items[n].at < t.tok(i).closes {
		d.item(items[n])
		n++
	}
	d.rememberBase(t, i)
	for k := t.tok(i).closes - 1; k >= i && !d.isHead(t); k-- {
		if t.leads(k) && len(t.mentions[t.tok(k).index].Readings) > 0 {
			d.now = t.periodReadings(k, sentenceBefore, true)
			break
		}
	}
	return items[n:]
}

// rememberBase takes the period that a sentence compares with for the base of
// those behind it: "January to June 2018, compared with July to December 2017:".
func (d *discourse) rememberBase(t *text, i int) {
	for k := i; k < t.tok(i).closes; k++ {
		if t.tok(k).kind == when && t.baseOf(k) && !t.sinceAt(k) && len(t.mentions[t.tok(k).index].Readings) > 0 {
			d.base = t.periodReadings(k, sentenceBefore, true)
		}
	}
}

// item gives an item its periods.
func (d *discourse) item(it *item) {
	untimed := it.isBase() && it.t.ownPeriod(it) < 0
	if untimed && len(d.base) > 0 {
		d.periodsOf(it, d.base)
	} else {
		d.periodsOf(it, d.now)
	}
	if untimed {
		it.Against = slices.Clone(d.base)
	}
	if changing(it) && len(it.Against) == 0 && !d.ownBase(it) {
		it.Against = slices.Clone(d.base)
	} else if changing(it) {
		d.base = carried(d.basesOf(it), sentenceBefore)
	}
	if own := it.t.ownPeriod(it); own >= 0 && it.isBase() {
		d.base = it.t.periodReadings(own, sentenceBefore, true)
	}
}

// moveOf takes the first of two values that something went between ("the
// number went from 11 to 14") for a base, where no change says so.
func (f *finder) moveOf(i int, it *item) {
	if i+1 == len(f.items) || !it.level || it.cue != fromCue || it.Base || it.t.ownPeriod(it) >= 0 {
		return
	}
	next := f.items[i+1]
	linked := slices.ContainsFunc(f.items, func(c *item) bool { return changing(c) && c.From.Held() && c.From.Claim == i })
	if next.t == it.t && next.level && next.cue == toCue && next.class == it.class && it.t.near(it.at, next.at) && !linked {
		it.Base = true
	}
}

// baseAlone takes a value that something is compared with for a base, where
// neither a period nor a place of its own says of what: "3,549 people, compared
// with 1,747".
func (f *finder) baseAlone(it *item) {
	if !it.level || it.cue != baseCue || it.Base || f.timed(it) {
		return
	}
	for _, a := range it.Areas {
		if !a.Carried && a.Start > it.t.tok(it.cueAt).Start && a.Score >= 50 {
			return // "compared with 212 in Essex"
		}
	}
	it.Base = true
}

// ownBase says whether the value a change is measured from has a period of its
// own.
func (f *finder) ownBase(it *item) bool {
	from := f.printed(it.From)
	return from != nil && f.timed(from)
}

// basesOf are the periods that a change is measured from.
func (f *finder) basesOf(it *item) []PeriodReading {
	if from := f.printed(it.From); from != nil && from.t.ownPeriod(from) >= 0 {
		return from.t.periodReadings(from.t.ownPeriod(from), 30, true)
	}
	return it.Against
}

// baseOf says whether the period at token i is that of a base: "compared with
// 2018", "than in 2018", "on the previous year", "since 1998".
func (t *text) baseOf(i int) bool {
	k := i - 1
	for n := 0; n < 3 && (t.in(k, determiners) || t.is(k, "in", "for", "during", "over")); n, k = n+1, k-1 {
	}
	switch {
	case t.is(k, "than", "versus", "vs", "against", "twice", "times"), t.is(k, "as") && t.is(i-1, "in", "during", "over"):
		return true
	case t.is(i-1, "for", "of", "in", "from") && t.is(k, "figure", "number", "total", "level", "count") && t.timesThe(k-1):
		return true
	case t.is(k, "with", "to"):
		return t.in(k-1, compared) || t.in(k-2, compared)
	case t.is(k, "on", "from"):
		before := t.tok(k - 1)
		_, noun := changeNoun(before.text)
		_, more := comparative(before.text)
		return before.kind == digits || noun || more || t.is(k-1, "people", "up", "down", "cent", "points")
	case t.is(k+1, "over") || t.is(k, "over"):
		return t.tok(k-1).kind == digits || t.tok(k).kind == digits
	}
	return false
}

// timesThe says whether a multiple leads to token i: "2.2 times the figure for
// 2018".
func (t *text) timesThe(i int) bool {
	for t.in(i, determiners) {
		i--
	}
	return t.is(i, "times", "double", "twice", "treble", "triple", "half", "quadruple")
}

// periodReadings are the meanings of the period at token i.
func (t *text) periodReadings(i, score int, carried bool) []PeriodReading {
	m := t.mentions[t.tok(i).index]
	r := PeriodReading{Text: t.raw[m.Start:m.End], Span: release.Span{Start: m.Start, End: m.End}, Score: score, Carried: carried,
		Ends: m.Ends, Since: t.sinceAt(i), StatedMonths: m.StatedMonths}
	if len(m.Readings) == 0 {
		r.Unplaced = true
		return []PeriodReading{r}
	}
	if months, whole := m.Readings[0].Span.Months(); whole && months > 1 && months < 5 && t.monthByMonth(i) {
		r.Period = period.Between(m.Readings[0].Span.Start, m.Readings[0].Span.Start.AddMonths(1)-1)
		return []PeriodReading{r}
	}
	var found []PeriodReading
	for _, reading := range m.Readings {
		r.Period, r.Explain, r.Score = reading.Span, reading.Explain, score
		if reading.Minor {
			r.Score = score / 2
		}
		found = append(found, r)
	}
	return found
}

// monthByMonth says whether what is said of a list of months at token i is said
// of each: "May and June each brought 64", "in both January and February", "in
// April, May and June the number was the same".
func (t *text) monthByMonth(i int) bool {
	if words := strings.Fields(t.tok(i).text); !slices.Contains(words, "and") || slices.Contains(words, "between") {
		return false
	}
	if t.is(i+1, "each", "both") || t.is(i-1, "both") || t.is(i-1, "of") && t.is(i-2, "each") {
		return true
	}
	for k := i + 1; t.near(k, i) && k < i+14; k++ {
		if t.is(k, "each", "apiece") || t.is(k, "same") && t.is(k-1, "the") || t.is(k, "unchanged", "identical") {
			return true
		}
	}
	return false
}

// periodsOf lists the periods that an item may be about, and those of its
// base. What something is compared with is no period of what is compared.
func (f *finder) periodsOf(it *item, carried []PeriodReading) {
	t := it.t
	own := t.ownPeriod(it)
	compares := changing(it) || it.Kind == Comparison || it.Kind == Rank
	for i := t.tok(it.at).opens; i < t.tok(it.at).closes; i++ {
		if t.tok(i).kind != when || t.is(i-1, "by") && !it.Forecast && !t.reachedBy(it, i) || t.isPer(it, i) || t.ofAnother(it, i) {
			continue
		}
		score := t.tieWhen(it, i)
		if t.measuredFromAt(it, i) {
			score = max(score, 88)
		}
		if x := t.besideBracket(i); t.ofThat(it, i) || x != nil && x != it && it.level {
			score = min(score, sentenceBefore-1)
		}
		first, last := t.endOf(i)
		base := t.baseOf(i) || t.ownedByBase(i)
		switch {
		case changing(it) && t.sinceAt(i) && t.ranksBefore(it, i): // "up 30 per cent, the highest since 2002"
		case first && compares, base && !it.level, changing(it) && t.sinceAt(i):
			it.Against = append(it.Against, t.periodReadings(i, score, false)...)
		case last && compares, i == own:
			own := t.periodReadings(i, 90, false)
			for n := range own {
				own[n].Compared = it.level && it.cue == baseCue || t.besideBracket(i) == it
			}
			it.Periods = append(it.Periods, own...)
		case !base || it.isBase():
			it.Periods = append(it.Periods, t.periodReadings(i, score, false)...)
		}
	}
	it.Periods = slices.Concat(it.Periods, f.cellPeriods(it), carried)
	best := func(a, b PeriodReading) int { return b.Score - a.Score }
	slices.SortStableFunc(it.Periods, best)
	slices.SortStableFunc(it.Against, best)
	if it.Kind == Count && own >= 0 && t.sinceAt(own) && it.cue == noCue {
		it.Kind = Cumulative
	}
}

// measuredFromAt says whether the period at token i is what a change is measured
// from by the words between, which name nothing else: "eight times as many as in
// 2020/21", "15 more than in 2022".
func (t *text) measuredFromAt(it *item, i int) bool {
	if !changing(it) || i <= it.last || !t.near(it.at, i) || !t.baseOf(i) {
		return false
	}
	for k := it.last + 1; k < i; k++ {
		if !t.is(k, "as", "many", "much", "than", "in", "on", "for", "during", "the", "from", "more", "fewer", "up", "down") {
			return false
		}
	}
	return true
}

// reachedBy says whether a period behind "by" opens the clause of a value, so
// that it tells when it was so and not when it is to be: "in 2018 Kent had 340;
// by 2019 Bedfordshire had 305".
func (t *text) reachedBy(it *item, i int) bool {
	opens := t.tok(i-1).opens == i-1 || t.is(i-2, ",", ";", ":", "–", "—", "and", "but")
	return opens && (it.level || it.Kind == Rank) && i < it.first && t.near(i, it.at) && t.clauseStart(it.at) <= i
}

// ofAnother says whether a period behind a change is that of another change
// which stands between: "The 3,444 increase follows an even bigger one in 2018".
func (t *text) ofAnother(it *item, i int) bool {
	if !changing(it) || !t.near(it.at, i) {
		return false
	}
	for k := it.last + 1; k < i; k++ {
		if t.is(k, "follows", "followed", "follow") {
			return true
		}
	}
	return false
}

// ranksBefore says whether a superlative stands between an item and a token.
func (t *text) ranksBefore(it *item, i int) bool {
	for k := it.last + 1; k < i; k++ {
		if t.is(k, "highest", "lowest", "most", "fewest", "record", "biggest", "largest", "smallest", "best", "worst", "busiest") {
			return true
		}
	}
	return false
}

// ofThat says whether a period stands right behind another value that is told
// as known, and is no other's: "2,892, half as many again as the 1,947 of 2018".
func (t *text) ofThat(it *item, i int) bool {
	for _, x := range t.sentenceOf(i) {
		if x != it && x.level && x.HasNumber && t.is(x.first-1, "the") && x.first > it.last && i == x.last+2 && t.is(i-1, "of", "in", "for") {
			return true
		}
	}
	return false
}

// besideBracket is the value that stands in a bracket alone with the period at
// token i, right behind another that it is held beside: "3,693 (1,712 in the first
// half of 2018)"; nil for none. The period is then the bracket's own.
func (t *text) besideBracket(i int) *item {
	bracket := t.tok(i).bracket
	if bracket == 0 {
		return nil
	}
	var inside, before *item
	for _, x := range t.sentenceOf(i) {
		switch {
		case !x.level || !x.HasNumber:
		case t.tok(x.at).bracket != bracket:
			if inside == nil {
				before = x
			}
		case inside != nil:
			return nil // parts: "373 (181 in the first quarter and 192 in the second)"
		default:
			inside = x
		}
	}
	if inside == nil || before == nil || inside.class != before.class || !t.is(before.last+1, "(") && !t.is(before.last+2, "(") {
		return nil
	}
	return inside
}

// endOf says whether a period is one of the two that a change is said to be
// between: "between the first half of 2018 and the first half of 2019", "from
// 2018 to 2019" where these are two phrases.
func (t *text) endOf(i int) (first, last bool) {
	joins := func(a, b int) bool {
		return t.tok(a).kind == when && t.tok(b).kind == when && b == a+2 &&
			(t.is(a+1, "and") && t.is(a-1, "between") || t.is(a+1, "to") && t.is(a-1, "from"))
	}
	return joins(i, i+2), joins(i-2, i)
}

// sinceAt says whether the period at token i is where something began that
// goes on: "since 2002", "since it opened in 2002".
func (t *text) sinceAt(i int) bool {
	if t.mentions[t.tok(i).index].Since {
		return true
	}
	for k := i - 1; k > i-7 && t.near(k, i) && t.tok(k).kind == word; k-- {
		if t.is(k, "since") {
			return true
		}
	}
	return false
}

// tieWhen is how well the words tie a period to an item of its sentence.
func (t *text) tieWhen(it *item, i int) int {
	low, high := min(i, it.at), max(i, it.at)
	score := 75 - min((high-low)/3, 20)
	if t.barred(low+1, high) {
		score -= 12
	}
	if t.clauseBorder(low+1, high) {
		score -= 15
	}
	return score
}

// sharePeriods gives a change the periods of its operands, and these those of
// the change where they have none of their own.
func (f *finder) sharePeriods(it *item) {
	if !changing(it) || it.betweenPlaces() || !it.From.Held() && it.base == nil {
		return
	}
	from, to := f.printedNear(it, it.From), f.printedNear(it, it.To)
	if from == nil && it.base != nil && !it.t.ofAnother(it, it.base.at) {
		from = it.base
	}
	if from != nil && f.timed(from) && len(from.Periods) > 0 {
		it.Against = slices.Concat(from.Periods[:1], it.Against)
		own := from.Periods[0].Span
		it.Periods = slices.DeleteFunc(slices.Clone(it.Periods), func(r PeriodReading) bool { return r.Span == own })
	} else if from != nil && len(it.Against) > 0 && !it.Against[0].Carried {
		from.Periods = slices.Concat(asOwn(it.Against), from.Periods)
	} else if from != nil {
		from.Base, from.Against = true, it.Against
	}
	if to != nil && !f.timed(to) && len(it.Periods) > 0 && (len(to.Periods) == 0 || to.Periods[0].Score <= it.Periods[0].Score) {
		to.Periods = slices.Concat(sameWords(it.Periods), to.Periods)
	}
	if to != nil && f.timed(to) && len(to.Periods) > 0 && !to.t.baseOf(to.t.ownPeriod(to)) {
		it.Periods = slices.Concat(to.Periods[:1], it.Periods)
	}
}

// sameWords are the first of some readings with the others of its words.
func sameWords(readings []PeriodReading) []PeriodReading {
	n := 1
	for n < len(readings) && readings[n].Span == readings[0].Span {
		n++
	}
	return readings[:n]
}

// timed says whether a value has a period of its own: in its phrase, or in the
// heads of its cell.
func (f *finder) timed(it *item) bool {
	if it.t.ownPeriod(it) >= 0 {
		return true
	}
	_, ok := f.headPeriod(it)
	return ok
}

// asOwn are readings that the structure of a sentence ties to a value as if
// they stood beside it.
func asOwn(readings []PeriodReading) []PeriodReading {
	out := slices.Clone(readings)
	for i := range out {
		out[i].Score = max(out[i].Score, 88)
	}
	return out
}

// printedNear is the item that prints an operand of another in its own paragraph,
// or anywhere for a cell of a table; nil for none. What only another paragraph
// prints lends no period and no place.
func (f *finder) printedNear(it *item, l Link) *item {
	o := f.printed(l)
	if _, cell := f.cell(it.t); o != nil && o.t != it.t && !cell {
		return nil
	}
	return o
}

// printed is the item that prints an operand; nil for none.
func (f *finder) printed(l Link) *item {
	if l.Claim == None || !l.Held() {
		return nil
	}
	return f.items[l.Claim]
}
