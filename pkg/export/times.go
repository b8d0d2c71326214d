package export

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/period"
	"github.com/pressfigures/figures/pkg/scan"
)

// when is the text that names the period of a cell: one column or head, or a
// coarse one (a year) and a fine one (a month).
type when struct{ coarse, fine string }

func (w when) String() string { return strings.TrimSpace(w.fine + " " + w.coarse) }

// place is where a text was first seen.
type place struct {
	at     scan.Position
	column int
	head   bool // in the heads and not below them
}

// decodeTime reads every distinct period or date of the file.
func (r *reader) decodeTime() error {
	if r.layout.dated() {
		return r.decodeDays()
	}
	label := r.file.input.Label
	if r.layout.hasPeriods() {
		r.texts = r.periodTexts()
		r.inOrder = inOrder(r.texts)
		if err := r.findYear(r.texts); err != nil {
			return err
		}
	}
	switch {
	case label != "" && r.layout.hasPeriods() && r.year == nil:
		return hinted(fmt.Errorf("%s has periods of its own, so %q cannot be its period", r.file.input.Name, label), "leave out “"+label+"=”, or name the column to leave alone: --column ignore=HEAD")
	case label != "" && !r.layout.hasPeriods():
		s, err := period.ParseOne(label, r.options.Period)
		r.spans = map[when]period.Span{{}: s}
		return err
	case !r.layout.hasPeriods():
		if s, where, ok := r.titlePeriod(); ok {
			r.spans = map[when]period.Span{{}: s}
			r.export.notes = append(r.export.notes, caveat.Caveat{ID: caveat.PeriodFromTitle, Text: fmt.Sprintf("%s: no column names a period; %s is taken from %s", r.file.input.Name, period.Name(s, period.Naming{}), where),
				Hint: fmt.Sprintf("if it is another, put it before the file, as in 2019=%s", r.file.input.Name)})
			return nil
		}
		return hinted(fmt.Errorf("%s says nowhere which period it is for; its columns are %s", r.file.input.Name, r.layout.list(r.layout.all())),
			fmt.Sprintf("put the period before the file, as in 2019=%s, or name its column: --column period=HEAD", r.file.input.Name))
	}
	return r.decodeSpans()
}

// decodeDays settles the order of day and month, and what the log covers.
func (r *reader) decodeDays() error {
	date := r.keys[slices.IndexFunc(r.keys, func(k keyColumn) bool { return k.days != nil })]
	if bad := date.days.bad(); bad != nil {
		return r.cellError(bad.at, date.column, bad.err)
	}
	order, guessed, day, month := date.days.order()
	if day != nil && month != nil {
		return r.cellError(max(day.at, month.at), date.column, hinted(
			fmt.Errorf("%q can only be read day first and %q only month first; one column cannot hold both", day.text, month.text), "put all dates into one order, best as 2019-03-04"))
	}
	if guessed {
		r.export.note(caveat.DayFirst, fmt.Sprintf("%s: dates in column %q such as 03/04/2019 are read day first", r.file.input.Name, r.layout.heads[date.column].text))
	}
	switch first := r.layout.stats[date.column].first; date.days.form {
	case inSerials:
		r.export.note(caveat.PeriodAmbiguous, serialNote(r.file.input.Name, r.layout.heads[date.column].text, first))
	case inSeconds, inMilliseconds:
		r.export.note(caveat.PeriodAmbiguous, epochNote(r.file.input.Name, r.layout.heads[date.column].text, first, date.days.form))
	}
	r.order = order
	r.noteSwapped(date.days, order, date.column)
	days := date.days.all(order)
	if r.layout.counting() && isStamps(days) {
		head := r.layout.heads[date.column].text
		return hinted(fmt.Errorf("%s: the dates in column %q stand %d days apart and more, as the first or last days of periods do and not those of a log", r.file.input.Name, head, smallestGap(days)),
			stampsHint(days, head))
	}
	r.covered = append(r.covered, coveredBy{coverage(days), r.index})
	return nil
}

// isStamps reports whether days stand for the periods they begin or end: weeks
// apart or more, and not all the first of a month, which a log of months is as
// good as.
func isStamps(days []period.Day) bool {
	return len(days) > 1 && smallestGap(days) >= 7 && !allFirsts(days)
}

// smallestGap is the fewest days between two that follow each other.
func smallestGap(days []period.Day) int {
	gap := int(days[len(days)-1] - days[0])
	for i := 1; i < len(days); i++ {
		gap = min(gap, int(days[i]-days[i-1]))
	}
	return gap
}

// coverage is the span a log covers: its first to its last day. Where the month
// goes on after the last day by no more than the longest silence inside the
// log, it is covered too: on those days nobody made contact. The first day is
// the first: an export more often begins there than a helpline is silent.
func coverage(days []period.Day) period.Span {
	first, last := days[0], days[len(days)-1]
	silence := 0
	for i := 1; i < len(days); i++ {
		silence = max(silence, int(days[i]-days[i-1])-1)
	}
	y, m, _ := last.Date()
	if end := period.NewDay(y, m, 1).AddMonths(1); int(end-last)-1 <= silence {
		last = end - 1
	}
	return period.Between(first, last)
}

// decodeSpans reads the periods of a table. Those with two readings are
// settled by the others, where these have one kind.
func (r *reader) decodeSpans() error {
	texts := r.texts
	r.settleShort(texts)
	if r.written == nil {
		r.cutLead(texts)
	}
	if err := r.settleDates(texts); err != nil {
		return err
	}
	r.settleTitleKind(texts)
	r.months = onlyMonths(texts)
	readings := map[when][]period.Reading{}
	kinds := map[period.Kind]bool{}
	for _, w := range r.inOrder {
		all, err := r.readings(w, texts[w].column)
		if err != nil {
			return r.timeError(w, texts[w], err)
		}
		readings[w] = all
		if len(all) == 1 {
			kinds[all[0].Span.Kind] = true
		}
	}
	if len(kinds) == 0 && followOn(texts, readings) {
		kinds[period.FinancialYear] = true
	}
	r.spans = map[when]period.Span{}
	for _, w := range r.inOrder {
		span, ok := settleReading(readings[w], kinds)
		if !ok {
			return r.timeError(w, texts[w], hinted(&period.AmbiguousError{Text: w.String(), Readings: readings[w]},
				r.fullYearHint(readings[w])))
		}
		if span.End > span.Start {
			r.spans[w] = span
		}
	}
	return nil
}

// settleReading picks the only reading, or the only one of a kind that the
// column has elsewhere.
func settleReading(all []period.Reading, kinds map[period.Kind]bool) (period.Span, bool) {
	switch len(all) {
	case 0:
		return period.Span{}, true // a total over the periods
	case 1:
		return all[0].Span, true
	}
	var fitting []period.Reading
	for _, r := range all {
		if kinds[r.Span.Kind] {
			fitting = append(fitting, r)
		}
	}
	if len(fitting) == 1 {
		return fitting[0].Span, true
	}
	return period.Span{}, false
}

// followOn reports whether texts that could be months or financial years make
// sense as years only: as years each begins where another ends.
func followOn(texts map[when]place, readings map[when][]period.Reading) bool {
	starts, ends := map[period.Day]bool{}, map[period.Day]bool{}
	for w := range texts {
		for _, r := range readings[w] {
			if r.Span.Kind == period.FinancialYear {
				starts[r.Span.Start], ends[r.Span.End] = true, true
			}
		}
	}
	for start := range starts {
		if !ends[start] && len(starts) > 1 {
			delete(starts, start) // the first of them
			break
		}
	}
	for start := range starts {
		if !ends[start] {
			return false
		}
	}
	return len(ends) > 1
}

// inOrder orders texts by where they stand.
func inOrder(texts map[when]place) []when {
	type standing struct {
		when
		place
	}
	list := make([]standing, 0, len(texts))
	for w, p := range texts {
		list = append(list, standing{w, p})
	}
	slices.SortFunc(list, func(a, b standing) int {
		if c := cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.column, b.column)); c != 0 {
			return c
		}
		return strings.Compare(a.String(), b.String())
	})
	out := make([]when, len(list))
	for i, t := range list {
		out[i] = t.when
	}
	return out
}

// periodTexts gathers the texts that name periods, with their first place.
func (r *reader) periodTexts() map[when]place {
	texts := map[when]place{}
	columns := r.numberPeriods()
	seen := newTuples(len(r.timeCodes(make(rowKey, r.width))))
	for n := range r.sums.len() {
		key := r.sums.keys.of(n)
		if _, fresh := seen.number(r.timeCodes(key)); !fresh {
			continue
		}
		for _, n := range columns {
			t, p := r.when(key, n)
			if have, known := texts[t]; !known || p.at < have.at {
				texts[t] = p
			}
		}
	}
	return texts
}

// timeCodes are the codes of a row's periods and of its date.
func (r *reader) timeCodes(key rowKey) rowKey {
	from := len(r.folding.places)
	to := from + len(r.layout.periods)
	if r.layout.dated() {
		to++
	}
	return key[from:to]
}

// numberPeriods lists the number columns whose heads name periods, or one that
// names none.
func (r *reader) numberPeriods() []numberColumn {
	if r.layout.across == acrossPeriods {
		return slices.DeleteFunc(slices.Clone(r.layout.numbers), func(n numberColumn) bool { return n.check })
	}
	return []numberColumn{{column: -1}}
}

// when returns the text that names the period of a cell, and where it stands.
func (r *reader) when(key rowKey, n numberColumn) (when, place) {
	var w when
	p := place{column: n.column, head: true}
	first := len(r.folding.places)
	for i := range r.layout.periods {
		k := first + i
		text := r.keys[k].book.text(key[k])
		if i == len(r.layout.periods)-1 && n.period == "" {
			w.fine = text
		} else {
			w.coarse = text
		}
		p = place{at: r.keys[k].book.first[key[k]&^pendingCode], column: r.keys[k].column}
	}
	if n.period == "" {
		return w, p
	}
	if r.layout.monthRows {
		return when{coarse: n.period, fine: w.coarse}, p
	}
	w.fine = n.period
	if len(r.layout.periods) == 0 {
		p = place{column: n.column, head: true}
	}
	return w, p
}

// readings returns the readings of a text, none for a total over periods.
func (r *reader) readings(w when, column int) ([]period.Reading, error) {
	h := r.layout.heads[max(column, 0)]
	if r.layout.between {
		return readBetween(w)
	}
	if w.fine == "" && w.coarse == "" {
		return nil, hinted(errors.New("the period is blank"), "give the row its period, or take the row out")
	}
	if saysWhole(w.fine) || w.fine == "" && w.coarse != "" {
		if w.coarse == "" {
			return nil, nil
		}
		w = when{fine: w.coarse}
	}
	ctx := r.options.Period
	ctx.PreferKind = r.kindOfYears(h)
	if w.coarse != "" || r.year != nil {
		return r.within(w, h, ctx)
	}
	if s, ok := r.dates.span(w.fine, h); ok {
		return []period.Reading{{Span: s}}, nil
	}
	text := r.phrase(w.fine)
	if rank, is := h.periodRank(); is && rank == 1 {
		text = centuried(text)
	}
	if isTwoYears(text) && !(isYearMonth(text) && r.months) {
		return r.twoYears(text, ctx)
	}
	if s, ok := r.ending(text, h, ctx); ok {
		return []period.Reading{{Span: s}}, nil
	}
	if rank, _ := h.periodRank(); lacksYear(text, rank) {
		return nil, r.errNoYear(text)
	}
	if isTerm(text) {
		return nil, errTerm(text)
	}
	all, err := period.Parse(text, ctx)
	if err != nil {
		return nil, err
	}
	if rank, is := h.periodRank(); is && rank == 1 {
		// A column of years holds no months.
		all = slices.DeleteFunc(all, func(r period.Reading) bool { return len(all) > 1 && r.Span.Kind == period.Month })
	}
	return major(all), nil
}

// major drops the readings that the house does not take.
func major(all []period.Reading) []period.Reading {
	return slices.DeleteFunc(all, func(r period.Reading) bool { return r.Minor })
}

// preferred is the kind of year that a head speaks of.
func preferred(h head) period.Kind {
	switch {
	case h.has([]string{"financial", "fiscal", "fy", "tax"}):
		return period.FinancialYear
	case h.has([]string{"academic", "school"}):
		return period.AcademicYear
	}
	return period.Custom
}

// within reads a fine text ("July", "Q3") inside a coarse one ("2018",
// "2018/19"): of the years the coarse one touches, the one in which the fine
// one lies inside it.
func (r *reader) within(w when, h head, ctx period.Context) ([]period.Reading, error) {
	coarse, fine := r.phrase(w.coarse), r.phrase(w.fine)
	if _, words, _, ok := yearKind(fine); ok && w.coarse != "" {
		if words == "reporting year" {
			r.noteOnce(caveat.PeriodAmbiguous, fmt.Sprintf("%s: years below %q are reporting years, whose first day nobody says: they are read as calendar years", r.file.input.Name, h.text))
		}
		return ofKind(coarse, fine, h, ctx)
	}
	if isTerm(fine) {
		return nil, errTerm(fine)
	}
	outer, err := r.outer(coarse, ctx)
	if err != nil {
		return nil, err
	}
	if all, err := period.Parse(fine, ctx); err == nil && !isDigits(fine) {
		return major(all), nil // it names its year itself
	}
	if s, ok := partOf(outer, fine, h); ok {
		return []period.Reading{{Span: s}}, nil
	}
	from, _, _ := outer.Start.Date()
	to, _, _ := (outer.End - 1).Date()
	for y := from; y <= to; y++ {
		all, err := period.Parse(fmt.Sprintf("%s %d", fine, y), ctx)
		if err != nil {
			return nil, err
		}
		for _, reading := range major(all) {
			if outer.Contains(reading.Span) || reading.Span.Kind == period.Week && outer.Overlaps(reading.Span) {
				return []period.Reading{reading}, nil
			}
		}
	}
	return nil, fmt.Errorf("%q is not a part of %q", fine, period.Name(outer, period.Naming{}))
}

// outer is the year that the month or quarter of a row lies in: of a column or
// head of its own, or else of the whole file.
func (r *reader) outer(text string, ctx period.Context) (period.Span, error) {
	if text == "" && r.year != nil {
		return *r.year, nil
	}
	if isTwoYears(text) {
		all, err := r.twoYears(text, ctx)
		if err != nil {
			return period.Span{}, err
		}
		return all[0].Span, nil
	}
	return period.ParseOne(text, ctx)
}

// settleTitleKind takes the kind of year that the title speaks of for texts of
// two years whose head does not say it.
func (r *reader) settleTitleKind(texts map[when]place) {
	kind, where := titleYears(r.layout.above, r.file.input.Name)
	if kind == period.Custom || r.options.Period.PreferKind != period.Custom {
		return
	}
	for _, w := range r.inOrder {
		text := slashed(r.phrase(cmp.Or(w.coarse, w.fine)))
		ctx := r.options.Period
		ctx.PreferKind = kind
		all, err := period.Parse(text, ctx)
		if all = major(all); err != nil || len(all) != 1 || all[0].Span.Kind != kind || preferred(r.layout.heads[max(texts[w].column, 0)]) != period.Custom {
			continue
		}
		r.titleKind = kind
		if kind == period.AcademicYear || slashed(text) != r.phrase(cmp.Or(w.coarse, w.fine)) {
			r.export.note(caveat.PeriodFromTitle, fmt.Sprintf("%s: %q is read as the %s %s, as %s says", r.file.input.Name, cmp.Or(w.coarse, w.fine), kind, text, where))
		}
		return
	}
}

// fullYearHint says how to write a period of several readings so that it has
// one.
func (r *reader) fullYearHint(readings []period.Reading) string {
	for _, reading := range readings {
		if reading.Span.Kind == period.Month {
			return "write the year in full, as in 2011/12 or December 2011"
		}
	}
	return "write both years, as in 2018/19"
}

// dates is how full dates in a period column are read: in which order, and as
// the first or the last day of how many months or days.
type dates struct {
	form   dayForm // how they are written
	order  period.DateOrder
	months int  // 0 where they are no runs of months
	days   int  // 7 for weeks
	last   bool // they end their periods
}

// settleDates finds out, from the whole column, how its dates are to be read.
func (r *reader) settleDates(texts map[when]place) error {
	var proofs [2]*when // of day first, of month first
	either, found := false, map[period.DateOrder][]period.Day{}
	column, where := -1, place{}
	var first *when
	if r.areSerials(texts) {
		r.dates.form = inSerials
	}
	for _, w := range r.inOrder {
		d, evidence, err := parseDay(w.fine, period.Unknown, r.dates.form)
		if err != nil || w.coarse != "" {
			continue
		}
		column, where = texts[w].column, texts[w]
		if first == nil {
			first = &w
		}
		day, second := d, d
		switch evidence {
		case period.ProvesDayFirst:
			proofs[0] = firstOf(proofs[0], w)
		case period.ProvesMonthFirst:
			proofs[1] = firstOf(proofs[1], w)
		case period.EitherOrder:
			either = true
			second, _, _ = period.ParseDate(w.fine, period.MonthFirst)
		}
		found[period.DayFirst] = append(found[period.DayFirst], day)
		found[period.MonthFirst] = append(found[period.MonthFirst], second)
	}
	if column < 0 {
		return nil
	}
	if proofs[0] != nil && proofs[1] != nil {
		return r.timeError(*proofs[1], texts[*proofs[1]], hinted(fmt.Errorf("%q can only be read month first and %q only day first; one column cannot hold both", proofs[1].fine, proofs[0].fine), "put all dates into one order, best as 2019-03-04"))
	}
	if proofs[1] != nil {
		r.dates.order = period.MonthFirst
	} else if either && proofs[0] == nil && !allFirsts(found[period.DayFirst]) {
		r.export.note(caveat.DayFirst, fmt.Sprintf("%s: dates in %s such as 03/04/2019 are read day first", r.file.input.Name, r.datesIn(where)))
	}
	return r.settleLength(*first, where, found[r.dates.order])
}

// datesIn says where the dates of a table stand.
func (r *reader) datesIn(p place) string {
	if p.head {
		return "the heads"
	}
	return fmt.Sprintf("column %q", r.layout.heads[p.column].text)
}

// areSerials reports whether all texts of a period column are Excel's numbers
// for days, and says so in a note.
func (r *reader) areSerials(texts map[when]place) bool {
	first, column := "", -1
	for _, w := range r.inOrder {
		if _, ok := serialDay(w.fine); !ok || w.coarse != "" || texts[w].head {
			return false
		}
		if first == "" {
			first, column = w.fine, texts[w].column
		}
	}
	if first == "" {
		return false
	}
	r.export.note(caveat.PeriodAmbiguous, serialNote(r.file.input.Name, r.layout.heads[column].text, first))
	return true
}

// allFirsts reports whether every day is the first of a month.
func allFirsts(days []period.Day) bool {
	return !slices.ContainsFunc(days, func(d period.Day) bool {
		_, _, dom := d.Date()
		return dom != 1
	})
}

func firstOf(have *when, w when) *when {
	if have == nil {
		return &w
	}
	return have
}

// settleLength finds out which periods the dates of a column stand for, where
// its head does not say: first days of months, last days of years, by how far
// they stand apart.
func (r *reader) settleLength(first when, where place, days []period.Day) error {
	h := r.layout.heads[where.column]
	if where.head {
		h = head{} // the dates themselves
		if r.layout.kind == cube.Stock {
			return nil // levels are of their days
		}
	}
	slices.Sort(days)
	days = slices.Compact(days)
	if saysLength(h) || len(days) < 2 {
		return nil
	}
	months, last := stampedMonths(days)
	weeks := isWeekly(days)
	switch {
	case months > 0:
		r.dates.months, r.dates.last = months, last
	case weeks:
		r.dates.days, r.dates.last = 7, days[0].Weekday() == time.Sunday
	case smallestGap(days) >= 7:
		return r.timeError(first, where, hinted(fmt.Errorf("the dates stand %d days apart and more, and nothing says which periods they begin or end", smallestGap(days)),
			"a head such as “Week ending” or “Month” would say it"))
	default:
		return nil
	}
	s, _ := r.dates.span(days[0].String(), h)
	r.export.notes = append(r.export.notes, caveat.Caveat{ID: caveat.PeriodAmbiguous,
		Text: fmt.Sprintf("%s: dates in %s are read as the periods they %s, the first as %s", r.file.input.Name, r.datesIn(where), map[bool]string{true: "end", false: "begin"}[r.dates.last], period.Name(s, period.Naming{}))})
	return nil
}

// stampedMonths is how many months lie between days that are all the first, or
// all the last, of months, as they stand where periods begin or end; 0 where they
// are not.
func stampedMonths(days []period.Day) (months int, last bool) {
	firsts, lasts, apart, least := true, true, 0, 0
	for i, d := range days {
		_, _, dom := d.Date()
		_, _, next := (d + 1).Date()
		firsts, lasts = firsts && dom == 1, lasts && next == 1
		if i > 0 {
			gap := monthsBetween(days[i-1], d)
			apart = gcdInt(apart, gap)
			if least == 0 || gap < least {
				least = gap
			}
		}
	}
	if (firsts || lasts) && apart == least && (apart == 1 || apart == 3 || apart == 6 || apart == 12) {
		return apart, lasts
	}
	return 0, false
}

// isWeekly reports whether days are the Mondays or the Sundays of weeks.
func isWeekly(days []period.Day) bool {
	return smallestGap(days) == 7 && sameWeekday(days) && (days[0].Weekday() == time.Monday || days[0].Weekday() == time.Sunday)
}

// stampsHint says how to read the dates of a column that is no log: as periods,
// where it is plain which, and else by a head that says it.
func stampsHint(days []period.Day, head string) string {
	if months, _ := stampedMonths(days); months > 0 || isWeekly(days) || saysLength(newHead(head)) {
		return "read them as periods: --column period=" + quoteHead(head)
	}
	return fmt.Sprintf("say in the head which periods they begin or end, such as “Year ending” or “Week commencing” in place of %q, and read them as periods: --column period=HEAD", head)
}

// saysLength reports whether a head says which periods its dates stand for.
func saysLength(h head) bool {
	months, _ := h.endingMonths()
	return months > 0 || h.has([]string{"week", "month", "quarter", "year", "day", "date"}) && !h.has([]string{"to date"})
}

func sameWeekday(days []period.Day) bool {
	for _, d := range days {
		if d.Weekday() != days[0].Weekday() {
			return false
		}
	}
	return true
}

func monthsBetween(a, b period.Day) int {
	ya, ma, _ := a.Date()
	yb, mb, _ := b.Date()
	return 12*(yb-ya) + int(mb) - int(ma)
}

func gcdInt(a, b int) int {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

// span reads a full date in a period column as the period that the head says
// it stands for, or that the column as a whole does.
func (t dates) span(text string, h head) (period.Span, bool) {
	d, _, err := parseDay(text, t.order, t.form)
	if err != nil {
		return period.Span{}, false
	}
	_, _, dayOfMonth := d.Date()
	_, _, nextDay := (d + 1).Date()
	ending, _ := h.endingMonths()
	switch {
	case h.has([]string{"week ending"}):
		return week(d - 6), true
	case h.has([]string{"week"}):
		return week(d), true
	case ending > 0:
		return endingOn(d, ending), true
	case h.has([]string{"quarter beginning", "quarter starting", "quarter commencing"}):
		return period.Between(d, d.AddMonths(3)-1), true
	case h.has([]string{"month ending"}), h.has([]string{"month", "mth"}) && (dayOfMonth == 1 || nextDay == 1):
		return period.ByMonth.Of(d, period.Context{}), true
	case t.months > 0 && t.last:
		return endingOn(d, t.months), true
	case t.months > 0:
		return period.Between(d, d.AddMonths(t.months)-1), true
	case t.days > 0 && t.last:
		return week(d - 6), true
	case t.days > 0:
		return week(d), true
	}
	return period.OfDay(d), true
}

// endingOn returns the run of months that ends on a day.
func endingOn(d period.Day, months int) period.Span {
	s := period.Between((d + 1).AddMonths(-months), d)
	if months == 12 && s.Kind == period.Months {
		s.Kind = period.RollingYear
	}
	return s
}

var (
	quarterOfYear = between("qQ", "1234", `(?i)^(?:q|qtr|quarter)\s*([1-4])$`)
	halfOfYear    = between("hH", "12", `(?i)^(?:h|half)\s*([12])$`)
)

// partOf reads a bare quarter or half of a year as that year's own: the first
// quarter of 2018/19 begins in April.
func partOf(year period.Span, text string, h head) (period.Span, bool) {
	if n, err := strconv.Atoi(text); err == nil {
		rank, _ := h.periodRank()
		return numbered(year, n, rank)
	}
	months, at := 3, quarterOfYear.match(text)
	if at == nil {
		months, at = 6, halfOfYear.match(text)
	}
	if n, whole := year.Months(); at == nil || !whole || n != 12 {
		return period.Span{}, false
	}
	start := year.Start.AddMonths(months * int(at[1][0]-'1'))
	return period.Between(start, start.AddMonths(months)-1), true
}

// numbered reads a bare number in a column of months, quarters or weeks, as
// databases give them: month 4 is April, whichever month the year begins in.
func numbered(year period.Span, n, rank int) (period.Span, bool) {
	y, _, _ := year.Start.Date()
	switch {
	case rank == 4 && n >= 1 && n <= 12:
		s := period.OfMonth(y, time.Month(n))
		if !year.Contains(s) {
			s = period.OfMonth(y+1, time.Month(n))
		}
		return s, year.Contains(s)
	case rank == 3 && n >= 1 && n <= 4:
		start := year.Start.AddMonths(3 * (n - 1))
		return period.Between(start, start.AddMonths(3)-1), true
	case rank == 5 && year.Kind == period.Year:
		return period.OfWeek(y, n)
	}
	return period.Span{}, false
}

func week(start period.Day) period.Span {
	return period.Span{Start: start, End: start + 7, Kind: period.Week}
}

// timeError gives the error of a period its place.
func (r *reader) timeError(w when, p place, err error) error {
	if p.head {
		if p.column < 0 {
			return err
		}
		return &CellError{File: r.file.input.Name, Row: int64(r.layout.headRow), Column: p.column + 1, Err: err}
	}
	return r.cellError(p.at, p.column, err)
}

// times are what the combinations of period codes of a file stand for.
type times struct {
	*reader
	codes   *tuples
	columns []numberColumn
	spans   []cube.SpanNumber // by combination and number column, or one of those below
}

const (
	unasked = -1 // nobody has asked for it yet
	noSpan  = -2 // a total over periods
)

func (r *reader) newTimes(columns []numberColumn) *times {
	return &times{reader: r, codes: newTuples(len(r.timeCodes(make(rowKey, r.width)))), columns: columns}
}

// of returns the number of the combination of a row.
func (t *times) of(key rowKey) int {
	n, fresh := t.codes.number(t.timeCodes(key))
	if fresh {
		for range t.columns {
			t.spans = append(t.spans, unasked)
		}
	}
	return n
}

// span returns the number of the span of number column i in rows of a
// combination, of which key is one; false for a total over periods, which is
// never added to them.
func (t *times) span(n, i int, key rowKey) (cube.SpanNumber, bool) {
	at := &t.spans[n*len(t.columns)+i]
	if *at == unasked {
		*at = noSpan
		if s, ok := t.spanOf(key, t.columns[i]); ok {
			*at = t.assembly.spans.Number(s)
		}
	}
	return *at, *at != noSpan
}

// spanOf returns the span of a number in rows of a key; false for a total over
// periods.
func (r *reader) spanOf(key rowKey, n numberColumn) (period.Span, bool) {
	if r.layout.dated() {
		codes := r.timeCodes(key)
		date := r.keys[slices.IndexFunc(r.keys, func(k keyColumn) bool { return k.days != nil })]
		b := date.days.list[codes[len(codes)-1]]
		if r.order == period.MonthFirst {
			return b.monthFirst, true
		}
		return b.dayFirst, true
	}
	if !r.layout.hasPeriods() {
		return r.spans[when{}], true
	}
	if r.layout.across != acrossPeriods {
		n = numberColumn{column: -1}
	}
	w, _ := r.when(key, n)
	s, ok := r.spans[w]
	return s, ok
}
