package check

import (
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/figure"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/period"
	"github.com/pressfigures/figures/pkg/release"
	"github.com/pressfigures/figures/pkg/style"
)

// Data is what claims are judged by: figures of one cube.
type Data struct {
	Desk *figure.Desk
	// Measure is the measure that counts, an index into Cube.Measures, where
	// the text does not name another.
	Measure int
	// Where narrows every figure to some members.
	Where []figure.Where
	// Nouns are what the data count, beside the words for contacts that
	// everybody uses.
	Nouns []string
	// Others are what the other data sets of the run count: a claim without a
	// noun, in a sentence that names one of them, is left to those.
	Others []string
	// Names is the tree of places that the release was read with; nil stands
	// for that of the cube. It is set where a release is judged by several
	// data sets, the places of which go by their names then.
	Names *area.Tree
	Style style.Style
}

// Lexicon is the names that a release about the data is read with. Service is
// the name of the service, and c places phrases such as "last year".
func (d Data) Lexicon(service string, c period.Context) claim.Lexicon {
	l := claim.Lexicon{Areas: d.Desk.Cube.Areas, Nouns: d.nouns(), Service: service, Period: c}
	for _, dimension := range d.Desk.Cube.Dimensions {
		for _, m := range dimension.Members {
			if !m.Total && !m.Unknown {
				l.Members = append(l.Members, m.Name)
			}
		}
	}
	return l
}

// Against judges the claims of a report by the data: every reading of a claim
// becomes the figure it could mean. A claim is right if a reading that the
// text favours holds, wrong if it is tied to one place and period and does not
// hold, and unclear where the text leaves open what it is about. What the data
// cannot hold keeps the verdict of the text.
//
// It may be called once for each of several data sets, in any order: a claim
// that one of them holds is right, whatever the others lack.
func (r *Report) Against(d Data, o Options) {
	b := &bench{Data: d, options: o, doc: r.Document, list: r.wordList(), said: map[string]bool{}, spoke: map[string]bool{}}
	b.all = r.claims()
	b.survey()
	b.adopt()
	for i := range r.Claims {
		r.Claims[i] = better(r.Claims[i], b.judgeMeant(r.Claims[i]))
	}
	r.exaggerations(o)
	r.collect()
}

// judgeMeant judges a claim as one of all contacts, and where it is not right as
// one of the channel that its words may mean.
func (b *bench) judgeMeant(j Judged) Judged {
	found := b.judge(j)
	if found.Verdict == Right || len(j.Meant) != 1 || len(j.Channels) > 0 {
		return found
	}
	of := j
	of.Channels = j.Meant
	if of = b.judge(of); of.Verdict == Right || of.Verdict == Loose && found.Verdict == Wrong {
		return of
	}
	return found
}

// better chooses between what was known of a claim and what one more data set
// says: a claim that some data hold is right.
func better(before, now Judged) Judged {
	switch {
	case before.Basis != ByData, before.Verdict == Unclear && now.Basis == ByData:
		return now
	case before.Verdict == Wrong && (now.Verdict == Right || now.Verdict == Loose):
		return now
	}
	return before
}

// bench is one data set at work on one release.
type bench struct {
	Data
	options Options
	doc     *release.Document
	list    *wordList // the words of doc
	all     []claim.Claim
	// What the release speaks of as a whole, for claims that say less.
	places []claim.AreaReading
	// periods are those that it is about, and earlier those that it only
	// compares with.
	periods, earlier []claim.PeriodReading
	// ends are the ends of periods that can be read a month shorter
	// ("between July 2017 and January 2018"), and the shorter ends.
	ends map[period.Day]period.Day
	// from and to are the claims that print what a change was measured from,
	// and what it came to.
	from, to map[int]bool
	// said are the caveats that were noted already, and spoke the ambiguities.
	said, spoke map[string]bool
	// named are the places as often as the text names them, in its order.
	named []claim.AreaReading
	// adopted are what data that do not name it count, in the singular.
	adopted map[string]bool
}

// survey gathers what the whole release speaks of.
func (b *bench) survey() {
	b.ends, b.from, b.to = map[period.Day]period.Day{}, map[int]bool{}, map[int]bool{}
	for _, c := range b.all {
		if c.Changes() {
			if c.From.Held() && c.From.Claim != claim.None {
				b.from[c.From.Claim] = true
			}
			if c.To.Held() && c.To.Claim != claim.None {
				b.to[c.To.Claim] = true
			}
		}
		for _, a := range c.Areas {
			if a.Area != area.None && !a.Carried && !slices.ContainsFunc(b.places, func(o claim.AreaReading) bool { return o.Area == a.Area }) {
				b.places = append(b.places, a)
			}
		}
		for _, p := range slices.Concat(c.Periods, c.Against) {
			if shorter, ok := withoutLastMonth(p); ok {
				b.ends[p.Period.End] = shorter.End
			}
		}
	}
	for _, c := range b.all {
		b.times(c)
	}
	b.named = b.namings()
}

// times keeps apart the periods that a claim is about, and those that it only
// compares with: "up 100 on last year" is no text about last year.
func (b *bench) times(c claim.Claim) {
	add := func(to *[]claim.PeriodReading, p claim.PeriodReading) {
		if !p.Unplaced && !p.Carried && !slices.ContainsFunc(*to, func(o claim.PeriodReading) bool { return o.Period.Same(p.Period) }) {
			*to = append(*to, p)
		}
	}
	for _, p := range c.Periods {
		if c.Base || p.Compared || b.from[c.Index] && !b.to[c.Index] || isBase(c, p) {
			add(&b.earlier, p)
			continue
		}
		add(&b.periods, p)
	}
	for _, p := range c.Against {
		add(&b.earlier, p)
	}
}

// topics are the periods of the release, those that it is about before those
// that it compares with. Of a text that only names the latter, or a day past the end of
// the data, it is about the latest that the data hold.
func (b *bench) topics() []dated {
	var found []dated
	for i, r := range b.periods {
		score := otherSpanScore
		if i == 0 {
			score++
		}
		found = append(found, dated{span: r.Period, score: score, carried: true})
	}
	held := slices.ContainsFunc(found, func(t dated) bool { return b.Desk.Cube.Held(t.span) })
	if latest, ok := b.Desk.Cube.Latest(); ok && !held && len(b.periods)+len(b.earlier) > 0 {
		found = append(found, dated{span: latest, score: otherSpanScore + 1, carried: true})
	}
	for _, r := range b.earlier {
		found = append(found, dated{span: r.Period, score: otherSpanScore - 1, carried: true})
	}
	return found
}

// judge judges one claim by the data.
func (b *bench) judge(j Judged) Judged {
	if why, about := b.about(j.Claim); !about {
		if j.Basis == ByNothing && why != "" {
			j.Message = why
		}
		return j
	}
	switch {
	case j.Places:
		return b.judgePlaces(j)
	case b.ofPlaces(j.Claim):
		return j
	}
	if b.aRatio(j.Claim) {
		return b.judgeRatio(j)
	}
	if e, ok := b.extremeTold(j.Claim); ok {
		return b.judgeExtreme(j, e)
	}
	j.Place = b.goingOn(j.Claim)
	if i := j.Index - 1; j.Place.Months > 0 && len(j.Channels) == 0 && i >= 0 && b.all[i].Sentence == j.Sentence {
		j.Channels = b.all[i].Channels // "104 web chats, the highest monthly number yet"
	}
	return b.settle(j, b.questions(j.Claim))
}

// Words for those who make contact, for people whoever they are, and for
// their contacts. A release calls them by any of these.
var (
	peopleNouns = set(`people person persons adults individuals men women children girls boys parents clients residents them others`)
	callerNouns = set(`callers caller visitors visitor users user enquirers contacters`)
	callNouns   = set(`calls call contacts contact visits visit enquiries enquiry inquiries inquiry chats emails messages sessions
		referrals conversations interactions approaches requests`)
)

func set(list string) map[string]bool {
	words := strings.Fields(list)
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}

// about says whether a claim is one that the data could hold: of what they
// count, and not quoted from an outside source; else why not.
func (b *bench) about(c claim.Claim) (why string, about bool) {
	switch {
	case c.Source != "" && !b.isOwnPlace(c.Source):
		return "this is a figure of " + c.Source + ": the data cannot hold it", false
	case c.Currency != "":
		return "", false
	case c.Kind == claim.Count && c.HasNumber && c.Head == "" && !c.Number.Value.IsInt() && b.Desk.Cube.Measures[b.Measure].Places == 0 && !b.aRatio(c):
		return "", false // "Room 4.07": no such count has a fraction
	case b.ofStaff(c):
		return "the data do not count those who work there", false
	case c.Forecast:
		return "this is expected and has not happened", false
	case c.Head == "" && b.namesOthers(c):
		return "", false
	case b.otherThings():
		return "the data count " + strings.Join(b.nouns(), " or "), b.sentenceNames(c) || b.goesOn(c)
	case c.Head == "" || len(c.Channels) > 0 || b.counts(c.Head) || b.counts(c.Noun) || isPlace(c) || isGeneral(c.Noun):
		return "", true
	case c.Number.Class != number.Plain && !c.Changes(): // "10 per cent of callers": what follows need not be counted
		return "", true
	}
	return "the data do not count " + c.Noun, false
}

// ofStaff says whether a number is of those who answer and not of those who call:
// "staffed by 30 people", "a team of 12".
func (b *bench) ofStaff(c claim.Claim) bool {
	before := b.wordsBefore(c)
	if len(before) == 0 {
		return false
	}
	last, prev := before[len(before)-1], ""
	if len(before) > 1 {
		prev = before[len(before)-2]
	}
	switch last {
	case "employs", "employed", "employing":
		return true
	case "by":
		return prev == "staffed" || prev == "manned" || prev == "run"
	case "of":
		return prev == "team" || prev == "staff" || prev == "workforce"
	}
	return false
}

// isOwnPlace says whether a name is that of a place of the data: "numbers from
// North Wales" quotes nobody.
func (b *bench) isOwnPlace(name string) bool {
	_, err := b.Desk.Cube.Areas.Resolve(name)
	return err == nil
}

// otherThings says whether the data count what is no contact at all: arrests.
func (b *bench) otherThings() bool {
	for _, n := range b.nouns() {
		if head := lastWord(n); isContact(head) || generalWords[head] {
			return false
		}
	}
	return len(b.nouns()) > 0 && len(b.Desk.Cube.Dimensions) == 0 && !b.rowsAreContacts()
}

// namesOthers says whether the sentence of a claim names what other data count
// and not what these do.
func (b *bench) namesOthers(c claim.Claim) bool {
	return b.anyNamed(c, telling(b.Others)) && !b.anyNamed(c, telling(b.nouns()))
}

// telling are the nouns that tell one data set from another: those of people
// and of their contacts do not.
func telling(nouns []string) []string {
	return slices.DeleteFunc(slices.Clone(nouns), func(n string) bool {
		head := lastWord(n)
		return head == "" || isContact(head) || generalWords[head]
	})
}

// sentenceNames says whether the sentence of a claim names what the data count.
func (b *bench) sentenceNames(c claim.Claim) bool { return b.anyNamed(c, b.nouns()) }

// anyNamed says whether the sentence of a claim names one of some nouns, as a
// noun or as a verb: "arrests", "arrest about 520 people a month".
func (b *bench) anyNamed(c claim.Claim, nouns []string) bool {
	s := b.doc.Sentences[c.Sentence]
	for _, word := range strings.Fields(strings.ToLower(b.doc.Text[s.Start:s.End])) {
		for _, n := range nouns {
			if strings.HasPrefix(word, singular(lastWord(n))) {
				return true
			}
		}
	}
	return false
}

// isGeneral says whether words only say that something is a number of what was
// spoken of before: "the number", "the total".
func isGeneral(noun string) bool {
	first, _, _ := strings.Cut(strings.ToLower(noun), " ")
	return generalWords[first] && !contactWords[first]
}

// isPlace says whether what a claim seems to count is a place: "in Cheshire
// (200 to 586)".
func isPlace(c claim.Claim) bool {
	return slices.ContainsFunc(c.Areas, func(a claim.AreaReading) bool {
		return strings.Contains(strings.ToLower(a.Text), strings.ToLower(c.Head))
	})
}

// nouns are what the data count: those given, and the words of the measures.
func (d Data) nouns() []string {
	var nouns []string
	add := func(n string) {
		if n = strings.ToLower(n); n != "" && !slices.Contains(nouns, n) {
			nouns = append(nouns, n)
		}
	}
	for _, n := range d.Nouns {
		add(n)
	}
	for _, m := range d.Desk.Cube.Measures {
		add(m.Unit)
		add(m.Name)
	}
	return nouns
}

// generalWords are names of measures that do not say what is counted.
var generalWords = set(`count counts number numbers total totals value values figure figures amount volume n no data people contacts`)

// counts says whether a noun is one for what the data count. Words for those
// who make contact are, unless the data count something else altogether.
func (b *bench) counts(noun string) bool {
	noun = strings.ToLower(noun)
	if noun == "" {
		return false
	}
	if b.adopted[singular(noun)] {
		return true
	}
	contacts := len(b.nouns()) == 0
	for _, n := range b.nouns() {
		head := lastWord(n)
		if n == noun || head == noun || singular(head) == singular(noun) {
			return true
		}
		contacts = contacts || isContact(head) || generalWords[head] || b.rowsAreContacts()
	}
	return contacts && isContact(noun)
}

// rowsAreContacts says whether the data are a log, each row of which is one
// contact whatever its columns are called.
func (b *bench) rowsAreContacts() bool { return b.Desk.Cube.Dated }

func isContact(word string) bool { return contactWords[word] }

// contactWords are all of them.
var contactWords = union(peopleNouns, callerNouns, callNouns)

func union(lists ...map[string]bool) map[string]bool {
	all := map[string]bool{}
	for _, list := range lists {
		for w := range list {
			all[w] = true
		}
	}
	return all
}

func lastWord(text string) string {
	fields := strings.Fields(text)
	if len(fields) == 0 {
		return ""
	}
	return strings.ToLower(fields[len(fields)-1])
}

// singular is a word without the s or "ies" of its plural, good enough to
// compare two forms of one word.
func singular(word string) string {
	if stem, ok := strings.CutSuffix(word, "ies"); ok {
		return stem + "y"
	}
	return strings.TrimSuffix(word, "s")
}

// countsContacts says whether a measure counts contacts by its own name, so
// that "people" is not what it counts.
func (b *bench) countsContacts(m cube.Measure) bool {
	contacts := false
	for _, w := range strings.Fields(strings.ToLower(m.Name + " " + m.Unit)) {
		if peopleNouns[w] || callerNouns[w] {
			return false
		}
		contacts = contacts || callNouns[w]
	}
	return contacts && !slices.ContainsFunc(b.Nouns, func(n string) bool { return peopleNouns[lastWord(n)] })
}
