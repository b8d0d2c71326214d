package export

import (
	"slices"
	"strings"
	"unicode"

	"github.com/pressfigures/figures/pkg/area"
)

// Role is what a column is for.
type Role string

// The roles a column can have. A column without one of these is a dimension
// when its values repeat, and is left alone otherwise.
const (
	RoleArea       Role = "area"       // the place of the row
	RoleParent     Role = "parent"     // the place that the row's place lies in
	RolePeriod     Role = "period"     // a span: a month, a quarter, a year
	RoleDate       Role = "date"       // a day: the export is a log
	RoleCount      Role = "count"      // whole numbers that add up
	RoleMeasure    Role = "measure"    // other numbers: rates, averages, money, percentages
	RolePopulation Role = "population" // people living in the area
	RoleIgnore     Role = "ignore"     // not used
	roleDimension  Role = "dimension"
)

// Roles lists the roles that can be assigned, in the order of help texts.
func Roles() []Role {
	return []Role{RoleArea, RoleParent, RolePeriod, RoleDate, RoleCount, RoleMeasure, RolePopulation, RoleIgnore}
}

// Levels of area columns, coarse to fine: of two area columns the finer is the
// area and the coarser its parent.
const (
	levelCountry = iota + 1
	levelRegion
	levelCounty
	levelDistrict
	levelPlace
)

// areaWords are the heads of area columns in use in British exports, with
// their level. Heads are compared word by word, so "Police force area" counts.
var areaWords = map[string]int{
	"country": levelCountry, "nation": levelCountry, "uk nation": levelCountry,
	"region": levelRegion, "police region": levelRegion, "government office region": levelRegion, "gor": levelRegion, "rocu": levelRegion, "parent": levelRegion, "parent area": levelRegion,
	"county": levelCounty, "police force": levelCounty, "force": levelCounty, "constabulary": levelCounty, "police force area": levelCounty,
	"local authority": levelCounty, "la": levelCounty, "lad": levelCounty, "utla": levelCounty, "council": levelCounty, "authority": levelCounty,
	"area": levelCounty, "geography": levelCounty, "location": levelCounty, "place": levelCounty, "territory": levelCounty, "row labels": levelCounty,
	"district": levelDistrict, "borough": levelDistrict, "ltla": levelDistrict, "local area": levelDistrict,
	"town": levelPlace, "city": levelPlace, "ward": levelPlace, "constituency": levelPlace, "trust": levelPlace, "school": levelPlace,
}

// periodWords are the heads of period columns; the number orders them coarse to
// fine, so that a year column and a month column can make one period.
var periodWords = map[string]int{
	"period": 0, "time period": 0, "reporting period": 0, "time": 0, "date range": 0,
	"year": 1, "calendar year": 1, "financial year": 1, "fiscal year": 1, "academic year": 1, "tax year": 1, "fy": 1,
	"yr": 1, "financial yr": 1, "fin year": 1, "cal year": 1, "mth": 4, "mnth": 4, "wk": 5,
	"half": 2, "half year": 2, "quarter": 3, "qtr": 3, "month": 4, "month name": 4, "week": 5, "week ending": 5, "week commencing": 5, "week beginning": 5, "month ending": 4, "year ending": 1, "month year": 0, "year month": 0,
}

// dateWords show that a column holds days.
var dateWords = []string{"date", "day", "created", "created on", "created at", "created date", "received", "received on", "timestamp", "datetime", "date time", "opened", "opened on", "logged", "called on", "contacted on", "started", "start time", "submitted", "submitted on"}

// countWords show that a number column counts.
var countWords = []string{
	"count", "counts", "contacts", "contact", "contact count", "calls", "call", "callers", "people", "persons", "total", "number", "n", "no", "num", "visitors", "visits", "users", "sessions",
	"cases", "enquiries", "inquiries", "clients", "value", "volume", "frequency", "records", "emails", "chats", "webchats", "referrals", "incidents", "offences", "arrests", "individuals", "total cases", "total contacts", "row count", "record count", "quantity",
}

// averageWords show that a number column does not add up.
var averageWords = []string{"average", "mean", "median", "rate", "per", "ratio", "score", "index"}

// stockWords show that a number column gives levels at a moment, which do not
// add up over time.
var stockWords = []string{"caseload", "caseloads", "open cases", "waiting list", "waiting", "headcount", "stock", "balance", "month end", "year end", "quarter end", "at end", "on the books", "in post", "claimant count", "on roll", "cumulative", "cum", "cumulated", "running total", "running", "rolling", "moving total", "moving annual total", "year to date", "ytd"}

// besideWords show that a number column says something of the counts beside it,
// and counts nothing itself.
var besideWords = []string{"change", "difference", "diff", "variance", "yoy", "growth", "increase", "decrease", "rank", "ranking", "position", "cumulative", "running total"}

// percentWords show that a number column holds percentages.
var percentWords = []string{"percent", "percentage", "per cent", "pct", "share", "%"}

var populationWords = []string{"population", "residents", "inhabitants", "mid year population", "population estimate"}

// identifierWords mark columns that name a single row or person.
var identifierWords = []string{"id", "ref", "reference", "code", "cd", "guid", "uuid", "key", "postcode", "phone", "telephone", "mobile", "email", "e mail", "case number", "contact number", "phone number", "reference number", "case no", "ref no", "name of caller", "caller name", "serial", "row number", "row"}

// personWords are heads of columns with names of people, which are never
// counted by unless they are asked for.
var personWords = []string{"name", "names", "full name", "first name", "last name", "surname", "forename", "client", "client name", "caller name", "contact name", "customer name", "staff", "staff name", "adviser", "adviser name", "worker", "worker name", "owner", "assigned to", "created by", "modified by", "address", "dob", "date of birth", "birth date"}

// textWords mark columns of free text.
var textWords = []string{"note", "notes", "comment", "comments", "summary", "description", "remarks", "details", "subject", "message", "footnote", "footnotes", "source"}

// footnoteMark is what stands behind a head or a name to point to a note. This
// and the other patterns here are compiled when they are first needed.
var footnoteMark = lazily(`(?i)(\s*(\((?:note\s*)?\d{1,2}\)|\[(?:notes?\s*)?\d{1,2}(?:\s*,\s*\d{1,2})*\]|\[[a-z]\]|[*†‡§¹²³⁰⁴-⁹]))+\s*$`)

// noteSigns are the last letters of all footnote marks.
const noteSigns = ")]*†‡§¹²³⁰⁴⁵⁶⁷⁸⁹"

// cutFootnoteMarks takes the marks off the end of a text, if it has any.
func cutFootnoteMarks(text string) string {
	if !strings.ContainsAny(text, noteSigns) {
		return text
	}
	if bare := footnoteMark().ReplaceAllString(text, ""); bare != "" {
		return bare
	}
	return text
}

// gluedNote is a word with the number of a note behind it, as is left of
// "People²" where the raised figure was lost.
var gluedNote = lazily(`^(.*\p{L}{3})\d{1,2}$`)

// cutGluedNotes takes the numbers of notes off the heads of a table whose words
// are known without them: "People2" is about people. Numbers that tell columns
// apart ("Week1", "Week2") stay.
func cutGluedNotes(heads []head) {
	times := map[string]int{}
	bare := make([]string, len(heads))
	for i, h := range heads {
		bare[i] = h.words
		if h.words != strings.TrimRight(h.words, "0123456789") {
			if m := gluedNote().FindStringSubmatch(h.words); m != nil {
				bare[i] = m[1]
			}
		}
		times[bare[i]]++
	}
	for i, words := range bare {
		if h := (head{text: words, words: words}); words != heads[i].words && times[words] == 1 && h.isKnown() {
			heads[i].words, heads[i].text = words, strings.TrimRight(heads[i].text, "0123456789")
		}
	}
}

// isKnown reports whether the head says what its column is for.
func (h head) isKnown() bool {
	_, isPeriod := h.periodRank()
	return isPeriod || h.areaLevel() > 0 || h.isDate() || h.isCount() || h.is(populationWords)
}

// head is a column head in the forms that are looked up.
type head struct {
	text    string // tidied, without marks of notes
	written string // as it stands, tidied
	words   string // lower case, words single-spaced
}

// newHead tidies a column head: footnote marks, underscores, CamelCase and
// repeated blanks do not matter.
func newHead(text string) head {
	text = tidy(text)
	words := strings.FieldsFunc(strings.ToLower(partCamelCase(cutFootnoteMarks(text))), func(r rune) bool {
		return r != '%' && !unicode.IsLetter(r) && !unicode.IsNumber(r)
	})
	return head{text: text, written: text, words: strings.Join(words, " ")}
}

// newHeads tidies the heads of a table. Marks of notes are taken off, except
// where they alone tell two columns apart.
func newHeads(texts []string) []head {
	times := map[string]int{}
	for _, t := range texts {
		times[tidy(cutFootnoteMarks(tidy(t)))]++
	}
	heads := make([]head, len(texts))
	for i, t := range texts {
		heads[i] = newHead(t)
		if bare := tidy(cutFootnoteMarks(heads[i].text)); times[bare] == 1 {
			heads[i].text = bare
		}
	}
	cutGluedNotes(heads)
	return heads
}

// partCamelCase puts a blank wherever a small letter stands before a capital.
func partCamelCase(text string) string {
	var b strings.Builder
	small := false
	for _, r := range text {
		if small && unicode.Is(unicode.Lu, r) {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
		small = unicode.Is(unicode.Ll, r)
	}
	return b.String()
}

// tidy trims blanks of every kind and joins repeated ones.
func tidy(s string) string {
	if isTidy(s) {
		return s
	}
	return strings.Join(strings.Fields(s), " ")
}

// isTidy reports whether a text, as nearly every cell does, consists of printed
// ASCII characters with single blanks between them.
func isTidy(s string) bool {
	before := byte(' ')
	for i := range len(s) {
		c := s[i]
		if c <= ' ' && (c != ' ' || before == ' ') || c >= 0x7f {
			return false
		}
		before = c
	}
	return s == "" || before != ' '
}

// is reports whether the head is one of the words, with "name" or "the" around
// them ignored.
func (h head) is(words []string) bool {
	return slices.Contains(words, h.words) || slices.Contains(words, h.core())
}

// core is the head without words that say nothing of its role.
func (h head) core() string {
	kept := slices.DeleteFunc(strings.Fields(h.words), func(w string) bool {
		return w == "name" || w == "the" || w == "of" || w == "label" || w == "nm" || w == "title"
	})
	return strings.Join(kept, " ")
}

// has reports whether any of the words stands in the head.
func (h head) has(words []string) bool {
	padded := " " + h.words + " "
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(padded, " "+w+" ") })
}

// areaLevel returns the level of an area column's head, 0 for other heads.
func (h head) areaLevel() int {
	if level, ok := areaWords[h.core()]; ok {
		return level
	}
	if h.has(identifierWords) || h.has([]string{"type", "level", "group"}) {
		return 0
	}
	fields := strings.Fields(h.core())
	if len(fields) == 0 || len(fields) > 4 {
		return 0
	}
	// "Client county", "County of residence", "Caller region".
	for _, n := range []int{2, 1} {
		for at := len(fields) - n; at >= 0; at-- {
			if level, ok := areaWords[strings.Join(fields[at:at+n], " ")]; ok {
				return level
			}
		}
	}
	return 0
}

// periodRank returns the rank of a period column's head, and whether it is one.
func (h head) periodRank() (int, bool) {
	if rank, ok := periodWords[h.core()]; ok {
		return rank, true
	}
	if months, _ := h.endingMonths(); months > 0 {
		return map[bool]int{true: 1, false: 3}[months >= 12], true
	}
	fields := strings.Fields(strings.TrimSuffix(h.core(), " date"))
	if len(fields) == 0 || len(fields) > 3 {
		return 0, false
	}
	if len(fields) == 2 && fields[0] == "week" && h.has([]string{"date"}) {
		return 5, true // "Week ending date"
	}
	rank, ok := periodWords[fields[len(fields)-1]]
	return rank, ok
}

// isDate reports whether the head speaks of days.
func (h head) isDate() bool {
	return h.is(dateWords) || h.has([]string{"date", "timestamp", "datetime"})
}

// isCount reports whether the head speaks of a count.
func (h head) isCount() bool {
	return h.is(countWords) || strings.HasPrefix(h.words, "number of ") || strings.HasPrefix(h.words, "no of ") || strings.HasPrefix(h.words, "count of ") || strings.HasPrefix(h.words, "sum of ") || strings.HasPrefix(h.words, "total number")
}

// countsAll reports whether the head of a count says that it counts everything,
// so that numbers beside it are no rivals.
func (h head) countsAll() bool {
	return h.isTotal() || slices.Contains([]string{"count", "counts", "contacts", "contact count", "people", "total", "number", "n", "value", "total contacts", "total cases", "total number", "row count", "record count"}, h.core())
}

// isIdentifier reports whether the head speaks of single rows or persons.
func (h head) isIdentifier() bool {
	return h.has(identifierWords) && !h.isCount() || slices.Contains(personWords, h.words) || h.has([]string{"birth"})
}

// isTotal reports whether the head is that of a column of totals.
func (h head) isTotal() bool { return area.IsTotal(cutFootnoteMarks(h.text)) }
