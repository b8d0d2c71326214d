package report

import (
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/figure"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/style"
	"github.com/pressfigures/figures/pkg/wording"
)

// shares is the table of parts of wholes.
func (l layout) shares(ss []*figure.Share) sheet {
	entries := make([]entry, len(ss))
	s := sheet{heads: []head{{text: "Part"}, {text: "Whole"}, {text: "Number", number: true}, {text: "Out of", number: true},
		{text: "Per cent", number: true}, {text: "One in", number: true}, {text: "In words"}}}
	for i, f := range ss {
		entries[i] = entryOf(&f.Common)
		part, whole := l.shareLabels(f)
		percent, one, words := l.share(f)
		s.rows = append(s.rows, row{
			cells:   []string{part, whole, l.cell(f.PartCell, f.Measure), l.cell(f.AllCell, f.Measure), percent, one, words},
			caveats: l.missing(f.PartCell, entries[i], f.Period),
		})
		entries[i].picks = alike(f.Members, f.WholeMembers)
	}
	s.caption = caption(entries)
	if p := l.shared(entries); p.one && p.current != "" && samePeriods(ss) {
		s.caption += ", " + p.current
	}
	s.remarks = append(scopes(entries), l.shareContacts(ss)...)
	s.lift()
	return s
}

// alike returns the picks that a part and its whole have in common: they tell
// nothing apart.
func alike(part, whole []figure.Pick) []figure.Pick {
	return slices.DeleteFunc(slices.Clone(part), func(p figure.Pick) bool {
		return picked(part, p.Dimension) != picked(whole, p.Dimension)
	})
}

// samePeriods reports whether each share is of the very period of its part, so
// that the caption can say which.
func samePeriods(ss []*figure.Share) bool {
	for _, f := range ss {
		if !f.Period.Same(f.WholePeriod) {
			return false
		}
	}
	return true
}

// shareLabels name a part and its whole: the areas, and whatever else tells
// them apart.
func (l layout) shareLabels(s *figure.Share) (part, whole string) {
	parts, wholes := []string{areaName(s.Area)}, []string{areaName(s.Whole)}
	add := func(p, w string) {
		if p != w {
			parts, wholes = append(parts, p), append(wholes, w)
		}
	}
	for _, d := range dimensions([]entry{{picks: s.Members}, {picks: s.WholeMembers}}) {
		add(d+": "+picked(s.Members, d), d+": "+picked(s.WholeMembers, d))
	}
	if !s.Period.Same(s.WholePeriod) {
		add(l.period(s.Period), l.period(s.WholePeriod))
	}
	if len(parts) > 1 && s.Area.ID == area.None && s.Whole.ID == area.None {
		parts, wholes = parts[1:], wholes[1:]
	}
	return strings.Join(parts, ", "), strings.Join(wholes, ", ")
}

// share writes a share as a percentage, as one in so many, and in words.
func (l layout) share(s *figure.Share) (percent, one, words string) {
	if !s.Known || s.Suppressed {
		return noNumber, noNumber, ""
	}
	percent = l.sharePercent(s.Ratio, baseOf(s.AllCell.Sum))
	if r, ok := oneIn(s.Ratio); ok {
		one = l.ends(r, l.style.Rate)
	}
	if v, ok := s.Ratio.Exact(); ok {
		words = fraction(v, l.style)
	}
	return percent, one, words
}

// fraction is a share in words that are right by the wording table: "about one
// in ten".
func fraction(v number.Value, s style.Style) string {
	choice, ok := wording.Fraction(v, wording.Options{Style: s})
	if !ok {
		return ""
	}
	return choice.Text
}
