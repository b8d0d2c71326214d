package claim

import "strings"

// generic nouns stand in front of a change and name nothing that is counted:
// "demand rose", "the figure doubled".
var generic = set(`demand use usage number numbers figure figures total totals rate rates level levels volume proportion
	percentage share amount increase decrease rise fall change growth charity helpline service services organisation website
	line team campaign report county region area force council city country nation trend picture situation this that these
	those it they we which who one half year month week period today data statistics it's average mean need interest activity
	whole time turn addition particular fact while forces counties regions areas boroughs districts`)

// counters are nouns whose "of" leads to what is counted: "the number of
// arrests".
var counters = set(`number numbers total totals volume count tally proportion percentage share level levels rate amount`)

// subjects gives a noun to every change and value that has none of its own:
// the arrests of "the number of arrests rose 12% from 50".
func (t *text) subjects() {
	for _, it := range t.items {
		if changing(it) {
			it.Noun, it.Head = t.changedNoun(it)
		}
	}
	for _, it := range t.items {
		if it.level && it.Head != "" && t.isPopulation(it) {
			it.Noun, it.Head = "population", "population"
		}
		if it.level && it.Head == "" && it.Kind != Share && it.Kind != Fraction && it.Kind != Rate {
			it.Noun, it.Head = t.statedNoun(it)
		}
	}
}

// changedNoun is what a change is of: what stands behind its own "in" ("a 12%
// rise in arrests"), the noun between number and comparative ("100 more
// arrests"), or the subject of its verb.
func (t *text) changedNoun(it *item) (noun, head string) {
	i := it.last + 1
	if t.is(i, "in") {
		if noun, head := t.phraseAt(i+1, t.tok(i).closes); head != "" {
			return noun, head
		}
		return "", ""
	}
	if _, more := comparative(t.tok(it.last).text); more && t.nounWord(i) {
		return t.properNoun(t.noun(it))
	}
	if it.Noun != "" && it.class != percentClass {
		if _, verb := changeVerb(t.tok(it.first).text); !verb {
			return t.properNoun(it.Noun, it.Head)
		}
	}
	_, verb := changeVerb(t.tok(it.first).text)
	if !verb && it.Kind != Multiple || t.tok(it.first-1).kind == mark || it.inherits {
		return "", ""
	}
	return t.subjectBefore(it.first)
}

// statedNoun is the subject of a value behind a verb of being or reaching:
// "the number of arrests was 212".
func (t *text) statedNoun(it *item) (noun, head string) {
	i := it.first - 1
	for t.tok(i).hedge || t.in(i, adverbs) {
		i--
	}
	if t.is(i, "was", "were", "is", "stood", "stands", "totalled", "reached", "hit", "at") {
		return t.subjectBefore(i)
	}
	if label := i - 1; t.is(i, ":") && label == t.tok(i).opens && t.nounWord(label) && strings.HasSuffix(t.tok(label).text, "s") && !persons[t.tok(label).text] && !contactNouns[t.tok(label).text] {
		return t.properNoun(t.words(label, label), t.tok(label).text) // "Photographs: 3"
	}
	return "", ""
}

// isPopulation says whether people are those who live in a place: "home to 1.2
// million people", "a population of 40,000 people".
func (t *text) isPopulation(it *item) bool {
	return it.class == countClass && persons[it.Head] && (t.is(it.first-1, "to") && t.is(it.first-2, "home") || t.is(it.first-1, "of") && t.is(it.first-2, "population"))
}

// subjectBefore reads the subject of a verb: "the number of NOUN", else the
// first noun phrase of the clause.
func (t *text) subjectBefore(verb int) (noun, head string) {
	start := t.clauseStart(verb)
	for i := start; i < verb; i++ {
		if t.in(i, counters) && t.is(i+1, "of") {
			return t.phraseAt(i+2, verb)
		}
	}
	i := start
	if t.tok(i).kind == when {
		i++
	}
	for t.is(i, ",", "the", "overall", "meanwhile", "however", "and", "but") || t.tok(i).kind == when || t.in(i, prepositions) && t.commaBefore(&i, verb) {
		i++
	}
	if i >= verb || !t.nounWord(i) && !t.in(i, determiners) {
		return "", ""
	}
	return t.phraseAt(i, verb)
}

// commaBefore moves to the comma that ends an opening phrase ("In Kent, …"),
// and says whether there is one.
func (t *text) commaBefore(i *int, verb int) bool {
	for k := *i; k < verb; k++ {
		if t.is(k, ",") {
			*i = k
			return true
		}
	}
	return false
}

// clauseStart is the first token of the clause that token i stands in.
func (t *text) clauseStart(i int) int {
	start := t.tok(i).opens
	for k := i - 1; k > start; k-- {
		if t.is(k, ";", "while", "whereas", "whilst", "but", "although", "as", "when", ":", "–", "—", "that") || t.coordinates(k) {
			return k + 1
		}
	}
	return start
}

// phraseAt is the noun phrase that starts at token i and ends before another: articles and numbers are
// passed over, a name, a place or a generic noun is none.
func (t *text) phraseAt(i, end int) (noun, head string) {
	for t.in(i, determiners) || t.is(i, "all") {
		i++
	}
	if t.in(i, counters) && t.is(i+1, "of") {
		i += 2
	}
	start := i
	for i < min(end, start+6) && t.nounWord(i) && !t.in(i, beVerbs) {
		i++
	}
	if i == start {
		return "", ""
	}
	i = t.cutNoun(start, i)
	last := t.tok(i - 1)
	if i == start+1 && (isParticiple(last.text) || t.isProper(start)) {
		return "", ""
	}
	return t.properNoun(t.raw[t.tok(start).Start:t.tok(i-1).End], t.tok(i-1).text)
}

// isProper says whether a word is a name, as its capital tells where no
// sentence starts.
func (t *text) isProper(i int) bool {
	k := t.tok(i)
	return k.capital && i > k.opens && !t.titled && !t.is(i-1, "“", "\"", "‘", ":")
}

// properNoun drops a noun that names nothing counted.
func (t *text) properNoun(noun, head string) (string, string) {
	last := noun[strings.LastIndexByte(noun, ' ')+1:]
	if head == "" || generic[head] || generic[strings.TrimSuffix(head, "'s")] || last != strings.ToLower(last) && strings.Contains(noun, " ") || strings.HasSuffix(head, "'s") || durations[head] {
		return "", ""
	}
	return noun, head
}

// shareNouns lets a change and its operands have the same noun where only one
// of them names it.
func (f *finder) shareNouns() {
	for _, it := range f.items {
		from, to := f.printed(it.From), f.printed(it.To)
		if from == nil || to == nil || !changing(it) {
			continue
		}
		donor := it
		for _, o := range []*item{it, to, from} {
			if o.Head != "" {
				donor = o
				break
			}
		}
		for _, o := range []*item{it, to, from} {
			if o.Head == "" {
				o.Noun, o.Head = donor.Noun, donor.Head
			}
		}
	}
}
