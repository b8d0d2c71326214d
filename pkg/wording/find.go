package wording

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/pressfigures/figures/pkg/number"
)

// A Match is words of the table found in a text. The finder knows words, not
// sentences: "about" may be about a number or about a helpline, and whoever
// reads claims decides by what stands beside it (see HedgeOf).
type Match struct {
	// Row is the row that judges the words.
	Row Row
	// Start and End are byte offsets into the text.
	Start, End int
	// Text is the words as they stand there.
	Text string
	// Place is where these words stand to their number.
	Place Place
	// Stated is the number the words themselves state, if HasN: 2 for
	// "doubled", 1/3 for "a third", 24 for "dozens".
	Stated Stated
	HasN   bool
	// Hedge is the row of the hedge that was put together with a multiple or a
	// fraction ("more than doubled"); empty if none.
	Hedge ID
	// Sign is 1 for a rise and -1 for a fall, where the words say so: "rose",
	// "half as many again", "a third" in "fell by a third".
	Sign int
	// Rank is the place in an order: 1 for "highest", 2 for "second lowest" and
	// for "second highest on record"; 0 for words that name none. Lowest is set where it counts from below, and
	// for falls. Joint is set where the words say so.
	Rank   int
	Lowest bool
	Joint  bool
	// Measure is what "biggest rise" is measured by, if the words name it.
	Measure Measure
}

// A token is a word, a number or a plus sign behind a number.
type token struct {
	text       string // lower case, with plain apostrophes
	start, end int
	joined     bool // nothing but a blank or a hyphen before it
	percent    bool // a per cent sign and blanks before it
	isNumber   bool // the token is a number
	isFold     bool // the token is a number of times, "fivefold"
	number     number.Value
}

// newToken reads a token of the text.
func newToken(text string, start, end int) token {
	t := token{text: strings.ToLower(text), start: start, end: end}
	if strings.Contains(text, "’") {
		t.text = strings.ReplaceAll(t.text, "’", "'")
	}
	t.number, t.isNumber = numberOf(t.text)
	if stem, ok := strings.CutSuffix(t.text, "fold"); ok {
		t.number, t.isFold = numberOf(stem)
	}
	return t
}

// bytesPerToken is how long the tokens of a text are at least on average, with
// what stands between them.
const bytesPerToken = 4

// tokenise splits a text into tokens. It works on any case, so that offsets
// hold in the text as it stands.
func tokenise(text string) []token {
	tokens := make([]token, 0, len(text)/bytesPerToken+2)
	end := 0
	for start := 0; start < len(text); {
		size := tokenLength(text[start:])
		if size == 0 {
			start++
			continue
		}
		t := newToken(text[start:start+size], start, start+size)
		if gap := text[end:start]; len(tokens) > 0 {
			t.joined, t.percent = joins(gap), strings.TrimSpace(gap) == "%"
		}
		tokens = append(tokens, t)
		start += size
		end = start
	}
	return tokens
}

// tokenLength returns the length of the token that text begins with, 0 if none.
// Points and commas belong to a number where digits stand on both sides, an
// apostrophe to a word where letters do.
func tokenLength(text string) int {
	if text[0] == '+' {
		return 1
	}
	last := rune(0)
	for i := 0; i < len(text); {
		if c := text[i]; isDigit(rune(c)) || isPlainLetter(c) {
			last = rune(c)
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		next, _ := utf8.DecodeRuneInString(text[i+size:])
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
		case (r == '.' || r == ',') && isDigit(last) && isDigit(next):
		case (r == '\'' || r == '’') && unicode.IsLetter(last) && unicode.IsLetter(next):
		default:
			return i
		}
		last = r
		i += size
	}
	return len(text)
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

func isPlainLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// joins reports whether the gap between two tokens leaves them one phrase:
// nothing, blanks with at most one line break, or a hyphen.
func joins(gap string) bool {
	if strings.Count(gap, "\n") > 1 || strings.Count(gap, "-") > 1 {
		return false
	}
	return strings.IndexFunc(gap, func(r rune) bool {
		return !unicode.IsSpace(r) && !strings.ContainsRune("-\u2010\u2011\u00ad", r)
	}) < 0
}

// An index holds phrases by their first token.
type index[T any] map[string][]phrase[T]

type phrase[T any] struct {
	tokens []string
	value  T
}

func (x index[T]) add(text string, value T) {
	tokens := strings.Fields(text)
	x[tokens[0]] = append(x[tokens[0]], phrase[T]{tokens, value})
}

var formIndex = sync.OnceValue(func() index[form] {
	x := index[form]{}
	for _, f := range forms() {
		x.add(f.text, f)
	}
	return x
})

var distractorIndex = sync.OnceValue(func() index[bool] {
	x := index[bool]{}
	for _, text := range distractors() {
		x.add(text, true)
	}
	return x
})

// firstTokens are the tokens that forms and distractors begin with, patterns of
// numbers left out. Most words of a text are none of them.
var firstTokens = sync.OnceValue(func() map[string]bool {
	first := map[string]bool{}
	for key := range formIndex() {
		first[key] = true
	}
	for key := range distractorIndex() {
		first[key] = true
	}
	return first
})

// longest returns the longest phrase that the tokens begin with, the numbers
// its patterns took, and how many tokens it is long; 0 if none fits.
func (x index[T]) longest(tokens []token) (value T, numbers []number.Value, length int) {
	try := func(key string) {
		phrases := x[key]
		for i := range phrases {
			if took, n := phrases[i].match(tokens); n > length {
				value, numbers, length = phrases[i].value, took, n
			}
		}
	}
	try(tokens[0].text)
	if tokens[0].isNumber {
		try(anyNumber)
	}
	if tokens[0].isNumber || tokens[0].isFold {
		try(anyFold)
	}
	return value, numbers, length
}

// match reports how many tokens the phrase takes, 0 if it does not fit.
func (p *phrase[T]) match(tokens []token) (numbers []number.Value, length int) {
	if p.failsAtSecond(tokens) {
		return nil, 0
	}
	for i, want := range p.tokens {
		if length >= len(tokens) || i > 0 && !tokens[length].joined {
			return nil, 0
		}
		switch want {
		case anyNumber, anyFold:
			n, size := numberAt(tokens[length:], want == anyFold)
			if size == 0 {
				return nil, 0
			}
			numbers, length = append(numbers, n), length+size
		case tokens[length].text:
			length++
		default:
			return nil, 0
		}
	}
	return numbers, length
}

// failsAtSecond says whether the second token is another than the phrase has, as
// most phrases that begin alike fail there, and that costs little to see.
func (p *phrase[T]) failsAtSecond(tokens []token) bool {
	if len(p.tokens) < 2 || p.tokens[0] == anyFold || p.tokens[1] == anyNumber || p.tokens[1] == anyFold {
		return false
	}
	return len(tokens) < 2 || tokens[1].text != p.tokens[1]
}

// numberAt reads the number at the tokens; with fold, one that "fold" is joined
// to: "fivefold", "10-fold", "two fold". It returns how many tokens it takes.
func numberAt(tokens []token, fold bool) (number.Value, int) {
	t := tokens[0]
	switch {
	case fold && t.isFold:
		return t.number, 1
	case fold && t.isNumber && len(tokens) > 1 && tokens[1].joined && tokens[1].text == "fold":
		return t.number, 2
	case !fold && t.isNumber:
		return t.number, 1
	}
	return number.Value{}, 0
}

// numberWords are the numbers that stand in words in front of "times", "fold"
// and "in".
var numberWords = sync.OnceValue(func() map[string]int64 {
	words := map[string]int64{"hundred": 100, "thousand": 1000}
	for n := int64(1); n <= 20; n++ {
		words[number.Words(n)] = n
	}
	for n := int64(30); n < 100; n += 10 {
		words[number.Words(n)] = n
	}
	return words
})

// numberOf reads one token as a number.
func numberOf(text string) (number.Value, bool) {
	if n, ok := numberWords()[text]; ok {
		return number.Int(n), true
	}
	if text == "" || !isDigit(rune(text[0])) {
		return number.Value{}, false
	}
	v, err := number.ParseValue(strings.ReplaceAll(text, ",", ""))
	return v, err == nil && v.Sign() > 0
}

// FindHedge finds the words of the table in a running text: at each place the
// longest form, none inside another. A hedge in front of a multiple or a
// fraction is one match ("more than doubled", "almost a third"), as is an
// ordinal in front of a rank ("joint second highest").
func FindHedge(text string) []Match {
	tokens := tokenise(text)
	first := firstTokens()
	var found []Match
	for i := 0; i < len(tokens); {
		if t := tokens[i]; !t.isNumber && !t.isFold && !first[t.text] {
			i++
			continue
		}
		f, numbers, length := formIndex().longest(tokens[i:])
		_, _, skip := distractorIndex().longest(tokens[i:])
		if skip >= max(length, 1) {
			i += skip
			continue
		}
		m, ok := newMatch(text, tokens, i, length, f, numbers)
		if length == 0 || !ok {
			i++
			continue
		}
		found = append(found, m)
		i += length
	}
	return compose(text, found, tokens)
}

// newMatch makes a match of a form, unless what stands around it rules it out.
func newMatch(text string, tokens []token, i, length int, f form, numbers []number.Value) (Match, bool) {
	if length == 0 || f.place == After && f.row != PerPeriod && !followsNumber(tokens, i) {
		return Match{}, false
	}
	if f.weak && !hasCompanion(tokens, i, length) {
		return Match{}, false
	}
	m := Match{Row: mustRow(f.row), Place: f.place, Start: tokens[i].start, End: tokens[i+length-1].end, Sign: f.sign, Lowest: f.low}
	n, ok := f.n, true
	switch {
	case f.part && n.Sign() == 0:
		n, ok = proportion(numbers)
	case n.Sign() == 0 && len(numbers) > 0:
		n = numbers[0]
	}
	if n.Sign() > 0 && ok {
		m.HasN = true
		m.Stated = Stated{N: n, Unit: one, Quantity: quantityOf(m.Row, f)}
	}
	switch f.row {
	case Biggest:
		m.Measure = measureOf(tokens[i : i+length])
		fallthrough
	case Rank, Record:
		m = withOrdinal(m, tokens, i)
	}
	m.Text = text[m.Start:m.End]
	return m, ok
}

func quantityOf(row Row, f form) Quantity {
	switch {
	case row.unit != nil:
		return *row.unit
	case f.part:
		return Part
	}
	return Count
}

// proportion turns "one in ten" into 1/10. Years and other large numbers are no
// wholes: "nine in 2018" is not a fraction.
func proportion(numbers []number.Value) (number.Value, bool) {
	part, whole := numbers[0], numbers[1]
	f, ok := part.Quo(whole)
	year := whole.Cmp(number.Int(1900)) >= 0 && whole.Cmp(number.Int(2100)) <= 0
	small := whole.Cmp(hundred) <= 0 || part.Equal(one) && !year
	return f, ok && small && part.Cmp(whole) < 0 && part.IsInt() && whole.IsInt()
}

// followsNumber reports whether a number stands at most three tokens before: "300
// or so", "300 people or more", "40% or more".
func followsNumber(tokens []token, i int) bool {
	for back := 1; back <= 3 && i-back >= 0; back++ {
		if next := tokens[i-back+1]; !next.joined && !next.percent {
			return false
		}
		if t := tokens[i-back]; t.isNumber || t.text == "million" || t.text == "billion" {
			return true
		}
	}
	return false
}

// A base form ("double", "halve", "twice") is a multiple if a helping verb or a
// hedge stands before it, or what it is the double of behind.
var (
	helpersBefore = []string{
		"to", "will", "would", "could", "should", "may", "might", "can", "did", "does", "is", "are", "was", "were", "be", "been",
		"than", "nearly", "almost", "over", "about", "around", "roughly", "approximately", "under", "least", "well", "just",
	}
	companionsBehind = []string{"the", "that", "those", "its", "their", "what", "last"}
)

func hasCompanion(tokens []token, i, length int) bool {
	if i > 0 && tokens[i].joined && slices.Contains(helpersBefore, tokens[i-1].text) {
		return true
	}
	next := i + length
	return next < len(tokens) && tokens[next].joined && slices.Contains(companionsBehind, tokens[next].text)
}

// ordinalWords are the places that stand in words in front of a rank.
var ordinalWords = sync.OnceValue(func() map[string]int {
	words := map[string]int{}
	for n := 1; n <= 20; n++ {
		words[number.OrdinalWords(int64(n))] = n
		words[number.Ordinal(int64(n))] = n
	}
	return words
})

// withOrdinal takes in an ordinal and a "joint" in front of a rank.
func withOrdinal(m Match, tokens []token, i int) Match {
	m.Rank = 1
	if n, ok := ordinalWords()[before(tokens, i)]; ok {
		m.Rank, i = n, i-1
	}
	switch before(tokens, i) {
	case "joint", "equal", "tied", "jointly":
		m.Joint, i = true, i-1
	}
	m.Start = tokens[i].start
	return m
}

// before returns the token in front of token i, if it is joined to it.
func before(tokens []token, i int) string {
	if i == 0 || !tokens[i].joined {
		return ""
	}
	return tokens[i-1].text
}

func measureOf(tokens []token) Measure {
	for _, t := range tokens {
		switch t.text {
		case "percentage", "percent", "proportional", "cent":
			return ByPercent
		case "numerical", "absolute":
			return ByNumber
		}
	}
	return Unnamed
}

// compose puts hedges together with the multiples and fractions behind them,
// and gives fractions of a change their direction.
func compose(text string, found []Match, tokens []token) []Match {
	var out []Match
	for _, m := range found {
		if m.HasN && m.Row.Family != Vague && m.Row.ID != Most && len(out) > 0 {
			if last := out[len(out)-1]; last.Row.Family == Hedge && last.Place == Before && joins(text[last.End:m.Start]) {
				m = hedged(text, last, m)
				out = out[:len(out)-1]
			}
		}
		out = append(out, m)
	}
	for i := range out {
		if out[i].HasN && out[i].Stated.Quantity == Part && out[i].Row.ID != Most {
			out[i] = withDirection(text, out, i, tokens)
		}
	}
	return out
}

// hedged returns a multiple or a fraction with the hedge in front of it.
func hedged(text string, hedge, m Match) Match {
	row := hedge.Row.For(m.Stated.Quantity)
	switch {
	case m.Row.ID == Halved && hedge.Row.ID == Nearly:
		row = mustRow(AlmostHalved)
	case m.Row.ID == Halved && hedge.Row.ID == MoreThan:
		row = mustRow(MoreThanHalved)
	case m.Row.ID == TimesFewer: // its n is of old ÷ new, which no other row judges
		row = m.Row
	}
	m.Row, m.Hedge, m.Start = row, hedge.Row.ID, hedge.Start
	m.Text = text[m.Start:m.End]
	return m
}

// withDirection finds out whether a fraction is one of a change: "rose by a
// third", "a quarter fewer". A bare one then falls under the row of changes.
func withDirection(text string, all []Match, i int, tokens []token) Match {
	m := all[i]
	if i > 0 && all[i-1].Row.Family == Direction && isBy(text[all[i-1].End:m.Start]) {
		m.Sign = all[i-1].Sign
	}
	switch after(tokens, m.End) {
	case "more", "higher", "larger", "again":
		m.Sign = 1
	case "fewer", "less", "lower", "smaller":
		m.Sign = -1
	}
	if m.Sign != 0 && m.Row.ID == BarePart {
		m.Row = mustRow(ChangeByPart)
	}
	m.Lowest = m.Sign < 0
	return m
}

func isBy(gap string) bool {
	if len(gap) > farApart {
		return false
	}
	words := strings.Fields(gap)
	return len(words) == 0 || len(words) == 1 && (words[0] == "by" || words[0] == "of")
}

// after returns the token behind an offset, if it is joined to what ends there.
func after(tokens []token, end int) string {
	i, _ := slices.BinarySearchFunc(tokens, end, func(t token, end int) int { return cmp.Compare(t.start, end) })
	if i < len(tokens) && tokens[i].joined {
		return tokens[i].text
	}
	return ""
}

// HedgeOf returns the hedge that belongs to the number at start to end of a
// text, out of the matches FindHedge made in it: one in front with at most a
// currency, "a", "a total of" or "another" between, else one behind ("or so",
// "people or more").
func HedgeOf(text string, matches []Match, start, end int) (Match, bool) {
	for _, m := range matches {
		if m.Row.Family != Hedge || m.HasN {
			continue
		}
		if m.Place == Before && near(m.End, start) && isLeadIn(text[m.End:start]) {
			return m, true
		}
		if m.Place == After && near(end, m.Start) && isTrail(text[end:m.Start]) {
			return m, true
		}
	}
	return Match{}, false
}

// farApart bounds, in bytes, what can stand between a number and its hedge.
const farApart = 64

func near(a, b int) bool { return a <= b && b-a <= farApart }

func isLeadIn(gap string) bool {
	gap = strings.TrimRight(strings.Trim(gap, "-\u2010\u2011"), "£$€")
	switch strings.Join(strings.Fields(gap), " ") {
	case "", "a", "a total of", "another", "a further":
		return !strings.Contains(gap, "\n\n")
	}
	return false
}

// isTrail allows a noun of one word between a number and its hedge.
func isTrail(gap string) bool {
	if strings.IndexFunc(gap, func(r rune) bool { return unicode.IsPunct(r) && !strings.ContainsRune("-%", r) }) >= 0 {
		return false
	}
	return len(strings.Fields(gap)) <= 1
}

// Lookup returns the row of a phrase by itself: "in the region of", "or so",
// "more than trebled".
func Lookup(text string) (Row, bool) {
	tokens := tokenise(text)
	if len(tokens) == 0 {
		return Row{}, false
	}
	if f, _, length := formIndex().longest(tokens); length == len(tokens) {
		return mustRow(f.row), true
	}
	if found := FindHedge(text); len(found) == 1 && found[0].Start == tokens[0].start && found[0].End == tokens[len(tokens)-1].end {
		return found[0].Row, true
	}
	return Row{}, false
}
