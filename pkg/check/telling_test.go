package check

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"strings"

	"github.com/pressfigures/figures/pkg/release"
	"github.com/pressfigures/figures/pkg/style"
)

// tellings are the ways to tell each kind of statement; those that print both
// operands come first, and closed says how many they are. The words of the
// claim stand between the marks. In them, A is the place, R its region, N and T
// the periods of the new and of the old value, n and t those values, x the
// amount, and {rose|fell} goes by the way.
var tellings = map[string]struct {
	closed int
	forms  []string
}{
	"count": {0, []string{
		"A total of «x» people from A contacted Stop It Now! in N.",
		"In N, «x» people from A got in touch.",
		"The charity was contacted by «x» people from A in N.",
		"A: «x» people made contact in N.",
		"There were «x» callers from A in N.",
		"Stop It Now! heard from «x» people in A during N.",
	}},
	"percent": {10, []string{
		"The number of people from A who contacted Stop It Now! {rose|fell} by «x», from t in T to n in N.",
		"Stop It Now! was contacted by n people from A in N, {up|down} «x» from t in T.",
		"In N, n people from A contacted the charity, {a rise|a fall} of «x» on the t who did so in T.",
		"Calls to the charity from A {jumped|dropped} «x» to n in N, compared with t in T.",
		"A saw n people make contact in N, «x» {more|fewer} than the t in T.",
		"Contacts from A went {up|down} from t in T to n in N, {an increase|a decrease} of «x».",
		"There were n callers from A in N (t in T), {a rise|a fall} of «x».",
		"In N, n people from A made contact against t in T, which is {an increase|a decrease} of «x».",
		"There was {a rise|a fall} of «x» in the number of callers from A, from t in T to n in N.",
		"The number of callers from A was n in N, «x» {higher|lower} than the t of T.",
		"The number of people from A contacting the charity {increased|decreased} by «x» between T and N.",
		"Contacts from A in N were «x» {higher|lower} than in T.",
		"Compared with T, the number of people from A who got in touch in N was {up|down} «x».",
	}},
	"part": {2, []string{
		"The number of people from A who contacted Stop It Now! {rose|fell} by «x», from t in T to n in N.",
		"Calls from A {grew|dropped} by «x» to n in N, from t in T.",
		"Between T and N, the number of callers from A {rose|fell} by «x».",
	}},
	"times": {3, []string{
		"The number of people from A who contacted Stop It Now! «x», from t in T to n in N.",
		"Contacts from A «x» to n in N, from t in T.",
		"Calls from A «x» from t in T to n in N.",
		"The number of callers from A «x» between T and N.",
	}},
	"change": {4, []string{
		"The number of people from A who contacted Stop It Now! {rose|fell} by «x», from t in T to n in N.",
		"In N, n people from A made contact, «x» {more|fewer} than the t in T.",
		"The number of callers from A went from t in T to n in N, {an increase|a decrease} of «x».",
		"Calls from A {rose|fell} to n in N, compared with t in T, {a rise|a fall} of «x».",
		"In N, «x» {more|fewer} people from A contacted the charity than in T.",
		"There was {a rise|a fall} of «x» in the number of people from A between T and N.",
	}},
	"moved": {3, []string{
		"The number of people from A who contacted Stop It Now! «{rose|fell}» from t in T to n in N.",
		"In N, n people from A contacted the charity, «{up|down}» from t in T.",
		"Calls from A {«increased»|«decreased»} to n in N, from t in T.",
	}},
	"share": {0, []string{
		"In N, «x per cent» of the people from R who contacted the charity were from A.",
		"A accounted for «x%» of contacts from R in N.",
		"People from A made up «x per cent» of those from R who got in touch in N.",
	}},
	"rate": {0, []string{
		"On average, «x people a month» from A contacted Stop It Now! in N.",
		"The charity heard from «x people a month» from A in N.",
	}},
	"rank": {0, []string{
		"A had the «x» number of people contacting the charity in R in N.",
		"Of the areas of R, A had the «x» number of callers in N.",
	}},
}

// inWords is a place as running text has it.
func inWords(place string) string {
	switch place {
	case "North West", "South West":
		return "the " + place
	case "Eastern":
		return "the Eastern region"
	}
	return place
}

// said is how periods are called, and one before all of the data.
func (l *ledger) said(s int) string {
	if s < 0 {
		return style.Default().SpanPhrase(l.spans[0].ShiftMonths(-48))
	}
	return style.Default().SpanPhrase(l.spans[s])
}

// text tells a statement, the words of its claim between marks.
func (l *ledger) text(s statement) string {
	region := l.parent[s.place]
	if s.unknown || region == "" {
		region = l.regions[0]
	}
	amount := s.amount()
	if s.kind == "percent" {
		amount += []string{" per cent", "%", " percent"}[s.telling%3]
		if s.points {
			amount = s.amount() + " percentage points"
		}
	}
	form := tellings[s.kind].forms[s.telling]
	for {
		before, rest, found := strings.Cut(form, "{")
		if !found {
			break
		}
		choice, after, _ := strings.Cut(rest, "}")
		up, down, _ := strings.Cut(choice, "|")
		if s.way < 0 {
			up = down
		}
		form = before + up + after
	}
	var text strings.Builder
	for i, word := range splitForm(form) {
		switch word {
		case "A":
			word = inWords(s.place)
			if i == 0 {
				word = strings.ToUpper(word[:1]) + word[1:]
			}
			if i == 0 && strings.HasPrefix(form, "A total") {
				word = "A"
			}
		case "R":
			word = inWords(region)
		case "N":
			word = l.said(s.now)
		case "T":
			word = l.said(s.then)
		case "n":
			word = s.new.text
		case "t":
			word = s.old.text
		case "x":
			word = amount
		}
		text.WriteString(word)
	}
	return text.String()
}

// splitForm cuts a form into words and what stands between them.
func splitForm(form string) []string {
	var pieces []string
	for start := 0; start < len(form); {
		end := start
		letter := func(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }
		for end < len(form) && letter(form[end]) == letter(form[start]) {
			end++
		}
		pieces = append(pieces, form[start:end])
		start = end
	}
	return pieces
}

// unmark takes the marks out of a text and says what stood between them.
func unmark(text string) (string, release.Span) {
	before, rest, _ := strings.Cut(text, "«")
	claimed, after, _ := strings.Cut(rest, "»")
	return before + claimed + after, release.Span{Start: len(before), End: len(before) + len(claimed)}
}

// changeKinds are those that compare two periods.
var changeKinds = set("percent part times change moved")

// kinds are drawn by how often releases have them.
var kinds = strings.Fields("count count percent percent percent percent times times part change change moved share rate rank")

// tell makes a true statement of a random kind.
func (l *ledger) tell(r *rand.Rand) statement {
	for {
		kind := kinds[r.IntN(len(kinds))]
		for range 60 {
			if s, ok := l.tryToTell(r, kind); ok {
				return s
			}
		}
	}
}

// tryToTell makes a statement of a kind, and says whether it is true.
func (l *ledger) tryToTell(r *rand.Rand, kind string) (statement, bool) {
	s := statement{kind: kind, place: l.place(r), now: 1 + r.IntN(len(l.spans)-1), unit: rat(1, 1)}
	s.then = s.now - 1
	if perYear := int(12 / l.months); perYear > 1 && s.now >= perYear && r.IntN(2) == 0 {
		s.then = s.now - perYear
	}
	if (kind == "share" || kind == "rank") && l.parent[s.place] == "" {
		return s, false
	}
	old, after := l.count[s.place][s.then], l.count[s.place][s.now]
	s.way = rat(after, 1).Cmp(rat(old, 1))
	if changeKinds[kind] && s.way == 0 {
		return s, false
	}
	s.telling = r.IntN(len(tellings[kind].forms))
	s.closed = s.telling < tellings[kind].closed
	s.old, s.new = wholeNumber(old), wholeNumber(after)
	if s.closed && kind == "percent" && old > 1_000_000 && after > 1_000_000 && r.IntN(2) == 0 {
		s.old, s.new = inMillions(old, "million"), inMillions(after, "million")
	}
	return s, l.wordsFor(r, &s) && l.oracle(s) != untrue && (!s.closed || s.oracleOfText() != untrue)
}

// wordsFor puts a number on a statement that may be true; whether it is, the
// oracle says.
func (l *ledger) wordsFor(r *rand.Rand, s *statement) bool {
	switch s.kind {
	case "moved":
		return true
	case "rank":
		s.word = ranks[r.IntN(len(ranks))].words
		return true
	case "times":
		s.word = pick(r, sortedKeys(multiples))
		return true
	case "part":
		s.word = pick(r, sortedKeys(parts))
		s.n = parts[s.word]
		s.hedge = pick(r, []string{"", "", "about", "nearly", "just over", "more than"})
		return true
	}
	v := l.value(*s)
	if s.kind == "count" && below(rat(1_000_000, 1), v) && r.IntN(2) == 0 {
		s.unit = rat(100_000, 1)
	}
	s.n = rounded(v, s.unit)
	if hedged := r.IntN(5) < 2 && s.kind != "share"; hedged {
		s.hedge = pick(r, sortedKeys(hedges))
		s.n, s.unit = rounded(v, rat([]int64{1, 5, 10, 50, 100, 500, 1000}[r.IntN(7)], 1)), rat(1, 1)
	}
	if strings.HasPrefix(s.hedge, "fewer") && s.kind == "percent" || s.hedge == "no fewer than" && s.kind == "percent" || s.hedge == "some" && s.kind != "count" {
		return false
	}
	return s.n.Sign() > 0
}

// value is the true value of a statement's number.
func (l *ledger) value(s statement) *big.Rat {
	now, then := rat(l.count[s.place][s.now], 1), rat(l.count[s.place][s.then], 1)
	switch s.kind {
	case "count":
		return now
	case "rate":
		return over(now, rat(l.months, 1))
	case "share":
		return timesOf(over(now, rat(l.count[l.parent[s.place]][s.now], 1)), rat(100, 1))
	case "percent":
		return timesOf(over(sizeOf(minus(now, then)), then), rat(100, 1))
	}
	return sizeOf(minus(now, then))
}

// rounded is the nearest multiple of a unit, half up.
func rounded(v, unit *big.Rat) *big.Rat {
	n := plus(over(v, unit), rat(1, 2))
	whole := new(big.Int).Div(n.Num(), n.Denom())
	return timesOf(new(big.Rat).SetInt(whole), unit)
}

func pick(r *rand.Rand, from []string) string { return from[r.IntN(len(from))] }

// company is a true statement about another place or period, to stand in the
// same paragraph.
func (l *ledger) company(r *rand.Rand, s statement) string {
	other := statement{kind: "count", place: l.area(r), now: r.IntN(len(l.spans)), unit: rat(1, 1), telling: r.IntN(4)}
	other.n = rat(l.count[other.place][other.now], 1)
	text, _ := unmark(l.text(other))
	return text
}

// paragraph puts a statement between others now and then.
func (l *ledger) paragraph(r *rand.Rand, s statement) func(statement) string {
	before, after := "", ""
	switch r.IntN(4) {
	case 0:
		before = l.company(r, s) + " "
	case 1:
		after = " " + l.company(r, s)
	case 2:
		before, after = l.company(r, s)+"\n\n", "\n\n"+l.company(r, s)
	}
	return func(s statement) string { return fmt.Sprint(before, l.text(s), after) }
}
