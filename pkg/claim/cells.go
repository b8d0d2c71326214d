package claim

import (
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/release"
	"github.com/pressfigures/figures/pkg/wording"
)

// This file reads what the heads of a cell say of its number beside its period:
// that it is a rate or a share, of which channel, and of which place where they
// name none.

// adverbsOfTime are the words for how often something is, each with its unit.
var adverbsOfTime = map[string]string{
	"hourly": "hour", "daily": "day", "weekly": "week", "monthly": "month", "quarterly": "quarter", "yearly": "year", "annual": "year",
}

// headPer is what the rates below or beside a head are over: "Contacts a month",
// "Monthly average", "Per week"; empty for no rates.
func headPer(t *text) string {
	for i := range t.tokens {
		if next := t.tok(i + 1).text; t.is(i, "a", "an", "per", "each", "every") && durations[next] {
			return next
		}
		unit := adverbsOfTime[t.tok(i).text]
		if unit != "" && (t.is(i+1, "average", "mean", "rate", "averages") || t.is(i-1, "average", "mean", "averages")) {
			return unit
		}
	}
	return ""
}

// shareHead says whether a head names parts of a whole in per cent: "Share (%)",
// "% of total".
func shareHead(t *text) bool {
	for i := range t.tokens {
		if t.is(i, "share", "proportion") && slices.ContainsFunc(t.tokens, isPercentWord) || isPercentWord(t.tokens[i]) && t.is(i+1, "of") {
			return true
		}
	}
	return false
}

// asHead makes of a number in a cell what a head says that it is.
func (it *item) asHead(head *text) {
	if head == nil || it.Kind != Count || it.class != countClass || !it.HasNumber {
		return
	}
	switch per := headPer(head); {
	case per != "":
		it.asLevel(Rate)
		it.Per, it.Stated.Quantity = per, wording.Rate
	case shareHead(head):
		it.asPercent()
		it.asLevel(Share)
	}
}

// asPercent makes a number without a sign of its own one of per cents.
func (it *item) asPercent() {
	it.class, it.Stated.Quantity = percentClass, wording.Percent
	if it.Hedge == "" {
		it.Row = wording.BareRow(wording.Percent).ID
	}
}

// mostLabels is how many columns in front of the numbers may name what they are.
const mostLabels = 4

// headColumn is the column that names the rows of a table: the first, unless one
// of those behind it names more places, as where a column of numbers, codes or
// regions stands in front.
func (f *finder) headColumn(table int) int {
	if c, known := f.headColumns[table]; known {
		return c
	}
	best, most := 1, 0
	for column := 1; column <= mostLabels && f.lexicon.Areas != nil; column++ {
		var seen []area.ID
		for row := 2; row < 2+mostLabelled; row++ {
			t := f.table[cellAt{table, row, column}]
			if t == nil {
				break
			}
			if n, ok := f.places().at(t, 0); ok && !slices.Contains(seen, n.areas[0]) {
				seen = append(seen, n.areas[0])
			}
		}
		if len(seen) > most || len(seen) == 1 && most == 1 && f.table[cellAt{table, 3, 1}] == nil {
			best, most = column, len(seen)
		}
	}
	if f.headColumns == nil {
		f.headColumns = map[int]int{}
	}
	f.headColumns[table] = best
	return best
}

// mostLabelled is how many rows are asked for their names.
const mostLabelled = 40

// labels are the other cells in front of one that hold no number: the year or the
// channel of a table in long form.
func (f *finder) labels(t *text) []*text {
	at, ok := f.cell(t)
	if !ok || at.row < 2 {
		return nil
	}
	var found []*text
	for column := 1; column < min(at.column, mostLabels+1); column++ {
		if cell := f.table[cellAt{at.table, at.row, column}]; cell != nil && len(cell.items) == 0 {
			found = append(found, cell)
		}
	}
	return found
}

// orderHeads are the heads of columns that only number their rows.
var orderHeads = set(`no no. # rank ranking position place nr`)

// numbersRow says whether a cell stands in a column that only numbers the rows.
func (f *finder) numbersRow(t *text) bool {
	b := f.doc.Blocks[t.block]
	if b.Table == 0 || b.Row < 2 || b.Column > 1 {
		return false
	}
	if f.numbered == nil {
		f.numbered = map[int]bool{}
		for _, head := range f.doc.Blocks {
			if head.Table > 0 && head.Row == 1 && head.Column == 1 {
				f.numbered[head.Table] = orderHeads[strings.ToLower(strings.TrimSpace(t.raw[head.Start:head.End]))]
			}
		}
	}
	return f.numbered[b.Table]
}

// cellChannels gives the numbers of a cell the channels that its heads name.
func (f *finder) cellChannels(t *text) {
	column, row := f.heads(t)
	for _, head := range append([]*text{row, column}, f.labels(t)...) {
		if head == nil {
			continue
		}
		for _, m := range f.memberNames(head) {
			for _, it := range t.items {
				if !slices.Contains(it.Channels, m.name) {
					it.Channels = append(it.Channels, m.name)
				}
			}
		}
	}
}

// wholeness is whether a head says that its cells are of a whole.
type wholeness int

const (
	noWhole  wholeness = iota
	sumWhole           // of what the table lists: "Total"
	allWhole           // of all places: "All counties", "Whole region"
)

// regionWords are labels for all places of a table or a region.
var regionWords = set(`region-wide regionwide everywhere overall`)

// wholeHead reads the name of a row or a column: each part of it, as in
// "Contacts, all forces".
func (f *finder) wholeHead(t *text) wholeness {
	best := noWhole
	b := f.doc.Blocks[t.block].Span
	for _, part := range strings.FieldsFunc(strings.ToLower(t.raw[b.Start:b.End]), func(r rune) bool { return strings.ContainsRune(",:;()–—", r) }) {
		words := strings.Fields(strings.TrimPrefix(strings.TrimSpace(part), "the "))
		if len(words) == 0 {
			continue
		}
		last := words[len(words)-1]
		switch {
		case words[0] == "all" && (memberNouns[last] || last == "locations" || last == "localities" || last == "nations"),
			regionWords[words[0]], strings.HasSuffix(part, "region") && len(words) <= 2 && (len(words) == 1 || words[0] == "whole" || words[0] == "all"),
			words[0] == "regional" && last == "total":
			return allWhole
		case area.IsTotal(strings.Join(words, " ")):
			best = sumWhole
		}
	}
	return best
}

// parentage is the place that the places of a table lie in.
type parentage struct {
	parent area.ID
	places int  // how many are named
	whole  bool // all places that lie in it are
}

// parentOf finds the place that the places named in the first column of a table
// lie in.
func (f *finder) parentOf(table int) parentage {
	if p, known := f.parents[table]; known {
		return p
	}
	p := parentage{parent: area.None}
	tree := f.lexicon.Areas
	var seen []area.ID
	for row := 2; tree != nil; row++ {
		t := f.table[cellAt{table, row, f.headColumn(table)}]
		if t == nil {
			break
		}
		for i := range t.tokens {
			if n, ok := f.places().at(t, i); ok && !slices.Contains(seen, n.areas[0]) && len(tree.Children(n.areas[0])) == 0 {
				seen = append(seen, n.areas[0])
				break
			}
		}
	}
	for i, id := range seen {
		if above := tree.Get(id).Parent; i == 0 {
			p.parent = above
		} else if p.parent != above {
			p.parent = area.None
		}
	}
	p.places = len(seen)
	p.whole = p.parent != area.None && len(seen) == len(tree.Children(p.parent))
	if f.parents == nil {
		f.parents = map[int]parentage{}
	}
	f.parents[table] = p
	return p
}

// wholeNames are the readings of a cell the heads of which name no place: all
// that the table or its heading is about, where they say so, and else the place
// of the heading. before are the places named outside of tables.
func (f *finder) wholeNames(it *item, before []naming) []AreaReading {
	at, ok := f.cell(it.t)
	if !ok || at.row == 1 {
		return nil
	}
	topic, told := lastKnown(before)
	holds := told && len(f.lexicon.Areas.Children(topic.areas[0])) > 0
	column, row := f.heads(it.t)
	says := noWhole
	head := row
	for _, h := range []*text{column, row} {
		if h == nil {
			continue
		}
		if w := f.wholeHead(h); w > says {
			says, head = w, h
		}
	}
	p := f.parentOf(at.table)
	switch {
	case says == noWhole:
	case p.parent != area.None && (p.places > 1 || !holds) && (says == allWhole || p.whole):
		return []AreaReading{f.headReading(head, p.parent)}
	case says == allWhole && holds:
		return []AreaReading{f.headReading(head, topic.areas[0])}
	case p.places > 0:
		return nil // a total of some of the places
	}
	if !told || !f.headsTable(topic.t) {
		return nil
	}
	return topic.readings(75, false)
}

// headReading is a place that a head means without naming it.
func (f *finder) headReading(head *text, id area.ID) AreaReading {
	b := f.doc.Blocks[head.block].Span
	return AreaReading{Area: id, Text: f.lexicon.Areas.Get(id).Name, Span: b, Score: 90}
}

// headsTable says whether a text is a heading or a caption.
func (f *finder) headsTable(t *text) bool {
	switch f.doc.Blocks[t.block].Kind {
	case release.Caption, release.Headline, release.Subheading, release.Standfirst:
		return true
	}
	return false
}
