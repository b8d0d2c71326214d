package wording

import (
	"slices"

	"github.com/pressfigures/figures/pkg/number"
)

// suggest returns words that would be ok at the known value, the best first:
// for a bare number the value itself, else the same number with another hedge;
// then another round number.
func suggest(row Row, s Stated, v number.Value, o Options) []string {
	if row.signed {
		return nil
	}
	o.AllowInfo = false
	var texts []string
	switch s.Quantity {
	case Times:
		c, _ := Multiple(v, o)
		texts = []string{c.Text}
	case Part:
		texts = []string{rehedged(row, s, v, o), partText(row, v, o)}
	default:
		c, _ := Hedged(v, s.Quantity, o)
		texts = []string{rehedged(row, s, v, o), c.Text, plain(v, s, o)}
		if row.Family == Bare || row.ID == PerPeriod {
			texts = []string{plain(v, s, o), rehedged(row, s, v, o), c.Text}
		}
	}
	return distinct(texts)
}

// distinct drops empty texts and those that stand earlier.
func distinct(texts []string) []string {
	var kept []string
	for _, text := range texts {
		if text != "" && !slices.Contains(kept, text) {
			kept = append(kept, text)
		}
	}
	return kept
}

// partText picks words for a fraction of a whole or of a change.
func partText(row Row, v number.Value, o Options) string {
	choose := Fraction
	if row.ID == ChangeByPart {
		choose = ChangeFraction
	}
	c, _ := choose(v, o)
	return c.Text
}

// rehedged keeps the number, if it is round and not exact, and finds a hedge
// that fits. The numbers of vague words and of pairs are nobody's to keep.
func rehedged(row Row, s Stated, v number.Value, o Options) string {
	kept := row.Place == Before || row.Family == Bare || row.Family == Rates || row.Family == Fractions && row.ID != Most
	if !kept || s.N.Equal(v) || s.Quantity != Part && !o.Tolerances.round(s) {
		return ""
	}
	for _, id := range []ID{Nearly, JustOver, MoreThan, About} {
		if c, ok := hedgedChoice(id, s, v, o); ok {
			return c.Text
		}
	}
	return ""
}

// plain writes the true value itself, as precisely as the number was stated.
func plain(v number.Value, s Stated, o Options) string {
	switch s.Quantity {
	case Percent:
		return percentText(v, s.Unit, o.Style)
	case Points:
		return pointsText(v, s.Unit)
	case Decimal:
		return number.Group(v.Decimal(places(s.Unit)))
	}
	return o.Style.Count(v)
}
