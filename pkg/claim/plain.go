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
		agenda day studio track episode season nasdaq nyse tsx asx euronext otcqb isin wkn priority code band strand theme`)
	// colours name degrees of alert: "Red 1".
	colours   = set(`red amber green yellow purple blue black orange white gold silver bronze`)
	streets   = set(`street road avenue lane close drive way square place park gardens court terrace crescent st rd ave blvd boulevard downing mews hill row`)
	durations = set(`second seconds minute minutes hour hours day days week weeks fortnight month months year years decade decades
		century centuries hr hrs min mins yr yrs quarter quarters season seasons term terms`)
	measures = set(`km kilometres kilometers kilometre miles mile metres meters metre cm mm feet foot ft inches inch kg grams gram
		kb mb gb tb mhz ghz khz px pixels degrees degree kw kwh volts watts mph acre hectare litre liter pounds-weight stone`)
	ages = set(`aged age ages`)
)

// plainRules say why a number is no claim, the first that holds.
var plainRules = []struct {
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
	{isMembers, Name},
	{isListed, Name},
	{isRegistered, Reference},
	{isHypothetical, Condition},
	{isOwnFamily, SmallWord},
	{isStandIn, SmallWord},
}

// plainReason says why the number at token i is no claim, if it is none.
func (f *finder) plainReason(t *text, i int) (Reason, bool) {
	n := t.numbers[t.tok(i).index]
	for _, rule := range plainRules {
		if rule.holds(t, i, n) {
			return rule.reason, true
		}
	}
	if f.isFurniture(t, i) {
		return Reference, true
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
	if n.Words && t.dictated(i) {
		return true
	}
	for k := i - 1; k > i-6 && t.near(k, i); k-- {
		switch {
		case t.is(k, "tel", "telephone", "phone", "fax", "mobile", "whatsapp", "freephone", "text", "dial", "ring") && !contactNouns[t.tok(k+1).text] && (n.Value.Cmp(number.Int(99)) > 0 || t.is(i-1, "on", ":")):
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

// dictated says whether a number in words is one of several that spell a
// telephone number out: "oh eight hundred, one thousand, nine hundred".
func (t *text) dictated(i int) bool {
	k := i - 1
	for t.near(k, i) && (t.tok(k).kind == digits || t.is(k, ",") && t.tok(k-1).kind == digits) {
		k--
	}
	return t.near(k, i) && t.is(k, "oh", "zero", "nought", "o")
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

func isClock(t *text, i int, n number.Written) bool {
	return t.is(i+1, "am", "pm", "a.m", "p.m", "a.m.", "p.m.", "noon", "midnight", "o'clock", "gmt", "bst", "est", "et", "hrs") && n.Value.Cmp(number.Int(24)) <= 0 ||
		t.is(i+1, "a", "p") && t.is(i+2, ".") && t.is(i+3, "m") ||
		t.is(i+1, "/") && t.tok(i+1).glued && t.tok(i+2).kind == digits && t.tok(i+2).glued ||
		t.is(i-1, "/") && t.tok(i-1).glued && t.tok(i).glued && t.tok(i-2).kind == digits // "24/7"
}

// isDenominator tells the number of "per 1,000" and "out of 10".
func isDenominator(t *text, i int, n number.Written) bool {
	return t.is(i-1, "per") || t.ofEvery(i) && n.Value.Cmp(number.Int(100)) <= 0 && !durations[t.tok(i+1).text] || t.is(i-1, "every") && n.Value.Cmp(number.Int(100)) >= 0 && !t.in(i+1, durations)
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
	if t.isDegree(i, n) {
		return true
	}
	if t.is(i-1, "-") && before.glued && t.tok(i).glued && t.tok(i-2).kind == word && t.tok(i-2).capital {
		return true
	}
	if t.in(i-1, namers) && (before.capital || t.is(i-1, "phase", "type", "grade", "key", "top", "tier", "stage", "version", "year", "level") && !t.is(i-1, "year", "level")) && !strings.Contains(n.Text, ",") && n.Places == 0 {
		return true
	}
	if unit, _ := t.unitAt(i + 1); after.glued && unit != "" && !n.Words {
		return false // "40km"
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

// isDegree tells the number of a level, a group or an alert: "Red 1", "the level 2
// courses", "insurance is group 14".
func (t *text) isDegree(i int, n number.Written) bool {
	if !digitsOnly(n) || len(n.Text) > 2 {
		return false
	}
	switch {
	case t.in(i-1, colours):
		return t.tok(i-1).capital && len(n.Text) == 1
	case t.is(i-1, "level"):
		return len(n.Text) == 1
	case t.is(i-1, "group", "band", "category", "tier", "zone"):
		return t.in(i-2, beVerbs) || t.is(i-2, "insurance", "in", "into", "tax", "fare", "price") && !t.nounWord(i+1)
	}
	return false
}

// isYear tells years that are no period of their own in the text.
func isYear(t *text, i int, n number.Written) bool {
	if t.is(i-1, "/", "-", "–") && t.tok(i-1).glued && t.tok(i).glued && t.tok(i-2).kind == when || t.isDayBefore(i, n) {
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

// isDayBefore tells a day of the month that stands before others, of which only the
// last has the month: "14 and 15 May", "3, 4 or 5 June".
func (t *text) isDayBefore(i int, n number.Written) bool {
	for digitsOnly(n) && len(n.Text) <= 2 && n.Value.Cmp(mostDays) <= 0 && t.is(i+1, "and", "or", ",", "to", "-", "–", "&") {
		if i += 2; t.tok(i).kind == when {
			text := t.tok(i).text
			return text[0] >= '0' && text[0] <= '9' && strings.ContainsAny(text[:min(3, len(text))], " st")
		}
		if t.tok(i).kind != digits {
			return false
		}
		n = t.numbers[t.tok(i).index]
	}
	return false
}

// mostDays is how many days a month has at most.
var mostDays = number.Int(31)

// countedVerbs are what is done so often that the times are counted: "the lifeboat
// was launched 46 times".
var countedVerbs = set(`called launched used visited viewed played watched downloaded shared borrowed deployed activated accessed
	opened scrambled summoned dispatched`)

func isRepeat(t *text, i int, n number.Written) bool {
	if !t.is(i+1, "times", "time") || t.in(i-1, countedVerbs) || n.Value.Cmp(number.Int(1000)) >= 0 && !n.Words {
		return false
	}
	for _, m := range t.matches {
		if m.Start <= t.tok(i).Start && m.End >= t.tok(i+1).End && m.Row.Family == "multiple" {
			return false
		}
	}
	if _, ok := comparative(t.tok(i + 2).text); ok || t.is(i+2, "as", "the", "that", "those", "its", "what", "today's") || t.is(i+3, "'s") || t.is(i+2, "this") && strings.HasSuffix(t.tok(i+3).text, "'s") {
		return false
	}
	_, before := changeVerb(t.tok(i - 1).text)
	return !before
}

func isDuration(t *text, i int, n number.Written) bool {
	if n.Class != number.Plain || t.is(i-1, "$", "£", "€") {
		return false
	}
	if unit := t.durationAt(i); unit != "" && t.comparesTime(i, unit) {
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
	if i := t.passWords(i+1, "working", "full", "further", "extra"); t.is(i, "hours", "days", "minutes", "nights", "weeks") && n.Value.Cmp(number.Int(1000)) >= 0 {
		return false // "36,000 hours", "36,000 working hours" are counted
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

// passWords is the token behind some words.
func (t *text) passWords(i int, words ...string) int {
	for t.is(i, words...) {
		i++
	}
	return i
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
	if t.tok(k-1).kind != digits || t.spans(k-1) {
		return false
	}
	return k < i-1 && !t.is(i-1, ",", "and", "up", "down") && t.in(k, durations)
}

// durationAt is the unit of the length of time at token i, its own or that of
// its neighbour behind "from" or "to"; empty for none.
func (t *text) durationAt(i int) string {
	for _, k := range [...]int{i + 1, i + 3, i - 2} {
		if k == i+3 && !(t.is(i+1, "to", "and") && t.tok(i+2).kind == digits) || k == i-2 && !(t.is(i-1, "to", "from") && t.in(k, durations)) {
			continue
		}
		if t.in(k, durations) {
			unit, _ := t.unitAt(k)
			return unit
		}
	}
	return ""
}

// spans says whether the length of time at token i is how long something took
// or when it was, and no value of its own: "in ten years, from 200 to 240".
func (t *text) spans(i int) bool {
	k := i - 1
	for t.tok(k).hedge || t.in(k, determiners) || t.is(k, "last", "past", "next", "first", "just", "only", "space", "of", "-") {
		k--
	}
	return t.is(k, "in", "over", "within", "for", "after", "during", "every", "across", "throughout")
}

// builtOf are what tells how large something is built behind a hyphen: "a 12-storey
// tower".
var builtOf = set(`storey story bedroom bedroomed door seater speed cylinder lane`)

// screens are the heights of pictures in lines, which are no pence.
var screens = set(`480 720 1080 1440 2160`)

func isSize(t *text, i int, n number.Written) bool {
	k := i + 1
	t.passHyphen(&k)
	if n.Class != number.Plain || t.is(i-1, "$", "£", "€") {
		return false
	}
	unit, _ := t.unitAt(k)
	if unit == "p" && digitsOnly(n) && screens[n.Text] {
		return true
	}
	if k > i+1 && t.in(k, builtOf) {
		return true
	}
	if !t.in(k, measures) && (unit == "" || unit == "p" || !t.tok(k).glued || k > i+1) {
		return false
	}
	if unit != "" && t.comparesUnit(i, unit) {
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
