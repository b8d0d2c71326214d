package area

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Near picks from among the names that someone who typed name may have meant: at most most of them, best first.
// It forgives a few slips of the keys (a letter missing, added, changed, or swapped with its neighbour; the
// longer the name, the more), another order of the words ("City of Bristol" for "Bristol, City of"), and words
// left out or added ("Hull" for "Kingston upon Hull"). It returns nothing rather than something implausible.
// The order of among does not matter.
func Near(name string, among []string, most int) []string {
	type candidate struct {
		name, fold string
		score      int
	}
	var found []candidate
	wanted := newShape(name)
	for _, other := range among {
		shape := newShape(other)
		if score, plausible := wanted.distance(shape); plausible {
			found = append(found, candidate{other, shape.fold, score})
		}
	}
	slices.SortFunc(found, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.score, b.score), cmp.Compare(a.fold, b.fold), cmp.Compare(a.name, b.name))
	})
	var names []string
	for _, c := range found {
		if len(names) < most && !slices.Contains(names, c.name) {
			names = append(names, c.name)
		}
	}
	return names
}

// longest is the length of the longest name, in bytes, that Near compares letter by letter: the cost grows with
// the square of it, and no place has a longer name.
const longest = 200

// subsetPenalty ranks a match of some of the words behind every match by slips.
const subsetPenalty = 100

// shape is a name made ready for comparing.
type shape struct {
	fold   string
	sorted string   // the words in alphabetical order
	words  []string // the words that carry meaning, sorted
}

func newShape(name string) shape {
	fold := Fold(name)
	words := strings.FieldsFunc(fold, func(r rune) bool { return strings.ContainsRune(" ,;/()>", r) })
	slices.Sort(words)
	var telling []string
	for _, word := range words {
		if !slices.Contains([]string{"of", "and", "the", "upon", "on", "in"}, word) {
			telling = append(telling, word)
		}
	}
	return shape{fold: fold, sorted: strings.Join(words, " "), words: telling}
}

// distance says how far two names are apart, and whether one is plausibly meant by the other.
func (s shape) distance(o shape) (int, bool) {
	slips := min(apart(s.fold, o.fold), apart(s.sorted, o.sorted))
	if slips <= allowance(max(utf8.RuneCountInString(s.fold), utf8.RuneCountInString(o.fold))) {
		return slips, true
	}
	if subset(s.words, o.words) || subset(o.words, s.words) {
		return subsetPenalty + max(len(s.words), len(o.words)) - min(len(s.words), len(o.words)), true
	}
	return 0, false
}

// allowance is how many slips are plausible in a name of so many letters. In a name of two letters any slip makes
// another name.
func allowance(letters int) int {
	switch {
	case letters <= 2:
		return 0
	case letters <= 4:
		return 1
	case letters <= 8:
		return 2
	case letters <= 14:
		return 3
	}
	return 4
}

// subset is true if every word of a (at least one) is a word of b.
func subset(a, b []string) bool {
	for _, word := range a {
		if !slices.Contains(b, word) {
			return false
		}
	}
	return len(a) > 0
}

// apart is the number of slips between two names: the optimal string alignment form of the Damerau-Levenshtein
// distance. Names too long, or too unlike in length to matter, are infinitely far apart.
func apart(a, b string) int {
	const infinite = 1 << 20
	if a == b {
		return 0
	}
	if len(a) > longest || len(b) > longest {
		return infinite
	}
	return alignment([]rune(a), []rune(b))
}

func alignment(a, b []rune) int {
	var before []int // the row before the last
	last := make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row := make([]int, len(b)+1)
		row[0] = i
		for j := 1; j <= len(b); j++ {
			changed := last[j-1]
			if a[i-1] != b[j-1] {
				changed++
			}
			row[j] = min(changed, last[j]+1, row[j-1]+1)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last = last, row
	}
	return last[len(b)]
}

// Squash is what is left of a name when blanks, hyphens and everything else but letters and digits are taken out of
// its folded form: names that squash to the same ("Web chat" and "Webchat") are one name written in two ways.
func Squash(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, Fold(name))
}

// fewestLetters is how many letters the shorter of two names must have for one slip of the keys to be told from
// another name: many short names, such as Bath and Bats, are one letter apart.
const fewestLetters = 5

// OneSlip is true of two names that are one slip of the keys apart: a letter missing, added, changed, or swapped
// with its neighbour. Names that begin with unlike letters ("Other", "Mother"), that hold digits ("Ward 1"), or
// that are short are never taken for slips; neither are two well-known places of the UK, and neither is a name for
// itself in other writing, which [Squash] finds.
func OneSlip(a, b string) bool {
	one, other := Fold(a), Fold(b)
	if one == "" || other == "" || !oneApart(one, other) || strings.ContainsAny(one+other, "0123456789") {
		return false
	}
	first, _ := utf8.DecodeRuneInString(one)
	start, _ := utf8.DecodeRuneInString(other)
	long := min(utf8.RuneCountInString(one), utf8.RuneCountInString(other)) >= fewestLetters
	return first == start && long && !(IsUKName(a) && IsUKName(b))
}

// oneApart reports whether two names are one slip [apart]. Nearly all pairs of a long list are not, which their
// ends tell.
func oneApart(a, b string) bool {
	if len(a) > longest || len(b) > longest {
		return false
	}
	x, y := []rune(a), []rune(b)
	for len(x) > 0 && len(y) > 0 && x[0] == y[0] {
		x, y = x[1:], y[1:]
	}
	for len(x) > 0 && len(y) > 0 && x[len(x)-1] == y[len(y)-1] {
		x, y = x[:len(x)-1], y[:len(y)-1]
	}
	swapped := len(x) == 2 && len(y) == 2 && x[0] == y[1] && x[1] == y[0]
	return len(x)+len(y) > 0 && len(x) <= 1 && len(y) <= 1 || swapped
}
