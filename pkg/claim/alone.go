package claim

import (
	"strings"

	"github.com/pressfigures/figures/pkg/wording"
)

// wordsAlone makes items of words that claim without a number: "doubled",
// "dozens", "highest".
func (f *finder) wordsAlone(t *text) {
	for _, m := range t.matches {
		first := t.at(m.Start)
		if t.covered(m, f.items) || !t.near(first, first) {
			continue
		}
		switch {
		case m.Row.Family == wording.Multiples, m.HasN && m.Stated.Quantity == wording.Times:
			if it, ok := t.multiple(m); ok && !it.HasNumber {
				f.items = append(f.items, it)
			}
		case m.Row.Family == wording.Fractions && t.twoNumbers(m):
		case m.Row.Family == wording.Fractions:
			if m.HasN && (m.Row.ID != wording.Most || f.ofPlace(t, m)) && !t.tok(first).hedge {
				it := &item{t: t, at: first, first: first, last: t.at(m.End - 1), class: partClass}
				it.Row, it.Stated, it.Kind = m.Row.ID, m.Stated, Fraction
				it.Direction, it.partChange = m.Sign, m.Sign != 0
				t.kind(it)
				f.items = append(f.items, it)
			}
		case m.Row.Family == wording.Vague:
			it := &item{t: t, at: first, first: first, last: t.at(m.End - 1)}
			it.Row, it.Stated, it.Hedge = m.Row.ID, m.Stated, m.Text
			it.Noun, it.Head = t.noun(it)
			it.asLevel(Count)
			f.items = append(f.items, it)
		case m.Row.Family == wording.Ranks:
			f.rank(t, m)
		}
	}
	f.peaks(t)
}

// twoNumbers says whether the words of a match hold two numbers, which are then
// claims of their own: "12 out of 48".
func (t *text) twoNumbers(m wording.Match) bool {
	n := 0
	for i := t.at(m.Start); t.tok(i).kind != edge && t.tok(i).Start < m.End; i++ {
		if t.tok(i).kind == digits {
			n++
		}
	}
	return n > 1
}

// covered says whether the words of a match already belong to an item.
func (t *text) covered(m wording.Match, items []*item) bool {
	for i := len(items) - 1; i >= 0 && items[i].t == t; i-- {
		it := items[i]
		if it.Kind != Rank && t.tok(it.first).Start < m.End && m.Start < t.tok(it.last).End && !(m.Row.Family == wording.Ranks) {
			return it.Kind != Count || it.Row != "" && it.Hedge != ""
		}
	}
	return false
}

// rank makes an item of "highest", "second lowest", "biggest rise".
func (f *finder) rank(t *text, m wording.Match) {
	if m.Rank == 0 {
		return
	}
	first, last := t.at(m.Start), t.at(m.End-1)
	it := &item{t: t, at: first, first: t.withArticle(first), last: last}
	it.Kind, it.Row = Rank, m.Row.ID
	it.Claim.Place = Place{Number: m.Rank, Lowest: m.Lowest, Joint: m.Joint, Measure: m.Measure,
		Change: m.Row.ID == wording.Biggest, Record: m.Row.ID == wording.Record || t.soFar(last)}
	t.rankOfChange(it, f.items)
	f.items = append(f.items, it)
}

// Words behind a superlative that rank what is measured over time: "the highest
// we have seen", "the highest monthly figure so far".
var (
	seenWords = set(`seen known had recorded registered logged counted received experienced`)
	everWords = set(`ever yet`)
)

// soFar says whether the words behind a superlative that ends at a token make it
// one of all that came before, and not of one place among others.
func (t *text) soFar(last int) bool {
	for i := last + 1; i < last+9 && t.near(i, last) && (t.tok(i).kind == word || t.is(i, "'")); i++ {
		switch {
		case t.is(i, "so") && t.is(i+1, "far"), t.is(i, "to") && t.is(i+1, "date"), t.in(i, everWords) && i == last+1, t.is(i, "history") && t.in(i-1, determiners):
			return true
		case t.in(i, seenWords) && (t.is(i-1, "have", "ever", "'ve", "ve", "yet") || t.is(i-2, "have") && t.is(i-1, "ever", "yet")):
			return true
		}
	}
	return false
}

// rankOfChange makes a superlative one of changes where it has the noun of one,
// where the words behind it say that it is measured in per cent, or where it goes
// on with such a one of its sentence: "the smallest increase", "the smallest in
// percentage terms was in Kent and the largest in Essex".
func (t *text) rankOfChange(it *item, items []*item) {
	place := &it.Claim.Place
	if place.Record || place.Change {
		return
	}
	if way, ok := t.nounOfChange(it); ok {
		place.asChange(wording.Unnamed)
		place.Fall = way < 0
	}
	if t.inPercentageTerms(it) {
		place.asChange(wording.ByPercent)
	}
	for k := len(items) - 1; k >= 0 && items[k].t == t && t.near(items[k].at, it.at); k-- {
		o := items[k]
		bare := t.is(it.last+1, "in", "was", "by", "is", ",", "at") && t.is(it.first-1, "and", ",", "while", "but", ";")
		if o.Kind == Rank && o.Claim.Place.Change && bare {
			place.asChange(o.Claim.Place.Measure)
			return
		}
	}
}

// asChange makes a place in an order of levels one in an order of changes.
func (p *Place) asChange(by wording.Measure) {
	if !p.Change {
		p.Least, p.Lowest = p.Lowest, false
	}
	if p.Change = true; p.Measure == wording.Unnamed {
		p.Measure = by
	}
}

// nounOfChange is the way of the change that a superlative is of: "the smallest
// percentage increase".
func (t *text) nounOfChange(it *item) (way int, ok bool) {
	i := it.last + 1
	for t.is(i, "percentage", "proportional", "overall", "annual", "year-on-year", "of", "the") {
		i++
	}
	way, ok = changeNoun(t.tok(i).text)
	return way, ok && way != 0 && !strings.HasSuffix(t.tok(i).text, "s") // of "the smallest increases" there are several
}

// inPercentageTerms says whether words close behind a superlative measure it in
// per cent.
func (t *text) inPercentageTerms(it *item) bool {
	for i := it.last + 1; i < it.last+6 && t.near(i, it.at) && t.tok(i).kind != digits; i++ {
		if t.is(i, "percentage", "proportional") && t.is(i+1, "terms") || t.is(i, "proportionately", "proportionally") {
			return true
		}
	}
	return false
}
