package report

import (
	"slices"

	"github.com/pressfigures/figures/pkg/caveat"
)

// mostAlike is how many footnotes of one rule a page may have before those that
// only restate the numbers of their rows are told as one.
const mostAlike = 3

// restating are the rules whose caveats say of a row what the row itself shows.
// The caveats of other rules name what is missing or wrong, and keep their
// words.
func restating(id caveat.ID) bool {
	switch id {
	case caveat.Chance, caveat.SmallBase, caveat.NoPercent, caveat.ZeroBase, caveat.LowCount, caveat.FewEvents,
		caveat.HiddenCells, caveat.Seasonal, caveat.BaseChoice, caveat.PeriodLength:
		return true
	}
	return false
}

// annotate gives every caveat of the sheets a number, in the order in which they
// turn up, sets the marks of rows and captions, and returns the footnotes.
func annotate(sheets []sheet) []string {
	n := numbering{told: tooMany(sheets), at: map[string]int{}}
	for i := range sheets {
		s := &sheets[i]
		s.marks = n.marks(s.caveats)
		for j := range s.rows {
			s.rows[j].marks = n.marks(s.rows[j].caveats)
		}
	}
	return n.notes
}

// tooMany finds the rules that are told as one.
func tooMany(sheets []sheet) map[caveat.ID]bool {
	texts := map[caveat.ID]map[string]bool{}
	count := func(cs []caveat.Caveat) {
		for _, c := range cs {
			if texts[c.ID] == nil {
				texts[c.ID] = map[string]bool{}
			}
			texts[c.ID][footnote(c)] = true
		}
	}
	for _, s := range sheets {
		count(s.caveats)
		for _, r := range s.rows {
			count(r.caveats)
		}
	}
	out := map[caveat.ID]bool{}
	for id, different := range texts {
		out[id] = restating(id) && len(different) > mostAlike
	}
	return out
}

// numbering hands out the numbers of footnotes.
type numbering struct {
	told  map[caveat.ID]bool
	at    map[string]int
	notes []string
}

// marks returns the numbers of the caveats, ascending, each once.
func (n *numbering) marks(cs []caveat.Caveat) []int {
	var out []int
	for _, c := range cs {
		text := footnote(c)
		if n.told[c.ID] {
			text = toldAsOne(c.ID)
		}
		if n.at[text] == 0 {
			n.notes = append(n.notes, text)
			n.at[text] = len(n.notes)
		}
		if !slices.Contains(out, n.at[text]) {
			out = append(out, n.at[text])
		}
	}
	slices.Sort(out)
	return out
}

// footnote words a caveat: "Kent has no row for 2019 [missing-area]".
func footnote(c caveat.Caveat) string {
	text := capitalise(c.Text)
	if c.Place != "" {
		text = c.Place + ": " + c.Text
	}
	if c.ID == "" {
		return text
	}
	return text + " [" + string(c.ID) + "]"
}

// toldAsOne words many caveats of one rule.
func toldAsOne(id caveat.ID) string {
	rule, _ := caveat.Lookup(id)
	return capitalise(rule.Title) + ": " + rule.Why + " [" + string(id) + "]"
}
