package claim

import (
	"cmp"

	"github.com/pressfigures/figures/pkg/wording"
)

// perWords are the spans of time of averages: "the monthly average".
var perWords = map[string]string{"hourly": "hour", "daily": "day", "weekly": "week", "monthly": "month", "yearly": "year"}

// perFar reads what a rate is over where the words that are counted do
// something in between: "nearly 600 people in the North West contact the charity
// every month". Only "every" and "each" reach so far, and over no other clause.
func (t *text) perFar(it *item) bool {
	if it.class != countClass || it.Head == "" {
		return false
	}
	for i := it.last + 1; i < it.last+14 && t.near(i, it.at); i++ {
		k := t.tok(i)
		switch {
		case t.is(i, "every", "each") && durations[t.tok(i+1).text] && !t.is(i+2, "of", "in", "for"):
			it.Per, it.Every = t.tok(i+1).text, true
			return true
		case k.kind != word || t.is(i, "and", "or", "but", "who", "which", "that", "when", "once", "whose", "to"):
			return false
		}
	}
	return false
}

// averages makes rates of levels that the words call the average of a span of
// time: "the monthly average rose from 46 to 62".
func (t *text) averages() {
	for n, it := range t.items {
		if it.Kind != Count || it.class != countClass || !it.HasNumber {
			continue
		}
		per := cmp.Or(t.averageBefore(it), t.averageBehind(it))
		if per == "" && n > 0 {
			per = t.averageBeside(t.items[n-1], it)
		}
		if per == "" {
			continue
		}
		it.Kind, it.Per, it.Stated.Quantity = Rate, per, wording.Rate
	}
}

// averageBefore is the span of the average that is the subject of a level's
// clause; empty for none.
func (t *text) averageBefore(it *item) string {
	for i := it.first - 1; i > it.first-14 && t.near(i, it.at); i-- {
		if per := t.typicalSpan(i); per != "" {
			return per
		}
		if t.is(i, "average", "mean", "figure", "number", "total") {
			if per, ok := perWords[t.tok(i-1).text]; ok {
				return per
			}
			if per, ok := perWords[t.tok(i+1).text]; ok && t.is(i, "average", "mean") {
				return per
			}
		}
		if t.counts(i) || t.is(i, ";", ".") {
			return ""
		}
	}
	return ""
}

// typicalSpan is the span of time that words at token i make the one of an
// average: "in an average week", "on a typical day"; empty for none.
func (t *text) typicalSpan(i int) string {
	if span := t.tok(i + 1).text; t.is(i, "average", "typical", "normal", "ordinary") && t.in(i-1, determiners) && durations[span] && !t.is(i+2, "of") {
		return span
	}
	return ""
}

// averageBehind is the span of an average right behind a level and what it
// counts: "six people from Kent in an average week".
func (t *text) averageBehind(it *item) string {
	for i := it.last + 1; i < it.last+8 && t.near(i, it.at) && t.tok(i).kind == word; i++ {
		if per := t.typicalSpan(i); per != "" && t.is(i-2, "in", "on", "over", "during") {
			return per
		}
	}
	return ""
}

// averageBeside is the span of a rate right before a level that it is compared
// with or moves to: "62 per month (2018: 46)", "590 a month, compared with
// about 290 a month before".
func (t *text) averageBeside(before, it *item) string {
	moved := before.cue == fromCue && it.cue == toCue || it.cue == baseCue || it.cue == fromCue
	if before.Kind != Rate || before.class != countClass || !durations[before.Per] || !moved || it.Head != "" && !sameNoun(it.Head, before.Head) || !t.near(before.at, it.at) {
		return ""
	}
	return before.Per
}
