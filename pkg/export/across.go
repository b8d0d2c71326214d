package export

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/period"
)

// decideAcross finds out whether periods or areas run across the top.
func (d *decider) decideAcross() error {
	var periods, areas, numeric, totals []int
	yearless := len(d.periods) == 0 && d.yearlessHeads()
	for c, h := range d.heads {
		if !d.free(c) || h.text == "" || !d.looksNumeric(c) && (!h.isTotal() || d.stats[c].numbers == 0) && !d.isHiddenPeriod(c) {
			continue
		}
		switch {
		case h.isTotal() && !h.has(besideWords) && d.kindOf(c) == cube.Flow:
			totals = append(totals, c)
		case d.periodHead(h.text) || yearless && saysNoYear(h.text) || len(d.periods) == 1 && d.rank(d.periods[0]) == 1 && isMonthName(h.text):
			periods = append(periods, c)
		case d.isPlace(h.text):
			areas = append(areas, c)
		default:
			numeric = append(numeric, c)
		}
	}
	typedCount := len(d.with(RoleCount))+len(d.with(RoleMeasure)) > 0
	switch {
	case typedCount:
		return nil
	case len(periods) > 0 && d.isMonthRows() && d.date < 0:
		d.monthRows = true
		return d.acrossWith(acrossPeriods, periods, totals, numeric)
	case len(periods) > 0 && (len(d.periods) == 0 || isMonthName(d.heads[periods[0]].text)) && d.date < 0:
		return d.acrossWith(acrossPeriods, periods, totals, numeric)
	case len(areas) > 1 && len(areas) >= len(numeric) && len(d.with(RoleArea)) == 0 && !d.hasAreaColumn():
		places, others, err := d.placesAmong(numeric, areas)
		if err != nil {
			return err
		}
		return d.acrossWith(acrossAreas, append(areas, places...), totals, others)
	}
	return nil
}

// placesAmong parts the columns beside those of known places: one whose head
// says that it counts, rates or ranks is none; any other could be a place that
// nobody has heard of, or not.
func (d *decider) placesAmong(columns, known []int) (places, others []int, err error) {
	var doubtful []int
	for _, c := range columns {
		switch h := d.heads[c]; {
		case d.says(c, besideWords) || d.kindOf(c) != cube.Flow || h.isIdentifier():
			others = append(others, c)
		case d.isUnlikePlace(c, known):
			doubtful = append(doubtful, c)
		default:
			places = append(places, c)
		}
	}
	if len(doubtful) > 0 {
		return nil, nil, hinted(fmt.Errorf("%s: %s stands beside columns of areas such as %s, and is not known as a place", d.name, d.list(doubtful), d.list(known[:1])),
			fmt.Sprintf("if it is none, leave it out: --column ignore=%s; if it is one, list it in --areas FILE", quoteHead(d.heads[doubtful[0]].text)))
	}
	return places, others, nil
}

// isUnlikePlace reports whether a head beside those of known places speaks of
// what is counted: one of its words does, or a word behind the first is small
// where the known places are written in capitals ("Website visitors").
func (d *decider) isUnlikePlace(c int, known []int) bool {
	h := d.heads[c]
	if h.isCount() || h.has(countWords) {
		return true
	}
	words := strings.Fields(h.text)
	return len(words) > 1 && !slices.ContainsFunc(words[1:], startsCapital) && startsCapital(d.heads[known[0]].text)
}

func startsCapital(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r)
}

// says reports whether the head of a column has one of the words.
func (d *decider) says(c int, words []string) bool { return d.heads[c].has(words) }

// periodHead reports whether a head names a period, alone or beside what is
// counted in it: "2018", "Jan 2019", "2018 Number", "Contacts 2018/19".
func (d *decider) periodHead(text string) bool {
	_, _, ok := d.cutPeriod(text)
	return ok
}

// cutPeriod takes the period out of a head: the longest run of words at its
// start or its end that names one. What is left says what is counted.
func (d *decider) cutPeriod(text string) (span, rest string, ok bool) {
	text = cleanPeriod(strings.ReplaceAll(text, "_", " "))
	if d.shortYears() {
		text = centuriedWords(text)
	}
	if d.isPeriod(text) {
		return text, "", true
	}
	if strings.ContainsAny(text, "("+noteSigns) {
		text = strings.NewReplacer("(", " ", ")", " ").Replace(footnoteMark().ReplaceAllString(text, ""))
	}
	words := strings.Fields(text)
	if len(words) > 8 {
		return "", "", false
	}
	if len(words) > 2 && slices.Contains(seenFrom, strings.ToLower(words[0])) && slices.Contains(seenSpans, strings.ToLower(words[1])) && hasDigit(text) {
		words = words[1:] // "This year (2019)"
		if text = strings.Join(words, " "); d.isPeriod(text) {
			return text, "", true
		}
	}
	for n := len(words) - 1; n > 0; n-- {
		if head := strings.Join(words[:n], " "); d.isPeriod(head) && hasDigit(head) {
			return head, strings.Join(words[n:], " "), true
		}
		if tail := strings.Join(words[len(words)-n:], " "); d.isPeriod(tail) && hasDigit(tail) {
			return tail, strings.Join(words[:len(words)-n], " "), true
		}
	}
	return "", "", false
}

func isMonthName(text string) bool {
	if text == "" || strings.Trim(text, "0123456789") != text {
		return false
	}
	_, err := period.Parse(text+" 2000", period.Context{})
	return err == nil
}

// isPlace reports whether a head names a place, by the areas file or by common
// knowledge.
func (d *decider) isPlace(text string) bool {
	want := area.Fold(text)
	for _, e := range d.options.Areas {
		if area.Fold(e.Area) == want || slices.ContainsFunc(e.Aliases, func(a string) bool { return area.Fold(a) == want }) {
			return true
		}
	}
	return area.IsUKName(text)
}

func (d *decider) hasAreaColumn() bool {
	for c, h := range d.heads {
		if d.free(c) && h.areaLevel() > 0 && !d.looksNumeric(c) && d.stats[c].filled > 0 {
			return true
		}
	}
	return false
}

// looksNumeric reports whether a column holds numbers.
func (d *decider) looksNumeric(c int) bool {
	s := d.stats[c]
	return s.mostlyNumbers() || s.numbers == 0 && s.marks > s.worded && s.marks == s.filled || s.filled == 0 && d.heads[c].text != ""
}

func (d *decider) acrossWith(across string, columns, totals, others []int) error {
	d.across = across
	slices.Sort(columns)
	for _, c := range columns {
		if n, ok := d.acrossColumn(across, c); ok {
			d.set(c, RoleCount, "its head names one of the "+across)
			d.numbers = append(d.numbers, n)
		}
	}
	if len(d.numbers) == 0 {
		d.across = ""
		return nil
	}
	for _, c := range totals {
		if across == acrossAreas {
			d.numbers = append(d.numbers, numberColumn{column: c, area: d.heads[c].text, total: true})
			d.set(c, RoleCount, "the total of the areas")
			continue
		}
		d.set(c, RoleIgnore, "a total of the periods: it checks them and is never added to them")
		if len(totals) == 1 {
			d.numbers = append(d.numbers, numberColumn{column: c, check: true})
		}
	}
	if err := d.checkPeriodsAcross(); err != nil {
		return err
	}
	for _, c := range others {
		if d.free(c) {
			d.set(c, RoleIgnore, "not one of the "+across+" across the top")
		}
	}
	return d.decideKind()
}

// acrossColumn is what the head of a column says of the numbers below it; false
// where they are percentages or changes beside the counts.
func (d *decider) acrossColumn(across string, c int) (numberColumn, bool) {
	n := numberColumn{column: c}
	if across == acrossAreas {
		n.area = d.heads[c].text
		return n, true
	}
	span, rest, ok := d.cutPeriod(d.heads[c].text)
	if !ok {
		span = d.heads[c].text // a month beside a column of years
	}
	n.period = span
	switch h := newHead(rest); {
	case rest == "":
	case h.has(percentWords) || strings.Contains(rest, "%") || h.has(averageWords) || h.has(besideWords):
		d.set(c, RoleIgnore, "a percentage, a rate or a change beside the counts")
		return n, false
	case h.has([]string{"ytd", "year to date"}) && d.wholeYearsBeside(c):
		d.set(c, RoleIgnore, "a year to date beside whole years")
		return n, false
	case h.countsAll() && !h.isTotal() || h.core() == "" || h.isCount() && d.oneNoun():
	default:
		n.member, n.total, d.split = rest, h.isTotal(), true
	}
	return n, true
}

// oneNoun reports whether all heads that name periods count the same thing, so
// that "Contacts 2018" and "Contacts 2019" are no members of anything.
func (d *decider) oneNoun() bool {
	nouns := map[string]bool{}
	for _, h := range d.heads {
		if _, rest, ok := d.cutPeriod(h.text); ok && rest != "" {
			nouns[newHead(rest).words] = true
		}
	}
	return len(nouns) == 1
}

// fewestShortYears is how many heads must be two years of two digits before
// they are taken for years: one could be a day, or a score.
const fewestShortYears = 2

// shortYears reports whether years run across the top as "17/18", "18/19".
func (d *decider) shortYears() bool {
	if d.shorts == 0 {
		d.shorts = 1
		n := 0
		for c, h := range d.heads {
			if last := strings.Fields(h.text); len(last) > 0 && d.looksNumeric(c) && centuried(last[len(last)-1]) != last[len(last)-1] {
				n++
			}
		}
		if n >= fewestShortYears {
			d.shorts = 2
		}
	}
	return d.shorts == 2
}

// centuriedWords writes "YTD 19/20" as "YTD 2019/20".
func centuriedWords(text string) string {
	words := strings.Fields(text)
	for i, w := range words {
		words[i] = centuried(w)
	}
	return strings.Join(words, " ")
}

// wholeYearsBeside reports whether other columns than c have a year and nothing
// else for their head.
func (d *decider) wholeYearsBeside(c int) bool {
	for o, h := range d.heads {
		if _, rest, ok := d.cutPeriod(h.text); o != c && ok && rest == "" {
			return true
		}
	}
	return false
}
