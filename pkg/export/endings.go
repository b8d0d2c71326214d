package export

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/period"
)

// endingHead is the head of a column whose months or days end the periods meant:
// "Year ending", "12 months to", "Rolling quarter ended", "Year to March".
var endingHead = lazily(`^(?:.* )?(?:(half )?(year|quarter)|(\d+|three|six|nine|twelve) months?)(?: period)? (?:ending|ended|to(?: the)?(?: end)?(?: of)?)(?: (.+))?$`)

// numberedMonths are lengths in words.
var numberedMonths = map[string]int{"three": 3, "six": 6, "nine": 9, "twelve": 12}

// endingMonths is how many months the periods of a column last, where its head
// says that the column tells when they end, and 0 for other heads. The rest is
// what the head says of the end itself: "march" of "Year to March".
func (h head) endingMonths() (months int, rest string) {
	if !strings.Contains(h.words, "year") && !strings.Contains(h.words, "quarter") && !strings.Contains(h.words, "month") {
		return 0, "" // as nearly all heads are
	}
	at := endingHead().FindStringSubmatch(h.words)
	if at == nil || at[4] == "date" {
		return 0, ""
	}
	rest = at[4]
	switch {
	case at[1] != "":
		months = 6
	case at[2] == "year":
		months = 12
	case at[2] == "quarter":
		months = 3
	default:
		months = numberedMonths[at[3]]
		if months == 0 {
			months, _ = strconv.Atoi(at[3])
		}
	}
	if months > 120 {
		return 0, ""
	}
	return months, rest
}

// ending reads a month or a year in a column whose head says that it ends a
// longer period: "March 2019" below "Year ending", "2019" below "Year to March".
// Read by themselves, twelve months would stand as one, and those of a year
// would be added up though each holds most of the others.
func (r *reader) ending(text string, h head, ctx period.Context) (period.Span, bool) {
	months, rest := h.endingMonths()
	if months == 0 {
		return period.Span{}, false
	}
	phrase := strings.TrimSpace(rest + " " + text)
	all, err := period.Parse(phrase, ctx)
	if all = major(all); err != nil {
		return period.Span{}, false
	}
	for _, reading := range all {
		switch s := reading.Span; {
		case s.Kind == period.Month, s.End == s.Start+1:
			return endingOn(s.End-1, months), true
		case s.Kind == period.Year && len(all) == 1 && rest == "":
			return r.endingIn(text, h, ctx)
		}
	}
	return period.Span{}, false
}

// endingIn reads a bare year in such a column: below "Financial year ending" it
// is known in which month that year ends, below "Year ending" nobody says.
func (r *reader) endingIn(text string, h head, ctx period.Context) (period.Span, bool) {
	if s, err := period.ParseOne(h.words+" "+text, ctx); err == nil {
		return s, true
	}
	r.noteOnce(caveat.PeriodAmbiguous, fmt.Sprintf("%s: the head %q does not say in which month, so years below it are read as calendar years", r.file.input.Name, h.text))
	return period.Span{}, false
}

// noteOnce takes note of something, however often it is met.
func (r *reader) noteOnce(id caveat.ID, text string) {
	if !slices.ContainsFunc(r.export.notes, func(c caveat.Caveat) bool { return c.Text == text }) {
		r.export.note(id, text)
	}
}
