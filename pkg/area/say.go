package area

import "strings"

// Say returns how a place is said in running prose, in the middle of a sentence: as its areas file says, else by
// a short list of names that take an article or are written the wrong way round in tables ("the South West",
// "the Isle of Wight", "the Eastern region", "Bristol" for "Bristol, City of"), else as it is named.
func Say(a Area) string {
	if a.Say != "" {
		return a.Say
	}
	fold := Fold(a.Name)
	if said, ok := sayings()[fold]; ok {
		return said
	}
	if bare, ok := strings.CutSuffix(fold, " region"); ok {
		if said, ok := sayings()[bare]; ok {
			return strings.TrimSuffix(said, " region") + " region"
		}
	}
	return a.Name
}
