package export

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/caveat"
)

// This file is about rows that are the sum of some of the others by their name:
// "Kent and Essex" beside Kent and Essex, "Persons" beside males and females.

// sexWords are the members of a column that parts people by sex, and bothWords
// those that stand for all of them.
var (
	sexWords  = []string{"male", "males", "female", "females", "men", "women", "man", "woman", "m", "f", "boys", "girls"}
	bothWords = []string{"persons", "person", "people", "both", "both sexes", "male and female", "males and females", "men and women", "boys and girls", "mf", "m f", "p"}
)

// isBoth reports whether a member stands for people of both sexes, beside
// members for each.
func isBoth(member string, members []string) bool {
	if !slices.Contains(bothWords, newHead(member).words) {
		return false
	}
	sexes := 0
	for _, m := range members {
		if slices.Contains(sexWords, newHead(m).words) {
			sexes++
		}
	}
	return sexes > 1
}

// joins stand between names that one name joins.
var joins = strings.NewReplacer(" & ", "\x00", " and ", "\x00", " + ", "\x00", "/", "\x00", ", ", "\x00")

// joined are the names that a name joins: "Kent" and "Essex" for "Kent & Essex".
func joined(name string) []string {
	return strings.FieldsFunc(joins.Replace(name), func(r rune) bool { return r == 0 })
}

// dropCombined leaves out places of a flat list whose name joins those of others
// and whose numbers are the sum of theirs wherever they stand.
func (a *assembly) dropCombined() {
	byName := map[string]int{}
	for n, p := range a.paths {
		if len(p) == 1 {
			byName[area.Fold(p[0])] = n
		}
	}
	var l *ledger
	drop := map[int32]bool{}
	for n, p := range a.paths {
		if len(p) != 1 {
			continue
		}
		parts := joined(p[0])
		all := len(parts) > 1 && !slices.ContainsFunc(parts, func(part string) bool { _, known := byName[area.Fold(part)]; return !known })
		if !all {
			continue
		}
		if l == nil {
			l = a.newLedger()
		}
		b := l.newBalance(n)
		for _, part := range parts {
			b.add(byName[area.Fold(part)])
		}
		if len(l.byPlace[n]) > 0 && b.compare() == 0 {
			drop[int32(n)] = true
			a.export.note(caveat.SubtotalSkipped, fmt.Sprintf("%q is the sum of %s wherever it stands, so it is left out", p[0], joinSome(parts, 4)))
		}
	}
	if len(drop) > 0 {
		a.facts = slices.DeleteFunc(a.facts, func(f fact) bool { return drop[f.place] })
	}
}
