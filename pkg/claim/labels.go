package claim

import (
	"strings"

	"github.com/pressfigures/figures/pkg/number"
)

// Numbers that only tell one thing from others, or that are dialled, pressed,
// scored or clicked: "press 1 for advice", "slide 4 of 12", "dial 101".

// labels are what is told apart by a number behind its word.
var labels = set(`press option tick slide photo picture image story scene tweet post version step tip clip thread message update
	page screen frame panel card question reel part act shot track caption`)

// isLabel tells the number behind a label, those listed with it, and of how many
// it is one: "Tick 1, 2 or 3.", "Slide 4 of 12", "Version 2.1 replaces version 1".
// A number with a noun of its own is none, as in "story 300 people told".
func (t *text) isLabel(i int, n number.Written) bool {
	if n.Class != number.Plain || n.Words || n.Places > 1 || len(n.Text) > 4 || strings.Contains(n.Text, ",") {
		return false
	}
	if t.nounWord(i+1) && !t.tok(i+1).capital && !t.changesBehind(i) {
		return false
	}
	if t.is(i-1, "of") && t.tok(i-2).kind == digits {
		return t.isLabel(i-2, t.numbers[t.tok(i-2).index]) || t.isCounter(i-2)
	}
	if t.isCounter(i) {
		return true
	}
	k := i - 1
	for t.is(k, ",", "or", "and", "to", "-", "–", "/") && t.tok(k-1).kind == digits {
		k -= 2
	}
	return t.in(k, labels)
}

// changesBehind says whether the word behind a label is a verb: "version 2
// replaces".
func (t *text) changesBehind(i int) bool {
	return strings.HasSuffix(t.tok(i+1).text, "s") && t.in(i-1, labels) && t.is(i+1, "replaces", "shows", "asks", "says", "tells", "follows", "begins", "starts", "is")
}

// isCounter says whether a sentence is nothing but the place of a page, a post or
// a picture among others: "2 of 3".
func (t *text) isCounter(i int) bool {
	if !t.is(i+1, "of") || t.tok(i+2).kind != digits {
		return false
	}
	a, b := t.numbers[t.tok(i).index], t.numbers[t.tok(i+2).index]
	if !digitsOnly(a) || !digitsOnly(b) || a.Value.Cmp(b.Value) > 0 || b.Value.Cmp(mostMembers) > 0 {
		return false
	}
	for k := t.tok(i).opens; k < t.tok(i).closes; k++ {
		if (k < i || k > i+2) && t.tok(k).kind != mark {
			return false
		}
	}
	return true
}

// reactions are the pictures and words in front of how often a post was clicked.
var reactions = set(`👍 ❤ ♥ 💬 🔁 🔄 👏 😂 🙌 👀 🔖 💜 💙 💚 likes retweets replies reposts followers following comments reactions bookmarks`)

// isReaction tells how often a post was liked or passed on: "👍 12 💬 3",
// "Retweets 14".
func (t *text) isReaction(i int, n number.Written) bool {
	k := i - 1
	for t.is(k, "\ufe0f", ":") {
		k--
	}
	next := t.tok(i + 1)
	if n.Class != number.Plain || n.Words || next.kind == word && !t.in(i+1, reactions) && t.sameLine(i, i+1) {
		return false
	}
	return t.in(k, reactions) && (t.tok(k).kind == mark || t.tok(k).capital)
}

// emergency are the short numbers that are dialled.
var emergency = set(`999 101 111 112 116 119 105`)

// dialling are the verbs that tell somebody to call.
var dialling = set(`call dial ring phone calling dialling ringing phoning`)

// isDialled tells a short number to call or to send a text to: "call 101, or 999
// in an emergency", "call the police on 999", "text HELP to 70085".
func (t *text) isDialled(i int, n number.Written) bool {
	switch {
	case !digitsOnly(n) || t.nounWord(i+1):
		return false
	case len(n.Text) == 5 && t.is(i-1, "to", "on"):
		for k := t.tok(i).opens; k < i; k++ {
			if t.is(k, "text", "texting") {
				return true
			}
		}
		return false
	case !emergency[n.Text]:
		return false
	}
	if t.is(i+1, "in") && t.is(i+2, "an") && t.is(i+3, "emergency") {
		return true
	}
	k := i - 1
	for t.is(k, ",", "or", "and") && t.tok(k-1).kind == digits {
		k -= 2
		if t.is(k, ",", "or", "and") && t.tok(k).kind == mark {
			k--
		}
	}
	if t.is(k, "on") {
		for k--; t.is(k, "the", "police", "nhs", "us") && k > i-6; k-- {
		}
	}
	return t.in(k, dialling) && !t.in(k-1, determiners)
}

// opensAt are words of sentences about hours of opening.
var opensAt = set(`open opening hours staffed weekdays monday tuesday wednesday thursday friday saturday sunday mondays tuesdays
	wednesdays thursdays fridays saturdays sundays weekends mon tue wed thu fri sat sun`)

// wonWords are words of sentences that tell the score of a match.
var wonWords = set(`score scored scoreline won lost beat beaten drew defeat victory`)

// isPairOf tells the hours of "open 9-5" and the score of "won 3-1".
func (t *text) isPairOf(i int, n number.Written, words map[string]bool, most number.Value) bool {
	first, last := i, i+2
	if t.is(i-1, "-", "–", "to") && t.tok(i-2).kind == digits {
		first, last = i-2, i
	}
	if !t.is(first+1, "-", "–", "to") || t.tok(last).kind != digits || t.nounWord(last+1) && !t.in(last+1, words) {
		return false
	}
	for _, k := range [...]int{first, last} {
		if m := t.numbers[t.tok(k).index]; !digitsOnly(m) || m.Value.Cmp(most) > 0 {
			return false
		}
	}
	found := false
	for k := t.tok(i).opens; k < t.tok(i).closes; k++ {
		if _, moved := changeVerb(t.tok(k).text); moved && t.tok(k).kind == word && !t.particle(k) {
			return false // "the number rose from 9 to 15"
		}
		found = found || t.in(k, words)
	}
	return found
}

// isPartOfReference tells the end of a reference that has a year in it: "FOI
// 2019-345".
func (t *text) isPartOfReference(i int, n number.Written) bool {
	before := t.tok(i - 2)
	if !digitsOnly(n) || len(n.Text) < 3 || !t.is(i-1, "-", "/") || !t.tok(i).glued || !t.tok(i-1).glued {
		return false
	}
	return before.kind == when || before.kind == digits && len(before.text) == 4 && (before.text >= "1990" && before.text <= "2099")
}

// ratingWords are words of sentences that give marks out of five or ten.
var ratingWords = set(`rating rated rates rate score scored scores marks mark trustpilot review reviews reviewed satisfaction`)

// isMarks tells marks out of 5, 10 or 100: "rated 9 out of 10 by visitors".
func (t *text) isMarks(i int, n number.Written) bool {
	words := strings.ToLower(n.Text)
	out := strings.HasSuffix(words, "out of 10") || strings.HasSuffix(words, "out of 5") || strings.HasSuffix(words, "out of five") || strings.HasSuffix(words, "out of ten") || strings.HasSuffix(words, "/5") || strings.HasSuffix(words, "/10")
	if !out || t.in(i+1, persons) || t.is(i+1, "of") || t.nounWord(i+1) && !t.in(i+1, ratingWords) {
		return false
	}
	for k := t.tok(i).opens; k < t.tok(i).closes; k++ {
		if t.in(k, ratingWords) {
			return true
		}
	}
	return false
}

// isMinutesMark tells the minutes of 1'30".
func (t *text) isMinutesMark(i int, n number.Written) bool {
	return digitsOnly(n) && len(n.Text) <= 3 && t.is(i+1, "'", "′", "’") && t.tok(i+1).glued && t.tok(i+2).glued && t.tok(i+2).kind == digits
}

// isAgeInBrackets tells the age behind a name of two words: "Jan Cole (58) said".
// Places and what the data call their channels have no age.
func (f *finder) isAgeInBrackets(t *text, i int, n number.Written) bool {
	if !t.is(i-1, "(") || !t.is(i+1, ")") || !digitsOnly(n) || n.Value.Cmp(oldest) > 0 || t.titled {
		return false
	}
	if t.tok(i-2).kind != word || !t.tok(i-2).capital || t.tok(i-3).kind != word || !t.tok(i-3).capital || f.namesPlace(t, i-3, i-2) {
		return false
	}
	return t.in(i+2, sayers) || t.is(i+2, "who", "from", "volunteers", "lives", "lost") || t.in(i-4, sayers)
}

// sayers are verbs beside the name of a speaker.
var sayers = set(`said says told added explained recalled asked wrote insisted admitted commented`)
