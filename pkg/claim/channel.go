package claim

import (
	"strings"

	"github.com/pressfigures/figures/pkg/area"
)

// channels lists the members of the data that are named close to a number in
// its clause: "285 website visitors", "38 called the helpline".
func (f *finder) channels() {
	if len(f.lexicon.Members) == 0 {
		return
	}
	for _, it := range f.items {
		t := it.t
		for _, member := range f.lexicon.Members {
			if t.namesMember(it, member) {
				it.Channels = append(it.Channels, member)
			}
		}
	}
}

// reachOfMember is how many words may stand between a number and the member
// it is about.
const reachOfMember = 8

// namesMember says whether a member is named beside an item: behind it before
// the next number or clause, else right before it.
func (t *text) namesMember(it *item, member string) bool {
	key := area.Fold(member)
	for i := it.last + 1; i <= it.last+reachOfMember && t.near(i, it.at); i++ {
		if t.tok(i).kind == digits || t.in(i, borders) || t.is(i, "and", "compared") {
			break
		}
		if t.memberAt(i, key) {
			return true
		}
	}
	for i := it.first - 1; i >= it.first-3 && t.near(i, it.at); i-- {
		if t.tok(i).kind == digits || t.tok(i).kind == mark {
			return false
		}
		if t.memberAt(i, key) {
			return true
		}
	}
	return false
}

// memberAt says whether a folded name stands at token i, in the singular or
// the plural.
func (t *text) memberAt(i int, key string) bool {
	words := strings.Fields(key)
	for n, w := range words {
		k := t.tok(i + n)
		if k.kind != word || area.Fold(k.text) != w && area.Fold(k.text) != w+"s" && area.Fold(k.text)+"s" != w {
			return false
		}
	}
	return len(words) > 0
}
