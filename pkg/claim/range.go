package claim

import (
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/wording"
)

// between reads "between 300 and 400" and "8 to 10 per cent" as one claim of
// two numbers.
func (t *text) between(it *item) bool {
	i := it.last + 1
	opened := t.is(it.first-1, "between")
	joined := opened && t.is(i, "and") || t.is(i, "-", "–", "to", "‑") && !t.is(it.first-1, "from") && t.tok(i+1).kind == digits && (t.is(i, "to") == !t.tok(i).glued)
	if !joined {
		return false
	}
	k := i + 1
	if t.is(k, "$", "£", "€") {
		k++
	}
	if t.tok(k).kind != digits {
		return false
	}
	upper := t.numbers[t.tok(k).index]
	if t.is(i, "to") && (!opened && !t.rangeLike(it, k, upper)) || upper.Value.Cmp(it.Number.Value) <= 0 && upper.Class == it.Number.Class {
		return false
	}
	it.Upper, it.last = &upper, k
	if opened {
		it.first--
	}
	if upper.Class != number.Plain && it.Number.Class == number.Plain {
		it.class = classOf(upper)
		it.Stated.Quantity = wording.StatedFrom(upper).Quantity
	}
	it.Row = wording.Between
	it.Stated.M = upper.Value
	if upper.Unit.Cmp(number.Int(1)) > 0 && it.Number.Unit.Cmp(upper.Unit) < 0 && it.Number.Value.Cmp(number.Int(1000)) < 0 {
		it.Stated.N = it.Number.Value.Mul(upper.Unit) // "8 to 10 million"
	}
	it.Noun, it.Head = t.noun(it)
	if c, ok := t.changeOf(it); ok {
		it.asChange(c)
	}
	return true
}

// rangeLike says whether "5 to 10" is a range of one value rather than its
// move from one to the other.
func (t *text) rangeLike(it *item, k int, upper number.Written) bool {
	if it.class != classOf(upper) && it.Number.Class != number.Plain {
		return false
	}
	for i := it.first - 1; i > it.first-8 && t.near(i, it.at); i-- {
		if _, ok := changeVerb(t.tok(i).text); ok {
			return false
		}
	}
	once := upper.Class == number.Percent && t.numbers[t.tok(it.at).index].Class == number.Plain // "8 to 10 per cent"
	return once || t.is(it.first-1, "of", "about", "around", "some") || t.is(k+1, "per", "times", "people")
}
