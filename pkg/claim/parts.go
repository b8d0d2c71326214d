package claim

import (
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/wording"
)

// split reads a fraction whose two numbers stand apart: "three callers in ten",
// "one North West contact in five", "of every ten callers, one".
func (f *finder) split(t *text, i int) (number.Written, int, bool) {
	part := t.numbers[t.tok(i).index]
	if part.Class != number.Plain || !part.Words || part.Value.Sign() <= 0 || part.Value.Cmp(number.Int(20)) > 0 {
		return part, 0, false
	}
	k := i + 1
	for k < i+5 && (t.nounWord(k) || t.tok(k).kind == word && t.tok(k).capital) {
		k++
	}
	if k > i+1 && t.is(k, "in", "out") {
		if t.is(k+1, "of") || t.is(k+1, "every") {
			k++
		}
		if w, ok := t.wholeAt(k+1, part); ok {
			return w, k + 1, true
		}
	}
	for n := i - 1; t.near(n, i) && n > i-12; n-- {
		if t.tok(n).kind != digits {
			continue
		}
		if t.ofEvery(n) && t.is(i-1, ",") {
			if w, ok := t.wholeAt(n, part); ok {
				return w, i, true
			}
		}
		break
	}
	return part, 0, false
}

// ofEvery says whether the number at token i is a whole that parts are told of:
// "of every ten callers".
func (t *text) ofEvery(i int) bool { return t.is(i-1, "every") && t.is(i-2, "of", "in") }

// wholeAt is the fraction of a part and the whole at token i, which is no length
// of time and no part of what follows.
func (t *text) wholeAt(i int, part number.Written) (number.Written, bool) {
	if t.tok(i).kind != digits || durations[t.tok(i+1).text] {
		return part, false
	}
	whole := t.numbers[t.tok(i).index]
	q, ok := part.Value.Quo(whole.Value)
	if !ok || whole.Class != number.Plain || whole.Value.Cmp(part.Value) <= 0 || whole.Value.Cmp(number.Int(100)) > 0 || !t.ofEvery(i) && t.nounWord(i+1) {
		return part, false
	}
	part.Value, part.Class = q, number.Fraction
	return part, true
}

// splitItem makes an item of a fraction whose numbers stand apart.
func (f *finder) splitItem(t *text, i int, w number.Written, last int) *item {
	it := &item{t: t, at: i, first: i, last: last, class: partClass}
	it.Number, it.HasNumber, it.Stated, it.Kind = w, true, wording.StatedFrom(w), Fraction
	it.Row = wording.BareRow(wording.Part).ID
	f.hedge(t, it)
	return it
}
