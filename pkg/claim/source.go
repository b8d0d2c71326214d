package claim

import "strings"

// The words by which a text says whose figure it gives.
var (
	figureWords = set(`figure figures data statistics stats estimates estimate research analysis survey report numbers records study`)
	figureVerbs = set(`show shows showed shown suggest suggests suggested reveal reveals revealed indicate indicates estimate
		estimates estimated say says said report reports reported found finds find put puts believe believes warn warns claims claim`)
	// possessedBodies end the name of an office whose figure is given: "the
	// National Crime Agency's figure of 80,000".
	possessedBodies = set(`agency's agency’s office's office’s department's department’s ministry's ministry’s commission's commission’s
		institute's institute’s nspcc's nspcc’s ceop's ceop’s nca's nca’s ons's ons’s nhs's nhs’s university's university’s government's government’s`)
	officials = set(`police government official national council hospital industry`)
	ownWords  = set(`new latest our its their the these those this own charity's charity helpline's service's fresh recent today's
		exclusive shocking previous published internal`)
	nameJoiners  = set(`of and for the & on in`)
	nameDetached = set(`In On At The A An It They We He She But And For Of From New Last Across Since`)
)

// sources tells every claim whose figure it is, where the sentence names
// someone else than the service that publishes the text.
func (f *finder) sources() {
	own := f.owners()
	for _, t := range f.texts {
		for i := 0; i < len(t.tokens); i++ {
			name, first, last, ok := t.sourceAt(i)
			if !ok || own[strings.ToLower(name)] || f.ours(t, i) {
				continue
			}
			t.attribute(name, first)
			i = max(i, last)
		}
		t.estimates()
	}
}

// attribute gives a source to the claims of its statement: to those in front
// of a name in brackets ("80,000 people (CEOP, 2013)"), else to the sentence as
// far as no "while" or "but" parts them.
func (t *text) attribute(name string, first int) {
	inBrackets := t.is(first-1, "(")
	items := t.sentenceOf(first)
	clause := -1
	for _, it := range items {
		if it.last < first {
			clause = it.Clause
		}
	}
	for _, it := range items {
		low, high := min(it.last, first), max(it.first, first)
		switch {
		case it.Source != "", t.severed(low, high), inBrackets && (it.first > first || it.Clause != clause):
			continue
		}
		it.Source = name
	}
}

// ours says whether the sentence of token i names the service itself, whose
// figures are the data's.
func (f *finder) ours(t *text, i int) bool {
	if f.lexicon.Service == "" || len(t.tokens) == 0 {
		return false
	}
	k := t.tok(i)
	sentence := t.raw[t.tok(k.opens).Start:t.tok(k.closes-1).End]
	return strings.Contains(sentence, strings.TrimRight(f.lexicon.Service, "!"))
}

// owners are the names of those who run the service: what stands behind "run
// by", and in front of "which runs".
func (f *finder) owners() map[string]bool {
	own := map[string]bool{}
	for _, t := range f.texts {
		for i := range t.tokens {
			if t.is(i, "by") && t.is(i-1, "run", "operated", "provided", "delivered") {
				if _, last, name := t.nameAt(i + 1); name != "" && last > i {
					own[strings.ToLower(name)] = true
				}
			}
			if t.is(i, "which", "who", "charity") && (t.is(i+1, "runs", "operates", "provides") || t.is(i+2, "runs", "operates", "behind")) {
				if name := t.nameBefore(i); name != "" {
					own[strings.ToLower(name)] = true
				}
			}
		}
	}
	return own
}

// sourceAt reads an attribution that starts at token i.
func (t *text) sourceAt(i int) (name string, first, last int, ok bool) {
	switch {
	case t.is(i, "according") && t.is(i+1, "to"):
		first, last, name = t.nameAt(i + 2)
	case t.is(i, "by", "from") && (t.is(i-1, "estimated", "published", "released", "compiled", "collected", "recorded") || t.in(i-1, figureWords)):
		first, last, name = t.nameAt(i + 1)
		if t.is(i-1, "recorded", "published", "released") && !t.figuresBefore(i) {
			return "", 0, 0, false
		}
	case t.is(i, "(") && t.tok(i+1).capital && !t.in(i+1, figureWords):
		first, last, name = t.nameAt(i + 1)
		if !(t.is(last+1, ",") && t.tok(last+2).kind == when && t.is(last+3, ")")) {
			return "", 0, 0, false
		}
	case t.in(i, figureWords) && (t.in(i+1, figureVerbs) || t.in(i+2, figureVerbs) && t.tok(i+1).kind == word):
		name = t.nameBefore(i)
		first, last = i, i
	case t.is(i, "figure", "estimate", "count") && t.is(i+1, "of") && t.in(i-1, possessedBodies):
		name = t.nameBefore(i)
		first, last = i, i
	case t.is(i, "estimates", "estimate", "estimated", "believes", "reckons") && t.tok(i-1).capital:
		name = t.nameBefore(i)
		first, last = i, i
	}
	return name, first, last, name != ""
}

// figuresBefore says whether the sentence speaks of figures in front of token
// i: "figures released by the Home Office".
func (t *text) figuresBefore(i int) bool {
	for k := i - 1; k > i-6 && t.near(k, i); k-- {
		if t.in(k, figureWords) {
			return true
		}
	}
	return false
}

// nameAt is the capitalised name, or the kind of office, that starts at token
// i.
func (t *text) nameAt(i int) (first, last int, name string) {
	for t.is(i, "the", "new", "latest", "official", "to", "a", "recent", "data", "figures", "from", "by") {
		if t.is(i, "official") && t.in(i+1, figureWords) {
			return i, i + 1, t.words(i, i+1)
		}
		i++
	}
	if t.in(i, officials) && !t.tok(i).capital {
		if t.in(i+1, figureWords) {
			return i, i + 1, t.words(i, i+1)
		}
		return i, i, t.words(i, i)
	}
	if !t.tok(i).capital || t.tok(i).kind != word {
		return 0, 0, ""
	}
	end := i
	for {
		switch {
		case t.tok(end+1).kind == word && t.tok(end+1).capital:
			end++
			continue
		case t.in(end+1, nameJoiners) && t.tok(end+2).capital && t.tok(end+2).kind == word:
			end += 2
			continue
		case t.is(end+1, "'", "’") && !t.tok(end+2).glued && t.tok(end+2).capital:
			end += 2
			continue
		}
		return i, end, strings.TrimSuffix(strings.TrimSuffix(t.words(i, end), "'s"), "’s")
	}
}

// nameBefore is the name right in front of token i: "Home Office figures",
// "the charity's data" has none.
func (t *text) nameBefore(i int) string {
	k := i - 1
	if t.in(k, officials) && !t.tok(k).capital {
		return t.words(k, i)
	}
	if t.is(k, ",") {
		k--
	}
	end := k
	for t.tok(k).kind == word && t.tok(k).capital && !nameDetached[t.words(k, k)] || t.in(k, nameJoiners) && t.tok(k-1).capital && k < end && !nameDetached[t.words(k-1, k-1)] || t.is(k, "'", "’") && t.tok(k-1).capital {
		k--
	}
	if k == end || !t.near(k+1, i) || ownWords[t.tok(k+1).text] {
		return ""
	}
	return strings.TrimRight(strings.TrimSuffix(strings.TrimSuffix(t.words(k+1, end), "'s"), "’s"), "’'")
}

// estimates gives "an estimate" as the source of what is only estimated: the
// data of a service count, they do not estimate.
func (t *text) estimates() {
	for _, it := range t.items {
		if it.Source != "" || !it.level {
			continue
		}
		for i := it.first - 3; i < it.at; i++ {
			if t.near(i, it.at) && t.is(i, "estimated") && !t.is(i-1, "was", "were") {
				it.Source = "an estimate"
			}
		}
	}
}

// expecting are words of what has not happened.
var expecting = set(`expected expects expect forecast forecasts forecasted projected projects predict predicts predicted
	anticipate anticipates anticipated will could target aims aim hopes shall likely`)

// forecasts marks what a sentence expects: what stands behind "is expected to"
// or "will" in its clause.
func (t *text) forecasts() {
	for i := range t.tokens {
		if !t.expects(i) {
			continue
		}
		for _, it := range t.within(i, t.tok(i).closes) {
			if it.first > i && !t.forecastEnds(i+1, it.first) {
				it.Forecast = true
			}
		}
	}
}

// expects says whether token i opens an expectation.
func (t *text) expects(i int) bool {
	switch {
	case t.is(i, "set") && t.is(i+1, "to") && t.is(i-1, "is", "are", "were", "was", "looks"):
		return true
	case t.is(i, "course", "track") && t.is(i-1, "on") && t.is(i+1, "to", "for"):
		return true
	case t.is(i, "will") && (t.tok(i).capital && i > t.tok(i).opens || t.is(i+1, "of")):
		return false // a name
	case t.is(i, "could", "would") && t.is(i+1, "have", "not"), t.is(i, "expected", "likely") && t.is(i-1, "than", "as", "more", "less"):
		return false
	}
	return t.in(i, expecting)
}

// forecastEnds says whether a new statement starts between two tokens.
func (t *text) forecastEnds(first, end int) bool {
	for i := first; i < end; i++ {
		if t.in(i, borders) || t.coordinates(i) || t.is(i, "after", "from", "compared", "following", "because", "than") {
			return true
		}
	}
	return false
}
