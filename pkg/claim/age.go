package claim

import (
	"strings"

	"github.com/pressfigures/figures/pkg/number"
)

func isAge(t *text, i int, n number.Written) bool {
	if n.Class != number.Plain {
		return false
	}
	if t.is(i-1, "is", "was") && t.is(i-2, "who", "he", "she", "mother", "father") && n.Value.Cmp(number.Int(120)) < 0 && !t.nounWord(i+1) {
		return true // "who is 41 and has run the line"
	}
	if t.tellsOwnAge(i, n) || t.isAgeOfName(i, n) {
		return true
	}
	next := i + 1
	t.passHyphen(&next)
	if t.is(next, "year-old", "years-old", "year-olds", "yr-old", "year", "years") && (t.is(next, "year-old", "year-olds", "years-old", "yr-old") || t.is(next+1, "old", "olds", "-") && t.is(next+1, "old", "olds") || t.is(next+1, "of") && t.is(next+2, "age") || t.is(next+1, "-") && t.is(next+2, "old", "olds")) {
		return true
	}
	if t.is(i+1, "s") && t.tok(i+1).glued || strings.HasSuffix(n.Text, "s") {
		return true
	}
	if t.isAgeBound(i, n) || t.isAgeGroup(i) || t.isAgeLabel(i, n) {
		return true
	}
	if t.is(i+1, "to", "-", "–", "and", "or") && t.tok(i+2).kind == digits && isAge(t, i+2, t.numbers[t.tok(i+2).index]) {
		return true
	}
	for k := i - 1; k > i-7 && t.near(k, i); k-- {
		switch {
		case t.in(k, ages):
			return n.Value.Cmp(number.Int(120)) < 0
		case t.tok(k).kind == digits, t.tok(k).hedge, t.is(k, "between", "from", "to", "and", "or", "-", "–", "under", "over", "of", "about", "years", "at", ","):
		default:
			return false
		}
	}
	return t.is(i-1, "over-", "under-") || (t.is(i-1, "-") && t.is(i-2, "over", "under") && t.tok(i).glued)
}

// isAgeLabel tells ages that head the items of a list: "15 and over: 3,480",
// "falls by age: 75 to 84: 3,310".
func (t *text) isAgeLabel(i int, n number.Written) bool {
	if n.Places > 0 || n.Value.Cmp(oldest) > 0 || t.is(i-1, "£", "$", "€") {
		return false
	}
	if t.is(i+1, "and", "or") && t.is(i+2, "over", "above", "older", "under", "younger") && t.is(i+3, ":") {
		return true
	}
	if t.is(i+1, "to", "-", "–") && t.tok(i+2).kind == digits && t.is(i+3, ":") || t.is(i+1, ":") && t.is(i-1, "to", "-", "–") && t.tok(i-2).kind == digits {
		for k := i - 1; t.near(k, i); k-- {
			if t.in(k, ages) || t.is(k, "age", "ages", "aged") {
				return true
			}
		}
	}
	return false
}

// tellsOwnAge says whether somebody says how old he is: "I was 34 and terrified",
// "I'm 20", "she turned 18".
func (t *text) tellsOwnAge(i int, n number.Written) bool {
	if n.Places > 0 || n.Value.Cmp(oldest) > 0 || t.nounWord(i+1) && !t.is(i+1, "when", "then") || t.is(i+1, "%", "times", "of", "more", "fewer", "per") {
		return false
	}
	return t.is(i-1, "was", "am") && t.is(i-2, "i") || t.is(i-1, "i'm") || t.is(i-1, "m") && t.is(i-2, "'") && t.is(i-3, "i") ||
		t.is(i-1, "turned", "turning", "turn") && t.is(i-2, "i", "he", "she", "who", "just", "has", "had")
}

// speaking are verbs in front of the name of who is quoted.
var speaking = set(`said says told added explained according recalls recalled commented`)

// isAgeOfName tells the age behind somebody's name: "Jo Bloggs, 47, said", "said
// Jo Bloggs, 47, director".
func (t *text) isAgeOfName(i int, n number.Written) bool {
	if t.isAgeOfFirstName(i, n) {
		return true
	}
	named := t.is(i-1, ",") && t.tok(i-2).capital && t.tok(i-3).capital && t.tok(i-2).kind == word && t.tok(i-3).kind == word
	if !named || n.Places > 0 || n.Value.Cmp(oldest) > 0 {
		return false
	}
	first := i - 3
	for t.tok(first-1).kind == word && t.tok(first-1).capital {
		first--
	}
	quoted := t.in(first-1, speaking) || t.is(first-1, "to") && t.in(first-2, speaking)
	return quoted && t.is(i+1, ",", ".") || t.is(i+1, ",") && t.is(i+2, "said", "says", "told", "who", "from", "added", "explained", "of", "a", "is", "was")
}

// isAgeOfFirstName tells the age behind a first name that opens what is told of its
// bearer: "as Gail, 52, wed", "Tom, 34, who lives here". What opens with a place goes
// on with "were".
func (t *text) isAgeOfFirstName(i int, n number.Written) bool {
	name := i - 2
	if !t.is(i-1, ",") || !t.is(i+1, ",") || t.tok(name).kind != word || !t.tok(name).capital || n.Places > 0 || n.Value.Cmp(oldest) > 0 || n.Value.Cmp(number.Int(4)) < 0 {
		return false
	}
	if opens := name == t.tok(i).opens || t.is(name-1, "as", "when", "where", "that", "while", "husband", "wife", "son", "daughter", "sister", "brother", "mother", "father", "partner", "friend"); !opens {
		return false
	}
	next := t.tok(i + 2).text
	return t.in(i+2, sayers) || t.is(i+2, "who", "whose", "is", "has", "works", "lives", "wed") || !t.tok(i+2).capital && strings.HasSuffix(next, "ed")
}

// isAgeGroup tells "the 35-44 age group" and "16 to 24 age band".
func (t *text) isAgeGroup(i int) bool {
	if t.is(i+1, "-", "–", "to") && t.tok(i+2).kind == digits {
		i += 2
	}
	t.passHyphen(&i)
	return t.is(i+1, "age") && t.is(i+2, "group", "groups", "band", "bands", "range", "bracket")
}

// oldest is the age up to which a bound behind people is one of age.
var oldest = number.Int(110)

// isAgeBound tells the bounds of age behind people: "callers under 25", "most
// were under 18 or well over 70", "drivers younger than 21".
func (t *text) isAgeBound(i int, n number.Written) bool {
	if n.Places > 0 || n.Value.Cmp(oldest) > 0 || n.Value.Sign() <= 0 || t.is(i+1, "times", "more", "fewer") {
		return false
	}
	k, opened := t.ageBound(i)
	switch {
	case !opened:
		return false
	case t.is(k, "or", "and") && t.tok(k-1).kind == digits:
		_, first := t.ageBound(k - 1)
		return first && !t.nounWord(i+1)
	case t.is(i+1, "or", "and") && !t.is(k+1, "over", "above"):
		if last := i + 2; t.is(last, "well", "just", "over", "above") {
			for !t.near(last, i) || t.tok(last).kind == word {
				last++
			}
			if t.is(last-1, "over", "above") && t.tok(last).kind == digits {
				return true
			}
		}
	case t.is(k, "those", "anyone", "everyone", "someone", "anybody"):
		return true
	}
	timed := t.tok(i+1).kind == when || t.is(i+1, "in", "during") && t.tok(i+2).kind == when
	if t.is(k, "were", "are") && !timed && t.numberBefore(k) && t.clauseCounts(k) {
		return true // "19,780 or 11% were under 25"
	}
	return t.in(k, persons) || t.is(k, "was", "were", "is", "are", "be", "been", "being") && !timed && t.personsBefore(k)
}

// clauseCounts says whether the clause of a verb has a number in front of it.
func (t *text) clauseCounts(verb int) bool {
	for i := t.clauseStart(verb); i < verb; i++ {
		if t.counts(i) && !t.is(i+1, "of") {
			return true
		}
	}
	return false
}

// ageBound reads the words of a bound in front of token i, and gives the token
// before them.
func (t *text) ageBound(i int) (before int, ok bool) {
	k := i - 1
	if t.is(k, "than") && t.is(k-1, "younger", "older") {
		return k - 2, true
	}
	if !t.is(k, "under", "over", "below", "above") {
		return 0, false
	}
	if k--; t.is(k, "well", "just") {
		k--
	}
	return k, true
}

// personsBefore says whether the subject in front of a verb is people and not
// how many they are.
func (t *text) personsBefore(verb int) bool {
	found := false
	for i := t.clauseStart(verb); i < verb; i++ {
		if t.in(i, counters) || t.is(i, "figure", "figures", "average", "queue") {
			return false
		}
		found = found || t.in(i, persons)
	}
	return found
}
