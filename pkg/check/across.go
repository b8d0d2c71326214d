package check

import (
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/release"
	"github.com/pressfigures/figures/pkg/wording"
)

// across makes the findings about how the claims of a release stand to each
// other, and about the words beside them. They are remarks: none changes a
// verdict.
func (r *Report) across(o Options) {
	for _, look := range []func(Options){
		r.headlines, r.versions, r.overWhole, r.withoutBase, r.nounDrift, r.causes, r.exaggerations, r.ambiguousPeriods,
	} {
		look(o)
	}
}

// remark adds a finding about a claim.
func (r *Report) remark(id caveat.ID, i int, at release.Span, message, hint string, related ...release.Span) {
	severity := caveat.Warning
	if rule, ok := caveat.Lookup(id); ok {
		severity = rule.Severity
	}
	r.own = append(r.own, Finding{Rule: RuleID(id), Severity: severity, Claim: i, Span: at, Message: message, Hint: hint, Related: related})
}

// named is the score from which a reading counts as what the words beside a
// claim say, and not as a guess from what stands around.
const named = 55

// place is the place that a claim names: the one beside it, or the only one of
// its sentence. It is empty where it names none of its own.
func place(c claim.Claim) string {
	only := ""
	for _, a := range c.Areas {
		if a.Carried {
			continue
		}
		name := area.Fold(a.Text)
		switch {
		case a.Score >= named:
			return name
		case only != "" && only != name:
			return ""
		}
		only = name
	}
	return only
}

// samePlace says whether two claims can be about one place: neither names
// another.
func samePlace(a, b claim.Claim) bool {
	p, q := place(a), place(b)
	return p == "" || q == "" || p == q
}

// samePeriod says whether two claims can be about one period and one base.
func samePeriod(a, b claim.Claim) bool {
	return agree(own(a.Periods), own(b.Periods)) && agree(own(a.Against), own(b.Against))
}

// agree says whether one of the periods that two claims name is the same, or
// one of them names none.
func agree(x, y []claim.PeriodReading) bool {
	if len(x) == 0 || len(y) == 0 {
		return true
	}
	for _, p := range x {
		for _, q := range y {
			if p.Unplaced != q.Unplaced {
				continue
			}
			if p.Unplaced && strings.EqualFold(p.Text, q.Text) || !p.Unplaced && p.Period.Same(q.Period) {
				return true
			}
		}
	}
	return false
}

// own are the readings of the period that stands closest to a claim.
func own(readings []claim.PeriodReading) []claim.PeriodReading {
	var found []claim.PeriodReading
	for _, p := range readings {
		if p.Score >= named && !p.Carried && (len(found) == 0 || p.Span == found[0].Span) {
			found = append(found, p)
		}
	}
	return found
}

// kindOf is the block that a claim stands in.
func (r *Report) kindOf(c claim.Claim) release.Kind { return r.Document.Blocks[c.Block].Kind }

// heading says whether a claim stands in words that sum a release up.
func (r *Report) heading(c claim.Claim) bool {
	k := r.kindOf(c)
	return k == release.Headline || k == release.Standfirst
}

// plainWords are words that say nothing of what a sentence is about.
var plainWords = set(`a an the this that these those it its they their them he she his her we our you your i and or but nor so
	of in on at to for from by with without into over under about around as than then there here when where which who whom whose
	what while after before since during until between within across through per each every all any some no not only just also
	even still more most less least fewer much many few other another same such very too up down out off
	is are was were be been being has have had having do does did will would can could may might must should shall
	per cent percent percentage point points number numbers figure figures total level rate compared year years month months
	quarter week period half first second third last latest previous next
	rise rises rose risen rising increase increases increased increasing fall falls fell fallen falling drop dropped decrease
	decreased decline declined grew grown growth double doubled doubling treble trebled halved soar soared up reached said
	one two three four five six seven eight nine ten million billion thousand nearly almost approximately roughly`)

// topic are the words of a stretch of text that say what it is about, as
// stems.
func topic(words []string) map[string]bool {
	found := map[string]bool{}
	for _, w := range words {
		if len(w) > 1 && !plainWords[w] && !strings.ContainsAny(w, "0123456789") {
			found[stem(w)] = true
		}
	}
	return found
}

// shared is how many words of the shorter topic the other has, of how many.
func shared(a, b map[string]bool) (both, of int) {
	if len(a) > len(b) {
		a, b = b, a
	}
	for w := range a {
		if b[w] {
			both++
		}
	}
	return both, len(a)
}

// okay are the true values of which a claim is right or loose; nil for a claim
// that one number does not judge.
func okay(c claim.Claim, o Options) []wording.Band {
	row, ok := wording.RowOf(c.Row)
	if !ok {
		return nil
	}
	var found []wording.Band
	o.Wording.VerdictOnly = true
	for _, band := range row.Bands(c.Stated, o.Wording) {
		if v := wording.VerdictOf(band.Severity); v == wording.Right || v == wording.Loose {
			found = append(found, band)
		}
	}
	return found
}

// holdsFor says whether a claim is right or loose for some value of a range.
func holdsFor(bands []wording.Band, truth number.Range) bool {
	return slices.ContainsFunc(bands, func(b wording.Band) bool { return b.Overlaps(truth) })
}

// bothHold says whether some value makes two claims right or loose.
func bothHold(a, b []wording.Band) bool {
	for _, x := range a {
		for _, y := range b {
			if x.Overlaps(rangeOf(y)) && y.Overlaps(rangeOf(x)) {
				return true
			}
		}
	}
	return false
}

func rangeOf(b wording.Band) number.Range {
	return number.Range{Low: b.Low.Value, High: b.High.Value, NoLow: b.Low.Unbounded, NoHigh: b.High.Unbounded}
}
