package report

import (
	"fmt"
	"strings"

	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/figure"
	"github.com/pressfigures/figures/pkg/number"
)

// contactsHead is the head of the column of contacts beside a column of people.
const contactsHead = "Contacts"

// contacts adds the contacts behind people to the rows of totals, and returns
// the head of their column; none where contacts themselves are counted.
func (l layout) contacts(ts []*figure.Total, entries []entry) []string {
	if len(ts) == 0 || ts[0].Measure.Kind != cube.Distinct {
		return nil
	}
	for i, t := range ts {
		entries[i].numbers = append(entries[i].numbers, l.made(t.Cell))
	}
	return []string{contactsHead}
}

// made writes how many contacts the people of a cell made.
func (p printer) made(c cube.Cell) string {
	if c.Contacts == nil {
		return noNumber
	}
	return p.ends(c.Contacts.Made, groupedValue)
}

func groupedValue(v number.Value) string { return number.Group(v.Decimal(0)) }

// mostTold is how many rows of changes or shares have their contacts told below
// the table. Of longer lists it is those of the rows that take in all others.
const mostTold = 2

// changeContacts says below a table of changes how many contacts its people
// made.
func (l layout) changeContacts(cs []*figure.Change, totals int) []string {
	if len(cs) > mostTold {
		cs = cs[len(cs)-min(totals, mostTold):]
	}
	var out []string
	for _, c := range cs {
		text := l.behind("", []cube.Cell{c.New, c.Old}, []string{"in " + l.style.Span(c.Period), "in " + l.style.Span(c.Against)}, c.Measure)
		if text != "" {
			out = append(out, areaName(c.Area)+": "+text+".")
		}
	}
	return out
}

// shareContacts says below a table of shares how many contacts its people made.
func (l layout) shareContacts(ss []*figure.Share) []string {
	if len(ss) == 0 {
		return nil
	}
	last := ss[len(ss)-1]
	_, whole := l.shareLabels(last)
	text := l.behind("", []cube.Cell{last.AllCell}, []string{""}, last.Measure)
	if text == "" {
		return nil
	}
	out := []string{whole + ": " + text + "."}
	if len(ss) == 1 {
		part, _ := l.shareLabels(last)
		out = append([]string{part + ": " + l.behind("", []cube.Cell{last.PartCell}, []string{""}, last.Measure) + "."}, out...)
	}
	return out
}

// behind words the people of cells and their contacts: "18 people made 38
// contacts in 2020, and 12 made 20 in 2019". It is empty where contacts
// themselves are counted.
func (p printer) behind(lead string, cells []cube.Cell, when []string, m cube.Measure) string {
	var parts []string
	for i, c := range cells {
		if c.Contacts == nil {
			continue
		}
		who := p.amount(c.Sum, m)
		if len(parts) == 0 {
			who += " " + nounOf(c.Sum, m.Unit)
		}
		contacts := "contacts"
		if c.Contacts.Made.Equal(number.Exactly(number.Int(1))) {
			contacts = "contact"
		}
		if len(parts) > 0 {
			contacts = ""
		}
		parts = append(parts, strings.Join(strings.Fields(fmt.Sprintf("%s made %s %s %s", who, p.made(c), contacts, when[i])), " "))
	}
	return lead + strings.Join(parts, ", and ")
}

// nounOf is the noun for a number of people.
func nounOf(r number.Range, plural string) string {
	if !r.Equal(number.Exactly(number.Int(1))) {
		return plural
	}
	if plural == "people" {
		return "person"
	}
	return strings.TrimSuffix(plural, "s")
}

// contactsOf are the keys of JSON for the contacts behind people; null where
// contacts themselves are counted.
func contactsOf(c *cube.Contacts) *jsonContacts {
	if c == nil {
		return nil
	}
	out := &jsonContacts{}
	out.Made, out.Low, out.High = quantity(c.Made, exactly)
	out.Unknown, _, _ = quantity(c.Unknown, exactly)
	return out
}

type jsonContacts struct {
	Made    *string `json:"made"`
	Low     *string `json:"made_low"`
	High    *string `json:"made_high"`
	Unknown *string `json:"of_nobody_known"`
}

// needContacts makes sure of the column of the contacts behind the people of a
// cell. A sheet of contacts has no such column.
func (s *csvSheet) needContacts(column string, c cube.Cell) {
	if c.Contacts != nil {
		s.need(column)
	}
}

// contactsBehind writes the contacts behind the people of a cell; nothing where
// contacts themselves are counted.
func contactsBehind(c cube.Cell) string {
	if c.Contacts == nil {
		return ""
	}
	made, _, _ := plain(c.Contacts.Made, func(v number.Value) string { return v.Decimal(0) })
	return made
}

// comparedContacts says below a comparison of changes how many contacts the
// people of its region made.
func (l layout) comparedContacts(c *figure.Comparison) []string {
	if c.Region == nil {
		return nil
	}
	return l.changeContacts([]*figure.Change{&c.Region.Change}, 1)
}
