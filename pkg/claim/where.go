package claim

import (
	"github.com/pressfigures/figures/pkg/period"
)

// dated is the period that stands beside a value.
type dated struct {
	start    period.Day
	unplaced bool
}

// periodOf is the period nearest to a value in its own phrase: right behind it
// ("596 in 2018"), in a bracket before it ("(2018: 596)"), or in front.
func (t *text) periodOf(it *item) (dated, bool) {
	for i, n := it.last+1, 0; n < 9 && t.near(i, it.at); i, n = i+1, n+1 {
		k := t.tok(i)
		if k.kind == when {
			return t.datedAt(k.index)
		}
		if k.kind == digits || k.kind == mark && !t.is(i, "'") {
			break
		}
		if _, ok := changeVerb(k.text); ok {
			break
		}
	}
	for i, n := it.first-1, 0; n < 9 && t.near(i, it.at); i, n = i-1, n+1 {
		k := t.tok(i)
		if k.kind == when {
			return t.datedAt(k.index)
		}
		if k.kind == digits || k.kind == mark && !t.is(i, ":", "(", ",") {
			break
		}
	}
	return dated{}, false
}

func (t *text) datedAt(index int) (dated, bool) {
	m := t.mentions[index]
	if len(m.Readings) == 0 {
		return dated{unplaced: true}, true
	}
	return dated{start: m.Readings[0].Span.Start}, true
}

// place gives every claim its areas and periods.
func (f *finder) place() {}

// directions finds claims of direction alone.
func (f *finder) directions(t *text, from int) {}

// result turns items into claims.
func (f *finder) result() Result {
	r := Result{Plain: f.plain}
	for i, it := range f.items {
		c := it.Claim
		c.Index, c.Block = i, it.t.block
		c.Start, c.End = it.t.tok(it.first).Start, it.t.tok(it.last).End
		c.Text = it.t.raw[c.Start:c.End]
		c.Sentence = it.t.tok(it.at).sentence
		c.Quoted = f.doc.Quoted(c.Start)
		r.Claims = append(r.Claims, c)
	}
	return r
}
