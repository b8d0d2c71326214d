package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/check"
	"github.com/pressfigures/figures/pkg/release"
)

// FindingsSARIF writes findings as SARIF 2.1.0, which code hosts and editors
// read: one run, a result for each finding, with the rules that they are filed
// under. Claims without a finding are results only where all are asked for;
// many readers take every result for something that is the matter.
type FindingsSARIF struct{}

// Name is "sarif".
func (FindingsSARIF) Name() string { return "sarif" }

// Extensions is ".sarif".
func (FindingsSARIF) Extensions() []string { return []string{".sarif"} }

// The standard's version and schema, and where the tool's home is.
const (
	sarifVersion = "2.1.0"
	sarifSchema  = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
	homePage     = "https://github.com/pressfigures/figures"
)

// fingerprintName names our fingerprints, with the version of how they are
// made.
const fingerprintName = "figuresFinding/v1"

type sarifLog struct {
	Schema  string     `json:"$schema"`
	Version string     `json:"version"`
	Runs    []sarifRun `json:"runs"`
}

type sarifRun struct {
	Tool       sarifTool       `json:"tool"`
	Artifacts  []sarifArtifact `json:"artifacts"`
	Results    []sarifResult   `json:"results"`
	ColumnKind string          `json:"columnKind"`
}

type sarifTool struct {
	Driver sarifDriver `json:"driver"`
}

type sarifDriver struct {
	Name           string      `json:"name"`
	Version        string      `json:"version,omitempty"`
	InformationURI string      `json:"informationUri"`
	Rules          []sarifRule `json:"rules"`
}

type sarifRule struct {
	ID      string       `json:"id"`
	Short   sarifText    `json:"shortDescription"`
	Full    *sarifText   `json:"fullDescription,omitempty"`
	Help    sarifText    `json:"help"`
	Default sarifDefault `json:"defaultConfiguration"`
}

type sarifDefault struct {
	Level string `json:"level"`
}

type sarifText struct {
	Text string `json:"text"`
}

type sarifArtifact struct {
	Location sarifURI `json:"location"`
}

type sarifURI struct {
	URI   string `json:"uri"`
	Index *int   `json:"index,omitempty"`
}

type sarifResult struct {
	RuleID       string            `json:"ruleId,omitempty"`
	RuleIndex    *int              `json:"ruleIndex,omitempty"`
	Kind         string            `json:"kind"`
	Level        string            `json:"level"`
	Message      sarifText         `json:"message"`
	Locations    []sarifLocation   `json:"locations"`
	Related      []sarifLocation   `json:"relatedLocations,omitempty"`
	Fingerprints map[string]string `json:"partialFingerprints,omitempty"`
	Properties   map[string]string `json:"properties,omitempty"`
}

type sarifLocation struct {
	ID       *int           `json:"id,omitempty"`
	Physical sarifPhysical  `json:"physicalLocation"`
	Logical  []sarifLogical `json:"logicalLocations,omitempty"`
	Message  *sarifText     `json:"message,omitempty"`
}

type sarifPhysical struct {
	Artifact sarifURI     `json:"artifactLocation"`
	Region   *sarifRegion `json:"region,omitempty"`
}

type sarifLogical struct {
	Name string `json:"fullyQualifiedName"`
}

type sarifRegion struct {
	StartLine   int        `json:"startLine"`
	StartColumn int        `json:"startColumn"`
	EndLine     int        `json:"endLine"`
	EndColumn   int        `json:"endColumn"`
	Snippet     *sarifText `json:"snippet,omitempty"`
}

// Write writes one run.
func (FindingsSARIF) Write(w io.Writer, f Findings) error {
	run := sarifRun{ColumnKind: "unicodeCodePoints", Artifacts: []sarifArtifact{}, Results: []sarifResult{}}
	run.Tool.Driver = sarifDriver{Name: "figures", Version: f.Version, InformationURI: homePage}
	rules := map[check.RuleID]int{}
	run.Tool.Driver.Rules = f.sarifRules(rules)
	files := map[string]int{}
	for _, r := range f.Reports {
		name := uri(r.Document.Name)
		if _, known := files[name]; !known { // the standard has each file once
			files[name] = len(files)
			run.Artifacts = append(run.Artifacts, sarifArtifact{sarifURI{URI: name}})
		}
		for _, m := range f.remarks(r, false) {
			if !m.bare || f.All {
				run.Results = append(run.Results, sarifResultOf(sarifFile{r.Document, files[name]}, m, rules))
			}
		}
	}
	return writeJSON(w, sarifLog{Schema: sarifSchema, Version: sarifVersion, Runs: []sarifRun{run}})
}

// sarifRules lists the rules that the findings are filed under, in the order in
// which they turn up, and notes the place of each.
func (f Findings) sarifRules(at map[check.RuleID]int) []sarifRule {
	rules := []sarifRule{}
	for _, r := range f.Reports {
		for _, one := range r.Findings {
			if _, known := at[one.Rule]; !known {
				at[one.Rule] = len(rules)
				rules = append(rules, sarifRuleOf(one.Rule, one.Severity))
			}
		}
	}
	return rules
}

// sarifRuleOf describes a rule: as the rules of checks say it, else as the
// caveats do.
func sarifRuleOf(id check.RuleID, severity caveat.Severity) sarifRule {
	title, why, example := strings.ReplaceAll(string(id), "-", " "), "", ""
	if rule, ok := check.LookupRule(id); ok {
		title, why, severity, example = rule.Title, rule.Why, rule.Severity, exampleOf(rule.Example)
	} else if rule, ok := caveat.Lookup(caveat.ID(id)); ok {
		title, why, severity = rule.Title, rule.Why, rule.Severity
	}
	out := sarifRule{ID: string(id), Short: sarifText{sentence(title)}, Default: sarifDefault{sarifLevel(severity)}}
	if why != "" {
		out.Full = &sarifText{sentence(why)}
	}
	advice := fmt.Sprintf("\"figures rules %s\" explains the rule.", id)
	parts := slices.DeleteFunc([]string{sentence(why), example, advice}, func(s string) bool { return s == "" })
	out.Help.Text = strings.Join(parts, "\n\n")
	return out
}

// exampleOf shows a text that fails, and the same mended.
func exampleOf(e check.Example) string {
	if e.Fails == "" {
		return ""
	}
	text := "This fails: " + strings.TrimSpace(e.Fails)
	if e.Mended != "" {
		text += "\nThis does not: " + strings.TrimSpace(e.Mended)
	}
	return text
}

// sentence gives a text a capital and a full stop; nothing stays nothing.
func sentence(text string) string {
	if text == "" {
		return ""
	}
	return strings.TrimSuffix(capitalise(text), ".") + "."
}

func sarifLevel(s caveat.Severity) string {
	switch s {
	case caveat.Error:
		return "error"
	case caveat.Warning:
		return "warning"
	}
	return "note"
}

// sarifFile is a release and its place in the artifacts.
type sarifFile struct {
	*release.Document
	index int
}

func sarifResultOf(d sarifFile, m remark, rules map[check.RuleID]int) sarifResult {
	out := sarifResult{Kind: "fail", Level: sarifLevel(m.Severity), Message: sarifText{m.Message}, Locations: []sarifLocation{d.location(m.Span)}}
	if m.Hint != "" {
		out.Message.Text += "\nHint: " + m.Hint
	}
	if i, ok := rules[m.Rule]; ok {
		out.RuleID, out.RuleIndex = string(m.Rule), &i
	}
	if m.bare {
		out.Kind, out.Level = sarifKind(m.judged), "none"
	}
	if mark := m.Fingerprint(); mark != "" {
		out.Fingerprints = map[string]string{fingerprintName: mark}
	}
	if m.judged != nil {
		out.Properties = sarifProperties(m.judged)
	}
	for i, span := range m.Related {
		other := d.location(span)
		other.ID, other.Message = &i, &sarifText{wordsAt(d.Document, span)}
		out.Related = append(out.Related, other)
	}
	return out
}

// sarifKind is what a claim without a finding comes to.
func sarifKind(j *check.Judged) string {
	switch {
	case j.Passed:
		return "informational"
	case j.Verdict == check.Right:
		return "pass"
	}
	return "open"
}

// sarifProperties are what a claim states and what the basis gives.
func sarifProperties(j *check.Judged) map[string]string {
	out := map[string]string{"kind": string(j.Kind), "verdict": string(j.Verdict), "basis": string(j.Basis), "claim": printable(j.Text)}
	if j.True != "" {
		out["true"] = printable(j.True)
	}
	if len(j.Instead) > 0 {
		out["instead"] = printable(j.Instead[0])
	}
	return out
}

// location is where something stands: lines and columns, or, in a Word file,
// which has none, the name of the place.
func (d sarifFile) location(s release.Span) sarifLocation {
	at := spotOf(d.Document, s)
	out := sarifLocation{Physical: sarifPhysical{Artifact: sarifURI{uri(d.Name), &d.index}}}
	if at.nowhere() {
		return out
	}
	if at.paragraph {
		out.Logical = []sarifLogical{{at.String()}}
		return out
	}
	out.Physical.Region = &sarifRegion{StartLine: at.line, StartColumn: at.column, EndLine: at.endLine, EndColumn: at.endColumn}
	if line, start := d.Line(s.Start); at.oneLine() {
		out.Physical.Region.Snippet = &sarifText{line[start:min(start+at.End-at.Start, len(line))]}
	}
	return out
}

// uri is the address of a file by its path: a relative one for a relative
// path, so that it can be found below the root of a repository.
func uri(path string) string {
	path = slashed(path)
	var b strings.Builder
	switch {
	case strings.HasPrefix(path, "//"): // a share
		b.WriteString("file:")
	case strings.HasPrefix(path, "/"):
		b.WriteString("file://")
	case len(path) > 2 && path[1:3] == ":/": // a drive
		b.WriteString("file:///" + path[:2])
		path = path[2:]
	}
	for _, c := range []byte(path) {
		if plainInURI(c) {
			b.WriteByte(c)
			continue
		}
		fmt.Fprintf(&b, "%%%02X", c)
	}
	return b.String()
}

func plainInURI(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("-._~/!$&'()*+,;=@", c) >= 0
}
