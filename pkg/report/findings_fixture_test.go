package report

import (
	"strings"
	"testing"

	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/check"
	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/figure"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/release"
	"github.com/pressfigures/figures/pkg/wording"
)

// The releases of the fixtures are judged by hand, so that the goldens change
// only with the formats.

const increase = `# Calls to Stop It Now! double in Hertfordshire

Stop It Now! was contacted by 1,186 people from Hertfordshire in 2019,
a **98&nbsp;per&nbsp;cent** increase on 596 in 2018. Callers asked for help & advice.

> “Nearly 1,200 people asked us for help,” said Ann Other.

- 373 people from Dorset
- sixteen from Norfolk, and one in ten from Kent

| Area | 2019 | Remark |
|---|---|---|
| Hertfordshire | 1,186 | |
| Kent | 299 | of whom 12 called |

Notes to editors

Call 01234 567890.
`

// judging builds a report claim by claim.
type judging struct {
	t testing.TB
	*check.Report
	from int // where to look for the next words
}

func newJudging(t testing.TB, d *release.Document) *judging {
	return &judging{t: t, Report: &check.Report{Document: d}}
}

// find is the next place of some words in the text.
func (g *judging) find(words string) release.Span {
	g.t.Helper()
	i := strings.Index(g.Document.Text[g.from:], words)
	if i < 0 {
		g.t.Fatalf("%q does not stand in %q", words, g.Document.Text[g.from:])
	}
	g.from += i
	return release.Span{Start: g.from, End: g.from + len(words)}
}

// claim adds a claim with its verdict.
func (g *judging) claim(words string, k claim.Kind, v check.Verdict, by check.Basis, change ...func(*check.Judged)) {
	g.t.Helper()
	span := g.find(words)
	j := check.Judged{Claim: claim.Claim{Index: len(g.Claims), Kind: k, Span: span, Text: words, HasNumber: true, Quoted: g.Document.Quoted(span.Start)}, Verdict: v, Basis: by}
	for _, f := range change {
		f(&j)
	}
	if j.Rule != "" && !j.Passed {
		g.Findings = append(g.Findings, check.Finding{Rule: j.Rule, Severity: j.Severity, Claim: j.Index, Span: span, Message: j.Message, Hint: j.Hint})
	}
	g.Claims = append(g.Claims, j)
}

// finding adds a finding that is about no claim.
func (g *judging) finding(rule check.RuleID, s caveat.Severity, span release.Span, message, hint string, related ...release.Span) {
	g.Findings = append(g.Findings, check.Finding{Rule: rule, Severity: s, Claim: claim.None, Span: span, Message: message, Hint: hint, Related: related})
}

func says(rule check.RuleID, s caveat.Severity, message, hint string) func(*check.Judged) {
	return func(j *check.Judged) { j.Rule, j.Severity, j.Message, j.Hint = rule, s, message, hint }
}

func number98(j *check.Judged) {
	j.Stated = wording.Stated{N: number.Int(98)}
	j.True, j.FromText, j.ToText = "98.99 per cent", "596", "1,186"
	j.Working = "(1,186 − 596) ÷ 596 × 100 = 98.99 per cent"
	j.Instead = []string{"99 per cent", "nearly doubled"}
	j.Areas = []claim.AreaReading{{Text: "Hertfordshire"}}
	j.Periods = []claim.PeriodReading{{Text: "2019"}}
	j.Against = []claim.PeriodReading{{Text: "2018"}}
}

func figured(f figure.Figure) func(*check.Judged) { return func(j *check.Judged) { j.Figure = f } }

// increaseReport is the release above, held against data.
func increaseReport(t testing.TB, p places) *check.Report {
	d := release.Parse("releases/increase.md", increase, release.Options{Format: release.Markdown})
	g := newJudging(t, d)
	g.claim("double", claim.Multiple, check.Right, check.ByData, figured(hertfordshire(p)),
		says(check.RuleWording, caveat.Info, "1.99 is a little under 2", "say almost doubled"))
	g.claim("1,186 people", claim.Count, check.Right, check.ByData, figured(total(p.named("Hertfordshire"), year2019, known(1186, 5))),
		func(j *check.Judged) { j.True = "1,186" })
	g.claim("98\u00a0per\u00a0cent increase", claim.PercentChange, check.Wrong, check.ByData, number98, figured(hertfordshire(p)),
		says(check.RuleTruncated, caveat.Error, "the data say 98.99 per cent for Hertfordshire, 2019 against 2018 (from 596 to 1,186); it looks truncated", "say 99 per cent or nearly doubled"))
	percent := len(g.Findings) - 1
	g.claim("596", claim.Count, check.Right, check.ByText)
	g.Findings[percent].Related = []release.Span{g.Claims[3].Span}
	g.finding(check.RuleID(caveat.NounDrift), caveat.Warning, g.find("Callers"), `one number is "people" here and "callers" there`, "", g.Claims[1].Span)
	g.claim("Nearly 1,200 people", claim.Count, check.Loose, check.ByData, says(check.RuleWording, caveat.Warning, "1,186 is 14 short of 1,200; limit 5", "say just under 1,200"))
	g.finding(check.RuleID(caveat.Cause), caveat.Info, g.find("1,200 people asked us for help"), "a change is not an effect", "")
	g.claim("373 people", claim.Count, check.Unsupported, check.ByNothing, func(j *check.Judged) { j.Message = "the data hold nothing for Dorset, 2019" })
	g.claim("sixteen", claim.Count, check.Unclear, check.ByData, func(j *check.Judged) { j.Readings = []string{"Norfolk, 2019: 16", "Norfolk, 2018: 12"} },
		says(check.RuleUnclear, caveat.Warning, "the text does not say clearly what this is about; Norfolk, 2019: 16; Norfolk, 2018: 12", ""))
	g.claim("one in ten", claim.Fraction, check.Wrong, check.ByData, func(j *check.Judged) { j.Passed = true },
		says(check.RuleData, caveat.Error, "the data say one in twelve", ""))
	g.claim("1,186", claim.Count, check.Right, check.ByText)
	g.claim("299", claim.Count, check.Right, check.ByFacts, func(j *check.Judged) { j.Source = "Kent Police, March 2020" })
	g.finding(check.RuleUnusedIgnore, caveat.Warning, release.Span{}, `"an old remark" of the configuration passes over nothing (figures.yaml:12)`, "remove it")
	g.Plain = []claim.Plain{{Span: g.find("01234 567890"), Text: "01234 567890", Reason: claim.Telephone}}
	g.Ignored = 1
	return g.Report
}

// wideReport has letters that take no column of a terminal, and two.
func wideReport(t testing.TB) *check.Report {
	text := "Caf\u0301e\u0301 \u6771\u4eac\tsays that its visits\u00a0rose by\r\n30% from 236\u00a0to 311, and 🙂 that nobody did.\r\n\r\n• Up 5% now\r\n"
	g := newJudging(t, release.Parse("wide.txt", text, release.Options{}))
	g.claim("rose by\r\n30%", claim.PercentChange, check.Wrong, check.ByText, func(j *check.Judged) { j.Working = "(311 − 236) ÷ 236 × 100 = 31.8 per cent" },
		says(check.RuleNumbers, caveat.Error, "the numbers here disagree: from 236 to 311 is 32 per cent, not 30%", "if 236 and 311 are right, say 32%"))
	g.claim("236\u00a0to 311", claim.Count, check.Unsupported, check.ByNothing)
	g.claim("nobody", claim.Count, check.Wrong, check.ByText, says(check.RuleNumbers, caveat.Error, "somebody did", ""))
	g.claim("5%", claim.PercentChange, check.Right, check.ByText, func(j *check.Judged) { j.Working = "(105 − 100) ÷ 100 × 100 = 5 per cent" })
	return g.Report
}

// wordReport has no lines but paragraphs, one of them long.
func wordReport(t testing.TB) *check.Report {
	long := strings.Repeat("The first sentences of a long paragraph say very little. ", 6) + "In all 3,000 people called, " + strings.Repeat("and they go on and on. ", 8)
	paragraphs := []string{"Calls are up", long, "A line\nand another with 50% more"}
	d := &release.Document{Name: `C:\press\calls & visits.docx`, Format: release.Word}
	for i, text := range paragraphs {
		if i > 0 {
			d.Text += "\n\n"
		}
		start := len(d.Text)
		d.Text += text
		d.Blocks = append(d.Blocks, release.Block{Kind: []release.Kind{release.Headline, release.Paragraph, release.Notes}[i], Span: release.Span{Start: start, End: len(d.Text)}})
	}
	g := newJudging(t, d)
	g.claim("3,000 people", claim.Sum, check.Wrong, check.ByText, says(check.RuleID(caveat.PartsNotTotal), caveat.Error, "the parts add up to 2,900", "check the parts"))
	g.claim("50% more", claim.PercentChange, check.Unclear, check.ByNothing)
	return g.Report
}

// hostileReport tries to break out of every format.
func hostileReport(t testing.TB) *check.Report {
	text := "<script>alert(1)</script> \x1b[31m400 \"people\"\u202e'><img src=x onerror=alert(1)>]]>&amp; ::error::x %0A, a:b {{.}}\n"
	g := newJudging(t, release.Parse("a,b:c%\n<i>\"'.txt", text, release.Options{}))
	g.claim(`400 "people"`+"\u202e'><img src=x onerror=alert(1)>]]>", claim.Count, check.Wrong, check.ByText,
		says(check.RuleNumbers, caveat.Error, "not <b>400</b> \x1b[0m\n::warning::100% of \u202ethem", "say </script>]]>\r\n'\" javascript:x"), figured(nil))
	return g.Report
}

// findings are the cases of the goldens.
func findings(t testing.TB) map[string]Findings {
	p := newPlaces(t)
	data := Findings{Reports: []*check.Report{increaseReport(t, p)}, Files: files, Areas: p.tree, Version: "1.2.3"}
	all := data
	all.All, all.Explain = true, true
	nothing := check.Report{Document: release.Parse("empty.txt", "Nothing here says how much, and the next sentence is so long that no line of a terminal that anybody has would hold the whole of it.", release.Options{})}
	nothing.Findings = []check.Finding{{Rule: check.RuleNoClaims, Severity: caveat.Warning, Claim: claim.None, Span: nothing.Document.Sentences[0], Message: "no number in this text says how much"}}
	return map[string]Findings{
		"check-data":    data,
		"check-all":     all,
		"check-several": {Reports: []*check.Report{wideReport(t), wordReport(t)}},
		"check-narrow":  {Reports: []*check.Report{wideReport(t), wordReport(t)}, Width: 40, Color: true, All: true},
		"check-nothing": {Reports: []*check.Report{&nothing}},
		"check-hostile": {Reports: []*check.Report{hostileReport(t)}},
		"check-empty":   {},
	}
}
