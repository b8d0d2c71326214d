package claim

import "github.com/pressfigures/figures/pkg/wording"

// A superlative of a stretch of time ranks the stretches and not the places: "the
// busiest month was May 2018", "Quietest quarter: July to September".

// peakWords are the superlatives of stretches, each with whether it is the lowest,
// and peakUnits the stretches with their months.
var (
	peakWords = map[string]bool{"busiest": false, "peak": false, "quietest": true, "slackest": true}
	peakUnits = map[string]int{"month": 1, "quarter": 3, "half-year": 6, "year": 12}
)

// peaks makes items of the superlatives of stretches that a text names.
func (f *finder) peaks(t *text) {
	for i := range t.tokens {
		lowest, ok := peakWords[t.tok(i).text]
		months := peakUnits[t.tok(i+1).text]
		if !ok || months == 0 || !t.near(i, i+1) {
			continue
		}
		named := t.peakNamed(i + 1)
		if named < 0 {
			continue
		}
		it := &item{t: t, at: i, first: t.withArticle(i), last: named, whenAt: named + 1}
		it.Kind, it.Row = Rank, wording.Rank
		it.Claim.Place = Place{Number: 1, Lowest: lowest, Months: months}
		f.items = append(f.items, it)
	}
}

// peakNamed is the token of the period that is said to be the stretch which ends
// at a token: behind "was" or a colon, with nothing before that but what it is a
// stretch of; -1 for none.
func (t *text) peakNamed(unit int) int {
	for i := unit + 1; i < unit+9 && t.near(i, unit); i++ {
		switch {
		case t.is(i, "was", "is", ":", "came") && t.tok(i+1).kind == when:
			return i + 1
		case t.is(i, "was", "is", "came") && t.is(i+1, "in") && t.tok(i+2).kind == when:
			return i + 2
		case t.tok(i).kind == when, t.in(i, contactNouns), t.tok(i).kind == word && t.tok(i).capital,
			t.is(i, "of", "in", "for", "from", "across", "the", "year", "so", "far", "period", "to", "helpline", "website"):
		default:
			return -1
		}
	}
	return -1
}
