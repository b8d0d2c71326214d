package check

import (
	"fmt"
	"strings"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/wording"
)

// Releases holds the releases of one run against each other: a national
// charity makes one for each county from the same counts, and a figure of the
// region or the country is in all of them. One that differs from what the
// releases before say is remarked upon. It replaces the remarks of an earlier
// call.
func Releases(reports []*Report, o Options) {
	first := map[string]*earlier{}
	for _, r := range reports {
		r.others = nil
		for i := range r.Claims {
			c := r.Claims[i].Claim
			key := identity(c)
			if key == "" {
				continue
			}
			before := first[key]
			switch {
			case before == nil:
				first[key] = &earlier{r, i}
			case before.report != r && before.contradicts(c, o):
				r.others = append(r.others, before.finding(i, c))
			}
		}
		r.collect()
	}
}

// earlier is the first claim about a figure among all releases.
type earlier struct {
	report *Report
	claim  int
}

// contradicts says whether no value makes both claims right.
func (e *earlier) contradicts(c claim.Claim, o Options) bool {
	before := &e.report.Claims[e.claim]
	if before.Row == c.Row && before.Stated == c.Stated {
		return false // stated alike, as nearly all are
	}
	x, y := okay(before.Claim, o), okay(c, o)
	return len(x) > 0 && len(y) > 0 && !bothHold(x, y)
}

func (e *earlier) finding(i int, c claim.Claim) Finding {
	before := e.report.Claims[e.claim]
	place := e.report.Document.Place(before.Start)
	where := fmt.Sprintf("%s:%d", e.report.Document.Name, place.Line)
	if place.Paragraph {
		where = fmt.Sprintf("%s, paragraph %d", e.report.Document.Name, place.Line)
	}
	return Finding{
		Rule: RuleOtherRelease, Severity: caveat.Warning, Claim: i, Span: c.Span,
		Message: fmt.Sprintf("%q here, and %q of the same place and period in %s", c.Text, before.Text, where),
		Hint:    "give one figure alike in all releases",
	}
}

// identity is what a figure is, in a text that is the same in all releases:
// its kind, unit, noun, place and period, all of which have to be named. It is
// empty where one of them is not.
func identity(c claim.Claim) string {
	if !c.HasNumber && c.Kind != claim.Multiple || c.DirectionOnly || c.Base || c.Upper != nil || c.Kind == claim.Rank || c.Kind == claim.Comparison {
		return ""
	}
	if c.Kind == claim.Share || c.Kind == claim.Fraction || len(c.Areas) == 0 {
		return "" // their wholes are not told by place and period alone
	}
	periods := own(c.Periods)
	name := place(c)
	if name == "" || area.Fold(c.Areas[0].Text) != name || len(periods) == 0 || periods[0].Unplaced {
		return ""
	}
	head := stem(strings.ToLower(c.Head))
	against := ""
	if c.Changes() {
		bases := own(c.Against)
		if len(bases) == 0 || bases[0].Unplaced {
			return ""
		}
		head, against = "", bases[0].Period.String()
	} else if head == "" {
		return ""
	}
	return strings.Join([]string{string(c.Kind), head, c.Currency, c.Per, name, periods[0].Period.String(), against, strings.Join(c.Channels, "+"), wordingKey(c)}, "|")
}

// wordingKey sets "doubled" and "rose by 2 per cent" apart, which one number
// does not compare.
func wordingKey(c claim.Claim) string {
	if row, ok := wording.RowOf(c.Row); ok && c.Kind == claim.Multiple {
		return fmt.Sprint(row.Family)
	}
	return ""
}
