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
	"github.com/pressfigures/figures/pkg/style"
	"github.com/pressfigures/figures/pkg/wording"
)

// Data is what claims are judged by: figures of one cube.
type Data struct {
	Desk *figure.Desk
	// Measure is the measure that counts, an index into Cube.Measures.
	Measure int
	// Nouns are what the data count, beside the words for contacts that
	// everybody uses.
	Nouns []string
	Style style.Style
}

// Against judges the claims of a report by the data: every reading of a claim
// becomes the figure it could mean. A claim is right if a reading that the
// text favours holds, wrong if it is tied to one place and period and does not
// hold, and unclear where the text leaves open what it is about. What the data
// cannot hold keeps the verdict of the text.
func (r *Report) Against(d Data, o Options) {
	all := make([]claim.Claim, len(r.Claims))
	for i, j := range r.Claims {
		all[i] = j.Claim
	}
	for i := range r.Claims {
		r.Claims[i] = d.judge(all, r.Claims[i], o)
	}
	r.Findings = nil
	r.collect()
}

// question is one reading of a claim, as a query of the data.
type question struct {
	figure.Query
	whole    *figure.Query // of a share
	score    int           // how well the text ties the claim to this reading
	area     claim.AreaReading
	period   claim.PeriodReading
	against  claim.PeriodReading
	explicit bool // place and period stand beside the claim
}

// answer is what the data say to a question.
type answer struct {
	question
	wording.Judgement
	truth    number.Range
	from, to string
	figure   figure.Figure
	known    bool
	sign     int    // of a change
	why      string // where nothing is known: what is missing
}

// judge judges one claim by the data.
func (d Data) judge(all []claim.Claim, j Judged, o Options) Judged {
	if !d.about(j.Claim) {
		return j
	}
	questions := d.questions(all, j.Claim)
	var answers []answer
	for _, q := range questions {
		if a := d.answer(j.Claim, q, o); a.known || a.why != "" {
			answers = append(answers, a)
		}
	}
	return d.settle(j, answers)
}

// contactWords are what everybody calls those who make contact, and their
// contacts.
var contactWords = set(`people person persons callers caller calls call contacts contact users user visitors visitor visits
	visit clients client enquiries enquiry inquiries inquiry chats emails messages sessions referrals adults individuals
	them others men women`)

func set(list string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(list) {
		m[w] = true
	}
	return m
}

// about says whether a claim is one that the data could hold: of what they
// count, and not quoted from an outside source.
func (d Data) about(c claim.Claim) bool {
	if c.Source != "" || c.Currency != "" || c.Kind == claim.Sum && !c.HasNumber || c.Forecast {
		return false
	}
	if c.Head == "" || contactWords[c.Head] || len(c.Channels) > 0 {
		return true
	}
	return slices.ContainsFunc(d.Nouns, func(n string) bool { return strings.EqualFold(n, c.Head) })
}

// closeBy is how far behind the best reading another may be and still be one
// that the text favours.
const closeBy = 12

// questions are the readings of a claim as queries, the best first.
func (d Data) questions(all []claim.Claim, c claim.Claim) []question {
	var found []question
	for _, a := range d.areas(c) {
		for _, p := range placed(c.Periods) {
			q := question{area: a, period: p, score: min(a.Score, p.Score), explicit: a.Score >= 55 && p.Score >= 30}
			q.Query = figure.Query{Measure: d.Measure, Area: a.Area, Span: p.Period}
			found = append(found, d.expand(all, c, q)...)
		}
	}
	slices.SortStableFunc(found, func(a, b question) int { return b.score - a.score })
	return found
}

// areas are the places a claim may be about; all places together where the
// text names none at all.
func (d Data) areas(c claim.Claim) []claim.AreaReading {
	if len(c.Areas) == 0 {
		return []claim.AreaReading{{Area: area.None, Text: "all areas", Score: 20}}
	}
	return c.Areas
}

// placed are the readings of a period that have days.
func placed(readings []claim.PeriodReading) []claim.PeriodReading {
	var found []claim.PeriodReading
	for _, r := range readings {
		if !r.Unplaced && !slices.ContainsFunc(found, func(o claim.PeriodReading) bool { return o.Period.Same(r.Period) }) {
			found = append(found, r)
		}
	}
	return found
}

// expand adds to a question what its kind needs: the period of the base, the
// whole of a share, the channels.
func (d Data) expand(all []claim.Claim, c claim.Claim, q question) []question {
	questions := []question{q}
	switch {
	case c.Base:
		questions = questions[:0]
		for _, b := range d.bases(c, q) {
			b.Span, b.Against = b.Against, period.Span{}
			questions = append(questions, b)
		}
	case c.Changes():
		questions = d.bases(c, q)
	case c.Kind == claim.Share || c.Kind == claim.Fraction:
		questions = d.wholes(c, q)
	}
	where := d.members(c)
	if len(where) == 0 {
		return questions
	}
	var found []question
	for _, q := range questions {
		narrowed := q
		narrowed.Where = where
		q.score -= 3
		found = append(found, narrowed, q)
	}
	return found
}

// bases are the periods that a change may be measured from.
func (d Data) bases(c claim.Claim, q question) []question {
	var found []question
	for _, b := range placed(c.Against) {
		if b.Period.Same(q.Span) {
			continue
		}
		with := q
		with.Against, with.against = b.Period, b
		with.score = min(q.score, max(b.Score, 30))
		found = append(found, with)
	}
	if len(found) > 0 {
		return found
	}
	for _, span := range []period.Span{q.Span.YearBefore(), q.Span.Previous()} {
		with := q
		with.Against, with.score, with.explicit = span, q.score-6, false
		if !span.Overlaps(q.Span) && !(len(found) > 0 && found[0].Against.Same(span)) {
			found = append(found, with)
		}
	}
	return found
}

// wholes are what a share may be of: another place of the sentence that holds
// the part, else the place right above it.
func (d Data) wholes(c claim.Claim, q question) []question {
	tree := d.Desk.Cube.Areas
	var found []question
	for _, w := range c.Areas {
		if w.Area != area.None && w.Area != q.Area && tree.Within(q.Area, w.Area) {
			with := q
			whole := q.Query
			whole.Area = w.Area
			with.whole = &whole
			found = append(found, with)
			break
		}
	}
	if len(found) == 0 && q.Area != area.None {
		if region, ok := d.Desk.Cube.Region(q.Area); ok {
			with := q
			whole := q.Query
			whole.Area = region
			with.whole, with.explicit = &whole, false
			found = append(found, with)
		}
	}
	return found
}

// members are the channels that a claim names, as the data know them.
func (d Data) members(c claim.Claim) []figure.Where {
	var where []figure.Where
	for i, dimension := range d.Desk.Cube.Dimensions {
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

// answer works out the figure of a question and judges the claim by it.
func (d Data) answer(c claim.Claim, q question, o Options) answer {
	a := answer{question: q}
	if q.area.Area == area.None && q.area.Text != "all areas" {
		a.why = fmt.Sprintf("the data hold no place %q", q.area.Text)
		return a
	}
	switch {
	case c.Kind == claim.Rank:
		return d.rank(c, a, o)
	case c.Changes():
		return d.change(c, a, o)
	case q.whole != nil:
		return d.share(c, a, o)
	case c.Kind == claim.Share || c.Kind == claim.Fraction || c.Kind == claim.Comparison:
		return a
	}
	return d.level(c, a, o)
}

// by judges a truth by the claim's row.
func (a answer) by(c claim.Claim, truth number.Range, o Options) answer {
	row, ok := wording.RowOf(c.Row)
	if !ok {
		return a
	}
	a.truth, a.known = truth, true
	a.Judgement = wording.Judge(row, c.Stated, truth, o.Wording)
	return a
}

// level answers a count, a sum or a rate.
func (d Data) level(c claim.Claim, a answer, o Options) answer {
	query := a.Query
	if c.Kind == claim.Rate {
		per := strings.TrimSuffix(strings.ReplaceAll(c.Per, ",", ""), "s")
		query.Per = []string{per}
	}
	total := d.Desk.Total(query)
	a.figure = &total
	if total.Cell.None {
		a.why = "the data hold nothing for " + d.about2(a)
		return a
	}
	if c.Kind != claim.Rate {
		return a.by(c, total.Cell.Sum, o)
	}
	if len(total.Rates) == 0 || !total.Rates[0].Known {
		return a
	}
	stated := c
	stated.Stated.Every = c.Every
	return a.by(stated, total.Rates[0].Value, o)
}

// change answers a change: by how much, how many times, which way.
func (d Data) change(c claim.Claim, a answer, o Options) answer {
	change := d.Desk.Change(a.Query)
	a.figure = &change
	if !change.Known {
		a.why = "the data do not hold both " + d.Style.Span(a.Span) + " and " + d.Style.Span(a.Against) + " for " + d.name(a.Area)
		return a
	}
	a.from, a.to = ranged(change.Old.Sum, 0), ranged(change.New.Sum, 0)
	a.sign, _ = number.CompareRanges(change.New.Sum, change.Old.Sum)
	if c.DirectionOnly {
		return a.by(c, change.Change, o)
	}
	truth, ok := claim.Worked(&c, c.Kind == claim.Fraction, change.Old.Sum, change.New.Sum)
	if !ok {
		a.why = "there is no percentage of a base of 0"
		return a
	}
	a = a.by(c, truth, o)
	if c.Direction != 0 && a.sign != 0 && a.sign != c.Direction && c.Kind != claim.Multiple {
		a.Verdict, a.Severity = wording.Wrong, caveat.Error
		a.Message = fmt.Sprintf("from %s to %s is a %s", a.from, a.to, way(a.sign))
		a.Suggest = nil
	}
	return a
}

// share answers a part of a whole.
func (d Data) share(c claim.Claim, a answer, o Options) answer {
	share := d.Desk.Share(a.Query, *a.whole)
	a.figure = &share
	if !share.Known {
		return a
	}
	a.from, a.to = ranged(share.AllCell.Sum, 0), ranged(share.PartCell.Sum, 0)
	truth := share.Ratio
	if c.Kind == claim.Share {
		truth = truth.Scale(hundred)
	}
	return a.by(c, truth, o)
}

// rank answers "highest", "second lowest", "steepest rise" among the places
// beside the one that is spoken of.
func (d Data) rank(c claim.Claim, a answer, o Options) answer {
	parent, ok := d.Desk.Cube.Region(a.Area)
	if !ok || c.Place.Record {
		return a
	}
	values := d.Desk.Cube.Listed(parent)
	claimed := wording.RankClaim{Place: c.Place.Number, Lowest: c.Place.Lowest, Joint: c.Place.Joint, Subject: slices.Index(values, a.Area)}
	if claimed.Subject < 0 || c.Place.Change {
		return a
	}
	for _, id := range values {
		q := a.Query
		q.Area = id
		claimed.Values = append(claimed.Values, d.Desk.Total(q).Cell.Sum)
	}
	ranking := d.Desk.Rank(figure.Query{Measure: d.Measure, Area: parent, Span: a.Span}, figure.ByCount, nil, 0)
	a.figure, a.known = &ranking, true
	a.Judgement = wording.JudgeRank(claimed, o.Wording)
	return a
}

// settle makes one verdict of all answers.
func (d Data) settle(j Judged, answers []answer) Judged {
	known := slices.DeleteFunc(slices.Clone(answers), func(a answer) bool { return !a.known })
	if len(known) == 0 {
		if len(answers) > 0 && j.Basis == ByNothing {
			j.Message = answers[0].why
		}
		return j
	}
	top := known[0].score
	for _, a := range known {
		if a.Verdict == wording.Right && (a.score >= top-closeBy || a.score >= 40) {
			return d.right(j, a)
		}
	}
	for _, a := range known {
		if a.Verdict == wording.Loose && a.score >= top-closeBy {
			return d.right(j, a)
		}
	}
	best := known[0]
	if best.Verdict == wording.Unclear {
		j.Verdict, j.Severity, j.Basis, j.Message, j.Rule = Unclear, caveat.Warning, ByData, best.Message, RuleUnclear
		return j
	}
	if !best.explicit {
		return d.open(j, known)
	}
	return d.wrong(j, best)
}

// right takes over an answer that holds.
func (d Data) right(j Judged, a answer) Judged {
	j.Verdict, j.Severity, j.Basis, j.Figure = Verdict(a.Verdict.String()), a.Severity, ByData, a.figure
	j.True, j.FromText, j.ToText, j.Instead = shown(j.Claim, a.truth), a.from, a.to, a.Suggest
	j.Rule, j.Message, j.Hint = "", "", ""
	j.Working = d.working(j, a)
	if a.Severity >= caveat.Info {
		j.Rule, j.Message = RuleWording, a.Message
		j.Hint = instead(a.Suggest)
	}
	return j
}

// wrong takes over an answer that does not hold, and says whose number it is.
func (d Data) wrong(j Judged, a answer) Judged {
	j.Verdict, j.Severity, j.Basis, j.Figure, j.Rule = Wrong, caveat.Error, ByData, a.figure, RuleData
	j.True, j.FromText, j.ToText, j.Instead = shown(j.Claim, a.truth), a.from, a.to, a.Suggest
	j.Message = fmt.Sprintf("the data say %s for %s", j.True, d.about2(a))
	if a.from != "" {
		j.Message += fmt.Sprintf(" (from %s to %s)", a.from, a.to)
	}
	if a.Judgement.Message != "" {
		j.Message += "; " + a.Judgement.Message
	}
	j.Working = d.working(j, a)
	j.Hint = instead(a.Suggest)
	if whose := d.whose(j.Claim, a); whose != "" {
		j.Hint = strings.TrimPrefix(j.Hint+"; "+whose, "; ")
	}
	return j
}

// open says which readings a claim has that is not tied to one.
func (d Data) open(j Judged, known []answer) Judged {
	j.Verdict, j.Severity, j.Basis, j.Rule = Unclear, caveat.Warning, ByData, RuleUnclear
	for _, a := range known[:min(len(known), 3)] {
		j.Readings = append(j.Readings, fmt.Sprintf("%s: %s", d.about2(a), shown(j.Claim, a.truth)))
	}
	j.Message = "the text does not say clearly what this is about; " + strings.Join(j.Readings, "; ")
	return j
}

func instead(words []string) string {
	if len(words) == 0 {
		return ""
	}
	return "say " + strings.Join(words[:min(len(words), 3)], " or ")
}

// name is how a place is said.
func (d Data) name(id area.ID) string {
	if id == area.None {
		return "all areas"
	}
	return area.Say(d.Desk.Cube.Areas.Get(id))
}

// about2 is what a question is about, in words.
func (d Data) about2(a answer) string {
	text := d.name(a.Area) + ", " + d.Style.Span(a.Span)
	if a.Against.Days() > 0 {
		text += " against " + d.Style.Span(a.Against)
	}
	return text
}

// working is the first working of a figure's result in words.
func (d Data) working(j Judged, a answer) string {
	if a.from == "" {
		return ""
	}
	return working(j.Claim, j)
}

// whose says whose number a wrong count is: that of another place or period.
// It is the commonest mistake of a release that is made for many places.
func (d Data) whose(c claim.Claim, a answer) string {
	if !c.HasNumber || c.Changes() || c.Kind == claim.Rate || c.Kind == claim.Share || c.Kind == claim.Fraction {
		return ""
	}
	is := func(q figure.Query) bool {
		v, ok := d.Desk.Total(q).Cell.Exact()
		return ok && v.Equal(c.Stated.N)
	}
	for _, other := range d.Desk.Cube.Areas.All() {
		q := a.Query
		q.Area = other.ID
		if other.ID != a.Area && d.Desk.Cube.Holds(other.ID) && is(q) {
			return fmt.Sprintf("%s is %s's", c.Number.Text, area.Say(other))
		}
	}
	for _, span := range d.Desk.Cube.Spans {
		q := a.Query
		q.Span = span
		if is(q) {
			return fmt.Sprintf("%s is the figure of %s", c.Number.Text, d.Style.Span(span))
		}
	}
	return ""
}

// Lexicon is the names that a release about the data is read with. Service is
// the name of the service, and c places phrases such as "last year".
func (d Data) Lexicon(service string, c period.Context) claim.Lexicon {
	l := claim.Lexicon{Areas: d.Desk.Cube.Areas, Nouns: d.Nouns, Service: service, Period: c}
	for _, dimension := range d.Desk.Cube.Dimensions {
		for _, m := range dimension.Members {
			if !m.Total && !m.Unknown {
				l.Members = append(l.Members, m.Name)
			}
		}
	}
	return l
}
