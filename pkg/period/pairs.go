package period

// twoOf reads two parts of one year that share their noun: "the first and second
// halves of 2018", "between the third and fourth quarters of last year", "between
// the two halves of 2018". Behind "between" they are the ends of one range, else
// two periods of which the second has the rest of the phrase.
func (f *finder) twoOf(text string, i int) ([]Mention, int, bool) {
	if !f.is(i, "between", "the", "first", "second", "third") {
		return nil, 0, false
	}
	at := f.skip(i, "between")
	between := at > i
	first, second, next, ok := f.bothOrdinals(text, f.skip(at, "the"))
	noun := f.unitOfTwo(next)
	if !ok || noun == "" || second.start < 0 && !between {
		return nil, 0, false
	}
	unitEnd := f.tok(next).end
	lead := "the " + second.word + " " + noun
	whole := FindPhrases(lead+text[unitEnd:min(len(text), unitEnd+mostRest)], f.c)
	if len(whole) == 0 || whole[0].Start != 0 || len(whole[0].Readings) == 0 {
		return nil, 0, false
	}
	end := unitEnd + whole[0].End - len(lead)
	rest := text[unitEnd:end]
	for f.at(next).kind != endToken && f.tok(next).start < end {
		next++
	}
	one, two := "the "+first.word+" "+noun+rest, lead+rest
	if between {
		m, ok := only("between "+one+" and "+two, f.c)
		m.Start, m.End = f.tok(i).start, end
		return []Mention{m}, next, ok
	}
	a, okA := only(one, f.c)
	b, okB := only(two, f.c)
	a.Start, a.End, a.Whole = f.tok(i).start, first.end, one
	b.Start, b.End, b.Whole = second.start, end, two
	return []Mention{a, b}, next, okA && okB
}

// mostRest is how many bytes behind the noun of two parts are looked at for the
// rest of their phrase.
const mostRest = 60

// said is an ordinal as a text has it; start is -1 where the text leaves it to be
// understood.
type said struct {
	word       string
	start, end int
}

// bothOrdinals reads "first and second", "first and the second" and "two".
func (f *finder) bothOrdinals(text string, i int) (first, second said, next int, ok bool) {
	if f.is(i, "two") {
		return said{"first", -1, -1}, said{"second", -1, -1}, i + 1, true
	}
	_, and, isFirst := f.ordinal(i)
	if !isFirst || !f.is(and, "and") {
		return first, second, 0, false
	}
	from := f.skip(and+1, "the")
	_, next, ok = f.ordinal(from)
	word := func(i, next int) said {
		start, end := f.tok(i).start, f.tok(next-1).end
		return said{text[start:end], start, end}
	}
	if ok {
		first, second = word(i, and), word(from, next)
	}
	return first, second, next, ok
}

// unitOfTwo is the noun of which two are named, in the singular; empty for none.
func (f *finder) unitOfTwo(i int) string {
	switch {
	case f.is(i, "halves"):
		return "half"
	case f.is(i, "quarters"):
		return "quarter"
	}
	return ""
}

// only is the one phrase that a text is.
func only(text string, c Context) (Mention, bool) {
	found := FindPhrases(text, c)
	if len(found) != 1 || found[0].Start != 0 || found[0].End != len(text) {
		return Mention{}, false
	}
	return found[0], len(found[0].Readings) > 0
}
