package claim

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/period"
	"github.com/pressfigures/figures/pkg/release"
	"github.com/pressfigures/figures/pkg/wording"
)

type tokenKind uint8

const (
	word   tokenKind = iota
	digits           // a number: text.numbers[index]
	when             // a period: text.mentions[index]
	mark             // anything else
	edge             // before the first and after the last
)

// token is a word, number, period or mark of a block. Being glued to the token
// before tells "Q2" and "13b" from a quantity.
type token struct {
	release.Span
	kind     tokenKind
	glued    bool
	capital  bool
	hedge    bool
	claimed  bool   // one of the words of an item
	text     string // in lower case
	index    int
	sentence int
	opens    int // the first token of the sentence
	closes   int // the token behind the last of the sentence
	depth    int // of brackets
	bracket  int // which bracket it stands in, from 1; 0 for none
}

// text is one block, made ready to be read.
type text struct {
	block    int
	raw      string // the whole document's text
	tokens   []token
	numbers  []number.Written
	mentions []period.Mention
	matches  []wording.Match // in order, none inside another
	items    []*item         // in order, once the block has been read
	pairs    []parted        // the parts with their wholes
	titled   bool            // most words have a capital: a headline
	stamps   spans           // the times in it that logs and films write, once stamped
	stamped  bool
}

// newText finds the tokens of a block. All offsets are the document's. No
// period reaches over the end of the dateline.
func newText(d *release.Document, block int, c period.Context, dateline release.Span) *text {
	b := d.Blocks[block].Span
	t := &text{block: block, raw: d.Text}
	words := d.Text[b.Start:b.End]
	if cut := dateline.End; b.Start < cut && cut < b.End {
		t.addMentions(b.Start, cut, c)
		t.addMentions(cut, b.End, c)
	} else {
		t.addMentions(b.Start, b.End, c)
	}
	t.numbers = number.FindWritten(words)
	for i := range t.numbers {
		t.numbers[i].Start += b.Start
		t.numbers[i].End += b.Start
	}
	t.addMeasures(b.Start, b.End)
	t.addYears(c)
	t.matches = wording.FindHedge(words)
	for i := range t.matches {
		t.matches[i].Start += b.Start
		t.matches[i].End += b.Start
	}
	t.tokenise(d, b)
	t.markSentences()
	t.titled = t.mostlyCapital()
	t.markHedges()
	return t
}

// addMentions finds the periods of a stretch of the document.
func (t *text) addMentions(start, end int, c period.Context) {
	for _, m := range period.FindPhrases(t.raw[start:end], c) {
		m.Start += start
		m.End += start
		t.mentions = append(t.mentions, m)
	}
}

// addYears makes periods of the years in front of a noun that only a
// preposition tells from a count: "In 2019 calls rose".
func (t *text) addYears(c period.Context) {
	for _, n := range t.numbers {
		if len(n.Text) != 4 || n.Class != number.Plain || n.Words || n.Text < "1900" || n.Text > "2099" || !timePreposition(t.raw[max(n.Start-8, 0):n.Start]) {
			continue
		}
		at := sort.Search(len(t.mentions), func(i int) bool { return t.mentions[i].End > n.Start })
		if at < len(t.mentions) && t.mentions[at].Start < n.End {
			continue
		}
		if readings, err := period.Parse(n.Text, c); err == nil {
			t.mentions = slices.Insert(t.mentions, at, period.Mention{Start: n.Start, End: n.End, Readings: readings})
		}
	}
}

// timePreposition says whether a text ends with a preposition that stands
// before a year and seldom before a count.
func timePreposition(before string) bool {
	fields := strings.Fields(strings.ToLower(before))
	if len(fields) == 0 || !strings.HasSuffix(before, " ") {
		return false
	}
	switch fields[len(fields)-1] {
	case "in", "since", "during", "throughout", "until":
		return true
	}
	return false
}

// mostlyCapital says whether nearly all long words have a capital, so that a
// capital tells no name.
func (t *text) mostlyCapital() bool {
	long, capital := 0, 0
	for _, k := range t.tokens {
		if k.kind == word && len(k.text) > 3 {
			long++
			if k.capital {
				capital++
			}
		}
	}
	return long > 2 && capital*10 >= long*8
}

// markSentences lets every token know where its sentence starts and ends.
func (t *text) markSentences() {
	for start := 0; start < len(t.tokens); {
		end := start
		for end < len(t.tokens) && t.tokens[end].sentence == t.tokens[start].sentence {
			end++
		}
		for i := start; i < end; i++ {
			t.tokens[i].opens, t.tokens[i].closes = start, end
		}
		start = end
	}
}

// bytesPerToken is how long the tokens of prose are at least on average, with
// the blanks between them.
const bytesPerToken = 4

// tokenise cuts a block into tokens. A period takes in its numbers, and a
// number its separators.
func (t *text) tokenise(d *release.Document, b release.Span) {
	m, n := 0, 0
	var nest nesting
	t.tokens = make([]token, 0, (b.End-b.Start)/bytesPerToken+2)
	last := b.Start
	for at := b.Start; at < b.End; {
		for m < len(t.mentions) && t.mentions[m].Start < at {
			m++
		}
		for n < len(t.numbers) && t.numbers[n].Start < at {
			n++
		}
		k := token{Span: release.Span{Start: at}, glued: at == last && at > b.Start}
		switch {
		case m < len(t.mentions) && t.mentions[m].Start == at:
			k.kind, k.index, k.End = when, m, t.mentions[m].End
		case n < len(t.numbers) && t.numbers[n].Start == at:
			k.kind, k.index, k.End = digits, n, t.numbers[n].End
		default:
			k.kind, k.End = t.other(at, b.End, m, n)
		}
		at = k.End
		if k.kind == edge { // a blank
			continue
		}
		last = at
		raw := t.raw[k.Start:k.End]
		first, _ := utf8.DecodeRuneInString(raw)
		k.text, k.capital = strings.ReplaceAll(strings.ToLower(raw), "’", "'"), unicode.IsUpper(first)
		k.sentence = d.SentenceAt(k.Start)
		if p := len(t.tokens); p > 0 && t.tokens[p-1].sentence != k.sentence {
			nest.open = nil
		}
		nest.place(&k)
		t.tokens = append(t.tokens, k)
	}
}

// nesting keeps count of the brackets of a sentence.
type nesting struct {
	open []int // which brackets are open
	last int
}

// place tells a token how deep and in which bracket it stands. Brackets
// themselves stand outside of what they hold.
func (n *nesting) place(k *token) {
	if (k.text == ")" || k.text == "]") && len(n.open) > 0 {
		n.open = n.open[:len(n.open)-1]
	}
	k.depth = len(n.open)
	if k.depth > 0 {
		k.bracket = n.open[k.depth-1]
	}
	if k.text == "(" || k.text == "[" {
		n.last++
		n.open = append(n.open, n.last)
	}
}

// other reads a word, a mark or a blank, up to where a number or period
// starts.
func (t *text) other(at, end, m, n int) (tokenKind, int) {
	if m < len(t.mentions) {
		end = min(end, t.mentions[m].Start)
	}
	if n < len(t.numbers) {
		end = min(end, t.numbers[n].Start)
	}
	r, size := utf8.DecodeRuneInString(t.raw[at:end])
	switch {
	case unicode.IsSpace(r) || r == '\u00ad' || r == '\u200b':
		return edge, at + size
	case !unicode.IsLetter(r) && !unicode.IsDigit(r):
		return mark, at + size
	}
	stop := at + size
	for stop < end {
		if c := t.raw[stop] | 0x20; 'a' <= c && c <= 'z' { // most are, and need no looking up
			stop++
			continue
		}
		r, size := utf8.DecodeRuneInString(t.raw[stop:end])
		next, _ := utf8.DecodeRuneInString(t.raw[stop+size : end])
		inside := strings.ContainsRune("-‐‑'’&", r) && unicode.IsLetter(next)
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && !inside {
			break
		}
		stop += size
	}
	return word, stop
}

// markHedges marks the tokens that belong to a hedge, a multiple or the like.
func (t *text) markHedges() {
	m := 0
	for i := range t.tokens {
		for m < len(t.matches) && t.matches[m].End <= t.tokens[i].Start {
			m++
		}
		if m < len(t.matches) && t.matches[m].Start <= t.tokens[i].Start {
			t.tokens[i].hedge = hedges[t.matches[m].Row.ID]
		}
	}
}

// hedges are the rows whose words stand in front of a number without changing
// what it is.
var hedges = map[wording.ID]bool{
	wording.About: true, wording.Nearly: true, wording.JustOver: true, wording.MoreThan: true, wording.WellOver: true,
	wording.WellUnder: true, wording.AtLeast: true, wording.Under: true, wording.NoMoreThan: true, wording.UpTo: true,
}

// tok is token i; outside of the block there is an edge.
func (t *text) tok(i int) *token {
	if i < 0 || i >= len(t.tokens) {
		return &outside
	}
	return &t.tokens[i]
}

// outside is what stands before the first token of a block and behind the last.
// Nothing ever changes it.
var outside = token{kind: edge, sentence: -1}

// is says whether token i is one of these words or marks.
func (t *text) is(i int, texts ...string) bool {
	k := t.tok(i)
	if k.kind != word && k.kind != mark {
		return false
	}
	for _, s := range texts {
		if k.text == s {
			return true
		}
	}
	return false
}

// in says whether token i is a word of a list.
func (t *text) in(i int, list map[string]bool) bool {
	k := t.tok(i)
	return (k.kind == word || k.kind == mark) && list[k.text]
}

// near says whether two tokens stand in one sentence.
func (t *text) near(i, j int) bool {
	a, b := t.tok(i), t.tok(j)
	return a.kind != edge && b.kind != edge && a.sentence == b.sentence
}

// at is the index of the token that holds an offset, or the next one.
func (t *text) at(offset int) int {
	return sort.Search(len(t.tokens), func(i int) bool { return t.tokens[i].End > offset })
}

// within are the items of a text between two tokens, the second not included.
func (t *text) within(first, end int) []*item {
	from := sort.Search(len(t.items), func(i int) bool { return t.items[i].at >= first })
	to := sort.Search(len(t.items), func(i int) bool { return t.items[i].at >= end })
	return t.items[from:max(from, to)]
}

// sentenceOf are the items of the sentence that a token stands in.
func (t *text) sentenceOf(i int) []*item {
	k := t.tok(i)
	return t.within(k.opens, k.closes)
}
