package report

import (
	"bytes"
	"io"
	"strings"
	"unicode"

	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/check"
	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/release"
)

// FindingsJSON writes all claims with everything that is known of them, for
// programs. FindingsSchema describes it.
type FindingsJSON struct{}

// Name is "json".
func (FindingsJSON) Name() string { return "json" }

// Extensions is ".json".
func (FindingsJSON) Extensions() []string { return []string{".json"} }

// jsonFindings is what stands before the files.
type jsonFindings struct {
	Schema  int     `json:"schema"`
	Summary Summary `json:"summary"`
}

type jsonReleased struct {
	File      string        `json:"file"`
	Format    string        `json:"format"`
	Summary   Summary       `json:"summary"`
	Claims    []jsonClaim   `json:"claims"`
	Findings  []jsonFinding `json:"findings"`
	NotClaims []jsonPlain   `json:"not_claims"`
}

// jsonPlace is where something stands in a release.
type jsonPlace struct {
	Line      int `json:"line"`
	Column    int `json:"column"`
	EndLine   int `json:"end_line"`
	EndColumn int `json:"end_column"`
	Start     int `json:"start"`
	End       int `json:"end"`
}

type jsonClaim struct {
	Text     string     `json:"text"`
	Kind     claim.Kind `json:"kind"`
	Verdict  string     `json:"verdict"`
	Severity string     `json:"severity"`
	Rule     string     `json:"rule"`
	jsonPlace
	Stated   string       `json:"stated"`
	True     string       `json:"true"`
	From     string       `json:"from"`
	To       string       `json:"to"`
	Hedge    string       `json:"hedge"`
	Area     string       `json:"area"`
	AreaName string       `json:"area_name"`
	Period   string       `json:"period"`
	Against  string       `json:"against"`
	Basis    string       `json:"basis"`
	Message  string       `json:"message"`
	Hint     string       `json:"hint"`
	Working  string       `json:"working"`
	Instead  []string     `json:"instead"`
	Readings []string     `json:"readings"`
	Source   string       `json:"source"`
	Quoted   bool         `json:"quoted"`
	Passed   bool         `json:"passed"`
	Notes    []jsonCaveat `json:"notes"`
	Figure   any          `json:"figure"`
}

type jsonFinding struct {
	Rule     string `json:"rule"`
	Severity string `json:"severity"`
	Claim    *int   `json:"claim"`
	Text     string `json:"text"`
	jsonPlace
	Message     string        `json:"message"`
	Hint        string        `json:"hint"`
	Related     []jsonRelated `json:"related"`
	Fingerprint string        `json:"fingerprint"`
}

type jsonRelated struct {
	Text string `json:"text"`
	jsonPlace
}

type jsonPlain struct {
	Text   string `json:"text"`
	Reason string `json:"reason"`
	jsonPlace
}

// filesLevel is how deep the files stand in the findings.
const filesLevel = 2

// Write writes every claim of every release. The releases, of which one run can
// have hundreds, are put into words several at a time.
func (FindingsJSON) Write(w io.Writer, f Findings) error {
	page, err := marshal(jsonFindings{Schema: SchemaVersion, Summary: f.Summary()}, 0)
	if err != nil {
		return err
	}
	e := f.encoder()
	files, err := eachInTurn(f.Reports, func(r *check.Report) ([]byte, error) {
		released, err := e.released(r)
		if err != nil {
			return nil, err
		}
		return marshal(released, filesLevel)
	})
	if err != nil {
		return err
	}
	page = append(bytes.TrimSuffix(page, []byte("\n}")), ",\n  \"files\": "...)
	page = append(appendList(page, files, filesLevel), "\n}\n"...)
	_, err = w.Write(page)
	return err
}

// encoder is what encodes the figures of claims.
func (f Findings) encoder() encoder {
	r := Result{Files: f.Files, Areas: f.Areas, Style: f.Style}
	for _, report := range f.Reports {
		for _, j := range report.Claims {
			if j.Figure != nil {
				r.Figures = append(r.Figures, j.Figure)
			}
		}
	}
	return encoder{printer: printer{r.styled()}, world: newWorld(r), files: r.Files}
}

func (e encoder) released(r *check.Report) (jsonReleased, error) {
	d := r.Document
	out := jsonReleased{File: d.Name, Format: d.Format.String(), Summary: summaryOf(r), Claims: []jsonClaim{}, Findings: []jsonFinding{}, NotClaims: []jsonPlain{}}
	for i := range r.Claims {
		c, err := e.with(r.Claims[i].Files).claim(d, &r.Claims[i])
		if err != nil {
			return out, err
		}
		out.Claims = append(out.Claims, c)
	}
	for _, one := range r.Findings {
		out.Findings = append(out.Findings, findingJSON(d, one))
	}
	for _, n := range r.Plain {
		out.NotClaims = append(out.NotClaims, jsonPlain{n.Text, string(n.Reason), placeJSON(d, n.Span)})
	}
	return out, nil
}

func placeJSON(d *release.Document, s release.Span) jsonPlace {
	p := spotOf(d, s)
	return jsonPlace{p.line, p.column, p.endLine, p.endColumn, p.Start, p.End}
}

func findingJSON(d *release.Document, f check.Finding) jsonFinding {
	out := jsonFinding{
		Rule: string(f.Rule), Severity: f.Severity.String(), Text: d.Text[f.Start:f.End], jsonPlace: placeJSON(d, f.Span),
		Message: f.Message, Hint: f.Hint, Related: []jsonRelated{}, Fingerprint: f.Fingerprint(),
	}
	if f.Claim != claim.None {
		out.Claim = &f.Claim
	}
	for _, s := range f.Related {
		out.Related = append(out.Related, jsonRelated{d.Text[s.Start:s.End], placeJSON(d, s)})
	}
	return out
}

func (e encoder) claim(d *release.Document, j *check.Judged) (jsonClaim, error) {
	c := jsonClaim{
		Text: j.Text, Kind: j.Kind, Verdict: string(j.Verdict), Rule: string(j.Rule), jsonPlace: placeJSON(d, j.Span),
		Stated: stated(j), True: digits(j.True), From: digits(j.FromText), To: digits(j.ToText), Hedge: j.Hedge, Basis: string(j.Basis), Message: j.Message,
		Hint: j.Hint, Working: j.Working, Instead: append([]string{}, j.Instead...), Readings: append([]string{}, j.Readings...),
		Source: j.Source, Quoted: j.Quoted, Passed: j.Passed, Notes: caveatsJSON(j.Notes),
	}
	if j.Severity > caveat.OK {
		c.Severity = j.Severity.String()
	}
	c.Area, c.Period, c.Against = j.About()
	c.AreaName = judgedFor(j)
	var err error
	if j.Figure != nil {
		c.Figure, err = e.figure(j.Figure)
	}
	return c, err
}

// judgedFor is the place of the data that a claim was judged for: Hertfordshire of
// "the county". It is empty where the data have not judged it.
func judgedFor(j *check.Judged) string {
	if j.Figure == nil {
		return ""
	}
	return j.Figure.Base().Area.Name
}

// digits is a figure in words as its digits alone: 98.99 for "98.99 per cent",
// 1186 for "1,186", 2400000 for "£2.4m". What is not one number and its unit
// stays as it is: "at least 950", the order of a rank.
func digits(words string) string {
	found := number.FindWritten(words)
	if len(found) != 1 {
		return words
	}
	before, value := words[:found[0].Start], found[0].Value
	switch {
	case strings.ContainsFunc(before, unicode.IsSpace):
		return words
	case strings.ContainsAny(before, "-−") && value.Sign() > 0:
		value = value.Neg()
	}
	return value.String()
}

// with is an encoder for figures whose rows point into other files, if there
// are any.
func (e encoder) with(files []cube.File) encoder {
	if files != nil {
		e.files = files
	}
	return e
}

// stated is the number that a claim states, as digits or a ratio; empty for
// one without: "rose", "the highest".
func stated(j *check.Judged) string {
	if !j.HasNumber && j.Kind != claim.Multiple && j.Kind != claim.Fraction {
		return ""
	}
	return j.Stated.N.String()
}
