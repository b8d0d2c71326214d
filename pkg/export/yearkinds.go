package export

import (
	"fmt"
	"strings"

	"github.com/pressfigures/figures/pkg/period"
)

// yearKinds are the values of columns such as "time_identifier", which the
// Department for Education puts beside each period to say what kind of year it
// is (its open data standards list them all), with the kind that each stands
// for.
var yearKinds = []struct {
	words string
	kind  period.Kind
}{
	{"academic year", period.AcademicYear},
	{"school year", period.AcademicYear},
	{"financial year", period.FinancialYear},
	{"fiscal year", period.FinancialYear},
	{"tax year", period.Custom},
	{"calendar year", period.Year},
	{"reporting year", period.Year},
}

// yearKind is the kind of year that a text names, with the words that say so
// and what follows them: "Financial year Q1" has "Q1" left.
func yearKind(text string) (kind period.Kind, words, rest string, ok bool) {
	folded := newHead(text).words
	for _, k := range yearKinds {
		if after, found := strings.CutPrefix(folded, k.words); found && (after == "" || after[0] == ' ') {
			return k.kind, k.words, strings.TrimSpace(after), true
		}
	}
	return period.Custom, "", "", false
}

// saysYearKind reports whether a column says of which kind the years in
// another column are: by its head, or as all its values do.
func (d *decider) saysYearKind(c int) bool {
	if !d.free(c) || d.stats[c].filled == 0 {
		return false
	}
	if d.heads[c].words == "time identifier" {
		return true
	}
	for v := range d.stats[c].distinct {
		if _, _, _, ok := yearKind(v); !ok {
			return false
		}
	}
	return true
}

// decideYearKind finds the column that says of which kind the years of the
// period column are, and reads both as one period. Left alone, it would be a
// dimension: financial and calendar years of one number would be added up.
func (d *decider) decideYearKind() {
	if len(d.periods) != 1 {
		return
	}
	for c := range d.heads {
		if d.saysYearKind(c) {
			d.set(c, RolePeriod, fmt.Sprintf("it says which kind of period %q is", d.heads[d.periods[0]].text))
			d.periods = append(d.periods, c)
			d.yearKinds = true
			return
		}
	}
}

// ofKind reads a year of a kind that another column names: "201819" beside
// "Academic year", or "2018" beside "Calendar year Q1".
func ofKind(year, identifier string, h head, ctx period.Context) ([]period.Reading, error) {
	kind, words, rest, _ := yearKind(identifier)
	text := slashed(year)
	ctx.PreferKind = kind
	if words != "reporting year" {
		text = words + " " + text
	}
	all, err := period.Parse(text, ctx)
	if err != nil {
		return nil, fmt.Errorf("%q is no %s", year, words)
	}
	all = major(all)
	if len(all) > 1 {
		return nil, hinted(fmt.Errorf("%q can be the %s that begins in that year or the one that ends in it", year, words),
			"write both years, as in 2018/19, or leave the kind of year aside: --column ignore="+quoteHead(h.text))
	}
	if rest == "" {
		return all, nil
	}
	part, ok := partOf(all[0].Span, rest, h)
	if !ok {
		return nil, hinted(fmt.Errorf("%q is not a part of a %s that is understood", rest, words), "a quarter is written Q1, a half H1")
	}
	return []period.Reading{{Span: part}}, nil
}

// shortYears is two years of two digits, as in "17/18".
var shortYears = between(digitBytes, digitBytes, `^(\d{2})[/-](\d{2})$`)

// centuried writes two years of two digits in a column of years, "17/18", as
// "2017/18".
func centuried(text string) string {
	at := shortYears.match(text)
	if at == nil || !isTwoYears("20"+at[1]+at[2]) {
		return text
	}
	return "20" + at[1] + "/" + at[2]
}

// slashed writes two years run together, "201819", as "2018/19".
func slashed(text string) string {
	if isTwoYears(text) {
		return text[:4] + "/" + text[4:]
	}
	return text
}

// isTerm reports whether a text names a school term.
func isTerm(text string) bool {
	words := newHead(text).words
	return strings.HasSuffix(words, " term") || strings.HasSuffix(words, " terms") || words == "term"
}

// errTerm is the error of a term: its days differ from council to council.
func errTerm(text string) error {
	return hinted(fmt.Errorf("%q is a term, whose first and last day differ from place to place", text), "give the rows their months, or their academic year")
}

// onlyMonths reports whether all numbers of six figures among the periods can
// be a year and a month, as in 201903, and some can be nothing else.
func onlyMonths(texts map[when]place) bool {
	sure := false
	for w := range texts {
		for _, text := range []string{w.coarse, w.fine} {
			switch {
			case isTwoYears(text) && !isYearMonth(text):
				return false
			case isYearMonth(text) && !isTwoYears(text):
				sure = true
			}
		}
	}
	return sure
}

// twoYears are the readings of two years run together, "201819". They are of
// the kind that the house, the head or the title speaks of; failing these,
// nobody knows.
func (r *reader) twoYears(text string, ctx period.Context) ([]period.Reading, error) {
	if ctx.PreferKind != period.FinancialYear && ctx.PreferKind != period.AcademicYear {
		financial, academic := slashed(text), "academic year "+slashed(text)
		if month, err := period.ParseOne(text, period.Context{}); err == nil {
			return nil, hinted(fmt.Errorf("%q can be %s, the financial year %s or the %s", text, period.Name(month, period.Naming{}), financial, academic), "for years say --years financial or --years academic; write months as 2011-12")
		}
		return nil, hinted(fmt.Errorf("%q can be the financial year %s or the %s", text, financial, academic), "say which: --years financial or --years academic")
	}
	all, err := period.Parse(slashed(text), ctx)
	return major(all), err
}

// kindOfYears is the kind of year that a text of two years stands for: the one
// that was asked for, the one its head names, or the one that the title or the
// name of the file names; Custom where nothing says.
func (r *reader) kindOfYears(h head) period.Kind {
	if k := r.options.Period.PreferKind; k != period.Custom {
		return k
	}
	if k := preferred(h); k != period.Custom {
		return k
	}
	return r.titleKind
}

// titleYears finds the kind of year that the rows above the heads, or the name
// of the file, speak of, if they speak of one only.
func titleYears(above [][]string, name string) (kind period.Kind, where string) {
	found := map[period.Kind]string{}
	for i, record := range above {
		for _, cell := range record {
			addYearKind(found, cell, fmt.Sprintf("row %d", i+1))
		}
	}
	if len(found) == 0 {
		addYearKind(found, spaced(name), "the name of the file")
	}
	if len(found) != 1 {
		return period.Custom, ""
	}
	for kind, where = range found {
	}
	return kind, where
}

func addYearKind(found map[period.Kind]string, text, where string) {
	h := newHead(strings.ReplaceAll(text, "-", " "))
	if h.has([]string{"academic year", "academic years", "school year", "school years"}) {
		found[period.AcademicYear] = where
	}
	if h.has([]string{"financial year", "financial years", "fiscal year", "fiscal years"}) {
		found[period.FinancialYear] = where
	}
}

// errNoYear is the error of a month or quarter whose year nothing names.
func (r *reader) errNoYear(text string) error {
	return hinted(fmt.Errorf("%q has no year", text), "put the year before the file, as in 2019="+r.file.input.Name)
}
