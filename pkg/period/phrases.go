package period

import (
	"slices"
	"strings"
	"sync"
)

// Mention is a period found in running prose.
type Mention struct {
	// Start and End are the byte offsets of the phrase in the text, with its
	// article and the "from" or "between" of a range, and without any other
	// preposition: "the first six months of 2019", "between 2001 and 2012".
	Start, End int
	// Readings are its meanings, as Parse has them. There are none for a
	// phrase that is surely a period but cannot be placed: "last year" in a
	// text without a date. Problem then says why.
	Readings []Reading
	Problem  error
	// Ends are the two ends of a range, by its first reading. "Between 2001
	// and 2012" can be twelve years or a comparison of two: this tells.
	Ends []Span
	// Relative marks a phrase that was placed by the Context.
	Relative bool
	// Since marks a phrase after "since": a count goes on from there.
	Since bool
	// StatedMonths is the length that the words just before give the phrase:
	// 6 for "the six-month period between July 2017 and January 2018", which
	// has seven months. It is 0 where they give none.
	StatedMonths int
	// Whole is the phrase with the word that it leaves out, if it does: "the
	// second quarter" for "the second" behind "the first quarter"; else empty.
	Whole string
}

// FindPhrases finds the phrases of running prose that name a period, in
// order; they do not overlap. Numbers that are not years are passed over as
// far as the words beside them tell, as are points in time ("mid-2013") and
// seasons. In prose "2011-12" is first of all a financial year, as nobody
// writes a month so; December 2011 is kept as a Minor reading.
func FindPhrases(text string, c Context) []Mention {
	f := finder{parser{tokens: tokenise(text), c: c, prose: true}}
	var phrases []Mention
	unit := "" // what the ordinals behind it are of
	for i := 0; f.at(i).kind != endToken; {
		if m, next, ok := f.elided(text, i, unit); ok {
			phrases, i = append(phrases, m), next
			continue
		}
		if two, next, ok := f.twoOf(text, i); ok {
			phrases, i, unit = append(phrases, two...), next, ""
			continue
		}
		a, ok := f.longest(i)
		if !ok {
			i++
			continue
		}
		phrases = append(phrases, f.phrase(text, i, a))
		unit = f.counted(i, a.next)
		i = a.next
	}
	return phrases
}

// counted is what a phrase is the first, second or last of: "quarter" or
// "half"; empty for none.
func (f *finder) counted(i, end int) string {
	if f.is(i, "the") {
		i++
	}
	_, next, ok := f.ordinal(i)
	if ok && next < end && f.is(next, "quarter", "half") {
		return f.tok(next).text
	}
	return ""
}

// elided reads "the second" of "876 in the first quarter, 1,062 in the second".
func (f *finder) elided(text string, i int, unit string) (Mention, int, bool) {
	if unit == "" || !f.is(i, "the") {
		return Mention{}, 0, false
	}
	n, next, ok := f.ordinal(i + 1)
	ends := f.tok(next).kind != number && (f.tok(next).kind != word || f.is(next, "and", "but", "while"))
	counts := f.tok(next).kind == number && f.is(i-1, "and", ",", ";")
	back := n == 1 && f.tok(i-2).kind == number // "1,559 in the last quarter and 1,533 in the first"
	if !ok || n == 1 && !back || !counts && (!ends || !f.is(i-1, "in", "during", "for", "over", "to")) {
		return Mention{}, 0, false
	}
	start, end := f.tok(i).start, f.tok(next-1).end
	m := Mention{Start: start, End: end, Whole: text[start:end] + " " + unit}
	readings, err := Parse(m.Whole, f.c)
	m.Readings, m.Problem, m.Relative = readings, err, true
	return m, next, true
}

// finder looks for phrases in a text.
type finder struct{ parser }

// longest is the longest phrase at token i that stands as one there, with the
// readings of all forms of that length.
func (f *finder) longest(i int) (part, bool) {
	if !f.opens(i) || !f.starts(i) {
		return part{}, false
	}
	if year, ok := f.loneYear(i); ok {
		return f.best(i, []part{year})
	}
	return f.best(i, f.phrases(i))
}

// best is the longest of some phrases at token i that stand as one there.
func (f *finder) best(i int, found []part) (part, bool) {
	found = slices.DeleteFunc(found, func(a part) bool { return !f.stands(i, a) })
	if len(found) == 0 {
		return part{}, false
	}
	best := slices.MaxFunc(found, func(a, b part) int { return a.next - b.next })
	found = slices.DeleteFunc(found, func(a part) bool { return a.next != best.next })
	for _, a := range found {
		if len(a.readings) > 0 {
			best = a
			break
		}
	}
	best.readings = f.readings(found, "")
	return best, true
}

func (f *finder) phrase(text string, i int, a part) Mention {
	start, end := f.tok(i).start, f.tok(a.next-1).end
	for k := range a.readings {
		a.readings[k].Span.Label = text[start:end]
	}
	p := Mention{Start: start, End: end, Readings: a.readings, Ends: a.ends, Relative: a.relative}
	p.Since = f.is(f.before(i), "since")
	p.StatedMonths = f.monthsBefore(i)
	if len(a.readings) == 0 {
		p.Problem = &ParseError{Text: text[start:end], Reason: a.problem, hint: a.hint}
	}
	return p
}

// monthsBefore reads a length in months that ends right before token i.
func (f *finder) monthsBefore(i int) int {
	end := i
	if f.is(i-1, "(", ",") {
		end--
	}
	if t := f.at(end - 1); t.kind != word || !timeWords()[t.text] {
		return 0 // as before most phrases
	}
	for start := end - 5; start < end-1; start++ {
		l, next, ok := f.length(start)
		if _, counted := f.count(start); ok && counted && next == end {
			return l.months
		}
	}
	return 0
}

// before is the token before i, an article passed over.
func (f *finder) before(i int) int {
	if f.is(i-1, "the") {
		return i - 2
	}
	return i - 1
}

// openers are the words that a phrase can start with, beside numbers, months
// and weekdays. They only save time: most words of a text are none of them.
var openers = sync.OnceValue(func() map[string]bool {
	return words(`the from between first second third fourth opening last final latter closing
	q h quarter qtr half week wk w month day year years yr financial fiscal fin business academic school tax calendar
	cy fy fye ay ye y rolling whole full latest past recent this current next previous preceding prior
	following subsequent ensuing earlier same corresponding equivalent comparable like a one ytd so that those these
	` + strings.Join(numberWords[1:], " "))
})

func words(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}

// opens says whether a phrase can start with token i.
func (f *finder) opens(i int) bool {
	t := f.at(i)
	switch {
	case t.kind == number:
		if t.digits >= 4 || f.is(i+1, "/", ".", "-", "–") && f.at(i+2).kind == number {
			return true
		}
		return f.goesOn(i+1) && f.timeFollows(i+1, 4)
	case t.kind != word:
		return false
	case !openers()[t.text]:
		return dated(t.text)
	}
	return (!leads(t.text) || f.isLed(i+1)) && f.timeFollows(i, 1)
}

// leads says whether a word opens a phrase only in front of another that can,
// or of "New Year" and "the start of the year".
func leads(text string) bool {
	switch text {
	case "the", "from", "between", "a":
		return true
	}
	return false
}

// isLed says whether a phrase may go on at token i, behind one of leads.
func (f *finder) isLed(i int) bool {
	switch t := f.at(i); t.kind {
	case word:
		return openers()[t.text] || dated(t.text) || f.is(i, "new", "start")
	case number:
		return t.digits >= 4 || f.goesOn(i+1)
	}
	return true
}

// goesOn says whether token i can stand behind a number of up to three digits
// that opens a phrase: "4 March", "12 full months", "1st". Most numbers count
// what the word behind them names, "305 people", and open none.
func (f *finder) goesOn(i int) bool {
	t := f.at(i)
	switch t.kind {
	case word:
		return behindNumber()[t.text] || dated(t.text)
	case symbol: // a comma within a number
		return t.text != "," || !t.glued || f.at(i+1).kind != number || !f.at(i+1).glued
	}
	return true
}

// behindNumber are the words of goesOn, beside months and weekdays.
var behindNumber = sync.OnceValue(func() map[string]bool {
	set := words(`st nd rd th of to until till til through thru up and full calendar q h w m inclusive both`)
	for _, u := range units {
		for _, phrase := range u.words {
			first, _, _ := strings.Cut(phrase, " ")
			set[first] = true
		}
	}
	return set
})

// loneYear reads a year of four digits that nothing behind it can make more
// of, as nearly all years of a release are: "in 2019, up 5 per cent".
func (f *finder) loneYear(i int) (part, bool) {
	year, ok := f.year4(i)
	if !ok || !f.stops(i+1) {
		return part{}, false
	}
	next := i + 1
	if f.is(next, ",", ".", ";", ")") && !f.at(next+1).glued {
		next++
	}
	switch t := f.at(next); t.kind {
	case endToken, gap:
	case word:
		if behindYear()[t.text] || dated(t.text) {
			return part{}, false
		}
	default:
		return part{}, false
	}
	return one(i+1, OfYear(year)), true
}

// behindYear are the words that a year goes on with, beside months: those of
// ranges ("to"), of the systems of years and of what a year is divided into.
var behindYear = sync.OnceValue(func() map[string]bool {
	set := words(`ad ce to until till til through thru up and inclusive both from between the first second third fourth opening final last latter
	closing quarter qtr half q h week wk w m s month day`)
	for _, names := range yearNames {
		for _, name := range names {
			first, _, _ := strings.Cut(name, " ")
			set[first] = true
		}
	}
	return set
})

// timeFollows says whether a word of time, or a number of at least so many
// digits, stands close to token i. Between two plain counts there is neither.
func (f *finder) timeFollows(i, digits int) bool {
	for k := i; k <= i+farthest; k++ {
		if t := f.at(k); t.kind == number && t.digits >= digits || t.kind == word && (timeWords()[t.text] || dated(t.text)) {
			return true
		}
	}
	return false
}

// farthest is how many words may stand between the first word of a phrase and
// the first that is a unit of time, a number, a month or a weekday: "over the
// corresponding and directly comparable six months".
const farthest = 8

// dated says whether a word is a month or a weekday.
func dated(text string) bool {
	_, weekday := weekdayOf(text)
	return weekday || monthOf(text) != 0
}

// timeWords are the words one of which stands in every phrase that has neither
// a number nor a month nor a weekday.
var timeWords = sync.OnceValue(func() map[string]bool {
	return words(`q h quarter quarters qtr half halves week weeks wk wks w month months mth mths day days
	year years yr yrs fy cy ay fye ye y ytd period periods date time fortnight ` + strings.Join(numberWords[1:], " "))
})

// starts says whether a phrase may start at token i: not in the middle of a
// word or number, nor in a web or mail address, nor after "mid-".
func (f *finder) starts(i int) bool {
	t := f.at(i)
	if t.glued && f.tok(i-1).kind != symbol && f.tok(i-1).kind != gap {
		return false
	}
	if t.kind == number && t.glued && f.is(i-1, "-", "–", "/", ".", ",", "£", "$", "€", "#", "+", "'") && !f.afterBreak(i-1) {
		return false
	}
	if f.is(i, "the") && !f.keepsArticle(i+1) {
		return false
	}
	return !f.inAddress(i) && !f.vague(i-1)
}

// afterBreak says whether the symbol before a number parts words, as the dash
// in "fell—2018 was a bad year" does.
func (f *finder) afterBreak(i int) bool {
	return f.is(i, "–") && f.tok(i-1).kind == word && monthOf(f.tok(i-1).text) == 0
}

// keepsArticle says whether "the" belongs to the phrase at token i: "the first
// quarter" and "the 12 months", but not "the 2018 figures".
func (f *finder) keepsArticle(i int) bool {
	t := f.tok(i)
	if t.kind == word {
		_, weekday := weekdayOf(t.text)
		return monthOf(t.text) == 0 && !weekday && len(t.text) > 1
	}
	if _, year := f.year4(i); year {
		next, _, ok := f.splitYear(i)
		if !ok {
			next = i + 1
		}
		return f.is(next, "financial", "fiscal", "academic", "school", "tax", "calendar")
	}
	_, _, counted := f.length(i)
	return counted || f.is(i+1, "st", "nd", "rd", "th") && monthOf(f.tok(i+2).text) == 0
}

// vague words make a point or a blur of the period after them.
func (f *finder) vague(i int) bool {
	i = f.before(i + 1)
	if f.is(i, "-", "–", "of") {
		i--
	}
	return f.is(i, "mid", "early", "late") || f.is(i, "middle") && f.is(i+1, "of")
}

// inAddress says whether token i is in a web or mail address or a file name.
func (f *finder) inAddress(i int) bool {
	first, last := i, i
	for first > 0 && f.at(first).glued {
		first--
	}
	for f.at(last + 1).glued {
		last++
	}
	for k := first; k <= last; k++ {
		if f.is(k, "@", "www", "_", "\\", "=") || f.is(k, ":") && f.is(k+1, "/") {
			return true
		}
	}
	return false
}

// stands says whether what was read at token i is a period in prose.
func (f *finder) stands(i int, a part) bool {
	next := f.tok(a.next)
	if next.glued && (next.kind == word || next.kind == number || next.text == "%" || next.text == "@") {
		return false
	}
	if f.is(a.next, "-", "–") && next.glued && f.tok(a.next+1).kind == number && f.tok(a.next+1).glued {
		return false
	}
	switch {
	case a.next == i+1 && f.tok(i).kind == number:
		return f.bareYear(i)
	case a.next == i+1, a.next == i+2 && f.is(i+1, "."):
		return f.bareMonth(i)
	}
	return f.capitalised(i, a) && !f.vagueInside(i, a)
}

// bareYear says whether a number of four digits is a year and not a count:
// "2019 people", "2000 per cent", a telephone number.
func (f *finder) bareYear(i int) bool {
	if f.is(i-1, "£", "$", "€", "#", "no", "table", "figure", "section", "page", "ref", "room", "about", "nearly", "almost", "around", "approximately", "roughly", "some") {
		return false
	}
	if f.tok(i-1).kind == number && f.tok(i-1).digits != 2 && f.tok(i-1).digits != 1 || f.tok(i+1).kind == number && f.tok(i+1).digits != 2 && f.tok(i+1).digits != 1 && !f.is(i+2, ",") {
		return false
	}
	if f.is(i-1, "and", "or") && f.tok(i-2).kind == number && f.tok(i-2).digits >= 4 {
		if _, year := f.year4(i - 2); !year {
			return false // "the totals were 2892 and 1947"
		}
	}
	if f.is(i+1, "and", "or") && f.tok(i+2).kind == number && f.tok(i+2).digits >= 4 && !f.is(i-1, "in", "of", "since", "from", "during", "between") {
		if _, year := f.year4(i + 2); !year {
			return false // "the totals were 1947 and 2892"
		}
	}
	return !f.is(i+1, counted...)
}

// counted are words that make a count of the number before them.
var counted = strings.Fields(`% per percent pc pp people persons men women children adults girls boys young callers calls
	contacts users visitors visits clients offenders offences victims cases deaths births households homes families jobs
	employees staff workers members patients pupils students teachers officers arrests crimes incidents reports
	miles km metres tonnes pounds euros dollars million billion thousand hours minutes days weeks months years times more fewer`)

// prepositions may stand before a month without its year.
var prepositions = []string{"in", "during", "since", "by", "from", "until", "till", "to", "for", "of", "before", "after", "between", "and", "throughout"}

// bareMonth says whether one word is a month: "in March", not "we march".
func (f *finder) bareMonth(i int) bool {
	t := f.tok(i)
	if monthOf(t.text) == 0 {
		return t.text == "ytd"
	}
	return t.capital && (f.is(i-1, prepositions...) || f.subject(i) || f.monthWas(i)) && !(f.tok(i+1).capital && monthOf(f.tok(i+1).text) == 0 && f.tok(i+1).kind == word)
}

// monthWas says whether a month is said to be one: "The busiest month was May",
// "The busiest month was May (655); in Kent it was March (41)".
func (f *finder) monthWas(i int) bool {
	if !f.is(i-1, "was", "were", "is", "being", "came") {
		return false
	}
	for k := i - 2; k >= 0 && k > i-20 && !f.is(k, "."); k-- {
		if f.is(k, "month", "months") {
			return true
		}
	}
	return false
}

// monthVerbs may follow a month that is the subject of its sentence.
var monthVerbs = []string{"was", "is", "saw", "had", "brought", "recorded", "registered", "alone", "remained", "proved", "became"}

// subject says whether a month is what its sentence is about: "June was the
// busiest month". Names of people are as well, so that only a month that no
// woman is called by counts.
func (f *finder) subject(i int) bool {
	switch f.tok(i).text {
	case "may", "april", "june", "august", "march":
		if f.is(i+1, "is", "had", "became", "proved") && !(f.is(i+2, "the") && f.is(i+3, "most", "fewest", "highest", "lowest", "least", "largest", "smallest")) && f.tok(i+2).kind == word {
			return false // "June had had enough", "May is angry"
		}
	}
	opens := i == 0 || f.is(i-1, ".", ";", ":", "—", "–", "!", "?", ",") || f.is(i-1, "even", "only", "and", "but", "while", "whereas")
	return opens && f.is(i+1, monthVerbs...) || f.is(i-1, "even", "only") && f.is(i+1, ",")
}

// capitalised says whether words that are more than months are written as
// such: "March 4", not "march 4 miles"; "Q1", not "q1".
func (f *finder) capitalised(i int, a part) bool {
	for k := i; k < a.next; k++ {
		t := f.tok(k)
		if t.kind != word || t.capital {
			continue
		}
		switch t.text {
		case "may", "march", "mar", "sun", "sat":
			_, year := f.year4(k + 1)
			_, day := f.small(k-1, 1, 31)
			day = day && k > i || f.is(k-1, "of", "st", "nd", "rd", "th")
			if !year && !day {
				return false
			}
		}
	}
	return true
}

// vagueInside keeps a range from reaching over "mid-": "2010 to mid-2013".
func (f *finder) vagueInside(i int, a part) bool {
	for k := i + 1; k < a.next; k++ {
		if f.is(k, "mid", "early", "late") {
			return true
		}
	}
	return false
}
