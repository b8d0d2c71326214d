package claim

import (
	"slices"

	"github.com/pressfigures/figures/pkg/area"
)

// All places of a region, named together, are that region: "Norfolk, Suffolk and
// Essex had 2,892 callers between them". Other sums of places keep each of their
// places as a reading, as no single place of the data is meant.

// together gives the items that are tied to such a list of places their region.
func (f *finder) together(t *text, items []*item, found []naming) {
	for _, list := range runs(len(found), func(i int) bool { return t.listed(found[i].last+1, found[i+1].first) }) {
		if len(list) > 1 && t.saysTogether(found[list[0]].first) {
			f.ofAll(t, items, found[list[0]:list[len(list)-1]+1])
		}
	}
}

// ofAll gives the items that are tied to a list of all places of a region that
// region.
func (f *finder) ofAll(t *text, items []*item, list []naming) {
	var ids []area.ID
	for _, n := range list {
		ids = append(ids, n.areas...)
	}
	region := f.holding(ids, len(list))
	if region == area.None {
		return
	}
	start, end := t.tok(list[0].first).Start, t.tok(list[len(list)-1].last).End
	for _, it := range items {
		if len(it.Areas) == 0 || it.Areas[0].Carried || it.Areas[0].Start < start || it.Areas[0].End > end {
			continue
		}
		r := it.Areas[0]
		r.Area, r.Text, r.Start, r.End = region, t.raw[start:end], start, end
		it.Areas = append([]AreaReading{r}, it.Areas...)
	}
}

// saysTogether says whether the sentence of a list of places tells what they
// have as one: "together", "between them".
func (t *text) saysTogether(at int) bool {
	for i := at; t.near(i, at); i++ {
		if t.is(i, "together", "combined", "jointly", "altogether") || t.is(i, "between") && t.is(i+1, "them") {
			return true
		}
	}
	return false
}

// holding is the place that holds several and no other; area.None if none does.
func (f *finder) holding(ids []area.ID, n int) area.ID {
	if f.lexicon.Areas == nil || len(ids) != n || n == 0 {
		return area.None
	}
	parent := f.lexicon.Areas.Get(ids[0]).Parent
	if parent == area.None {
		return area.None
	}
	for _, child := range f.lexicon.Areas.Children(parent) {
		if !slices.Contains(ids, child) {
			return area.None
		}
	}
	return parent
}
