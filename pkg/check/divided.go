package check

import (
	"slices"
	"strings"
	"unicode"

	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/release"
)

// dividedUp are the parts that a whole is divided into behind "of these", "of
// whom" or "of the 500": they are all of it if the last is the rest, or if they
// are of classes that leave none out, as men and women do. Else they may be any
// two groups among others, and only a sum that is right says anything.
func (r *Report) dividedUp(i int) breakdown {
	at, ok := r.division(i)
	if !ok {
		return breakdown{}
	}
	total := r.Claims[i].Claim
	var parts []int
	for k := i + 1; k < len(r.Claims) && r.Claims[k].Start < at.End; k++ {
		c := r.Claims[k].Claim
		switch {
		case c.Start < at.Start, c.Changes(), c.Kind == claim.Share, c.Kind == claim.Fraction, c.Kind == claim.Rank:
			continue
		case !r.addable(k) || r.changed(k) || c.Currency != total.Currency || c.Number.Value.Cmp(total.Number.Value) >= 0:
			return breakdown{}
		}
		parts = append(parts, k)
	}
	if len(parts) < 2 {
		return breakdown{}
	}
	said := r.isRest(parts[len(parts)-1]) || r.complementary(parts, at.End) || strings.Contains(lowered(r.words(at)), "made up of")
	if !said && !r.leadsParts(at) {
		return breakdown{}
	}
	return breakdown{parts: parts, said: said, ways: r.areWays(parts, at.End)}
}

// changed says whether a value is one that a change in time is measured from or
// to. The part of a share is none.
func (r *Report) changed(k int) bool {
	return slices.ContainsFunc(r.Claims, func(j Judged) bool {
		return j.Changes() && j.From.Held() && (j.From.Claim == k || j.To.Claim == k)
	})
}

// division is where the parts of a whole are told: behind "of whom" in its own
// sentence, in the rest of one that begins "Of the 500", or in the sentence
// behind that begins "Of these" or "There were".
func (r *Report) division(i int) (release.Span, bool) {
	total := r.Claims[i].Claim
	own := r.Document.Sentences[total.Sentence]
	rest := r.Document.Text[total.End:own.End]
	if r.opensWhole(total) {
		return r.uncut(release.Span{Start: total.End, End: own.End}), true
	}
	lower := lowered(rest)
	for _, lead := range partLeads {
		if n := strings.Index(lower, lead); n >= 0 && n < longestLead {
			if behindNumber(rest[:n]) { // "640 people, 310 of them women and 330 men"
				return release.Span{Start: total.End, End: own.End}, true
			}
			return r.uncut(release.Span{Start: total.End + n, End: own.End}), true
		}
	}
	next := total.Sentence + 1
	if next >= len(r.Document.Sentences) || !r.lastLevel(i) || r.blockOf(next) != total.Block {
		return release.Span{}, false
	}
	if !r.opensParts(next) && !r.beginsWithPart(next) {
		return release.Span{}, false
	}
	return r.uncut(r.Document.Sentences[next]), true
}

// behindNumber says whether a text ends with a number.
func behindNumber(text string) bool {
	text = strings.TrimRight(text, " ")
	return text != "" && text[len(text)-1] >= '0' && text[len(text)-1] <= '9'
}

// beginsWithPart says whether a sentence begins with a number without a noun of its
// own: "310 were women and the other 330 men".
func (r *Report) beginsWithPart(sentence int) bool {
	words := r.wordsIn(r.Document.Sentences[sentence])
	if len(words) > 0 && (words[0] == "some" || words[0] == "about") {
		words = words[1:]
	}
	return len(words) > 1 && unicode.IsDigit(rune(words[0][0])) && partVerbs[words[1]]
}

// partVerbs stand behind a part that is told without a noun.
var partVerbs = set(`were are was is came come had have went go live lived work worked voted said wanted chose asked`)

// opensParts says whether a sentence, or what stands behind its colon, begins
// with words that announce parts.
func (r *Report) opensParts(sentence int) bool {
	if opens, known := r.partsOpen[sentence]; known {
		return opens // it is asked for every number of the sentence before
	}
	at := r.Document.Sentences[sentence]
	text := " " + strings.Join(r.wordsIn(at), " ") + " "
	if i := strings.IndexByte(r.words(at), ':'); i >= 0 {
		text += "\n " + strings.Join(r.wordsBetween(at.Start+i, at.End), " ") + " "
	}
	opens := slices.ContainsFunc(nextLeads, func(phrase string) bool {
		return strings.HasPrefix(text, " "+phrase+" ") || strings.Contains(text, "\n "+phrase+" ")
	})
	if r.partsOpen == nil {
		r.partsOpen = map[int]bool{}
	}
	r.partsOpen[sentence] = opens
	return opens
}

var (
	partLeads = []string{"of whom", "of which", "of them", "of these", "of those", "; ", "made up of", "– ", "— "}
	nextLeads = []string{"of these", "of those", "of them", "there were", "they were", "these were", "of the total", "this was made up of", "it was made up of",
		"it is made up of", "they were made up of", "they are made up of", "these are made up of", "this comprised", "these comprised", "they comprised"}
)

// longestLead is how many bytes behind a whole its parts may be announced.
const longestLead = 40

// opensWhole says whether a sentence begins with a whole: "Of the 186 pairs …".
func (r *Report) opensWhole(c claim.Claim) bool {
	if !opensWith(r.sentence(c.Number.Start), "of") {
		return false // as most do not
	}
	before := r.wordsBefore(c.Number.Start, 8)
	return len(before) > 0 && len(before) < 4 && before[0] == "of" && (len(before) == 1 || wholeWords[before[len(before)-1]])
}

// opensWith says whether a sentence may open with a word, which is in lower
// case and of plain letters.
func opensWith(sentence, word string) bool {
	start := strings.IndexFunc(sentence, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
	return start >= 0 && len(sentence) >= start+len(word) && strings.EqualFold(sentence[start:start+len(word)], word)
}

var wholeWords = set(`the its their our these those all total`)

// leadsParts says whether a division is told in so many words, and not just by
// a sentence that follows.
func (r *Report) leadsParts(at release.Span) bool {
	words := r.wordsIn(at)
	return len(words) > 1 && (words[0] == "of" || slices.Contains(words[:2], "of") || unicode.IsDigit(rune(words[0][0])))
}

// uncut is a division without what is told of one of its parts: ", of whom 50
// were under 18" behind the first of them.
func (r *Report) uncut(at release.Span) release.Span {
	text := lowered(r.words(at))
	for _, lead := range partLeads[:5] {
		if n := strings.LastIndex(text, lead); n > longestLead/2 {
			at.End = min(at.End, at.Start+n)
		}
	}
	return at
}

// lastLevel says whether no other value follows a claim in its sentence.
func (r *Report) lastLevel(i int) bool {
	for k := i + 1; k < len(r.Claims) && r.Claims[k].Sentence == r.Claims[i].Sentence; k++ {
		if r.addable(k) {
			return false
		}
	}
	return true
}

// blockOf is the block of a sentence.
func (r *Report) blockOf(sentence int) int {
	at := r.Document.Sentences[sentence].Start
	return slices.IndexFunc(r.Document.Blocks, func(b release.Block) bool { return b.Start <= at && at < b.End })
}

var restWords = set(`other others rest remaining remainder`)

// isRest says whether a part is told as what is left: "the other 31", "220
// remaining".
func (r *Report) isRest(k int) bool {
	c := r.Claims[k].Claim
	before := r.wordsBefore(c.Number.Start, 2)
	return anyOf(before, restWords) || len(before) > 0 && before[len(before)-1] == "leaving" || anyOf(r.wordsAfter(c.Number.End, 1), restWords) || anyOf(wordsOf(c.Text), restWords)
}

// classes are groups of words of which everybody is one, and nobody two.
var classes = [][]map[string]bool{
	{set(`men man male males boys boy`), set(`women woman female females girls girl`)},
	{set(`adults adult`), set(`children child juveniles juvenile minors young`)},
	{set(`full-time full`), set(`part-time part`)},
	{set(`urban towns`), set(`rural villages`)},
	{set(`domestic`), set(`international overseas foreign`)},
	{set(`fatal`), set(`non-fatal`)},
	{set(`for favour`), set(`against`)},
	{set(`passed`), set(`failed`)},
	{set(`home`), set(`away`)},
	{set(`indoor indoors inside`), set(`outdoor outdoors outside`)},
}

// complementary says whether parts are of classes that leave none out.
func (r *Report) complementary(parts []int, end int) bool {
	if len(parts) != 2 {
		return false
	}
	first, second := r.Claims[parts[0]].Claim, r.Claims[parts[1]].Claim
	a := r.wordsBetween(first.Number.End, second.Number.Start)
	b := r.wordsBetween(second.Number.End, max(end, second.Number.End))
	return slices.ContainsFunc(classes, func(class []map[string]bool) bool {
		return anyOf(a, class[0]) && anyOf(b, class[1]) && !anyOf(a, class[1]) && !anyOf(b, class[0]) ||
			anyOf(a, class[1]) && anyOf(b, class[0]) && !anyOf(a, class[0]) && !anyOf(b, class[1])
	})
}

// itemised are the lines of a list whose last one is their total, or whose lead
// gives it: "£240,000 on grants", "£85,000 on staff", "Total: £325,000".
func (r *Report) itemised(i int) breakdown {
	total := r.Claims[i].Claim
	at := r.Document.Blocks[total.Block]
	switch lead := r.wordsBetween(r.Document.Sentences[total.Sentence].Start, total.Start); {
	case opensTotal(lead):
		parts := r.linesFrom(i, -1)
		return breakdown{parts: parts, said: len(parts) > 1}
	case at.Kind != release.ListItem && strings.HasSuffix(strings.TrimSpace(r.words(at.Span)), ":"):
		parts := r.linesFrom(i, 1)
		return breakdown{parts: parts, said: len(parts) > 1 && r.totalsUp(total)}
	}
	return breakdown{}
}

// linesFrom are the numbers of the lines before or behind a total: items of a list,
// or lines with a label, each with one number that can be a part of it.
func (r *Report) linesFrom(i, step int) []int {
	total := r.Claims[i].Claim
	var parts []int
	line := func(c claim.Claim) bool {
		own := r.words(r.Document.Sentences[c.Sentence])
		return r.kindOf(c) == release.ListItem || r.kindOf(total) == r.kindOf(c) && strings.Contains(own, ": "+c.Sign()+c.Number.Text)
	}
	for k, sentence := i+step, total.Sentence+step; k >= 0 && k < len(r.Claims); k, sentence = k+step, sentence+step {
		c := r.Claims[k].Claim
		if c.Sentence != sentence || !line(c) {
			break
		}
		if !r.addable(k) || c.Currency != total.Currency || r.operands[k] || k+step >= 0 && k+step < len(r.Claims) && r.Claims[k+step].Sentence == sentence {
			return nil
		}
		parts = append(parts, k)
	}
	slices.Sort(parts)
	return parts
}

// opensTotal says whether words announce a total: "Total:", "In all".
func opensTotal(words []string) bool {
	return len(words) > 0 && len(words) < 4 && (totalWords[words[0]] || words[0] == "in" && len(words) > 1 && (words[1] == "all" || words[1] == "total"))
}

// ways are those of getting in touch, each with its words.
var ways = []map[string]bool{
	set(`online web website webchat`), set(`phone telephone rang calls callers`), set(`email emails e-mail`), set(`post letter letters`), set(`text texts`),
	set(`person face-to-face visitors visits`),
}

// areWays says whether parts are each another way of getting in touch.
func (r *Report) areWays(parts []int, end int) bool {
	seen := map[int]bool{}
	for n, p := range parts {
		last := end
		if n+1 < len(parts) {
			last = r.Claims[parts[n+1]].Number.Start
		}
		words := r.wordsBetween(r.Claims[p].Number.End, max(last, r.Claims[p].Number.End))
		way := slices.IndexFunc(ways, func(of map[string]bool) bool { return anyOf(words, of) })
		if way < 0 || seen[way] {
			return false
		}
		seen[way] = true
	}
	return true
}
