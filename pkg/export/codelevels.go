package export

import (
	"slices"
	"strings"
)

// This file is about the codes of the Office for National Statistics beside the
// names of areas: their first three characters say of what kind each area is
// (Register of Geographic Codes).

// codeLevels says how deep the areas of a kind lie: nations, regions, upper-tier
// authorities, and the districts of counties.
var codeLevels = map[string]int{
	"K02": 1, "K03": 1, "K04": 1,
	"E92": 2, "W92": 2, "S92": 2, "N92": 2,
	"E12": 3, "E15": 3,
	"E06": 4, "E08": 4, "E09": 4, "E10": 4, "E23": 4, "W06": 4, "W15": 4, "S12": 4, "S32": 4, "N09": 4,
	"E07": 5,
}

// london is the code of London as a region, which lists of counties have among
// them.
const london = "E12000007"

// codeLevel is the level that a code gives, 0 for a text that is none of these.
func codeLevel(text string) int {
	if len(text) != 9 || !isDigits(text[1:]) || text == london {
		return 0
	}
	return codeLevels[text[:3]]
}

// mixedCodes finds an area that lies in another of the list, by the codes beside
// the names in the first rows: of one country, and of another level. A district
// lies in some county only where both are listed.
func (l *layout) mixedCodes() (outer, inner string, found bool) {
	if len(l.areas) != 1 {
		return "", "", false
	}
	for c := range l.heads {
		if c == l.areas[0] || len(l.stats[c].distinct) < 2 {
			continue
		}
		if outer, inner, found = l.mixedIn(c); found {
			return outer, inner, true
		}
	}
	return "", "", false
}

// mixedIn is mixedCodes for one column.
func (l *layout) mixedIn(column int) (outer, inner string, found bool) {
	type country struct {
		levels []int
		names  []string
	}
	by := map[string]*country{}
	for _, r := range l.sample {
		code := tidy(r[column])
		level := codeLevel(code)
		if level == 0 {
			continue
		}
		of := by[code[:1]]
		if of == nil {
			of = &country{}
			by[code[:1]] = of
		}
		if !slices.Contains(of.levels, level) {
			of.levels, of.names = append(of.levels, level), append(of.names, cleanPlace(r[l.areas[0]]))
		}
	}
	for _, letter := range []string{"E", "W", "S", "N"} {
		of := by[letter]
		if of == nil {
			continue
		}
		if kingdom := by["K"]; kingdom != nil {
			return kingdom.names[0], of.names[0], true
		}
		if len(of.levels) > 1 {
			low := slices.Index(of.levels, slices.Min(of.levels))
			high := slices.Index(of.levels, slices.Max(of.levels))
			return of.names[low], of.names[high], !strings.EqualFold(of.names[low], of.names[high])
		}
	}
	return "", "", false
}
