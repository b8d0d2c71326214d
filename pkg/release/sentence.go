package release

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// abbreviations are words whose full stop ends no sentence: titles, units and
// the like, in lower case. "No." does only before a number.
var abbreviations = set(`mr mrs ms mx dr prof rev hon sir st sgt insp supt capt col gen lt maj gov sen rep pres messrs
	inc ltd co corp plc llp bros dept univ assn est approx ca circa c vs v cf eg e.g ie i.e viz al etc p pp para paras ch
	fig figs eq vol vols ed eds ref refs art arts sec sect app min max avg
	jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri
	u.s u.k e.u u.n d.c a.m p.m a.k.a ph.d b.sc m.sc no nos tel ext`)

func set(list string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(list) {
		m[w] = true
	}
	return m
}

// sentences splits a block into sentences. Names, such as "Stop It Now!",
// never end one.
func sentences(text string, block Span, names []string) []Span {
	var found []Span
	start := block.Start
	for i := block.Start; i < block.End; {
		r, size := utf8.DecodeRuneInString(text[i:block.End])
		i += size
		if !strings.ContainsRune(".!?…。", r) {
			continue
		}
		end := closing(text, i, block.End)
		if ends(text, start, i-size, end, block.End, names) {
			found = append(found, trim(text, Span{start, end}))
			start, i = end, end
		}
	}
	if last := trim(text, Span{start, block.End}); last.Start < last.End {
		found = append(found, last)
	}
	return found
}

// closing passes over more full stops, quotation marks and brackets, and a
// footnote mark, which still belong to the sentence.
func closing(text string, i, end int) int {
	for i < end {
		r, size := utf8.DecodeRuneInString(text[i:end])
		if !strings.ContainsRune(".!?…”’\"')]»", r) {
			break
		}
		i += size
	}
	return i
}

// ends says whether the mark at stop ends the sentence from start: what stands
// before it is no abbreviation, and what follows looks like a beginning.
func ends(text string, start, stop, next, end int, names []string) bool {
	rest := text[next:end]
	after := strings.TrimLeftFunc(rest, unicode.IsSpace)
	if after == "" {
		return true
	}
	if len(after) == len(rest) {
		return glued(text, stop, next, after)
	}
	for _, name := range names {
		if strings.HasSuffix(text[start:stop+1], name) && !opens(after) {
			return false
		}
		if n := len(name); n > 0 && strings.ContainsAny(name[n-1:], ".!?") && strings.HasSuffix(text[start:stop+1], name) {
			return sure(after)
		}
	}
	first, _ := utf8.DecodeRuneInString(after)
	if unicode.IsLower(first) {
		return false
	}
	if text[stop] != '.' {
		return true
	}
	word := lastWord(text[start:stop])
	if abbreviated(word, after) {
		return false
	}
	return opens(after)
}

// glued says whether a mark with no blank behind it ends a sentence all the
// same: "decline.The", "…workforce”“The"; not "1.2", "e.g.", "gov.uk".
func glued(text string, stop, next int, after string) bool {
	first, size := utf8.DecodeRuneInString(after)
	if !unicode.IsUpper(first) || text[stop] != '.' && next == stop+1 {
		return false
	}
	second, _ := utf8.DecodeRuneInString(after[size:])
	before, _ := utf8.DecodeLastRuneInString(text[:stop])
	word := lastWord(text[:stop])
	return unicode.IsLower(second) && unicode.IsLower(before) && !strings.Contains(word, ".") && !strings.Contains(word, "/") && !strings.Contains(word, "@")
}

// sure says whether a text can only be the beginning of a sentence: behind a
// name that ends in "!", a capital is not enough, as "Stop It Now! UK" shows.
func sure(after string) bool {
	word, rest, _ := strings.Cut(after, " ")
	return beginnings[strings.ToLower(strings.Trim(word, ",:“\""))] && rest != ""
}

// beginnings are words that start sentences and no second half of a name.
var beginnings = set(`the a an this that these those it they he she we i you there in on at from since between during
	according for as of its their his her our more fewer less almost nearly about around over under up down some many most
	all both each every no none however but and although while when if after before last`)

// opens says whether a text looks like the beginning of a sentence.
func opens(after string) bool {
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(after, "“‘\"'([«–—-• "))
	return unicode.IsUpper(first) || unicode.IsDigit(first) || strings.ContainsRune("£$€#@", first)
}

// lastWord is the word that ends a text, with the full stops inside it.
func lastWord(text string) string {
	i := strings.LastIndexFunc(text, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune("(“\"[‘'–—", r)
	})
	if i < 0 {
		return text
	}
	_, size := utf8.DecodeRuneInString(text[i:])
	return text[i+size:]
}

// abbreviated says whether a full stop behind a word only shortens it.
func abbreviated(word, after string) bool {
	lower := strings.ToLower(word)
	first, _ := utf8.DecodeRuneInString(after)
	if lower == "no" || lower == "nos" {
		return unicode.IsDigit(first)
	}
	switch lower {
	case "a.m", "p.m", "inc", "ltd", "co", "corp", "plc", "llp", "etc", "u.s", "u.k", "e.u", "u.n", "al", "ph.d", "d.c":
		return !sure(after) // these end sentences too
	case "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "v", "c", "p", "min", "max", "ed", "app", "art", "est", "st":
		return unicode.IsDigit(first) || lower == "st" && word != lower
	}
	if abbreviations[lower] {
		return true
	}
	r, size := utf8.DecodeRuneInString(word)
	return size == len(word) && unicode.IsUpper(r) && word != "I" && !sure(after) // an initial
}

// trim leaves out blanks at the ends of a span.
func trim(text string, s Span) Span {
	for s.Start < s.End {
		r, size := utf8.DecodeRuneInString(text[s.Start:s.End])
		if !unicode.IsSpace(r) {
			break
		}
		s.Start += size
	}
	for s.Start < s.End {
		r, size := utf8.DecodeLastRuneInString(text[s.Start:s.End])
		if !unicode.IsSpace(r) {
			break
		}
		s.End -= size
	}
	return s
}

// quotes finds what stands between quotation marks in a block: curly ones by
// their shape, straight ones in pairs. An open quotation that a block does not
// close runs to its end, as that of a speech of several paragraphs does.
func quotes(text string, block Span) []Span {
	var found []Span
	open := -1
	for i, r := range text[block.Start:block.End] {
		at := block.Start + i
		switch {
		case r == '“', r == '"' && open < 0:
			if open < 0 {
				open = at
			}
		case (r == '”' || r == '"') && open >= 0:
			found = append(found, Span{open, at + utf8.RuneLen(r)})
			open = -1
		}
	}
	if open >= 0 {
		found = append(found, Span{open, block.End})
	}
	return found
}
