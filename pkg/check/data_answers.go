package check

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/figure"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/period"
	"github.com/pressfigures/figures/pkg/wording"
)

// answer is what the data say to a question.
type answer struct {
	question
	wording.Judgement
	truth    number.Range
	from, to string
	result   string // which result of the figure's working the truth is
	figure   figure.Figure
	known    bool
	sign     int       // of a change
	why      string    // where nothing is known: what is missing
	says     string    // what the data say, where no one number does
	turned   bool      // it went the other way
	loose    caveat.ID // the caveat that makes it loose
	mend     string    // what to do about that
}

// answer works out the figure of a question and judges the claim by it.
func (b *bench) answer(c claim.Claim, q question) answer {
	a := answer{question: q}
	if q.lacks != "" {
		a.why = q.lacks
		return a
	}
	switch {
	case c.Kind == claim.Rank:
		return b.rank(c, a)
	case c.Kind == claim.Comparison:
		return b.comparison(c, a)
	case c.Kind == claim.AbsoluteChange && c.Stated.Quantity == wording.Points && !b.percents(q):
		if b.comparesPlaces(c) {
			return b.pointsApart(c, a)
		}
		if region, ok := b.region(a.Area); ok && containsAny(b.sentenceOf(c), "share", "proportion") {
			return b.pointsOfShares(c, a, region)
		}
		return b.pointsOfCounts(c, a)
	case c.Base && q.whole == nil && c.Kind != claim.Share:
		return b.level(c, a)
	case c.Changes() && (len(c.Than.Areas) > 0 || c.Than.Average):
		return b.versus(c, a)
	case c.Changes():
		return b.change(c, a)
	case q.whole != nil:
		return b.share(c, a)
	case (c.Kind == claim.Share || c.Kind == claim.Fraction) && !b.percents(q):
		a.why = "the data do not say what this is a share of"
		return a
	}
	return b.level(c, a)
}

// versus answers how a place stands to another at one time: "31 more callers
// than Norfolk", "almost four times as many as Kent".
func (b *bench) versus(c claim.Claim, a answer) answer {
	other, named := area.None, false
	for _, r := range c.Than.Areas {
		other = b.own(r)
		named = other != area.None && other != a.Area
		break
	}
	mine, known := b.levelAt(a, a.Area, a.Span)
	theirs, held := b.levelAt(a, other, a.Span)
	if !named || !known || !held || c.Than.Change || c.DirectionOnly {
		a.why = "this holds one place against another, which the data are not asked for here"
		return a
	}
	a.Against = period.Span{}
	a.from, a.to = ranged(theirs, 0), ranged(mine, 0)
	a.sign, _ = number.CompareRanges(mine, theirs)
	a = b.moved(c, a, theirs, mine)
	a.says = fmt.Sprintf("%s for %s and %s for %s", a.to, b.name(a.Area), a.from, b.name(other))
	return a
}

// percents says whether what is asked for is a percentage itself.
func (b *bench) percents(q question) bool {
	return b.Desk.Cube.Measures[q.Measure].Kind == cube.Percentage
}

// by judges a truth by the claim's row.
func (b *bench) by(c claim.Claim, a answer, truth number.Range) answer {
	row, ok := wording.RowOf(c.Row)
	if !ok {
		return a
	}
	stated := c.Stated
	stated.Every = stated.Every || c.Every
	a.truth, a.known = truth, true
	a.Judgement = wording.Judge(row, stated, truth, b.options.Wording)
	return a
}

// covered judges by a figure of which the data may lack a part. Of a period
// that is partly covered, what is true of the covered part is loose, and what
// is less than that is wrong; of the rest nobody knows.
func (b *bench) covered(c claim.Claim, a answer, cell cube.Cell, truth func(cube.Cell) (number.Range, bool)) answer {
	value, ok := truth(cell)
	if !ok {
		return a
	}
	if len(cell.Missing) == 0 || cell.Sum.NoHigh {
		return b.by(c, a, value)
	}
	part := b.by(c, a, value)
	if part.Verdict == wording.Right || part.Verdict == wording.Loose {
		return part.loosen(caveat.PartialPeriod, b.gaps(a.figure))
	}
	open := cell
	open.Sum = number.AtLeast(cell.Sum.Low)
	if value, ok = truth(open); ok {
		if least := b.by(c, a, value); least.Verdict == wording.Wrong {
			return least
		}
	}
	a.known, a.why = false, b.gaps(a.figure)
	return a
}

// gaps says what the data of a figure lack.
func (b *bench) gaps(f figure.Figure) string {
	for _, c := range f.Base().Caveats {
		if c.ID == caveat.PartialPeriod || c.ID == caveat.MissingArea {
			return c.Text
		}
	}
	return "the data cover only a part of the period"
}

// loosen makes a right answer a loose one, for a caveat that says so.
func (a answer) loosen(id caveat.ID, text string) answer {
	if a.Verdict != wording.Right && a.Verdict != wording.Loose {
		return a
	}
	a.Verdict, a.Severity = wording.Loose, caveat.Warning
	a.Message = text
	a.loose = id
	return a
}

// level answers a count, a sum or a rate.
func (b *bench) level(c claim.Claim, a answer) answer {
	total := b.Desk.Total(a.Query)
	a.figure, a.result = &total, "total"
	if total.Cell.None {
		a.why = "the data hold nothing for " + b.subject(a)
		return a
	}
	if c.Kind == claim.Rate && c.Per != "" {
		return b.people(c, b.rate(c, a, total))
	}
	a = b.covered(c, a, total.Cell, func(cell cube.Cell) (number.Range, bool) { return cell.Sum, true })
	return b.people(c, a)
}

// people loosens a claim of people where contacts are counted.
func (b *bench) people(c claim.Claim, a answer) answer {
	m := b.Desk.Cube.Measures[a.Measure]
	if !a.known || !peopleNouns[c.Head] || !b.countsContacts(m) {
		return a
	}
	a = a.loosen(caveat.ContactsNotPeople, fmt.Sprintf("%q counts contacts, and one person may have made several", m.Name))
	if a.loose == caveat.ContactsNotPeople {
		a.mend = "say contacts, or count each person once"
	}
	return a
}

// rate answers "a month", "per 100,000", "one every two hours".
func (b *bench) rate(c claim.Claim, a answer, total figure.Total) answer {
	a.result = "rate"
	if every, ok := hoursOf(c.Per); ok {
		hours := number.Int(int64(24 * a.Span.Days()))
		// "One every two hours" is right if the hours for each round to two.
		each, ok := number.Exactly(hours).Quo(total.Cell.Sum)
		if !ok || len(total.Cell.Missing) > 0 {
			a.why = "there is no such rate of " + ranged(total.Cell.Sum, 0)
			return a
		}
		if c.Stated.N.Equal(one) {
			c.Stated.N, c.Stated.Quantity, c.Row = every, wording.Rate, rateRow(c.Row)
			return b.by(c, a, each)
		}
		perHour, _ := total.Cell.Sum.Quo(number.Exactly(hours))
		return b.by(c, a, perHour.Scale(every))
	}
	per, times := perOf(c.Per)
	query := a.Query
	query.Per = []string{per}
	worked := b.Desk.Total(query)
	a.figure = &worked
	if len(worked.Rates) == 0 || !worked.Rates[0].Known {
		a.why = "there is no such rate in the data"
		if len(worked.Rates) > 0 && worked.Rates[0].Why != "" {
			a.why += ": " + worked.Rates[0].Why
		}
		return a
	}
	return b.by(c, a, worked.Rates[0].Value.Scale(times))
}

// rateRow is the row for the hours between two events: a hedge keeps its own.
func rateRow(row wording.ID) wording.ID {
	if r, ok := wording.RowOf(row); ok && r.Family == wording.Hedge {
		return row
	}
	return wording.PerPeriod
}

// hoursOf reads "hour", "2 hours", "two hours" and "30 minutes" as hours.
func hoursOf(per string) (number.Value, bool) {
	fields := strings.Fields(per)
	n := one
	if len(fields) == 2 {
		w, err := number.ParseWritten(fields[0])
		if err != nil {
			return n, false
		}
		n, fields = w.Value, fields[1:]
	}
	if len(fields) != 1 {
		return n, false
	}
	switch fields[0] {
	case "hour", "hours":
		return n, true
	case "minute", "minutes":
		return n.Mul(number.Frac(1, 60)), true
	}
	return n, false
}

// perOf is what a rate is over, as figures name it, and how many of these the
// words mean: a year is twelve months.
func perOf(per string) (string, number.Value) {
	per = strings.TrimSuffix(strings.ReplaceAll(strings.ToLower(per), ",", ""), "s")
	switch per {
	case "year", "annum":
		return "month", number.Int(12)
	case "quarter":
		return "month", number.Int(3)
	case "fortnight":
		return "week", number.Int(2)
	case "monthly":
		return "month", one
	case "weekly":
		return "week", one
	case "daily":
		return "day", one
	case "million":
		return "1000000", one
	case "thousand":
		return "1000", one
	}
	if w, err := number.ParseWritten(per); err == nil && w.Value.IsInt() {
		return w.Value.Decimal(0), one
	}
	return per, one
}

// change answers a change: by how much, how many times, which way.
func (b *bench) change(c claim.Claim, a answer) answer {
	change := b.Desk.Change(a.Query)
	a.figure = &change
	if !change.Known {
		a.why = "the data do not hold both " + b.Style.Span(a.Span) + " and " + b.Style.Span(a.Against) + " for " + b.name(a.Area)
		return a
	}
	a.from, a.to = ranged(change.Old.Sum, change.Measure.Places), ranged(change.New.Sum, change.Measure.Places)
	a.sign, _ = number.CompareRanges(change.New.Sum, change.Old.Sum)
	if !change.New.Complete() || !change.Old.Complete() {
		return b.partly(c, a, change)
	}
	a = b.moved(c, a, change.Old.Sum, change.New.Sum)
	if slices.ContainsFunc(change.Caveats, func(c caveat.Caveat) bool { return c.ID == caveat.PeriodLength }) {
		a = a.loosen(caveat.PeriodLength, textOf(change.Caveats, caveat.PeriodLength))
	}
	return b.people(c, a)
}

// partly answers a change of which a period is not wholly covered: it is loose
// if it is true of what is covered, and else not known.
func (b *bench) partly(c claim.Claim, a answer, change figure.Change) answer {
	old, after := change.Old.Sum, change.New.Sum
	if !old.NoHigh && !after.NoHigh {
		if known := b.moved(c, a, old, after); known.known && known.Verdict != wording.Wrong {
			return known.loosen(caveat.PartialPeriod, b.gaps(a.figure))
		}
	}
	a.why = b.gaps(a.figure)
	return a
}

// moved judges a change by the values before and after.
func (b *bench) moved(c claim.Claim, a answer, old, after number.Range) answer {
	difference := after.Sub(old)
	if c.DirectionOnly {
		a.result = "change"
		return b.by(c, a, difference)
	}
	truth, ok := claim.Worked(&c, c.Kind == claim.Fraction, old, after)
	if !ok {
		a.why = "there is no percentage of a base of 0"
		return a
	}
	a.result = map[claim.Kind]string{claim.AbsoluteChange: "change", claim.Multiple: "times"}[c.Kind]
	if a.result == "" {
		a.result = "percent"
	}
	a = b.by(c, a, truth)
	if c.Direction != 0 && a.sign != c.Direction && a.known && (c.Kind != claim.Multiple || a.Verdict != wording.Wrong) {
		return b.wrongWay(c, a, difference)
	}
	return a
}

// wrongWay answers a rise that was none, or a fall.
func (b *bench) wrongWay(c claim.Claim, a answer, difference number.Range) answer {
	switch _, sure := number.CompareRanges(difference, number.Exactly(number.Int(0))); {
	case !sure && a.Verdict == wording.Wrong:
		return a
	case !sure:
		a.Verdict, a.Severity, a.Message = wording.Unclear, caveat.Warning, "hidden cells leave it open which way it went"
		return a
	case a.sign == 0:
		a.Message = fmt.Sprintf("it was unchanged, at %s", a.to)
	default:
		a.Message = fmt.Sprintf("from %s to %s is a %s", a.from, a.to, way(a.sign))
	}
	a.Verdict, a.Severity, a.Suggest, a.turned = wording.Wrong, caveat.Error, nil, true
	return a
}

// textOf is the text of the first caveat of a rule.
func textOf(all []caveat.Caveat, id caveat.ID) string {
	for _, c := range all {
		if c.ID == id {
			return c.Text
		}
	}
	return ""
}

// pointsApart answers "43 percentage points higher than across the North
// West": how far the percentage changes of two places are apart.
func (b *bench) pointsApart(c claim.Claim, a answer) answer {
	other, ok := b.other(c, a)
	if !ok {
		a.why = "the text does not say what this is compared with"
		return a
	}
	mine, theirs, ok := b.percentsOf(c, &a, other)
	if !ok {
		return a
	}
	size := func(r number.Range) number.Range { return number.Exactly(r.Low.Abs()) }
	if _, exact := mine.Exact(); !exact {
		a.why = "hidden cells leave the changes open"
		return a
	}
	apart := size(mine).Sub(size(theirs))
	a = b.by(c, a, apart)
	if sign := apart.Low.Sign(); c.Direction != 0 && sign != 0 && sign != c.Direction {
		a.Verdict, a.Severity, a.Suggest = wording.Wrong, caveat.Error, nil
		a.Message = fmt.Sprintf("%s is not %s than %s", shownPercent(mine), higher(c.Direction), shownPercent(theirs))
	}
	return a
}

// comparesPlaces says whether a difference in points is one between places and
// not between periods: another place or an average stands behind it.
func (b *bench) comparesPlaces(c claim.Claim) bool {
	for _, r := range c.Areas {
		if !r.Carried && r.Start > c.End {
			return true
		}
	}
	s := b.doc.Sentences[c.Sentence]
	return containsAny(strings.ToLower(b.doc.Text[min(c.End, s.End):s.End]), "average", "region", "nationally", "elsewhere")
}

// pointsOfShares answers by how much the share of a place in its region
// changed: "from 31 to 41 per cent, up 10 percentage points".
func (b *bench) pointsOfShares(c claim.Claim, a answer, region area.ID) answer {
	of := func(span period.Span) (number.Range, bool) {
		part, whole := a.Query, a.Query
		part.Span, whole.Span, whole.Area = span, span, region
		part.Against, whole.Against = period.Span{}, period.Span{}
		share := b.Desk.Share(part, whole)
		return share.Ratio.Scale(hundred), share.Known && share.Within
	}
	now, known := of(a.Span)
	then, held := of(a.Against)
	if !known || !held {
		a.why = "the data hold no such shares for " + b.subject(a)
		return a
	}
	a.from, a.to = ranged(then, 1), ranged(now, 1)
	a.sign, _ = number.CompareRanges(now, then)
	return b.moved(c, a, then, now)
}

// pointsOfCounts answers a change of counts that is given in percentage
// points: of counts there are per cents.
func (b *bench) pointsOfCounts(c claim.Claim, a answer) answer {
	c.Kind, c.Stated.Quantity = claim.PercentChange, wording.Percent
	a = b.change(c, a)
	if !a.known {
		return a
	}
	a.Verdict, a.Severity, a.Suggest = wording.Wrong, caveat.Error, nil
	a.Message = "these are counts, and a change of counts is in per cent, not in percentage points"
	a.says = fmt.Sprintf("it %s by %s per cent", rose(a.sign), ranged(a.truth, 1))
	return a
}

func rose(sign int) string {
	if sign < 0 {
		return "fell"
	}
	return "rose"
}

func higher(way int) string {
	if way > 0 {
		return "higher"
	}
	return "lower"
}

func shownPercent(r number.Range) string { return ranged(r, 1) + " per cent" }

// other is the place that a claim compares with: the one that it names, else
// the region.
func (b *bench) other(c claim.Claim, a answer) (area.ID, bool) {
	for _, r := range c.Than.Areas {
		id := b.own(r)
		return id, id != area.None
	}
	for _, r := range c.Areas {
		id := b.own(r)
		if id != area.None && id != a.Area && !r.Carried && (r.Start > c.Start || b.Desk.Cube.Areas.Within(a.Area, id)) {
			return id, true
		}
	}
	return b.region(a.Area)
}

// region is what a place is held against where none is named.
func (b *bench) region(id area.ID) (area.ID, bool) {
	if up, ok := b.Desk.Cube.Region(id); ok {
		return up, true
	}
	return area.None, id != area.None && len(b.Desk.Cube.Tops()) > 1
}

// percentsOf are the percentage changes of a place and of another, by the
// method that the words name.
func (b *bench) percentsOf(c claim.Claim, a *answer, other area.ID) (mine, theirs number.Range, ok bool) {
	desk := *b.Desk
	desk.Force = true
	desk.Average = b.method(c)
	whole := a.Query
	whole.Area = other
	own, rest := desk.Change(a.Query), desk.Change(whole)
	a.figure = &own
	if !own.Known || !rest.Known || !own.HasPercent || !rest.HasPercent || !own.New.Complete() || !own.Old.Complete() || !rest.New.Complete() || !rest.Old.Complete() {
		a.why = "the data do not hold both changes"
		return mine, theirs, false
	}
	mine, theirs = own.Percent, rest.Percent
	if up, is := b.region(a.Area); is && up == other && desk.Average != figure.WholeRegion {
		compared := desk.Compare(a.Query, []area.ID{a.Area}, []area.ID{}, true)
		if len(compared.Relative) == 1 && compared.Relative[0].Known {
			theirs = compared.Relative[0].Average
		}
	}
	a.from, a.to = "", ""
	a.says = fmt.Sprintf("%s for %s and %s for %s", shownPercent(mine), b.name(a.Area), shownPercent(theirs), b.name(other))
	_, exact := theirs.Exact()
	return mine, theirs, exact
}

// method is the method of averaging that the words behind a claim name, else
// that of the desk.
func (b *bench) method(c claim.Claim) figure.AverageMethod {
	sentence := b.doc.Sentences[c.Sentence]
	behind := strings.ToLower(b.doc.Text[min(c.Start, sentence.End):sentence.End])
	switch {
	case strings.Contains(behind, "the mean of the areas"):
		return figure.Mean
	case strings.Contains(behind, "the rest of "):
		return figure.ExcludingSelf
	}
	return b.Desk.Average
}

// share answers a part of a whole.
func (b *bench) share(c claim.Claim, a answer) answer {
	share := b.Desk.Share(a.Query, *a.whole)
	a.figure, a.result = &share, "share"
	if !share.Known || !share.Within {
		a.why = "the data hold no such share for " + b.subject(a)
		return a
	}
	a.from, a.to = ranged(share.AllCell.Sum, 0), ranged(share.PartCell.Sum, 0)
	truth := share.Ratio
	if c.Stated.Quantity == wording.Percent {
		truth = truth.Scale(hundred)
	}
	return b.people(c, b.by(c, a, truth))
}
