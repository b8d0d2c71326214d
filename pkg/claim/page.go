package claim

import (
	"strings"

	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/release"
)

// Numbers that a page, a post, a chat or a film puts beside its words and that
// none of the words are about: the place of a post among others, the number of
// a note or of a subtitle, the time at which something was said, how many words
// or stars something has.

// pageReason says why the number at token i belongs to the page and is no claim,
// if it does.
func (f *finder) pageReason(t *text, i int) (Reason, bool) {
	n := t.numbers[t.tok(i).index]
	switch {
	case n.Class == number.Plain && f.numbersRow(t):
		return Reference, true
	case f.stamps(t).holds(t.tok(i).Span), t.isDottedClock(i, n), t.isPairOf(i, n, opensAt, lastHour):
		return Clock, true
	case t.isPartOfThread(i, n), t.isNoteNumber(i, n), t.isSubtitleNumber(i, n), t.isWordCount(i, n), t.isStars(i, n),
		t.isLabel(i, n), t.isReaction(i, n), t.isPartOfReference(i, n), t.isMarks(i, n), t.isPairOf(i, n, wonWords, mostGoals):
		return Reference, true
	case t.isDialled(i, n):
		return Telephone, true
	case t.isSecondsMark(i, n), t.isMinutesMark(i, n):
		return Duration, true
	case t.isSchoolYear(i, n):
		return Name, true
	case f.isAgeOfSpeaker(t, i, n), f.isAgeInBrackets(t, i, n):
		return Age, true
	}
	return "", false
}

// spans are stretches of a text.
type spans []release.Span

func (s spans) holds(of release.Span) bool {
	for _, span := range s {
		if span.Start <= of.Start && of.End <= span.End {
			return true
		}
	}
	return false
}

// stamps are the times that stand in a block as logs, chats and subtitles write
// them: "09:15:30", "00:00:04,500 --> 00:00:08,000". A date before one at the
// start of a line belongs to it: "[10/09/2019, 09:15] Jo:".
func (f *finder) stamps(t *text) spans {
	if t.stamped {
		return t.stamps
	}
	t.stamped = true
	b := f.doc.Blocks[t.block].Span
	for at := b.Start; at < b.End; at++ {
		if !isDigit(t.raw[at]) || at > b.Start && (isDigit(t.raw[at-1]) || strings.IndexByte(".,:", t.raw[at-1]) >= 0) {
			continue
		}
		if end := stampAt(t.raw[:b.End], at); end > at {
			t.stamps = append(t.stamps, release.Span{Start: at, End: end})
			at = end
		}
	}
	return t.stamps
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

// stampAt is the end of a time of two or three parts that starts at an offset,
// with its thousandths; the offset itself where there is none. Of two parts both
// have two digits and are an hour and a minute, as "3:2" is a result.
func stampAt(raw string, start int) int {
	at, parts := start, 0
	for {
		first := at
		for at < len(raw) && isDigit(raw[at]) {
			at++
		}
		if wide := at - first; wide == 0 || wide > 2 || parts > 0 && (wide < 2 || raw[first] > '5') {
			return start
		}
		parts++
		if parts == 3 || at+1 >= len(raw) || raw[at] != ':' || !isDigit(raw[at+1]) {
			break
		}
		at++
	}
	if parts < 2 || at < len(raw) && raw[at] == ':' {
		return start
	}
	if parts == 3 && at+3 < len(raw) && (raw[at] == ',' || raw[at] == '.') && isDigit(raw[at+1]) && isDigit(raw[at+2]) && isDigit(raw[at+3]) {
		return at + 4
	}
	return at
}

// isStampDate says whether the period at token i only dates the line of a chat
// or a log: it opens the line, and a time stands behind it.
func (f *finder) isStampDate(t *text, i int) bool {
	k := t.tok(i)
	if !t.opensLine(i) {
		return false
	}
	for _, s := range f.stamps(t) {
		if s.Start >= k.End && s.Start-k.End <= 3 && strings.Trim(t.raw[k.End:s.Start], " ,-–—T") == "" {
			return true
		}
	}
	return false
}

// opensLine says whether no more than a bracket or a dash stands before token i
// on its line.
func (t *text) opensLine(i int) bool {
	k := i - 1
	for t.is(k, "[", "(", "-", "–", "#", "*", "🧵", "🗒") && t.sameLine(k, i) {
		k--
	}
	return t.tok(k).kind == edge || !t.sameLine(k, i)
}

// sameLine says whether no line ends between two tokens.
func (t *text) sameLine(i, j int) bool {
	return !strings.Contains(t.raw[t.tok(i).End:t.tok(j).Start], "\n")
}

// endsLine says whether nothing but a bracket or a picture follows token i on
// its line.
func (t *text) endsLine(i int) bool {
	k := i + 1
	for t.tok(k).kind == mark && t.sameLine(i, k) {
		k++
	}
	return t.tok(k).kind == edge || !t.sameLine(i, k)
}

// isPartOfThread tells the place of a post among those that go on with it: "2/5"
// at the start or the end of a post.
func (t *text) isPartOfThread(i int, n number.Written) bool {
	part, whole, ok := strings.Cut(n.Text, "/")
	if !ok || len(part) > 2 || len(whole) > 2 || !allDigits(part) || !allDigits(whole) || whole == "1" {
		return false
	}
	if len(part) > len(whole) || len(part) == len(whole) && part > whole {
		return false
	}
	next := t.tok(i + 1)
	if t.opensLine(i) {
		return next.kind != word || next.capital || !t.sameLine(i, i+1)
	}
	return t.endsLine(i) && (t.tok(i-1).kind == mark && !t.is(i-1, ",", "-", "–", ":") || t.tok(i-1).sentence != t.tok(i).sentence)
}

func allDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// isNoteNumber tells the number of a note: "Notes: 1. The Foundation is a
// charity. 2. Figures are for 2019." A line opens with it, or it goes on from the
// one before, as "Twelve." and "12." can answer a question.
func (t *text) isNoteNumber(i int, n number.Written) bool {
	if !t.isNoteForm(i, n) {
		return false
	}
	if t.opensLine(i) {
		return true
	}
	for k := 0; k < i; k++ {
		if t.tok(k).kind == digits && t.isNoteForm(k, t.numbers[t.tok(k).index]) {
			return t.numbers[t.tok(k).index].Value.Cmp(n.Value) < 0
		}
	}
	return n.Text == "1"
}

// isNoteForm says whether a number looks like that of a note: a whole one with a
// dot behind it, at the start of what has a capital.
func (t *text) isNoteForm(i int, n number.Written) bool {
	if !digitsOnly(n) || len(n.Text) > 2 || !t.is(i+1, ".", ")") || !t.tok(i+1).glued || t.is(i-1, "?") {
		return false
	}
	if !t.opensLine(i) && t.tok(i).opens != i && !t.is(i-1, ":", ";", "notes") {
		return false
	}
	next := t.tok(i + 2)
	return next.kind != edge && t.sameLine(i, i+2) && (next.capital || next.kind == mark || next.kind == when)
}

// isSubtitleNumber tells the number that stands alone on the line above the times
// of a subtitle.
func (t *text) isSubtitleNumber(i int, n number.Written) bool {
	if !digitsOnly(n) || !t.opensLine(i) || !t.endsLine(i) {
		return false
	}
	rest := strings.TrimLeft(t.raw[t.tok(i).End:], "\r\n ")
	end := stampAt(rest, 0)
	return end > 0 && strings.HasPrefix(strings.TrimLeft(rest[end:], " "), "-->")
}

// isWordCount tells how many words a text says that it has: "Word count: 98",
// "(412 words)", "Ends. 350 words".
func (t *text) isWordCount(i int, n number.Written) bool {
	if n.Class != number.Plain {
		return false
	}
	k := i - 1
	for t.is(k, ":", "=", "is", "-", "–", "(") {
		k--
	}
	if t.is(k, "count", "wordcount") && (t.is(k, "wordcount") || t.is(k-1, "word", "words", "character", "characters")) || t.is(k, "words", "characters") && k < i-1 {
		return true
	}
	if !t.is(i+1, "words", "characters") {
		return false
	}
	return t.opensLine(i) && t.endsLine(i+1) || t.is(i-1, "ends", ".", ":", "(", "[") && t.endsLine(i+1)
}

// mostStars is how many stars are given.
var mostStars = number.Int(10)

// isStars tells a rating: "leave us 5 stars", "a four-star review".
func (t *text) isStars(i int, n number.Written) bool {
	k := i + 1
	t.passHyphen(&k)
	if n.Class != number.Plain || n.Value.Cmp(mostStars) > 0 {
		return false
	}
	return t.is(k, "stars", "star", "★", "⭐") || t.is(k, "out") && t.is(k+1, "of") && t.tok(k+2).kind == digits && t.is(k+3, "stars")
}

// isSecondsMark tells a length in seconds or inches by its mark: a cue of 22".
// A mark behind a number that closes a quotation is none.
func (t *text) isSecondsMark(i int, n number.Written) bool {
	if !digitsOnly(n) || !t.is(i+1, "\"", "″", "′") || !t.tok(i+1).glued || len(n.Text) > 3 {
		return false
	}
	quotes := 0
	for k := i - 1; k >= 0; k-- {
		if t.is(k, "\"") {
			quotes++
		}
	}
	return quotes%2 == 0 || !t.is(i+1, "\"")
}

// lastSchoolYear is the last year of school that has a number.
var lastSchoolYear = number.Int(13)

// isSchoolYear tells the years of a school: "pupils in Years 1 to 6".
func (t *text) isSchoolYear(i int, n number.Written) bool {
	if !digitsOnly(n) || n.Value.Cmp(lastSchoolYear) > 0 {
		return false
	}
	k := i - 1
	for t.is(k, "to", "and", "-", "–", ",", "or") && t.tok(k-1).kind == digits {
		k -= 2
	}
	return t.is(k, "years", "forms", "grades") && t.tok(k).capital && !t.titled
}

// beforeClock are prepositions that a time of day stands behind.
var beforeClock = set(`at by from until till before after to between and since around about`)

// hours are words of sentences about when something is open or happens.
var openingWords = set(`open opens opened opening close closes closed closing start starts started starting end ends ended lines line
	doors press embargo embargoed weekdays daily due call ring hours published meet meets meeting conference briefing noon midnight
	am pm monday tuesday wednesday thursday friday saturday sunday today tomorrow tonight morning afternoon evening`)

// lastHour is the last hour of a day, and mostGoals a high score.
var lastHour, mostGoals = number.Int(24), number.Int(30)

// isDottedClock tells a time of day that is written with a dot: "at 9.30", "from
// 9.15 to 18.00". Its minutes are full fives, and nothing is counted in it.
func (t *text) isDottedClock(i int, n number.Written) bool {
	if !t.isClockForm(i, n) || t.nounWord(i+1) && !t.in(i+1, openingWords) || t.is(i+1, "per", "%", "times", "a") || !t.in(i-1, beforeClock) {
		return false
	}
	if t.is(i-1, "to", "and") && t.tok(i-2).kind == digits {
		return t.isDottedClock(i-2, t.numbers[t.tok(i-2).index])
	}
	opening := false
	for k := t.tok(i).opens; k < t.tok(i).closes; k++ {
		if _, change := changeVerb(t.tok(k).text); t.in(k, rateNouns) || change && t.tok(k).kind == word && !t.particle(k) {
			return false
		}
		opening = opening || t.in(k, openingWords)
	}
	return opening || t.is(i-1, "at", "until", "till", "before", "after") && !t.is(i-2, "stood", "remained", "stayed", "held", "was", "were")
}

// isClockForm says whether a number looks like an hour and a minute.
func (t *text) isClockForm(i int, n number.Written) bool {
	hour, minute, ok := strings.Cut(n.Text, ".")
	if !ok || n.Class != number.Plain || n.Places != 2 || !allDigits(hour) || !allDigits(minute) || len(hour) > 2 || len(minute) != 2 {
		return false
	}
	if t.is(i-1, "$", "£", "€", "+", "-", "−") {
		return false
	}
	return (len(hour) == 1 || hour <= "24") && minute < "60" && (minute[1] == '0' || minute[1] == '5')
}

// isAgeOfSpeaker tells the age behind a name that opens its sentence, in front of
// where somebody is from: "Pat Hill, 44 from Poole". The name is none of a place.
func (f *finder) isAgeOfSpeaker(t *text, i int, n number.Written) bool {
	first := t.tok(i).opens
	if first > i-3 || !t.is(i-1, ",") || !t.is(i+1, "from", "of") || t.in(i+2, determiners) || !digitsOnly(n) || n.Value.Cmp(oldest) > 0 {
		return false
	}
	for k := first; k < i-1; k++ {
		if t.tok(k).kind != word || !t.tok(k).capital {
			return false
		}
	}
	return !f.namesPlace(t, first, i-2)
}

// namesPlace says whether a place of the data is named by one of some words.
func (f *finder) namesPlace(t *text, first, last int) bool {
	for k := first; k <= last; k++ {
		if _, ok := f.places().at(t, k); ok {
			return true
		}
	}
	return false
}
