package claim

import "github.com/pressfigures/figures/pkg/wording"

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
		Change: m.Row.ID == wording.Biggest, Record: m.Row.ID == wording.Record}
	f.items = append(f.items, it)
}
