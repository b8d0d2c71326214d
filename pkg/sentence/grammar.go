package sentence

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/figure"
)

// noun is what is counted.
type noun struct {
	plural, singular string
	people           bool // persons: "no one", "who", "fewer"
}

// irregular nouns of this field; others lose their s.
var irregular = map[string]string{"people": "person", "children": "child", "women": "woman", "men": "man", "persons": "person"}

// persons are nouns that stand for people, so that "who" follows them.
var persons = []string{"people", "persons", "children", "women", "men", "callers", "visitors", "users", "clients", "adults", "patients", "victims", "survivors", "parents", "carers", "individuals", "residents", "students", "pupils", "professionals", "members", "enquirers", "offenders", "adopters"}

// newNoun finds the singular of a plural noun, of which the last word counts:
// "young people", "calls".
func newNoun(plural string) noun {
	plural = lowerFirst(strings.TrimSpace(plural))
	lead, last := "", plural
	if at := strings.LastIndex(plural, " "); at >= 0 {
		lead, last = plural[:at+1], plural[at+1:]
	}
	n := noun{plural: plural, singular: lead + singular(last)}
	for _, p := range persons {
		n.people = n.people || last == p
	}
	return n
}

func singular(word string) string {
	if one, ok := irregular[word]; ok {
		return one
	}
	switch {
	case strings.HasSuffix(word, "ies") && len(word) > 4:
		return strings.TrimSuffix(word, "ies") + "y"
	case hasAnySuffix(word, "ches", "shes", "sses", "xes"):
		return strings.TrimSuffix(word, "es")
	case strings.HasSuffix(word, "s") && !strings.HasSuffix(word, "ss"):
		return strings.TrimSuffix(word, "s")
	}
	return word
}

func hasAnySuffix(s string, suffixes ...string) bool {
	for _, x := range suffixes {
		if strings.HasSuffix(s, x) {
			return true
		}
	}
	return false
}

// of returns the noun for one or for several.
func (n noun) of(one bool) string {
	if one {
		return n.singular
	}
	return n.plural
}

// none is the subject of a sentence about no one.
func (n noun) none() string {
	if n.people && !strings.Contains(n.plural, " ") {
		return "no one"
	}
	return "no " + n.plural
}

// lowerFirst makes the first letter small, unless the word is all capitals.
func lowerFirst(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if size == 0 || strings.ToUpper(s) == s && len(s) > 1 {
		return s
	}
	return string(unicode.ToLower(r)) + s[size:]
}

// did says what the counted did: "A total of 373 people from Dorset contacted
// Stop It Now!". Without a verb there is nothing they did: "There were 373
// calls from Dorset", "Stop It Now! received 373 calls from Dorset".
func (w *Writer) did(a amount, c figure.Common) string {
	where := w.from(c.Area) + w.through(c.Members)
	switch {
	case w.words.Verb != "":
		return w.start(a) + where + " " + w.action()
	case w.words.Service != "":
		if w.noun.people {
			return w.words.Service + " heard from " + w.inside(a) + where
		}
		return w.words.Service + " received " + w.inside(a) + where
	case a.one:
		return "there was " + w.inside(a) + where
	}
	return "there were " + w.inside(a) + where
}

// action is the verb and whom it was done to.
func (w *Writer) action() string {
	return strings.TrimSpace(w.words.Verb + " " + w.words.Service)
}

// whoDid names what the counted did, as a clause: " who contacted Stop It Now!".
func (w *Writer) whoDid() string {
	if w.words.Verb == "" {
		if w.words.Service != "" {
			return " to " + w.words.Service
		}
		return ""
	}
	if w.noun.people {
		return " who " + w.action()
	}
	return " that " + w.action()
}

// theNumber is the count as a subject: "the number of people from Kent who
// contacted Stop It Now!".
func (w *Writer) theNumber(c figure.Common) string {
	return "the number of " + w.noun.plural + w.from(c.Area) + w.through(c.Members) + w.whoDid()
}

// through says to which members of a dimension a figure was narrowed: " through
// the helpline" cannot be known, " (channel: helpline)" can.
func (w *Writer) through(picks []figure.Pick) string {
	var out strings.Builder
	for _, p := range picks {
		out.WriteString(" (" + lowerFirst(p.Dimension) + ": " + w.list(p.Names) + ")")
	}
	return out.String()
}

// list joins names: "A, B and C".
func (w *Writer) list(names []string) string {
	switch len(names) {
	case 0:
		return ""
	case 1:
		return names[0]
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " and " + names[last]
}

// passive reports whether "was contacted by" can be made of the verb: one
// regular word, done to the service.
func (w *Writer) passive() bool {
	return w.words.Service != "" && strings.HasSuffix(w.words.Verb, "ed") && !strings.Contains(w.words.Verb, " ")
}

// across names a region as the place of everything in it: "across the North
// West", "in total" for all areas together.
func across(a area.Area) string {
	if a.ID == area.None || area.IsTotal(a.Name) {
		return "in all areas together"
	}
	return "across " + area.Say(a)
}
