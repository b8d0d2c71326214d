package claim

import (
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/area"
)

// gazetteer finds the names of a tree in a text.
type gazetteer struct {
	names map[string][]area.ID // by area.Fold
	heads map[string]bool      // the first words of names, folded
	opens map[string]bool      // whether a word opens a name, for those asked for
	tree  *area.Tree
	most  int // how many tokens a name can have
}

// joinersInName is how many tokens a name as written can have beyond the words
// of its folded form: "and", an article, a hyphen.
const joinersInName = 3

// newGazetteer lists the names, other names and spoken names of a tree.
func newGazetteer(tree *area.Tree) *gazetteer {
	g := &gazetteer{names: map[string][]area.ID{}, heads: map[string]bool{}, opens: map[string]bool{}, tree: tree}
	if tree == nil {
		return g
	}
	for _, a := range tree.All() {
		for _, name := range append([]string{a.Name, area.Say(a)}, a.Aliases...) {
			key := area.Fold(name)
			if key == "" || area.IsTotal(name) || area.IsUnknown(name) {
				continue
			}
			if !slices.Contains(g.names[key], a.ID) {
				g.names[key] = append(g.names[key], a.ID)
			}
			g.most = max(g.most, len(strings.Fields(key))+joinersInName)
			head, _, _ := strings.Cut(key, " ")
			g.heads[head] = true
		}
	}
	g.lend("Britain", "United Kingdom", "UK")
	return g
}

// lend gives a place a name that writers use for it and no place of the tree has.
func (g *gazetteer) lend(name string, owners ...string) {
	key := area.Fold(name)
	for _, owner := range owners {
		if ids := g.names[area.Fold(owner)]; len(ids) > 0 && len(g.names[key]) == 0 {
			g.names[key], g.heads[key] = ids, true
		}
	}
}

// at is the longest name that starts at token i.
func (g *gazetteer) at(t *text, i int) (naming, bool) {
	k := t.tok(i)
	if len(g.heads) == 0 || k.kind != word || !g.openedBy(k.text) {
		return naming{}, false
	}
	for last := min(i+g.most-1, len(t.tokens)-1); last >= i; last-- {
		if !t.near(i, last) || t.tok(last).kind != word && last > i {
			continue
		}
		name := t.words(i, last)
		bare := unpossessed(name)
		ids := g.names[area.Fold(name)]
		if len(ids) > 0 {
			bare = name
		} else if bare != name {
			ids = g.names[area.Fold(bare)]
		}
		if len(ids) == 0 || !k.capital && last == i {
			continue
		}
		return naming{t: t, first: i, last: last, cut: len(name) - len(bare), areas: ids}, true
	}
	return naming{}, false
}

// openedBy says whether a name can open with a word. A text has few words that
// differ, so each is folded once.
func (g *gazetteer) openedBy(text string) bool {
	opens, known := g.opens[text]
	if !known {
		opens = g.heads[area.Fold(text)] || g.headOf(text) || g.heads[area.Fold(unpossessed(text))]
		g.opens[text] = opens
	}
	return opens
}

// unpossessed drops the "'s" of "Dorset's".
func unpossessed(name string) string {
	for _, s := range []string{"'s", "’s", "'", "’"} {
		if bare, ok := strings.CutSuffix(name, s); ok {
			return bare
		}
	}
	return name
}

// headOf lets a word that a hyphen joins open a name: "North-West".
func (g *gazetteer) headOf(text string) bool {
	head, _, ok := strings.Cut(area.Fold(text), " ")
	return ok && g.heads[head]
}
