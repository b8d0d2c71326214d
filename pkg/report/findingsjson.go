package report

import (
	"io"

	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/check"
	"github.com/pressfigures/figures/pkg/claim"
)

// FindingsJSON writes all claims with everything that is known of them, for
// programs. FindingsSchema describes it.
type FindingsJSON struct{}

// Name is "json".
func (FindingsJSON) Name() string { return "json" }

// Extensions is ".json".
func (FindingsJSON) Extensions() []string { return []string{".json"} }

type jsonFindings struct {
	Schema  int            `json:"schema"`
	Summary Summary        `json:"summary"`
	Files   []jsonReleased `json:"files"`
}

type jsonReleased struct {
	File      string        `json:"file"`
	Claims    []jsonClaim   `json:"claims"`
	Findings  []jsonFinding `json:"findings"`
	NotClaims []jsonPlain   `json:"not_claims"`
}

type jsonClaim struct {
	Text     string       `json:"text"`
	Kind     claim.Kind   `json:"kind"`
	Verdict  string       `json:"verdict"`
	Severity string       `json:"severity"`
	Rule     string       `json:"rule"`
	Line     int          `json:"line"`
	Column   int          `json:"column"`
	Start    int          `json:"start"`
	End      int          `json:"end"`
	Stated   string       `json:"stated"`
	True     string       `json:"true"`
	From     string       `json:"from"`
	To       string       `json:"to"`
	Hedge    string       `json:"hedge"`
	Area     string       `json:"area"`
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
	Notes    []jsonCaveat `json:"notes"`
	Figure   any          `json:"figure"`
}

type jsonFinding struct {
	Rule     string `json:"rule"`
	Severity string `json:"severity"`
	Claim    *int   `json:"claim"`
	Line     int    `json:"line"`
	Column   int    `json:"column"`
	Start    int    `json:"start"`
	End      int    `json:"end"`
	Message  string `json:"message"`
	Hint     string `json:"hint"`
}

type jsonPlain struct {
	Text   string `json:"text"`
	Reason string `json:"reason"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
	Start  int    `json:"start"`
	End    int    `json:"end"`
}

// Write writes every claim of every release.
func (FindingsJSON) Write(w io.Writer, f Findings) error {
	page := jsonFindings{Schema: SchemaVersion, Summary: f.Summary(), Files: []jsonReleased{}}
	for _, r := range f.Reports {
		released, err := releasedJSON(r)
		if err != nil {
			return err
		}
		page.Files = append(page.Files, released)
	}
	return writeJSON(w, page)
}

func releasedJSON(r *check.Report) (jsonReleased, error) {
	out := jsonReleased{File: r.Document.Name, Claims: []jsonClaim{}, Findings: []jsonFinding{}, NotClaims: []jsonPlain{}}
	for _, j := range r.Claims {
		c, err := claimJSON(r, j)
		if err != nil {
			return out, err
		}
		out.Claims = append(out.Claims, c)
	}
	for _, f := range r.Findings {
		p := r.Document.Place(f.Start)
		at := r.Document.SourceSpan(f.Span)
		finding := jsonFinding{Rule: string(f.Rule), Severity: f.Severity.String(), Line: p.Line, Column: p.Column,
			Start: at.Start, End: at.End, Message: f.Message, Hint: f.Hint}
		if f.Claim >= 0 {
			finding.Claim = &f.Claim
		}
		out.Findings = append(out.Findings, finding)
	}
	for _, n := range r.Plain {
		p := r.Document.Place(n.Start)
		at := r.Document.SourceSpan(n.Span)
		out.NotClaims = append(out.NotClaims, jsonPlain{n.Text, string(n.Reason), p.Line, p.Column, at.Start, at.End})
	}
	return out, nil
}

func claimJSON(r *check.Report, j check.Judged) (jsonClaim, error) {
	p, at := r.Document.Place(j.Start), r.Document.SourceSpan(j.Span)
	c := jsonClaim{
		Text: j.Text, Kind: j.Kind, Verdict: string(j.Verdict), Rule: string(j.Rule), Line: p.Line, Column: p.Column,
		Start: at.Start, End: at.End, True: j.True, From: j.FromText, To: j.ToText,
		Hedge: j.Hedge, Basis: string(j.Basis), Message: j.Message, Hint: j.Hint, Working: j.Working, Instead: j.Instead,
		Readings: j.Readings, Source: j.Source, Quoted: j.Quoted, Notes: caveatsJSON(j.Notes),
	}
	if j.Severity > caveat.OK {
		c.Severity = j.Severity.String()
	}
	if j.HasNumber || j.Kind == claim.Multiple || j.Kind == claim.Fraction {
		c.Stated = j.Stated.N.String()
	}
	c.Area, c.Period, c.Against = j.About()
	if c.Instead == nil {
		c.Instead = []string{}
	}
	if c.Readings == nil {
		c.Readings = []string{}
	}
	if j.Figure == nil {
		return c, nil
	}
	var err error
	c.Figure, err = encoder{printer: printer{Result{}.styled()}}.figure(j.Figure)
	return c, err
}
