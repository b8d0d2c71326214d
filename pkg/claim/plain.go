package claim

import (
	"strings"

	"github.com/pressfigures/figures/pkg/number"
)

var (
	references = set(`table tables figure figures fig figs chart charts page pages pp note notes section sections chapter chapters
		appendix annex box step paragraph paragraphs para paras ref reference footnote row column item question part
		volume issue slide map image exhibit no nos number schedule`)
	laws   = set(`article articles clause clauses regulation regulations directive act rule rules resolution order protocol`)
	namers = set(`phase grade type stage level tier class category group band zone room gate route junction channel radio bbc year
		key version series chapter wave covid covid-19 round area ward unit block building platform formula windows iphone galaxy
		iso bs en pm2 fortune ftse s&p russell apollo euro league division under-21s pier hall form stream model mark top
		wing bay lane flat apartment suite floor team squad engine flight bus train psalm verse world generation gen cop
		agenda day studio track episode season nasdaq nyse tsx asx euronext otcqb isin wkn`)
	streets   = set(`street road avenue lane close drive way square place park gardens court terrace crescent st rd ave blvd boulevard downing mews hill row`)
	durations = set(`second seconds minute minutes hour hours day days week weeks fortnight month months year years decade decades
		century centuries hr hrs min mins yr yrs quarter quarters season seasons term terms`)
	measures = set(`km kilometres kilometers kilometre miles mile metres meters metre cm mm feet foot ft inches inch kg grams gram
		kb mb gb tb mhz ghz khz px pixels degrees degree kw kwh volts watts mph acre hectare litre liter pounds-weight stone`)
	ages = set(`aged age ages`)
)

// plainReason says why the number at token i is no claim, if it is none.
func (f *finder) plainReason(t *text, i int) (Reason, bool) {
	n := t.numbers[t.tok(i).index]
	for _, rule := range []struct {
		holds  func(*text, int, number.Written) bool
		reason Reason
	}{
		{isOrdinal, OrdinalName},
		{isConfidence, Confidence},
		{isPValue, PValue},
		{isTelephone, Telephone},
		{isFootnote, Footnote},
		{isAge, Age},
		{isClock, Clock},
		{isDenominator, Denominator},
		{isLaw, Law},
		{isReference, Reference},
		{isAddress, Address},
		{isName, Name},
		{isYear, Date},
		{isRepeat, Repeat},
		{isDuration, Duration},
		{isSize, Size},
		{isCondition, Condition},
	} {
		if rule.holds(t, i, n) {
			return rule.reason, true
		}
	}
	if f.isSmallWord(t, i, n) {
		return SmallWord, true
	}
	return "", false
}

func isOrdinal(t *text, i int, n number.Written) bool { return n.Class == number.OrdinalClass }

func isConfidence(t *text, i int, n number.Written) bool {
	if n.Class == number.Percent && (t.is(i+1, "confidence", "ci", "credible", "interval", "certainty", "prediction") || t.is(i+1, "level") && t.is(i+2, "of") && t.is(i+3, "confidence")) {
		return true
	}
	for k := i - 1; k > i-8 && t.near(k, i) && t.tok(i).depth > 0 && t.tok(k).depth == t.tok(i).depth; k-- {
		if t.is(k, "ci", "interval", "intervals") && !t.is(k, "(") {
			return true
		}
	}
	return false
}

func isPValue(t *text, i int, n number.Written) bool {
	k := i - 1
	for t.is(k, "<", ">", "=", "≤", "≥") {
		k--
	}
	return k < i-1 && t.is(k, "p", "n", "r", "z", "t", "f", "d", "hr", "or", "rr", "p-value")
}

func isTelephone(t *text, i int, n number.Written) bool {
	for k := i - 1; k > i-6 && t.near(k, i); k-- {
		switch {
		case t.is(k, "tel", "telephone", "phone", "fax", "mobile", "whatsapp", "freephone", "text", "dial", "ring") && (n.Value.Cmp(number.Int(99)) > 0 || t.is(i-1, "on", ":")):
			return digitsOnly(n)
		case t.is(k, "on") && t.is(k-1, "call", "helpline", "us", "ring", "line") && n.Value.Cmp(number.Int(9999)) > 0:
			return digitsOnly(n)
		case t.tok(k).kind == word && k < i-2:
			return false
		}
	}
	before := t.tok(i - 1)
	return digitsOnly(n) && before.kind == mark && before.text == "+" && n.Value.Cmp(number.Int(99)) > 0
}

func digitsOnly(n number.Written) bool {
	return n.Places == 0 && n.Class == number.Plain && !n.Words && !strings.ContainsAny(n.Text, ",. ")
}

// isFootnote tells a number that is glued to the end of a word: "businesses)2".
func isFootnote(t *text, i int, n number.Written) bool {
	k := t.tok(i)
	before := t.tok(i - 1)
	if t.is(i-1, "[") && t.is(i+1, "]") {
		return true
	}
	if !k.glued || n.Words || n.Class != number.Plain || len(n.Text) > 2 || before.kind == edge {
		return false
	}
	return before.kind == word || before.kind == mark && strings.Contains(").]”\"'’", before.text) || before.kind == mark && before.text == "*"
}

func isAge(t *text, i int, n number.Written) bool {
	if n.Class != number.Plain {
		return false
	}
	if t.is(i-1, "is", "was") && t.is(i-2, "who", "he", "she", "mother", "father") && n.Value.Cmp(number.Int(120)) < 0 && !t.nounWord(i+1) {
		return true // "who is 41 and has run the line"
	}
	next := i + 1
	t.passHyphen(&next)
	if t.is(next, "year-old", "years-old", "year-olds", "yr-old", "year", "years") && (t.is(next, "year-old", "year-olds", "years-old", "yr-old") || t.is(next+1, "old", "olds", "-") && t.is(next+1, "old", "olds") || t.is(next+1, "of") && t.is(next+2, "age") || t.is(next+1, "-") && t.is(next+2, "old", "olds")) {
		return true
	}
	if t.is(i+1, "s") && t.tok(i+1).glued || strings.HasSuffix(n.Text, "s") {
		return true
	}
	if t.isAgeBound(i, n) || t.isAgeGroup(i) {
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

func isClock(t *text, i int, n number.Written) bool {
	return t.is(i+1, "am", "pm", "a.m", "p.m", "a.m.", "p.m.", "noon", "midnight", "o'clock", "gmt", "bst", "est", "et", "hrs") && n.Value.Cmp(number.Int(24)) <= 0 ||
		t.is(i+1, "a", "p") && t.is(i+2, ".") && t.is(i+3, "m") ||
		t.is(i+1, "/") && t.tok(i+1).glued && t.tok(i+2).kind == digits && t.tok(i+2).glued ||
		t.is(i-1, "/") && t.tok(i-1).glued && t.tok(i).glued && t.tok(i-2).kind == digits // "24/7"
}

// isDenominator tells the number of "per 1,000" and "out of 10".
func isDenominator(t *text, i int, n number.Written) bool {
	return t.is(i-1, "per") || t.is(i-1, "every") && n.Value.Cmp(number.Int(100)) >= 0 && !t.in(i+1, durations)
}

func isLaw(t *text, i int, n number.Written) bool {
	return t.in(i-1, laws) && digitsOnly(n) && (t.tok(i-1).capital || t.is(i-1, "article", "clause"))
}

func isReference(t *text, i int, n number.Written) bool {
	if n.Class != number.Plain || n.Words && !t.tok(i-1).capital {
		return false
	}
	k := i - 1
	if t.is(k, ".", "#") {
		k--
	}
	if t.is(k+1, "#") && t.tok(i).glued {
		return true
	}
	for t.is(k, "and", "to", ",", "-", "–", "or") && t.tok(k-1).kind == digits {
		k -= 2
	}
	if !t.in(k, references) {
		return false
	}
	// "figures 300 people" is no reference; a capital, "table" or "page" is.
	return t.tok(k).capital || !t.is(k, "figures", "notes", "number", "order", "part", "item", "row", "issue", "no", "figure", "note") || t.is(k, "note", "figure", "no") && digitsOnly(n) && len(n.Text) <= 3
}

func isAddress(t *text, i int, n number.Written) bool {
	if !digitsOnly(n) {
		return false
	}
	for k := i + 1; k <= i+3; k++ {
		if t.tok(k).kind != word || !t.tok(k).capital {
			return false
		}
		if k > i+1 && t.in(k, streets) {
			return true
		}
	}
	return false
}

// isName tells numbers that are part of a name: "Type 2", "FTSE 100",
// "Generation 5G", "EOS 5".
func isName(t *text, i int, n number.Written) bool {
	if n.Class != number.Plain {
		return false
	}
	before, after := t.tok(i-1), t.tok(i+1)
	if t.is(i-1, "-") && before.glued && t.tok(i).glued && t.tok(i-2).kind == word && t.tok(i-2).capital {
		return true
	}
	if t.in(i-1, namers) && (before.capital || t.is(i-1, "phase", "type", "grade", "key", "top", "tier", "stage", "version", "year", "level") && !t.is(i-1, "year", "level")) && !strings.Contains(n.Text, ",") && n.Places == 0 {
		return true
	}
	if after.glued && after.kind == word && !t.is(i+1, "x", "bps", "k", "m", "bn") && !n.Words {
		return true // "13b", "3D"
	}
	if after.glued && after.kind == mark && (after.text == "+" || after.text == "/") && t.tok(i+2).glued && !t.is(i-1, "$", "£", "€") {
		return true
	}
	if k := i + 1; after.kind == word && after.capital && len(after.text) <= 3 && strings.HasSuffix(after.text, "'s") && digitsOnly(n) && t.tok(k).kind == word {
		return true // "3 C's"
	}
	return before.kind == word && before.capital && before.glued && t.tok(i).glued
}

// isYear tells years that are no period of their own in the text.
func isYear(t *text, i int, n number.Written) bool {
	if t.is(i-1, "/", "-", "–") && t.tok(i-1).glued && t.tok(i).glued && t.tok(i-2).kind == when {
		return true // the rest of "2019/20"
	}
	if !digitsOnly(n) || len(n.Text) != 4 || n.Value.Cmp(number.Int(1900)) < 0 || n.Value.Cmp(number.Int(2100)) > 0 {
		return false
	}
	if t.is(i-1, "mid", "early", "late", "-", "since", "by", "in", "until", "from", "(", "late-", "of", "/", ",", "fiscal") {
		return !contactNouns[t.tok(i+1).text] || t.is(i-1, "-", "mid", "(", "/")
	}
	k := t.tok(i + 1)
	return !(k.kind == word && (contactNouns[k.text] || t.nounWord(i+1) && !k.capital)) && !t.is(i-1, "$", "£", "€")
}

func isRepeat(t *text, i int, n number.Written) bool {
	if !t.is(i+1, "times", "time") {
		return false
	}
	for _, m := range t.matches {
		if m.Start <= t.tok(i).Start && m.End >= t.tok(i+1).End && m.Row.Family == "multiple" {
			return false
		}
	}
	if _, ok := comparative(t.tok(i + 2).text); ok || t.is(i+2, "as", "the", "that", "its", "what") {
		return false
	}
	_, before := changeVerb(t.tok(i - 1).text)
	return !before
}

func isDuration(t *text, i int, n number.Written) bool {
	if n.Class != number.Plain || t.is(i-1, "$", "£", "€") {
		return false
	}
	if t.sharesDuration(i) {
		return true
	}
	k := i + 1
	t.passHyphen(&k)
	if t.is(k, "full", "consecutive", "working", "calendar", "business", "or", "to", "more", "successive", "straight", "further") {
		k++
		if t.tok(k).kind == digits || t.is(k, "more") {
			k++
		}
	}
	if t.in(k, durations) && k == i+1 && manyFor(n) && t.nounWord(k+1) && strings.HasSuffix(t.tok(k+1).text, "s") {
		return false // "12,150 season tickets"
	}
	if t.in(k, durations) {
		if d := t.tok(k); d.text == "quarters" && t.is(k-1, "-") {
			return false
		}
		return true
	}
	head, rest, hyphen := strings.Cut(t.tok(k).text, "-")
	return durations[head] && hyphen && !strings.HasPrefix(rest, "to-") && !strings.HasPrefix(rest, "on-") && !strings.HasPrefix(rest, "over-") || t.is(i+1, "-", "–") && t.tok(i+2).kind == digits && isDuration(t, i+2, t.numbers[t.tok(i+2).index])
}

// manyFor says whether a number is more than lengths of time are told in where
// a noun follows.
func manyFor(n number.Written) bool { return n.Value.Cmp(number.Int(100)) >= 0 }

// sharesDuration tells the length of time whose unit stands only with its
// neighbour: "from 60 days to 40", "up from 60 to 90 minutes".
func (t *text) sharesDuration(i int) bool {
	if t.is(i+1, "to", "and", "or") && t.tok(i+2).kind == digits && t.in(i+3, durations) {
		return t.is(i-1, "from", "between", "of", "about", "around", "takes", "took", "up", "down") || t.is(i+1, "or")
	}
	if t.nounWord(i+1) || t.is(i+1, "per", "%", "million", "times") {
		return false
	}
	k := i - 1
	for t.tok(k).hedge || t.is(k, "to", "from", "than", "with", "and", "down", "up", "compared", "just", "only", ",") {
		k--
	}
	return k < i-1 && !t.is(i-1, ",", "and", "up", "down") && t.in(k, durations) && t.tok(k-1).kind == digits
}

func isSize(t *text, i int, n number.Written) bool {
	k := i + 1
	t.passHyphen(&k)
	if n.Class != number.Plain || !t.in(k, measures) || t.is(i-1, "$", "£", "€") {
		return false
	}
	_, change := changeVerb(t.tok(i - 1).text)
	return !change && !t.is(i-1, "by")
}

// isCondition tells thresholds that choose who is spoken of: "firms with ten
// or more employees".
func isCondition(t *text, i int, n number.Written) bool {
	if n.Class != number.Plain || t.isThreshold(i) {
		return n.Class == number.Plain
	}
	if !t.is(i+1, "or") || !t.is(i+2, "more", "fewer", "less", "over", "under") {
		return false
	}
	return n.Words && n.Value.Cmp(number.Int(20)) <= 0 || t.is(i-1, "with", "of", "containing", "having", "employing", "least")
}

// dearThings are what is sorted by what it costs or earns.
var dearThings = set(`properties homes houses sales incomes earnings transactions businesses firms companies debts fines salaries
	assets estates donations loans claims contracts`)

// isThreshold tells an amount of money that only says which things are spoken
// of: "properties over £2m", "a value of £40,000 or greater".
func (t *text) isThreshold(i int) bool {
	if !t.is(i-1, "$", "£", "€") {
		return false
	}
	if t.is(i+1, "or") && t.is(i+2, "greater", "above", "over", "more", "below", "less") {
		return true
	}
	k := i - 2
	if t.is(k, "than") && t.is(k-1, "more", "less") {
		k--
	}
	if !t.is(k, "over", "under", "above", "below", "more", "less") {
		return false
	}
	if t.is(k-1, "for", "worth", "costing", "earning") && t.is(k-2, "sold", "sales", "homes", "properties", "houses", "wales", "england", "those", "people") {
		return true
	}
	return t.in(k-1, dearThings)
}

// isSmallWord tells small numbers in words that count nothing a release is
// about: "two halves of the charity", "one exception". Before a noun of people
// or contacts, as an operand ("up from nine") or in a change they are counts.
func (f *finder) isSmallWord(t *text, i int, n number.Written) bool {
	if !n.Words || n.Class != number.Plain || n.Value.Cmp(number.Int(10)) > 0 {
		return false
	}
	for k := i + 1; k <= i+3 && t.nounWord(k); k++ {
		if contactNouns[t.tok(k).text] || f.nouns[t.tok(k).text] {
			return n.Value.Cmp(number.Int(1)) == 0 && !f.memberFollows(t, i+1) && !t.in(k+2, durations) && !t.is(i-1, "to", "from", "only", "just", "by", "was", "than") && !f.tellsOfPlace(t, k)
		}
	}
	if t.tok(i-1).hedge && t.is(i+1, "a", "an", "per", "every", "each") && t.in(i+2, durations) || t.is(i+1, "of") && (t.tok(i+2).kind == digits || t.is(i+2, "the") && t.tok(i+3).kind == digits) {
		return false // "more than four a day", "just four of 119"
	}
	if t.is(i+1, "times", "-") || t.is(i+1, "million", "billion", "thousand") {
		return false
	}
	if t.repeatsNoun(i) {
		return false
	}
	if t.tok(i-1).hedge && t.is(i+1, "did", "were", "was", "had", "have", "has", "are") {
		return false // "not more than ten did"
	}
	if f.standsForCount(t, i) || t.countsOn(i) {
		return false
	}
	for k := i - 1; k > i-3; k-- {
		if _, change := changeVerb(t.tok(k).text); change && !t.is(k, "add", "added") {
			return false
		}
		if t.is(k, "than", "from", "to", "by") && f.countsAround(t, i) {
			return false
		}
	}
	_, more := comparative(t.tok(i + 1).text)
	return !more || !t.is(i+2, "than", "people", "calls", "callers")
}

// repeatsNoun says whether a small number stands where a noun told before would
// be repeated: "the eight he managed last year", "a further five are run by
// volunteers", "opened 20 pubs and closed four".
func (t *text) repeatsNoun(i int) bool {
	switch {
	case t.is(i, "one"):
		return false
	case t.is(i-1, "further", "another") && t.is(i+1, "are", "were", "have", "had", "was", "did"):
		return true
	case t.is(i-1, "the") && t.is(i+1, "he", "she", "it", "they", "we", "recorded", "seen", "reported") && t.numberBefore(i):
		return true
	}
	ends := t.is(i+1, ".", ",", ";") || !t.near(i+1, i) || t.is(i+1, "in", "during") && t.tok(i+2).kind == when
	return ends && strings.HasSuffix(t.tok(i-1).text, "ed") && t.is(i-2, "and", "but") && t.numberBefore(i)
}

// countsOn says whether a small number takes up what was counted before in its
// sentence: "three deaths in May 2016, four in May 2017", "seven of them", or
// is hedged before a plural: "only three fires".
func (t *text) countsOn(i int) bool {
	if t.is(i+1, "of") && t.is(i+2, "them", "these", "those", "whom", "which") {
		return true
	}
	if t.tok(i-1).hedge || t.is(i-1, "only", "just") {
		for k := i + 1; k < i+4 && t.nounWord(k); k++ {
			if s := t.tok(k).text; strings.HasSuffix(s, "s") && !durations[s] && s != "times" {
				return true
			}
		}
	}
	timed := t.tok(i+1).kind == when || t.is(i+1, "in", "for", "during") && t.tok(i+2).kind == when
	return timed && t.is(i-1, ",", "and", "were", "was", "from", "to", "than", "with") && t.numberBefore(i)
}

// standsForCount says whether a small number without a noun is a count in a
// text whose places are known: "fewer than five in 2018", "one from Dorset",
// "(eight)", "unchanged, at one".
func (f *finder) standsForCount(t *text, i int) bool {
	if f.lexicon.Areas == nil {
		return false
	}
	if t.is(i-1, ",") && t.is(i+1, "were", "was") && t.is(i+2, "from", "in", "for") || f.memberFollows(t, i+1) {
		return true
	}
	if t.is(i-1, "(") && t.is(i+1, ")", ",", "each") {
		return true
	}
	if t.is(i-1, "to") && t.tok(i-2).kind == digits && t.is(i-3, "from", "(") || t.is(i-1, "from") && t.is(i+1, "to") && t.tok(i+2).kind == digits {
		return true
	}
	if t.is(i-1, "at") && t.is(i-2, ",") || t.is(i-1, "between") && t.is(i+1, "and") && t.tok(i+2).kind == digits {
		return true
	}
	if t.is(i-1, "and") && t.tok(i-2).kind == digits && t.is(i-3, "between") {
		return true
	}
	hedged := t.tok(i-1).hedge || t.in(i-1, compared) || t.in(i-2, compared) || t.is(i-1, "with", "from", "to") && f.countsAround(t, i)
	if t.is(i+1, "from", "in", "across", "through", "–", "-", ",") || t.tok(i+1).kind == when || t.tok(i+1).kind == edge || t.is(i+1, "to", ".", ")") || !t.near(i+1, i) {
		return hedged || t.is(i+1, "from", "across", "through") && f.tellsOfPlace(t, i) || t.is(i-1, "out", "of", "from", "–") && f.numberNear(t, i) || t.is(i+1, "–")
	}
	return hedged && t.is(i+1, "across")
}

// memberFollows says whether a channel of the data is named at token i: "one
// helpline caller".
func (f *finder) memberFollows(t *text, i int) bool {
	for _, words := range f.memberKeys() {
		if f.memberAt(t, i, words) > 0 {
			return true
		}
	}
	return false
}

// numberNear says whether another number stands in the same sentence.
func (f *finder) numberNear(t *text, i int) bool {
	for k := t.tok(i).opens; k < t.tok(i).closes; k++ {
		if k != i && t.tok(k).kind == digits {
			return true
		}
	}
	return false
}

// tellsOfPlace says whether a noun is followed by where the counted are from,
// so that even "one person" is a count: "one person from Powys contacted".
func (f *finder) tellsOfPlace(t *text, k int) bool {
	return f.lexicon.Areas != nil && t.is(k+1, "from", "across", "through", "(") && (t.tok(k+2).capital || t.is(k+2, "the", "“", "channel", "\""))
}

// countsAround says whether a change is told in the same sentence, so that a
// small number can be one of its ends.
func (f *finder) countsAround(t *text, i int) bool {
	for k := i - 12; k < i+12; k++ {
		if !t.near(k, i) {
			continue
		}
		if _, ok := changeVerb(t.tok(k).text); ok && !t.particle(k) {
			return true
		}
	}
	return false
}
