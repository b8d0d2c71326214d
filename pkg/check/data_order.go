package check

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/figure"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/period"
	"github.com/pressfigures/figures/pkg/wording"
)

// rank answers "highest", "second lowest", "steepest rise" among the places
// beside the one that is spoken of, and records of one place over time.
func (b *bench) rank(c claim.Claim, a answer) answer {
	if c.Place.Record {
		return b.record(c, a)
	}
	if c.Place.Months > 0 {
		return b.peak(c, a)
	}
	if among := c.Place.Among; len(among) > 0 && b.own(among[0]) == area.None {
		a.why = fmt.Sprintf("the data hold no place %q", among[0].Text)
		return a
	}
	parent, ok := b.field(c, a)
	if !ok {
		a.why = "the text does not say among which places"
		return a
	}
	places := b.Desk.Cube.Listed(parent)
	subject := slices.Index(places, a.Area)
	if subject < 0 {
		a.why = fmt.Sprintf("%s is not one of the places in %s", b.name(a.Area), b.name(parent))
		return a
	}
	if b.ofRates(c) {
		return b.rankRates(c, a, parent, places, subject)
	}
	if c.Place.Change {
		return b.biggest(c, a, parent, places, subject)
	}
	claimed := rankClaim(c, subject)
	for _, id := range places {
		claimed.Values = append(claimed.Values, b.value(a.Query, id))
	}
	ranking := b.Desk.Rank(figure.Query{Measure: a.Measure, Area: parent, Span: a.Span, Where: a.Where}, figure.ByCount, nil, 0)
	a.figure, a.known, a.result = &ranking, true, "rank"
	a.truth = claimed.Values[subject]
	a.Judgement = wording.JudgeRank(claimed, b.options.Wording)
	a.says = b.order(c, a, ranking, parent)
	return a
}

// bareRanks are superlatives that leave it to the words before what is ranked.
var bareRanks = set(`highest lowest largest smallest biggest steepest sharpest greatest`)

// goingOn is the place in an order that a claim tells, with what is ranked taken
// from the rank told before it where its own words do not say: "the steepest rise
// was in Kent. The second highest was in Essex, at 63 per cent."
func (b *bench) goingOn(c claim.Claim) claim.Place {
	place := c.Place
	if behind := b.wordsBehind(c); c.Kind == claim.Rank && len(behind) > 0 && (behind[0] == "monthly" || behind[0] == "quarterly") {
		place.Change, place.Record, place.Months = false, false, eachStretch[behind[0]]
		return place
	}
	if c.Kind == claim.Rank && !place.Change && !place.Record && b.ofMonth(c) {
		place.Months, place.Number = 1, max(place.Number, 1)
		return place
	}
	if c.Kind != claim.Rank || place.Change || place.Record || place.Months > 0 || !bareRanks[lastWord(c.Text)] {
		return place
	}
	if behind := b.wordsBehind(c); len(behind) == 0 || behind[0] != "was" && behind[0] != "is" && behind[0] != "came" {
		return place
	}
	for i := c.Index - 1; i >= 0 && b.all[i].Sentence >= c.Sentence-1 && b.all[i].Block == c.Block; i-- {
		o := b.all[i]
		if o.Kind != claim.Rank {
			continue
		}
		if o.Place.Change && o.Place.Months == 0 {
			place.Change, place.Fall, place.Least, place.Measure = true, o.Place.Fall, o.Place.Least, o.Place.Measure
		}
		return place
	}
	return place
}

// ofMonth says whether what a superlative is said of is a month: "June had the
// most and February the fewest", "the highest figure was 106, in March".
func (b *bench) ofMonth(c claim.Claim) bool {
	for _, p := range c.Periods {
		if p.Carried || p.Unplaced || !isMonth(p.Period) {
			continue
		}
		if between := b.doc.Text[min(p.End, c.Start):c.Start]; p.End <= c.Start {
			if words := wordsOf(between); len(words) == 0 || len(words) == 1 && (words[0] == "had" || words[0] == "saw" || words[0] == "was" || words[0] == "brought") {
				return true
			}
			continue
		}
		if behind := b.wordsBehind(c); c.Index+1 < len(b.all) && len(behind) > 0 && figureWords[behind[0]] && b.all[c.Index+1].Sentence == c.Sentence {
			if _, ok := b.monthBehind(b.all[c.Index+1]); ok {
				return true
			}
		}
	}
	return false
}

func rankClaim(c claim.Claim, subject int) wording.RankClaim {
	return wording.RankClaim{Place: c.Place.Number, Lowest: c.Place.Lowest, Joint: c.Place.Joint, Subject: subject}
}

// value is what a place counts; anything from 0 where the data have nothing.
func (b *bench) value(q figure.Query, id area.ID) number.Range {
	q.Area = id
	cell := b.Desk.Total(q).Cell
	switch {
	case cell.None:
		return number.AtLeast(number.Int(0))
	case !cell.Complete():
		return number.AtLeast(cell.Sum.Low)
	}
	return cell.Sum
}

// field is the place among whose parts one is ranked: one that the sentence
// names and that holds it, else the region, else all.
func (b *bench) field(c claim.Claim, a answer) (area.ID, bool) {
	for _, r := range slices.Concat(c.Place.Among, c.Areas) {
		if id := b.own(r); id != area.None && id != a.Area && b.Desk.Cube.Areas.Get(a.Area).Parent == id {
			return id, true
		}
	}
	return b.region(a.Area)
}

// ofRates says whether a superlative is one of rates: "the highest rate of
// callers".
func (b *bench) ofRates(c claim.Claim) bool {
	behind := strings.Fields(strings.ToLower(b.doc.Text[c.End:min(c.End+40, len(b.doc.Text))]))
	return len(behind) > 0 && (strings.Trim(behind[0], ".,;:") == "rate" || strings.Trim(behind[0], ".,;:") == "rates") || hasWord(c.Text, "rate", "rates")
}

// rankRates answers a place in an order of rates per head.
func (b *bench) rankRates(c claim.Claim, a answer, parent area.ID, places []area.ID, subject int) answer {
	q := a.Query
	q.Per = []string{"100000"}
	claimed := rankClaim(c, subject)
	for _, id := range places {
		q.Area = id
		total := b.Desk.Total(q)
		if len(total.Rates) == 0 || !total.Rates[0].Known {
			a.why = "no population is known, so there are no rates"
			return a
		}
		claimed.Values = append(claimed.Values, total.Rates[0].Value)
	}
	q.Area = parent
	ranking := b.Desk.Rank(q, figure.ByRate, nil, 0)
	a.figure, a.known, a.result = &ranking, true, "rank"
	a.Judgement = wording.JudgeRank(claimed, b.options.Wording)
	a.says = b.order(c, a, ranking, parent)
	return a
}

// biggest answers "the steepest rise", by number or by per cent.
func (b *bench) biggest(c claim.Claim, a answer, parent area.ID, places []area.ID, subject int) answer {
	claimed := wording.BiggestClaim{Subject: subject, Place: c.Place.Number, Fall: c.Place.Fall || c.Place.Lowest, Least: c.Place.Least, Measure: b.measuredBy(c)}
	before := a.Query
	before.Span = a.Against
	for _, id := range places {
		claimed.News = append(claimed.News, b.value(a.Query, id))
		claimed.Olds = append(claimed.Olds, b.value(before, id))
	}
	by := figure.ByChange
	if claimed.Measure == wording.ByPercent {
		by = figure.ByPercent
	}
	q := a.Query
	q.Area = parent
	ranking := b.Desk.Rank(q, by, nil, 0)
	if !b.Desk.Change(a.Query).Known {
		a.why = "the data do not hold both " + b.Style.Span(a.Span) + " and " + b.Style.Span(a.Against) + " for " + b.name(a.Area)
		return a
	}
	alike := slices.IndexFunc(ranking.Caveats, func(c caveat.Caveat) bool { return c.ID == caveat.AreasAlike })
	claimed.Alike = by == figure.ByPercent && alike >= 0 && !c.Place.Least
	a.figure, a.known, a.result = &ranking, true, "rank"
	a.Judgement = wording.JudgeBiggest(claimed, b.options.Wording)
	if claimed.Measure == wording.Unnamed && a.Verdict == wording.Loose && b.percentBehind(c) {
		claimed.Measure = wording.ByPercent
		a.Judgement = wording.JudgeBiggest(claimed, b.options.Wording)
	}
	if claimed.Alike && claimed.Measure != wording.Unnamed && a.Verdict == wording.Loose { // said once, with the places
		a.loose, a.Judgement.Message, a.mend = caveat.AreasAlike, ranking.Caveats[alike].Text, ranking.Caveats[alike].Hint
	}
	a.says = b.order(c, a, ranking, parent)
	return a
}

// measuredBy is what a superlative of change is measured by: its own words, or
// "by number" and "by percentage" further on in the sentence.
func (b *bench) measuredBy(c claim.Claim) wording.Measure {
	if c.Place.Measure != wording.Unnamed {
		return c.Place.Measure
	}
	s := b.doc.Sentences[c.Sentence]
	behind := strings.ToLower(b.doc.Text[min(c.End, s.End):s.End])
	switch {
	case containsAny(behind, "by number", "in number,", "in absolute terms", "in numerical terms"):
		return wording.ByNumber
	case containsAny(behind, "by percentage", "by per cent", "in percentage terms", "proportionally", "in proportion"):
		return wording.ByPercent
	}
	return wording.Unnamed
}

// percentBehind says whether the first number behind a superlative is the per cent
// by which it is one: "the steepest rise was in Kent, at 63 per cent".
func (b *bench) percentBehind(c claim.Claim) bool {
	i := c.Index + 1
	if i >= len(b.all) || b.all[i].Sentence != c.Sentence || !b.all[i].HasNumber {
		return false
	}
	before := lastWord(b.doc.Text[c.End:max(b.all[i].Start, c.End)])
	return b.all[i].Number.Class == number.Percent && (before == "at" || before == "with" || before == "by")
}

func containsAny(text string, parts ...string) bool {
	return slices.ContainsFunc(parts, func(part string) bool { return strings.Contains(text, part) })
}

// leadersTold is how many places of an order are told.
const leadersTold = 3

// order says who leads a ranking, from the end that the claim is about, and
// where its own place stands if that is none of them.
func (b *bench) order(c claim.Claim, a answer, r figure.Ranking, parent area.ID) string {
	rows := slices.DeleteFunc(slices.Clone(r.Rows), func(row figure.RankRow) bool { return !row.Known })
	from := ""
	if (c.Place.Lowest || c.Place.Fall) != c.Place.Least {
		slices.Reverse(rows)
		from = " from the lowest"
	}
	var told []string
	own := ""
	for i, row := range rows {
		unit := ""
		if r.By == figure.ByPercent {
			unit = " per cent"
		}
		text := fmt.Sprintf("%s (%s%s)", area.Say(row.Area), ranged(row.Value, 0), unit)
		switch {
		case i < leadersTold:
			told = append(told, text)
		case row.Area.ID == a.Area:
			own = fmt.Sprintf("; %s is %s", text, number.Ordinal(int64(i+1)))
		}
	}
	return "the order in " + b.name(parent) + from + " is " + strings.Join(told, ", ") + own
}

// record answers "the highest on record", "the highest since 2014": over all
// periods of the same length that the data hold up to then.
func (b *bench) record(c claim.Claim, a answer) answer {
	claimed := wording.RecordClaim{Value: b.value(a.Query, a.Area), Lowest: c.Place.Lowest}
	since := period.Day(-1 << 31)
	for _, r := range c.Periods {
		if r.Since && !r.Unplaced {
			since, claimed.StartStated = r.Period.Start, true
		}
	}
	total := b.Desk.Total(a.Query)
	if total.Cell.None {
		a.why = "the data hold nothing for " + b.subject(a)
		return a
	}
	for _, span := range b.series(a.Span) {
		if span.Start >= since && !span.Overlaps(a.Span) {
			q := a.Query
			q.Span = span
			claimed.Earlier = append(claimed.Earlier, b.value(q, a.Area))
		}
	}
	a.figure, a.known, a.result, a.truth = &total, true, "total", claimed.Value
	a.Judgement = wording.JudgeRecord(claimed, b.options.Wording)
	return a
}

// series are the periods of the data before one, as long as it.
func (b *bench) series(s period.Span) []period.Span {
	months, whole := s.Months()
	var found []period.Span
	for before := s; whole && len(found) < 1000; {
		before = before.ShiftMonths(-months)
		if !b.Desk.Cube.Held(before) {
			break
		}
		found = append(found, before)
	}
	slices.Reverse(found)
	return found
}

// comparison answers "more than the North West average", "even steeper".
func (b *bench) comparison(c claim.Claim, a answer) answer {
	other, ok := b.other(claim.Claim{Than: c.Than}, a)
	if !ok || len(c.Than.Areas) == 0 && !c.Than.Average {
		other, ok = b.before(c, a)
	}
	if !ok {
		a.why = "the text does not say what this is compared with"
		return a
	}
	a.than = &other
	if c.Than.Change {
		return b.compareChanges(c, a, other)
	}
	return b.compareLevels(c, a, other)
}

// before is the place whose change was spoken of before: what "even steeper"
// is held against. Without one it is the region.
func (b *bench) before(c claim.Claim, a answer) (area.ID, bool) {
	for i := c.Index - 1; i >= 0; i-- {
		o := b.all[i]
		if !o.Changes() || len(o.Areas) == 0 || o.Sentence == c.Sentence && o.Block == c.Block {
			continue
		}
		if id := b.own(o.Areas[0]); id != area.None && id != a.Area {
			return id, true
		}
	}
	return b.region(a.Area)
}

// compareChanges holds the percentage change of a place against another's.
func (b *bench) compareChanges(c claim.Claim, a answer, other area.ID) answer {
	mine, theirs, ok := b.percentsOf(c, &a, other)
	if !ok {
		return a
	}
	claimed := wording.AverageClaim{Above: c.Direction > 0, Value: mine, Average: theirs}
	if up, is := b.region(a.Area); is && up == other {
		claimed.Others = b.otherMethods(a, true)
	}
	a.truth, a.known = mine, true
	a.Judgement = wording.JudgeAverage(claimed, b.options.Wording)
	return a
}

// otherMethods are the averages of the region by the methods that were not
// chosen.
func (b *bench) otherMethods(a answer, changes bool) []wording.NamedRange {
	var found []wording.NamedRange
	for _, m := range []figure.AverageMethod{figure.WholeRegion, figure.Mean, figure.ExcludingSelf} {
		desk := *b.Desk
		desk.Average, desk.Force = m, true
		compared := desk.Compare(a.Query, []area.ID{a.Area}, []area.ID{}, changes)
		if m != b.Desk.Average && len(compared.Relative) == 1 && compared.Relative[0].Known {
			found = append(found, wording.NamedRange{Name: m.String(), Value: compared.Relative[0].Average})
		}
	}
	return found
}

// compareLevels holds the count of a place against another's, or against the
// average of the places of its region.
func (b *bench) compareLevels(c claim.Claim, a answer, other area.ID) answer {
	total := b.Desk.Total(a.Query)
	a.figure, a.result = &total, "total"
	if total.Cell.None {
		a.why = "the data hold nothing for " + b.subject(a)
		return a
	}
	claimed := wording.AverageClaim{Above: c.Direction > 0, Value: total.Cell.Sum, Average: b.value(a.Query, other)}
	if c.Than.Average {
		compared := b.Desk.Compare(a.Query, []area.ID{a.Area}, []area.ID{}, false)
		if len(compared.Relative) != 1 || !compared.Relative[0].Known || compared.Relative[0].Region.ID != other {
			a.why = "there is no average of " + b.name(other)
			return a
		}
		claimed.Average = compared.Relative[0].Average
	}
	a.truth, a.known = total.Cell.Sum, true
	a.Judgement = wording.JudgeAverage(claimed, b.options.Wording)
	a.says = fmt.Sprintf("%s for %s and %s for %s", ranged(claimed.Value, 0), b.name(a.Area), ranged(claimed.Average, 1), b.name(other))
	return a
}
