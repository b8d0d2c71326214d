package check

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/figure"
)

const allAreas = "all areas"

// oneInOf says whether a place behind "one in four" is that of the whole: "one in
// four visitors in the South West was from Devon".
func (b *bench) oneInOf(c claim.Claim, r claim.AreaReading) bool {
	said := strings.ToLower(c.Text)
	rest, _, _ := strings.Cut(strings.TrimSpace(b.doc.Text[r.End:]), " ")
	return (strings.Contains(said, "one in ") || strings.Contains(said, "1 in ")) && slices.Contains([]string{"was", "were", "is", "are", "came", "lived"}, rest)
}

// wholeBehind is the place of the whole of a share that is named right behind
// it: "10 per cent of the people from the South West".
func (b *bench) wholeBehind(c claim.Claim) (claim.AreaReading, bool) {
	if c.Kind != claim.Share && c.Kind != claim.Fraction || c.Direction != 0 {
		return claim.AreaReading{}, false
	}
	for _, r := range c.Areas {
		if r.Carried || r.Start < c.End {
			continue
		}
		between := strings.ToLower(b.doc.Text[c.End:r.Start])
		if (strings.HasPrefix(strings.TrimLeft(between, " "), "of ") || b.oneInOf(c, r)) && !strings.ContainsAny(between, ",;.–0123456789") && !saysWhere(between) {
			return r, true
		}
	}
	return claim.AreaReading{}, false
}

// saysWhere says whether the words between a share and a place say that the part
// is from there: "one in ten of them lived in Dorset".
func saysWhere(between string) bool {
	return hasWord(between, "were", "was", "are", "is", "came", "come", "comes", "lived", "live", "lives", "rang", "called")
}

// ranked are the places that can be what is ranked: not one that another of the
// sentence lies in.
func (b *bench) ranked(areas []claim.AreaReading) []claim.AreaReading {
	var found []claim.AreaReading
	for _, a := range areas {
		id := b.own(a)
		holds := slices.ContainsFunc(areas, func(r claim.AreaReading) bool {
			other := b.own(r)
			return other != area.None && id != area.None && other != id && !r.Carried && b.Desk.Cube.Areas.Within(other, id)
		})
		if !holds {
			found = append(found, a)
		}
	}
	return found
}

// around leaves, of the places that only the release elsewhere speaks of, those
// that hold the first: some place has its busiest month in every month.
func (b *bench) around(areas []claim.AreaReading) []claim.AreaReading {
	if len(areas) == 0 || areas[0].Score <= elsewhereScore {
		return areas
	}
	var found []claim.AreaReading
	for _, a := range areas {
		if len(found) == 0 || a.Score > elsewhereScore || b.own(a) == area.None || b.Desk.Cube.Areas.Within(b.own(found[0]), b.own(a)) {
			found = append(found, a)
		}
	}
	return found
}

// partsOf are the places that a share can be the part of: not the one that its
// whole is from, unless the part is one of its channels.
func (b *bench) partsOf(c claim.Claim, areas []claim.AreaReading) []claim.AreaReading {
	if c.Place.Months > 0 {
		return b.around(areas)
	}
	if c.Kind == claim.Rank && !c.Place.Record {
		return b.ranked(areas)
	}
	whole, ok := b.wholeBehind(c)
	if !ok {
		return areas
	}
	if len(c.Channels) > 0 {
		return b.partsWithin(whole, areas)
	}
	var parts []claim.AreaReading
	for _, a := range areas {
		if a.Start != whole.Start {
			parts = append(parts, a)
		}
	}
	if len(parts) == 0 {
		parts = append(parts, claim.AreaReading{Area: area.None, Text: "", Score: whole.Score})
	}
	return parts
}

// partsWithin are the places that can be the part of a share of a channel's
// contacts: those of the sentence that lie in the place of its whole, "12 per cent
// of the region's website visitors were from Dorset", and without any the place
// itself, the share of which is that of the channel.
func (b *bench) partsWithin(whole claim.AreaReading, areas []claim.AreaReading) []claim.AreaReading {
	var parts []claim.AreaReading
	of := b.own(whole)
	for _, a := range areas {
		if id := b.own(a); id != area.None && id != of && !a.Carried && b.Desk.Cube.Areas.Within(id, of) {
			parts = append(parts, a)
		}
	}
	if len(parts) == 0 {
		return areas
	}
	return parts
}

// areas are the places a claim may be about; those named elsewhere, and all
// together, where the text names none.
func (b *bench) areas(c claim.Claim) []claim.AreaReading {
	found := slices.Clone(c.Areas)
	if len(c.Areas) > 0 && c.Areas[0].Score > carriedScore {
		return found
	}
	if a, ok := b.pairedPlace(c); ok {
		return []claim.AreaReading{a}
	}
	for _, a := range b.places {
		if !slices.ContainsFunc(found, func(o claim.AreaReading) bool { return o.Area == a.Area }) {
			a.Score = elsewhereScore
			found = append(found, a)
		}
	}
	if len(c.Areas) == 0 {
		found = append(found, claim.AreaReading{Area: area.None, Text: allAreas, Score: wholeScore})
	}
	return found
}

// own is a place of the text in the tree of the data; area.None for one that
// they do not hold.
func (b *bench) own(a claim.AreaReading) area.ID {
	tree := b.Desk.Cube.Areas
	if a.Text == allAreas && a.Area == area.None {
		return area.None
	}
	name := a.Text
	switch {
	case a.Area != area.None && b.Names == nil:
		return a.Area
	case a.Area != area.None:
		name = b.Names.Get(a.Area).Name
	}
	found, err := tree.Resolve(name)
	if err != nil {
		return area.None
	}
	return found.ID
}

// measures are the measures a claim may be of: those that its noun names, else
// the one that counts.
func (b *bench) measures(c claim.Claim) []int {
	var found []int
	for i, m := range b.Desk.Cube.Measures {
		if len(b.Desk.Cube.Measures) > 1 && c.Noun != "" && (strings.EqualFold(m.Name, c.Noun) || strings.EqualFold(m.Unit, c.Noun) || singular(lastWord(m.Name)) == singular(c.Head)) {
			found = append(found, i)
		}
	}
	if len(found) == 0 {
		found = append(found, b.Measure)
	}
	return found
}

// members are the channels that a claim names, as the data know them.
func (b *bench) members(c claim.Claim) []figure.Where {
	where := slices.Clone(b.Where)
	for i, dimension := range b.Desk.Cube.Dimensions {
		var members []int
		for _, name := range c.Channels {
			if m := dimension.Index(name); m >= 0 {
				members = append(members, m)
			}
		}
		if len(members) > 0 {
			where = append(where, figure.Where{Dimension: i, Members: members})
		}
	}
	return where
}

// wholes are what a share may be of: another place of the sentence that holds
// the part, all channels, a longer period, else the place right above.
func (b *bench) wholes(c claim.Claim, q question) []question {
	tree := b.Desk.Cube.Areas
	var found []question
	add := func(whole figure.Query, penalty int) {
		with := q
		with.whole, with.penalty = &whole, with.penalty+penalty
		found = append(found, with)
	}
	if w, ok := b.wholeBehind(c); ok && (len(q.Where) == len(b.Where) || q.Area != b.own(w) && tree.Within(q.Area, b.own(w))) {
		if id := b.own(w); id != area.None && id != q.Area {
			whole := q.Query
			whole.Area = id
			add(whole, 0)
			return found
		}
	}
	for _, w := range c.Areas {
		id := b.own(w)
		if id != area.None && id != q.Area && tree.Within(q.Area, id) && !w.Carried {
			whole := q.Query
			whole.Area = id
			add(whole, 0)
			break
		}
	}
	if len(q.Where) > len(b.Where) {
		whole := q.Query
		whole.Where = b.Where
		add(whole, 0)
	}
	for _, p := range c.Periods {
		if !p.Unplaced && !p.Carried && p.Period.Contains(q.Span) && !p.Period.Same(q.Span) && !(b.behindBase(c) && twoEnds(c, p)) {
			whole := q.Query
			whole.Span = p.Period
			add(whole, 2)
		}
	}
	if len(found) > 0 || q.Area == area.None {
		return found
	}
	if region, ok := b.Desk.Cube.Region(q.Area); ok {
		whole := q.Query
		whole.Area = region
		add(whole, 3)
	} else if len(b.Desk.Cube.Tops()) > 1 {
		whole := q.Query
		whole.Area = area.None
		add(whole, 3)
	}
	return found
}

// nearPlace says which place of the data may be meant by a name that they do
// not have: the text or the export may have misspelt it.
func (b *bench) nearPlace(q question) string {
	_, err := b.Desk.Cube.Areas.Resolve(q.area.Text)
	var unknown *area.UnknownError
	if q.area.Text == "" || q.Area != area.None || !errors.As(err, &unknown) || len(unknown.Near) == 0 {
		return ""
	}
	return fmt.Sprintf("is it %q of the data? An areas file can give it this name too (figures help areas)", unknown.Near[0])
}
