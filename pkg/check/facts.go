package check

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/list"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/period"
	"github.com/pressfigures/figures/pkg/wording"
)

// Fact is a figure from elsewhere that releases quote: "80,000 people (National
// Crime Agency, 2018)".
type Fact struct {
	// Number is the figure as the register writes it, and Hedge the words that
	// its source puts before it; empty for an exact figure. Currency is its
	// sign or code; empty for none.
	Number   number.Written
	Hedge    string
	Currency string
	// What says what is counted: "people in the UK who pose a threat to
	// children".
	What string
	// Area is the place, empty for any; Period is the span, with Days() 0 for
	// any, and PeriodText as it was written.
	Area       string
	Period     period.Span
	PeriodText string
	// Source is who says so, Date when, and Link where to read it; Date and
	// Link may be empty.
	Source, Date, Link string
	// File and Row are where it stands, the row as a spreadsheet shows it.
	File string
	Row  int

	row    wording.ID
	stated wording.Stated
	words  map[string]bool
}

// String is the fact with its source: "more than 46,000 (Stop It Now!, 2019)".
func (f Fact) String() string {
	text := strings.TrimSpace(f.Hedge + " " + f.Currency + number.Group(f.Number.Text))
	if f.Date == "" {
		return text + " (" + f.Source + ")"
	}
	return text + " (" + f.Source + ", " + f.Date + ")"
}

// factColumns are the columns of a register, in the order of factCells.
var factColumns = []string{"value", "hedge", "what", "area", "period", "source", "date", "link"}

// factCells is a row as gocsv fills it.
type factCells struct {
	Value  neededCell `csv:"value"`
	Hedge  textCell   `csv:"hedge"`
	What   neededCell `csv:"what"`
	Area   textCell   `csv:"area"`
	Period textCell   `csv:"period"`
	Source neededCell `csv:"source"`
	Date   textCell   `csv:"date"`
	Link   linkCell   `csv:"link"`
}

// linkCell is a web address, or blank.
type linkCell string

// UnmarshalCSV rejects what is no web address.
func (c *linkCell) UnmarshalCSV(cell string) error {
	*c = linkCell(list.Tidy(cell))
	if *c == "" || strings.HasPrefix(string(*c), "https://") || strings.HasPrefix(string(*c), "http://") {
		return nil
	}
	return &cellError{fmt.Sprintf("%q is no web address", list.Tidy(cell)), "it starts with https://"}
}

// ReadFacts reads a register: CSV in UTF-8 with the columns value, hedge, what,
// area, period, source, date and link, in any order, of which value, what and
// source must be there. The file's name is for messages only; the context
// places periods such as "last year". Anything that is not understood is a
// *list.Error with file, row and column: a register that is half read makes a
// right claim look as if it had no source.
func ReadFacts(r io.Reader, file string, c period.Context) ([]Fact, error) {
	s, err := readSheet(r, file, factColumns, []string{"value", "what", "source"})
	if err != nil {
		return nil, err
	}
	var cells []factCells
	if err := s.fill(&cells); err != nil {
		return nil, err
	}
	var facts []Fact
	seen := map[string]int{}
	for i, cell := range cells {
		f, err := s.fact(i, cell, c)
		if err != nil {
			return nil, err
		}
		key := strings.Join([]string{folded(f.What), area.Fold(f.Area), folded(f.PeriodText), folded(f.Source)}, "\x00")
		if first, twice := seen[key]; twice {
			return nil, s.Fail(f.Row, s.at["what"]+1, "keep the one that holds, or tell them apart by area, period or source",
				"%q stands in row %d already", f.What, facts[first].Row)
		}
		seen[key] = i
		facts = append(facts, f)
	}
	return facts, nil
}

// fact reads one row of a register.
func (s *sheet) fact(i int, cell factCells, c period.Context) (Fact, error) {
	f := Fact{What: string(cell.What), Hedge: string(cell.Hedge), Area: string(cell.Area), PeriodText: string(cell.Period),
		Source: string(cell.Source), Date: string(cell.Date), Link: string(cell.Link), File: s.File, Row: s.Rows[i].Number}
	if reason := f.readValue(string(cell.Value)); reason != "" {
		return f, s.Fail(f.Row, s.at["value"]+1, `write one number, such as "80,000", 1.2 million, £2.6bn or 12%`, "%s", reason)
	}
	if reason := f.readHedge(); reason != "" {
		return f, s.Fail(f.Row, s.at["hedge"]+1, `leave it blank, or write words such as "more than", "about" or "up to"`, "%s", reason)
	}
	if f.PeriodText != "" {
		readings, err := period.Parse(f.PeriodText, c)
		if err != nil {
			return f, s.Fail(f.Row, s.at["period"]+1, `write it as in "2018", "January to June 2019" or "2018/19"`, "%v", err)
		}
		f.Period = readings[0].Span
	}
	f.words = topic(wordsOf(f.What))
	if len(f.words) == 0 {
		return f, s.Fail(f.Row, s.at["what"]+1, "name what is counted as the releases do", "%q says too little to know it again", f.What)
	}
	return f, nil
}

// readValue reads the number of a register; the reason is empty if it is one.
func (f *Fact) readValue(cell string) (reason string) {
	found := number.FindWritten(cell)
	if len(found) != 1 {
		return fmt.Sprintf("%q is not one number", cell)
	}
	f.Number = found[0]
	before, after := strings.TrimSpace(cell[:f.Number.Start]), strings.TrimSpace(cell[f.Number.End:])
	if after != "" || strings.ContainsAny(before, "0123456789") || len(before) > len("EUR") {
		return fmt.Sprintf("%q is more than a number", cell)
	}
	f.Currency = before
	return ""
}

// readHedge finds the row of the wording table that the hedge stands for.
func (f *Fact) readHedge() (reason string) {
	f.stated = wording.StatedFrom(f.Number)
	f.row = wording.BareRow(f.stated.Quantity).ID
	if f.Hedge == "" {
		return ""
	}
	text := f.Hedge + " " + f.Number.Text
	m, ok := wording.HedgeOf(text, wording.FindHedge(text), len(f.Hedge)+1, len(text))
	if !ok || m.Start != 0 {
		return fmt.Sprintf("%q is not a hedge that is known", f.Hedge)
	}
	f.row = m.Row.For(f.stated.Quantity).ID
	return ""
}

// Register judges the claims of a report by figures from elsewhere. A claim
// that a fact is about is right, loose or wrong by it and names its source;
// where several facts are about it, the one that bears it out counts. What the
// data found right stays so.
func (r *Report) Register(facts []Fact, o Options) {
	for i := range r.Claims {
		if j := &r.Claims[i]; j.Basis != ByData || j.Verdict != Right {
			r.byFacts(j, facts, o)
		}
	}
	r.collect()
}

// likeness is how surely a fact is about a claim.
type likeness int

const (
	unlike  likeness = iota
	similar          // enough to bear a claim out
	same             // enough to contradict it
)

func (r *Report) byFacts(j *Judged, facts []Fact, o Options) {
	var against *Judged
	for _, f := range facts {
		like := r.likeness(j.Claim, f)
		if like == unlike {
			continue
		}
		judged, ok := f.judge(*j, r.estimates(j.Claim), o)
		switch {
		case !ok:
		case judged.Verdict != Wrong:
			*j = judged
			return
		case like == same && against == nil:
			against = &judged
		}
	}
	if against != nil && (j.Basis != ByData || j.Verdict != Loose) {
		*j = *against
	}
}

// likeness compares what is counted, where and when. Words that everybody is
// counted by ("people") tell nothing apart, and a figure of another size
// altogether is another figure, unless the sentence names the source.
func (r *Report) likeness(c claim.Claim, f Fact) likeness {
	switch {
	case !c.HasNumber || c.Number.Class != f.Number.Class || c.Upper != nil || !sameMoney(c, f):
		return unlike
	case !f.movesLike(c) || f.rate() != rateOf(c) || !f.inPlace(r, c) || !f.inPeriod(c):
		return unlike
	}
	source := r.namesSource(c, f)
	if !source && !f.ofLikeSize(c) {
		return unlike
	}
	words, both, n := r.about(c).words, 0, 0
	for w := range f.words {
		if everybody[w] && len(f.words) > 1 {
			continue
		}
		n++
		if words[w] {
			both++
		}
	}
	switch {
	case 3*both >= 2*n && f.contradictable(c):
		return same
	case 2*both >= n && both > 0, source && both > 0:
		return similar
	}
	return unlike
}

// Words by which a register says that a figure is a change: "rise in reports",
// "number by which calls fell".
var (
	riseWords = set(`rise rises rose risen rising increase increases increased increasing growth grew grown up more higher`)
	fallWords = set(`fall falls fell fallen falling decrease decreases decreased decreasing decline declined drop dropped reduction
		down fewer less lower`)
)

// way is which way a fact says that something went: 1 for a rise, -1 for a
// fall, 0 for a level or a share.
func (f Fact) way() int {
	return wayOf(wordsOf(f.What))
}

// movesLike says whether a claim is a change where the fact is one, and the
// same way; and a level or a share where it is not.
func (f Fact) movesLike(c claim.Claim) bool {
	way := f.way()
	return c.Changes() == (way != 0) && (way == 0 || c.Direction == way || c.Direction == 0)
}

// everybody are the stems of words that people are counted by whatever they
// did.
var everybody = stems("people person persons individuals adults men women children number total")

func stems(list string) map[string]bool {
	found := map[string]bool{}
	for _, w := range strings.Fields(list) {
		found[stem(w)] = true
	}
	return found
}

// rateWords are how rates are told, by the word that a claim has for them.
var rateWords = map[string]string{
	"month": "month", "monthly": "month", "week": "week", "weekly": "week", "day": "day", "daily": "day",
	"hour": "hour", "year": "year", "annually": "year", "annual": "year", "yearly": "year",
}

// rate is what a fact is a rate over: "month" for "arrests a month"; empty for
// a level.
func (f Fact) rate() string {
	words := wordsOf(f.What)
	for i, w := range words {
		per := i > 0 && set("a an per each every")[words[i-1]]
		if unit := rateWords[w]; unit != "" && (per || strings.HasSuffix(w, "ly")) {
			return unit
		}
	}
	return ""
}

// rateOf is the same of a claim.
func rateOf(c claim.Claim) string {
	if unit := rateWords[strings.ToLower(c.Per)]; unit != "" {
		return unit
	}
	return c.Per
}

func sameMoney(c claim.Claim, f Fact) bool {
	return strings.EqualFold(strings.TrimSpace(c.Sign()), f.Currency)
}

// namesSource says whether the sentence of a claim names whose figure it is.
func (r *Report) namesSource(c claim.Claim, f Fact) bool {
	return strings.Contains(folded(r.sentence(c.Start)), folded(f.Source))
}

// contradictable says whether a claim that differs from a fact can be wrong by
// it: it names no place and no period that the fact leaves open, and is no end
// of a change. A change has two periods, of which a register has one, so the
// release's own numbers speak before it does.
func (f Fact) contradictable(c claim.Claim) bool {
	return !c.Base && !(c.Changes() && c.From.Held()) && (f.Area != "" || place(c) == "") && (f.Period.Days() > 0 || len(own(c.Periods)) == 0)
}

// ofLikeSize says whether two numbers could be one figure, updated or mistyped:
// neither is three times the other, or they are apart by a power of ten.
func (f Fact) ofLikeSize(c claim.Claim) bool {
	a, b := f.stated.N, c.Stated.N
	if a.Cmp(b) < 0 {
		a, b = b, a
	}
	if b.Sign() == 0 {
		return false
	}
	if a.Cmp(b.Mul(number.Int(3))) < 0 {
		return true
	}
	return slices.ContainsFunc([]int64{10, 100, 1000}, func(n int64) bool { return a.Equal(b.Mul(number.Int(n))) })
}

// inPlace says whether a claim can be about the place of a fact: it names it,
// or no place of its own, or the place is part of what is counted.
func (f Fact) inPlace(r *Report, c claim.Claim) bool {
	if f.Area == "" || place(c) == "" {
		return true
	}
	want := area.Fold(f.Area)
	return slices.ContainsFunc(c.Areas, func(a claim.AreaReading) bool {
		return a.Score >= named && !a.Carried && area.Fold(a.Text) == want
	}) || strings.Contains(area.Fold(r.sentence(c.Start)), want)
}

// inPeriod says whether a claim can be about the period of a fact: it names it,
// or none of its own; "since 2002" goes on to wherever the fact ends.
func (f Fact) inPeriod(c claim.Claim) bool {
	if f.Period.Days() == 0 {
		return true
	}
	periods := own(c.Periods)
	return len(periods) == 0 || slices.ContainsFunc(periods, func(p claim.PeriodReading) bool {
		return p.Unplaced || p.Period.Same(f.Period) || p.Since && p.Period.Start == f.Period.Start
	})
}

// estimateWords say of a number that it is no count: "an estimated 80,000".
var estimateWords = set(`estimated estimate estimates estimating thought believed reckoned`)

// estimates says whether a claim is put as an estimate.
func (r *Report) estimates(c claim.Claim) bool {
	return anyOf(r.wordsBefore(c.Number.Start, 4), estimateWords) || anyOf(wordsOf(c.Text), estimateWords)
}

// judge judges a claim by a fact. Where the source hedges its figure, the truth
// is any value that its words allow, and a claim that gives it with the same
// words, or as an estimate, is right.
func (f Fact) judge(j Judged, estimate bool, o Options) (Judged, bool) {
	row, ok := wording.RowOf(j.Row)
	if !ok {
		return j, false
	}
	j.Basis, j.Source, j.Working, j.Readings, j.Figure = ByFacts, f.String(), "", nil, nil
	j.Rule, j.Message, j.Hint, j.Instead, j.FromText, j.ToText = "", "", "", nil, "", ""
	j.True, j.Notes = strings.TrimSpace(f.Hedge+" "+f.Currency+f.Number.Text), nil
	if (j.Row == f.row || estimate && f.Hedge != "" && j.Hedge == "") && j.Stated.N.Equal(f.stated.N) {
		j.Verdict, j.Severity = Right, caveat.OK
		return j, true
	}
	answer, known := f.answer(row, j, o)
	if !known {
		return j, false
	}
	j.Verdict, j.Severity = Verdict(answer.Verdict.String()), answer.Severity
	if answer.Verdict == wording.Right {
		if answer.Severity >= caveat.Info {
			j.Rule, j.Message = RuleWording, answer.Message
		}
		return j, true
	}
	j.Rule, j.Hint, j.Instead = RuleWording, "say "+j.True, []string{j.True}
	if answer.Verdict == wording.Wrong {
		j.Rule = RuleFacts
	}
	j.Message = fmt.Sprintf("the source, %s, says %s %s, not %q", f.Source, j.True, f.What, j.Text)
	return j, true
}

// answer applies a claim's row to what the source's words allow: right if all
// of that makes it right, wrong if nothing does, and loose in between.
func (f Fact) answer(row wording.Row, j Judged, o Options) (wording.Judgement, bool) {
	if f.Hedge == "" {
		return wording.Judge(row, j.Stated, f.exactly(), o.printed()), true
	}
	source, ok := wording.RowOf(f.row)
	if !ok {
		return wording.Judgement{}, false
	}
	var allowed []number.Range
	for _, b := range source.Bands(f.stated, o.Wording) {
		if b.Severity == caveat.OK || source.ID == wording.UpTo && b.Severity == caveat.Warning { // an upper bound is never OK of one value
			allowed = append(allowed, rangeOf(b))
		}
	}
	if len(allowed) == 0 {
		return wording.Judgement{}, false
	}
	answer := wording.Judge(row, j.Stated, allowed[0], o.Wording)
	if answer.Verdict == wording.Unclear {
		answer.Verdict, answer.Severity = wording.Loose, caveat.Warning
	}
	return answer, true
}

// exactly is what a source's figure stands for: a count itself, what was
// rounded in print all that rounds to it.
func (f Fact) exactly() number.Range {
	if f.Number.Class == number.Plain {
		return partValue(f.Number)
	}
	return f.Number.Interval(number.Rounded)
}
