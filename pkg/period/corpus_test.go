package period

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// The two corpora speak of meetings and holidays as well as of periods of
// counts. A phrase is left out for the first reason here that fits it, and
// every reason is printed with its count; all others are scored.
var leftOut = []struct {
	reason string
	words  *regexp.Regexp
}{
	{"seasons", regexp.MustCompile(`(?i)\b(spring|summer|autumn|winter|seasons?)\b`)},
	{"decades and centuries", regexp.MustCompile(`(?i)\b(decades?|century)\b`)},
	{"relative to the day of reading", regexp.MustCompile(`(?i)\b(now|ago|date|in a year|of the year)\b`)},
	{"relative to the day of reading", regexp.MustCompile(`(?i)^[^0-9]*(\d[^0-9]+)*\b(this|last|next|past|previous|upcoming|current|following|coming)\b([^0-9]|\b\d\b)*$`)},
	{"parts without an edge: late, the end of, EOY", regexp.MustCompile(`(?i)\b(late|end of|beginning of|middle of|eom|eoy|boy)\b`)},
	{"years and days in words", regexp.MustCompile(`(?i)\b(two thousand|nineteen|ninth|twenty-seventh)\b`)},
	{"years before Christ", regexp.MustCompile(`\bBC\b`)},
	{"open at one end: until, through, from", regexp.MustCompile(`(?i)^(through|until|from \w+$)\b`)},
}

// Reasons that the words alone do not tell.
const (
	openEnded  = "open at one end: after, before, starting on"
	noPeriod   = "durations, repeated times and phrases the corpus does not place"
	looksAhead = "no year written, and the corpus looks ahead"
)

func reasonToLeaveOut(phrase string) string {
	for _, o := range leftOut {
		if o.words.MatchString(phrase) {
			return o.reason
		}
	}
	return ""
}

// corpusScore counts what agrees and what is left out.
type corpusScore struct {
	agree, places, scored int
	left                  map[string]int
}

func (s *corpusScore) log(t *testing.T, name string, floor int) {
	t.Helper()
	t.Logf("%s: %d of %d agree, %d of them at the same place in the text", name, s.agree, s.scored, s.places)
	reasons := make([]string, 0, len(s.left))
	for reason := range s.left {
		reasons = append(reasons, reason)
	}
	slices.Sort(reasons)
	for _, reason := range reasons {
		t.Logf("%s: left out %d: %s", name, s.left[reason], reason)
	}
	if s.agree < floor {
		t.Errorf("%s: %d agree, which were %d", name, s.agree, floor)
	}
}

func readCorpus(t *testing.T, into any, path ...string) {
	t.Helper()
	root := os.Getenv("FIGURES_CORPUS")
	if root == "" {
		t.Skip("FIGURES_CORPUS is not set")
	}
	data, err := os.ReadFile(filepath.Join(append([]string{root}, path...)...))
	if err == nil {
		err = json.Unmarshal(data, into)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func isoDay(t *testing.T, text string) Day {
	t.Helper()
	d, _, err := ParseDate(text[:10], DayFirst)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// recognizersCase is a case of microsoft/Recognizers-Text, which comes in two
// forms: with a past and a future date, or with a list of values.
type recognizersCase struct {
	ID      string
	Input   string
	RefTime string `json:"ref_time"`
	Tags    []string
	Results []recognizersResult
}

type recognizersResult struct {
	Text       string
	Start, End int
	Type       string
	Value      struct {
		Mod            string
		PastResolution struct{ StartDate, EndDate string }
		Values         []struct{ Mod, Start, End string }
	}
}

// days are the first and last days the corpus offers for a result.
func (r recognizersResult) days() [][2]string {
	var pairs [][2]string
	if past := r.Value.PastResolution; past.StartDate != "" && past.EndDate != "" && r.Value.Mod == "" {
		pairs = append(pairs, [2]string{past.StartDate, past.EndDate})
	}
	for _, v := range r.Value.Values {
		if v.Start != "" && v.End != "" && v.Mod == "" {
			pairs = append(pairs, [2]string{v.Start, v.End})
		}
	}
	return pairs
}

// whyNot is the reason to leave a result out, or "".
func (r recognizersResult) whyNot() string {
	if reason := reasonToLeaveOut(r.Text); reason != "" {
		return reason
	}
	open := r.Value.Mod != "" || len(r.Value.Values) > 0 && r.Value.Values[0].Mod != ""
	switch {
	case open:
		return openEnded
	case len(r.days()) == 0 || !strings.HasSuffix(r.Type, "daterange"):
		return noPeriod
	}
	return ""
}

// TestCorpusAgreesWithRecognizers scores starts and ends. That corpus writes the
// end of a day range as its last day, that of a month, quarter or half as the
// day after, and lets a range of months or years end on the first day of its
// last month or year, so that these ends are not scored.
func TestCorpusAgreesWithRecognizers(t *testing.T) {
	var cases []recognizersCase
	readCorpus(t, &cases, "recognizers", "date_period_core.json")
	score := corpusScore{left: map[string]int{}}
	for _, c := range cases {
		context := Context{}
		if c.RefTime != "" {
			context = Context{HasDated: true, Dated: isoDay(t, c.RefTime)}
		}
		found := FindPhrases(c.Input, context)
		for _, want := range c.Results {
			if reason := want.whyNot(); reason != "" {
				score.left[reason]++
				continue
			}
			score.scored++
			i := slices.IndexFunc(found, func(m Mention) bool {
				return m.Start < want.End && want.Start < m.End && agreesWithRecognizers(t, m, c.Tags, want)
			})
			if i < 0 {
				t.Logf("%s: in %q, %q should be %v, found %s", c.ID, c.Input, want.Text, want.days(), showMentions(c.Input, found))
				continue
			}
			score.agree++
			if found[i].Start == want.Start && found[i].End == want.End {
				score.places++
			} else {
				t.Logf("%s: found %q for %q", c.ID, c.Input[found[i].Start:found[i].End], want.Text)
			}
		}
	}
	score.log(t, "recognizers", 61)
}

// agreesWithRecognizers says whether some reading has the days wanted.
func agreesWithRecognizers(t *testing.T, m Mention, tags []string, want recognizersResult) bool {
	for _, r := range m.Readings {
		for _, days := range want.days() {
			last := isoDay(t, days[1])
			end := r.Span.End == last || slices.Contains(tags, "range") && (last.firstOfMonth() || r.Span.Last() == last)
			if !r.Minor && r.Span.Start == isoDay(t, days[0]) && end {
				return true
			}
		}
	}
	return false
}

// ducklingCase is a case of facebook/duckling.
type ducklingCase struct {
	Input        string
	RefTime      string `json:"ref_time"`
	Kind         string
	Start        string
	EndExclusive string `json:"end_exclusive"`
	At           string
	Grain        string
}

// noYear are the inputs of one month or quarter without its year.
var noYear = regexp.MustCompile(`^[^0-9]*(\d(rd|th) )?[^0-9]*$`)

func TestCorpusAgreesWithDuckling(t *testing.T) {
	var cases []ducklingCase
	readCorpus(t, &cases, "duckling", "time_period_core.json")
	score := corpusScore{left: map[string]int{}}
	for _, c := range cases {
		reason := reasonToLeaveOut(c.Input)
		if reason == "" && noYear.MatchString(c.Input) {
			reason = looksAhead
		}
		if reason != "" {
			score.left[reason]++
			continue
		}
		score.scored++
		found := FindPhrases(c.Input, Context{HasDated: true, Dated: isoDay(t, c.RefTime)})
		if len(found) == 1 && agreesWithDuckling(t, found[0], c) {
			score.agree++
			score.places++
		} else {
			t.Logf("%q should be %+v, found %s", c.Input, c, showMentions(c.Input, found))
		}
	}
	score.log(t, "duckling", 8)
}

func agreesWithDuckling(t *testing.T, m Mention, c ducklingCase) bool {
	if c.Kind == "open_after" {
		return m.Since && m.Readings[0].Span.Start == isoDay(t, c.At)
	}
	start := isoDay(t, c.Start)
	end := map[string]Day{"Month": start.AddMonths(1), "Quarter": start.AddMonths(3), "Year": start.AddMonths(12)}[c.Grain]
	if c.EndExclusive != "" {
		end = isoDay(t, c.EndExclusive)
	}
	return slices.ContainsFunc(m.Readings, func(r Reading) bool {
		return !r.Minor && r.Span.Same(Span{Start: start, End: end})
	})
}

// TestReadsTheYearsOfProse counts the years written in real paragraphs that
// no phrase covers. Those after "mid", "early", "late" and "middle of" are
// left out: they are no periods.
func TestCorpusYearsOfProse(t *testing.T) {
	root := os.Getenv("FIGURES_CORPUS")
	if root == "" {
		t.Skip("FIGURES_CORPUS is not set")
	}
	data, err := os.ReadFile(filepath.Join(root, "prose.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	year := regexp.MustCompile(`\b(19|20)\d\d\b`)
	blurred := regexp.MustCompile(`(?i)\b(mid-|early |late |middle of )$`)
	covered, all := 0, 0
	started := time.Now()
	for line := range strings.Lines(string(data)) {
		var paragraph struct{ Text string }
		if err := json.Unmarshal([]byte(line), &paragraph); err != nil {
			t.Fatal(err)
		}
		found := FindPhrases(paragraph.Text, Context{})
		for _, at := range year.FindAllStringIndex(paragraph.Text, -1) {
			if blurred.MatchString(paragraph.Text[:at[0]]) {
				continue
			}
			all++
			if slices.ContainsFunc(found, func(m Mention) bool { return m.Start <= at[0] && at[1] <= m.End }) {
				covered++
			} else {
				t.Logf("not read: %q", paragraph.Text[max(0, at[0]-30):min(len(paragraph.Text), at[1]+20)])
			}
		}
	}
	t.Logf("prose: %d of %d years are read, %v for %d bytes", covered, all, time.Since(started).Round(time.Millisecond), len(data))
	if covered*1000 < all*995 {
		t.Errorf("%d of %d years are read", covered, all)
	}
}
