package figure

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/cube"
)

// people warns where people are printed and contacts are counted, or where
// channels are added up: one person can be in both. It is the same for all
// areas and periods.
func (d *Desk) people(q Query) []caveat.Caveat {
	chosen := d.choice(q)
	if d.memo.people == nil {
		d.memo.people = map[counting][]caveat.Caveat{}
	}
	key := counting{q.Measure, chosen, d.Noun, d.Unique}
	warned, known := d.memo.people[key]
	if !known {
		warned = d.countedTwice(q, chosen.scope)
		d.memo.people[key] = warned
	}
	return warned
}

func (d *Desk) countedTwice(q Query, scopes []cube.Scope) []caveat.Caveat {
	measure := d.Cube.Measures[q.Measure]
	if d.Unique || distinct(measure) || !counted(measure) || !persons(d.noun(measure)) {
		return nil
	}
	for _, scope := range scopes {
		if channels(scope) {
			return []caveat.Caveat{{ID: caveat.ContactsNotPeople,
				Text: fmt.Sprintf("%s are added together, and one person can be in more than one of them", and(scope.Members)),
				Hint: "say so (\"some may have done both\"), or give them apart with --by " + quoted(scope.Dimension)}}
		}
	}
	if !countsContacts(measure) {
		return nil
	}
	return []caveat.Caveat{{ID: caveat.ContactsNotPeople,
		Text: fmt.Sprintf("%q counts contacts, and one of the %s may have made several", measure.Name, d.noun(measure)),
		Hint: "say contacts, or count each person once"}}
}

// noun is what is printed as counted: the desk's noun, else the measure's unit.
func (d *Desk) noun(m cube.Measure) string {
	if d.Noun != "" {
		return strings.ToLower(strings.TrimSpace(d.Noun))
	}
	return strings.ToLower(strings.TrimSpace(m.Unit))
}

func quoted(name string) string {
	if strings.Contains(name, " ") {
		return `"` + name + `"`
	}
	return name
}

// persons reports whether a noun, in the plural, is one for people.
func persons(noun string) bool {
	words := strings.Fields(noun)
	return len(words) > 0 && slices.Contains([]string{
		"people", "persons", "individuals", "men", "women", "adults", "children", "girls", "boys", "parents",
		"clients", "users", "callers", "visitors", "victims", "survivors", "patients", "residents", "offenders",
	}, words[len(words)-1])
}

// contactWords begin the words for things of which one person can make many. A
// log has a row for each contact.
func contactWords() []string {
	return []string{
		"contact", "call", "visit", "enquir", "inquir", "session", "email", "message", "chat", "text",
		"letter", "case", "row", "record", "appointment", "attendance", "referral", "conversation", "hit", "view", "click",
	}
}

// countsContacts reports whether a measure's own name or unit says that it
// counts contacts. "Callers" and "visitors" are people.
func countsContacts(m cube.Measure) bool {
	for _, w := range strings.Fields(area.Fold(m.Name + " " + m.Unit)) {
		if persons(w) {
			return false
		}
	}
	return startsAnyWord(m.Name+" "+m.Unit, contactWords())
}

// startsAnyWord reports whether a word of the text is one of the stems or its
// plural ("enquir" is in "enquiries").
func startsAnyWord(text string, stems []string) bool {
	for _, w := range strings.Fields(area.Fold(text)) {
		if slices.ContainsFunc(stems, func(stem string) bool { return isForm(w, stem) }) {
			return true
		}
	}
	return false
}

// isForm reports whether a word is a stem with an ending of a noun: "called"
// and "textile" are none.
func isForm(w, stem string) bool {
	ending, found := strings.CutPrefix(w, stem)
	return found && slices.Contains([]string{"", "s", "y", "ies"}, ending)
}

// channels reports whether a dimension that is added up is one of ways to get
// in touch, by its name or by two of its members.
func channels(s cube.Scope) bool {
	if startsAnyWord(s.Dimension, []string{"channel", "medium", "route", "method", "mode", "platform", "service"}) {
		return true
	}
	known := 0
	for _, m := range s.Members {
		if startsAnyWord(m, []string{"phone", "telephone", "helpline", "call", "email", "website", "web", "webchat", "chat", "online", "text", "sms", "letter", "post", "app", "visit"}) {
			known++
		}
	}
	return known >= 2
}
