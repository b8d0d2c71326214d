package claim

import (
	"slices"
	"sort"
	"strings"

	"github.com/pressfigures/figures/pkg/period"
	"github.com/pressfigures/figures/pkg/release"
	"github.com/pressfigures/figures/pkg/wording"
)

// finder finds the claims of one document.
type finder struct {
	doc      *release.Document
	lexicon  Lexicon
	dates    period.Context
	dateline release.Span // the date of the document and what stands before it
	nouns    map[string]bool
	texts    []*text
	items    []*item
	plain    []Plain
	table    map[cellAt]*text   // the cells of tables
	rows     map[[2]int][]*item // what stands in the rows of tables
	named    map[*text]naming   // the place that a cell names first
	parents  map[int]parentage  // where the places of tables lie
	numbered map[int]bool       // tables the first column of which only numbers the rows

	headColumns map[int]int       // the columns that name the rows of tables
	keys        [][]string        // the words of members, folded
	folds       map[string]string // words that were folded

	gazetteer *gazetteer // of the lexicon's places; nil until asked for
}

// block reads one block.
func (f *finder) block(i int) {
	if f.nouns == nil {
		f.nouns = map[string]bool{}
		for _, n := range f.lexicon.Nouns {
			f.nouns[strings.ToLower(n)] = true
		}
	}
	t := newText(f.doc, i, f.dates, f.dateline)
	f.texts = append(f.texts, t)
	from := len(f.items)
	f.numbers(t)
	items := f.items[from:]
	t.brackets(items)
	t.bracketMoves(items)
	t.lists(items)
	t.heldAgainst(items)
	t.kinds(items)
	f.wordsAlone(t)
	f.headlineVerbs(t)
	f.nones(t)
	f.dropMistakes(t, from)
	f.order(from)
	t.clauses(f.items[from:])
	t.cues(f.items[from:])
	f.directions(t, from)
	f.order(from)
	t.items = f.items[from:len(f.items):len(f.items)]
	t.bracketChanges()
	t.rowsOfChanges()
	t.averages()
	f.comparisons(t, from)
	f.order(from)
	t.items = f.items[from:len(f.items):len(f.items)]
	t.clauses(t.items)
	t.claim()
	t.standards()
	t.subjects()
	t.zipPeriods()
	t.frames()
	t.forecasts()
}

// claim marks the words of all items of a text, and the changes that only say
// why.
func (t *text) claim() {
	for _, it := range t.items {
		for i := it.first; i <= it.last; i++ {
			t.tokens[i].claimed = true
		}
		it.causal = changing(it) && t.causal(it)
	}
}

// numbers makes an item of every number that is a claim, and lists the others.
func (f *finder) numbers(t *text) {
	for i := 0; i < len(t.tokens); i++ {
		k := t.tokens[i]
		if k.kind == when {
			f.datesOf(t, k)
			if f.dateline.Contains(k.Start) || f.isStampDate(t, i) {
				t.tokens[i].kind = mark // no period of what follows
			}
		}
		if k.kind != digits {
			continue
		}
		if reason, ok := f.pageReason(t, i); ok {
			f.plain = append(f.plain, Plain{k.Span, t.raw[k.Start:k.End], reason})
			continue
		}
		if m, ok := t.matchAt(i, "multiple"); ok {
			if it, ok := t.multiple(m); ok {
				f.items = append(f.items, it)
				i = max(i, it.last)
				continue
			}
		}
		if w, last, ok := f.split(t, i); ok {
			it := f.splitItem(t, i, w, last)
			f.items = append(f.items, it)
			i = max(i, it.last)
			continue
		}
		if reason, ok := f.plainReason(t, i); ok {
			f.plain = append(f.plain, Plain{k.Span, t.raw[k.Start:k.End], reason})
			continue
		}
		it := f.quantity(t, i)
		f.items = append(f.items, it)
		if t.between(it) {
			i = max(i, it.last)
			continue
		}
		if it.class == partClass {
			f.fraction(t, it, i)
		}
		if c, ok := t.changeOf(it); ok {
			it.asChange(c)
		}
	}
}

// datesOf lists the numbers inside a period.
func (f *finder) datesOf(t *text, k token) {
	for _, n := range t.numbers {
		if n.Start >= k.Start && n.End <= k.End {
			f.plain = append(f.plain, Plain{release.Span{Start: n.Start, End: n.End}, n.Text, Date})
		}
	}
}

// matchAt is the match of a family that covers the number at token i.
func (t *text) matchAt(i int, family wording.Family) (wording.Match, bool) {
	k := t.tok(i)
	n := sort.Search(len(t.matches), func(n int) bool { return t.matches[n].End >= k.End })
	if n == len(t.matches) {
		return wording.Match{}, false
	}
	m := t.matches[n]
	return m, m.Row.Family == family && m.Start <= k.Start && m.HasN
}

// fraction takes over what the wording table found of a fraction.
func (f *finder) fraction(t *text, it *item, i int) {
	it.Kind = Fraction
	it.Stated.Quantity = wording.Part
	m, ok := t.matchAt(i, wording.Fractions)
	if !ok {
		m, ok = t.matchAt(i, wording.Hedge) // "fewer than one in 30"
	}
	if ok {
		it.Row, it.Stated = m.Row.ID, m.Stated
		it.first, it.last = min(it.first, t.at(m.Start)), max(it.last, t.at(m.End-1))
		if m.Hedge != "" {
			it.Hedge = t.words(it.first, max(it.first, it.at-1))
		}
		if m.Sign != 0 {
			it.Direction, it.partChange = m.Sign, true
		}
	}
}

// order sorts the items of a block by their place.
func (f *finder) order(from int) {
	defer func() {
		for i := from; i < len(f.items); i++ {
			f.items[i].index = i
		}
	}()
	slices.SortStableFunc(f.items[from:], func(a, b *item) int { return a.at - b.at })
}
