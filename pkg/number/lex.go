package number

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A token is a piece of prose: a word, a number in digits, a mark, or
// something that holds digits and is no number (a web address, "Q2", "29km").
type token struct {
	kind       tokenKind
	gap        gap // what stands before it
	start, end int
	word       string   // a word in lower case, or the mark
	numeral    *numeral // of numerals and vulgar fractions; nil of others
}

type tokenKind uint8

const (
	noToken tokenKind = iota
	wordToken
	numeralToken
	vulgarToken // ½
	markToken   // one rune that is no letter and no digit
	otherToken
)

type gap uint8

const (
	glued  gap = iota // nothing between
	blank             // blanks, or one line end
	broken            // a tab, a blank line, the beginning: numbers do not run on over it
)

// A numeral is a number in digits.
type numeral struct {
	value   Value
	places  int
	digits  int  // before the decimals
	grouped bool // with separators between the thousands
	den     int64
}

// isCount reports whether the numeral is whole digits without separators.
func (n numeral) isCount() bool { return n.places == 0 && !n.grouped }

// maxNumeralDigits bounds a number in digits. More digits are no quantity
// but a reference, and are left out.
const maxNumeralDigits = 30

// bytesPerToken is how long the tokens of prose are at least on average, with
// the blanks between them.
const bytesPerToken = 4

// lex cuts a text into tokens.
func lex(text string) []token {
	l := lexer{text: text, tokens: make([]token, 0, len(text)/bytesPerToken+2)}
	for l.pos < len(text) {
		l.next()
	}
	return l.tokens
}

type lexer struct {
	text   string
	pos    int
	tokens []token
	ended  int // where the last token ended
}

// peek returns the rune at byte i, or 0 at the end.
func (l *lexer) peek(i int) rune {
	if i >= len(l.text) {
		return 0
	}
	r, _ := utf8.DecodeRuneInString(l.text[i:])
	return r
}

// before returns the rune that ends at byte i, or 0 at the beginning.
func (l *lexer) before(i int) rune {
	if i == 0 {
		return 0
	}
	r, _ := utf8.DecodeLastRuneInString(l.text[:i])
	return r
}

func (l *lexer) add(kind tokenKind, end int, word string, n *numeral) {
	l.tokens = append(l.tokens, token{
		kind: kind, gap: gapOf(l.text[l.ended:l.pos], l.ended == 0), start: l.pos, end: end, word: word, numeral: n,
	})
	l.pos, l.ended = end, end
}

// gapOf says what kind of gap the blanks between two tokens are.
func gapOf(blanks string, first bool) gap {
	switch {
	case first || strings.Contains(blanks, "\t") || strings.Count(blanks, "\n") > 1:
		return broken
	case blanks == "":
		return glued
	}
	return blank
}

// next adds the token at pos, or moves over a blank.
func (l *lexer) next() {
	r, size := utf8.DecodeRuneInString(l.text[l.pos:])
	switch {
	case isBlank(r):
		l.pos += size
	case l.pos == 0 || isBlank(l.before(l.pos)):
		l.field(r)
	default:
		l.token(r)
	}
}

// field looks at a whole run without blanks first: an address is one token.
func (l *lexer) field(r rune) {
	end := l.runEnd(l.pos, isInk)
	if isAddress(l.text[l.pos:end]) {
		l.add(otherToken, end, "", nil)
		return
	}
	l.token(r)
}

// isInk reports whether r is no blank.
func isInk(r rune) bool { return '!' <= r && r < utf8.RuneSelf || !isBlank(r) }

func isAddress(field string) bool {
	return strings.IndexByte(field, '@') >= 0 || strings.HasPrefix(field, "www.") ||
		strings.IndexByte(field, ':') >= 0 && strings.Contains(field, "://")
}

func (l *lexer) token(r rune) {
	var vulgar [2]int64
	isVulgar := false
	if r >= utf8.RuneSelf { // most are not, and need no looking up
		vulgar, isVulgar = vulgarFractions[r]
	}
	end := l.pos + utf8.RuneLen(r)
	switch {
	case isVulgar:
		l.add(vulgarToken, end, "", &numeral{value: Frac(vulgar[0], vulgar[1]), den: vulgar[1]})
	case isDigit(r):
		l.digits(l.pos)
	case r == '.' && isDigit(l.peek(l.pos+1)) && !isAlphanumeric(l.before(l.pos)):
		l.digits(l.pos)
	case r == '+' && l.isTelephone():
		l.add(otherToken, l.chainEnd(l.pos+1, internationalLinks), "", nil)
	case r == '^':
		l.add(otherToken, l.runEnd(end, isPower), "", nil)
	case isLetter(r):
		l.word()
	case r == utf8.RuneError:
		l.add(markToken, l.pos+1, "", nil) // one bad byte
	default:
		l.add(markToken, end, l.text[l.pos:end], nil)
	}
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

// isLetter reports whether r makes words. Digits of other scripts do too, so
// that they are never taken for part of a number.
func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r|0x20 && r|0x20 <= 'z' || r == '_'
	}
	return unicode.IsLetter(r) || unicode.IsMark(r) || r == '_' || r > '9' && unicode.IsDigit(r)
}

func isAlphanumeric(r rune) bool { return isLetter(r) || isDigit(r) }

// isPower reports whether r may stand in a number with an exponent.
func isPower(r rune) bool { return isAlphanumeric(r) || strings.ContainsRune(".^+-", r) }

// runEnd returns where the run of runes that fit ends, from byte i on.
func (l *lexer) runEnd(i int, fits func(rune) bool) int {
	for i < len(l.text) {
		r, size := rune(l.text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(l.text[i:])
		}
		if !fits(r) {
			return i
		}
		i += size
	}
	return len(l.text)
}

// word adds a word, or a name with digits ("Q2", "H1N1") as one token.
func (l *lexer) word() {
	end := l.runEnd(l.pos, isLetter)
	word := strings.ToLower(l.text[l.pos:end])
	if isDigit(l.peek(end)) && !currencyCodes(word) {
		l.add(otherToken, l.runEnd(end, isAlphanumeric), "", nil)
		return
	}
	if r := l.peek(end); (r == '\'' || r == '’') && isLetter(l.peek(end+utf8.RuneLen(r))) {
		end = l.runEnd(end+utf8.RuneLen(r), isLetter) // "one's" is one word
		word = strings.ToLower(l.text[l.pos:end])
	}
	l.add(wordToken, end, word, nil)
}

// digits adds the numeral that begins at start, or, if the digits turn out to
// be no number, all that belongs to them as one token.
func (l *lexer) digits(start int) {
	whole, groupsEnd := l.wholeDigits(start)
	fraction, end := l.fractionDigits(groupsEnd)
	if noNumber := l.codeEnd(start, whole, end); noNumber > end {
		l.add(otherToken, noNumber, "", nil)
		return
	}
	if len(whole)+len(fraction) > maxNumeralDigits {
		l.add(otherToken, l.runEnd(end, func(r rune) bool { return isDigit(r) || r == ',' || r == '.' }), "", nil)
		return
	}
	if l.isName(start) || isCode(whole) {
		l.add(otherToken, end, "", nil)
		return
	}
	l.add(numeralToken, end, "", &numeral{
		value: valueOfDecimal(cmp.Or(whole, "0"), fraction), places: len(fraction),
		digits: len(whole), grouped: len(whole) < groupsEnd-start,
	})
}

// isCode reports whether the digits begin with a 0 that no number has.
func isCode(whole string) bool { return len(whole) > 1 && whole[0] == '0' }

// wholeDigits returns the digits before the decimals, without separators, and
// where they end.
func (l *lexer) wholeDigits(start int) (digits string, end int) {
	end = l.runEnd(start, isDigit)
	digits = l.text[start:end]
	if len(digits) == 0 || len(digits) > 3 || digits[0] == '0' {
		return digits, end
	}
	if slip := l.text[end:]; strings.HasPrefix(slip, ", 000") && l.isGroup(end+2) { // "per 100, 000"
		return digits + "000", end + len(", 000")
	}
	separator := l.peek(end)
	if !l.groupsThousands(separator, end) {
		return digits, end
	}
	for l.peek(end) == separator && l.isGroup(end+utf8.RuneLen(separator)) && len(digits) <= maxNumeralDigits {
		from := end + utf8.RuneLen(separator)
		end = from + 3
		digits += l.text[from:end]
	}
	return digits, end
}

// groupsThousands reports whether the separator at byte i may stand between
// thousands: a comma, a blank that does not break the line, or, as a plain
// blank stands between the numbers of a table too, a chain of them that ends
// in "000": "40 000", but not "340 299".
func (l *lexer) groupsThousands(separator rune, i int) bool {
	switch separator {
	case ',', '\u00a0', '\u2009', '\u202f':
		return true
	case ' ':
		for n := 0; n < maxNumeralDigits/3 && l.peek(i) == ' ' && l.isGroup(i+1); n++ {
			i += 4
		}
		return strings.HasSuffix(l.text[:i], " 000")
	}
	return false
}

// isGroup reports whether three digits, and not four, stand at byte i.
func (l *lexer) isGroup(i int) bool { return l.runEnd(min(i, len(l.text)), isDigit) == i+3 }

// fractionDigits returns the decimals behind byte i and where they end. The
// raised point of the medical journals is a point too.
func (l *lexer) fractionDigits(i int) (digits string, end int) {
	r := l.peek(i)
	if r != '.' && r != '·' {
		return "", i
	}
	from := i + utf8.RuneLen(r)
	end = l.runEnd(from, isDigit)
	if end == from {
		return "", i
	}
	return l.text[from:end], end
}

// codeEnd returns where a thing that is no number ends, if the digits up to
// byte end are only its beginning: "1.2.3", "10:30", "1.2e5", "2^10", "29km",
// "3Q25", "0800 123 456". It returns end if they are a number.
func (l *lexer) codeEnd(start int, whole string, end int) int {
	r, after := l.peek(end), l.peek(end+1)
	switch {
	case (r == '.' || r == ':') && isDigit(after):
		return l.runEnd(end, func(r rune) bool { return isDigit(r) || r == '.' || r == ':' })
	case r == '^' || (r == 'e' || r == 'E') && (after == '-' || after == '+' || isDigit(after)):
		return l.runEnd(end, isPower)
	case isCode(whole) && end == start+len(whole):
		return l.chainEnd(start, telephoneLinks)
	case isLetter(r):
		return l.suffixEnd(start, end)
	}
	return end
}

// suffixEnd returns end if the letters behind the digits belong to a number
// ("12k", "10th", "5pc", "3x"), else where the run of letters and digits ends.
func (l *lexer) suffixEnd(start, end int) int {
	lettersEnd := l.runEnd(end, isLetter)
	suffix := strings.ToLower(l.text[end:lettersEnd])
	if next := l.peek(lettersEnd); !isDigit(next) && !strings.ContainsRune("/²³", next) && l.suffixFits(start, end, lettersEnd, suffix) {
		return end
	}
	return l.runEnd(end, isAlphanumeric)
}

func (l *lexer) suffixFits(start, end, lettersEnd int, suffix string) bool {
	hasPoint := strings.Contains(l.text[start:end], ".")
	switch suffix {
	case "b": // "paragraph 13b", but "1.2b" and "$2b"
		return hasPoint || strings.ContainsRune(currencyMarks, l.before(start)) && start > 0
	case "m": // "stay 2m apart"
		return !metreWords(l.wordAfter(lettersEnd))
	case "rds", "ths": // "2/3rds"
		return l.before(start) == '/'
	case "st", "nd", "rd", "th":
		return !hasPoint && suffix == endingOfDigits(l.text[start:end])
	}
	return scales[suffix] > 0 || gluedScales[suffix] > 0 || percentWords(suffix) || ppWords(suffix) || basisWords(suffix) ||
		suffix == "per" || suffix == "x"
}

// endingOfDigits is ordinalEnding of a number in digits.
func endingOfDigits(digits string) string {
	var n uint64
	for _, r := range digits[max(0, len(digits)-2):] {
		if isDigit(r) {
			n = n*10 + uint64(r-'0')
		}
	}
	return ordinalEnding(n)
}

// wordAfter returns the word one blank or hyphen behind byte i, or "".
func (l *lexer) wordAfter(i int) string {
	if r := l.peek(i); r != ' ' && r != '-' {
		return ""
	}
	return strings.ToLower(l.text[i+1 : l.runEnd(i+1, isLetter)])
}

// isName reports whether the digits at start end a hyphenated name: "COVID-19",
// "Boeing-747", but not "mid-2019" and "under-18".
func (l *lexer) isName(start int) bool {
	n := len(l.tokens)
	if n < 2 || l.ended != start || l.tokens[n-1].gap != glued || !strings.Contains("-‐‑–", l.tokens[n-1].word) {
		return false
	}
	name := l.tokens[n-2]
	first, _ := utf8.DecodeRuneInString(l.text[name.start:])
	return name.kind == wordToken && unicode.IsUpper(first) && !namePrefixes(name.word)
}

var namePrefixes = wordSet("mid pre post sub under over late early non minus between")

// isHyphen reports whether t is a hyphen: the plain one, the typographic one
// or the one that does not break.
func isHyphen(t *token) bool {
	return t.kind == markToken && (t.word == "-" || t.word == "‐" || t.word == "‑")
}

// chainEnd returns where a chain of digit groups ends, as of a telephone
// number: "0800 123 456", "(01305) 123456", "1-222-2222/2222". A first group of
// one or two digits is of a date ("04/03/2019") or a year ("2003/04 (46%
// lower)"), which has no blanks.
func (l *lexer) chainEnd(start int, links string) int {
	end := l.runEnd(start, isDigit)
	if end-start < 3 && links == telephoneLinks {
		links = dateLinks
	}
	for {
		from := l.runEnd(end, func(r rune) bool { return strings.ContainsRune(links, r) })
		if from-end > 2 || from == end || !isDigit(l.peek(from)) {
			return end
		}
		end = l.runEnd(from, isDigit)
	}
}

// The marks between the groups of digits in a chain.
const (
	internationalLinks = " -()/"
	telephoneLinks     = " -)"
	dateLinks          = "-/"
)

// isTelephone reports whether the plus at pos begins an international number:
// at least nine digits in more than one group.
func (l *lexer) isTelephone() bool {
	end := l.chainEnd(l.pos+1, internationalLinks)
	digits := 0
	for _, r := range l.text[l.pos:end] {
		if isDigit(r) {
			digits++
		}
	}
	return digits >= 9 && l.runEnd(l.pos+1, isDigit) < end
}
