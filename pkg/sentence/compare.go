package sentence

import (
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/figure"
	"github.com/pressfigures/figures/pkg/wording"
)

// Compare writes areas beside their region. One area gets a sentence of its
// own and one for the region; several are listed, three to a sentence.
func (w *Writer) Compare(c figure.Comparison) string {
	subjects, others := rows(c, figure.SubjectRow), rows(c, figure.OtherRow)
	if len(subjects) == 0 || !counts(c.Measure) {
		return ""
	}
	if !c.Changes {
		return w.compareLevels(c, slices.Concat(subjects, others))
	}
	if len(subjects) == 1 {
		return join(w.compareOne(c, subjects[0]), w.Changes(changesOf(others), nil))
	}
	var region *figure.Change
	if c.Region != nil {
		region = &c.Region.Change
	}
	return w.Changes(changesOf(slices.Concat(subjects, others)), region)
}

func rows(c figure.Comparison, role figure.Role) []figure.ComparisonRow {
	return slices.DeleteFunc(slices.Clone(c.Rows), func(r figure.ComparisonRow) bool { return r.Role != role })
}

func changesOf(rows []figure.ComparisonRow) []figure.Change {
	out := make([]figure.Change, len(rows))
	for i, r := range rows {
		out[i] = r.Change
	}
	return out
}

// compareOne writes one area's change, its region's, and how far apart they are.
func (w *Writer) compareOne(c figure.Comparison, row figure.ComparisonRow) string {
	first := w.Change(row.Change)
	if first == "" || c.Region == nil {
		return first
	}
	first = w.numberMoved(row.Change, first)
	return join(first, w.regionMoved(c.Region.Change, pronoun(first)), w.apart(c, row.Change))
}

// pronoun is what a second sentence calls the number: "it" where the first had
// the number for its subject.
func pronoun(first string) string {
	if strings.HasPrefix(first, "The number ") {
		return "it"
	}
	return "the number"
}

// numberMoved writes a change with the number as its subject, so that "it" can
// follow; changes without a percentage keep the sentence they have.
func (w *Writer) numberMoved(c figure.Change, otherwise string) string {
	percent, ok := w.percent(c)
	if !ok || c.Direction == figure.Same || !c.Known || !c.New.Complete() || !c.Old.Complete() {
		return otherwise
	}
	now, before := w.amount(c.New), w.amount(c.Old)
	return end(w.theNumber(c.Common) + moved(c.Direction) + percent + w.fromTo(c, now, before))
}

func moved(d figure.Direction) string {
	if d == figure.Down {
		return " fell by "
	}
	return " rose by "
}

// regionMoved writes the change of the region, whose periods have just been
// named: "Across the North West, it rose by 103 per cent, from 1,747 to 3,549."
// A region of which a count is hidden gets a sentence of its own.
func (w *Writer) regionMoved(c figure.Change, number string) string {
	now, before := w.amount(c.New), w.amount(c.Old)
	if !c.Known || !c.New.Complete() || !c.Old.Complete() || !now.exact || !before.exact {
		return w.Change(c)
	}
	lead := across(c.Area) + ", " + number
	if c.Direction == figure.Same {
		return end(lead + " was unchanged, at " + now.text)
	}
	both := ", from " + before.text + " to " + now.text
	if verb, ok := w.multiple(c); ok {
		return end(lead + " " + verb + both)
	}
	if percent, ok := w.percent(c); ok {
		return end(lead + moved(c.Direction) + percent + both)
	}
	return end(lead + " went from " + before.text + " to " + now.text)
}

// apart says by how many percentage points two changes of one direction
// differ, where the test tells them apart.
func (w *Writer) apart(c figure.Comparison, own figure.Change) string {
	at := slices.IndexFunc(c.Relative, func(r figure.Relation) bool { return r.Area.ID == own.Area.ID })
	if at < 0 || own.Direction != c.Region.Change.Direction || !own.HasPercent || !c.Region.Change.HasPercent || !own.New.Complete() || !own.Old.Complete() {
		return ""
	}
	r := c.Relative[at]
	difference, exact := r.Difference.Exact()
	if !r.Known || !exact || r.Alike || difference.Sign() == 0 {
		return ""
	}
	base, _ := own.Old.Exact()
	size := w.words.Style.Points(difference.Abs(), base)
	if size == w.words.Style.Points(difference.Sub(difference), base) {
		return "" // less than can be printed
	}
	movement, way := "rise", "higher"
	if own.Direction == figure.Down {
		movement = "fall"
	}
	if (difference.Sign() < 0) != (own.Direction == figure.Down) {
		way = "lower"
	}
	return end("the " + movement + " in " + area.Say(own.Area) + " was " + size + " " + way + " than " + w.than(c.Method, r.Region))
}

// than names what an area was held against.
func (w *Writer) than(m figure.AverageMethod, region area.Area) string {
	switch m {
	case figure.Mean:
		return "the mean of the areas of " + placeName(region)
	case figure.ExcludingSelf:
		return "in the rest of " + placeName(region)
	}
	return across(region)
}

func placeName(a area.Area) string {
	if everywhere(a) {
		return "the whole"
	}
	return area.Say(a)
}

// perSentence is how many areas one sentence lists.
const perSentence = 3

// Changes lists the changes of several areas over the same periods: "Comparing
// January to June 2018 with July to December 2017, the number of people who
// contacted Stop It Now! rose by 193 per cent in Cheshire (from 200 to 586) …
// compared with 103 per cent across the North West (1,747 to 3,549)." Rises
// and falls stand in sentences of their own.
func (w *Writer) Changes(list []figure.Change, region *figure.Change) string {
	var sentences []string
	lead := true
	for _, d := range []figure.Direction{figure.Up, figure.Down} {
		var items []string
		for _, c := range list {
			if item, ok := w.item(c, d, len(items)%perSentence == 0); ok {
				items = append(items, item)
			}
		}
		for chunk := range slices.Chunk(items, perSentence) {
			s := "the number" + moved(d) + w.list(chunk)
			if lead && len(list) > 0 {
				s = w.comparing(list[0]) + "the number of " + w.noun.plural + w.through(list[0].Members) + w.whoDid() + moved(d) + w.list(chunk)
				lead = false
			}
			if region != nil && region.Direction == d {
				if item, ok := w.item(*region, d, false); ok {
					s += ", compared with " + strings.Replace(item, " in ", " across ", 1)
					region = nil
				}
			}
			sentences = append(sentences, end(s))
		}
	}
	for _, c := range list {
		if !w.listed(c) {
			sentences = append(sentences, w.Change(c))
		}
	}
	return join(sentences...)
}

// comparing names the two periods of a list.
func (w *Writer) comparing(c figure.Change) string {
	return "comparing " + w.words.Style.SpanPhrase(c.Period) + " with " + w.words.Style.SpanPhrase(c.Against) + ", "
}

// listed reports whether a change can stand in a list: it has a percentage and
// both counts.
func (w *Writer) listed(c figure.Change) bool {
	_, ok := w.percent(c)
	return ok && c.Known && c.New.Complete() && c.Old.Complete() && (c.Direction == figure.Up || c.Direction == figure.Down)
}

// item is one change in a list: "193 per cent in Cheshire (from 200 to 586)".
func (w *Writer) item(c figure.Change, d figure.Direction, first bool) (string, bool) {
	if !w.listed(c) || c.Direction != d {
		return "", false
	}
	percent, _ := w.percent(c)
	now, before := w.amount(c.New), w.amount(c.Old)
	from := ""
	if first {
		from = "from "
	}
	place := " in " + area.Say(c.Area)
	if everywhere(c.Area) {
		place = " in all areas together"
	}
	return percent + place + " (" + from + before.text + " to " + now.text + ")", true
}

// compareLevels writes the totals of several areas and of their region.
func (w *Writer) compareLevels(c figure.Comparison, list []figure.ComparisonRow) string {
	var items []string
	for _, r := range list {
		a := w.rounded(r.Total.Cell)
		if !a.sayable || len(r.Total.Cell.Missing) > 0 {
			continue
		}
		text := a.text
		if a.none {
			text = "none"
		}
		if len(items) == 0 {
			text += " " + w.noun.of(a.one)
		}
		items = append(items, text+w.from(r.Total.Area))
	}
	if len(items) == 0 {
		return ""
	}
	s := w.in(c.Period) + ", " + w.list(items)
	if w.words.Verb != "" {
		s += " " + w.action()
	} else {
		s = w.in(c.Period) + ", there were " + w.list(items)
	}
	if c.Region != nil {
		if a := w.rounded(c.Region.Total.Cell); a.sayable && len(c.Region.Total.Cell.Missing) == 0 {
			s += ", out of " + a.text + " " + across(c.Region.Total.Area)
		}
	}
	return end(s)
}

// Share writes a part of a whole: "Of the 3,693 people from the South West who
// contacted Stop It Now! in the first six months of 2019, 373 – about one in
// ten – were from Dorset."
func (w *Writer) Share(s figure.Share) string {
	part, whole := w.amount(s.PartCell), w.amount(s.AllCell)
	if !s.Known || !part.sayable || !whole.exact || whole.none || !counts(s.Measure) || len(s.PartCell.Missing)+len(s.AllCell.Missing) > 0 {
		return ""
	}
	lead := "of the " + w.inside(whole) + w.from(s.Whole) + w.through(s.WholeMembers) + w.whoDid() + " " + w.in(s.WholePeriod) + ", "
	text := part.text
	if part.none {
		text = "none"
	}
	if size := w.proportion(s); size != "" && !part.none {
		text += " – " + size + " –"
	}
	verb := " were"
	if part.one {
		verb = " was"
	}
	return end(lead + text + verb + w.what(s))
}

// proportion says a share as a fraction, or as a per cent where no fraction
// fits.
func (w *Writer) proportion(s figure.Share) string {
	ratio, exact := s.Ratio.Exact()
	if !exact || s.Suppressed {
		return ""
	}
	if choice, ok := wording.Fraction(ratio, w.words.Wording); ok {
		return choice.Text
	}
	base, _ := s.AllCell.Exact()
	return w.words.Style.Percent(ratio.Mul(hundred), base)
}

// what says which part of the whole it is.
func (w *Writer) what(s figure.Share) string {
	switch {
	case s.Area.ID != s.Whole.ID:
		return w.from(s.Area) + w.through(s.Members)
	case !s.Period.Same(s.WholePeriod):
		return " " + w.in(s.Period)
	}
	for _, p := range s.Members {
		if !slices.ContainsFunc(s.WholeMembers, func(o figure.Pick) bool { return o.Dimension == p.Dimension && slices.Equal(o.Names, p.Names) }) {
			return " for " + lowerFirst(p.Dimension) + " “" + w.list(p.Names) + "”"
		}
	}
	return ""
}
